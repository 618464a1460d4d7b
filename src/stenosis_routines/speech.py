"""Everything said to people, in their language: one file for each language in data/speech, with the same keys."""

import re
from collections.abc import Iterable
from functools import cache, reduce
from operator import getitem
from typing import Any

from stenosis_routines._data import names, toml
from stenosis_routines.errors import InvalidValueError

__all__ = ["URGENCY", "advice", "joined", "languages", "speech", "spoken", "words"]

#: The topics of advice that asks for help before exercise, the most urgent first.
URGENCY = ("emergency", "doctor", "guidance", "visit")


@cache
def languages() -> tuple[str, ...]:
    """The languages that people can be spoken to in: those with a file in data/speech."""
    return names("speech")


def spoken(language: str | None) -> str:
    """The language for a person who asks for this BCP 47 tag: one of ``languages()``, English if there is no other.

    Raises: InvalidValueError for a tag that is not text.
    """
    if language is not None and not isinstance(language, str):
        raise InvalidValueError("language", "a language tag such as ko", language)
    primary = (language or "").replace("_", "-").partition("-")[0].lower()
    return primary if primary in languages() else "en"


def speech(language: str | None) -> dict[str, Any]:
    """The tables of the language's file."""
    return _speech(spoken(language))


@cache
def _speech(language: str) -> dict[str, Any]:
    return toml(f"speech/{language}")


def words(key: str, language: str | None = None, /, **facts: object) -> str:
    """The text under a dotted key, with the facts it names; a text in several forms has one for each kind of ``count``.

    >>> words("dose.sets", count=1), words("dose.sets", "ko", count=3)
    ('1 set', '3세트')

    Raises: KeyError if there is no such key.
    """
    text: Any = reduce(getitem, key.split("."), speech(language))
    if type(text) is not str:
        text = text[_form(f"{facts['count']:g}", text, language)]
    return str(text).format(**facts)


def _form(number: str, forms: Iterable[str], language: str | None) -> str:
    """The form that goes with a number: the first whose pattern in the table ``plural`` matches it, otherwise many."""
    patterns = speech(language)["plural"]
    return next((form for form in forms if form in patterns and re.fullmatch(patterns[form], number)), "many")


def joined(reasons: Iterable[str], language: str | None = None) -> str:
    """Several reasons on one line.

    >>> joined(["done standing up", "arches the lower back"])
    'done standing up; arches the lower back'
    """
    return f"{words('report.between', language)} ".join(reasons)


def advice(topic: str, language: str | None = None) -> str:
    """The advice on a topic: consult, emergency, doctor, visit, guidance, nothing_left, stop, stop_now, tell or again.

    >>> advice("stop")
    'Stop at once if symptoms are severe or if pain gets worse while you exercise, and ask for medical guidance.'

    Raises: KeyError if there is no such topic.
    """
    return words(f"advice.{topic}", language)
