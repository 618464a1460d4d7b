"""Loads the words of texts, one file per language, each with what it means in a how-to for any movement."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import product
from typing import Any, NamedTuple

from stenosis_routines._data import prepared, toml
from stenosis_routines.language.japanese import FORM, stems

__all__ = ["LANGUAGES", "Vocabulary", "listed", "plain", "signs", "vocabulary", "words_of"]

#: The languages that texts are read in, English first.
LANGUAGES = ("en", "ko", "de", "es", "fr", "ja", "zh")

#: What a word can mean: a value for each kind of word that it can be.
Readings = Mapping[str, str]

_VERBS = frozenset({"motion", "light", "stop"})
#: The kinds of words whose Japanese phrases may be inflected verbs and adjectives.
_INFLECTED = frozenset(
    {"motion", "state", "light", "stop", "feel", "effect", "demand", "position", "talk", "negation", "eyes", "leave"}
)

#: Languages without blanks; those in their patterns only part the steps.
_UNSPACED = frozenset({"ja", "zh"})

#: Spanish pronouns that attach to the verb: "bájela", "bajándolas".
_ENCLITICS = ("lo", "la", "los", "las")


class Vocabulary(NamedTuple):
    """The phrases of one language as a tree: each word or letter leads to the next, ``None`` to the readings."""

    language: str
    root: dict[str | None, Any]
    plurals: frozenset[str]
    #: Small words that may stand in a list of names: "squats, bridges and any lunges".
    listed: frozenset[str]
    #: Words before the last item of a negated list: "do not bend, lift or twist".
    before_last: frozenset[str]


def plain(text: str) -> str:
    """A phrase of a language file in the form in which it is looked up."""
    if text.isascii():
        return text.lower()
    from stenosis_routines.language.tokens import folded

    return folded(text)[0]


@cache
def vocabulary(language: str) -> Vocabulary:
    """The vocabulary of one of `LANGUAGES`, loaded on first use."""
    single, root, *lists = prepared(f"vocabulary/{language}", lambda: words_of(language))
    for readings, words in single:
        node = {None: readings}
        root |= dict.fromkeys(words.split("\n"), node)
    return Vocabulary(language, root, *lists)


@cache
def signs(language: str) -> dict[str | None, Any]:
    """The words of the signs of an emergency in a language, as a tree."""
    root: dict[str | None, Any] = {}
    for role, phrases in toml("language/signs")[language].items():
        for phrase in listed(phrases):
            spelling = plain(phrase.replace(" ", "") if language in _UNSPACED else phrase)
            if language != "ja":
                _add_to_tree(root, _tree_keys(spelling, language), "sign", role)
                continue
            for stem, form in stems(spelling):
                _add_to_tree(root, stem, "sign", role)
                _record_form(root, stem, form or "-")
    return root


#: The words with which no longer phrase begins, a line each, by what they mean: most words, in little room.
_Single = list[tuple[Readings, str]]


def words_of(
    language: str,
) -> tuple[_Single, dict[str | None, Any], frozenset[str], frozenset[str], frozenset[str]]:
    """The single words, the tree, the plurals, the words in lists and those before the last item, of a language."""
    data = toml(f"language/{language}")
    forms = {plain(verb): [plain(form) for form in listed(words)] for verb, words in data.pop("forms", {}).items()}
    plurals = {plain(word) for word in listed(data.pop("plural", {}).get("word", ""))}
    lists = data.pop("listed", {})
    small, before_last = (frozenset(map(plain, listed(lists.get(key, "")))) for key in ("word", "before_last"))
    numbers = {plain(word): int(value) for value, words in data.pop("number", {}).items() for word in listed(words)}
    root: dict[str | None, Any] = {}
    for kind, values in data.items():
        for value, phrases in values.items():
            for phrase in listed(phrases):
                if language in _UNSPACED:
                    phrase = phrase.replace(" ", "")
                for spelling in _inflected(phrase, kind, language, forms):
                    if language == "es" and kind in _VERBS and spelling.partition(" ")[0].endswith(("los", "las")):
                        plurals.add(spelling)
                    _add_to_tree(root, _tree_keys(spelling, language), kind, value)
                if language == "ja":
                    for stem, form in stems(plain(phrase)) if kind in _INFLECTED else ((plain(phrase), ""),):
                        _add_to_tree(root, stem, kind, value)
                        _record_form(root, stem, form or "-")
    for spelling, number in numbers.items():
        _add_to_tree(root, _tree_keys(spelling, language), "number", str(number))
        if language == "ja":
            _record_form(root, spelling, "-")
    return _single(root), root, frozenset(plurals), small, before_last


def _single(root: dict[str | None, Any]) -> _Single:
    """Takes the words with which no longer phrase begins out of a tree."""
    words: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for word, node in list(root.items()):
        if word is not None and node.keys() == {None}:
            words.setdefault(tuple(root.pop(word)[None].items()), []).append(word)
    return [(dict(readings), "\n".join(sorted(alike))) for readings, alike in words.items()]


#: A sign of a pattern; alone it is a sign.
_PATTERN = re.compile(r"(?<=\w)[|?]")


def _expanded(phrase: str) -> Iterator[str]:
    """The phrases of a pattern: "as far|high as is|it_feels easy" is four, and a word with ? is optional."""
    if not _PATTERN.search(phrase):
        yield phrase
        return
    alternatives = [
        [*step.removesuffix("?").split("|"), *([""] if step.endswith("?") else [])] for step in phrase.split()
    ]
    for chosen in product(*alternatives):
        yield " ".join(filter(None, chosen)).replace("_", " ")


def listed(words: str) -> Iterator[str]:
    """The phrases of a comma-separated list of phrases and patterns; lines end at a blank or behind a bar."""
    for phrase in words.replace("|\n", "|").replace("\n", " ").split(","):
        if phrase := phrase.strip():
            yield from _expanded(phrase)


def _inflected(phrase: str, kind: str, language: str, forms: Mapping[str, list[str]]) -> Iterable[str]:
    """The forms of a phrase: English verbs are conjugated, Spanish verbs take pronouns. Japanese is in `japanese`."""
    if language == "ja":
        return ()
    base = plain(phrase)
    if language == "es" and kind in _VERBS:
        verb, blank, rest = base.partition(" ")
        pronouns = () if verb == "ve" else _ENCLITICS  # "velo" is a French bicycle
        return (base, *(f"{verb}{pronoun}{blank}{rest}" for pronoun in pronouns))
    if language != "en" or kind not in _VERBS:
        return (base,)
    verb, _, rest = base.partition(" ")
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


def _tree_keys(phrase: str, language: str) -> Iterable[str]:
    return phrase if language in _UNSPACED else _split(phrase)


def _split(phrase: str) -> list[str]:
    if phrase.isascii() and phrase.replace(" ", "").isalpha():
        return phrase.split(" ")
    from stenosis_routines.language.tokens import pieces

    return [piece for piece, _, _ in pieces(phrase)]


def _record_form(root: dict[str | None, Any], keys: Iterable[str], form: str) -> None:
    """Records which form of a stem a phrase is, besides the forms recorded before."""
    node = root
    for step in keys:
        node = node[step]
    known = node[None].get(FORM, "")
    if form not in known.split():
        node[None][FORM] = f"{known} {form}".strip()


def _add_to_tree(root: dict[str | None, Any], keys: Iterable[str], kind: str, value: str) -> None:
    node = root
    for step in keys:
        node = node.setdefault(step, {})
    node.setdefault(None, {}).setdefault(kind, value)
