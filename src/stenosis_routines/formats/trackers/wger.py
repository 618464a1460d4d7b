"""The routines of wger (JSON): the structure of one, or the sequence of its dates.

Source: wger's API, ``/api/v2/routine/{id}/structure/`` and ``.../date-sequence-display/``, as of August 2026. A day is
a session, an entry of a slot a prescription.

Traps: exercises are bare numbers, so their names have to be given (``names``), and on a private server the numbers may
mean other exercises than on wger.de; an entry changes from one iteration to the next, so its dose covers all of them,
with the highest load; a step that waits for a log entry is read as if that had been logged; Python on the server may
decide instead; ids of units are rows of a database and others may exist; a rest day may hold exercises after all.
"""

import html
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from operator import itemgetter
from typing import TypeAlias, cast

import attrs

from stenosis_routines._fields import Range
from stenosis_routines.errors import InvalidValueError, UnreadableRoutineError
from stenosis_routines.exercise import Exercise, Hints
from stenosis_routines.formats.draft import (
    Amount,
    Amounts,
    hints_of,
    is_strenuous,
    kilograms,
    prescription,
    range_of,
    routine,
)
from stenosis_routines.formats.format import Format, Glance
from stenosis_routines.formats.limits import DEFAULT, Limits
from stenosis_routines.formats.reading.document import as_bytes
from stenosis_routines.formats.reading.json import Json, JsonObject, Node, parse_json
from stenosis_routines.formats.reading.problems import Collector, fail, name_limits, text_limits
from stenosis_routines.routine import Prescription, Routine, Session

__all__ = ["FORMAT", "read", "recognises"]

#: The keys of an answer about exercises, which is easily taken for a routine.
_INFO = ("translations", "equipment", "muscles")
#: All muscles count: a movement is for a part of the body only if all of them are there.
_MUSCLES = ("muscles", "muscles_secondary")
_ROUTINE = ("id", "name", "description", "created", "start", "end", "fit_in_week", "is_template", "is_public", "days")
_DAY = ("id", "routine", "order", "name", "description", "is_rest", "need_logs_to_advance", "type")
_ENTRY = (
    *("id", "slot", "exercise", "order", "comment", "type", "repetition_unit", "repetition_rounding"),
    *("weight_unit", "weight_rounding"),
)
_STEP = ("id", "slot_entry", "iteration", "value", "operation", "step", "repeat", "requirements", "need_log_to_apply")
#: What distinguishes the entries of one day in a sequence, and what is only there to be shown.
_SAME = ("slot_entry_id", "exercise", "type", "weight_unit", "repetitions_unit", "comment")
_SHOWN = ("text_repr", "weight_rounding", "repetitions_rounding", "weight_unit_name", "repetitions_unit_name")
#: The quantities of an entry, as the sequence calls them, with what the structure calls their settings.
_SETTINGS = {"sets": "set_nr", "repetitions": "repetitions", "weight": "weight", "rest": "rest", "rir": "rir"}
_QUANTITIES = (*_SETTINGS, "rpe")

#: The days that go against the clock, or on for as long as possible; and the others.
_HARD_DAYS = ("enom", "emom", "amrap", "hiit", "tabata", "edt", "rft", "afap")
_DAY_TYPES = ("custom", "normal", *_HARD_DAYS)
#: The sets that go on at the point of failure, and jumps; and the others.
_HARD_ENTRIES = ("myo", "forced", "jump")
_ENTRY_TYPES = ("normal", "warmup", "dropset", "partial", "tut", "iso", *_HARD_ENTRIES)

# The units, by their numbers on every new server.
_REPETITIONS, _TO_FAILURE = 1, (2, 7)
_SECONDS: Mapping[float, int] = {3: 1, 4: 60}
_DISTANCES: Mapping[float, str] = {5: "miles", 6: "km", 8: "m"}
_WEIGHTS: Mapping[float, str] = {1: "kg", 2: "lb"}

#: What is known of exercises by their numbers: a name, or what the server says of one.
_Known: TypeAlias = Mapping[int, "str | JsonObject"]

#: How often a routine may come round; it lasts 120 days at most.
_ITERATION = Range(1, 1000, "iterations")
#: More than the server lets a value come to; it keeps percentages of percentages small.
_HIGHEST = Decimal(10_000)
_DECIMAL = re.compile(r"-?[0-9]{1,6}(?:\.[0-9]{1,20})?")
_TAG = re.compile(r"<[^<>]*>")
_ENGLISH = 2


def recognises(glance: Glance) -> bool:
    """Whether the document is a structure or a sequence; or an answer about exercises, to say that it is no routine."""
    keys = glance.keys
    return keys >= {"days", "fit_in_week"} or keys >= {"iteration", "day", "slots"} or _is_info(keys, glance.data)


def _is_info(keys: Iterable[str], data: bytes) -> bool:
    keys = set(keys)
    return keys.issuperset(_INFO) or ("results" in keys and all(f'"{key}"'.encode() in data for key in _INFO))


def read(data: bytes, limits: Limits = DEFAULT, *, names: Mapping[int, str] | bytes | str | None = None) -> Routine:
    """The routine, with a session for each of its days.

    ``names`` says what the numbers of exercises mean: a mapping, or the answer of ``/api/v2/exerciseinfo/`` as JSON.
    Without it every exercise stays unknown.

    Raises:
        UnreadableRoutineError: it is no JSON, or is built so that entries cannot be reached.
        InvalidValueError: the names are neither a mapping of numbers to names nor an answer about exercises.
    """
    known = None if names is None else _names(names, limits)
    collector = Collector()
    document = Node(parse_json(data, limits), "", collector)
    dates = document.value if isinstance(document.value, list) else []
    first = dates[0] if dates else document.value
    if not isinstance(first, dict):
        fail("", "an object or a list of objects", code="wrong-type")
    if _is_info(first, data):
        fail("", "a routine (this lists the names of exercises: give it as names, beside a routine)")
    title, said = "wger routine", list[str | None]()
    if dates:
        days, per_week = _sequence([Node(value, f"/{index}", collector) for index, value in enumerate(dates)])
    else:
        days, per_week = _structure(document)
        title = document.text("name", text_limits(Routine, "title")) or title
        said = [document.text("description", text_limits(Routine, "guidance"))]
    if known is None and any(day.entries for day in days):
        collector.note("", "the names of the exercises beside the routine (option names)", code="missing")
    said += [text for day in days for text in day.said]
    sessions = [
        Session(day.title, tuple(_prescriptions(day, per_week, known)), path=day.item.path)
        for day in days
        if day.entries or not day.rests
    ]
    return routine(title, sessions, dict.fromkeys(filter(None, said)), collector=collector)


# Days and entries.


@attrs.frozen(eq=False)
class _Entry:
    """One entry, with all the values that each of its quantities takes, in order."""

    item: Node
    group: str | None
    comments: tuple[str, ...]
    values: dict[str, list[Decimal]]


@attrs.frozen(eq=False)
class _Day:
    item: Node
    title: str
    rests: bool
    hard: bool
    said: list[str | None]
    entries: list[_Entry]


def _day(item: Node, day: Node | None) -> _Day:
    """A day without its entries; ``None`` is a date without a planned day. In a sequence the date has the slots."""
    rule = text_limits(Session, "title")
    if day is None:
        return _Day(item, item.text("date", rule) or "Day", rests=True, hard=False, said=[], entries=[])
    _only(day, *_DAY, *(["slots"] if day is item else []))
    name, rests = day.text("name", rule), day.flag("is_rest") is True
    title = name or f"Day {day.number('order') or ''}".rstrip()
    hard = day.word("type", _DAY_TYPES) in _HARD_DAYS
    return _Day(item, title, rests, hard, said=[name if rests else None, day.text("description")], entries=[])


def _only(item: Node, *known: str) -> None:
    """Note every key that is not known, and what may change a node in a way that the document does not show."""
    item.only(*known, "config", "class_name")
    for key in ("config", "class_name"):
        if (found := item.get(key)) is not None and found.value not in ("", {}):
            found.note("no value that only the server can work out (the sequence of dates may have it)")


def _members(item: Node, key: str) -> list[Node]:
    """The objects in a list that must be there."""
    if key not in item.keys:
        item.collector.refuse(f"{item.path}/{key}", "a list", code="missing")
    return item.objects(key)


def _structure(routine: Node) -> tuple[list[_Day], int | None]:
    """The days of a structure, and on how many days a week there is training."""
    routine.only(*_ROUTINE)
    items = _members(routine, "days")
    cycle = len(items)
    if routine.flag("fit_in_week"):
        cycle += -cycle % 7
    last = _iterations(routine, cycle)
    days = [_day(item, item) for item in items]
    for day in days:
        for number, slot in enumerate(_members(day.item, "slots")):
            _only(slot, "id", "day", "order", "comment", "entries")
            entries = _members(slot, "entries")
            group = str(number) if len(entries) > 1 else None
            day.entries.extend(_Entry(one, group, _comments(one, slot), _settings(one, last)) for one in entries)
            day.said.append(None if entries else slot.text("comment"))
    return days, _per_week(days, cycle)


def _sequence(dates: list[Node]) -> tuple[list[_Day], int | None]:
    """The days of a sequence, each once with all the values it takes, and on how many days a week there is training."""
    days: dict[str, _Day] = {}
    trained: list[_Day] = []
    entries: dict[tuple[str, int], _Entry] = {}
    for item in filter(Node.is_object, dates):
        item.only("iteration", "date", "label", "day", "slots")
        planned = item.object("day")
        ident = item.path if planned is None else repr(planned.value)
        if ident not in days:
            days[ident] = _day(item, planned)
        day = days[ident]
        day.said.append(item.text("label"))
        trained.append(day)
        times: Counter[str] = Counter()
        for number, slot in enumerate(_members(item, "slots")):
            sets = _sets(slot)
            group = str(number) if slot.flag("is_superset") else None
            day.said.append(None if sets else slot.text("comment"))
            for one in sets:
                ends = {name: (_decimal(one, name), _decimal(one, f"max_{name}")) for name in _QUANTITIES}
                values = {name: [value for value in both if value is not None] for name, both in ends.items()}
                same = repr((ident, slot.raw("comment"), [one.raw(key) for key in _SAME]))
                times[same] += 1  # an entry that one date has twice is done twice
                if (entry := entries.get((same, times[same]))) is None:
                    entry = entries[same, times[same]] = _Entry(one, group, _comments(one, slot), values)
                    day.entries.append(entry)
                else:
                    for name in _QUANTITIES:
                        entry.values[name].extend(values[name])
    return list(days.values()), _per_week(trained, len(dates))


def _sets(slot: Node) -> list[Node]:
    """The sets of a slot in a sequence; the slot names their exercises too."""
    slot.only("comment", "is_superset", "exercises", "sets")
    sets = _members(slot, "sets")
    done = {repr(one.raw("exercise")) for one in sets}
    named = slot.get("exercises")
    if named is not None and not (isinstance(named.value, list) and {repr(one) for one in named.value} <= done):
        named.note("the exercises of its sets")
    for one in sets:
        one.only(*_SAME, *_SHOWN, *_QUANTITIES, *(f"max_{quantity}" for quantity in _QUANTITIES))
    return sets


def _per_week(days: list[_Day], cycle: int) -> int | None:
    """On how many whole days a week there is training; ``cycle`` is the number of days after which all comes round."""
    training = sum(bool(day.entries) or not day.rests for day in days)
    return max(1, training * 7 // cycle) if training else None


def _comments(entry: Node, slot: Node) -> tuple[str, ...]:
    return tuple(text for item in (entry, slot) if (text := item.text("comment")) is not None)


# Values.


def _decimal(item: Node, key: str) -> Decimal | None:
    """A number; it may be written as text."""
    found = item.get(key)
    if found is None:
        return None
    if type(found.value) in (int, float, str) and _DECIMAL.fullmatch(written := str(found.value)):
        return Decimal(written)
    found.note("a number of at most six digits", "wrong-type")
    return None


def _iterations(routine: Node, cycle: int) -> int:
    """How often the days come round from the start of a routine to its end."""
    try:
        ends = (routine.raw("start"), routine.raw("end"))
        start, end = (date.fromisoformat(value) for value in ends if isinstance(value, str))
        times = -(-((end - start).days + 1) // max(cycle, 1))
    except ValueError:
        times = 0
    if _ITERATION.accepts(times):
        return times
    routine.collector.note(f"{routine.path}/end", "days from start to end, for which loads grow")
    return 1


def _settings(entry: Node, last: int) -> dict[str, list[Decimal]]:
    """Every quantity of an entry of a structure with its values."""
    settings = [f"{prefix}{setting}_configs" for setting in _SETTINGS.values() for prefix in ("", "max_")]
    _only(entry, *_ENTRY, *settings)
    walks = [list(_walk(entry, setting, last)) for setting in settings]
    return {quantity: walks[2 * n] + walks[2 * n + 1] for n, quantity in enumerate(_SETTINGS)}


def _walk(entry: Node, key: str, last: int) -> Iterator[Decimal]:
    """The values a setting takes up to the last iteration; of a change that repeats, the first and the last one.

    Between these two the value only rises or only falls.
    """
    steps = sorted(filter(None, map(_step, filter(Node.is_object, entry.members(key)))), key=itemgetter(0))
    ends = [*(iteration for iteration, *_ in steps[1:]), last + 1]
    value = Decimal(0)
    for (iteration, operation, by, percent, repeats), end in zip(steps, ends, strict=False):
        for times in (1, max(0, end - iteration - 1)) if repeats and operation != "r" else (1,):
            changed = value * (1 + by / 100) ** times if percent else value + by * times
            value = by if operation == "r" else max(-_HIGHEST, min(changed, _HIGHEST))
            yield value


def _step(item: Node) -> tuple[int, str, Decimal, bool, bool] | None:
    """One change: from which iteration, the operation, by how much, whether in percent, and whether it repeats."""
    item.only(*_STEP)
    iteration, by = item.integer("iteration", _ITERATION), _decimal(item, "value")
    operation, step = item.word("operation", ("r", "+", "-")), item.word("step", ("abs", "percent", "na"))
    if iteration is None or by is None or operation is None or (operation != "r" and step not in ("abs", "percent")):
        item.note("a change with an iteration, a value, an operation and a step")
        return None
    return iteration, operation, -by if operation == "-" else by, step == "percent", item.flag("repeat") is True


# Prescriptions.


def _prescriptions(day: _Day, per_week: int | None, known: _Known | None) -> Iterator[Prescription]:
    for entry in day.entries:
        number = entry.item.raw("exercise")
        if type(number) is not int:
            entry.item.refuse("an entry with the number of an exercise", "missing")
            continue
        yield _prescription(entry, day.hard, per_week, _exercise(entry.item, number, known))


def _prescription(entry: _Entry, hard: bool, per_week: int | None, exercise: Exercise) -> Prescription:
    item, values = entry.item, entry.values
    for quantity, taken in values.items():
        if taken and min(taken) < 0:
            item.collector.note(f"{item.path}, {quantity}", "values of 0 or more", str(min(taken)), "out-of-range")
    amounts, said = _amounts(entry)
    strenuous = (
        hard
        or _unit(item) in _TO_FAILURE
        or item.word("type", _ENTRY_TYPES) in _HARD_ENTRIES
        or any(is_strenuous(reserve=float(reserve)) for reserve in values["rir"])
        or any(is_strenuous(float(exertion)) for exertion in values.get("rpe", ()))
    )
    return prescription(
        exercise,
        {**amounts, "days_per_week": per_week},
        [*entry.comments, *said],
        collector=item.collector,
        path=item.path,
        notes_path=f"{item.path}/comment",
        strenuous=strenuous,
        group=entry.group,
    )


def _unit(item: Node) -> float:
    """What a repetition is, by the names of either shape; 0 is unknown."""
    return item.number("repetition_unit") or item.number("repetitions_unit") or 0


def _amounts(entry: _Entry) -> tuple[Amounts, list[str]]:
    """The dose over all iterations, and what no dose can say."""
    item, reps, unit = entry.item, entry.values["repetitions"], _unit(entry.item)
    most = max(reps, default=Decimal(1))
    amounts: dict[str, Amount] = {}
    said: list[str] = []
    if reps and unit == _REPETITIONS:
        amounts["reps"] = range_of(math.floor(min(reps)), math.ceil(most))
    elif unit in _TO_FAILURE:
        amounts["reps"] = (math.floor(min(reps, default=1)), None)
    elif reps and unit in _SECONDS:
        amounts["hold_s"] = float(most) * _SECONDS[unit]
    elif reps and unit in _DISTANCES:
        said.append(f"{most:f} {_DISTANCES[unit]}")
    elif reps:
        item.note("repetitions in a unit this format knows")
    if entry.values["sets"]:
        amounts["sets"] = math.ceil(max(entry.values["sets"]))
    if entry.values["rest"]:
        amounts["rest_s"] = float(max(entry.values["rest"]))
    weights = entry.values["weight"]
    word = _WEIGHTS.get(item.number("weight_unit") or 0)
    # 0 does not say whether the body was lifted.
    if (heaviest := max(weights, default=0)) and word:
        amounts["load_kg"] = round(kilograms(float(heaviest), word), 2)
        said += [f"from {weights[0]:f} to {heaviest:f} {word}"] if heaviest > weights[0] else []
    elif heaviest:
        item.note("a weight in kg or lb")
    return amounts, said


# Names.


def _names(names: Mapping[int, str] | bytes | str, limits: Limits) -> _Known:
    """What is known of each exercise by its number: a name, or what the server says of it."""
    answer = cast(Json, names)
    if isinstance(names, (bytes, str)):
        try:
            answer = parse_json(as_bytes(names, limits), limits)
        except UnreadableRoutineError as error:
            raise InvalidValueError("names", f"JSON ({error.problems[0]})", names[:40]) from error
    if isinstance(answer, dict):
        answer = answer.get("results", [answer] if "translations" in answer else answer)
    pairs: list[tuple[object, Json]] | None = None
    if isinstance(answer, list):
        pairs = [(info.get("id"), info) for info in answer if isinstance(info, dict)]
    elif isinstance(answer, Mapping):
        pairs = list(answer.items())
    known = dict(filter(None, (_pair(number, value) for number, value in pairs or ())))
    if pairs is None or len(known) < len(pairs):
        raise InvalidValueError("names", "a name for each number, once, or the answer of exerciseinfo", names)
    return known


def _pair(number: object, value: Json) -> tuple[int, str | JsonObject] | None:
    """The number of an exercise with its name or what the server says of it; ``None`` if it is neither."""
    if not (isinstance(value, dict) or (isinstance(value, str) and value.strip())):
        return None
    if isinstance(number, str) and number.isdecimal() and len(number) < 20:
        return int(number), value
    return (number, value) if type(number) is int else None


def _exercise(item: Node, number: int, known: _Known | None) -> Exercise:
    """The exercise of a number; without a known name, one that stays unknown."""
    info = (known or {}).get(number)
    details = Node({} if info is None or isinstance(info, str) else info, "", Collector())
    name, hints = (info, Hints()) if isinstance(info, str) else _translated(details)
    for problem in (*details.collector.broken, *details.collector.unread):
        expected = f"{problem.expected} as {problem.path} of exercise {number}" if problem.path else problem.expected
        item.collector.note(f"{item.path}/exercise", expected, problem.found, problem.code)
    if name is None:
        if known is not None:
            item.collector.note(f"{item.path}/exercise", "an exercise whose name is given", number, "missing")
        return Exercise(name=f"wger exercise {number}")
    return Exercise(name=item.collector.fitted(f"{item.path}/exercise", name, name_limits()), hints=hints)


def _translated(info: Node) -> tuple[str | None, Hints]:
    """The English name, else the first, and what the server says beside it; hints are evidence, and may be cut."""
    translations = [one for one in info.objects("translations") if one.text("name")]
    if not translations:
        return None, Hints()
    chosen = next((one for one in translations if one.raw("language") == _ENGLISH), translations[0])
    name = chosen.text("name")
    said: list[str | None] = [html.unescape(_TAG.sub(" ", chosen.text("description") or ""))]
    for one in translations:  # another language may name another movement
        said += [one.text("name"), *_texts(one, "aliases", "alias"), *_texts(one, "notes", "comment")]
    hints = hints_of(
        info.collector,
        "",
        category=", ".join(_texts(info, "category", "name")),
        equipment=", ".join(_texts(info, "equipment", "name")),
        instructions="\n".join(text for text in dict.fromkeys(said) if text and text != name),
        muscles=dict.fromkeys(text for key in _MUSCLES for text in _texts(info, key, "name")),
    )
    return name, hints


def _texts(item: Node, key: str, member: str) -> list[str]:
    """The texts of a member that is an object or a text, or a list of these."""
    found = item.get(key)
    alone = found is None or not isinstance(found.value, list)
    members = ([] if found is None else [found]) if alone else item.members(key)
    texts = [one.value if isinstance(one.value, str) else one.text(member) for one in members if _is_label(one)]
    return [text for text in texts if text]


def _is_label(item: Node) -> bool:
    """Whether this is a text, or an object with one; anything else is listed as unread."""
    if isinstance(item.value, (str, dict)):
        return True
    item.note("an object or a text", "wrong-type")
    return False


FORMAT = Format(
    name="wger",
    family="json",
    look="JSON of a routine of wger with days or slots",
    recognises=recognises,
    read=read,
    read_options=("names",),
)
