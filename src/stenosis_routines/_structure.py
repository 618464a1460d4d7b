"""Plain data to values and back: the one converter of the library.

``from_dict`` changes no value into another one ("12" is not 12) and lists every problem with its JSON Pointer.
``to_dict`` writes every field.

A document holds the fields by which values are compared, and the properties a class lists in ``_DERIVED``. A class that
is saved on its own has a ``_FORMAT``: it is written, and a document that states it is whole and of this version.
``_OLDER`` names the older formats that are read too, each with the keys that it did not have. The metadata of a field
says what else is special about it: ``key`` is another name, and ``blank`` lets an empty text stand for ``None``, so
that a document can be handed out to be filled in.
"""

import types
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import cache, reduce
from typing import Any, TypeVar, Union, cast, get_args, get_origin

import attrs

from stenosis_routines._fields import LIMITS, InconsistentError, Mismatch, Texts, plain
from stenosis_routines.errors import (
    PROBLEMS_LIMIT,
    InvalidValueError,
    Problem,
    UnreadableRoutineError,
    echo,
    pointer,
)
from stenosis_routines.routine import Reps

# cattrs is imported where it is first needed: most programs read no document the careful way.

__all__ = [
    "derived",
    "format_of",
    "from_dict",
    "is_list",
    "lacking",
    "structure",
    "structure_document",
    "to_dict",
    "to_document",
    "wire",
]

T = TypeVar("T")


def to_dict(value: object) -> dict[str, Any]:
    """A value of this library as plain data that JSON can hold, with every field; ``from_dict`` turns it back.

    >>> from stenosis_routines import Waiver
    >>> from datetime import date
    >>> to_dict(Waiver(code="SR203", exercise="Lat pulldown", who="Dr. A", why="supervised", until=date(2027, 1, 31)))
    {'code': 'SR203', 'exercise': 'Lat pulldown', 'who': 'Dr. A', 'why': 'supervised', 'until': '2027-01-31'}

    Raises: InvalidValueError for what plain data cannot hold, such as a rule.
    """
    data: dict[str, Any] = _converter().unstructure(_held(value))
    return data


def from_dict(data: object, cls: type[T]) -> T:
    """The value of a class from plain data, such as parsed JSON or TOML.

    Fields that have a default may be missing, or null. A day is a ``date`` or ISO text.

    >>> from stenosis_routines import Dose
    >>> from_dict({"sets": 2, "reps": [6, 8]}, Dose).in_words()
    '2 x 6-8'

    Raises:
        UnreadableRoutineError: with every problem and its JSON Pointer.
        InvalidValueError: the class is none that plain data can hold.
    """
    return structure(data, cls)


def to_document(value: object) -> dict[str, Any]:
    """A value as a file holds it: without the fields at their defaults, and with days as ``date``, as TOML has them."""
    document: dict[str, Any] = _document_converter().unstructure(_held(value))
    return document


def structure(data: object, wanted: type[T], known: Iterable[Problem] = ()) -> T:
    """As ``from_dict``; the problems that are known already come first in the error."""
    from cattrs.errors import BaseValidationError

    problems = [*known]
    try:
        value: T = _converter().structure(data, wanted)
    except (BaseValidationError, _WrongValueError, InconsistentError) as error:
        raise UnreadableRoutineError([*problems, *_problems(error, "")]) from error
    if problems:
        raise UnreadableRoutineError(problems)
    return value


def structure_document(document: object, wanted: type[T], format: str) -> T:
    """The value in a document that names its format under the key ``format``."""
    if not isinstance(document, dict):
        return structure(document, wanted)
    members: dict[str, Any] = {**document}
    stated = members.pop("format", None)
    if stated == format:
        return structure(members, wanted)
    expected = f'"{format}"'
    missing = Problem("/format", expected, code="missing")
    unknown = Problem("/format", expected, echo(stated), "unknown-format")
    return structure(members, wanted, [missing if stated is None else unknown])


def wire(owner: type[Any]) -> list["attrs.Attribute[Any]"]:
    """The fields of a value that a document holds: those by which values are compared."""
    return [field for field in attrs.fields(owner) if field.eq]


def is_list(kind: Any) -> bool:
    """Whether a type is a list or a set in a document."""
    return get_origin(kind) is frozenset or (get_origin(kind) is tuple and get_args(kind)[-1] is ...)


# The converter.


@cache
def _converter() -> Any:
    """The cattrs converter, with hooks for the types that cattrs would coerce or cannot tell apart."""
    from cattrs import Converter

    converter = Converter(
        forbid_extra_keys=True,
        unstruct_collection_overrides={tuple: list, frozenset: sorted},
        structure_fallback_factory=_refuse,
        unstructure_fallback_factory=_refuse,
    )
    for kind, hook in (
        (str, _only(str, "text")),
        (bool, _only(bool, "true or false")),
        (int, _only(int, "a whole number")),
        (float, _structure_float),
        (date, _structure_date),
        (StrEnum, _structure_word),
    ):
        converter.register_structure_hook(kind, hook)
    converter.register_structure_hook_func(_is_reps, _structure_reps)
    converter.register_structure_hook_factory(_is_choice, _choice_hook)
    converter.register_structure_hook_factory(is_list, _list_hook)
    converter.register_structure_hook_factory(_is_mapping, _mapping_hook)
    converter.register_structure_hook_factory(attrs.has, _class_hook)

    for same in (bool, int, types.NoneType):
        converter.register_unstructure_hook(same, _same)
    converter.register_unstructure_hook(StrEnum, lambda word: word.value)
    converter.register_unstructure_hook(float, _unstructure_float)
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_unstructure_hook_factory(attrs.has, _unstructure_class_hook)
    return converter


@cache
def _document_converter() -> Any:
    converter = _converter().copy(omit_if_default=True)
    converter.register_unstructure_hook(date, _same)
    return converter


def _same(value: Any) -> Any:
    return value


def _refuse(kind: Any) -> Any:
    raise InvalidValueError(getattr(kind, "__name__", str(kind)), "a class of values that plain data can hold", kind)


def _held(value: object) -> object:
    if not attrs.has(type(value)):
        _refuse(type(value))
    return value


# Single values.


class _WrongValueError(ValueError):
    """One value that is not what it should be; its place is known further up."""

    def __init__(self, expected: str, found: object, code: str = "wrong-type") -> None:
        super().__init__(expected, found, code)
        self.expected, self.found, self.code = expected, found, code


def _only(wanted: type, expected: str) -> Callable[[Any, Any], Any]:
    def hook(value: Any, _: Any) -> Any:
        if type(value) is not wanted and type(value := plain(value)) is not wanted:
            raise _WrongValueError(expected, value)
        return value

    return hook


def _structure_float(value: Any, _: Any) -> float:
    if type(value := plain(value)) not in (int, float):
        raise _WrongValueError("a number", value)
    return float(value)


def _unstructure_float(value: float) -> float:
    """20.0 and 20 are equal, so they are written alike."""
    return int(value) if type(value) is float and value.is_integer() else value


def _structure_date(value: Any, _: Any) -> date:
    if type(value) is date:
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise _WrongValueError("a date such as 2026-03-31", value) from None


def _structure_word(value: Any, wanted: Any) -> Any:
    words = [member.value for member in wanted]
    if type(value) is not str or value not in words:
        code = "out-of-range" if type(value) is str else "wrong-type"
        raise _WrongValueError(f"one of {', '.join(words)}", value, code)
    return wanted(value)


def _is_reps(kind: Any) -> bool:
    return set(get_args(Reps)) <= set(get_args(kind))


def _structure_reps(value: Any, _: Any) -> Reps | None:
    if value is None or type(value) is int:
        return value
    match value:
        case [low, high] if type(value) is list and type(low) is int and type(high) in (int, types.NoneType):
            return (low, high)
        case _:
            raise _WrongValueError("a whole number, or a range [low, high] of them", value)


# Several values.


def _members(kind: Any) -> list[Any]:
    """The types of a union but ``None``."""
    union = get_origin(kind) in (Union, types.UnionType)
    return [member for member in get_args(kind) if member is not types.NoneType] if union else []


def _is_choice(kind: Any) -> bool:
    return len(_members(kind)) > 1 and not _is_reps(kind)


def _choice_hook(kind: Any, converter: Any) -> Callable[[Any, Any], Any]:
    """For a union of types that differ in plain data: one is a number or an object, and the other a text."""
    hooks = {_plain_type(member): (converter.get_structure_hook(member), member) for member in _members(kind)}
    if types.NoneType in get_args(kind):
        hooks[types.NoneType] = (_only(types.NoneType, "null"), None)
    hooks[date] = hooks[str]  # TOML has dates, JSON their text
    expected = " or ".join("an object" if attrs.has(member) else _in_words(member) for member in _members(kind))

    def hook(value: Any, _: Any) -> Any:
        if type(value) not in hooks:
            raise _WrongValueError(expected, value)
        structure_member, member = hooks[type(value)]
        return structure_member(value, member)

    return hook


def _plain_type(kind: Any) -> type:
    """What a value of a type is in plain data."""
    return dict if attrs.has(kind) else list if is_list(kind) else str if kind is date else kind


def _list_hook(kind: Any, converter: Any) -> Callable[[Any, Any], Any]:
    """For a list."""
    return _list_of(kind, converter.get_structure_hook(get_args(kind)[0]))


def _list_of(kind: Any, structure_member: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    """For a list of such members; its problems are gathered only as far as an error lists them."""
    from cattrs.errors import IterableValidationError, IterableValidationNote

    make, member = get_origin(kind), get_args(kind)[0]

    def hook(value: Any, _: Any) -> Any:
        if type(value) is not list:
            raise _WrongValueError("a list", value)
        given = cast("list[Any]", value)
        held: list[Any] = []
        errors: list[Exception] = []
        count = 0
        for index, each in enumerate(given):
            try:
                held.append(structure_member(each, member))
            except Exception as error:
                error.add_note(IterableValidationNote(f"at index {index}", index, member))
                errors.append(error)
                count += _count(error)
                if count > PROBLEMS_LIMIT:
                    break
        if errors:
            raise IterableValidationError("in a list", errors, kind)  # pyright: ignore[reportCallIssue] - its __new__ has three
        return make(held)

    return hook


def _count(error: Exception) -> int:
    """How many problems a tree of errors holds."""
    inner: Sequence[Exception] = getattr(error, "exceptions", ())
    return sum(map(_count, inner)) or 1


def _is_mapping(kind: Any) -> bool:
    return get_origin(kind) is Mapping


def _mapping_hook(kind: Any, converter: Any) -> Callable[[Any, Any], Any]:
    from cattrs.gen import make_mapping_structure_fn  # pyright: ignore[reportUnknownVariableType]

    build = make_mapping_structure_fn(kind, converter, structure_to=dict, detailed_validation=True)

    def hook(value: Any, _: Any) -> Any:
        _check_object(value)
        return types.MappingProxyType(build(value, kind))

    return hook


def _check_object(value: Any) -> None:
    if not isinstance(value, dict) or not all(isinstance(key, str) for key in cast("dict[Any, Any]", value)):
        raise _WrongValueError("an object", cast("object", value))


# Values with fields.


def derived(owner: type[Any]) -> tuple[str, ...]:
    """The properties that plain data holds too, for programs that have no other way to know them."""
    names: tuple[str, ...] = getattr(owner, "_DERIVED", ())
    return names


def format_of(owner: type[Any]) -> str | None:
    """What a document states under ``format`` if the class is saved on its own."""
    format: str | None = getattr(owner, "_FORMAT", None)
    return format


def _class_hook(owner: type[Any], converter: Any) -> Callable[[Any, Any], Any]:
    from cattrs.gen import make_dict_structure_fn

    build = make_dict_structure_fn(owner, converter, **_overrides(owner, converter))
    follows, format = derived(owner), format_of(owner)
    defaulted = _defaulted(owner)

    def hook(value: Any, _: Any) -> Any:
        _check_object(value)
        value = {key: member for key, member in value.items() if member is not None or key not in defaulted}
        if format is not None and "format" in value:
            if mismatches := [*_not_as_saved(value, owner, format)]:
                raise InconsistentError(owner.__name__, mismatches)
            value = {key: member for key, member in value.items() if key != "format"}
        if not follows:
            return build(value, owner)
        made = build({key: member for key, member in value.items() if key not in follows}, owner)
        if mismatches := [
            *_contradictions(value, {name: converter.unstructure(getattr(made, name)) for name in follows})
        ]:
            raise InconsistentError(owner.__name__, mismatches)
        return made

    return hook


def lacking(owner: type[Any], stated: object) -> tuple[str, ...]:
    """The keys that a document of an older format, as it states, does not have; empty for all other documents."""
    older: Mapping[str, tuple[str, ...]] = getattr(owner, "_OLDER", {})
    return older.get(stated, ()) if isinstance(stated, str) else ()


def _defaulted(owner: type[Any]) -> frozenset[str]:
    """The members that cannot be null but have a default: null is unknown, as if they were not there."""
    return frozenset(
        field.metadata.get("key", field.name)
        for field in wire(owner)
        if field.default is not attrs.NOTHING and types.NoneType not in get_args(field.type)
    )


def _not_as_saved(value: Mapping[str, Any], owner: type[Any], format: str) -> Iterator[Mismatch]:
    """What keeps a document that states its format from being what this version or an older one has saved."""
    new = lacking(owner, value["format"])
    if value["format"] != format and not new:
        yield Mismatch(("format",), f'"{format}"', value["format"], "unknown-format")
        return
    for field in wire(owner):
        key = field.metadata.get("key", field.name)
        if key in new and key in value:
            yield Mismatch((key,), f"no such key in {value['format']}", value[key], "unknown-key")
        elif key not in value and key not in new:
            yield Mismatch((key,), f"every key of a saved {owner.__name__}", None, "missing")


def _contradictions(stated: Mapping[str, Any], derived: Mapping[str, Any]) -> Iterator[Mismatch]:
    for name, true in derived.items():
        if name in stated and (type(stated[name]) is not type(true) or stated[name] != true):
            yield Mismatch((name,), f"{echo(true)}, which follows from the other members", stated[name])


def _unstructure_class_hook(owner: type[Any], converter: Any) -> Callable[[Any], dict[str, Any]]:
    from cattrs.gen import make_dict_unstructure_fn

    plain: Callable[[Any], dict[str, Any]] = make_dict_unstructure_fn(
        owner, converter, _cattrs_omit_if_default=converter.omit_if_default, **_overrides(owner, converter)
    )
    follows, format = derived(owner), format_of(owner)
    if not follows and format is None:
        return plain
    stated = {} if format is None or converter.omit_if_default else {"format": format}
    return lambda value: {
        **stated,
        **{name: converter.unstructure(getattr(value, name)) for name in follows},
        **plain(value),
    }


def _overrides(owner: type[Any], converter: Any) -> dict[str, Any]:
    """How cattrs is to treat each field."""
    from cattrs.gen import override

    held = wire(owner)
    return {
        field.name: override(rename=field.metadata.get("key"), struct_hook=_field_hook(field, converter))
        if field in held
        else override(omit=True)
        for field in attrs.fields(owner)
    }


def _field_hook(field: "attrs.Attribute[Any]", converter: Any) -> Callable[[Any, Any], Any] | None:
    """For a field with limits, which are checked here so that all problems of a value are found at once."""
    limits, blank = field.metadata.get(LIMITS), field.metadata.get("blank", False)
    if limits is None and not blank:
        return None
    if isinstance(limits, Texts):
        return _list_of(field.type, _within(limits.each, _only(str, "text")))
    structure_field = converter.get_structure_hook(field.type)
    held = structure_field if limits is None else _within(limits, structure_field)
    return (lambda value, kind: None if value == "" else held(value, kind)) if blank else held


def _within(limits: Any, structure_value: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    """For a value that is held to limits."""

    def hook(value: Any, kind: Any) -> Any:
        held = structure_value(value, kind)
        if held is not None and not limits.accepts(held):
            raise _WrongValueError(limits.expected, value, "out-of-range")
        return held

    return hook


# Problems.


def _problems(error: BaseException, path: str, owner: type[Any] | None = None) -> Iterator[Problem]:
    """The tree of errors that cattrs raises, as a list with places; ``owner`` is the class whose field was wrong."""
    from cattrs.errors import (
        AttributeValidationNote,
        BaseValidationError,
        ClassValidationError,
        ForbiddenExtraKeysError,
        IterableValidationNote,
    )

    wanted: Any = None
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            path, wanted = pointer(path, _key(owner, note.name)), note.type
        elif isinstance(note, IterableValidationNote):
            path = pointer(path, note.index)
    match error:
        case BaseValidationError():
            inside = error.cl if isinstance(error, ClassValidationError) else None
            for inner in error.exceptions:
                yield from _problems(inner, path, inside)
        case ForbiddenExtraKeysError():
            for key in sorted(error.extra_fields):
                yield Problem(pointer(path, key), "a key this format knows", echo(key), "unknown-key")
        case _WrongValueError():
            yield Problem(path, error.expected, echo(error.found), error.code)
        case InconsistentError():
            for mismatch in error.mismatches:
                place = reduce(pointer, mismatch.path, path)
                found = "" if mismatch.code == "missing" else echo(mismatch.value)
                yield Problem(place, mismatch.expected, found, mismatch.code)
        case InvalidValueError():
            _, _, name = error.field.partition(".")
            place = pointer(path, _key(owner, name)) if name else path
            yield Problem(place, error.expected, echo(error.value), "out-of-range")
        case KeyError():
            yield Problem(path, _in_words(wanted), code="missing")
        case _:
            yield Problem(path, "a value this library can hold", echo(str(error)))


def _key(owner: type[Any] | None, name: str) -> str:
    """The name of a field in a document."""
    if owner is None or not attrs.has(owner):
        return name
    field = attrs.fields_dict(owner).get(name)
    return name if field is None else field.metadata.get("key", name)


def _in_words(kind: Any) -> str:
    """What a value should have been."""
    if is_list(kind):
        return "a list"
    plain = {str: "text", int: "a whole number", date: "a date such as 2026-03-31"}
    return plain.get(kind, "a value")
