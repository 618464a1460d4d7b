"""Korean verbs as decomposed letters: the forms of a stem, and the endings that each form takes.

A verb is listed in its dictionary form ("들다"). It has up to five forms ("들", "드", "들어"), each with the classes of
endings that it takes. An ending counts only after a form of its class, so that it cannot attach to another word.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import Any

from stenosis_routines.language.vocabulary import listed

__all__ = ["LINK", "endings", "jamo", "matches", "spellings", "verb_forms"]

#: The key in a node for the classes of endings that may follow there, each with what it adds.
LINK = 0

_STEMS_P = frozenset(["잡", "접", "굽", "좁", "입", "집", "뽑", "씹", "꼽", "업", "뵙"])
_STEMS_T = frozenset(["걷", "듣", "묻", "싣"])
_STEMS_S = frozenset(["낫", "짓", "붓", "잇", "긋", "젓"])
_DROP_VOWEL = frozenset({"따르", "들르", "치르"})
_BRIGHT = frozenset("ㅏㅗㅑ")
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINALS = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
#: Vowels that merge with the vowel of an ending.
_MERGED_VOWELS = {"ㅗ": "ㅘ", "ㅜ": "ㅝ", "ㅣ": "ㅕ", "ㅚ": "ㅙ"}
_UNCHANGED_VOWELS = frozenset("ㅏㅓㅐㅔㅕㅖ")


@cache
def jamo(text: str) -> str:
    """A text with each syllable split into its letters."""
    return unicodedata.normalize("NFD", text)


def _parts(syllable: str) -> tuple[int, str, str]:
    """A syllable as the index of its first letter, its vowel and its last letter."""
    code = ord(syllable) - 0xAC00
    return code // 588, _VOWELS[code // 28 % 21], _FINALS[code % 28]


def _syllable(first: int, vowel: str, last: str = "") -> str:
    return chr(0xAC00 + first * 588 + _VOWELS.index(vowel) * 28 + _FINALS.index(last))


def verb_forms(verb: str) -> list[tuple[str, str]]:
    """The forms of a verb given without its "다", each with its classes of endings.

    Classes: K before "고", N before "는", 1 before "습니다", 2 before "ㅂ니다", L before "면", U before "세요",
    A as in "들어".

    >>> verb_forms("들")
    [('들', 'KL'), ('드', 'NU2'), ('들어', 'A')]
    >>> verb_forms("눕")
    [('눕', 'KN1'), ('누우', 'LU'), ('누워', 'A')]
    """
    head, last = verb[:-1], verb[-1]
    first, vowel, final = _parts(last)
    bright = vowel in _BRIGHT
    open_end = "아" if bright else "어"
    if last == "하":
        return [(verb, "KNLU2"), (f"{head}해", "A"), (f"{head}하여", "A")]
    if final == "ㄹ":
        return [(verb, "KL"), (head + _syllable(first, vowel), "NU2"), (verb + open_end, "A")]
    if final == "ㅂ" and last not in _STEMS_P:
        bare = head + _syllable(first, vowel)
        return [(verb, "KN1"), (f"{bare}우", "LU"), (bare + ("와" if last in "돕곱" else "워"), "A")]
    if final == "ㄷ" and last in _STEMS_T:
        soft = head + _syllable(first, vowel, "ㄹ")
        return [(verb, "KN1"), (f"{soft}으", "LU"), (soft + open_end, "A")]
    if final == "ㅅ" and last in _STEMS_S:
        bare = head + _syllable(first, vowel)
        return [(verb, "KN1"), (f"{bare}으", "LU"), (bare + open_end, "A")]
    if final:
        return [(verb, "KN1"), (f"{verb}으", "LU"), (verb + open_end, "A")]
    return [(verb, "KNLU2"), *((form, "A") for form in _infinitives(verb, head, first, vowel))]


def _infinitives(verb: str, head: str, first: int, vowel: str) -> list[str]:
    """The forms before a vowel of a stem that ends in a vowel."""
    if vowel == "ㅡ":
        before = _parts(head[-1])[1] if head else ""
        end = "ㅏ" if before in _BRIGHT else "ㅓ"
        if verb[-1] == "르" and verb[-2:] not in _DROP_VOWEL and head:
            start, middle, _ = _parts(head[-1])
            return [head[:-1] + _syllable(start, middle, "ㄹ") + ("라" if end == "ㅏ" else "러")]
        return [head + _syllable(first, end)]
    if vowel in _UNCHANGED_VOWELS:
        return [verb, f"{verb}어"]
    if vowel in _MERGED_VOWELS:
        return [head + _syllable(first, _MERGED_VOWELS[vowel]), verb + ("아" if vowel == "ㅗ" else "어")]
    return [f"{verb}어"]


def spellings(phrase: str) -> Iterator[str]:
    """A phrase with and without each of its spaces."""
    words = phrase.split(" ")
    for blanks in product((" ", ""), repeat=len(words) - 1):
        yield "".join(word + blank for word, blank in zip(words, (*blanks, ""), strict=True))


#: Endings by class, and by what they do: "" does not end a statement, adn precedes a noun, adv makes an adverb, nom
#: makes a noun, though is "even if", con leads to another verb; the others join statements.
_ENDINGS: dict[str, dict[str, str]] = {
    "K": {
        "": "고요, 구요, 지, 지요, 죠, 네요, 지는, 지도, 질, 지를, 라, 세",
        "and": "고, 고서, 고는, 고 나서, 고 난 다음, 고 난 뒤, 고 난 후, 다가, 되, 지만, 다, 도록, 자, 듯, 듯이",
        "or": "거나, 든지, 든가",
        "adv": "게, 게끔, 게만",
        "when": "자마자, 고 나면, 기 전에, 기 전, 고 있을 때, 고 있는 동안",
        "why": "기 위해, 기 위해서, 기 때문에, 기 위한",
        "adn": "던",
        "nom": "기",
        "though": "더라도",
    },
    "N": {
        "adn": "는, 는다는",
        "": "는다, 나요, 네요, 는구나",
        "and": "는데, 는지, 는 채, 는 채로, 는 상태로, 는 상태에서",
        "when": "는 동안, 는 동안에, 는 동안은, 는 동안에도, 는 즉시, 는 중, 는 중에, 는 도중, 는 도중에, 는 순간",
        "if": "는다면, 는 경우, 는 경우에, 는 경우에는, 는 경우는",
    },
    "1": {"": "습니다, 습니까, 소"},
    "2": {"": "ᆸ니다, ᆸ니까"},
    "L": {
        "if": "면, 면은",
        "and": "면서, 며, 면서도",
        "why": "려고, 려면, 러",
    },
    "U": {
        "": "세요, 셔요, ᆸ시다, 십시오, 십시요, 시오, ᆫ다, ᆯ게요, ᆯ까요, 실까요, 실게요",
        "why": "니까, 므로, 니, 시므로",
        "adn": "ᆫ, ᆯ, ᆫ다는, ᆫ다고",
        "and": (
            "ᆫ 채, ᆫ 채로, ᆫ 상태, ᆫ 상태로, ᆫ 상태에서, ᆫ 다음, ᆫ 다음에, ᆫ 후, ᆫ 후에, ᆫ 뒤, ᆫ 뒤에, ᆫ 뒤에는, ᆫ 후에는,"
            "ᆫ데, 나, ᆫ 상태를, ᆫ 다음에는, ᆯ지"
        ),
        "if": "ᆫ다면, ᆫ 경우, ᆫ 경우에, ᆫ 경우에는, ᆯ 경우, ᆯ 경우에, ᆯ 경우에는, ᆯ 경우엔, ᆫ 경우는",
        "when": "ᆯ 때, ᆯ 때는, ᆯ 때에, ᆯ 때에는, ᆯ 땐, ᆯ 때마다, ᆯ 때도, ᆯ 때면",
        "until": "ᆯ 때까지, ᆯ 때까지만, ᆯ 때까지는",
        "nom": "ᆷ",
    },
    "A": {"con": "-", "": "요, 라, 라고", "and": "서, 서는, 다가, 야, 야만", "though": "도"},
}
#: Helping verbs after an ending, by what they add: "들면 안 됩니다" and "들 필요는 없습니다" negate.
_HELPERS: dict[str, dict[str, str]] = {
    "K": {
        "": "고 있다, 고 계시다, 고 싶다, 기만 하다, 기도 하다",
    },
    "L": {
        "plain": "면 되다, 면 좋다, 면 충분하다, 면 괜찮다",
        "not": "면 안 되다, 면 안되다, 면 곤란하다, 면 위험하다, 면 좋지 않다, 면 못쓰다",
    },
    "U": {
        "": "ᆯ 수 있다, ᆫ 것 같다, ᆯ 것 같다",
        "not": "ᆯ 수 없다",
        "unneeded": "ᆯ 필요는 없다, ᆯ 필요가 없다, ᆯ 필요 없다, ᆯ 필요도 없다, ᆯ 필요까지는 없다, ᆯ 필요까진 없다",
    },
    "A": {
        "plain": (
            "도 되다, 도 좋다, 도 괜찮다, 도 무방하다, 도 상관없다, 도 충분하다, 도 문제없다, 도 된다, 도 무관하다"
        ),
        "": "주다, 보다, 두다, 놓다, 있다, 지다, 가다, 오다, 내다, 드리다, 나가다, 야 하다, 야 되다, 나다",
        "not": "서는 안 되다, 선 안 되다, 서는 안되다, 도 소용없다",
    },
}


def _grow(root: dict[Any, Any], text: str) -> dict[Any, Any]:
    for letter in jamo(text):
        root = root.setdefault(letter, {})
    return root


@cache
def endings() -> dict[str, dict[Any, Any]]:
    """The endings of each class as a tree of letters."""
    roots: dict[str, dict[Any, Any]] = {name: {} for name in _ENDINGS}
    for name, values in _ENDINGS.items():
        for value, words in values.items():
            for word in listed(words):
                for spelling in spellings("" if word == "-" else word):
                    _grow(roots[name], spelling)[None] = value
    for form, classes in (("시", "KNLU2"), ("셔", "A")):
        _link(_grow(roots["U"], form), classes, "")
    for form, classes in (("ᆻ", "KN1"), ("ᆻ으", "LU"), ("ᆻ어", "A")):
        _link(_grow(roots["A"], form), classes, "")
    for name, helpers in _HELPERS.items():
        for added, words in helpers.items():
            for word in listed(words):
                start, _, verb = word.rpartition(" ")
                for form, classes in verb_forms(verb[:-1]):
                    for spelling in spellings(f"{start} {form}"):
                        _link(_grow(roots[name], spelling), classes, added)
    return roots


def _link(node: dict[Any, Any], classes: str, added: str) -> None:
    node.setdefault(LINK, []).append((classes, added))


@cache
def _endings_of_classes(classes: str) -> dict[Any, Any]:
    """The endings of several classes as one tree."""
    return _merged([endings()[name] for name in classes])


def _merged(nodes: list[dict[Any, Any]]) -> dict[Any, Any]:
    """Several nodes merged into one; branches that only one of them has are shared."""
    keys = dict.fromkeys(key for node in nodes for key in node)
    united: dict[Any, Any] = {}
    for key in keys:
        found = [node[key] for node in nodes if key in node]
        united[key] = found[0] if key is None or len(found) == 1 else _merged(found)
    return united


def matches(letters: str, at: int, classes: str) -> list[tuple[int, str, str]]:
    """The endings of some classes that are found here: where each ends, what it does and what it adds.

    The letters end with a character that is no letter.
    """
    found: list[tuple[int, str, str]] = []
    pending = [(_endings_of_classes(classes), at, "")]
    while pending:
        node, place, added = pending.pop()
        while True:
            value = node.get(None)
            if value is not None:
                found.append((place, value, added))
            links = node.get(LINK)
            if links is not None:
                pending += [(_endings_of_classes(name), place, more or added) for name, more in links]
            step = node.get(letters[place])
            if step is None:
                break
            node, place = step, place + 1
    return found
