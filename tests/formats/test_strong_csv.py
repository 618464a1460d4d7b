"""The export of Strong, in its three layouts."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import stenosis_routines as sr
from stenosis_routines.cli import run
from stenosis_routines.errors import InvalidValueError, UnreadableRoutineError
from stenosis_routines.exercise import Effort, Exercise, Traits
from stenosis_routines.formats import detect, load, loads
from stenosis_routines.routine import Dose, Prescription

DATA = Path(__file__).parents[1] / "data"
CLASSIC = (DATA / "classic.strong.csv").read_bytes()
SHARED = Path(__file__).parents[3] / "shared" / "samples" / "strong_csv"
HARD = Traits(effort=Effort.STRENUOUS)
HEADER = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE"


def export(*rows, header=HEADER):
    return "\n".join([header, *rows, ""])


def row(exercise="Squat", order="1", weight="", reps="", distance="", seconds="", notes="", rpe=""):
    return f"2026-09-08 07:00:00,Legs,1h,{exercise},{order},{weight},{reps},{distance},{seconds},{notes},,{rpe}"


def prescriptions(text, **options):
    return [item for session in loads(text, format="strong-csv", **options).sessions for item in session.prescriptions]


def unread(text, **options):
    return [(p.path, p.code) for p in loads(text, format="strong-csv", **options).unread]


def test_the_classic_layout_is_read_with_the_unit_that_is_given():
    routine = loads(CLASSIC, weight_unit="lb")
    assert routine.unread == ()
    assert routine.guidance == ("No pain, no gain",)
    [session] = routine.sessions
    assert (session.title, session.path) == ("Legs", "row 3")
    squat, plank, walking = session.prescriptions
    dose = Dose(sets=3, reps=(6, 10), load_kg=27.22, rest_s=90.0)
    assert squat == Prescription(Exercise(name="Squat (Barbell)", traits=HARD), dose, "slow")
    assert plank == Prescription(Exercise(name="Plank"), Dose(sets=1, hold_s=45.0))
    assert walking == Prescription(Exercise(name="Walking"), Dose(sets=1, hold_s=1200.0), "distance 1.5")


def test_without_a_unit_loads_stay_unknown_and_nothing_passes():
    routine = loads(CLASSIC)
    assert {item.dose.load_kg for item in prescriptions(CLASSIC)} == {None}
    assert [(p.path, p.code) for p in routine.unread] == [("row 1, column weight", "missing")]
    gentle = export(row("Knee to chest", weight="5", reps="10"))
    assert "SR606" in {finding.code for finding in sr.check(loads(gentle)).findings}
    assert sr.check(loads(gentle)).verdict != "suitable"


def test_no_unit_is_asked_for_where_there_is_no_load():
    assert unread(export(row(weight="0.0", reps="10"))) == []


def test_a_gentle_workout_passes():
    lines = (row("Knee to chest", weight="0", reps="10", notes="each side"), row("Lying ankle pump", reps="10"))
    assert sr.check(loads(export(*lines))).verdict == "suitable"


def test_the_command_takes_the_unit(capsys):
    assert run(["check", str(DATA / "classic.strong.csv"), "--weight-unit", "lb"]) == 1
    assert "27.22 kg" in capsys.readouterr().out
    assert run(["repair", str(DATA / "classic.strong.csv"), "--weight-unit", "lb", "--diff"]) in (0, 1)
    assert "27.22 kg" in capsys.readouterr().out
    assert run(["check", str(DATA / "classic.strong.csv"), "--weight-unit", "stone"]) == 2


@pytest.mark.parametrize("unit", ["stone", "KG", 1])
def test_a_unit_that_is_not_known_is_the_callers_mistake(unit):
    with pytest.raises(InvalidValueError):
        loads(CLASSIC, weight_unit=unit)


def test_each_row_may_tell_its_own_unit():
    squat, deadlift, treadmill = load(DATA / "units.strong.csv").sessions[0].prescriptions
    assert squat == Prescription(
        Exercise(name="Squat (Barbell)", traits=HARD), Dose(sets=1, reps=5, load_kg=102.5), path="row 2"
    )
    assert (deadlift.dose.load_kg, deadlift.notes) == (142.88, 'said "easy"')
    assert (treadmill.dose.hold_s, treadmill.notes) == (300, "distance 0.4 km")
    assert load(DATA / "units.strong.csv").unread == ()


def test_a_unit_in_a_row_or_in_the_header_goes_before_the_one_that_is_given():
    assert load(DATA / "units.strong.csv", weight_unit="lb").sessions[0].prescriptions[0].dose.load_kg == 102.5
    assert load(DATA / "numbered.strong.csv", weight_unit="kg").sessions[0].prescriptions[0].dose.load_kg == 83.91


def test_the_newest_layout_is_read():
    routine = load(DATA / "numbered.strong.csv")
    press, rowing = routine.sessions[0].prescriptions
    assert press.dose == Dose(sets=2, reps=(8, 12), load_kg=83.91, rest_s=120.0)
    assert press.notes == "Wide grip\nslow"
    assert rowing == Prescription(Exercise(name="Rowing"), Dose(sets=1, hold_s=150.0), "distance 500 meters")
    assert routine.unread == ()


def test_german_columns_are_read_and_named_as_they_stand():
    routine = load(DATA / "german.strong.csv")
    squat, plank = routine.sessions[0].prescriptions
    assert (squat.exercise.name, squat.notes, plank.dose) == (
        "Kniebeuge (Langhantel)",
        "tief",
        Dose(sets=1, hold_s=45.0),
    )
    assert [p.path for p in routine.unread] == ["row 1, column gewicht"]
    assert load(DATA / "german.strong.csv", weight_unit="kg").sessions[0].prescriptions[0].dose.load_kg == 80.5


@pytest.mark.parametrize(
    "header",
    [
        "Date,Nom de l’entraînement,Durée,Nom de l'exercice,Ordre de la série,Poids (kg),Réps,Distance,Secondes",
        "Fecha,Nombre del entrenamiento,Duración,Nombre del ejercicio,Orden de serie,kg,Repeticiones,Distancia,"
        "Segundos",
        "Date,Workout Name,Duration,Exercise Name,Set Order,kg,Reps,km,Seconds",
    ],
)
def test_columns_in_other_languages_and_of_the_oldest_version_are_read(header):
    document = f"{header}\n2026-08-16 13:10:30,Dos,35min,Squat (Barbell),1,20.5,8,1.2,0\n"
    assert detect(document.encode()) == "strong-csv"
    [item] = prescriptions(document)
    assert (item.exercise.name, item.dose) == ("Squat (Barbell)", Dose(sets=1, reps=8, load_kg=20.5))
    assert item.notes.startswith("distance 1.2")
    assert unread(document) == []


def test_a_weight_with_many_decimals_is_rounded():
    text = export(row("Curl", weight="36.287389600000004"))
    assert prescriptions(text, weight_unit="kg")[0].dose.load_kg == 36.29
    assert unread(text, weight_unit="kg") == []


def test_columns_in_another_language_are_named_as_missing():
    with pytest.raises(UnreadableRoutineError) as caught:
        loads("Päivä;Nimi;Liike;Set Order;Weight;Reps\n2026-09-08;Piernas;Sentadilla;1;60;5\n", format="strong-csv")
    [problem] = caught.value.problems
    assert (problem.path, problem.code) == ("row 1", "missing")
    assert "date, workout name, exercise name " in problem.expected


@pytest.mark.parametrize(("order", "hard"), [("W", False), ("D", False), ("F", True), ("f", True), ("3", False)])
def test_every_kind_of_set_counts(order, hard):
    [squat] = prescriptions(export(row(order=order, reps="5")))
    assert squat.dose.sets == 1
    assert squat.exercise.traits == (HARD if hard else Traits())
    assert unread(export(row(order=order, reps="5"))) == []


@pytest.mark.parametrize("name", ["Rest Timer", "rest timer"])
def test_a_rest_is_no_set_and_no_exercise(name):
    text = export(row(reps="5"), row(order=name, reps="0", weight="0.0", seconds="90"), row(name, seconds="60"))
    [squat] = prescriptions(text)
    assert squat.dose == Dose(sets=1, reps=5, rest_s=90.0)
    assert unread(text) == []


@pytest.mark.parametrize("lifted", [{"reps": "10"}, {"weight": "50"}, {"distance": "2"}, {"reps": "many"}])
def test_a_rest_in_which_something_is_done_is_a_set_and_said(lifted):
    [squat] = prescriptions(export(row(order="Rest Timer", **lifted)), weight_unit="kg")
    assert (squat.exercise.name, squat.dose.sets) == ("Squat", 1)
    assert ("row 2, column set order", "not-understood") in unread(export(row(order="Rest Timer", **lifted)))
    [named] = prescriptions(export(row("Rest Timer", **lifted)), weight_unit="kg")
    assert named.exercise.name == "Rest Timer"


def test_a_rest_that_says_something_is_kept():
    text = export(row(reps="5"), row("Rest Timer", seconds="60", notes="ten squats"))
    assert [item.notes for item in prescriptions(text)] == ["", "ten squats"]


def test_an_exercise_of_which_only_a_rest_is_told_is_kept():
    [squat] = prescriptions(export(row(order="Rest Timer", seconds="90")))
    assert squat.dose == Dose(rest_s=90.0)


def test_seconds_beside_repetitions_are_no_hold():
    [squat] = prescriptions(export(row(reps="5", seconds="40")))
    assert (squat.dose, squat.notes) == (Dose(sets=1, reps=5), "40 s")


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        ({"reps": "3.5"}, "reps", "wrong-type"),
        ({"reps": "-3"}, "reps", "wrong-type"),
        ({"reps": "1001"}, "reps", "out-of-range"),
        ({"weight": "2500"}, "weight", "out-of-range"),
        ({"weight": "8,5"}, "weight", "wrong-type"),
        ({"seconds": "4000"}, "seconds", "out-of-range"),
        ({"rpe": "hard"}, "rpe", "wrong-type"),
        ({"order": "superset"}, "set order", "not-understood"),
    ],
)
def test_a_bad_cell_is_unknown_and_said_and_its_row_is_kept(cells, column, code):
    if "," in cells.get("weight", ""):
        cells = {"weight": '"8,5"'}
    text = export(row(**cells))
    [squat] = prescriptions(text, weight_unit="kg")
    assert squat.dose == Dose(sets=1)
    assert unread(text, weight_unit="kg") == [(f"row 2, column {column}", code)]


def test_a_column_that_is_not_known_or_stands_twice_is_said():
    text = export("d,Legs,Squat,1,60,5,2,d", header="Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Belt,Datum")
    assert unread(text, weight_unit="kg") == [
        ("row 1, column belt", "unknown-key"),
        ("row 1, column datum", "unknown-key"),
    ]


def test_a_unit_that_is_not_known_is_said():
    header = "Date,Workout Name,Exercise Name,Set Order,Weight (stone),Reps"
    text = export("d,Legs,Squat,1,9,5", header=header)
    assert prescriptions(text)[0].dose.load_kg is None
    assert [code for _, code in unread(text)] == ["not-understood"]


@pytest.mark.parametrize("name", ["Barbell squat", "Standing calf raise", "Glute bridge", "Back extension"])
@pytest.mark.parametrize("order", ["1", "W", "D", "F", "Rest Timer", "Note", "x"])
def test_a_movement_that_is_advised_against_never_passes(name, order):
    text = export(row("Knee to chest", reps="10"), row(name, order=order, reps="10"))
    assert sr.check(loads(text)).verdict != "suitable"


@pytest.mark.skipif(not SHARED.exists(), reason="the shared samples are not here")
@pytest.mark.parametrize(
    ("name", "sessions", "prescriptions"),
    [
        ("android_semicolon_units_generated", 1, 4),
        ("classic_no_notes_real", 4, 21),
        ("classic_notes_olympic_real", 1, 3),
        ("classic_short_real", 3, 3),
        ("german_headers_generated", 1, 3),
        ("new_workout_number_generated", 2, 3),
    ],
)
def test_a_sample_is_read_whole(name, sessions, prescriptions):
    routine = load(SHARED / f"{name}.csv", weight_unit="kg")
    assert len(routine.sessions) == sessions
    assert sum(len(session.prescriptions) for session in routine.sessions) == prescriptions
    assert all(problem.expected.startswith("a movement of the latest workout") for problem in routine.unread)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 2**32))
def test_any_cell_anywhere_is_read_or_refused(seed):
    """Law: with any values in any cells every workout is a session, and what is lost is said."""
    chance = random.Random(seed)
    lines = [line.split(",") for line in CLASSIC.decode().replace("No pain, no", "No pain no").splitlines()]
    for _ in range(chance.randint(1, 4)):
        line = chance.choice(lines)
        line[chance.randrange(len(line))] = chance.choice(
            ["", "-1", "１", '"', "\x01", "1e9", "x" * 3000, "0", "Rest Timer", "=1"]
        )
    try:
        routine = loads("\n".join(",".join(line) for line in lines), format="strong-csv")
    except UnreadableRoutineError:
        return
    assert all(session.prescriptions or routine.unread for session in routine.sessions)


@pytest.mark.parametrize("last", ['"Notes\n"', f"Notes{' ' * 10_000}"], ids=["broken", "long"])
def test_a_column_behind_a_broken_or_long_one_is_seen(last):
    header = f"Date,Workout Name,Exercise Name,Set Order,Weight,Reps,{last},Then do"
    text = export("2026-09-08 07:00:00,Legs,Knee to chest,1,,10,,Squats", header=header)
    assert unread(text) == [("row 1, column then do", "unknown-key")]


def test_a_unit_belongs_to_a_weight_or_a_length_only():
    text = export(row("Plank", seconds="2"), header=HEADER.replace("Seconds", "Seconds (min)"))
    assert unread(text) == [("row 1, column seconds (min)", "unknown-key")]
    assert prescriptions(text)[0].dose.hold_s is None
