"""Writes files, and refuses to where a document would be lost or judged milder."""

import os
from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from stenosis_routines import render
from stenosis_routines.check import Report, check
from stenosis_routines.cli.streams import complain, width
from stenosis_routines.errors import Problem, UnreadableRoutineError, UnwritableRoutineError
from stenosis_routines.formats import FormatName, dump, dumps, loads, suffixed
from stenosis_routines.routine import Plan, Routine

__all__ = ["is_itself", "judged_milder", "refuse", "written"]

#: What a check of a routine finds.
Judge: TypeAlias = Callable[[Routine], Report]


def refuse(text: str, problems: Iterable[Problem] = ()) -> None:
    """Says why something was not done."""
    reasons = [render.printable(str(problem)) for problem in problems]
    complain(render.refusal_text(text, reasons, width=width()))


def is_itself(source: str, target: str) -> bool:
    """Whether the file to write is the document that was read; if so, says so."""
    if source == "-" or not (os.path.exists(source) and os.path.exists(target) and os.path.samefile(source, target)):
        return False
    refuse(f"{target} is the document itself; name another file")
    return True


def judged_milder(routine: Routine | Plan, format: FormatName, judged: Judge = check, **options: Any) -> bool:
    """Whether the written file would get a better verdict, because the format leaves things out; if so, says so."""
    if isinstance(routine, Plan) or format == "icalendar":
        return False
    back = loads(dumps(routine, format=format, **options), format=format)
    if judged(back).verdict >= judged(routine).verdict:
        return False
    refuse(f"not written: {format} leaves out what speaks against it; change that, or --to")
    return True


def written(
    routine: Routine | Plan, path: str, format: FormatName | None = None, judged: Judge = check, **options: Any
) -> bool:
    """Writes a routine to a file; if that is impossible, says why and returns false."""
    try:
        if judged_milder(routine, suffixed(path) if format is None else format, judged, **options):
            return False
        dump(routine, path, format=format, **options)
    except OSError as error:
        refuse(f"{path}: {error.strerror}")
        return False
    except (UnwritableRoutineError, UnreadableRoutineError) as error:  # the latter: it could not be read back
        refuse(f"{path}: not written", error.problems)
        return False
    return True
