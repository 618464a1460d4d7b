"""Part of step 3: the posture, and whether the evidence of it contradicts itself.

The order of evidence; the first that says a posture counts:

1. The document declares it, and the name states no other.
2. The name states it; but a firm movement keeps its own, unless the name says "standing".
3. The name says only "lying": which way, the instructions say, or a slope, or the movement; or else it is on the back.
4. The movement is firm.
5. The instructions start in it.
6. The place that the name or the category mentions has it (bench, wall).
7. The movement usually has it, or else the equipment; of several places, things or movements, one to stand at.

Two postures of one kind of evidence contradict each other. So do a lying posture and a place or a movement that is not
for lying.
"""

from collections.abc import Callable

from stenosis_routines.exercise import Aim, Posture, Region
from stenosis_routines.language.notions import Notion
from stenosis_routines.recognise.gathering import Gathered
from stenosis_routines.recognise.recognition import LYING_ANY_WAY

__all__ = ["is_declared", "posture_of"]

#: Of several places, the one that decides.
_PLACES = (Posture.STANDING, Posture.INCLINE, Posture.HANGING, Posture.SUPINE, Posture.SEATED)
#: Of several ways to lie that instructions name, the least usual is meant.
_WAYS_TO_LIE = (Posture.PRONE, Posture.SIDE_LYING, Posture.SUPINE)
#: Of these two, the one on the feet decides.
_UPRIGHT = frozenset({Posture.STANDING, Posture.SEATED})
_LYING_OR_PLANK = LYING_ANY_WAY | {Posture.PLANK}
_BODY = frozenset({Region.PELVIS, Region.LOWER_BACK, Region.HIP, Region.KNEE, Region.TRUNK})

#: A posture, and whether the evidence contradicts itself; ``None`` where a step of the order says nothing.
_Answer = tuple[Posture | None, bool]


def posture_of(found: Gathered) -> _Answer:
    """The posture that the strongest evidence says, and whether there is a contradiction."""
    for step in _ORDER:
        if (answer := step(found)) is not None:
            posture, contradicted = answer
            return posture, contradicted or _is_not_done_lying(found, posture)
    return None, False


def _declared(found: Gathered) -> _Answer | None:
    posture = found.evidence.posture
    return (posture, False) if is_declared(found) else None


def is_declared(found: Gathered) -> bool:
    """Whether the document declares a posture; that which a name states counts more."""
    posture = found.evidence.posture
    return posture is not None and (not found.stated or posture in found.stated)


def _stated(found: Gathered) -> _Answer | None:
    if len(found.stated) != 1:
        return (None, True) if found.stated else None
    (posture,) = found.stated
    if found.firm and posture not in found.firm and posture is not Posture.STANDING:
        return (None, True) if Posture.STANDING in found.firm else _firm(found)
    if posture is Posture.SEATED and Posture.INCLINE in found.places:
        return Posture.INCLINE, False
    start = found.evidence.start
    return posture, start.posture is not None and posture not in start.seen


def _lying(found: Gathered) -> _Answer | None:
    if not found.lying:
        return None
    start = found.evidence.start
    for posture in _WAYS_TO_LIE:
        if posture in start.seen:
            return posture, False
    if Posture.INCLINE in found.places:
        return Posture.INCLINE, False
    if "lying-prone" in found.marks:
        return Posture.PRONE, False
    usual = found.usual & _LYING_OR_PLANK
    contradicted = start.posture is not None or any(_may_be_lain_on(notion, found) for notion in found.evidence.name)
    return next(iter(usual)) if len(usual) == 1 else Posture.SUPINE, contradicted


def _may_be_lain_on(part: Notion, found: Gathered) -> bool:
    """Whether a part of the body is named as what one lies on, for all that the name says: "belly, lying"."""
    return "lain-on" in part.marks and found.summed.isdisjoint({part.name, *part.marks})


def _firm(found: Gathered) -> _Answer | None:
    if not found.firm:
        return None
    return (next(iter(found.firm)), False) if len(found.firm) == 1 else (None, True)


def _started(found: Gathered) -> _Answer | None:
    posture = found.evidence.start.posture
    if posture is None:
        return None
    leans = Posture.INCLINE in found.places and posture in (Posture.SEATED, Posture.SUPINE)
    return Posture.INCLINE if leans else posture, False


def _placed(found: Gathered) -> _Answer | None:
    # A bench alone says how one lies only where the movement does not.
    places = found.places - {Posture.SUPINE} if found.usual else found.places
    if not places or found.usual == frozenset({Posture.PRONE}):
        return None
    return next((place for place in _PLACES if place in places), None), False


def _usual(found: Gathered) -> _Answer | None:
    if not found.usual and Posture.STANDING in found.things:
        return Posture.STANDING, len(found.things) > 1
    usual = found.usual or found.things
    if usual == _UPRIGHT:
        return Posture.STANDING, False
    return (next(iter(usual)), False) if len(usual) == 1 else None


def _is_not_done_lying(found: Gathered, posture: Posture | None) -> bool:
    """Whether a place or a movement is not one to lie at, though the posture is a lying one."""
    return posture in LYING_ANY_WAY and (
        "nobody-lies" in found.present or any(_stays_up(head, posture, found) for head in found.heads)
    )


def _stays_up(head: Notion, posture: Posture | None, found: Gathered) -> bool:
    """Whether a movement that is usually done elsewhere is hardly done lying down because a word says so.

    Arms and ankles move lying as well, and so does a person who rests. Of two movements, neither may be one that is
    done elsewhere.
    """
    if head.posture is None or head.posture is posture or "lies" in head.marks:
        return False
    if "firm" in head.marks and head.posture not in LYING_ANY_WAY:
        return True
    return len(found.heads) > 1 or (
        head.aim is not Aim.RELAXATION and bool(head.regions & _BODY) and head.posture not in LYING_ANY_WAY
    )


#: The order of evidence.
_ORDER: tuple[Callable[[Gathered], _Answer | None], ...] = (
    _declared,
    _stated,
    _lying,
    _firm,
    _started,
    _placed,
    _usual,
)
