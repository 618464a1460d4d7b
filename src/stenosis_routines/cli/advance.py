"""Move a saved plan on by one week, from what was done and felt.

Exits 0 when the plan goes on, and 1 when the person must ask a provider first: the plan is stopped, or stays as it is.
"""

import sys
from argparse import Namespace

from stenosis_routines import progress, render
from stenosis_routines._structure import structure
from stenosis_routines.cli.arguments import Parser, day
from stenosis_routines.cli.files import content, named, say_unread
from stenosis_routines.cli.streams import is_coloured, json_text, painter, width
from stenosis_routines.cli.writing import handed_out, is_itself, written
from stenosis_routines.errors import UnreadableRoutineError
from stenosis_routines.formats import loads_plan
from stenosis_routines.formats.reading.document import as_bytes
from stenosis_routines.formats.reading.json import parse_json
from stenosis_routines.log import DayLog

__all__ = ["arguments", "run"]


def arguments(parser: Parser) -> None:
    """What the command takes."""
    parser.add_argument("plan", metavar="PLAN", help="the saved plan, as plan --write wrote it")
    parser.add_argument(
        "log",
        metavar="LOG",
        help="a JSON file with a list of the week's days, such as "
        '[{"day": 1, "done": true, "pain_before": 3, "pain_after": 2}]; - is standard input',
    )
    parser.add_argument(
        "--write",
        metavar="FILE",
        help="the file for the plan from next week on; it may be the saved plan itself. Without it, nothing is kept",
    )
    parser.page()
    parser.add_argument(
        "--today",
        type=day,
        metavar="DAY",
        help="the current day, such as 2026-12-08; else the clock's. No day of the log may be after it",
    )
    parser.add_argument("--output", choices=("text", "json"), default="text", help="text for people, json for programs")


def run(options: Namespace) -> int:
    """Moves the plan on, writes it to a file where that is asked for, and shows the decision."""
    others = (options.plan, options.log, options.write)
    if options.handout is not None and any(one is not None and is_itself(one, options.handout) for one in others):
        return 2
    document = named(options.plan)
    try:
        plan = loads_plan(content(document))
        document = named(options.log)
        days = structure(parse_json(as_bytes(content(document))), tuple[DayLog, ...])
    except UnreadableRoutineError as error:
        say_unread(error, document)
        return 2
    moved = progress.advance(plan, days, today=options.today)
    if options.write is not None and not written(moved.plan, options.write, "native"):
        return 2
    code = handed_out(moved.plan, options.handout)
    if code == 2:
        return 2
    if options.output == "text":
        print(render.progress_text(moved, width=width(), paint=painter(is_coloured(sys.stdout))))
    else:
        print(json_text(render.progress_json(moved), indent=2))
    return 1 if moved.decision is progress.NextStep.STOP else code
