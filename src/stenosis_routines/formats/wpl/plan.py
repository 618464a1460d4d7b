"""A routine as a WPL plan, and a movement as an activity of one."""

import re
from collections.abc import Iterator
from itertools import groupby

from stenosis_routines.exercise import Effort
from stenosis_routines.formats.draft import STRENUOUS_RPE
from stenosis_routines.formats.wpl.texts import NAMED, is_prose
from stenosis_routines.routine import Prescription, Routine, Session

__all__ = ["exercise", "is_stretch", "known", "plan_of", "recovery", "recovery_exercise"]

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


def plan_of(routine: Routine) -> dict[str, object]:
    """A routine as a plan of one phase and one week, with a day for each session."""
    days = [_day(session, number) for number, session in enumerate(routine.sessions, 1)]
    week = {"id": "week-1", "name": "Week 1", "order": 1, "days": days}
    texts = [text for text in routine.guidance if not text.startswith(NAMED)]
    first, *more = [*texts, *dict.fromkeys(_remarks(routine))] or [""]
    # The reader takes no message of one word for a text.
    first = "\n".join(text for text in (first, *(text for text in more if not is_prose(text))) if text.strip())
    against: list[object] = [
        {"condition": condition, "action": "require_clearance"} for condition in routine.profile.conditions
    ]
    plan: dict[str, object] = {
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
    return {"$schema": "https://wpl.dev/schemas/wpl/v1.schema.json", "version": "1.6.0", "plan": known(plan)}


def _remarks(routine: Routine) -> Iterator[str]:
    """Notes and instructions of a movement, which an activity has no place for, each after the name."""
    for session in routine.sessions:
        for item in session.prescriptions:
            for text in filter(None, (item.notes.strip(), item.exercise.hints.instructions)):
                yield f"{item.exercise.name}: {text}"


def known(members: dict[str, object]) -> dict[str, object]:
    """The members that are known."""
    return {key: value for key, value in members.items() if value is not None}


def _seconds(value: float | None) -> object:
    return None if value is None else {"value": value, "unit": "seconds"}


def _day(session: Session, number: int) -> dict[str, object]:
    # Neighbours of one group are one block; any other movement has a block of its own.
    keyed = ((index if item.group is None else item.group, item) for index, item in enumerate(session.prescriptions))
    runs = groupby(keyed, key=lambda pair: pair[0])
    blocks = [_block([item for _, item in run], f"{number}-{order}", order) for order, (_, run) in enumerate(runs, 1)]
    day = {"id": f"day-{number}", "day_of_week": (number - 1) % 7 + 1, "type": "training", "name": session.title}
    return {**day, "blocks": blocks}


def _block(items: list[Prescription], ident: str, order: int) -> dict[str, object]:
    group, dose = items[0].group, items[0].dose
    stretch = group is None and is_stretch(items[0])
    return known(
        {
            "id": f"block-{ident}" if group is None else group,
            "type": "main",
            "order": order,
            "structure": "straight_sets" if group is None else "superset",
            "rounds": dose.sets if stretch else None,
            "rest_between_rounds": _seconds(dose.rest_s) if stretch else None,
            "activities": [
                recovery(item, f"activity-{ident}-{place}")
                if stretch or (is_stretch(item) and item.dose.sets is None and item.dose.rest_s is None)
                else exercise(item, f"activity-{ident}-{place}")
                for place, item in enumerate(items, 1)
            ],
        }
    )


def is_stretch(item: Prescription) -> bool:
    """Whether only a recovery exercise can hold the dose; it has sides and holds, but no load, pace and range."""
    dose = item.dose
    wanted = dose.per_side is True or (dose.reps is not None and dose.hold_s is not None)
    plain = dose.load_kg is None and dose.seconds_per_rep is None
    return wanted and plain and isinstance(dose.reps, int | None)


def recovery(item: Prescription, ident: str) -> dict[str, object]:
    """A movement as a recovery activity of its own."""
    inner = recovery_exercise(item, f"{ident}-1")
    members = {"id": ident, "type": "recovery", "name": item.exercise.name, "category": ""}
    return {**members, "prescription": {"exercises": [inner]}}


def recovery_exercise(item: Prescription, ident: str) -> dict[str, object]:
    """A movement as a part of a recovery activity."""
    hints, dose = item.exercise.hints, item.dose
    low, _ = dose.reps_range or (None, None)
    return known(
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


def exercise(item: Prescription, ident: str) -> dict[str, object]:
    """A movement as an exercise."""
    hints, dose = item.exercise.hints, item.dose
    low, high = dose.reps_range or (None, None)
    pace = dose.seconds_per_rep
    held = dose.hold_s if low is None else None  # beside repetitions it would be the time of all of them
    prescription = {
        "type": "sets_reps" if held is None else "time",
        "sets": dose.sets,
        "reps": None if low is None else {"target": low} if low == high else known({"min": low, "max": high}),
        "rest": _seconds(dose.rest_s),
        "weight": None if dose.load_kg is None else {"type": "absolute", "value": dose.load_kg, "unit": "kg"},
        "duration": _seconds(held),
        "tempo": pace and {"eccentric": pace / 2, "concentric": pace / 2},  # only the whole is known
    }
    muscles = list(dict.fromkeys(hints.muscles))
    return known(
        {
            "id": ident,
            "type": "exercise",
            "exercise_ref": item.exercise.id or "_".join(item.exercise.name.split()),
            "name": item.exercise.name,
            "prescription": known(prescription),
            "target_rpe": _exertion(item),
            "primary_muscles": muscles if muscles and set(muscles) <= _ALLOWED["muscles"] else None,
            "movement_pattern": hints.category if hints.category in _ALLOWED["pattern"] else None,
        }
    )


def _exertion(item: Prescription) -> int | None:
    """The exertion from which on work counts as strenuous, for what is."""
    return STRENUOUS_RPE if item.exercise.traits.effort is Effort.STRENUOUS else None
