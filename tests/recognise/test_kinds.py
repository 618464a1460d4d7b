"""Kinds of names that are easily misread: names of our own for each kind, and the laws of the kinds."""

from pathlib import Path

import pytest

from stenosis_routines.contraindication import LYING as LYING_DOWN
from stenosis_routines.contraindication import Contraindication, Suitability
from stenosis_routines.exercise import Effort, LegLoad, Posture, Region
from stenosis_routines.language.names import read
from stenosis_routines.language.notions import CJK, LATIN, lexicon, shorthand, words_in, words_of
from stenosis_routines.recognise import recognise

PASSING = {Suitability.RECOMMENDED, Suitability.COMPATIBLE}

#: What a name must come to, as the suitabilities that it may have.
COMES_TO = {
    "passes": PASSING,
    "against": {Suitability.CONTRAINDICATED},
    "neither": {Suitability.UNSUPPORTED, Suitability.UNKNOWN},
    "asks": {Suitability.UNKNOWN},
    "held": set(Suitability) - PASSING,
}


def kinds():
    lines = (Path(__file__).parent / "kinds.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("# ")]


@pytest.mark.parametrize(("kind", "must", "name"), kinds(), ids=[f"{row[0]}: {row[2]}" for row in kinds()])
def test_a_name_of_a_kind_comes_to_what_it_must(kind, must, name):
    found = recognise(name)
    assert found.suitability in COMES_TO[must], (kind, found.contraindications, found.traits, found.words)


def test_every_kind_has_a_dozen_names():
    listed = [kind for kind, _, _ in kinds()]
    assert all(listed.count(kind) >= 12 for kind in set(listed))


# Laws: what holds for every word of a kind, in every language.

LANGUAGES = [*LATIN, *CJK]
#: A gentle movement done lying down: one that says only "lying", and one that lifts a leg.
LYING = {
    "en": "lying rest",
    "de": "Entspannung im Liegen",
    "es": "relajación tumbado",
    "fr": "relaxation allongé",
    "pt": "relaxamento deitado",
    "it": "rilassamento sdraiato",
    "nl": "ontspanning liggend",
    "ko": "누워서 휴식",
    "ja": "寝て休息",
    "zh": "躺着休息",
}
LEG_RAISE = {
    "en": "straight leg raise lying",
    "de": "gestrecktes Bein anheben im Liegen",
    "es": "elevación de pierna recta boca arriba",
    "fr": "élévation de la jambe tendue sur le dos",
    "pt": "elevação da perna estendida deitado de costas",
    "it": "sollevamento della gamba tesa supino",
    "nl": "gestrekt been heffen in rugligging",
    "ko": "누워서 무릎 펴고 다리 들기",
    "ja": "仰向けで膝を伸ばしたまま脚上げ",
    "zh": "仰卧直腿抬高",
}


def passes(name, language=None):
    return recognise(name, language=language).suitability in PASSING


def phrases_of(language, wanted):
    """The phrases of a language whose notion is wanted, as a person would write them."""
    between = "" if language in CJK else " "
    notions = lexicon().notions
    return [between.join(phrase) for name, phrase in words_of(language) if wanted(notions[name])]


def passing_beside(language, base, wanted):
    """The phrases beside which a gentle movement passes all the same."""
    between = "" if language in ("ja", "zh") else " "
    found = phrases_of(language, wanted)
    assert passes(base[language], language)
    return [said for said in found if passes(f"{said}{between}{base[language]}", language)] + [
        said for said in found if passes(f"{base[language]}{between}{said}", language)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_lies_on_the_front_never_passes(language):
    assert not passing_beside(language, LYING, lambda notion: notion.posture is Posture.PRONE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_arches_the_back_never_passes(language):
    assert not passing_beside(language, LYING, lambda notion: "arches-back" in notion.marks)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_one_lies_on_never_passes_unless_it_is_said_where(language):
    """Under the back it arches the back."""
    assert not passing_beside(language, LYING, lambda notion: notion.name == "padding")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_load_an_effort_or_a_level_never_passes(language):
    loads = {"exerting", "harsh", "elastic", "resistance", "apparatus"}
    found = passing_beside(language, LYING, lambda notion: notion.kind == "qualifier" or bool(notion.marks & loads))
    assert set(found) <= {"while"}  # "while lying" is a position


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_legs_raised_never_pass(language):
    both = {"both-sides", "at-once"}
    assert not [
        said
        for said in passing_beside(language, LEG_RAISE, lambda notion: bool(notion.marks & both))
        if said not in ARMS
    ]


#: Both arms say nothing of the legs.
ARMS = {"double arm", "two arm", "both arm", "2 arm", "양팔", "양손", "두손", "両手"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_part_of_the_body_and_lying_are_no_movement(language):
    between = "" if language in ("ja", "zh") else " "
    lying = phrases_of(language, lambda notion: notion.kind == "position" and notion.posture is None)
    parts = phrases_of(language, lambda notion: notion.kind == "part")
    named = [f"{part}{between}{word}" for part in parts for word in lying[:4]]
    assert not [name for name in named if passes(name, language)]


def test_a_weight_on_the_trunk_loads_no_legs_and_one_on_the_legs_does():
    carried = phrases_of("en", lambda notion: "trunk-carries" in notion.marks and notion.load is not LegLoad.HEAVY)
    assert len(carried) > 100
    against = Contraindication.HEAVY_HIP_LEG_LOAD
    loaded = {name for name in carried if against not in recognise(name).contraindications}
    assert not [name for name in loaded if against in recognise(f"weighted {name}").contraindications]
    moves_legs = phrases_of("en", lambda notion: {"trunk-carries"} <= notion.marks and Region.HIP in notion.regions)
    assert all(against in recognise(f"{name} with ankle weights").contraindications for name in moves_legs)


def test_what_is_raised_may_be_lifted():
    """Two are other movements: a side lift may be of the leg, and a shoulder lift is a crunch."""
    lifted = {"raise": "lift", "raising": "lifting"}
    meaning = {phrase: name for name, phrase in words_of("en")}
    apart = {"hip raise", "chest raise", "raise", "raising", "side raise", "shoulder raise"}
    for phrase, name in meaning.items():
        twin = tuple(lifted.get(word, word) for word in phrase)
        if twin != phrase and " ".join(phrase) not in apart:
            assert meaning.get(twin) == name, " ".join(twin)
    sums = {members: found.name for listed in lexicon().compounds.values() for _, members, found in listed}
    for members, name in sums.items():
        if "raise" in members:
            assert sums.get(members - {"raise"} | {"lift"}) == name, members


#: "From side to side" and "to the side" are no positions.
ASIDE = ("de lado lado", "sur le cote")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phrase_that_says_where_it_is_done_states_it(language):
    """A position inside a phrase is not read for itself, so the movement must be one that surely is done there."""
    positions = phrases_of(language, lambda notion: notion.kind == "position" and notion.posture in {None, *LYING_DOWN})
    hidden = phrases_of(
        language,
        lambda notion: (
            notion.kind == "movement"
            and "surely" not in notion.marks
            and notion.posture in LYING_DOWN
            and notion.effort is Effort.GENTLE
        ),
    )
    edge = "" if language in CJK else " "
    for phrase in hidden:
        spoken = f"{edge}{phrase}{edge}"
        for aside in ASIDE:
            spoken = spoken.replace(aside, "")
        assert not [said for said in positions if f"{edge}{said}{edge}" in spoken], phrase


def test_what_shorthand_stands_for_is_known():
    for short, words in shorthand().stands_for.items():
        assert words_in("en").issuperset(words), short
    for short, words in shorthand().slashed.items():
        assert not read(words).unknown, short


@pytest.mark.parametrize("short", shorthand().either)
def test_shorthand_for_several_things_asks_which(short):
    for name in (short, f"{short} supine x10", f"Lying {short}", f"{short.upper()} b/l"):
        assert not passes(name)
    if short not in words_in("en"):
        assert f'Does "{short}" mean ' in recognise(short, language="en").questions[0]


@pytest.mark.parametrize("short", [*shorthand().stands_for, *shorthand().slashed])
def test_shorthand_never_hides_a_load(short):
    assert not passes(f"{short} 5#")
    assert not passes(f"Weighted {short}")
    assert not passes(f"Standing {short}")


@pytest.mark.parametrize(
    "kind",
    [
        "Straight leg raise; Side-lying leg raise; Side-lying leg lift; Side-lying hip adduction",
        "Clamshell; Reverse clamshell; Side-lying clam hold",
        "Lying double leg raise; V-up; Jackknife; Flutter kick; Hollow hold; Hanging leg raise; Toes to bar; L-sit",
        "Bird dog; Bird dog row; Plank leg lift; Donkey kick; Quadruped leg raise; Kneeling superman",
        "Plank; Weighted plank; Side plank; Weighted side plank with leg lift; Weighted dip; Weighted dead bug",
        "Mountain climber; Weighted mountain climber; Cross-body mountain climber",
        "Prone leg raise; Superman; Prone hip extension",
        "Lying hamstrings; Lying glutes; Beinbeuger liegend; 仰卧臀部",
    ],
)
def test_movements_of_a_kind_are_of_one_class(kind):
    """The rows of the table in docs/recognition.md."""
    found = [recognise(name) for name in kind.split("; ")]
    assert len({(one.suitability, one.contraindications) for one in found}) == 1, [one.suitability for one in found]


@pytest.mark.parametrize("name", ["Clamshell", "Side-lying leg raise", "Straight leg raise", "Lying double leg raise"])
@pytest.mark.parametrize("load", ["with a band", "with ankle weights", "weighted"])
def test_a_load_on_the_legs_is_heavy(name, load):
    assert recognise(f"{name} {load}").contraindications == {Contraindication.HEAVY_HIP_LEG_LOAD}


#: Words that leave open where a movement is done which by itself is surely done lying down.
ELSEWHERE = ["with stick", "with arm", "front", "facing", "shoulder", "90 90"]


@pytest.mark.parametrize("beside", ELSEWHERE)
@pytest.mark.parametrize("name", ["Heel slide", "Knee to chest", "Happy baby", "Lower trunk rotation", "Open book"])
def test_a_word_of_arms_or_sides_leaves_open_where_a_movement_is_done(name, beside):
    assert passes(name)
    assert not passes(f"{name} {beside}")
    assert not recognise(f"{name} {beside}").contraindications


@pytest.mark.parametrize("name", ["Heel slide lying, with stick", "Happy baby lying with stick", "Savasana with stick"])
def test_a_harmless_thing_changes_nothing_where_it_is_known_that_one_lies(name):
    assert passes(name)


@pytest.mark.parametrize(
    ("names", "aim", "effort"),
    [
        ("Hamstring stretch and crunch lying; Lying crunch and hamstring stretch", "strength", "moderate"),
        ("Supine twist and dead bug; Lying hip stretch and march", "strength", "moderate"),
        ("Lying squat jump and stretch; Knee to chest jump", "power", "strenuous"),
        ("Relaxation and knee to chest; Knee to chest and relaxation", "stretch", "gentle"),
        ("Savasana and ankle pumps; Ankle pumps and Savasana", "mobility", "gentle"),
        ("March and box jump; Box jump and march", "power", "strenuous"),
        ("March and sprint; Sprint and march", "cardio", "strenuous"),
        ("Relaxation lying and marching; Marching and relaxation lying", "relaxation", None),
    ],
)
def test_of_several_movements_the_most_demanding_counts(names, aim, effort):
    for name in names.split("; "):
        traits = recognise(name).traits
        assert (traits.aim, traits.effort) == (aim, effort), name


@pytest.mark.parametrize("name", ["Relaxation lying and marching", "Lying back stretch and ankle pumps"])
def test_what_one_of_several_movements_leaves_open_of_the_back_is_open(name):
    assert recognise(name).traits.spine_motion is None


@pytest.mark.parametrize(
    ("name", "one_sided", "regions", "instead"),
    [
        ("Straight leg raise", True, "hip", None),
        ("Heel slide left leg", True, "hip knee", None),
        ("Ankle circles lying", False, "ankle", None),
        ("Supine twist and dead bug", None, "hip lower_back trunk", None),
        ("Lying crunch with one leg", True, "trunk", None),
        ("Heel slide one leg, together", False, "hip knee trunk", None),
        ("Knee to chest alternate, together", False, "hip knee lower_back", None),
        ("Lying bridge and stretch", None, "hip lower_back", "pelvic-rocking"),
    ],
)
def test_a_name_says_which_sides_and_regions_it_is_about_and_what_to_do_instead(name, one_sided, regions, instead):
    found = recognise(name)
    assert (found.one_sided, " ".join(sorted(found.regions)), found.substitute) == (one_sided, regions, instead)


def test_a_band_pulls_at_the_legs_where_a_weight_lies_on_the_trunk():
    for name in ("Dead bug with band", "Banded dead bug"):
        assert recognise(name).contraindications == {Contraindication.HEAVY_HIP_LEG_LOAD}
    for name in ("Weighted dead bug", "Weighted hollow hold", "Weighted plank leg raise"):
        assert not recognise(name).contraindications


@pytest.mark.parametrize(
    ("name", "motions", "load"),
    [
        ("Lying ankle pumps and straight leg raise", {"neutral"}, "light"),
        ("Lying ankle pumps and knee rolls", {"rotation"}, "none"),
        ("Supine twist and dead bug", {"rotation"}, "light"),
    ],
)
def test_the_back_moves_in_all_ways_and_the_legs_carry_the_heaviest(name, motions, load):
    traits = recognise(name).traits
    assert (traits.spine_motion, traits.leg_load) == (motions, load)


@pytest.mark.parametrize(
    "name",
    [
        "Supine leg slide one leg, legs together",
        "Alternating leg slide lying, knees together",
        "Lying single hip rotation feet together",
    ],
)
def test_a_name_that_lifts_one_leg_and_both_at_once_contradicts_itself(name):
    found = recognise(name)
    assert (found.suitability, found.traits.effort) == (Suitability.UNKNOWN, None)
