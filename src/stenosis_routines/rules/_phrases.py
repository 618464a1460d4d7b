"""Reads what a text tells a person, by the phrases of data/phrases.toml."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from stenosis_routines._data import toml

#: Longer texts are not read, and a text that was not read keeps a routine from passing (SR607), in characters.
READ_LIMIT = 20_000

#: How far before or after a phrase a negation is looked for, in characters.
_REACH = 80

# A sentence may be broken by a line or a colon, and it may run on behind one: a text is read both ways.
_SENTENCES = (re.compile(r"[.!?;:\n。！？；：]+"), re.compile(r"(?<!\d)[.!?。！？]+|[.!?。！？]+(?!\d)"))

# Letters of other scripts that look like Latin ones.
_ALIKE = str.maketrans("аеорсухіјԁһѕќмтвнкοαρτυνικ", "aeopcyxijdhskmtbhkoaptyvik")


def _english(phrase: str) -> str:
    """The phrase as a regular expression over space-separated words."""
    parts = []
    for step in phrase.split():
        if step == "*":
            parts.append(r"(?:(?!no |not |never |without |before |free )[^ ]+ ){0,4}?")
        else:
            parts.append(f"(?:{'|'.join(map(_word, _apart(step.replace('-', ' ')).split('|')))}) ")
    return "".join(parts)


def _word(word: str) -> str:
    if word == "#":
        return r"\d+(?: . \d+)?"
    pattern = re.escape(word.rstrip("~")) + (r"\w*" if word.endswith("~") else "")
    return f"{pattern}(?! free )" if word in ("pain", "hurt") else pattern


def _apart(text: str) -> str:
    """Numbers set apart from their units."""
    return re.sub(r"(?<=\d)(?=[a-z%])", " ", text)


def _joined(phrase: str) -> str:
    """The phrase of a language that joins its words as a regular expression over letters."""
    return re.escape(phrase).replace(r"\*", ".{0,12}?").replace(r"\ ", " ?")


class _Phrases:
    """The phrases as expressions: English ones match whole words, those of ``ko`` and ``other`` anywhere."""

    def __init__(self) -> None:
        data = toml("phrases")
        negations = data.pop("negations")
        negation = "|".join(map(_english, sorted(negations["before"], key=len, reverse=True)))
        self.before = re.compile(f" (?:{negation})")
        self.between = frozenset(negations["between"])
        self.after = re.compile(f" ?(?:{'|'.join(negations['between_ko'])})? ?(?:{'|'.join(negations['after'])})")
        self.topics = {
            topic: re.compile(
                f"(?P<en> (?:{'|'.join(map(_english, lists['en']))}))"
                f"|(?P<joined>(?:{'|'.join(map(_joined, lists['ko'] + lists.get('other', [])))}))"
            )
            for topic, lists in data.items()
        }


_phrases = cache(_Phrases)
_SILENT: Mapping[str, str] = MappingProxyType({})


def plain(text: str) -> str:
    """Lower case, without invisible characters and look-alike letters."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("\u2019", "'").replace("\\n", "\n")
    return "".join(c for c in folded if c.isascii() or unicodedata.category(c) != "Cf").translate(_ALIKE)


def sentences(text: str) -> Iterator[str]:
    """The sentences, in the ways they may be read: words set apart by single spaces, with a space at either end."""
    folded = plain(text)
    seen = set()
    for ends in _SENTENCES:
        for part in ends.split(folded):
            words = _apart(re.sub(r"[^\w',%]+", " ", part)).replace(",", " , ").split()
            sentence = f" {' '.join(words)} "
            if words and sentence not in seen:
                seen.add(sentence)
                yield sentence


@lru_cache(maxsize=4096)
def all_said(*texts: str) -> Mapping[str, str]:
    """Every topic that the texts speak of, each with the words that say it."""
    found = {topic: words for topic in _phrases().topics if (words := _first(topic, texts))}
    return MappingProxyType(found) if found else _SILENT


def _first(topic: str, texts: tuple[str, ...]) -> str | None:
    return next((words for text in texts if (words := said(topic, text))), None)


@lru_cache(maxsize=4096)
def said(topic: str, text: str) -> str | None:
    """The words of the text that say it, or ``None``; what a negation turns round is not said.

    >>> said("push_through", "Push through the pain!")
    'push through the pain'
    >>> said("push_through", "Never push through pain.") is None
    True
    """
    if not text or len(text) > READ_LIMIT:
        return None
    phrases = _phrases()
    for sentence in sentences(text):
        for match in _every(phrases.topics[topic], sentence):
            if match["joined"]:
                turned = phrases.after.match(sentence[match.end() : match.end() + _REACH]) is not None
            else:
                turned = _denied(sentence, match.start(), phrases) or _only_if_it_stops(topic, match[0], sentence)
            if not turned:
                return match[0].strip()
    return None


def _every(pattern: re.Pattern[str], sentence: str) -> Iterator[re.Match[str]]:
    """Every match, those that begin within another as well: one may be denied and the next not."""
    match = pattern.search(sentence)
    while match is not None:
        yield match
        match = pattern.search(sentence, match.start() + 1)


def _denied(sentence: str, start: int, phrases: _Phrases) -> bool:
    """Whether a negation close before the match turns it round; in doubt it does not.

    Between the two stand only words that say nothing of their own ("do not try to"), and there is no negation of
    the negation ("no reason not to").
    """
    before = sentence[max(0, start - _REACH) : start + 1]
    negations = list(phrases.before.finditer(before))
    if not negations:
        return False
    if len(negations) > 1 and negations[-1][0].strip() in ("not", "without"):
        apart = before[negations[-2].end() : negations[-1].start() + 1].split()
        if len(apart) < 5 and "," not in apart:
            return False
    return phrases.between.issuperset(before[negations[-1].end() :].split())


def _only_if_it_stops(topic: str, words: str, sentence: str) -> bool:
    """Whether "even if it hurts a little" is about stopping then, and not about going on."""
    weak = topic == "push_through" and words.split()[0] in ("even", "until", "till", "though", "as", "when")
    return weak and said("stop", sentence) is not None
