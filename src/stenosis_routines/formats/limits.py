"""How large a document may be before it is refused."""

import attrs

from stenosis_routines._fields import Range, checked

__all__ = ["DEFAULT", "Limits"]


@attrs.frozen(kw_only=True, field_transformer=checked)
class Limits:
    """The bounds of a document; beyond them it is unreadable. Ten years of a daily user's export fit the defaults."""

    #: Bytes of the whole document.
    bytes: int = attrs.field(default=64 * 1024 * 1024, validator=Range(1, 2**40, "bytes"))
    #: Levels of nesting of JSON.
    depth: int = attrs.field(default=64, validator=Range(1, 500, "levels of nesting"))
    #: Records of a table, or lines of a text.
    rows: int = attrs.field(default=1_000_000, validator=Range(1, 10**9, "rows"))
    #: Columns of a table.
    columns: int = attrs.field(default=200, validator=Range(1, 10_000, "columns"))
    #: Sets or steps that the repeats of one document come to; they are counted, never unrolled.
    repeats: int = attrs.field(default=10_000, validator=Range(1, 10**9, "repeated sets"))


#: The bounds that hold where none are given.
DEFAULT = Limits()
