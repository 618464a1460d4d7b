"""How texts become clauses and steps, and which of them raise no question beside a movement."""

import pytest
from tests.language.how_to import steps

from stenosis_routines.language import doubts, families, read


def counts(text):
    return [step.parts for clause in read(text) for piece in clause.pieces for step in piece.steps]


def passes(text, movement="knee-to-chest"):
    return not list(doubts(read(text), families([movement])))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bring one knee towards your chest.", ["bring knee to:chest"]),
        ("Bring one knee to your chest and hold it with both hands.", ["bring knee to:chest", "hold with:hand"]),
        ("Lie on your back with your knees bent and feet flat.", ["bend knee", "keep foot"]),
        ("Keep your head resting on the pillow.", ["rest head on:pillow"]),
        ("Let the leg come down slowly.", ["lower leg down"]),
        ("Bring your foot back.", ["return foot back"]),
        ("Toes up.", ["raise toe up"]),
        ("Put a pillow under your head.", ["place pillow under:head"]),
        ("Feet on the floor.", ["keep foot on:floor"]),
        ("Knees bent, side to side.", ["bend knee", "go knee side"]),
        ("Lie on your back with your hips and knees bent.", ["bend hip knee"]),
        ("Lie on your back with your toes up.", ["raise toe up"]),
        ("腕を上へ、息を吐きながら下ろします。", ["raise arm up", "breathe", "lower"]),
        ("La rodilla al pecho.", ["keep knee to:chest"]),  # not the movement of that name
        ("Das Knie zur Brust.", ["keep knee to:chest"]),
        ("On your side, hips, knees and ankles bent.", ["keep hip", "bend knee ankle"]),
    ],
)
def test_a_motion_takes_its_parts_and_places(text, expected):
    assert steps(text) == expected


@pytest.mark.parametrize("name", ["king arthur's pose", "farmer's walk"])
def test_a_name_may_hold_a_possessive(name):
    assert read(name)[0].subjects == (name,)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Raise one leg.", "one"),
        ("Raise the leg.", "one"),
        ("Raise both legs.", "both"),
        ("Raise your legs.", "both"),
        ("Raise your legs one at a time.", "one"),
        ("Raise your other leg too.", "both"),
        ("Raise your other leg.", "other"),
    ],
)
def test_how_many_belongs_to_the_step(text, count):
    assert counts(text) == [(("leg", count),)]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Avoid squats.", "warns"),
        ("Do not do squats or lunges.", "warns"),
        ("No squats, no bridges, no heel raises.", "warns"),
        ("Squats and bridges are not suitable for you.", "warns"),
        ("Do not arch your back.", "warns"),
        ("Do not hold your breath.", "warns"),
        ("Do not bounce, slowly.", "warns"),
        ("Never force the knee.", "warns"),
        ("Slowly, do not arch your back.", "warns"),
        ("Do not avoid squats.", "unclear"),
        ("A common mistake: not doing squats.", "unclear"),
        ("Do not rush the lunges.", "unclear"),
        ("Not only squats.", "unclear"),
        ("Avoid skipping your squats.", "unclear"),
        ("Do not lower your leg.", "unclear"),
        ("Slowly, do not lower your leg.", "unclear"),
        ("Do not rest.", "unclear"),
        ("Squats are good.", "asks"),
        ("深蹲和", "asks"),  # "squats and": nothing follows
        ("Lower the leg.", "asks"),
    ],
)
def test_a_closed_list_of_shapes_warns(text, stance):
    assert [str(clause.stance) for clause in read(text)] == [stance]


def test_reasons_to_stop_go_on_line_by_line_whatever_stood_before():
    text = "Lie down.\n\nLower the leg.\n\nStop right away if\n- Sharp pain in the back\n- Numbness in the legs"
    assert passes(text)
    assert not passes(text + "\n\nDizziness")


def test_a_sentence_ends_at_a_line_but_not_inside_the_name_of_a_person():
    text = "Drawings by K. Oduya\nLower the leg."
    assert [clause.text for clause in read(text)] == ["Drawings by K. Oduya", "Lower the leg."]
    assert read("Waiting for Dr. Lee")[0].not_understood == ("lee",)


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        ("Exercises to avoid:\n- Squats\n- Not stretching first", ["warns", "warns", "unclear"]),
        ("Stop if:\n- pain gets worse\n\nPain gets worse.", ["asks", "asks", "asks"]),
        ("Squats and bridges, which put strain on the back, are to be avoided.", ["warns"]),
        ("Lie on the couch vs. the floor.", ["asks"]),
    ],
)
def test_a_clause_is_heard_with_those_around_it(text, stances):
    assert [str(clause.stance) for clause in read(text)] == stances


def test_a_list_under_what_to_avoid_is_denied_line_by_line():
    text = "Exercises to avoid:\n- Squats\n- Bridges\n\n- Lunges"
    assert [str(clause.stance) for clause in read(text)] == ["warns", "warns", "warns", "asks"]


@pytest.mark.parametrize(
    "text",
    [
        "Bring one knee towards your chest and hold it with both hands.",
        "Lower the leg slowly.",
        "Hold behind the thigh. Breathe out and let your shoulders relax.",
        "Stop at once if the pain gets worse and call your doctor.",
        "If your leg tingles, lower it and rest.",
        "If the hip, or the knee, hurts, stop.",
        "Lie on your back with your legs straight.",
        "Keep the other foot flat on the floor.",
        "Put a pillow under your head if your neck feels sore.",
        "You may feel a mild stretch in your lower back.",
        "Sie spüren eine Dehnung im Rücken oder im Gesäß.",
        "Vous sentez un étirement dans le dos et dans la fesse.",
        "Repeat ten times on each side.",
        "To get up, roll to your side and push yourself up with your arms.",
    ],
)
def test_the_ordinary_how_to_of_a_movement_is_accounted_for(text):
    assert passes(text)


@pytest.mark.parametrize(
    "text",
    [
        "Bring both knees towards your chest.",
        "Raise your hips.",
        "Raise your other leg too.",
        "Repeat with both legs together.",
        "Do the leg routine.",
        "Up.",
        "Page 5",
        "Hold for a minute.",
        "Bring one knee in with your knee on the floor.",
        "Bring one knee towards your chest as far as you can.",
        "Hold for three minutes.",
        "Hold with 5 kg.",
        "Bend your knees until your thighs are level, then come up.",
        "If your leg tingles, keep pulling.",
        "Keep pulling even if it hurts.",
        "Push yourself up with your arms.",
        "Let your leg hang off the bed.",
        "Sit up and hold your knee.",
        "Lower the leg quickly.",
        "Lie on your stomach.",
        "As shown in the video.",
        "Your usual routine.",
        "🏋️ x 10",
    ],
)
def test_what_changes_the_movement_is_not(text):
    assert not passes(text)


def test_how_far_to_go_may_end_where_something_bad_begins():
    assert passes("Raise one leg as high as you can without your back arching.", "hip-joint-raise")
    assert not passes("Raise one leg as high as you can.", "hip-joint-raise")
    assert not passes("Raise one leg as fast as you can without your back arching.", "hip-joint-raise")


def test_to_bend_back_is_no_step_of_a_heel_slide():
    assert passes("Bend and straighten slowly.", "heel-slide")
    assert not passes("Bend back.", "heel-slide")


def test_straight_legs_are_not_lowered_together():
    assert passes("Lower one foot, then the other.", "double-knee-to-chest")
    assert not passes("Lower your straight legs together.", "double-knee-to-chest")


def test_the_same_words_are_no_step_of_another_movement():
    assert passes("Rock from side to side.", "pelvic-rocking")
    assert not passes("Rock from side to side.", "knee-to-chest")
    assert passes("Raise one leg.", "hip-joint-raise")
    assert not passes("Raise one leg to the ceiling.", "heel-slide")


def test_a_text_that_is_too_long_is_not_understood():
    (clause,) = read("Lower the leg slowly. " * 1000)
    assert clause.not_understood
