"""An app that builds plans, for the type checkers; never run."""

from datetime import date
from typing import assert_type

import stenosis_routines as sr


def a_routine() -> sr.Routine:
    builder = sr.RoutineBuilder("Morning", language="ko").add("knee-to-chest", reps=(10, 12), session="Morning")
    return builder.add(sr.catalogue["ankle-flexion"], notes="Slowly.", reps=10).guide("Breathe.").build(today=None)


def next_week(plan: sr.Plan) -> sr.Plan:
    progress = sr.advance(plan, [sr.DayLog(1, True, pain_before=3, pain_after=2.5, symptoms=["low_back_pain"])])
    assert_type(progress.decision, sr.NextStep)
    assert_type(progress.routine, sr.Routine | None)
    if progress.plan.stop is not None:
        return progress.plan.cleared(sr.Clearance(date(2026, 12, 20), "R. Example"))
    assert_type(sr.loads_plan(sr.dumps(progress.plan)), sr.Plan)
    return progress.plan


def why(profile: sr.Profile) -> list[str]:
    plan = sr.build_plan(profile, weeks=6, minutes_per_day=15, start=date(2026, 12, 1))
    assert_type(plan.weeks, tuple[sr.Routine, ...])
    return [f"{reason.what}: {reason.why} [{reason.statement}]" for reason in plan.reasons]
