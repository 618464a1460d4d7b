"""Workouts of Garmin Connect (JSON), as its web pages and the tools around it exchange them.

Source: the unofficial service behind the web pages, with the keys that public uploaders write in 2024 to 2026; no
schema is published. ``workoutSegments`` hold ``workoutSteps``; a ``RepeatGroupDTO`` repeats those within.

Traps: ``exerciseName`` may be empty, so that only the category says what is done, and both may be absent, so that only
the description does; a weight of -1 means no weight; a step of the kind rest may name a movement, or work; a step
without any name is what the sport is. Every key that is not known and holds something is listed as unread.
"""

import attrs

from stenosis_routines._fields import Range
from stenosis_routines.formats.draft import KILOGRAMS, is_strenuous, routine
from stenosis_routines.formats.format import Format, Glance
from stenosis_routines.formats.limits import DEFAULT, Limits
from stenosis_routines.formats.reading.json import Node, parse_json
from stenosis_routines.formats.reading.problems import Collector, fail, limits, text_limits
from stenosis_routines.formats.watches.steps import RESTS, Repeat, Rest, Step, movement, prescriptions, sport_of, words
from stenosis_routines.routine import Routine, Session

__all__ = ["FORMAT", "read", "recognises"]

#: Numbers that Garmin shows beside a workout or a segment.
_ESTIMATED = ("estimatedDurationInSecs", "estimatedDistanceInMeters", "poolLength", "avgTrainingSpeed")
_ESTIMATES = (*_ESTIMATED, "estimatedDistanceUnit", "estimateType", "poolLengthUnit")
_WORKOUT = (
    *("workoutId", "ownerId", "workoutName", "description", "createdDate", "updatedDate", "updateDate", "sportType"),
    *("subSportType", "trainingPlanId", "author", "sharedWithUsers", "workoutSegments", "locale", "workoutProvider"),
    *("workoutSourceId", "uploadTimestamp", "atpPlanId", "consumer", "consumerName", "consumerImageURL"),
    *("consumerWebsiteURL", "workoutNameI18nKey", "descriptionI18nKey", "workoutThumbnailUrl", "shared"),
    *("isSessionTransitionEnabled", "isWheelchair", *_ESTIMATES),
)
_SEGMENT = ("segmentOrder", "sportType", "description", "workoutSteps", *_ESTIMATES)
_ANY_STEP = (
    *("type", "stepId", "stepOrder", "stepType", "childStepId", "endCondition", "endConditionValue"),
    *("preferredEndConditionUnit", "endConditionCompare", "endConditionZone", "smartRepeat"),
)
_GROUP = (*_ANY_STEP, "numberOfIterations", "skipLastRestStep", "workoutSteps")
_STEP = (
    *(*_ANY_STEP, "description", "targetType", "targetValueOne", "targetValueTwo", "targetValueUnit", "zoneNumber"),
    *("secondaryTargetType", "secondaryTargetValueOne", "secondaryTargetValueTwo", "secondaryTargetValueUnit"),
    *("secondaryZoneNumber", "strokeType", "equipmentType", "category", "exerciseName", "weightValue", "weightUnit"),
)
_PARTS = ("", "warmup", "cooldown", "interval", "main", "recovery", "rest", "repeat", "other")
#: Kilograms in a unit of weight.
_UNITS = {"kilogram": 1.0, "pound": KILOGRAMS["lb"], "gram": 0.001}


def recognises(glance: Glance) -> bool:
    """Whether it is one workout with its segments."""
    data = glance.data
    return b'"workoutSegments"' in data and data.lstrip()[:1] == b"{" and "workoutSegments" in glance.keys


def read(data: bytes, bounds: Limits = DEFAULT) -> Routine:
    """A routine of one session from a workout.

    Raises:
        UnreadableRoutineError: it is no JSON, or is built so that steps cannot be reached.
    """
    collector = Collector()
    workout = Node(parse_json(data, bounds), "", collector)
    if not isinstance(workout.value, dict):
        fail("", "an object", code="wrong-type")
    _only(workout, *_WORKOUT)
    if "workoutSegments" not in workout.keys:
        fail("/workoutSegments", "a list of segments", code="missing")
    segments = workout.objects("workoutSegments")
    for item in (workout, *segments):
        for key in _ESTIMATED:
            item.number(key)  # it says nothing of one movement; a text in its place may
    whole = _sport(workout)
    steps = [step for segment in segments for step in _segment(segment, whole)]
    title = workout.text("workoutName", text_limits(Routine, "title")) or ""
    said = (item.text("description", text_limits(Routine, "guidance")) for item in (workout, *segments))
    guidance = [text for text in said if text is not None]
    session = Session(title, prescriptions(steps, collector, bounds), path="/workoutSegments")
    return routine(title, (session,), guidance, collector=collector)


def _only(item: Node, *known: str) -> None:
    """Note keys that are not known, unless they say nothing."""
    attrs.evolve(item, value={key: item.raw(key) for key in item.keys if item.raw(key) is not None}).only(*known)


def _key(item: Node, key: str, within: str) -> str:
    """The word in an object such as ``{"stepTypeId": 3, "stepTypeKey": "interval"}``; empty if there is none."""
    if (found := item.object(key)) is None:
        return ""
    _only(found, within, f"{within.removesuffix('Key')}Id", "displayOrder", "displayable", "factor")
    return words(found.text(within))


def _sport(item: Node) -> str:
    return sport_of(_key(item, "sportType", "sportTypeKey"), words(item.text("subSportType")))


def _segment(segment: Node, whole: str) -> list[Step]:
    _only(segment, *_SEGMENT)
    return _steps(segment, _sport(segment) or whole)


def _steps(owner: Node, sport: str) -> list[Step]:
    return [_step(item, sport) for item in owner.each_object("workoutSteps")]


def _step(item: Node, sport: str) -> Step:
    kind = item.text("type")
    if kind == "RepeatGroupDTO" or "workoutSteps" in item.keys:
        return _group(item, sport)
    if kind != "ExecutableStepDTO":
        item.collector.note(f"{item.path}/type", "ExecutableStepDTO or RepeatGroupDTO", item.raw("type"))
    _only(item, *_STEP)
    part = _key(item, "stepType", "stepTypeKey")
    if part not in _PARTS:
        item.collector.note(f"{item.path}/stepType", f"one of {', '.join(filter(None, _PARTS))}", part)
    category, key = item.text("category"), item.text("exerciseName")
    said = item.text("description")
    stroke, gear = _key(item, "strokeType", "strokeTypeKey"), _key(item, "equipmentType", "equipmentTypeKey")
    aims = [_target(item, "targetType", "targetValue", "zoneNumber")]
    aims.append(_target(item, "secondaryTargetType", "secondaryTargetValue", "secondaryZoneNumber"))
    amounts, length = _amounts(item)
    if part == "rest" or (part == "recovery" and not sport):
        more = (
            category,
            key,
            stroke,
            gear,
            length,
            amounts["load_kg"],
            amounts.get("reps"),
            *(text for text, _ in aims),
        )
        if not any(more) and (said is None or words(said) in RESTS):
            return Rest(amounts.get("hold_s"))
    return movement(
        item.collector,
        item.path,
        (words(key), words(category), said, stroke, sport),
        key or category,
        words(category) or sport,
        (said, length, stroke, *(text for text, _ in aims)),
        amounts,
        equipment=gear,
        strenuous=any(hard for _, hard in aims),
    )


def _group(item: Node, sport: str) -> Repeat:
    _only(item, *_GROUP)
    rounds = None
    if _end(item) not in ("", "iterations"):
        item.collector.note(f"{item.path}/endCondition", "a number of rounds")
    else:
        key = "numberOfIterations" if item.get("numberOfIterations") is not None else "endConditionValue"
        rounds = _whole(item, key, limits("sets"))
        if item.number("endConditionValue") not in (None, item.raw(key)):
            item.collector.note(f"{item.path}/endConditionValue", "the number of rounds", item.raw(key))
        if item.get(key) is None:
            item.collector.note(f"{item.path}/numberOfIterations", "a number of rounds", code="missing")
    return Repeat(rounds, _steps(item, sport), item.path)


def _end(item: Node) -> str:
    return _key(item, "endCondition", "conditionTypeKey")


def _whole(item: Node, key: str, rule: Range) -> int | None:
    """A whole number, which may be written as 10.0."""
    value = item.number(key)
    whole = int(value) if type(value) is float and value.is_integer() else value
    checked = item.collector.within(f"{item.path}/{key}", whole, rule)
    return checked if isinstance(checked, int) else None


def _amounts(item: Node) -> tuple[dict[str, float | None], str]:
    """The dose, and a length in metres in words."""
    end, length = _end(item), ""
    amounts: dict[str, float | None] = {"load_kg": _load(item)}
    if end == "reps":
        amounts["reps"] = _whole(item, "endConditionValue", limits("reps"))
    elif end in ("time", "fixed rest"):
        amounts["hold_s"] = item.number("endConditionValue", limits("hold_s"))
    elif end == "distance":
        metres = item.number("endConditionValue")
        length = "" if metres is None else f"{metres:g} m"
    elif end not in ("", "lap button"):
        item.collector.note(f"{item.path}/endCondition", "repetitions, a time, a distance or the lap button", end)
    return amounts, length


def _load(item: Node) -> float | None:
    value = item.number("weightValue")
    if value is None or value <= 0:
        return None
    unit = _key(item, "weightUnit", "unitKey")
    if unit not in _UNITS:
        item.collector.note(f"{item.path}/weightUnit", f"one of {', '.join(_UNITS)}", unit)
        return None
    kilograms = round(float(value * _UNITS[unit]), 2)
    return item.collector.within(f"{item.path}/weightValue", kilograms, limits("load_kg"))


def _target(item: Node, kind: str, value: str, zone: str) -> tuple[str, bool]:
    """What the step aims at in words, and whether that is strenuous."""
    aim, number = _key(item, kind, "workoutTargetTypeKey"), item.number(zone)
    bounds = [bound for end in ("One", "Two") if (bound := item.number(value + end)) is not None]
    if aim in ("", "no target", "open") and number is None:
        return "", False
    goal = f"zone {number:g}" if number is not None else " to ".join(f"{bound:g}" for bound in bounds)
    return f"aim: {aim} {goal}".strip(), is_strenuous(zone=number)


FORMAT = Format(
    name="garmin-json",
    family="json",
    look="JSON of a Garmin Connect workout with workoutSegments",
    recognises=recognises,
    read=read,
)
