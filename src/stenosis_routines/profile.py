"""The person: what they feel, what must not be missed, and what a clinician has allowed."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import attrs
from attrs.converters import optional

from stenosis_routines._fields import Range, Text, Word, checked, day, members, texts
from stenosis_routines.errors import InvalidValueError

__all__ = ["Profile", "RedFlag", "Symptom", "SymptomSeverity", "Trend", "Waiver"]


class Symptom(Word):
    """The symptoms the article names (A02)."""

    LOW_BACK_PAIN = "low_back_pain"
    LEG_NUMBNESS = "leg_numbness"
    DIFFICULTY_WALKING = "difficulty_walking"


class SymptomSeverity(Word):
    """How bad the symptoms are (A20). The words sort from the least to the worst, and are compared so."""

    MILD = "mild"
    MODERATE = "moderate"
    SEVERE = "severe"


#: Pain from which symptoms count as severe, of 10. The article names no number; a clinic page asks for pain control
#: before any exercise from 7 on (docs/plans.md).
SEVERE_PAIN = 7


class Trend(Word):
    """Where the symptoms are going (A20, A24)."""

    IMPROVING = "improving"
    STABLE = "stable"
    WORSENING = "worsening"


class RedFlag(Word):
    """Signs that call for a doctor before any exercise; sources in docs/evidence.md, beyond the article."""

    SADDLE_NUMBNESS = "saddle_numbness"
    BLADDER_OR_BOWEL_CHANGE = "bladder_or_bowel_change"
    SEXUAL_DYSFUNCTION = "sexual_dysfunction"
    PROGRESSIVE_LEG_WEAKNESS = "progressive_leg_weakness"
    WEAKNESS_IN_BOTH_LEGS = "weakness_in_both_legs"
    FEVER_WITH_BACK_PAIN = "fever_with_back_pain"
    MAJOR_TRAUMA = "major_trauma"
    CANCER_HISTORY_WITH_NEW_PAIN = "cancer_history_with_new_pain"
    UNEXPLAINED_WEIGHT_LOSS = "unexplained_weight_loss"
    NIGHT_PAIN = "night_pain"
    LONG_TERM_STEROIDS = "long_term_steroids"
    SEVERE_PAIN_WHEN_LYING = "severe_pain_when_lying"


def named(owner: type, fields: list["attrs.Attribute[Any]"]) -> list["attrs.Attribute[Any]"]:
    """An attrs field transformer: as ``checked``, and a value of another kind is told with the name of its field."""
    return [
        field
        if field.converter is None or isinstance(field.converter, attrs.Converter)
        else field.evolve(converter=_naming(f"{owner.__name__}.{field.name}", field.converter))
        for field in checked(owner, fields)
    ]


def _naming(name: str, convert: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def converter(value: Any) -> Any:
        try:
            return convert(value)
        except InvalidValueError as error:
            raise InvalidValueError(name, error.expected, error.value) from None

    return converter


def _symptoms(values: Iterable[Symptom | str]) -> frozenset[Symptom]:
    return members(Symptom, values)


def _red_flags(values: Iterable[RedFlag | str]) -> frozenset[RedFlag]:
    return members(RedFlag, values)


@attrs.frozen(kw_only=True, field_transformer=named)
class Profile:
    """The person a routine is for; every field may be left out, and what is left out is not known."""

    #: The symptoms the person has.
    symptoms: frozenset[Symptom] = attrs.field(default=frozenset(), converter=_symptoms)
    #: How bad they are; ``None`` is unknown.
    severity: SymptomSeverity | None = attrs.field(default=None, converter=optional(SymptomSeverity))
    #: Where they are going; ``None`` is unknown.
    trend: Trend | None = attrs.field(default=None, converter=optional(Trend))
    #: Signs that call for a doctor first.
    red_flags: frozenset[RedFlag] = attrs.field(default=frozenset(), converter=_red_flags)
    #: The day a health-care provider cleared the person for exercise; ``None``: not cleared.
    clearance: date | None = attrs.field(default=None, converter=optional(day))
    #: How long the person can practise, in minutes a day, 1 to 240; ``None`` is unknown.
    minutes_per_day: int | None = attrs.field(default=None, validator=Range(1, 240, "minutes a day"))
    #: Movements to leave out, by catalogue id or name.
    excluded: tuple[str, ...] = attrs.field(default=(), converter=texts)
    #: Diagnoses, each as ``system:code``: ``icd10:M48.06``, ``snomed:18347007``, or a word where there is no code.
    conditions: tuple[str, ...] = attrs.field(default=(), converter=texts)
    #: The language to speak, as a BCP 47 tag; ``None``: not told, English is used.
    language: str | None = attrs.field(default=None, validator=Text(35, least=2))


@attrs.frozen(kw_only=True, field_transformer=named)
class Waiver:
    """A clinician's decision that one finding on one movement is acceptable for this person, until a day.

    The finding stays in the report, marked, and stops counting until the waiver lapses.
    """

    #: The rule's code, such as ``SR101``; there is no waiver for everything.
    code: str = attrs.field(validator=Text(20, least=1))
    #: The movement, by catalogue id or by its name as written.
    exercise: str = attrs.field(validator=Text(200, least=1))
    #: Who decided.
    who: str = attrs.field(validator=Text(200, least=1))
    #: Why.
    why: str = attrs.field(validator=Text(2000, least=1))
    #: The last day it holds.
    until: date = attrs.field(converter=day)
