"""From what a document says to its ``Routine`` and each ``Prescription``: units, sides, exertion and limits, once.

Readers turn the words of their format into raw amounts and texts. What these mean is decided here, so that two formats
never differ in it.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Any, TypeAlias

import attrs

from stenosis_routines._fields import Range, Text
from stenosis_routines.exercise import Effort, Exercise, Hints
from stenosis_routines.formats.reading.problems import Collector, limits, text_limits
from stenosis_routines.profile import Profile
from stenosis_routines.routine import Dose, Prescription, Reps, RepsLimits, Routine, Session

__all__ = [
    "KILOGRAMS",
    "STRENUOUS_RPE",
    "Amount",
    "Amounts",
    "each_side",
    "highest",
    "hints_of",
    "is_strenuous",
    "kilograms",
    "prescription",
    "range_of",
    "range_over",
    "routine",
]

#: One amount of a dose as a document gives it: a number, a range of repetitions, yes or no; ``None`` is unknown.
Amount: TypeAlias = float | tuple[int, int | None] | None
#: What a document says of a dose, by the fields of ``Dose``.
Amounts: TypeAlias = Mapping[str, Amount]

#: Kilograms in a unit of weight; a pound is so much by definition.
KILOGRAMS = {"kg": 1.0, "lb": 0.45359237, "lbs": 0.45359237}

#: From this perceived exertion (of 10) on, an exercise counts as strenuous.
STRENUOUS_RPE = 8
# The same for exertion of 20 (Borg), percent of a maximum, and zones of heart rate or power; and the repetitions in
# reserve that an exertion of 8 leaves.
_STRENUOUS_RPE_OF_20 = 17
_STRENUOUS_PERCENT = 80
_STRENUOUS_ZONE = 4
_STRENUOUS_RESERVE = 10 - STRENUOUS_RPE

_EACH_SIDE = re.compile(r"\b(?:each|per|every)\s+(?:side|leg|arm|foot)\b|\balternat", re.IGNORECASE)


def each_side(text: str) -> bool | None:
    """True if a text says that it is for each side; else ``None``, since it does not say the opposite."""
    return True if _EACH_SIDE.search(text) else None


def is_strenuous(
    rpe: float | None = None,
    *,
    rpe_of_20: float | None = None,
    reserve: float | None = None,
    percent: float | None = None,
    zone: float | None = None,
    zones: int | None = None,
) -> bool:
    """Whether any measure of exertion says that the work is strenuous; ``None`` says nothing.

    ``reserve`` counts repetitions in reserve, ``percent`` is the share of a maximum, ``zones`` is how many zones there
    are: the fourth is strenuous, and so is the third of three.
    """
    bounds = (
        (rpe, STRENUOUS_RPE),
        (rpe_of_20, _STRENUOUS_RPE_OF_20),
        (percent, _STRENUOUS_PERCENT),
        (zone, min(_STRENUOUS_ZONE, zones or _STRENUOUS_ZONE)),
    )
    hard = any(value is not None and value >= bound for value, bound in bounds)
    return hard or (reserve is not None and reserve <= _STRENUOUS_RESERVE)


def kilograms(value: float, unit: str) -> float:
    """A weight in kilograms; only what is converted is rounded."""
    return value if unit == "kg" else round(value * KILOGRAMS[unit], 2)


def highest(values: Iterable[float | None]) -> float | None:
    """The highest of the values that are known."""
    return max((value for value in values if value is not None), default=None)


def range_of(low: int, high: int | None) -> Reps:
    """Repetitions from low to high; ``None`` is an open end."""
    return low if low == high else (low, high)


def range_over(several: Iterable[Reps | None]) -> Reps | None:
    """The range over all repetitions that are known; open if one of them is."""
    ranges = [(reps, reps) if isinstance(reps, int) else reps for reps in several if reps is not None]
    if not ranges:
        return None
    ends = [high for _, high in ranges if high is not None]
    return range_of(min(low for low, _ in ranges), max(ends) if len(ends) == len(ranges) else None)


def hints_of(collector: Collector, path: str, *, muscles: Iterable[str] = (), **texts: str | None) -> Hints:
    """Hints, each text cut to what its field holds; an empty text is no hint."""
    kept = {field: collector.fitted(path, text, text_limits(Hints, field)) for field, text in texts.items() if text}
    return Hints(**kept, muscles=_fitted(collector, path, muscles, text_limits(Hints, "muscles")))


def prescription(
    exercise: Exercise,
    amounts: Amounts,
    notes: Iterable[str | None] = (),
    *,
    collector: Collector,
    path: str,
    notes_path: str | None = None,
    between: str = "\n\n",
    strenuous: bool = False,
    group: str | None = None,
) -> Prescription:
    """The prescription that a document describes.

    Each note is kept once, and is a text of its own unless ``between`` says otherwise. Amounts beyond the limits become
    unknown, and notes are cut to theirs, both with a problem. If the amounts do not mention ``per_side`` at all, the
    name and the notes decide.
    """
    said = between.join(dict.fromkeys(text for text in notes if text))
    if strenuous:
        exercise = attrs.evolve(exercise, traits=attrs.evolve(exercise.traits, effort=Effort.STRENUOUS))
    dose: dict[str, Any] = dict(amounts)
    for field, value in amounts.items():
        if value is not None and field != "per_side" and not (rule := _rule(field)).accepts(value):
            right_kind = isinstance(rule, RepsLimits) or type(value) in rule.kinds
            collector.note(path, rule.expected, value, "out-of-range" if right_kind else "wrong-type")
            dose[field] = None
    if "per_side" not in dose:
        dose["per_side"] = each_side(f"{exercise.name}\n{said}")
    text = collector.fitted(path if notes_path is None else notes_path, said, text_limits(Prescription, "notes"))
    return Prescription(_once(exercise), _dose(**dose), text, group=group, path=path)


#: Equal doses are one value: a long document has few different ones. Types count, so that 5 and 5.0 stay what they are.
_dose = lru_cache(maxsize=1024, typed=True)(Dose)


@lru_cache(maxsize=1024)
def _once(exercise: Exercise) -> Exercise:
    """Equal movements are one value too."""
    return exercise


def routine(
    title: str,
    sessions: Iterable[Session],
    guidance: Iterable[str] = (),
    *,
    collector: Collector,
    path: str = "",
    excluded: Iterable[str] = (),
    conditions: Iterable[str] = (),
) -> Routine:
    """The routine that a document describes, once everything else is read.

    Each text is cut to what its field holds, with a problem that quotes it. ``path`` is the place of the title.

    Raises:
        UnreadableRoutineError: the document is broken.
    """
    said = _fitted(collector, "", guidance, text_limits(Routine, "guidance"))
    profile = Profile(
        excluded=_fitted(collector, "", excluded, text_limits(Profile, "excluded")),
        conditions=_fitted(collector, "", conditions, text_limits(Profile, "conditions")),
    )
    name = collector.fitted(path, title, text_limits(Routine, "title"))
    return Routine(name, sessions, said, profile=profile, unread=collector.close())


def _fitted(collector: Collector, path: str, texts: Iterable[str], rule: Text) -> tuple[str, ...]:
    return tuple(collector.fitted(path, text, rule) for text in texts)


@cache
def _rule(field: str) -> Range | RepsLimits:
    return RepsLimits() if field == "reps" else limits(field)
