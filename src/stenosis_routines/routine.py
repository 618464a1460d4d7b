"""What to do: doses, prescriptions, sessions, routines and plans."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any, ClassVar, Self, cast

import attrs

from stenosis_routines._fields import (
    DECLARED,
    Fieldlike,
    Range,
    Text,
    Texts,
    Word,
    checked,
    each,
    flag,
    instance,
    members,
    texts,
)
from stenosis_routines._fields import day as a_day
from stenosis_routines.bands import pain_bands
from stenosis_routines.errors import InvalidValueError, Problem
from stenosis_routines.exercise import Exercise
from stenosis_routines.profile import Clearance, Profile, Symptom, SymptomSeverity, SymptomWord, as_severity, named
from stenosis_routines.speech import words

__all__ = [
    "GENERATED",
    "Baseline",
    "Dose",
    "NextStep",
    "PastWeek",
    "Plan",
    "Prescription",
    "Reason",
    "Reps",
    "Routine",
    "Session",
    "Stop",
]

#: The source of a routine that this library has made.
GENERATED = "stenosis_routines"

#: Repetitions: a number, or a range whose upper end may be open (``None``: until failure, or unknown).
Reps = int | tuple[int, int | None]

_NUMBER = (int, float)

#: The limits of one number of repetitions.
REPS = Range(1, 1000, "repetitions")


@attrs.frozen
class RepsLimits:
    """Limits of repetitions: a number, or a range (low, high) of them with low <= high; high may be ``None``."""

    @property
    def expected(self) -> str:
        """The limits in words, for messages."""
        return f"{REPS.expected}, or a range (low, high) of them"

    def accepts(self, value: Any) -> bool:
        """Whether the value is a number or a range within the limits."""
        if type(value) is not tuple:
            return REPS.accepts(value)
        bounds = cast("tuple[Any, ...]", value)
        if len(bounds) != 2 or not REPS.accepts(bounds[0]):
            return False
        low, high = bounds
        return high is None or (REPS.accepts(high) and low <= high)

    def __call__(self, instance: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
        if value is not None and not self.accepts(value):
            raise InvalidValueError(f"{type(instance).__name__}.{attribute.name}", self.expected, value)


@attrs.frozen(kw_only=True, field_transformer=checked)
class Dose:
    """How much of a movement. ``None`` always means unknown, never zero and never one."""

    #: Sets, 1 to 50.
    sets: int | None = attrs.field(default=None, validator=Range(1, 50, "sets"))
    #: Repetitions per set, 1 to 1000: a number or a range (low, high); for each side where ``per_side`` is true.
    reps: Reps | None = attrs.field(default=None, validator=RepsLimits())
    #: True: the repetitions are for each side. False: they are not. ``None``: unknown.
    per_side: bool | None = attrs.field(default=None, converter=flag)
    #: How long one repetition is held, in seconds, 0 to 3600; 0 means it is not held.
    hold_s: float | None = attrs.field(default=None, validator=Range(0, 3600, "seconds", _NUMBER))
    #: How long one repetition takes, in seconds, 0.1 to 600.
    seconds_per_rep: float | None = attrs.field(default=None, validator=Range(0.1, 600, "seconds", _NUMBER))
    #: The load in kilograms, 0 to 1000; 0 means none.
    load_kg: float | None = attrs.field(default=None, validator=Range(0, 1000, "kg", _NUMBER))
    #: The rest after a set, in seconds, 0 to 3600.
    rest_s: float | None = attrs.field(default=None, validator=Range(0, 3600, "seconds", _NUMBER))
    #: How often a day, 1 to 24.
    times_per_day: int | None = attrs.field(default=None, validator=Range(1, 24, "times a day"))
    #: On how many days a week, 1 to 7.
    days_per_week: int | None = attrs.field(default=None, validator=Range(1, 7, "days a week"))

    @property
    def reps_range(self) -> tuple[int, int | None] | None:
        """The repetitions as (low, high), with high ``None`` where it is open; ``None`` if they are unknown."""
        return (self.reps, self.reps) if isinstance(self.reps, int) else self.reps

    def in_words(self, language: str | None = None, *, held: bool = True) -> str:
        """The dose in a few words, in the language; empty where nothing is known.

        ``held`` is false for a movement that goes on for the time of ``hold_s``, such as walking.

        >>> Dose(sets=2, reps=(6, 8), hold_s=5, times_per_day=3).in_words()
        '2 x 6-8, hold 5 s, 3 times a day'
        >>> Dose(hold_s=600).in_words(held=False)
        '10 minutes'
        """

        def say(key: str, **facts: object) -> str:
            return words(f"dose.{key}", language, **facts)

        amount = ""
        if self.reps_range is not None:
            low, high = self.reps_range
            reps = f"{low}+" if high is None else str(low) if low == high else say("range", low=low, high=high)
            amount = say("reps" if self.sets is None else "sets_of_reps", reps=reps, count=self.sets)
        elif self.sets is not None:
            amount = say("sets", count=self.sets)
        parts = [say("per_side", dose=amount).strip() if self.per_side else amount]
        if self.hold_s and held:
            parts.append(say("hold", seconds=self.hold_s))
        elif self.hold_s:
            unit, count = ("seconds", self.hold_s) if self.hold_s % 60 else ("minutes", self.hold_s / 60)
            parts.append(say(unit, count=count))
        if self.load_kg is not None:
            parts.append(say("load", load=self.load_kg))
        if self.times_per_day not in (None, 1):
            parts.append(say("times_per_day", count=self.times_per_day))
        if self.days_per_week not in (None, 7):
            parts.append(say("days_per_week", count=self.days_per_week))
        return ", ".join(filter(None, parts))


_NO_DOSE = Dose()


def _exercise(value: Exercise) -> Exercise:
    return instance(Exercise, value)


def _dose(value: Dose) -> Dose:
    return instance(Dose, value)


def _path() -> Any:
    """Where a value stood in the document it came from; not part of what the value is."""
    return attrs.field(default=None, eq=False, repr=False, kw_only=True)


@attrs.frozen(field_transformer=checked)
class Prescription:
    """One movement with its dose."""

    exercise: Exercise = attrs.field(converter=_exercise)
    dose: Dose = attrs.field(default=_NO_DOSE, converter=_dose)
    #: The text that goes with it in the document, at most 2000 characters.
    notes: str = attrs.field(default="", validator=Text(2000))
    #: Prescriptions of one session with the same group are done in turn (a superset); ``None`` means no group.
    group: str | None = attrs.field(default=None, kw_only=True, validator=Text(200, least=1))
    #: Its place in the document: a JSON Pointer, or ``row 12``; ``None`` for a value made in code. Not compared.
    path: str | None = _path()


def _prescriptions(values: Iterable[Prescription]) -> tuple[Prescription, ...]:
    return each(Prescription, values)


@attrs.frozen(field_transformer=checked)
class Session:
    """Prescriptions that are done together."""

    title: str = attrs.field(validator=Text(200))
    prescriptions: tuple[Prescription, ...] = attrs.field(default=(), converter=_prescriptions)
    #: Its place in the document; see ``Prescription.path``.
    path: str | None = _path()


def _sessions(values: Iterable[Session]) -> tuple[Session, ...]:
    return each(Session, values)


def _profile(value: Profile) -> Profile:
    return instance(Profile, value)


_NO_PROFILE = Profile()


def _problems(values: Iterable[Problem]) -> tuple[Problem, ...]:
    return each(Problem, values)


@attrs.frozen(field_transformer=checked)
class Routine(Fieldlike):
    """Sessions under a title, with guidance that applies to all of them."""

    title: str = attrs.field(validator=Text(200))
    sessions: tuple[Session, ...] = attrs.field(default=(), converter=_sessions)
    #: Texts that go with the whole routine: warnings, advice, how to do it; each of at most 10,000 characters.
    guidance: tuple[str, ...] = attrs.field(default=(), converter=texts, validator=Texts(Text(10_000)))
    #: Where it came from: a file name, an address, a product; ``None`` if unknown.
    source: str | None = attrs.field(default=None, validator=Text(1000), metadata={DECLARED: True})
    #: What the document says about the person it is for.
    profile: Profile = attrs.field(default=_NO_PROFILE, kw_only=True, converter=_profile, metadata={DECLARED: True})
    #: What a reader could not understand; each entry keeps the routine from passing (SR606).
    unread: tuple[Problem, ...] = attrs.field(default=(), kw_only=True, converter=_problems, metadata={DECLARED: True})


@attrs.frozen(field_transformer=checked)
class Reason:
    """Why a choice in a plan was made, in words for the person."""

    #: What was chosen, left out or changed.
    what: str
    #: Why.
    why: str
    #: The id of the statement behind it, such as ``A16``; see ``citation.cite``.
    statement: str
    #: The week it is about, from 1; ``None`` for the whole plan.
    week: int | None = None
    #: What kind of reason it is, for programs: the key of its text, such as ``excluded``; ``movement`` for one chosen.
    key: str = ""


#: The limits of what a person reports about a day.
PAIN = Range(0, 10, "of 10", _NUMBER)
WALKING = Range(0, 1440, "minutes", _NUMBER)
SLEEP = Range(0, 24, "hours", _NUMBER)


def _symptoms(values: Iterable[Symptom | SymptomWord] | None) -> frozenset[Symptom] | None:
    return None if values is None else members(Symptom, values)


@attrs.frozen(kw_only=True, field_transformer=named)
class Baseline:
    """What the person felt and could do before, for comparison with the next week. ``None`` means unknown."""

    #: Pain before exercise, 0 to 10: the median of the last week in which it was reported on three days or more.
    pain_before: float | None = attrs.field(default=None, validator=PAIN)
    #: How long the person could walk, in minutes: the median of the best week, so that a slow decline shows.
    walking_minutes: float | None = attrs.field(default=None, validator=WALKING)
    #: How long they slept, in hours: the median of the best week.
    sleep_hours: float | None = attrs.field(default=None, validator=SLEEP)
    #: The symptoms that are not new.
    symptoms: frozenset[Symptom] | None = attrs.field(default=None, converter=_symptoms)
    #: How bad they were when last reported.
    severity: SymptomSeverity | None = attrs.field(default=None, converter=as_severity)


_NO_BASELINE = Baseline()


def _flag(value: bool) -> bool:
    return instance(bool, value)


class NextStep(Word):
    """What to do next week."""

    MOVE_ON = "move_on"
    HOLD = "hold"
    STEP_BACK = "step_back"
    STOP = "stop"


@attrs.frozen(kw_only=True, field_transformer=named)
class PastWeek:
    """What a plan keeps of a week, for comparison with the weeks after it."""

    #: What was decided after it.
    decision: NextStep = attrs.field(converter=NextStep)
    #: The rule that decided, by its name in docs/plans.md.
    rule: str = attrs.field(validator=Text(100, least=1))
    #: The median of pain before exercise, 0 to 10; ``None``: it was reported on fewer than three days.
    pain: float | None = attrs.field(default=None, validator=PAIN)
    #: The median of the worst pain of each day, 0 to 10; ``None``: it is known for fewer than three days.
    worst_pain: float | None = attrs.field(default=None, validator=PAIN)
    #: Whether pain on the seventh day was far above the baseline.
    high_on_day_7: bool = attrs.field(default=False, converter=_flag)
    #: On how many days the whole routine was done, 0 to 7.
    days_done: int = attrs.field(default=0, validator=Range(0, 7, "days"))
    #: How many days without a log there were in a row, up to the end of the week.
    days_silent: int = attrs.field(default=0, validator=Range(0, 100_000, "days"))


#: The most weeks that a plan may have.
WEEKS_LIMIT = 52


def _weeks(values: Iterable[Routine]) -> tuple[Routine, ...]:
    weeks = each(Routine, values)
    if not 1 <= len(weeks) <= WEEKS_LIMIT:
        raise InvalidValueError("Plan.weeks", f"1 to {WEEKS_LIMIT} weeks", len(weeks))
    return weeks


def _start(value: date | None) -> date | None:
    if value is not None and a_day(value) > date.max - timedelta(days=7):
        raise InvalidValueError("Plan.start", "a day with a week after it", value)
    return value


def _baseline(value: Baseline) -> Baseline:
    return instance(Baseline, value)


def _history(values: Iterable[PastWeek]) -> tuple[PastWeek, ...]:
    history = each(PastWeek, values)
    if len(history) > WEEKS_LIMIT:
        raise InvalidValueError("Plan.history", f"at most {WEEKS_LIMIT} weeks", len(history))
    return history


def _reasons(values: Iterable[Reason]) -> tuple[Reason, ...]:
    return each(Reason, values)


def _stop_reasons(values: Iterable[Reason | str]) -> tuple[Reason, ...]:
    if isinstance(values, str) or not isinstance(values, Iterable):
        raise InvalidValueError("Stop.reasons", "a sequence of reasons", values)
    reasons = [Reason(one, "", "A24") if isinstance(one, str) else instance(Reason, one) for one in values]
    if not reasons:
        raise InvalidValueError("Stop.reasons", "at least one reason", values)
    return tuple(dict.fromkeys(reasons))


def _day_after(day: date) -> date:
    return day + timedelta(days=day < date.max)


@attrs.frozen(field_transformer=named)
class Stop:
    """The end of a plan, until a newer clearance lifts it: ``Plan.stopped`` and ``Plan.cleared``."""

    #: The last day on which there was a reason to stop.
    day: date = attrs.field(converter=a_day)
    #: Why; never empty. A plain text stands for a reason in these words (A24).
    reasons: tuple[Reason, ...] = attrs.field(converter=_stop_reasons)


def _band(value: str) -> str:
    if not isinstance(value, str) or value not in pain_bands():
        raise InvalidValueError("Plan.band", f"one of {', '.join(pain_bands())}", value)
    return value


def _stop(value: Stop | None) -> Stop | None:
    return None if value is None else instance(Stop, value)


@attrs.frozen(field_transformer=named)
class Plan:
    """One routine for each week from now on, with the person it is for and the reasons for each choice.

    A plan that was stopped stays stopped until ``cleared`` lifts the stop, however it is passed on, saved and loaded.
    """

    _FORMAT: ClassVar[str] = "stenosis-routines-plan/2"
    _OLDER: ClassVar[Mapping[str, tuple[str, ...]]] = MappingProxyType({"stenosis-routines-plan/1": ("history",)})

    #: One routine a week, this week's first; 1 to 52.
    weeks: tuple[Routine, ...] = attrs.field(converter=_weeks)
    #: The person it was built for.
    profile: Profile = attrs.field(converter=_profile)
    reasons: tuple[Reason, ...] = attrs.field(default=(), converter=_reasons)
    #: The limit on the active time per day, in minutes; ``None``: no limit was set.
    minutes_per_day: int | None = attrs.field(default=None, kw_only=True, validator=Range(1, 240, "minutes a day"))
    #: The first day of the first week; ``None``: unknown.
    start: date | None = attrs.field(default=None, kw_only=True, converter=_start)
    #: How the person was in the week before.
    baseline: Baseline = attrs.field(default=_NO_BASELINE, kw_only=True, converter=_baseline)
    #: The weeks before, the last one last: at most 52, and only those since the plan was last cleared.
    history: tuple[PastWeek, ...] = attrs.field(default=(), kw_only=True, converter=_history)
    #: The name of the band of pain it follows (``pain_bands``): at or above its stop, the plan never moves on.
    band: str = attrs.field(default="provide-nhs", kw_only=True, converter=_band)
    #: Why the plan has ended; ``None``: it goes on.
    stop: Stop | None = attrs.field(default=None, kw_only=True, converter=_stop)

    @property
    def routine(self) -> Routine | None:
        """This week's routine; ``None`` if the plan is stopped: there is nothing to do until it is cleared."""
        return self.weeks[0] if self.stop is None else None

    def stopped(self, day: date, reasons: Iterable[Reason | str]) -> Self:
        """The plan with a stop; a stop that it already has keeps its reasons, and the later day counts."""
        stop = Stop(day, reasons)
        if self.stop is not None:
            stop = Stop(max(day, self.stop.day), (*self.stop.reasons, *stop.reasons))
        return attrs.evolve(self, stop=stop)

    def cleared(self, clearance: Clearance, today: date | None = None) -> Self:
        """The plan without its stop, since a health-care provider has said that exercise is safe again.

        The clearance must be newer than the stop, and than the one that the plan had before: of a later day, since one
        of the same day may have been given first. It must count on ``today`` and cover exercise in general; ``None``
        means the current date, which may be a day behind where the person is. The provider has seen how the person is:
        symptoms that were reported are known, and pain is compared with what is felt from now on. A plan with a
        ``start`` goes on from the day of the clearance.

        Raises:
            InvalidValueError: the plan is not stopped, or the clearance does not lift its stop.
        """
        instance(Clearance, clearance)
        if self.stop is None:
            raise InvalidValueError("Plan.stop", "a stop to lift", None)
        before = self.stop.day if self.profile.cleared is None else max(self.stop.day, self.profile.cleared.day)
        last = _day_after(max(date.today(), self.stop.day)) if today is None else a_day(today)
        if not before < clearance.day <= last:
            raise InvalidValueError("clearance.day", f"a day after {before}, up to {last}", clearance.day)
        if clearance.is_denied:
            raise InvalidValueError("clearance.who", "who gave it", clearance.who)
        if not clearance.counts_on(max(date.today(), clearance.day) if today is None else today):
            raise InvalidValueError("clearance.until", "a day that is not over", clearance.until)
        if not clearance.is_general:
            raise InvalidValueError("clearance.scope", "exercise in general", clearance.scope)
        return attrs.evolve(
            self,
            profile=attrs.evolve(self.profile, clearance=clearance),
            start=None if self.start is None else clearance.day,
            baseline=attrs.evolve(self.baseline, pain_before=None, severity=None),
            history=(),
            stop=None,
        )
