"""The routines of wger: the structure, and the sequence of dates."""

import copy
import json
import random
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import stenosis_routines as sr
from builders import ADVICE
from stenosis_routines.cli import run
from stenosis_routines.errors import InvalidValueError, UnreadableRoutineError
from stenosis_routines.exercise import Effort, Exercise, Hints, Traits
from stenosis_routines.formats import load, loads
from stenosis_routines.routine import Dose
from timing import soon

DATA = Path(__file__).parents[1] / "data"
SHARED = Path(__file__).parents[3] / "shared" / "samples" / "wger"
STRUCTURE = (DATA / "strength.wger.json").read_bytes()
DATES = (DATA / "strength.wger-dates.json").read_bytes()
INFO = (DATA / "exercises.wger-info.json").read_bytes()
HARD = Traits(effort=Effort.STRENUOUS)
NAMES = {1: "Knee to chest", 2: "Lying ankle pump"}
ENTRY = "/days/0/slots/0/entries/0"


def change(value, iteration=1, operation="r", step="na", repeat=False, **members):
    return {
        "iteration": iteration,
        "value": value,
        "operation": operation,
        "step": step,
        "repeat": repeat,
        **members,
    }


def entry(exercise=1, **members):
    return {"exercise": exercise, "type": "normal", "repetition_unit": 1, "weight_unit": 1} | members


def structure(*entries, day=None, slot=None, **members):
    slots = [{"entries": list(entries)} | (slot or {})]
    days = [{"order": 1, "name": "A", "is_rest": False, "type": "custom", "slots": slots} | (day or {})]
    document = {"name": "r", "start": "2026-09-07", "end": "2026-10-04", "fit_in_week": True, "days": days}
    return json.dumps(document | members)


def shown(exercise=1, **members):
    return {"slot_entry_id": 5, "exercise": exercise, "sets": 1, "repetitions": "10", "repetitions_unit": 1} | members


def dates(*sets, day=None, **members):
    """One date a set, of one day."""
    day = {"id": 1, "order": 1, "name": "A", "is_rest": False, "type": "custom"} | (day or {})
    return json.dumps(
        [
            {"iteration": n, "date": f"2026-09-{n:02d}", "label": None, "day": day, "slots": [{"sets": [one]}]}
            | members
            for n, one in enumerate(sets, 1)
        ]
    )


def items(text, names=NAMES):
    return [item for session in loads(text, format="wger", names=names).sessions for item in session.prescriptions]


def only(text, names=NAMES):
    [item] = items(text, names)
    return item


def unread(text, names=NAMES):
    return [(problem.path, problem.code) for problem in loads(text, format="wger", names=names).unread]


def broken(text):
    with pytest.raises(UnreadableRoutineError) as caught:
        loads(text, format="wger", names=NAMES)
    return [(problem.path, problem.code) for problem in caught.value.problems]


def test_the_days_of_a_structure_are_sessions():
    routine = loads(STRUCTURE, names=INFO)
    assert (routine.title, routine.unread) == ("Back to strength", ())
    assert routine.guidance == ("Four weeks, slowly.", "On the mat.")
    assert [(session.title, session.path) for session in routine.sessions] == [
        ("Floor", "/days/0"),
        ("Legs", "/days/2"),
    ]
    knee, rocking, ankles, squat, press, lunges = items(STRUCTURE, INFO)
    assert knee.exercise.name == "Lying Knee to Chest Stretch"
    assert knee.dose == Dose(sets=2, hold_s=30.0, per_side=True, rest_s=15.0, days_per_week=2)
    assert (knee.notes, knee.group, knee.path) == ("each side", None, ENTRY)
    assert rocking.dose == Dose(sets=1, reps=(10, 12), days_per_week=2)
    assert rocking.group == ankles.group == "1"
    assert (rocking.notes, ankles.notes) == ("in turn", "in turn")
    assert squat.dose == Dose(sets=5, reps=(5, 8), load_kg=47.5, rest_s=120.0, days_per_week=2)
    assert squat.notes == "from 40.00 to 47.50 kg"
    assert press.dose == Dose(sets=2, reps=12, load_kg=60.37, days_per_week=2)
    assert (lunges.dose, lunges.notes) == (Dose(sets=2, days_per_week=2), "400.00 m")


def test_a_sequence_gives_each_day_once_with_all_its_values():
    routine = loads(DATES, names=INFO)
    assert routine.unread == ()
    assert routine.guidance == ("On the mat.", "Settling in")
    assert [(session.title, session.path) for session in routine.sessions] == [("Floor", "/0"), ("Legs", "/2")]
    knee, rocking, ankles, squat = items(DATES, INFO)
    assert knee.dose == Dose(sets=2, hold_s=30.0, per_side=True, rest_s=15.0, days_per_week=2)
    assert rocking.group == ankles.group == "1"
    assert squat.dose == Dose(sets=4, reps=(7, 8), load_kg=42.5, rest_s=120.0, days_per_week=2)
    assert squat.notes == "from 40 to 42.50 kg"


@pytest.mark.skipif(not SHARED.exists(), reason="the shared samples are not here")
@pytest.mark.parametrize("name", ["5x5_lb_edge_units", "home_mobility", "ppl"])
def test_the_structure_and_the_servers_own_sequence_agree(name):
    """The sequence is cut to two weeks, so only what does not grow is the same."""
    names = (SHARED / "exercises_used.exerciseinfo.json").read_bytes()
    told = load(SHARED / f"{name}.structure.json", names=names)
    worked_out = load(SHARED / f"{name}.date_sequence_display.json", names=names)
    assert len(told.unread) == len(worked_out.unread) == (1 if name.startswith("5x5") else 0)
    for one, other in zip(told.sessions, worked_out.sessions, strict=True):
        assert one.title == other.title
        for mine, theirs in zip(one.prescriptions, other.prescriptions, strict=True):
            assert mine.exercise == theirs.exercise
            assert (mine.dose.reps, mine.dose.hold_s, mine.dose.rest_s, mine.dose.days_per_week) == (
                theirs.dose.reps,
                theirs.dose.hold_s,
                theirs.dose.rest_s,
                theirs.dose.days_per_week,
            )
            assert (mine.dose.load_kg or 0) >= (theirs.dose.load_kg or 0)


@pytest.mark.parametrize(
    ("changes", "highest"),
    [
        ([change("40.00")], 40),
        ([change(40), change("2.5", 2, "+", "abs")], 42.5),
        ([change(40), change("2.5", 2, "+", "abs", True)], 47.5),
        ([change("40"), change("10", 2, "+", "percent", True)], 53.24),
        ([change(100), change(5, 2, "+", "abs", True), change("60", 4)], 110),
        ([change(100), change(60, 2), change(10, 3, "+", "abs", True)], 100),
        ([change(100), change(10, 2, "-", "abs", True)], 100),
        ([change(5, 3, "+", "abs", True), change(40)], 50),
        ([change(40), change(20, 2, "+", "abs", requirements={"rules": ["reps"]})], 60),
        ([change(20, 1, "+", "abs")], 20),
        ([change(40), change(10, 9, "+", "abs", True)], 50),
    ],
)
def test_a_load_is_the_highest_of_all_iterations(changes, highest):
    """The routine comes round four times."""
    text = structure(entry(weight_configs=changes))
    assert only(text).dose.load_kg == highest
    assert unread(text) == []


def test_the_highest_of_a_range_counts():
    text = structure(
        entry(
            weight_configs=[change(80)],
            max_weight_configs=[change(85), change(5, 2, "+", "abs", True)],
            set_nr_configs=[change(3)],
            max_set_nr_configs=[change(4)],
            repetitions_configs=[change("6.00"), change(1, 2, "-", "abs", True)],
            max_repetitions_configs=[change(8)],
        )
    )
    assert only(text).dose == Dose(sets=4, reps=(3, 8), load_kg=100, days_per_week=1)
    assert only(text).notes == "from 80 to 100 kg"


@pytest.mark.parametrize(
    ("days", "fit_in_week", "per_week"), [("t", False, 7), ("tr", False, 3), ("ttr", True, 2), ("t" * 9, True, 4)]
)
def test_days_a_week_are_those_with_training_in_a_round(days, fit_in_week, per_week):
    made = [json.loads(structure(entry(), day={"is_rest": d == "r"}))["days"][0] for d in days]
    for day, kind in zip(made, days, strict=True):
        day["slots"] = day["slots"] if kind == "t" else []
    text = structure(fit_in_week=fit_in_week, days=made)
    assert {item.dose.days_per_week for item in items(text)} == {per_week}


@pytest.mark.parametrize(
    ("unit", "value", "dose", "note"),
    [
        (1, "8.00", Dose(reps=8), ""),
        (1, "6.50", Dose(reps=(6, 7)), ""),
        (2, "1.00", Dose(reps=(1, None)), ""),
        (7, "5", Dose(reps=(5, None)), ""),
        (3, "45", Dose(hold_s=45.0), ""),
        (4, "2", Dose(hold_s=120.0), ""),
        (5, "1.5", Dose(), "1.5 miles"),
        (6, "3", Dose(), "3 km"),
        (8, "400", Dose(), "400 m"),
    ],
)
@pytest.mark.parametrize("shape", [structure, dates])
def test_the_unit_tells_what_a_repetition_is(unit, value, dose, note, shape):
    if shape is structure:
        text = structure(entry(repetition_unit=unit, repetitions_configs=[change(value)]), fit_in_week=False)
    else:
        text = dates(shown(repetitions_unit=unit, repetitions=value, sets=None))
    item = only(text)
    assert (item.dose, item.notes) == (attrs.evolve(dose, days_per_week=7), note)
    assert item.exercise.traits == (HARD if unit in (2, 7) else Traits())
    assert unread(text) == []


@pytest.mark.parametrize("unit", [3, 4, 5, 6, 99, None])
def test_a_weight_that_is_no_load_in_kilograms_is_unknown_and_said(unit):
    text = structure(entry(weight_unit=unit, weight_configs=[change("4.00")]))
    assert only(text).dose.load_kg is None
    assert unread(text) == [(ENTRY, "not-understood")]


def test_pounds_become_kilograms_and_nothing_is_not_zero():
    assert only(structure(entry(weight_unit=2, weight_configs=[change("185.00")]))).dose.load_kg == 83.91
    assert only(structure(entry(weight_configs=[change("0.00")]))).dose.load_kg is None
    assert only(structure(entry(weight_unit=4))).dose.load_kg is None


@pytest.mark.parametrize(
    "text",
    [
        structure(entry(type="myo")),
        structure(entry(type="forced")),
        structure(entry(type="jump")),
        structure(entry(rir_configs=[change("3.0"), change(1, 2, "-", "abs")])),
        structure(entry(), day={"type": "amrap"}),
        structure(entry(), day={"type": "tabata"}),
        dates(shown(rir="2")),
        dates(shown(rpe="8.5")),
        dates(shown(), shown(rpe=9)),
    ],
)
def test_what_is_hard_in_any_iteration_is_strenuous(text):
    assert only(text).exercise.traits == HARD


@pytest.mark.parametrize("kind", ["normal", "warmup", "dropset", "partial", "tut", "iso"])
def test_every_kind_of_set_is_read(kind):
    assert only(structure(entry(type=kind))).exercise.traits == Traits()
    assert unread(structure(entry(type=kind))) == []


def test_a_rest_day_is_left_out_but_not_with_exercises():
    rest = structure(day={"is_rest": True, "slots": []})
    assert loads(rest).sessions == ()
    assert only(structure(entry(), day={"is_rest": True})).exercise.name == "Knee to chest"
    assert only(dates(shown(), day={"is_rest": True})).exercise.name == "Knee to chest"


def test_a_day_without_a_name_is_no_rest():
    assert loads(structure(entry(), day={"name": "", "order": 3})).sessions[0].title == "Day 3"


def test_a_date_without_a_day_is_left_out_but_not_with_exercises():
    text = json.loads(dates(shown()))
    text[0]["day"] = None
    assert only(json.dumps(text)).exercise.name == "Knee to chest"
    text[0]["slots"] = []
    assert loads(json.dumps(text)).sessions == ()


def test_an_entry_that_stands_twice_at_one_date_is_done_twice():
    """As where every set stands for itself."""
    text = json.loads(dates(shown(), shown()))
    for at in text:
        at["slots"][0]["sets"] *= 3
    assert len(items(json.dumps(text))) == 3


# Names.


def test_without_names_every_exercise_is_unknown_and_names_are_asked_for_once():
    routine = loads(STRUCTURE)
    assert [item.exercise.name for item in items(STRUCTURE, None)][:2] == ["wger exercise 1871", "wger exercise 900"]
    [problem] = routine.unread
    assert "names" in problem.expected
    assert {sr.recognise(item.exercise.name).suitability for item in items(STRUCTURE, None)} == {"unknown"}


@pytest.mark.parametrize(
    "names",
    [
        {1: "Knee to chest"},
        '{"1": "Knee to chest"}',
        b'[{"id": 1, "translations": [{"language": 2, "name": "Knee to chest"}]}]',
        '{"count": 1, "results": [{"id": 1, "translations": [{"language": 2, "name": "Knee to chest"}]}]}',
    ],
)
def test_names_are_a_mapping_or_what_the_server_answers(names):
    text = structure(entry())
    assert only(text, names).exercise == Exercise(name="Knee to chest")
    assert unread(text, names) == []


def test_what_the_server_says_beside_a_name_is_evidence():
    knee, *_, press, _ = items(STRUCTURE, INFO)
    assert knee.exercise.hints == Hints(
        category="Stretching",
        equipment="Gym mat",
        muscles=("Glutes",),
        instructions=" Lie on the back & draw one knee up. \nKnie zur Brust",
    )
    assert press.exercise.name == "Beinpresse"


@pytest.mark.parametrize("names", [{}, "[]", '["x"]', {2: "Lying ankle pump"}, '[{"id": 1, "translations": []}]'])
def test_an_exercise_whose_name_is_not_given_is_unknown_and_said(names):
    text = structure(entry())
    assert only(text, names).exercise.name == "wger exercise 1"
    assert unread(text, names) == [(f"{ENTRY}/exercise", "missing")]


@pytest.mark.parametrize(
    "names",
    [3, "", "{", '"x"', "3", {"one": "Squat"}, {1: 2}, {1: " "}, {True: "x"}, '{"1": null}', '[{"id": []}]', b"\xff"],
)
def test_names_that_are_none_are_the_callers_mistake(names):
    with pytest.raises(InvalidValueError, match="names"):
        loads(structure(entry()), names=names)


@pytest.mark.parametrize("text", [INFO, json.dumps(json.loads(INFO)["results"])])
def test_the_names_of_exercises_are_no_routine(text):
    with pytest.raises(UnreadableRoutineError, match="give it as names"):
        loads(text)


def test_the_command_takes_names(tmp_path, capsys):
    structure_file, names = str(DATA / "strength.wger.json"), str(DATA / "exercises.wger-info.json")
    assert run(["check", structure_file, "--names", names]) == 1
    assert "Barbell Squat" in capsys.readouterr().out
    assert run(["repair", structure_file, "--names", names]) in (0, 1)
    assert "Barbell Squat" in capsys.readouterr().out
    assert run(["check", structure_file, "--names", str(tmp_path / "none.json")]) == 2
    assert "--names" in capsys.readouterr().err
    assert run(["check", str(DATA / "morning.json"), "--names", names]) == 2
    assert "an option of native" in capsys.readouterr().err


@pytest.mark.parametrize(
    "beside",
    [
        [{"language": 1, "name": "Barbell squat"}],
        [{"language": 2, "name": "Barbell squat"}],
        [{"language": 23, "name": "스쿼트"}],
        [{"language": 2, "name": "Lying ankle pump", "aliases": [{"alias": "Barbell squat"}]}],
        [{"language": 2, "name": "Lying ankle pump", "notes": [{"comment": "Do it as a barbell squat"}]}],
    ],
)
def test_translations_of_two_movements_never_pass(beside):
    text = structure(entry(repetitions_configs=[change(10)], comment="each side"), description="\n".join(ADVICE))
    one = {"language": 2, "name": "Lying ankle pump"}
    assert sr.check(loads(text, names=json.dumps([{"id": 1, "translations": [one]}]))).verdict == "suitable"
    assert sr.check(loads(text, names=json.dumps([{"id": 1, "translations": [one, *beside]}]))).verdict != "suitable"


def test_a_number_with_two_names_is_the_callers_mistake():
    infos = [{"id": 1, "translations": [{"language": 2, "name": name}]} for name in ("Barbell squat", "Knee to chest")]
    for names in (json.dumps(infos), {1: "Barbell squat", "1": "Knee to chest"}):
        with pytest.raises(InvalidValueError, match="once"):
            loads(structure(entry()), names=names)


@pytest.mark.parametrize("make", [structure, dates])
def test_what_a_day_without_exercises_says_is_heard(make):
    document = json.loads(make(entry() if make is structure else shown()))
    days = document if make is dates else document["days"]
    empty = {"comment": "Barbell squat", "entries": [], "sets": []}
    days[0]["slots"].append({key: value for key, value in empty.items() if key in ("comment", *days[0]["slots"][0])})
    days.append({"name": "Walk", "is_rest": True, "slots": []} if make is structure else {**days[0], "slots": []})
    if make is dates:
        days[1]["day"] = {"id": 2, "name": "Walk", "is_rest": True}
    assert loads(json.dumps(document), names=NAMES).guidance == ("Barbell squat", "Walk")


# What cannot be judged.


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (structure(entry(class_name="fancy")), f"{ENTRY}/class_name"),
        (structure(entry(config={"a": 1})), f"{ENTRY}/config"),
        (structure(entry(), slot={"config": {"a": 1}}), "/days/0/slots/0/config"),
        (structure(entry(), day={"config": [1]}), "/days/0/config"),
        (structure(entry(), day={"type": "war"}), "/days/0/type"),
        (structure(entry(type="odd")), f"{ENTRY}/type"),
        (structure(entry(swap=2)), f"{ENTRY}/swap"),
        (structure(entry(), slot={"alternatives": [3]}), "/days/0/slots/0/alternatives"),
        (structure(entry(), plan={"squat": 3}), "/plan"),
        (structure(entry(), end="soon"), "/end"),
        (structure(entry(), end="9999-12-31"), "/end"),
        (structure(entry(), end=None), "/end"),
        (structure(entry(), end="2026-09-01"), "/end"),
        (structure(entry(repetition_unit=99, repetitions_configs=[change(5)])), ENTRY),
        (structure(entry(set_nr_configs=[change(51)])), ENTRY),
        (structure(entry(repetitions_configs=[change(3), change(5, 2, "-", "abs")])), f"{ENTRY}, repetitions"),
        (structure(entry(weight_configs=[change("heavy")])), f"{ENTRY}/weight_configs/0/value"),
        (structure(entry(weight_configs=[change(5, 2, "+", "na")])), f"{ENTRY}/weight_configs/0"),
        (structure(entry(weight_configs=[change(5, operation="*")])), f"{ENTRY}/weight_configs/0/operation"),
        (structure(entry(weight_configs=[change(5, 10**9)])), f"{ENTRY}/weight_configs/0/iteration"),
        (structure(entry(weight_configs=[change(999), change(999, 2, "+", "percent", True)])), ENTRY),
        (dates(shown(), day={"type": "war"}), "/0/day/type"),
        (dates(shown(), day={"slots": [{"entries": [{"exercise": 7}]}]}), "/0/day/slots"),
        (dates(shown(), meal="x"), "/0/meal"),
        (dates(shown(swap=1)), "/0/slots/0/sets/0/swap"),
        (dates(shown(), slots=[{"sets": [shown()], "exercises": [1, 7]}]), "/0/slots/0/exercises"),
        (dates(shown(weight="4", weight_unit=4)), "/0/slots/0/sets/0"),
        (dates(shown(repetitions="many")), "/0/slots/0/sets/0/repetitions"),
    ],
)
def test_what_cannot_be_judged_is_said(text, place):
    assert place in [path for path, _ in unread(text)]
    assert sr.check(loads(text, names=NAMES)).verdict != "suitable"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("3", ("", "wrong-type")),
        ("[]", ("", "wrong-type")),
        ("[3]", ("", "wrong-type")),
        ("{}", ("/days", "missing")),
        ('{"days": null}', ("/days", "wrong-type")),
        ('{"days": [3]}', ("/days/0", "wrong-type")),
        ('{"days": [{}]}', ("/days/0/slots", "missing")),
        ('{"days": [{"slots": [{}]}]}', ("/days/0/slots/0/entries", "missing")),
        (structure(3), (ENTRY, "wrong-type")),
        (structure({}), (ENTRY, "missing")),
        (structure(entry(exercise="Squat")), (ENTRY, "missing")),
        (structure(entry(exercise=True)), (ENTRY, "missing")),
        (structure(entry(weight_configs={"0": 5})), (f"{ENTRY}/weight_configs", "wrong-type")),
        (structure(entry(weight_configs=[5])), (f"{ENTRY}/weight_configs/0", "wrong-type")),
        (dates(shown(), slots=None), ("/0/slots", "wrong-type")),
        (dates(3), ("/0/slots/0/sets/0", "wrong-type")),
        (dates(shown(exercise=None)), ("/0/slots/0/sets/0", "missing")),
    ],
)
def test_a_document_whose_entries_cannot_be_reached_is_refused(text, problem):
    assert problem in broken(text)


@pytest.mark.parametrize("name", ["Barbell Squat", "Standing Calf Raises", "Hip Thrust", "Hyperextensions"])
@pytest.mark.parametrize("make", [structure, dates])
def test_a_movement_that_is_advised_against_never_passes(name, make):
    one = entry if make is structure else shown
    for members in ({}, {"type": "warmup"}, {"type": None}, {"weight_unit": None}, {"comment": "optional"}):
        for day in ({}, {"is_rest": True}, {"name": ""}):
            routine = loads(make(one(), one(3, **members), day=day), names=NAMES | {3: name})
            assert sr.check(routine).verdict != "suitable"


@pytest.mark.parametrize("text", [structure(entry(), entry(2)), dates(shown(comment="each side"), shown(2))])
def test_a_gentle_routine_passes(text):
    text = text.replace('"exercise": 1, "type"', '"exercise": 1, "comment": "each side", "type"')
    text = text.replace('"weight_unit": 1', '"weight_unit": 1, "repetitions_configs": [' + json.dumps(change(10)) + "]")
    assert sr.check(loads(text, names=NAMES)).verdict == "suitable"


def test_a_great_many_changes_take_no_great_time():
    steps = [change(50), *(change("9999.99", n % 1000 + 1, "+", "percent", True) for n in range(5_000))]
    with soon():
        assert unread(structure(entry(weight_configs=steps)))


def numbers(value):
    if isinstance(value, dict):
        if type(value.get("exercise")) is int:
            yield value["exercise"]
        for member in value.values():
            yield from numbers(member)
    elif isinstance(value, list):
        for member in value:
            yield from numbers(member)


def places(value, path=()):
    yield path
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, member in members:
        yield from places(member, (*path, key))


DOCUMENTS = [(document, [p for p in places(document) if p]) for document in (json.loads(STRUCTURE), json.loads(DATES))]
VALUES = [None, True, -1, 0, 2.5, 10**20, 1e300, "", " ", "x" * 3000, "\u0001", "9999.99", "+", [], {}, [None], ["x"]]


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 2**32))
def test_any_value_anywhere_is_read_or_refused(seed):
    """Law: a routine with any values in any places is read, or refused with reasons; and no exercise is lost."""
    chance = random.Random(seed)
    document, places = chance.choice(DOCUMENTS)
    document = copy.deepcopy(document)
    for _ in range(chance.randint(1, 3)):
        *way, last = chance.choice(places)
        parent = document
        try:
            for key in way:
                parent = parent[key]
            parent[last] = copy.deepcopy(chance.choice(VALUES))
        except (KeyError, IndexError, TypeError):
            continue
    names = {number: f"name {number}" for number in (1871, 900, 901, 1805, 371, 802)}
    try:
        routine = loads(json.dumps(document), format="wger", names=names)
    except UnreadableRoutineError:
        return
    read = {item.exercise.name for session in routine.sessions for item in session.prescriptions}
    assert {names.get(n, f"wger exercise {n}") for n in numbers(document)} <= read or routine.unread


def info(**members):
    return json.dumps([{"id": 1, "translations": [{"language": 2, "name": "Leg raise"}]} | members])


@pytest.mark.parametrize(
    ("members", "hints"),
    [
        ({"equipment": [{"name": "Bench"}, {"name": "Barbell"}]}, Hints(equipment="Bench, Barbell")),
        ({"equipment": ["Bench", {"name": "Barbell"}]}, Hints(equipment="Bench, Barbell")),
        ({"equipment": "Bench"}, Hints(equipment="Bench")),
        ({"equipment": None, "category": None, "muscles": None}, Hints()),
        ({"category": "Legs"}, Hints(category="Legs")),
        ({"category": [{"name": "Legs"}, "Abs"]}, Hints(category="Legs, Abs")),
        (
            {"muscles": [{"name": "Rectus abdominis"}], "muscles_secondary": [{"name": "Glutes"}, "Quads"]},
            Hints(muscles=("Rectus abdominis", "Glutes", "Quads")),
        ),
    ],
)
def test_every_member_of_what_the_server_lists_is_a_hint(members, hints):
    text = structure(entry())
    assert only(text, info(**members)).exercise.hints == hints
    assert unread(text, info(**members)) == []


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ({"equipment": [3, {"name": "Bench"}]}, "/equipment/0 of exercise 1"),
        ({"muscles_secondary": [1]}, "/muscles_secondary/0 of exercise 1"),
        ({"category": 5}, "/category of exercise 1"),
        ({"category": {"name": 5}}, "/category/name of exercise 1"),
    ],
)
def test_what_the_server_lists_as_numbers_is_listed_as_unread(members, expected):
    [problem] = loads(structure(entry()), format="wger", names=info(**members)).unread
    assert (problem.path, problem.code) == (f"{ENTRY}/exercise", "wrong-type")
    assert expected in problem.expected
