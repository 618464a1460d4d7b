"""Korean texts as tokens: nouns with their particles, verbs with their endings, and every letter accounted for.

Words stand in data/language/ko.toml, verbs in their dictionary form. A word counts only if all that is written
together with it is understood as well: another word, particles behind a noun, an ending behind a verb.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

import attrs

from stenosis_routines._data import toml
from stenosis_routines.catalogue import catalogue
from stenosis_routines.language.hangul import LINK, jamo, matches, spellings, verb_forms
from stenosis_routines.language.notions import table
from stenosis_routines.language.tokens import Token

__all__ = ["korean"]

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?(?: ?[-~–—∼～〜] ?\d+(?:[.,]\d+)?)?")
_LATIN = re.compile(r"[a-z]+")
_ENDS = frozenset('.!?;:\n。！？；：…,、，—–()[]（）“”"「」『』•·')

#: Particles, and what each of the parts that it consists of does.
_PARTICLES: Mapping[str, str] = {
    "object": "을, 를, 을요",
    "subject": "이, 가, 께서, 이요",
    "topic": "은, 는, 이란, 란, 이라면, 라면, 인데, 이나, 나, 이든, 든, 이라도, 라도, 이고, 고, 이며, 며, 이자, 이므로, 이니, 이니까, 이라, 이라서, 인, 일, 이었던, 이지만, 지만",
    "": "입니다, 이에요, 예요, 이예요, 랍니다, 이랍니다, 이지요, 이죠, 죠, 이다, 씩, 마다, 짜리, 간, 씩만, 마다요, 쯤, 씩은, 정도, 정도만, 씩이면, 이면, 면, 인가요, 인지, 가량, 여, 쯤이면, 째, 내내, 내외",
    "of": "의",
    "and": "과, 와, 이랑, 랑, 및, 하고",
    "too": "도",
    "only": "만, 만을, 만은, 만이, 뿐",
    "at": "에, 에다, 에다가, 에는, 엔, 에만, 에서만큼",
    "from": "에서, 에서는, 에선, 에서만",
    "start": "부터, 부터는",
    "with": "로, 으로, 로는, 으로는, 로만, 으로만, 으로써, 로써, 로서, 으로서",
    "to": "까지, 까지만, 쪽으로, 쪽으로만, 쪽에, 쪽을, 쪽, 쪽까지, 까지는, 에게, 한테, 께, 편으로, 방향으로, 쪽 방향으로",
    "at too": "에도, 에서도, 으로도, 로도, 까지도, 쪽도",
}
#: How a feeling is said to come.
_FEELING = ("이 들다", "이 나다", "이 오다", "이 있다", "이 느껴지다", "이 생기다", "을 느끼다")
#: Particles that may stand apart from their noun.
_APART = ("쪽", "방향")
#: A motion that goes to where it ends, and one that leaves where it starts.
_TOWARDS = frozenset({"reach", "bring", "slide", "point", "flex"})
_LEAVING = frozenset({"raise", "lower", "press"})
_LOOSE = frozenset({"relax", "tense"})
_TOOLS = frozenset({"hand", "arm", "towel", "blanket", "pillow", "face", "sock"})
_LIMBS = frozenset({"leg", "knee", "foot", "heel", "thigh", "arm", "hand", "shin", "calf", "ankle", "toe", "shoulder"})
_STEPS = frozenset({"part", "thing", "particle", "postposition", "direction", "motion", "count", "manner"})
_THINGS = frozenset({"position", "setting", "equipment"})
_CUTS = frozenset({"motion", "light", "feel", "stop", "negation", "position", "effect"})


class _Word(NamedTuple):
    """What a word or phrase is."""

    readings: Mapping[str, str]
    plural: bool


@attrs.frozen(eq=False)
class _Words:
    """The words as a tree of letters, the particles, and the names of movements as a tree of syllables."""

    words: dict[Any, Any]
    particles: dict[Any, Any]
    names: dict[Any, Any]
    #: Positions, places and equipment: what is asked for where no other word fits.
    things: dict[Any, Any]


@attrs.define(eq=False)
class _Found:
    """A word of a text, before the words around it have been looked at."""

    start: int
    end: int
    readings: Mapping[str, str]
    value: str = ""
    added: str = ""
    plural: bool = False
    low: float | None = None
    high: float | None = None
    #: How many letters of it are the stem.
    stem: int = 0

    def get(self, kind: str) -> str | None:
        return self.readings.get(kind)


@cache
def _lexicon() -> _Words:
    data = toml("language/ko")
    plurals = {word for word in _listed(data.pop("plural", {}).get("word", ""))}
    numbers = {"number": data.pop("number", {})}
    found: dict[str, dict[str, str]] = {}
    verbs: dict[str, dict[str, str]] = {}
    for kind, values in (*data.items(), *numbers.items()):
        for value, words in values.items():
            for word in _listed(words):
                (verbs if word.endswith("다") else found).setdefault(word, {}).setdefault(kind, str(value))
    for verb, readings in verbs.items():
        if verb.endswith("하다") and len(verb) > 3 and verb[-3] != " " and readings.keys() & _CUTS:
            found.setdefault(verb[:-2], readings)
    for word, meaning in found.items():
        if word.endswith("느낌") and "feel" in meaning:
            verbs |= {f"{word}{tail}": meaning for tail in _FEELING}
    root: dict[Any, Any] = {}
    for word, meaning in found.items():
        entry = _Word(meaning, word in plurals)
        for said in spellings(word):
            _grow(root, jamo(said)).setdefault(None, entry)
    for verb, meaning in verbs.items():
        for form, classes in verb_forms(verb[:-1]):
            for said in spellings(form):
                _grow(root, jamo(said)).setdefault(LINK, []).append((classes, meaning))
    particles: dict[Any, Any] = {}
    for value, words in _PARTICLES.items():
        for word in _listed(words):
            for said in spellings(word):
                _grow(particles, jamo(said)).setdefault(None, value)
                if said.startswith(_APART):
                    _grow(particles, jamo(f" {said}")).setdefault(None, value)
    names: dict[Any, Any] = {}
    things: dict[Any, Any] = {}
    for phrase, notion in table("cjk").phrases.items():
        if _is_hangul(phrase) and notion.kind == "movement":
            _grow(names, phrase.replace(" ", "")).setdefault(None, notion.name)
        elif notion.kind in _THINGS and _is_hangul(phrase):
            _grow(things, phrase.replace(" ", "")).setdefault(None, f"={notion.name}")
    for ident, name in catalogue.names():
        if _is_hangul(name):
            _grow(names, name.replace(" ", "")).setdefault(None, ident)
    return _Words(root, particles, names, things)


def _is_hangul(text: str) -> bool:
    return not text.isascii() and any("가" <= letter <= "힣" for letter in text)


def _listed(words: str) -> Iterable[str]:
    return filter(None, (word.strip() for word in words.split(",")))


def _grow(root: dict[Any, Any], text: str) -> dict[Any, Any]:
    for letter in text:
        root = root.setdefault(letter, {})
    return root


def korean(plain: str) -> list[Token]:
    """The tokens of a folded Korean text."""
    reader = _Reader(plain)
    return _settled(plain, reader.read())


class _Reader:
    """One text on its way to words."""

    def __init__(self, plain: str) -> None:
        self.lexicon = _lexicon()
        self.plain = plain
        letters: list[str] = []
        places: list[int] = []
        starts: list[int] = []
        for place, letter in enumerate(plain):
            starts.append(len(letters))
            if letter in " \t\r\u00a0\u3000":
                if letters and letters[-1] != " ":
                    letters.append(" ")
                    places.append(place)
                continue
            for part in _apart(letter):
                letters.append(part)
                places.append(place)
        starts.append(len(letters))
        self.letters = "".join(letters)
        self.places = places
        self.starts = starts
        self.dead: set[int] = set()

    def read(self) -> list[_Found]:
        """The words in order."""
        found: list[_Found] = []
        letters, end, at = self.letters, len(self.letters), 0
        while at < end:
            letter = letters[at]
            if letter == " ":
                at += 1
                continue
            if letter.isdigit() and (match := _NUMBER.match(letters, at)):
                ends = [float(number.replace(",", ".")) for number in re.findall(r"\d+(?:[.,]\d+)?", match[0])]
                found.append(_Found(at, match.end(), {"digits": ""}, low=ends[0], high=ends[-1]))
                at = match.end()
                continue
            words = self._parse(at)
            if words is None:
                after = self._strange(at)
                words = [_Found(at, after, {})]
            found += words
            at = words[-1].end
        for word in found:
            word.start, word.end = self.places[word.start], self.places[word.end - 1] + 1
        return found

    def _strange(self, at: int) -> int:
        """Where a run of letters that is not understood ends."""
        if match := _LATIN.match(self.letters, at):
            return match.end()
        if not _is_letter(self.letters[at]):
            return at + 1
        while at < len(self.letters) and _is_letter(self.letters[at]):
            at += 1
        return at

    def _parse(self, at: int) -> list[_Found] | None:
        """The words from here to the end of what is written together."""
        if at in self.dead:
            return None
        words = self._named(at, self._plainly(at))
        if words is None:
            self.dead.add(at)
        return words

    def _ends(self, at: int) -> bool:
        return at == len(self.letters) or not _is_letter(self.letters[at])

    def _tail(self, word: _Found) -> list[_Found] | None:
        """What is written together with a word, or ``None`` if that is not understood."""
        at = word.end
        if self._ends(at):
            apart = self.letters.startswith(" ", at) and word.readings.keys() & {"part", "thing"}
            return (self._particles(at, True) if apart else None) or []
        if word.value in ("", "nom", "and", "when"):
            particles = self._particles(at, word.value in ("", "nom"))
            if particles is not None:
                return particles
        if word.value in ("", "con") and "\u1100" <= self.letters[at] <= "\u1112":
            return self._parse(at)
        return None

    def _particles(self, at: int, any_of: bool) -> list[_Found] | None:
        """The particles that stand here to the end of what is written together."""
        node, place, letters = self.lexicon.particles, at, self.letters
        best: list[_Found] | None = None
        while True:
            value = node.get(None)
            if value is not None and place > at and (any_of or value in ("topic", "only")):
                here = [_Found(at, place, {"particle": part}) for part in value.split()] or [
                    _Found(at, place, {"particle": "topic"})
                ]
                if self._ends(place):
                    best = here
                elif (more := self._particles(place, any_of)) is not None:
                    best = here + more
            if place == len(letters) or (node := node.get(letters[place])) is None:
                return best
            place += 1

    def _candidates(self, at: int) -> Iterator[_Found]:
        node, place, letters, end = self.lexicon.words, at, self.letters, len(self.letters)
        while True:
            word = node.get(None)
            if word is not None and (place == end or not "\u11a8" <= letters[place] <= "\u11ff"):
                number = word.readings.get("number")
                low = float(number) if number is not None else None
                yield _Found(at, place, word.readings, "", "", word.plural, low, low)
            for classes, meaning in node.get(LINK, ()):
                for after, value, added in matches(letters, place, classes):
                    if after == end or not "\u11a8" <= letters[after] <= "\u11ff":
                        yield _Found(at, after, meaning, value or "-", added, stem=place - at)
            if place == end or (node := node.get(letters[place])) is None:
                return
            place += 1

    def _named(self, at: int, words: list[_Found] | None) -> list[_Found] | None:
        """The words, or the name of a movement where one that is longer stands here and is not said as a step."""
        found = self._name(at, self.lexicon.names)
        if found is not None and (not words or words[0].end < found.end) and not self._is_step(at, found.end):
            tail = self._tail(found)
            if tail is not None:
                return [found, *tail]
        if words is None and (found := self._name(at, self.lexicon.things)) is not None:
            tail = self._tail(found)
            return None if tail is None else [found, *tail]
        return words

    def _name(self, at: int, root: dict[Any, Any]) -> _Found | None:
        """The longest name that starts here, whatever blanks stand in it."""
        place, node, found, plain = self.places[at], root, None, self.plain
        while place < len(plain):
            letter = plain[place]
            if letter == " " and node is not root:
                place += 1
                continue
            node = node.get(letter)
            if node is None:
                break
            place += 1
            if None in node:
                found = _Found(at, self.starts[place], {"name": node[None]})
        return found

    def _is_step(self, at: int, after: int) -> bool:
        """Whether what could be a name is a motion with its parts, or a part with its particles."""
        place, moved = at, False
        while place < after:
            if self.letters[place] == " ":
                place += 1
                continue
            words = self._plainly(place)
            if words is None or not all(word.readings.keys() & _STEPS for word in words):
                return False
            moved = moved or any(word.readings.keys() & {"motion", "particle"} for word in words)
            place = words[-1].end
        return moved

    def _plainly(self, at: int) -> list[_Found] | None:
        """The words from here, whatever names there are."""
        for word in sorted(self._candidates(at), key=_longest):
            tail = self._tail(word)
            if tail is not None:
                return [word, *tail]
        return None


def _longest(word: _Found) -> tuple[int, bool, int]:
    """The order of words that may stand in one place: the longest, then what denies, what is no verb, what says more."""
    return -word.end, bool(word.value) and "negation" not in word.readings, -word.stem


def _is_letter(letter: str) -> bool:
    return "\u1100" <= letter <= "\u11ff" or "가" <= letter <= "힣" or "ㄱ" <= letter <= "ㆎ"


@cache
def _apart(letter: str) -> str:
    return jamo(letter)


# What the words around a word make of it.


def _settled(plain: str, found: list[_Found]) -> list[Token]:
    """The words as tokens, each by the words around it in its statement."""
    settled: list[_Found] = []
    start = 0
    for at, word in enumerate(found):
        if _closes(plain, word, found[at + 1] if at + 1 < len(found) else None):
            settled += _statement(found[start : at + 1])
            start = at + 1
    settled += _statement(found[start:])
    return [_token(plain, word) for word in settled]


def _token(plain: str, word: _Found) -> Token:
    readings = word.readings
    if word.value in ("and", "if", "when", "until", "why"):
        readings = {**readings, "ending": word.value}
    return Token(plain[word.start : word.end], word.start, word.end, readings, word.low, word.high, word.plural)


def _closes(plain: str, word: _Found, ahead: _Found | None) -> bool:
    """Whether a statement ends with a word; sets what its ending does."""
    if word.get("ending"):
        word.value = word.get("ending") or ""
        return True
    if not word.value:
        return word.end - word.start == 1 and plain[word.start] in _ENDS
    kinds = word.readings.keys()
    if word.value == "adv":
        word.value = "and" if kinds & _CUTS and not kinds & {"manner", "demand"} else "-"
    if word.value == "adn":
        if ahead is not None and ahead.get("extent"):
            word.value = "and" if "negation" in kinds or word.added in ("not", "unneeded") else "until"
        elif "negation" in kinds or word.added in ("not", "unneeded"):
            word.value = "and"
    return word.value in ("and", "if", "when", "until", "why", "though")


def _statement(words: list[_Found]) -> list[_Found]:
    """The words of one statement, settled."""
    if not words:
        return words
    words = _parted(words)
    _number_of_parts(words)
    _other_too(words)
    out: list[_Found] = []
    for at, word in enumerate(words):
        kinds = word.readings
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
        if "deep" in kinds:
            breathed = {w.readings["motion"] for w in words if "motion" in w.readings} == {"breathe"}
            word.readings = {"manner": "slow"} if breathed else {"demand": "strong"}
        elif "particle" in kinds:
            word.readings = {"particle": _governs(words, at)}
        elif "postposition" in kinds and not _behind_part(words, at):
            word.readings = _without_part(words, at)
        elif "extent" in kinds:
            word.readings = (
                {"function": ""}
                if at == 0 or (words[at - 1].readings.keys() & {"manner", "feel", "unit"})
                else {"demand": "far"}
            )
        elif "put" in kinds:
            word.readings = _put(kinds, out)
        out.append(word)
    return out


def _put(kinds: Mapping[str, str], before: list[_Found]) -> Mapping[str, str]:
    """What "올리다" and "두다" do: on a part of the body they place, on the floor what may be kept there is kept."""
    for at, word in enumerate(before):
        if word.get("particle") == "on" and at and "thing" in before[at - 1].readings and "raise" not in kinds.values():
            return {"motion": "keep"}
    if any(word.get("particle") == "on" or word.get("postposition") for word in before):
        return {"motion": "place"}
    return {kind: kinds[kind] for kind in kinds if kind != "put"}


def _motion(words: list[_Found], at: int) -> str:
    """The next motion in a statement."""
    for word in words[at + 1 :]:
        if motion := word.get("motion"):
            return motion
    return ""


def _governs(words: list[_Found], at: int) -> str:
    """What a particle does where it stands."""
    value = words[at].readings["particle"]
    before = words[at - 1] if at else None
    if before is not None and "particle" in before.readings and at > 1:
        before = words[at - 2]
    if value in ("object", "subject", "topic", "of", "and", "too", "only", "on"):
        return value
    if before is None or not before.readings.keys() & {"part", "thing"}:
        return "topic"
    if value == "to":
        return "to"
    motion = _motion(words, at)
    if value == "with":
        held = before.get("part") or before.get("thing")
        return "with" if held in _TOOLS or motion == "breathe" else "to"
    if value in ("at", "from") and motion in _LOOSE:
        return "object"
    if value == "from":
        return "from" if motion in _LEAVING else "on"
    if value == "start":
        return "from"
    return "to" if motion in _TOWARDS else "on"


def _behind_part(words: list[_Found], at: int) -> bool:
    """Whether a place word ("under") has something that it is the place of."""
    before = at - 1
    if before >= 0 and words[before].get("particle") == "of":
        before -= 1
    return before >= 0 and bool(words[before].readings.keys() & {"part", "thing"})


def _without_part(words: list[_Found], at: int) -> Mapping[str, str]:
    """What a place word means alone: before a limb which of two, else a direction."""
    ahead = words[at + 1] if at + 1 < len(words) else None
    kinds = words[at].readings
    if ahead is not None and ahead.get("part") in _LIMBS:
        return {"count": "one"}
    return {"direction": kinds["alone"]} if "alone" in kinds else {}


def _parted(words: list[_Found]) -> list[_Found]:
    """The words, with what a verb before a noun is said of put before it as well: "the bent knee" is "the knee bent"."""
    out: list[_Found] = []
    for at, word in enumerate(words):
        if word.value == "adn" and "motion" in word.readings and not any("part" in w.readings for w in out):
            head = _head(words, at + 1)
            out += [attrs.evolve(w) for w in head]
        if word.value == "adn":
            word.value = "-"
        out.append(word)
    return out


def _other_too(words: list[_Found]) -> None:
    """ "The other leg" as what is spoken of is the second one that is held up: it counts as both."""
    for at, word in enumerate(words[:-1]):
        topic = words[at + 1].get("particle") == "topic"
        if word.get("part") in _LIMBS and topic and any(one.get("motion") == "raise" for one in words[at:]):
            for before in words[max(at - 2, 0) : at]:
                if before.get("count") == "other":
                    before.readings = {"count": "both"}


def _head(words: list[_Found], at: int) -> list[_Found]:
    """The noun that stands here, with its count."""
    head: list[_Found] = []
    for word in words[at : at + 3]:
        if "part" in word.readings:
            return [*head, word]
        if not word.readings.keys() & {"count", "number"}:
            return []
        head.append(word)
    return []


def _number_of_parts(words: list[_Found]) -> None:
    """Puts "together" and "in turn" to the limbs that they are said of."""
    together = [word for word in words if word.get("count") == "together"]
    turns = [word for word in words if word.get("count") == "turn"]
    if not together and not turns:
        return
    limbs = [word for word in words if word.get("part") in _LIMBS]
    for word in together:
        word.readings = {"manner": "together"} if limbs else {}
    if together:
        for limb in limbs:
            limb.plural = True
        return
    for word in turns:
        word.readings = {"manner": "turn"}
    for limb in limbs:
        limb.plural = False
    for word in words:
        if word.get("count") == "both":
            word.readings = {"count": "one"}
