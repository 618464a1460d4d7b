"""Statements that warn: headings of what to avoid and of reasons to stop, warnings, and what takes them back.

Each function answers a question about one statement or one clause, without knowing the movement beside it.
"""

import re
from collections.abc import Sequence

import attrs

from stenosis_routines.language.notions import lexicon
from stenosis_routines.language.piece import CONDITIONS, Clause, Piece
from stenosis_routines.language.saying import begins, ends, says, shape_words
from stenosis_routines.language.steps import Step, is_denied

__all__ = [
    "DOES",
    "LYING",
    "RESTS",
    "asks_for",
    "avoids_pain",
    "denials",
    "does_it",
    "does_more",
    "goes_on_in_pain",
    "heads_avoided",
    "heads_list",
    "heads_stop",
    "is_symptom",
    "lasts_long",
    "lasts_until_review",
    "lies",
    "lifts_weights",
    "names_load",
    "names_load_of_movement",
    "names_pain",
    "names_weights",
    "questions_advice",
    "stops_going_on",
    "takes_back",
    "takes_position",
    "warns",
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
DOES = frozenset({"light:do", "light:go"})
LYING = frozenset({"position:lying", "position:supine"})
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
    negation_kinds = denials(piece)
    return bool(negation_kinds & {"avoid", "bad"}) or ("not" in negation_kinds and "light:do" in piece.values)


def heads_avoided(clause: Clause) -> bool:
    """Whether a clause is the heading of such a list, and at most a word of talk behind it: "피해야 할 | 운동"."""
    if clause.text.rstrip().endswith(("?", "？")) and not says("what", clause.text):
        return False  # "Avoid?"
    if begins("refers_back", clause.text) and clause.text.rstrip().endswith((".", "!", "。", "！")):
        return False  # "These put strain on your back."
    first, *others = clause.pieces or (Piece(""),)
    if _denies_aside(first) and not clause.text.rstrip().endswith((":", "：")):
        return False  # "Avoid sugar."
    talk = all(
        # "피해야 할 | 동작", "피해야 할 | 자세와 | 운동"
        (piece.kinds == {"talk"} or (piece.join in ("then", "and") and piece.kinds <= {"function", "talk", "particle"}))
        and not (piece.negations or piece.asks_more)
        for piece in others
    )
    return heads_list(first) and talk


def _denies_aside(piece: Piece) -> bool:
    """Whether it denies a thing that is not done: "avoid sugar", "Stress vermeiden"; not "things to avoid"."""
    verb_last = piece.text > "\u3000" or piece.text.casefold().endswith(("meiden", "lassen"))
    return "denies:aside" in piece.values or (verb_last and "talk:aside" in piece.values)


def heads_stop(clause: Clause) -> bool:
    """Whether it is the heading of a list of reasons to stop: "Stop right away if", "Call your doctor if you"."""
    stops = any("stop:stop" in piece.values for piece in clause.pieces)
    asks = _asks_somebody(clause.pieces) and _is_left_open(clause.text)
    when = begins("when_to", clause.text)
    asks = asks or (when and any("stop:ask" in piece.values for piece in clause.pieces))
    return (stops or asks) and not any(
        piece.negations
        or piece.asks_more
        or piece.parts
        or does_more(piece)
        or {"feel", "endure", "position"} & piece.kinds
        for piece in clause.pieces
    )


def _asks_somebody(pieces: Sequence[Piece]) -> bool:
    return any({"stop:ask", "stop:contact"} <= piece.values for piece in pieces)


def _is_left_open(text: str) -> bool:
    """Whether a heading leaves it to the list below to say when."""
    return ends("left_open", text)


def is_symptom(clause: Clause) -> bool:
    """Whether a clause only names something that may be felt: "a leg suddenly feels weak"."""
    return any("feel:bad" in piece.values for piece in clause.pieces) and not any(
        piece.negations
        or piece.names
        or piece.amounts
        or {"endure", "stop", "position"} & piece.kinds
        or ((DOES & piece.values or does_more(piece)) and not _is_during(piece))
        or {value for value in piece.values if value.startswith("demand")} - {"demand:fast"}
        or "manner:only" in piece.values  # "Only if you faint"
        or begins("expects", piece.text)
        for piece in clause.pieces
    )


def _is_during(piece: Piece) -> bool:
    """Whether it only says that something happens meanwhile: "during the exercise", "when you do it"."""
    does = all(step.motion == "do" and not step.parts for step in piece.steps)
    return piece.join == "when" and does and piece.kinds <= {"function", "light"}


def warns(piece: Piece) -> bool:
    """Whether a statement with a negation is one of the closed shapes that warn."""
    if piece.negations != 1 or piece.unknown or piece.join in ("unless", "until"):
        return False
    if "harms" in piece.values:
        return True  # "long standing can make the pain worse"
    if _minds_little(piece) or says("not_only", piece.text):
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
    negation_kinds = denials(piece)
    if (piece.parts or piece.steps) and names_load(piece):
        return not negation_kinds & {"unneeded", "without"}
    if piece.names or "position:upright" in piece.values:
        return _warns_of_movement(piece) and ("unneeded" not in negation_kinds or names_weights(piece))
    if _stretches_into_pain(piece) or _denies_limit(piece) or _is_done_so(piece):
        return True
    if "demand:pain" in piece.values or ("stop" in piece.kinds and not says("advises_against", piece.text)):
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
        good = {*_GENTLE, *LYING} & piece.values or {"effect", "care"} & piece.kinds  # "do not lie down for long"
        return not (piece.amounts or taken_back or good)
    return "unneeded" in negation_kinds and not (harmless_kinds or piece.amounts)


def _stretches_into_pain(piece: Piece) -> bool:
    """Whether it only denies to go on into the pain: "do not stretch into pain"."""
    steps = bool(piece.steps) and all(step.motion in _INTO_PAIN and not step.parts for step in piece.steps)
    only = piece.kinds <= {"negation", "light", "motion", "endure", "function", "demand"} and len(piece.demands) == 1
    return steps and only and "negation:not" in piece.values and "endure:alone" in piece.values


def _denies_limit(piece: Piece) -> bool:
    """Whether it only denies to do as much as one can: "do not go all out"."""
    only = piece.kinds <= {"negation", "light", "limit", "function"} and piece.values >= {"demand:most"}
    bare = all(step.motion in ("do", "go") and not (step.parts or step.roles) for step in piece.steps)
    return only and bare and len(piece.demands) == 1 and piece.join not in CONDITIONS


#: Motions that may go on into the pain.
_INTO_PAIN = frozenset({"stretch", "bring", "move", "go", "press", "turn", "roll", "do", "force", "bend"})


def avoids_pain(piece: Piece) -> bool:
    """Whether a warning names nothing but what hurts: "avoid anything that makes your pain worse", "avoid pain"."""
    if says("sets_aside", piece.text):
        return False  # "laissez de côté la douleur" goes on in it
    avoids = "avoid" in denials(piece) or ("not" in denials(piece) and "light:do" in piece.values)
    avoids = avoids or (denials(piece) == {"bad"} and "whatever" in piece.kinds)  # "anything that hurts is forbidden"
    return avoids and names_pain(piece)


def goes_on_in_pain(piece: Piece) -> bool:
    """Whether it says no more than to go on where it hurts: "go on when it hurts", as a mistake."""
    on = {"endure:on", "endure:through"} & piece.values and "feel:bad" in piece.values
    placed = all(step.motion in ("keep", "do") and not step.parts for step in piece.steps)  # "ignore pain in your legs"
    demands = {value for value in piece.values if value.startswith("demand:")} <= {"demand:endure"}
    only = demands and piece.kinds <= _IN_PAIN
    return bool(on) and only and placed and not (piece.names or piece.amounts or piece.unknown)


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
        or (step.motion in ("let", "go") and not step.roles)  # "makes your legs tingle", "go numb"
        for step in piece.steps
    )
    said = {value for value in piece.values if value.startswith("light:")}
    lights = said <= {"light:do", "light:let"} or said == {"light:go", "light:let"}
    felt = {value for value in piece.values if value.startswith("feel:")} == {"feel:bad"}
    return only and lights and felt and piece.kinds <= _PAINFUL and not piece.asks_more


#: Kinds of words that say no more than what hurts, and where.
_PAINFUL = frozenset(
    {"negation", "feel", "function", "light", "whatever", "numbered", "part", "particle", "preposition"}
)


def _minds_little(piece: Piece) -> bool:
    """Whether what it warns of is that there is little: "avoid bending back too little", "no light weights"."""
    weights = "demand:weight" in piece.values and bool({"manner:small", "manner:gentle"} & piece.values)
    return says("little", piece.text) or weights or {"too", "manner:small"} <= piece.values


def _leaves(piece: Piece) -> bool:
    """Whether it asks not to lie: "not on your back", unlike "feel it in the leg, not in your back"."""
    return says("not_lying", piece.text)


def denials(piece: Piece) -> set[str]:
    """The kinds of its negations: "not", "avoid", "bad", "instead" ..."""
    return {value.partition(":")[2] for value in piece.values if value.startswith("negation")}


def _warns_of_movement(piece: Piece) -> bool:
    """Whether it negates names of movements, or a posture, and takes none of that back."""
    if any(re.search(rf"\b(?i:{re.escape(name)}) [A-Z]", piece.text) for name in piece.names):
        return False  # two sentences: "avoid squats Stand up"
    if "negation:avoid" in piece.values and (
        says("half_hearted", piece.text) or (piece.names and {*LYING, "talk:fine"} & piece.values)
    ):
        return False  # "sometimes avoid squats", "避免深蹲和躺着的运动", "avoid squats are fine"
    if names_load_of_movement(piece) or _arches_as(piece):
        return True
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
    kinds: set[str] = {*_IN_WARNING}
    if says("advises_against", piece.text):
        kinds.add("stop")  # "your physiotherapist advises against squats"
    if lasts_long(piece):
        kinds |= {"number", "digits", "unit"}
    if not piece.names:
        kinds |= {"direction", "part"}  # "beugen Sie sich nicht nach hinten", "do not stand on one leg"
    parts = set(piece.parts)
    if denials(piece) == {"bad"}:
        kinds, parts = kinds | {"part"}, parts - _BURDENED  # "running is not good for your back"
    if piece.names and with_both_legs(piece):
        kinds = kinds | {"part"}
    if says("both_legs", " ".join(piece.names)):
        kinds = kinds | {"too"}  # "do not lift both legs at the same time"
    named = [name for name in piece.names if name[0] != "="]  # "the squat rack"
    return piece.kinds <= kinds and len(named) < 2 and not parts


def _is_done_so(piece: Piece) -> bool:
    """Korean: whether it is the rest of what is done so: "서서 | 하는 하체 운동"; what stands before it says how."""
    does = bool(piece.steps) and all(step.motion == "do" and not step.roles for step in piece.steps)
    only = piece.kinds <= {"light", "part", "talk", "function", "particle"} and not piece.asks_more
    return piece.join == "then" and piece.text.startswith("하는 ") and does and only


def _arches_as(piece: Piece) -> bool:
    """Whether it names a movement and what is bad about it, where verbs come last: "코브라 자세처럼 젖히는 동작"."""
    bad = bool(piece.steps) and all(is_denied(step) and step.motion in _BAD_MOVES for step in piece.steps)
    only = piece.kinds <= {"name", "motion", "part", "particle", "function", "negation", "talk", "light"}
    return piece.text > "\u3000" and len(piece.names) == 1 and bad and only and "light:let" not in piece.values


#: Motions that are bad whatever their pace: "don't do squats fast" asks for slow ones.
_BAD_MOVES = frozenset({"arch", "raise", "twist"})


def with_both_legs(piece: Piece) -> bool:
    """Whether it adds no more to a movement than that both legs do it: "leg raises with both legs"."""
    return len(piece.steps) == 1 and piece.steps[0].motion == "keep" and _BOTH.issuperset(piece.steps[0].roles)


#: Both limbs, with which a movement asks for more than with one.
_BOTH = frozenset({"both:leg", "both:foot", "both:knee"})
#: Parts that a movement may be bad for.
_BURDENED = frozenset({"back", "body", "hip", "knee", "leg"})
#: Parts that a load may be on.
_LOADED = _BURDENED | {"buttock", "thigh", "foot", "ankle", "calf", "shoulder", "arm"}
#: Motions beside a movement or a posture that a warning names, and what one stands on, or where one leans.
_STANDS = frozenset({"do", "go", "raise", "use", "keep"})
_STOOD_ON = frozenset({"on:leg", "on:foot", "on:toe", "on:heel", "on:floor", "rear"})


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
        if {*motions} == {"rush", "move"} and "demand:fast" in piece.values:
            return True  # "갑작스럽게 움직이거나 빠르게 움직이지 마세요"
        return {*motions} <= {"force", "stretch"}  # "不要勉强拉伸"; "do not rush raising your hips" asks to raise them
    if all(motion in _BAD for motion in motions) or lifts_weights(piece):
        return True
    if piece.demands:
        forced = ("bring", "twist")  # "do not pull hard", "do not twist forcefully"
        return all(
            step.motion in _BAD or (step.motion in forced and (not step.parts or is_denied(step)))
            for step in piece.steps
        )
    return not any(value.startswith(("when:", "manner:")) for value in piece.values)


#: What is done with a weight, and the kinds of words that say no more than that.
_LIFTS = frozenset({"raise", "hold", "carry", "place", "use", "press", "push"})
_OF_WEIGHTS = frozenset(
    {"negation", "motion", "demand", "function", "light", "particle", "direction", "talk", "whatever", "preposition"}
)


#: With what a load is lifted.
_WITH_LEGS = frozenset({"with:leg", "with:foot", "with:knee", "with:hip"})


def lifts_weights(piece: Piece) -> bool:
    """Whether it only says that weights are lifted: "heavy lifting", "lift heavy weights"."""
    lifts = any(step.motion in _LIFTS for step in piece.steps) and all(
        (step.motion in _LIFTS and _only_bears(step)) or step.motion == "strain"  # "들거나 다리에 부담을 주는 운동"
        for step in piece.steps
    )
    lifts = lifts and _LOADED.issuperset(piece.parts)
    # "무거운 것을 드는 운동", "with stenosis you should not lift heavy weights"
    talk = {value for value in piece.values if value.startswith("talk:")} <= {"talk:word", "talk:condition"}
    ways = {value for value in piece.values if value.startswith(("light:", "demand:"))}
    if piece.amounts:  # "do not lift more than 5 kg"
        heavy = says("more_than_amount", piece.text) and all(amount.unit == "kg" for amount in piece.amounts)
        kinds, ways = _OF_WEIGHTS | {"digits", "number", "unit"}, (ways - {"demand:far"}) | {"demand:weight"}
    else:
        heavy, kinds = True, _OF_WEIGHTS
    things = names_weights(piece)  # "levantar pesas"
    kinds = kinds | {"name"} if things else kinds
    if any(step.roles and _WITH_LEGS.issuperset(step.roles) for step in piece.steps):
        kinds = kinds | {"preposition"}  # "levantar peso con las piernas"
    only = talk and heavy and piece.kinds <= kinds | {"part"} and (things or not piece.names)
    ways |= {"demand:weight"} if things else set()
    return lifts and only and "demand:weight" in ways <= {"light:do", "demand:weight"}


def _only_bears(step: Step) -> bool:
    """Whether the parts of a step, if any, only bear a load: "with your legs", "sur les hanches et les jambes"."""
    bears = all(role.partition(":")[2] in _LOADED or ":" not in role for role in step.roles)
    return bears and all(part in _LOADED and step.motion in ("use", "do", "keep") for part, _ in step.parts)


def asks_for(piece: Piece) -> bool:
    """Whether a statement begins as one that asks for what it names: "do heavy lifting", "put weight on your legs"."""
    return begins("asks_for", piece.text)


def names_weights(piece: Piece) -> bool:
    """Whether all that it names are things to work against: "you won't need dumbbells"."""
    notions = lexicon().notions
    return bool(piece.names) and all(
        name[0] == "=" and name[1:] in notions and "resistance" in notions[name[1:]].marks for name in piece.names
    )


def names_load(piece: Piece) -> bool:
    """Whether it only names weights or heavy work: "heavy leg exercises", "무거운 하체 운동"; not "heavier ones"."""
    demands = {value for value in piece.values if value.startswith("demand:")}
    ways = {value for value in piece.values if value.startswith(("light:", "talk:"))}
    heavy = "demand:weight" in demands <= {"demand:weight", "demand:strong"} and ways <= {"light:do", "talk:word"}
    borne = all(step.motion in ("do", "keep") and _only_bears(step) for step in piece.steps)
    plain = piece.kinds <= _OF_LOAD and borne and _LOADED.issuperset(piece.parts)
    more = piece.names or piece.amounts or piece.unknown or "small:more" in piece.values
    return heavy and plain and not more


_OF_LOAD = frozenset(
    {
        "negation",
        "demand",
        "function",
        "light",
        "particle",
        "part",
        "talk",
        "numbered",
        "listed",
        "preposition",
        "postposition",
        "whatever",
    }
)


def names_load_of_movement(piece: Piece) -> bool:
    """Whether it names a movement and, of it, only that it is heavy: "스쿼트 같은 무거운 하체 운동"."""
    named = piece.text > "\u3000" and len(piece.names) == 1  # not "squats never load the spine"
    return named and names_load(attrs.evolve(piece, names=[], kinds=piece.kinds - {"name"}))


def questions_advice(clause: Clause) -> bool:
    """Whether it asks if a warning or an advice holds, so that the answer may be no: "Avoid bridges?"."""
    if not clause.text.rstrip().endswith(("?", "？")):
        return False
    if begins("why_none", clause.text) or begins("asks_when", clause.text) or ends("asks_sign", clause.text):
        return False
    if begins("why", clause.text) and says("exercises", clause.text) and not any(p.negations for p in clause.pieces):
        return False  # "Why lie down to exercise?"
    return _doubts_good(clause) or any(
        bool(piece.negations and (piece.names or {"position:upright", "demand:weight"} & piece.values))
        or bool(piece.steps and denials(piece) & {"avoid", "bad"})
        or (piece.join not in CONDITIONS and _ADVICE & piece.values)
        for piece in clause.pieces
    )


def _doubts_good(clause: Clause) -> bool:
    """Whether a question means that something good is not needed: "Why rest?", "Who needs a bed?"."""
    rests = any(step.motion in ("rest", "pause") for piece in clause.pieces for step in piece.steps)
    rests = rests or any("stop:ease" in piece.values for piece in clause.pieces)
    return begins("who_needs", clause.text) or (rests and begins("why", clause.text))


def takes_back(pieces: Sequence[Piece], warning: Piece) -> bool:
    """Whether the statements around a warning take part of it back: "avoid squats, until it stops hurting"."""
    behind = pieces[list(pieces).index(warning) + 1 :]
    if "negation:avoid" in warning.values and any(map(_contrasts, behind)):
        return True
    if warning.names and any("talk:fine" in piece.values and piece.kinds <= _NO_MORE for piece in behind):
        return True  # "avoid squats, | which are fine"
    if stops_going_on(warning) and any(piece.join in CONDITIONS and "feel:bad" not in piece.values for piece in pieces):
        return True  # "do not go on when it is easy"
    if behind and behind[0].join in CONDITIONS and _GENTLE & behind[0].values and behind[0].kinds <= {"manner"}:
        return True  # "do not pull | so gently"
    if "negation:without" in warning.values and any("negation:bad" in piece.values for piece in pieces):
        return True  # "without squats, this puts strain on the back"
    if "negation:instead" in warning.values and all("negation:instead" in piece.values for piece in pieces):
        return len(pieces) > 1  # "instead of bridges, squats" asks for one of them
    on_feet, heavy = "position:upright" in warning.values, "demand:weight" in warning.values
    told = warning.names or on_feet or heavy or avoids_pain(warning) or "whatever" in warning.kinds
    told = told or "harms" in warning.values
    if told and any(_praises_it(piece) for piece in behind):
        return True  # "squats can make the pain worse, but they help"
    if "harms" in warning.values and any("feel:good" in piece.values and not piece.negations for piece in behind):
        return True  # "the canal gets narrower, which is good"
    if (warning.names or heavy) and behind and _says_how_held(behind[0]):
        return True  # "no squats | with straight knees"
    if told and any(does_it(piece) for piece in behind):
        return True  # "avoid squats, do them daily"
    if "position:upright" in warning.values and any("negation:without" in piece.values for piece in behind):
        return True  # "do not stand | without a chair"
    if not warning.names:  # "avoid walking until you are warm", but "do not stand up when you feel dizzy"
        taken_up = any(
            (piece.join == "until" and "stop:ask" not in piece.values and not lasts_until_review(piece))
            or _takes_up(piece)
            or (heavy and "negation:without" in piece.values)
            or (piece.join in ("if", "when") and "feel:good" in piece.values)  # "avoid long walks when it feels good"
            for piece in behind
        )
        return (on_feet or heavy or "harms" in warning.values) and taken_up  # "arching narrows it, which we want"
    return any(
        (
            piece.join in ("if", "when", "until", "unless")
            and "stop:ask" not in piece.values
            and not _has_stenosis(piece)
            and not lasts_until_review(piece)
        )
        or "negation:without" in piece.values
        or (
            piece.negations and shape_words("no_more").issuperset(piece.demands) and piece.demands
        )  # "avoid squats, no longer"
        for piece in (*(one for one in pieces if one.join in ("if", "until", "unless")), *behind)
        if piece is not warning
    )


#: Kinds of words of a statement that names nothing of its own.
_NO_MORE = frozenset({"talk", "function"})


def lasts_until_review(piece: Piece) -> bool:
    """Whether it only says that a warning holds until somebody looks at it again: "until your next review"."""
    return piece.join == "until" and piece.kinds <= {"function", "talk", "stop"} and says("review", piece.text)


def _has_stenosis(piece: Piece) -> bool:
    """Whether it only supposes the illness that the text is about: "if you have spinal stenosis"."""
    only = piece.kinds <= {"talk", "function", "light", "particle"} and not (piece.negations or piece.amounts)
    return piece.join in ("if", "when") and only and {"talk:condition"} == {v for v in piece.values if v[:5] == "talk:"}


def _says_how_held(piece: Piece) -> bool:
    """Whether it only says how a part is held meanwhile: "with straight knees"."""
    only = {"state", "part"} <= piece.kinds <= {"state", "part", "function", "count"}
    return only and piece.join == "and" and not piece.negations


def _takes_up(piece: Piece) -> bool:
    """Whether it asks for what a warning before it names: "do it slowly", "which is what we want"."""
    does = {"light:need", "light:let"} & piece.values or piece.steps
    other = any(step.motion not in ("do", "go", "repeat") for step in piece.steps)
    lying = {"position:supine", "position:lying"} & piece.values
    during = piece.join == "when"  # "during the exercise"
    return bool(does) and not (other or piece.negations or lying or during)


def _praises_it(piece: Piece) -> bool:
    """Whether it says that what stands before it does good: "but they help"."""
    good = {"effect:good", "feel:good", "endure:praise"} & piece.values
    return (
        bool(good)
        and not piece.negations
        and says("refers_back", piece.text)
        and piece.join not in ("if", "when", "even")
    )


def does_it(piece: Piece) -> bool:
    """Whether it only says how often, or how, what stands before it is done: "do ten a day", "try it slowly"."""
    often = piece.amounts or {"when:often", "when:today", "when:each"} & piece.values
    refers = "them" in piece.values or says("refers_back", piece.text)
    return bool(often or refers) and piece.kinds <= _HOW_OFTEN and _takes_up(piece)


def _contrasts(piece: Piece) -> bool:
    """Whether it names what a warning before it does not mean: "avoid squats, | not walking"."""
    is_next = piece.negations and piece.join in (",", "and")
    return bool(is_next) and begins("contrasts", piece.text)


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


#: Kinds of words that say how, how much or how often something is done, and not what.
_HOW_OFTEN = frozenset(
    {"function", "light", "motion", "manner", "number", "digits", "unit", "when", "count", "particle"}
)


def does_more(piece: Piece) -> bool:
    """Whether it asks for a motion and not only for a feeling."""
    return any(step.motion != "feel" for step in piece.steps)
