"""What the columns of a table and the keys of an object hold, by their names in data/fields.toml; and their amounts."""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple, TypeAlias

import attrs

from stenosis_routines._data import toml
from stenosis_routines.formats.history import moment_of
from stenosis_routines.formats.said.dosing import Field as Amount
from stenosis_routines.formats.said.dosing import Phrase, parsed
from stenosis_routines.language import Stance, read
from stenosis_routines.language.amounts import LONG_MIN
from stenosis_routines.language.phrases import columns, has, units

__all__ = [
    "DOSES",
    "LEADS",
    "RANKS",
    "Field",
    "Value",
    "counts_up",
    "field_of",
    "is_day",
    "is_none",
    "is_nothing",
    "is_person",
    "is_plain_set",
    "is_played",
    "is_rank",
    "is_record",
    "is_rest",
    "is_unit",
    "lasts_long",
    "led",
    "measured",
    "said_in",
    "unit_of",
]

#: The kinds of fields that hold a part of a dose.
DOSES = frozenset(
    {"sets", "reps", "sided", "hold_s", "rest_s", "load_kg", "daily", "weekly", "dose", "rpe", "rir", "amount"}
)

#: Kinds of fields whose texts mean nothing without what their name says, and what is read before them.
LEADS = {"avoid": "Avoid", "stop": "Stop if"}

#: What is expected of numbers that may say how many.
RANKS = "numbers that count up from 1, or 1 throughout"

#: A value in a cell or under a key, if it is neither true nor false.
Value: TypeAlias = str | int | float

_CAPITAL = re.compile(r"(?<=[^\W\d_])(?<![A-Z])(?=[A-Z])")
_BRACKET = re.compile(r"[(\[]([^()\[\]]*)[)\]]?")
#: A part of an id: numbers, each with a letter or two before it, and at the end one of the letters that lists have.
_PART = r"[0-9]*(?:[a-z]{1,2}[0-9]+)*[a-h]?"
#: An id has digits, and no letters that could be a word ("ex-12", "w1d2", "3a"), or it is hexadecimal, or a time.
_ID = re.compile(
    rf"(?=\D*\d)(?:#?[0-9a-f]{{8,}}(?:-[0-9a-f]{{4,}})*|#[0-9a-f]{{6}}|[0-9]{{8}}T[0-9]{{4,6}}Z?"
    rf"|(?:[a-z]{{1,2}}[-_.:/+])?{_PART}(?:[-_.:/+]{_PART})*)",
    re.IGNORECASE | re.ASCII,
)
#: A language with its country: "en-US".
_LOCALE = re.compile(r"[a-z]{2}[-_][A-Z]{2}")
_RANK = re.compile(r"[A-Ha-h]?[0-9]{1,6}(?:\.[0-9]{1,20})?[A-Ha-h]?")
#: Numbers, days and times without a word.
_FIGURES = re.compile(r"[\d\s.,:;/+#%()*_–—-]*")
_FILE = re.compile(
    r"https?://\S+|[\w./%-]+\.(?:png|jpe?g|gif|webp|svg|heic|mp4|mov|webm|mp3|pdf|json|html)", re.IGNORECASE
)
_NUMBER = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,20})?")
_LISTED = re.compile(r"[0-9]{1,4}(?: ?[,/] ?[0-9]{1,4})+")
_CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2}):([0-9]{2})")
#: A rest of fewer seconds may be minutes.
_SURELY_SECONDS = 10

_FIELDS = {"daily": "times_per_day", "weekly": "days_per_week"}
#: What a text must say in a column of its kind; one that says nothing of it ("many", "light") is not understood.
_WANTED = {
    "daily": {*_FIELDS.values()},
    "weekly": {*_FIELDS.values()},
    "sets": {"sets", "reps", *_FIELDS.values()},
    "reps": {"reps", "sets", "hold_s", "effort", "per_side", *_FIELDS.values()},
    "hold_s": {"hold_s", "reps", "effort"},
    "load_kg": {"load_kg"},
}


class Field(NamedTuple):
    """What a column or a key holds."""

    #: A kind of data/fields.toml; empty if the name is not known.
    kind: str
    #: The unit that the name states; empty if it states none.
    unit: str
    #: The name in plain words.
    name: str
    #: What stands in brackets in the name and is no unit, so that it may ask for something.
    aside: str = ""


@lru_cache(maxsize=4096)
def field_of(written: str) -> Field:
    """What a column or a key holds.

    >>> field_of("Weight (kg)")[:2], field_of("repRange")[:2], field_of("rest_sec")[:2], field_of("Mood")[:2]
    (('load_kg', 'kg'), ('reps', ''), ('rest_s', 'sec'), ('', ''))
    """
    plain = re.sub(r"[\s_]+", " ", _CAPITAL.sub(" ", written.replace("’", "'"))).lower().strip(" :*?")
    kinds, known_units = _kinds(), _units()
    if plain in kinds:
        return Field(kinds[plain], plain if plain in known_units else "", plain)  # a column "kg" is its own unit
    brackets = [unit_of(inside) for inside in _BRACKET.findall(plain)]
    name = _BRACKET.sub("", plain).strip(" :.-")
    if brackets and name in kinds:
        asides = ", ".join(inside for inside in brackets if inside and inside not in known_units)
        return Field(kinds[name], brackets[0] if brackets[0] in known_units else "", name, asides)
    head, _, last = name.rpartition(" ")
    head = head.removesuffix(" in")
    if last in known_units and head in kinds:
        return Field(kinds[head], last, name)
    words = name.replace("-", " ")
    records = _listed("records").issuperset(words.split())
    return Field(kinds.get(name) or kinds.get(words) or ("skip" if records and words else ""), "", name)


def led(field: Field, text: str) -> str:
    """A text of a field whose kind is in ``LEADS`` behind words that say so, in its own language: "Evitar: x"."""
    said, named = f"{LEADS[field.kind]}: {text}", f"{field.name.capitalize()}: {text}"
    return named if field.kind == "avoid" and not _warns(said) and _warns(named) else said


def _warns(text: str) -> bool:
    return all(clause.stance is Stance.WARNS for clause in read(text))


def unit_of(written: str) -> str:
    """A unit as the lists of units have it: "in Minutes" is "minutes"."""
    return written.lower().strip(" .").removeprefix("in ").strip()


@cache
def _listed(key: str) -> frozenset[str]:
    """The words of a list in data/fields.toml."""
    return frozenset(_words(toml("fields")["words"][key]))


@cache
def _units() -> frozenset[str]:
    return frozenset((*units("seconds"), *units("kilograms"), *_listed("lengths")))


@cache
def _kinds() -> Mapping[str, str]:
    own = {word: kind for kind, words in toml("fields")["kinds"].items() for word in _words(words)}
    return {**columns(), **own}


def _words(listed: str) -> list[str]:
    return [word for word in map(str.strip, listed.replace("\n", " ").split(",")) if word]


def is_person(field: Field) -> bool:
    """Whether a key is a word for the person that a plan is for, whose weight is no load: "user"."""
    return field.name in _listed("persons")


def is_played(field: Field) -> bool:
    """Whether a key is a word for what is played, whose length is that of no movement: "video"."""
    return field.name in _listed("played")


def is_record(text: str) -> bool:
    """Whether a text has the shape of a number, a day, an id, a file or a yes or no, and so asks nothing of anybody.

    >>> is_record("2026-09-08T07:00Z"), is_record("8 Sep 2026"), is_record("squat.png"), is_record("ex-12")
    (True, True, True, True)
    >>> is_record("then squats"), is_record("50kg")
    (False, False)
    """
    plain = text.strip()
    if plain.lower() in _listed("answers") or moment_of(plain) is not None:
        return True
    return any(shape.fullmatch(plain) for shape in (_FIGURES, _ID, _FILE, _LOCALE))


def lasts_long(field: Field, value: object) -> bool:
    """Whether a number is of more minutes than a whole practice takes, by the unit in its name.

    >>> lasts_long(field_of("session_duration_min"), 180), lasts_long(field_of("session_duration"), 180)
    (True, False)
    """
    factor, text = units("seconds").get(field.unit), str(value).strip()
    return factor is not None and _NUMBER.fullmatch(text) is not None and float(text) * factor > 60 * LONG_MIN


def is_rank(text: str) -> bool:
    """Whether a text has the shape of a place in a list: "3", "A1", "2b"."""
    return _RANK.fullmatch(text.strip()) is not None


def counts_up(ranks: Iterable[str]) -> bool:
    """Whether each number is one more than that before it, or begins again at 0 or 1; those with a letter are left out.

    >>> counts_up(["1", "2", "1", "2", "3"]), counts_up(["A1", "A2"]), counts_up(["50"]), counts_up(["1", "50"])
    (True, True, False, False)
    """
    numbers = (float(rank) for rank in ranks if not any(map(str.isalpha, rank)))
    return all(number in (0, 1, above + 1) for above, number in pairwise([0, *numbers]))


def is_plain_set(text: str) -> bool:
    """Whether a word for the kind of a set says nothing of how hard it is: "warm-up"."""
    return text.strip().lower() in _listed("sets")


@cache
def _days() -> frozenset[str]:
    return frozenset((*_words(",".join(toml("days")["weekdays"])), *_listed("days")))


def is_day(text: str) -> bool:
    """Whether a text only says which day or week it is: "Day 2", "Tuesday"."""
    words = re.split(r"[\s,_/–-]+", text.strip(" .").lower())
    return moment_of(text) is not None or all(word in _days() or word.isdecimal() for word in words)


def is_rest(text: str) -> bool:
    """Whether a text says that nothing is done: "Rest day"."""
    return text.strip(" .!").lower() in _listed("rests")


def is_unit(text: str) -> bool:
    """Whether a text is a unit of weight, time or length."""
    return text.strip().lower() in _units()


def is_none(text: str) -> bool:
    """Whether a text says that there is none: "none known"."""
    return text.strip(" .").lower() in _listed("zeros")


def is_nothing(text: str) -> bool:
    """Whether a cell of a dose says nothing: "n/a", "bodyweight"."""
    return text.strip().lower() in _listed("nothing") or not text.strip()


def _fits(field: Field) -> bool:
    """Whether a field has a unit of what it holds, or none."""
    kind, unit = field.kind, field.unit
    if not unit or kind == "dose":
        return True
    if kind in ("hold_s", "rest_s", "load_kg"):
        return unit in units("kilograms" if kind == "load_kg" else "seconds")
    return field_of(unit).kind == kind


@lru_cache(maxsize=8192)
def said_in(field: Field, value: Value) -> Phrase:
    """The dose that a cell or a member holds. The result is cached, so it must not be changed."""
    if field.kind == "sided":
        phrase = said_in(field._replace(kind="reps"), value)
        return attrs.evolve(phrase, fields={**phrase.fields, "per_side": True}) if "reps" in phrase.fields else phrase
    if isinstance(value, str):
        text = value.strip()
        if field.kind == "rir" and is_none(text):
            text = "0"  # none in reserve
        if is_nothing(text):
            return Phrase()
        if not _fits(field):
            return Phrase(unread=[f"{text} {field.unit}"])
        if field.kind == "reps" and _LISTED.fullmatch(text):  # "12, 10, 8": a set each
            counts = [int(one) for one in re.split("[,/]", text)]
            return Phrase(fields={"reps": (min(counts), max(counts)), "sets": len(counts)})
        if field.kind == "hold_s" and (clock := _CLOCK.fullmatch(text)):
            hours, minutes, seconds = map(int, clock.groups())
            return _counted(Field("hold_s", "s", field.name), hours * 3600 + minutes * 60 + seconds)
        if not _NUMBER.fullmatch(text):
            phrase = parsed(measured(field.kind, field.unit, text))
            if not _says_how_much(phrase, field):
                return Phrase(name=text, unread=[text])  # "every 2 hours"
            return attrs.evolve(phrase, timed="") if has("holds", field.name) else phrase  # "20 sec" under "hold"
        value = float(text)
    return _counted(field, value)


def _says_how_much(phrase: Phrase, field: Field) -> bool:
    """Whether a text says what its column is for; how long all of it takes may stand in any words."""
    wanted = None if field.kind == "hold_s" and not has("holds", field.name) else _WANTED.get(field.kind)
    return wanted is None or bool(phrase.unread) or not wanted.isdisjoint(phrase.fields)


def _counted(field: Field, number: float) -> Phrase:
    """The dose that a bare number is; 0 is how apps write that there is none."""
    kind, whole = field.kind, int(number) if number == int(number) else number
    if not number and kind != "rir":
        return Phrase()
    if not _fits(field):
        return Phrase(unread=[f"{number:g} {field.unit}"])
    found: Amount = None
    if kind in ("sets", "reps", "rpe", "rir", "daily", "weekly"):
        found = whole
    elif kind == "load_kg" and (factor := units("kilograms").get(field.unit)) is not None:
        found = round(number * factor, 2)
    elif kind in ("hold_s", "rest_s"):
        factor = units("seconds").get(field.unit)
        if factor is None and (has("holds", field.name) if kind == "hold_s" else number >= _SURELY_SECONDS):
            factor = 1.0
        found = None if factor is None else round(number * factor, 2)
    if found is None:  # without a unit, or no whole number
        return Phrase(unread=[f"{number:g} {field.unit}".strip()])
    timed = f"{number:g} {field.unit}".strip() if kind == "hold_s" and not has("holds", field.name) else ""
    return Phrase(fields={_FIELDS.get(kind, kind): found}, timed=timed)


#: What a column of numbers counts.
_HOW_OFTEN = {"daily": "times a day", "weekly": "days a week"}


def measured(kind: str, unit: str, cell: str) -> str:
    """A cell as it would be said in a sentence."""
    if kind in _HOW_OFTEN and not {"times_per_day", "days_per_week"} & parsed(cell).fields.keys():
        number = re.fullmatch(r"(\d+(?: ?[-–~] ?\d+)?) ?(?:x|times|days)?", cell.strip())
        return f"{number[1]} {_HOW_OFTEN[kind]}" if number else cell
    if kind == "reps":
        cell = re.sub(r"^(\d{1,3})(?=, )", r"\1 reps", cell)  # "20, five times a day"
    bare = not any(map(str.isalpha, cell))
    said = f"{cell} {kind if kind in ('sets', 'reps') else unit}" if bare else cell
    if kind in ("rpe", "rir") and bare:
        return f"{kind} {cell}"
    return f"rest {said}" if kind == "rest_s" and said[:1].isdigit() else said
