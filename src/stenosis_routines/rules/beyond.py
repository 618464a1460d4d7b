"""What a document says of a movement beyond its plain name: how much of it, how, and with what."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from stenosis_routines.catalogue import catalogue
from stenosis_routines.language import read
from stenosis_routines.language.names import Reading, is_cjk
from stenosis_routines.language.names import read as read_name
from stenosis_routines.language.piece import Piece
from stenosis_routines.rules.days import days_of

__all__ = ["clauses_beyond", "equipment", "is_own_equipment", "says_how_much", "title_says_how_much"]

#: Motions that make no movement harder.
_EASY = frozenset({"breathe", "rest", "pause", "relax", "do"})
#: Motions by which one supports oneself.
_SUPPORTS = frozenset({"hold", "support"})
#: The kinds of words that say nothing of how much, how often, how far or with which limb. A name is SR607's.
_PLAIN = frozenset(
    {"", "manner", "stop", "feel", "talk", "light", "motion", "state", "name", "numbered", "function", "particle"}
)
#: Joins of a statement that only says when another one holds: "breathe out as you lift", "rest if it hurts".
_WHEN = frozenset({"if", "when", "why"})
#: What else a condition may be about: "if your knees hurt", "when you lie on your back".
_IN_CONDITIONS = frozenset({"part", "position", "preposition"})

#: What asks for much in a label; "up" in "Warm up" does not.
_MUCH = frozenset({"demand:strong", "demand:fast", "demand:weight", "demand:most", "when:whole"})


@lru_cache(maxsize=4096)
def clauses_beyond(text: str, language: str | None) -> tuple[tuple[str, str], ...]:
    """The clauses of a note that say how a movement is done, or how much of it, each with these words.

    Pace, breathing, pauses, advice to stop or to ask, and warnings say nothing of the kind; but a warning off sitting,
    another position or holding on does.

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
    if piece.join in _WHEN:
        return _asks_beside_a_condition(piece)
    if piece.negations:  # a warning, unless it takes a seat or a hold away: "not sitting", "without holding on"
        return "position" in piece.kinds or any(step.motion in _SUPPORTS for step in piece.steps)
    moves = any(step.motion not in _EASY or step.parts or step.roles for step in piece.steps)
    says_nothing = not piece.steps and piece.kinds <= {"function"}
    return moves or says_nothing or not piece.kinds <= _PLAIN


def _asks_beside_a_condition(piece: Piece) -> bool:
    """Whether a condition goes on with what is asked for: "si es fácil, 3 horas", "si es fácil, con los ojos cerrados".

    How it feels, and a motion or a position alone, is no more than the condition.
    """
    is_kept = "state" in piece.kinds and any(step.motion not in _EASY for step in piece.steps)
    said = piece.kinds - {"negation"} if "harms" in piece.values else piece.kinds  # "if your back arches"
    asks = is_kept or not said <= _PLAIN | _IN_CONDITIONS
    return bool(piece.amounts) or (asks and "feel" not in piece.kinds)


@lru_cache(maxsize=4096)
def says_how_much(label: str) -> bool:
    """Whether a label, such as that of a group, says how much or how hard a movement is done, or with which limb.

    >>> says_how_much("10 rounds"), says_how_much("5 km"), says_how_much("Single leg"), says_how_much("Superset 2")
    (True, True, True, False)
    """
    return title_says_how_much(label) or any("when" in piece.kinds for piece in _pieces(label))


@lru_cache(maxsize=4096)
def title_says_how_much(title: str) -> bool:
    """The same for a title, which may also say when in the day or the week it is done.

    >>> title_says_how_much("10 rounds"), title_says_how_much("Morning"), title_says_how_much("6-week programme")
    (True, False, False)
    """
    counted = re.findall(r"\d[\s-]*[^\W\d_]+", title)  # "5 km", but not "Workout 1"
    return not all(map(days_of, counted)) or any(_asks_for_much(piece) for piece in _pieces(title))


def _pieces(text: str) -> Iterator[Piece]:
    return (piece for clause in read(text) for piece in clause.pieces)


def _asks_for_much(piece: Piece) -> bool:
    """Whether it says how many, how long, how hard or with which limb; days are a schedule."""
    return (
        not piece.values.isdisjoint(_MUCH)
        or {"count", "part"} <= piece.kinds
        or any(amount.unit not in ("", "day") or piece.steps for amount in piece.amounts)  # "level 10" reads as a step
    )


@lru_cache(maxsize=4096)
def equipment(text: str) -> Reading:
    """What an equipment says."""
    return read_name(text, "cjk" if is_cjk(text) else "en")


@lru_cache(maxsize=4096)
def is_own_equipment(text: str, ident: str) -> bool:
    """Whether each part of an equipment is harmless, or in the names of the movement itself; a number never is.

    >>> is_own_equipment("treadmill, mat", "walking"), is_own_equipment("incline treadmill", "walking")
    (True, False)
    """
    parts = [part for part in re.split(r"[,;/+&]| and ", text) if part.strip()]
    return not re.search(r"\d", text) and all(_is_harmless(part) or _is_named_by(part, ident) for part in parts)


def _is_harmless(part: str) -> bool:
    marks = [notion.marks for notion in equipment(part).notions]
    return bool(marks) and all("harmless" in one and "not-surely" not in one for one in marks)


def _is_named_by(part: str, ident: str) -> bool:
    words = _WORD.findall(part.casefold())
    return bool(words) and _words_of(ident).issuperset(words)


_WORD = re.compile(r"[^\W\d_]+")


@cache
def _words_of(ident: str) -> frozenset[str]:
    """The words in the names of a movement of the catalogue."""
    entry = catalogue.entry(ident)
    names = (entry.exercise.name, *entry.translated.values(), *entry.aliases)
    return frozenset(word for name in names for word in _WORD.findall(name.casefold()))
