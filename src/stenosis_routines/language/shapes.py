"""The closed shapes of statements: warnings, headings of lists, reasons, advice to do less.

Each function answers a question about one statement or one clause, without knowing the movement beside it.
"""

import re
from collections.abc import Sequence

import attrs

from stenosis_routines.language.felt import hurts_upright
from stenosis_routines.language.piece import CONDITIONS, OUTSIDE, Clause, Piece, Stance
from stenosis_routines.language.steps import Step, is_denied, is_ease
from stenosis_routines.language.vocabulary import says, shape_words

__all__ = [
    "RESTS",
    "asks_for",
    "asks_for_less",
    "avoids_good",
    "avoids_pain",
    "benefits",
    "bids_aside",
    "bids_to_be",
    "bounds",
    "bounds_amount",
    "bounds_good",
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
    "goes_on",
    "goes_on_as_usual",
    "goes_on_in_pain",
    "goes_wrong",
    "heads_avoided",
    "heads_list",
    "heads_stop",
    "holds_back",
    "imitates",
    "is_symptom",
    "lasts",
    "lasts_long",
    "leaves_open",
    "leaves_out",
    "leaves_out_at_meals",
    "leaves_out_good",
    "lessens",
    "lies",
    "lies_at_times",
    "lifts_weights",
    "limits_to",
    "names_pain",
    "names_whom",
    "negates_excess",
    "plays_down",
    "points_back",
    "points_elsewhere",
    "puts_off_advice",
    "puts_off_relaxing",
    "puts_off_rest",
    "questions_advice",
    "resumes",
    "says_nothing",
    "says_only_where",
    "skips_easy",
    "spares",
    "spares_rest",
    "states",
    "stops_before_pain",
    "stops_going_on",
    "stops_good",
    "supposes_no_good",
    "takes_back",
    "takes_back_good",
    "takes_position",
    "warns",
    "was_only_the_start",
    "with_both_legs",
]

#: Gentle motions; a warning may not tell the person to leave them out ("do not rest").
RESTS = frozenset({"rest", "lie", "relax", "pause", "breathe", "lower", "keep", "return", "do"})
#: Motions that are bad no matter how they are done.
_BAD = frozenset({"force", "bounce", "strain", "rush", "hurt", "hold_breath"})
#: Good ways to move. To negate one of them does not negate the motion ("do not pull slowly").
_GENTLE = frozenset({"manner:slow", "manner:gentle", "manner:comfortable", "manner:controlled"})
#: Kinds of words that may stand in a warning against a movement; other words ("slowly", "today") take it back.
_IN_WARNING = frozenset(
    (
        *("name", "position", "negation", "function", "light", "talk", "count", "preposition", "symbol", "demand"),
        *("effect", "particle", "numbered", "motion", "care", "whatever", "listed"),
    )
)
_DOES = frozenset({"light:do", "light:go"})
_LYING = frozenset({"position:lying", "position:supine"})
#: Parts that rest on the floor between repetitions.
_LEGS = frozenset({"leg", "foot", "heel"})
#: Advice that may be put as a question, whose answer may be no.
_ADVICE = frozenset({"stop:stop", "stop:ask", "position:lying", "position:supine"})


def heads_list(piece: Piece) -> bool:
    """Whether it is the heading of a list of what to avoid: "Exercises to avoid", "Do not do", "Common mistakes"."""
    if piece.negations != 1 or piece.parts or piece.asks_more:
        return False
    if any(step.motion != "do" or step.parts or step.roles for step in piece.steps):
        return False
    if {"feel", "stop", "position", "manner", "when", "too", "choice", "care"} & piece.kinds:
        return False
    if "effect:good" in piece.values or says("easy_ones", piece.text):
        return False  # "avoid what eases the pain", "쉬운 건 빼고"
    negation_kinds = _negation_kinds(piece)
    return bool(negation_kinds & {"avoid", "bad"}) or ("not" in negation_kinds and "light:do" in piece.values)


def heads_avoided(clause: Clause) -> bool:
    """Whether a clause is the heading of such a list, and at most a word of talk behind it: "피해야 할 | 운동"."""
    if clause.text.rstrip().endswith(("?", "？")) and not says("what", clause.text):
        return False  # "Avoid?"
    first, *others = clause.pieces or (Piece(""),)
    talk = all(
        (piece.kinds == {"talk"} or (piece.join == "then" and piece.kinds == {"function"}))  # "피해야 할 | 동작"
        and not (piece.negations or piece.asks_more)
        for piece in others
    )
    return heads_list(first) and talk


def heads_stop(clause: Clause) -> bool:
    """Whether it is the heading of a list of reasons to stop: "Stop right away if", "Call your doctor if you"."""
    stops = any("stop:stop" in piece.values for piece in clause.pieces)
    asks = _asks_somebody(clause.pieces) and _is_left_open(clause.text)
    when = clause.text.casefold().startswith(tuple(shape_words("when_to")))
    asks = asks or (when and any("stop:ask" in piece.values for piece in clause.pieces))
    return (stops or asks) and not any(
        piece.negations
        or piece.asks_more
        or piece.parts
        or _does_more(piece)
        or {"feel", "endure", "position"} & piece.kinds
        for piece in clause.pieces
    )


def _asks_somebody(pieces: Sequence[Piece]) -> bool:
    return any({"stop:ask", "stop:contact"} <= piece.values for piece in pieces)


def _is_left_open(text: str) -> bool:
    """Whether a heading leaves it to the list below to say when."""
    bare = text.casefold().rstrip(" :：.…")
    return any(bare.endswith(f" {words}") for words in shape_words("left_open"))


def is_symptom(clause: Clause) -> bool:
    """Whether a clause only names something that may be felt: "a leg suddenly feels weak"."""
    return any("feel:bad" in piece.values for piece in clause.pieces) and not any(
        piece.negations
        or piece.names
        or piece.amounts
        or {"endure", "stop", "position"} & piece.kinds
        or ((_DOES & piece.values or _does_more(piece)) and not _is_during(piece))
        or {value for value in piece.values if value.startswith("demand")} - {"demand:fast"}
        or "manner:only" in piece.values  # "Only if you faint"
        or piece.text.partition(" ")[0].casefold() in shape_words("expects")
        for piece in clause.pieces
    )


def _is_during(piece: Piece) -> bool:
    """Whether it only says that something happens meanwhile: "during the exercise", "when you do it"."""
    does = all(step.motion == "do" and not step.parts for step in piece.steps)
    return piece.join == "when" and does and piece.kinds <= {"function", "light"}


def warns(piece: Piece) -> bool:
    """Whether a statement with a negation is one of the closed shapes that warn."""
    if piece.negations != 1 or piece.unknown or piece.join in ("unless", "until") or _minds_little(piece):
        return False
    if "runs_on" in piece.values or sum(bool(step.parts) for step in piece.steps) > 1:
        return False  # two sentences: "do not arch your back lift your hips"
    if piece.join in CONDITIONS and "endure:on" in piece.values and "negation:not" in piece.values:
        return False  # "stop when you cannot go on"
    if "talk:aside" in piece.values and (piece.steps or piece.parts or piece.asks_more or "position" in piece.kinds):
        return False  # "avoid squats in winter", "do not be afraid to arch your back"
    bidden = piece.join != "why" and asks_for(piece)  # "bridges, which put strain on the back"
    if "negation:bad" in piece.values and ("talk:caution" in piece.values or bidden):
        return False  # "the stop rule can wait", "put a lot of load on the hips"
    if _leaves(piece) or says("invites", piece.text):
        return False  # "not in bed", "立ってみませんか"
    if "negation:instead" in piece.values and "count" in piece.kinds and "," in piece.text:
        return False  # "instead of one leg, two"
    if heads_list(piece) or stops_going_on(piece):
        return True
    negation_kinds = _negation_kinds(piece)
    if (piece.parts or piece.steps) and names_load(piece):
        return not negation_kinds & {"unneeded", "without"}
    if piece.names or "position:upright" in piece.values:
        return _warns_of_movement(piece) and "unneeded" not in negation_kinds
    if "demand:pain" in piece.values or "stop" in piece.kinds:
        return False
    if "feel:bad" in piece.values:
        if avoids_pain(piece) or goes_on_in_pain(piece):
            return True
        # "Never push through pain"
        forced = bool(piece.steps) and all(step.motion == "force" and not step.parts for step in piece.steps)
        return forced and not (piece.amounts or piece.demands or {"manner", "when", "limit"} & piece.kinds)
    if piece.steps:
        return _warns_of_steps(piece, negation_kinds)
    if piece.parts:
        return bool(negation_kinds & {"instead", "bad"})
    harmless_kinds = {
        "position",
        "manner",
        "talk",
        "stop",
        "care",
        "leave",
        "feel",
        "thing",
    } & piece.kinds  # "no need to lie down"
    if piece.demands:
        taken_back = (
            shape_words("no_more") & set(piece.demands) or "light:need" in piece.values
        )  # "not any more", "no longer"
        # "As far as you can without help" denies the help; "not too gently", "do not be too careful" ask for more.
        good = {*_GENTLE, *_LYING} & piece.values or {"effect", "care"} & piece.kinds  # "do not lie down for long"
        return not (piece.amounts or taken_back or good)
    return "unneeded" in negation_kinds and not (harmless_kinds or piece.amounts)


def avoids_pain(piece: Piece) -> bool:
    """Whether a warning names nothing but what hurts: "avoid anything that makes your pain worse", "avoid pain"."""
    avoids = "avoid" in _negation_kinds(piece) or ("not" in _negation_kinds(piece) and "light:do" in piece.values)
    return avoids and names_pain(piece)


def goes_on_in_pain(piece: Piece) -> bool:
    """Whether it says no more than to go on where it hurts: "go on when it hurts", as a mistake."""
    on = {"endure:on", "endure:through"} & piece.values and "feel:bad" in piece.values
    demands = {value for value in piece.values if value.startswith("demand:")} <= {"demand:endure"}
    only = demands and piece.kinds <= _IN_PAIN
    return bool(on) and only and not (piece.names or piece.amounts or piece.unknown or piece.steps)


#: Kinds of words of a statement that goes on in pain.
_IN_PAIN = frozenset({"negation", "endure", "feel", "function", "light", "part", "preposition", "particle", "demand"})


def stops_going_on(piece: Piece) -> bool:
    """Whether it says no more than to stop: "do not go on"."""
    only = piece.kinds <= {"negation", "endure", "light", "function", "demand"} and len(piece.demands) == 1
    only = only and piece.join not in CONDITIONS
    steps = all(step.motion in ("do", "go") and not step.parts for step in piece.steps)
    denied = piece.negations == 1 and "negation:not" in piece.values and "small:more" not in piece.values
    return denied and "endure:on" in piece.values and only and steps


def names_pain(piece: Piece) -> bool:
    """Whether it names nothing but what hurts: "anything that brings on pain in your legs"."""
    only = all(
        (step.motion == "do" and not (step.parts or step.roles))
        or (step.motion == "keep" and not step.parts)  # "in your legs" is a place
        or (step.motion == "let" and not step.roles)  # "makes your legs tingle"
        for step in piece.steps
    )
    lights = {value for value in piece.values if value.startswith("light:")} <= {"light:do", "light:let"}
    felt = {value for value in piece.values if value.startswith("feel:")} == {"feel:bad"}
    return only and lights and felt and piece.kinds <= _PAINFUL and not piece.asks_more


#: Kinds of words that say no more than what hurts, and where.
_PAINFUL = frozenset(
    {"negation", "feel", "function", "light", "whatever", "numbered", "part", "particle", "preposition"}
)


def _minds_little(piece: Piece) -> bool:
    """Whether what it warns of is that there is little: "avoid bending back too little", "no light weights"."""
    little = shape_words("little").intersection(re.findall(r"\w+", piece.text.casefold()))
    weights = "demand:weight" in piece.values and bool({"manner:small", "manner:gentle"} & piece.values)
    return bool(little) or weights or {"too", "manner:small"} <= piece.values


def _leaves(piece: Piece) -> bool:
    """Whether it asks not to lie: "not on your back", unlike "feel it in the leg, not in your back"."""
    return says("not_lying", piece.text)


def _negation_kinds(piece: Piece) -> set[str]:
    return {value.partition(":")[2] for value in piece.values if value.startswith("negation")}


def _warns_of_movement(piece: Piece) -> bool:
    """Whether it negates names of movements, or a posture, and takes none of that back."""
    if any(re.search(rf"\b(?i:{re.escape(name)}) [A-Z]", piece.text) for name in piece.names):
        return False  # two sentences: "avoid squats Stand up"
    if "negation:avoid" in piece.values and (
        says("half_hearted", piece.text) or (piece.names and _LYING & piece.values)
    ):
        return False  # "sometimes avoid squats", "避免深蹲和躺着的运动"
    # "Avoid doing bridges", "avoid lifting your bottom off the bed".
    upright = "position:upright" in piece.values and not piece.names
    motions, roles = (_STANDS | {"lie"}, _STOOD_ON) if upright else (_STANDS - {"keep"}, set[str]())
    if piece.names and with_both_legs(piece):
        motions, roles = _STANDS, {*piece.steps[0].roles}
    if any(step.motion not in motions or step.parts or not roles.issuperset(step.roles) for step in piece.steps):
        return False
    lifts = "demand:weight" in piece.values and any(step.motion == "raise" for step in piece.steps)
    if lifts and any(name[0] != "=" for name in piece.names):
        return False  # "do not lift heavy weights squats", but "heavy barbells"
    harmless_demands = (
        {"demand:weight"} if piece.names else {"demand:weight", "demand:far"}
    )  # "avoid standing for long periods"
    if any(value.startswith("demand") and value not in harmless_demands for value in piece.values):
        return False
    if any(value.startswith("when:") for value in piece.values) or {"light:leave", "feel:bad"} & piece.values:
        return False
    if "narrowed" in piece.values:
        return False  # "avoid squats on Monday"
    kinds = set(_IN_WARNING)
    if lasts_long(piece):
        kinds |= {"number", "digits", "unit"}
    if not piece.names:
        kinds |= {"direction", "part"}  # "beugen Sie sich nicht nach hinten", "do not stand on one leg"
    parts = set(piece.parts)
    if _negation_kinds(piece) == {"bad"}:
        kinds, parts = kinds | {"part"}, parts - _BURDENED  # "running is not good for your back"
    if piece.names and with_both_legs(piece):
        kinds = kinds | {"part"}
    if says("both_legs", " ".join(piece.names)):
        kinds = kinds | {"too"}  # "do not lift both legs at the same time"
    return piece.kinds <= kinds and len(piece.names) < 2 and not parts


def with_both_legs(piece: Piece) -> bool:
    """Whether it adds no more to a movement than that both legs do it: "leg raises with both legs"."""
    return len(piece.steps) == 1 and piece.steps[0].motion == "keep" and _BOTH.issuperset(piece.steps[0].roles)


#: Both limbs, with which a movement asks for more than with one.
_BOTH = frozenset({"both:leg", "both:foot", "both:knee"})
#: Parts that a movement may be bad for.
_BURDENED = frozenset({"back", "body", "hip", "knee", "leg"})
#: Motions beside a movement or a posture that a warning names, and what one stands on: "do not stand on one leg".
_STANDS = frozenset({"do", "go", "raise", "use", "keep"})
_STOOD_ON = frozenset({"on:leg", "on:foot", "on:toe", "on:heel", "on:floor"})


def lasts_long(piece: Piece) -> bool:
    """Whether it is about being on the feet for long, in minutes or hours: "standing for more than ten minutes"."""
    timed = bool(piece.amounts) and {amount.unit for amount in piece.amounts} <= {"min", "hour"}
    return timed and says("more_than_amount", piece.text) and "position:upright" in piece.values and not piece.names


def _warns_of_steps(piece: Piece, negation_kinds: set[str]) -> bool:
    if lifts_weights(piece):
        return "unneeded" not in negation_kinds
    if piece.amounts or _GENTLE & piece.values:
        return False
    if any(step.motion == "reach" and ("floor", "any") in step.parts for step in piece.steps):
        kept_up = "light:let" in piece.values or any(part in _LEGS for step in piece.steps for part, _ in step.parts)
        if kept_up and not (negation_kinds == {"unneeded"} or "light:need" in piece.values):
            return False  # "do not let the leg touch the floor"
    if "unneeded" in negation_kinds and not ({"feel", "limit", "position", "manner"} & piece.kinds or piece.demands):
        return all(step.motion not in RESTS for step in piece.steps)  # "no need to look at it"
    if not _negates_whole_step(piece):
        return False
    if "instead" in negation_kinds:
        return all(step.roles or step.motion not in RESTS for step in piece.steps)
    return all(map(is_denied, piece.steps))


def _negates_whole_step(piece: Piece) -> bool:
    """Whether the whole step is negated; "do not raise your hips quickly" negates only the haste."""
    motions = [step.motion for step in piece.steps]
    if "turn" in piece.values:
        return False  # "do not raise your legs one by one"
    if len(motions) > 1 and {"rush", "force"} & set(motions):
        return {*motions} <= {"force", "stretch"}  # "不要勉强拉伸"; "do not rush raising your hips" asks to raise them
    if all(motion in _BAD for motion in motions) or lifts_weights(piece):
        return True
    if piece.demands:
        forced = ("bring", "twist")  # "do not pull hard", "do not twist forcefully"
        return all(step.motion in _BAD or (step.motion in forced and not step.parts) for step in piece.steps)
    return not any(value.startswith(("when:", "manner:")) for value in piece.values)


#: What is done with a weight, and the kinds of words that say no more than that.
_LIFTS = frozenset({"raise", "hold", "carry", "place", "use"})
_OF_WEIGHTS = frozenset(
    {"negation", "motion", "demand", "function", "light", "particle", "direction", "talk", "whatever"}
)


def lifts_weights(piece: Piece) -> bool:
    """Whether it only says that weights are lifted: "heavy lifting", "lift heavy weights"."""
    lifts = bool(piece.steps) and all(step.motion in _LIFTS and not step.parts for step in piece.steps)
    talk = {value for value in piece.values if value.startswith("talk:")} <= {"talk:word"}  # "무거운 것을 드는 운동"
    ways = {value for value in piece.values if value.startswith(("light:", "demand:"))}
    if piece.amounts:  # "do not lift more than 5 kg"
        heavy = says("more_than_amount", piece.text) and all(amount.unit == "kg" for amount in piece.amounts)
        kinds, ways = _OF_WEIGHTS | {"digits", "number", "unit"}, (ways - {"demand:far"}) | {"demand:weight"}
    else:
        heavy, kinds = True, _OF_WEIGHTS
    only = talk and heavy and piece.kinds <= kinds and not piece.names
    return lifts and only and "demand:weight" in ways <= {"light:do", "demand:weight"}


def asks_for(piece: Piece) -> bool:
    """Whether a statement begins as one that asks for what it names: "do heavy lifting", "put weight on your legs"."""
    begins = (word if word > "\u3000" else f"{word} " for word in shape_words("asks_for"))
    return piece.text.casefold().startswith(tuple(begins))


def names_load(piece: Piece) -> bool:
    """Whether it only names weights or heavy work: "heavy leg exercises", "무거운 하체 운동"; not "heavier ones"."""
    demands = {value for value in piece.values if value.startswith("demand:")}
    ways = {value for value in piece.values if value.startswith(("light:", "talk:"))}
    heavy = "demand:weight" in demands <= {"demand:weight", "demand:strong"} and ways <= {"light:do", "talk:word"}
    borne = {role for step in piece.steps for role in step.roles if role.startswith("on:")}  # "on your legs and hips"
    plain = piece.kinds <= _OF_LOAD and all(
        step.motion == "do" or (step.motion == "keep" and not step.parts) for step in piece.steps
    )
    plain = plain and all(borne.issuperset(step.roles) for step in piece.steps)
    more = piece.names or piece.amounts or piece.unknown or "small:more" in piece.values
    return heavy and plain and not more


_OF_LOAD = frozenset(
    {"negation", "demand", "function", "light", "particle", "part", "talk", "numbered", "listed", "preposition"}
)


def questions_advice(clause: Clause) -> bool:
    """Whether it asks if a warning or an advice holds, so that the answer may be no: "Avoid bridges?"."""
    if not clause.text.rstrip().endswith(("?", "？")):
        return False
    if clause.text.casefold().startswith(tuple(f"{words} " for words in shape_words("why_none"))):
        return False
    return _doubts_good(clause) or any(
        bool(piece.negations and (piece.names or {"position:upright", "demand:weight"} & piece.values))
        or bool(piece.steps and _negation_kinds(piece) & {"avoid", "bad"})
        or (piece.join not in CONDITIONS and _ADVICE & piece.values)
        for piece in clause.pieces
    )


def _doubts_good(clause: Clause) -> bool:
    """Whether a question means that something good is not needed: "Why rest?", "Who needs a bed?"."""
    text = clause.text.casefold().lstrip("¿ ")
    rests = any(step.motion in ("rest", "pause") for piece in clause.pieces for step in piece.steps)
    rests = rests or any("stop:ease" in piece.values for piece in clause.pieces)
    return text.startswith(tuple(shape_words("who_needs"))) or (rests and text.startswith(tuple(shape_words("why"))))


def takes_back(pieces: Sequence[Piece], warning: Piece) -> bool:
    """Whether the statements around a warning take part of it back: "avoid squats, until it stops hurting"."""
    behind = pieces[list(pieces).index(warning) + 1 :]
    if "negation:avoid" in warning.values and any(map(_contrasts, behind)):
        return True
    if behind and behind[0].join in CONDITIONS and _GENTLE & behind[0].values and behind[0].kinds <= {"manner"}:
        return True  # "do not pull | so gently"
    if "negation:without" in warning.values and any("negation:bad" in piece.values for piece in pieces):
        return True  # "without squats, this puts strain on the back"
    if "negation:instead" in warning.values and all("negation:instead" in piece.values for piece in pieces):
        return len(pieces) > 1  # "instead of bridges, squats" asks for one of them
    on_feet, heavy = "position:upright" in warning.values, "demand:weight" in warning.values
    if (warning.names or on_feet or heavy or avoids_pain(warning)) and any(_does_it(piece) for piece in behind):
        return True  # "avoid squats, do them daily"
    if "position:upright" in warning.values and any("negation:without" in piece.values for piece in behind):
        return True  # "do not stand | without a chair"
    if not warning.names:  # "avoid walking until you are warm", but "do not stand up when you feel dizzy"
        taken_up = any(
            (piece.join == "until" and "stop:ask" not in piece.values)
            or _takes_up(piece)
            or (heavy and "negation:without" in piece.values)
            for piece in behind
        )
        return (on_feet or heavy) and taken_up
    return any(
        (piece.join in ("if", "when", "until", "unless") and "stop:ask" not in piece.values)
        or "negation:without" in piece.values
        or (
            piece.negations and shape_words("no_more").issuperset(piece.demands) and piece.demands
        )  # "avoid squats, no longer"
        for piece in (*(one for one in pieces if one.join in ("if", "until", "unless")), *behind)
        if piece is not warning
    )


def _takes_up(piece: Piece) -> bool:
    """Whether it asks for what a warning before it names: "do it slowly", "which is what we want"."""
    does = {"light:need", "light:let"} & piece.values or piece.steps
    other = any(step.motion not in ("do", "go", "repeat") for step in piece.steps)
    lying = {"position:supine", "position:lying"} & piece.values
    during = piece.join == "when"  # "during the exercise"
    return bool(does) and not (other or piece.negations or lying or during)


def _does_it(piece: Piece) -> bool:
    """Whether it only says how often, or how, what stands before it is done: "do ten a day", "try it slowly"."""
    often = piece.amounts or {"when:often", "when:each"} & piece.values
    refers = "them" in piece.values or set(re.findall(r"\w+", piece.text.casefold())) & shape_words("refers_back")
    return bool(often or refers) and piece.kinds <= _HOW_OFTEN and _takes_up(piece)


def _contrasts(piece: Piece) -> bool:
    """Whether it names what a warning before it does not mean: "avoid squats, | not walking"."""
    is_next = piece.negations and piece.join in (",", "and")
    return bool(is_next) and piece.text.casefold().partition(" ")[0] in shape_words("contrasts")


def lies(piece: Piece) -> bool:
    """Whether it says that a movement is done lying down or on the back."""
    return bool({"position:supine", "position:lying"} & piece.values) and takes_position(piece)


def takes_position(piece: Piece) -> bool:
    """Whether it says how one lies, sits or stands for a movement, and not how one rests or sleeps."""
    has_position = any(value.startswith("position") for value in piece.values)
    if (
        not has_position
        or piece.negations
        or {"eyes", "leave"} & piece.kinds
        or {"talk:word", "talk:fine"} & piece.values
    ):
        return False
    return all(step.motion not in ("rest", "pause", "relax", "return") or step.parts for step in piece.steps)


# Reasons and explanations.


def explains(pieces: Sequence[Piece]) -> bool:
    """Whether a clause only explains a condition: "the canal is narrow, so the legs may ache"."""
    return any("talk:condition" in piece.values for piece in pieces) and not any(
        (piece.asks_more and not _weighs_on(piece))
        or piece.negations
        or any(value.startswith("endure") for value in piece.values)
        or {"feel:flag", "feel:good", "talk:fine", "manner:only", "light:let", "position:upright", *_DOES}
        & piece.values
        or (_does_more(piece) and not (_is_place(piece) or _weighs_on(piece)))
        or ("feel:bad" in piece.values and piece.steps and piece.join in ("", ":"))
        for piece in pieces
    )


def _weighs_on(piece: Piece) -> bool:
    """Whether it says what lifting does: "lifting heavy things puts pressure on the nerves"."""
    lifts = bool(piece.steps) and all(step.motion == "raise" and not step.parts for step in piece.steps)
    heavy = {value for value in piece.values if value.startswith("demand")} == {"demand:weight"}
    other = piece.names or piece.amounts or piece.unknown or not piece.kinds <= {"demand", "motion", "talk", "function"}
    first = piece.text.partition(" ")[0].casefold()
    return lifts and heavy and not other and first.endswith("ing") and "talk:condition" in piece.values


def gives_reason(piece: Piece) -> bool:
    """Whether it only says what is bad about what a warning names."""
    does = _DOES & piece.values and "subject" not in piece.values  # but "your hips come off the bed"
    return not (piece.asks_more or does) and bool(piece.steps) and all(map(is_denied, piece.steps))


def gives_reason_for(clause: Clause, before: Clause) -> bool:
    """Whether a sentence only says what is bad about what the one before warns against: "They overload the hips."."""
    if before.stance is not Stance.WARNS or not all(map(gives_reason, clause.pieces)):
        return False
    first, blank, _ = clause.text.casefold().partition(" ")
    return bool(blank) and first in shape_words("refers_back")


def points_back(clause: Clause, before: Clause | None) -> bool:
    """Whether it asks for what stands before it and nothing says what that is: "All of the above".

    With words that permit or begin ("these are fine later", "start the above") it does so behind a warning, and so does
    what only says how to do it ("do it ten times").
    """
    words = set(re.findall(r"\w+", clause.text.casefold()))
    warned = before is not None and (_warns_of_a_movement(before) or hurts_upright(before.pieces))
    if warned and any(map(_does_it, clause.pieces)):
        return True
    if not words & shape_words("points_back"):
        return False
    lead = {"numbered", "digits"} if ":" in clause.text else set[str]()  # "Week 3: these"
    kinds = {kind for piece in clause.pieces for kind in piece.kinds} - lead
    for piece in clause.pieces:
        more = piece.names or piece.demands or piece.unknown or (piece.amounts and not lead)
        if more or piece.parts or piece.negations or any(step.motion not in ("do", "return") for step in piece.steps):
            return False
    if before is not None and _warns_of_a_movement(before):
        return kinds <= _POINTING
    return kinds == {"function"}


def says_nothing(clause: Clause) -> bool:
    """Whether it has only small words, which may be the rest of something: "And again", but not the label "A"."""
    small = bool(clause.pieces) and all(piece.kinds == {"function"} for piece in clause.pieces)
    return small and len(clause.text) > 1 and not clause.text.endswith(("?", "？"))


#: Kinds of words beside which a pointing word names nothing.
_POINTING = frozenset({"function", "light", "talk", "motion", "feel"})
#: Kinds of words that say how, how much or how often something is done, and not what.
_HOW_OFTEN = frozenset(
    {"function", "light", "motion", "manner", "number", "digits", "unit", "when", "count", "particle"}
)


def _warns_of_a_movement(clause: Clause) -> bool:
    return clause.stance is Stance.WARNS and any(
        piece.names or {"position:upright", "demand:weight"} & piece.values or avoids_pain(piece)
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


def _does_more(piece: Piece) -> bool:
    return any(step.motion != "feel" for step in piece.steps)


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
    early = says("beforehand", clause.text) or says("open_questions", clause.text)
    return advises and not hurts and late and not early


def bounds_amount(piece: Piece) -> bool:
    """Whether it denies more than an amount, and so asks for that much at most: "do not hold for more than 30 s"."""
    denied = piece.negations == 1 and _negation_kinds(piece) <= {"not", "unneeded"} and "feel:bad" not in piece.values
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
    fewer = says("fewer", piece.text)  # "less lying"
    if "manner:bounded" not in piece.values and not fewer:
        return False
    lies_down = {"position:lying", "position:supine", "talk:caution"} & piece.values
    rests = any(step.motion in _RESTING and not step.parts for step in piece.steps)
    gently = {"manner:slow", "manner:gentle"} & piece.values and all(step.motion == "do" for step in piece.steps)
    thing = bool(piece.parts) and not (piece.steps or piece.amounts)  # "no more pillow"
    if fewer:
        return bool(lies_down or rests)
    return bool(lies_down or rests or gently or thing or {"care", "stop"} & piece.kinds)


def puts_off_rest(piece: Piece) -> bool:
    """Whether it puts off a rest or a breath: "rest tomorrow", "breathe only between repetitions"."""
    motions = {step.motion for step in piece.steps}
    if "when:later" in piece.values:
        return bool({"stop:ease", "stop:stop"} & piece.values) or not _RESTING.isdisjoint(motions)
    return {"manner:only", "when:between"} <= piece.values and "breathe" in motions


_RESTING = frozenset({"rest", "pause", "lie", "relax", "breathe"})


def stops_good(piece: Piece) -> bool:
    """Whether it asks to stop what is good: "stop lying down", "stop being careful", "stop asking your doctor"."""
    lies_down = {"position:lying", "position:supine"} & piece.values
    rests = any(step.motion in _RESTING | {"attend"} for step in piece.steps)
    careful = {"stop:ask", "stop:ease", "manner:gentle"} & piece.values or "care" in piece.kinds
    if "stop:ease" in piece.values and says("leaves_out", piece.text):
        return rests  # "leave out the relaxation"
    leaves = "stop:ease" in piece.values and piece.text.casefold().startswith("leave ")
    if leaves and ({"stop:ask", "talk:caution"} & piece.values or says("easy_way", piece.text)):
        return True  # "leave the stop rule out", "leave the easy way"
    if "stop:ease" in piece.values and (lies_down or rests) and says("shortens", piece.text):
        return True  # "눕는 시간을 줄이세요"
    return "stop:stop" in piece.values and bool(lies_down or rests or careful)


def gets_help(pieces: Sequence[Piece]) -> bool:
    """Whether they advise to stop, or to ask somebody, at once, as a red flag requires."""
    helps = [
        piece for piece in pieces if leaves_out(piece) or (eases(piece) and {"stop:stop", "stop:ask"} & piece.values)
    ]
    return bool(helps) and not any(piece.amounts or {"talk", "when"} & piece.kinds for piece in helps)


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
    return "feel:good" in piece.values and piece.text.casefold().startswith(tuple(shape_words("leaves_out")))


def negates_excess(piece: Piece) -> bool:
    """Whether it only negates too much of a step, and the step is no rest: "do not raise the leg high"."""
    if piece.negations != 1 or piece.join in CONDITIONS or not (piece.steps and piece.demands):
        return False
    if piece.names or piece.amounts or {"stop", "feel", "position", "limit", "endure"} & piece.kinds:
        return False
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
    asks = clause.text.endswith("?") or all(piece.join in CONDITIONS for piece in pieces)
    if not asks or not any("feel:bad" in piece.values for piece in pieces):
        return False
    if any(piece.asks_more or piece.negations or "endure" in piece.kinds or _does_more(piece) for piece in pieces):
        return False
    if any("feel:flag" in piece.values for piece in pieces):
        return gets_help(after.pieces)
    return any(map(eases, after.pieces)) or (bool(answers) and all(map(is_ease, answers)))


def denies_pain(piece: Piece) -> bool:
    """Whether it says that no pain may be felt: "you should not feel sharp pain", but not "do not feel the pain"."""
    feels = all(step.motion == "feel" and not step.parts for step in piece.steps)
    felt = {value for value in piece.values if value.startswith("feel:")} == {"feel:bad"}
    ought = any(map(piece.text.__contains__, shape_words("ought")))
    only = feels and felt and piece.kinds <= {"negation", "feel", "function", "motion", "particle"}
    return (
        piece.negations == 1 and _negation_kinds(piece) == {"not"} and only and ought and piece.join not in CONDITIONS
    )


def expects_stiffness(piece: Piece) -> bool:
    """Whether it only says that one may be a little stiff: "you may feel a little stiff on the first days"."""
    felt = {value for value in piece.values if value.startswith("feel:")} == {"feel:bad", "feel:stiff"}
    little = "manner:small" in piece.values or says("at_first", piece.text)
    lights = {value for value in piece.values if value.startswith("light:")} <= {"light:let"}  # "have"
    other = piece.join in CONDITIONS or piece.negations or piece.demands or piece.unknown or piece.names
    days = all(amount.unit in ("day", "week") for amount in piece.amounts)
    only = piece.kinds <= _EXPECTED and all(step.motion == "feel" for step in piece.steps)
    return felt and little and lights and days and only and not other


#: Kinds of words that say who is stiff, where, and when.
_EXPECTED = frozenset(
    (
        *("feel", "function", "manner", "motion", "preposition", "postposition", "particle", "talk", "when", "unit"),
        *("number", "digits", "part", "light", "ending", "count"),
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
    first = piece.text.casefold().startswith(tuple(f"{word} " for word in shape_words("be")))
    return first and "talk:aside" in piece.values and not piece.negations


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


def imitates(piece: Piece) -> bool:
    """Whether it only says that it is done as by something outside the text: "wie der Bäcker", "como el alcalde"."""
    only = piece.kinds <= _LASTING | {"stop"} and bool({"talk:aside", "stop:ask"} & piece.values)
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
    counted = "when:often" in piece.values or any(amount.unit in _OF_DOSES for amount in piece.amounts)
    led = counted or any(value.startswith("way:") for value in piece.values)
    only = piece.kinds <= {"talk", "function", "light"} and "talk:word" not in piece.values
    if only and (piece.join == "then" or says("tries", piece.text)):
        return True  # "then shop", "start with painting"
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
    denies = piece.negations == 1 and "negation:omit" not in piece.values  # "skip"
    denies = denies and not says("fear", piece.text)  # "without fear"
    return denies and talk == {"talk:aside"} and piece.kinds <= {"negation", "function", "talk"}


#: Kinds of words of what is only supposed.
_SUPPOSED = frozenset({"negation", "function", "feel", "effect", "talk"})


def bounds(pieces: Sequence[Piece]) -> bool:
    """Whether something bad limits how far to go: "as far as you can | without your back arching"."""
    if len(pieces) < 2 or {value for value in pieces[0].values if value.startswith("demand")} != {"demand:far"}:
        return False
    return "negation:without" in pieces[1].values and bool(pieces[1].steps) and warns(pieces[1])


# What makes light of advice.


def plays_down(piece: Piece) -> bool:
    """Whether it makes light of a warning or an advice: "the stop rule is optional", "your doctor worries too much"."""
    little = says("plays_down", piece.text)
    if "talk:caution" in piece.values:
        more = bool({"talk:word", *OUTSIDE} & piece.values) or not piece.kinds <= {"talk", "function"}
        seriously = says("weighty", piece.text) or bool({"feel", "stop"} & piece.kinds)
        put_off = bool({"motion", "when"} & piece.kinds) and not says("heeds", piece.text)  # "the stop rule ends today"
        return little or ((put_off or (says("is", piece.text) and more)) and not seriously)
    if "stop:stop" in piece.values and little:
        return True
    # "Your doctor is strict", but "this sheet was written by your doctor".
    judged = "talk:aside" in piece.values and says("is", piece.text) and not says("made_by", piece.text)
    careful = "too" in piece.values or little or judged or any(step.motion == "worry" for step in piece.steps)
    return names_whom(piece) and careful and piece.join not in CONDITIONS


def puts_off_relaxing(clause: Clause) -> bool:
    """Whether it says that relaxing or resting is not needed, or comes last: "Relaxation can wait."."""
    enough = clause.text.casefold().startswith(tuple(shape_words("enough")))  # "enough rest", but "get enough rest"
    relaxes, easy = says("relaxing", clause.text), says("easy_ones", clause.text)
    return (enough and (relaxes or easy)) or (relaxes and says("can_wait", clause.text))


def limits_to(clause: Clause) -> bool:
    """Whether it only says when, or how much pain, and so restricts what stands before it: "Only if you faint."."""
    text = clause.text.casefold()
    only = text.startswith(tuple(shape_words("only_if"))) and not any(
        piece.steps or "stop" in piece.kinds for piece in clause.pieces
    )
    amounts = any(piece.amounts for piece in clause.pieces)
    return only or (amounts and says("stay_at", text))


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
    good = {*_LYING, "stop:stop", "stop:ask", "talk:caution"}
    advised = any(
        good & piece.values or any(step.motion in _RESTING for step in piece.steps)
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
    good = _LYING & piece.values or any(step.motion in _RESTING for step in piece.steps)
    listed = piece.join in (",", "and") and "negation:avoid" in before.values and not says("turned_to", piece.text)
    return noun and listed and bool(good) and not piece.negations


def resumes(clause: Clause, before: Clause) -> bool:
    """Whether it only goes on after the sentence before says to stop: "Stop if it hurts. Then start again."."""
    stops = any("stop:stop" in piece.values for piece in before.pieces)
    hurts = any("feel:bad" in piece.values for piece in before.pieces)
    return stops and hurts and all(map(goes_on, clause.pieces))


def goes_on(piece: Piece) -> bool:
    """Whether it only says to go on, or to begin again: "then start again"."""
    again = all(step.motion in _GOES_ON | {"repeat"} and not step.parts for step in piece.steps)
    return bool(piece.steps) and again and piece.kinds <= {"light", "motion", "function"}


def leaves_open(clause: Clause, before: Clause) -> bool:
    """Whether it leaves to the reader, or only to some days, what the warning before it says: "It is up to you."."""
    warned = _warns_of_a_movement(before) or any({"stop:stop", "stop:ask"} & piece.values for piece in before.pieces)
    kinds = {kind for piece in clause.pieces for kind in piece.kinds}
    sometimes = kinds <= {"when", "function"} and "when" in kinds  # "Avoid squats. At first."
    refers = clause.text.casefold().partition(" ")[0] in shape_words("refers_back")
    outside = any(OUTSIDE & piece.values for piece in clause.pieces)
    others = refers and outside and kinds <= {"talk", "function", "negation"}  # "It is for experts."
    return warned and (sometimes or others or any(says("plays_down", piece.text) for piece in clause.pieces))


# What is not in this text.


def points_elsewhere(piece: Piece) -> bool:
    """Whether it asks for something that is not in this text: "do it at the table", "try something else"."""
    does = _DOES & piece.values or any(step.motion != "attend" for step in piece.steps)
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
    if (
        clause.text.casefold().startswith(tuple(shape_words("next_comes")))
        and "thing" in piece.kinds <= _NEXT
        and not piece.amounts
    ):
        return True  # "and now the floor"
    if says("the_same", said) or says("also", said):  # "the same in the kitchen"
        return piece.kinds <= _WHERE | {"count"} and bool(OUTSIDE & piece.values)
    begins = said.startswith(tuple(f"{word} " if word < "\u3000" else word for word in shape_words("where")))
    placed = begins or said.endswith(tuple(shape_words("where_behind")))
    return placed and piece.kinds <= _WHERE and bool(OUTSIDE & piece.values) and "talk:word" not in piece.values


#: Kinds of words of a statement that says what comes next, and not what is done with it.
_NEXT = frozenset({"thing", "function", "particle", "preposition", "postposition"})
#: Kinds of words of a statement that says where.
_WHERE = frozenset({"talk", "function", "preposition", "postposition", "particle", "direction", "too", "light"})


def goes_on_as_usual(clause: Clause) -> bool:
    """Whether it asks to do what is usual, which is not in this text: "Carry on as normal.", "Finish as usual."."""
    steps = [step for piece in clause.pieces for step in piece.steps]
    only = all(piece.kinds <= _USUAL and "talk:word" not in piece.values for piece in clause.pieces)
    does = all(step.motion in _GOES_ON and not (step.parts or step.roles) for step in steps)
    return only and does and says("as_usual", clause.text)


#: Motions that say nothing of what is done.
_GOES_ON = frozenset({"do", "keep", "go"})
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
