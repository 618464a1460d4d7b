"""Write a routine in another format, and first say what is left out.

Also prints the verdict. Exits 0 when the file is written, whether or not the routine is suitable.
"""

import sys
from argparse import Namespace

from stenosis_routines import render
from stenosis_routines.check import check
from stenosis_routines.cli.arguments import Parser, day
from stenosis_routines.cli.files import content, named, say_unread
from stenosis_routines.cli.settings import routine_alone
from stenosis_routines.cli.streams import complain
from stenosis_routines.cli.writing import is_itself, judged_milder, refuse, written
from stenosis_routines.errors import UnreadableRoutineError
from stenosis_routines.formats import FormatName, dumps, losses, suffixed

__all__ = ["arguments", "run"]


def arguments(parser: Parser) -> None:
    """What the command takes."""
    parser.add_argument("source", metavar="SOURCE", help="the document to read; - is standard input")
    parser.add_argument("target", metavar="TARGET", help="the file to write; - is standard output")
    parser.add_argument(
        "--to", help="the format to write, such as plan-csv or icalendar; else the file's name shows it"
    )
    parser.add_argument("--start", type=day, metavar="DAY", help="the first day of a calendar, such as 2026-12-01")
    parser.add_argument(
        "--days-per-week",
        type=int,
        metavar="N",
        help="on how many days a week a calendar has movements whose dose does not say it",
    )
    parser.reading()


def run(options: Namespace) -> int:
    """Writes the document in the other format."""
    source, target = options.source, options.target
    given = {"start": options.start, "days_per_week": options.days_per_week}
    given = {name: value for name, value in given.items() if value is not None}
    if is_itself(source, target):
        return 2
    if options.to is None and target == "-":
        complain("convert: say which format with --to")
        return 2
    to: FormatName = suffixed(target) if options.to is None else options.to
    document = named(source)
    try:
        routine = routine_alone(content(document), document, options)
    except UnreadableRoutineError as error:
        say_unread(error, document)
        return 2
    complain(render.printable(f"{document.name}: {check(routine).verdict.replace('_', ' ')}"))
    for problem in losses(routine, to):
        refuse(f"left out: {problem.path} {problem.found} ({to} has {problem.expected})")
    if target != "-":
        return 0 if written(routine, target, to, **given) else 2
    if judged_milder(routine, to, **given):
        return 2
    sys.stdout.buffer.write(dumps(routine, format=to, **given).encode())
    return 0
