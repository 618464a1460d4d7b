"""SR5xx and SR6xx: what is missing - advice, clearance, knowledge."""

from collections.abc import Iterable
from datetime import date

import attrs

from stenosis_routines.answers import Question, QuestionKind
from stenosis_routines.catalogue import normalise
from stenosis_routines.contraindication import Suitability
from stenosis_routines.errors import echo
from stenosis_routines.exercise import Basis
from stenosis_routines.language.topics import said
from stenosis_routines.profile import Profile, RedFlag, SymptomSeverity, Trend, Waiver
from stenosis_routines.recognise import Recognition, recognise
from stenosis_routines.rules.rulebook import (
    Applicability,
    Example,
    Fault,
    Item,
    Remedy,
    RemedyKind,
    Rule,
    Severity,
    Subject,
)

__all__ = ["GAP_RULES"]

_NONE: tuple[Fault, ...] = ()
_PASSING = frozenset({Suitability.COMPATIBLE, Suitability.RECOMMENDED})
_SEE_PROVIDER = Remedy(
    kind=RemedyKind.ASK, text="a health-care provider before starting, and come back with their clearance"
)


def _guidance(text: str) -> Remedy:
    return Remedy(kind=RemedyKind.ADD_GUIDANCE, text=text, applicability=Applicability.SAFE)


def _tells(subject: Subject, topic: str) -> bool:
    return any(said(topic, text) for text in subject.routine.guidance) or any(topic in i.said for i in subject.items)


def _no_stop_rule(subject: Subject) -> Iterable[Fault]:
    if not _tells(subject, "stop"):
        remedy = _guidance("stop at once if symptoms are severe or pain gets worse, and ask for medical guidance")
        yield Fault("does not tell the person when to stop", remedy)


def _no_consult_advice(subject: Subject) -> Iterable[Fault]:
    if not _tells(subject, "consult"):
        remedy = _guidance("ask a health-care provider before you start")
        yield Fault("does not tell the person to ask a health-care provider first", remedy)


def _symptoms_need_guidance(subject: Subject) -> Iterable[Fault]:
    profile = subject.profile
    if profile.clearance is not None and (subject.today is None or profile.clearance <= subject.today):
        return
    if profile.severity is SymptomSeverity.SEVERE:
        yield Fault("symptoms are severe and nobody has cleared the person", _SEE_PROVIDER)
    if profile.trend is Trend.WORSENING:
        yield Fault("symptoms are getting worse and nobody has cleared the person", _SEE_PROVIDER)


def _red_flag(subject: Subject) -> Iterable[Fault]:
    remedy = Remedy(kind=RemedyKind.ASK, text="a doctor now, before any exercise")
    for flag in sorted(subject.profile.red_flags):
        yield Fault(f"a sign that needs a doctor first: {flag.replace('_', ' ')}", remedy)


def _excluded_movement(subject: Subject) -> Iterable[Fault]:
    remedy = Remedy(kind=RemedyKind.REMOVE, text="left out for this person", applicability=Applicability.REVIEW)
    for name in subject.profile.excluded:
        meant = recognise(name, answers=subject.answers).exercise_id
        wanted = _identities(name, meant)
        found = [item for item in subject.items if wanted & _identities(*_names(item))]
        for item in found:
            yield Fault(f"{item.exercise.name}: the profile leaves it out", remedy, path=item.path)
        if not found and meant is None:
            ask = Remedy(kind=RemedyKind.ASK, text="Which movement is it?")
            yield Fault(f"the profile leaves out {echo(name)}, which is not known", ask)


def _names(item: Item) -> tuple[str | None, ...]:
    return item.exercise.name, item.exercise.id, item.recognition.exercise_id


def _identities(*names: str | None) -> frozenset[str]:
    return frozenset(key for name in names if name and (key := normalise(name)))


def _unrecognised_exercise(recognition: Recognition) -> Iterable[Fault]:
    if recognition.conflicts:
        message = "; ".join(recognition.conflicts)
    elif recognition.suitability is Suitability.UNKNOWN:
        unknown = recognition.traits.posture is None
        message = "not known what it asks of the body" if unknown else "not all facts the answer rests on are known"
    else:
        return _NONE
    ask = " ".join(recognition.questions) or "Which movement is it, and what does it ask of the body?"
    questions = (Question(QuestionKind.NAME, recognition.name),) if _is_open(recognition) else ()
    return (Fault(message, Remedy(kind=RemedyKind.ASK, text=ask), questions=questions),)


def _is_open(recognition: Recognition) -> bool:
    """Whether it would help to know what the name means: it has no answer, and is not known by itself."""
    if recognition.suitability is not Suitability.UNKNOWN or Basis.ANSWERED in recognition.basis.values():
        return False
    return recognise(recognition.name).suitability is Suitability.UNKNOWN


def _inferred_facts(recognition: Recognition) -> Iterable[Fault]:
    if recognition.suitability not in _PASSING:
        return _NONE
    inferred = [fact for fact, basis in recognition.basis.items() if basis is Basis.INFERRED]
    if not inferred:
        return _NONE
    facts = ", ".join(fact.replace("_", " ") for fact in inferred)
    remedy = Remedy(kind=RemedyKind.ASK, text="Are these right? Declare them in the document to settle it.")
    return (Fault(f"passes on facts read from its name: {facts}", remedy),)


def _nothing_to_check(subject: Subject) -> Iterable[Fault]:
    remedy = Remedy(kind=RemedyKind.ASK, text="What is to be done?")
    routine = subject.routine
    if not routine.sessions:
        yield Fault("the routine holds no session", remedy)
    for number, session in enumerate(routine.sessions):
        if not session.prescriptions:
            path = session.path or f"/sessions/{number}"
            title = f' "{session.title}"' if session.title else ""
            yield Fault(f"session{title} holds no movement", remedy, path=path)


def _waiver_without_effect(subject: Subject) -> Iterable[Fault]:
    used = {finding.waiver for finding in subject.findings}
    for waiver in subject.waivers:
        if waiver not in used and not _lapsed(subject, waiver):
            yield Fault(f"the waiver of {waiver.code} for {waiver.exercise} marks nothing", _CHECK_WAIVER)


def _waiver_lapsed(subject: Subject) -> Iterable[Fault]:
    for waiver in subject.waivers:
        if _lapsed(subject, waiver):
            yield Fault(f"the waiver of {waiver.code} for {waiver.exercise} lapsed on {waiver.until}", _CHECK_WAIVER)


def _lapsed(subject: Subject, waiver: Waiver) -> bool:
    return subject.today is not None and waiver.until < subject.today


_CHECK_WAIVER = Remedy(kind=RemedyKind.ASK, text="the clinician who gave it")


def _unread_value(subject: Subject) -> Iterable[Fault]:
    remedy = Remedy(kind=RemedyKind.ASK, text="What is meant? Correct the document.")
    # Where the document that was read is not the one at hand, its places say nothing but to a person.
    elsewhere = any(session.path is None for session in subject.routine.sessions)
    for number, problem in enumerate(subject.routine.unread):
        place = f" at {problem.path} of the document it came from" if elsewhere and problem.path else ""
        found = f", found {problem.found}" if problem.found else ""
        message = f"could not be read{place}: expected {problem.expected}{found}"
        yield Fault(message, remedy, path=f"/unread/{number}" if elsewhere else problem.path)


_ROCKING = "session,exercise,reps,times_per_day\nMorning,Pelvic rocking,10,5\n"
_TALKING = (
    "session,exercise,reps,notes\n"
    'Morning,Lying ankle pump,10,"Ask your doctor before you start. Stop at once if the pain gets worse."\n'
)
_SQUAT = "session,exercise,sets,reps\nA,Barbell squat,3,5\n"
_WAIVER = Waiver(
    code="SR101", exercise="Barbell squat", who="Dr. Example", why="supervised, in a frame", until=date(9999, 12, 31)
)

GAP_RULES = (
    Rule(
        code="SR501",
        name="no-stop-rule",
        severity=Severity.INFO,
        summary="does not tell the person when to stop",
        rationale=(
            "The article asks to stop at once, and to ask for medical guidance, when symptoms are severe or pain gets "
            "worse during exercise. Read in English and Korean texts."
        ),
        citations=("A20",),
        whole=_no_stop_rule,
        examples=(Example(fires=True, routine=_ROCKING), Example(fires=False, routine=_TALKING)),
    ),
    Rule(
        code="SR502",
        name="no-consult-advice",
        severity=Severity.INFO,
        summary="does not tell the person to ask a health-care provider first",
        rationale="The article asks for a health-care provider to be consulted before any programme.",
        citations=("A24",),
        whole=_no_consult_advice,
        examples=(Example(fires=True, routine=_ROCKING), Example(fires=False, routine=_TALKING)),
    ),
    Rule(
        code="SR503",
        name="symptoms-need-guidance",
        severity=Severity.ERROR,
        summary="severe or worsening symptoms, and no clearance",
        rationale="The article sends people with severe, lasting or worsening symptoms to medical guidance first.",
        citations=("A20", "A24", "A21"),
        whole=_symptoms_need_guidance,
        examples=(
            Example(fires=True, routine=_ROCKING, profile=Profile(severity=SymptomSeverity.SEVERE)),
            Example(fires=True, routine=_ROCKING, profile=Profile(trend=Trend.WORSENING)),
            Example(
                fires=False,
                routine=_ROCKING,
                profile=Profile(severity=SymptomSeverity.SEVERE, clearance=date(2026, 1, 1)),
            ),
            Example(fires=False, routine=_ROCKING),
        ),
    ),
    Rule(
        code="SR504",
        name="red-flag",
        severity=Severity.ERROR,
        summary="a sign that needs a doctor before any exercise",
        rationale=(
            "Beyond the article: hospital and clinic leaflets name signs of pressed nerves, infection, fracture or "
            "tumour that need a doctor first. The evidence page lists them with their sources."
        ),
        citations=("R1", "A24"),
        whole=_red_flag,
        examples=(
            Example(fires=True, routine=_ROCKING, profile=Profile(red_flags=frozenset({RedFlag.SADDLE_NUMBNESS}))),
            Example(fires=False, routine=_ROCKING),
        ),
    ),
    Rule(
        code="SR505",
        name="excluded-movement",
        severity=Severity.WARNING,
        summary="a movement that the profile leaves out",
        rationale="What hurts this person is to be left out, even where it suits others: the article stops at pain.",
        citations=("A20",),
        whole=_excluded_movement,
        examples=(
            Example(fires=True, routine=_ROCKING, profile=Profile(excluded=("pelvic-rocking",))),
            Example(fires=False, routine=_ROCKING, profile=Profile(excluded=("knee-to-chest",))),
        ),
    ),
    Rule(
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
        examples=(
            Example(fires=True, routine="session,exercise,reps\nA,Pelvic tilt,10\n"),
            Example(fires=True, routine="session,exercise,reps\nA,Aunt Mabel's special,10\n"),
            Example(fires=False, routine="session,exercise,reps\nA,Lying ankle pump,10\n"),
        ),
    ),
    Rule(
        code="SR602",
        name="inferred-facts",
        severity=Severity.INFO,
        summary="passes on facts that were read from its name",
        rationale="Facts read from a name are a reading, not knowledge; whoever knows the movement can confirm them.",
        citations=("P1",),
        movement=_inferred_facts,
        examples=(
            Example(fires=True, routine="session,exercise,reps\nA,Gentle lying shoulder stretch,10\n"),
            Example(fires=False, routine="session,exercise,reps\nA,Lying ankle pump,10\n"),
        ),
    ),
    Rule(
        code="SR603",
        name="nothing-to-check",
        severity=Severity.WARNING,
        summary="a session or routine without a movement",
        rationale="Where nothing is prescribed, nothing was checked, and that is no reason to pass.",
        citations=("P1",),
        whole=_nothing_to_check,
        examples=(
            Example(fires=True, routine='{"format": "stenosis-routines/1", "title": "Empty", "sessions": []}'),
            Example(fires=False, routine=_ROCKING),
        ),
    ),
    Rule(
        code="SR604",
        name="waiver-without-effect",
        severity=Severity.INFO,
        summary="a waiver that marks nothing",
        rationale="A waiver for a code or movement that is not found may be a slip, and is worth a look.",
        citations=("P2",),
        whole=_waiver_without_effect,
        examples=(
            Example(fires=True, routine=_ROCKING, waivers=(_WAIVER,)),
            Example(fires=False, routine=_SQUAT, waivers=(_WAIVER,)),
        ),
    ),
    Rule(
        code="SR605",
        name="waiver-lapsed",
        severity=Severity.INFO,
        summary="a waiver whose last day has passed",
        rationale="A waiver holds until its last day; after that its finding counts again.",
        citations=("P2",),
        whole=_waiver_lapsed,
        examples=(
            Example(fires=True, routine=_SQUAT, waivers=(attrs.evolve(_WAIVER, until=date(2020, 1, 1)),)),
            Example(fires=False, routine=_SQUAT, waivers=(_WAIVER,)),
        ),
    ),
    Rule(
        code="SR606",
        name="unread-value",
        severity=Severity.WARNING,
        summary="something in the document that could not be read",
        rationale="What could not be read was not checked, and that is no reason to pass.",
        citations=("P1",),
        whole=_unread_value,
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
    ),
)
