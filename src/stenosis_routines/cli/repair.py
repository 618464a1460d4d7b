"""Mend routines with the fewest changes, each with its reason, and show what a person must still decide.

No document is changed without --write. Exits 0 if all mended routines are suitable, 1 if a person has to decide or must
be seen first, 2 if a document could not be read or written.
"""

import sys
from argparse import Namespace
from collections.abc import Sequence

from stenosis_routines import render
from stenosis_routines.check import Verdict
from stenosis_routines.cli.arguments import Parser
from stenosis_routines.cli.files import Named, content, found, say_unread
from stenosis_routines.cli.settings import Settings, settings
from stenosis_routines.cli.streams import complain, is_coloured, painter, width
from stenosis_routines.cli.writing import handed_out, is_itself, refuse, written
from stenosis_routines.errors import MedicalGuidanceRequired, UnreadableRoutineError
from stenosis_routines.formats import FormatName, detect, is_plan, losses
from stenosis_routines.formats.reading.document import as_bytes
from stenosis_routines.repair import Repaired, repair
from stenosis_routines.routine import Routine

__all__ = ["arguments", "run"]

#: What --write means without a file: each document is written where it is.
_IN_PLACE = ""

#: The formats in which a mended document can take the place of the one that was read: they hold all of it.
_WHOLE: tuple[FormatName, ...] = ("native", "plan-csv", "wpl")


def arguments(parser: Parser) -> None:
    """What the command takes."""
    parser.documents("documents to mend")
    parser.plain()
    parser.add_argument("--diff", action="store_true", help="show the whole routine before and after, not only changes")
    parser.add_argument(
        "--write",
        nargs="?",
        const=_IN_PLACE,
        metavar="FILE",
        help="a file for the mended routine of one document; its suffix sets the format (.json native, .csv plan-csv). "
        "Without a name, after all documents: write each mended document in its place (native, plan-csv, wpl)",
    )
    parser.add_argument(
        "--to", help="the format to write; for a WPL document, wpl is that document with only the mended parts changed"
    )
    parser.page()
    parser.reading()
    parser.judging()


def run(options: Namespace) -> int:
    """Mends each document, shows how, and writes it where that is asked for."""
    held = settings(options)
    documents = found(options.files, held.exclude, options.stdin_filename)
    if options.write and len(documents) > 1:
        complain("repair: --write FILE takes one document; --write alone writes each in its place")
        return 2
    if options.write and documents[0].path is not None and is_itself(documents[0].path, options.write):
        return 2
    if options.write == _IN_PLACE and options.to is not None:
        complain("repair: --to needs a file to write, since a document in its place keeps its format")
        return 2
    if options.handout is not None and not _has_place_for_page(documents, options):
        return 2
    for note in held.notes:
        complain(note)
    worst, shown = 0, 0
    for document in documents:
        code, text = _mended(document, held, options)
        worst = max(worst, code)
        if text:
            sys.stdout.write(f"{'' if not shown else chr(10)}{text}\n")
            shown += 1
    return worst


def _has_place_for_page(documents: Sequence[Named], options: Namespace) -> bool:
    """Whether --handout names a file for the page of one document, and no other file; if not, says why."""
    if len(documents) > 1:
        complain("repair: --handout FILE takes one document")
        return False
    others = (documents[0].path, options.write or None)
    return not any(other is not None and is_itself(other, options.handout) for other in others)


def _mended(document: Named, held: Settings, options: Namespace) -> tuple[int, str]:
    """The exit code for one document, and what to show of it."""
    try:
        data = content(document)
        routine = held.routine(data, document)
    except UnreadableRoutineError as error:
        say_unread(error, document)
        return 2, ""
    try:
        fixed = repair(routine, held.profile, rulebook=held.rulebook, waivers=held.waivers, answers=held.answers)
    except MedicalGuidanceRequired as error:
        complain(render.refusal_text(error.advice, error.reasons, width=width()))
        return 1, ""
    if options.write is not None and not _is_written(document, data, routine, fixed, held, options):
        return 2, ""
    code = _handed_out(fixed, held, options.handout)
    if code == 2:
        return 2, ""
    show = render.diff_text if options.diff else render.changes_text
    paint = painter(is_coloured(sys.stdout))
    text = show(routine, fixed, document.name, plain=options.plain, width=width(), paint=paint)
    return code if fixed.report.verdict is Verdict.SUITABLE else 1, text


def _handed_out(fixed: Repaired, held: Settings, path: str | None) -> int:
    """Writes the page of the mended routine, if that is asked for; it must pass by the settings and by itself."""
    if path is not None and not fixed.report.ok:
        refuse(f"{path}: not written, since a person has to decide first")
        return 1
    return handed_out(fixed.routine, path, language=fixed.language, answers=held.answers, profile=held.profile)


def _is_written(
    document: Named, data: bytes, routine: Routine, fixed: Repaired, held: Settings, options: Namespace
) -> bool:
    """Writes the mended routine; if that is impossible, says why and returns false."""
    if options.write == _IN_PLACE:
        return _is_written_in_place(document, data, routine, fixed, held)
    same = options.to == "wpl" and (held.format_of(document) or detect(as_bytes(data))) == options.to
    source = {"source": data} if same else {}
    return written(fixed.routine, options.write, options.to, held.judged, **source)


def _is_written_in_place(document: Named, data: bytes, routine: Routine, fixed: Repaired, held: Settings) -> bool:
    """Writes the mended document where it is, if its format can hold all that was in it.

    What mending added and the format cannot hold is left out, and that is said.
    """
    if not fixed.changes:
        return True
    if document.path is None:
        refuse(f"{document.name}: not written, since standard input has no place; name a file with --write FILE")
        return False
    format = held.format_of(document) or detect(as_bytes(data))
    if format not in _WHOLE or is_plan(data):
        what = "a saved plan" if is_plan(data) else format
        refuse(f"{document.name}: not written in its place, since {what} cannot be written whole; use --write FILE")
        return False
    known = losses(routine, format)  # what the document never held
    for lost in (lost for lost in losses(fixed.routine, format) if lost not in known):
        refuse(f"{document.name}: left out: {lost.path} {lost.found} ({format} has {lost.expected})")
    source = {"source": data} if format == "wpl" else {}
    return written(fixed.routine, document.path, format, held.judged, **source)
