"""Any table with a column of movements: plans and logs."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import stenosis_routines as sr
from stenosis_routines.errors import InvalidValueError, UnreadableRoutineError
from stenosis_routines.formats import detect, loads
from stenosis_routines.routine import Dose
from timing import soon

DATA = Path(__file__).parents[1] / "data"
WEEK = (DATA / "week.sheet.csv").read_bytes()
LOG = (DATA / "log.sheet.csv").read_bytes()


def read(*lines, **options):
    text = "\n".join([*lines, ""])
    assert detect(text.encode()) == "sheet"
    return loads(text, **options)


def shown(*lines, **options):
    sessions = read(*lines, **options).sessions
    return [(s.title, item.exercise.name, item.dose.in_words()) for s in sessions for item in s.prescriptions]


def unread(*lines):
    return [(problem.path, problem.code) for problem in read(*lines).unread]


def test_a_plan_is_read_whole():
    routine = loads(WEEK)
    assert [session.title for session in routine.sessions] == ["Monday", "Wednesday"]
    knee, tilt, squat, plank = (item for session in routine.sessions for item in session.prescriptions)
    assert knee.dose == Dose(sets=2, reps=(8, 12), rest_s=60, per_side=True)
    assert (tilt.exercise.name, tilt.path) == ("Pelvic tilt", "row 3")
    assert squat.dose == Dose(sets=3, reps=(8, 12), load_kg=11.34, rest_s=120)
    assert plank.dose == Dose(sets=3, hold_s=30)
    assert routine.guidance == ("Stop at once if symptoms are severe or pain gets worse.",)
    assert routine.unread == ()


def test_a_log_is_a_history_and_names_what_only_older_workouts_hold():
    routine = loads(LOG)
    [session] = routine.sessions
    squat, plank, cycling = session.prescriptions
    assert squat.dose == Dose(sets=2, reps=(5, 8), load_kg=70)
    assert (squat.notes, squat.exercise.hints.category) == ("felt fine", "Legs")
    assert plank.dose == Dose(sets=1, hold_s=90)
    assert cycling.notes == "distance 5.0 km"
    [problem] = routine.unread
    assert (problem.path, problem.found) == ("row 2, column exercise", "'Deadlift'")


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        ("Day,Exercise,Sets,Reps", "1,Squat,3,8-12", ("Day 1", "Squat", "3 x 8-12")),
        ("Week,Day,Exercise,Sets x Reps", "2,Mon,Squat,3x10", ("Week 2, Mon", "Squat", "3 x 10")),
        ("Movement,How many,Rest (s)", "Squat,10 each side,30", ("", "Squat", "10 times each side")),
        ("Esercizio;Serie;Ripetizioni;Carico (kg)", "Squat;3;10;20,5", ("", "Squat", "3 x 10, 20.5 kg")),
        ("Exercice,Séries,Répétitions", "Squat,3,10", ("", "Squat", "3 x 10")),
        ("Exercício,Séries,Repetições", "Agachamento,3,10", ("", "Agachamento", "3 x 10")),
        ("種目,セット数,回数", "スクワット,3,10", ("", "スクワット", "3 x 10")),
        ("운동,세트,횟수", "스쿼트,3,10", ("", "스쿼트", "3 x 10")),
        ("Exercise,Set,Reps", "Squat,3,10", ("", "Squat", "3 x 10")),
        ("Name,Reps,Hold", "Bridge,10,5", ("", "Bridge", "10 times, hold 5 s")),
        ("Exercise,Min Reps,Max Reps", "Squat,8,12", ("", "Squat", "8-12 times")),
        ("Exercise,Reps,Weight,Weight Unit", "Squat,8,100,lbs", ("", "Squat", "8 times, 45.36 kg")),
        ("Movement\tSets\tReps", "Squat\t3\t10", ("", "Squat", "3 x 10")),
        ("Exercise,Sets,Reps,Frequency", "Squat,3,10,3x per week", ("", "Squat", "3 x 10, 3 days a week")),
    ],
    ids=range(14),
)
def test_a_plan_is_read_by_the_names_of_its_columns(header, row, expected):
    assert shown(header, row) == [expected]
    assert unread(header, row) == []


@pytest.mark.parametrize(
    ("header", "rows", "expected"),
    [
        (  # FitNotes
            "Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment",
            ["2026-01-17,Squat,Legs,60,kgs,5,,,,", "2026-01-17,Squat,Legs,60,kgs,4,,,,"],
            [("", "Squat", "2 x 4-5, 60 kg")],
        ),
        (  # Fitbod, whose times are those of the sets
            "Date,Exercise,Reps,Weight(kg),Duration(s),Distance(m),Incline,Resistance,isWarmup,Note,multiplier",
            [
                "2026-01-22 06:54:26 +0000,Bench Press,8,16.0,0.0,0.0,0.0,0.0,true,,2.0",
                "2026-01-22 06:58:10 +0000,Bench Press,10,20.0,0.0,0.0,0.0,0.0,false,,2.0",
                "2026-01-22 07:10:00 +0000,Plank,0,0.0,60.0,0.0,0.0,0.0,false,,1.0",
            ],
            [("", "Bench Press", "2 x 8-10, 20 kg"), ("", "Plank", "1 set, hold 60 s")],
        ),
        (  # GymBook
            "Date,Workout,Time,Exercise,Region,Repetitions,Weight (kg),Notes,Skipped",
            ["17.01.2026,Legs,18:30,Squat,Legs,5,60,,No", "10.01.2026,Legs,18:30,Lunge,Legs,5,60,,No"],
            [("Legs", "Squat", "1 x 5, 60 kg")],
        ),
        (  # somebody's own, with the month first
            "Date,Exercise,Sets,Reps",
            ["1/2/2026,Lunge,3,8", "1/17/2026,Lunge,3,10"],
            [("", "Lunge", "3 x 10")],
        ),
        (  # dates only where they change
            "Date,Exercise,Reps",
            ["8 Sep 2026,Squat,5", ",Squat,5", ",Plank,1"],
            [("", "Squat", "2 x 5"), ("", "Plank", "1 x 1")],
        ),
        (
            "Workout,Date,Exercise,Reps",
            ["Legs,8 Sep 2026,Squat,5", "Legs,,Lunge,5", "Legs,1 Sep 2026,Plank,5"],
            [("Legs", "Squat", "1 x 5"), ("Legs", "Lunge", "1 x 5")],
        ),
    ],
    ids=["fitnotes", "fitbod", "gymbook", "own", "filled", "titled"],
)
def test_the_logs_of_apps_are_histories(header, rows, expected):
    assert shown(header, *rows) == expected


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("12/31/1970", "01/13/2026"),
        ("31/12/99", "13/01/26"),
        ("12/31/99", "01/13/00"),
        ("31/12/2025", "13/01/26"),
    ],
)
def test_years_are_those_that_are_written(earlier, later):
    rows = [f"{earlier},Legs,Rocking,5", f"{later},Legs,Squat,5"]
    for order in (rows, rows[::-1]):
        assert shown("Date,Workout,Exercise,Reps", *order) == [("Legs", "Squat", "1 x 5")]


def test_the_earlier_days_of_a_plan_with_dates_are_named():
    rows = ["2027-01-01,Friday,Squat,3,5", "2027-01-08,Friday,Rocking,1,10"]
    assert unread("Date,Day,Exercise,Sets,Reps", *rows) == [("row 2, column exercise", "not-understood")]


def test_dates_that_may_be_two_days_are_said():
    rows = ["Date,Exercise,Reps", "1/2/2026,Squat,5", "3/4/2026,Lunge,5"]
    assert unread(*rows)[0] == ("row 2, column date", "not-understood")
    assert "Lunge" in str(read(*rows).unread)


def test_the_unit_of_weights_can_be_given():
    rows = ["Exercise,Reps,Weight", "Curl,5,20"]
    assert read(*rows, weight_unit="lb").sessions[0].prescriptions[0].dose.load_kg == 9.07
    assert unread(*rows) == [("row 2", "missing")]
    with pytest.raises(InvalidValueError):
        read(*rows, weight_unit="stone")


def test_a_column_that_is_not_known_is_unread_and_its_texts_are_read():
    routine = read("Exercise,Reps,Mood", "Knee to chest,10,then squats", "Rocking,10,")
    assert [(problem.path, problem.code) for problem in routine.unread] == [("row 1, column mood", "unknown-key")]
    assert routine.sessions[0].prescriptions[0].notes == "then squats"
    assert unread("Exercise,Reps,Mood", "Knee to chest,10,") == []


@pytest.mark.parametrize(
    "column", ["Order", "Calories", "Date", "Image", "Done", "Time", "Weight Unit", "Distance Unit"]
)
def test_a_movement_passes_in_no_column(column):
    told = "Stop at once if symptoms are severe or pain gets worse. Ask your doctor before you start."
    rows = [f"Movement,Sets,Reps,Notes,{column}", f"Single knee to chest,1,10,each side. {told},"]
    assert sr.check(read(*rows)).verdict == "suitable"
    rows[1] += "squats"
    assert sr.check(read(*rows)).verdict != "suitable"


def test_a_dose_without_a_movement_is_unread():
    assert ("row 3", "missing") in unread("Movement,Reps", "Knee to chest,10", ",20")


def test_a_row_with_too_many_cells_is_refused_and_a_short_one_is_filled():
    assert shown("Movement,Reps,Notes", "Squat,5") == [("", "Squat", "5 times")]
    with pytest.raises(UnreadableRoutineError, match="3 cells"):
        read("Movement,Reps,Notes", "Squat,5,a,b")


@pytest.mark.parametrize("text", ["name,city\nBob,Rome\n", "a,b,c,d\n1,2,3,4\n", "vo2;kind;min\n1;Cycling;21\n"])
def test_a_table_without_a_column_of_movements_says_what_is_missing(text):
    with pytest.raises(UnreadableRoutineError, match="named Exercise"):
        loads(text)


def test_a_large_table_that_is_none_of_ours_is_refused_at_once():
    text = "a,b,c,d,vo2\n" + "1,2,Cycling,4,38.4\n" * 20_000
    with soon(), pytest.raises(UnreadableRoutineError):
        loads(text)


_cells = st.sampled_from(["", "Squat", "Blorp", "Lunge", "3", "8-12", "60s", "n/a", "Monday", "2026-01-17", "1/2/2026"])
_headers = st.lists(
    st.sampled_from(["Date", "Day", "Sets", "Reps", "Weight", "Rest", "Notes", "Set", "Mood", "Time", "Workout"]),
    min_size=1,
    max_size=5,
    unique=True,
)


@settings(max_examples=300, deadline=None)
@given(_headers, st.lists(st.lists(_cells, min_size=6, max_size=6), min_size=1, max_size=6), st.randoms())
def test_no_movement_of_a_table_is_lost(headers, rows, luck):
    """Law: every name in the column of movements is in the routine, or listed as unread."""
    headers = [header for header in headers if header != "Workout" and header != "Day"] + ["Exercise"]
    luck.shuffle(headers)
    place = headers.index("Exercise")
    lines = [",".join(headers), *(",".join(row[: len(headers)]) for row in rows)]
    routine = loads("\n".join(lines), format="sheet")
    names = {item.exercise.name for session in routine.sessions for item in session.prescriptions}
    held = "\n".join([*names, *routine.guidance, *(problem.found for problem in routine.unread)])
    for row in rows:
        assert row[place].strip() in held


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 2**32))
def test_any_cell_anywhere_is_read_or_refused(seed):
    chance = random.Random(seed)
    lines = [line.split(",") for line in chance.choice((WEEK, LOG)).decode().splitlines()]
    for _ in range(chance.randint(1, 4)):
        line = chance.choice(lines)
        line[chance.randrange(len(line))] = chance.choice(
            ["", "-1", "１", '"', "\x01", "1e9", "x" * 3000, "0", "=1", "1/1/1"]
        )
    try:
        loads("\n".join(",".join(line) for line in lines), format="sheet")
    except UnreadableRoutineError:
        return


@pytest.mark.parametrize(
    "rows",
    [
        ["Day,Exercise,Sets,Reps", "1,Knee to chest,1,10", "Wednesday: deadlifts 4x8,,,"],
        ["Exercise,Sets,Reps,When", "Knee to chest,1,10,", ",,,then deadlifts"],
        ["Exercise,Set,Reps", "Knee to chest,30,10", "Knee to chest,30,10"],
        ["Date,Exercise,Set,Reps", "2026-01-08,Knee to chest,30,10"],
        ["Exercise (all standing),Reps", "Knee to chest,10"],
        ["Exercise,Reps,RIR", "Knee to chest,10,0"],
        ["Exercise,Reps,Position", "Knee to chest,10,Standing."],
        ["Exercise,Number", "Knee to chest,50"],
        ["#,Exercise,Reps", "1,Knee to chest,10", "3,Pelvic tilt,10"],
        ["Exercise,Reps,multiplier", "Knee to chest,10,50"],
        ["Order,Exercise,Reps", "5up,Knee to chest,10"],
        ["Exercise,Reps,50 squats", "Knee to chest,10,"],
        ["Exercise,Reps,Each side", "Knee to chest,10,50"],
        ["Exercise,Reps,Finisher", "Knee to chest,10,500"],
        ["Exercise,Reps,Session duration (min)", "Knee to chest,10,180"],
        ["Exercise,Reps,Duration", "Knee to chest,10,Do 50"],
        ["Exercise,Reps,Cue", "Knee to chest,10,100 total"],
        ["Exercise,Reps,Days per week", 'Knee to chest,10,"3, the rest: deadlifts"'],
    ],
    ids=range(18),
)
def test_nothing_that_may_ask_for_more_is_dropped(rows):
    assert sr.check(read("Day,Exercise,Sets,Reps", "1,Knee to chest,1,10")).verdict == "suitable"
    assert sr.check(read(*rows)).verdict != "suitable"


def test_numbers_that_count_the_rows_say_nothing():
    assert read("No,Exercise,Reps", "1,Knee to chest,10", "2,Pelvic tilt,10", "1,Ankle pumps,10").unread == ()
    assert read("#,Exercise,Reps", "A1,Knee to chest,10", "A2,Pelvic tilt,10").unread == ()


def test_a_column_of_positions_says_how_one_lies_or_counts_the_rows():
    lying = read("Exercise,Reps,Position", "Heel slide,10,lying on back", "Ankle pump,20,lying on back")
    assert sr.check(lying).ok
    assert not sr.check(read("Exercise,Reps,Position", "Heel slide,10,lying on back", "Ankle pump,20,standing")).ok
    assert read("Exercise,Reps,Position", "Heel slide,10,1", "Ankle pump,20,2").unread == ()


def test_a_day_of_rest_is_no_movement_unless_it_says_more():
    plan = ("Day,Exercise,Reps,Notes", "Mon,Heel slide,10,", "Tue,Rest day,-,", "Wed,Rest,,")
    assert [name for _, name, _ in shown(*plan)] == ["Heel slide"]
    assert sr.check(read(*plan)).ok
    for more in ("Thu,Rest day,20,", "Thu,Rest day,,Go for a run"):
        assert not sr.check(read(*plan, more)).ok


def test_a_german_table_says_how_one_lies_and_which_side():
    table = ("Übung;Ausgangsstellung;Wiederholungen;Pro Seite", "Fersenrutschen;Rückenlage;10;ja")
    [(_, _, dose)] = shown(*table)
    assert dose == "10 times each side"
    assert unread(*table) == []
