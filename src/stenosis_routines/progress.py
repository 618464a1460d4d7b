"""Moves a plan on from week to week, based on what was done and felt; in doubt it holds or stops."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

import attrs

from stenosis_routines._fields import Word, each, instance
from stenosis_routines._fields import day as a_day
from stenosis_routines._plans import reason, stop_advice
from stenosis_routines.answers import Answers
from stenosis_routines.bands import pain_bands
from stenosis_routines.build import lowered, planned, raised, unchanged
from stenosis_routines.errors import InvalidValueError
from stenosis_routines.log import DayLog
from stenosis_routines.profile import SEVERE_PAIN, Symptom, SymptomSeverity, Trend
from stenosis_routines.routine import Plan, Reason, Routine
from stenosis_routines.rules.person import guidance_needed, seen_first, sign_topic
from stenosis_routines.speech import advice, words

__all__ = ["DayLog", "NextStep", "Progress", "advance"]

#: A function counts as worse below this share of its first value: 30 % less, as in walking tests (docs/plans.md).
KEPT = 0.7

#: How much more pain is more than the scale can err, in points of 10 (docs/plans.md).
POINTS = 2

_FUNCTIONS = ("walking_minutes", "sleep_hours")

#: The reasons of which a health-care provider should hear, though the plan goes on.
_TO_TELL = frozenset(
    {
        "stopped",
        "band",
        "bad_day",
        "bad_days",
        "pain_up",
        "severity_up",
        "lowest",
        "walking_minutes_down",
        "sleep_hours_down",
    }
)

#: The first and the last value of what was felt or could be done, by field.
_Course = Mapping[str, tuple[float, float]]


class NextStep(Word):
    """What to do next week."""

    MOVE_ON = "move_on"
    HOLD = "hold"
    STEP_BACK = "step_back"
    STOP = "stop"


@attrs.frozen
class Progress:
    """What to do next week, and why."""

    decision: NextStep
    #: The reason for the decision first, then what went well.
    reasons: tuple[Reason, ...]
    #: The plan from next week on; after a stop, the stopped plan, which only ``Plan.cleared`` lets go on.
    plan: Plan
    #: The text to show to the person after a stop, or where a provider should hear of it; otherwise empty.
    advice: str = ""

    @property
    def routine(self) -> Routine | None:
        """Next week's routine; ``None`` after a stop."""
        return self.plan.routine


def advance(
    plan: Plan, log: Iterable[DayLog], *, today: date | None = None, answers: Answers | None = None
) -> Progress:
    """Decides on next week from one week's log: one step on, the same again, one step back, or a stop.

    The first of these that applies decides:

    1. stop: a red flag; severe symptoms or pain of 7 or more; pain that grew during exercise; symptoms reported as
       getting worse; a new symptom (A20, A24);
    2. step back: pain before exercise is higher at the end of the week than at the end of the week before (in the first
       week: than at its start), or 2 points or more above that on two days; or symptoms that were mild are moderate on
       any day (A20);
    3. hold: a session was stopped (A20); pain on any day is at or above the stop of the plan's band; pain before
       exercise is 2 points or more above that of the week before on one day; a day is missing or was not done; pain
       before or after is unknown for a day; walking or sleep is more than 30 % below its best (A14, A23); the plan has
       no further step (A22);
    4. move on: otherwise (A10).

    A stop, and a hold or step back for what is felt, come with advice. A step changes one movement by one step and
    stays within the plan's range. The order of the log does not matter. Days are either all numbers, 1 to 7, or all
    dates of the plan's week, which begins on ``plan.start`` or, if that is ``None``, on the first date in the log. No
    date may be after ``today``; ``None`` means the current date. After a move on, the plan is one week shorter, until
    one week is left. A stopped plan comes back stopped; only ``Plan.cleared`` lifts a stop. ``answers`` are as for
    ``build_plan``.

    Raises:
        MedicalGuidanceRequired: the person must ask a health-care provider first, as for ``build_plan``.
        InvalidValueError: a day is given twice, is outside the week or in the future, or numbers and dates are mixed.
        UnsuitableRoutineError: next week's routine is not suitable for the person, because the plan was not built by
            this library.
    """
    instance(Plan, plan)
    days = _week(plan, each(DayLog, log), None if today is None else a_day(today))
    language = plan.profile.language
    stops = tuple(_stops(plan, days))
    if stops:
        last = _date(plan, days, max(day for day, _ in stops), today)
        plan = plan.stopped(last, [one for _, one in stops])
    if plan.stop is not None:
        return Progress(NextStep.STOP, plan.stop.reasons, plan, stop_advice(plan.stop, language))
    next_week = None if plan.start is None else plan.start + timedelta(days=7)
    if (error := seen_first(guidance_needed(plan.profile, today or next_week, answers), language)) is not None:
        raise error
    course = _course(plan, days)
    decision, why, first = _decided(plan, days, course)
    weeks = len(plan.weeks) - (decision is NextStep.MOVE_ON)
    lasting = tuple(one for one in plan.reasons if one.week is None)
    now = {what: max(first, last) if what in _FUNCTIONS else last for what, (first, last) in course.items()}
    baseline = attrs.evolve(plan.baseline, symptoms=_known(plan, days), severity=_mildest(plan, days), **now)
    following = planned(first, max(1, weeks), lasting, attrs.evolve(plan, start=next_week, baseline=baseline), answers)
    tell = advice("tell", language) if why.key in _TO_TELL else ""
    return Progress(decision, (why, *_good_news(days, course, language)), following, tell)


def _week(plan: Plan, log: tuple[DayLog, ...], today: date | None) -> dict[int, DayLog]:
    """The log by day of the plan's week, 1 to 7, in order."""
    dates = [one.day for one in log if isinstance(one.day, date)]
    if dates and len(dates) != len(log):
        raise InvalidValueError("DayLog.day", "all days as numbers, or all as dates", dates[0])
    first = plan.start or min(dates, default=None)
    last = (today or date.today()) if dates else None
    days: dict[int, DayLog] = {}
    for one in log:
        number = one.day
        if isinstance(number, date):
            if last is not None and number > last:
                raise InvalidValueError("DayLog.day", f"no day after {last}", str(number))
            number = (number - first).days + 1 if first is not None else 1
        if not 1 <= number <= 7:
            expected = "a day of the week from 1 to 7" + (f", where {first} is day 1" if dates else "")
            raise InvalidValueError("DayLog.day", expected, str(one.day))
        if number in days:
            raise InvalidValueError("DayLog.day", "each day once", str(one.day))
        days[number] = one
    return dict(sorted(days.items()))


def _date(plan: Plan, days: dict[int, DayLog], number: int, today: date | None) -> date:
    """The date of a day of the week; where no date is known, the day on which this is decided."""
    day = days[number].day
    if isinstance(day, date):
        return day
    if plan.start is not None:
        return plan.start + timedelta(days=number - 1)
    return date.today() if today is None else a_day(today)


def _stops(plan: Plan, days: dict[int, DayLog]) -> Iterator[tuple[int, Reason]]:
    """Every reason to stop, with its day, the most serious first."""
    language = plan.profile.language
    for day, one in days.items():
        for sign in sorted(one.red_flags):
            why = reason("red_flag", language, sign=words(f"sign.{sign}", language))
            yield day, attrs.evolve(why, key=f"red_flag.{sign_topic([sign])}")
    for day, one in days.items():
        pains = [pain for pain in (one.pain_before, one.pain_after) if pain is not None]
        if one.severity is SymptomSeverity.SEVERE or max(pains, default=0) >= SEVERE_PAIN:
            yield day, reason("severe", language, day=day)
        if len(pains) == 2 and pains[1] > pains[0]:
            yield day, reason("pain_rose", language, day=day, first=pains[0], last=pains[1])
        elif one.trend is Trend.WORSENING:
            yield day, reason("worse", language, day=day)
    for day, one in days.items():
        for symptom in sorted(one.symptoms - (_known(plan, days) or frozenset())):
            yield day, reason("new_symptom", language, day=day, symptom=words(f"symptom.{symptom}", language))


def _known(plan: Plan, days: dict[int, DayLog]) -> frozenset[Symptom] | None:
    """The symptoms that are not new: the profile's or baseline's, else those of the first day with symptoms or pain."""
    if plan.profile.symptoms or plan.baseline.symptoms is not None:
        return plan.profile.symptoms or plan.baseline.symptoms
    return next((one.symptoms for one in days.values() if one.symptoms or one.pain_before is not None), None)


def _severities(plan: Plan, days: dict[int, DayLog]) -> tuple[SymptomSeverity | None, SymptomSeverity | None]:
    """How bad symptoms were before this week (if unknown, when first reported in it), and at their worst in it."""
    reported = [one.severity for one in days.values() if one.severity is not None]
    before = plan.baseline.severity or plan.profile.severity
    return before or next(iter(reported), None), max(reported, default=before)


def _mildest(plan: Plan, days: dict[int, DayLog]) -> SymptomSeverity | None:
    """How bad symptoms are to be compared with: as they were before, or milder if they were so when last reported."""
    before, _ = _severities(plan, days)
    last = [one.severity for one in days.values() if one.severity is not None][-1:]
    return None if before is None else min([before, *last])


def _decided(plan: Plan, days: dict[int, DayLog], course: _Course) -> tuple[NextStep, Reason, Routine]:
    """The decision on a week without a reason to stop, the reason for it, and next week's routine."""
    language, routine = plan.profile.language, plan.weeks[0]
    before, pain = course.get("pain_before", (0, 0))
    bad = [one for one in days.values() if one.pain_before is not None and one.pain_before >= before + POINTS]
    severity, now = _severities(plan, days)
    if pain > before or len(bad) > 1 or (severity is not None and now is not None and now > severity):
        easier = lowered(routine)
        if easier == routine:
            return NextStep.HOLD, reason("lowest", language), routine
        worse = "pain_up" if pain > before else "bad_days" if len(bad) > 1 else "severity_up"
        return NextStep.STEP_BACK, reason(worse, language, first=before, last=pain, count=len(bad)), easier
    if any(one.stopped for one in days.values()):
        return NextStep.HOLD, reason("stopped", language), routine
    band = pain_bands()[plan.band]
    worst = max((pain for one in days.values() for pain in (one.pain_before, one.pain_after) if pain), default=0)
    if band.stops(worst):
        return NextStep.HOLD, reason("band", language, pain=worst, limit=band.stop_from), routine
    if bad:
        return NextStep.HOLD, reason("bad_day", language, first=before), routine
    done = [one for one in days.values() if one.done]
    if len(done) < 7:
        return NextStep.HOLD, reason("missing" if done else "none_done", language, done=len(done)), routine
    if any(one.pain_before is None or one.pain_after is None for one in done):
        return NextStep.HOLD, reason("no_pain_score", language), routine
    for what in (name for name in _FUNCTIONS if name in course):
        first, last = course[what]
        if last < first * KEPT:
            return NextStep.HOLD, reason(f"{what}_down", language, first=first, last=last), routine
    further = raised(routine, plan.minutes_per_day)
    if further == routine:
        return NextStep.HOLD, unchanged(plan, routine), routine
    return NextStep.MOVE_ON, reason("well", language), further


def _course(plan: Plan, days: dict[int, DayLog]) -> _Course:
    """The first and last values of pain, walking and sleep; the baseline, where known, is the first."""
    course: dict[str, tuple[float, float]] = {}
    for what in ("pain_before", *_FUNCTIONS):
        reported = [value for one in days.values() if (value := getattr(one, what)) is not None]
        before = getattr(plan.baseline, what)
        if reported:
            course[what] = (reported[0] if before is None else before, reported[-1])
    return course


def _good_news(days: dict[int, DayLog], course: _Course, language: str | None) -> Iterator[Reason]:
    """What the person can do better, or can do again: the aim is to move and live better, not only less pain (A23)."""
    for what in (name for name in _FUNCTIONS if name in course):
        first, last = course[what]
        if last > first:
            yield reason(f"{what}_up", language, first=first, last=last)
    for what in dict.fromkeys(text for one in days.values() for text in one.can_do_again):
        yield reason("can_do_again", language, what=what)
