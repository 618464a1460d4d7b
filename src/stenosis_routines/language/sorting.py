"""The words of one statement, sorted: steps with their parts and places, names, amounts, feelings, and what is strange."""

from collections.abc import Iterator, Mapping, Sequence

import attrs

from stenosis_routines.language.piece import Amount, Piece
from stenosis_routines.language.steps import LIMBS, Step
from stenosis_routines.language.tokens import Token

__all__ = ["VERB_LAST", "sort"]

#: Languages in which a verb stands behind what it governs.
VERB_LAST = frozenset({"ko", "ja"})

#: Languages in which an adjective stands behind its noun.
_ADJECTIVE_LAST = frozenset({"es"})

#: "Bring down" lowers and "go up" raises, whatever the verb.
_TURNS: Mapping[tuple[str, str], str] = {
    (motion, way): turned
    for motion in ("bring", "let", "go", "place", "move")
    for way, turned in (("down", "lower"), ("up", "raise"), ("back", "return"))
}

#: Kinds of words that say nothing of a step, in the order in which a word is taken for one.
_PLAIN = (
    "too",
    "manner",
    "function",
    "when",
    "talk",
    "symbol",
    "effect",
    "unit",
    "direction",
    "preposition",
    "count",
    "particle",
    "ending",
)


@attrs.define(eq=False)
class _Spot:
    """A part or a thing where it stands, with what governs it."""

    name: str
    count: str
    preposition: str
    at: int


def sort(piece: Piece, group: Sequence[Token], language: str) -> Piece:
    """Fills a statement from its words."""
    spots: list[_Spot] = []
    directions: list[tuple[int, str]] = []
    motions: list[tuple[int, str, bool]] = []
    lights: list[tuple[int, str]] = []
    pending = count = ""
    number: Token | None = None
    helped = times = False
    for at, token in enumerate(group):
        kind = _kind(group, at, motions)
        piece.kinds.add(kind)
        if _is_them(group, at, kind):
            piece.values.add("them")
        if "endure" in token.readings:
            piece.values.add(f"endure:{token.readings['endure']}")
        if (
            kind not in ("unit", "part", "when", "function", "manner", "direction", "preposition", "talk", "numbered")
            and number is not None
        ):
            piece.amounts.append(_without_unit(piece, number))
            number = None
        match kind:
            case "":
                piece.unknown.append(token.text)
            case "digits" | "number" if times:
                piece.amounts.append(Amount(token.low or 0, token.high or 0, "rep"))
                times = False
            case "digits" | "number":
                number = token
            case "unit" if number is None and (token.text in "x×" or token.text.endswith("count of")):
                times = True
            case "unit":
                if number is not None:
                    piece.amounts.append(Amount(number.low or 0, number.high or 0, token.readings["unit"]))
                    number = None
                elif token.readings["unit"] in ("kg", "degree", "percent"):
                    piece.demands.append(token.text)
            case "when":
                if number is not None and token.readings["when"] in ("each", "often"):
                    piece.amounts.append(Amount(number.low or 0, number.high or 0, "rep"))
                    number = None
                piece.values.add(f"when:{token.readings['when']}")
            case "part" | "thing" if helped:
                piece.parts.append(token.readings[kind])
            case "part" | "thing":
                said = token.readings[kind]
                how_many = count or (
                    "both" if token.plural else "any" if language in VERB_LAST or language == "zh" else "one"
                )
                if kind == "thing" or said in _ALWAYS_MANY:
                    how_many = "any"
                beside = bool(spots) and spots[-1].at == at - 1
                spots.append(_Spot(said, how_many, pending or (spots[-1].preposition if beside else ""), at))
                pending = count = ""
            case "count":
                value = token.readings["count"]
                if value == "turn":
                    piece.values.add("turn")
                following = _next(group, at, ("part",))
                if following or not spots or spots[-1].at < at - 1:
                    count = _counted(count, value)
                else:
                    spots[-1].count = _counted(spots[-1].count if spots[-1].count != "any" else "", value)
            case "manner":
                piece.values.add(f"manner:{token.readings['manner']}")
            case "too":
                piece.values.add("too")
            case "preposition":
                pending = token.readings["preposition"]
            case "postposition" | "particle":
                value = token.readings[kind]
                if value == "too":
                    piece.values.add("too")
                elif value in _GOVERNS and spots:
                    if kind == "postposition" or not spots[-1].preposition:
                        spots[-1].preposition = value
                        last = spots[-1].at
                        for spot in reversed(spots[:-1]):
                            linked = group[last - 1].get("particle") == "and" and spot.at == last - 2
                            if spot.preposition or not (linked if language in VERB_LAST else spot.at == last - 1):
                                break
                            spot.preposition, last = value, spot.at
            case "direction":
                directions.append((at, token.readings["direction"]))
                pending = ""
                if number is not None and token.readings["direction"] == "side":
                    piece.amounts.append(Amount(number.low or 0, number.high or 0, "rep"))
                    number = None
            case "motion" | "state":
                motions.append((at, token.readings[kind], kind == "state"))
                # Chinese: "拉向胸部", the verb holds the preposition.
                pending = token.readings.get("preposition", "") if language not in VERB_LAST else pending
                if language not in VERB_LAST:
                    count = ""
            case "light":
                lights.append((at, token.readings["light"]))
                piece.values.add(f"light:{token.readings['light']}")
            case "numbered" if number is None and len(token.readings) == 1 and not _is_numbered(group, at):
                piece.unknown.append(token.text)  # "step 2", but not "take a step"
            case "talk" | "numbered" if count == "other":
                piece.unknown.append(token.text)  # "your other exercises" are not in this text
            case "talk" | "numbered" if number is not None:
                # "Five gentle exercises" counts no repetitions.
                number = None
            case "endure" if token.readings["endure"] != "praise":
                piece.demands.append(token.text)
            case "demand" | "limit":
                piece.demands.append(token.text)
                piece.values.add(f"demand:{token.readings[kind]}")
            case "name":
                piece.names.append(token.text if token.readings["name"][0] != "=" else token.readings["name"])
            case "negation":
                piece.negations += 1
                piece.values.add(f"negation:{token.readings['negation']}")
            case "feel" | "stop" | "position" | "effect" | "leave":
                # "To ease your lower back": what is named behind it is helped, not moved.
                helped = helped or (
                    kind == "effect" and not any("motion" in later.readings for later in group[at + 1 :])
                )
                piece.values.add(f"{kind}:{token.readings[kind]}")
            case _:
                pass
    if number is not None:
        piece.amounts.append(_without_unit(piece, number))
    if language == "en" and _is_subject(group):
        piece.values.add("subject")
    if count == "both" and not spots and language == "en":
        piece.demands.append("both")  # "now both": of what is not said
    _steps(piece, group, motions, lights, spots, directions, language)
    return piece


def _without_unit(piece: Piece, number: Token) -> Amount:
    """A number alone; behind a number of sets it counts repetitions: "two sets of ten"."""
    of_sets = bool(piece.amounts) and piece.amounts[-1].unit == "set"
    return Amount(number.low or 0, number.high or 0, "rep" if of_sets else "")


#: Parts that are never one and the other of a pair in a how-to.
_ALWAYS_MANY = frozenset(
    {
        "hand",
        "eye",
        "toe",
        "rib",
        "shoulder",
        "face",
        "abdomen",
        "chest",
        "head",
        "neck",
        "back",
        "pelvis",
        "body",
        "buttock",
    }
)
_GOVERNS = frozenset(
    {"to", "on", "under", "behind", "between", "around", "from", "with", "beside", "above", "over", "in"}
)


def _is_them(group: Sequence[Token], at: int, kind: str) -> bool:
    """Whether a word stands for several things that were spoken of before: "bájelas", "no las baje"."""
    token = group[at]
    if token.plural:
        return kind in ("motion", "light")
    after = group[at + 1].readings if at + 1 < len(group) else {}
    return token.text in ("los", "las") and bool({"motion", "light"} & after.keys())


def _next(group: Sequence[Token], at: int, kinds: Sequence[str]) -> bool:
    """Whether a word of a kind follows, small words passed over."""
    for token in group[at + 1 : at + 5]:
        if any(token.get(kind) for kind in kinds):
            return True
        if not token.readings.keys() & {"function", "count", "manner", "preposition", "state"}:
            return False
    return False


def _is_subject(group: Sequence[Token]) -> bool:
    """Whether a part of the body stands first: "your back starts to arch"."""
    first = next((token for token in group if not token.readings.keys() <= {"function", "condition"}), None)
    return first is not None and "part" in first.readings


def _is_numbered(group: Sequence[Token], at: int) -> bool:
    """Whether a number follows: "part 2"."""
    return at + 1 < len(group) and group[at + 1].low is not None


def _is_determined(group: Sequence[Token], at: int) -> bool:
    """Whether an article or a count follows, as behind a verb."""
    ahead = group[at + 1].readings.keys() if at + 1 < len(group) else frozenset[str]()
    return bool(ahead & {"function", "count", "number"}) and "part" not in ahead


def _counted(before: str, value: str) -> str:
    """Two counts together: "both ... one at a time" is one, "the other ... too" is both."""
    if value == "turn":
        return "one"
    return (
        "both"
        if "both" in (before, value) and "one" not in (before, value)
        else (before if before == "other" else value)
    )


def _kind(group: Sequence[Token], at: int, motions: Sequence[object]) -> str:
    """As what a word is taken that can be several."""
    token = group[at]
    kinds = token.readings
    before = group[at - 1] if at else None
    ahead = group[at + 1] if at + 1 < len(group) else None
    for kind in ("leave", "numbered", "limit"):
        if kind in kinds:
            moves = kind == "numbered" and "motion" in kinds and before is not None and "part" in before.readings
            return "motion" if moves else kind  # "only the ankle moves", but "three moves"
    if len(kinds) == 1:
        only = next(iter(kinds))
        if only == "preposition" and not _next(
            group, at, ("part", "thing", "direction", "position", "motion", "state")
        ):
            return "function"
        if only == "condition":
            return "function"
        return only
    if not kinds:
        return ""
    if "digits" in kinds:
        return "digits"
    if "number" in kinds:
        if ahead is not None and ("unit" in ahead.readings or ahead.get("when") == "each"):
            return "number"
        if "count" in kinds and _next(group, at, ("part",)):
            return "count"
        if "function" in kinds:
            return "function"
        return "count" if "count" in kinds else "number"
    if "part" in kinds and "direction" in kinds:
        # "Back relaxed" is the back; "bring it back" is a way.
        return "part" if before is None or (ahead is not None and "state" in ahead.readings) else "direction"
    if "unit" in kinds and before is not None and (before.low is not None or before.get("number")):
        return "unit"
    for kind in ("feel", "stop", "negation", "name", "position", "thing", "part"):
        if kind in kinds and kind != "part":
            return kind
    if {"motion", "state"} <= kinds.keys() and before is not None and before.readings.keys() & {"function", "count"}:
        if ahead is not None and "part" in ahead.readings and before.get("light") is None:
            return "state"  # "lift the bent leg"
    if "state" in kinds and kinds.keys() & {"demand", "manner"} and before is not None and "part" in before.readings:
        if "motion" not in kinds and (ahead is None or "demand" not in ahead.readings):
            return "state"  # "head heavy, shoulders soft"
    if {"motion", "count"} <= kinds.keys() and (_is_determined(group, at) or (not at and kinds["count"] == "turn")):
        return "motion"  # "lower one leg", but "the lower leg"
    if "count" in kinds and _next(group, at, ("part",)):
        return "count"
    if (
        "postposition" in kinds
        and before is not None
        and (before.text == "の" or before.readings.keys() & {"part", "thing"})
    ):
        return "postposition"
    if (
        {"direction", "preposition"} <= kinds.keys()
        and ahead is not None
        and ahead.text in ("a", "an")
        and not _next(group, at, ("part", "thing"))
    ):
        return "function"  # "in a slow rhythm"
    if "direction" in kinds and "part" not in kinds:
        if "preposition" in kinds and _next(group, at, ("part", "thing")):
            return "preposition"
        if "motion" not in kinds and "light" not in kinds:
            return "direction"
    for kind in ("part", "motion", "demand", "manner", "state", "light", "preposition", "postposition"):
        if kind in kinds:
            if kind == "preposition" and not _next(group, at, ("part", "thing", "direction")):
                continue
            return kind
    for kind in ("when", *_PLAIN):
        if kind in kinds:
            return kind
    return next(iter(kinds))


def _steps(
    piece: Piece,
    group: Sequence[Token],
    motions: Sequence[tuple[int, str, bool]],
    lights: Sequence[tuple[int, str]],
    spots: Sequence[_Spot],
    directions: Sequence[tuple[int, str]],
    language: str,
) -> None:
    if not motions:
        light = lights[-1][1] if lights else ""
        supported = any(spot.preposition for spot in spots)
        if light and (spots or directions or light in ("keep", "do", "go")):
            motions = [(lights[-1][0], light, False)]
        elif spots and directions:
            motions = [(spots[0].at, "go", False)]  # "toes up, toes down"
        elif (
            spots
            and (supported or any(value.startswith("position") for value in piece.values))
            and "feel" not in piece.kinds
        ):
            # "Toes to nose" goes there; "feet on the floor" are there.
            goes = language == "en" and spots[0].preposition == "" and any(spot.preposition == "to" for spot in spots)
            motions = [(spots[0].at, "go" if goes else "keep", False)]
        else:
            piece.parts += [spot.name for spot in spots]
            piece.values |= {f"way:{way}" for _, way in directions}
            return
    if "turn" in piece.values:
        spots = [_Spot(spot.name, "one", spot.preposition, spot.at) if spot.count == "both" else spot for spot in spots]
    if language in _ADJECTIVE_LAST:
        _with_adjectives(piece, motions, spots, directions)
        return
    if language == "en":
        motions = list(_without_attributes(piece, group, motions, spots))
    final = language in VERB_LAST or (language == "de" and bool(spots) and spots[0].at < motions[0][0])
    # "Breathe out and let | the knee sink": what stands behind "let" is of the motion that follows.
    starts = [
        max([light for light, _ in lights if before < light < at], default=at) if language == "en" else at
        for before, (at, _, _) in zip([-1, *[at for at, _, _ in motions]], motions, strict=False)
    ]
    for number, (at, motion, state) in enumerate(motions):
        first = 0 if number == 0 else motions[number - 1][0] + 1
        last = len(group) if number == len(motions) - 1 else starts[number + 1]
        if final:
            last = len(group) if number == len(motions) - 1 else at + 1
        elif number:
            first = starts[number]
            if state:
                cluster = [spot for spot in spots if motions[number - 1][0] < spot.at < at]
                first = cluster[-1].at if cluster else at
        mine = [spot for spot in spots if first <= spot.at < last]
        if not final and number + 1 < len(motions) and motions[number + 1][2]:
            # What stands right before a state is the state's: "lie, knees bent".
            cluster = [spot for spot in mine if at < spot.at]
            if cluster:
                mine = [spot for spot in mine if spot is not cluster[-1]]
        ways = [way for place, way in directions if first <= place < last]
        if language == "ja":
            if state and not mine:
                # "曲げた膝を": what follows is what is bent.
                mine = [spot for spot in spots if at < spot.at][:1]
            if motion == "cross" and any(spot.name in ("towel", "pillow") for spot in mine):
                motion = "use"  # "タオルをかける"
            mine = [_placed(spot) if motion in _PLACED else spot for spot in mine]
            behind = [way for place, way in directions if number == len(motions) - 1 and place > at]
            if behind and not state:
                # "戻して反対側へ": the next motion is left out.
                ways = [way for place, way in directions if first <= place < at]
                piece.steps.append(_step(piece, motion, mine, ways))
                motion, mine, ways = "go", [], behind
        piece.steps.append(_step(piece, motion, mine, ways))


def _without_attributes(
    piece: Piece, group: Sequence[Token], motions: Sequence[tuple[int, str, bool]], spots: Sequence[_Spot]
) -> Iterator[tuple[int, str, bool]]:
    """The motions without the adjectives right before a part, which are steps of their own: "lift the straight leg"."""
    done = any(not state for _, _, state in motions)
    for at, motion, state in motions:
        spot = next((spot for spot in spots if spot.at == at + 1), None)
        if state and done and spot is not None and at and group[at - 1].readings.keys() & {"function", "count"}:
            piece.steps.append(Step(motion, ((spot.name, spot.count),)))
        else:
            yield at, motion, state


#: Motions that end on what "に" stands behind.
_PLACED = frozenset({"place", "rest", "keep", "lie", "use", "cover", "cross"})


def _placed(spot: _Spot) -> _Spot:
    return _Spot(spot.name, spot.count, "on", spot.at) if spot.preposition == "to" else spot


def _with_adjectives(
    piece: Piece,
    motions: Sequence[tuple[int, str, bool]],
    spots: Sequence[_Spot],
    directions: Sequence[tuple[int, str]],
) -> None:
    """The steps where an adjective stands behind its part: "lift the leg straightened from the bed"."""
    described: dict[int, _Spot] = {}
    before = -1
    for at, _, state in motions:
        cluster = [spot for spot in spots if before < spot.at < at]
        if state and cluster:
            described[at] = cluster[-1]
        before = at
    done = [(at, motion) for at, motion, state in motions if not state]
    for at, motion, state in motions:
        if state:
            spot = described.get(at)
            mine = [attrs.evolve(spot, preposition="")] if spot is not None else []
            if done:
                piece.steps.append(_step(piece, motion, mine, ()))
                continue
            first = max((place for place, _, _ in motions if place < at), default=-1)
            last = min((place for place, _, _ in motions if place > at), default=len(piece.text))
            others = [one for one in spots if (first < one.at < at and one is not spot) or at < one.at < last]
            others = [one for one in others if one not in described.values()]
            ways = [way for place, way in directions if first < place < last]
            piece.steps.append(_step(piece, motion, [*mine, *others], ways))
    for number, (at, motion) in enumerate(done):
        first = 0 if number == 0 else at
        last = len(piece.text) if number == len(done) - 1 else done[number + 1][0]
        mine = [spot for spot in spots if first <= spot.at < last]
        ways = [way for place, way in directions if first <= place < last]
        piece.steps.append(_step(piece, motion, mine, ways))


def _is_both(motion: str, spot: _Spot) -> bool:
    """Whether it goes on with both limbs instead of one: "repeat with both legs"."""
    goes_on = motion in ("repeat", "switch", "do", "go", "keep") and spot.preposition == "with"
    return goes_on and spot.name in LIMBS and spot.count == "both"


def _step(piece: Piece, motion: str, spots: Sequence[_Spot], ways: Sequence[str]) -> Step:
    objects = [
        (
            spot.name,
            "both"
            if "too" in piece.values and spot.count in ("one", "other", "any") and spot.name in LIMBS
            else spot.count,
        )
        for spot in spots
        if not spot.preposition
    ]
    roles = [
        f"{spot.preposition}:{'both' if _is_both(motion, spot) else spot.name}" for spot in spots if spot.preposition
    ]
    roles += ways
    if not any(role.startswith("to:") for role in roles):
        for way in ways:
            turned = _TURNS.get((motion, way))
            if turned:
                motion = turned
                break
    return Step(motion, tuple(dict.fromkeys(objects)), tuple(dict.fromkeys(roles)))
