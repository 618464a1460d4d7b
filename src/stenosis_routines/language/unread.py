"""Languages that are not read: which of them a text seems to be in."""

import re
import unicodedata
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from functools import cache
from typing import NamedTuple

from stenosis_routines._data import toml
from stenosis_routines.language.notions import LATIN, words_in

__all__ = ["has_a_sign", "seems", "tagged"]

#: How many signs of a language are needed.
_ENOUGH = 2
#: What stands between words. Vowel signs of Indian scripts are no letters to ``re``, so that words are split here.
_BETWEEN = re.compile(r"[\s\d!-/:-@\[-`{-~«»„“”‘’…–—،؛؟।·•]+")


class _Unread(NamedTuple):
    """A language that is not read, and its signs."""

    #: The key of its name in data/speech.
    name: str
    tags: frozenset[str]
    letters: frozenset[str]
    words: frozenset[str]


@cache
def _unread() -> tuple[_Unread, ...]:
    return tuple(
        _Unread(
            name,
            frozenset(_listed(entry["tags"])),
            frozenset(_plain(entry["letters"])),
            frozenset(_listed(_plain(entry["words"]))),
        )
        for name, entry in toml("language/unread").items()
    )


def _listed(words: str) -> list[str]:
    return [word for part in words.split(",") if (word := part.strip())]


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text.casefold())


def tagged(language: str | None) -> str | None:
    """The language that is not read and that a BCP 47 tag means: its key in data/language/unread.toml."""
    primary = (language or "").replace("_", "-").partition("-")[0].lower()
    return next((unread.name for unread in _unread() if primary in unread.tags), None)


def seems(texts: Iterable[str]) -> str | None:
    """The language that is not read and that texts seem to be in, by its key; ``None`` if that is not sure.

    >>> seems(["Przyciąganie kolan do klatki piersiowej", "Unoszenie nogi leżąc"])
    'polish'
    >>> seems(["Aunt Mabel's special"])
    """
    plain = _plain("\n".join(texts))
    words = set(_BETWEEN.split(plain))
    signs = _signs(words, set(plain))
    likely = max(signs, key=signs.__getitem__)
    most = signs.pop(likely)
    others = max(signs.values())
    return likely if most >= _ENOUGH and most > max(others, _read_words(words)) else None


def has_a_sign(text: str) -> bool:
    """Whether a text has any sign of a language that is not read; texts that have none between them seem to be in none.

    >>> has_a_sign("Unoszenie nogi leżąc"), has_a_sign("Our special")
    (True, False)
    """
    plain = _plain(text)
    return any(_signs(set(_BETWEEN.split(plain)), set(plain)).values())


def _signs(words: AbstractSet[str], letters: AbstractSet[str]) -> dict[str, int]:
    """How many signs of each language there are."""
    return {unread.name: len(words & unread.words) + len(letters & unread.letters) for unread in _unread()}


def _read_words(words: Iterable[str]) -> int:
    """How many of the words a language has that is read; that of the language that has most of them."""
    plain = {re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFD", word)) for word in words}
    return max(len(plain & known) for known in _read())


@cache
def _read() -> tuple[frozenset[str], ...]:
    small = {language: _listed(entry["words"]) for language, entry in toml("language/guess").items()}
    return tuple(frozenset((*words_in(language), *small.get(language, ()))) for language in LATIN)
