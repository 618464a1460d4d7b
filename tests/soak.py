"""Checks made and broken documents by the million in one process: ``make soak``, or ``python tests/soak.py --help``.

Half of the documents are written from rows in a format that people have, with names that were reviewed
(tests/recognise/reviewed.tsv) and names that nobody knows; half are documents of tests/data, changed as ``make fuzz``
changes them. Each is read and checked twice, the second time after all others. It fails if

- anything but ``UnreadableRoutineError`` is raised;
- a routine passes that holds a movement which was reviewed as one to avoid or as unknown, or a name that nobody knows;
- a document has another verdict the second time;
- the memory grows while the documents are read again, by more than a tenth and 32 MB.
"""

import argparse
import os
import random
import sys
import time
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from fuzz import changed, changes_of
from fuzz import documents as kept_documents
from stenosis_routines.check import Verdict, check
from stenosis_routines.errors import UnreadableRoutineError
from stenosis_routines.formats import loads
from stenosis_routines.strategies.documents import MADE, Row, document

REVIEWED = Path(__file__).parent / "recognise" / "reviewed.tsv"
NOTES = (
    "",
    "",
    "",
    "slowly",
    "each side",
    "stop if it hurts",
    "no pain, no gain",
    "then stand up",
    "천천히",
    "hold 5 s",
)
UNREADABLE = "unreadable"
ENDS = (UNREADABLE, *Verdict)


def reviewed() -> dict[str, str]:
    """Each reviewed name with its verdict."""
    lines = REVIEWED.read_text(encoding="utf-8").splitlines()
    return {cells[0]: cells[6] for line in lines if line and line[0] != "#" for cells in [line.split("\t")]}


def unknown_name(luck: random.Random) -> str:
    """A word that is in no language."""
    return "".join(luck.choice("bdgkmpvz") + luck.choice("aeou") for _ in range(luck.randint(2, 4))) + "x"


def made(luck: random.Random, names: list[tuple[str, str]]) -> tuple[bytes, bool]:
    """A document, and whether it holds a movement with which it must not pass."""
    rows, bad = list[Row](), False
    for _ in range(luck.choice((1, 1, 2, 3, 6))):
        name, verdict = luck.choice(names) if luck.random() < 0.9 else (unknown_name(luck), "unknown")
        bad = bad or verdict in ("avoid", "unknown")
        rows.append(Row(name, luck.randint(1, 5), luck.randint(1, 30), luck.choice((None, 20.0)), luck.choice(NOTES)))
    return document(luck.choice(MADE), tuple(rows)).text.encode(), bad


def soak(times: int, seed: int) -> int:
    """Checks so many documents twice; prints what was found, and returns how many faults there were."""
    names = [(name, verdict) for name, verdict in reviewed().items() if name.isprintable()]
    names += [(name, verdict) for name, verdict in names if verdict == "fits"] * 20
    bases = [(data, changes_of(data)) for found in kept_documents().values() for data in found]
    ends = [bytearray(times), bytearray(times)]
    faults = 0
    memory = list[int]()
    started = time.monotonic()
    for again in (0, 1):
        for number in range(times):
            luck = random.Random(f"{seed} {number}")
            if number % 2:
                base, changes = luck.choice(bases)
                data, bad = changed(base, changes, luck), False
            else:
                data, bad = made(luck, names)
            try:
                end = ENDS.index(verdict_of(data))
            except Exception:
                traceback.print_exc()
                print(f"document {number} of seed {seed}: an error that is not documented")
                faults += 1
                continue
            if bad and ENDS[end] == Verdict.SUITABLE:
                print(f"document {number} of seed {seed} passes:\n{data.decode()}")
                faults += 1
            ends[again][number] = end
            if again and end != ends[0][number]:
                print(f"document {number} of seed {seed}: {ENDS[ends[0][number]]}, then {ENDS[end]}")
                faults += 1
        memory.append(resident())
    counts = ", ".join(f"{ends[0].count(end)} {name}" for end, name in enumerate(ENDS))
    rate = 2 * times / (time.monotonic() - started)
    first, second = (f"{size >> 20} MB" for size in memory)
    print(f"{times} documents twice, {rate:.0f} a second: {counts}; memory {first}, then {second}")
    if memory[1] > memory[0] * 1.1 + (32 << 20):
        print("the memory grows")
        faults += 1
    print(f"faults: {faults}")
    return faults


def verdict_of(data: bytes) -> str:
    """The verdict on a document, or that it is unreadable."""
    try:
        return check(loads(data)).verdict
    except UnreadableRoutineError:
        return UNREADABLE


def resident() -> int:
    """The memory of this process now, in bytes."""
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=500_000, help="how many documents, each twice (500,000)")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    sys.exit(min(soak(given.times, given.seed), 1))
