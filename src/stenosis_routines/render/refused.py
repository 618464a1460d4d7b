"""What is said in place of a result: why a document cannot be read, why something is refused."""

from collections.abc import Iterable

from stenosis_routines.errors import UnreadableRoutineError
from stenosis_routines.render.lines import Painter, plain, printable, wrap
from stenosis_routines.speech import words


def unreadable_text(error: UnreadableRoutineError, name: str, *, width: int = 80, paint: Painter = plain) -> str:
    """Why a document could not be read: every problem with its place."""
    lines = [f"{paint(printable(name), 'strong')}: {paint(words('report.unreadable'), 'error')}"]
    for problem in error.problems:
        lines += wrap(printable(str(problem)), width, first="  ", rest="    ")
    return "\n".join(lines)


def refusal_text(text: str, reasons: Iterable[str] = (), *, width: int = 80) -> str:
    """A refusal with its reasons."""
    lines = wrap(printable(text), width, rest="  ")
    for reason in reasons:
        lines += wrap(reason, width, first="  - ", rest="    ")
    return "\n".join(lines)
