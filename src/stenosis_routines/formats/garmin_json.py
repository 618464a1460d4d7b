"""Workouts of Garmin Connect (JSON), as its web pages and the tools around it exchange them.

Source: the unofficial service behind the web pages, with the keys that public uploaders write in 2024 to 2026; no
schema is published. ``workoutSegments`` hold ``workoutSteps``; a ``RepeatGroupDTO`` repeats those within.

Traps: ``exerciseName`` may be empty, so that only the category tells what is done, and both may be absent, so that only
the description does; a weight of -1 is none; a step of the kind rest may name a movement; a step without any name is
what the sport is. Every key that is not known and holds something is listed as unread.
"""

import attrs

from stenosis_routines._fields import Range
from stenosis_routines.formats._reading import (
    LB_KG,
    Collector,
    Glance,
    Item,
    fail,
    limits,
    parse_json,
    text_limits,
)
from stenosis_routines.formats._steps import (
    RESTS,
    STRENUOUS_ZONE,
    Repeat,
    Rest,
    Step,
    movement,
    prescriptions,
    sport_of,
    words,
)
from stenosis_routines.formats.limits import DEFAULT, Limits
from stenosis_routines.routine import Routine, Session

__all__ = ["read", "recognises"]

_SPORT = ("sportTypeId", "sportTypeKey", "displayOrder")
_ESTIMATES = (
    *("estimatedDurationInSecs", "estimatedDistanceInMeters", "estimatedDistanceUnit", "estimateType"),
    *("poolLength", "poolLengthUnit", "avgTrainingSpeed"),
)
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
    *("secondaryZoneNumber", "strokeType", "equipmentType", "category", "exerciseName", "workoutProvider"),
    *("providerExerciseSourceId", "weightValue", "weightUnit"),
)
#: Kilograms in a unit of weight.
_UNITS = {"kilogram": 1.0, "pound": LB_KG, "gram": 0.001}


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
    workout = Item(parse_json(data, bounds), "", collector)
    if not isinstance(workout.value, dict):
        fail("", "an object", code="wrong-type")
    _only(workout, *_WORKOUT)
    if "workoutSegments" not in workout.value:
        fail("/workoutSegments", "a list of segments", code="missing")
    segments = list(filter(Item.is_object, workout.members("workoutSegments")))
    whole = _sport(workout)
    steps = [step for segment in segments for step in _segment(segment, whole)]
    title = workout.text("workoutName", text_limits(Routine, "title")) or ""
    guidance = tuple(text for item in (workout, *segments) if (text := item.text("description")) is not None)
    session = Session(title, prescriptions(steps, collector, bounds), path="/workoutSegments")
    return Routine(title, (session,), guidance, unread=collector.close())


def _only(item: Item, *known: str) -> None:
    """Note keys that are not known, unless they say nothing."""
    attrs.evolve(item, value={key: value for key, value in item.value.items() if value is not None}).only(*known)


def _key(item: Item, key: str, within: str) -> str:
    """The word in an object such as ``{"stepTypeId": 3, "stepTypeKey": "interval"}``; empty if there is none."""
    found = item.object(key)
    return words(None if found is None else found.text(within))


def _sport(item: Item) -> str:
    return sport_of(_key(item, "sportType", "sportTypeKey"), words(item.text("subSportType")))


def _segment(segment: Item, whole: str) -> list[Step]:
    _only(segment, *_SEGMENT)
    return _steps(segment, _sport(segment) or whole)


def _steps(owner: Item, sport: str) -> list[Step]:
    return [_step(item, sport) for item in filter(Item.is_object, owner.members("workoutSteps"))]


def _step(item: Item, sport: str) -> Step:
    kind = item.text("type")
    if kind == "RepeatGroupDTO" or "workoutSteps" in item.value:
        return _group(item, sport)
    if kind != "ExecutableStepDTO":
        item.collector.note(f"{item.path}/type", "ExecutableStepDTO or RepeatGroupDTO", item.value.get("type"))
    _only(item, *_STEP)
    rest = _key(item, "stepType", "stepTypeKey") in (("rest",) if sport else ("rest", "recovery"))
    category, key = item.text("category"), item.text("exerciseName")
    said = item.text("description")
    if rest and category is None and key is None and (said is None or words(said) in RESTS):
        return Rest(_amount(item, limits("rest_s")) if _end(item) in ("time", "fixed rest") else None)
    stroke = _key(item, "strokeType", "strokeTypeKey")
    aims = [_target(item, "targetType", "targetValue", "zoneNumber")]
    aims.append(_target(item, "secondaryTargetType", "secondaryTargetValue", "secondaryZoneNumber"))
    dose, length = _dose(item)
    return movement(
        item.collector,
        item.path,
        (words(key), words(category), said, stroke, sport),
        key or category,
        words(category) or sport,
        (said, length, stroke, *(text for text, _ in aims)),
        dose,
        equipment=_key(item, "equipmentType", "equipmentTypeKey"),
        strenuous=any(hard for _, hard in aims),
    )


def _group(item: Item, sport: str) -> Repeat:
    _only(item, *_GROUP)
    rounds = None
    if _end(item) not in ("", "iterations"):
        item.collector.note(f"{item.path}/endCondition", "a number of rounds")
    else:
        key = "numberOfIterations" if item.get("numberOfIterations") is not None else "endConditionValue"
        rounds = _whole(item, key, limits("sets"))
        if item.get(key) is None:
            item.collector.note(f"{item.path}/numberOfIterations", "a number of rounds", code="missing")
    return Repeat(rounds, _steps(item, sport), item.path)


def _end(item: Item) -> str:
    return _key(item, "endCondition", "conditionTypeKey")


def _amount(item: Item, rule: Range) -> float | None:
    amount: float | None = item.number("endConditionValue", rule)
    return amount


def _whole(item: Item, key: str, rule: Range) -> int | None:
    """A whole number, which may be written as 10.0."""
    value = item.number(key)
    whole = int(value) if type(value) is float and value.is_integer() else value
    checked: int | None = item.collector.within(f"{item.path}/{key}", whole, rule)
    return checked


def _dose(item: Item) -> tuple[dict[str, float | None], str]:
    """The dose, and a length in metres in words."""
    end, length = _end(item), ""
    dose: dict[str, float | None] = {"load_kg": _load(item)}
    if end == "reps":
        dose["reps"] = _whole(item, "endConditionValue", limits("reps"))
    elif end == "time":
        dose["hold_s"] = _amount(item, limits("hold_s"))
    elif end == "distance":
        metres = item.number("endConditionValue")
        length = "" if metres is None else f"{metres:g} m"
    elif end not in ("", "lap button"):
        item.collector.note(f"{item.path}/endCondition", "repetitions, a time, a distance or the lap button", end)
    return dose, length


def _load(item: Item) -> float | None:
    value = item.number("weightValue")
    if value is None or value <= 0:
        return None
    unit = _key(item, "weightUnit", "unitKey")
    if unit not in _UNITS:
        item.collector.note(f"{item.path}/weightUnit", f"one of {', '.join(_UNITS)}", unit)
        return None
    kilograms: float | None = item.collector.within(
        f"{item.path}/weightValue", round(float(value * _UNITS[unit]), 2), limits("load_kg")
    )
    return kilograms


def _target(item: Item, kind: str, value: str, zone: str) -> tuple[str, bool]:
    """What the step aims at in words, and whether that is strenuous."""
    aim, number = _key(item, kind, "workoutTargetTypeKey"), item.number(zone)
    bounds = [bound for end in ("One", "Two") if (bound := item.number(value + end)) is not None]
    if aim in ("", "no target", "open") and number is None:
        return "", False
    told = f"zone {number:g}" if number is not None else " to ".join(f"{bound:g}" for bound in bounds)
    return f"aim: {aim} {told}".strip(), number is not None and number >= STRENUOUS_ZONE
