"""Reports and plans as JSON values; their shape is written out here and versioned, never dumped from the classes."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from stenosis_routines.check import Report
from stenosis_routines.errors import Problem
from stenosis_routines.recognise import Recognition
from stenosis_routines.routine import Plan, Reason
from stenosis_routines.rules.rulebook import Finding

if TYPE_CHECKING:
    from stenosis_routines.progress import Progress


def report_json(report: Report, name: str, shown: Iterable[Finding] | None = None) -> dict[str, Any]:
    """A report as JSON values; the shape is written out here and versioned, never dumped from the classes.

    ``shown`` are the findings to write (``None``: all); the verdict is that of the whole report.
    """
    return {
        "version": 1,
        "verdict": str(report.verdict),
        "source": name,
        "rulebook": report.rulebook,
        "rulebook_version": report.rulebook_version,
        "condition": report.condition,
        "library_version": report.library_version,
        "language": report.language,
        "left_out": list(report.left_out),
        "findings": [_finding_json(finding) for finding in (report.findings if shown is None else shown)],
    }


def _finding_json(finding: Finding) -> dict[str, Any]:
    remedy, waiver = finding.remedy, finding.waiver
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": str(finding.severity),
        "path": finding.path,
        "message": finding.message,
        "key": finding.key,
        "params": dict(finding.params),
        "exercise": finding.exercise,
        "contraindications": [str(which) for which in finding.contraindications],
        "citation": {
            "source": finding.citation.source,
            "section": finding.citation.section,
            "statement": finding.citation.statement,
        },
        "remedy": remedy
        and {
            "kind": str(remedy.kind),
            "text": remedy.text,
            "applicability": str(remedy.applicability),
            "exercise": remedy.exercise,
        },
        "waived": finding.waived,
        "waiver": waiver and {"who": waiver.who, "why": waiver.why, "until": waiver.until.isoformat()},
        "questions": [{"kind": str(q.kind), "text": q.text, "beside": q.beside} for q in finding.questions],
    }


def unreadable_json(problems: Iterable[Problem], name: str) -> dict[str, Any]:
    """A document that could not be read, in the place of its report."""
    return {
        "version": 1,
        "verdict": None,
        "source": name,
        "findings": [],
        "problems": [{"path": p.path, "expected": p.expected, "found": p.found, "code": p.code} for p in problems],
    }


def recognition_json(recognition: Recognition, ident: object) -> dict[str, Any]:
    """What a name means, as one line of JSON Lines."""
    traits = recognition.traits
    return {
        "id": ident,
        "suitability": str(recognition.suitability),
        "contraindications": sorted(recognition.contraindications),
        "posture": traits.posture and str(traits.posture),
        "aim": traits.aim and str(traits.aim),
        "basis": {fact: str(basis) for fact, basis in recognition.basis.items()},
        "questions": list(recognition.questions),
    }


def plan_json(plan: Plan, weeks: list[Any]) -> dict[str, Any]:
    """A plan as JSON values; ``weeks`` are its routines in the native format."""
    return {
        "version": 1,
        "start": plan.start and plan.start.isoformat(),
        "minutes_per_day": plan.minutes_per_day,
        "stop": plan.stop and {"day": plan.stop.day.isoformat(), "reasons": _reasons(plan.stop.reasons)},
        "weeks": weeks,
        "reasons": _reasons(plan.reasons),
    }


def progress_json(progress: "Progress") -> dict[str, Any]:
    """What next week is, as JSON values; the plan itself is kept with ``dumps``."""
    return {
        "version": 1,
        "decision": str(progress.decision),
        "advice": progress.advice,
        "reasons": _reasons(progress.reasons),
    }


def _reasons(reasons: Iterable[Reason]) -> list[dict[str, Any]]:
    return [{"what": one.what, "why": one.why, "statement": one.statement, "week": one.week} for one in reasons]
