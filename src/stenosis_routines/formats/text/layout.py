"""The lines of a text without the marks that lay them out: headings, bullets, numbers, tables, bold words."""

import re
import unicodedata
from collections.abc import Sequence

import attrs

from stenosis_routines.formats.reading.problems import Collector
from stenosis_routines.formats.said.dosing import COUNTS, parsed
from stenosis_routines.language.phrases import after, is_blank, is_number, only
from stenosis_routines.recognise import mentions_movement

#: No person writes a longer line, so it is unread; in characters.
_LONGEST = 2000

_FENCE = re.compile(r"(?:`{3,}|~{3,}) ?(?:text|txt|md|markdown|plain|plaintext)?$", re.IGNORECASE)
_RULE = re.compile(r"[-=*_~ ]{2,}|[|:+= -]{3,}")
_MARK = re.compile(
    r"(?P<bullet>[-+*•‣⁃◦▪▫●○◆◇■□☐☑☒✓✔✗✘·ㆍ・➤➢➔→▶►◾◽★☆※–—](?= )|[-•·ㆍ・✓✔☐☑□■●○▪▶](?=[^\W\d_])|\[[ xX]?\](?= )"
    r"|×(?= ?[^\W\d_]))"
    r"|(?P<number>[\[【]\d{1,2}[\]】](?= ?\S)"
    r"|\(?\d{1,2}[.)](?= |[^\W\d_])|（\d{1,2}）(?=\S)|（[一二三四五六七八九十]{1,2}）(?=\S)"
    r"|\d{1,2}/(?= )|\d{1,2}[、．](?=\S)|[\u2460-\u2473]|\d\ufe0f?\u20e3"
    r"|\(?(?:ii|iii|iv|vi|vii|viii|ix)[.)](?= )|(?:(?:첫|둘|셋|넷|다섯|여섯)째|(?:첫|두|세|네|다섯) 번째)[,.:](?= )"
    r"|(?!\(c\) [A-Z])\(?[a-z][.)](?= )|[一二三四五六七八九十]{1,2}[、．.](?=\S)|[가나다라마바사아][.)](?= ))"
    r"|(?P<group>\(?[A-H])\d[.):]?(?= )"
)
_LABEL = re.compile(
    r"(?P<label>第|[^\W\d_]+) ?#?(?P<count>\d{1,2}|[^\W\d_]{1,6}) ?"
    r"(?:(?:[:.)–—：、-]|式) ?|(?<=\d)(?: |\u3000)+(?=[\u3040-\u9fff]))"  # "体操1　骨盤ゆらし"
)
#: The number of what follows, on a line of its own.
_ONLY_NUMBER = re.compile(r"\[\d{1,2}\]|\(\d{1,2}\)|#\d{1,2}|\d{1,2}\)")
#: How many there are, behind the number of one: "Exercise 1 of 3".
_OF_SO_MANY = re.compile(r"(?<=\d) ?(?:of|/) ?\d{1,2}$")
#: A letter that numbers: "Exercise A".
_COUNTS_OFF = re.compile("[A-H]")
#: The writer and the time of a message, as messengers export them: "[14/03/2025, 09:12] Ann: ", "[Ann] [오후 2:31] ".
_CLOCK_TIME = r"(?:(?:오전|오후) )?\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?"
_MESSAGE = re.compile(
    rf"\[?\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}},? {_CLOCK_TIME}\]?(?: -)? (?P<one>[^:,\d\[\]]{{1,40}}): "
    rf"|\[(?P<two>[^\d\[\]]{{1,40}})\] \[{_CLOCK_TIME}\] "
)
#: What begins a question and an answer: "Q: ", "**A1:** ".
_ASKED = re.compile(
    r"(?P<begin>[># ]{0,9})(?P<bold>[*_]{0,3})"
    r"(?:(?P<who>[QA])|(?P<asks>질문|문)|답변|답) ?\d{0,2}[:.](?P<end>[*_]{0,3}) "
)
#: "2 Time(s) a Day".
_EITHER = re.compile(r"(?<=[a-z])\(s\)", re.IGNORECASE)
#: Bullets that may mark headings.
_HEADING_SIGNS = frozenset("■□◆◇●○▶▷►◎★☆※")
#: Marks of what is not to be done.
NO_MARKS = frozenset("❌🚫⛔✖✗✘🛑⨯❎")
#: Such marks behind a text: "**Don't ❌**".
_REFUSED_BEHIND = re.compile(
    rf"([^|\t]*[^\W_|\t][^|\t]*?)[\s\ufe0f]*((?:[{''.join(NO_MARKS)}][\s\ufe0f]*)+)([*_]*[:：]?[*_]*)"
)
#: Marks of what is to be done and of what is not, and what may stand before one of several in a line.
_MARKS = NO_MARKS | set("✅✔☑👍")
_BETWEEN_MARKS = re.compile(rf"\s*[·•|;,/–—-]?\s*(?=[{''.join(_MARKS)}])")  # "✅ Slowly · ❌ No weights"
_HEADS = re.compile(r"#{1,6} |(\*\*|__)(?:(?!\1).)+\1\W*$")
#: Marks beside a dose or a sentence that say nothing themselves.
_SIGNS = frozenset("⏱⏲⏰⌛⏳🕐🔁🔄🔂✅☑✔✓👉➡▶•★⭐🔹🔸🔵🔴🟢🟡🟠⚪⚫💡⚠📌📍📝📋ℹ️❗❕‼❓🔔🗓📅📆💬➕🎯✨⬇⬆🆗👍👇")
#: What says nothing at the end of a line; an arrow round or a plus may ask for more.
_BEHIND = f" \ufe0f☐{''.join(_SIGNS - set('🔁🔄🔂➕'))}"
#: A letter that counts, where an A and a B do.
_LETTER = re.compile(r"[ >*_]*\(?([A-H])[.)] ")
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}")
#: A name that is left open: "○○병원".
_LEFT_OPEN = re.compile(r"([○〇◯△□])\1+(?=\w)")
#: A dash and a number in a line of a list without marks, "Heel slides – 10 each leg", and such a line that ends there,
#: "Ankle pumps – 20".
_HAS_NUMBER = re.compile(r"\w ?[–—-] \d")
_ENDS_IN_NUMBER = re.compile(r"\w ?[–—-] \d{1,3}(?:\D{0,24})$")
#: A heading in brackets: "[피해야 할 동작]", "【注意】".
_IN_BRACKETS = re.compile(r"[\[【〈《]([^\W\d][^\[\]【】〈〉《》|:]{2,40})[\]】〉》]")
#: A number set apart from what it numbers by a bar: "1 | Belly breathing".
_NUMBER_BAR = re.compile(r"^((?:\*\*|#+ )?\d{1,2}) \| (?=[^\W\d_][^|]*$)")
_UNDERLINE = re.compile(r"={3,}|-{3,}")
#: A line of a paragraph that was broken for its width is at least so long, in characters.
_BROKEN = 50
_HEADING = re.compile(r"#{1,6} +(.*?)[ #]*")
_BOLD = re.compile(r"(\*\*|__)((?:(?!\1).)+)\1(:?)")
_STYLE = re.compile(r"\*{2,3}|_{2,3}|`|(?<!\w)[*_]+(?=\w)|(?<=[\w.!?:,)])[*_]+(?!\w)")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\(([^()\s]*)\)")
#: A line of several links, as a menu has them, and what may stand between two.
_MENU = re.compile(rf"{_LINK.pattern}(?:[\s|·•>»/,-]*{_LINK.pattern})+")
#: An address of the web or of a page; its host, and its words.
_ADDRESS = re.compile(r"(?:https?://|mailto:|tel:|www\.|\.{0,2}/|#\D)\S*|#", re.IGNORECASE)
_HOST, _WORD = re.compile(r"[a-z]+:(?://[^/]*)?", re.IGNORECASE), re.compile(r"[^\W_]+")
#: What another program would hide, join or reverse, and letters that the search for doses uses for itself.
_MARKUP = re.compile(
    r"<(?![\w.+-]{1,40}@)[a-zA-Z/!][^<>]{0,200}>|<!--|&#?\w{2,8};|~~|(?:\b[a-zA-Z]\b[ .-]{1,3}){4}"
    r"|[\x01-\x08\x0e-\x1f\u202a-\u202e\u2066-\u2069\U000f0000-\U000fffff]"
)
_PICTURES = ("So", "Mn", "Cf")
_LINE_BREAK = re.compile("<br ?/?>", re.IGNORECASE)


@attrs.define(eq=False, weakref_slot=False)
class Line:
    """A line of the document without its marks."""

    text: str
    #: "#", "**", "number", "bullet", either of these with "**", "|", or nothing.
    kind: str = ""
    indent: int = 0
    #: Whether there is a blank line before it.
    gap: bool = False
    group: str | None = None
    #: The cells, if it is a row of a table.
    cells: tuple[str, ...] = ()
    #: Whether there is a rule under it, as under the head of a table.
    ruled: bool = False
    number: int = 0
    #: How many signs a Markdown heading has; 0 for any other line.
    level: int = 0
    #: The bold words that a line begins with, where others follow.
    lead: str = ""
    #: Whether it is numbered, by a number or by words: "Exercise 2:".
    numbered: bool = False
    #: The pictures before it, and the marks behind a heading of what is not to be done.
    mark: str = ""
    #: What the addresses of its links say: those that name a movement, and what is none.
    links: tuple[str, ...] = ()
    #: Whether all of it is a link.
    linked: bool = False
    #: The sign that it begins with, as it was written.
    sign: str = ""

    @property
    def path(self) -> str:
        """Its place in the document."""
        return f"line {self.number}"


def lines_of(text: str, collector: Collector) -> list[Line]:
    """The lines that say something; what in them is hidden or in other digits is noted."""
    lines, gap = list[Line](), True
    raw = _unasked(_unsigned(_EITHER.sub("s", text).splitlines()))
    lettered = {found[1] for line in raw if (found := _LETTER.match(line))} >= {"A", "B"}
    for number, line in enumerate(raw, 1):
        if lettered and (letter := _LETTER.match(line)):
            line = line.replace(letter[0], letter[0].lower(), 1)
        plain = line.expandtabs(4).lstrip("> ").strip() if line.lstrip()[:1] == ">" else line.strip()
        plain = _parted(plain)
        if _UNDERLINE.fullmatch(plain) and not gap and lines and not lines[-1].kind and len(lines[-1].text) < _BROKEN:
            lines[-1].kind, lines[-1].level = "#", 1 if plain[0] == "=" else 2
        if lines and lines[-1].cells and not gap and _RULE.fullmatch(plain):
            lines[-1].ruled = True  # "-----" below the heads of columns
            continue
        if not plain or _FENCE.match(plain) or _RULE.fullmatch(plain) or _ONLY_NUMBER.fullmatch(plain):
            gap = gap or not plain or plain[0] not in "|:="
            continue
        if len(plain) > _LONGEST:
            collector.note(f"line {number}", f"at most {_LONGEST} characters a line", plain, "too-large")
            gap = True
            continue
        if found := _MARKUP.search(plain):
            collector.note(f"line {number}", "plain text or Markdown", found[0])
        following = raw[number].strip() if number < len(raw) else ""
        ruled = "-" in following and "|" in following and _RULE.fullmatch(following) is not None
        for part in _parts(plain):
            made = _line(part, ruled)
            if is_blank(made.text):
                continue
            made.number, made.indent, made.gap, made.sign = number, _indent(line), gap, plain[0]
            if any(not c.isascii() and unicodedata.category(c)[0] == "N" for c in made.text):
                collector.note(made.path, "numbers in the digits 0 to 9", made.text)
            if lines and _goes_on(lines[-1], made):
                lines[-1].text += f" {made.text}"
                lines[-1].links += made.links
            else:
                lines.append(made)
            gap = False
    if _is_adorned(lines):
        lines[0].kind = ""
    for at, made in enumerate(lines):
        if _is_headed(lines, at):
            made.kind = "**"
    for made in [made for at, made in enumerate(lines) if _is_listed(lines, at)]:
        made.kind = "bullet"
    for made in [made for at, made in enumerate(lines) if _is_spaced(lines, at)]:
        made.text, made.cells = "; ".join(made.cells), ()
    return lines


def _is_adorned(lines: Sequence[Line]) -> bool:
    """Whether a picture before the first line is its ornament, and no mark of a list: none like it follows."""
    if len(lines) < 2 or not lines[0].mark or lines[0].kind != "bullet" or not lines[1].gap:
        return False
    return all(line.mark != lines[0].mark for line in lines[1:])


def _parted(line: str) -> str:
    """A line with its line breaks as pauses: "Hold 5 s<br>10 times"."""
    *parts, last = (part.strip() for part in _LINE_BREAK.split(line))
    return " ".join([*(part if part[-1:] in ("", *".!?:;,。") else f"{part};" for part in parts), last]).strip()


def _is_headed(lines: list[Line], at: int) -> bool:
    """Whether a bullet marks a heading: "■ Safety", with lines of another kind below it."""
    line, below = lines[at], lines[at + 1] if at + 1 < len(lines) else None
    again = any(one.kind == "**" and one.sign == line.sign for one in lines[:at])  # another one, without a gap
    marked = line.kind == "bullet" and (line.gap or again) and line.sign in _HEADING_SIGNS
    return marked and below is not None and below.sign != line.sign and not below.gap


def _is_listed(lines: list[Line], at: int) -> bool:
    """Whether a line that ends in a number behind a dash is one of several: "Knee to chest, lying - 10"."""
    line = lines[at]
    if line.kind or line.cells or not _ENDS_IN_NUMBER.search(line.text):
        return False
    above = lines[at - 1 : at] if not line.gap else []
    beside = [*above, *(one for one in lines[at + 1 : at + 2] if not one.gap)]
    return any(not one.kind and _HAS_NUMBER.search(one.text) for one in beside)


def _unsigned(raw: list[str]) -> list[str]:
    """The lines of an exported conversation; the speakers are on a line of their own before all others."""
    found = [_MESSAGE.match(line) for line in raw]
    speakers = list(dict.fromkeys((match["one"] or match["two"]).strip() for match in found if match is not None))
    if sum(match is not None for match in found) < 2 or any(map(_is_known, speakers)):
        return raw
    said = [line if match is None else line[match.end() :] for line, match in zip(raw, found, strict=True)]
    return [f"{', '.join(speakers)}:", "", *said]


def _unasked(raw: list[str]) -> list[str]:
    """The lines without what begins questions and answers, where there are both."""
    found = [_ASKED.match(line) for line in raw]
    if {match["who"] or ("Q" if match["asks"] else "A") for match in found if match is not None} != {"Q", "A"}:
        return raw
    return [
        line if match is None else match["begin"] + ("" if match["end"] else match["bold"]) + line[match.end() :]
        for line, match in zip(raw, found, strict=True)
    ]


def _is_known(name: str) -> bool:
    """Whether the words before a message may name a movement instead of a speaker."""
    from stenosis_routines.recognise import recognise

    known = recognise(name)
    return bool(known.movements or known.contraindications)


def _is_spaced(lines: list[Line], at: int) -> bool:
    """Whether nothing but wide gaps in it says that a line is a row: "Ref: 12      Page 1      Trust"."""
    line = lines[at]
    if not line.cells or line.kind:
        return False
    above = not line.gap and at > 0 and bool(lines[at - 1].cells)
    below = at + 1 < len(lines) and bool(lines[at + 1].cells) and not lines[at + 1].gap
    return not above and not below and not any(parsed(cell).fields.keys() & COUNTS for cell in line.cells)


def _goes_on(before: Line, line: Line) -> bool:
    """Whether a line is the rest of a sentence that was broken for its width."""
    if line.gap or line.kind or line.mark or before.kind in ("#", "**", "|") or before.cells or line.cells:
        return False
    return len(before.text) >= _BROKEN and before.text[-1] not in ".!?:;。！？：" and line.text[:1].islower()


def _indent(line: str) -> int:
    line = line.expandtabs(4)
    return len(line) - len(line.lstrip())


def _parts(plain: str) -> list[str]:
    """The links of a line of links as bullets, or what has a mark each in a line of marks; else the line."""
    if _MENU.fullmatch(plain):
        return [f"- {link[0]}" for link in _LINK.finditer(plain)]
    marked = [] if _MARKS.isdisjoint(plain) else [part for part in _BETWEEN_MARKS.split(plain) if part]
    several = len(marked) > 1 and all(part[0] in _MARKS and any(map(str.isalnum, part)) for part in marked)
    return marked if several else [plain]


def _line(plain: str, ruled: bool) -> Line:
    kind, level = "", 0
    linked = _LINK.fullmatch(_unmarked(plain)[2].strip()) is not None
    plain, links = _unlinked(plain)
    if "|" not in plain:  # in the last cell of a row it stands alone
        plain = plain.rstrip(_BEHIND) or plain  # "20 times ✅"
    plain, refused = _unrefused(plain)
    plain = _NUMBER_BAR.sub(r"\1. ", plain)
    plain = f"**{found[1]}**" if (found := _IN_BRACKETS.fullmatch(plain)) else plain
    if heading := _HEADING.fullmatch(plain):
        kind, level, plain = "#", len(plain) - len(plain.lstrip("#")), heading[1].strip()
    elif cells := _cells(plain, ruled):
        parted = "|" in plain or "\t" in plain
        return Line(" ; ".join(cells), "|" if parted else "", cells=cells, ruled=ruled, links=links)
    plain = " ".join(plain.strip("|").replace(" | ", "; ").split())
    if not kind and (bold := _BOLD.fullmatch(plain)):
        kind, plain = "**", bold[2] + bold[3]
    mark, group, plain = _unmarked(plain)
    if mark and not kind and (heading := _HEADING.fullmatch(plain)):
        kind, level, plain = "#", len(plain) - len(plain.lstrip("#")), heading[1].strip()
    pictures, bare = unpictured(plain)
    kind = kind or mark
    again, _, bare = _unmarked(bare) if pictures or kind == "**" else ("", None, bare)
    lead = ""
    if kind not in ("#", "**") and (bold := _BOLD.match(bare)):
        behind = bare[bold.end() :].strip(" :：")
        if not any(map(str.isalnum, behind)):
            behind = "".join(letter for letter in behind if not _is_picture(letter))
            named, _, said = _unmarked(bold[2])
            again = again or named
            kind, bare = f"{kind}**", said + (behind or ":" * bare.endswith(":"))
        else:
            named, _, lead = _unmarked(bold[2])
            again = again or named
            bare = _beside(lead, bare[bold.end() :])
    elif kind in ("#", "**"):
        bare = re.sub(r"(\*\*|__)(.+?)\1", r"\2", bare)
        again, _, bare = (again, None, bare) if again else _unmarked(bare)
    numbered = "number" in (mark, again) or group is not None
    text = _styled(bare)
    if pictures and not kind and not numbered and any(map(str.isalpha, text)):
        kind = "bullet"
    lead = _styled(lead)
    return Line(
        text,
        kind,
        group=group,
        level=level,
        lead=lead,
        numbered=numbered,
        mark=pictures + refused,
        links=links,
        linked=linked,
    )


def _unrefused(plain: str) -> tuple[str, str]:
    """A heading without the marks behind it of what is not to be done, and these; of another line it keeps them.

    Behind an entry they may say that it was not done.
    """
    behind = None if NO_MARKS.isdisjoint(plain) else _REFUSED_BEHIND.fullmatch(plain)
    if behind is None or not (_HEADS.match(plain) or only("denials", behind[1])):
        return plain, ""
    return f"{behind[1]}{behind[3]}", behind[2]


def _cells(plain: str, ruled: bool) -> tuple[str, ...]:
    """The cells of a row of a table; empty if it is none."""
    if "|" in plain:
        cells = re.split(r"(?<!\\)\|", plain.strip("|"))
        labels = not plain.startswith("|") and all(":" in cell for cell in cells)  # "Reps: 10 | Sets: 1"
        is_row = len(cells) > 1 and (ruled or len(cells) > 2 or plain.startswith("|")) and not labels
    else:
        cells = re.split(r"\t| {3,}", plain)
        # A sentence with wide gaps is no row, and neither is a form to be filled in.
        spoken = any(cell.rstrip().endswith((".", "!", "?")) for cell in cells) or "__" in plain or "..." in plain
        is_row = len(cells) > 1 and (len(cells) > 2 or "\t" in plain) and not spoken
    if not is_row:
        return ()
    return tuple(map(_styled, (_unmarked(cells[0].strip())[2], *cells[1:])))


def _unmarked(plain: str) -> tuple[str, str | None, str]:
    """The kind of the marks before a line, its group, and the line without them."""
    kind, group = "", None
    while (mark := _MARK.match(plain) or _label(plain)) and (rest := plain[mark.end() :].lstrip(" \ufe0f")):
        counts = mark.re is _LABEL
        if counts and not parsed(rest).name:
            break  # "Exercise 3: 10 reps" has no other name
        named = "number" if counts else str(mark.lastgroup)
        group = mark["group"].strip("(") if named == "group" else group
        kind, plain = kind or ("number" if named == "group" else named), rest
    return kind, group, plain


def _only_steps(label: str, rest: str) -> bool:
    """Whether a label numbers a step: "Step 1: Lie down"; and no movement with its dose: "Step 2: Heel slides, 10"."""
    from stenosis_routines.recognise import PASSING, recognise

    phrase = parsed(rest)
    known = phrase.fields and recognise(phrase.name).suitability in PASSING
    return label.casefold() in ("step", "schritt", "paso", "étape", "단계") and not known


def is_number_alone(text: str) -> bool:
    """Whether a line only numbers an item: "Exercise 1", "Exercise 1 of 3"."""
    text = _OF_SO_MANY.sub("", text)
    return any(letter.isalpha() for letter in text) and _label(f"{text}:") is not None and ":" not in text


def numbering(text: str) -> str:
    """The words that number an item at the beginning of a line; empty if there are none."""
    found = _label(text)
    return "" if found is None else f"{found['label']} {found['count']}"


def _label(text: str) -> re.Match[str] | None:
    """What numbers an item in words: "Exercise 3:", "EXERCISE ONE:"."""
    found = _LABEL.match(text)
    if found is None or after("labels", found["label"]) != "":
        return None
    counts = found["count"].isdigit() or is_number(found["count"]) or _COUNTS_OFF.fullmatch(found["count"])
    return found if counts and not _only_steps(found["label"], text[found.end() :]) else None


def unpictured(text: str) -> tuple[str, str]:
    """The pictures before a text, and the text without them; a picture stays where it is all that is named."""
    if _LEFT_OPEN.match(text):
        return "", text
    place = 0
    while place < len(text) and (text[place] == " " or _is_picture(text[place])):
        place += 1
    pictures, bare = text[:place].strip(), text[place:]
    if not pictures or not bare:
        return "", text
    signs = set(pictures.replace("\ufe0f", "").replace(" ", "")) <= _SIGNS | NO_MARKS
    if not signs and not parsed(bare).name and not _CLOCK.match(bare.strip("*_ ")):
        return "", text
    return pictures, bare


def _is_picture(letter: str) -> bool:
    return letter not in "©®™°" and not letter.isascii() and unicodedata.category(letter) in _PICTURES


def _unlinked(text: str) -> tuple[str, tuple[str, ...]]:
    """A text without the addresses of its links, and what they say."""
    said = (_said_by(address) for _, address in _LINK.findall(text))
    return _LINK.sub(_shown, text), tuple(filter(None, said))


def _shown(link: re.Match[str]) -> str:
    """The text of a link; of one without a text the words of its address, if they name a movement."""
    path = "" if link[1].strip() else " ".join(_WORD.findall(link[2]))
    return path if path and mentions_movement(path) else link[1]


def _said_by(address: str) -> str:
    """What stands behind the text of a link: nothing, the words of an address that names a movement, or no address."""
    if not _ADDRESS.fullmatch(address):
        return address  # "[10](50)"
    path = " ".join(_WORD.findall(_HOST.sub("", address)))
    return path if path and mentions_movement(path) else ""


def _beside(bold: str, behind: str) -> str:
    """A bold name and the text behind it."""
    behind = behind.lstrip(f" :：-–—{''.join(_SIGNS)}")
    if behind[:1] == ",":
        return f"{bold}{behind}"
    end = bold.rstrip(":： ")
    return f"{end} {behind}" if behind[:1] in "(（" or end.endswith((".", "!", "?")) else f"{end}: {behind}"


def _styled(text: str) -> str:
    """Text without the marks of its style."""
    return " ".join(_STYLE.sub("", text).split())
