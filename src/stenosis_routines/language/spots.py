"""What the steps of a statement are built from: motions, and the parts and directions that go with them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import attrs

from stenosis_routines.language.piece import Piece
from stenosis_routines.language.steps import LIMBS, Step
from stenosis_routines.language.tokens import Token

__all__ = ["VERB_LAST", "Found", "Motion", "Spot", "spans", "step"]

#: Languages in which a verb follows its objects.
VERB_LAST = frozenset({"ko", "ja"})

#: The motion that a verb with a direction means: "bring down" lowers, and "go up" raises.
_MOTION_BY_DIRECTION: Mapping[tuple[str, str], str] = {
    (motion, way): turned
    for motion in ("bring", "let", "go", "place", "move")
    for way, turned in (("down", "lower"), ("up", "raise"), ("back", "return"))
}
#: What arms, or a towel, may do with a leg.
_HOLDING = frozenset({"arm", "hand", "towel"})
_BY_HAND = frozenset({"bring", "raise", "hold", "support", "move"})
#: Parts for which "flex" means to bend; a foot is flexed.
_BENDS = frozenset({"knee", "hip", "leg", "thigh", "arm"})


@attrs.define(eq=False)
class Spot:
    """A part or a thing at its place in the statement, with the preposition before it."""

    name: str
    count: str
    preposition: str
    at: int


class Motion(NamedTuple):
    """A motion at its place in the statement; a state is a motion written as an adjective or a noun."""

    at: int
    name: str
    is_state: bool


@attrs.define(eq=False)
class Found:
    """The motions, parts, directions and light verbs of one statement, each with its place in the group of tokens."""

    piece: Piece
    group: Sequence[Token]
    language: str
    motions: list[Motion] = attrs.field(factory=list[Motion])
    spots: list[Spot] = attrs.field(factory=list[Spot])
    directions: list[tuple[int, str]] = attrs.field(factory=list[tuple[int, str]])
    lights: list[tuple[int, str]] = attrs.field(factory=list[tuple[int, str]])

    def ways(self, first: int = 0, last: int | None = None) -> list[str]:
        """The directions from the place ``first`` up to ``last``."""
        return [way for at, way in self.directions if first <= at and (last is None or at < last)]


def spans(found: Found, starts: Sequence[int]) -> Iterator[tuple[Motion, list[Spot], list[str], int]]:
    """Each motion with the parts and directions that belong to it, and where its words begin.

    ``starts`` says where the words of each motion begin, in languages whose verbs stand before their objects.
    """
    motions, final, end = found.motions, found.language in VERB_LAST, len(found.group)
    for number, motion in enumerate(motions):
        is_last = number == len(motions) - 1
        first = 0 if number == 0 else motions[number - 1].at + 1
        last = end if is_last else motion.at + 1 if final else starts[number + 1]
        if number and not final:
            first = starts[number]
            if motion.is_state:
                before = [spot for spot in found.spots if motions[number - 1].at < spot.at < motion.at]
                first = before[-1].at if before else motion.at
        own = [spot for spot in found.spots if first <= spot.at < last]
        if not final and not is_last and motions[number + 1].is_state:
            # The part right before a state belongs to the state: "lie, knees bent".
            behind = [spot for spot in own if motion.at < spot.at]
            own = [spot for spot in own if spot not in behind[-1:]]
        yield motion, own, found.ways(first, last), first


def step(piece: Piece, motion: str, spots: Sequence[Spot], ways: Sequence[str]) -> Step:
    """A step: a motion with its parts and directions."""
    bent = {spot.name for spot in spots if not spot.preposition}
    if motion == "flex" and bent and bent <= _BENDS:
        motion = "bend"
    by_hand = motion in _BY_HAND and _HOLDING & bent and {"leg", "knee", "thigh"} & bent
    if by_hand and "light:let" in piece.values:
        # "Let your arms bring the leg up": they do it.
        spots = [attrs.evolve(spot, preposition="with") if spot.name in _HOLDING else spot for spot in spots]
    objects = [(spot.name, _count(spot, piece)) for spot in spots if not spot.preposition]
    roles = [*(f"{_preposition(spot)}:{spot.name}" for spot in spots if spot.preposition), *ways]
    # "Your belly rises" lifts the belly; "rise slowly" and "come up" get up.
    gets_up = not objects and "light:let" not in piece.values
    if motion == "rise" and not gets_up:
        motion = "raise"
    if not any(role.startswith("to:") for role in roles) and not (motion == "go" and gets_up and "up" in ways):
        motion = next(
            (_MOTION_BY_DIRECTION[motion, way] for way in ways if (motion, way) in _MOTION_BY_DIRECTION), motion
        )
    return Step(motion, tuple(dict.fromkeys(objects)), tuple(dict.fromkeys(roles)))


def _count(spot: Spot, piece: Piece) -> str:
    """The count of a limb; "the other leg too" makes both."""
    too = "too" in piece.values and spot.count in ("one", "other", "any") and spot.name in LIMBS
    return "both" if too else spot.count


def _preposition(spot: Spot) -> str:
    """The preposition of a part; "with both legs" differs from "with a leg"."""
    both = spot.preposition == "with" and spot.count == "both" and spot.name in LIMBS and spot.name != "arm"
    return "both" if both else spot.preposition
