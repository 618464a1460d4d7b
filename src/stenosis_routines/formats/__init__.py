"""Documents in and out: which format a document is in, and how it is read and written.

Every format is one module with the same functions: ``recognises(data)``, ``read(data)`` and, where the format can be
written, ``write(routine)``. A module is imported when it is needed.
"""

import os
from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any, TypeVar

import attrs

from stenosis_routines._fields import instance
from stenosis_routines.errors import InvalidValueError, Problem, UnreadableRoutineError, UnwritableRoutineError, echo
from stenosis_routines.routine import Routine

T = TypeVar("T")

__all__ = ["FORMATS", "detect", "dump", "dumps", "json_schema", "load", "loads", "structure"]

#: The formats by their public names, each with what its documents look like.
FORMATS: Mapping[str, str] = MappingProxyType(
    {
        "native": 'JSON with "format": "stenosis-routines/1"',
        "plan-csv": "CSV with the columns session, exercise, sets, reps",
        "wpl": "JSON of the Wellness Plan Language with plan and phases",
        "hevy-csv": "CSV with the columns exercise_title and set_index",
    }
)

_SUFFIXES = MappingProxyType({".json": "native", ".csv": "plan-csv"})


def load(path: str | os.PathLike[str], *, format: str | None = None) -> Routine:
    """The routine in a file; its ``source`` is the file's name where the document tells none.

    Raises:
        UnreadableRoutineError: with every problem and its place.
        OSError: the file cannot be opened.
        InvalidValueError: there is no format of that name.
    """
    from stenosis_routines.formats import _reading

    with open(path, "rb") as file:
        data = file.read(_reading.BYTES_LIMIT + 1)
    return loads(data, format=format, source=os.path.basename(path))


def loads(data: bytes | str, *, format: str | None = None, source: str | None = None) -> Routine:
    """The routine in a document; the format is told from its content unless given.

    ``source`` is where the document came from, for a document that does not tell itself.

    Raises:
        UnreadableRoutineError: with every problem and its place.
        InvalidValueError: there is no format of that name, or the source is no text.
    """
    from stenosis_routines.formats import _reading

    if source is not None:
        instance(str, source)
    raw = _reading.as_bytes(data)
    routine: Routine = _module(detect(raw) if format is None else format).read(raw)
    if source is None or routine.source is not None:
        return routine
    # The name of a file may hold what no field does; that says nothing of the routine, so it is no problem of it.
    return attrs.evolve(
        routine, source=_reading.Collector().fitted("", source, _reading.text_limits(Routine, "source"))
    )


def dump(routine: Routine, path: str | os.PathLike[str], *, format: str | None = None) -> None:
    """Write a routine to a file, whole or not at all; the suffix tells the format (.json, .csv) unless given.

    Raises:
        UnwritableRoutineError: the format cannot say what the routine holds.
        OSError: the file cannot be written.
        InvalidValueError: the suffix tells no format, or there is no format of that name that can be written.
    """
    import contextlib
    from pathlib import Path

    target = Path(os.path.realpath(path))
    format = _SUFFIXES.get(target.suffix.lower()) if format is None else format
    if format is None:
        raise InvalidValueError("path", f"a name that ends in {' or '.join(_SUFFIXES)}, or a format", str(path))
    text = dumps(routine, format=format)
    beside = target.with_name(f".{os.urandom(8).hex()}.part")
    try:
        with open(beside, "x", encoding="utf-8", newline="") as file:
            file.write(text)
        os.replace(beside, target)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise


def dumps(routine: Routine, *, format: str = "native") -> str:
    """A routine as a document.

    Raises:
        UnwritableRoutineError: the format cannot say what the routine holds; nothing is dropped.
        InvalidValueError: there is no format of that name that can be written.
    """
    module = _module(format)
    if not hasattr(module, "write"):
        raise InvalidValueError("format", "a format that can be written", format)
    text: str = module.write(routine)
    try:
        text.encode()
    except UnicodeEncodeError as error:
        half = echo(text[error.start])
        raise UnwritableRoutineError([Problem("", "text of whole characters", half, "not-text")]) from error
    return text


def detect(data: bytes) -> str:
    """The name of the format a document is in.

    Raises:
        UnreadableRoutineError: it is in none that is known, or could be in several.
    """
    from stenosis_routines.formats import _reading

    found = [name for name in FORMATS if _module(name).recognises(data)]
    if len(found) == 1:
        return found[0]
    if found:
        _reading.fail("", "a document in one format", f"one that could be {' or '.join(found)}", "unknown-format")
    # A document that is no text, or broken JSON, is better told so.
    _reading.as_text(data)
    if data.lstrip()[:1] in (b"{", b"["):
        _reading.parse_json(data)
    known = "; ".join(f"{name}: {look}" for name, look in FORMATS.items())
    raise UnreadableRoutineError([Problem("", f"a known format ({known})", echo(data[:60]), "unknown-format")])


def _module(name: str) -> Any:
    if not isinstance(name, str) or name not in FORMATS:
        raise InvalidValueError("format", f"one of {', '.join(FORMATS)}", name)
    return import_module(f"{__name__}.{name.replace('-', '_')}")


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the native format, for apps and for an AI coach's structured output."""
    schema: dict[str, Any] = _module("native").json_schema()
    return schema


def structure(data: object, wanted: type[T]) -> T:
    """Parsed JSON or TOML as one of the library's values, such as a ``Profile``.

    Raises:
        UnreadableRoutineError: with every problem and its JSON Pointer.
    """
    value: T = _module("native").structure(data, wanted)
    return value
