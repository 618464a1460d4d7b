"""Reads and writes tables of any size: Parquet, Arrow, CSV, JSON Lines. A piece at a time, each row with its place."""

import os
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any, NoReturn

import attrs

from stenosis_routines.bulk._arrow import Table, pa, part_of_pyarrow, pc
from stenosis_routines.bulk.columns import ID, KNOWN, Place, cell, fail, row_place, starts_of
from stenosis_routines.errors import UnreadableRoutineError, echo

__all__ = ["KINDS", "Source", "source", "whole_routines", "writing"]

#: The kinds of files, by suffix.
KINDS = {
    ".parquet": "parquet",
    ".arrow": "arrow",
    ".feather": "arrow",
    ".csv": "csv",
    ".jsonl": "json lines",
    ".ndjson": "json lines",
}
#: The rows of a piece, and the most rows of one routine.
_PIECE, _LONGEST = 1 << 17, 1 << 20
_BLOCK = 1 << 24
#: What pyarrow raises for a damaged file.
_DAMAGED = (pa.ArrowException, OSError, ValueError)


@attrs.frozen(eq=False)
class Source:
    """A file of prescriptions."""

    path: str
    #: How many rows it has; ``None``: it does not say.
    rows: int | None
    #: The pieces from a row on, which is counted from 0.
    pieces: Callable[[int], Iterator[Table]]
    place: Place


def kind_of(path: str) -> str:
    """The kind of a file, by its suffix. Raises: UnreadableRoutineError."""
    suffix = os.path.splitext(path)[1].lower()
    return KINDS.get(suffix) or fail(path, f"a file with one of the suffixes {', '.join(KINDS)}", echo(suffix))


def source(path: str, left_out: Iterable[str] = ()) -> Source:
    """The file to read, without the columns that are left out.

    Raises: UnreadableRoutineError, OSError.
    """
    kind, without = kind_of(path), frozenset(left_out)
    if kind == "parquet":
        return _parquet(path, without)
    if kind == "arrow":
        return _arrow(path, without)
    read = _csv if kind == "csv" else _json_lines
    place = _line if kind == "json lines" else row_place
    return Source(path, None, lambda skip: _skipped(read(path, without), skip), place)


def _line(row: int) -> str:
    return f"line {row + 1}"


def _skipped(pieces: Iterable[Table], skip: int) -> Iterator[Table]:
    for piece in pieces:
        if skip < len(piece):
            yield piece.slice(skip)
        skip = max(0, skip - len(piece))


def _parquet(path: str, without: frozenset[str]) -> Source:
    parquet = part_of_pyarrow("parquet")
    try:
        schema = parquet.read_schema(path)
        words = [field.name for field in schema if field.name != ID and pa.types.is_string(field.type)]
        file = parquet.ParquetFile(path, read_dictionary=words)
        names = [name for name in file.schema_arrow.names if name not in without]
        counts = [file.metadata.row_group(n).num_rows for n in range(file.metadata.num_row_groups)]
    except _DAMAGED as error:
        _damaged(path, "a Parquet file", error)
    ends = [sum(counts[: n + 1]) for n in range(len(counts))]

    def pieces(skip: int) -> Iterator[Table]:
        for group, end in enumerate(ends):
            if end > skip:
                yield from _skipped(_row_group(file, group, names, end - counts[group]), skip - end + counts[group])
                skip = max(skip, end)

    return Source(path, file.metadata.num_rows, pieces, partial(_in_group, ends))


def _in_group(ends: Sequence[int], row: int) -> str:
    group = next(n for n, end in enumerate(ends) if row < end)
    return f"row group {group + 1}, row {row + 1}"


def _row_group(file: Any, group: int, names: list[str], first: int) -> Iterator[Table]:
    try:
        for batch in file.iter_batches(_PIECE, row_groups=[group], columns=names):
            yield pa.Table.from_batches([batch])
    except _DAMAGED as error:
        rows = f"rows {first + 1} to {first + file.metadata.row_group(group).num_rows}"
        for name in names:
            try:
                file.read_row_group(group, columns=[name])
            except _DAMAGED as reason:
                _damaged(f"row group {group + 1}, {rows}, column {name}", "data that is not damaged", reason)
        _damaged(f"row group {group + 1}, {rows}", "data that is not damaged", error)


def _damaged(path: str, expected: str, error: Exception) -> NoReturn:
    if isinstance(error, UnreadableRoutineError | FileNotFoundError | PermissionError | IsADirectoryError):
        raise error
    fail(path, expected, echo(str(error)), "syntax")


def _arrow(path: str, without: frozenset[str]) -> Source:
    ipc = part_of_pyarrow("ipc")
    try:
        file = ipc.open_file(pa.memory_map(path))
    except _DAMAGED as error:
        _damaged(path, "an Arrow IPC file", error)

    def pieces(_: int = 0) -> Iterator[Table]:
        for number in range(file.num_record_batches):
            try:
                batch = file.get_batch(number)
                batch.validate()
            except _DAMAGED as error:
                _damaged(f"record batch {number + 1}", "data that is not damaged", error)
            table = pa.Table.from_batches([batch])
            table = table.drop_columns([name for name in table.schema.names if name in without])
            for begin in range(0, len(table), _PIECE):
                yield table.slice(begin, _PIECE)

    return Source(path, None, lambda skip: _skipped(pieces(), skip), row_place)


def _csv(path: str, without: frozenset[str]) -> Iterator[Table]:
    """Every cell as text, which is read as a cell of a sheet is."""
    csv = part_of_pyarrow("csv")
    row = 0
    try:
        reader = csv.open_csv(
            path,
            read_options=csv.ReadOptions(block_size=_BLOCK, use_threads=False),
            parse_options=csv.ParseOptions(newlines_in_values=True, ignore_empty_lines=False),
            convert_options=csv.ConvertOptions(column_types=dict.fromkeys(KNOWN, pa.string())),
        )
        for batch in reader:
            table = pa.Table.from_batches([batch])
            yield table.drop_columns([name for name in table.schema.names if name in without])
            row += len(batch)
    except _DAMAGED as error:
        _damaged(f"after {row_place(row)}" if row else "row 1", "comma-separated values in UTF-8", error)


def _json_lines(path: str, without: frozenset[str]) -> Iterator[Table]:
    import msgspec

    decode = msgspec.json.Decoder(dict[str, str | int | float | bool | None]).decode
    names: dict[str, None] = {}
    rows = list[dict[str, Any]]()
    with open(path, "rb") as file:
        for number, line in enumerate(file):
            try:
                row = decode(line)
            except (msgspec.MsgspecError, UnicodeDecodeError) as error:
                fail(_line(number), "a JSON object of texts and numbers", echo(str(error)), "syntax")
            rows.append(row)
            names.update(dict.fromkeys(row))
            if len(rows) == _PIECE:
                yield _of_rows(rows, [name for name in names if name not in without])
                rows.clear()
    if rows:
        yield _of_rows(rows, [name for name in names if name not in without])


def _of_rows(rows: list[dict[str, Any]], names: Iterable[str]) -> Table:
    def text(value: Any) -> str | None:
        return None if value is None else cell(value)

    return pa.table({name: pa.array([text(row.get(name)) for row in rows], pa.string()) for name in names})


def whole_routines(pieces: Iterable[Table], place: Place, first: int, rows: int) -> Iterator[Table]:
    """Tables of about so many rows that begin and end with a routine; the first row of all has the number ``first``.

    Raises: UnreadableRoutineError, for a routine of more than a million rows.
    """
    held, count = list[Table](), 0
    for piece in pieces:
        held.append(piece)
        count += len(piece)
        if count < rows:
            continue
        table = _together(held)
        if ID not in table.schema.names:
            yield table  # which is refused
            held, count, first = [], 0, first + count
            continue
        last = int(starts_of(table.column(ID))[-1])
        if count - last > _LONGEST:
            fail(f"{place(first + last)}, column {ID}", f"at most {_LONGEST} rows of one routine", code="too-large")
        if last:
            yield table.slice(0, last)
            held, count, first = [table.slice(last)], count - last, first + last
    if count:
        yield _together(held)


def _together(tables: list[Table]) -> Table:
    return pa.concat_tables(tables, promote_options="default")


@contextmanager
def writing(path: str, kind: str, schema: Any) -> Generator[Callable[[Table], None]]:
    """Gives a function that appends tables to a file."""
    if kind == "json lines":
        import msgspec

        encode = msgspec.json.Encoder().encode_lines
        with open(path, "wb") as file:
            yield lambda table: _all_of(file.write(encode(batch.to_pylist())) for batch in table.to_batches(_PIECE))
    elif kind == "csv":
        csv = part_of_pyarrow("csv")
        plain = pa.schema([(field.name, field.type if field.name == ID else pa.string()) for field in schema])
        with csv.CSVWriter(path, plain) as writer:
            yield lambda table: writer.write_table(_without_lists(table).cast(plain))
    else:
        with _writer(path, kind, schema) as writer:
            yield writer.write_table


def _writer(path: str, kind: str, schema: Any) -> Any:
    if kind == "parquet":
        parquet = part_of_pyarrow("parquet")
        return parquet.ParquetWriter(path, schema)
    ipc = part_of_pyarrow("ipc")
    return ipc.new_file(path, schema)


def _all_of(done: Iterable[object]) -> None:
    for _ in done:
        pass


def _without_lists(table: Table) -> Table:
    """With the members of a list in one cell, blanks between them."""
    for number, field in enumerate(table.schema):
        if pa.types.is_list(field.type):
            texts = table.column(number).cast(pa.list_(pa.string()))
            table = table.set_column(number, field.name, pc.binary_join(texts, " "))
    return table
