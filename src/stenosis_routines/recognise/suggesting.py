"""Part of step 3: what to ask about an unknown movement, what is like it, and what to do instead."""

from collections.abc import Iterable, Mapping
from functools import cache

from stenosis_routines.catalogue import catalogue
from stenosis_routines.contraindication import Suitability
from stenosis_routines.exercise import Traits
from stenosis_routines.language.notions import Notion, shorthand

__all__ = ["near", "questions", "substitute"]

#: What to ask for a fact that is not known.
_ASK = {
    "posture": "Is it done lying, sitting or standing?",
    "upright_phase": "Does the person get up on the feet at any time?",
    "spine_motion": "Is the lower back arched, rounded, turned or kept still?",
    "leg_load": "Do hips and legs carry a load, and how heavy?",
    "aim": "What is it for: relaxing, moving, stretching or strengthening?",
    "effort": "How hard is it: gentle, moderate or strenuous?",
}


def questions(traits: Traits, not_understood: Iterable[str] = ()) -> tuple[str, ...]:
    """What would settle an unknown movement: a question for each word and for each fact that is not known."""
    asked = [_meaning(word) for word in dict.fromkeys(not_understood)]
    asked += [ask for fact, ask in _ASK.items() if getattr(traits, fact) is None]
    if traits.posture is None and traits.upright_phase is None:
        # The answer on the posture says whether the person gets up.
        asked.remove(_ASK["upright_phase"])
    return tuple(asked)


def _meaning(word: str) -> str:
    either = shorthand().either.get(word)
    if either is None:
        return f'What does "{word[:40]}" mean?'
    *others, last = either.split(", ")
    return f'Does "{word}" mean {", ".join(others)} or {last}?'


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
