"""Screen a table of millions of prescriptions, and write what is found.

IN is a file of Parquet (.parquet), Arrow (.arrow), CSV (.csv) or JSON Lines (.jsonl), a row for each prescription, with
the columns routine_id, session and name, and those of plan-csv: sets, reps, hold_s, notes and so on. The rows of a
routine stand one after the other. OUT has a row for each row: routine_id, suitability, contraindications, codes, the
verdict of the routine and the codes of its findings that are at no row.

Finished parts stand beside OUT, in OUT.parts, and are joined at the end. The same command goes on where it was killed.

Exits 0 when all routines are suitable, 1 when one is not, 2 when IN could not be screened; then OUT is not written.
"""

import hashlib
import sys
from argparse import Namespace
from collections.abc import Callable, Generator
from contextlib import contextmanager

from stenosis_routines import asking, render
from stenosis_routines._writing import write_whole
from stenosis_routines.check import Verdict
from stenosis_routines.cli.arguments import Parser
from stenosis_routines.cli.files import text_of
from stenosis_routines.cli.settings import settled
from stenosis_routines.cli.streams import complain, is_terminal, width
from stenosis_routines.cli.summary import routines_text
from stenosis_routines.cli.writing import refuse
from stenosis_routines.errors import UnreadableRoutineError
from stenosis_routines.rules import article

__all__ = ["arguments", "run"]

#: How many codes and questions the summary shows.
_SHOWN = 10


def arguments(parser: Parser) -> None:
    """What the command takes."""
    parser.add_argument("source", metavar="IN", help="the file to screen")
    parser.add_argument(
        *("-o", "--output"),
        metavar="OUT",
        dest="target",
        required=True,
        help="the file to write, of any of these kinds; an existing file is never overwritten",
    )
    parser.add_argument(
        "--leave-out",
        action="append",
        default=[],
        metavar="COLUMN",
        help="do not look at a column that is not known here; what it says is not checked. Several times",
    )
    parser.add_argument("--ask", metavar="FILE", help="also write the open questions to this file, as ask does")
    parser.add_argument("--quiet", action="store_true", help="show no progress and no summary")
    parser.answers()


def run(options: Namespace) -> int:
    """Screens the file."""
    from stenosis_routines.bulk.files import source  # of an extra
    from stenosis_routines.bulk.parts import screen_file

    answers, notes = settled(options.answers or ())
    for note in notes:
        complain(note)
    held = [hashlib.sha256(text_of(path).encode()).hexdigest() for path in options.answers or ()]
    try:
        given = source(options.source, options.leave_out)
        with _progress(given.rows, options.quiet) as done:
            found = screen_file(given, options.target, answers, settings=[*held, *options.leave_out], done=done)
        if options.ask is not None:
            write_whole(options.ask, asking.ask(found.questions), new=True)
    except UnreadableRoutineError as error:
        complain(render.unreadable_text(error, options.source, width=width()))
        return 2
    except OSError as error:
        refuse(f"{error.filename or options.source}: {error.strerror or error}")
        return 2
    if not options.quiet:
        _say(found.rows, found.checked, routines_text(found.verdicts))
        for code, count in sorted(found.codes.items(), key=lambda one: (-one[1], one[0]))[:_SHOWN]:
            print(f"{count:>9} {code} {article[code].name}")
        if found.questions:
            print(f"{len(found.questions)} open questions; the most frequent:")
        for question in found.questions[:_SHOWN]:
            beside = f", beside {question.beside}" if question.beside else ""
            print(f"{question.count:>9} {question.kind}: {render.printable(question.text + beside)}")
    return 0 if set(+found.verdicts) <= {Verdict.SUITABLE} else 1


def _say(rows: int, checked: int, verdicts: str) -> None:
    print(f"{verdicts}; {rows:,} rows, {checked:,} of them through check")


@contextmanager
def _progress(rows: int | None, quiet: bool) -> Generator[Callable[[int], object]]:
    """A bar on a terminal where rich is installed; gives what is called with the rows that are done."""
    if quiet or not is_terminal(sys.stderr):
        yield lambda _: None
        return
    try:
        from rich.console import Console
        from rich.progress import Progress
    except ImportError:
        yield lambda _: None
        return
    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("rows", total=rows)
        yield lambda done: progress.update(task, completed=done)
