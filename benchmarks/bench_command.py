"""What the command costs: processor time beside `python -c pass`, and time and memory on 5,000 files.

Every process runs from bytecode, as installed packages do. The least of many runs counts, since other work on the
machine only ever adds to it.
"""

import os
import random
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parent.parent / "examples"
COMMAND = [sys.executable, "-m", "stenosis_routines"]
RUNS = 25
NO_OUTPUT = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
LINES = {
    "import attrs": [sys.executable, "-c", "import attrs"],
    "import stenosis_routines": [sys.executable, "-c", "import stenosis_routines"],
    "--version": [*COMMAND, "--version"],
    "check --help": [*COMMAND, "check", "--help"],
    "check of a small file": [*COMMAND, "check", str(EXAMPLES / "articles_four.json")],
}
NAMES = (
    "Knee to chest",
    "Pelvic rocking",
    "Heel slide",
    "Barbell squat",
    "Lat pulldown",
    "Bird dog",
    "Bridge",
    "Plank",
)


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": str(tmp_path_factory.mktemp("bytecode"))}


def processor_ms(line, environment):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(line, env=environment, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1e3 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def test_processor_time(environment, capsys):
    nothing = [sys.executable, "-c", "pass"]
    for line in (nothing, *LINES.values()):
        processor_ms(line, environment)  # writes the bytecode
    base = min(processor_ms(nothing, environment) for _ in range(RUNS))
    with capsys.disabled():
        print(f"\npython -c pass: {base:.0f} ms")
        for name, line in LINES.items():
            taken = min(processor_ms(line, environment) for _ in range(RUNS))
            print(f"{name}: {taken:.0f} ms, {taken / base:.1f} times")


def test_five_thousand_files(environment, tmp_path, capsys):
    chance = random.Random(1)
    for number in range(5000):
        rows = (f"{chance.choice('AB')},{chance.choice(NAMES)},{chance.randint(1, 4)},10\n" for _ in range(8))
        (tmp_path / f"{number}.csv").write_text("session,exercise,sets,reps\n" + "".join(rows))
    for options in (("--output", "text"), ("--output", "json"), ("--output", "json", "-j", "2"), ("--output", "sarif")):
        line = ["/usr/bin/env", *COMMAND, "check", str(tmp_path), *options]
        start = time.perf_counter()
        process = os.posix_spawn(line[0], line, environment, file_actions=NO_OUTPUT)
        _, status, used = os.wait4(process, 0)
        with capsys.disabled():
            took, used_s = time.perf_counter() - start, used.ru_utime + used.ru_stime
            print(f"\n{' '.join(options)}: {took:.1f} s, {used_s:.1f} s of the processor", end=", ")
            print(f"{used.ru_maxrss / 1024:.0f} MB, exit code {os.waitstatus_to_exitcode(status)}")
