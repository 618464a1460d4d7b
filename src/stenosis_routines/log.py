"""What was done and felt on a day, for ``advance``; ``None`` always means unknown."""

from datetime import date, datetime
from typing import ClassVar

import attrs

from stenosis_routines._fields import flag, plain, texts
from stenosis_routines.errors import InvalidValueError
from stenosis_routines.profile import (
    RedFlag,
    Symptom,
    SymptomSeverity,
    Trend,
    as_red_flags,
    as_severity,
    as_symptoms,
    as_trend,
    named,
)
from stenosis_routines.routine import PAIN, SLEEP, WALKING

__all__ = ["DayLog"]


def _day(value: int | date) -> int | date:
    value = plain(value)
    if isinstance(value, bool | datetime) or not isinstance(value, int | date):
        raise InvalidValueError("DayLog.day", "a day of the week from 1 to 7, or a date", value)
    return value


@attrs.frozen(field_transformer=named)
class DayLog:
    """What was done and felt on one day. ``None`` means unknown, and unknown values never move a plan on."""

    _FORMAT: ClassVar[str] = "stenosis-routines-log/1"

    #: The day of the plan's week, 1 to 7, or its date.
    day: int | date = attrs.field(converter=_day)
    #: Whether the whole routine of the day was done.
    done: bool | None = attrs.field(default=None, converter=flag)
    #: Whether a session of the day was stopped because of what was felt.
    stopped: bool | None = attrs.field(default=None, kw_only=True, converter=flag)
    #: Pain before exercise, 0 to 10.
    pain_before: float | None = attrs.field(default=None, kw_only=True, validator=PAIN)
    #: Pain after exercise, or the worst while exercising, 0 to 10.
    pain_after: float | None = attrs.field(default=None, kw_only=True, validator=PAIN)
    #: The symptoms of the day.
    symptoms: frozenset[Symptom] = attrs.field(default=frozenset(), kw_only=True, converter=as_symptoms)
    #: How bad they were.
    severity: SymptomSeverity | None = attrs.field(default=None, kw_only=True, converter=as_severity)
    #: How they are changing.
    trend: Trend | None = attrs.field(default=None, kw_only=True, converter=as_trend)
    #: Signs that need a doctor.
    red_flags: frozenset[RedFlag] = attrs.field(default=frozenset(), kw_only=True, converter=as_red_flags)
    #: How long the person can walk, in minutes, 0 to 1440.
    walking_minutes: float | None = attrs.field(default=None, kw_only=True, validator=WALKING)
    #: How long they slept the night before, in hours, 0 to 24.
    sleep_hours: float | None = attrs.field(default=None, kw_only=True, validator=SLEEP)
    #: What the person can do again, in their own words.
    can_do_again: tuple[str, ...] = attrs.field(default=(), kw_only=True, converter=texts)
