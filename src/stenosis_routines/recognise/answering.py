"""Step 5, answering: what a name means that an expert has settled."""

from types import MappingProxyType

import attrs

from stenosis_routines.answers import NameAnswer
from stenosis_routines.contraindication import Suitability, applying, suitability
from stenosis_routines.exercise import NO_TRAITS, Basis, Traits
from stenosis_routines.recognise.naming import named
from stenosis_routines.recognise.reading import without_poses
from stenosis_routines.recognise.recognition import FACTS, PASSING, Beside, Recognition
from stenosis_routines.recognise.settling import settled

__all__ = ["answered"]


def answered(found: Recognition, answer: NameAnswer, beside: Beside, notes: str) -> Recognition:
    """What a name means by the answer, where ``found`` is what it means without.

    What is said beside the name counts as it does beside a movement of the catalogue. A contraindication that the name
    itself brings stands, and so does what a name is known to mean where the answer would make it pass.
    """
    # A category of poses makes another name of the name, and the answer has settled that.
    beside = beside._replace(category=without_poses(beside.category))
    meant = (
        _by_facts(found.name, answer.facts, beside, notes) if answer.is_ is None else _by_id(answer.is_, beside, notes)
    )
    cleared = found.contraindications - applying(meant.traits)
    if cleared:
        contradicts = tuple(f"answered {which} {answer.who}" for which in sorted(cleared))
        against = found.contraindications | meant.contraindications
        return attrs.evolve(found, contraindications=against, contradicts=contradicts)
    if meant.suitability in PASSING and found.suitability is Suitability.UNSUPPORTED:
        return attrs.evolve(found, contradicts=(f"known . {answer.who}",))
    return attrs.evolve(
        meant,
        name=found.name,
        suitability=Suitability.CONTRAINDICATED if meant.contraindications else meant.suitability,
        regions=meant.regions | found.regions,
        understood=True,
        words=(found.name,),
        asks=(),
        substitute=meant.substitute or found.substitute,
    )


def _recognised(name: str, beside: Beside, notes: str) -> Recognition:
    return settled(named(name, beside), beside, notes)


def _by_id(ident: str, beside: Beside, notes: str) -> Recognition:
    """The movement of the catalogue that the name means."""
    found = _recognised(ident, beside, notes)
    basis = {fact: Basis.ANSWERED if how is Basis.CATALOGUED else how for fact, how in found.basis.items()}
    return attrs.evolve(found, basis=MappingProxyType(basis))


def _by_facts(name: str, facts: Traits, beside: Beside, notes: str) -> Recognition:
    """The facts that were answered, and for the others what the name says."""
    found = _recognised(name, beside._replace(posture=facts.posture or beside.posture), notes)
    given = {fact: value for fact in FACTS if (value := getattr(facts, fact)) is not None}
    traits = attrs.evolve(found.traits if found.understood else NO_TRAITS, **given)
    if suitability(traits) in PASSING and not _leaves_gentle(beside):
        traits = attrs.evolve(traits, effort=None)
    basis = {
        fact: Basis.ANSWERED if fact in given else found.basis[fact]
        for fact in FACTS
        if getattr(traits, fact) is not None
    }
    return attrs.evolve(
        found,
        traits=traits,
        basis=MappingProxyType(basis),
        contraindications=found.contraindications | applying(traits),
        suitability=suitability(traits),
    )


def _leaves_gentle(beside: Beside) -> bool:
    """Whether what is said beside a gentle movement lets it pass: it does if one of the article's own passes there."""
    return named("ankle-flexion", beside).suitability in PASSING
