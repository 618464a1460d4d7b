"""What a line of a text is as a heading: by its words, by the lines under it, and by where it stands."""

from collections.abc import Sequence
from typing import Literal, TypeAlias

from stenosis_routines.formats.said.dosing import COUNTS, Phrase, parsed
from stenosis_routines.formats.text.entries import is_known, is_own, says_dose
from stenosis_routines.formats.text.layout import Line, is_number_alone
from stenosis_routines.formats.text.pieces import (
    ENDING,
    EXPLAINS,
    PLAIN,
    after_label,
    is_dosed,
    is_dosed_entry,
    is_guide,
    is_refused,
    looks_like_heading,
    part_label,
    rank_of,
    split,
)
from stenosis_routines.formats.text.sorting import (
    NAME_WORDS,
    calms,
    denies,
    heads_text,
    heads_warning,
    is_name,
    is_question,
    is_sentence,
    knows,
    labels_position,
    movement,
    only_calms,
    only_labels,
    only_places,
    size,
    times_all,
    times_one,
    warns,
)
from stenosis_routines.language import all_families, doubts, read
from stenosis_routines.language.phrases import begins, has

__all__ = ["Role", "role_of"]

#: What a heading does:
#: ``open``       parts the programme: "Day 1"
#: ``open_with``  the same, with a movement in it: "Cool-down: 5 minutes of easy walking"
#: ``item``       names a movement, which the lines under it are about
#: ``numbered``   only numbers one: "Exercise 2"
#: ``dose``       says how much: of the movement before it, or of all under it
#: ``advice``     heads advice
#: ``warning``    heads a list of what is to be avoided
Role: TypeAlias = Literal["open", "open_with", "item", "numbered", "dose", "advice", "warning"]

#: A plain line with more commas is no heading, but a list or a row.
_FEW_COMMAS = 3
#: How many lines under a heading are looked at to see what it is; more would make long documents slow.
_LOOKED_AHEAD = 8


def role_of(lines: Sequence[Line], place: int, *, indent: int | None, titled: bool) -> Role | None:
    """What a line is as a heading, by its words and by the lines under it; ``None`` if it is none.

    ``indent`` is that of the movement which lines may still be about, ``None`` where there is none; ``titled`` says
    whether the document has a title already.
    """
    line = lines[place]
    text = line.text.rstrip(ENDING)
    if _is_lettered(lines, place):
        return "open"
    if not text or not (looks_like_heading(line) or _may_head(lines, place, indent)):
        return None
    phrase = parsed(text)
    if is_number_alone(text) and place + 1 < len(lines):
        return "numbered"
    marked = is_refused(line) and not phrase.fields and _has_list(lines, place)
    if heads_warning(text) or (marked and not denies(text) and is_name(text) and movement(text) is not None):
        return "warning"
    if not phrase.name and phrase.fields:
        if _has_list(lines, place) and part_label(text):
            return "open"
        return "dose" if looks_like_heading(line) else None
    label = part_label(text)
    if warns(text) and label is None:
        return "advice"
    if is_guide(text) and (not line.numbered or line.kind == "number"):
        lists = looks_like_heading(line) and _lists_movements(lines, place, text)
        return "open" if lists else "advice"
    rest = after_label(text)
    if label is not None and rest and is_sentence(rest) and not parsed(rest).fields and not knows(rest):
        return None  # "Before: put your glasses within reach."
    if label is not None:
        if not looks_like_heading(line) and not _begins_part(line, phrase, label, indent):
            return None
        with_list = any(COUNTS & parsed(part).fields.keys() or times_one(part) for part in split(rest))
        whole = _owns(lines, place) and (not with_list or only_calms(parsed(rest).name))
        return "open" if whole else "open_with"
    if indent is None and line.text.endswith((":", "：")) and only_places(text) and _has_list(lines, place):
        return "open"  # "Lying on your back:"
    return _role_by_body(lines, place, text, titled)


def _is_lettered(lines: Sequence[Line], place: int) -> bool:
    """Whether a line is the letter of a part over its numbered movements: "A. Relax", "1. Heel slides"."""
    line, below = lines[place], lines[place + 1 : place + 2]
    lettered = line.kind == "number" and line.sign.isalpha() and bool(below) and below[0].kind == "number"
    if not lettered or not below[0].sign.isdigit() or parsed(line.text).fields:
        return False
    labels = only_labels(line.text) or only_calms(line.text)
    return labels and not any(doubts(read(line.text), all_families()))  # not "A. Go heavy"


def _role_by_body(lines: Sequence[Line], place: int, text: str, titled: bool) -> Role | None:
    line, under = lines[place], _body(lines, place)
    named, whole = movement(text), has("wholes", text)
    known = named is not None and (named.understood or size(text) <= EXPLAINS) and not is_sentence(text)
    about = text if known or line.numbered or (looks_like_heading(line) and any(map(says_dose, under))) else ""
    many = sum(map(is_dosed_entry, under)) > 1
    owned = [is_own(one, about) or (many and is_dosed_entry(one)) for one in under]
    own = any(owned)
    first = owned.index(True) if own else len(under)
    dosed = any(says_dose(one) and not (own and calms(one.text)) for one in under[:first])
    if not looks_like_heading(line):
        if own and times_all(text):
            return "open"
        is_head = dosed and not own and not whole and (known or not is_sentence(text))
        return "item" if is_head and not begins("greetings", text) else None
    if is_dosed(text) and not whole and not (own and times_all(text)):
        return "item"
    if own and not (known and dosed and not whole):
        return "open"
    if line.numbered and not is_question(text) and not text.endswith((".", "!")):
        return "item"
    if known and not whole:
        return "item"
    if dosed and not whole and is_name(text) and under:
        return "item"
    if whole or not titled:
        return "open"
    return "advice"


def _may_head(lines: Sequence[Line], place: int, indent: int | None) -> bool:
    """Whether a plain line may be a heading: it is short, ends with no stop, and has lines under it."""
    line = lines[place]
    if not line.kind and line.text.count(",") > _FEW_COMMAS:
        return False
    heads_list = heads_warning(line.text) or (heads_text(line.text) and not is_sentence(line.text))
    if line.kind == "bullet" and heads_list and _has_list(lines, place):
        return lines[place + 1].indent > line.indent or _is_pictured(lines, place)
    if line.kind == "bullet" and is_guide(line.text) and _is_pictured(lines, place):
        return True  # "💡 Tips"
    if line.kind == "number" and place + 1 < len(lines) and movement(line.text) is None:
        below = lines[place + 1]
        if is_question(line.text) and not (below.kind or below.cells or below.gap):
            return True  # "4. What should you avoid?" over its answer
        lists = bool(below.cells) or below.kind.startswith("bullet")
        return lists and (is_guide(line.text) or has("wholes", line.text)) and not parsed(line.text).fields
    if line.kind and not (line.kind == "bullet" and part_label(line.text) is not None):
        return False
    if is_number_alone(line.text):
        return True
    if label := part_label(line.text):
        rest = line.text[len(label) :]
        return parsed(line.text).name != "" and (not line.lead or movement(rest) is not None)
    if line.lead or size(line.text) > NAME_WORDS or place + 1 == len(lines):
        return False
    if indent is not None and labels_position(line.text):
        return False  # "Position: lying", of the movement above
    if times_all(line.text):
        return True
    if heads_warning(line.text) and (not is_sentence(line.text) or _has_list(lines, place)):
        return True  # "이런 운동은 피하세요"
    if is_sentence(line.text):
        return False
    below = lines[place + 1]
    if line.kind or below.cells or COUNTS & parsed(line.text, True).fields.keys():
        return False
    if not below.gap:
        return not below.kind or below.kind in ("bullet", "number")
    return indent is None and line.gap


def _is_pictured(lines: Sequence[Line], place: int) -> bool:
    """Whether a line with a picture before it stands over a list of other marks."""
    line, below = lines[place], lines[place + 1 : place + 2]
    return line.mark != "" and bool(below) and below[0].kind == "bullet" and below[0].sign != line.sign


def _begins_part(line: Line, phrase: Phrase, label: str, indent: int | None) -> bool:
    """Whether a plain line such as "Day 1" parts the programme."""
    inside = indent is not None and line.indent > indent
    if is_sentence(line.text) and not after_label(line.text):
        return False
    return not inside and phrase.name != "" and movement(label) is None


def _lists_movements(lines: Sequence[Line], place: int, text: str) -> bool:
    """Whether a heading that sounds like advice has only movements in the list under it."""
    entries = [one for one in _body(lines, place) if one.kind.startswith(("bullet", "number"))]
    if movement(text) is not None:
        return False
    if heads_text(text):
        return any(map(is_dosed_entry, entries))  # not the symptoms under "When to see a doctor"
    if begins("guides", text) or is_question(text):
        return bool(entries) and all(is_known(one) for one in entries)
    return _owns(lines, place)


def _owns(lines: Sequence[Line], place: int) -> bool:
    """Whether movements of their own are under a heading."""
    return any(is_own(one, "") for one in _body(lines, place))


def _has_list(lines: Sequence[Line], place: int) -> bool:
    return place + 1 < len(lines) and lines[place + 1].kind.startswith(("bullet", "number"))


def _body(lines: Sequence[Line], place: int) -> list[Line]:
    """The first lines under a heading, up to the next heading of the same or a higher rank."""
    line, body = lines[place], list[Line]()
    rank = rank_of(line)
    for below in lines[place + 1 : place + 1 + _LOOKED_AHEAD]:
        if below.cells:
            body.append(below)
            continue
        if (
            looks_like_heading(below)
            and rank_of(below) <= rank
            and not (rank_of(below) == PLAIN and is_guide(below.text))
        ):
            break
        if not looks_like_heading(line) and below.gap and body and not below.kind and not is_sentence(below.text):
            break
        body.append(below)
    return body
