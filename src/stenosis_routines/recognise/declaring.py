"""Step 5, declaring: what the document declares of a movement, beside what its name means."""

from types import MappingProxyType

import attrs

from stenosis_routines.catalogue import RECOMMENDED, normalise
from stenosis_routines.contraindication import Suitability, applying, suitability
from stenosis_routines.exercise import NO_TRAITS, Basis, Exercise
from stenosis_routines.recognise.recognition import FACTS, PASSING, Recognition

__all__ = ["declared", "name_of"]


def name_of(exercise: Exercise) -> str:
    """The name to recognise: the id, where one of the article's movements is named after it.

    As a name it may mean other movements on other pages, but not in a document that uses our ids.
    """
    ident = exercise.id
    return ident if ident in RECOMMENDED and normalise(exercise.name) == normalise(ident) else exercise.name


def declared(exercise: Exercise, found: Recognition, by_id: Recognition | None) -> Recognition:
    """What is known of the movement; ``by_id`` is what its id means, if that is no id of the movement of its name."""
    against = found.contraindications if by_id is None else found.contraindications | by_id.contraindications
    given = {fact: value for fact in FACTS if (value := getattr(exercise.traits, fact)) is not None}
    known = found.traits if found.understood else NO_TRAITS
    traits = attrs.evolve(known, **given) if given else found.traits
    applies = applying(traits)
    # What contradicts an answer is there already.
    cleared = against - applies - (found.contraindications - applying(found.traits))
    contradicts = [*found.contradicts, *(f"declared {which}" for which in sorted(cleared))]
    against |= applies
    answer = Suitability.CONTRAINDICATED if against else suitability(traits)
    if answer is Suitability.COMPATIBLE and found.suitability not in PASSING:
        denied = [fact for fact in given if getattr(found.traits, fact) not in (None, given[fact])]
        contradicts += [f"another {fact}" for fact in denied]
        answer = Suitability.UNKNOWN if denied else answer
    if answer is Suitability.COMPATIBLE and by_id is not None and by_id.suitability is Suitability.UNSUPPORTED:
        contradicts.append(f"id . {exercise.id}")
        answer = Suitability.UNKNOWN
    if answer is Suitability.COMPATIBLE and found.exercise_id in RECOMMENDED:
        answer = Suitability.RECOMMENDED
    basis = {
        fact: Basis.DECLARED
        for fact in given
        if traits != found.traits or found.basis.get(fact) not in (Basis.CATALOGUED, Basis.ANSWERED)
    }
    return attrs.evolve(
        found,
        name=exercise.name,
        traits=traits,
        basis=MappingProxyType({**found.basis, **basis}),
        contraindications=against,
        suitability=answer,
        regions=exercise.regions | found.regions,
        one_sided=found.one_sided if exercise.one_sided is None else exercise.one_sided,
        asks=found.asks if answer is Suitability.UNKNOWN else (),
        contradicts=tuple(contradicts),
    )
