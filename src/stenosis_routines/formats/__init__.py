"""Documents in and out: which format a document is in, and how it is read and written.

Every format is one module with the same functions: ``recognises(glance)`` and ``read(data, limits)`` where it can be
read, ``write(routine)`` where it can be written, and ``losses(routine)`` where writing leaves something out. What a
format has to be told beside the document are keywords of its own functions. A module is imported when it is needed.
"""

import os
from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any

import attrs

from stenosis_routines._fields import instance
from stenosis_routines._structure import structure
from stenosis_routines.errors import InvalidValueError, Problem, UnreadableRoutineError, UnwritableRoutineError, echo
from stenosis_routines.formats.limits import DEFAULT, Limits
from stenosis_routines.routine import Plan, Routine

__all__ = [
    "FORMATS",
    "Limits",
    "detect",
    "dump",
    "dumps",
    "json_schema",
    "load",
    "loads",
    "losses",
    "structure",
    "suffixed",
]

#: The formats by their public names, each with what its documents look like.
FORMATS: Mapping[str, str] = MappingProxyType(
    {
        "native": 'JSON with "format": "stenosis-routines/1"',
        "plan-csv": "CSV with the columns session, exercise, sets, reps",
        "wpl": "JSON of the Wellness Plan Language with plan and phases",
        "wger": "JSON of a routine of wger with days or slots",
        "hevy-csv": "CSV with the columns exercise_title and set_index",
        "hevy-api": "JSON with routine or routines and their exercises",
        "strong-csv": "CSV with the columns Exercise Name and Set Order",
        "fhir": 'FHIR R4 JSON with "resourceType": "CarePlan", "ServiceRequest" or a "Bundle" of them',
        "fhir-r5": "the same in the shape of FHIR R5",
        "garmin-json": "JSON of a Garmin Connect workout with workoutSegments",
        "fit": "a FIT workout file (.fit)",
        "text": "plain text or Markdown that lists movements",
        "icalendar": "a calendar that begins with BEGIN:VCALENDAR",
    }
)

_SUFFIXES = MappingProxyType({".json": "native", ".csv": "plan-csv", ".ics": "icalendar"})


def load(
    path: str | os.PathLike[str], *, format: str | None = None, limits: Limits = DEFAULT, **options: Any
) -> Routine:
    """The routine in a file; its ``source`` is the file's name where the document tells none. Else as ``loads``.

    Raises:
        UnreadableRoutineError: with every problem and its place.
        OSError: the file cannot be opened.
        InvalidValueError: there is no format of that name, or it has no such option.
    """
    with open(path, "rb") as file:
        data = file.read(instance(Limits, limits).bytes + 1)
    return loads(data, format=format, source=os.path.basename(path), limits=limits, **options)


def loads(
    data: bytes | str,
    *,
    format: str | None = None,
    source: str | None = None,
    limits: Limits = DEFAULT,
    **options: Any,
) -> Routine:
    """The routine in a document; the format is told from its content unless given.

    ``source`` is where the document came from, for a document that does not tell itself. ``options`` are what a
    format has to be told beside the document (docs/formats.md).

    Raises:
        UnreadableRoutineError: with every problem and its place.
        InvalidValueError: there is no format of that name, it has no such option, or the source is no text.
    """
    from stenosis_routines.formats import _reading

    if source is not None:
        instance(str, source)
    raw = _reading.as_bytes(data, instance(Limits, limits))
    name = detect(raw) if format is None else format
    routine: Routine = _function(name, "read", options)(raw, limits, **options)
    if source is None or routine.source is not None:
        return routine
    # The name of a file may hold what no field does; that says nothing of the routine, so it is no problem of it.
    return attrs.evolve(
        routine, source=_reading.Collector().fitted("", source, _reading.text_limits(Routine, "source"))
    )


def dump(routine: Routine | Plan, path: str | os.PathLike[str], *, format: str | None = None, **options: Any) -> None:
    """Write a routine to a file, whole or not at all; the suffix tells the format (.json, .csv, .ics) unless given.

    Else as ``dumps``.

    Raises:
        UnwritableRoutineError: the format cannot say what the routine holds.
        OSError: the file cannot be written.
        InvalidValueError: the suffix tells no format, or there is no format of that name that can be written.
    """
    import contextlib
    from pathlib import Path

    text = dumps(routine, format=suffixed(path) if format is None else format, **options)
    if os.path.exists(path) and not os.path.isfile(path):  # a device or a pipe is written to, and never replaced
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        return
    target = Path(os.path.realpath(path))
    beside = target.with_name(f".{os.urandom(8).hex()}.part")
    try:
        with open(beside, "x", encoding="utf-8", newline="") as file:
            file.write(text)
        if target.exists():  # who may read it is not changed by writing it anew
            beside.chmod(target.stat().st_mode & 0o777)
        os.replace(beside, target)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise


def suffixed(path: str | os.PathLike[str]) -> str:
    """The format that a file's name tells. Raises: InvalidValueError, if it tells none."""
    found = _SUFFIXES.get(os.path.splitext(path)[1].lower())
    if found is None:
        raise InvalidValueError("path", f"a name that ends in {' or '.join(_SUFFIXES)}, or a format", str(path))
    return found


def dumps(routine: Routine | Plan, *, format: str = "native", **options: Any) -> str:
    """A routine as a document. ``options`` are what a format has to be told beside the routine (docs/formats.md).

    A plan can be written as ``icalendar``; of a plan in another format, write the ``routine`` of a week.

    Raises:
        UnwritableRoutineError: the format cannot say what the routine holds.
        InvalidValueError: there is no format of that name that can be written, or it has no such option.
    """
    if format != "icalendar":
        instance(Routine, routine)
    text: str = _function(format, "write", options)(routine, **options)
    try:
        text.encode()
    except UnicodeEncodeError as error:
        half = echo(text[error.start])
        raise UnwritableRoutineError([Problem("", "text of whole characters", half, "not-text")]) from error
    return text


def losses(routine: Routine, format: str) -> tuple[Problem, ...]:
    """What a format leaves out of a routine, each with its JSON Pointer: what it carries, and what is left out.

    What must not be left out is an ``UnwritableRoutineError`` of ``dumps`` instead.

    Raises:
        InvalidValueError: there is no format of that name that can be written.
    """
    _function(format, "write", {})
    module = _module(format)
    return tuple(module.losses(instance(Routine, routine))) if hasattr(module, "losses") else ()


def detect(data: bytes) -> str:
    """The name of the format a document is in.

    Raises:
        UnreadableRoutineError: it is in none that can be read, or could be in several.
    """
    from stenosis_routines.formats import _reading

    glance = _reading.Glance(data)
    found = [name for name in FORMATS if name != "text" and _module(name).recognises(glance)]
    if not found and _module("text").recognises(glance):  # any table is text as well
        return "text"
    if len(found) == 1 and hasattr(_module(found[0]), "read"):
        return found[0]
    if len(found) == 1:
        _reading.fail("", "a format that can be read", f"{found[0]}, which can only be written", "unknown-format")
    if found:
        expected = "a document in one format (say which: format=, or --format)"
        _reading.fail("", expected, f"one that could be {' or '.join(found)}", "unknown-format")
    # A document that is no text, or broken JSON, is better told so.
    _reading.as_text(data)
    if data.lstrip()[:1] in (b"{", b"["):
        _reading.parse_json(data)
    known = "; ".join(f"{name}: {look}" for name, look in FORMATS.items() if hasattr(_module(name), "read"))
    raise UnreadableRoutineError([Problem("", f"a known format ({known})", echo(data[:60]), "unknown-format")])


def _module(name: str) -> Any:
    if not isinstance(name, str) or name not in FORMATS:
        raise InvalidValueError("format", f"one of {', '.join(FORMATS)}", name)
    return import_module(f"{__name__}.{name.replace('-', '_')}")


def _function(name: str, verb: str, options: Mapping[str, Any]) -> Any:
    """What reads or writes a format. Raises: InvalidValueError, if it cannot be, or does not take the options."""
    module = _module(name)
    if not hasattr(module, verb):
        raise InvalidValueError("format", f"a format to {verb}", name)
    function = getattr(module, verb)
    known = function.__kwdefaults__ or {}
    for option in options:
        if option not in known:
            raise InvalidValueError(
                option, f"an option of {name} ({', '.join(known) or 'it has none'})", options[option]
            )
    return function


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the native format, for apps and for an AI coach's structured output."""
    schema: dict[str, Any] = _module("native").json_schema()
    return schema
