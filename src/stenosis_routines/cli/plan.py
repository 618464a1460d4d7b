"""Build a gentle plan that starts low and changes one thing at a time.

Exits 1 when the person must ask a provider first, or when --handout is given and the plan is not suitable.
"""

import json
import sys
from argparse import Namespace

import attrs

from stenosis_routines import render
from stenosis_routines.build import build_plan
from stenosis_routines.cli.arguments import Parser, day
from stenosis_routines.cli.settings import from_file, value_in
from stenosis_routines.cli.streams import is_coloured, json_text, painter, width
from stenosis_routines.cli.writing import handed_out, is_itself, written
from stenosis_routines.formats import dumps, suffixed
from stenosis_routines.profile import Profile

__all__ = ["arguments", "run"]


def arguments(parser: Parser) -> None:
    """What the command takes."""
    parser.profile()
    parser.add_argument("--weeks", type=int, default=6, metavar="N", help="how many weeks, 1 to 52")
    parser.add_argument(
        "--minutes",
        type=int,
        metavar="N",
        help="how many minutes a day at most, 1 to 240; if the profile has fewer, those count. More than the article's "
        "movements take leaves room for others; without any: 15, and the article's movements only",
    )
    parser.add_argument("--start", type=day, metavar="DAY", help="the first day, such as 2026-12-01")
    parser.add_argument("--explain", action="store_true", help="add the reason for every choice")
    parser.add_argument("--output", choices=("text", "json"), default="text", help="text for people, json for programs")
    parser.add_argument(
        "--write",
        metavar="FILE",
        help="write the plan to this file (.json), for advance and all other commands; all weeks to a calendar (.ics), "
        "for which --start is needed; or the first week's routine in another format",
    )
    parser.page()
    parser.add_argument("--format", help="the format to write, such as plan-csv; else the file's name shows it")


def run(options: Namespace) -> int:
    """Builds the plan, writes it to a file where that is asked for, and shows it."""
    if None not in (options.write, options.handout) and is_itself(options.write, options.handout):
        return 2
    path: str | None = options.profile
    person = Profile() if path is None else from_file(f"--profile {path}", lambda: value_in(path, Profile))
    person = person if options.language is None else attrs.evolve(person, language=options.language)
    plan = build_plan(person, options.weeks, options.minutes, options.start)
    if options.write is not None:
        to = suffixed(options.write) if options.format is None else options.format
        if not written(plan if to in ("native", "icalendar") else plan.weeks[0], options.write, to):
            return 2
    code = handed_out(plan, options.handout)
    if code == 2:
        return 2
    if options.output == "text":
        paint = painter(is_coloured(sys.stdout))
        print(render.plan_text(plan, explain=options.explain, width=width(), paint=paint))
    else:
        data = render.plan_json(plan, [json.loads(dumps(week)) for week in plan.weeks])
        print(json_text(data, indent=2))
    return code
