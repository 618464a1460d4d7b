"""Documents of other apps to routines and reports, compared with only decoding the same bytes.

The WPL sample is not part of the project; what needs it is skipped where it is absent.
"""

from pathlib import Path

import msgspec
import pytest

import stenosis_routines as sr
from stenosis_routines.formats import wpl
from stenosis_routines.formats.watches import fit

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT.parent / "shared" / "samples" / "wpl" / "ppl-split.json"


def plan():
    if not SAMPLE.exists():
        pytest.skip("the shared samples are not beside the project")
    return SAMPLE.read_bytes()


@pytest.mark.benchmark(group="WPL, 15 KB")
def test_wpl_bare_decode(benchmark):
    benchmark(msgspec.json.decode, plan())


@pytest.mark.benchmark(group="WPL, 15 KB")
def test_wpl_read(benchmark):
    benchmark(wpl.read, plan())


@pytest.mark.benchmark(group="WPL, 15 KB")
def test_wpl_bytes_to_report(benchmark):
    data = plan()
    assert benchmark(lambda: sr.check(wpl.read(data))).verdict == "unsuitable"


@pytest.mark.benchmark(group="WPL, 15 KB")
def test_wpl_write(benchmark):
    benchmark(wpl.write, wpl.read(plan()))


@pytest.mark.benchmark(group="FIT, 0.5 KB")
def test_fit_bare_decode(benchmark):
    fitdecode = pytest.importorskip("fitdecode")
    data = (ROOT / "tests" / "data" / "legs.fit").read_bytes()
    benchmark(lambda: list(fitdecode.FitReader(data, check_crc=fitdecode.CrcCheck.RAISE)))


@pytest.mark.benchmark(group="FIT, 0.5 KB")
def test_fit_read(benchmark):
    pytest.importorskip("fitdecode")
    benchmark(fit.read, (ROOT / "tests" / "data" / "legs.fit").read_bytes())
