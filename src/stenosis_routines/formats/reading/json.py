"""JSON without surprises: what is wrong with a document is found before any reader sees it."""

import json
import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import TypeAlias, cast

import attrs

from stenosis_routines._fields import Range, Text
from stenosis_routines.errors import PROBLEMS_LIMIT, Problem, UnreadableRoutineError, echo, pointer
from stenosis_routines.formats.limits import DEFAULT, Limits
from stenosis_routines.formats.reading.document import as_text
from stenosis_routines.formats.reading.problems import Collector, fail

__all__ = ["Json", "JsonObject", "Node", "parse_json"]

#: A value in a JSON document.
Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"
JsonObject: TypeAlias = dict[str, Json]

#: How many digits an integer may have: more than any value needs, few enough to print.
DIGITS_LIMIT = 30

_SURROGATE = re.compile("[\ud800-\udfff]")


@attrs.frozen
class _Unusable:
    """A number that can be written in JSON but that no dose can hold."""

    expected: str
    found: str
    code: str


class _Repeating(dict[str, "_Parsed"]):
    """An object that has a key more than once."""

    repeated: tuple[str, ...] = ()


#: What the parser of the standard library makes of a document: JSON with marks for what is wrong.
_Parsed: TypeAlias = "dict[str, _Parsed] | list[_Parsed] | str | int | float | bool | _Unusable | None"


def _constant(word: str) -> _Unusable:
    return _Unusable("a number", word, "syntax")


def _float(digits: str) -> float | _Unusable:
    value = float(digits)
    return value if math.isfinite(value) else _Unusable("a number that fits", echo(digits), "out-of-range")


def _int(digits: str) -> int | _Unusable:
    if len(digits) > DIGITS_LIMIT:
        return _Unusable(f"a number of at most {DIGITS_LIMIT} digits", f"{len(digits)} digits", "out-of-range")
    return int(digits)


def _object(pairs: list[tuple[str, _Parsed]]) -> dict[str, _Parsed]:
    value = dict(pairs)
    if len(value) == len(pairs):
        return value
    repeating = _Repeating(value)
    repeating.repeated = tuple(key for key, times in Counter(key for key, _ in pairs).items() if times > 1)
    return repeating


def parse_json(data: bytes, limits: Limits = DEFAULT) -> Json:
    """A JSON document as plain values.

    Raises:
        UnreadableRoutineError: it is no JSON, nests too deep, repeats a key, or holds NaN, an infinity, a number that
            is too large, or half a character.
    """
    text = as_text(data)
    if (sound := _sound_json(data, limits.depth)) is not None:
        return sound
    try:
        value = json.loads(
            text, parse_constant=_constant, parse_float=_float, parse_int=_int, object_pairs_hook=_object
        )
    except json.JSONDecodeError as error:
        fail(f"line {error.lineno}, column {error.colno}", f"JSON ({error.msg.lower()})", code="syntax")
    except RecursionError:
        fail("", f"at most {limits.depth} levels of nesting", code="too-large")
    if problems := list(islice(_json_problems(value, limits.depth), PROBLEMS_LIMIT + 1)):
        raise UnreadableRoutineError(problems)
    return cast(Json, value)


def _sound_json(data: bytes, depth: int) -> Json:
    """The values of a document in which nothing is wrong, decoded in C; ``None`` if something may be wrong.

    Decoding and encoding again loses repeated keys: the document then has more colons than what comes back. Numbers of
    more than 64 bits cannot be encoded, and a colon that is written as an escape would upset the count.
    """
    import msgspec

    try:
        value: Json = msgspec.json.decode(data)
        if data.count(b":") != msgspec.json.encode(value).count(b":") or b"\\u003" in data:
            return None
    except (msgspec.MsgspecError, RecursionError, OverflowError, UnicodeError):
        return None
    level: list[Json] = [value]
    for _ in range(depth + 1):
        if not level:
            return value
        level = [
            member
            for held in level
            if isinstance(held, dict | list)
            for member in (held.values() if isinstance(held, dict) else held)
            if isinstance(member, dict | list)
        ]
    return None


def _json_problems(document: _Parsed, depth: int) -> Iterator[Problem]:
    """What is wrong with a document, in its order; without recursion, since the depth is not known yet."""
    open_values: list[Iterator[tuple[str, _Parsed]]] = [iter([("", document)])]
    while open_values:
        for path, value in open_values[-1]:
            match value:
                case dict() | list() if len(open_values) > depth:
                    yield Problem(path, f"at most {depth} levels of nesting", code="too-large")
                    return
                case dict():
                    for key in value.repeated if isinstance(value, _Repeating) else ():
                        yield Problem(pointer(path, key), "each key once", echo(key), "duplicate-key")
                    for key in filter(_SURROGATE.search, value):
                        yield Problem(path, "keys of whole characters", echo(key), "not-text")
                    open_values.append(_members(path, value.items()))
                    break
                case list():
                    open_values.append(_members(path, enumerate(value)))
                    break
                case str() if _SURROGATE.search(value):
                    yield Problem(path, "text of whole characters", echo(value), "not-text")
                case _Unusable():
                    yield Problem(path, value.expected, value.found, value.code)
                case _:
                    pass
        else:
            open_values.pop()


def _members(path: str, members: Iterable[tuple[str | int, _Parsed]]) -> Iterator[tuple[str, _Parsed]]:
    return ((pointer(path, key), member) for key, member in members)


@attrs.frozen(eq=False, weakref_slot=False)
class Node:
    """A value in a JSON document, with its place and the list its problems go to."""

    value: Json
    path: str
    collector: Collector

    def note(self, expected: str, code: str = "not-understood") -> None:
        """Leave this value unknown."""
        self.collector.note(self.path, expected, self.value, code)

    def refuse(self, expected: str, code: str = "wrong-type") -> None:
        """Refuse the document because of this value."""
        self.collector.refuse(self.path, expected, self.value, code)

    # The members of an object; anything else has none.

    @property
    def keys(self) -> Collection[str]:
        """The keys of an object."""
        return self.value.keys() if isinstance(self.value, dict) else ()

    def raw(self, key: str) -> Json:
        """A member as it is written; ``None`` if it is absent."""
        return self.value.get(key) if isinstance(self.value, dict) else None

    def get(self, key: str) -> "Node | None":
        """A member; ``None`` if it is absent or null."""
        value = self.raw(key)
        return None if value is None else Node(value, pointer(self.path, key), self.collector)

    def only(self, *known: str) -> None:
        """Note every key that is not known: it may say something that matters."""
        for key in self.keys:
            if key not in known:
                self.collector.note(pointer(self.path, key), "a key this format knows", key, "unknown-key")

    def members(self, key: str) -> "list[Node]":
        """The members of a list that must be reached; anything but a list breaks the document. Absent is empty."""
        if key not in self.keys:
            return []
        found = Node(self.raw(key), pointer(self.path, key), self.collector)
        if not isinstance(found.value, list):
            found.refuse("a list")
            return []
        return [Node(value, f"{found.path}/{index}", self.collector) for index, value in enumerate(found.value)]

    def is_object(self) -> bool:
        """Whether this is an object; the document is broken if it is not, since its members cannot be reached."""
        if not isinstance(self.value, dict):
            self.refuse("an object")
            return False
        return True

    def objects(self, key: str) -> "list[Node]":
        """The objects in a list that must be reached."""
        return list(self.each_object(key))

    def each_object(self, key: str) -> "Iterator[Node]":
        """The objects in a list that must be reached, one by one, so that problems are found in document order."""
        return filter(Node.is_object, self.members(key))

    def object(self, key: str, *known: str) -> "Node | None":
        """A member that is an object with the known keys."""
        found = self.get(key)
        if found is not None and not isinstance(found.value, dict):
            found.note("an object", "wrong-type")
            return None
        if found is not None and known:
            found.only(*known)
        return found

    def text(self, key: str, rule: Text | None = None) -> str | None:
        """A member that is text, fitted to a field; ``None`` if it is absent, blank or no text."""
        value = self.raw(key)
        if value is None or type(value) is not str:
            self._note_type(key, "text", value)
            return None
        if not value.strip():
            return None
        return value if rule is None else self.collector.fitted(pointer(self.path, key), value, rule)

    def word(self, key: str, known: Collection[str]) -> str | None:
        """A member that is one of the known words, in any case; ``None`` if it is absent, or another word."""
        value = self.text(key)
        if value is None:
            return None
        if (word := value.strip().lower()) in known:
            return word
        self.collector.note(pointer(self.path, key), f"one of {', '.join(known)}", value)
        return None

    def texts(self, key: str) -> tuple[str, ...]:
        """A member that is a list of texts."""
        value = self.raw(key)
        if value is None or type(value) is not list:
            self._note_type(key, "a list of texts", value)
            return ()
        texts = tuple(member for member in value if type(member) is str)
        if len(texts) < len(value):
            self._note_type(key, "a list of texts", value)
        return texts

    def flag(self, key: str) -> bool | None:
        """A member that is true or false."""
        value = self.raw(key)
        if value is None or type(value) is not bool:
            self._note_type(key, "true or false", value)
            return None
        return value

    def number(self, key: str, rule: Range | None = None) -> float | None:
        """A member that is a number, within its range."""
        value = self.raw(key)
        if value is None or (type(value) is not int and type(value) is not float):
            self._note_type(key, "a number" if rule is None else rule.expected, value)
            return None
        return value if rule is None else self.collector.within(pointer(self.path, key), value, rule)

    def integer(self, key: str, rule: Range) -> int | None:
        """A member that is a whole number, within its range."""
        value = self.number(key, rule)
        return value if isinstance(value, int) else None

    def _note_type(self, key: str, expected: str, value: Json) -> None:
        if value is not None:
            self.collector.note(pointer(self.path, key), expected, value, "wrong-type")
