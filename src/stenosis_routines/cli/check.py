"""Give a verdict on routines, with reasons.

Exits 0 if all documents are suitable, 1 if one is not, 2 if one could not be read.
"""

import sys
from argparse import Namespace
from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

from stenosis_routines import render
from stenosis_routines.check import Verdict
from stenosis_routines.cli import running
from stenosis_routines.cli.arguments import Parser, jobs
from stenosis_routines.cli.files import Named, content, found, is_one
from stenosis_routines.cli.outputs import OUTPUTS, Checked, Output, Setting, output
from stenosis_routines.cli.settings import Settings, settings
from stenosis_routines.cli.streams import complain, is_coloured, width
from stenosis_routines.cli.summary import Counts, statistics_text, statistics_value, summary_text
from stenosis_routines.errors import InvalidValueError, UnreadableRoutineError

__all__ = ["arguments", "run"]


def arguments(parser: Parser) -> None:
    """What the command takes."""
    parser.documents("documents to check")
    parser.add_argument(
        "--output",
        choices=tuple(OUTPUTS),
        metavar="KIND",
        help="text for people (the default), json or jsonl for programs, sarif, github or junit for CI, "
        "operation-outcome (FHIR) or cds-hooks for clinical systems",
    )
    parser.plain()
    parser.add_argument(
        "--select", action="append", metavar="CODES", help="show only findings whose codes begin so, such as SR1,SR204"
    )
    parser.add_argument(
        "--ignore", action="append", metavar="CODES", help="do not show these; the verdict and the exit code stay"
    )
    parser.add_argument(
        "--statistics", action="store_true", help="write how often each rule fired instead (text, json)"
    )
    parser.add_argument(
        "-q",
        "--quiet",
        action="store_true",
        help="write nothing about suitable documents (text, github), nor about files that are not read",
    )
    parser.add_argument("--exit-zero", action="store_true", help="exit 0 even if a document is not suitable")
    parser.add_argument("-j", "--jobs", type=jobs, default=1, metavar="N", help="use so many processes")
    parser.reading()
    parser.judging()


def run(options: Namespace) -> int:
    """Checks all documents and writes what was found."""
    job = _job(options)
    for note in job.settings.notes:
        complain(note)
    if options.statistics and job.output.name not in ("text", "json"):
        raise InvalidValueError("--statistics", "--output text or json", job.output.name)
    documents = found(options.files, job.settings.exclude, options.stdin_filename, quiet=options.quiet)
    counts = Counts()
    processes = options.jobs if len(documents) > 1 and all(one.path for one in documents) else 1
    judged = running.results(_Judging(options, job), documents, processes)
    results = _counted(running.watched(judged, len(documents), options.quiet), counts)
    if options.statistics:
        deque(results, maxlen=0)
        write = statistics_text if job.output.name == "text" else statistics_value
        sys.stdout.write(write(counts, job.setting.rulebook))
    else:
        _written(results, job)
        if job.output.name == "text" and counts.documents > 1 and not options.quiet:
            sys.stdout.write(f"\n{summary_text(counts)}\n")
    code = counts.exit_code
    return 0 if code == 1 and options.exit_zero else code


class _Job(NamedTuple):
    """What one run of the command does with each document."""

    settings: Settings
    output: Output
    setting: Setting


def _job(options: Namespace) -> _Job:
    held = settings(options)
    name = held.output or "text"
    if name not in OUTPUTS:
        raise InvalidValueError("output", f"one of {', '.join(OUTPUTS)}", name)
    setting = Setting(
        rulebook=held.rulebook,
        single=len(options.files) < 2 and all(map(is_one, options.files)),
        width=width(),
        coloured=is_coloured(sys.stdout),
        quiet=options.quiet,
        plain=options.plain,
    )
    return _Job(held, output(name), setting)


class Judged(NamedTuple):
    """What a check of one document comes to: what is to be written, and what is counted."""

    text: str
    #: What is to be said on standard error.
    complaint: str
    verdict: Verdict | None
    codes: tuple[str, ...]
    hidden: int


class _Judging:
    """Judges one document after the other; a worker process makes its own from the options."""

    def __init__(self, options: Namespace, job: _Job | None = None) -> None:
        self._options, self._job = options, job

    def __getstate__(self) -> Namespace:
        return self._options

    def __setstate__(self, options: Namespace) -> None:
        self._options, self._job = options, None

    def __call__(self, document: Named) -> Judged:
        if self._job is None:
            self._job = _job(self._options)
        return _judged(document, self._job)


def _judged(document: Named, job: _Job) -> Judged:
    """A document checked and written out."""
    try:
        routine = job.settings.routine(content(document), document)
    except UnreadableRoutineError as error:
        checked = Checked(name=document.name, problems=error.problems)
        text = "" if job.output.complains else job.output.document(checked, job.setting)
        complaint = render.unreadable_text(error, document.name, width=job.setting.width)
        return Judged(text, complaint if job.output.complains else "", None, (), 0)
    report = job.settings.judged(routine)
    shown = job.settings.shown(report.findings)
    checked = Checked(name=document.name, report=report, routine=routine, shown=shown)
    codes = tuple(finding.code for finding in shown if not finding.waived)
    return Judged(job.output.document(checked, job.setting), "", report.verdict, codes, checked.hidden)


def _written(results: Iterator[Judged], job: _Job) -> None:
    """Writes each result as it comes."""
    write, begun, readable = sys.stdout.write, False, True
    write(job.output.head(job.setting))
    for result in results:
        readable = readable and result.verdict is not None
        if result.text:
            write(job.output.between if begun else "")
            write(result.text)
            begun = True
    write(job.output.tail(job.setting, readable))


def _counted(results: Iterator[Judged], counts: Counts) -> Iterator[Judged]:
    """The results, each counted as it comes, with its complaint on standard error."""
    for result in results:
        counts.add(result.verdict, result.codes, result.hidden)
        if result.complaint:
            complain(result.complaint)
        yield result
