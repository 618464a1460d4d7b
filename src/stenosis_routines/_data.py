"""Reads the data that ships with the library: TOML that a clinician can read and correct."""

import os
from typing import Any


def toml(name: str) -> dict[str, Any]:
    """The tables of a file in ``data``, such as ``catalogue/gym``."""
    import tomllib  # here and not above: importing the library reads no data

    # The loader finds the file in a zip archive as well.
    data: bytes = __loader__.get_data(  # type: ignore[name-defined]
        os.path.join(os.path.dirname(__file__), "data", f"{name}.toml")
    )
    return tomllib.loads(data.decode())
