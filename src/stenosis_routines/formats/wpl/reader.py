"""WPL documents in: a routine from a plan."""

import re
from collections.abc import Iterator

import attrs

from stenosis_routines.catalogue import normalise
from stenosis_routines.errors import echo
from stenosis_routines.exercise import NO_HINTS, Aim, Exercise, Hints
from stenosis_routines.formats.draft import (
    Amount,
    each_side,
    hints_of,
    is_strenuous,
    kilograms,
    prescription,
    range_of,
    routine,
)
from stenosis_routines.formats.format import Glance
from stenosis_routines.formats.limits import DEFAULT, Limits
from stenosis_routines.formats.reading.json import Json, Node, parse_json
from stenosis_routines.formats.reading.problems import Collector, fail, limits, name_limits, text_limits
from stenosis_routines.formats.wpl.texts import BETWEEN, NAMED, STENOSIS, is_prose
from stenosis_routines.recognise import mentions_movement, recognise
from stenosis_routines.routine import Prescription, Reps, Routine, Session

__all__ = ["read", "recognises"]

_SCHEMA = b"wpl.dev/schemas/wpl/"
_PLAN = re.compile(rb'"plan"\s*:\s*\{')

_SECONDS = {"seconds": 1, "minutes": 60, "hours": 3600, "days": 86_400, "weeks": 604_800}

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
#: What is said to the person beside the phases, however short.
_SPOKEN = frozenset({"description", "message", "name", "note"})
#: Blocks that are done as often or as hard as possible, or against the clock.
_ALL_OUT = frozenset({"amrap", "emom", "tabata"})

#: Habits of these categories move nobody; any other may.
_STILL_HABITS = frozenset({"gratitude", "hydration", "journaling", "meditation", "mindfulness", "nutrition", "sleep"})

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
    document = Node(parse_json(data, limits), "", collector)
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
    if "phases" not in plan.keys:
        collector.refuse("/plan/phases", "a list of phases", code="missing")
    if plan.get("personalization") is not None:
        # Rules may swap or add movements for one person, so what is read here is not all that may be done.
        collector.note("/plan/personalization", "a plan that does not change by rules")
    plan.word("type", _WORDS["plan"])
    title = plan.text("name", text_limits(Routine, "title")) or ""
    shown: set[str] = set()
    sessions = tuple(_sessions(plan.objects("phases"), shown))
    texts = _texts(plan.raw("phases"))
    requirements = plan.object("requirements")
    guidance = list(_guidance(plan, requirements, sessions, shown, texts))
    against = [] if requirements is None else requirements.members("contraindications")
    conditions: list[str] = []
    if against:
        words = _words(" ".join(texts))
        guidance.append(NAMED + "; ".join(_contraindication(item, words) for item in against))
        stated = (item.raw("condition") for item in against)
        conditions = [text for text in stated if isinstance(text, str) and text.strip()]
    return routine(title, sessions, guidance, collector=collector, conditions=conditions)


# What the plan says beside the movements.


def _guidance(
    plan: Node, requirements: Node | None, sessions: tuple[Session, ...], shown: set[str], texts: list[str]
) -> Iterator[str]:
    """What the plan says to the person outside sessions and prescriptions."""
    if (text := plan.text("description")) is not None:
        yield text
    if prose := [text for text in dict.fromkeys(texts) if text not in shown and is_prose(text)]:
        items = [item for session in sessions for item in session.prescriptions]
        kept = {text for item in items for text in (item.group, item.exercise.name, item.exercise.id)}
        kept |= {text for item in items for text in (item.exercise.hints.category, *item.exercise.hints.muscles)}
        yield from (text for text in prose if text not in kept)
    for key in _BESIDE:
        yield from _prose(plan.get(key))
    if requirements is not None:
        rest = {key: requirements.raw(key) for key in requirements.keys if key != "contraindications"}
        yield from _prose(attrs.evolve(requirements, value=rest))


def _prose(item: Node | None, *, spoken: bool = False) -> Iterator[str]:
    """Every text of more than a word, with a movement or a posture, or spoken, in a part that prescribes nothing."""
    if item is None:
        return
    match item.value:
        case dict() as members:
            item.only(*_KEYS["beside"])
            for key in members:
                yield from _prose(item.get(key), spoken=key in _SPOKEN)
        case list() as members:
            for index, value in enumerate(members):
                yield from _prose(Node(value, f"{item.path}/{index}", item.collector), spoken=spoken)
        case str() as text if (spoken and text.strip()) or is_prose(text) or mentions_movement(text):
            yield text
        case _:
            pass


def _texts(value: Json) -> list[str]:
    """Every text in a part of the document."""
    found, members = list[str](), [value]
    for member in members:
        if isinstance(member, str):
            found.append(member)
        elif isinstance(member, dict | list):
            members.extend(member.values() if isinstance(member, dict) else member)
    return found


def _words(text: str) -> set[str]:
    return {normalise(word) for word in set(re.split(r"[\W_]+", text))} - {""}


def _contraindication(item: Node, words: set[str]) -> str:
    """One contraindication as a sentence; unread if it is against this person, or against something in the plan."""
    if not isinstance(item.value, dict):
        item.note("an object", "wrong-type")
        return echo(item.value)
    item.only(*_KEYS["contraindication"])
    condition = item.text("condition")
    severity, action = item.text("severity"), (item.text("action") or "").replace("_", " ")
    affected = item.texts("affected_activities")
    if condition is None or STENOSIS.search(condition) or any(_words(activity) <= words for activity in affected):
        item.note("a plan that does not advise against itself")
    said = f"{condition or 'unknown condition'}{f' ({severity})' if severity else ''}: {action} {', '.join(affected)}"
    return said.rstrip(": ")


# Days.


def _sessions(phases: list[Node], shown: set[str]) -> Iterator[Session]:
    """One session a day; a phase, week or day that should hold something and does not is an empty session.

    The names in the titles are added to ``shown``.
    """
    titles: dict[str, int] = {}  # how often each was needed

    def session(item: Node, names: list[str], prescriptions: tuple[Prescription, ...] = ()) -> Session:
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
            for day in filter(Node.is_object, days):
                day.only(*_KEYS["day"])
                day.number("estimated_duration_minutes")
                rests = day.word("type", _WORDS["day"]) == "rest"
                prescriptions = tuple(done for block in day.each_object("blocks") for done in _block(block))
                if prescriptions or not rests:
                    yield session(day, [*within, _name(day, "day")], prescriptions)


def _parts(items: list[Node], kind: str, inner: str, above: list[str]) -> Iterator[tuple[Node, list[str], list[Node]]]:
    """Phases or weeks, each with the names that lead to it, if there are several, and with what it holds."""
    for item in filter(Node.is_object, items):
        item.only(*_KEYS[kind])
        if kind == "phase":
            item.word("type", _WORDS[kind])
            _seconds(item, "duration")  # how long it goes on says nothing of one movement
        yield item, [*above, _name(item, kind)] if above or len(items) > 1 else [], item.members(inner)


def _name(item: Node, kind: str) -> str:
    number = item.raw("order" if "order" in item.keys else "day_of_week")
    return item.text("name") or (f"{kind.title()} {number}" if type(number) is int else kind.title())


@attrs.frozen
class _Block:
    """What a block adds to each of its activities; its rounds multiply the sets."""

    path: str
    group: str | None
    rounds: int | None
    strenuous: bool


def _block(item: Node) -> list[Prescription]:
    item.only(*_KEYS["block"])
    item.word("type", _WORDS["block"])
    structure = item.word("structure", _WORDS["structure"]) or "straight_sets"
    group = None if structure == "straight_sets" else item.text("id", text_limits(Prescription, "group")) or item.path
    block = _Block(item.path, group, item.integer("rounds", limits("sets")), structure in _ALL_OUT)
    rest = _seconds(item, "rest_between_rounds", "rest_s")
    made = [done for activity in item.each_object("activities") for done in _activity(activity, block)]
    if rest is not None and made and made[-1].dose.rest_s is None:
        made[-1] = attrs.evolve(made[-1], dose=attrs.evolve(made[-1].dose, rest_s=rest))
    return made


# Activities.


@attrs.define
class _Work:
    """How one activity is done, gathered while it is read."""

    amounts: dict[str, Amount] = attrs.field(factory=dict[str, Amount])
    strenuous: bool = False
    notes: list[str] = attrs.field(factory=list[str])


def _activity(activity: Node, block: _Block) -> Iterator[Prescription]:
    kind = (activity.text("type") or "").lower()
    category = activity.text("category", text_limits(Hints, "category"))
    work = _Work()
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
            hints = hints_of(
                activity.collector,
                activity.path,
                category=activity.text("movement_pattern", text_limits(Hints, "category")),
                muscles=activity.texts("primary_muscles") + activity.texts("secondary_muscles"),
            )
            _lift(activity, work)
        case "cardio":
            hints = Hints(category=activity.text("modality", text_limits(Hints, "category")))
            _cardio(activity, work)
        case "simple":
            hints = NO_HINTS
            work.amounts["hold_s"] = _seconds(activity, "duration", "hold_s")
        case _:
            hints = Hints(category=category)
            activity.note("an activity that can be judged here")
    if kind in _KEYS:
        activity.only(*_KEYS[kind])
    yield from _prescription(activity, work, hints, block)


def _moves_nobody(activity: Node, kind: str, category: str | None) -> bool:
    """Whether an activity moves nothing of the body, by its label and by every text in it.

    Relaxing is no movement, as long as no posture is mentioned.
    """
    prescription = activity.raw("prescription")
    if isinstance(prescription, dict) and "exercises" in prescription:
        return False
    if kind == "habit" and (category or "").lower() not in _STILL_HABITS:
        return False
    said = _texts([activity.raw(key) for key in ("name", "category", "prescription", "timing", "tracking")])
    return all(
        not found.contraindications and found.traits.posture is None and found.traits.aim in (None, Aim.RELAXATION)
        for found in map(recognise, said)
    )


def _prescription(activity: Node, work: _Work, hints: Hints, block: _Block) -> Iterator[Prescription]:
    reference = activity.text("exercise_ref", text_limits(Exercise, "id"))
    name = activity.text("name", name_limits()) or (reference or "").replace("_", " ").strip()
    if not name:
        activity.refuse("a name or an exercise_ref", "missing")
        return
    amounts = work.amounts
    if amounts.get("per_side") is None:
        amounts["per_side"] = each_side(name)
    if block.rounds is not None:
        own = amounts.get("sets")
        sets = block.rounds * (own if isinstance(own, int) else 1)
        amounts["sets"] = activity.collector.within(f"{block.path}/rounds", sets, limits("sets"))
    yield prescription(
        Exercise(name=name, id=reference, hints=NO_HINTS if hints == NO_HINTS else hints),
        amounts,
        work.notes,
        collector=activity.collector,
        path=activity.path,
        between="; ",
        strenuous=work.strenuous or block.strenuous,
        group=block.group,
    )


def _recovery(activity: Node, category: str | None, block: _Block) -> Iterator[Prescription]:
    """The movements inside a recovery activity; the activity itself if it names none."""
    inner = activity.object("prescription", "duration", "exercises")
    nested = [] if inner is None else inner.members("exercises")
    seconds = None if inner is None else _seconds(inner, "duration", "hold_s")
    if not nested:
        yield from _prescription(activity, _Work({"hold_s": seconds}), Hints(category=category), block)
        return
    whole = activity.text("name", name_limits()) or "recovery"
    part = f"Part of {whole}" if seconds is None else f"Part of {whole} ({seconds:g} s in all)"
    for item in filter(Node.is_object, nested):
        item.only(*_KEYS["stretch"])
        body_part = item.text("body_part")
        hints = hints_of(
            item.collector,
            item.path,
            category=item.text("modality", text_limits(Hints, "category")) or category,
            muscles=() if body_part is None else (body_part,),
            instructions=None if seconds is None and whole == item.raw("name") else part,
        )
        yield from _prescription(item, _stretch(item), hints, block)


# Doses.


def _stretch(item: Node) -> _Work:
    sides = item.word("sides", _WORDS["sides"])
    hold, reps = item.number("hold_seconds", limits("hold_s")), item.integer("reps", limits("reps"))
    notes = [] if sides in (None, "both") else [f"{sides} side"]
    pnf = item.object("pnf", "contraction_seconds", "relax_seconds", "contractions")
    if pnf is not None:
        contraction = pnf.number("contraction_seconds", limits("hold_s"))
        contractions = pnf.integer("contractions", limits("reps"))
        relax = pnf.number("relax_seconds", limits("rest_s"))
        hold, reps = contraction if hold is None else hold, contractions if reps is None else reps
        notes.append("contract and relax" if relax is None else f"contract, then relax for {relax:g} s")
    per_side = None if sides is None else sides == "both"
    amounts: dict[str, Amount] = {"reps": reps, "hold_s": hold, "per_side": per_side}
    return _Work(amounts, is_strenuous(item.number("intensity_rpe")), notes)


def _lift(activity: Node, work: _Work) -> None:
    reserve = activity.number("target_rir")
    work.strenuous = is_strenuous(activity.number("target_rpe"), reserve=reserve)
    prescription = activity.object("prescription", *_KEYS["lift"])
    if prescription is None:
        return
    kind = prescription.word("type", _WORDS["lift"])
    if prescription.get("type") is None:
        prescription.collector.note(f"{prescription.path}/type", f"one of {', '.join(_WORDS['lift'])}", code="missing")
    reps, all_out = _reps(prescription)
    if kind == "amrap":
        reps, all_out = reps or (1, None), True
    work.strenuous |= all_out or prescription.flag("to_failure") is True
    sets, hold = prescription.integer("sets", limits("sets")), _seconds(prescription, "duration", "hold_s")
    work.amounts = {
        "sets": sets,
        "reps": reps,
        "hold_s": hold if reps is None else None,
        "rest_s": _seconds(prescription, "rest", "rest_s"),
    }
    _weight(prescription, work)
    _tempo(prescription, work)
    if reps is not None and hold is not None:  # repetitions for a time are not held for that time
        work.notes.append(f"for {hold:g} s")


def _cardio(activity: Node, work: _Work) -> None:
    prescription = activity.object("prescription", "type", "duration", "intensity", "intervals")
    if prescription is None:
        return
    prescription.word("type", _WORDS["cardio"])
    hold = work.amounts["hold_s"] = _seconds(prescription, "duration", "hold_s")
    _intensity(prescription, work)
    intervals = prescription.object("intervals", "work", "rest", "repeat")
    if intervals is None:
        return
    effort, rest = intervals.object("work", "duration"), intervals.object("rest", "duration")
    work.amounts = {
        "sets": intervals.integer("repeat", limits("sets")),
        "hold_s": None if effort is None else _seconds(effort, "duration", "hold_s"),
        "rest_s": None if rest is None else _seconds(rest, "duration", "rest_s"),
    }
    if hold is not None:
        work.notes.append(f"for {hold:g} s in all")


def _intensity(prescription: Node, work: _Work) -> None:
    intensity = prescription.object("intensity", "type", "target", "zone_model")
    if intensity is None:
        return
    kind, model = intensity.word("type", _WORDS["intensity"]), intensity.word("zone_model", _WORDS["zones"])
    target = intensity.object("target", *_KEYS["target"])
    if target is None:
        return
    zone, zones = target.number("zone"), 3 if model == "hr_3_zone_seiler" else None
    work.strenuous = is_strenuous(zone=zone, zones=zones)
    if kind == "rpe":
        exertions = (target.number(key) for key in ("min", "max", "value"))
        of_20 = model == "rpe_borg_20"
        work.strenuous |= any(is_strenuous(rpe_of_20=one) if of_20 else is_strenuous(one) for one in exertions)
    goal = ", ".join(f"{key} {target.raw(key)}" for key in target.keys if type(target.raw(key)) in (str, int, float))
    work.notes.append(f"intensity {kind}: {goal}"[:200])


def _reps(prescription: Node) -> tuple[Reps | None, bool]:
    """The repetitions, and whether they are as many as possible."""
    rule = limits("reps")
    found = prescription.get("reps")
    if found is None or not isinstance(found.value, dict):
        return prescription.integer("reps", rule), False
    found.only("target", "min", "max", "amrap")
    target, low, high = (found.integer(key, rule) for key in ("target", "min", "max"))
    if found.flag("amrap") is True:
        return (low or target or 1, None), True
    unread = (low is None and found.get("min") is not None) or (high is None and found.get("max") is not None)
    if unread or (low is None and high is None):
        return (None if unread else target), False
    low = 1 if low is None else low
    if (high is not None and high < low) or (target is not None and not low <= target <= (high or target)):
        found.note("a range from min to max, with the target in it", "out-of-range")
        return None, False
    return range_of(low, high), False


def _weight(prescription: Node, work: _Work) -> None:
    """The load in kilograms, or in other terms in the notes; one near a maximum is strenuous."""
    weight = prescription.object("weight", "type", "value", "unit", "metric")
    if weight is None:
        return
    kind, value = (weight.text("type") or "").lower(), weight.number("value")
    unit = (weight.text("unit") or "").lower().removesuffix("s")
    if kind == "bodyweight":
        work.notes += ["body weight"] if (value is None and not unit) or (value is not None and unit) else []
    if kind in ("absolute", "bodyweight") and value is not None and unit in ("kg", "lb"):
        load = kilograms(float(value), unit)
        work.amounts["load_kg"] = weight.collector.within(weight.path, load, limits("load_kg"))
    elif kind in ("percentage_1rm", "percentage_bodyweight") and value is not None and unit in ("", "percent", "%"):
        whole = "body weight" if kind == "percentage_bodyweight" else weight.text("metric") or "1RM"
        if value > 0 and kind == "percentage_bodyweight":
            weight.note("a load in kg or lb")
        work.strenuous |= is_strenuous(percent=value)
        work.notes.append(f"{value:g} % of {whole}"[:200])
    elif kind != "bodyweight" or value is not None or unit:
        weight.note("a load in kg, in lb, or in percent")


def _tempo(prescription: Node, work: _Work) -> None:
    """Seconds a repetition, and in the notes how the plan writes it.

    An explosive phase has no length, so the repetition has none either, and is strenuous.
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
        written = tempo.value if isinstance(tempo.value, str) else ""
        parts = written.split("-") if "-" in written else list(written)
        if len(parts) not in (3, 4) or not all(_PHASE_OF_LIFT.fullmatch(part) for part in parts):
            tempo.note("a tempo such as 3-1-2-0")
            return
        explosive = any(part in "Xx" for part in parts)
        phases = [0.0 if part in "Xx" else float(part) for part in parts]
    if not explosive:
        if isinstance(tempo.value, dict) and len(tempo.value) == 2 and phases[0] == phases[2]:
            written = ""  # it says no more than how long a repetition takes
        rule = limits("seconds_per_rep")
        work.amounts["seconds_per_rep"] = tempo.collector.within(tempo.path, float(sum(phases)), rule)
    work.strenuous |= explosive
    work.notes += [f"tempo {written}"] if written else []


def _seconds(owner: Node, key: str, field: str | None = None) -> float | None:
    """A length of time, {value, unit}, within the limits of a field of a dose; of any length without one.

    A bare number is seconds, as in older documents.
    """
    found = owner.get(key)
    if found is None:
        return None
    value, unit = found.value, "seconds"
    if isinstance(value, dict):
        found.only("value", "unit")
        value, unit = found.number("value"), found.text("unit") or ""
    if (type(value) is not int and type(value) is not float) or unit not in _SECONDS:
        found.note("a value and a unit of time")
        return None
    seconds = float(value * _SECONDS[unit])
    return seconds if field is None else owner.collector.within(found.path, seconds, limits(field))
