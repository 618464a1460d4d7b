"""SR601-SR606: what is not known, and so was not checked."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache

import attrs

from stenosis_routines.answers import Question, QuestionKind
from stenosis_routines.contraindication import Suitability
from stenosis_routines.exercise import Basis
from stenosis_routines.profile import Waiver
from stenosis_routines.recognise import PASSING, Recognition, recognise
from stenosis_routines.rules.rulebook import Example, Fault, Remedy, RemedyKind, Rule, Severity, Subject
from stenosis_routines.rules.sentence import Fact

__all__ = ["KNOWLEDGE_RULES"]

_ROCKING = "session,exercise,reps,times_per_day\nMorning,Pelvic rocking,10,5\n"

# SR601


def _unrecognised_exercise(recognition: Recognition) -> Iterator[Fault]:
    facts: Mapping[str, Fact] = {}
    if recognition.contradicts:
        key, facts = "contradicts", {"conflicts": recognition.contradicts}
    elif recognition.suitability is not Suitability.UNKNOWN:
        return
    else:
        key = "name_alone" if recognition.asks else "unknown"
    remedy = _ask("settle", ask=recognition.asks) if recognition.asks else _ask("what")
    questions = (Question(QuestionKind.NAME, recognition.name),) if _is_open(recognition) else ()
    yield Fault(key=f"finding.SR601.{key}", params=facts, remedy=remedy, questions=questions)


@lru_cache(maxsize=64)
def _ask(key: str, **facts: Fact) -> Remedy:
    return Remedy(kind=RemedyKind.ASK, key=f"instead.{key}", params=facts)


def _is_open(recognition: Recognition) -> bool:
    """Whether it would help to know what the name means: it has no answer, and is not known by itself."""
    if recognition.suitability is not Suitability.UNKNOWN or Basis.ANSWERED in recognition.basis.values():
        return False
    return recognise(recognition.name).suitability is Suitability.UNKNOWN


UNRECOGNISED_EXERCISE = Rule(
    code="SR601",
    name="unrecognised-exercise",
    severity=Severity.WARNING,
    summary="not known, or its facts are ambiguous or contradict each other",
    rationale=(
        "A movement passes only when every fact the answer rests on is known. A name can mean different movements "
        "on different pages; the finding asks for the fact that would settle it."
    ),
    citations=("P1",),
    movement=_unrecognised_exercise,
    waivable=False,
    examples=(
        Example(fires=True, routine="session,exercise,reps\nA,Pelvic tilt,10\n"),
        Example(fires=True, routine="session,exercise,reps\nA,Aunt Mabel's special,10\n"),
        Example(fires=False, routine="session,exercise,reps\nA,Lying ankle pump,10\n"),
    ),
)

# SR602


def _inferred_facts(recognition: Recognition) -> Iterator[Fault]:
    if recognition.suitability not in PASSING:
        return
    inferred = tuple(fact for fact, basis in recognition.basis.items() if basis is Basis.INFERRED)
    if inferred:
        yield Fault(key="finding.SR602.inferred", params={"facts": inferred}, remedy=_ask("declare"))


INFERRED_FACTS = Rule(
    code="SR602",
    name="inferred-facts",
    severity=Severity.INFO,
    summary="passes on facts that were read from its name",
    rationale="Facts read from a name are a reading, not knowledge; someone who knows the movement can confirm them.",
    citations=("P1",),
    movement=_inferred_facts,
    waivable=False,
    examples=(
        Example(fires=True, routine="session,exercise,reps\nA,Gentle lying shoulder stretch,10\n"),
        Example(fires=False, routine="session,exercise,reps\nA,Lying ankle pump,10\n"),
    ),
)

# SR603


def _nothing_to_check(subject: Subject) -> Iterator[Fault]:
    remedy = _ask("nothing")
    routine = subject.routine
    if not routine.sessions:
        yield Fault(key="finding.SR603.routine", remedy=remedy)
    for number, session in enumerate(routine.sessions):
        if not session.prescriptions:
            key, facts = ("session", {"title": session.title}) if session.title else ("untitled", {})
            path = session.path or f"/sessions/{number}"
            yield Fault(key=f"finding.SR603.{key}", params=facts, remedy=remedy, path=path)


NOTHING_TO_CHECK = Rule(
    code="SR603",
    name="nothing-to-check",
    severity=Severity.WARNING,
    summary="a session or routine without a movement",
    rationale="Where nothing is prescribed, nothing was checked, and that is no reason to pass.",
    citations=("P1",),
    whole=_nothing_to_check,
    waivable=False,
    examples=(
        Example(fires=True, routine='{"format": "stenosis-routines/1", "title": "Empty", "sessions": []}'),
        Example(fires=False, routine=_ROCKING),
    ),
)

# SR604 and SR605

_SQUAT = "session,exercise,sets,reps\nA,Barbell squat,3,5\n"
_WAIVER = Waiver(
    code="SR101", exercise="Barbell squat", who="Dr. Example", why="supervised, in a frame", until=date(9999, 12, 31)
)


def _has_lapsed(subject: Subject, waiver: Waiver) -> bool:
    return subject.today is not None and waiver.until < subject.today


def _waiver_without_effect(subject: Subject) -> Iterator[Fault]:
    used = {finding.waiver for finding in subject.findings}
    for waiver in subject.waivers:
        if waiver not in used and not _has_lapsed(subject, waiver):
            facts = {"code": waiver.code, "exercise": waiver.exercise}
            yield Fault(key="finding.SR604.unused", params=facts, remedy=_ask("waiver"))


WAIVER_WITHOUT_EFFECT = Rule(
    code="SR604",
    name="waiver-without-effect",
    severity=Severity.INFO,
    summary="a waiver that matches no finding",
    rationale="A waiver for a code or movement that is not found may be a slip, and is worth a look.",
    citations=("P2",),
    whole=_waiver_without_effect,
    waivable=False,
    examples=(
        Example(fires=True, routine=_ROCKING, waivers=(_WAIVER,)),
        Example(fires=False, routine=_SQUAT, waivers=(_WAIVER,)),
    ),
)


def _waiver_lapsed(subject: Subject) -> Iterator[Fault]:
    for waiver in subject.waivers:
        if _has_lapsed(subject, waiver):
            facts = {"code": waiver.code, "exercise": waiver.exercise, "day": waiver.until.isoformat()}
            yield Fault(key="finding.SR605.lapsed", params=facts, remedy=_ask("waiver"))


WAIVER_LAPSED = Rule(
    code="SR605",
    name="waiver-lapsed",
    severity=Severity.INFO,
    summary="a waiver whose last day has passed",
    rationale="A waiver holds until its last day; after that its finding counts again.",
    citations=("P2",),
    whole=_waiver_lapsed,
    waivable=False,
    examples=(
        Example(fires=True, routine=_SQUAT, waivers=(attrs.evolve(_WAIVER, until=date(2020, 1, 1)),)),
        Example(fires=False, routine=_SQUAT, waivers=(_WAIVER,)),
    ),
)

# SR606


def _unread_value(subject: Subject) -> Iterator[Fault]:
    remedy = _ask("correct")
    # Where the document that was read is not the one at hand, its places help only a person.
    converted = any(session.path is None for session in subject.routine.sessions)
    for number, problem in enumerate(subject.routine.unread):
        key, facts = "found" if problem.found else "unread", {"expected": problem.expected}
        if problem.found:
            facts["found"] = problem.found
        if converted and problem.path:
            key, facts["place"] = f"{key}_at", problem.path
        path = f"/unread/{number}" if converted else problem.path
        yield Fault(key=f"finding.SR606.{key}", params=facts, remedy=remedy, path=path)


UNREAD_VALUE = Rule(
    code="SR606",
    name="unread-value",
    severity=Severity.WARNING,
    summary="something in the document that could not be read",
    rationale="What could not be read was not checked, and that is no reason to pass.",
    citations=("P1",),
    whole=_unread_value,
    waivable=False,
    examples=(
        Example(
            fires=True,
            routine="title,start_time,exercise_title,set_index,set_type,reps\nA,1 Jan 2026,Crunch,0,normal,many\n",
        ),
        Example(
            fires=False,
            routine="title,start_time,exercise_title,set_index,set_type,reps\nA,1 Jan 2026,Crunch,0,normal,10\n",
        ),
    ),
)

KNOWLEDGE_RULES = (
    UNRECOGNISED_EXERCISE,
    INFERRED_FACTS,
    NOTHING_TO_CHECK,
    WAIVER_WITHOUT_EFFECT,
    WAIVER_LAPSED,
    UNREAD_VALUE,
)
