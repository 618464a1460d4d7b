"""Routines and what they are made of: any that the library can hold, awkward texts and numbers included."""

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from stenosis_routines._fields import Range
from stenosis_routines.errors import Problem
from stenosis_routines.exercise import Aim, Effort, Exercise, Hints, LegLoad, Posture, Region, SpineMotion, Traits
from stenosis_routines.profile import Profile
from stenosis_routines.routine import Dose, Prescription, Reps, Routine, Session

#: Texts with letters of several scripts, characters that CSV and JSON quote, and beginnings of formulas.
_AWKWARD = st.text("abcXYZ 0129äß무릎膝\u200f\n\t\"',;:|\\/~=+-@＝－{}[]<>&\u3000\ufeff😀", max_size=12)
_ANY = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=6)


#: Any texts, awkward ones among them.
_TEXTS = _AWKWARD | _ANY

#: Any texts but blank ones.
_FILLED = _TEXTS.map(lambda text: text if text.strip() else f"x{text}")


def known(strategy: SearchStrategy) -> SearchStrategy:
    """What is known or not."""
    return st.none() | strategy


def _numbers(field: str) -> SearchStrategy[float]:
    rule: Range = attrs.fields_dict(Dose)[field].metadata["limits"]
    return st.floats(rule.low, rule.high) | st.integers(1, int(rule.high)) | st.just(rule.low)


_REPS = st.integers(1, 1000)


def _range(pair: tuple[int, int | None]) -> tuple[int, int | None]:
    low, high = pair
    return pair if high is None else (min(low, high), max(low, high))


reps: SearchStrategy[Reps] = _REPS | st.tuples(_REPS, known(_REPS)).map(_range)

traits: SearchStrategy[Traits] = st.builds(
    Traits,
    posture=known(st.sampled_from(Posture)),
    spine_motion=known(st.frozensets(st.sampled_from(SpineMotion), min_size=1)),
    leg_load=known(st.sampled_from(LegLoad)),
    aim=known(st.sampled_from(Aim)),
    effort=known(st.sampled_from(Effort)),
    upright_phase=known(st.booleans()),
)

hints: SearchStrategy[Hints] = st.builds(
    Hints,
    language=known(st.sampled_from(["en", "ko", "de-AT"])),
    category=known(_TEXTS),
    equipment=known(_TEXTS),
    muscles=st.lists(_TEXTS, max_size=3).map(tuple),
    instructions=known(_TEXTS),
)

exercises: SearchStrategy[Exercise] = st.builds(
    Exercise,
    name=_FILLED,
    id=known(_FILLED),
    traits=traits,
    regions=st.frozensets(st.sampled_from(Region)),
    one_sided=known(st.booleans()),
    hints=hints,
)

doses: SearchStrategy[Dose] = st.builds(
    Dose,
    sets=known(st.integers(1, 50)),
    reps=known(reps),
    per_side=known(st.booleans()),
    hold_s=known(_numbers("hold_s")),
    seconds_per_rep=known(_numbers("seconds_per_rep")),
    load_kg=known(_numbers("load_kg")),
    rest_s=known(_numbers("rest_s")),
    times_per_day=known(st.integers(1, 24)),
    days_per_week=known(st.integers(1, 7)),
)

prescriptions: SearchStrategy[Prescription] = st.builds(Prescription, exercises, doses, _TEXTS, group=known(_FILLED))

sessions: SearchStrategy[Session] = st.builds(Session, _TEXTS, st.lists(prescriptions, max_size=2).map(tuple))

problems: SearchStrategy[Problem] = st.builds(Problem, _TEXTS, _TEXTS, _TEXTS, st.sampled_from(["missing", "syntax"]))

#: The fields of a profile that other documents can give.
_profiles = st.builds(
    Profile,
    excluded=st.lists(_FILLED, max_size=2).map(tuple),
    conditions=st.lists(_FILLED, max_size=2).map(tuple),
    language=known(st.sampled_from(["en", "ko"])),
)

routines: SearchStrategy[Routine] = st.builds(
    Routine,
    _TEXTS,
    st.lists(sessions, max_size=2).map(tuple),
    st.lists(_TEXTS, max_size=2).map(tuple),
    known(_TEXTS),
    profile=_profiles,
    unread=st.lists(problems, max_size=2).map(tuple),
)
