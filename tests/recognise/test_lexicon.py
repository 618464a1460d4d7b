"""The words themselves: what a clinician edits must stay consistent."""

import ast
import re
from importlib.resources import files

import pytest

from stenosis_routines._data import toml_once
from stenosis_routines.exercise import Aim, Effort, LegLoad, Posture
from stenosis_routines.language.notions import CJK, LATIN, lexicon, words_in, words_of

GENTLE = {Aim.RELAXATION, Aim.MOBILITY, Aim.STRETCH}


@pytest.mark.parametrize("language", [*LATIN, *CJK])
def test_a_phrase_means_one_thing_in_a_language(language):
    means = {}
    for notion, phrase in words_of(language):
        means.setdefault("".join(phrase) if language in CJK else phrase, set()).add(notion)
    assert not {phrase: notions for phrase, notions in means.items() if len(notions) > 1}


def test_a_notion_has_one_table():
    """Of two with one name, the later would hide the earlier."""
    context, movements = toml_once("lexicon/context"), toml_once("lexicon/movements")
    sections = [[name] if "words" in entry else list(entry) for name, entry in context.items()]
    names = [name for section in (*sections, list(movements)) for name in section]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("language", [*LATIN, *CJK])
def test_every_language_speaks_of_known_notions(language):
    assert {notion for notion, _ in words_of(language)} <= set(lexicon().notions)


def marks():
    return {mark for notion in lexicon().notions.values() for mark in notion.marks}


def members_of_sums():
    return {member for compounds in lexicon().compounds.values() for _, members, _ in compounds for member in members}


def words_of_the_code():
    """Every constant in the code that recognises."""
    package = files("stenosis_routines")
    modules = [path for path in (package / "recognise").iterdir() if path.name.endswith(".py")]
    modules += [package / "language" / "notions.py"]
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in modules]
    return {node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)}


def test_every_mark_is_read_by_the_code_or_counts_in_a_sum():
    assert marks() <= words_of_the_code() | members_of_sums()


def test_the_code_knows_no_notion_by_its_name():
    kinds = {notion.kind for notion in lexicon().notions.values()}
    assert words_of_the_code() & set(lexicon().notions) <= marks() | kinds


def test_every_mark_is_explained_at_the_head_of_the_files():
    folder = files("stenosis_routines") / "data" / "lexicon"
    heads = [
        (folder / name).read_text(encoding="utf-8").split("\n\n")[0] for name in ("context.toml", "movements.toml")
    ]
    explained = {word.rstrip(":;") for head in heads for word in re.split(r"[\s,`]+", head)}
    assert marks() - set(lexicon().notions) <= explained


def test_every_compound_is_made_of_notions():
    named = set(lexicon().notions)
    tilts = {f"instructed-{notion.name}" for notion in lexicon().notions.values() if "tilts-pelvis" in notion.marks}
    works = {f"works-{notion.name}" for notion in lexicon().notions.values() if notion.kind == "part"}
    assert members_of_sums() <= named | marks() | set(Posture) | tilts | works


def test_aims_efforts_and_loads_are_listed_from_the_least_demanding_to_the_most():
    """Of several movements in a name, the most demanding decides."""
    assert list(LegLoad) == ["none", "light", "heavy"]
    assert list(Effort) == ["gentle", "moderate", "strenuous"]
    assert list(Aim) == ["relaxation", "mobility", "stretch", "balance", "strength", "cardio", "power"]


def test_a_movement_that_could_pass_says_what_it_asks_of_back_and_legs():
    """What strength work leaves out cannot make it pass; of gentle movements everything is written down."""
    text = (files("stenosis_routines") / "data" / "lexicon" / "movements.toml").read_text(encoding="utf-8")
    for notion in lexicon().notions.values():
        if notion.kind == "movement" and notion.aim in GENTLE and "vague" not in notion.marks:
            assert notion.load is not None or "unknown-load" in notion.marks, notion.name
            assert notion.spine or "unknown-spine" in notion.marks, notion.name
            assert f"[{notion.name}]" in text


def test_a_movement_phrase_hides_no_position():
    """As one phrase, "seated leg press" would lose its position, unless the movement has that posture in any case."""
    notions = lexicon().notions
    phrases = {" ".join(phrase): notions[notion] for notion, phrase in words_of("en")}
    positions = {phrase: notion for phrase, notion in phrases.items() if notion.kind == "position"}
    for phrase, movement in phrases.items():
        if movement.kind != "movement" or {"upright", "firm"} & movement.marks:
            continue
        for position, stated in positions.items():
            if "refines" not in stated.marks and re.search(f"(^| ){position}( |$)", phrase):
                expected = {stated.posture} if stated.posture else {"supine", "prone", "side_lying"}
                known = phrase in {"roman chair", "chair squat", "sit up", "recumbent bike", "captain chair"}
                assert movement.posture in expected or known or movement.aim == "strength", phrase


def test_a_word_shared_by_languages_is_as_dangerous_in_english():
    """A name read as English must not pass where another language would see what forbids it; no qualifier does."""
    english = {phrase: lexicon().notions[notion] for notion, phrase in words_of("en")}
    for language in LATIN[1:]:
        for notion, phrase in words_of(language):
            foreign = lexicon().notions[notion]
            if phrase in english and {"upright"} & foreign.marks:
                assert "upright" in english[phrase].marks or english[phrase].kind == "qualifier", phrase


@pytest.mark.parametrize("language", [*LATIN, "cjk"])
def test_every_table_can_be_read(language):
    assert words_in(language)


@pytest.mark.parametrize("name", ["context", "movements", *LATIN[1:], *CJK])
def test_every_file_says_where_it_comes_from_and_when(name):
    text = (files("stenosis_routines") / "data" / "lexicon" / f"{name}.toml").read_text(encoding="utf-8")
    head = text.split("\n\n")[0]
    assert "Source:" in head
    assert re.search(r"Date: \d{4}-\d\d-\d\d", head)
