"""Screens a file part by part: each finished part stands beside the result, so that a run that was killed goes on.

A part is an Arrow file that gets its name only when it is whole and all before it have theirs. At the end all parts are
joined under another name, which becomes that of the result at once.
"""

import hashlib
import json
import os
import shutil
import signal
import threading
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from typing import Any, NamedTuple

import attrs

from stenosis_routines._version import __version__
from stenosis_routines.answers import Answers, Question, QuestionKind
from stenosis_routines.bulk import verdicts
from stenosis_routines.bulk._arrow import Array, Table, np, pa, part_of_pyarrow
from stenosis_routines.bulk.columns import ID, Place, fail, shifted, starts_of
from stenosis_routines.bulk.files import Source, kind_of, whole_routines, writing
from stenosis_routines.bulk.screening import CHECKED, Screener
from stenosis_routines.check import Verdict
from stenosis_routines.errors import Problem, StenosisRoutinesError, UnreadableRoutineError, echo

__all__ = ["Screened", "screen_file"]

#: The rows of a part.
ROWS = 1 << 18
#: A row of a file takes at least so many bytes; of a file that does not say how many rows it has, this says the most.
_ROW_BYTES = 6
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
    jobs: int = 1,
    settings: Sequence[str] = (),
    done: Callable[[int], object] = lambda _: None,
) -> Screened:
    """Screens a file and writes what is found; goes on where an earlier run of the same was killed.

    ``jobs`` is the number of processes that screen parts, at most one for each part; 1: this one. A run may go on with
    another number. ``settings`` are what else decides on the result, as words; ``done`` is called with the number of
    rows that are done.

    Raises:
        UnreadableRoutineError: the file cannot be screened; or parts are there of another input, version or settings.
        OSError: a file cannot be read or written; FileExistsError, if the target is there.
        StenosisRoutinesError: a process ended before its work was done; finished parts are kept.
    """
    kind_of(target)
    if os.path.exists(target):
        raise FileExistsError(17, "it is there already, and is never overwritten", target)
    folder = f"{target}.parts"
    _begin(folder, _what(source, rows, settings))
    try:
        screened = _screened(source, folder, target, answers, rows, jobs, done)
    except UnreadableRoutineError:
        shutil.rmtree(folder)  # parts of a file that cannot be screened are of no use
        raise
    shutil.rmtree(folder)
    return screened


def _screened(
    source: Source,
    folder: str,
    target: str,
    answers: Answers | None,
    rows: int,
    jobs: int,
    done: Callable[[int], object],
) -> Screened:
    paths = _finished(folder)
    count = sum(len(_table(path)) for path in paths)
    done(count)
    parts = _parts(source, folder, len(paths), count, rows)
    most = os.path.getsize(source.path) // _ROW_BYTES if source.rows is None else source.rows
    jobs = min(jobs, -(-most // rows))
    written = _in_processes(parts, answers, jobs) if jobs > 1 else _in_this_process(parts, answers)
    with closing(written):
        for part in written:
            paths.append(_finish(part, os.path.join(folder, f"{len(paths):06}")))
            count += part.rows
            done(count)
    _each_once(paths, source.place)
    return _join(paths, kind_of(target), folder, target)


class _Part(NamedTuple):
    """Rows to screen."""

    table: Table
    #: The place of a row of the table.
    place: Place
    #: What the names of its files begin with, until it is finished.
    path: str


class _Written(NamedTuple):
    """A part that is whole, and has no name yet."""

    path: str
    rows: int


def _parts(source: Source, folder: str, number: int, first: int, rows: int) -> Iterator[_Part]:
    """The parts from a row on."""
    for table in whole_routines(source.pieces(first), source.place, first, rows):
        yield _Part(table, shifted(source.place, first), os.path.join(folder, f"{number:06}"))
        number, first = number + 1, first + len(table)


def _screen(screener: Screener, part: _Part) -> _Written:
    """Screens a part and writes it.

    The process is in the names, so that one that outlives its run a moment writes nothing that the next run reads.
    """
    screened = screener.screen(part.table, part.place)
    path = f"{part.path}.{os.getpid()}"
    _write(path, screened, screener.take_questions())
    return _Written(path, len(screened))


def _in_this_process(parts: Iterator[_Part], answers: Answers | None) -> Generator[_Written]:
    screener = Screener(answers)
    for part in parts:
        yield _screen(screener, part)


# Several processes.


def _in_processes(parts: Iterator[_Part], answers: Answers | None, jobs: int) -> Generator[_Written]:
    """The parts in order, screened in so many processes; at most one more is read ahead.

    Raises: StenosisRoutinesError, if a process ends before its work is done.
    """
    from concurrent.futures import Future, ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    context = get_context("spawn")  # a fork of a process with threads, as Arrow has, may hang
    watched, held = context.Pipe(duplex=False)
    pool = ProcessPoolExecutor(jobs, context, _prepare, (watched, answers))
    waiting = deque[Future[_Written]]()
    try:
        while True:
            try:
                part = next(parts, None)
            except UnreadableRoutineError:  # what is wrong in an earlier part is said first
                for one in waiting:
                    yield one.result()
                raise
            if part is None:
                break
            waiting.append(pool.submit(_work, part._replace(table=_sent(part.table))))
            if len(waiting) > jobs:
                yield waiting.popleft().result()
        for one in waiting:
            yield one.result()
    except BrokenProcessPool as error:
        again = (
            "a process ended before its work was done; the same command goes on, with fewer --jobs if memory is short"
        )
        raise StenosisRoutinesError(again) from error
    finally:
        held.close()
        pool.shutdown(cancel_futures=True)
        watched.close()


_screener: Screener


def _prepare(watched: Any, answers: Answers | None) -> None:
    """Makes a process ready."""
    global _screener
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process ends the others
    threading.Thread(target=_end_with, args=(watched,), daemon=True).start()
    _screener = Screener(answers)


def _end_with(watched: Any) -> None:
    """Ends this process once the first one closes its end of the pipe, or is killed."""
    watched.poll(None)
    os._exit(1)


def _work(part: _Part) -> _Written:
    return _screen(_screener, part._replace(table=part_of_pyarrow("ipc").open_stream(part.table).read_all()))


def _sent(table: Table) -> Any:
    """The bytes of a table. Pickled itself, a slice may take all that it is a slice of with it."""
    sink = pa.BufferOutputStream()
    with part_of_pyarrow("ipc").new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    return sink.getvalue()


# Beside the result.


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


def _table(path: str) -> Table:
    """The rows of a part."""
    return part_of_pyarrow("ipc").open_file(pa.memory_map(path)).read_all()


def _write(path: str, part: Table, asked: Counter[Question]) -> None:
    """Writes a part and the hashes of its ids, under names that say that it is not finished."""
    np.save(f"{path}.ids.npy", np.sort(_hashes(part)))
    questions = [[q.kind.value, q.text, q.beside, count] for q, count in asked.most_common(_QUESTIONS)]
    part = part.replace_schema_metadata({**part.schema.metadata, _ASKED: json.dumps(questions)})
    with writing(f"{path}.new", "arrow", part.schema) as write:
        write(part)


def _finish(part: _Written, path: str) -> str:
    """Gives a part its name; the hashes of its ids get theirs before."""
    _name(f"{part.path}.ids.npy", f"{path}.ids.npy")
    _name(f"{part.path}.new", f"{path}.arrow")
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
        part = _table(path)
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
    schema = (_table(paths[0]) if paths else Screener().screen(_NOTHING)).schema
    with writing(joined, kind, schema.remove_metadata()) as write:
        for table in map(_table, paths):
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
