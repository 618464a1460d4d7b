"""Reads texts: each sentence is a clause that asks for something, warns against it or is unclear. No word is lost."""

from stenosis_routines.language.clauses import read, words
from stenosis_routines.language.judging import doubts, meant
from stenosis_routines.language.piece import Clause, Stance
from stenosis_routines.language.steps import all_families, families, settles

__all__ = ["Clause", "Stance", "all_families", "doubts", "families", "meant", "read", "settles", "words"]
