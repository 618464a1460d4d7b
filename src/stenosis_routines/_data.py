"""Reads the data files of the library: TOML that a clinician can read and correct, and the page's script and style."""

import os
from functools import cache
from typing import Any


def text(name: str, suffix: str = ".toml") -> str:
    """The text of a file in ``data``, such as ``catalogue/gym``."""
    path = os.path.join(os.path.dirname(__file__), "data", f"{name}{suffix}")
    data: bytes = __loader__.get_data(path)  # type: ignore[name-defined] # works inside a zip archive too
    return data.decode().replace("\r\n", "\n")


def toml(name: str) -> dict[str, Any]:
    """The tables of a file in ``data``."""
    import tomllib  # imported here because importing the library reads no data

    return tomllib.loads(text(name))


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
