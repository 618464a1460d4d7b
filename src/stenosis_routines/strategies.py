"""Hypothesis strategies for the library's values, awkward ones included, for apps that test against this library.

Needs the extra ``hypothesis``.
"""

import attrs

from stenosis_routines._fields import Range
from stenosis_routines.errors import MissingExtraError, Problem
from stenosis_routines.exercise import Aim, Effort, Exercise, Hints, LegLoad, Posture, Region, SpineMotion, Traits
from stenosis_routines.profile import Profile
from stenosis_routines.routine import Dose, Prescription, Routine, Session

try:
    from hypothesis import strategies as st
except ImportError as error:
    raise MissingExtraError("hypothesis") from error

#: Texts with letters of several scripts, characters that CSV and JSON quote, and beginnings of formulas.
_AWKWARD = st.text("abcXYZ 0129äß무릎膝\u200f\n\t\"',;:|\\/~=+-@＝－{}[]<>&\u3000\ufeff😀", max_size=12)
_ANY = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=6)


def _texts(least: int = 0) -> st.SearchStrategy[str]:
    texts = _AWKWARD | _ANY
    return texts.map(lambda text: text if text.strip() else f"x{text}") if least else texts


def _known(strategy: st.SearchStrategy) -> st.SearchStrategy:
    return st.none() | strategy


def _numbers(field: str) -> st.SearchStrategy[float]:
    rule: Range = attrs.fields_dict(Dose)[field].metadata["limits"]
    return st.floats(rule.low, rule.high) | st.integers(1, int(rule.high)) | st.just(rule.low)


_REPS = st.integers(1, 1000)


def _range(pair: tuple[int, int | None]) -> tuple[int, int | None]:
    low, high = pair
    return pair if high is None else (min(low, high), max(low, high))


reps = _REPS | st.tuples(_REPS, _known(_REPS)).map(_range)

traits = st.builds(
    Traits,
    posture=_known(st.sampled_from(Posture)),
    spine_motion=_known(st.frozensets(st.sampled_from(SpineMotion), min_size=1)),
    leg_load=_known(st.sampled_from(LegLoad)),
    aim=_known(st.sampled_from(Aim)),
    effort=_known(st.sampled_from(Effort)),
    upright_phase=_known(st.booleans()),
)

hints = st.builds(
    Hints,
    language=_known(st.sampled_from(["en", "ko", "de-AT"])),
    category=_known(_texts()),
    equipment=_known(_texts()),
    muscles=st.lists(_texts(), max_size=3).map(tuple),
    instructions=_known(_texts()),
)

exercises = st.builds(
    Exercise,
    name=_texts(least=1),
    id=_known(_texts(least=1)),
    traits=traits,
    regions=st.frozensets(st.sampled_from(Region)),
    one_sided=_known(st.booleans()),
    hints=hints,
)

doses = st.builds(
    Dose,
    sets=_known(st.integers(1, 50)),
    reps=_known(reps),
    per_side=_known(st.booleans()),
    hold_s=_known(_numbers("hold_s")),
    seconds_per_rep=_known(_numbers("seconds_per_rep")),
    load_kg=_known(_numbers("load_kg")),
    rest_s=_known(_numbers("rest_s")),
    times_per_day=_known(st.integers(1, 24)),
    days_per_week=_known(st.integers(1, 7)),
)

prescriptions = st.builds(Prescription, exercises, doses, _texts(), group=_known(_texts(least=1)))

sessions = st.builds(Session, _texts(), st.lists(prescriptions, max_size=2).map(tuple))

problems = st.builds(Problem, _texts(), _texts(), _texts(), st.sampled_from(["missing", "syntax"]))

#: The fields of a profile that other documents can give.
_profiles = st.builds(
    Profile,
    excluded=st.lists(_texts(least=1), max_size=2).map(tuple),
    conditions=st.lists(_texts(least=1), max_size=2).map(tuple),
    language=_known(st.sampled_from(["en", "ko"])),
)

routines = st.builds(
    Routine,
    _texts(),
    st.lists(sessions, max_size=2).map(tuple),
    st.lists(_texts(), max_size=2).map(tuple),
    _known(_texts()),
    profile=_profiles,
    unread=st.lists(problems, max_size=2).map(tuple),
)
