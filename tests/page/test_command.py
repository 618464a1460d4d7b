"""The command ``handout``: its files and exit codes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import stenosis_routines as sr

EXAMPLES = Path(__file__).parents[2] / "examples"


def handout(*arguments, **options):
    command = [sys.executable, "-m", "stenosis_routines", "handout", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, **options)


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


def test_the_page_needs_no_more_than_the_bare_wheel(tmp_path):
    blocked = ("cyclopts", "rich", "hypothesis", "icalendar", "fitdecode", "playwright")
    for name in blocked:
        (tmp_path / f"{name}.py").write_text(f"raise ImportError('no {name}')", encoding="utf-8")
    code = "import stenosis_routines as sr; print(len(sr.handout(sr.build_plan(sr.Profile()))))"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])}
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=False)
    assert int(run.stdout) > 100_000, run.stderr
