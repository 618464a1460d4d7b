"""The outputs of ``check``: each is a value that says how the report on one document is written.

Documents are written one after the other, so that the memory does not grow with their number.
"""

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import NamedTuple

import attrs

from stenosis_routines.check import Report, Verdict, rules_left_out
from stenosis_routines.errors import Problem
from stenosis_routines.routine import Routine
from stenosis_routines.rules.rulebook import Finding, RuleBook, Severity

__all__ = ["OUTPUTS", "Checked", "Output", "Setting", "output"]


class Checked(NamedTuple):
    """A document that was checked, or could not be read."""

    #: What the document is called.
    name: str
    #: The report and the routine; ``None``: the document could not be read.
    report: Report | None = None
    routine: Routine | None = None
    #: Why it could not be read.
    problems: tuple[Problem, ...] = ()
    #: The findings to show: all of the report's, or some.
    shown: tuple[Finding, ...] = ()

    @property
    def verdict(self) -> Verdict | None:
        """The verdict, which does not depend on what is shown; ``None``: the document could not be read."""
        return None if self.report is None else self.report.verdict

    @property
    def hidden(self) -> int:
        """How many findings that count are not shown."""
        return 0 if self.report is None else _counting(self.report.findings) - _counting(self.shown)


def _counting(findings: Iterable[Finding]) -> int:
    """How many findings count."""
    return sum(not one.waived and one.severity is not Severity.INFO for one in findings)


class Setting(NamedTuple):
    """What is the same for all documents of one run."""

    rulebook: RuleBook
    #: Whether one document was named, and not a folder, a pattern or several.
    single: bool = False
    width: int = 80
    coloured: bool = False
    #: Whether to leave out what is suitable.
    quiet: bool = False
    #: Whether text is for a patient: without codes and sources.
    plain: bool = False

    @property
    def left_out(self) -> tuple[str, ...]:
        """The codes that the article's rule book has and this one leaves out."""
        return rules_left_out(self.rulebook)


def _nothing(_: Setting) -> str:
    return ""


def _no_end(_: Setting, __: bool) -> str:
    return ""


@attrs.frozen(kw_only=True)
class Output:
    """How reports are written."""

    name: str
    #: A document; an empty text writes nothing.
    document: Callable[[Checked, Setting], str]
    #: What stands before the first document, and after the last, which depends on whether every document could be read.
    head: Callable[[Setting], str] = _nothing
    tail: Callable[[Setting, bool], str] = _no_end
    #: What stands between two documents.
    between: str = "\n"
    #: Whether a document that could not be read is left to standard error.
    complains: bool = False


#: Every output by its name, with its module here.
OUTPUTS = {
    "text": "text",
    "json": "json",
    "jsonl": "json",
    "sarif": "sarif",
    "github": "github",
    "junit": "junit",
    "operation-outcome": "clinical",
    "cds-hooks": "clinical",
}


def output(name: str) -> Output:
    """The output of that name. Raises: KeyError."""
    found: dict[str, Output] = {one.name: one for one in import_module(f"{__name__}.{OUTPUTS[name]}").WRITTEN}
    return found[name]
