"""The lying-down movement of the catalogue that takes the place of one that is advised against."""

import re
import unicodedata
from functools import cache, lru_cache

import attrs

from stenosis_routines._data import toml
from stenosis_routines._plans import additions
from stenosis_routines.catalogue import catalogue
from stenosis_routines.contraindication import Contraindication, Suitability, suitability
from stenosis_routines.exercise import Aim, Effort
from stenosis_routines.recognise import Recognition
from stenosis_routines.routine import Dose, Prescription, Reps
from stenosis_routines.rules.amounts import dose_seconds, has_time, repetitions
from stenosis_routines.rules.rulebook import Applicability, Item, Mend, Remedy, RemedyKind

__all__ = ["at_most", "instead", "is_everyday", "is_order", "no_longer", "shorter", "shorter_hold", "substitute"]

#: What a substitute starts with where the article gives no number: our reading of gentle, within what was prescribed.
_GENTLE_REPS, _GENTLE_HOLD_S, _GENTLE_TIMES = 10, 30, 3


def is_everyday(recognition: Recognition) -> bool:
    """Whether it is walking, balance work or the like: on the feet, but without load, and good for a person otherwise.

    The article advises against it as an exercise (A08). Whether a person is to give it up is not for a program to say.
    """
    traits = recognition.traits
    if recognition.exercise_id is not None and catalogue.entry(recognition.exercise_id).everyday:
        return True
    only_on_the_feet = recognition.contraindications == frozenset({Contraindication.STANDING})
    return only_on_the_feet and traits.aim in (Aim.CARDIO, Aim.BALANCE) and traits.effort is not Effort.STRENUOUS


def is_order(recognition: Recognition) -> bool:
    """Whether its name says that a clinician ordered it; an order is not for a program to change.

    >>> from stenosis_routines.recognise import recognise
    >>> is_order(recognise("Referral for squats")), is_order(recognise("Squats"))
    (True, False)
    """
    return _order().search(_plain(recognition.name)) is not None


@cache
def _order() -> re.Pattern[str]:
    listed = [word.strip() for word in toml("orders")["words"].split(",")]
    latin = "|".join(re.escape(word) for word in listed if word.isascii())
    other = "|".join(re.escape(word) for word in listed if not word.isascii())
    return re.compile(rf"\b(?:{latin})\b|{other}")


def _plain(name: str) -> str:
    """The name in lower case without accents."""
    return unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", name.casefold())))


_ACCENTS = re.compile("[\u0300-\u036f]")


def instead(recognition: Recognition) -> Remedy:
    """The advice to do the lying-down movement for the same joint, or to leave this one out where none is right."""
    if is_order(recognition):
        return _ordered()
    return _everyday() if is_everyday(recognition) else _by(recognition.substitute)


@cache
def _ordered() -> Remedy:
    return Remedy(kind=RemedyKind.ASK, key="instead.ordered")


@cache
def _everyday() -> Remedy:
    return Remedy(kind=RemedyKind.ASK, key="instead.everyday")


@cache
def _by(ident: str | None) -> Remedy:
    """To do this movement of the catalogue instead, or none."""
    if ident is None:
        return Remedy(kind=RemedyKind.REMOVE, key="instead.none", applicability=Applicability.REVIEW)
    return Remedy(
        kind=RemedyKind.REPLACE,
        key="instead.movement",
        params={"movement": ident},
        applicability=Applicability.REVIEW,
        exercise=ident,
    )


def substitute(item: Item, remedy: Remedy) -> Prescription | None:
    """What takes the place of a movement that cannot stay: what its remedy names; ``None`` where it names nothing.

    A movement that is right in itself, and only declared otherwise, gives way to its own lying, gentle form.
    """
    ident = remedy.exercise
    own = item.recognition.exercise_id
    if own is not None and suitability(catalogue[own].traits) is Suitability.COMPATIBLE:
        ident = own
    return None if ident is None else _in_place(item.prescription, ident)


def shorter(before: Prescription, ident: str) -> Prescription | None:
    """What takes the place of a movement where the least dose of its substitute ``ident`` takes too long.

    It is what a plan has for a person who leaves the substitute out (data/plans.toml); ``None`` where there is none, or
    where that takes longer than there was too.
    """
    other = next((name for name, entry in additions().items() if entry.get("instead_of") == ident), None)
    after = None if other is None else _in_place(before, other)
    return None if after is None or dose_seconds(after.dose) > dose_seconds(before.dose) else after


def _in_place(before: Prescription, ident: str) -> Prescription:
    return Prescription(catalogue[ident], _dose(ident, before.dose), group=before.group, path=before.path)


@lru_cache(maxsize=1024)
def _dose(ident: str, before: Dose) -> Dose:
    """The article's dose where it gives one, on the days that were prescribed; else a gentle one, never with a load.

    It takes no more time than there was, as far as the article's own least number allows.
    """
    entry = catalogue.entry(ident)
    gentle = Dose(
        sets=1,
        reps=at_most(before.reps, _GENTLE_REPS),
        per_side=True if entry.exercise.one_sided else None,
        hold_s=shorter_hold(before.hold_s, _GENTLE_HOLD_S) if entry.exercise.traits.aim is Aim.STRETCH else None,
        times_per_day=None if before.times_per_day is None else min(before.times_per_day, _GENTLE_TIMES),
        days_per_week=before.days_per_week,
    )
    if entry.dose is None:
        return _in_the_time(gentle, before)
    advised = attrs.asdict(entry.dose, filter=lambda _, value: value is not None)
    if entry.dose.reps is not None:
        advised["hold_s"] = None
    if before.days_per_week is not None:
        advised["days_per_week"] = before.days_per_week
    dose = attrs.evolve(gentle, **advised)
    if isinstance(dose.reps, tuple) and dose_seconds(dose) > dose_seconds(before):
        return attrs.evolve(dose, reps=dose.reps[0])  # A16
    return _in_the_time(dose, before)


def _in_the_time(dose: Dose, before: Dose) -> Dose:
    """The dose with so few repetitions, one at least, and so short a hold that it takes no more time than before.

    It takes more where even one repetition, or a hold of a second, does. Where nothing says how long it took, it stays.
    """
    longer = dose_seconds(dose) / dose_seconds(before)
    if longer <= 1 or not has_time(before):
        return dose
    dose = attrs.evolve(dose, reps=max(1, int(repetitions(dose) / longer)))
    longer = dose_seconds(dose) / dose_seconds(before)
    if longer > 1 and dose.hold_s and (hold := int(dose.hold_s / longer)):
        dose = attrs.evolve(dose, hold_s=hold)
    return dose


def no_longer(item: Item, after: Prescription, applicability: Applicability = Applicability.REVIEW) -> Mend | None:
    """The change of a dose, unless it would take more time a day than before: mending never asks for more."""
    if after == item.prescription or dose_seconds(after.dose) > item.amounts.seconds:
        return None
    return Mend(RemedyKind.ADJUST_DOSE, after, applicability)


def at_most(reps: Reps | None, most: int) -> Reps | None:
    """The repetitions, or their range, with no more than ``most``; ``None`` stays unknown."""
    if not isinstance(reps, tuple):
        return None if reps is None else min(reps, most)
    low, high = min(reps[0], most), most if reps[1] is None else min(reps[1], most)
    return low if low == high else (low, high)


def shorter_hold(hold_s: float | None, most: float) -> float | None:
    """The hold in seconds, no longer than ``most``; ``None`` stays unknown."""
    return None if hold_s is None else min(hold_s, most)
