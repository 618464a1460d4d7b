"""An app that uses the library, for the type checkers; never run."""

from collections.abc import Iterable
from datetime import date
from typing import Any, assert_type

import stenosis_routines as sr


def verdict_of(path: str) -> sr.Verdict:
    routine = sr.load(path)
    assert_type(routine, sr.Routine)
    assert_type(routine.sessions[0].prescriptions[0].dose.sets, int | None)
    report = sr.check(routine, profile=sr.Profile(red_flags=["saddle_numbness"], clearance=date(2026, 1, 1)))
    assert_type(report.ok, bool)
    assert_type(max(report.verdict, sr.Verdict.NEEDS_REVIEW), sr.Verdict)
    assert_type(report.findings[0].remedy, sr.Remedy | None)
    assert_type(report.to_dict(), dict[str, Any])
    assert_type(sr.from_dict(sr.to_dict(report), sr.Report), sr.Report)
    return report.verdict


def a_routine() -> sr.Routine:
    facts = sr.Traits(posture="supine", spine_motion={"neutral"}, leg_load=sr.LegLoad.NONE)
    exercise = sr.Exercise(name="Sway", traits=facts, regions=["hip"])
    return sr.Routine("A", [sr.Session("B", [sr.Prescription(exercise, sr.Dose(sets=1, reps=(8, 12)))])])


def long_hold(item: sr.Item) -> Iterable[sr.Fault]:
    if item.dose.hold_s is not None and item.dose.hold_s > 30:
        yield sr.Fault("held for long")


def a_rule_book() -> sr.RuleBook:
    rule = sr.Rule(
        code="APP01",
        name="long-hold",
        severity=sr.Severity.WARNING,
        summary="held for long",
        rationale="ours",
        citations=(sr.Citation("us", "p. 1"),),
        each=long_hold,
    )
    assert_type(sr.rulebooks["supervised"], sr.RuleBook)
    return sr.article.with_rule(rule).without("SR305").with_severity("SR203", "info")


def settled(path: str, reports: Iterable[sr.Report]) -> sr.Repaired:
    answers = sr.Answers.load(path) | sr.Answers([sr.NameAnswer(name="A", is_="heel-slide", who="B", on=date.today())])
    assert_type(answers, sr.Answers)
    assert_type(sr.questions(reports), tuple[sr.Question, ...])
    assert_type(sr.ask(sr.questions(reports), who="B"), str)
    assert_type(sr.recognise("A", answers=answers).suitability, sr.Suitability)
    return sr.repair(a_routine(), answers=answers)


def facts_of(name: str) -> sr.Posture | None:
    for exercise in sr.catalogue:
        assert_type(exercise, sr.Exercise)
    return sr.recognise(name, language="en").traits.posture
