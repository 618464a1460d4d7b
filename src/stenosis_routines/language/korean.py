"""Splits Korean texts into tokens: nouns with their particles and verbs with their endings; no letter is ignored.

The words are in data/language/ko.toml, verbs in their dictionary form. A word counts only if everything written
together with it is understood too: another word, particles after a noun, an ending after a verb.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

import attrs

from stenosis_routines._data import toml
from stenosis_routines.catalogue import catalogue
from stenosis_routines.language.hangul import LINK, jamo, matches, spellings, verb_forms
from stenosis_routines.language.notions import table
from stenosis_routines.language.tokens import Token
from stenosis_routines.language.vocabulary import listed

__all__ = ["korean"]

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?(?: ?[-~–—∼～〜] ?\d+(?:[.,]\d+)?)?")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)?")
_LATIN = re.compile(r"[a-z]+")
_BLANKS = str.maketrans("\t\r\u00a0\u3000", "    ")
#: Marks a node of a tree that a space may follow.
_GAP = 1
_ENDS = frozenset('.!?;:\n。！？；：…,、，—–()[]（）“”"「」『』•·')

#: Particles by what they do; "at too" is two particles in one.
_PARTICLES: Mapping[str, str] = {
    "object": "을, 를, 을요",
    "subject": "이, 가, 께서, 이요",
    "topic": (
        "은, 는, 이란, 란, 이라면, 라면, 인데, 이든, 든, 이라도, 라도, 이고, 고, 이며, 며, 이자, 이므로, 이니, 이니까,"
        "이라, 이라서, 인, 일, 이었던, 이지만, 지만"
    ),
    "": (
        "입니다, 이에요, 예요, 이예요, 랍니다, 이랍니다, 이지요, 이죠, 죠, 이다, 씩, 마다, 짜리, 간, 씩만, 마다요, 쯤,"
        "씩은, 정도, 정도만, 씩이면, 이면, 면, 인가요, 인지, 가량, 여, 쯤이면, 째, 내내, 내외"
    ),
    "of": "의",
    "and": "이나, 나, 과, 와, 이랑, 랑, 및, 하고, 처럼",
    "too": "도",
    "only": "만, 만을, 만은, 만이, 뿐",
    "at": "에, 에다, 에다가, 에는, 엔, 에만, 에서만큼",
    "from": "에서, 에서는, 에선, 에서만",
    "start": "부터, 부터는",
    "with": "로, 으로, 로는, 으로는, 로만, 으로만, 으로써, 로써, 로서, 으로서",
    "to": (
        "까지, 까지만, 까지는, 쪽으로, 쪽으로만, 쪽에, 쪽을, 쪽, 쪽까지, 에게, 한테, 께, 편으로, 방향으로, 쪽 방향으로"
    ),
    "at too": "에도, 에서도, 으로도, 로도, 까지도, 쪽도",
}
#: Verbs that may follow a noun for a feeling.
_FEELING = ("이 들다", "이 나다", "이 오다", "이 있다", "이 느껴지다", "이 생기다", "을 느끼다")
#: Particles that a space may separate from their noun.
_APART = ("쪽", "방향")
#: Motions whose place is where they end, and motions whose place is where they start.
_TOWARDS = frozenset({"reach", "bring", "slide", "point", "flex"})
_LEAVING = frozenset({"raise", "lower", "press"})
_LOOSENING = frozenset({"relax", "tense", "strain"})
_TOOLS = frozenset({"hand", "arm", "towel", "blanket", "pillow", "face", "sock"})
_RISING = frozenset({"abdomen", "chest", "rib"})
_ARMS = frozenset({"arm", "hand", "shoulder", "chest", "head"})
_LIMBS = frozenset({"leg", "knee", "foot", "heel", "thigh", "arm", "hand", "shin", "calf", "ankle", "toe", "shoulder"})
_STEPS = frozenset({"part", "thing", "particle", "postposition", "direction", "motion", "count", "manner"})
_THINGS = frozenset({"position", "setting", "equipment"})
_CUTS = frozenset({"motion", "light", "feel", "stop", "negation", "position", "effect"})


class _Word(NamedTuple):
    """A word or phrase of the vocabulary."""

    readings: Mapping[str, str]
    plural: bool


class _LazyTree:
    """A tree of letters that builds each branch on first use, from the phrases listed under its first letters."""

    def __init__(self, add_to_branch: Callable[[dict[Any, Any], str, str, Any], None]) -> None:
        self.add_to_branch = add_to_branch
        self.listed: dict[str, list[tuple[str, Any]]] = {}
        self.branches: dict[str, dict[Any, Any]] = {}

    def add(self, key: str, phrase: str, meaning: Any) -> None:
        """Lists a phrase for the branch of a key."""
        self.listed.setdefault(key, []).append((phrase, meaning))

    def get(self, key: str) -> dict[Any, Any] | None:
        """The branch of a key, built on first use and kept once it is whole; ``None`` if nothing is listed there."""
        branch = self.branches.get(key)
        if branch is None and (listed := self.listed.get(key)) is not None:
            built: dict[Any, Any] = {}
            for phrase, meaning in listed:
                self.add_to_branch(built, key, phrase, meaning)
            branch = self.branches[key] = built
        return branch


@attrs.frozen(eq=False)
class _Words:
    """The vocabulary: words, particles, names of movements, and positions, places and equipment."""

    words: _LazyTree
    particles: dict[Any, Any]
    names: _LazyTree
    #: Positions, places and equipment; they count where no other word fits.
    things: _LazyTree


@attrs.define(eq=False)
class _Found:
    """A word of a text, before its neighbours are considered."""

    start: int
    end: int
    readings: Mapping[str, str]
    value: str = ""
    added: str = ""
    plural: bool = False
    low: float | None = None
    high: float | None = None
    #: The length of its stem, in letters.
    stem: int = 0

    def get(self, kind: str) -> str | None:
        return self.readings.get(kind)


@cache
def _lexicon() -> _Words:
    words = _words(*_listings(toml("language/ko")))
    particles: dict[Any, Any] = {}
    for value, phrases in _PARTICLES.items():
        for word in listed(phrases):
            for spelling in spellings(word):
                _add_letters(particles, jamo(spelling)).setdefault(None, value)
                if spelling.startswith(_APART):
                    _add_letters(particles, jamo(f" {spelling}")).setdefault(None, value)
    names, things = _LazyTree(_add_name), _LazyTree(_add_name)
    for phrase, notion in table("cjk").phrases.items():
        if "가" <= phrase[0] <= "힣":
            if notion.kind == "movement":
                names.add(phrase[0], phrase, notion.name)
            elif notion.kind in _THINGS:
                things.add(phrase[0], phrase, f"={notion.name}")
    for ident, name in catalogue.names():
        if "가" <= name[0] <= "힣":
            names.add(name[0], name, ident)
    return _Words(words, particles, names, things)


def _words(found: dict[str, dict[str, str]], verbs: dict[str, dict[str, str]], plurals: frozenset[str]) -> _LazyTree:
    """The words of a listing as a tree."""
    words = _LazyTree(_add_word)
    for word, meaning in found.items():
        words.add(_key(word), word, _Word(meaning, word in plurals))
    for verb, meaning in verbs.items():
        if len(verb) > 2:
            words.add(_key(verb), verb[:-1], meaning)
        else:
            for key in dict.fromkeys(_key(form) for form, _ in verb_forms(verb[:-1])):
                words.add(key, verb[:-1], meaning)
    return words


@cache
def _signs() -> _LazyTree:
    """The words of the signs of an emergency as a tree."""
    return _words(*_listings({"sign": toml("language/signs")["ko"]}))


def sign_words(plain: str) -> Iterator[tuple[int, int, str]]:
    """The words in a folded text that may be in the sign of an emergency: where each is, and what it may be there."""
    reader = _Reader(plain)
    reader.lexicon = attrs.evolve(reader.lexicon, words=_signs())
    for start, at in enumerate(reader.starts[:-1]):
        if not reader.letters[at].isspace() and (found := reader.candidates(at)):
            word = max(found, key=lambda one: one.end)
            yield start, reader.places[word.end - 1] + 1, word.readings["sign"]


def _listings(data: dict[str, Any]) -> tuple[dict[str, dict[str, str]], dict[str, dict[str, str]], frozenset[str]]:
    """The words of a file with their readings, its verbs likewise, and the words that name both of a pair."""
    data = dict(data)
    plurals = frozenset(listed(data.pop("plural", {}).get("word", "")))
    found: dict[str, dict[str, str]] = {}
    verbs: dict[str, dict[str, str]] = {}
    for kind, values in data.items():
        for value, words in values.items():
            for word in listed(words):
                meanings = verbs if word.endswith("다") and len(word) > 1 else found
                meanings.setdefault(word, {}).setdefault(kind, value)
    for verb, meaning in list(verbs.items()):
        if topic := _as_topic(verb):
            verbs.setdefault(topic, meaning)
        if verb.endswith("하다") and len(verb) > 3 and verb[-3] != " " and meaning.keys() & _CUTS:
            found.setdefault(verb[:-2], meaning)
    for word, meaning in found.items():
        if word.endswith("느낌") and "feel" in meaning:
            verbs |= {f"{word}{tail}": meaning for tail in _FEELING}
    return found, verbs, plurals


def _key(word: str) -> str:
    """The key of a word's branch: the first two letters of its first syllable, or its first character."""
    first = word[0]
    return jamo(first)[:2] if "가" <= first <= "힣" else first


def _add_word(branch: dict[Any, Any], key: str, phrase: str, meaning: Any) -> None:
    """Adds a word, or the forms of a verb that begin with the key, to the key's branch, without the key's letters."""
    if isinstance(meaning, _Word):
        _add_phrase(branch, phrase).setdefault(None, meaning)
        return
    for form, classes in verb_forms(phrase):
        if _key(form) == key:
            _add_phrase(branch, form).setdefault(LINK, []).append((classes, meaning))


def _add_name(branch: dict[Any, Any], key: str, phrase: str, meaning: Any) -> None:
    """Adds a name to the branch of its first syllable."""
    _add_letters(branch, phrase.replace(" ", "")[len(key) :]).setdefault(None, meaning)


def _add_phrase(branch: dict[Any, Any], phrase: str) -> dict[Any, Any]:
    """Adds a phrase as letters; a space between its words is optional."""
    words = phrase.split(" ")
    node = _add_letters(branch, jamo(words[0])[len(_key(phrase)) :])
    for word in words[1:]:
        node[_GAP] = True
        node = _add_letters(node, jamo(word))
    return node


def _as_topic(verb: str) -> str:
    """A phrase of noun and verb with the noun as its topic: "숨은 참다" from "숨을 참다"."""
    noun, _, rest = verb.partition(" ")
    if not rest or noun[-1] not in "을를이가" or len(noun) == 1:
        return ""
    return f"{noun[:-1]}{'은' if noun[-1] in '을이' else '는'} {rest}"


def _add_letters(root: dict[Any, Any], text: str) -> dict[Any, Any]:
    for letter in text:
        root = root.setdefault(letter, {})
    return root


def korean(plain: str) -> list[Token]:
    """The tokens of a folded Korean text."""
    reader = _Reader(plain)
    return _as_tokens(plain, reader.read())


class _Reader:
    """Splits one text into words."""

    def __init__(self, plain: str) -> None:
        self.lexicon = _lexicon()
        self.plain = plain = plain.translate(_BLANKS)
        parts = [jamo(letter) for letter in plain]
        self.letters = "".join(parts) + "\0"
        self.starts = [0, *accumulate(map(len, parts))]
        self.places = [place for place, part in enumerate(parts) for _ in part]
        self.read_from: dict[int, list[_Found] | None] = {}

    def read(self) -> list[_Found]:
        """The words in order."""
        found: list[_Found] = []
        letters, end, at = self.letters, len(self.letters) - 1, 0
        while at < end:
            letter = letters[at]
            if letter == " ":
                at += 1
                continue
            match = _NUMBER.match(letters, at) if "0" <= letter <= "9" else None
            if match and (called := self._longer_than_number(at, match.end())):
                found += called
                at = called[-1].end
                continue
            if match:
                ends = [float(number.replace(",", ".")) for number in _DIGITS.findall(match[0])]
                found.append(_Found(at, match.end(), {"digits": ""}, low=ends[0], high=ends[-1]))
                at = match.end()
                continue
            words = self._parse(at)
            if words is None:
                after = self._end_of_unknown(at)
                words = [_Found(at, after, {})]
            found += words
            at = words[-1].end
        for word in found:
            word.start, word.end = self.places[word.start], self.places[word.end - 1] + 1
        return found

    def _longer_than_number(self, at: int, end: int) -> list[_Found] | None:
        """The words from here, if the first is a phrase that begins with a number: "119에 전화하세요"."""
        words = self._without_names(at)
        return words if words and words[0].end > end else None

    def _end_of_unknown(self, at: int) -> int:
        """Where a run of unknown letters ends."""
        if match := _LATIN.match(self.letters, at):
            return match.end()
        if self._ends(at):
            return at + 1
        while not self._ends(at):
            at += 1
        return at

    def _parse(self, at: int) -> list[_Found] | None:
        """The words from here to the end of what is written together; ``None`` if it is not understood."""
        if at not in self.read_from:
            self.read_from[at] = self._named(at, self._without_names(at))
        return self.read_from[at]

    def _ends(self, at: int) -> bool:
        return not "\u1100" <= self.letters[at] <= "\u11ff"

    def _tail(self, word: _Found) -> list[_Found] | None:
        """The words written together with a word; ``None`` if they are not understood."""
        at = word.end
        if self._ends(at):
            apart = self.letters.startswith(" ", at) and word.readings.keys() & {"part", "thing"}
            return (self._particles(at, True) if apart else None) or []
        if word.value == "" and word.readings.get("negation") == "not":
            return None  # "집 안에서": no "not"
        if word.value in ("", "nom", "and", "when"):
            particles = self._particles(at, word.value in ("", "nom"))
            if particles is not None:
                return particles
        if word.value in ("", "con") and "\u1100" <= self.letters[at] <= "\u1112":
            return self._parse(at)
        return None

    def _particles(self, at: int, any_of: bool) -> list[_Found] | None:
        """The particles from here to the end of what is written together; ``None`` if that is not understood."""
        node: dict[Any, Any] | None = self.lexicon.particles
        place, letters = at, self.letters
        best: list[_Found] | None = None
        while node is not None:
            value = node.get(None)
            if value is not None and place > at and (any_of or value in ("topic", "only")):
                here = [_Found(at, place, {"particle": part}) for part in value.split()] or [
                    _Found(at, place, {"particle": "topic"})
                ]
                if self._ends(place):
                    best = here
                elif (more := self._particles(place, any_of)) is not None:
                    best = here + more
            node = node.get(letters[place])
            place += 1
        return best

    def candidates(self, at: int) -> list[_Found]:
        """The words that may start here."""
        letters = self.letters
        key = letters[at : at + 2] if "\u1100" <= letters[at] <= "\u1112" else letters[at]
        node: dict[Any, Any] | None = self.lexicon.words.get(key)
        place = at + len(key)
        found: list[_Found] = []
        while node is not None:
            word = node.get(None)
            if word is not None and not "\u11a8" <= letters[place] <= "\u11ff":
                number = word.readings.get("number")
                low = float(number) if number is not None else None
                found.append(_Found(at, place, word.readings, "", "", word.plural, low, low))
            stems = node.get(LINK)
            if stems is not None:
                for classes, meaning in stems:
                    for after, value, added in matches(letters, place, classes):
                        if not "\u11a8" <= letters[after] <= "\u11ff":
                            found.append(_Found(at, after, meaning, value or "-", added, stem=place - at))
            if letters[place] == " " and _GAP in node:
                place += 1
            node = node.get(letters[place])
            place += 1
        return found

    def _named(self, at: int, words: list[_Found] | None) -> list[_Found] | None:
        """The words, or the name of a movement where one starts here that is longer and no step."""
        found = self._name(at, self.lexicon.names)
        if found is not None and (not words or words[0].end < found.end) and not self._is_step(at, found.end):
            tail = self._tail(found)
            if tail is not None:
                return [found, *tail]
        if words is None and (found := self._name(at, self.lexicon.things)) is not None:
            tail = self._tail(found)
            return None if tail is None else [found, *tail]
        return words

    def _name(self, at: int, names: _LazyTree) -> _Found | None:
        """The longest name that starts here, with any spaces in it."""
        place, plain = self.places[at], self.plain
        node: dict[Any, Any] | None = names.get(plain[place])
        found: _Found | None = None
        while node is not None:
            place += 1
            if None in node:
                found = _Found(at, self.starts[place], {"name": node[None]})
            while place < len(plain) and plain[place] == " ":
                place += 1
            if place == len(plain):
                break
            node = node.get(plain[place])
        return found

    def _is_step(self, at: int, after: int) -> bool:
        """Whether a possible name is a motion with its parts, or a part with its particles."""
        place, moved, parts = at, False, False
        while place < after:
            if self.letters[place] == " ":
                place += 1
                continue
            words = self._without_names(place)
            if words is None or not all(word.readings.keys() & _STEPS for word in words):
                return False
            moved = moved or any(word.readings.keys() & {"motion", "particle"} for word in words)
            parts = parts or any("part" in word.readings for word in words)
            place = words[-1].end
        return moved and parts

    def _without_names(self, at: int) -> list[_Found] | None:
        """The words from here, leaving names aside."""
        best: list[_Found] | None = None
        for word in sorted(self.candidates(at), key=lambda word: word.end, reverse=True):
            if best is not None and word.end < best[0].end and best[0].value not in ("adn", "nom"):
                break
            tail = self._tail(word)
            if tail is not None:
                words = [word, *tail]
                if best is None or _rank(words) < _rank(best):
                    best = words
        return best


def _rank(words: list[_Found]) -> tuple[int, int, bool, bool, int, int]:
    """The order of preference: the longest reading, then negations, no verb, few words, a long stem."""
    first = words[0]
    loose = first.value in ("adn", "nom") or (first.value == "con" and len(words) > 1)
    denies = "negation" in first.readings
    return -words[-1].end, 0 if loose else -first.end, not denies, bool(first.value), len(words), -first.stem


# What a word means among its neighbours.


def _as_tokens(plain: str, found: list[_Found]) -> list[Token]:
    """The words as tokens, each read by its neighbours in its statement."""
    words: list[_Found] = []
    start, breathed = 0, False
    for at, word in enumerate(found):
        if _closes(plain, word, found[at + 1] if at + 1 < len(found) else None):
            words += _statement(found[start : at + 1], breathed)
            breathed = any(one.get("motion") == "breathe" for one in found[start : at + 1])
            start = at + 1
    words += _statement(found[start:], breathed)
    return [_token(plain, word) for word in words]


def _token(plain: str, word: _Found) -> Token:
    readings = word.readings
    if word.value in ("and", "if", "when", "until", "why"):
        readings = {**readings, "ending": word.value}
    return Token(plain[word.start : word.end], word.start, word.end, readings, word.low, word.high, word.plural)


def _closes(plain: str, word: _Found, ahead: _Found | None) -> bool:
    """Whether a statement ends with this word; also sets what its ending does."""
    if word.get("ending"):
        word.value = word.get("ending") or ""
        return True
    if not word.value:
        return word.end - word.start == 1 and plain[word.start] in _ENDS
    kinds = word.readings.keys()
    if word.value == "adv":
        becomes = ahead is not None and plain.startswith("되", ahead.start)  # "젖히게 되므로"
        word.value = "and" if kinds & _CUTS and not (kinds & {"manner", "demand"} or becomes) else "~"
    if word.value == "adn":
        if ahead is not None and ahead.get("extent"):
            word.value = "and" if "negation" in kinds or word.added in ("not", "unneeded") else "until"
        elif "negation" in kinds or word.added in ("not", "unneeded"):
            word.value = "and"
    return word.value in ("and", "if", "when", "until", "why", "though")


def _statement(words: list[_Found], breathed: bool = False) -> list[_Found]:
    """The words of one statement, read by their neighbours; ``breathed``: the statement before names a breath."""
    if not words:
        return words
    words = _nouns_before_attributes(words)
    _apply_counts(words)
    _count_other_as_both(words)
    _mark_face_down(words)
    out: list[_Found] = []
    for at, word in enumerate(words):
        kinds = word.readings
        if _is_and_so_on(words, at) or (kinds.get("unit") == "day" and not _is_counted(out)):
            word.readings = kinds = {"function": ""}
        elif kinds.get("unit") == "hour" and not out and at + 1 < len(words) and words[at + 1].readings == {}:
            word.readings = kinds = {"talk": "word"}  # "시간: 약 10분"
        if word.added in ("not", "unneeded"):
            out.append(word)
            value, word.value = word.value, "-"
            out.append(_Found(word.end - 1, word.end, {"negation": word.added}, value))
            continue
        if word.added == "plain" and "negation" in kinds:
            word.readings = {"negation": "unneeded"}
        elif word.added == "plain":
            for before in out:
                if before.get("negation") == "not" and before.value == "":
                    before.readings = {"negation": "unneeded"}
        if word.value == "though":
            word.value = "and"
            out += [_Found(word.end - 1, word.end, {}), word]
            continue
        if word.value == "-" and kinds.get("manner") == "comfortable":
            word.readings = {"effect": "good"}
        if "lift" in kinds:
            word.readings = _lift_readings(kinds, out)
        elif kinds.get("direction") == "rear" and any(one.get("part") in _ARMS for one in words):
            word.readings = {"direction": "back"}
        kinds = word.readings
        if breathed and kinds.get("stop") == "stop" and any("unit" in one.readings for one in out):
            word.readings = {"motion": "hold_breath"}
        elif kinds.get("motion") == "bring" and any(one.get("part") in ("toe", "ankle") for one in out):
            word.readings = {"motion": "flex"}
        kinds = word.readings
        if "deep" in kinds:
            only_breath = {w.readings["motion"] for w in words if "motion" in w.readings} == {"breathe"}
            word.readings = {"manner": "slow"} if only_breath else {"demand": "strong"}
        elif "particle" in kinds:
            word.readings = {"particle": _particle_role(words, at)}
        elif "postposition" in kinds and not _follows_noun(words, at):
            word.readings = _place_word_alone(words, at)
        elif "stay" in kinds:
            held = at > 0 and words[at - 1].get("unit") == "s"
            word.readings = {"motion": "hold"} if held else {"demand": "strong", "endure": "through"}
        elif "extent" in kinds:
            word.readings = (
                {"function": ""}
                if at == 0 or (words[at - 1].readings.keys() & {"manner", "feel", "unit"})
                else {"demand": "far"}
            )
        elif "prop" in kinds:
            word.readings = {"motion": "place" if any("thing" in before.readings for before in out) else "hold"}
        elif "put" in kinds:
            word.readings = _put_readings(kinds, out)
        out.append(word)
    return out


def _is_and_so_on(words: list[_Found], at: int) -> bool:
    """Whether the word for "back" means "and the like" behind a name: "스쿼트, 런지 등 하체 운동"."""
    word, ahead = words[at], words[at + 1 : at + 2]
    short = word.get("part") == "back" and word.end - word.start == 1
    return short and at > 0 and "name" in words[at - 1].readings and not (ahead and "particle" in ahead[0].readings)


def _is_counted(before: list[_Found]) -> bool:
    """Whether a number stands right before: "3 일", but not "서 있는 일"."""
    return bool(before) and before[-1].low is not None


def _lift_readings(kinds: Mapping[str, str], before: list[_Found]) -> Mapping[str, str]:
    """The readings of "들다": to lift the belly or the chest asks for more, since they rise by themselves."""
    for word, after in zip(reversed(before[:-1]), reversed(before), strict=False):
        if "part" in word.readings:
            if word.get("part") in _RISING and after.get("particle") in ("object", "too", "only", "topic"):
                return {"demand": "far"}
            break
    return {kind: kinds[kind] for kind in kinds if kind != "lift"}


def _put_readings(kinds: Mapping[str, str], before: list[_Found]) -> Mapping[str, str]:
    """The readings of "올리다" and "두다": on a part of the body to place, on a thing to keep."""
    for at, word in enumerate(before):
        if word.get("particle") == "on" and at and "thing" in before[at - 1].readings and "raise" not in kinds.values():
            return {"motion": "keep"}
    if any(word.get("particle") == "on" or word.get("postposition") for word in before):
        return {"motion": "place"}
    return {kind: kinds[kind] for kind in kinds if kind != "put"}


def _next_motion(words: list[_Found], at: int) -> str:
    """The next motion in a statement."""
    for word in words[at + 1 :]:
        if motion := word.get("motion"):
            return motion
    return ""


def _particle_role(words: list[_Found], at: int) -> str:
    """What a particle does among its neighbours."""
    value = words[at].readings["particle"]
    before = words[at - 1] if at else None
    if before is not None and "particle" in before.readings and at > 1:
        before = words[at - 2]
    if value in ("object", "subject", "topic", "of", "and", "too", "only", "on"):
        return value
    if before is None or not before.readings.keys() & {"part", "thing"}:
        return "topic"
    motion = _next_motion(words, at)
    if value == "to" and motion in _LOOSENING and not any(word.get("particle") == "from" for word in words[:at]):
        return "object"
    if value == "to":
        return "to"
    if value == "with":
        held = before.get("part") or before.get("thing")
        return "with" if held in _TOOLS or motion == "breathe" else "to"
    if value in ("at", "from") and motion in _LOOSENING:
        return "object"
    if value == "from":
        return "from" if motion in _LEAVING else "on"
    if value == "start":
        return "from"
    return "to" if motion in _TOWARDS else "on"


def _follows_noun(words: list[_Found], at: int) -> bool:
    """Whether a place word ("under") follows the noun whose place it gives."""
    before = at - 1
    if before >= 0 and words[before].get("particle") == "of":
        before -= 1
    return before >= 0 and bool(words[before].readings.keys() & {"part", "thing"})


def _place_word_alone(words: list[_Found], at: int) -> Mapping[str, str]:
    """The readings of a place word without a noun: before a limb it says which of the two, else it is a direction."""
    ahead = words[at + 1] if at + 1 < len(words) else None
    kinds = words[at].readings
    if ahead is not None and ahead.get("part") in _LIMBS:
        return {"count": "one"}
    return {"direction": kinds["alone"]} if "alone" in kinds else {}


def _nouns_before_attributes(words: list[_Found]) -> list[_Found]:
    """The words, with the noun after an attributive verb repeated before it: "the bent knee" is "the knee bent"."""
    out: list[_Found] = []
    for at, word in enumerate(words):
        if word.value == "adn" and "motion" in word.readings and not any("part" in w.readings for w in out):
            head = _noun_with_count(words, at + 1)
            out += [attrs.evolve(w) for w in head]
        if word.value == "adn":
            word.value = "-"
        out.append(word)
    return out


def _mark_face_down(words: list[_Found]) -> None:
    """Reads the belly or the chest on the floor as lying face down."""
    pairs = list(pairwise(words))
    belly = any(
        word.get("part") in _RISING and after.get("particle") in ("object", "topic", "too", "only")
        for word, after in pairs
    )
    for word, after in pairs:
        if belly and word.get("thing") == "floor" and after.get("particle") in ("at", "to"):
            word.readings = {"position": "upright"}


def _count_other_as_both(words: list[_Found]) -> None:
    """Counts "the other leg" as both where it is the topic of raising: it is the second leg in the air."""
    for at, word in enumerate(words[:-1]):
        topic = words[at + 1].get("particle") == "topic"
        if word.get("part") in _LIMBS and topic and any(one.get("motion") == "raise" for one in words[at:]):
            for before in words[max(at - 2, 0) : at]:
                if before.get("count") == "other":
                    before.readings = {"count": "both"}


def _noun_with_count(words: list[_Found], at: int) -> list[_Found]:
    """The noun that starts here, with its count."""
    head: list[_Found] = []
    for word in words[at : at + 3]:
        if "part" in word.readings:
            return [*head, word]
        if not word.readings.keys() & {"count", "number"}:
            return []
        head.append(word)
    return []


def _apply_counts(words: list[_Found]) -> None:
    """Applies "together" and "in turn" to the limbs of the statement."""
    together = [word for word in words if word.get("count") == "together"]
    turns = [word for word in words if word.get("count") == "turn"]
    if not together and not turns:
        return
    limbs = [word for word in words if word.get("part") in _LIMBS]
    for word, after in zip(words, [*words[1:], None], strict=True):
        if word.get("count") == "together":
            each = after is not None and after.low is not None
            word.readings = {"when": "each"} if each else {"manner": "together"} if limbs else {}
    if together:
        for limb in limbs:
            limb.plural = True
        for word in words:
            if word.get("count") in ("one", "other") and limbs:
                word.readings = {"count": "both"}
        return
    for word in turns:
        word.readings = {"manner": "turn"}
    for limb in limbs:
        limb.plural = False
    for word in words:
        if word.get("count") == "both":
            word.readings = {"count": "one"}
