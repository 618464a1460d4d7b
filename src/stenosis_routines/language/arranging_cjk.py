"""Chinese and Japanese: steps whose motions and ways are not parted by small words."""

from collections.abc import Sequence

import attrs

from stenosis_routines.language.piece import Piece
from stenosis_routines.language.spots import Found, Motion, Spot, spans, step
from stenosis_routines.language.tokens import Token

__all__ = ["arrange_chinese", "arrange_japanese", "both_sides"]

#: Motions that move all of the leg where a foot is named: "足を上げる", "抬脚".
_WHOLE_LEG = frozenset({"raise", "straighten"})
#: Motions that end on what "に" stands behind.
_PLACED = frozenset({"place", "rest", "keep", "lie", "use", "cover", "cross"})


def arrange_chinese(found: Found) -> None:
    """The steps of a Chinese statement: "并拢，慢慢向左侧倒", a way with "向" stands before its motion."""
    piece = found.piece
    starts = [motion.at for motion in found.motions]
    for number, (motion, mine, _, _) in enumerate(spans(found, starts)):
        ways = [way for place, way in found.directions if _motion_of(place, found.group, found.motions) == number]
        if "feel:good" in piece.values:
            felt = [spot for spot in mine if spot.preposition == "to" and spot.at > motion.at]
            piece.parts += [spot.name for spot in felt]  # "打开到大腿内侧有拉伸感"
            mine = [spot for spot in mine if spot not in felt]
        piece.steps.append(step(piece, motion.name, _whole(motion.name, mine), ways))


def arrange_japanese(found: Found, *, said: bool) -> None:
    """The steps of a Japanese statement; ``said`` is whether it has a verb of its own."""
    piece, last = found.piece, found.motions[-1]
    for motion, mine, ways, first in spans(found, ()):
        name, mine = motion.name, _whole(motion.name, mine)
        if motion.is_state and not mine:
            # "曲げた膝を": what follows is what is bent.
            mine = [spot for spot in found.spots if motion.at < spot.at][:1]
        if name == "cross" and any(spot.name in ("towel", "pillow") for spot in mine):
            name = "use"  # "タオルをかける"
        elif name == "cross" and any(spot.name == "blanket" for spot in mine):
            name = "cover"
        mine = [_placed(spot) if name in _PLACED else spot for spot in mine]
        if name == "keep" and said and not motion.is_state:
            name = _put(mine)
        behind = found.ways(motion.at + 1) if motion is last else []
        if behind and said and not motion.is_state:
            # "戻して反対側へ": the next motion is left out.
            piece.steps.append(step(piece, name, mine, found.ways(first, motion.at)))
            name, mine, ways = "go", [], behind
        piece.steps.append(step(piece, name, mine, ways))


def _whole(motion: str, spots: list[Spot]) -> list[Spot]:
    """Who bends a leg bends its knee, and who raises a foot raises the leg."""
    if motion == "bend":
        return _bent(spots)
    if motion in _WHOLE_LEG:
        for spot in spots:
            spot.name = "leg" if spot.name == "foot" and not spot.preposition else spot.name
    return spots


def _motion_of(place: int, group: Sequence[Token], motions: Sequence[Motion]) -> int:
    """The number of the motion that a Chinese direction belongs to."""
    before = [number for number, motion in enumerate(motions) if motion.at < place]
    after = [number for number, motion in enumerate(motions) if motion.at > place]
    ahead = group[place].text[0] in "向往朝" or (place and group[place - 1].get("preposition") == "to")
    if after and (not before or ahead):
        return after[0]
    return before[-1] if before else 0


def _put(spots: Sequence[Spot]) -> str:
    """What "つける" is: limbs put together, a knee that is to reach the floor, or what stays where it lies."""
    if any(spot.preposition for spot in spots):
        return "reach" if any(spot.name == "knee" and not spot.preposition for spot in spots) else "keep"
    return "together" if spots else "keep"


def _bent(spots: Sequence[Spot]) -> list[Spot]:
    """Who bends a leg bends its knee: "双腿屈膝", "脚を曲げる"."""
    count = next((spot.count for spot in spots if spot.name == "leg" and spot.count != "any"), "")
    kept = [spot for spot in spots if spot.name != "leg" or spot.preposition]
    knees = [spot for spot in kept if spot.name == "knee" and not spot.preposition]
    for spot in knees:
        spot.count = count or spot.count
    if knees or len(kept) == len(spots):
        return kept
    return [Spot("knee", spot.count, "", spot.at) if spot.name == "leg" else spot for spot in spots]


def _placed(spot: Spot) -> Spot:
    return Spot(spot.name, spot.count, "on", spot.at) if spot.preposition == "to" else spot


def both_sides(piece: Piece) -> None:
    """Gives a count that no part took to what it counts: "双侧同时抬起" raises both legs."""
    if piece.names:
        piece.demands += piece.names
    piece.steps = [
        attrs.evolve(step, parts=(("leg", "both"),)) if step.motion in ("raise", "bring") and not step.parts else step
        for step in piece.steps
    ]
