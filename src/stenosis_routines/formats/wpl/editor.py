"""WPL documents out: the document that came in, with only what was changed in it."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any, TypeAlias, TypeGuard

from stenosis_routines.exercise import Effort
from stenosis_routines.formats.draft import each_side
from stenosis_routines.formats.reading.json import JsonObject
from stenosis_routines.formats.wpl.plan import exercise, is_stretch, known, recovery, recovery_exercise
from stenosis_routines.formats.wpl.texts import BETWEEN
from stenosis_routines.routine import Prescription, Routine, Session

__all__ = ["edit", "lost_from_source", "other_work"]

#: A part of the document while it is changed. Reading it has shown that movements are where their paths say.
_Part: TypeAlias = Any

_GONE: _Part = object()
_SIDES = " (each side)"


def edit(document: JsonObject, before: Routine, after: Routine) -> JsonObject:
    """The document that ``before`` was read from with what is different in ``after``; the rest stays as it was."""
    return _edited(document, before, after)  # type: ignore[no-any-return]


def _edited(document: _Part, before: Routine, after: Routine) -> _Part:
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
        there = plan.get("description")
        plan["description"] = "\n".join([there, *added] if isinstance(there, str) and there.strip() else added)
    return document


def _is_object(value: _Part) -> TypeGuard[dict[str, _Part]]:
    return isinstance(value, dict)


def _is_list(value: _Part) -> TypeGuard[list[_Part]]:
    return isinstance(value, list)


def _by_path(routine: Routine) -> dict[str, Prescription]:
    return {item.path or "": item for session in routine.sessions for item in session.prescriptions}


def _owner(document: _Part, path: str) -> tuple[_Part, int | str]:
    """The list that holds what a JSON Pointer points to, and its place in there."""
    *way, last = [int(step) if step.isdigit() else step for step in path.split("/")[1:]]
    for step in way:
        document = document[step]
    return document, last


def _changed(activity: _Part, was: Prescription, now: Prescription) -> _Part:
    make = recovery_exercise if "/exercises/" in (was.path or "") else exercise
    ident = activity.get("id", "activity")
    same = (now.exercise.name, now.dose) == (was.exercise.name, was.dose)
    if activity.get("type") == "cardio" and same and _is_strenuous(was) and not _is_strenuous(now):
        return _eased(activity)
    stale: _Part = make(was, ident)
    fresh: _Part = make(now, ident)
    if was.dose.sets == now.dose.sets and make is exercise:  # rounds of the block may be in there
        own: _Part = activity.get("prescription")
        sets = own.get("sets") if _is_object(own) else None
        for written in (stale, fresh):
            written["prescription"] = known({**written["prescription"], "sets": sets})
    if was.exercise == now.exercise and activity.get("type", fresh["type"]) == fresh["type"]:
        return _merged(activity, stale, fresh)
    if make is exercise and is_stretch(now) and now.dose.sets in (None, 1):
        return recovery(now, ident)
    if now.dose.per_side and make is exercise and not each_side(now.exercise.name):
        fresh["name"] += _SIDES  # an exercise has no other place for that
    return fresh


def _is_strenuous(item: Prescription) -> bool:
    return item.exercise.traits.effort is Effort.STRENUOUS


def _eased(activity: _Part) -> _Part:
    """A cardio activity without the intensity that it asked for."""
    prescription: _Part = activity.get("prescription")
    if not _is_object(prescription):
        return activity
    return {**activity, "prescription": {key: prescription[key] for key in prescription if key != "intensity"}}


def _merged(there: _Part, stale: _Part, fresh: _Part) -> _Part:
    """What is there, with only those members changed that would now be written differently."""
    merged = dict(there)
    for key in {**stale, **fresh}:
        now = fresh.get(key)
        if key == "prescription" and _is_object(there.get(key)):
            merged[key] = _merged(there[key], stale[key], now or {})
        elif now is None:
            merged.pop(key, None)
        elif now != stale.get(key):
            merged[key] = now
    return merged


def _other_sets(was: Prescription, now: Prescription | None) -> bool:
    return now is not None and was.dose.sets != now.dose.sets


def _without_rounds(document: _Part, path: str, new: dict[str, Prescription]) -> None:
    """Write the sets of every movement of a block in its own place, since the rounds no longer hold for all."""
    owner, place = _owner(document, path)
    if owner[place].pop("rounds", None) is None:
        return
    for at, item in new.items():
        if at.startswith(f"{path}/activities/") and item.dose.sets is not None and "/exercises/" not in at:
            activities, index = _owner(document, at)
            activity = activities[index]
            own: _Part = activity.get("prescription")
            members = own if _is_object(own) else {"type": "sets_reps"}
            activity["prescription"] = {**members, "sets": item.dose.sets}


def _pruned(value: _Part) -> _Part:
    """The document without what is gone. A recovery without exercises would be one itself, so it goes too."""
    if _is_list(value):
        return [kept for member in value if (kept := _pruned(member)) is not _GONE]
    if not _is_object(value):
        return value
    pruned = {key: _pruned(member) for key, member in value.items()}
    emptied = value.get("exercises") and not pruned["exercises"]
    return _GONE if emptied or pruned.get("prescription") is _GONE else pruned


def _retitle(document: _Part, path: str, old: list[str], new: list[str]) -> None:
    """Rename a day, and the week and phase above it if their names are in its title."""
    steps = path.split("/")
    above = [_owner(document, "/".join(steps[:length])) for length in range(4, len(steps) + 1, 2)]
    names = [""] * (len(old) - len(new)) + new
    for (owner, place), was, now in zip(reversed(above), reversed(old), reversed(names), strict=False):
        if was != now:
            owner[place]["name"] = now


def _texts(before: tuple[str, ...], after: tuple[str, ...]) -> tuple[dict[str, str], list[str]]:
    """Which texts are now different, or empty, and which were added."""
    swaps: dict[str, str] = {}
    left = list(after)
    for text in before:
        kept = left and set(left[0].split()) <= set(text.split())
        swaps[text] = left.pop(0) if kept else ""
    return {text: now for text, now in swaps.items() if text != now}, left


def _swapped(value: _Part, texts: dict[str, str]) -> _Part:
    if isinstance(value, str):
        return texts.get(value, value)
    if _is_list(value):
        return [_swapped(member, texts) for member in value]
    if not _is_object(value):
        return value
    return {key: _swapped(member, texts) for key, member in value.items()}


# Whether the document now says what was wanted.


def other_work(wanted: Routine, got: Routine) -> Iterator[str]:
    """Where a document has another movement, dose or effort than was wanted; JSON Pointers into it."""
    for one, two in _sessions(wanted, got):
        for give, take in zip_longest(one.prescriptions, two.prescriptions):
            if give is None or take is None or _work(give) != _work(take):
                there = take if give is None else give
                yield (there and there.path) or one.path or ""


def lost_from_source(before: Routine, wanted: Routine, got: Routine) -> Iterator[str]:
    """Where an edited document lacks a title that was wanted, or hides what could not be read before."""
    for one, two in _sessions(wanted, got):
        if not two.title.endswith(one.title):
            yield one.path or ""
    old, new = _by_path(before), _by_path(wanted)
    changed = tuple(f"{path}/" for path, was in old.items() if new.get(path) != was)
    if len(got.unread) < sum(not problem.path.startswith(changed) for problem in before.unread):
        yield ""


def _sessions(wanted: Routine, got: Routine) -> Iterator[tuple[Session, Session]]:
    """The sessions in which something is done, side by side; a day of rest may have been emptied."""
    one, two = ([session for session in routine.sessions if session.prescriptions] for routine in (wanted, got))
    return zip_longest(one, two, fillvalue=Session(""))


def _work(item: Prescription) -> tuple[object, ...]:
    dose = item.dose
    return (
        item.exercise.name.removesuffix(_SIDES),
        dose.sets or 1,
        dose.reps_range,
        dose.load_kg,
        _is_strenuous(item),
    )
