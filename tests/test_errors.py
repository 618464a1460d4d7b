"""Errors: one base class, all with their details, all picklable."""

import pickle
from datetime import date, datetime

import pytest
from attrs import evolve

import stenosis_routines as sr
from stenosis_routines.citation import STATEMENT_IDS, statements

PROBLEM = sr.Problem("/title", "text", "3", "wrong-type")
REPORT = sr.check(sr.Routine("x", (sr.Session("a", (sr.Prescription(sr.Exercise(name="Squat")),)),)))
ERRORS = [
    sr.InvalidValueError("Dose.sets", "a whole number", 0),
    sr.UnreadableRoutineError([PROBLEM]),
    sr.UnwritableRoutineError([PROBLEM]),
    sr.UnsuitableRoutineError(REPORT),
    sr.MedicalGuidanceRequired(("severe symptoms",), "Please see your doctor first."),
    sr.UnknownExerciseError("knee-to-chin", ("knee-to-chest",)),
    sr.MissingExtraError("cli"),
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda e: type(e).__name__)
def test_an_error_is_of_the_family_and_survives_a_pickle(error):
    assert isinstance(error, sr.StenosisRoutinesError)
    copy = pickle.loads(pickle.dumps(error))
    assert (type(copy), str(copy), copy.args) == (type(error), str(error), error.args)


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (ERRORS[0], "Dose.sets: expected a whole number, found 0"),
        (ERRORS[1], "/title: expected text, found 3"),
        (ERRORS[4], "Please see your doctor first. (severe symptoms)"),
        (ERRORS[5], "no exercise 'knee-to-chin' in the catalogue; did you mean knee-to-chest?"),
        (ERRORS[6], 'this needs more packages: pip install "stenosis-routines[cli]"'),
    ],
)
def test_an_error_says_what_to_do(error, text):
    assert str(error) == text


def test_an_unsuitable_routine_says_every_finding():
    text = str(ERRORS[3])
    assert "SR101" in text
    assert "SR103" in text


def test_a_long_list_is_counted():
    assert str(sr.UnreadableRoutineError([PROBLEM] * 60)).endswith("and 10 more")


@pytest.mark.parametrize(
    ("make", "field"),
    [
        (lambda: sr.Dose(sets=0), "Dose.sets"),
        (lambda: sr.Dose(sets=True), "Dose.sets"),
        (lambda: sr.Dose(sets=2.0), "Dose.sets"),
        (lambda: sr.Dose(reps=0), "Dose.reps"),
        (lambda: sr.Dose(reps=(5, 3)), "Dose.reps"),
        (lambda: sr.Dose(reps=[5, 8]), "Dose.reps"),
        (lambda: sr.Dose(hold_s=-1), "Dose.hold_s"),
        (lambda: sr.Dose(load_kg=float("nan")), "Dose.load_kg"),
        (lambda: sr.Dose(load_kg=float("inf")), "Dose.load_kg"),
        (lambda: sr.Dose(times_per_day=25), "Dose.times_per_day"),
        (lambda: sr.Dose(days_per_week=8), "Dose.days_per_week"),
        (lambda: sr.Dose(per_side="yes"), "bool"),
        (lambda: sr.Exercise(name=""), "Exercise.name"),
        (lambda: sr.Exercise(name="a\x00b"), "Exercise.name"),
        (lambda: sr.Exercise(name="x" * 201), "Exercise.name"),
        (lambda: sr.Exercise(name=3), "Exercise.name"),
        (lambda: sr.Traits(posture="lying"), "Posture"),
        (lambda: sr.Traits(spine_motion="flexion"), "SpineMotion"),
        (lambda: sr.Session("a", ("squat",)), "Prescription"),
        (lambda: sr.Routine("a", "b"), "Session"),
        (lambda: sr.Prescription("squat"), "Exercise"),
        (lambda: sr.Profile(minutes_per_day=-5), "Profile.minutes_per_day"),
        (lambda: sr.Profile(clearance="yesterday"), "Profile.clearance"),
        (lambda: sr.Profile(clearance=datetime(2026, 1, 1)), "Profile.clearance"),
        (lambda: sr.Waiver(code="a", exercise="b", who="c", why="d", until=datetime(2026, 1, 1)), "Waiver.until"),
        (lambda: sr.Profile(red_flags=["headache"]), "Profile.red_flags"),
        (lambda: sr.check(sr.Routine("a"), today=datetime(2026, 1, 1)), "date"),
        (lambda: sr.check(sr.Routine("a"), today="today"), "date"),
        (lambda: sr.check(sr.Routine("a"), profile={"severity": "severe"}), "Profile"),
        (lambda: sr.check(sr.Routine("a"), profile={}), "Profile"),
        (lambda: sr.check(sr.Routine("a"), rulebook=None), "RuleBook"),
        (lambda: sr.check(sr.Routine("a"), waivers=["SR101"]), "Waiver"),
        (lambda: sr.article.adapted(b""), "str"),
        (lambda: sr.loads("{}", format=[]), "format"),
        (lambda: sr.loads("exercise,reps\na,1\n", source=3), "str"),
        (lambda: evolve(sr.article["SR101"], citations=("A99",)), "SR101.citations"),
        (lambda: evolve(sr.article["SR101"], citations=(3,)), "SR101.citations"),
    ],
)
def test_a_value_out_of_its_range_names_field_and_range(make, field):
    with pytest.raises(sr.InvalidValueError) as caught:
        make()
    assert caught.value.field == field
    assert caught.value.expected


@pytest.mark.parametrize("toml", ["a=" + "[" * 5000, "a=" + "9" * 5000, "a = ", "name = 3"])
def test_an_invalid_rule_book_is_reported(toml):
    with pytest.raises(sr.UnreadableRoutineError):
        sr.article.adapted(toml)


def test_the_ids_of_statements_are_those_of_the_data():
    assert set(statements()) == STATEMENT_IDS


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "nothing"),
        (True, "true"),
        (False, "false"),
        (date(2026, 1, 2), "2026-01-02"),
        (datetime(2026, 1, 2, 3, 4), "2026-01-02T03:04:00"),
    ],
)
def test_the_value_found_is_described_in_plain_words(value, text):
    assert str(sr.InvalidValueError("a", "b", value)) == f"a: expected b, found {text}"


def test_values_are_frozen():
    with pytest.raises(AttributeError):
        sr.Dose(sets=1).sets = 2


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("", sr.Location()),
        ("/sessions/0", sr.Location(pointer="/sessions/0")),
        ("row 3", sr.Location(row=3)),
        ("row 3, column reps, both", sr.Location(row=3, column="reps, both")),
        ("line 12, column 4", sr.Location(line=12, column="4")),
        ("step 2", sr.Location()),
        ("row ٣", sr.Location()),
        ("row " + "9" * 5000, sr.Location()),
        ("row 3 or so", sr.Location()),
    ],
)
def test_a_path_is_taken_apart(path, location):
    assert sr.Location.of(path) == location


def test_a_finding_has_its_location():
    report = sr.check(sr.loads("session,exercise,reps\nA,Squat,5\n"))
    assert report.findings[0].location == sr.Location(row=2)
