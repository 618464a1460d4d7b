"""Reads the data files of the library: TOML that a clinician can read and correct."""

import os
import re
from functools import cache
from typing import Any

#: The head of a table, or a key with its literal string. Compiled on first use: importing the library reads no data.
_PART = r"(?ms)^\[([\w.-]+)\]$|^(?:'([^'\n]+)'|([\w-]+)) = (?:'''\n?(.*?)'''|'([^'\n]*)')"


def text(name: str) -> str:
    """The text of a file in ``data``, such as ``catalogue/gym``."""
    path = os.path.join(os.path.dirname(__file__), "data", f"{name}.toml")
    data: bytes = __loader__.get_data(path)  # type: ignore[name-defined] # works inside a zip archive too
    return data.decode().replace("\r\n", "\n")


def toml(name: str) -> dict[str, Any]:
    """The tables of a file in ``data``."""
    import tomllib  # imported here because importing the library reads no data

    return tomllib.loads(text(name))


def literals(name: str) -> dict[str, Any]:
    """The tables of a file in ``data`` whose values are all literal strings.

    It gives what ``toml`` gives, in a tenth of the time: these files are large, and the first name waits for them.
    """
    tables: dict[str, Any] = {}
    table = tables
    for head, quoted, bare, long, short in re.findall(_PART, text(name)):
        if head:
            table = tables
            for part in head.split("."):
                table = table.setdefault(part, {})
        else:
            table[quoted or bare] = long or short
    return tables


@cache
def toml_once(name: str) -> dict[str, Any]:
    """The tables of a file in ``data``, read once; not to be changed."""
    return toml(name)
