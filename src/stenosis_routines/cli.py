"""The command line: arguments, files and exit codes. All other work is done in other modules.

Exit codes: 0 all suitable (or written), 1 not all suitable, 2 something could not be read or written, or the arguments
were wrong.
"""

import errno
import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

import attrs
from cyclopts import App, CycloptsError, Parameter

from stenosis_routines import outcome, render
from stenosis_routines._structure import structure
from stenosis_routines._toml import parse_toml
from stenosis_routines.answers import Answers
from stenosis_routines.asking import ask, questions
from stenosis_routines.build import build_plan
from stenosis_routines.check import Report, Verdict, check
from stenosis_routines.errors import (
    InvalidValueError,
    MedicalGuidanceRequired,
    MissingExtraError,
    Problem,
    StenosisRoutinesError,
    UnreadableRoutineError,
    UnsuitableRoutineError,
    UnwritableRoutineError,
    echo,
)
from stenosis_routines.formats import detect, dump, dumps, is_plan, loads, loads_plan, losses, suffixed
from stenosis_routines.formats.limits import DEFAULT
from stenosis_routines.formats.reading.document import as_bytes, as_text
from stenosis_routines.formats.reading.json import parse_json
from stenosis_routines.log import DayLog
from stenosis_routines.profile import Profile, Waiver
from stenosis_routines.progress import NextStep, advance
from stenosis_routines.recognise import Recognition, recognise
from stenosis_routines.repair import repair
from stenosis_routines.routine import Plan, Routine
from stenosis_routines.rules import article
from stenosis_routines.speech import words

T = TypeVar("T")

app = App(
    name="stenosis-routines",
    help="A linter for exercise routines, for people with lumbar spinal stenosis. It encodes one hospital's advice "
    "and is no substitute for a clinician's.",
    help_format="plaintext",
    result_action="return_value",
)

#: Replaces the argument "-" (standard input or output), which would look like an option.
_STDIN = "<stdin>"

_STYLES = {"error": "31", "warning": "33", "good": "32", "info": "36", "faint": "2", "strong": "1"}


def run(arguments: Sequence[str]) -> int:
    """Runs one command line and returns the exit code."""
    if sys.stdout is None:
        _complain("standard output is closed")
        return 2
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = app([_STDIN if argument == "-" else argument for argument in arguments], exit_on_error=False)
        sys.stdout.flush()
    except CycloptsError:
        return 2
    except InvalidValueError as error:
        _complain(render.refusal_text(str(error)))
        return 2
    except UnwritableRoutineError as error:
        _complain("\n".join(render.refusal_text(str(problem)) for problem in error.problems))
        return 2
    except StenosisRoutinesError as error:
        _complain(str(error))
        return 2
    except OSError as error:  # errors of files are handled where they are read, so this one comes from the output
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else the interpreter complains at exit
        if isinstance(error, BrokenPipeError):
            return 0
        _complain(f"standard output: {error.strerror}")
        return 2
    except KeyboardInterrupt:
        return 130
    return code if isinstance(code, int) else 0


def _complain(text: str) -> None:
    if sys.stderr is not None:
        print(text, file=sys.stderr)


def _painter(stream: Any) -> render.Painter:
    """A painter with ANSI colours if the stream is a terminal that wants them (see no-color.org), else a plain one."""
    if stream is None or not stream.isatty() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return render.plain
    return lambda text, style: f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if text else text


def _bytes(name: str) -> bytes:
    """The content of a file or of standard input, at most a byte too much. Raises: UnreadableRoutineError."""
    try:
        if name != _STDIN:
            with open(name, "rb") as file:
                return file.read(DEFAULT.bytes + 1)
        if sys.stdin is None:
            raise OSError(errno.EBADF, "standard input is closed")
        return sys.stdin.buffer.read(DEFAULT.bytes + 1)
    except (OSError, ValueError) as error:  # an impossible file name raises ValueError
        problem = Problem("", "a file that can be read", getattr(error, "strerror", None) or str(error), "missing")
        raise UnreadableRoutineError([problem]) from error


def _option(option: str, path: Path | None, read: Callable[[Path], T], default: T) -> T:
    """The value in the file of an option. Raises: StenosisRoutinesError, with every problem."""
    if path is None:
        return default
    try:
        return read(path)
    except UnreadableRoutineError as error:
        raise StenosisRoutinesError(
            render.unreadable_text(error, f"{option} {path}", paint=_painter(sys.stderr))
        ) from error


def _text(path: Path) -> str:
    return as_text(as_bytes(_bytes(str(path))))


def _routine(data: bytes, name: str | None, format: str | None, weight_unit: str | None, names: Path | None) -> Routine:
    """The routine in a file; passes on only the options that were given, since few formats accept them."""
    options: dict[str, Any] = {"weight_unit": weight_unit}
    options["names"] = _option("--names", names, lambda path: _bytes(str(path)), None)
    given = {option: value for option, value in options.items() if value is not None}
    if format is None and is_plan(data):
        return _this_week(loads_plan(data))
    try:
        return loads(data, format=format, source=name, **given)
    except MissingExtraError as error:  # concerns one file; other files can still be read
        raise UnreadableRoutineError([Problem("", "the packages that read it", str(error), "missing")]) from error


def _this_week(plan: Plan) -> Routine:
    """This week's routine of a saved plan, with its person. Raises: UnreadableRoutineError if the plan is stopped."""
    if plan.routine is None:
        found = "" if plan.stop is None else f"one that was stopped on {plan.stop.day}"
        raise UnreadableRoutineError([Problem("/stop", "a plan that goes on", found)])
    return attrs.evolve(plan.routine, profile=plan.profile)


def _value(wanted: type[T]) -> Callable[[Path], T]:
    """A function that reads a value of this type from a TOML or JSON file."""

    def read(path: Path) -> T:
        text = _text(path)
        if path.suffix.lower() == ".json":
            return structure(parse_json(text.encode()), wanted)
        return structure(parse_toml(text), wanted)

    return read


def _is_itself(source: str, target: str) -> bool:
    """Whether the file to write is the document that was read; if so, prints a message."""
    if source == _STDIN or not (os.path.exists(source) and os.path.exists(target) and os.path.samefile(source, target)):
        return False
    _complain(render.refusal_text(f"{target} is the document itself; name another file"))
    return True


def _judged_milder(routine: Routine | Plan, format: str, **options: Any) -> bool:
    """Whether the written file would get a better verdict, because the format leaves things out; if so, prints that."""
    if isinstance(routine, Plan) or format == "icalendar":
        return False
    back = loads(dumps(routine, format=format, **options), format=format)
    if check(back).verdict >= check(routine).verdict:
        return False
    _complain(render.refusal_text(f"not written: {format} leaves out what speaks against it; change that, or --to"))
    return True


def _written(routine: Routine | Plan, path: Path, format: str | None = None, **options: Any) -> bool:
    """Writes a routine to a file; if that is impossible, prints why and returns false."""
    if _judged_milder(routine, suffixed(path) if format is None else format, **options):
        return False
    try:
        dump(routine, path, format=format, **options)
    except OSError as error:
        _complain(render.refusal_text(f"{path}: {error.strerror}"))
        return False
    return True


def _answers(paths: Iterable[Path] | None) -> Answers | None:
    """All answers in the files of --answers, a later file first; prints how many entries are not filled in."""
    if not paths:
        return None
    answers = Answers()
    for path in paths:
        found = _option("--answers", path, lambda path: Answers.loads(_text(path)), answers)
        answers |= found
    if open_ := len(answers.open):
        entries = "1 entry is" if open_ == 1 else f"{open_} entries are"
        _complain(f"--answers: {entries} not filled in, and settle{'s' if open_ == 1 else ''} nothing")
    return answers


@attrs.frozen
class _WaiverFile:
    waivers: tuple[Waiver, ...]


#: The outputs for programs: functions for a report, and for a document that could not be read.
_DOCUMENTS: dict[str, tuple[Callable[[Report, str], Any], Callable[[Iterable[Problem], str], Any]]] = {
    "json": (render.report_json, render.unreadable_json),
    "operation-outcome": (
        lambda report, _: outcome.operation_outcome(report),
        lambda problems, _: outcome.unreadable_outcome(problems),
    ),
    "cds-hooks": (
        lambda report, _: outcome.cds_hooks(report),
        lambda problems, _: outcome.unreadable_cds_hooks(problems),
    ),
}


@app.command(name="check")
def check_(
    *files: str,
    output: Literal["text", "json", "operation-outcome", "cds-hooks"] = "text",
    format: str | None = None,
    weight_unit: Literal["kg", "lb"] | None = None,
    names: Path | None = None,
    profile: Path | None = None,
    rulebook: Path | None = None,
    waivers: Path | None = None,
    answers: list[Path] | None = None,
) -> int:
    """Give a verdict on routines, with reasons.

    Parameters
    ----------
    files
        Documents to check; - is standard input, and every argument after -- is a file name.
    output
        text for people, json for programs, operation-outcome (FHIR) or cds-hooks for clinical systems. For several
        files, all outputs except text are a list with one item for each file.
    format
        The documents' format, such as wpl or fhir; detected from the content if left out.
    weight_unit
        The unit of loads (kg, lb), for a document that does not say it (strong-csv).
    names
        A JSON file with the names of exercises, for a document that has only numbers (wger).
    profile
        A TOML or JSON file that describes the person.
    rulebook
        A TOML file that adapts the rules.
    waivers
        A TOML or JSON file with a list "waivers".
    answers
        A TOML file with what an expert has settled, written by ask and filled in. May be given several times.
    """
    if not files:
        _complain("check: name a file, or - for standard input")
        return 2
    book = _option("--rulebook", rulebook, lambda path: article.adapted(_text(path)), article)
    person = _option("--profile", profile, _value(Profile), Profile())
    waived = _option("--waivers", waivers, _value(_WaiverFile), _WaiverFile(())).waivers
    settled = _answers(answers)
    worst, reports = 0, list[dict[str, Any]]()
    as_report, as_unreadable = _DOCUMENTS.get(output, _DOCUMENTS["json"])
    for number, name in enumerate(files):
        try:
            routine = _routine(_bytes(name), name, format, weight_unit, names)
        except UnreadableRoutineError as error:
            worst = 2
            reports.append(as_unreadable(error.problems, name))
            if output == "text":
                _complain(render.unreadable_text(error, name, paint=_painter(sys.stderr)))
            continue
        report = check(routine, profile=person, rulebook=book, waivers=waived, answers=settled)
        worst = max(worst, 0 if report.verdict is Verdict.SUITABLE else 1)
        if output == "text":
            gap = "\n" if number else ""
            print(gap + render.report_text(report, routine, name, paint=_painter(sys.stdout)))
        else:
            reports.append(as_report(report, name))
    if output != "text":
        print(json.dumps(reports[0] if len(files) == 1 else reports, ensure_ascii=False, indent=2))
    return worst


@app.command(name="ask")
def ask_(
    *files: str,
    output: Annotated[Path | None, Parameter(name=["--output", "-o"])] = None,
    who: str = "",
    on: date | None = None,
    format: str | None = None,
    weight_unit: Literal["kg", "lb"] | None = None,
    names: Path | None = None,
    profile: Path | None = None,
    rulebook: Path | None = None,
    answers: list[Path] | None = None,
) -> int:
    """Collect the questions that only a person can settle, each once, as a file to fill in.

    --answers takes the filled-in file. Exits 0 when it is written, 2 when a document could not be read; the questions
    of the other documents are written all the same.

    Parameters
    ----------
    files
        Documents to look through; - is standard input.
    output
        The file to write; standard output if left out. An existing file is never overwritten.
    who
        Who will answer; written into every entry.
    on
        The day of the answers, such as 2026-12-01; written into every entry.
    format
        The documents' format, such as wpl or fhir; detected from the content if left out.
    weight_unit
        The unit of loads (kg, lb), for a document that does not say it (strong-csv).
    names
        A JSON file with the names of exercises, for a document that has only numbers (wger).
    profile
        A TOML or JSON file that describes the person.
    rulebook
        A TOML file that adapts the rules.
    answers
        A TOML file with what is already settled and not asked again. May be given several times.
    """
    if not files:
        _complain("ask: name a file, or - for standard input")
        return 2
    book = _option("--rulebook", rulebook, lambda path: article.adapted(_text(path)), article)
    person = _option("--profile", profile, _value(Profile), Profile())
    settled = _answers(answers)
    unread = 0

    def reports() -> Iterator[Report]:
        nonlocal unread
        for name in files:
            try:
                routine = _routine(_bytes(name), name, format, weight_unit, names)
            except UnreadableRoutineError as error:
                unread += 1
                _complain(render.unreadable_text(error, name, paint=_painter(sys.stderr)))
                continue
            yield attrs.evolve(check(routine, profile=person, rulebook=book, answers=settled), source=name)

    found = questions(reports())
    text = ask(found, who=who, on=on)
    if output is None:
        sys.stdout.write(text)
    else:
        try:
            with open(output, "x", encoding="utf-8") as file:
                file.write(text)
        except OSError as error:
            _complain(render.refusal_text(f"{output}: {error.strerror}"))
            return 2
    _complain(f"{len(found)} question{'' if len(found) == 1 else 's'}")
    return 2 if unread else 0


@app.command(name="repair")
def repair_(
    file: str,
    *,
    diff: bool = False,
    write: Path | None = None,
    to: str | None = None,
    format: str | None = None,
    weight_unit: Literal["kg", "lb"] | None = None,
    names: Path | None = None,
    profile: Path | None = None,
    answers: list[Path] | None = None,
) -> int:
    """Mend a routine with the fewest changes, each with its reason, and show what a person must still decide.

    Parameters
    ----------
    file
        The document to mend; - is standard input.
    diff
        Show the whole routine before and after, not only the changes.
    write
        A file for the mended routine; its suffix sets the format (.json native, .csv plan-csv).
    to
        The format to write; for a WPL document, wpl is that document with only the mended parts changed.
    format
        The document's format, such as wpl or fhir; detected from the content if left out.
    weight_unit
        The unit of loads (kg, lb), for a document that does not say it (strong-csv).
    names
        A JSON file with the names of exercises, for a document that has only numbers (wger).
    profile
        A TOML or JSON file that describes the person.
    answers
        A TOML file with what an expert has settled, written by ask and filled in. May be given several times.
    """
    if write is not None and _is_itself(file, str(write)):
        return 2
    person = _option("--profile", profile, _value(Profile), Profile())
    settled = _answers(answers)
    try:
        data = _bytes(file)
        routine = _routine(data, file, format, weight_unit, names)
    except UnreadableRoutineError as error:
        _complain(render.unreadable_text(error, file, paint=_painter(sys.stderr)))
        return 2
    try:
        fixed = repair(routine, person, answers=settled)
    except MedicalGuidanceRequired as error:
        _complain(render.refusal_text(error.advice, error.reasons))
        return 1
    same = to == "wpl" and (format or detect(as_bytes(data))) == to
    if write is not None and not _written(fixed.routine, write, to, **({"source": data} if same else {})):
        return 2
    show = render.diff_text if diff else render.changes_text
    print(show(routine, fixed, file, paint=_painter(sys.stdout)))
    return 0 if fixed.report.verdict is Verdict.SUITABLE else 1


@app.command
def convert(
    source: str,
    target: str,
    *,
    format: str | None = None,
    to: str | None = None,
    weight_unit: Literal["kg", "lb"] | None = None,
    names: Path | None = None,
    start: date | None = None,
    days_per_week: int | None = None,
) -> int:
    """Write a routine in another format, and first say what is left out.

    Also prints the verdict. Exits 0 when the file is written, whether or not the routine is suitable.

    Parameters
    ----------
    source
        The document to read; - is standard input.
    target
        The file to write; - is standard output.
    format
        The document's format, such as wpl or fhir; detected from the content if left out.
    to
        The format to write, such as plan-csv or icalendar; taken from the file's name if left out.
    weight_unit
        The unit of loads (kg, lb), for a document that does not say it (strong-csv).
    names
        A JSON file with the names of exercises, for a document that has only numbers (wger).
    start
        The first day of a calendar, such as 2026-12-01.
    days_per_week
        On how many days a week a calendar has movements whose dose does not say it.
    """
    options = {"start": start, "days_per_week": days_per_week}
    options = {name: value for name, value in options.items() if value is not None}
    if _is_itself(source, target):
        return 2
    if to is None and target == _STDIN:
        _complain("convert: say which format with --to")
        return 2
    to = suffixed(target) if to is None else to
    try:
        name = None if source == _STDIN else os.path.basename(source)
        routine = _routine(_bytes(source), name, format, weight_unit, names)
    except UnreadableRoutineError as error:
        _complain(render.unreadable_text(error, source, paint=_painter(sys.stderr)))
        return 2
    _complain(render.printable(f"{source}: {check(routine).verdict.replace('_', ' ')}"))
    for problem in losses(routine, to):
        _complain(render.refusal_text(f"left out: {problem.path} {problem.found} ({to} has {problem.expected})"))
    if target != _STDIN:
        return 0 if _written(routine, Path(target), to, **options) else 2
    if _judged_milder(routine, to, **options):
        return 2
    sys.stdout.buffer.write(dumps(routine, format=to, **options).encode())
    return 0


@app.command
def explain(*codes: str) -> int:
    """Say what a rule finds, why, and what its sources are; without a code, list all rules."""
    paint = _painter(sys.stdout)
    if not codes:
        for rule in article:
            print(render.rule_line(rule, paint=paint))
    known = [code.upper() for code in codes if code.upper() in article]
    if known:
        print("\n\n".join(render.rule_text(article[code], paint=paint) for code in known))
    for code in codes:
        if code.upper() not in article:
            _complain(f"explain: no rule {echo(code)}; run explain without a code for the list")
    return 0 if len(known) == len(codes) else 2


@app.command(name="recognise")
def recognise_(*names: str, jsonl: bool = False, language: str | None = None, answers: list[Path] | None = None) -> int:
    """Say what an exercise name means.

    Parameters
    ----------
    names
        Names of exercises.
    jsonl
        Read one JSON object a line from standard input, {"id", "name", ...}, and write one a line, in order. Beside the
        name, "language" is a text, and "category", "equipment", "muscles" and "instructions" are a text or a list of
        texts; null is unknown. A line with anything else is answered with its error, and the exit code is 2.
    language
        The language of names without one of their own, such as ko; detected from the name if left out.
    answers
        A TOML file with what an expert has settled, written by ask and filled in. May be given several times.
    """
    settled = _answers(answers)
    if jsonl and (names or sys.stdin is None):
        _complain("recognise: --jsonl reads names from standard input, and from nowhere else")
        return 2
    if jsonl:
        return _recognise_lines(sys.stdin.buffer, language, settled)
    if not names or not all(name.strip() for name in names):
        _complain("recognise: give a name, or --jsonl")
        return 2
    paint = _painter(sys.stdout)
    found = (recognise(name, language=language, answers=settled) for name in names)
    print("\n\n".join(render.recognition_text(recognition, paint=paint) for recognition in found))
    return 0


_HINTS = ("language", "category", "equipment", "muscles", "instructions")


def _recognise_lines(lines: Iterable[bytes], language: str | None, answers: Answers | None) -> int:
    """Writes one answer for each line, even for a faulty one; returns 2 if any line was not a valid request."""
    worst = 0
    for number, line in enumerate(lines, 1):
        ident, fault, recognition = None, "", recognise("")  # a line that is not read has no name that passes
        try:
            request = parse_json(line)
            if not isinstance(request, dict):
                raise UnreadableRoutineError([Problem("", "an object", echo(request))])
            ident = request.get("id")
            recognition = _recognise_line(request, language, answers)
        except InvalidValueError as error:
            fault = f"line {number}, {error}"
        except UnreadableRoutineError:
            fault = f'line {number}: expected one JSON object a line with "name"'
        worst = 2 if fault else worst
        answer = render.recognition_json(recognition, ident)
        sys.stdout.write(json.dumps(answer | ({"error": fault} if fault else {}), ensure_ascii=False) + "\n")
    return worst


def _recognise_line(request: Mapping[str, Any], language: str | None, answers: Answers | None) -> Recognition:
    """What the name of one line means.

    Raises:
        InvalidValueError: it has no name, or a hint of another type.
    """
    name = request.get("name")
    if not isinstance(name, str):
        raise InvalidValueError("name", "a text", name)
    hints = {key: value for key in _HINTS if (value := request.get(key)) is not None}
    return recognise(name, answers=answers, **({"language": language} | hints))


@app.command(name="plan")
def plan_(
    *,
    profile: Path | None = None,
    weeks: int = 6,
    minutes: int = 15,
    start: date | None = None,
    language: str | None = None,
    explain: bool = False,
    output: Literal["text", "json"] = "text",
    write: Path | None = None,
    format: str | None = None,
) -> int:
    """Build a gentle plan that starts low and changes one thing at a time.

    Parameters
    ----------
    profile
        A TOML or JSON file that describes the person.
    weeks
        How many weeks, 1 to 52.
    minutes
        How many minutes a day at most, 1 to 240; if the profile has fewer, those count.
    start
        The first day, such as 2026-12-01.
    language
        The language of the plan: en or ko; the profile's if left out.
    explain
        Add the reason for every choice.
    output
        text for people, json for programs.
    write
        Write the plan to this file (.json), for advance and all other commands; all weeks to a calendar (.ics), for
        which --start is needed; or the first week's routine in another format.
    format
        The format to write, such as plan-csv or icalendar; taken from the file's name if left out.
    """
    person = _option("--profile", profile, _value(Profile), Profile())
    person = person if language is None else attrs.evolve(person, language=language)
    try:
        plan = build_plan(person, weeks, minutes, start)
    except MedicalGuidanceRequired as error:
        _complain(render.refusal_text(error.advice, error.reasons))
        return 1
    if write is not None:
        to = suffixed(write) if format is None else format
        if not _written(plan if to in ("native", "icalendar") else plan.weeks[0], write, to):
            return 2
    if output == "text":
        print(render.plan_text(plan, explain=explain, paint=_painter(sys.stdout)))
    else:
        print(
            json.dumps(
                render.plan_json(plan, [json.loads(dumps(week)) for week in plan.weeks]), ensure_ascii=False, indent=2
            )
        )
    return 0


@app.command(name="advance")
def advance_(
    plan: str,
    log: str,
    *,
    write: Path | None = None,
    today: date | None = None,
    output: Literal["text", "json"] = "text",
) -> int:
    """Move a saved plan on by one week, from what was done and felt.

    Exits 0 when the plan goes on, and 1 when it is stopped: the person must ask a provider first.

    Parameters
    ----------
    plan
        The saved plan, as plan --write wrote it.
    log
        A JSON file with a list of the week's days, such as [{"day": 1, "done": true, "pain_before": 3, "pain_after":
        2}]; - is standard input.
    write
        The file for the plan from next week on; it may be the saved plan itself. Without it, nothing is kept.
    today
        The current day, such as 2026-12-08; the clock's if left out. No day of the log may be after it.
    output
        text for people, json for programs.
    """
    try:
        data = _bytes(plan)
        saved = loads_plan(data)
    except UnreadableRoutineError as error:
        _complain(render.unreadable_text(error, plan, paint=_painter(sys.stderr)))
        return 2
    try:
        days = structure(parse_json(as_bytes(_bytes(log))), tuple[DayLog, ...])
    except UnreadableRoutineError as error:
        _complain(render.unreadable_text(error, log, paint=_painter(sys.stderr)))
        return 2
    progress = advance(saved, days, today=today)
    if write is not None and not _written(progress.plan, write, "native"):
        return 2
    if output == "text":
        print(render.progress_text(progress, paint=_painter(sys.stdout)))
    else:
        print(json.dumps(render.progress_json(progress), ensure_ascii=False, indent=2))
    return 1 if progress.decision is NextStep.STOP else 0


@app.command(name="handout")
def handout_(
    document: str,
    *,
    output: Annotated[Path | None, Parameter(name=["--output", "-o"])] = None,
    language: Literal["en", "ko"] | None = None,
    anyway: bool = False,
    answers: list[Path] | None = None,
) -> int:
    """Write the page that a patient holds: one HTML file with pictures, to print or to read on a phone.

    Exits 1 and writes nothing when the routine is not suitable.

    Parameters
    ----------
    document
        A saved plan, or a routine in any format; - is standard input.
    output
        The file to write; standard output if left out.
    language
        The language of the page; that of the plan's profile, otherwise English, if left out.
    anyway
        Write the page of a routine that is not suitable too; it says so at its top.
    answers
        A TOML file with what an expert has settled, written by ask and filled in. May be given several times.
    """
    from stenosis_routines.page import handout

    try:
        data = _bytes(document)
        wanted = loads_plan(data) if is_plan(data) else _routine(data, document, None, None, None)
    except UnreadableRoutineError as error:
        _complain(render.unreadable_text(error, document, paint=_painter(sys.stderr)))
        return 2
    if output is not None and _is_itself(document, str(output)):
        return 2
    try:
        page = handout(wanted, language=language, anyway=anyway, answers=_answers(answers))
    except UnsuitableRoutineError as error:
        verdict = words(f"verdict.{error.report.verdict}")
        _complain(render.refusal_text(f"{document}: {verdict}; check says why, --anyway writes the page all the same"))
        return 1
    if output is None:
        sys.stdout.buffer.write(page.encode())
        return 0
    try:
        output.write_text(page, encoding="utf-8")
    except OSError as error:
        _complain(render.refusal_text(f"{output}: {error.strerror}"))
        return 2
    return 0
