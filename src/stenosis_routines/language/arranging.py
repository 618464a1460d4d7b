"""Builds the steps of a statement: which parts and directions go with which motion, by its language's word order."""

from collections.abc import Iterator

import attrs

from stenosis_routines.language import arranging_german, arranging_romance
from stenosis_routines.language.arranging_cjk import arrange_chinese, arrange_japanese, both_sides
from stenosis_routines.language.spots import Found, Motion, spans, step
from stenosis_routines.language.steps import LIMBS, Step

__all__ = ["arrange"]


def arrange(found: Found, *, both: bool) -> None:
    """Adds the steps to a statement; ``both``: the text counts both of something, but names no part with that count."""
    piece, language = found.piece, found.language
    has_motion = bool(found.motions)
    if language == "de" and (has_motion or any(light in ("let", "leave") for _, light in found.lights)):
        arranging_german.arrange(found)
        return
    if has_motion or _add_implied_motion(found):
        _add_steps(found, has_motion=has_motion)
    if language == "zh" and both:
        both_sides(piece)
    if language == "fr":
        arranging_romance.as_meant(piece)


def _add_steps(found: Found, *, has_motion: bool) -> None:
    piece, language = found.piece, found.language
    if "turn" in piece.values:
        found.spots = [attrs.evolve(spot, count="one") if spot.count == "both" else spot for spot in found.spots]
    if language in ("es", "fr"):
        arranging_romance.arrange(found)
    elif language == "ja":
        arrange_japanese(found, has_motion=has_motion)
    elif language == "zh":
        arrange_chinese(found)
    else:
        if language == "en":
            found.motions = list(_adjectives_as_steps(found))
        starts = _starts(found) if language == "en" else [motion.at for motion in found.motions]
        piece.steps += [step(piece, motion.name, own, ways) for motion, own, ways, _ in spans(found, starts)]


def _add_implied_motion(found: Found) -> bool:
    """Adds the motion that a statement implies and returns true; if it implies none, notes its parts and directions."""
    piece, spots = found.piece, found.spots
    light = found.lights[-1][1] if found.lights else ""
    placed = any(spot.preposition for spot in spots) or any(value.startswith("position") for value in piece.values)
    if light and (spots or found.directions or light in ("keep", "do", "go")):
        found.motions = [Motion(found.lights[-1][0], light, is_state=False)]
    elif spots and found.directions:
        found.motions = [Motion(spots[0].at, "go", is_state=False)]  # "toes up, toes down"
    elif spots and placed and "feel" not in piece.kinds:
        found.motions = [_motion_at_place(found)]
    else:
        piece.parts += [spot.name for spot in spots]
        piece.loose += [(spot.name, spot.count) for spot in spots if not spot.preposition]
        piece.values |= {f"way:{way}" for way in found.ways()}
    return bool(found.motions)


def _motion_at_place(found: Found) -> Motion:
    """The implied motion of parts with a place: "toes to nose" move there, "feet on the floor" stay there."""
    spots = found.spots
    if found.piece.amounts and all(spot.preposition == "on" and spot.name in LIMBS for spot in spots):
        found.spots = [attrs.evolve(spot, preposition="with") for spot in spots]
        return Motion(spots[0].at, "do", is_state=False)  # "ten slides on one leg"
    goes = found.language == "en" and spots[0].preposition == "" and any(spot.preposition == "to" for spot in spots)
    return Motion(spots[0].at, "go" if goes else "keep", is_state=False)


def _starts(found: Found) -> list[int]:
    """Where the words of each motion begin: "breathe out and let | the knee sink", "feel | your hips lift"."""
    starts, before, feels = list[int](), -1, False
    for at, name, is_state in found.motions:
        let = max([light for light, _ in found.lights if before < light < at], default=at)
        starts.append(before + 1 if feels and not is_state else let)
        before, feels = at, name in ("feel", "attend")
    return starts


def _adjectives_as_steps(found: Found) -> Iterator[Motion]:
    """The motions, with each adjective right before a part ("lift the straight leg") made a step of its own."""
    done = any(not motion.is_state for motion in found.motions)
    for motion in found.motions:
        spot = next((spot for spot in found.spots if spot.at == motion.at + 1), None)
        attribute = motion.is_state and done and spot is not None and motion.at > 0
        if attribute and found.group[motion.at - 1].readings.keys() & {"function", "count"}:
            assert spot is not None  # noqa: S101 - an attribute has its part
            found.piece.steps.append(Step(motion.name, ((spot.name, spot.count),)))
        else:
            yield motion
