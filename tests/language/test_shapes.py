"""What a statement, a list or a heading is, where a careless reader would take it for its opposite."""

import pytest
from tests.language.test_laws import GUIDANCE, routine

import stenosis_routines as sr
from stenosis_routines.language import read


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


def test_what_a_condition_is_may_be_told():
    assert passes("In spinal stenosis the canal is narrow, so the legs may ache or feel numb.")


@pytest.mark.parametrize("text", ["No need to lie down.", "No need to be gentle.", "不用躺下。"])
def test_what_is_gentle_is_not_left_for_no_need(text):
    assert not passes(text)


@pytest.mark.parametrize(
    "text",
    ["Hold for 24 hours.", "Hold for 7 days.", "Keep the leg up the whole time.", "Raise the leg 20 inches."],
)
def test_amounts_have_limits_whatever_their_unit(text):
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
        "Kind regards,\nHannah Oyelaran MCSP",
        "문의 ☎ 02-555-0177",
    ],
)
def test_the_frame_of_a_document_is_understood(text):
    assert sr.check(routine(guidance=(text,))).ok


@pytest.mark.parametrize(
    "text",
    [
        "Dear Squat,",
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


def test_a_long_text_without_sense_is_read_in_time():
    for text in ("0(" * 9_900, "Ab, " * 4_900):
        assert read(text)
