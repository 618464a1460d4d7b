"""What a line of a text says: a movement of its own, a dose, a remark, or more about what stands before it."""

import re
from collections.abc import Sequence

from stenosis_routines.formats.said.dosing import COUNTS, Phrase, parsed
from stenosis_routines.formats.text.layout import Line
from stenosis_routines.formats.text.pieces import ENDING, EXPLAINS, explained, is_guide, looks_like_heading, sentences
from stenosis_routines.formats.text.sorting import (
    NAME_WORDS,
    another,
    breathes_lying,
    heads,
    heads_warning,
    is_howto,
    is_name,
    is_question,
    is_sentence,
    knows,
    movement,
    names_breathing,
    size,
    warns,
)
from stenosis_routines.language.phrases import EDGES, after, begins, has, is_noise
from stenosis_routines.recognise import PASSING, recognise

__all__ = [
    "holds_doses",
    "is_another",
    "is_dosed_next",
    "is_known",
    "is_known_dosed",
    "is_label",
    "is_movement",
    "is_own",
    "is_prescribed",
    "is_remark",
    "leads",
    "says_dose",
    "warns_of",
]


#: Between a name and its dose: "Heel slides - 10 times, lying on your back".
_THEN_DOSE = re.compile(r"\s*[-–—:：,，]\s*\d")


def is_own(line: Line, heading: str) -> bool:
    """Whether a line under a heading is a movement of its own."""
    if line.cells:
        return not holds_doses(line)
    text = line.text.rstrip(ENDING)
    if looks_like_heading(line):
        return (bool(line.level) or line.kind == "**") and not is_guide(text) and not heads_warning(text)
    if line.lead:
        known = line.numbered or movement(line.lead) is not None or recognise(line.lead).suitability in PASSING
        return is_name(line.lead) and not leads(line) and known
    first = sentences(text)[0]
    head, behind = explained(first)
    if line.kind and behind and is_name(head) and not leads(line) and not (heading and is_howto(head)):
        return True
    return is_movement(line, first, heading)


def is_movement(line: Line, text: str, heading: str) -> bool:
    """Whether a line in a list, or a plain one, is a movement beside another."""
    phrase = parsed(text, bool(line.kind))
    counted = bool(COUNTS & phrase.fields.keys())
    if not phrase.name or leads(line) or warns(text) or is_noise(phrase.name):
        return False
    named = movement(phrase.name)
    short = size(phrase.name) <= (NAME_WORDS if named is not None and named.understood else EXPLAINS)
    if phrase.fields and phrase.name == heading:
        return True
    dosed = counted or ("hold_s" in phrase.fields and (named is not None or knows(phrase.name)))
    parted = text.startswith(phrase.name) and _THEN_DOSE.match(text, len(phrase.name))
    named_so = not is_howto(phrase.name) or breathes_lying(phrase.name)
    if dosed and is_name(phrase.name) and (parted or not is_sentence(text)) and named_so:
        return True
    if heading and named is not None and not another(phrase.name, heading) and not counted:
        return False
    if not line.kind and heading and is_sentence(text):
        return False
    if is_howto(text) and (heading or not line.kind) and not (named and named.exercise_id):
        return False
    if is_sentence(phrase.name if counted else text):
        return False
    if line.kind:
        return short or counted
    return short and (counted or (named is not None and bool(heads(phrase.name)) and not has("tells", text)))


def is_known(line: Line) -> bool:
    """Whether a line of a list is the name of a known movement, perhaps with its dose."""
    return size(line.text) <= NAME_WORDS and line.text[-1] not in ".!?" and knows(parsed(line.text, True).name)


def is_known_dosed(line: Line) -> bool:
    """Whether a line of a numbered list is a known movement with its dose, and no more."""
    phrase = parsed(line.text, True)
    return line.kind == "number" and bool(phrase.fields) and not is_howto(phrase.name) and knows(phrase.name)


def is_another(line: Line, first: str, name: str) -> bool:
    """Whether a plain line begins with the name of another movement: "Ankle pumps: move both feet, 20 times"."""
    head, behind = explained(first)
    named = movement(head) if behind and says_dose(line) else None
    return named is not None and named.understood and another(head, name)


def is_prescribed(text: str, phrase: Phrase) -> bool:
    """Whether a line under a heading of advice is a movement with its dose; not "Hold each hug for 5 seconds."."""
    counted = bool(COUNTS & phrase.fields.keys())
    named = is_name(phrase.name) and not is_howto(phrase.name)
    known = movement(phrase.name) is not None and (counted or not is_sentence(text))
    return bool(phrase.fields) and ((counted and named) or known)


def is_dosed_next(text: str, others: Sequence[str]) -> bool:
    """Whether a line is a known movement, and the next sentence only its dose: "Knee to chest, lying. 12 a day"."""
    dose = parsed(others[0]) if others else Phrase()
    return bool(COUNTS & dose.fields.keys()) and not dose.name and knows(text.rstrip(".。"))


def is_remark(text: str, phrase: Phrase) -> bool:
    """Whether a line of a list is a sentence beside the movements, and none of them."""
    if movement(phrase.name) is not None and (phrase.fields or not is_sentence(text)):
        return False
    if size(text) <= NAME_WORDS and text[-1:] not in ".!?。！？" and knows(phrase.name):
        return False
    begun = any(begins(key, text) for key in ("frames", "openers"))
    if not phrase.fields and (begun or is_question(text) or has("wholes", text)):
        return True
    if is_howto(text) and not is_sentence(text) and phrase.fields:
        return False
    return is_sentence(text) and not COUNTS & phrase.fields.keys()


def says_dose(line: Line) -> bool:
    """Whether a line says how much of a movement is done."""
    if line.cells or looks_like_heading(line):
        return holds_doses(line)
    for sentence in sentences(line.text):
        phrase = parsed(sentence, bool(line.kind))
        held = "hold_s" in phrase.fields and (not phrase.name or has("holds", sentence) or movement(phrase.name))
        if COUNTS & phrase.fields.keys() or (held and not has("cautions", sentence)):
            return not has("every", sentence)
    return False


def holds_doses(line: Line) -> bool:
    """Whether a line in columns only says how much, of the movement above it: "Hold: 10 s   Repeat: 10 times"."""
    doses = bool(line.cells) and not line.ruled
    return doses and all(parsed(cell).fields and not parsed(cell).name for cell in line.cells)


def leads(line: Line) -> bool:
    """Whether a line begins with what it is about: "How:", "Reps:", "Tip:", "Ritmo:"."""
    lead = line.lead or re.split(r"[:：]", line.text)[0]
    if lead == line.text:
        return False
    if line.kind == "number" and names_breathing(lead) and COUNTS & parsed(line.text).fields.keys():
        return False  # "1. Breathing: hands on your belly. 10 breaths."
    labels = after("aspects", lead.strip(EDGES)) == "" or is_noise(lead)
    return labels or begins("guides", lead) or begins("openers", lead)


def is_label(line: Line) -> bool:
    """Whether a plain line begins with bold words that only label what follows: "Level: gentle"."""
    if line.numbered and heads(line.lead):
        return False  # "1. Belly breathing: 2 minutes"
    labels = line.text[len(line.lead.rstrip(":：")) :].lstrip()[:1] in (":", "：")
    return labels and movement(line.lead) is None and not COUNTS & parsed(line.text).fields.keys()


def warns_of(line: Line) -> bool:
    """Whether a line begins with what it warns of: "Avoid: squats", "Off the menu: squats"."""
    lead = line.lead or re.split(r"[:：]", line.text)[0]
    return lead != line.text and heads_warning(lead) and not parsed(line.text).fields
