"""The values of recognition: what is known of a movement, and what is said beside its name."""

from collections.abc import Mapping
from typing import ClassVar, NamedTuple

import attrs

from stenosis_routines.contraindication import LYING, Contraindication, Suitability
from stenosis_routines.exercise import Basis, Hints, Posture, Region, Traits
from stenosis_routines.recognise.suggesting import asked, contradiction

__all__ = ["FACTS", "LYING_ANY_WAY", "NOTHING", "PASSING", "Beside", "Recognition"]

#: The facts of a movement, by name.
FACTS = tuple(attrs.fields_dict(Traits))

#: The suitabilities of a movement that passes.
PASSING = frozenset({Suitability.RECOMMENDED, Suitability.COMPATIBLE})

#: On the back, on the side or on the front; only the first two can pass.
LYING_ANY_WAY = LYING | {Posture.PRONE}


class Beside(NamedTuple):
    """What is said beside a name: the hints of its document, of any length, and the posture it declares.

    A tuple, because it is part of the key under which an answer is remembered, and hashing a tuple is quick.
    """

    language: str | None = None
    category: str | None = None
    equipment: str | None = None
    muscles: tuple[str, ...] = ()
    instructions: str | None = None
    posture: Posture | None = None

    @classmethod
    def of(cls, hints: Hints, posture: Posture | None) -> "Beside":
        """The hints and the declared posture of an exercise."""
        return cls(hints.language, hints.category, hints.equipment, hints.muscles, hints.instructions, posture)


#: Nothing is said beside the name.
NOTHING = Beside()


@attrs.frozen(kw_only=True, cache_hash=True)
class Recognition:
    """What is known of a movement, and on what it rests."""

    #: The name as it was given.
    name: str
    #: The facts; an unknown one is ``None``.
    traits: Traits
    #: How each known fact is known, by the name of its trait.
    basis: Mapping[str, Basis] = attrs.field(hash=False)
    #: Those of the three that apply. One that the name brings stands, whatever the document declares.
    contraindications: frozenset[Contraindication]
    #: What the facts come to.
    suitability: Suitability
    #: The parts of the body it is for; empty is unknown.
    regions: frozenset[Region] = frozenset()
    #: Whether it works one side at a time; ``None`` is unknown.
    one_sided: bool | None = None
    #: The catalogue's id, where the name means exactly that movement.
    exercise_id: str | None = None
    #: Whether every word of the name was understood. If not, only what speaks against the movement counts.
    understood: bool = True
    #: The movements it is: ids of the catalogue, or movements of the lexicon.
    movements: tuple[str, ...] = ()
    #: Up to three ids of similar movements of the catalogue.
    near: tuple[str, ...] = ()
    #: The words the answer rests on, as they were read.
    words: tuple[str, ...] = ()
    #: What would settle the answer, in the words of ``suggesting.questions``, or a question that the catalogue has for
    #: the name; empty unless it is unknown.
    asks: tuple[str, ...] = ()
    #: The catalogue's lying-down movement for the same joint, where one is right.
    substitute: str | None = None
    #: Where the name contradicts what a document declares or what an expert answered, in the words of
    #: ``suggesting.contradiction``.
    contradicts: tuple[str, ...] = ()

    _DERIVED: ClassVar = ("conflicts", "questions")

    def is_movement(self, ident: str, stated: str | None) -> bool:
        """Whether it is the catalogue's movement of an id, under its own name or another that means only it.

        With both legs at once it is another one. ``stated`` is the id that its document gives it; ``None``: none.
        """
        return ident in (self.exercise_id, stated) or (self.movements == (ident,) and self.one_sided is not False)

    @property
    def conflicts(self) -> tuple[str, ...]:
        """The contradictions in English."""
        return tuple(map(contradiction, self.contradicts))

    @property
    def questions(self) -> tuple[str, ...]:
        """What would settle the answer: in English, but in Korean where the catalogue asks so about a Korean name."""
        return tuple(map(asked, self.asks))
