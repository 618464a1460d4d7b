"""The frame of a document, which asks nothing of anybody: page numbers, dates, telephone numbers, names of people.

Everything here is a closed shape. What is named by words ("Dear Ann", "Dr Lund", "Riverside Hospital") is frame only
where its words are capitalised and mean nothing else, so that the name of a movement stays one.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from stenosis_routines.language.tokens import Token

__all__ = ["Frame", "closes", "framed", "frames"]


class Frame(NamedTuple):
    """A piece of the frame, and whether only its strange capitalised words belong to it."""

    start: int
    end: int
    named: bool


_MONTH = (
    "jan(?:uary|uar|vier)?|feb(?:ruary|ruar)?|mar(?:ch|zo)?|märz|mars|apr(?:il)?|may|mai|mayo|june?|juni|junio|juin"
    "|july?|juli|julio|juillet|aug(?:ust)?|agosto|août|sept?(?:ember|iembre)?|o[ck]t(?:ober|ubre|obre)?|nov(?:ember|iembre|embre)?"
    "|de[cz](?:ember|embre)?|diciembre|enero|febrero|abril|février|avril|septembre|décembre"
)
_CLOCK = r"(?:\d{1,2}(?:[:.]\d{2})?)"
_TELEPHONE = r"(?:(?:tel(?:efono|éfono|efon|ephone)?\b|phone|☎|📞)[.:]*\ ?)?(?:(?<=phone\ )\d|(?<=phone:\ )\d|\+|0|\(0|\+\()\d[\d\ ()/–-]{5,}\d"
_NUMBERS = rf"""
    \b(?:page|p\.|seite|página|pág\.|ページ)\ ?\d{{1,3}}\ ?(?:of|von|de|sur|/)\ ?\d{{1,3}}\b
    | \b\d{{1,3}}\ ?/\ ?\d{{1,3}}\ ?(?:쪽|페이지|ページ|页|頁)
    | \b\d{{4}}-\d{{2}}-\d{{2}}(?:[ T]\d{{2}}:\d{{2}}(?::\d{{2}})?)?\b
    | \b\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}}\b | \b(?:0[1-9]|1[0-2])/20\d{{2}}\b
    | \b(?:20|19)\d{{2}}\ ?[.년年]\ ?\d{{1,2}}\ ?[.월月](?:\ ?\d{{1,2}}\ ?[.일日]?)?
    | \b(?:\d{{1,2}}(?:st|nd|rd|th|\.)?\ (?:de\ )?)?(?:{_MONTH})\.?,?\ (?:\d{{1,2}}(?:st|nd|rd|th)?,?\ |de\ )?(?:20|19)\d{{2}}\b(?:,?\ \d{{1,2}}:\d{{2}})?
    | \b\d{{1,2}}(?:st|nd|rd|th|\.)?\ (?:january|february|april|june|july|august|september|october|november|december)\b
    | \b{_CLOCK}?\ ?(?:am|pm|uhr)?\ ?(?:-|–|—|~|to|bis)\ ?{_CLOCK}\ ?(?:am\b|pm\b|uhr\b)
    | \b\d{{1,2}}:\d{{2}}\ ?(?:-|–|—|~|to|bis)\ ?\d{{1,2}}:\d{{2}}\b
    | (?<![\w-]){_TELEPHONE}(?!\w)
    | (?:©|\(c\)|copyright)\ ?(?:©\ ?)?(?:20|19)?\d{{0,2}} | \bv(?:ersion)?\.?\ ?\d+\.\d+(?:\.\d+)*\b
    | \bref\.?:?\ ?(?-i:[A-Z]*[/-]?[A-Z0-9-]*\d[\w./-]*) | 제\d+(?:-\d+)?호
    | (?-i:\b[A-Z]{{2,}}(?:/[A-Z0-9.]*[0-9][A-Z0-9.]*|/[A-Z]{{2,}}/[0-9]+)\b)
    | <?\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b>?
"""
_NAME = r"[A-ZÀ-Ý][\w.'’-]*"
_PEOPLE = rf"""
    \b(?:Dr|Mr|Mrs|Ms|Miss|Prof|Professor|Nurse|Sister|Frau|Herrn?|Madame|Mme|Monsieur|M|Sra?|Señora?|Dra)\.?\ {_NAME}(?:\ {_NAME})?
    | \b(?:Dear|Hi|Hello|Hey|Morning|Hola|Bonjour|Hallo|Liebe[rs]?|Estimad[oa]|Querid[oa]|Cher|Chère|Thanks|Thank\ you),?\ {_NAME}(?:\ {_NAME}){{0,2}}(?=[,.!:\n]|$)
    | \b(?:[Ww]ishes|[Rr]egards|[Hh]elps|[Tt]hanks|[Cc]heers|[Ww]ell\ done|[Mm]orning|[Aa]fternoon|[Ee]vening),\ {_NAME}(?=[.!\n]|$)
    | \b(?:by|From|To|Cc|Von|An|De|À|Therapist|Patient|Author|Reviewed\ by|Written\ by|Created\ by|Prescribed\ by):?\ {_NAME}(?:\ {_NAME}){{0,3}}
    | (?:{_NAME}\ )*(?:Hospitals?|Clinics?|Trust|Physiotherapy|Physio|Cent(?:re|er)|University|Practice|Surgery|Klinik|Klinikum|Praxis|Clinique|Clínica|Services|Department|Team|Group)\b(?:\ (?:of\ )?{_NAME})*
    | (?:[A-ZÀ-Ý]+\ )*(?:HOSPITALS?|CLINIC|TRUST|UNIVERSITY|PHYSIOTHERAPY)\b(?:\ [A-ZÀ-Ý]+)*
    | [가-힣]{{2,12}}(?:병원|의원|클리닉|센터|복지관|보건소) | [가-힣]{{2,4}}\ ?(?:님|씨|선생님|원장님|물리치료사)
    | \S{{1,10}}(?:整形外科|病院|クリニック|医院)
"""
#: What a letter ends with; names and professions follow.
_CLOSING = (
    r"\b(?:regards|wishes|sincerely|faithfully|cheers|best|thanks|love|grüßen|grüße|cordialement|saludos|saludo)[,!.]?[ \t]*\n"
)
#: Letters behind the name of somebody who treats people.
_LETTERS = rf"(?:{_NAME},? )+(?:MCSP|DPT|PT|RN|MD|BSc|MSc|HCPC|CSP|PhD)\b(?:,? (?:MCSP|DPT|PT|RN|MD|BSc|MSc|HCPC|CSP|PhD)\b)*"


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Numbers that are frame, names that are, letters behind names, and how a letter ends; compiled on first use."""
    return (
        re.compile(_NUMBERS, re.IGNORECASE | re.VERBOSE),
        re.compile(_PEOPLE, re.VERBOSE),
        re.compile(_LETTERS),
        re.compile(_CLOSING, re.IGNORECASE),
    )


@lru_cache(maxsize=4096)
def frames(text: str) -> tuple[Frame, ...]:
    """The pieces of the frame in a text, in order."""
    numbers, people, letters, ends = _patterns()
    found = [Frame(*match.span(), False) for match in numbers.finditer(text)] if _may_count(text) else []
    found += [Frame(*match.span(), True) for match in people.finditer(text)]
    found += [Frame(*match.span(), True) for match in letters.finditer(text)]
    if closing := ends.search(text):
        found.append(Frame(closing.end(), len(text) + 1, True))
    return tuple(sorted(found))


def closes(text: str) -> bool:
    """Whether a text is the end of a letter, behind which names follow: "Kind regards,"."""
    return _patterns()[3].search(f"{text}\n") is not None


def _may_count(text: str) -> bool:
    return any(letter.isdigit() or letter in "©@" for letter in text)


def framed(found: Sequence[Token], pieces: Sequence[Frame], text: str) -> list[Token]:
    """The tokens of a sentence, what is frame as general words."""
    return list(_framed(found, pieces, text)) if pieces else list(found)


def _framed(found: Sequence[Token], pieces: Sequence[Frame], text: str) -> Iterator[Token]:
    at = 0
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
        strange = not token.readings and (letter.isupper() or letter > "\u3040")
        yield token._replace(readings=_FRAME) if inside and strange else token
        at += 1


_FRAME = {"talk": "frame"}
