"""Collects the open questions of checks and writes them as a file to fill in and pass to the next check."""

from collections.abc import Iterable, Iterator
from datetime import date
from textwrap import wrap

import attrs

from stenosis_routines._fields import day, each, instance
from stenosis_routines._toml import toml_value
from stenosis_routines.answers import FORMAT, Place, Question, QuestionKind
from stenosis_routines.check import Report
from stenosis_routines.recognise import recognise

__all__ = ["ask", "questions"]


def questions(reports: Iterable[Report]) -> tuple[Question, ...]:
    """Every open question of the findings of reports, once, the most frequent first.

    ``count`` is how often a question occurs, ``example`` where it occurs first. Equally frequent questions are in the
    order of their first occurrence.

    >>> from stenosis_routines import Exercise, Prescription, Routine, Session, check
    >>> glorp = Prescription(Exercise(name="Gentle glorp"))
    >>> [(q.kind.value, q.text, q.count) for q in questions([check(Routine("A", (Session("B", (glorp, glorp)),)))])]
    [('name', 'Gentle glorp', 2)]
    """
    first: dict[tuple[str, str, str], Question] = {}
    counts: dict[tuple[str, str, str], int] = {}
    for report in reports:
        instance(Report, report)
        for finding in report.findings:
            for question in finding.questions if finding.waiver is None else ():
                key = question.key
                if key not in first:
                    place = question.example or Place(report.source, finding.path)
                    first[key] = attrs.evolve(question, example=place)
                counts[key] = counts.get(key, 0) + question.count
    found = [attrs.evolve(question, count=counts[key]) for key, question in first.items()]
    return tuple(sorted(found, key=lambda question: -question.count))


_HEAD = f"""\
format = {toml_value(FORMAT)}

# Fill in what you know, and hand this file to the next check. What is left empty settles nothing and is asked again.
# name: "is" is an id of the catalogue; or leave it out and write facts = {{ posture = "supine", ... }}.
# clause: "means" is "harmless", or "asks", and then "is" is the movement of the catalogue that it asks for.
# It holds beside that movement only; write everywhere = true in place of "beside" where it holds beside all of them.
# A number in a clause stands for all smaller ones; loads, angles and percentages stand for themselves.
# condition: "means" is "no-obstacle" or "needs-guidance".
"""

#: The width of a comment, in characters.
_WIDTH = 118

#: The keys to fill in, by kind of question.
_EMPTY = {QuestionKind.NAME: ("is",), QuestionKind.CLAUSE: ("means",), QuestionKind.CONDITION: ("means",)}
_TEXT = {QuestionKind.NAME: "name", QuestionKind.CLAUSE: "text", QuestionKind.CONDITION: "condition"}


def ask(questions: Iterable[Question], *, who: str = "", on: date | None = None) -> str:
    """The questions as a file of answers to fill in (TOML), in the order given.

    ``Answers.loads`` reads the file before it is filled in, with nothing settled. ``who`` and ``on`` are filled in
    where given.
    """
    instance(str, who)
    signed: dict[str, object] = {"who": who, "on": "" if on is None else day(on)}
    tables = [_HEAD]
    for question in each(Question, questions):
        rows: dict[str, object] = {_TEXT[question.kind]: question.text}
        if question.kind is QuestionKind.CLAUSE:
            rows["beside"] = question.beside or ""
        rows |= {**dict.fromkeys(_EMPTY[question.kind], ""), **signed}
        comments = "".join(f"# {line}\n" for comment in _comments(question) for line in _wrapped(comment))
        lines = "".join(f"{key} = {toml_value(value)}\n" for key, value in rows.items())
        tables.append(f"\n{comments}[[{question.kind}]]\n{lines}")
    return "".join(tables)


def _wrapped(comment: str) -> list[str]:
    return wrap(comment, _WIDTH, break_long_words=False, break_on_hyphens=False)


def _comments(question: Question) -> Iterator[str]:
    """Comments that help to answer a question: how often and where it occurs, what to find out, and similar ids."""
    times = "once" if question.count == 1 else f"{question.count} times"
    where = "" if question.example is None else f", such as in {question.example}"
    yield _printable(f"{times}{where}")
    if question.kind is QuestionKind.NAME:
        known = recognise(question.text)
        if known.questions:
            yield _printable(" ".join(known.questions))
        if known.near:
            yield f"ids that are near: {', '.join(known.near)}"


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)
