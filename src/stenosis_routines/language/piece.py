"""What a text is read as: clauses, and in each its statements, sorted by what their words are."""

from typing import NamedTuple

import attrs

from stenosis_routines._fields import Word
from stenosis_routines.language.steps import Step

__all__ = ["CONDITIONS", "Amount", "Clause", "Piece", "Stance"]

#: What joins a statement that another depends on.
CONDITIONS = frozenset({"if", "even", "when", "until", "unless", "why"})


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
    #: What it is joined by: "", "and", "if", "when", "until", "unless", "why".
    join: str = ""
    steps: list[Step] = attrs.field(factory=list)
    names: list[str] = attrs.field(factory=list)
    amounts: list[Amount] = attrs.field(factory=list)
    #: Words that ask for more than a gentle movement.
    demands: list[str] = attrs.field(factory=list)
    #: Parts of the body without a motion.
    parts: list[str] = attrs.field(factory=list)
    #: The same with how many, where no motion governs them: "두 다리를 | 편한 만큼 | 들어 올리세요".
    loose: list[tuple[str, str]] = attrs.field(factory=list)
    unknown: list[str] = attrs.field(factory=list)
    #: Kinds of words that it holds.
    kinds: set[str] = attrs.field(factory=set)
    #: Values of the words of the kinds feel, stop, negation, position and light.
    values: set[str] = attrs.field(factory=set)
    negations: int = 0

    @property
    def asks_more(self) -> bool:
        """Whether it names a movement, says how much, asks for more than is gentle, or was not understood."""
        return bool(self.names or self.amounts or self.demands or self.unknown)


@attrs.frozen
class Clause:
    """One statement of a text."""

    #: Its words.
    text: str
    #: Whether it asks for something, warns of it, or leaves that open.
    stance: Stance
    #: The names and motions that it is about.
    subjects: tuple[str, ...]
    #: Its words that nobody understood.
    not_understood: tuple[str, ...]
    #: Where it stands in the text, in characters from the beginning.
    span: tuple[int, int]
    #: Whether it stands in a list of what is to be avoided.
    listed: bool = attrs.field(default=False, repr=False, eq=False)
    #: Whether it stands in a list of reasons to stop.
    supposed: bool = attrs.field(default=False, repr=False, eq=False)
    #: Its statements, for whoever judges them beside a movement.
    pieces: tuple[Piece, ...] = attrs.field(default=(), repr=False, eq=False)
