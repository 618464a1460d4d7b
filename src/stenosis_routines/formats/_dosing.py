"""The words of free text: what in a line tells how much is done, and what is left of the line.

The phrases stand in data/text.toml. A text is cut into words, a phrase is looked for word by word, and of those that
fit in one place the longest counts. Korean has endings instead of blanks, so each of its syllables is a word here.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

import attrs

from stenosis_routines._data import toml
from stenosis_routines.formats._reading import each_side

__all__ = ["COUNTS", "EDGES", "HOW_OFTEN", "Told", "after", "begins", "columns", "has", "is_noise", "is_unit", "only"]
__all__ += ["parsed", "without", "without_verb"]

HOW_OFTEN = frozenset({"times_per_day", "days_per_week"})
#: What only a movement has; how long and how often may be of a whole session.
COUNTS = frozenset({"sets", "reps", "load_kg", "rpe", "rir", "effort"})
#: What parts words and tells nothing at the ends of a piece of text.
EDGES = " \t,;:.·-–—|()[]/×@=~•+&\"'“”‘’"

#: Fields that hold no whole numbers.
_MEASURED = frozenset({"hold_s", "rest_s", "load_kg"})
#: A number, digits that are none (1:30; 10,000), a syllable, a word of other letters, or a mark.
_WORD = re.compile(
    r"(?P<joined>(?<=\w)-(?=\w))?(?:(?P<number>[0-9]{1,5}(?:\.[0-9]{1,2})?)(?![0-9]|[.,:/][0-9])"
    r"|[0-9]+(?:[.,:/][0-9]+)*|[가-힣]|[^\W\d_가-힣]+|(?!#)\S)"
)
_RANGE = frozenset({"to", "or", "-", "–", "—", "‒", "−", "~", "～"})
_PAREN = re.compile(r"[(\[]([^()\[\]]*\x1f[^()\[\]]*)[)\]]")
_COUNT = re.compile(r"([0-9]{1,3})(?: ?[x×])? (?=[^\W\d_])")
#: A number that is no dose is hidden while doses are looked for.
_HIDE = {ord(digit): 0xE000 + int(digit) for digit in "0123456789"}
_SHOW = {code: digit for digit, code in _HIDE.items()}


# Words and phrases.


class _Word(NamedTuple):
    said: str
    start: int
    end: int
    #: Whether a hyphen ties it to the word before.
    joined: bool
    number: bool


class _Found(NamedTuple):
    """A phrase in a text: where it ends in words, what it means, and the ends of its numbers."""

    end: int
    meaning: Any
    numbers: tuple[tuple[float, float | None], ...]


@lru_cache(maxsize=1024)
def _words(text: str) -> tuple[_Word, ...]:
    return tuple(
        _Word(
            word[0].lstrip("-").lower() or "-",
            word.start() + bool(word["joined"]),
            word.end(),
            bool(word["joined"]),
            bool(word["number"]),
        )
        for word in _WORD.finditer(text)
    )


class _Phrases:
    """Phrases as a tree of words, so that all are looked for at once."""

    def __init__(self, listed: Iterable[tuple[str, Any]]) -> None:
        self.root: dict[str | None, Any] = {}
        for phrases, meaning in listed:
            for phrase in filter(None, map(str.strip, phrases.split(","))):
                self._add(phrase, meaning)

    def _add(self, phrase: str, meaning: Any) -> None:
        nodes = [self.root]
        for step in phrase.split():
            grown = [_grown(node, way) for node in nodes for way in step.removesuffix("?").split("|")]
            nodes = nodes + grown if step.endswith("?") else grown
        for node in nodes:
            node.setdefault(None, meaning)

    def at(self, words: tuple[_Word, ...], place: int) -> _Found | None:
        """The longest phrase that begins at a word."""
        best: _Found | None = None
        waiting: list[tuple[Any, _Found]] = [(self.root, _Found(place, None, ()))]
        while waiting:
            node, so_far = waiting.pop()
            if None in node and (best is None or so_far.end > best.end):
                best = so_far._replace(meaning=node[None])
            if so_far.end == len(words):
                continue
            if (further := node.get(words[so_far.end].said)) is not None:
                waiting.append((further, so_far._replace(end=so_far.end + 1)))
            if not _NUMBERS.isdisjoint(node):
                waiting += _numbered(node, words, so_far)
        return best

    def find(self, words: tuple[_Word, ...]) -> Iterator[tuple[int, _Found]]:
        """All phrases in a text, each with its first word."""
        place = 0
        while place < len(words):
            found = self.at(words, place)
            if found is None:
                place += 1
            else:
                yield place, found
                place = found.end


_NUMBERS = frozenset({"0#", "0#s", "0#w"})


def _grown(node: dict[str | None, Any], way: str) -> Any:
    """The node behind one way to say a step of a phrase: words, and # for numbers between them."""
    for piece in (way,) if way in ("#s", "#w") else filter(None, re.split("(#)", way)):
        for said in (f"0{piece}",) if piece[0] == "#" else (word.said for word in _words(piece)):
            node = node.setdefault(said, {})
    return node


def _numbered(node: Any, words: tuple[_Word, ...], so_far: _Found) -> Iterator[tuple[Any, _Found]]:
    """The ways on over a number, bare or with a unit."""
    span = _span(words, so_far.end)
    if span is None:
        return
    end, low, high = span
    for edge in _NUMBERS & node.keys():
        unit = _units(edge).at(words, end) if edge != "0#" else _Found(end, 1, ())
        if unit is not None:
            ends = (round(low * unit.meaning, 2), None if high is None else round(high * unit.meaning, 2))
            yield node[edge], so_far._replace(end=unit.end, numbers=(*so_far.numbers, ends))


def _number(words: tuple[_Word, ...], place: int) -> tuple[int, float] | None:
    """A number in digits or as a word, with the place behind it."""
    if place >= len(words):
        return None
    if words[place].number:
        return place + 1, float(words[place].said)
    if place and _is_syllable(words[place - 1].said) and words[place - 1].end == words[place].start:
        return None
    found = _spoken().at(words, place)
    return found and (found.end, found.meaning)


def _span(words: tuple[_Word, ...], place: int) -> tuple[int, float, float | None] | None:
    """A number or a range, with the place behind it; the upper end of "10+" is ``None``."""
    first = _number(words, place)
    if first is None:
        return None
    end, low = first
    if end < len(words):
        following = words[end]
        if following.said == "+" and following.start == words[end - 1].end and not _number(words, end + 1):
            return end + 1, low, None
        second = (
            _number(words, end + (following.said in _RANGE)) if following.joined or following.said in _RANGE else None
        )
        if second is not None:
            return second[0], low, second[1]
    return end, low, low


def _is_syllable(said: str) -> bool:
    return len(said) == 1 and "가" <= said <= "힣"


# The vocabulary, read when it is first needed.


@cache
def _data() -> dict[str, dict[str, str]]:
    return toml("text")


@cache
def _doses() -> _Phrases:
    return _Phrases((phrases, tuple(fields.split())) for fields, phrases in _data()["dose"].items())


@cache
def _spoken() -> _Phrases:
    return _Phrases((words, float(value)) for value, words in _data()["numbers"].items())


@cache
def _units(edge: str) -> _Phrases:
    return _Phrases(
        (words, float(value)) for value, words in _data()["seconds" if edge == "0#s" else "kilograms"].items()
    )


@cache
def _list(name: str) -> _Phrases:
    return _Phrases([(_data()["words"][name], name)])


@cache
def columns() -> Mapping[str, str]:
    """What the columns of a table tell, by their names."""
    return {word.strip(): kind for kind, words in _data()["columns"].items() for word in words.split(",")}


def is_unit(text: str) -> bool:
    """Whether a text is a unit of time or weight."""
    words = _words(text)
    found = [_units(edge).at(words, 0) for edge in ("0#s", "0#w")]
    return any(unit is not None and unit.end == len(words) for unit in found)


def _listed(name: str, words: tuple[_Word, ...]) -> Iterator[tuple[int, int]]:
    """Where words of a list begin and end; a single syllable is part of many others, so it must stand alone."""
    for place, found in _list(name).find(words):
        first, last = words[place], words[found.end - 1]
        if first is last and _is_syllable(first.said):
            around = (*words[max(place - 1, 0) : place], *words[place + 1 : place + 2])
            if any(_is_syllable(word.said) and first.start - 1 <= word.start <= first.end for word in around):
                continue
        yield first.start, last.end


def has(name: str, text: str) -> bool:
    """Whether a text has a word of a list."""
    return next(_listed(name, _words(text)), None) is not None


def after(name: str, text: str) -> str | None:
    """What follows the word of a list that a text begins with; ``None`` if it begins with none."""
    place, end = next(_listed(name, _words(text)), (1, 0))
    return text[end:] if place == 0 else None


def begins(name: str, text: str) -> bool:
    """Whether a text begins with a word of a list."""
    return after(name, text.lstrip(EDGES)) is not None


def without(name: str, text: str) -> str:
    """A text without the words of a list."""
    end, left = 0, ""
    for start, behind in _listed(name, _words(text)):
        left += f"{text[end:start]} "
        end = behind
    return left + text[end:] if end else text


def is_noise(text: str) -> bool:
    """Whether a text has no words but those that tell nothing."""
    return not any(map(str.isalpha, without("noise", text)))


def only(name: str, text: str) -> bool:
    """Whether a text has words of a list, and beside them none that tell anything."""
    return has(name, text) and is_noise(without(name, text))


def without_verb(text: str) -> str:
    """A text without "do", "then do" and the like at its beginning."""
    while (rest := after("verbs", text)) and (rest := rest.lstrip(EDGES)):
        text = rest
    return text


# Doses.


@attrs.define(eq=False)
class Told:
    """What a piece of text tells: its words apart from the dose, and the dose by its fields."""

    name: str = ""
    rest: list[str] = attrs.field(factory=list)
    #: ``reps`` is a number or a pair; whatever was told and not understood is ``None``.
    fields: dict[str, Any] = attrs.field(factory=dict)
    #: Doses that were found and have no value, and fields that are told twice, as written.
    unread: list[str] = attrs.field(factory=list)

    def add(self, field: str, value: Any, said: str) -> None:
        """One more field; told twice and differently it is unknown."""
        if self.fields.setdefault(field, value) != value:
            self.unread.append(said)
            self.fields[field] = None

    def merge(self, other: "Told") -> list[str]:
        """Takes the fields of another; gives back what is not understood, there or of both together."""
        before = len(self.unread)
        for field, value in other.fields.items():
            self.add(field, value, f"{field} {self.fields.get(field)} and {value}")
        clashes, self.unread = self.unread[before:], self.unread[:before]
        return [*other.unread, *clashes]

    def take(self, meaning: tuple[str, ...], numbers: Iterable[tuple[float, float | None]], said: str) -> None:
        """A phrase of a dose."""
        left = iter(numbers)
        for told in meaning:
            field, _, value = told.partition("=")
            if told == "unread":
                self.unread.append(said)
            elif value:
                self.add(field, (1, None) if value == "1+" else int(value) if value.isdigit() else value, said)
            else:
                self._number(field, *next(left), said)

    def _number(self, field: str, low: float, high: float | None, said: str) -> None:
        """A number: a range where a field can hold one, else its upper end, and the rest keeps the range."""
        value: Any = high
        if field not in _MEASURED:
            low, value = _whole(low), None if high is None else _whole(high)
        if field == "reps":
            value = value if low == high else (low, value)
        elif low != high:
            self.rest.append(said)
            value = None if field in HOW_OFTEN else value
        # The same number twice may be of two movements.
        if value is None or (field not in HOW_OFTEN and self.fields.get(field, _HIDE) == value):
            self.unread.append(said)
        self.add(field, value, said)


def _whole(number: float) -> float:
    return int(number) if number == int(number) else number


@lru_cache(maxsize=1024)
def parsed(text: str) -> Told:
    """The dose in a text, and what is left of it. It is remembered, so nobody may change it."""
    told = Told()
    first, *others = _pieces(text, told)
    if first.strip(EDGES):
        told.unread += [part.strip() for part in others if _goes_on(part)]
    parts = [without_verb(_trimmed(first)), *map(_trimmed, others)]
    if not parts[0]:
        parts = [without_verb(part) for part in parts]
    if "reps" not in told.fields and (count := _COUNT.match(parts[0])):
        told.add("reps", int(count[1]), count[0])
        parts[0] = without_verb(parts[0][count.end() :])
    if each_side(text) or any(only("sides", part) for part in parts[1:]):
        told.fields["per_side"] = "yes"
    told.unread += [part.translate(_SHOW) for part in parts if re.search(r"\d", part)]
    telling = [part.translate(_SHOW) for part in parts if not is_noise(part)]
    told.unread += [part for part in telling if has("left", part) and part not in told.unread]
    named = [part for part in telling if not only("sides", part)]
    told.name, told.rest = "".join(named[:1]), [*named[1:], *told.rest]
    return told


def _pieces(text: str, told: Told) -> list[str]:
    """What stands before, between and behind the phrases of a dose."""
    words, end, left = _words(text), 0, ""
    for place, found in _doses().find(words):
        start, behind = words[place].start, words[found.end - 1].end
        said = text[start:behind]
        told.take(found.meaning, found.numbers, said)
        left += text[end:start] + ("\x1f" if found.meaning else said.translate(_HIDE))
        end = behind
    return _PAREN.sub("\x1f\\1\x1f", left + text[end:]).split("\x1f")


def _goes_on(part: str) -> bool:
    """Whether what stands behind a dose brings in something else: "and", "/", "then"."""
    return after("more", part.lstrip(" ,;.")) is not None and not is_noise(part)


def _trimmed(text: str) -> str:
    """Text without the marks that parted it from a dose; a bracket that is closed stays."""
    bare = text.strip(EDGES)
    return f"{bare})" if bare.count("(") > bare.count(")") and f"{bare})" in text else bare
