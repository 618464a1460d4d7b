"""A process may be forked while another of its threads uses the library for the first time."""

import subprocess
import sys
from pathlib import Path

import pytest

from stenosis_routines._forking import kept

ROOT = Path(__file__).parent.parent
#: The packages of extras and what they bring; nothing else may be imported late.
EXTRAS = ("icalendar", "dateutil", "tzdata", "zoneinfo", "fitdecode", "kreuzberg", "rich", "hypothesis")

FORK = """
import multiprocessing, os, signal, sys, threading, time
delay, how, files = float(sys.argv[1]), sys.argv[2], sys.argv[3:]
import stenosis_routines as sr

def verdicts():
    signal.alarm(0 if threading.current_thread() is not threading.main_thread() else 100)
    return [sr.to_dict(sr.check(sr.load(file))) for file in files]

found = []
thread = threading.Thread(target=lambda: found.append(verdicts()))
thread.start()
time.sleep(delay)
first_use = thread.is_alive()
if how == "os":
    reading, writing = os.pipe()
    if (child := os.fork()) == 0:
        os.write(writing, repr(verdicts()).encode()[-4000:])
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read().decode()
    assert os.waitpid(child, 0)[1] == 0, "the child did not end"
else:
    with multiprocessing.get_context("fork").Pool(1) as pool:
        said = repr(pool.apply_async(verdicts).get(100))[-4000:]
thread.join()
assert said == repr(found[0])[-4000:], "other answers"
print(first_use)
"""


@pytest.mark.parametrize("how", ["os", "multiprocessing"])
@pytest.mark.parametrize("delay", [0, 0.05, 0.2])
def test_a_fork_during_first_use_ends_with_the_same_answers(how, delay):
    files = [ROOT / "examples" / "articles_four.json", ROOT / "examples" / "home_programme.csv"]
    call = [sys.executable, "-W", "ignore", "-c", FORK, str(delay), how, *map(str, files)]
    run = subprocess.run(call, capture_output=True, text=True, check=False, timeout=300)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout == "True\n"


def test_before_a_fork_all_is_imported_that_is_needed_later():
    code = """
import sys
import stenosis_routines as sr
from stenosis_routines import _forking
_forking._import_all()
before = set(sys.modules)
for file in sys.argv[1:]:
    try:
        routine = sr.load(file)
    except sr.UnreadableRoutineError:
        continue
    report = sr.check(routine)
    sr.from_dict(sr.to_dict(report), sr.Report)
    sr.questions([report])
    sr.repair(routine)
    for format in ("native", "plan-csv", "wpl", "fhir"):
        try:
            sr.dumps(routine, format=format)
        except sr.UnwritableRoutineError:
            pass
sr.handout(sr.load(sys.argv[1]), anyway=True)
sr.json_schema()
sr.build_plan(sr.Profile())
print(*sorted(set(sys.modules) - before))
"""
    files = [ROOT / "examples" / name for name in ("articles_four.json", "home_programme.csv")]
    files += [ROOT / "tests" / "data" / name for name in ("home.wpl.json", "morning.json")]
    run = subprocess.run([sys.executable, "-c", code, *map(str, files)], capture_output=True, text=True, check=True)
    assert [name for name in run.stdout.split() if not name.startswith(EXTRAS)] == []


def test_nothing_is_imported_for_a_fork_of_a_single_thread():
    code = """
import os, sys, threading
import stenosis_routines
before = set(sys.modules)
if (child := os.fork()) == 0:
    os._exit(0)
os.waitpid(child, 0)
print(*set(sys.modules) - before)
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == []


def test_a_kept_property_is_worked_out_once_for_each_value():
    class Thing:
        calls = 0

        @kept
        def doubled(self):
            """Twice."""
            self.calls += 1
            return [self.calls]

    one, other = Thing(), Thing()
    assert one.doubled is one.doubled
    assert (one.calls, other.calls, other.doubled) == (1, 0, [1])
    assert Thing.doubled.__doc__ == "Twice."
