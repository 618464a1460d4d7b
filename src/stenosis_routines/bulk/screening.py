"""Screens a table: each distinct prescription is understood once, and only what rows add up to is done with arrays.

Where arrays cannot be sure to come to the same as ``check``, the routine goes through ``check``.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stenosis_routines.answers import Answers, Question
from stenosis_routines.bulk._arrow import Array, Table, np, pa, pc
from stenosis_routines.bulk.columns import (
    DOSE,
    ID,
    NAME,
    SESSION,
    Column,
    Place,
    columns_of,
    combined,
    fail,
    first_of,
    numbered,
    row_place,
    shifted,
    starts_of,
)
from stenosis_routines.bulk.facts import (
    AMOUNT,
    CODES,
    CONTRAINDICATIONS,
    DAILY,
    ERROR,
    NOT_DAILY,
    SAYS_CONSULT,
    SAYS_STOP,
    SIGN,
    SUITABILITIES,
    WARNING,
    Facts,
    NamelessError,
    bit,
    flags_of,
)
from stenosis_routines.check import Verdict, check
from stenosis_routines.errors import Location, echo
from stenosis_routines.rules.amounts import LONG_S
from stenosis_routines.rules.balance import outweighs
from stenosis_routines.rules.days import is_in_any_week, is_week

__all__ = ["CHECKED", "Screener", "lists_of"]

#: The key of a table's metadata under which it says how many of its rows went through ``check``.
CHECKED = b"stenosis_routines.checked_rows"

#: The rows that are looked at together.
_ROWS = 1 << 20
#: Sums of numbers with fractions depend on their order by less than this share.
_SHARE = 1e-9

#: At least as many bits as ``Amounts.told_apart`` has.
_BITS = 16

_VERDICTS = tuple(Verdict)


class _Routines(NamedTuple):
    """Where the routines of a table are."""

    #: The first row of each.
    starts: Array
    #: The number of rows of each.
    lengths: Array
    #: For each row the number of its routine.
    of_row: Array


class _Found(NamedTuple):
    """What is found in the rows and routines of a table; the arrays are changed in place."""

    #: The codes of each row.
    codes: Array
    #: The codes of each routine that are at none of its rows.
    routine_codes: Array
    #: The flags of each routine.
    flags: Array
    #: Whether a routine has to go through ``check``.
    unsure: Array


class Screener:
    """Screens tables one after the other, and remembers what it has understood. Not for several threads at once."""

    def __init__(self, answers: Answers | None = None) -> None:
        self._facts = Facts(answers)
        self._questions = Counter[Question]()

    def screen(self, table: Table, place: Place = row_place) -> Table:
        """A row for each row, in order; what ``bulk.screen`` says of it. ``place`` names a row by its number from 0.

        Raises: UnreadableRoutineError.
        """
        columns = columns_of(table, place)
        ids = table.column(ID)
        if not len(table):
            return _named(pa.table({ID: ids}), _EMPTY)
        starts = starts_of(ids)
        _each_once(ids, starts, place)
        parts, checked = list[Table](), 0
        for begin, end in _spans(starts, len(table)):
            held = {name: column.part(begin, end) for name, column in columns.items()}
            within = starts[np.searchsorted(starts, begin) : np.searchsorted(starts, end)] - begin
            part, through_check = self._screened(held, within, end - begin, shifted(place, begin))
            parts.append(_named(pa.table({ID: ids.slice(begin, end - begin)}), part))
            checked += through_check
        return pa.concat_tables(parts).replace_schema_metadata({CHECKED: str(checked)})

    def take_questions(self) -> Counter[Question]:
        """What only a person can settle in the tables since this was called last, and how often each is asked."""
        taken, self._questions = self._questions, Counter[Question]()
        return taken

    def _count_questions(self, asks: Array) -> None:
        times = np.bincount(asks)
        for number in np.flatnonzero(times).tolist():
            for question in self._facts.asked(number):
                self._questions[question] += int(times[number])

    def _screened(self, columns: dict[str, Column], starts: Array, count: int, place: Place) -> tuple[list[Array], int]:
        """The columns of what is found, and how many rows went through ``check``."""
        lengths = np.diff(starts, append=count)
        routines = _Routines(starts, lengths, np.repeat(np.arange(len(starts)), lengths))
        facts = self._understood(columns, place)
        found = _Found(
            facts["codes"],
            np.zeros(len(starts), np.int64),
            np.bitwise_or.reduceat(facts["flags"], starts),
            np.zeros(len(starts), bool),
        )
        day = self._look_at_sessions(columns[SESSION], routines, found, place)
        found.unsure[(found.flags & AMOUNT) > 0] = True
        _add_up_strength(facts, routines, found)
        _add_up_days(facts, day, routines, found)
        self._look_at_languages(facts["asks"], routines, found)
        _look_for_advice(found)
        self._count_questions(facts["asks"])
        self._check(columns, routines, found, place)
        verdict = np.where(found.flags & ERROR, 2, np.where(found.flags & WARNING, 1, 0))
        return [
            _words(facts["suitability"], SUITABILITIES),
            lists_of(facts["against"], CONTRAINDICATIONS),
            lists_of(found.codes, CODES),
            _words(verdict[routines.of_row], _VERDICTS),
            lists_of(found.routine_codes, CODES).take(pa.array(routines.of_row)),
        ], int(lengths[found.unsure].sum())

    def _understood(self, columns: dict[str, Column], place: Place) -> dict[str, Array]:
        """The facts of each row, a column for each. Each movement and each dose is understood once."""
        movements = [column for name, column in columns.items() if name not in (SESSION, *DOSE)]
        doses = [column for name, column in columns.items() if name in DOSE]
        self._facts.begin(tuple(column.name for column in movements), tuple(column.name for column in doses))
        movement, first = combined(movements)
        try:
            known, looked_at = self._facts.movements(_cells(movements, first, place))
        except NamelessError as error:
            row = place(int(first[error.number]))
            fail(f"{row}, column {NAME}", "the name of an exercise", code="missing")
        dose, first = combined(doses) if doses else (np.zeros(len(movement), np.int64), np.zeros(1, np.int64))
        of_dose = self._facts.doses(_cells(doses, first, place) if doses else [()])
        all_bits = of_dose["bits"][dose]
        bits = all_bits & looked_at[movement]
        kind, count = numbered(movement << _BITS | bits)
        first = first_of(kind, count)
        of_kind = self._facts.kinds(known[movement[first]], all_bits[first], bits[first])
        facts = {name: np.ascontiguousarray(of_kind[name])[kind] for name in of_kind.dtype.names}
        facts |= {name: np.ascontiguousarray(of_dose[name])[dose] for name in ("seconds", "repetitions")}
        facts["flags"] |= np.ascontiguousarray(of_dose["flags"])[dose]
        if of_dose["codes"].any():
            facts["codes"] |= of_dose["codes"][dose]
        return facts

    def _look_at_sessions(self, sessions: Column, routines: _Routines, found: _Found, place: Place) -> Array:
        """Adds what the titles of sessions come to; for each row, the number of its day, 0 where it names none."""
        begins = np.diff(sessions.codes, prepend=-1) != 0
        begins[routines.starts] = True
        runs = np.flatnonzero(begins)
        cells, title_of_run = sessions.distinct(runs, place)
        titles = [self._facts.title(cell) for cell in cells]
        routine_of_run = routines.of_row[runs]

        of_text = {text: n for n, text in enumerate(dict.fromkeys(title.text for title in titles))}
        texts = np.array([of_text[title.text] for title in titles])[title_of_run]
        session, count = numbered(routine_of_run * len(of_text) + texts)
        if count < len(runs):  # a session comes back, so that its movements are not in the order of the rows
            comes_back = np.bincount(session)[session] > 1
            found.unsure[routine_of_run[comes_back]] = True

        of_run = np.searchsorted(runs, routines.starts)
        label_codes = np.array([title.codes for title in titles], np.int64)[title_of_run]
        label_flags = np.array([title.flags for title in titles], np.uint8)[title_of_run]
        np.bitwise_or(found.routine_codes, np.bitwise_or.reduceat(label_codes, of_run), out=found.routine_codes)
        np.bitwise_or(found.flags, np.bitwise_or.reduceat(label_flags, of_run), out=found.flags)

        lengths = np.diff(runs, append=len(sessions.codes))
        unread = np.array([title.is_unread for title in titles])[title_of_run]
        if unread.any():
            found.codes[np.repeat(unread, lengths)] |= bit("SR606")
            found.flags[routine_of_run[unread]] |= WARNING
        weeks = np.array([is_week(title.day) for title in titles])[title_of_run]
        in_any_week = np.array([title.day != "" and is_in_any_week(title.day) for title in titles])[title_of_run]
        both = np.logical_or.reduceat(weeks, of_run) & np.logical_or.reduceat(in_any_week, of_run)
        found.unsure[both] = True  # what names a week alone counts on days that name no week
        days = {"": 0}
        day_of_title = np.array([days.setdefault(title.day, len(days)) for title in titles])
        return np.repeat(day_of_title[title_of_run], lengths)

    def _look_at_languages(self, asks: Array, routines: _Routines, found: _Found) -> None:
        """Adds SR609 where what is asked about looks like a language that is not read."""
        for number in np.flatnonzero(found.flags & SIGN).tolist():
            begin = routines.starts[number]
            asked = frozenset(asks[begin : begin + routines.lengths[number]].tolist())
            if self._facts.is_in_a_language_not_read(asked):
                found.routine_codes[number] |= bit("SR609")

    def _check(self, columns: dict[str, Column], routines: _Routines, found: _Found, place: Place) -> None:
        """Puts what ``check`` finds in place of what was found in the routines that are not sure."""
        unsure = np.flatnonzero(found.unsure)
        if not len(unsure):
            return
        rows = np.flatnonzero(found.unsure[routines.of_row])
        names, cells = tuple(columns), _cells(list(columns.values()), rows, place)
        end = 0
        for number in unsure.tolist():
            first, length = int(routines.starts[number]), int(routines.lengths[number])
            begin, end = end, end + length
            report = check(self._facts.routine_of(names, cells[begin:end]), answers=self._facts.answers)
            found.codes[first : first + length] = 0
            found.routine_codes[number] = 0
            for finding in report.findings:
                row = Location.of(finding.path).row
                if row is None:
                    found.routine_codes[number] |= bit(finding.code)
                else:
                    found.codes[first + row - 1] |= bit(finding.code)
            found.flags[number] = flags_of(report.findings)


def _add_up_strength(facts: dict[str, Array], routines: _Routines, found: _Found) -> None:
    """Adds SR201. Sums are made in the order of the rows, as ``check`` makes them, so that they are the same."""
    count = len(routines.starts)
    total = np.bincount(routines.of_row, facts["seconds"], count)
    training, unknown = (_sum(facts["seconds"], facts["training"] == kind, routines) for kind in (1, 2))
    surely, maybe = outweighs(training, total), outweighs(training + unknown, total)
    found.routine_codes[maybe] |= bit("SR201")
    found.flags[maybe] |= WARNING
    found.flags[surely] |= ERROR


def _sum(values: Array, which: Array, routines: _Routines) -> Array:
    return np.bincount(routines.of_row[which], values[which], len(routines.starts))


def _add_up_days(facts: dict[str, Array], day: Array, routines: _Routines, found: _Found) -> None:
    """Adds SR307 and SR306 at the first row of a movement that is done too often, or for too long, in a day.

    Where a sum of broken seconds is so near the limit that its rounding may decide, it is not sure.
    """
    counted = facts["movement"] > 0
    sides = facts["shared_by"]
    done = np.flatnonzero(counted & (facts["repetitions"] > 0) & (sides > 0))
    a_side = -(-facts["repetitions"][done] // sides[done])
    group = _Groups.of(facts["movement"][done], day[done], routines.of_row[done])
    first = done[group.first]
    too_often = group.together(a_side) > facts["most"][first]
    found.codes[first[too_often]] |= bit("SR307")
    found.flags[routines.of_row[first[too_often]]] |= WARNING

    done = np.flatnonzero(counted)
    group = _Groups.of(facts["movement"][done], day[done], routines.of_row[done])
    seconds = facts["seconds"][done]
    together, first = group.together(seconds), done[group.first]
    too_long = (group.together(seconds > LONG_S) == 0) & (together > LONG_S)
    found.codes[first[too_long]] |= bit("SR306")
    found.flags[routines.of_row[first[too_long]]] |= WARNING
    near = (np.abs(together - LONG_S) <= LONG_S * _SHARE) & (group.together(seconds % 1 > 0) > 0)
    found.unsure[routines.of_row[first[near]]] = True


class _Groups(NamedTuple):
    """Rows of one movement on one day of one routine.

    What names no day counts on each day that is named, and for itself where none is.
    """

    #: For each row the number of its group.
    of_row: Array
    #: For each group its first row.
    first: Array
    #: For each group the number of its movement in its routine.
    movement: Array
    is_dated: Array

    @classmethod
    def of(cls, movement: Array, day: Array, routine: Array) -> "_Groups":
        days = int(day.max(initial=0)) + 1
        key = routine * (int(movement.max(initial=0)) + 1) + movement
        of_row, count = numbered(key * days + day)
        first = first_of(of_row, count)
        return cls(of_row, first, numbered(key[first])[0] if days > 1 else first, day[first] > 0)

    def together(self, values: Array) -> Array:
        """For each group the sum of its rows, and of those that name no day; -1 where these are counted elsewhere."""
        own = np.bincount(self.of_row, values, len(self.first))
        if not self.is_dated.any():
            return own
        count = int(self.movement.max()) + 1
        on_any = np.bincount(self.movement[~self.is_dated], own[~self.is_dated], count)
        dated = np.bincount(self.movement[self.is_dated], minlength=count) > 0
        return np.where(self.is_dated, own + on_any[self.movement], np.where(dated[self.movement], -1, own))


def _look_for_advice(found: _Found) -> None:
    """Adds SR305, SR501 and SR502, which are for information."""
    flags = found.flags
    found.routine_codes[(flags & (NOT_DAILY | DAILY)) == NOT_DAILY] |= bit("SR305")
    found.routine_codes[flags & SAYS_STOP == 0] |= bit("SR501")
    found.routine_codes[flags & SAYS_CONSULT == 0] |= bit("SR502")


# What comes in and goes out.


def _cells(columns: Sequence[Column], rows: Array, place: Place) -> list[tuple[str, ...]]:
    """The cells of these rows, as a sheet writes them."""
    return list(zip(*(column.texts(rows, place) for column in columns), strict=True))


def _each_once(ids: Array, starts: Array, place: Place) -> None:
    """Refuses an id that comes back after another one: its rows would be judged as two routines."""
    firsts = ids.take(pa.array(starts))
    if (blank := pc.index(firsts, "").as_py() if pa.types.is_string(firsts.type) else -1) >= 0:
        fail(f"{place(int(starts[blank]))}, column {ID}", "the id of a routine", code="missing")
    if len(firsts) != len(firsts.unique()):
        seen = set[object]()
        for row, ident in zip(starts.tolist(), firsts.to_pylist(), strict=True):
            if ident in seen:
                fail(
                    f"{place(row)}, column {ID}",
                    "all rows of a routine one after the other",
                    echo(ident),
                    "duplicate-key",
                )
            seen.add(ident)


def _spans(starts: Array, count: int) -> Iterator[tuple[int, int]]:
    """Spans of about so many rows, each of whole routines."""
    begin = 0
    while begin < count:
        nearest = int(np.searchsorted(starts, begin + _ROWS))
        end = int(starts[nearest]) if nearest < len(starts) else count
        yield begin, end
        begin = end


def _words(numbers: Array, words: Sequence[str]) -> Array:
    return pa.DictionaryArray.from_arrays(pa.array(numbers.astype(np.int8)), pa.array(list(map(str, words))))


def lists_of(masks: Array, names: Sequence[str]) -> Array:
    """For each mask the list of its names."""
    encoded = pa.array(masks).dictionary_encode()
    members = [[n for n in range(len(names)) if mask >> n & 1] for mask in encoded.dictionary.to_pylist()]
    ends = np.cumsum([0, *map(len, members)], dtype=np.int32)
    said = pa.array([n for one in members for n in one], pa.int8())
    values = pa.DictionaryArray.from_arrays(said, pa.array(list(map(str, names))))
    return pa.ListArray.from_arrays(pa.array(ends), values).take(encoded.indices)


_WORD = pa.dictionary(pa.int8(), pa.string())
_LIST = pa.list_(_WORD)
_RESULT = {"suitability": _WORD, "contraindications": _LIST, "codes": _LIST, "verdict": _WORD, "routine_codes": _LIST}
_EMPTY = [pa.array([], kind) for kind in _RESULT.values()]


def _named(table: Table, columns: Sequence[Array]) -> Table:
    for name, column in zip(_RESULT, columns, strict=True):
        table = table.append_column(name, column)
    return table
