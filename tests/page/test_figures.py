"""The figures: bodies that could be somebody's, and pictures that a browser can show."""

import re
from collections import Counter
from itertools import pairwise
from xml.etree import ElementTree

import pytest

import stenosis_routines as sr
from stenosis_routines.page.body import Body, data
from stenosis_routines.page.figures import figure_for, figures
from stenosis_routines.page.picture import picture, standalone
from stenosis_routines.page.style import FRAMES
from stenosis_routines.speech import languages, speech

FIGURES = pytest.mark.parametrize("figure", figures().values(), ids=lambda figure: figure.ident)

#: What is of the height of a body and not an angle.
DISTANCES = {"x", "y", "z", "reach"}


def joint(name):
    return re.sub("_(left|right)", "", name)


@FIGURES
def test_joints_stay_in_the_range_of_a_person(figure):
    ranges = data()["range"]
    for key in figure.keys:
        for name, angle in key.items():
            if joint(name) not in {"x", "y", "z", "roll", "pitch"}:
                least, most = ranges[joint(name)]
                assert least <= angle <= most, name
        for side in ("left", "right"):
            if key.get(f"knee_{side}", 0) < 10:
                assert key.get(f"hip_{side}", 0) <= ranges["hip_straight"][1]


@FIGURES
@pytest.mark.parametrize("share", [0, 0.25, 0.5, 0.75, 1])
def test_limbs_keep_their_lengths(figure, share):
    segments = figure.body(share).segments
    sizes = data()["body"]
    for side in ("left", "right"):
        for limb, end in (("thigh", "shank"), ("shank", "foot"), ("arm", "forearm"), ("forearm", "hand")):
            here, there = (segments[f"{name}_{side}"].origin for name in (limb, end))
            assert sum((a - b) ** 2 for a, b in zip(here, there, strict=True)) ** 0.5 == pytest.approx(sizes[limb])


#: A hair, in heights of the body: what is soft gives way that much.
HAIR = 0.02


@FIGURES
@pytest.mark.parametrize("share", [0, 0.25, 0.5, 0.75, 1])
def test_the_body_rests_on_the_mat_and_does_not_sink(figure, share):
    body = Body.posed(figure.pose(share))
    assert -HAIR <= min(piece.lowest for part in body.parts for piece in part.pieces) <= 0.004


@FIGURES
@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_picture_is_well_formed_and_says_what_it_shows(figure, language):
    svg = picture(figure, language)
    root = ElementTree.fromstring(svg)
    name, shown = (root.find(f"{{http://www.w3.org/2000/svg}}{tag}").text for tag in ("title", "desc"))
    assert root.get("role") == "img"
    assert name == sr.catalogue.entry(figure.movements[0]).in_language(language).name
    assert len(shown) > 20
    assert bool(re.search("[가-힣]", shown)) is (language == "ko")
    assert len(svg) < 40_000


@FIGURES
def test_a_picture_is_the_same_each_time(figure):
    assert picture(figure, "en") == picture(figure, "en")


@FIGURES
def test_a_moving_picture_shows_each_position_once_and_what_stays_still_once(figure):
    svg = standalone(figure, "en", moving=True)
    root = ElementTree.fromstring(svg)
    shown = Counter[str]()
    for group in root.iter("{http://www.w3.org/2000/svg}g"):
        shown[group.get("class")] += len(group)
    assert set(shown) == (set() if figure.still else {f"k{step}" for step in range(FRAMES + 1)})
    assert len(set(shown.values())) <= 1  # the same parts in each position
    assert len(svg) < 400_000
    assert ("prefers-reduced-motion" in svg) is not figure.still


def test_the_steps_of_a_moving_picture_fill_the_whole_time():
    from stenosis_routines.page.style import _times

    times = sorted(time for step in range(FRAMES + 1) for time in _times(step))
    assert times[0][0] == 0
    assert times[-1][1] == 100
    for (_, end), (start, _) in pairwise(times):
        assert end == pytest.approx(start)


def test_each_movement_has_at_most_one_figure():
    shown = [movement for figure in figures().values() for movement in figure.movements]
    assert len(shown) == len(set(shown))
    assert all(movement in sr.catalogue for movement in shown)


def test_each_lying_movement_that_passes_has_a_figure():
    without = {
        exercise.id
        for exercise in sr.catalogue
        if sr.suitability(exercise.traits) in (sr.Suitability.RECOMMENDED, sr.Suitability.COMPATIBLE)
        and figure_for(exercise.id) is None
    }
    assert without == {"sleeper-stretch"}  # its turn of the arm cannot be seen from any side


def test_only_what_is_advised_against_is_crossed_out():
    for figure in figures().values():
        for movement in figure.movements:
            suitability = sr.suitability(sr.catalogue[movement].traits)
            assert (suitability is sr.Suitability.CONTRAINDICATED) is figure.crossed, movement


def test_all_that_a_figure_names_exists():
    known = {"camera": set(data()["camera"]), "thing": set(data()["thing"])}
    for ident, spec in data()["figure"].items():
        assert spec.get("camera", "side") in known["camera"], ident
        assert set(spec.get("things", ())) <= known["thing"], ident
        assert set(spec) <= {
            "of",
            "pose",
            "camera",
            "moves",
            "keys",
            "arrows",
            "things",
            "inset",
            "strap",
            "crossed",
        }, ident


def test_the_moving_limb_and_the_arrow_stand_out_from_the_ground():
    tones = data()["tone"]
    for ground, paper in (("light", "#ffffff"), ("dark", tones["dark"]["paper"])):
        for tone in ("move", "arrow"):
            assert contrast(tones[ground][tone], paper) >= 4.5


def contrast(one, other):
    """The contrast of two colours as WCAG 2 defines it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour):
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_both_languages_describe_the_same_figures():
    for language in languages():
        assert speech(language)["figure"].keys() == figures().keys()
