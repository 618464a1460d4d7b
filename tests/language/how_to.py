"""Helpers for the tests of each language: routines of one movement, and the steps of a text."""

from collections.abc import Iterable, Mapping

import stenosis_routines as sr
from stenosis_routines.language import read


def passes(movement: str, guidance: Iterable[str], notes: str = "") -> bool:
    """Whether a routine of one movement passes with this advice and these notes; its dose is right by the article."""
    often = "pelvic-rocking" in sr.recognise(movement).movements
    item = sr.Prescription(
        sr.Exercise(name=movement), sr.Dose(reps=10, per_side=True, times_per_day=5 if often else 1), notes
    )
    return sr.check(sr.Routine("Morning", (sr.Session("On the bed", (item,)),), tuple(guidance))).ok


def pairs(texts: Mapping[str, Iterable[str]]) -> list[tuple[str, str]]:
    """Each movement with each of its texts."""
    return [(movement, text) for movement, listed in texts.items() for text in listed]


def steps(text: str, language: str | None = None) -> list[str]:
    """The steps of a text."""
    return [str(step) for clause in read(text, language) for piece in clause.pieces for step in piece.steps]
