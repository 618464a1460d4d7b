"""What a document of free text holds as far as it is read: movements with their lines, in parts under headings."""

import attrs

from stenosis_routines.formats.text.dosing import Phrase
from stenosis_routines.formats.text.layout import Line
from stenosis_routines.formats.text.sorting import Position

__all__ = ["Item", "Part"]


@attrs.define(eq=False)
class Item:
    """A movement whose lines may go on."""

    line: Line
    name: str
    group: str | None
    dose: Phrase = attrs.field(factory=Phrase)
    notes: list[str] = attrs.field(factory=list[str])
    #: The positions that are told of it, and the one that it goes on in where no other is told.
    positions: list[Position] = attrs.field(factory=list[Position])
    carried: Position | None = None

    @property
    def position(self) -> Position | None:
        """The position that is told of it, if it is one."""
        return self.positions[0] if len(set(self.positions)) == 1 else None

    @property
    def is_heading(self) -> bool:
        """Whether the movement is the heading of what is said of it."""
        return not self.line.cells and not self.line.kind.startswith(("bullet", "number"))


@attrs.define(eq=False)
class Part:
    """What stands under one heading."""

    title: str
    path: str
    rank: int = 0
    items: list[Item] = attrs.field(factory=list[Item])
    #: The dose and the position that are stated for all its movements.
    common: Phrase = attrs.field(factory=Phrase)
    position: Position | None = None
