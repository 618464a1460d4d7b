"""What is said of findings: from keys and facts, in English and Korean, for experts and for patients."""

import re
from datetime import date
from string import Formatter

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import stenosis_routines as sr
from stenosis_routines import strategies
from stenosis_routines._data import toml_once
from stenosis_routines.language.notions import shorthand
from stenosis_routines.recognise import recognise
from stenosis_routines.render import changes_text, diff_text, printable, report_text
from stenosis_routines.render.lines import cells
from stenosis_routines.rules.sentence import sentence
from stenosis_routines.speech import languages, speech, words

HANGUL = re.compile("[가-힣]")
SQUATS = "session,exercise,sets,reps\n" + "".join(f"Day {day},Barbell squat,5,5\n" for day in range(1, 6))
MIXED = (
    SQUATS
    + "Day 1,Lunge,3,10\nDay 1,Overhead press,3,10\nDay 2,Lat pulldown,3,10\nDay 2,Cobra stretch,1,5\n"
    + "Day 3,Aunt Mabel's special,1,5\nDay 3,Pelvic rocking,1,10\nDay 4,Knee to chest,3,20\n"
)
EVERYTHING_WRONG = sr.Profile(
    severity="severe",
    trend="worsening",
    red_flags=frozenset(sr.RedFlag),
    conditions=("osteoporosis", "frozen shoulder"),
    excluded=("Lunge", "glorp"),
)


def example_findings(code):
    """What a rule finds in the examples that it fires on."""
    for example in sr.article[code].examples:
        if example.fires:
            report = sr.check(sr.loads(example.routine), profile=example.profile, waivers=example.waivers)
            yield from (finding for finding in report.findings if finding.code == code)


def facts_of(key, language):
    text = speech(language)
    for step in key.split("."):
        text = text[step]
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("code", [rule.code for rule in sr.article])
def test_every_rule_has_its_words_in_both_languages_with_the_same_facts(code):
    found = list(example_findings(code))
    assert found
    for finding in found:
        assert finding.key.startswith((f"finding.{code}.", "condition."))
        assert facts_of(finding.key, "en") == facts_of(finding.key, "ko") == set(finding.params)
        assert finding.message == sentence(finding.key, **finding.params)
        korean = finding.in_language("ko")
        assert HANGUL.search(korean.message)
        assert korean.params == finding.params
        if finding.remedy is not None:
            assert finding.remedy.text == sentence(finding.remedy.key, **finding.remedy.params)
            assert HANGUL.search(korean.remedy.text)


#: Documents and movements whose findings say what was read and what contradicts what.
DETAILS = [
    sr.loads("title,start_time,exercise_title,set_index,set_type,reps\nA,1 Jan 2026,Crunch,0,normal,many\n"),
    sr.loads("session,exercise,reps,glorp\nA,Lying ankle pump,ten,x\n"),
    sr.loads("# Plan\n\n- Knee to chest 10 reps 3 and 10 for a while\n- Squat until the bell rings twice\n"),
    sr.Routine(
        "R",
        (
            sr.Session(
                "A",
                (
                    sr.Prescription(sr.Exercise(name="Squat", traits=sr.Traits(posture="supine"))),
                    sr.Prescription(
                        sr.Exercise(name="Lying leg curl", traits=sr.Traits(aim="mobility", posture="supine"))
                    ),
                ),
            ),
        ),
        unread=(sr.Problem("row 3, column reps, then", "a whole number from 1 to 9 sets", "nothing"),),
    ),
]
QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
THREE_WORDS = re.compile(r"[A-Za-z]+(?: [a-z]+){2,}")


def korean_sentences(report):
    """What is said, without the words of the document: those in quotes, and the names of movements."""
    for finding in report.in_language("ko").findings:
        for text in (finding.message, "" if finding.remedy is None else finding.remedy.text):
            yield QUOTED.sub("", text).replace(str(finding.params.get("name")), "")


def test_nothing_in_a_korean_finding_is_english_but_quoted_words():
    reports = [sr.check(one) for one in DETAILS]
    reports += [
        sr.check(sr.loads(example.routine), profile=example.profile, waivers=example.waivers)
        for rule in sr.article
        for example in rule.examples
    ]
    said = [text for report in reports for text in korean_sentences(report)]
    assert not [text for text in said if THREE_WORDS.search(text)]
    assert not [text for text in said if re.search(r"\b(?:row|line|column|nothing)\b", text)]


def test_a_contradiction_is_said_in_both_languages():
    english = "the name says standing, the answer of Dr. A says otherwise"
    facts = sr.Traits(posture="supine", spine_motion={"neutral"}, leg_load="none", aim="mobility", effort="gentle")
    answers = sr.Answers(names=[sr.NameAnswer(name="Squat", facts=facts, who="Dr. A", on=date(2026, 11, 1))])
    routine = sr.loads("session,exercise,reps\nA,Squat,10\n")
    found = [f for f in sr.check(routine, answers=answers).findings if f.code == "SR601"]
    assert english in found[0].message
    assert "이름으로는 서서 하기인데 Dr. A의 답변은 다릅니다" in found[0].in_language("ko").message
    assert english in sr.recognise("Squat", answers=answers).conflicts


@pytest.mark.parametrize(
    ("place", "korean"),
    [
        ("row 3, column reps", '3행, "reps" 열'),
        ("row 3, column a, b", '3행, "a, b" 열'),
        ("line 5", "5번째 줄"),
        ("/sessions/0", "/sessions/0"),
        ("step 2, target", "2번째 단계, target"),
    ],
)
def test_a_place_is_said_in_korean(place, korean):
    facts = {"expected": "a number", "place": place}
    assert korean in sentence("finding.SR606.unread_at", "ko", **facts)
    assert place in sentence("finding.SR606.unread_at", **facts)


@pytest.mark.parametrize(
    ("expected", "found", "english", "korean"),
    [
        ("a number", "nothing", "expected a number, found nothing", "숫자, 적힌 내용: 없음"),
        ("a number", "many", "expected a number, found many", "숫자, 적힌 내용: many"),
        ("one of a, b", "c", "expected one of a, b, found c", "문서 형식에 맞는 내용, 적힌 내용: c"),
    ],
)
def test_what_a_reader_expected_and_found_is_said_in_both_languages(expected, found, english, korean):
    facts = {"expected": expected, "found": found}
    assert sentence("finding.SR606.found", **facts).endswith(english)
    assert sentence("finding.SR606.found", "ko", **facts).endswith(korean)


def test_only_rules_that_there_are_have_words():
    for language in languages():
        assert set(speech(language)["finding"]) <= {rule.code for rule in sr.article}


@pytest.mark.parametrize(
    ("table", "keys"),
    [
        ("contraindication", set(sr.Contraindication)),
        ("fact", {field.name for field in attrs.fields(sr.Traits)}),
        ("question", {*(field.name for field in attrs.fields(sr.Traits)), "word", "either"}),
        ("posture", set(sr.Posture) - {"supine", "side_lying", "prone", "standing"}),
        ("unread", set(toml_once("language/unread"))),
    ],
)
def test_every_fact_that_is_a_word_has_its_words(table, keys):
    assert set(speech("en")[table]) == keys


def test_every_question_about_a_name_is_asked_in_both_languages():
    document = toml_once("catalogue/ambiguous")
    asked = set(document["ambiguous"].values())
    korean = {question for question in asked if HANGUL.search(question)}
    assert set(document["en"]) == korean
    assert set(document["ko"]) == asked - korean
    assert not any(HANGUL.search(english) for english in document["en"].values())
    assert all(HANGUL.search(korean) for korean in document["ko"].values())


@pytest.mark.parametrize(
    ("name", "english", "korean"),
    [
        (
            "Ankle pump",
            "Is it done lying on the back, sitting or standing?",
            "누워서 하나요, 앉아서 하나요, 서서 하나요?",
        ),
        ("발목 펌프", "Is it done lying, sitting or standing?", "누워서 하나요, 앉아서 하나요, 서서 하나요?"),
    ],
)
def test_a_name_with_a_question_of_its_own_is_asked_about_in_the_language_of_the_report(name, english, korean):
    routine = sr.Routine("x", (sr.Session("x", (sr.Prescription(sr.Exercise(name=name)),)),))
    for language, question in (("en", english), ("ko", korean)):
        report = sr.check(routine, language=language)
        assert question in [finding.remedy.text for finding in report.findings if finding.code == "SR601"]


def test_a_strange_word_and_a_short_form_are_asked_about_in_korean():
    (short,) = [short for short in shorthand().either if short == "hs"]
    routine = sr.Routine(
        "x", (sr.Session("x", tuple(sr.Prescription(sr.Exercise(name=name)) for name in (short, "Zorble stretch"))),)
    )
    asked = [f.remedy.text for f in sr.check(routine, language="ko").findings if f.code == "SR601"]
    assert asked[0].startswith('"hs"의 뜻은 다음 중 무엇인가요? heel slide, hamstring, hamstring set')
    assert '"zorble"의 뜻은 무엇인가요?' in asked[1]
    assert recognise("Zorble stretch").questions[0] == 'What does "zorble" mean?'


@settings(max_examples=25, deadline=None)
@given(strategies.routines)
def test_a_report_says_the_same_in_every_language(routine):
    """Law: the language changes words and nothing else, and English comes back."""
    english, korean = (sr.check(routine, language=language) for language in languages())
    assert korean.in_language("en") == english
    assert english.in_language("ko") == korean
    assert korean.verdict is english.verdict
    silent = [[attrs.evolve(f, message="", remedy=None) for f in report.findings] for report in (english, korean)]
    assert silent[0] == silent[1]
    assert not any(f.key == f.message or (f.remedy and f.remedy.key == f.remedy.text) for f in english.findings)
    for finding in korean.findings:
        assert HANGUL.search(finding.message)


@pytest.mark.parametrize(
    ("asked", "of_the_profile", "language"),
    [(None, None, "en"), (None, "ko", "ko"), ("en", "ko", "en"), ("ko-KR", None, "ko"), ("fr", "ko", "en")],
)
def test_the_language_is_that_of_the_argument_then_of_the_profile_then_english(asked, of_the_profile, language):
    routine, profile = sr.loads(SQUATS), sr.Profile(language=of_the_profile)
    report = sr.check(routine, profile=profile, language=asked)
    fixed = sr.repair(routine, profile, language=asked)
    assert report.language == fixed.language == fixed.report.language == language
    assert report == sr.check(routine, language=language)
    assert ("서서 하는 동작입니다" in fixed.changes[0].reason) is (language == "ko")


def test_a_language_that_is_no_text_is_an_error():
    with pytest.raises(sr.InvalidValueError, match="language"):
        sr.check(sr.loads(SQUATS), language=5)


def test_a_stored_finding_keeps_its_words_and_can_be_said_again():
    report = sr.check(sr.loads(MIXED), profile=EVERYTHING_WRONG, language="ko")
    stored = sr.from_dict(report.to_dict(), sr.Report)
    assert stored == report
    assert stored.in_language("en") == sr.check(sr.loads(MIXED), profile=EVERYTHING_WRONG)


@pytest.mark.parametrize(
    "change",
    [
        {"key": "finding.SR101.of_another_version"},
        {"key": "finding"},
        {"key": "finding.SR302.exact"},
        {"key": "finding.SR504.doctor", "params": {"sign": "of another version"}},
        {"key": "instead.movement", "params": {"movement": "no such movement"}},
        {"key": "finding.SR201.outweighs", "params": {"share": "much"}},
        {"key": "finding.SR306.long", "params": {"minutes": ["x"]}},
    ],
)
def test_words_that_this_version_does_not_have_stay_as_they_are(change):
    stored = sr.check(sr.loads(SQUATS)).findings[0]
    changed = sr.from_dict({**sr.to_dict(stored), **change}, sr.Finding)
    assert changed.in_language("ko").message == stored.message


def test_a_rule_of_your_own_gives_plain_words():
    def whole(subject):
        yield sr.Fault(f"{len(subject.items)} movements", sr.Remedy(kind="ask", text="Is that {all}?"))

    rule = sr.Rule(
        code="X1", name="own", severity="warning", summary="s", rationale="r", citations=("P1",), whole=whole
    )
    report = sr.check(sr.loads(SQUATS), rulebook=sr.RuleBook("own", (rule,)), language="ko")
    (finding,) = report.findings
    assert (finding.message, finding.key, finding.params) == ("5 movements", "", {})
    assert finding.remedy.text == "Is that {all}?"


def test_a_fault_and_a_remedy_need_words():
    for make in (sr.Fault, lambda: sr.Remedy(kind="ask")):
        with pytest.raises(sr.InvalidValueError, match="a text that is not empty, found ''"):
            make()


def test_instead_names_the_movement_and_the_dose():
    for language, texts in (
        ("en", {"Knee to chest, lying down, 10-20 times each side"}),
        ("ko", {"무릎 가슴으로 당기기, 누워서, 좌우 각각 10~20회"}),
    ):
        report = sr.check(sr.loads(SQUATS), language=language)
        remedies = [f.remedy for f in report.findings if f.remedy and f.remedy.kind == "replace"]
        assert {remedy.text for remedy in remedies} == texts
        assert {remedy.exercise for remedy in remedies} == {"knee-to-chest"}


@pytest.mark.parametrize("ident", sorted({e.substitute for e in sr.catalogue.entries() if e.substitute}))
def test_every_movement_that_takes_the_place_of_another_has_a_dose_in_words(ident):
    for language in languages():
        *_, dose = sentence("instead.movement", language, movement=ident).split(", ")
        assert re.search(r"\d", dose) or dose == words("instead.few", language)


# For people.


def lines_of(text):
    return [line.strip() for line in text.splitlines() if line.strip()]


def patient(document, language="en", profile=None, width=80):
    routine = sr.loads(document)
    report = sr.check(routine, profile=profile, language=language)
    return report_text(report, routine, "x", plain=True, width=width)


def test_five_squats_are_one_change():
    text = patient(SQUATS)
    assert text.count("squat") == 1
    assert "Barbell squat (in 5 places): done standing up" in text
    assert text.count("Knee to chest") == 1
    text = report_text(sr.check(sr.loads(SQUATS)), sr.loads(SQUATS), "x")
    assert text.count("done standing up") == text.count("Knee to chest") == 1
    text = changes_text(sr.loads(SQUATS), sr.repair(sr.loads(SQUATS)), "x")
    assert text.count("- Barbell squat") == 1


@pytest.mark.parametrize("profile", [None, EVERYTHING_WRONG], ids=["nobody", "everything"])
@pytest.mark.parametrize("language", languages())
def test_no_line_for_a_patient_repeats_another(language, profile):
    lines = lines_of(patient(MIXED, language, profile, width=1000))
    assert len(lines) == len(set(lines))


@pytest.mark.parametrize("plain", [False, True])
@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_too_wide(language, width, plain):
    routine = sr.loads(MIXED)
    report = sr.check(routine, profile=EVERYTHING_WRONG, language=language)
    fixed = sr.repair(routine, language=language)
    for text in (
        report_text(report, routine, "x", plain=plain, width=width),
        changes_text(routine, fixed, "x", plain=plain, width=width),
    ):
        assert max(map(cells, text.splitlines())) <= width


@pytest.mark.parametrize("language", languages())
def test_a_patient_sees_no_codes_and_the_three_most_important_first(language):
    text = patient(MIXED, language, EVERYTHING_WRONG)
    assert not re.search(r"SR\d|\bA\d\d\b|\brow \d|/sessions", text)
    first, _, then = text.partition(words("report.then", language))
    assert re.findall(r"^  (\d+)\. ", first, re.MULTILINE) == ["1", "2", "3"]
    assert words("sign.saddle_numbness", language)[:10] in " ".join(first.split())  # what cannot wait comes first
    assert re.search(r"^  4\. ", then, re.MULTILINE)


@settings(max_examples=25, deadline=None)
@given(strategies.routines, st.sampled_from(languages()), st.integers(60, 130))
def test_whatever_is_found_a_patient_reads_it_on_lines_that_fit(routine, language, width):
    """Law: every error is among the things to change, no line is too wide, nothing moves the cursor."""
    report = sr.check(routine, profile=EVERYTHING_WRONG, language=language)
    text = report_text(report, routine, "x", plain=True, width=width)
    lines = text.splitlines()
    assert max(map(cells, lines)) <= width
    assert all(map(str.isprintable, lines))
    said = "".join(text.split())
    for finding in report.findings:
        if finding.severity == "error":
            assert "".join(printable(finding.message).split()) in said


def test_an_expert_sees_the_worst_first_with_codes_and_sources():
    routine = sr.loads(MIXED)
    text = report_text(sr.check(routine, profile=EVERYTHING_WRONG), routine, "x")
    assert (
        text.index("SR504") < text.index("SR101") < text.index("SR601") < text.index("SR602 ")
        if "SR602 " in text
        else 1
    )
    assert "A08" in text
    assert "row 2" in text


PUSH = "session,exercise,reps,notes\nA,Lying ankle pump,10,No gain without pain.\n"


@pytest.mark.parametrize("plain", [False, True])
def test_a_sentence_that_another_finding_quotes_is_not_read_again(plain):
    routine = sr.loads(PUSH)
    report = sr.check(routine)
    assert {"SR401", "SR608"} <= {finding.code for finding in report.findings}
    assert report_text(report, routine, "x", plain=plain, width=200).count("No gain without pain") == 1
    # Without that finding, or where a note alone quotes it, it is read.
    for kept in (
        [f for f in report.findings if f.code != "SR401"],
        [attrs.evolve(f, severity=sr.Severity.INFO) if f.code == "SR401" else f for f in report.findings],
    ):
        text = report_text(attrs.evolve(report, findings=tuple(kept)), routine, "x", plain=plain)
        assert words("report.sentences", count=1) in text


def test_what_repair_says_is_in_the_language_too():
    routine = sr.loads(MIXED)
    fixed = sr.repair(routine, language="ko")
    for text in (changes_text(routine, fixed, "x"), diff_text(routine, fixed, "x", plain=True)):
        rest = re.sub("|".join(p.exercise.name for s in routine.sessions for p in s.prescriptions), "", text)
        left = set(re.findall("[A-Za-z]{4,}", re.sub(r"SR\d+ [a-z-]+", "", rest)))
        assert left <= {"mabel", "special", "aunt"}


def test_a_reason_for_a_patient_names_no_source():
    routine = sr.loads(SQUATS)
    fixed = sr.repair(routine)
    assert "(A08, look at it)" in changes_text(routine, fixed, "x")
    assert "A08" not in changes_text(routine, fixed, "x", plain=True)
