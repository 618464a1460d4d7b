"""What the tests of the command line share beside ``run``."""

from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parent.parent.parent / "examples"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The current folder: plans that are suitable, unsuitable and broken, and what is no plan."""
    monkeypatch.chdir(tmp_path)
    plans = tmp_path / "plans"
    (plans / "old").mkdir(parents=True)
    (plans / ".git").mkdir()
    (plans / "good.json").write_bytes((EXAMPLES / "articles_four.json").read_bytes())
    (plans / "squat.csv").write_text("session,exercise,sets,reps\nA,Barbell squat,3,8\n", encoding="utf-8")
    (plans / "old" / "wobble.csv").write_text("session,exercise,reps\nA,Heel wobbles,10\n", encoding="utf-8")
    (plans / ".git" / "broken.json").write_text("{", encoding="utf-8")
    (plans / "photo.jpg").write_bytes(b"\xff\xd8")
    return tmp_path
