"""Screens a data frame of Spark (extra ``spark``): the same function, on each partition of whole routines."""

from collections.abc import Iterable, Iterator
from functools import partial
from importlib import import_module
from typing import Any

from stenosis_routines.answers import Answers
from stenosis_routines.bulk._arrow import Table, pa
from stenosis_routines.bulk.columns import ID, KNOWN, shifted
from stenosis_routines.bulk.files import whole_routines
from stenosis_routines.bulk.screening import Screener
from stenosis_routines.errors import InvalidValueError, MissingExtraError

__all__ = ["screen"]

#: The rows that a task screens together.
_ROWS = 1 << 17


def screen(
    frame: Any, *, order_by: Iterable[str] = (), keep: Iterable[str] = (), answers: Answers | None = None
) -> Any:
    """The rows of a data frame, with the columns that ``bulk.screen`` adds behind them.

    The rows may be in any order and in any partition: each routine is brought together in one. ``order_by`` are the
    columns by which its rows are ordered; without them their order is left to Spark, and what is found in several rows
    together, such as too many repetitions in a day (SR307), may be at any of them. ``keep`` are columns that are not
    known here and are kept without being looked at; those of ``order_by`` are kept too.

    Raises: InvalidValueError for an unknown column, or one that has the name of a result; MissingExtraError if Spark is
    not installed. What ``bulk.screen`` raises for a row ends the job when it runs.
    """
    try:
        types: Any = import_module("pyspark.sql.types")
    except ImportError as error:
        raise MissingExtraError("spark", "screening on Spark") from error
    order, beside = tuple(order_by), frozenset((*order_by, *keep)) - frozenset(KNOWN)
    unknown = [name for name in frame.columns if name not in KNOWN and name not in beside]
    if unknown or not beside.isdisjoint(RESULTS):
        raise InvalidValueError("frame", f"columns of {', '.join(KNOWN)}, others only in keep", frame.columns)
    schema = types.StructType(list(frame.schema.fields))
    for name, is_list in RESULTS.items():
        schema = schema.add(name, types.ArrayType(types.StringType()) if is_list else types.StringType())
    together = frame.repartition(ID).sortWithinPartitions(ID, *order)
    return together.mapInArrow(partial(_screened, answers=answers), schema)


#: The columns of a result behind the id, and whether they hold lists.
RESULTS = {"suitability": False, "contraindications": True, "codes": True, "verdict": False, "routine_codes": True}


def _place(row: int) -> str:
    return f"row {row + 1} of a partition"


def _screened(batches: Iterable[Any], answers: Answers | None) -> Iterator[Any]:
    """The batches of a partition, with what is found."""
    screener, first = Screener(answers), 0
    tables = (pa.Table.from_batches([batch]) for batch in batches)
    for table in whole_routines(tables, _place, 0, _ROWS):
        known = table.select([name for name in table.schema.names if name in KNOWN])
        found = screener.screen(known, shifted(_place, first))
        first += len(table)
        yield from _beside(table, found).to_batches()


def _beside(table: Table, found: Table) -> Table:
    for name, is_list in RESULTS.items():
        plain = pa.list_(pa.string()) if is_list else pa.string()
        table = table.append_column(name, found.column(name).cast(plain))
    return table.combine_chunks()
