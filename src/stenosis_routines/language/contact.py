"""Positions that show in what touches the floor: hands and feet, or the hips on the bed and the feet on the floor."""

from collections.abc import Sequence

from stenosis_routines.language.piece import Piece
from stenosis_routines.language.saying import says
from stenosis_routines.language.steps import Step

__all__ = ["bears_weight", "presses_up", "sits"]

#: Motions of parts that stay where they are.
_STAY = frozenset({"keep", "rest", "place", "press", "lean", "go", "lie"})
#: The ends of the body that bear its weight where nothing between them touches the floor.
_ENDS = (({"hand", "arm"}, {"foot", "toe", "knee", "shin", "heel"}), ({"head"}, {"heel"}))
#: What is in one line in a bridge.
_BRIDGE = {"knee", "hip", "shoulder"}
#: What one sits on, and what is on the floor then.
_SEAT, _FEET = {"buttock", "hip", "pelvis", "thigh"}, {"foot", "heel", "toe"}


def bears_weight(step: Step, text: str) -> bool:
    """Whether the body hovers between the parts that a statement keeps there, or is on its front.

    "Elbows and toes on the mat", "the tops of your feet on the floor".
    """
    if step.motion not in _STAY:
        return False
    parts = {part for part, _ in step.parts}
    if "on:floor" not in step.roles:
        return step.motion == "keep" and not step.roles and parts >= _BRIDGE
    hovers = any(upper & parts and lower & parts for upper, lower in _ENDS)
    return hovers or ("foot" in parts and says("foot_tops", text))


def sits(pieces: Sequence[Piece]) -> bool:
    """Whether the hips are on a bed or a sofa, and the feet on the floor: "bottom on the sofa, feet on the floor"."""
    return _is_on("high_places", _SEAT, pieces) and _is_on("low_places", _FEET, pieces)


def presses_up(pieces: Sequence[Piece]) -> bool:
    """Whether the hips stay down while the arms straighten, as on the front: "hips down, straighten your arms"."""
    steps = [step for piece in pieces if not piece.negations for step in piece.steps]
    down = any(
        step.motion in _STAY | {"drop"}
        and _DOWN.intersection(step.roles)
        and any(part in _FRONT for part, _ in step.parts)
        for step in steps
    )
    arms = any(step.motion == "straighten" and "arm" in dict(step.parts) and not step.roles for step in steps)
    return down and arms


#: What lies on the floor in a press-up, and where.
_FRONT, _DOWN = {"hip", "pelvis", "thigh", "abdomen"}, {"down", "on:floor", "to:floor"}


def _is_on(places: str, parts: set[str], pieces: Sequence[Piece]) -> bool:
    """Whether a statement puts one of the parts on places of one list, and not also on those of the other."""
    for piece in pieces:
        there = {part for step in piece.steps if step.motion in _STAY for part, _ in step.parts}
        alone = says("high_places", piece.text) != says("low_places", piece.text)
        if says(places, piece.text) and parts & there and (alone or (_SEAT & there and _FEET & there)):
            return True
    return False
