"""A language is data alone: a third file makes the page and the command speak it, without a change of code."""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import stenosis_routines as sr

PACKAGE = Path(sr.__file__).parent

#: What every piece of Python here begins with.
IMPORT = "import stenosis_routines as sr\n"


@pytest.fixture(scope="module")
def packages(tmp_path_factory):
    """The folder of a copy of the package that has a third language, in which every text begins with a mark."""
    folder = tmp_path_factory.mktemp("third")
    copy = shutil.copytree(PACKAGE, folder / PACKAGE.name, ignore=shutil.ignore_patterns("__pycache__"))
    texts = (copy / "data/speech/en.toml").read_text("utf-8")
    for old, new in (
        (r'(?<== )"(?=[^"])', '"§'),
        (r'one = "§1"', r'one = "1"\nfew = "(.*[^1])?[2-4]"'),
        (r"(?<=^minutes = ).*", '{ one = "§{count:g} minuta", few = "§{count:g} minuty", many = "§{count:g} minut" }'),
    ):
        texts, times = re.subn(old, new, texts, flags=re.MULTILINE)
        assert times
    (copy / "data/speech/xx.toml").write_text(texts, encoding="utf-8")
    catalogue = copy / "data/catalogue/therapy.toml"
    name = "name = 'Knee to chest'\n"
    named = catalogue.read_text("utf-8").replace(name, f"{name}xx = 'Gnee; Gnees'\n")
    catalogue.write_text(named, encoding="utf-8")
    return folder


def python(packages, *arguments):
    """What a Python that uses these packages prints; it stands in none of the folders of this project."""
    environment = {**os.environ, "PYTHONPATH": str(packages), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, *map(str, arguments)]
    run = subprocess.run(
        command, capture_output=True, encoding="utf-8", env=environment, check=False, cwd=packages.parent
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


def test_the_page_speaks_a_language_that_has_a_file(packages):
    page = python(packages, "-c", f"{IMPORT}print(sr.handout(sr.build_plan(sr.Profile()), language='xx-AT'))")
    assert '<html lang="xx">' in page
    headings = re.findall("<h2>(.*?)</h2>", page)
    assert len(headings) >= 8
    assert all(heading.startswith("§") for heading in headings)
    assert re.search('<h3 dir="auto">Gnee</h3><p class="dose">§10 times each side', page)
    assert re.search("<title>Gnee</title><desc>§A person lies", page)


def test_a_language_has_the_forms_of_numbers_that_its_file_names(packages):
    code = "print([sr.Dose(hold_s=60 * n).in_words('xx', held=False) for n in (1, 2, 5, 12, 22)])"
    said = ["§1 minuta", "§2 minuty", "§5 minut", "§12 minut", "§22 minuty"]
    assert python(packages, "-c", IMPORT + code).strip() == str(said)


def test_a_name_in_that_language_is_known_and_no_other_verdict_changes(packages):
    code = "print(*(sr.recognise(name).suitability for name in ('Gnee', 'gnees', 'Gnee squat', 'Squat')))"
    assert python(packages, "-c", IMPORT + code).split() == [
        "recommended",
        "recommended",
        "contraindicated",
        "contraindicated",
    ]


def test_the_command_offers_the_language(packages):
    path = packages / "plan.json"
    path.write_text(sr.dumps(sr.build_plan(sr.Profile())), encoding="utf-8")
    page = python(packages, "-m", "stenosis_routines", "handout", path, "--language", "xx")
    assert '<html lang="xx">' in page


def test_languages_are_found_inside_a_zip_archive(packages, tmp_path):
    archive = tmp_path / "package.zip"
    with zipfile.ZipFile(archive, "w") as file:
        for path in sorted(packages.glob("stenosis_routines/**/*")):
            file.write(path, path.relative_to(packages))
    code = "from stenosis_routines.speech import languages\nprint(languages(), sr.Dose(sets=3).in_words('xx'))"
    assert python(archive, "-c", IMPORT + code).strip() == "('en', 'ko', 'xx') §3 sets"
