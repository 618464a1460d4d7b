"""Documents that earlier versions wrote are read for ever: tests/data/kept is only ever added to."""

import json
from datetime import date
from pathlib import Path

import pytest

import stenosis_routines as sr

KEPT = Path(__file__).parent / "data" / "kept"


def text(name):
    return (KEPT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("version", [1, 2])
def test_a_routine_is_read(version):
    routine = sr.loads(text(f"routine-{version}.json"))
    [item] = routine.sessions[0].prescriptions
    assert (routine.title, item.exercise.id, item.notes) == ("Morning", "knee-to-chest", "slowly")
    assert item.dose == sr.Dose(sets=1, reps=(10, 12), per_side=True, times_per_day=1)
    assert routine.profile.cleared == sr.Clearance(date(2026, 1, 10), who=None if version == 1 else "Dr. Lee")
    assert sr.check(routine).ok


@pytest.mark.parametrize("version", [1, 2])
def test_a_plan_is_read(version):
    plan = sr.loads_plan(text(f"plan-{version}.json"))
    assert (len(plan.weeks), plan.profile.minutes_per_day, plan.band) == (2, 10, "provide-nhs")
    assert plan.weeks[0].sessions[0].prescriptions[0].exercise.id == "pelvic-rocking"
    assert all(sr.check(week).ok for week in plan.weeks)


@pytest.mark.parametrize("version", [1, 2])
def test_a_log_is_read(version):
    assert sr.from_dict(json.loads(text(f"log-{version}.json")), sr.DayLog) == sr.DayLog(
        1, True, pain_before=3, pain_after=2
    )


def test_the_state_of_a_monitor_is_read():
    monitor = sr.SessionMonitor.resume(sr.loads(text("routine-1.json")), json.loads(text("monitor-2.json")))
    _, decision = monitor.on(sr.Event("symptom_reported", pain=5))
    assert decision.kind == "stop_now"


def test_answers_are_read():
    [answer] = sr.Answers.loads(text("answers-1.toml")).names
    assert (answer.name, answer.is_, answer.on) == ("Our wobble", "pelvic-rocking", date(2026, 10, 1))
