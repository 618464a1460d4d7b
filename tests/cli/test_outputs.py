"""The outputs of check, what they show of a verdict, and what is filtered."""

import io
import json
import os
import re
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from stenosis_routines import cli
from stenosis_routines.cli.outputs import OUTPUTS


@pytest.fixture
def broken(folder):
    (folder / "plans" / "broken.json").write_text("{", encoding="utf-8")
    return folder


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize(("document", "code"), [("good.json", 0), ("squat.csv", 1), ("broken.json", 2)])
def test_every_output_has_the_same_exit_code(run, broken, output, document, code):
    assert run("check", f"plans/{document}", "--output", output)[0] == code
    assert run("check", "plans", "--output", output)[0] == 2


def test_json_lines_are_a_report_a_line(run, broken):
    reports = [json.loads(line) for line in run("check", "plans", "--output", "jsonl")[1].splitlines()]
    assert [report["verdict"] for report in reports] == [None, "suitable", "needs_review", "unsuitable"]


def test_json_of_a_folder_is_a_list_even_of_one(run, broken):
    assert isinstance(json.loads(run("check", "plans/old", "--output", "json")[1]), list)
    assert isinstance(json.loads(run("check", "plans/old/wobble.csv", "--output", "json")[1]), dict)
    assert json.loads(run("check", "plans", "--output", "json")[1]) == [
        json.loads(line) for line in run("check", "plans", "--output", "jsonl")[1].splitlines()
    ]


def test_sarif_holds_every_finding_the_verdicts_and_what_was_not_read(run, broken):
    [sarif] = json.loads(run("check", "plans", "--output", "sarif")[1])["runs"]
    rules = {rule["id"] for rule in sarif["tool"]["driver"]["rules"]}
    found = [(result["ruleId"], result["level"], place(result)) for result in sarif["results"]]
    assert ("unreadable", "error", "plans/broken.json") in found
    assert ("verdict", "error", "plans/squat.csv") in found
    assert ("verdict", "warning", "plans/old/wobble.csv") in found
    assert ("SR101", "error", "plans/squat.csv") in found
    assert {code for code, _, _ in found} <= rules
    assert sarif["invocations"] == [{"executionSuccessful": False}]
    squat = next(result for result in sarif["results"] if result["ruleId"] == "SR101")
    assert squat["locations"][0]["physicalLocation"]["region"] == {"startLine": 2}
    assert all(place(result) != "plans/good.json" for result in sarif["results"] if result["level"] != "note")


def place(result):
    return result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]


def test_github_gets_a_command_a_line_with_everything_escaped(run, folder):
    name = "50%, a:b.csv"
    (folder / name).write_text("session,exercise,sets,reps\nA,Barbell squat,3,8\n", encoding="utf-8")
    code, out, _ = run("check", name, "--output", "github")
    assert code == 1
    assert out.splitlines()[0] == "::error file=50%25%2C a%3Ab.csv,title=verdict::unsuitable"
    assert all(
        re.fullmatch(r"::(error|warning|notice) file=[^:,]+(,line=\d+)?,title=[^:,]+::.+", one)
        for one in out.splitlines()
    )
    assert any(",line=2,title=SR101 standing::Barbell squat: done standing up" in line for line in out.splitlines())


def test_junit_has_a_suite_for_each_document_and_fails_where_the_verdict_does(run, broken):
    suites = ET.fromstring(run("check", "plans", "--output", "junit")[1])
    kinds = {suite.get("name"): {child.tag for case in suite.iter("testcase") for child in case} for suite in suites}
    assert "error" in kinds["plans/broken.json"]
    assert "failure" not in kinds["plans/good.json"]
    assert "failure" in kinds["plans/squat.csv"]
    for suite in suites:
        assert int(suite.get("tests")) == len(suite.findall("testcase"))
        assert int(suite.get("failures")) == len(suite.findall("testcase/failure"))


def test_junit_can_hold_any_name(run, folder):
    (folder / "a.csv").write_text('session,exercise,reps\nA,"<squat & ""press""> \ufffe",3\n', encoding="utf-8")
    assert ET.fromstring(run("check", "a.csv", "--output", "junit")[1]).find("testsuite") is not None


NAMES = [
    b"\xff\xfe.csv",
    b"a\nb,<&>.csv",
    b"a\r::error::b.csv",
    b"e\x1b[31m.csv",
    *(
        name.encode()
        for name in ("무릎.csv", "left\u202eright.csv", "\x9b2J.csv", "two\u2028lines\x85.csv", "\x7f.csv")
    ),
]


@pytest.mark.parametrize("output", OUTPUTS)
def test_any_name_of_a_file_can_be_written(output, folder):
    """Names that are no UTF-8, span lines, or hold what a terminal would obey."""
    for name in NAMES:
        Path(os.fsdecode(name)).write_bytes((folder / "plans" / "squat.csv").read_bytes())
        Path(os.fsdecode(b"broken" + name)).write_bytes(b"\xff\x00")
    command = [sys.executable, "-m", "stenosis_routines", "check", ".", "--output", output]
    found = subprocess.run(command, capture_output=True, check=False)
    text, documents = found.stdout.decode(), 2 * len(NAMES) + 3
    assert (found.returncode, b"Traceback" in found.stderr) == (2, False)
    assert not [
        mark for mark in text + found.stderr.decode() if unicodedata.category(mark)[0] in "CZ" and mark not in " \n"
    ]
    match output:
        case "junit":
            names = {suite.get("name") for suite in ET.fromstring(text)}
            assert len(names) == documents
            assert {"./a\nb,<&>.csv", "./left\u202eright.csv", "./\x9b2J.csv", "./무릎.csv"} <= names
        case "jsonl":
            assert len([json.loads(line) for line in text.splitlines()]) == documents
        case "github":
            assert all(
                re.match(r"::(error|warning|notice) file=[^:,]+(,line=\d+)?,title=", line) for line in text.splitlines()
            )
        case "text":
            pass
        case _:
            held = json.loads(text)
            assert len(held) == documents if isinstance(held, list) else held["runs"][0]["results"]


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("name", NAMES)
def test_the_exit_code_depends_on_no_name(run, folder, output, name):
    path = Path(os.fsdecode(name))
    for document, code in (("good.json", 0), ("squat.csv", 1)):
        path.write_bytes((folder / "plans" / document).read_bytes())
        assert run("check", path, "--output", output)[0] == code
    path.write_bytes(b"\xff\x00")
    assert run("check", path, "--output", output)[0] == 2


# What is shown, and what counts.


@pytest.mark.parametrize("output", sorted(set(OUTPUTS) - {"operation-outcome", "cds-hooks"}))
@pytest.mark.parametrize("shown", [("--select", "SR6"), ("--ignore", "SR1,SR2")])
def test_what_is_not_shown_still_counts(run, folder, output, shown):
    code, out, _ = run("check", "plans/squat.csv", "--output", output, *shown)
    assert (code, "unsuitable" in out, "done standing up" in out) == (1, True, False)


@pytest.mark.parametrize("output", ["operation-outcome", "cds-hooks"])
def test_clinical_systems_are_shown_everything(run, folder, output):
    assert run("check", "plans/squat.csv", "--output", output, "--ignore", "SR") == run(
        "check", "plans/squat.csv", "--output", output
    )


def test_how_much_is_not_shown_is_said(run, folder):
    everything = json.loads(run("check", "plans/squat.csv", "--output", "json")[1])["findings"]
    counting = [one for one in everything if one["severity"] != "info"]
    report = json.loads(run("check", "plans/squat.csv", "--output", "json", "--ignore", "SR")[1])
    assert (report["verdict"], report["findings"], report["hidden"]) == ("unsuitable", [], len(counting))
    for documents in (["plans/squat.csv"], ["plans/squat.csv", "plans/good.json"]):
        last = run("check", *documents, "--ignore", "SR")[1].splitlines()[-1]
        assert last.strip() == f"{len(counting)} findings that count are not shown"


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_code_that_no_rule_has_is_refused(run, folder, option):
    code, out, err = run("check", "plans", option, "SR9")
    assert (code, out, "the beginning of a code" in err) == (2, "", True)


def test_quiet_writes_nothing_about_suitable_documents(run, folder):
    assert run("check", "plans/good.json", "-q") == (0, "", "")
    out = run("check", "plans", "--quiet")[1]
    assert ("good.json" in out, "squat.csv" in out, "documents" in out) == (False, True, False)


def test_exit_zero_forgives_a_verdict_but_never_what_was_not_read(run, broken):
    assert run("check", "plans/squat.csv", "--exit-zero")[0] == 0
    assert run("check", "plans", "--exit-zero")[0] == 2


def test_statistics_count_how_often_each_rule_fired(run, broken):
    code, out, _ = run("check", "plans", "--statistics")
    assert (code, out.splitlines()[-1]) == (2, "4 documents: 1 suitable, 1 to review, 1 unsuitable, 1 not read")
    assert "      1 SR101 standing (error)" in out.splitlines()
    data = json.loads(run("check", "plans", "--statistics", "--output", "json")[1])
    assert (data["documents"], data["verdicts"]["unread"]) == (4, 1)
    assert {"code": "SR101", "name": "standing", "severity": "error", "count": 1} in data["codes"]
    assert run("check", "plans", "--statistics", "--output", "sarif")[0] == 2


# Where it is written to.


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(("columns", "widest"), [("70", 70), ("100", 100), ("400", 120), ("3", 64)])
def test_lines_are_as_wide_as_the_terminal(run, folder, monkeypatch, columns, widest):
    monkeypatch.setenv("COLUMNS", columns)
    for arguments in (("check", "plans/squat.csv"), ("explain", "SR101"), ("repair", "plans/squat.csv")):
        longest = max(map(len, run(*arguments)[1].splitlines()))
        assert widest - 30 < longest <= widest


def test_a_bar_shows_progress_on_a_terminal_and_nowhere_else(folder, monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    for stderr, stdout, shown in (
        (Terminal(), io.StringIO(), True),
        (Terminal(), Terminal(), False),
        (io.StringIO(), io.StringIO(), False),
    ):
        monkeypatch.setattr(sys, "stderr", stderr)
        monkeypatch.setattr(sys, "stdout", stdout)
        assert cli.run(["check", "plans", "--output", "jsonl"]) == 1
        assert ("documents" in stderr.getvalue()) is shown
        assert len(stdout.getvalue().splitlines()) == 3


def test_without_rich_there_is_no_bar_and_no_complaint(folder, monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setitem(sys.modules, "rich.console", None)
    monkeypatch.setattr(sys, "stderr", Terminal())
    assert (cli.run(["check", "plans", "-j", "1", "--exclude", "*.jpg"]), sys.stderr.getvalue()) == (1, "")
