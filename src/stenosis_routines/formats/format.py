"""What a format is, and the first look at a document that finds its format."""

import re
from collections.abc import Callable, Iterable
from typing import Literal, TypeAlias

import attrs

from stenosis_routines._forking import kept
from stenosis_routines.errors import Problem
from stenosis_routines.routine import Routine

__all__ = ["Family", "Format", "Glance"]

#: How a PDF, an Office document (an archive) or a page with tags begins.
_DOCUMENT = re.compile(rb"\s*%PDF-|PK\x03\x04|\s*<[!?a-z]", re.IGNORECASE)

#: What documents are made of, as their first bytes show it. ``text`` is what is left when no other format is found.
Family: TypeAlias = Literal["json", "table", "fit", "calendar", "document", "text"]


@attrs.frozen(eq=False, slots=False)
class Glance:
    """What a document shows of its format; each part is worked out when it is first asked for."""

    data: bytes

    @kept
    def header(self) -> tuple[str, ...]:
        """The column names, if it may be a table; else empty."""
        from stenosis_routines.formats.reading.table import header_of  # imported here because JSON needs none

        return header_of(self.data)

    @kept
    def keys(self) -> frozenset[str]:
        """The keys of the JSON object it is, or of the first object in the list it is; else empty."""
        start = self.data.lstrip()[:1]
        if start not in (b"{", b"["):
            return frozenset()
        import msgspec

        try:
            first = self.data
            if start == b"[":
                members = msgspec.json.decode(self.data, type=list[msgspec.Raw])
                first = members[0] if members else b"{}"
            return frozenset(msgspec.json.decode(first, type=dict[str, msgspec.Raw]))
        except (msgspec.MsgspecError, RecursionError, UnicodeError):
            return frozenset()

    @property
    def families(self) -> frozenset[Family]:
        """The families it may be of. Several if several marks are there, so that no format is preferred in silence."""
        start, found = self.data.lstrip()[:15].upper(), set[Family]()
        if start[:1] in (b"{", b"["):
            found.add("json")
        elif len(self.header) > 1:
            found.add("table")
        if start == b"BEGIN:VCALENDAR":
            found.add("calendar")
        if self.data[8:12] == b".FIT":
            found.add("fit")
        if _DOCUMENT.match(self.data):
            found.add("document")
        return frozenset(found)


@attrs.frozen(kw_only=True)
class Format:
    """How documents of one format are recognised, read and written; ``None`` where it cannot do that."""

    #: The public name.
    name: str
    family: Family
    #: What its documents look like, in words for a person whose document is in no known format.
    look: str
    #: Whether a document is in this format; asked only of documents of its family.
    recognises: Callable[[Glance], bool]
    #: ``read(data, limits, **options)``: the routine in a document. Raises: UnreadableRoutineError.
    read: Callable[..., Routine] | None = None
    #: ``write(routine, **options)``: the document. Raises: UnwritableRoutineError.
    write: Callable[..., str] | None = None
    #: What writing leaves out of a routine without refusing it.
    losses: Callable[[Routine], Iterable[Problem]] | None = None
    #: The keywords of ``read`` and of ``write`` for what is needed beside the document or the routine.
    read_options: tuple[str, ...] = ()
    write_options: tuple[str, ...] = ()
    #: The suffix of files that are written in this format unless another one is named.
    suffix: str | None = None
