"""Any table with a column of movements: spreadsheets of plans, and logs of apps that have no format of their own here.

Source: exports of FitNotes, Fitbod, GymBook and GymRun, spreadsheets of clinics and forums, seen in 2026. What columns
mean stands in data/fields.toml, by their names in nine languages; one must be a column of movements.

A table without dates is a plan: a row is a prescription. A table with a column of dates is a history: a row is a set,
and the latest workout of each title is the routine, as for Hevy and Strong. Without titles no two workouts are known to
be the same routine, so what only older ones hold is listed as unread.

Traps: the cell of a day, a week or a session may be filled in its first row only; doses are written in words ("8-12",
"60s", "3 x 10 each side"); "Set" counts the rows of a movement where "Sets" is how many it has; a weight may have no
unit anywhere (``weight_unit``); a sentence may stand under the table; a time of day may stand beside the date.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import pairwise

import attrs

from stenosis_routines.errors import InvalidValueError, echo
from stenosis_routines.formats import history
from stenosis_routines.formats.draft import routine
from stenosis_routines.formats.format import Format, Glance
from stenosis_routines.formats.limits import DEFAULT, Limits
from stenosis_routines.formats.reading.problems import Collector, fail, text_limits
from stenosis_routines.formats.reading.table import Row, header_of, rows_of
from stenosis_routines.formats.said.entry import HINTS, Entry, is_sentence, prescribed
from stenosis_routines.formats.said.fields import (
    DOSES,
    RANKS,
    Field,
    counts_up,
    field_of,
    is_day,
    is_nothing,
    is_rank,
    is_record,
    is_rest,
    lasts_long,
)
from stenosis_routines.language.asked import loose
from stenosis_routines.recognise import mentions_movement
from stenosis_routines.routine import Prescription, Routine, Session

__all__ = ["FORMAT", "read", "recognises"]

_TIME_OF_DAY = re.compile(r"[0-2]?[0-9]:[0-5][0-9](?: ?[ap]m)?", re.IGNORECASE)
_SLASHED = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4}|[0-9]{2})(?![0-9])")
#: A decimal comma, which is read where semicolons separate the cells.
_COMMA = re.compile(r"(?<=[0-9]),(?=[0-9])")
_YES = frozenset({"yes", "true", "1", "y", "x", "ja", "oui", "si", "sí", "sim", "예", "はい", "是"})
_NO = frozenset({"no", "false", "0", "n", "nein", "non", "não", "아니요", "いいえ", "否"})
#: Kinds of columns in which a number that is no yes or no asks for something: "50" under "Each side".
_COUNTED = frozenset({"side", "exercise", "name", "movements"})
#: Kinds of columns that say nothing of a dose.
_NO_DOSE = frozenset({"title", "parts", "date", "skip", "number"})


def recognises(glance: Glance) -> bool:
    """Whether the header names a column of movements, and another one that is known; beside a mere name, a dose."""
    columns = list(map(field_of, glance.header))
    if (place := _movements(columns)) is None:
        return False
    others = {column.kind for at, column in enumerate(columns) if at != place} - {""}
    return not others.isdisjoint(DOSES | {"set"}) if columns[place].kind == "name" else bool(others)


def _movements(columns: Sequence[Field]) -> int | None:
    """The place of the column of movements; ``None`` if there is none."""
    for kind in ("exercise", "movements", "name"):
        for place, column in enumerate(columns):
            if column.kind == kind:
                return place
    return None


def read(data: bytes, limits: Limits = DEFAULT, *, weight_unit: str | None = None) -> Routine:
    """The routine in a table.

    ``weight_unit`` is the unit of loads, kg or lb, if the document has none; without it they stay unknown.

    Raises:
        UnreadableRoutineError: it is no table, or none of its columns is known to hold movements.
        InvalidValueError: the unit is neither kg nor lb.
    """
    if weight_unit not in (None, "kg", "lb"):
        raise InvalidValueError("weight_unit", "kg or lb", weight_unit)
    collector = Collector()
    rows = rows_of(data, collector, limits, ragged=True)
    header = tuple(rows[0].columns) if rows else header_of(data)
    fields = dict(zip(header, map(field_of, header), strict=True))
    if (place := _movements([*fields.values()])) is None:
        fail("row 1", "a column of movements, named Exercise", echo(", ".join(header)), "missing")
    table = _Table(fields, header[place], weight_unit or "")
    dated = any(field.kind == "date" for field in fields.values())
    for column, field in fields.items():
        cells = {row.text(column).strip() for row in rows} - {""} if field.name == "time" and dated else set[str]()
        if cells and all(map(_TIME_OF_DAY.fullmatch, cells)):
            fields[column] = field._replace(kind="skip")  # the time of day beside a date
        elif field.kind == "skip" and not all(is_record(row.text(column).strip()) for row in rows):
            field = fields[column] = field._replace(kind="notes")  # "Position" may say how one lies
        if field.kind in ("skip", "date", "number") and column != table.movement:
            fits = is_rank if field.kind == "number" else is_record
            for text, row in {row.text(column).strip(): row for row in reversed(rows)}.items():
                if text and (not fits(text) or lasts_long(field, text)):  # it asks for something, perhaps
                    row.note(column, "a number, a day, or nothing")
            ranks = [cell for row in rows if is_rank(cell := row.text(column).strip())]
            if field.kind == "number" and not counts_up(ranks):
                collector.note(f"row 1, column {column}", RANKS, ", ".join(ranks[:3]))
        says = any(row.text(column).strip() for row in rows) or mentions_movement(column)
        if field.aside or (says and not field.kind):
            collector.note(f"row 1, column {column}", "a column this format knows", column, "unknown-key")
    sessions, guidance = table.history(rows) if dated else table.plan(rows)
    return routine("", sessions, guidance, collector=collector)


@attrs.frozen(eq=False)
class _Table:
    """What the columns of a table hold."""

    fields: dict[str, Field]
    movement: str
    weight_unit: str

    def of(self, *kinds: str) -> list[str]:
        """The columns of some kinds."""
        return [column for column, field in self.fields.items() if field.kind in kinds and column != self.movement]

    def _saying(self, sets: bool) -> list[tuple[str, Field]]:
        """The columns that say something of a movement; "Set" says how many there are, unless rows are sets."""
        skipped = _NO_DOSE | {"set"} if sets else _NO_DOSE
        return [
            (column, field._replace(kind="sets") if field.kind == "set" else field)
            for column, field in self.fields.items()
            if column != self.movement and field.kind not in skipped
        ]

    def plan(self, rows: Sequence[Row]) -> tuple[list[Session], list[str]]:
        """The sessions of a plan, in the order of their first rows, and the texts beside its rows."""
        parts = self.of("title", "parts")
        guidance, waiting, taken = list[str](), list[tuple[str, str]](), set[tuple[str, str]]()
        sessions: dict[str, list[Row]] = {}
        for row, filled in _filled_down(rows, parts):
            said = [column for column in row.columns if column not in parts and row.text(column).strip()]
            if is_rest(self._name(row)) and all(
                is_nothing(row.text(column)) for column in said if column != self.movement
            ):
                said = []
            if said and self._is_beside(row, said):
                guidance += [row.text(column).strip() for column in said]
            elif said:
                title = ", ".join(_label(self.fields[column], filled[column]) for column in parts if filled[column])
                sessions.setdefault(title, []).append(row)
                taken |= filled.items()
            else:
                waiting += filled.items()
        for column, cell in dict.fromkeys(waiting):  # a row of titles that no movement has
            if (column, cell) not in taken and not is_day(cell) and not is_rest(cell):
                guidance.append(cell)
        return [self._session(title, held, self._counts_sets(held)) for title, held in sessions.items()], guidance

    def _is_beside(self, row: Row, said: Sequence[str]) -> bool:
        """Whether a row holds nothing but a text: a note for all movements, or a sentence under the table."""
        if len(said) > 1:
            return False
        return self.fields[said[0]].kind == "notes" or (said[0] == self.movement and is_sentence(row.text(said[0])))

    def _counts_sets(self, rows: Sequence[Row]) -> bool:
        """Whether a column "Set" numbers the rows of a movement; else it says how many sets it has."""
        below = pairwise(rows)
        several = any(self._name(row) in (self._name(above), "") for above, row in below)
        return bool(self.of("set")) and several and self._counts_up(rows)

    def _counts_up(self, rows: Sequence[Row]) -> bool:
        """Whether the numbers of a column "Set" count from 1 up, for each movement or for all."""
        name, counted = "", dict[str, list[str]]()
        for row in rows:
            name = self._name(row) or name
            cells = [row.text(column).strip() for column in self.of("set")]
            counted.setdefault(name, []).extend(filter(str.isdecimal, cells))
        runs = [*counted.values()]
        whole = [number for numbers in runs for number in numbers]
        return all(map(counts_up, runs)) or counts_up(whole)

    def _name(self, row: Row) -> str:
        return row.text(self.movement).strip()

    def history(self, rows: Sequence[Row]) -> tuple[list[Session], list[str]]:
        """The latest workout of each title."""
        [date, *_], titles = self.of("date"), self.of("title", "parts")
        month_first = _month_first(row.text(date) for row in rows)
        workouts: dict[tuple[str, str], list[Row]] = {}
        for row, filled in _filled_down(rows, [date, *titles]):
            title = ", ".join(_label(self.fields[column], filled[column]) for column in titles if filled[column])
            workouts.setdefault((title, _day(filled[date], month_first)), []).append(row)
        made = [
            history.Workout(title, day, held[0].place(date), partial(self._named, held), held)
            for (title, day), held in workouts.items()
        ]
        current = history.current(made, rows[0].collector) if rows else []
        return [self._session(workout.title, workout.held, sets=True) for workout in current], []

    def _named(self, rows: Iterable[Row]) -> Iterator[tuple[str, str]]:
        return ((row.place(self.movement), self._name(row)) for row in rows)

    def _session(self, title: str, rows: Sequence[Row], sets: bool) -> Session:
        """A session; neighbouring rows of one movement may be its sets."""
        fitted = rows[0].collector.fitted(rows[0].path, title, text_limits(Session, "title"))
        columns = self._saying(sets and self._counts_up(rows))
        runs = self._runs(rows) if sets else ([row] for row in rows)
        made = (_prescription([self._entry(row, columns) for row in run], sets) for run in runs)
        return Session(fitted, tuple(made), path=rows[0].path)

    def _runs(self, rows: Iterable[Row]) -> Iterator[list[Row]]:
        """The neighbouring rows of one movement."""
        run = list[Row]()
        for row in rows:
            if run and self._name(row) not in (self._name(run[0]), ""):
                yield run
                run = []
            run.append(row)
        if run:
            yield run

    def _entry(self, row: Row, columns: Iterable[tuple[str, Field]]) -> Entry:
        entry = Entry(row.path, row.collector, weight_unit=self.weight_unit)
        entry.called(row.text(self.movement), row.place(self.movement))
        for column, field in columns:
            cell = row.text(column).strip()
            if not cell or (field.kind == "side" and cell.lower() in _NO):
                continue
            if field.kind == "side" and cell.lower() in _YES:
                cell = "each side"
            elif row.delimiter == ";" and field.kind in DOSES:
                cell = _COMMA.sub(".", cell)
            counts = field.kind in _COUNTED and cell.lower() not in _YES | _NO
            if field.kind == "label" and loose(cell):
                cell = f"{column}: {cell}"  # "Goal: 500" may be of each movement
            if not entry.takes(field, cell, row.place(column)) and (counts or any(map(str.isalpha, cell))):
                entry.notes.append(cell)
        return entry


def _prescription(entries: Sequence[Entry], sets: bool) -> Prescription:
    """The prescription of a row, or of neighbouring rows that are the sets of one movement."""
    first = entries[0]
    if not sets:
        return prescribed(first)
    hints = {kind: [text for one in entries for text in one.hints.get(kind, ())] for kind in HINTS}
    hints = {kind: [*dict.fromkeys(texts)] for kind, texts in hints.items() if texts}
    movement = Entry(first.path, first.collector, first.place, name=first.name, ident=first.ident, group=first.group)
    movement.hints = hints
    return prescribed(movement, entries)


def _filled_down(rows: Iterable[Row], columns: Sequence[str]) -> Iterator[tuple[Row, dict[str, str]]]:
    """The rows with the cells of some columns, where a blank cell stands for that of the row above."""
    filled = dict.fromkeys(columns, "")
    for row in rows:
        found = {column: cell for column in columns if (cell := row.text(column).strip())}
        if found:
            first = min(map(columns.index, found))
            filled |= dict.fromkeys(columns[first + 1 :], "")  # a new week begins with no day
        filled |= found
        yield row, dict(filled)


def _label(field: Field, cell: str) -> str:
    """The title that a cell gives: "Day 1" for a 1 under "Day"."""
    return cell if any(map(str.isalpha, cell)) else f"{field.name.capitalize()} {cell}"


def _month_first(dates: Iterable[str]) -> bool | None:
    """Whether dates such as 1/17/2026 have the month first; ``None`` if none of them shows it."""
    ends = [(int(found[1]), int(found[2])) for text in set(dates) if (found := _SLASHED.match(text.strip()))]
    first, second = any(one > 12 for one, _ in ends), any(two > 12 for _, two in ends)
    return second if first != second else None


def _day(text: str, month_first: bool | None) -> str:
    """The day of a date as ISO writes it; a text that is no date, or that may be two, stays as it is."""
    found = _SLASHED.match(text)
    if found and (month_first is not None or found[1] == found[2]):
        month, day = (found[1], found[2]) if month_first else (found[2], found[1])
        text = f"{_year(found[3]):04}-{int(month):02}-{int(day):02}"
    moment = history.moment_of(text)
    return text if moment is None else moment.date().isoformat()


def _year(digits: str) -> int:
    """A year; of two digits, one from 1969 to 2068, as POSIX reads them."""
    year = int(digits)
    return year if len(digits) == 4 else year + (2000 if year < 69 else 1900)


FORMAT = Format(
    name="sheet",
    family="table",
    look="a table with a column Exercise and others such as Day, Sets, Reps, Date",
    recognises=recognises,
    read=read,
    read_options=("weight_unit",),
)
