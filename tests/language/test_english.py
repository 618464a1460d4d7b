"""English how-to sentences, advice and frame: which are understood beside a movement, and which never are."""

import pytest

from stenosis_routines.language import doubts, families, read


def understood(text, movement):
    return not list(doubts(read(text), families([movement])))


HOW_TO = {
    "knee-to-chest": (
        "Use your hands to draw one knee up towards your chest until you feel a gentle stretch in your lower back.",
        "Hug the knee for 15 to 20 seconds, then place the foot back on the mat and swap sides.",
        "If you cannot reach your knee, loop a towel behind your thigh.",
        "Flex your hip and knee.",
        "Let your hands bring the knee to your chest.",
        "If you cannot reach your knee, never force it.",
        "If you cannot lie down due to pain, stop and rest.",
        "Avoid bridges because they arch the back.",
        "Wrap both hands around your shin and gently hug the leg in.",
        "Hold for a slow count of ten.",
        "Keep the leg that is not moving relaxed on the mattress.",
        "Give the other leg a turn.",
        "Let your breath flow down into your lower back.",
        "Slide the foot back down along the bed and rest for a moment before the next repetition.",
        "Step 1: Lie on your back. Step 2: Bring one knee in. Step 3: Hold and breathe.",
    ),
    "pelvic-rocking": (
        "Gently rock your hips from left to right in a small, easy rhythm.",
        "Your shoulders, head and feet stay still while only the pelvis moves.",
        "Keep the movement smooth and relaxed, like a boat on calm water.",
        "Your hips stay on the bed the entire time.",
    ),
    "hip-joint-raise": (
        "Slowly lift the straight leg a few centimetres off the bed, hold for two seconds and lower it softly.",
        "Alternate legs, eight to ten times each.",
        "If your back starts to arch, lower the leg a little.",
        "Breathe out on the way up and in on the way down.",
    ),
    "ankle-flexion": (
        "Point your toes away from you, then draw them back towards your shins.",
        "Toes to nose, then toes away. Nice and easy.",
        "Keep the leg still so that only the ankle moves.",
        "Legs long. Point. Flex.",
    ),
    "heel-slide": (
        "Bend the knee by sliding the foot back, then let it glide forward until the leg is straight.",
        "Only slide as far as your hip and knee allow.",
        "Let the hip and knee bend as far as is comfortable, within a range that is free of pain.",
        "Draw the heel up the bed and back.",
        "Do ten with the left leg.",
        "Ten slides on one leg.",
        "Tighten your tummy to keep your pelvis still.",
        "Place your hands on your thigh with your elbows on the floor.",
        "Use your hands to bend the knee if it is difficult.",
    ),
    "bent-knee-fall-out": (
        "Let one knee drop slowly out to the side, then bring it back up to the middle.",
        "The opposite knee keeps pointing at the ceiling.",
    ),
    "lower-trunk-rotation": (
        "Keep both shoulders on the mat and turn your head the other way if that is comfortable.",
        "Let your knees sway from side to side like a metronome.",
        "Place a pillow between your knees for more comfort.",
        "Let gravity lower your knees to the right.",
        "Let your head roll the opposite way.",
    ),
    "supine-hamstring-stretch": (
        "Hold the back of one thigh with both hands and slowly straighten that knee.",
        "Keep a soft bend in the knee.",
        "Straighten the knee as far as you can without pain.",
        "Go as high as your leg allows; you should feel a stretch, not pain.",
        "Never pull so hard that it hurts. More is not better.",
    ),
    "supine-figure-four-stretch": (
        "Cross your right ankle over your left thigh, just above the knee.",
        "Reach through and hold the back of the left thigh, then gently draw it towards you.",
    ),
    "open-book": (
        "Slowly lift the top arm up and over, letting your chest open towards the ceiling.",
        "Follow your hand with your eyes.",
    ),
    "supine-posterior-pelvic-tilt": (
        "Gently flatten your lower back into the bed by tilting your pelvis backwards.",
        "Slide a hand under the hollow of your back, then draw your navel down towards the bed.",
        "Use about a quarter of your full strength.",
    ),
    "diaphragmatic-breathing-lying": (
        "Place your hands on your belly and let them rise and fall.",
        "Breathe in slowly through your nose for a count of four and let your belly rise.",
        "The lower hand rises while the upper hand stays almost still.",
    ),
    "lying-body-scan": (
        "Bring your attention to your feet and notice how they feel.",
        "Notice any tension and let it melt away with each exhale.",
    ),
    "corpse-pose": (
        "Lie flat on your back, arms a little away from your sides, palms up.",
        "Put a pillow under your knees to take the pressure off your lower back.",
        "Stay here for five to ten minutes and simply breathe.",
        "Lie with your feet a little wider than your hips. Let your knees lean against each other.",
        "Put a thin book or a folded towel under your head and let the floor carry your weight.",
    ),
}


@pytest.mark.parametrize(("movement", "text"), [(name, text) for name, texts in HOW_TO.items() for text in texts])
def test_a_how_to_is_understood_beside_its_movement(movement, text):
    assert understood(text, movement)


@pytest.mark.parametrize(
    "text",
    [
        # advice
        "Stop if you feel sharp pain, numbness or weakness in your legs.",
        "Symptoms getting worse? Stop and get in touch with your physio.",
        "If you are unsure, ask your physiotherapist or doctor first.",
        "Seek medical help straight away if you lose control of your bladder or bowels.",
        "Never push through sharp pain.",
        "Go to the nearest A&E straight away if you are unable to pass urine.",
        "See your doctor if there is no improvement after five weeks.",
        "Leave out any movement that brings on tingling.",
        "Rest as long as you like.",
        "The movements must not make your symptoms worse.",
        "Stop if you lose the feeling between your legs.",
        "Avoid long periods on your feet and leaning backwards.",
        "Squats and lunges are not part of this plan.",
        "Go at your own pace and take as many breaks as you need.",
        "Not for you if it increases your symptoms.",
        # doses
        "Aim for eight to ten gentle repetitions per side.",
        "A calm 10-minute bedtime routine.",
        "2-3 sets of 8, resting a minute in between.",
        # frame
        "Hi there! Here is a gentle routine you can do in bed.",
        "I'm sorry to hear your back is bothering you.",
        "This information is for general education only and does not replace medical advice.",
        "What you need: a mat and a small pillow.",
        "Why it helps",
        "Area: lower back and hips",
        "Benefits: eases pressure on the nerves and relaxes the lower back.",
        "Small, gentle movements done regularly make a difference.",
        "Great job! You are done.",
        "Here is a gentle lying-down routine for your back.",
        "When to get help",
        "© 2024 City Hospital. All rights reserved.",
        "Email: physio@hospital.org",
        "Web: www.hospital.org",
        "https://www.hospital.org/",
        "Leaflet number 1234",
        "Avoid heavy lifting and long periods of standing.",
        "The other leg can stay bent with the foot on the floor.",
        "Tuck your chin in slightly.",
        "Lower the leg with control, without straining your lower back.",
        "These exercises were designed for you by our physiotherapist.",
        "Drawings by K. Oduya",
        "Copyright 2023 Westbrook Hospital NHS Trust",
        "Spinal stenosis means that the canal in your back has become narrow.",
        "Keep the phone within easy reach.",
        "Show this page to your family.",
        "Wear loose, comfortable clothes.",
        "Your spine is strong.",
        "Contact",
        "Learn more about your back.",
        "© Southfield Spine Clinic 2023",
        "Leaflet reference: MSK 0417",
        "Most people notice a difference after several weeks.",
        "Our service is available between 8 am and 3 pm.",
        "You should not feel pain, pins and needles or numbness.",
        "No exercise should make your leg pain worse.",
        "Many people find that bending forward eases their symptoms, while standing and walking make them worse.",
        "Contact your doctor if you:\n- have difficulty passing urine\n- develop sudden weakness in both legs",
        "Use a towel behind your thigh if you can't reach.",
        "Bring it as close to your chest as is comfortable.",
        "Roll onto your side, rest there for a moment, and use your arms to help you sit up.",
        "Rest for as long as you like between movements.",
        "It takes about 10 minutes.",
        "Choose a time when you are not rushed.",
        "Start with a few repetitions and build up to ten as you feel able.",
        "This leaflet explains some gentle exercises that you can do at home.",
    ],
)
def test_advice_doses_and_frame_are_understood(text):
    assert understood(text, "knee-to-chest")


@pytest.mark.parametrize(
    "text",
    [
        # what is not in the text
        "Do your gym routine.",
        "Leg day",
        "Repeat with exercise 7.",
        "The second set of exercises",
        "The exercises from last week",
        "See page 5.",
        "https://videos.org/squats",
        "www.hospital.org/stand-up",
        "See www.hospital.org",
        "Then your other exercises.",
        "Do the exercises from your doctor.",
        "Do your usual exercises.",
        "Follow the video.",
        # more of it
        "Add another set.",
        "A little more each day.",
        "A little further with every breath out.",
        "As far as it goes.",
        "As far as it goes without support.",
        "As high as you can without help.",
        "Pull so hard that it hurts.",
        "You should feel a burning, not pain.",
        "As often as you can.",
        "Keep going.",
        "Repeat with both legs.",
        "Then both.",
        "Hold until you feel tired.",
        "Both sides at once.",
        # something else
        "Take ten steps.",
        "Lower one hip to the side.",
        "Pop your hips up.",
        "Feel your hips rise.",
        "Prop your hips on a cushion.",
        "Turn over.",
        "Bend forward.",
        "Lower the weight.",
        "Settle into the pain.",
        "If you cannot lift one leg, lift both.",
        "If you cannot lie down due to pain, sit up.",
        "Do not rush raising your hips.",
        "Does it hurt to hold for a minute? Make it smaller.",
        "The other leg goes straight and up.",
        "Rest your head, then raise them.",
        "Do not just raise it high.",
        "If you like, raise your hips.",
        "If your back starts to arch, hold it.",
        "Dizzy? Carry on.",
        "Do not be gentle.",
        "If you cannot pass urine, ask next week.",
        "Leave out any movement that does not hurt.",
        "Skip every exercise that feels good.",
        "Do it as in the table.",
        "Take small steps.",
        "As many as you are able.",
        "It hurts: hold until it passes.",
        "Your spine is strong, so lift weights.",
        "Do high-impact activities.",
        "© ten squats 2023",
        "Lift your hips to keep your pelvis level.",
        "With your head on the floor, lift your hips.",
        "Do the exercises chosen by your physiotherapist.",
        "Ask your family to pull the knee.",
        "The nerves on your knees.",
        "Hold for five weeks.",
        "Resist the urge to rest.",
        "No pain, numbness.",
        "You should not feel pain, and numbness is normal.",
        "It takes about 90 minutes.",
        "Roll onto your side and push yourself up with your arms ten times.",
        "Push yourself up with your arms, then roll onto your side.",
        "Wait an hour after squats.",
        "Warm up as usual",
        "Build up to 50 as you feel able.",
        "Both legs, one at a time, straight up",
        "Do exercises that you can do standing.",
        "Do your activities.",
        "Attend the session.",
        "Be busy.",
    ],
)
@pytest.mark.parametrize("movement", ["knee-to-chest", "pelvic-rocking", "corpse-pose"])
def test_what_asks_for_more_or_for_something_else_is_not(text, movement):
    assert not understood(text, movement)


@pytest.mark.parametrize("text", ["n't", "n't let it arch", "N\u2019T lift"])
def test_half_a_contraction_is_not_understood(text):
    [clause] = read(text, "en")
    assert clause.not_understood


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        ("Cross your ankles if that feels easier.", True),
        ("Cross your ankles and lift your legs.", False),
        ("Cross your legs and raise your hips.", False),
        ("Cross your ankles and straighten both legs up.", False),
    ],
)
def test_ankles_are_crossed_while_the_knees_are_held(text, passes):
    assert understood(text, "double-knee-to-chest") is passes
