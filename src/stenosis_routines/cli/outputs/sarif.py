"""SARIF 2.1.0, which code scanning reads (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html).

The verdict of a document that is not suitable, and a document that could not be read, are results too: a list without
results would look like a pass.
"""

import os
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from stenosis_routines.check import Verdict
from stenosis_routines.cli.outputs import Checked, Output, Setting
from stenosis_routines.cli.outputs.places import LEVELS, line_of, outcome
from stenosis_routines.cli.streams import json_text
from stenosis_routines.rules.rulebook import Finding, Rule, Severity

__all__ = ["WRITTEN"]

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_OWN = {"verdict": "a document is not suitable", "unreadable": "a document could not be read"}


def _head(setting: Setting) -> str:
    rules = [_rule(rule) for rule in setting.rulebook]
    rules += [{"id": code, "shortDescription": {"text": text}} for code, text in _OWN.items()]
    driver = {"name": "stenosis-routines", "rules": rules}
    properties = {"rulebook": setting.rulebook.name, "leftOut": list(setting.left_out)}
    return (
        '{\n"$schema": "https://json.schemastore.org/sarif-2.1.0.json",\n"version": "2.1.0",\n"runs": [{\n'
        f'"tool": {json_text({"driver": driver})},\n"properties": {json_text(properties)},\n"results": [\n'
    )


def _tail(_: Setting, readable: bool) -> str:
    return f'\n],\n"invocations": [{{"executionSuccessful": {json_text(readable)}}}]\n}}]\n}}\n'


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.rationale},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _document(checked: Checked, _: Setting) -> str:
    return ",\n".join(map(json_text, _results(checked)))


def _results(checked: Checked) -> Iterator[dict[str, Any]]:
    report = checked.report
    if report is None:
        for problem in checked.problems:
            yield _result("unreadable", "error", str(problem), checked.name, problem.path)
        return
    if report.verdict is not Verdict.SUITABLE:
        level = _LEVELS[LEVELS[report.verdict]]
        yield _result("verdict", level, outcome(report, checked.hidden), checked.name, "")
    for finding in checked.shown:
        yield _finding(finding, checked.name)


def _finding(finding: Finding, name: str) -> dict[str, Any]:
    what = finding.message if finding.exercise is None else f"{finding.exercise}: {finding.message}"
    if finding.remedy is not None:
        what += f". {finding.remedy.kind.replace('_', ' ')}: {finding.remedy.text}"
    result = _result(finding.code, _LEVELS[finding.severity], what, name, finding.path)
    if (waiver := finding.waiver) is not None:
        why = f"{waiver.who} until {waiver.until}: {waiver.why}"
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": why}]
    return result


def _result(code: str, level: str, message: str, name: str, path: str) -> dict[str, Any]:
    line = line_of(path)
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(os.fsencode(name.replace(os.sep, "/")))}}
    location: dict[str, Any] = {"physicalLocation": physical}
    if line is not None:
        physical["region"] = {"startLine": max(line, 1)}
    if path:
        location["logicalLocations"] = [{"fullyQualifiedName": path}]
    return {"ruleId": code, "level": level, "message": {"text": message}, "locations": [location]}


WRITTEN = (Output(name="sarif", document=_document, head=_head, tail=_tail, between=",\n"),)
