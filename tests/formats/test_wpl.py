"""WPL documents."""

import copy
import json
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stenosis_routines.errors import UnreadableRoutineError
from stenosis_routines.exercise import Effort, Exercise, Hints, Traits
from stenosis_routines.formats import loads
from stenosis_routines.routine import Dose, Prescription

HOME = (Path(__file__).parents[1] / "data" / "home.wpl.json").read_bytes()

FIRST = "/plan/phases/0/weeks/0/days/0/blocks/0/activities/0"


def plan(*activities, block=None, day=None, **members):
    days = [
        {"day_of_week": 1, "type": "training", "blocks": [{"activities": list(activities)} | (block or {})]}
        | (day or {})
    ]
    return json.dumps(
        {"plan": {"name": "p", "phases": [{"name": "f", "weeks": [{"name": "w", "days": days}]}]} | members}
    )


def only(text):
    [session] = loads(text, format="wpl").sessions
    [prescription] = session.prescriptions
    return prescription


def lift(prescription, **members):
    return plan(
        {"type": "exercise", "exercise_ref": "lunge", "prescription": {"type": "sets_reps"} | prescription} | members
    )


def cardio(intensity):
    return plan({"type": "cardio", "name": "x", "prescription": {"type": "continuous", "intensity": intensity}})


def unread(text):
    return [(problem.path, problem.code) for problem in loads(text, format="wpl").unread]


def broken(text):
    with pytest.raises(UnreadableRoutineError) as caught:
        loads(text, format="wpl")
    return [(problem.path, problem.code) for problem in caught.value.problems]


def test_a_plan_is_read_whole():
    routine = loads(HOME)
    assert routine.title == "Home plan"
    assert [(p.path, p.code) for p in routine.unread] == [("/plan/requirements/contraindications/0", "not-understood")]
    assert [(session.title, len(session.prescriptions)) for session in routine.sessions] == [
        ("Start / Week 1 / Mat", 2),
        ("Start / Week 1 / Day 2", 5),
        ("Start / Week 2 / Mat", 0),
        ("Later / no weeks", 0),
    ]
    assert routine.guidance == (
        "Gentle first, harder later.",
        "Two weeks on the mat.",
        "Drink water",
        "Contraindications named by the document: icd10:M48.06 (high): require clearance deadlift, back_squat",
    )


@pytest.mark.parametrize("text", ["Squats", "50 squats", "Stand"])
@pytest.mark.parametrize("place", ["goals", "notifications"])
def test_a_movement_in_one_word_beside_the_phases_is_heard(place, text):
    for said in (text, {"message": text}):
        assert loads(plan(**{place: [said]}), format="wpl").guidance == (text,)
    assert loads(plan(**{place: [{"type": "daily"}]}), format="wpl").guidance == ()


@pytest.mark.parametrize("text", ["Do 500", "20 kg", "Schneller!"])
def test_what_is_said_beside_the_phases_is_heard_however_short(text):
    assert loads(plan(notifications=[{"message": text}]), format="wpl").guidance == (text,)


def test_an_exercise_takes_its_name_from_its_reference_and_rounds_multiply_sets():
    squat, plank = loads(HOME).sessions[0].prescriptions
    assert squat == Prescription(
        Exercise(
            name="goblet squat", id="goblet_squat", hints=Hints(category="squat", muscles=("quadriceps", "glutes"))
        ),
        Dose(sets=3, reps=(8, 12), seconds_per_rep=6.0, load_kg=19.96, rest_s=0.0),
        "tempo 3-1-2-0",
        group="pair",
    )
    assert squat.path == FIRST
    assert plank == Prescription(
        Exercise(name="Front plank", id="plank"), Dose(sets=6, hold_s=30.0, rest_s=90.0), group="pair"
    )


def test_the_movements_inside_a_recovery_are_read_and_it_itself_only_without():
    piriformis, hamstring, still, stroll, bike = loads(HOME).sessions[1].prescriptions
    assert piriformis == Prescription(
        Exercise(
            name="Piriformis stretch",
            hints=Hints(category="static_stretch", muscles=("piriformis",), instructions="Part of Hips (600 s in all)"),
        ),
        Dose(reps=2, hold_s=30, per_side=True),
    )
    assert hamstring.dose == Dose(reps=3, hold_s=6, per_side=False)
    assert hamstring.exercise.traits == Traits(effort=Effort.STRENUOUS)
    assert hamstring.notes == "left side; contract, then relax for 20 s"
    assert still == Prescription(Exercise(name="Lie still", hints=Hints(category="rest")), Dose(hold_s=300.0))
    assert stroll == Prescription(Exercise(name="Stroll"), Dose(hold_s=900.0))
    assert bike.dose == Dose(sets=5, hold_s=120.0, rest_s=60.0)
    assert bike.exercise.traits.effort is Effort.STRENUOUS


@pytest.mark.parametrize(
    "text",
    [
        lift({"to_failure": True}),
        lift({"reps": {"amrap": True}}),
        lift({"type": "amrap"}),
        lift({"weight": {"type": "percentage_1rm", "value": 80, "unit": "percent"}}),
        lift({"weight": {"type": "percentage_bodyweight", "value": 100}}),
        lift({"tempo": "30X1"}),
        lift({"tempo": {"eccentric": 3, "concentric": 1, "explosive_concentric": True}}),
        lift({}, target_rpe=8),
        lift({}, target_rir=2),
        plan({"type": "exercise", "exercise_ref": "lunge"}, block={"structure": "tabata"}),
        plan({"type": "exercise", "exercise_ref": "lunge"}, block={"structure": "AMRAP"}),
        plan({"type": "Exercise", "exercise_ref": "lunge"}, block={"structure": "emom"}),
        plan({"type": "cardio", "name": "x", "prescription": {"intensity": {"type": "rpe", "target": {"value": 10}}}}),
        plan({"type": "recovery", "name": "x", "prescription": {"exercises": [{"name": "y", "intensity_rpe": 9}]}}),
        plan({"type": "cardio", "name": "x", "prescription": {"intensity": {"type": "rpe", "target": {"max": 9}}}}),
        plan(
            {
                "type": "cardio",
                "name": "x",
                "prescription": {"intensity": {"type": "rpe", "target": {"min": 17}, "zone_model": "rpe_borg_20"}},
            }
        ),
    ],
)
def test_hard_work_is_declared(text):
    assert only(text).exercise.traits == Traits(effort=Effort.STRENUOUS)


@pytest.mark.parametrize(
    "text",
    [
        lift({"reps": 10}),
        lift({"to_failure": False}),
        lift({"weight": {"type": "percentage_1rm", "value": 79}}),
        lift({"tempo": "3-0-1-0"}),
        lift({}, target_rpe=7),
        lift({}, target_rir=3),
    ],
)
def test_no_effort_is_declared_where_none_is_told(text):
    assert only(text).exercise.traits == Traits()


@pytest.mark.parametrize(
    ("reps", "read"),
    [
        (10, 10),
        ({"target": 10}, 10),
        ({"min": 8, "max": 8}, 8),
        ({"min": 8, "max": 10, "target": 9}, (8, 10)),
        ({"min": 8}, (8, None)),
        ({"max": 8}, (1, 8)),
        ({"target": 10, "min": 8}, (8, None)),
        ({"amrap": True}, (1, None)),
        ({"amrap": True, "min": 5}, (5, None)),
        ({}, None),
    ],
)
def test_repetitions_are_read_in_every_form(reps, read):
    assert only(lift({"reps": reps})).dose.reps == read


@pytest.mark.parametrize(
    ("prescription", "place"),
    [
        ({"reps": {"min": 0, "max": 5}}, "reps/min"),
        ({"reps": {"min": 8, "max": 5}}, "reps"),
        ({"reps": {"target": 30, "min": 10, "max": 12}}, "reps"),
        ({"reps": {"target": 5, "min": 10}}, "reps"),
        ({"reps": "ten"}, "reps"),
        ({"reps": 3.5}, "reps"),
        ({"sets": 51}, "sets"),
        ({"sets": True}, "sets"),
        ({"sets": "3"}, "sets"),
        ({"rest": {"value": 2, "unit": "fortnights"}}, "rest"),
        ({"rest": {"unit": "seconds"}}, "rest"),
        ({"duration": {"value": 2, "unit": "hours"}}, "duration"),
        ({"weight": {"type": "absolute", "value": 20}}, "weight"),
        ({"weight": {"type": "absolute", "value": 2000, "unit": "kg"}}, "weight"),
        ({"weight": {"type": "plates", "value": 2}}, "weight"),
        ({"weight": 20}, "weight"),
        ({"weight": {"type": "bodyweight", "value": 20}}, "weight"),
        ({"weight": {"type": "bodyweight", "unit": "kg"}}, "weight"),
        ({"tempo": "slow"}, "tempo"),
        ({"tempo": "0-0-0-0"}, "tempo"),
        ({"type": "circus"}, "type"),
        ({"reverse": True}, "reverse"),
        ({"reps": {"about": 6}}, "reps/about"),
    ],
)
def test_a_bad_value_is_unknown_and_said(prescription, place):
    text = lift(prescription)
    assert only(text).exercise.name == "lunge"
    assert only(text).dose == Dose()
    assert [path for path, _ in unread(text)] == [f"{FIRST}/prescription/{place}"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (plan({"type": "sub_plan", "id": "s", "sub_plan_ref": "other"}), FIRST),
        (plan({"type": "habit", "name": "Ten squats", "category": "fitness"}), FIRST),
        (plan(personalization={"inputs": [], "rules": []}), "/plan/personalization"),
        (plan(surprise=1), "/plan/surprise"),
        (plan(day={"optional": True}), "/plan/phases/0/weeks/0/days/0/optional"),
        (
            plan(day={"estimated_duration_minutes": {"squats": 50}}),
            "/plan/phases/0/weeks/0/days/0/estimated_duration_minutes",
        ),
        (plan(phases=[{"duration": ["squats", 50], "weeks": []}]), "/plan/phases/0/duration"),
        (plan(phases=[{"duration": "50 squats", "weeks": []}]), "/plan/phases/0/duration"),
        (plan(block={"repeat": 2}), "/plan/phases/0/weeks/0/days/0/blocks/0/repeat"),
        (plan(block={"structure": "hiit"}), "/plan/phases/0/weeks/0/days/0/blocks/0/structure"),
        (plan(block={"type": "plyometrics"}), "/plan/phases/0/weeks/0/days/0/blocks/0/type"),
        (plan(type="boot camp"), "/plan/type"),
        (plan(phases=[{"type": "shock", "weeks": []}]), "/plan/phases/0/type"),
        (plan(day={"type": "war"}), "/plan/phases/0/weeks/0/days/0/type"),
        (plan({"type": "cardio", "name": "x", "prescription": {"type": "hiit"}}), f"{FIRST}/prescription/type"),
        (
            cardio({"type": "percent_hr_max", "target": {"min": 95, "max": 100}}),
            f"{FIRST}/prescription/intensity/type",
        ),
        (cardio({"type": "rpe", "target": {"goal": 9}}), f"{FIRST}/prescription/intensity/target/goal"),
        (cardio({"type": "rpe", "level": 9}), f"{FIRST}/prescription/intensity/level"),
        (plan(metadata={"advice": 3}), "/plan/metadata/advice"),
        (plan(notifications=[{"title": "Go"}]), "/plan/notifications/0/title"),
        (plan(athlete_thresholds={"wrist_kg": 3}), "/plan/athlete_thresholds/wrist_kg"),
        (plan(progress={"checkpoints": [{"exercises": ["squat"]}]}), "/plan/progress/checkpoints/0/exercises"),
        (plan({"type": "meditation", "name": "Calm", "exercises": ["squat"]}), f"{FIRST}/exercises"),
        (plan({"type": "exercise", "exercise_ref": "x", "alternatives": ["squat"]}), f"{FIRST}/alternatives"),
        ('{"version": "2.0.0", "plan": {"name": "p", "phases": []}}', "/version"),
    ],
)
def test_what_cannot_be_judged_is_said(text, place):
    assert [path for path, _ in unread(text)] == [place]


@pytest.mark.parametrize(("unit", "kilograms"), [("kg", 20.0), ("lb", 9.07)])
def test_a_load_told_with_the_body_weight_is_a_load(unit, kilograms):
    done = only(lift({"weight": {"type": "bodyweight", "value": 20, "unit": unit}}))
    assert (done.dose.load_kg, done.notes) == (kilograms, "body weight")
    assert only(lift({"weight": {"type": "bodyweight"}})).dose.load_kg is None


@pytest.mark.parametrize(
    ("block", "sets", "read"),
    [
        ({"rounds": 10}, {"sets": 1}, 10),
        ({"rounds": 2}, {"sets": 3}, 6),
        ({"rounds": 3}, {}, 3),
        ({}, {"sets": 3}, 3),
    ],
)
def test_rounds_multiply_sets(block, sets, read):
    activity = {"type": "exercise", "exercise_ref": "lunge", "prescription": {"type": "sets_reps", **sets}}
    assert only(plan(activity, block=block)).dose.sets == read


def test_more_rounds_of_sets_than_anyone_does_are_unknown_and_said():
    activity = {"type": "exercise", "exercise_ref": "lunge", "prescription": {"type": "sets_reps", "sets": 10}}
    text = plan(activity, block={"rounds": 10})
    assert only(text).dose.sets is None
    assert unread(text) == [("/plan/phases/0/weeks/0/days/0/blocks/0/rounds", "out-of-range")]


@pytest.mark.parametrize(
    "against",
    [
        {"condition": "spinal stenosis", "severity": "absolute", "action": "do_not_perform"},
        {"condition": "lumbar_stenosis", "action": "exclude"},
        {"condition": "icd10:M48.061", "action": "exclude"},
        {"condition": "ICD10:m4806", "action": "exclude"},
        {"condition": "snomed:18347007", "action": "modify"},
        {"condition": "snomed:76107001", "action": "modify"},
        {"condition": "Spinalkanalstenose", "action": "exclude"},
        {"condition": "척추관 협착증", "action": "exclude"},
        {"condition": "acog:pregnancy_t2", "action": "exclude", "affected_activities": ["Lunges"]},
        {"condition": "acog:pregnancy_t2", "action": "exclude", "affected_activities": ["walking_lunge", "x"]},
        {"condition": "acog:pregnancy_t2", "action": "exclude", "unless": "cleared"},
        {"action": "exclude", "severity": "high"},
        "spinal stenosis",
    ],
)
def test_a_plan_that_advises_against_itself_never_passes(against):
    activity = {"type": "exercise", "exercise_ref": "walking_dumbbell_lunge"}
    assert unread(plan(activity, requirements={"contraindications": [against]}))


def test_a_contraindication_that_touches_neither_person_nor_plan_is_guidance_only():
    against = {"condition": "icd10:I25.10", "action": "modify", "affected_activities": ["1rm_test", "barbell_squat"]}
    text = plan({"type": "exercise", "exercise_ref": "split_squat"}, requirements={"contraindications": [against]})
    assert unread(text) == []
    assert "icd10:I25.10: modify 1rm_test, barbell_squat" in loads(text).guidance[0]


@pytest.mark.parametrize(
    "said",
    [
        {"goals": [{"id": "g", "type": "primary", "category": "strength", "name": "Push through the pain"}]},
        {"goals": [{"id": "g", "milestones": [{"id": "m", "name": "Push through the pain"}]}]},
        {"notifications": [{"id": "n", "enabled": True, "message": "Push through the pain"}]},
        {"notifications": [{"title": "Push through the pain"}]},
        {"metadata": {"tags": ["Push through the pain"]}},
        {"metadata": {"slogan": "Push through the pain"}},
        {"progress": {"checkpoints": [{"questions": ["Push through the pain"]}]}},
        {"athlete_thresholds": {"advice": "Push through the pain"}},
        {"requirements": {"equipment": [{"name": "Push through the pain"}]}},
        {"phases": [{"name": "Push through the pain", "weeks": [{"name": "w", "days": []}]}]},
        {"phases": [{"name": "f", "weeks": [{"name": "Push through the pain", "days": [{"name": "d"}]}]}]},
        {"phases": [{"weeks": [{"days": [{"name": "Push through the pain", "type": "rest"}]}]}]},
        {
            "phases": [
                {
                    "weeks": [
                        {
                            "days": [
                                {"blocks": [{"activities": [{"type": "meditation", "name": "Push through the pain"}]}]}
                            ]
                        }
                    ]
                }
            ]
        },
    ],
)
def test_every_text_beside_the_movements_is_guidance(said):
    assert "Push through the pain" in loads(plan(**said), format="wpl").guidance


@pytest.mark.parametrize(
    "activity",
    [
        {"type": "meditation", "name": "standing squats", "category": "calm"},
        {"type": "meditation", "name": "Seated forward fold", "category": "calm"},
        {"type": "nutrition", "name": "standing squats", "category": "meal"},
        {"type": "habit", "name": "100 barbell squats every hour", "category": "Hydration"},
        {"type": "habit", "name": "Daily", "category": "sleep", "prescription": {"target": {"unit": "squats"}}},
        {"type": "habit", "name": "Ten squats", "category": "fitness"},
        {"type": "habit", "name": "Daily", "category": "sleep", "prescription": {"exercises": [{"name": "Blorp"}]}},
        {"type": "meditation", "name": "Calm", "category": "squats"},
    ],
)
def test_a_movement_under_the_label_of_a_rest_is_a_movement(activity):
    text = plan(activity)
    assert only(text).exercise.name == activity["name"]
    assert unread(text) == [(FIRST, "not-understood")]


@pytest.mark.parametrize(
    "activity",
    [
        {"type": "meditation", "name": "Body scan", "category": "calm"},
        {"type": "Nutrition", "name": "High protein breakfast", "prescription": {"suggestions": ["Porridge and tea"]}},
        {"type": "habit", "name": "Drink water", "category": "Hydration", "prescription": {"target": {"unit": "cups"}}},
    ],
)
def test_what_moves_nobody_is_left_out(activity):
    [session] = loads(plan(activity)).sessions
    assert session.prescriptions == ()
    assert unread(plan(activity)) == []


def test_an_activity_of_an_unknown_type_is_kept_and_said():
    text = plan({"type": "yoga", "name": "Cobra"})
    assert only(text).exercise.name == "Cobra"
    assert [path for path, _ in unread(text)] == [FIRST]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (plan({"type": "exercise"}), (FIRST, "missing")),
        (plan({"type": "exercise", "name": " ", "exercise_ref": "_"}), (FIRST, "missing")),
        (plan("squat"), (FIRST, "wrong-type")),
        (plan(None), (FIRST, "wrong-type")),
        (plan(block={"activities": {"0": {}}}), (FIRST[:-2], "wrong-type")),
        (plan(day={"blocks": None}), ("/plan/phases/0/weeks/0/days/0/blocks", "wrong-type")),
        (plan(day={"blocks": "none"}), ("/plan/phases/0/weeks/0/days/0/blocks", "wrong-type")),
        (
            plan({"type": "recovery", "name": "x", "prescription": {"exercises": [{}]}}),
            (f"{FIRST}/prescription/exercises/0", "missing"),
        ),
        ('{"plan": {"phases": [{"weeks": [{"days": {}}]}]}}', ("/plan/phases/0/weeks/0/days", "wrong-type")),
        ('{"plan": {"phases": [{"weeks": [3]}]}}', ("/plan/phases/0/weeks/0", "wrong-type")),
        ('{"plan": {"phases": {}}}', ("/plan/phases", "wrong-type")),
        ('{"plan": {"phases": null}}', ("/plan/phases", "wrong-type")),
        ('{"plan": {"name": "p"}}', ("/plan/phases", "missing")),
        ('{"plan": []}', ("/plan", "wrong-type")),
        ("{}", ("/plan", "missing")),
        ("[]", ("", "wrong-type")),
    ],
)
def test_a_document_whose_activities_cannot_be_reached_is_refused(text, problem):
    assert problem in broken(text)


def test_a_rest_day_with_activities_is_no_rest():
    text = plan({"type": "exercise", "exercise_ref": "lunge"}, day={"type": "rest"})
    assert only(text).exercise.name == "lunge"


def test_days_of_one_name_are_told_apart():
    day = {"day_of_week": 1, "type": "training", "name": "Legs"}
    text = json.dumps({"plan": {"phases": [{"weeks": [{"days": [day, day, day]}]}]}})
    assert [session.title for session in loads(text, format="wpl").sessions] == ["Legs", "Legs (2)", "Legs (3)"]


def test_what_the_plan_tells_the_person_is_guidance():
    text = json.dumps(
        {
            "plan": {
                "phases": [],
                "goals": [{"description": "Push on."}],
                "notifications": [{"message": "No pain, no gain!"}],
            }
        }
    )
    assert loads(text, format="wpl").guidance == ("Push on.", "No pain, no gain!")


def test_a_great_many_days_of_one_name_take_no_great_time():
    day = {"day_of_week": 1, "type": "training"}
    text = json.dumps({"plan": {"phases": [{"weeks": [{"days": [day] * 20_000}]}]}})
    titles = [session.title for session in loads(text, format="wpl").sessions]
    assert len(set(titles)) == 20_000
    assert titles[-1] == "Day 1 (20000)"


def test_each_side_in_a_name_is_believed():
    assert only(plan({"type": "exercise", "name": "Lunge (each leg)"})).dose.per_side is True


def names(value):
    """Every name or reference of a movement in a document, found without knowing its shape."""
    if isinstance(value, dict):
        if value.get("type") in ("exercise", "cardio", "simple", "recovery_exercise"):
            told = [
                text
                for text in (value.get("name"), value.get("exercise_ref"))
                if isinstance(text, str) and text.strip()
            ]
            yield from (text.replace("_", " ") for text in told[:1])
        for member in value.values():
            yield from names(member)
    elif isinstance(value, list):
        for member in value:
            yield from names(member)


def test_no_movement_of_a_plan_is_dropped():
    read = {item.exercise.name for session in loads(HOME).sessions for item in session.prescriptions}
    assert set(names(json.loads(HOME))) <= read


def places(value, path=()):
    yield path
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, member in members:
        yield from places(member, (*path, key))


PLACES = [place for place in places(json.loads(HOME)) if place]
VALUES = [None, True, -1, 0, 2.5, 10**20, 1e300, "", " ", "x" * 3000, "\u0001", [], {}, [None], {"value": {}}, ["x"]]


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 2**32))
def test_any_value_anywhere_is_read_or_refused(seed):
    """Law: a plan with any values in any places is read, or refused with reasons; and a movement is never lost."""
    chance = random.Random(seed)
    document = json.loads(HOME)
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
        routine = loads(json.dumps(document), format="wpl")
    except UnreadableRoutineError:
        return
    read = {item.exercise.name for session in routine.sessions for item in session.prescriptions}
    assert set(names(document)) <= read or routine.unread
