"""The export of Hevy."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stenosis_routines.errors import UnreadableRoutineError
from stenosis_routines.exercise import Effort, Exercise, Traits
from stenosis_routines.formats import loads
from stenosis_routines.routine import Dose, Prescription

LEGS = (Path(__file__).parents[1] / "data" / "legs.hevy.csv").read_bytes()

HEADER = (
    "title,start_time,exercise_title,superset_id,exercise_notes,set_index,set_type,weight_kg,reps,duration_seconds,rpe"
)

HARD = Traits(effort=Effort.STRENUOUS)


def export(*rows, header=HEADER):
    return "\n".join([header, *rows, ""])


def prescriptions(text):
    return [item for session in loads(text, format="hevy-csv").sessions for item in session.prescriptions]


def unread(text):
    return [(problem.path, problem.code) for problem in loads(text, format="hevy-csv").unread]


def test_the_latest_workout_of_each_title_is_the_routine():
    routine = loads(LEGS)
    assert [(session.title, session.path) for session in routine.sessions] == [("Legs", "row 2"), ("Walk", "row 8")]
    assert routine.guidance == ("Felt fine\nall along",)
    assert routine.unread == ()
    assert "Deadlift (Barbell)" not in {item.exercise.name for item in prescriptions(LEGS)}


def test_the_rows_of_one_exercise_are_one_prescription():
    squat, clamshell, plank, walking = prescriptions(LEGS)
    assert squat == Prescription(
        Exercise(name="Squat (Barbell)", traits=HARD), Dose(sets=3, reps=(6, 10), load_kg=45.36), "slow"
    )
    assert clamshell == Prescription(
        Exercise(name="Clamshell"), Dose(sets=1, reps=12, per_side=True), "each side", group="0"
    )
    assert plank == Prescription(Exercise(name="Plank", traits=HARD), Dose(sets=2, hold_s=60.0), group="0")
    assert walking == Prescription(Exercise(name="Walking"), Dose(sets=1, hold_s=1800.0), "1.5 miles")
    assert [item.path for item in (squat, clamshell, plank, walking)] == ["row 2", "row 5", "row 6", "row 8"]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("30 Sep 2025, 07:00", "1 Oct 2025, 06:00"),
        ("1 Mai 2026, 09:00", "1 Juni 2026, 08:00"),
        ("1 août 2026, 09:00", "1 déc. 2026, 08:00"),
        ("2 de ene de 2026, 9:00", "1 de feb de 2026, 8:00"),
        ("2026-01-31 10:00:00", "2026-02-01T09:00:00"),
        ("1 Jan 2026, 09:59", "1 Jan 2026, 10:00"),
        ("1 Jan 2026, 10:00:05", "1 Jan 2026, 10:00:30"),
        ("2026-01-01 10:00:00", "2026-01-01 10:00:30"),
        ("1 Jan 2026, 7:00 AM", "1 Jan 2026, 6:00 PM"),
        ("2026-01-01 12:10:00\u202fAM", "2026-01-01 12:05:00\u202fPM"),
        ("1 janv. 2026 à 09:00", "1 janv. 2026 à 10:00"),
        ("2026-01-01T10:00:00.5Z", "2026-01-01T11:00:00+00:00"),
        ("2026-01-01T10:00:00+09:00", "2026-01-01T02:00:00Z"),
        ("8 jun 2026, 07:00", "8 marras 2026, 07:00"),
    ],
)
@pytest.mark.parametrize("newest_first", [True, False])
def test_the_date_decides_which_is_the_latest_and_not_the_order(earlier, later, newest_first):
    rows = [f'Legs,"{later}",Squat,,,0,normal,,,,', f'Legs,"{earlier}",Rocking,,,0,normal,,,,']
    text = export(*(rows if newest_first else reversed(rows)))
    assert [item.exercise.name for item in prescriptions(text)] == ["Squat"]
    assert unread(text) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("第一", "第二"),
        ("", "1 Jan 2026, 07:00"),
        ("2026-01-01 오전 9:00:00", "2026-01-01 오후 6:00:00"),
        ("2026-01-01 9:00:00 SA", "2026-01-01 6:00:00 CH"),
        ("PM 2026-01-01 6:00", "2026-01-01 9:00"),
        ("2026-01-01 pm 6:00", "2026-01-01 9:00"),
        ("2026-13-45 99:99", "2026-12-01 10:00"),
        ("31 Feb 2026, 10:00", "1 Jan 2026, 10:00"),
    ],
)
def test_dates_that_cannot_be_compared_are_said(one, other):
    text = export(f'Legs,"{one}",Rocking,,,0,normal,,,,', f'Legs,"{other}",Squat,,,0,normal,,,,')
    assert unread(text) == [("row 2, column start_time", "not-understood")]


def test_two_workouts_at_one_moment_cannot_be_told_apart():
    text = export('Legs,"1 Jan 2026, 07:00",Rocking,,,0,normal,,,,', "Legs,2026-01-01 07:00,Squat,,,0,normal,,,,")
    assert unread(text) == [("row 3, column start_time", "not-understood")]


@pytest.mark.parametrize(("rpe", "traits"), [("7.5", Traits()), ("8", HARD), ("10", HARD)])
def test_a_set_that_was_felt_as_hard_is_strenuous(rpe, traits):
    assert prescriptions(export(f"A,d,Squat,,,0,normal,,,,{rpe}"))[0].exercise.traits == traits


def test_without_dates_all_rows_count():
    text = export("Rocking,0,normal", "Squat,0,normal", header="exercise_title,set_index,set_type")
    assert [item.exercise.name for item in prescriptions(text)] == ["Rocking", "Squat"]


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        ("A,d,Squat,,,0,normal,-5,,,", "weight_kg", "wrong-type"),
        ("A,d,Squat,,,0,normal,1e309,,,", "weight_kg", "wrong-type"),
        ("A,d,Squat,,,0,normal,1001,,,", "weight_kg", "out-of-range"),
        ("A,d,Squat,,,0,normal,,0,,", "reps", "out-of-range"),
        ("A,d,Squat,,,0,normal,,3.7,,", "reps", "wrong-type"),
        ("A,d,Squat,,,0,normal,,NaN,,", "reps", "wrong-type"),
        ("A,d,Squat,,,0,normal,,,1e18,", "duration_seconds", "wrong-type"),
        ("A,d,Squat,,,0,normal,,,99999,", "duration_seconds", "out-of-range"),
        ("A,d,Squat,,,0,normal,,,,Infinity", "rpe", "wrong-type"),
        ("A,d,Squat,,,0,odd,,,,", "set_type", "not-understood"),
        ("A,d,Squat,,,then lunges,normal,,,,", "set_index", "wrong-type"),
        ("A,d,Squat,,x\x07,0,normal,,,,", "exercise_notes", "not-text"),
    ],
)
def test_a_bad_cell_is_unknown_and_said_and_its_row_is_kept(row, column, code):
    [squat] = prescriptions(export(row))
    assert squat.exercise.name == "Squat"
    assert squat.dose == Dose(sets=1)
    assert unread(export(row)) == [(f"row 2, column {column}", code)]


def test_a_set_without_an_exercise_is_said():
    assert unread(export("A,d,,,,0,normal,,,,")) == [("row 2, column exercise_title", "missing")]


def test_a_column_that_is_not_known_is_said():
    text = export("Squat,0,5", header="exercise_title,set_index,chains_kg")
    assert unread(text) == [("row 1, column chains_kg", "unknown-key")]


def test_no_weight_is_not_zero():
    assert prescriptions(export("A,d,Squat,,,0,normal,0,5,,"))[0].dose.load_kg is None


def test_no_repetitions_beside_a_duration_are_none():
    text = export("A,d,Warm Up,,,0,normal,,0,300,")
    assert prescriptions(text)[0].dose == Dose(sets=1, hold_s=300.0)
    assert unread(text) == []


def test_warm_up_sets_count():
    [squat] = prescriptions(export("A,d,Squat,,,0,warmup,20,10,,", "A,d,Squat,,,1,normal,60,5,,"))
    assert squat.dose == Dose(sets=2, reps=(5, 10), load_kg=60.0)


def test_more_sets_than_anyone_does_are_unknown_and_said():
    text = export(*(f"A,d,Squat,,,{index},normal,60,5,," for index in range(51)))
    assert prescriptions(text)[0].dose.sets is None
    assert unread(text) == [("row 2", "out-of-range")]


@pytest.mark.parametrize(
    "text", ["exercise_title,set_index\na\n", 'exercise_title,set_index\n"a,0\n', "title,set_index\na,0\n"]
)
def test_a_table_that_cannot_be_trusted_is_refused(text):
    with pytest.raises(UnreadableRoutineError):
        loads(text, format="hevy-csv")


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 2**32))
def test_any_cell_anywhere_is_read_or_refused(seed):
    """Law: with any values in any cells every workout is a session, and what is lost is said."""
    chance = random.Random(seed)
    lines = [line.split(",") for line in LEGS.decode().splitlines()]
    for _ in range(chance.randint(1, 4)):
        line = chance.choice(lines[1:])
        line[chance.randrange(len(line))] = chance.choice(
            ["", "-1", "１", '"', "\x01", "1e9", "x" * 3000, "0", "ab", "=1"]
        )
    try:
        routine = loads("\n".join(",".join(line) for line in lines), format="hevy-csv")
    except UnreadableRoutineError:
        return
    assert all(session.prescriptions or routine.unread for session in routine.sessions)


def test_a_time_in_a_zone_and_one_in_none_are_not_compared():
    rows = ["Legs,2026-01-01T10:00:00Z,Rocking,,,0,normal,,,,", "Legs,2026-01-01T09:00:00,Squat,,,0,normal,,,,"]
    assert unread(export(*rows)) == [("row 3, column start_time", "not-understood")]


@pytest.mark.parametrize(
    ("title", "told"),
    [
        *(("Evening workout", True), ("Midday Workout", True), ("Workout", True), ("", True), ("2026-09-08", True)),
        *(
            ("Entraînement du soir", True),
            ("Abendtraining", True),
            ("저녁 운동", True),
            ("夜のワークアウト", True),
            ("Night workout 🌙", True),
        ),
        *((title, True) for title in ("Monday Workout", "Home Workout", "Workout (copy)", "Quick Start", "Unknown")),
        *((title, True) for title in ("N/A", "None", "Leeres Training", "Entrenamiento vacío", "Treino da madrugada")),
        *((title, True) for title in ("Séance de l'après-midi", "Allenamento del pomeriggio", "Wieczorny trening")),
        *((title, True) for title in ("今日のワークアウト", "Backup", "a", "Workout IA")),
        *(("Legs", False), ("Morning legs", False), ("Workout A", False), ("하체 운동", False), ("Back care", False)),
    ],
)
def test_a_title_of_the_app_hides_nothing(title, told):
    rows = [
        f'{title},"{day} Sep 2026, 19:00",{name},,,0,normal,,,,'
        for day, name in ((8, "Plank"), (6, "Squat"), (4, "Squat"))
    ]
    assert unread(export(*rows)) == ([("row 3, column exercise_title", "not-understood")] if told else [])
    assert [item.exercise.name for item in prescriptions(export(*rows))] == ["Plank"]
