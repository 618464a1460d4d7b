"""Reads what a text tells a person, by the phrases of data/phrases.toml."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

_SENTENCE = re.compile(r"[.!?;:\n。！？；]+")


def _english(phrase: str) -> str:
    """The phrase as a regular expression over space-separated words."""
    parts = []
    for step in phrase.split():
        if step == "*":
            parts.append(r"(?:[^ ]+ ){0,4}?")
        else:
            choices = (re.escape(word.rstrip("~")) + (r"\w*" if word.endswith("~") else "") for word in step.split("|"))
            parts.append(f"(?:{'|'.join(choices)}) ")
    return "".join(parts)


def _korean(phrase: str) -> str:
    return re.escape(phrase).replace(r"\*", ".{0,12}?").replace(r"\ ", " ?")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """One expression a topic: English phrases match whole words, Korean ones anywhere."""
    data = tomllib.loads((files("stenosis_routines") / "data" / "phrases.toml").read_text(encoding="utf-8"))
    negations = data.pop("negations")
    before = "|".join(map(_english, sorted(negations["before"], key=len, reverse=True)))
    after = "|".join(map(_korean, negations["after"]))
    patterns = {
        topic: re.compile(
            f"(?P<en> (?:{'|'.join(map(_english, lists['en']))}))|(?P<ko>(?:{'|'.join(map(_korean, lists['ko']))}))"
        )
        for topic, lists in data.items()
    }
    return patterns | {"negated before": re.compile(f" (?:{before})"), "negated after": re.compile(after)}


def _sentences(text: str) -> Iterator[str]:
    """The sentences, lower case, words set apart by single spaces, with a space at either end."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("\u2019", "'")
    for sentence in _SENTENCE.split(plain):
        words = re.sub(r"[^\w',%-]+", " ", sentence).replace(",", " , ").split()
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
    patterns = _patterns()
    for sentence in _sentences(text):
        for match in patterns[topic].finditer(sentence):
            if match["en"]:
                negated = _negated(sentence, match, patterns["negated before"])
            else:
                negated = patterns["negated after"].search(sentence[match.end() :]) is not None
            if not negated:
                return match[0].strip()
    return None
