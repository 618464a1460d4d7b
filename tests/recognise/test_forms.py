"""One name in all its forms: order, plural, case, hyphens, brackets. A walk over all names and all phrases."""

import re

import pytest

from stenosis_routines.catalogue import catalogue
from stenosis_routines.contraindication import Suitability
from stenosis_routines.language.notions import fold, lexicon, table, words_of
from stenosis_routines.recognise import recognise

NAMES = sorted({name for _, name in catalogue.names()})
ENGLISH = [name for name in NAMES if name.isascii()]
PHRASES = sorted({" ".join(words) for notion, words in words_of("en") if lexicon().notions[notion].kind == "movement"})
KNOWN = table("en").phrases
AROUND = {"position", "setting", "equipment"}


def facts(name):
    found = recognise(name)
    return found.suitability, found.contraindications, found.traits, found.regions, found.one_sided


def outcome(name):
    found = recognise(name)
    return found.suitability, found.contraindications, found.traits.posture


def differing(pairs, say=facts):
    return [(name, form) for name, form in pairs if say(name) != say(form)]


def plural(name):
    """The name with its last word in the plural; ``None`` where that is no word of a plural of its own."""
    *rest, last = name.split(" ")
    if not re.fullmatch("[a-z]{3,}", last) or last.endswith("s") or len(set(last)) == 1:
        return None
    if re.search("(x|z|ch|sh)$", last):
        last += "es"
    else:
        last = f"{last[:-1]}ies" if re.search("[^aeiou]y$", last) else f"{last}s"
    return " ".join([*rest, last])


def singular(name):
    """The name with its last word in the singular; ``None`` where it has none. "Knees" are two, "knee" is one."""
    *rest, last = name.split(" ")
    return None if fold(last) == last or last in ("knees", "Knees") else " ".join([*rest, fold(last)])


def apart(name):
    """The forms of a name that begins with a position, a place or a piece of equipment."""
    words = name.split(" ")
    for cut in (1, 2):
        around, rest = " ".join(words[:cut]), " ".join(words[cut:])
        notion = KNOWN.get(around.lower())
        if rest and notion is not None and notion.kind in AROUND:
            yield from set_apart(around, rest)


def set_apart(around, movement):
    yield f"{movement.capitalize()} ({around.title()})"
    yield f"{movement}, {around.lower()}"
    yield f"{movement.capitalize()} - {around.title()}"
    yield f"{around.title()}: {movement}"
    yield f"{around} - {movement}"


@pytest.mark.parametrize(
    "form",
    [
        str.upper,
        str.title,
        lambda name: name.replace("-", " "),
        lambda name: name.replace(" ", "-"),
        lambda name: name.lower().replace(" ", "_"),
        lambda name: name.upper().replace(" ", "_").replace("-", "_"),
        lambda name: f"  {name.replace(' ', '  ')}. ",
    ],
    ids=["upper", "title", "no hyphens", "hyphens", "underscores", "constant", "spaces"],
)
def test_case_hyphens_and_underscores_change_no_name(form):
    # An id of the catalogue is no form of a name: "ankle-flexion" is that movement, "ankle flexion" may be another.
    assert differing((name, form(name)) for name in ENGLISH if form(name) not in catalogue) == []


def test_a_plural_and_a_singular_change_no_name():
    assert differing((name, form) for name in ENGLISH if (form := plural(name))) == []
    assert differing((name, form) for name in ENGLISH if (form := singular(name))) == []


def test_what_stands_round_a_movement_is_the_same_before_and_behind_it():
    pairs = [(name, form) for name in ENGLISH for form in apart(name)]
    assert len(pairs) > 5000
    assert differing(pairs) == []


def test_the_plural_of_a_phrase_says_the_same():
    assert differing(((phrase, form) for phrase in PHRASES if (form := plural(phrase))), outcome) == []


def spans(one, other):
    """Whether words of both make a phrase of their own: "single leg" and "bridge walk", "barbell row" and "erg"."""
    words, joint = f"{one} {other}".split(" "), one.count(" ") + 1
    return any(
        " ".join(words[start:end]) in KNOWN or (end - start == 2 and f"{words[start + 1]} {words[start]}" in KNOWN)
        for start in range(joint)
        for end in range(joint + 1, min(len(words), start + 8) + 1)
    )


THINGS = ("barbell", "supine", "lying", "standing", "single leg", "bench", "band")


@pytest.mark.parametrize(("first", "around"), [*enumerate(THINGS)])
def test_word_order_changes_no_phrase(first, around):
    phrases = PHRASES[first :: len(THINGS)]  # each phrase with one of them
    apart = [phrase for phrase in phrases if not spans(around, phrase) and not spans(phrase, around)]
    assert len(apart) > 500
    assert differing((f"{around} {phrase}", form) for phrase in apart for form in set_apart(around, phrase)) == []


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Barbell squat", "Squat (Barbell)"),
        ("Barbell squat", "squats, barbell"),
        ("Barbell squat", "SQUAT - BARBELL"),
        ("Seated dumbbell curl", "Seated curl (dumbbell)"),
        ("Seated dumbbell curl", "curl, seated dumbbell"),
        ("Leg press machine", "Leg press (machine)"),
        ("All fours leg lift", "Leg lift, all fours"),
        ("Rear delt fly", "Rear delt flies"),
        ("Ball squeeze lying", "Ball squeezes lying"),
    ],
)
def test_a_name_is_the_same_in_another_form(name, form):
    assert facts(name) == facts(form)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("lying chest stretch", "Chest stretch lying"),
        ("lying knee flexion", "Knee flexion, lying"),
        ("lying chin tuck", "Chin tuck - lying"),
    ],
)
def test_what_is_asked_about_a_name_is_asked_about_its_other_forms(name, form):
    assert recognise(name).suitability is Suitability.UNKNOWN
    assert recognise(form).questions == recognise(name).questions == (catalogue.question(name),)


@pytest.mark.parametrize(
    ("name", "against"),
    [
        ("Supine press up prone", "back_extension"),
        ("Supine lie over foam roller", "back_extension"),
        ("Lumbar roll stretch supine", "back_extension"),
    ],
)
def test_a_longer_name_is_not_cut_by_what_stands_before_it(name, against):
    assert against in recognise(name).contraindications


@pytest.mark.parametrize("word", ["Zorble", "Advanced"])
@pytest.mark.parametrize(
    ("name", "against"),
    [
        ("pigeon pose", {"back_extension"}),
        ("prone swimming", {"back_extension"}),
        ("side lying hip extension", {"back_extension"}),
        ("aerobics", {"standing"}),
    ],
)
def test_what_speaks_against_a_name_stands_beside_a_word_that_changes_it(name, against, word):
    assert recognise(f"{word} {name}").contraindications == against
