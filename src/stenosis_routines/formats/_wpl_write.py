"""WPL documents out: a plan made of a routine, and a plan that came in with only what was changed in it."""

import re
from collections.abc import Iterator
from itertools import groupby, zip_longest
from typing import Any

from stenosis_routines.exercise import Effort
from stenosis_routines.formats._reading import STRENUOUS_RPE, each_side
from stenosis_routines.routine import Prescription, Routine, Session

#: What guidance begins with that tells the contraindications of a plan.
NAMED = "Contraindications named by the document: "
#: What stands between the names in the title of a session.
BETWEEN = " / "

#: The words that the schema allows for a movement; any other hint has no place.
_ALLOWED = {
    member: frozenset(words.split())
    for member, words in {
        "muscles": "chest upper_back lats traps front_delts side_delts rear_delts biceps triceps forearms abs obliques "
        "lower_back spinal_erectors glutes quadriceps hamstrings calves hip_adductors hip_abductors hip_flexors neck",
        "pattern": "squat hinge lunge push_horizontal push_vertical pull_horizontal pull_vertical carry rotate "
        "anti_rotate gait jump isolation",
        "modality": "static_stretch dynamic_stretch pnf smr_foam_roll smr_ball breathwork mobility_drill",
    }.items()
}

Json = dict[str, Any]


def plan_of(routine: Routine) -> Json:
    """A routine as a plan of one phase and one week, with a day for each session."""
    days = [_day(session, number) for number, session in enumerate(routine.sessions, 1)]
    week = {"id": "week-1", "name": "Week 1", "order": 1, "days": days}
    texts = [text for text in routine.guidance if not text.startswith(NAMED)]
    first, *more = [*texts, *dict.fromkeys(_remarks(routine))] or [""]
    # A message of one word would not be read as one.
    first = "\n".join(text for text in (first, *(text for text in more if not is_prose(text))) if text.strip())
    against = [{"condition": told, "action": "require_clearance"} for told in routine.profile.conditions]
    plan = {
        "id": re.sub("[^a-z0-9]+", "-", routine.title.lower()).strip("-") or "routine",
        "name": routine.title if routine.title.strip() else " ",
        "description": first or None,
        "type": "workout",
        "visibility": "private",
        "metadata": {},
        "goals": [],
        "requirements": {"contraindications": against} if against else None,
        "phases": [{"id": "phase-1", "name": "Phase 1", "order": 1, "weeks": [week]}] if days else [],
        "notifications": [
            {"id": f"notice-{n}", "enabled": True, "message": text} for n, text in enumerate(filter(is_prose, more), 1)
        ],
    }
    return {"$schema": "https://wpl.dev/schemas/wpl/v1.schema.json", "version": "1.6.0", "plan": _told(plan)}


def is_prose(text: str) -> bool:
    """Whether a text has more than one word; languages that are not written in ASCII may do without blanks."""
    return not text.isascii() or (
        len(words := text.split()) > 1 and sum(any(map(str.isalpha, word)) for word in words) > 1
    )


def _remarks(routine: Routine) -> Iterator[str]:
    """What is said of a movement, for which an activity has no place: it is said beside, with its name."""
    for session in routine.sessions:
        for item in session.prescriptions:
            for text in filter(None, (item.notes.strip(), item.exercise.hints.instructions)):
                yield f"{item.exercise.name}: {text}"


def _told(members: Json) -> Json:
    return {key: value for key, value in members.items() if value is not None}


def _seconds(value: float | None) -> Json | None:
    return None if value is None else {"value": value, "unit": "seconds"}


def _day(session: Session, number: int) -> Json:
    # Neighbours of one group are one block; any other movement has a block of its own.
    keyed = ((index if item.group is None else item.group, item) for index, item in enumerate(session.prescriptions))
    runs = groupby(keyed, key=lambda pair: pair[0])
    blocks = [_block([item for _, item in run], f"{number}-{order}", order) for order, (_, run) in enumerate(runs, 1)]
    day = {"id": f"day-{number}", "day_of_week": (number - 1) % 7 + 1, "type": "training", "name": session.title}
    return {**day, "blocks": blocks}


def _block(items: list[Prescription], ident: str, order: int) -> Json:
    group, dose = items[0].group, items[0].dose
    stretch = group is None and _is_stretch(items[0])
    return _told(
        {
            "id": f"block-{ident}" if group is None else group,
            "type": "main",
            "order": order,
            "structure": "straight_sets" if group is None else "superset",
            "rounds": dose.sets if stretch else None,
            "rest_between_rounds": _seconds(dose.rest_s) if stretch else None,
            "activities": [
                recovery(item, f"activity-{ident}-{place}")
                if stretch or (_is_stretch(item) and item.dose.sets is None and item.dose.rest_s is None)
                else exercise(item, f"activity-{ident}-{place}")
                for place, item in enumerate(items, 1)
            ],
        }
    )


def _is_stretch(item: Prescription) -> bool:
    """Whether only a recovery exercise can tell the dose, which knows sides and holds, but no load, pace and range."""
    dose = item.dose
    wanted = dose.per_side is True or (dose.reps is not None and dose.hold_s is not None)
    plain = dose.load_kg is None and dose.seconds_per_rep is None
    return wanted and plain and isinstance(dose.reps, int | None)


def recovery(item: Prescription, ident: str) -> Json:
    """A movement as a recovery activity that holds nothing else."""
    inner = recovery_exercise(item, f"{ident}-1")
    members = {"id": ident, "type": "recovery", "name": item.exercise.name, "category": ""}
    return {**members, "prescription": {"exercises": [inner]}}


def recovery_exercise(item: Prescription, ident: str) -> Json:
    """A movement as a part of a recovery activity."""
    hints, dose = item.exercise.hints, item.dose
    low, _ = dose.reps_range or (None, None)
    return _told(
        {
            "id": ident,
            "type": "recovery_exercise",
            "name": item.exercise.name,
            "modality": hints.category if hints.category in _ALLOWED["modality"] else None,
            "hold_seconds": dose.hold_s,
            "reps": low,
            "sides": "both" if dose.per_side else None,
            "intensity_rpe": _exertion(item),
            "body_part": hints.muscles[0] if len(hints.muscles) == 1 else None,
        }
    )


def exercise(item: Prescription, ident: str) -> Json:
    """A movement as an exercise."""
    hints, dose = item.exercise.hints, item.dose
    low, high = dose.reps_range or (None, None)
    pace = dose.seconds_per_rep
    held = dose.hold_s if low is None else None  # a time beside repetitions would be that of all of them
    prescription = {
        "type": "sets_reps" if held is None else "time",
        "sets": dose.sets,
        "reps": None if low is None else {"target": low} if low == high else _told({"min": low, "max": high}),
        "rest": _seconds(dose.rest_s),
        "weight": None if dose.load_kg is None else {"type": "absolute", "value": dose.load_kg, "unit": "kg"},
        "duration": _seconds(held),
        "tempo": pace and {"eccentric": pace / 2, "concentric": pace / 2},  # only the whole is known
    }
    muscles = list(dict.fromkeys(hints.muscles))
    return _told(
        {
            "id": ident,
            "type": "exercise",
            "exercise_ref": item.exercise.id or "_".join(item.exercise.name.split()),
            "name": item.exercise.name,
            "prescription": _told(prescription),
            "target_rpe": _exertion(item),
            "primary_muscles": muscles if muscles and set(muscles) <= _ALLOWED["muscles"] else None,
            "movement_pattern": hints.category if hints.category in _ALLOWED["pattern"] else None,
        }
    )


def _exertion(item: Prescription) -> int | None:
    """What is strenuous stays so, at the exertion from which on it counts as that."""
    return STRENUOUS_RPE if item.exercise.traits.effort is Effort.STRENUOUS else None


# Into the document that came in.

_GONE: Any = object()
_SIDES = " (each side)"


def edit(document: Json, before: Routine, after: Routine) -> Json:
    """The document that ``before`` was read from with what is different in ``after``; all else is as it was."""
    old, new = _by_path(before), _by_path(after)
    for path, was in old.items():
        now = new.get(path)
        if now != was:
            owner, place = _owner(document, path)
            owner[place] = _GONE if now is None else _changed(owner[place], was, now)
    for path in sorted(
        {path[: path.index("/activities")] for path, was in old.items() if _other_sets(was, new.get(path))}
    ):
        _without_rounds(document, path, new)
    if before.title != after.title:
        document["plan"]["name"] = after.title or " "  # the schema wants a name
    for one, two in zip(before.sessions, after.sessions, strict=False):
        if one.title != two.title:
            _retitle(document, one.path or "", one.title.split(BETWEEN), two.title.split(BETWEEN))
    texts, added = _texts(before.guidance, after.guidance)
    document = _swapped(_pruned(document), texts)
    if added:
        plan = document["plan"]
        said = plan.get("description")
        plan["description"] = "\n".join([said, *added] if isinstance(said, str) and said.strip() else added)
    return document


def _by_path(routine: Routine) -> dict[str, Prescription]:
    return {item.path or "": item for session in routine.sessions for item in session.prescriptions}


def _owner(document: Any, path: str) -> tuple[Any, Any]:
    """The list that holds what a JSON Pointer points to, and its place in there."""
    *way, last = (int(step) if step.isdigit() else step for step in path.split("/")[1:])
    for step in way:
        document = document[step]
    return document, last


def _changed(activity: Json, was: Prescription, now: Prescription) -> Json:
    make = recovery_exercise if "/exercises/" in (was.path or "") else exercise
    ident = activity.get("id", "activity")
    stale, fresh = make(was, ident), make(now, ident)
    if was.dose.sets == now.dose.sets and make is exercise:  # rounds of the block may be in there
        own = activity.get("prescription")
        sets = own.get("sets") if isinstance(own, dict) else None
        for written in (stale, fresh):
            written["prescription"] = _told({**written["prescription"], "sets": sets})
    if was.exercise == now.exercise and activity.get("type", fresh["type"]) == fresh["type"]:
        return _merged(activity, stale, fresh)
    if make is exercise and _is_stretch(now) and now.dose.sets in (None, 1):
        return recovery(now, ident)
    if now.dose.per_side and make is exercise and not each_side(now.exercise.name):
        fresh["name"] += _SIDES  # an exercise has no other place for that
    return fresh


def _merged(there: Json, stale: Json, fresh: Json) -> Json:
    """What stands there, with only those members changed that would now be written otherwise."""
    merged = dict(there)
    for key in {**stale, **fresh}:
        now = fresh.get(key)
        if key == "prescription" and isinstance(there.get(key), dict):
            merged[key] = _merged(there[key], stale[key], now or {})
        elif now is None:
            merged.pop(key, None)
        elif now != stale.get(key):
            merged[key] = now
    return merged


def _other_sets(was: Prescription, now: Prescription | None) -> bool:
    return now is not None and was.dose.sets != now.dose.sets


def _without_rounds(document: Json, path: str, new: dict[str, Prescription]) -> None:
    """Tells the sets of every movement of a block in its own place, since they are no longer the same rounds."""
    owner, place = _owner(document, path)
    if owner[place].pop("rounds", None) is None:
        return
    for at, item in new.items():
        if at.startswith(f"{path}/activities/") and item.dose.sets is not None and "/exercises/" not in at:
            activities, index = _owner(document, at)
            activity = activities[index]
            told = activity.get("prescription")
            told = told if isinstance(told, dict) else {"type": "sets_reps"}
            activity["prescription"] = {**told, "sets": item.dose.sets}


def _pruned(value: Any) -> Any:
    """The document without what is gone; a recovery that is left without exercises goes too, lest it be one itself."""
    if isinstance(value, list):
        return [kept for member in value if (kept := _pruned(member)) is not _GONE]
    if not isinstance(value, dict):
        return value
    kept = {key: _pruned(member) for key, member in value.items()}
    emptied = value.get("exercises") and not kept["exercises"]
    return _GONE if emptied or kept.get("prescription") is _GONE else kept


def _retitle(document: Json, path: str, old: list[str], new: list[str]) -> None:
    """Names a day, and the week and phase above it where their names are in its title."""
    steps = path.split("/")
    above = [_owner(document, "/".join(steps[:length])) for length in range(4, len(steps) + 1, 2)]
    names = [""] * (len(old) - len(new)) + new
    for (owner, place), was, now in zip(reversed(above), reversed(old), reversed(names), strict=False):
        if was != now:
            owner[place]["name"] = now


def _texts(before: tuple[str, ...], after: tuple[str, ...]) -> tuple[dict[str, str], list[str]]:
    """Which texts are now otherwise, or empty, and which were added."""
    swaps: dict[str, str] = {}
    left = list(after)
    for text in before:
        kept = left and set(left[0].split()) <= set(text.split())
        swaps[text] = left.pop(0) if kept else ""
    return {text: now for text, now in swaps.items() if text != now}, left


def _swapped(value: Any, texts: dict[str, str]) -> Any:
    if isinstance(value, str):
        return texts.get(value, value)
    if isinstance(value, list):
        return [_swapped(member, texts) for member in value]
    return {key: _swapped(member, texts) for key, member in value.items()} if isinstance(value, dict) else value


def unlike(wanted: Routine, got: Routine) -> Iterator[str]:
    """Where a document says another movement, more of it, or harder work than was wanted; JSON Pointers into it."""
    for one, two in _sessions(wanted, got):
        for give, take in zip_longest(one.prescriptions, two.prescriptions):
            if give is None or take is None or _summary(give) != _summary(take):
                yield (give or take).path or one.path or ""


def otherwise(before: Routine, wanted: Routine, got: Routine) -> Iterator[str]:
    """Where a document that was edited has another title than was wanted, or no longer what could not be read."""
    for one, two in _sessions(wanted, got):
        if not two.title.endswith(one.title):
            yield one.path or ""
    old, new = _by_path(before), _by_path(wanted)
    changed = tuple(f"{path}/" for path, was in old.items() if new.get(path) != was)
    if len(got.unread) < sum(not problem.path.startswith(changed) for problem in before.unread):
        yield ""


def _sessions(wanted: Routine, got: Routine) -> Iterator[tuple[Session, Session]]:
    """The sessions in which something is done, side by side; a day of rest that was emptied is none."""
    one, two = ([session for session in routine.sessions if session.prescriptions] for routine in (wanted, got))
    return zip_longest(one, two, fillvalue=Session(""))


def _summary(item: Prescription) -> tuple[object, ...]:
    dose, effort = item.dose, item.exercise.traits.effort
    return (
        item.exercise.name.removesuffix(_SIDES),
        dose.sets or 1,
        dose.reps_range,
        dose.load_kg,
        effort is Effort.STRENUOUS,
    )
