"""What is said to do harm, or supposed: "long standing can make the pain worse", "if it is done standing, skip it"."""

from collections.abc import Sequence
from functools import cache
from itertools import dropwhile

from stenosis_routines.language.piece import Piece
from stenosis_routines.language.saying import begins, says, shape_words
from stenosis_routines.language.steps import is_denied

__all__ = [
    "does_harm",
    "endures",
    "gets_worse",
    "gives_reason_before",
    "leaves_it",
    "leaves_out_harmful",
    "leaves_out_lying",
    "names_harmful",
    "names_whatever",
    "supposed_harmful",
]

#: Kinds of words that name what is to be avoided, and no more.
_NAMING = frozenset(
    (
        *("name", "position", "motion", "part", "function", "light", "numbered", "demand", "preposition", "count"),
        *("whatever", "state", "particle", "postposition", "listed", "symbol", "talk", "direction", "ending"),
    )
)
#: More of them that say what it does.
_HARMING = _NAMING | {"feel", "negation"}
#: What these say of how much there is of it: "long standing", "heavy weights"; not "fast".
_MUCH = frozenset({"demand:weight", "demand:far", "demand:strong"})
_LIGHT = frozenset({"light:let", "light:do", "light:need"})
_TALK = frozenset({"talk:condition", "talk:word", "talk:caution"})


def does_harm(piece: Piece) -> bool:
    """Whether a statement says of what is to be avoided that it does harm: "squats may bring on leg pain".

    Not "squats bring on no pain", "bring on the pain with squats", "squats may hurt at first".
    """
    felt = {value for value in piece.values if value.startswith("feel:")} <= {"feel:bad"}
    denied = {value for value in piece.values if value.startswith("negation:")} <= {"negation:bad"}
    harmed = "harm:last" in piece.values and says("harms", piece.text)
    # "Walking downhill arches the back."
    harmed = harmed or ("whatever" not in piece.kinds and says("arches", piece.text))
    little = begins("leaves_off", piece.text) or not _little().isdisjoint(piece.text.casefold().split())
    bids = begins("harms", piece.text) or begins("expects", piece.text)
    refers = says("refers_back", piece.text) or says("ought", piece.text)
    return (
        harmed
        and felt
        and denied
        and piece.negations < 2
        and not (bids or refers or little)
        and _names(piece, _HARMING)
    )


def supposed_harmful(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """What is only supposed, and what then gets worse, where the rest of the clause leaves it out or says no more.

    "If it has to be done standing | skip it", "if you arch your back | the nerves are squeezed", "skip it | if it is
    done standing", "오래 서 있으면 | 통증이 심해지니 | 피하세요".
    """
    listed = list(pieces)
    last = [listed.pop()] if len(listed) > 1 and (leaves_it(listed[-1]) or _is_careful(listed[-1])) else []
    first = [listed.pop(0)] if len(listed) > 1 and not last and leaves_it(listed[0]) else []
    worse = list(dropwhile(lambda piece: not gets_worse(piece), listed))
    supposed = listed[: len(listed) - len(worse)]
    if not supposed or supposed[0].join not in ("if", "when") or not all(map(gets_worse, worse)):
        return ()
    if not (last or first or worse) or any(piece.negations or not _names(piece, _NAMING) for piece in supposed):
        return ()
    return listed if all(piece.join in (",", "and") for piece in supposed[1:]) else ()


def endures(piece: Piece) -> bool:
    """Whether it only says that pain is borne, before what denies it: "痛みを我慢して", "통증을 참으면서"."""
    only = piece.kinds <= {"motion", "endure", "feel", "particle", "demand", "function"}
    forced = all(step.motion == "force" and not (step.parts or step.roles) for step in piece.steps)
    borne = bool(piece.steps) or bool({"endure:alone", "endure:through"} & piece.values)
    return borne and only and forced and not (piece.amounts or piece.unknown or piece.names)


def gives_reason_before(piece: Piece, after: Piece) -> bool:
    """Whether it names a movement and what is bad about it, before "do not": "브릿지는 허리를 젖히므로 |"."""
    return bool(piece.names) and names_harmful(piece) and after.kinds <= {"negation", "light", "function"}


def gets_worse(piece: Piece) -> bool:
    """Whether it only says what gets worse: "the pain can get worse", "the nerves are squeezed"."""
    harmed = {"feel:bad", "talk:condition"} & piece.values and says("harms", piece.text)
    moves = any(step.motion != "feel" for step in piece.steps)
    return bool(harmed) and not (piece.negations or piece.asks_more or moves) and piece.kinds <= _WORSE


#: Kinds of words that say what gets worse.
_WORSE = frozenset({"feel", "talk", "function", "part", "particle", "preposition", "light", "ending"})


def leaves_out_harmful(piece: Piece) -> bool:
    """Whether it asks to leave out what is to be avoided, and not what hurts: "skip anything that arches your back".

    Or to rest from it: "서서 하는 운동은 쉬세요", not "서서 쉬세요".
    """
    leaves = "stop:stop" in piece.values and begins("leaves_out", piece.text)
    leaves = (leaves or says("rests_from", piece.text)) and not piece.negations
    return leaves and _names(piece, _NAMING | {"stop"})


def names_harmful(piece: Piece) -> bool:
    """Whether a statement names what is to be avoided, perhaps with what is bad about it: "bridges arch the back"."""
    bad = any(is_denied(step) and step.motion not in _PLAIN for step in piece.steps)
    return bad and not piece.negations and _names(piece, _NAMING)


def names_whatever(piece: Piece) -> bool:
    """Whether it names nothing but what is to be avoided, in any form: "exercises that make you stand"."""
    return not piece.negations and _names(piece, _NAMING)


def leaves_out_lying(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """Whether it supposes something good that the other statement leaves out: "if it is done lying down | skip it"."""
    lying = bool({"position:lying", "position:supine"} & piece.values) and not piece.negations
    upright = "position:upright" in piece.values and bool(piece.negations) and "harms" not in piece.values
    supposes = piece.join in ("if", "when") and (lying or upright) and "feel:bad" not in piece.values
    return supposes and any(leaves_it(one) for one in pieces if one is not piece)


def leaves_it(piece: Piece) -> bool:
    """Whether it says to leave out what is spoken of, and nothing else: "leave it out", "do not do it"."""
    does = all(step.motion == "do" and not (step.parts or step.roles) for step in piece.steps)
    stops = "stop:stop" in piece.values and not piece.negations and piece.kinds <= {"stop", "function", "talk"}
    denies = {value for value in piece.values if value.startswith("negation:")} <= {"negation:not", "negation:avoid"}
    denies = denies and piece.negations == 1 and piece.kinds <= {"negation", "light", "function", "motion", "talk"}
    talk = {value for value in piece.values if value.startswith("talk:")} <= {"talk:word"}
    return does and talk and (stops or denies) and not piece.asks_more and not piece.parts


def _is_careful(piece: Piece) -> bool:
    """Whether it says no more than to be careful: "주의해야 합니다"."""
    return piece.kinds == {"function"} and begins("careful", piece.text)


def _names(piece: Piece, kinds: frozenset[str]) -> bool:
    """Whether it names movements, a posture on the feet, a bad habit or a load, with words of these kinds only."""
    bad = [step for step in piece.steps if is_denied(step) and step.motion not in _PLAIN]
    rest = [step for step in piece.steps if step not in bad and not (step.motion in _PLAIN and not step.parts)]
    heavy = "demand:weight" in piece.values
    named = bool(piece.names or bad or heavy or "position:upright" in piece.values)
    position = {value for value in piece.values if value.startswith("position")} <= {"position:upright"}
    demands = {value for value in piece.values if value.startswith("demand")} <= _MUCH
    lights = {value for value in piece.values if value.startswith("light:")} <= _LIGHT
    talk = {value for value in piece.values if value.startswith("talk:")} <= _TALK
    back = {value for value in piece.values if value.startswith("way:")} <= {"way:rear", "way:back"}
    other = not back or piece.amounts or piece.unknown or {"narrowed", "runs_on", "too", "turn"} & piece.values
    plain = position and demands and lights and talk and not other and not (rest and not heavy)
    plain = plain and not any(value.startswith("endure") for value in piece.values)
    return named and plain and piece.kinds <= kinds and not begins("asks_for", piece.text)


@cache
def _little() -> frozenset[str]:
    """Words by which more of what is named would do good: "short walks make the pain worse"."""
    return shape_words("little") - {"less", "fewer", "smaller"}  # "the nerves have less room"


#: Motions that say nothing of what is done.
_PLAIN = frozenset({"do", "keep"})
