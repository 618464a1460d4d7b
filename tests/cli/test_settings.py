"""Settings in a file, rule books by name, module or file, and explanations."""

import json
import sys

import pytest

import stenosis_routines as sr

WAIVERS = """\
[[waivers]]
code = "SR101"
exercise = "Barbell squat"
who = "R. Example"
why = "supervised"
until = 2999-01-01
"""
CLINIC = 'name = "clinic"\n[rules.SR203]\nenabled = false\n[rules.SR204]\nenabled = false\n'
MODULE = """\
import stenosis_routines as sr

def never(item):
    yield sr.Fault("never at our clinic")

rule = sr.Rule(code="OWN1", name="never", severity="error", summary="anything", rationale="ours",
               citations=(sr.Citation("us", "p. 1"),), each=never)
book = sr.RuleBook("ours", (*sr.article, rule))
text = "no rule book"
"""


@pytest.fixture
def settings(folder):
    """Writes the settings into stenosis-routines.toml."""

    def write(text, name="stenosis-routines.toml"):
        (folder / name).write_text(text, encoding="utf-8")

    return write


@pytest.mark.parametrize(
    ("name", "head"),
    [("stenosis-routines.toml", ""), ("pyproject.toml", '[project]\nname = "x"\n[tool.stenosis-routines]\n')],
)
def test_settings_are_found_in_this_folder_and_above(run, folder, settings, monkeypatch, name, head):
    settings(f'{head}rulebook = "clinic.toml"\nexclude = ["squat.csv"]\nignore = ["SR6"]\noutput = "jsonl"\n', name)
    settings(CLINIC, "clinic.toml")
    monkeypatch.chdir(folder / "plans")
    code, out, _ = run("check", ".")
    reports = [json.loads(line) for line in out.splitlines()]
    assert [report["source"] for report in reports] == ["./good.json", "./old/wobble.csv"]
    assert {(report["rulebook"], *report["left_out"]) for report in reports} == {("clinic", "SR203", "SR204")}
    assert (code, reports[1]["verdict"], reports[1]["hidden"] > 0) == (1, "needs_review", True)


def test_an_option_replaces_what_the_settings_say(run, settings):
    settings('output = "jsonl"\nexclude = ["*"]\n')
    code, out, _ = run("check", "plans", "--output", "text", "--exclude", "squat.csv", "--exclude", "old")
    assert (code, out) == (0, "plans/good.json: suitable - nothing found\n")


def test_no_settings_are_read_where_none_are_wanted(run, settings):
    settings("rulebook = 3")
    assert run("check", "plans/good.json")[0] == 2
    assert run("check", "plans/good.json", "--no-config")[0] == 0


def test_waivers_answers_a_profile_and_formats_come_from_settings(run, folder, settings):
    settings('waivers = "w.toml"\nprofile = "p.toml"\nanswers = ["a.toml"]\nformats = { "*.csv" = "plan-csv" }\n')
    settings(WAIVERS, "w.toml")
    settings('severity = "severe"\n', "p.toml")
    run("ask", "plans/old/wobble.csv", "-o", "a.toml", "--who", "R", "--on", "2026-12-01", "--no-config")
    answers = (folder / "a.toml").read_text(encoding="utf-8").replace('is = ""', 'is = "heel-slide"')
    settings(answers, "a.toml")
    reports = json.loads(run("check", "plans", "--output", "json")[1])
    codes = [{(found["code"], found["waived"]) for found in report["findings"]} for report in reports]
    assert ("SR601", False) not in codes[1]
    assert ("SR101", True) in codes[2]
    assert all(("SR503", False) in found for found in codes)
    settings('formats = { "squat.*" = "wpl" }\n')
    assert run("check", "plans/squat.csv")[0] == 2


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("rulebok = 'x'", "/rulebok: expected a key"),
        ("exclude = 'x'", "/exclude: expected a list"),
        ("rulebook = 'none.toml'", "No such file"),
        ("output = 'excel'", "output: expected one of text"),
        ("select = ['XX']", "select: expected the beginning of a code"),
        ("a = [", "expected TOML"),
        ("[formats]\n'*.csv' = 'excel'", "format: expected one of native"),
    ],
)
def test_what_is_wrong_in_the_settings_is_named(run, settings, text, problem):
    settings(text)
    code, out, err = run("check", "plans/squat.csv")
    assert (code, out) == (2, "")
    assert problem in " ".join(err.split())


def test_a_file_of_settings_is_named(run, folder, settings):
    settings("[tool.other]\n", "pyproject.toml")
    assert run("check", "plans/good.json")[0] == 0
    code, _, err = run("check", "plans/good.json", "--config", "pyproject.toml")
    assert (code, "tool.stenosis-routines" in err) == (2, True)
    assert run("check", "plans/good.json", "--config", "none.toml")[0] == 2
    settings("tool = [", "pyproject.toml")  # broken, and about something else
    assert run("check", "plans/good.json")[0] == 0


# Rule books.


def test_a_report_names_its_rule_book_and_what_it_leaves_out(run, settings):
    settings(CLINIC, "clinic.toml")
    out = run("check", "plans/squat.csv", "--rulebook", "clinic.toml")[1]
    said = " ".join(" ".join(out.splitlines()[1:3]).split())
    assert said.startswith(
        f"rule book: clinic, checked by stenosis-routines {sr.__version__}; it leaves out SR203, SR204"
    )
    junit = run("check", "plans/squat.csv", "--rulebook", "clinic.toml", "--output", "junit")[1]
    assert 'value="clinic"' in junit
    assert 'value="SR203 SR204"' in junit
    sarif = json.loads(run("check", "plans/squat.csv", "--rulebook", "clinic.toml", "--output", "sarif")[1])
    assert sarif["runs"][0]["properties"] == {"rulebook": "clinic", "leftOut": ["SR203", "SR204"]}
    assert "rule book" not in run("check", "plans/squat.csv", "--rulebook", "article")[1]


def test_a_rule_book_in_python_is_named_by_module_and_name(run, settings):
    settings(MODULE, "our_own_rules.py")
    code, out, _ = run("check", "plans/good.json", "--rulebook", "our_own_rules:book")
    assert (code, "OWN1 never  never at our clinic" in out) == (1, True)
    assert run("repair", "plans/good.json", "--rulebook", "our_own_rules:book")[0] == 1
    assert "OWN1 never" in run("explain", "OWN1", "--rulebook", "our_own_rules:book")[1]
    assert run("check", "plans", "--rulebook", "our_own_rules:book", "-j", 2)[0] == 1
    del sys.modules["our_own_rules"]


@pytest.mark.parametrize(
    ("book", "problem"),
    [
        ("our_other_rules:text", "expected a RuleBook, found 'no rule book'"),
        ("our_other_rules:none", "AttributeError"),
        ("no_such_module:book", "ModuleNotFoundError"),
        ("none", "No such file"),
        ("none.toml", "No such file"),
    ],
)
def test_a_rule_book_that_cannot_be_used_is_named(run, settings, book, problem):
    settings(MODULE, "our_other_rules.py")
    code, out, err = run("check", "plans/good.json", "--rulebook", book)
    assert (code, out, problem in " ".join(err.split())) == (2, "", True), err
    sys.modules.pop("our_other_rules", None)


def test_a_module_of_rules_that_fails_is_named(run, settings):
    settings("1 / 0", "our_broken_rules.py")
    code, _, err = run("check", "plans/good.json", "--rulebook", "our_broken_rules:book")
    assert (code, "our_broken_rules:book cannot be loaded: ZeroDivisionError" in err) == (2, True)


def test_a_rule_that_fails_is_named_and_nothing_passes(run, settings):
    settings(MODULE.replace('yield sr.Fault("never at our clinic")', "return 1 / 0"), "our_failing_rules.py")
    code, out, err = run("check", "plans/good.json", "--rulebook", "our_failing_rules:book")
    assert (code, out, err) == (2, "", "rule OWN1 failed: ZeroDivisionError: division by zero\n")


# Explanations.


def test_explain_takes_codes_names_and_statements(run):
    code, out, _ = run("explain", "A08", "standing", "Barbell squat")
    assert code == 0
    assert out.startswith("A08 (pitfalls)")
    assert "rules that rest on it: SR101 standing" in out
    assert "SR101 standing (error)" in out
    assert "Barbell squat: contraindicated" in out


@pytest.mark.parametrize("what", ["A99", "SR999", " "])
def test_explain_refuses_what_there_is_not(run, what):
    assert run("explain", what)[:2] == (2, "")
