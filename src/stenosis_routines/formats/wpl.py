"""WPL documents (Wellness Plan Language, JSON, version 1).

Source: the JSON Schema https://wpl.dev/schemas/wpl/v1.schema.json, version 1.6.0 (Apache-2.0), seen in 2026.
A plan has phases, weeks, days, blocks and activities; every training day becomes a session, every activity that moves
the body a prescription, with its JSON Pointer as the path.

Traps: an exercise may have only a reference in snake_case; a load may be a share of a maximum and so unknown in
kilograms; a rest day may hold activities; a plan may include other plans or change itself by rules, neither of which
can be judged here. What cannot be read is listed in ``Routine.unread``; meditation, nutrition and habits of the few
categories that move nobody are left out, unless their names or texts tell of a movement after all.
"""

import re
from collections.abc import Iterable, Iterator

import attrs

from stenosis_routines._fields import Range
from stenosis_routines.catalogue import normalise
from stenosis_routines.errors import echo
from stenosis_routines.exercise import Aim, Effort, Exercise, Hints, Traits
from stenosis_routines.formats._reading import (
    LB_KG,
    STRENUOUS_RPE,
    Collector,
    Glance,
    Item,
    each_side,
    fail,
    limits,
    name_limits,
    parse_json,
    text_limits,
)
from stenosis_routines.formats.limits import DEFAULT, Limits
from stenosis_routines.recognise import recognise
from stenosis_routines.routine import Dose, Prescription, Reps, Routine, Session

__all__ = ["read", "recognises"]

_SCHEMA = b"wpl.dev/schemas/wpl/"
_PLAN = re.compile(rb'"plan"\s*:\s*\{')

_SECONDS = {"seconds": 1, "minutes": 60, "hours": 3600, "days": 86_400, "weeks": 604_800}

#: From here on, a perceived exertion (of 20), a share of a maximum (in percent) or a zone counts as strenuous.
_STRENUOUS_BORG_20 = 17
_STRENUOUS_PERCENT = 80
_STRENUOUS_ZONE = 4
#: Repetitions in reserve up to which a set is as hard as the exertion above: ten minus eight.
_STRENUOUS_RESERVE = 10 - STRENUOUS_RPE

# The words of the schema; any other may mean anything.
_LIFTS = ("sets_reps", "time", "distance", "amrap", "continuous", "intervals")
_CARDIO = ("continuous", "intervals", "fartlek")
_INTENSITIES = ("heart_rate_zone", "rpe", "pace", "power", "bpm")
_ZONE_MODELS = (
    *("hr_3_zone_seiler", "hr_5_zone", "hr_7_zone", "power_coggan_7_zone", "pace_critical_speed"),
    *("rpe_borg_10", "rpe_borg_20"),
)
_PLANS = ("workout", "nutrition", "meditation", "recovery", "hybrid")
_PHASES = (
    *("accumulation", "intensification", "realization", "deload", "base", "build", "peak", "recovery"),
    "transition",
)
_DAYS = ("training", "rest", "active_recovery", "assessment")
_BLOCKS = ("warmup", "main", "cooldown", "nutrition", "meditation", "education", "assessment")
_STRUCTURES = ("circuit", "straight_sets", "superset", "emom", "amrap", "tabata")
#: Blocks that are done as often or as hard as possible, or against the clock.
_ALL_OUT = frozenset({"amrap", "emom", "tabata"})
_HARD = Traits(effort=Effort.STRENUOUS)

#: Habits of these categories move nobody; any other may.
_STILL_HABITS = frozenset({"gratitude", "hydration", "journaling", "meditation", "mindfulness", "nutrition", "sleep"})

#: What the plan says beside its phases, and every key the schema knows in there.
_BESIDE = ("goals", "notifications", "metadata", "progress", "athlete_thresholds")
_BESIDE_KEYS = frozenset(
    {
        *("action", "alternatives", "at", "body_weight_kg", "category", "checkpoints", "created_at", "created_by"),
        *("critical_pace_seconds_per_km", "deadline", "description", "difficulty", "enabled", "equipment"),
        *("estimated_duration_days", "exercise_ref", "fitness_level", "ftp_watts", "hr_max_bpm", "id", "language"),
        *("lthr_bpm", "max_age", "max_days_per_week", "max_minutes_per_day", "measurement_type", "measurements"),
        *("message", "metric", "milestones", "min_age", "min_days_per_week", "min_minutes_per_day", "name"),
        *("note", "one_rm", "points", "points_system", "questionnaire", "questions", "required", "resting_hr_bpm"),
        *("reward_points", "rules", "streaks", "tags", "target", "target_value", "time_commitment"),
        *("timing_offset", "timing_reference", "type", "unit", "updated_at", "value", "vo2max_ml_kg_min"),
    }
)

#: A condition that is, or may be, the one this library is about: ICD-10 M48.0, SNOMED CT, or a word for it.
_STENOSIS = re.compile(r"m48\W?0|\b(?:18347007|76107001)\b|stenos|협착|[狭狹]窄", re.IGNORECASE)

#: What stands between the names in the title of a session.
_BETWEEN = " / "

_PHASE_OF_LIFT = re.compile(r"\d{1,3}(?:\.\d{1,3})?|[Xx]")


def recognises(glance: Glance) -> bool:
    """Whether the document names the schema, or has a plan with phases."""
    data = glance.data
    return data.lstrip()[:1] == b"{" and (_SCHEMA in data or (b'"phases"' in data and _PLAN.search(data) is not None))


def read(data: bytes, limits: Limits = DEFAULT) -> Routine:
    """A routine from a plan.

    Raises:
        UnreadableRoutineError: it is no JSON, or is built so that activities cannot be reached.
    """
    collector = Collector()
    document = Item(parse_json(data, limits), "", collector)
    if not isinstance(document.value, dict):
        fail("", "an object", code="wrong-type")
    document.only("$schema", "version", "plan")
    version = document.text("version")
    if version is not None and not version.startswith("1."):
        collector.note("/version", "version 1 of the format", version)
    plan = document.get("plan")
    if plan is None or not isinstance(plan.value, dict):
        fail("/plan", "an object", code="missing" if plan is None else "wrong-type")
    return _routine(plan)


def _routine(plan: Item) -> Routine:
    plan.only(
        *("id", "name", "description", "type", "visibility", "metadata", "goals", "requirements", "personalization"),
        *("phases", "progress", "athlete_thresholds", "notifications"),
    )
    if "phases" not in plan.value:
        plan.collector.refuse(f"{plan.path}/phases", "a list of phases", code="missing")
    if plan.get("personalization") is not None:
        # Rules may swap or add movements for one person, so what is read here is not all that may be done.
        plan.collector.note(f"{plan.path}/personalization", "a plan that does not change by rules")
    plan.word("type", _PLANS)
    title = plan.text("name", text_limits(Routine, "title")) or ""
    phases = list(filter(Item.is_object, plan.members("phases")))
    sessions = tuple(_sessions(phases))
    guidance = tuple(_guidance(plan, set(_shown(sessions))))
    return Routine(title, sessions, guidance, unread=plan.collector.close())


def _shown(sessions: Iterable[Session]) -> Iterator[str]:
    """The texts that stand in sessions and prescriptions."""
    for session in sessions:
        yield from session.title.split(_BETWEEN)
        for prescription in session.prescriptions:
            hints = prescription.exercise.hints
            yield from (prescription.exercise.name, hints.category or "", *hints.muscles)


def _guidance(plan: Item, shown: set[str]) -> Iterator[str]:
    """What the plan says to the person and no session or prescription tells."""
    if (text := plan.text("description")) is not None:
        yield text
    for text in dict.fromkeys(_texts(plan.value.get("phases"))):
        if _is_prose(text) and text not in shown:
            yield text
    for key in _BESIDE:
        yield from _prose(plan.get(key))
    requirements = plan.object("requirements")
    if requirements is None:
        return
    rest = {key: value for key, value in requirements.value.items() if key != "contraindications"}
    yield from _prose(attrs.evolve(requirements, value=rest))
    if listed := requirements.members("contraindications"):
        words = _words(" ".join(_texts(plan.value.get("phases"))))
        yield f"Contraindications named by the document: {'; '.join(_contraindication(item, words) for item in listed)}"


def _prose(item: Item | None) -> Iterator[str]:
    """Every text of more than a word in a part of the plan that prescribes nothing, wherever it stands."""
    if item is None:
        return
    match item.value:
        case dict() as members:
            item.only(*_BESIDE_KEYS)
            for key in members:
                yield from _prose(item.get(key))
        case list() as members:
            for index, value in enumerate(members):
                yield from _prose(Item(value, f"{item.path}/{index}", item.collector))
        case str() as text if _is_prose(text):
            yield text


def _is_prose(text: str) -> bool:
    """Whether a text has more than one word; languages that are not written in ASCII may do without blanks."""
    return not text.isascii() or sum(any(map(str.isalpha, word)) for word in text.split()) > 1


def _texts(value: object) -> Iterator[str]:
    """Every text in a part of the document."""
    if isinstance(value, str):
        yield value
    for member in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _texts(member)


def _words(text: str) -> set[str]:
    return {normalise(word) for word in set(re.split(r"[\W_]+", text))} - {""}


def _contraindication(item: Item, words: set[str]) -> str:
    """One contraindication as a sentence; unread where it is against this person, or against something in the plan."""
    if not isinstance(item.value, dict):
        item.note("an object", "wrong-type")
        return echo(item.value)
    item.only("condition", "severity", "action", "affected_activities")
    condition = item.text("condition")
    severity, action = item.text("severity"), (item.text("action") or "").replace("_", " ")
    affected = item.texts("affected_activities")
    if condition is None or _STENOSIS.search(condition) or any(_words(activity) <= words for activity in affected):
        item.note("a plan that does not advise against itself")
    said = f"{condition or 'unknown condition'}{f' ({severity})' if severity else ''}: {action} {', '.join(affected)}"
    return said.rstrip(": ")


# Days.


def _sessions(phases: list[Item]) -> Iterator[Session]:
    """One session a day; a phase, week or day that should hold something and does not is an empty session."""
    titles: dict[str, int] = {}  # how often each was wanted
    for phase in phases:
        phase.only("id", "name", "order", "type", "description", "duration", "weeks")
        phase.word("type", _PHASES)
        above = [_name(phase, "Phase")] if len(phases) > 1 else []
        weeks = phase.members("weeks")
        if not weeks:
            yield _session([*above, "no weeks"] if above else [_name(phase, "Phase")], [], phase, titles)
        for week in filter(Item.is_object, weeks):
            week.only("id", "name", "order", "is_deload", "days")
            within = [*above, _name(week, "Week")] if above or len(weeks) > 1 else []
            days = week.members("days")
            if not days:
                yield _session([*within, "no days"] if within else [_name(week, "Week")], [], week, titles)
            for day in filter(Item.is_object, days):
                rests = day.word("type", _DAYS) == "rest"
                prescriptions = list(_day(day))
                if prescriptions or not rests:
                    yield _session([*within, _name(day, "Day")], prescriptions, day, titles)


def _name(item: Item, word: str) -> str:
    number = item.value.get("order", item.value.get("day_of_week"))
    return item.text("name") or (f"{word} {number}" if type(number) is int else word)


def _session(names: list[str], prescriptions: list[Prescription], item: Item, titles: dict[str, int]) -> Session:
    rule = text_limits(Session, "title")
    title = first = item.collector.fitted(item.path, _BETWEEN.join(names), rule)
    while title in titles:
        titles[first] += 1
        title = f"{first[: rule.limit - 10]} ({titles[first]})"
    titles[title] = 1
    return Session(title, tuple(prescriptions), path=item.path)


def _day(day: Item) -> Iterator[Prescription]:
    day.only("id", "day_of_week", "type", "name", "estimated_duration_minutes", "blocks")
    for block in filter(Item.is_object, day.members("blocks")):
        block.only("id", "type", "order", "structure", "rounds", "rest_between_rounds", "activities")
        yield from _block(block)


def _block(block: Item) -> Iterator[Prescription]:
    block.word("type", _BLOCKS)
    structure = block.word("structure", _STRUCTURES) or "straight_sets"
    group = None if structure == "straight_sets" else block.text("id", text_limits(Prescription, "group")) or block.path
    strenuous = structure in _ALL_OUT
    rounds = block.number("rounds", limits("sets"))
    rest = _seconds(block, "rest_between_rounds", limits("rest_s"))
    activities = filter(Item.is_object, block.members("activities"))
    made = [_in_block(item, group, rounds, strenuous, block) for activity in activities for item in _activity(activity)]
    if made and made[-1].dose.rest_s is None:
        made[-1] = attrs.evolve(made[-1], dose=attrs.evolve(made[-1].dose, rest_s=rest))
    yield from made


def _in_block(item: Prescription, group: str | None, rounds: int | None, strenuous: bool, block: Item) -> Prescription:
    """What a block adds to each of its activities; its rounds multiply the sets."""
    exercise, dose = item.exercise, item.dose
    if strenuous:
        exercise = attrs.evolve(exercise, traits=_HARD)
    if rounds is not None:
        sets = block.collector.within(f"{block.path}/rounds", rounds * (dose.sets or 1), limits("sets"))
        dose = attrs.evolve(dose, sets=sets)
    return attrs.evolve(item, exercise=exercise, dose=dose, group=group)


# Activities.


@attrs.frozen
class _Told:
    """What is told of how one activity is done."""

    dose: Dose = attrs.field(factory=Dose)
    strenuous: bool = False
    notes: tuple[str, ...] = ()


def _activity(activity: Item) -> Iterator[Prescription]:
    kind = (activity.text("type") or "").lower()
    category = activity.text("category", text_limits(Hints, "category"))
    match kind:
        case "meditation" | "nutrition" | "habit" if _moves_nobody(activity, kind, category):
            activity.only("id", "type", "name", "category", "prescription", "timing", "tracking")
        case "sub_plan":
            activity.note("a movement that can be judged here")
        case "exercise":
            known = ("id", "type", "exercise_ref", "name", "prescription", "target_rpe", "target_rir")
            activity.only(*known, "primary_muscles", "secondary_muscles", "movement_pattern")
            muscles = activity.texts("primary_muscles") + activity.texts("secondary_muscles")
            pattern = activity.text("movement_pattern", text_limits(Hints, "category"))
            yield from _prescription(activity, _lift(activity), Hints(category=pattern, muscles=muscles))
        case "cardio":
            activity.only("id", "type", "name", "modality", "prescription")
            modality = activity.text("modality", text_limits(Hints, "category"))
            yield from _prescription(activity, _cardio(activity), Hints(category=modality))
        case "recovery":
            activity.only("id", "type", "name", "category", "prescription")
            yield from _recovery(activity, category)
        case "simple":
            activity.only("id", "type", "name", "duration")
            dose = Dose(hold_s=_seconds(activity, "duration", limits("hold_s")))
            yield from _prescription(activity, _Told(dose), Hints())
        case _:
            activity.note("an activity that can be judged here")
            yield from _prescription(activity, _Told(), Hints(category=category))


def _moves_nobody(activity: Item, kind: str, category: str | None) -> bool:
    """Whether an activity is by its label, and by every text in it, nothing that moves the body.

    To relax is no movement, as long as no posture is told.
    """
    if kind == "habit" and (category or "").lower() not in _STILL_HABITS:
        return False
    meanings = map(
        recognise, _texts([activity.value.get(key) for key in ("name", "prescription", "timing", "tracking")])
    )
    return all(
        not found.contraindications and found.traits.posture is None and found.traits.aim in (None, Aim.RELAXATION)
        for found in meanings
    )


def _prescription(activity: Item, told: _Told, hints: Hints) -> Iterator[Prescription]:
    reference = activity.text("exercise_ref", text_limits(Exercise, "id"))
    name = activity.text("name", name_limits()) or (reference or "").replace("_", " ").strip()
    if not name:
        activity.refuse("a name or an exercise_ref", "missing")
        return
    exercise = Exercise(name=name, id=reference, traits=_HARD if told.strenuous else Traits(), hints=hints)
    dose = told.dose if told.dose.per_side is not None else attrs.evolve(told.dose, per_side=each_side(name))
    notes = activity.collector.fitted(activity.path, "; ".join(told.notes), text_limits(Prescription, "notes"))
    yield Prescription(exercise, dose, notes, path=activity.path)


def _recovery(activity: Item, category: str | None) -> Iterator[Prescription]:
    """The movements inside a recovery activity; the activity itself where it names none."""
    prescription = activity.object("prescription", "duration", "exercises")
    nested = [] if prescription is None else prescription.members("exercises")
    seconds = None if prescription is None else _seconds(prescription, "duration", limits("hold_s"))
    if not nested:
        yield from _prescription(activity, _Told(Dose(hold_s=seconds)), Hints(category=category))
        return
    whole = activity.text("name", name_limits()) or "recovery"
    part = f"Part of {whole}" if seconds is None else f"Part of {whole} ({seconds:g} s in all)"
    for item in filter(Item.is_object, nested):
        known = ("id", "type", "name", "modality", "hold_seconds", "reps", "sides", "intensity_rpe", "pnf", "body_part")
        item.only(*known)
        body_part = item.text("body_part")
        hints = Hints(
            category=item.text("modality", text_limits(Hints, "category")) or category,
            muscles=() if body_part is None else (body_part,),
            instructions=part,
        )
        yield from _prescription(item, _stretch(item), hints)


# Doses.


def _stretch(item: Item) -> _Told:
    sides = item.word("sides", ("both", "left", "right"))
    hold, reps = item.number("hold_seconds", limits("hold_s")), item.number("reps", limits("reps"))
    notes: tuple[str, ...] = () if sides in (None, "both") else (f"{sides} side",)
    pnf = item.object("pnf", "contraction_seconds", "relax_seconds", "contractions")
    if pnf is not None:
        contraction = pnf.number("contraction_seconds", limits("hold_s"))
        contractions = pnf.number("contractions", limits("reps"))
        relax = pnf.number("relax_seconds", limits("rest_s"))
        hold, reps = contraction if hold is None else hold, contractions if reps is None else reps
        notes += ("contract and relax",) if relax is None else (f"contract, then relax for {relax:g} s",)
    per_side = None if sides is None else sides == "both"
    return _Told(
        Dose(reps=reps, hold_s=hold, per_side=per_side), _at_least(item, "intensity_rpe", STRENUOUS_RPE), notes
    )


def _lift(activity: Item) -> _Told:
    strenuous = _at_least(activity, "target_rpe", STRENUOUS_RPE)
    reserve = activity.number("target_rir")
    strenuous |= reserve is not None and reserve <= _STRENUOUS_RESERVE
    known = ("type", "sets", "reps", "rest", "tempo", "to_failure", "weight", "duration")
    prescription = activity.object("prescription", *known)
    if prescription is None:
        return _Told(strenuous=strenuous)
    kind = prescription.word("type", _LIFTS)
    if prescription.get("type") is None:
        prescription.collector.note(f"{prescription.path}/type", f"one of {', '.join(_LIFTS)}", code="missing")
    reps, all_out = _reps(prescription)
    if kind == "amrap":
        reps, all_out = reps or (1, None), True
    load, heavy, weight_notes = _weight(prescription)
    pace, explosive, tempo_notes = _tempo(prescription)
    hold = _seconds(prescription, "duration", limits("hold_s"))
    if reps is not None and hold is not None:
        # Repetitions for a time are not held for that time.
        tempo_notes, hold = (*tempo_notes, f"for {hold:g} s"), None
    dose = Dose(
        sets=prescription.number("sets", limits("sets")),
        reps=reps,
        hold_s=hold,
        seconds_per_rep=pace,
        load_kg=load,
        rest_s=_seconds(prescription, "rest", limits("rest_s")),
    )
    strenuous |= heavy or explosive or all_out or prescription.flag("to_failure") is True
    return _Told(dose, strenuous, weight_notes + tempo_notes)


def _cardio(activity: Item) -> _Told:
    prescription = activity.object("prescription", "type", "duration", "intensity", "intervals")
    if prescription is None:
        return _Told()
    prescription.word("type", _CARDIO)
    hold = _seconds(prescription, "duration", limits("hold_s"))
    strenuous, notes = _intensity(prescription)
    intervals = prescription.object("intervals", "work", "rest", "repeat")
    if intervals is None:
        return _Told(Dose(hold_s=hold), strenuous, notes)
    work, rest = intervals.object("work", "duration"), intervals.object("rest", "duration")
    dose = Dose(
        sets=intervals.number("repeat", limits("sets")),
        hold_s=None if work is None else _seconds(work, "duration", limits("hold_s")),
        rest_s=None if rest is None else _seconds(rest, "duration", limits("rest_s")),
    )
    return _Told(dose, strenuous, notes if hold is None else (*notes, f"for {hold:g} s in all"))


def _intensity(prescription: Item) -> tuple[bool, tuple[str, ...]]:
    intensity = prescription.object("intensity", "type", "target", "zone_model")
    if intensity is None:
        return False, ()
    kind, model = intensity.word("type", _INTENSITIES), intensity.word("zone_model", _ZONE_MODELS)
    known = ("zone", "min_bpm", "max_bpm", "min_watts", "max_watts", "min", "max", "value", "unit")
    target = intensity.object("target", *known)
    if target is None:
        return False, ()
    hard = _STRENUOUS_BORG_20 if model == "rpe_borg_20" else STRENUOUS_RPE
    strenuous = _at_least(target, "zone", 3 if model == "hr_3_zone_seiler" else _STRENUOUS_ZONE)
    strenuous |= kind == "rpe" and any(_at_least(target, key, hard) for key in ("min", "max", "value"))
    goal = ", ".join(f"{key} {value}" for key, value in target.value.items() if type(value) in (str, int, float))
    return strenuous, (f"intensity {kind}: {goal}"[:200],)


def _at_least(item: Item, key: str, bound: float) -> bool:
    value = item.number(key)
    return value is not None and bool(value >= bound)


def _reps(prescription: Item) -> tuple[Reps | None, bool]:
    """The repetitions, and whether they are as many as possible."""
    rule = limits("reps")
    found = prescription.get("reps")
    if found is None or not isinstance(found.value, dict):
        return prescription.number("reps", rule), False
    found.only("target", "min", "max", "amrap")
    target, low, high = (found.number(key, rule) for key in ("target", "min", "max"))
    if found.flag("amrap") is True:
        return (low or target or 1, None), True
    unread = (low is None and found.get("min") is not None) or (high is None and found.get("max") is not None)
    if unread or (low is None and high is None):
        return (None if unread else target), False
    low = 1 if low is None else low
    if (high is not None and high < low) or (target is not None and not low <= target <= (high or target)):
        found.note("a range from min to max, with the target in it", "out-of-range")
        return None, False
    return (low if low == high else (low, high)), False


def _weight(prescription: Item) -> tuple[float | None, bool, tuple[str, ...]]:
    """The load in kilograms, whether it is near a maximum, and what is said of it in other terms."""
    weight = prescription.object("weight", "type", "value", "unit", "metric")
    if weight is None:
        return None, False, ()
    kind, value = (weight.text("type") or "").lower(), weight.number("value")
    unit = (weight.text("unit") or "").lower().removesuffix("s")
    body = ("body weight",) if kind == "bodyweight" else ()
    if body and value is None and not unit:
        return None, False, body
    if kind in ("absolute", "bodyweight") and value is not None and unit in ("kg", "lb"):
        kilograms = float(value) if unit == "kg" else round(value * LB_KG, 2)
        return weight.collector.within(weight.path, kilograms, limits("load_kg")), False, body
    if kind in ("percentage_1rm", "percentage_bodyweight") and value is not None and unit in ("", "percent", "%"):
        whole = "body weight" if kind == "percentage_bodyweight" else weight.text("metric") or "1RM"
        if value > 0 and kind == "percentage_bodyweight":
            weight.note("a load in kg or lb")
        return None, value >= _STRENUOUS_PERCENT, (f"{value:g} % of {whole}"[:200],)
    weight.note("a load in kg, in lb, or in percent")
    return None, False, ()


def _tempo(prescription: Item) -> tuple[float | None, bool, tuple[str, ...]]:
    """Seconds a repetition, whether it is explosive, and how it was written.

    An explosive phase has no length, so the whole has none either.
    """
    tempo = prescription.get("tempo")
    if tempo is None:
        return None, False, ()
    if isinstance(tempo.value, dict):
        keys = ("eccentric", "pause_bottom", "concentric", "pause_top")
        tempo.only(*keys, "explosive_concentric")
        phases = [tempo.number(key) or 0 for key in keys]
        explosive = tempo.flag("explosive_concentric") is True
        written = "-".join(f"{phase:g}" for phase in phases)
    else:
        written = tempo.value if type(tempo.value) is str else ""
        parts = written.split("-") if "-" in written else list(written)
        if len(parts) not in (3, 4) or not all(_PHASE_OF_LIFT.fullmatch(part) for part in parts):
            tempo.note("a tempo such as 3-1-2-0")
            return None, False, ()
        explosive = any(part in "Xx" for part in parts)
        phases = [0.0 if part in "Xx" else float(part) for part in parts]
    seconds = None if explosive else tempo.collector.within(tempo.path, float(sum(phases)), limits("seconds_per_rep"))
    return seconds, explosive, (f"tempo {written}",)


def _seconds(owner: Item, key: str, rule: Range) -> float | None:
    """A length of time, {value, unit}; a bare number is seconds, as in older documents."""
    found = owner.get(key)
    if found is None:
        return None
    if isinstance(found.value, dict):
        found.only("value", "unit")
        value, unit = found.number("value"), found.text("unit")
    else:
        value, unit = owner.number(key), "seconds"
        if value is None:
            return None
    if value is None or unit not in _SECONDS:
        found.note("a value and a unit of time")
        return None
    checked: float | None = owner.collector.within(found.path, float(value * _SECONDS[unit]), rule)
    return checked
