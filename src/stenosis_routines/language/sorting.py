"""The words of one statement, sorted: steps with their parts and places, names, amounts and what is strange."""

import re
from collections.abc import Iterator, Mapping, Sequence

import attrs

from stenosis_routines.language.piece import Amount, Piece
from stenosis_routines.language.steps import LIMBS, Step
from stenosis_routines.language.tokens import Token

__all__ = ["VERB_LAST", "sort"]

#: Languages in which a verb stands behind what it governs.
VERB_LAST = frozenset({"ko", "ja"})

#: Languages in which an adjective stands behind its noun.
_ADJECTIVE_LAST = frozenset({"es", "fr"})

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
        kind = _kind(group, at)
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
                if (
                    number is not None
                    and token.text in ("x", "×")
                    and at + 1 < len(group)
                    and group[at + 1].low is not None
                ):
                    times, number = True, None  # "3 x 15"
                elif number is not None:
                    piece.amounts.append(Amount(number.low or 0, number.high or 0, token.readings["unit"]))
                    number = None
                elif token.readings["unit"] in ("min", "hour"):
                    piece.amounts.append(Amount(1, 1, token.readings["unit"]))  # "for a minute"
                elif token.readings["unit"] in ("kg", "degree", "percent"):
                    piece.demands.append(token.text)
            case "talk" if token.readings["talk"] != "word":
                piece.values.add(f"talk:{token.readings['talk']}")
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
                if kind == "thing" or said in _ALWAYS_MANY or (not count and "open" in token.readings):
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
                elif (
                    value in _GOVERNS
                    and spots
                    and (language != "ja" or kind == "postposition" or spots[-1].at == at - 1)
                    and (kind == "postposition" or not spots[-1].preposition)
                ):
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
                motion = token.readings[kind]
                if language == "ja" and motion == "pause" and any(before.text in _BREATH for before in group[:at]):
                    motion = "hold_breath"  # "息を30秒止める"
                if motion == "breathe" and _INHALED.search(token.text):
                    piece.values.add("inhale")
                motions.append((at, motion, kind == "state"))
                # Chinese: "拉向胸部", the verb holds the preposition.
                if language == "de" and kind == "state":
                    continue  # "mit beiden gestreckten Beinen"
                pending = token.readings.get("preposition", "") if language not in VERB_LAST else pending
                if language not in VERB_LAST and (language != "zh" or count != "both"):
                    count = ""  # but "双侧屈髋" bends both
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
    if count == "other" and not spots:
        piece.values.add("other")
    if count == "both" and not spots and any(token.text == "both" for token in group):
        piece.demands.append("both")  # "now both": of what is not said
    _steps(piece, group, motions, lights, spots, directions, language)
    if language == "zh" and count == "both":
        _both_sides(piece)
    if language == "fr":
        piece.steps = [_as_meant(step) for step in piece.steps]
        if any(map(_is_on_front, piece.steps)):
            piece.values.add("position:upright")
    return piece


def _as_meant(step: Step) -> Step:
    """French: to bend the legs bends the knees, to bend the foot flexes it, and to lie against the mat is on it."""
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


def _both_sides(piece: Piece) -> None:
    """Gives a count that no part took to what it counts: "双侧同时抬起" raises both legs."""
    if piece.names:
        piece.demands += piece.names
    piece.steps = [
        attrs.evolve(step, parts=(("leg", "both"),)) if step.motion in ("raise", "bring") and not step.parts else step
        for step in piece.steps
    ]


def _is_on_front(step: Step) -> bool:
    """Whether it is oneself that is on the belly, and no hand: "allongez-vous sur le ventre"."""
    return (
        not step.parts and "on:abdomen" in step.roles and step.motion in ("lie", "keep", "rest", "turn", "roll", "go")
    )


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
    if token.text == "les":
        return not _next(group, at, ("part", "thing"))
    return token.text in ("los", "las") and bool({"motion", "light"} & after.keys())


def _next(group: Sequence[Token], at: int, kinds: Sequence[str]) -> bool:
    """Whether a word of a kind follows, small words passed over."""
    for token in group[at + 1 : at + 5]:
        if any(token.get(kind) for kind in kinds):
            return True
        if not token.readings.keys() & {"function", "count", "manner", "preposition", "state"}:
            return False
    return False


def _is_attribute(kinds: Mapping[str, str], before: Token | None, ahead: Token | None) -> bool:
    """Whether it says how a part is held: "lift the bent leg"; "head heavy, shoulders soft"."""
    if before is None or "state" not in kinds:
        return False
    if "motion" in kinds:
        stands = before.readings.keys() & {"function", "count"} and before.get("light") is None
        return bool(stands) and ahead is not None and "part" in ahead.readings
    softly = "part" in before.readings and kinds.keys() & {"demand", "manner"}
    return bool(softly) and (ahead is None or "demand" not in ahead.readings)


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


def _kind(group: Sequence[Token], at: int) -> str:
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
    if _is_attribute(kinds, before, ahead):
        return "state"
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
        and (ahead.text in ("a", "an") or ahead.low is not None)
        and not _next(group, at, ("part", "thing"))
    ):
        return "function"  # "in a slow rhythm", "over three seconds"
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
    if language == "de" and (motions or any(light in ("let", "leave") for _, light in lights)):
        _verbs_at_ends(piece, group, motions, lights, spots, directions)
        return
    said = bool(motions)
    if language == "fr" and any(motion == "hold_breath" for _, motion, _ in motions):
        motions = [one for one in motions if one[1] != "breathe"]  # "ne retenez pas votre souffle"
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
            if piece.amounts and all(spot.preposition == "on" and spot.name in LIMBS for spot in spots):
                spots = [attrs.evolve(spot, preposition="with") for spot in spots]  # "ten slides on one leg"
                piece.steps.append(_step(piece, "do", spots, [way for _, way in directions]))
                return
            goes = language == "en" and spots[0].preposition == "" and any(spot.preposition == "to" for spot in spots)
            motions = [(spots[0].at, "go" if goes else "keep", False)]
        else:
            piece.parts += [spot.name for spot in spots]
            piece.values |= {f"way:{way}" for _, way in directions}
            return
    if "turn" in piece.values:
        spots = [_Spot(spot.name, "one", spot.preposition, spot.at) if spot.count == "both" else spot for spot in spots]
    if language in _ADJECTIVE_LAST:
        _with_adjectives(piece, group, motions, spots, directions)
        return
    if language == "en":
        motions = list(_without_attributes(piece, group, motions, spots))
    final = language in VERB_LAST
    starts = _starts(motions, lights) if language == "en" else [at for at, _, _ in motions]
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
        if language == "zh":
            # "并拢，慢慢向左侧倒": a way with "向" stands before its motion.
            ways = [way for place, way in directions if _motion_of(place, group, motions) == number]
            if "feel:good" in piece.values:
                felt = [spot for spot in mine if spot.preposition == "to" and spot.at > at]
                piece.parts += [spot.name for spot in felt]  # "打开到大腿内侧有拉伸感"
                mine = [spot for spot in mine if spot not in felt]
        if motion == "bend" and language in ("ja", "zh"):
            mine = _bent(mine)
        if motion in _WHOLE_LEG and language in ("ja", "zh"):
            for spot in mine:
                spot.name = "leg" if spot.name == "foot" and not spot.preposition else spot.name
        if language == "ja":
            if state and not mine:
                # "曲げた膝を": what follows is what is bent.
                mine = [spot for spot in spots if at < spot.at][:1]
            if motion == "cross" and any(spot.name in ("towel", "pillow") for spot in mine):
                motion = "use"  # "タオルをかける"
            elif motion == "cross" and any(spot.name == "blanket" for spot in mine):
                motion = "cover"
            mine = [_placed(spot) if motion in _PLACED else spot for spot in mine]
            if motion == "keep" and said and not state:
                motion = _put(mine)
            behind = [way for place, way in directions if number == len(motions) - 1 and place > at]
            if behind and not state and said:
                # "戻して反対側へ": the next motion is left out.
                ways = [way for place, way in directions if first <= place < at]
                piece.steps.append(_step(piece, motion, mine, ways))
                motion, mine, ways = "go", [], behind
        piece.steps.append(_step(piece, motion, mine, ways))


def _starts(motions: Sequence[tuple[int, str, bool]], lights: Sequence[tuple[int, str]]) -> list[int]:
    """Where the words of each motion begin: "breathe out and let | the knee sink", "feel | your hips lift"."""
    starts, before, felt = [], -1, False
    for at, motion, state in motions:
        let = max([light for light, _ in lights if before < light < at], default=at)
        starts.append(before + 1 if felt and not state else let)
        before, felt = at, motion in ("feel", "attend")
    return starts


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


#: Motions that move all of the leg where a foot is named: "足を上げる", "抬脚".
_WHOLE_LEG = frozenset({"raise", "straighten"})
#: What is held where a breath is held.
_BREATH = frozenset({"息", "呼吸"})
#: Breathing in, after which a pause holds the breath.
_INHALED = re.compile("吸|^inhal|breathe in|breath in")
#: Motions that end on what "に" stands behind.
_PLACED = frozenset({"place", "rest", "keep", "lie", "use", "cover", "cross"})


def _motion_of(place: int, group: Sequence[Token], motions: Sequence[tuple[int, str, bool]]) -> int:
    """The number of the motion that a Chinese direction belongs to."""
    before = [number for number, (at, _, _) in enumerate(motions) if at < place]
    after = [number for number, (at, _, _) in enumerate(motions) if at > place]
    ahead = group[place].text[0] in "向往朝" or (place and group[place - 1].get("preposition") == "to")
    if after and (not before or ahead):
        return after[0]
    return before[-1] if before else 0


def _put(spots: Sequence[_Spot]) -> str:
    """What "つける" is: limbs put together, a knee that is to reach the floor, or what stays where it lies."""
    if any(spot.preposition for spot in spots):
        return "reach" if any(spot.name == "knee" and not spot.preposition for spot in spots) else "keep"
    return "together" if spots else "keep"


def _bent(spots: Sequence[_Spot]) -> list[_Spot]:
    """Who bends a leg bends its knee: "双腿屈膝", "脚を曲げる"."""
    count = next((spot.count for spot in spots if spot.name == "leg" and spot.count != "any"), "")
    kept = [spot for spot in spots if spot.name != "leg" or spot.preposition]
    knees = [spot for spot in kept if spot.name == "knee" and not spot.preposition]
    for spot in knees:
        spot.count = count or spot.count
    if knees or len(kept) == len(spots):
        return kept
    return [_Spot("knee", spot.count, "", spot.at) if spot.name == "leg" else spot for spot in spots]


def _placed(spot: _Spot) -> _Spot:
    return _Spot(spot.name, spot.count, "on", spot.at) if spot.preposition == "to" else spot


def _with_adjectives(
    piece: Piece,
    group: Sequence[Token],
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
        elif state and at and group[at - 1].text in ("el", "la", "los", "las"):
            piece.unknown.append(group[at].text)  # "la doblada": the bent one, whichever that is
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


def _together(spot: _Spot) -> str:
    """The preposition of a part; with both legs is not with a leg."""
    both = spot.preposition == "with" and spot.count == "both" and spot.name in LIMBS and spot.name != "arm"
    return "both" if both else spot.preposition


#: German: what an adjective of it keeps where it is, rather than holds with the hands.
_KEPT = frozenset(
    {"back", "head", "neck", "shoulder", "pelvis", "hip", "buttock", "chest", "abdomen", "body", "foot", "heel", "face"}
)
#: German: motions that end on what "an", "auf" or "in" stand before.
_TOWARDS = frozenset({"bring", "move", "slide"})


def _verbs_at_ends(
    piece: Piece,
    group: Sequence[Token],
    motions: Sequence[tuple[int, str, bool]],
    lights: Sequence[tuple[int, str]],
    spots: Sequence[_Spot],
    directions: Sequence[tuple[int, str]],
) -> None:
    """The steps of a German statement, which has one verb, wherever it stands, and adjectives beside their parts."""
    verbs = [(at, motion) for at, motion, state in motions if not state]
    states = [(at, motion) for at, motion, state in motions if state]
    light = lights[-1][1] if lights else ""
    if any(motion == "hold_breath" for _, motion in verbs):
        states = [one for one in states if one[1] != "breathe"]
    own: list[_Spot] = []
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


def _described(group: Sequence[Token], at: int, spots: Sequence[_Spot]) -> _Spot | None:
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


def _linked(spots: Sequence[_Spot], spot: _Spot, group: Sequence[Token]) -> list[_Spot]:
    """The part with those that are listed before it: "Kopf und Schultern locker"."""
    linked = [spot]
    for one in reversed(spots[: list(spots).index(spot)]):
        between = group[one.at + 1 : linked[0].at]
        if one.preposition != spot.preposition or any(not token.get("function") for token in between):
            break
        linked.insert(0, one)
    return linked


def _adapted(piece: Piece, motion: str, spots: Sequence[_Spot], ways: Sequence[str], reflexive: bool) -> Step:
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
        mine.append(_Spot("body", "any", "", -1))
    return _step(piece, motion, mine, ways)


#: What arms may do with a leg.
_BY_HAND = frozenset({"bring", "raise", "hold", "support", "move"})
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


def _step(piece: Piece, motion: str, spots: Sequence[_Spot], ways: Sequence[str]) -> Step:
    bent = {spot.name for spot in spots if not spot.preposition}
    if motion == "flex" and bent and bent <= {"knee", "hip", "leg", "thigh", "arm"}:
        motion = "bend"
    if "light:let" in piece.values and motion in _BY_HAND and {"arm", "hand"} & bent and {"leg", "knee", "thigh"} & bent:
        # "Let your arms bring the leg up": they do it.
        spots = [attrs.evolve(spot, preposition="with") if spot.name in ("arm", "hand") else spot for spot in spots]
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
    roles = [f"{_together(spot)}:{spot.name}" for spot in spots if spot.preposition]
    roles += ways
    if not any(role.startswith("to:") for role in roles):
        for way in ways:
            turned = _TURNS.get((motion, way))
            if turned:
                motion = turned
                break
    return Step(motion, tuple(dict.fromkeys(objects)), tuple(dict.fromkeys(roles)))
