"""Steps of movements: what a table lists passes, and no other motion of no other part does."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from stenosis_routines._data import toml
from stenosis_routines.catalogue import catalogue
from stenosis_routines.contraindication import LYING, suitability
from stenosis_routines.language import doubts, families, read
from stenosis_routines.language.steps import Step, is_ordinary
from stenosis_routines.language.vocabulary import LANGUAGES
from stenosis_routines.recognise import PASSING

MOVEMENTS = (
    "knee-to-chest",
    "pelvic-rocking",
    "hip-joint-raise",
    "ankle-flexion",
    "corpse-pose",
    "heel-slide",
    "open-book",
)
VERBS = {
    "raise": "raise",
    "bring": "bring",
    "straighten": "straighten",
    "open": "open",
    "press": "press",
    "turn": "turn",
    "rock": "rock",
    "arch": "arch",
    "bounce": "bounce",
    "twist": "twist",
    "tense": "squeeze",
    "stretch": "stretch",
}
PARTS = {
    "leg": ("leg", "legs"),
    "knee": ("knee", "knees"),
    "heel": ("heel", "heels"),
    "thigh": ("thigh", "thighs"),
    "hip": ("hip", "hips"),
    "pelvis": ("pelvis", "pelvis"),
    "back": ("lower back", "lower back"),
    "head": ("head", "head"),
    "shoulder": ("shoulder", "shoulders"),
}
FRAMES = (
    "{}.",
    "Now {}.",
    "Then slowly {} and breathe.",
    "When you are ready, {}.",
    "{}, then relax.",
    "Breathe in and {}.",
)
MANY = frozenset({"hip", "pelvis", "back", "head", "shoulder"})


@given(
    st.sampled_from(MOVEMENTS),
    st.sampled_from(sorted(VERBS)),
    st.sampled_from(sorted(PARTS)),
    st.sampled_from(["one", "both", "too"]),
    st.sampled_from(FRAMES),
)
def test_no_motion_of_no_part_passes_but_those_that_are_listed(movement, verb, part, number, frame):
    one, many = PARTS[part]
    said = {"one": f"{verb} one {one}", "both": f"{verb} both {many}", "too": f"{verb} the other {one} too"}[number]
    said = said.replace(verb, VERBS[verb], 1)
    tables = families([movement])
    counts = ("one", "any") if number == "one" else ("both", "any")
    listed = any(is_ordinary(Step(verb, ((part, count),)), tables) for count in counts)
    assume(not listed)
    assert list(doubts(read(frame.format(said)), tables)), said


@pytest.mark.parametrize(
    "movement",
    sorted(
        exercise.id or ""
        for exercise in catalogue
        if exercise.traits.posture in LYING and suitability(exercise.traits) in PASSING
    ),
)
def test_every_lying_movement_that_passes_has_steps(movement):
    assert families([movement])


def test_every_table_of_steps_is_of_movements_that_exist():
    from stenosis_routines.language.notions import lexicon

    known = {*catalogue.ids(), *lexicon().notions}
    for name, table in toml("steps").items():
        named = [one.strip() for one in table.get("movements", "").replace("\n", " ").split(",") if one.strip()]
        assert not [one for one in named if one not in known], name


def test_every_record_says_motions_and_parts_that_words_have():
    motions, parts = set(), {"-"}
    for data in (toml(f"language/{language}") for language in LANGUAGES):
        for kind in ("motion", "state", "light"):
            motions |= data.get(kind, {}).keys()
        for kind in ("part", "thing"):
            parts |= data.get(kind, {}).keys()
    for name, table in toml("steps").items():
        for line in table.get("steps", "").strip().splitlines():
            said, named, *_ = line.split()
            assert set(said.split("|")) <= motions, (name, line)
            assert set(named.split("|")) <= parts, (name, line)
