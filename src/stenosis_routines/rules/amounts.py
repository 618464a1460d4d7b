"""What a dose comes to: how long it takes, how often that is, and which limits it is over."""

from typing import NamedTuple

from stenosis_routines.catalogue import normalise
from stenosis_routines.exercise import Aim
from stenosis_routines.language import families
from stenosis_routines.language.amounts import KNEES_TO_CHEST, LONG_MIN, MOST_KNEE_TO_CHEST, MOST_REPS
from stenosis_routines.recognise import PASSING, Recognition
from stenosis_routines.routine import Dose, Routine

__all__ = [
    "FEWEST",
    "LONG_S",
    "MOST",
    "MOST_BREATH_S",
    "MOST_HOLD_S",
    "QUICK_S",
    "STRENGTH",
    "TIMES",
    "Amounts",
    "Counting",
    "active_minutes",
    "amounts_of",
    "counting_of",
    "dose_seconds",
    "has_time",
    "is_repeated",
    "looked_at",
    "most_hold_s",
    "repetitions",
    "repetitions_at_once",
    "shared_by",
]

#: Aims that tighten muscle rather than relax it; A04 to A06 speak of strength, not of walking or cycling.
STRENGTH = frozenset({Aim.STRENGTH, Aim.POWER})
#: A repetition quicker than this, in seconds, is not the slow, controlled movement asked for; our reading of A16, A17.
QUICK_S = 2
#: Pelvic rocking, in times a day (A15); knee to chest, in repetitions for each side (A16).
TIMES, FEWEST, MOST = 5, 10, 20
#: The hour in seconds. Whole seconds add up exactly, as minutes do not.
LONG_S = LONG_MIN * 60
#: A longer hold, in seconds, is more than gentle (ours, for A17 and A23).
MOST_HOLD_S = 60
#: A longer breath, in seconds, is held: in, hold and out take 19 in the slowest of common patterns (ours, too).
MOST_BREATH_S = 20

#: What is told apart in a dose, a bit each: a load; no end; more than an hour; held too long; too quick; each side, or
#: not; often enough; enough repetitions, and too many; a long breath, again and again.
_LOAD, _NO_END, _LONG, _HELD, _QUICK, _EACH_SIDE, _NO_SIDES, _OFTEN, _ENOUGH, _MANY, _BREATH = (
    1 << n for n in range(11)
)


class Amounts(NamedTuple):
    """What a dose comes to in a day."""

    #: The active time, in seconds (``dose_seconds``).
    seconds: float
    #: All repetitions, of each of the sides that share them; 0 where they are unknown or have no upper count, and the
    #: fewest where they have no end.
    repetitions: int
    #: What the rules about one prescription can tell apart in it, a bit each; 0 for a dose that is not known.
    told_apart: int


class Counting(NamedTuple):
    """How the doses of a movement count over a day."""

    #: Whether it passes by itself.
    passes: bool
    #: The movement, in a form that can be compared: all that means the same counts together.
    movement: str
    #: How many sides may share its repetitions; 0 where these have no upper count (A15).
    sides: int
    #: The most repetitions a side that are gentle.
    most: int
    #: Whether its time counts as strength work; ``None``: it may.
    trains: bool | None


def counting_of(recognition: Recognition, stated: str | None) -> Counting:
    """How the doses of a movement count. ``stated`` is the id that its document gives it."""
    movement = recognition.exercise_id or "+".join(recognition.movements) or normalise(recognition.name)
    sides = 0 if recognition.is_movement("pelvic-rocking", stated) else 2 if recognition.one_sided else 1
    brings_knees = any(recognition.is_movement(ident, stated) for ident in KNEES_TO_CHEST)
    is_knees = brings_knees or set(recognition.movements) == {"knee-to-chest"}
    most = MOST_KNEE_TO_CHEST if is_knees else MOST_REPS
    aim = recognition.traits.aim
    trains = None if aim is None else aim in STRENGTH
    return Counting(recognition.suitability in PASSING, movement, sides, most, trains)


def amounts_of(dose: Dose, sides: int = 1) -> Amounts:
    """What a dose comes to, of a movement whose repetitions so many sides may share (``Counting.sides``).

    Where the bits of ``told_apart`` at which rules look for a movement (``looked_at``) are equal, they find
    the same in two doses, though they may word it otherwise; but not where a text asks for an amount
    (``Item.texts_ask``). What is added up over a routine is not in it.
    """
    seconds, hold, pace, times = dose_seconds(dose), dose.hold_s, dose.seconds_per_rep, dose.times_per_day
    low, high = repetitions_at_once(dose) or (0, 0)
    bits = 0
    if dose.load_kg:
        bits |= _LOAD
    if high is None:
        bits |= _NO_END
    elif high > MOST:
        bits |= _MANY
    if low >= FEWEST:
        bits |= _ENOUGH
    if seconds > LONG_S:
        bits |= _LONG
    if hold and hold > MOST_BREATH_S:
        bits |= (_HELD if hold > MOST_HOLD_S else 0) | (_BREATH if is_repeated(dose) else 0)
    if pace is not None and pace < QUICK_S:
        bits |= _QUICK
    if dose.per_side is not None:
        bits |= _EACH_SIDE if dose.per_side else _NO_SIDES
    if times is not None and times >= TIMES:
        bits |= _OFTEN
    count = (low if high is None else high) * (times or 1)
    if sides != 1:
        shared = shared_by(dose, sides)
        count = -(-count // shared) if shared else 0
    return Amounts(seconds, count, bits)


def shared_by(dose: Dose, sides: int) -> int:
    """How many sides share the repetitions, of so many that may (``Counting.sides``); 0: there is no upper count."""
    return 1 if sides == 2 and dose.per_side is not False else sides


def looked_at(recognition: Recognition, stated: str | None) -> int:
    """The bits of ``told_apart`` that the rules look at for a movement, whatever its dose.

    ``stated`` is the id that its document gives it.
    """
    bits = _LOAD | _NO_END | _LONG | _HELD | _QUICK
    bits |= _EACH_SIDE | _NO_SIDES if recognition.one_sided else 0  # SR303, and how repetitions are counted
    bits |= _OFTEN if recognition.is_movement("pelvic-rocking", stated) else 0  # SR301
    bits |= _BREATH if most_hold_s(recognition) == MOST_BREATH_S else 0  # SR307
    return bits | (_ENOUGH | _MANY if recognition.is_movement("knee-to-chest", stated) else 0)  # SR302


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


def repetitions_at_once(dose: Dose) -> tuple[int, int | None] | None:
    """All repetitions of one practice, (fewest, most), over all sets; one set where the number is unknown."""
    reps, sets = dose.reps, 1 if dose.sets is None else dose.sets
    if reps is None:
        return None
    if isinstance(reps, int):
        return reps * sets, reps * sets
    return reps[0] * sets, None if reps[1] is None else reps[1] * sets


def most_hold_s(recognition: Recognition) -> int:
    """The longest hold of a movement that is gentle, in seconds; of a breath the longest breath."""
    return MOST_BREATH_S if "breathing" in families(recognition.movements) else MOST_HOLD_S


def is_repeated(dose: Dose) -> bool:
    """Whether it has more than one repetition, so that a hold is of each: "10 times, hold 60 s"."""
    low, high = dose.reps_range or (1, 1)
    return high is None or max(low, high) > 1


def has_time(dose: Dose) -> bool:
    """Whether a dose says how many repetitions or how long; without either its time is a guess."""
    return dose.reps is not None or dose.hold_s is not None
