"""What an exercise name means: facts with their basis, or the question that would settle it."""

from collections.abc import Mapping
from types import MappingProxyType

import attrs

from stenosis_routines.catalogue import RECOMMENDED, catalogue
from stenosis_routines.contraindication import Contraindication, Suitability, applying, suitability
from stenosis_routines.exercise import Basis, Exercise, Region, Traits

__all__ = ["Recognition", "recognise", "recognise_exercise"]


@attrs.frozen(kw_only=True)
class Recognition:
    """What is known of a movement, and on what it rests."""

    name: str
    #: The facts; what is not known is ``None``.
    traits: Traits
    #: How each known fact is known, by the name of its trait.
    basis: Mapping[str, Basis]
    contraindications: frozenset[Contraindication]
    suitability: Suitability
    regions: frozenset[Region] = frozenset()
    one_sided: bool | None = None
    #: The catalogue's id, where the name means exactly that movement.
    exercise_id: str | None = None
    near: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    #: The catalogue's lying-down movement for the same joint, where one is right.
    substitute: str | None = None
    #: Where what a document declares and what the name says contradict each other.
    conflicts: tuple[str, ...] = ()


def recognise(
    name: str,
    *,
    language: str | None = None,
    category: str | None = None,
    equipment: str | None = None,
    muscles: tuple[str, ...] | None = None,
    instructions: str | None = None,
) -> Recognition:
    """What a name means: the catalogue's movement of exactly that name, or unknown."""
    entry = catalogue.named(name)
    if entry is None:
        question = catalogue.question(name) or "Is it done lying, sitting or standing?"
        return Recognition(
            name=name,
            traits=Traits(),
            basis=MappingProxyType({}),
            contraindications=frozenset(),
            suitability=Suitability.UNKNOWN,
            questions=(question,),
        )
    traits, ident = entry.exercise.traits, str(entry.exercise.id)
    answer = suitability(traits)
    return Recognition(
        name=name,
        traits=traits,
        basis=MappingProxyType(dict.fromkeys(attrs.fields_dict(Traits), Basis.CATALOGUED)),
        contraindications=applying(traits),
        suitability=Suitability.RECOMMENDED if ident in RECOMMENDED else answer,
        regions=entry.exercise.regions,
        one_sided=entry.exercise.one_sided,
        exercise_id=ident,
        substitute=entry.substitute,
    )


def recognise_exercise(exercise: Exercise, notes: str = "") -> Recognition:
    """What is known of a movement: what its document declares, and what its name means."""
    named = recognise(exercise.name)
    declared = {f: v for f in attrs.fields_dict(Traits) if (v := getattr(exercise.traits, f)) is not None}
    if not declared:
        return named
    traits = attrs.evolve(named.traits, **declared)
    against = applying(traits) | named.contraindications
    conflicts = tuple(
        f"the name says {which.replace('_', ' ')}, the document declares otherwise"
        for which in sorted(named.contraindications - applying(traits))
    )
    same = traits == named.traits
    return attrs.evolve(
        named,
        traits=traits,
        basis=named.basis if same else MappingProxyType({**named.basis, **dict.fromkeys(declared, Basis.DECLARED)}),
        contraindications=against,
        suitability=named.suitability if same else Suitability.CONTRAINDICATED if against else suitability(traits),
        regions=exercise.regions or named.regions,
        one_sided=exercise.one_sided if exercise.one_sided is not None else named.one_sided,
        conflicts=conflicts,
    )
