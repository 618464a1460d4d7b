"""Part of step 3: what is said beside a gentle movement done lying down and keeps it from passing."""

from stenosis_routines.exercise import Aim, LegLoad, Posture, Region, SpineMotion
from stenosis_routines.language.notions import Notion
from stenosis_routines.recognise.gathering import TRAINING
from stenosis_routines.recognise.instructions import Start
from stenosis_routines.recognise.reading import Evidence
from stenosis_routines.recognise.recognition import LYING_ANY_WAY

__all__ = ["UNLOADED", "is_held_back"]

#: A band or strap round the leg does not load it where the aim is one of these.
UNLOADED = frozenset({Aim.STRETCH, Aim.RELAXATION, Aim.CARDIO})

_EXERTING = frozenset({Aim.CARDIO, Aim.POWER})


def is_held_back(evidence: Evidence, aim: Aim | None) -> bool:
    """Whether the evidence keeps a movement from passing, even where it is gentle and done lying down."""
    things = [notion for notion in evidence.name if notion.kind not in ("movement", "position")]
    return (
        not all(map(_is_harmless, (*things, *evidence.equipment, *evidence.category)))
        or (aim is not Aim.RELAXATION and _is_more_than_gentle(evidence))
        or _instructions_hold_back(evidence.start, aim)
    )


def _is_harmless(notion: Notion) -> bool:
    """Whether something beside a gentle movement done lying down leaves it what it is."""
    if notion.kind == "movement":
        return notion.aim not in TRAINING and not _is_harsh(notion)
    if notion.kind == "position":
        return notion.posture is None or notion.posture in LYING_ANY_WAY
    if "harsh" in notion.marks:
        return False
    return notion.kind not in ("equipment", "setting", "qualifier", "people") or "harmless" in notion.marks


def _is_harsh(move: Notion) -> bool:
    """Whether a movement cannot be part of a gentle one done lying down."""
    return "goes-along" not in move.marks and (
        "harsh" in move.marks
        or "upright" in move.marks
        or move.load is LegLoad.HEAVY
        or move.aim in _EXERTING
        or SpineMotion.EXTENSION in move.spine
        or ("firm" in move.marks and move.posture not in LYING_ANY_WAY)
        or (move.aim is Aim.STRENGTH and Region.TRUNK in move.regions)
    )


def _is_more_than_gentle(evidence: Evidence) -> bool:
    """Whether the name says that it is worked harder than gently, or anything that it is done on a roller."""
    beside = (*evidence.name, *evidence.equipment, *evidence.start.moves)
    return any("only-relaxing" in notion.marks for notion in evidence.name) or any(
        "on-roller" in notion.marks for notion in beside
    )


def _instructions_hold_back(start: Start, aim: Aim | None) -> bool:
    """Whether instructions ask for more than a gentle movement done lying down, or cannot be understood."""
    if start.posture_in_doubt or start.not_understood:
        return True
    if not start.seen <= LYING_ANY_WAY or (Posture.PRONE in start.seen and start.posture is not Posture.PRONE):
        return True
    if start.rises or start.lifts or not start.marks.isdisjoint(("arches-back", "loads-legs", "apparatus")):
        return True
    if "elastic" in start.marks and aim not in UNLOADED:
        return True
    if "more-than-mobility" in start.marks and aim is Aim.MOBILITY:
        return True
    return any(map(_is_harsh, start.moves))
