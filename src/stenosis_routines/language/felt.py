"""What is felt in which posture: "your legs may ache when you walk", "leaning forward often eases the pain"."""

from collections.abc import Sequence

from stenosis_routines.language.piece import CONDITIONS, Piece
from stenosis_routines.language.saying import begins, says

__all__ = ["hurts_upright", "only_hurts_upright"]

#: Kinds of words that say no more than what hurts, and more of them that say that it eases.
_HURTS: frozenset[str] = frozenset(
    {"feel", "part", "function", "preposition", "particle", "talk", "demand", "light", "motion"}
)
_EASES = frozenset({"effect", "stop", "manner", "direction"})
#: Kinds of words that say no more than a posture, and for how long.
_ON_FEET = frozenset({"position", "function", "particle", "ending", "demand"})
#: Kinds of words that say what the illness does.
_WHY = frozenset({"talk", "function", "light", "particle"})
_POSTURES = frozenset({"position:upright", "position:lying", "position:supine"})


def hurts_upright(pieces: Sequence[Piece]) -> bool:
    """Whether a clause only says in which posture it hurts, or eases: "your legs may ache when you stand or walk".

    As it does in spinal stenosis: it may ease where somebody sits, bends forward or rests, and nowhere else.
    """
    if any("explains:sound" in piece.values for piece in pieces):
        return True
    if not any("position:upright" in piece.values for piece in pieces) or any(map(_asks, pieces)):
        return False
    feeling, postures, told = "", list[Piece](), 0
    first = pieces[0].join in ("when", "if")  # the posture stands before what is felt
    for before, piece in zip((None, *pieces), pieces, strict=False):
        if feeling == "hurts" and piece.join == "why" and piece.kinds <= _WHY and "talk:condition" in piece.values:
            continue  # "because the canal gets narrower"
        felt, takes = _felt(piece, feeling), _takes_posture(piece, before)
        if feeling and piece.join in (",", "and") and piece.kinds == {"feel"}:
            eased = says("better", piece.text) or ("feel:good" in piece.values and "feel:bad" not in piece.values)
            felt = "eases" if eased else feeling  # "worse when you stand and better ...", "heaviness"
        behind_felt = before is not None and bool(_felt(before, feeling)) and not _POSTURES & before.values
        if takes and feeling and (felt or behind_felt):
            # "Die beim Gehen | zunehmen | und beim Liegen | nachlassen", "..., im Liegen lassen die Schmerzen nach".
            postures, told = postures[told:], 0
        if not (felt or takes):
            return False
        if felt and piece.join == "and" and not first:
            postures = []  # "worse when you walk | and better"
        postures += [piece] if takes else []
        feeling = felt or feeling
        told = len(postures) if felt else told
        if feeling == "eases" and not all(map(_relieves, [*postures, *([piece] if felt else [])])):
            return False  # also "..., im Stehen wird es besser"
        if felt and first:
            postures = []  # "when you walk, it hurts"
    return feeling != ""


def only_hurts_upright(piece: Piece) -> bool:
    """Whether it only supposes that it hurts to be on the feet: "if standing hurts"."""
    return piece.join == "if" and "feel:bad" in piece.values and piece.kinds == {"position", "feel"}


def _asks(piece: Piece) -> bool:
    """Whether it denies something, or asks for more than a posture for long."""
    demands = {value for value in piece.values if value.startswith("demand")}
    more = bool(piece.names or piece.amounts or piece.unknown) or not demands <= {"demand:far"}
    ought = says("ought", piece.text)
    denies = bool(piece.negations) and "harms" not in piece.values  # but "walking may bring on pain"
    return more or ought or denies or "runs_on" in piece.values


def _felt(piece: Piece, before: str = "") -> str:
    """What a statement says is felt, and no more: "hurts", "eases", or nothing; behind what was felt before it."""
    first = piece.text.casefold().partition(" ")[0]
    goes_on = before and piece.join in (",", "and", "then") and first in ("feel", "go")  # "may hurt, go numb"
    if (piece.join in CONDITIONS and piece.join != "why") or (begins("expects", piece.text) and not goes_on):
        return ""
    people = says("people", piece.text)
    passes = any("away" in step.roles for step in piece.steps)  # "and goes away"
    less = "feel:bad" in piece.values and "manner:small" in piece.values  # "makes the pain less"
    eases = less or passes or bool({"effect:good", "stop:ease", "feel:good"} & piece.values)
    kinds = (_HURTS | _EASES) if eases else _HURTS
    kinds = kinds | {"position"} if _is_gerund(piece) or says("in_posture", piece.text) else kinds
    kinds = kinds | {"negation"} if "harms" in piece.values else kinds
    talks = "talk" in piece.kinds and "talk:condition" not in piece.values and not people
    lights = {value for value in piece.values if value.startswith("light:")} <= {"light:let", "light:go"}
    only = (
        piece.kinds <= kinds and lights and not talks and all(_is_felt(step.motion, step.roles) for step in piece.steps)
    )
    if not only or not ("feel:bad" in piece.values or (eases and (people or before)) or passes):
        return ""
    return "eases" if eases else "hurts"


def _is_felt(motion: str, roles: Sequence[str]) -> bool:
    """Whether it is no motion that somebody makes: "makes your legs ache", "the pain goes away"."""
    return (motion in ("feel", "let") and not roles) or (motion == "go" and {*roles} <= {"away"})


def _takes_posture(piece: Piece, before: Piece | None) -> bool:
    """Whether it names a posture or rest, and no more beside what is felt there: "when you walk", "Standing"."""
    rests = bool(piece.steps) and all(step.motion in ("rest", "lie") and not step.parts for step in piece.steps)
    if before is not None and _sits_to_rest(before) and piece.join == "if":
        return piece.kinds == {"stop"} and "stop:ease" in piece.values  # "앉아서 | 쉬면"
    if not (rests or _POSTURES & piece.values):
        return False
    if _sits_to_rest(piece):
        return True
    only = piece.kinds <= (_ON_FEET | {"motion"} if rests else _ON_FEET) or bool(_felt(piece))
    follows = (
        piece.join in ("and", ",") and before is not None and not _felt(before) and bool(_POSTURES & before.values)
    )
    return only and (piece.join in ("when", "if") or _is_gerund(piece) or follows or says("in_posture", piece.text))


def _sits_to_rest(piece: Piece) -> bool:
    """Whether it only says to sit, before a rest: "앉아서 | 쉬면"; the reader of it looks at what follows."""
    sits = piece.kinds == {"position"} and says("relieving", piece.text) and not says("on_feet", piece.text)
    return sits and piece.text.endswith("서") and piece.join in (",", "then", "and")


def _is_gerund(piece: Piece) -> bool:
    """Whether it begins or ends with a verb as a noun: "Walking", "Das Gehen", "feel better lying down"."""
    words = piece.text.casefold().removesuffix(" down").split()
    gerund = words[0].endswith("ing") or begins("posture_first", piece.text)
    return gerund or ("feel" in piece.kinds and words[-1].endswith("ing"))


def _relieves(piece: Piece) -> bool:
    """Whether a posture is one that eases the pain of spinal stenosis."""
    upright = "position:upright" in piece.values
    return not upright or (says("relieving", piece.text) and not says("on_feet", piece.text))
