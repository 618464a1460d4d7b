"""Takes out of the texts beside a movement what they say of a dose that was changed."""

import attrs

from stenosis_routines.language import Clause
from stenosis_routines.language.piece import Piece
from stenosis_routines.language.topics import dropped
from stenosis_routines.routine import Dose, Prescription

__all__ = ["without_old_dose"]

#: The units of how much is done; a number without a unit may be of any of them.
_HOW_MUCH = frozenset({"", "rep", "set", "s", "min"})
#: Motions whose numbers are of no dose: "breathe in for 4 seconds", "rest for a minute".
_ELSE = frozenset({"breathe", "rest", "pause"})
#: What clauses on stopping, asking and pain mention; they are never taken out.
_ADVICE = ("stop:", "feel:bad")


def without_old_dose(prescription: Prescription, before: Dose) -> Prescription:
    """The prescription without the clauses of notes and instructions that contradict its dose, which was ``before``."""
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
    """Whether a statement says how often it was done, or how much, and now it is not so any more."""
    if "when:often" in piece.values and now.times_per_day != before.times_per_day:
        return True
    if any(step.motion in _ELSE for step in piece.steps):
        return False
    right = {now.sets, now.hold_s, now.seconds_per_rep, *(now.reps_range or ())}
    return any(amount.unit in _HOW_MUCH and not {amount.low, amount.high} <= right for amount in piece.amounts)
