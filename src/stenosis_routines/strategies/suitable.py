"""Routines that pass: lying movements of the catalogue that fit the article's advice, with doses within its bounds."""

from functools import cache

from hypothesis import strategies as st

from stenosis_routines.catalogue import Entry, catalogue
from stenosis_routines.check import check
from stenosis_routines.contraindication import Suitability, suitability
from stenosis_routines.exercise import Aim
from stenosis_routines.routine import Dose, Prescription, Routine, Session

_GUIDANCE = ("Ask your doctor before you start.", "Stop at once if the pain gets worse.")


@cache
def _gentle() -> tuple[Entry, ...]:
    """The movements that pass, by what they are for: what loosens first."""
    fit = (Suitability.COMPATIBLE, Suitability.RECOMMENDED)
    found = [one for one in catalogue.entries() if suitability(one.exercise.traits) in fit]
    return tuple(sorted(found, key=lambda one: one.exercise.traits.aim is Aim.STRENGTH))


def _prescription(entry: Entry) -> st.SearchStrategy[Prescription]:
    dose = st.just(entry.dose) if entry.dose is not None else st.builds(Dose, reps=st.integers(5, 10))
    return st.builds(Prescription, st.sampled_from([entry.exercise, entry.in_language("ko")]), dose)


@st.composite
def _routines(draw: st.DrawFn) -> Routine:
    places = draw(st.sets(st.integers(0, len(_gentle()) - 1), min_size=1, max_size=5))
    items = tuple(draw(_prescription(_gentle()[place])) for place in sorted(places))
    return Routine("Gentle", (Session("On the mat", items),), _GUIDANCE)


#: Routines that ``check`` calls suitable for somebody of whom nothing else is known.
suitable_routines: st.SearchStrategy[Routine] = _routines().filter(lambda routine: check(routine).ok)
