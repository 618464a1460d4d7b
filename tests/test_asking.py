"""The open questions of many documents: each once, the most frequent first, as a file that can be read back."""

from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import stenosis_routines as sr
from builders import prescription, routine
from stenosis_routines.strategies import exercises, routines


def report(*names, source=None):
    return sr.check(attrs.evolve(routine(*map(prescription, names)), source=source))


def test_each_question_is_asked_once_and_the_most_frequent_first():
    reports = [
        report("Glorp", "Wibble", source="a.csv"),
        report("Barbell squat", source="b.csv"),
        report("wibble.", "WIBBLE", "Glorp", "Flomp", source="c.csv"),
    ]
    found = sr.questions(iter(reports))
    assert [(question.text, question.count) for question in found] == [("Wibble", 3), ("Glorp", 2), ("Flomp", 1)]
    assert str(found[0].example) == "a.csv, /sessions/0/prescriptions/1"
    assert found[2].example == sr.Place("c.csv", "/sessions/0/prescriptions/3")


def test_the_same_clause_beside_another_movement_is_another_question():
    [finding] = report("Glorp").findings[:1]
    clauses = (
        sr.Question("clause", "squeeze the towel", "knee-to-chest"),
        sr.Question("clause", "Squeeze the towel", "Knee to chest"),
        sr.Question("clause", "squeeze the towel"),
        sr.Question("condition", "squeeze the towel"),
    )
    found = sr.questions([sr.Report((attrs.evolve(finding, questions=clauses),))])
    assert [(question.kind, question.beside, question.count) for question in found] == [
        ("clause", "knee-to-chest", 2),
        ("clause", None, 1),
        ("condition", None, 1),
    ]


def test_a_waived_finding_asks_nothing():
    [finding] = report("Glorp").findings[:1]
    waiver = sr.Waiver(code="SR601", exercise="Glorp", who="Dr. A", why="known", until=date(2030, 1, 1))
    assert sr.questions([sr.Report((attrs.evolve(finding, waiver=waiver),))]) == ()


def test_questions_take_reports():
    with pytest.raises(sr.InvalidValueError, match="Report"):
        sr.questions([routine()])


def test_the_file_can_be_loaded_as_it_is_and_settles_nothing():
    found = sr.questions([report("Glorp", "Pelvic tilt", source="a\n.csv")])
    text = sr.ask([*found, sr.Question("clause", "squeeze", "x"), sr.Question("condition", "gout")])
    answers = sr.Answers.loads(text)
    assert [entry.is_open for entry in answers.open] == [True] * 4
    assert answers.clauses[0].beside == "x"
    assert "such as in a .csv, /sessions/0/prescriptions/0" in text


def test_the_file_once_filled_in_answers_what_was_asked():
    asked = routine(prescription("Glorp", reps=10, per_side=True))
    text = sr.ask(sr.questions([sr.check(asked)]), who="R. Example", on=date(2026, 12, 1))
    answers = sr.Answers.loads(text.replace('is = ""', 'is = "heel-slide"'))
    assert answers.names == (sr.NameAnswer(name="Glorp", is_="heel-slide", who="R. Example", on=date(2026, 12, 1)),)
    settled = sr.check(asked, answers=answers)
    assert settled.ok
    assert sr.questions([settled]) == ()


def test_an_entry_that_is_half_filled_in_is_refused_with_its_place():
    text = sr.ask(sr.questions([report("Glorp")])).replace('is = ""', 'is = "heel-slide"')
    with pytest.raises(sr.UnreadableRoutineError) as caught:
        sr.Answers.loads(text)
    assert [problem.path for problem in caught.value.problems] == ["/name/0/who", "/name/0/on"]


def test_no_questions_are_a_file_too():
    assert sr.Answers.loads(sr.ask([])) == sr.Answers()


@given(st.lists(st.builds(sr.Question, st.sampled_from(sr.QuestionKind), st.text(min_size=1), st.none() | st.text())))
def test_every_file_of_questions_can_be_loaded(asked):
    asked = [question for question in asked if question.text.strip()]
    asked = [attrs.evolve(q, text=q.text[:200]) for q in asked]
    asked = [attrs.evolve(q, beside=q.beside[:200]) if q.beside else q for q in asked]
    answers = sr.Answers.loads(sr.ask(asked))
    assert len(answers.open) == len(asked)


@given(routines | exercises.map(lambda exercise: routine(sr.Prescription(exercise))))
def test_nothing_that_was_answered_is_asked_again(asked):
    """New questions may arise: once a movement is known, its texts count."""
    found = sr.questions([sr.check(asked)])
    who = {"who": "R. Example", "on": date(2026, 12, 1)}
    names = [sr.NameAnswer(name=q.text, is_="heel-slide", **who) for q in found if q.kind == "name"]
    clauses = [
        sr.ClauseAnswer(text=q.text, beside=q.beside or "", means="harmless", **who)
        for q in found
        if q.kind == "clause"
    ]
    conditions = [
        sr.ConditionAnswer(condition=q.text, means="no-obstacle", **who) for q in found if q.kind == "condition"
    ]
    answers = sr.Answers.loads(sr.Answers(names, clauses, conditions).dumps())
    again = sr.questions([sr.check(asked, answers=answers)])
    assert not {question.key for question in found} & {question.key for question in again}
