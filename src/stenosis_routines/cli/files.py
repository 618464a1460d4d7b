"""Which documents a command is about: files, folders, patterns and standard input."""

import glob
import os
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatch

import attrs

from stenosis_routines.cli.streams import STDIN, standard_input
from stenosis_routines.errors import Problem, UnreadableRoutineError
from stenosis_routines.formats.limits import DEFAULT

__all__ = ["SUFFIXES", "Named", "content", "found", "is_one"]

#: The suffixes of the files that are read of a folder.
SUFFIXES = (".csv", ".docx", ".fit", ".json", ".md", ".pdf", ".tsv", ".txt", ".xlsx")


@attrs.frozen
class Named:
    """A document that a command is about."""

    #: What it is called in reports.
    name: str
    #: ``None``: standard input.
    path: str | None
    #: Why there is no such document; ``None``: there may be one.
    problem: Problem | None = None


def found(arguments: Sequence[str], exclude: Sequence[str] = (), stdin_name: str | None = None) -> list[Named]:
    """Every document that the arguments name, each once: as they are named, and of a folder or pattern by name.

    A folder or a pattern that finds nothing is a problem, since nothing would be checked in silence.
    """
    named: dict[str, Named] = {}
    for argument in arguments:
        for one in _named(argument, exclude, stdin_name):
            named.setdefault(one.path or "", one)
    return list(named.values())


def _named(argument: str, exclude: Sequence[str], stdin_name: str | None) -> Iterator[Named]:
    if argument == "-":
        yield Named(stdin_name or STDIN, None)
        return
    if is_one(argument):
        yield Named(argument, argument)
        return
    closed: list[OSError] = []
    if os.path.isdir(argument):
        paths = sorted(_in_folder(argument, closed))
    else:
        paths = sorted(path for path in glob.iglob(argument, recursive=True) if os.path.isfile(path))
    for error in closed:
        folder = str(error.filename)
        if not _is_excluded(folder, exclude):
            problem = Problem("", "a folder that can be read", error.strerror or str(error), "missing")
            yield Named(folder, folder, problem)
    kept = [path for path in paths if not _is_excluded(path, exclude)]
    yield from (Named(path, path) for path in kept)
    if not kept and not closed:
        found = f"{len(paths)} of them, all left out" if paths else "none"
        yield Named(argument, argument, Problem("", f"documents in it (*{', *'.join(SUFFIXES)})", found, "missing"))


def is_one(argument: str) -> bool:
    """Whether an argument names one document, and not what a folder or a pattern finds."""
    return not os.path.isdir(argument) and (os.path.exists(argument) or not glob.has_magic(argument))


def _in_folder(folder: str, closed: list[OSError]) -> Iterator[str]:
    """The documents in a folder and in those below it; none that is hidden. Links to folders are not followed.

    Adds to ``closed`` why a folder could not be looked into.
    """
    for here, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if name.lower().endswith(SUFFIXES) and not name.startswith("."):
                yield os.path.join(here, name)


def _is_excluded(path: str, patterns: Iterable[str]) -> bool:
    """Whether a pattern matches the path, a folder above it, or one of their names."""
    steps = os.path.normpath(path).replace(os.sep, "/").split("/")
    places = ["/".join(steps[:end]) for end in range(1, len(steps) + 1)]
    return any(fnmatch(place, pattern.rstrip("/")) for pattern in patterns for place in (*steps, *places))


def content(document: Named) -> bytes:
    """The content of a document, at most a byte more than a document may have. Raises: UnreadableRoutineError."""
    if document.problem is not None:
        raise UnreadableRoutineError([document.problem])
    try:
        if document.path is None:
            data: bytes = standard_input().read(DEFAULT.bytes + 1)
            return data
        with open(document.path, "rb") as file:
            return file.read(DEFAULT.bytes + 1)
    except (OSError, ValueError) as error:  # an impossible file name raises ValueError
        problem = Problem("", "a file that can be read", getattr(error, "strerror", None) or str(error), "missing")
        raise UnreadableRoutineError([problem]) from error
