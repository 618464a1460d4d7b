"""The columns of a table of prescriptions: which there are, of which types, and each distinct value once.

They are those of the plan-csv format, with ``name`` for ``exercise`` and ``routine_id`` before them. An unknown column
is refused, since what it says would not be checked.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, NoReturn, TypeAlias

import attrs

from stenosis_routines.bulk._arrow import Array, Table, np, pa, pc
from stenosis_routines.errors import Problem, UnreadableRoutineError, echo
from stenosis_routines.formats import sheets

__all__ = [
    "DOSE",
    "ID",
    "KNOWN",
    "NAME",
    "NUMBERS",
    "REQUIRED",
    "SESSION",
    "Column",
    "Place",
    "cell",
    "columns_of",
    "combined",
    "fail",
    "first_of",
    "numbered",
    "row_place",
    "shifted",
    "starts_of",
]

ID, SESSION, NAME = "routine_id", "session", "name"
#: The columns that a table must have.
REQUIRED = (ID, SESSION, NAME)
#: All columns that are known, in order.
KNOWN = (*REQUIRED, *(name for name in (*sheets.COLUMNS, *sheets.FACTS) if name not in (SESSION, "exercise")))
#: The columns that may hold numbers; words are in all others.
NUMBERS = frozenset(
    {"sets", "reps", "reps_max", "hold_s", "load", "rest_s", "times_per_day", "days_per_week", "seconds_per_rep"}
)
#: The columns that may hold true and false.
_YES_NO = frozenset({"per_side", "upright_phase", "one_sided"})

#: The columns of a dose; those of the movement are all others.
DOSE = (*sorted(NUMBERS), "load_unit", "per_side")

#: The place of a row, from its number in the table, counted from 0. It can be sent to another process.
Place: TypeAlias = Callable[[int], str]


def row_place(row: int) -> str:
    """The place of a row where nothing else is known of it."""
    return f"row {row + 1}"


def shifted(place: Place, by: int) -> Place:
    """The places in a table that begins at a row of another."""
    return partial(_shifted, place, by)


def _shifted(place: Place, by: int, row: int) -> str:
    return place(row + by)


def fail(path: str, expected: str, found: str = "", code: str = "wrong-type") -> NoReturn:
    """Refuses a table because of one problem."""
    raise UnreadableRoutineError([Problem(path, expected, found, code)])


@attrs.frozen(eq=False)
class Column:
    """A column as the numbers of its values, each distinct value once."""

    name: str
    #: For each row the number of its value; the last number is "blank".
    codes: Array
    #: The distinct values; all but blank.
    values: Array

    @property
    def size(self) -> int:
        """How many values there are, with blank."""
        return len(self.values) + 1

    def part(self, begin: int, end: int) -> "Column":
        """The column of these rows."""
        return Column(self.name, self.codes[begin:end], self.values)

    def distinct(self, rows: Array, place: Place) -> tuple[list[str], Array]:
        """The distinct cells in these rows, as a sheet writes them, and for each row the number of its cell.

        Raises: UnreadableRoutineError for a value that is not UTF-8.
        """
        used, cell_of = np.unique(self.codes[rows], return_inverse=True)
        known = self.values.take(pa.array(used[used < len(self.values)]))
        try:
            cells = list(map(cell, known.to_pylist()))
        except UnicodeDecodeError:
            for number, value in enumerate(known):
                if not _is_text(value):
                    row = int(rows[np.argmax(cell_of == number)])
                    fail(f"{place(row)}, column {self.name}", "text in UTF-8", code="not-text")
            raise
        return [*cells, ""], cell_of

    def texts(self, rows: Array, place: Place) -> list[str]:
        """The cell in each of these rows."""
        cells, cell_of = self.distinct(rows, place)
        return [cells[number] for number in cell_of.tolist()]


def cell(value: Any) -> str:
    """A value as the cell of a sheet, so that both are read by the same code; what is not a number is blank."""
    if value is None or value != value:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _is_text(value: Any) -> bool:
    try:
        value.as_py()
    except UnicodeDecodeError:
        return False
    return True


def columns_of(table: Table, place: Place) -> dict[str, Column]:
    """The columns of a table but the id, each checked.

    Raises: UnreadableRoutineError, with every column that is missing, unknown, named twice or of a wrong type.
    """
    problems = list(_wrong(table.schema))
    if problems:
        raise UnreadableRoutineError(problems)
    for name in (ID, NAME):
        if (column := _plain(table.column(name))).null_count:
            fail(f"{place(_first_null(column))}, column {name}", _EXPECTED[name], "nothing", "missing")
    return {name: _column(name, table.column(name)) for name in KNOWN if name != ID and name in table.schema.names}


_EXPECTED = {ID: "the id of a routine", NAME: "the name of an exercise"}


def _plain(column: Array) -> Array:
    """The values themselves where a column holds their numbers in a dictionary, which may hold a null too."""
    return column.cast(column.type.value_type) if pa.types.is_dictionary(column.type) else column


def _first_null(column: Array) -> int:
    return int(pc.index(column.is_null(), True).as_py())


def _wrong(schema: Any) -> Iterable[Problem]:
    for name in REQUIRED:
        if name not in schema.names:
            yield Problem(f"column {name}", "a column of that name", "", "missing")
    for name in dict.fromkeys(schema.names):
        if name not in KNOWN:
            yield Problem(f"column {name}", f"one of {', '.join(KNOWN)}", echo(name), "unknown-key")
        elif schema.names.count(name) > 1:
            yield Problem(f"column {name}", "each column once", echo(name), "duplicate-key")
        elif not _fits(name, schema.field(name).type):
            yield Problem(f"column {name}", _kind(name), str(schema.field(name).type), "wrong-type")


def _fits(name: str, kind: Any) -> bool:
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    if pa.types.is_string(kind) or pa.types.is_large_string(kind):
        return True
    if name == ID:
        return bool(pa.types.is_integer(kind))
    number = pa.types.is_integer(kind) or pa.types.is_floating(kind)
    return bool(
        pa.types.is_null(kind)
        or (name in NUMBERS and number)
        or (name in _YES_NO and (pa.types.is_boolean(kind) or pa.types.is_integer(kind)))
    )


def _kind(name: str) -> str:
    if name == ID:
        return "text or whole numbers"
    return "numbers or text" if name in NUMBERS else "true and false, or text" if name in _YES_NO else "text"


def _column(name: str, column: Array) -> Column:
    if pa.types.is_null(column.type) or not len(column):
        return Column(name, np.zeros(len(column), np.int64), pa.array([], pa.string()))
    if not pa.types.is_dictionary(column.type):
        column = column.dictionary_encode()
    column = column.unify_dictionaries()
    values = column.chunk(0).dictionary
    indices = pa.chunked_array([chunk.indices for chunk in column.chunks])
    return Column(name, _filled(indices, len(values)), values)


def _filled(indices: Array, blank: int) -> Array:
    indices = indices.cast(pa.int64())
    return (indices.fill_null(blank) if indices.null_count else indices).to_numpy()


def starts_of(ids: Array) -> Array:
    """The numbers of the rows with which a routine begins."""
    ids = _plain(ids)
    changes = pc.not_equal(ids.slice(1), ids.slice(0, len(ids) - 1)).fill_null(True).to_numpy()
    return np.concatenate(([0], np.flatnonzero(changes) + 1))


def first_of(codes: Array, size: int) -> Array:
    """The number of the first row with each code; each code occurs."""
    first = np.empty(size, np.int64)
    first[codes[::-1]] = np.arange(len(codes) - 1, -1, -1)
    return first


def combined(columns: Sequence[Column]) -> tuple[Array, Array]:
    """For each row the number of its combination of values, and the first row of each combination."""
    key, size = columns[0].codes, columns[0].size
    for column in columns[1:]:
        if size * column.size >= 2**62:
            key, size = numbered(key)
        key, size = key * column.size + column.codes, size * column.size
    key, size = numbered(key)
    return key, first_of(key, size)


def numbered(keys: Array) -> tuple[Array, int]:
    """The keys as numbers from 0 in the order of their first rows, and how many there are."""
    encoded = pa.array(keys).dictionary_encode()
    return encoded.indices.to_numpy().astype(np.int64), len(encoded.dictionary)
