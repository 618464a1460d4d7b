"""Sorts the words of one statement by kind: motions, parts, directions, names, amounts and unknown words."""

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import dropwhile, pairwise
from typing import NamedTuple

from stenosis_routines.language.arranging import arrange
from stenosis_routines.language.piece import OUTSIDE, Amount, Piece
from stenosis_routines.language.saying import shape_words
from stenosis_routines.language.spots import VERB_LAST, Found, Motion, Spot
from stenosis_routines.language.steps import LIMBS
from stenosis_routines.language.tokens import Token
from stenosis_routines.language.vocabulary import vocabulary

__all__ = ["sort"]

#: Kinds of words that add nothing to a step, in the order in which a word is read as one of them.
_ADDS_NOTHING = (
    "too",
    "manner",
    "function",
    "when",
    "talk",
    "symbol",
    "effect",
    "count",
    "unit",
    "direction",
    "preposition",
    "particle",
    "ending",
)
#: Parts whose count does not matter in a how-to: moving one or both is the same.
_UNCOUNTED = frozenset(
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
_PREPOSITIONS = frozenset(
    {"to", "on", "under", "behind", "between", "around", "from", "with", "beside", "above", "over", "in"}
)
#: Words for breath; to stop it is to hold the breath.
_BREATH = frozenset({"息", "呼吸"})
#: Words for breathing in, after which a pause holds the breath.
_INHALED = re.compile(
    r"吸|들이|마[시신셔]|^inhal|breathe in|breath in"
    r"|einatm|^atme?n? (?:sie )?ein$|\binspir(?!a[ct])|(?:tom[ea]|coja) aire"
)
#: Languages whose words for both, without a part, mean both sides in turn: "양쪽 10회", "双侧".
_COUNTS_SIDES = frozenset({"ko", "zh"})
#: Kinds of words that may stand between a number and what it counts.
_AFTER_NUMBER = frozenset(
    {"unit", "part", "when", "function", "manner", "direction", "preposition", "talk", "numbered"}
)


#: What says that something is good, of which more may follow.
_WELL = frozenset({"feel:good", "manner:comfortable"})
#: Feelings that count as bad or good too: a red flag is bad, the absence of pain and warmth are good.
_FEELINGS = {"flag": "feel:bad", "painless": "feel:good", "warm": "feel:good", "stiff": "feel:bad"}
#: Signs that say the same as the negation behind them.
_STOP_SIGNS = frozenset({"🚫", "⛔"})
#: Particles that apply to the whole statement.
_PARTICLES = {"too": "too", "only": "manner:only", "object": "object"}


def sort(piece: Piece, group: Sequence[Token], language: str) -> Piece:
    """Fills a statement with its sorted words and its steps."""
    reader = _Reader(Found(piece, group, language))
    for at, token in enumerate(group):
        reader.take(at, token)
    reader.end()
    return piece


class _Word(NamedTuple):
    """A word with its place and the kind it is read as."""

    at: int
    token: Token
    kind: str

    @property
    def value(self) -> str:
        """What it means as that kind."""
        return self.token.readings[self.kind]


class _Reader:
    """Reads the words of a statement one by one."""

    def __init__(self, found: Found) -> None:
        self.found, self.piece, self.group, self.language = found, found.piece, found.group, found.language
        #: The preposition and the count that belong to the next part, and the number whose unit is still to come.
        self.pending = self.count = ""
        self.number: Token | None = None
        #: Whether the parts that follow are helped, not moved; and whether the next number counts repetitions.
        self.helped = self.times = False

    def take(self, at: int, token: Token) -> None:
        """Sorts one word."""
        kind = _kind(self.group, at)
        self.piece.kinds.add(kind)
        if _is_them(self.group, at, kind):
            self.piece.values.add("them")
        if "endure" in token.readings and not _leads_to_part(self.group, at):
            self.piece.values.add(f"endure:{token.readings['endure']}")
        if token.get("negation") in ("avoid", "bad"):
            self.number = None  # "three things to avoid", "the three don'ts" count no repetitions
        if kind not in _AFTER_NUMBER and self.number is not None:
            self._end_number()
        if self.language == "en" and token.text in shape_words("more_than") and _is_numbered(self.group, at):
            self.piece.demands.append(token.text)  # "over 50 seconds"
        if not at and token.text == "+" and _is_numbered(self.group, at):
            self.piece.demands.append(token.text)  # "+5 daily"
        handle = _HANDLERS.get(kind)
        if handle is not None:
            handle(self, _Word(at, token, kind))

    def end(self) -> None:
        """Sorts what is still open, and builds the steps."""
        piece = self.piece
        if self.number is not None:
            self._end_number()
        if self.language == "en" and _is_subject(self.group):
            piece.values.add("subject")
        if _ends_in_harm(self.group):
            piece.values.add("harm:last")
        runs_on = (self._names_after_reason, self._does_after_not, self._bids_after_avoided)
        if any(map(_runs_on, self.group, self.group[1:])) or any(found() for found in runs_on):
            piece.values.add("runs_on")
        if self.count == "other" and not self.found.spots:
            piece.values.add("other")
        if self.count == "both" and not self.found.spots and self.language not in _COUNTS_SIDES:
            piece.values.add("both")
            both = [token.text for token in self.group if token.text in shape_words("both")]
            if self.language == "en" or "motion" not in piece.kinds:  # "dann beide"
                piece.demands += both[:1]  # "now both", but both of what?
        counts = piece.demands or any(amount.high for amount in piece.amounts)
        if "unit" in piece.kinds <= {"unit", "digits"} and not counts:
            piece.unknown.append(piece.text)  # "x", "X0X0": nothing is counted
        arrange(self.found, both=self.count == "both")

    def _end_number(self) -> None:
        """Adds a number without a unit; after a number of sets it counts repetitions: "two sets of ten"."""
        assert self.number is not None  # noqa: S101 - the callers check
        of_sets = bool(self.piece.amounts) and self.piece.amounts[-1].unit == "set"
        self._amount(self.number, "rep" if of_sets else "")

    def _amount(self, number: Token, unit: str) -> None:
        low, high = sorted((number.low or 0, number.high or 0))  # "100-10"
        self.piece.amounts.append(Amount(low, high, unit))
        self.number = None

    def _names_after_reason(self) -> bool:
        """Whether a movement stands behind what is bad about another: "standing loads the spine squats"."""
        bad = next((at for at, token in enumerate(self.group) if token.get("negation") == "bad"), len(self.group))
        before = any(token.get("name") or token.get("position") for token in self.group[:bad])
        return before and any(token.get("name") for token in self.group[bad + 1 :])

    def _does_after_not(self) -> bool:
        """Japanese: whether a movement or a posture stands behind what is not done: "座らずに | 立って"."""
        if self.language != "ja":
            return False
        last = next((at for at, token in enumerate(self.group) if token.get("negation") == "not"), len(self.group))
        return any(token.get("name") or token.get("position") == "upright" for token in self.group[last + 1 :])

    def _bids_after_avoided(self) -> bool:
        """Whether something is bidden behind a movement to avoid: "Vermeiden Sie Kniebeugen | jetzt machen Sie ..."."""
        avoided = dropwhile(lambda token: token.get("negation") != "avoid", self.group)
        behind = [token.text for token in dropwhile(lambda token: not token.get("name"), avoided)]
        return any({verb, f"{verb} {then}"} & shape_words("bids_not") for verb, then in pairwise([*behind, ""]))

    # One method for each kind of word.

    def on_unknown(self, word: _Word) -> None:
        self.piece.unknown.append(word.token.text)

    def on_digits(self, word: _Word) -> None:
        if self.times:
            self._amount(word.token, "rep")
            self.times = False
        elif (
            word.at
            and "numbered" in self.group[word.at - 1].readings
            and not _next(self.group, word.at, ("unit", "when"))
        ):
            self._amount(word.token, "")  # "week 2" counts nothing behind it
        else:
            self.number = word.token

    def on_unit(self, word: _Word) -> None:
        unit = word.value
        if self.number is None and (word.token.text in "x×" or word.token.text.endswith("count of")):
            self.times = True
        elif self.number is not None and word.token.text in ("x", "×") and _is_numbered(self.group, word.at):
            self.times, self.number = True, None  # "3 x 15"
        elif self.number is not None:
            self._amount(self.number, unit)
        elif unit in ("min", "hour"):
            self.piece.amounts.append(Amount(1, 1, unit))  # "for a minute"
        elif unit in ("kg", "degree", "percent"):
            self.piece.demands.append(word.token.text)

    def on_when(self, word: _Word) -> None:
        if self.number is not None and word.value in ("each", "often", "today"):
            self._amount(self.number, "rep")
        self.piece.values.add(f"when:{word.value}")

    def on_part(self, word: _Word) -> None:
        name, spots = word.value, self.found.spots
        if name in LIMBS and (word.token.plural or self.count in ("both", "other")) and self._is_well():
            self.piece.values.add("then:limbs")  # "if it is easy both legs"
        if self.helped and self.pending != "under":  # but "make room under your back"
            self.piece.parts.append(name)
            return
        count_is_open = self.language in VERB_LAST or self.language == "zh"
        whole = self.language == "ko" and word.token.plural and "turn" not in self.piece.values  # "위에 두 다리를"
        count = ("" if whole else self.count) or ("both" if word.token.plural else "any" if count_is_open else "one")
        if word.kind == "thing" or name in _UNCOUNTED or (not self.count and "open" in word.token.readings):
            count = "any"
        listed = bool(spots) and spots[-1].at == word.at - 1
        spots.append(Spot(name, count, self.pending or (spots[-1].preposition if listed else ""), word.at))
        self.pending = self.count = ""

    def _is_well(self) -> bool:
        """Whether the statement has said that something is good or eased."""
        eased = self.language in VERB_LAST and "effect:good" in self.piece.values  # elsewhere what it eases follows
        return eased or bool(_WELL & self.piece.values)

    def on_count(self, word: _Word) -> None:
        value, spots = word.value, self.found.spots
        if value == "turn":
            self.piece.values.add("turn")
        if _next(self.group, word.at, ("part",)) or not spots or spots[-1].at < word.at - 1:
            self.count = _combined_count(self.count, value)
        else:
            spots[-1].count = _combined_count(spots[-1].count if spots[-1].count != "any" else "", value)

    def on_preposition(self, word: _Word) -> None:
        self.pending = word.value

    def on_postposition(self, word: _Word) -> None:
        value, spots = word.value, self.found.spots
        if value in _PARTICLES:
            self.piece.values.add(_PARTICLES[value])
            return
        governs = word.kind == "postposition" or (
            bool(spots) and not spots[-1].preposition and (self.language != "ja" or spots[-1].at == word.at - 1)
        )
        if value not in _PREPOSITIONS or not spots or not governs:
            return
        spots[-1].preposition = value
        last = spots[-1].at
        for spot in reversed(spots[:-1]):
            linked = self.group[last - 1].get("particle") == "and" and spot.at == last - 2
            if spot.preposition or not (linked if self.language in VERB_LAST else spot.at == last - 1):
                break
            spot.preposition, last = value, spot.at

    def on_direction(self, word: _Word) -> None:
        self.found.directions.append((word.at, word.value))
        self.pending = ""
        if self.number is not None and word.value == "side":
            self._amount(self.number, "rep")

    def on_motion(self, word: _Word) -> None:
        motion = word.value
        if self.language == "ja" and motion == "pause" and any(one.text in _BREATH for one in self.group[: word.at]):
            motion = "hold_breath"  # "息を30秒止める"
        if motion == "breathe" and _INHALED.search(word.token.text):
            self.piece.values.add("inhale")
            motion = "hold_breath" if word.token.text.endswith("まま") else motion  # "息を吸ったまま"
        self.found.motions.append(Motion(word.at, motion, word.kind == "state"))
        if self.language in VERB_LAST or (self.language == "de" and word.kind == "state"):
            return  # "mit beiden gestreckten Beinen"
        # Chinese: in "拉向胸部" the verb contains the preposition.
        self.pending = word.token.readings.get("preposition", "")
        if self.language != "zh" or self.count != "both":
            if self.count == "both" and not self.found.spots:
                self.piece.values.add("both")  # "beide anheben"
            if self.language == "zh" and self.count == "other" and not self.found.spots:
                self.piece.values.add("other")  # "另一条也抬"
            self.count = ""  # but "双侧屈髋" bends both

    def on_light(self, word: _Word) -> None:
        self.found.lights.append((word.at, word.value))
        self.piece.values.add(f"light:{word.value}")
        if "too" in word.token.readings:
            self.on_too(word)  # "add the other leg"

    def on_numbered(self, word: _Word) -> None:
        if self.number is None and len(word.token.readings) == 1 and not _is_numbered(self.group, word.at):
            self.piece.unknown.append(word.token.text)  # "step 2", but not "take a step"
        else:
            self._general_word(word)

    def on_talk(self, word: _Word) -> None:
        self.on_value(word)
        spaced = self.language in ("en", "de", "es", "fr")  # "피해야 할 운동" heads a list
        if self.piece.negations and (word.value == "aside" or (spaced and word.value == "word")):
            self.piece.values.add("denies:aside")
        if word.value == "word":
            self._general_word(word)
        elif f"talk:{word.value}" in OUTSIDE:
            if self.piece.names or any("position" in before.readings for before in self.group[: word.at]):
                self.piece.values.add("narrowed")  # "avoid squats in winter"
            if _is_beside_exercises(self.group, word.at):
                self.piece.values.add("elsewhere")  # "the family exercises", "exercises on the website"

    def _general_word(self, word: _Word) -> None:
        if self.count == "other":
            self.piece.unknown.append(word.token.text)  # "your other exercises" are not in this text
        self.number = None  # "five gentle exercises" counts no repetitions

    def on_endure(self, word: _Word) -> None:
        if word.value != "praise":
            self.piece.demands.append(word.token.text)

    def on_demand(self, word: _Word) -> None:
        self.piece.demands.append(word.token.text)
        self.piece.values.add(f"demand:{word.value}")

    def on_name(self, word: _Word) -> None:
        name = word.value
        self.piece.names.append(name if name[0] == "=" else word.token.text)

    def on_negation(self, word: _Word) -> None:
        # "🚫 No squats" says it twice, "🚫 Not doing squats" does not.
        again = word.value == "avoid" or word.token.text in shape_words("no_noun")
        self.piece.negations += 0 if again and word.at and self.group[word.at - 1].text in _STOP_SIGNS else 1
        self.on_value(word)

    def on_whatever(self, _word: _Word) -> None:
        if self.piece.negations:
            self.piece.values.add("denies:whatever")

    def on_feel(self, word: _Word) -> None:
        if word.value in _FEELINGS:
            self.piece.values.add(_FEELINGS[word.value])
        self.on_value(word)

    def on_effect(self, word: _Word) -> None:
        # "To ease your lower back": the part after it is helped, not moved.
        self.helped = self.helped or not any("motion" in later.readings for later in self.group[word.at + 1 :])
        first = "feel:bad" in self.piece.values and "effect:good" not in self.piece.values
        if first and self.language in ("en", "es", "fr", "zh"):
            self.piece.values.add("feel:first")  # "pain is helpful", but "eases pain"
        self.on_value(word)

    def on_function(self, word: _Word) -> None:
        if word.token.text in shape_words("of_load") and _next(self.group, word.at, ("part",)):
            self.piece.values.add("small:for")  # "heavy work for the legs"
        elif word.token.text not in vocabulary(self.language).listed:
            self.piece.values.add("small:more")

    def on_too(self, _word: _Word) -> None:
        self.piece.values.add("too")

    def on_leave(self, word: _Word) -> None:
        self.on_value(word)
        if any(before.get("position") == "side_lying" for before in self.group[: word.at]):
            self.piece.values.add("leave:from_side")  # "roll onto your side and push yourself up"

    def on_value(self, word: _Word) -> None:
        self.piece.values.add(f"{word.kind}:{word.value}")


_HANDLERS: Mapping[str, Callable[[_Reader, _Word], None]] = {
    "": _Reader.on_unknown,
    "digits": _Reader.on_digits,
    "number": _Reader.on_digits,
    "unit": _Reader.on_unit,
    "when": _Reader.on_when,
    "part": _Reader.on_part,
    "thing": _Reader.on_part,
    "count": _Reader.on_count,
    "manner": _Reader.on_value,
    "too": _Reader.on_too,
    "function": _Reader.on_function,
    "preposition": _Reader.on_preposition,
    "postposition": _Reader.on_postposition,
    "particle": _Reader.on_postposition,
    "direction": _Reader.on_direction,
    "motion": _Reader.on_motion,
    "state": _Reader.on_motion,
    "light": _Reader.on_light,
    "numbered": _Reader.on_numbered,
    "talk": _Reader.on_talk,
    "endure": _Reader.on_endure,
    "demand": _Reader.on_demand,
    "limit": _Reader.on_demand,
    "name": _Reader.on_name,
    "negation": _Reader.on_negation,
    "whatever": _Reader.on_whatever,
    "feel": _Reader.on_feel,
    "stop": _Reader.on_value,
    "position": _Reader.on_value,
    "leave": _Reader.on_leave,
    "effect": _Reader.on_effect,
}


def _is_them(group: Sequence[Token], at: int, kind: str) -> bool:
    """Whether a word refers to several things mentioned before: "raise them", "bájelas", "no las baje"."""
    token = group[at]
    if token.text == "them":
        return True
    if token.plural:
        return kind in ("motion", "light")
    after: Mapping[str, str] = group[at + 1].readings if at + 1 < len(group) else {}
    if token.text == "les":
        return not _next(group, at, ("part", "thing"))
    return token.text in ("los", "las") and bool({"motion", "light"} & after.keys())


def _leads_to_part(group: Sequence[Token], at: int) -> bool:
    """Whether a preposition leads to a part of the body: "the pain spreads into your leg", but not "into the pain"."""
    return "preposition" in group[at].readings and _next(group, at, ("part",))


def _next(group: Sequence[Token], at: int, kinds: Sequence[str]) -> bool:
    """Whether a word of one of the kinds follows, with only small words between."""
    for token in group[at + 1 : at + 5]:
        if any(token.get(kind) for kind in kinds):
            return True
        if not token.readings.keys() & {"function", "count", "manner", "preposition", "state"}:
            return False
    return False


def _is_attribute(kinds: Mapping[str, str], before: Token | None, ahead: Token | None) -> bool:
    """Whether a word describes how a part is held: "lift the bent leg"; "head heavy, shoulders soft"."""
    if before is None or "state" not in kinds:
        return False
    if "motion" in kinds:
        follows_article = before.readings.keys() & {"function", "count"} and before.get("light") is None
        return bool(follows_article) and ahead is not None and "part" in ahead.readings
    follows_part = "part" in before.readings and kinds.keys() & {"demand", "manner"}
    return bool(follows_part) and (ahead is None or "demand" not in ahead.readings)


def _is_subject(group: Sequence[Token]) -> bool:
    """Whether a part of the body comes first: "your back starts to arch"."""
    first = next((token for token in group if not token.readings.keys() <= {"function", "condition"}), None)
    return first is not None and "part" in first.readings


def _ends_in_harm(group: Sequence[Token]) -> bool:
    """Whether something bad is said behind what is named: "squats can worsen the pain"; not "with pain, squats"."""
    named = [at for at, token in enumerate(group) if {"name", "position"} & token.readings.keys() or _is_weight(token)]
    named = named or [at for at, token in enumerate(group) if "motion" in token.readings]
    return bool(named) and any(map(_is_harm, group[named[-1] + 1 :]))


def _is_weight(token: Token) -> bool:
    return token.get("demand") == "weight"


def _is_harm(token: Token) -> bool:
    return token.get("feel") == "bad" or token.get("negation") == "bad" or token.get("talk") == "condition"


def _runs_on(before: Token, token: Token) -> bool:
    """Whether another sentence begins without a stop: "squats stand up", "when you walk stand up"."""
    begins = token.get("position") is not None and token.text.partition(" ")[0] in shape_words("begins_posture")
    return begins and bool(before.get("name") or before.get("position"))


def _is_beside_exercises(group: Sequence[Token], at: int) -> bool:
    """Whether a word says of which exercises a statement speaks: "the family exercises", "exercises on the website"."""
    exercises = shape_words("exercises")
    ahead = dropwhile(lambda token: token.text in shape_words("of_it"), group[at + 1 :])
    if (after := next(ahead, None)) is not None and after.text in exercises:
        return True
    source = shape_words("source")
    before = [token for token in group[:at] if token.text in source or {*token.readings} != {"function"}]
    from_it = len(before) > 1 and before[-1].text.partition(" ")[0] in source
    return from_it and before[-2].text in exercises


def _eases_pain(group: Sequence[Token], at: int) -> bool:
    """Whether a pain is the object of a verb: "eases your pain"."""
    ahead = next((token for token in group[at + 1 :] if {*token.readings} != {"function"}), None)
    return ahead is not None and ahead.get("feel") == "bad"


def _is_numbered(group: Sequence[Token], at: int) -> bool:
    """Whether a number follows: "part 2"."""
    return at + 1 < len(group) and group[at + 1].low is not None


def _is_determined(group: Sequence[Token], at: int) -> bool:
    """Whether an article or a count follows, as after a verb."""
    ahead = group[at + 1].readings.keys() if at + 1 < len(group) else frozenset[str]()
    return bool(ahead & {"function", "count", "number"}) and "part" not in ahead


def _combined_count(before: str, value: str) -> str:
    """Two counts combined: "both ... one at a time" is one, "the other ... too" is both."""
    if value == "turn":
        return "one"
    return (
        "both"
        if "both" in (before, value) and "one" not in (before, value)
        else (before if before == "other" else value)
    )


def _gets_nobody(group: Sequence[Token], at: int) -> bool:
    """Whether "get" gets nobody who may be asked: "get the leg straight", but "get a doctor"."""
    light = group[at].get("stop") == "contact" and group[at].get("light") is not None
    return light and not any(token.get("stop") == "ask" for token in group[at + 1 :])


def _is_of_movement(before: Token | None, ahead: Token | None) -> bool:
    """Whether a word stands beside the name of a movement."""
    return any(one is not None and "name" in one.readings for one in (before, ahead))


#: What one may be asked to refrain from.
_SPOKEN_OF = frozenset({"name", "position", "demand"})


def _is_spoken_of(token: Token) -> bool:
    """Whether one may be asked to refrain from it."""
    return bool(_SPOKEN_OF & token.readings.keys()) or token.get("motion") in ("arch", "twist", "bounce")


def _kind(group: Sequence[Token], at: int) -> str:
    """The kind that a word is read as, where it can be several."""
    token = group[at]
    kinds = token.readings
    before = group[at - 1] if at else None
    ahead = group[at + 1] if at + 1 < len(group) else None
    for kind in ("leave", "choice", "numbered", "limit"):
        if kind in kinds:
            moves = kind == "numbered" and "motion" in kinds and before is not None and "part" in before.readings
            if (
                kind == "numbered"
                and "effect" in kinds
                and before is not None
                and before.text in shape_words("subject")
            ):
                return "effect"  # "this stretches the back of your hip"
            return "motion" if moves else kind  # "only the ankle moves", but "three moves"
    if len(kinds) == 1:
        only = next(iter(kinds))
        if only == "preposition" and not _next(
            group, at, ("part", "thing", "direction", "position", "motion", "state")
        ):
            return "function"
        return only
    if not kinds:
        return ""
    if "number" in kinds:
        if ahead is not None and ("unit" in ahead.readings or ahead.get("when") == "each"):
            return "number"
        if "count" in kinds and _next(group, at, ("part",)):
            return "count"
        if "function" in kinds:
            return "function"
        return "count" if "count" in kinds else "number"
    if "part" in kinds and "direction" in kinds:
        # "Back relaxed" means the part; in "bring it back" and in "to the side | and back" it is a direction.
        is_part = (before is None and ahead is not None) or (ahead is not None and "state" in ahead.readings)
        return "part" if is_part else "direction"
    if {"stop", "negation"} <= kinds.keys() and any(map(_is_spoken_of, group[:at])):
        return "negation"  # "重い物を持つことは控えてください", "後ろに反る動作も控えましょう"
    if "unit" in kinds and before is not None and (before.low is not None or before.get("number")):
        return "unit"
    if {"feel", "demand"} <= kinds.keys() and before is not None and "unit" in before.readings:
        return "demand"  # "30초 이상", but "이상 증상"
    if "demand" in kinds and _is_of_movement(before, ahead):
        return "demand"  # "schwere Kniebeugen", "squats lourds", but "les jambes lourdes"
    if {"motion", "effect"} <= kinds.keys() and _eases_pain(group, at):
        return "effect"  # "eases the pain", but "ease the leg down"
    for kind in ("feel", "stop", "negation", "name", "position", "thing"):
        if kind in kinds and not (kind == "stop" and _gets_nobody(group, at)):
            return kind
    if _is_attribute(kinds, before, ahead):
        return "state"
    if {"motion", "count"} <= kinds.keys() and (_is_determined(group, at) or (not at and kinds["count"] == "turn")):
        return "motion"  # "lower one leg", but "the lower leg"
    if "count" in kinds and _next(group, at, ("part",)):
        moved = "part" in kinds and ahead is not None and "direction" in ahead.readings
        return "part" if moved else "count"  # "move your bottom back", but "the bottom leg"
    if (
        "postposition" in kinds
        and before is not None
        and (before.text == "の" or before.readings.keys() & {"part", "thing"})
    ):
        return "postposition"
    if (
        {"direction", "preposition"} <= kinds.keys()
        and ahead is not None
        and (ahead.text in ("a", "an") or ahead.low is not None or {"talk", "numbered"} & ahead.readings.keys())
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
    for kind in ("when", *_ADDS_NOTHING):
        if kind in kinds:
            return kind
    return next(iter(kinds))
