"""Which documents a command is about: files, folders, patterns, standard input; in one process or several."""

import io
import json
import os
import sys

import pytest

from stenosis_routines import cli
from stenosis_routines.cli import files


def verdicts(out):
    """The name and the verdict of each document in the text output."""
    return [line.split(": ")[0] for line in out.splitlines() if line.startswith("plans") and ": " in line]


def test_a_folder_is_every_document_in_it_and_below_but_no_hidden_one(run, folder):
    code, out, _ = run("check", "plans")
    assert code == 1
    assert verdicts(out) == ["plans/good.json", "plans/old/wobble.csv", "plans/squat.csv"]
    assert out.splitlines()[-1] == "3 documents: 1 suitable, 1 to review, 1 unsuitable"


def test_a_pattern_finds_documents_in_folders(run, folder):
    assert verdicts(run("check", "plans/**/*.csv")[1]) == ["plans/old/wobble.csv", "plans/squat.csv"]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(run, folder):
    (folder / "a[1].json").write_bytes((folder / "plans" / "good.json").read_bytes())
    assert run("check", "a[1].json")[0] == 0


@pytest.mark.parametrize("pattern", ["squat.csv", "plans/squat.csv", "*.csv", "plans/s*"])
def test_what_is_excluded_is_not_checked(run, folder, pattern):
    out = run("check", "plans", "--exclude", pattern)[1]
    assert "squat.csv" not in out
    assert "plans/good.json: suitable" in out


def test_a_folder_is_excluded_with_all_that_is_in_it(run, folder):
    assert run("check", "plans", "--exclude", "old", "--exclude", "squat.csv")[0] == 0


def test_a_file_that_is_named_is_checked_whatever_is_excluded(run, folder):
    assert run("check", "plans/squat.csv", "--exclude", "*.csv")[0] == 1


@pytest.mark.parametrize("nothing", ["empty", "plans/*.xlsx", "plans"])
def test_nothing_to_check_is_never_a_pass(run, folder, nothing):
    (folder / "empty").mkdir()
    code, out, err = run("check", nothing, "--exclude", "*")
    assert (code, out) == (2, "")
    assert f"{nothing}: could not be read" in err
    assert "expected documents in it" in err


@pytest.mark.parametrize("where", ["plans", "pl*", "plans/*", "plans/**", "plans/**/*.json", "plans/*/*.csv"])
@pytest.mark.parametrize("exclude", [(), ("--exclude", "squat.csv")])
def test_a_folder_that_cannot_be_looked_into_is_never_a_pass(run, folder, monkeypatch, where, exclude):
    scandir = os.scandir
    (folder / "plans" / "photo.jpg").unlink()
    (folder / "plans" / "open").mkdir()
    (folder / "plans" / "open" / "squat.csv").write_bytes((folder / "plans" / "good.json").read_bytes())

    def closed(path="."):
        if "plans/old" in os.fspath(path):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", closed)
    code, _, err = run("check", where, *exclude)
    assert (code, err.count("plans/old: could not be read")) == (2, 1)
    assert run("check", where, "--exclude", "old", "--exclude", "plans/squat.csv")[::2] == (0, "")


@pytest.mark.parametrize("pattern", ["pl*", "plans/*", "plans/**", "p*/o*"])
def test_a_folder_that_a_pattern_finds_is_read_as_a_folder_is(run, folder, pattern):
    (folder / "plans" / "photo.jpg").unlink()
    (folder / "plans" / "old" / ".hidden.csv").write_text("?", encoding="utf-8")
    code, out, err = run("check", pattern)
    assert (code, err) == (1, "")
    assert verdicts(out).count("plans/old/wobble.csv") == 1
    assert run("check", "plans/o*", "--exclude", "old")[0] == 2


@pytest.mark.parametrize("where", ["plans", "plans/*"])
@pytest.mark.parametrize("target", ["real", "plans", "plans/old"])
def test_a_link_to_a_folder_is_not_followed_and_that_is_never_a_pass(run, folder, where, target):
    (folder / "real").mkdir()
    (folder / "real" / "deadlift.csv").write_text("session,exercise,reps\nA,Deadlift,10\n", encoding="utf-8")
    (folder / "plans" / "linked").symlink_to(folder / target)
    (folder / "plans" / ".hidden").symlink_to(folder / target)
    others = ("--exclude", "squat.csv", "--exclude", "old", "--exclude", "photo.jpg")
    code, out, err = run("check", where, *others)
    assert (code, verdicts(out)) == (2, ["plans/good.json"])
    assert err.count("could not be read") == 1
    assert "plans/linked: could not be read" in err
    assert "expected no link to a folder, found one, which was not followed" in " ".join(err.split())
    assert run("check", where, *others, "--exclude", "linked")[::2] == (0, "")


@pytest.mark.parametrize("where", ["plans/**", "plans/**/*.csv", "**/*.csv", "plans/**/**/*.csv", "p*/**"])
def test_links_in_a_circle_end_and_are_said_once(run, folder, where):
    for name in ("again", "once-more"):
        (folder / "plans" / name).symlink_to(folder / "plans")
    code, out, err = run("check", where)
    assert code == 2
    assert verdicts(out).count("plans/squat.csv") == 1
    assert not any("again" in name or "once-more" in name for name in verdicts(out))
    assert [err.count(f"plans/{name}: could not be read") for name in ("again", "once-more")] == [1, 1]


def test_a_link_to_a_folder_that_is_named_is_that_folder(run, folder):
    (folder / "linked").symlink_to(folder / "plans" / "old")
    assert run("check", "linked")[::2] == run("check", "plans/old")[::2] == (1, "")


@pytest.mark.parametrize("where", ["plans", "plans/*", "plans/*.csv", "plans/**"])
@pytest.mark.parametrize(
    "make", [lambda path: path.symlink_to("nowhere"), lambda path: os.mkfifo(path)], ids=["broken link", "pipe"]
)
def test_what_is_found_and_is_no_file_is_never_a_pass(run, folder, where, make):
    make(folder / "plans" / "a.csv")
    (folder / "plans" / "squat.csv").write_bytes(b"session,exercise,reps,posture\nA,Knee to chest,10,supine\n")
    others = ("--exclude", "old", "--exclude", "photo.jpg")
    code, _, err = run("check", where, *others)
    assert (code, err.count("could not be read"), "plans/a.csv: could not be read" in err) == (2, 1, True)
    assert run("check", where, *others, "--exclude", "a.csv")[2] == ""


@pytest.mark.parametrize("command", ["check", "repair", "ask"])
def test_how_many_files_in_folders_have_another_suffix_is_said_once(run, folder, command):
    names = ["week.yaml", "log.jsonl", "page.htm", "old/notes", ".hidden.yaml", ".git/log.yaml"]
    for name in names:
        (folder / "plans" / name).write_text("Barbell squat", encoding="utf-8")
    line = "files in folders not read because of their suffix: 5; name a file to have it read\n"
    code, out, err = run(command, "plans", "plans/o*", "plans/*.csv")
    assert err.count(line) == err.count("suffix") == 1
    for name in (*names, "photo.jpg"):
        (folder / "plans" / name).unlink()
    assert run(command, "plans", "plans/o*", "plans/*.csv") == (code, out, err.replace(line, ""))


def test_files_of_other_suffixes_are_not_spoken_of_where_that_is_not_wanted(run, folder):
    assert run("check", "plans", "--quiet")[2] == ""
    assert run("check", "plans", "--exclude", "*.jpg")[2] == ""
    assert "suffix" not in run("check", "plans", "plans/photo.jpg")[2]
    assert "suffix" not in run("check", "plans/squat.csv", "plans/*.csv")[2]


def test_a_closed_folder_that_is_excluded_leaves_nothing_to_check(run, folder, monkeypatch):
    def closed(path="."):
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "scandir", closed)
    code, _, err = run("check", "plans", "--exclude", "plans")
    assert (code, "expected documents in it" in err) == (2, True)


def test_a_document_that_is_named_twice_is_checked_once(run, folder):
    assert run("check", "plans/good.json", "plans/good.json")[1].count("suitable") == 1


def test_standard_input_has_the_name_that_is_given(run, folder, monkeypatch):
    squat = (folder / "plans" / "squat.csv").read_bytes()
    for arguments in (("check", "-", "--stdin-filename", "leg day.csv"), ("check", "--stdin-filename", "leg day.csv")):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(squat)))
        code, out, _ = run(*arguments)
        assert (code, out.startswith("leg day.csv: unsuitable")) == (1, True)


def test_a_dash_is_standard_input_beside_a_folder_of_that_name_too(run, folder, monkeypatch):
    (folder / "-").mkdir()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO((folder / "plans" / "squat.csv").read_bytes())))
    assert json.loads(run("check", "-", "--output", "json")[1])["source"] == "<stdin>"


def test_options_and_files_may_stand_in_any_order(run, folder):
    assert run("check", "plans/good.json", "--output", "json", "plans/squat.csv", "-q") == run(
        "check", "-q", "--output", "json", "plans/good.json", "plans/squat.csv"
    )


@pytest.mark.parametrize("output", ["text", "json", "jsonl", "junit", "sarif"])
def test_several_processes_write_what_one_writes(run, folder, output):
    (folder / "plans" / "broken.json").write_text("{", encoding="utf-8")
    alone = run("check", "plans", "--output", output)
    assert alone[0] == 2
    assert run("check", "plans", "--output", output, "-j", 2) == alone


@pytest.mark.parametrize("number", ["0", "-1", "x", "1000", "²"])
def test_a_number_of_processes_that_cannot_be_is_refused(run, folder, number):
    assert run("check", "plans", f"--jobs={number}")[:2] == (2, "")


def test_a_document_is_written_before_the_next_is_read(folder, monkeypatch):
    """So that the memory does not grow with the number of documents."""
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    written, read = [], files.content

    def content(document):
        written.append(sys.stdout.getvalue().count('"verdict"'))
        return read(document)

    monkeypatch.setattr("stenosis_routines.cli.check.content", content)
    assert cli.run(["check", "plans", "--output", "json"]) == 1
    assert written == [0, 1, 2]
