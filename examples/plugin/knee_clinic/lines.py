"""A format: a movement a line, "Knee to chest; 10". A line that is not understood is kept as unread."""

import re

import stenosis_routines as sr
from stenosis_routines.formats import Format, Limits

_LINE = re.compile(r"(?P<name>[^;]{1,200});\s*(?P<reps>[0-9]{1,3})")


def read(data: bytes, limits: Limits) -> sr.Routine:
    """The routine in a document. Raises: UnreadableRoutineError."""
    try:
        lines = data.decode().splitlines()
    except UnicodeDecodeError as error:
        raise sr.UnreadableRoutineError([sr.Problem("", "text in UTF-8", code="not-text")]) from error
    if len(lines) > limits.rows:
        raise sr.UnreadableRoutineError([sr.Problem("", f"at most {limits.rows} lines", code="too-large")])
    items, unread = [], []
    for number, line in enumerate(map(str.strip, lines), 1):
        item = _item(line, f"line {number}")
        if item is not None:
            items.append(item)
        elif line:
            unread.append(sr.Problem(f"line {number}", "a movement and its repetitions", line[:80]))
    return sr.Routine("", (sr.Session("", tuple(items), path="line 1"),), unread=tuple(unread))


def _item(line: str, path: str) -> sr.Prescription | None:
    """The movement on a line; ``None`` if it is not understood."""
    found = _LINE.fullmatch(line)
    if found is None:
        return None
    try:
        return sr.Prescription(sr.Exercise(name=found["name"].strip()), sr.Dose(reps=int(found["reps"])), path=path)
    except sr.InvalidValueError:  # such as 0 repetitions, or a name that holds control characters
        return None


LINES = Format(
    name="knee-lines",
    family="text",
    look="lines such as Knee to chest; 10",
    recognises=lambda _: False,  # a format of a package is read only where it is named
    read=read,
)
