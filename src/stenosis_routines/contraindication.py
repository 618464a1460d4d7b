"""Derives what the article advises against from the facts of a movement alone."""

from collections.abc import Mapping
from typing import Literal, TypeAlias

import attrs

from stenosis_routines._fields import Word
from stenosis_routines.exercise import Aim, Effort, LegLoad, Posture, Region, SpineMotion, Traits

__all__ = [
    "LEGS",
    "LYING",
    "Contraindication",
    "Suitability",
    "applying",
    "contraindications",
    "suitability",
    "under_load",
]


class Contraindication(Word):
    """The three things the article says aggravate lumbar spinal stenosis (A07, A08)."""

    STANDING = "standing"
    BACK_EXTENSION = "back_extension"
    HEAVY_HIP_LEG_LOAD = "heavy_hip_leg_load"


ContraindicationWord: TypeAlias = Literal["standing", "back_extension", "heavy_hip_leg_load"]


class Suitability(Word):
    """What the article's advice means for one movement."""

    #: One of the article's four movements (A15-A18).
    RECOMMENDED = "recommended"
    #: On the back or side, gentle, for relaxation, mobility or stretch; none of the three applies; all facts known.
    COMPATIBLE = "compatible"
    #: The facts that could speak against it are known and do not; the article does not mention it.
    UNSUPPORTED = "unsupported"
    #: At least one of the three applies.
    CONTRAINDICATED = "contraindicated"
    #: A fact that decides the answer is unknown.
    UNKNOWN = "unknown"


#: The postures the article recommends (A09, A10). Lying prone is not one: it tends to extend the back.
LYING = frozenset({Posture.SUPINE, Posture.SIDE_LYING})

_GENTLE_AIMS = frozenset({Aim.RELAXATION, Aim.MOBILITY, Aim.STRETCH})


def contraindications(traits: Traits) -> Mapping[Contraindication, bool | None]:
    """Which of the three apply: ``True`` applies, ``False`` does not, ``None`` is unknown.

    >>> contraindications(Traits(posture="standing"))[Contraindication.STANDING]
    True
    >>> contraindications(Traits(posture="supine"))[Contraindication.STANDING] is None  # may get up in between
    True

    Source: A07, A08.
    """
    posture, upright, motion, load = traits.posture, traits.upright_phase, traits.spine_motion, traits.leg_load
    standing: bool | None
    if posture is Posture.STANDING or upright is True:
        standing = True
    elif posture is None or upright is None:
        standing = None
    else:
        standing = False
    return {
        Contraindication.STANDING: standing,
        Contraindication.BACK_EXTENSION: SpineMotion.EXTENSION in motion if motion else None,
        Contraindication.HEAVY_HIP_LEG_LOAD: None if load is None else load is LegLoad.HEAVY,
    }


def applying(traits: Traits) -> frozenset[Contraindication]:
    """The ones of the three that are known to apply."""
    return frozenset(which for which, applies in contraindications(traits).items() if applies)


def suitability(traits: Traits) -> Suitability:
    """The suitability that follows from facts alone; never ``RECOMMENDED``, which depends on which movement it is.

    >>> suitability(Traits(posture="standing"))
    <Suitability.CONTRAINDICATED: 'contraindicated'>
    >>> suitability(Traits(posture="supine"))
    <Suitability.UNKNOWN: 'unknown'>

    Source: A07, A08, A09, A10.
    """
    answers = contraindications(traits).values()
    if any(answers):
        return Suitability.CONTRAINDICATED
    if None in answers:
        return Suitability.UNKNOWN
    if traits.posture not in LYING:
        return Suitability.UNSUPPORTED
    if (traits.aim is not None and traits.aim not in _GENTLE_AIMS) or traits.effort not in (None, Effort.GENTLE):
        return Suitability.UNSUPPORTED
    if traits.aim is None or traits.effort is None:
        return Suitability.UNKNOWN
    return Suitability.COMPATIBLE


#: The regions that a load in a movement counts for.
LEGS = frozenset({Region.PELVIS, Region.LOWER_BACK, Region.HIP, Region.KNEE, Region.ANKLE})


def under_load(traits: Traits, regions: frozenset[Region], load_kg: float | None) -> Traits:
    """The facts of a movement when it is done with a load in kilograms; unchanged without a load.

    Any load on hips, legs or lower back counts as heavy. If the regions are unknown, so is what hips and legs carry.
    No movement with a load is gentle.

    Source: A07, A09.
    """
    if not load_kg:  # unknown or zero
        return traits
    leg_load = traits.leg_load
    if regions & LEGS:
        leg_load = LegLoad.HEAVY
    elif not regions and leg_load is not LegLoad.HEAVY:
        leg_load = None
    effort = Effort.MODERATE if traits.effort is Effort.GENTLE else traits.effort
    return attrs.evolve(traits, leg_load=leg_load, effort=effort)
