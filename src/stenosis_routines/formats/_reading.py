"""What all readers share: bounds, decoding, JSON and CSV without surprises, and the list of what was not understood.

Nothing here raises anything but ``UnreadableRoutineError``, and nothing is repaired in silence: a value that cannot
be read becomes unknown (``None``) and a ``Problem`` with its place.
"""

import csv
import io
import json
import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache, cached_property
from itertools import islice
from typing import Any, NoReturn

import attrs

from stenosis_routines._fields import _CONTROL, LIMITS, Range, Text
from stenosis_routines.errors import PROBLEMS_LIMIT, Problem, UnreadableRoutineError, bounded, echo, pointer
from stenosis_routines.exercise import Exercise
from stenosis_routines.formats.limits import DEFAULT, Limits
from stenosis_routines.routine import REPS, Dose

#: How many digits an integer may have; more than any value needs, few enough to print.
DIGITS_LIMIT = 30
#: A pound in kilograms, by definition.
LB_KG = 0.45359237
#: From this perceived exertion (of 10) on, an exercise counts as strenuous.
STRENUOUS_RPE = 8

_SURROGATE = re.compile("[\ud800-\udfff]")
_NUMBER = re.compile(r"[0-9]{1,6}(?:[.,][0-9]{1,6})?")
_THOUSANDS = re.compile(r"[0-9]+\.[0-9]{3}")
_INTEGER = re.compile(r"[0-9]{1,6}")
_QUOTED = re.compile(r'"[^"]*"')
_EACH_SIDE = re.compile(r"\b(?:each|per|every)\s+(?:side|leg|arm|foot)\b|\balternat", re.IGNORECASE)
_NOTHING = object()


def fail(path: str, expected: str, found: str = "", code: str = "not-understood") -> NoReturn:
    """Give a document up for one problem."""
    raise UnreadableRoutineError([Problem(path, expected, found, code)])


# Bytes and text.


def as_bytes(data: bytes | str, limits: Limits = DEFAULT) -> bytes:
    """The document as bytes without a byte order mark, if it is not too large and not empty."""
    if isinstance(data, str):
        try:
            data = data.encode()
        except UnicodeEncodeError as error:
            fail(f"character {error.start}", "text of Unicode characters", echo(data[error.start]), "not-text")
    elif not isinstance(data, bytes):
        fail("", "a document as bytes or str", type(data).__name__, "wrong-type")
    if len(data) > limits.bytes:
        fail("", f"a document of at most {limits.bytes} bytes", "more", "too-large")
    data = data.removeprefix(b"\xef\xbb\xbf")
    if not data.strip():
        fail("", "a document", "nothing", "missing")
    return data


def as_text(data: bytes) -> str:
    """The document as text, if it is UTF-8 and has no NUL."""
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        fail(f"byte {error.start}", "UTF-8 text", echo(data[error.start : error.start + 8]), "not-text")
    if (place := text.find("\0")) >= 0:
        fail(f"character {place}", "text without NUL", code="not-text")
    return text


@attrs.frozen(eq=False, slots=False)
class Glance:
    """What tells the format of a document, looked at only as far as a format asks."""

    data: bytes

    @cached_property
    def header(self) -> tuple[str, ...]:
        """The column names, if it may be a table; else empty."""
        return header_of(self.data)

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of the JSON object it is, or of the first object in the list it is; else empty."""
        start = self.data.lstrip()[:1]
        if start not in (b"{", b"["):
            return frozenset()
        import msgspec

        shape: Any = dict[str, msgspec.Raw] if start == b"{" else list[msgspec.Raw]
        try:
            value = msgspec.json.decode(self.data, type=shape)
            if isinstance(value, list):
                value = msgspec.json.decode(value[0], type=dict[str, msgspec.Raw]) if value else {}
        except (msgspec.MsgspecError, RecursionError, UnicodeError):
            return frozenset()
        return frozenset(value)


# JSON.


@attrs.frozen
class _Unusable:
    """A number that JSON or Python can write down and no dose can hold."""

    expected: str
    found: str
    code: str


class _Repeating(dict[str, Any]):
    """An object that gives a key more than once."""

    repeated: tuple[str, ...] = ()


def _constant(word: str) -> _Unusable:
    return _Unusable("a number", word, "syntax")


def _float(digits: str) -> float | _Unusable:
    value = float(digits)
    return value if math.isfinite(value) else _Unusable("a number that fits", echo(digits), "out-of-range")


def _int(digits: str) -> int | _Unusable:
    if len(digits) > DIGITS_LIMIT:
        return _Unusable(f"a number of at most {DIGITS_LIMIT} digits", f"{len(digits)} digits", "out-of-range")
    return int(digits)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) == len(pairs):
        return value
    repeating = _Repeating(value)
    repeating.repeated = tuple(key for key, times in Counter(key for key, _ in pairs).items() if times > 1)
    return repeating


def parse_json(data: bytes, limits: Limits = DEFAULT) -> Any:
    """A JSON document as plain values.

    Raises:
        UnreadableRoutineError: it is no JSON, nests too deep, repeats a key, or holds NaN, an infinity, a number out
            of all range, or half a character.
    """
    text = as_text(data)
    if (value := _sound_json(data, limits.depth)) is not None:
        return value
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
    return value


def _sound_json(data: bytes, depth: int) -> Any:
    """The values of a document in which nothing is wrong, decoded in C; ``None`` where that is not sure.

    A repeated key is one that decoding and encoding lose: the document then has more colons than what comes back.
    Numbers of more than 64 bits cannot be encoded, and a colon that is written as an escape would upset the count.
    """
    import msgspec

    try:
        value = msgspec.json.decode(data)
        if data.count(b":") != msgspec.json.encode(value).count(b":") or b"\\u003" in data:
            return None
    except (msgspec.MsgspecError, RecursionError, OverflowError, UnicodeError):
        return None
    level = [value]
    for _ in range(depth + 1):
        if not level:
            return value
        level = [
            member
            for held in level
            if type(held) is dict or type(held) is list
            for member in (held.values() if type(held) is dict else held)
            if type(member) is dict or type(member) is list
        ]
    return None


def _json_problems(document: object, depth: int) -> Iterator[Problem]:
    """What no reader may see, in document order; without recursion, since the depth is not known yet."""
    open_values: list[Iterator[tuple[str, object]]] = [iter([("", document)])]
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
        else:
            open_values.pop()


def _members(path: str, members: Iterable[tuple[str | int, object]]) -> Iterator[tuple[str, object]]:
    return ((pointer(path, key), member) for key, member in members)


# Limits, taken from the values themselves.


@cache
def limits(field: str) -> Range:
    """The range of a field of ``Dose``."""
    rule = REPS if field == "reps" else attrs.fields_dict(Dose)[field].metadata[LIMITS]
    assert isinstance(rule, Range)  # noqa: S101 - a promise of this library to itself
    return rule


@cache
def text_limits(owner: type[Any], field: str) -> Text:
    """The limits of a text field of a value."""
    rule = attrs.fields_dict(owner)[field].metadata[LIMITS]
    assert isinstance(rule, Text)  # noqa: S101 - as above
    return rule


def name_limits() -> Text:
    """The limits of an exercise's name."""
    return text_limits(Exercise, "name")


def each_side(text: str) -> bool | None:
    """True where a text says that it is for each side; ``None`` where it does not tell."""
    return True if _EACH_SIDE.search(text) else None


# The problems of one document.


class Collector:
    """The problems of one document, gathered while reading goes on.

    ``unread`` is what leaves a value unknown; ``broken`` is what makes the document unreadable as a whole.
    """

    def __init__(self) -> None:
        self.unread: list[Problem] = []
        self.broken: list[Problem] = []

    def note(self, path: str, expected: str, found: object = _NOTHING, code: str = "not-understood") -> None:
        """Something that leaves one value unknown."""
        _add(self.unread, path, expected, found, code)

    def refuse(self, path: str, expected: str, found: object = _NOTHING, code: str = "wrong-type") -> None:
        """Something after which the document cannot be trusted to be complete."""
        _add(self.broken, path, expected, found, code)

    def close(self) -> tuple[Problem, ...]:
        """What was left unread.

        Raises:
            UnreadableRoutineError: the document is broken.
        """
        if self.broken:
            raise UnreadableRoutineError([*self.broken, *self.unread])
        return bounded(self.unread)

    def within(self, path: str, value: Any, rule: Range) -> Any:
        """The number, if it is within its range; else ``None`` and a problem."""
        if value is None or rule.accepts(value):
            return value
        kind = type(value) in rule.kinds
        self.note(path, rule.expected, value, "out-of-range" if kind else "wrong-type")
        return None

    def fitted(self, path: str, text: str, rule: Text) -> str:
        """The text, cut and cleaned to what a field holds, with a problem where that changed it.

        What is not blank stays so.
        """
        if rule.accepts(text):
            return text
        self.note(path, rule.expected, text, "not-text" if _CONTROL.search(text) else "out-of-range")
        return _CONTROL.sub("\ufffd", text.strip())[: rule.limit]


def _add(problems: list[Problem], path: str, expected: str, found: object, code: str) -> None:
    if len(problems) <= PROBLEMS_LIMIT:  # one more than are listed tells that there are more
        problems.append(Problem(path, expected, "" if found is _NOTHING else echo(found), code))


@attrs.frozen(eq=False)
class Item:
    """A value in a JSON document, with its place and the list its problems go to."""

    value: Any
    path: str
    collector: Collector

    def note(self, expected: str, code: str = "not-understood") -> None:
        """This value is left unknown."""
        self.collector.note(self.path, expected, self.value, code)

    def refuse(self, expected: str, code: str = "wrong-type") -> None:
        """This value breaks the document."""
        self.collector.refuse(self.path, expected, self.value, code)

    def get(self, key: str) -> "Item | None":
        """The member of an object; ``None`` if it is absent or null."""
        value = self.value.get(key) if isinstance(self.value, dict) else None
        return None if value is None else Item(value, pointer(self.path, key), self.collector)

    def only(self, *known: str) -> None:
        """Note every key that is not known: it may say something that matters."""
        for key in self.value:
            if key not in known:
                self.collector.note(pointer(self.path, key), "a key this format knows", key, "unknown-key")

    def members(self, key: str) -> "list[Item]":
        """The members of a list that must be reached; anything but a list breaks the document. Absent is empty."""
        if key not in self.value:
            return []
        found = Item(self.value[key], pointer(self.path, key), self.collector)
        if not isinstance(found.value, list):
            found.refuse("a list")
            return []
        return [Item(value, f"{found.path}/{index}", self.collector) for index, value in enumerate(found.value)]

    def is_object(self) -> bool:
        """Whether this is an object, as it must be for its members to be reached."""
        if not isinstance(self.value, dict):
            self.refuse("an object")
            return False
        return True

    def object(self, key: str, *known: str) -> "Item | None":
        """The member that is an object with the known keys."""
        found = self.get(key)
        if found is not None and not isinstance(found.value, dict):
            found.note("an object", "wrong-type")
            return None
        if found is not None and known:
            found.only(*known)
        return found

    def _typed(self, key: str, expected: str, *kinds: type) -> Any:
        value = self.value.get(key) if isinstance(self.value, dict) else None
        if value is None or type(value) in kinds:
            return value
        self.collector.note(pointer(self.path, key), expected, value, "wrong-type")
        return None

    def text(self, key: str, rule: Text | None = None) -> str | None:
        """A member that is text, fitted to a field; ``None`` if absent, blank or no text."""
        value: str | None = self._typed(key, "text", str)
        if value is None or not value.strip():
            return None
        if rule is None or rule.accepts(value):
            return value
        return self.collector.fitted(pointer(self.path, key), value, rule)

    def word(self, key: str, known: Collection[str]) -> str | None:
        """A member that is one of the known words, in any case; ``None`` if absent, or another word."""
        value = self.text(key)
        if value is None or (word := value.strip().lower()) in known:
            return None if value is None else word
        self.collector.note(pointer(self.path, key), f"one of {', '.join(known)}", value)
        return None

    def texts(self, key: str) -> tuple[str, ...]:
        """A member that is a list of texts."""
        values = self._typed(key, "a list of texts", list) or []
        if not all(type(value) is str for value in values):
            self.collector.note(pointer(self.path, key), "a list of texts", values, "wrong-type")
        return tuple(value for value in values if type(value) is str)

    def flag(self, key: str) -> bool | None:
        """A member that is true or false."""
        value: bool | None = self._typed(key, "true or false", bool)
        return value

    def number(self, key: str, rule: Range | None = None) -> Any:
        """A member that is a number, within its range."""
        value = self.value.get(key) if isinstance(self.value, dict) else None
        if value is None or (rule is not None and rule.accepts(value)):
            return value
        value = self._typed(key, "a number" if rule is None else rule.expected, int, float)
        return value if rule is None else self.collector.within(pointer(self.path, key), value, rule)


# CSV.


@attrs.frozen(eq=False)
class Row:
    """A record of a table; the header has the index 1."""

    index: int
    cells: list[str]
    columns: Mapping[str, int]
    delimiter: str
    collector: Collector

    @property
    def path(self) -> str:
        """Where it stands."""
        return f"row {self.index}"

    def place(self, column: str) -> str:
        """Where one of its cells stands."""
        return f"row {self.index}, column {column}"

    def note(self, column: str, expected: str, code: str = "not-understood") -> None:
        """A cell is left unknown."""
        self.collector.note(self.place(column), expected, self.text(column), code)

    def text(self, column: str) -> str:
        """The cell as it stands; empty where the table has no such column."""
        place = self.columns.get(column)
        return "" if place is None else self.cells[place]

    def integer(self, column: str, rule: Range | None = None) -> int | None:
        """A cell that is a whole number within its range; ``None`` if blank or a problem."""
        cell = self.text(column).strip()
        if not cell:
            return None
        if not _INTEGER.fullmatch(cell):
            self.note(column, "a whole number" if rule is None else rule.expected, "wrong-type")
            return None
        value = int(cell)
        if rule is None or rule.accepts(value):
            return value
        self.collector.within(self.place(column), value, rule)
        return None

    def number(self, column: str, rule: Range | None = None) -> float | None:
        """A cell that is a number within its range; ``None`` if blank or a problem.

        A decimal comma is read only where the cells are separated by semicolons; there, ``1.500`` is a problem,
        since it may be one and a half or fifteen hundred.
        """
        cell = self.text(column).strip()
        if not cell:
            return None
        european = self.delimiter == ";"
        if not _NUMBER.fullmatch(cell) or (_THOUSANDS.fullmatch(cell) if european else "," in cell):
            self.note(column, "a number" if rule is None else rule.expected, "wrong-type")
            return None
        value = float(cell.replace(",", "."))
        if rule is None or rule.accepts(value):
            return value
        self.collector.within(self.place(column), value, rule)
        return None


def header_of(data: bytes) -> tuple[str, ...]:
    """The column names of a CSV document, in lower case; empty if the first line does not look like a header."""
    line = data[:10_000].decode(errors="replace").lstrip("\ufeff\r\n").split("\n", 1)[0].rstrip("\r")
    if line.lstrip().startswith(("{", "[")):
        return ()
    try:
        return _columns(next(csv.reader([line], delimiter=_delimiter(line)), []))
    except csv.Error:
        return ()


def _delimiter(line: str) -> str:
    bare = _QUOTED.sub("", line)
    return max(",;\t", key=bare.count)


def _columns(cells: list[str]) -> tuple[str, ...]:
    return tuple(cell.strip().lower() for cell in cells)


def rows_of(data: bytes, collector: Collector, limits: Limits) -> list[Row]:
    """The records of a CSV document (RFC 4180) that has a header; blank lines are skipped and counted.

    Raises:
        UnreadableRoutineError: it is not text, a quote is out of place, a row has too many or too few cells,
            a column is named twice, or there are more of them than the limits allow.
    """
    text = as_text(data)
    delimiter = _delimiter(text.lstrip("\r\n").split("\n", 1)[0])
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    names: tuple[str, ...] = ()
    columns: dict[str, int] = {}
    rows: list[Row] = []
    problems: list[Problem] = []
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            if number > limits.rows:
                fail(f"row {number}", f"at most {limits.rows} rows", code="too-large")
            if not any(cells):
                continue
            if not columns:
                names = _columns(cells)
                columns = {name: place for place, name in enumerate(names)}
                if len(names) > limits.columns:
                    fail(f"row {number}", f"at most {limits.columns} columns", f"{len(names)}", "too-large")
                twice = sorted(name for name, times in Counter(names).items() if times > 1)
                problems.extend(Problem(f"row {number}", "each column once", echo(n), "duplicate-key") for n in twice)
            elif len(cells) != len(names):
                problems.append(Problem(f"row {number}", f"{len(names)} cells", f"{len(cells)}", "syntax"))
            else:
                rows.append(Row(number, cells, columns, delimiter, collector))
            if len(problems) > PROBLEMS_LIMIT:
                break
    except csv.Error as error:
        problems.append(Problem(f"line {reader.line_num}", "comma-separated values", echo(str(error)), "syntax"))
    if problems:
        raise UnreadableRoutineError(problems)
    return rows
