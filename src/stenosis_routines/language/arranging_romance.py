"""Spanish and French: builds steps where adjectives follow their parts."""

import attrs

from stenosis_routines.language.piece import Piece
from stenosis_routines.language.spots import Found, Spot, step
from stenosis_routines.language.steps import Step

__all__ = ["arrange", "as_meant"]


def arrange(found: Found) -> None:
    """Adds the steps of a statement whose adjectives follow their parts: "lift the leg straightened from the bed"."""
    piece, group, motions, spots, directions = found.piece, found.group, found.motions, found.spots, found.directions
    if found.language == "fr" and any(motion.name == "hold_breath" for motion in motions):
        motions = [motion for motion in motions if motion.name != "breathe"]  # "ne retenez pas votre souffle"
    described: dict[int, Spot] = {}
    before = -1
    for at, _, state in motions:
        cluster = [spot for spot in spots if before < spot.at < at]
        if state and cluster:
            described[at] = cluster[-1]
        elif state and at and group[at - 1].text in ("el", "la", "los", "las"):
            piece.unknown.append(group[at].text)  # "la doblada": the bent one, but of what?
        before = at
    done = [(at, motion) for at, motion, state in motions if not state]
    for at, motion, state in motions:
        if state:
            spot = described.get(at)
            own = [attrs.evolve(spot, preposition="")] if spot is not None else []
            if done:
                piece.steps.append(step(piece, motion, own, ()))
                continue
            first = max((place for place, _, _ in motions if place < at), default=-1)
            last = min((place for place, _, _ in motions if place > at), default=len(piece.text))
            others = [one for one in spots if (first < one.at < at and one is not spot) or at < one.at < last]
            others = [one for one in others if one not in described.values()]
            ways = [way for place, way in directions if first < place < last]
            piece.steps.append(step(piece, motion, [*own, *others], ways))
    for number, (at, motion) in enumerate(done):
        first = 0 if number == 0 else at
        last = len(piece.text) if number == len(done) - 1 else done[number + 1][0]
        own = [spot for spot in spots if first <= spot.at < last]
        ways = [way for place, way in directions if first <= place < last]
        piece.steps.append(step(piece, motion, own, ways))


def as_meant(piece: Piece) -> None:
    """Corrects the steps of a French statement where the literal meaning misleads; on the belly is a posture."""
    piece.steps = list(map(_as_meant, piece.steps))
    if any(map(_is_on_front, piece.steps)):
        piece.values.add("position:upright")


def _as_meant(step: Step) -> Step:
    """The step as meant: to bend the legs bends the knees, to bend a foot flexes it, "against" the mat is on it."""
    names = {part for part, _ in step.parts}
    if step.motion == "bend" and "leg" in names and not step.roles:
        return attrs.evolve(step, parts=tuple(("knee" if part == "leg" else part, count) for part, count in step.parts))
    if step.motion == "bend" and names and names <= {"foot", "toe", "ankle"}:
        return attrs.evolve(step, motion="flex")
    if step.motion == "tense" and "with:arm" in step.roles:
        return attrs.evolve(step, motion="hold")
    if step.motion == "use" and names and names <= {"arm", "hand"}:
        return attrs.evolve(step, motion="move")  # "le bras passe au-dessus du corps"
    if step.motion in ("relax", "rest", "keep") and "against:floor" in step.roles:
        return attrs.evolve(step, roles=tuple(role.replace("against:floor", "on:floor") for role in step.roles))
    return step


def _is_on_front(step: Step) -> bool:
    """Whether the whole body lies on the belly ("allongez-vous sur le ventre"), and not only a hand rests there."""
    return (
        not step.parts and "on:abdomen" in step.roles and step.motion in ("lie", "keep", "rest", "turn", "roll", "go")
    )
