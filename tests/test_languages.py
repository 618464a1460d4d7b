"""What a report says of a document in a language that is not read."""

import pytest

import stenosis_routines as sr
from stenosis_routines import RuleBook, article

POLISH = """session,exercise,reps,notes
A,Przyciąganie kolan do klatki piersiowej,10,
A,Unoszenie nogi leżąc na plecach,10,powoli i z oddechem
A,Lying ankle pump,10,
"""
WITHOUT = RuleBook("article without it", tuple(rule for rule in article if rule.code != "SR609"))


def said(report):
    return [(finding.path, finding.message) for finding in report.findings if finding.code == "SR609"]


def test_the_language_is_named_once_a_document():
    assert said(sr.check(sr.loads(POLISH))) == [("", "this looks like Polish, which is not read")]


def test_it_changes_no_verdict():
    routine = sr.loads(POLISH)
    report = sr.check(routine)
    assert report.verdict is sr.check(routine, rulebook=WITHOUT).verdict
    assert report.verdict == "needs_review"
    assert [finding.severity for finding in report.findings if finding.code == "SR609"] == ["info"]


def test_a_language_tag_is_enough():
    exercise = sr.Exercise(name="Kolano X", hints=sr.Hints(language="pl"))
    routine = sr.Routine(title="A", sessions=(sr.Session(title="A", prescriptions=(sr.Prescription(exercise),)),))
    assert said(sr.check(routine)) == [("", "this looks like Polish, which is not read")]


@pytest.mark.parametrize(
    "names",
    [
        ("Aunt Mabel's special", "Pelvic tilt"),
        ("Joelho ao peito", "Inclinação pélvica"),
        ("Ginocchio al petto", "Basculamento del bacino"),
        ("Knie naar borst", "Bekkenkanteling"),
        ("누워서 이상한 운동", "仰卧奇怪运动"),
    ],
)
def test_nothing_is_said_of_languages_that_are_read(names):
    document = "session,exercise,reps\n" + "".join(f"A,{name},10\n" for name in names)
    assert not said(sr.check(sr.loads(document)))


def test_a_note_in_portuguese_is_a_question_though_the_name_is_read():
    report = sr.check(sr.loads("session,exercise,reps,notes\nA,Joelho ao peito,10,puxe o joelho devagar\n"))
    assert report.verdict == "needs_review"
    assert "SR608" in {finding.code for finding in report.findings}
