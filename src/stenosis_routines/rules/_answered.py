"""What is left to find in a clause that an expert has settled."""

from stenosis_routines.answers import ClauseAnswer, ClauseMeaning
from stenosis_routines.contraindication import Contraindication, Suitability
from stenosis_routines.recognise import PASSING, recognise
from stenosis_routines.rules.rulebook import Fault, Remedy, RemedyKind

__all__ = ["remaining"]

_ASK = Remedy(kind=RemedyKind.ASK, text="Is this to be done? Prescribe it as a movement of its own, or take it out.")
_CONFLICT = Remedy(
    kind=RemedyKind.ASK, text="the person who gave the answer, whether the clause or the answer is wrong"
)


def remaining(clause: str, answer: ClauseAnswer, against: frozenset[Contraindication] = frozenset()) -> Fault | None:
    """The fault of a clause in the light of its answer; ``None`` where it is settled for good.

    ``against`` is what the clause itself is known to ask for. No answer clears that: it is a conflict, and a fault.
    """
    asked: frozenset[Contraindication] = frozenset()
    if answer.means is ClauseMeaning.ASKS and answer.is_ is not None:
        movement = recognise(answer.is_)
        asked = movement.contraindications
        if not asked and not against and movement.suitability not in PASSING:
            decide = ", which a person has to decide on" if movement.suitability is Suitability.UNSUPPORTED else ""
            return Fault(f'asks for {answer.is_}{decide}: "{clause}"', _ASK)
    if cleared := against - asked:
        what = ", ".join(sorted(which.replace("_", " ") for which in cleared))
        message = f'asks for what is advised against ({what}), the answer of {answer.who} says otherwise: "{clause}"'
        return Fault(message, _CONFLICT, contraindications=tuple(sorted(against | asked)))
    if asked:
        return Fault(f'asks for {answer.is_}: "{clause}"', _ASK, contraindications=tuple(sorted(asked)))
    return None
