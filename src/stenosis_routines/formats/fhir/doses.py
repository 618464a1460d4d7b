"""The doses of FHIR: in a quantity, a Timing, a text, or our extension."""

import re
from collections.abc import Iterable, Iterator, Mapping

from stenosis_routines._fields import Range
from stenosis_routines.errors import echo
from stenosis_routines.formats.draft import KILOGRAMS, Amount, Amounts, each_side
from stenosis_routines.formats.fhir.texts import Word, words
from stenosis_routines.formats.reading.json import Node
from stenosis_routines.formats.reading.problems import limits
from stenosis_routines.routine import Dose, Reps, RepsLimits

__all__ = ["agreed", "dose_in", "dose_of", "quantities", "timing_in", "timing_of", "written_in"]

_REPEAT_KEYS = (
    *("id", "boundsDuration", "boundsRange", "boundsPeriod", "count", "countMax", "duration", "durationMax"),
    *("durationUnit", "frequency", "frequencyMax", "period", "periodMax", "periodUnit", "dayOfWeek", "timeOfDay"),
    *("when", "offset"),
)

_SECONDS = {"s": 1, "sec": 1, "second": 1, "min": 60, "minute": 60, "h": 3600, "hr": 3600, "hour": 3600}
_UNITS: Mapping[str, tuple[str, float]] = {
    **dict.fromkeys(("rep", "repetition", "time"), ("reps", 1)),
    **{unit: ("hold_s", seconds) for unit, seconds in _SECONDS.items()},
    **dict.fromkeys(("lb", "[lb_av]"), ("load_kg", KILOGRAMS["lb"])),
    "set": ("sets", 1),
    "kg": ("load_kg", 1),
}
#: The members of our extension for a dose, and the fields they fill.
_MEMBERS = {
    "sets": "sets",
    "repetitions": "reps",
    "perSide": "per_side",
    "hold": "hold_s",
    "rest": "rest_s",
    "secondsPerRepetition": "seconds_per_rep",
    "load": "load_kg",
    "timesPerDay": "times_per_day",
    "daysPerWeek": "days_per_week",
}
_WHOLE = frozenset({"sets", "reps", "times_per_day", "days_per_week"})
_DAYS = {"s": 1 / 86_400, "min": 1 / 1440, "h": 1 / 24, "d": 1, "wk": 7}
_WEEKDAYS = frozenset({"mon", "tue", "wed", "thu", "fri", "sat", "sun"})
#: When in a day: the codes of FHIR, or a time.
_SLOT = re.compile(r"(?:MORN|AFT|EVE)(?:\.early|\.late)?|NOON|NIGHT|PHS|HS|WAKE|IMD|[AP]?C[MDV]?|[0-9:.]{5,15}")

#: How far a text is read for a dose, in characters; notes can hold no more, and say so.
_READ = 2000
_NUMBER = r"(\d{1,4}(?:\.\d{1,2})?)"
_SETS = re.compile(
    r"(?<![\d.])(\d{1,4}) ?[x\u00d7] ?(\d{1,4})(?: ?[-\u2013] ?(\d{1,4}))?"
    r"(?![\d.]| ?[-\u2013] ?\d| ?%| ?(?:s|sec\w*|min\w*|kg|lbs?|m)\b)",
    re.I,
)
_HOLD = re.compile(rf"\bhold (?:for )?{_NUMBER} ?s(?:ec(?:onds?)?)?\b", re.I)
_KG = re.compile(rf"(?<![\d.,]){_NUMBER} ?kg\b", re.I)
_COUNT = Range(1, 1000, "times")
_PERIOD = Range(0.01, 1000, "of its unit", (int, float))
_UCUM = "http://unitsofmeasure.org"


# Reading.


def agreed(sources: Iterable[tuple[Node, Amounts]]) -> dict[str, Amount]:
    """What all sources of a dose say; if two of them differ, the first counts and the other is unread."""
    fields: dict[str, Amount] = {}
    for item, amounts in sources:
        for field, value in amounts.items():
            if value is not None and fields.setdefault(field, value) != value:
                item.collector.note(item.path, f"{field} as given elsewhere, {echo(fields[field])}", value)
    return fields


def dose_in(extension: Node) -> Amounts:
    """The fields that an extension gives."""
    extension.only("id", "url", "extension")
    amounts: dict[str, Amount] = {}
    for member in extension.each_object("extension"):
        field = _MEMBERS.get(member.text("url") or "")
        valued = [key for key in member.keys if key.startswith("value")]
        values = [value for key in valued if (value := member.get(key)) is not None]
        if field is None or field in amounts or len(values) != 1:
            member.note("a member of a dose, once")
            continue
        member.only("id", "url", *valued)
        amounts[field] = _value(field, values[0])
    return amounts


def _value(field: str, item: Node) -> Amount:
    """The value of a field, from any type of FHIR that can hold it."""
    match item.value:
        case bool() as flag:
            if field == "per_side":
                return flag
        case int() | float() as number if field in _WHOLE:
            return _within(item, field, number)
        case {"low": _} | {"high": _} if field == "reps":
            return _range(item, "rep")
        case {"value": _} if (found := _quantity(item)) is not None:
            if found[0] == field or (found[0] == "hold_s" and field in ("seconds_per_rep", "rest_s")):
                return _within(item, field, found[1])
        case _:
            pass
    item.note(f"a value for {field}")
    return None


def _within(item: Node, field: str, number: float) -> float | None:
    return item.collector.within(item.path, _integral(number) if field in _WHOLE else number, limits(field))


def _integral(number: float) -> float:
    """The number, as a whole one where it is one."""
    return int(number) if number == int(number) else number


def _quantity(item: Node, unit: str = "") -> tuple[str, float] | None:
    """The field that a quantity is about, by its unit, and the number in our unit."""
    item.only("id", "value", "unit", "system", "code", "comparator")
    number = item.number("value")
    units = [word.strip().lower().strip("{}") for key in ("unit", "code") if (word := item.text(key))] or [unit]
    meant = {_UNITS.get(word) or _UNITS.get(word.removesuffix("s")) for word in units}
    kind = meant.pop()
    if number is None or kind is None or meant or "comparator" in item.keys:
        item.note("a number of repetitions, sets, seconds, minutes, hours, kg or lb")
        return None
    field, factor = kind
    return field, number if factor == 1 else round(number * factor, 2)


def _range(item: Node, unit: str = "") -> Reps | None:
    """Repetitions from low to high; ``unit`` is the one of ends without their own."""
    item.only("id", "low", "high")
    ends = {end: _quantity(one, unit) for end in ("low", "high") if (one := item.object(end)) is not None}
    numbers = {end: _integral(found[1]) for end, found in ends.items() if found and found[0] == "reps"}
    low, high = numbers.get("low", 1), numbers.get("high")
    if ends and numbers.keys() == ends.keys() and RepsLimits().accepts((low, high)):
        return int(low), None if high is None else int(high)
    item.note(RepsLimits().expected)
    return None


def quantities(item: Node) -> Amounts:
    """What the quantity of a request says."""
    amounts: dict[str, Amount] = {}
    for quantity in filter(None, (item.object("quantity"), item.object("quantityQuantity"))):
        if (found := _quantity(quantity)) is not None:
            amounts[found[0]] = _within(quantity, *found)
    between = item.object("quantityRange")
    return amounts if between is None else {**amounts, "reps": _range(between)}


def written_in(word: Word, alone: bool) -> Iterator[Amounts]:
    """What a text says of a dose; ``alone``: nothing else says it, so that other numbers in the text are unread."""
    rest, item = word.text[:_READ], word.node
    for sets, low, high in _SETS.findall(rest):
        reps: Reps = (int(low), int(high)) if high else int(low)
        known = {"sets": _within(item, "sets", int(sets))}
        yield {**known, "reps": reps} if RepsLimits().accepts(reps) else known
        if not RepsLimits().accepts(reps):
            item.note(RepsLimits().expected, "out-of-range")
    for field, pattern in (("hold_s", _HOLD), ("load_kg", _KG)):
        for number in pattern.findall(rest):
            yield {field: _within(item, field, float(number))}
    yield {"per_side": each_side(rest)}
    for pattern in (_SETS, _HOLD, _KG):
        rest = pattern.sub(" ", rest)
    if alone and any(map(str.isnumeric, rest)):
        item.note("a dose as N x M, hold N s, or N kg")


def timing_in(timing: Node) -> tuple[Amounts, float | None, list[str]]:
    """How often, how long each time in seconds, and in words what no dose can say of it."""
    timing.only("id", "event", "repeat", "code")
    said = [word.text for word in words(timing.get("code"))]
    repeat = timing.object("repeat", *_REPEAT_KEYS)
    if repeat is None:
        return {}, None, said
    times, days = _often(repeat, said)
    weekdays, slots = set(repeat.texts("dayOfWeek")), (*repeat.texts("when"), *repeat.texts("timeOfDay"))
    if not weekdays <= _WEEKDAYS or not all(map(_SLOT.fullmatch, slots)):
        repeat.note("days from mon to sun, and codes or times for when in a day")
    if (weekdays and days not in (None, 1, 7, len(weekdays))) or (
        len(slots) > 1 and times not in (None, 1, len(slots))
    ):
        repeat.note("as many days and times of the day as are named")
    fields = {
        "times_per_day": max(len(slots), times or 1) if len(slots) > 1 else times,
        "days_per_week": len(weekdays) or days,
    }
    often = {field: repeat.collector.within(repeat.path, value, limits(field)) for field, value in fields.items()}
    return often, _lasts(repeat), said


def _often(repeat: Node, said: list[str]) -> tuple[int | None, int | None]:
    """The times a day and the days a week; what is neither is added to ``said`` in words."""
    low = repeat.integer("frequency", _COUNT) if "frequency" in repeat.keys else 1
    period, unit = repeat.number("period", _PERIOD), repeat.word("periodUnit", (*_DAYS, "mo", "a"))
    if low is None or period is None or unit is None:
        if not {"frequency", "period", "periodUnit"}.isdisjoint(repeat.keys):
            repeat.note("a frequency, a period and its unit")
        return None, None
    high, longest = repeat.integer("frequencyMax", _COUNT) or low, repeat.number("periodMax", _PERIOD) or period
    often = low / (period * _DAYS[unit]) if unit in _DAYS else 0
    daily = unit != "wk" and often >= 1
    times, days = (_whole(often), 7) if daily else (None, _whole(often * 7))
    between = (low, period) != (high, longest)
    if between or (times if daily else days) is None:
        said.append(f"{_to(low, high)} times in {_to(period, longest)} {unit}")
    if between and daily:  # how much strength work a day holds depends on it
        repeat.note("how often a day, as one number")
    return times, days


def _to(low: float, high: float) -> str:
    return f"{low:g}" if low == high else f"{low:g}-{high:g}"


def _whole(number: float) -> int | None:
    """The whole number that this is, but for the rounding of a computer."""
    return round(number) if number > 0.5 and abs(number - round(number)) < 1e-6 * number else None


def _lasts(repeat: Node) -> float | None:
    """How long it is done each time, at the longest, in seconds."""
    lengths = [number for key in ("duration", "durationMax") if (number := repeat.number(key)) is not None]
    unit = repeat.word("durationUnit", _SECONDS)
    if lengths and unit is None:
        repeat.note("how long, with its unit")
    if not lengths or unit is None:
        return None
    return repeat.collector.within(repeat.path, max(lengths) * _SECONDS[unit], limits("hold_s"))


# Writing.


def dose_of(dose: Dose) -> list[dict[str, object]]:
    """The members of our extension for a dose."""
    amounts: dict[str, Amount] = {name: getattr(dose, field) for name, field in _MEMBERS.items()}
    return [{"url": name, **_typed(name, value)} for name, value in amounts.items() if value is not None]


def _typed(name: str, value: Amount) -> dict[str, object]:
    """A value under the name of its type."""
    match value:
        case bool():
            return {"valueBoolean": value}
        case (low, high):
            ends = {"low": low, "high": high}
            return {"valueRange": {end: {"value": number} for end, number in ends.items() if number is not None}}
        case int() | float() if _MEMBERS[name] in _WHOLE:
            return {"valuePositiveInt": value}
        case int() | float():
            kind, unit = ("Quantity", "kg") if name == "load" else ("Duration", "s")
            # 20.0 and 20 are equal, so they are written alike.
            return {f"value{kind}": {"value": _integral(value), "unit": unit, "system": _UCUM, "code": unit}}
        case None:
            return {}


def timing_of(dose: Dose) -> dict[str, object]:
    """How often, as far as a Timing can say it without the names of days; else in words."""
    times, days = dose.times_per_day, dose.days_per_week
    if times is not None and days == 7:
        return {"repeat": {"frequency": times, "period": 1, "periodUnit": "d"}}
    if days is not None and times in (None, 1):
        return {"repeat": {"frequency": days, "period": 1, "periodUnit": "wk"}}
    text = Dose(times_per_day=times, days_per_week=days).in_words()
    return {"code": {"text": text}} if text else {}
