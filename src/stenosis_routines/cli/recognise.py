"""Say what an exercise name means.

--jsonl reads one JSON object a line from standard input, {"id", "name", ...}, and writes one a line, in order. Beside
the name, "language" is a text, and "category", "equipment", "muscles" and "instructions" are a text or a list of texts;
null is unknown. A line with anything else is answered with its error, and the exit code is 2.
"""

import sys
from argparse import Namespace
from collections.abc import Iterable, Mapping
from typing import Any

from stenosis_routines import render
from stenosis_routines.answers import Answers
from stenosis_routines.cli.arguments import Parser
from stenosis_routines.cli.settings import settled
from stenosis_routines.cli.streams import complain, is_coloured, json_text, painter, standard_input, width
from stenosis_routines.errors import InvalidValueError, Problem, UnreadableRoutineError, echo
from stenosis_routines.formats.reading.json import parse_json
from stenosis_routines.recognise import Recognition, recognise

__all__ = ["arguments", "run"]


def arguments(parser: Parser) -> None:
    """What the command takes."""
    parser.add_argument("names", nargs="*", metavar="NAME", help="names of exercises")
    parser.add_argument("--jsonl", action="store_true", help="read names from standard input, a JSON object a line")
    parser.add_argument(
        "--language", metavar="TAG", help="the language of names without one of their own, such as ko; else detected"
    )
    parser.answers()


def run(options: Namespace) -> int:
    """Says what each name means."""
    answers, notes = settled(options.answers or ())
    for note in notes:
        complain(note)
    if options.jsonl and (options.names or sys.stdin is None):
        complain("recognise: --jsonl reads names from standard input, and from nowhere else")
        return 2
    if options.jsonl:
        return _lines(standard_input(), options.language, answers)
    if not options.names or not all(name.strip() for name in options.names):
        complain("recognise: give a name, or --jsonl")
        return 2
    paint = painter(is_coloured(sys.stdout))
    found = (recognise(name, language=options.language, answers=answers) for name in options.names)
    print("\n\n".join(render.recognition_text(one, width=width(), paint=paint) for one in found))
    return 0


_HINTS = ("language", "category", "equipment", "muscles", "instructions")


def _lines(lines: Iterable[bytes], language: str | None, answers: Answers | None) -> int:
    """Writes one answer for each line, even for a faulty one; returns 2 if any line was not a valid request."""
    worst = 0
    for number, line in enumerate(lines, 1):
        ident, fault, recognition = None, "", recognise("")  # a line that is not read has no name that passes
        try:
            request = parse_json(line)
            if not isinstance(request, dict):
                raise UnreadableRoutineError([Problem("", "an object", echo(request))])
            ident = request.get("id")
            recognition = _recognised(request, language, answers)
        except InvalidValueError as error:
            fault = f"line {number}, {error}"
        except UnreadableRoutineError:
            fault = f'line {number}: expected one JSON object a line with "name"'
        worst = 2 if fault else worst
        answer = render.recognition_json(recognition, ident)
        sys.stdout.write(json_text(answer | ({"error": fault} if fault else {})) + "\n")
    return worst


def _recognised(request: Mapping[str, Any], language: str | None, answers: Answers | None) -> Recognition:
    """What the name of one line means.

    Raises:
        InvalidValueError: it has no name, or a hint of another type.
    """
    name = request.get("name")
    if not isinstance(name, str):
        raise InvalidValueError("name", "a text", name)
    hints = {key: value for key in _HINTS if (value := request.get(key)) is not None}
    return recognise(name, answers=answers, **({"language": language} | hints))
