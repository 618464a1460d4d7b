"""The library's own JSON: exactly the values, versioned, strict, nothing lost.

``{"format": "stenosis-routines/1", "title": ..., "sessions": [{"title": ..., "prescriptions": [{"exercise": {"name":
...}, "dose": {"reps": 10}}]}]}``; the full shape is ``json_schema()``. What is not told is left out.

Reading takes one of two ways. The fast one decodes straight into the values (msgspec, in C), behind a gate that
refuses unknown and repeated keys, which msgspec alone would drop. Only when it refuses, the slow one (cattrs) reads the
document again to list every problem with its place. What the fast way accepts, the slow way accepts with equal values.
"""

import enum
import json
import re
import types
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

import attrs

from stenosis_routines._fields import LIMITS, Range, Text
from stenosis_routines.errors import PROBLEMS_LIMIT, Problem, UnreadableRoutineError, echo
from stenosis_routines.formats import _reading
from stenosis_routines.formats.limits import DEFAULT, Limits
from stenosis_routines.routine import REPS, Reps, RepsLimits, Routine

# msgspec and cattrs are imported where they are first needed, so that telling formats apart costs neither.

__all__ = ["FORMAT", "json_schema", "read", "recognises", "structure", "write"]

T = TypeVar("T")

#: What the member ``format`` of every document says.
FORMAT = "stenosis-routines/1"

#: No document that the fast way accepts nests deeper.
_DEPTH = 16

_MARK = re.compile(rb'"format"\s*:\s*"stenosis-routines/')


def recognises(glance: _reading.Glance) -> bool:
    """Whether the document says that it is one of ours, of this or another version."""
    return glance.data.lstrip()[:1] == b"{" and _MARK.search(glance.data) is not None


def read(data: bytes, limits: Limits = DEFAULT) -> Routine:
    """A routine from its JSON.

    Raises:
        UnreadableRoutineError: anything is missing, unknown, repeated, of a wrong type or out of range.
    """
    routine = _read_fast(data) if limits.depth >= _DEPTH else None
    return _read_slow(data, limits) if routine is None else routine


def write(routine: Routine) -> str:
    """The JSON of a routine: indented, deterministic, without what is not told."""
    document = {"format": FORMAT, **_plain(routine)}
    return json.dumps(document, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


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


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a routine; its ranges are those of the values."""
    definitions: dict[str, Any] = {}
    shape = _class_schema(Routine, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Exercise routine",
        "description": "Sessions of exercises with their doses. What is not known is left out, never guessed.",
        **shape,
        "properties": {"format": {"const": FORMAT}, **shape["properties"]},
        "required": ["format", *shape["required"]],
        "$defs": dict(sorted(definitions.items())),
    }


def _wire(owner: type[Any]) -> list["attrs.Attribute[Any]"]:
    """The fields of a value that a document holds."""
    attrs.resolve_types(owner)
    return [field for field in attrs.fields(owner) if field.metadata.get("wire", True)]


# Writing.


def _plain(value: Any) -> Any:
    """A value as what JSON can hold."""
    if attrs.has(type(value)):
        told = ((field, getattr(value, field.name)) for field in _wire(type(value)))
        return {
            field.name: _plain(held) for field, held in told if field.default is attrs.NOTHING or held != field.default
        }
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(member) for member in value]
    if type(value) is float and value.is_integer():
        return int(value)  # 20.0 and 20 are equal, so they are written alike.
    return value


# The fast way.


@cache
def _decoders() -> tuple[Callable[[bytes], Routine], Callable[[bytes], object], Callable[[object], bytes]]:
    """The decoder of a routine, that of its gate, and the encoder that shows what the gate has seen."""
    import msgspec

    gates: dict[type[Any], Any] = {}
    fields: list[Any] = [
        ("format", Literal["stenosis-routines/1"]),
        *_gate_fields(Routine, gates),
    ]
    gate = msgspec.defstruct("Document", fields, forbid_unknown_fields=True, gc=False)
    return msgspec.json.Decoder(Routine).decode, msgspec.json.Decoder(gate).decode, msgspec.json.Encoder().encode


def _gate_fields(owner: type[Any], gates: dict[type[Any], Any]) -> list[tuple[str, Any, Any]]:
    import msgspec

    return [(field.name, _gate_field(field, gates), msgspec.UNSET) for field in _wire(owner)]


def _gate_field(field: "attrs.Attribute[Any]", gates: dict[type[Any], Any]) -> Any:
    """The type of one field, held to its limits where C can do so."""
    from msgspec import Meta

    match field.metadata.get(LIMITS):
        case Range(low=low, high=high, kinds=kinds):
            return Annotated[int if kinds == (int,) else float, Meta(ge=low, le=high)] | None
        case Text(limit=limit, least=least):
            held = Annotated[str, Meta(min_length=least, max_length=limit)]
            return held if field.default is not None else held | None
    return _gate(field.type, gates)


def _gate(kind: Any, gates: dict[type[Any], Any]) -> Any:
    """A type that knows the keys of the objects in another type and the limits of their members."""
    import msgspec

    if isinstance(kind, type) and attrs.has(kind):
        if kind not in gates:
            gates[kind] = msgspec.defstruct(
                kind.__name__, _gate_fields(kind, gates), forbid_unknown_fields=True, gc=False
            )
        return gates[kind]
    if get_origin(kind) is tuple and attrs.has(get_args(kind)[0]):
        return list[_gate(get_args(kind)[0], gates)]  # type: ignore[misc]
    return Any


def _read_fast(data: bytes) -> Routine | None:
    """The routine; ``None`` if the document is not, or not surely, in order.

    A repeated key is one that decoding and encoding lose: the document then has more colons than what comes back.
    A colon that is written as an escape would upset the count, so a document with one takes the slow way.
    """
    import msgspec

    decode, see, show = _decoders()
    try:
        if data.count(b":") != show(see(data)).count(b":") or b"\\u003" in data:
            return None
        routine = decode(data)
    except (msgspec.MsgspecError, RecursionError, UnicodeError):
        return None
    plain = data.isascii() and b"\\" not in data and b"\x7f" not in data and b'" ' not in data
    return routine if _within(routine, plain) else None


def _within(routine: Routine, plain: bool) -> bool:
    """Whether what C cannot check is within its limits: repetitions, blank names, control characters.

    A plain document - ASCII, no escapes, no text that begins with a blank - can have the first of these only.
    """
    if not plain:
        return _all_within(routine)
    accepts = RepsLimits().accepts
    doses = (item.dose.reps for session in routine.sessions for item in session.prescriptions)
    return all(reps is None or accepts(reps) for reps in doses)


def _all_within(value: Any) -> bool:
    if isinstance(value, tuple):
        return all(map(_all_within, value))
    if not attrs.has(type(value)):
        return True
    for field in attrs.fields(type(value)):
        held, limits = getattr(value, field.name), field.metadata.get(LIMITS)
        if held is not None and not (limits.accepts(held) if limits is not None else _all_within(held)):
            return False
    return True


# The slow way.


def _read_slow(data: bytes, limits: Limits) -> Routine:
    document = _reading.parse_json(data, limits)
    if not isinstance(document, dict):
        _reading.fail("", "an object", echo(document), "wrong-type")
    problems: list[Problem] = []
    told = document.pop("format", None)
    if told is None:
        problems.append(Problem("/format", f'"{FORMAT}"', code="missing"))
    elif told != FORMAT:
        problems.append(Problem("/format", f'"{FORMAT}"', echo(told), "unknown-format"))
    try:
        routine = structure(document, Routine)
    except UnreadableRoutineError as error:
        raise UnreadableRoutineError([*problems, *error.problems]) from error
    if problems:
        raise UnreadableRoutineError(problems)
    return routine


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
            path, wanted = _reading.pointer(path, note.name), note.type
        elif isinstance(note, IterableValidationNote):
            path = _reading.pointer(path, note.index)
    match error:
        case BaseValidationError():
            for inner in error.exceptions:
                yield from _problems(inner, path)
        case ForbiddenExtraKeysError():
            for key in sorted(error.extra_fields):
                yield Problem(_reading.pointer(path, key), "a key this format knows", echo(key), "unknown-key")
        case _WrongValueError():
            yield error.at(path)
        case KeyError():
            yield Problem(path, _in_words(wanted), code="missing")
        case _:
            yield Problem(path, "a value this library can hold", echo(str(error)))


def _in_words(kind: Any) -> str:
    """What a missing value should have been."""
    if _is_list(kind):
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
    converter.register_structure_hook_factory(_is_list, lambda kind: _list_hook(converter, kind))
    converter.register_structure_hook_factory(_is_optional, lambda kind: _optional_hook(converter, kind))
    converter.register_structure_hook_factory(attrs.has, lambda owner: _class_hook(converter, owner))
    return converter


def _is_enum(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, enum.Enum)


def _is_list(kind: Any) -> bool:
    return get_origin(kind) is frozenset or (get_origin(kind) is tuple and get_args(kind)[-1] is ...)


def _is_optional(kind: Any) -> bool:
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
    from cattrs.gen import make_dict_structure_fn, override

    wire = _wire(owner)
    held = {field.name for field in wire}
    options: dict[str, Any] = {
        field.name: override(omit=True) for field in attrs.fields(owner) if field.name not in held
    }
    options |= {field.name: override(struct_hook=_field_hook(converter, field)) for field in wire}
    build = make_dict_structure_fn(owner, converter, _cattrs_forbid_extra_keys=True, **options)

    def hook(value: Any, wanted: Any) -> Any:
        if not isinstance(value, dict):
            raise _WrongValueError("an object", value, "wrong-type")
        return build(value, wanted)

    return hook


def _field_hook(converter: Any, field: "attrs.Attribute[Any]") -> Callable[[Any, Any], Any]:
    limits = field.metadata.get(LIMITS)

    def hook(value: Any, kind: Any) -> Any:
        held = converter.structure(value, kind)
        if held is not None and limits is not None and not limits.accepts(held):
            raise _WrongValueError(limits.expected, value, "out-of-range")
        return held

    return hook


# The schema.


def _class_schema(owner: type[Any], definitions: dict[str, Any]) -> dict[str, Any]:
    wire = _wire(owner)
    required = [field.name for field in wire if field.default is attrs.NOTHING]
    return {
        "type": "object",
        "properties": {field.name: _field_schema(field, definitions) for field in wire},
        **({"required": required} if required else {}),
        "additionalProperties": False,
    }


def _field_schema(field: "attrs.Attribute[Any]", definitions: dict[str, Any]) -> dict[str, Any]:
    schema = _type_schema(field.type, definitions)
    match field.metadata.get(LIMITS):
        case Range(low=low, high=high) as rule:
            return {**schema, "minimum": low, "maximum": high, "description": rule.expected}
        case Text(limit=limit, least=least):
            return {**schema, **({"minLength": least} if least else {}), "maxLength": limit}
    return schema


def _type_schema(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if isinstance(kind, type) and attrs.has(kind):
        if kind.__name__ not in definitions:
            definitions[kind.__name__] = {}  # A place holder, should a value ever hold its own kind.
            summary = (kind.__doc__ or "").strip().split("\n", 1)[0].replace("``", "")
            definitions[kind.__name__] = {"description": summary, **_class_schema(kind, definitions)}
        return {"$ref": f"#/$defs/{kind.__name__}"}
    if _is_enum(kind):
        return {"enum": [member.value for member in kind]}
    if _is_list(kind):
        unique = {"uniqueItems": True} if get_origin(kind) is frozenset else {}
        return {"type": "array", "items": _type_schema(get_args(kind)[0], definitions), **unique}
    if set(get_args(Reps)) <= set(get_args(kind)):
        return _reps_schema()
    if _is_optional(kind):
        return _type_schema(next(part for part in get_args(kind) if part is not types.NoneType), definitions)
    if kind is date:
        return {"type": "string", "format": "date"}
    return {"type": {str: "string", bool: "boolean", int: "integer", float: "number"}[kind]}


def _reps_schema() -> dict[str, Any]:
    number = {"type": "integer", "minimum": REPS.low, "maximum": REPS.high}
    top = {"anyOf": [number, {"type": "null"}]}
    return {
        "description": "Repetitions a set: a number, or a range [low, high]; high is null where the end is open.",
        "anyOf": [number, {"type": "array", "prefixItems": [number, top], "minItems": 2, "maxItems": 2}],
    }
