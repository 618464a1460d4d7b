"""Write the page that a patient holds: one HTML file with pictures, to print or to read on a phone.

Exits 1 and writes nothing when the routine is not suitable.
"""

import sys
from argparse import Namespace

from stenosis_routines.cli.arguments import Parser
from stenosis_routines.cli.files import Named, content, named, say_unread
from stenosis_routines.cli.settings import from_file, routine_alone, settled, value_in
from stenosis_routines.cli.streams import complain
from stenosis_routines.cli.writing import is_itself, refuse, saved
from stenosis_routines.errors import UnreadableRoutineError, UnsuitableRoutineError
from stenosis_routines.formats import is_plan, loads_plan
from stenosis_routines.page import handout
from stenosis_routines.profile import Profile
from stenosis_routines.routine import Plan, Routine
from stenosis_routines.speech import words

__all__ = ["arguments", "run"]


def arguments(parser: Parser) -> None:
    """What the command takes."""
    parser.add_argument(
        "document", metavar="DOCUMENT", help="a saved plan, or a routine in any format; - is standard input"
    )
    parser.add_argument("-o", "--output", metavar="FILE", help="the file to write; else standard output")
    parser.add_argument(
        "--anyway",
        action="store_true",
        help="write the page of a routine that is not suitable too; it says so at its top",
    )
    parser.reading()
    parser.profile()
    parser.answers()


def run(options: Namespace) -> int:
    """Writes the page."""
    document = named(options.document)
    path: str | None = options.profile
    if options.output is not None and is_itself(options.document, options.output):
        return 2
    answers, notes = settled(options.answers or ())
    for note in notes:
        complain(note)
    person = None if path is None else from_file(f"--profile {path}", lambda: value_in(path, Profile))
    try:
        shown = _wanted(document, options)
        if person is not None and isinstance(shown, Plan):
            refuse(f"{document.name}: --profile is for a routine; a saved plan has its own")
            return 2
        page = handout(
            shown,
            language=options.language,
            anyway=options.anyway,
            answers=answers,
            profile=person,
        )
    except UnreadableRoutineError as error:
        say_unread(error, document)
        return 2
    except UnsuitableRoutineError as error:
        verdict = words(f"verdict.{error.report.verdict}")
        refuse(f"{document.name}: {verdict}; check says why, --anyway writes the page all the same")
        return 1
    if options.output is None:
        sys.stdout.write(page)
        return 0
    return 0 if saved(page, options.output) else 2


def _wanted(document: Named, options: Namespace) -> Plan | Routine:
    """The saved plan or the routine to show. Raises: UnreadableRoutineError."""
    data = content(document)
    if options.format is None and is_plan(data):
        return loads_plan(data)
    return routine_alone(data, document, options)
