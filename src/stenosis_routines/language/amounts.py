"""How much a note may ask for beside a movement before it is a question."""

from collections.abc import Collection, Iterator

from stenosis_routines.language.piece import Amount, Piece

__all__ = ["BREATH", "HELD", "unusual"]

#: The most that a note may ask for without a question, by unit: seconds, breaths, centimetres ...
_MOST = {"s": 60, "rep": 30, "set": 5, "cm": 20, "inch": 8, "day": 7, "hour": 24}
#: In a rest or a breathing exercise minutes are ordinary.
_MINUTES = 20
_RESTFUL = frozenset({"relaxation", "breathing"})
#: How long all of a programme may take, in minutes.
_SESSION = 90
#: From here on a number beside whom to call is no amount.
_TELEPHONE = 100
#: The most that is counted while breathing.
_COUNTED = 10
#: What holds a breath that was taken in, and how long that is ordinary, in seconds.
HELD = frozenset({"pause", "hold", "keep"})
BREATH = 4


def unusual(piece: Piece, tables: Collection[str]) -> Iterator[str]:
    """The amounts of a statement that are more than a movement with these tables of steps ordinarily takes."""
    for amount in piece.amounts:
        most = _bare(amount, piece) if amount.unit == "" else _most(amount.unit, piece, tables)
        if amount.high > most:
            yield f"{amount.low:g} {amount.unit}".strip()


def _most(unit: str, piece: Piece, tables: Collection[str]) -> float:
    if unit in ("hour", "day") and piece.steps:
        return -1  # "hold for 24 hours"
    if unit != "min":
        return _MOST.get(unit, -1)
    if "talk" in piece.kinds and not piece.steps and "when:each" not in piece.values:
        return _SESSION
    if _RESTFUL & set(tables):
        return _MINUTES
    return 0 if any(step.motion in HELD for step in piece.steps) else 1


def _bare(amount: Amount, piece: Piece) -> float:
    """The most that a number without a unit may be."""
    motions = {step.motion for step in piece.steps}
    if amount.low >= _TELEPHONE and {"stop:contact", "stop:ask"} & piece.values:
        return amount.high  # "call the ward on 555 0133"
    if "numbered" in piece.kinds:
        return -1 if motions else amount.high  # "part 2"
    if motions & HELD:
        return _MOST["s"]  # "hold for three"
    if "manner:normal" in piece.values and not motions:
        return _COUNTED  # "out through pursed lips for six"
    if "attend" in motions:
        return _MOST["rep"]  # "count to ten"
    limbs = any(role.startswith("with:") for step in piece.steps for role in step.roles)
    if "light:do" in piece.values and limbs and motions <= {"do"}:
        return _MOST["rep"]  # "do ten with the left leg"
    return _COUNTED if "breathe" in motions or {"way:in", "way:out"} & piece.values else -1
