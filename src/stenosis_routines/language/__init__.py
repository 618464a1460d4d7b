"""Reads texts: every sentence as clauses, each asking for something, warning of it, or unclear; no word is dropped."""

from stenosis_routines.language.clauses import Clause, Stance, read
from stenosis_routines.language.judging import doubts
from stenosis_routines.language.steps import families

__all__ = ["Clause", "Stance", "doubts", "families", "read"]
