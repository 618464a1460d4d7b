"""What a statement is made of before its steps are arranged: motions, and the parts and ways that go with them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import attrs

from stenosis_routines.language.piece import Piece
from stenosis_routines.language.steps import LIMBS, Step
from stenosis_routines.language.tokens import Token

__all__ = ["VERB_LAST", "Found", "Motion", "Spot", "spans", "step"]

#: Languages in which a verb stands behind what it governs.
VERB_LAST = frozenset({"ko", "ja"})

#: "Bring down" lowers and "go up" raises, whatever the verb.
_TURNS: Mapping[tuple[str, str], str] = {
    (motion, way): turned
    for motion in ("bring", "let", "go", "place", "move")
    for way, turned in (("down", "lower"), ("up", "raise"), ("back", "return"))
}
#: What arms, or a towel, may do with a leg.
_HOLDING = frozenset({"arm", "hand", "towel"})
_BY_HAND = frozenset({"bring", "raise", "hold", "support", "move"})
#: What is bent in English where it flexes; a foot is flexed.
_BENDS = frozenset({"knee", "hip", "leg", "thigh", "arm"})


@attrs.define(eq=False)
class Spot:
    """A part or a thing where it stands, with what governs it."""

    name: str
    count: str
    preposition: str
    at: int


class Motion(NamedTuple):
    """A motion where it stands; a state is one that is said as an adjective or a noun."""

    at: int
    name: str
    is_state: bool


@attrs.define(eq=False)
class Found:
    """The words of one statement by what they are, each with its place in the group."""

    piece: Piece
    group: Sequence[Token]
    language: str
    motions: list[Motion] = attrs.field(factory=list)
    spots: list[Spot] = attrs.field(factory=list)
    directions: list[tuple[int, str]] = attrs.field(factory=list)
    lights: list[tuple[int, str]] = attrs.field(factory=list)

    def ways(self, first: int = 0, last: int | None = None) -> list[str]:
        """The directions between two places."""
        return [way for at, way in self.directions if first <= at and (last is None or at < last)]


def spans(found: Found, starts: Sequence[int]) -> Iterator[tuple[Motion, list[Spot], list[str], int]]:
    """Each motion with the parts and ways that belong to it, and where its words begin.

    ``starts`` are the places where the words of each motion begin, where verbs stand before what they govern.
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
        mine = [spot for spot in found.spots if first <= spot.at < last]
        if not final and not is_last and motions[number + 1].is_state:
            # What stands right before a state is the state's: "lie, knees bent".
            behind = [spot for spot in mine if motion.at < spot.at]
            mine = [spot for spot in mine if spot not in behind[-1:]]
        yield motion, mine, found.ways(first, last), first


def step(piece: Piece, motion: str, spots: Sequence[Spot], ways: Sequence[str]) -> Step:
    """A step of a motion with its parts and ways."""
    bent = {spot.name for spot in spots if not spot.preposition}
    if motion == "flex" and bent and bent <= _BENDS:
        motion = "bend"
    by_hand = motion in _BY_HAND and _HOLDING & bent and {"leg", "knee", "thigh"} & bent
    if by_hand and "light:let" in piece.values:
        # "Let your arms bring the leg up": they do it.
        spots = [attrs.evolve(spot, preposition="with") if spot.name in _HOLDING else spot for spot in spots]
    objects = [(spot.name, _count(spot, piece)) for spot in spots if not spot.preposition]
    roles = [*(f"{_together(spot)}:{spot.name}" for spot in spots if spot.preposition), *ways]
    if not any(role.startswith("to:") for role in roles):
        motion = next((_TURNS[motion, way] for way in ways if (motion, way) in _TURNS), motion)
    return Step(motion, tuple(dict.fromkeys(objects)), tuple(dict.fromkeys(roles)))


def _count(spot: Spot, piece: Piece) -> str:
    """How many of a limb; one more of them is both."""
    too = "too" in piece.values and spot.count in ("one", "other", "any") and spot.name in LIMBS
    return "both" if too else spot.count


def _together(spot: Spot) -> str:
    """The preposition of a part; with both legs is not with a leg."""
    both = spot.preposition == "with" and spot.count == "both" and spot.name in LIMBS and spot.name != "arm"
    return "both" if both else spot.preposition
