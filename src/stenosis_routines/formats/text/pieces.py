"""Lines of free text and their pieces: sentences, names with what explains them, labels, headings, columns."""

import re
from collections.abc import Sequence
from functools import lru_cache

from stenosis_routines.formats.said.dosing import COUNTS, Field, Phrase, parsed
from stenosis_routines.formats.said.fields import field_of, is_day, is_rest
from stenosis_routines.formats.text.layout import NO_MARKS, Line
from stenosis_routines.formats.text.sorting import (
    NAME_WORDS,
    heads,
    heads_text,
    is_howto,
    is_name,
    is_question,
    is_sentence,
    knows,
    movement,
    names_breathing,
    says_stop,
    size,
    times_half_a_breath,
    titles_position,
    warns,
)
from stenosis_routines.language.frame import frames
from stenosis_routines.language.names import is_cjk
from stenosis_routines.language.phrases import EDGES, begins, columns, has, is_noise, only, without_verb
from stenosis_routines.recognise import recognise

#: An explanation behind a name has at least so many words; fewer belong to the name.
EXPLAINS = 4
#: The rank of headings: those of Markdown by their level, then bold lines and capitals, then plain ones.
BOLD, PLAIN = 10, 12
#: What may end a heading and means nothing.
ENDING = ":：*_ "
REFUSED = re.compile(f"(?: *[{''.join(NO_MARKS)}]\ufe0f? *)+")
PICTURES = re.compile("[\u2600-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff]+")

_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}(?: ?(?:am|pm|uhr|h))?|\d{1,2} ?(?:am|pm|uhr|시|時|点)", re.IGNORECASE)
_ENDS = re.compile(r"(?<=[.!?;])\s+(?![a-z]{1,2}\.)|(?<=[。！？；])|(?<=다\.)|(?<=요\.)")
#: A short form, whose point ends no sentence: "10 Wdh. je Seite", and of time at the beginning: "3 Min. lie still".
_SHORTENED = re.compile(
    r"\b(?:sek|wdh|wdhlg|wiederh|std|ca|approx|bzw)\.$|^(?:\d{1,2}[.)] )?\d{1,3} ?(?:min|mins|sec|secs)\.$",
    re.IGNORECASE,
)
_AND = re.compile(r"(?=,|;|\+|&|/|、|\b(?:and|then|plus|followed by)\b|그리고|및)", re.IGNORECASE)
_THEN = re.compile(r"[ ,;]*(?:and )?(?:then|followed by)\b|그다음|그리고", re.IGNORECASE)
_LETTER = re.compile(r"\b[A-H]\b")
_BID = re.compile(r"(.*?\S)[ ,]+(?:and|then|and then) (do .+)", re.IGNORECASE)
_GAP = re.compile(
    r" (?:[-–—→➜➔⇒»▸]|->|=>|…+|\.{3}|・{3}) |:(?: |$|(?=[\u3041-\u9fff\uac00-\ud7a3]))|[.;] |："
    r"|(?:…+|・{3})(?=[\u3041-\u9fff\uac00-\ud7a3])"
    r"|(?<=[\u3041-\u9fff])[ \u3000](?=[\u3041-\u9fff])"
)


def sentences(text: str) -> list[str]:
    """The sentences of a line; frames such as "Dr. Lund" and "7. 10. 2026" are not split."""
    inside, parts, start = frames(text), list[str](), 0
    for end in _ENDS.finditer(text):
        if _SHORTENED.search(text[: end.start()]):
            continue
        if not any(piece.start < end.end() <= piece.end for piece in inside):
            parts.append(text[start : end.start()])
            start = end.end()
    return [part.strip() for part in (*parts, text[start:]) if part.strip()] or [text]


def explained(text: str) -> tuple[str, str]:
    """A line's movement, and what is said of it behind a colon or a dash; in Japanese and Chinese, behind a blank."""
    for gap in _GAP.finditer(text):
        head, behind = text[: gap.start()], text[gap.end() :].strip()
        tells = is_howto(behind) and (movement(head) is not None or names_breathing(head))
        if (
            (tells or (size(behind) >= EXPLAINS and not gap[0].isspace()))
            and any(map(str.isalpha, head))
            and not behind[:1].isdigit()
            and not _begins_with_dose(behind)
            and parsed(behind).name
        ):
            return head.strip(), behind
    return text, ""


def _begins_with_dose(text: str) -> bool:
    """Whether a dose alone stands before the first colon or dash: "左右8回：両膝をそろえて"."""
    gap = _GAP.search(text)
    return gap is not None and is_dose(text[: gap.start()])


@lru_cache(maxsize=4096)
def split(text: str) -> tuple[str, ...]:
    """The movements that one line lists, each with its dose; the line itself if it names only one."""
    listed = [piece.strip(EDGES) for piece in re.split(r"[,;、；] ?", text)]
    if len(listed) > 1 and all(map(_has_dose, listed)):
        return tuple(part for piece in listed for part in split(piece))
    pieces, name = _AND.split(text), parsed(text, True).name or text
    joined = len(_AND.split(name)) > 1 and recognise(name).exercise_id is not None  # "ankle point and flex"
    if len(pieces) < 2 or explained(text)[1] or joined:
        return (text,)
    parts, holds = [""], False
    for piece in pieces:
        phrase = parsed(piece.lstrip(EDGES))
        then = _THEN.match(piece) is not None and bool(COUNTS & phrase.fields.keys()) and is_name(phrase.name)
        names = movement(piece) is not None or then
        if names and holds:
            parts.append("")
        holds = names or (holds and parts[-1] != "")
        parts[-1] += piece
    return tuple(part.strip(EDGES) for part in parts) if len(parts) > 1 else (text,)


def _has_dose(text: str) -> bool:
    """Whether a piece of a line is a name with a dose of its own."""
    phrase = parsed(text, True)
    named = is_name(phrase.name) and not is_noise(phrase.name) and not begins("howto", phrase.name)
    return bool(COUNTS & phrase.fields.keys()) and named


def is_dosed(text: str) -> bool:
    """Whether a heading has the dose of a movement; "Routine (15 minutes)" has not."""
    phrase = parsed(text)
    timed = "hold_s" in phrase.fields and not has("wholes", text)
    return phrase.name != "" and (timed or bool(COUNTS & phrase.fields.keys()))


def is_dosed_entry(line: Line) -> bool:
    """Whether a line of a list is a name with a dose of its own."""
    if not line.kind.startswith(("bullet", "number")):
        return False
    phrase = parsed(line.text, True)
    return bool(COUNTS & phrase.fields.keys()) and is_name(phrase.name) and not is_noise(phrase.name)


@lru_cache(maxsize=4096)
def part_label(text: str) -> str | None:
    """The words at the beginning of a line that part a programme ("Day 1"); ``None`` if there are none."""
    phrase = parsed(text)
    if _CLOCK.fullmatch(text.strip(ENDING)):
        return text
    for label in (text if phrase.rest else phrase.name, re.split(r"[:：(（–—]| - ", text)[0]):
        if only("sections", _LETTER.sub("", label)) and any(map(str.isalpha, label)):
            return label if text.startswith(label) else text
    return None


def after_label(text: str) -> str:
    """The text behind a label: "5 minutes of easy walking" in "Cool-down: 5 minutes of easy walking"."""
    label, colon, behind = re.split(r"([:：])", text, maxsplit=1) if re.search("[:：]", text) else (text, "", "")
    if colon and part_label(label) is not None:
        return behind.strip(EDGES)
    label = part_label(text) or text
    return text[len(label) :].strip(EDGES)


def is_rest_day(text: str) -> bool:
    """Whether a line says that on a day nothing is done: "Wednesday: Rest"."""
    day, _, rest = re.sub(r"\s*(?:[:：]|\s[-–—]\s)\s*", "\n", text, count=1).partition("\n")
    return bool(day and rest) and is_day(day) and is_rest(rest)


def rank_of(line: Line) -> int:
    """The rank of a heading; higher numbers are further down."""
    if line.level:
        return line.level
    return BOLD if line.kind == "**" or is_caps(line) else PLAIN


def is_caps(line: Line) -> bool:
    """Whether a line without a mark is written in capitals."""
    if line.kind or not line.text.isupper():
        return False
    return sum(map(str.isalpha, line.text)) > 3 and size(line.text) <= NAME_WORDS


def looks_like_heading(line: Line) -> bool:
    """Whether a line looks like a heading, whatever its words are."""
    if line.cells:
        return False
    if line.kind in ("#", "**") or is_caps(line):
        return True
    return line.text.endswith((":", "：")) and (not line.kind or line.kind == "bullet")


def is_guide(text: str) -> bool:
    """Whether a heading is one of advice: "Tips", "Before you start", "How often?"."""
    if heads_text(text):
        return True  # "Stop the exercise and call your doctor if"
    if is_question(text) or begins("guides", text):
        return not has("things", text)
    return begins("openers", text) and not has("every", text) and not part_label(text)


def is_refused(line: Line) -> bool:
    """Whether a line has a mark of what is not to be done before it; a stop sign may also stand before a stop rule."""
    signs = NO_MARKS.intersection(line.mark)
    return bool(signs - _STOP_SIGNS) or (bool(signs) and not says_stop(line.text))


_STOP_SIGNS = frozenset("🛑⛔")


def inherit(phrase: Phrase, own_days: Field, common: Phrase) -> tuple[Phrase, list[str]]:
    """A dose with what is stated for all, and what is not understood in both together.

    How often a movement itself is done comes before how often all of it is.
    """
    fields = {
        field: value for field, value in common.fields.items() if not common.default or field not in phrase.fields
    }
    own, low = phrase.fields.get("times_per_day"), common.lows.get("times_per_day", fields.get("times_per_day"))
    if own is not None and "times_per_day" in fields:
        fields.pop("days_per_week", None)
    if own is not None or (own_days == 7 and low == 1):
        fields.pop("times_per_day", None)
    if "days_per_week" in phrase.fields:
        fields.pop("days_per_week", None)
    return phrase.merged(Phrase(fields=fields))


def is_caution(text: str) -> bool:
    """Whether a time in a sentence is about pain, waiting or half a breath, and not about how long to hold."""
    return times_half_a_breath(text) or (has("cautions", text) and not has("holds", text))


def is_step(text: str) -> bool:
    """Whether a heading is about how one movement is done: "How to do it"."""
    return begins("guides", text) and not has("things", text)


def is_position(text: str) -> bool:
    """Whether a line only says how all of it is done: "Lying down", "Spinal stenosis: exercises on your back"."""
    said = text.replace("：", ": ").rpartition(": ")[2]
    about = has("wholes", said) or begins("thus", said)
    return about and not is_sentence(said) and not heads(said) and titles_position(text)


def places(text: str) -> bool:
    """Whether a text behind a name makes another movement of it: "on a chair", "standing"."""
    from stenosis_routines.language.names import read as reading_of

    if size(text) > EXPLAINS or has("tells", text):
        return False
    notions = reading_of(text, "cjk" if is_cjk(text) else "en").notions
    # A pillow makes none of it.
    return any(
        notion.kind in ("position", "setting", "equipment") and "harmless" not in notion.marks for notion in notions
    )


def before_list(text: str) -> tuple[str, str]:
    """The text before a list of movements in one line ("Then AMRAP 8: 5 lunges, 10 sit-ups"), and the list."""
    lead, colon, behind = text.partition(": ")
    return (lead, behind) if colon and movement(lead) is None and len(split(behind)) > 1 else ("", text)


def without_aside(text: str) -> tuple[str, str]:
    """A movement's line without a bracket at its end that is about all movements, asks or warns; and that bracket."""
    found = re.fullmatch(r"(.*\S) ?[(（]([^()（）]*)[)）]", text)
    if found is None or not (has("every", found[2]) or is_question(found[2]) or warns(found[2])):
        return text, ""
    return found[1], found[2]


def bidden_by(sentence: str, left: list[str]) -> str:
    """What a sentence such as "Instead of squats, do ankle pumps" asks for; the text before is added to ``left``."""
    head, comma, behind = sentence.partition(",")
    phrase = parsed(behind)
    added = without_verb(behind.strip()) != behind.strip() and COUNTS & phrase.fields.keys() and movement(phrase.name)
    if comma and ((warns(head) and not warns(sentence)) or (added and movement(head) is None)):
        left.append(head)
        return behind.strip()
    if (bid := _BID.match(sentence)) and COUNTS & parsed(bid[2]).fields.keys() and movement(bid[2]):
        left.append(bid[1].strip(" ,"))
        return bid[2]
    return sentence


def columns_of(kinds: tuple[tuple[str, str], ...], body: Sequence[Line]) -> tuple[tuple[str, str], ...]:
    """What the columns hold, by their heads and their cells; nothing if no column holds movements."""
    cells = [[row.cells[at] for row in body if at < len(row.cells)] for at in range(len(kinds))]
    found = [
        ("dose", unit) if not kind and said and all(is_dose(cell) for cell in said) else (kind, unit)
        for (kind, unit), said in zip(kinds, cells, strict=True)
    ]
    named = [at for at, (kind, _) in enumerate(found) if kind == "exercise"]
    if named:  # "Exercise" and "What to do": the other one says how
        best = max(named, key=lambda at: sum(knows(cell) for cell in cells[at]))
        return tuple(("notes", "") if at in named and at != best else one for at, one in enumerate(found))
    best, most = -1, 0.0
    dosed = any(kind in ("sets", "reps", "hold_s", "dose") for kind, _ in found)
    for at, ((kind, _), said) in enumerate(zip(found, cells, strict=True)):
        if (
            kind in ("session", "number", "sets", "reps", "hold_s", "rest_s", "load_kg", "daily", "weekly", "dose")
            or not said
        ):
            continue
        known = sum(movement(sentences(cell)[0]) is not None for cell in said) / len(said)
        worded = dosed and kind == "" and all(sum(map(str.isalpha, cell)) > 1 for cell in said)
        score = known + 0.01 * worded
        if score > most:
            best, most = at, score
    if best < 0:
        return ()
    found[best] = ("exercise", "")
    return tuple(found)


def is_dose(cell: str) -> bool:
    """Whether a cell is a dose and names nothing."""
    phrase = parsed(cell)
    return bool(phrase.fields) and not phrase.name


def column(head: str) -> tuple[str, str]:
    """What a column of a table holds, and its unit: for days and weeks the word before their numbers."""
    name, _, unit = head.strip(" )]").lower().replace("[", "(").partition("(")
    name = name.strip(" :.")
    other = field_of(name).kind
    kind = columns().get(name) or (other if other in _COLUMNS else "")
    return kind, name if kind == "session" and not unit else unit.strip()


#: Kinds of columns of tables of other people that the tables in a text may have too.
_COLUMNS = frozenset({"sets", "reps", "hold_s", "rest_s", "load_kg", "dose", "weekly", "daily", "notes"})
