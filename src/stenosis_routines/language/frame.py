"""The frame of a document, which asks for nothing: page numbers, dates, telephone numbers, names of people.

Everything here matches closed shapes with words from data/language/frame.toml. Names ("Dear Ann", "Dr Lund",
"Riverside Hospital") are frame only where their words are capitalised and mean nothing else, so that the name of a
movement is still read as a movement.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from stenosis_routines._data import toml_once
from stenosis_routines.language.notions import LATIN, fold, table
from stenosis_routines.language.pattern import either
from stenosis_routines.language.saying import says
from stenosis_routines.language.tokens import Token, tokens
from stenosis_routines.language.vocabulary import listed

__all__ = ["Frame", "closes", "framed", "frames", "without_greeting", "without_hours"]

#: One capitalised word of a name.
_NAME = r"[A-ZÀ-Ý][\w.'’-]{0,30}"
_CLOCK = r"\d{1,2}(?:[:.]\d{2})?"
_DASH = r" ?(?:-|–|—|~|to|and|bis|und) ?"
_DAY = r"\d{1,2}(?:st|nd|rd|th|\.)?"
_YEAR = r"(?:20|19)\d{2}"
#: What may stand before the last words of an organisation's name: "Klinik am Stadtpark", "Centro de Salud del Valle".
_OF = (
    r"(?:hospitalier|hospitalier universitaire|universitaire|médical|hospitalario|de salud|de santé"
    r"|of|am|an der|für|im|in|zum|zur|de|del|de la|de los|du|des|la|le|pour)"
)
#: The name of a machine in the net: "hospital.org".
_HOST = r"[\w-]{1,40}(?:\.[\w-]{1,20}){1,4}"
_YEAR_OF_COPYRIGHT = re.compile(rf"(?:©|\bcopyright\b)[^\n\d]{{1,60}}({_YEAR})\b", re.IGNORECASE)
_SIGN_OF_NUMBER = re.compile(r"[\d©@]|\(c\)|www\.|https?:", re.IGNORECASE)
#: A greeting at the beginning of a line, with words and no dose behind it: no good-morning exercise.
_GREETING = re.compile(
    r"(?<![^\n])good morning(?:,? (?-i:(?P<name>[A-Z][a-z]{1,19})))?!(?:(?!\n)\W)*(?=[^\W\d])"
    r"(?![^\n]*(?:(?:sets|reps|times)\b|\d ?[x×]|[x×] ?\d))",
    re.IGNORECASE,
)


class Frame(NamedTuple):
    """A piece of the frame; ``named``: only its unknown capitalised words belong to it."""

    start: int
    end: int
    named: bool


def _words(table: str, key: str) -> tuple[str, ...]:
    """The words of a list."""
    return tuple(listed(toml_once("language/frame")[table][key]))


def _any(table: str, key: str) -> str:
    """The pattern of any word of a list."""
    return either(_words(table, key))


def _with_digits_first() -> Iterator[str]:
    """Patterns of numbers that are no amounts and begin with a digit: dates, times, pages."""
    yield r"\d{1,3} ?/ ?\d{1,3} ?(?:쪽|페이지|ページ|页|頁)"
    yield r"\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2}(?::\d{2})?)?\b"
    yield rf"\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}}\b|(?:0[1-9]|1[0-2])/{_YEAR}\b"
    yield rf"{_YEAR} ?[.년年] ?\d{{1,2}} ?[.월月](?: ?\d{{1,2}} ?[.일日]?)?"
    yield rf"{_DAY} (?:de )?{_month_and_year()}"
    yield r"\d{1,2} ?가지"
    yield r"\d{1,2}(?:st|nd|rd|th) floor\b"
    yield r"\d{1,2}시(?!간)(?: ?(?:\d{1,2}분|반))?(?:부터|까지)?"
    yield rf"{_CLOCK} ?uhr\b"
    yield rf"{_DAY} {_any('numbers', 'plain_months')}\b"
    yield rf"{_CLOCK}{_DASH}{_CLOCK} und {_CLOCK}{_DASH}{_CLOCK} ?uhr\b"
    yield rf"{_CLOCK} ?(?:[ap]m|[ap]\.m\.|uhr)?{_DASH}{_CLOCK} ?(?:[ap]m\b|[ap]\.m\b\.?|uhr\b)"
    yield rf"\d{{1,2}}:\d{{2}}{_DASH}\d{{1,2}}:\d{{2}}\b"
    yield r"(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)? ?(?:[ap]m\b|[ap]\.m\b\.?)"


def _with_words_first() -> Iterator[str]:
    """Patterns of other numbers that are no amounts: pages, dates, telephone numbers, references, vertebrae."""
    yield rf"\b{_any('numbers', 'page')} ?\d{{1,3}} ?{_any('numbers', 'of')} ?\d{{1,3}}\b"
    yield rf"\b{_month_and_year()}"
    yield rf"\bstand:? {_month_and_year()}"
    yield r"(?:午前|午後|上午|下午|早上|晚上|中午)\d{1,2}[時点](?!間)(?:半|\d{1,2}分)?。?"
    yield r"(?<!\d)\d{1,2}時(?!間)(?:半|\d{1,2}分)?|(?<!\d)[4-9]\d ?[歳岁]以上"  # "10時", "60歳以上"
    yield rf"\b{_any('numbers', 'date')}:? ?\d{{1,2}}[./-]\d{{1,2}}[./-](?:\d{{2}}){{1,2}}\b"
    called = rf"{_any('numbers', 'telephone')}[.:]* ?"
    yield rf"(?<![\w-])(?:(?:{called})?(?:\+|0|\(0|\+\()|{called})\d[\d ()/–-]{{4,24}}\d(?!\w)"
    yield rf"(?:©|\(c\)|copyright) ?(?:© ?)?(?:{_YEAR})?|\bv(?:ersion)?\.? ?\d+\.\d+(?:\.\d+)*\b"
    yield rf"(?:{_any('numbers', 'mail')}[.:]* ?)?<?\b[\w.+-]{{1,40}}@{_HOST}\b>?"
    # Of an address on the web only the host, on a line of its own: what more it names may be a page of exercises.
    address = rf"(?:https?://(?:www\.)?|www\.){_HOST}/?"
    yield rf"(?<![^\n])(?:{_any('numbers', 'web')}: ?)?{address}(?![^\n])"
    yield rf"\b{_any('numbers', 'reference')}\.?:? ?(?-i:[A-Z]{{1,6}}[/ -][A-Z0-9./-]{{0,12}}\d\b|\d{{4,10}}\b)"
    yield r"제\d{1,5}(?:-\d{1,5})?호"
    # "Le vendredi à 10 h", "mercredi, 9 h 30", "9:30 h".
    yield rf"\b(?:à \d{{1,2}} ?(?:h ?\d{{2}}|h|heures)|a las {_CLOCK}(?: h(?:oras)?)?)\b"
    yield r"\b(?:\d{1,2} ?h ?[0-5]\d|\d{1,2}:[0-5]\d ?h)\b"
    yield rf"\b{_any('numbers', 'weekdays')} ?(?:-|–|to|through|bis|à|a|al) ?{_any('numbers', 'weekdays')}\b"
    # "Mo–Do 8–16 Uhr, Fr 8–13 Uhr", "Mo, Di und Do 8–12 Uhr"
    day = _any("numbers", "short_days")
    yield rf"(?-i:\b{day}(?:(?: ?[–-] ?|, ?| und ){day})*)(?=:? {_CLOCK}{_DASH}{_CLOCK})"
    yield r"(?-i:\b[CLTS]\d{1,2} ?[/–-] ?[LS]?[1-5])\b"  # vertebrae: "L4/5"
    yield rf"\b(?:in|of|since|until|seit) {_YEAR}\b(?! (?-i:[a-z]))"  # "next review in 2028"
    yield rf"\bon {_DAY} (?-i:May|March|August|October|November|December)\b"  # alone, some mean something else
    # "On Tue, 10 Nov 2026 at 09:14, Ann Lund wrote:", above what an e-mail answers.
    day = rf"(?:\w{{2,3}}\.?,? )?(?:{_DAY} {_month_and_year()}|{_month_and_year()})"
    who = rf"(?-i:{_NAME})(?: (?-i:{_NAME})){{0,2}}"
    wrote = rf"(?:{who} {_any('people', 'wrote')}|schrieb {who}) ?(?::|$)"
    yield rf"\b(?:on|am|le|el) {day}(?:,? (?:at |um |à |a las )?{_CLOCK})?(?: uhr)?,? {wrote}"
    yield r"\b(?-i:L[1-5][-/–](?:L[1-5]|S1))\b"  # of the spine: "L4/L5"
    # "By more than 2 points on a scale of 0 to 10", of pain.
    point = r"(?:[1-3]|one|two|three|zwei|dos|deux) ?(?:points?\b|punkte\b|puntos\b)"
    more = r"(?:by (?:more than |at least )?|um (?:mehr als )?|más de |más |de plus de )"
    ends = r"(?: ?(?:of|from|von|de)? ?0 ?(?:-|–|to|bis|a|à) ?10)?"
    scale = r"(?: (?:on|auf|en|sur) (?:an? |the |your |einer |una |une )?(?:0 ?(?:-|–|to) ?10 )?(?:pain )?"
    yield rf"\b{more}{point}(?:{scale}(?:scale|skala|escala|échelle)\b{ends}))?"
    yield r"\b(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)(?:day)?,? (?:at )?\d{1,2}[:.][0-5]\d\b"
    yield r"(?:10점 (?:만점|중)에 ?)?(?<!\d)[1-3]점 이상|(?<!\d)[1-3] ?点以上"


def _month_and_year() -> str:
    return rf"{_any('numbers', 'months')}\.?,? (?:{_DAY},? |de )?{_YEAR}\b(?:,? \d{{1,2}}:\d{{2}})?"


@cache
def _people() -> tuple[tuple[tuple[str, ...], str], ...]:
    """Patterns of names of people and of organisations, each with the words of which a text must hold one."""

    def around(table: str, key: str, pattern: str) -> tuple[tuple[str, ...], str]:
        words = _words(table, key)
        return words, pattern.replace("#", either(words))

    loud = tuple(word.upper() for word in _words("organisations", "word"))
    korean, honorific = _words("organisations", "korean"), _words("organisations", "korean_people")
    return (
        around("people", "titles", rf"\b#\.? {_NAME}(?: {_NAME})?"),
        around("people", "greetings", rf"\b#,? {_NAME}(?: {_NAME}){{0,2}}(?= ?[,.!:\n]|$)"),
        around("people", "wishes", rf"\b#, {_NAME}(?: {_NAME}){{0,2}}(?=[.!\n]|$)"),
        around("people", "by", rf"\b# ?: {_NAME}(?: {_NAME}){{0,3}}"),
        around("people", "credits", rf"\b#:? {_NAME}(?: {_NAME}){{0,3}}"),
        around("organisations", "word", rf"(?:{_NAME} ){{0,5}}#\b(?:(?: |,? – | - )(?:{_OF} )?{_NAME}){{0,6}}"),
        (loud, rf"(?:[A-ZÀ-Ý]{{1,20}} ){{0,5}}{either(loud)}\b(?: [A-ZÀ-Ý]{{1,20}}){{0,3}}"),
        around("people", "letters", rf"(?:{_NAME},? ){{1,4}}#\b(?:,? #\b){{0,4}}"),
        (korean + honorific, rf"[가-힣]{{2,12}}{either(korean)}|[가-힣]{{2,4}} ?{either(honorific)}"),
        around("people", "korean_by", r"#: ?[가-힣]{2,4}(?![가-힣])|# [가-힣]{2,4}(?= (?:드림|올림))"),
        (("老", "小"), r"(?<![^\n])[老小][\u4e00-\u9fff](?=[，,！!：: ])"),
        around("people", "cjk", r"[\u3040-\u9fff]{1,4} ?#"),
        around("people", "cjk_by", r"#[:： \u3000]+[\u3040-\u9fff]{2,4}(?![\u3040-\u9fff])"),
        around("organisations", "japanese", r"\S{1,10}#(?:[ \u3000][\u3400-\u9fff]{1,4})?"),
    )


@cache
def _sign_of_people() -> re.Pattern[str]:
    return re.compile(either(word for words, _ in _people() for word in words))


@cache
def _number() -> re.Pattern[str]:
    # Most places in a text are not at a digit, so that one look settles half of the patterns.
    return re.compile(rf"\b(?=\d)(?:{'|'.join(_with_digits_first())})|{'|'.join(_with_words_first())}", re.IGNORECASE)


@cache
def _hours() -> re.Pattern[str]:
    """The pattern of hours behind a weekday or "open"; alone they may be a time to hold: "Mo, Di 8–12 Uhr"."""
    clock = r"(?:uhr|heures?|horas?|h|時|点|시|[ap]\.?m\b\.?)"
    time = rf"\d{{1,2}}(?:[:.]\d\d|(?= ?{clock}))?(?: ?{clock})?(?: ?[0-5]\d ?(?:分|분)?)?"
    upto = r" ?(?:-|–|—|―|~|〜|～|à|a|to|bis|until|至|到|から|부터) ?"
    between = rf"(?:[\s,、，:：;·~〜～/–—-]|{_any('numbers', 'between_days')}){{0,6}}"
    short = rf"(?-i:{_any('numbers', 'short_weekdays')})(?![a-z])"
    day = rf"(?:{_any('numbers', 'weekdays')}|{_any('numbers', 'open')}|{short})"
    hours = rf"(?:{day}{between}){{0,7}}{time}{upto}{time}(?:まで|까지)?"
    return re.compile(rf"(?<![^\W_])(?=\D){hours}(?:{between}{hours}){{0,9}}", re.IGNORECASE)


#: What shows that numbers are hours: "8–12" alone is an amount.
_CLOCKED = re.compile(r"\d[:.]\d\d|\d ?(?:uhr|h|horas?|時|点|시|[ap]\.?m)", re.IGNORECASE)


@cache
def _day_and_night() -> re.Pattern[str]:
    """The pattern of "24 hours a day" behind what is open then: "Open 24 hours", but not "knees open 24 hours"."""
    day = r"24 ?(?:hours(?: a day)?|/ ?7|stunden(?: am tag)?|horas(?: al día)?|heures sur 24|h/24|시간|時間|小时)"
    week = r"(?:,? (?:(?:7|seven) days a week|7 días a la semana|7 jours sur 7|an 7 tagen))?(?![^\W\d_])"
    alone = rf"(?:^|(?<=[\n.:;(]))[ \t]*(?=({_any('numbers', 'open')}:? ?{day}{week}))"
    line = rf"\b{_any('numbers', 'lines')}[^\n.]{{0,60}}? ((?:open|available|staffed)? ?{day}{week})"
    return re.compile(rf"{alone}|{line}", re.IGNORECASE)


@cache
def _closing() -> re.Pattern[str]:
    """The pattern of the end of a letter."""
    return re.compile(rf"\b{_any('people', 'closings')}[,!.]?[ \t]*\n", re.IGNORECASE)


def _spans_of_hours(text: str) -> Iterator[tuple[int, int]]:
    yield from (match.span() for match in _hours().finditer(text) if _CLOCKED.search(match[0]))
    yield from (match.span(match.lastindex or 0) for match in _day_and_night().finditer(text))


def without_hours(text: str) -> str:
    """A text without its opening hours, which last no time: "Helpline: 24 hours a day"."""
    if not _SIGN_OF_NUMBER.search(text):
        return text
    for start, end in sorted(_spans_of_hours(text), reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return text


@lru_cache(maxsize=4096)
def frames(text: str) -> tuple[Frame, ...]:
    """The pieces of the frame in a text, in order."""
    found: list[Frame] = []
    # Most texts hold no sign of a frame, which is quicker to see than to try the patterns.
    if _SIGN_OF_NUMBER.search(text):
        found += [Frame(*match.span(), named=False) for match in _number().finditer(text)]
        found += [Frame(*match.span(1), named=False) for match in _YEAR_OF_COPYRIGHT.finditer(text)]
        found += [Frame(start, end, named=False) for start, end in _spans_of_hours(text)]
    if "ood morning" in text:
        found += [Frame(*match.span(), named=False) for match in _GREETING.finditer(text) if _greets(match)]
    if _sign_of_people().search(text):
        for words, pattern in _people():
            if any(word in text for word in words):
                found += [Frame(*match.span(), named=True) for match in re.finditer(pattern, text)]
    if "\n" in text and (closing := _closing().search(text)):
        end = text.find("\n\n", closing.end())
        found.append(Frame(closing.end(), len(text) + 1 if end < 0 else end, named=True))
    return tuple(sorted(found))


def without_greeting(text: str) -> str:
    """A text without "Good morning!" at its beginning."""
    return _GREETING.sub(lambda match: "" if _greets(match) else match[0], text, count=1)


def _greets(match: re.Match[str]) -> bool:
    """Whether the name in a greeting, if there is one, has no other meaning: "Good morning, Joan!"."""
    return not match["name"] or not any(token.readings for token in tokens(match["name"].lower(), "en"))


def closes(text: str) -> bool:
    """Whether a text closes a letter, so that names follow it: "Kind regards,"."""
    return _closing().search(f"{text}\n") is not None


def framed(found: Sequence[Token], pieces: Sequence[Frame], text: str) -> list[Token]:
    """The tokens of a sentence, with the frame's tokens read as general words."""
    return list(_framed(found, pieces, text)) if pieces else list(found)


def _framed(found: Sequence[Token], pieces: Sequence[Frame], text: str) -> Iterator[Token]:
    at = 0
    only_frame_words = all(
        not token.readings
        or token.text in ",.:;!?-–—"
        or (_may_stand_beside(token) and not (token.get("talk") == "aside" and says("lasting", text)))
        or any(
            (not piece.named or "part" in token.readings or token.text in _institutions() or _may_be_name(token))
            and piece.start <= token.start
            and token.end <= piece.end
            for piece in pieces
        )
        for token in found
    )
    asks = any(
        token.get("stop") in ("ask", "contact")
        and not any(piece.start <= token.start and token.end <= piece.end for piece in pieces)
        for token in found
    )  # "Ask Dr Lund if it hurts", but not "Hyrox Team every morning"
    while at < len(found):
        token = found[at]
        inside = [piece for piece in pieces if piece.start <= token.start and token.end <= piece.end]
        whole = next((piece for piece in inside if not piece.named), None)
        if whole is not None:
            last = at
            while last + 1 < len(found) and found[last + 1].end <= whole.end:
                last += 1
            yield token._replace(end=found[last].end, readings=_FRAME, low=None, high=None, plural=False)
            at = last + 1
            continue
        letter = text[token.start : token.start + 1]
        is_name = _may_be_name(token) and (letter.isupper() or letter > "\u3040")
        greeted = any(piece.start == 0 and text[piece.end : piece.end + 1] in (",", "!") for piece in inside)
        greeted = greeted and found[0].get("talk") is not None  # "Hi Ann, here is your plan"
        framed_here = only_frame_words or greeted or asks
        yield token._replace(readings=_FRAME) if inside and is_name and framed_here else token
        at += 1


_FRAME = {"talk": "frame"}


@cache
def _surnames() -> frozenset[str]:
    """Words that are the name of a person behind a title or a first name, though they have another meaning."""
    return frozenset(_words("people", "surnames"))


def _may_be_name(token: Token) -> bool:
    """Whether a word inside the name of a person may be part of it: an unknown one, an initial ("R. Doyle").

    It must name no movement in any language: "Coach Kniebeuge".
    """
    if not token.readings and token.text.isalpha() and _names_movement(token.text):
        return False
    return not token.readings or token.text in _surnames() or (len(token.text) == 1 and token.text.isascii())


@cache
def _institutions() -> frozenset[str]:
    """Words of names of organisations, some of which have another meaning: "Centre"."""
    return frozenset(word.casefold() for word in _words("organisations", "word"))


@lru_cache(maxsize=1024)
def _names_movement(word: str) -> bool:
    """Whether a word alone is the name of a movement in a language with Latin letters."""
    found = (table(language).phrases.get(fold(word)) for language in LATIN)
    return any(notion is not None and notion.kind == "movement" for notion in found)


def _may_stand_beside(token: Token) -> bool:
    """Whether the name of a person may stand beside this word; otherwise it may be an activity: "Hyrox Team daily"."""
    return bool(token.readings.keys() & _BESIDE) and token.get("talk") not in ("reference", "fine")


_BESIDE = frozenset(
    {"talk", "function", "stop", "preposition", "symbol", "condition", "feel", "leave", "negation", "particle"}
)
