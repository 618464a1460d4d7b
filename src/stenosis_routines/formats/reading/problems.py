"""The problems of one document, and the limits that its values are held to."""

from functools import cache
from typing import NoReturn, TypeVar

import attrs

from stenosis_routines._fields import CONTROL, LIMITS, Range, Text, Texts
from stenosis_routines.errors import PROBLEMS_LIMIT, Problem, UnreadableRoutineError, bounded, echo
from stenosis_routines.exercise import Exercise
from stenosis_routines.routine import REPS, Dose

__all__ = ["Collector", "fail", "limits", "name_limits", "text_limits"]

N = TypeVar("N", bound=float)

_NOTHING = object()


def fail(path: str, expected: str, found: str = "", code: str = "not-understood") -> NoReturn:
    """Refuse a document because of one problem."""
    raise UnreadableRoutineError([Problem(path, expected, found, code)])


class Collector:
    """The problems of one document, gathered while it is read.

    ``unread`` is what leaves a value unknown; ``broken`` is what makes the whole document unreadable.
    """

    def __init__(self) -> None:
        self.unread: list[Problem] = []
        self.broken: list[Problem] = []

    def note(self, path: str, expected: str, found: object = _NOTHING, code: str = "not-understood") -> None:
        """Leave one value unknown."""
        _add(self.unread, path, expected, found, code)

    def refuse(self, path: str, expected: str, found: object = _NOTHING, code: str = "wrong-type") -> None:
        """Refuse the document: with this problem, parts of it may be missing."""
        _add(self.broken, path, expected, found, code)

    def close(self) -> tuple[Problem, ...]:
        """What was left unread.

        Raises:
            UnreadableRoutineError: the document is broken.
        """
        if self.broken:
            raise UnreadableRoutineError([*self.broken, *self.unread])
        return bounded(self.unread)

    def within(self, path: str, value: N | None, rule: Range) -> N | None:
        """The number, if it is within its range; else ``None`` and a problem."""
        if value is None or rule.accepts(value):
            return value
        self.note(path, rule.expected, value, "out-of-range" if type(value) in rule.kinds else "wrong-type")
        return None

    def fitted(self, path: str, text: str, rule: Text) -> str:
        """The text, cut and cleaned to what a field holds, with a problem if that changed it.

        A text that is not blank never becomes blank. Line ends of Windows become plain ones, which changes nothing.
        """
        if rule.accepts(text) or rule.accepts(text := text.replace("\r\n", "\n")):
            return text
        self.note(path, rule.expected, text, "not-text" if CONTROL.search(text) else "out-of-range")
        return CONTROL.sub("\ufffd", text.strip())[: rule.limit]


def _add(problems: list[Problem], path: str, expected: str, found: object, code: str) -> None:
    if len(problems) <= PROBLEMS_LIMIT:  # one more than the limit shows that there are more
        problems.append(Problem(path, expected, "" if found is _NOTHING else echo(found), code))


# Limits, taken from the values themselves.


@cache
def limits(field: str) -> Range:
    """The range of a field of ``Dose``; for ``reps``, of one number of repetitions."""
    rule = REPS if field == "reps" else attrs.fields_dict(Dose)[field].metadata[LIMITS]
    assert isinstance(rule, Range)  # noqa: S101 - true of every field that readers ask for
    return rule


@cache
def text_limits(owner: type[attrs.AttrsInstance], field: str) -> Text:
    """The limits of a text field of a value, or of each text in it."""
    rule = attrs.fields_dict(owner)[field].metadata[LIMITS]
    if isinstance(rule, Texts):
        return rule.each
    assert isinstance(rule, Text)  # noqa: S101 - as above
    return rule


def name_limits() -> Text:
    """The limits of an exercise's name."""
    return text_limits(Exercise, "name")
