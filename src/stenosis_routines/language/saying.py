"""Whether a text says a phrase of one of the lists in data/language/shapes.toml. All lists are looked for at once."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

from stenosis_routines._data import toml
from stenosis_routines.language.vocabulary import listed

__all__ = ["begins", "ends", "says", "shape_words"]

_WORD = re.compile(r"\w+")
#: Letters of Korean, Japanese and Chinese come behind this one; their phrases are also found inside a word.
_LATIN = "\u3000"


def says(key: str, text: str) -> bool:
    """Whether a text has a phrase of a list; of Korean, Japanese and Chinese also inside a word."""
    return key in _said(text).anywhere


def begins(key: str, text: str) -> bool:
    """Whether a text begins with a phrase of a list."""
    return key in _said(text).first


def ends(key: str, text: str) -> bool:
    """Whether a text ends with a phrase of a list."""
    return key in _said(text).last


def shape_words(key: str) -> frozenset[str]:
    """The phrases of a list."""
    return _lists()[key]


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {key: frozenset(listed(words)) for key, words in toml("language/shapes").items()}


class _Said(NamedTuple):
    """The lists of which a text has a phrase, and those with whose phrases it begins and ends."""

    anywhere: set[str]
    first: set[str]
    last: set[str]


@lru_cache(maxsize=4096)
def _said(text: str) -> _Said:
    said, tree = _Said(set(), set(), set()), _tree()
    words = _WORD.findall(text.casefold())
    for plain in (words, *_plainly(words)):
        for place, word in enumerate(plain):
            if word in tree:
                _look(tree, plain, place, said)
    if not text.isascii():
        letters = " ".join(words)
        for place, letter in enumerate(letters):
            if letter > _LATIN and letter in tree:
                _look(tree, letters, place, said)
    return said


def _plainly(words: list[str]) -> Iterator[list[str]]:
    """The same words with plain forms of auxiliary verbs: "das wäre nur" is "das ist nur"."""
    for plain in _plain_forms():
        if not plain.keys().isdisjoint(words):
            yield [plain.get(word, word) for word in words]


@cache
def _plain_forms() -> tuple[dict[str, str], ...]:
    tables = toml("language/auxiliaries").values()
    return tuple({form: plain for plain, forms in table.items() for form in listed(forms)} for table in tables)


def _look(tree: dict[str | None, Any], steps: list[str] | str, place: int, said: _Said) -> None:
    """Notes the lists whose phrases stand at a place of a text, which is words or letters."""
    node, end = tree, place
    while end < len(steps) and (further := node.get(steps[end])):
        node, end = further, end + 1
        if found := node.get(None):
            said.anywhere.update(found)
            if not place:
                said.first.update(found)
            if end == len(steps):
                said.last.update(found)


@cache
def _tree() -> dict[str | None, Any]:
    """All phrases: each word, or letter of Korean, Japanese and Chinese, leads to the next, ``None`` to the lists."""
    root: dict[str | None, Any] = {}
    for key, phrases in _lists().items():
        for phrase in phrases:
            node = root
            for step in phrase if phrase > _LATIN else _WORD.findall(phrase.casefold()):
                node = node.setdefault(step, {})
            node.setdefault(None, []).append(key)
    return root
