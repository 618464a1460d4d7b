"""Splits a text into tokens: words, numbers, symbols and pictures, each with its place and what it can mean."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import takewhile
from typing import Any, NamedTuple

from stenosis_routines._data import prepared
from stenosis_routines.catalogue import catalogue
from stenosis_routines.language.japanese import longest
from stenosis_routines.language.notions import ARTICLES, LATIN, fold, table
from stenosis_routines.language.saying import shape_words
from stenosis_routines.language.vocabulary import Vocabulary, vocabulary

__all__ = ["SMALL_WORD", "UNPARTED", "Token", "folded", "longest_phrase", "names_of", "pieces", "things_of", "tokens"]

#: Languages whose words are not reliably separated by spaces.
UNPARTED = frozenset({"ko", "ja", "zh"})

_PIECE = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:[.,]\d+)?|\n|[^\s\w]|_")
_NO_READINGS: Mapping[str, str] = {}
#: What a word means that only links others.
SMALL_WORD: Mapping[str, str] = {"function": "word"}


class Token(NamedTuple):
    """A word or a phrase with what it can mean, by kind of word; no readings mean that it is not understood."""

    text: str
    start: int
    end: int
    readings: Mapping[str, str]
    low: float | None = None
    high: float | None = None
    plural: bool = False

    def get(self, kind: str) -> str | None:
        """Its meaning as this kind of word; ``None`` if it is not one."""
        return self.readings.get(kind)


def folded(text: str) -> tuple[str, list[int] | None]:
    """A text in lower case without accents and invisible letters, and the place of each letter in the original.

    The places are ``None`` if no letter has moved.
    """
    if text.isascii():
        return text.lower(), None
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(unicodedata.normalize("NFC", text)):
        if letter < "\x80":
            letters.append(letter.lower())
            places.append(place)
            continue
        if "가" <= letter <= "힣":
            letters.append(letter)
            places.append(place)
            continue
        for part in unicodedata.normalize("NFKC", letter).casefold().translate(_LOOK_ALIKE):
            for piece in _without_accent(part):
                letters.append(piece)
                places.append(place)
    return "".join(letters), places


#: Letters of other scripts that look like Latin ones.
_LOOK_ALIKE = str.maketrans("аеорсухіјԁһѕќмтвнкοαρτυνικ", "aeopcyxijdhskmtbhkoaptyvik")


@cache
def _without_accent(letter: str) -> str:
    """A letter without its accent; empty for an accent mark or an invisible letter."""
    kind = unicodedata.category(letter)
    if kind in ("Mn", "Cf", "Me"):
        return ""
    base = unicodedata.normalize("NFD", letter)[0]
    return base if base.isascii() and base.isalpha() else letter


def pieces(text: str) -> list[tuple[str, int, int]]:
    """The words, numbers and symbols of a folded text with their places; a hyphen inside a word separates its parts."""
    found: list[tuple[str, int, int]] = []
    for match in _PIECE.finditer(text):
        piece, start, end = match[0], match.start(), match.end()
        if piece == "-" and text[start - 1 : start].isalnum() and text[end : end + 1].isalpha():
            continue  # "heel-slide", "10-minute"
        piece = piece.replace("’", "'")
        head, mark, tail = piece.partition("'")
        if mark and tail in _CONTRACTED:
            whole = tail != "t" or head in ("can", "n")  # "n't" by itself is no word without its "n"
            found.append((head if whole else head.removesuffix("n"), start, end))
            if tail == "t":
                found.append(("not", start, end))
            elif tail == "re" or (tail == "s" and head in _BEFORE_IS):
                found.append(("are" if tail == "re" else "is", start, end))
        elif mark and head in _ELIDED:
            found += [(head, start, start + len(head)), (tail, start + len(head) + 1, end)]
        else:
            found.append((piece, start, end))
    return found


#: Endings of English contractions: "don't", "you'll", "it's".
_CONTRACTED = frozenset({"t", "ll", "re", "ve", "s", "d", "m"})
#: Words after which "'s" means "is" and not a possessive.
_BEFORE_IS = frozenset({"it", "that", "there", "here", "what", "he", "she", "who", "everything", "nothing"})
#: French words that lose their last vowel before the next word: "l'autre", "jusqu'au".
_ELIDED = frozenset({"l", "d", "j", "n", "s", "c", "m", "t", "qu", "jusqu", "lorsqu", "puisqu", "quelqu", "aujourd"})


def tokens(text: str, language: str) -> list[Token]:
    """The tokens of a text in a language."""
    plain, places = folded(text)
    if language in _SAID_DAILY:
        plain = _DAILY.sub(_SAID_DAILY[language], plain)
    if language == "ko":
        from stenosis_routines.language.korean import korean

        found = korean(plain)
        return found if places is None else _at_original_places(found, places, len(text))
    words = vocabulary(language)
    if language in ("ja", "zh"):
        found = _split_by_vocabulary(plain, words, _names(language))
    else:
        found = _split_at_spaces(plain, words, _names(language))
    if language == "de":
        from stenosis_routines.language.german import ordered

        found = ordered(found, words)
    elif language == "fr":
        found = [_french(found, at, plain) for at in range(len(found))]
    elif language == "es":
        found = [_spanish(found, at) for at in range(len(found))]
    return found if places is None else _at_original_places(found, places, len(text))


#: A day that says how often, "1日2回", in words as long; no date, "10月1日", and no time, "1日続ける".
_DAILY = re.compile(r"(?<![\d月월])(?<!월 )1(?:日|天|일)(?=[に에]|[、,， ]?[\d做])")
_SAID_DAILY = {"ja": "一日", "zh": "一天", "ko": "하루"}


def _french(found: Sequence[Token], at: int, plain: str) -> Token:
    """French: marks as unknown "vous" after a verb ("penchez-vous"), unless the vocabulary has the whole phrase.

    A letter stands for a small word only before an apostrophe: "l'autre", but not "C&J" or "30 s".
    """
    token = found[at]
    if len(token.text) == 1 and token.text in _ELIDED and plain[token.end : token.end + 1] not in ("'", "’"):
        return token._replace(readings={kind: value for kind, value in token.readings.items() if kind != "function"})
    if not at:
        return token
    before = found[at - 1]
    if token.text in ("vous", "toi") and "motion" in before.readings and before.text.endswith("ez"):
        return token._replace(readings={})
    if token.text in ("ensuite", "alors", "enfin") and {"motion", "light"} & before.readings.keys():
        return token._replace(readings=SMALL_WORD)  # "allongez ensuite la jambe"
    return token


#: Spanish words that deny no more than the "no" before their verb does: "no haga nada de pie".
_AGREES = frozenset({"nada", "ningun", "ninguno", "ninguna", "nadie", "nunca", "jamas"})


def _spanish(found: Sequence[Token], at: int) -> Token:
    """Spanish: a denial behind "no" and its verb is none of its own: "no haga ningún ejercicio de pie"."""
    token = found[at]
    if token.text == "para" and not at and next((one for one in found[1:] if one.text != ":"), token).get("condition"):
        return token._replace(readings={"stop": "stop"})  # "para si duele"
    if token.text == "para" and at and (at + 1 == len(found) or found[at + 1].text in ".!"):
        return token._replace(readings={"stop": "stop"})  # "si pincha, para"
    before = list(takewhile(lambda one: one.text not in ",.;:!?", reversed(found[:at])))
    denied = [one for one in before if one.text.startswith("no ") or one in before[1:]]
    agrees = token.text in _AGREES and any(one.text.partition(" ")[0] == "no" for one in denied)
    return token._replace(readings=SMALL_WORD) if agrees else token


def _at_original_places(found: Sequence[Token], places: list[int], end: int) -> list[Token]:
    """The tokens of a folded text, with their places in the original text."""
    places.append(end)
    return [token._replace(start=places[token.start], end=places[token.end - 1] + 1) for token in found]


#: Words that stand in the middle of others and say no more than "please": "rufen Sie bitte Ihren Arzt an".
_POLITE = {"de": ("bitte", "gerne", "gern")}


def _split_at_spaces(plain: str, words: Vocabulary, names: Mapping[str | None, Any]) -> list[Token]:
    """The tokens of a language that separates words with spaces."""
    things = _things(words.language)
    parts = [part for part in pieces(plain) if part[0] not in _POLITE.get(words.language, ())]
    texts = [piece for piece, _, _ in parts]
    forms = [fold(word) for word in texts]
    found: list[Token] = []
    at = 0
    while at < len(parts):
        if "0" <= texts[at][0] <= "9" and not longest_phrase(words.root, texts, at)[0]:
            low, high, after = _number(texts, at)
            found.append(
                Token(
                    plain[parts[at][1] : parts[after - 1][2]],
                    parts[at][1],
                    parts[after - 1][2],
                    {"digits": ""},
                    low,
                    high,
                )
            )
            at = after
            continue
        readings, after = longest_phrase(words.root, texts, at)
        if words.language == "de" and "," in texts[at + 1 : at + 4]:
            readings, after = _over_comma(words, texts, at) or (readings, after)
        if after - 1 > at and texts[after - 1 : after + 1] == ["can", "not"]:
            readings, after = longest_phrase(words.root, texts[: after - 1], at)  # "if you can | not reach"
        if after < len(texts) and texts[after] == "_" and parts[after][1] == parts[after - 1][2]:
            readings, after = _NO_READINGS, at  # "1rm_test" is a code, not a sentence
        name, behind = _longest_name(names, forms, at)
        if name is not None and behind > after and not _is_step(words, texts, at, behind, found, name):
            readings, after = {"name": name}, behind
        start, end = parts[at][1], parts[max(after, at + 1) - 1][2]
        if not readings and name is None:
            name, behind = _longest_name(things, forms, at)
        if not readings and name is not None:
            readings, after, end = {"name": name}, behind, parts[behind - 1][2]
        value = float(readings["number"]) if "number" in readings else None
        phrase = plain[start:end]
        found.append(Token(phrase, start, end, readings, value, value, phrase in words.plurals))
        at = max(after, at + 1)
    found = _with_similes(list(_join_word_ranges(found)))
    return _without_sides(found) if words.language == "en" else found


def _with_similes(found: Sequence[Token]) -> list[Token]:
    """The tokens with each comparison to something gentle as one word for how: "like a small boat on a calm sea".

    Elsewhere the things that it compares with stay unknown, but after "imagine" they ask for nothing.
    """
    result: list[Token] = []
    at, imagines = 0, False
    while at < len(found):
        token = found[at]
        imagines = (imagines and token.text not in _ENDS_IMAGE) or token.text in shape_words("imagine")
        end = _image(found, at + 1) if token.text.partition(" ")[0] in shape_words("like") else 0
        if end:
            text = " ".join(one.text for one in found[at:end])
            token = Token(text, token.start, found[end - 1].end, {"manner": "gentle"})
        elif "image" in token.readings:
            others = {kind: value for kind, value in token.readings.items() if kind != "image"}
            token = token._replace(readings=SMALL_WORD if imagines else others)
        result.append(token)
        at = max(end, at + 1)
    return result


def _image(found: Sequence[Token], at: int) -> int:
    """Where a comparison ends whose first word is here, and something behind it; 0 if it is none."""
    end = 0
    while at < len(found):
        start = at
        while at < len(found) and found[at].readings.keys() & _IN_IMAGE and "image" not in found[at].readings:
            at += 1
        if at == len(found) or "image" not in found[at].readings:
            break
        at = end = at + 1
        if at < len(found) and found[at].readings.keys() & {"preposition", "direction"} and start < at:
            continue  # "a boat | on a calm sea"
        break
    return end


#: Kinds of words that may stand before what something is compared with: "a small, slow ...".
_IN_IMAGE = frozenset({"function", "manner", "preposition", "direction"})
_ENDS_IMAGE = frozenset(".;:!?\n")


def _without_sides(found: Sequence[Token]) -> list[Token]:
    """English: makes a side of a part a small word, so that only the part counts: "the front of both thighs"."""
    result = list(found)
    for at, token in enumerate(result):
        if (
            at + 2 >= len(result)
            or result[at + 1].text != "of"
            or token.text.rpartition(" ")[2] not in shape_words("sides")
        ):
            continue
        ahead = result[at + 2 : at + 5]
        small = sum(1 for _ in takewhile(lambda one: one.readings.keys() & {"function", "count", "number"}, ahead))
        if any("part" in one.readings for one in ahead[: small + 1]):
            result[at] = token._replace(readings=SMALL_WORD)
    return result


def _join_word_ranges(found: Sequence[Token]) -> Iterator[Token]:
    """The tokens, with a range of numbers in words as one token: "eight to ten", "three or four"."""
    at = 0
    while at < len(found):
        token = found[at]
        if (
            at + 2 < len(found)
            and found[at + 1].text in _TO
            and token.low is not None
            and (high := found[at + 2].high) is not None
            and token.low < high
            and ("number" in token.readings or "number" in found[at + 2].readings)
        ):
            yield found[at + 2]._replace(start=token.start, text=f"{token.text} {found[at + 2].text}", low=token.low)
            at += 3
        else:
            yield token
            at += 1


#: Words between the ends of a range: "10 to 20", "2 or 3", "between 10 and 20".
_TO = frozenset({"-", "–", "—", "~", "to", "or", "a", "o", "bis", "oder", "à", "ou", "～", "〜"})
_BETWEEN = frozenset({"between", "entre", "zwischen"})
_AND = frozenset({"and", "y", "et", "und"})


def _number(texts: Sequence[str], at: int) -> tuple[float, float, int]:
    """A number or a range of numbers, and where it ends."""
    low = float(texts[at].replace(",", "."))
    if (
        at + 2 < len(texts)
        and (texts[at + 1] in _TO or (texts[at + 1] in _AND and at > 0 and texts[at - 1] in _BETWEEN))
        and "0" <= texts[at + 2][0] <= "9"
    ):
        return low, float(texts[at + 2].replace(",", ".")), at + 3
    return low, low, at + 1


def longest_phrase(node: Mapping[str | None, Any], texts: Sequence[str], at: int) -> tuple[Mapping[str, str], int]:
    """The readings of the longest phrase that starts here, and where it ends."""
    readings: Mapping[str, str] = _NO_READINGS
    after = at
    for place in range(at, len(texts)):
        if texts[place] not in node:
            break
        node = node[texts[place]]
        if None in node:
            readings, after = node[None], place + 1
    return readings, after


def _over_comma(words: Vocabulary, texts: Sequence[str], at: int) -> tuple[Mapping[str, str], int] | None:
    """German: the phrase that a comma parts where "that" begins, and where it ends: "alles, was", "Übungen, die"."""
    comma = texts.index(",", at)
    readings, after = longest_phrase(words.root, [*texts[at:comma], *texts[comma + 1 : comma + 3]], 0)
    return (readings, at + after + 1) if "whatever" in readings and at + after > comma else None


def _longest_name(node: Mapping[str | None, Any], forms: Sequence[str], at: int) -> tuple[str | None, int]:
    """The longest name that starts here, and where it ends; articles inside it are skipped."""
    found, after, place = None, at, at
    while place < len(forms):
        step = node.get(forms[place])
        if step is None:
            if place > at and forms[place] in ARTICLES:
                place += 1
                continue
            break
        node, place = step, place + 1
        if None in node:
            found, after = node[None], place
    return found, after


def _is_step(words: Vocabulary, texts: Sequence[str], at: int, behind: int, found: Sequence[Token], name: str) -> bool:
    """Whether a possible name is a motion with its part ("raise one leg"), or the object of a motion before it.

    "Bring one | knee to chest" is a step; "do | heel raises" names a movement.
    """
    first, place = longest_phrase(words.root, texts, at)
    if words.language == "de" and name != "heel-raise" and _is_german_step(words, texts, at, behind):
        return True
    if "motion" not in first:
        if name not in _NEVER_STEPS and _is_subject(words, texts, at, behind, found):
            return True
        before = next(
            (token for token in reversed(found) if token.text != "that" and not token.readings.keys() <= _SMALL), None
        )
        if before is None or "motion" not in before.readings:
            return False
        place = at
    while place < behind:
        readings, after = longest_phrase(words.root, texts, place)
        described = readings.get("state") == "straighten" and "motion" not in readings and after < behind
        if not described and (not readings.keys() & _GOVERNED or readings.keys() & {"motion", "state"}):
            return False
        place = max(after, place + 1)
    return True


def _is_german_step(words: Vocabulary, texts: Sequence[str], at: int, behind: int) -> bool:
    """German: whether a possible name is a part and its verb: "Bein anheben", "sinken lassen"; not "Fersen anheben"."""
    last: Mapping[str, str] = _NO_READINGS
    parts = motions = 0
    while at < behind:
        last, at = longest_phrase(words.root, texts, at)
        if not last.keys() & (_GOVERNED | {"motion", "state", "light"}) or at > behind:
            return False
        parts += "part" in last
        motions += "motion" in last
    return motions == 1 and (("light" in last and "motion" not in last) or (parts > 0 and "motion" in last))


def _is_subject(words: Vocabulary, texts: Sequence[str], at: int, behind: int, found: Sequence[Token]) -> bool:
    """Whether a possible name is a part and what it does: "as the | leg floats up", "let the hip and | knee bend".

    Not "do your | knee bends", and not "slowly | heel raise", where no article makes a part of it.
    """
    if not found or not (_is_determiner(found[-1], words.language) or _is_let(found)):
        return False
    felt = False
    for token in reversed(found):
        if not token.readings or token.text in ",;:." or {"join", "condition"} & token.readings.keys():
            break
        if token.get("motion") not in (None, "feel") or token.get("light") == "do":
            return False
        if token.text in _SUCH_AS or token.text in _BEFORE_NAMES or "digits" in token.readings:
            return False
        felt = felt or token.get("motion") == "feel"
    inflected = words.language != "en" or any(text.endswith(_FORMS) for text in texts[at:behind])
    if not (inflected or felt or _is_let(found)):
        return False  # "finish with the | calf stretch": of one calf, the verb would be "stretches"
    place = at
    while place < behind:
        readings, after = longest_phrase(words.root, texts, place)
        if not readings.keys() & (_GOVERNED | {"motion", "state"}):
            return False
        place = max(after, place + 1)
    return True


#: How plurals and forms of verbs end.
_FORMS = ("s", "ing", "ed", "feet")


def _is_let(found: Sequence[Token]) -> bool:
    """Whether what comes next is let do something, other parts before it: "let your crossed |", "let the hip and |"."""
    for token in reversed(found):
        if token.get("light") == "let":
            return True
        if not (token.readings.keys() & _LET or token.get("join") == "and"):
            return False
    return False


def _is_determiner(token: Token, language: str) -> bool:
    """Whether a word makes one part of somebody of the next: "your leg", "das Bein"."""
    if "count" in token.readings:
        return True
    if language == "en":  # its small words are adverbs too: "now heel raise"
        return token.text in ARTICLES or token.text in shape_words("determiners")
    return "function" in token.readings


#: Words that stand before names of movements but not before a part of the body: "any heel raises".
_BEFORE_NAMES = frozenset({"any", "all", "no", "some", "more"})
#: Words that introduce a name: "exercises such as heel raises".
_SUCH_AS = frozenset({"e.g.", "i.e.", "such as", "like", "for example", "for instance", "including"})
_SMALL = frozenset({"function", "count", "manner", "number"})
#: Kinds of words that stand between "let" and a part of the body.
_LET = frozenset({"function", "count", "manner", "part", "state"})
_GOVERNED = _SMALL | {"part", "preposition", "direction"}


@cache
def _names(language: str) -> dict[str | None, Any]:
    return prepared(f"names/{language}", lambda: names_of(language))


def names_of(language: str) -> dict[str | None, Any]:
    """All names of movements as a tree of folded words, or of letters where spaces do not separate words."""
    root = _notions(language, frozenset({"movement"}))
    cjk = language in UNPARTED
    for ident, name in catalogue.names():
        if name.isascii() != cjk:
            folded_words = [fold(word) for word, _, _ in pieces(folded(name)[0]) if word not in ARTICLES]
            _add_to_tree(root, name.replace(" ", "") if cjk else folded_words, ident)
    return root


@cache
def _things(language: str) -> dict[str | None, Any]:
    return prepared(f"things/{language}", lambda: things_of(language))


def things_of(language: str) -> dict[str | None, Any]:
    """Positions, places and equipment as such a tree; they count where no other word fits."""
    return _notions(language, frozenset({"position", "setting", "equipment"}))


def _notions(language: str, kinds: frozenset[str]) -> dict[str | None, Any]:
    root: dict[str | None, Any] = {}
    cjk = language in UNPARTED
    for phrase, notion in table("cjk" if cjk else language if language in LATIN else "en").phrases.items():
        if notion.kind in kinds:
            _add_to_tree(
                root,
                phrase.replace(" ", "") if cjk else phrase.split(" "),
                notion.name if "movement" in kinds else f"={notion.name}",
            )
    return root


def _add_to_tree(root: dict[str | None, Any], steps: Sequence[str], name: str) -> None:
    node = root
    for step in steps:
        node = node.setdefault(step, {})
    node.setdefault(None, name)


def _split_by_vocabulary(plain: str, words: Vocabulary, names: Mapping[str | None, Any]) -> list[Token]:
    """The tokens of a language that does not separate words with spaces: the longest phrase counts."""
    things = _things(words.language)
    found: list[Token] = []
    at, end = 0, len(plain)
    while at < end:
        letter = plain[at]
        if letter in " \t\r":
            at += 1
            continue
        if "0" <= letter <= "9":
            match = _DIGITS.match(plain, at)
            assert match is not None  # noqa: S101 - it starts with a digit
            ends = [float(part) for part in _RANGE.split(match[0]) if part]
            found.append(Token(match[0], at, match.end(), {"digits": ""}, ends[0], ends[-1]))
            at = match.end()
            continue
        readings, after = _phrase(words, plain, at)
        name, behind = longest_phrase(names, plain, at)
        counted = found and found[-1].low is not None and found[-1].end == at
        if counted and (unit := _unit(words, plain, at)) and "unit" not in readings:
            (readings, after), behind = unit, at  # "3回します": 回 counts repetitions and is no circle
        listed = words.language == "zh" and (_is_done_or_counted(found) or plain[:behind].endswith(_NOUNS))
        if name and behind > after and (listed or not _is_joined_step(words, plain, at, behind, str(name))):
            readings, after = {"name": str(name)}, behind
        after = max(after, at + 1)
        if not readings and not name:
            name, behind = longest_phrase(things, plain, at)
            if name:
                readings, after = {"name": str(name)}, behind
        if not readings and letter.isascii() and letter.isalpha():
            while after < end and plain[after].isascii() and plain[after].isalpha():
                after += 1
        low = high = float(readings["number"]) if "number" in readings else None
        phrase = plain[at:after]
        if not readings and letter.isalnum() and found and _is_strange(found[-1]) and found[-1].end == at:
            last = found.pop()
            found.append(last._replace(text=last.text + phrase, end=after))
        else:
            found.append(Token(phrase, at, after, readings, low, high, phrase in words.plurals))
        at = after
    return list(_join_ranges(found))


def _is_strange(token: Token) -> bool:
    """Whether nobody knows a word, which is no sign."""
    return not token.readings and token.text[-1].isalnum()


def _phrase(words: Vocabulary, plain: str, at: int) -> tuple[Mapping[str, str], int]:
    return longest(words.root, plain, at) if words.language == "ja" else longest_phrase(words.root, plain, at)


def _unit(words: Vocabulary, plain: str, at: int) -> tuple[Mapping[str, str], int] | None:
    """The longest unit that starts here, and where it ends."""
    node: Mapping[str | None, Any] = words.root
    found = None
    for place in range(at, len(plain)):
        if plain[place] not in node:
            break
        node = node[plain[place]]
        if "unit" in node.get(None, ()):
            found = {"unit": str(node[None]["unit"])}, place + 1
    return found


def _join_ranges(found: Sequence[Token]) -> Iterator[Token]:
    """The tokens, with two numbers and "to" between them as one token."""
    at = 0
    while at < len(found):
        token = found[at]
        if at + 2 < len(found) and found[at + 1].text in _TO_JOINED and None not in (token.low, found[at + 2].high):
            yield token._replace(end=found[at + 2].end, high=found[at + 2].high)
            at += 2
        else:
            yield token
        at += 1


#: Words between the ends of a range.
_TO_JOINED = frozenset({"到", "至", "から", "-", "~", "〜", "―"})
#: Names that stay names even where their words could be a step: a heel raise is done standing.
_NEVER_STEPS = frozenset(
    {
        "heel-raise",
        "standing-yoga",
        "donkey-kick",
        "trunk-raise",
        "hip-abduction",
        "prop",
        "on-front",
        "crunch",
        "side-bend",
    }
)
#: More such names in Chinese, where no verb ending can follow a name.
_CHINESE_NAMES = frozenset({"bridge", "back-extension", "leg-press", "handstand", "deadlift", "cycling"})
#: Names without their motion, which may follow them in a sentence ("膝を胸に引き寄せる").
_WITHOUT_MOTION = frozenset(
    {
        "knee-to-chest",
        "knee-to-chest-usually",
        "pelvic-rocking",
        "knee-rolls",
        "knee-rolls-usually",
        "ankle-pump",
        "pelvic-tilt",
        "side-leg-raise",
    }
)


def _is_done_or_counted(found: Sequence[Token]) -> bool:
    """Whether the name of a movement follows, because it is done or counted: "做抬腿", "10次抬腿"."""
    last = next((token for token in reversed(found) if token.text != "的"), None)
    return last is not None and (last.get("light") in ("do", "go") or "unit" in last.readings)


#: Nouns that turn a Chinese motion and its part into a name: "抬腿练习".
_NOUNS = ("练习", "运动", "训练", "锻炼", "式", "法", "操", "功")


def _is_joined_step(words: Vocabulary, plain: str, at: int, behind: int, name: str) -> bool:
    """Whether a possible name is a motion and its part ("膝を曲げる", "抬腿"), and so a step."""
    if name in _NEVER_STEPS or (words.language == "zh" and name in _CHINESE_NAMES):
        return False
    kinds: set[str] = set()
    while at < behind:
        readings, after = _phrase(words, plain, at)
        if not readings or "name" in readings or not readings.keys() & _STEP_KINDS:
            return False
        kinds |= readings.keys()
        at = after
    if "part" not in kinds:
        return False
    if words.language == "ja" and "particle" not in kinds:
        return False
    return bool(kinds & {"motion", "state"}) or (words.language == "ja" and name in _WITHOUT_MOTION)


_STEP_KINDS = frozenset(
    {
        "part",
        "thing",
        "motion",
        "state",
        "light",
        "count",
        "particle",
        "postposition",
        "preposition",
        "direction",
        "manner",
        "function",
        "number",
    }
)
_DIGITS = re.compile(r"\d+(?:[.]\d+)?(?:(?:[-–—~～〜到至]|から)\d+(?:[.]\d+)?)?")
_RANGE = re.compile(r"[-–—~～〜到至]|から")
