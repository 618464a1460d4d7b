"""The command line: arguments, files and exit codes. All other work is done in other modules.

Each command is a module with two functions: ``arguments`` says what the command takes, and ``run`` does it and returns
the exit code. A module is imported when its command is given.

Exit codes: 0 all suitable (or written), 1 not all suitable, 2 something could not be read or written, or the arguments
were wrong.
"""

import io
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from stenosis_routines.cli.streams import complain, width
from stenosis_routines.errors import (
    InvalidValueError,
    MedicalGuidanceRequired,
    StenosisRoutinesError,
    UnreadableRoutineError,
    UnwritableRoutineError,
    echo,
)

if TYPE_CHECKING:
    from argparse import Namespace

__all__ = ["COMMANDS", "run"]

#: The commands, each with what it does in one line.
COMMANDS = {
    "check": "Give a verdict on routines, with reasons.",
    "ask": "Collect the questions that only a person can settle, as a file to fill in.",
    "repair": "Mend routines with the fewest changes, each with its reason.",
    "convert": "Write a routine in another format, and first say what is left out.",
    "explain": "Say what a rule, a statement or a name of a movement means.",
    "recognise": "Say what an exercise name means.",
    "plan": "Build a gentle plan that starts low and changes one thing at a time.",
    "advance": "Move a saved plan on by one week, from what was done and felt.",
    "handout": "Write the page that a patient holds, with pictures.",
    "screen": "Screen a table of millions of prescriptions, and write what is found.",
    "mcp": "Serve tools for AI coaches over the Model Context Protocol.",
    "completion": "Print a script that completes commands and options in a shell.",
}

_HEAD = """\
usage: stenosis-routines COMMAND ...

A linter for exercise routines, for people with lumbar spinal stenosis. It
encodes one hospital's advice and is no substitute for a clinician's.

commands:
"""
_TAIL = """
stenosis-routines COMMAND --help says what a command takes, --version which
version this is. Exit codes: 0 all suitable (or written), 1 not all suitable,
2 something could not be read or written, or the arguments were wrong.
"""


def run(arguments: Sequence[str]) -> int:
    """Runs one command line and returns the exit code."""
    if sys.stdout is None:
        complain("standard output is closed")
        return 2
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = _command(arguments)
        sys.stdout.flush()
    except SystemExit as error:  # the parser of arguments has said why
        return _flushed(error.code if isinstance(error.code, int) else 2)
    except OSError as error:  # errors of files are handled where they are read, so this one comes from the output
        return _broken(error)
    except KeyboardInterrupt:
        return 130
    return code


def _flushed(code: int) -> int:
    """The exit code, once all output is written."""
    try:
        sys.stdout.flush()
    except OSError as error:
        return _broken(error)
    return code


def _broken(error: OSError) -> int:
    """The exit code where nothing more can be written: nobody has seen the verdict, so it is never 0."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else the interpreter complains at exit
    if not isinstance(error, BrokenPipeError):
        complain(f"standard output: {error.strerror}")
    return 2


def _command(arguments: Sequence[str]) -> int:
    """Runs the command that comes first. Errors of the library become messages."""
    name, *rest = arguments or ["--help"]
    if name in ("-h", "--help", "help"):
        return _help()
    if name == "--version":
        from importlib.metadata import version

        print(version("stenosis-routines"))
        return 0
    if name not in COMMANDS:
        complain(f"stenosis-routines: no command {echo(name)}; there are {', '.join(COMMANDS)}")
        return 2
    command: Callable[[Namespace], int] = import_module(f"{__name__}.{name}").run
    options = parser(name).read(rest)
    from stenosis_routines import render

    try:
        return command(options)
    except MedicalGuidanceRequired as error:
        complain(render.refusal_text(error.advice, error.reasons, width=width()))
        return 1
    except UnwritableRoutineError as error:
        complain("\n".join(render.refusal_text(str(problem)) for problem in error.problems))
    except (InvalidValueError, UnreadableRoutineError) as error:
        complain(render.refusal_text(str(error)))
    except StenosisRoutinesError as error:
        complain(str(error))
    return 2


def parser(name: str) -> "Parser":
    """The parser of a command's arguments."""
    from stenosis_routines.cli.arguments import Parser

    module = import_module(f"{__name__}.{name}")
    made = Parser(name, module.__doc__ or "")
    module.arguments(made)
    return made


def _help() -> int:
    longest = max(map(len, COMMANDS))
    lines = [f"  {name:<{longest}}  {summary}\n" for name, summary in COMMANDS.items()]
    sys.stdout.write("".join([_HEAD, *lines, _TAIL]))
    return 0


if TYPE_CHECKING:
    from stenosis_routines.cli.arguments import Parser
