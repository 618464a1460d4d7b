"""Collect the questions that only a person can settle, each once, as a file to fill in.

--answers takes the filled-in file. Exits 0 when it is written, 2 when a document could not be read; the questions of
the other documents are written all the same.
"""

import sys
from argparse import Namespace
from collections.abc import Iterator

import attrs

from stenosis_routines import asking
from stenosis_routines._writing import write_whole
from stenosis_routines.check import Report
from stenosis_routines.cli.arguments import Parser, day
from stenosis_routines.cli.files import content, found, say_unread
from stenosis_routines.cli.settings import settings
from stenosis_routines.cli.streams import complain
from stenosis_routines.cli.writing import refuse
from stenosis_routines.errors import UnreadableRoutineError

__all__ = ["arguments", "run"]


def arguments(parser: Parser) -> None:
    """What the command takes."""
    parser.documents("documents to look through")
    parser.add_argument(
        *("-o", "--output"),
        metavar="FILE",
        dest="target",
        help="the file to write; else standard output. An existing file is never overwritten",
    )
    parser.add_argument("--who", default="", help="who will answer; written into every entry")
    parser.add_argument("--on", type=day, metavar="DAY", help="the day of the answers, such as 2026-12-01")
    parser.reading()
    parser.judging()


def run(options: Namespace) -> int:
    """Collects the questions of all documents and writes them."""
    held = settings(options)
    for note in held.notes:
        complain(note)
    unread = 0

    def reports() -> Iterator[Report]:
        nonlocal unread
        for document in found(options.files, held.exclude, options.stdin_filename):
            try:
                routine = held.routine(content(document), document)
            except UnreadableRoutineError as error:
                unread += 1
                say_unread(error, document)
                continue
            yield attrs.evolve(held.judged(routine), source=document.name)

    questions = asking.questions(reports())
    text = asking.ask(questions, who=options.who, on=options.on)
    if options.target is None:
        sys.stdout.write(text)
    else:
        try:
            write_whole(options.target, text, new=True)
        except OSError as error:
            refuse(f"{options.target}: {error.strerror}")
            return 2
    complain(f"{len(questions)} question{'' if len(questions) == 1 else 's'}")
    return 2 if unread else 0
