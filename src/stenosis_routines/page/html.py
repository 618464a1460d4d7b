"""HTML from text: everything that comes from outside is escaped here, and only here."""

import unicodedata
from collections.abc import Iterable
from html import escape

__all__ = ["bullets", "element", "plain", "safe"]

#: Characters that turn the direction of the text after them: shown as a mark instead, like control characters.
_TURNING = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

_MARK = "\ufffd"


def safe(text: str) -> str:
    """A text from outside as HTML: escaped, in one line, without characters that change how the page reads."""
    return escape(plain(text))


def plain(text: str) -> str:
    """A text from outside that is not HTML: in one line, without characters that change how the page reads."""
    return "".join(_shown(character) for character in " ".join(text.split()))


def _shown(character: str) -> str:
    turning = character in _TURNING or unicodedata.category(character) in ("Cc", "Cs")
    return _MARK if turning else character


def element(name: str, *content: str, **attributes: str) -> str:
    """An element around HTML; ``class_`` and ``for_`` stand for the attributes without the underscore."""
    given = "".join(f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"' for key, value in attributes.items())
    return f"<{name}{given}>{''.join(content)}</{name}>"


def bullets(items: Iterable[str]) -> str:
    """A list of HTML items; empty if there are none."""
    content = "".join(element("li", item) for item in items)
    return element("ul", content) if content else ""
