"""The file with settings: ``stenosis-routines.toml``, or ``[tool.stenosis-routines]`` in ``pyproject.toml``."""

import os
from collections.abc import Iterator, Mapping
from typing import Any, cast

import attrs

from stenosis_routines._structure import structure
from stenosis_routines._toml import parse_toml
from stenosis_routines.cli.files import text_of
from stenosis_routines.errors import Problem, UnreadableRoutineError, echo

__all__ = ["Configuration", "configuration"]

_OWN, _SHARED, _TABLE = "stenosis-routines.toml", "pyproject.toml", "stenosis-routines"


@attrs.frozen(kw_only=True)
class Configuration:
    """What a file with settings says. Paths in it begin at its folder. An option of the command line replaces a key."""

    #: A file that adapts the rules, the name of a rule book, or ``module:name``.
    rulebook: str | None = None
    profile: str | None = None
    waivers: str | None = None
    answers: tuple[str, ...] = ()
    #: The format of the documents that match a pattern, by the pattern.
    formats: Mapping[str, str] = attrs.field(factory=dict[str, str])
    #: What a folder or a pattern leaves out.
    exclude: tuple[str, ...] = ()
    #: Beginnings of the codes of the findings to show, and of those not to show. No verdict depends on them.
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    output: str | None = None
    language: str | None = None


def configuration(path: str | None, wanted: bool) -> tuple[Configuration, str]:
    """The settings, and the file in which they are; empty if there is none.

    ``path`` is the file to read; ``None``: the nearest one. Where no file is ``wanted``, none is read.

    Raises: UnreadableRoutineError, with every problem of the file.
    """
    if path is not None:
        document = _table(path, text_of(path))
        if document is None:
            raise UnreadableRoutineError([Problem("/tool", "a table tool.stenosis-routines", code="missing")])
        return structure(document, Configuration), path
    for file, document in _nearest() if wanted else ():
        return structure(document, Configuration), file
    return Configuration(), ""


def _nearest() -> Iterator[tuple[str, dict[str, Any]]]:
    """The files with settings, from the current folder up."""
    folder, below = os.getcwd(), ""
    while folder != below:
        for name in (_OWN, _SHARED):
            path = os.path.join(folder, name)
            if os.path.isfile(path):
                text = text_of(path)
                # A pyproject.toml that is about something else may be as broken as it likes.
                document = _table(path, text) if name == _OWN or _TABLE in text else None
                if document is not None:
                    yield path, document
        folder, below = os.path.dirname(folder), folder


def _table(path: str, text: str) -> dict[str, Any] | None:
    """The table of settings in a file; ``None`` for a ``pyproject.toml`` without one."""
    document = parse_toml(text)
    if os.path.basename(path) != _SHARED:
        return document
    tool: object = document.get("tool")
    table: object = cast("dict[str, object]", tool).get(_TABLE) if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise UnreadableRoutineError([Problem(f"/tool/{_TABLE}", "a table", echo(table), "wrong-type")])
    return cast("dict[str, Any] | None", table)


def beside(file: str, path: str) -> str:
    """A path that stands in a file with settings, as seen from the current folder."""
    return os.path.join(os.path.dirname(file), path)
