"""The person: what they feel and have, signs that must not be missed, and what a clinician has allowed."""

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date
from functools import cache
from math import ceil
from typing import Any, Literal, Self, TypeAlias, cast

import attrs
from attrs.converters import optional

from stenosis_routines._data import toml
from stenosis_routines._fields import DECLARED, Fieldlike, Range, Text, Texts, Word, checked, instance, members, texts
from stenosis_routines._fields import day as a_day
from stenosis_routines.errors import InvalidValueError

__all__ = ["Clearance", "Condition", "Profile", "RedFlag", "Symptom", "SymptomSeverity", "Trend", "Waiver"]


class Symptom(Word):
    """The symptoms the article names (A02)."""

    LOW_BACK_PAIN = "low_back_pain"
    LEG_NUMBNESS = "leg_numbness"
    DIFFICULTY_WALKING = "difficulty_walking"


SymptomWord: TypeAlias = Literal["low_back_pain", "leg_numbness", "difficulty_walking"]


#: The symptoms that come from nerves; a new one needs a doctor (docs/evidence.md).
NEUROLOGICAL = frozenset({Symptom.LEG_NUMBNESS, Symptom.DIFFICULTY_WALKING})


class SymptomSeverity(Word):
    """How bad the symptoms are (A20). As text the words sort from the least to the worst, and they are compared so."""

    MILD = "mild"
    MODERATE = "moderate"
    SEVERE = "severe"


SymptomSeverityWord: TypeAlias = Literal["mild", "moderate", "severe"]


#: The pain, 0 to 10, from which symptoms count as severe. The article gives no number; a clinic's page asks for pain
#: control before any exercise from 7 on (docs/plans.md).
SEVERE_PAIN = 7


def is_severe_pain(pain: float) -> bool:
    """Whether this pain, 0 to 10, counts as severe; what is between two numbers counts as the higher one."""
    return ceil(pain) >= SEVERE_PAIN


class Trend(Word):
    """How the symptoms are changing (A20, A24)."""

    IMPROVING = "improving"
    STABLE = "stable"
    WORSENING = "worsening"


TrendWord: TypeAlias = Literal["improving", "stable", "worsening"]


class RedFlag(Word):
    """Signs that must not be missed; their tiers and sources are in data/red_flags.toml, see docs/conditions.md."""

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


RedFlagWord: TypeAlias = Literal[
    "saddle_numbness",
    "bladder_or_bowel_change",
    "sexual_dysfunction",
    "progressive_leg_weakness",
    "weakness_in_both_legs",
    "fever_with_back_pain",
    "major_trauma",
    "cancer_history_with_new_pain",
    "unexplained_weight_loss",
    "night_pain",
    "long_term_steroids",
    "severe_pain_when_lying",
]


_Converter: TypeAlias = Callable[[Any], Any]


def named(owner: type, fields: list["attrs.Attribute[Any]"]) -> list["attrs.Attribute[Any]"]:
    """An attrs field transformer like ``checked``; errors of converters also name the field."""
    return [_named(owner, field) for field in checked(owner, fields)]


def _named(owner: type, field: "attrs.Attribute[Any]") -> "attrs.Attribute[Any]":
    convert = cast("Any", field).converter
    if convert is None or isinstance(convert, attrs.Converter):
        return field
    return field.evolve(converter=_naming(f"{owner.__name__}.{field.name}", convert))


def _naming(name: str, convert: _Converter) -> _Converter:
    def converter(value: Any) -> Any:
        try:
            return convert(value)
        except InvalidValueError as error:
            raise InvalidValueError(name, error.expected, error.value) from None

    return converter


def as_severity(value: SymptomSeverity | SymptomSeverityWord | None) -> SymptomSeverity | None:
    """A converter: how bad symptoms are, given as a member or as its text; ``None`` is unknown."""
    return None if value is None else SymptomSeverity(value)


def as_trend(value: Trend | TrendWord | None) -> Trend | None:
    """A converter: how symptoms change, given as a member or as its text; ``None`` is unknown."""
    return None if value is None else Trend(value)


def as_symptoms(values: Iterable[Symptom | SymptomWord]) -> frozenset[Symptom]:
    """A converter: a set of symptoms, given as members or as their text."""
    return members(Symptom, values)


def as_red_flags(values: Iterable[RedFlag | RedFlagWord]) -> frozenset[RedFlag]:
    """A converter: a set of red flags, given as members or as their text."""
    return members(RedFlag, values)


#: The days of a condition, as they stand at the end of its words.
_DAY = r"\d{4}-\d\d-\d\d"
_DAYS = re.compile(
    rf"(.*\S)\s*\((?:since ({_DAY})|resolved ({_DAY})|since ({_DAY}), resolved ({_DAY}))\)\s*", re.DOTALL
)


def _text(value: str) -> str:
    return instance(str, value)


@attrs.frozen(field_transformer=named)
class Condition:
    """Something the person has or had: a code or words, and since when.

    A profile holds it as text, so that every document can; the text and the value say the same.

    >>> str(Condition("lumbar fusion", since=date(2026, 11, 15)))
    'lumbar fusion (since 2026-11-15)'
    >>> Condition.of("icd10:Z96.641 (since 2026-01-10, resolved 2026-06-01)").resolved
    datetime.date(2026, 6, 1)
    """

    #: A code as ``system:code`` (``icd10:M80.08``, ``snomed:64859006``), or words.
    what: str = attrs.field(converter=_text)
    #: The day on which it began, or on which the operation was; ``None`` is unknown, and counts as recent.
    since: date | None = attrs.field(default=None, converter=optional(a_day))
    #: The day from which it was over; ``None``: it is not known to be over.
    resolved: date | None = attrs.field(default=None, converter=optional(a_day))

    def __attrs_post_init__(self) -> None:
        if self.since is not None and self.resolved is not None and self.resolved < self.since:
            raise InvalidValueError("Condition.resolved", f"no day before {self.since}", self.resolved)

    def __str__(self) -> str:
        days = (("since", self.since), ("resolved", self.resolved))
        stated = ", ".join(f"{word} {when.isoformat()}" for word, when in days if when is not None)
        return f"{self.what} ({stated})" if stated else self.what

    @classmethod
    def of(cls, text: str) -> Self:
        """The condition that a text of a profile stands for. Days that are impossible stay words."""
        found = _DAYS.fullmatch(text)
        if found is not None:
            what, since, resolved, first, last = found.groups()
            with suppress(ValueError):
                return cls(what, _parsed(since or first), _parsed(resolved or last))
        return cls(text)


def _parsed(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _conditions(values: Iterable[Condition | str], field: str = "Condition") -> tuple[str, ...]:
    """A converter: conditions, given as values or as text, as text."""
    if isinstance(values, (str, bytes)) or not isinstance(values, Iterable):
        raise InvalidValueError(field, "a sequence of conditions", values)
    return texts((str(value) if isinstance(value, Condition) else value for value in values), field)


#: The scope of a clearance for exercise in general.
EXERCISE = "exercise"


def _scope(values: Iterable[str] | str, field: str = "scope") -> tuple[str, ...]:
    """A converter: what a clearance covers, as one text or several."""
    return (values,) if isinstance(values, str) else texts(values, field)


@attrs.frozen(field_transformer=named)
class Clearance:
    """A health-care provider's word that exercise is safe for this person: from when, by whom, for what, until when.

    It counts from its day to its last day, and never for what began after it.
    """

    #: The day on which it was given.
    day: date = attrs.field(converter=a_day)
    #: Who gave it; ``None`` is unknown.
    who: str | None = attrs.field(default=None, validator=Text(200, least=1))
    #: What it covers: ``exercise`` in general, and each condition that it names, in at most 2000 characters.
    scope: tuple[str, ...] = attrs.field(default=(EXERCISE,), converter=_scope, validator=Texts(Text(2000)))
    #: The last day on which it counts; ``None``: no end was given.
    until: date | None = attrs.field(default=None, converter=optional(a_day))

    def __attrs_post_init__(self) -> None:
        if self.until is not None and self.until < self.day:
            raise InvalidValueError("Clearance.until", f"no day before {self.day}", self.until)

    def __str__(self) -> str:
        by, until = self.who and f" by {self.who}", self.until and f" until {self.until}"
        return f"{self.day}{by or ''} for {', '.join(self.scope)}{until or ''}"

    def counts_on(self, today: date) -> bool:
        """Whether somebody gave it by that day and it has not ended."""
        return not self.is_denied and self.day <= today and (self.until is None or today <= self.until)

    @property
    def is_denied(self) -> bool:
        """Whether ``who`` says that nobody gave it: "refused", "waiting for Dr. Lee"."""
        return self.who is not None and names_nobody(self.who)

    @property
    def is_general(self) -> bool:
        """Whether it covers exercise in general."""
        return any(covered.strip().lower() == EXERCISE for covered in self.scope)


def _clearance(value: Clearance | date | None) -> Clearance | date | None:
    """A converter that only checks the value."""
    return value if value is None or isinstance(value, Clearance) else a_day(value)


def names_nobody(who: str) -> bool:
    """Whether a text has a word of those that say that nobody allowed or settled it (data/conditions.toml)."""
    plain = who.casefold()
    words = frozenset(re.findall(r"[^\W\d_]+", plain))
    return any(word in plain if word[0] > "\u2fff" else word in words for word in _denials())


@cache
def _denials() -> tuple[str, ...]:
    listed: str = toml("conditions")["clearance"]["denied"]
    return tuple(word.strip() for word in listed.replace("\n", " ").split(",") if word.strip())


@attrs.frozen(kw_only=True, field_transformer=named)
class Profile(Fieldlike):
    """The person a routine is for. Every field may be left out; what is left out is unknown."""

    #: The symptoms the person has.
    symptoms: frozenset[Symptom] = attrs.field(default=frozenset(), converter=as_symptoms)
    #: How bad they are; ``None`` is unknown.
    severity: SymptomSeverity | None = attrs.field(default=None, converter=as_severity)
    #: How they are changing; ``None`` is unknown.
    trend: Trend | None = attrs.field(default=None, converter=as_trend)
    #: Signs that need a doctor first.
    red_flags: frozenset[RedFlag] = attrs.field(default=frozenset(), converter=as_red_flags)
    #: A health-care provider's word that exercise is safe, or only its day; ``None``: not cleared.
    clearance: Clearance | date | None = attrs.field(default=None, converter=_clearance, metadata={DECLARED: True})
    #: How long the person can practise, in minutes a day, 1 to 240; ``None`` is unknown.
    minutes_per_day: int | None = attrs.field(default=None, validator=Range(1, 240, "minutes a day"))
    #: Movements to leave out, by catalogue id or name, each of at most 200 characters.
    excluded: tuple[str, ...] = attrs.field(default=(), converter=texts, validator=Texts(Text(200)))
    #: What the person has or had, each as ``system:code`` (``icd10:M48.06``, ``snomed:18347007``) or in words, with its
    #: days where they are known: ``lumbar fusion (since 2026-11-15)``. A ``Condition`` becomes its text. Each is of at
    #: most 2000 characters.
    conditions: tuple[str, ...] = attrs.field(default=(), converter=_conditions, validator=Texts(Text(2000)))
    #: The language for texts to the person, as a BCP 47 tag; ``None``: unknown, English is used.
    language: str | None = attrs.field(default=None, validator=Text(35, least=2))

    @property
    def cleared(self) -> Clearance | None:
        """The clearance; a plain day is one for exercise in general, without an end."""
        return Clearance(self.clearance) if isinstance(self.clearance, date) else self.clearance


@attrs.frozen(kw_only=True, field_transformer=named)
class Waiver:
    """A clinician's decision that one finding on one movement is acceptable for this person until a given day.

    The finding stays in the report, marked as waived, and does not count until the waiver expires.
    """

    #: The code of the rule, such as ``SR101``; no waiver covers all rules.
    code: str = attrs.field(validator=Text(20, least=1))
    #: The movement, by catalogue id or by its name as written.
    exercise: str = attrs.field(validator=Text(200, least=1))
    #: Who decided.
    who: str = attrs.field(validator=Text(200, least=1))
    #: Why.
    why: str = attrs.field(validator=Text(2000, least=1))
    #: The last day on which it holds.
    until: date = attrs.field(converter=a_day)
