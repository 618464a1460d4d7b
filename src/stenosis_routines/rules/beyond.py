"""What a document says of a movement beyond its plain name: how much of it, how, and with what."""

from collections.abc import Iterator
from functools import cache, lru_cache

from stenosis_routines.catalogue import catalogue
from stenosis_routines.language import read
from stenosis_routines.language.names import Reading, is_cjk
from stenosis_routines.language.names import read as read_name
from stenosis_routines.language.piece import Piece

__all__ = ["changing_equipment", "clauses_beyond", "equipment", "says_how_much"]

#: Motions that make no movement harder.
_EASY = frozenset({"breathe", "rest", "pause", "relax", "do"})
#: The kinds of words that say nothing of how much, how often, how far or with which limb. A name is SR607's.
_PLAIN = frozenset({"", "manner", "stop", "feel", "talk", "light", "motion", "state", "name", "function", "particle"})
#: Joins of a statement that only says when another one holds: "breathe out as you lift", "rest if it hurts".
_WHEN = frozenset({"if", "when", "why"})


@lru_cache(maxsize=4096)
def clauses_beyond(text: str, language: str | None) -> tuple[tuple[str, str], ...]:
    """The clauses of a note that say how a movement is done, or how much of it, each with these words.

    Warnings, pace, breathing, pauses, and advice to stop or to ask say nothing of the kind.

    >>> clauses_beyond("Slowly. With one leg. Stop if it hurts.", None)
    (('With one leg.', 'With one leg'),)
    """
    return tuple(
        (clause.text, ", ".join(words))
        for clause in read(text, language)
        if (words := [piece.text for piece in clause.pieces if _says_how(piece)])
    )


def _says_how(piece: Piece) -> bool:
    """Whether it says more than a plain word on pace, breathing, stopping or asking; a word of no kind is SR608's."""
    if piece.negations or piece.join in _WHEN:
        return False
    moves = any(step.motion not in _EASY or step.parts or step.roles for step in piece.steps)
    says_nothing = not piece.steps and piece.kinds <= {"function"}
    return moves or says_nothing or not piece.kinds <= _PLAIN


@lru_cache(maxsize=4096)
def says_how_much(label: str) -> bool:
    """Whether a label, such as that of a group, says how much of a movement is done, or with which limb.

    >>> says_how_much("10 rounds"), says_how_much("Single leg"), says_how_much("Superset 2")
    (True, True, False)
    """
    return any(
        "when" in piece.kinds
        or {"count", "part"} <= piece.kinds
        or any(amount.unit or piece.steps for amount in piece.amounts)  # "level 10" reads as a step
        for clause in read(label)
        for piece in clause.pieces
    )


@lru_cache(maxsize=4096)
def equipment(text: str) -> Reading:
    """What an equipment says."""
    return read_name(text, "cjk" if is_cjk(text) else "en")


def changing_equipment(text: str, ident: str) -> Iterator[str]:
    """What an equipment names that is neither harmless nor named by the movement itself, such as "chair" or "bike"."""
    for notion in equipment(text).notions:
        if "harmless" not in notion.marks and notion.name not in _named_by(ident):
            yield notion.name


@cache
def _named_by(ident: str) -> frozenset[str]:
    """The notions in the names of a movement of the catalogue."""
    entry = catalogue.entry(ident)
    return frozenset(
        notion.name for name in (entry.exercise.name, *entry.aliases) for notion in equipment(name).notions
    )
