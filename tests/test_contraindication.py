"""What follows from the facts of a movement: every value of every fact, and every unknown."""

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import stenosis_routines as sr
from builders import GENTLE
from stenosis_routines.contraindication import LEGS, applying, under_load

A, N, U = True, False, None  # applies, does not apply, unknown

#: Of each posture: whether it is standing, with no upright phase, with one, and where that is unknown.
STANDING = dict.fromkeys(sr.Posture, (N, A, U)) | {sr.Posture.STANDING: (A, A, A), None: (U, A, U)}
LOADS = {"none": N, "light": N, "heavy": A, None: U}
MOTIONS = {
    (): U,
    ("neutral",): N,
    ("flexion", "rotation", "lateral_flexion"): N,
    ("extension",): A,
    ("neutral", "flexion", "extension"): A,
}


@pytest.mark.parametrize(("posture", "expected"), STANDING.items(), ids=str)
def test_a_movement_is_standing_by_its_posture_or_an_upright_phase(posture, expected):
    for upright, answer in zip((False, True, None), expected, strict=True):
        facts = sr.Traits(posture=posture, upright_phase=upright)
        assert sr.contraindications(facts)["standing"] is answer


@pytest.mark.parametrize(("load", "expected"), LOADS.items(), ids=str)
def test_a_load_is_heavy_light_or_unknown(load, expected):
    assert sr.contraindications(sr.Traits(leg_load=load))["heavy_hip_leg_load"] is expected


@pytest.mark.parametrize(("motion", "expected"), MOTIONS.items(), ids=str)
def test_the_back_extends_if_one_of_its_motions_does(motion, expected):
    assert sr.contraindications(sr.Traits(spine_motion=motion))["back_extension"] is expected


def test_what_applies_is_what_is_known_to_apply():
    assert applying(sr.Traits()) == applying(GENTLE) == frozenset()
    assert applying(attrs.evolve(GENTLE, leg_load="heavy")) == {"heavy_hip_leg_load"}
    all_three = sr.Traits(posture="standing", spine_motion={"extension"}, leg_load="heavy")
    assert applying(all_three) == set(sr.Contraindication)


#: What a gentle movement becomes by one other fact; every value of every fact that is not GENTLE's.
BY_ONE_FACT = {
    "compatible": {"posture": ["side_lying"], "leg_load": ["light"], "aim": ["relaxation", "stretch"]},
    "unsupported": {
        "posture": sorted(set(sr.Posture) - {"supine", "side_lying", "standing"}),
        "aim": ["balance", "strength", "cardio", "power"],
        "effort": ["moderate", "strenuous"],
    },
    "contraindicated": {
        "posture": ["standing"],
        "upright_phase": [True],
        "spine_motion": [{"extension"}],
        "leg_load": ["heavy"],
    },
    "unknown": {
        "posture": [None],
        "upright_phase": [None],
        "spine_motion": [()],
        "leg_load": [None],
        "aim": [None],
        "effort": [None],
    },
}
CHANGED = [
    (fact, value, expected) for expected, facts in BY_ONE_FACT.items() for fact in facts for value in facts[fact]
]


@pytest.mark.parametrize(("fact", "value", "expected"), CHANGED, ids=str)
def test_one_fact_decides_what_a_gentle_movement_is(fact, value, expected):
    assert sr.suitability(attrs.evolve(GENTLE, **{fact: value})) == expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"posture": "standing", "leg_load": None}, "contraindicated"),  # whatever else is unknown
        ({"posture": "prone", "leg_load": None}, "unknown"),  # it may apply
        ({"posture": "prone", "aim": None}, "unsupported"),  # nothing applies, and it is not lying on back or side
        ({"aim": "strength", "effort": None}, "unsupported"),
        ({"aim": None, "effort": "strenuous"}, "unsupported"),
        ({"aim": None, "effort": None}, "unknown"),
    ],
)
def test_what_applies_comes_before_what_is_unknown(facts, expected):
    assert sr.suitability(attrs.evolve(GENTLE, **facts)) == expected


def test_hips_legs_and_the_lower_back_bear_a_load_and_the_rest_of_the_body_does_not():
    assert LEGS == {"pelvis", "lower_back", "hip", "knee", "ankle"} == set(sr.Region) - {"trunk", "upper_body"}


@pytest.mark.parametrize("load", LOADS)
@pytest.mark.parametrize(
    ("regions", "becomes"),
    [
        *(((region,), "heavy") for region in sorted(LEGS)),
        (("upper_body", "hip"), "heavy"),
        (("trunk",), "as it was"),
        (("upper_body", "trunk"), "as it was"),
        ((), "unknown"),
    ],
    ids=str,
)
def test_a_load_makes_the_legs_load_heavy_or_unknown(regions, becomes, load):
    expected = {"heavy": "heavy", "as it was": load, "unknown": "heavy" if load == "heavy" else None}[becomes]
    loaded = under_load(attrs.evolve(GENTLE, leg_load=load), frozenset(map(sr.Region, regions)), 2)
    assert loaded == attrs.evolve(GENTLE, leg_load=expected, effort="moderate")


@pytest.mark.parametrize(
    ("effort", "expected"),
    [("gentle", "moderate"), ("moderate", "moderate"), ("strenuous", "strenuous"), (None, None)],
)
def test_no_effort_with_a_load_is_gentle(effort, expected):
    facts = attrs.evolve(GENTLE, effort=effort)
    assert under_load(facts, frozenset({sr.Region.UPPER_BODY}), 0.5).effort == expected


@pytest.mark.parametrize("no_load", [None, 0, 0.0])
@given(regions=st.frozensets(st.sampled_from(sr.Region)))
def test_without_a_load_nothing_changes(no_load, regions):
    assert under_load(GENTLE, regions, no_load) == GENTLE
