"""Names that were judged by themselves: the library's answer agrees with each verdict."""

from pathlib import Path

import pytest

from stenosis_routines.contraindication import Suitability
from stenosis_routines.exercise import Aim, Posture
from stenosis_routines.recognise import PASSING, recognise

TABLE = Path(__file__).parent / "reviewed.tsv"
COLUMNS = ("name", "posture", "S", "E", "H", "kind", "verdict", "knowable", "reason")
VERDICTS = {"avoid", "fits", "unsupported", "unknown"}


def reviewed():
    if not TABLE.exists():
        return []
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [dict(zip(COLUMNS, [*row, ""], strict=False)) for row in rows]  # an editor may cut the empty last column


ROWS = reviewed()
rows = pytest.mark.parametrize("row", ROWS, ids=[row["name"] for row in ROWS])


def agrees(verdict, answer):
    match verdict:
        case "avoid":
            return answer is Suitability.CONTRAINDICATED
        case "fits":
            return answer in PASSING
        case "unsupported":
            return answer is Suitability.UNSUPPORTED
    return answer not in PASSING  # what a name leaves open


@rows
def test_a_name_comes_to_its_verdict(row):
    answer = recognise(row["name"]).suitability
    assert agrees(row["verdict"], answer) or (answer is Suitability.UNKNOWN and row["knowable"] == "0"), answer


@rows
def test_a_row_is_well_formed(row):
    assert row["name"] == row["name"].strip() != ""
    assert row["posture"] in {*Posture, "?"}
    assert {row["S"], row["E"], row["H"]} <= {"0", "1", "?"}
    assert row["kind"] in {*Aim, "?"}
    assert row["verdict"] in VERDICTS
    assert row["knowable"] in ("0", "1")
    # Anything surely advised against is avoided, and what fits is surely neither.
    assert row["verdict"] == "avoid" if "1" in (row["S"], row["E"], row["H"]) else row["verdict"] != "avoid"
    assert row["verdict"] != "fits" or row["S"] == row["E"] == row["H"] == "0"


def test_a_name_stands_in_the_table_once():
    names = [row["name"] for row in ROWS]
    assert len(names) == len(set(names))
