"""The package: which module imports which, what is public and documented, and what is loaded when."""

import inspect
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import stenosis_routines as sr

ROOT = Path(__file__).parent.parent


def loaded_after(statement):
    """The modules a fresh interpreter has loaded after a statement."""
    code = f"import sys\n{statement}\nprint(*sorted(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(run.stdout.split())


def test_no_import_runs_upward_between_the_floors():
    lint = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run([lint, "--no-cache"], capture_output=True, text=True, check=False, cwd=ROOT)
    assert run.returncode == 0, run.stdout


def test_importing_the_library_loads_nothing_a_call_may_not_need():
    loaded = loaded_after("import stenosis_routines")
    lazy = {"cattrs", "msgspec", "argparse", "rich", "hypothesis", "tomllib", "csv", "json", "difflib"}
    ours = {
        f"stenosis_routines.{name}" for name in ("cli", "render", "outcome", "formats", "build", "progress", "monitor")
    }
    formats = {f"stenosis_routines.formats.{name}" for name in ("native", "plan_csv", "wpl", "hevy_csv", "fhir")}
    assert not loaded & (lazy | ours | formats)


@pytest.mark.parametrize(
    "arguments", [["--help"], ["--version"], ["check", "--help"], ["check", "{four}"], ["explain"]]
)
def test_the_command_needs_no_package_of_an_extra(arguments):
    four = str(ROOT / "examples" / "articles_four.json")
    extras = ("rich", "icalendar", "fitdecode", "hypothesis", "cyclopts", "mcp", "mcp_types", "anyio", "pydantic")
    code = f"import sys; sys.modules.update(dict.fromkeys({extras}))\nfrom stenosis_routines.cli import run\n"
    code += f"sys.exit(run({[argument.format(four=four) for argument in arguments]}))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout


def test_the_help_of_the_command_loads_no_parser_and_no_command():
    loaded = loaded_after("from stenosis_routines.cli import run\nrun(['--help'])")
    assert not loaded & {"argparse", "stenosis_routines.render", "stenosis_routines.formats"}


def test_reading_a_table_loads_no_json_reader():
    loaded = loaded_after("import stenosis_routines as sr\nsr.loads('exercise,reps\\nLying ankle pump,10\\n')")
    assert not loaded & {"cattrs", "msgspec"}


def test_a_sound_native_document_loads_no_cattrs():
    document = '{"format": "stenosis-routines/1", "title": "x"}'
    assert "cattrs" not in loaded_after(f"import stenosis_routines as sr\nsr.check(sr.loads({document!r}))")


@pytest.mark.parametrize("name", sr.__all__)
def test_every_public_name_is_documented(name):
    value = getattr(sr, name)
    assert inspect.getdoc(value if inspect.isclass(value) or inspect.isfunction(value) else type(value))


def test_the_public_names_are_all_there_is():
    others = {"import_module", "TYPE_CHECKING", "Any"}
    public = {name for name in vars(sr) if not name.startswith("_") and not inspect.ismodule(getattr(sr, name))}
    assert dir(sr) == sorted(sr.__all__)
    assert public - others <= set(sr.__all__)
    assert all(hasattr(sr, name) for name in sr.__all__)


def test_an_unknown_public_name_is_reported():
    with pytest.raises(AttributeError, match="no attribute 'squat'"):
        sr.squat  # noqa: B018 - the look-up is the test


def test_every_public_type_is_known_to_a_type_checker():
    pyright = Path(sys.executable).with_name("pyright")
    command = [pyright, "--ignoreexternal", "--verifytypes", "stenosis_routines"]
    # with --verifytypes, it takes the python that comes first on PATH, whatever it is told
    env = os.environ | {"PATH": f"{pyright.parent}{os.pathsep}{os.environ['PATH']}"}
    run = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, env=env)
    assert "Type completeness score: 100%" in run.stdout, run.stdout


@pytest.mark.parametrize("path", sorted((ROOT / "src").rglob("*.py")), ids=lambda p: p.name)
def test_every_module_says_what_it_is(path):
    assert inspect.cleandoc(path.read_text(encoding="utf-8")).startswith('"""')


@pytest.mark.parametrize("name", ["rules", "names"])
def test_a_generated_page_is_what_its_source_says(name):
    page = (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8")
    run = subprocess.run(
        [sys.executable, ROOT / "docs" / "generate.py", "--print", name], capture_output=True, text=True, check=True
    )
    assert page == run.stdout


def test_the_reference_lists_every_public_name_and_no_other():
    page = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\.\. auto\w+:: (\w+)$", page, re.MULTILINE)
    assert sorted([*listed, "__version__"]) == sorted(sr.__all__)


VERSION = r"\d+\.\d+\.\d+"


def test_the_version_is_the_same_wherever_it_is_said():
    for path, said in (
        ("CITATION.cff", rf"^version: ({VERSION})$"),
        ("docs/stability.md", rf"stenosis-routines==({VERSION})"),
        ("examples/ci/pre-commit-config.yaml", rf"rev: v({VERSION})$"),
        ("CHANGELOG.md", rf"^## ({VERSION}) - \d{{4}}-\d\d-\d\d$"),
    ):
        first = re.search(said, (ROOT / path).read_text(encoding="utf-8"), re.MULTILINE)
        assert first is not None, path
        assert first[1] == sr.__version__, path


PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
    ROOT / "SECURITY.md",
    *sorted((ROOT / "docs").glob("*.md")),
]


def without_code(page):
    return re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)


def anchors(page):
    """What a link can point to in a page: its headings, as GitHub writes them."""
    headings = re.findall(r"^#+ +(.+)$", without_code(page), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_every_link_within_the_project_leads_somewhere(page):
    links = re.findall(r"\]\(([^)\s]+)", without_code(page))
    for link in [link for link in links if "://" not in link]:
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.is_relative_to(ROOT), link
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


@pytest.mark.parametrize(
    ("missing", "extra", "call"),
    [("hypothesis", "hypothesis", [sys.executable, "-c", "import stenosis_routines.strategies"])],
)
def test_a_missing_extra_says_what_brings_it(missing, extra, call, tmp_path):
    (tmp_path / f"{missing}.py").write_text(f"raise ImportError('no {missing}')", encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    run = subprocess.run(call, capture_output=True, text=True, check=False, cwd=ROOT, env=environment)
    assert run.returncode != 0
    assert f'pip install "stenosis-routines[{extra}]"' in run.stderr
