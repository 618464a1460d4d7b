"""Takes out of the texts beside a movement what they say of a dose that was changed."""

import attrs

from stenosis_routines.language import Clause
from stenosis_routines.language.piece import Piece
from stenosis_routines.language.topics import dropped
from stenosis_routines.routine import Dose, Prescription

__all__ = ["without_old_dose"]

#: Motions whose numbers are of no dose: "breathe in for 4 seconds", "rest for a minute".
_ELSE = frozenset({"breathe", "rest", "pause"})
#: What clauses on stopping, asking and pain mention; they are never taken out.
_ADVICE = ("stop:", "feel:bad")


def without_old_dose(prescription: Prescription, before: Dose) -> Prescription:
    """The prescription without what its notes and instructions say beyond its dose, which was another one before.

    What asks for less stays, since it may be a limit.
    """
    now = prescription.dose
    if now == before:
        return prescription

    def contradicts(clause: Clause) -> bool:
        return not _advises(clause) and any(_is_old(piece, now, before) for piece in clause.pieces)

    hints = prescription.exercise.hints
    notes = dropped(prescription.notes, contradicts)
    instructions = dropped(hints.instructions or "", contradicts) or None
    if notes == prescription.notes and instructions == hints.instructions:
        return prescription
    exercise = attrs.evolve(prescription.exercise, hints=attrs.evolve(hints, instructions=instructions))
    return attrs.evolve(prescription, exercise=exercise, notes=notes)


def _advises(clause: Clause) -> bool:
    return any(value.startswith(_ADVICE) for piece in clause.pieces for value in piece.values)


def _is_old(piece: Piece, now: Dose, before: Dose) -> bool:
    """Whether a statement says how often it was done, and it is not so now, or asks for more than is done now."""
    if "when:often" in piece.values and now.times_per_day != before.times_per_day:
        return True
    if any(step.motion in _ELSE for step in piece.steps):
        return False
    most = _most(now)
    return any(amount.high > most.get(amount.unit, amount.high) for amount in piece.amounts)


def _most(dose: Dose) -> dict[str, float]:
    """The most that a dose has, by the unit of an amount; no entry where it says nothing of that unit."""
    low, high = dose.reps_range or (None, None)
    held = max((seconds for seconds in (dose.hold_s, dose.seconds_per_rep) if seconds is not None), default=None)
    reps = low if high is None else high
    known = {"rep": reps, "breath": reps, "set": dose.sets, "s": held, "min": held and held / 60}
    most = {unit: float(value) for unit, value in known.items() if value is not None}
    return most | {"": max(most.values())} if most else most
