"""Laws of texts: unknown words never pass, requests are found, and no text improves a verdict."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import stenosis_routines as sr
from stenosis_routines._data import toml
from stenosis_routines.contraindication import Suitability
from stenosis_routines.language import read
from stenosis_routines.language.tokens import tokens
from stenosis_routines.language.vocabulary import listed
from stenosis_routines.recognise import recognise

FRAMES = [line for line in (Path(__file__).parent / "frames.txt").read_text().splitlines() if line[:1] != "#"]
AGAINST = sorted(
    exercise.name for exercise in sr.catalogue if recognise(exercise.name).suitability is Suitability.CONTRAINDICATED
)
GUIDANCE = ("Stop at once if the pain gets worse.", "Ask your doctor before you start.")
MOVEMENTS = ("Supine pelvic rocking side to side", "Single knee to chest", "Lying ankle point and flex", "Lying rest")
SENTENCES = (
    "Lie on your back with your knees bent.",
    "Lower the leg slowly.",
    "Breathe out and relax your shoulders.",
    "Stop if it hurts.",
    "Avoid squats.",
    "천천히 숨을 쉬세요.",
)
#: Words of no language: every third letter a vowel, none of them a word of the lexicon.
STRANGE = st.from_regex(r"[bdgkprtz][aiou][bdgkprtz]{2}[aiou][bdgkprtz]{2}", fullmatch=True)


def routine(movement="Single knee to chest", notes="", guidance=(), instructions=None, session="On the mat"):
    often = 5 if "rocking" in movement else 1
    exercise = sr.Exercise(name=movement, hints=sr.Hints(instructions=instructions))
    item = sr.Prescription(exercise, sr.Dose(reps=10, per_side=True, times_per_day=often), notes)
    return sr.Routine("Morning", (sr.Session(session, (item,)),), (*GUIDANCE, *guidance))


PLACES = {
    "notes": lambda text, movement: routine(movement, notes=text),
    "guidance": lambda text, movement: routine(movement, guidance=(text,)),
    "instructions": lambda text, movement: routine(movement, instructions=text),
}
places = st.sampled_from(sorted(PLACES))
movements = st.sampled_from(MOVEMENTS)


@pytest.mark.parametrize("movement", MOVEMENTS)
def test_the_routines_of_these_laws_pass_without_a_text(movement):
    assert sr.check(routine(movement)).ok


@given(st.sampled_from(SENTENCES), STRANGE, st.data(), places, movements)
def test_a_word_of_no_language_never_passes(sentence, word, data, place, movement):
    words = sentence.split()
    at = data.draw(st.integers(0, len(words)))
    text = " ".join([*words[:at], word, *words[at:]])
    assert not sr.check(PLACES[place](text, movement)).ok


@given(st.sampled_from(FRAMES), st.sampled_from(AGAINST), places, movements)
def test_a_movement_that_is_advised_against_passes_in_no_frame(frame, name, place, movement):
    assert not sr.check(PLACES[place](frame.format(name), movement)).ok


@pytest.mark.parametrize("frame", FRAMES)
def test_squats_pass_in_no_frame(frame):
    assert not sr.check(routine(notes=frame.format("squats"))).ok
    assert not sr.check(routine(guidance=(frame.format("스쿼트"),))).ok


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=200), places, movements)
def test_no_text_makes_a_verdict_better(text, place, movement):
    standing = sr.Prescription(sr.Exercise(name="Squat"), sr.Dose(reps=10))
    gentle = PLACES[place](text, movement)
    worse = sr.Routine(gentle.title, (*gentle.sessions, sr.Session("More", (standing,))), gentle.guidance)
    assert sr.check(worse).verdict is sr.Verdict.UNSUITABLE


#: What may end a text in the middle of a word, a number or a sign, in any of the languages.
_BITS = [
    *"ㅎㅋㅠㅏ가은는를 を、。ー々つッ々阿的，。？'’´-–—/.,:;!?()[]0159½²%°+×",
    "ㄱㄴ",
    "1.",
    "하ㅎ",
    "さー",
    "é",
    "\u0301",
    "ß",
    "no",
]
_SOME = [
    "아프면 멈추세요",
    "천천히",
    "회음부 감각",
    "痛みがあれば中止",
    "ゆっくり",
    "疼痛时停止",
    "慢慢",
    "Stop if it hurts",
    "langsam",
]


@given(st.lists(st.sampled_from(_BITS) | st.sampled_from(_SOME), max_size=7).map("".join))
def test_a_text_may_end_anywhere(text):
    assert isinstance(read(text), tuple)
    assert isinstance(sr.check(routine(notes=text)), sr.Report)
    assert isinstance(sr.check(routine(text.strip() or "Lying rest")), sr.Report)


@given(st.lists(st.sampled_from([*SENTENCES, *FRAMES]), max_size=4).map(" ".join))
def test_a_text_is_read_the_same_every_time(text):
    again = "".join(list(text))
    assert read(text) == read(again)


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3), STRANGE)
def test_every_word_stands_in_a_clause(sentences, word):
    text = " ".join([*sentences, f"Then {word}."])
    clauses = read(text)
    assert "".join("".join(clause.text.split()) for clause in clauses) == "".join(text.split())
    assert all(text[clause.span[0] : clause.span[1]] == clause.text for clause in clauses)
    assert clauses[-1].not_understood == (word,)


@pytest.mark.parametrize("label", ["Kniebeugen", "Sentadillas", "Do not skip squats", "Never without squats", "스쿼트"])
def test_no_title_names_what_is_advised_against(label):
    gentle = routine()
    assert not sr.check(routine(session=label)).ok
    assert not sr.check(sr.Routine(label, gentle.sessions, gentle.guidance)).ok


def test_a_title_that_only_warns_is_no_alarm():
    assert sr.check(routine(session="No squats")).ok


@pytest.mark.parametrize("text", ["If it hurts do squats, then rest.", "If it hurts squats, stop."])
def test_what_is_asked_for_where_it_hurts_is_asked_for(text):
    assert not sr.check(routine(notes=text)).ok


#: Requests, doses, warnings and words on pain in which a word of statements that ask for nothing must be a question.
ASIDE = {
    "en": (
        *(
            "Bend your knee {}.",
            "Do your {}.",
            "Start with the {}.",
            "Hold {} for 20 seconds.",
            "{}, 10 times",
            "Every {}",
        ),
        *("Do not be {} of squats.", "{} squats", "Your doctor is {}.", "Stop when {}.", "The pain is {}."),
    ),
    "de": (
        *("Beugen Sie das Knie {}.", "Machen Sie {}.", "Beginnen Sie mit {}.", "Halten Sie {} 20 Sekunden lang."),
        *("{}, 10 Mal", "Jede {}", "Vermeiden Sie Kniebeugen {}.", "Stoppen Sie {}.", "Der Schmerz ist {}."),
    ),
    "es": (
        *("Doble la rodilla {}.", "Haga {}.", "Empiece con {}.", "Mantenga {} 20 segundos.", "{}, 10 veces", "Cada {}"),
        *("Evite las sentadillas {}.", "Pare {}.", "El dolor es {}."),
    ),
    "fr": (
        *("Pliez le genou {}.", "Faites {}.", "Commencez par {}.", "Tenez {} 20 secondes.", "{}, 10 fois", "Chaque {}"),
        *("Évitez les squats {}.", "Arrêtez {}.", "La douleur est {}."),
    ),
    "ko": (
        *("{}에 무릎을 구부리세요.", "{} 하세요.", "{}부터 시작하세요.", "{} 20초 유지하세요.", "{} 10회", "{} 내내"),
        *("{}에 스쿼트를 하지 마세요.", "{}에 멈추세요.", "통증은 {}입니다.", "의사는 {}입니다.", "{} 자세"),
    ),
    "ja": (
        *("{}に膝を曲げます。", "{}をしてください。", "{}から始めます。", "{}を20秒保ちます。", "{}を10回"),
        *("{}はスクワットをしないでください。", "{}は中止してください。", "痛みは{}です。", "{}体操"),
    ),
    "zh": (
        *("{}弯曲膝盖。", "做{}。", "从{}开始。", "保持{}20秒。", "{}10次"),
        *("{}不要做深蹲。", "{}停止。", "疼痛是{}。", "{}姿势"),
    ),
}


@pytest.mark.parametrize("language", ASIDE)
def test_a_word_that_asks_for_nothing_says_nothing_where_something_is_asked(language):
    def has_aside(text):  # "is typical" and "every day" are phrases of their own
        return {"talk": "aside"} in [dict(one.readings) for one in tokens(text, language)]

    words = [word for word in listed(toml(f"language/{language}")["talk"]["aside"]) if has_aside(word)]
    assert len(words) > 40
    halves = (ASIDE[language][::2], ASIDE[language][1::2])  # for each word one of them, for the time that it takes
    texts = [frame.format(word) for at, word in enumerate(words) for frame in halves[at % 2]]
    texts = [text for text in texts if has_aside(text)]
    assert [text for text in texts if sr.check(routine(notes=text)).ok] == []
