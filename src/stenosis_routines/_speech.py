"""What plans and mending say to the person: reasons with their statements, doses, refusals."""

from functools import cache
from typing import Any

from stenosis_routines._data import toml
from stenosis_routines.routine import Dose, Reason
from stenosis_routines.speech import speech, spoken, words

__all__ = ["in_words", "plans", "reason", "why_mended"]


@cache
def plans() -> dict[str, Any]:
    """The tables of data/plans.toml."""
    return toml("plans")


def reason(key: str, language: str | None, week: int | None = None, **facts: object) -> Reason:
    """A reason with its statement, in the language."""
    what, why = (words(f"reason.{key}.{part}", language, **facts) for part in ("what", "why"))
    return Reason(what, why, plans()["reasons"][key], week, key)


def in_words(dose: Dose, language: str | None) -> str:
    """The dose of a plan's movement in plain words: ``10 times each side``."""
    if not isinstance(dose.reps, int):
        return dose.in_words(language)
    key = "each_side" if dose.per_side else "reps" if dose.times_per_day in (None, 1) else "often"
    return words(f"plan.{key}", language, reps=dose.reps, times=dose.times_per_day)


def why_mended(code: str, english: str, language: str | None) -> str:
    """Why mending changed something: the text for the rule's code if the language has one, else the English one."""
    return english if spoken(language) == "en" else str(speech(language)["mended"].get(code, english))
