"""What histories of training share: the latest workout of each title, and the sets of one exercise as one prescription.

A tracker keeps what was done. The latest workout of each title makes the routine; what only an older workout of that
title holds is not part of it. But a title that an app gives by itself ("Evening workout") is that of no routine: what
only older workouts under it hold is listed as unread, by name.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from functools import cache, partial
from itertools import groupby
from typing import Generic, TypeVar

import attrs

from stenosis_routines._data import toml
from stenosis_routines.errors import echo
from stenosis_routines.exercise import Exercise
from stenosis_routines.formats import draft
from stenosis_routines.formats.reading.problems import Collector, limits, name_limits, text_limits
from stenosis_routines.formats.reading.table import Row
from stenosis_routines.routine import Prescription, Reps, Session

__all__ = [
    "Columns",
    "OneSet",
    "Workout",
    "amounts_over",
    "current",
    "load_kg",
    "moment_of",
    "prescription",
    "sessions",
]

T = TypeVar("T")

# The first letters of the months, in the languages of the apps that are written in Latin letters.
_MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "jan ene gen janv",
            "feb fev fevr",
            "mar mrt marz",
            "apr abr avr",
            "may mai mei mag",
            "jun juin giu",
            "jul juil lug",
            "aug ago aout",
            "sep sept set",
            "oct okt ott out",
            "nov marr",  # "marr" is Finnish; without it this would be March
            "dec dez dic",
        ),
        1,
    )
    for word in words.split()
}
# Only known words may come between day and time, and after it: another word may say which half of the day it is.
_TIME = (
    r"(?:(?:[\s,t]|\b(?:a|alle|as|at|kl|las|om|um)\b\.?)+(?P<hour>\d{1,2}):(?P<minute>\d{2})"
    r"(?::(?P<second>\d{2})(?:\.\d+)?)?\s*(?:(?P<half>[ap])\.?\s?m\.?)?(?P<zone>z|[+-]\d{2}:?\d{2})?)?"
)
_DATES = (
    re.compile(r"(?P<day>\d{1,2})\.? (?:de )?(?P<month>[^\W\d]+)\.? (?:de )?(?P<year>\d{4})" + _TIME),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})" + _TIME),
    re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})\.?" + _TIME),
    re.compile(r"(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\. ?(?P<year>\d{4})" + _TIME),
    re.compile(r"(?P<month>[^\W\d_]+)\.? (?P<day>\d{1,2}),? (?P<year>\d{4})" + _TIME),
)

#: The letter of a routine that has others beside it, at the end of a title: "Workout A".
_LETTER = re.compile(r"(?<!\S)[A-H]$")


@attrs.frozen(kw_only=True)
class OneSet:
    """One set of an exercise; ``None`` is unknown."""

    reps: Reps | None = None
    hold_s: float | None = None
    load_kg: float | None = None
    rest_s: float | None = None
    strenuous: bool = False
    #: What no dose can hold, such as a distance.
    notes: tuple[str, ...] = ()
    #: How many sets are alike; 0 for a row that only holds a rest.
    sets: int = 1


@attrs.frozen(kw_only=True)
class Columns:
    """The names of the columns of a history; a column that the table does not have reads as blank."""

    title: str
    start: str
    exercise: str
    notes: str
    #: The column about the whole workout.
    about: str
    group: str = ""


@attrs.frozen(eq=False)
class Workout(Generic[T]):
    """One workout of a history."""

    title: str
    #: When it was, as it is written, and the place of that.
    start: str
    path: str
    #: The movements that it holds, each with its place.
    named: Callable[[], Iterable[tuple[str, str]]]
    #: What the reader makes the session of.
    held: T


def current(workouts: Iterable[Workout[T]], collector: Collector) -> list[Workout[T]]:
    """The latest workout of each title, in the order of the titles.

    What the others hold beside it is noted, unless the title says which routine it is.
    """
    titled: dict[str, list[Workout[T]]] = {}
    for workout in workouts:
        titled.setdefault(workout.title, []).append(workout)
    return [_latest(held, collector) for held in titled.values()]


def _latest(workouts: list[Workout[T]], collector: Collector) -> Workout[T]:
    """The latest workout of one title.

    If a date cannot be read, or two dates are the same, this is the first workout in the file, and a problem says so:
    what is judged may not be what the person does now.
    """
    moments: dict[datetime, Workout[T]] = {}
    for workout in workouts if len(workouts) > 1 else ():
        moment = moment_of(workout.start)
        # A time in a zone and one in none cannot be compared.
        mixed = moment and moments and (moment.tzinfo is None) != (next(iter(moments)).tzinfo is None)
        if moment is None or moment in moments or mixed:
            collector.note(workout.path, "a date and a time that can be compared", workout.start)
            moments = {}
            break
        moments[moment] = workout
    latest = moments[max(moments)] if moments else workouts[0]
    if len(workouts) > 1 and not _names_routine(latest.title):
        _note_hidden(workouts, latest, collector)
    return latest


def _note_hidden(workouts: Iterable[Workout[T]], latest: Workout[T], collector: Collector) -> None:
    """Note each movement that only other workouts hold, once."""
    seen = {name for _, name in latest.named()}
    for workout in workouts:
        for place, name in workout.named():
            if name.strip() and name not in seen:
                seen.add(name)
                which = echo(latest.title) if latest.title else "a date alone"
                expected = f"a movement of the latest workout, since {which} does not say which routine it is"
                collector.note(place, expected, name)


@cache
def _words() -> re.Pattern[str]:
    words = filter(None, map(str.strip, toml("titles")["words"].replace("\n", " ").split(",")))
    # Words of Korean, Japanese and Chinese stand side by side without blanks.
    ways = [word if word > "\u3000" else rf"(?<![^\W\d_]){re.escape(word)}(?![^\W\d_])" for word in words]
    return re.compile("|".join(ways))


def _names_routine(title: str) -> bool:
    """Whether the title of a workout says which routine it is; one that an app gives by itself does not.

    Any title may be one of an app, in any language, but for those with a word of data/titles.toml or a letter at the
    end.

    >>> [_names_routine(title) for title in ("Legs", "Workout A", "Evening workout", "2026-09-08")]
    [True, True, False, False]
    """
    return bool(_LETTER.search(title.strip()) or _words().search(unicodedata.normalize("NFKC", title).casefold()))


def sessions(
    rows: Iterable[Row], columns: Columns, one_set: Callable[[Row], OneSet]
) -> tuple[tuple[Session, ...], tuple[str, ...]]:
    """The sessions of a table with a set a row, and what the table says of these workouts."""
    latest = _current_rows(rows, columns)
    about = (_lines(row.text(columns.about)) for held in latest for row in held)
    return (
        tuple(_session(held, columns, one_set) for held in latest),
        tuple(dict.fromkeys(text for text in about if text)),
    )


def _current_rows(rows: Iterable[Row], columns: Columns) -> list[list[Row]]:
    """The rows of the latest workout of each title."""
    workouts: dict[tuple[str, str], list[Row]] = {}
    for key, run in groupby(rows, key=lambda row: (row.text(columns.title), row.text(columns.start).strip())):
        workouts.setdefault(key, []).extend(run)
    made = [
        Workout(title, start, held[0].place(columns.start), partial(_named, held, columns), held)
        for (title, start), held in workouts.items()
    ]
    return [workout.held for workout in current(made, made[0].held[0].collector)] if made else []


def _named(rows: Iterable[Row], columns: Columns) -> Iterator[tuple[str, str]]:
    return ((row.place(columns.exercise), row.text(columns.exercise)) for row in rows)


def moment_of(text: str) -> datetime | None:
    """A date, and its time if there is one; ``None`` if it does not exist, or is in a language that is not known."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    found = next(filter(None, (date.fullmatch(plain) for date in _DATES)), None)
    if found is None:
        return None
    month = found["month"]
    number = int(month) if month.isdecimal() else _MONTHS.get(month[:4]) or _MONTHS.get(month[:3])
    if number is None:
        return None
    day, hour, minute, second = (int(found[part] or 0) for part in ("day", "hour", "minute", "second"))
    if found["half"]:
        hour = hour % 12 + (12 if found["half"] == "p" else 0)
    try:
        zone = None if found["zone"] is None else datetime.strptime(found["zone"].upper(), "%z").tzinfo
        return datetime(int(found["year"]), number, day, hour, minute, second, tzinfo=zone)
    except ValueError:
        return None


def _session(rows: list[Row], columns: Columns, one_set: Callable[[Row], OneSet]) -> Session:
    first = rows[0]
    title = first.collector.fitted(first.place(columns.title), first.text(columns.title), text_limits(Session, "title"))
    # One exercise in two places of a workout is two prescriptions.
    runs = groupby(rows, key=lambda row: (row.text(columns.exercise), row.text(columns.group)))
    prescriptions = (item for _, run in runs for item in _prescription(list(run), columns, one_set))
    return Session(title, tuple(prescriptions), path=first.path)


def _prescription(rows: list[Row], columns: Columns, one_set: Callable[[Row], OneSet]) -> Iterator[Prescription]:
    first = rows[0]
    if not first.text(columns.exercise).strip():
        first.collector.note(first.place(columns.exercise), "the name of an exercise", code="missing")
        return
    name = first.collector.fitted(first.place(columns.exercise), first.text(columns.exercise), name_limits())
    group = first.text(columns.group).strip() or None
    if group is not None:
        group = first.collector.fitted(first.place(columns.group), group, text_limits(Prescription, "group"))
    yield prescription(
        name,
        [one_set(row) for row in rows],
        [_lines(row.text(columns.notes)) for row in rows],
        group=group,
        path=first.path,
        notes_path=first.place(columns.notes),
        collector=first.collector,
    )


def amounts_over(sets: Sequence[OneSet]) -> dict[str, draft.Amount]:
    """The dose of several sets: all of them count, repetitions are the range over them, the rest is the highest."""
    return {
        "sets": sum(one.sets for one in sets) or None,
        "reps": draft.range_over(one.reps for one in sets),
        "hold_s": draft.highest(one.hold_s for one in sets),
        "load_kg": draft.highest(one.load_kg for one in sets),
        "rest_s": draft.highest(one.rest_s for one in sets),
    }


def prescription(
    name: str,
    sets: Sequence[OneSet],
    notes: Iterable[str],
    *,
    group: str | None,
    path: str,
    notes_path: str,
    collector: Collector,
) -> Prescription:
    """The sets of one exercise as one prescription."""
    return draft.prescription(
        Exercise(name=name),
        amounts_over(sets),
        [*notes, *(note for one in sets for note in one.notes)],
        collector=collector,
        path=path,
        notes_path=notes_path,
        strenuous=any(one.strenuous for one in sets),
        group=group,
    )


def load_kg(row: Row, column: str, unit: str) -> float | None:
    """The kilograms in a cell; 0 does not say whether nothing or only the body was lifted."""
    value = row.number(column)
    if not value:
        return None
    return row.collector.within(row.place(column), round(draft.kilograms(value, unit), 2), limits("load_kg"))


def _lines(text: str) -> str:
    """A text of several lines; some exports write a line break as two characters."""
    return text.strip().replace("\\n", "\n")
