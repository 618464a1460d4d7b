"""The days that the title of a session names, so that what is done on one day counts together."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import product

from stenosis_routines._data import toml

__all__ = ["days_of", "is_in_any_week", "is_week"]

_TOKEN = re.compile(r"\d+(?:\.\d+)*|[^\W\d_]+|[-–—~〜&+,/]")
_ACCENTS = re.compile("[\u0300-\u036f]")
#: A longer range of days or weeks names none.
_MOST = 60


@lru_cache(maxsize=4096)
def days_of(title: str) -> tuple[str, ...]:
    """The weekdays, days and weeks that a title names, in a form that can be compared; empty where it names none.

    >>> days_of("Monday, legs") == days_of("Mon: arms"), days_of("Week 1, day 2"), days_of("Evening")
    (True, ('week 1 day 2',), ())
    >>> days_of("Weeks 1-2"), days_of("Mon, Wed and Fri")
    (('week 1', 'week 2'), ('weekday 1', 'weekday 3', 'weekday 5'))
    """
    letters = unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", title.casefold())))
    tokens = _TOKEN.findall(letters)
    named: dict[str, dict[int, None]] = {"week": {}, "day": {}, "weekday": {}}
    for at, token in enumerate(tokens):
        if (weekday := _weekdays().get(token)) is not None:
            ranged = at >= 2 and tokens[at - 1] in _to() and tokens[at - 2] in _weekdays()
            first = _weekdays()[tokens[at - 2]] if ranged else weekday
            span = range(first, weekday + 1 if first <= weekday else weekday + 8)
            named["weekday"] |= dict.fromkeys((day - 1) % 7 + 1 for day in span)
        elif (unit := _units().get(token)) is not None:
            before = tokens[: at - 1 if tokens[at - 1 : at] == ["-"] else at][::-1]  # "6-week programme"
            named[unit] |= dict.fromkeys(_numbers(tokens[at + 1 :]) or _numbers(before if token in _singular() else []))
    held = [[f"{unit} {number}" for number in numbers] for unit, numbers in named.items() if numbers]
    days = tuple(map(" ".join, product(*held))) if held else ()
    return days if len(days) <= _MOST else ()


def is_week(day: str) -> bool:
    """Whether a name of days is that of a whole week: "week 1"."""
    return day.startswith("week ") and day.count(" ") == 1


def is_in_any_week(day: str) -> bool:
    """Whether a name of days says nothing of the week: "weekday 1"."""
    return "week " not in day


def _numbers(tokens: Sequence[str]) -> list[int]:
    """The numbers that the words begin with, forwards or backwards: "1", "1-3", "1, 2 and 3"."""
    numbers, join = list[int](), ""
    for token in tokens:
        if token.isdecimal() and len(token) <= 6 and (join or not numbers):
            ends = numbers[-1] if join in _to() else int(token), int(token)
            if max(ends) - min(ends) > _MOST:
                return []
            numbers += range(min(ends), max(ends) + 1)
            join = ""
        elif numbers and not join and token in _to() | _and():
            join = token
        else:
            break
    return numbers


def _words(key: str) -> frozenset[str]:
    return frozenset(word.strip() for word in toml("days")[key].split(","))


@cache
def _weekdays() -> dict[str, int]:
    return {
        word.strip(): number for number, listed in enumerate(toml("days")["weekdays"], 1) for word in listed.split(",")
    }


@cache
def _units() -> dict[str, str]:
    return {word: unit for unit in ("day", "week") for word in _words(unit) | _words(f"{unit}s")}


@cache
def _singular() -> frozenset[str]:
    """Words that name something behind a number too: "2주차". Others do not: "4 weeks"."""
    return _words("day") | _words("week")


@cache
def _to() -> frozenset[str]:
    return _words("to")


@cache
def _and() -> frozenset[str]:
    return _words("and") | {","}
