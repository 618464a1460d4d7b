"""Which documents a command is about: files, folders, patterns and standard input."""

import glob
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatch
from typing import NamedTuple

from stenosis_routines import render
from stenosis_routines.cli.streams import STDIN, complain, is_coloured, painter, standard_input, width
from stenosis_routines.errors import Problem, UnreadableRoutineError
from stenosis_routines.formats.limits import DEFAULT
from stenosis_routines.formats.reading.document import as_bytes, as_text

__all__ = ["SUFFIXES", "Named", "content", "found", "is_one", "named", "say_unread", "text_of"]

#: The suffixes of the files that are read of a folder.
SUFFIXES = (".csv", ".docx", ".fit", ".json", ".md", ".pdf", ".tsv", ".txt", ".xlsx")


class Named(NamedTuple):
    """A document that a command is about."""

    #: What it is called in reports.
    name: str
    #: ``None``: standard input.
    path: str | None
    #: Why there is no such document; ``None``: there may be one.
    problem: Problem | None = None


def named(argument: str, stdin_name: str | None = None) -> Named:
    """The document that an argument names; ``-`` is standard input."""
    return Named(stdin_name or STDIN, None) if argument == "-" else Named(argument, argument)


def found(
    arguments: Sequence[str], exclude: Sequence[str] = (), stdin_name: str | None = None, *, quiet: bool = False
) -> list[Named]:
    """Every document that the arguments name, each once: as they are named, and of a folder or pattern by name.

    What cannot be looked at is a problem, and so is a folder or a pattern that finds nothing: nothing is passed over in
    silence. Unless ``quiet``, says on standard error how many files in folders have a suffix that is not read.
    """
    documents: dict[str, Named] = {}
    others: set[str] = set()
    for argument in arguments:
        for one in _found(argument, exclude, stdin_name, others):
            documents.setdefault(one.path or "", one)
    unread = [path for path in others if path not in documents and not _is_excluded(path, exclude)]
    if unread and not quiet:
        complain(f"files in folders not read because of their suffix: {len(unread)}; name a file to have it read")
    return list(documents.values())


def _found(argument: str, exclude: Sequence[str], stdin_name: str | None, others: set[str]) -> Iterator[Named]:
    if is_one(argument):
        yield named(argument, stdin_name)
        return
    if os.path.isdir(argument):
        everything = list(_in_folder(argument, others))
    else:
        everything = [one for path in _matching(argument) for one in _at(path, others)]
        everything += _closed(argument)
    kept = [one for one in everything if not _is_excluded(one.name, exclude)]
    yield from sorted(kept, key=lambda one: one.name)
    if not kept:
        found = "only what is left out" if everything else "none"
        yield _problem(argument, f"documents in it (*{', *'.join(SUFFIXES)})", found)


def is_one(argument: str) -> bool:
    """Whether an argument names one document, and not what a folder or a pattern finds."""
    return argument == "-" or (
        not os.path.isdir(argument) and (os.path.exists(argument) or not glob.has_magic(argument))
    )


def _matching(pattern: str) -> Iterator[str]:
    """The paths that a pattern finds, and the links to folders that are in the way of its ``**``.

    ``glob`` would follow those: a file would be found many times, and with two links in a circle there is no end.
    """
    steps = pattern.split(os.sep)
    if "**" not in steps:
        yield from glob.iglob(pattern)
        return
    end = steps.index("**")
    rest = os.path.join(*(steps[end + 1 :] or ["*"]))
    for top in glob.iglob(os.sep.join([*steps[:end], ""])) if end else [""]:
        for place, folders, _ in os.walk(top or os.curdir):
            folders[:] = [name for name in folders if not name.startswith(".")]
            here = place if top else place.removeprefix(os.curdir).removeprefix(os.sep)
            yield from (path for name in folders if os.path.islink(path := os.path.join(here, name)))
            yield from _matching(os.path.join(glob.escape(here), rest))


def _at(path: str, others: set[str]) -> Iterator[Named]:
    """What a pattern finds at a path: a file of any suffix, or what is in a folder."""
    if not os.path.isdir(path):
        yield _file(path)
    elif os.path.islink(path):
        yield _link(path)
    else:
        yield from _in_folder(path, others)


def _closed(pattern: str) -> Iterator[Named]:
    """The folders that a pattern leads into and that cannot be looked into; ``glob`` passes them over in silence."""
    steps = pattern.split(os.sep)
    for end in range(1, len(steps)):
        for path in _matching(os.sep.join(steps[:end])):
            if os.path.isdir(path):
                try:
                    os.scandir(os.path.join(path, ".")).close()
                except OSError as error:
                    yield _closed_folder(path, error)


def _in_folder(folder: str, others: set[str]) -> Iterator[Named]:
    """The documents in a folder and in those below it, and what cannot be looked at; nothing that is hidden.

    Adds to ``others`` the files with other suffixes.
    """
    closed: list[OSError] = []
    for here, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (_link(path) for name in folders if os.path.islink(path := os.path.join(here, name)))
        for name in names:
            if name.startswith("."):
                continue
            path = os.path.join(here, name)
            if name.lower().endswith(SUFFIXES):
                yield _file(path)
            else:
                others.add(path)
    for error in closed:
        yield _closed_folder(str(error.filename), error)


def _file(path: str) -> Named:
    """A file that was found; a link to nothing and what is no file, such as a pipe, are never opened."""
    if os.path.isfile(path):
        return Named(path, path)
    return _problem(path, "a file that can be read", "something else" if os.path.exists(path) else "a broken link")


def _link(path: str) -> Named:
    return _problem(path, "no link to a folder", "one, which was not followed; name it, or leave it out with --exclude")


def _closed_folder(path: str, error: OSError) -> Named:
    return _problem(path, "a folder that can be read", error.strerror or str(error))


def _problem(path: str, expected: str, found: str) -> Named:
    return Named(path, path, Problem("", expected, found, "missing"))


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


def text_of(path: str) -> str:
    """The text in a file. Raises: UnreadableRoutineError."""
    return as_text(as_bytes(content(Named(path, path))))


def say_unread(error: UnreadableRoutineError, document: Named) -> None:
    """Says on standard error why a document could not be read."""
    complain(render.unreadable_text(error, document.name, width=width(), paint=painter(is_coloured(sys.stderr))))
