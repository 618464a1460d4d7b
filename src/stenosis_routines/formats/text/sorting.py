"""What a piece of free text is: the name of a movement, a sentence, a step of how it is done, a warning, a posture.

These are the questions that the reader of free text asks of a piece, one function each. They are answered by the
clauses of ``language``; where the words of a piece are in a language whose clauses are not read yet, by the lists of
data/text.toml.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

import attrs

from stenosis_routines.contraindication import LYING
from stenosis_routines.exercise import Aim, Posture
from stenosis_routines.formats.said.dosing import HOW_OFTEN, parsed
from stenosis_routines.language import Clause, Stance, read, words
from stenosis_routines.language.frame import without_greeting
from stenosis_routines.language.names import is_cjk
from stenosis_routines.language.names import read as reading_of
from stenosis_routines.language.notions import LATIN, Notion
from stenosis_routines.language.phrases import EDGES, after, begins, has, is_blank, is_noise, only, without
from stenosis_routines.language.piece import CONDITIONS, Piece
from stenosis_routines.language.saying import says
from stenosis_routines.language.steps import Step
from stenosis_routines.language.tokens import Token
from stenosis_routines.language.warning import LYING as LIES
from stenosis_routines.language.warning import (
    goes_on_in_pain,
    heads_avoided,
    heads_stop,
    lies,
    names_load,
    names_pain,
    takes_position,
)
from stenosis_routines.recognise import PASSING, Recognition, recognise

__all__ = [
    "Position",
    "another",
    "bans",
    "bids_lying",
    "bounds_dose",
    "calms",
    "counts_breaths",
    "denies",
    "gives_reason_to_stop",
    "heads",
    "heads_denied_verbs",
    "heads_text",
    "heads_warning",
    "is_howto",
    "is_name",
    "is_question",
    "is_sentence",
    "is_warned",
    "knows",
    "labels_position",
    "lies_for_all",
    "movement",
    "names_any",
    "names_breathing",
    "names_only_loads",
    "names_only_pain",
    "only_calms",
    "only_labels",
    "only_places",
    "posture_of",
    "rests_lying",
    "says_position",
    "says_stop",
    "sets_up",
    "size",
    "times_all",
    "times_half_a_breath",
    "times_one",
    "titles_position",
    "understood",
    "warning",
    "warns",
]

#: What a heading that only data/text.toml knows says, in words that clauses know.
_AVOID = (
    ("[가-힣]", "피해야 할 운동"),
    ("[\u3040-\u30ff]", "避ける運動"),
    ("[\u3400-\u9fff]", "应避免的动作"),
    (
        r"(?i)\b(?:vermeiden|meiden|verboten|tabu|ungeeignet|lassen|nicht|keine?|weg|besser|ungünstige?|finger|nichts"
        r"|verzichten|sollte(?:n|st)|no-gos)\b",
        "Zu vermeiden",
    ),
    (
        r"(?i)\b(?:evit|prohibid|contraindicad|desaconseja|recomendad|mejor|nada de|no (?:deb|hac|hag|conv|le)"
        r"|(?:ahora|momento|esto) no\b)",
        "Ejercicios a evitar",
    ),
    (r"(?i)\b(?:interdit|pas|déconseill|bannir|oublier|mieux|devez|dois|recommand)", "À éviter"),
    ("", "Avoid"),
)
#: The name of a movement has at most so many words, or three times as many letters where words are not set apart.
NAME_WORDS = 8
#: A longer text is not asked what it is; in characters.
_ASKED = 300
_GENERIC = frozenset({"stretch", "stretching", "stretche", "gentle", "gently", "스트레칭"})
_TRAINING = frozenset({Aim.BALANCE, Aim.STRENGTH, Aim.CARDIO, Aim.POWER})
_TALK = frozenset({"talk", "function", "numbered", "when", "manner", "count", "symbol"})

_BRACKETS = re.compile(r"\([^()]*\)|（[^（）]*）")
_STOPS = re.compile(r"[.!?…。！？][\"'”’)\]）*_ ]*$")
_SPOKEN = re.compile(
    r"(?:니다|니까|[가-힣]요|세요|십시오|시오|[가-힣]죠|하라|해라|마라|말 것)[.!~]*$"
    r"|(?:ます|です|ません|ください|下さい|ましょう|しない|こと)[。！]?$|[。]$|^(?:请|不要|切勿|避免)"
)


def size(text: str) -> int:
    """How long a text is, in words."""
    return (len(text) + 2) // 3 if is_cjk(text) else len(text.split())


def _clauses(text: str) -> tuple[Clause, ...]:
    return read(text[:_ASKED])


@lru_cache(maxsize=4096)
def _is_read(text: str) -> bool:
    """Whether the clauses of a text are in a language that is read: most of its words were understood."""
    found = _clauses(text)
    strange = sum(len(word) for clause in found for word in clause.not_understood)
    return bool(found) and 2 * strange < sum(map(str.isalpha, text[:_ASKED]))


def understood(text: str) -> bool:
    """Whether every word of a text was understood as a sentence."""
    found = _clauses(text)
    return bool(found) and len(text) <= _ASKED and not any(clause.not_understood for clause in found)


def _pieces(text: str) -> list[Piece]:
    return [piece for clause in _clauses(text) for piece in clause.pieces]


def _names(text: str) -> bool:
    return any(name[0] != "=" for piece in _pieces(text) for name in piece.names)


def _steps(text: str) -> bool:
    return any(piece.steps for piece in _pieces(text))


@lru_cache(maxsize=4096)
def movement(text: str) -> Recognition | None:
    """What a text names, if it names a movement; to relax or to stretch is none, and neither is talk."""
    if len(text) > _ASKED:
        return None
    found = recognise(without("asides", without_greeting(text)))
    if not found.contraindications and found.traits.aim in (None, Aim.RELAXATION):
        return None
    if set(found.words) <= _GENERIC and not found.regions:
        return None
    talk = understood(text) and not _names(text) and all(map(_is_talk, _pieces(text)))
    return None if talk else found


def _is_talk(piece: Piece) -> bool:
    """Whether a statement names nothing and asks for no motion but to "do" something."""
    return piece.kinds <= _TALK or (
        piece.kinds <= _TALK | {"light"} and all(step.motion == "do" for step in piece.steps)
    )


def only_labels(text: str) -> bool:
    """Whether a text of known words names no movement and no part of the body: "Be patient", "Before"."""
    plain = all(
        not (piece.parts or piece.names or piece.amounts or piece.negations or "position" in piece.kinds)
        and all(step.motion in ("do", "go") and not step.parts for step in piece.steps)
        for piece in _pieces(text)
    )
    return plain and understood(text)


@lru_cache(maxsize=4096)
def breathes_lying(text: str) -> bool:
    """Whether a text names breathing with the posture: "Breathing, lying on your back"."""
    found = recognise(text)
    return found.understood and found.suitability in PASSING and bool(_BREATHING.intersection(found.movements))


@lru_cache(maxsize=4096)
def rests_lying(text: str) -> bool:
    """Whether a text names a rest with the posture: "Lying rest"."""
    found = recognise(text)
    rests = bool(found.movements) and {"rest", "relaxation"}.issuperset(found.movements)
    return rests and found.understood and found.suitability in PASSING


@lru_cache(maxsize=4096)
def names_breathing(text: str) -> bool:
    """Whether a text is a name of breathing, whatever the posture."""
    return size(text) <= NAME_WORDS and bool(_BREATHING.intersection(recognise(text).movements))


#: The movements of the lexicon and the catalogue that are nothing but breathing.
_BREATHING = frozenset({"breathing", "diaphragmatic-breathing-lying"})


def knows(text: str) -> bool:
    """Whether most of a text is the name of a movement that is known, as it is spelled."""
    if recognise(text).exercise_id is not None:
        return True
    if movement(text) is None:
        return breathes_lying(text)
    for language in ("cjk",) if is_cjk(text) else LATIN:
        reading = reading_of(text, language, guess=False)
        strange = sum(map(len, reading.unknown))
        sure = any(notion.kind == "movement" and "vague" not in notion.marks for notion in reading.notions)
        if sure and 2 * strange < sum(map(str.isalpha, text)):
            return True
    return False


def _notions(text: str) -> list[Notion]:
    return reading_of(text, "cjk" if is_cjk(text) else "en").notions


def heads(text: str) -> dict[str, bool]:
    """The movements in a text, each with whether it is vague ("pull")."""
    notions = _notions(without("asides", text))
    return {notion.name: "vague" in notion.marks for notion in notions if notion.kind == "movement"}


def another(sentence: str, name: str) -> bool:
    """Whether a sentence about a movement names another one."""
    found, own = movement(sentence), recognise(name)
    if found is None:
        return False
    known, said = heads(name), heads(sentence)
    others = [head for head in said if not any(head.startswith(other) or other.startswith(head) for other in known)]
    if not found.contraindications <= own.contraindications or not all(said[head] for head in others):
        return True
    return found.traits.aim in _TRAINING and own.traits.aim not in _TRAINING


def is_question(text: str) -> bool:
    """Whether a text is a question."""
    return text.rstrip("*_ ").endswith(("?", "？"))


def is_sentence(text: str) -> bool:
    """Whether a text is a sentence: it ends with a stop, has the ending of a verb, or speaks of "you" and "it"."""
    bare = _BRACKETS.sub("", text).strip()
    words = size(bare)
    if _SPOKEN.search(bare):
        return True
    if is_cjk(bare):
        return bool(_STOPS.search(bare)) and words >= 3
    speaks = words > 4 and has("speaks", bare) and has("speaks", _without_position(bare))
    return (bool(_STOPS.search(bare)) and words >= 3) or speaks


def _without_position(text: str) -> str:
    """A text without how one lies, where that is added to it: "Heel slide, lying on your back"."""
    head, _, tail = text.rpartition(",")
    added = _pieces(tail)
    lying = all(piece.kinds <= {"position", "function"} and lies(piece) for piece in added)
    return head if head and added and lying else text


def is_howto(text: str) -> bool:
    """Whether a text says how a movement is done: a step, or the position that it is done in."""
    first = text.lstrip(EDGES)
    if _is_read(first):
        if _steps(first):
            return not _names(first) or begins("howto", first) or is_sentence(first)
        return (size(first) > 2 or begins("howto", first)) and understood(first) and not _names(first)
    return begins("howto", first)


def is_name(text: str) -> bool:
    """Whether a text may be the name of a movement, known or not, and is no sentence."""
    return any(map(str.isalnum, text)) and size(text) <= NAME_WORDS and not is_sentence(text)


@lru_cache(maxsize=4096)
def warns(text: str) -> bool:
    """Whether a text warns of something and says nothing else; in doubt it does not."""
    found = _clauses(text)
    if all(map(heads_avoided, found)):
        return False  # a heading with nothing to warn of
    if any(piece.negations for piece in _pieces(text)) and (_is_read(text) or _names(text)):
        return all(map(_only_warns, found))
    if _is_read(text) or len(text) > _ASKED or parsed(text).fields or has("takes_back", text):
        return False
    return begins("warnings", text) or has("ends_warning", text)


def is_warned(sentence: str, text: str) -> bool:
    """Whether a sentence is part of a warning in its text: "What should I avoid? Standing exercises and backbends."."""
    return any(clause.text.strip(EDGES) == sentence.strip(EDGES) and _only_warns(clause) for clause in _clauses(text))


def _only_warns(clause: Clause) -> bool:
    """Whether a clause warns and asks for nothing beside that: "instead of squats, do ankle pumps" asks too."""
    asked = [piece for piece in clause.pieces if not piece.negations and (piece.names or piece.steps or piece.amounts)]
    return clause.stance is Stance.WARNS and not asked


def heads_text(text: str) -> bool:
    """Whether the lines under a heading continue it: "Stop if", "When you get up"."""
    found = _clauses(text)
    return len(found) == 1 and (
        heads_stop(found[0])
        or all(piece.join == "if" and names_pain(piece) for piece in found[0].pieces)  # "If it hurts"
        or any("leave:up" in piece.values for piece in found[0].pieces)
    )


def gives_reason_to_stop(text: str, head: str) -> bool:
    """Whether a line goes on with the heading of reasons to stop: "your leg gives way" under "Stop if"."""
    found = _clauses(f"{head}\n{text}")
    return len(found) > 1 and found[-1].supposed and not found[-1].not_understood


def heads_warning(text: str) -> bool:
    """Whether a text is the heading of a list of what is to be avoided."""
    bare = text.strip(EDGES + "!*_")
    found = _clauses(bare)
    if len(found) == 1 and heads_avoided(found[0]):
        return True
    if denies(bare) and understood(bare) and not _only_denies(bare):
        return False  # another denial: "Do not skip", "Never enough"
    if any("choice" in piece.kinds for piece in _pieces(bare)):
        return False  # "Skip to"
    return not parsed(bare).fields and (only("denials", bare) or _only_for_now(bare))


def _only_denies(text: str) -> bool:
    """Whether a text denies, and says no more but where or to whom: "Zu Hause bitte nicht"; not "Never enough"."""
    pieces = _pieces(text)
    plain = all(piece.kinds <= _DENYING and not piece.asks_more for piece in pieces) and not is_question(text)
    return plain and sum(piece.negations for piece in pieces) == 1 and not says("sufficient", text)


_DENYING = frozenset({"negation", "talk", "function", "light", "symbol"})


def heads_denied_verbs(text: str) -> bool:
    """Whether each line under a heading goes on with it: "Do not", over "do sit-ups"."""
    found = _clauses(text.strip(EDGES + "!*_"))
    return len(found) == 1 and [piece.kinds - {"function"} for piece in found[0].pieces] == [{"negation", "light"}]


def denies(text: str) -> bool:
    """Whether a text holds a denial of its own, so that a mark beside it would deny that."""
    return any(piece.negations for piece in _pieces(text))


def bans(text: str) -> bool:
    """Whether a text says that something is not done, as a mark before it does: "No squats", "스쿼트는 하지 마세요"."""
    return has("bans", text) if is_cjk(text) else begins("bans", text)


def says_stop(text: str) -> bool:
    """Whether a text tells somebody to stop: "Stop if it hurts"."""
    return any("stop:stop" in piece.values and not piece.negations for piece in _pieces(text))


def warning(heading: str) -> str:
    """The heading of a list of what is to be avoided, in words that are read as one."""
    bare = heading.strip(EDGES + "!*_")
    found = _clauses(bare)
    if len(found) == 1 and heads_avoided(found[0]):
        return bare
    return next(said for letters, said in _AVOID if re.search(letters, bare))


def _only_for_now(text: str) -> bool:
    left = without("denials", text)
    return left != text and is_noise(without("for_now", left))


@attrs.frozen
class Position:
    """How all of something is done: a posture, or ``None`` for any way to lie."""

    posture: Posture | None

    @property
    def words(self) -> str:
        """The position in words that a recogniser reads."""
        return _IN_WORDS[self.posture]

    def contradicts(self, known: Posture | None) -> bool:
        """Whether a movement's posture is another than this one."""
        if known is None:
            return False
        return known not in LYING if self.posture is None else known is not self.posture


_IN_WORDS: Mapping[Posture | None, str] = MappingProxyType(
    {
        None: "lying",
        Posture.SUPINE: "lying on the back",
        Posture.SIDE_LYING: "lying on the side",
        Posture.PRONE: "lying on the stomach",
        Posture.SEATED: "sitting",
        Posture.STANDING: "standing",
        Posture.KNEELING: "kneeling",
        Posture.QUADRUPED: "on hands and knees",
    }
)


@lru_cache(maxsize=4096)
def posture_of(text: str) -> Position | None:
    """The position in which a text says that something is done; ``None`` where it says none, or more than one."""
    if len(text) > _ASKED or any(clause.stance is Stance.UNCLEAR for clause in _clauses(text)):
        return None
    placed = [piece for piece in _pieces(text) if "position" in piece.kinds]
    if any("leave" in piece.kinds for piece in _pieces(text)) or (not placed and warns(text)):
        return None  # "before you get up"
    if any(piece.negations or not (_is_joined(piece) or _has_illness(piece)) for piece in placed):
        return None  # "not on your back", "when you stand"
    said = {value for piece in placed for value in piece.values if value.startswith("position:")}
    only_lying = bool(said) and said <= {*LIES, "position:side_lying"}  # "lying down, without pain" leaves no doubt
    for language in ("cjk",) if is_cjk(text) else LATIN:
        reading = reading_of(without("all_of_them", text), language, guess=False)
        found = [notion for notion in reading.notions if _is_posture(notion)]
        postures = {notion.posture for notion in found if notion.posture is not None}
        if found and (only_lying or not reading.unsure) and len(postures) < 2 and postures <= _IN_WORDS.keys():
            return Position(next(iter(postures), None))
    return None


def _is_joined(piece: Piece) -> bool:
    """Whether it goes on with what stands before it, and is no condition, time or reason."""
    return piece.join in ("", ",", "and", ":")


def _has_illness(piece: Piece) -> bool:
    """Whether its condition is only the illness that all of it is for: "Übungen im Liegen bei Spinalkanalstenose"."""
    return piece.join == "if" and "talk:condition" in piece.values and "feel" not in piece.kinds


def bids_lying(text: str) -> bool:
    """Whether a text begins by asking to lie down, for whatever follows: "Lie on your back with a pillow"."""
    first = next(iter(_pieces(text)), Piece(""))
    side = "position:side_lying" in first.values and takes_position(first)
    return bool(first.text) and first.join == "" and (side or lies(first) or _lies_down(first))


def _lies_down(piece: Piece) -> bool:
    """Whether it only asks to lie down, in a language whose verb for that is no position: "편안하게 누워서"."""
    return (
        bool(piece.steps)
        and all(step.motion == "lie" and not step.parts for step in piece.steps)
        and not (piece.negations or piece.asks_more or {"feel", "stop", "leave"} & piece.kinds)
    )


def counts_breaths(text: str) -> bool:
    """Whether a text only asks for some breaths, and so gives no dose of a movement: "Take five slow breaths"."""
    pieces = _pieces(text)
    amounts = {amount.unit for piece in pieces for amount in piece.amounts}
    motions = {step.motion for piece in pieces for step in piece.steps}
    if not parsed(text).name and has("breaths", text):
        amounts = {unit or "breath" for unit in amounts}  # in any language: "10 respirations"
    breathes = "breathe" in motions or "breath" in amounts
    return breathes and motions <= {"breathe", "do"} and amounts <= {"breath"} and not _names(text)


def calms(text: str) -> bool:
    """Whether an entry of a list says how much one breathes or rests: "Take five slow breaths", "Lie still, 1 min"."""
    phrase = parsed(text)
    counted = "reps" in phrase.fields and phrase.fields.keys() <= {"reps", *HOW_OFTEN}
    return (counted and counts_breaths(text)) or (phrase.fields.keys() == {"hold_s"} and only_calms(phrase.name))


def times_half_a_breath(text: str) -> bool:
    """Whether a text times a breath in or out, which is no dose: "Inhale for 4 s"; not "Breathe for 9 s"."""
    steps = [step for piece in _pieces(text) for step in piece.steps]
    motions = {
        step.motion for step in steps if not step.parts or not _BREATHED.issuperset(part for part, _ in step.parts)
    }
    short = 0 < (parsed(text).number("hold_s") or 0) <= _HALF_A_BREATH_S
    return short and has("phases", text) and {"breathe"} <= motions <= _BREATHES


#: No breath in, and none out, takes longer, in seconds.
_HALF_A_BREATH_S = 15
_BREATHES = frozenset({"breathe", "hold_breath", "hold", "pause"})
_BREATHED = frozenset({"abdomen", "chest", "rib", "body"})


def bounds_dose(text: str) -> bool:
    """Whether a text gives no amount but the most of something, which is no dose: "do no more than ten repetitions"."""
    counted = [piece for piece in _pieces(text) if piece.amounts]
    return bool(counted) and all("manner:bounded" in piece.values for piece in counted) and understood(text)


def times_all(text: str) -> bool:
    """Whether a short text with a time only says what all of something is for: "Easy back relief (8 min)"."""
    phrase, pieces = parsed(text), _pieces(text)
    timed = {"hold_s"} == phrase.fields.keys() and not has("holds", text)
    if not (timed and size(text) <= NAME_WORDS and understood(text)) or _STOPS.search(text) or _SPOKEN.search(text):
        return False
    said = {kind for piece in pieces for kind in piece.kinds}
    return bool(said & _FOR_WHAT) and not any(
        piece.names
        or piece.negations
        or piece.demands
        or _NO_TITLE & piece.kinds
        or any(step.motion not in _TITLES for step in piece.steps)
        for piece in pieces
    )


def times_one(text: str) -> bool:
    """Whether a text with a time may name a movement: "Wobble board 8 min"; not "15 minutes", "Evening (10 min)"."""
    phrase = parsed(text)
    return "hold_s" in phrase.fields and not (is_noise(phrase.name) or times_all(text))


def only_calms(text: str) -> bool:
    """Whether a text names no movement, and asks for nothing but to lie, to relax or to breathe: "Settle & breathe"."""
    motions = {step.motion for piece in _pieces(text) for step in piece.steps}
    return bool(motions) and motions <= _CALM and not _names(text) and movement(text) is None and understood(text)


_CALM = frozenset({"lie", "relax", "breathe", "rest", "pause"})


#: Kinds of words that say what a title is for, those that stand in none, and motions of which one may be.
_FOR_WHAT = frozenset({"part", "talk", "when", "feel", "effect", "numbered", "manner"})
_NO_TITLE = frozenset({"position", "stop", "too", "choice", "endure", "limit"})
_TITLES = frozenset({"stretch", "relax", "do"})


def names_only_pain(text: str) -> bool:
    """Whether a text names nothing but what hurts: "Anything that brings on pain", "Go on when it hurts"."""
    return bool(_pieces(text)) and all(names_pain(piece) or goes_on_in_pain(piece) for piece in _pieces(text))


def names_only_loads(text: str) -> bool:
    """Whether a text names nothing but weights or heavy work: "Heavy weights on your legs", but "Use heavy weights"."""
    pieces = _pieces(text)
    return bool(pieces) and all(names_load(piece) and "light" not in piece.kinds for piece in pieces)


def names_any(text: str) -> bool:
    """Whether a text begins with what a warning may go on with: "Übungen, bei denen Sie stehen"."""
    pieces = _pieces(text)
    praised = any({"feel:good", "effect:good", "talk:fine", "endure:praise"} & piece.values for piece in pieces)
    return bool(pieces) and "whatever" in pieces[0].kinds and not praised


def says_position(text: str) -> bool:
    """Whether a text gives the position for all movements; "rest on your back afterwards" does not."""
    says = labels_position(text) or any(takes_position(piece) or _is_done_there(piece) for piece in _pieces(text))
    return says and _gives_position(text)


def titles_position(text: str) -> bool:
    """Whether a title gives the position of what is under it: "Exercises for patients, lying down"."""
    return _gives_position(text) and not any(map(_is_condition, _pieces(text)))


def _gives_position(text: str) -> bool:
    """Whether a text gives a position; lying only if every word is known to take nothing from it: not "mostly"."""
    position = posture_of(text)
    upright = position is not None and position.posture is not None and position.posture not in LYING
    return upright or (position is not None and _only_lies(text))


def _only_lies(text: str) -> bool:
    """Whether a text has no words but those that lie down, say how, or stand in titles."""
    bare = _TAG.sub(" ", text)
    found = [(bare[word.start : word.end], word) for word in words(bare)]
    lying = [_lies_by_itself(said, word) for said, word in found]
    numbered = any({"digits", "number"} & word.readings.keys() for _, word in found)
    counts = numbered or not any("unit" in word.readings for _, word in found)  # "a veces" counts nothing
    plain = all(lies or _takes_nothing(said, word) for lies, (said, word) in zip(lying, found, strict=True))
    added = any(lies and "join" in before.readings for lies, (_, before) in zip(lying[1:], found, strict=False))
    return any(lying) and plain and counts and not added and not is_question(text)


_TAG = re.compile(r"</?[a-z]\w*>")


def _lies_by_itself(said: str, word: Token) -> bool:
    placed = "position" in word.readings and word.get("talk") != "condition"
    return placed or (has("lying", said) and is_blank(without("lying", said)))


#: What takes nothing from a position: numbers, and how the limbs lie.
_PLAIN = frozenset({"digits", "unit", "number", "part", "thing", "name"})


def _takes_nothing(said: str, word: Token) -> bool:
    """Whether a word leaves a position as it is: "with your knees bent", "for spinal stenosis", "twice a day"."""
    if word.get("ending") in ("if", "when"):
        return False  # "できれば"
    for name in ("titles", "wholes", "every", "positions", "thus"):
        said = without(name, said)
    if is_blank(said):
        return True
    if "stop" in word.readings or "join" in word.readings or word.get("light") == "go":
        return False
    calm = word.get("manner") in ("comfortable", "gentle", "slow") and "feel" not in word.readings  # not "easier"
    own = word.get("particle") in ("object", "of", "topic", "at", "to") or word.get("state") in ("bend", "keep")
    own = own or word.get("motion") in ("bend", "breathe", "place") or word.get("light") == "do"
    return bool(_PLAIN & word.readings.keys()) or calm or own or word.get("talk") == "condition"


def _is_condition(piece: Piece) -> bool:
    """Whether it holds for a time or a case, and not for the illness that all of it is for."""
    return piece.join in CONDITIONS and not _has_illness(piece)


def lies_for_all(text: str) -> bool:
    """Whether one lies down as it says for what follows: "누워서 무릎을 세웁니다"; not "Lie down and rest"."""
    pieces = _pieces(text)
    others = any(piece.negations or _rests(piece) or _is_condition(piece) for piece in pieces)
    lasts = any(amount.unit != "rep" for piece in pieces for amount in piece.amounts)
    return bids_lying(text) and not others and not lasts and _only_lies(text)


def sets_up(text: str) -> bool:
    """Whether it only says how one lies for what follows: "Lie on your back with your knees bent"."""
    pieces = _pieces(text)
    steps = [step for piece in pieces for step in piece.steps]
    return lies_for_all(text) and all(map(_is_set, steps)) and not any(piece.names for piece in pieces)


def _is_set(step: Step) -> bool:
    """Whether a step only says how a limb lies or stands: "feet flat", "knees bent"."""
    bends_legs = step.motion == "bend" and {part for part, _ in step.parts} <= _LEGS
    return not step.roles and (bends_legs or step.motion in ("lie", "keep", "rest", "place"))


#: What is bent beside lying down: "with your knees bent and a pillow".
_LEGS = frozenset({"knee", "leg", "foot", "pillow"})


def _rests(piece: Piece) -> bool:
    """Whether one rests, closes the eyes or gets up by it."""
    rests = any(step.motion in ("rest", "pause", "relax", "return") and not step.parts for step in piece.steps)
    return rests or bool({"eyes", "leave"} & piece.kinds)


def only_places(text: str) -> bool:
    """Whether a text only says in what position something is done: "Lying on your back, in bed"."""
    pieces = _pieces(text)
    return any("position" in piece.kinds for piece in pieces) and not any(
        piece.asks_more or piece.negations or any(step.motion not in ("lie", "keep") for step in piece.steps)
        for piece in pieces
    )


def labels_position(text: str) -> bool:
    """Whether a text labels the position of everything: "Position: lying down"."""
    of_what, colon, _ = (after("positions", text.lstrip(EDGES)) or "").replace("：", ":").partition(":")
    return bool(colon) and (not of_what.strip() or has("every", of_what))  # "Position for all exercises: lying down"


def _is_done_there(piece: Piece) -> bool:
    """Whether it says in what position something is done: "these exercises are all done lying on the back"."""
    does = "light:do" in piece.values and all(step.motion in ("do", "lie", "keep") for step in piece.steps)
    other = {"eyes", "leave", "feel", "stop"} & piece.kinds or "talk:fine" in piece.values or piece.negations
    return does and "position" in piece.kinds and not other


def _is_posture(notion: Notion) -> bool:
    return notion.kind == "position" and (notion.posture is not None or "lying" in notion.marks)
