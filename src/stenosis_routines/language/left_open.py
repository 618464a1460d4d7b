"""Statements of common words that leave open how much, when or how hard, or take care back: "How often: always"."""

import attrs

from stenosis_routines.language.piece import CONDITIONS, OUTSIDE, Clause, Piece
from stenosis_routines.language.saying import begins, ends, says, shape_words
from stenosis_routines.language.shapes import RESTING
from stenosis_routines.language.warning import LYING

__all__ = ["affirms", "answers_advice", "answers_pain", "leaves_much_open", "measures_nothing"]


def leaves_much_open(clause: Clause) -> bool:
    """Whether a statement leaves open how much, when or how hard, or takes care back."""
    alone = clause.pieces if len(clause.pieces) == 1 else ()
    return (
        any(shape(clause) for shape in _OF_CLAUSES)
        or any(shape(piece) for shape in _OF_PIECES for piece in clause.pieces)
        or any(shape(piece) for shape in _ALONE for piece in alone)
    )


def answers_pain(clause: Clause, before: Clause) -> bool:
    """Whether it answers a pain, and with no rest and no less of it: "Pain? Breathe."."""
    hurts = before.text.endswith(("?", "？")) and any("feel:bad" in piece.values for piece in before.pieces)
    less = any("stop" in piece.kinds or any(step.motion in _STILL for step in piece.steps) for piece in clause.pieces)
    return hurts and not (less or any(piece.negations for piece in clause.pieces))


def affirms(clause: Clause, before: Clause) -> bool:
    """Whether it says yes to a question about bending, lifting, holding the breath or going on: "Bend? Yes."."""
    asked = before.text.endswith(("?", "？")) and any(
        step.motion in _AFFIRMED for piece in before.pieces for step in piece.steps
    )
    return asked and (begins("yes", clause.text) or begins("soothing", clause.text))


#: Motions that no "yes" permits.
_AFFIRMED = frozenset({"hold_breath", "hold", "keep", "bend", "raise", "arch", "go"})


def answers_advice(clause: Clause, before: Clause) -> bool:
    """Whether it says when one may stop, rest or lie down, and nothing that hurts: "When to stop? At the end."."""
    asked = begins("when_to", before.text) or begins("asks_when", before.text)
    stops = any(
        "stop" in piece.kinds or LYING & piece.values or any(step.motion in _STILL for step in piece.steps)
        for piece in before.pieces
    )
    kinds = {kind for piece in clause.pieces for kind in piece.kinds}
    between = any("when:between" in piece.values for piece in clause.pieces)
    return asked and stops and not (between or {"feel", "stop", "motion"} & kinds)


#: Motions that end a movement.
_STILL = frozenset({"rest", "pause", "lie", "lower", "return"})

# Shapes of a whole clause.


def measures_nothing(clause: Clause) -> bool:
    """Whether what stands behind a label of an amount is no amount: "How many: all", "Rest: if you must"."""
    label, colon, said = clause.text.replace("：", ":").partition(":")
    if not (colon and said.strip() and ends("amount_labels", label)):
        return False
    kinds = {kind for piece in clause.pieces for kind in piece.kinds}
    values = {value for piece in clause.pieces for value in piece.values}
    measured = bool({"digits", "number", "when"} & kinds) or {"feel:bad", "manner:comfortable"} & values
    return not measured or bool({"when:whole", "when:later"} & values)


def _only_at_first(clause: Clause) -> bool:
    """Whether what it says holds only at first: "slowly only at first", but "stiff only at first"."""
    felt = any({"feel", "effect"} & piece.kinds for piece in clause.pieces)
    return not felt and says("only_first", clause.text)


def _same_on_bad_days(clause: Clause) -> bool:
    """Whether it is done on bad days too, and not less of it: "even on bad days"."""
    spares = any("stop" in piece.kinds or "manner:small" in piece.values or piece.negations for piece in clause.pieces)
    rests = any(step.motion in RESTING for piece in clause.pieces for step in piece.steps)
    label = begins("for_days_like", clause.text) or all(piece.kinds == {"when"} for piece in clause.pieces)
    return says("bad_days", clause.text) and not (spares or rests or label)


def _puts_off(clause: Clause) -> bool:
    """Whether all it says is to lie down, to breathe or to ask somebody later: "you can lie down later"."""
    kinds = {kind for piece in clause.pieces for kind in piece.kinds}
    values = {value for piece in clause.pieces for value in piece.values}
    motions = {step.motion for piece in clause.pieces for step in piece.steps}
    rests = bool(LYING & values) or bool(motions & {"lie", "rest", "relax"}) or "eyes" in kinds
    asks = "stop:contact" in values or "breathe" in motions
    later = ends("puts_off", clause.text) or begins("much_later", clause.text)
    if not kinds <= _PUT_OFF or "feel:bad" in values:
        return False
    return (rests and says("much_later", clause.text)) or (asks and later)


#: Kinds of words of a statement that only says what is put off.
_PUT_OFF = frozenset({"function", "light", "motion", "position", "when", "talk", "stop", "state", "particle", "eyes"})


def _denies_lying(clause: Clause) -> bool:
    """Whether one need not lie, or sits in place of lying: "누워서 | 안 해도 돼요", "寝る代わりに座って"."""
    lies = any(LYING & piece.values or any(step.motion == "lie" for step in piece.steps) for piece in clause.pieces)
    needless = any("negation:unneeded" in piece.values for piece in clause.pieces)
    return lies and (needless or any(map(_sits_instead, clause.pieces)))


def _lies_seldom(clause: Clause) -> bool:
    """Whether one lies only at some time: "lie down only at night"."""
    lies = any(LYING & piece.values or any(step.motion == "lie" for step in piece.steps) for piece in clause.pieces)
    only = any("manner:only" in piece.values for piece in clause.pieces)
    return lies and only and any("when" in piece.kinds or piece.join == "when" for piece in clause.pieces)


def _sits_instead(piece: Piece) -> bool:
    """Whether lying is negated and sitting is not: "寝る代わりに座って", but not "座る代わりに寝て"."""
    both = {"negation:instead", "position:upright"} <= piece.values and LYING & piece.values
    place = next((at for word in shape_words("in_place_of") if (at := piece.text.find(word)) >= 0), 0)
    return bool(both) and any(word in piece.text[place:] for word in shape_words("sits_up"))


def _does_more_in_time(clause: Clause) -> bool:
    """Whether it is to be done again if there is time: "if you have time, do it again", but "rest longer"."""
    again = any(step.motion in ("do", "repeat") for piece in clause.pieces for step in piece.steps)
    return again and says("spare_time", clause.text)


def _breathes_if_possible(clause: Clause) -> bool:
    """Whether one is to breathe only where one can: "breathe when you can"."""
    breathes = any(step.motion == "breathe" for piece in clause.pieces for step in piece.steps)
    return breathes and ends("if_you_can", clause.text)


def _only_slows(clause: Clause) -> bool:
    """Whether a severe pain asks for no more than to do less: "if the pain is sharp, slow down"."""
    severe = any("feel:bad" in piece.values and says("severe", piece.text) for piece in clause.pieces)
    stops = any({"stop:stop", "stop:ask", "stop:contact"} & piece.values or piece.negations for piece in clause.pieces)
    less = any("stop:ease" in piece.values for piece in clause.pieces)
    return severe and less and not stops


def _undoes_good(clause: Clause) -> bool:
    """Whether what is gentle, rest or care is over, or too much: "the easy part is over", "you are too careful"."""
    return says("less_good", clause.text) or any(_is_undone(piece, clause.text) for piece in clause.pieces)


def _is_undone(piece: Piece, text: str) -> bool:
    """The same of one statement; but not "when the session is over, rest"."""
    good = _GOOD & piece.values or {"care", "stop"} & piece.kinds or "floor" in piece.parts
    good = good or any(step.motion in RESTING or "on:floor" in step.roles for step in piece.steps)
    others = says("for_others", piece.text) and not begins("refers_back", text)
    bad = {"feel:bad", "endure:through"} & piece.values or piece.negations or piece.join in CONDITIONS
    return bool(good or says("beginning", piece.text)) and (others or says("undoing", piece.text)) and not bad


#: What is good in a statement: how it is done, and lying.
_GOOD = LYING | {"manner:slow", "manner:gentle", "manner:small", "manner:comfortable", "manner:controlled"}


def _doubts_care(clause: Clause) -> bool:
    """Whether it asks why one is so careful, or whether one need be: "Why so slow?", "Do you really need the bed?"."""
    upright = any(piece.names or "position:upright" in piece.values for piece in clause.pieces)  # "Why not standing?"
    doubts = begins("why_so", clause.text) or says("really", clause.text)
    return clause.text.endswith(("?", "？")) and doubts and not upright


def _is_not_enough(clause: Clause) -> bool:
    """Whether more is needed than it names: "pushing is not enough"."""
    return any(piece.negations and says("sufficient", piece.text) for piece in clause.pieces)


def _pushes_nothing(clause: Clause) -> bool:
    """Whether it bids to push, and not what: "breathe and push", but "pull your toes up, then push"."""
    for at, piece in enumerate(clause.pieces):
        # "You may want to push a bit."
        wanted = attrs.evolve(piece, kinds=piece.kinds - {"light", "function", "preposition"})
        if _pulls_nothing(wanted) and any(step.motion in ("press", "push") for step in piece.steps):
            before = [step for one in clause.pieces[:at] for step in one.steps]
            pulled = {part for step in before if step.motion in _PULLS for part, _ in step.parts}
            return not pulled or not pulled <= _FEET
    return False


_PULLS = frozenset({"bring", "flex", "bend"})
#: What may be pushed away without a word for it, where it has been pulled.
_FEET = frozenset({"foot", "toe", "ankle"})


_OF_CLAUSES = (
    _undoes_good,
    _is_not_enough,
    _doubts_care,
    measures_nothing,
    _only_at_first,
    _same_on_bad_days,
    _puts_off,
    _denies_lying,
    _lies_seldom,
    _does_more_in_time,
    _breathes_if_possible,
    _only_slows,
    _pushes_nothing,
)


# Shapes of one statement.


def _leaves_to_decide(piece: Piece) -> bool:
    """Whether the reader or a layman is to decide: "let your mood decide how far", "it is up to you"."""
    professional = bool({"stop:ask", "stop:contact"} & piece.values)
    return says("decides", piece.text) and not professional and piece.join not in CONDITIONS


def _heeds_nothing(piece: Piece) -> bool:
    """Whether it denies to read or to follow advice: "don't read the warnings", "don't follow the instructions"."""
    said = {"talk:caution", "talk:word"} & piece.values
    return piece.negations == 1 and bool(said) and says("heeds", piece.text)


def _is_heavy(piece: Piece) -> bool:
    """Whether it is to be heavy, or long, and nothing says what: "go heavy", "do it long"; but "let it get heavy"."""
    does = {"light:go", "light:do"} & piece.values
    states = [step for step in piece.steps if step.motion in ("relax", "straighten")]
    bare = bool(states) and not any(step.parts or step.roles for step in piece.steps)
    large = says("heavy", piece.text) or any(step.motion == "straighten" for step in states)
    return bool(does) and bare and large and not piece.negations


def _gets_heavy(piece: Piece) -> bool:
    """Whether it bids to be heavy: "Go heavy."."""
    return (
        says("gets_heavy", piece.text)
        and "light:let" not in piece.values
        and all(step.motion == "relax" and not step.parts for step in piece.steps)
    )


def _makes_it_so(piece: Piece) -> bool:
    """Whether it is to be made so as nobody can check: "make it spicy", but "make it a habit"."""
    made = begins("makes_it", piece.text) and not begins("makes_it_a", piece.text)
    return made and bool(OUTSIDE & piece.values)


def _rests_in_no_hurry(piece: Piece) -> bool:
    """Whether there is no hurry to rest or to stop: "keine Eile mit der Pause", "no rush to lie down"."""
    rests = LYING & piece.values or "stop" in piece.kinds or any(step.motion in _STILL for step in piece.steps)
    return bool(rests) and says("no_hurry", piece.text)


def _hovers(piece: Piece) -> bool:
    """Whether a limb is to stay above the bed, or not to touch it: "lower the foot to just above the bed"."""
    touches = any(step.motion == "reach" and _DOWN.intersection(step.roles) for step in piece.steps)
    stays = bool({"light:keep", "stop:stop"} & piece.values)
    stays = stays or any(step.motion in ("pause", "lower", "move") for step in piece.steps)
    return (stays and says("just_above", piece.text)) or (touches and "negation:not" in piece.values)


_DOWN = frozenset({"down", "on:floor", "to:floor"})


def _leaves_bed(piece: Piece) -> bool:
    """Whether the bed is left out: "lassen Sie das Bett weg"."""
    leaves = {"stop:ease", "stop:stop"} & piece.values and "floor" in piece.parts
    return bool(leaves) and not piece.steps and not piece.negations


def _skips_warm_up(piece: Piece) -> bool:
    """Whether it leaves out what comes first: "we skip the warm-up today"."""
    return bool(piece.negations) and says("warm_up", piece.text)


def _does_as(piece: Piece) -> bool:
    """Whether it only asks to do as something that nobody sees here: "그림처럼 하세요", but "풍선처럼"."""
    does = bool(piece.steps) and all(step.motion == "do" and not step.parts for step in piece.steps)
    return does and not piece.names and "manner" not in piece.kinds and says("as_something", piece.text)


_OF_PIECES = (
    _does_as,
    _leaves_to_decide,
    _skips_warm_up,
    _leaves_bed,
    _heeds_nothing,
    _is_heavy,
    _makes_it_so,
    _rests_in_no_hurry,
    _hovers,
)


# Shapes of a statement that is all of its clause.


def _needs_nothing(piece: Piece) -> bool:
    """Whether all it says is that there is no need, of what stands before it: "No need."."""
    return "negation:unneeded" in piece.values and piece.kinds <= {"negation", "function"}


def _pulls_nothing(piece: Piece) -> bool:
    """Whether it bids to pull or to push, and neither what nor how: "Pull.", "Push a bit."."""
    motions = {step.motion for step in piece.steps}
    bare = (
        bool(motions)
        and motions <= {"bring", "press", "push"}
        and not any(step.parts or step.roles for step in piece.steps)
    )
    softly = {"manner:gentle", "manner:slow", "manner:comfortable"} & piece.values
    kinds = piece.kinds - {"talk"} if _is_labelled(piece) else piece.kinds  # "Cue: push"
    short = kinds <= {"motion", "manner"} or len(piece.text.split()) <= _BIDDING
    return bare and short and not softly and not piece.negations and kinds <= {"motion", "function", "manner"}


#: How many words a verb has with its pronoun: "Ziehen Sie", but "This is a guide".
_BIDDING = 2


def _stands_on(piece: Piece) -> bool:
    """Whether all it says is that one is on a foot, or on both: "on both feet"."""
    stands = any(step.motion == "keep" and not step.parts and "on:foot" in step.roles for step in piece.steps)
    return stands and piece.kinds <= {"preposition", "part", "count", "function", "particle", "postposition"}


def _is_labelled(piece: Piece) -> bool:
    """Whether a label stands before it."""
    return ":" in piece.text or "：" in piece.text


def _goes_on(piece: Piece) -> bool:
    """Whether it bids to go on, and nothing else, behind a label: "Important: continue"."""
    goes = bool(piece.steps) and all(step.motion in ("do", "keep", "go") and not step.parts for step in piece.steps)
    return goes and _is_labelled(piece) and piece.kinds <= {"light", "talk", "function"}


_ALONE = (_goes_on, _gets_heavy, _needs_nothing, _pulls_nothing, _stands_on)
