"""Moves a plan on from week to week, based on what was done and felt; in doubt it holds or stops.

``RULES`` is the whole decision: the first rule that applies decides. Its numbers are in data/plans.toml, with their
sources; the statement behind each rule is there too. See docs/plans.md.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from statistics import median
from typing import Any, TypeAlias

import attrs

from stenosis_routines._fields import day as a_day
from stenosis_routines._fields import each, instance
from stenosis_routines._plans import plans, reason, stop_advice
from stenosis_routines.answers import Answers
from stenosis_routines.bands import PainBand, pain_bands
from stenosis_routines.build import lowered, minutes_used, planned, raised
from stenosis_routines.errors import InvalidValueError
from stenosis_routines.log import DayLog, MovementPain
from stenosis_routines.profile import NEUROLOGICAL, SEVERE_PAIN, Symptom, SymptomSeverity, Trend
from stenosis_routines.routine import WEEKS_LIMIT, Baseline, NextStep, PastWeek, Plan, Reason, Routine
from stenosis_routines.rules.person import guidance_needed, seen_first, sign_topic
from stenosis_routines.speech import advice, words

__all__ = ["DayLog", "MovementPain", "NextStep", "Progress", "advance"]

_FUNCTIONS = ("walking_minutes", "sleep_hours")

#: What a rule found, for the words of its reason; one for each time that it applies.
_Found: TypeAlias = Iterator[dict[str, Any]]


def _limit(key: str) -> float:
    """A number of the rules, from data/plans.toml."""
    number: float = plans()["progress"][key]
    return number


@attrs.frozen
class Progress:
    """What to do next week, and why."""

    decision: NextStep
    #: The reason for the decision first, then what a provider should hear of too, then what went well.
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
    """Decides on next week from one week's log: one step on, the same again, a step back, or a stop.

    The first rule of the table in docs/plans.md that applies decides. In short:

    1. stop: a red flag; severe symptoms or pain of 7 or more; new numbness or trouble walking; pain 2 points or more
       above the baseline on two days in a row or on three days of the week (A20, A24);
    2. step back: three weeks without a log, after which the plan begins again at its lowest; pain that was not back to
       the baseline a day after a session that raised it; two such days; a median that is 2 points or more above those
       of the last months; symptoms that were mild and are moderate (A20);
    3. hold: a session was stopped or pain rose in it (A20); pain is at or above the stop of the plan's band; pain is
       higher than in the week before; fewer than five days were done, or pain is unknown for one of them; walking or
       sleep is more than 30 % below its best (A24); pain rose lately; the plan has no further step (A22);
    4. move on: otherwise (A10).

    The baseline is the median of pain before exercise in the week before; in a first week, its first value, or the
    median of its first three where that is lower. A step back eases the movement that hurts, where the log says which.

    A stop, and what a provider should hear of, come with advice. A step changes one movement by one step and
    stays within the plan's range. The order of the log does not matter. Days are either all numbers, 1 to 7, or all
    dates of the plan's week, which begins on ``plan.start`` or, if that is ``None``, on the first date in the log; from
    then on the plan has a start, so that no week counts twice. No
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
    now = date.today() if today is None else a_day(today)
    days = _by_day(plan, each(DayLog, log), now)
    if plan.stop is None and plan.start is None:
        dates = (one.day for one in days.values() if isinstance(one.day, date))
        plan = attrs.evolve(plan, start=min(dates, default=None))
    week, language = _Week(plan, days), plan.profile.language
    found = [(rule, facts) for rule in RULES if rule.decision is NextStep.STOP for facts in rule.applies(week)]
    if found:
        last = _date(plan, days, max(facts["day"] for _, facts in found), now)
        seen = attrs.evolve(plan.baseline, symptoms=week.reported_symptoms)  # by the provider who clears the plan
        plan = attrs.evolve(plan, baseline=seen).stopped(last, [rule.reason(facts, language) for rule, facts in found])
    if plan.stop is not None:
        return Progress(NextStep.STOP, plan.stop.reasons, plan, stop_advice(plan.stop, language))
    next_week = now if plan.start is None else plan.start + timedelta(days=7)
    for day in (next_week, max(now, next_week) if today is None else now):  # a plan may lag behind the calendar
        if (error := seen_first(guidance_needed(plan.profile, day, answers), language)) is not None:
            raise error
    rule, facts = next((rule, facts) for rule in RULES for facts in rule.applies(week))
    decision, why, first = _carried_out(week, rule, rule.reason(facts, language))
    also = [
        other.reason(facts, language) for other in RULES[RULES.index(rule) + 1 :] for facts in other.said_also(week)
    ]
    weeks = len(plan.weeks) - (decision is NextStep.MOVE_ON)
    lasting = tuple(one for one in plan.reasons if one.week is None)
    history = (*plan.history, week.kept(decision, rule.key))[-WEEKS_LIMIT:]
    start = None if plan.start is None else next_week
    following = attrs.evolve(plan, start=start, baseline=week.next_baseline, history=history)
    topics = dict.fromkeys(topic for topic in (rule.advice, "tell" if also else "") if topic)
    return Progress(
        decision,
        (why, *also, *_good_news(week, language)),
        planned(first, max(1, weeks), lasting, following, answers),
        " ".join(advice(topic, language) for topic in topics),
    )


def _by_day(plan: Plan, log: tuple[DayLog, ...], today: date) -> dict[int, DayLog]:
    """The log by day of the plan's week, 1 to 7, in order; dates may be later if the plan is stopped in that week."""
    dates = [one.day for one in log if isinstance(one.day, date)]
    if dates and len(dates) != len(log):
        raise InvalidValueError("DayLog.day", "all days as numbers, or all as dates", dates[0])
    first = plan.start or min(dates, default=today)
    days: dict[int, DayLog] = {}
    for one in log:
        number = one.day
        if isinstance(number, date):
            if number > today:
                raise InvalidValueError("DayLog.day", f"no day after {today}", str(number))
            number = (number - first).days + 1
        if number < 1 or (number > 7 and (plan.stop is None or not dates)):
            expected = "a day of the week from 1 to 7" + (f", where {first} is day 1" if dates else "")
            raise InvalidValueError("DayLog.day", expected, str(one.day))
        if number in days:
            raise InvalidValueError("DayLog.day", "each day once", str(one.day))
        days[number] = one
    return dict(sorted(days.items()))


def _date(plan: Plan, days: dict[int, DayLog], number: int, today: date) -> date:
    """The date of a day of the week; where no date is known, the day on which this is decided."""
    day = days[number].day
    if isinstance(day, date):
        return day
    return today if plan.start is None else plan.start + timedelta(days=number - 1)


def _far_above(pain: float | None, level: float | None) -> bool:
    """Whether a pain is above a level by more than the scale errs; not where one of them is unknown."""
    return pain is not None and level is not None and pain >= level + _limit("more_pain")


@attrs.frozen
class _Week:
    """A week as the rules see it: what was done and felt, beside what was before."""

    plan: Plan
    #: The log by day, 1 to 7, in order.
    days: Mapping[int, DayLog]

    @property
    def band(self) -> PainBand:
        """The band of pain that the plan follows."""
        return pain_bands()[self.plan.band]

    @property
    def pains(self) -> list[float]:
        """Pain before exercise, in the order of the days on which it is known."""
        return [one.pain_before for one in self.days.values() if one.pain_before is not None]

    @property
    def pain(self) -> float | None:
        """The median of pain before exercise; ``None``: reported on too few days to say so."""
        return median(self.pains) if len(self.pains) >= _limit("days_of_a_median") else None

    @property
    def worst(self) -> dict[int, float]:
        """The worst pain of each day for which any is known."""
        return {day: one.worst_pain for day, one in self.days.items() if one.worst_pain is not None}

    @property
    def before(self) -> float | None:
        """The baseline of pain; as long as none is kept, how the week began; ``None``: no pain is known."""
        known = self.plan.baseline.pain_before
        return self._begun(self.pains or [*self.worst.values()]) if known is None else known

    @property
    def usual(self) -> float | None:
        """The median of the last weeks; the baseline where no week has one."""
        weeks = [one.pain for one in self.plan.history[-int(_limit("weeks_compared")) :] if one.pain is not None]
        return median(weeks) if weeks else self.before

    @property
    def worst_before(self) -> float | None:
        """The worst pain of a usual day in the week before, at least the baseline; without a baseline as for that."""
        worst = [one.worst_pain for one in self.plan.history[-1:]]
        if self.plan.baseline.pain_before is None:
            worst = [self._begun([*self.worst.values()])]
        return max((level for level in (self.before, *worst) if level is not None), default=None)

    def _begun(self, values: list[float]) -> float | None:
        """The least of how the week began and the last worst pain of a usual day; ``None``: the week has no value.

        A week begins with its first value, or with the median of its first three where that is lower: pain may rise
        right after the first day, or the first day may have been a bad one.
        """
        known = [one.worst_pain for one in self.plan.history if one.worst_pain is not None]
        return min(values[0], median(values[:3]), *known[-1:]) if values else None

    @property
    def high(self) -> list[int]:
        """The days on which pain before exercise, or the worst of the day, was far above that of the week before."""
        return [
            day
            for day, one in self.days.items()
            if _far_above(one.pain_before, self.before) or _far_above(one.worst_pain, self.worst_before)
        ]

    @property
    def risen(self) -> dict[int, tuple[float, float]]:
        """Pain before exercise and at its worst since, for each day on which a session raised it."""
        return {
            day: (one.pain_before, one.worst_after)
            for day, one in self.days.items()
            if one.pain_before is not None
            and one.worst_after is not None
            and one.worst_after >= one.pain_before + _limit("risen")
        }

    @property
    def done(self) -> list[DayLog]:
        """The days on which the whole routine was done."""
        return [one for one in self.days.values() if one.done]

    @property
    def silent(self) -> int:
        """How many days without a log there were in a row before the first day of this log, or to the week's end."""
        before = self.plan.history[-1].days_silent if self.plan.history else 0
        return before + min(self.logged, default=8) - 1

    @property
    def logged(self) -> list[int]:
        """The days of which something is known."""
        return [day for day, one in self.days.items() if attrs.evolve(one, day=day) != DayLog(day)]

    @property
    def known_symptoms(self) -> frozenset[Symptom] | None:
        """The symptoms that are not new: the profile's and baseline's, else of the first day with anything felt."""
        baseline = self.plan.baseline.symptoms
        if self.plan.profile.symptoms or baseline is not None:
            return self.plan.profile.symptoms | (baseline or frozenset())
        return next((one.symptoms for one in self.days.values() if one != DayLog(one.day, one.done)), None)

    @property
    def reported_symptoms(self) -> frozenset[Symptom] | None:
        """The symptoms that are not new in the next week."""
        known = self.known_symptoms
        return None if known is None else known.union(*(one.symptoms for one in self.days.values()))

    @property
    def severities(self) -> tuple[SymptomSeverity | None, SymptomSeverity | None]:
        """How bad symptoms were before (if unknown, when first reported in this week), and at their worst in it."""
        reported = [one.severity for one in self.days.values() if one.severity is not None]
        before = self.plan.baseline.severity or self.plan.profile.severity
        return before or next(iter(reported), None), max(reported, default=before)

    def function(self, what: str) -> tuple[float, float] | None:
        """The best median of a function before (in a first week: how it began), and this week's; ``None``: unknown."""
        values: list[float] = [value for one in self.days.values() if (value := getattr(one, what)) is not None]
        if not values:
            return None
        best = getattr(self.plan.baseline, what)
        return median(values[:3]) if best is None else best, median(values)

    @property
    def hurting(self) -> list[str]:
        """The movements in which pain was above the baseline, the worst first."""
        pains = dict[str, float]()
        for one in (one for day in self.days.values() for one in day.pain_by_movement):
            pains[one.movement] = max(one.pain, pains.get(one.movement, 0))
        before = self.before or 0
        return sorted((name for name, pain in pains.items() if pain > before), key=lambda name: -pains[name])

    @property
    def next_baseline(self) -> Baseline:
        """How the person was, for the next week to be compared with."""
        before, baseline = self.plan.baseline, dict[str, Any]()
        if self.pains and (before.pain_before is None or self.pain is not None):
            baseline["pain_before"] = median(self.pains)
        for what in _FUNCTIONS:
            if (course := self.function(what)) is not None:
                baseline[what] = max(course)
        mildest, _ = self.severities
        last = [one.severity for one in self.days.values() if one.severity is not None][-1:]
        severity = None if mildest is None else min([mildest, *last])
        return attrs.evolve(before, symptoms=self.reported_symptoms, severity=severity, **baseline)

    def kept(self, decision: NextStep, rule: str) -> PastWeek:
        """What the plan keeps of this week."""
        worst = [*self.worst.values()]
        return PastWeek(
            decision=decision,
            rule=rule,
            pain=self.pain,
            worst_pain=median(worst) if len(worst) >= _limit("days_of_a_median") else None,
            high_on_day_7=7 in self.high,
            days_done=len(self.done),
            days_silent=7 - max(self.logged) if self.logged else self.silent,
        )


# The rules. Each yields what it found, once for each reason.


def _red_flag(week: _Week) -> _Found:
    for day, one in week.days.items():
        for sign in sorted(one.red_flags):
            said = words(f"sign.{sign}", week.plan.profile.language)
            yield {"day": day, "sign": said, "topic": sign_topic([sign])}


def _severe(week: _Week) -> _Found:
    for day, one in week.days.items():
        if one.severity is SymptomSeverity.SEVERE or week.worst.get(day, 0) >= SEVERE_PAIN:
            yield {"day": day}


def _new(week: _Week, symptoms: Iterable[Symptom]) -> _Found:
    known = week.known_symptoms or frozenset()
    for day, one in week.days.items():
        for symptom in sorted((one.symptoms & frozenset(symptoms)) - known):
            yield {"day": day, "symptom": words(f"symptom.{symptom}", week.plan.profile.language)}


def _new_symptom(week: _Week) -> _Found:
    yield from _new(week, NEUROLOGICAL)


def _pain_stayed_high(week: _Week) -> _Found:
    high = week.high
    eve = [0] if any(one.high_on_day_7 for one in week.plan.history[-1:]) else []
    in_a_row = any(day - 1 in (*eve, *high) for day in high)
    if in_a_row or len(high) >= _limit("high_days_stop"):
        yield {"day": max(high), "first": week.before}


def _away(week: _Week) -> _Found:
    if week.silent >= _limit("days_away"):
        yield {"days": week.silent}


def _not_settled(week: _Week) -> _Found:
    for day in week.risen:
        if day + 1 in week.days and _far_above(week.days[day + 1].pain_before, week.before):
            yield {"day": day, "first": week.before}


def _high_days(week: _Week) -> _Found:
    if len(week.high) > 1:
        yield {"count": len(week.high), "first": week.before}


def _pain_far_up(week: _Week) -> _Found:
    if _far_above(week.pain, week.usual):
        yield {"first": week.usual, "last": week.pain}


def _severity_up(week: _Week) -> _Found:
    before, now = week.severities
    if before is not None and now is not None and now > before:
        yield {}


def _stopped(week: _Week) -> _Found:
    if any(one.stopped for one in week.days.values()):
        yield {}


def _pain_rose(week: _Week) -> _Found:
    for day, (first, last) in week.risen.items():
        yield {"day": day, "first": first, "last": last}


def _worse(week: _Week) -> _Found:
    for day, one in week.days.items():
        if one.trend is Trend.WORSENING:
            yield {"day": day}


def _new_pain(week: _Week) -> _Found:
    yield from _new(week, frozenset(Symptom) - NEUROLOGICAL)


def _at_the_band(week: _Week) -> _Found:
    worst = max(week.worst.values(), default=0)
    if week.band.stops(worst):
        yield {"pain": worst, "limit": week.band.stop_from}


def _high_day(week: _Week) -> _Found:
    if week.high:
        yield {"first": week.before}


def _pain_up(week: _Week) -> _Found:
    levels = [level for level in (week.before, week.usual) if level is not None]
    if week.pain is not None and levels and week.pain >= min(levels) + _limit("pain_up"):
        yield {"first": min(levels), "last": week.pain}


def _with_care(week: _Week) -> _Found:
    careful = max(week.worst.values(), default=0) >= week.band.care_from
    if careful and week.pain is not None and week.before is not None and week.pain > week.before:
        yield {"first": week.before, "last": week.pain}


def _not_done(week: _Week) -> _Found:
    if not week.done:
        yield {}


def _missing(week: _Week) -> _Found:
    if len(week.done) < _limit("days_enough"):
        yield {"done": len(week.done)}


def _no_pain_score(week: _Week) -> _Found:
    if any(one.pain_before is None or one.pain_after is None for one in week.done):
        yield {}


def _down(what: str) -> Callable[[_Week], _Found]:
    def applies(week: _Week) -> _Found:
        course = week.function(what)
        if course is not None and course[1] < course[0] * _limit("function_kept"):
            yield {"first": course[0], "last": course[1]}

    return applies


def _unsettled(week: _Week) -> _Found:
    """Pain rose lately; one clearly better week ends this, or several that only this rule holds."""
    calm = 1
    for one in reversed(week.plan.history):
        if one.rule in UNSETTLING:
            better = one.pain is not None and week.pain is not None and week.pain <= one.pain - _limit("more_pain")
            if not better and calm < _limit("weeks_settled"):
                yield {}
            return
        calm += one.rule == "unsettled"


def _no_further(week: _Week) -> _Found:
    routine = week.plan.weeks[0]
    if raised(routine, week.plan.minutes_per_day) == routine:
        yield {"minutes": minutes_used(week.plan, routine)}


def _always(_: _Week) -> _Found:
    yield {}


@attrs.frozen
class _Rule:
    """A row of the table. Its words are those of its key in data/speech, its statement that in data/plans.toml."""

    key: str
    decision: NextStep
    applies: Callable[[_Week], _Found]
    #: The topic of the advice that goes with it; a stop has its own.
    advice: str = ""
    #: Whether its reason is given, with advice, also where a rule before it decides.
    also: bool = False

    def reason(self, facts: Mapping[str, Any], language: str | None) -> Reason:
        """Why it applies; the key of a red flag's reason also names how urgent it is."""
        why = reason(self.key, language, **facts)
        return attrs.evolve(why, key=f"{self.key}.{facts['topic']}") if "topic" in facts else why

    def said_also(self, week: _Week) -> _Found:
        """What it found, if that is given where another rule decides."""
        return self.applies(week) if self.also else iter(())


_STOP, _BACK, _HOLD = NextStep.STOP, NextStep.STEP_BACK, NextStep.HOLD

#: The first that applies decides; of the rules that stop, all reasons are given.
RULES = (
    _Rule("red_flag", _STOP, _red_flag),
    _Rule("severe", _STOP, _severe),
    _Rule("new_symptom", _STOP, _new_symptom),
    _Rule("pain_stayed_high", _STOP, _pain_stayed_high),
    _Rule("away", _BACK, _away, advice="again"),
    _Rule("not_settled", _BACK, _not_settled, advice="tell"),
    _Rule("high_days", _BACK, _high_days, advice="tell"),
    _Rule("pain_far_up", _BACK, _pain_far_up, advice="tell"),
    _Rule("severity_up", _BACK, _severity_up, advice="tell"),
    _Rule("stopped", _HOLD, _stopped, advice="tell"),
    _Rule("pain_rose", _HOLD, _pain_rose, advice="tell"),
    _Rule("worse", _HOLD, _worse, advice="tell"),
    _Rule("new_pain", _HOLD, _new_pain, advice="tell"),
    _Rule("band", _HOLD, _at_the_band, advice="tell"),
    _Rule("high_day", _HOLD, _high_day, advice="tell"),
    _Rule("pain_up", _HOLD, _pain_up, advice="tell"),
    _Rule("with_care", _HOLD, _with_care),
    _Rule("walking_minutes_down", _HOLD, _down("walking_minutes"), advice="tell", also=True),
    _Rule("sleep_hours_down", _HOLD, _down("sleep_hours"), advice="tell", also=True),
    _Rule("none_done", _HOLD, _not_done),
    _Rule("missing", _HOLD, _missing),
    _Rule("no_pain_score", _HOLD, _no_pain_score),
    _Rule("unsettled", _HOLD, _unsettled),
    _Rule("same", _HOLD, _no_further),
    _Rule("well", NextStep.MOVE_ON, _always),
)

#: The rules after which a plan holds until a clearly better week, or several without a rise.
UNSETTLING = frozenset(one.key for one in RULES if one.decision is _BACK and one.key != "away") | {"pain_up"}


def _carried_out(week: _Week, rule: _Rule, why: Reason) -> tuple[NextStep, Reason, Routine]:
    """The decision of a rule, its reason, and next week's routine; at its lowest, a plan holds."""
    routine, language = week.plan.weeks[0], week.plan.profile.language
    match rule.decision:
        case NextStep.MOVE_ON:
            return NextStep.MOVE_ON, why, raised(routine, week.plan.minutes_per_day)
        case NextStep.STEP_BACK:
            easier = _lowest(routine) if rule.key == "away" else lowered(routine, week.hurting)
            if easier != routine:
                return NextStep.STEP_BACK, why, easier
            if rule.key != "away":
                lowest = reason("lowest", language)
                why = attrs.evolve(lowest, why=f"{why.why} {lowest.why}")
        case _:
            pass
    return NextStep.HOLD, why, routine


def _lowest(routine: Routine) -> Routine:
    """The routine with every movement at its lowest step."""
    while (easier := lowered(routine)) != routine:
        routine = easier
    return routine


def _good_news(week: _Week, language: str | None) -> Iterator[Reason]:
    """What the person can do better, or can do again: the aim is to move and live better, not only less pain (A23)."""
    for what in _FUNCTIONS:
        course = week.function(what)
        if course is not None and course[1] > course[0]:
            yield reason(f"{what}_up", language, first=course[0], last=course[1])
    for what in dict.fromkeys(text for one in week.days.values() for text in one.can_do_again):
        yield reason("can_do_again", language, what=what)
