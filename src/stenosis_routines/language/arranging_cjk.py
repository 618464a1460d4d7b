"""Chinese and Japanese: builds steps where no small words separate motions and directions."""

from collections.abc import Sequence

import attrs

from stenosis_routines.language.piece import Piece
from stenosis_routines.language.spots import Found, Motion, Spot, spans, step
from stenosis_routines.language.tokens import Token

__all__ = ["arrange_chinese", "arrange_japanese", "both_sides"]

#: Motions that move all of the leg where a foot is named: "足を上げる", "抬脚".
_WHOLE_LEG = frozenset({"raise", "straighten"})
#: Motions for which "に" marks where something ends up.
_PLACED = frozenset({"place", "rest", "keep", "lie", "use", "cover", "cross"})


def arrange_chinese(found: Found) -> None:
    """Adds the steps of a Chinese statement. A direction with "向" stands before its motion: "并拢，慢慢向左侧倒"."""
    piece = found.piece
    starts = [motion.at for motion in found.motions]
    for number, (motion, own, _, _) in enumerate(spans(found, starts)):
        ways = [way for place, way in found.directions if _motion_of(place, found.group, found.motions) == number]
        if "feel:good" in piece.values:
            felt = [spot for spot in own if spot.preposition == "to" and spot.at > motion.at]
            piece.parts += [spot.name for spot in felt]  # "打开到大腿内侧有拉伸感"
            own = [spot for spot in own if spot not in felt]
        piece.steps.append(step(piece, motion.name, _moved_parts(motion.name, own), ways))


def arrange_japanese(found: Found, *, has_motion: bool) -> None:
    """Adds the steps of a Japanese statement; ``has_motion`` is whether it has a verb of its own."""
    piece, last = found.piece, found.motions[-1]
    for motion, own, ways, first in spans(found, ()):
        name, own = motion.name, _moved_parts(motion.name, own)
        if motion.is_state and not own:
            # "曲げた膝を": the part that follows is the bent one.
            own = [spot for spot in found.spots if motion.at < spot.at][:1]
        if name == "cross" and any(spot.name in ("towel", "pillow") for spot in own):
            name = "use"  # "タオルをかける"
        elif name == "cross" and any(spot.name == "blanket" for spot in own):
            name = "cover"
        if name in _PLACED:
            own = [attrs.evolve(spot, preposition="on") if spot.preposition == "to" else spot for spot in own]
        if name == "keep" and has_motion and not motion.is_state:
            name = _meaning_of_put(own)
        behind = found.ways(motion.at + 1) if motion is last else []
        if behind and has_motion and not motion.is_state:
            # "戻して反対側へ": the next motion is left out.
            piece.steps.append(step(piece, name, own, found.ways(first, motion.at)))
            name, own, ways = "go", [], behind
        piece.steps.append(step(piece, name, own, ways))


def _moved_parts(motion: str, spots: list[Spot]) -> list[Spot]:
    """The parts that the motion really moves: to bend a leg bends its knee, to raise a foot raises the leg."""
    if motion == "bend":
        return _bent_knees(spots)
    if motion in _WHOLE_LEG:
        for spot in spots:
            spot.name = "leg" if spot.name == "foot" and not spot.preposition else spot.name
    return spots


def _motion_of(place: int, group: Sequence[Token], motions: Sequence[Motion]) -> int:
    """The index of the motion that a Chinese direction belongs to."""
    before = [number for number, motion in enumerate(motions) if motion.at < place]
    after = [number for number, motion in enumerate(motions) if motion.at > place]
    ahead = group[place].text[0] in "向往朝" or (place and group[place - 1].get("preposition") == "to")
    if after and (not before or ahead):
        return after[0]
    return before[-1] if before else 0


def _meaning_of_put(spots: Sequence[Spot]) -> str:
    """The motion of "つける": limbs put together, a knee that is to reach the floor, or a part that stays in place."""
    if any(spot.preposition for spot in spots):
        return "reach" if any(spot.name == "knee" and not spot.preposition for spot in spots) else "keep"
    return "together" if spots else "keep"


def _bent_knees(spots: Sequence[Spot]) -> list[Spot]:
    """To bend a leg bends its knee: "双腿屈膝", "脚を曲げる"."""
    count = next((spot.count for spot in spots if spot.name == "leg" and spot.count != "any"), "")
    kept = [spot for spot in spots if spot.name != "leg" or spot.preposition]
    knees = [spot for spot in kept if spot.name == "knee" and not spot.preposition]
    for spot in knees:
        spot.count = count or spot.count
    if knees or len(kept) == len(spots):
        return kept
    return [Spot("knee", spot.count, "", spot.at) if spot.name == "leg" else spot for spot in spots]


def both_sides(piece: Piece) -> None:
    """Applies a count of both to the motion that it belongs to: "双侧同时抬起" raises both legs."""
    if piece.names:
        piece.demands += piece.names
    piece.steps = [
        attrs.evolve(step, parts=(("leg", "both"),)) if step.motion in ("raise", "bring") and not step.parts else step
        for step in piece.steps
    ]
