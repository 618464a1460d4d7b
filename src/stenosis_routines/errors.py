"""Errors, as values that a program can act on and sentences that a person understands."""

import re
from collections.abc import Iterable
from datetime import date
from itertools import islice
from typing import Any, Self

import attrs

__all__ = [
    "InvalidValueError",
    "Location",
    "MedicalGuidanceRequired",
    "MissingExtraError",
    "PluginError",
    "Problem",
    "RuleError",
    "StenosisRoutinesError",
    "UnknownExerciseError",
    "UnreadableRoutineError",
    "UnsuitableRoutineError",
    "UnwritableRoutineError",
]

#: How much of a value from outside a message repeats, in characters.
ECHO_LIMIT = 80

#: How many problems the text of an error lists; it only counts the rest.
LISTED_PROBLEMS = 50

#: How many problems of one document are collected.
PROBLEMS_LIMIT = 1000


def echo(value: object) -> str:
    """A short, printable form of a value from outside for a message, at most 80 characters."""
    match value:
        case None:
            return "nothing"
        case bool():
            return "true" if value else "false"
        case date():
            return value.isoformat()
        case _:
            pass
    try:
        text = ascii(value) if isinstance(value, str) and not value.isprintable() else repr(value)
    except (RecursionError, ValueError):  # nested too deeply, or a number of too many digits
        text = f"a value of type {type(value).__name__} that is too large to show"
    return text if len(text) <= ECHO_LIMIT else text[: ECHO_LIMIT - 3] + "..."


def pointer(parent: str, key: str | int) -> str:
    """The JSON Pointer (RFC 6901) of a member of the value at ``parent``."""
    return f"{parent}/{str(key).replace('~', '~0').replace('/', '~1')}"


@attrs.frozen(kw_only=True)
class Location:
    """A place in a document, taken apart; all is ``None`` for the whole document or a place of another kind."""

    #: The JSON Pointer (RFC 6901).
    pointer: str | None = None
    #: The row of a table, from 1.
    row: int | None = None
    #: The line of a text, from 1.
    line: int | None = None
    #: The column of the row or line, as the document calls it.
    column: str | None = None

    @classmethod
    def of(cls, path: str) -> Self:
        """The place that a path names.

        >>> Location.of("row 3, column reps")
        Location(pointer=None, row=3, line=None, column='reps')
        """
        if path.startswith("/"):
            return cls(pointer=path)
        found = _ROW_OR_LINE.fullmatch(path)
        if found is None:
            return cls()
        number, column = int(found["number"]), found["column"]
        return cls(row=number, column=column) if found["kind"] == "row" else cls(line=number, column=column)


_ROW_OR_LINE = re.compile(r"(?P<kind>row|line) (?P<number>[0-9]{1,9})(?:, column (?P<column>.+))?", re.DOTALL)


@attrs.frozen
class Problem:
    """One thing in a document that could not be read."""

    #: The place: a JSON Pointer (RFC 6901), or ``row 3, column reps``; empty for the whole document.
    path: str
    #: What was expected there.
    expected: str
    #: What was found there, at most 80 characters; empty if nothing was.
    found: str = ""
    #: A stable code: missing, wrong-type, out-of-range, unknown-key, duplicate-key, not-text, syntax,
    #: unknown-format, too-large, not-understood.
    code: str = "not-understood"

    def __str__(self) -> str:
        place = f"{self.path}: " if self.path else ""
        found = f", found {self.found}" if self.found else ""
        return f"{place}expected {self.expected}{found}"


def bounded(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The first thousand problems; if there are more, the last one says so."""
    first = tuple(islice(problems, PROBLEMS_LIMIT + 1))
    if len(first) <= PROBLEMS_LIMIT:
        return first
    return (*first[:-1], Problem("", f"at most {PROBLEMS_LIMIT} problems", "more", "too-large"))


class StenosisRoutinesError(Exception):
    """The base class of all errors that this library raises on purpose."""


class InvalidValueError(StenosisRoutinesError, ValueError):
    """A value was built from something invalid; has the field, what was expected and the value found."""

    #: The class and its field, such as ``Dose.reps``; or the name of a parameter.
    field: str
    #: What was expected.
    expected: str
    #: What was found.
    value: object

    def __init__(self, field: str, expected: str, value: object) -> None:
        super().__init__(field, expected, value)
        self.field, self.expected, self.value = field, expected, value

    def __str__(self) -> str:
        return f"{self.field}: expected {self.expected}, found {echo(self.value)}"


class RuleError(StenosisRoutinesError):
    """The function of a rule failed, or gave something else than it must; ``code`` names the rule.

    The error of the function is the ``__cause__``.
    """

    #: The code of the rule.
    code: str
    #: What went wrong.
    error: Exception

    def __init__(self, code: str, error: Exception) -> None:
        super().__init__(code, error)
        self.code, self.error = code, error

    def __str__(self) -> str:
        return f"rule {self.code} failed: {type(self.error).__name__}: {self.error}"


class PluginError(StenosisRoutinesError):
    """What an installed package offers cannot be used; the error of the package is ``error`` and the ``__cause__``."""

    #: The group of its entry point, such as ``stenosis_routines.rulebooks``.
    group: str
    #: The name of its entry point.
    name: str
    #: The package with its version, and the entry point; several, if several packages offer it.
    origin: str
    #: What went wrong.
    error: BaseException

    def __init__(self, group: str, name: str, origin: str, error: BaseException) -> None:
        super().__init__(group, name, origin, error)
        self.group, self.name, self.origin, self.error = group, name, origin, error

    def __str__(self) -> str:
        why = f"{type(self.error).__name__}: {echo(str(self.error))}"
        return f"{self.name!r} of {self.group} cannot be used: {why}; it comes from {self.origin}"


class _ProblemsError(StenosisRoutinesError, ValueError):
    """An error that lists every problem of a document at once."""

    #: Every problem with its place; never empty, and at most a thousand.
    problems: tuple[Problem, ...]

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = bounded(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        lines = [str(problem) for problem in self.problems[:LISTED_PROBLEMS]]
        more = len(self.problems) - len(lines)
        return "\n".join([*lines, f"and {more} more"] if more else lines)


class UnreadableRoutineError(_ProblemsError):
    """A document could not be read; ``problems`` lists every reason with its place and is never empty."""


class UnwritableRoutineError(_ProblemsError):
    """A format cannot express all of a routine; ``problems`` lists what would be lost."""


class UnsuitableRoutineError(StenosisRoutinesError, ValueError):
    """The routine to build is not suitable; ``report`` holds every finding."""

    def __init__(self, report: Any) -> None:
        super().__init__(report)
        self.report = report

    def __str__(self) -> str:
        faults = [f for f in self.report.findings if f.severity != "info" and not f.waived]
        return f"the routine is {self.report.verdict}:\n" + "\n".join(f"{f.code} {f.path}: {f.message}" for f in faults)


class MedicalGuidanceRequired(StenosisRoutinesError):  # noqa: N818 - the name is part of the public contract
    """The person must ask a health-care provider before anything is built or continued; ``advice`` is what to show."""

    #: Why, in the person's language.
    reasons: tuple[str, ...]
    #: What to show to the person.
    advice: str

    def __init__(self, reasons: tuple[str, ...], advice: str) -> None:
        super().__init__(reasons, advice)
        self.reasons, self.advice = reasons, advice

    def __str__(self) -> str:
        return f"{self.advice} ({'; '.join(self.reasons)})"


class UnknownExerciseError(StenosisRoutinesError, KeyError):
    """An id that is not in the catalogue; ``near`` holds similar ids."""

    #: The id that was asked for.
    ident: str
    #: Ids that are like it.
    near: tuple[str, ...]

    def __init__(self, ident: str, near: tuple[str, ...] = ()) -> None:
        super().__init__(ident, near)
        self.ident, self.near = ident, near

    def __str__(self) -> str:
        hint = f"; did you mean {', '.join(self.near)}?" if self.near else ""
        return f"no exercise {echo(self.ident)} in the catalogue{hint}"


class MissingExtraError(StenosisRoutinesError, ImportError):
    """A part of the library was used whose optional dependency is not installed; ``what`` is what needs it."""

    #: The name of the extra that brings what is missing.
    extra: str
    #: What needs it; empty if the module that was imported does.
    what: str

    def __init__(self, extra: str, what: str = "") -> None:
        super().__init__(extra, what)
        self.extra, self.what = extra, what

    def __str__(self) -> str:
        needs = f"{self.what}, which needs" if self.what else "this needs"
        return f'{needs} more packages: pip install "stenosis-routines[{self.extra}]"'
