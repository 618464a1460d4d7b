"""What a document of free text holds as far as it is read: movements with their lines, in parts under headings."""

from collections.abc import Sequence

import attrs

from stenosis_routines.formats.said.dosing import NOTHING, Phrase
from stenosis_routines.formats.text.sorting import Position

__all__ = ["Item", "Part"]


@attrs.define(eq=False, weakref_slot=False)
class Item:
    """A movement; more lines about it may follow.

    A long document has one for each of its lines, so what is empty in most of them is shared.
    """

    path: str
    name: str
    group: str | None
    #: Whether its line is numbered.
    numbered: bool = False
    dose: Phrase = NOTHING
    notes: Sequence[str] = ()
    #: The positions given for it, and the position of the movement before it, which counts if none is given.
    positions: frozenset[Position] = frozenset()
    carried: Position | None = None

    def takes(self, phrase: Phrase) -> list[str]:
        """Take a dose; gives back what is not understood."""
        self.dose, unread = self.dose.merged(phrase)
        return unread

    def note(self, *texts: str) -> None:
        """Take texts about it."""
        if isinstance(self.notes, list):
            self.notes += texts
        elif texts:
            self.notes = [*texts]

    @property
    def position(self) -> Position | None:
        """The position given for it, if there is exactly one."""
        return next(iter(self.positions)) if len(self.positions) == 1 else None


@attrs.define(eq=False, weakref_slot=False)
class Part:
    """The movements under one heading."""

    title: str
    path: str
    rank: int = 0
    items: list[Item] = attrs.field(factory=list[Item])
    #: The dose and the position that are stated for all its movements.
    common: Phrase = NOTHING
    position: Position | None = None
    #: How many texts of advice stand before it.
    advice: int = 0

    def takes(self, phrase: Phrase) -> list[str]:
        """Take a dose of all its movements; gives back what is not understood."""
        self.common, unread = self.common.merged(phrase)
        return unread
