"""The command line: arguments, files and exit codes; everything else is done elsewhere.

Exit codes: 0 all suitable, 1 not all, 2 something could not be read or the call was wrong.
"""

import json
import os
import sys
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

import attrs
from cyclopts import App, CycloptsError, Parameter

from stenosis_routines import render
from stenosis_routines.check import Verdict, check
from stenosis_routines.errors import (
    MedicalGuidanceRequired,
    Problem,
    StenosisRoutinesError,
    UnreadableRoutineError,
    echo,
)
from stenosis_routines.formats import dump, loads, structure
from stenosis_routines.profile import Profile, Waiver
from stenosis_routines.recognise import recognise
from stenosis_routines.repair import repair
from stenosis_routines.routine import Routine
from stenosis_routines.rules import article
from stenosis_routines.rules.rulebook import RuleBook

T = TypeVar("T")

app = App(
    name="stenosis-routines",
    help="A linter for exercise routines, for people with lumbar spinal stenosis. It encodes one hospital's advice "
    "and is no substitute for a clinician's.",
    help_format="plaintext",
    result_action="return_value",
)

_STYLES = {"error": "31", "warning": "33", "good": "32", "info": "36", "faint": "2", "strong": "1"}


def run(arguments: Sequence[str]) -> int:
    """Runs one command line and gives the exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        code = app(list(arguments), exit_on_error=False)
    except CycloptsError:
        return 2
    except UnreadableRoutineError as error:
        _complain(render.unreadable_text(error, "options", paint=_painter(sys.stderr)))
        return 2
    except StenosisRoutinesError as error:
        _complain(str(error))
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or the interpreter complains at its end
        return 0
    except OSError as error:
        _complain(f"{error.filename}: {error.strerror}")
        return 2
    except KeyboardInterrupt:
        return 130
    return code if isinstance(code, int) else 0


def _complain(text: str) -> None:
    print(text, file=sys.stderr)


def _painter(stream: Any) -> render.Painter:
    """ANSI colours on a terminal that wants them (see no-color.org), else none."""
    if not stream.isatty() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return render.plain
    return lambda text, style: f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if text else text


def _bytes(name: str) -> bytes:
    return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()


def _shown(name: str) -> str:
    return "<stdin>" if name == "-" else name


def _options(path: Path, wanted: type[T]) -> T:
    """A value from a TOML or JSON file. Raises: UnreadableRoutineError."""
    try:
        text = path.read_text(encoding="utf-8")
        data = json.loads(text) if path.suffix == ".json" else tomllib.loads(text)
    except ValueError as error:  # not UTF-8, not JSON, not TOML
        raise UnreadableRoutineError([Problem("", "TOML or JSON", echo(str(error)), "syntax")]) from error
    return structure(data, wanted)


def _read(name: str, format: str | None) -> Routine:
    """A routine from a file or standard input. Raises: UnreadableRoutineError."""
    try:
        return loads(_bytes(name), format=format, source=_shown(name))
    except OSError as error:
        problem = Problem("", "a file that can be read", error.strerror or "", "missing")
        raise UnreadableRoutineError([problem]) from error


@attrs.frozen
class _WaiverFile:
    waivers: tuple[Waiver, ...]


Name = Annotated[str, Parameter(allow_leading_hyphen=True)]


@app.command(name="check")
def check_(
    *files: Name,
    output: Literal["text", "json"] = "text",
    format: str | None = None,
    profile: Path | None = None,
    rulebook: Path | None = None,
    waivers: Path | None = None,
) -> int:
    """Give a verdict on routines, with reasons.

    Parameters
    ----------
    files
        Documents to check; - is standard input.
    output
        text for people, json for programs.
    format
        The documents' format (native, plan-csv, wpl, hevy-csv); told from the content if left out.
    profile
        A TOML or JSON file that describes the person.
    rulebook
        A TOML file that adapts the rules.
    waivers
        A TOML or JSON file with a list "waivers".
    """
    if not files:
        _complain("check: name a file, or - for standard input")
        return 2
    book: RuleBook = article if rulebook is None else article.adapted(rulebook.read_text(encoding="utf-8"))
    person = None if profile is None else _options(profile, Profile)
    waived = () if waivers is None else _options(waivers, _WaiverFile).waivers
    worst, reports = 0, []
    for number, file in enumerate(files):
        name = _shown(file)
        try:
            routine = _read(file, format)
        except UnreadableRoutineError as error:
            worst = 2
            reports.append(render.unreadable_json(error.problems, name))
            if output == "text":
                _complain(render.unreadable_text(error, name, paint=_painter(sys.stderr)))
            continue
        report = check(routine, profile=person, rulebook=book, waivers=waived)
        worst = max(worst, 0 if report.verdict is Verdict.SUITABLE else 1)
        if output == "text":
            gap = "\n" if number else ""
            print(gap + render.report_text(report, routine, name, paint=_painter(sys.stdout)))
        else:
            reports.append(render.report_json(report, name))
    if output == "json":
        print(json.dumps(reports[0] if len(files) == 1 else reports, ensure_ascii=False, indent=2))
    return worst


@app.command(name="repair")
def repair_(
    file: Name,
    *,
    diff: bool = False,
    write: Path | None = None,
    format: str | None = None,
    profile: Path | None = None,
) -> int:
    """Mend a routine: the fewest changes, each with its reason, and what is left to a person.

    Parameters
    ----------
    file
        The document to mend; - is standard input.
    diff
        Show the whole routine before and after, not only what was changed.
    write
        A file for the mended routine; its suffix tells the format (.json native, .csv plan-csv).
    format
        The document's format (native, plan-csv, wpl, hevy-csv); told from the content if left out.
    profile
        A TOML or JSON file that describes the person.
    """
    name = _shown(file)
    person = None if profile is None else _options(profile, Profile)
    try:
        routine = _read(file, format)
    except UnreadableRoutineError as error:
        _complain(render.unreadable_text(error, name, paint=_painter(sys.stderr)))
        return 2
    try:
        fixed = repair(routine, person)
    except MedicalGuidanceRequired as error:
        _complain(str(error))
        return 1
    show = render.diff_text if diff else render.changes_text
    print(show(routine, fixed, name, paint=_painter(sys.stdout)))
    if write is not None:
        dump(fixed.routine, write)
    return 0 if fixed.report.verdict is Verdict.SUITABLE else 1


@app.command
def explain(*codes: str) -> int:
    """Say what a rule finds, why, and on what it rests; without a code, list all rules."""
    paint = _painter(sys.stdout)
    if not codes:
        for rule in article:
            print(f"{rule.code} {rule.name:<30} {paint(f'{rule.severity:<8}', str(rule.severity))} {rule.summary}")
    known = [code.upper() for code in codes if code.upper() in article]
    if known:
        print("\n\n".join(render.rule_text(article[code], paint=paint) for code in known))
    for code in codes:
        if code.upper() not in article:
            _complain(f"explain: no rule {echo(code)}; run explain without a code for the list")
    return 0 if len(known) == len(codes) else 2


@app.command(name="recognise")
def recognise_(*names: Name, jsonl: bool = False, language: str | None = None) -> int:
    """Say what an exercise name means.

    Parameters
    ----------
    names
        Names of exercises.
    jsonl
        Read one JSON object a line from standard input, {"id", "name", ...}, and write one a line, in order.
    language
        The language of the names, such as ko; told from the name if left out.
    """
    if jsonl:
        return _recognise_lines(sys.stdin.buffer)
    if not names:
        _complain("recognise: give a name, or --jsonl")
        return 2
    paint = _painter(sys.stdout)
    print("\n\n".join(render.recognition_text(recognise(name, language=language), paint=paint) for name in names))
    return 0


_HINTS = ("language", "category", "equipment", "instructions")


def _recognise_lines(lines: Iterator[bytes] | Any) -> int:
    """One answer a line, whatever stands in it; 2 if any line was no request."""
    worst = 0
    for line in lines:
        ident, fault = None, ""
        hints: dict[str, Any] = {}
        try:
            request = json.loads(line)
            ident = request.get("id")
            name = request["name"]
            hints = {key: request[key] for key in _HINTS if isinstance(request.get(key), str)}
            muscles = request.get("muscles") or ()
            hints["muscles"] = tuple(m for m in muscles if isinstance(m, str)) if isinstance(muscles, list) else ()
            if not isinstance(name, str):
                fault = "name: expected text"
        except (ValueError, RecursionError, AttributeError, KeyError):
            name, fault = "", 'expected one JSON object a line with "name"'
        answer = render.recognition_json(recognise(name if isinstance(name, str) else "", **hints), ident)
        if fault:
            worst = 2
            answer["error"] = fault
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
    return worst
