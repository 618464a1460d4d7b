"""How much of a movement is done: its dose, and what the texts beside and above it ask for, whichever is more."""

import math
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

import attrs

from stenosis_routines._fields import LIMITS
from stenosis_routines.exercise import NO_HINTS
from stenosis_routines.language import Clause, read
from stenosis_routines.language.asked import Asked, asked
from stenosis_routines.language.phrases import has
from stenosis_routines.routine import REPS, Dose
from stenosis_routines.rules.rulebook import Item

__all__ = ["SaidDose", "said_dose"]


class SaidDose(NamedTuple):
    """A dose with the largest amounts that texts ask for, within the limits of ``Dose``."""

    dose: Dose
    #: The longest hold, in seconds; a time in a name is one ("Heel slide 5 minutes"), as readers take it.
    hold_s: float
    #: The longest time of the whole movement, in seconds: one without a word for holding. 0 where there is none.
    lasts_s: float


def said_dose(item: Item) -> SaidDose:
    """The dose of a movement, each amount raised to the largest that a text asks for."""
    group = _of_label(item.prescription.group or "")
    own = (asked(item.exercise.name), *map(asked, _notes(item)), group)
    dose, said = item.dose, (*own, *map(_of_label, item.titles), *_of_advice(item.guidance))
    low, high = dose.reps_range or (0, None)
    known = {
        "sets": dose.sets or 1,
        "reps": low if high is None else high,
        "times_per_day": dose.times_per_day or 1,
        "hold_s": dose.hold_s or 0,
    }
    more: dict[str, Any] = {
        field: _within(field, most) for field, least in known.items() if (most := _most(field, said)) > least
    }
    dose = attrs.evolve(dose, **more) if more else dose
    return SaidDose(dose, max(dose.hold_s or 0, own[0].lasts_s), _most("lasts_s", own))


def _most(field: str, said: Iterable[Asked]) -> float:
    return max((getattr(one, field) for one in said), default=0)


def _within(field: str, amount: float) -> float:
    """An amount within the limits of its field."""
    high: float = (REPS if field == "reps" else attrs.fields_dict(Dose)[field].metadata[LIMITS]).high
    return min(amount, high) if field == "hold_s" else int(min(math.ceil(amount), high))


def _notes(item: Item) -> Iterator[str]:
    """The texts beside the movement."""
    if item.prescription.notes:
        yield item.prescription.notes
    hints = item.exercise.hints
    if hints is not NO_HINTS and hints.instructions:
        yield hints.instructions


@lru_cache(maxsize=1024)
def _of_label(text: str) -> Asked:
    """What a label asks for; "Circuit x 10" and "Repeat 5 times" count rounds."""
    found = asked(text)
    if not found.reps:
        return found
    pieces = [piece for clause in read(text) for piece in clause.pieces]
    repeats = any(step.motion == "repeat" for piece in pieces for step in piece.steps)
    each = any("when:each" in piece.values for piece in pieces)
    if has("groups", text) or (repeats and not each):
        return attrs.evolve(found, sets=max(found.sets, found.reps), reps=0)
    return found


@lru_cache(maxsize=256)
def _of_advice(guidance: tuple[str, ...]) -> tuple[Asked, ...]:
    """What is asked of all movements; a sentence that names one is about that one."""
    return tuple(asked(clause.text) for text in guidance for clause in read(text) if not _names_one(clause))


def _names_one(clause: Clause) -> bool:
    return any(name[0] != "=" for piece in clause.pieces for name in piece.names)
