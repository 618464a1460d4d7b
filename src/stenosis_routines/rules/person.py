"""SR5xx: what the person needs - advice, clearance, and no movement that they leave out."""

from collections.abc import Iterable, Iterator
from datetime import date

from stenosis_routines.answers import Answers
from stenosis_routines.catalogue import normalise
from stenosis_routines.errors import MedicalGuidanceRequired, echo
from stenosis_routines.language.topics import said
from stenosis_routines.profile import Profile, RedFlag, SymptomSeverity, Trend
from stenosis_routines.recognise import recognise
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
    Severity,
    Subject,
)
from stenosis_routines.speech import advice, words

__all__ = ["EVERY_ROUTINE", "PERSON_RULES", "excluded", "is_excluded", "seen_first"]

#: The advice that every routine gives, in this order: ask before you start (A24), stop when it gets worse (A20).
EVERY_ROUTINE = ("consult", "stop")

_ROCKING = "session,exercise,reps,times_per_day\nMorning,Pelvic rocking,10,5\n"
_WITH_ADVICE = (
    "session,exercise,reps,notes\n"
    'Morning,Lying ankle pump,10,"Ask your doctor before you start. Stop at once if the pain gets worse."\n'
)


def _guidance(text: str) -> Remedy:
    return Remedy(kind=RemedyKind.ADD_GUIDANCE, text=text, applicability=Applicability.SAFE)


def _says(subject: Subject, topic: str) -> bool:
    return any(said(topic, text) for text in subject.routine.guidance) or any(topic in i.said for i in subject.items)


# SR501


def _no_stop_rule(subject: Subject) -> Iterator[Fault]:
    if not _says(subject, "stop"):
        remedy = _guidance("stop at once if symptoms are severe or pain gets worse, and ask for medical guidance")
        yield Fault("doesn't say when to stop", remedy)


NO_STOP_RULE = Rule(
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
    advice="stop",
    examples=(Example(fires=True, routine=_ROCKING), Example(fires=False, routine=_WITH_ADVICE)),
)

# SR502


def _no_consult_advice(subject: Subject) -> Iterator[Fault]:
    if not _says(subject, "consult"):
        remedy = _guidance("ask a health-care provider before you start")
        yield Fault("doesn't say to ask a health-care provider first", remedy)


NO_CONSULT_ADVICE = Rule(
    code="SR502",
    name="no-consult-advice",
    severity=Severity.INFO,
    summary="does not tell the person to ask a health-care provider first",
    rationale="The article asks for a health-care provider to be consulted before any programme.",
    citations=("A24",),
    whole=_no_consult_advice,
    advice="consult",
    examples=(Example(fires=True, routine=_ROCKING), Example(fires=False, routine=_WITH_ADVICE)),
)

# SR503

_SEE_PROVIDER = Remedy(
    kind=RemedyKind.ASK, text="a health-care provider before starting, and come back with their clearance"
)


def _symptoms_need_guidance(subject: Subject) -> Iterator[Fault]:
    profile = subject.profile
    if profile.clearance is not None and (subject.today is None or profile.clearance <= subject.today):
        return
    if profile.severity is SymptomSeverity.SEVERE:
        yield Fault("symptoms are severe, and no provider has said yet that exercise is safe", _SEE_PROVIDER)
    if profile.trend is Trend.WORSENING:
        yield Fault("symptoms are getting worse, and no provider has said yet that exercise is safe", _SEE_PROVIDER)


SYMPTOMS_NEED_GUIDANCE = Rule(
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
)

# SR504


def _red_flag(subject: Subject) -> Iterator[Fault]:
    remedy = Remedy(kind=RemedyKind.ASK, text="a doctor now, before any exercise")
    for flag in sorted(subject.profile.red_flags):
        yield Fault(f"a sign that needs a doctor first: {flag.replace('_', ' ')}", remedy)


RED_FLAG = Rule(
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
)


def seen_first(found: Iterable[Finding], profile: Profile, language: str | None) -> MedicalGuidanceRequired | None:
    """The error for a person whom a provider must see before any exercise; ``None`` for anyone else.

    ``found`` are the findings of a check; those of SR503 and SR504 say so.
    """
    codes = {finding.code for finding in found}
    signs = sorted(profile.red_flags) if RED_FLAG.code in codes else ()
    reasons = [words("refusal.sign", language, sign=words(f"sign.{sign}", language)) for sign in signs]
    if SYMPTOMS_NEED_GUIDANCE.code in codes and profile.severity is SymptomSeverity.SEVERE:
        reasons.append(words("refusal.severe", language))
    if SYMPTOMS_NEED_GUIDANCE.code in codes and profile.trend is Trend.WORSENING:
        reasons.append(words("refusal.worsening", language))
    return (
        MedicalGuidanceRequired(tuple(reasons), advice("doctor" if signs else "guidance", language))
        if reasons
        else None
    )


# SR505

_LEFT_OUT = Remedy(kind=RemedyKind.REMOVE, text="left out for this person", applicability=Applicability.REVIEW)


def excluded(profile: Profile, answers: Answers | None = None) -> frozenset[str]:
    """All that the movements are called which the person leaves out, in the form in which names are compared."""
    if not profile.excluded:
        return frozenset()
    meant = (recognise(name, answers=answers).exercise_id for name in profile.excluded)
    return frozenset(key for name in (*profile.excluded, *meant) if name and (key := normalise(name)))


def is_excluded(item: Item) -> bool:
    """Whether the person leaves the movement out."""
    return bool(item.excluded) and not item.excluded.isdisjoint(item.identities())


def _excluded_movement(item: Item) -> Iterator[Fault]:
    if is_excluded(item):
        yield Fault(f"{item.exercise.name}: the profile leaves it out", _LEFT_OUT)


def _unknown_exclusion(subject: Subject) -> Iterator[Fault]:
    names = subject.profile.excluded
    called = frozenset[str]().union(*(item.identities() for item in subject.items)) if names else ()
    for name in names:
        if recognise(name, answers=subject.answers).exercise_id is None and normalise(name) not in called:
            ask = Remedy(kind=RemedyKind.ASK, text="Which movement is it?")
            yield Fault(f"the profile leaves out {echo(name)}, which is not known", ask)


def _taken_out(item: Item) -> Mend | None:
    return Mend(RemedyKind.REMOVE, None) if is_excluded(item) else None


EXCLUDED_MOVEMENT = Rule(
    code="SR505",
    name="excluded-movement",
    severity=Severity.WARNING,
    summary="a movement that the profile leaves out",
    rationale="What hurts this person is to be left out, even where it suits others: the article stops at pain.",
    citations=("A20",),
    each=_excluded_movement,
    whole=_unknown_exclusion,
    mends=_taken_out,
    waivable=False,
    examples=(
        Example(fires=True, routine=_ROCKING, profile=Profile(excluded=("pelvic-rocking",))),
        Example(fires=False, routine=_ROCKING, profile=Profile(excluded=("knee-to-chest",))),
    ),
)

PERSON_RULES = (NO_STOP_RULE, NO_CONSULT_ADVICE, SYMPTOMS_NEED_GUIDANCE, RED_FLAG, EXCLUDED_MOVEMENT)
