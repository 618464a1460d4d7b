"""Understands conditions: which group of data/conditions.toml a code or words belong to, and how long ago they say.

A group that needs guidance is found wherever one of its words stands. A harmless condition must be harmless word for
word, so that what is not understood is unknown, and never harmless.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

from stenosis_routines._data import toml_once
from stenosis_routines.citation import Citation

__all__ = ["Group", "days_ago", "groups", "named_groups", "needs_guidance"]

_ACCENTS = re.compile("[\u0300-\u036f]")
_SEPARATORS = re.compile(r"[^\w]+|_")
_CODED = re.compile(
    r"\s*(icd-?10(?:-?[a-z]+)?|kcd|snomed(?:[ -]?ct)?|sct)\s*[:|]\s*([a-z0-9.]+)(.*)", re.IGNORECASE | re.DOTALL
)
_BARE_ICD10 = re.compile(r"()\s*([A-Z]\d[\dA-Z](?:\.[\dA-Z]{1,4})?)\s*()")
#: A level or levels of the spine: L4, L4/5, L5-S1.
_LEVELS = r"[ls]\d(?: ?[ls]?\d)?"
#: A word of fewer letters must be the whole word.
_WHOLE = 3


class Group(NamedTuple):
    """Conditions that are alike, and what is asked of people who have one."""

    name: str
    #: Where it is written that guidance is needed.
    citation: Citation
    #: Whether the source advises against exercise, or a movement of the article.
    is_error: bool
    #: How long it counts after its beginning, in weeks; ``None``: until it is resolved.
    weeks: int | None
    codes: tuple[tuple[str, str], ...]
    words: "re.Pattern[str]"


def groups(what: str) -> tuple[Group, ...] | None:
    """The groups that a condition belongs to, the gravest first; empty for a harmless one, ``None`` for an unknown one.

    >>> [group.name for group in groups("total hip replacement 3 weeks ago")]
    ['joint_replacement']
    >>> groups("Lumbar spinal stenosis, L4/5"), groups("poorly controlled hypertension")
    ((), None)
    """
    return _groups(what)


@lru_cache(maxsize=1024)
def _groups(what: str) -> tuple[Group, ...] | None:
    system, code, words = _parts(what)
    plain = _plain(words)
    coded = bool(code) and _has_code(_harmless_codes(), system, code)
    if (coded and not plain) or ((coded or not code) and _is_harmless(plain)):
        return ()
    found = [
        group
        for group in needs_guidance().values()
        if (code and _has_code(group.codes, system, code)) or any(map(group.words.search, _forms(plain)))
    ]
    return tuple(sorted(found, key=lambda group: not group.is_error)) or None


def named_groups(text: str, what: str) -> tuple[Group, ...]:
    """The groups that a text names and says nothing else of; it may use the words of the condition that it is about.

    >>> [group.name for group in named_groups("osteoporosis of the spine", "spinal osteoporosis")]
    []
    >>> [group.name for group in named_groups("chronic osteoporosis", "osteoporosis, spine")]
    ['osteoporosis']
    """
    found = groups(text) or ()
    plain = _plain(_parts(text)[2])
    is_cjk = _has_cjk(plain)
    rest = plain.replace(" ", "") if is_cjk else plain
    for group in found:
        rest = re.sub(group.words.pattern if is_cjk else rf"(?:{group.words.pattern})\w*", " ", rest)
    _, more = _harmless_words(is_cjk)
    return found if {*more.sub(" ", rest).split()} <= {*_plain(what).split()} else ()


def days_ago(what: str) -> int | None:
    """How long ago the words say that it was, in days; ``None`` if they say nothing of it.

    >>> days_ago("lumbar fusion 2 weeks ago"), days_ago("인공관절 3주 전"), days_ago("osteoporosis")
    (14, 21, None)
    """
    ago = _ago()
    found = ago.pattern.search(_plain(what))
    if found is None:
        return None
    number, unit = (part for part in found.groups() if part is not None)
    return (int(number) if number.isdecimal() else ago.numbers[number]) * ago.days[unit]


@cache
def needs_guidance() -> Mapping[str, Group]:
    """The groups of conditions that need guidance, by name."""
    return {name: _group(name, entry) for name, entry in toml_once("conditions")["needs"].items()}


def _group(name: str, entry: Mapping[str, Any]) -> Group:
    return Group(
        name,
        Citation(entry["source"], "conditions", "R2", entry["says"]),
        entry["severity"] == "error",
        entry.get("weeks"),
        _codes(entry),
        re.compile("|".join(map(_beginning, entry["words"]))),
    )


# Codes.


def _parts(what: str) -> tuple[str, str, str]:
    """The system and the code of a condition, empty if it has none, and its words."""
    found = _CODED.fullmatch(what) or _BARE_ICD10.fullmatch(what)
    if found is None:
        return "", "", what
    system, code, words = found.groups()
    return "snomed" if system.lower().startswith("s") else "icd10", code.upper(), words


def _codes(entry: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple((system, code) for system in ("icd10", "snomed") for code in entry[system])


@cache
def _harmless_codes() -> tuple[tuple[str, str], ...]:
    return tuple(code for entry in toml_once("conditions")["harmless"].values() for code in _codes(entry))


def _has_code(codes: Iterable[tuple[str, str]], system: str, code: str) -> bool:
    """Whether a code is one of these; "M80.-" is M80 and all below it."""
    return any(
        system == known
        and (code == entry.rstrip("-").rstrip(".") or (entry.endswith("-") and code.startswith(entry[:-1])))
        for known, entry in codes
    )


# Words.


def _plain(text: str) -> str:
    """A text in lower case, without accents and punctuation."""
    text = _ACCENTS.sub("", unicodedata.normalize("NFKD", text).casefold())
    return " ".join(_SEPARATORS.sub(" ", unicodedata.normalize("NFKC", text)).split())


def _has_cjk(text: str) -> bool:
    """Whether a text has letters of Korean, Japanese or Chinese."""
    return not text.isascii() and any(
        "\u1100" <= letter <= "\u11ff"
        or "\u3040" <= letter <= "\u30ff"
        or "\u3400" <= letter <= "\u9fff"
        or "\uac00" <= letter <= "\ud7a3"
        for letter in text
    )


def _forms(plain: str) -> tuple[str, ...]:
    """The text as it stands and, for scripts in which spaces mean little, without them."""
    return (plain, plain.replace(" ", "")) if _has_cjk(plain) else (plain,)


def _beginning(word: str) -> str:
    """The pattern for a word that may go on, or for a whole one if it is short."""
    word = _plain(word)
    if _has_cjk(word):
        return re.escape(word.replace(" ", ""))
    return rf"\b{re.escape(word)}" + (r"\b" if len(word) <= _WHOLE else "")


def _is_harmless(plain: str) -> bool:
    """Whether every word is accounted for, and one of them names a harmless condition."""
    is_cjk = _has_cjk(plain)
    known, more = _harmless_words(is_cjk)
    rest, count = known.subn("  ", plain.replace(" ", "") if is_cjk else plain)
    return count > 0 and not more.sub(" ", rest).strip()


@cache
def _harmless_words(is_cjk: bool) -> tuple["re.Pattern[str]", "re.Pattern[str]"]:
    data = toml_once("conditions")
    known = [word for entry in data["harmless"].values() for word in entry["words"]]
    return _any_of(known, is_cjk), _any_of(data["plain"]["words"], is_cjk, _LEVELS)


def _any_of(words: Iterable[str], is_cjk: bool, *more: str) -> "re.Pattern[str]":
    plain = {_plain(word) for word in words}
    chosen = sorted((word for word in plain if _has_cjk(word) is is_cjk), key=len, reverse=True)
    either = "|".join([*map(re.escape, chosen), *more])
    return re.compile(either if is_cjk else rf"(?<!\S)(?:{either})(?!\S)")


class _Ago(NamedTuple):
    pattern: "re.Pattern[str]"
    numbers: Mapping[str, int]
    days: Mapping[str, int]


@cache
def _ago() -> _Ago:
    data = toml_once("conditions")["ago"]
    numbers = {_plain(word): int(number) for number, words in data["numbers"].items() for word in words}
    days = {unit: int(count) for count, units in data["days"].items() for unit in units}
    number = r"(\d{1,3}|" + "|".join(sorted(numbers, key=len, reverse=True)) + ")"
    return _Ago(re.compile("|".join(one.replace("#", number) for one in data["patterns"])), numbers, days)
