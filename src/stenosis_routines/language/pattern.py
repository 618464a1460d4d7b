"""Lists of words as regular expressions."""

import re
from collections.abc import Iterable
from typing import Any

__all__ = ["either"]


def either(words: Iterable[str]) -> str:
    """The pattern of any of some words, the longest that fits.

    Words share their beginnings in it, so that a text is not compared with each word on its own.

    >>> either(["page", "pages", "part", "day"])
    '(?:pa(?:ge(?:s)?|rt)|day)'
    """
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _ways(root)


def _ways(node: dict[str, Any]) -> str:
    ways = [re.escape(letter) + _ways(after) for letter, after in node.items() if letter]
    if "" in node:
        return f"(?:{'|'.join(ways)})?" if ways else ""
    return f"(?:{'|'.join(ways)})" if len(ways) > 1 else ways[0]
