"""The stop rule within a session: it stops in time and finally."""

import json
import math
import os
import subprocess
import sys
from datetime import date
from functools import partial

import attrs
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

import stenosis_routines as sr
from builders import routine, the_four

E = sr.Event
FOUR = the_four()


def after(*events, **options):
    """The monitor and the last decision after events."""
    monitor, decision = sr.SessionMonitor(FOUR, **options), None
    for event in events:
        monitor, decision = monitor.on(event)
    return monitor, decision


def exercising(*events, **options):
    return after(E("start", pain=2), E("movement_started", movement=0), *events, **options)


# The article's rule (A20).


def test_a_session_without_trouble_goes_on_to_its_end():
    monitor, decision = exercising(E("set_done"), E("pause"), E("resume"), E("finish"))
    assert (decision.kind, monitor.state.sets_done) == ("complete", (1, 0, 0, 0))


@pytest.mark.parametrize("band", [None, "cairnhill"])
@pytest.mark.parametrize("severity", ["mild", "moderate"])
def test_symptoms_in_a_session_that_began_without_pain_stop(severity, band):
    begun = E("start", pain=0), E("movement_started", movement=0)
    assert after(*begun, E("symptom_reported", severity=severity), band=band)[1].kind == "stop_now"
    known = E("start", pain=0, severity=severity), E("movement_started", movement=0)
    assert after(*known, E("symptom_reported", severity=severity), band=band)[1].kind == "continue"


@pytest.mark.parametrize("band", [None, "cairnhill"])
def test_symptoms_stop_where_nobody_said_how_the_session_began(band):
    begun = E("start"), E("movement_started", movement=0)
    assert after(*begun, E("symptom_reported", severity="mild"), band=band)[1].kind == "stop_now"
    in_pain = E("start", pain=2), E("movement_started", movement=0)
    assert after(*in_pain, E("symptom_reported", severity="mild"), band=band)[1].kind == "continue"


@pytest.mark.parametrize("band", [None, "cairnhill"])
def test_a_report_that_says_nothing_stops(band):
    assert exercising(E("symptom_reported"), band=band)[1].kind == "stop_now"
    assert exercising(E("symptom_reported", trend="improving"), band=band)[1].kind == "continue"


@pytest.mark.parametrize("pain", [0, 1, 2])
def test_pain_that_does_not_grow_goes_on(pain):
    assert exercising(E("symptom_reported", pain=pain))[1].kind == "continue"


@pytest.mark.parametrize("pain", [3, 10])
def test_any_pain_that_grows_stops(pain):
    decision = exercising(E("symptom_reported", pain=pain))[1]
    assert (decision.kind, decision.reason, decision.statement) == ("stop_now", f"pain rose from 2 to {pain}", "A20")
    assert "Stop now" in decision.advice


def test_pain_is_compared_with_the_least_reported():
    assert exercising(E("set_done", pain=1), E("set_done", pain=2))[1].kind == "stop_now"


def test_pain_unknown_at_the_start_counts_as_caused_by_the_movement():
    """Unknown never passes: the pain may or may not have been there before."""
    begun = (E("start"), E("movement_started", movement=0))
    assert after(*begun, E("symptom_reported", pain=1))[1].kind == "stop_now"
    assert after(*begun, E("symptom_reported", pain=0))[1].kind == "continue"
    assert after(E("start"), E("symptom_reported", pain=4), begun[1], E("set_done", pain=4))[1].kind == "continue"


@pytest.mark.parametrize(
    ("felt", "kind"),
    [
        ({"severity": "severe"}, "stop_now"),
        ({"severity": "moderate", "symptoms": ["low_back_pain"]}, "continue"),
        ({"symptoms": ["leg_numbness"]}, "stop_now"),
        ({"trend": "worsening"}, "stop_now"),
        ({"trend": "worsening", "pain": 1}, "stop_now"),
        ({"trend": "improving"}, "continue"),
    ],
)
def test_severe_worsening_and_unexplained_symptoms_stop(felt, kind):
    assert exercising(E("symptom_reported", **felt))[1].kind == kind


@pytest.mark.parametrize("flag", sr.RedFlag)
@pytest.mark.parametrize("kind", sr.EventKind)
@pytest.mark.parametrize("band", [None, "cairnhill"])
def test_a_sign_that_needs_a_doctor_always_stops(flag, kind, band):
    decision = exercising(E(kind, red_flags=[flag]), band=band)[1]
    assert (decision.kind, decision.statement) == ("stop_now", "R1")
    assert ("emergency" in decision.advice) is (flag != "long_term_steroids")
    assert decision.advice


def test_a_sign_for_the_next_visit_stops_a_session_now():
    """Its own advice says nothing of stopping."""
    decision = exercising(E("symptom_reported", red_flags=["long_term_steroids"]))[1]
    assert decision.advice.startswith("Stop now.")


def test_what_is_felt_is_judged_before_the_start_and_after_the_end_too():
    assert after(E("start", severity="severe"))[1].kind == "stop_now"
    assert exercising(E("finish"), E("symptom_reported", pain=5))[1].kind == "stop_now"
    assert exercising(E("finish"), E("symptom_reported", pain=2))[1].kind == "complete"


def test_advice_is_given_in_the_persons_language():
    decision = exercising(E("symptom_reported", pain=9), language="ko-KR")[1]
    assert "멈추세요" in decision.advice
    assert decision.reason == "통증이 2점에서 9점으로 늘었습니다"
    flagged = exercising(E("symptom_reported", red_flags=["major_trauma"]), language="ko-KR")[1]
    assert flagged.reason == "진료가 먼저 필요한 경우: 심하게 넘어지거나 사고를 당함"


@pytest.mark.parametrize(
    ("felt", "band", "reason"),
    [
        (
            {"red_flags": {"night_pain", "major_trauma"}},
            None,
            "a sign that needs a doctor: a bad fall or accident, "
            "pain that wakes you at night and does not ease when you change position",
        ),
        ({"severity": "severe"}, None, "symptoms are severe"),
        (
            {"symptoms": {"leg_numbness", "difficulty_walking"}},
            None,
            "this came while exercising: difficulty walking, numbness in the legs",
        ),
        ({"symptoms": {"low_back_pain"}}, None, "you feel something, but it is not known how bad it is"),
        ({"trend": "worsening"}, None, "symptoms are getting worse"),
        ({"pain": 7}, "peak", "pain is 7, and peak stops from 7"),
        ({"pain": 6}, "provide-nhs", "pain is 6, and provide-nhs stops from 6"),
    ],
)
def test_a_stop_says_all_that_was_found(felt, band, reason):
    assert exercising(E("symptom_reported", **felt), band=band)[1].reason == reason


def test_a_stop_says_what_came_in_the_persons_language():
    came = exercising(E("symptom_reported", symptoms={"leg_numbness", "difficulty_walking"}), language="ko")[1]
    assert came.reason == "운동 중에 새로 생긴 증상: 오래 걷기 힘듦, 다리 저림이나 감각 둔함"
    finished = exercising(E("set_done"), language="ko")[1]
    assert finished.reason == "이 동작의 세트를 모두 마쳤습니다"


def test_severe_pain_stops_though_it_never_grew():
    """As in advance(): pain can be severe without being reported as severe."""
    assert after(E("start", pain=6), E("movement_started", movement=0, pain=6))[1].kind == "continue"
    assert after(E("start", pain=6.5))[1].kind == "stop_now"
    decision = after(E("start", pain=7))[1]
    assert (decision.kind, decision.reason, decision.statement) == ("stop_now", "pain of 7 is severe", "A20")


def test_symptoms_that_become_moderate_have_got_worse():
    mild = (E("start", severity="mild"), E("movement_started", movement=0))
    assert after(*mild, E("symptom_reported", severity="mild"))[1].kind == "continue"
    assert after(*mild, E("symptom_reported", severity="moderate"))[1].reason == "symptoms are getting worse"
    eased = (E("start", severity="moderate"), E("symptom_reported", severity="mild"))
    assert after(*eased, E("symptom_reported", severity="moderate"))[1].kind == "stop_now"


def test_no_language_is_an_error_before_it_is_needed():
    with pytest.raises(sr.InvalidValueError, match="language: expected a language tag"):
        sr.SessionMonitor(FOUR, language=5)


# Bands.


@pytest.mark.parametrize(
    ("band", "goes_on"), [("dynamichealth-nhs", 4), ("provide-nhs", 5), ("peak", 6), ("cairnhill", 7)]
)
def test_a_band_stops_from_its_number(band, goes_on):
    assert exercising(E("symptom_reported", pain=goes_on), band=band)[1].kind == "continue"
    decision = exercising(E("symptom_reported", pain=goes_on + 1), band=band)[1]
    assert (decision.kind, decision.statement) == ("stop_now", "")
    assert band in decision.reason


def test_a_band_does_not_clear_what_has_no_number():
    assert exercising(E("symptom_reported", trend="worsening"), band="peak")[1].kind == "stop_now"
    assert exercising(E("symptom_reported", trend="worsening", pain=3), band="peak")[1].kind == "continue"


def test_every_band_names_its_source():
    for name, band in sr.pain_bands().items():
        assert band.name == name
        assert 0 < band.care_from <= band.stop_from <= 10
        assert "https://" in band.citation.source
    assert list(sr.pain_bands()) == sorted(sr.pain_bands())


# Order.


@pytest.mark.parametrize(
    ("events", "message"),
    [
        ([E("set_done")], "event: expected start or symptom_reported while ready, found 'set_done'"),
        ([E("start"), E("start")], "movement_started or set_done or pause or finish or symptom_reported while active"),
        ([E("start"), E("set_done")], "expected movement_started before a set is done"),
        ([E("start"), E("movement_started")], "event.movement: expected a number from 0 to 3, found nothing"),
        ([E("start"), E("movement_started", movement=4)], "expected a number from 0 to 3, found 4"),
        ([E("start"), E("pause"), E("set_done")], "expected resume or finish or symptom_reported while paused"),
        ([E("start"), E("finish"), E("resume")], "expected symptom_reported while complete"),
    ],
)
def test_an_event_that_cannot_come_now_is_refused_and_nothing_is_lost(events, message):
    monitor, _ = after(*events[:-1])
    state = monitor.state
    with pytest.raises(sr.InvalidValueError) as error:
        monitor.on(events[-1])
    assert message in str(error.value)
    assert monitor.state == state


def test_more_sets_than_prescribed_are_counted_and_the_decision_says_so():
    monitor, decision = exercising(E("set_done"), E("set_done"))
    assert (monitor.state.sets_done[0], decision.kind) == (2, "continue")
    assert decision.reason == "all sets of this movement are done"


@pytest.mark.parametrize("pain", [-1, 11, 10.5, math.nan, True, "3"])
def test_pain_is_a_number_from_0_to_10(pain):
    with pytest.raises(sr.InvalidValueError, match=r"Event\.pain: expected a number from 0 to 10"):
        E("symptom_reported", pain=pain)


def test_pain_between_two_numbers_is_followed_and_kept_in_the_log():
    monitor, decision = exercising(E("symptom_reported", pain=2.5))
    assert (decision.kind, decision.reason) == ("stop_now", "pain rose from 2 to 2.5")
    assert monitor.day_log(1).pain_after == 2.5


@pytest.mark.parametrize(("band", "goes_on"), [("provide-nhs", 5), ("peak", 6)])
def test_pain_between_the_last_that_goes_on_and_the_first_that_stops_stops(band, goes_on):
    assert exercising(E("symptom_reported", pain=goes_on + 0.1), band=band)[1].kind == "stop_now"


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        *(({"session": place}, "session: expected a number from 0 to 0, found ") for place in (1, -1, True)),
        *(({"band": name}, "band: expected one of ahp-suffolk, cairnhill, ") for name in ("mine", [], "")),
    ],
)
def test_a_session_or_band_that_is_not_there_is_refused(wrong, message):
    with pytest.raises(sr.InvalidValueError) as error:
        sr.SessionMonitor(FOUR, **wrong)
    assert str(error.value).startswith(message)


def test_a_routine_without_sessions_has_none_to_follow():
    with pytest.raises(sr.InvalidValueError, match=r"^session: expected a session, found 0"):
        sr.SessionMonitor(sr.Routine("empty"))


COUNTS = "state.sets_done: expected 4 counts, one for each movement"
PLACE = "state.movement: expected a movement from 0 to 3"
PAINS = "state.pain_in: expected 4 values, one for each movement, each a number from 0 to 10"
OF_THIS_VERSION = "MonitorState: expected a saved MonitorState of this version, found {"
A_DECISION = "Decision: expected a saved Decision of this version"


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        ({"sets_done": [0]}, f"{COUNTS}, found (0,)"),
        ({"sets_done": [0, 0, 0, -1]}, COUNTS),
        ({"sets_done": 3}, "int: expected a sequence of int, found 3"),
        ({"movement": 4}, f"{PLACE}, found 4"),
        ({"sets_done": [1, 0, 0, 0]}, f"{PLACE}, found nothing"),
        ({"phase": "dancing"}, "Phase: expected one of ready, active, paused, complete, stopped"),
        ({"phase": "stopped"}, "MonitorState.decision: expected the decision of phase stopped"),
        ({"phase": "complete"}, "MonitorState.decision: expected the decision of phase complete"),
        ({"least_pain": 11}, "MonitorState.least_pain: expected a number from 0 to 10"),
        ({"mood": "good"}, OF_THIS_VERSION),
        ({"format": "stenosis-routines-monitor/1"}, OF_THIS_VERSION),
        ({"decision": {"kind": "stop_now"}}, f"{A_DECISION}, found {{'kind': 'stop_now'}}"),
        ({"decision": {"what": 1}}, A_DECISION),
        ({"decision": None}, f"{A_DECISION}, found nothing"),
        *(
            (
                {"phase": "stopped", "decision": {"kind": "stop_now", "reason": "x", "advice": text, "statement": ""}},
                "Decision.advice: expected ",
            )
            for text in (5, None, "", " \n", "\u200b", "...")
        ),
        ({"movements": ["knee-to-chest"]}, "state.movements: expected those of this session ('pelvic-rocking', "),
        ({"pain_in": []}, f"{PAINS} of 10 or nothing, found ()"),
        ({"pain_in": 3}, "MonitorState.pain_in: expected a sequence of numbers, found 3"),
        ({"pain_in": "1234"}, "MonitorState.pain_in: expected a sequence of numbers, found '1234'"),
        ({"pain_in": [None, None, None, [1]]}, PAINS),
        ({"pain_in": [None, None, None, 11]}, PAINS),
        ({"pain_in": [None, None, None, "3"]}, PAINS),
    ],
)
def test_a_saved_state_that_is_none_of_this_session_is_refused(broken, message):
    saved = {**json.loads(json.dumps(attrs.asdict(sr.SessionMonitor(FOUR).state))), **broken}
    with pytest.raises(sr.InvalidValueError) as error:
        sr.SessionMonitor.resume(FOUR, saved)
    assert str(error.value).startswith(message)


def test_the_state_of_another_routine_is_refused():
    other = routine(*reversed(FOUR.sessions[0].prescriptions))
    with pytest.raises(
        sr.InvalidValueError, match=r"^state\.movements: expected those of this session .*, found \('pelvic"
    ):
        sr.SessionMonitor.resume(other, sr.SessionMonitor(FOUR).state)


def test_the_state_of_other_doses_or_of_another_session_with_the_same_movements_is_refused():
    """Else a session that was finished in the morning would count as done in the evening too."""
    [items] = [session.prescriptions for session in FOUR.sessions]
    twice = sr.Routine("Twice", (sr.Session("Morning", items), sr.Session("Morning", items)))
    state = sr.SessionMonitor(twice).state
    assert sr.SessionMonitor.resume(twice, state).state == state
    more = (attrs.evolve(items[0], dose=sr.Dose(sets=9)), *items[1:])
    harder = sr.Routine("Twice", (sr.Session("Morning", more), twice.sessions[1]))
    for other, session in ((twice, 1), (harder, 0), (FOUR, 0)):
        with pytest.raises(
            sr.InvalidValueError,
            match=r"^state\.session: expected the session that was begun, with the same doses, found '",
        ):
            sr.SessionMonitor.resume(other, state, session)


def test_a_state_belongs_to_the_same_session_in_another_process():
    code = """
import stenosis_routines as sr
traits = sr.Traits(spine_motion=set(sr.SpineMotion))
held = sr.Prescription(sr.Exercise(name="Rocking", traits=traits, regions=set(sr.Region)))
print(sr.SessionMonitor(sr.Routine("R", (sr.Session("A", (held,)),))).state.session)
"""
    run = partial(subprocess.run, [sys.executable, "-c", code], capture_output=True, check=True)
    first, second = (run(env={**os.environ, "PYTHONHASHSEED": seed}).stdout.strip() for seed in ("1", "2"))
    assert first == second
    assert len(first) == 32


def test_no_stop_and_no_stopped_state_can_be_made_without_its_reason_and_advice():
    stop = {"kind": "stop_now", "reason": "pain rose", "advice": "Stop at once."}
    assert sr.MonitorState(phase="stopped", decision=sr.Decision(**stop)).decision.advice == "Stop at once."
    for field in ("reason", "advice"):
        for text in ("", " ", "\u200b"):
            with pytest.raises(sr.InvalidValueError, match=f"Decision.{field}"):
                sr.Decision(**{**stop, field: text})
    for phase in ("stopped", "complete"):
        with pytest.raises(sr.InvalidValueError, match="the decision of phase"):
            sr.MonitorState(phase=phase)
    with pytest.raises(sr.InvalidValueError, match="the decision of phase active"):
        sr.MonitorState(phase="active", decision=sr.Decision(**stop))
    saved = sr.to_dict(exercising(E("symptom_reported", pain=9))[0].state)
    with pytest.raises(sr.UnreadableRoutineError, match="/decision"):
        sr.from_dict({**saved, "decision": {"kind": "continue"}}, sr.MonitorState)


CLEARED = sr.Profile(severity="severe", clearance=sr.Clearance(date(2026, 11, 1), until=date(2026, 11, 30)))
SHOULDER = sr.Profile(conditions=("frozen shoulder",))
SETTLED = sr.Answers(
    conditions=[
        sr.ConditionAnswer(condition="frozen shoulder", means="no-obstacle", who="R. Example, GP", on=date(2026, 11, 1))
    ]
)


@pytest.mark.parametrize(
    ("known", "kind"),
    [
        ({"profile": sr.Profile(severity="severe")}, "stop_now"),
        ({"profile": CLEARED, "today": date(2026, 11, 30)}, "continue"),
        ({"profile": CLEARED, "today": date(2026, 12, 1)}, "stop_now"),
        ({"profile": CLEARED, "today": date(2026, 10, 31)}, "stop_now"),
        ({"profile": SHOULDER}, "stop_now"),
        ({"profile": SHOULDER, "answers": SETTLED}, "continue"),
    ],
)
def test_a_session_that_goes_on_after_a_crash_knows_the_person_as_before(known, kind):
    begun = sr.SessionMonitor(FOUR, **known)
    resumed = sr.SessionMonitor.resume(FOUR, sr.SessionMonitor(FOUR).state, **known)
    assert begun.on(E("start"))[1].kind == resumed.on(E("start"))[1].kind == kind


def test_a_session_that_goes_on_after_a_crash_knows_where_it_hurt():
    state = exercising(E("set_done", pain=1))[0].state
    assert sr.SessionMonitor.resume(FOUR, state).state == state


def test_a_session_that_goes_on_after_a_crash_speaks_the_persons_language():
    resumed = sr.SessionMonitor.resume(FOUR, sr.SessionMonitor(FOUR).state, language="ko")
    assert resumed.on(E("start", severity="severe"))[1].reason == "증상이 심합니다"


def test_a_state_that_lost_something_is_refused_rather_than_begun_anew():
    """Otherwise a stop would be lost with its phase and decision, and so would fields of another version."""
    saved = sr.to_dict(exercising(E("symptom_reported", pain=9))[0].state)
    for key in saved.keys() - {"format"}:
        with pytest.raises(sr.InvalidValueError, match="a saved MonitorState of this version"):
            sr.SessionMonitor.resume(FOUR, {name: value for name, value in saved.items() if name != key})


def test_what_a_decoder_let_through_is_held_to_its_limits():
    state = msgspec.json.decode('{"phase":"active","sets_done":[0,0,0,0],"least_pain":99}', type=sr.MonitorState)
    with pytest.raises(sr.InvalidValueError, match="least_pain"):
        sr.SessionMonitor.resume(FOUR, state)
    event = msgspec.json.decode('{"kind":"movement_started","movement":-1}', type=sr.Event)
    with pytest.raises(sr.InvalidValueError, match="movement"):
        after(E("start"), event)


# A session as the log of a day.


def done(monitor):
    for movement in range(4):
        monitor, _ = monitor.on(E("movement_started", movement=movement))
        monitor, _ = monitor.on(E("set_done"))
    return monitor


def test_a_finished_session_is_the_log_of_a_day():
    monitor = done(after(E("start", pain=3, symptoms={"low_back_pain"}, severity="mild"))[0])
    monitor, _ = monitor.on(E("finish", pain=2, trend="improving"))
    assert monitor.day_log(2) == sr.DayLog(
        2,
        True,
        stopped=False,
        pain_before=3,
        pain_after=2,
        symptoms={"low_back_pain"},
        severity="mild",
        trend="improving",
    )


def test_a_session_that_is_not_whole_is_not_done():
    half, _ = exercising(E("set_done"), E("finish"))
    assert (half.day_log(1).done, half.day_log(1).pain_after) == (False, None)
    assert sr.SessionMonitor(FOUR).day_log(1) == sr.DayLog(1, False, stopped=False)


@pytest.mark.parametrize(
    ("happened", "before", "after"),
    [
        ([E("start", pain=3), E("symptom_reported", trend="stable")], 3, None),  # what is not said changes nothing
        ([E("start", pain=3), E("symptom_reported", pain=2)], 3, 2),
        ([E("start"), E("symptom_reported", pain=2), E("symptom_reported", pain=1)], 2, 1),
        ([E("start"), E("movement_started", movement=0, pain=0)], None, 0),  # the movement may have changed it
        ([E("start"), E("movement_started", movement=0), E("set_done", pain=0), E("set_done")], None, 0),
        ([E("start", pain=3), E("movement_started", movement=0, pain=2), E("finish", pain=1)], 3, 2),
    ],
)
def test_pain_before_is_the_first_before_a_movement_and_pain_after_the_most_since(happened, before, after):
    monitor = sr.SessionMonitor(FOUR)
    for event in happened:
        monitor, decision = monitor.on(event)
        assert decision.kind != "stop_now"
    assert (monitor.day_log(1).pain_before, monitor.day_log(1).pain_after) == (before, after)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ([None], None),
        (["stable", None], "stable"),
        (["stable", "improving"], "improving"),
        (["worsening", None], "worsening"),
        (["worsening", "improving"], "worsening"),
        (["improving", "worsening", "stable"], "worsening"),
    ],
)
def test_the_log_has_the_last_trend_but_never_forgets_that_it_got_worse(said, kept):
    """Else the plan would move on after a session that got worse."""
    monitor, _ = exercising(*(E("symptom_reported", pain=1, trend=trend) for trend in said), E("finish"), band="peak")
    assert monitor.state.phase == "complete"
    assert monitor.day_log(1).trend == kept


def test_only_what_is_felt_before_the_session_is_known():
    monitor, _ = after(E("start", symptoms={"leg_numbness"}, severity="mild"))
    monitor, _ = monitor.on(E("symptom_reported", symptoms={"low_back_pain"}, severity="mild"))
    assert monitor.state.known_symptoms == ("leg_numbness",)
    assert monitor.state.symptoms == ("leg_numbness", "low_back_pain")


@pytest.mark.parametrize(
    ("sets", "counted", "is_done"),
    [(None, 0, False), (None, 1, True), (1, 0, False), (1, 1, True), (2, 1, False), (2, 2, True), (2, 3, True)],
)
def test_a_session_is_done_when_every_set_of_every_movement_is(sets, counted, is_done):
    """Where no number of sets is prescribed, one is."""
    walk = routine(sr.Prescription(sr.catalogue["knee-to-chest"], sr.Dose(sets=sets)))
    monitor = sr.SessionMonitor(walk)
    for event in (E("start"), E("movement_started", movement=0), *[E("set_done")] * counted):
        monitor, _ = monitor.on(event)
    assert monitor.day_log(1).done is False  # not finished yet
    assert monitor.on(E("finish"))[0].day_log(1).done is is_done


def test_a_stop_and_what_is_reported_after_it_are_in_the_log():
    monitor, _ = exercising(E("symptom_reported", pain=5), E("symptom_reported", red_flags={"saddle_numbness"}))
    log = monitor.day_log(1)
    assert (log.done, log.stopped, log.pain_before, log.pain_after) == (False, True, 2, 5)
    assert log.red_flags == {"saddle_numbness"}
    plan = sr.build_plan(sr.Profile())
    assert sr.advance(plan, [log]).plan.stop is not None


def test_the_log_says_in_which_movement_it_hurt():
    """What is felt while a movement is done belongs to it, also when it is reported as the next one starts."""
    monitor, _ = after(E("start", pain=3), E("movement_started", movement=0, pain=3), band="cairnhill")
    happened = [
        E("set_done", pain=4),
        E("symptom_reported", pain=2),
        E("movement_started", movement=1, pain=5),
        E("movement_started", movement=3),
        E("pause", pain=0),
        E("resume"),
        E("finish", pain=6),
        E("symptom_reported", pain=7),
    ]
    for event in happened:
        monitor, _ = monitor.on(event)
    ids = [item.exercise.id for item in FOUR.sessions[0].prescriptions]
    assert monitor.day_log(1).pain_by_movement == (sr.MovementPain(ids[3], 0), sr.MovementPain(ids[0], 5))
    assert monitor.day_log(1).pain_after == 7


def test_a_movement_that_comes_twice_has_its_pain_each_time():
    rocking = FOUR.sessions[0].prescriptions[0]
    monitor = sr.SessionMonitor(routine(rocking, rocking), band="peak")
    first, second = (E("movement_started", movement=place) for place in (0, 1))
    for event in (E("start"), first, E("set_done", pain=4), second, E("set_done", pain=2)):
        monitor, _ = monitor.on(event)
    assert [one.pain for one in monitor.day_log(1).pain_by_movement] == [4, 2]


@pytest.mark.parametrize("sign", ["progressive_leg_weakness", "weakness_in_both_legs"])
@pytest.mark.parametrize("band", [None, *sr.pain_bands()])
def test_weakness_stops_a_session_in_every_band(band, sign):
    assert exercising(E("symptom_reported", pain=1, red_flags={sign}), band=band)[1].kind == "stop_now"


@pytest.mark.parametrize("band", [None, *sr.pain_bands()])
def test_numbness_or_trouble_walking_that_comes_in_a_session_stops_it_in_every_band(band):
    for symptom in ("leg_numbness", "difficulty_walking"):
        felt = {"symptoms": {symptom}, "pain": 2}
        decision = exercising(E("symptom_reported", **felt), band=band)[1]
        assert (decision.kind, "came while exercising" in decision.reason) == ("stop_now", True)
        known = after(E("start", **felt), E("movement_started", movement=0), E("symptom_reported", **felt), band=band)[
            1
        ]
        assert known.kind == "continue"


# Laws.

maybe = st.none
events = st.builds(
    E,
    st.sampled_from(sr.EventKind),
    movement=maybe() | st.integers(0, 5),
    pain=maybe() | st.integers(0, 10),
    symptoms=st.frozensets(st.sampled_from(sr.Symptom), max_size=1),
    severity=maybe() | st.sampled_from(sr.SymptomSeverity),
    trend=maybe() | st.sampled_from(sr.Trend),
    red_flags=st.just(frozenset()) | st.frozensets(st.sampled_from(sr.RedFlag), max_size=1),
)
bands = st.none() | st.sampled_from(sorted(sr.pain_bands()))


def run(monitor, happened):
    """The monitor and its decisions; a refused event changes nothing."""
    decisions = []
    for event in happened:
        try:
            monitor, decision = monitor.on(event)
            decisions.append(decision)
        except sr.InvalidValueError:
            decisions.append(None)
    return monitor, decisions


@given(st.lists(events), bands)
def test_replaying_saved_events_gives_the_same_state(happened, band):
    saved = msgspec.json.decode(msgspec.json.encode(happened), type=list[sr.Event])
    assert run(sr.SessionMonitor(FOUR, band=band), saved) == run(sr.SessionMonitor(FOUR, band=band), happened)


@given(st.lists(events), st.integers(0, 20), bands)
def test_saved_and_loaded_at_any_point_it_goes_on_identically(happened, point, band):
    half, _ = run(sr.SessionMonitor(FOUR, band=band), happened[:point])
    by_msgspec = msgspec.json.decode(msgspec.json.encode(half.state), type=sr.MonitorState)
    by_json = json.loads(json.dumps(attrs.asdict(half.state)))
    for state in (half.state, by_msgspec, by_json, sr.to_dict(half.state)):
        resumed = sr.SessionMonitor.resume(FOUR, state, band=band)
        assert resumed == half
        assert run(resumed, happened[point:]) == run(half, happened[point:])


@given(st.lists(events))
def test_a_band_never_lets_severe_symptoms_pass(happened):
    for band in sr.pain_bands():
        monitor, decisions = run(sr.SessionMonitor(FOUR, band=band), happened)
        if any(e.severity == "severe" or e.red_flags or (e.pain or 0) >= 8 for e in happened):
            assert monitor.state.phase == "stopped"
            assert decisions[-1].kind == "stop_now"


class Sessions(RuleBasedStateMachine):
    """Any events in any order."""

    @initialize(band=bands, language=st.sampled_from([None, "ko"]))
    def begin(self, band, language):
        self.options = {"band": band, "language": language}
        self.monitor = sr.SessionMonitor(FOUR, **self.options)
        self.stopped = None

    def happen(self, event):
        before = self.monitor.state
        try:
            self.monitor, decision = self.monitor.on(event)
        except sr.InvalidValueError:
            assert self.monitor.state == before
            assert self.stopped is None
            return
        assert decision == self.monitor.state.decision
        if self.stopped is not None:
            assert decision == self.stopped
        elif decision.kind == "stop_now":
            assert decision.advice
            assert decision.reason
            self.stopped = decision

    @rule(event=events)
    def anything(self, event):
        self.happen(event)

    @rule(kind=st.sampled_from([one for one in sr.EventKind if one != "symptom_reported"]), movement=st.integers(0, 3))
    def without_complaint(self, kind, movement):
        before = self.stopped
        self.happen(E(kind, movement=movement))
        assert self.stopped == before

    @precondition(lambda self: hasattr(self, "monitor"))
    @rule()
    def crash(self):
        saved = json.dumps(attrs.asdict(self.monitor.state))
        self.monitor = sr.SessionMonitor.resume(FOUR, json.loads(saved), **self.options)

    @invariant()
    def stop_is_for_good(self):
        if getattr(self, "stopped", None) is not None:
            assert self.monitor.state.phase == "stopped"
            assert self.monitor.state.decision.kind == "stop_now"


TestSessions = Sessions.TestCase


def test_a_session_without_movements_can_be_finished():
    monitor, _ = sr.SessionMonitor(routine()).on(E("start"))
    assert monitor.on(E("finish"))[1].kind == "complete"
