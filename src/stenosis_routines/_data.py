"""Reads the data files of the library: TOML that a clinician can read and correct, and the page's script and style.

Parsing it, and making trees of words from it, takes longer than everything else a first check does. So a wheel also
holds the results, made when it is built (hatch_build.py). A source tree holds none and always reads the TOML.
"""

import marshal
import os
import zlib
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, TypeVar, cast

T = TypeVar("T")


def _bytes(file: str) -> bytes:
    path = os.path.join(os.path.dirname(__file__), "data", file)
    data: bytes = __loader__.get_data(path)  # type: ignore[name-defined] # works inside a zip archive too
    return data


def text(name: str, suffix: str = ".toml") -> str:
    """The text of a file in ``data``, such as ``catalogue/gym``."""
    return _bytes(f"{name}{suffix}").decode().replace("\r\n", "\n")


def parsed(name: str) -> dict[str, Any]:
    """The tables of a file in ``data``, from its text."""
    import tomllib  # imported here because importing the library reads no data

    return tomllib.loads(text(name))


def toml(name: str) -> dict[str, Any]:
    """The tables of a file in ``data``."""
    return prepared(name, lambda: parsed(name))


def names(folder: str) -> tuple[str, ...]:
    """The names of the files in a folder of ``data``, in alphabetical order."""
    path = os.path.join(os.path.dirname(__file__), "data", folder)
    try:
        files = os.listdir(path)
    except NotADirectoryError:  # inside a zip archive
        from importlib.resources import files as inside

        files = [file.name for file in inside("stenosis_routines").joinpath("data", folder).iterdir()]
    return tuple(sorted(file.removesuffix(".toml") for file in files if file.endswith(".toml")))


@cache
def toml_once(name: str) -> dict[str, Any]:
    """The tables of a file in ``data``, read once; not to be changed."""
    return toml(name)


def prepared(name: str, make: Callable[[], T]) -> T:
    """What ``make`` makes of the data files: plain data, as the wheel holds it under that name, or made now.

    Raises: RuntimeError, if a data file has been changed since the wheel was built.
    """
    if name not in _prepared():
        return make()
    return cast("T", marshal.loads(_bytes(f"prepared/{name}")))  # noqa: S302 - part of the wheel


@cache
def _prepared() -> frozenset[str]:
    """The names of what is prepared; empty in a source tree."""
    try:
        files, built_from, names = marshal.loads(_bytes("prepared/sources"))  # noqa: S302 - part of the wheel
    except OSError:
        return frozenset()
    if checksum(files) != built_from:
        raise RuntimeError("the data files of stenosis_routines were changed after it was built: build it again")
    return cast("frozenset[str]", names)


def checksum(names: Iterable[str]) -> int:
    """A checksum over data files, to notice a change."""
    found = 0
    for name in names:
        found = zlib.crc32(_bytes(f"{name}.toml"), found)
    return found
