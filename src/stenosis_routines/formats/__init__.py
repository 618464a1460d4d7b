"""Documents in and out: which format a document is in, and how it is read and written.

Each format is a ``Format`` value at the bottom of its own module. A module is imported when it is needed, and reading a
document imports only the formats of its family.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from importlib import import_module
from typing import Any, Literal, TypeAlias, TypeVar, get_args

import attrs

from stenosis_routines._fields import each, instance
from stenosis_routines._plugins import FORMATS as PLUGINS
from stenosis_routines._plugins import broken, installed, offered
from stenosis_routines.errors import (
    InvalidValueError,
    Problem,
    UnreadableRoutineError,
    UnwritableRoutineError,
    echo,
)
from stenosis_routines.formats.format import Family, Format, Glance
from stenosis_routines.formats.limits import DEFAULT, Limits
from stenosis_routines.formats.reading.document import as_bytes
from stenosis_routines.formats.reading.problems import Collector, fail, text_limits
from stenosis_routines.formats.refusal import refuse_stranger, refused
from stenosis_routines.routine import Plan, Routine

__all__ = [
    "FORMATS",
    "Format",
    "Limits",
    "detect",
    "dump",
    "dumps",
    "is_plan",
    "json_schema",
    "load",
    "loads",
    "loads_plan",
    "losses",
    "suffixed",
]

T = TypeVar("T")

FormatName: TypeAlias = Literal[
    "native",
    "plan-csv",
    "wpl",
    "wger",
    "hevy-csv",
    "hevy-api",
    "strong-csv",
    "fhir",
    "fhir-r5",
    "app-json",
    "sheet",
    "garmin-json",
    "fit",
    "document",
    "text",
    "icalendar",
]

#: Who wrote a document: somebody whose word counts, or a language model.
Origin: TypeAlias = Literal["author", "model"]

#: Every format by its public name: its family, and the module of this package whose ``FORMAT`` says the rest.
_LISTED: dict[FormatName, tuple[Family, str]] = {
    "native": ("json", "native"),
    "plan-csv": ("table", "sheets"),
    "wpl": ("json", "wpl"),
    "wger": ("json", "trackers.wger"),
    "hevy-csv": ("table", "trackers.hevy_csv"),
    "hevy-api": ("json", "trackers.hevy_api"),
    "strong-csv": ("table", "trackers.strong_csv"),
    "fhir": ("json", "fhir.r4"),
    "fhir-r5": ("json", "fhir.r5"),
    "app-json": ("json", "any_json"),
    "sheet": ("table", "any_table"),
    "garmin-json": ("json", "watches.garmin_json"),
    "fit": ("fit", "watches.fit"),
    "document": ("document", "documents"),
    "text": ("text", "text"),
    "icalendar": ("calendar", "calendar"),
}

#: Formats of documents from no certain app. They are asked only if no other format of their family is found.
_GENERAL: tuple[FormatName, ...] = ("app-json", "sheet")


class _Formats(Mapping[FormatName, Format]):
    """The formats by their public names. Looking one up imports its module; going through the names imports none."""

    def __getitem__(self, name: FormatName) -> Format:
        _, module = _LISTED[name]
        format: Format = import_module(f"{__name__}.{module}").FORMAT
        return format

    def __iter__(self) -> Iterator[FormatName]:
        return iter(_LISTED)

    def __len__(self) -> int:
        return len(_LISTED)


FORMATS: Mapping[FormatName, Format] = _Formats()


def load(
    path: str | os.PathLike[str],
    *,
    format: FormatName | None = None,
    limits: Limits = DEFAULT,
    origin: Origin = "author",
    **options: Any,
) -> Routine:
    """The routine in a file; its ``source`` is the file's name unless the document states one. Else as ``loads``.

    Raises:
        UnreadableRoutineError: with every problem and its place.
        OSError: the file cannot be opened.
        InvalidValueError: there is no format of that name, or it has no such option.
    """
    with open(path, "rb") as file:
        data = file.read(instance(Limits, limits).bytes + 1)
    return loads(data, format=format, source=os.path.basename(path), limits=limits, origin=origin, **options)


def loads(
    data: bytes | str,
    *,
    format: FormatName | None = None,
    source: str | None = None,
    limits: Limits = DEFAULT,
    origin: Origin = "author",
    **options: Any,
) -> Routine:
    """The routine in a document; its content shows the format unless that is given.

    ``source`` is where the document came from, for a document that does not say so itself. ``origin`` is who wrote it:
    of a ``"model"``, or another author whom one need not believe, no fact counts that speaks for a movement
    (``doubted``). ``options`` are what a format needs beside the document (docs/formats.md).

    Raises:
        UnreadableRoutineError: with every problem and its place.
        InvalidValueError: there is no format or origin of that name, the format has no such option, or the source is
            no text.
    """
    if origin not in get_args(Origin):
        raise InvalidValueError("origin", " or ".join(get_args(Origin)), origin)
    if source is not None:
        instance(str, source)
    raw = as_bytes(data, instance(Limits, limits))
    found = _named(detect(raw) if format is None else format)
    routine = _able(found, "read", found.read, found.read_options, options)(raw, limits, **options)
    if origin == "model":
        from stenosis_routines.formats.origin import doubted

        routine = doubted(routine)
    if source is None or routine.source is not None:
        return routine
    # A file name may hold what no field may. That says nothing about the routine, so it is no problem of the routine.
    return attrs.evolve(routine, source=Collector().fitted("", source, text_limits(Routine, "source")))


def is_plan(data: bytes) -> bool:
    """Whether a document says that it is a saved plan, of this or another version."""
    from stenosis_routines.formats import native

    return data.lstrip()[:1] == b"{" and native.recognises(Glance(data)) and b"stenosis-routines-plan/" in data


def loads_plan(data: bytes | str, *, limits: Limits = DEFAULT) -> Plan:
    """The plan in a document that ``dumps(plan)`` has written.

    Raises:
        UnreadableRoutineError: with every problem and its place; also where a key is missing, since nothing is guessed.
    """
    from stenosis_routines.formats import plans

    return plans.loads_plan(data, limits=instance(Limits, limits))


def dump(
    routine: Routine | Plan, path: str | os.PathLike[str], *, format: FormatName | None = None, **options: Any
) -> None:
    """Write a routine to a file, whole or not at all; the suffix (.json, .csv, .ics) is the format unless it is given.

    Else as ``dumps``.

    Raises:
        UnwritableRoutineError: the format cannot say what the routine holds.
        OSError: the file cannot be written.
        InvalidValueError: no format has the suffix, or there is no format of that name that can be written.
    """
    from stenosis_routines._writing import write_whole

    write_whole(path, dumps(routine, format=suffixed(path) if format is None else format, **options))


def suffixed(path: str | os.PathLike[str]) -> FormatName:
    """The format that the suffix of a file stands for. Raises: InvalidValueError, if there is none."""
    suffix = os.path.splitext(path)[1].lower()
    for name, format in FORMATS.items():
        if format.suffix == suffix:
            return name
    suffixes = [format.suffix for format in FORMATS.values() if format.suffix is not None]
    raise InvalidValueError("path", f"a name that ends in {' or '.join(suffixes)}, or a format", str(path))


def dumps(routine: Routine | Plan, *, format: FormatName = "native", **options: Any) -> str:
    """A routine as a document. ``options`` are what a format needs beside the routine (docs/formats.md).

    A plan is written as it is kept (``native``, which ``loads_plan`` reads), or as ``icalendar``; of a plan in another
    format, write the ``routine`` of a week.

    Raises:
        UnwritableRoutineError: the format cannot say what the routine holds.
        InvalidValueError: there is no format of that name that can be written, or it has no such option.
    """
    found = _named(format)
    if isinstance(routine, Plan) and format == "native":
        return _whole(_able(found, "write", _write_plan, found.write_options, options)(routine))
    if format != "icalendar":
        instance(Routine, routine)
    return _whole(_able(found, "write", found.write, found.write_options, options)(routine, **options))


def _write_plan(plan: Plan) -> str:
    from stenosis_routines.formats.plans import write_plan

    return write_plan(plan)


def _whole(text: str) -> str:
    """The text, if it can be encoded."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        half = echo(text[error.start])
        raise UnwritableRoutineError([Problem("", "text of whole characters", half, "not-text")]) from error
    return text


def losses(routine: Routine, format: FormatName) -> tuple[Problem, ...]:
    """What a format leaves out of a routine, each with its JSON Pointer: what it carries, and what is left out.

    What must not be left out is an ``UnwritableRoutineError`` of ``dumps`` instead.

    Raises:
        InvalidValueError: there is no format of that name that can be written.
    """
    found = _named(format)
    _able(found, "write", found.write, found.write_options, {})
    return () if found.losses is None else tuple(found.losses(instance(Routine, routine)))


def detect(data: bytes) -> FormatName:
    """The name of the format a document is in.

    Raises:
        UnreadableRoutineError: it is in none that can be read, or could be in several.
    """
    glance = Glance(data)
    if _is_ours(glance):
        return "native"
    families = glance.families
    able: list[FormatName] = [name for name, (family, _) in _LISTED.items() if family in families]
    found = _recognised((name for name in able if name not in _GENERAL), glance)
    if not found:
        refuse_stranger(glance)
    taken = {_LISTED[name][0] for name in found}
    found += _recognised((name for name in able if name in _GENERAL and _LISTED[name][0] not in taken), glance)
    if not found and FORMATS["text"].recognises(glance):  # a table may be text too, so this is asked last
        return "text"
    if len(found) == 1 and FORMATS[found[0]].read is not None:
        return found[0]
    if len(found) == 1:
        fail("", "a format that can be read", f"{found[0]}, which can only be written", "unknown-format")
    if found:
        expected = "a document in one format (say which: format=, or --format)"
        fail("", expected, f"one that could be {' or '.join(found)}", "unknown-format")
    raise refused(glance)


#: How a document of ours begins as ``dumps`` writes it, so that no other key need be looked for.
_FIRST_KEY = re.compile(rb'\s*\{\s*"format"\s*:\s*"stenosis-routines(-plan)?/')


def _is_ours(glance: Glance) -> bool:
    """Whether a document says at its top that it is in our own format, which refuses every key that it does not know.

    So it can be in no other format, and the others need not be imported to ask them.
    """
    return _FIRST_KEY.match(glance.data) is not None or (
        "format" in glance.keys and FORMATS["native"].recognises(glance)
    )


def _recognised(names: Iterable[FormatName], glance: Glance) -> list[FormatName]:
    found: list[FormatName] = [name for name in names if FORMATS[name].recognises(glance)]
    return found


def _named(name: object) -> Format:
    """The format of that name, of ours or of an installed package. Raises: InvalidValueError, PluginError."""
    for known in _LISTED:
        if known == name:
            return FORMATS[known]
    if not isinstance(name, str) or (format := _installed(name)) is None:
        raise InvalidValueError("format", f"one of {', '.join((*_LISTED, *offered(PLUGINS)))}", name)
    return format


@cache
def _installed(name: str) -> Format | None:
    """The format that an installed package offers under a name; ``None`` if no package does. Raises: PluginError."""
    if (format := installed(PLUGINS, name, Format)) is None:
        return None
    return attrs.evolve(
        format,
        read=_watched(name, format.read, partial(instance, Routine)),
        write=_watched(name, format.write, partial(instance, str)),
        losses=_watched(name, format.losses, partial(each, Problem)),
    )


def _watched(name: str, function: Callable[..., Any] | None, held: Callable[[Any], T]) -> Callable[..., T] | None:
    """A function of somebody else's format: an error that it must not raise, or a wrong value, names the package."""
    if function is None:
        return None

    def watched(*arguments: Any, **options: Any) -> T:
        try:
            return held(function(*arguments, **options))
        except (UnreadableRoutineError, UnwritableRoutineError):
            raise
        except (Exception, SystemExit) as error:
            raise broken(PLUGINS, name, error) from error

    return watched


def _able(
    format: Format, verb: str, function: Callable[..., T] | None, known: tuple[str, ...], options: Mapping[str, Any]
) -> Callable[..., T]:
    """What reads or writes a format. Raises: InvalidValueError, if nothing does or it does not take the options."""
    if function is None:
        raise InvalidValueError("format", f"a format to {verb}", format.name)
    for option in options:
        if option not in known:
            expected = f"an option of {format.name} ({', '.join(known) or 'it has none'})"
            raise InvalidValueError(option, expected, options[option])
    return function


def json_schema(
    of: type[Any] = Routine,
    *,
    strict: bool = False,
    ref_template: str = "#/$defs/{name}",
    inline: bool = False,
) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a document: of a routine in the native format, or of another value.

    ``of`` is the class of the value as ``to_dict`` writes it, such as ``Routine``, ``Report``, ``Plan`` or ``DayLog``.
    A ``strict`` schema is for the structured output of language models (docs/models.md): everything is required, what
    may be unknown is nullable, and facts that a model could only invent have no place in it; ``loads`` with
    ``origin="model"`` reads what comes back. ``ref_template`` is how a definition is referred to, with its name as
    ``{name}`` or ``{model}``; with ``inline`` every definition stands where it is used, so that the schema can be put
    into another one.

    >>> json_schema(strict=True)["required"]
    ['format', 'title', 'sessions', 'guidance']

    Raises: InvalidValueError for what is no class of values, or a template without a name.
    """
    from stenosis_routines._schema import schema_of
    from stenosis_routines.formats import native

    formats = (native.VERSION, native.VERSION_2) if of is Routine else ()
    return schema_of(of, formats, strict=strict, ref_template=ref_template, inline=inline)
