"""The library's own JSON: exactly the values, versioned, strict, nothing lost.

``{"format": "stenosis-routines/1", "title": ..., "sessions": [{"title": ..., "prescriptions": [{"exercise": {"name":
...}, "dose": {"reps": 10}}]}]}``; the full shape is ``json_schema()``. Unknown values are left out.

Reading takes one of two ways. The fast one decodes straight into the values (msgspec, in C), behind a gate that
refuses unknown and repeated keys, which msgspec alone would drop. Only when it refuses, the careful one (cattrs) reads
the document again to list every problem with its place. What the fast way accepts, the careful way accepts with equal
values. Prescriptions that were read before are found by their JSON, and are the same values again.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from itertools import chain, islice
from typing import Annotated, Any, Literal, NamedTuple, Union, cast, get_args, get_origin

import attrs

from stenosis_routines._fields import LIMITS, Range, Text, Texts
from stenosis_routines._structure import structure_document, to_document, wire
from stenosis_routines.errors import echo
from stenosis_routines.formats.format import Format, Glance
from stenosis_routines.formats.limits import DEFAULT, Limits
from stenosis_routines.formats.reading.problems import fail
from stenosis_routines.profile import Clearance
from stenosis_routines.routine import REPS, Prescription, RepsLimits, Routine

# What one of the ways needs is imported there: telling formats apart needs none of it, and the fast way no other JSON.

__all__ = ["FORMAT", "VERSION", "VERSION_2", "read", "recognises", "structured", "write"]

#: What the member ``format`` of a document says. Version 2 is written only where version 1 cannot hold the routine: a
#: clearance that is more than a day. Both are read.
VERSION = "stenosis-routines/1"
VERSION_2 = "stenosis-routines/2"

#: No document that the fast way accepts nests deeper.
_DEPTH = 16

_MARK = re.compile(rb'"format"\s*:\s*"stenosis-routines(-plan)?/')


def recognises(glance: Glance) -> bool:
    """Whether the document says that it is one of ours, of this or another version, or a saved plan."""
    return glance.data.lstrip()[:1] == b"{" and _MARK.search(glance.data) is not None


def read(data: bytes, limits: Limits = DEFAULT) -> Routine:
    """A routine from its JSON.

    Raises:
        UnreadableRoutineError: anything is missing, unknown, repeated, of a wrong type or out of range.
    """
    routine = _read_fast(data) if limits.depth >= _DEPTH else None
    return _read_carefully(data, limits) if routine is None else routine


def _read_carefully(data: bytes, limits: Limits) -> Routine:
    """As ``read``, with every problem and its place."""
    from stenosis_routines.formats.reading.json import parse_json

    return structured(parse_json(data, limits))


def structured(document: object) -> Routine:
    """A routine from its JSON that is parsed already.

    Raises: UnreadableRoutineError, with every problem and its place.
    """
    version = _version(document)
    if isinstance(version, str) and version.startswith("stenosis-routines-plan/"):
        fail("/format", "a routine; loads_plan reads a plan", echo(version), "unknown-format")
    return structure_document(document, Routine, VERSION_2 if version == VERSION_2 else VERSION)


def _version(document: object) -> object:
    """What a document states under ``format``; ``None`` if it states nothing."""
    return cast("dict[str, object]", document).get("format") if isinstance(document, dict) else None


def write(routine: Routine) -> str:
    """The JSON of a routine: indented, deterministic, without unknown values."""
    import json

    version = VERSION_2 if isinstance(routine.profile.clearance, Clearance) else VERSION
    document = {"format": version, **to_document(routine)}
    return json.dumps(document, indent=2, ensure_ascii=False, allow_nan=False, default=date.isoformat) + "\n"


# The fast way.


class _Decoders(NamedTuple):
    """The decoders of the fast way; each gate knows the keys and limits of what it sees."""

    #: The gate of a document, which leaves its prescriptions as they are written, and the decoder of the rest of it.
    see: Callable[[bytes], Any]
    decode: Callable[[bytes], Routine]
    #: The gate of a list of prescriptions, and its decoder.
    see_each: Callable[[bytes], object]
    decode_each: Callable[[bytes], list[Prescription]]
    #: Writes what a gate has seen.
    show: Callable[[object], bytes]


@cache
def _decoders() -> _Decoders:
    import msgspec

    fields: list[Any] = [
        ("format", Literal["stenosis-routines/1"]),
        *_gate_fields(Routine, {Prescription: msgspec.Raw}),
    ]
    document = msgspec.defstruct("Document", fields, forbid_unknown_fields=True, gc=False)
    return _Decoders(
        msgspec.json.Decoder(document).decode,
        msgspec.json.Decoder(Routine).decode,
        msgspec.json.Decoder(_gate(tuple[Prescription, ...], {})).decode,
        msgspec.json.Decoder(list[Prescription]).decode,
        msgspec.json.Encoder().encode,
    )


def _gate_fields(owner: type[Any], gates: dict[type[Any], Any]) -> list[tuple[str, Any, Any]]:
    import msgspec

    return [(field.name, _gate_field(field, gates), msgspec.UNSET) for field in wire(owner)]


def _gate_field(field: "attrs.Attribute[Any]", gates: dict[type[Any], Any]) -> Any:
    """The type of one field, held to its limits where C can do so."""
    from msgspec import Meta

    match field.metadata.get(LIMITS):
        case Range(low=low, high=high, kinds=kinds):
            return Union[Annotated[int if kinds == (int,) else float, Meta(ge=low, le=high)], None]  # noqa: UP007
        case RepsLimits():
            number: Any = Annotated[int, Meta(ge=REPS.low, le=REPS.high)]
            return number | list[number | None] | None
        case Text() as text:
            return _gate_text(text) if field.default is not None else _gate_text(text) | None
        case Texts(each=text):
            return list[_gate_text(text)]  # type: ignore[misc]
        case _:
            return _gate(field.type, gates)


def _gate_text(text: Text) -> Any:
    """The type of a text; one that must be there is not blank."""
    from msgspec import Meta

    return Annotated[str, Meta(min_length=text.least, max_length=text.limit, pattern=r"\S" if text.least else None)]


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
    if Clearance in get_args(kind):
        return str | None  # an object goes the careful way
    return Any


# What C does not keep out of a text, as msgspec writes it: control characters, those of ASCII as an escape.
_ESCAPE, _CONTROL = re.compile(rb"\\(.)"), re.compile(rb"\xc2[\x80-\x9f]")
_CONTROLS = frozenset({b"b", b"f", b"r", b"u"})


def _is_clean(shown: bytes) -> bool:
    """Whether no text of what a gate has seen holds a control character."""
    if b"\x7f" in shown or (b"\xc2" in shown and _CONTROL.search(shown)):
        return False
    return b"\\" not in shown or _CONTROLS.isdisjoint(_ESCAPE.findall(shown))


def _read_fast(data: bytes) -> Routine | None:
    """The routine; ``None`` if the document is not, or not surely, in order.

    A repeated key is one that decoding and encoding lose: the document then has more colons than what comes back.
    A colon that is written as an escape would upset the count, so a document with one takes the slow way.
    """
    import msgspec

    use = _decoders()
    try:
        seen = use.see(data)
        if data.count(b":") != use.show(seen).count(b":") or (b"\\" in data and b"\\u003" in data):
            return None
        written: list[list[bytes]] = []
        for session in seen.sessions or ():
            written.append([bytes(raw) for raw in session.prescriptions or ()])
            session.prescriptions = msgspec.UNSET
        prescriptions = _prescriptions(chain(*written))
        shown = use.show(seen)
        if prescriptions is None or not _is_clean(shown):
            return None
        routine = use.decode(shown)
    except (msgspec.MsgspecError, RecursionError, UnicodeError):
        return None
    for session, texts in zip(routine.sessions, written, strict=True):
        # Nobody has seen it yet; to make it anew would take as long as all of the above.
        object.__setattr__(session, "prescriptions", tuple(map(prescriptions.__getitem__, texts)))
    return routine


#: Prescriptions by their JSON, from the second time on: those of one clinic or app repeat, and to read one takes ten
#: times as long as to find it. Of the first time only the hash is kept, since new values cost more than old memory.
_REMEMBERED: dict[bytes, Prescription] = {}
_ONCE: set[int] = set()
_MOST, _LONGEST = 4096, 1000


def _prescriptions(written: Iterable[bytes]) -> Mapping[bytes, Prescription] | None:
    """The prescriptions by their JSON; ``None`` if one is not, or not surely, in order.

    Raises: what msgspec raises.
    """
    found = {text: _REMEMBERED.get(text) for text in written}
    if new := [text for text, known in found.items() if known is None]:
        use, data = _decoders(), b"[%b]" % b",".join(new)
        shown = use.show(use.see_each(data))
        if data.count(b":") != shown.count(b":") or not _is_clean(shown):
            return None
        read = use.decode_each(data)
        if not all(map(RepsLimits().accepts, [some for one in read if type(some := one.dose.reps) is tuple])):
            return None
        fresh = dict(zip(new, read, strict=True))
        _remember(fresh)
        found.update(fresh)
    return cast("dict[bytes, Prescription]", found)


def _remember(fresh: Mapping[bytes, Prescription]) -> None:
    """Keeps what was read for the second time, or more often; a memory that is full begins anew."""
    for memory in (_REMEMBERED, _ONCE):
        if len(memory) >= _MOST:
            memory.clear()
    again = (text for text in fresh if len(text) <= _LONGEST and hash(text) in _ONCE)
    _REMEMBERED.update((text, fresh[text]) for text in islice(again, _MOST))
    _ONCE.update(map(hash, islice(fresh, _MOST)))


FORMAT = Format(
    name="native",
    family="json",
    look='JSON with "format": "stenosis-routines/1"',
    recognises=recognises,
    read=read,
    write=write,
    suffix=".json",
)
