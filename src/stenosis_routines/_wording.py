"""Compares names and clauses when an answer is looked up: strictly, because a false match is a false pass."""

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

__all__ = ["Clause", "as_clause", "one_line", "text_key"]

_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_DASHES = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63]")
_APOSTROPHES = re.compile("[\u2018\u2019\u02bc\u0060\u00b4]")
#: A hyphen or underscore between words.
_JOINT = re.compile(r"(?<=[^\W\d_])[-_]+(?=[^\W\d_])")
#: The longest text that is cached, in characters; longer texts are no names.
_CACHE_LIMIT = 200
_AT_THE_ENDS = " .,;:!\u3001\u3002"


def one_line(text: str) -> str:
    """A text on one line, without characters that a file cannot hold."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join(_UNPRINTABLE.sub(" ", text).split())


def text_key(text: str) -> str:
    """A name in the form in which names are compared, regardless of case, spacing, hyphens and punctuation at the ends.

    Plurals, accents and symbols count: "both legs" is not "both leg", and "5#" is not "5".

    >>> text_key(" Heel-Slides  (L).") == text_key("heel slides (l)")
    True
    """
    return _cached(text) if len(text) <= _CACHE_LIMIT else _plain(text)


@lru_cache(maxsize=16384)
def _cached(text: str) -> str:
    return _plain(text)


def _plain(text: str) -> str:
    text = one_line(text)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
        text = "".join(c for c in text if unicodedata.category(c) != "Cf")
        text = _APOSTROPHES.sub("'", _DASHES.sub("-", text))
    words = " ".join(_JOINT.sub(" ", text.casefold()).split())
    # ".5" is not "5", so a full stop is removed at the end only.
    return words.rstrip(_AT_THE_ENDS).lstrip(_AT_THE_ENDS.replace(".", "")) or words or text


class Clause(NamedTuple):
    """A clause with its numbers separated from its words."""

    #: The words, with a mark for each number.
    words: str
    #: The numbers, in order.
    numbers: tuple[float, ...]

    def within(self, other: "Clause") -> bool:
        """Whether it has the words of the other clause, and no number is larger."""
        return self.words == other.words and all(map(float.__le__, self.numbers, other.numbers))


#: How much of the text around a number decides how the number is meant, in characters.
_CONTEXT = 60

#: The mark for a number; no key contains this character.
_MARK = "\0"


def as_clause(text: str) -> Clause:
    """A clause as it is compared: its words, and separately its numbers.

    A number stays in the words if it is a load, an angle, a percentage or a part of a word, or if a smaller number
    asks for more ("every 2 hours", "on 2 pillows").

    >>> as_clause("Hold for 10 seconds").within(as_clause("hold for 20 seconds"))
    True
    >>> as_clause("Hold for 30 seconds").within(as_clause("hold for 20 seconds"))
    False
    >>> as_clause("hold 4 kg").within(as_clause("hold 5 kg"))
    False
    """
    plain = _plain(text)
    patterns = _patterns()
    if patterns.number.search(plain) is None or patterns.less_is_more.search(plain) is not None:
        return Clause(plain, ())
    numbers: list[float] = []

    def mark_number(found: "re.Match[str]") -> str:
        start, end = found.span()
        before, after = plain[max(0, start - _CONTEXT) : start], plain[end : end + _CONTEXT]
        if (
            patterns.slot.fullmatch(found[0]) is None
            or patterns.exact_before.search(before) is not None
            or patterns.exact_after.match(after) is not None
        ):
            return found[0]
        numbers.append(float(found[0]))
        return _MARK

    words = patterns.number.sub(mark_number, plain)
    # "10s" and "10 s" are the same.
    return Clause(" ".join(words.replace(_MARK, f" {_MARK} ").split()), tuple(numbers))


class _Patterns(NamedTuple):
    """The patterns that separate numbers that are upper bounds from other numbers."""

    number: re.Pattern[str]
    slot: re.Pattern[str]
    exact_before: re.Pattern[str]
    exact_after: re.Pattern[str]
    less_is_more: re.Pattern[str]


#: Units that make the number before them a load, an angle or a percentage, in the seven languages.
_UNITS = (
    r"kgs?|kilos?|kilo ?grams?|kilogramm\w*|kilogramos?|kilogrammes?|g|gr|grams?|gramm|gramos?|grammes?|lbs?|pounds?"
    r"|pfund|libras?|livres?|oz|ounces?|stones?|n|newtons?|r\.?m|reps? max\w*|deg|degrees?|grad|grados?|degres?|degrés?"
    r"|o|percent|per ?cent|prozent|por ?ciento|pour ?cents?|bodyweight|bw|times bodyweight"
)
_UNITS_CJK = "킬로|파운드|그램|도|퍼센트|프로|キロ|ポンド|グラム|度|パーセント|公斤|千克|斤|磅|克|成"
_ORDINALS = "st|nd|rd|th"
#: Words with which a smaller number asks for more: how often, how soon, how fast, how near.
_SOONER_AFTER = (
    r"(?:seconds?|secs?|s|minutes?|mins?|hours?|h|days?|weeks?|months?)\b\s+(?:apart|after|before|ago|later|old|post)\b"
)
_SOONER_CJK = r"\s*[가-힣]{0,3}?\s*(?:마다|이내|미만|이상|간격|후|전에)|\s*\w{0,2}(?:ごと|おき|以内|以上|後|后|内)"
_SOONER_BEFORE = (
    r"every|within|in|over|under|below|less than|fewer than|more than|least|minimum|min\.|after|before|takes?|tempo"
    r"|alle|innerhalb|innerhalb von|binnen|unter|über|mindestens|nach|weniger als|mehr als|cada|dentro de|en|menos de"
    r"|más de|mas de|menos|después de|despues de|toutes les|tous les|sous|dans|moins de|plus de|moins|après|apres"
    r"|最少|至少|每|毎"
)


@cache
def _patterns() -> _Patterns:
    word = r"(?:\b|(?<=[^\x00-\x7f]))"
    return _Patterns(
        number=re.compile(r"\d+(?:[.,/:\u2044]\d+)*"),
        # A thousand may be written 1.000 or 1,000; such a number is not compared.
        slot=re.compile(r"\d{1,6}(?:\.\d{1,2})?"),
        exact_before=re.compile(
            rf"(?:(?<![a-z])[a-wyz]|[a-z]{{2}}|[<>\u2264\u2265~+\u00b1$#*%=/,.:\u2044]|(?<!\d)-|百分之|{word}(?:{_SOONER_BEFORE})(?:\s+(?:of|about|around|the|a))?\s*)$"
        ),
        exact_after=re.compile(
            # A range is exact where its end is: "5-10 kg".
            r"(?:\s*(?:-|~|to|or|bis|oder|a|o|à|ou|x)\s*\d+(?:[.,]\d+)?)*\s*-?\s*"
            rf"(?:[#%\u00b0\u2030/\u2044+]|(?:{_UNITS})\b|(?:{_UNITS_CJK})|(?:{_ORDINALS})\b|{_SOONER_AFTER}|{_SOONER_CJK})"
        ),
        less_is_more=re.compile(
            r"\b(?:rest\w*|paus\w*|breaks?|off|recover\w*|wait\w*|ruh\w*|descans\w*|repos\w*|gaps?|interval\w*"
            r"|abst[aä]nd\w*|pace|speed|tempo|cadence|geschwindigkeit|ritmo|velocidad|rythme|vitesse|post\W?op\w*|postsurg\w*"
            r"|pillows?|cushions?|kissen|almohad\w*|coj[ií]n\w*|oreillers?|coussins?|help\w*|support\w*|people|persons?"
            r"|hilfe|helfer\w*|ayud\w*|apoy\w*|aid\w*|appui\w*)\b"
            r"|쉬|쉰|휴식|간격|속도|템포|베개|쿠션|도움|休息|休む|休み|休憩|歇|間隔|间隔|速さ|テンポ|速度|枕|クッション|助け|帮助"
        ),
    )
