"""The lists of words in data/language."""

import pytest

from stenosis_routines.language.vocabulary import LANGUAGES, listed, vocabulary


@pytest.mark.parametrize(
    ("words", "phrases"),
    [
        ("one, two words", ["one", "two words"]),
        ("as far|high as is|it_feels easy", ["as far as is easy", "as far as it feels easy", "as high as is easy"]),
        ("the? bed", ["the bed", "bed"]),
        ("at the|\nyour own\npace", ["at the own pace", "at your own pace"]),
        ("|, ?, 1|2", ["|", "?", "1", "2"]),
    ],
    ids=["phrases", "alternatives", "an optional word", "over several lines", "signs"],
)
def test_a_list_has_phrases_and_patterns(words, phrases):
    assert set(phrases) <= set(listed(words))
    assert all("\n" not in phrase and "  " not in phrase for phrase in listed(words))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_of_a_list_ends_within_a_word_that_is_looked_up(language):
    def words(tree):
        for word, below in tree.items():
            if word is not None:
                yield word
                yield from words(below)

    assert {word for word in words(vocabulary(language).root) if word != word.strip()} == set()
