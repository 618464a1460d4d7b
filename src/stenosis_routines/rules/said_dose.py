"""How much of a movement is done: its dose, and what the texts beside and above it ask for, whichever is more."""

import math
from functools import lru_cache
from typing import Any, NamedTuple

import attrs

from stenosis_routines._fields import LIMITS
from stenosis_routines.catalogue import catalogue
from stenosis_routines.exercise import Exercise
from stenosis_routines.language import read
from stenosis_routines.language.asked import Asked, asked, most
from stenosis_routines.routine import REPS, Dose
from stenosis_routines.rules.rulebook import Item

__all__ = [
    "SaidDose",
    "asks_for_more",
    "asks_of_guidance",
    "asks_of_title",
    "own_asks",
    "said_dose",
    "text_of_name",
]

#: What the article itself asks for: that much is no finding, even where the dose says less (A16, A15).
_OF_ARTICLE = {"reps": 20, "times_per_day": 5}
#: The most that a text may ask for where the dose says nothing; our reading.
_USUAL = {"sets": 5, "reps": 20, "times_per_day": 5, "hold_s": 60}


class SaidDose(NamedTuple):
    """A dose with the largest amounts that texts ask for, within the limits of ``Dose``."""

    dose: Dose
    #: The longest hold, in seconds; a time in a name is one ("Heel slide 5 minutes"), as readers take it.
    hold_s: float
    #: The longest time of the whole movement, in seconds: one without a word for holding. 0 where there is none.
    lasts_s: float


def said_dose(item: Item) -> SaidDose:
    """The dose of a movement, each amount raised to the largest that a text asks for."""
    dose = item.prescription.dose
    if not item.texts_ask:
        return SaidDose(dose, dose.hold_s or 0, 0)
    return _raised(dose, item.known.asks, item.asks_above, most(asked(text_of_name(item.exercise.name)), "lasts_s"))


@lru_cache(maxsize=4096)
def _raised(stated: Dose, own: tuple[Asked, ...], above: tuple[Asked, ...], named_s: float) -> SaidDose:
    more: dict[str, Any] = {
        field: _within(field, amount)
        for field, known in _stated(stated).items()
        if (amount := most(own + above, field)) > (known or (0 if field in ("reps", "hold_s") else 1))
    }
    dose = attrs.evolve(stated, **more) if more else stated
    return SaidDose(dose, max(dose.hold_s or 0, named_s), most(own, "lasts_s"))


def asks_for_more(item: Item) -> tuple[str, ...]:
    """The words of the texts that ask for more than the dose, and for more than the article."""
    said = item.known.asks + item.asks_above
    if not said:
        return ()
    allowed = {
        field: _USUAL[field] if stated is None else max(stated, _OF_ARTICLE.get(field, 0))
        for field, stated in _stated(item.dose).items()
    }
    return tuple(dict.fromkeys(one.words for one in said if _is_over(one, allowed)))


def _is_over(one: Asked, allowed: dict[str, float]) -> bool:
    return one.amount is not None and one.amount > allowed.get(one.field, math.inf)


def _stated(dose: Dose) -> dict[str, float | None]:
    low, high = dose.reps_range or (None, None)
    reps = low if high is None else high
    return {"sets": dose.sets, "reps": reps, "times_per_day": dose.times_per_day, "hold_s": dose.hold_s}


def _within(field: str, amount: float) -> float:
    """An amount within the limits of its field."""
    high: float = (REPS if field == "reps" else attrs.fields_dict(Dose)[field].metadata[LIMITS]).high
    return min(amount, high) if field == "hold_s" else int(min(math.ceil(amount), high))


def own_asks(exercise: Exercise, notes: str, labels: tuple[str, ...]) -> tuple[Asked, ...]:
    """What the texts of a movement itself ask for: its name, notes, instructions, labels and equipment."""
    texts = (text_of_name(exercise.name), notes, exercise.hints.instructions or "")
    said = (*labels, exercise.hints.equipment) if exercise.hints.equipment else labels
    found = (*map(asked, texts), *map(asks_of_title, said))
    return tuple(one for amounts in found for one in amounts)


def text_of_name(name: str) -> str:
    """A name as a text that may ask for an amount: empty where the catalogue has all of it, as "90 90 rest"."""
    return "" if catalogue.named(name) else name


def asks_of_guidance(guidance: tuple[str, ...]) -> tuple[Asked, ...]:
    """What the advice on a whole routine asks for."""
    return tuple(one for text in guidance for one in asked(text))


@lru_cache(maxsize=4096)
def asks_of_title(text: str) -> tuple[Asked, ...]:
    """What a title or another label asks for; "Repeat 5 times" counts rounds."""
    found = asked(text)
    if not most(found, "reps"):
        return found
    pieces = [piece for clause in read(text) for piece in clause.pieces]
    repeats = any(step.motion == "repeat" for piece in pieces for step in piece.steps)
    each = any("when:each" in piece.values for piece in pieces)
    if repeats and not each:
        return tuple(one._replace(field="sets") if one.field == "reps" else one for one in found)
    return found
