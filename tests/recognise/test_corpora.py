"""The labelled corpora, which are not part of the project: nothing they advise against may pass."""

import json
from pathlib import Path

import pytest

from stenosis_routines.recognise import recognise

CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
PASSING = {"recommended", "compatible"}
HINTS = ("language", "category", "equipment", "muscles", "instructions")


def rows(corpus):
    folder = CORPORA / corpus
    if not folder.is_dir():
        pytest.skip("the labelled corpora are not beside the project")
    items = {
        (item := json.loads(line))["id"]: item
        for line in (folder / "items.jsonl").read_text(encoding="utf-8").splitlines()
    }
    for line in (folder / "labels.tsv").read_text(encoding="utf-8").splitlines():
        ident, *label = line.split("\t")
        item = items[ident]
        yield (
            recognise(item["name"], **{hint: item.get(hint) for hint in HINTS}),
            dict(zip(("posture", "S", "E", "H", "kind", "verdict"), label, strict=True)),
        )


@pytest.mark.parametrize(("corpus", "found"), [("free-exercise-db", 0.97), ("leaflets", 0.88)])
def test_what_the_article_advises_against_is_found_and_never_passes(corpus, found):
    answers = [recognition.suitability for recognition, label in rows(corpus) if label["verdict"] == "avoid"]
    assert not PASSING.intersection(answers)
    assert answers.count("contraindicated") >= found * len(answers)


@pytest.mark.parametrize(("corpus", "right"), [("free-exercise-db", 0.97), ("leaflets", 0.92)])
def test_what_is_called_contraindicated_is(corpus, right):
    called = [
        label["verdict"] == "avoid"
        for recognition, label in rows(corpus)
        if recognition.suitability == "contraindicated" and "?" not in (label["S"], label["E"], label["H"])
    ]
    assert sum(called) >= right * len(called)


@pytest.mark.parametrize(("corpus", "share"), [("free-exercise-db", 0.97), ("leaflets", 0.80)])
def test_most_names_are_known(corpus, share):
    answers = [recognition.suitability for recognition, _ in rows(corpus)]
    assert sum(answer != "unknown" for answer in answers) >= share * len(answers)
