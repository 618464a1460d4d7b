"""Measures things side by side: interleaved, in processor time, with the spread of all rounds."""

import math
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

__all__ = ["child", "interleaved", "ratio", "slope"]

Seconds = dict[str, list[float]]


def interleaved(jobs: Mapping[str, Callable[[Any], Any]], given: Iterable[Sequence[Any]]) -> Seconds:
    """The processor time of each job per value, round by round.

    ``given`` are the values of each round; all jobs of a round take the same ones, each round in another order. The
    first round is not counted.
    """
    taken: Seconds = {name: [] for name in jobs}
    for number, values in enumerate(given):
        names = list(jobs)
        for name in names[number % len(names) :] + names[: number % len(names)]:
            job, start = jobs[name], time.process_time()
            for value in values:
                job(value)
            taken[name].append((time.process_time() - start) / len(values))
    return {name: rounds[1:] for name, rounds in taken.items()}


def ratio(mine: Sequence[float], base: Sequence[float]) -> str:
    """How many times the base a job takes: the median of the rounds, and the range of their middle half."""
    ratios = sorted(a / b for a, b in zip(mine, base, strict=True))
    low, middle, high = statistics.quantiles(ratios, n=4)
    return f"{_short(middle)} ({_short(low)}-{_short(high)})"


def _short(number: float) -> str:
    return f"{number:.0f}" if number >= 100 else f"{number:.2g}"


def slope(sizes: Sequence[float], seconds: Sequence[float]) -> float:
    """The power with which time grows: the slope of the line of least squares through the logarithms."""
    return statistics.linear_regression(list(map(math.log, sizes)), list(map(math.log, seconds))).slope


#: Runs a line and prints what it used. A small process does so, because what its parent holds counts as a child's too.
_WATCH = """
import os, subprocess, sys
with open(os.devnull, "w") as nothing:
    process = subprocess.Popen(sys.argv[1:], stdout=nothing, stderr=nothing)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, process.returncode)
"""


def child(line: Sequence[str], environment: Mapping[str, str]) -> tuple[float, float, int]:
    """The processor seconds and the peak megabytes of a process of its own, and its exit code."""
    watch = [sys.executable, "-S", "-c", _WATCH, *line]
    done = subprocess.run(watch, env=environment, capture_output=True, text=True, check=True)
    seconds, memory, code = done.stdout.split()
    return float(seconds), float(memory), int(code)
