"""How long a dose takes: what rules add up, and what mending never raises."""

from stenosis_routines.routine import Dose, Prescription, Routine
from stenosis_routines.rules.rulebook import Applicability, Item, Mend, RemedyKind

__all__ = ["active_minutes", "dose_seconds", "has_time", "no_longer", "repetitions"]


def dose_seconds(dose: Dose) -> float:
    """The active time of a dose in a day, in seconds.

    Sets x repetitions x seconds, sides and times a day counted. What the dose leaves out counts as 1 set,
    10 repetitions (1 where it is held), 3 seconds a repetition, once a day. A range counts at its upper end.
    """
    hold, pace = dose.hold_s or 0, dose.seconds_per_rep or 0
    seconds = (hold if hold > pace else pace) or 3
    sides, reps = 2 if dose.per_side else 1, dose.reps
    count = reps if isinstance(reps, int) else repetitions(dose)
    return (dose.sets or 1) * count * seconds * sides * (dose.times_per_day or 1)


def active_minutes(routine: Routine) -> float:
    """The active time of a routine in a day, in minutes, as SR201 counts it."""
    return sum(dose_seconds(item.dose) for session in routine.sessions for item in session.prescriptions) / 60


def repetitions(dose: Dose) -> int:
    """The repetitions of one set that ``dose_seconds`` counts."""
    low, high = dose.reps_range or ((1, None) if dose.hold_s else (10, None))
    return low if high is None else high


def has_time(dose: Dose) -> bool:
    """Whether a dose says how many repetitions or how long; without either its time is a guess."""
    return dose.reps is not None or dose.hold_s is not None


def no_longer(item: Item, after: Prescription, applicability: Applicability = Applicability.REVIEW) -> Mend | None:
    """The change of a dose, unless it would take more time a day than before: mending never asks for more."""
    if after == item.prescription or dose_seconds(after.dose) > dose_seconds(item.dose):
        return None
    return Mend(RemedyKind.ADJUST_DOSE, after, applicability)
