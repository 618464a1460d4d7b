"""Screens whole tables of prescriptions: Apache Arrow in, Apache Arrow out (extra ``bulk``).

Every value is what ``check`` gives for the routine; ``screen`` is a faster way to it.
"""

from typing import Any

from stenosis_routines._fields import instance
from stenosis_routines.answers import Answers
from stenosis_routines.bulk._arrow import Table, np, pa, pc
from stenosis_routines.bulk.columns import ID, starts_of
from stenosis_routines.bulk.facts import CODES, bit
from stenosis_routines.bulk.screening import CHECKED, Screener, lists_of
from stenosis_routines.errors import InvalidValueError

__all__ = ["CHECKED", "Screener", "screen", "verdicts"]


def screen(table: Any, *, answers: Answers | None = None) -> Table:
    """A row for each row of a table of prescriptions, in order.

    ``table`` is a ``pyarrow.Table`` or a record batch, or what gives itself as an Arrow stream, such as a data frame
    of Polars. It has the columns ``routine_id``, ``session`` and ``name``, and optionally the others of the plan-csv
    format: ``sets``, ``reps``, ``hold_s``, ``notes`` ... The rows of a routine stand one after the other. ``answers``
    are what an expert has settled.

    The result has the columns

    - ``routine_id``, as it came in;
    - ``suitability``, ``contraindications`` and ``codes``: of the movement in this row, and of the rules that find
      something there;
    - ``verdict``: of the whole routine, the same in each of its rows;
    - ``routine_codes``: of the rules that find something in the routine and at none of its rows; the same in each.

    A value that is out of range or cannot be read leaves its routine to review (``SR606``). The metadata of the
    result says under ``bulk.CHECKED`` how many rows went through ``check``, where arrays could not be sure to come to
    the same.

    Raises:
        UnreadableRoutineError: a column is missing, unknown or of another type, a row has no id or no name, or an id
            comes back after another one; with the column and the row, counted from 1.
        InvalidValueError: it is no table.
        MissingExtraError: pyarrow is not installed.
    """
    return Screener(None if answers is None else instance(Answers, answers)).screen(_table(table))


def verdicts(screened: Any) -> Table:
    """A row for each routine of a table that ``screen`` gave: ``routine_id``, ``rows``, ``verdict`` and ``codes``.

    ``codes`` are those of all its rows and of the whole routine.

    Raises: InvalidValueError for another table.
    """
    table = _table(screened)
    if not {ID, "verdict", "codes", "routine_codes"}.issubset(table.schema.names):
        raise InvalidValueError("screened", "a table that screen gave", table.schema.names)
    starts = starts_of(table.column(ID)) if len(table) else np.zeros(0, np.int64)
    lengths = np.diff(starts, append=len(table))
    found = np.zeros(len(starts), np.int64)
    routine = np.repeat(np.arange(len(starts)), lengths)
    for name in ("codes", "routine_codes"):
        # Each code once: what the rows of a routine say is gathered bit by bit.
        lists = table.column(name).combine_chunks()
        said = lists.flatten()
        said = said if pa.types.is_dictionary(said.type) else said.dictionary_encode()
        in_row, number = pc.list_parent_indices(lists).to_numpy(), said.indices.to_numpy()
        for n, code in enumerate(said.dictionary.to_pylist()):
            found[routine[in_row[number == n]]] |= bit(code)
    rows = pa.array(starts)
    return pa.table(
        {
            ID: table.column(ID).take(rows),
            "rows": lengths,
            "verdict": table.column("verdict").take(rows),
            "codes": lists_of(found, CODES),
        }
    )


def _table(given: Any) -> Table:
    if isinstance(given, pa.Table):
        return given
    if isinstance(given, pa.RecordBatch):
        return pa.Table.from_batches([given])
    if hasattr(given, "__arrow_c_stream__"):
        return _without_views(pa.table(given))
    raise InvalidValueError("table", "a table of pyarrow, or what gives itself as an Arrow stream", given)


def _without_views(table: Table) -> Table:
    """With texts as plain ones; some data frames give views, which Arrow cannot encode yet."""
    for number, field in enumerate(table.schema):
        kind = field.type.value_type if pa.types.is_dictionary(field.type) else field.type
        if pa.types.is_string_view(kind):
            table = table.set_column(number, field.name, table.column(number).cast(kind).cast(pa.large_string()))
    return table
