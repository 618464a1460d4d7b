"""Reads the signs of an emergency as one word each, from what fails and how: "cannot control your bladder or bowels".

data/language/signs.toml says what a word may be in such a sign; nowhere else does it count. What is said to come
suddenly beside what is felt is a part of the sign, too: "your legs suddenly become weak", but not "suddenly lift".
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from stenosis_routines.language.japanese import longest
from stenosis_routines.language.saying import shape_words
from stenosis_routines.language.tokens import UNPARTED, Token, folded, longest_phrase, pieces
from stenosis_routines.language.vocabulary import signs

__all__ = ["with_signs"]

#: What makes a sign of an emergency together.
_FLAGS = tuple(
    map(
        frozenset,
        (
            ("numb", "place"),  # "numb around the groin"
            ("loss", "place"),  # "loss of feeling between the legs"
            ("loss", "water"),  # "lose control of your bladder"
            ("loss", "need"),  # "trouble passing urine"
            ("not", "need"),  # "cannot pass urine"
            ("not", "hold", "water"),  # "cannot control your bladder"
            ("sudden", "weak"),  # "a leg suddenly gives way"
            ("sudden", "flag"),
            ("sudden", "fails"),  # "your legs | suddenly give way"
            ("weak", "water"),  # "a weak bladder"
            *(("flag", more) for more in ("numb", "loss", "water", "place")),  # "incontinence | or retention"
        ),
    )
)
#: What hurts suddenly is no sign of an emergency by itself.
_SUDDEN = frozenset(("sudden", "felt"))
#: Kinds of words that may stand between the words of a sign, and how many of them.
_BETWEEN = frozenset({"function", "preposition", "postposition", "particle", "count", "part", "join", "symbol"})
_MOST_BETWEEN = 4


def with_signs(found: Sequence[Token], text: str, language: str) -> list[Token]:
    """The tokens of a text, each sign as one of them, and each number to call as somebody to ask."""
    found = list(_with_numbers(found))
    words = list(_sign_words(text, language))
    return list(_signs(found, [_roles(token, words) for token in found])) if words else found


def _sign_words(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """The words that may be in a sign: where each is, and what it may be there."""
    plain, places = folded(text)
    for start, end, role in _korean(plain) if language == "ko" else _phrases(plain, language):
        yield (start, end, role) if places is None else (places[start], places[end - 1] + 1, role)


def _korean(plain: str) -> Iterator[tuple[int, int, str]]:
    from stenosis_routines.language.korean import sign_words  # only Korean texts need it

    return sign_words(plain)


def _phrases(plain: str, language: str) -> Iterator[tuple[int, int, str]]:
    root = signs(language)
    parts = [(letter, at, at + 1) for at, letter in enumerate(plain)] if language in UNPARTED else pieces(plain)
    texts = plain if language in UNPARTED else [part[0] for part in parts]
    after = 0
    for at, (_, start, _) in enumerate(parts):
        if at >= after:
            readings, end = longest(root, plain, at) if language == "ja" else longest_phrase(root, texts, at)
            if readings:
                yield start, parts[end - 1][2], readings["sign"]
                after = end


def _signs(found: Sequence[Token], roles: Sequence[set[str]]) -> Iterator[Token]:
    at = 0
    while at < len(found):
        end = _end_of_sign(found, roles, at)
        if end > at:
            words = found[at:end]
            if words[0].get("condition") == "unless":
                yield words[0]._replace(readings={"condition": "if"})  # "si no | puede orinar"
                words = words[1:]
            start, after = min(word.start for word in words), max(word.end for word in words)
            kept = {kind: value for kind, value in words[-1].readings.items() if kind == "ending"}
            together = set[str]().union(
                *roles[at:end], ("place",) if any("between" in one for one in roles[at:end]) else ()
            )
            felt = "flag" if any(flag <= together for flag in _FLAGS) else "bad"
            yield Token(" ".join(word.text for word in words), start, after, {"feel": felt, **kept})
        else:
            yield found[at]
        at = max(end, at + 1)


def _end_of_sign(found: Sequence[Token], roles_of: Sequence[set[str]], at: int) -> int:
    """Where the sign ends that begins here, or this place if none does."""
    first = roles_of[at]
    if not first:
        return at
    # But "no numbness around the groin" denies the sign.
    flags = [flag for flag in (*_FLAGS, _SUDDEN) if "not" in flag or "not" not in first]
    if not any("part" in token.readings for token in found[max(at - 1, 0) : at + 1]):
        flags = [flag for flag in flags if "fails" not in flag]
    roles, last, end = set[str](), at, at
    for place in range(at, len(found)):
        token, more = found[place], roles_of[place]
        if (not more and not _may_stand_between(token)) or place - last > _MOST_BETWEEN:
            break
        if end > at and ("not" in more or ("hold" in more and {"motion", "light"} & token.readings.keys())):
            break  # "numb around the groin, or hold"
        roles |= more | ({"place"} if {"between", "leg"} <= roles | more else set())
        last = place if more - {"between"} else last
        end = place + 1 if last == place and any(flag <= roles for flag in flags) else end
    only_sudden = not any(flag <= roles for flag in flags if "sudden" not in flag)
    return at if only_sudden and _is_done(found, at, end) else end


def _is_done(found: Sequence[Token], at: int, end: int) -> bool:
    """Whether something else is done around what comes suddenly: "lift the | weak leg suddenly", "let it |".

    Not in "if you have | sudden weakness in a leg".
    """
    before = list(takewhile(lambda token: _belongs(token) and "ending" not in token.readings, reversed(found[:at])))
    if before and before[0].text in ("have", "get") and before[1:2] and before[1].text == "you":
        before = before[2:]
    after = () if any("ending" in token.readings for token in found[at:end]) else takewhile(_belongs, found[end:])
    return any(
        token.get("light") == "let"
        or "name" in token.readings
        or ("motion" in token.readings and token.get("motion") != "feel" and "feel" not in token.readings)
        for token in (*before, *after)
    )


def _belongs(token: Token) -> bool:
    """Whether a word may belong to the statement of a sign."""
    return bool(token.readings) and token.text not in ",:;" and not {"join", "condition"} & token.readings.keys()


def _roles(token: Token, words: Sequence[tuple[int, int, str]]) -> set[str]:
    """What a word may be in a sign; a part of a longer word is nothing there: "股" in "股関節"."""
    part_of = token.readings.keys() and token.get("feel") is None
    roles = {
        role
        for start, end, role in words
        if start < token.end and token.start < end and not (part_of and (token.start < start or end < token.end))
    }
    if not roles and (token.get("negation") == "not" or token.get("condition") == "unless"):
        roles.add("not")
    if feeling := {"flag": "flag", "bad": "felt"}.get(token.get("feel") or ""):
        roles.add(feeling)
    if "between" in (token.get("preposition"), token.get("postposition")):
        roles.add("between")
    if token.get("part") == "leg":
        roles.add("leg")
    return roles


def _may_stand_between(token: Token) -> bool:
    counts = token.low is not None and "count" not in token.readings
    bids = token.get("light") in ("let", "do") or token.get("join") == "then"  # "suddenly let the knee give way"
    return bool(_BETWEEN & token.readings.keys()) and not (counts or bids)


def _with_numbers(found: Sequence[Token]) -> Iterator[Token]:
    """The tokens, with the number of an emergency beside a word for help as somebody to ask: "Notfall (112)"."""
    at = 0
    while at < len(found):
        token = found[at]
        at += 1
        if token.text not in shape_words("emergency_numbers") or "digits" not in token.readings:
            yield token
            continue
        behind = at < len(found) and found[at].text in shape_words("of_number")
        near = [one for one in found[max(at - 5, 0) : at + 4] if one.text not in ".!?。！？"]
        if behind or any(one.get("stop") in ("ask", "contact") for one in near):
            last = found[at] if behind else token
            at += behind
            yield Token(token.text, token.start, last.end, {"stop": "ask"})
        else:
            yield token
