"""The steps of a workout on a watch as prescriptions: repeats become sets, a rest goes to the movement before it.

The readers of both kinds of workouts share this. A workout is one session; it says neither how often it is done nor on
which side.
"""

from collections.abc import Iterable
from typing import TypeAlias

import attrs

from stenosis_routines.exercise import Exercise
from stenosis_routines.formats import draft
from stenosis_routines.formats.limits import Limits
from stenosis_routines.formats.reading.problems import Collector, fail, limits, name_limits, text_limits
from stenosis_routines.routine import Prescription

__all__ = ["RESTS", "Repeat", "Rest", "Step", "movement", "prescriptions", "sport_of", "words"]

#: The names of a step that is a rest.
RESTS = frozenset({"rest", "recovery", "recover", "pause", "break"})
#: Sports whose names do not say what the body does.
_ANY_SPORT = frozenset({"", "strength training", "flexibility training", "training", "other", "generic", "mobility"})


@attrs.frozen
class Rest:
    """A pause; ``None``: as long as the person likes."""

    seconds: float | None


@attrs.frozen
class Repeat:
    """Steps that are done in turn, several times; ``None``: it is not known how often."""

    rounds: int | None
    steps: "list[Step]"
    #: Its place in the document.
    path: str


Step: TypeAlias = Prescription | Rest | Repeat


def words(key: str | None) -> str:
    """A key such as ``BARBELL_BACK_SQUAT`` as words."""
    return " ".join((key or "").replace("_", " ").replace(".", " ").lower().split())


def sport_of(*names: str) -> str:
    """The names of a sport that say what the body does, in words; empty if none does."""
    return " ".join(name for name in names if name not in _ANY_SPORT)


def movement(
    collector: Collector,
    path: str,
    names: Iterable[str | None],
    key: str | None,
    category: str | None,
    notes: Iterable[str | None],
    amounts: draft.Amounts,
    *,
    equipment: str = "",
    strenuous: bool = False,
) -> Prescription:
    """One movement under the first of the names that says anything."""
    name = next((text for text in names if text and text.strip()), "exercise")
    exercise = Exercise(
        name=collector.fitted(path, name, name_limits()),
        id=collector.fitted(path, key, text_limits(Exercise, "id")) if key and key.strip() else None,
        hints=draft.hints_of(collector, path, category=category, equipment=equipment),
    )
    return draft.prescription(
        exercise,
        amounts,
        [text for text in notes if text != name],
        collector=collector,
        path=path,
        between="; ",
        strenuous=strenuous,
    )


def prescriptions(steps: list[Step], collector: Collector, bounds: Limits) -> tuple[Prescription, ...]:
    """What is done, each movement with its sets.

    Raises:
        UnreadableRoutineError: the sets come to more than the limits allow, or repeats are nested too deep.
    """
    done = list(_done(steps, 1, None, collector, bounds.depth))
    if (sets := sum(item.dose.sets or 1 for item in done)) > bounds.repeats:
        fail("", f"at most {bounds.repeats} sets", f"{sets}", "too-large")
    return tuple(done)


def _done(
    steps: list[Step], rounds: int | None, group: str | None, collector: Collector, depth: int
) -> list[Prescription]:
    if not depth:
        fail("", "repeats that are nested less deep", code="too-large")
    done: list[Prescription] = []
    for before, step in zip([None, *steps], steps, strict=False):
        if isinstance(step, Repeat):
            times = None if rounds is None or step.rounds is None else rounds * step.rounds
            times = collector.within(step.path, times, limits("sets"))
            turns = sum(isinstance(inner, Prescription) for inner in step.steps)
            done += _done(step.steps, times, step.path if turns > 1 else group, collector, depth - 1)
        elif isinstance(step, Prescription):
            done.append(attrs.evolve(step, dose=attrs.evolve(step.dose, sets=rounds), group=group))
        elif isinstance(before, Prescription):
            done[-1] = attrs.evolve(done[-1], dose=attrs.evolve(done[-1].dose, rest_s=step.seconds))
    return done
