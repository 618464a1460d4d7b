"""What does not come back when a document that was written is read again.

The surest way to know what a format loses is to read what it wrote. Every writer that can lose something asks here what
is different, and whether the difference would make a verdict milder.
"""

from collections.abc import Iterable, Iterator
from math import inf
from typing import TypeVar, cast

import attrs

from stenosis_routines.errors import Problem, echo
from stenosis_routines.exercise import Aim
from stenosis_routines.language.amounts import KNEES_TO_CHEST, LONG_MIN, MOST_KNEE_TO_CHEST, MOST_REPS
from stenosis_routines.routine import Dose, Prescription, Routine

__all__ = ["judged_milder", "lost", "members", "not_read_whole", "placed", "title_and_source"]

T = TypeVar("T")

#: The aims that a rule may advise against; with another aim a movement is judged milder.
_TRAINS = (Aim.STRENGTH, Aim.CARDIO, Aim.POWER)


def members(path: str, values: tuple[T, ...]) -> Iterator[tuple[str, T]]:
    """The members of the value at a JSON Pointer, each with its own."""
    return ((f"{path}/{index}", value) for index, value in enumerate(values))


def placed(routine: Routine) -> Iterator[tuple[str, Prescription]]:
    """Every prescription with its JSON Pointer into the routine."""
    for path, session in members("/sessions", routine.sessions):
        yield from members(f"{path}/prescriptions", session.prescriptions)


def not_read_whole(routine: Routine) -> Iterator[Problem]:
    """What was unread when the routine was read: a document written now would not say so."""
    for path, problem in members("/unread", routine.unread):
        yield Problem(path, "a routine that was read whole", echo(str(problem)))


def title_and_source(routine: Routine) -> Iterator[Problem]:
    """The title and the source, for a format that has a place for neither."""
    if routine.title:
        yield Problem("/title", "no title", echo(routine.title))
    if routine.source is not None:
        yield Problem("/source", "no source", echo(routine.source))


def lost(path: str, given: object, back: object) -> Iterator[Problem]:
    """What a value says and the one that came back does not, each with its place; unknown and empty say nothing."""
    if given is None or given == back or given in ((), frozenset()):
        return
    owner = type(given)
    if attrs.has(owner) and owner is type(back):
        for field in attrs.fields(owner):
            if field.eq:
                yield from lost(f"{path}/{field.name}", getattr(given, field.name), getattr(back, field.name))
        return
    ours, theirs = _tuple(given), _tuple(back)
    if ours and len(ours) == len(theirs):
        for index, (one, two) in enumerate(zip(ours, theirs, strict=True)):
            yield from lost(f"{path}/{index}", one, two)
    elif ours != (back, back):  # 8-8 repetitions are 8
        yield Problem(path, "no place for it", echo(given))


def _tuple(value: object) -> tuple[object, ...]:
    """The members of a tuple; anything else has none."""
    return tuple(cast("tuple[object, ...]", value)) if isinstance(value, tuple) else ()


def judged_milder(routine: Routine, back: Routine) -> Iterator[str]:
    """Where a movement would be judged milder because of what did not come back; JSON Pointers."""
    from stenosis_routines.recognise import PASSING, recognise_exercise  # not needed to read a document

    pairs = [
        (path, given, got, recognise_exercise(given.exercise, given.notes), recognise_exercise(got.exercise, got.notes))
        for (path, given), (_, got) in zip(placed(routine), placed(back), strict=False)
    ]
    doses: dict[tuple[str, ...], list[Dose]] = {}
    for _, given, _, was, _ in pairs:
        doses.setdefault(was.movements, []).append(given.dose)
    for path, given, got, was, now in pairs:
        trains = was.traits.aim in _TRAINS and now.traits.aim is not was.traits.aim
        passes = was.suitability not in PASSING and now.suitability in PASSING
        one_side = given.dose.per_side is False and got.dose.per_side is None and was.one_sided
        loaded = given.dose.load_kg and was.regions - now.regions
        seldomer = (given.dose.times_per_day or 1) > (got.dose.times_per_day or 1)
        seldomer = seldomer and _may_be_much(doses[was.movements], _most(given, was.movements))
        if trains or passes or one_side or loaded or seldomer or was.contraindications - now.contraindications:
            yield given.path or path


def _most(item: Prescription, movements: tuple[str, ...]) -> float:
    """The most repetitions a day that are gentle; pelvic rocking has no upper count (A15)."""
    if movements == ("pelvic-rocking",):
        return inf
    return MOST_KNEE_TO_CHEST if KNEES_TO_CHEST & {item.exercise.id, *movements} else MOST_REPS


def _may_be_much(doses: Iterable[Dose], most: float) -> bool:
    """Whether all doses of one movement may come to more than is gentle in a day (SR306, SR307).

    In doubt they do: each counts as done on the same day, and for each side. ``most`` is the limit of repetitions.
    """
    repetitions = seconds = 0.0
    for dose in doses:
        low, high = dose.reps_range or (10, None)
        practice = (dose.sets or 1) * (low if high is None else high) * (dose.times_per_day or 1)
        repetitions += practice if dose.reps is not None else 0
        seconds += practice * max(dose.hold_s or 0, dose.seconds_per_rep or 0, 3) * 2
    return repetitions > most or seconds > LONG_MIN * 60
