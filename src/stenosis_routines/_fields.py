"""Checks the fields of the values, both when they are built in Python and when they are decoded from a document.

A field declares its limits as a validator. ``checked`` turns the validator into a converter that returns the value
unchanged: msgspec runs validators one by one in Python but skips converters, and the reader of the native format
checks the same limits in C instead (formats.native). No converter here changes the meaning of a value.
"""

import enum
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from importlib import import_module
from types import GeneratorType
from typing import Any, NoReturn, Self, TypeVar, cast

import attrs

from stenosis_routines.errors import InvalidValueError

#: The key under which a field's metadata holds its limits.
LIMITS = "limits"

#: The key that marks a field with facts that only an author whom one believes may state: a language model may not.
DECLARED = "declared"

T = TypeVar("T")
E = TypeVar("E", bound=enum.StrEnum)

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


class Fieldlike:
    """A value that a model of pydantic can hold.

    Pydantic calls these methods. Reading and writing is done on a floor above the values, so its module is imported by
    name, and only then.
    """

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        return import_module("stenosis_routines._pydantic").core_schema(cls)

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: Any, handler: Any) -> dict[str, Any]:
        schema: dict[str, Any] = import_module("stenosis_routines._pydantic").schema_of(cls)
        return schema


@attrs.frozen
class Mismatch:
    """One field that does not fit the other fields of its value."""

    #: The path from the value to the field: names as in a document, and indexes.
    path: tuple[str | int, ...]
    expected: str
    value: Any
    #: A code as in ``Problem.code``.
    code: str = "out-of-range"


class InconsistentError(InvalidValueError):
    """Fields that do not fit together; ``mismatches`` lists all, the message names the first."""

    def __init__(self, owner: str, mismatches: Iterable[Mismatch]) -> None:
        self.mismatches = tuple(mismatches)
        first = self.mismatches[0]
        super().__init__(".".join([owner, *map(str, first.path)]), first.expected, first.value)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.field.partition(".")[0], self.mismatches)


@attrs.frozen
class Range:
    """Limits of a number, from low to high in a unit. ``None`` means unknown and passes; a bool is not a number."""

    low: float
    high: float
    unit: str
    kinds: tuple[type, ...] = (int,)

    @property
    def expected(self) -> str:
        """The range in words, for messages."""
        whole = "a whole number" if self.kinds == (int,) else "a number"
        return f"{whole} from {self.low:g} to {self.high:g} {self.unit}".rstrip()

    def accepts(self, value: Any) -> bool:
        """Whether the value is a number of the right kind within the range (NaN is not)."""
        return type(value) in self.kinds and self.low <= value <= self.high

    def __call__(self, instance: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
        if value is not None and not (type(value) in self.kinds and self.low <= value <= self.high):
            raise InvalidValueError(f"{type(instance).__name__}.{attribute.name}", self.expected, value)


@attrs.frozen
class Text:
    """Limits of a text: its length, and printable characters, newlines and tabs only. ``None`` passes."""

    limit: int
    least: int = 0

    @property
    def expected(self) -> str:
        """The limits in words, for messages."""
        return f"text of {self.least} to {self.limit} characters without control characters"

    def accepts(self, value: Any) -> bool:
        """Whether the value is text within the limits."""
        if type(value) is not str or not self.least <= len(value) <= self.limit:
            return False
        if value.isascii() and value.isprintable():
            return not self.least or not value.isspace()
        return not (self.least and not value.strip()) and CONTROL.search(value) is None

    def __call__(self, instance: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
        if value is not None and not self.accepts(value):
            raise InvalidValueError(f"{type(instance).__name__}.{attribute.name}", self.expected, value)


@attrs.frozen
class Texts:
    """Limits of each text of a list."""

    each: Text

    @property
    def expected(self) -> str:
        """The limits in words, for messages."""
        return self.each.expected

    def accepts(self, value: Any) -> bool:
        """Whether every text is within the limits."""
        return all(map(self.each.accepts, value))

    def __call__(self, instance: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
        for text in value:
            self.each(instance, attribute, text)


def checked(_: type, fields: list["attrs.Attribute[Any]"]) -> list["attrs.Attribute[Any]"]:
    """An attrs field transformer that checks limits when a value is built in Python, and lets them be looked up."""
    return [
        field
        if field.validator is None
        else field.evolve(
            validator=None,
            converter=attrs.Converter(
                _checking(field.validator, cast("Any", field).converter), takes_self=True, takes_field=True
            ),
            metadata={**field.metadata, LIMITS: field.validator},
        )
        for field in fields
    ]


def _checking(limits: Any, convert_first: Any) -> Callable[[Any, Any, "attrs.Attribute[Any]"], Any]:
    def convert(value: Any, instance: Any, field: "attrs.Attribute[Any]") -> Any:
        if convert_first is not None:
            value = convert_first(value, f"{type(instance).__name__}.{field.name}")
        if value is None or limits.accepts(value):
            return value
        value = plain(value)
        limits(instance, field, value)
        return value

    return convert


def plain(value: Any) -> Any:
    """A scalar of numpy, and so of pandas, as the plain value it stands for; anything else unchanged."""
    if type(value) is tuple:
        return tuple(map(plain, cast("tuple[Any, ...]", value)))
    numpy: Any = sys.modules.get("numpy")  # never imported here: without it there is no such scalar
    return value.item() if numpy is not None and isinstance(value, numpy.generic) else value


class Word(enum.StrEnum):
    """An enumeration whose members may be given as their text."""

    @classmethod
    def _missing_(cls, value: object) -> NoReturn:
        raise InvalidValueError(cls.__name__, f"one of {', '.join(cls)}", value)


class OrderedWord(Word):
    """An enumeration whose members compare in the order of their definition, and never with or as plain text."""

    @property
    def _rank(self) -> int:
        return list(type(self)).index(self)

    def _other(self, other: Self) -> int:
        if type(other) is not type(self):
            # NotImplemented would let the other operand compare, and text would compare letter by letter.
            raise TypeError(f"{type(self).__name__} has an order, {type(other).__name__} is not in it: {other!r}")
        return other._rank

    # Plain text compares with every text; these take less on purpose, so that type checkers report it.

    def __lt__(self, other: Self) -> bool:  # type: ignore[override] # pyright: ignore[reportIncompatibleMethodOverride]
        return self._rank < self._other(other)

    def __le__(self, other: Self) -> bool:  # type: ignore[override] # pyright: ignore[reportIncompatibleMethodOverride]
        return self._rank <= self._other(other)

    def __gt__(self, other: Self) -> bool:  # type: ignore[override] # pyright: ignore[reportIncompatibleMethodOverride]
        return self._rank > self._other(other)

    def __ge__(self, other: Self) -> bool:  # type: ignore[override] # pyright: ignore[reportIncompatibleMethodOverride]
        return self._rank >= self._other(other)


#: One empty set for all values: each of its own would be half as large as the rest of an exercise.
_NONE = frozenset[Any]()


def members(wanted: type[E], values: Iterable[E | str]) -> frozenset[E]:
    """The values as a set of members of an enumeration, given as members or as their text."""
    if isinstance(values, (str, bytes)) or not isinstance(values, Iterable):
        raise InvalidValueError(wanted.__name__, f"a collection of {wanted.__name__}", values)
    return frozenset(wanted(value) for value in values) or _NONE


def instance(wanted: type[T], value: T) -> T:
    """The value, checked to be of the type."""
    if not isinstance(value, wanted):
        raise InvalidValueError(wanted.__name__, f"a value of type {wanted.__name__}", value)
    return value


def each(wanted: type[T], values: Iterable[T]) -> tuple[T, ...]:
    """The values as a tuple, each checked to be of the type."""
    # Most are of these types, and to ask whether something can be iterated takes longer than all the rest.
    if type(values) not in _ITERABLE and (isinstance(values, (str, bytes)) or not isinstance(values, Iterable)):
        raise InvalidValueError(wanted.__name__, f"a sequence of {wanted.__name__}", values)
    found: list[T] = []
    for value in values:
        found.append(instance(wanted, value))  # noqa: PERF401 - a generator inside would take twice as long
    return tuple(found)


_ITERABLE = frozenset({tuple, list, GeneratorType})


def flag(value: bool | None) -> bool | None:
    """A converter that only checks the value: true, false, or ``None`` for unknown."""
    return None if value is None else instance(bool, plain(value))


def day(value: date) -> date:
    """A converter that only checks the value: a date without a time."""
    if isinstance(value, datetime):
        raise InvalidValueError("date", "a day without a time", value)
    return instance(date, value)


def texts(values: Iterable[str], field: str = "str") -> tuple[str, ...]:
    """A converter: a tuple of strings."""
    try:
        return each(str, values)
    except InvalidValueError as error:
        raise InvalidValueError(field, error.expected, error.value) from None


def text_list(values: str | Iterable[str] | None, field: str = "list") -> tuple[str, ...]:
    """A converter: the texts, given as one text or as a list of them; ``None`` is no text."""
    if values is None:
        return ()
    if isinstance(values, str):
        return (values,)
    is_list = isinstance(values, Iterable) and not isinstance(values, (bytes, Mapping))
    found = tuple(cast("Iterable[str]", values)) if is_list else ()
    if not is_list or not all(isinstance(value, str) for value in found):
        raise InvalidValueError(field, "a text or a list of texts", cast("object", values))
    return found


def comma_text(values: str | Iterable[str] | None, field: str = "text") -> str | None:
    """A converter: a text, or the members of a list with commas between; an empty list is unknown."""
    return values if values is None or isinstance(values, str) else ", ".join(text_list(values, field)) or None


def line_text(values: str | Iterable[str] | None, field: str = "text") -> str | None:
    """A converter: a text, or the members of a list as its lines; an empty list is unknown."""
    return values if values is None or isinstance(values, str) else "\n".join(text_list(values, field)) or None
