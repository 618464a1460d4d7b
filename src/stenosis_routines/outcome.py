"""A report for clinical systems: a FHIR OperationOutcome, or a CDS Hooks card.

Sources: https://hl7.org/fhir/R4/operationoutcome.html (the same in R5), https://cds-hooks.hl7.org/2.0/, seen in 2026.
Both are plain JSON values. They contain nothing about the person except what a finding says.
"""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

from stenosis_routines.check import Report, Verdict
from stenosis_routines.errors import Problem
from stenosis_routines.rules import article
from stenosis_routines.rules.rulebook import Finding, Severity
from stenosis_routines.speech import words

__all__ = ["cds_hooks", "operation_outcome", "unreadable_cds_hooks", "unreadable_outcome"]

#: The code system of our rules; a URN, since there is no address to resolve.
_RULES = "urn:stenosis-routines:rules"
#: How many findings a card lists; it only counts the rest, since its readers are busy.
_LISTED = 20

_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "information"}
_INDICATORS = {Verdict.UNSUITABLE: "critical", Verdict.NEEDS_REVIEW: "warning", Verdict.SUITABLE: "info"}
_WORST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.INFO)

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
#: Elements of several types; in JSON the type is part of the name, in FHIRPath it is not.
_CHOICE = re.compile(r"^(scheduled|occurrence|quantity|asNeeded|value|bounds)[A-Z][A-Za-z]+$")
_MARKDOWN = str.maketrans(
    {**{mark: f"\\{mark}" for mark in "\\`*_[](){}|~@:.#"}, "&": "&amp;", "<": "&lt;", ">": "&gt;"}
)


def operation_outcome(report: Report) -> dict[str, Any]:
    """The findings as issues of an OperationOutcome (R4 and R5); without findings, one issue says so.

    ``expression`` is the place in the document as FHIRPath; a place without a FHIRPath, such as a row, is in
    ``diagnostics``. A waived finding has the severity "information".
    """
    nothing = {
        "severity": "information",
        "code": "informational",
        "details": {"text": words("report.nothing", report.language)},
    }
    return {"resourceType": "OperationOutcome", "issue": [_issue(finding) for finding in report.findings] or [nothing]}


def unreadable_outcome(problems: Iterable[Problem]) -> dict[str, Any]:
    """An OperationOutcome for a document that could not be read."""
    fatal = {"severity": "fatal", "code": "structure"}
    issues = [fatal | {"details": {"text": str(problem)}} | _expression(problem.path) for problem in problems]
    return {"resourceType": "OperationOutcome", "issue": issues}


def cds_hooks(report: Report) -> dict[str, Any]:
    """A CDS Hooks response: one card with the verdict as its summary and the findings as its detail.

    The detail is GitHub Markdown, the worst finding first; text from a document is escaped.
    """
    counts = Counter(finding.severity for finding in report.findings if not finding.waived)
    found = [words(f"report.{one}", report.language, count=counts[one]) for one in _WORST_FIRST if counts[one]]
    nothing = words("report.nothing", report.language)
    verdict = f"{words(f'verdict.{report.verdict}', report.language)} ({', '.join(found) or nothing})"
    worst_first = sorted(report.findings, key=lambda finding: (finding.waived, _WORST_FIRST.index(finding.severity)))
    sources = dict.fromkeys(finding.citation.source for finding in worst_first)
    condition = " ".join(report.condition.split())
    what = f"Exercise routine for {condition}" if condition else "Exercise routine"
    bullets = [_bullet(finding) for finding in worst_first]
    return _card(f"{what}: {verdict}", _INDICATORS[report.verdict], bullets, sources)


def unreadable_cds_hooks(problems: Iterable[Problem]) -> dict[str, Any]:
    """A CDS Hooks response with one card for a document that could not be read."""
    bullets = [f"- {_escaped(str(problem))}" for problem in problems]
    return _card("Exercise routine: could not be read, so nothing was checked", "warning", bullets)


def _issue(finding: Finding) -> dict[str, Any]:
    place = [finding.path] if finding.path and not finding.path.startswith("/") else []
    cited = f"{finding.citation.source} {finding.citation.statement}".strip()
    return {
        "severity": "information" if finding.waived else _SEVERITIES[finding.severity],
        "code": "business-rule",
        "details": {
            "coding": [{**_system(finding.code), "code": finding.code, "display": finding.name}],
            "text": finding.message if finding.exercise is None else f"{finding.exercise}: {finding.message}",
        },
        "diagnostics": "; ".join([*place, *_more(finding), cited]),
        **_expression(finding.path),
    }


def _system(code: str) -> dict[str, str]:
    """The code system of a rule; the codes of somebody else's rules are in none that we know."""
    return {"system": _RULES} if code in article else {}


def _more(finding: Finding) -> list[str]:
    """What to do about a finding, and who waived it."""
    parts = [] if finding.remedy is None else [f"{finding.remedy.kind.replace('_', ' ')}: {finding.remedy.text}"]
    if (waiver := finding.waiver) is not None:
        parts.append(f"waived by {waiver.who} until {waiver.until}: {waiver.why}")
    return parts


def _expression(path: str) -> dict[str, list[str]]:
    """The place as FHIRPath; empty for a place outside JSON, such as a row."""
    return {"expression": [_fhirpath(path)]} if path.startswith("/") else {}


def _fhirpath(pointer: str) -> str:
    """A JSON Pointer as FHIRPath.

    >>> _fhirpath("/activity/1/detail/scheduledTiming")
    'activity[1].detail.scheduled'
    """
    path = ""
    for step in pointer[1:].split("/"):
        name = _CHOICE.sub(r"\1", step.replace("~1", "/").replace("~0", "~"))
        plain = name if _NAME.fullmatch(name) else "`" + name.replace("\\", "\\\\").replace("`", "\\`") + "`"
        path += f"[{name}]" if name.isdecimal() else f".{plain}"
    return path.removeprefix(".")


def _card(summary: str, indicator: str, bullets: list[str], sources: Iterable[str] = ()) -> dict[str, Any]:
    listed = bullets[:_LISTED] + ([f"- and {len(bullets) - _LISTED} more"] if len(bullets) > _LISTED else [])
    paragraphs = ["\n".join(listed), *(f"Source: {_escaped(source)}" for source in sources)]
    detail = {"detail": "\n\n".join(paragraphs)} if listed else {}
    card = {"summary": summary, "indicator": indicator}
    return {"cards": [{**card, **detail, "source": {"label": "stenosis-routines"}}]}


def _bullet(finding: Finding) -> str:
    """A finding as a list item on one line."""
    name = f"**{_escaped(finding.exercise)}** " if finding.exercise and finding.exercise.strip() else ""
    place = f" ({_escaped(finding.path)})" if finding.path else ""
    more = "".join(f"; {_escaped(part)}" for part in (*_more(finding), finding.citation.statement) if part)
    return f"- {name}{finding.code} {finding.name}: {_escaped(finding.message)}{place}{more}"


def _escaped(text: str) -> str:
    """The text on one line, with everything escaped that Markdown or HTML would interpret."""
    line = "".join(character if character.isprintable() else " " for character in text)
    return " ".join(line.split()).translate(_MARKDOWN)
