"""The routines of Hevy's API."""

import copy
import json
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import stenosis_routines as sr
from stenosis_routines.errors import UnreadableRoutineError
from stenosis_routines.exercise import Effort, Exercise, Traits
from stenosis_routines.formats import detect, load, loads
from stenosis_routines.routine import Dose, Prescription

PAGE = (Path(__file__).parents[1] / "data" / "legs.hevy-api.json").read_bytes()
SHARED = Path(__file__).parents[3] / "shared" / "samples" / "hevy_api"
HARD = Traits(effort=Effort.STRENUOUS)


def one(*sets, title="Squat", **members):
    return {"title": title, "sets": list(sets), **members}


def body(*exercises, **members):
    return json.dumps({"routine": {"title": "Legs", "exercises": list(exercises), **members}})


def only(text):
    [session] = loads(text).sessions
    [item] = session.prescriptions
    return item


def unread(text):
    return [(problem.path, problem.code) for problem in loads(text, format="hevy-api").unread]


def broken(text):
    with pytest.raises(UnreadableRoutineError) as caught:
        loads(text, format="hevy-api")
    return [(problem.path, problem.code) for problem in caught.value.problems]


def test_each_routine_of_a_page_is_a_session():
    routine = loads(PAGE)
    assert routine.unread == ()
    assert routine.title == "Hevy routines"
    assert routine.guidance == ("Warm up first.",)
    legs, mat = routine.sessions
    assert (legs.title, legs.path, mat.title) == ("Legs", "/routines/0", "Mat")
    squat, clamshell, plank, walking = legs.prescriptions
    dose = Dose(sets=3, reps=(5, 10), load_kg=61.24, rest_s=180)
    assert squat == Prescription(Exercise(name="Squat (Barbell)"), dose)
    assert squat.path == "/routines/0/exercises/0"
    assert clamshell == Prescription(
        Exercise(name="Clamshell"), Dose(sets=1, reps=(12, None), per_side=True, rest_s=0), "each side", group="0"
    )
    assert plank == Prescription(Exercise(name="Plank", traits=HARD), Dose(sets=2, hold_s=60), group="0")
    assert walking == Prescription(
        Exercise(name="Walking", traits=HARD), Dose(sets=1, hold_s=1200, rest_s=60), "1500 m"
    )


def test_a_superset_of_everything_is_none():
    assert {item.group for item in loads(PAGE).sessions[1].prescriptions} == {None}


def test_one_routine_gives_its_title_and_may_stand_in_a_list():
    routine = loads(body(one()))
    assert (routine.title, routine.sessions[0].path) == ("Legs", "/routine")
    wrapped = json.dumps({"routine": [json.loads(body(one()))["routine"]]})
    assert loads(wrapped) == routine
    assert loads(wrapped).sessions[0].prescriptions[0].path == "/routine/0/exercises/0"


def test_older_answers_say_set_type_and_write_the_rest_as_text():
    item = only(body(one({"set_type": "failure", "reps": 12}, rest_seconds="30", superset_id=3)))
    assert item == Prescription(Exercise(name="Squat", traits=HARD), Dose(sets=1, reps=12, rest_s=30), group="3")


def test_an_exercise_without_a_title_stays_unknown():
    text = json.dumps(
        {"routine": {"title": "Mat", "exercises": [{"exercise_template_id": "05293BCA", "sets": [{"reps": 10}]}]}}
    )
    assert only(text).exercise.name == "Hevy exercise 05293BCA"
    assert unread(text) == [("/routine/exercises/0/title", "missing")]
    assert sr.check(loads(text)).verdict == "needs_review"


def test_a_page_that_is_not_the_whole_list_is_said():
    page = json.loads(PAGE) | {"page_count": 3}
    assert unread(json.dumps(page)) == [("/page_count", "not-understood")]


@pytest.mark.parametrize(
    ("one_set", "reps"),
    [
        ({}, None),
        ({"reps": 8}, 8),
        ({"reps": 8, "rep_range": {"start": 8, "end": 12}}, (8, 12)),
        ({"reps": 14, "rep_range": {"start": 8, "end": 12}}, (8, 14)),
        ({"rep_range": {"start": 12, "end": None}}, (12, None)),
        ({"rep_range": {"start": None, "end": 12}}, 12),
        ({"rep_range": {"start": None, "end": None}}, None),
        ({"rep_range": {"start": 10, "end": 10}}, 10),
    ],
)
def test_repetitions_are_the_range_over_all_that_is_told(one_set, reps):
    assert only(body(one(one_set))).dose.reps == reps
    assert unread(body(one(one_set))) == []


@pytest.mark.parametrize(
    ("one_set", "place"),
    [
        ({"reps": "ten"}, "reps"),
        ({"reps": True}, "reps"),
        ({"reps": 0}, "reps"),
        ({"reps": 3.7}, "reps"),
        ({"weight_kg": 1001}, "weight_kg"),
        ({"weight_kg": -5}, "weight_kg"),
        ({"weight_kg": "60"}, "weight_kg"),
        ({"duration_seconds": 9999}, "duration_seconds"),
        ({"rep_range": 5}, "rep_range"),
        ({"rep_range": {"from": 5}}, "rep_range/from"),
        ({"type": "odd"}, "type"),
        ({"rpe": "9"}, "rpe"),
        ({"chains": 2}, "chains"),
    ],
)
def test_a_bad_value_is_unknown_and_said(one_set, place):
    item = only(body(one(one_set)))
    assert item.dose == Dose(sets=1)
    assert [path for path, _ in unread(body(one(one_set)))] == [f"/routine/exercises/0/sets/0/{place}"]


@pytest.mark.parametrize(
    ("members", "place"),
    [
        ({"rest_seconds": "soon"}, "rest_seconds"),
        ({"rest_seconds": 4000}, "rest_seconds"),
        ({"rest_seconds": "99999"}, "rest_seconds"),
        ({"supersets_id": [1]}, "supersets_id"),
        ({"alternatives": ["Squat"]}, "alternatives"),
        ({"notes": ["x"]}, "notes"),
    ],
)
def test_what_cannot_be_judged_of_an_exercise_is_said(members, place):
    assert [path for path, _ in unread(body(one({"reps": 5}, **members)))] == [f"/routine/exercises/0/{place}"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[]", ("", "missing")),
        ("{}", ("", "missing")),
        ('{"routine": {}, "routines": []}', ("", "missing")),
        ('{"routine": null}', ("/routine", "wrong-type")),
        ('{"routine": 3}', ("/routine", "wrong-type")),
        ('{"routines": [3]}', ("/routines/0", "wrong-type")),
        ('{"routine": {"title": "Legs"}}', ("/routine/exercises", "missing")),
        (body(3), ("/routine/exercises/0", "wrong-type")),
        (body({"sets": []}), ("/routine/exercises/0", "missing")),
        (body(one(3)), ("/routine/exercises/0/sets/0", "wrong-type")),
        (body({"title": "Squat", "sets": None}), ("/routine/exercises/0/sets", "wrong-type")),
        (body(exercises={}), ("/routine/exercises", "wrong-type")),
    ],
)
def test_a_document_whose_exercises_cannot_be_reached_is_refused(text, problem):
    assert problem in broken(text)


@pytest.mark.parametrize("name", ["Squat (Barbell)", "Standing Calf Raise", "Glute Bridge", "Back Extension"])
@pytest.mark.parametrize(
    "exercise",
    [
        {"sets": []},
        {"sets": [{"type": "warmup", "reps": 5}]},
        {"sets": [{"type": "odd"}]},
        {"sets": [{"custom_metric": 3}]},
        {"supersets_id": 0, "sets": [{"reps": 5}]},
    ],
)
def test_a_movement_that_is_advised_against_never_passes(name, exercise):
    text = body(one({"reps": 10}, title="Knee to chest"), {"title": name, **exercise})
    assert sr.check(loads(text)).verdict != "suitable"


def test_a_gentle_routine_passes():
    text = body(
        one({"reps": 10}, title="Knee to chest", notes="each side"), one({"reps": 10}, title="Lying ankle pump")
    )
    assert sr.check(loads(text)).verdict == "suitable"


def test_a_text_that_goes_with_a_routine_is_heard():
    text = body(one({"reps": 10}, title="Knee to chest"), notes="Push through the pain.")
    assert "SR401" in {finding.code for finding in sr.check(loads(text)).findings}


@pytest.mark.skipif(not SHARED.exists(), reason="the shared samples are not here")
@pytest.mark.parametrize(
    ("name", "prescriptions", "unread"),
    [
        ("get_routine_leg_day", 6, 0),
        ("legacy_set_type_key_array_wrapped", 1, 0),
        ("list_routines_page", 9, 0),
        ("post_routine_body", 2, 2),
    ],
)
def test_a_sample_is_read_whole(name, prescriptions, unread):
    routine = load(SHARED / f"{name}.json")
    assert sum(len(session.prescriptions) for session in routine.sessions) == prescriptions
    assert len(routine.unread) == unread


def places(value, path=()):
    yield path
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, member in members:
        yield from places(member, (*path, key))


PLACES = [place for place in places(json.loads(PAGE)) if place]
VALUES = [None, True, -1, 0, 2.5, 10**20, 1e300, "", " ", "x" * 3000, "\u0001", [], {}, [None], ["x"]]


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 2**32))
def test_any_value_anywhere_is_read_or_refused(seed):
    """Law: a page with any values in any places is read, or refused with reasons; and no exercise is lost."""
    chance = random.Random(seed)
    document = json.loads(PAGE)
    for _ in range(chance.randint(1, 3)):
        *way, last = chance.choice(PLACES)
        parent = document
        try:
            for key in way:
                parent = parent[key]
            parent[last] = copy.deepcopy(chance.choice(VALUES))
        except (KeyError, IndexError, TypeError):
            continue
    try:
        routine = loads(json.dumps(document), format="hevy-api")
    except UnreadableRoutineError:
        return
    exercises = [e for r in document["routines"] for e in r["exercises"]]
    read = [item for session in routine.sessions for item in session.prescriptions]
    assert len(read) == len(exercises)
    wanted = {e["title"] for e in exercises if isinstance(e.get("title"), str) and e["title"].strip()}
    assert wanted <= {item.exercise.name for item in read} or routine.unread


def workout(title, start, *names, **members):
    exercises = [
        {
            "index": at,
            "title": name,
            "exercise_template_id": "X",
            "sets": [{"type": "normal", "weight_kg": 5, "reps": 8}],
        }
        for at, name in enumerate(names)
    ]
    times = {"start_time": start, "end_time": start, "created_at": start, "updated_at": start}
    return {"id": "1", "title": title, "description": "", **times, "exercises": exercises, **members}


def named(document):
    text = json.dumps(document)
    assert detect(text.encode()) == "hevy-api"
    return [(s.title, item.exercise.name) for s in loads(text).sessions for item in s.prescriptions]


def test_workouts_are_a_history():
    old, new = workout("Legs", "2026-09-01T07:00:00Z", "Squat"), workout("Legs", "2026-09-08T07:00:00Z", "Plank")
    page = {"page": 1, "page_count": 1, "workouts": [old, new]}
    assert named(page) == [("Legs", "Plank")]
    assert loads(json.dumps(page)).unread == ()
    assert named({"workout": old}) == [("Legs", "Squat")]
    assert named([old, new]) == [("Legs", "Plank")]


def test_what_older_workouts_under_a_title_of_the_app_hold_is_named():
    old, new = (
        workout("Evening workout 🌙", f"2026-09-0{day}T07:00:00Z", name) for day, name in ((1, "Squat"), (8, "Plank"))
    )
    [problem] = loads(json.dumps({"workouts": [old, new]})).unread
    assert (problem.path, problem.found) == ("/workouts/0/exercises/0/title", "'Squat'")


def test_one_routine_without_a_wrapper_and_a_bare_list_are_read():
    routine = {"title": "Legs", "notes": "Slowly.", "exercises": workout("", "", "Squat")["exercises"]}
    assert named(routine) == [("Legs", "Squat")]
    assert named([routine, routine | {"title": "Arms"}]) == [("Legs", "Squat"), ("Arms", "Squat")]
    assert loads(json.dumps(routine)).guidance == ("Slowly.",)


def test_plans_of_others_under_the_same_key_are_not_taken():
    plan = {"routine": {"title": "x", "exercises": [{"name": "Squat", "sets": 3, "reps": 5}]}}
    assert detect(json.dumps(plan).encode()) == "app-json"
