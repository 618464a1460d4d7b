"""Plug-ins: the example is built, installed and used; one that is broken is named and never passes."""

import importlib
import json
import os
import re
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

import stenosis_routines as sr
from stenosis_routines import formats
from stenosis_routines.cli import run

ROOT = Path(__file__).parent.parent.parent
GENTLE = "session,exercise,reps\nOn the mat,Lying ankle pump,10\n"
LINES = "Lying ankle pump; 10\nBarbell squat; 5\nrest well\n"


# The example, in an environment of its own.


def called(*arguments, **options):
    done = subprocess.run(
        [str(one) for one in arguments], capture_output=True, text=True, check=False, timeout=300, **options
    )
    return done.returncode, done.stdout, done.stderr


@pytest.fixture(scope="module")
def command(tmp_path_factory):
    """The command of an environment with the wheels of the project and of the example; it has no network."""
    place = tmp_path_factory.mktemp("plugin")
    offline = ["--quiet", "--disable-pip-version-check", "--no-deps", "--no-index"]
    pip = [sys.executable, "-m", "pip"]
    for source in (ROOT, ROOT / "examples" / "plugin"):
        code, _, errors = called(*pip, "wheel", *offline, "--no-build-isolation", "-w", place / "wheels", source)
        assert code == 0, errors
    venv.create(place / "env", with_pip=False)
    scripts = Path(sysconfig.get_path("scripts", "venv", {"base": str(place / "env")}))
    libraries = Path(sysconfig.get_path("purelib", "venv", {"base": str(place / "env")}))
    (libraries / "dependencies.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    wheels = (place / "wheels").glob("*.whl")
    code, _, errors = called(*pip, "--python", scripts / "python", "install", *offline, *wheels)
    assert code == 0, errors
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "VIRTUAL_ENV"))}
    (place / "work").mkdir()

    def command(*arguments, stdin=""):
        return called(scripts / "stenosis-routines", *arguments, cwd=place / "work", env=clean, input=stdin)

    command.place = place / "work"
    command.python = lambda code: called(scripts / "python", "-c", code, cwd=place / "work", env=clean)
    return command


def test_the_example_is_used_from_the_wheels(command):
    code, out, errors = command.python("import stenosis_routines, knee_clinic\nprint(stenosis_routines.__file__)")
    assert (code, errors) == (0, "")
    assert str(ROOT) not in out


def test_a_rule_book_of_a_package_is_used_by_its_name(command):
    squat = "session,exercise,sets,reps\nA,Barbell squat,3,5\n"
    code, out, _ = command("check", "-", "--rulebook", "knee", "--output", "json", stdin=squat)
    report = json.loads(out)
    assert code == 1
    assert {finding["code"] for finding in report["findings"]} == {"KC101"}
    assert (report["rulebook"], report["rulebook_version"], report["condition"]) == ("knee", "1", "knee osteoarthritis")
    assert command("check", "-", "--rulebook", "knee", stdin=GENTLE)[0] == 0
    assert (
        command("check", "-", "--rulebook", "knee", stdin=GENTLE.replace("Lying ankle pump", "Wobbling glorp"))[0] == 1
    )
    assert "KC101" in command("explain", "--rulebook", "knee", "KC101")[1]


@pytest.mark.parametrize("output", ["text", "json", "sarif", "github", "junit", "operation-outcome", "cds-hooks"])
def test_a_rule_book_for_another_condition_has_no_words_of_stenosis(command, output):
    documents = ["session,exercise,sets,reps\nA,Barbell squat,3,5\nA,Wobbling glorp,1,5\n", GENTLE]
    for document in documents:
        _, out, errors = command("check", "-", "--rulebook", "knee", "--output", output, stdin=document)
        said = re.sub(r"stenosis\\*[-_]routines", "", out).lower()  # the program's own name, which Markdown escapes
        assert errors == ""
        assert "stenosis" not in said
        assert "hinews" not in said
        assert "the article" not in said
    _, out, _ = command("check", "-", "--rulebook", "knee", "--output", "cds-hooks", stdin=documents[0])
    assert json.loads(out)["cards"][0]["summary"].startswith("Exercise routine for knee osteoarthritis: unsuitable")


def test_a_format_of_a_package_is_read_where_it_is_named(command):
    code, out, _ = command("check", "-", "--format", "knee-lines", "--output", "json", stdin=LINES)
    report = json.loads(out)
    assert (code, report["verdict"]) == (1, "unsuitable")
    assert {("SR606", "line 3"), ("SR101", "line 2")} <= {(one["code"], one["path"]) for one in report["findings"]}
    assert command("check", "-", "--format", "knee-lines", stdin="Lying ankle pump; 10\n")[0] == 0
    assert command("check", "-", "--format", "knee-lines", stdin="")[0] == 2


def test_answers_of_a_package_count_where_they_are_named(command):
    asked = "session,exercise,reps\nA,Clinic slide no. 3,5\n"
    assert command("check", "-", stdin=asked)[0] == 1
    assert command("check", "-", "--answers", "knee-clinic", stdin=asked)[0] == 0
    settings = command.place / "stenosis-routines.toml"
    settings.write_text('answers = ["knee-clinic"]\n[formats]\n"*.knee" = "knee-lines"\n', encoding="utf-8")
    (command.place / "plan.knee").write_text("Clinic slide no. 3; 5\n", encoding="utf-8")
    try:
        assert command("check", "-", stdin=asked)[0] == 0
        assert command("check", "plan.knee")[0] == 0
    finally:
        settings.unlink()


def test_what_is_installed_is_found_in_python_too(command):
    code = "import stenosis_routines as sr\n"
    code += "print([*sr.rulebooks], sr.rulebooks['knee'], len(sr.Answers.installed('knee-clinic').names))\n"
    code += "print(sr.loads('Lying ankle pump; 10', format='knee-lines').sessions[0].prescriptions[0].dose.reps)"
    assert command.python(code) == (
        0,
        "['article', 'supervised', 'knee'] <RuleBook 'knee', 9 rules> 1\n10\n",
        "",
    )


# Broken ones.

BROKEN = """
import sys
from stenosis_routines import Answers, Routine, RuleBook
from stenosis_routines.formats import Format

def reads(data, limits):
    raise KeyError("oops")

def format(read):
    return Format(name="x", family="text", look="x", recognises=lambda glance: False, read=read, write=lambda r: 3)

FAILS, NONE = format(reads), format(lambda data, limits: None)
LEAVES = format(lambda data, limits: sys.exit(0))
TEXT = "no rule book"
"""


@pytest.fixture
def packages(tmp_path, monkeypatch):
    """Packages with broken entry points, as if they were installed."""

    def install(package, group, name, value):
        info = tmp_path / f"{package}-2.5.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 2.5\n", encoding="utf-8")
        (info / "entry_points.txt").write_text(f"[stenosis_routines.{group}]\n{name} = {value}\n", encoding="utf-8")

    (tmp_path / "broken_plugin.py").write_text(BROKEN, encoding="utf-8")
    (tmp_path / "leaving_plugin.py").write_text("import sys\nsys.exit(0)\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "gentle.csv").write_text(GENTLE, encoding="utf-8")
    importlib.invalidate_caches()
    formats._installed.cache_clear()
    yield install
    formats._installed.cache_clear()
    for name in ("broken_plugin", "leaving_plugin"):
        sys.modules.pop(name, None)


VALUES = [
    ("no_such_module:X", "ModuleNotFoundError"),
    ("broken_plugin:NO_SUCH_NAME", "AttributeError"),
    ("broken_plugin:TEXT", "InvalidValueError"),
    ("leaving_plugin:X", "SystemExit"),
]
OPTIONS = {"rulebooks": "--rulebook", "formats": "--format", "answers": "--answers"}


@pytest.mark.parametrize("group", OPTIONS)
@pytest.mark.parametrize(("value", "why"), VALUES, ids=[why for _, why in VALUES])
def test_a_broken_offer_is_named_and_nothing_passes(packages, capsys, group, value, why):
    packages("bad-clinic", group, "bad", value)
    assert run(["check", "gentle.csv", OPTIONS[group], "bad"]) == 2
    said = " ".join(capsys.readouterr().err.split())
    assert f"bad-clinic 2.5 (bad = {value})" in said
    assert f"stenosis_routines.{group}" in said
    assert why in said


@pytest.mark.parametrize(
    ("name", "why"), [("FAILS", "KeyError"), ("NONE", "InvalidValueError"), ("LEAVES", "SystemExit")]
)
def test_a_format_that_fails_or_gives_no_routine_is_named(packages, capsys, name, why):
    packages("bad-clinic", "formats", "bad", f"broken_plugin:{name}")
    for output in ("text", "json", "sarif", "junit"):
        assert run(["check", "gentle.csv", "--format", "bad", "--output", output]) == 2
    assert run(["check", "gentle.csv", "--format", "bad"]) == 2
    assert "bad-clinic 2.5" in capsys.readouterr().err
    with pytest.raises(sr.PluginError, match=why) as caught:
        sr.loads(GENTLE, format="bad")
    assert (caught.value.group, caught.value.name) == ("stenosis_routines.formats", "bad")
    with pytest.raises(sr.PluginError):
        sr.dumps(sr.loads(GENTLE), format="bad")


def test_two_packages_that_offer_one_name_are_both_named(packages, capsys):
    packages("one", "rulebooks", "bad", "broken_plugin:X")
    packages("two", "rulebooks", "bad", "broken_plugin:Y")
    assert run(["check", "gentle.csv", "--rulebook", "bad"]) == 2
    said = capsys.readouterr().err
    assert "one 2.5 (bad = broken_plugin:X), two 2.5 (bad = broken_plugin:Y)" in " ".join(said.split())


def test_a_broken_rule_book_is_an_error_in_python(packages):
    packages("bad-clinic", "rulebooks", "bad", "broken_plugin:TEXT")
    assert [*sr.rulebooks] == ["article", "supervised", "bad"]
    with pytest.raises(sr.PluginError, match="bad-clinic"):
        sr.rulebooks["bad"]
    with pytest.raises(KeyError):
        sr.rulebooks["unknown"]


def test_names_that_nobody_offers_are_refused(packages, capsys):
    with pytest.raises(sr.InvalidValueError, match="no package offers answers"):
        sr.Answers.installed("unknown")
    for option in OPTIONS.values():
        assert run(["check", "gentle.csv", option, "unknown"]) == 2


def test_a_broken_package_that_nobody_asks_for_changes_nothing(packages, capsys):
    for group in OPTIONS:
        packages(f"bad-{group}", group, "bad", "leaving_plugin:X")
    assert run(["check", "gentle.csv"]) == 0
    assert run(["check", "gentle.csv", "--rulebook", "article", "--format", "plan-csv"]) == 0


def test_a_module_that_ends_the_process_does_not_pass(packages, capsys):
    assert run(["check", "gentle.csv", "--rulebook", "leaving_plugin:X"]) == 2
    assert "SystemExit" in capsys.readouterr().err
