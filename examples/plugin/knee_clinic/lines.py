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
    for number, line in enumerate(lines, 1):
        found = _LINE.fullmatch(line.strip())
        try:
            dose = sr.Dose(reps=int(found["reps"])) if found else None
            exercise = sr.Exercise(name=found["name"].strip()) if found else None
        except sr.InvalidValueError:
            dose = exercise = None
        if dose is not None and exercise is not None:
            items.append(sr.Prescription(exercise, dose, path=f"line {number}"))
        elif line.strip():
            unread.append(sr.Problem(f"line {number}", "a movement and its repetitions", line.strip()[:80]))
    return sr.Routine("", (sr.Session("", tuple(items), path="line 1"),), unread=tuple(unread))


LINES = Format(
    name="knee-lines",
    family="text",
    look="lines such as Knee to chest; 10",
    recognises=lambda _: False,  # a format of a package is read only where it is named
    read=read,
)
