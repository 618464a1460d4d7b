"""How much a text asks for: the largest amounts of a dose in it, wherever the text stands."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from stenosis_routines.language.clauses import read
from stenosis_routines.language.frame import without_hours
from stenosis_routines.language.phrases import Found, doses, has, units, without_doses
from stenosis_routines.language.piece import Amount, Piece
from stenosis_routines.language.saying import says

__all__ = ["Asked", "asked", "loose", "most", "unclear"]

_COUNTS = frozenset({"sets", "reps", "times_per_day"})
_FIELDS = _COUNTS | {"hold_s", "lasts_s"}
#: Joins of a statement that only supposes something or gives a reason, so that its numbers ask for nothing.
_SUPPOSES = frozenset({"if", "unless", "why"})
#: Kinds of words of a statement that may ask for nothing but rest.
_RESTING = frozenset({"motion", "function", "when", "manner", "stop", "feel", "particle"})
#: The fields of numbers that are no phrase of a dose, by their units, and what one unit is.
_BY_UNIT = {
    "rep": ("reps", 1),
    "breath": ("reps", 1),
    "set": ("sets", 1),
    "s": ("lasts_s", 1),
    "min": ("lasts_s", 60),
    "hour": ("lasts_s", 3600),
}

#: A fraction in digits, "1/2" or "1 1/2"; a whole number before it is the first group.
_FRACTION = re.compile(r"(?<![0-9./⁄])(?:([0-9]{1,2}) ?)?([13])[/⁄]([24])(?![0-9./⁄])")
#: A number with marks between its thousands.
_THOUSANDS = re.compile(r"(?<![0-9.,:/])[1-9][0-9]{0,2}(?:[,.][0-9]{3})+(?![0-9]|[.,:/][0-9])")
#: Words for a repetition that may also be a round.
_TIMES = re.compile(r"times|(?<![a-z])x(?![a-z])|×|mal|vez|veces|fois|[번회回次遍周轮]", re.IGNORECASE)
#: A number that nobody reads: "1e3", "10^3", "2k".
_ODD = re.compile(r"[0-9] ?(?:[kK](?![^\W\d_])|[eE][0-9]|\^ ?[0-9]|\*\* ?[0-9])")
#: A number with a letter before it: "A24", "L4-L5".
_CODE = re.compile(r"(?<![^\W_])[A-W]-?[0-9]+(?![^\W_])")
#: A number of repetitions that is never loose, and the years that a number may be.
_FEW, _YEARS = 20, range(1900, 2101)
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
    plain = _AT_HOUR.sub(" ", _FRACTION.sub(_as_decimal, _in_digits(without_hours(text))))
    found = (one for clause in read(plain) for one in _of_clause(clause.text, clause.pieces))
    return tuple(dict.fromkeys(one for one in found if one.amount is None or one.field in _FIELDS))


@lru_cache(maxsize=1024)
def loose(text: str) -> tuple[str, ...]:
    """The numbers in a label that may count repetitions: more than 20, and no dose, date, age or number of a page.

    >>> loose("Build up to 50"), loose("Week 50"), loose("Over 60s")
    (('50',), (), ())
    """
    rest = _AT_HOUR.sub(" ", _CODE.sub(" ", _in_digits(text)))
    odd = [match[0] for match in _ODD.finditer(rest)]
    pieces = [piece for clause in read(without_doses(rest)) for piece in clause.pieces]
    counted = [
        amount.high for piece in pieces if not _is_numbered(piece) for amount in piece.amounts if not amount.unit
    ]
    return tuple(dict.fromkeys([*odd, *(f"{high:g}" for high in counted if high > _FEW and high not in _YEARS)]))


#: An hour of the clock, which is no duration: "vendredi à 10 h".
_AT_HOUR = re.compile(
    r"\bà \d{1,2} ?(?:h|heures?)\b(?: ?\d{2}\b)?|\b(?:\d{1,2} ?h(?: ?\d{2})? ?[-–à] ?)?\d{1,2} ?h ?[0-5]\d\b",
    re.IGNORECASE,
)


def _in_digits(text: str) -> str:
    """A text with its numbers in plain digits: "１００", "1,000"."""
    return _THOUSANDS.sub(lambda number: re.sub("[,.]", "", number[0]), unicodedata.normalize("NFKC", text))


def _is_numbered(piece: Piece) -> bool:
    return (
        bool({"stop:contact", "stop:ask"} & piece.values)
        or "numbered" in piece.kinds
        or bool(_TIME.search(piece.text))
        or has("ages", piece.text)
    )


def _as_decimal(fraction: re.Match[str]) -> str:
    return f"{int(fraction[1] or 0) + int(fraction[2]) / int(fraction[3]):g}"


def most(found: tuple[Asked, ...], field: str) -> float:
    """The largest amount of a field; 0 where there is none."""
    return max((one.amount for one in found if one.field == field and one.amount is not None), default=0)


def unclear(found: tuple[Asked, ...]) -> tuple[str, ...]:
    """The words of the amounts that have no number or no end."""
    return tuple(dict.fromkeys(one.words for one in found if one.amount is None))


@lru_cache(maxsize=8192)
def _of_clause(text: str, statements: tuple[Piece, ...]) -> tuple[Asked, ...]:
    """The amounts of a clause, remembered because many texts share clauses, and with them the statements."""
    pieces = [piece for piece in statements if _asks(piece)]
    hurts = any(map(_hurts, pieces))
    each = any("when:each" in piece.values for piece in pieces)
    rounds = has("wholly", text) and not each
    idle = [piece for piece in statements if piece not in pieces]
    counted = [piece for piece in idle if {"stop:contact", "stop:ask"} & piece.values and not piece.negations]
    called = (one for piece in counted for one in _of_phrases(piece.text, [piece], ()) if one.field in ("sets", "reps"))
    return tuple(
        # "the whole routine ten times"
        one._replace(field="sets") if rounds and one.field == "reps" and _TIMES.search(one.words) else one
        for one in (
            *_of_phrases(text, pieces, idle),
            *(one for piece in pieces for one in _of_numbers(piece)),
            *called,  # "call 911 reps": no telephone number counts repetitions
            *(one for piece in pieces if rounds for one in _of_twice(piece)),
        )
        if not hurts or (one.amount is not None and one.field in _COUNTS)
    )


def _of_phrases(text: str, asking: Sequence[Piece], idle: Sequence[Piece]) -> Iterator[Asked]:
    """The amounts in phrases; some run over several statements: "as often | as you can"."""
    for found in doses(text):
        said = text[found.start : found.end]
        if any(said in piece.text for piece in asking) or not any(said in piece.text for piece in idle):
            yield from _of_dose(found, said)


def _asks(piece: Piece) -> bool:
    supposes = piece.join in _SUPPOSES or (piece.join == "when" and _does(piece))
    denies = piece.negations and not has("endless", piece.text)
    return not (supposes or denies or _only_rests(piece) or {"stop:contact", "stop:ask"} & piece.values)


def _only_rests(piece: Piece) -> bool:
    """Whether it asks for rest and for nothing else: "rest as often as you like"."""
    rests = bool(piece.steps) or ("stop:ease" in piece.values and says("breaks", piece.text))
    return rests and piece.kinds <= _RESTING and all(step.motion in ("pause", "rest") for step in piece.steps)


def _hurts(piece: Piece) -> bool:
    """Whether something hurts in it, the phrases of a dose aside: "increase by 10 every day", "until you are tired"."""
    if "feel:bad" not in piece.values:
        return False
    rest = without_doses(piece.text)
    return rest == piece.text or any("feel:bad" in one.values for clause in read(rest) for one in clause.pieces)


def _does(piece: Piece) -> bool:
    return bool(piece.names or piece.steps or {"light:do", "light:go"} & piece.values)


def _of_numbers(piece: Piece) -> Iterator[Asked]:
    """The amounts of a statement that has numbers and no phrase of a dose: "do 500", "heel slide 500"; no "week 2"."""
    if not piece.amounts or "numbered" in piece.kinds or doses(piece.text):
        return
    counts = _does(piece) or _is_only_numbers(piece)
    for amount in piece.amounts:
        if amount.unit == "" and counts:
            yield Asked("reps", amount.high, piece.text)
        elif amount.unit in _BY_UNIT:
            yield _in_unit(amount, piece.text)


def _of_twice(piece: Piece) -> Iterator[Asked]:
    """The rounds that a statement asks for by a word: "the whole routine twice", but not "the routine twice a day"."""
    if _does(piece) and not doses(piece.text):
        words = piece.text.casefold().split()
        yield from (Asked("sets", amount, word) for word, amount in units("times").items() if word in words)


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
        elif field == "reps+":
            yield from (Asked("reps", next(numbers)[0], said), Asked("reps", None, said))  # so many, and no end
        elif value.isdigit():
            yield Asked("times_per_day" if field == "low" else field, int(value), said)
        elif field == "unread" and found.numbers:
            yield Asked("lasts_s", max(found.numbers[0][0], found.numbers[0][1] or 0), said)  # "up to 2 hours"
        elif not value and field not in ("same", "unread"):
            low, high = next(numbers, (0, None))
            yield Asked(_field(field, said), None if high is None else max(low, high), said)


def _field(field: str, said: str) -> str:
    """The field of a number; a time is that of a hold only with a word for holding."""
    if field == "lasts" or (field == "hold_s" and not has("holds", said)):
        return "lasts_s"
    return "hold_s" if field == "seconds" else field
