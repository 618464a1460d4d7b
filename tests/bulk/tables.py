"""Random tables of prescriptions, and what ``check`` says of them routine by routine."""

import csv
import io
import re
from datetime import date
from pathlib import Path

import attrs
import pyarrow as pa
from hypothesis import strategies as st

import stenosis_routines as sr
from stenosis_routines.bulk.columns import KNOWN
from stenosis_routines.check import examine

GOLDEN = Path(__file__).parent.parent / "recognise" / "golden.tsv"

#: Names of the catalogue and of other people's documents, and some that nobody knows.
NAMES = tuple(
    dict.fromkeys(
        [
            *(entry.exercise.name for entry in sr.catalogue.entries()),
            *(line.split("\t")[0] for line in GOLDEN.read_text(encoding="utf-8").splitlines()[1:]),
            *(
                "Heel slide 1000 times",
                "Heel slide 5 minutes",
                "Aunt Mabel's special",
                "Zxcv",
                "무릎 가슴으로 당기기",
                "Przyciąganie kolan do klatki piersiowej",
                "???",
            ),
            *(
                "Unoszenie nogi leżąc",
                "Gentle lying shoulder stretch",
                "'=Knee to chest",
                "Kneeling; rocking",
                "x" * 250,
            ),
        ]
    )
)
#: The movements whose doses rules look at.
WATCHED = (
    "Pelvic rocking",
    "Knee to chest",
    "Lying ankle pump",
    "Supine slight leg raise",
    "Constructive rest",
    "Crunch",
)
NOTES = (
    "slowly, under control",
    "no pain no gain",
    "as many as you can",
    "Stop at once if the pain gets worse.",
    "Ask your doctor before you start.",
    "with 2 kg ankle weights",
    "do it standing at a chair",
    "then grizzle the leg",
    "swing the leg up",
    "Unoś nogę powoli",
    "do 100 squats",
    "통증을 참고 계속하세요",
    "50 times",
    "4 times a day",
    "hold for 90 seconds",
    "for 2 hours",
)
TITLES = (
    "",
    "Monday",
    "Mon, Wed and Fri",
    "Weeks 1-4",
    "Tuesday, legs",
    "Day 1",
    "Week 2",
    "Evening",
    "A (2 hours)",
    "5 rounds",
    "Squat day",
    "No pain no gain",
    "'-A",
    "-A",
    "t" * 250,
)

_edges = {
    "sets": st.sampled_from([1, 2, 3, 50, 51, 0]),
    "reps": st.sampled_from([1, 4, 5, 9, 10, 11, 20, 21, 34, 50, 51, 100, 101, 1000, 1001]),
    "hold_s": st.sampled_from([0, 0.5, 5, 59.9, 60, 60.1, 61, 899, 900, 1800, 3600, 3601]),
    "seconds_per_rep": st.sampled_from([0.1, 1.9, 2.0, 2.1, 3, 0.7]),
    "load": st.sampled_from([0, 0.5, 2.5, 20, 100, 1001]),
    "times_per_day": st.sampled_from([1, 2, 4, 5, 6, 24, 25]),
    "days_per_week": st.sampled_from([1, 3, 6, 7, 8]),
    "rest_s": st.sampled_from([0, 30, 60]),
}
#: Doses at the edges of rules.
EDGES = st.fixed_dictionaries(
    {},
    optional={
        "sets": st.integers(1, 3),
        "reps": st.sampled_from([1, 9, 10, 20, 21, 100, 101, (5, None), (10, 20), (10, 21), (9, 12), (10, None)]),
        "per_side": st.booleans(),
        "hold_s": st.sampled_from([0, 5, 60, 60.5, 1800, 3600]),
        "seconds_per_rep": st.sampled_from([1.9, 2, 3]),
        "load_kg": st.sampled_from([0, 0.5, 20]),
        "times_per_day": st.sampled_from([1, 4, 5, 24]),
        "days_per_week": st.sampled_from([3, 7]),
    },
).map(lambda dose: sr.Dose(**dose))

_texts = {
    "notes": st.sampled_from(NOTES) | st.lists(st.sampled_from(NOTES), min_size=2, max_size=3).map(". ".join),
    "group": st.sampled_from(["Superset 1", "Squats", "10 rounds"]),
    "equipment": st.sampled_from(["mat", "barbell", "chair", "glorp"]),
    "category": st.sampled_from(["Stretching", "Squats", "strength"]),
    "instructions": st.sampled_from(["Lie on your back.", "Stand up and squat.", "Lift it slowly."]),
    "language": st.sampled_from(["en", "pl", "ko"]),
    "posture": st.sampled_from(["supine", "standing", "upside-down"]),
    "aim": st.sampled_from(["strength", "mobility", "power"]),
    "effort": st.sampled_from(["gentle", "strenuous"]),
    "leg_load": st.sampled_from(["none", "heavy"]),
    "spine_motion": st.sampled_from(["neutral", "extension flexion"]),
    "reps_max": st.sampled_from(["open", "20", "12"]),
    "load_unit": st.sampled_from(["kg", "lb", "stone"]),
    "muscles": st.sampled_from(["hamstrings", "calves|squat"]),
    "id": st.sampled_from(["knee-to-chest", "pelvic-rocking", "42"]),
}
_flags = {"per_side": st.booleans(), "one_sided": st.booleans(), "upright_phase": st.booleans()}
_cells = {**_edges, **_texts, **_flags}
_TYPES = dict.fromkeys(_edges, pa.float64()) | dict.fromkeys(_texts, pa.string()) | dict.fromkeys(_flags, pa.bool_())


#: Names and clauses that no rule understands, so that an answer decides.
STRANGE = ("Zxcv", "Aunt Mabel's special", "Heel slide 5 minutes")
UNCLEAR = ("then grizzle the leg", "swing the leg up", "with 2 kg ankle weights", "do 100 squats")
_BY = {"who": "R", "on": date(2026, 1, 1)}
_names = [
    sr.NameAnswer(name=name, is_=which, **_BY)
    for name in STRANGE
    for which in ("pelvic-rocking", "knee-to-chest", "squat")
]
_clauses = [
    sr.ClauseAnswer(text=text, means=means, is_=which, **place, **_BY)
    for text in UNCLEAR
    for means, which in (("harmless", None), ("asks", "pelvic-rocking"), ("asks", "squat"))
    for place in ({"everywhere": True}, {"beside": "knee-to-chest"})
]
#: What an expert may have settled; often nothing.
ANSWERS = st.none() | st.builds(
    sr.Answers,
    names=st.lists(st.sampled_from(_names), max_size=3, unique_by=lambda answer: answer.name),
    clauses=st.lists(st.sampled_from(_clauses), max_size=4, unique_by=lambda answer: (answer.text, answer.beside)),
)


@st.composite
def tables(draw):
    """A table of some routines; columns are often there, and often blank in some rows or in all."""
    columns = draw(st.sets(st.sampled_from(sorted(_cells)), max_size=6))
    blank = draw(st.sets(st.sampled_from(["session", *sorted(columns)]), max_size=2))
    row = st.fixed_dictionaries(
        {
            "session": st.sampled_from(TITLES[:8]) | st.sampled_from(TITLES) | st.none(),
            "name": st.sampled_from(WATCHED) | st.sampled_from(STRANGE) | st.sampled_from(NAMES),
            **{column: st.none() | _cells[column] for column in columns},
        }
    )
    routines = draw(st.lists(st.lists(row, min_size=1, max_size=8), max_size=8))
    rows = [{"routine_id": f"r{n}", **row} for n, rows in enumerate(routines) for row in rows]
    types = {"routine_id": pa.string(), "session": pa.string(), "name": pa.string()}
    schema = pa.schema([*types.items(), *((column, _TYPES[column]) for column in sorted(columns))])
    table = pa.Table.from_pylist(rows, schema)
    for column in blank:
        table = table.set_column(table.schema.get_field_index(column), column, pa.nulls(len(table)))
    return table


def by_routine(table):
    """The rows of each routine, in order."""
    found = {}
    for row in table.to_pylist():
        found.setdefault(row.pop("routine_id"), []).append(row)
    return found


def checked(table, answers=None):
    """What ``check`` says of each row: the reading of sheets, and the findings by their places."""
    for ident, rows in by_routine(table).items():
        routine = as_read(rows)
        report = sr.check(routine, answers=answers)
        places = [p.path for s in routine.sessions for p in s.prescriptions]
        codes = {path: set() for path in places}
        whole = set()
        for finding in report.findings:
            place = re.match(r"row \d+", finding.path)
            (codes[place[0]] if place else whole).add(finding.code)
        items = {p.path: p for s in routine.sessions for p in s.prescriptions}
        for number in range(1, len(rows) + 1):
            path = f"row {number}"
            known = movement(items[path], answers)
            yield {
                "routine_id": ident,
                "suitability": str(known.suitability),
                "contraindications": [str(which) for which in sr.Contraindication if which in known.contraindications],
                "codes": sorted(codes[path]),
                "verdict": str(report.verdict),
                "routine_codes": sorted(whole),
            }


def movement(prescription, answers):
    """What is known of one movement as it is done."""
    alone = sr.Routine("", (sr.Session("", (prescription,)),))
    ((item, _),) = examine(alone, answers=answers).items
    return item.recognition


def as_read(rows):
    """A routine from rows through the reader of sheets, a row at a time; what it refuses is unread."""
    sessions, unread = {}, []
    for number, row in enumerate(rows, 1):
        text = as_csv([row])
        for _ in range(5):
            try:
                read = sr.loads(text, format="plan-csv")
                break
            except sr.UnreadableRoutineError as error:
                last = error
                unread += [_at(problem, number) for problem in error.problems]
                text = as_csv([row := without(row, error.problems)])
        else:
            raise last
        ((session,), unread_sides) = read.sessions, read.unread
        unread += [_at(problem, number) for problem in unread_sides]
        (prescription,) = session.prescriptions
        sessions.setdefault(session.title, []).append(attrs.evolve(prescription, path=f"row {number}"))
    done = [sr.Session(title, held, path=f"session {n}") for n, (title, held) in enumerate(sessions.items())]
    return sr.Routine("", done, unread=unread[:1000])


def without(row, problems):
    """The row without the cells that the reader of sheets refuses; a text that is too long is cut instead."""
    row = dict(row)
    for problem in problems:
        column = {"exercise": "name"}.get(name := problem.path.rpartition("column ")[2], name)
        if column in ("name", "session"):
            row[column] = row[column].strip()[:200]
        elif column == "load_unit" and problem.code == "missing":
            row["load"] = None
        elif column == "reps" and problem.code == "missing":
            row["reps_max"] = None
        elif column == "reps_max":
            row["reps"] = row["reps_max"] = None
        else:
            row[column] = None
    return row


def _at(problem, number):
    return sr.Problem(problem.path.replace("row 2", f"row {number}"), problem.expected, problem.found, problem.code)


def as_csv(rows):
    """The rows as a sheet."""
    columns = [column for column in KNOWN if column in rows[0]]
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["exercise" if column == "name" else column for column in columns])
    for row in rows:
        writer.writerow([_cell(row[column]) for column in columns])
    return out.getvalue()


def _cell(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) else value
