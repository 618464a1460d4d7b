"""Where findings stand, for tools that show them beside a file."""

from stenosis_routines.check import Report, Verdict
from stenosis_routines.errors import Location
from stenosis_routines.rules.rulebook import Severity

__all__ = ["LEVELS", "line_of", "outcome"]

#: How bad each verdict is, in the severities of findings.
LEVELS = {Verdict.SUITABLE: Severity.INFO, Verdict.NEEDS_REVIEW: Severity.WARNING, Verdict.UNSUITABLE: Severity.ERROR}


def line_of(path: str) -> int | None:
    """The line of a place such as ``row 3, column reps``; ``None``: a place in JSON, or the whole document."""
    place = Location.of(path)
    return place.row if place.line is None else place.line


def outcome(report: Report, hidden: int) -> str:
    """The verdict in words, and how many findings that count are not shown."""
    verdict = report.verdict.replace("_", " ")
    return f"{verdict}; {hidden} finding{'' if hidden == 1 else 's'} not shown" if hidden else verdict
