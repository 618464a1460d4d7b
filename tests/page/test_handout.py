"""The page of a plan or a routine, as text: what it holds, what it refuses, that nothing from outside acts in it."""

import re
from datetime import date
from html.parser import HTMLParser

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import stenosis_routines as sr
from stenosis_routines import strategies
from stenosis_routines.page.html import safe
from stenosis_routines.page.sheet import _beside, _our_notes
from stenosis_routines.speech import advice, languages, speech, words

FOUR = ("pelvic-rocking", "knee-to-chest", "hip-joint-raise", "ankle-flexion")
ADVICE = (advice("stop"), advice("consult"))


def plan(**profile):
    return sr.build_plan(sr.Profile(**profile))


def routine(*items, guidance=(), title="Mat"):
    return sr.Routine(title, (sr.Session("Morning", items),), guidance)


GENTLE = sr.Prescription(sr.Exercise(name="Knee to chest"), sr.Dose(reps=10, per_side=True, times_per_day=1))
SQUAT = sr.Prescription(sr.Exercise(name="Barbell squat"), sr.Dose(sets=3, reps=8))


class Page(HTMLParser):
    """The elements and the text of a page."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.open, self.text, self.addresses = [], [], "", []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        if tag not in {"meta", "input", "br"}:
            self.open.append(tag)
        self.addresses += [value for key, value in attrs if key in {"src", "href", "xlink:href", "action"}]
        assert not any(key.startswith("on") for key, _ in attrs)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_startendtag(self, tag, attrs):
        self.tags.append(tag)

    def handle_data(self, data):
        if self.open and self.open[-1] not in {"style", "script"}:
            self.text += data + " "


@pytest.mark.parametrize("language", languages())
def test_a_plan_becomes_one_whole_page(language):
    text = sr.handout(plan(language=language))
    page = Page(text)
    assert len(text.encode()) < 600_000
    assert page.open == []
    assert not {"link", "img", "iframe", "form", "object"} & set(page.tags)
    assert page.addresses == []
    assert f'<html lang="{language}">' in text
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "").replace("http-equiv", "")
    for ident in FOUR:
        assert sr.catalogue.entry(ident).in_language(language).name in page.text
        assert words(f"movement.{ident}.how", language) in page.text
    for topic in ("stop", "consult"):
        assert page.text.count(advice(topic, language)) == 1
    for sign in ("saddle_numbness", "fever_with_back_pain", "night_pain"):
        assert words(f"sign.{sign}", language) in page.text


def test_the_dose_is_said_in_words():
    text = Page(sr.handout(plan())).text
    assert "3 at a time, 5 times a day" in text
    assert "10 times each side" in text


@pytest.mark.parametrize(
    ("dose", "said"),
    [
        (sr.Dose(sets=1, reps=10, per_side=True, times_per_day=1), "10 times each side"),
        (
            sr.Dose(sets=3, reps=10, per_side=True, hold_s=5, times_per_day=2),
            "3 x 10 each side, hold 5 s, 2 times a day",
        ),
        (sr.Dose(reps=10, per_side=True, times_per_day=2), "10 times each side, 2 times a day"),
        (sr.Dose(reps=(10, 12), days_per_week=3), "10-12 times, 3 days a week"),
        (sr.Dose(reps=10, load_kg=2), "10 times, 2 kg"),
        (sr.Dose(sets=2), "2 sets"),
        (sr.Dose(), words("page.no_dose")),
    ],
)
def test_nothing_of_a_dose_is_lost(dose, said):
    page = sr.handout(routine(sr.Prescription(GENTLE.exercise, dose)), anyway=True)
    assert f'<p class="dose">{said}</p>' in page


def test_what_lasts_is_not_held():
    rest = sr.Prescription(sr.catalogue["constructive-rest"], sr.Dose(sets=1, hold_s=120))
    assert '<p class="dose">2 minutes</p>' in sr.handout(routine(rest), anyway=True)


def test_guidance_of_a_document_is_passed_on_and_ours_is_not_repeated():
    advised = routine(GENTLE, guidance=(*ADVICE, "Breathe calmly."))
    assert sr.check(advised).ok
    text = Page(sr.handout(advised)).text
    assert [text.count(one) for one in ADVICE] == [1, 1]
    assert "Breathe calmly." in text[text.index("Good to know") :]


def changed(week=0, weeks=1, item=1, guidance="", notes="", title=None, language=None, **fields):
    """A plan of ours, as somebody has changed it."""
    kept = sr.build_plan(sr.Profile(language=language), weeks=weeks)
    routine = kept.weeks[week]
    session = routine.sessions[0]
    items = list(session.prescriptions)
    items[item] = attrs.evolve(items[item], notes=items[item].notes + notes, **fields)
    session = attrs.evolve(session, prescriptions=items, title=session.title if title is None else title)
    texts = [routine.guidance[0], routine.guidance[1] + guidance, *routine.guidance[2:]]
    routine = attrs.evolve(routine, sessions=(session,), guidance=texts)
    return attrs.evolve(kept, weeks=(*kept.weeks[:week], routine, *kept.weeks[week + 1 :]))


def test_what_is_added_to_our_texts_is_shown_without_them():
    text = Page(sr.handout(changed(notes=" Do not do this if your hip hurts.", guidance=" Only on the left."))).text
    assert "Note from your document: Do not do this if your hip hurts." in text
    assert "Only on the left." in text[text.index("Good to know") :]
    assert text.count(words("movement.knee-to-chest.how")) == 1
    assert text.count(advice("stop")) == 1


@pytest.mark.parametrize("language", languages())
def test_our_own_texts_are_said_once_and_are_no_note(language):
    kept = sr.build_plan(sr.Profile(language=language, minutes_per_day=30), weeks=6)
    for shown in languages():
        say = speech(shown)["page"]
        text = Page(sr.handout(kept, language=shown)).text
        assert say["note"].format(text="").strip() not in text
        assert text.count(words("guide.down_and_up", shown)) == 1


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("{ours}", ""),
        ("  {ours}\n", ""),
        ("{ours} Slowly.", "Slowly."),
        ("Slowly. {ours}", "Slowly."),
        ("Slowly. {ours} Calmly.", "Slowly. Calmly."),
        ("Never do this: {ours}", "Never do this: {ours}"),
        ("{ours}Slowly.", "{ours}Slowly."),
        ("This is not from the article. {ours}", ""),
    ],
)
def test_only_a_whole_text_of_ours_is_taken_out_of_a_note(text, left):
    ours = words("movement.heel-slide.how")
    assert _beside(text.format(ours=ours), _our_notes("heel-slide")) == left.format(ours=ours)


def test_the_title_of_a_single_session_is_shown_unless_it_is_ours():
    assert "Only with your therapist" in Page(sr.handout(changed(title="Only with your therapist"))).text
    for language in languages():
        assert 'class="day"' not in sr.handout(plan(language=language))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ("(about 6 seconds each, rest 45 seconds after each set)", "movements of this group: Pair A")),
        ("ko", ("(1회에 약 6초, 세트마다 45초 휴식)", "번갈아 하세요: Pair A")),
    ],
)
def test_pace_rest_and_group_are_on_the_page(language, said):
    dose = sr.Dose(sets=1, reps=10, per_side=True, seconds_per_rep=6, rest_s=45, times_per_day=1)
    text = Page(sr.handout(changed(language=language, dose=dose, group="Pair A"))).text
    assert [one in text for one in said] == [True, True]


def test_what_is_added_in_a_later_week_is_shown():
    kept = changed(week=1, weeks=2, notes=" Do not do this if your hip hurts.", guidance=" Only on the left.")
    text = Page(sr.handout(kept)).text
    later = text[text.index("From week 2") :]
    assert "Do not do this if your hip hurts." in later
    assert "Only on the left." in later


def test_a_later_week_is_told_with_the_answers_too():
    hug = sr.NameAnswer(name="Hug for the knee", is_="knee-to-chest", who="R. Example", on=date(2026, 11, 1))
    first = sr.build_plan(sr.Profile(), weeks=1)
    session = first.routine.sessions[0]
    hugged = attrs.evolve(GENTLE, exercise=sr.Exercise(name=hug.name))
    items = [hugged if one.exercise.id == hug.is_ else one for one in session.prescriptions]
    later = attrs.evolve(first.routine, sessions=(attrs.evolve(session, prescriptions=items),))
    text = sr.handout(attrs.evolve(first, weeks=(first.routine, later)), answers=sr.Answers(names=(hug,)))
    assert f"From week 2: Knee to chest: 10 times each side. {words('page.called', name=hug.name)}" in text


def test_what_is_left_out_in_a_later_week_is_shown():
    first = plan().weeks[0]
    (session,) = first.sessions
    knee, rest = session.prescriptions[1], (session.prescriptions[0], *session.prescriptions[2:])
    without = attrs.evolve(first, sessions=(attrs.evolve(session, prescriptions=rest),))
    twice = attrs.evolve(first, sessions=(session, attrs.evolve(session, title="Evening", prescriptions=(knee,))))
    told = f"{knee.exercise.name}: 10 times each side"
    text = Page(sr.handout(attrs.evolve(plan(), weeks=(twice, first, without)))).text
    assert f"From week 2: no longer {told}" in text
    assert f"From week 3: no longer {told}" in text


def test_the_language_asked_for_wins_over_that_of_the_profile():
    english = plan()
    assert Page(sr.handout(english, language="ko")).text.count("누워서") >= 4
    assert sr.handout(english, language="fr") == sr.handout(english, language="en") == sr.handout(english)


def test_the_page_is_the_same_each_time():
    assert sr.handout(plan()) == sr.handout(plan())


def test_later_weeks_are_told_one_change_at_a_time():
    text = Page(sr.handout(plan())).text
    weeks = re.findall(r"From week (\d)", text)
    assert weeks == ["2", "3", "4", "5", "6"]


def test_what_a_plan_leaves_out_is_said_with_its_reason():
    text = Page(sr.handout(plan(excluded=("ankle-flexion",)))).text
    assert words("reason.excluded.why") in text


def test_a_routine_that_is_not_suitable_is_refused():
    with pytest.raises(sr.UnsuitableRoutineError) as error:
        sr.handout(routine(SQUAT))
    assert error.value.report.verdict is sr.Verdict.UNSUITABLE


def test_a_plan_is_refused_if_a_later_week_is_not_suitable():
    kept = plan()
    tampered = attrs.evolve(kept, weeks=(*kept.weeks[:3], routine(SQUAT)))
    with pytest.raises(sr.UnsuitableRoutineError) as error:
        sr.handout(tampered)
    assert error.value.report.verdict is sr.Verdict.UNSUITABLE
    text = Page(sr.handout(tampered, anyway=True)).text
    assert words("page.text.unsuitable") in text
    assert "From week" not in text


def test_a_plan_of_a_person_with_a_red_flag_is_refused():
    kept = attrs.evolve(plan(), profile=sr.Profile(red_flags={"saddle_numbness"}))
    with pytest.raises(sr.UnsuitableRoutineError):
        sr.handout(kept)


def test_only_the_caller_or_a_plan_of_ours_can_say_that_exercise_was_cleared():
    cleared = sr.Profile(severity="severe", clearance=sr.Clearance(date(2026, 11, 1)))
    claims = attrs.evolve(plan().routine, profile=cleared)
    with pytest.raises(sr.UnsuitableRoutineError):
        sr.handout(claims)
    assert sr.handout(claims, profile=cleared) == sr.handout(sr.build_plan(sr.Profile()).routine)
    own = sr.build_plan(cleared)
    assert words("page.movements") in sr.handout(own)
    with pytest.raises(sr.InvalidValueError, match="a plan, which has its own"):
        sr.handout(own, profile=cleared)


def test_reasons_are_said_in_the_language_of_the_page():
    kept = plan(excluded=("ankle-flexion",))
    assert words("reason.excluded.why", "ko") in Page(sr.handout(kept, language="ko")).text


def test_a_routine_that_nobody_could_judge_is_refused():
    with pytest.raises(sr.UnsuitableRoutineError) as error:
        sr.handout(routine(sr.Prescription(sr.Exercise(name="Wobble thing"), sr.Dose(reps=3))))
    assert error.value.report.verdict is not sr.Verdict.SUITABLE


@pytest.mark.parametrize("language", languages())
def test_anyway_the_page_says_at_its_top_that_it_is_not_suitable(language):
    say = speech(language)["page"]
    page = Page(sr.handout(routine(GENTLE, SQUAT), language=language, anyway=True))
    assert page.text.index(say["text"]["unsuitable"]) < page.text.index(advice("stop", language))
    assert page.text.index(say["leave"]) > page.text.index(say["movements"])
    assert page.text.count(say["leave"]) == 1


RAISE = sr.Exercise(name="Supine slight leg raise")
KNEE = sr.Exercise(name="Knee to chest")


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize(
    ("item", "key"),
    [
        (sr.Prescription(RAISE, sr.Dose(reps=5, load_kg=5)), "leave"),
        (sr.Prescription(KNEE, sr.Dose(reps=200, per_side=True), "do it to failure"), "leave"),
        (sr.Prescription(KNEE, sr.Dose(reps=(10, None), per_side=True)), "ask"),
        (sr.Prescription(KNEE, sr.Dose(reps=200, per_side=True)), "ask"),
        (sr.Prescription(KNEE, GENTLE.dose, "Frobnicate the wibble.", path="row 3"), "ask"),
    ],
)
def test_anyway_a_movement_that_does_not_pass_as_it_is_given_says_so_and_praises_nothing(language, item, key):
    say = speech(language)["page"]
    page = sr.handout(routine(item), language=language, anyway=True)
    assert f"<p><strong>{say[key]}" in page
    ident = "hip-joint-raise" if item.exercise == RAISE else "knee-to-chest"
    assert safe(words(f"movement.{ident}.why", language, reps=item.dose.reps)) not in page
    assert safe(words(f"movement.{ident}.how", language)) in page


def test_anyway_only_the_movement_that_does_not_pass_is_marked():
    cards = sr.handout(routine(GENTLE, sr.Prescription(RAISE, sr.Dose(reps=5, load_kg=5))), anyway=True).split("<li")
    marked = ["<strong>" in card for card in cards if 'class="step"' in card]
    assert marked == [False, True]


def test_anyway_all_that_adds_up_in_a_day_is_marked():
    half = sr.Prescription(KNEE, sr.Dose(reps=15, per_side=True))
    few = sr.Prescription(RAISE, sr.Dose(reps=3, per_side=True, times_per_day=1))
    days = tuple(sr.Session(title, (half, few)) for title in ("Morning", "Evening"))
    cards = sr.handout(sr.Routine("R", days, ADVICE), anyway=True).split("<li")
    assert ["<strong>" in card for card in cards if 'class="step"' in card] == [True, False, True, False]


def test_anyway_the_marks_of_the_first_week_are_its_own():
    kept = plan()
    tampered = attrs.evolve(kept, weeks=(*kept.weeks[:3], routine(SQUAT)))
    page = sr.handout(tampered, anyway=True)
    assert words("page.leave") not in page


def test_anyway_a_movement_that_is_not_known_is_marked():
    unknown = sr.Prescription(sr.Exercise(name="Wobble thing"), sr.Dose(reps=3))
    text = Page(sr.handout(routine(unknown), anyway=True)).text
    assert words("page.ask") in text
    assert words("page.text.needs_review") in text or words("page.text.unsuitable") in text


def test_texts_of_a_document_that_is_not_suitable_are_not_passed_on():
    harmful = routine(GENTLE, guidance=("Push through the pain, no matter what.",))
    assert "Push through" not in sr.handout(harmful, anyway=True)
    noted = routine(sr.Prescription(GENTLE.exercise, GENTLE.dose, "Go on until it burns."))
    assert "burns" not in sr.handout(noted, anyway=True)


def test_a_stopped_plan_has_no_exercise_on_its_page():
    stopped = plan().stopped(date(2026, 12, 2), ["Your pain went up."])
    text = Page(sr.handout(stopped)).text
    assert advice("guidance") in text
    assert "Your pain went up." in text
    assert "Knee to chest" not in text


def test_neither_a_plan_nor_a_routine_is_an_error():
    with pytest.raises(sr.InvalidValueError, match="a Plan or a Routine"):
        sr.handout("plan.json")


HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</title></style></svg><svg onload=alert(1)>",
    "\u202etsehc ot eenK\u2066",
    "x" * 190,
    "👩‍🦽🧘 무릎 ♿",
    "&lt;b&gt;",
    "{facts} %s {0}",
)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_comes_from_outside_stays_text(hostile):
    item = sr.Prescription(sr.Exercise(name=hostile), sr.Dose(reps=3), hostile)
    other = sr.Prescription(GENTLE.exercise, GENTLE.dose, hostile)
    text = sr.handout(routine(item, other, guidance=(hostile,), title=hostile), anyway=True)
    plain = sr.handout(routine(GENTLE, GENTLE), anyway=True)
    page = Page(text)
    assert page.open == []
    assert set(page.tags) <= set(Page(plain).tags) | {"strong", "bdi", "span"}
    assert page.addresses == []
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b-\x1f]", text)


@given(st.text())
def test_safe_text_holds_no_mark_up_and_no_control(text):
    html = safe(text)
    assert not set(html) & set("<>\"'\n\x00\u202e")
    html.encode()


def test_a_name_that_an_expert_has_settled_is_shown_beside_ours():
    name = "<b>Hug</b> for the knee"
    answers = sr.Answers(names=(sr.NameAnswer(name=name, is_="knee-to-chest", who="R. Example", on=date(2026, 11, 1)),))
    item = sr.Prescription(sr.Exercise(name=name), GENTLE.dose)
    advised = routine(item, guidance=ADVICE)
    with pytest.raises(sr.UnsuitableRoutineError):
        sr.handout(advised)
    text = sr.handout(advised, answers=answers)
    assert "Your document calls it: &lt;b&gt;Hug&lt;/b&gt; for the knee" in text
    assert "<title>Knee to chest</title>" in text


@settings(max_examples=25, deadline=None)
@given(strategies.routines, st.sampled_from(languages()))
def test_any_routine_at_all_becomes_a_page_or_is_refused(anything, language):
    page = sr.handout(anything, language=language, anyway=True)
    assert Page(page).open == []
    page.encode()
    ok = sr.check(anything, profile=anything.profile).ok
    assert (words("page.not_yet", language) in page) is not ok
    if not ok:
        with pytest.raises(sr.UnsuitableRoutineError):
            sr.handout(anything, language=language)


def test_a_long_routine_stays_small():
    items = [
        sr.Prescription(exercise, sr.Dose(reps=3, per_side=True, times_per_day=1))
        for exercise in sr.catalogue
        if sr.suitability(exercise.traits) is sr.Suitability.COMPATIBLE
    ]
    assert len(sr.handout(routine(*items[:20]), anyway=True).encode()) < 600_000


def test_a_picture_is_shown_once_in_a_routine_of_several_days():
    days = tuple(sr.Session(day, (GENTLE,)) for day in ("Monday", "Tuesday"))
    text = sr.handout(sr.Routine("Week", days), anyway=True)
    assert text.count("<title>Knee to chest</title>") == 2  # still and moving
    assert "Monday" in text
    assert "Tuesday" in text


def test_no_text_of_the_page_promises_a_cure():
    for text in speech("en")["page"]["text"].values():
        assert not re.search(r"\b(will|cures?|heals?|guarantee)\b", text.replace("is no cure", ""))


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize(
    ("profile", "topic"),
    [
        (sr.Profile(red_flags={"saddle_numbness"}), "emergency"),
        (sr.Profile(severity="severe"), "guidance"),
        (sr.Profile(conditions=("lumbar fusion 2 weeks ago",)), "guidance"),
    ],
)
def test_anyway_a_person_who_must_be_seen_first_is_told_so_at_the_top(language, profile, topic):
    say = speech(language)["page"]
    for items in ((GENTLE,), (GENTLE, SQUAT)):
        page = Page(sr.handout(routine(*items), profile=profile, language=language, anyway=True))
        assert page.text.index(advice(topic, language)) < page.text.index(advice("stop", language))
        assert (say["text"]["unsuitable"] in page.text) is (SQUAT in items)
    unknown = routine(sr.Prescription(sr.Exercise(name="Wobble thing"), sr.Dose(reps=3)))
    page = Page(sr.handout(unknown, profile=profile, language=language, anyway=True))
    assert say["text"]["needs_review"] in page.text
    assert say["text"]["unsuitable"] not in page.text


def test_our_own_title_is_in_the_language_of_the_page():
    plan = sr.build_plan(sr.Profile(), weeks=1)
    assert f'<h1 dir="auto">{words("plan.title", "ko")}</h1>' in sr.handout(plan, language="ko")
