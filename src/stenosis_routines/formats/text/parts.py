"""What a document of free text holds as far as it is read: movements with their lines, in parts under headings."""

import attrs

from stenosis_routines.formats.said.dosing import Phrase
from stenosis_routines.formats.text.layout import Line
from stenosis_routines.formats.text.sorting import Position

__all__ = ["Item", "Part"]


@attrs.define(eq=False)
class Item:
    """A movement; more lines about it may follow."""

    line: Line
    name: str
    group: str | None
    dose: Phrase = attrs.field(factory=Phrase)
    notes: list[str] = attrs.field(factory=list[str])
    #: The positions given for it, and the position of the movement before it, which counts if none is given.
    positions: list[Position] = attrs.field(factory=list[Position])
    carried: Position | None = None

    @property
    def position(self) -> Position | None:
        """The position given for it, if there is exactly one."""
        return self.positions[0] if len(set(self.positions)) == 1 else None

    @property
    def is_heading(self) -> bool:
        """Whether the movement is the heading of what is said of it."""
        return not self.line.cells and not self.line.kind.startswith(("bullet", "number"))


@attrs.define(eq=False)
class Part:
    """The movements under one heading."""

    title: str
    path: str
    rank: int = 0
    items: list[Item] = attrs.field(factory=list[Item])
    #: The dose and the position that are stated for all its movements.
    common: Phrase = attrs.field(factory=Phrase)
    position: Position | None = None
