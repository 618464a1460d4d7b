"""German: one verb, wherever it stands in its statement, and adjectives beside their parts."""

from collections.abc import Sequence

import attrs

from stenosis_routines.language.piece import Piece
from stenosis_routines.language.spots import Found, Spot, step
from stenosis_routines.language.steps import Step
from stenosis_routines.language.tokens import Token

__all__ = ["arrange"]

#: German: what an adjective of it keeps where it is, rather than holds with the hands.
_KEPT = frozenset(
    {"back", "head", "neck", "shoulder", "pelvis", "hip", "buttock", "chest", "abdomen", "body", "foot", "heel", "face"}
)
#: German: motions that end on what "an", "auf" or "in" stand before.
_TOWARDS = frozenset({"bring", "move", "slide"})
#: German: what one does with one's whole body where it is done with oneself.
_OF_BODY = frozenset(
    {
        "bend",
        "turn",
        "roll",
        "raise",
        "straighten",
        "bring",
        "place",
        "press",
        "drop",
        "move",
        "slide",
        "hold",
        "lower",
        "open",
        "rock",
    }
)


def arrange(found: Found) -> None:
    """The steps of a German statement, which has one verb, wherever it stands, and adjectives beside their parts."""
    piece, group, spots, directions = found.piece, found.group, found.spots, found.directions
    verbs = [(at, motion) for at, motion, state in found.motions if not state]
    states = [(at, motion) for at, motion, state in found.motions if state]
    light = found.lights[-1][1] if found.lights else ""
    if any(motion == "hold_breath" for _, motion in verbs):
        states = [one for one in states if one[1] != "breathe"]
    own: list[Spot] = []
    left: list[tuple[int, str]] = []
    for at, motion in states:
        spot = _described(group, at, spots)
        if spot is None:
            left.append((at, motion))
            continue
        if spot.preposition == "with" or (spot.at < at and all(verb in ("hold", "keep") for _, verb in verbs)):
            own.append(spot)
        if group[at].text.startswith("gerade") and spot.name in _KEPT:
            motion = "keep"  # "das Becken gerade"
        ways = [] if verbs else [way for _, way in directions]
        rest = [] if verbs or len(states) > 1 else [one for one in spots if one is not spot]
        same = [attrs.evolve(one, preposition="") for one in _linked(spots, spot, group)]
        piece.steps.append(_adapted(piece, motion, [*same, *(one for one in rest if one not in same)], ways, False))
        if not verbs:
            own += [one for one in spots if one is spot or one in rest or one in _linked(spots, spot, group)]
    if not verbs:
        others = [spot for spot in spots if spot not in own]
        ways = [way for _, way in directions] if not piece.steps else []
        for _, motion in left:
            piece.steps.append(_adapted(piece, motion, others, ways, False))
            others, ways = [], []
        if not left and light and (others or ways or (not states and light in ("keep", "do", "go"))):
            piece.steps.append(_adapted(piece, light, others, ways, False))
        elif not left:
            piece.parts += [spot.name for spot in others if not spot.preposition]
            if others and any(spot.preposition for spot in others):
                piece.steps.append(_adapted(piece, "keep", others, ways, False))
        return
    for _, motion in left:
        piece.steps.append(Step(motion))
    if len({motion for _, motion in verbs}) == 1:
        verbs = verbs[-1:]  # "malen Sie kleine Kreise"
    last = max([spot.at for spot in spots] + [at for at, _ in directions], default=-1)
    ends = verbs[-1][0] > last
    for number, (at, motion) in enumerate(verbs):
        if ends:
            first = verbs[number - 1][0] + 1 if number else 0
            end = at + 1 if number < len(verbs) - 1 else len(group)
        else:
            first = at if number else 0
            end = verbs[number + 1][0] if number < len(verbs) - 1 else len(group)
        mine = [spot for spot in spots if first <= spot.at < end and spot not in own]
        ways = [way for place, way in directions if first <= place < end]
        reflexive = any("self" in token.readings for token in group[first:end]) and group[at].text[-1:] != "t"
        piece.steps.append(_adapted(piece, motion, mine, ways, reflexive))


def _described(group: Sequence[Token], at: int, spots: Sequence[Spot]) -> Spot | None:
    """The part that an adjective says something of: the one behind it if it is inflected, else the one before it."""
    if group[at].text.endswith(("e", "en", "er", "es", "em")) and group[at].text not in ("locker", "offen"):
        for place in range(at + 1, min(at + 5, len(group))):
            spot = next((one for one in spots if one.at == place), None)
            if spot is not None:
                return spot
            if not group[place].readings.keys() & {"state", "manner", "count", "function"}:
                break
    return next((spot for spot in reversed(spots) if spot.at < at), None) or next(
        (spot for spot in spots if spot.at > at and not spot.preposition), None
    )


def _linked(spots: Sequence[Spot], spot: Spot, group: Sequence[Token]) -> list[Spot]:
    """The part with those that are listed before it: "Kopf und Schultern locker"."""
    linked = [spot]
    for one in reversed(spots[: list(spots).index(spot)]):
        between = group[one.at + 1 : linked[0].at]
        if one.preposition != spot.preposition or any(not token.get("function") for token in between):
            break
        linked.insert(0, one)
    return linked


def _adapted(piece: Piece, motion: str, spots: Sequence[Spot], ways: Sequence[str], reflexive: bool) -> Step:
    """A step, its verb read as its objects ask for."""
    mine = list(spots)
    if motion in _TOWARDS:
        mine = [
            attrs.evolve(spot, preposition="to")
            if spot.preposition == "on" and spot.name in ("chest", "abdomen", "body", "shoulder", "buttock")
            else spot
            for spot in mine
        ]
    if motion == "feel":
        mine = [attrs.evolve(spot, preposition="", count="any") for spot in mine]  # "im Gesäß spüren"
    if motion in ("rock", "circle", "move", "roll") and all(spot.preposition for spot in mine):
        mine = [attrs.evolve(spot, preposition="") if spot.preposition == "with" else spot for spot in mine]
    objects = [spot for spot in mine if not spot.preposition]
    names = {spot.name for spot in objects}
    places = {f"{spot.preposition}:{spot.name}" for spot in mine if spot.preposition} | set(ways)
    if not objects and places & {"on:abdomen", "on:face"} and motion in ("lie", "keep", "rest", "turn", "roll", "go"):
        piece.values.add("position:upright")  # on one's belly
    if motion == "relax":
        mine = [spot for spot in mine if spot.preposition != "on" or spot.name in ("floor", "pillow")]
    if motion == "face":  # "die Knie zeigen zur Decke"
        motion, ways = "keep", [] if names and names <= {"knee", "foot", "toe", "hand"} else ways
    if motion == "close" and names and names <= {"leg", "knee", "foot"}:
        motion = "together"
    if motion == "let" and {"on:floor", "on:pillow"} & places:
        motion = "keep"
    if motion == "let" and mine and all(spot.preposition == "with" for spot in mine):
        motion, mine = (
            "do",
            [attrs.evolve(spot, preposition="") for spot in mine],
        )  # "beginnen Sie mit dem rechten Bein"
    if motion == "drop" and names and names <= {"leg", "foot"} and not {"side", "out"} & places:
        motion = "lower"  # "lassen Sie das Bein wieder sinken"
    if motion in ("bring", "place") and names and names <= {"sock", "clothes", "blanket"}:
        motion = "use"
    if not mine and not ways and motion in ("turn", "roll") and "position:side_lying" in piece.values:
        motion = "lie"
    if reflexive and not objects and motion in ("turn", "roll") and places == {"side"}:
        motion, reflexive = "lie", False
    if motion == "relax" and "from:floor" in places:
        motion = "raise"
    if motion in ("place", "bend") and names and names <= {"leg", "knee"} and not places - {"on:floor", "up"}:
        motion = "bend"  # "Beine aufstellen"
        mine = [attrs.evolve(spot, name="knee") if spot.name == "leg" else spot for spot in mine]
    if motion == "bring" and names == {"toe"} and places <= {"self", "up", "to:shin", "to:body"}:
        motion = "flex"
    if motion == "tense" and names == {"toe"}:
        motion = "bend"
    if motion == "lay":  # "die Beine ablegen", "das Bein ablegen"
        several = any(spot.name == "leg" and spot.count == "both" for spot in objects)
        motion = "rest" if several and not places - {"on:floor"} else "lower"
    if motion == "lower" and names and names <= {"head", "hand", "arm", "shoulder"}:
        motion = "rest"
    if motion == "hold" and names and names <= _KEPT and "with:hand" not in places:
        motion = "keep"
    if motion == "lie" and names - {"floor"}:
        motion = "rest"
    if motion == "rock" and names & {"back"} and ways == []:
        motion = "move"
    if reflexive and not objects and motion in _OF_BODY:
        mine.append(Spot("body", "any", "", -1))
    return step(piece, motion, mine, ways)
