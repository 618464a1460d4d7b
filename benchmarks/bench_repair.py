"""Mending a routine and monitoring a session; the budgets are 1 ms for 36 prescriptions and 100,000 events a second."""

import pytest

import stenosis_routines as sr

NAMES = ("Knee to chest", "Lying ankle pump", "Barbell squat", "Pelvic rocking", "Bridge", "Bench press")
DOSE = sr.Dose(sets=3, reps=(8, 12), per_side=True, rest_s=60, times_per_day=1, days_per_week=7)
ITEMS = tuple(sr.Prescription(sr.Exercise(name=NAMES[n % 6]), DOSE, "slowly, under control") for n in range(36))
ROUTINE = sr.Routine("Bench", tuple(sr.Session(f"Day {n}", ITEMS[6 * n : 6 * n + 6]) for n in range(6)))

#: What a person does in a session of four movements: 26 events.
EVENTS = (
    sr.Event("start", pain=2),
    *(
        event
        for movement in range(4)
        for event in (
            sr.Event("movement_started", movement=movement),
            *(sr.Event("set_done"), sr.Event("set_done"), sr.Event("symptom_reported", pain=2)),
            *(sr.Event("pause"), sr.Event("resume")),
        )
    ),
    sr.Event("finish"),
)


def watched(monitor):
    for event in EVENTS:
        monitor, decision = monitor.on(event)
    return decision


@pytest.mark.benchmark(group="36 prescriptions")
def test_check(benchmark):
    assert benchmark(sr.check, ROUTINE).verdict == "unsuitable"


@pytest.mark.benchmark(group="36 prescriptions")
def test_repair(benchmark):
    assert benchmark(sr.repair, ROUTINE).report.verdict == "needs_review"


@pytest.mark.benchmark(group="26 events")
def test_watch(benchmark):
    assert benchmark(watched, sr.SessionMonitor(ROUTINE)).kind == "complete"
