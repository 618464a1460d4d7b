"""Measures the library beside other means to the same end and writes docs/performance.md: ``make bench``.

``python -m benchmarks documents names`` prints only those tables. Ratios alone are given, since the seconds of a
machine say little of another. The installed wheel is measured where a process starts, this source tree elsewhere.
"""

import os
import platform
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import count, islice
from pathlib import Path
from typing import Any

from benchmarks.documents import KINDS, documents
from benchmarks.measure import child, interleaved, ratio, slope
from benchmarks.rivals import rivals
from rapidfuzz import process as fuzzy
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

import stenosis_routines as sr
from stenosis_routines.formats import native

ROOT = Path(__file__).parents[1]
ROUNDS = 10
#: What grows is measured in 100,000 too where that is likely to take no longer than this, in seconds.
LONGEST_S = 15
#: How many documents of a size a round takes.
PER_ROUND = {1: 200, 36: 20, 1000: 1}
OURS = "stenosis-routines, bytes to findings"
TYPED = "msgspec, typed decode"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


# Documents.


def ours(data: bytes) -> sr.Report:
    return sr.check(native.read(data))


def whole_documents() -> str:
    """Bytes to findings beside the rivals, for every kind and size."""
    jobs: dict[str, Callable[[bytes], Any]] = {OURS: ours, **rivals()}
    parts: list[str] = []
    for clean in (True, False):
        rows = {name: [name] for name in jobs}
        for size in PER_ROUND:
            for kind in KINDS:
                made = documents(kind, size, clean)
                given = (list(islice(made, PER_ROUND[size])) for _ in range(ROUNDS + 1))
                taken = interleaved(jobs, given)
                for name in jobs:
                    rows[name].append(ratio(taken[name], taken[TYPED]))
        head = ["", *(f"{size}, {kind}" for size in PER_ROUND for kind in KINDS)]
        parts.append(f"{'Clean' if clean else 'With findings'}:\n\n{table(head, list(rows.values()))}")
    return "\n\n".join(parts)


# Notes and names.


def notes() -> str:
    """A note of 200 characters that was never read, beside the bare decode of a routine of 36."""
    number, chance = count(2), random.Random(1)
    said = (
        "Lie on your back with your knees bent.",
        "Bring one knee towards your chest and hold it.",
        "Lower the leg slowly and breathe out.",
        "Stop at once if the pain gets worse.",
        "Avoid squats and bridges.",
        "Repeat {} times on each side.",
    )

    def checked(data: bytes) -> Iterator[tuple[bytes, sr.Routine]]:
        while True:
            text = ""
            while len(text) < 190:
                text += chance.choice(said).format(next(number)) + " "
            item = sr.Prescription(sr.Exercise(name="Knee to chest"), sr.Dose(reps=10), f"{text[:190]} {next(number)}.")
            yield data, sr.Routine("R", (sr.Session("A", (item,)),))

    bare, typed = rivals()["msgspec, untyped decode"], rivals()[TYPED]
    made = checked(next(documents("same", 36, clean=True)))
    jobs: dict[str, Callable[[Any], Any]] = {
        "bare": lambda pair: bare(pair[0]),
        "typed": lambda pair: typed(pair[0]),
        "check": lambda pair: sr.check(pair[1]),
    }
    taken = interleaved(jobs, (list(islice(made, 20)) for _ in range(ROUNDS + 1)))
    untyped, typed_times = ratio(taken["check"], taken["bare"]), ratio(taken["check"], taken["typed"])
    return (
        f"`check` of one movement with a new note of 200 characters takes {untyped} untyped or {typed_times}\n"
        "typed decodes of a routine of 36."
    )


def names() -> str:
    """A name to its facts, new or seen before, beside rapidfuzz and a trained classifier."""
    known = [exercise.name for exercise in sr.catalogue]
    model = make_pipeline(TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5)), LogisticRegression(max_iter=1000))
    model.fit(known, [bool(sr.recognise(name).contraindications) for name in known])
    jobs: dict[str, Callable[[str], Any]] = {
        "rapidfuzz, nearest catalogue name": lambda name: fuzzy.extractOne(name, known),
        "stenosis-routines, new name": sr.recognise,
        "stenosis-routines, name seen before": lambda _: sr.recognise("Barbell back squat"),
        "TF-IDF and logistic regression": lambda name: model.predict([name]),
    }
    number, chance = count(1), random.Random(1)

    def made() -> Iterator[str]:
        where, tools = ("", "seated", "standing", "lying", "single leg"), ("", "barbell", "cable", "band")
        while True:
            yield f"{chance.choice(where)} {chance.choice(tools)} {chance.choice(known)} {next(number)}".strip()

    new = made()
    taken = interleaved(jobs, (list(islice(new, 100)) for _ in range(ROUNDS + 1)))
    base = taken["rapidfuzz, nearest catalogue name"]
    return table(["a name", "times rapidfuzz"], [[name, ratio(rounds, base)] for name, rounds in taken.items()])


# Growth.


def _rows(head: str, row: Callable[[int], str]) -> Callable[[int], bytes]:
    return lambda size: "\n".join([head, *map(row, range(size)), ""]).encode()


def growing() -> dict[str, tuple[Callable[[int], Any], Callable[[Any], Any]]]:
    """What is made in a size, and what is done with it. Nothing that is made twice is the same."""
    number, day = count(1), date(2099, 1, 1)
    ways = ("Barbell squat", "Knee to chest", "Bridge", "Pelvic rocking", "Lat pulldown")

    def routine(size: int, name: str = "", title: str = "Day", per: int = 4) -> sr.Routine:
        items = [
            sr.Prescription(sr.Exercise(name=f"{ways[n % 5]}{name and f' {next(number)}'}"), sr.Dose(reps=10))
            for n in range(size)
        ]
        titled = (title if title == "Day" else f"{title} {next(number)}" for _ in range(0, size, per))
        return sr.Routine(
            "R", tuple(sr.Session(next(titled), tuple(items[at : at + per])) for at in range(0, size, per))
        )

    def waived(size: int) -> tuple[sr.Routine, tuple[sr.Waiver, ...]]:
        made = (f"squat {next(number)}" for _ in range(size))
        return routine(size), tuple(sr.Waiver(code="SR101", exercise=n, who="A", why="b", until=day) for n in made)

    hevy = '"title","start_time","end_time","description","exercise_title","superset_id","exercise_notes","set_index",'
    hevy += '"set_type","weight_kg","reps","distance_km","duration_seconds","rpe"'
    strong = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE"
    return {
        "check, prescriptions": (routine, sr.check),
        "check, new names": (lambda size: routine(size, "x"), sr.check),
        "check, titles": (lambda size: routine(size, "", "Workout", 1), sr.check),
        "check, excluded and prescriptions": (
            lambda size: (routine(size), sr.Profile(excluded=tuple(f"squat {next(number)}" for _ in range(size)))),
            lambda pair: sr.check(pair[0], profile=pair[1]),
        ),
        "check, waivers and prescriptions": (waived, lambda pair: sr.check(pair[0], waivers=pair[1])),
        "repair, prescriptions": (routine, sr.repair),
        "read native": (lambda size: sr.dumps(routine(size)).encode(), sr.loads),
        "read a table": (_rows("session,exercise,sets,reps", lambda n: f"A,{ways[n % 5]},2,{n % 12 + 1}"), sr.loads),
        "read Hevy": (
            _rows(hevy, lambda n: f'"P {n // 20 % 40}","{n // 20 % 28 + 1} Nov 2026, 07:48","{n // 20 % 28 + 1} Nov '
                  f'2026, 09:13","","{ways[n // 4 % 5]}",,"",{n % 4},"normal",40,{n % 9 + 3},,0,'),
            sr.loads,
        ),
        "read Strong": (
            _rows(strong, lambda n: f'2026-11-{n // 20 % 28 + 1:02d} 07:00:00,"Day {n // 20 % 40}",1h,'
                  f'"{ways[n // 4 % 5]}",{n % 4 + 1},60.0,{n % 7 + 6},0,0,"","",'),
            lambda data: sr.loads(data, weight_unit="kg"),
        ),
        "read app-json": (
            lambda size: b'{"exercises": [%s]}'
            % b", ".join(b'{"name": "%s", "sets": 2, "reps": 10}' % ways[n % 5].encode() for n in range(size)),
            sr.loads,
        ),
        "read text": (
            lambda size: "\n".join(f"{next(number)}. {ways[n % 5]} - {n % 12 + 1} reps" for n in range(size)).encode(),
            sr.loads,
        ),
    }  # fmt: skip


def growth() -> str:
    """The slope from 10 to 100,000, or to 10,000 where more takes too long, and what the last decade adds for one."""
    rows: list[list[str]] = []
    for name, (make, run) in growing().items():
        sizes, seconds = list[int](), list[float]()
        for size in (1, 10, 100, 1000, 10_000, 100_000):
            if size > 10_000 and seconds[-1] * size / sizes[-1] > LONGEST_S:
                break
            runs = list[float]()
            for _ in range(2 if size > 1000 else 5):
                made, start = make(size), time.process_time()
                run(made)
                runs.append(time.process_time() - start)
            sizes.append(size)
            seconds.append(min(runs))
        each = [second / size for size, second in zip(sizes, seconds, strict=True)]
        steep = slope(sizes[1:], seconds[1:])
        rows.append([name, f"{sizes[-1]:,}", f"{steep:.2f}", f"{each[-1] / each[-2]:.2f}"])
    return table(["what grows", "to", "slope", "one of the last beside one of a tenth as many"], rows)


# Processes.


def installed(folder: Path) -> dict[str, str]:
    """The wheel in a folder, with its bytecode, and the environment in which a process takes it from there."""
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    site = folder / "site"
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(site), str(wheel)]
    subprocess.run(install, check=True)
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPATH": str(site)}


def processes() -> str:
    """The processor time of whole processes beside ``python -c pass``, and 5,000 files."""
    command = [sys.executable, "-m", "stenosis_routines"]
    first = "import stenosis_routines as sr; sr.recognise({!r})"
    lines = {
        "`python -c pass`": [sys.executable, "-c", "pass"],
        "`import attrs`": [sys.executable, "-c", "import attrs"],
        "`import attrs, cattrs, msgspec`": [sys.executable, "-c", "import attrs, cattrs, msgspec"],
        "`import stenosis_routines`": [sys.executable, "-c", "import stenosis_routines"],
        "import and a name of the catalogue": [sys.executable, "-c", first.format("Barbell back squat")],
        "import and an unknown name": [sys.executable, "-c", first.format("Seated blub squat")],
        "`stenosis-routines --help`": [*command, "--help"],
        "`stenosis-routines check` of a small table": [*command, "check", str(ROOT / "examples/home_programme.csv")],
    }
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = installed(folder)
        seconds: dict[str, list[float]] = {line: [] for line in lines}
        for line in (*lines.values(),):
            child(line, environment)  # writes what bytecode is missing
        for _ in range(2 * ROUNDS):
            for line, words in lines.items():
                seconds[line].append(child(words, environment)[0])
        base = seconds["`python -c pass`"]
        start = table(
            ["process", "times `python -c pass`"], [[line, ratio(taken, base)] for line, taken in seconds.items()]
        )
        many = _folder(folder / "files", command, environment)
        return f"{start}\n\n5,000 tables of eight movements in a folder:\n\n{many}"


def _folder(folder: Path, command: list[str], environment: dict[str, str]) -> str:
    chance, ways = random.Random(1), ("Knee to chest", "Pelvic rocking", "Barbell squat", "Bird dog", "Plank")
    folder.mkdir()
    for number in range(5000):
        rows = (f"A,{chance.choice(ways)},{chance.randint(1, 4)},10\n" for _ in range(8))
        (folder / f"{number}.csv").write_text("session,exercise,sets,reps\n" + "".join(rows))
    one = child([*command, "check", str(folder / "0.csv")], environment)
    rows_of_table: list[list[str]] = []
    for options in ([], ["--output", "json"], ["--output", "json", "-j", "2"], ["--output", "sarif"]):
        taken, memory, code = child([*command, "check", str(folder), *options], environment)
        line = " ".join(["`check FOLDER", *options]) + "`"
        rows_of_table.append([line, f"{taken / one[0]:.0f}", f"{memory / one[1]:.2f}", str(code)])
    head = ["line", "times the processor time of one file", "times the memory of one file", "exit code"]
    return table(head, rows_of_table)


PARTS: dict[str, Callable[[], str]] = {
    "documents": whole_documents,
    "notes": notes,
    "names": names,
    "growth": growth,
    "processes": processes,
}


def machine() -> str:
    """The machine in one line."""
    cpu = next(
        (
            line.partition(":")[2].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if "model name" in line
        ),
        platform.processor(),
    )
    return f"{os.cpu_count()} x {cpu}, {platform.system()}, CPython {platform.python_version()}"


def main(wanted: Sequence[str]) -> None:
    found: dict[str, str] = {}
    for name in wanted or PARTS:
        found[name] = PARTS[name]()
        print(f"{found[name]}\n", flush=True)
    if not wanted:
        page = (ROOT / "benchmarks" / "page.md").read_text(encoding="utf-8")
        text = page.format(machine=machine(), day=date.today().isoformat(), **found)
        (ROOT / "docs" / "performance.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
