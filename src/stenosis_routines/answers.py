"""Answers that an expert has given about names, clauses of texts and conditions, and questions that are still open.

Answers are values, and a file that a clinic keeps under version control (docs/answers.md). To look one up costs one
dictionary lookup, however many there are.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Literal, NamedTuple, Self, TypeAlias

import attrs
from attrs.converters import optional

from stenosis_routines._fields import (
    InconsistentError,
    Mismatch,
    Range,
    Text,
    Word,
    checked,
    day,
    each,
    instance,
)
from stenosis_routines._plugins import ANSWERS, installed, offered
from stenosis_routines._structure import structure_document, to_document
from stenosis_routines._toml import parse_toml, toml_text
from stenosis_routines._wording import Clause, as_clause, one_line, text_key
from stenosis_routines.catalogue import catalogue
from stenosis_routines.errors import InvalidValueError, Problem, UnreadableRoutineError, echo
from stenosis_routines.exercise import NO_TRAITS, Traits
from stenosis_routines.profile import names_nobody

__all__ = [
    "FORMAT",
    "Answers",
    "ClauseAnswer",
    "ClauseMeaning",
    "ConditionAnswer",
    "ConditionMeaning",
    "NameAnswer",
    "Place",
    "Question",
    "QuestionKind",
]

#: The value of the key ``format`` in every file of answers.
FORMAT = "stenosis-routines-answers/1"


class QuestionKind(Word):
    """What a question is about."""

    NAME = "name"
    CLAUSE = "clause"
    CONDITION = "condition"


QuestionKindWord: TypeAlias = Literal["name", "clause", "condition"]


@attrs.frozen
class Place:
    """Where something is: the document, and the place in it as in ``Finding.path``."""

    #: ``None``: the document does not say where it came from.
    source: str | None
    path: str

    def __str__(self) -> str:
        return ", ".join(filter(None, (self.source, self.path))) or "the whole routine"


def _place(value: Place) -> Place:
    return instance(Place, value)


def _question_kind(value: QuestionKind | QuestionKindWord) -> QuestionKind:
    return QuestionKind(value)


@attrs.frozen(field_transformer=checked)
class Question:
    """A question that only a person can answer; ``kind``, ``text`` and ``beside`` say about what.

    A finding holds the question of one place; ``questions(reports)`` adds how often it occurs, and where first.
    """

    kind: QuestionKind = attrs.field(converter=_question_kind)
    #: The name, clause or condition as written, on one line.
    text: str = attrs.field(converter=one_line)
    #: For a clause, the movement it belongs to: its catalogue id, or its name where it has none. ``None`` for a text
    #: about the whole routine, and for a name or a condition.
    beside: str | None = attrs.field(default=None, converter=optional(one_line))
    #: How often it occurs.
    count: int = attrs.field(default=1, kw_only=True, validator=Range(1, 10**12, "times"))
    #: Where it occurs first.
    example: Place | None = attrs.field(default=None, kw_only=True, converter=optional(_place))

    @property
    def key(self) -> tuple[str, str, str]:
        """The key that two questions share if one answer settles both."""
        return str(self.kind), text_key(self.text), text_key(self.beside or "")


class ClauseMeaning(Word):
    """What a clause asks of the person who reads it."""

    #: Nothing that concerns the rules.
    HARMLESS = "harmless"
    #: Another movement.
    ASKS = "asks"


ClauseMeaningWord: TypeAlias = Literal["harmless", "asks"]


class ConditionMeaning(Word):
    """Whether the advice holds for people with a condition."""

    NO_OBSTACLE = "no-obstacle"
    NEEDS_GUIDANCE = "needs-guidance"


ConditionMeaningWord: TypeAlias = Literal["no-obstacle", "needs-guidance"]


#: A field that a file may leave empty until it is filled in.
_BLANK = {"blank": True}


def _movement() -> Any:
    return attrs.field(default=None, validator=Text(200, least=1), metadata={**_BLANK, "key": "is"})


def _who() -> Any:
    return attrs.field(default=None, validator=Text(200, least=1), metadata=_BLANK)


def _flag(value: bool) -> bool:
    return instance(bool, value)


def _traits(value: Traits) -> Traits:
    return instance(Traits, value)


def _clause_meaning(value: ClauseMeaning | ClauseMeaningWord | None) -> ClauseMeaning | None:
    return None if value is None else ClauseMeaning(value)


def _condition_meaning(value: ConditionMeaning | ConditionMeaningWord | None) -> ConditionMeaning | None:
    return None if value is None else ConditionMeaning(value)


@attrs.frozen(kw_only=True, field_transformer=checked, cache_hash=True)
class NameAnswer:
    """Which movement a name means. Without ``is_`` and ``facts`` the answer is still open and settles nothing."""

    #: The name, as it was asked.
    name: str = attrs.field(validator=Text(200, least=1))
    #: The movement of the catalogue (``is`` in a file).
    is_: str | None = _movement()
    #: Or the facts of the movement; unknown facts are left out.
    facts: Traits = attrs.field(default=NO_TRAITS, converter=_traits)
    #: Who settled it.
    who: str | None = _who()
    #: On which day.
    on: date | None = attrs.field(default=None, converter=optional(day), metadata=_BLANK)

    def __attrs_post_init__(self) -> None:
        _consistent(self, self._mismatches())

    @property
    def is_open(self) -> bool:
        """Whether it is not filled in yet."""
        return self.is_ is None and self.facts == NO_TRAITS

    def _mismatches(self) -> Iterator[Mismatch]:
        if self.is_ is not None and self.facts != NO_TRAITS:
            yield Mismatch(("facts",), "one of is and facts, not both", "both")
        yield from _unknown_movement(self.is_)
        yield from _unsigned(self)


@attrs.frozen(kw_only=True, field_transformer=checked, cache_hash=True)
class ClauseAnswer:
    """What a clause of a text means. Without ``means`` the answer is still open and settles nothing.

    The answer holds for the same words with equal or smaller numbers. Loads, angles, percentages, and numbers that ask
    for more when they are smaller ("every 2 hours", "rest 30 seconds"), must be equal.
    """

    #: The clause, as it was asked.
    text: str = attrs.field(validator=Text(100_000, least=1))
    #: The movement beside which the clause stands, as a catalogue id or a name; the answer holds only there. Empty: the
    #: clause stands in a text about the whole routine.
    beside: str | None = attrs.field(default=None, validator=Text(200))
    #: Whether the answer holds beside every movement and in texts about the whole routine.
    everywhere: bool = attrs.field(default=False, converter=_flag)
    means: ClauseMeaning | None = attrs.field(default=None, converter=_clause_meaning, metadata=_BLANK)
    #: The movement of the catalogue that it asks for (``is`` in a file).
    is_: str | None = _movement()
    #: Who settled it.
    who: str | None = _who()
    #: On which day.
    on: date | None = attrs.field(default=None, converter=optional(day), metadata=_BLANK)

    def __attrs_post_init__(self) -> None:
        _consistent(self, self._mismatches())

    @property
    def is_open(self) -> bool:
        """Whether it is not filled in yet."""
        return self.means is None and self.is_ is None

    def _mismatches(self) -> Iterator[Mismatch]:
        if self.beside is None and not self.everywhere:
            wanted = 'the movement it was asked beside ("" for the routine as a whole), or everywhere = true'
            yield Mismatch(("beside",), wanted, None, "missing")
        if self.beside is not None and self.everywhere:
            yield Mismatch(("everywhere",), "one of beside and everywhere, not both", "both")
        if self.means is None and self.is_ is not None:
            yield Mismatch(("means",), f"one of {', '.join(ClauseMeaning)}", None, "missing")
        if self.means is ClauseMeaning.HARMLESS and self.is_ is not None:
            yield Mismatch(("is",), "no movement where it means harmless", self.is_)
        if self.means is ClauseMeaning.ASKS and self.is_ is None:
            yield Mismatch(("is",), "an id of the catalogue: the movement it asks for", None, "missing")
        yield from _unknown_movement(self.is_)
        yield from _unsigned(self)


@attrs.frozen(kw_only=True, field_transformer=checked, cache_hash=True)
class ConditionAnswer:
    """Whether a condition speaks against the advice. Without ``means`` the answer is still open and settles nothing."""

    #: The condition, as it was asked.
    condition: str = attrs.field(validator=Text(1000, least=1))
    means: ConditionMeaning | None = attrs.field(default=None, converter=_condition_meaning, metadata=_BLANK)
    #: Who settled it.
    who: str | None = _who()
    #: On which day.
    on: date | None = attrs.field(default=None, converter=optional(day), metadata=_BLANK)

    def __attrs_post_init__(self) -> None:
        _consistent(self, _unsigned(self))

    @property
    def is_open(self) -> bool:
        """Whether it is not filled in yet."""
        return self.means is None


AnyAnswer = NameAnswer | ClauseAnswer | ConditionAnswer


def _consistent(value: object, mismatches: Iterable[Mismatch]) -> None:
    if found := tuple(mismatches):
        raise InconsistentError(type(value).__name__, found)


def _unknown_movement(ident: str | None) -> Iterator[Mismatch]:
    if ident is not None and ident not in catalogue:
        near = catalogue.near(ident)
        yield Mismatch(("is",), f"an id of the catalogue{', such as ' if near else ''}{', '.join(near)}", ident)


def _unsigned(answer: AnyAnswer) -> Iterator[Mismatch]:
    if answer.is_open:
        return
    if answer.who is None:
        yield Mismatch(("who",), "the name of the person who settled it", None, "missing")
    elif names_nobody(answer.who):
        yield Mismatch(("who",), "the name of the person who settled it", answer.who)
    if answer.on is None:
        yield Mismatch(("on",), "the day on which it was settled, such as 2026-12-01", None, "missing")


def _names(values: Iterable[NameAnswer]) -> tuple[NameAnswer, ...]:
    return each(NameAnswer, values)


def _clauses(values: Iterable[ClauseAnswer]) -> tuple[ClauseAnswer, ...]:
    return each(ClauseAnswer, values)


def _conditions(values: Iterable[ConditionAnswer]) -> tuple[ConditionAnswer, ...]:
    return each(ConditionAnswer, values)


class _Scope(NamedTuple):
    """A clause and the movement its answer belongs to, in comparable form; ``None`` means everywhere."""

    clause: Clause
    beside: str | None


def _name_key(answer: NameAnswer) -> str:
    return text_key(answer.name)


def _clause_key(answer: ClauseAnswer) -> _Scope:
    return _Scope(as_clause(answer.text), None if answer.beside is None else text_key(answer.beside))


def _condition_key(answer: ConditionAnswer) -> str:
    return text_key(answer.condition)


class _Index(NamedTuple):
    """The answers by the key of what they settle; open answers are left out."""

    names: Mapping[str, NameAnswer]
    clauses: Mapping[str, tuple[tuple[_Scope, ClauseAnswer], ...]]
    conditions: Mapping[str, ConditionAnswer]


def _indexed(answers: "Answers") -> _Index:
    clauses: dict[str, tuple[tuple[_Scope, ClauseAnswer], ...]] = {}
    for answer in answers.clauses:
        if not answer.is_open:
            scope = _clause_key(answer)
            clauses[scope.clause.words] = (*clauses.get(scope.clause.words, ()), (scope, answer))
    return _Index(
        {_name_key(answer): answer for answer in answers.names if not answer.is_open},
        clauses,
        {_condition_key(answer): answer for answer in answers.conditions if not answer.is_open},
    )


@attrs.frozen(field_transformer=checked)
class Answers:
    """The answers of experts, for ``check``, ``repair`` and ``recognise``; a value, and a file.

    >>> answers = Answers.loads('''
    ... format = "stenosis-routines-answers/1"
    ... [[name]]
    ... name = "Heel slides L"
    ... is = "heel-slide"
    ... who = "R. Example, physiotherapist"
    ... on = 2026-12-01
    ... ''')
    >>> answers.name("heel-slides l").is_
    'heel-slide'
    """

    names: tuple[NameAnswer, ...] = attrs.field(default=(), converter=_names, metadata={"key": "name"})
    clauses: tuple[ClauseAnswer, ...] = attrs.field(default=(), converter=_clauses, metadata={"key": "clause"})
    conditions: tuple[ConditionAnswer, ...] = attrs.field(
        default=(), converter=_conditions, metadata={"key": "condition"}
    )
    _index: _Index = attrs.field(
        init=False,
        repr=False,
        eq=False,
        default=attrs.Factory(lambda self: _indexed(self), takes_self=True),
    )

    def __attrs_post_init__(self) -> None:
        _consistent(
            self,
            (
                *_duplicates("name", self.names, _name_key),
                *_duplicates("clause", self.clauses, _clause_key),
                *_duplicates("condition", self.conditions, _condition_key),
            ),
        )

    def __or__(self, other: "Answers") -> "Answers":
        """The answers of both; where both settle the same question, the right one counts."""
        if not isinstance(other, Answers):
            return NotImplemented
        return Answers(
            _merged(self.names, other.names, _name_key),
            _merged(self.clauses, other.clauses, _clause_key),
            _merged(self.conditions, other.conditions, _condition_key),
        )

    @property
    def open(self) -> tuple[AnyAnswer, ...]:
        """The entries that are not filled in yet. They settle nothing, so their questions are asked again."""
        entries: tuple[AnyAnswer, ...] = (*self.names, *self.clauses, *self.conditions)
        return tuple(entry for entry in entries if entry.is_open)

    def name(self, name: str) -> NameAnswer | None:
        """The answer for a name, regardless of case, spacing, hyphens and punctuation at its ends."""
        return self._index.names.get(text_key(name))

    def clause(self, text: str, beside: Iterable[str] = ()) -> ClauseAnswer | None:
        """The answer for a clause beside the movement with these names and ids (empty: the whole routine).

        An answer for that movement counts before one for everywhere, then the identical clause before one with larger
        numbers, then an answer that the clause asks for a movement before one that it is harmless.
        """
        if not self._index.clauses:
            return None
        asked = as_clause(text)
        found = self._index.clauses.get(asked.words)
        if found is None:
            return None
        places = {text_key(place) for place in beside} or {""}
        covering = [(scope, answer) for scope, answer in found if asked.within(scope.clause)]
        here = [pair for pair in covering if pair[0].beside in places]
        chosen = here or [pair for pair in covering if pair[0].beside is None]
        if not chosen:
            return None
        return min(chosen, key=lambda pair: (pair[0].clause != asked, pair[1].means is ClauseMeaning.HARMLESS))[1]

    def condition(self, condition: str) -> ConditionAnswer | None:
        """The answer for a condition; compared like a name."""
        return self._index.conditions.get(text_key(condition))

    def dumps(self) -> str:
        """The file as text; ``loads`` gives an equal value back."""
        return toml_text({"format": FORMAT, **to_document(self)})

    @classmethod
    def installed(cls, name: str) -> "Answers":
        """The answers that an installed package offers by an entry point of this name (docs/plugins.md).

        Raises: PluginError for a package that is broken, InvalidValueError if no package offers them.
        """
        if (answers := installed(ANSWERS, name, Answers)) is None:
            known = ", ".join(offered(ANSWERS)) or "no package offers answers"
            raise InvalidValueError("answers", f"the name of installed answers ({known})", name)
        return answers

    @classmethod
    def loads(cls, text: str) -> Self:
        """The answers in a text in TOML.

        Raises: UnreadableRoutineError, with every problem and its place.
        """
        return structure_document(parse_toml(instance(str, text)), cls, FORMAT)

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Self:
        """The answers in a file.

        Raises:
            UnreadableRoutineError: with every problem and its place.
            OSError: the file cannot be opened.
        """
        with open(path, "rb") as file:
            data = file.read()
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            found = echo(data[error.start : error.start + 8])
            raise UnreadableRoutineError([Problem(f"byte {error.start}", "UTF-8 text", found, "not-text")]) from error
        return cls.loads(text)


def _duplicates(key: str, answers: Iterable[AnyAnswer], key_of: Any) -> Iterator[Mismatch]:
    """A mismatch for every answer that settles what an earlier answer has settled."""
    seen: set[object] = set()
    for number, answer in enumerate(answers):
        if not answer.is_open:
            settles = key_of(answer)
            if settles in seen:
                text = getattr(answer, "text" if isinstance(answer, ClauseAnswer) else key)
                yield Mismatch((key, number), "one answer to a question", text, "duplicate-key")
            seen.add(settles)


def _merged(first: Iterable[Any], second: Iterable[Any], key_of: Any) -> tuple[Any, ...]:
    merged: dict[object, Any] = {}
    for answer in (*first, *second):
        key = key_of(answer)
        if key not in merged or not answer.is_open:
            merged[key] = answer
    return tuple(merged.values())
