"""A document whose author one need not believe, such as a language model: what it declares cannot clear a movement."""

import attrs

from stenosis_routines.catalogue import catalogue, normalise
from stenosis_routines.contraindication import LEGS, LYING
from stenosis_routines.errors import Problem, echo, pointer
from stenosis_routines.exercise import Aim, Effort, LegLoad, SpineMotion, Traits
from stenosis_routines.recognise import recognise
from stenosis_routines.routine import Prescription, Routine, Session

__all__ = ["doubted"]

#: The values of a fact that speak for a movement. All others may count, since they can only speak against it.
_HARMLESS = {
    "posture": LYING,
    "leg_load": frozenset({LegLoad.NONE, LegLoad.LIGHT}),
    "aim": frozenset({Aim.RELAXATION, Aim.MOBILITY, Aim.STRETCH}),
    "effort": frozenset({Effort.GENTLE}),
    "upright_phase": frozenset({False}),
}


def doubted(routine: Routine) -> Routine:
    """The routine without what speaks for its movements only because its document says so.

    Declared facts stay where they speak against a movement. The id of a movement goes, but for the facts that speak
    against it; where it may say anything else than the name does, it is unread. A clearance goes too.
    """
    unread = [*routine.unread]
    sessions = tuple(
        _session(session, f"/sessions/{number}", unread) for number, session in enumerate(routine.sessions)
    )
    profile = attrs.evolve(routine.profile, clearance=None)
    return attrs.evolve(routine, sessions=sessions, profile=profile, unread=tuple(unread))


def _session(session: Session, path: str, unread: list[Problem]) -> Session:
    items = [
        _prescription(item, item.path or f"{path}/prescriptions/{number}", unread)
        for number, item in enumerate(session.prescriptions)
    ]
    return attrs.evolve(session, prescriptions=tuple(items))


def _prescription(item: Prescription, path: str, unread: list[Problem]) -> Prescription:
    exercise = item.exercise
    if exercise.id is not None and not _is_name(exercise.id, exercise.name):
        place = pointer(pointer(path, "exercise"), "id") if path.startswith("/") else path
        unread.append(Problem(place, "no id that may say anything else than the name", echo(exercise.id)))
    traits = _both(_against(exercise.traits), _against(recognise(exercise.id or "").traits))
    bare = attrs.evolve(exercise, id=None, traits=traits, regions=exercise.regions & LEGS, one_sided=None)
    return attrs.evolve(item, exercise=bare)


def _both(declared: Traits, of_id: Traits) -> Traits:
    """The facts of two that speak against a movement; where both do so otherwise, what the id says."""
    return attrs.evolve(declared, **attrs.asdict(of_id, recurse=False, filter=lambda _, value: value is not None))


def _is_name(ident: str, name: str) -> bool:
    """Whether an id is the name again, or that of the movement of the catalogue that the name means."""
    entry = catalogue.named(ident)
    return normalise(ident) == normalise(name) or (entry is not None and entry == catalogue.named(name))


def _against(traits: Traits) -> Traits:
    """The facts that may speak against a movement."""
    kept = {fact: value for fact in _HARMLESS if (value := getattr(traits, fact)) not in {*_HARMLESS[fact], None}}
    extends = traits.spine_motion is not None and SpineMotion.EXTENSION in traits.spine_motion
    return Traits(**kept, spine_motion=traits.spine_motion if extends else None)
