"""The CSV that Hevy exports: a history of sets, from which the latest workout of each title makes the routine.

Source: exports of 2025 and 2026; one row a set, newest workout first: ``title, start_time, end_time, description,
exercise_title, superset_id, exercise_notes, set_index, set_type, weight_kg, reps, distance_km, duration_seconds, rpe``.

Traps: the unit is in the header (``weight_kg`` or ``weight_lbs``); ``superset_id`` 0 is a superset; a duration of 0
means no duration, and so do 0 repetitions beside a duration; dates are in the language of the app; a line break in
notes is the two characters ``\\n``. Warm-up, drop and failure sets are exercise too and count as sets. It is a log, so
there is no writer.
"""

from stenosis_routines.errors import echo
from stenosis_routines.formats import history
from stenosis_routines.formats.draft import highest, is_strenuous, routine
from stenosis_routines.formats.format import Format, Glance
from stenosis_routines.formats.limits import DEFAULT, Limits
from stenosis_routines.formats.reading.problems import Collector, fail, limits
from stenosis_routines.formats.reading.table import Row, header_of, rows_of
from stenosis_routines.routine import Routine

__all__ = ["FORMAT", "read", "recognises"]

_NAMES = history.Columns(
    title="title",
    start="start_time",
    exercise="exercise_title",
    notes="exercise_notes",
    about="description",
    group="superset_id",
)
_LOADS = (("weight_kg", "kg"), ("weight_lbs", "lb"))
_DISTANCES = (("distance_km", "km"), ("distance_miles", "miles"))
_COLUMNS = frozenset(
    {
        *("title", "start_time", "end_time", "description", "exercise_title", "superset_id", "exercise_notes"),
        *("set_index", "set_type", "weight_kg", "weight_lbs", "reps", "distance_km", "distance_miles"),
        *("duration_seconds", "rpe"),
    }
)
_SET_TYPES = frozenset({"", "warmup", "normal", "failure", "dropset"})


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
    sessions, guidance = history.sessions(rows, _NAMES, _one_set)
    return routine("Hevy export", sessions, guidance, collector=collector)


def _one_set(row: Row) -> history.OneSet:
    kind = row.text("set_type").strip().lower()
    if kind not in _SET_TYPES:
        row.note("set_type", "warmup, normal, failure or dropset")
    row.number("set_index")  # the place of the set in its exercise; anything else is unread
    seconds = row.number("duration_seconds", limits("hold_s")) or None
    return history.OneSet(
        reps=None if seconds and row.text("reps").strip() == "0" else row.integer("reps", limits("reps")),
        hold_s=seconds,
        load_kg=highest([history.load_kg(row, column, unit) for column, unit in _LOADS if row.text(column)]),
        strenuous=kind == "failure" or is_strenuous(row.number("rpe")),
        notes=tuple([f"{row.text(column).strip()} {unit}" for column, unit in _DISTANCES if row.number(column)]),
    )


FORMAT = Format(
    name="hevy-csv",
    family="table",
    look="CSV with the columns exercise_title and set_index",
    recognises=recognises,
    read=read,
)
