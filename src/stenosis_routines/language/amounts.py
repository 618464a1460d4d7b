"""The largest amounts that a note may ask for beside a movement; anything larger is a question."""

import re
from collections.abc import Collection, Iterator
from math import prod

from stenosis_routines.language.piece import CONDITIONS, Amount, Piece
from stenosis_routines.language.saying import says

__all__ = ["BREATH_HOLD_S", "HOLD_MOTIONS", "KNEES_TO_CHEST", "LONG_MIN", "MOST_KNEE_TO_CHEST", "MOST_REPS", "unusual"]

#: More than this of one movement or of a whole practice, in minutes a day, is more than little by little; our reading
#: of A10, A23.
LONG_MIN = 60
#: More repetitions a side over the whole day are more than gentle: of knee to chest (A16), and of any other movement
#: (ours, for A17 and A23).
MOST_KNEE_TO_CHEST, MOST_REPS = 20, 100
#: One knee and both bring as much to the chest.
KNEES_TO_CHEST = frozenset({"knee-to-chest", "double-knee-to-chest"})

#: The limits by unit: seconds, repetitions, sets, centimetres ...
_LIMITS = {"s": 60, "rep": 30, "breath": 30, "set": 5, "cm": 20, "inch": 8, "day": 7, "week": 52, "hour": 24}
#: How long something may be felt before somebody is asked, in hours, days or weeks.
_MOST_FELT = 72
#: The highest number of a scale of pain, and the highest from which a text may ask to do less.
_SCALE, _LITTLE_PAIN = 10, 5
#: How many minutes a heading may give to what stands below it: "Warm-up (2 minutes)".
_WARM_UP_MIN = 5
#: The limit in minutes for relaxation and breathing exercises; other movements are not done for minutes.
_RESTFUL_MINUTES = 20
_RESTFUL = frozenset({"relaxation", "breathing"})
#: What is stretched by raising a leg as high as it goes.
_STRETCHES = frozenset({"hamstring"})
#: From here on, a number in a statement about whom to call is a telephone number, not an amount.
_TELEPHONE_NUMBER = 100
#: How long something may be held, in breaths; a slow one takes five seconds.
_HELD_BREATHS = _LIMITS["s"] / 5
#: How long one breath may go in or out, in seconds.
_BREATH_S = 20
#: How far one may count while breathing.
_BREATH_COUNT = 10
#: Kinds of words of a statement that gives nothing but an amount.
_ONLY_AMOUNT = frozenset({"digits", "number", "unit", "when", "count", "function", "preposition", "particle"})
#: Motions that hold the breath after breathing in, and for how many seconds that is usual.
HOLD_MOTIONS = frozenset({"pause", "hold", "keep"})
BREATH_HOLD_S = 4


#: So often nothing is done: "10x/hour", "10회/분".
_EACH_HOUR = re.compile(
    r"\d ?(?:x|times|mal|회|번|回|次)? ?/ ?(?:hour|hr|min|minute|sec|second|시간|분|초|分|秒)\b", re.IGNORECASE
)


def unusual(piece: Piece, tables: Collection[str]) -> Iterator[str]:
    """The amounts in a statement that exceed what is usual for a movement with these tables of steps."""
    repeated = [amount.high for amount in piece.amounts if amount.unit in ("rep", "breath")]
    if len(repeated) > 1 and "when" not in piece.kinds and prod(repeated) > _LIMITS["rep"]:
        yield piece.text  # "ten times ten times"
    if "manner:stretched" in piece.values and not _STRETCHES & set(tables):
        yield piece.text  # "as high as the leg allows"
    if "feel:bad" in piece.values and says("high_score", piece.text):
        yield piece.text  # "stop if the pain goes above 8 out of 10"
    if says("each_hour", piece.text) or _EACH_HOUR.search(piece.text):
        yield piece.text  # "10x/hour", "twice a minute"
    for amount in piece.amounts:
        limit = _limit_without_unit(amount, piece) if amount.unit == "" else _limit(amount.unit, piece, tables)
        if amount.high > limit:
            yield f"{amount.low:g} {amount.unit}".strip()


def _limit(unit: str, piece: Piece, tables: Collection[str]) -> float:
    if unit in ("hour", "day", "week") and piece.join in CONDITIONS and "feel:bad" in piece.values:
        return _MOST_FELT  # "if it lasts for more than 48 hours"
    if unit in ("hour", "day", "week") and any(unit != "week" or step.motion != "do" for step in piece.steps):
        return -1  # "hold for 24 hours", but "do this for six weeks"
    if unit == "hour" and piece.kinds <= _ONLY_AMOUNT:
        return -1  # "for an hour"
    if unit == "s" and any(step.motion == "breathe" for step in piece.steps):
        return _BREATH_S
    if unit == "breath" and not _RESTFUL & set(tables) and any(step.motion in HOLD_MOTIONS for step in piece.steps):
        return _HELD_BREATHS
    if unit != "min":
        return _LIMITS.get(unit, -1)
    only_does = all(step.motion == "do" and not step.parts for step in piece.steps)  # "a routine you can do in bed"
    takes = "talk" in piece.kinds or says("takes_time", piece.text)
    if takes and only_does and "when:each" not in piece.values:
        return LONG_MIN
    if says("time_of_all", piece.text) and piece.kinds <= _ONLY_AMOUNT | {"talk", "symbol"}:
        return LONG_MIN
    if "manner:only" in piece.values and not piece.steps and piece.kinds <= _ONLY_AMOUNT | {"manner"}:
        return _RESTFUL_MINUTES  # "a few minutes suffice"
    if "numbered" in piece.kinds and not piece.steps:
        return _WARM_UP_MIN
    if _RESTFUL & set(tables):
        return _RESTFUL_MINUTES
    return 0 if any(step.motion in HOLD_MOTIONS for step in piece.steps) else 1


def _is_on_scale(piece: Piece) -> bool:
    """Whether its numbers are of a scale of pain: "if the pain goes above 4 out of 10"."""
    hurts = piece.join in ("if", "when") and {value for value in piece.values if value[:5] == "feel:"} == {"feel:bad"}
    first, *others = piece.amounts
    return hurts and first.high <= _SCALE and all(amount.high == _SCALE and not amount.unit for amount in others)


def _limit_without_unit(amount: Amount, piece: Piece) -> float:
    """The limit of a number without a unit; -1 where no such number is usual."""
    motions = {step.motion for step in piece.steps}
    if _is_on_scale(piece):
        return _LITTLE_PAIN if amount is piece.amounts[0] else amount.high
    if amount.low >= _TELEPHONE_NUMBER and {"stop:contact", "stop:ask"} & piece.values:
        return amount.high  # "call the ward on 555 0133"
    if "numbered" in piece.kinds:
        return -1 if motions else amount.high  # "part 2"
    if motions & (HOLD_MOTIONS | {"rest"}):
        return _LIMITS["s"]  # "hold for three"
    if "manner:normal" in piece.values and not motions:
        return _BREATH_COUNT  # "out through pursed lips for six"
    if "attend" in motions:
        return _LIMITS["rep"]  # "count to ten"
    if "manner:bounded" in piece.values and motions <= {"do"}:
        return _LIMITS["rep"]  # "do no more than ten"
    limbs = any(role.startswith("with:") for step in piece.steps for role in step.roles)
    if "light:do" in piece.values and limbs and motions <= {"do"}:
        return _LIMITS["rep"]  # "do ten with the left leg"
    return _BREATH_COUNT if "breathe" in motions or {"way:in", "way:out"} & piece.values else -1
