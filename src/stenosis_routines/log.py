"""What was done and felt on a day, for ``advance``; ``None`` always means unknown."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, ClassVar, cast

import attrs

from stenosis_routines._fields import Text, Texts, checked, each, flag, plain, texts
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

__all__ = ["DayLog", "MovementPain"]


def _day(value: int | date) -> int | date:
    value = plain(value)
    if isinstance(value, bool | datetime) or not isinstance(value, int | date):
        raise InvalidValueError("DayLog.day", "a day of the week from 1 to 7, or a date", value)
    return value


@attrs.frozen(field_transformer=checked)
class MovementPain:
    """The worst pain while one movement was done."""

    #: The movement, by catalogue id; one without an id, by its name.
    movement: str = attrs.field(validator=Text(200, least=1))
    #: Pain, 0 to 10.
    pain: float = attrs.field(validator=PAIN)

    def __attrs_post_init__(self) -> None:
        given: tuple[Any, ...] = (self.movement, self.pain)
        if None in given:
            raise InvalidValueError("MovementPain", "a movement and its pain", given)


def _by_movement(values: Iterable[MovementPain] | Mapping[str, float]) -> tuple[MovementPain, ...]:
    """A converter: the pain of each movement, given as values or as a mapping, in the order of the movements."""
    if isinstance(values, Mapping):
        pains = cast("Mapping[str, float]", values)
        values = [MovementPain(movement, pain) for movement, pain in pains.items()]
    return tuple(sorted(each(MovementPain, values), key=lambda one: one.movement))


@attrs.frozen(field_transformer=named)
class DayLog:
    """What was done and felt on one day. ``None`` means unknown, and unknown values never move a plan on."""

    _FORMAT: ClassVar[str] = "stenosis-routines-log/2"
    _OLDER: ClassVar[Mapping[str, tuple[str, ...]]] = MappingProxyType(
        {"stenosis-routines-log/1": ("pain_by_movement",)}
    )

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
    #: The pain in each movement for which it is known; a mapping from movement to pain is taken too. A step back eases
    #: what hurts most, and the worst of it counts as pain while exercising.
    pain_by_movement: tuple[MovementPain, ...] = attrs.field(default=(), kw_only=True, converter=_by_movement)
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
    #: What the person can do again, in their own words, each of at most 2000 characters.
    can_do_again: tuple[str, ...] = attrs.field(default=(), kw_only=True, converter=texts, validator=Texts(Text(2000)))

    @property
    def worst_after(self) -> float | None:
        """The worst pain reported while exercising or after it, 0 to 10."""
        pains = [one.pain for one in self.pain_by_movement]
        return max(pains if self.pain_after is None else [*pains, self.pain_after], default=None)

    @property
    def worst_pain(self) -> float | None:
        """The worst pain reported of the day, 0 to 10."""
        return max((pain for pain in (self.pain_before, self.worst_after) if pain is not None), default=None)
