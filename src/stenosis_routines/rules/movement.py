"""SR1xx and SR2xx: what the movements are, and how strength stands to relaxation."""

from collections.abc import Iterable

from stenosis_routines.catalogue import catalogue
from stenosis_routines.contraindication import LYING, Contraindication, Suitability
from stenosis_routines.exercise import Aim, Effort, Posture
from stenosis_routines.language.topics import said
from stenosis_routines.recognise import Recognition
from stenosis_routines.routine import Dose
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

__all__ = ["MOVEMENT_RULES", "TRAINING", "active_seconds", "dose_seconds"]

_NONE: tuple[Fault, ...] = ()
#: Aims that tighten muscle rather than relax it (A06).
TRAINING = frozenset({Aim.STRENGTH, Aim.CARDIO, Aim.POWER})

_REMOVE = Remedy(
    kind=RemedyKind.REMOVE,
    text="no lying-down movement is known to take its place",
    applicability=Applicability.REVIEW,
)
_EASE = Remedy(
    kind=RemedyKind.ADJUST_DOSE, text="gently, and well short of the limit", applicability=Applicability.REVIEW
)
_ASK = Remedy(kind=RemedyKind.ASK, text="the person's clinician, whether it may stay")


def _instead(recognition: Recognition) -> Remedy:
    """Replace by the lying-down movement for the same joint where one is right, else leave it out."""
    ident = recognition.substitute
    if ident is None:
        return _REMOVE
    advised = catalogue.entry(ident).dose
    dose = "" if advised is None else advised.in_words()
    return Remedy(
        kind=RemedyKind.REPLACE,
        text=f"{ident}, lying down{', ' if dose else ''}{dose}",
        applicability=Applicability.REVIEW,
        exercise=ident,
    )


def _gentler(recognition: Recognition) -> Remedy:
    return _instead(recognition) if recognition.contraindications else _EASE


def _contraindicated(recognition: Recognition, which: Contraindication, message: str) -> Iterable[Fault]:
    if which not in recognition.contraindications:
        return _NONE
    return (Fault(message, _instead(recognition), contraindications=(which,)),)


def _standing(recognition: Recognition) -> Iterable[Fault]:
    traits = recognition.traits
    in_between = traits.upright_phase is True and traits.posture is not Posture.STANDING
    message = "gets up on the feet in between" if in_between else "done on the feet"
    return _contraindicated(recognition, Contraindication.STANDING, message)


def _back_extension(recognition: Recognition) -> Iterable[Fault]:
    return _contraindicated(recognition, Contraindication.BACK_EXTENSION, "extends the lower back")


def _heavy_hip_leg_load(recognition: Recognition) -> Iterable[Fault]:
    return _contraindicated(recognition, Contraindication.HEAVY_HIP_LEG_LOAD, "hips and legs carry a heavy load")


def dose_seconds(dose: Dose) -> float:
    """The active time of a dose in a day, in seconds.

    Sets x repetitions x seconds, sides and times a day counted. What the dose leaves out counts as 1 set,
    10 repetitions (1 where it is held), 3 seconds a repetition, once a day. A range counts at its upper end.
    """
    seconds = max(dose.hold_s or 0, dose.seconds_per_rep or 0) or 3
    reps = dose.reps_range
    low, high = reps or ((1, None) if dose.hold_s else (10, None))
    repetitions = low if high is None else high
    sides = 2 if dose.per_side else 1
    return (dose.sets or 1) * repetitions * seconds * sides * (dose.times_per_day or 1)


def active_seconds(item: Item) -> float:
    """The active time of a prescription in a day, in seconds; see ``dose_seconds``."""
    return dose_seconds(item.prescription.dose)


def _strength_outweighs_relaxation(subject: Subject) -> Iterable[Fault]:
    total = training = unknown = 0.0
    for item in subject.items:
        seconds = active_seconds(item)
        total += seconds
        aim = item.traits.aim
        if aim is None:
            unknown += seconds
        elif aim in TRAINING:
            training += seconds
    if not total or (training + unknown) * 2 < total:
        return _NONE
    share = f"{(training + unknown) / total:.0%}"
    if training * 2 >= total:
        return (
            Fault(
                f"strength, cardio and power take {training / total:.0%} of the active time",
                Remedy(
                    kind=RemedyKind.ADJUST_DOSE,
                    text="give more than half of the time to relaxation, mobility and stretch",
                ),
            ),
        )
    return (
        Fault(
            f"strength, cardio and power may take up to {share} of the active time; what some movements are for "
            "is not known",
            Remedy(kind=RemedyKind.ASK, text="What are the unknown movements for?"),
            severity=Severity.WARNING,
        ),
    )


def _strenuous_movement(recognition: Recognition) -> Iterable[Fault]:
    if recognition.traits.effort is Effort.STRENUOUS:
        return (Fault("strenuous by its nature or by declaration", _gentler(recognition)),)
    if recognition.traits.aim is Aim.POWER:
        return (Fault("ballistic: done for power", _gentler(recognition)),)
    return _NONE


def _strenuous_dose(item: Item) -> Iterable[Fault]:
    words, reps = item.said.get("strenuous"), item.prescription.dose.reps
    if words is None and type(reps) is not tuple:
        return _NONE
    if _strenuous_movement(item.recognition):
        return _NONE
    if words is not None:
        return (Fault(f'asks for great effort: "{words}"', _gentler(item.recognition)),)
    if type(reps) is tuple and reps[1] is None:
        return (Fault("the repetitions have no upper end", _EASE, severity=Severity.WARNING),)
    return _NONE


def _strenuous_routine(subject: Subject) -> Iterable[Fault]:
    for path, text in (*subject.texts(), *subject.labels()):
        if words := said("strenuous", text):
            yield Fault(f'asks for great effort: "{words}"', _EASE, path=path)


def _not_lying_down(recognition: Recognition) -> Iterable[Fault]:
    posture = recognition.traits.posture
    if posture is None or posture in LYING or recognition.contraindications:
        return _NONE
    if posture is Posture.PRONE:
        return (Fault("lying face down, which the article does not mean", _ASK),)
    return (Fault(f"not lying on the back or side, but {_WHERE.get(posture, posture.value)}", _ASK),)


_WHERE = {
    Posture.SEATED: "sitting",
    Posture.QUADRUPED: "on hands and knees",
    Posture.PLANK: "in a plank",
    Posture.INCLINE: "reclined on an incline",
    Posture.INVERTED: "upside down",
    Posture.OTHER: "in another position",
}


def _strength_work(recognition: Recognition) -> Iterable[Fault]:
    aim = recognition.traits.aim
    if aim not in TRAINING or recognition.contraindications or _strenuous_movement(recognition):
        return _NONE
    return (Fault(f"done for {aim}, not to relax", _ASK),)


def _outside_the_advice(recognition: Recognition) -> Iterable[Fault]:
    traits = recognition.traits
    if recognition.suitability is not Suitability.UNSUPPORTED or traits.posture not in LYING:
        return _NONE
    if traits.aim in TRAINING or traits.effort is Effort.STRENUOUS:
        return _NONE
    what = "done for balance" if traits.aim is Aim.BALANCE else f"of {traits.effort} effort"
    return (Fault(f"lying down, but {what}, which the article does not speak of", _ASK),)


MOVEMENT_RULES = (
    Rule(
        code="SR101",
        name="standing",
        severity=Severity.ERROR,
        summary="a movement done on the feet",
        rationale=(
            "The article says that being upright on the feet brings symptoms on and that such exercise cannot be kept "
            "up. It counts whether the movement is done standing or only gets up on the feet for a part of it."
        ),
        citations=("A08",),
        movement=_standing,
        examples=(
            Example(fires=True, routine="session,exercise,sets,reps\nLegs,Barbell Squat,5,5\n"),
            Example(fires=False, routine="session,exercise,reps,per_side\nMorning,Knee to chest,10,yes\n"),
        ),
    ),
    Rule(
        code="SR102",
        name="back-extension",
        severity=Severity.ERROR,
        summary="a movement that extends the lower back",
        rationale="The article says that arching the back brings symptoms on, so whatever extends it is left out.",
        citations=("A08",),
        movement=_back_extension,
        examples=(
            Example(fires=True, routine="session,exercise,sets,hold_s\nFloor,Cobra stretch,2,20\n"),
            Example(fires=False, routine="session,exercise,reps,times_per_day\nFloor,Pelvic rocking,10,5\n"),
        ),
    ),
    Rule(
        code="SR103",
        name="heavy-hip-leg-load",
        severity=Severity.ERROR,
        summary="a movement that loads hips and legs heavily",
        rationale=(
            "The article names squats, bridges and heel raises as strain on hips, legs and lower back that overburdens "
            "a narrowed spine. Any heavy load on hips and legs is read the same way, and so is any load in kilograms "
            "on a movement of the lower body."
        ),
        citations=("A07",),
        movement=_heavy_hip_leg_load,
        examples=(
            Example(fires=True, routine="session,exercise,sets,reps,load,load_unit\nLegs,Leg press,4,12,140,kg\n"),
            Example(
                fires=True,
                routine="session,exercise,reps,per_side,load,load_unit\nFloor,Supine slight leg raise,10,yes,2,kg\n",
            ),
            Example(fires=False, routine="session,exercise,reps,per_side\nFloor,Supine slight leg raise,10,yes\n"),
        ),
    ),
    Rule(
        code="SR201",
        name="strength-outweighs-relaxation",
        severity=Severity.ERROR,
        summary="strength, cardio and power take half or more of the active time",
        rationale=(
            "The article puts relaxing tense muscle before strengthening it, and says that too much strength work "
            "tightens the back further. Active time is sets x repetitions x seconds, sides and times a day counted; a "
            "missing dose counts as 1 set of 10 repetitions of 3 seconds, once a day. Movements of unknown aim are "
            "counted both ways; if that decides it, the finding is a warning."
        ),
        citations=("A04", "A06", "A05", "A22"),
        whole=_strength_outweighs_relaxation,
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
    ),
    Rule(
        code="SR202",
        name="strenuous-effort",
        severity=Severity.ERROR,
        summary="declared vigorous, to failure, near maximal or ballistic",
        rationale="The article prefers gentle work to strenuous training, and warns that forcing it can do harm.",
        citations=("A09", "A21"),
        movement=_strenuous_movement,
        each=_strenuous_dose,
        whole=_strenuous_routine,
        examples=(
            Example(fires=True, routine="session,exercise,notes\nFloor,Crunch,as many as you can\n"),
            Example(fires=False, routine="session,exercise,notes\nFloor,Knee to chest,never to failure\n"),
        ),
    ),
    Rule(
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
    ),
    Rule(
        code="SR204",
        name="strength-work",
        severity=Severity.WARNING,
        summary="strength, cardio or power work that no other rule rejects",
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
    ),
    Rule(
        code="SR205",
        name="outside-the-advice",
        severity=Severity.WARNING,
        summary="lying down, but neither gentle relaxation, mobility nor stretch",
        rationale=(
            "The article speaks for gentle lying-down movements. What is done lying down for balance, or with more "
            "than gentle effort, it neither recommends nor forbids, so a person has to decide."
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
    ),
)
