"""Free text as chat coaches, leaflets and forum posts write it: Markdown, lists, tables, plain lines.

Source: no specification; answers of chat coaches, leaflets of hospitals in English and Korean, posts and pasted
spreadsheets, seen in 2026. What words mean is in data/text.toml. The place of a prescription is its line.

Traps: a line may be a movement, its dose, how it is done, or advice, and nothing but its words tells which. So every
line is kept: as an item, as notes, as a title, or as guidance. A line that names a movement and is no item, a dose
that is not understood whole, and a number that no dose explains are listed in ``Routine.unread``. HTML is not rendered,
and numbers in other digits than 0 to 9 are not read.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

import attrs

from stenosis_routines.errors import echo
from stenosis_routines.exercise import NO_TRAITS, Aim, Effort, Exercise, Traits
from stenosis_routines.formats._dosing import COUNTS, HOW_OFTEN, Told, parsed
from stenosis_routines.formats._layout import Line, lines_of
from stenosis_routines.formats._reading import (
    STRENUOUS_RPE,
    Collector,
    Glance,
    as_text,
    fail,
    header_of,
    limits,
    name_limits,
    text_limits,
)
from stenosis_routines.formats._words import EDGES, after, begins, columns, has, only, without, without_verb
from stenosis_routines.formats.limits import DEFAULT, Limits
from stenosis_routines.recognise import Recognition, recognise
from stenosis_routines.language.notions import Notion
from stenosis_routines.language.names import is_cjk
from stenosis_routines.language.names import read as reading_of
from stenosis_routines.routine import Dose, Prescription, Routine, Session

__all__ = ["read", "recognises"]

#: A longer sentence is not read word by word to its end, so it is unread; in characters.
_SENTENCE = 250
#: How much of a document is looked at to tell whether it is a routine, in bytes.
_GLANCED = 100_000
#: An explanation behind a name has at least so many words; fewer belong to the name.
_EXPLAINS = 4

_MOVEMENT = "a movement of its own, or none"
_DOSE = "a dose that is understood whole"
_TRAINING = frozenset({Aim.BALANCE, Aim.STRENGTH, Aim.CARDIO, Aim.POWER})
_GENERIC = frozenset({"stretch", "stretching", "stretche", "gentle", "gently", "스트레칭"})
_HARD = Traits(effort=Effort.STRENUOUS)

_CHECKBOX = re.compile(rb"\[[ xX]?\][ \t]+\S")
_ENDS = re.compile(r"(?<=[.!?;])\s+|(?<=[。！？；])|(?<=다\.)")
_AND = re.compile(r"(?=,|;|\+|&|/|\b(?:and|then|plus|followed by)\b|그리고|및)", re.IGNORECASE)
_GAP = re.compile(r" [-–—] |:(?: |$)|[.;] ")


def recognises(glance: Glance) -> bool:
    """Whether it is text of no other format that holds a movement or an item of a list."""
    data = glance.data if len(glance.data) <= _GLANCED else glance.data[:_GLANCED].rpartition(b"\n")[0]
    try:
        lines = data.decode().splitlines()
    except UnicodeDecodeError:
        return False
    page = _Page()
    return not _foreign(data) and any(page.take(line) for line in lines_of(lines, page.collector))


def read(data: bytes, limits: Limits = DEFAULT) -> Routine:
    """A routine from the lines of a text.

    Raises:
        UnreadableRoutineError: it is no text, is JSON, a CSV table or a calendar, or holds no movement.
    """
    lines = as_text(data).splitlines()
    if len(lines) > limits.rows:
        fail(f"line {limits.rows + 1}", f"at most {limits.rows} lines", code="too-large")
    if _foreign(data):
        fail("", "plain text or Markdown", echo(data[:60]), "wrong-type")
    page = _Page()
    for line in lines_of(lines, page.collector):
        page.take(line)
    return page.routine()


def _foreign(data: bytes) -> bool:
    """Whether it is JSON, HTML, a calendar, a table of comma-separated values or no text at all."""
    start = data[:_GLANCED].lstrip()
    if start[:1] in (b"{", b"[") and not _CHECKBOX.match(start):
        return True
    if b"\0" in data or start[:6].lower().startswith((b"begin:", b'"', b"<!", b"<?", b"<html")):
        return True
    first, _, rest = start.partition(b"\n")
    width = len(header_of(first))
    if width < 2 or any(sign in first for sign in b"\t|0123456789"):
        return False
    tight = b", " not in first and b"; " not in first
    return tight or (width > 2 and width == len(header_of(rest.lstrip().partition(b"\n")[0])))


# What a text names.


@lru_cache(maxsize=1024)
def _named(text: str) -> Recognition | None:
    """What a text names, if it names a movement; to relax or to stretch is none."""
    found = recognise(without("asides", text))
    if not found.contraindications and found.traits.aim in (None, Aim.RELAXATION):
        return None
    return None if set(found.words) <= _GENERIC and not found.regions else found


def _notions(text: str) -> list[Notion]:
    return reading_of(text, "cjk" if is_cjk(text) else "en").notions


def _heads(text: str) -> dict[str, bool]:
    """The movements in a text, each with whether it is vague ("pull")."""
    notions = _notions(without("asides", text))
    return {notion.name: "vague" in notion.marks for notion in notions if notion.kind == "movement"}


def _another(sentence: str, name: str) -> Recognition | None:
    """What a sentence about a movement names, if that is another movement."""
    found, own = _named(sentence), recognise(name)
    if found is None:
        return None
    known, said = _heads(name), _heads(sentence)
    others = [head for head in said if not any(head.startswith(other) or other.startswith(head) for other in known)]
    if not found.contraindications <= own.contraindications or not all(said[head] for head in others):
        return found
    return None if found.traits.aim not in _TRAINING or own.traits.aim in _TRAINING else found


def _places(text: str) -> bool:
    """Whether a text names a place, a position or a thing that changes a movement: "on a chair"."""
    short = len(text.split()) < 2 * _EXPLAINS
    return short and any(notion.kind in ("position", "setting", "equipment") for notion in _notions(text))


def _cautions(text: str) -> bool:
    """Whether a time in a sentence is about pain or waiting, and not about how long to hold."""
    return has("cautions", text) and not has("holds", text)


def _is_dosed(text: str) -> bool:
    """Whether a heading has the dose of a movement; "Routine (15 minutes)" has not."""
    told = parsed(text)
    timed = "hold_s" in told.fields and not has("wholes", text)
    return told.name != "" and (timed or bool(COUNTS & told.fields.keys()))


@lru_cache(maxsize=1024)
def _label(text: str) -> str | None:
    """The words at the beginning of a line that part a programme ("Day 1"); ``None`` if there are none."""
    told = parsed(text)
    for label in (text if told.rest else told.name, re.split(r"[:(–—]", text)[0]):
        if only("sections", label):
            return label if text.startswith(label) else text
    return None


# Pieces of a line.


def _sentences(text: str) -> list[str]:
    return [part.strip() for part in _ENDS.split(text) if part.strip()]


def _explained(text: str) -> tuple[str, str]:
    """A line's movement, and what is said of it behind a colon or a dash."""
    for gap in _GAP.finditer(text):
        head, behind = text[: gap.start()], text[gap.end() :]
        long = len(behind.split()) >= _EXPLAINS or (is_cjk(behind) and len(behind) > 3 * _EXPLAINS)
        if long and any(map(str.isalpha, head)) and not behind[:1].isdigit():
            return head, behind
    return text, ""


def _split(text: str) -> list[str]:
    """The movements that one line lists, each with its dose; the line itself where it names but one."""
    pieces = _AND.split(text)
    if len(pieces) < 2 or _explained(text)[1] or recognise(parsed(text).name or text).exercise_id is not None:
        return [text]
    parts, holds = [""], False
    for piece in pieces:
        names = _named(piece) is not None
        if names and holds:
            parts.append("")
        holds = names or (holds and parts[-1] != "")
        parts[-1] += piece
    return [part.strip(EDGES) for part in parts] if len(parts) > 1 else [text]


def _denials(text: str) -> list[str]:
    """What a sentence such as "Avoid squats, lunges and crunches" denies, one by one; empty if it may say more."""
    rest = after("denials", text)
    denied = [] if rest is None else re.split(r",? (?:and|or) |, |; ", rest.strip(EDGES))
    return [f"{text.removesuffix(rest or '')} {part}" for part in denied] if all(map(_is_plain, denied)) else []


def _is_plain(name: str) -> bool:
    """Whether a text is the name of a movement and nothing else."""
    told = parsed(name)
    return recognise(name).understood and not told.fields and not told.unread and without_verb(name) == name != ""


# The page.


@attrs.define(eq=False)
class _Item:
    """A movement whose lines may go on."""

    line: Line
    name: str
    group: str | None
    told: Told = attrs.field(factory=Told)
    notes: list[str] = attrs.field(factory=list)


@attrs.define(eq=False)
class _Part:
    """What stands under one heading."""

    title: str
    path: str
    items: list[_Item] = attrs.field(factory=list)
    #: A dose that is told for all its movements.
    common: Told = attrs.field(factory=Told)


@attrs.define(eq=False)
class _Page:
    """The document as far as it was read."""

    collector: Collector = attrs.field(factory=Collector)
    parts: list[_Part] = attrs.field(factory=lambda: [_Part("", "line 1")])
    title: str = ""
    guidance: list[str] = attrs.field(factory=list)
    #: The movement that lines may still be about.
    item: _Item | None = None
    #: The heading of guidance that lines stand under, if any, and the last of them that it denies.
    guide: str = ""
    denied: Line | None = None
    group: str | None = None
    columns: tuple[tuple[str, str], ...] = ()

    def take(self, line: Line) -> bool:
        """Reads one more line, and tells whether a movement was found under its heading."""
        if self.denied is not None and (line.gap or not line.kind or line.kind != self.denied.kind):
            self._guide("")
        self.columns = self.columns if line.cells else ()
        if line.cells:
            self._row(line)
        elif self._is_heading(line):
            self._heading(line)
        elif self._is_about_item(line):
            for sentence in self._kept(line.text):
                self._note(sentence, line)
        elif line.kind:
            self._listed(line, line.text)
        else:
            for sentence in self._kept(line.text):
                self._said(sentence, line)
        return bool(self.parts[-1].items)

    def _kept(self, text: str) -> list[str]:
        """The sentences of a text; one that only says what not to do is guidance at once."""
        kept = []
        for sentence in _sentences(text) or [text]:
            denied = _denials(sentence)
            self.guidance += denied
            kept += [] if denied else [sentence]
        return kept

    def _unread(self, line: Line, expected: str, *found: str) -> None:
        for said in found:
            self.collector.note(line.path, expected, said)

    def _guide(self, heading: str) -> None:
        """What follows is guidance under a heading, or is no longer, and not about the movement before."""
        self.guide, self.denied, self.item = heading, None, None
        self.guidance += [heading] if heading else []

    # Headings.

    def _is_heading(self, line: Line) -> bool:
        if line.kind in ("#", "**"):
            return True
        if self.item is not None and line.indent > self.item.line.indent:
            return False
        if line.text.endswith(":") and not line.kind:
            return True
        label = _label(line.text)
        return label is not None and parsed(line.text).name != "" and not _named(label)

    def _heading(self, line: Line) -> None:
        text = line.text.rstrip(": ")
        named, label = _named(text), _label(text)
        if only("denials", text) and not parsed(text).fields:
            self._guide(text)
        elif named is None and begins("guides", text) and not has("things", text):
            self._guiding(line, text)
        elif label is None and (named is not None or _is_dosed(text)):
            self._guide("")
            self._listed(line, text)
        else:
            self._open(line, text)
            rest = text[len(label or text) :].strip(EDGES)
            if rest and (_named(rest) or COUNTS & parsed(rest).fields.keys()):
                self._listed(line, rest)
            elif named is not None:
                self._listed(line, text)
            else:
                shared = {field: value for field, value in parsed(text).fields.items() if field != "hold_s"}
                self._common(Told(fields=shared), line, text)

    def _guiding(self, line: Line, text: str) -> None:
        """A heading such as "Tips", or a word such as "How to:" in a line about a movement."""
        told = parsed(text)
        if told.unread or COUNTS & told.fields.keys():
            self._unread(line, _DOSE, text)
        if self.item is None or line.kind == "#" or (line.gap and self.item.line.kind == "bullet"):
            self._guide(text)
        else:
            self._note(text, line)

    def _open(self, line: Line, title: str) -> None:
        if not self.title and line.kind in ("#", "**") and not any(part.items for part in self.parts):
            self.title = title
        self.parts.append(_Part(title, line.path))
        self._guide("")
        self.group = line.path if has("groups", title) else None

    # Lines about a movement.

    def _is_about_item(self, line: Line) -> bool:
        item, told = self.item, parsed(line.text)
        if item is None or self.guide or self._is_another(line, item):
            return False
        if line.indent > item.line.indent:
            return True
        if line.kind:
            above = ("#", "**") if line.gap else ("#", "**", "number", "number**", "group", "")
            return line.kind.startswith("bullet") and item.line.kind in above
        of_all = has("every", line.text) or (line.gap and told.fields.keys() <= HOW_OFTEN)
        if told.fields and not told.name and of_all:
            return False
        return not line.gap or not item.told.fields or not item.line.kind.startswith(("bullet", "|"))

    def _is_another(self, line: Line, item: _Item) -> bool:
        """Whether a line is a movement beside an item, though it may be much like it."""
        text, told = line.text, parsed(line.text)
        short = len(text.split()) < _EXPLAINS
        for sentence in _sentences(text):
            name = parsed(sentence).name
            found, words = _named(name), len(name.split())
            plain = words <= _EXPLAINS or (words < 2 * _EXPLAINS and found is not None and found.understood)
            if found is not None and plain and _heads(name) and not has("tells", sentence):
                return True
            found = _another(sentence, item.name)
            if found is not None and (told.fields or found.understood):
                return True
        if any(begins(name, text) for name in ("openers", "howto", "guides")):
            return False
        if {"sets", "reps"} <= told.fields.keys() and told.name and len(told.name.split()) < _EXPLAINS:
            return True
        return line.kind != "" and short and not told.fields and not is_cjk(text)

    def _note(self, sentence: str, line: Line) -> None:
        """A sentence about the movement before it."""
        item, told = self.item, parsed(sentence)
        assert item is not None  # noqa: S101 - whoever calls has looked
        if len(sentence) > _SENTENCE or _another(sentence, item.name):
            self._unread(line, _MOVEMENT, sentence)
        elif COUNTS & told.fields.keys() or not _cautions(sentence):
            self._unread(line, _DOSE, *item.told.merge(told))
        item.notes += [sentence] if told.name or not told.fields else told.rest

    # Lines of their own.

    def _listed(self, line: Line, text: str) -> None:
        """A line that stands in a list, or may: movements, then what is said of the last."""
        for place, sentence in enumerate(self._kept(text)):
            if self.item is not None and self.item.line is line:
                self._note(sentence, line)
            elif place == 0:
                for part in _split(sentence):
                    self._one(part, line)
            else:
                self._said(sentence, line)

    def _one(self, text: str, line: Line) -> None:
        """A piece of a line that is a movement, unless its words or its place say that it is none."""
        head, behind = _explained(text)
        told, unnamed = parsed(head), _named(text) is None
        counted = bool(COUNTS & (told.fields.keys() | parsed(behind).fields.keys()))
        advice = begins("openers", text) or begins("guides", text)
        about_item = self.item is not None and not line.gap and not self.guide
        if self.guide and only("denials", self.guide) and not told.fields and not told.unread:
            self._deny(text, line)
        elif about_item and (not told.name or (unnamed and not counted and (advice or begins("howto", text)))):
            self._note(text, line)
        elif not told.name:
            self._common(parsed(text), line, text)
            self.guidance.append(text)
        elif unnamed and not counted and (advice or self.guide):
            self.guidance.append(text)
            if told.unread and not _cautions(text):
                self._unread(line, _DOSE, text)
        elif self.guide and not told.fields:
            self._unread(line, _MOVEMENT, text)
            self.guidance.append(text)
        else:
            self._add(line, told, _sentences(behind))

    def _deny(self, text: str, line: Line) -> None:
        """A line under "Avoid"."""
        denied = f"{self.guide} {text}"
        bids = without_verb(text) != text or begins("openers", text) or begins("howto", text)
        if _named(denied) or (bids and _named(text)):
            self._unread(line, _MOVEMENT, text)
        self.denied = line
        self.guidance.append(denied)

    def _add(self, line: Line, told: Told, behind: Iterable[str] = ()) -> None:
        beside = list(filter(_places, told.rest))  # makes another movement of it
        name = self.collector.fitted(line.path, ", ".join((told.name, *beside)), name_limits())
        self.item = _Item(line, name, line.group or self.group)
        self.parts[-1].items.append(self.item)
        self._unread(line, _DOSE, *self.item.told.merge(told))
        for text in (*(text for text in told.rest if text not in beside), *behind):
            self._note(text, line)

    # Prose.

    def _said(self, sentence: str, line: Line) -> None:
        """A sentence that stands in no list."""
        told, named = parsed(sentence), _named(sentence)
        short, counted = len(sentence.split()) < 2 * _EXPLAINS, COUNTS & told.fields.keys()
        items = told.fields or (named.understood and short) if named else counted and short and told.name
        if len(sentence) > _SENTENCE:
            self._unread(line, "sentences that are not too long to be read", sentence)
        elif items and (named or not begins("openers", sentence)):
            for part in _split(sentence):
                self._one(part, line)
            return
        elif named is not None:
            self._unread(line, _MOVEMENT, sentence)
        elif told.fields and not told.name:
            self._common(told, line, sentence)
        elif counted or ("hold_s" in told.fields and not _cautions(sentence)):
            self._unread(line, _DOSE, sentence)
        self.guidance.append(sentence)
        self.item = None

    def _common(self, told: Told, line: Line, text: str) -> None:
        """A dose without a movement: of the movement that is the heading, or of all in this part."""
        part = self.parts[-1]
        dosed = (COUNTS | {"hold_s"}) & told.fields.keys()
        if dosed and part.title and not part.items and _label(part.title) is None and not has("every", text):
            self._add(line, attrs.evolve(told, name=part.title))
            return
        if not has("holds", text):  # how long all of it takes
            told = attrs.evolve(told, fields={field: told.fields[field] for field in told.fields if field != "hold_s"})
        self._unread(line, _DOSE, *part.common.merge(told))

    # Tables.

    def _row(self, line: Line) -> None:
        if self._is_head(line):
            return
        if line.gap:
            self._guide("")
        columns = self.columns or (("exercise", ""), *[("dose", "")] * (len(line.cells) - 1))
        if len(line.cells) > len(columns):
            self.collector.note(line.path, f"{len(columns)} cells", f"{len(line.cells)}", "syntax")
        doses, notes = list[str](), list[str]()
        for (kind, unit), cell in zip(columns, line.cells, strict=False):
            if kind == "session":
                self._session(line, cell)
            elif kind in ("notes", "number", ""):
                notes += [cell] if any(map(str.isalpha, cell) if kind == "number" else map(str.isalnum, cell)) else []
            elif kind == "exercise":
                doses.insert(0, cell)
            elif any(map(str.isalnum, cell)):
                doses.append(_measured(kind, unit, cell))
                if kind != "dose" and not parsed(doses[-1]).fields:
                    self._unread(line, _DOSE, cell)
        told = parsed(" ;\x1f".join(doses))
        if parsed("".join(doses[:1])).name and len(line.cells) > 1:
            self._add(line, attrs.evolve(told, rest=[]), [*told.rest, *notes])
        elif told.name or told.fields or told.unread or notes:
            self.collector.note(line.path, "the name of an exercise", line.text, "missing")

    def _is_head(self, line: Line) -> bool:
        """Whether a row names the columns."""
        kinds = tuple(map(_column, line.cells))
        if not line.ruled and sum(kind != "" for kind, _ in kinds) < 2:
            return False
        self.columns = kinds if any(kind == "exercise" for kind, _ in kinds) else (("exercise", ""), *kinds[1:])
        if any(_named(cell) or parsed(cell).fields for cell in line.cells):
            self.columns = ()
            return False
        if any(not kind or unit for kind, unit in kinds):
            self.guidance.append(line.text)
        return True

    def _session(self, line: Line, cell: str) -> None:
        if self.parts[-1].title != cell and any(map(str.isalnum, cell)):
            self._open(line, cell)
            if _named(cell):
                self._unread(line, _MOVEMENT, cell)

    # The routine.

    def routine(self) -> Routine:
        """What was read."""
        if not any(part.items for part in self.parts):
            fail("", "a text with at least one movement", code="missing")
        sessions, common = list[Session](), dict[str, Any]()
        for part in self.parts:
            if part.items:
                done = tuple(self._prescription(item, common | part.common.fields) for item in part.items)
                title = self.collector.fitted(part.path, part.title, text_limits(Session, "title"))
                sessions.append(Session(title, done, path=part.path))
            else:
                if sessions and COUNTS & part.common.fields.keys():
                    self.collector.note(part.path, "a movement for each dose", part.title, "missing")
                common |= {} if sessions else part.common.fields
                self.guidance += [part.title] if part.title not in ("", self.title) else []
        title = self.collector.fitted("line 1", self.title, text_limits(Routine, "title"))
        return Routine(title, tuple(sessions), tuple(self.guidance), unread=self.collector.close())

    def _prescription(self, item: _Item, common: Mapping[str, Any]) -> Prescription:
        collector, path, own = self.collector, item.line.path, item.told.fields
        told = Told(fields={field: common[field] for field in common if field not in HOW_OFTEN & own.keys()})
        self._unread(item.line, _DOSE, *told.merge(item.told))
        fields = told.fields
        hard = fields.pop("effort", None) is not None
        hard |= (fields.pop("rpe", None) or 0) >= STRENUOUS_RPE
        hard |= fields.pop("rir", 10) in range(11 - STRENUOUS_RPE)
        side, reps = fields.pop("per_side", None), self._reps(path, fields.pop("reps", None))
        checked = {field: collector.within(path, value, limits(field)) for field, value in fields.items()}
        notes = collector.fitted(path, "\n".join(dict.fromkeys(item.notes)), text_limits(Prescription, "notes"))
        exercise = Exercise(name=item.name, traits=_HARD if hard else NO_TRAITS)
        dose = Dose(per_side=True if side else None, reps=reps, **checked)
        return Prescription(exercise, dose, notes, group=item.group, path=path)

    def _reps(self, path: str, reps: Any) -> Any:
        if not isinstance(reps, tuple):
            return self.collector.within(path, reps, limits("reps"))
        low, high = (self.collector.within(path, end, limits("reps")) for end in reps)
        if low is not None and (reps[1] is None or (high is not None and low <= high)):
            return low, high
        self.collector.note(path, "a range of repetitions", f"{reps[0]} to {reps[1]}", "out-of-range")
        return None


def _column(head: str) -> tuple[str, str]:
    """What a column of a table tells, and its unit."""
    name, _, unit = head.strip(" )]").lower().replace("[", "(").partition("(")
    return columns().get(name.strip(" :"), ""), unit.strip()


def _measured(kind: str, unit: str, cell: str) -> str:
    """A cell as it would be said in a sentence."""
    bare = not any(map(str.isalpha, cell))
    said = f"{cell} {kind if kind in ('sets', 'reps') else unit}" if bare else cell
    return f"rest {said}" if kind == "rest_s" and said[:1].isdigit() else said
