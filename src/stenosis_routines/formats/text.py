"""Free text as chat coaches, leaflets and forum posts write it: Markdown, lists, tables, plain lines.

Source: no specification; answers of chat coaches, leaflets of hospitals in English and Korean, posts and pasted
spreadsheets, seen in 2026. What words mean is in data/text.toml. The place of a prescription is its line.

Traps: a line may be a movement, its dose, how it is done, or advice, and nothing but its words tells which. So every
line is kept: as an item, as notes, as a title, or as guidance. A line that names a movement and is no item, a dose
that is not understood whole, and a number that no dose explains are listed in ``Routine.unread``. HTML is not rendered,
and numbers in other digits than 0 to 9 are not read.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from stenosis_routines.errors import echo
from stenosis_routines.exercise import NO_TRAITS, Aim, Effort, Exercise, Traits
from stenosis_routines.formats._dosing import (
    COUNTS,
    EDGES,
    HOW_OFTEN,
    Told,
    after,
    begins,
    columns,
    has,
    is_unit,
    only,
    parsed,
    without,
    without_verb,
)
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
from stenosis_routines.formats.limits import DEFAULT, Limits
from stenosis_routines.recognise import Recognition, recognise
from stenosis_routines.recognise.reading import is_cjk
from stenosis_routines.recognise.reading import read as reading_of
from stenosis_routines.routine import Dose, Prescription, Routine, Session

__all__ = ["read", "recognises"]

#: A longer sentence is not read word by word to its end, so it is unread; in characters.
_SENTENCE = 250
#: A longer line is no line that a person wrote, and is unread; in characters.
_LONGEST = 2000
#: How much of a document is looked at to tell whether it is a routine, in bytes.
_GLANCED = 100_000
#: An explanation behind a name has at least so many words; fewer belong to the name.
_EXPLAINS = 4

_TRAINING = frozenset({Aim.BALANCE, Aim.STRENGTH, Aim.CARDIO, Aim.POWER})
_HARD = Traits(effort=Effort.STRENUOUS)

_CHECKBOX = re.compile(rb"\[[ xX]?\][ \t]+\S")
_FENCE = re.compile(r"(?:`{3,}|~{3,}) ?(?:text|txt|md|markdown|plain|plaintext)?$", re.IGNORECASE)
_RULE = re.compile(r"[-=*_~ ]{2,}|[|:+= -]{3,}")
_MARK = re.compile(
    r"(?P<bullet>[-+*•‣⁃◦▪▫●○◆◇■□☐☑☒✓✔✗✘·ㆍ・➤➢➔→▶►◾◽★☆※–—](?= )|[-•·ㆍ✓✔☐☑□■●○▪▶](?=[^\W\d_])|\[[ xX]?\](?= ))"
    r"|(?P<number>\(?\d{1,2}[.)](?= |[^\W\d_])|[\u2460-\u2473]|\d\ufe0f?\u20e3|\(?[a-z][.)](?= ))"
    r"|(?P<group>\(?[A-H])\d[.):]?(?= )|(?P<turn>\d{1,2})[a-d][.):]?(?= )"
)
_HEADING = re.compile(r"#{1,6} +(.*?)[ #]*")
_BOLD = re.compile(r"(\*\*|__)((?:(?!\1).)+)\1(:?)")
_STYLE = re.compile(r"\*{2,3}|_{2,3}|`|(?<!\w)[*_]+(?=\w)|(?<=[\w.!?:,)])[*_]+(?!\w)")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
#: What another program would hide, join or turn round.
_MARKUP = re.compile(
    r"<[a-zA-Z/!][^<>]{0,200}>|<!--|&#?\w{2,8};|~~|[\u202a-\u202e\u2066-\u2069]|(?:\b[a-zA-Z]\b[ .-]{1,3}){4}"
)
_ENDS = re.compile(r"(?<=[.!?;])\s+|(?<=[。！？；])|(?<=다\.)")
_AND = re.compile(r"(?:,|;|\+|&|/|\band\b|\bthen\b|\bplus\b|\bfollowed by\b|그리고|및)", re.IGNORECASE)
_GAP = re.compile(r" [-–—] |:(?: |$)|[.;] ")
_LABEL = re.compile(r" ?#?\d{1,2} ?[:.)–-] ?")
_BARE = re.compile(r"[0-9]+(?:\.[0-9]+)?(?: ?(?:[-–—~]|to) ?[0-9]+)?\+?")


def recognises(glance: Glance) -> bool:
    """Whether it is text of no other format that holds a movement or an item of a list."""
    data = glance.data
    if _foreign(data):
        return False
    if len(data) > _GLANCED:
        data = data[:_GLANCED].rpartition(b"\n")[0]
    try:
        lines = data.decode().splitlines()
    except UnicodeDecodeError:
        return False
    page = _Page(Collector())
    for line in _lines(lines, page.collector):
        page.take(line)
        if any(part.items for part in page.parts):
            return True
    return False


def read(data: bytes, limits: Limits = DEFAULT) -> Routine:
    """A routine from the lines of a text.

    Raises:
        UnreadableRoutineError: it is no text, is JSON, a CSV table or a calendar, or holds no movement.
    """
    collector = Collector()
    lines = as_text(data).splitlines()
    if len(lines) > limits.rows:
        fail(f"line {limits.rows + 1}", f"at most {limits.rows} lines", code="too-large")
    if _foreign(data):
        fail("", "plain text or Markdown", echo(data[:60]), "wrong-type")
    page = _Page(collector)
    for line in _lines(lines, collector):
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
    if width < 2 or b"\t" in first or b"|" in first or any(digit in first for digit in b"0123456789"):
        return False
    tight = b", " not in first and b"; " not in first
    return tight or (width > 2 and width == len(header_of(rest.lstrip().partition(b"\n")[0])))


def _cautions(text):
    return has("cautions", text) and not has("holds", text)


# Movements.


def _named(text: str) -> Recognition | None:
    """What a text names, if it names a movement; to relax or to stretch is none."""
    found = recognise(without("asides", text))
    if not found.contraindications and found.traits.aim in (None, Aim.RELAXATION):
        return None
    return None if set(found.words) <= _GENERIC and not found.regions else found


_GENERIC = frozenset({"stretch", "stretching", "stretche", "gentle", "gently", "스트레칭"})


def _heads(text: str) -> dict[str, bool]:
    """The movements in a text, each with whether it is vague ("pull")."""
    plain = without("asides", text)
    notions = reading_of(plain, "cjk" if is_cjk(plain) else "en").notions
    return {notion.name: "vague" in notion.marks for notion in notions if notion.kind == "movement"}


def _strange(sentence: str, name: str) -> Recognition | None:
    """What a sentence about a movement names, if that is another movement."""
    found = _named(sentence)
    if found is None:
        return None
    own, known = recognise(name), _heads(name)
    others = {head: vague for head, vague in _heads(sentence).items() if not _is_one_of(head, known)}
    if not found.contraindications <= own.contraindications or not all(others.values()):
        return found
    shared = len(others) < len(_heads(sentence))
    return None if shared or found.traits.aim not in _TRAINING or own.traits.aim in _TRAINING else found


def _places(text: str) -> bool:
    """Whether a text names a place, a position or a thing that changes a movement."""
    notions = reading_of(text, "cjk" if is_cjk(text) else "en").notions
    return any(notion.kind in ("position", "setting", "equipment") for notion in notions)


def _is_one_of(head: str, known: Iterable[str]) -> bool:
    """Whether a movement is one of others, or a special case of one ("knee-to-chest-usually")."""
    return any(head.startswith(other) or other.startswith(head) for other in known)


def _sentences(text: str) -> list[str]:
    return [part.strip() for part in _ENDS.split(text) if part.strip()]


# Lines.


@attrs.frozen(eq=False)
class _Line:
    """A line of the document without its marks."""

    number: int
    text: str
    #: "#", "**", "number", "bullet", "group", "|", or nothing.
    kind: str = ""
    indent: int = 0
    #: Whether a blank line stands before it.
    gap: bool = False
    group: str | None = None
    #: The cells, if it is a row of a table.
    cells: tuple[str, ...] = ()
    #: Whether a rule stands under it, as under the head of a table.
    ruled: bool = False

    @property
    def path(self) -> str:
        return f"line {self.number}"


def _lines(raw: list[str], collector: Collector) -> Iterator[_Line]:
    """The lines that say something."""
    gap = True
    for number, line in enumerate(raw, 1):
        plain = line.expandtabs(4).lstrip("> ").strip() if line.lstrip()[:1] == ">" else line.strip()
        if not plain or _FENCE.match(plain) or _RULE.fullmatch(plain):
            gap = gap or not plain or plain[0] not in "|:="
            continue
        if len(plain) > _LONGEST:
            collector.note(f"line {number}", f"at most {_LONGEST} characters a line", plain, "too-large")
            gap = True
            continue
        if found := _MARKUP.search(plain):
            collector.note(f"line {number}", "plain text or Markdown", found[0])
        following = raw[number].strip() if number < len(raw) else ""
        ruled = "-" in following and _RULE.fullmatch(following) is not None and "|" in following
        made = _line(number, line, plain, gap, ruled)
        if any(ord(c) > 127 and unicodedata.category(c)[0] == "N" for c in made.text):
            collector.note(made.path, "numbers in the digits 0 to 9", made.text)
        yield made
        gap = False


def _line(number: int, line: str, plain: str, gap: bool, ruled: bool) -> _Line:
    indent = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
    kind, group = "", None
    if heading := _HEADING.fullmatch(plain):
        kind, plain = "#", heading[1].strip()
    cells = re.split(r"(?<!\\)\|", plain.strip("|")) if "|" in plain else re.split(r"\t| {3,}", plain)
    if len(cells) > 1 and not kind and (plain.startswith("|") or ruled or len(cells) > 2 or "\t" in plain):
        said = tuple(_styled(cell) for cell in cells)
        return _Line(number, " ; ".join(said), "|", indent, gap, None, said, ruled)
    plain = " ".join(plain.split())
    if not kind and (bold := _BOLD.fullmatch(plain)):
        kind, plain = "**", bold[2] + bold[3]
    while mark := _MARK.match(plain) or _labelled(plain):
        rest = plain[mark.end() :].lstrip(" \ufe0f")
        named = mark.lastgroup or "number"
        if not rest:
            break
        if named in ("group", "turn"):
            group = mark[named].strip("(")
        kind, plain = kind or ("number" if named in ("group", "turn") else named), rest
    while plain and unicodedata.category(plain[0]) in ("So", "Mn", "Cf") and len(plain) > 1:
        kind, plain = kind or "picture", plain[1:].lstrip()
    while plain and unicodedata.category(plain[-1]) in ("So", "Mn", "Cf"):
        plain = plain[:-1].rstrip()
    bold = _BOLD.match(plain) if kind not in ("#", "**") else None
    if bold and not plain[bold.end() :].strip(" :"):
        kind = "**" if kind in ("", "picture") else f"{kind}**"
        plain = bold[2] + (":" if plain.endswith(":") or bold[2].endswith(":") else "")
    elif bold:
        behind = plain[bold.end() :].lstrip(" :-–—")
        plain = f"{bold[2].rstrip(': ')}{' ' if behind[:1] == '(' else ': '}{behind}"
    return _Line(number, _styled(plain), kind.replace("picture", "bullet"), indent, gap, group)


def _labelled(text: str) -> re.Match[str] | None:
    rest = after("labels", text)
    return None if rest is None else _LABEL.match(text, len(text) - len(rest))


def _styled(text: str) -> str:
    """Text without the marks of its style."""
    return " ".join(_STYLE.sub("", _LINK.sub(r"\1", text)).split())


# The page.


@attrs.define(eq=False)
class _Draft:
    """A movement whose lines may go on."""

    line: _Line
    name: str
    fields: dict[str, Any]
    notes: list[str]
    group: str | None


@attrs.define(eq=False)
class _Part:
    """What stands under one heading."""

    title: str
    path: str
    items: list[_Draft] = attrs.field(factory=list)
    #: A dose that is told for all its movements.
    common: Told = attrs.field(factory=Told)


@attrs.define(eq=False)
class _Page:
    """The document as far as it was read."""

    collector: Collector
    parts: list[_Part] = attrs.field(factory=lambda: [_Part("", "line 1")])
    title: str = ""
    guidance: list[str] = attrs.field(factory=list)
    #: The movement that lines may still be about.
    item: _Draft | None = None
    #: The heading of guidance that lines stand under, if any, and whether it says what not to do.
    guide: str = ""
    denies: bool = False
    #: The kind of the lines that were denied, once there are any.
    denied: str | None = None
    group: str | None = None
    columns: tuple[tuple[str, str], ...] = ()

    def take(self, line: _Line) -> None:
        """One more line."""
        if line.cells:
            self._row(line)
            return
        self.columns = ()
        if self.denied is not None and (line.gap or not line.kind or line.kind != self.denied):
            self.guide, self.denies, self.denied = "", False, None
        if self._is_heading(line):
            self._heading(line)
        elif self._is_about_item(line):
            for sentence in _sentences(line.text):
                self._note(sentence, line)
        elif line.kind:
            self._listed(line, line.text)
        else:
            for sentence in _sentences(line.text):
                self._said(sentence, line)

    def routine(self) -> Routine:
        """What was read."""
        if not any(part.items for part in self.parts):
            fail("", "a text with at least one movement", code="missing")
        sessions, common = [], dict[str, Any]()
        for part in self.parts:
            if part.items:
                done = tuple(self._prescription(draft, common | part.common.fields) for draft in part.items)
                title = self.collector.fitted(part.path, part.title, text_limits(Session, "title"))
                sessions.append(Session(title, done, path=part.path))
            else:
                common |= {} if sessions else part.common.fields
                self.guidance += [part.title] if part.title not in ("", self.title) else []
        title = self.collector.fitted("line 1", self.title, text_limits(Routine, "title"))
        return Routine(title, tuple(sessions), tuple(self.guidance), unread=self.collector.close())

    # Headings.

    def _is_heading(self, line: _Line) -> bool:
        if line.kind in ("#", "**"):
            return True
        if self.item is not None and line.indent > self.item.line.indent:
            return False
        if line.text.endswith(":") and not line.kind:
            return True
        told, label = parsed(line.text), _label(line.text)
        if (line.text.endswith((".", "!", ";")) and ":" not in line.text) or "per_side" in told.fields:
            return False
        whole = label is not None and not told.rest and len(label) >= len(told.name)
        return label is not None and told.name != "" and not (whole and _named(line.text))

    def _heading(self, line: _Line) -> None:
        text = line.text.rstrip(": ")
        label = _label(text)
        told, named = parsed(text), _named(text)
        if only("denials", text):
            self.item, self.guide, self.denies = None, text, True
            self.guidance.append(text)
        elif named is None and begins("guides", text) and not has("things", text):
            if told.unread or COUNTS & told.fields.keys():
                self.collector.note(line.path, "a dose that is understood whole", text)
            if self.item is not None and line.kind != "#" and not (line.gap and self.item.line.kind == "bullet"):
                self._note(text, line)
            else:
                self.item, self.guide, self.denies = None, text, False
                self.guidance.append(text)
        elif label is not None:
            self._open(line, text)
            rest = text[len(label) :].strip(EDGES)
            if rest and (_named(rest) or COUNTS & parsed(rest).fields.keys()):
                self._listed(line, rest)
            elif named is not None:
                self._listed(line, text)
            else:
                shared = {field: value for field, value in told.fields.items() if field != "hold_s"}
                self._common(Told(fields=shared), line, text)
        elif named is not None or (told.name and self._is_dosed(told, text)):
            if line.kind == "#":
                self.guide, self.denies, self.item = "", False, None
            self._listed(line, text)
        else:
            self._open(line, text)
            often = {field: value for field, value in told.fields.items() if field in HOW_OFTEN}
            self._common(Told(fields=often), line, text)

    def _is_dosed(self, told: Told, text: str) -> bool:
        """Whether a heading has the dose of a movement; "Routine (15 minutes)" has not."""
        return bool(COUNTS & told.fields.keys()) or ("hold_s" in told.fields and not has("wholes", text))

    def _open(self, line: _Line, title: str) -> None:
        if not self.title and line.kind in ("#", "**") and not any(part.items for part in self.parts):
            self.title = title
        self.parts.append(_Part(title, line.path))
        self.item, self.guide, self.denies = None, "", False
        self.group = line.path if has("groups", title) else None

    # Lines about a movement.

    def _is_about_item(self, line: _Line) -> bool:
        item = self.item
        if item is None or self.guide:
            return False
        told = parsed(line.text)
        for sentence in _sentences(line.text):
            found = _named(parsed(sentence).name)
            tells = has("tells", sentence)
            if found is not None and not tells and (found.understood or len(sentence.split()) <= _EXPLAINS):
                return False  # a name, though it may be much like the one before
            found = _strange(sentence, item.name)
            if found is not None and (told.fields or found.understood):
                return False
        advice = any(begins(name, line.text) for name in ("openers", "howto", "guides"))
        if {"sets", "reps"} <= told.fields.keys() and told.name and len(told.name.split()) < _EXPLAINS and not advice:
            return False
        cue = told.fields or len(line.text.split()) >= _EXPLAINS or is_cjk(line.text)
        if line.kind and not (cue or advice):
            return False
        if line.indent > item.line.indent:
            return True
        if (
            told.fields
            and not told.name
            and not line.kind
            and (has("every", line.text) or (line.gap and told.fields.keys() <= HOW_OFTEN))
        ):
            return False
        if line.kind:
            above = ("#", "**") if line.gap else ("#", "**", "number", "number**", "group", "turn", "")
            return line.kind.startswith("bullet") and item.line.kind in above
        if not line.gap:
            return True
        return not item.fields or not item.line.kind.startswith(("bullet", "|"))

    def _note(self, sentence: str, line: _Line) -> None:
        """A sentence about the movement before it."""
        item = self.item
        assert item is not None  # noqa: S101 - whoever calls has looked
        told = parsed(sentence)
        if denied := _denials(sentence):
            item.notes += denied
            return
        if len(sentence) > _SENTENCE or _strange(sentence, item.name):
            self.collector.note(line.path, "a movement of its own, or none", sentence)
        elif COUNTS & told.fields.keys() or not _cautions(sentence):
            self._merge(item, told, line)
        item.notes += [sentence] if told.name or not told.fields else told.rest

    def _merge(self, item: _Draft, told: Told, line: _Line) -> None:
        both = Told(fields=item.fields, unread=list(told.unread))
        for field, value in told.fields.items():
            both.add(field, value, line.text)
        for said in both.unread:
            self.collector.note(line.path, "a dose that is understood whole", said)

    # Lines of their own.

    def _listed(self, line: _Line, text: str) -> None:
        """A line that stands in a list, or may: movements, then what is said of the last."""
        first, *more = _sentences(text) or [text]
        denied = _denials(first)
        self.guidance += denied
        for part in () if denied else _split(first):
            self._one(part, line)
        for sentence in more:
            if self.item is not None and self.item.line is line:
                self._note(sentence, line)
            else:
                self._said(sentence, line)

    def _one(self, text: str, line: _Line) -> None:
        head, behind = _explained(text)
        told = parsed(head)
        if self.denies and not told.fields and not told.unread:
            self.denied, denied = line.kind, f"{self.guide} {text}"
            bids = without_verb(text) != text or begins("openers", text) or begins("howto", text)
            if _named(denied) or (bids and _named(text)):
                self.collector.note(line.path, "a movement of its own, or none", text)
            self.guidance.append(denied)
            return
        if not told.name:
            if self.item is not None and not line.gap and not self.guide:
                self._note(text, line)
            else:
                self._common(parsed(text), line, text)
                self.guidance.append(text)
            return
        counted = COUNTS & (told.fields.keys() | parsed(behind).fields.keys())
        if _named(text) is None and not counted:
            advice = begins("openers", text) or begins("guides", text)
            how = advice or begins("howto", text)
            if how and self.item is not None and not line.gap and not self.guide:
                self._note(text, line)
                return
            if advice or self.guide:
                self.guidance.append(text)
                if told.unread and not _cautions(text):
                    self.collector.note(line.path, "a dose that is understood whole", text)
                return
        elif self.guide and not told.fields:
            self.collector.note(line.path, "a movement of its own, or none", text)
            self.guidance.append(text)
            return
        self._add(line, told, _sentences(behind))

    def _add(self, line: _Line, told: Told, behind: Iterable[str] = ()) -> None:
        # "On a chair" behind the dose makes another movement of it.
        beside = [text for text in told.rest if len(text.split()) < 2 * _EXPLAINS and _places(text)]
        name = self.collector.fitted(line.path, ", ".join((told.name, *beside)), name_limits())
        group = self.group if line.group is None else line.group
        self.item = _Draft(line, name, {}, [], group)
        self.parts[-1].items.append(self.item)
        self._merge(self.item, told, line)
        for text in (*(text for text in told.rest if text not in beside), *behind):
            self._note(text, line)

    # Prose.

    def _said(self, sentence: str, line: _Line) -> None:
        """A sentence that stands in no list."""
        told, named = parsed(sentence), _named(sentence)
        short = len(sentence.split()) < 8
        if denied := _denials(sentence):
            self.guidance += denied
            return
        if len(sentence) > _SENTENCE:
            self.collector.note(line.path, "sentences that are not too long to be read", sentence)
        elif named is not None and (told.fields or (named.understood and short)):
            for part in _split(sentence):
                self._one(part, line)
            return
        elif named is not None:
            self.collector.note(line.path, "a movement of its own, or none", sentence)
        elif told.fields and not told.name:
            self._common(told, line, sentence)
        elif COUNTS & told.fields.keys() and short and not begins("openers", sentence):
            self._one(sentence, line)
            return
        elif COUNTS & told.fields.keys() or ("hold_s" in told.fields and not _cautions(sentence)):
            self.collector.note(line.path, "a dose that is understood whole", sentence)
        self.guidance.append(sentence)
        self.item = None

    def _common(self, told: Told, line: _Line, text: str) -> None:
        """A dose without a movement: of the movement that is the heading, or of all in this part."""
        part = self.parts[-1]
        counts = (COUNTS | {"hold_s"}) & told.fields.keys()
        if counts and part.title and not part.items and _label(part.title) is None and not has("every", text):
            self._add(line, Told(part.title, told.rest, told.fields, told.unread))
            return
        fields = dict(told.fields)
        if not has("holds", text):
            fields.pop("hold_s", None)  # how long all of it takes
        for field, value in fields.items():
            part.common.add(field, value, text)
        for said in (*told.unread, *part.common.unread):
            self.collector.note(line.path, "a dose that is understood whole", said)
        part.common.unread.clear()

    # Tables.

    def _row(self, line: _Line) -> None:
        kinds = tuple(map(_column, line.cells))
        if line.ruled or sum(kind != "" for kind, _ in kinds) > 1:
            named = any(kind == "exercise" for kind, _ in kinds)
            self.columns = kinds if named else (("exercise", ""), *kinds[1:])
            if not any(_named(cell) or parsed(cell).fields for cell in line.cells):
                if any(not kind or (unit and not _is_unit(unit)) for kind, unit in kinds):
                    self.guidance.append(line.text)
                return
            self.columns = ()
        if line.gap:
            self.guide, self.denies = "", False
        columns = self.columns or (("exercise", ""), *[("dose", "")] * (len(line.cells) - 1))
        cells = line.cells[: len(columns)] + (" ",) * (len(columns) - len(line.cells))
        if len(line.cells) > len(columns):
            self.collector.note(line.path, f"{len(columns)} cells", f"{len(line.cells)}", "syntax")
        row, notes = Told(), []
        for (kind, unit), cell in zip(columns, cells, strict=True):
            if not any(map(str.isalnum, cell)) or (kind == "number" and not any(map(str.isalpha, cell))):
                continue
            if kind == "session":
                if self.parts[-1].title != cell:
                    self._open(line, cell)
                    if _named(cell):
                        self.collector.note(line.path, "a movement of its own, or none", cell)
                continue
            if kind in ("notes", "number", ""):
                notes.append(cell)
                continue
            told = parsed(_measured(kind, unit, cell))
            for field, value in told.fields.items():
                row.add(field, value, cell)
            row.unread += told.unread
            notes += told.rest
            if kind == "exercise":
                row.name = told.name
            elif told.name:
                notes.append(told.name)
                row.unread += [cell] if not told.fields and kind != "dose" else []
        if row.name and len(line.cells) > 1:
            self._add(line, row, notes)
        elif row.fields or row.unread or notes:
            self.collector.note(line.path, "the name of an exercise", line.text, "missing")

    # Values.

    def _prescription(self, draft: _Draft, common: Mapping[str, Any]) -> Prescription:
        collector, path = self.collector, draft.line.path
        told = dict(common) | draft.fields
        for field in (common.keys() & draft.fields.keys()) - HOW_OFTEN:
            if common[field] != draft.fields[field]:
                collector.note(path, f"one number for {field}", f"{common[field]} and {draft.fields[field]}")
                told[field] = None
        exertion, reserve = told.pop("rpe", None), told.pop("rir", None)
        hard = told.pop("effort", None) is not None
        hard |= (exertion is not None and exertion >= STRENUOUS_RPE) or (
            reserve is not None and reserve <= 10 - STRENUOUS_RPE
        )
        side = told.pop("per_side", None)
        fields = {field: value for field, value in told.items() if field != "reps"}
        checked = {field: collector.within(path, value, limits(field)) for field, value in fields.items()}
        reps = told.get("reps")
        ends = [collector.within(path, end, limits("reps")) for end in (reps if isinstance(reps, tuple) else (reps,))]
        if isinstance(reps, tuple):
            low, high = ends
            broken = low is None or (high is None and reps[1] is not None) or (high is not None and high < low)
            if broken:
                collector.note(path, "a range of repetitions", f"{reps[0]} to {reps[1]}", "out-of-range")
            checked["reps"] = None if broken else (low, high)
        else:
            checked["reps"] = ends[0]
        notes = collector.fitted(path, "\n".join(dict.fromkeys(draft.notes)), text_limits(Prescription, "notes"))
        exercise = Exercise(name=draft.name, traits=_HARD if hard else NO_TRAITS)
        dose = Dose(per_side=True if side else None, **checked)
        return Prescription(exercise, dose, notes, group=draft.group, path=path)


def _split(text: str) -> list[str]:
    """The movements that one line lists, each with its dose; the line itself where it names but one."""
    pieces, at = [], 0
    for found in _AND.finditer(text):
        pieces.append(text[at : found.start()])
        at = found.start()
    pieces.append(text[at:])
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
    plain = all(
        part
        and recognise(part).understood
        and not parsed(part).fields
        and not re.search(r"\d", part)
        and without_verb(part) == part
        for part in denied
    )
    return [f"{text.removesuffix(rest)} {part}" for part in denied] if rest is not None and plain else []


def _explained(text: str) -> tuple[str, str]:
    """A line's movement, and what is said of it behind a colon or a dash."""
    for gap in _GAP.finditer(text):
        head, behind = text[: gap.start()], text[gap.end() :]
        long = len(behind.split()) >= _EXPLAINS or (is_cjk(behind) and len(behind) > 3 * _EXPLAINS)
        if long and any(map(str.isalpha, head)) and not behind[:1].isdigit():
            return head, behind
    return text, ""


def _label(text: str) -> str | None:
    """The words at the beginning of a line that part a programme ("Day 1"); ``None`` if there are none."""
    told = parsed(text)
    whole = text if told.rest else told.name
    for label in dict.fromkeys((whole, _GAP.split(text)[0], re.split(r"[:(–—]", text)[0])):
        if only("sections", label):
            return label if text.startswith(label) else text
    return None


def _column(head: str) -> tuple[str, str]:
    """What a column of a table tells, and its unit."""
    name, _, unit = head.strip(" )]").lower().replace("[", "(").partition("(")
    return columns().get(name.strip(" :"), ""), unit.strip()


def _is_unit(text: str) -> bool:
    return is_unit(text)


def _measured(kind: str, unit: str, cell: str) -> str:
    """A cell as it would be said in a sentence."""
    if kind in ("sets", "reps") and _BARE.fullmatch(cell):
        return f"{cell} {kind}"
    if kind in ("hold_s", "rest_s", "load_kg") and unit and _BARE.fullmatch(cell):
        cell = f"{cell} {unit}"
    return f"rest {cell}" if kind == "rest_s" and cell[:1].isdigit() else cell
