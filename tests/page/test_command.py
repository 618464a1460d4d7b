"""The command ``handout``: its files and exit codes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import stenosis_routines as sr

EXAMPLES = Path(__file__).parents[2] / "examples"


def command(*arguments):
    """What a command says."""
    return subprocess.run(
        [sys.executable, "-m", "stenosis_routines", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def handout(*arguments):
    return command("handout", *arguments)


@pytest.fixture
def plan(tmp_path):
    path = tmp_path / "plan.json"
    path.write_text(sr.dumps(sr.build_plan(sr.Profile())), encoding="utf-8")
    return path


def test_it_writes_the_page_of_a_plan(plan, tmp_path):
    page = tmp_path / "page.html"
    run = handout(plan, "-o", page, "--language", "ko")
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    assert page.read_text(encoding="utf-8") == sr.handout(sr.loads_plan(plan.read_bytes()), language="ko")


def test_it_writes_to_standard_output(plan):
    run = handout(plan)
    assert run.returncode == 0
    assert run.stdout.startswith("<!doctype html>")


def test_a_routine_in_any_format_becomes_a_page():
    run = handout(EXAMPLES / "articles_four.json")
    assert run.returncode == 0
    assert "Knee to chest" in run.stdout


def test_a_routine_that_is_not_suitable_is_refused_unless_asked_for(tmp_path):
    page, routine = tmp_path / "page.html", EXAMPLES / "push_pull_legs.json"
    run = handout(routine, "-o", page)
    assert run.returncode == 1
    assert "unsuitable" in run.stderr
    assert not page.exists()
    assert handout(routine, "-o", page, "--anyway").returncode == 0
    assert "Do not do these exercises." in page.read_text(encoding="utf-8")


def test_what_cannot_be_read_or_written_exits_two(plan, tmp_path):
    before = plan.read_bytes()
    assert handout(tmp_path / "nothing.json").returncode == 2
    assert handout(plan, "-o", tmp_path / "no" / "page.html").returncode == 2
    assert handout(plan, "-o", plan).returncode == 2
    assert plan.read_bytes() == before


def test_a_stopped_plan_has_a_page_that_says_so(tmp_path):
    from datetime import date

    path = tmp_path / "stopped.json"
    path.write_text(sr.dumps(sr.build_plan(sr.Profile()).stopped(date(2026, 12, 2), ["It hurt."])), encoding="utf-8")
    run = handout(path)
    assert run.returncode == 0
    assert "It hurt." in run.stdout


def test_plan_writes_the_page_too(tmp_path):
    page, plan = tmp_path / "page.html", tmp_path / "plan.json"
    run = command("plan", "--language", "ko", "--write", plan, "--handout", page)
    assert (run.returncode, run.stderr) == (0, "")
    assert page.read_text(encoding="utf-8") == sr.handout(sr.loads_plan(plan.read_bytes()))
    assert command("plan", "--write", page, "--handout", page).returncode == 2
    assert command("plan", "--handout", tmp_path / "no" / "page.html").returncode == 2


def test_plan_writes_no_page_for_a_person_who_must_ask_first(tmp_path):
    person, page = tmp_path / "me.toml", tmp_path / "page.html"
    person.write_text('severity = "severe"\n', encoding="utf-8")
    assert command("plan", "--profile", person, "--handout", page).returncode == 1
    assert not page.exists()


WELL = [{"day": day, "done": True, "pain_before": 2, "pain_after": 2} for day in range(1, 8)]
SIGN = [{"day": 1, "done": True, "pain_before": 2, "pain_after": 2, "red_flags": ["saddle_numbness"]}]


@pytest.mark.parametrize(
    ("days", "code", "said"), [(WELL, 0, "Your exercises"), (SIGN, 1, "Your exercise plan has stopped")]
)
def test_advance_writes_the_page_of_next_week_or_of_the_stop(plan, tmp_path, days, code, said):
    log, page, moved = tmp_path / "log.json", tmp_path / "page.html", tmp_path / "next.json"
    log.write_text(json.dumps(days), encoding="utf-8")
    run = command("advance", plan, log, "--write", moved, "--handout", page)
    assert (run.returncode, run.stderr) == (code, "")
    assert page.read_text(encoding="utf-8") == sr.handout(sr.loads_plan(moved.read_bytes()))
    assert f">{said}<" in page.read_text(encoding="utf-8")
    for other in (plan, log):
        before = other.read_bytes()
        assert command("advance", plan, log, "--handout", other).returncode == 2
        assert other.read_bytes() == before


def test_repair_writes_the_page_of_what_passes_and_of_nothing_else(tmp_path):
    page, document, unknown = tmp_path / "page.html", tmp_path / "plan.csv", tmp_path / "wobble.csv"
    document.write_text("exercise,reps,per_side\nKnee to chest,12,yes\nSquat,10,\n", encoding="utf-8")
    unknown.write_text("exercise,reps\nOur wobble,10\n", encoding="utf-8")
    assert command("repair", unknown, "--handout", page).returncode == 1
    assert not page.exists()
    assert command("repair", document, unknown, "--handout", page).returncode == 2
    assert command("repair", document, "--handout", document).returncode == 2
    assert "Squat" in document.read_text(encoding="utf-8")
    run = command("repair", document, "--handout", page)
    assert (run.returncode, run.stderr) == (0, "")
    text = page.read_text(encoding="utf-8")
    assert '<h3 dir="auto">Knee to chest</h3>' in text
    assert '<h3 dir="auto">Squat' not in text


def test_the_person_of_the_command_counts(tmp_path):
    person, page = tmp_path / "me.toml", tmp_path / "page.html"
    person.write_text('excluded = ["knee-to-chest"]\n', encoding="utf-8")
    routine = EXAMPLES / "articles_four.json"
    plan = tmp_path / "plan.json"
    plan.write_text(sr.dumps(sr.build_plan(sr.Profile())), encoding="utf-8")
    run = handout(plan, "--profile", person, "-o", page)
    assert (run.returncode, "a saved plan has its own" in run.stderr) == (2, True)
    assert handout(routine, "--profile", person, "-o", page).returncode == 1
    assert not page.exists()
    assert command("repair", routine, "--profile", person, "--handout", page).returncode in (0, 1)
    assert not page.exists() or '<h3 dir="auto">Knee to chest</h3>' not in page.read_text(encoding="utf-8")


def test_the_page_needs_no_more_than_the_bare_wheel(tmp_path):
    blocked = ("cyclopts", "rich", "hypothesis", "icalendar", "fitdecode", "playwright")
    for name in blocked:
        (tmp_path / f"{name}.py").write_text(f"raise ImportError('no {name}')", encoding="utf-8")
    code = "import stenosis_routines as sr; print(len(sr.handout(sr.build_plan(sr.Profile()))))"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])}
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=False)
    assert int(run.stdout) > 100_000, run.stderr
