"""Documents of others: what an app, a spreadsheet or a coach hands over, in each format that can be made from text.

A document is made from a few plain rows, so that a test knows what must not be lost. FIT and office files are bytes of
other programs, and are not made here.
"""

import csv
import io
import json
from collections.abc import Callable, Iterable
from typing import Any

import attrs
from hypothesis import strategies as st

from stenosis_routines.exercise import Exercise
from stenosis_routines.formats import FormatName, dumps
from stenosis_routines.routine import Dose, Prescription, Routine, Session

_NAMES = (
    *("Knee to chest", "Lying ankle pump", "Heel slide", "누워서 무릎 가슴으로 당기기", "Beckenschaukeln im Liegen"),
    *("Squat (Barbell)", "Deadlift", "Bridge", "Superman", "Heel raise", "스쿼트", "Kniebeuge", "Sentadilla"),
    *("Pelvic tilt", "Leg raise", "Bird dog", "Blorp", "Zercher wobble 3000"),
)
_NOTES = (
    *("", "", "slowly", "each side", "stop if it hurts", "no pain, no gain", "then stand up", "천천히", "with grizzle"),
)


@attrs.frozen
class Row:
    """What a document says of one movement."""

    #: The name of the movement.
    name: str
    #: Sets, 1 to 5.
    sets: int
    #: Repetitions of a set, 1 to 30.
    reps: int
    #: The load in kilograms; ``None``: none is stated.
    kg: float | None
    #: What stands beside it.
    notes: str


@attrs.frozen
class Document:
    """A document of somebody else, and what it holds."""

    #: The name of its format.
    format: str
    #: Its text.
    text: str
    #: What it says, in its order.
    rows: tuple[Row, ...]


rows: st.SearchStrategy[tuple[Row, ...]] = st.lists(
    st.builds(
        Row,
        st.sampled_from(_NAMES),
        st.integers(1, 5),
        st.integers(1, 30),
        st.none() | st.sampled_from([2.5, 20.0, 60.0]),
        st.sampled_from(_NOTES),
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda row: row.name,
).map(tuple)


def _ours(format: FormatName) -> Callable[[tuple[Row, ...]], str]:
    """What this library writes in a format that it shares with others."""

    def write(rows: tuple[Row, ...]) -> str:
        items = tuple(
            Prescription(Exercise(name=row.name), Dose(sets=row.sets, reps=row.reps, load_kg=row.kg), row.notes)
            for row in rows
        )
        return dumps(Routine("Plan", (Session("Day 1", items),)), format=format)

    return write


def _table(header: Iterable[str], rows: Iterable[Iterable[Any]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([header, *rows])
    return text.getvalue()


def _hevy_csv(rows: tuple[Row, ...]) -> str:
    header = (
        "title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,set_index,set_type,weight_kg,"
        "reps,distance_km,duration_seconds,rpe"
    )
    times = "2 Mar 2026, 07:00", "2 Mar 2026, 08:00"
    sets = (
        ["Legs", *times, "", row.name, "", row.notes, number, "normal", row.kg, row.reps, "", "", ""]
        for row in rows
        for number in range(row.sets)
    )
    return _table(header.split(","), sets)


def _strong_csv(rows: tuple[Row, ...]) -> str:
    header = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE"
    sets = (
        ["2026-09-01 07:00:00", "Legs", "50m", row.name, number, row.kg or 0, row.reps, 0, 0, row.notes, "", ""]
        for row in rows
        for number in range(1, row.sets + 1)
    )
    return _table(header.split(","), sets)


def _hevy_api(rows: tuple[Row, ...]) -> str:
    def sets(row: Row) -> list[dict[str, Any]]:
        one = {"type": "normal", "weight_kg": row.kg, "reps": row.reps, "distance_meters": None}
        return [{"index": index, **one, "duration_seconds": None, "rpe": None} for index in range(row.sets)]

    exercises = [
        {"index": index, "title": row.name, "notes": row.notes, "exercise_template_id": "00000000", "sets": sets(row)}
        for index, row in enumerate(rows)
    ]
    return _json({"page": 1, "page_count": 1, "routines": [{"id": "r1", "title": "Legs", "exercises": exercises}]})


def _app_json(rows: tuple[Row, ...]) -> str:
    exercises = [
        {"name": row.name, "sets": row.sets, "reps": row.reps, "weight_kg": row.kg, "notes": row.notes} for row in rows
    ]
    return _json({"plan": [{"day": "Day 1", "exercises": exercises}]})


def _sheet(rows: tuple[Row, ...]) -> str:
    header = ("Day", "Exercise", "Sets", "Reps", "Weight (kg)", "Notes")
    return _table(header, (["Day 1", row.name, row.sets, row.reps, row.kg, row.notes] for row in rows))


def _text(rows: tuple[Row, ...]) -> str:
    lines = (
        f"- {row.name}: {row.sets} x {row.reps}"
        + (f", {row.kg:g} kg" if row.kg is not None else "")
        + (f" ({row.notes})" if row.notes else "")
        for row in rows
    )
    return "\n".join(["# Day 1", "", *lines, ""])


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False)


_SHARED: tuple[FormatName, ...] = ("native", "plan-csv", "wpl", "fhir", "fhir-r5")
_WRITERS: dict[str, Callable[[tuple[Row, ...]], str]] = {
    **{format: _ours(format) for format in _SHARED},
    "hevy-csv": _hevy_csv,
    "hevy-api": _hevy_api,
    "strong-csv": _strong_csv,
    "app-json": _app_json,
    "sheet": _sheet,
    "text": _text,
}


#: The formats that documents are made in.
MADE = tuple(sorted(_WRITERS))


def document(format: str, rows: tuple[Row, ...]) -> Document:
    """The rows as a document in one of the formats of ``MADE``."""
    return Document(format, _WRITERS[format](rows), rows)


#: Documents in the formats that people have, with what they hold.
documents: st.SearchStrategy[Document] = st.builds(document, st.sampled_from(MADE), rows)
