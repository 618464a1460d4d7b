"""The routines of wger (JSON): the structure of one, or the sequence of its dates.

Source: wger's API, ``/api/v2/routine/{id}/structure/`` and ``.../date-sequence-display/``, as of August 2026. A day is
a session, an entry of a slot a prescription.

Traps: exercises are bare numbers, so their names have to be given (``names``), and on a server of one's own the numbers
may mean other exercises than on wger.de; an entry changes from one iteration to the next, so its dose is that of all of
them, with the highest load; steps that wait for what was logged are taken as if it had been; Python on the server may
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
from typing import Any

import attrs

from stenosis_routines._fields import Range
from stenosis_routines.errors import InvalidValueError, UnreadableRoutineError
from stenosis_routines.exercise import Exercise, Hints
from stenosis_routines.formats._history import HARD, is_strenuous
from stenosis_routines.formats._reading import (
    LB_KG,
    STRENUOUS_RPE,
    Collector,
    Glance,
    Item,
    as_bytes,
    each_side,
    fail,
    limits,
    name_limits,
    parse_json,
    text_limits,
)
from stenosis_routines.formats.limits import DEFAULT, Limits
from stenosis_routines.routine import Dose, Prescription, RepsLimits, Routine, Session

__all__ = ["read", "recognises"]

#: The keys of an answer about exercises, which is easily taken for a routine.
_INFO = ("translations", "equipment", "muscles")
#: All muscles count: a movement is for a part of the body only if all of them are there.
_MUSCLES = ("muscles", "muscles_secondary")
_ROUTINE = ("id", "name", "description", "created", "start", "end", "fit_in_week", "is_template", "is_public", "days")
_DAY = ("id", "routine", "order", "name", "description", "is_rest", "need_logs_to_advance", "type", "slots")
_ENTRY = (
    *("id", "slot", "exercise", "order", "comment", "type", "repetition_unit", "repetition_rounding"),
    *("weight_unit", "weight_rounding"),
)
_STEP = ("id", "slot_entry", "iteration", "value", "operation", "step", "repeat", "requirements", "need_log_to_apply")
#: What tells the entries of one day in a sequence apart, and what is there to be shown.
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
#: Repetitions in reserve up to which a set is as hard as the exertion that is strenuous.
_STRENUOUS_RESERVE = 10 - STRENUOUS_RPE

# The units, by their numbers on every new server.
_REPETITIONS, _TO_FAILURE = 1, (2, 7)
_SECONDS = {3: 1, 4: 60}
_DISTANCES = {5: "miles", 6: "km", 8: "m"}
_WEIGHTS = {1: ("kg", Decimal(1)), 2: ("lb", Decimal(str(LB_KG)))}

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

    ``names`` tells what the numbers of exercises mean: a mapping, or the answer of ``/api/v2/exerciseinfo/`` as JSON.
    Without it every exercise stays unknown.

    Raises:
        UnreadableRoutineError: it is no JSON, or is built so that entries cannot be reached.
        InvalidValueError: the names are neither a mapping of numbers to names nor an answer about exercises.
    """
    known = None if names is None else _names(names, limits)
    collector = Collector()
    document = Item(parse_json(data, limits), "", collector)
    first = document.value[0] if isinstance(document.value, list) and document.value else document.value
    if not isinstance(first, dict):
        fail("", "an object or a list of objects", code="wrong-type")
    if _is_info(first, data):
        fail("", "a routine (this tells the names of exercises: give it as names, beside a routine)")
    title, said = "wger routine", []
    if isinstance(document.value, list):
        days, per_week = _sequence([Item(value, f"/{index}", collector) for index, value in enumerate(document.value)])
    else:
        days, per_week = _structure(document)
        title = document.text("name", text_limits(Routine, "title")) or title
        said = [document.text("description")]
    if known is None and any(day.entries for day in days):
        collector.note("", "the names of the exercises beside the routine (option names)", code="missing")
    said += [text for day in days for text in day.said]
    return Routine(
        title,
        [
            Session(day.title, tuple(_prescriptions(day, per_week, known)), path=day.item.path)
            for day in days
            if day.entries or not day.rests
        ],
        dict.fromkeys(filter(None, said)),
        unread=collector.close(),
    )


# Days and entries.


@attrs.frozen(eq=False)
class _Entry:
    """One entry, with every value that each of its quantities takes, the first one first."""

    item: Item
    group: str | None
    comments: tuple[str, ...]
    values: dict[str, list[Decimal]]


@attrs.frozen(eq=False)
class _Day:
    item: Item
    title: str
    rests: bool
    hard: bool
    said: list[str | None]
    entries: list[_Entry]


def _day(item: Item, day: Item | None) -> _Day:
    """A day without its entries; ``None`` is a date that no day was planned for."""
    rule = text_limits(Session, "title")
    if day is None:
        return _Day(item, item.text("date", rule) or "Day", rests=True, hard=False, said=[], entries=[])
    _only(day, *_DAY)
    name, rests = day.text("name", rule), day.flag("is_rest") is True
    title = name or f"Day {day.number('order') or ''}".rstrip()
    hard = day.word("type", _DAY_TYPES) in _HARD_DAYS
    return _Day(item, title, rests, hard, said=[name if rests else None, day.text("description")], entries=[])


def _only(item: Item, *known: str) -> None:
    """Note every key that is not known, and what may change an item in a way that is not in the document."""
    item.only(*known, "config", "class_name")
    for key in ("config", "class_name"):
        if (found := item.get(key)) is not None and found.value not in ("", {}):
            found.note("nothing that only the server can work out (the sequence of dates may have it)")


def _members(item: Item, key: str) -> list[Item]:
    """The objects in a list that must be there."""
    if key not in item.value:
        item.collector.refuse(f"{item.path}/{key}", "a list", code="missing")
    return _objects(item, key)


def _structure(routine: Item) -> tuple[list[_Day], int | None]:
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


def _sequence(dates: list[Item]) -> tuple[list[_Day], int | None]:
    """The days of a sequence, each once with all the values it takes, and on how many days a week there is training."""
    days: dict[str, _Day] = {}
    trained: list[_Day] = []
    entries: dict[tuple[str, int], _Entry] = {}
    for item in filter(Item.is_object, dates):
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
                told = {name: (_decimal(one, name), _decimal(one, f"max_{name}")) for name in _QUANTITIES}
                values = {name: [value for value in both if value is not None] for name, both in told.items()}
                same = repr((ident, slot.value.get("comment"), [one.value.get(key) for key in _SAME]))
                times[same] += 1  # what stands twice at one date is done twice
                if (entry := entries.get((same, times[same]))) is None:
                    entry = entries[same, times[same]] = _Entry(one, group, _comments(one, slot), values)
                    day.entries.append(entry)
                else:
                    for name in _QUANTITIES:
                        entry.values[name].extend(values[name])
    return list(days.values()), _per_week(trained, len(dates))


def _sets(slot: Item) -> list[Item]:
    """The sets of a slot in a sequence, which names their exercises too."""
    slot.only("comment", "is_superset", "exercises", "sets")
    sets = _members(slot, "sets")
    done = {repr(one.value.get("exercise")) for one in sets}
    named = slot.get("exercises")
    if named is not None and not (isinstance(named.value, list) and {repr(one) for one in named.value} <= done):
        named.note("the exercises of its sets")
    for one in sets:
        one.only(*_SAME, *_SHOWN, *_QUANTITIES, *(f"max_{quantity}" for quantity in _QUANTITIES))
    return sets


def _per_week(days: list[_Day], cycle: int) -> int | None:
    """On how many whole days a week there is training, if a number of days brings these."""
    training = sum(bool(day.entries) or not day.rests for day in days)
    return max(1, training * 7 // cycle) if training else None


def _comments(entry: Item, slot: Item) -> tuple[str, ...]:
    return tuple(text for item in (entry, slot) if (text := item.text("comment")) is not None)


# Values.


def _decimal(item: Item, key: str) -> Decimal | None:
    """A number, which may be written as text."""
    found = item.get(key)
    if found is None:
        return None
    if type(found.value) in (int, float, str) and _DECIMAL.fullmatch(written := str(found.value)):
        return Decimal(written)
    found.note("a number of at most six digits", "wrong-type")
    return None


def _iterations(routine: Item, cycle: int) -> int:
    """How often the days come round from the start of a routine to its end."""
    try:
        start, end = (date.fromisoformat(routine.value[key]) for key in ("start", "end"))
        times = -(-((end - start).days + 1) // max(cycle, 1))
    except (KeyError, TypeError, ValueError):
        times = 0
    if _ITERATION.accepts(times):
        return times
    routine.collector.note(f"{routine.path}/end", "days from start to end, for which loads grow")
    return 1


def _settings(entry: Item, last: int) -> dict[str, list[Decimal]]:
    """Every quantity of an entry of a structure with its values."""
    settings = [f"{prefix}{setting}_configs" for setting in _SETTINGS.values() for prefix in ("", "max_")]
    _only(entry, *_ENTRY, *settings)
    walks = [list(_walk(entry, setting, last)) for setting in settings]
    return {quantity: walks[2 * n] + walks[2 * n + 1] for n, quantity in enumerate(_SETTINGS)}


def _walk(entry: Item, key: str, last: int) -> Iterator[Decimal]:
    """The values a setting takes up to the last iteration; of a change that repeats, the first and the last one.

    Between these it only rises or only falls.
    """
    steps = sorted(filter(None, map(_step, filter(Item.is_object, entry.members(key)))), key=itemgetter(0))
    ends = [*(iteration for iteration, *_ in steps[1:]), last + 1]
    value = Decimal(0)
    for (iteration, operation, by, percent, repeats), end in zip(steps, ends, strict=False):
        for times in (1, max(0, end - iteration - 1)) if repeats and operation != "r" else (1,):
            changed = value * (1 + by / 100) ** times if percent else value + by * times
            value = by if operation == "r" else max(-_HIGHEST, min(changed, _HIGHEST))
            yield value


def _step(item: Item) -> tuple[int, str, Decimal, bool, bool] | None:
    """One change: from which iteration, the operation, by how much, whether in percent, and whether it repeats."""
    item.only(*_STEP)
    iteration, by = item.number("iteration", _ITERATION), _decimal(item, "value")
    operation, step = item.word("operation", ("r", "+", "-")), item.word("step", ("abs", "percent", "na"))
    if iteration is None or by is None or operation is None or (operation != "r" and step not in ("abs", "percent")):
        item.note("a change with an iteration, a value, an operation and a step")
        return None
    return iteration, operation, -by if operation == "-" else by, step == "percent", item.flag("repeat") is True


# Prescriptions.


def _prescriptions(day: _Day, per_week: int | None, known: Mapping[int, Any] | None) -> Iterator[Prescription]:
    for entry in day.entries:
        number = entry.item.value.get("exercise")
        if type(number) is not int:
            entry.item.refuse("an entry with the number of an exercise", "missing")
            continue
        yield _prescription(entry, day.hard, per_week, _exercise(entry.item, number, known))


def _prescription(entry: _Entry, hard: bool, per_week: int | None, exercise: Exercise) -> Prescription:
    item, values = entry.item, entry.values
    for quantity, taken in values.items():
        if taken and min(taken) < 0:
            item.collector.note(f"{item.path}, {quantity}", "values of 0 or more", str(min(taken)), "out-of-range")
    told, said = _told_by(entry)
    notes = "\n".join(dict.fromkeys((*entry.comments, *said)))
    strenuous = (
        hard
        or _unit(item) in _TO_FAILURE
        or item.word("type", _ENTRY_TYPES) in _HARD_ENTRIES
        or any(reserve <= _STRENUOUS_RESERVE for reserve in values["rir"])
        or any(is_strenuous(float(exertion)) for exertion in values.get("rpe", ()))
    )
    return Prescription(
        attrs.evolve(exercise, traits=HARD) if strenuous else exercise,
        Dose(**told, per_side=each_side(f"{exercise.name}\n{notes}"), days_per_week=per_week),
        item.collector.fitted(f"{item.path}/comment", notes, text_limits(Prescription, "notes")),
        group=entry.group,
        path=item.path,
    )


def _unit(item: Item) -> Any:
    """What a repetition is, by the names of either shape."""
    return item.number("repetition_unit") or item.number("repetitions_unit")


def _told_by(entry: _Entry) -> tuple[dict[str, Any], list[str]]:
    """The dose of all iterations as far as it is within the limits, and what no dose can say."""
    item, reps, unit = entry.item, entry.values["repetitions"], _unit(entry.item)
    least, most = min(reps, default=Decimal(1)), max(reps, default=Decimal(1))
    low, high = math.floor(least), math.ceil(most)
    told: dict[str, Any] = {}
    said = []
    if unit in _TO_FAILURE:
        told["reps"] = (low, None)
    elif reps and unit == _REPETITIONS:
        told["reps"] = low if low == high else (low, high)
    elif reps and unit in _SECONDS:
        told["hold_s"] = float(most) * _SECONDS[unit]
    elif reps and unit in _DISTANCES:
        said.append(f"{most:f} {_DISTANCES[unit]}")
    elif reps:
        item.note("repetitions in a unit this format knows")
    if entry.values["sets"]:
        told["sets"] = math.ceil(max(entry.values["sets"]))
    if entry.values["rest"]:
        told["rest_s"] = float(max(entry.values["rest"]))
    weights, kind = entry.values["weight"], item.number("weight_unit")
    # 0 does not tell whether the body was lifted.
    if (heaviest := max(weights, default=0)) and kind in _WEIGHTS:
        word, kilograms = _WEIGHTS[kind]
        told["load_kg"] = round(float(heaviest * kilograms), 2)
        said += [f"from {weights[0]:f} to {heaviest:f} {word}"] if heaviest > weights[0] else []
    elif heaviest:
        item.note("a weight in kg or lb")
    for field, value in told.items():
        if not (rule := RepsLimits() if field == "reps" else limits(field)).accepts(value):
            item.collector.note(item.path, rule.expected, value, "out-of-range")
            told[field] = None
    return told, said


# Names.


def _names(names: Mapping[int, str] | bytes | str, limits: Limits) -> Mapping[int, Any]:
    """What is known of each exercise by its number: a name, or what the server tells of it."""
    told: Any = names
    if isinstance(names, (bytes, str)):
        try:
            told = parse_json(as_bytes(names, limits), limits)
        except UnreadableRoutineError as error:
            raise InvalidValueError("names", f"JSON ({error.problems[0]})", names[:40]) from error
    if isinstance(told, dict):
        told = told.get("results", [told] if "translations" in told else told)
    if isinstance(told, list):
        told = [(info.get("id"), info) for info in told if isinstance(info, dict)]
    elif isinstance(told, Mapping):
        told = list(told.items())
    known = {int(number): value for number, value in told if _is_known(number, value)} if isinstance(told, list) else {}
    if not isinstance(told, list) or len(known) < len(told):
        raise InvalidValueError("names", "a name for each number, once, or the answer of exerciseinfo", names)
    return known


def _is_known(number: object, value: object) -> bool:
    numbered = type(number) is int or (type(number) is str and number.isdecimal() and len(number) < 20)
    return numbered and (isinstance(value, dict) or (type(value) is str and bool(value.strip())))


def _exercise(item: Item, number: int, known: Mapping[int, Any] | None) -> Exercise:
    """The exercise of a number; where its name is not known, one that stays unknown."""
    info = (known or {}).get(number)
    told = Item({} if info is None or isinstance(info, str) else info, "", Collector())
    name, hints = (info, Hints()) if isinstance(info, str) else _translated(told)
    for problem in (*told.collector.broken, *told.collector.unread):
        expected = f"{problem.expected} as {problem.path} of exercise {number}" if problem.path else problem.expected
        item.collector.note(f"{item.path}/exercise", expected, problem.found, problem.code)
    if name is None:
        if known is not None:
            item.collector.note(f"{item.path}/exercise", "an exercise whose name is given", number, "missing")
        return Exercise(name=f"wger exercise {number}")
    return Exercise(name=item.collector.fitted(f"{item.path}/exercise", name, name_limits()), hints=hints)


def _translated(info: Item) -> tuple[str | None, Hints]:
    """The English name, else the first, and what the server says beside it; hints are evidence, and may be cut."""
    translations = [one for one in _objects(info, "translations") if one.text("name")]
    if not translations:
        return None, Hints()
    chosen = next((one for one in translations if one.value.get("language") == _ENGLISH), translations[0])
    name = chosen.text("name")
    told: list[str | None] = [html.unescape(_TAG.sub(" ", chosen.text("description") or ""))]
    for one in translations:  # another language may tell another movement
        told += [one.text("name"), *_texts(one, "aliases", "alias"), *_texts(one, "notes", "comment")]
    hints = {
        "category": ", ".join(_texts(info, "category", "name")),
        "equipment": ", ".join(_texts(info, "equipment", "name")),
        "instructions": "\n".join(text for text in dict.fromkeys(told) if text and text != name),
    }
    cut = {key: info.collector.fitted("", text, text_limits(Hints, key)) for key, text in hints.items() if text}
    muscles = dict.fromkeys(text for key in _MUSCLES for text in _texts(info, key, "name"))
    return name, Hints(**cut, muscles=tuple(muscles))


def _objects(item: Item, key: str) -> list[Item]:
    return [one for one in item.members(key) if one.is_object()]


def _texts(item: Item, key: str, member: str) -> list[str]:
    """The texts of a member that is an object or a text, or a list of these."""
    found = item.get(key)
    alone = found is None or not isinstance(found.value, list)
    members = ([] if found is None else [found]) if alone else item.members(key)
    said = [one.value if isinstance(one.value, str) else one.text(member) for one in members if _is_label(one)]
    return [text for text in said if text]


def _is_label(item: Item) -> bool:
    """Whether this is a text, or an object with one; anything else is listed as unread."""
    if isinstance(item.value, (str, dict)):
        return True
    item.note("an object or a text", "wrong-type")
    return False
