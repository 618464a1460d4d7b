"""Writes files, and refuses to where a document would be lost or judged milder."""

import os
from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from stenosis_routines import render
from stenosis_routines._writing import write_whole
from stenosis_routines.answers import Answers
from stenosis_routines.check import Report, check
from stenosis_routines.cli.streams import complain, width
from stenosis_routines.errors import Problem, UnreadableRoutineError, UnsuitableRoutineError, UnwritableRoutineError
from stenosis_routines.formats import FormatName, dump, dumps, loads, suffixed
from stenosis_routines.profile import Profile
from stenosis_routines.routine import Plan, Routine
from stenosis_routines.speech import words

__all__ = ["handed_out", "is_itself", "judged_milder", "refuse", "saved", "written"]

#: What a check of a routine finds.
Judge: TypeAlias = Callable[[Routine], Report]


def refuse(text: str, problems: Iterable[Problem] = ()) -> None:
    """Says why something was not done."""
    reasons = [render.printable(str(problem)) for problem in problems]
    complain(render.refusal_text(text, reasons, width=width()))


def is_itself(source: str, target: str) -> bool:
    """Whether the file to write is that of the document; if so, says so."""
    if source == "-" or not _is_one_file(source, target):
        return False
    refuse(f"{target} is the document itself; name another file")
    return True


def _is_one_file(one: str, other: str) -> bool:
    """Whether two paths lead to one file, which may not be there yet."""
    if os.path.exists(one) and os.path.exists(other):
        return os.path.samefile(one, other)
    return os.path.realpath(one) == os.path.realpath(other)


def saved(text: str, path: str) -> bool:
    """Writes a text to a file; if that is impossible, says why and returns false."""
    try:
        write_whole(path, text)
    except OSError as error:
        refuse(f"{path}: {error.strerror}")
        return False
    return True


def handed_out(
    shown: Routine | Plan,
    path: str | None,
    *,
    language: str | None = None,
    answers: Answers | None = None,
    profile: Profile | None = None,
) -> int:
    """Writes the page that a patient holds, if a file is named: ``--handout``.

    Returns the exit code: 0 also if no file is named, 1 if the routine is not suitable, which it says, 2 if the file
    cannot be written.
    """
    if path is None:
        return 0
    from stenosis_routines.page import handout  # what draws the page is loaded only if it is asked for

    try:
        page = handout(shown, language=language, answers=answers, profile=profile)
    except UnsuitableRoutineError as error:
        refuse(f"{path}: not written, since the routine is not suitable ({words(f'verdict.{error.report.verdict}')})")
        return 1
    return 0 if saved(page, path) else 2


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
