"""WPL documents out, and back into the document that came in."""

import copy
import json
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

import stenosis_routines as sr
from stenosis_routines.cli import run
from stenosis_routines.errors import Problem, UnwritableRoutineError
from stenosis_routines.exercise import Effort, Exercise, Hints, Traits
from stenosis_routines.formats import detect, dumps, loads, wpl
from stenosis_routines.formats.draft import each_side
from stenosis_routines.profile import Profile
from stenosis_routines.routine import Dose, Prescription, Routine, Session
from stenosis_routines.strategies import routines

SHARED = Path(__file__).parents[3] / "shared"
HOME = (Path(__file__).parents[1] / "data" / "home.wpl.json").read_bytes()
MODALITIES = ("static_stretch", "mobility_drill")
STRENUOUS = Traits(effort=Effort.STRENUOUS)


def a_routine(*prescriptions, **fields):
    return Routine("t", (Session("s", prescriptions),), **fields)


def faults(document):
    """What is wrong with a plan: by the schema where it is there, and by hand always."""
    plan = document["plan"]
    assert {"id", "name", "type", "visibility", "metadata", "goals", "phases"} <= plan.keys()
    assert plan["name"]
    days = [day for phase in plan["phases"] for week in phase.get("weeks", ()) for day in week.get("days", ())]
    assert all(1 <= day["day_of_week"] <= 7 and {"id", "type"} <= day.keys() for day in days)
    blocks = [block for day in days for block in day.get("blocks", ())]
    assert all({"id", "type", "order"} <= block.keys() for block in blocks)
    activities = [activity for block in blocks for activity in block["activities"]]
    assert all("exercise_ref" in activity for activity in activities if activity["type"] == "exercise")
    assert all(isinstance(activity.get("prescription", {}).get("reps", {}), dict) for activity in activities)
    schema = SHARED / "schemas" / "wpl.v1.schema.json"
    if not schema.exists():
        return []
    validator = Draft202012Validator(json.loads(schema.read_text(encoding="utf-8")))
    return [error.message for error in validator.iter_errors(document)]


def written(routine, **options):
    document = json.loads(dumps(routine, format="wpl", **options))
    assert faults(document) == []
    return document


def names(routine):
    return [[item.exercise.name for item in session.prescriptions] for session in routine.sessions]


def sayable(item, index):
    """The prescription with only what a plan has a place for."""
    dose, hints = item.dose, item.exercise.hints
    dose = attrs.evolve(dose, times_per_day=None, days_per_week=None)
    traits = STRENUOUS if item.exercise.traits.effort is Effort.STRENUOUS else Traits()
    name = "x" if each_side(item.exercise.name) else item.exercise.name
    low, high = dose.reps_range or (None, None)
    reps = low if low == high else dose.reps
    if dose.per_side and isinstance(reps, int | None):
        alone = {} if item.group is None else {"sets": None, "rest_s": None}
        dose = attrs.evolve(dose, load_kg=None, seconds_per_rep=None, reps=reps, **alone)
        hints = Hints(category=(*MODALITIES, None)[index % 3], muscles=hints.muscles[:1])
        hints = attrs.evolve(hints, muscles=tuple(text for text in hints.muscles if text.strip()))
        ident = None
    else:
        dose = attrs.evolve(dose, per_side=None, reps=reps, hold_s=None if reps is not None else dose.hold_s)
        hints = Hints(category=("squat", "hinge", None)[index % 3], muscles=(("calves", "abs"), ())[index % 2])
        ident = item.exercise.id or "_".join(name.split())
    return Prescription(Exercise(name=name, id=ident, traits=traits, hints=hints), dose, group=item.group)


def sayable_routine(routine):
    sessions = tuple(
        Session(f"Day of {n}", tuple(sayable(item, n) for n, item in enumerate(session.prescriptions)))
        for n, session in enumerate(routine.sessions)
    )
    guidance = tuple(f"Do say {text}" for text in routine.guidance)
    return Routine(routine.title.strip() and routine.title, sessions, guidance)


@given(routines.map(sayable_routine))
def test_what_a_plan_can_say_comes_back(routine):
    """Law: a routine of what a plan has a place for is written and read back equal, and nothing is lost."""
    assert loads(json.dumps(written(routine)), format="wpl") == routine
    assert list(wpl.losses(routine)) == []


@given(routines)
def test_no_movement_is_lost_and_none_is_judged_more_kindly(routine):
    """Law: a routine is refused, or every movement of it is written, as hard as it was, and judged no better."""
    plain = attrs.evolve(routine, unread=(), profile=Profile())
    try:
        back = loads(json.dumps(written(plain)), format="wpl")
    except UnwritableRoutineError:
        return
    assert names(back) == names(plain)
    for told, read in zip(plain.sessions, back.sessions, strict=True):
        for one, two in zip(told.prescriptions, read.prescriptions, strict=True):
            assert (two.exercise.traits.effort is Effort.STRENUOUS) == (one.exercise.traits.effort is Effort.STRENUOUS)
            assert two.dose.load_kg == one.dose.load_kg
            assert two.dose.reps_range == one.dose.reps_range
            assert one.notes.strip() in "\n".join(back.guidance)
    assert sr.check(back).verdict != "suitable" or sr.check(plain).verdict == "suitable"


@pytest.mark.parametrize(
    ("item", "writable"),
    [
        (Prescription(sr.catalogue["knee-to-chest"], Dose(reps=10, per_side=True)), True),
        (Prescription(Exercise(name="Knee to chest", traits=Traits(posture="supine"))), True),
        (Prescription(Exercise(name="Knee to chest", traits=Traits(posture="standing"))), False),
        (Prescription(Exercise(name="Knee to chest", traits=Traits(upright_phase=True))), False),
        (Prescription(Exercise(name="Knee to chest", traits=Traits(aim="strength"))), False),
        (Prescription(Exercise(name="Knee to chest", hints=Hints(equipment="barbell"))), False),
        (Prescription(Exercise(name="Knee to chest"), Dose(per_side=False)), False),
        (Prescription(Exercise(name="Rocking", regions={"hip"}), Dose(load_kg=20)), False),
    ],
)
def test_a_fact_that_speaks_against_a_movement_is_not_left_out(item, writable):
    routine = a_routine(item)
    if writable:
        assert written(routine)
        return
    with pytest.raises(UnwritableRoutineError) as caught:
        dumps(routine, format="wpl")
    assert [problem.path for problem in caught.value.problems] == ["/sessions/0/prescriptions/0"]


def test_what_is_said_of_a_movement_is_said_beside_it():
    exercise = Exercise(name="Knee to chest", hints=Hints(instructions="Lie on the back."))
    back = loads(json.dumps(written(a_routine(Prescription(exercise, notes="Push through the pain!")))))
    assert back.guidance == ("Knee to chest: Push through the pain!", "Knee to chest: Lie on the back.")
    assert "SR401" in [finding.code for finding in sr.check(back).findings]


@pytest.mark.parametrize("seconds", [0.1, 1.5, 4, 600])
def test_how_long_a_repetition_takes_is_a_tempo(seconds):
    item = Prescription(Exercise(name="x", id="x"), Dose(reps=5, seconds_per_rep=seconds))
    assert loads(json.dumps(written(a_routine(item)))) == a_routine(item)


def test_what_is_lost_is_said():
    lying = Exercise(name="Rocking", traits=Traits(posture="supine"))
    routine = a_routine(
        Prescription(lying, Dose(reps=10, times_per_day=5), "slowly"), guidance=("Stop!", "Once more", " ")
    )
    assert {problem.path for problem in wpl.losses(routine)} == {
        "/sessions/0/prescriptions/0/exercise/traits/posture",
        "/sessions/0/prescriptions/0/dose/times_per_day",
        "/sessions/0/prescriptions/0/notes",
        "/guidance/2",
    }


def test_a_group_becomes_a_superset():
    items = [Prescription(Exercise(name=name), Dose(sets=3, reps=5), group="a b") for name in "xy"]
    [block] = written(a_routine(*items))["plan"]["phases"][0]["weeks"][0]["days"][0]["blocks"]
    assert (block["id"], block["structure"], len(block["activities"])) == ("a b", "superset", 2)


def test_a_hold_for_each_side_is_a_recovery():
    item = Prescription(Exercise(name="x"), Dose(sets=2, reps=3, hold_s=20, per_side=True, rest_s=15))
    [block] = written(a_routine(item))["plan"]["phases"][0]["weeks"][0]["days"][0]["blocks"]
    assert (block["rounds"], block["activities"][0]["type"]) == (2, "recovery")
    assert loads(json.dumps(written(a_routine(item)))).sessions[0].prescriptions[0].dose == item.dose


@pytest.mark.parametrize(
    ("routine", "place"),
    [
        (a_routine(unread=(Problem("/x", "y"),)), "/unread/0"),
        (a_routine(profile=Profile(excluded=("squat",))), "/profile"),
    ],
)
def test_what_must_not_be_lost_is_not_written(routine, place):
    with pytest.raises(UnwritableRoutineError) as caught:
        dumps(routine, format="wpl")
    assert [problem.path for problem in caught.value.problems] == [place]


def test_conditions_are_read_and_written():
    told = ("icd10:I25.10", "snomed:248152002", "lower_back_injury")
    routine = a_routine(profile=Profile(conditions=told))
    back = loads(json.dumps(written(routine)))
    assert (back.profile.conditions, back.unread) == (told, ())
    assert written(back) == written(routine)
    assert loads(HOME).profile.conditions == ("icd10:M48.06",)


def test_a_plan_for_this_person_is_not_said_to_be_against_it():
    routine = a_routine(profile=Profile(conditions=("icd10:M48.061",)))
    assert "requirements" not in written(routine)["plan"]
    assert [problem.path for problem in wpl.losses(routine)] == ["/profile/conditions"]


@pytest.mark.skipif(not SHARED.exists(), reason="the shared samples are not here")
@pytest.mark.parametrize("path", sorted((SHARED / "samples" / "wpl").glob("*.json")), ids=lambda path: path.name)
def test_a_sample_is_written_back_mended_and_valid(path):
    data = path.read_bytes()
    fixed = sr.repair(loads(data))
    back = loads(json.dumps(written(fixed.routine, source=data)))
    assert sr.check(back).verdict == fixed.report.verdict
    assert written(loads(data), source=data) == json.loads(data)


# Back into the document that came in.


def first(document):
    return document["plan"]["phases"][0]["weeks"][0]["days"][0]["blocks"][0]


def changed(change):
    """The home plan with one prescription or session changed."""
    routine = loads(HOME)
    sessions = tuple(
        attrs.evolve(session, prescriptions=tuple(filter(None, map(change, session.prescriptions))))
        for session in routine.sessions
    )
    return attrs.evolve(routine, sessions=sessions)


def test_a_document_in_which_nothing_changed_is_written_back_as_it_was():
    text = dumps(loads(HOME), format="wpl", source=HOME)
    assert text == json.dumps(json.loads(HOME), indent=2, ensure_ascii=False) + "\n"
    assert json.loads(dumps(loads(HOME), format="wpl", source=b"\xef\xbb\xbf" + HOME)) == json.loads(HOME)


def test_only_the_member_that_changed_is_written_anew():
    expected = json.loads(HOME)
    first(expected)["activities"][0]["prescription"]["reps"] = {"target": 8}
    del first(expected)["activities"][0]["prescription"]["weight"]

    def lighter(item):
        is_squat = item.exercise.name == "goblet squat"
        return attrs.evolve(item, dose=attrs.evolve(item.dose, reps=8, load_kg=None)) if is_squat else item

    assert written(changed(lighter), source=HOME) == expected


def test_other_sets_in_one_movement_leave_the_others_theirs():
    def once(item):
        return attrs.evolve(item, dose=attrs.evolve(item.dose, sets=1)) if item.exercise.id == "plank" else item

    document = written(changed(once), source=HOME)
    assert "rounds" not in first(document)
    assert first(document)["rest_between_rounds"] == {"value": 1.5, "unit": "minutes"}
    assert [activity["prescription"]["sets"] for activity in first(document)["activities"]] == [3, 1]


def test_a_movement_that_is_replaced_keeps_its_place_and_nothing_of_the_old():
    instead = sr.catalogue["knee-to-chest"]

    def gentle(item):
        if item.exercise.id != "goblet_squat":
            return item
        return Prescription(instead, Dose(sets=3, reps=(10, 20), per_side=True), path=item.path, group=item.group)

    activity = first(written(changed(gentle), source=HOME))["activities"][0]
    assert activity == {
        "id": "a1",
        "type": "exercise",
        "exercise_ref": "knee-to-chest",
        "name": f"{instead.name} (each side)",
        "prescription": {"type": "sets_reps", "reps": {"min": 10, "max": 20}},
    }


def test_what_is_taken_out_is_gone_and_a_recovery_left_empty_too():
    expected = json.loads(HOME)
    del first(expected)["activities"][0]
    del expected["plan"]["phases"][0]["weeks"][0]["days"][1]["blocks"][0]["activities"][0]
    gone = {"goblet squat", "Piriformis stretch", "Hamstring stretch"}
    assert written(changed(lambda item: None if item.exercise.name in gone else item), source=HOME) == expected


def test_texts_that_changed_are_changed_where_they_stand():
    data = HOME.replace(b"Two weeks on the mat.", b"Two weeks on the mat. Push through the pain.").replace(
        b'"name": "Home plan"', b'"name": "No pain, no gain"'
    )
    fixed = sr.repair(attrs.evolve(loads(data), sessions=()))
    plan = written(attrs.evolve(fixed.routine, sessions=loads(data).sessions), source=data)["plan"]
    assert plan["phases"][0]["description"] == "Two weeks on the mat."
    assert plan["name"] != "No pain, no gain"
    assert plan["description"].startswith("Gentle first, harder later.\nAsk your doctor")


@pytest.mark.parametrize(
    ("first", "second", "phase", "week", "days"),
    [
        ("Start / Week one / Lie", "Start / Week one / Day 2", "Start", "Week one", ["Lie", None]),
        ("Start / Week 1 / Mat", "Start / Week 1 / Slow", "Start", "Week 1", ["Mat", "Slow"]),
        ("1", "2", "", "", ["1", "2"]),
    ],
)
def test_a_title_that_changed_is_changed_where_it_stands_and_nowhere_else(first, second, phase, week, days):
    routine = loads(HOME)
    one, two, *others = routine.sessions
    sessions = (attrs.evolve(one, title=first), attrs.evolve(two, title=second), *others)
    start, later = written(attrs.evolve(routine, sessions=sessions), source=HOME)["plan"]["phases"]
    assert (start["name"], start["weeks"][0]["name"]) == (phase, week)
    assert [day.get("name") for day in start["weeks"][0]["days"]] == [*days, "Rest"]
    assert (later["name"], start["weeks"][1]["days"][0]["name"]) == ("Later", "Mat")


def test_what_could_not_be_read_is_not_written_over():
    data = HOME.replace(b'"Gentle first, harder later."', b"17")
    with pytest.raises(UnwritableRoutineError):
        dumps(sr.repair(loads(data)).routine, format="wpl", source=data)


def test_a_change_that_has_no_place_is_refused():
    def thrice(item):
        stretch = item.exercise.name == "Piriformis stretch"
        return attrs.evolve(item, dose=attrs.evolve(item.dose, sets=3)) if stretch else item

    with pytest.raises(UnwritableRoutineError) as caught:
        dumps(changed(thrice), format="wpl", source=HOME)
    assert [problem.path[-12:] for problem in caught.value.problems] == ["/exercises/0"]


def test_a_routine_of_another_document_is_refused():
    with pytest.raises(UnwritableRoutineError):
        dumps(a_routine(Prescription(Exercise(name="Squat"))), format="wpl", source=HOME)


def test_what_no_one_touched_survives_a_repair():
    before, after = json.loads(HOME), written(sr.repair(loads(HOME)).routine, source=HOME)
    said = copy.deepcopy(before["plan"])
    for document in (said, after["plan"]):
        document.pop("description")
        document["phases"][0]["weeks"][0]["days"][:2] = []
    assert said == after["plan"]
    assert first(json.loads(HOME))["id"] == first(written(sr.repair(loads(HOME)).routine, source=HOME))["id"]


def test_the_command_writes_back_into_the_document(tmp_path, capsys):
    source, out, new = tmp_path / "in.json", tmp_path / "out.json", tmp_path / "new.json"
    source.write_bytes(HOME)
    assert run(["repair", str(source), "--write", str(out), "--to", "wpl"]) == 1
    assert detect(out.read_bytes()) == "wpl"
    assert json.loads(out.read_bytes())["plan"]["metadata"] == {"language": "en"}
    assert run(["repair", "examples/home_programme.csv", "--write", str(new), "--to", "wpl"]) == 0
    assert faults(json.loads(new.read_bytes())) == []
