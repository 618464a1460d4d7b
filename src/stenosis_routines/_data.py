"""Reads the data files of the library: TOML that a clinician can read and correct, and the page's script and style.

Parsing it, and making trees of words from it, takes longer than everything else a first check does. So a wheel holds
the results instead, made when it is built (hatch_build.py). A source tree holds none and always reads the TOML.
"""

import marshal
import os
from collections.abc import Callable
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
    """The names of the tables in a folder of ``data``, in alphabetical order."""
    if held := _prepared():
        return tuple(sorted(name.removeprefix(f"{folder}/") for name in held if name.startswith(f"{folder}/")))
    try:
        files = os.listdir(os.path.join(os.path.dirname(__file__), "data", folder))
    except NotADirectoryError:  # inside a zip archive
        from importlib.resources import files as inside

        files = [file.name for file in inside("stenosis_routines").joinpath("data", folder).iterdir()]
    return tuple(sorted(file.removesuffix(".toml") for file in files if file.endswith(".toml")))


@cache
def toml_once(name: str) -> dict[str, Any]:
    """The tables of a file in ``data``, read once; not to be changed."""
    return toml(name)


def prepared(name: str, make: Callable[[], T]) -> T:
    """What ``make`` makes of the data files: plain data, as the wheel holds it under that name, or made now."""
    if name not in _prepared():
        return make()
    return cast("T", marshal.loads(_bytes(f"prepared/{name}")))  # noqa: S302 - part of the wheel


@cache
def _prepared() -> frozenset[str]:
    """The names of what is prepared; empty in a source tree."""
    try:
        held: frozenset[str] = marshal.loads(_bytes("prepared/held"))  # noqa: S302 - part of the wheel
    except OSError:
        return frozenset()
    return held
