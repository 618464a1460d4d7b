import re
from string import Formatter

import pytest

import stenosis_routines as sr
from stenosis_routines._plans import additions, article_four, plans
from stenosis_routines.citation import ARTICLE, statements
from stenosis_routines.language.topics import said
from stenosis_routines.speech import advice, languages, speech, spoken, words

#: Names, units and what is typed: the only Latin letters in Korean.
NAMES = {"kg", "ask", "Lim", "Hye", "Jung"}
#: A particle whose form depends on the fact before it.
PARTICLE = re.compile(r"\}(?:이|가|은|는|을|를|와|과|로|으로)(?![가-힣])|\(이?[가은는을를와과]\)|\(으\)로|이\(가\)")


def said_in(tables):
    """Each key of a language's file with its text, or with the forms of it."""
    return dict(texts({key: held for key, held in tables.items() if key != "plural"}, {*tables["plural"], "many"}))


def texts(tables, forms, prefix=""):
    for key, held in tables.items():
        if isinstance(held, dict) and not held.keys() <= forms:
            yield from texts(held, forms, f"{prefix}{key}.")
        else:
            yield prefix + key, tuple(held.values()) if isinstance(held, dict) else (held,)


SPOKEN = {language: said_in(speech(language)) for language in languages()}
ENGLISH, KOREAN = SPOKEN["en"], SPOKEN["ko"]


def test_a_language_may_have_more_forms_of_a_text():
    forms = {"one": "1 minuta", "few": "{n} minuty", "many": "{n} minut"}
    tables = {"plural": {"one": "1", "few": "[2-4]"}, "dose": {"minutes": forms}}
    assert said_in(tables) == {"dose.minutes": tuple(forms.values())}


def facts(text):
    return {(name, spec) for _, name, spec, _ in Formatter().parse(text) if name is not None}


def test_all_languages_have_the_same_keys_in_the_same_order():
    for held in SPOKEN.values():
        assert list(held) == list(ENGLISH)


@pytest.mark.parametrize("key", ENGLISH)
def test_a_text_is_complete_in_every_language(key):
    for text in (form for held in SPOKEN.values() for form in held[key]):
        assert text == text.strip() != ""
        assert facts(text) == facts(ENGLISH[key][0])
    assert all(text.isascii() for text in ENGLISH[key])


@pytest.mark.parametrize("key", KOREAN)
def test_korean_is_korean(key):
    for text in KOREAN[key]:
        words_left = re.findall("[A-Za-z]+", re.sub(r"\{[^}]*\}|\b[A-Z]+\d+", "", text))
        assert set(words_left) <= NAMES
        assert not PARTICLE.search(text)


def test_the_particles_that_depend_on_a_fact_are_seen():
    for text in ("{what}이(가) 늘었습니다", "{last}(으)로", "{last}로 늘었습니다", "{what}을(를)", "{name}은 누워서"):
        assert PARTICLE.search(text)
    assert not PARTICLE.search("{count}가지 변경, {last:g}분으로")


def test_every_word_that_is_spoken_has_its_text():
    for table, kinds in (
        ("sign", sr.RedFlag),
        ("symptom", sr.Symptom),
        ("aim", sr.Aim),
        ("verdict", sr.Verdict),
        ("remedy", sr.RemedyKind),
        ("reason", plans()["reasons"]),
        ("movement", {**article_four(), **additions()}),
    ):
        assert set(speech("en")[table]) == set(kinds)


def test_every_reason_rests_on_a_statement():
    movements = {**article_four(), **additions()}
    rests_on = {*plans()["reasons"].values(), *(entry["statement"] for entry in movements.values())}
    assert rests_on <= set(statements())


def test_the_article_is_cited_as_it_is_to_be_cited():
    assert ARTICLE in words("plan.source")


@pytest.mark.parametrize("topic", ["consult", "stop"])
@pytest.mark.parametrize("language", languages())
def test_advice_that_was_added_is_found_again(topic, language):
    assert said(topic, advice(topic, language))


def test_the_number_chooses_the_form():
    assert [words("dose.sets", "en", count=count) for count in (1, 2)] == ["1 set", "2 sets"]
    assert [words("dose.sets", "ko", count=count) for count in (1, 2)] == ["1세트", "2세트"]


def test_a_key_that_is_not_there_is_an_error():
    with pytest.raises(KeyError):
        words("advice.nonsense")


@pytest.mark.parametrize(
    ("asked", "language"), [(None, "en"), ("", "en"), ("KO", "ko"), ("ko-KR", "ko"), ("ko_KR", "ko"), ("kok", "en")]
)
def test_a_person_who_asks_for_another_language_gets_english(asked, language):
    assert spoken(asked) == language


@pytest.mark.parametrize(
    ("dose", "english", "korean"),
    [
        (sr.Dose(hold_s=1200), "20 minutes", "20분"),
        (sr.Dose(hold_s=60), "1 minute", "1분"),
        (sr.Dose(hold_s=90), "90 seconds", "90초"),
        (sr.Dose(sets=2, hold_s=300, days_per_week=1), "2 sets, 5 minutes, 1 days a week", "2세트, 5분, 주 1일"),
    ],
)
def test_a_movement_that_is_not_held_takes_its_time(dose, english, korean):
    assert dose.in_words(held=False) == english
    assert dose.in_words("ko", held=False) == korean


def test_english_doses_stay_as_fhir_documents_hold_them():
    """A document that was written with other words is not known again as ours, and loses what only we wrote into it."""
    said = [sr.Dose(sets=sets, reps=reps, hold_s=0.5) for sets, reps in ((1, None), (2, (3, None)), (None, 4))]
    assert [dose.in_words() for dose in said] == ["1 set, hold 0.5 s", "2 x 3+, hold 0.5 s", "4 times, hold 0.5 s"]
    assert sr.Dose(load_kg=0, times_per_day=2, days_per_week=1).in_words() == "0 kg, 2 times a day, 1 days a week"


def test_a_dose_is_spoken_in_the_order_of_its_language():
    dose = sr.Dose(sets=3, reps=(8, 10), per_side=True, hold_s=5, load_kg=2.5, times_per_day=2, days_per_week=3)
    assert dose.in_words() == "3 x 8-10 each side, hold 5 s, 2.5 kg, 2 times a day, 3 days a week"
    assert dose.in_words("ko") == "좌우 각각 8~10회씩 3세트, 5초 유지, 2.5 kg, 하루 2번, 주 3일"
    assert sr.Dose(per_side=True).in_words() == "each side"
    assert sr.Dose(per_side=True).in_words("ko") == "좌우 각각"
