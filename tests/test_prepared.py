"""A wheel holds its data prepared, and answers as the TOML does."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import stenosis_routines as sr
from stenosis_routines import _data
from stenosis_routines.language import read
from stenosis_routines.language.phrases import doses
from stenosis_routines.language.topics import all_said

ROOT = Path(__file__).parents[1]

#: Sentences and names in every language that is read, some of them misspelt or unknown.
TEXTS = (
    "Bring one knee towards your chest, hold it for 5 seconds and breathe out. Stop if the pain gets worse.",
    "Legen Sie sich auf den Rücken und ziehen Sie das Knie zur Brust. Vermeiden Sie Kniebeugen.",
    "Túmbate boca arriba, llévate la rodilla al pecho y bájala despacio.",
    "Allongez-vous sur le dos et ramenez un genou vers la poitrine.",
    "등을 대고 누워 무릎을 가슴으로 천천히 당기세요. 스쿼트는 하지 마세요.",
    "仰向けに寝て、片膝を胸に引き寄せます。10回くり返します。",
    "仰卧，将一侧膝盖拉向胸部，做抬腿练习10次。",
    "Then grizzle the leg. Push through the pain!",
    "Dear Ann, see Dr Lund at Riverside Hospital on 12 May 2026. Kind regards,\nBea",
)
NAMES = (
    *("Seated leg curl", "Barbell sqaut", "Heel slides L", "Agachamento", "Elevación de pierna recta", "Kniebeuge"),
    *("Ponte per glutei", "Buiging van de knie", "스쿼트", "膝抱え", "抬腿", "Grizzle", "Pont fessier", "Stretch"),
)

ANSWERS = f"""
import json, sys
sys.path[:0] = [sys.argv[1]]
import stenosis_routines as sr
from stenosis_routines import _data
from stenosis_routines.language import read
from stenosis_routines.language.phrases import doses
from stenosis_routines.language.topics import all_said
assert _data.__file__.startswith(sys.argv[1]), _data.__file__
names = [name for _, name in sr.catalogue.names()] + {[*NAMES]!r}
print(json.dumps([[sr.to_dict(sr.recognise(name)) for name in names],
                  [[repr(read(text)), dict(all_said(text)), [*doses(text)]] for text in {TEXTS!r}]]))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """A wheel, built as it is released, in a folder of its own."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (path,) = folder.glob("*.whl")
    return path


def run(code, *arguments):
    line = [sys.executable, "-c", code, *map(str, arguments)]
    done = subprocess.run(line, capture_output=True, encoding="utf-8", check=False)
    return done.returncode, done.stdout, done.stderr


def test_a_wheel_answers_as_the_toml_does(wheel):
    names = [*(name for _, name in sr.catalogue.names()), *NAMES]
    here = [
        [sr.to_dict(sr.recognise(name)) for name in names],
        [[repr(read(text)), dict(all_said(text)), [*doses(text)]] for text in TEXTS],
    ]
    code, said, error = run(ANSWERS, wheel)
    assert code == 0, error
    assert json.loads(said) == json.loads(json.dumps(here))


def phrases(table):
    """A table with its lists of phrases as lists; a wheel holds those of languages without blanks behind signs."""
    if isinstance(table, dict):
        return {key: phrases(part) for key, part in table.items()}
    return [one.strip() for one in table.replace("|\n", "|").split(",")] if isinstance(table, str) else table


def held(name, table):
    """What a wheel holds of a table beside its trees: no phrases of doses, and no English words of movements."""
    if name == "text":
        return {part: words for part, words in table.items() if part not in ("kinds", "dose", "words")}
    if name in ("lexicon/context", "lexicon/movements"):
        return {
            key: held(name, part) if isinstance(part, dict) else "" if key == "words" else part
            for key, part in table.items()
        }
    return table


def test_a_wheel_holds_all_tables_as_they_are(wheel):
    folder = ROOT / "src" / "stenosis_routines" / "data"
    names = sorted(path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.toml"))
    names.remove("language/en")  # the tree of its words is in the wheel
    code, said, error = run(
        "import json, sys; sys.path[:0] = [sys.argv[1]]\n"
        "from stenosis_routines import _data\n"
        "folders = {name.rpartition('/')[0] for name in sys.argv[2:]} - {''}\n"
        "tables = {name: _data.toml(name) for name in sys.argv[2:]}\n"
        "print(json.dumps([tables, {one: _data.names(one) for one in folders}]))",
        wheel,
        *names,
    )
    assert code == 0, error
    tables, folders = json.loads(said)
    for name in names:
        assert phrases(tables[name]) == phrases(held(name, json.loads(json.dumps(_data.parsed(name))))), name
    here = {one: [name for name in _data.names(one) if f"{one}/{name}" in names] for one in folders}
    assert folders == here


def test_a_wheel_holds_each_table_once(wheel):
    assert not [name for name in zipfile.ZipFile(wheel).namelist() if name.endswith(".toml")]


def test_a_source_tree_holds_nothing_prepared():
    assert not (ROOT / "src" / "stenosis_routines" / "data" / "prepared").exists()
