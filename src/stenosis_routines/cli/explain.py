"""Say what a rule, a statement or a name of a movement means; without one, list all rules.

A rule is named by its code (SR101) or its name (standing), a statement by its id (A08); all else is read as the name of
a movement.
"""

import re
import sys
from argparse import Namespace

from stenosis_routines import render
from stenosis_routines.citation import statements
from stenosis_routines.cli.arguments import Parser
from stenosis_routines.cli.rulebooks import rulebook
from stenosis_routines.cli.settings import from_file
from stenosis_routines.cli.streams import complain, is_coloured, painter, width
from stenosis_routines.errors import echo
from stenosis_routines.recognise import recognise
from stenosis_routines.rules import article
from stenosis_routines.rules.rulebook import RuleBook

__all__ = ["arguments", "run"]

_CODE = re.compile(r"[A-Za-z]+[0-9]+")


def arguments(parser: Parser) -> None:
    """What the command takes."""
    parser.add_argument("what", nargs="*", metavar="WHAT", help="codes, names of rules, statements, names of movements")
    parser.add_argument(
        "--rulebook", metavar="BOOK", help="the rule book to look in: a file, a name, or module:name for one in Python"
    )


def run(options: Namespace) -> int:
    """Explains each thing that was asked for."""
    book, paint = article, painter(is_coloured(sys.stdout))
    if options.rulebook is not None:
        book = from_file(f"--rulebook {options.rulebook}", lambda: rulebook(options.rulebook))
    if not options.what:
        for rule in book:
            print(render.rule_line(rule, width=width(), paint=paint))
    texts = [text for what in options.what if (text := _explained(what, book, paint)) is not None]
    if texts:
        print("\n\n".join(texts))
    return 0 if len(texts) == len(options.what) else 2


def _explained(what: str, book: RuleBook, paint: render.Painter) -> str | None:
    """What there is to say; ``None`` if there is no such code, which is then said."""
    code = what.strip().upper()
    named = {rule.name: rule for rule in book}
    if code in book or what in named:
        return render.rule_text(book[code] if code in book else named[what], width=width(), paint=paint)
    if code in statements():
        resting = [rule for rule in book if code in (cited.statement for cited in rule.cited())]
        return render.statement_text(statements()[code], resting, width=width(), paint=paint)
    if not what.strip() or _CODE.fullmatch(code):
        complain(f"explain: no rule or statement {echo(what)}; run explain without a code for the list")
        return None
    return render.recognition_text(recognise(what), width=width(), paint=paint)
