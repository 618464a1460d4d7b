"""What has to hold before a release: ``make release``. Leaves the wheel and the sdist in dist/.

The wheel and the sdist are built twice with equal bytes, twine accepts them, the wheel is small and needs three
packages, the README's code runs as it is written in an empty environment and an empty folder, and the sdist tests
itself.
"""

import hashlib
import os
import re
import subprocess
import sys
import tarfile
import tempfile
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
LIMIT = 1_500_000


def run(*command: object, cwd: Path = ROOT, **environment: str) -> None:
    """Runs a command; a failure ends the release."""
    print("$", *command, flush=True)
    subprocess.run([str(word) for word in command], cwd=cwd, check=True, env={**os.environ, **environment})


def built(folder: Path) -> dict[str, str]:
    """Builds the wheel and the sdist there: each name with the digest of its bytes."""
    run(sys.executable, "-m", "build", "--outdir", folder)
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def environment(folder: Path, *requirements: object) -> Path:
    """The python of a new environment that holds these alone."""
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *requirements)
    return python


def readme() -> str:
    """The Python code of the README, as one program."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return "\n".join(re.findall(r"^```python\n(.*?)^```$", text, re.DOTALL | re.MULTILINE))


def main() -> None:
    """Everything, in order."""
    first, second = ROOT / "dist", Path(tempfile.mkdtemp())
    for old in first.glob("stenosis_routines-*"):
        old.unlink()
    digests = built(first)
    assert digests == built(second), "two builds differ"
    run(sys.executable, "-m", "twine", "check", "--strict", *(first / name for name in digests))
    (wheel,) = first.glob("*.whl")
    (sdist,) = first.glob("*.tar.gz")
    assert wheel.stat().st_size < LIMIT, f"the wheel has {wheel.stat().st_size} bytes"
    with zipfile.ZipFile(wheel) as held:
        (name,) = (name for name in held.namelist() if name.endswith("/METADATA"))
        needs = re.findall(r"^Requires-Dist: (\w+)(?!.*extra ==)", held.read(name).decode(), re.MULTILINE)
    assert needs == ["attrs", "cattrs", "msgspec"], needs
    with tempfile.TemporaryDirectory() as empty:
        python = environment(Path(empty) / "stranger", wheel)
        folder = Path(empty) / "folder"
        folder.mkdir()
        run(python, "-c", readme(), cwd=folder)
        run(python.with_name("stenosis-routines"), "--version", cwd=folder)
        with tarfile.open(sdist) as archive:
            archive.extractall(empty, filter="data")
        run("make", "test", cwd=Path(empty) / sdist.name.removesuffix(".tar.gz"))
    print(f"ready: {wheel.name}, {wheel.stat().st_size // 1000} kB, and {sdist.name}")


if __name__ == "__main__":
    main()
