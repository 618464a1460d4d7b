"""What plans and mending say to the person, in English and Korean, from data/plans.toml."""

from functools import cache
from typing import Any

from stenosis_routines._data import toml
from stenosis_routines.advice import spoken
from stenosis_routines.routine import Dose, Reason


@cache
def plans() -> dict[str, Any]:
    """The tables of data/plans.toml."""
    return toml("plans")


def words(key: str, language: str | None, **facts: object) -> str:
    """A heading or a few words, in the language."""
    return str(plans()["words"][key][spoken(language)]).format(**facts)


def reason(key: str, language: str | None, week: int | None = None, **facts: object) -> Reason:
    """A reason with its statement, in the language."""
    entry = plans()["reasons"][key]
    what, why = entry[spoken(language)]
    return Reason(what.format(**facts), why.format(**facts), entry["statement"], week)


def dose_words(dose: Dose, language: str | None) -> str:
    """The dose as ``Dose.in_words`` tells it, in the language."""
    return dose.in_words() if spoken(language) == "en" else dose.in_words(plans()["dose"])


def in_words(dose: Dose, language: str | None) -> str:
    """The dose of a plan's movement in plain words: ``10 times each side``."""
    if not isinstance(dose.reps, int):
        return dose_words(dose, language)
    key = "each_side" if dose.per_side else "reps" if dose.times_per_day in (None, 1) else "often"
    return words(key, language, reps=dose.reps, times=dose.times_per_day)


def why_mended(code: str, english: str, language: str | None) -> str:
    """Why mending changed something: the Korean text for the rule's code if there is one, else the English one."""
    return english if spoken(language) == "en" else str(plans()["mended"].get(code, english))
