"""A linter for exercise routines, for people with lumbar spinal stenosis.

>>> import stenosis_routines as sr
>>> squat = sr.Prescription(sr.Exercise(name="Barbell squat"), sr.Dose(sets=5, reps=5))
>>> sr.check(sr.Routine("Legs", (sr.Session("Monday", (squat,)),))).verdict
<Verdict.UNSUITABLE: 'unsuitable'>

It encodes one hospital's advice, attributed statement by statement, and is no substitute for a clinician's.

Where to begin::

    load, loads, dump, dumps        documents in and out: a file or a text, a Routine
    check, repair                   a Routine -> a Report with findings; a mended Routine with its changes
    Report.ok, Report.verdict       whether it is suitable, and the verdict; a Report itself is neither true nor false
    questions, ask, Answers         what only an expert can settle, once
    recognise, catalogue            what a name means; the movements that are known
    RoutineBuilder, build_plan      a gentle routine, a plan of weeks
    advance, SessionMonitor         a plan moved on week by week; one session followed while it is done
    bulk.screen                     tables of millions of prescriptions (extra bulk)
    json_schema, to_dict, from_dict plain data for other programs and for language models

``help(stenosis_routines.check)`` and the like say more.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from stenosis_routines import _forking as _forking  # from here on a fork is safe
from stenosis_routines._structure import from_dict, to_dict
from stenosis_routines._version import __version__
from stenosis_routines.answers import (
    Answers,
    ClauseAnswer,
    ClauseMeaning,
    ConditionAnswer,
    ConditionMeaning,
    NameAnswer,
    Place,
    Question,
    QuestionKind,
)
from stenosis_routines.catalogue import Catalogue, catalogue
from stenosis_routines.check import Report, Verdict, check
from stenosis_routines.citation import Citation
from stenosis_routines.contraindication import Contraindication, Suitability, contraindications, suitability
from stenosis_routines.errors import (
    InvalidValueError,
    Location,
    MedicalGuidanceRequired,
    MissingExtraError,
    PluginError,
    Problem,
    RuleError,
    StenosisRoutinesError,
    UnknownExerciseError,
    UnreadableRoutineError,
    UnsuitableRoutineError,
    UnwritableRoutineError,
)
from stenosis_routines.exercise import (
    Aim,
    Basis,
    Effort,
    Exercise,
    Hints,
    LegLoad,
    Posture,
    Region,
    SpineMotion,
    Traits,
)
from stenosis_routines.profile import Clearance, Condition, Profile, RedFlag, Symptom, SymptomSeverity, Trend, Waiver
from stenosis_routines.recognise import Recognition, recognise
from stenosis_routines.repair import Change, Repaired, repair
from stenosis_routines.routine import Baseline, Dose, PastWeek, Plan, Prescription, Reason, Routine, Session, Stop
from stenosis_routines.rules import article, rulebooks
from stenosis_routines.rules.rulebook import (
    Applicability,
    Example,
    Fault,
    Finding,
    Item,
    Mend,
    Remedy,
    RemedyKind,
    Rule,
    RuleBook,
    Severity,
    Subject,
)

if TYPE_CHECKING:
    from stenosis_routines.asking import ask, questions
    from stenosis_routines.bands import PainBand, pain_bands
    from stenosis_routines.build import RoutineBuilder, build_plan
    from stenosis_routines.formats import Limits, dump, dumps, json_schema, load, loads, loads_plan
    from stenosis_routines.monitor import (
        Decision,
        DecisionKind,
        Event,
        EventKind,
        MonitorState,
        SessionMonitor,
    )
    from stenosis_routines.outcome import cds_hooks, operation_outcome
    from stenosis_routines.page import handout
    from stenosis_routines.progress import DayLog, MovementPain, NextStep, Progress, advance

#: Names that are imported when they are first asked for, by their modules.
_LATER = {
    "asking": (
        "ask",
        "questions",
    ),
    "bands": (
        "PainBand",
        "pain_bands",
    ),
    "build": (
        "RoutineBuilder",
        "build_plan",
    ),
    "formats": (
        "Limits",
        "dump",
        "dumps",
        "json_schema",
        "load",
        "loads",
        "loads_plan",
    ),
    "monitor": (
        "Decision",
        "DecisionKind",
        "Event",
        "EventKind",
        "MonitorState",
        "SessionMonitor",
    ),
    "page": ("handout",),
    "outcome": (
        "cds_hooks",
        "operation_outcome",
    ),
    "progress": (
        "DayLog",
        "MovementPain",
        "NextStep",
        "Progress",
        "advance",
    ),
}

__all__ = [
    "Aim",
    "Answers",
    "Applicability",
    "Baseline",
    "Basis",
    "Catalogue",
    "Change",
    "Citation",
    "ClauseAnswer",
    "ClauseMeaning",
    "Clearance",
    "Condition",
    "ConditionAnswer",
    "ConditionMeaning",
    "Contraindication",
    "DayLog",
    "Decision",
    "DecisionKind",
    "Dose",
    "Effort",
    "Event",
    "EventKind",
    "Example",
    "Exercise",
    "Fault",
    "Finding",
    "Hints",
    "InvalidValueError",
    "Item",
    "LegLoad",
    "Limits",
    "Location",
    "MedicalGuidanceRequired",
    "Mend",
    "MissingExtraError",
    "MonitorState",
    "MovementPain",
    "NameAnswer",
    "NextStep",
    "PainBand",
    "PastWeek",
    "Place",
    "Plan",
    "PluginError",
    "Posture",
    "Prescription",
    "Problem",
    "Profile",
    "Progress",
    "Question",
    "QuestionKind",
    "Reason",
    "Recognition",
    "RedFlag",
    "Region",
    "Remedy",
    "RemedyKind",
    "Repaired",
    "Report",
    "Routine",
    "RoutineBuilder",
    "Rule",
    "RuleBook",
    "RuleError",
    "Session",
    "SessionMonitor",
    "Severity",
    "SpineMotion",
    "StenosisRoutinesError",
    "Stop",
    "Subject",
    "Suitability",
    "Symptom",
    "SymptomSeverity",
    "Traits",
    "Trend",
    "UnknownExerciseError",
    "UnreadableRoutineError",
    "UnsuitableRoutineError",
    "UnwritableRoutineError",
    "Verdict",
    "Waiver",
    "__version__",
    "advance",
    "article",
    "ask",
    "build_plan",
    "catalogue",
    "cds_hooks",
    "check",
    "contraindications",
    "dump",
    "dumps",
    "from_dict",
    "handout",
    "json_schema",
    "load",
    "loads",
    "loads_plan",
    "operation_outcome",
    "pain_bands",
    "questions",
    "recognise",
    "repair",
    "rulebooks",
    "suitability",
    "to_dict",
]


def __getattr__(name: str) -> Any:
    if name == "bulk":  # of an extra, so that it is no name that "import *" needs
        return import_module("stenosis_routines.bulk")
    for module, names in _LATER.items():
        if name in names:
            value = getattr(import_module(f"stenosis_routines.{module}"), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
