"""The results of reading a text: clauses, and the statements of each clause with their words sorted by kind."""

from typing import NamedTuple

import attrs

from stenosis_routines._fields import Word
from stenosis_routines.language.steps import Step

__all__ = ["CONDITIONS", "OUTSIDE", "Amount", "Clause", "Piece", "Stance"]

#: Joins that make a statement a condition or a reason for another one.
CONDITIONS = frozenset({"if", "even", "when", "until", "unless", "why"})
#: Words for something outside the text, and words of statements that ask for nothing.
OUTSIDE = frozenset({"talk:reference", "talk:aside"})


class Stance(Word):
    """What a clause does with its subject."""

    ASKS = "asks"
    WARNS = "warns"
    UNCLEAR = "unclear"


class Amount(NamedTuple):
    """A number with its unit; ``high`` is the upper end of a range."""

    low: float
    high: float
    unit: str


@attrs.define(eq=False)
class Piece:
    """One statement of a clause, its words sorted by what they are."""

    text: str
    #: How it is joined to the statement before: "", ",", ":", "and", "then", or one of ``CONDITIONS``.
    join: str = ""
    steps: list[Step] = attrs.field(factory=list[Step])
    names: list[str] = attrs.field(factory=list[str])
    amounts: list[Amount] = attrs.field(factory=list[Amount])
    #: Words that ask for more than a gentle movement.
    demands: list[str] = attrs.field(factory=list[str])
    #: Parts of the body that no motion moves.
    parts: list[str] = attrs.field(factory=list[str])
    #: Such parts with their count, for a motion in the next statement: "두 다리를 | 편한 만큼 | 들어 올리세요".
    loose: list[tuple[str, str]] = attrs.field(factory=list[tuple[str, str]])
    unknown: list[str] = attrs.field(factory=list[str])
    #: The kinds of its words.
    kinds: set[str] = attrs.field(factory=set[str])
    #: What its words mean, as "kind:value": "feel:bad", "stop:stop", "light:do"; and marks such as "them".
    values: set[str] = attrs.field(factory=set[str])
    negations: int = 0

    @property
    def asks_more(self) -> bool:
        """Whether it names a movement, gives an amount, asks for more than is gentle, or was not understood."""
        return bool(self.names or self.amounts or self.demands or self.unknown)

    @property
    def is_frame(self) -> bool:
        """Whether it is nothing but frame: a date, opening hours."""
        return self.kinds == {"talk"} and self.values == {"talk:frame"}


@attrs.frozen
class Clause:
    """One statement of a text."""

    #: Its words.
    text: str
    #: Whether it asks for something, warns against it, or is unclear.
    stance: Stance
    #: The names and motions that it is about.
    subjects: tuple[str, ...]
    #: Its words that were not understood.
    not_understood: tuple[str, ...]
    #: Where it starts and ends in the text, in characters.
    span: tuple[int, int]
    #: Whether it is an item in a list of what to avoid.
    listed: bool = attrs.field(default=False, repr=False, eq=False)
    #: Whether it is an item in a list of reasons to stop.
    supposed: bool = attrs.field(default=False, repr=False, eq=False)
    #: Its statements, which `judging` compares with the steps of a movement.
    pieces: tuple[Piece, ...] = attrs.field(default=(), repr=False, eq=False)

    def at(self, start: int) -> "Clause":
        """The clause at another place of a text, in characters."""
        span, marks = (start, start + len(self.text)), (self.listed, self.supposed)
        return Clause(self.text, self.stance, self.subjects, self.not_understood, span, *marks, self.pieces)
