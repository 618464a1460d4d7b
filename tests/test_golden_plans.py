"""Thirty plans as their people read them. Each was read once more as a physiotherapist would, before it was kept.

``UPDATE_PLANS=1 pytest tests/test_golden_plans.py`` writes them anew. Read what changed before you keep it: would you
give this plan to this person?
"""

import os
from datetime import date
from pathlib import Path

import attrs
import pytest

import stenosis_routines as sr
from stenosis_routines.build import active_minutes
from stenosis_routines.render import plan_text

FOLDER = Path(__file__).parent / "data" / "plans"
START = date(2026, 12, 7)
GP = sr.Clearance(date(2026, 12, 1), "R. Example, GP")
PAIN, NUMB, WALKING = sr.Symptom
FRAME = sr.ConditionAnswer(
    condition="uses a walking frame", means="no-obstacle", who="R. Example, physiotherapist", on=date(2026, 12, 1)
)


@attrs.frozen
class Person:
    who: str
    profile: sr.Profile
    weeks: int = 6
    minutes: int | None = None
    answers: sr.Answers | None = None


def person(who, weeks=6, minutes=None, answers=None, **profile):
    return Person(who, sr.Profile(**profile), weeks, minutes, answers)


PEOPLE = {
    "default": person("68 years old, low back pain, mild", symptoms={PAIN}, severity="mild"),
    "default-ko": person("71, low back pain, mild, Korean", symptoms={PAIN}, severity="mild", language="ko"),
    "one-week": person("59, wants to try one week; 40 minutes a day", 1, 40),
    "three-minutes": person(
        "83, gets tired soon: 3 minutes a day", 4, 3, symptoms={PAIN, WALKING}, severity="moderate"
    ),
    "three-minutes-ko": person("85, 3 minutes a day, Korean", 4, 3, language="ko"),
    "five-minutes": person("77, 5 minutes a day", 8, 5, symptoms={NUMB}, severity="mild"),
    "eight-minutes": person(
        "66, all symptoms, getting better; 8 minutes", 3, 8, symptoms={PAIN, NUMB, WALKING}, trend="improving"
    ),
    "ten-minutes": person("70, 10 minutes for 12 weeks", 12, symptoms={PAIN}, minutes_per_day=10),
    "fifteen-minutes": person("64, 15 minutes for 12 weeks", 12, 15, symptoms={PAIN}, severity="mild", trend="stable"),
    "twenty-minutes-ko": person("73, 20 minutes for 12 weeks, Korean", 12, 20, symptoms={PAIN}, language="ko"),
    "twenty-minutes": person("62, 20 minutes for 16 weeks", 16, 20, symptoms={PAIN, WALKING}, severity="mild"),
    "thirty-minutes": person("58, 30 minutes for half a year", 26, 30, symptoms={PAIN}),
    "forty-minutes-ko": person(
        "67, moderate, 40 minutes for half a year, Korean",
        26,
        40,
        symptoms={PAIN, NUMB},
        severity="moderate",
        trend="stable",
        language="ko",
    ),
    "profile-has-fewer-minutes": person("69, has 12 minutes, asked for 30", 12, 30, minutes_per_day=12),
    "no-knee-to-chest": person(
        "72, bending the knee far hurts", 12, 15, symptoms={PAIN}, excluded=("knee-to-chest",), severity="mild"
    ),
    "no-rocking-ko": person("65, rocking the pelvis hurts, Korean", 8, 12, excluded=("pelvic-rocking",), language="ko"),
    "no-leg-raise": person("74, raising the leg hurts; no minutes named", excluded=("hip-joint-raise",)),
    "no-ankles": person(
        "70, leaves out all that moves the ankles", 12, 15, excluded=("Lying ankle circles", "ankle-flexion")
    ),
    "no-ankles-but-circles": person("63, pointing the toes gives cramp", 12, 12, excluded=("ankle-flexion",)),
    "only-rocking": person(
        "80, only pelvic rocking is left of the four",
        12,
        25,
        excluded=("knee-to-chest", "hip-joint-raise", "ankle-flexion"),
        symptoms={PAIN},
    ),
    "no-additions-wanted-ko": person(
        "61, 30 minutes, leaves out heel slides and knee fall-outs, Korean",
        16,
        30,
        excluded=("heel-slide", "bent-knee-fall-out"),
        language="ko",
    ),
    "squats-left-out": person("57, was told to leave out squats and bridges", 12, 20, excluded=("Squat", "Bridge")),
    "severe-cleared": person("75, severe, cleared by the GP", 6, 10, severity="severe", symptoms={PAIN}, clearance=GP),
    "worsening-cleared-ko": person(
        "78, getting worse, cleared, Korean", 12, 20, trend="worsening", clearance=GP, language="ko"
    ),
    "osteoporosis-cleared": person(
        "76, osteoporosis, cleared for it",
        12,
        15,
        conditions=("osteoporosis",),
        clearance=sr.Clearance(date(2026, 12, 1), "R. Example, GP", scope=("exercise", "osteoporosis")),
    ),
    "new-hip-cleared-ko": person(
        "69, a new hip eight weeks ago, cleared by the surgeon, who leaves out knee to chest; Korean",
        12,
        20,
        conditions=("total hip replacement (since 2026-10-10)",),
        clearance=sr.Clearance(date(2026, 12, 1), "R. Example, surgeon", scope=("exercise", "total hip replacement")),
        excluded=("knee-to-chest",),
        language="ko",
    ),
    "steroids-cleared": person("70, takes steroids, cleared", 8, 15, red_flags={"long_term_steroids"}, clearance=GP),
    "falls-cleared": person(
        "86, has fallen twice, cleared, a carer helps",
        12,
        12,
        conditions=("recurrent falls",),
        clearance=sr.Clearance(date(2026, 12, 1), "R. Example, GP", scope=("exercise", "recurrent falls")),
    ),
    "old-fusion-and-blood-pressure": person(
        "72, a fusion two years ago, controlled high blood pressure",
        12,
        20,
        conditions=("lumbar fusion (since 2024-11-01)", "controlled hypertension"),
    ),
    "walking-frame": person(
        "81, uses a walking frame, which a physiotherapist has settled",
        16,
        20,
        conditions=("uses a walking frame",),
        answers=sr.Answers(conditions=(FRAME,)),
        symptoms={WALKING},
        severity="moderate",
        language="de",
    ),
}


def page(name):
    one = PEOPLE[name]
    plan = sr.build_plan(one.profile, one.weeks, one.minutes, START, answers=one.answers)
    reports = [sr.check(week, profile=one.profile, today=START, answers=one.answers) for week in plan.weeks]
    assert {report.verdict for report in reports} == {sr.Verdict.SUITABLE}
    notes = sorted({f"{finding.code} {finding.message}" for report in reports for finding in report.findings})
    minutes = " ".join(f"{active_minutes(week):.1f}" for week in plan.weeks)
    return "\n".join(
        [
            f"For: {one.who}",
            f"Minutes by week, of {plan.minutes_per_day}: {minutes}",
            *(f"Note: {note}" for note in notes),
            "",
            plan_text(plan, explain=True),
            "",
        ]
    )


def test_there_are_thirty():
    assert len(PEOPLE) == 30
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(PEOPLE)


@pytest.mark.parametrize("name", PEOPLE)
def test_a_plan_is_as_it_was_read(name):
    path, text = FOLDER / f"{name}.txt", page(name)
    if os.environ.get("UPDATE_PLANS"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")
