"""Reads texts: every sentence as clauses, each asking for something, warning of it, or unclear; no word is dropped."""

from stenosis_routines.language.clauses import read
from stenosis_routines.language.judging import doubts, meant
from stenosis_routines.language.piece import Clause, Stance
from stenosis_routines.language.steps import all_families, families, settles

__all__ = ["Clause", "Stance", "all_families", "doubts", "families", "meant", "read", "settles"]
