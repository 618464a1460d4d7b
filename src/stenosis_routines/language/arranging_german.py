"""German: builds steps from one verb per statement, wherever it stands, and from adjectives beside their parts."""

from collections.abc import Sequence

import attrs

from stenosis_routines.language.piece import Piece
from stenosis_routines.language.spots import Found, Spot, step
from stenosis_routines.language.steps import Step
from stenosis_routines.language.tokens import Token

__all__ = ["arrange"]

#: Parts that one keeps in place ("das Becken gerade halten") instead of holding them with the hands.
_KEPT_IN_PLACE = frozenset(
    {"back", "head", "neck", "shoulder", "pelvis", "hip", "buttock", "chest", "abdomen", "body", "foot", "heel", "face"}
)
#: Motions for which "an", "auf" or "in" with a part says where they end.
_TOWARDS = frozenset({"bring", "move", "slide"})
#: Motions that move the whole body where the verb is reflexive ("sich drehen").
_MOVES_BODY = frozenset(
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
    """Adds the steps of a German statement: one verb, wherever it stands, and adjectives beside their parts."""
    piece, group, spots, directions = found.piece, found.group, found.spots, found.directions
    verbs = [(at, motion) for at, motion, state in found.motions if not state]
    states = [(at, motion) for at, motion, state in found.motions if state]
    light = found.lights[-1][1] if found.lights else ""
    if any(motion == "hold_breath" for _, motion in verbs):
        states = [one for one in states if one[1] != "breathe"]
    own_spots: list[Spot] = []
    without_spot: list[tuple[int, str]] = []
    for at, motion in states:
        spot = _described_spot(group, at, spots)
        if spot is None:
            without_spot.append((at, motion))
            continue
        if spot.preposition == "with" or (spot.at < at and all(verb in ("hold", "keep") for _, verb in verbs)):
            own_spots.append(spot)
        if group[at].text.startswith("gerade") and spot.name in _KEPT_IN_PLACE:
            motion = "keep"  # "das Becken gerade"
        ways = [] if verbs else [way for _, way in directions]
        rest = [] if verbs or len(states) > 1 else [one for one in spots if one is not spot]
        same = [attrs.evolve(one, preposition="") for one in _with_listed(spots, spot, group)]
        piece.steps.append(_step(piece, motion, [*same, *(one for one in rest if one not in same)], ways, False))
        if not verbs:
            own_spots += [one for one in spots if one is spot or one in rest or one in _with_listed(spots, spot, group)]
    if not verbs:
        others = [spot for spot in spots if spot not in own_spots]
        ways = [way for _, way in directions] if not piece.steps else []
        for _, motion in without_spot:
            piece.steps.append(_step(piece, motion, others, ways, False))
            others, ways = [], []
        if not without_spot and light and (others or ways or (not states and light in ("keep", "do", "go"))):
            piece.steps.append(_step(piece, light, others, ways, False))
        elif not without_spot:
            piece.parts += [spot.name for spot in others if not spot.preposition]
            if others and any(spot.preposition for spot in others):
                piece.steps.append(_step(piece, "keep", others, ways, False))
        return
    for _, motion in without_spot:
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
        own = [spot for spot in spots if first <= spot.at < end and spot not in own_spots]
        ways = [way for place, way in directions if first <= place < end]
        reflexive = any("self" in token.readings for token in group[first:end]) and group[at].text[-1:] != "t"
        piece.steps.append(_step(piece, motion, own, ways, reflexive))


def _described_spot(group: Sequence[Token], at: int, spots: Sequence[Spot]) -> Spot | None:
    """The part that an adjective describes: the one after it if it is inflected, else the one before it."""
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


def _with_listed(spots: Sequence[Spot], spot: Spot, group: Sequence[Token]) -> list[Spot]:
    """The part together with those listed before it: "Kopf und Schultern locker"."""
    linked = [spot]
    for one in reversed(spots[: list(spots).index(spot)]):
        between = group[one.at + 1 : linked[0].at]
        if one.preposition != spot.preposition or any(not token.get("function") for token in between):
            break
        linked.insert(0, one)
    return linked


def _step(piece: Piece, motion: str, spots: Sequence[Spot], ways: Sequence[str], reflexive: bool) -> Step:
    """A step whose motion depends on its objects: "Beine aufstellen" bends the knees."""
    own = list(spots)
    if motion in _TOWARDS:
        own = [
            attrs.evolve(spot, preposition="to")
            if spot.preposition == "on" and spot.name in ("chest", "abdomen", "body", "shoulder", "buttock")
            else spot
            for spot in own
        ]
    if motion == "feel":
        own = [attrs.evolve(spot, preposition="", count="any") for spot in own]  # "im Gesäß spüren"
    if motion in ("rock", "circle", "move", "roll") and all(spot.preposition for spot in own):
        own = [attrs.evolve(spot, preposition="") if spot.preposition == "with" else spot for spot in own]
    objects = [spot for spot in own if not spot.preposition]
    names = {spot.name for spot in objects}
    places = {f"{spot.preposition}:{spot.name}" for spot in own if spot.preposition} | set(ways)
    if motion == "relax":
        own = [spot for spot in own if spot.preposition != "on" or spot.name in ("floor", "pillow")]
    if motion == "face":  # "die Knie zeigen zur Decke"
        motion, ways = "keep", [] if names and names <= {"knee", "foot", "toe", "hand"} else ways
    if motion == "close" and names and names <= {"leg", "knee", "foot"}:
        motion = "together"
    if motion == "let" and {"on:floor", "on:pillow"} & places:
        motion = "keep"
    if motion == "let" and own and all(spot.preposition == "with" for spot in own):
        motion, own = (
            "do",
            [attrs.evolve(spot, preposition="") for spot in own],
        )  # "beginnen Sie mit dem rechten Bein"
    if motion == "drop" and names and names <= {"leg", "foot"} and not {"side", "out"} & places:
        motion = "lower"  # "lassen Sie das Bein wieder sinken"
    if motion in ("bring", "place") and names and names <= {"sock", "clothes", "blanket"}:
        motion = "use"
    if not own and not ways and motion in ("turn", "roll") and "position:side_lying" in piece.values:
        motion = "lie"
    if reflexive and not objects and motion in ("turn", "roll") and places == {"side"}:
        motion, reflexive = "lie", False
    if motion == "relax" and "from:floor" in places:
        motion = "raise"
    kneels = motion == "place" and names == {"knee"} and "on:floor" in places
    set_up = names and names <= {"leg", "knee"} and not places - {"on:floor", "up"}
    if motion in ("place", "bend") and set_up and not kneels:
        motion = "bend"  # "Beine aufstellen"
        own = [attrs.evolve(spot, name="knee") if spot.name == "leg" else spot for spot in own]
    if motion == "bring" and names == {"toe"} and places <= {"self", "up", "to:shin", "to:body"}:
        motion = "flex"
    if motion == "tense" and names == {"toe"}:
        motion = "bend"
    if motion == "lay":  # "die Beine ablegen", "das Bein ablegen"
        several = any(spot.name == "leg" and spot.count == "both" for spot in objects)
        motion = "rest" if several and not places - {"on:floor"} else "lower"
    if motion == "lower" and names and names <= {"head", "hand", "arm", "shoulder"}:
        motion = "rest"
    if motion == "hold" and names and names <= _KEPT_IN_PLACE and "with:hand" not in places:
        motion = "keep"
    if motion == "lie" and names - {"floor"}:
        motion = "rest"
    if reflexive and not objects and motion in _MOVES_BODY:
        own.append(Spot("body", "any", "", -1))
    return step(piece, motion, own, ways)
