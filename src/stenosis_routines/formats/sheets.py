"""The library's own flat CSV: one prescription a row, for a spreadsheet.

The columns are ``session, exercise, sets, reps, reps_max, per_side, hold_s, load, load_unit, rest_s, times_per_day,
days_per_week, group, notes``; their order is free, only ``exercise`` must be there, and a blank cell is unknown.
Facts about a movement may be declared in further columns (``posture``, ``spine_motion`` ...), which are written only
where a routine needs them. A row that holds nothing but ``notes`` is guidance for the whole routine.

Traps: Excel in many countries separates by semicolons and writes decimal commas; spreadsheets run a
cell that starts like a formula, so it is written with an apostrophe before it; reading removes that again.
"""

import re
from collections.abc import Iterator
from typing import TypeVar

from stenosis_routines._fields import Text, Word
from stenosis_routines.errors import Problem, UnreadableRoutineError, UnwritableRoutineError, echo
from stenosis_routines.exercise import (
    NO_HINTS,
    NO_TRAITS,
    Aim,
    Effort,
    Exercise,
    Hints,
    LegLoad,
    Posture,
    Region,
    SpineMotion,
    Traits,
)
from stenosis_routines.formats import coming_back
from stenosis_routines.formats.draft import Amounts, hints_of, kilograms, prescription, range_of, routine
from stenosis_routines.formats.format import Format, Glance
from stenosis_routines.formats.limits import DEFAULT, Limits
from stenosis_routines.formats.reading.problems import Collector, limits, name_limits, text_limits
from stenosis_routines.formats.reading.table import Row, header_of, rows_of
from stenosis_routines.profile import Profile
from stenosis_routines.routine import Prescription, Reps, RepsLimits, Routine, Session

__all__ = ["COLUMNS", "FACTS", "FORMAT", "losses", "prescription_in", "read", "recognises", "session_title", "write"]

#: The columns that are always written, in their order.
COLUMNS = (
    "session",
    "exercise",
    "sets",
    "reps",
    "reps_max",
    "per_side",
    "hold_s",
    "load",
    "load_unit",
    "rest_s",
    "times_per_day",
    "days_per_week",
    "group",
    "notes",
)

#: The columns that are written only where a routine needs them.
FACTS = (
    "id",
    "posture",
    "spine_motion",
    "leg_load",
    "aim",
    "effort",
    "upright_phase",
    "one_sided",
    "regions",
    "seconds_per_rep",
    "language",
    "category",
    "equipment",
    "muscles",
    "instructions",
)

_KNOWN = frozenset((*COLUMNS, *FACTS))
#: Columns that anybody's table has, whose cells are often words: "10 each side".
_COMMON = frozenset({"exercise", "sets", "reps", "notes"})

W = TypeVar("W", bound=Word)

_YES = frozenset({"yes", "true", "1"})
_NO = frozenset({"no", "false", "0"})
_OPEN = "open"
_SPAN = re.compile("([0-9]{1,4}) ?[-–] ?([0-9]{1,4})")
_BETWEEN = "|"

# What a spreadsheet takes for a formula, after apostrophes of our own and after what is not seen: the white space of
# Unicode, and the marks that it calls default ignorable.
_UNSEEN = (
    r"\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164"
    r"\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_FORMULA = re.compile(rf"'*[{_UNSEEN}]*[=+\-@＝＋－＠﹦﹢﹣﹫\t\r\n]")


def recognises(glance: Glance) -> bool:
    """Whether the header names our columns and no others, and one of them is in no table but ours."""
    return "exercise" in glance.header and _KNOWN.issuperset(glance.header) and not _COMMON.issuperset(glance.header)


# Reading.


def read(data: bytes, limits: Limits = DEFAULT) -> Routine:
    """A routine from its rows; rows with one session title are one session, in the order of their first rows.

    Raises:
        UnreadableRoutineError: with every problem, each at ``row N, column C`` (the header is row 1).
    """
    collector = Collector()
    rows = rows_of(data, collector, limits)
    sessions: dict[str, list[Prescription]] = {}
    guidance: list[str] = []
    header = rows[0].columns if rows else header_of(data)
    for column in header:
        if column not in _KNOWN:
            collector.refuse(f"row 1, column {column}", "a column this format knows", column, "unknown-key")
    if "exercise" not in header:
        collector.refuse("row 1", "a column exercise", code="missing")
    for row in rows:
        if [column for column in row.columns if row.text(column).strip()] == ["notes"]:
            guidance.append(_text(row, "notes", text_limits(Routine, "guidance")))
        elif (item := prescription_in(row)) is not None:
            sessions.setdefault(session_title(row), []).append(item)
    # This is our own format, and its author can mend it; only the word for "each side" may be in any language.
    sides = [problem for problem in collector.unread if problem.path.endswith("column per_side")]
    collector.broken += [problem for problem in collector.unread if problem not in sides]
    collector.unread = sides
    done = [Session(title, tuple(held), path=held[0].path) for title, held in sessions.items()]
    return routine("", done, guidance, collector=collector)


def session_title(row: Row) -> str:
    """The title of the session of a row; empty where there is none."""
    return _text(row, "session", text_limits(Session, "title"))


def prescription_in(row: Row) -> Prescription | None:
    """The prescription of a row; ``None`` with a problem where it names no exercise."""
    name = _text(row, "exercise", name_limits())
    if not name.strip():
        row.collector.refuse(row.place("exercise"), "the name of an exercise", code="missing")
        return None
    traits = Traits(
        posture=_word(row, "posture", Posture),
        spine_motion=frozenset(_words(row, "spine_motion", SpineMotion)) or None,
        leg_load=_word(row, "leg_load", LegLoad),
        aim=_word(row, "aim", Aim),
        effort=_word(row, "effort", Effort),
        upright_phase=_flag(row, "upright_phase"),
    )
    regions, one_sided = frozenset(_words(row, "regions", Region)), _flag(row, "one_sided")
    hints = hints_of(
        row.collector,
        row.path,
        language=_optional(row, "language", text_limits(Hints, "language")),
        category=_optional(row, "category", text_limits(Hints, "category")),
        equipment=_optional(row, "equipment", text_limits(Hints, "equipment")),
        muscles=tuple(_text(row, "muscles").split(_BETWEEN)) if row.text("muscles") else (),
        instructions=_optional(row, "instructions", text_limits(Hints, "instructions")),
    )
    exercise = Exercise(
        name=name,
        id=_optional(row, "id", text_limits(Exercise, "id")),
        traits=NO_TRAITS if traits == NO_TRAITS else traits,  # most rows have none, and share these
        regions=regions,
        one_sided=one_sided,
        hints=NO_HINTS if hints == NO_HINTS else hints,
    )
    group = _optional(row, "group", text_limits(Prescription, "group"))
    notes = _text(row, "notes", text_limits(Prescription, "notes"))
    return prescription(exercise, _amounts(row), (notes,), collector=row.collector, path=row.path, group=group)


def _amounts(row: Row) -> Amounts:
    return {
        "sets": row.integer("sets", limits("sets")),
        "reps": _reps(row),
        "per_side": _side(row),
        "hold_s": row.number("hold_s", limits("hold_s")),
        "seconds_per_rep": row.number("seconds_per_rep", limits("seconds_per_rep")),
        "load_kg": _load(row),
        "rest_s": row.number("rest_s", limits("rest_s")),
        "times_per_day": row.integer("times_per_day", limits("times_per_day")),
        "days_per_week": row.integer("days_per_week", limits("days_per_week")),
    }


def _reps(row: Row) -> Reps | None:
    if (span := _SPAN.fullmatch(row.text("reps").strip())) and not row.text("reps_max").strip():
        ends = (int(span[1]), int(span[2]))
        if RepsLimits().accepts(ends):
            return range_of(*ends)
        row.note("reps", "repetitions, from low to high", "out-of-range")
        return None
    low = row.integer("reps", limits("reps"))
    if row.text("reps_max").strip().lower() == _OPEN:
        high = None
    else:
        high = row.integer("reps_max", limits("reps"))
        if high is None:
            return low
    if low is None:
        if not row.text("reps").strip():
            row.collector.refuse(row.place("reps"), "the lower end of the range", code="missing")
        return None
    if high is not None and high < low:
        row.note("reps_max", f"at least {low}", "out-of-range")
        return None
    return (low, high)


def _load(row: Row) -> float | None:
    load, unit = row.number("load"), row.text("load_unit").strip().lower()
    if unit not in ("", "kg", "lb"):
        row.note("load_unit", "kg or lb", "out-of-range")
    elif load is not None and not unit:
        row.collector.refuse(row.place("load_unit"), "kg or lb", code="missing")
    elif load is not None:
        return row.collector.within(row.place("load"), kilograms(load, unit), limits("load_kg"))
    return None


def _side(row: Row) -> bool | None:
    """Yes or no; any other word leaves it unknown, since spreadsheets are in many languages."""
    word = row.text("per_side").strip().lower()
    if word and word not in _YES | _NO:
        row.note("per_side", "yes or no")
        return None
    return word in _YES if word else None


def _flag(row: Row, column: str) -> bool | None:
    word = row.text(column).strip().lower()
    if word and word not in _YES | _NO:
        row.note(column, "yes or no", "wrong-type")
        return None
    return word in _YES if word else None


def _word(row: Row, column: str, wanted: type[W]) -> W | None:
    words = _words(row, column, wanted)
    if len(words) > 1:
        row.note(column, f"one of {', '.join(wanted)}", "out-of-range")
    return words[0] if words else None


def _words(row: Row, column: str, wanted: type[W]) -> list[W]:
    words = row.text(column).lower().split()
    if words and not set(words) <= {member.value for member in wanted}:
        row.note(column, f"words of {', '.join(wanted)}", "out-of-range")
        return []
    return [wanted(word) for word in words]


def _text(row: Row, column: str, rule: Text | None = None) -> str:
    cell = row.text(column)
    text = cell[1:] if cell[:1] == "'" and _FORMULA.match(cell, 1) else cell
    return text if rule is None or not text else row.collector.fitted(row.place(column), text, rule)


def _optional(row: Row, column: str, rule: Text) -> str | None:
    return _text(row, column, rule) or None


# Writing.


def write(routine: Routine) -> str:
    """The rows of a routine. Its title and source are not written: they are the name of the file.

    Raises:
        UnwritableRoutineError: rows cannot say what the routine holds; ``problems`` has JSON Pointers into it.
    """
    if problems := list(_unwritable(routine)):
        raise UnwritableRoutineError(problems)
    text = _table(routine)
    if problems := list(_changed(routine, text)):
        raise UnwritableRoutineError(problems)
    return text


def losses(routine: Routine) -> Iterator[Problem]:
    """What rows do not say."""
    yield from coming_back.title_and_source(routine)
    if routine.profile.conditions:
        yield Problem("/profile/conditions", "no diagnoses", echo(routine.profile.conditions))


def _unwritable(routine: Routine) -> Iterator[Problem]:
    """What has no place in rows. Rows may leave out a diagnosis, but never what the person must not do."""
    from stenosis_routines.recognise import recognise  # not needed to read a table

    if routine.profile != Profile(conditions=routine.profile.conditions):
        yield Problem("/profile", "a routine without a profile", echo(routine.profile))
    if recognise(routine.title).contraindications:  # without it the rows would be judged milder
        yield Problem("/title", "a title that names no movement to avoid", echo(routine.title))
    titles: set[str] = set()
    for index, session in enumerate(routine.sessions):
        if not session.prescriptions:
            yield Problem(f"/sessions/{index}", "a session with a prescription", echo(session.title))
        if session.title in titles:
            yield Problem(f"/sessions/{index}/title", "a title no other session has", echo(session.title))
        titles.add(session.title)
    yield from coming_back.not_read_whole(routine)


def _changed(routine: Routine, text: str) -> Iterator[Problem]:
    """What would not come back the same from these rows."""
    try:
        back = read(text.encode(errors="replace"))
    except UnreadableRoutineError as error:
        yield from error.problems
        return
    if back.guidance != routine.guidance:
        yield Problem("/guidance", "texts that a row can hold", echo(routine.guidance))
    placed = coming_back.placed
    for (path, given), (_, got) in zip(placed(routine), placed(back), strict=True):
        if given != got:
            yield Problem(path, "what a row can hold", echo(given))


def _table(routine: Routine) -> str:
    rows = [_cells(session.title, item) for session in routine.sessions for item in session.prescriptions]
    rows += [{"notes": _quoted(text)} for text in routine.guidance]
    columns = [*COLUMNS, *(fact for fact in FACTS if any(row.get(fact) for row in rows))]
    lines = [",".join(row.get(column, "") for column in columns) for row in rows]
    return "\r\n".join([",".join(columns), *lines, ""])


def _cells(session: str, item: Prescription) -> dict[str, str]:
    exercise, traits, hints, dose = item.exercise, item.exercise.traits, item.exercise.hints, item.dose
    low, high = dose.reps_range or (None, None)
    return {
        "session": _quoted(session),
        "exercise": _quoted(exercise.name),
        "sets": _number(dose.sets),
        "reps": _number(low),
        "reps_max": "" if isinstance(dose.reps, int | None) else _number(high) or _OPEN,
        "per_side": _yes_no(dose.per_side),
        "hold_s": _number(dose.hold_s),
        "load": _number(dose.load_kg),
        "load_unit": "" if dose.load_kg is None else "kg",
        "rest_s": _number(dose.rest_s),
        "times_per_day": _number(dose.times_per_day),
        "days_per_week": _number(dose.days_per_week),
        "group": _quoted(item.group),
        "notes": _quoted(item.notes),
        "id": _quoted(exercise.id),
        "posture": traits.posture or "",
        "spine_motion": " ".join(sorted(traits.spine_motion or ())),
        "leg_load": traits.leg_load or "",
        "aim": traits.aim or "",
        "effort": traits.effort or "",
        "upright_phase": _yes_no(traits.upright_phase),
        "one_sided": _yes_no(exercise.one_sided),
        "regions": " ".join(sorted(exercise.regions)),
        "seconds_per_rep": _number(dose.seconds_per_rep),
        "language": _quoted(hints.language),
        "category": _quoted(hints.category),
        "equipment": _quoted(hints.equipment),
        "muscles": _quoted(_BETWEEN.join(hints.muscles)),
        "instructions": _quoted(hints.instructions),
    }


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return str(int(value)) if value == int(value) else str(value)


def _yes_no(value: bool | None) -> str:
    return "" if value is None else "yes" if value else "no"


def _quoted(text: str | None) -> str:
    """Text in quotes, and so that no spreadsheet runs it."""
    if not text:
        return ""
    safe = f"'{text}" if _FORMULA.match(text) else text
    return '"' + safe.replace('"', '""') + '"'


FORMAT = Format(
    name="plan-csv",
    family="table",
    look="CSV with the columns session, exercise, sets, reps",
    recognises=recognises,
    read=read,
    write=write,
    losses=losses,
    suffix=".csv",
)
