"""WPL documents (Wellness Plan Language, JSON, version 1).

Source: the JSON Schema https://wpl.dev/schemas/wpl/v1.schema.json, version 1.6.0 (Apache-2.0), seen in 2026.
A plan has phases, weeks, days, blocks and activities; every training day becomes a session, every activity that moves
the body a prescription, with its JSON Pointer as the path.

Traps: an exercise may have only a reference in snake_case; a load may be a share of a maximum and so unknown in
kilograms; a rest day may hold activities; a plan may include other plans or change itself by rules, neither of which
can be judged here. What cannot be read is listed in ``Routine.unread``; meditation, nutrition and habits of the few
categories that move nobody are left out, unless their names or texts tell of a movement after all.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

import attrs

from stenosis_routines.catalogue import normalise
from stenosis_routines.errors import Problem, UnwritableRoutineError, echo
from stenosis_routines.exercise import NO_HINTS, NO_TRAITS, Aim, Effort, Exercise, Hints, Traits
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
from stenosis_routines.formats._wpl_write import BETWEEN, NAMED, edit, is_prose, otherwise, plan_of, unlike
from stenosis_routines.formats.limits import DEFAULT, Limits
from stenosis_routines.profile import Profile
from stenosis_routines.recognise import PASSING, recognise, recognise_exercise
from stenosis_routines.routine import Dose, Prescription, Reps, Routine, Session

__all__ = ["losses", "read", "recognises", "write"]

_SCHEMA = b"wpl.dev/schemas/wpl/"
_PLAN = re.compile(rb'"plan"\s*:\s*\{')

_SECONDS = {"seconds": 1, "minutes": 60, "hours": 3600, "days": 86_400, "weeks": 604_800}

#: From here on, a perceived exertion (of 20), a share of a maximum (in percent) or a zone counts as strenuous.
_STRENUOUS_BORG_20 = 17
_STRENUOUS_PERCENT = 80
_STRENUOUS_ZONE = 4
#: Repetitions in reserve up to which a set is as hard as the exertion above: ten minus eight.
_STRENUOUS_RESERVE = 10 - STRENUOUS_RPE

#: The words of the schema; any other may mean anything.
_WORDS = {
    place: tuple(words.split())
    for place, words in {
        "plan": "workout nutrition meditation recovery hybrid",
        "phase": "accumulation intensification realization deload base build peak recovery transition",
        "day": "training rest active_recovery assessment",
        "block": "warmup main cooldown nutrition meditation education assessment",
        "structure": "circuit straight_sets superset emom amrap tabata",
        "lift": "sets_reps time distance amrap continuous intervals",
        "cardio": "continuous intervals fartlek",
        "intensity": "heart_rate_zone rpe pace power bpm",
        "zones": "hr_3_zone_seiler hr_5_zone hr_7_zone power_coggan_7_zone pace_critical_speed rpe_borg_10 rpe_borg_20",
        "sides": "both left right",
    }.items()
}
#: The keys that the schema knows in each kind of object.
_KEYS = {
    place: tuple(keys.split())
    for place, keys in {
        "document": "$schema version plan",
        "plan": "id name description type visibility metadata goals requirements personalization phases progress "
        "athlete_thresholds notifications",
        "phase": "id name order type description duration weeks",
        "week": "id name order is_deload days",
        "day": "id day_of_week type name estimated_duration_minutes blocks",
        "block": "id type order structure rounds rest_between_rounds activities",
        "contraindication": "condition severity action affected_activities",
        "still": "id type name category prescription timing tracking",
        "exercise": "id type exercise_ref name prescription target_rpe target_rir primary_muscles secondary_muscles "
        "movement_pattern",
        "cardio": "id type name modality prescription",
        "recovery": "id type name category prescription",
        "simple": "id type name duration",
        "stretch": "id type name modality hold_seconds reps sides intensity_rpe pnf body_part",
        "lift": "type sets reps rest tempo to_failure weight duration",
        "target": "zone min_bpm max_bpm min_watts max_watts min max value unit",
        # What the plan says beside its phases, wherever in there.
        "beside": "action alternatives at body_weight_kg category checkpoints created_at created_by "
        "critical_pace_seconds_per_km deadline description difficulty enabled equipment estimated_duration_days "
        "exercise_ref fitness_level ftp_watts hr_max_bpm id language lthr_bpm max_age max_days_per_week "
        "max_minutes_per_day measurement_type measurements message metric milestones min_age min_days_per_week "
        "min_minutes_per_day name note one_rm points points_system questionnaire questions required resting_hr_bpm "
        "reward_points rules streaks tags target target_value time_commitment timing_offset timing_reference type "
        "unit updated_at value vo2max_ml_kg_min",
    }.items()
}
_BESIDE = ("goals", "notifications", "metadata", "progress", "athlete_thresholds")
#: Blocks that are done as often or as hard as possible, or against the clock.
_ALL_OUT = frozenset({"amrap", "emom", "tabata"})
_HARD = Traits(effort=Effort.STRENUOUS)

#: Habits of these categories move nobody; any other may.
_STILL_HABITS = frozenset({"gratitude", "hydration", "journaling", "meditation", "mindfulness", "nutrition", "sleep"})

#: A condition that is, or may be, the one this library is about: ICD-10 M48.0, SNOMED CT, or a word for it.
_STENOSIS = re.compile(r"m48\W?0|\b(?:18347007|76107001)\b|stenos|협착|[狭狹]窄", re.IGNORECASE)

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
    document.only(*_KEYS["document"])
    version = document.text("version")
    if version is not None and not version.startswith("1."):
        collector.note("/version", "version 1 of the format", version)
    plan = document.get("plan")
    if plan is None or not isinstance(plan.value, dict):
        fail("/plan", "an object", code="missing" if plan is None else "wrong-type")
    plan.only(*_KEYS["plan"])
    if "phases" not in plan.value:
        collector.refuse("/plan/phases", "a list of phases", code="missing")
    if plan.get("personalization") is not None:
        # Rules may swap or add movements for one person, so what is read here is not all that may be done.
        collector.note("/plan/personalization", "a plan that does not change by rules")
    plan.word("type", _WORDS["plan"])
    title = plan.text("name", text_limits(Routine, "title")) or ""
    shown: set[str] = set()
    sessions = tuple(_sessions(list(filter(Item.is_object, plan.members("phases"))), shown))
    texts = _texts(plan.value.get("phases"))
    requirements = plan.object("requirements")
    guidance = list(_guidance(plan, requirements, sessions, shown, texts))
    against = [] if requirements is None else requirements.members("contraindications")
    told = Profile()
    if against:
        words = _words(" ".join(texts))
        guidance.append(NAMED + "; ".join(_contraindication(item, words) for item in against))
        conditions = (item.value.get("condition") for item in against if isinstance(item.value, dict))
        told = Profile(conditions=tuple(text for text in conditions if isinstance(text, str) and text.strip()))
    return Routine(title, sessions, tuple(guidance), profile=told, unread=collector.close())


def write(routine: Routine, *, source: bytes | None = None) -> str:
    """A plan of one phase and one week, whose days are the sessions.

    ``source`` is the document that the routine was read from before it was changed. Then that is written with only
    what is different: a movement, its dose, or texts; what was added to the guidance stands under the description.

    Raises:
        UnwritableRoutineError: the routine was not read whole or leaves out movements for the person, or the source
            has no place for what was changed.
        UnreadableRoutineError: the source is no such document.
    """
    if source is None:
        document = plan_of(attrs.evolve(routine, profile=_writable(routine)))
        problems = [
            Problem(f"/unread/{index}", "a routine that was read whole", echo(str(problem)))
            for index, problem in enumerate(routine.unread)
        ]
        if routine.profile != Profile(conditions=routine.profile.conditions, language=routine.profile.language):
            problems.append(Problem("/profile", "no more of the person than conditions", echo(routine.profile)))
    else:
        source = as_bytes(source)
        before, problems = read(source), []
        document = edit(parse_json(source), before, routine)
    text = _json(document)
    back = read(text.encode(errors="replace"))
    places = [*unlike(routine, back), *_kinder(routine, back)]
    places += [] if source is None else otherwise(before, routine, back)
    problems += [Problem(place, "a movement that the document can tell") for place in places]
    if problems:
        raise UnwritableRoutineError(problems)
    return text


def losses(routine: Routine) -> Iterator[Problem]:
    """What a plan has no place for: what is not there when it is read back."""
    text = _json(plan_of(attrs.evolve(routine, profile=_writable(routine))))
    back = read(text.encode(errors="replace"))
    for index, said in enumerate(routine.guidance):
        if said not in back.guidance and not said.startswith(NAMED):
            yield Problem(f"/guidance/{index}", "no place for it", echo(said))
    given = attrs.evolve(routine, guidance=(), source=None, unread=())
    yield from _lost("", given, attrs.evolve(back, guidance=(), unread=()))


def _kinder(routine: Routine, back: Routine) -> Iterator[str]:
    """Where a movement would be judged more kindly without what has no place in a plan; JSON Pointers."""
    for (path, given), (_, got) in zip(_placed(routine), _placed(back), strict=False):
        was, now = (recognise_exercise(item.exercise, item.notes) for item in (given, got))
        passes = was.suitability not in PASSING and now.suitability in PASSING
        one_side = given.dose.per_side is False and got.dose.per_side is None and was.one_sided
        loaded = given.dose.load_kg and was.regions - now.regions
        if passes or one_side or loaded or was.contraindications - now.contraindications:
            yield given.path or path


def _placed(routine: Routine) -> Iterator[tuple[str, Prescription]]:
    for at, session in enumerate(routine.sessions):
        for index, item in enumerate(session.prescriptions):
            yield f"/sessions/{at}/prescriptions/{index}", item


def _json(document: dict[str, Any]) -> str:
    return json.dumps(document, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def _writable(routine: Routine) -> Profile:
    """The conditions that may be told: a contraindication says that a plan is not for a person who has it."""
    return Profile(conditions=tuple(told for told in routine.profile.conditions if not _STENOSIS.search(told)))


def _lost(path: str, given: Any, got: Any) -> Iterator[Problem]:
    if given is None or given == got or given in ((), frozenset()):
        return
    if attrs.has(type(given)) and type(given) is type(got):
        for field in attrs.fields(type(given)):
            if field.eq:
                yield from _lost(f"{path}/{field.name}", getattr(given, field.name), getattr(got, field.name))
    elif isinstance(given, tuple) and isinstance(got, tuple) and len(given) == len(got):
        for index, (one, two) in enumerate(zip(given, got, strict=True)):
            yield from _lost(f"{path}/{index}", one, two)
    elif not (isinstance(given, tuple) and given == (got, got)):  # 8-8 repetitions are 8
        yield Problem(path, "no place for it", echo(given))


# What is said beside the movements.


def _guidance(
    plan: Item, requirements: Item | None, sessions: tuple[Session, ...], shown: set[str], texts: list[str]
) -> Iterator[str]:
    """What the plan says to the person and no session or prescription tells."""
    if (text := plan.text("description")) is not None:
        yield text
    if prose := [text for text in dict.fromkeys(texts) if text not in shown and is_prose(text)]:
        items = [item for session in sessions for item in session.prescriptions]
        told = {text for item in items for text in (item.group, item.exercise.name, item.exercise.id)}
        told |= {text for item in items for text in (item.exercise.hints.category, *item.exercise.hints.muscles)}
        yield from (text for text in prose if text not in told)
    for key in _BESIDE:
        yield from _prose(plan.get(key))
    if requirements is not None:
        rest = {key: value for key, value in requirements.value.items() if key != "contraindications"}
        yield from _prose(attrs.evolve(requirements, value=rest))


def _prose(item: Item | None) -> Iterator[str]:
    """Every text of more than a word in a part of the plan that prescribes nothing, wherever it stands."""
    if item is None:
        return
    match item.value:
        case dict() as members:
            item.only(*_KEYS["beside"])
            for key in members:
                yield from _prose(item.get(key))
        case list() as members:
            for index, value in enumerate(members):
                yield from _prose(Item(value, f"{item.path}/{index}", item.collector))
        case str() as text if is_prose(text):
            yield text


def _texts(value: object) -> list[str]:
    """Every text in a part of the document."""
    found, members = [], [value]
    for member in members:
        if isinstance(member, str):
            found.append(member)
        elif isinstance(member, dict | list):
            members.extend(member.values() if isinstance(member, dict) else member)
    return found


def _words(text: str) -> set[str]:
    return {normalise(word) for word in set(re.split(r"[\W_]+", text))} - {""}


def _contraindication(item: Item, words: set[str]) -> str:
    """One contraindication as a sentence; unread where it is against this person, or against something in the plan."""
    if not isinstance(item.value, dict):
        item.note("an object", "wrong-type")
        return echo(item.value)
    item.only(*_KEYS["contraindication"])
    condition = item.text("condition")
    severity, action = item.text("severity"), (item.text("action") or "").replace("_", " ")
    affected = item.texts("affected_activities")
    if condition is None or _STENOSIS.search(condition) or any(_words(activity) <= words for activity in affected):
        item.note("a plan that does not advise against itself")
    said = f"{condition or 'unknown condition'}{f' ({severity})' if severity else ''}: {action} {', '.join(affected)}"
    return said.rstrip(": ")


# Days.


def _sessions(phases: list[Item], shown: set[str]) -> Iterator[Session]:
    """One session a day; a phase, week or day that should hold something and does not is an empty session.

    The names that are in the titles are added to those that are shown.
    """
    titles: dict[str, int] = {}  # how often each was wanted

    def session(item: Item, names: list[str], prescriptions: tuple[Prescription, ...] = ()) -> Session:
        rule = text_limits(Session, "title")
        title = first = item.collector.fitted(item.path, BETWEEN.join(names), rule)
        while title in titles:
            titles[first] += 1
            title = f"{first[: rule.limit - 10]} ({titles[first]})"
        titles[title] = 1
        shown.update(names)
        return Session(title, prescriptions, path=item.path)

    for phase, above, weeks in _parts(phases, "phase", "weeks", []):
        if not weeks:
            yield session(phase, [*above, "no weeks"] if above else [_name(phase, "phase")])
        for week, within, days in _parts(weeks, "week", "days", above):
            if not days:
                yield session(week, [*within, "no days"] if within else [_name(week, "week")])
            for day in filter(Item.is_object, days):
                day.only(*_KEYS["day"])
                rests = day.word("type", _WORDS["day"]) == "rest"
                blocks = filter(Item.is_object, day.members("blocks"))
                prescriptions = tuple(done for block in blocks for done in _block(block))
                if prescriptions or not rests:
                    yield session(day, [*within, _name(day, "day")], prescriptions)


def _parts(items: list[Item], kind: str, inner: str, above: list[str]) -> Iterator[tuple[Item, list[str], list[Item]]]:
    """Phases or weeks, each with the names that lead to it, where there is a choice, and with what it holds."""
    for item in filter(Item.is_object, items):
        item.only(*_KEYS[kind])
        if kind == "phase":
            item.word("type", _WORDS[kind])
        yield item, [*above, _name(item, kind)] if above or len(items) > 1 else [], item.members(inner)


def _name(item: Item, kind: str) -> str:
    number = item.value.get("order", item.value.get("day_of_week"))
    return item.text("name") or (f"{kind.title()} {number}" if type(number) is int else kind.title())


@attrs.frozen
class _Block:
    """What a block adds to each of its activities; its rounds multiply the sets."""

    path: str
    group: str | None
    rounds: int | None
    strenuous: bool


def _block(item: Item) -> list[Prescription]:
    item.only(*_KEYS["block"])
    item.word("type", _WORDS["block"])
    structure = item.word("structure", _WORDS["structure"]) or "straight_sets"
    group = None if structure == "straight_sets" else item.text("id", text_limits(Prescription, "group")) or item.path
    block = _Block(item.path, group, item.number("rounds", limits("sets")), structure in _ALL_OUT)
    rest = _seconds(item, "rest_between_rounds", "rest_s")
    activities = filter(Item.is_object, item.members("activities"))
    made = [done for activity in activities for done in _activity(activity, block)]
    if rest is not None and made and made[-1].dose.rest_s is None:
        made[-1] = attrs.evolve(made[-1], dose=attrs.evolve(made[-1].dose, rest_s=rest))
    return made


# Activities.


@attrs.define
class _Told:
    """What is told of how one activity is done, gathered while it is read."""

    dose: dict[str, Any] = attrs.field(factory=dict)
    strenuous: bool = False
    notes: list[str] = attrs.field(factory=list)


def _activity(activity: Item, block: _Block) -> Iterator[Prescription]:
    kind = (activity.text("type") or "").lower()
    category = activity.text("category", text_limits(Hints, "category"))
    told = _Told()
    match kind:
        case "meditation" | "nutrition" | "habit" if _moves_nobody(activity, kind, category):
            activity.only(*_KEYS["still"])
            return
        case "sub_plan":
            activity.note("a movement that can be judged here")
            return
        case "recovery":
            activity.only(*_KEYS[kind])
            yield from _recovery(activity, category, block)
            return
        case "exercise":
            hints = Hints(
                category=activity.text("movement_pattern", text_limits(Hints, "category")),
                muscles=activity.texts("primary_muscles") + activity.texts("secondary_muscles"),
            )
            _lift(activity, told)
        case "cardio":
            hints = Hints(category=activity.text("modality", text_limits(Hints, "category")))
            _cardio(activity, told)
        case "simple":
            hints = NO_HINTS
            told.dose["hold_s"] = _seconds(activity, "duration", "hold_s")
        case _:
            hints = Hints(category=category)
            activity.note("an activity that can be judged here")
    if kind in _KEYS:
        activity.only(*_KEYS[kind])
    yield from _prescription(activity, told, hints, block)


def _moves_nobody(activity: Item, kind: str, category: str | None) -> bool:
    """Whether an activity is by its label, and by every text in it, nothing that moves the body.

    To relax is no movement, as long as no posture is told.
    """
    if kind == "habit" and (category or "").lower() not in _STILL_HABITS:
        return False
    said = _texts([activity.value.get(key) for key in ("name", "prescription", "timing", "tracking")])
    return all(
        not found.contraindications and found.traits.posture is None and found.traits.aim in (None, Aim.RELAXATION)
        for found in map(recognise, said)
    )


def _prescription(activity: Item, told: _Told, hints: Hints, block: _Block) -> Iterator[Prescription]:
    reference = activity.text("exercise_ref", text_limits(Exercise, "id"))
    name = activity.text("name", name_limits()) or (reference or "").replace("_", " ").strip()
    if not name:
        activity.refuse("a name or an exercise_ref", "missing")
        return
    dose = told.dose
    if dose.get("per_side") is None:
        dose["per_side"] = each_side(name)
    if block.rounds is not None:
        sets = block.rounds * (dose.get("sets") or 1)
        dose["sets"] = activity.collector.within(f"{block.path}/rounds", sets, limits("sets"))
    exercise = Exercise(
        name=name,
        id=reference,
        traits=_HARD if told.strenuous or block.strenuous else NO_TRAITS,
        hints=NO_HINTS if hints == NO_HINTS else hints,
    )
    notes = activity.collector.fitted(activity.path, "; ".join(told.notes), text_limits(Prescription, "notes"))
    yield Prescription(exercise, Dose(**dose), notes, group=block.group, path=activity.path)


def _recovery(activity: Item, category: str | None, block: _Block) -> Iterator[Prescription]:
    """The movements inside a recovery activity; the activity itself where it names none."""
    prescription = activity.object("prescription", "duration", "exercises")
    nested = [] if prescription is None else prescription.members("exercises")
    seconds = None if prescription is None else _seconds(prescription, "duration", "hold_s")
    if not nested:
        yield from _prescription(activity, _Told({"hold_s": seconds}), Hints(category=category), block)
        return
    whole = activity.text("name", name_limits()) or "recovery"
    part = f"Part of {whole}" if seconds is None else f"Part of {whole} ({seconds:g} s in all)"
    for item in filter(Item.is_object, nested):
        item.only(*_KEYS["stretch"])
        body_part = item.text("body_part")
        hints = Hints(
            category=item.text("modality", text_limits(Hints, "category")) or category,
            muscles=() if body_part is None else (body_part,),
            instructions=None if seconds is None and whole == item.value.get("name") else part,
        )
        yield from _prescription(item, _stretch(item), hints, block)


# Doses.


def _stretch(item: Item) -> _Told:
    sides = item.word("sides", _WORDS["sides"])
    hold, reps = item.number("hold_seconds", limits("hold_s")), item.number("reps", limits("reps"))
    notes = [] if sides in (None, "both") else [f"{sides} side"]
    pnf = item.object("pnf", "contraction_seconds", "relax_seconds", "contractions")
    if pnf is not None:
        contraction = pnf.number("contraction_seconds", limits("hold_s"))
        contractions = pnf.number("contractions", limits("reps"))
        relax = pnf.number("relax_seconds", limits("rest_s"))
        hold, reps = contraction if hold is None else hold, contractions if reps is None else reps
        notes.append("contract and relax" if relax is None else f"contract, then relax for {relax:g} s")
    dose = {"reps": reps, "hold_s": hold, "per_side": None if sides is None else sides == "both"}
    return _Told(dose, _at_least(item, "intensity_rpe", STRENUOUS_RPE), notes)


def _lift(activity: Item, told: _Told) -> None:
    reserve = activity.number("target_rir")
    told.strenuous = _at_least(activity, "target_rpe", STRENUOUS_RPE)
    told.strenuous |= reserve is not None and reserve <= _STRENUOUS_RESERVE
    prescription = activity.object("prescription", *_KEYS["lift"])
    if prescription is None:
        return
    kind = prescription.word("type", _WORDS["lift"])
    if prescription.get("type") is None:
        prescription.collector.note(f"{prescription.path}/type", f"one of {', '.join(_WORDS['lift'])}", code="missing")
    reps, all_out = _reps(prescription)
    if kind == "amrap":
        reps, all_out = reps or (1, None), True
    told.strenuous |= all_out or prescription.flag("to_failure") is True
    told.dose = {
        "sets": prescription.number("sets", limits("sets")),
        "reps": reps,
        "hold_s": _seconds(prescription, "duration", "hold_s"),
        "rest_s": _seconds(prescription, "rest", "rest_s"),
    }
    _weight(prescription, told)
    _tempo(prescription, told)
    if reps is not None and (hold := told.dose["hold_s"]) is not None:
        # Repetitions for a time are not held for that time.
        told.notes.append(f"for {hold:g} s")
        told.dose["hold_s"] = None


def _cardio(activity: Item, told: _Told) -> None:
    prescription = activity.object("prescription", "type", "duration", "intensity", "intervals")
    if prescription is None:
        return
    prescription.word("type", _WORDS["cardio"])
    hold = told.dose["hold_s"] = _seconds(prescription, "duration", "hold_s")
    _intensity(prescription, told)
    intervals = prescription.object("intervals", "work", "rest", "repeat")
    if intervals is None:
        return
    work, rest = intervals.object("work", "duration"), intervals.object("rest", "duration")
    told.dose = {
        "sets": intervals.number("repeat", limits("sets")),
        "hold_s": None if work is None else _seconds(work, "duration", "hold_s"),
        "rest_s": None if rest is None else _seconds(rest, "duration", "rest_s"),
    }
    if hold is not None:
        told.notes.append(f"for {hold:g} s in all")


def _intensity(prescription: Item, told: _Told) -> None:
    intensity = prescription.object("intensity", "type", "target", "zone_model")
    if intensity is None:
        return
    kind, model = intensity.word("type", _WORDS["intensity"]), intensity.word("zone_model", _WORDS["zones"])
    target = intensity.object("target", *_KEYS["target"])
    if target is None:
        return
    hard = _STRENUOUS_BORG_20 if model == "rpe_borg_20" else STRENUOUS_RPE
    told.strenuous = _at_least(target, "zone", 3 if model == "hr_3_zone_seiler" else _STRENUOUS_ZONE)
    told.strenuous |= kind == "rpe" and any(_at_least(target, key, hard) for key in ("min", "max", "value"))
    goal = ", ".join(f"{key} {value}" for key, value in target.value.items() if type(value) in (str, int, float))
    told.notes.append(f"intensity {kind}: {goal}"[:200])


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


def _weight(prescription: Item, told: _Told) -> None:
    """The load in kilograms, or in other terms in the notes; one near a maximum is strenuous."""
    weight = prescription.object("weight", "type", "value", "unit", "metric")
    if weight is None:
        return
    kind, value = (weight.text("type") or "").lower(), weight.number("value")
    unit = (weight.text("unit") or "").lower().removesuffix("s")
    if kind == "bodyweight":
        told.notes += ["body weight"] if (value is None and not unit) or (value is not None and unit) else []
    if kind in ("absolute", "bodyweight") and value is not None and unit in ("kg", "lb"):
        kilograms = float(value) if unit == "kg" else round(value * LB_KG, 2)
        told.dose["load_kg"] = weight.collector.within(weight.path, kilograms, limits("load_kg"))
    elif kind in ("percentage_1rm", "percentage_bodyweight") and value is not None and unit in ("", "percent", "%"):
        whole = "body weight" if kind == "percentage_bodyweight" else weight.text("metric") or "1RM"
        if value > 0 and kind == "percentage_bodyweight":
            weight.note("a load in kg or lb")
        told.strenuous |= value >= _STRENUOUS_PERCENT
        told.notes.append(f"{value:g} % of {whole}"[:200])
    elif kind != "bodyweight" or value is not None or unit:
        weight.note("a load in kg, in lb, or in percent")


def _tempo(prescription: Item, told: _Told) -> None:
    """Seconds a repetition, and in the notes how it was written.

    An explosive phase has no length, so the whole has none either, and is strenuous.
    """
    tempo = prescription.get("tempo")
    if tempo is None:
        return
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
            return
        explosive = any(part in "Xx" for part in parts)
        phases = [0.0 if part in "Xx" else float(part) for part in parts]
    if not explosive:
        if isinstance(tempo.value, dict) and len(tempo.value) == 2 and phases[0] == phases[2]:
            written = ""  # all it says is how long a repetition takes
        rule = limits("seconds_per_rep")
        told.dose["seconds_per_rep"] = tempo.collector.within(tempo.path, float(sum(phases)), rule)
    told.strenuous |= explosive
    told.notes += [f"tempo {written}"] if written else []


def _seconds(owner: Item, key: str, field: str) -> float | None:
    """A length of time, {value, unit}; a bare number is seconds, as in older documents."""
    found = owner.get(key)
    if found is None:
        return None
    value, unit = found.value, "seconds"
    if isinstance(value, dict):
        found.only("value", "unit")
        value, unit = found.number("value"), found.text("unit") or ""
    if type(value) not in (int, float) or unit not in _SECONDS:
        found.note("a value and a unit of time")
        return None
    checked: float | None = owner.collector.within(found.path, float(value * _SECONDS[unit]), limits(field))
    return checked
