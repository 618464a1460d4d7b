"""Screening a table says of every row and routine what ``check`` says."""

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import stenosis_routines as sr
from bulk.tables import ANSWERS, EDGES, WATCHED, checked, tables
from stenosis_routines import bulk
from stenosis_routines.bulk import screening
from stenosis_routines.check import examine
from stenosis_routines.rules.amounts import amounts_of, looked_at
from stenosis_routines.strategies import doses

ROCKING = {"routine_id": "a", "session": "A", "name": "Pelvic rocking", "reps": 10, "times_per_day": 5}


def table(*rows, **more):
    return pa.Table.from_pylist([{**ROCKING, **more, **row} for row in rows])


@settings(max_examples=80)
@given(tables(), ANSWERS)
def test_screen_says_what_check_says_row_by_row(table, answers):
    assert bulk.screen(table, answers=answers).to_pylist() == list(checked(table, answers))


@settings(max_examples=20)
@given(st.lists(tables(), min_size=2, max_size=3))
def test_what_a_screener_remembers_of_other_tables_changes_nothing(several):
    screener = bulk.Screener()
    for table in several:
        assert screener.screen(table).to_pylist() == bulk.screen(table).to_pylist()


@settings(max_examples=20)
@given(tables(), st.integers(1, 5))
def test_where_a_table_is_cut_changes_nothing(table, rows):
    whole = bulk.screen(table)
    chunked = pa.concat_tables([table.slice(n, rows) for n in range(0, len(table), rows)] or [table])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(screening, "_ROWS", rows)
        assert bulk.screen(chunked).to_pylist() == whole.to_pylist()


@given(doses | EDGES, doses | EDGES, st.sampled_from(WATCHED))
def test_doses_that_rules_cannot_tell_apart_get_the_same_findings(one, other, name):
    movement = sr.Exercise(name=name)
    found = [
        {(f.code, f.severity) for f in sr.check(alone(sr.Prescription(movement, dose))).findings if f.exercise}
        for dose in (one, other)
    ]
    ((item, _),) = examine(alone(sr.Prescription(movement, one))).items
    differ = amounts_of(one).told_apart ^ amounts_of(other).told_apart
    assert found[0] == found[1] or differ & looked_at(item.recognition, item.exercise.id)


def test_a_dose_of_which_nothing_is_known_has_nothing_to_tell_apart():
    assert amounts_of(sr.Dose()).told_apart == 0


def alone(prescription):
    return sr.Routine("", (sr.Session("", (prescription,)),))


def test_every_rule_about_a_whole_routine_is_one_that_screening_knows():
    whole = {rule.code for rule in sr.article if rule.whole is not None}
    seen_here = {"SR201", "SR202", "SR305", "SR306", "SR307", "SR401", "SR402", "SR501", "SR502"}
    of_texts, of_files = {"SR607", "SR608", "SR609"}, {"SR304", "SR603", "SR606"}
    of_people = {"SR503", "SR504", "SR505", "SR506", "SR604", "SR605"}
    assert whole == seen_here | of_texts | of_files | of_people


def test_the_result_has_a_row_for_each_row_and_the_verdict_of_its_routine():
    found = bulk.screen(table({}, {"name": "Barbell squat"}, {"routine_id": "b"}))
    assert found.column("routine_id").to_pylist() == ["a", "a", "b"]
    assert found.column("suitability").to_pylist() == ["recommended", "contraindicated", "recommended"]
    assert found.column("contraindications").to_pylist() == [[], ["standing", "heavy_hip_leg_load"], []]
    assert found.column("codes").to_pylist() == [[], ["SR101", "SR103"], []]
    assert found.column("verdict").to_pylist() == ["unsuitable", "unsuitable", "suitable"]


def test_verdicts_gives_a_row_a_routine():
    found = bulk.verdicts(bulk.screen(table({}, {"name": "Barbell squat"}, {"routine_id": "b"})))
    assert found.to_pylist() == [
        {
            "routine_id": "a",
            "rows": 2,
            "verdict": "unsuitable",
            "codes": ["SR101", "SR103", "SR201", "SR501", "SR502"],
        },
        {"routine_id": "b", "rows": 1, "verdict": "suitable", "codes": ["SR501", "SR502"]},
    ]


def test_no_rows_give_no_rows():
    found = bulk.screen(table({}).slice(1))
    assert (len(found), found.schema.names) == (0, bulk.screen(table({})).schema.names)
    assert len(bulk.verdicts(found)) == 0


def test_rows_that_went_through_check_are_counted():
    many = table({}, {"session": "B"}, {}, {"routine_id": "b"})
    assert bulk.screen(many).schema.metadata[bulk.CHECKED] == b"3"


@pytest.mark.parametrize("asks", [{"notes": "20 times"}, {"session": "A (20 times)"}, {"name": "Ankle pump lying x20"}])
def test_what_texts_ask_for_is_added_up_over_the_rows_of_a_routine(asks):
    pump = {"name": "Lying ankle pump", "reps": 5, "times_per_day": None, **asks}
    for rows, verdict in ((5, "suitable"), (6, "needs_review")):  # 20 times each, where 100 are the most
        many = table(*[pump] * rows)
        assert bulk.verdicts(bulk.screen(many)).column("verdict").to_pylist() == [verdict]
        assert bulk.screen(many).to_pylist() == list(checked(many, None))


def test_what_an_expert_has_settled_counts():
    answer = (
        'format = "stenosis-routines-answers/1"\n[[name]]\nname = "Glorp"\nis = "pelvic-rocking"\nwho = "R"\n'
        "on = 2026-01-01\n"
    )
    asked = table({"name": "Glorp"})
    assert bulk.screen(asked).column("verdict").to_pylist() == ["needs_review"]
    answers = sr.Answers.loads(answer)
    assert bulk.screen(asked, answers=answers).to_pylist() == list(checked(asked, answers))
    assert bulk.screen(asked, answers=answers).column("verdict").to_pylist() == ["suitable"]


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.dictionary(pa.int32(), pa.string())])
def test_texts_of_any_arrow_type_come_to_the_same(kind):
    given = table({}, {"name": "Barbell squat"}, {"routine_id": "b"})
    for name in ("routine_id", "session", "name"):
        given = given.set_column(given.schema.get_field_index(name), name, given.column(name).cast(kind))
    assert bulk.screen(given).column("codes").to_pylist() == [[], ["SR101", "SR103"], []]


def test_chunks_with_different_dictionaries_come_to_the_same():
    rows = [{"name": "Barbell squat"}, {"routine_id": "b"}, {"routine_id": "c", "name": "Knee to chest"}]
    parts = [table(row) for row in rows]
    encoded = [part.set_column(2, "name", part.column("name").dictionary_encode()) for part in parts]
    assert bulk.screen(pa.concat_tables(encoded)).to_pylist() == bulk.screen(pa.concat_tables(parts)).to_pylist()


def test_other_packages_give_their_tables_as_arrow_streams():
    class Frame:
        def __arrow_c_stream__(self, requested_schema=None):
            return table({}).__arrow_c_stream__(requested_schema)

    assert bulk.screen(Frame()).column("verdict").to_pylist() == ["suitable"]
    assert bulk.screen(table({}).to_batches()[0]).column("verdict").to_pylist() == ["suitable"]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (table({}).drop_columns(["session"]), "column session: expected a column of that name"),
        (table({}, {"routine_id": None}), "row 2, column routine_id: expected the id of a routine, found nothing"),
        (
            table({}).set_column(0, "routine_id", pa.DictionaryArray.from_arrays([1], ["a", None])),
            "row 1, column routine_id: expected the id of a routine, found nothing",
        ),
        (table({}, {"name": None}), "row 2, column name: expected the name of an exercise, found nothing"),
        (table({}, {"name": " "}), "row 2, column name: expected the name of an exercise"),
        (table({}, comment="squat too"), "column comment: expected one of routine_id, session, name, sets"),
        (table({}, notes=5), "column notes: expected text, found int64"),
        (table({}, reps=[10]), "column reps: expected numbers or text, found list<"),
        (table({}, routine_id=1.5), "column routine_id: expected text or whole numbers, found double"),
        (
            table({}, {"routine_id": "b"}, {}),
            "row 3, column routine_id: expected all rows of a routine one after the other, found 'a'",
        ),
        (
            pa.table({**table({}).to_pydict(), "notes": pa.array([b"\xff\xfe"]).view(pa.string())}),
            "row 1, column notes: expected text in UTF-8",
        ),
    ],
)
def test_a_table_that_cannot_be_screened_is_refused_with_the_place(given, message):
    with pytest.raises(sr.UnreadableRoutineError) as error:
        bulk.screen(given)
    assert message in str(error.value)


def test_what_is_no_table_is_refused():
    with pytest.raises(sr.InvalidValueError, match="table: expected a table of pyarrow"):
        bulk.screen([ROCKING])
    with pytest.raises(sr.InvalidValueError, match="screened: expected a table that screen gave"):
        bulk.verdicts(table({}))


@pytest.mark.parametrize("cell", [{"reps": 1001}, {"reps": 2.5}, {"reps": -1}, {"sets": 51}, {"hold_s": float("inf")}])
def test_a_number_that_is_out_of_range_leaves_the_routine_to_review(cell):
    found = bulk.screen(table(cell)).to_pylist()[0]
    assert "SR606" in found["codes"]
    assert found["verdict"] == "needs_review"


def test_not_a_number_is_unknown():
    assert bulk.screen(table({"reps": float("nan")})).to_pylist() == bulk.screen(table({"reps": None})).to_pylist()


def test_the_library_is_imported_without_the_extra_and_says_what_is_missing():
    import subprocess
    import sys

    code = (
        "import sys; sys.modules['pyarrow'] = None\nimport stenosis_routines as sr\n"
        "try: sr.bulk.screen\nexcept sr.MissingExtraError as error: print(error)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == 'screening tables, which needs more packages: pip install "stenosis-routines[bulk]"\n'
