"""Runs a function over documents, in this process or several, with its progress on a terminal."""

import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from stenosis_routines.cli.files import Named
from stenosis_routines.cli.streams import is_terminal
from stenosis_routines.errors import StenosisRoutinesError

__all__ = ["results", "watched"]

T = TypeVar("T")

#: How many documents each process is given ahead, so that the results that wait stay few.
_AHEAD = 32


def results(function: Callable[[Named], T], documents: Sequence[Named], jobs: int) -> Iterator[T]:
    """The function's result for each document, in order.

    Raises: StenosisRoutinesError, if a process ends before its work is done.
    """
    return map(function, documents) if jobs == 1 else _in_processes(function, documents, jobs)


def _in_processes(function: Callable[[Named], T], documents: Sequence[Named], jobs: int) -> Iterator[T]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    pool = ProcessPoolExecutor(jobs, initializer=_prepare, initargs=(function,))
    waiting = iter(documents)
    try:
        while batch := list(islice(waiting, jobs * _AHEAD)):
            yield from pool.map(_work, batch, chunksize=8)
    except BrokenProcessPool as error:
        raise StenosisRoutinesError("a process ended before its work was done; try again with fewer --jobs") from error
    finally:
        pool.shutdown(cancel_futures=True)


_function: Callable[[Named], Any]


def _prepare(function: Callable[[Named], Any]) -> None:
    """Gives a process its function once, since what that holds takes time to make."""
    global _function
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process ends the others
    _function = function


def _work(document: Named) -> Any:
    return _function(document)


def watched(results: Iterable[T], count: int, quiet: bool) -> Iterator[T]:
    """The results, with a bar that shows how many there are so far.

    There is none but on a terminal, where the results themselves are not written to it and rich is installed.
    """
    if count < 2 or quiet or not is_terminal(sys.stderr) or is_terminal(sys.stdout):
        return iter(results)
    try:
        from rich.console import Console
        from rich.progress import track
    except ImportError:
        return iter(results)
    console = Console(stderr=True)
    return iter(track(results, total=count, description="documents", console=console, transient=True))
