"""Step 4, settling: what a how-to and the notes make of a name that does not pass without them."""

from types import MappingProxyType

import attrs

from stenosis_routines.contraindication import LYING, Suitability
from stenosis_routines.exercise import Basis
from stenosis_routines.language import families, meant, read, settles
from stenosis_routines.recognise.instructions import plainly
from stenosis_routines.recognise.naming import named
from stenosis_routines.recognise.recognition import PASSING, Beside, Recognition

__all__ = ["settled"]

_OPEN = frozenset({Suitability.UNKNOWN, Suitability.UNSUPPORTED})


def settled(found: Recognition, beside: Beside, notes: str) -> Recognition:
    """What a name means that was recognised by itself, once its how-to and its notes are read too."""
    if found.suitability not in _OPEN or not (notes or beside.instructions):
        return found
    if plain := plainly(notes):
        found = named(found.name, beside._replace(instructions=_joined(beside.instructions, plain)))
    if found.suitability in PASSING or found.contraindications:
        return found
    return _by_how_to(found, beside, _joined(beside.instructions, notes))


def _joined(*texts: str | None) -> str:
    return "\n".join(filter(None, texts))


def _by_how_to(found: Recognition, beside: Beside, how_to: str) -> Recognition:
    """The movement whose steps the how-to names, if the name can mean it."""
    name, lying = found.name, found.traits.posture in LYING
    names = (name, *found.movements) if len(found.movements) == 1 else (name,)
    movement = meant(names, read(name, beside.language), read(how_to, beside.language), lying=lying)
    if movement is None:
        return found
    alike = settles(names) or families(found.movements) & families((movement,))
    if found.suitability is not Suitability.UNKNOWN and not alike:
        return found  # what the name means is known, and is another movement
    known = named(movement, beside._replace(language=None, instructions=None))
    basis = MappingProxyType(dict.fromkeys(known.basis, Basis.INFERRED))
    return attrs.evolve(known, name=name, basis=basis, words=found.words)
