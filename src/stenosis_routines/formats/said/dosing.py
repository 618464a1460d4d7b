"""How much is done: what a text says of a dose, and what is left of the text."""

import re
from functools import lru_cache
from typing import TypeAlias

import attrs

from stenosis_routines.formats.draft import Amount, each_side, is_strenuous
from stenosis_routines.formats.reading.problems import Collector, limits
from stenosis_routines.language import all_families, doubts, read
from stenosis_routines.language.amounts import LONG_MIN
from stenosis_routines.language.frame import frames
from stenosis_routines.language.phrases import (
    EDGES,
    Found,
    after,
    doses,
    has,
    is_noise,
    leading_number,
    only,
    without_verb,
)
from stenosis_routines.recognise import PASSING, recognise
from stenosis_routines.routine import Reps

HOW_OFTEN = frozenset({"times_per_day", "days_per_week"})
#: What only a movement has; how long and how often may be of a whole session.
COUNTS = frozenset({"sets", "reps", "load_kg", "rpe", "rir", "effort"})
#: What is expected where a dose was not understood.
DOSE = "a dose that is understood whole"
#: The fields of a phrase that are no plain number of a dose.
_OWN_WAY = frozenset({"reps", "per_side", "effort", "rpe", "rir"})
#: A time of so many seconds beside repetitions, without a word for holding, may be of each or of all: it is unread.
_LONG = 60
#: Fields that hold no whole numbers.
_MEASURED = frozenset({"hold_s", "rest_s", "load_kg"})

_PAREN = re.compile(r"[(\[（]([^()\[\]（）]*\x1f[^()\[\]（）]*)[)\]）]")
_COUNT = re.compile(r"([0-9]{1,3})(?: ?[x×])? (?=[^\W\d_])")
#: A number at the end of a name, set apart from it: "Ankle pumps – 20".
_BARE = re.compile(r"(.*[^\W\d_].*?)(?: ?[,:：(]| [-–—]) ?([0-9]{1,3})(?: ?[-–] ?([0-9]{1,3}))?\)?")
#: What no dose of a movement means: other numbers, and how long all of it takes.
_KEPT = ((), ("lasts",))
#: What is no dose is hidden while doses are looked for, in letters that mean nothing.
_HIDDEN = 0xF0000
_WORD = re.compile(r"[^\W\d_]+")
#: The particle of what is done so often: "발목 펌프를 20번".
_KOREAN_OBJECT = re.compile(r"(?<=[가-힣])[을를]$")
_HIDE_PATTERN = re.compile("[\U000f0000-\U000fffff]")


#: A number, a range of repetitions, or a word such as "yes"; ``None``: it was found but not understood.
Field: TypeAlias = float | tuple[float, float | None] | str | None


@attrs.define(eq=False)
class Phrase:
    """What a piece of text says: its words apart from the dose, and the dose by its fields."""

    name: str = ""
    rest: list[str] = attrs.field(factory=list[str])
    #: ``reps`` is a number or a pair; a field that was found but not understood is ``None``.
    fields: dict[str, Field] = attrs.field(factory=dict[str, Field])
    #: Doses that were found and have no value, and fields that are given twice, as written.
    unread: list[str] = attrs.field(factory=list[str])
    #: Whether the repetitions are a bare number before or behind a name.
    guessed: bool = False
    #: The words of a time that was said without a word for holding; empty if there is none.
    timed: str = ""
    #: Whether the own dose of a movement comes before this one.
    default: bool = False
    #: The lower ends of ranges whose upper end is the value of the field.
    lows: dict[str, float] = attrs.field(factory=dict[str, float])

    def number(self, field: str) -> float | None:
        """The number in a field; ``None`` if there is none."""
        value = self.fields.get(field)
        return value if isinstance(value, int | float) else None

    def add(self, field: str, value: Field, said: str) -> None:
        """One more field; if it is given twice and differently, it is unknown."""
        if self.fields.setdefault(field, value) != value:
            self.unread.append(said)
            self.fields[field] = None

    def merged(self, other: "Phrase") -> tuple["Phrase", list[str]]:
        """The doses of both without their words, and what is not understood, in the other or in both together."""
        unread, fields = [*other.unread], dict(self.fields)
        for field, value in other.fields.items():
            if (own := fields.setdefault(field, value)) != value:
                unread.append(f"{field} {own} and {value}")
                fields[field] = None
        timed = other.timed if "hold_s" in other.fields else self.timed
        return _dosed(timed, self.default, (*self.lows.items(), *other.lows.items()), **fields), unread

    def take(self, found: Found, said: str) -> None:
        """A phrase of a dose."""
        self.timed = ("" if has("holds", said) else said) if "hold_s" in found.meaning else self.timed
        numbers = iter(found.numbers)
        for meaning in found.meaning:
            field, _, value = meaning.partition("=")
            if meaning == "same":
                ends = next(numbers)
                if self.fields.get("reps") not in (ends[0], ends):
                    self.unread.append(said)
            elif field == "unread" or (meaning == "lasts" and _is_long(next(numbers))):
                self.unread.append(said)
            elif meaning == "lasts":
                continue
            elif field == "low":
                self.lows["times_per_day"] = int(value)
                self.rest.append(said)
            elif value:
                self.add(field, (1, None) if value == "1+" else int(value) if value.isdigit() else value, said)
            elif field == "reps+":
                self.add("reps", (_whole(next(numbers)[0]), None), said)
            else:
                self._number("hold_s" if field == "seconds" else field, *next(numbers), said)

    def _number(self, field: str, low: float, high: float | None, said: str) -> None:
        """A number: a range where a field can hold one, else its upper end, and the rest keeps the range."""
        if field not in _MEASURED:
            low, high = _whole(low), None if high is None else _whole(high)
        value: Field = high
        if field == "reps":
            value = high if low == high else (low, high)
        elif low != high:
            self.rest.append(said)
            self.lows[field] = low
        # The same number twice may be of two movements.
        if value is None or (field not in HOW_OFTEN and self.fields.get(field, _PIECE) == value):
            self.unread.append(said)
        self.add(field, value, said)


#: What says nothing. It is shared, so it must not be changed.
NOTHING = Phrase()


@lru_cache(maxsize=1024, typed=True)
def _dosed(timed: str, default: bool, lows: tuple[tuple[str, float], ...], **fields: Field) -> Phrase:
    """A dose without words. Equal ones are one value, which must not be changed.

    A long document has few different ones. Types count, so that 5 and 5.0 stay what they are.
    """
    return Phrase(fields=fields, timed=timed, default=default, lows=dict(lows))


def _is_long(ends: tuple[float, float | None]) -> bool:
    """Whether a time in seconds is more than a whole practice takes, or has no end."""
    return ends[1] is None or ends[1] > 60 * LONG_MIN


def _whole(number: float) -> float:
    return int(number) if number == int(number) else number


_PIECE = object()


def amounts_of(phrase: Phrase, path: str, collector: Collector) -> tuple[dict[str, Amount], bool]:
    """The amounts that a phrase says, each within its limits or unknown; and whether it says that the work is hard."""
    fields = phrase.fields
    hard = fields.get("effort") is not None
    hard |= is_strenuous(phrase.number("rpe"), reserve=phrase.number("rir"))
    amounts: dict[str, Amount] = {"reps": _reps(path, fields.get("reps"), collector)}
    lasts = phrase.timed and fields.get("reps") and (phrase.number("hold_s") or 0) >= _LONG
    if lasts:
        collector.note(path, DOSE, phrase.timed)
    amounts |= {
        field: collector.within(path, phrase.number(field), limits(field))
        for field in fields
        if field not in _OWN_WAY and not (lasts and field == "hold_s")
    }
    amounts["per_side"] = True if fields.get("per_side") else None
    return amounts, hard


def _reps(path: str, reps: Field, collector: Collector) -> Reps | None:
    if not isinstance(reps, tuple):
        number = reps if isinstance(reps, int | float) else None
        return _counted(collector.within(path, number, limits("reps")))
    low, high = (_counted(collector.within(path, end, limits("reps"))) for end in reps)
    if low is not None and (reps[1] is None or (high is not None and low <= high)):
        return low, high
    collector.note(path, "a range of repetitions", f"{reps[0]} to {reps[1]}", "out-of-range")
    return None


def _counted(number: float | None) -> int | None:
    return None if number is None else int(number)


@lru_cache(maxsize=4096)
def parsed(text: str, listed: bool = False) -> Phrase:
    """The dose in a text, and what is left of it. The result is cached, so it must not be changed.

    In a list a bare number behind a name counts as repetitions.
    """
    phrase = Phrase()
    for piece in reversed(frames(text)):
        if not piece.named:
            text = text[: piece.start] + _hidden(text[piece.start : piece.end]) + text[piece.end :]
    for found in doses(text):
        if found.meaning == ("rest_s",) and (word := _WORD.match(text, found.start)) and _is_rest(text[: word.end()]):
            text = text[: word.start()] + _hidden(word[0]) + text[word.end() :]
    first, *others = _pieces(text, phrase)
    if first.strip(EDGES) and not only("verbs", first):
        phrase.unread += [part.strip() for part in others if _goes_on(part)]
    first = _trimmed(first)
    idle = only("verbs", first) and not re.search(r"\d", first) and not _HIDE_PATTERN.search(first)
    parts = ["" if idle else without_verb(first), *map(_trimmed, others)]
    bids = parts[0] != first
    if not parts[0]:
        parts = [without_verb(part) for part in parts]
    if "reps" not in phrase.fields and (count := _COUNT.match(parts[0])):
        phrase.add("reps", int(count[1]), count[0])
        phrase.guessed = True
        parts[0] = without_verb(parts[0][count.end() :])
    if bids and "reps" not in phrase.fields and (spoken := leading_number(parts[0])):
        phrase.add("reps", spoken[0], parts[0])
        phrase.guessed = True
        parts[0] = parts[0][spoken[1] :].lstrip()
    if listed and "reps" not in phrase.fields and (bare := _BARE.fullmatch(parts[0])):
        low, high = int(bare[2]), int(bare[3] or bare[2])
        phrase.add("reps", low if low == high else (low, high), bare[0])
        phrase.guessed = True
        parts[0] = _trimmed(bare[1])
    lists = ("sides", "limbs") if phrase.fields else ("sides",)
    sides = [part for part in parts if any(only(words, part) for words in lists)]
    if sides or each_side(text):
        phrase.fields["per_side"] = "yes"
    phrase.unread += [_shown(part) for part in parts if re.search(r"\d", part)]
    telling = [part for part in parts if _HIDE_PATTERN.search(part) or not is_noise(part)]
    ends = [pair for pair in zip((first, *others), parts, strict=True) if pair[0].strip(EDGES)][-1:]
    for end in (pair for pair in ends if is_noise(pair[1])):  # "add one", though it begins with a verb
        telling += [_trimmed(said) for said in end if has("added_to_dose", said) or (phrase.fields and _bids(said))][:1]
    phrase.unread += [said for part in parts if has("left", part) and (said := _shown(part)) not in phrase.unread]
    named = [_shown(part) for part in telling if part not in sides]
    phrase.name, phrase.rest = "".join(named[:1]), [*named[1:], *phrase.rest]
    if COUNTS & phrase.fields.keys():
        phrase.name = _KOREAN_OBJECT.sub("", phrase.name)
    return phrase


def _bids(text: str) -> bool:
    """Whether words that mean nothing apart bid something together: "go on", "if you can, both"."""
    if re.search(r"\d", text) or _HIDE_PATTERN.search(text) or len(_WORD.findall(text)) == 1:
        return False
    doubtful = [clause for clause, _ in doubts(read(text), all_families())]
    return any(piece.kinds - {"function"} and not piece.unknown for clause in doubtful for piece in clause.pieces)


def _is_rest(name: str) -> bool:
    """Whether a text that ends in "rest" is the name of a movement, so that the time behind it is no pause."""
    known = recognise(without_verb(name.strip(EDGES)))
    rests = bool(known.movements) and {"rest", "relaxation"}.issuperset(known.movements)
    rests = rests and known.understood and known.suitability in PASSING and "," not in name
    return known.exercise_id is not None or rests  # "Lying rest 3 min"


def _hidden(text: str) -> str:
    return "".join(chr(_HIDDEN + ord(letter)) if ord(letter) < 0xFFFE else letter for letter in text)


def _shown(text: str) -> str:
    return _HIDE_PATTERN.sub(lambda found: chr(ord(found[0]) - _HIDDEN), text)


def _pieces(text: str, phrase: Phrase) -> list[str]:
    """The text before, between and behind the phrases of a dose."""
    end, left = 0, ""
    for found in doses(text):
        said, between = text[found.start : found.end], text[end : found.start]
        phrase.take(found, said)
        runs_on = between[-2:-1].isalpha() and text[found.end : found.end + 2].lstrip()[:1].isalpha()
        if found.meaning == ("per_side=yes",) and runs_on:
            left += between + said  # "hug each knee to your chest"
        else:
            left += between + (_hidden(said) if found.meaning in _KEPT else "\x1f")
        end = found.end
    return _PAREN.sub("\x1f\\1\x1f", left + text[end:]).split("\x1f")


def _goes_on(part: str) -> bool:
    """Whether the text behind a dose brings in something else ("and", "/", "then") and is not how it is done."""
    behind = after("more", part.lstrip(" ,;.，、；"))
    return behind is not None and not is_noise(part) and not _is_step(part)


def _is_step(text: str) -> bool:
    """Whether a text only says how a movement is done, all of it understood: "lower it slowly"."""
    pieces = [piece for clause in read(text) for piece in clause.pieces]
    return any(piece.steps for piece in pieces) and not any(piece.asks_more or piece.negations for piece in pieces)


def _trimmed(text: str) -> str:
    """Text without the marks that parted it from a dose; a bracket that is closed stays."""
    bare = text.strip(EDGES)
    for opening, closing in ("()", "（）"):
        if bare.count(opening) > bare.count(closing) and bare + closing in text:
            bare += closing
    return bare
