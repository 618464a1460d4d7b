"""Standard input, output and error: what may be shown there, and in which width and colours."""

import contextlib
import errno
import os
import shutil
import sys
from collections.abc import Callable
from typing import Any

__all__ = ["STDIN", "complain", "is_terminal", "painter", "standard_input", "width"]

#: The name of standard input in messages and reports.
STDIN = "<stdin>"

_STYLES = {"error": "31", "warning": "33", "good": "32", "info": "36", "faint": "2", "strong": "1"}

#: Lines wider than this are hard to read, however wide a terminal is. In narrower ones the names of rules fill a line.
_WIDEST, _NARROWEST = 120, 64


def complain(text: str) -> None:
    """Prints a text on standard error. Where nobody can see it, the exit code still says that something was wrong."""
    if sys.stderr is not None:
        with contextlib.suppress(OSError):
            print(text, file=sys.stderr, flush=True)


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
