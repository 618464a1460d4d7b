"""Answers of experts: the file, the lookup, and their effect on verdicts."""

import pickle
from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import stenosis_routines as sr
from builders import ADVICE, GENTLE, codes, prescription, routine
from stenosis_routines._wording import as_clause, text_key
from stenosis_routines.recognise import recognise_exercise
from stenosis_routines.rules.sentence import sentence
from stenosis_routines.rules.text import remaining
from stenosis_routines.strategies import traits

WHO = {"who": "R. Example, physiotherapist", "on": date(2026, 12, 1)}
FILE = """
format = "stenosis-routines-answers/1"
[[name]]
name = "Heel-wobbles L"
is = "heel-slide"
who = "R. Example, physiotherapist"
on = 2026-12-01
[[name]]
name = "Our wiggle"
facts = { posture = "supine", spine_motion = ["neutral"], leg_load = "none", aim = "mobility", effort = "gentle", \
upright_phase = false }
who = "R. Example, physiotherapist"
on = 2026-12-01
[[clause]]
text = "squeeze the towel for 5 seconds"
beside = "knee-to-chest"
means = "harmless"
who = "R. Example, physiotherapist"
on = 2026-12-01
[[clause]]
text = "then the big one"
everywhere = true
means = "asks"
is = "squat"
who = "R. Example, physiotherapist"
on = 2026-12-01
[[condition]]
condition = "frozen shoulder"
means = "no-obstacle"
who = "R. Example, physiotherapist"
on = 2026-12-01
"""
ANSWERS = sr.Answers.loads(FILE)


def named(name, **meaning):
    return sr.Answers([sr.NameAnswer(name=name, **meaning, **WHO)])


def harmless(text, beside=None):
    place = {"everywhere": True} if beside is None else {"beside": beside}
    return sr.ClauseAnswer(text=text, means="harmless", **place, **WHO)


def asks(text, ident, beside=None):
    place = {"everywhere": True} if beside is None else {"beside": beside}
    return sr.ClauseAnswer(text=text, means="asks", is_=ident, **place, **WHO)


# The file.


@pytest.mark.parametrize(
    ("name", "meaning", "expected"),
    [
        # suitability, contraindications, regions, substitute, contradictions
        ("Heel-wobbles L", {"is_": "heel-slide"}, ("compatible", set(), {"ankle", "hip", "knee"}, None, 0)),
        (
            *("Our drop", {"is_": "squat"}),
            ("contraindicated", {"standing", "heavy_hip_leg_load"}, {"hip", "knee", "lower_back"}, "knee-to-chest", 0),
        ),
        ("Our wiggle", {"facts": sr.Traits(posture="standing")}, ("contraindicated", {"standing"}, set(), None, 0)),
        ("Calf wiggle", {"facts": GENTLE}, ("compatible", set(), {"ankle"}, None, 0)),
        # Both count where the name speaks against what was answered.
        (
            *("Standing wobble", {"is_": "bridge"}),
            ("contraindicated", {"standing", "back_extension", "heavy_hip_leg_load"}, set(), None, 1),
        ),
        (
            *("Standing leg press", {"facts": sr.Traits(posture="supine")}),
            ("contraindicated", {"standing", "heavy_hip_leg_load"}, {"hip", "knee"}, None, 0),
        ),
    ],
)
def test_an_answer_settles_what_a_name_is_and_what_the_name_says_stands(name, meaning, expected):
    found = recognise_exercise(sr.Exercise(name=name), "", named(name, **meaning))
    against = set(map(str, found.contraindications))
    regions = set(map(str, found.regions))
    assert (found.suitability, against, regions, found.substitute, len(found.contradicts)) == expected
    assert (found.name, found.asks) == (name, ())
    if not found.contradicts:
        assert (found.understood, found.words) == (True, (name,))


def test_what_was_half_understood_counts_no_more_beside_an_answer():
    name = "Lying zorbing stretch"
    found = recognise_exercise(sr.Exercise(name=name), "", named(name, facts=sr.Traits(effort="gentle")))
    assert (found.traits, found.suitability) == (sr.Traits(effort="gentle"), "unknown")


def test_a_file_is_read_as_it_stands():
    assert ANSWERS.names[0] == sr.NameAnswer(name="Heel-wobbles L", is_="heel-slide", **WHO)
    assert ANSWERS.names[1].facts == GENTLE
    assert ANSWERS.clauses[1].is_ == "squat"
    assert ANSWERS.condition("Frozen shoulder").means == "no-obstacle"
    assert ANSWERS.open == ()


def test_answers_survive_a_file_and_a_pickle(tmp_path):
    assert sr.Answers.loads(ANSWERS.dumps()) == ANSWERS == pickle.loads(pickle.dumps(ANSWERS))
    (tmp_path / "answers.toml").write_text("\ufeff" + ANSWERS.dumps(), encoding="utf-8")
    assert sr.Answers.load(tmp_path / "answers.toml") == ANSWERS
    assert sr.Answers.loads(sr.Answers().dumps()) == sr.Answers()


texts = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=30).filter(str.strip)


@given(texts, texts, traits)
def test_answers_of_any_words_survive_a_file(name, clause, facts):
    answers = sr.Answers(
        [sr.NameAnswer(name=name, facts=facts, **WHO)], [harmless(clause, name)], [sr.ConditionAnswer(condition=name)]
    )
    assert sr.Answers.loads(answers.dumps()) == answers


def problems(text):
    with pytest.raises(sr.UnreadableRoutineError) as caught:
        sr.Answers.loads(text)
    return {problem.path: problem for problem in caught.value.problems}


def test_all_errors_of_a_file_are_listed_with_their_places():
    found = problems(
        """
        [[name]]
        name = "A"
        is = "heel-slid"
        who = "R"
        on = 2026-12-01
        [[name]]
        name = "B"
        facts = { posture = "up" }
        surprise = 1
        [[name]]
        is = ""
        [[clause]]
        text = "squeeze"
        means = "harmless"
        is = "squat"
        [[clause]]
        text = "squeeze"
        means = "asks"
        beside = "x"
        everywhere = true
        [[condition]]
        condition = "gout"
        means = "maybe"
        [[person]]
        """
    )
    assert set(found) == {
        "/format",
        "/name/0/is",
        "/name/1/facts/posture",
        "/name/1/surprise",
        "/name/2/name",
        *("/clause/0/beside", "/clause/0/is", "/clause/0/who", "/clause/0/on"),
        *("/clause/1/everywhere", "/clause/1/is", "/clause/1/who", "/clause/1/on"),
        "/condition/0/means",
        "/person",
    }
    assert "heel-slide" in found["/name/0/is"].expected
    assert found["/clause/0/who"].code == "missing"


@pytest.mark.parametrize(
    ("text", "path", "code"),
    [
        ("format = ", "", "syntax"),
        ("[" * 10_000, "", "syntax"),
        ('format = "stenosis-routines-answers/9"', "/format", "unknown-format"),
        ('format = "stenosis-routines-answers/1"\nname = 3', "/name", "wrong-type"),
    ],
)
def test_what_is_no_file_of_answers_is_refused(text, path, code):
    assert problems(text)[path].code == code


def test_what_is_not_utf_8_is_refused(tmp_path):
    (tmp_path / "answers.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(sr.UnreadableRoutineError, match="UTF-8"):
        sr.Answers.load(tmp_path / "answers.toml")


def test_two_answers_to_one_question_are_refused():
    one = sr.NameAnswer(name="Heel-wobbles L", is_="heel-slide", **WHO)
    two = sr.NameAnswer(name="heel wobbles  l.", is_="squat", **WHO)
    with pytest.raises(sr.InvalidValueError, match=r"Answers.name.1: expected one answer"):
        sr.Answers([one, two])
    with pytest.raises(sr.InvalidValueError, match=r"Answers.clause.1"):
        sr.Answers(clauses=[harmless("hold 10 s"), harmless("Hold 10s")])
    assert sr.Answers(clauses=[harmless("hold 10 s"), harmless("hold 11 s"), harmless("hold 10 s", "x")])


def test_an_answer_is_signed_and_whole():
    for wrong in (
        {"name": "A", "is_": "heel-slide"},
        {"name": "A", "is_": "heel-slide", "facts": GENTLE, **WHO},
        {"name": "A", "is_": "no-such-movement", **WHO},
        {"name": " ", "is_": "heel-slide", **WHO},
    ):
        with pytest.raises(sr.InvalidValueError):
            sr.NameAnswer(**wrong)


def test_later_answers_replace_earlier_ones_and_open_ones_replace_none():
    old, new = named("A", is_="heel-slide"), named("a", is_="squat")
    assert (old | new).names == new.names
    assert (new | sr.Answers([sr.NameAnswer(name="A")])) == new
    assert len((old | ANSWERS).names) == 3


# Clauses.


@pytest.mark.parametrize(
    ("settled", "asked", "covers"),
    [
        ("hold for 20 seconds", "Hold for 10 seconds.", True),
        ("hold for 20 seconds", "hold for 20 seconds", True),
        ("hold for 20 seconds", "hold for 30 seconds", False),
        ("hold for 20 seconds", "hold for 10 minutes", False),
        ("hold 20s", "hold 10 s", True),
        ("3x10", "2 x 10", True),
        ("10-20 times", "5-20 times", True),
        ("10-20 times", "10-21 times", False),
        ("0.5 turns", "0.25 turns", True),
        ("with 5 kg", "with 5 kg", True),
        ("with 5 kg", "with 4 kg", False),
        ("with 5-10 kg", "with 4-10 kg", False),
        ("with 5 lb", "with 4 lb", False),
        ("5#", "4#", False),
        ("at 10RM", "at 8RM", False),
        ("bend 90 degrees", "bend 45 degrees", False),
        ("bend 90°", "bend 45°", False),
        ("90도 굽히기", "45도 굽히기", False),
        ("10초 유지", "5초 유지", True),
        ("at 80 %", "at 70 %", False),
        ("80 percent", "70 percent", False),
        ("every 2 hours", "every 1 hours", False),
        ("2시간마다", "1시간마다", False),
        ("rest 60 seconds", "rest 5 seconds", False),
        ("lower it in 4 seconds", "lower it in 1 seconds", False),
        ("6 weeks after the operation", "1 weeks after the operation", False),
        ("at intervals of 2 hours", "at intervals of 1 hours", False),
        ("10 times with 30 seconds off", "10 times with 3 seconds off", False),
        ("at a pace of 4 seconds", "at a pace of 1 seconds", False),
        ("tempo 4-0-4", "tempo 1-0-1", False),
        ("8 weeks postop", "2 weeks postop", False),
        ("with 3 pillows", "with 1 pillows", False),
        ("con 2 almohadas", "con 1 almohadas", False),
        ("2명이 도움", "1명이 도움", False),
        ("from L5", "from L4", False),
        ("the 2nd side", "the 1nd side", False),
        ("1/2 way", "1/1 way", False),
        ("1,000 steps", "1,00 steps", False),
        (".5 turns", "5 turns", False),
        ("hold -5", "hold -4", False),
        ("squeeze the towel", "squeeze the towels", False),
        ("keep both legs up", "keep both leg up", False),
        ("squeeze 👍", "squeeze", False),
    ],
)
def test_a_number_is_an_upper_bound_unless_less_is_more(settled, asked, covers):
    answers = sr.Answers(clauses=[harmless(settled)])
    assert (answers.clause(asked) is not None) is covers


def test_an_answer_holds_beside_its_movement_only():
    answers = sr.Answers(clauses=[harmless("squeeze the towel", "knee-to-chest"), harmless("breathe out", "")])
    assert answers.clause("Squeeze the towel", ["Knee to chest"])
    assert answers.clause("squeeze the towel", ["Barbell squat", "squat"]) is None
    assert answers.clause("squeeze the towel") is None
    assert answers.clause("breathe out")
    assert answers.clause("breathe out", ["knee-to-chest"]) is None
    everywhere = sr.Answers(clauses=[harmless("squeeze the towel")])
    assert everywhere.clause("squeeze the towel") == everywhere.clause("squeeze the towel", ["x"])


def test_of_several_answers_the_nearest_counts():
    here, anywhere = harmless("hold 20 s", "knee-to-chest"), asks("hold 60 s", "plank")
    exact, wider = harmless("hold 10 s"), harmless("hold 30 s")
    answers = sr.Answers(clauses=[wider, here, anywhere, exact])
    assert answers.clause("hold 10 s", ["knee-to-chest"]) == here
    assert answers.clause("hold 10 s", ["x"]) == exact
    assert answers.clause("hold 11 s", ["x"]) == anywhere
    assert answers.clause("hold 61 s", ["x"]) is None


words = st.lists(
    st.sampled_from(["hold", "raise", "the", "leg", "for", "towel", "seconds", "times", "다리", "를", "slowly"]),
    min_size=1,
)
numbers = st.integers(0, 999)


@given(words, words, numbers, numbers)
def test_an_answer_covers_what_asks_for_as_much_or_less(before, after, settled, asked):
    def clause(number):
        return " ".join([*before, str(number), *after])

    assert as_clause(clause(asked)).within(as_clause(clause(settled))) is (asked <= settled)


@given(st.text(max_size=200))
def test_any_text_is_within_itself_and_its_form_is_stable(text):
    clause = as_clause(text)
    assert clause.within(clause)
    assert text_key(text_key(text)) == text_key(text) or not text_key(text).isascii()


@given(texts, texts)
def test_texts_that_differ_in_a_word_are_never_the_same(one, other):
    same = as_clause(one).within(as_clause(other))
    letters = [[c for c in text.casefold() if c.isalpha()] for text in (one, other)]
    if all(text.isascii() for text in (one, other)):
        assert not same or letters[0] == letters[1]


# Names.


def test_an_answer_settles_a_name_that_is_not_known():
    asked = routine(prescription("Heel-wobbles L", reps=10, per_side=True))
    assert codes(sr.check(asked))[0] == "SR601"
    assert sr.check(asked, answers=ANSWERS).ok
    found = sr.recognise("heel wobbles l", answers=ANSWERS)
    assert (found.exercise_id, set(found.basis.values())) == ("heel-slide", {sr.Basis.ANSWERED})


def test_facts_that_were_answered_count_like_declared_ones():
    asked = routine(prescription("Our wiggle", reps=10))
    assert not sr.check(asked).ok
    assert sr.check(asked, answers=ANSWERS).ok
    assert set(sr.recognise("Our wiggle", answers=ANSWERS).basis.values()) == {sr.Basis.ANSWERED}


def test_one_answered_fact_is_enough_where_the_name_shows_the_rest():
    answers = named("Hamstring stretch", facts=sr.Traits(posture="supine"))
    assert sr.recognise("Hamstring stretch", answers=answers).suitability == "compatible"


@pytest.mark.parametrize("name", ["Barbell squat", "Standing glorp", "Bridge", "Cobra stretch"])
@pytest.mark.parametrize("meaning", [{"is_": "heel-slide"}, {"facts": GENTLE}])
def test_no_answer_clears_a_name_that_is_advised_against(name, meaning):
    answers = named(name, **meaning)
    plain = sr.check(routine(prescription(name, reps=10)))
    found = sr.check(routine(prescription(name, reps=10)), answers=answers)
    assert found.verdict == plain.verdict == "unsuitable"
    [conflict] = [finding for finding in found.findings if finding.code == "SR601"]
    assert (conflict.severity, conflict.questions) == ("warning", ())
    assert "R. Example" in conflict.message
    assert {f.code for f in plain.findings} <= {f.code for f in found.findings}


def test_no_answer_makes_a_known_movement_pass_that_is_left_to_a_person():
    found = sr.check(routine(prescription("Crunch", reps=10)), answers=named("Crunch", is_="heel-slide"))
    assert {"SR204", "SR601"} <= set(codes(found))


def test_an_answer_can_say_that_a_name_is_advised_against():
    for name in ("Our glorp", "Knee to chest"):
        answers = named(name, is_="squat")
        assert sr.check(routine(prescription(name)), answers=answers).verdict == "unsuitable"


@pytest.mark.parametrize("meaning", [{"is_": "heel-slide"}, {"facts": GENTLE}])
@pytest.mark.parametrize(
    "hints",
    [
        {"instructions": "Stand up tall and take a dumbbell."},
        {"equipment": "barbell"},
        {"category": "plyometrics"},
    ],
)
def test_hints_beside_an_answered_name_still_count(meaning, hints):
    answers = named("Our glorp", **meaning)
    exercise = sr.Exercise(name="Our glorp", hints=sr.Hints(**hints))
    assert not sr.check(routine(sr.Prescription(exercise, sr.Dose(reps=10))), answers=answers).ok
    assert sr.recognise("Our glorp", answers=answers, category="yoga").suitability == "compatible"


def test_a_load_counts_beside_an_answered_name():
    loaded = routine(prescription("Heel-wobbles L", reps=10, per_side=True, load_kg=5))
    assert not sr.check(loaded, answers=ANSWERS).ok


def test_what_a_document_declares_stands_beside_the_answer():
    standing = attrs.evolve(GENTLE, posture="standing")
    report = sr.check(routine(prescription("Our wiggle", standing)), answers=ANSWERS)
    assert report.verdict == "unsuitable"
    gentle = routine(prescription("Our glorp", GENTLE))
    found = sr.check(gentle, answers=named("Our glorp", is_="squat"))
    assert {"SR101", "SR601"} <= set(codes(found))


def test_a_question_that_was_answered_is_not_asked_again():
    partial = named("Our glorp", facts=sr.Traits(posture="supine"))
    found = [f for f in sr.check(routine(prescription("Our glorp")), answers=partial).findings if f.code == "SR601"]
    assert [finding.questions for finding in found] == [()]


def test_an_open_entry_settles_nothing():
    answers = sr.Answers([sr.NameAnswer(name="Our glorp")])
    asked = routine(prescription("Our glorp"))
    assert sr.check(asked, answers=answers) == sr.check(asked)
    assert answers.open == answers.names


def test_repair_keeps_what_was_answered_and_mends_what_is_known():
    asked = routine(prescription("Heel-wobbles L", reps=10), prescription("Our glorp", reps=10))
    answers = ANSWERS | named("Our glorp", is_="squat")
    fixed = sr.repair(asked, answers=answers)
    first, *rest = fixed.routine.sessions[0].prescriptions
    assert first.exercise.name == "Heel-wobbles L"
    assert "Our glorp" not in [item.exercise.name for item in rest]
    assert fixed.report.ok


def test_a_movement_is_left_out_under_the_name_it_was_answered_with():
    asked = routine(prescription("Heel slide", reps=10, per_side=True))
    person = sr.Profile(excluded=("Heel-wobbles L",))
    assert "SR505" in codes(sr.check(asked, profile=person, answers=ANSWERS))
    assert not sr.repair(asked, person, answers=ANSWERS).routine.sessions[0].prescriptions


@given(
    st.sampled_from([exercise.name for exercise in sr.catalogue] + ["Standing glorp", "Plank hold", "Gentle glorp"]),
    st.sampled_from(sorted(sr.catalogue.ids())) | traits.filter(lambda facts: facts != sr.Traits()),
)
def test_no_answer_makes_better_what_is_known(name, meaning):
    answers = named(name, **({"is_": meaning} if isinstance(meaning, str) else {"facts": meaning}))
    plain, found = sr.recognise(name), sr.recognise(name, answers=answers)
    assert plain.contraindications <= found.contraindications
    if plain.suitability == "unsupported":
        assert found.suitability not in ("recommended", "compatible")


@given(traits)
def test_an_answer_of_facts_says_what_its_facts_say(facts):
    if facts != sr.Traits():
        found = sr.recognise("Zzyzx", answers=named("Zzyzx", facts=facts))
        assert found.suitability == sr.suitability(facts)


def test_answers_must_be_answers():
    with pytest.raises(sr.InvalidValueError, match="Answers"):
        sr.check(routine(), answers=FILE)


# The seam for rules that read texts, with a rule that understands nothing.


def not_understood(item):
    """Each line of a note is a clause with unknown words and a squat."""
    return _faults(item, filter(None, item.prescription.notes.split("\n")))


def _whole(subject):
    return _faults(subject, subject.routine.guidance)


def _faults(place, clauses):
    asked = []
    for clause in clauses:
        answer = place.answer(clause)
        if answer is None:
            asked.append(place.question(clause))
        elif (fault := remaining(clause, answer, sr.recognise(f"lying, {clause}").contraindications)) is not None:
            yield fault
    if asked:
        yield sr.Fault("words that nobody understood", questions=tuple(asked))


RULE = sr.Rule(
    code="APP01",
    name="text-not-understood",
    severity="warning",
    summary="words of a text that nobody understood",
    rationale="ours",
    citations=("P1",),
    each=not_understood,
    whole=_whole,
)
BOOK = sr.RuleBook("texts", (RULE,))


def checked(notes, *answers, guidance=()):
    asked = routine(prescription("Knee to chest", notes=notes), guidance=guidance)
    return sr.check(asked, rulebook=BOOK, answers=sr.Answers(clauses=answers))


def test_a_finding_holds_the_clauses_that_are_to_be_settled():
    [finding, whole] = checked("squeeze the towel\nflomp", guidance=("breathe",)).findings
    assert finding.questions == (
        sr.Question("clause", "squeeze the towel", "knee-to-chest"),
        sr.Question("clause", "flomp", "knee-to-chest"),
    )
    assert whole.questions == (sr.Question("clause", "breathe"),)


def test_a_clause_that_was_settled_is_asked_no_more():
    note = "squeeze the towel\nflomp for 5 seconds"
    assert checked(note, harmless("squeeze the towel"), harmless("flomp for 10 seconds", "knee-to-chest")).ok
    [finding] = checked(note, harmless("squeeze the towel"), harmless("flomp for 4 seconds")).findings
    assert [question.text for question in finding.questions] == ["flomp for 5 seconds"]
    assert checked("", harmless("breathe", ""), guidance=("breathe",)).ok


def test_a_clause_that_asks_for_a_movement_is_judged_by_it():
    [finding] = checked("then the big one", asks("then the big one", "squat")).findings
    assert finding.contraindications == ("heavy_hip_leg_load", "standing")
    [finding] = checked("then the hard one", asks("then the hard one", "crunch")).findings
    assert "a person" in finding.message
    assert checked("then the easy one", asks("then the easy one", "pelvic-rocking")).ok


@pytest.mark.parametrize("answer", [harmless("then ten squats"), asks("then ten squats", "pelvic-rocking")])
def test_no_answer_clears_a_clause_that_asks_for_what_is_advised_against(answer):
    [finding] = checked("then ten squats", answer).findings
    assert finding.severity == "warning"
    assert "R. Example" in finding.message
    assert finding.questions == ()


SQUAT_AGAINST = "asks for something advised against (heavy hip leg load, standing), but R. Example"


@pytest.mark.parametrize(
    ("text", "answer", "code", "says"),
    [
        ("Then squat.", {"means": "harmless"}, "SR607", SQUAT_AGAINST),
        ("Then squat.", {"means": "asks", "is": "knee-to-chest"}, "SR607", SQUAT_AGAINST),
        ("Then squat.", {"means": "asks", "is": "squat"}, "SR607", "asks for Squat: "),
        ("Stand on one leg.", {"means": "harmless"}, "SR607", "asks for something advised against (standing), but"),
        (
            "Stand for five minutes.",
            {"means": "harmless"},
            "SR607",
            "asks for something advised against (standing), but",
        ),
        ("Get up slowly.", {"means": "harmless"}, None, ""),
        ("Arch your back.", {"means": "harmless"}, "SR608", "asks for something advised against (back extension), but"),
        ("Lift your hips.", {"means": "harmless"}, "SR608", "asks for something advised against (back extension), but"),
        ("Do not avoid arching your back.", {"means": "harmless"}, "SR608", "asks for something advised against (back"),
        ("Do ten grizzle squats.", {"means": "harmless"}, "SR607", SQUAT_AGAINST),
        ("Three sets of grizzle squats.", {"means": "harmless"}, "SR607", SQUAT_AGAINST),
        ("Do not flomp, do squats.", {"means": "harmless"}, "SR607", SQUAT_AGAINST),
        ("Then the big one", {"means": "asks", "is": "squat"}, "SR608", "asks for Squat: "),
        ("Then the big one", {"means": "asks", "is": "knee-to-chest"}, None, ""),
        ("Then the big one", {"means": "harmless"}, None, ""),
    ],
)
@pytest.mark.parametrize("where", ["notes", "guidance"])
def test_an_answer_settles_what_is_doubtful_and_never_what_is_plainly_advised_against(where, text, answer, code, says):
    meaning = {key if key == "means" else "is_": value for key, value in answer.items()}
    answers = sr.Answers(clauses=[sr.ClauseAnswer(text=text, everywhere=True, **meaning, **WHO)])
    beside, above = (text, ADVICE) if where == "notes" else ("", (*ADVICE, text))
    asked = routine(prescription("Lying ankle pump", notes=beside, reps=10), guidance=above)
    assert sr.check(asked).verdict == "needs_review"
    report = sr.check(asked, answers=answers)
    assert report.ok is (code is None)
    assert codes(report) == ([] if code is None else [code])
    assert all(found.message.startswith(says) and f'"{text}"' in found.message for found in report.findings)
    assert all(found.remedy.text == sentence(found.remedy.key, **found.remedy.params) for found in report.findings)
