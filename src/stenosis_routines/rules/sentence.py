"""The sentence of a finding or a remedy: a key of data/speech and its facts, said in a language."""

from collections.abc import Callable, Mapping
from functools import cache, lru_cache

import attrs

from stenosis_routines.catalogue import catalogue
from stenosis_routines.recognise.suggesting import asked, contradiction
from stenosis_routines.routine import Dose
from stenosis_routines.speech import speech, words

__all__ = ["Fact", "again", "sentence"]

#: One fact of a sentence: plain data, so that a stored finding keeps it.
Fact = str | int | float | tuple[str, ...]

#: What ``sentence`` raises for a key or a fact that is not one of ours.
_UNSAYABLE = (KeyError, ValueError, TypeError, AttributeError)

#: The facts that are words themselves, with the table of data/speech that says them.
_TABLES = {
    "against": "contraindication",
    "facts": "fact",
    "joints": "joint",
    "posture": "posture",
    "sign": "sign",
    "unread": "unread",
}


@lru_cache(maxsize=4096, typed=True)
def sentence(key: str, language: str = "en", /, **facts: Fact) -> str:
    """The sentence under a key of data/speech with its facts; a list of facts is joined with commas.

    Raises: KeyError for a key, or the word of a fact, that is not there, and for facts that are missing.
    """
    said: dict[str, object] = {name: _said(name, fact, language) for name, fact in facts.items()}
    if "movement" in facts:
        entry = catalogue.entry(str(facts["movement"]))
        name = entry.in_language(language).name
        said |= {"movement": name, "lying": _lying(name, language), "dose": _dose(entry.dose, language)}
    return words(key, language, **said)


def _lying(name: str, language: str) -> str:
    """The name with the words that it is done lying down, which many a name has already."""
    lying = words("instead.lying", language)
    return name if lying.split()[0] in name.casefold() else f"{name}, {lying}"


def _dose(advised: Dose | None, language: str) -> str:
    """The article's dose of a movement; where it gives no number, few."""
    dose = Dose() if advised is None else attrs.evolve(advised, sets=None)
    has_number = dose.reps is not None or (dose.times_per_day or 1) > 1
    said = [dose.in_words(language), "" if has_number else words("instead.few", language)]
    return ", ".join(filter(None, said))


def _said(name: str, fact: Fact, language: str) -> object:
    if isinstance(fact, tuple):
        return (" " if name == "ask" else ", ").join(str(_said(name, one, language)) for one in fact)
    if name == "ask":
        return asked(str(fact), language)
    if name == "conflicts":
        return contradiction(str(fact), language)
    if name in _DETAILS:
        return _DETAILS[name](str(fact), language)
    return words(f"{_TABLES[name]}.{fact}", language) if name in _TABLES else fact


def _expected(text: str, language: str) -> str:
    """What a reader expected; where a language has no words for it, that it fits the format."""
    return text if language == "en" else words(f"expected.{_english('expected').get(text, 'other')}", language)


def _found(text: str, language: str) -> str:
    """What a reader found: mostly words of the document, which stay."""
    key = _english("found").get(text)
    return text if key is None else words(f"found.{key}", language)


def _place(text: str, language: str) -> str:
    """A place in a document: "row 3, column reps"."""
    at, column, title = text.partition(", column ")
    return ", ".join(_part(part, language) for part in [*at.split(", "), *([f"column {title}"] if column else [])])


def _part(part: str, language: str) -> str:
    noun, _, which = part.partition(" ")
    return words(f"place.{noun}", language, which=which) if noun in speech("en")["place"] else part


@cache
def _english(table: str) -> Mapping[str, str]:
    """The keys of a table by their words in English."""
    return {text: key for key, text in speech("en")[table].items()}


_DETAILS: Mapping[str, Callable[[str, str], str]] = {"expected": _expected, "found": _found, "place": _place}


def again(text: str, key: str, facts: Mapping[str, Fact], language: str) -> str:
    """A sentence said again in another language; the text as it is, if it has no key or other facts than its key."""
    if not key:
        return text
    try:
        return sentence(key, language, **facts)
    except _UNSAYABLE:  # stored by another version, or changed by hand
        return text
