"""Explanations of which posture eases spinal stenosis: "lying with bent knees usually feels better than standing".

Each word of the sentence has to be a posture, what is better or worse there, or a small word. Sitting, lying and
bending forward may be said to be better, and standing, walking and arching the back to be worse; never the other way.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from stenosis_routines.language.saying import begins, says, shape_words
from stenosis_routines.language.spots import VERB_LAST
from stenosis_routines.language.tokens import Token

__all__ = ["explanation"]

#: Kinds of words that add nothing to an explanation.
_SMALL = frozenset(
    (
        *(
            "function",
            "part",
            "particle",
            "preposition",
            "postposition",
            "count",
            "condition",
            "join",
            "ending",
            "when",
        ),
        *("numbered", "direction", "symbol", "too", "self"),
    )
)
_LIGHT = frozenset({"let", "do", "keep", "go", "have", "leave"})
_TALK = frozenset({"condition", "word"})
_GENTLE = frozenset({"small", "gentle", "slow", "controlled"})
_LIES = frozenset({"lying", "supine", "side_lying"})
#: What a word is: a posture that eases the nerves or burdens them, what is better or worse, "than", a pause.
_EASING, _BURDENING, _BETTER, _WORSE, _THAN, _PAUSE, _NOTHING, _OTHER = "EB+-<, ?"
#: An arched back that is asked for.
_BID = "!"
_FITS = {(_EASING, _BETTER), (_BURDENING, _WORSE)}


def explanation(found: Sequence[Token], language: str) -> str:
    """Whether a sentence only explains which posture is better: "sound", "wrong" if it has it the wrong way round."""
    words = "".join(_sorted(found, language))
    compares = _THAN in words and _EASING in words and _BURDENING in words
    judged = bool({*words} & {_BETTER, _WORSE})
    if _BID in words and judged and _OTHER not in words:
        return "wrong"  # "arch your back, it gets tighter"
    if {_OTHER, _BID} & {*words} or not judged:
        return "wrong" if compares and (judged or language == "en") else ""  # "no better than standing"
    said, compared = _without_compared(words.replace(_NOTHING, ""), backwards=language in VERB_LAST)
    said = said.replace(_PAUSE, "").replace(_THAN, "")
    if set(said) == {_WORSE}:  # "your nerves have less room than they used to"
        room = any(_is_of_room(token) for token in found)
        return "sound" if room and any(token.get("talk") == "condition" for token in found) else ""
    postures = {_EASING, _BURDENING}.intersection(said)
    if _pairs(said) and not postures & compared:
        return "sound"
    return "wrong" if postures and (compares or any(map(_is_of_room, found))) else ""


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
    """Whether each posture has what is fitting said of it, before it or behind it."""
    if not said:
        return True
    first = said[0]
    rest = said.lstrip(first)
    second = rest[:1]
    fits = (first, second) in _FITS or (second, first) in _FITS
    return fits and any(_pairs(rest[at:]) for at in range(1, len(rest) - len(rest.lstrip(second)) + 1))


def _sorted(found: Sequence[Token], language: str) -> Iterator[str]:
    asks = bool(found) and found[-1].text in "?？"
    for at, token in enumerate(found):
        before = list(takewhile(_goes_on, found[max(at - 4, 0) : at][::-1]))
        word = _sort(token, before, list(takewhile(_goes_on, found[at + 1 : at + 5])), asks=asks)
        supposed = asks or any(one.get("condition") in ("when", "if") for one in before)
        supposed = supposed or (bool(before) and "part" in before[0].readings)  # "the spine bends"
        bids = word in (_EASING, _BURDENING) and not supposed and not _NAMES[language].search(token.text)
        yield (_BID if token.get("motion") == "arch" else _OTHER) if bids else word


def _goes_on(token: Token) -> bool:
    """Whether a token is no pause."""
    return token.text not in _PAUSES


_PAUSES = ",;:、，；：—–"
#: How words for postures end or begin that bid none without "when": "standing", "im Stehen", "서 있으면", not "stand".
_NAMES = {
    "en": re.compile(r"ing\b|^bent|^upright|^on your "),
    "de": re.compile(r"(?:en|end|t)$"),
    "es": re.compile(r"(?:[aei]r(?:se)?|ndo|d[oa]s?)$|^de pie|^boca|espalda$"),
    "fr": re.compile(r"(?:er|ant|ir)$|^debout|^assise?|^allongee?s?|^couchee?s?|^position|position|^sur le"),
    "ko": re.compile(r"(?<![요오라자다])$"),
    "ja": re.compile(r"(?<!ます)(?<!ましょう)(?<!ください)(?<!なさい)$"),
    "zh": re.compile(""),
}


def _sort(token: Token, before: Sequence[Token], behind: Sequence[Token], *, asks: bool) -> str:
    """What a word is in an explanation."""
    text, readings = token.text, token.readings
    if not text[0].isalnum():
        return _PAUSE if text in _PAUSES else _NOTHING if text in ".?!。？！¿¡'\"*" else _OTHER
    if says("ought", text) or (says("denied", text) and "effect" not in readings):
        return _OTHER
    if text in shape_words("than"):
        return _THAN
    than = shape_words("than")
    if text in shape_words("more_so") and behind and (behind[0].text in than or _is_of_room(behind[0])):
        return _NOTHING  # "eases more than standing"
    if before and before[0].text in than and token.get("talk") == "aside":
        return _NOTHING  # "weniger Platz als früher"
    if token.get("effect") == "good":
        return _BETTER
    compares = _THAN if begins("compared", text) else ""  # "より楽に"
    if says("roomier", text):
        return compares + _BETTER
    if says("tighter", text):
        return compares + _WORSE
    ways = {one.get("direction") for one in (*before, *behind)}
    if position := token.get("position"):
        if position in _LIES or (says("relieving", text) and not says("on_feet", text)):
            return _EASING
        return _leaning(ways) if says("leans", text) else _BURDENING
    if asks and "stop" in readings:
        return _WORSE  # "Do you have to stop when you walk?"
    motion = token.get("motion") or token.get("state")
    if motion is not None:
        parts = {one.get("part") for one in (*before, *behind[:2])}
        return _EASING if begins("rounds", text) else _sort_motion(motion, ways, parts)
    if "negation" in readings:
        return _WORSE if token.get("negation") == "bad" and says("harms", text) else _OTHER
    if "feel" in readings:
        return {"good": _BETTER, "bad": _WORSE}.get(readings["feel"], _OTHER)
    if token.get("manner") == "comfortable":
        return _BETTER
    plain = (
        readings.keys() & _SMALL
        or token.get("talk") in _TALK
        or token.get("light") in _LIGHT
        or token.get("manner") in _GENTLE
    )
    return _NOTHING if plain and not {"name", "demand", "endure", "choice"} & readings.keys() else _OTHER


def _sort_motion(motion: str, ways: set[str | None], parts: set[str | None]) -> str:
    """What a motion is: bending forward eases, arching burdens; bent knees only say how one lies."""
    if motion in ("lie", "round", "curl", "sit"):
        return _EASING
    if motion in ("arch", "stand", "walk"):
        return _BURDENING
    if motion in ("feel", "keep", "use"):
        return _NOTHING
    if motion not in ("bend", "lean"):
        return _OTHER
    if (leaning := _leaning(ways)) != _OTHER:
        return leaning
    return _NOTHING if parts & {"knee", "leg", "hip"} else _EASING if parts & {"back", "body"} else _OTHER


def _leaning(ways: set[str | None]) -> str:
    """What it is to lean some way."""
    if ways & {"rear", "back"}:
        return _BURDENING
    return _EASING if ways & {"forward", "forth"} else _OTHER


def _is_of_room(token: Token) -> bool:
    """Whether a word says that there is more or less room."""
    return says("roomier", token.text) or says("tighter", token.text)
