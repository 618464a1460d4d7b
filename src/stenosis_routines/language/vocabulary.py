"""The words of texts, a file a language: what each means in a how-to, whatever movement it stands beside."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain, product
from typing import Any

import attrs

from stenosis_routines._data import toml
from stenosis_routines.language.japanese import FORM, stems

__all__ = ["LANGUAGES", "Vocabulary", "plain", "vocabulary"]

#: The languages that are read, English first.
LANGUAGES = ("en", "ko", "de", "es", "fr", "ja", "zh")

#: What a word means: a value by the kind of word that it can be.
Readings = Mapping[str, str]

_VERBS = frozenset({"motion", "light", "stop"})
#: The kinds whose Japanese phrases may be verbs and adjectives.
_INFLECTED = frozenset(
    {"motion", "state", "light", "stop", "feel", "effect", "demand", "position", "talk", "negation", "eyes", "leave"}
)

#: Spanish pronouns that are written to the verb: "bájela", "bajándolas".
_ENCLITICS = ("lo", "la", "los", "las")


@attrs.frozen(eq=False)
class Vocabulary:
    """The words of one language as a tree: the next word, or letter, leads on; ``None`` leads to what they mean."""

    language: str
    root: dict[str | None, Any]
    numbers: Mapping[str, int]
    plurals: frozenset[str]
    #: Small words that may stand in a list of names: "squats, bridges and any lunges".
    listed: frozenset[str]
    #: The single words, to tell which language a text is in.
    words: frozenset[str]


def plain(text: str) -> str:
    """A phrase of a file of words as it is looked up."""
    if text.isascii():
        return text.lower()
    from stenosis_routines.language.tokens import folded

    return folded(text)[0]


@cache
def vocabulary(language: str) -> Vocabulary:
    """The words of one of `LANGUAGES`, read on first use."""
    data = toml(f"language/{language}")
    forms = {plain(verb): [plain(form) for form in listed(words)] for verb, words in data.pop("forms", {}).items()}
    plurals = {plain(word) for word in listed(data.pop("plural", {}).get("word", ""))}
    small = frozenset(plain(word) for word in listed(data.pop("listed", {}).get("word", "")))
    numbers = {plain(word): int(value) for value, words in data.pop("number", {}).items() for word in listed(words)}
    root: dict[str | None, Any] = {}
    words: set[str] = set()
    for kind, values in data.items():
        for value, phrases in values.items():
            for phrase in chain.from_iterable(map(_ways, listed(phrases))):
                for said in _said(phrase, kind, language, forms):
                    if language == "es" and kind in _VERBS and said.partition(" ")[0].endswith(("los", "las")):
                        plurals.add(said)
                    _grow(root, _steps(said, language), kind, value)
                    words.update(said.split())
                if language == "ja":
                    for stem, form in stems(plain(phrase)) if kind in _INFLECTED else ((plain(phrase), ""),):
                        _grow(root, stem.replace(" ", ""), kind, value)
                        _mark(root, stem.replace(" ", ""), form or "-")
    for said, number in numbers.items():
        _grow(root, _steps(said, language), "number", str(number))
        if language == "ja":
            _mark(root, said, "-")
        words.update(said.split())
    return Vocabulary(language, root, numbers, frozenset(plurals), small, frozenset(words))


def _ways(phrase: str) -> Iterator[str]:
    """The ways to say a phrase: "as far|high as is|it_feels easy" is four, and a word with ? may be left out."""
    if "|" not in phrase and "?" not in phrase:
        yield phrase
        return
    steps = [[*step.removesuffix("?").split("|"), *([""] if step.endswith("?") else [])] for step in phrase.split()]
    for way in product(*steps):
        yield " ".join(filter(None, way)).replace("_", " ")


def listed(words: str) -> Iterator[str]:
    """The phrases of a comma-separated list."""
    return filter(None, map(str.strip, words.split(",")))


def _said(phrase: str, kind: str, language: str, forms: Mapping[str, list[str]]) -> Iterable[str]:
    """The ways a phrase is said: English verbs are conjugated, Spanish ones take pronouns; Japanese: `japanese`."""
    if language == "ja":
        return ()
    if language == "ko" and kind in ("motion", "light", "stop", "adjective"):
        return (plain(phrase),)
    said = plain(phrase)
    if language == "es" and kind in _VERBS:
        verb, blank, rest = said.partition(" ")
        pronouns = () if verb == "ve" else _ENCLITICS  # "velo" is a French bicycle
        return (said, *(f"{verb}{pronoun}{blank}{rest}" for pronoun in pronouns))
    if language != "en" or kind not in _VERBS:
        return (said,)
    verb, _, rest = said.partition(" ")
    rest = f" {rest}" if rest else ""
    return [f"{form}{rest}" for form in (verb, *forms.get(verb, _conjugated(verb)))]


def _conjugated(verb: str) -> list[str]:
    """The regular forms of an English verb."""
    if verb.endswith(("s", "sh", "ch", "x")):
        return [f"{verb}es", f"{verb}ed", f"{verb}ing"]
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return [f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"]
    if verb.endswith("e"):
        return [f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"]
    return [f"{verb}s", f"{verb}ed", f"{verb}ing"]


def _steps(said: str, language: str) -> Iterable[str]:
    return said.replace(" ", "") if language in ("ja", "zh") else _words(said)


def _words(said: str) -> list[str]:
    if said.isascii() and said.replace(" ", "").isalpha():
        return said.split(" ")
    from stenosis_routines.language.tokens import pieces

    return [piece for piece, _, _ in pieces(said)]


def _mark(root: dict[str | None, Any], steps: Iterable[str], form: str) -> None:
    """Notes which stem a phrase is, beside those that it is already."""
    node = root
    for step in steps:
        node = node[step]
    known = node[None].get(FORM, "")
    if form not in known.split():
        node[None][FORM] = f"{known} {form}".strip()


def _grow(root: dict[str | None, Any], steps: Iterable[str], kind: str, value: str) -> None:
    node = root
    for step in steps:
        node = node.setdefault(step, {})
    node.setdefault(None, {}).setdefault(kind, value)
