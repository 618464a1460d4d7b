"""Plain data to values and back: the one cattrs converter of the library.

Structuring turns nothing into anything else and lists every problem with its JSON Pointer. A field says in its metadata
how a document holds it: ``wire`` false, it does not; ``key``, under another name; ``blank``, an empty text stands for
``None``, so that a document can be handed out to be filled in.
"""

import enum
import types
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache, reduce
from typing import Any, TypeVar, Union, get_args, get_origin

import attrs

from stenosis_routines._fields import LIMITS, InconsistentError
from stenosis_routines.errors import PROBLEMS_LIMIT, Problem, UnreadableRoutineError, echo, pointer
from stenosis_routines.routine import Reps

# cattrs is imported where it is first needed: most programs never read a document by its slow way.

__all__ = ["is_list", "is_optional", "parse_toml", "structure", "toml_text", "toml_value", "unstructure", "wire"]

T = TypeVar("T")


def structure(data: object, wanted: type[T]) -> T:
    """Parsed JSON or TOML as one of the library's values, such as a ``Profile``; a date may be one or ISO text.

    Raises:
        UnreadableRoutineError: with every problem and its JSON Pointer.
    """
    from cattrs.errors import BaseValidationError

    try:
        value: T = _converter().structure(data, wanted)
        return value
    except BaseValidationError as error:
        raise UnreadableRoutineError(_problems(error, "")) from error
    except _WrongValueError as fault:
        raise UnreadableRoutineError([fault.at("")]) from fault


def wire(owner: type[Any]) -> list["attrs.Attribute[Any]"]:
    """The fields of a value that a document holds."""
    attrs.resolve_types(owner)
    return [field for field in attrs.fields(owner) if field.metadata.get("wire", True)]


class _WrongValueError(ValueError):
    """One value that is not what it should be; its place is known further up."""

    def __init__(self, expected: str, found: object, code: str) -> None:
        super().__init__(expected, found, code)
        self.expected, self.found, self.code = expected, found, code

    def at(self, path: str) -> Problem:
        return Problem(path, self.expected, echo(self.found), self.code)


def _problems(error: BaseException, path: str) -> Iterator[Problem]:
    """The tree of errors that cattrs raises, as a list with places."""
    from cattrs.errors import (
        AttributeValidationNote,
        BaseValidationError,
        ForbiddenExtraKeysError,
        IterableValidationNote,
    )

    wanted: Any = None
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            path, wanted = pointer(path, note.name), note.type
        elif isinstance(note, IterableValidationNote):
            path = pointer(path, note.index)
    match error:
        case BaseValidationError():
            for inner in error.exceptions:
                yield from _problems(inner, path)
        case ForbiddenExtraKeysError():
            for key in sorted(error.extra_fields):
                yield Problem(pointer(path, key), "a key this format knows", echo(key), "unknown-key")
        case _WrongValueError():
            yield error.at(path)
        case InconsistentError():
            for mismatch in error.mismatches:
                place = reduce(pointer, mismatch.path, path)
                found = "" if mismatch.code == "missing" else echo(mismatch.value)
                yield Problem(place, mismatch.expected, found, mismatch.code)
        case KeyError():
            yield Problem(path, _in_words(wanted), code="missing")
        case _:
            yield Problem(path, "a value this library can hold", echo(str(error)))


def _in_words(kind: Any) -> str:
    """What a missing value should have been."""
    if is_list(kind):
        return "a list"
    return {str: "text", date: "a date such as 2026-03-31"}.get(kind, "a value")


@cache
def _converter() -> Any:
    """A cattrs converter that turns nothing into anything else.

    cattrs finds hooks of classes by inheritance and before all others. So the plain types need hooks of their own, or
    they would be coerced; and words need one too, since a word is a ``str`` and any text would do for it.
    """
    from cattrs import Converter

    converter = Converter(forbid_extra_keys=True, detailed_validation=True)
    for kind, hook in (
        (str, _only(str, "text")),
        (bool, _only(bool, "true or false")),
        (int, _only(int, "a whole number")),
        (float, _structure_float),
        (date, _structure_date),
        (enum.StrEnum, _structure_word),
    ):
        converter.register_structure_hook(kind, hook)
    converter.register_structure_hook_func(lambda kind: kind == Reps, _structure_reps)
    converter.register_structure_hook(enum.Enum, _structure_word)
    converter.register_structure_hook_factory(is_list, lambda kind: _list_hook(converter, kind))
    converter.register_structure_hook_factory(is_optional, lambda kind: _optional_hook(converter, kind))
    converter.register_structure_hook_factory(attrs.has, lambda owner: _class_hook(converter, owner))
    converter.register_unstructure_hook_factory(attrs.has, lambda owner: _unstructure_hook(converter, owner))
    converter.register_unstructure_hook_func(is_list, lambda held: _unstructured_list(converter, held))
    converter.register_unstructure_hook(date, lambda day: day)
    return converter


def is_list(kind: Any) -> bool:
    """Whether a type is a list or a set in a document."""
    return get_origin(kind) is frozenset or (get_origin(kind) is tuple and get_args(kind)[-1] is ...)


def is_optional(kind: Any) -> bool:
    """Whether a type allows ``None``."""
    return get_origin(kind) in (Union, types.UnionType) and type(None) in get_args(kind)


def _only(wanted: type, expected: str) -> Callable[[Any, Any], Any]:
    def hook(value: Any, kind: Any) -> Any:
        if type(value) is not wanted or kind is not wanted:
            raise _WrongValueError(expected, value, "wrong-type")
        return value

    return hook


def _structure_float(value: Any, _: Any) -> float:
    if type(value) not in (int, float):
        raise _WrongValueError("a number", value, "wrong-type")
    return float(value)


def _structure_date(value: Any, _: Any) -> date:
    if type(value) is date:
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise _WrongValueError("a date such as 2026-03-31", value, "wrong-type") from None


def _structure_reps(value: Any, _: Any) -> Reps:
    if type(value) is int:
        return value
    match value:
        case [low, high] if type(low) is int and type(high) in (int, types.NoneType):
            return (low, high)
    raise _WrongValueError("a whole number, or a range [low, high] of them", value, "wrong-type")


def _structure_word(value: Any, wanted: Any) -> Any:
    words = [member.value for member in wanted]
    if type(value) is not str or value not in words:
        raise _WrongValueError(
            f"one of {', '.join(words)}", value, "wrong-type" if type(value) is not str else "out-of-range"
        )
    return wanted(value)


def _list_hook(converter: Any, kind: Any) -> Callable[[Any, Any], Any]:
    """For a list, whose faults are gathered only as far as they are listed."""
    from cattrs.errors import IterableValidationError, IterableValidationNote

    make, member = get_origin(kind), get_args(kind)[0]

    def hook(value: Any, _: Any) -> Any:
        if type(value) is not list:
            raise _WrongValueError("a list", value, "wrong-type")
        count = 0
        held, faults = [], []
        for index, each in enumerate(value):
            try:
                held.append(converter.structure(each, member))
            except Exception as error:
                error.add_note(IterableValidationNote(f"at index {index}", index, member))
                faults.append(error)
                count += _count(error)
                if count > PROBLEMS_LIMIT:
                    break
        if faults:
            raise IterableValidationError("in a list", faults, list)
        return make(held)

    return hook


def _count(error: Exception) -> int:
    """How many problems a tree of errors holds."""
    return sum(map(_count, error.exceptions)) if isinstance(error, ExceptionGroup) else 1


def _optional_hook(converter: Any, kind: Any) -> Callable[[Any, Any], Any]:
    """For ``X | None`` and ``X | Y | None``, where the rest is one type that has a hook."""
    rest: Any = Union[tuple(part for part in get_args(kind) if part is not types.NoneType)]  # noqa: UP007 - built, not written
    return lambda value, _: None if value is None else converter.structure(value, rest)


def _class_hook(converter: Any, owner: type[Any]) -> Callable[[Any, Any], Any]:
    """All problems of an object at once: each field is checked by its own validator before the value is made."""
    from cattrs.errors import AttributeValidationNote, ClassValidationError
    from cattrs.gen import make_dict_structure_fn, override

    fields = wire(owner)
    held = {field.name for field in fields}
    keys = {field.name: key for field in fields if (key := _key(field)) != field.name}
    options: dict[str, Any] = {
        field.name: override(omit=True) for field in attrs.fields(owner) if field.name not in held
    }
    options |= {
        field.name: override(struct_hook=_field_hook(converter, field), rename=keys.get(field.name)) for field in fields
    }
    build = make_dict_structure_fn(owner, converter, _cattrs_forbid_extra_keys=True, **options)

    def hook(value: Any, wanted: Any) -> Any:
        if not isinstance(value, dict):
            raise _WrongValueError("an object", value, "wrong-type")
        try:
            return build(value, wanted)
        except ClassValidationError as error:
            for inner in error.exceptions if keys else ():  # cattrs names the fields, a document its keys
                inner.__notes__ = [
                    AttributeValidationNote(str(note), keys.get(note.name, note.name), note.type)
                    if isinstance(note, AttributeValidationNote)
                    else note
                    for note in getattr(inner, "__notes__", ())
                ]
            raise

    return hook


def _key(field: "attrs.Attribute[Any]") -> str:
    """The name of a field in a document."""
    key: str = field.metadata.get("key", field.name)
    return key


def _field_hook(converter: Any, field: "attrs.Attribute[Any]") -> Callable[[Any, Any], Any]:
    limits, blank = field.metadata.get(LIMITS), field.metadata.get("blank", False)

    def hook(value: Any, kind: Any) -> Any:
        if blank and value == "":
            return None
        held = converter.structure(value, kind)
        if held is not None and limits is not None and not limits.accepts(held):
            raise _WrongValueError(limits.expected, value, "out-of-range")
        return held

    return hook


# TOML.


def parse_toml(text: str) -> dict[str, Any]:
    """A text in TOML as plain data. Raises: UnreadableRoutineError."""
    import tomllib  # here and not above: importing the library reads no document

    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # no TOML, too many digits, too deep
        raise UnreadableRoutineError([Problem("", "TOML", echo(str(error)), "syntax")]) from error


def toml_text(document: dict[str, Any]) -> str:
    """Plain data as TOML: what is no list of objects first, then each object of a list as a table of its own."""
    tables = {key: members for key, members in document.items() if _is_tables(members)}
    lines = [f"{key} = {toml_value(value)}\n" for key, value in document.items() if key not in tables]
    for key, members in tables.items():
        for member in members:
            rows = [f"{name} = {toml_value(value)}\n" for name, value in member.items()]
            lines += [f"\n[[{key}]]\n", *rows]
    return "".join(lines)


def _is_tables(members: Any) -> bool:
    return isinstance(members, list) and bool(members) and all(isinstance(member, dict) for member in members)


def toml_value(value: Any) -> str:
    """One value on one line."""
    match value:
        case bool():
            return "true" if value else "false"
        case date():
            return value.isoformat()
        case str():
            import json

            return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")
        case list():
            return f"[{', '.join(map(toml_value, value))}]"
        case dict():
            return "{ " + ", ".join(f"{key} = {toml_value(member)}" for key, member in value.items()) + " }"
    return repr(value)


# Back.


def unstructure(value: object) -> Any:
    """A value as plain data, which ``structure`` turns back: what is at its default is left out, a date stays one."""
    return _converter().unstructure(value)


def _unstructure_hook(converter: Any, owner: type[Any]) -> Callable[[Any], Any]:
    from cattrs.gen import make_dict_unstructure_fn, override

    fields = {field.name: field for field in wire(owner)}
    options: dict[str, Any] = {
        field.name: override(rename=_key(field)) if field.name in fields else override(omit=True)
        for field in attrs.fields(owner)
    }
    return make_dict_unstructure_fn(owner, converter, _cattrs_omit_if_default=True, **options)


def _unstructured_list(converter: Any, held: Any) -> list[Any]:
    members = [converter.unstructure(member) for member in held]
    return sorted(members) if isinstance(held, frozenset) else members
