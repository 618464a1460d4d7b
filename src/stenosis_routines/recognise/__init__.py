"""Names to facts: what an exercise name, and what is said beside it, tells of a movement."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

import attrs

from stenosis_routines.contraindication import Contraindication, Suitability, contraindications, suitability
from stenosis_routines.exercise import Basis, Region, Traits
from stenosis_routines.recognise.facts import Evidence, judge, start_of
from stenosis_routines.recognise.lexicon import LATIN
from stenosis_routines.recognise.reading import is_cjk, read

__all__ = ["Recognition", "recognise"]


@attrs.frozen(kw_only=True)
class Recognition:
    name: str
    traits: Traits
    basis: Mapping[str, Basis]
    contraindications: frozenset[Contraindication]
    suitability: Suitability
    regions: frozenset[Region]
    one_sided: bool | None
    exercise_id: str | None = None
    near: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    substitute: str | None = None
    conflicts: tuple[str, ...] = ()


@lru_cache(16384)
def _recognise(name, language, category, equipment, muscles, instructions) -> Recognition:
    primary = language.partition("-")[0].lower() if language else None
    group = name
    if category is None and "/" in name:
        left, _, right = name.partition("/")
        if right and left.replace("_", "").isalpha() and left.islower() and right.upper() == right:
            category, group = left, right
    def reading(text):
        if is_cjk(text):
            return read(text, "cjk")
        if primary in LATIN:
            return read(text, primary)
        best = read(text, "en")
        if best.unknown and primary is None:
            for other in LATIN[1:]:
                more = read(text, other)
                if len(more.unknown) < len(best.unknown):
                    best = more
        return best
    said = reading(group)
    doubt = bool(said.unknown) or said.unsure
    part = lambda text: [n for n in reading(text).found if n is not None] if text else ()
    facts = judge(Evidence(
        name=[n for n in said.found if n is not None],
        category=part(category),
        equipment=[n for n in part(equipment) if n.kind != "movement"],
        muscles=part(" , ".join(muscles)) if muscles else (),
        start=start_of(reading(instructions).found) if instructions else None,
        doubt=doubt,
    ))
    answers = contraindications(facts.traits)
    return Recognition(
        name=name, traits=facts.traits, basis={}, contraindications=frozenset(k for k, v in answers.items() if v),
        suitability=suitability(facts.traits), regions=facts.regions, one_sided=facts.one_sided,
        words=said.words, questions=said.unknown, substitute=facts.instead,
    )


def recognise(name, *, language=None, category=None, equipment=None, muscles=None, instructions=None) -> Recognition:
    return _recognise(name, language, category, equipment, tuple(muscles) if muscles else None, instructions)
