"""Plans that are kept: saved, loaded, stopped and cleared; a stop is never lost on the way."""

import json
from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import stenosis_routines as sr
from stenosis_routines.speech import words

START = date(2026, 1, 5)
PLAN = sr.build_plan(sr.Profile(language="en", excluded=("ankle-flexion",)), start=START)
GOOD = [sr.DayLog(day, True, pain_before=3, pain_after=2) for day in range(1, 8)]
BAD = [sr.DayLog(3, True, pain_before=3, pain_after=9)]
STOPPED = sr.advance(PLAN, BAD).plan
STOP = START + timedelta(days=2)


def clearance(days, **more):
    return sr.Clearance(STOP + timedelta(days=days), "Dr. Example", **more)


def test_a_plan_is_saved_and_loaded_at_every_step():
    plan = PLAN
    for log in (GOOD, [], BAD, GOOD):
        plan = sr.advance(plan, log).plan
        assert sr.loads_plan(sr.dumps(plan)) == plan
        assert sr.from_dict(json.loads(sr.dumps(plan)), sr.Plan) == plan
    assert sr.loads_plan(sr.dumps(plan).encode()) == plan
    assert plan.stop is not None


def test_a_file_keeps_a_plan(tmp_path):
    sr.dump(STOPPED, tmp_path / "plan.json")
    assert sr.loads_plan((tmp_path / "plan.json").read_bytes()) == STOPPED


def test_a_stop_has_its_day_and_its_reasons_and_leaves_no_routine_to_do():
    assert (STOPPED.stop.day, STOPPED.routine) == (STOP, None)
    assert [one.key for one in STOPPED.stop.reasons] == ["severe"]
    again = sr.advance(STOPPED, GOOD)
    assert (again.decision, again.plan, again.routine) == ("stop", STOPPED, None)
    assert again.advice


def test_without_dates_a_stop_is_of_the_day_on_which_it_is_decided():
    undated = sr.build_plan(sr.Profile())
    assert sr.advance(undated, BAD, today=date(2026, 2, 1)).plan.stop.day == date(2026, 2, 1)
    dated = [attrs.evolve(BAD[0], day=date(2026, 2, 3))]
    stopped = sr.advance(undated, dated, today=date(2026, 2, 9)).plan
    assert stopped.start == stopped.stop.day == date(2026, 2, 3)


def test_a_second_stop_keeps_the_first_and_the_later_day_counts():
    sign = [sr.DayLog(day, False, red_flags={"saddle_numbness"}) for day in range(4, 8)]
    progress = sr.advance(STOPPED, sign)
    assert progress.plan.stop.day == START + timedelta(days=6)
    assert [one.key for one in progress.reasons] == ["severe", "red_flag.emergency"]
    assert progress.advice == words("advice.emergency")
    assert "emergency" in progress.advice
    late = START + timedelta(days=20)
    later = sr.advance(STOPPED, [attrs.evolve(sign[0], day=late), attrs.evolve(GOOD[0], day=START)], today=late)
    assert (later.plan.stop.day, later.reasons[-1].key) == (late, "red_flag.emergency")
    told = STOPPED.stopped(START, ["a fall on the stairs"])
    assert (told.stop.day, told.stop.reasons[-1].what) == (STOP, "a fall on the stairs")


def test_a_newer_clearance_lifts_a_stop_and_the_plan_goes_on_from_its_day():
    plan = STOPPED.cleared(clearance(10), today=STOP + timedelta(days=12))
    assert (plan.stop, plan.routine, plan.start) == (None, PLAN.routine, STOP + timedelta(days=10))
    assert sr.advance(plan, GOOD).decision == "move_on"


@pytest.mark.parametrize(
    ("given", "today", "place"),
    [
        (clearance(-1), 12, "clearance.day"),
        (clearance(0), 12, "clearance.day"),
        (clearance(13), 12, "clearance.day"),
        (sr.Clearance(date(9999, 12, 31), "Dr. Example"), None, "clearance.day"),
        (clearance(1, until=STOP + timedelta(days=5)), 12, "clearance.until"),
        (clearance(1, until=STOP + timedelta(days=5)), None, "clearance.until"),
        (clearance(1, scope=("thrombosis",)), 12, "clearance.scope"),
        (STOP, 12, "Clearance"),
    ],
)
def test_a_clearance_that_does_not_count_lifts_no_stop(given, today, place):
    with pytest.raises(sr.InvalidValueError, match=rf"^{place}"):
        STOPPED.cleared(given, today=today and STOP + timedelta(days=today))


def test_the_clearance_that_the_plan_had_before_lifts_no_stop_of_its_day():
    had = attrs.evolve(STOPPED, profile=sr.Profile(clearance=STOP + timedelta(days=1)))
    with pytest.raises(sr.InvalidValueError, match=r"^clearance\.day"):
        had.cleared(clearance(1), today=STOP + timedelta(days=2))
    assert had.cleared(clearance(2), today=STOP + timedelta(days=2)).stop is None


def test_a_clearance_that_has_ended_ends_a_plan_that_lags_behind_the_calendar():
    plan = sr.build_plan(sr.Profile(severity="severe", clearance=clearance(-9, until=STOP)), start=START)
    plan = attrs.evolve(plan, start=START - timedelta(days=7))
    with pytest.raises(sr.MedicalGuidanceRequired):
        sr.advance(plan, GOOD)
    assert sr.advance(plan, GOOD, today=START).decision == "move_on"


@pytest.mark.parametrize("key", ["red_flag", "red_flag.", "red_flag.soon"])
def test_a_sign_of_unknown_urgency_counts_as_the_most_urgent(key):
    plan = PLAN.stopped(STOP, [sr.Reason("a sign", "it may be urgent", "R1", key=key)])
    assert sr.advance(plan, []).advice == words("advice.emergency")


def test_a_plan_that_goes_on_has_no_stop_to_lift():
    with pytest.raises(sr.InvalidValueError, match=r"^Plan\.stop"):
        PLAN.cleared(clearance(1))


@pytest.mark.parametrize("reasons", [(), "pain", [3], None])
def test_a_stop_has_reasons(reasons):
    with pytest.raises(sr.InvalidValueError, match=r"Stop|Reason"):
        PLAN.stopped(STOP, reasons)


days = st.builds(
    sr.DayLog,
    st.integers(1, 7),
    st.booleans(),
    pain_before=st.integers(0, 4),
    pain_after=st.none() | st.integers(0, 9),
    red_flags=st.sampled_from([frozenset(), frozenset(), {sr.RedFlag.NIGHT_PAIN}]),
)
logs = st.just(GOOD) | st.lists(days, max_size=7, unique_by=lambda one: one.day)
calls = st.one_of(
    logs.map(lambda log: lambda plan: sr.advance(plan, log).plan),
    st.just(lambda plan: sr.loads_plan(sr.dumps(plan))),
    st.just(lambda plan: sr.from_dict(sr.to_dict(plan), sr.Plan)),
    st.integers(-400, 400).map(lambda n: lambda plan: plan.stopped(START + timedelta(days=n), ["told"])),
    st.integers(-400, 0).map(lambda n: lambda plan: plan.cleared(sr.Clearance(plan.stop.day + timedelta(days=n)))),
)


@given(st.lists(calls, max_size=8))
def test_no_calls_pass_a_stop_without_a_newer_clearance(done):
    """Law: once stopped, a plan stays so, whatever is done with the plan that came back."""
    plan, stop = PLAN, None
    for call in done:
        try:
            plan = call(plan)
        except (sr.InvalidValueError, AttributeError):  # an old clearance, or nothing to clear
            continue
        assert (plan.routine is None) is (plan.stop is not None)
        if stop is not None:
            assert plan.stop is not None
            assert plan.stop.day >= stop.day
            assert set(stop.reasons) <= set(plan.stop.reasons)
        stop = plan.stop


# Saved documents that are not what was saved.


def problems(document):
    with pytest.raises(sr.UnreadableRoutineError) as error:
        sr.loads_plan(document if isinstance(document, str) else json.dumps(document))
    return [(problem.path, problem.code) for problem in error.value.problems]


def saved(**members):
    return {**sr.to_dict(STOPPED), **members}


def places(value, path=""):
    if isinstance(value, dict):
        for key, member in value.items():
            yield f"{path}/{key}"
            yield from places(member, f"{path}/{key}")
    elif isinstance(value, list):
        for index, member in enumerate(value):
            yield from places(member, f"{path}/{index}")


@given(st.sampled_from(sorted(places(sr.to_dict(STOPPED)))))
def test_a_key_that_is_lost_anywhere_is_found(place):
    """Law: nothing is left to a default, since what is lost might be the stop."""
    document = sr.to_dict(STOPPED)
    *parents, key = place.split("/")[1:]
    owner = document
    for parent in parents:
        owner = owner[int(parent) if isinstance(owner, list) else parent]
    del owner[key]
    assert (place, "missing") in problems(document)


@pytest.mark.parametrize("length", [0, 1, 40, 4000, -3])
def test_a_truncated_plan_is_refused(length):
    assert problems(sr.dumps(PLAN)[:length])


@pytest.mark.parametrize(
    ("members", "place"),
    [
        ({"format": "stenosis-routines-plan/3"}, "/format"),
        ({"format": "stenosis-routines-plan/1"}, "/history"),
        ({"format": 2}, "/format"),
        ({"history": [{"decision": "move_on"}]}, "/history/0/rule"),
        ({"history": [{"decision": "go", "rule": "well"}]}, "/history/0/decision"),
        ({"history": [{"decision": "hold", "rule": "missing"}] * 53}, "/history"),
        ({"format": "stenosis-routines/1"}, "/format"),
        ({"weeks": []}, "/weeks"),
        ({"stop": {"day": "2026-01-07", "reasons": []}}, "/stop/reasons"),
        ({"stop": {"reasons": [{"what": "a", "why": "", "statement": "A20"}]}}, "/stop/day"),
        ({"stop": False}, "/stop"),
        ({"weeks": sr.to_dict(STOPPED)["weeks"][:2]}, f"/reasons/{len(STOPPED.reasons) - 1}/week"),
        ({"surprise": 1}, "/surprise"),
    ],
)
def test_a_plan_of_another_version_or_that_contradicts_itself_is_refused_with_its_place(members, place):
    assert place in [path for path, _ in problems(saved(**members))]


@pytest.mark.parametrize("plan", [PLAN, STOPPED, sr.advance(PLAN, GOOD).plan], ids=["new", "stopped", "second week"])
def test_a_plan_of_version_1_is_loaded(plan):
    """It has no history; all else is as it was, the stop above all."""
    document = {**sr.to_dict(plan), "format": "stenosis-routines-plan/1"}
    del document["history"]
    for loaded in (sr.loads_plan(json.dumps(document)), sr.from_dict(document, sr.Plan)):
        assert loaded == attrs.evolve(plan, history=())
        assert sr.advance(loaded, GOOD).decision == ("move_on" if plan.stop is None else "stop")
    del document["stop"]
    assert ("/stop", "missing") in problems(document)


def test_a_clearance_begins_a_new_history():
    second = sr.advance(PLAN, GOOD).plan
    stopped = sr.advance(second, BAD).plan
    assert len(stopped.history) == 1
    cleared = stopped.cleared(clearance(10), today=STOP + timedelta(days=12))
    assert cleared.history == ()
    # Symptoms that were not there before the stop are new after it.
    numb = [attrs.evolve(one, day=day, symptoms={"leg_numbness"}) for day, one in enumerate(GOOD, 1)]
    assert sr.advance(cleared, numb).decision == "stop"


def test_the_log_of_version_1_is_loaded():
    log = {**sr.to_dict(GOOD[0]), "format": "stenosis-routines-log/1"}
    del log["pain_by_movement"]
    assert sr.from_dict(log, sr.DayLog) == GOOD[0]


def test_a_plan_that_could_not_be_loaded_is_not_written():
    with pytest.raises(sr.UnwritableRoutineError, match=r"^/reasons/\d+/week"):
        sr.dumps(attrs.evolve(PLAN, weeks=PLAN.weeks[:1]))


def test_a_plan_is_no_routine_and_a_routine_no_plan():
    with pytest.raises(sr.UnreadableRoutineError, match=r"^/format: .*loads_plan reads a plan"):
        sr.loads(sr.dumps(PLAN))
    assert problems(sr.dumps(PLAN.routine))


def test_a_stopped_plan_is_in_no_calendar():
    with pytest.raises(sr.UnwritableRoutineError, match=r"^/stop: .*stopped on 2026-01-07"):
        sr.dumps(STOPPED, format="icalendar")
