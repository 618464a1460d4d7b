"""What plans hold in data/plans.toml, and how they say it: reasons with their statements, doses in plain words."""

from functools import cache
from typing import Any

from stenosis_routines._data import toml
from stenosis_routines.routine import Dose, Reason, Stop
from stenosis_routines.speech import URGENCY, advice, words

__all__ = ["in_words", "plans", "reason", "stop_advice"]


@cache
def plans() -> dict[str, Any]:
    """The tables of data/plans.toml."""
    return toml("plans")


def reason(key: str, language: str | None, week: int | None = None, **facts: object) -> Reason:
    """A reason with its statement, in the language."""
    what, why = (words(f"reason.{key}.{part}", language, **facts) for part in ("what", "why"))
    return Reason(what, why, plans()["reasons"][key], week, key)


def stop_advice(stop: Stop, language: str | None) -> str:
    """What the person of a stopped plan is to do."""
    signs = [topic for one in stop.reasons for kind, _, topic in [one.key.partition(".")] if kind == "red_flag"]
    return advice(min(signs, key=URGENCY.index, default="guidance"), language)


def in_words(dose: Dose, language: str | None) -> str:
    """The dose of a plan's movement in plain words: ``10 times each side``."""
    if not isinstance(dose.reps, int):
        return dose.in_words(language)
    key = "each_side" if dose.per_side else "reps" if dose.times_per_day in (None, 1) else "often"
    return words(f"plan.{key}", language, reps=dose.reps, times=dose.times_per_day)
