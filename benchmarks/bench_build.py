"""A six-week plan from a profile, the next week from its log, and a routine from the builder; all are checked."""

import stenosis_routines as sr

PROFILE = sr.Profile(symptoms={"low_back_pain"}, severity="mild", excluded=("heel-raise",))
WEEK = tuple(sr.DayLog(day, True, pain_before=3, pain_after=2) for day in range(1, 8))


def test_a_six_week_plan(benchmark):
    plan = benchmark(sr.build_plan, PROFILE)
    assert len(plan.weeks) == 6


def test_a_twelve_week_plan_with_additions(benchmark):
    plan = benchmark(sr.build_plan, PROFILE, 12, 20)
    assert len(plan.weeks) == 12


def test_one_week_on(benchmark):
    progress = benchmark(sr.advance, sr.build_plan(PROFILE), WEEK)
    assert progress.decision == "move_on"


def test_a_built_routine(benchmark):
    def build():
        return sr.RoutineBuilder("Morning").add("pelvic-rocking").add("knee-to-chest", reps=12).build()

    assert sr.check(benchmark(build)).verdict == "suitable"
