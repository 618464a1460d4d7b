"""Explanations of which posture eases spinal stenosis: "lying with bent knees usually feels better than standing".

Each word of the sentence has to be a posture, what is better or worse there, or a small word. Sitting, lying and
bending forward may be said to be better, and standing, walking and arching the back to be worse; never the other way.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from stenosis_routines.language.saying import says, shape_words
from stenosis_routines.language.spots import VERB_LAST
from stenosis_routines.language.tokens import Token

__all__ = ["explanation"]

#: Words that add nothing to an explanation, by their kind, or by their kind and what they mean.
_SMALL = frozenset(
    (
        *("function", "part", "particle", "preposition", "postposition", "count", "condition", "join", "ending"),
        *("when", "numbered", "symbol", "self"),
    )
)
_ALSO_SMALL = {
    "talk": frozenset({"condition", "word"}),
    "manner": frozenset({"small", "gentle", "slow", "controlled"}),
    "direction": frozenset({"forward", "forth", "rear", "back", "down", "side"}),
}
_LIES = frozenset({"lying", "supine", "side_lying"})
_PAUSES = ",;:、，；：—–"
#: What a word is: a posture that eases the nerves or burdens them, what is better or worse, "than", a pause.
_EASING, _BURDENING, _BETTER, _WORSE, _THAN, _PAUSE, _NOTHING, _OTHER = "EB+-<, ?"
#: An arched back that is asked for.
_BID = "!"
#: How words for postures end or begin that bid none without "when": "standing", "im Stehen", "서 있으면", not "stand".
_NAMES = {
    "en": re.compile(r"ing\b|^bent|^upright|^on your "),
    "de": re.compile(r"(?:en|end|t)$"),
    "es": re.compile(r"(?:[aei]r(?:se)?|ndo|d[oa]s?)$|^de pie|^boca|espalda$"),
    "fr": re.compile(r"(?:er|ant|ir)$|^debout|^assise?|^allongee?s?|^couchee?s?|^position|position|^sur le"),
    "ko": re.compile(r"(?<![요오라자다려])$"),
    "ja": re.compile(r"(?<!ます)(?<!ましょう)(?<!ください)(?<!なさい)$"),
    "zh": re.compile(""),
}
#: Postures and what is said of them: "standing, it is tighter", "it opens when you lie". What is said comes first only
#: without a pause: not "it is tight, stand".
_PAIR = re.compile(r"(?:E,?)+\++|(?:B,?)+-+|\++E+|-+B+")
#: The wrong way round: "standing opens it", "it is tighter when you lie".
_MISFIT = re.compile(r"E,?-|B,?\+|^-+E+$|^\++B+$")


def explanation(found: Sequence[Token], language: str) -> str:
    """Whether a sentence only explains which posture is better: "sound", "wrong" if it has it the wrong way round."""
    if not found or found[0].text in shape_words("expects"):
        return ""  # "let your legs ache when you walk"
    words = "".join(_sorted(found, language))
    if words[0] in _BETTER + _WORSE and "feel" not in found[0].readings:
        return ""  # "reduce lying down"
    compares = _THAN in words and _EASING in words and _BURDENING in words
    judged = bool({*words} & {_BETTER, _WORSE})
    if _BID in words and judged and _OTHER not in words:
        return "wrong"  # "arch your back, it gets tighter"
    if {_OTHER, _BID} & {*words} or not judged:
        return "wrong" if compares and (judged or language == "en") else ""  # "no better than standing"
    said, compared = _without_compared(words.replace(_NOTHING, ""), backwards=language in VERB_LAST)
    said, of_room = said.replace(_THAN, "").lstrip(_PAUSE), any(map(_is_of_room, found))
    if set(said) == {_WORSE}:  # "your nerves have less room than they used to"
        return "sound" if of_room and any(token.get("talk") == "condition" for token in found) else ""
    postures = {_EASING, _BURDENING}.intersection(said)
    known = compares or of_room or found[-1].text in "?？" or any(map(_is_of_illness, found))
    if known and _pairs(said) and not postures & compared and not _trails(words):
        return "sound"
    return "wrong" if compares or (of_room and _MISFIT.search(said)) else ""


def _is_of_illness(token: Token) -> bool:
    """Whether a word shows that the sentence is about the illness, or about lying."""
    ill = token.get("talk") == "condition" or token.get("feel") == "bad"
    return ill or token.get("position") in _LIES or token.get("motion") == "lie" or says("people", token.text)


def _trails(words: str) -> bool:
    """Whether something else follows behind a pause: "it narrows the canal, which is what we want"."""
    before, pause, last = words.rstrip(_PAUSE + _NOTHING).rpartition(_PAUSE)
    return bool(pause) and not (before and last.strip(_NOTHING))


def _without_compared(words: str, *, backwards: bool) -> tuple[str, set[str]]:
    """What a sentence says, without the postures that it compares with: "than standing", "서 있을 때보다"."""
    before, than, behind = words.partition(_THAN)
    if not than or not (backwards or {_BETTER, _WORSE, _EASING, _BURDENING} & {*before}):
        return words, set()  # "¿Por qué me duelen ...?"
    side = before[::-1] if backwards else behind
    first = side[:1] if side[:1] in (_EASING, _BURDENING) else ""
    rest = side.lstrip(first) if first else side
    kept = rest[::-1] + behind if backwards else before + rest
    return kept, {*first}


def _pairs(said: str) -> bool:
    """Whether each posture has what is fitting said of it."""
    found = _PAIR.match(said)
    return not said or (found is not None and any(_pairs(said[end:].lstrip(_PAUSE)) for end in _ends(found[0])))


def _ends(pair: str) -> Iterator[int]:
    """Where a pair may end: the last of several of a kind may belong to what follows."""
    for end in range(len(pair), 1, -1):
        yield end
        if pair[end - 2] != pair[-1]:
            break


def _sorted(found: Sequence[Token], language: str) -> Iterator[str]:
    """What each word is."""
    asks = bool(found) and found[-1].text in "?？"
    for at, token in enumerate(found):
        before = list(takewhile(_goes_on, found[max(at - 4, 0) : at][::-1]))
        word = _sort(token, before, list(takewhile(_goes_on, found[at + 1 : at + 5])), asks=asks)
        supposed = asks or any(one.get("condition") in ("when", "if") for one in before)
        supposed = supposed or (bool(before) and "part" in before[0].readings)  # "the spine bends"
        supposed = supposed and not (before and "position" in before[0].readings)  # not "when you walk stand up"
        bids = word in (_EASING, _BURDENING) and not supposed and not _NAMES[language].search(token.text)
        first = not at or not _goes_on(found[at - 1])
        yield (_BID if first and token.get("motion") == "arch" else _OTHER) if bids else word


def _goes_on(token: Token) -> bool:
    """Whether a token is no pause."""
    return not token.text or token.text not in _PAUSES


def _sort(token: Token, before: Sequence[Token], behind: Sequence[Token], *, asks: bool) -> str:
    """What a word is in an explanation, ``before`` it the nearest first."""
    text, readings, than = token.text, token.readings, shape_words("than")
    if not text:
        return _NOTHING  # a word that German moves
    if not text[0].isalnum():
        return _PAUSE if text in _PAUSES else _NOTHING if text in ".?!。？！¿¡'\"*" else _OTHER
    if text in than:
        return _THAN
    compared = bool(behind) and (behind[0].text in than or _is_of_room(behind[0]) or _is_better(behind[0]))
    more = compared and text in shape_words("more_so")
    if more or (text in shape_words("before_now") and any(one.text in than for one in before)):
        return _NOTHING  # "eases more than standing", "less room than they used to"
    if token.get("effect") == "good":
        return _BETTER
    if asks and text in shape_words("why"):
        return _NOTHING
    if says("ought", text) or says("denied", text):
        return _OTHER
    if _is_better(token) or says("tighter", text):
        return (_THAN if text.startswith("より") else "") + (_BETTER if _is_better(token) else _WORSE)
    if text in shape_words("little") or says("fewer", text):
        return _OTHER  # "too little walking", "makes the pain less"
    if text in shape_words("being") or (readings.keys() & {"state", "light"} and "function" in readings):
        return _NOTHING
    if "position" in readings:
        return _sort_position(token, _ways(before, behind))
    if asks and "stop" in readings:
        return _WORSE  # "Do you have to stop when you walk?"
    motion = token.get("motion") or token.get("state")
    if motion is not None:
        parts = {one.get("part") for one in (*before, *behind[:2])}
        rounds = says("rounds", text) and (motion != "arch" or text.startswith("丸"))
        return _EASING if rounds else _sort_motion(motion, _ways(before, behind), parts)
    if "negation" in readings:
        return _WORSE if readings["negation"] == "bad" and says("harms", text) else _OTHER
    if "feel" in readings:
        if readings["feel"] == "bad":
            beside = [*takewhile(_is_plain, before), *takewhile(_is_plain, behind)]
            return _NOTHING if any(map(_is_better, beside)) else _WORSE  # "the pain eases"
        return _BETTER if readings["feel"] == "good" else _OTHER
    if token.get("manner") == "comfortable":
        return _BETTER
    plain = readings.keys() & _SMALL or any(token.get(kind) in values for kind, values in _ALSO_SMALL.items())
    does = asks and token.get("light") == "do"
    plain = plain or does
    more_kinds = {"name", "demand", "endure", "choice", "too", *(() if does else ("light",))} & readings.keys()
    return _NOTHING if plain and not more_kinds else _OTHER


def _ways(before: Sequence[Token], behind: Sequence[Token]) -> set[str | None]:
    """The directions beside a word."""
    return {one.get("direction") for one in (*before, *behind)}


def _sort_position(token: Token, ways: set[str | None]) -> str:
    """What a posture is: sitting eases, standing burdens, and leaning does by its direction."""
    eases = says("relieving", token.text) and not says("on_feet", token.text)
    if eases or token.get("position") in _LIES:
        return _EASING
    return _leaning(ways) if says("leans", token.text) else _BURDENING


def _sort_motion(motion: str, ways: set[str | None], parts: set[str | None]) -> str:
    """What a motion is: bending forward eases, arching burdens; bent knees only say how one lies."""
    if motion in ("lie", "round", "curl", "sit"):
        return _EASING
    if motion in ("arch", "stand", "walk"):
        return _BURDENING
    if motion == "feel":
        return _NOTHING
    if motion in ("straighten", "extend") and not parts - {None}:
        return _BURDENING
    if motion not in ("bend", "lean"):
        return _OTHER
    if (leaning := _leaning(ways)) != _OTHER:
        return leaning
    return _NOTHING if parts & {"knee", "leg", "hip"} else _OTHER if parts - {"back", "body", None} else _EASING


def _leaning(ways: set[str | None]) -> str:
    """What it is to lean some way."""
    if ways & {"rear", "back"}:
        return _BURDENING
    return _EASING if ways & {"forward", "forth"} else _OTHER


def _is_of_room(token: Token) -> bool:
    """Whether a word says that there is more or less room."""
    return says("roomier", token.text) or says("tighter", token.text)


def _is_better(token: Token) -> bool:
    """Whether a word says that it is better."""
    return token.get("effect") == "good" or says("roomier", token.text) or says("is_better", token.text)


def _is_plain(token: Token) -> bool:
    """Whether a word is no posture."""
    return "position" not in token.readings and "motion" not in token.readings
