"""The routines and workouts that Hevy's API answers with and takes (JSON): one, or a list of them, or a page of it.

Source: the OpenAPI document of https://api.hevyapp.com (``/v1/routines``, ``/v1/workouts``), and what programs that use
it hand on (one routine without a wrapper, a bare list), seen in 2026. A routine is a session, an exercise with its sets
a prescription. Workouts are a history: the latest of each title counts.

Traps: the API answers ``supersets_id`` and takes ``superset_id``, and programs that write routines give 0 to every
exercise, which then is no superset; older answers wrap one routine in a list, use ``set_type``, write seconds as text;
a request has no titles, only ids of exercises, and those stay unknown; anything in a set may be null; a page may not be
the whole list. No document says how often a week.
"""

from collections.abc import Iterator
from functools import partial

from stenosis_routines.errors import pointer
from stenosis_routines.formats import history
from stenosis_routines.formats.draft import is_strenuous, range_of, routine
from stenosis_routines.formats.format import Format, Glance
from stenosis_routines.formats.limits import DEFAULT, Limits
from stenosis_routines.formats.reading.json import Node, parse_json
from stenosis_routines.formats.reading.problems import Collector, fail, limits, name_limits, text_limits
from stenosis_routines.routine import Prescription, Reps, Routine, Session

__all__ = ["FORMAT", "read", "recognises"]

_ROUTINES = ("routine", "routines")
_WORKOUTS = ("workout", "workouts")
#: What only documents of Hevy have, and what others have too, which call an exercise by its name.
_MARK, _WEAK_MARKS = b'"exercise_template_id"', (b'"weight_kg"', b'"superset_id"', b'"supersets_id"')
_SET_TYPES = ("warmup", "normal", "failure", "dropset")


def recognises(glance: Glance) -> bool:
    """Whether the document is an answer or a request with routines or workouts, or one of these alone."""
    if b'"exercises"' not in glance.data:
        return False
    nameless = b'"name"' not in glance.data
    if not glance.keys.isdisjoint(_ROUTINES):
        return nameless or _MARK in glance.data
    ours = _MARK in glance.data or (nameless and any(mark in glance.data for mark in _WEAK_MARKS))
    return ours and not glance.keys.isdisjoint(("exercises", *_WORKOUTS))


def read(data: bytes, limits: Limits = DEFAULT) -> Routine:
    """A routine with a session for each routine in the document, or for the latest workout of each title.

    Raises:
        UnreadableRoutineError: it is no JSON, or is built so that exercises cannot be reached.
    """
    collector = Collector()
    routines, workouts = _held(Node(parse_json(data, limits), "", collector))
    if workouts:
        made = [
            history.Workout(
                one.text("title") or "",
                one.text("start_time") or "",
                f"{one.path}/start_time",
                partial(_named, one),
                one,
            )
            for one in workouts
        ]
        routines += [workout.held for workout in history.current(made, collector)]
    sessions = tuple(map(_session, routines))
    rule = text_limits(Routine, "guidance")
    texts = (one.text(key, rule) for one in routines for key in ("notes", "description"))
    guidance = tuple(text for text in texts if text is not None)
    title = sessions[0].title if len(sessions) == 1 else "Hevy workouts" if workouts else "Hevy routines"
    return routine(title, sessions, guidance, collector=collector)


def _held(document: Node) -> tuple[list[Node], list[Node]]:
    """The routines and the workouts in a document, whatever wraps them."""
    if isinstance(document.value, list) and document.value:
        listed = [Node(value, f"/{at}", document.collector) for at, value in enumerate(document.value)]
        listed = [one for one in listed if one.is_object()]
        done = [one for one in listed if "start_time" in one.keys]
        return [one for one in listed if one not in done], done
    wrappers = [key for key in (*_ROUTINES, *_WORKOUTS) if key in document.keys]
    if not wrappers and "exercises" in document.keys:
        return ([], [document]) if "start_time" in document.keys else ([document], [])
    if len(wrappers) != 1:
        fail("", 'an object with "routine", "routines", "workout" or "workouts"', code="missing")
    [wrapper] = wrappers
    document.only(wrapper, "page", "page_count")
    if document.number("page_count") not in (None, 0, 1):
        document.collector.note("/page_count", "a list whose pages are all here", document.raw("page_count"))
    single = document.get(wrapper)
    if single is not None and wrapper in ("routine", "workout") and not isinstance(single.value, list):
        found = [single]
    else:
        found = document.members(wrapper)
    found = [one for one in found if one.is_object()]
    return ([], found) if wrapper in _WORKOUTS else (found, [])


def _named(workout: Node) -> Iterator[tuple[str, str]]:
    """The movements of a workout, each with its place."""
    quiet = Node(workout.value, workout.path, Collector())  # what is wrong with a workout that is left out is not noted
    for exercise in quiet.each_object("exercises"):
        yield f"{exercise.path}/title", exercise.text("title") or exercise.text("exercise_template_id") or ""


def _session(routine: Node) -> Session:
    routine.only(
        *("id", "title", "folder_id", "notes", "updated_at", "created_at", "exercises"),
        *("routine_id", "description", "start_time", "end_time", "is_private"),
    )
    if "exercises" not in routine.keys:
        routine.collector.refuse(f"{routine.path}/exercises", "a list of exercises", code="missing")
    exercises = routine.objects("exercises")
    groups = [_superset(exercise) for exercise in exercises]
    if set(groups) == {"0"}:
        groups = [None] * len(groups)  # every exercise has 0
    made = (_prescription(exercise, group) for exercise, group in zip(exercises, groups, strict=True))
    title = routine.text("title", text_limits(Session, "title")) or ""
    return Session(title, tuple(item for items in made for item in items), path=routine.path)


def _superset(exercise: Node) -> str | None:
    found = exercise.get("supersets_id") or exercise.get("superset_id")
    if found is None:
        return None
    if type(found.value) not in (int, str) or not str(found.value).strip():
        found.note("the number of a superset", "wrong-type")
        return None
    return found.collector.fitted(found.path, str(found.value), text_limits(Prescription, "group"))


def _prescription(exercise: Node, group: str | None) -> Iterator[Prescription]:
    exercise.only(
        *("index", "title", "rest_seconds", "notes", "exercise_template_id", "supersets_id", "superset_id", "sets")
    )
    name = exercise.text("title", name_limits())
    if name is None:
        template = exercise.text("exercise_template_id")
        if template is None:
            exercise.refuse("an exercise with a title", "missing")
            return
        exercise.collector.note(f"{exercise.path}/title", "the title of the exercise", code="missing")
        name = exercise.collector.fitted(exercise.path, f"Hevy exercise {template}", name_limits())
    notes = exercise.text("notes") or ""
    sets = [_one_set(one) for one in exercise.each_object("sets")]
    rest = history.OneSet(rest_s=_rest(exercise), sets=0)
    yield history.prescription(
        name,
        [*sets, rest],
        [notes],
        group=group,
        path=exercise.path,
        notes_path=f"{exercise.path}/notes",
        collector=exercise.collector,
    )


def _rest(exercise: Node) -> float | None:
    found = exercise.get("rest_seconds")
    if found is not None and isinstance(found.value, str) and found.value.isdecimal() and len(found.value) < 6:
        return found.collector.within(found.path, int(found.value), limits("rest_s"))
    return exercise.number("rest_seconds", limits("rest_s"))


def _one_set(item: Node) -> history.OneSet:
    item.only(
        *("index", "type", "set_type", "weight_kg", "reps", "rep_range", "distance_meters", "duration_seconds"),
        *("rpe", "custom_metric"),
    )
    kinds = {item.word("type", _SET_TYPES), item.word("set_type", _SET_TYPES)}
    others = (("distance_meters", "m"), ("custom_metric", "steps or floors"))
    kilograms = item.number("weight_kg")
    if kilograms is not None:
        kilograms = item.collector.within(pointer(item.path, "weight_kg"), round(kilograms, 2), limits("load_kg"))
    return history.OneSet(
        reps=_reps(item),
        hold_s=item.number("duration_seconds", limits("hold_s")) or None,
        load_kg=kilograms or None,
        strenuous="failure" in kinds or is_strenuous(item.number("rpe")),
        notes=tuple(f"{value:g} {unit}" for key, unit in others if (value := item.number(key))),
    )


def _reps(item: Node) -> Reps | None:
    """The range over the repetitions and their range, whose upper end may be open."""
    once = item.integer("reps", limits("reps"))
    asked = item.object("rep_range", "start", "end")
    if asked is None:
        return once
    start, end = asked.integer("start", limits("reps")), asked.integer("end", limits("reps"))
    known = [value for value in (once, start, end) if value is not None]
    if not known:
        return None
    return range_of(min(known), None if end is None and start is not None else max(known))


FORMAT = Format(
    name="hevy-api",
    family="json",
    look="JSON with the routines or workouts of Hevy and their exercises",
    recognises=recognises,
    read=read,
)
