"""Part of step 3: what to ask about an unknown movement, what is like it, and what to do instead."""

from collections.abc import Iterable, Mapping
from functools import cache

from stenosis_routines.catalogue import catalogue
from stenosis_routines.contraindication import Suitability
from stenosis_routines.exercise import Traits
from stenosis_routines.language.notions import Notion, shorthand
from stenosis_routines.speech import words

__all__ = ["asked", "contradiction", "near", "questions", "substitute"]


def questions(traits: Traits, not_understood: Iterable[str] = ()) -> tuple[str, ...]:
    """What would settle an unknown movement: each word in quotes, and the name of each fact, that is not known."""
    strange = [f'"{word[:40]}"' for word in dict.fromkeys(not_understood)]
    facts = [fact for fact in _ASKED if getattr(traits, fact) is None]
    if traits.posture is None and traits.upright_phase is None:
        facts.remove("upright_phase")  # the answer on the posture says whether the person gets up
    return (*strange, *facts)


#: The facts that are asked for, in this order.
_ASKED = ("posture", "upright_phase", "spine_motion", "leg_load", "aim", "effort")


def asked(what: str, language: str | None = None) -> str:
    """The question about one thing of ``questions``; a question that the catalogue has for a name asks itself.

    Without a language that one stays as it is written, and the others are in English.
    """
    if what in _ASKED:
        return words(f"question.{what}", language)
    if not what.startswith('"'):
        return what if language is None else catalogue.question_in(what, language)
    word = what[1:-1]
    either = shorthand().either.get(word)
    if either is None:
        return words("question.word", language, word=word)
    *others, last = either.split(", ")
    return words("question.either", language, word=word, others=", ".join(others), last=last)


def contradiction(what: str, language: str | None = None) -> str:
    """What the name of a movement contradicts, from the key, a contraindication or a fact, and an id or who answered.

    >>> contradiction("another leg_load")
    'the name says another leg load than the document declares'
    """
    key, _, rest = what.partition(" ")
    which, _, who = rest.partition(" ")
    table = {"answered": "contraindication", "declared": "contraindication", "another": "fact"}.get(key)
    try:
        said = "" if table is None else words(f"{table}.{which}", language)
        return words(f"conflict.{key}", language, what=said, who=who)
    except (KeyError, TypeError):  # stored by another version, or changed by hand
        return what


def substitute(answer: Suitability, ident: str | None) -> str | None:
    """The lying-down movement for the same joint, for a movement that the article advises against."""
    return ident if answer is Suitability.CONTRAINDICATED and ident is not None and ident in catalogue else None


def near(heads: Iterable[Notion]) -> tuple[str, ...]:
    """Up to three ids of movements of the catalogue that are like these."""
    found: list[str] = []
    alike = _alike()
    for head in heads:
        if head.name in catalogue:
            found.append(head.name)
        found += alike.get(head.name, ())
    return tuple(dict.fromkeys(found))[:3]


@cache
def _alike() -> Mapping[str, list[str]]:
    """The ids of the catalogue by how they begin and end: ``goblet-squat`` is like any squat."""
    found: dict[str, list[str]] = {}
    for ident in catalogue.ids():
        words = ident.split("-")
        for cut in range(1, len(words)):
            found.setdefault("-".join(words[:cut]), []).append(ident)
            found.setdefault("-".join(words[cut:]), []).append(ident)
    return found
