"""advance(): one step on, the same again, one step back, or a stop; in doubt it holds."""

from datetime import date, datetime, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import stenosis_routines as sr
from builders import the_four
from stenosis_routines.citation import statements
from test_build import assert_within_the_article, items, minutes, profiles

START = date(2026, 12, 1)
GOOD = sr.DayLog(1, True, pain_before=3, pain_after=2)
WEEK = tuple(attrs.evolve(GOOD, day=day) for day in range(1, 8))
PLAN = sr.build_plan(sr.Profile(), start=START)
LATER = sr.build_plan(sr.Profile(), weeks=30, start=START).weeks[-1]


def week(**last):
    """A good week except for the last day."""
    return (*WEEK[:6], attrs.evolve(WEEK[6], **last))


def outcome(progress):
    return progress.decision, progress.reasons[0].statement


known = st.none() | st.floats(0, 10) | st.integers(0, 10)
day_logs = st.builds(
    sr.DayLog,
    st.integers(1, 7),
    st.booleans() | st.none(),
    pain_before=known,
    pain_after=known,
    symptoms=st.frozensets(st.sampled_from(sr.Symptom), max_size=1),
    severity=st.sampled_from([None, *sr.SymptomSeverity]),
    trend=st.sampled_from([None, *sr.Trend]),
    red_flags=st.frozensets(st.sampled_from(sr.RedFlag), max_size=1) | st.just(frozenset()),
    walking_minutes=st.none() | st.integers(0, 60),
    sleep_hours=st.none() | st.floats(0, 24),
    can_do_again=st.just(()) | st.just(("stairs",)),
)
#: Weeks that end well, or nearly, as often as any others, so that laws see more than stops.
whole_weeks = st.sampled_from([WEEK, WEEK, WEEK, week(pain_before=4, pain_after=4), WEEK[1:], week(walking_minutes=9)])
weeks = whole_weeks.map(list) | st.lists(day_logs, max_size=7, unique_by=lambda one: one.day)


def test_a_good_week_moves_one_thing_one_step_on():
    progress = sr.advance(PLAN, WEEK)
    assert outcome(progress) == ("move_on", "A10")
    assert progress.plan.weeks == PLAN.weeks[1:]
    assert progress.routine == PLAN.weeks[1]
    assert progress.plan.start == START + timedelta(days=7)


@pytest.mark.parametrize("log", [(), WEEK[:3], WEEK[1:], week(done=False), week(done=None)])
def test_missing_days_hold_and_never_punish(log):
    progress = sr.advance(PLAN, log)
    assert outcome(progress) == ("hold", "A14")
    assert progress.plan.weeks == PLAN.weeks


@pytest.mark.parametrize(
    ("log", "says"), [((), "No exercise is noted"), ([sr.DayLog(1, False)], "No exercise"), (WEEK[:5], "5 of 7 days")]
)
def test_a_week_without_exercise_is_not_praised(log, says):
    assert says in sr.advance(PLAN, log).reasons[0].why


@pytest.mark.parametrize(
    ("last", "says"),
    [
        ({"pain_after": 4.5}, "from 3 to 4.5"),
        ({"pain_after": 4.5, "trend": "worsening"}, "from 3 to 4.5"),
        ({"trend": "worsening"}, "symptoms were getting worse"),
    ],
)
def test_a_stop_says_what_got_worse(last, says):
    assert [says in reason.why for reason in sr.advance(PLAN, week(**last)).reasons] == [True]


@pytest.mark.parametrize("log", [week(pain_before=None), week(pain_after=None)])
def test_unknown_pain_holds(log):
    assert outcome(sr.advance(PLAN, log)) == ("hold", "P1")


@pytest.mark.parametrize(
    ("last", "statement"),
    [
        ({"pain_after": 4}, "A20"),
        ({"done": False, "pain_after": 3.5}, "A20"),
        ({"pain_before": 7, "pain_after": 7}, "A20"),
        ({"severity": "severe"}, "A20"),
        ({"trend": "worsening"}, "A20"),
        ({"symptoms": {"leg_numbness"}, "red_flags": {"saddle_numbness"}}, "R1"),
    ],
)
def test_severe_or_worsening_symptoms_stop(last, statement):
    progress = sr.advance(PLAN, week(**last))
    assert outcome(progress) == ("stop", statement)
    assert (progress.plan.weeks, progress.routine) == (PLAN.weeks, None)
    assert progress.plan.stop.reasons == progress.reasons
    assert ("emergency" if statement == "R1" else "Ask a doctor") in progress.advice


def test_a_new_symptom_stops_and_a_known_one_does_not():
    plan = sr.build_plan(sr.Profile(symptoms={"low_back_pain"}))
    assert sr.advance(plan, week(symptoms={"low_back_pain"})).decision == "move_on"
    assert outcome(sr.advance(plan, week(symptoms={"leg_numbness"}))) == ("stop", "A24")


def test_without_a_known_symptom_the_first_ones_reported_count_as_known():
    log = (attrs.evolve(WEEK[0], symptoms={"low_back_pain"}), *WEEK[1:6])
    assert sr.advance(PLAN, (*log, attrs.evolve(WEEK[6], symptoms={"low_back_pain"}))).decision == "move_on"
    assert sr.advance(PLAN, (*log, attrs.evolve(WEEK[6], symptoms={"leg_numbness"}))).decision == "stop"


def test_a_symptom_that_comes_in_the_middle_of_a_week_or_in_a_later_one_is_new():
    numb = {"symptoms": {"leg_numbness"}}
    assert outcome(sr.advance(PLAN, week(**numb))) == ("stop", "A24")
    later = sr.advance(PLAN, WEEK).plan
    assert outcome(sr.advance(later, [attrs.evolve(one, **numb) for one in WEEK])) == ("stop", "A24")
    assert sr.advance(PLAN, [attrs.evolve(one, **numb) for one in WEEK]).decision == "move_on"
    silent = sr.advance(PLAN, [sr.DayLog(1, False)]).plan
    assert sr.advance(silent, [attrs.evolve(one, **numb) for one in WEEK]).decision == "move_on"


@pytest.mark.parametrize("profile", [sr.Profile(), sr.Profile(severity="mild")])
def test_symptoms_that_become_moderate_take_a_step_back(profile):
    second = sr.advance(sr.build_plan(profile), [attrs.evolve(one, severity="mild") for one in WEEK]).plan
    progress = sr.advance(second, week(severity="moderate"))
    assert outcome(progress) == ("step_back", "A20")
    assert "moderate" in progress.reasons[0].why
    again = sr.advance(progress.plan, week(severity="moderate"))
    assert (again.decision, bool(again.advice)) == ("hold", True)
    assert sr.advance(again.plan, week(severity="mild")).decision == "move_on"


@pytest.mark.parametrize("field", ["walking_minutes", "sleep_hours"])
def test_a_function_that_falls_little_by_little_holds_too(field):
    plan, decisions = PLAN, []
    for value in (20, 18, 15, 13, 11, 20):
        progress = sr.advance(plan, [attrs.evolve(one, **{field: value}) for one in WEEK])
        plan = progress.plan
        decisions.append(progress.decision)
    assert decisions == ["move_on", "move_on", "move_on", "hold", "hold", "move_on"]


def test_more_pain_at_the_end_of_the_week_takes_the_last_step_back():
    second = sr.advance(PLAN, WEEK).plan
    progress = sr.advance(second, week(pain_before=4, pain_after=4))
    assert outcome(progress) == ("step_back", "A20")
    assert progress.routine == PLAN.routine


def test_pain_that_grows_from_week_to_week_never_moves_a_plan_on():
    plan = sr.build_plan(sr.Profile(), weeks=20, start=START)
    decisions = []
    for pain in (1, 2, 3, 4, 5, 6):
        progress = sr.advance(plan, [attrs.evolve(one, pain_before=pain, pain_after=pain) for one in WEEK])
        decisions.append(progress.decision)
        plan = progress.plan
    assert decisions == ["move_on", "step_back", "hold", "hold", "hold", "hold"]
    assert plan.baseline == sr.Baseline(pain_before=6, symptoms=())
    again = sr.advance(plan, [attrs.evolve(one, pain_before=6, pain_after=6) for one in WEEK])
    assert (again.decision, bool(again.advice)) == ("hold", True)


@pytest.mark.parametrize(("band", "goes_on"), [("provide-nhs", 5), ("dynamichealth-nhs", 4), ("peak", 6)])
@pytest.mark.parametrize("day", [0, 3, 6])
def test_pain_at_the_stop_of_the_band_never_moves_a_plan_on(band, goes_on, day):
    plan = attrs.evolve(sr.build_plan(sr.Profile(), band=band), baseline=sr.Baseline(pain_before=7))
    for pain in range(7):
        log = [*WEEK[:day], attrs.evolve(WEEK[day], pain_before=pain, pain_after=pain), *WEEK[day + 1 :]]
        progress = sr.advance(plan, log)
        assert progress.decision == ("move_on" if pain <= goes_on else "hold")
        assert bool(progress.advice) is (pain > goes_on)


def test_a_plan_follows_a_band_that_there_is():
    assert PLAN.band == "provide-nhs"
    with pytest.raises(sr.InvalidValueError, match=r"^Plan\.band: .*provide-nhs"):
        sr.build_plan(sr.Profile(), band="mine")


def test_pain_two_points_up_on_the_day_after_counts_though_the_week_ends_well():
    second = sr.advance(PLAN, WEEK).plan
    for pains, decision in (
        ((3, 5, 3, 3, 3, 3, 3), "hold"),
        ((3, 5, 3, 5, 3, 5, 3), "step_back"),
        ((3, 4, 3, 4, 3, 4, 3), "move_on"),
    ):
        log = [attrs.evolve(one, pain_before=pain, pain_after=pain) for one, pain in zip(WEEK, pains, strict=True)]
        assert sr.advance(second, log).decision == decision
    assert sr.advance(second, log[:1]).decision == "hold"


def test_a_stopped_session_holds_and_says_whom_to_ask():
    progress = sr.advance(PLAN, week(done=False, stopped=True))
    assert (outcome(progress), progress.plan.stop) == (("hold", "A20"), None)
    assert "doctor" in progress.advice


def test_a_week_of_moderate_symptoms_between_mild_ones_moves_nothing_on():
    severities = ["mild", *["moderate"] * 5, "mild"]
    log = [attrs.evolve(one, severity=severity) for one, severity in zip(WEEK, severities, strict=True)]
    assert sr.advance(sr.build_plan(sr.Profile(severity="mild")), log).decision != "move_on"


def test_values_missing_this_week_are_kept_from_before():
    plan = sr.advance(PLAN, week(walking_minutes=20)).plan
    plan = sr.advance(plan, WEEK).plan
    assert plan.baseline == sr.Baseline(pain_before=3, walking_minutes=20, symptoms=())
    assert outcome(sr.advance(plan, week(walking_minutes=10))) == ("hold", "A23")


def test_at_the_lowest_there_is_no_step_back():
    assert outcome(sr.advance(PLAN, week(pain_before=4, pain_after=4))) == ("hold", "A24")


@pytest.mark.parametrize("field", ["walking_minutes", "sleep_hours"])
def test_a_function_down_by_a_third_holds_and_a_better_one_is_in_the_reasons(field):
    log = (attrs.evolve(WEEK[0], **{field: 9}), *WEEK[1:6])
    worse = sr.advance(PLAN, (*log, attrs.evolve(WEEK[6], **{field: 6})))
    assert outcome(worse) == ("hold", "A23")
    better = sr.advance(PLAN, (*log, attrs.evolve(WEEK[6], **{field: 12})))
    assert better.decision == "move_on"
    assert {"12", "9"} <= set(better.reasons[1].why.replace(".", "").split())


def test_what_the_person_can_do_again_is_in_the_reasons():
    reasons = sr.advance(PLAN, week(can_do_again=("stairs {x}",))).reasons
    assert reasons[1].why == "You can do this again: stairs {x}."


def test_at_the_top_the_plan_goes_on_as_it_is():
    plan = sr.Plan((LATER,), sr.Profile(), minutes_per_day=15)
    assert [item.dose.reps for item in items(LATER)] == [10, 20, 10, 20]
    progress = sr.advance(plan, WEEK)
    assert outcome(progress) == ("hold", "A22")
    assert progress.routine == LATER


def test_a_plan_moves_on_to_its_end_and_beyond():
    plan = sr.build_plan(sr.Profile(), weeks=2)
    for _ in range(3):
        plan = sr.advance(plan, WEEK).plan
    assert plan.weeks == (sr.build_plan(sr.Profile(), weeks=4).weeks[-1],)


def test_the_order_of_the_log_does_not_matter():
    assert sr.advance(PLAN, reversed(WEEK)) == sr.advance(PLAN, WEEK)


def test_days_may_be_dates_of_the_week():
    dated = tuple(attrs.evolve(one, day=START + timedelta(days=n)) for n, one in enumerate(WEEK))
    assert sr.advance(PLAN, dated, today=dated[-1].day) == sr.advance(PLAN, WEEK)
    undated = attrs.evolve(PLAN, start=None)
    assert sr.advance(undated, dated, today=dated[-1].day) == sr.advance(undated, WEEK)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ((1, 1), "each day once"),
        ((0,), "1 to 7"),
        ((8,), "1 to 7"),
        ((1, START), "all days as numbers"),
        ((START - timedelta(days=1),), "where 2026-12-01 is day 1"),
        ((START + timedelta(days=7),), "where 2026-12-01 is day 1"),
        ((START + timedelta(days=8),), "no day after 2026-12-08"),
    ],
)
def test_an_impossible_log_names_the_day(days, expected):
    with pytest.raises(sr.InvalidValueError, match=rf"^DayLog\.day: .*{expected}"):
        sr.advance(PLAN, [attrs.evolve(GOOD, day=day) for day in days], today=START + timedelta(days=7))


def test_a_day_in_the_future_is_held_against_the_calendar():
    plan = sr.build_plan(sr.Profile(), start=date(2999, 1, 1))
    with pytest.raises(sr.InvalidValueError, match="no day after"):
        sr.advance(plan, [attrs.evolve(GOOD, day=date(2999, 1, 1))])


@pytest.mark.parametrize("today", ["2026-12-01", datetime(2026, 12, 1)])
def test_today_is_a_day(today):
    with pytest.raises(sr.InvalidValueError, match="date"):
        sr.advance(PLAN, [attrs.evolve(GOOD, day=START)], today=today)


@pytest.mark.parametrize("baseline", [None, {"pain_before": float("nan")}, {"walking_minutes": -1}])
def test_a_baseline_is_held_to_the_limits_of_a_log(baseline):
    """Otherwise no value could ever be worse than it."""
    with pytest.raises(sr.InvalidValueError, match=r"Baseline"):
        attrs.evolve(PLAN, baseline=baseline and sr.Baseline(**baseline))


@pytest.mark.parametrize("start", [date.max, datetime(2026, 12, 1)])
def test_a_plan_begins_on_a_day_with_a_week_after_it(start):
    with pytest.raises(sr.InvalidValueError, match=r"^Plan\.start"):
        sr.Plan(PLAN.weeks, sr.Profile(), start=start)
    last = sr.build_plan(sr.Profile(), start=date.max - timedelta(days=7))
    with pytest.raises(sr.InvalidValueError, match=r"Plan\.start"):
        sr.advance(last, ())


@pytest.mark.parametrize(
    "bad",
    [
        *({"pain_before": bad} for bad in (11, float("nan"), "3")),
        *({"pain_after": -1}, {"walking_minutes": float("inf")}, {"sleep_hours": 25}),
        *({"day": bad} for bad in (True, 1.0, datetime(2026, 12, 1))),
        *({"done": 1}, {"trend": "up"}, {"symptoms": "leg_numbness"}, {"can_do_again": "stairs"}),
    ],
)
def test_an_impossible_value_names_its_field(bad):
    with pytest.raises(sr.InvalidValueError, match=rf"^DayLog\.{next(iter(bad))}: "):
        attrs.evolve(GOOD, **bad)


def test_a_log_holds_days_only():
    with pytest.raises(sr.InvalidValueError, match="DayLog"):
        sr.advance(PLAN, [{"day": 1}])


def test_an_unsuitable_plan_goes_nowhere():
    squat = sr.Routine("A", (sr.Session("A", (sr.Prescription(sr.Exercise(name="Squat")),)),))
    for log in ((), WEEK):
        with pytest.raises(sr.UnsuitableRoutineError):
            sr.advance(sr.Plan((squat,), sr.Profile()), log)


def test_doses_that_no_plan_gives_are_left_as_they_are():
    plan = sr.Plan((the_four(),), sr.Profile())
    assert sr.advance(plan, WEEK).routine == the_four()


@given(profiles, st.lists(whole_weeks, max_size=30), weeks)
def test_no_log_leads_beyond_the_article_or_past_a_stop(profile, logs, last):
    plan = sr.build_plan(profile, start=START)
    for log in (*logs, last):
        progress = sr.advance(plan, log)
        assert progress == sr.advance(plan, log)
        assert all(reason.statement in statements() for reason in progress.reasons)
        assert (progress.decision == "stop") is (progress.routine is None)
        assert progress.advice or progress.routine is not None
        if progress.routine is None:
            return
        assert sum(a != b for a, b in zip(items(plan.routine), items(progress.routine), strict=True)) <= 1
        for routine in progress.plan.weeks:
            assert sr.check(routine, profile=profile, today=plan.start).verdict == "suitable"
            assert minutes(routine) <= plan.minutes_per_day
            assert_within_the_article(routine)
        plan = progress.plan


@given(weeks, st.data())
def test_leaving_out_a_day_never_moves_a_plan_on(log, data):
    if log:
        missed = data.draw(st.sampled_from(log)).day
        assert sr.advance(PLAN, [one for one in log if one.day != missed]).decision != "move_on"


baselines = st.just(sr.Baseline()) | st.builds(
    sr.Baseline,
    pain_before=st.integers(0, 10),
    walking_minutes=st.integers(0, 100),
    symptoms=st.frozensets(st.sampled_from(sr.Symptom)),
    severity=st.sampled_from(["mild", "moderate"]),
)
felt = st.builds(
    attrs.evolve,
    st.just(GOOD),
    pain_before=st.sampled_from([2, 3, 3, 3]),
    severity=st.sampled_from([None, "mild", "moderate"]),
    symptoms=st.sampled_from([frozenset(), {sr.Symptom.LEG_NUMBNESS}]),
    walking_minutes=st.none() | st.integers(1, 20),
)
done_weeks = st.lists(felt, min_size=7, max_size=7).map(
    lambda days: [attrs.evolve(one, day=day) for day, one in enumerate(days, 1)]
)


@given(weeks | done_weeks, baselines)
def test_a_plan_moves_on_only_after_seven_days_with_nothing_worse_and_nothing_new(log, baseline):
    if sr.advance(attrs.evolve(PLAN, baseline=baseline), log).decision == "move_on":
        assert len(log) == 7
        assert all(one.done and one.pain_after <= one.pain_before < 7 for one in log)
        assert not any(one.red_flags for one in log)
        last = sorted(log, key=lambda one: one.day)
        known = last[0].symptoms if baseline.symptoms is None else baseline.symptoms
        assert all(one.symptoms <= known for one in log)
        assert last[-1].pain_before <= (last[0] if baseline.pain_before is None else baseline).pain_before
        severities = [one.severity for one in last if one.severity]
        assert not severities or severities[-1] <= (baseline.severity or severities[0])
        walked = [one.walking_minutes for one in last if one.walking_minutes is not None]
        assert not walked or walked[-1] >= 0.7 * (baseline.walking_minutes or 0)


RANK = [sr.NextStep.MOVE_ON, sr.NextStep.HOLD, sr.NextStep.STEP_BACK, sr.NextStep.STOP]


@given(weeks | done_weeks, st.integers(0, 10), st.lists(st.integers(0, 4), min_size=7, max_size=7))
def test_more_pain_never_gives_a_milder_decision(log, before, more):
    """Law: with what the pain is compared with known, a week in which days hurt more is decided no more mildly."""
    plan = attrs.evolve(sr.advance(PLAN, WEEK).plan, baseline=sr.Baseline(pain_before=before, symptoms=set()))
    worse = [hurting(one, by) for one, by in zip(log, more, strict=False)]
    assert RANK.index(sr.advance(plan, log).decision) <= RANK.index(sr.advance(plan, worse).decision)


def hurting(one, by):
    """The day with all its pain higher by so much, as far as the scale goes."""
    known = [pain for pain in (one.pain_before, one.pain_after) if pain is not None]
    by = min([by, *(10 - pain for pain in known)])
    scores = {"pain_before": one.pain_before, "pain_after": one.pain_after}
    return attrs.evolve(one, **{name: pain if pain is None else pain + by for name, pain in scores.items()})
