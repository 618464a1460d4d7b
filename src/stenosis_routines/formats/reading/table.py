"""CSV without surprises (RFC 4180): records by the names of their columns."""

import csv
import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

import attrs

from stenosis_routines._fields import Range
from stenosis_routines.errors import PROBLEMS_LIMIT, Problem, UnreadableRoutineError, echo
from stenosis_routines.formats.limits import Limits
from stenosis_routines.formats.reading.document import as_text
from stenosis_routines.formats.reading.problems import Collector, fail

__all__ = ["Row", "header_of", "is_table", "rows_of"]

_NUMBER = re.compile(r"[0-9]{1,6}(?:[.,][0-9]{1,20})?")
_THOUSANDS = re.compile(r"[0-9]+\.[0-9]{3}")
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_INTEGER = re.compile(r"[0-9]{1,6}")
#: How much of a document shows whether it is a table, in bytes.
_GLANCED = 100_000
#: A list in sentences has fewer commas in a line, or is in fewer lines.
_MANY = 5
_QUOTED = re.compile(r'"[^"]*"')


@attrs.frozen(eq=False, weakref_slot=False)
class Row:
    """A record of a table; the header has the index 1."""

    index: int
    cells: tuple[str, ...]
    columns: Mapping[str, int]
    delimiter: str
    collector: Collector

    @property
    def path(self) -> str:
        """Its place in the document."""
        return f"row {self.index}"

    def place(self, column: str) -> str:
        """The place of one of its cells."""
        return f"row {self.index}, column {column}"

    def note(self, column: str, expected: str, code: str = "not-understood") -> None:
        """Leave a cell unknown."""
        self.collector.note(self.place(column), expected, self.text(column), code)

    def text(self, column: str) -> str:
        """The cell as it is written; empty if the table has no such column."""
        place = self.columns.get(column)
        return "" if place is None else self.cells[place]

    def integer(self, column: str, rule: Range | None = None) -> int | None:
        """A cell that is a whole number within its range; ``None`` if blank or a problem."""
        cell = self.text(column).strip()
        if not cell:
            return None
        if not _INTEGER.fullmatch(cell):
            self.note(column, "a whole number" if rule is None else rule.expected, "wrong-type")
            return None
        value = int(cell)
        # A whole export takes this way, so that only a bad cell costs more than the check of its range.
        return value if rule is None or rule.accepts(value) else self.collector.within(self.place(column), value, rule)

    def number(self, column: str, rule: Range | None = None) -> float | None:
        """A cell that is a number within its range, to six decimals; ``None`` if blank or a problem.

        A decimal comma is read only if semicolons separate the cells. Then ``1.500`` is a problem, since it may be one
        and a half or fifteen hundred.
        """
        cell = self.text(column).strip()
        if not cell:
            return None
        european = self.delimiter == ";"
        if not _NUMBER.fullmatch(cell) or (_THOUSANDS.fullmatch(cell) if european else "," in cell):
            self.note(column, "a number" if rule is None else rule.expected, "wrong-type")
            return None
        value = round(float(cell.replace(",", ".")), 6)
        return value if rule is None or rule.accepts(value) else self.collector.within(self.place(column), value, rule)


def header_of(data: bytes) -> tuple[str, ...]:
    """The column names of a CSV document, in lower case; empty if the first line does not look like a header."""
    line = data[:10_000].decode(errors="replace").lstrip("\ufeff\r\n").split("\n", 1)[0].rstrip("\r")
    if line.lstrip().startswith(("{", "[")):
        return ()
    try:
        return _columns(next(csv.reader([line], delimiter=_delimiter(line)), list[str]()))
    except csv.Error:
        return ()


def is_table(data: bytes) -> bool:
    """Whether the lines of a document all hold the same number of commas or semicolons, two or more, as tables do."""
    lines = [_QUOTED.sub("", line) for line in data[:_GLANCED].decode(errors="replace").splitlines() if line.strip()]
    if len(data) > _GLANCED:
        lines = lines[:-1]
    for sign in ",;":
        counts = {line.count(sign) for line in lines}
        # A list in a sentence has a blank behind each comma, and is seldom long or followed by others of its length.
        spoken = any(f"{sign} " in line for line in lines)
        if len(counts) == 1 and counts.pop() >= (_MANY if spoken else 2) and not (spoken and len(lines) < _MANY):
            return True
    return False


def _delimiter(line: str) -> str:
    bare = _QUOTED.sub("", line)
    return max(",;\t", key=bare.count)


def _columns(cells: list[str]) -> tuple[str, ...]:
    return tuple(cell.strip().lower() for cell in cells)


def rows_of(data: bytes, collector: Collector, limits: Limits, *, ragged: bool = False) -> list[Row]:
    """The records of a CSV document (RFC 4180) that has a header; blank lines are skipped and counted.

    In a ``ragged`` table a row that is too short has blank cells at its end.

    Raises:
        UnreadableRoutineError: it is not text, a quote is out of place, a row has too many or too few cells,
            a column is named twice, or there are more of them than the limits allow.
    """
    text = as_text(data)
    delimiter = _delimiter(text.lstrip("\r\n").split("\n", 1)[0])
    # Lines one by one, and equal cells once: a table has many rows, and most of their cells are alike.
    lines = (line[0] for line in _LINE.finditer(text))
    reader, once = csv.reader(lines, delimiter=delimiter, strict=True), lru_cache(maxsize=4096)(str)
    names: tuple[str, ...] = ()
    columns: dict[str, int] = {}
    rows: list[Row] = []
    problems: list[Problem] = []
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            if number > limits.rows:
                fail(f"row {number}", f"at most {limits.rows} rows", code="too-large")
            if not any(cells):
                continue
            if not columns:
                names = _columns(cells)
                columns = {name: place for place, name in enumerate(names)}
                if len(names) > limits.columns:
                    fail(f"row {number}", f"at most {limits.columns} columns", f"{len(names)}", "too-large")
                twice = sorted(name for name, times in Counter(names).items() if times > 1)
                problems.extend(Problem(f"row {number}", "each column once", echo(n), "duplicate-key") for n in twice)
            elif len(cells) > len(names) or (len(cells) < len(names) and not ragged):
                problems.append(Problem(f"row {number}", f"{len(names)} cells", f"{len(cells)}", "syntax"))
            else:
                cells += [""] * (len(names) - len(cells))
                rows.append(Row(number, tuple(map(once, cells)), columns, delimiter, collector))
            if len(problems) > PROBLEMS_LIMIT:
                break
    except csv.Error as error:
        problems.append(Problem(f"line {reader.line_num}", "comma-separated values", echo(str(error)), "syntax"))
    if problems:
        raise UnreadableRoutineError(problems)
    return rows
