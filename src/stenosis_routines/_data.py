"""Reads the data that ships with the library: TOML that a clinician can read and correct."""

from typing import Any


def toml(name: str) -> dict[str, Any]:
    """The tables of a file in ``data``, such as ``catalogue/gym``."""
    import pkgutil  # here and not above: importing the library reads no data
    import tomllib

    data = pkgutil.get_data("stenosis_routines", f"data/{name}.toml")
    if data is None:
        raise FileNotFoundError(f"data/{name}.toml")
    return tomllib.loads(data.decode())
