"""FIT workouts; fit-tool writes them, fitdecode is the judge of what stands in them."""

import importlib
import random
import subprocess
import sys
from pathlib import Path

import fitdecode
import pytest
from fit_tool.fit_file_builder import FitFileBuilder
from fit_tool.profile.messages.exercise_title_message import ExerciseTitleMessage
from fit_tool.profile.messages.file_id_message import FileIdMessage
from fit_tool.profile.messages.lap_message import LapMessage
from fit_tool.profile.messages.workout_message import WorkoutMessage
from fit_tool.profile.messages.workout_step_message import WorkoutStepMessage
from fit_tool.profile.profile_type import (
    FileType,
    Intensity,
    Manufacturer,
    Sport,
    SubSport,
    WorkoutStepDuration,
    WorkoutStepTarget,
)

from stenosis_routines import check
from stenosis_routines.errors import UnreadableRoutineError
from stenosis_routines.exercise import Effort, Exercise, Hints
from stenosis_routines.formats import Limits, detect, loads
from stenosis_routines.routine import Dose, Prescription

HERE = Path(__file__).parents[1] / "data"
CALF_RAISE, CORE, SQUAT, WARM_UP, POSE = 1, 5, 28, 31, 36
BACK_SQUAT = 6
NONE = 65535


def made(message, **fields):
    for name, value in fields.items():
        setattr(message, name, value)
    return message


def step(category=CORE, exercise=NONE, reps=10, **fields):
    return made(
        WorkoutStepMessage(),
        duration_type=WorkoutStepDuration.REPS,
        duration_value=reps,
        intensity=Intensity.ACTIVE,
        exercise_category=category,
        exercise_name=exercise,
        **fields,
    )


def gentle():
    return step(notes="each side", workout_step_name="Single knee to chest")


def rest(seconds=30, intensity=Intensity.REST, **fields):
    return made(
        WorkoutStepMessage(),
        duration_type=WorkoutStepDuration.TIME,
        duration_time=float(seconds),
        intensity=intensity,
        **fields,
    )


def again(start, rounds, kind=WorkoutStepDuration.REPEAT_UNTIL_STEPS_CMPLT, **fields):
    return made(WorkoutStepMessage(), duration_type=kind, duration_value=start, target_value=rounds, **fields)


def workout(*steps, titles=(), kind=FileType.WORKOUT, others=(), count=None, **fields):
    builder = FitFileBuilder(auto_define=True, min_string_size=50)
    builder.add(made(FileIdMessage(), type=kind, manufacturer=Manufacturer.DEVELOPMENT.value, product=0))
    fields = {"sport": Sport.TRAINING, "sub_sport": SubSport.STRENGTH_TRAINING, "workout_name": "w"} | fields
    builder.add(made(WorkoutMessage(), num_valid_steps=len(steps) if count is None else count, **fields))
    for index, message in enumerate(steps):
        if message.message_index is None:
            message.message_index = index
        builder.add(message)
    for category, exercise, name in titles:
        builder.add(
            made(ExerciseTitleMessage(), exercise_category=category, exercise_name=exercise, workout_step_name=name)
        )
    for message in others:
        builder.add(message)
    return builder.build().to_bytes()


def done(*steps, **fields):
    [session] = loads(workout(*steps, **fields)).sessions
    return session.prescriptions


def problems(data, **options):
    with pytest.raises(UnreadableRoutineError) as caught:
        loads(data, **options)
    return [(problem.path, problem.code) for problem in caught.value.problems]


def unread(data):
    return [problem.path for problem in loads(data).unread]


def test_a_file_is_read_whole():
    data = workout(
        step(SQUAT, BACK_SQUAT, 5, exercise_weight=100.0),
        step(CORE, 59, 10, notes="each side"),
        rest(90),
        again(0, 3),
        rest(20, Intensity.COOLDOWN, exercise_category=POSE, exercise_name=36),
        workout_name="Legs",
    )
    assert detect(data) == "fit"
    routine = loads(data)
    assert (routine.title, routine.unread) == ("Legs", ())
    [session] = routine.sessions
    squat, clock, knees = session.prescriptions
    assert squat == Prescription(
        Exercise(name="barbell back squat", id="barbell_back_squat", hints=Hints(category="squat")),
        Dose(sets=3, reps=5, load_kg=100.0),
        group="step 3",
    )
    assert (clock.exercise.name, clock.dose) == ("pelvic clocks", Dose(sets=3, reps=10, per_side=True, rest_s=90.0))
    assert (knees.path, knees.dose, knees.group) == ("step 4", Dose(sets=1, hold_s=20.0), None)


@pytest.mark.parametrize("path", sorted(HERE.glob("*.fit")), ids=lambda path: path.name)
def test_a_judge_finds_the_same_steps(path):
    """fitdecode, with the names of its own profile."""
    with fitdecode.FitReader(path) as reader:
        frames = [frame for frame in reader if getattr(frame, "name", "") == "workout_step"]
    frames = [frame for frame in frames if hasattr(frame, "get_value")]
    told = [
        (frame.get_value("message_index"), frame.get_value("exercise_category"))
        for frame in frames
        if frame.get_value("exercise_category", fallback=None) is not None
    ]
    items = loads(path.read_bytes()).sessions[0].prescriptions
    assert [(f"step {index}", category.replace("_", " ")) for index, category in told] == [
        (item.path, item.exercise.hints.category) for item in items
    ]


def test_a_number_that_is_not_known_is_still_judged_by_its_category():
    data = workout(step(SQUAT, 999))
    [squat] = loads(data).sessions[0].prescriptions
    assert squat.exercise.name == "squat 999"
    assert check(loads(data)).verdict == "unsuitable"


@pytest.mark.parametrize(
    ("category", "exercise", "name"),
    [(SQUAT, NONE, "squat"), (200, 3, "category 200 3"), (65534, 3, "exercise 3"), (NONE, NONE, "exercise")],
)
def test_numbers_without_a_meaning_stay_unknown_names(category, exercise, name):
    [item] = done(step(category, exercise))
    assert item.exercise.name == name


def test_the_name_of_a_step_stands_before_a_title_and_that_before_the_number():
    titles = [(SQUAT, BACK_SQUAT, "My squat")]
    own, titled, plain = done(
        step(SQUAT, BACK_SQUAT, workout_step_name="Low bar"), step(SQUAT, BACK_SQUAT), step(SQUAT, 61), titles=titles
    )
    assert [own.exercise.name, titled.exercise.name] == ["Low bar", "My squat"]
    assert plain.exercise.hints.category == "squat"
    assert own.exercise.id == titled.exercise.id == "barbell_back_squat"


@pytest.mark.parametrize(
    "hidden",
    [
        [step(SQUAT)],
        [step(SQUAT, BACK_SQUAT, workout_step_name="Single knee to chest")],
        [step(CALF_RAISE, 18)],
        [step(10, 0)],
        [step(NONE, NONE, notes="Goblet squat")],
        [step(NONE, NONE, workout_step_name="Goblet squat")],
        [step(NONE, NONE)],
        [rest(intensity=Intensity.REST, exercise_category=SQUAT)],
        [rest(intensity=Intensity.REST, workout_step_name="Goblet squat")],
        [rest(intensity=Intensity.REST, notes="Goblet squat")],
        [rest(intensity=Intensity.RECOVERY, exercise_category=SQUAT)],
        [rest(intensity=Intensity.WARMUP)],
        [step(SQUAT), again(1, 3), again(1, 3)],
        [again(0, 3, workout_step_name="Goblet squats between")],
        [again(0, 3, exercise_category=SQUAT)],
    ],
)
def test_no_movement_passes_wherever_it_hides(hidden):
    assert check(loads(workout(gentle()))).verdict == "suitable"
    assert check(loads(workout(gentle(), *hidden))).verdict != "suitable"


def test_a_step_without_a_name_is_what_the_sport_is():
    [run] = done(rest(300, Intensity.RECOVERY), sport=Sport.RUNNING, sub_sport=SubSport.TREADMILL)
    assert run.exercise.name == "running treadmill"


def test_a_rest_may_be_called_one():
    [item] = done(gentle(), rest(15, workout_step_name="Rest"))
    assert item.dose.rest_s == 15


@pytest.mark.parametrize(
    ("steps", "sets"),
    [
        ([step(), again(0, 4)], 4),
        ([step(), again(0, 4), again(0, 5)], 20),
        ([step(), rest(), again(0, 50)], 50),
        ([step(), again(0, 51)], None),
        ([step(), again(0, 20), again(0, 20)], None),
        ([step(), again(0, 3, WorkoutStepDuration.REPEAT_UNTIL_TIME)], None),
    ],
)
def test_rounds_are_counted(steps, sets):
    data = workout(*steps)
    assert loads(data).sessions[0].prescriptions[0].dose.sets == sets
    assert bool(unread(data)) == (sets is None)


@pytest.mark.parametrize(
    "steps",
    [
        [step(), again(1, 3)],
        [step(), again(2, 3), step()],
        [step(), again(65534, 3)],
        [step(), step(), again(0, 3), step(), again(1, 2)],
        [again(0, 3)],
    ],
)
def test_a_repeat_that_goes_nowhere_is_refused(steps):
    assert problems(workout(*steps))[0][1] == "out-of-range"


def test_more_sets_than_the_limits_allow_are_refused():
    data = workout(step(), step(), again(0, 50))
    assert loads(data, limits=Limits(repeats=100))
    assert problems(data, limits=Limits(repeats=99)) == [("", "too-large")]


def test_repeats_nested_too_deep_are_refused():
    data = workout(step(), *(again(0, 1) for _ in range(1000)))
    assert problems(data)[0][1] == "too-large"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (workout(step(), kind=FileType.ACTIVITY), "not-understood"),
        (workout(step())[:-1], "syntax"),
        (workout(step())[:-2] + b"ab", "syntax"),
        (workout(step()) * 2, "not-understood"),
        (workout(step(), step(message_index=0)), "missing"),
        (workout(step(message_index=1)), "missing"),
        (workout(step(), others=[made(WorkoutMessage(), workout_name="two")]), "missing"),
        (b"\x0e\x10\x00\x00\x00\x00\x00\x00.FIT" + bytes(5), "syntax"),
        (b"\x0e\x10\x00\x00\xff\xff\xff\xff.FIT" + bytes(200_000), "too-large"),
        (workout(*[rest() for _ in range(2000)]), "too-large"),
    ],
    ids=range(10),
)
def test_a_damaged_file_is_refused(data, code):
    assert problems(data)[0][1] == code


def test_a_wrong_checksum_tells_the_byte():
    data = bytearray(workout(step()))
    data[-1] ^= 1
    assert problems(bytes(data))[0][0].startswith("byte ")


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (workout(step(), count=3), "message 1"),
        (workout(step(), others=[LapMessage()]), "message 3"),
        (workout(step(reps=0)), "step 0, duration"),
        (workout(step(reps=5000)), "step 0, duration"),
        (workout(made(step(), duration_type=WorkoutStepDuration.CALORIES)), "step 0, duration type"),
        (workout(rest(7200, Intensity.ACTIVE, exercise_category=CORE)), "step 0, duration"),
        (workout(step(notes="a\x07b")), "step 0"),
    ],
    ids=range(7),
)
def test_what_cannot_be_used_is_said(data, place):
    assert place in unread(data)


@pytest.mark.parametrize(
    ("target", "value", "effort"),
    [
        (WorkoutStepTarget.HEART_RATE, 3, None),
        (WorkoutStepTarget.HEART_RATE, 4, Effort.STRENUOUS),
        (WorkoutStepTarget.POWER, 5, Effort.STRENUOUS),
        (WorkoutStepTarget.CADENCE, 5, None),
        (WorkoutStepTarget.OPEN, 0, None),
    ],
)
def test_a_high_zone_is_strenuous(target, value, effort):
    [item] = done(step(target_type=target, target_value=value))
    assert item.exercise.traits.effort == effort
    assert ("aim" in item.notes) == (target is not WorkoutStepTarget.OPEN)


def test_without_fitdecode_the_extra_is_named(tmp_path):
    (tmp_path / "fitdecode.py").write_text("raise ImportError('no fitdecode')", encoding="utf-8")
    code = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); import stenosis_routines as sr; sr.load(sys.argv[1])"
    run = subprocess.run([sys.executable, "-c", code, HERE / "legs.fit"], capture_output=True, text=True, check=False)
    assert run.returncode != 0
    assert 'pip install "stenosis-routines[fit]"' in run.stderr


def with_checksum(data):
    """The bytes as a file that says nothing false about itself, so that damage gets past the checksum."""
    body = data[12:-2]
    whole = bytes([12]) + data[1:4] + len(body).to_bytes(4, "little") + b".FIT" + body
    checksum = importlib.import_module("fitdecode.utils").compute_crc(whole)
    return whole + checksum.to_bytes(2, "little")


@pytest.mark.parametrize("path", sorted(HERE.glob("*.fit")), ids=lambda path: path.name)
def test_damage_that_keeps_its_checksum_is_read_or_refused(path):
    """Law: any bytes behind a good checksum are read, or refused with reasons."""
    chance = random.Random(7)
    whole = path.read_bytes()
    assert loads(with_checksum(whole)) == loads(whole)
    for _ in range(300):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 3)):
            data[chance.randrange(12, len(data))] = chance.randrange(256)
        if chance.random() < 0.2:
            start = chance.randrange(12, len(data))
            del data[start : start + chance.randint(1, 30)]
        try:
            loads(with_checksum(bytes(data)), format="fit")
        except UnreadableRoutineError:
            continue
