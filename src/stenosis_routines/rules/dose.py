"""SR3xx and SR4xx: how much, how often, on which side, and in what manner."""

from collections.abc import Iterable

import attrs

from stenosis_routines.exercise import Region
from stenosis_routines.language.topics import said
from stenosis_routines.routine import GENERATED, Dose
from stenosis_routines.rules.movement import active_seconds
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

__all__ = ["DOSE_RULES"]

_NONE: tuple[Fault, ...] = ()

#: More than this of one movement, in minutes a day, is more than little by little; our reading of A10, A23.
LONG_MIN = 60

#: A repetition quicker than this, in seconds, is not the slow, controlled movement asked for; our reading of A16, A17.
QUICK_S = 2


def _adjust(text: str, applicability: Applicability = Applicability.REVIEW) -> Remedy:
    return Remedy(kind=RemedyKind.ADJUST_DOSE, text=text, applicability=applicability)


def _pelvic_rocking_too_seldom(item: Item) -> Iterable[Fault]:
    if not item.is_movement("pelvic-rocking"):
        return _NONE
    times = item.prescription.dose.times_per_day
    if times is not None and times >= 5:  # A15
        return _NONE
    message = "how often a day is not told" if times is None else f"only {times} a day"
    return (Fault(f"{message}; five times or more are advised", _adjust("five times a day")),)


def _knee_to_chest_dose(item: Item) -> Iterable[Fault]:
    if not item.is_movement("knee-to-chest"):
        return _NONE
    dose = item.prescription.dose
    amount = _repetitions(dose)
    if amount is None:
        return (Fault("how many repetitions is not told; 10-20 for each side are advised", _adjust("10-20 each side")),)
    low, high = amount
    if low >= 10 and high is not None and high <= 20:  # A16
        return _NONE
    told = f"{low} or more" if high is None else f"{low}" if low == high else f"{low}-{high}"
    # Doing less is safe to apply unseen; doing more is for a person to decide.
    fewer = high is None or high > 20
    remedy = _adjust("10-20 each side", Applicability.SAFE if fewer and low >= 10 else Applicability.REVIEW)
    return (Fault(f"{told} repetitions; 10-20 for each side are advised", remedy),)


def _repetitions(dose: Dose) -> tuple[int, int | None] | None:
    """All repetitions of one practice, (fewest, most), over all sets; one set where it is not told."""
    reps = dose.reps_range
    if reps is None:
        return None
    sets = 1 if dose.sets is None else dose.sets
    return reps[0] * sets, None if reps[1] is None else reps[1] * sets


def _one_side_only(item: Item) -> Iterable[Fault]:
    per_side = item.prescription.dose.per_side
    if per_side or item.recognition.one_sided is not True:
        return _NONE
    remedy = _adjust("the same for each side")
    if per_side is None:
        return (Fault("it alternates; whether the dose is for each side is not told", remedy, severity=Severity.INFO),)
    return (Fault("not prescribed for each side; it alternates", remedy),)


#: The joints that the article's four movements cover (A13).
_JOINTS = {Region.PELVIS: "pelvis", Region.KNEE: "knees", Region.HIP: "hips", Region.ANKLE: "ankles"}


def _joints_left_out(subject: Subject) -> Iterable[Fault]:
    if subject.routine.source != GENERATED:
        return
    covered = frozenset[Region]().union(*(item.recognition.regions for item in subject.items))
    missing = ", ".join(word for joint, word in _JOINTS.items() if joint not in covered)
    if missing:
        yield Fault(f"holds nothing for: {missing}")


def _not_daily(subject: Subject) -> Iterable[Fault]:
    days = [d for item in subject.items if (d := item.prescription.dose.days_per_week) is not None]
    if not days or max(days) >= 7:
        return _NONE
    return (Fault(f"practised on {max(days)} days a week; daily practice is advised", _adjust("every day")),)


def _push_through_pain(words: str) -> Fault:
    remedy = Remedy(
        kind=RemedyKind.REMOVE,
        text="the sentence; say instead to stop at once when pain gets worse",
        applicability=Applicability.REVIEW,
    )
    return Fault(f'tells the person to go on in spite of pain: "{words}"', remedy)


def _pain_in_a_prescription(item: Item) -> Iterable[Fault]:
    words = item.said.get("push_through")
    return (_push_through_pain(words),) if words else _NONE


def _pain_in_the_routine(subject: Subject) -> Iterable[Fault]:
    for path, text in (*subject.texts(), *subject.labels()):
        if words := said("push_through", text):
            yield attrs.evolve(_push_through_pain(words), path=path)


def _speed_in_the_routine(subject: Subject) -> Iterable[Fault]:
    for path, text in (*subject.texts(), *subject.labels()):
        if words := said("uncontrolled", text):
            yield Fault(f'asks for speed or swing: "{words}"', _adjust("slowly, under control"), path=path)


def _very_long_practice(item: Item) -> Iterable[Fault]:
    minutes = active_seconds(item) / 60
    if minutes <= LONG_MIN:
        return _NONE
    return (Fault(f"{minutes:.0f} minutes a day of one movement", _adjust("little at first, more little by little")),)


def _uncontrolled_movement(item: Item) -> Iterable[Fault]:
    pace = item.prescription.dose.seconds_per_rep
    if pace is not None and pace < QUICK_S:
        return (Fault(f"{pace:g} s a repetition is too quick to be controlled", _adjust("slowly, under control")),)
    words = item.said.get("uncontrolled")
    if words is None:
        return _NONE
    return (Fault(f'asks for speed or swing: "{words}"', _adjust("slowly, under control")),)


_NO_KNEES = (
    '{{"format": "stenosis-routines/1", "title": "Short", "source": "{}", "sessions": '
    '[{{"title": "A", "prescriptions": [{{"exercise": {{"name": "Lying ankle point and flex"}}}}]}}]}}'
)

DOSE_RULES = (
    Rule(
        code="SR301",
        name="pelvic-rocking-too-seldom",
        severity=Severity.WARNING,
        summary="pelvic rocking fewer than five times a day, or not told how often",
        rationale="The article asks for the pelvis to be rocked at least five times a day.",
        citations=("A15",),
        each=_pelvic_rocking_too_seldom,
        examples=(
            Example(fires=True, routine="session,exercise,reps,times_per_day\nMorning,Pelvic rocking,10,2\n"),
            Example(fires=True, routine="session,exercise,reps\nMorning,Pelvic rocking,10\n"),
            Example(fires=False, routine="session,exercise,reps,times_per_day\nMorning,Pelvic rocking,10,5\n"),
        ),
    ),
    Rule(
        code="SR302",
        name="knee-to-chest-dose",
        severity=Severity.WARNING,
        summary="knee to chest outside 10-20 repetitions for each side, or not told how many",
        rationale="The article asks for 10 to 20 repetitions for each side. The repetitions of all sets are added up.",
        citations=("A16",),
        each=_knee_to_chest_dose,
        examples=(
            Example(fires=True, routine="session,exercise,sets,reps,per_side\nMorning,Knee to chest,3,20,yes\n"),
            Example(fires=True, routine="session,exercise,sets,hold_s\nMorning,Knee to chest,1,20\n"),
            Example(fires=False, routine="session,exercise,sets,reps,per_side\nMorning,Knee to chest,2,5,yes\n"),
        ),
    ),
    Rule(
        code="SR303",
        name="one-side-only",
        severity=Severity.WARNING,
        summary="a movement that alternates, not prescribed for each side",
        rationale="The article describes these movements as one leg and then the other.",
        citations=("A16", "A17"),
        each=_one_side_only,
        examples=(
            Example(fires=True, routine="session,exercise,reps,per_side\nMorning,Knee to chest,10,no\n"),
            Example(fires=False, routine="session,exercise,reps,per_side\nMorning,Knee to chest,10,yes\n"),
        ),
    ),
    Rule(
        code="SR304",
        name="joints-left-out",
        severity=Severity.INFO,
        summary="a routine made by this library that misses pelvis, knees, hips or ankles",
        rationale=(
            "The article's four movements cover these four together. A routine that this library made (its source says "
            "so) tells what it leaves out; what others wrote for another purpose is not held to it."
        ),
        citations=("A13",),
        whole=_joints_left_out,
        examples=(
            Example(fires=True, routine=_NO_KNEES.format("stenosis_routines")),
            Example(fires=False, routine=_NO_KNEES.format("another app")),
        ),
    ),
    Rule(
        code="SR305",
        name="not-daily",
        severity=Severity.INFO,
        summary="practised on fewer than seven days a week",
        rationale="The article speaks of regular practice at home and gives its doses by the day.",
        citations=("A14",),
        whole=_not_daily,
        examples=(
            Example(fires=True, routine="session,exercise,reps,days_per_week\nA,Lying ankle pump,10,3\n"),
            Example(fires=False, routine="session,exercise,reps,days_per_week\nA,Lying ankle pump,10,7\n"),
        ),
    ),
    Rule(
        code="SR306",
        name="very-long-practice",
        severity=Severity.WARNING,
        summary="more than an hour a day of one movement",
        rationale=(
            "The article lets function come back little by little, one gentle movement at a time. Active time is sets "
            "x repetitions x seconds, sides and times a day counted; the hour is our reading."
        ),
        citations=("A10", "A23"),
        each=_very_long_practice,
        examples=(
            Example(fires=True, routine="session,exercise,sets,reps,times_per_day\nA,Lying ankle pump,50,1000,5\n"),
            Example(fires=False, routine="session,exercise,sets,reps,times_per_day\nA,Lying ankle pump,2,20,5\n"),
        ),
    ),
    Rule(
        code="SR401",
        name="push-through-pain",
        severity=Severity.ERROR,
        summary="guidance or notes that tell the person to go on in spite of pain",
        rationale=(
            "The article warns that forcing oneself through hard training can do more harm than good, and asks to stop "
            "at once when pain gets worse. Read in English and Korean texts."
        ),
        citations=("A21", "A20"),
        each=_pain_in_a_prescription,
        whole=_pain_in_the_routine,
        examples=(
            Example(fires=True, routine="session,exercise,notes\nA,Lying ankle pump,no pain no gain\n"),
            Example(fires=True, routine="session,exercise,notes\nA,Lying ankle pump,통증을 참고 계속하세요\n"),
            Example(fires=False, routine="session,exercise,notes\nA,Lying ankle pump,do not push through pain\n"),
        ),
    ),
    Rule(
        code="SR402",
        name="uncontrolled-movement",
        severity=Severity.WARNING,
        summary="bouncing, swinging or a fast tempo where slow is asked for",
        rationale="The article asks to lower the leg slowly and under control, without straining the lower back.",
        citations=("A17", "A16"),
        each=_uncontrolled_movement,
        whole=_speed_in_the_routine,
        examples=(
            Example(fires=True, routine="session,exercise,notes\nA,Supine slight leg raise,swing the leg up\n"),
            Example(fires=False, routine="session,exercise,notes\nA,Supine slight leg raise,do not swing the leg\n"),
        ),
    ),
)
