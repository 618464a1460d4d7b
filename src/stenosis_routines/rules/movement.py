"""SR1xx: movements that the article advises against."""

from collections.abc import Iterator

from stenosis_routines.contraindication import Contraindication
from stenosis_routines.exercise import Posture
from stenosis_routines.recognise import Recognition, recognise_exercise
from stenosis_routines.rules.rulebook import Example, Fault, Item, Mend, RemedyKind, Rule, Severity
from stenosis_routines.rules.substitute import instead

__all__ = ["MOVEMENT_RULES"]


def _contraindicated(recognition: Recognition, which: Contraindication, key: str) -> Iterator[Fault]:
    if which in recognition.contraindications:
        yield Fault(key=f"finding.{key}", remedy=instead(recognition), contraindications=(which,))


def _unloaded(item: Item) -> Mend | None:
    """Without the load, where the load alone speaks against the movement."""
    if item.dose.load_kg:
        bare = recognise_exercise(item.exercise, item.prescription.notes, item.answers)
        if not bare.contraindications:
            return Mend(RemedyKind.ADJUST_DOSE, item.with_dose(load_kg=0))
    return None


def _standing(recognition: Recognition) -> Iterator[Fault]:
    traits = recognition.traits
    in_between = traits.upright_phase is True and traits.posture is not Posture.STANDING
    key = "SR101.gets_up" if in_between else "SR101.standing"
    return _contraindicated(recognition, Contraindication.STANDING, key)


STANDING = Rule(
    code="SR101",
    name="standing",
    severity=Severity.ERROR,
    summary="a movement done on the feet",
    rationale=(
        "The article says that in many patients being upright on the feet brings symptoms on, so that such exercise "
        "cannot be kept up. It counts whether the movement is done standing or only gets up on the feet for a part of "
        "it."
    ),
    citations=("A08",),
    movement=_standing,
    mends=_unloaded,
    examples=(
        Example(fires=True, routine="session,exercise,sets,reps\nLegs,Barbell Squat,5,5\n"),
        Example(fires=False, routine="session,exercise,reps,per_side\nMorning,Knee to chest,10,yes\n"),
    ),
)


def _back_extension(recognition: Recognition) -> Iterator[Fault]:
    return _contraindicated(recognition, Contraindication.BACK_EXTENSION, "SR102.arches")


BACK_EXTENSION = Rule(
    code="SR102",
    name="back-extension",
    severity=Severity.ERROR,
    summary="a movement that extends the lower back",
    rationale=(
        "The article says that arching the back brings symptoms on in many patients, so movements that extend it are "
        "left out."
    ),
    citations=("A08",),
    movement=_back_extension,
    mends=_unloaded,
    examples=(
        Example(fires=True, routine="session,exercise,sets,hold_s\nFloor,Cobra stretch,2,20\n"),
        Example(fires=False, routine="session,exercise,reps,times_per_day\nFloor,Pelvic rocking,10,5\n"),
    ),
)


def _heavy_hip_leg_load(recognition: Recognition) -> Iterator[Fault]:
    return _contraindicated(recognition, Contraindication.HEAVY_HIP_LEG_LOAD, "SR103.heavy")


HEAVY_HIP_LEG_LOAD = Rule(
    code="SR103",
    name="heavy-hip-leg-load",
    severity=Severity.ERROR,
    summary="a movement that loads hips and legs heavily",
    rationale=(
        "The article names squats, bridges and heel raises as strain on hips, legs and lower back that can overburden "
        "a narrowed spine. Any heavy load on hips and legs is read the same way, and so is any load in kilograms "
        "on a movement of the lower body."
    ),
    citations=("A07",),
    movement=_heavy_hip_leg_load,
    mends=_unloaded,
    examples=(
        Example(fires=True, routine="session,exercise,sets,reps,load,load_unit\nLegs,Leg press,4,12,140,kg\n"),
        Example(
            fires=True,
            routine="session,exercise,reps,per_side,load,load_unit\nFloor,Supine slight leg raise,10,yes,2,kg\n",
        ),
        Example(fires=False, routine="session,exercise,reps,per_side\nFloor,Supine slight leg raise,10,yes\n"),
    ),
)

MOVEMENT_RULES = (STANDING, BACK_EXTENSION, HEAVY_HIP_LEG_LOAD)
