"""What is said of a document that is read in no format: what it looks like, and what to do."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from stenosis_routines._data import toml
from stenosis_routines.errors import Problem, UnreadableRoutineError, echo
from stenosis_routines.formats.format import Glance
from stenosis_routines.formats.reading.document import as_text
from stenosis_routines.formats.reading.problems import fail

__all__ = ["refuse_stranger", "refused"]

_GLANCED = 10_000
_PLAN = 'a list of movements, such as {"exercises": [{"name": "Knee to chest", "sets": 2, "reps": 10}]}'
_COLUMN = "a table with a column of movements, named Exercise, and its doses beside it"
_LINES = "a text that lists movements, such as a line: - Knee to chest, 2 x 10"
#: A letter has them and a table has none: "Dear Sam,", a blank line, "here is your plan".
_PARAGRAPHS = re.compile(rb"\n[ \t\r]*\n[ \t\r]*\S")


@cache
def _strangers() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = toml("strangers")["stranger"]
    return found


def refuse_stranger(glance: Glance) -> None:
    """Refuse a document that is known, but is not read."""
    start = glance.data[:_GLANCED]
    shown = start.decode(errors="replace")
    for stranger in _strangers():
        begins = stranger.get("begins", "")
        if begins.startswith("0x"):
            found = start.startswith(bytes.fromhex(begins[2:]))
        elif begins:
            found = start.lstrip().startswith(begins.encode())
        else:
            found = re.search(stranger["holds"], shown) is not None
        if found and begins.startswith("0x"):
            fail("byte 0", stranger["do"], stranger["is"], "not-text")
        if found:
            fail("", stranger["do"], stranger["is"], "unknown-format")


def refused(glance: Glance) -> UnreadableRoutineError:
    """The error about a document that is in no known format."""
    as_text(glance.data)
    if "json" in glance.families:
        from stenosis_routines.formats.reading.json import parse_json

        parse_json(glance.data)  # for broken JSON, that is the better message
        if {"sessions", "title"} <= glance.keys:
            expected = '"format": "stenosis-routines/1", if this is our own JSON'
            return _unknown("/format", expected, "JSON without a format")
        shape = f"JSON with the keys {_several(sorted(glance.keys))}" if glance.keys else "JSON without an object"
        return _unknown("", _PLAN, shape)
    if "table" in glance.families and not _PARAGRAPHS.search(glance.data, 0, _GLANCED):
        return _unknown("", _COLUMN, f"a table with the columns {_several(glance.header)}")
    if glance.data.lstrip()[:1] == b"<":
        return _unknown("", "the plan as text, a table or JSON", "a document with tags (XML or HTML)")
    return _unknown("", _LINES, "a text without any")


def _unknown(path: str, expected: str, found: str) -> UnreadableRoutineError:
    return UnreadableRoutineError([Problem(path, expected, found, "unknown-format")])


def _several(names: Iterable[str]) -> str:
    """The first few names."""
    listed = list(names)
    shown = ", ".join(echo(name) for name in listed[:5])
    return f"{shown} and {len(listed) - 5} more" if len(listed) > 5 else shown
