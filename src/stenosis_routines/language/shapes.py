"""The closed shapes of other statements: reasons, bounds, advice to do less, what is not in the text.

Each function answers a question about one statement or one clause, without knowing the movement beside it.
"""

from collections.abc import Sequence

import attrs

from stenosis_routines.language.felt import hurts_upright
from stenosis_routines.language.piece import CONDITIONS, OUTSIDE, Clause, Piece, Stance
from stenosis_routines.language.saying import begins, ends, says, shape_words
from stenosis_routines.language.steps import Step, is_denied, is_ease
from stenosis_routines.language.warning import (
    DOES,
    RESTS,
    avoids_pain,
    denials,
    does_it,
    does_more,
    heads_list,
    warns,
)

__all__ = [
    "GOES_ON",
    "RESTING",
    "asks_for_less",
    "benefits",
    "bids_aside",
    "bids_to_be",
    "bounds",
    "bounds_amount",
    "bounds_good",
    "comments",
    "denies_aside",
    "denies_pain",
    "describes",
    "does_aside",
    "eases",
    "expects_stiffness",
    "explains",
    "gets_help",
    "gets_up",
    "gives_example",
    "gives_reason",
    "gives_reason_for",
    "gives_up_good",
    "goes_on_as_usual",
    "goes_wrong",
    "holds_back",
    "imitates",
    "is_outside",
    "lasts",
    "leaves_out",
    "leaves_out_at_meals",
    "leaves_out_good",
    "lessens",
    "lies_at_times",
    "names_whom",
    "negates_excess",
    "opens_dose",
    "permits",
    "points_back",
    "points_elsewhere",
    "puts_off_advice",
    "puts_off_rest",
    "says_nothing",
    "says_only_where",
    "spares",
    "spares_rest",
    "states",
    "stops_before_pain",
    "stops_good",
    "supposes_no_good",
    "urges",
    "warns_of_movement",
]

# Reasons and explanations.


def explains(pieces: Sequence[Piece]) -> bool:
    """Whether a clause only explains a condition: "the canal is narrow, so the legs may ache"."""
    if any("feel:bad" in piece.values for piece in pieces) and any(says("never_mind", piece.text) for piece in pieces):
        return False  # "squeezed nerves hurt, but never mind"
    if any("feel:bad" in piece.values and says("means", piece.text) for piece in pieces) and any(
        {"talk:aside", "talk:word"} & piece.values for piece in pieces
    ):
        return False  # "tingling means that the nerve is grateful"
    return any("talk:condition" in piece.values for piece in pieces) and not any(
        (piece.asks_more and not _weighs_on(piece))
        or piece.negations
        or any(value.startswith("endure") for value in piece.values)
        or {"feel:flag", "feel:good", "talk:fine", "manner:only", "position:upright", *DOES} & piece.values
        or ("light:let" in piece.values and not _makes_heavy(piece))
        or (does_more(piece) and not any(says(piece) for says in (_is_place, _weighs_on, _makes_room, _makes_heavy)))
        or ("feel:bad" in piece.values and piece.steps and piece.join in ("", ":"))
        # "If it hurts, it heals", "if it hurts, it is the nerve".
        or (
            "feel:bad" in piece.values
            and piece.join == "if"
            and (piece is not pieces[-1] or begins("it_hurts", piece.text))
        )
        for piece in pieces
    )


def _makes_heavy(piece: Piece) -> bool:
    """Whether it says what the illness does to a part: "a narrow canal can make your legs feel heavy"."""
    felt = bool(piece.steps) and all(step.motion in ("relax", "let", "feel") and not step.roles for step in piece.steps)
    makes = {"light:let", "talk:condition"} <= piece.values and not begins("expects", piece.text)
    return makes and felt and piece.kinds <= {"talk", "light", "function", "part", "state", "feel"}


def _weighs_on(piece: Piece) -> bool:
    """Whether it says what lifting does: "lifting heavy things puts pressure on the nerves"."""
    lifts = bool(piece.steps) and all(step.motion == "raise" and not step.parts for step in piece.steps)
    heavy = {value for value in piece.values if value.startswith("demand")} == {"demand:weight"}
    other = piece.names or piece.amounts or piece.unknown or not piece.kinds <= {"demand", "motion", "talk", "function"}
    first = piece.text.partition(" ")[0].casefold()
    return lifts and heavy and not other and first.endswith("ing") and "talk:condition" in piece.values


def _makes_room(piece: Piece) -> bool:
    """Whether it says that a gentle posture gives room: "bending the hips and knees gives the nerves more space"."""
    gentle = all(step.motion in _GIVES_ROOM and _BENT.issuperset(dict(step.parts)) for step in piece.steps)
    other = piece.asks_more or piece.negations or not piece.kinds <= {"motion", "part", "function", "talk", "light"}
    first = piece.text.partition(" ")[0].casefold()
    return gentle and not other and first.endswith("ing") and says("makes_room", piece.text)


#: What gives the nerves room, and the parts that it bends.
_GIVES_ROOM = frozenset({"bend", "lie", "rest", "bring", "relax", "keep"})
_BENT = frozenset({"knee", "hip", "leg"})


def gives_reason(piece: Piece) -> bool:
    """Whether it only says what is bad about what a warning names."""
    does = DOES & piece.values and "subject" not in piece.values  # but "your hips come off the bed"
    return not (piece.asks_more or does) and bool(piece.steps) and all(map(is_denied, piece.steps))


def gives_reason_for(clause: Clause, before: Clause) -> bool:
    """Whether a sentence only says what is bad about what the one before warns against: "They overload the hips."."""
    if before.stance is not Stance.WARNS or not all(map(gives_reason, clause.pieces)):
        return False
    return begins("refers_back", clause.text)


def points_back(clause: Clause, before: Clause | None) -> bool:
    """Whether it asks for what stands before it and nothing says what that is: "All of the above".

    With words that permit or begin ("these are fine later", "start the above") it does so behind a warning, and so does
    what only says how to do it ("do it ten times").
    """
    warned = before is not None and (warns_of_movement(before) or hurts_upright(before.pieces))
    if warned and any(map(does_it, clause.pieces)):
        return True
    if not says("points_back", clause.text):
        return False
    timed = ":" in clause.text or says("some_week", clause.text)  # "Week 3: these", "these in week 3"
    lead = {"numbered", "digits"} if timed else set[str]()
    kinds = {kind for piece in clause.pieces for kind in piece.kinds} - lead
    for piece in clause.pieces:
        more = piece.names or piece.demands or piece.unknown or (piece.amounts and not lead)
        if more or piece.parts or piece.negations or any(step.motion not in ("do", "return") for step in piece.steps):
            return False
    if before is not None and warns_of_movement(before):
        return kinds <= _POINTING
    return kinds == {"function"}


def says_nothing(clause: Clause) -> bool:
    """Whether it has only small words, which may be the rest of something: "And again", but not the label "A"."""
    small = bool(clause.pieces) and all(piece.kinds == {"function"} for piece in clause.pieces)
    label = any(begins(key, clause.text) and ends(key, clause.text) for key in ("labels", "yes"))  # "준비 자세"
    return small and not label and len(clause.text) > 1 and not clause.text.endswith(("?", "？"))


#: Kinds of words beside which a pointing word names nothing.
_POINTING = frozenset({"function", "light", "talk", "motion", "feel"})


def warns_of_movement(clause: Clause) -> bool:
    """Whether it warns of movements, of standing, of weights, or of what hurts."""
    return clause.stance is Stance.WARNS and any(
        piece.names or {"position:upright", "demand:weight", "harms"} & piece.values or avoids_pain(piece)
        for piece in clause.pieces
    )


def benefits(piece: Piece) -> bool:
    """Whether it says what something is good for: "eases pain"."""
    # But "stretches done lying", "helps tight muscles let go".
    does = any(
        step.motion not in ("do", "relax") or (step.motion == "do" and step.parts) or step.roles for step in piece.steps
    )
    return "effect:good" in piece.values and not ({"feel:flag", "feel:first"} & piece.values or does)


def states(piece: Piece) -> bool:
    """Whether it names parts without a motion to say what is felt there or what helps them."""
    good = {"feel:good", "manner:comfortable"} & piece.values
    return bool(good) or any(value.startswith("effect") for value in piece.values)


def _is_place(piece: Piece) -> bool:
    """Whether it only names where something is, without a word for a motion: "the nerves in your lower back"."""
    in_back = all(step.motion == "keep" and set(step.roles) <= {"on:back"} for step in piece.steps)
    return in_back and not {"motion", "state", "light", "position"} & piece.kinds


# Where it hurts.


def eases(piece: Piece) -> bool:
    """Whether it advises to stop, to do less or to ask somebody."""
    advises = {"stop:stop", "stop:ease", "stop:ask"} & piece.values
    only = "manner:only" in piece.values and "stop:ease" not in piece.values  # "stop only when the pain is severe"
    return bool(advises) and not (only or piece.negations or piece.demands)


def spares_rest(piece: Piece) -> bool:
    """Whether it asks to stop or to rest as little as one can: "stop only if you must", "rest only briefly"."""
    rests = any(step.motion in ("rest", "pause") and not step.parts for step in piece.steps)
    if rests and any(
        amount.high == 0 or (amount.high < _SHORT_REST_S and amount.unit == "s") for amount in piece.amounts
    ):
        return True  # "rest 0 s", "rest for one second"
    return "manner:only" in piece.values and (rests or bool({"stop:stop", "stop:ease"} & piece.values))


#: A rest that is shorter than this is none.
_SHORT_REST_S = 2


def gives_up_good(clause: Clause) -> bool:
    """Whether it asks to stop, and the next statement says what good thing: "Hören Sie auf, den Arzt zu fragen"."""
    pairs = zip(clause.pieces, clause.pieces[1:], strict=False)
    return any("stop:stop" in stop.values and what.join == "," and says("given_up", what.text) for stop, what in pairs)


def lies_at_times(clause: Clause) -> bool:
    """Whether only some people are to lie, or only for some time: "beginners lie down", "lie down if you must"."""
    steps = [step for piece in clause.pieces for step in piece.steps]
    lying = any({"position:lying", "position:supine"} & piece.values for piece in clause.pieces)
    on_it = any("floor" in piece.parts for piece in clause.pieces)  # "the bed is for beginners"
    lying = lying or on_it or any(step.motion == "lie" for step in steps)
    return lying and all(step.motion in ("lie", "do") for step in steps) and says("at_times", clause.text)


def puts_off_advice(clause: Clause) -> bool:
    """Whether it asks to stop, or to ask somebody, later or not at all: "ask afterwards", "ask or just start"."""
    advises = any({"stop:stop", "stop:ask"} & piece.values for piece in clause.pieces)
    hurts = any("feel:bad" in piece.values for piece in clause.pieces)
    no_better = any(piece.join in CONDITIONS or "effect:good" in piece.values for piece in clause.pieces)
    late = says("puts_off", clause.text) or says("or_begin", clause.text)
    late = late or (says("puts_off_long", clause.text) and not (no_better or says("again", clause.text)))
    early = says("less_later", clause.text) or says("beforehand", clause.text) or says("open_questions", clause.text)
    # "If it hurts, stop after the set", but "stop after ten, or sooner if it hurts".
    at_end = says("stops_late", clause.text) and not says("sooner", clause.text)
    return advises and (at_end if hurts else late and not early)


def bounds_amount(piece: Piece) -> bool:
    """Whether it denies more than an amount, and so asks for that much at most: "do not hold for more than 30 s"."""
    denied = piece.negations == 1 and denials(piece) <= {"not", "unneeded"} and "feel:bad" not in piece.values
    counted = len(piece.amounts) == 1 and piece.amounts[0].unit in _BOUNDED
    more = {value for value in piece.values if value.startswith("demand:")} <= {"demand:far"} and len(piece.demands) < 2
    more = more and says("more_than_amount", piece.text)
    asked_why = piece.join in CONDITIONS or says("why_not", piece.text)  # "why not do more than ten"
    return denied and counted and more and not (asked_why or piece.names) and piece.kinds <= _IN_BOUND


#: Units of what is done, and the kinds of words in a bound of it.
_BOUNDED = frozenset({"", "s", "min", "rep", "set", "breath", "cm", "inch"})
_IN_BOUND = frozenset(
    (
        *("negation", "demand", "digits", "number", "unit", "function", "light", "motion", "feel", "part", "count"),
        *("preposition", "postposition", "particle", "direction", "when"),
    )
)


def bounds_good(piece: Piece) -> bool:
    """Whether it asks for no more of what is good: "no more breaks", "Ruhen Sie nicht zu lange"."""
    fewer = says("fewer", piece.text) and not says("less_load", piece.text)  # "less lying"
    if "manner:bounded" not in piece.values and not fewer:
        return False
    lies_down = {"position:lying", "position:supine", "talk:caution"} & piece.values
    rests = any(step.motion in RESTING and not step.parts for step in piece.steps)
    gently = {"manner:slow", "manner:gentle"} & piece.values and all(step.motion == "do" for step in piece.steps)
    thing = bool(piece.parts) and not (piece.steps or piece.amounts)  # "no more pillow"
    if fewer:
        return bool(lies_down or rests)
    return bool(lies_down or rests or gently or thing or {"care", "stop"} & piece.kinds)


def puts_off_rest(piece: Piece) -> bool:
    """Whether it puts off a rest or a breath: "rest tomorrow", "breathe only between repetitions"."""
    motions = {step.motion for step in piece.steps}
    if "when:later" in piece.values:
        return bool({"stop:ease", "stop:stop"} & piece.values) or not RESTING.isdisjoint(motions)
    return {"manner:only", "when:between"} <= piece.values and "breathe" in motions


RESTING = frozenset({"rest", "pause", "lie", "relax", "breathe"})


def stops_good(piece: Piece) -> bool:
    """Whether it asks to stop what is good: "stop lying down", "stop being careful", "stop asking your doctor"."""
    lies_down = {"position:lying", "position:supine"} & piece.values
    rests = any(step.motion in RESTING | {"attend"} for step in piece.steps)
    careful = {"stop:ask", "stop:contact", "stop:ease", "manner:gentle"} & piece.values or "care" in piece.kinds
    if "stop:ease" in piece.values and says("leaves_out", piece.text):
        return bool(rests or lies_down)  # "leave out the relaxation"
    leaves = "stop:ease" in piece.values and " leave " in f" {piece.text.casefold()}"
    alone = any(step.motion in RESTING and not step.parts for step in piece.steps)
    if leaves and (alone or {"stop:ask", "talk:caution"} & piece.values or says("easy_way", piece.text)):
        return True  # "leave the relaxation", "leave the stop rule out", "leave the easy way"
    if "stop:ease" in piece.values and (lies_down or rests) and says("shortens", piece.text):
        return True  # "눕는 시간을 줄이세요"
    return "stop:stop" in piece.values and bool(lies_down or rests or careful)


def gets_help(pieces: Sequence[Piece]) -> bool:
    """Whether they advise to stop, or to ask somebody, at once, as a red flag requires."""
    helps = [
        piece for piece in pieces if leaves_out(piece) or (eases(piece) and {"stop:stop", "stop:ask"} & piece.values)
    ]
    return bool(helps) and not any(piece.amounts or "talk" in piece.kinds or _is_later(piece) for piece in helps)


def urges(pieces: Sequence[Piece], before: Sequence[Piece] = ()) -> list[Piece]:
    """The statements that say not to wait with asking for help: "call 999, | do not wait | until Monday"."""
    if not any(eases(piece) and "stop:ask" in piece.values for piece in (*before, *pieces)):
        return []
    urging: list[Piece] = []
    for at, piece in enumerate(pieces):
        # "Do not wait", but not "do not pause".
        waits = says("waits", piece.text) and bool(piece.steps) and all(step == _WAIT for step in piece.steps)
        waits = waits and piece.negations == 1
        behind = piece.join == "until" and pieces[at - 1] in urging and not piece.steps
        plain = not (piece.asks_more or says("why_not", piece.text) or "talk:aside" in piece.values)
        plain = plain and piece.kinds <= _URGING  # not "do not wait for the answer"
        if plain and (waits or behind):
            urging.append(piece)
    return urging


_WAIT = Step("pause")
#: Kinds of words that say what one does not wait for: no feeling, and nothing that is done.
_URGING = frozenset({"negation", "light", "motion", "function", "talk", "when", "particle", "preposition", "ending"})


def _is_later(piece: Piece) -> bool:
    """Whether it says when, and not today: "ask next week"."""
    return not {value for value in piece.values if value.startswith("when:")} <= {"when:today"}


def leaves_out(piece: Piece) -> bool:
    """Whether it says not to do the movement: "if it hurts, do not do it", "do not repeat it"."""
    once = attrs.evolve(piece, steps=[step for step in piece.steps if step.motion != "repeat" or step.parts])
    return bool({"light:do", "negation:bad"} & piece.values) and heads_list(once)


def leaves_out_at_meals(piece: Piece) -> bool:
    """Whether it only denies to practise right after a meal: "do not exercise on a full stomach"."""
    meal = {value for value in piece.values if value.startswith("when:")} == {"when:meal"}
    return meal and heads_list(attrs.evolve(piece, kinds=piece.kinds - {"when"}))


def leaves_out_good(piece: Piece) -> bool:
    """Whether it asks to leave out what feels good: "skip anything that feels good", but "stop at a mild stretch"."""
    good = {"feel:good", "effect:good"} & piece.values and "feel:bad" not in piece.values
    return bool(good) and begins("leaves_out", piece.text)


def negates_excess(piece: Piece) -> bool:
    """Whether it only negates too much of a step, and the step is no rest: "do not raise the leg high"."""
    if piece.negations != 1 or piece.join in CONDITIONS or not (piece.steps and piece.demands):
        return False
    if piece.names or piece.amounts or {"stop", "feel", "position", "limit", "endure"} & piece.kinds:
        return False
    if {"negation:bad", "demand:weight"} <= piece.values:
        return False  # "lift heavy things to put pressure on the nerves"
    if says("why_not", piece.text):
        return False  # "why not do it with a weight"
    if {"manner:only", "manner:slow", "manner:gentle", "light:leave", "light:let"} & piece.values:
        return False
    if piece.kinds <= {"negation", "light", "function", "demand"}:
        return all(step.motion in ("do", "go") and not step.parts for step in piece.steps)  # "do not do as much"
    hasty = "demand:fast" in piece.values  # "do not lower it fast", but not "do not lower it all the way"
    return all(hasty or step.motion not in RESTS for step in piece.steps)


def holds_back(piece: Piece) -> bool:
    """Whether it warns against force or too much: "if it hurts, do not overdo it", "do not pull as far"."""
    return negates_excess(piece) or (
        bool(piece.steps)
        and all(step.motion == "force" for step in piece.steps)
        and not (piece.asks_more or {"manner", "when", "limit", "endure"} & piece.kinds)
        and warns(piece)
    )


def lessens(step: Step, piece: Piece) -> bool:
    """Whether a step makes the movement easier; to hold or keep something, to stay there or to breathe on does not."""
    stays = step.motion in ("hold", "keep") or (step.motion == "pause" and says("stays", piece.text))
    breathes_on = step.motion == "breathe" and not says("normally", piece.text)
    return is_ease(step) and bool(not (stays or breathes_on) or step.parts or step.roles)


def asks_for_less(clause: Clause, after: Clause) -> bool:
    """Whether it asks what is felt, and the answer is to do less: "Knee feels stiff? Make it smaller."."""
    pieces, answers = clause.pieces, [step for piece in after.pieces for step in piece.steps]
    signs = all("feel:flag" in piece.values or piece.values == {"talk:caution"} for piece in pieces)
    asks = clause.text.endswith("?") or signs or all(piece.join in CONDITIONS for piece in pieces)
    if not asks or not any("feel:bad" in piece.values for piece in pieces):
        return False
    if any(piece.asks_more or piece.negations or "endure" in piece.kinds or does_more(piece) for piece in pieces):
        return False
    if any("feel:flag" in piece.values for piece in pieces):
        return gets_help(after.pieces)
    return any(map(eases, after.pieces)) or (bool(answers) and all(map(is_ease, answers)))


def denies_pain(piece: Piece) -> bool:
    """Whether it says that no pain may be felt: "you should not feel sharp pain", but not "do not feel the pain"."""
    feels = all(step.motion == "feel" and not step.parts for step in piece.steps)
    felt = {value for value in piece.values if value.startswith("feel:")} == {"feel:bad"}
    ought = says("ought", piece.text)
    only = feels and felt and piece.kinds <= {"negation", "feel", "function", "motion", "particle"}
    return piece.negations == 1 and denials(piece) == {"not"} and only and ought and piece.join not in CONDITIONS


def expects_stiffness(piece: Piece) -> bool:
    """Whether it only says that one may be a little stiff: "you may feel a little stiff on the first days"."""
    felt = {value for value in piece.values if value.startswith("feel:")} == {"feel:bad", "feel:stiff"}
    little = "manner:small" in piece.values or says("at_first", piece.text)
    lights = {value for value in piece.values if value.startswith("light:")} <= {"light:let"}  # "have"
    other = piece.join in CONDITIONS or piece.negations or piece.demands or piece.unknown or piece.names
    days = all(amount.unit in ("day", "week") for amount in piece.amounts)
    only = piece.kinds <= _EXPECTED and all(
        step.motion == "feel" and {"in"}.issuperset(step.roles) for step in piece.steps
    )
    return felt and little and lights and days and only and not other


#: Kinds of words that say who is stiff, where, and when.
_EXPECTED = frozenset(
    (
        *("feel", "function", "manner", "motion", "preposition", "postposition", "particle", "talk", "when", "unit"),
        *("number", "digits", "part", "light", "ending", "count", "direction"),
    )
)


def stops_before_pain(pieces: Sequence[Piece]) -> bool:
    """Whether a clause only denies to go so far that it hurts: "do not stretch until it hurts"."""
    if len(pieces) != 2 or {piece.join for piece in pieces} & {"if", "unless", "even"}:
        return False
    denied, hurts = sorted(pieces, key=lambda piece: piece.join == "until")
    plain = not any(piece.names or piece.amounts or piece.demands or piece.unknown for piece in pieces)
    far = bool(denied.steps) and all(step.motion in _GOES_FAR for step in denied.steps)
    far = far and denied.negations == 1 and "negation:not" in denied.values and denied.kinds <= _DENIES_STEP
    felt = {value for value in hurts.values if value.startswith("feel:")} == {"feel:bad"} and not hurts.negations
    return plain and far and felt and hurts.join == "until" and hurts.kinds <= {"feel", "function", "ending", "light"}


#: Motions that may go too far, and kinds of words of a statement that denies one.
_GOES_FAR = frozenset({"stretch", "bring", "open", "turn", "roll", "force", "press", "reach", "straighten"})
_DENIES_STEP = frozenset({"negation", "light", "motion", "function", "part", "count", "particle", "ending"})


def spares(piece: Piece) -> bool:
    """Whether it gives avoiding pain as a reason: "so that it does not hurt"."""
    return (
        piece.join == "why"
        and piece.negations == 1
        and "feel:bad" in piece.values
        and all(step.motion in ("feel", "do") for step in piece.steps)
        and not (piece.demands or piece.names or piece.amounts or "endure" in piece.kinds)
    )


def goes_wrong(piece: Piece) -> bool:
    """Whether it names something that may go wrong, before advice to do less: "if your back starts to arch"."""
    if piece.join not in ("if", "when") or piece.names or piece.demands or piece.amounts:
        return False
    if piece.negations:
        # "If you cannot lie down due to pain"
        lying = {step.motion == "lie" for step in piece.steps} or {"position:lying" in piece.values}
        return lying == {True} and piece.negations == 1 and "feel:bad" in piece.values
    return bool(piece.steps) and "subject" in piece.values and all(map(is_denied, piece.steps))


def supposes_no_good(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """Whether it only supposes that somebody is not well, or that something does not help: "when you are not tired".

    Beside a warning, or an advice to stop or to rest, that would take some of it back.
    """
    if piece.join not in ("if", "when") or piece.negations != 1 or "negation:not" not in piece.values:
        return False
    if piece.asks_more or piece.steps or piece.parts or not piece.kinds <= _SUPPOSED or "feel:good" in piece.values:
        return False
    if "feel:bad" not in piece.values and not ("effect:good" in piece.values and "talk" not in piece.kinds):
        return False  # "when you are not well"
    others = [one for one in pieces if one is not piece]
    eased = any("stop:stop" in one.values or any(step.motion in RESTS - {"do"} for step in one.steps) for one in others)
    return not (eased or any(one.negations or "manner:only" in one.values for one in others))


def gives_example(piece: Piece, before: Sequence[Piece]) -> bool:
    """Whether it says when something is done that a warning before it names: "for example | when you reach up"."""
    warning = next((one for one in reversed(before) if one.kinds != {"function"}), None)
    if warning is None or piece.join != "when" or piece.names or not (warning.negations and warns(warning)):
        return False
    return says("for_example", " ".join(one.text for one in (*before[-2:], piece)))


def bids_to_be(piece: Piece) -> bool:
    """Whether it asks to be as nobody can check: "be strict"."""
    return begins("be", piece.text) and "talk:aside" in piece.values and not piece.negations


def bids_aside(piece: Piece) -> bool:
    """Whether a word of what asks for nothing is what one is to do here: "Paint the ceiling.", "Visit the museum."."""
    first, _, rest = piece.text.casefold().partition(" ")
    bids = rest.partition(" ")[0] in shape_words("articles") and first not in shape_words("wishes")
    if first in shape_words("gets") and OUTSIDE & piece.values and piece.kinds <= {"talk", "function", "light"}:
        return True  # "get your shoes"
    if bids and first in shape_words("verbs_of_things"):
        return True  # "throw your hips"
    return bids and "talk:aside" in piece.values and piece.kinds <= {"talk", "function"} and piece.join != "why"


def lasts(piece: Piece) -> bool:
    """Whether it only says for how long or how often, by something outside the text: "for a whole winter"."""
    only = piece.kinds <= _LASTING
    return only and "talk:aside" in piece.values and "talk:word" not in piece.values and says("lasting", piece.text)


def permits(piece: Piece) -> bool:
    """Whether it only praises or allows something outside the text: "painting is allowed", "sightseeing helps"."""
    only = piece.kinds <= {"talk", "function", "light", "effect", "particle", "endure"} and not piece.steps
    said = ends("allowed", piece.text) or begins("invites_to", piece.text)
    return said and only and "talk:aside" in piece.values and not piece.negations


def opens_dose(piece: Piece) -> bool:
    """Whether it says of an amount or a position only what nobody can check: "the number depends on your mood"."""
    only = piece.kinds <= {"talk", "function", "particle"} and not piece.amounts
    return only and "talk:aside" in piece.values and begins("of_doses", piece.text)


def is_outside(clause: Clause) -> bool:
    """Whether it holds nothing but what is outside the text, which beside a movement says how: "eagerly"."""
    kinds = frozenset[str]().union(*(piece.kinds for piece in clause.pieces))
    values = frozenset[str]().union(*(piece.values for piece in clause.pieces))
    only = kinds <= {"talk", "function", "particle", "light"}
    return only and bool({"talk:aside", "talk:frame"} & values) and "talk:word" not in values


def comments(clause: Clause) -> bool:
    """Whether it only says something of what stands before it: "there are exceptions", "that is a suggestion"."""
    piece = clause.pieces[0]
    only = len(clause.pieces) == 1 and piece.kinds <= {"talk", "function", "particle", "manner"}
    said = "talk:aside" in piece.values or {"manner:only", "talk:word"} <= piece.values
    return only and said and not piece.negations and begins("pronouns", clause.text)


def imitates(piece: Piece) -> bool:
    """Whether it only says that it is done as by something outside the text: "wie der Bäcker", "como el alcalde"."""
    only = piece.kinds <= _LASTING | {"stop", "light"} and bool({"talk:aside", "stop:ask"} & piece.values)
    return only and says("just_like", piece.text) and not says("stands", piece.text)


#: Kinds of words that say for how long or how often.
_LASTING = frozenset({"talk", "function", "preposition", "count", "number", "when", "particle", "postposition", "too"})


def does_aside(piece: Piece) -> bool:
    """Whether something outside the text has a dose, a way or a position, as only what is done has.

    "Letters, 10 times", "up and down the office", "lying down is expensive", "start with the letters"; but "the office
    is to the left".
    """
    if "talk:aside" not in piece.values or "talk:frame" in piece.values:
        return False  # "office hours: weekdays, 8:30 to 18:00"
    counted = bool({"when:often", "when:today"} & piece.values) or any(
        amount.unit in _OF_DOSES for amount in piece.amounts
    )
    led = counted or any(value.startswith("way:") for value in piece.values)
    only = piece.kinds <= {"talk", "function", "light", "particle"}
    if only and says("tries", piece.text):
        return True  # "start with painting", "terminez par la peinture", "편지부터 시작하세요"
    if only and "talk:word" not in piece.values and (piece.join == "then" or begins("as_far_as", piece.text)):
        return True  # "then shop", "hasta el armario"
    if only and (ends("what_is_done", piece.text) or ends("up_to", piece.text) or begins("uses", piece.text)):
        return True  # "우산 운동", "마당까지", "用花瓶"
    return "position" in piece.kinds or (led and piece.kinds <= _LEADING and not says("stands", piece.text))


#: Units of how much is done.
_OF_DOSES = frozenset({"", "rep", "set", "s", "min", "hour"})
#: Kinds of words that name something and say how much of it, or where it goes.
_LEADING = frozenset(
    {"talk", "when", "digits", "number", "unit", "function", "direction", "preposition", "particle", "symbol", "manner"}
)


def denies_aside(piece: Piece) -> bool:
    """Whether it denies something that is neither done nor felt: "this is not a medical device"."""
    talk = {value for value in piece.values if value.startswith("talk:")}
    denies = piece.negations == 1 and not {"negation:omit", "negation:avoid"} & piece.values  # "skip", "avoid the lift"
    denies = denies and not (says("fear", piece.text) or says("not_so", piece.text))  # "without fear"
    return denies and talk == {"talk:aside"} and piece.kinds <= {"negation", "function", "talk"}


#: Kinds of words of what is only supposed.
_SUPPOSED = frozenset({"negation", "function", "feel", "effect", "talk"})


def bounds(pieces: Sequence[Piece]) -> bool:
    """Whether something bad limits how far to go: "as far as you can | without your back arching"."""
    if len(pieces) < 2 or {value for value in pieces[0].values if value.startswith("demand")} != {"demand:far"}:
        return False
    return "negation:without" in pieces[1].values and bool(pieces[1].steps) and warns(pieces[1])


# What is not in this text.


def points_elsewhere(piece: Piece) -> bool:
    """Whether it asks for something that is not in this text: "do it at the table", "try something else"."""
    does = DOES & piece.values or any(step.motion != "attend" for step in piece.steps)
    if does and {"talk:frame", *OUTSIDE} & piece.values:
        return True
    if "elsewhere" in piece.values or (OUTSIDE & piece.values and says("bids", piece.text)):
        return True
    if "light:do" in piece.values and "other" in piece.values and not any(step.parts for step in piece.steps):
        return True
    if "light:do" in piece.values and names_whom(piece):
        return True  # "continue with your physio"
    chosen = any(step.motion == "use" and not step.parts and not step.roles for step in piece.steps)
    return chosen and bool({"talk", "numbered"} & piece.kinds)


def says_only_where(clause: Clause) -> bool:
    """Whether all it says is where, or with whom, by something outside the text: "At the window.", "With a friend."."""
    if len(clause.pieces) != 1:
        return False
    (piece,) = clause.pieces
    said = piece.text.casefold().rpartition(":")[2].strip()  # "Where: in the office"
    if begins("next_comes", clause.text) and "thing" in piece.kinds <= _NEXT and not piece.amounts:
        return True  # "and now the floor"
    if says("the_same", said) or says("also", said):  # "the same in the kitchen", "also good in the kitchen"
        praised = "endure:praise" in piece.values and bool({"direction", "preposition"} & piece.kinds)
        return piece.kinds <= _WHERE | {"count", *(["feel"] if praised else [])} and bool(OUTSIDE & piece.values)
    placed = begins("where", said) or ends("where_behind", said)
    return placed and piece.kinds <= _WHERE and bool(OUTSIDE & piece.values) and "talk:word" not in piece.values


#: Kinds of words of a statement that says what comes next, and not what is done with it.
_NEXT = frozenset({"thing", "function", "particle", "preposition", "postposition"})
#: Kinds of words of a statement that says where.
_WHERE = frozenset({"talk", "function", "preposition", "postposition", "particle", "direction", "too", "light"})


def goes_on_as_usual(clause: Clause) -> bool:
    """Whether it asks to do what is usual, which is not in this text: "Carry on as normal.", "Finish as usual."."""
    steps = [step for piece in clause.pieces for step in piece.steps]
    only = all(piece.kinds <= _USUAL and "talk:word" not in piece.values for piece in clause.pieces)
    does = all(step.motion in GOES_ON and not (step.parts or step.roles) for step in steps)
    return only and does and says("as_usual", clause.text)


#: Motions that say nothing of what is done.
GOES_ON = frozenset({"do", "keep", "go"})
#: Kinds of words of a statement that asks to do what is usual.
_USUAL = frozenset({"light", "manner", "function", "particle", "when", "talk"})


def gets_up(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """Whether it only says to get up, over the side: "roll onto your side | then get up slowly"."""
    arms = {*piece.parts, *(role.partition(":")[2] for step in piece.steps for role in step.roles)} & {"arm", "hand"}
    only = piece.kinds <= _GETTING_UP and not (piece.asks_more or piece.negations or {*piece.parts} - arms)
    rises = "position:upright" in piece.values and says("gets_up", piece.text) and only
    rises = rises and (bool(arms) or "manner" in piece.kinds or any("leave" in one.kinds for one in pieces))
    sides = {"position:side_lying", "leave:from_side", "leave:up"}
    over_side = any((sides & one.values or says("over_side", one.text)) and not one.negations for one in pieces)
    turns = all(step.motion in _TURNS or (step.motion == "keep" and not step.parts and arms) for step in piece.steps)
    return rises and turns and over_side


#: Kinds of words of a statement that says how to get up, and what one does with the body.
_GETTING_UP = frozenset(
    (
        *("position", "manner", "function", "leave", "direction", "particle", "preposition", "motion", "when", "talk"),
        *("part", "effect", "count"),
    )
)
_TURNS = frozenset({"roll", "turn"})


def names_whom(piece: Piece) -> bool:
    """Whether it names somebody to ask without asking them: "your physio"."""
    return "stop:ask" in piece.values and not {"stop:contact", "stop:stop", "stop:ease"} & piece.values


def describes(named: Sequence[Clause]) -> bool:
    """Whether a name only describes, in known words, what is done or with which part: "ankles", "letting go"."""
    pieces = [piece for clause in named for piece in clause.pieces]
    return any(piece.steps or piece.parts for piece in pieces) and not any(
        piece.asks_more
        or piece.negations
        or {"feel", "endure"} & piece.kinds
        or any(value.startswith("way:") for value in piece.values)
        for piece in pieces
    )
