"""Statements, lists and headings that a careless reader would take for their opposite."""

import pytest
from tests.language.test_laws import GUIDANCE, routine

import stenosis_routines as sr
from stenosis_routines.language import doubts, families, read


def passes(text: str, movement: str = "Single knee to chest") -> bool:
    return sr.check(routine(movement, notes=text)).ok and sr.check(routine(movement, guidance=(text,))).ok


def passes_as_text(text: str) -> bool:
    page = f"# Gentle plan\n\n- Single knee to chest, lying on your back: 10 reps each side\n\n{text}\n\n"
    return sr.check(sr.loads(page + "## Safety\n" + " ".join(GUIDANCE), format="text")).ok


@pytest.mark.parametrize(
    "text",
    [
        "Avoid bridges, finish with squats.",
        "Avoid squats, bridges are recommended.",
        "No squats, bridges please.",
        "Avoid squats, and movements that arch the back are fine.",
        "Avoid arching your back, and anything that does not lift the hips.",
        "Vermeiden Sie Kniebeugen, genießen Sie Ausfallschritte.",
        "避免深蹲，享受弓步。",
    ],
)
def test_a_list_of_warnings_ends_at_a_word_of_its_own(text):
    assert not passes(text)


@pytest.mark.parametrize(
    "text",
    [
        "Avoid squats, bridges and any heel raises.",
        "Avoid squats, bridges and anything that arches your back.",
        "What to avoid: back extensions, heavy leg presses, standing for long.",
        "Avoid squats for now.",
        "Avoid squats. They overload the hips.",
        "Please don't do any bridges, even if it feels easy.",
    ],
)
def test_a_list_of_warnings_goes_on_over_names(text):
    assert sr.check(routine(guidance=(text,))).ok


@pytest.mark.parametrize(
    "text",
    [
        "## Do not skip\n- Squats\n- Bridges",
        "Never leave these out:\n- Squats",
        "Don't leave out: squats",
        "- ❌ Not doing squats",
        "❌ Skip your squats",
        "## 🚫 No excuses\n- Squats\n- Bridges",
        "## Never enough\n- Squats",
        "## Exercises to avoid on rest days\n- Squats",
    ],
)
def test_a_heading_that_denies_a_denial_heads_no_warning(text):
    assert not passes_as_text(text)


@pytest.mark.parametrize(
    "text",
    [
        "Only stop if the pain is unbearable.",
        "Stop if it does not hurt.",
        "Stop at severe pain, otherwise continue.",
        "통증이 심할 때만 멈추세요.",
        "Only see a doctor if it is severe.",
        "If you lose control of your bladder, relax.",
        "Call your doctor in a few weeks if you lose control of your bladder.",
        "Stop right away if:\n- you feel dizzy\n- expect severe pain",
    ],
)
def test_a_stop_rule_that_is_limited_is_a_question(text):
    assert not sr.check(routine(guidance=(text,))).ok


@pytest.mark.parametrize(
    "text",
    [
        "Stop right away if:\n- pain or numbness gets worse\n- a leg suddenly feels weak",
        "Stop and call your doctor if you lose control of your bladder.",
        "If anything hurts, make the movement smaller.",
    ],
)
def test_an_ordinary_stop_rule_is_understood(text):
    assert sr.check(routine(guidance=(text,))).ok


@pytest.mark.parametrize(
    "text",
    [
        "Loss of bladder control is normal with stenosis.",
        "Severe pain is okay with stenosis.",
        "The canal is narrow so the legs should ache.",
        "Nerve pain is good.",
        "With spinal stenosis, raise both legs.",
        "Pain is helpful.",
    ],
)
def test_a_word_of_a_condition_excuses_nothing(text):
    assert not passes(text)


def test_a_text_may_explain_the_condition():
    assert passes("In spinal stenosis the canal is narrow, so the legs may ache or feel numb.")


@pytest.mark.parametrize("text", ["No need to lie down.", "No need to be gentle.", "不用躺下。"])
def test_what_is_gentle_is_not_left_for_no_need(text):
    assert not passes(text)


@pytest.mark.parametrize(
    "text",
    ["Hold for 24 hours.", "Hold for 7 days.", "Keep the leg up the whole time.", "Raise the leg 20 inches."],
)
def test_amounts_have_limits_in_every_unit(text):
    assert not passes(text, "Lying slight single leg raise")


@pytest.mark.parametrize(
    "text",
    [
        "Lift the left leg, keep it there, lift the right leg.",
        "Put a pillow between your knees and lift.",
        "다리를 모으고 들어 올리세요.",
        "두 다리를 기분 좋을 만큼 들어 올리세요.",
    ],
)
def test_both_legs_are_more_than_one(text):
    assert not passes(text, "Lying slight single leg raise")


@pytest.mark.parametrize(
    "text",
    [
        "Do whatever you like.",
        "Try it at the table, then do another.",
        "Continue with your physio.",
        "Hospital exercises twice a day",
        "Do the exercises on page 2 of 3.",
    ],
)
def test_what_is_done_elsewhere_is_a_question(text):
    assert not passes(text)


@pytest.mark.parametrize("title", ["With ankle weights", "Lift both legs and hold", "Hold your breath"])
def test_a_label_that_asks_for_more_is_found(title):
    assert not sr.check(routine(session=title)).ok


def test_of_course_is_no_obstacle_course():
    assert sr.check(routine(session="Of course. Three movements, all lying on your back")).ok


# The frame of documents.


@pytest.mark.parametrize(
    "text",
    [
        "Patient information leaflet, page 1 of 3",
        "Tel: 01632 960 471 (Monday to Friday 8am – 4pm)",
        "Issued: June 2024",
        "Dear Derek,",
        *("Patient: J. Smith", "Dr. Smith", "Physiotherapist: A. Moyo     Date: 3/11/26"),
        "Patient: Mr A. Jones DOB: 04/02/1951 Hospital no.: 123456",
        "Kind regards,\nHannah Oyelaran MCSP",
        "문의 ☎ 02-555-0177",
    ],
)
def test_the_frame_of_a_document_is_understood(text):
    assert sr.check(routine(guidance=(text,))).ok


@pytest.mark.parametrize(
    "text",
    [
        *("Dear Squat,", "Dr. Smith squats", "Patient: Smith machine", "Therapist: Bridges", "3/11/26", "DOB: squats"),
        "Hyrox Team every morning",
        "To Bodypump every morning.",
        "Kind regards,\nAnn\n\nHyrox twice a day.",
        "RPE/10",
        "Ref: 20KG",
        "PT",
    ],
)
def test_what_may_be_an_activity_is_no_frame(text):
    assert not sr.check(routine(guidance=(text,))).ok


def test_english_words_that_ask_for_more_count_in_any_language():
    assert read("무릎 당기기: until failure")[0].pieces[0].demands == ["until failure"]
    assert "without" in read("스쿼트 without weights")[0].not_understood


@pytest.mark.parametrize("text", ["0(" * 9_900, "Ab, " * 4_900])
def test_a_long_text_without_sense_is_not_understood(text):
    assert list(doubts(read(text), families(["knee-to-chest"])))


# What is taken back by a question, by its answer, or by what is asked for instead.


@pytest.mark.parametrize(
    "text",
    [
        "Avoid bridges? No need to.",
        "Are squats forbidden? No longer.",
        "Avoid squats! Not any more.",
        "Avoid squats (no longer).",
        "Avoid squats… no longer.",
        "Should I stop if it hurts? No need.",
        "Lie on your back? No need.",
        "스쿼트 금지인가요? 괜찮습니다.",
        "避免深蹲？不用。",
        "Avoid walking until you are warm",
        "Instead of bridges, squats.",
        "Statt Brücken, Kniebeugen.",
        "En lugar de puentes, sentadillas.",
        "Never mind squats, bridges.",
    ],
)
def test_a_warning_that_is_taken_back_passes_not(text):
    assert not passes(text)


@pytest.mark.parametrize("text", ["When should I stop?", "Can't reach your leg? Loop a towel around the thigh."])
def test_a_question_that_takes_nothing_back_passes(text):
    assert passes(text)


@pytest.mark.parametrize(
    "text",
    [
        "Stop lying down.",
        "You can stop resting now.",
        "You no longer need to lie down.",
        "Finish the set, then stop if it hurts.",
        "Do not let the leg touch the floor.",
        "Breathe in, hold, lift.",
        "숨을 들이마시고 10초 유지합니다.",
        "Keep the air in.",
        "Any exercise will do.",
        "Do not do the plan.",
        "Avoid squats, choose an exercise.",
        "하고 싶은 운동을 하세요.",
        "Add five every day.",
        "Go down until your knees are bent, then up again.",
        "Come back up when your thighs are level.",
        "The other leg stays up.",
        "Then both legs together.",
        "Lift the legs side by side.",
        "다리를 나란히 들어 올립니다.",
        "반대쪽 다리도 함께 올립니다.",
        "숨을 들이마신 채 올립니다.",
        "Bring the second leg up beside the first.",
        "To get up, roll to your side and push up to sitting. Do this ten times.",
    ],
)
def test_what_asks_for_more_in_other_words_passes_not(text):
    assert not passes(text, sr.catalogue["hip-joint-raise"].name)


@pytest.mark.parametrize(
    ("rest", "help"),
    [
        ("Chest pain? Breathe slowly.", "Chest pain? Stop and call your doctor."),
        (
            "If you lose control of your bladder, tell me next time.",
            "If you lose control of your bladder, call a doctor.",
        ),
        ("소변을 못 참으면 쉬세요.", "소변을 못 참으면 즉시 병원에 가세요."),
        ("다리가 마비되면 쉬세요.", "다리가 마비되면 즉시 병원에 가세요."),
        (
            "Wenn Sie die Kontrolle über die Blase verlieren, ruhen Sie sich aus.",
            "Wenn Sie die Kontrolle über die Blase verlieren, gehen Sie sofort zum Arzt.",
        ),
        ("Si pierde el control de la vejiga, descanse.", "Si pierde el control de la vejiga, acuda al médico."),
        (
            "Si vous perdez le contrôle de votre vessie, reposez-vous.",
            "Si vous perdez le contrôle de votre vessie, consultez un médecin.",
        ),
        ("尿が漏れる場合は休んでください。", "尿が漏れる場合は医師に相談してください。"),
        ("大小便失禁时，休息。", "大小便失禁时，请立即就医。"),
    ],
)
def test_a_red_flag_asks_for_help_and_not_for_rest(rest, help):
    assert not passes(rest)
    assert passes(help)


def test_both_legs_at_once_is_kept_for_reading():
    plan = "1. Leg raise: lie on your back. Raise one leg slowly, then lower it. {} 10 reps each side"
    for text in (
        "Repeat with both legs.",
        "10 times with both legs.",
        "Both sides at once.",
        "양쪽 동시에.",
        "All of these are done with both legs.",
        "양쪽 다리로 반복합니다.",
    ):
        assert not sr.check(sr.loads(plan.format(text), format="text")).ok


@pytest.mark.parametrize("movement", ["Straight leg raise", "Lying slight single leg raise", "Lying ankle pump"])
@pytest.mark.parametrize("name", ["heel raise", "heel raises", "calf raises"])
@pytest.mark.parametrize(
    "frame",
    [
        "slowly with {}",
        "take your time with {}",
        "no rush with {}",
        "then slowly {}",
        "now the {}",
        "each {}",
        "your {}",
    ],
)
def test_the_name_of_a_movement_is_no_part_and_its_verb(movement, name, frame):
    assert not passes(frame.format(name), movement)


def test_a_how_to_of_a_standing_movement_settles_no_name():
    rest = sr.Exercise(name="Lying rest", hints=sr.Hints(instructions="no hurry with Heel raise"))
    report = sr.check(sr.Routine("R", (sr.Session("A", (sr.Prescription(rest, sr.Dose(reps=10)),)),), GUIDANCE))
    assert not report.ok


def test_a_part_and_its_verb_stay_a_step():
    assert passes("As the leg rises, breathe out.", "Straight leg raise")
    assert passes("Your knee bends and the heel slides.", "Heel slide")
