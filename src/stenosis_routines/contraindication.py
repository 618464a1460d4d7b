"""What the article advises against, derived from facts and from nothing else."""

from collections.abc import Mapping

from stenosis_routines._fields import Word
from stenosis_routines.exercise import Aim, Effort, LegLoad, Posture, SpineMotion, Traits

__all__ = ["LYING", "Contraindication", "Suitability", "contraindications", "suitability"]


class Contraindication(Word):
    """The three things the article says aggravate lumbar spinal stenosis (A07, A08)."""

    STANDING = "standing"
    BACK_EXTENSION = "back_extension"
    HEAVY_HIP_LEG_LOAD = "heavy_hip_leg_load"


class Suitability(Word):
    """What the article's advice comes to for one movement."""

    #: One of the article's four (A15-A18).
    RECOMMENDED = "recommended"
    #: On the back or side, gentle, for relaxation, mobility or stretch, none of the three; all facts known.
    COMPATIBLE = "compatible"
    #: All facts that would forbid it are known and do not; the article is silent.
    UNSUPPORTED = "unsupported"
    #: At least one of the three applies.
    CONTRAINDICATED = "contraindicated"
    #: A fact the answer rests on is not known.
    UNKNOWN = "unknown"


#: The postures the article recommends (A09, A10). Lying prone is not meant: it tends to extend the back.
LYING = frozenset({Posture.SUPINE, Posture.SIDE_LYING})

_GENTLE_AIMS = frozenset({Aim.RELAXATION, Aim.MOBILITY, Aim.STRETCH})


def contraindications(traits: Traits) -> Mapping[Contraindication, bool | None]:
    """Which of the three apply: ``True`` applies, ``False`` does not, ``None`` cannot be told.

    >>> contraindications(Traits(posture="standing"))[Contraindication.STANDING]
    True
    >>> contraindications(Traits(posture="supine"))[Contraindication.STANDING] is None  # may still get up
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


def suitability(traits: Traits) -> Suitability:
    """What the facts alone come to; never ``RECOMMENDED``, which is about which movement it is.

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
