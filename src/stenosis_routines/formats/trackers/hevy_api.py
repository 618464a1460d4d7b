"""The routines that Hevy's API answers with and takes (JSON): one, or a page of a list of them.

Source: the OpenAPI document of https://api.hevyapp.com (``/v1/routines``), seen in 2026. A routine is a session, an
exercise with its sets a prescription.

Traps: the API answers ``supersets_id`` and takes ``superset_id``, and programs that write routines give 0 to every
exercise, which then is no superset; older answers wrap one routine in a list, use ``set_type``, write seconds as text;
a request has no titles, only ids of exercises, and those stay unknown; anything in a set may be null; a page may not be
the whole list. No document says how often a week.
"""

from collections.abc import Iterator

from stenosis_routines.errors import pointer
from stenosis_routines.formats import history
from stenosis_routines.formats.draft import is_strenuous, range_of
from stenosis_routines.formats.format import Format, Glance
from stenosis_routines.formats.limits import DEFAULT, Limits
from stenosis_routines.formats.reading.json import Node, parse_json
from stenosis_routines.formats.reading.problems import Collector, fail, limits, name_limits, text_limits
from stenosis_routines.routine import Prescription, Reps, Routine, Session

__all__ = ["FORMAT", "read", "recognises"]

_SET_TYPES = ("warmup", "normal", "failure", "dropset")


def recognises(glance: Glance) -> bool:
    """Whether the document is an answer or a request with routines."""
    return not {"routine", "routines"}.isdisjoint(glance.keys) and b'"exercises"' in glance.data


def read(data: bytes, limits: Limits = DEFAULT) -> Routine:
    """A routine with a session for each routine in the document.

    Raises:
        UnreadableRoutineError: it is no JSON, or is built so that exercises cannot be reached.
    """
    collector = Collector()
    document = Node(parse_json(data, limits), "", collector)
    if len({"routine", "routines"}.intersection(document.keys)) != 1:
        fail("", 'an object with "routine" or "routines"', code="missing")
    document.only("routine", "routines", "page", "page_count")
    if document.number("page_count") not in (None, 0, 1):
        collector.note("/page_count", "a list whose pages are all here", document.raw("page_count"))
    single = document.get("routine")
    if single is not None and not isinstance(single.value, list):
        routines = [single]
    else:
        routines = document.members("routine" if "routine" in document.keys else "routines")
    routines = [routine for routine in routines if routine.is_object()]
    sessions = tuple(map(_session, routines))
    guidance = tuple(text for routine in routines if (text := routine.text("notes")) is not None)
    title = sessions[0].title if len(sessions) == 1 else "Hevy routines"
    return Routine(title, sessions, guidance, unread=collector.close())


def _session(routine: Node) -> Session:
    routine.only("id", "title", "folder_id", "notes", "updated_at", "created_at", "exercises")
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
    look="JSON with routine or routines and their exercises",
    recognises=recognises,
    read=read,
)
