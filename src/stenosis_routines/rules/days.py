"""The day that the title of a session names, so that what is done on one day counts together."""

import re
import unicodedata
from functools import cache, lru_cache

from stenosis_routines._data import toml

__all__ = ["day_of"]

_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_ACCENTS = re.compile("[\u0300-\u036f]")


@lru_cache(maxsize=4096)
def day_of(title: str) -> str:
    """The weekday, day or week that a title names, in a form that can be compared; empty where it names none.

    >>> day_of("Monday, legs") == day_of("Mon: arms"), day_of("Week 1, day 2"), day_of("Evening")
    (True, 'week 1 day 2', '')
    """
    letters = unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", title.casefold())))
    tokens = _TOKEN.findall(letters)
    named: list[str] = []
    for at, token in enumerate(tokens):
        if (weekday := _weekdays().get(token)) is not None:
            named.append(weekday)
        elif (unit := _units().get(token)) is not None:
            beside = [one for one in (*tokens[at + 1 : at + 2], *tokens[max(at - 1, 0) : at]) if one.isdecimal()]
            named += [f"{unit} {int(number)}" for number in beside[:1]]
    return " ".join(named)


def _words(listed: str, meaning: str) -> dict[str, str]:
    return {word.strip(): meaning for word in listed.split(",")}


@cache
def _weekdays() -> dict[str, str]:
    found: dict[str, str] = {}
    for number, listed in enumerate(toml("days")["weekdays"], 1):
        found |= _words(listed, f"weekday {number}")
    return found


@cache
def _units() -> dict[str, str]:
    table = toml("days")
    return _words(table["day"], "day") | _words(table["week"], "week")
