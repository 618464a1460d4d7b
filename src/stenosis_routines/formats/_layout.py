"""The lines of a text without the marks that lay them out: headings, bullets, numbers, tables, bold words."""

import re
import unicodedata
from collections.abc import Iterator

import attrs

from stenosis_routines.formats._reading import Collector
from stenosis_routines.formats._words import after

#: A longer line is no line that a person wrote, and is unread; in characters.
_LONGEST = 2000

_FENCE = re.compile(r"(?:`{3,}|~{3,}) ?(?:text|txt|md|markdown|plain|plaintext)?$", re.IGNORECASE)
_RULE = re.compile(r"[-=*_~ ]{2,}|[|:+= -]{3,}")
_MARK = re.compile(
    r"(?P<bullet>[-+*•‣⁃◦▪▫●○◆◇■□☐☑☒✓✔✗✘·ㆍ・➤➢➔→▶►◾◽★☆※–—](?= )|[-•·ㆍ✓✔☐☑□■●○▪▶](?=[^\W\d_])|\[[ xX]?\](?= ))"
    r"|(?P<number>\(?\d{1,2}[.)](?= |[^\W\d_])|[\u2460-\u2473]|\d\ufe0f?\u20e3|\(?[a-z][.)](?= ))"
    r"|(?P<group>\(?[A-H])\d[.):]?(?= )"
)
_LABEL = re.compile(r"([^\W\d_]+) ?#?\d{1,2} ?[:.)–-] ?")
_HEADING = re.compile(r"#{1,6} +(.*?)[ #]*")
_BOLD = re.compile(r"(\*\*|__)((?:(?!\1).)+)\1(:?)")
_STYLE = re.compile(r"\*{2,3}|_{2,3}|`|(?<!\w)[*_]+(?=\w)|(?<=[\w.!?:,)])[*_]+(?!\w)")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
#: What another program would hide, join or turn round, and what stands for something else while doses are looked for.
_MARKUP = re.compile(
    r"<[a-zA-Z/!][^<>]{0,200}>|<!--|&#?\w{2,8};|~~|(?:\b[a-zA-Z]\b[ .-]{1,3}){4}"
    r"|[\x01-\x08\x0e-\x1f\u202a-\u202e\u2066-\u2069\U000f0000-\U000fffff]"
)
_PICTURES = ("So", "Mn", "Cf")


@attrs.define(eq=False)
class Line:
    """A line of the document without its marks."""

    text: str
    #: "#", "**", "number", "bullet", either of these with "**", "|", or nothing.
    kind: str = ""
    indent: int = 0
    #: Whether a blank line stands before it.
    gap: bool = False
    group: str | None = None
    #: The cells, if it is a row of a table.
    cells: tuple[str, ...] = ()
    #: Whether a rule stands under it, as under the head of a table.
    ruled: bool = False
    number: int = 0

    @property
    def path(self) -> str:
        """Where it stands."""
        return f"line {self.number}"


def lines_of(raw: list[str], collector: Collector) -> Iterator[Line]:
    """The lines that say something; what in them is hidden or in other digits is noted."""
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
        ruled = "-" in following and "|" in following and _RULE.fullmatch(following) is not None
        made = _line(plain, ruled)
        made.number, made.indent, made.gap = number, _indent(line), gap
        if any(not c.isascii() and unicodedata.category(c)[0] == "N" for c in made.text):
            collector.note(made.path, "numbers in the digits 0 to 9", made.text)
        yield made
        gap = False


def _indent(line: str) -> int:
    line = line.expandtabs(4)
    return len(line) - len(line.lstrip())


def _line(plain: str, ruled: bool) -> Line:
    kind = ""
    if heading := _HEADING.fullmatch(plain):
        kind, plain = "#", heading[1].strip()
    elif cells := _cells(plain, ruled):
        return Line(" ; ".join(cells), "|", cells=cells, ruled=ruled)
    plain = " ".join(plain.split())
    if not kind and (bold := _BOLD.fullmatch(plain)):
        kind, plain = "**", bold[2] + bold[3]
    mark, group, plain = _unmarked(plain)
    kind, bare = kind or mark, _unpictured(plain)
    pictured = bare[:1] != plain[:1]
    if kind not in ("#", "**") and (bold := _BOLD.match(bare)):
        behind = bare[bold.end() :].strip(" :")
        kind = kind if behind else f"{kind}**"
        bare = _beside(bold[2], bare[bold.end() :]) if behind else bold[2] + ":" * bare.endswith(":")
    return Line(_styled(bare), kind or "bullet" * pictured, group=group)


def _cells(plain: str, ruled: bool) -> tuple[str, ...]:
    """The cells of a row of a table; empty if it is none."""
    cells = re.split(r"(?<!\\)\|", plain.strip("|")) if "|" in plain else re.split(r"\t| {3,}", plain)
    is_row = len(cells) > 1 and (ruled or len(cells) > 2 or plain.startswith("|") or "\t" in plain)
    return tuple(map(_styled, cells)) if is_row else ()


def _unmarked(plain: str) -> tuple[str, str | None, str]:
    """The kind of the marks before a line, its group, and the line without them."""
    kind, group = "", None
    while (mark := _MARK.match(plain) or _label(plain)) and (rest := plain[mark.end() :].lstrip(" \ufe0f")):
        named = mark.lastgroup or "number"
        group = mark["group"].strip("(") if named == "group" else group
        kind, plain = kind or ("number" if named == "group" else named), rest
    return kind, group, plain


def _label(text: str) -> re.Match[str] | None:
    """What numbers an item in words: "Exercise 3:"."""
    found = _LABEL.match(text)
    return found if found is not None and after("labels", found[1]) == "" else None


def _unpictured(text: str) -> str:
    """Text without the pictures around it."""
    pictures = {c for c in text if not c.isascii() and unicodedata.category(c) in _PICTURES}
    return text.strip(" ".join(["", *pictures, ""])) or text


def _beside(bold: str, behind: str) -> str:
    """A bold name and what stands behind it."""
    behind = behind.lstrip(" :-–—")
    return f"{bold.rstrip(': ')}{' ' if behind[:1] == '(' else ': '}{behind}"


def _styled(text: str) -> str:
    """Text without the marks of its style."""
    return " ".join(_STYLE.sub("", _LINK.sub(r"\1", text)).split())
