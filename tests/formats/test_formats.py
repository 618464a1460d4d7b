"""Telling formats apart, files, and bad input of every kind."""

import contextlib
import json
import os
import subprocess
import sys
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzz import FOLDERS, READERS, documents
from stenosis_routines.check import check
from stenosis_routines.errors import InvalidValueError, Problem, UnreadableRoutineError, UnwritableRoutineError
from stenosis_routines.exercise import Exercise
from stenosis_routines.formats import FORMATS, detect, dump, dumps, load, loads, losses
from stenosis_routines.formats.format import Glance
from stenosis_routines.profile import Profile
from stenosis_routines.routine import Prescription, Routine, Session
from timing import soon

DATA = Path(__file__).parents[1] / "data"
SHARED = Path(__file__).parents[3] / "shared" / "samples"
HOSTILE = sorted((DATA / "hostile").iterdir())
SHARED_HOSTILE = sorted(path for path in (SHARED / "hostile").glob("*") if path.suffix in (".csv", ".json", ".fit"))

NATIVE = {"format": "stenosis-routines/1", "title": "x"}
ROUTINE = Routine("t", (Session("s", (Prescription(Exercise(name="Rocking")),)),), ("Stop when it hurts.",))


def outcome(data, format):
    """The routine, or the problems."""
    try:
        return loads(data, format=format), ()
    except UnreadableRoutineError as error:
        assert len(str(error)) < 20_000  # noqa: PT017 - whatever the problems are, the text is bounded
        return None, error.problems


@pytest.mark.parametrize("path", HOSTILE + SHARED_HOSTILE, ids=lambda path: path.name)
@pytest.mark.parametrize("format", [None, *READERS])
def test_a_hostile_document_is_refused_soon_or_read_with_problems(path, format):
    with soon():
        routine, problems = outcome(path.read_bytes(), format)
    assert problems if routine is None else routine.unread


@pytest.mark.skipif(not SHARED.exists(), reason="the shared samples are not here")
@pytest.mark.parametrize(
    ("name", "sessions", "prescriptions", "unread"),
    [
        ("plan_csv/excel_eu_semicolon.csv", 1, 2, 1),
        ("plan_csv/gym_mixed.csv", 2, 4, 0),
        ("plan_csv/safe_home_programme.csv", 1, 3, 0),
        ("hevy_csv/imperial_german_dates_generated.csv", 1, 4, 0),
        ("hevy_csv/lower_days_real.csv", 1, 6, 0),
        ("hevy_csv/supersets_deadlift_hipthrust_real.csv", 4, 24, 0),
        ("hevy_csv/warmup_seconds_hyperextension_real.csv", 1, 6, 0),
        ("garmin_connect_json/back_mobility.json", 1, 4, 0),
        ("garmin_connect_json/lower_body.json", 1, 5, 0),
        ("garmin_connect_json/unknowns.json", 1, 3, 0),
        ("fit/leg_day_squat_deadlift.fit", 1, 6, 0),
        ("fit/morning_back_mobility.fit", 1, 6, 0),
        ("fit/superset_and_unknown_names.fit", 1, 4, 0),
        ("wpl/clinical-contraindications.json", 1, 0, 0),
        ("wpl/contraindication-clearance.json", 1, 0, 0),
        ("wpl/multi-phase-progression.json", 6, 6, 0),
        ("wpl/ppl-split.json", 12, 15, 0),
        ("wpl/recovery-pnf-smr.json", 1, 2, 0),
        ("wpl/requirements-equipment.json", 4, 0, 0),
        ("wpl/simple-workout.json", 1, 5, 0),
        ("wpl/superset-block.json", 1, 2, 0),
    ],
)
def test_a_sample_is_read_whole(name, sessions, prescriptions, unread):
    """The counts were made by hand."""
    routine = load(SHARED / name)
    assert len(routine.sessions) == sessions
    assert sum(len(session.prescriptions) for session in routine.sessions) == prescriptions
    assert len(routine.unread) == unread
    assert routine.source == Path(name).name


@pytest.mark.skipif(not SHARED.exists(), reason="the shared samples are not here")
@pytest.mark.parametrize("folder", ["ical"])
def test_a_format_that_is_not_known_is_never_guessed(folder):
    for path in (SHARED / folder).iterdir():
        with pytest.raises(UnreadableRoutineError) as caught:
            load(path)
        assert caught.value.problems[0].code in ("unknown-format", "not-text")


@pytest.mark.parametrize(
    ("data", "expected", "found"),
    [
        ("a,b,c\n1,2,3\n", "a column of movements, named Exercise", "a table with the columns 'a', 'b', 'c'"),
        ('{"a": 1, "b": [2]}', '{"exercises": [', "JSON with the keys 'a', 'b'"),
        ('{"title": "x", "sessions": []}', '"format": "stenosis-routines/1"', "JSON without a format"),
        ("hello world", "- Knee to chest, 2 x 10", "a text without any"),
        ("Dear Sam,\r\n\r\nsee you on Monday\r\n", "- Knee to chest, 2 x 10", "a text without any"),
        (b"\x89PNG\r\n\x1a\n\0", "type it", "a picture (PNG)"),
        (b"\xff\xfeP\0l\0", "UTF-8", "text in UTF-16"),
        ('<?xml version="1.0"?><TrainingCenterDatabase>', "FIT", "a TCX file"),
        ("<workout_file><name>x</name></workout_file>", "JSON", "Zwift"),
        ("# Week 1\n## Day 1\nSquat / 3x8 / progress: lp(5lb)\n", "the plan as text", "Liftoscript"),
        ("<b>hello</b>\n", "text", "tags"),
    ],
    ids=range(11),
)
def test_a_refusal_says_what_it_looks_like_and_what_to_do(data, expected, found):
    with pytest.raises(UnreadableRoutineError) as caught:
        loads(data)
    [problem] = caught.value.problems
    assert problem.code == ("not-text" if isinstance(data, bytes) else "unknown-format")
    assert expected in problem.expected
    assert found in problem.found
    assert len(str(problem)) < 250
    assert "\\x" not in str(problem)


def test_a_document_in_two_formats_names_both():
    with pytest.raises(UnreadableRoutineError) as caught:
        loads("date,workout name,exercise name,set order,weight,reps,exercise_title,set_index\na,b,c,0,0,5,d,0\n")
    [problem] = caught.value.problems
    assert problem.code == "unknown-format"
    assert "strong-csv" in problem.found
    assert "hevy-csv" in problem.found
    assert "--format" in problem.expected


EVERY = sorted(path for folder in FOLDERS for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("path", EVERY, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_document_is_in_one_format_at_most(path):
    """But for the general formats, which are asked only if there is no other."""
    glance = Glance(path.read_bytes().removeprefix(b"\xef\xbb\xbf"))
    named = [format for name, format in FORMATS.items() if name not in ("app-json", "sheet", "text")]
    assert sum(format.recognises(glance) for format in named) <= 1


@pytest.mark.parametrize("format", READERS)
def test_a_document_of_one_format_is_never_read_as_another(format):
    """Whoever names the wrong format gets an error, or a routine with something unread; never one that may pass.

    But any JSON is JSON, and any table is a table, which a text may hold too; then it does not pass unless it should.
    """
    for data in documents()[format]:
        for other in set(READERS) - {format}:
            routine, problems = outcome(data, other)
            if routine is not None and (other in ("app-json", "sheet") or format == "sheet"):
                own, _ = outcome(data, format)
                passes = own is not None and check(own).verdict == "suitable"
                assert passes or check(routine).verdict != "suitable", (data[:80], other)
            else:
                assert problems or routine.unread, (data[:80], other)


@pytest.mark.parametrize(
    ("data", "path", "code"),
    [
        (b"", "", "missing"),
        (b" \n\t", "", "missing"),
        (b"\xef\xbb\xbf", "", "missing"),
        (b"session,exercise\na,\xff\n", "byte 19", "not-text"),
        (b"session,exercise\na,\x00\n", "character 19", "not-text"),
        ("session,exercise\na,x".encode("utf-16"), "byte 0", "not-text"),
        ("\ud800", "character 0", "not-text"),
        (b'{"plan": ', "line 1, column 10", "syntax"),
        (None, "", "wrong-type"),
        (b"x" * (64 * 1024 * 1024 + 1), "", "too-large"),
    ],
    ids=range(10),
)
def test_what_is_no_document_is_told_so(data, path, code):
    with pytest.raises(UnreadableRoutineError) as caught:
        loads(data)
    assert (caught.value.problems[0].path, caught.value.problems[0].code) == (path, code)


@pytest.mark.parametrize("format", ["plan-csv", "hevy-csv"])
def test_a_table_of_very_many_columns_is_refused_at_once(format):
    name = "exercise" if format == "plan-csv" else "exercise_title"
    with soon():
        _, [problem] = outcome(f"{name},reps," + ",".join(f"c{i}" for i in range(50_000)), format)
    assert (problem.path, problem.code) == ("row 1", "too-large")


@pytest.mark.parametrize(
    ("data", "format"),
    [
        (json.dumps(NATIVE | {"sessions": [1] * 100_000}), "native"),
        (json.dumps(NATIVE | {"sessions": [{"title": "a", "prescriptions": [1] * 1000}] * 100}), "native"),
        (json.dumps([float("nan")] * 50_000), "native"),
        ("exercise,reps\n" + "a\n" * 50_000, "plan-csv"),
        ("exercise,reps\n" + "a,x\n" * 5_000, "plan-csv"),
        ("exercise_title,set_index,reps\n" + "a,0,x\n" * 5_000, "hevy-csv"),
    ],
    ids=range(6),
)
def test_a_thousand_problems_are_enough(data, format):
    with soon():
        routine, problems = outcome(data, format)
    problems = problems or routine.unread
    assert len(problems) == 1001
    assert (problems[-1].expected, problems[-1].found) == ("at most 1000 problems", "more")


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=60) | st.text(max_size=60), st.sampled_from([None, *READERS]))
def test_no_bytes_raise_anything_else(data, format):
    """Law: a document is read, or is unreadable for reasons that are listed."""
    routine, problems = outcome(data, format)
    assert (routine is None) == bool(problems)


def test_a_format_name_that_is_not_known_is_the_callers_mistake():
    with pytest.raises(InvalidValueError):
        loads("{}", format="xml")
    with pytest.raises(InvalidValueError):
        dumps(ROUTINE, format="hevy-csv")
    with pytest.raises(InvalidValueError):
        losses(ROUTINE, "hevy-csv")
    with pytest.raises(InvalidValueError):
        loads("BEGIN:VCALENDAR", format="icalendar")


def test_what_rows_leave_out_is_listed():
    routine = attrs.evolve(ROUTINE, source="leaflet", profile=Profile(conditions=("icd10:M48.06",)))
    assert [problem.path for problem in losses(routine, "plan-csv")] == ["/title", "/source", "/profile/conditions"]
    assert losses(routine, "native") == ()
    bare = Routine("", routine.sessions, routine.guidance)
    assert losses(bare, "plan-csv") == ()
    assert loads(dumps(routine, format="plan-csv")) == bare


def test_a_file_gives_its_name_where_the_document_tells_no_source(tmp_path):
    path = tmp_path / "mine.json"
    dump(ROUTINE, path)
    assert load(path).source == "mine.json"
    assert load(DATA / "morning.json").source == "leaflet"
    assert loads(path.read_bytes()).source is None


def test_a_missing_file_is_left_to_the_caller(tmp_path):
    with pytest.raises(FileNotFoundError):
        load(tmp_path / "none.json")


@pytest.mark.parametrize("name", ["a.json", "a.CSV"])
def test_the_suffix_tells_how_to_write(tmp_path, name):
    dump(ROUTINE, tmp_path / name)
    assert load(tmp_path / name).sessions == ROUTINE.sessions
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_suffix_that_tells_nothing_is_the_callers_mistake(tmp_path):
    with pytest.raises(InvalidValueError, match=r"\.json or \.csv or \.ics"):
        dump(ROUTINE, tmp_path / "a.txt")


def test_a_file_is_written_whole_or_not_at_all(tmp_path, monkeypatch):
    path = tmp_path / "a.json"
    dump(ROUTINE, path)
    before = path.read_bytes()

    def full(*_):
        raise OSError("no space left")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(OSError, match="no space"):
        dump(Routine("other"), path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    "name", ["wpl", "wger", "hevy-api", "strong-csv", "fhir", "app-json", "sheet", "garmin-json", "text"]
)
@pytest.mark.parametrize("more", [" and so on" * 1001, "\x1b[2J"], ids=["long", "control"])
def test_a_text_that_no_field_can_hold_is_never_cut_in_silence(name, more):
    """In each document of a format a text of its guidance is made longer, or gets a control character."""
    changed = 0
    for data in documents()[name]:
        try:
            said = loads(data, format=name).guidance
        except UnreadableRoutineError:
            continue
        text = next((one.encode() for one in said if len(one) > 8 and one.encode() in data), None)
        if text is not None:
            is_json = data.lstrip()[:1] in (b"{", b"[")
            longer = data.replace(text, text + (json.dumps(more)[1:-1] if is_json else more).encode(), 1)
            with contextlib.suppress(UnreadableRoutineError):
                routine = loads(longer, format=name)
                assert any("characters" in problem.expected for problem in routine.unread)
                assert not check(routine).ok
            changed += 1
    assert changed


def test_half_a_character_cannot_be_written():
    with pytest.raises(UnwritableRoutineError):
        dumps(Routine("t", unread=(Problem("", "\ud800"),)))


def test_reading_a_table_imports_no_json_machinery():
    code = (
        "import sys; from stenosis_routines.formats import loads; loads('session,exercise\\na,b\\n'); "
        "sys.exit(bool({'msgspec', 'cattrs'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_written_to_and_not_replaced(tmp_path):
    path = tmp_path / "pipe.json"
    os.mkfifo(path)
    with open(os.open(path, os.O_RDONLY | os.O_NONBLOCK), "rb") as reader:
        dump(ROUTINE, path)
        assert loads(reader.read()).sessions == ROUTINE.sessions
    assert path.is_fifo()


def test_the_name_that_is_given_tells_the_format_and_not_what_it_links_to(tmp_path):
    (tmp_path / "a.csv").symlink_to(tmp_path / "a.json")
    dump(ROUTINE, tmp_path / "a.csv")
    assert detect((tmp_path / "a.json").read_bytes()) == "plan-csv"
    assert (tmp_path / "a.csv").is_symlink()


@pytest.mark.skipif(os.name != "posix", reason="permissions are told otherwise here")
def test_a_private_file_stays_private(tmp_path):
    path = tmp_path / "a.json"
    path.touch(0o600)
    dump(ROUTINE, path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert load(path).sessions == ROUTINE.sessions


def test_a_folder_is_no_file_to_write(tmp_path):
    with pytest.raises(IsADirectoryError):
        dump(ROUTINE, tmp_path, format="native")
    assert list(tmp_path.iterdir()) == []
