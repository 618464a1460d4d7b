"""The flat CSV."""

import contextlib
import csv
import io

import attrs
import pytest
from hypothesis import given, settings

from stenosis_routines.errors import Problem, UnreadableRoutineError, UnwritableRoutineError
from stenosis_routines.exercise import Exercise, Hints, Traits
from stenosis_routines.formats import dumps, loads
from stenosis_routines.profile import Profile
from stenosis_routines.routine import Dose, Prescription, Routine, Session
from stenosis_routines.strategies import routines

HEADER = (
    "session,exercise,sets,reps,reps_max,per_side,hold_s,load,load_unit,rest_s,times_per_day,days_per_week,group,notes"
)


def table(*rows, header=HEADER):
    return "\n".join([header, *rows, ""])


def one(row, header=HEADER):
    return loads(table(row, header=header), format="plan-csv").sessions[0].prescriptions[0]


def problems_of(text):
    with pytest.raises(UnreadableRoutineError) as caught:
        loads(text, format="plan-csv")
    return [(problem.path, problem.code) for problem in caught.value.problems]


def a_routine(*prescriptions, **fields):
    return Routine("", (Session("s", prescriptions),), **fields)


def test_a_row_is_read_as_a_prescription():
    assert one("Morning,Knee to chest,2,10,20,yes,5.5,0,kg,30,2,7,A,slowly") == Prescription(
        Exercise(name="Knee to chest"),
        Dose(
            sets=2,
            reps=(10, 20),
            per_side=True,
            hold_s=5.5,
            load_kg=0.0,
            rest_s=30.0,
            times_per_day=2,
            days_per_week=7,
        ),
        "slowly",
        group="A",
    )


def test_a_blank_cell_is_unknown_and_never_zero():
    assert one("Morning,Rocking" + "," * 12).dose == Dose()


def test_rows_of_one_title_are_one_session_wherever_they_stand():
    routine = loads(table("a,x", "b,y", "a,z", header="session,exercise"))
    assert [
        (session.title, [item.exercise.name for item in session.prescriptions]) for session in routine.sessions
    ] == [
        ("a", ["x", "z"]),
        ("b", ["y"]),
    ]
    assert [item.path for item in routine.sessions[0].prescriptions] == ["row 2", "row 4"]


def test_blank_lines_are_counted_and_skipped():
    assert loads(table("", "a,x", header="session,exercise")).sessions[0].prescriptions[0].path == "row 3"


def test_pounds_become_kilograms():
    assert one("a,Leg press,308,lb", header="session,exercise,load,load_unit").dose.load_kg == 139.71


def test_an_open_range_is_read():
    assert one("a,x,8,open", header="session,exercise,reps,reps_max").dose.reps == (8, None)


def test_semicolons_bring_decimal_commas():
    assert one("a;Plank;62,5;kg", header="session;exercise;load;load_unit").dose.load_kg == 62.5


def test_what_may_be_thousands_is_no_decimal():
    assert problems_of("session;exercise;hold_s\na;x;1.500\n") == [("row 2, column hold_s", "wrong-type")]
    assert problems_of('session,exercise,hold_s\na,x,"1,5"\n') == [("row 2, column hold_s", "wrong-type")]


def test_facts_may_be_declared():
    exercise = one(
        "a,March,supine,flexion rotation,none,no", header="session,exercise,posture,spine_motion,leg_load,upright_phase"
    ).exercise
    assert exercise.traits == Traits(
        posture="supine", spine_motion={"flexion", "rotation"}, leg_load="none", upright_phase=False
    )


def test_a_row_with_nothing_but_notes_is_guidance():
    routine = loads(table("a,x,", ",,Stop when it hurts", header="session,exercise,notes"))
    assert routine.guidance == ("Stop when it hurts",)
    assert len(routine.sessions) == 1


def test_every_problem_is_listed_with_row_and_column():
    text = table(
        "a,,3,10,,,,,,,,,,",
        "a,x,0,ten,,,-1,5,,,25,8,,",
        "a,y,3,10,5,,1_000,5,stone,,,,,",
        "a,z,,,5,,１２,,,,,,,",
        "a,w,1,NaN,,,1e400,Infinity,kg,,,,,",
    )
    assert sorted(problems_of(text)) == sorted(
        [
            ("row 2, column exercise", "missing"),
            ("row 3, column sets", "out-of-range"),
            ("row 3, column reps", "wrong-type"),
            ("row 3, column hold_s", "wrong-type"),
            ("row 3, column load_unit", "missing"),
            ("row 3, column times_per_day", "out-of-range"),
            ("row 3, column days_per_week", "out-of-range"),
            ("row 4, column reps_max", "out-of-range"),
            ("row 4, column hold_s", "wrong-type"),
            ("row 4, column load_unit", "out-of-range"),
            ("row 5, column reps", "missing"),
            ("row 5, column hold_s", "wrong-type"),
            ("row 6, column reps", "wrong-type"),
            ("row 6, column hold_s", "wrong-type"),
            ("row 6, column load", "wrong-type"),
        ]
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("session,exercise,weight\na,x,1\n", ("row 1, column weight", "unknown-key")),
        ("session,sets\na,1\n", ("row 1", "missing")),
        ("session,exercise,exercise\na,x,y\n", ("row 1", "duplicate-key")),
        ("session,exercise\na\n", ("row 2", "syntax")),
        ("session,exercise\na,x,y\n", ("row 2", "syntax")),
        ('session,exercise\na,"x\nb,y\n', ("line 3", "syntax")),
        ('session,exercise\na,"x"y\n', ("line 2", "syntax")),
        ("session,exercise\na," + "x" * 200_000 + "\n", ("line 2", "syntax")),
        ("session,exercise\na," + "x" * 201 + "\n", ("row 2, column exercise", "out-of-range")),
        ("session,exercise\na,x\x07\n", ("row 2, column exercise", "not-text")),
        ("session,exercise,posture\na,x,lying\n", ("row 2, column posture", "out-of-range")),
        ("session,exercise,posture\na,x,supine prone\n", ("row 2, column posture", "out-of-range")),
        ("session,exercise,upright_phase\na,x,perhaps\n", ("row 2, column upright_phase", "wrong-type")),
    ],
)
def test_a_broken_table_is_told_so(text, problem):
    assert problem in problems_of(text)


def test_a_header_alone_is_a_routine_with_nothing_in_it():
    assert loads(HEADER + "\n") == Routine("")


def test_a_side_in_another_language_is_unknown_and_said():
    routine = loads(table("a,x,nein", header="session,exercise,per_side"))
    assert routine.sessions[0].prescriptions[0].dose.per_side is None
    assert routine.unread == (Problem("row 2, column per_side", "yes or no", "'nein'", "not-understood"),)


@pytest.mark.parametrize("name", ["=1+1", " +x", "@SUM(1)", "-2", "'=1", "＝x", "\tx", "'quoted'", "''=x"])
def test_text_that_looks_like_a_formula_is_disarmed_and_comes_back(name):
    routine = a_routine(Prescription(Exercise(name=name), notes=name))
    text = dumps(routine, format="plan-csv")
    assert loads(text, format="plan-csv") == routine
    for start in "=+@-＝\t":
        assert f'"{start}' not in text
        assert f'" {start}' not in text


@pytest.mark.parametrize("before", list("\u00a0\u2007\u3000\u200b\u2060\ufeff\u00ad\u202e\u2028\u3164\ufe0f\U000e0041"))
@pytest.mark.parametrize("sign", list("=+-@＝＋－＠﹦"))
def test_nothing_that_is_not_seen_hides_a_formula(before, sign):
    for name in (f"{before}{sign}1+1", f" {before * 3}{sign}1+1"):
        routine = a_routine(Prescription(Exercise(name=name), notes=name), guidance=(name,))
        text = dumps(routine, format="plan-csv")
        assert loads(text, format="plan-csv") == routine
        cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row if "1+1" in cell]
        assert [cell[0] for cell in cells] == ["'"] * 3
    plain = a_routine(Prescription(Exercise(name=f"{before}Rocking 1{sign}1")))
    assert "'" not in dumps(plain, format="plan-csv")


def speakable(routine):
    """The routine without what rows cannot hold."""
    sessions = {session.title: session for session in routine.sessions if session.prescriptions}
    return attrs.evolve(
        routine,
        title="",
        source=None,
        profile=Profile(),
        sessions=tuple(
            attrs.evolve(session, prescriptions=tuple(map(rounded, session.prescriptions)))
            for session in sessions.values()
        ),
        guidance=tuple(text for text in routine.guidance if text.strip()),
        unread=(),
    )


def rounded(item):
    """A prescription with at most six decimals, and hints that say something."""
    dose = {name: round(value, 3) for name, value in attrs.asdict(item.dose).items() if isinstance(value, float)}
    hints = {name: value or None for name, value in attrs.asdict(item.exercise.hints).items() if name != "muscles"}
    muscles = tuple(text.replace("|", "") + "x" for text in item.exercise.hints.muscles)
    exercise = attrs.evolve(item.exercise, hints=Hints(**hints, muscles=muscles))
    return attrs.evolve(item, exercise=exercise, dose=attrs.evolve(item.dose, **dose))


@settings(max_examples=100, deadline=None)
@given(routines.map(speakable))
def test_what_is_written_is_read_back(routine):
    """Law: reading undoes writing."""
    assert loads(dumps(routine, format="plan-csv"), format="plan-csv") == routine


def test_a_title_that_tells_of_what_is_to_be_avoided_is_not_dropped():
    routine = Routine("Barbell squats", (Session("A", (Prescription(Exercise(name="Knee to chest")),)),))
    with pytest.raises(UnwritableRoutineError) as caught:
        dumps(routine, format="plan-csv")
    assert [problem.path for problem in caught.value.problems] == ["/title"]


@settings(max_examples=100, deadline=None)
@given(routines)
def test_what_a_row_cannot_say_is_never_dropped(routine):
    """Law: a routine comes back the same but for title, source and diagnoses, or it is not written."""
    with contextlib.suppress(UnwritableRoutineError):
        text = dumps(routine, format="plan-csv")
        assert loads(text, format="plan-csv") == attrs.evolve(routine, title="", source=None, profile=Profile())


def test_all_that_is_known_of_a_movement_fits_in_a_row():
    routine = a_routine(
        Prescription(
            Exercise(
                name="March, slowly",
                id="march",
                traits=Traits(
                    posture="supine",
                    spine_motion={"flexion", "neutral"},
                    leg_load="none",
                    aim="mobility",
                    effort="gentle",
                    upright_phase=False,
                ),
                regions={"hip", "knee"},
                one_sided=True,
                hints=Hints(language="en", category="c", equipment="e", muscles=("a", "b"), instructions="one\ntwo"),
            ),
            Dose(reps=(10, None), seconds_per_rep=2.5),
        ),
        guidance=("Stop when it hurts.",),
    )
    assert loads(dumps(routine, format="plan-csv"), format="plan-csv") == routine


@pytest.mark.parametrize(
    "routine",
    [
        Routine("", (Session("empty"),)),
        Routine(
            "", (Session("s", (Prescription(Exercise(name="x")),)), Session("s", (Prescription(Exercise(name="y")),)))
        ),
        a_routine(Prescription(Exercise(name="x"), Dose(load_kg=0.1 + 0.2))),
        a_routine(Prescription(Exercise(name="x", hints=Hints(muscles=("a|b",))))),
        a_routine(Prescription(Exercise(name="x")), guidance=("",)),
        a_routine(Prescription(Exercise(name="x")), unread=(Problem("/x", "y"),)),
    ],
)
def test_what_a_row_cannot_say_is_refused(routine):
    with pytest.raises(UnwritableRoutineError) as caught:
        dumps(routine, format="plan-csv")
    assert caught.value.problems
