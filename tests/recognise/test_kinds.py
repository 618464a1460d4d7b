"""Kinds of names that are easily misread: names of our own for each kind, and the laws of the kinds."""

from pathlib import Path

import pytest

from stenosis_routines.contraindication import Suitability
from stenosis_routines.recognise import recognise

PASSING = {Suitability.RECOMMENDED, Suitability.COMPATIBLE}

#: What a name must come to, as the suitabilities that it may have.
COMES_TO = {
    "passes": PASSING,
    "against": {Suitability.CONTRAINDICATED},
    "neither": {Suitability.UNSUPPORTED, Suitability.UNKNOWN},
    "asks": {Suitability.UNKNOWN},
    "held": set(Suitability) - PASSING,
}


def kinds():
    lines = (Path(__file__).parent / "kinds.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("# ")]


@pytest.mark.parametrize(("kind", "must", "name"), kinds(), ids=[f"{row[0]}: {row[2]}" for row in kinds()])
def test_a_name_of_a_kind_comes_to_what_it_must(kind, must, name):
    found = recognise(name)
    assert found.suitability in COMES_TO[must], (kind, found.contraindications, found.traits, found.words)


def test_every_kind_has_a_dozen_names():
    listed = [kind for kind, _, _ in kinds()]
    assert all(listed.count(kind) >= 12 for kind in set(listed))
