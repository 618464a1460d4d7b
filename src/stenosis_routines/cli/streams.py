"""Standard input, output and error: what may be shown there, and in which width and colours."""

import contextlib
import errno
import os
import re
import shutil
import sys
from collections.abc import Callable
from typing import Any

__all__ = ["OBEYED", "STDIN", "complain", "is_terminal", "json_text", "painter", "standard_input", "width"]

#: The name of standard input in messages and reports.
STDIN = "<stdin>"

#: What JSON and XML may hold as it is, but a terminal obeys, or a reader takes for the end of a line: control
#: characters, and marks that turn the direction of a text.
OBEYED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")

_STYLES = {"error": "31", "warning": "33", "good": "32", "info": "36", "faint": "2", "strong": "1"}

#: Lines wider than this are hard to read, however wide a terminal is. In narrower ones the names of rules fill a line.
_WIDEST, _NARROWEST = 120, 64


def complain(text: str) -> None:
    """Prints a text on standard error. Where nobody can see it, the exit code still says that something was wrong."""
    if sys.stderr is not None:
        with contextlib.suppress(OSError):
            print(text, file=sys.stderr, flush=True)


def json_text(data: Any, indent: int | None = None) -> str:
    """JSON in which everything that a terminal obeys is escaped, and that says the same."""
    import json  # imported here because help and text need none

    return OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(data, ensure_ascii=False, indent=indent))


def standard_input() -> Any:
    """Standard input as bytes. Raises: OSError, if it is closed."""
    if sys.stdin is None:
        raise OSError(errno.EBADF, "standard input is closed")
    return sys.stdin.buffer


def is_terminal(stream: Any) -> bool:
    """Whether a stream is a terminal that shows more than plain text."""
    return stream is not None and stream.isatty() and os.environ.get("TERM") != "dumb"


def is_coloured(stream: Any) -> bool:
    """Whether a stream is a terminal that wants colours (see no-color.org)."""
    return is_terminal(stream) and not os.environ.get("NO_COLOR")


def painter(coloured: bool) -> Callable[[str, str], str]:
    """A painter of texts (``render.Painter``): with ANSI colours, or a plain one."""
    if not coloured:
        return lambda text, _: text
    return lambda text, style: f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if text else text


def width() -> int:
    """The columns to write in: those of ``COLUMNS`` or of the terminal, and 80 where there is neither."""
    return max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size((80, 24)).columns))
