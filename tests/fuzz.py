"""Gives every reader broken documents by the hundred thousand: ``make fuzz``, or ``python tests/fuzz.py --help``.

The documents of tests/data, examples and, where they are present, the shared samples are changed byte by byte and
member by member. A reader may raise ``UnreadableRoutineError`` and nothing else, does not hang, and gives
no routine that passes where every movement of the document was made a barbell squat. What breaks one of these is kept
in tests/data/fuzz/<format>/ and replayed by tests/formats/test_fuzz.py; the one who mends the reader shrinks it.
"""

import argparse
import csv
import hashlib
import io
import json
import random
import re
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from stenosis_routines.check import check
from stenosis_routines.errors import UnreadableRoutineError
from stenosis_routines.exercise import Traits
from stenosis_routines.formats import FORMATS, detect, loads
from stenosis_routines.language.tokens import tokens
from stenosis_routines.language.vocabulary import LANGUAGES
from stenosis_routines.routine import Routine

ROOT = Path(__file__).parents[1]
KEPT = ROOT / "tests" / "data" / "fuzz"
FOLDERS = (ROOT / "tests" / "data", ROOT / "examples", ROOT.parent / "shared" / "samples")

#: The formats that can be read.
READERS = [name for name, format in FORMATS.items() if format.read is not None]

#: Larger documents are only slower to change.
SIZE_LIMIT = 40_000
#: The seconds of the processor after which a reader counts as hanging; how fast readers are is measured in benchmarks.
SECONDS = 10.0
SQUAT = "Barbell squat"

#: Values that have broken readers somewhere.
VALUES = (
    *(None, True, False, 0, -1, 1, 3.7, 1e308, -0.0, 2**31, 2**63, 10**30, float("nan"), float("inf"), "", " ", "0"),
    *("\0", "\ud800", "\u202e", "\ufeff", "a" * 300, "x" * 3000, "=1+1", "1e400", "-1", "1,5", "１２", "NaN", "\x85"),
    *([], {}, [[]], [None], [{}], {"": None}, {"type": 3}, [[[[[[]]]]]], ["a", 1, None, {}], "2026-02-30", "P1D", "🦵"),
)
TOKENS = (b"", b"\0", b"\xff", b'"', b"'", b",", b";", b"\t", b"\r", b"\n", b"[", b"]", b"{", b"}", b":", b"null", b"-")
TOKENS += (
    b"1e999",
    b"NaN",
    b"\xed\xa0\x80",
    b"\xef\xbb\xbf",
    b"\\u0000",
    b"\\ud800",
    b"9" * 40,
    b"[" * 70,
    b"0x1",
    b"\\",
)


class BrokenError(AssertionError):
    """A reader did something forbidden; ``kind`` says what, and where in the code."""

    def __init__(self, kind: str, detail: str = "") -> None:
        super().__init__(f"{kind}: {detail}" if detail else kind)
        self.kind = kind


def documents() -> dict[str, list[bytes]]:
    """The documents of every reader, sorted by detection; documents kept from earlier runs by their folder."""
    found: dict[str, list[bytes]] = {name: [] for name in READERS}
    for path in sorted(path for folder in FOLDERS for path in folder.rglob("*") if path.is_file()):
        data = path.read_bytes()
        name = path.parent.name if path.parent.parent == KEPT else detected(data)
        if name in found and len(data) <= SIZE_LIMIT:
            found[name].append(data)
    return found


def detected(data: bytes) -> str | None:
    """The format, or ``None`` where it is in none."""
    try:
        return detect(data.removeprefix(b"\xef\xbb\xbf"))
    except UnreadableRoutineError:
        return None


@cache
def warm() -> None:
    """Loads the words of all languages and of doses once, so that this does not count as time for a document."""
    loads(
        b"2025-09-05,Fridays,1h,Squat (Barbell),2,30.0,6\n- Kniebeuge (Langhantel) x 10\n- Knee to chest x 10",
        format="text",
    )
    for language in LANGUAGES:
        tokens("a", language)


def probe(data: bytes, format: str | None, squats: bool = False) -> Routine | None:
    """The routine in a document, or ``None`` where it is unreadable. Raises: BrokenError, for anything else."""
    warm()
    started = time.process_time()
    try:
        routine = loads(data, format=format)
    except UnreadableRoutineError:
        routine = None
    except Exception as error:
        *_, place = traceback.extract_tb(error.__traceback__)
        raise BrokenError(f"{type(error).__name__} in {Path(place.filename).name}, {place.name}", str(error)) from error
    if (seconds := time.process_time() - started) > SECONDS:
        raise BrokenError("slow", f"({seconds:.1f} s)")
    if squats and routine is not None and passes(routine):
        raise BrokenError("squats pass")
    return routine


def passes(routine: Routine) -> bool:
    """Whether it is suitable; but a broken name with declared facts is a movement of the writer's own, and may be."""
    items = [item for session in routine.sessions for item in session.prescriptions]
    own = any(item.exercise.traits != Traits() and "squat" not in item.exercise.name.lower() for item in items)
    return not own and check(routine).verdict == "suitable"


def squatted(data: bytes, format: str) -> bytes | None:
    """The document with every movement replaced by a squat; ``None`` where names are not written out."""
    routine = probe(data, format)
    items = [item for session in routine.sessions for item in session.prescriptions] if routine else []
    names = {plain(text) for item in items for text in (item.exercise.name, item.exercise.id or "")} - {
        "",
        plain(SQUAT),
    }
    if (document := parsed(data)) is not None:
        value = json.dumps(replaced(document, names)).encode()
    elif (rows := table(data)) is not None:
        value = joined([[SQUAT if plain(cell) in names else cell for cell in row] for row in rows], data)
    else:
        return None
    routine = probe(value, format)
    items = [item for session in routine.sessions for item in session.prescriptions] if routine else []
    return value if items and all("squat" in plain(item.exercise.name) for item in items) else None


def plain(text: str) -> str:
    """A name without the differences that formats make: ``BACK_SQUAT`` and ``Back squat`` are one."""
    return re.sub(r"[\W_]+", " ", text).strip().casefold()


def replaced(value: object, names: set[str]) -> object:
    """The value with every text that is one of the names made a squat."""
    if isinstance(value, dict):
        return {key: replaced(member, names) for key, member in value.items()}
    if isinstance(value, list):
        return [replaced(member, names) for member in value]
    return SQUAT if isinstance(value, str) and plain(value) in names else value


def parsed(data: bytes) -> object:
    """The document as JSON values; ``None`` where it is no JSON."""
    try:
        value: object = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict | list) else None


def table(data: bytes) -> list[list[str]] | None:
    """The document as rows of cells; ``None`` where it is no table."""
    try:
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=delimiter(data)))
    except (ValueError, csv.Error):
        return None
    return rows if len(rows) > 1 and len(rows[0]) > 1 else None


def delimiter(data: bytes) -> str:
    """What separates the cells of a table."""
    line = data.split(b"\n", 1)[0]
    return max(",;\t", key=lambda one: line.count(one.encode()))


def joined(rows: list[list[str]], data: bytes) -> bytes:
    """Rows as the document that they came from."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter(data)).writerows(rows)
    return text.getvalue().encode(errors="surrogatepass")


# Changes.


def bytes_changed(data: bytes, luck: random.Random) -> bytes:
    """A byte flipped, a piece cut, doubled, moved or replaced, or the end cut off."""
    start = luck.randrange(len(data) + 1)
    end = min(len(data), start + luck.choice((0, 1, 1, 2, 8, 64, 1000)))
    match luck.randrange(6):
        case 0:
            return data[:start] + bytes([luck.randrange(256)]) + data[start + 1 :]
        case 1:
            return data[:start] + data[end:]
        case 2:
            return data[:end] + data[start:]
        case 3:
            return data[:start]
        case 4:
            place = luck.randrange(len(data) + 1)
            return data[:place] + data[start:end] + data[place:]
        case _:
            return data[:start] + luck.choice(TOKENS) + data[end:]


def members_changed(data: bytes, luck: random.Random) -> bytes:
    """One value of a JSON document replaced, dropped, repeated, wrapped or moved, or one of its keys."""
    document = json.loads(data)
    places = list(containers(document))
    place, other = luck.choice(places), luck.choice(places)
    if not place:
        return bytes_changed(data, luck)
    key = luck.choice(list(place)) if isinstance(place, dict) else luck.randrange(len(place))
    value = place[key]
    twice = ""
    match luck.randrange(8):
        case 0 | 1 | 2:
            place[key] = luck.choice(VALUES)
        case 3:
            del place[key]
        case 4:
            place[key] = [value] if luck.random() < 0.5 else {"name": value}
        case 5:
            place[key] = luck.choice(
                [member for one in places for member in (one.values() if isinstance(one, dict) else one)]
            )
        case 6 if isinstance(place, dict):
            twice = "\x01" + key
            place[twice] = luck.choice((value, *VALUES))
        case _ if isinstance(other, dict):
            other[luck.choice((str(key), "type", "extra", "", *list(other)[:3]))] = value
        case _:
            other.append(value)
    try:
        text = json.dumps(document)
    except (ValueError, RecursionError):  # it holds itself
        return bytes_changed(data, luck)
    if twice:
        text = text.replace(json.dumps(twice), json.dumps(key))
    return text.encode(errors="surrogatepass")


def containers(value: object) -> Iterator[dict | list]:
    """Every object and list in a JSON document."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict | list):
            yield one
            waiting += one.values() if isinstance(one, dict) else one


def cells_changed(data: bytes, luck: random.Random) -> bytes:
    """One cell, row or column of a table replaced, dropped, repeated or moved."""
    rows = table(data) or [[]]
    number = luck.randrange(len(rows))
    row = rows[number]
    column = luck.randrange(len(row)) if row else 0
    match luck.randrange(8):
        case 0 | 1 | 2 if row:
            value = luck.choice(VALUES)
            row[column] = value if isinstance(value, str) else str(value)
        case 3 if row:
            row[column] = luck.choice([cell for one in rows for cell in one] or [""])
        case 4:
            rows.insert(luck.randrange(len(rows)), list(row))
        case 5:
            del rows[number]
        case 6:
            for one in rows:
                del one[column : column + 1]
        case _:
            luck.shuffle(rows) if luck.random() < 0.5 else luck.shuffle(row)
    changed = joined(rows, data)
    return changed.replace(b",", b";") if luck.random() < 0.02 else changed


Change = Callable[[bytes, random.Random], bytes]


def changes_of(data: bytes) -> tuple[Change, ...]:
    """What can be done to a document."""
    if parsed(data) is not None:
        return (bytes_changed, members_changed, members_changed)
    return (bytes_changed, cells_changed, cells_changed) if table(data) is not None else (bytes_changed,)


def changed(data: bytes, changes: tuple[Change, ...], luck: random.Random) -> bytes:
    """The document with one to four changes; what is no longer what it was is changed byte by byte."""
    for _ in range(luck.choice((1, 1, 1, 2, 4))):
        change = luck.choice(changes)
        try:
            data = change(data, luck)
        except (ValueError, RecursionError, IndexError, csv.Error):
            data = bytes_changed(data, luck)
    return data


def fuzz(format: str, corpus: list[bytes], times: int, seed: int) -> Counter[str]:
    """Gives a reader so many documents, and counts how it ended. Prints and keeps what breaks it."""
    luck = random.Random(f"{seed} {format}")
    bases = [(data, False, changes_of(data)) for data in corpus]
    bases += [(data, True, changes_of(data)) for one in corpus if (data := squatted(one, format)) is not None]
    ends = Counter[str](squats=sum(squats for _, squats, _ in bases))
    for _ in range(times if bases else 0):
        base, squats, changes = luck.choice(bases)
        data = changed(base, changes, luck)
        try:
            routine = probe(data, format if luck.random() < 0.9 else None, squats)
        except BrokenError as error:
            ends[error.kind] += 1
            keep(data, format, error)
        else:
            ends["unreadable" if routine is None else "unread" if routine.unread else "read"] += 1
    return ends


def keep(data: bytes, format: str, error: BrokenError) -> None:
    """Keeps a document that broke a reader, one of each kind."""
    folder = KEPT / format
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{error.kind.partition(' ')[0].lower()}-{hashlib.sha256(error.kind.encode()).hexdigest()[:8]}"
    if not path.exists():
        path.write_bytes(data)
        print(f"{format}: {str(error)[:200]}: kept as {path}", file=sys.stderr, flush=True)


def main(arguments: list[str] | None = None) -> int:
    """Fuzzes every reader, or some; 1 if one broke."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("formats", nargs="*", default=READERS, help="all that can be read, if left out")
    parser.add_argument("--times", type=int, default=200_000, help="documents for each reader")
    parser.add_argument("--seed", type=int, default=0)
    wanted = parser.parse_args(arguments)
    corpus, broke = documents(), False
    for format in wanted.formats:
        started = time.perf_counter()
        ends = fuzz(format, corpus[format], wanted.times, wanted.seed)
        squats = ends.pop("squats")
        broke = broke or bool(set(ends) - {"unreadable", "unread", "read"})
        endings = ", ".join(f"{count} {end}" for end, count in ends.most_common())
        seconds = time.perf_counter() - started
        print(f"{format}: {len(corpus[format])} documents, {squats} of squats; {endings}; {seconds:.0f} s", flush=True)
    return int(broke)


if __name__ == "__main__":
    sys.exit(main())
