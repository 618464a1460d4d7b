"""The JSON Schema (draft 2020-12) of a value as plain data: what ``from_dict`` reads and ``to_dict`` writes.

A strict schema keeps to what all big services take for structured output, seen in October 2026:

- https://platform.openai.com/docs/guides/structured-outputs (supported schemas)
- https://docs.claude.com/en/docs/build-with-claude/structured-outputs (JSON Schema limitations)

Every member is required, what may be unknown is nullable, every value has a type, and no object takes other members.
There are no bounds of numbers, texts and lists: some services refuse them, so the description says them. It leaves out
what a field marks as ``declared``, facts that only an author whom one believes may state, and objects with keys that
are not known before, which services refuse.
"""

import enum
import types
from collections.abc import Mapping
from datetime import date
from typing import Any, Union, cast, get_args, get_origin

import attrs

from stenosis_routines._fields import DECLARED, LIMITS, Range, Text, Texts
from stenosis_routines._structure import derived, format_of, is_list, wire
from stenosis_routines.errors import InvalidValueError
from stenosis_routines.routine import REPS, Reps

__all__ = ["schema_of"]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NULL = {"type": "null"}
_PLAIN: Mapping[Any, str] = {str: "string", bool: "boolean", int: "integer", float: "number"}


def schema_of(
    owner: type[Any],
    formats: tuple[str, ...] = (),
    *,
    strict: bool = False,
    ref_template: str = "#/$defs/{name}",
    inline: bool = False,
) -> dict[str, Any]:
    """The schema of a class of values; ``formats`` are what a document of it may state, if the class does not say it.

    Raises: InvalidValueError for a class that plain data cannot hold, or a template without a name.
    """
    if not (isinstance(owner, type) and attrs.has(owner)):
        raise InvalidValueError("json_schema", "a class of values, such as Routine or Report", owner)
    if ref_template.format(name="\0", model="\0") == ref_template:
        raise InvalidValueError("ref_template", "a text with {name} in it", ref_template)
    made = _Schema(strict, ref_template, inline)
    shape = made.of_class(owner)
    stated = formats or tuple(filter(None, (format_of(owner),)))
    if stated:
        members = {"format": {"type": "string", "enum": list(stated[:1] if strict else stated)}, **shape["properties"]}
        required = ["format", *shape.get("required", ())] if formats or strict else shape.get("required", [])
        shape = {**shape, "properties": members, **({"required": required} if required else {})}
    definitions = {} if inline or not made.definitions else {"$defs": dict(sorted(made.definitions.items()))}
    dialect = {} if strict else {"$schema": _DIALECT}
    return {**dialect, "title": owner.__name__, "description": _summary(owner), **shape, **definitions}


@attrs.define
class _Schema:
    """A schema while it is made."""

    strict: bool
    ref_template: str
    inline: bool
    #: The objects that are referred to, by the names of their classes.
    definitions: dict[str, Any] = attrs.field(factory=dict[str, Any])

    def of_class(self, owner: type[Any]) -> dict[str, Any]:
        """An object with the members of a class."""
        fields = [field for field in wire(owner) if not (self.strict and _is_left_out(field))]
        members = {_key(field): self.of_field(field) for field in fields}
        members |= {name: self.of_property(owner, name) for name in derived(owner)}
        required = [_key(field) for field in fields if self.strict or field.default is attrs.NOTHING]
        required += derived(owner) if self.strict else ()
        return {
            "type": "object",
            "properties": members,
            **({"required": required} if required else {}),
            "additionalProperties": False,
        }

    def of_field(self, field: "attrs.Attribute[Any]") -> dict[str, Any]:
        """The member for a field. What has a default may be unknown, so it may be null."""
        may_be_null = types.NoneType in get_args(field.type) or (not self.strict and field.default is not attrs.NOTHING)
        schema = self.of_type(field.type)
        match field.metadata.get(LIMITS):
            case Range(low=low, high=high) as limits:
                bounds = {} if self.strict else {"minimum": low, "maximum": high}
                schema = {**schema, **bounds, "description": limits.expected}
            case Text() as limits:
                schema = {**schema, **self.of_limits(limits)}
            case Texts(each=limits):
                schema = {**schema, "items": {**schema["items"], **self.of_limits(limits)}}
            case _:
                pass
        return _nullable(schema) if may_be_null else schema

    def of_limits(self, limits: Text) -> dict[str, Any]:
        """What a schema says of the limits of a text."""
        bounds = {**({"minLength": limits.least} if limits.least else {}), "maxLength": limits.limit}
        return {"description": limits.expected} if self.strict else bounds

    def of_property(self, owner: type[Any], name: str) -> dict[str, Any]:
        """The member for a property that follows from the others."""
        getter = cast("property", getattr(owner, name)).fget
        return self.of_type(getattr(getter, "__annotations__", {}).get("return"))

    def of_type(self, kind: Any) -> dict[str, Any]:
        """A value of a type; that it may be ``None`` is left to its field."""
        if isinstance(kind, type) and attrs.has(kind):
            return self.of_object(kind)
        if isinstance(kind, type) and issubclass(kind, enum.Enum):
            return {"type": "string", "enum": [member.value for member in kind]}
        if is_list(kind):
            unique = {"uniqueItems": True} if get_origin(kind) is frozenset and not self.strict else {}
            item = get_args(kind)[0]
            items = self.of_type(item)
            may_be_null = types.NoneType in get_args(item)
            return {"type": "array", "items": _nullable(items) if may_be_null else items, **unique}
        if get_origin(kind) is Mapping:
            return {"type": "object", "additionalProperties": self.of_type(get_args(kind)[1])}
        if get_origin(kind) in (Union, types.UnionType):
            if set(get_args(Reps)) <= set(get_args(kind)):
                return self.of_reps()
            parts = [self.of_type(part) for part in get_args(kind) if part is not types.NoneType]
            return parts[0] if len(parts) == 1 else {"anyOf": parts}
        if kind is date:
            return {"type": "string", "format": "date"}
        if (plain := _PLAIN.get(kind)) is None:
            raise InvalidValueError("json_schema", "a class of values that plain data can hold", cast("object", kind))
        return {"type": plain}

    def of_object(self, owner: type[Any]) -> dict[str, Any]:
        """An object of a class: where it stands, or as a reference to its definition."""
        if self.inline:
            return {"description": _summary(owner), **self.of_class(owner)}
        name = owner.__name__
        if name not in self.definitions:
            self.definitions[name] = {}  # a place holder, should a value ever hold its own kind
            self.definitions[name] = {"description": _summary(owner), **self.of_class(owner)}
        return {"$ref": self.ref_template.format(name=name, model=name)}

    def of_reps(self) -> dict[str, Any]:
        """Repetitions: a number or a range."""
        says = "Repetitions a set: a number, or a range [low, high]; high is null where the end is open."
        if self.strict:
            bounds: dict[str, Any] = {"type": "array", "items": {"type": ["integer", "null"]}}
            return {"description": f"{says} From 1 to 1000.", "anyOf": [{"type": "integer"}, bounds]}
        number: dict[str, Any] = {"type": "integer", "minimum": REPS.low, "maximum": REPS.high}
        top = {"anyOf": [number, _NULL]}
        pair: dict[str, Any] = {"type": "array", "prefixItems": [number, top], "minItems": 2, "maxItems": 2}
        return {"description": says, "anyOf": [number, pair]}


def _is_left_out(field: "attrs.Attribute[Any]") -> bool:
    """Whether a strict schema has no place for it: declared facts, and objects with keys that are not known before."""
    return bool(field.metadata.get(DECLARED)) or get_origin(field.type) is Mapping


def _nullable(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of a value that may also be null."""
    if "anyOf" in schema:
        return {**schema, "anyOf": [*schema["anyOf"], _NULL]}
    if "enum" in schema:
        return {**schema, "type": [schema["type"], "null"], "enum": [*schema["enum"], None]}
    if "$ref" in schema or schema["type"] in ("object", "array"):
        return {"anyOf": [schema, _NULL]}
    return {**schema, "type": [schema["type"], "null"]}


def _key(field: "attrs.Attribute[Any]") -> str:
    key: str = field.metadata.get("key", field.name)
    return key


def _summary(owner: type[Any]) -> str:
    return (owner.__doc__ or "").strip().split("\n", 1)[0].replace("``", "")
