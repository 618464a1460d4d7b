"""What shells, pipes and full disks make of the command."""

import subprocess
import sys
from pathlib import Path

import pytest

from stenosis_routines.cli import COMMANDS

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
FOUR, COACH = EXAMPLES / "articles_four.json", EXAMPLES / "ai_coach_plan.json"
COMMAND = f"'{sys.executable}' -m stenosis_routines"


def shell(line):
    return subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False, cwd=EXAMPLES.parent)


@pytest.mark.parametrize("arguments", [f"check '{FOUR}'", f"check '{COACH}' --output json", "explain", "--help"])
def test_a_reader_that_goes_away_is_never_a_pass(arguments):
    run = shell(f"{COMMAND} {arguments} | true; echo ${{PIPESTATUS[0]}}")
    assert (run.stdout, run.stderr) in (("2\n", ""), ("0\n", ""))  # 0 only if all was written before it went
    run = shell(f"(sleep 2; {COMMAND} {arguments}; echo $? >&2) | true")
    assert (run.stderr, run.stdout) == ("2\n", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_where_standard_error_is_full_all_else_is_checked():
    run = shell(f"{COMMAND} check none.csv '{COACH}' 2>/dev/full")
    assert (run.returncode, "unsuitable" in run.stdout) == (2, True)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_says_what_it_takes(run, command):
    code, out, err = run(command, "--help")
    assert (code, err, out.startswith(f"usage: stenosis-routines {command}")) == (0, "", True)
    assert max(map(len, out.splitlines())) <= 80


def test_help_lists_every_command(run):
    code, out, err = run()
    assert (code, err) == (0, "")
    assert all(f"  {command} " in out for command in COMMANDS)
    assert run("--help") == run("-h") == (code, out, err)


def test_a_command_that_is_not_there_is_refused(run):
    code, out, err = run("chek")
    assert (code, out, "no command 'chek'" in err) == (2, "", True)


def test_what_a_terminal_would_obey_is_escaped_in_a_refusal(run):
    code, out, err = run("check", "--\x1b[31m")
    assert (code, out, "\x1b" in err) == (2, "", False)


def test_no_option_may_be_shortened(run):
    assert run("check", "--stat", FOUR)[0] == 2


@pytest.mark.parametrize(
    "words", [["ch"], ["check", "--output", "sar"], ["repair", "--wri"], ["plan", "--output", "js"]]
)
def test_bash_completes(run, words):
    script = run("completion", "bash")[1]
    given = " ".join(["stenosis-routines", *words])
    lines = f'{script}\nCOMP_WORDS=({given}); COMP_CWORD={len(words)}; _stenosis_routines; echo "${{COMPREPLY[@]}}"'
    found = shell(lines).stdout.split()
    assert [one[: len(words[-1])] for one in found] == [words[-1]]


@pytest.mark.parametrize("kind", ["zsh", "fish"])
def test_other_shells_get_a_script_that_knows_every_command(run, kind):
    code, out, _ = run("completion", kind)
    assert code == 0
    assert all(command in out for command in COMMANDS)
