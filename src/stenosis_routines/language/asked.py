"""How much a text asks for: the largest amounts of a dose in it, wherever the text stands."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from stenosis_routines.language.clauses import read
from stenosis_routines.language.phrases import Found, doses, has
from stenosis_routines.language.piece import Amount, Clause, Piece

__all__ = ["Asked", "asked", "most", "unclear"]

_COUNTS = frozenset({"sets", "reps", "times_per_day"})
_FIELDS = _COUNTS | {"hold_s", "lasts_s"}
#: Joins of a statement that only supposes something or gives a reason, so that its numbers ask for nothing.
_SUPPOSES = frozenset({"if", "unless", "why"})
#: The fields of numbers that are no phrase of a dose, by their units, and what one unit is.
_BY_UNIT = {
    "rep": ("reps", 1),
    "set": ("sets", 1),
    "s": ("lasts_s", 1),
    "min": ("lasts_s", 60),
    "hour": ("lasts_s", 3600),
}
#: The kinds of words that a statement with an amount has. Only such are looked at, since the phrases load slowly.
_KINDS = frozenset({"when", "demand", "limit", "count", "number", "unit", "digits", "negation", "name"})

#: A time of day or a date: "21:00", "3.5.", "12/05".
_TIME = re.compile(r"[0-9][:/.][0-9]")
#: The kinds of words that a statement of only numbers may have.
_NUMBERS = frozenset({"digits", "number", "symbol", "negation", "function", "manner"})


class Asked(NamedTuple):
    """One amount that a text asks for."""

    #: A field of ``Dose``; or ``lasts_s``: a time without a word for holding, of one repetition or of all that is done.
    field: str
    #: The amount, of a range its upper end; ``None``: it has no number, or no end ("every hour", "as many as you can").
    amount: float | None
    #: Its words, as written.
    words: str


@lru_cache(maxsize=4096)
def asked(text: str) -> tuple[Asked, ...]:
    """All amounts that a text asks for.

    What only supposes, denies or speaks of help asks for nothing, and neither does a time beside pain.
    """
    found = (one for clause in read(unicodedata.normalize("NFKC", text)) for one in _of_clause(clause))
    return tuple(dict.fromkeys(one for one in found if one.amount is None or one.field in _FIELDS))


def most(found: tuple[Asked, ...], field: str) -> float:
    """The largest amount of a field; 0 where there is none."""
    return max((one.amount for one in found if one.field == field and one.amount is not None), default=0)


def unclear(found: tuple[Asked, ...]) -> tuple[str, ...]:
    """The words of the amounts that have no number or no end."""
    return tuple(dict.fromkeys(one.words for one in found if one.amount is None))


def _of_clause(clause: Clause) -> Iterator[Asked]:
    pieces = list(filter(_asks, clause.pieces))
    if not any(piece.unknown or "small:more" in piece.values or piece.kinds & _KINDS for piece in pieces):
        return
    hurts = any("feel:bad" in piece.values for piece in pieces)
    # Some phrases run over several statements: "as often | as you can".
    texts = [clause.text] if len(pieces) == len(clause.pieces) else [piece.text for piece in pieces]
    phrases = (one for text in texts for found in doses(text) for one in _of_dose(found, text[found.start : found.end]))
    for one in (*phrases, *(one for piece in pieces for one in _of_numbers(piece))):
        if not hurts or (one.amount is not None and one.field in _COUNTS):
            yield one


def _asks(piece: Piece) -> bool:
    supposes = piece.join in _SUPPOSES or (piece.join == "when" and _does(piece))
    denies = piece.negations and not has("endless", piece.text)
    return not (supposes or denies or {"stop:contact", "stop:ask"} & piece.values)


def _does(piece: Piece) -> bool:
    return bool(piece.names or piece.steps or {"light:do", "light:go"} & piece.values)


def _of_numbers(piece: Piece) -> Iterator[Asked]:
    """The amounts of a statement that has numbers and no phrase of a dose: "do 500", "heel slide 500"; no "week 2"."""
    if any(True for _ in doses(piece.text)) or "numbered" in piece.kinds:
        return
    counts = _does(piece) or _is_only_numbers(piece)
    for amount in piece.amounts:
        if amount.unit == "" and counts:
            yield Asked("reps", amount.high, piece.text)
        elif amount.unit in _BY_UNIT:
            yield _in_unit(amount, piece.text)


def _is_only_numbers(piece: Piece) -> bool:
    """Whether it has nothing but numbers, more than the single one of a title: "10-20-30-40", "200+"."""
    several = len(piece.amounts) > 1 or bool(piece.kinds & {"symbol", "negation"})
    return several and piece.kinds <= _NUMBERS and not _TIME.search(piece.text)


def _in_unit(amount: Amount, words: str) -> Asked:
    field, each = _BY_UNIT[amount.unit]
    return Asked(field, amount.high * each, words)


def _of_dose(found: Found, said: str) -> Iterator[Asked]:
    """The amounts in a phrase of a dose."""
    numbers = iter(found.numbers)
    for meaning in found.meaning:
        field, _, value = meaning.partition("=")
        if meaning == "unread=more" or value in ("1+", "strenuous"):
            yield Asked(field, None, said)
        elif value.isdigit():
            yield Asked("times_per_day" if field == "low" else field, int(value), said)
        elif not value and field not in ("same", "unread"):
            yield Asked(_field(field, said), next(numbers, (0, None))[1], said)


def _field(field: str, said: str) -> str:
    """The field of a number; a time is that of a hold only with a word for holding."""
    if field == "lasts" or (field == "hold_s" and not has("holds", said)):
        return "lasts_s"
    return "hold_s" if field == "seconds" else field
