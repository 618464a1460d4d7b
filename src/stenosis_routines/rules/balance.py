"""SR2xx: how strength and effort stand to gentle relaxation."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import attrs

from stenosis_routines.contraindication import LYING, Suitability
from stenosis_routines.exercise import Aim, Effort, Posture
from stenosis_routines.recognise import Recognition, recognise_exercise
from stenosis_routines.routine import Dose
from stenosis_routines.rules.amounts import STRENGTH
from stenosis_routines.rules.rulebook import (
    Applicability,
    Example,
    Fault,
    Finding,
    Item,
    May,
    Mend,
    Remedy,
    RemedyKind,
    Rule,
    Severity,
    Subject,
)
from stenosis_routines.rules.substitute import at_most, instead, is_everyday, shorter_hold

__all__ = ["BALANCE_RULES", "outweighs"]


@cache
def _ask() -> Remedy:
    return Remedy(kind=RemedyKind.ASK, key="instead.clinician")


@cache
def _ease() -> Remedy:
    return Remedy(kind=RemedyKind.ADJUST_DOSE, key="instead.gently", applicability=Applicability.REVIEW)


# SR201

_OUT = Mend(RemedyKind.REMOVE, None)
#: What strength work is lowered to where it outweighs relaxing: our reading of little.
_FEW_REPS, _SHORT_HOLD_S = 5, 10


def outweighs(training: Any, total: Any) -> Any:
    """Whether seconds of strength work are half or more of the active time: for one routine, or arrays of many."""
    return (total > 0) & (training * 2 >= total)


def _strength_outweighs_relaxation(subject: Subject) -> Iterator[Fault]:
    total = training = unknown = 0.0
    for item in subject.items:
        seconds = item.amounts.seconds
        total += seconds
        if (trained := item.counting.trains) is None:
            unknown += seconds
        elif trained:
            training += seconds
    if not outweighs(training + unknown, total):
        return
    if outweighs(training, total):
        yield Fault(
            key="finding.SR201.outweighs",
            params={"share": training / total},
            remedy=Remedy(kind=RemedyKind.ADJUST_DOSE, key="instead.relax_more"),
        )
    else:
        yield Fault(
            key="finding.SR201.may_outweigh",
            params={"share": (training + unknown) / total},
            remedy=Remedy(kind=RemedyKind.ASK, key="instead.aims"),
            severity=Severity.WARNING,
        )


def _strength_lowered(_: Finding, items: Sequence[Item], may: May) -> Iterator[tuple[int, Mend]]:
    """Lowers the strength work that takes longest, and only then takes it out, until relaxing outweighs it."""
    from fractions import Fraction  # imported here because a check needs none

    now = list(items)
    # Fractions: what is taken off a sum of floats may leave more, or less, than is there.
    seconds = [Fraction(item.amounts.seconds) for item in items]
    training = [
        number
        for number, item in enumerate(items)
        if item.counting.trains and not is_everyday(item.recognition) and may(item, _OUT)
    ]
    spent = sum(seconds[number] for number in training)
    rest = sum(seconds) - spent
    for lighter in (_in_one_set, _in_few_repetitions, None):
        for number in sorted(training, key=lambda number: -seconds[number]):
            if spent < rest * (1 - Fraction(1, 10**9)):  # the rule itself adds up floats
                return
            item, left = now[number], Fraction(0)
            if lighter is None:
                yield number, _OUT
            else:
                lowered = attrs.evolve(item.prescription, dose=lighter(item.dose))
                mend = Mend(RemedyKind.ADJUST_DOSE, lowered)
                if lowered != item.prescription and may(item, mend):
                    yield number, mend
                    now[number] = item.prescribed(lowered)
                left = Fraction(now[number].amounts.seconds)
            spent += left - seconds[number]
            seconds[number] = left


def _in_one_set(dose: Dose) -> Dose:
    return dose if dose.sets is None else attrs.evolve(dose, sets=1)


def _in_few_repetitions(dose: Dose) -> Dose:
    reps = at_most(dose.reps, _FEW_REPS) if dose.reps is not None or dose.hold_s else _FEW_REPS
    return attrs.evolve(dose, reps=reps, hold_s=shorter_hold(dose.hold_s, _SHORT_HOLD_S))


STRENGTH_OUTWEIGHS_RELAXATION = Rule(
    code="SR201",
    name="strength-outweighs-relaxation",
    severity=Severity.ERROR,
    summary="strength and power take half or more of the active time",
    rationale=(
        "The article puts relaxing tense muscle before strengthening it, and says that too much strength work "
        "tightens the back further. Active time is sets x repetitions x seconds, sides and times a day counted; a "
        "missing dose counts as 1 set of 10 repetitions of 3 seconds, once a day. Movements of unknown aim are "
        "counted both ways; if that decides it, the finding is a warning."
    ),
    citations=("A04", "A06", "A05", "A22"),
    whole=_strength_outweighs_relaxation,
    mends_whole=_strength_lowered,
    examples=(
        Example(
            fires=True,
            routine="session,exercise,sets,reps\nA,Bench press,4,10\nA,Crunch,3,20\nA,Knee to chest,1,10\n",
        ),
        Example(
            fires=False,
            routine="session,exercise,sets,reps\nA,Crunch,1,5\nA,Knee to chest,1,10\nA,Pelvic rocking,2,10\n",
        ),
    ),
)

# SR202


def _is_strenuous(recognition: Recognition) -> bool:
    return recognition.traits.effort is Effort.STRENUOUS or recognition.traits.aim is Aim.POWER


def _gentler(recognition: Recognition) -> Remedy:
    return instead(recognition) if recognition.contraindications else _ease()


def _strenuous_movement(recognition: Recognition) -> Iterator[Fault]:
    if recognition.traits.effort is Effort.STRENUOUS:
        yield Fault(key="finding.SR202.strenuous", remedy=_gentler(recognition))
    elif recognition.traits.aim is Aim.POWER:
        yield Fault(key="finding.SR202.power", remedy=_gentler(recognition))


def _asks_for_effort(words: str, remedy: Remedy, path: str | None = None) -> Fault:
    return Fault(key="finding.SR202.asks", params={"words": words}, remedy=remedy, path=path)


def _strenuous_dose(item: Item) -> Iterator[Fault]:
    words, reps = item.said.get("strenuous"), item.prescription.dose.reps
    open_ended = type(reps) is tuple and reps[1] is None
    if (words is None and not open_ended) or _is_strenuous(item.recognition):
        return
    if words is not None:
        yield _asks_for_effort(words, _gentler(item.recognition))
    else:
        yield Fault(key="finding.SR202.no_end", remedy=_ease(), severity=Severity.WARNING)


def _strenuous_routine(subject: Subject) -> Iterator[Fault]:
    for path, words in subject.says("strenuous"):
        yield _asks_for_effort(words, _ease(), path)


def _eased(item: Item) -> Mend | None:
    """With an end to the repetitions, or with an easier effort where only the document declares a hard one."""
    reps = item.dose.reps
    if isinstance(reps, tuple) and reps[1] is None:
        return Mend(RemedyKind.ADJUST_DOSE, item.with_dose(reps=reps[0]))
    exercise = item.exercise
    declared = exercise.traits
    eased = attrs.evolve(declared, effort=None, aim=None if declared.aim is Aim.POWER else declared.aim)
    bare = recognise_exercise(attrs.evolve(exercise, traits=eased), item.prescription.notes, item.answers)
    if _is_strenuous(item.recognition) and not _is_strenuous(bare):
        # What is gentle in itself is left to its own facts; the rest is moderate, which never passes.
        effort = None if bare.traits.effort is Effort.GENTLE else Effort.MODERATE
        exercise = attrs.evolve(exercise, traits=attrs.evolve(eased, effort=effort))
        return Mend(RemedyKind.ADJUST_DOSE, attrs.evolve(item.prescription, exercise=exercise))
    return None


STRENUOUS_EFFORT = Rule(
    code="SR202",
    name="strenuous-effort",
    severity=Severity.ERROR,
    summary="declared vigorous, to failure, near maximal or ballistic",
    rationale="The article prefers gentle work to strenuous training, and warns that forcing it can do harm.",
    citations=("A09", "A21"),
    movement=_strenuous_movement,
    each=_strenuous_dose,
    whole=_strenuous_routine,
    mends=_eased,
    topic="strenuous",
    examples=(
        Example(fires=True, routine="session,exercise,notes\nFloor,Crunch,as many as you can\n"),
        Example(fires=False, routine="session,exercise,notes\nFloor,Knee to chest,never to failure\n"),
    ),
)

# SR203


def _not_lying_down(recognition: Recognition) -> Iterator[Fault]:
    posture = recognition.traits.posture
    if posture is None or posture in LYING or recognition.contraindications:
        return
    if posture is Posture.PRONE:
        yield Fault(key="finding.SR203.prone", remedy=_ask())
    else:
        yield Fault(key="finding.SR203.not_lying", params={"posture": posture.value}, remedy=_ask())


NOT_LYING_DOWN = Rule(
    code="SR203",
    name="not-lying-down",
    severity=Severity.WARNING,
    summary="neither lying on the back or side nor contraindicated",
    rationale=(
        "The article recommends lying down because it puts the least stress on the spine. It is silent on sitting, "
        "kneeling or hanging, so a person has to decide. Lying face down is not what it describes."
    ),
    citations=("A10", "A09"),
    movement=_not_lying_down,
    examples=(
        Example(fires=True, routine="session,exercise,sets,reps\nGym,Lat pulldown,3,10\n"),
        Example(fires=False, routine="session,exercise,reps\nFloor,Lying ankle pump,10\n"),
    ),
)

# SR204


def _strength_work(recognition: Recognition) -> Iterator[Fault]:
    is_strength = recognition.traits.aim is Aim.STRENGTH
    if is_strength and not recognition.contraindications and not _is_strenuous(recognition):
        yield Fault(key="finding.SR204.strength", remedy=_ask())


STRENGTH_WORK = Rule(
    code="SR204",
    name="strength-work",
    severity=Severity.WARNING,
    summary="strength work that no other rule rejects",
    rationale=(
        "The article calls it a misconception that a weak back is the cause, and says strength work can tighten "
        "muscles that are tense already. Trials of supervised programmes with strengthening disagree in part; see "
        "the evidence page. So a person has to decide."
    ),
    citations=("A05", "A06"),
    movement=_strength_work,
    examples=(
        Example(fires=True, routine="session,exercise,sets,reps\nFloor,Dead bug,3,10\n"),
        Example(fires=False, routine="session,exercise,reps,per_side\nFloor,Knee to chest,10,yes\n"),
    ),
)

# SR205


def _outside_the_advice(recognition: Recognition) -> Iterator[Fault]:
    traits = recognition.traits
    if recognition.suitability is not Suitability.UNSUPPORTED or traits.posture not in LYING:
        return
    if traits.aim not in STRENGTH and traits.effort is not Effort.STRENUOUS:
        what = traits.aim if traits.aim in (Aim.BALANCE, Aim.CARDIO) else Effort.MODERATE
        yield Fault(key=f"finding.SR205.{what}", remedy=_ask())


OUTSIDE_THE_ADVICE = Rule(
    code="SR205",
    name="outside-the-advice",
    severity=Severity.WARNING,
    summary="lying down, but neither gentle relaxation, mobility nor stretch",
    rationale=(
        "The article speaks for gentle lying-down movements. What is done lying down for balance or fitness, or with "
        "more than gentle effort, it neither recommends nor forbids, so a person has to decide."
    ),
    citations=("A09", "A10"),
    movement=_outside_the_advice,
    examples=(
        Example(
            fires=True,
            routine=(
                "session,exercise,reps,posture,spine_motion,leg_load,aim,effort,upright_phase\n"
                "Floor,Our brisk ankle drill,10,supine,neutral,none,mobility,moderate,no\n"
            ),
        ),
        Example(fires=False, routine="session,exercise,reps\nFloor,Lying ankle pump,10\n"),
    ),
)

BALANCE_RULES = (
    STRENGTH_OUTWEIGHS_RELAXATION,
    STRENUOUS_EFFORT,
    NOT_LYING_DOWN,
    STRENGTH_WORK,
    OUTSIDE_THE_ADVICE,
)
