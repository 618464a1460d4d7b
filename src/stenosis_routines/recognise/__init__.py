"""What an exercise name means: facts with their basis, or the question that would settle it."""

from collections.abc import Mapping
from types import MappingProxyType

import attrs

from stenosis_routines.catalogue import catalogue
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
