"""What is said beside a name: instructions, category, equipment, and what a document declares."""

import pytest

from stenosis_routines.catalogue import catalogue
from stenosis_routines.contraindication import Contraindication, Suitability
from stenosis_routines.errors import InvalidValueError
from stenosis_routines.exercise import Basis, Exercise, Hints, Posture, SpineMotion, Traits
from stenosis_routines.recognise import recognise, recognise_exercise

PASSING = {Suitability.RECOMMENDED, Suitability.COMPATIBLE}

GENTLE = Traits(
    posture="supine", spine_motion=["neutral"], leg_load="none", aim="mobility", effort="gentle", upright_phase=False
)


@pytest.mark.parametrize(
    ("instructions", "posture"),
    [
        ("Lie on your back with one leg straight.", "supine"),
        ("Lie flat on the floor on your back.", "supine"),
        ("Lie down on your side. Bend the lower knee.", "side_lying"),
        ("Lie face down on a mat.", "prone"),
        ("Lie on your stomach and relax.", "prone"),
        ("On your back, hug one knee gently.", "supine"),
        ("Breathe out. On your back with the knees bent, hug one knee.", "supine"),
        ("Bar on your back, lean forward.", None),
        ("Sit upright on a chair.", "seated"),
        ("Stand with your feet hip-width apart.", "standing"),
        ("Start on your hands and knees.", "quadruped"),
        ("Kneel on one knee.", "kneeling"),
        ("Have your partner stand behind you. Sit on the floor.", "seated"),
        ("Rückenlage, ein Bein gestreckt.", None),
    ],
)
def test_instructions_tell_where_a_movement_starts(instructions, posture):
    found = recognise("Hamstring stretch", instructions=instructions)
    assert (found.traits.posture and str(found.traits.posture)) == posture


def test_instructions_settle_an_ambiguous_name():
    assert recognise("Hamstring stretch").suitability is Suitability.UNKNOWN
    assert recognise("Hamstring stretch", instructions="Lie on your back.").suitability is Suitability.COMPATIBLE
    standing = recognise("Hamstring stretch", instructions="Stand in front of a chair.")
    assert standing.contraindications == {Contraindication.STANDING}


@pytest.mark.parametrize("name", ["Diaphragmatic breathing", "Deep breathing", "Neck rotation", "Shoulder rolls"])
def test_notes_beat_the_position_that_a_movement_usually_has(name):
    assert recognise(name).traits.posture is Posture.SEATED
    lying = recognise_exercise(Exercise(name=name), "Lie on your back with your knees bent.")
    assert lying.suitability is Suitability.COMPATIBLE
    standing = recognise_exercise(Exercise(name=name), "Stand tall.")
    assert standing.contraindications == {Contraindication.STANDING}


@pytest.mark.parametrize(
    "notes",
    [
        "Lie on your back at the end.",
        "You could lie on your back.",
        "Lie on your back tomorrow.",
        "Lie on your back only for the first set.",
        "Legen Sie sich am Ende auf den Rücken.",
        "Túmbese boca arriba al final.",
        "À la fin, allongez-vous sur le dos.",
    ],
)
@pytest.mark.parametrize("name", ["Deep breathing", "Hamstring stretch"])
def test_notes_that_hedge_or_look_ahead_settle_no_position(name, notes):
    assert recognise_exercise(Exercise(name=name), notes).suitability not in PASSING


@pytest.mark.parametrize(
    "name",
    [
        *("Seated breathing", "Seated meditation", "Crocodile breathing", "Chair march", "Prone chest opener"),
        *("Plank", "Row", "Bird dog", "Seated leg raise", "Isometric chin to chest"),
    ],
)
def test_notes_do_not_beat_the_position_that_a_name_states_or_keeps(name):
    lying = recognise_exercise(Exercise(name=name), "Lie on your back with your knees bent.")
    assert lying.suitability not in PASSING


@pytest.mark.parametrize(
    "name", ["Pelvic tilt", "Hamstring stretch", "Ankle pumps", "Knee bending", "Marching in place"]
)
def test_a_name_that_means_several_movements_is_unknown_and_asks(name):
    found = recognise(name)
    assert found.suitability is Suitability.UNKNOWN
    assert found.questions


def test_a_pelvic_tilt_passes_once_position_and_direction_are_told():
    assert recognise("Pelvic tilt", instructions="Lie on your back.").suitability is Suitability.UNKNOWN
    flat = "Lie on your back with knees bent. Flatten your back against the floor."
    assert recognise("Pelvic tilt", instructions=flat).suitability is Suitability.COMPATIBLE
    arched = flat + " Then arch your back."
    assert Contraindication.BACK_EXTENSION in recognise("Pelvic tilt", instructions=arched).contraindications


@pytest.mark.parametrize(
    "instructions",
    [
        "Stand tall and pull one knee up.",
        "Lie down. Then stand up and repeat.",
        "Lie on your back and lift your hips off the floor.",
        "Lie on your back and arch your back.",
        "Lie on your back, then jump up.",
        "Lie on your back with a dumbbell on your feet.",
        "Sit on a chair.",
        "Lie on your stomach.",
        "Kneel on the floor.",
    ],
)
def test_what_instructions_say_against_a_lying_name_keeps_it_from_passing(instructions):
    for name in ("Knee to chest", "Lying hamstring stretch", "Supine twist"):
        assert recognise(name, instructions=instructions).suitability not in PASSING


@pytest.mark.parametrize(
    "instructions",
    ["Lie on your back. Do not arch your back.", "Lie on your back. Never lift your hips.", "Lie down flat."],
)
def test_what_instructions_warn_of_does_not_count(instructions):
    assert recognise("Knee to chest", instructions=instructions).suitability in PASSING


@pytest.mark.parametrize(
    "hints",
    [
        {"category": "plyometrics"},
        {"category": "squat"},
        {"category": "hyperextension"},
        {"category": "standing exercises"},
        {"category": "banded exercises"},
        {"equipment": "barbell"},
        {"equipment": "machine"},
        {"equipment": "cable"},
        {"equipment": "kettlebells"},
    ],
)
@pytest.mark.parametrize("name", ["Knee to chest", "Straight leg raise", "Heel slides"])
def test_a_category_or_equipment_that_contradicts_a_gentle_name_keeps_it_from_passing(name, hints):
    assert recognise(name, **hints).suitability not in PASSING


def test_a_category_stands_in_for_what_a_name_leaves_out():
    assert Contraindication.STANDING in recognise("Walking variation", category="squat").contraindications
    assert recognise("Overhead", category="lunge").suitability is Suitability.CONTRAINDICATED
    assert recognise("tree", category="pose").traits.posture is Posture.STANDING
    assert recognise("squat/GOBLET").suitability is Suitability.CONTRAINDICATED


def test_muscles_tell_the_regions_only():
    assert recognise("Flurble", muscles=["hamstrings"]).regions == {"hip"}
    assert recognise("Flurble", muscles=["hamstrings"]).suitability is Suitability.UNKNOWN


def test_declared_facts_beat_what_a_name_says():
    found = recognise_exercise(Exercise(name="Hamstring stretch", traits=Traits(posture="supine")))
    assert found.suitability is Suitability.COMPATIBLE
    assert found.basis["posture"] is Basis.DECLARED
    assert found.basis["leg_load"] is Basis.INFERRED
    assert not found.conflicts
    assert not found.questions


def test_what_is_declared_of_regions_and_sides_stands_beside_what_the_name_says():
    declared = recognise_exercise(Exercise(name="Heel slide", regions={"ankle"}, one_sided=False))
    assert (declared.name, declared.regions, declared.one_sided) == ("Heel slide", {"ankle", "hip", "knee"}, False)
    harder = recognise_exercise(Exercise(name="Heel slide", traits=Traits(effort="moderate")))
    assert (harder.regions, harder.one_sided, harder.suitability) == ({"hip", "knee"}, True, Suitability.UNSUPPORTED)


def test_what_is_declared_in_part_leaves_the_rest_to_be_asked():
    found = recognise_exercise(Exercise(name="Number one", traits=Traits(posture="supine")))
    assert (found.suitability, found.asks) == (Suitability.UNKNOWN, ("spine_motion", "leg_load", "aim", "effort"))
    assert recognise_exercise(Exercise(name="Number one", traits=GENTLE)).asks == ()
    strange = recognise_exercise(Exercise(name="Lying zorbing stretch", traits=Traits(effort="gentle")))
    assert strange.traits == Traits(effort="gentle")  # what was half understood counts no more


def test_all_that_a_name_and_its_facts_contradict_is_said():
    seated = recognise_exercise(Exercise(name="Seated calf stretch", traits=GENTLE))
    assert (seated.suitability, seated.contradicts) == (Suitability.UNKNOWN, ("another posture", "another aim"))
    squat = recognise_exercise(Exercise(name="Barbell squat", id="sit-up", traits=GENTLE))
    assert squat.contradicts == ("declared heavy_hip_leg_load", "declared standing")


@pytest.mark.parametrize("ident", ["ankle-flexion", "hip-joint-raise"])
def test_a_name_that_is_an_id_of_the_article_is_that_movement_beside_the_id(ident):
    name = ident.replace("-", " ")
    assert recognise(name).suitability is Suitability.UNKNOWN
    assert recognise_exercise(Exercise(name=name, id=ident)).suitability is Suitability.RECOMMENDED
    assert recognise_exercise(Exercise(name=name, id="heel-slide")).suitability is Suitability.UNKNOWN


def test_what_a_name_brings_against_it_stands_against_what_is_declared():
    found = recognise_exercise(Exercise(name="Barbell squat", traits=GENTLE))
    assert found.traits == GENTLE
    assert found.suitability is Suitability.CONTRAINDICATED
    assert found.contraindications == {Contraindication.STANDING, Contraindication.HEAVY_HIP_LEG_LOAD}
    assert len(found.conflicts) == 2


def test_what_an_id_brings_stands_too():
    found = recognise_exercise(Exercise(name="Number one", id="barbell_back_squat", traits=GENTLE))
    assert found.suitability is Suitability.CONTRAINDICATED
    assert found.conflicts


def test_declared_facts_alone_may_pass_a_name_that_says_nothing():
    assert recognise_exercise(Exercise(name="Number one", traits=GENTLE)).suitability is Suitability.COMPATIBLE


def test_an_id_of_the_catalogue_clears_nothing_that_the_name_leaves_unknown():
    assert recognise_exercise(Exercise(name="Übung 3", id="knee-to-chest")).suitability is Suitability.UNKNOWN
    assert recognise_exercise(Exercise(name="Übung 3", id="squat")).suitability is Suitability.CONTRAINDICATED


@pytest.mark.parametrize("exercise", list(catalogue), ids=lambda exercise: exercise.id)
def test_a_movement_of_the_catalogue_stays_what_it_is(exercise):
    found = recognise_exercise(exercise)
    assert found.traits == exercise.traits
    assert set(found.basis.values()) == {Basis.CATALOGUED}
    assert found.exercise_id == exercise.id
    assert not found.conflicts


@pytest.mark.parametrize("exercise", list(catalogue), ids=lambda exercise: exercise.id)
def test_the_grammar_never_passes_what_the_catalogue_forbids(exercise):
    against = recognise(exercise.id).contraindications
    if against:
        assert recognise(f"{exercise.name} exercise (slow)").suitability not in PASSING


def test_notes_and_hints_of_an_exercise_are_read():
    exercise = Exercise(name="Hamstring stretch", hints=Hints(instructions="Use a towel."))
    assert recognise_exercise(exercise).suitability is Suitability.UNKNOWN
    assert recognise_exercise(exercise, "Lie on your back.").suitability is Suitability.COMPATIBLE
    assert recognise_exercise(exercise, "Stand up straight.").suitability is Suitability.CONTRAINDICATED


def test_what_is_against_it_has_the_lying_movement_for_the_same_joint():
    assert recognise("Heel raises on a step").substitute == "ankle-flexion"
    assert recognise("Bench press").substitute is None
    assert recognise("Knee to chest").substitute is None


def test_an_answer_says_on_which_words_it_rests_and_what_is_alike():
    found = recognise("Lying knee-to-chest rock")
    assert "lying" in found.words
    assert "knee-to-chest" in found.near
    assert SpineMotion.FLEXION in found.traits.spine_motion
    assert recognise("Single leg deadlift").one_sided is True
    assert recognise("Double leg raise").one_sided is False


@pytest.mark.parametrize(
    ("name", "alike"),
    [
        ("Zorble squat", ("squat", "bulgarian-split-squat", "front-squat")),
        ("Leg press zorble", ("leg-press", "leg-press-calf-press")),
        ("Zorble knee to chest", ("knee-to-chest", "double-knee-to-chest", "side-lying-knee-to-chest")),
        ("Calf raise zorble", ("heel-raise",)),
        ("Squat lunge zorble", ("squat", "bulgarian-split-squat", "front-squat")),
        ("Zorble", ()),
    ],
)
def test_up_to_three_movements_of_the_catalogue_are_alike(name, alike):
    assert recognise(name).near == alike


@pytest.mark.parametrize(
    ("name", "how_to"),
    [
        ("Leg raise", "Lie on your back. Raise one leg slightly, then lower it."),
        ("Lying leg raise", "Raise one leg slightly. Lower it slowly."),
        ("Lifting the leg a little", "Lie on your back."),
    ],
)
def test_a_name_that_its_how_to_settles_stays_as_it_is_and_its_facts_are_inferred(name, how_to):
    found = recognise_exercise(Exercise(name=name), how_to)
    assert (found.name, found.exercise_id) == (name, "hip-joint-raise")
    assert set(found.basis.values()) == {Basis.INFERRED}


@pytest.mark.parametrize("name", ["Leg raise", "Lifting the leg a little", "Hanging leg raise", "Seated leg raise"])
def test_a_how_to_that_does_not_say_that_one_lies_settles_no_name(name):
    found = recognise_exercise(Exercise(name=name), "Raise one leg slightly. Lower it slowly.")
    assert found.exercise_id != "hip-joint-raise"


def test_instructions_are_read_in_the_language_of_the_name():
    found = recognise(
        "Wirbelsäulendrehung, Knie angezogen", instructions="Auf den Rücken legen, beide Beine aufstellen."
    )
    assert found.traits.posture is Posture.SUPINE
    assert recognise("Bein strecken", instructions="Rückenlage, dann das Becken anheben.").suitability not in PASSING


# Lists.

HINTS = ("category", "equipment", "muscles", "instructions")


@pytest.mark.parametrize("hint", HINTS)
@pytest.mark.parametrize(
    "value", [5, 1.5, True, b"barbell", {"a": "b"}, [5], ["a", None], ["a", ["b"]], [{"name": "a"}]]
)
def test_a_hint_is_a_text_or_a_list_of_texts(hint, value):
    with pytest.raises(InvalidValueError, match=f"^{hint}: expected a text or a list of texts"):
        recognise("Knee to chest", **{hint: value})
    with pytest.raises(InvalidValueError, match=rf"^Hints\.{hint}: expected a text or a list of texts"):
        Hints(**{hint: value})


@pytest.mark.parametrize("hint", HINTS)
@pytest.mark.parametrize("value", [None, [], (), "", [""]])
def test_a_hint_that_says_nothing_is_unknown(hint, value):
    assert recognise("Knee to chest", **{hint: value}) == recognise("Knee to chest")


def test_a_language_is_a_text():
    with pytest.raises(InvalidValueError, match=r"^language: expected a text"):
        recognise("Knee to chest", language=5)


@pytest.mark.parametrize(
    ("hint", "text", "members"),
    [
        ("category", "Stretching, Legs", ["Stretching", "Legs"]),
        ("equipment", "mat; dumbbell", ["mat", "dumbbell"]),
        ("muscles", "hamstrings, glutes", ["hamstrings", "glutes"]),
        ("instructions", "Lie on your back.\nRaise one leg.", ["Lie on your back.", "Raise one leg."]),
    ],
)
def test_a_list_says_what_its_members_say(hint, text, members):
    for name in ("Hamstring stretch", "Lying hamstrings", "Leg raise", "Hip raise"):
        found = recognise(name, **{hint: members})
        assert found == recognise(name, **{hint: text}) == recognise(name, **{hint: tuple(members)})
        as_list, as_text = (Exercise(name=name, hints=Hints(**{hint: value})) for value in (members, text))
        assert recognise_exercise(as_list).traits == recognise_exercise(as_text).traits


GENTLE_NAMES = ("Knee to chest", "Lying hamstring stretch", "Ankle pumps lying", "Supine twist", "Savasana")


@pytest.mark.parametrize("name", GENTLE_NAMES)
@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize(
    ("hint", "members"),
    [
        ("equipment", ["mat", "barbell"]),
        ("equipment", ["body only", "resistance band", "cable machine"]),
        ("category", ["stretching", "strength"]),
        ("category", ["yoga", "squat"]),
        ("instructions", ["Lie on your back.", "Then stand up."]),
    ],
)
def test_the_least_favourable_member_of_a_list_decides(name, hint, members, order):
    assert recognise(name).suitability in PASSING
    assert recognise(name, **{hint: members[0]}).suitability in PASSING
    assert recognise(name, **{hint: members[::order]}).suitability not in PASSING


def test_each_member_of_a_list_is_read_by_itself():
    assert "leg-press" not in recognise("Machine", category=["leg", "press"]).movements
    german = recognise("Knee to chest", equipment=["mat", "Langhantel"])
    assert german.suitability not in PASSING


def test_of_several_things_one_to_stand_at_decides():
    found = recognise("Hamstring stretch", equipment=["chair", "wall"])
    assert found.contraindications == recognise("Hamstring stretch", equipment="wall").contraindications


@pytest.mark.parametrize("instructions", ["Lie on your back.", "Sit on the bench."])
def test_who_lies_or_sits_on_a_slope_leans(instructions):
    found = recognise("Hamstring stretch", category="incline bench", instructions=instructions)
    assert (found.traits.posture, found.suitability) == (Posture.INCLINE, Suitability.UNSUPPORTED)


@pytest.mark.parametrize("equipment", ["wall", "wall, chair"])
def test_a_thing_to_stand_at_takes_no_posture_from_a_movement_that_has_one(equipment):
    found = recognise("Knee to chest", equipment=equipment)
    assert (found.traits.posture, found.suitability) == (Posture.SUPINE, Suitability.UNKNOWN)


def test_a_muscle_that_is_not_understood_counts_too():
    # A hip raise is a crunch only if the abdomen is all that it works.
    assert not recognise("Hip raise", muscles=["abdominals"]).contraindications
    assert recognise("Hip raise", muscles=["abdominals", "flurble"]).contraindications
    assert recognise("Hip raise", muscles=["abdominals", "glutes"]).contraindications


# What the catalogue knows of a name stands.


@pytest.mark.parametrize("category", ["yoga", "relaxation", "stretching", "strength", "squat", "chair", "bed", "row"])
def test_a_category_takes_no_arched_back_and_no_heavy_legs_from_the_catalogue(category):
    stand = {Contraindication.BACK_EXTENSION, Contraindication.HEAVY_HIP_LEG_LOAD}
    for _, name in catalogue.names():
        against = recognise(name).contraindications & stand
        assert against <= recognise(name, category=category).contraindications, name


@pytest.mark.parametrize("name", ["카멜 포즈", "골반 전방 경사", "Side lying leg back", "슈퍼맨"])
@pytest.mark.parametrize("category", ["yoga", "relaxation", "stretching", ["yoga", "relaxation"]])
def test_a_category_never_makes_a_name_pass_that_the_catalogue_advises_against(name, category):
    assert recognise(name).contraindications
    assert recognise(name, category=category).contraindications


@pytest.mark.parametrize("name", ["Lying ankle circles", "Gentle lying hip stretch"])
@pytest.mark.parametrize(
    ("then", "left_open"),
    [
        ("Lift your hips off the floor.", "spine_motion"),
        ("Bridge up.", "spine_motion"),
        ("Squat down.", "leg_load upright_phase"),
        ("Do ten lunges.", "leg_load upright_phase"),
        ("Jump up.", "leg_load upright_phase"),
        ("Then stand up.", "upright_phase"),
        ("Then get up and walk.", "upright_phase"),
    ],
)
def test_what_instructions_leave_open_is_not_cleared_by_a_gentle_effort(name, then, left_open):
    """A document that declares the effort says nothing of the back, the legs and the feet."""
    how = Hints(instructions=f"Lie on your back. {then}")
    found = recognise_exercise(Exercise(name=name, hints=how, traits=Traits(effort="gentle")))
    assert found.suitability is Suitability.UNKNOWN
    unknown = [fact for fact in ("spine_motion", "leg_load", "upright_phase") if getattr(found.traits, fact) is None]
    assert " ".join(unknown) == left_open


@pytest.mark.parametrize("name", ["Lying ankle circles", "Gentle lying hip stretch"])
@pytest.mark.parametrize("how", ["Stand tall behind a chair.", "Stand up straight. Circle the ankles."])
def test_instructions_that_start_on_the_feet_leave_open_whether_a_lying_movement_is(name, how):
    found = recognise_exercise(Exercise(name=name, hints=Hints(instructions=how), traits=Traits(effort="gentle")))
    assert (found.suitability, found.traits.upright_phase) == (Suitability.UNKNOWN, None)


def test_an_arched_back_comes_to_the_other_ways_in_which_it_moves():
    found = recognise("Knee rolls", instructions="Lie on your back. Arch your back.")
    assert found.traits.spine_motion == {"rotation", "extension"}


GENTLE_BESIDE = "Lying ankle circles"


@pytest.mark.parametrize(
    "beside",
    [
        *("Crunches", "Clam", "Leg press", "Leg curl", "Shoulder press", "Cycling", "Kicks", "Plank"),
        *("Cobra", "Camel", "Backbend", "Child's pose", "Partner"),
        *("Standing", "Seated", "Kneeling", "Bench", "Barbell", "Band", "Advanced"),
    ],
)
@pytest.mark.parametrize("hint", ["category", "equipment"])
def test_what_is_not_harmless_beside_a_gentle_movement_holds_it_back(hint, beside):
    assert recognise(GENTLE_BESIDE, **{hint: beside}).suitability not in PASSING
    assert recognise(f"{GENTLE_BESIDE} {beside.lower()}").suitability not in PASSING


@pytest.mark.parametrize(
    "beside", ["Stretching", "Mobility", "Knee rolls", "Lying", "Supine", "Side lying", "Mat", "Towel", "Beginner"]
)
@pytest.mark.parametrize("hint", ["category", "equipment"])
def test_what_is_harmless_beside_a_gentle_movement_leaves_it_what_it_is(hint, beside):
    assert recognise(GENTLE_BESIDE, **{hint: beside}).suitability in PASSING


@pytest.mark.parametrize(
    "step",
    [
        "Kick your legs.",  # harsh by itself
        "Do a calf raise.",  # on the feet
        "Do a leg press.",  # heavy
        *("Ride a bicycle.", "Run.", "Dance."),  # for fitness
        "Do a plank.",  # in a posture that it keeps
        *("Do a forward fold.", "Do a child's pose.", "Do a kneeling hip flexor stretch."),
        *("Do a crunch.", "Do a dead bug."),  # strength of the trunk
    ],
)
def test_a_harsh_step_in_a_how_to_holds_a_gentle_movement_back(step):
    assert recognise(GENTLE_BESIDE, instructions=f"Lie on your back. {step}").suitability is Suitability.UNKNOWN


@pytest.mark.parametrize(
    "step",
    [
        *("Circle your ankles.", "Swing the leg over.", "Brace your abs.", "Hug your knees.", "Do a stretch."),
        *("Do a clam.", "Do a side bend.", "Rest in savasana."),
    ],
)
def test_a_step_that_is_part_of_a_gentle_movement_leaves_it_what_it_is(step):
    assert recognise(GENTLE_BESIDE, instructions=f"Lie on your back. {step}").suitability in PASSING


@pytest.mark.parametrize(
    ("then", "mobility", "stretch"),
    [
        ("Loop a band around your foot.", False, True),  # against a band one works, but stretches gently
        ("Loop a strap around your foot.", False, True),
        ("Lift both legs.", False, True),  # more than a movement for mobility has
        ("Push against the wall.", True, True),
        *(("Use a foam roller.", False, False), ("Squeeze a ball.", False, False), ("Hold a dumbbell.", False, False)),
        ("Hook your feet to the cable machine.", False, False),
    ],
)
def test_a_how_to_may_name_things_that_are_more_than_gentle(then, mobility, stretch):
    how = f"Lie on your back. {then}"
    passes = [recognise(name, instructions=how).suitability in PASSING for name in (GENTLE_BESIDE, "Lying hip stretch")]
    assert passes == [mobility, stretch]


@pytest.mark.parametrize(
    "how", ["Lie on your back or stand.", "Lie on your back or sit.", "Sit on a chair.", "Lie down or stand tall."]
)
def test_a_how_to_that_does_not_say_where_one_lies_holds_a_gentle_movement_back(how):
    assert recognise(GENTLE_BESIDE, instructions=how).suitability is Suitability.UNKNOWN


@pytest.mark.parametrize("thing", ["foam roller", "massage ball"])
def test_on_a_roller_only_relaxing_is_gentle(thing):
    assert recognise("Lying relaxation", equipment=thing).suitability in PASSING
    for name in (GENTLE_BESIDE, "Gentle lying hip stretch"):
        assert recognise(name, equipment=thing).suitability not in PASSING


@pytest.mark.parametrize(
    "how", ["Glorp zorb.", "Hold on to a chair.", "Lean on the wall.", "Lie on your back. Then lie on your stomach."]
)
def test_a_how_to_that_is_not_understood_or_names_a_place_or_the_front_holds_a_gentle_movement_back(how):
    found = recognise(GENTLE_BESIDE, instructions=how)
    assert (found.suitability in PASSING, found.traits.effort) == (False, None)


@pytest.mark.parametrize("then", ["Stand up.", "Lift your hips.", "Arch your back.", "Squat."])
def test_a_how_to_that_rises_lifts_or_loads_leaves_open_how_hard_a_gentle_movement_is(then):
    assert recognise(GENTLE_BESIDE, instructions=f"Lie on your back. {then}").traits.effort is None
