"""What a list of things to avoid names: movements, postures on the feet, weights and bad habits, under one negation."""

from collections.abc import Sequence
from functools import partial
from itertools import takewhile

import attrs

from stenosis_routines.language.harming import names_whatever
from stenosis_routines.language.piece import CONDITIONS, Piece
from stenosis_routines.language.saying import begins, ends, says, shape_words
from stenosis_routines.language.spots import VERB_LAST
from stenosis_routines.language.steps import is_denied
from stenosis_routines.language.tokens import UNPARTED, Token
from stenosis_routines.language.vocabulary import vocabulary
from stenosis_routines.language.warning import (
    RESTS,
    asks_for,
    denials,
    heads_list,
    lasts_long,
    lifts_weights,
    names_load,
    names_load_of_movement,
    names_pain,
    names_weights,
    warns,
    with_both_legs,
)

__all__ = [
    "DONE",
    "NOMINAL",
    "does_upright",
    "ends_in_or",
    "is_bad",
    "is_done_upright",
    "is_excess",
    "is_exercise",
    "is_item",
    "is_list_of",
    "is_load",
    "is_nominal",
    "is_noun",
    "names_only",
    "negate",
    "negate_items",
    "negates_names",
    "praises",
    "without_excess",
]


def negates_names(piece: Piece) -> bool:
    """Whether a statement ends a list of what to avoid: "뒤꿈치 들기는 하지 마세요", "오래 서 있기는 피하세요".

    One that only says how not to do it ends none: "숨을 참지 마세요", "허리를 젖히지 마세요".
    """
    avoids, upright = "negation:avoid" in piece.values, "position:upright" in piece.values
    bad = bool(piece.steps) and all(step.motion == "do" or is_denied(step) for step in piece.steps)
    does = any(step.motion == "do" for step in piece.steps) or says("not_done", piece.text)  # "運動はしないでください"
    does = does and not upright
    heavy = lifts_weights(piece) or names_load(piece)
    only_upright = upright and piece.kinds <= {"position", "state"}  # "서서 | 하는 운동은 하지 마세요"
    run = upright and piece.text.partition("하지")[0].rstrip().endswith(("기", "기는", "기를", "기도"))  # "달리기는"
    return bool(piece.negations) and bool(
        piece.names or heavy or run or only_upright or (bad and (avoids or does)) or (upright and avoids)
    )


def negate(piece: Piece, like: Piece) -> None:
    """Gives a statement the negation of another one."""
    piece.negations = like.negations
    piece.values |= {value for value in like.values if value.startswith("negation")}


def praises(piece: Piece) -> bool:
    """Whether it says that something is good, so that it is nothing to avoid: "squats are fine", "squats help"."""
    good = {"effect:good", "effect:suits", "talk:fine", "endure:praise"}
    return bool(good & piece.values) or says("permits", piece.text)


def names_only(piece: Piece) -> bool:
    """Whether it names movements or a posture on the feet, and asks for nothing more."""
    if names_load_of_movement(piece):
        return True  # "스쿼트 같은 무거운 하체 운동"
    named = bool(piece.names or "position:upright" in piece.values)
    harmless_demand = "demand:weight" if piece.names else "demand:far"  # "heavy leg presses", "standing for long"
    beside = (
        _BESIDE_NAMES | {"demand"} if harmless_demand in piece.values and len(piece.demands) == 1 else _BESIDE_NAMES
    )
    if lasts_long(piece):
        return piece.kinds <= beside | {"demand", "number", "digits", "unit"}
    if piece.names and with_both_legs(piece):
        beside = beside | {"preposition", "part"}  # "leg raises with both legs"
    if not piece.names:
        beside = beside | {"direction"}  # "walking downhill"
    return named and piece.kinds <= beside and not piece.amounts and not {"small:more", "small:for"} & piece.values


def _is_bad_habit(piece: Piece, language: str, *, must_be_noun: bool = True) -> bool:
    """Whether it is one more thing to avoid, phrased as a noun: "avoid squats, bending backwards"."""
    first = _without_article(piece.text.casefold()).partition(" ")[0]
    if language == "de" and piece.text[:1].islower() and not piece.text.startswith(_ARTICLES):
        first = ""  # "beugen Sie", but "das Überstrecken"
    noun = not must_be_noun or first.endswith(_VERBAL_NOUNS.get(language, ())) or is_exercise(piece)
    noun = noun or (language == "en" and piece.kinds == {"motion"} and first.endswith("s"))  # "swings and jerks"
    sudden = {value for value in piece.values if value.startswith("demand")} == {"demand:fast"} and all(
        step.motion in _SUDDEN for step in piece.steps
    )
    nothing_else = not (
        piece.amounts
        or (piece.demands and not sudden)
        or piece.unknown
        or {"light", "manner", "feel", "stop"} & piece.kinds
    )
    nothing_else = nothing_else and not (piece.names or piece.negations)
    return noun and nothing_else and bool(piece.steps) and all(map(is_denied, piece.steps))


#: Motions that are bad all the more if they are sudden: "bending or twisting suddenly".
_SUDDEN = frozenset({"twist", "bend", "arch", "bounce", "force"})


def is_exercise(piece: Piece) -> bool:
    """Whether it ends in a word for exercises: "jerky movements", "standing exercises"."""
    return ends("exercises", piece.text)


def _without_article(text: str) -> str:
    return text.partition(" ")[2] if text.startswith(_BEFORE_NOUNS) else text


def is_bad(piece: Piece, language: str, *, must_be_noun: bool = True) -> bool:
    """Whether it only names what may be avoided: movements, a posture on the feet, weights, or a bad habit."""
    heavy = lifts_weights(piece) or is_load(piece, language)
    return (
        names_only(piece)
        or heavy
        or is_done_upright(piece)
        or _is_bad_habit(piece, language, must_be_noun=must_be_noun)
    )


def is_excess(piece: Piece) -> bool:
    """Whether it only says that something is done too fast or too far: "moving too fast", "too high"."""
    demands = {value for value in piece.values if value.startswith("demand")}
    moves = all(step.motion not in RESTS - {"do"} and not step.parts for step in piece.steps)
    only = piece.kinds <= {"demand", "motion", "light", "function", "negation", "particle"} and moves
    hasty = bool(demands) and demands <= {"demand:fast", "demand:far", "demand:strong"}
    return hasty and only and not (piece.amounts or piece.unknown)


def without_excess(piece: Piece) -> Piece:
    """A heading of mistakes without the first of them, if that is no more than "too fast": "Fehler: zu schnell"."""
    if "negation:bad" not in piece.values or not is_excess(piece):
        return piece
    return attrs.evolve(piece, demands=[], kinds=piece.kinds - {"demand"}, steps=[])


def is_done_upright(piece: Piece) -> bool:
    """Whether it names exercises by the posture on the feet that they are done in: "exercises done on your feet".

    "Standing exercises" too; not "stand to do the exercises".
    """
    done = {value for value in piece.values if value.startswith("light:")} == {"light:do"}
    does = done and all(step.motion == "do" and not step.parts for step in piece.steps)
    only = piece.kinds <= {"numbered", "light", "position", "function", "listed"} and not piece.negations
    words, exercises = piece.text.casefold().split(), shape_words("exercises")
    named = words[0] in exercises or (words[0].endswith("ing") and words[-1] in exercises)
    named = named or (
        begins("to_do", piece.text) and not exercises.isdisjoint(words)
    )  # "de faire des exercices debout"
    return does and only and "position:upright" in piece.values and named


def is_load(piece: Piece, language: str) -> bool:
    """Whether it names heavy work as a noun: "heavy leg exercises"; not "schwere Übungen machen", "weights help"."""
    ends = (*NOMINAL.get(language, ()), *shape_words("exercises"))
    return names_load(piece) and (not {"light", "talk"} & piece.kinds or piece.text.casefold().endswith(ends))


def _avoids(piece: Piece, language: str) -> bool:
    """Whether it is a warning that more may follow: "avoid bending backwards"; not "do not bend backwards"."""
    if language in VERB_LAST or piece.negations != 1:
        return False
    # What follows a pain is no list with it: "avoid pain, squat".
    return bool({"negation:avoid", "negation:bad"} & piece.values) and "feel" not in piece.kinds and warns(piece)


def is_nominal(piece: Piece, language: str) -> bool:
    """Whether a bad habit is put as a noun in a language whose verbs come last: "허리를 젖히는 동작", "물건 들기"."""
    bad = _is_bad_habit(piece, language, must_be_noun=False) or lifts_weights(piece) or names_load(piece)
    return bad and piece.text.endswith(NOMINAL.get(language, ()))


def does_upright(piece: Piece, language: str) -> bool:
    """Whether it is a noun for what is done, perhaps on the feet: "하는 운동", "立って行う運動"."""
    done = {"light:do", "position:upright"} & piece.values
    only = piece.kinds <= {"position", "motion", "light", "talk", "particle", "function", "demand", "part"}
    long = {value for value in piece.values if value.startswith("demand")} <= {"demand:far"}  # "長時間立つこと"
    other = piece.names or piece.amounts or piece.unknown or piece.parts
    plain = long and only and not (other or any(step.motion not in ("do", "stand") for step in piece.steps))
    return bool(done) and plain and piece.text.endswith(NOMINAL.get(language, ()))


def is_noun(piece: Piece, language: str) -> bool:
    """Whether it names something rather than bids it: "and walks", "the bridge"; not "and walk", "y camine"."""
    ends = _NOUNS.get(language)
    if f" {piece.text.casefold()}".find(" the ") >= 0 or piece.text.casefold().startswith(_ARTICLES):
        return True
    return ends is None or any(
        word.endswith(ends) and not word.endswith(("wards", "ways"))
        for word in piece.text.casefold().split()
        if language != "fr" or "-" not in word  # "levez-vous"
    )


def negate_items(pieces: Sequence[Piece], language: str, sentence: str) -> None:
    """Negates the items behind a first one: "avoid standing exercises, | bending backwards | and heavy leg work".

    Each has to be a noun for what is to be avoided. Nothing but them, what is negated by itself and reasons may follow.
    """
    for at, piece in enumerate(pieces):
        behind = pieces[at + 1 :]
        items = list(takewhile(partial(_goes_on_with, piece, language), behind))
        rest = behind[len(items) :]
        closed = all(item.negations or item.join in CONDITIONS or item.kinds <= {"function"} for item in rest)
        apart = language == "zh" and "、" not in sentence and any(item.join == "," for item in items)
        if items and closed and not apart and _heads_items(piece, items, language):
            for item in items:
                negate(item, piece)


def _goes_on_with(head: Piece, language: str, item: Piece) -> bool:
    """Whether it is one more item of a list, perhaps negated before."""
    negated = item.negations == 1 and denials(item) == denials(head) and warns(item)
    return item.join in _LISTING and (negated or is_item(item, language))


def _heads_items(piece: Piece, items: Sequence[Piece], language: str) -> bool:
    """Whether a list of items may follow: "avoid squats"; behind "no squats" only with "and": "no squats, bridges"."""
    if not warns(piece) or "feel" in piece.kinds or piece.join in CONDITIONS - {"when"}:
        return False
    text, heads, colon = piece.text.casefold(), heads_list(piece), items[0].join == ":"
    if colon and ("talk:aside" in piece.values or "position" in piece.kinds):
        return False  # "to avoid an operation: squats", "avoid sitting: stand"
    if (heads and items[0].join == ",") or text.endswith(_ENDS_LIST):
        return False  # "avoid, squats", "Kniebeugen vermeiden | , Übungen im Stehen"
    if language in VERB_LAST and not (colon or {":", "："} & {*text}):
        return False
    denied = denials(piece)
    if denied == {"not"} and not heads:
        return items[-1].join == "and" and len(items) > 1 and (begins("no_noun", text) or is_exercise(piece))
    return len(denied) == 1 and (bool(denied & {"avoid", "omit"}) or begins("bad_first", text) or heads)


#: How the items of a list are joined.
_LISTING = (",", "and", ":")


def is_item(piece: Piece, language: str) -> bool:
    """Whether it is a noun for what is to be avoided: "bending backwards", "heavy loads on the hips and legs"."""
    if language in VERB_LAST:
        upright = "position:upright" in piece.values and names_whatever(piece)
        return is_nominal(piece, language) or (upright and piece.text.endswith(NOMINAL[language]))
    named = is_exercise(piece) or not ({"talk"} & piece.kinds or "light:do" in piece.values)
    more = "whatever" in piece.kinds or praises(piece) or says("predicates", piece.text)
    return named and not more and names_whatever(piece) and _is_noun_phrase(piece, language)


def _is_noun_phrase(piece: Piece, language: str) -> bool:
    """Whether it bids nothing: its first word is an article, a verb as a noun, or one of a list of nouns."""
    text = piece.text.casefold().lstrip("*_ ")
    words = text.split()
    if language == "zh":
        return ends("exercises", text) or text.endswith(_VERBAL_NOUNS["zh"]) or ends("load_nouns", text)
    if language == "de":
        low = piece.text[:1].islower()
        noun = not low or begins("item_begins", text) or words[-1].endswith("en")
        return noun and " sie " not in f" {text} "
    if begins("item_begins", text):
        return True
    if language == "en":
        named = any(name.startswith(words[0]) for name in piece.names)  # not "finish with squats"
        return words[0].endswith("ing") or (named and is_noun(piece, language))
    infinitive = words[0].rpartition("'")[2].endswith(_INFINITIVES[language])
    return infinitive or text.startswith(_ARTICLES)


#: How infinitives end, which are nouns.
_INFINITIVES = {"es": ("ar", "er", "ir", "arse", "erse", "irse"), "fr": ("er", "ir", "re")}


#: How verbs end that stand as nouns, and German and Chinese nouns for what the back does.
_VERBAL_NOUNS = {
    "en": ("ing",),
    "es": ("ar", "er", "ir"),
    "fr": ("er", "ir", "re"),
    "de": ("hohlkreuz", "strecken", "beugen", "neigen", "lehnen", "biegen", "beuge", "beugung", "streckung", "neigung"),
    "zh": ("后仰", "反弓", "后弯", "弯腰", "后伸", "挺腰", "塌腰"),
}
#: Nouns for what is done: "서서 하는 운동".
DONE = (
    *("운동", "동작", "자세", "체조", "스트레칭", "ストレッチ", "運動", "体操", "動作", "動き"),
    *("锻炼", "运动", "动作", "练习", "训练"),
)
#: How verbs end as nouns, and the nouns that they belong to, where verbs come last.
NOMINAL = {
    "ko": ("기", "것", "일", "거나", "든지", *DONE),
    "ja": ("こと", "姿勢", "たり", "だり", "反らし", "反り", "返り", "伸展", *DONE),
}
#: Articles, after which no verb stands.
_ARTICLES = ("a ", "an ", "the ", "el ", "los ", "las ", "un ", "una ", "le ", "les ", "une ", "des ", "ein ", "das ")
#: The same, and what may stand before a noun: "la cambrure", "évitez de cambrer", "heavy loading"; but "la camine".
_BEFORE_NOUNS = (*_ARTICLES, "la ", "de ", "any ", "heavy ")
#: How plurals, and verbs as nouns, end, and the names of poses.
_NOUNS = {
    "en": ("s", "ing", "pose", "cobra", "superman", "camel", "sphinx"),
    "es": ("s", "r", "ción"),
    "fr": ("s", "x", "er", "ir", "tion"),
}


#: Kinds of words that may stand beside a name and ask for nothing more.
_BESIDE_NAMES = frozenset({"name", "function", "count", "symbol", "numbered", "position", "particle", "listed"})


def is_list_of(piece: Piece, before: Piece, language: str, *, listed: bool) -> bool:
    """Whether a statement only continues the list of what the previous one negates."""
    if not before.negations or piece.negations or piece.join not in (",", "and", ":") or praises(piece):
        return False
    imperative = language == "de" and piece.text.partition(" ")[2].startswith("Sie ")  # "heben Sie schwer"
    if not listed and (imperative or asks_for(piece)):
        return False  # "avoid squats | and do heavy lifting"
    if heads_list(before) and piece.join == ":":
        return True  # "Vermeiden: | Kniebeugen"
    if before.text.casefold().endswith(_ENDS_LIST):
        return False  # "Kniebeugen vermeiden | , Brücken"
    if language == "ja" and "negation" in before.kinds and not heads_list(before):
        return False  # "スクワットは避けて、ランジを" asks for the second
    if "feel" in piece.kinds and piece.join == "and":
        # "Avoid squats and anything that hurts", but not "do not worry about anything that hurts".
        return (heads_list(before) or "negation:avoid" in before.values) and names_pain(piece)
    if "whatever" in piece.kinds:
        # "Squats and anything that arches your back", but not "movements that arch the back are fine".
        plain = _makes_do(piece) if piece.names or "light" in piece.kinds else True
        return warns(before) and plain and not {"talk", "effect", "manner", "feel", "stop"} & piece.kinds
    if heads_list(before):
        return piece.join != "," and is_bad(piece, language)  # "avoid, squats" is no list
    upright = "position:upright" in before.values and not before.names and is_exercise(before)
    if names_weights(piece) and "demand:weight" in before.values and piece.join == "and":
        return True  # "do not use ankle weights | or bands"
    if listed and "whatever" in before.kinds and _is_bad_habit(piece, language, must_be_noun=False):
        return piece.join == "and"  # "exercises that make you stand | or arch your back"
    if names_only(before) or upright or (piece.join != ":" and (before.names or _avoids(before, language))):
        if language == "de" and not piece.names and piece.text.islower():
            return False  # "nicht gehen, laufen"
        # "Avoid squat and lunge", but not "do not sit, stand" and not "mistakes: too fast and squat".
        of_verbs = not (is_noun(before, language) or is_excess(before) or upright) and (listed or piece.join == "and")
        does = listed and before.values >= {"light:do", "negation:not"}  # "do no squats | or arch your back"
        return is_bad(piece, language, must_be_noun=not does) and (is_noun(piece, language) or of_verbs or does)
    does_names = names_only(attrs.evolve(piece, kinds=piece.kinds - {"light"}))
    does_names = does_names and {*piece.values} <= {"light:do", "position:upright"}
    return (
        listed
        and "negation:without" not in before.values
        and before.join not in CONDITIONS
        and piece.join != ":"
        and warns(before)
        and bool(before.steps or "position:upright" in before.values)
        and bool(piece.steps or "position:upright" in piece.values or names_load(piece))
        and (does_names or not (piece.names or "light" in piece.kinds))  # "do not lift heavy things | or do squats"
    )


#: Verbs that stand behind what is avoided.
_ENDS_LIST = ("meiden", "避け", "避けて", "控え", "控えて", "피하고", "말고")


def _makes_do(piece: Piece) -> bool:
    """Whether it names movements or a posture that somebody is made to do: "exercises that make you lean backwards"."""
    said = {value for value in piece.values if value.startswith("light:")}
    last = piece.text.casefold().endswith(tuple(piece.names)) or not piece.names  # not "whatever squats you like"
    upright = "position:upright" in piece.values
    if upright and not piece.names and all(step.motion == "do" for step in piece.steps):
        said.discard("light:do")  # "any exercise that you do on your feet"
    elif piece.steps:
        return False
    more = piece.parts or piece.amounts or piece.demands or piece.unknown
    return last and bool(piece.names or upright) and said <= {"light:let", "light:need"} and not more


def ends_in_or(found: Sequence[Token], starts: Sequence[int], language: str) -> bool:
    """Whether "or" makes it an item of a list: "do not bend, lift or twist"; not "do not force it, and raise a leg"."""
    words = _BEFORE_LAST.get(language, frozenset[str]()) if language in UNPARTED else vocabulary(language).before_last
    last = max((token.start for token in found if token.text in words), default=-1)
    return starts[-1] < last or (len(starts) > 1 and starts[-2] < last < starts[-1])


#: Words before the last item in a language without blanks: "不要塌腰或拱背".
_BEFORE_LAST = {"zh": frozenset({"或", "或者"})}
