"""Hypothesis strategies for this library's values and for documents of others, for apps that test against it.

Needs the extra ``hypothesis``, which imports this module as a plug-in: ``st.from_type(Routine)`` and the like need no
import. See ``docs/testing.md``.
"""

from stenosis_routines.errors import MissingExtraError

try:
    from hypothesis import strategies as st
except ImportError as _error:
    raise MissingExtraError("hypothesis") from _error

from stenosis_routines.exercise import Exercise, Hints, Traits
from stenosis_routines.log import DayLog
from stenosis_routines.monitor import Event
from stenosis_routines.profile import Clearance, Condition, Profile
from stenosis_routines.routine import Dose, Prescription, Routine, Session
from stenosis_routines.strategies.documents import Document, Row, documents, rows
from stenosis_routines.strategies.people import clearances, conditions, days, events, profiles, weeks
from stenosis_routines.strategies.suitable import suitable_routines
from stenosis_routines.strategies.values import (
    doses,
    exercises,
    hints,
    prescriptions,
    problems,
    reps,
    routines,
    sessions,
    traits,
)

__all__ = [
    "Document",
    "Row",
    "clearances",
    "conditions",
    "days",
    "documents",
    "doses",
    "events",
    "exercises",
    "hints",
    "prescriptions",
    "problems",
    "profiles",
    "reps",
    "routines",
    "rows",
    "sessions",
    "suitable_routines",
    "traits",
    "weeks",
]

for _type, _strategy in {
    Clearance: clearances,
    Condition: conditions,
    DayLog: days,
    Dose: doses,
    Event: events,
    Exercise: exercises,
    Hints: hints,
    Prescription: prescriptions,
    Profile: profiles,
    Routine: routines,
    Session: sessions,
    Traits: traits,
}.items():
    st.register_type_strategy(_type, _strategy)
