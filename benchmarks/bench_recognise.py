"""A name to its facts, compared with the nearest catalogue name and a classifier trained on the labelled corpora.

The corpora are not part of the project; what needs them is skipped where they are absent.
"""

import json
import sys
from itertools import cycle
from pathlib import Path

import pytest

from stenosis_routines import catalogue, recognise
from stenosis_routines.recognise.recognition import NOTHING, Beside

CORPUS = Path(__file__).parents[2] / "shared" / "corpora" / "free-exercise-db"
NAMES = [
    f"{where} {tool} {what}".strip().capitalize()
    for where in ("", "seated", "standing", "lying", "single leg", "supine")
    for tool in ("", "barbell", "dumbbell", "cable", "band")
    for what in ("squat", "curl", "hamstring stretch", "knee to chest", "row", "leg raise", "twist", "calf raise")
]
INSTRUCTIONS = (
    "Lie flat on your back with one knee bent and the foot on the floor. This will be your starting position. "
    "Slowly raise the other leg until you feel a gentle stretch in the back of the thigh, and hold it with a towel "
    "for twenty seconds. Keep your lower back on the floor and breathe calmly. Return to the starting position and "
    "repeat with the other leg. Do not arch your back, and stop if the pain gets worse. "
) * 2


def named(name, beside):
    """What a name means, as if it had never been seen."""
    return sys.modules["stenosis_routines.recognise"]._named.__wrapped__(name, beside)


def every(names, function):
    """A function that handles the next name on each call."""
    following = cycle(names)
    return lambda: function(next(following))


def test_new_name(benchmark):
    benchmark(every(NAMES, lambda name: named(name, NOTHING)))


def test_new_name_with_instructions(benchmark):
    beside = Beside(category="stretching", instructions=INSTRUCTIONS)
    benchmark(every(NAMES, lambda name: named(name, beside)))


def test_name_seen_before(benchmark):
    recognise("Barbell back squat")
    benchmark(recognise, "Barbell back squat")


def test_nearest_catalogue_name_by_rapidfuzz(benchmark):
    process = pytest.importorskip("rapidfuzz.process")
    known = [exercise.name for exercise in catalogue]
    benchmark(every(NAMES, lambda name: process.extractOne(name, known)))


def labelled():
    if not CORPUS.is_dir():
        pytest.skip("the labelled corpora are not beside the project")
    items = [json.loads(line) for line in (CORPUS / "items.jsonl").read_text(encoding="utf-8").splitlines()]
    labels = [line.split("\t") for line in (CORPUS / "labels.tsv").read_text(encoding="utf-8").splitlines()]
    return [item["name"] for item in items], [label[6] == "avoid" for label in labels]


def test_tfidf_and_logistic_regression(benchmark):
    pytest.importorskip("sklearn")
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    names, avoid = labelled()
    model = make_pipeline(TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5)), LogisticRegression(max_iter=1000))
    model.fit(names, avoid)
    benchmark(every(NAMES, lambda name: model.predict([name])))
