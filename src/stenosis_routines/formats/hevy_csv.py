"""The CSV that Hevy exports: a history of sets, from which the latest workout of each title makes the routine.

Source: exports of 2025 and 2026; one row a set, newest workout first: ``title, start_time, end_time, description,
exercise_title, superset_id, exercise_notes, set_index, set_type, weight_kg, reps, distance_km, duration_seconds, rpe``.

Traps: the unit is in the header (``weight_kg`` or ``weight_lbs``); ``superset_id`` 0 is a superset; a duration of 0 is
none; dates are written in the language of the app; line breaks in notes are the two characters ``\\n``. Warm-up, drop
and failure sets are exercise too and count as sets. It is a log, so there is no writer.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby
from typing import Any

from stenosis_routines.errors import echo
from stenosis_routines.exercise import Effort, Exercise, Traits
from stenosis_routines.formats._reading import (
    LB_KG,
    STRENUOUS_RPE,
    Collector,
    Glance,
    Row,
    each_side,
    fail,
    header_of,
    limits,
    name_limits,
    rows_of,
    text_limits,
)
from stenosis_routines.formats.limits import DEFAULT, Limits
from stenosis_routines.routine import Dose, Prescription, Reps, Routine, Session

__all__ = ["read", "recognises"]

_COLUMNS = frozenset(
    {
        "title",
        "start_time",
        "end_time",
        "description",
        "exercise_title",
        "superset_id",
        "exercise_notes",
        "set_index",
        "set_type",
        "weight_kg",
        "weight_lbs",
        "reps",
        "distance_km",
        "distance_miles",
        "duration_seconds",
        "rpe",
    }
)
_SET_TYPES = frozenset({"", "warmup", "normal", "failure", "dropset"})

# The first letters of the months, in the languages of the app that are written in Latin letters.
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
            "nov",
            "dec dez dic",
        ),
        1,
    )
    for word in words.split()
}
_DATE = re.compile(
    r"(?P<day>\d{1,2})\.? (?:de )?(?P<month>[^\W\d]+)\.? (?:de )?(?P<year>\d{4})\D+(?P<hour>\d{1,2}):(?P<minute>\d{2})"
    r"(?::(?P<second>\d{2}))?"
)
# Hours that start anew at noon do not sort.
_HALF_DAY = re.compile(r"\d\s*[ap]\.?\s?m\b")
_ISO = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\D+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?"
)


def recognises(glance: Glance) -> bool:
    """Whether the header is that of an export."""
    return "exercise_title" in glance.header and not {"set_index", "set_type"}.isdisjoint(glance.header)


def read(data: bytes, limits: Limits = DEFAULT) -> Routine:
    """The routine that the latest workout of each title makes.

    Raises:
        UnreadableRoutineError: it is no such table.
    """
    collector = Collector()
    if "exercise_title" not in (header := header_of(data)):
        fail("row 1", "a column exercise_title", echo(", ".join(header)), "missing")
    rows = rows_of(data, collector, limits)
    for column in rows[0].columns if rows else ():
        if column not in _COLUMNS:
            collector.note(f"row 1, column {column}", "a column this format knows", column, "unknown-key")
    workouts: dict[str, dict[str, list[Row]]] = {}
    for row in rows:
        workouts.setdefault(row.text("title"), {}).setdefault(row.text("start_time").strip(), []).append(row)
    latest = [(title, _latest(occurrences)) for title, occurrences in workouts.items()]
    sessions = tuple(_session(title, held) for title, held in latest)
    described = (row.text("description").strip() for _, held in latest for row in held)
    guidance = tuple(dict.fromkeys(_lines(text) for text in described if text))
    return Routine("Hevy export", sessions, guidance, unread=collector.close())


def _latest(occurrences: dict[str, list[Row]]) -> list[Row]:
    """The rows of the latest workout of one title.

    Where a date cannot be read, or two are one, the first in the file is taken, as exports are newest first, and that
    is a problem: what is judged may not be what is done now.
    """
    if len(occurrences) == 1:
        return next(iter(occurrences.values()))
    moments: dict[datetime, list[Row]] = {}
    for start, rows in occurrences.items():
        moment = _moment(start)
        if moment is None or moment in moments:
            rows[0].note("start_time", "a date and a time that can be compared")
            return next(iter(occurrences.values()))
        moments[moment] = rows
    return moments[max(moments)]


def _moment(text: str) -> datetime | None:
    """A date and time; ``None`` if there is none such, or it is in a language that is not known."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    if (found := _DATE.search(plain) or _ISO.search(plain)) is None or _HALF_DAY.search(plain):
        return None
    month = found["month"]
    number = int(month) if month.isdecimal() else _MONTHS.get(month[:4]) or _MONTHS.get(month[:3])
    if number is None:
        return None
    day, hour, minute, second = (int(found[part] or 0) for part in ("day", "hour", "minute", "second"))
    try:
        return datetime(int(found["year"]), number, day, hour, minute, second)
    except ValueError:
        return None


def _session(title: str, rows: list[Row]) -> Session:
    first = rows[0]
    fitted = first.collector.fitted(first.place("title"), title, text_limits(Session, "title"))
    # One exercise in two places of a workout is two prescriptions.
    runs = groupby(rows, key=lambda row: (row.text("exercise_title"), row.text("superset_id")))
    prescriptions = (prescription for _, run in runs for prescription in _prescription(list(run)))
    return Session(fitted, tuple(prescriptions), path=first.path)


def _prescription(rows: list[Row]) -> Iterator[Prescription]:
    first = rows[0]
    if not first.text("exercise_title").strip():
        first.collector.note(first.place("exercise_title"), "the name of an exercise", code="missing")
        return
    name = first.collector.fitted(first.place("exercise_title"), first.text("exercise_title"), name_limits())
    group = first.text("superset_id").strip()
    told = [_lines(row.text("exercise_notes").strip()) for row in rows]
    told += [
        f"{row.text(column).strip()} {unit}" for row in rows for column, unit in _DISTANCES if _distance(row, column)
    ]
    notes = "\n".join(dict.fromkeys(note for note in told if note))
    strenuous = [_is_strenuous(row) for row in rows]
    traits = Traits(effort=Effort.STRENUOUS) if any(strenuous) else Traits()
    yield Prescription(
        Exercise(name=name, traits=traits),
        Dose(
            sets=first.collector.within(first.path, len(rows), limits("sets")),
            reps=_span(row.integer("reps", limits("reps")) for row in rows),
            per_side=each_side(notes),
            hold_s=_most(_duration(row) for row in rows),
            load_kg=_most(_load(row) for row in rows),
        ),
        first.collector.fitted(first.place("exercise_notes"), notes, text_limits(Prescription, "notes")),
        group=first.collector.fitted(first.place("superset_id"), group, text_limits(Prescription, "group"))
        if group
        else None,
        path=first.path,
    )


_DISTANCES = (("distance_km", "km"), ("distance_miles", "miles"))


def _distance(row: Row, column: str) -> bool:
    return bool(row.number(column))


def _is_strenuous(row: Row) -> bool:
    """A set to failure, or one that was felt as near that."""
    kind = row.text("set_type").strip().lower()
    if kind not in _SET_TYPES:
        row.note("set_type", "warmup, normal, failure or dropset")
    exertion = row.number("rpe")
    return kind == "failure" or (exertion is not None and exertion >= STRENUOUS_RPE)


def _duration(row: Row) -> float | None:
    """The seconds of a set; 0 is how the export writes that there are none."""
    return row.number("duration_seconds", limits("hold_s")) or None


def _load(row: Row) -> float | None:
    """The kilograms of a set; 0 does not tell whether nothing or only the body was lifted."""
    kilograms = row.number("weight_kg", limits("load_kg"))
    pounds = row.number("weight_lbs")
    if pounds is not None:
        kilograms = row.collector.within(row.place("weight_lbs"), round(pounds * LB_KG, 2), limits("load_kg"))
    return kilograms or None


def _span(values: Iterable[int | None]) -> Reps | None:
    known = [value for value in values if value is not None]
    if not known:
        return None
    low, high = min(known), max(known)
    return low if low == high else (low, high)


def _most(values: Iterable[Any]) -> float | None:
    return max((value for value in values if value is not None), default=None)


def _lines(text: str) -> str:
    return text.replace("\\n", "\n")
