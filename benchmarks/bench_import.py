"""How long `import stenosis_routines` takes beside `import attrs, cattrs`, in fresh interpreters."""

import statistics
import subprocess
import sys

import pytest

CODE = "import time; t = time.perf_counter(); import {}; print(time.perf_counter() - t)"


def seconds(modules):
    run = subprocess.run([sys.executable, "-c", CODE.format(modules)], capture_output=True, text=True, check=True)
    return float(run.stdout)


def test_import_ratio(capsys):
    pairs = [(seconds("stenosis_routines"), seconds("attrs, cattrs")) for _ in range(15)]
    ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(a / b for a, b in pairs)
    with capsys.disabled():
        print(f"\nimport: ours {ours * 1e3:.1f} ms, attrs and cattrs {theirs * 1e3:.1f} ms, ratio {ratio:.2f}")


if __name__ == "__main__":
    pytest.main([__file__])
