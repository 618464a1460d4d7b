"""A note seen for the first time, by language and length, compared with only decoding a routine of 36 items."""

import random
from itertools import count

import msgspec
import pytest
from benchmarks.bench_check import DATA

from stenosis_routines.formats import native
from stenosis_routines.language import doubts, families, read

PIECES = {
    "en": [
        "Lie on your back with your knees bent.",
        "Bring one knee towards your chest and hold it with both hands.",
        "Lower the leg slowly and breathe out.",
        "Stop at once if the pain gets worse.",
        "Avoid squats and bridges.",
        "Repeat {} times on each side.",
    ],
    "ko": [
        "등을 대고 누워 무릎을 세우세요.",
        "한쪽 무릎을 가슴으로 천천히 당기세요.",
        "다리를 내리며 숨을 내쉽니다.",
        "통증이 심해지면 바로 멈추세요.",
        "스쿼트는 하지 마세요.",
        "좌우 {}회씩 반복합니다.",
    ],
}
_number = count(2)


_random = random.Random(1)


def note(language, length):
    """A note that was never read before, since its numbers differ."""
    said = ""
    while len(said) < length:
        said += _random.choice(PIECES[language]).format(next(_number)) + " "
    return said[:length] + f" {next(_number)}."


def judged(text):
    return list(doubts(read(text), families(["knee-to-chest"])))


@pytest.mark.parametrize("language", PIECES)
@pytest.mark.parametrize("length", [50, 200, 2000, 20_000 - 20])
def test_a_note_seen_for_the_first_time(benchmark, language, length):
    judged(note(language, 100))
    benchmark.pedantic(judged, setup=lambda: ((note(language, length),), {}), rounds=300 if length < 1000 else 30)


@pytest.mark.parametrize("piece", ["{}(", "Ab{}, "])
@pytest.mark.parametrize("length", [2000, 20_000 - 20])
def test_a_text_without_sense(benchmark, piece, length):
    benchmark.pedantic(judged, setup=lambda: (((piece.format(next(_number)) * length)[:length],), {}), rounds=10)


def test_bare_decode_of_a_routine_of_36(benchmark):
    native.read(DATA)
    benchmark(msgspec.json.decode, DATA)
