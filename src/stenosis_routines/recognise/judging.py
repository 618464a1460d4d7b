"""Step 3, judging: from the evidence to the facts.

The order of evidence. Of what speaks for a movement the strongest counts; what speaks against it is never outvoted:
on the feet, an arched back, loaded legs.

1. Gather the notions, put sums together, drop vague movements (`gathering`).
2. The posture is what the strongest evidence of it says (`posture`).
3. Aim and effort are those of the most demanding movement. What is fast is power; what is done against a weight is
   not gentle.
4. The spine moves in all the ways of all movements; instructions can add an arched back.
5. The legs carry what the heaviest movement loads; instructions that squat, lunge or jump leave it open.
6. Doubt: a contradiction, a word that was not understood, or a thing that holds the movement back (`caution`) leaves
   open how hard a gentle movement is. So it cannot pass.
7. Where a gentle movement usually is done does not say where this one is, unless it surely is done lying.
8. On the feet: if the posture, the name or the movement says so; instructions can leave it open.
9. One side or both: as the name or the movement says.
"""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from stenosis_routines.contraindication import LYING, Contraindication, Suitability, applying, suitability
from stenosis_routines.exercise import Aim, Basis, Effort, LegLoad, Posture, Region, SpineMotion, Traits
from stenosis_routines.language.notions import Notion
from stenosis_routines.recognise.caution import UNLOADED, is_held_back
from stenosis_routines.recognise.gathering import Gathered, gather
from stenosis_routines.recognise.posture import is_declared, posture_of
from stenosis_routines.recognise.reading import Evidence
from stenosis_routines.recognise.recognition import FACTS, LYING_ANY_WAY

__all__ = ["Conclusion", "Facts", "conclusion", "judge"]

#: How demanding a load, an aim or an effort is: each lists its words from the least demanding to the most.
_DEMAND: Mapping[str, int] = {word: rank for words in (LegLoad, Aim, Effort) for rank, word in enumerate(words)}

#: In these a stretch that says nothing of the back keeps it still or bends it; and none of them can pass.
_PROPPED = frozenset({Posture.SEATED, Posture.KNEELING, Posture.QUADRUPED})
_LEGS = frozenset({Region.HIP, Region.KNEE, Region.ANKLE})
_STILL = frozenset({SpineMotion.NEUTRAL})
_ARCHED = frozenset({SpineMotion.EXTENSION})
_UNKNOWN: frozenset[SpineMotion] = frozenset()


class Conclusion(NamedTuple):
    """Inferred facts, and what follows from them."""

    traits: Traits
    contraindications: frozenset[Contraindication]
    suitability: Suitability
    basis: Mapping[str, Basis]


class Facts(NamedTuple):
    """The facts of a movement, and the movements of the lexicon they rest on."""

    conclusion: Conclusion
    regions: frozenset[Region]
    one_sided: bool | None
    #: The catalogue's lying-down movement for the same joint.
    instead: str | None
    heads: tuple[Notion, ...]


def judge(evidence: Evidence) -> Facts:
    """The facts that the evidence makes known."""
    found = gather(evidence)
    posture, contradicted = posture_of(found)
    aim, effort = _aim_and_effort(found)
    spine = _spine(found, posture, aim, effort)
    load = _load(found)
    contradicted = contradicted or _lifts_one_and_both(found)
    if effort is Effort.GENTLE and (contradicted or found.doubt or _is_held_back(found, posture, aim)):
        effort = None
    if effort is Effort.GENTLE and posture in LYING and not _says_where(found, aim):
        posture = None
    return Facts(
        conclusion=_conclude(posture, spine, load, aim, effort, _upright(found, posture)),
        regions=frozenset[Region]().union(*[head.regions for head in found.heads]) or frozenset(found.regions),
        one_sided=_one_sided(found),
        instead=next((head.instead for head in found.heads if head.instead is not None), None),
        heads=found.heads,
    )


# 3. to 5. What is done, and how.


def _aim_and_effort(found: Gathered) -> tuple[Aim | None, Effort | None]:
    if found.fast:
        return Aim.POWER, Effort.STRENUOUS
    aim = max([head.aim for head in found.heads if head.aim], key=_DEMAND.__getitem__, default=None)
    efforts = [head.effort for head in found.heads]
    effort = max(filter(None, efforts), key=_DEMAND.__getitem__, default=None)
    if effort is Effort.GENTLE and "exerting" in found.present:
        return (Aim.STRENGTH, Effort.MODERATE) if aim is Aim.MOBILITY else (aim, None)
    return aim, None if None in efforts and effort is not Effort.STRENUOUS else effort


def _spine(
    found: Gathered, posture: Posture | None, aim: Aim | None, effort: Effort | None
) -> frozenset[SpineMotion] | None:
    spine = _UNKNOWN.union(*[head.spine for head in found.heads])
    if SpineMotion.EXTENSION not in spine and not all(head.spine for head in found.heads):
        spine = _STILL if aim is Aim.STRETCH and posture in _PROPPED else _UNKNOWN
    start = found.evidence.start
    if "arches-back" in start.marks:
        spine |= _ARCHED
    elif start.lifts and posture in LYING_ANY_WAY and effort is Effort.GENTLE and SpineMotion.EXTENSION not in spine:
        spine = _UNKNOWN
    return (spine - _STILL if len(spine) > 1 else spine) or None


def _load(found: Gathered) -> LegLoad | None:
    if _is_weighted(found):
        return LegLoad.HEAVY
    loads = [head.load for head in found.heads]
    if LegLoad.HEAVY in loads:
        return LegLoad.HEAVY
    if "loads-legs" in found.evidence.start.marks and "firm" not in found.marks:
        return None
    known = [load for load in loads if load is not None]
    return max(known, key=_DEMAND.__getitem__) if known and len(known) == len(loads) else None


def _is_weighted(found: Gathered) -> bool:
    """Whether a weight or another resistance loads the legs: the part that carries it is loaded.

    What a plank is done with weighs on the trunk, unless it is round the legs or pulls at them.
    """
    if "resistance" not in found.present:
        return False
    legs = [head for head in found.heads if head.regions & _LEGS and Region.UPPER_BODY not in head.regions]
    if "on-legs" in found.present:
        return bool(legs)
    if "trunk-carries" in found.marks and "elastic" not in found.present:
        return False
    return any(head.aim not in UNLOADED for head in legs)


# 6. and 7. What a gentle movement that could pass leaves open.


def _is_held_back(found: Gathered, posture: Posture | None, aim: Aim | None) -> bool:
    return posture in LYING_ANY_WAY and is_held_back(found.evidence, aim)


def _says_where(found: Gathered, aim: Aim | None) -> bool:
    """Whether it is known where a movement is done that usually is done lying down."""
    if is_declared(found) or found.stated or found.lying or found.evidence.start.posture:
        return True
    return "surely" in found.marks and (aim is Aim.RELAXATION or "not-surely" not in found.present)


# 8. and 9. On the feet, and the sides.


def _upright(found: Gathered, posture: Posture | None) -> bool | None:
    if posture is Posture.STANDING or Posture.STANDING in found.stated or "upright" in found.marks:
        return True
    if posture is None:
        return None
    if "firm" in found.marks:
        return False
    start = found.evidence.start
    stands = start.posture is Posture.STANDING and posture not in start.seen
    return None if start.rises or "loads-legs" in start.marks or stands else False


def _lifts_one_and_both(found: Gathered) -> bool:
    """Whether a name says both "one" and "together" of legs that are lifted."""
    return {"one_sided", "at-once"} <= found.present and any(head.load is LegLoad.LIGHT for head in found.heads)


def _one_sided(found: Gathered) -> bool | None:
    if "both-sides" in found.present:
        return False
    return True if "one_sided" in found.present or "one_sided" in found.marks else None


@lru_cache(maxsize=4096)
def _conclude(
    posture: Posture | None,
    spine: frozenset[SpineMotion] | None,
    load: LegLoad | None,
    aim: Aim | None,
    effort: Effort | None,
    upright: bool | None,
) -> Conclusion:
    """Facts as values; there are few of them, and making them costs more than finding them."""
    return conclusion(
        Traits(posture=posture, spine_motion=spine, leg_load=load, aim=aim, effort=effort, upright_phase=upright)
    )


def conclusion(traits: Traits) -> Conclusion:
    """What follows from inferred facts."""
    known = [fact for fact in FACTS if getattr(traits, fact) is not None]
    return Conclusion(
        traits=traits,
        contraindications=applying(traits),
        suitability=suitability(traits),
        basis=MappingProxyType(dict.fromkeys(known, Basis.INFERRED)),
    )
