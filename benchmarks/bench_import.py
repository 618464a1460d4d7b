"""The time of `import stenosis_routines` compared with `import attrs, cattrs`, and of the first name; each in a fresh
interpreter.

Both sides run from bytecode, as installed packages do, whatever the environment says of writing it.
"""

import os
import statistics
import subprocess
import sys

import pytest

CODE = "import time; t = time.perf_counter(); {}; print(time.perf_counter() - t)"
IMPORTS = ("import stenosis_routines", "import attrs, cattrs")
FIRST_NAME = "import stenosis_routines as sr; t = time.perf_counter(); sr.recognise('Barbell back squat')"


@pytest.fixture
def milliseconds(tmp_path):
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(tmp_path)

    def run(statements):
        code = [sys.executable, "-c", CODE.format(statements)]
        return float(subprocess.run(code, capture_output=True, text=True, check=True, env=environment).stdout) * 1e3

    for statements in (*IMPORTS, FIRST_NAME):
        run(statements)  # writes the bytecode
    return run


def test_import_ratio(milliseconds, capsys):
    pairs = [[milliseconds(statement) for statement in IMPORTS] for _ in range(15)]
    ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(a / b for a, b in pairs)
    with capsys.disabled():
        print(f"\nimport: ours {ours:.1f} ms, attrs and cattrs {theirs:.1f} ms, ratio {ratio:.2f}")


def test_first_name(milliseconds, capsys):
    taken = [milliseconds(FIRST_NAME) for _ in range(25)]
    with capsys.disabled():
        print(f"\nfirst name: median {statistics.median(taken):.1f} ms, least {min(taken):.1f} ms")


if __name__ == "__main__":
    pytest.main([__file__])
