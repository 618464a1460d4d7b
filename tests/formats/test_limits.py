"""Every bound of a document can be set, holds where it is set, and keeps the cost of a hostile document low."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from fuzz import READERS, documents
from stenosis_routines.errors import InvalidValueError, UnreadableRoutineError
from stenosis_routines.formats import Limits, load, loads
from stenosis_routines.routine import Routine

ROOT = Path(__file__).parents[2]
ROWS = "session,exercise,reps\n" + "a,Rocking,5\n" * 9
HEVY = "title,start_time,exercise_title,set_index\n" + '"a","15 Sep 2026, 07:48","Squat",0\n' * 9
NATIVE = json.dumps({"format": "stenosis-routines/1", "title": "x", "sessions": [{"title": "s", "prescriptions": []}]})
WPL = (ROOT / "tests" / "data" / "home.wpl.json").read_text(encoding="utf-8")


def refused(data, **bounds):
    with pytest.raises(UnreadableRoutineError) as caught:
        loads(data, limits=Limits(**bounds))
    return caught.value.problems[0]


@pytest.mark.parametrize("data", [ROWS, HEVY, NATIVE, WPL], ids=["plan-csv", "hevy-csv", "native", "wpl"])
def test_the_bytes_of_any_document_can_be_bounded(data, tmp_path):
    size = len(data.encode())
    assert refused(data, bytes=size - 1).code == "too-large"
    assert loads(data, limits=Limits(bytes=size)) == loads(data)
    path = tmp_path / "document"
    path.write_text(data, encoding="utf-8", newline="")
    assert load(path, limits=Limits(bytes=size)).sessions
    with pytest.raises(UnreadableRoutineError, match=f"at most {size - 1} bytes"):
        load(path, limits=Limits(bytes=size - 1))


def test_the_depth_of_json_can_be_bounded():
    def levels(value):
        members = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        return max(map(levels, members), default=0) + isinstance(value, dict | list)

    deepest = levels(json.loads(WPL))
    assert refused(WPL, depth=deepest - 1).code == "too-large"
    assert loads(WPL, limits=Limits(depth=deepest)) == loads(WPL)


def test_the_depth_of_what_native_json_does_not_know_can_be_bounded():
    """What it knows is eight levels deep at most."""
    deep = NATIVE[:-1] + ', "x": [[[[]]]]}'
    assert (refused(deep, depth=4).code, refused(deep, depth=5).code) == ("too-large", "unknown-key")


@pytest.mark.parametrize("data", [ROWS, HEVY], ids=["plan-csv", "hevy-csv"])
def test_the_rows_of_a_table_can_be_bounded(data):
    assert refused(data, rows=9).code == "too-large"
    assert loads(data, limits=Limits(rows=10)) == loads(data)


@pytest.mark.parametrize(("data", "columns"), [(ROWS, 3), (HEVY, 4)], ids=["plan-csv", "hevy-csv"])
def test_the_columns_of_a_table_can_be_bounded(data, columns):
    problem = refused(data, columns=columns - 1)
    assert (problem.code, problem.path) == ("too-large", "row 1")
    assert loads(data, limits=Limits(columns=columns)) == loads(data)


@pytest.mark.parametrize("bound", ["bytes", "depth", "rows", "columns", "repeats"])
@pytest.mark.parametrize("value", [0, -1, True, 1.5, "9"])
def test_a_bound_that_is_none_is_the_callers_mistake(bound, value):
    with pytest.raises(InvalidValueError):
        Limits(**{bound: value})


def test_only_limits_are_limits():
    with pytest.raises(InvalidValueError):
        loads(ROWS, limits={"rows": 5})


_MEMORY = """
import resource, sys, time
from stenosis_routines.errors import UnreadableRoutineError
from stenosis_routines.formats import loads
started = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
slowest = 0
for path in sys.argv[1:]:
    with open(path, "rb") as file:
        data = file.read()
    begin = time.process_time()
    try:
        loads(data)
    except UnreadableRoutineError:
        pass
    slowest = max(slowest, time.process_time() - begin)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - started) / 1024, slowest)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is counted in another unit here")
def test_no_hostile_document_costs_more_than_a_second_and_200_mb():
    folders = (ROOT / "tests" / "data" / "hostile", ROOT.parent / "shared" / "samples" / "hostile")
    paths = [str(path) for folder in folders for path in sorted(folder.glob("*"))]
    run = subprocess.run([sys.executable, "-c", _MEMORY, *paths], capture_output=True, text=True, check=True)
    megabytes, seconds = map(float, run.stdout.split())
    assert megabytes < 200
    assert seconds < 1


#: What each kind of document is bounded by, where the bound is one.
_BOUNDED = {
    "native": ("bytes", "depth"),
    "wpl": ("bytes", "depth"),
    "wger": ("bytes", "depth"),
    "hevy-api": ("bytes", "depth"),
    "fhir": ("bytes", "depth"),
    "fhir-r5": ("bytes", "depth"),
    "garmin-json": ("bytes", "depth", "repeats"),
    "fit": ("bytes", "depth", "repeats"),
    "plan-csv": ("bytes", "rows", "columns"),
    "hevy-csv": ("bytes", "rows", "columns"),
    "strong-csv": ("bytes", "rows", "columns"),
    "app-json": ("bytes", "depth"),
    "sheet": ("bytes", "rows", "columns"),
    "document": ("bytes", "rows"),
    "text": ("bytes", "rows"),
}


@pytest.mark.parametrize(("format", "bound"), [(name, bound) for name in READERS for bound in _BOUNDED[name]])
def test_every_reader_holds_its_bounds(format, bound):
    whole = [data for data in documents()[format] if outcome(data, format).sessions]
    assert whole
    assert any(outcome(data, format, **{bound: 1}) == "too-large" for data in whole)


def outcome(data, format, **bounds):
    """The routine, or why there is none."""
    try:
        return loads(data, format=format, limits=Limits(**bounds))
    except UnreadableRoutineError as error:
        return error.problems[0].code if bounds else Routine("")
