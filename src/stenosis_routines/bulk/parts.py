"""Screens a file part by part: each finished part stands beside the result, so that a run that was killed goes on.

A part is an Arrow file that gets its name only when it is whole. At the end all parts are joined under another name,
which becomes that of the result at once.
"""

import hashlib
import json
import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import attrs

from stenosis_routines._version import __version__
from stenosis_routines.answers import Answers, Question, QuestionKind
from stenosis_routines.bulk import verdicts
from stenosis_routines.bulk._arrow import Array, Table, np, pa, part_of_pyarrow
from stenosis_routines.bulk.columns import ID, fail, starts_of
from stenosis_routines.bulk.files import Source, kind_of, whole_routines, writing
from stenosis_routines.bulk.screening import CHECKED, Screener
from stenosis_routines.check import Verdict
from stenosis_routines.errors import Problem, UnreadableRoutineError, echo

__all__ = ["Screened", "screen_file"]

#: The rows of a part.
ROWS = 1 << 20
#: The open questions that are kept, of a part and of all; the most frequent are.
_QUESTIONS, _ALL_QUESTIONS = 10_000, 100_000
_ASKED = b"stenosis_routines.questions"
#: How many hashes of ids are compared at a time, 8 bytes each.
_HASHES = 1 << 24


@attrs.frozen(kw_only=True)
class Screened:
    """What a file comes to."""

    rows: int
    #: How many rows went through ``check``.
    checked: int
    #: How many routines have each verdict.
    verdicts: Counter[Verdict]
    #: In how many routines each code is found.
    codes: Counter[str]
    #: What only a person can settle, the most frequent first.
    questions: tuple[Question, ...]


def screen_file(
    source: Source,
    target: str,
    answers: Answers | None = None,
    *,
    rows: int = ROWS,
    settings: Sequence[str] = (),
    done: Callable[[int], object] = lambda _: None,
) -> Screened:
    """Screens a file and writes what is found; goes on where an earlier run of the same was killed.

    ``settings`` are what else decides on the result, as words; ``done`` is called with the number of rows that are
    done.

    Raises:
        UnreadableRoutineError: the file cannot be screened; or parts are there of another input, version or settings.
        OSError: a file cannot be read or written; FileExistsError, if the target is there.
    """
    kind_of(target)
    if os.path.exists(target):
        raise FileExistsError(17, "it is there already, and is never overwritten", target)
    folder = f"{target}.parts"
    _begin(folder, _what(source, rows, settings))
    try:
        screened = _screened(source, folder, target, Screener(answers), rows, done)
    except UnreadableRoutineError:
        shutil.rmtree(folder)  # parts of a file that cannot be screened are of no use
        raise
    shutil.rmtree(folder)
    return screened


def _screened(
    source: Source, folder: str, target: str, screener: Screener, rows: int, done: Callable[[int], object]
) -> Screened:
    paths, count = _finished(folder), 0
    for path in paths:
        count += _rows_of(path)
    done(count)
    for table in whole_routines(source.pieces(count), source.place, count, rows):
        part = screener.screen(table, _shifted(source.place, count))
        paths.append(_write(folder, len(paths), part, screener.take_questions()))
        count += len(part)
        done(count)
    _each_once(paths, source.place)
    return _join(paths, kind_of(target), folder, target)


def _shifted(place: Callable[[int], str], by: int) -> Callable[[int], str]:
    return lambda row: place(row + by)


def _what(source: Source, rows: int, settings: Sequence[str]) -> dict[str, object]:
    """What parts must agree in to be joined."""
    held = os.stat(source.path)
    path = os.path.abspath(source.path)
    return {
        "path": path,
        "bytes": held.st_size,
        "changed": held.st_mtime_ns,
        "version": __version__,
        "rows": rows,
        "settings": list(settings),
    }


def _begin(folder: str, what: dict[str, object]) -> None:
    """Makes the folder of parts, or sees that its parts are of the same run."""
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(folder, "run.json")
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            if json.load(file) != what:
                again = "parts of the same input, version and settings; remove the folder to start again"
                fail(folder, again, "others", "not-understood")
        return
    with open(f"{path}.new", "w", encoding="utf-8") as file:
        json.dump(what, file)
    _name(f"{path}.new", path)


def _name(path: str, name: str) -> None:
    """Gives a file its name once all of it is on the disk."""
    with open(path, "rb+") as file:
        os.fsync(file.fileno())
    os.replace(path, name)


def _finished(folder: str) -> list[str]:
    """The parts that are whole, in order."""
    paths = list[str]()
    while os.path.exists(path := os.path.join(folder, f"{len(paths):06}.arrow")):
        paths.append(path)
    return paths


def _opened(path: str) -> Any:
    return part_of_pyarrow("ipc").open_file(pa.memory_map(path))


def _tables(path: str) -> Iterator[Table]:
    """The table of a part, in one."""
    yield _opened(path).read_all()


def _rows_of(path: str) -> int:
    return sum(len(table) for table in _tables(path))


def _write(folder: str, number: int, part: Table, asked: Counter[Question]) -> str:
    path = os.path.join(folder, f"{number:06}")
    np.save(f"{path}.ids.npy", np.sort(_hashes(part)))
    questions = [[q.kind.value, q.text, q.beside, count] for q, count in asked.most_common(_QUESTIONS)]
    part = part.replace_schema_metadata({**part.schema.metadata, _ASKED: json.dumps(questions)})
    with writing(f"{path}.new", "arrow", part.schema) as write:
        write(part)
    _name(f"{path}.new", f"{path}.arrow")
    return f"{path}.arrow"


# No id twice.


def _first_ids(part: Table) -> tuple[Array, list[object]]:
    """The rows with which routines begin, and their ids."""
    starts = starts_of(part.column(ID))
    return starts, part.column(ID).take(pa.array(starts)).to_pylist()


def _hash(ident: object) -> int:
    return int.from_bytes(hashlib.blake2b(str(ident).encode(), digest_size=8).digest(), "little")


def _hashes(part: Table) -> Array:
    """A hash of each id, so that ids can be compared over all parts in little memory."""
    return np.array([_hash(ident) for ident in _first_ids(part)[1]], np.uint64)


def _each_once(paths: Sequence[str], place: Callable[[int], str]) -> None:
    """Refuses an id that comes back in another part: its rows were judged as two routines."""
    hashes = [np.load(f"{path.removesuffix('.arrow')}.ids.npy", mmap_mode="r") for path in paths]
    slices = sum(map(len, hashes)) // _HASHES + 1
    for number in range(slices):
        low, high = (np.uint64(min(n * (2**64 // slices), 2**64 - 1)) for n in (number, number + 1))
        last = number == slices - 1
        some = np.sort(
            np.concatenate(
                [
                    held[np.searchsorted(held, low) : None if last else np.searchsorted(held, high)]
                    for held in (*hashes, np.zeros(0, np.uint64))
                ]
            )
        )
        again = some[1:][some[1:] == some[:-1]]
        if len(again):
            _refuse_again(paths, frozenset(again.tolist()), place)


def _refuse_again(paths: Sequence[str], hashes: frozenset[int], place: Callable[[int], str]) -> None:
    """Refuses the ids with these hashes that are the same; other ids may share a hash."""
    seen, before = set[object](), 0
    problems = list[Problem]()
    for path in paths:
        for part in _tables(path):
            for row, ident in zip(*_first_ids(part), strict=True):
                if _hash(ident) in hashes:
                    if ident in seen:
                        where = f"{place(before + int(row))}, column {ID}"
                        together = "all rows of a routine one after the other"
                        problems.append(Problem(where, together, echo(ident), "duplicate-key"))
                    seen.add(ident)
            before += len(part)
    if problems:
        raise UnreadableRoutineError(problems)


# The end.


def _join(paths: Sequence[str], kind: str, folder: str, target: str) -> Screened:
    """Writes all parts into one file, and counts what is in them."""
    count, checked, of_verdicts, codes = 0, 0, Counter[Verdict](), Counter[str]()
    asked = Counter[tuple[str, str, str | None]]()
    joined = os.path.join(folder, "joined")
    schema = _opened(paths[0]).schema if paths else Screener().screen(_NOTHING).schema
    with writing(joined, kind, schema.remove_metadata()) as write:
        for table in (table for path in paths for table in _tables(path)):
            metadata = table.schema.metadata
            write(table.replace_schema_metadata(None))
            count, checked = count + len(table), checked + int(metadata[CHECKED])
            of_routines = verdicts(table)
            of_verdicts.update(map(Verdict, of_routines.column("verdict").to_pylist()))
            codes.update(_counted(of_routines.column("codes")))
            asked.update({(q[0], q[1], q[2]): q[3] for q in json.loads(metadata[_ASKED])})
            if len(asked) > 2 * _ALL_QUESTIONS:
                asked = Counter(dict(asked.most_common(_ALL_QUESTIONS)))
    _name(joined, target)
    questions = (
        Question(QuestionKind(key), text, beside, count=times)
        for (key, text, beside), times in asked.most_common(_ALL_QUESTIONS)
    )
    return Screened(rows=count, checked=checked, verdicts=of_verdicts, codes=codes, questions=tuple(questions))


_NOTHING = pa.table({name: pa.array([], pa.string()) for name in ("routine_id", "session", "name")})


def _counted(lists: Array) -> dict[str, int]:
    counts: Iterable[Any] = lists.combine_chunks().flatten().value_counts().to_pylist()
    return {one["values"]: one["counts"] for one in counts}
