"""What the page says: one file for each language in data/page, with the same keys."""

from functools import cache
from typing import Any

from stenosis_routines._data import toml
from stenosis_routines.speech import chosen, spoken

__all__ = ["say"]


@cache
def _texts(language: str) -> dict[str, Any]:
    return toml(f"page/{language}")


def say(key: str, language: str | None, **facts: object) -> str:
    """The text of the page under a dotted key, with the facts it names. Raises: KeyError if there is no such key."""
    return chosen(_texts(spoken(language)), key, facts)
