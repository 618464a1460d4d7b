"""The words of free text, looked for as phrases of data/text.toml.

A text is cut into words, a phrase is looked for word by word, and of those that fit in one place the longest counts.
Korean has endings instead of blanks, and Japanese and Chinese have no blanks, so each of their letters is a word here.
"""

import re
import unicodedata
from collections.abc import Container, Iterable, Iterator
from functools import cache, lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

from stenosis_routines._data import prepared, toml

#: What separates words and means nothing at the ends of a piece of text.
EDGES = " \t,;:.·-–—|()[]/×@=~•+&\"'“”‘’，、。：；（）・〜～→➜➔⇒»▸"

#: Letters of Korean, Japanese and Chinese.
_CJK = "\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3"
#: What Japanese words end with.
_PARTICLES = str.maketrans("", "", "をはにのでともが")
#: Signs that count ("x 10"), and that stand before a dose of its own.
_SIGNS = frozenset("x×*")
_TABLES = {"#s": "seconds", "#w": "kilograms"}


class _Word(NamedTuple):
    said: str
    start: int
    end: int
    #: The ends of a number or a range; the upper end of "10+" is ``None``, and so are both of another word.
    low: float | None
    high: float | None


class Found(NamedTuple):
    """A phrase in a text, the numbers in it, and where it begins and ends."""

    start: int
    end: int
    meaning: tuple[str, ...]
    numbers: tuple[tuple[float, float | None], ...]


@cache
def _data() -> dict[str, dict[str, str]]:
    return toml("text")


def _listed(words: str) -> Iterator[str]:
    return filter(None, map(str.strip, words.split(",")))


@cache
def _spoken() -> dict[str, float]:
    return {word: float(value) for value, words in _data()["numbers"].items() for word in _listed(words)}


@cache
def _pattern(is_ascii: bool) -> re.Pattern[str]:
    """A number or a range, digits that are none (1:30), a syllable, a word of other letters, or a mark.

    For an ASCII text, what it cannot hold is left out, which makes the pattern many times as fast to compile.
    """
    known = sorted(filter(str.isascii, _spoken()) if is_ascii else _spoken(), key=len, reverse=True)
    cjk = "(?!)" if is_ascii else f"[{_CJK}]"
    names = [word for word in known if not re.match(cjk, word)]
    latin, initials = "|".join(names), "".join(sorted({word[0] for word in names}))
    # Without the ASCII flag "i" would also be a dotless i, which no number has. German writes "fünfmal" as one word.
    # "le dos" is the back in French; "dos" alone is two in Spanish.
    spoken = rf"(?<![^\W\d_])(?!(?<=[ld][eu] )dos\b|(?<=au )dos\b)(?ai:{latin})(?=mal(?![^\W\d_])|(?![^\W\d_])|{cjk})"
    if other := "|".join(word for word in known if re.match(cjk, word)):
        # "十分" is enough in "一回で十分です", else ten minutes.
        enough = "(?<=[でばも])十分|十分(?:です|な|だ|でしょ)"
        spoken += rf"|(?<![a-zA-Z가-힣])(?!{enough})(?:{other})(?![a-zA-Z])"
    digits = r"(?:[0-9]{1,3}(?:[,.][0-9]{3})+|[1-9][0-9]{0,2}(?: 000)+|[0-9]{1,5}(?:\.[0-9]{1,2})?)"
    # A mark behind a letter parts a name from its dose ("pump:20"); behind anything else it is part of a number (.5).
    begin = r"(?<![0-9])(?:(?<![.,:/])|(?<=[^\W\d_][.,:/]))"
    number = rf"(?:{begin}{digits}(?![0-9]|[.,:/][0-9])|{spoken})"
    joint = r"(?: ?(?:[-–—‒−~～〜]|(?ai:to|or|bis|oder|a|à|o|ou)|에서|から|至|到) ?)"
    span = (
        r"(?P<between>(?ai:(?<=between )|(?<=zwischen )|(?<=entre )))?"
        rf"(?P<low>{number})(?:(?P<open>\+)(?![0-9])"
        rf"|(?:{joint}|(?(between) (?ai:and|und|y|et) |(?!)))(?P<high>{number}))?"
    )
    times, word = r"(?ai:(?<=[0-9])x(?=[a-z]))", r"[^\W\d_]+" if is_ascii else rf"[^\W\d_{_CJK}]+"
    # Most words are found at once, because no number begins with their first letter.
    return re.compile(
        rf"{times}|(?ai:(?![{initials}])){word}|{span}|[0-9]+(?:[.,:/][0-9]+)*|{cjk}|{word}|(?!#|(?<=\w)-\w)\S"
    )


@lru_cache(maxsize=1024)
def _words(text: str) -> tuple[_Word, ...]:
    return tuple(map(_word, _pattern(text.isascii()).finditer(text)))


def _word(match: re.Match[str]) -> _Word:
    said, (start, end) = match[0].lower(), match.span()
    if match["low"] is None:
        return _Word(said, start, end, None, None)
    low, high = match["low"].lower(), (match["high"] or match["low"]).lower()
    return _Word(said, start, end, _value(low), None if match["open"] else _value(high))


def _value(number: str) -> float:
    return float(_spoken().get(number, re.sub("[,. ](?=[0-9]{3})", "", number)))


# Phrases as trees of words, so that all are looked for at once; ``None`` leads to what a phrase means.

_Tree = dict[str | None, Any]


class _Trees(NamedTuple):
    """The phrases of data/text.toml."""

    #: The words of each kind; several ways to say one step of a phrase are a kind too.
    kinds: dict[str, _Tree]
    #: The kinds by the first words of what belongs to them, in one order.
    firsts: dict[str, list[str]]
    units: dict[str, _Tree]
    doses: _Tree
    #: The words of each list.
    words: dict[str, _Tree]


@cache
def _trees() -> _Trees:
    return _Trees(*prepared("phrases", trees))


def trees() -> tuple[Any, ...]:
    """The parts of ``_Trees`` as plain data, which a wheel holds."""
    data, kinds = _data(), _kinds()
    firsts: dict[str, set[str]] = {}
    for kind, root in kinds.items():
        for word in root:
            firsts.setdefault(str(word), set()).add(kind)
    return (
        kinds,
        {word: sorted(found) for word, found in firsts.items()},
        {
            kind: _tree(kinds, ((words, float(value)) for value, words in data[table].items()))
            for kind, table in _TABLES.items()
        },
        _tree(kinds, ((phrases, tuple(fields.split())) for fields, phrases in data["dose"].items())),
        {name: _tree(kinds, [(words, (name,))]) for name, words in data["words"].items()},
    )


def _kinds() -> dict[str, _Tree]:
    named = {kind: list(_listed(phrases)) for kind, phrases in _data()["kinds"].items()}
    steps = {
        step.removesuffix("?") for phrases in _data()["dose"].values() for step in phrases.replace(",", " ").split()
    }
    ways = {step: step.split("|") for step in sorted(steps) if "|" in step and "#" not in step and step != "|"}
    for step, said in ways.items():
        named[step] = [word for way in said for word in named.get(way, (way,))]
    kinds: dict[str, _Tree] = {}
    for kind, phrases in named.items():
        root = kinds[kind] = {}
        for phrase in phrases:
            node = root
            for word in _said(phrase):
                node = node.setdefault(word, {})
            node[None] = kind
    return kinds


def _tree(kinds: Container[str], listed: Iterable[tuple[str, Any]]) -> _Tree:
    root: _Tree = {}
    for phrases, meaning in listed:
        for phrase in _listed(phrases):
            nodes = [root]
            for step in phrase.split():
                said = step.removesuffix("?")
                ways = (said,) if said in kinds else said.split("|")
                grown = [_grown(kinds, node, way) for node in nodes for way in ways]
                nodes = nodes + grown if step.endswith("?") else grown
            for node in nodes:
                node.setdefault(None, meaning)
    return root


def _grown(kinds: Container[str], node: _Tree, way: str) -> _Tree:
    """The node behind one way to say a step of a phrase: words, a kind of words, and # for the numbers between them."""
    if way in _TABLES or way in kinds:
        return node.setdefault(way, {})  # type: ignore[no-any-return]
    for piece in filter(None, re.split("(#)", way)):
        for said in (piece,) if piece[0] == "#" else _said(piece):
            node = node.setdefault(said, {})
    return node


def _said(words: str) -> Iterator[str]:
    return (word.said for word in _words("," if words == "COMMA" else words))


def _longest(node: _Tree, words: tuple[_Word, ...], place: int) -> tuple[int, Any, tuple[Any, ...]] | None:
    """The longest phrase from a place on: the place behind it, its meaning and its numbers."""
    best = (place, node[None], ()) if None in node else None
    if place == len(words):
        return best
    for further, behind, number in _ways(node, words, place):
        found = _longest(further, words, behind)
        if found is not None and (best is None or found[0] > best[0]):
            best = (found[0], found[1], (*number, *found[2]))
    return best


def _ways(node: _Tree, words: tuple[_Word, ...], place: int) -> Iterator[tuple[_Tree, int, tuple[Any, ...]]]:
    """The ways on from a node: over a word, over a word of a kind, and over a number, bare or with a unit."""
    word = words[place]
    if word.said in node:
        yield node[word.said], place + 1, ()
    for kind in _trees().firsts.get(word.said, ()):
        if kind in node:
            for end in _ends_of(_trees().kinds[kind], words, place):
                yield node[kind], end, ()
    if word.low is None:
        return
    low, high = word.low, word.high
    if "#" in node:
        yield node["#"], place + 1, ((low, high),)
    for unit in _TABLES:
        if unit in node and (said := _longest(_trees().units[unit], words, place + 1)):
            ends = (round(low * said[1], 2), None if high is None else round(high * said[1], 2))
            yield node[unit], said[0], (ends,)


def _ends_of(node: _Tree, words: tuple[_Word, ...], place: int) -> Iterator[int]:
    """The places behind the words of a kind at this place, the longest first."""
    if place < len(words) and words[place].said in node:
        yield from _ends_of(node[words[place].said], words, place + 1)
    if None in node:
        yield place


def _is_tied(text: str, place: int) -> bool:
    """Whether the letter at a place is a syllable beside another one."""
    beside = (text[place - 1] if place else "", text[place + 1 : place + 2])
    return _is_syllable(text[place]) and any(map(_is_syllable, beside))


def _is_syllable(letter: str) -> bool:
    # In Python, because the pattern would take longer to compile than most programs use it.
    return "\u3041" <= letter <= "\u30ff" or "\u3400" <= letter <= "\u9fff" or "\uac00" <= letter <= "\ud7a3"


def _find(tree: _Tree, text: str, alone: bool = False, places: int | None = None) -> Iterator[Found]:
    """All phrases that begin in a text; a single syllable that must stand alone is no part of a longer word."""
    words, firsts, behind = _words(text), _trees().firsts, 0
    for place, word in enumerate(words[:places]):
        if place < behind or not (word.said in tree or word.said in firsts or word.low is not None):
            continue  # most words begin no phrase
        found = _longest(tree, words, place)
        if found is None or found[0] == place:
            continue
        if word.said in _SIGNS:
            # A sign may only part a name from its dose: "× 10 x 10", "x 5 min".
            found = max(found, _longest(tree, words, place + 1) or found, key=itemgetter(0))
        behind, meaning, numbers = found
        end = words[behind - 1].end
        if not (alone and end == word.start + 1 and _is_tied(text, word.start)):
            yield Found(word.start, end, meaning, numbers)


@cache
def units(kind: str) -> dict[str, float]:
    """The words for units, ``seconds`` or ``kilograms``, or for ``times``, each with what one of it is."""
    return {word: float(value) for value, words in _data()[kind].items() for word in _listed(words)}


def leading_number(text: str) -> tuple[int, int] | None:
    """The number in words that a text of more words begins with, and where it ends: "ten pelvic rocks"."""
    words = _words(text)[:2]
    if len(words) < 2 or words[0].start or words[0].low is None or words[0].low != words[0].high or words[0].low < 1:
        return None
    return (int(words[0].low), words[0].end) if words[0].said[0].isalpha() and words[1].said[0].isalpha() else None


def is_number(word: str) -> bool:
    """Whether a word is a number."""
    return word.lower() in _spoken()


@cache
def columns() -> dict[str, str]:
    """What the columns of a table hold, by their names."""
    return {word: kind for kind, words in _data()["columns"].items() for word in _listed(words)}


@lru_cache(maxsize=4096)
def doses(text: str) -> tuple[Found, ...]:
    """The phrases of a dose in a text; their meaning is the fields that they give."""
    return tuple(_find(_trees().doses, text))


def without_doses(text: str) -> str:
    """A text without the phrases of a dose in it."""
    end, left = 0, ""
    for found in doses(text):
        left += f"{text[end : found.start]} "
        end = found.end
    return left + text[end:]


@lru_cache(maxsize=4096)
def has(name: str, text: str) -> bool:
    """Whether a text has a word of a list."""
    return any(True for _ in _find(_trees().words[name], text, alone=True))


def after(name: str, text: str) -> str | None:
    """What follows the word of a list that a text begins with; ``None`` if it begins with none."""
    first = next(_find(_trees().words[name], text, alone=True, places=1), None)
    return None if first is None else text[first.end :]


def begins(name: str, text: str) -> bool:
    """Whether a text begins with a word of a list."""
    return after(name, text.lstrip(EDGES)) is not None


def without(name: str, text: str) -> str:
    """A text without the words of a list."""
    end, left = 0, ""
    for found in _find(_trees().words[name], text, alone=True):
        left += f"{text[end : found.start]} "
        end = found.end
    return left + text[end:]


def is_blank(text: str) -> bool:
    """Whether a text has no letter, no digit and no picture."""
    return not any(letter.isalnum() or unicodedata.category(letter) in ("So", "Sk") for letter in text)


@lru_cache(maxsize=4096)
def is_noise(text: str) -> bool:
    """Whether a text has only words that mean nothing, and no pictures."""
    left = without("noise", text).translate(_PARTICLES)
    return not any(letter.isalpha() or unicodedata.category(letter) == "So" for letter in left)


@lru_cache(maxsize=4096)
def only(name: str, text: str) -> bool:
    """Whether a text has words of a list, and beside them only words that mean nothing."""
    return has(name, text) and is_noise(without(name, text))


def without_verb(text: str) -> str:
    """A text without "do", "then do" and the like at its beginning."""
    while (rest := after("verbs", text)) and (rest := rest.lstrip(EDGES)):
        text = rest
    return text
