"""The examples for CI and the lines of the page are lines that the command takes."""

import re
import shlex
from pathlib import Path

import pytest

from stenosis_routines.cli import COMMANDS, parser
from stenosis_routines.cli.outputs import OUTPUTS

ROOT = Path(__file__).parent.parent.parent
SOURCES = [
    ROOT / "examples" / "ci" / "github-workflow.yml",
    ROOT / ".pre-commit-hooks.yaml",
    ROOT / "README.md",
    *sorted((ROOT / "docs").glob("*.md")),
]


def lines():
    """Every line of the command in an example, without what a shell does with its output."""
    for path in SOURCES:
        for found in re.finditer(
            r"(?:^|run: |entry: |\$ |\| )stenosis-routines ([^`\n]*)", path.read_text("utf-8"), re.MULTILINE
        ):
            line = re.split(r"  +|[<>|]", found[1])[0].strip()
            line += " plan.csv" if path.name == ".pre-commit-hooks.yaml" else ""  # pre-commit adds the files
            if line.partition(" ")[0] in COMMANDS:
                yield pytest.param(line, id=f"{path.name}: {line}")


@pytest.mark.parametrize("line", [*lines()])
def test_the_command_takes_every_line_that_is_shown(line):
    command, *arguments = shlex.split(line)
    assert parser(command).read(arguments)


def test_every_output_and_command_is_on_the_page():
    page = (ROOT / "docs" / "command-line.md").read_text("utf-8")
    assert [name for name in (*OUTPUTS, *COMMANDS) if f"`{name}`" not in page] == []
