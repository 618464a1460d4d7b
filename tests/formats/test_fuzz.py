"""Every document that ever broke a reader, and some thousand new ones; ``make fuzz`` gives each reader 200,000."""

import random

import pytest

import fuzz

BROKE = sorted(fuzz.KEPT.glob("*/*"))


@pytest.mark.parametrize("path", BROKE, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_once_broke_a_reader_does_no_more(path):
    """A folder is named after a format; a document of squats that passed begins with that word."""
    for format in (path.parent.name, None):
        fuzz.probe(path.read_bytes(), format, squats=path.name.startswith("squats"))


@pytest.mark.parametrize("format", fuzz.READERS)
def test_a_changed_document_is_read_or_unreadable_and_squats_never_pass(format):
    ends = fuzz.fuzz(format, fuzz.documents()[format], 300, 1)
    assert set(ends) <= {"squats", "read", "unread", "unreadable"}, ends
    assert ends["read"] + ends["unread"] > 0
    assert ends["unreadable"] > 0


@pytest.mark.parametrize("format", fuzz.READERS)
def test_every_reader_has_a_document_to_change(format):
    assert fuzz.documents()[format]


def test_what_breaks_a_reader_is_kept_once(tmp_path, monkeypatch):
    def broken(data, format):
        raise KeyError(data)

    fuzz.warm()
    monkeypatch.setattr(fuzz, "KEPT", tmp_path)
    monkeypatch.setattr(fuzz, "loads", broken)
    monkeypatch.setattr(fuzz, "squatted", lambda data, format: None)
    ends = fuzz.fuzz("native", [b"{}"], 20, 0)
    assert list(ends.values()) == [0, 20]
    [path] = tmp_path.glob("native/*")
    assert path.name.startswith("keyerror-")


def test_the_same_seed_changes_a_document_the_same_way():
    data = b'{"plan": {"phases": [1, 2, {"name": "x"}]}}'
    first, second = (
        [fuzz.changed(data, fuzz.changes_of(data), luck) for _ in range(50)]
        for luck in (random.Random(7), random.Random(7))
    )
    assert first == second
    assert len(set(first)) > 30


def test_a_passing_document_of_squats_would_be_told(monkeypatch):
    monkeypatch.setattr(fuzz, "passes", lambda routine: True)
    with pytest.raises(fuzz.BrokenError, match="squats pass"):
        fuzz.probe(b"session,exercise\na,Barbell squat\n", None, squats=True)


@pytest.mark.parametrize("format", ["native", "plan-csv", "wpl", "hevy-csv"])
def test_a_document_of_each_kind_is_made_one_of_squats(format):
    made = [data for one in fuzz.documents()[format] if (data := fuzz.squatted(one, format)) is not None]
    assert made
    for data in made:
        routine = fuzz.probe(data, format, squats=True)
        names = {item.exercise.name for session in routine.sessions for item in session.prescriptions}
        assert {fuzz.plain(name) for name in names} == {fuzz.plain(fuzz.SQUAT)}
