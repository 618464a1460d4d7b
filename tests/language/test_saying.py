"""Lists of data/language/shapes.toml: whole words are looked for; of Korean, Japanese and Chinese, letters anywhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stenosis_routines.language.saying import begins, ends, says, shape_words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Only if it hurts", (True, True, False)),
        ("“ONLY IF”", (True, True, True)),
        ("and only if", (True, False, True)),
        ("if only", (False, False, False)),
        ("only iffy", (False, False, False)),
        ("only", (False, False, False)),
        ("", (False, False, False)),
    ],
)
def test_a_phrase_is_found_by_its_whole_words(text, found):
    assert (says("only_if", text), begins("only_if", text), ends("only_if", text)) == found


def test_the_longer_of_two_phrases_does_not_hide_the_shorter():
    assert shape_words("on_the_other") >= {"on the other", "on the other leg"}
    assert ends("on_the_other", "one on the other")
    assert ends("on_the_other", "one on the other leg")


def test_both_apostrophes_part_words():
    assert says("on_the_other", "avec l'autre")
    assert says("on_the_other", "avec l’autre")


def test_letters_of_korean_japanese_and_chinese_are_found_inside_words():
    assert says("ought", "느끼지 말아야 합니다")
    assert says("ought", "無理をしてはならないべきだ")
    assert ends("where_behind", "窓の前で")
    assert not ends("where_behind", "窓で見る")
    assert begins("why", "为什么休息")


@given(st.data())
def test_a_phrase_is_found_in_the_middle_at_the_beginning_and_at_the_end(data):
    key = data.draw(st.sampled_from(["plays_down", "lasting", "easy_ones", "gets_up"]))
    phrase = data.draw(st.sampled_from(sorted(shape_words(key))))
    assert says(key, phrase)
    assert begins(key, f"({phrase}, xyzzy")
    assert ends(key, f"Xyzzy {phrase}!")
    assert says(key, f"xyzzy {phrase.upper()} xyzzy")
