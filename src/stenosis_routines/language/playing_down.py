"""Clauses that make light of advice: of rest, of the stop rule, of a warning, of what stands above."""

from collections.abc import Sequence

from stenosis_routines.language.piece import CONDITIONS, OUTSIDE, Clause, Piece
from stenosis_routines.language.saying import begins, says
from stenosis_routines.language.shapes import GOES_ON, RESTING, gets_help, names_whom, urges, warns_of_movement
from stenosis_routines.language.steps import is_ease
from stenosis_routines.language.warning import LYING

__all__ = [
    "avoids_aside",
    "avoids_good",
    "delays_help",
    "denies_stop",
    "eases_after_sign",
    "goes_on",
    "leaves_open",
    "limits_to",
    "plays_down",
    "puts_off_relaxing",
    "resumes",
    "skips_easy",
    "soothes",
    "soothes_about",
    "stops_too_late",
    "takes_back_good",
    "was_only_the_start",
]


def plays_down(piece: Piece) -> bool:
    """Whether it makes light of a warning or an advice: "the stop rule is optional", "your doctor worries too much"."""
    little = says("plays_down", piece.text)
    if "talk:caution" in piece.values:
        more = bool({"talk:word", *OUTSIDE} & piece.values) or not piece.kinds <= {"talk", "function"}
        seriously = says("weighty", piece.text) or bool({"feel", "stop"} & piece.kinds)
        put_off = bool({"motion", "when"} & piece.kinds) and not says("heeds", piece.text)  # "the stop rule ends today"
        other = bool(OUTSIDE & piece.values) and says("copula", piece.text)  # "注意事项是小说"
        return little or other or ((put_off or (says("is", piece.text) and more)) and not seriously)
    if "stop:stop" in piece.values and little:
        return True
    # "Your doctor is strict", "the tips are odd", but "this sheet was written by your doctor".
    is_so = says("is", piece.text) or begins("doctor_is", piece.text)
    judged = "talk:aside" in piece.values and is_so and not says("made_by", piece.text)
    if judged and says("advice", piece.text) and not says("weighty", piece.text):
        return True
    careful = "too" in piece.values or little or judged or any(step.motion == "worry" for step in piece.steps)
    return names_whom(piece) and careful and piece.join not in CONDITIONS


def soothes(clause: Clause) -> bool:
    """Whether it praises what hurts or does harm, or says that it is no matter: "squats bring on pain, which helps"."""
    hurt = any(_HURT & piece.values for piece in clause.pieces)
    ill = any("talk:condition" in piece.values for piece in clause.pieces)
    on = any(goes_on(piece) and not piece.negations for piece in clause.pieces)  # "it is the nerve, go on"
    return (hurt and says("soothes", clause.text)) or (ill and on) or says("only_nerve", clause.text)


def soothes_about(clause: Clause, before: Clause) -> bool:
    """Whether it says so of the sentence before: "Walking may bring on pain. That is normal."."""
    hurt = any("harms" in piece.values or (_HURT & piece.values and not piece.negations) for piece in before.pieces)
    advised = any("stop" in piece.kinds for piece in (*before.pieces, *clause.pieces))
    return hurt and not advised and begins("soothing", clause.text)


def eases_after_sign(clause: Clause, before: Clause) -> bool:
    """Whether it only does less about a sign under a heading: "Emergency: numb between the legs. Do less."."""
    heading, *signs = before.pieces
    headed = heading.kinds <= {"stop", "function"} and bool(signs) and signs[0].join == ":"
    flagged = headed and any("feel:flag" in piece.values for piece in signs)
    steps = [step for piece in clause.pieces for step in piece.steps]
    less = bool(steps) and all(map(is_ease, steps))
    less = less or any("stop:ease" in piece.values for piece in clause.pieces)
    supposed = any("feel" in piece.kinds or piece.join in CONDITIONS for piece in clause.pieces)
    return flagged and less and not supposed and not gets_help(clause.pieces)


def avoids_aside(piece: Piece) -> bool:
    """Whether it warns only of something outside the text, which may be a help: "avoid the lift"."""
    only = piece.kinds <= {"negation", "function", "talk"} and not (piece.steps or piece.names)
    return only and {"negation:avoid", "talk:aside"} <= piece.values


def delays_help(pieces: Sequence[Piece]) -> bool:
    """Whether a sign of an emergency is answered by anything but help at once: "no control of the bladder: rest"."""
    if not any("feel:flag" in piece.values or says("in_emergency", piece.text) for piece in pieces):
        calls = any(says("calls", piece.text) or begins("emergencies", piece.text) for piece in pieces)
        return calls and any(_comes_later(piece) for piece in pieces if "feel" not in piece.kinds)
    urging = urges(pieces)
    behind = [piece for piece in pieces if not ("feel" in piece.kinds or piece.negations or piece in urging)]
    behind = [piece for piece in behind if not says("in_emergency", piece.text)]
    helps = any(_ADVICE & piece.values for piece in behind)
    unanswered = bool(behind) and not helps and any(says("in_emergency", piece.text) for piece in pieces)
    return unanswered or any(_comes_later(piece) or _does_something(piece) for piece in behind)


_ADVICE = frozenset({"stop:ask", "stop:contact", "stop:stop"})


def _comes_later(piece: Piece) -> bool:
    """Whether help, or a stop, waits or may: "call 999 on Monday", "see a doctor soon", "stop for today"."""
    advises = bool(_ADVICE & piece.values)
    pauses = "stop:stop" in piece.values and "when:today" in piece.values
    waits = says("not_at_once", piece.text) or says("puts_off", piece.text) or "talk:aside" in piece.values
    other = not (advises or "feel" in piece.kinds) and (piece.join == "when" or "when" in piece.kinds)
    return pauses or (advises and waits) or other


def _does_something(piece: Piece) -> bool:
    """Whether it asks for something that is no help: "swap sides", "make an appointment"."""
    moves = any(step.motion not in ("feel", "go", "pause") for step in piece.steps)
    moves = moves and not _ADVICE & piece.values  # not "come back to the emergency department"
    return moves or "light:keep" in piece.values or says("not_at_once", piece.text)


#: What hurts or harms.
_HURT = frozenset({"feel:bad", "feel:flag", "harms"})


def stops_too_late(clause: Clause) -> bool:
    """Whether it stops, rests or asks only when one can bear no more, or after weeks: "stop when it is unbearable"."""
    advised = {value for piece in clause.pieces for value in piece.values if value.startswith("stop:")}
    rests = any(step.motion in ("rest", "pause") for piece in clause.pieces for step in piece.steps)
    hurt = any({"feel:bad", "feel:flag"} & piece.values for piece in clause.pieces)
    flag = any("feel:flag" in piece.values for piece in clause.pieces)
    for_days = any(amount.unit in ("hour", "day", "week") for piece in clause.pieces for amount in piece.amounts)
    for_days = for_days or says("for_days", clause.text)
    other = " ".join(piece.text for piece in clause.pieces if not (flag and piece.kinds == {"feel"}))
    bears = says("unbearable", other) and not says("before_that", clause.text)  # "소변을 참을 수 없거나" is a sign
    late = says("for_months", clause.text) and hurt
    late = late or (for_days and (flag or ("stop:stop" in advised and hurt)))
    late = late or ("stop:stop" in advised and hurt and says("next_week", clause.text))
    return (bool(advised) or rests) and (bears or late)


def denies_stop(clause: Clause) -> bool:
    """Whether it says that one need not, or must not, stop, rest or ask: "bei Schmerzen aufzuhören ist verboten"."""
    good = {"stop:stop", "stop:ask", "stop:ease", "manner:slow", "manner:gentle", "feel:painless", *LYING}
    advised = any(good & piece.values for piece in clause.pieces)
    rests = any(step.motion in RESTING for piece in clause.pieces for step in piece.steps)
    return (advised or rests) and says("no_need", clause.text)


def puts_off_relaxing(clause: Clause) -> bool:
    """Whether it says that relaxing or resting is not needed, or comes last: "Relaxation can wait."."""
    enough = begins("enough", clause.text)  # "enough rest", "enough gentle art", but "get enough rest"
    relaxes, easy = says("relaxing", clause.text), says("easy_ones", clause.text)
    easy = easy or any(
        {"manner:gentle", "manner:slow"} & piece.values for piece in clause.pieces
    )  # "enough gentle art"
    return (enough and (relaxes or easy)) or (relaxes and says("can_wait", clause.text))


def limits_to(clause: Clause) -> bool:
    """Whether it only says when, or how much pain, and so restricts what stands before it: "Only if you faint."."""
    only = begins("only_if", clause.text) and not any(piece.steps or "stop" in piece.kinds for piece in clause.pieces)
    amounts = any(piece.amounts for piece in clause.pieces)
    return only or (amounts and says("stay_at", clause.text))


def skips_easy(clause: Clause) -> bool:
    """Whether it leaves out what is easy, or comes first: "Leave out the first one.", "Skip the easy ones."."""
    leaves = any({"stop:stop", "stop:ease", "light:leave", "negation:avoid"} & piece.values for piece in clause.pieces)
    hurts = any("feel:bad" in piece.values for piece in clause.pieces)
    return leaves and not hurts and says("easy_ones", clause.text)


def was_only_the_start(clause: Clause) -> bool:
    """Whether it makes little of what stands above: "That was the warm-up.", "The above is for beginners."."""
    above = says("so_far", clause.text) and says("beginning", clause.text)
    return above or (says("this_is", clause.text) and says("warm_up", clause.text))


def takes_back_good(clause: Clause, before: Clause) -> bool:
    """Whether a bare negation follows something good: "You were told to rest. Don't."."""
    kinds = {kind for piece in clause.pieces for kind in piece.kinds}
    bare = "negation" in kinds <= {"negation", "light", "function"} and len(clause.text) < _BARE
    good = {*LYING, "stop:stop", "stop:ask", "talk:caution"}
    advised = any(
        good & piece.values or any(step.motion in RESTING for step in piece.steps)
        for piece in before.pieces
        if not piece.negations
    )
    return bare and advised and not before.text.endswith("?")


#: The length of a sentence that holds no more than a negation.
_BARE = 12


def avoids_good(piece: Piece, before: Piece) -> bool:
    """Whether it is one more thing to avoid, and a good one: "avoid squats, and exercises done lying down"."""
    first, *others = piece.text.split()
    noun = first.endswith("ing") or first[:1].isupper() or says("exercises", " ".join((first, *others[:1])))
    good = LYING & piece.values or any(step.motion in RESTING for step in piece.steps)
    avoided = "negation:avoid" in before.values
    mistaken = "negation:bad" in before.values and piece.kinds <= _NOTHING_MORE  # "mistakes: moving too fast, resting"
    listed = piece.join in (",", "and") and (avoided or mistaken) and not says("turned_to", piece.text)
    return noun and listed and bool(good) and not piece.negations


#: Kinds of words of a statement that says nothing of what it names: not "squats are bad, resting is good".
_NOTHING_MORE = frozenset({"position", "motion", "stop"})


def resumes(clause: Clause, before: Clause) -> bool:
    """Whether it only goes on after the sentence before says to stop: "Stop if it hurts. Then start again."."""
    stops = any("stop:stop" in piece.values for piece in before.pieces)
    hurts = any("feel:bad" in piece.values for piece in before.pieces)
    return stops and hurts and all(map(goes_on, clause.pieces))


def goes_on(piece: Piece) -> bool:
    """Whether it only says to go on, or to begin again: "then start again"."""
    again = all(step.motion in GOES_ON | {"repeat"} and not step.parts for step in piece.steps)
    return bool(piece.steps) and again and piece.kinds <= {"light", "motion", "function"}


def leaves_open(clause: Clause, before: Clause) -> bool:
    """Whether it leaves to the reader, or only to some days, what the warning before it says: "It is up to you."."""
    warned = warns_of_movement(before) or any({"stop:stop", "stop:ask"} & piece.values for piece in before.pieces)
    kinds = {kind for piece in clause.pieces for kind in piece.kinds}
    sometimes = kinds <= {"when", "function"} and "when" in kinds  # "Avoid squats. At first."
    refers = begins("refers_back", clause.text)
    outside = any(OUTSIDE & piece.values for piece in clause.pieces)
    others = refers and outside and kinds <= {"talk", "function", "negation"}  # "It is for experts."
    return warned and (sometimes or others or any(says("plays_down", piece.text) for piece in clause.pieces))
