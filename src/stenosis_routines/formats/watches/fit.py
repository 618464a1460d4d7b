"""Workouts in FIT files (.fit), the binary files of Garmin watches; read by fitdecode, the extra ``fit``.

Source: the FIT protocol, profile of 2025, as fitdecode 0.11 knows it. A file of the type workout holds one ``workout``
and its ``workout_step`` messages; a step may say to go back to an earlier one for a number of rounds in all.

Traps: the number of an exercise means something only within its category; a name of the step, or a title for the pair
of numbers, comes before it; the number or the category may be newer than the profile. Repeats may go to themselves or
ahead, or come to billions of sets: they must go back, and are counted, not unrolled. Decoders only warn of a wrong
checksum; here it is an error.
"""

import io
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, TypeAlias

import attrs

from stenosis_routines._fields import Range
from stenosis_routines.errors import MissingExtraError, Problem, UnreadableRoutineError, echo
from stenosis_routines.formats.draft import is_strenuous, routine
from stenosis_routines.formats.format import Format, Glance
from stenosis_routines.formats.limits import DEFAULT, Limits
from stenosis_routines.formats.reading.problems import Collector, fail, limits, text_limits
from stenosis_routines.formats.watches.steps import RESTS, Repeat, Rest, Step, movement, prescriptions, sport_of, words
from stenosis_routines.routine import Prescription, Routine, Session

__all__ = ["FORMAT", "read", "recognises"]

#: Bytes and messages; more than any workout of a watch takes, and few enough to be decoded within a second.
_LARGEST, _MOST = 64 * 1024, 2000

# Messages and their fields, by the numbers of the profile. What is not here is listed as unread.
_FILE, _CREATOR, _WORKOUT, _STEP, _TITLE = 0, 49, 26, 27, 264
_INDEX = {254: "index"}
_FIELDS: Mapping[int, Mapping[int, str]] = {
    _FILE: {0: "type", 1: "manufacturer", 2: "product", 3: "serial", 4: "created", 5: "number", 8: "product name"},
    _CREATOR: {0: "software", 1: "hardware"},
    _WORKOUT: {4: "sport", 5: "capabilities", 6: "steps", 8: "name", 11: "sub sport", 14: "pool length"}
    | {15: "pool unit", 17: "description"}
    | _INDEX,
    _STEP: {0: "name", 1: "duration type", 2: "duration", 3: "target type", 4: "target", 5: "low", 6: "high"}
    | {7: "intensity", 8: "notes", 9: "equipment", 10: "category", 11: "exercise", 12: "weight", 13: "weight unit"}
    | {19: "second target type", 20: "second target", 21: "second low", 22: "second high"}
    | _INDEX,
    _TITLE: {0: "category", 1: "exercise", 2: "name"} | _INDEX,
}
_FILE_OF_WORKOUT = 5
_NO_CATEGORY = 65534


def recognises(glance: Glance) -> bool:
    """Whether it has the mark of a FIT file."""
    return glance.data[8:12] == b".FIT"


def read(data: bytes, bounds: Limits = DEFAULT) -> Routine:
    """A routine of one session from a workout.

    Raises:
        UnreadableRoutineError: it is damaged, no workout, or its repeats go nowhere or come to too much.
        MissingExtraError: fitdecode is not installed.
    """
    collector = Collector()
    found: dict[int, list[_Message]] = {number: [] for number in _FIELDS}
    for number, message in _messages(data, collector):
        found[number].append(message)
    if [file.number("type") for file in found[_FILE]] != [_FILE_OF_WORKOUT]:
        fail("", "one file of the type workout")
    if len(found[_WORKOUT]) != 1:
        fail("", "one workout", f"{len(found[_WORKOUT])}", "missing")
    [workout] = found[_WORKOUT]
    title = workout.text("name") or ""
    description = workout.text("description")
    session = Session(collector.fitted(workout.path, title, text_limits(Session, "title")), _done(found, bounds))
    said = () if description is None else (description,)
    return routine(session.title, (session,), said, collector=collector, path=workout.path)


# Messages.


@attrs.frozen(eq=False)
class _Message:
    """The raw values of one message, by the names of its fields."""

    values: Mapping[str, object]
    path: str
    collector: Collector

    def number(self, key: str, rule: Range | None = None) -> int | None:
        """A field that is a whole number, within its range; ``None`` if it is absent."""
        value = self.values.get(key)
        if value is None or type(value) is not int:
            self._note_type(key, "a whole number")
            return None
        return value if rule is None else self.collector.within(f"{self.path}, {key}", value, rule)

    def text(self, key: str) -> str | None:
        """A field that is text; ``None`` if it is absent or blank."""
        value = self.values.get(key)
        if value is None or type(value) is not str:
            self._note_type(key, "text")
            return None
        return value if value.strip() else None

    def _note_type(self, key: str, expected: str) -> None:
        if (value := self.values.get(key)) is not None:
            self.collector.note(f"{self.path}, {key}", expected, value, "wrong-type")

    def word(self, key: str, kind: str) -> str:
        """What the number in a field means in the profile, in words; empty if it is absent."""
        value = self.number(key)
        meaning = _meaning(kind, value)
        if value is not None and not meaning:
            self.collector.note(f"{self.path}, {key}", f"a number that means a {words(kind)}", value)
        return meaning


def _meaning(kind: str, value: int | None) -> str:
    known = _decoder().profile.FIELD_TYPES.get(kind)
    return words(known.enum.get(value)) if known is not None and known.enum else ""


def _decoder() -> Any:
    """The package fitdecode, which has no types. Raises: MissingExtraError."""
    try:
        import fitdecode.profile  # type: ignore[import-untyped] # pyright: ignore
    except ImportError as error:
        raise MissingExtraError("fit") from error
    return fitdecode


def _messages(data: bytes, collector: Collector) -> Iterator[tuple[int, _Message]]:
    """The messages that this module knows; any other is listed as unread."""
    fitdecode = _decoder()
    if len(data) > _LARGEST:
        fail("", f"a workout of at most {_LARGEST} bytes", f"{len(data)}", "too-large")
    stream = io.BytesIO(data)
    strict = {"check_crc": fitdecode.CrcCheck.RAISE, "error_handling": fitdecode.ErrorHandling.RAISE}
    try:
        with fitdecode.FitReader(stream, processor=None, **strict) as reader:
            messages = (frame for frame in reader if frame.frame_type == fitdecode.FIT_FRAME_DATA)
            frames = list(islice(messages, _MOST + 1))
    except Exception as error:  # a decoder of damaged bytes raises anything
        place = getattr(error, "offset", stream.tell())
        problem = Problem(f"byte {place}", "a whole FIT file", echo(str(error)), "syntax")
        raise UnreadableRoutineError([problem]) from error
    if len(frames) > _MOST:
        fail("", f"a workout of at most {_MOST} messages", code="too-large")
    for place, frame in enumerate(frames):
        number, path = frame.def_mesg.global_mesg_num, f"message {place}"
        if number not in _FIELDS:
            collector.note(path, "a message of a workout", frame.name, "unknown-key")
            continue
        values: dict[str, object] = {}
        for field in frame.fields:
            if field.field_def is None or field.raw_value is None:
                continue  # a time that the decoder worked out, or a number that stands for no value
            key = None if field.field_def.is_dev else _FIELDS[number].get(field.field_def.def_num)
            if key is None or key in values:
                collector.note(path, "a field of a workout, once", field.name, "unknown-key")
            else:
                values[key] = field.raw_value
        yield number, _Message(values, path, collector)


# Steps.


def _done(found: dict[int, list[_Message]], bounds: Limits) -> tuple[Prescription, ...]:
    [workout] = found[_WORKOUT]
    titles: Titles = {}
    for title in found[_TITLE]:
        name = title.text("name")
        if titles.setdefault((title.number("category"), title.number("exercise")), name) != name:
            title.collector.note(title.path, "one title of an exercise", name)
    sport = sport_of(workout.word("sport", "sport"), workout.word("sub sport", "sub_sport"))
    numbered = [(index, message) for message in found[_STEP] if (index := message.number("index")) is not None]
    numbered.sort(key=lambda pair: pair[0])
    if [index for index, _ in numbered] != list(range(len(found[_STEP]))):
        fail("", "steps numbered from 0, each once", code="missing")
    if (count := workout.number("steps")) is not None and count != len(numbered):
        workout.collector.note(workout.path, f"{count} steps", len(numbered))
    steps: list[tuple[int, Step]] = []  # each with the index it begins at
    for index, message in numbered:
        step = attrs.evolve(message, path=f"step {index}")
        length = step.word("duration type", "wkt_step_duration")
        if not length.startswith("repeat until"):
            steps.append((index, _step(step, length, titles, sport)))
            continue
        start = step.number("duration")
        first = next((place for place, (begin, _) in enumerate(steps) if begin == start), None)
        if first is None:
            # The same if it would go into the middle of steps that are repeated already.
            fail(step.path, "an earlier step to go back to", f"{start}", "out-of-range")
        steps[first:] = [
            (steps[first][0], Repeat(_rounds(step, length), [done for _, done in steps[first:]], step.path))
        ]
    return prescriptions([step for _, step in steps], workout.collector, bounds)


def _rounds(step: _Message, length: str) -> int | None:
    for key in ("name", "notes", "category", "exercise"):
        if key in step.values:
            step.collector.note(f"{step.path}, {key}", "a repeat that is no movement", step.values[key])
    rounds = step.number("target", limits("sets"))
    if length == "repeat until steps cmplt" and "target" in step.values:
        return rounds
    step.collector.note(step.path, "a number of rounds", length)
    return None


Titles: TypeAlias = dict[tuple[int | None, int | None], str | None]


def _step(step: _Message, length: str, titles: Titles, sport: str) -> Step:
    category, exercise = step.number("category"), step.number("exercise")
    category = None if category == _NO_CATEGORY else category
    name, notes = step.text("name"), step.text("notes")
    intensity = step.word("intensity", "intensity")
    said = {words(text) for text in (name, notes) if text is not None}
    kind, key = _named(category, exercise)
    aims = [_target(step, ""), _target(step, "second ")]
    amounts, far = _amounts(step, length)
    gear = step.word("equipment", "workout_equipment").removeprefix("none")
    if intensity == "rest" or (intensity == "recovery" and not sport):
        more = (kind, key, gear, far, amounts["load_kg"], amounts.get("reps"), *(text for text, _ in aims))
        if not any(more) and said <= RESTS:
            return Rest(amounts.get("hold_s"))
    title = titles.get((category, exercise))
    return movement(
        step.collector,
        step.path,
        (name, title, key, notes, sport),
        key.replace(" ", "_"),
        kind or sport,
        (title, notes, far, *(text for text, _ in aims)),
        amounts,
        equipment=gear,
        strenuous=any(hard for _, hard in aims),
    )


def _named(category: int | None, exercise: int | None) -> tuple[str, str]:
    """The category and the movement in words. A number that the profile does not know stays one: squat 999."""
    if category is None:
        return "", "" if exercise is None else f"exercise {exercise}"
    kind = _meaning("exercise_category", category) or f"category {category}"
    name = _meaning(f"{kind.replace(' ', '_')}_exercise_name", exercise)
    return kind, name or (kind if exercise is None else f"{kind} {exercise}")


def _amounts(step: _Message, length: str) -> tuple[dict[str, float | None], str]:
    """The dose, and a length in metres in words."""
    far, weight = "", step.number("weight")
    load = None if not weight else weight / 100  # hundredths of a kilogram
    amounts: dict[str, float | None] = {}
    amounts["load_kg"] = step.collector.within(f"{step.path}, weight", load, limits("load_kg"))
    if length == "reps":
        amounts["reps"] = step.number("duration", limits("reps"))
    elif length == "time":
        milliseconds = step.number("duration")
        seconds = None if milliseconds is None else milliseconds / 1000
        amounts["hold_s"] = step.collector.within(f"{step.path}, duration", seconds, limits("hold_s"))
    elif length == "distance":
        centimetres = step.number("duration")
        far = "" if centimetres is None else f"{centimetres / 100:g} m"
    elif length not in ("", "open"):
        step.collector.note(f"{step.path}, duration type", "repetitions, a time, a distance or open", length)
    return amounts, far


def _target(step: _Message, which: str) -> tuple[str, bool]:
    """What the step aims at in words, and whether that is strenuous."""
    aim = step.word(f"{which}target type", "wkt_step_target")
    zone, low, high = (step.number(f"{which}{key}") for key in ("target", "low", "high"))
    if aim in ("", "open"):
        return "", False
    goal = f"zone {zone}" if zone else f"{low} to {high}"
    return f"aim: {aim} {goal}", aim.startswith(("heart rate", "power")) and is_strenuous(zone=zone)


FORMAT = Format(
    name="fit",
    family="fit",
    look="a FIT workout file (.fit)",
    recognises=recognises,
    read=read,
)
