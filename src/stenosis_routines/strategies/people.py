"""People, what they have, how they feel, and what happens while they exercise."""

from datetime import date

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from stenosis_routines.log import DayLog
from stenosis_routines.monitor import Event, EventKind
from stenosis_routines.profile import Clearance, Condition, Profile, RedFlag, Symptom, SymptomSeverity, Trend
from stenosis_routines.strategies.values import known

#: Words and codes for what people have: some change nothing, some ask for a doctor, some nobody knows.
_HAD = (
    *("lumbar spinal stenosis", "icd10:M48.06", "diabetes", "high blood pressure", "hearing loss", "osteoporosis"),
    *("lumbar fusion 2 weeks ago", "total hip replacement", "deep vein thrombosis", "pregnancy", "icd10:I21", "치매"),
    *("falls", "척추관협착증", "a rare thing", "icd10:Z99.99"),
)
#: Days that are over: a day to come is an error.
_dates = st.dates(date(2020, 1, 1), date(2026, 11, 1))
_pain = st.integers(0, 10) | st.sampled_from([0.5, 5.5, 9.5])

conditions: SearchStrategy[Condition] = st.builds(Condition, st.sampled_from(_HAD), since=known(_dates))
clearances: SearchStrategy[Clearance] = st.builds(
    Clearance, _dates, who=known(st.sampled_from(["Dr. Lee", "김민수 물리치료사"]))
)

_felt = {
    "symptoms": st.frozensets(st.sampled_from(Symptom), max_size=2),
    "severity": known(st.sampled_from(SymptomSeverity)),
    "trend": known(st.sampled_from(Trend)),
    "red_flags": st.just(frozenset[RedFlag]()) | st.frozensets(st.sampled_from(RedFlag), max_size=1),
}

profiles: SearchStrategy[Profile] = st.builds(
    Profile,
    conditions=st.lists(conditions, max_size=2).map(tuple),
    clearance=known(clearances),
    excluded=st.lists(st.sampled_from(["knee-to-chest", "heel-slide"]), max_size=1).map(tuple),
    minutes_per_day=known(st.integers(5, 60)),
    language=known(st.sampled_from(["en", "ko"])),
    **_felt,
)


days: SearchStrategy[DayLog] = st.builds(
    DayLog, st.integers(1, 7), st.booleans(), pain_before=known(_pain), pain_after=known(_pain), **_felt
)

#: The log of a week: no day twice, some missing.
weeks: SearchStrategy[tuple[DayLog, ...]] = st.lists(days, max_size=7, unique_by=lambda one: one.day).map(tuple)

_KINDS = [kind for kind in EventKind if kind is not EventKind.MOVEMENT_STARTED]

#: Something that happens in a session; a list of them may be in an order that is impossible.
events: SearchStrategy[Event] = st.builds(Event, st.sampled_from(_KINDS), pain=known(_pain), **_felt) | st.builds(
    Event, st.just(EventKind.MOVEMENT_STARTED), movement=st.integers(0, 5), pain=known(_pain), **_felt
)
