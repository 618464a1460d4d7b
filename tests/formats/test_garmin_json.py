"""Workouts of Garmin Connect."""

import json
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stenosis_routines import check
from stenosis_routines.errors import UnreadableRoutineError
from stenosis_routines.exercise import Effort, Exercise, Hints
from stenosis_routines.formats import detect, loads
from stenosis_routines.routine import Dose, Prescription

PAIR = (Path(__file__).parents[1] / "data" / "pair.garmin.json").read_bytes()
FIRST = "/workoutSegments/0/workoutSteps/0"


def key(name, value):
    return {f"{name}Key": value}


def step(kind="interval", end="reps", amount=10.0, **members):
    return {
        "type": "ExecutableStepDTO",
        "stepType": key("stepType", kind),
        "endCondition": key("conditionType", end),
        "endConditionValue": amount,
    } | members


def group(*steps, rounds=3, **members):
    return {"type": "RepeatGroupDTO", "numberOfIterations": rounds, "workoutSteps": list(steps)} | members


def workout(*steps, sport="strength_training", **members):
    segment = {"segmentOrder": 1, "sportType": key("sportType", sport), "workoutSteps": list(steps)}
    return json.dumps({"workoutName": "w", "workoutSegments": [segment]} | members)


def done(*steps, **members):
    [session] = loads(workout(*steps, **members)).sessions
    return session.prescriptions


def unread(text):
    return [problem.path for problem in loads(text).unread]


def test_a_workout_is_read_whole():
    routine = loads(PAIR)
    assert (routine.title, routine.guidance, routine.unread) == ("Legs and calm", ("Twice a week.",), ())
    [session] = routine.sessions
    press, raise_, tilt = session.prescriptions
    assert press == Prescription(
        Exercise(name="leg press", id="LEG_PRESS", hints=Hints(category="squat")),
        Dose(sets=3, reps=8, load_kg=83.91, rest_s=None),
        "push through the heels",
        group="/workoutSegments/0/workoutSteps/1",
    )
    assert raise_.dose == Dose(sets=3, reps=12, per_side=True, rest_s=90.0)
    assert raise_.group == press.group
    assert (tilt.exercise.name, tilt.dose, tilt.group) == ("Pelvic rocking", Dose(sets=1, hold_s=30.0), None)
    assert tilt.path == "/workoutSegments/0/workoutSteps/2"


def test_only_the_category_still_tells_of_a_squat():
    [squat] = done(step(category="SQUAT", exerciseName=""))
    assert squat.exercise.name == "squat"
    assert check(loads(workout(step(category="SQUAT", exerciseName=None)))).verdict == "unsuitable"


@pytest.mark.parametrize(
    "hidden",
    [
        step(category="SQUAT"),
        step(exerciseName="GOBLET_SQUAT"),
        step(description="Goblet squat"),
        step(category="WARM_UP", exerciseName="GOBLET_SQUAT"),
        step(category="SQUAT", exerciseName="PELVIC_ROCKING"),
        step("rest", "time", 30.0, category="SQUAT"),
        step("rest", "time", 30.0, exerciseName="GOBLET_SQUAT"),
        step("rest", "time", 30.0, description="Goblet squats meanwhile"),
        step("recovery", category="SQUAT"),
        step("warmup", category="SQUAT"),
        step("cooldown", category="CALF_RAISE", exerciseName="STANDING_HEEL_RAISE"),
        step("other", category="HIP_RAISE", exerciseName="BRIDGE"),
        step("surprise", category="SQUAT"),
        group(group(group(step(category="SQUAT")))),
        group(step(category="SQUAT"), rounds=None),
        group(step(category="SQUAT"), category="CORE"),
        {"type": "SquatDTO"},
        {},
        step(),
        step("warmup", "lap.button", None),
        step(drill="squat"),
        group(rounds=3, description="Ten squats"),
    ],
)
def test_no_movement_passes_wherever_it_hides(hidden):
    gentle = step(category="CORE", exerciseName="SINGLE_KNEE_TO_CHEST", description="each side")
    assert check(loads(workout(gentle))).verdict == "suitable"
    assert check(loads(workout(gentle, hidden))).verdict != "suitable"


@pytest.mark.parametrize("kind", ["interval", "warmup", "recovery"])
def test_a_step_without_a_name_is_what_the_sport_is(kind):
    [run] = done(step(kind, "time", 300.0), sport="running")
    assert run.exercise.name == "running"
    assert check(loads(workout(step(kind, "time", 300.0), sport="running"))).verdict == "unsuitable"


def test_the_sport_of_the_workout_holds_where_the_segment_tells_none():
    text = json.dumps({"sportType": key("sportType", "running"), "workoutSegments": [{"workoutSteps": [step()]}]})
    assert loads(text).sessions[0].prescriptions[0].exercise.name == "running"


def test_a_movement_told_in_words_is_judged_by_its_sport_too():
    gentle = step(description="Single knee to chest (each side)")
    assert check(loads(workout(gentle))).verdict == "suitable"
    assert check(loads(workout(gentle, sport="running"))).verdict != "suitable"


def test_a_rest_goes_to_the_movement_before_it():
    rest = step("rest", "time", 45.0)
    first, second = done(
        rest, step(category="A"), rest, group(step(category="B"), step("rest", "lap.button", None)), rest
    )
    assert (first.dose.rest_s, second.dose.rest_s) == (45.0, None)


@pytest.mark.parametrize(("rounds", "sets"), [((2, 3), 6), ((50, 1), 50), ((10, 6), None), ((51, 1), None)])
def test_repeats_within_repeats_multiply_sets(rounds, sets):
    outer, inner = rounds
    text = workout(group(group(step(category="CORE"), rounds=inner), rounds=outer))
    assert loads(text).sessions[0].prescriptions[0].dose.sets == sets
    assert bool(unread(text)) == (sets is None)


def test_sets_beyond_the_limits_are_counted_and_refused():
    steps = [group(*[step(category="CORE")] * 100, rounds=50)] * 3
    with pytest.raises(UnreadableRoutineError) as caught:
        loads(workout(*steps))
    assert [problem.code for problem in caught.value.problems] == ["too-large"]


@pytest.mark.parametrize(
    ("weight", "kilograms"),
    [
        ({"weightValue": -1.0, "weightUnit": {"unitKey": "kilogram"}}, None),
        ({"weightValue": 0.0}, None),
        ({"weightValue": None}, None),
        ({"weightValue": 184.9987, "weightUnit": {"unitKey": "pound", "factor": 453.59237}}, 83.91),
        ({"weightValue": 20, "weightUnit": {"unitKey": "KILOGRAM"}}, 20.0),
    ],
)
def test_a_weight_is_in_kilograms_and_none_is_unknown(weight, kilograms):
    [item] = done(step(category="CORE", **weight))
    assert item.dose.load_kg == kilograms


@pytest.mark.parametrize(
    ("members", "place"),
    [
        ({"weightValue": 20}, "weightUnit"),
        ({"weightValue": 20, "weightUnit": {"unitKey": "stone"}}, "weightUnit"),
        ({"weightValue": 1e9, "weightUnit": {"unitKey": "kilogram"}}, "weightValue"),
        ({"endConditionValue": 0}, "endConditionValue"),
        ({"endConditionValue": 2.5}, "endConditionValue"),
        ({"endConditionValue": "ten"}, "endConditionValue"),
        ({"endCondition": key("conditionType", "calories")}, "endCondition"),
        ({"endCondition": "reps"}, "endCondition"),
        ({"zoneNumber": "4"}, "zoneNumber"),
        ({"type": "StepDTO"}, "type"),
        ({"alternatives": ["SQUAT"]}, "alternatives"),
    ],
)
def test_a_bad_value_is_unknown_and_said(members, place):
    assert f"{FIRST}/{place}" in unread(workout(step(category="CORE") | members))


def test_what_says_nothing_is_no_unknown_key():
    assert unread(workout(step(category="CORE", mystery=None))) == []


@pytest.mark.parametrize(
    ("members", "effort", "notes"),
    [
        ({"targetType": key("workoutTargetType", "no.target")}, None, ""),
        (
            {"targetType": key("workoutTargetType", "heart.rate.zone"), "zoneNumber": 2},
            None,
            "aim: heart rate zone zone 2",
        ),
        (
            {"targetType": key("workoutTargetType", "power.zone"), "zoneNumber": 4},
            Effort.STRENUOUS,
            "aim: power zone zone 4",
        ),
        (
            {
                "secondaryTargetType": key("workoutTargetType", "pace.zone"),
                "secondaryTargetValueOne": 2.5,
                "secondaryTargetValueTwo": 3,
            },
            None,
            "aim: pace zone 2.5 to 3",
        ),
    ],
)
def test_an_aim_is_kept_and_a_high_zone_is_strenuous(members, effort, notes):
    [item] = done(step(category="CORE", **members))
    assert (item.exercise.traits.effort, item.notes) == (effort, notes)


@pytest.mark.parametrize(
    "text",
    [
        '{"workoutSegments": {}}',
        '{"workoutSegments": null}',
        '{"workoutSegments": [1]}',
        '{"workoutSegments": [{"workoutSteps": 1}]}',
        '{"workoutSegments": [{"workoutSteps": [1]}]}',
        '{"workoutSegments": [{"workoutSteps": [{"type": "RepeatGroupDTO", "workoutSteps": 1}]}]}',
        "[]",
        "{}",
    ],
)
def test_a_workout_whose_steps_cannot_be_reached_is_refused(text):
    with pytest.raises(UnreadableRoutineError):
        loads(text, format="garmin-json")


def test_a_list_of_workouts_is_not_guessed_at():
    with pytest.raises(UnreadableRoutineError):
        detect(f"[{workout()}]".encode())


def places(value, path=()):
    yield path
    for at, member in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from places(member, (*path, at))


PLACES = [place for place in places(json.loads(PAIR)) if place]
VALUES = [None, True, -1, 0, 2.5, 10**20, 1e300, "", " ", "x" * 3000, "\u0001", [], {}, [None], "reps", ["x"]]


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 2**32))
def test_any_value_anywhere_is_read_or_refused(seed):
    """Law: a workout with any values in any places is read, or refused with reasons; and a movement is never lost."""
    chance = random.Random(seed)
    document = json.loads(PAIR)
    for _ in range(chance.randint(1, 3)):
        *way, last = chance.choice(PLACES)
        parent = document
        try:
            for at in way:
                parent = parent[at]
            parent[last] = chance.choice(VALUES)
        except (KeyError, IndexError, TypeError):
            continue
    try:
        routine = loads(json.dumps(document), format="garmin-json")
    except UnreadableRoutineError:
        return
    keys = {item.exercise.id for item in routine.sessions[0].prescriptions}
    left = {word for place in PLACES if place[-1] == "exerciseName" for word in [text_at(document, place)] if word}
    assert left <= keys or routine.unread


def text_at(document, place):
    try:
        for way in place:
            document = document[way]
    except (KeyError, IndexError, TypeError):
        return None
    return document if isinstance(document, str) and document.strip() else None


@pytest.mark.parametrize(
    "work",
    [
        {"endCondition": key("conditionType", "reps")},
        {"endCondition": key("conditionType", "distance")},
        {"weightValue": 20.0, "weightUnit": key("unit", "kilogram")},
        {"equipmentType": key("equipmentType", "barbell")},
        {"strokeType": key("strokeType", "butterfly")},
        {"targetType": key("workoutTargetType", "heart.rate.zone"), "zoneNumber": 5},
    ],
    ids=lambda work: next(iter(work)),
)
def test_a_rest_in_which_something_is_done_is_none(work):
    text = workout(step(description="Pelvic rocking"), step("rest", "time", 30.0, description="Rest", **work))
    [session] = loads(text).sessions
    assert [item.dose.rest_s for item in session.prescriptions] == [None, None]
    assert "SR601" in {finding.code for finding in check(loads(text)).findings}


def test_a_rest_of_a_fixed_length_is_one():
    [item] = done(step(description="Pelvic rocking"), step("rest", "fixed.rest", 30.0))
    assert item.dose.rest_s == 30


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (workout(step("squat", description="Pelvic rocking")), f"{FIRST}/stepType"),
        (workout(step(providerExerciseSourceId="SQUAT")), f"{FIRST}/providerExerciseSourceId"),
        (workout(group(step(), rounds=3, endConditionValue=30.0)), f"{FIRST}/endConditionValue"),
        (workout(step(), estimatedDurationInSecs="50 squats"), "/estimatedDurationInSecs"),
    ],
    ids=["kind", "provider", "rounds", "estimate"],
)
def test_what_may_mean_another_movement_or_more_of_it_is_said(text, place):
    assert unread(text) == [place]


@pytest.mark.parametrize(
    "place", ["stepType", "endCondition", "sportType", "targetType", "strokeType", "equipmentType"]
)
def test_a_key_that_is_not_known_in_a_small_object_is_unread(place):
    known = {"stepType": "interval", "endCondition": "reps", "sportType": "mobility", "targetType": "no.target"}
    names = {"endCondition": "conditionTypeKey", "targetType": "workoutTargetTypeKey"}
    held = {names.get(place, f"{place}Key"): known.get(place), "displayOrder": 1, "note": "Barbell squat"}
    text = workout(step(description="Lying ankle pump"), sportType=held)
    if place != "sportType":
        text = workout(step(description="Lying ankle pump", **{place: held}))
    assert any(path.endswith(f"{place}/note") for path in unread(text))
