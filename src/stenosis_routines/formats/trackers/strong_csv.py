"""The CSV that Strong exports: a history of sets, from which the latest workout of each title makes the routine.

Source: exports of 2019 to 2026, one row a set, in four layouts that the names of their columns tell apart: the oldest
(``kg``, ``km``), the classic one (``Weight``, without a unit), one with the unit in each row (``Weight Unit``), and the
newest (``Workout #``, ``Weight (kg)``). The names of columns in other languages are in data/strong.toml.

Traps: the classic layout has no unit anywhere, so without ``weight_unit`` loads stay unknown; one file may hold both
units; 0 stands for what does not apply; the rests and the notes of an exercise are rows like its sets; names are in the
language of the app. It is a log, so there is no writer.
"""

from collections.abc import Iterable, Mapping
from functools import cache

import attrs

from stenosis_routines._data import toml
from stenosis_routines.errors import InvalidValueError, echo
from stenosis_routines.formats import history
from stenosis_routines.formats.draft import KILOGRAMS, is_strenuous, routine
from stenosis_routines.formats.format import Format, Glance
from stenosis_routines.formats.limits import DEFAULT, Limits
from stenosis_routines.formats.reading.problems import Collector, fail, limits
from stenosis_routines.formats.reading.table import Row, header_of, rows_of
from stenosis_routines.routine import Routine

__all__ = ["FORMAT", "read", "recognises"]

_REQUIRED = ("date", "workout name", "exercise name", "set order", "weight", "reps")
_WITH_UNIT = frozenset({"weight", "distance", "duration", "workout duration"})

#: Rows for a rest or a note; they count as such if nothing was lifted, repeated or walked in them.
_REST, _NOTE = "rest timer", "note"
_FAILURE = "f"
#: Warm-up, drop set, failure; any other set has a number.
_SET_ORDERS = frozenset({"w", "d", _FAILURE})


def recognises(glance: Glance) -> bool:
    """Whether the header is that of an export, in a language that is known."""
    return frozenset(_REQUIRED) <= _written(glance.header).keys()


def read(data: bytes, limits: Limits = DEFAULT, *, weight_unit: str | None = None) -> Routine:
    """The routine that the latest workout of each title makes.

    ``weight_unit`` is the unit of loads, kg or lb, if the document has none; without it they stay unknown.

    Raises:
        UnreadableRoutineError: it is no such table.
        InvalidValueError: the unit is neither kg nor lb.
    """
    if weight_unit not in (None, "kg", "lb"):
        raise InvalidValueError("weight_unit", "kg or lb", weight_unit)
    collector = Collector()
    table = rows_of(data, collector, limits)
    header = tuple(table[0].columns) if table else header_of(data)
    names = _written(header)
    if missing := ", ".join(name for name in _REQUIRED if name not in names):
        fail("row 1", f"the columns {missing} (in a language that is known)", echo(", ".join(header)), "missing")
    for column in header:
        if column not in names.values():
            collector.note(f"row 1, column {column}", "a column this format knows, once", column, "unknown-key")
    names = {name: name for name in _known().values()} | names
    columns = history.Columns(
        title=names["workout name"],
        start=names["date"],
        exercise=names["exercise name"],
        notes=names["notes"],
        about=names["workout notes"],
    )
    layout = _Layout(names, _unit_of(names["weight"]) or weight_unit or "")
    rows = [row for row in table if not layout.is_rest_alone(row)]
    sessions, guidance = history.sessions(rows, columns, layout.one_set)
    if layout.unitless:
        place = f"row 1, column {names['weight']}"
        collector.note(place, "a unit of weight, or the option weight_unit (kg or lb)", code="missing")
    return routine("Strong export", sessions, guidance, collector=collector)


@cache
def _known() -> dict[str, str]:
    """The columns by every name that they have in some language."""
    return {name: column for column, names in toml("strong").items() if column != "units" for name in _listed(names)}


@cache
def _called_by_unit() -> dict[str, str]:
    return {unit: column for column, units in toml("strong")["units"].items() for unit in _listed(units)}


def _listed(names: str) -> list[str]:
    return [name.strip() for name in names.split(",")]


def _written(header: Iterable[str]) -> dict[str, str]:
    """The known columns and how they are written; a unit in brackets is no part of a name."""
    names: dict[str, str] = {}
    for column in header:
        name, unit, _ = column.replace("’", "'").partition(" (")
        found = _known().get(name) or _called_by_unit().get(name)
        if found is not None and (found in _WITH_UNIT or not unit):
            names.setdefault(found, column)
    return names


def _unit_of(column: str) -> str:
    """The unit in brackets that a column names, or by which it is called; blank if there is none."""
    return column if column in _called_by_unit() else column.partition(" (")[2].rstrip(")")


@attrs.frozen(eq=False)
class _Layout:
    """How the columns of one export are written, and the unit of loads for rows without one."""

    names: Mapping[str, str]
    weight_unit: str
    #: The rows with a load whose unit is unknown.
    unitless: list[Row] = attrs.field(factory=list[Row], init=False)

    def text(self, row: Row, name: str) -> str:
        return row.text(self.names[name]).strip()

    def number(self, row: Row, name: str) -> float | None:
        """A number other than 0, which stands for what does not apply."""
        return row.number(self.names[name]) or None

    def is_rest_alone(self, row: Row) -> bool:
        """Whether the row is a rest and not an exercise."""
        named = self.text(row, "exercise name").lower() == _REST
        return named and self.is_empty(row) and not (self.text(row, "notes") or self.text(row, "workout notes"))

    def is_empty(self, row: Row) -> bool:
        """Whether nothing was done in a row, however long it took."""
        return not any(self.text(row, name).strip("0.,") for name in ("reps", "weight", "distance"))

    def one_set(self, row: Row) -> history.OneSet:
        order = self.text(row, "set order").lower()
        seconds = self.number(row, "seconds")
        if order in (_REST, _NOTE) and self.is_empty(row):
            rest = row.collector.within(row.place(self.names["seconds"]), seconds, limits("rest_s"))
            return history.OneSet(rest_s=rest, sets=0)
        if order not in _SET_ORDERS and not order.isdecimal():
            row.note(self.names["set order"], "a number, W, D, F or Rest Timer")
        reps = self.reps(row)
        notes: list[str] = []
        if distance := self.number(row, "distance"):
            unit = self.text(row, "distance unit") or _unit_of(self.names["distance"])
            notes.append(f"distance {distance:g} {unit}".rstrip())
        if reps is not None and seconds is not None:  # the time of the whole set, not of one repetition
            notes.append(f"{seconds:g} s")
            seconds = None
        if seconds is not None:
            seconds = row.collector.within(row.place(self.names["seconds"]), seconds, limits("hold_s"))
        return history.OneSet(
            reps=reps,
            hold_s=seconds,
            load_kg=self.load(row),
            strenuous=order == _FAILURE or is_strenuous(self.number(row, "rpe")),
            notes=tuple(notes),
        )

    def reps(self, row: Row) -> int | None:
        """Whole repetitions, which some exports write as 10.0."""
        value = self.number(row, "reps")
        if value is None:
            return None
        whole = int(value) if value.is_integer() else value
        checked = row.collector.within(row.place(self.names["reps"]), whole, limits("reps"))
        return checked if isinstance(checked, int) else None

    def load(self, row: Row) -> float | None:
        unit = self.text(row, "weight unit").lower() or self.weight_unit
        if self.number(row, "weight") is None:
            return None
        if not unit:
            self.unitless.append(row)
            return None
        if unit not in KILOGRAMS:
            row.note(self.names["weight unit"], "kg or lb")
            return None
        return history.load_kg(row, self.names["weight"], unit)


FORMAT = Format(
    name="strong-csv",
    family="table",
    look="CSV with the columns Exercise Name and Set Order",
    recognises=recognises,
    read=read,
    read_options=("weight_unit",),
)
