"""Laws over all formats: what is written and read back is judged no better, and what was unread stays so."""

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import stenosis_routines as sr
from builders import ADVICE, FOUR_DOSES
from stenosis_routines import strategies
from stenosis_routines.errors import UnwritableRoutineError
from stenosis_routines.formats import dumps, loads

WRITERS = ("native", "plan-csv", "wpl", "fhir", "fhir-r5")
RANK = {"unsuitable": 0, "needs_review": 1, "suitable": 2}

_NAMES = ("Barbell squat", "Bridge", "Heel raise", "Superman", "Blorp", "Raise", "Lying ankle pump", "무릎 당기기", "x")
_SAID = (
    *("", "each side", "slowly", "then squats", "stand up", "with 2 kg", "until failure", "No pain, no gain", *ADVICE),
    "lying on your back",
)
_texts = st.just("") | st.sampled_from(_SAID)
_hints = st.builds(
    sr.Hints,
    category=st.none() | st.sampled_from(["squat", "isolation", "static_stretch", "breathwork", "strength"]),
    equipment=st.none() | st.sampled_from(["barbell", "mat"]),
    muscles=st.lists(st.sampled_from(["glutes", "calves"]), max_size=1).map(tuple),
    instructions=st.none() | _texts,
)
_exercises = st.sampled_from([sr.catalogue[ident] for ident in FOUR_DOSES]) | st.builds(
    sr.Exercise,
    name=st.sampled_from(_NAMES),
    id=st.none() | st.sampled_from(["barbell-squat", "x"]),
    traits=st.just(sr.Traits()) | strategies.traits,
    regions=st.just(frozenset()) | st.frozensets(st.sampled_from(sr.Region)),
    one_sided=st.none() | st.booleans(),
    hints=st.just(sr.Hints()) | _hints,
)
_doses = st.sampled_from(list(FOUR_DOSES.values())) | st.builds(
    sr.Dose,
    sets=st.none() | st.integers(1, 5),
    reps=st.none() | st.integers(1, 30) | st.sampled_from([(5, 10), (5, None)]),
    per_side=st.none() | st.booleans(),
    hold_s=st.none() | st.sampled_from([0, 5, 60, 300]),
    seconds_per_rep=st.none() | st.just(4),
    load_kg=st.none() | st.sampled_from([0, 2, 20]),
    rest_s=st.none() | st.just(30),
    times_per_day=st.none() | st.integers(1, 6),
    days_per_week=st.none() | st.integers(1, 7),
)
_prescriptions = st.builds(
    sr.Prescription, _exercises, _doses, _texts, group=st.none() | st.sampled_from(["A", "Barbell squats"])
)
_sessions = st.builds(sr.Session, _texts, st.lists(_prescriptions, min_size=1, max_size=3).map(tuple))
#: Routines of movements that have a verdict; those of the library's strategies are mostly not known.
_known = st.builds(
    sr.Routine,
    _texts,
    st.lists(_sessions, max_size=2, unique_by=lambda session: session.title).map(tuple),
    st.just(ADVICE) | st.lists(_texts, max_size=2).map(tuple),
)


@pytest.mark.parametrize("format", WRITERS)
@given(routine=strategies.routines | _known)
def test_no_verdict_is_better_for_having_been_written(routine, format):
    """Law: a routine is refused, or comes back with a verdict no better, and unread where it was unread."""
    if format == "plan-csv":  # its title is the name of the file, which is said among the losses
        routine = attrs.evolve(routine, title="")
    try:
        text = dumps(routine, format=format)
    except UnwritableRoutineError:
        return
    back = loads(text, format=format)
    assert RANK[sr.check(back).verdict] <= RANK[sr.check(routine).verdict]
    assert len(back.unread) >= len(routine.unread)
