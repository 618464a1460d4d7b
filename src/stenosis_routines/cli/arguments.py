"""What the commands take: the arguments that several of them share, each defined once."""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from typing import Any, NoReturn, cast

from stenosis_routines.cli.streams import complain, width
from stenosis_routines.errors import echo
from stenosis_routines.speech import languages

__all__ = ["Parser"]


class _Layout(argparse.HelpFormatter):
    """Help in the width of the terminal, with a description of several paragraphs."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=28, width=width())

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        fill = super()._fill_text
        return "\n\n".join(fill(paragraph, width, indent) for paragraph in text.split("\n\n"))


class Parser(argparse.ArgumentParser):
    """The parser of one command. No option may be shortened, so that a new one never changes what an old line means."""

    def __init__(self, command: str, description: str) -> None:
        super().__init__(
            prog=f"stenosis-routines {command}",
            description=description,
            formatter_class=_Layout,
            allow_abbrev=False,
        )

    def error(self, message: str) -> NoReturn:
        """Says what is wrong with the arguments and ends with 2."""
        printable = "".join(c if c.isprintable() else ascii(c)[1:-1] for c in message)
        complain(f"{self.prog}: {printable}\n{self.prog} --help says what it takes")
        sys.exit(2)

    def read(self, arguments: Sequence[str]) -> argparse.Namespace:
        """The values of a command line; options and files may stand in any order, and all after ``--`` are files."""
        end = arguments.index("--") if "--" in arguments else len(arguments)
        # The parser would lose what follows "--", so that is marked with a character that no argument can hold.
        marked = [*arguments[:end], *(f"\0{argument}" for argument in arguments[end + 1 :])]
        options = self.parse_intermixed_args(marked)
        for name, value in vars(options).items():
            setattr(options, name, _unmarked(value))
        if getattr(options, "files", None) == []:
            if options.stdin_filename is None:
                self.error("name a file or a folder, or - for standard input")
            options.files = ["-"]
        return options

    def documents(self, what: str) -> None:
        """The documents to read: any number of files, folders and patterns."""
        text = (
            "files, folders or patterns such as 'plans/**/*.csv'; - is standard input, and all after -- are files. "
            "Of a folder, the files with a known suffix are read, and no hidden ones"
        )
        self.add_argument("files", nargs="*", metavar="FILE", help=f"{what}: {text}")
        self.add_argument(
            "--exclude",
            action="append",
            metavar="PATTERN",
            help="leave out what a folder or a pattern finds, by a pattern for its name or path; several times",
        )
        self.add_argument("--stdin-filename", metavar="NAME", help="the name of standard input in reports")

    def reading(self) -> None:
        """How a document is read."""
        self.add_argument("--format", help="the documents' format, such as wpl or fhir; else the content shows it")
        self.add_argument(
            "--origin",
            choices=("author", "model"),
            default="author",
            help="who wrote the documents; no fact that a model declares clears a movement",
        )
        self.add_argument(
            "--weight-unit",
            choices=("kg", "lb"),
            help="the unit of loads, for a document that does not say it (strong-csv)",
        )
        self.add_argument(
            "--names", metavar="FILE", help="JSON with the names of exercises, for a document of numbers (wger)"
        )

    def judging(self) -> None:
        """By what a document is judged."""
        self.profile()
        self.add_argument(
            "--rulebook",
            metavar="BOOK",
            help="a TOML file that adapts the rules, the name of a rule book, or module:name for one in Python",
        )
        self.add_argument("--waivers", metavar="FILE", help='a TOML or JSON file with a list "waivers"')
        self.answers()
        self.add_argument(
            "--config",
            metavar="FILE",
            help="the file with settings; else stenosis-routines.toml, or [tool.stenosis-routines] in pyproject.toml, "
            "in this folder or the nearest above it",
        )
        self.add_argument("--no-config", action="store_true", help="read no file with settings")

    def page(self) -> None:
        """The page for the patient."""
        self.add_argument(
            "--handout",
            metavar="FILE",
            help="also write the page that a patient holds to this file (.html); not if the routine is not suitable",
        )

    def plain(self) -> None:
        """For whom a text is."""
        self.add_argument(
            "--plain",
            action="store_true",
            help="text for a patient: each thing to change once, the most important first, no codes or sources",
        )

    def profile(self) -> None:
        """The person."""
        self.add_argument("--profile", metavar="FILE", help="a TOML or JSON file that describes the person")
        self.add_argument(
            "--language", metavar="TAG", help=f"the language of texts for the person: {' or '.join(languages())}"
        )

    def answers(self) -> None:
        """What is settled."""
        self.add_argument(
            "--answers",
            action="append",
            metavar="FILE",
            help="a TOML file with what an expert has settled, written by ask and filled in; several times, and a "
            "later one counts before an earlier",
        )


def _unmarked(value: Any) -> Any:
    if isinstance(value, list):
        return [_unmarked(member) for member in cast("list[Any]", value)]
    return value.removeprefix("\0") if isinstance(value, str) else value


def day(text: str) -> date:
    """A day such as 2026-12-01, for the ``type`` of an argument."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"expected a day such as 2026-12-01, found {echo(text)}") from None


def jobs(text: str) -> int:
    """A number of processes, for the ``type`` of an argument."""
    if not text.isascii() or not text.isdecimal() or not 1 <= int(text) <= 256:
        raise argparse.ArgumentTypeError(f"expected a whole number from 1 to 256, found {echo(text)}")
    return int(text)
