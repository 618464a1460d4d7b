"""JUnit XML, which most build servers show: a suite for each document, with a test for its verdict and each finding.

Source: https://github.com/testmoapp/junitxml, seen in 2026. The counts of the root are left out, so that documents can
be written one after the other.
"""

import re
from collections.abc import Iterator
from html import escape

from stenosis_routines.check import Verdict
from stenosis_routines.cli.outputs import Checked, Output, Setting
from stenosis_routines.cli.outputs.places import outcome
from stenosis_routines.cli.streams import OBEYED
from stenosis_routines.rules.rulebook import Finding, Severity

__all__ = ["WRITTEN"]

#: What XML 1.0 cannot hold.
_NO_CHARACTER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _document(checked: Checked, setting: Setting) -> str:
    cases = [*_cases(checked)]
    counts = {kind: sum(f"<{kind} " in case for case in cases) for kind in ("failure", "error", "skipped")}
    tests = f'tests="{len(cases)}" failures="{counts["failure"]}" errors="{counts["error"]}"'
    skipped = f'skipped="{counts["skipped"]}"'
    book = f'<property name="rulebook" value={_quoted(setting.rulebook.name)}/>'
    left_out = f'<property name="rules left out" value={_quoted(" ".join(setting.left_out))}/>'
    properties = f"<properties>{book}{left_out if setting.left_out else ''}</properties>"
    head = f"<testsuite name={_quoted(checked.name)} {tests} {skipped}>"
    return "\n  ".join([f"  {head}", f"  {properties}", *(f"  {case}" for case in cases)]) + "\n  </testsuite>"


def _cases(checked: Checked) -> Iterator[str]:
    report = checked.report
    if report is None:
        problems = "\n".join(map(str, checked.problems))
        yield _case(checked, "verdict", f'<error message="could not be read">{_text(problems)}</error>')
        return
    found = outcome(report, checked.hidden)
    failed = "" if report.verdict is Verdict.SUITABLE else f"<failure message={_quoted(found)}/>"
    yield _case(checked, "verdict", failed)
    for finding in checked.shown:
        yield _case(checked, f"{finding.code} {finding.name} {finding.path}".rstrip(), _result(finding))


def _case(checked: Checked, name: str, result: str) -> str:
    return f"<testcase classname={_quoted(checked.name)} name={_quoted(name)}>{result}</testcase>"


def _result(finding: Finding) -> str:
    what = finding.message if finding.exercise is None else f"{finding.exercise}: {finding.message}"
    if finding.waiver is not None:
        return f"<skipped message={_quoted(f'waived by {finding.waiver.who} until {finding.waiver.until}: {what}')}/>"
    if finding.severity is Severity.INFO:
        return f"<system-out>{_text(what)}</system-out>"
    return f'<failure type="{finding.severity}" message={_quoted(what)}/>'


def _text(text: str) -> str:
    return OBEYED.sub(_reference, escape(_NO_CHARACTER.sub("\ufffd", text)))


def _quoted(text: str) -> str:
    quoted = re.sub("[\t\n\r]", _reference, _text(text))  # an attribute would read them as blanks
    return f'"{quoted}"'


def _reference(found: re.Match[str]) -> str:
    return f"&#{ord(found[0])};"


WRITTEN = (
    Output(
        name="junit",
        document=_document,
        head=lambda _: '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="stenosis-routines">\n',
        tail=lambda _, __: "\n</testsuites>\n",
    ),
)
