"""What plans hold in data/plans.toml, and how they say it: reasons with their statements, doses in plain words."""

from functools import cache
from typing import Any

import attrs

from stenosis_routines._data import toml
from stenosis_routines.routine import Dose, Plan, Reason, Stop
from stenosis_routines.speech import URGENCY, advice, words

__all__ = ["additions", "article_four", "in_words", "left_out", "plans", "reason", "stop_advice"]


@cache
def plans() -> dict[str, Any]:
    """The tables of data/plans.toml."""
    return toml("plans")


def article_four() -> dict[str, Any]:
    """The article's four movements by id, in its order."""
    four: dict[str, Any] = plans()["movements"]
    return four


def additions() -> dict[str, Any]:
    """What a plan may add to them by id, in the order in which they are chosen."""
    more: dict[str, Any] = plans()["additions"]
    return more


def reason(key: str, language: str | None, week: int | None = None, **facts: object) -> Reason:
    """A reason with its statement, in the language."""
    what, why = (words(f"reason.{key}.{part}", language, **facts) for part in ("what", "why"))
    return Reason(what, why, plans()["reasons"][key], week, key)


def left_out(plan: Plan) -> tuple[Reason, ...]:
    """Why movements of the article's four are not in the plan, and what takes their place."""
    return tuple(one for one in plan.reasons if one.key in ("excluded", "no_time", "in_place"))


def stop_advice(stop: Stop, language: str | None) -> str:
    """What the person of a stopped plan is to do, by the most urgent reason; one of unknown urgency counts as that."""
    return advice(min(map(_topic, stop.reasons), key=URGENCY.index), language)


def _topic(why: Reason) -> str:
    """The topic of the advice for a reason to stop; the key of a sign's reason ends in it."""
    kind, _, topic = why.key.partition(".")
    if kind != "red_flag":
        return "guidance"
    return topic if topic in URGENCY else URGENCY[0]


def in_words(dose: Dose, language: str | None) -> str:
    """The dose of a plan's movement in plain words: ``10 times each side``, ``2 minutes``."""
    if dose.reps is None and dose.sets == 1:
        return attrs.evolve(dose, sets=None).in_words(language, held=False)
    if not isinstance(dose.reps, int):
        return dose.in_words(language)
    key = "each_side" if dose.per_side else "reps" if dose.times_per_day in (None, 1) else "often"
    return words(f"plan.{key}", language, reps=dose.reps, times=dose.times_per_day)
