"""Lines of text in the width of a terminal; what all texts for people are made of."""

import unicodedata
from collections.abc import Callable

#: Paints a text in a style (error, warning, info, good, faint, strong); the plain painter leaves it unchanged.
Painter = Callable[[str, str], str]


def plain(text: str, _style: str) -> str:
    """The painter that leaves the text unchanged."""
    return text


def printable(text: str) -> str:
    """The text on one line, with everything escaped that a terminal would interpret."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def cells(text: str) -> int:
    """The width of a text in columns of a terminal: two for a wide character, none for a combining one."""
    return len(text) if text.isascii() else sum(map(_cell, text))


def _cell(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrap(text: str, width: int, *, first: str = "", rest: str = "") -> list[str]:
    """The text in lines of at most ``width`` columns; a word that is wider than a line is cut."""
    lines, line, empty = list[str](), first, True
    for word in text.split():
        while cells(line) + (not empty) + cells(word) > width:
            if empty:
                end = next(n for n in range(len(word), 0, -1) if n == 1 or cells(line + word[:n]) <= width)
                line, word = line + word[:end], word[end:]
            lines.append(line)
            line, empty = rest, True
        if word:
            line, empty = line + ("" if empty else " ") + word, False
    return lines if empty else [*lines, line]


def one_line(text: str) -> str:
    """The text with single spaces for its white space."""
    return " ".join(text.split())


def headline(name: str, text: str, painted: str, width: int, paint: Painter) -> list[str]:
    """The document's name and what there is to say of it, on one line if it fits."""
    lines = [paint(line, "strong") for line in wrap(f"{printable(name)}:", width)]
    if cells(f"{printable(name)}: {text}") <= width:
        return [f"{lines[0]} {painted}"]
    return [*lines, f"  {painted}"] if cells(text) <= width - 2 else [*lines, *wrap(text, width, first="  ", rest="  ")]
