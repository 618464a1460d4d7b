"""Hypothesis strategies for the library's values: everything that can be built, the awkward included."""

import attrs
from hypothesis import strategies as st

from stenosis_routines._fields import Range
from stenosis_routines.errors import Problem
from stenosis_routines.exercise import Aim, Effort, Exercise, Hints, LegLoad, Posture, Region, SpineMotion, Traits
from stenosis_routines.routine import Dose, Prescription, Routine, Session

#: What texts are made of: letters of several scripts, what CSV and JSON quote, what spreadsheets run.
_AWKWARD = st.text("abcXYZ 0129äß무릎膝\u200f\n\t\"',;:|\\/~=+-@＝－{}[]<>&\u3000\ufeff😀", max_size=12)
_ANY = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=6)


def texts(least: int = 0) -> st.SearchStrategy[str]:
    drawn = _AWKWARD | _ANY
    return drawn.map(lambda text: text if text.strip() else f"x{text}") if least else drawn


def known(strategy: st.SearchStrategy) -> st.SearchStrategy:
    return st.none() | strategy


def numbers(field: str) -> st.SearchStrategy[float]:
    rule = attrs.fields_dict(Dose)[field].metadata["limits"]
    assert isinstance(rule, Range)
    return st.floats(rule.low, rule.high) | st.integers(1, int(rule.high)) | st.just(rule.low)


_REPS = st.integers(1, 1000)


def _range(pair: tuple[int, int | None]) -> tuple[int, int | None]:
    low, high = pair
    return pair if high is None else (min(low, high), max(low, high))


reps = _REPS | st.tuples(_REPS, known(_REPS)).map(_range)

traits = st.builds(
    Traits,
    posture=known(st.sampled_from(Posture)),
    spine_motion=known(st.frozensets(st.sampled_from(SpineMotion), min_size=1)),
    leg_load=known(st.sampled_from(LegLoad)),
    aim=known(st.sampled_from(Aim)),
    effort=known(st.sampled_from(Effort)),
    upright_phase=known(st.booleans()),
)

hints = st.builds(
    Hints,
    language=known(st.sampled_from(["en", "ko", "de-AT"])),
    category=known(texts()),
    equipment=known(texts()),
    muscles=st.lists(texts(), max_size=3).map(tuple),
    instructions=known(texts()),
)

exercises = st.builds(
    Exercise,
    name=texts(least=1),
    id=known(texts(least=1)),
    traits=traits,
    regions=st.frozensets(st.sampled_from(Region)),
    one_sided=known(st.booleans()),
    hints=hints,
)

doses = st.builds(
    Dose,
    sets=known(st.integers(1, 50)),
    reps=known(reps),
    per_side=known(st.booleans()),
    hold_s=known(numbers("hold_s")),
    seconds_per_rep=known(numbers("seconds_per_rep")),
    load_kg=known(numbers("load_kg")),
    rest_s=known(numbers("rest_s")),
    times_per_day=known(st.integers(1, 24)),
    days_per_week=known(st.integers(1, 7)),
)

prescriptions = st.builds(Prescription, exercises, doses, texts(), group=known(texts(least=1)))

sessions = st.builds(Session, texts(), st.lists(prescriptions, max_size=2).map(tuple))

problems = st.builds(Problem, texts(), texts(), texts(), st.sampled_from(["missing", "syntax"]))

routines = st.builds(
    Routine,
    texts(),
    st.lists(sessions, max_size=2).map(tuple),
    st.lists(texts(), max_size=2).map(tuple),
    known(texts()),
    unread=st.lists(problems, max_size=2).map(tuple),
)
