"""Annotations of a GitHub workflow.

Source: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands, seen in 2026. GitHub shows
only the first ten of a kind, so the verdict of a document stands before its findings.
"""

from collections.abc import Iterator

from stenosis_routines.check import Verdict
from stenosis_routines.cli.outputs import Checked, Output, Setting
from stenosis_routines.cli.outputs.places import LEVELS, line_of, outcome
from stenosis_routines.render import printable
from stenosis_routines.rules.rulebook import Finding, Severity

__all__ = ["WRITTEN"]

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def _document(checked: Checked, setting: Setting) -> str:
    return "\n".join(_lines(checked, setting))


def _lines(checked: Checked, setting: Setting) -> Iterator[str]:
    report = checked.report
    if report is None:
        for problem in checked.problems:
            yield _command("error", checked.name, problem.path, "not read", str(problem))
        return
    if report.verdict is not Verdict.SUITABLE or not setting.quiet:
        book = f" (rule book {report.rulebook})" if report.left_out or report.rulebook != "article" else ""
        level = _COMMANDS[LEVELS[report.verdict]]
        yield _command(level, checked.name, "", "verdict", outcome(report, checked.hidden) + book)
    for finding in checked.shown:
        yield _finding(finding, checked.name)


def _finding(finding: Finding, name: str) -> str:
    what = finding.message if finding.exercise is None else f"{finding.exercise}: {finding.message}"
    if finding.remedy is not None:
        what += f". {finding.remedy.kind.replace('_', ' ')}: {finding.remedy.text}"
    place = f" ({finding.path})" if finding.path else ""
    waived = " (waived)" if finding.waived else ""
    command = "notice" if finding.waived else _COMMANDS[finding.severity]
    return _command(command, name, finding.path, f"{finding.code} {finding.name}{waived}", what + place)


def _command(command: str, name: str, path: str, title: str, message: str) -> str:
    line = line_of(path)
    place = f"file={_property(name)}" + ("" if line is None else f",line={line}")
    return f"::{command} {place},title={_property(title)}::{_escaped(message)}"


def _escaped(text: str) -> str:
    return printable(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


WRITTEN = (Output(name="github", document=_document, tail=lambda _, __: "\n"),)
