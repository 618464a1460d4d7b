import pytest

from stenosis_routines._data import toml
from stenosis_routines.advice import advice, spoken
from stenosis_routines.language.topics import said


@pytest.mark.parametrize("topic", sorted(toml("advice")))
def test_advice_exists_in_both_languages(topic):
    assert advice(topic).isascii()
    assert not advice(topic, "ko").isascii()


@pytest.mark.parametrize("topic", ["consult", "stop"])
@pytest.mark.parametrize("language", ["en", "ko"])
def test_advice_that_was_added_is_found_again(topic, language):
    assert said(topic, advice(topic, language))


@pytest.mark.parametrize(
    ("asked", "shown"), [(None, "en"), ("", "en"), ("KO", "ko"), ("ko-KR", "ko"), ("ko_KR", "ko"), ("kok", "en")]
)
def test_any_other_language_gets_english(asked, shown):
    assert spoken(asked) == shown
