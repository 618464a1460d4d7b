"""How much a text asks for: the largest amounts of a dose in it, wherever the text stands."""

from collections.abc import Iterator
from functools import lru_cache

import attrs

from stenosis_routines.language.clauses import read
from stenosis_routines.language.phrases import doses, has
from stenosis_routines.language.piece import CONDITIONS, Amount, Clause, Piece

__all__ = ["Asked", "asked"]

_NUMBERS = frozenset({"sets", "reps", "times_per_day", "hold_s", "lasts_s"})


@attrs.frozen(kw_only=True)
class Asked:
    """The largest amounts in a text; 0 where it has none."""

    sets: float = 0
    reps: float = 0
    times_per_day: float = 0
    #: How long one repetition is held, in seconds.
    hold_s: float = 0
    #: A time without a word for holding, in seconds; it may be that of a hold, or of all that is done.
    lasts_s: float = 0
    #: The amounts that have no number, as written: "every hour", "as many as you can", "10+".
    unclear: tuple[str, ...] = ()


_NOTHING = Asked()


@lru_cache(maxsize=4096)
def asked(text: str) -> Asked:
    """How much a text asks for. A condition, a denial, and what is said of pain or of help ask for nothing."""
    found, unclear = dict[str, float](), list[str]()
    for field, amount, said in (one for clause in read(text) for one in _amounts(clause)):
        if amount is None:
            unclear.append(said)
        elif field in _NUMBERS:
            found[field] = max(amount, found.get(field, 0))
    return Asked(**found, unclear=tuple(dict.fromkeys(unclear))) if found or unclear else _NOTHING


def _amounts(clause: Clause) -> Iterator[tuple[str, float | None, str]]:
    """The amounts that a clause asks for, each with its field and its words; ``None``: it has no number."""
    pieces = list(filter(_asks, clause.pieces))
    yield from (("reps", one.high, "") for piece in pieces for one in piece.amounts if _counts(one, piece))
    # Only what may be an amount is looked at, since the phrases of doses are slow to load.
    if any(piece.amounts or piece.unknown or {"when", "demand", "limit"} & piece.kinds for piece in pieces):
        whole = len(pieces) == len(clause.pieces)
        for part in (clause.text,) if whole else (piece.text for piece in pieces):
            yield from _of_dose(part)


def _asks(piece: Piece) -> bool:
    advises = {"stop:contact", "stop:ask", "feel:bad"} & piece.values
    return not (piece.negations or piece.join in CONDITIONS or advises)


def _counts(amount: Amount, piece: Piece) -> bool:
    """Whether a number without a unit counts what is done: "do 500", "heel slide 500", but not "week 2"."""
    done = piece.names or piece.steps or {"light:do", "light:go"} & piece.values
    return amount.unit == "" and bool(done) and "numbered" not in piece.kinds


def _of_dose(text: str) -> Iterator[tuple[str, float | None, str]]:
    """The amounts of the doses in a text; a range counts at its upper end."""
    for found in doses(text):
        said, numbers = text[found.start : found.end], iter(found.numbers)
        for meaning in found.meaning:
            field, _, value = meaning.partition("=")
            if meaning == "unread=more" or value in ("1+", "strenuous"):
                yield field, None, said
            elif value.isdigit():
                yield "times_per_day" if field == "low" else field, int(value), said
            elif not value and field not in ("same", "unread"):
                yield _field(field, said), next(numbers, (0, None))[1], said


def _field(field: str, said: str) -> str:
    """The field of a number; a time is that of a hold only with a word for holding."""
    if field == "lasts" or (field == "hold_s" and not has("holds", said)):
        return "lasts_s"
    return "hold_s" if field == "seconds" else field
