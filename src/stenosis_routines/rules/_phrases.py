"""Reads what a text tells a person, by the phrases of data/phrases.toml."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from stenosis_routines._data import toml

_SENTENCE = re.compile(r"[.!?;:\n。！？；]+")


def _english(phrase: str) -> str:
    """The phrase as a regular expression over space-separated words."""
    parts = []
    for step in phrase.split():
        if step == "*":
            parts.append(r"(?:(?!no |not |never |without )[^ ]+ ){0,4}?")
        else:
            words = step.replace("-", " ").split("|")
            choices = (re.escape(word.rstrip("~")) + (r"\w*" if word.endswith("~") else "") for word in words)
            parts.append(f"(?:{'|'.join(choices)}) ")
    return "".join(parts)


def _korean(phrase: str) -> str:
    return re.escape(phrase).replace(r"\*", ".{0,12}?").replace(r"\ ", " ?")


@cache
def _patterns() -> tuple[dict[str, re.Pattern[str]], re.Pattern[str], re.Pattern[str]]:
    """One expression a topic, and the negations before and after: English matches whole words, Korean anywhere."""
    data = toml("phrases")
    negations = data.pop("negations")
    before = "|".join(map(_english, sorted(negations["before"], key=len, reverse=True)))
    after = "|".join(map(_korean, negations["after"]))
    patterns = {
        topic: re.compile(
            f"(?P<en> (?:{'|'.join(map(_english, lists['en']))}))|(?P<ko>(?:{'|'.join(map(_korean, lists['ko']))}))"
        )
        for topic, lists in data.items()
    }
    return patterns, re.compile(f" (?:{before})"), re.compile(after)


def _sentences(text: str) -> Iterator[str]:
    """The sentences, lower case, words set apart by single spaces, with a space at either end."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("\u2019", "'")
    for sentence in _SENTENCE.split(plain):
        words = re.sub(r"[^\w',%]+", " ", sentence).replace(",", " , ").split()
        if words:
            yield f" {' '.join(words)} "


def _negated(sentence: str, match: re.Match[str], negation: re.Pattern[str]) -> bool:
    """Whether a negation close before the match turns it round; in doubt it does not.

    It reaches over four words, but over a comma only within a list ("do not jerk, bounce or swing").
    """
    before = sentence[: match.start() + 1]
    negations = list(negation.finditer(before))
    if not negations:
        return False
    between = before[negations[-1].end() :].split()
    if {"but", "just", "if", "unless", "instead", "because"} & set(between):
        return False
    if "," not in between:
        return len(between) <= 4
    listed = {"or", "nor"} & set(between) or (" " not in match["en"].strip() and sentence[match.end() :][:3] == "or ")
    return bool(listed) and len(between) <= 8


_SILENT: Mapping[str, str] = MappingProxyType({})


@lru_cache(maxsize=4096)
def all_said(*texts: str) -> Mapping[str, str]:
    """Every topic that the texts speak of, each with the words that say it."""
    found = {topic: words for topic in _patterns()[0] if (words := _first(topic, texts))}
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
    if not text:
        return None
    patterns, before, after = _patterns()
    for sentence in _sentences(text):
        for match in patterns[topic].finditer(sentence):
            if match["en"]:
                negated = _negated(sentence, match, before)
            else:
                negated = after.search(sentence[match.end() :]) is not None
            if not negated:
                return match[0].strip()
    return None
