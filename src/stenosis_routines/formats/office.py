"""What is written in the parts of a Word document or an Excel workbook, and what in them nobody reads here.

Source: ECMA-376 (Office Open XML), 5th edition; threaded comments as in [MS-XLSX] 2.6.205.

Traps: a part may be a whole document of its own, in any format (``altChunk``, embedded objects); charts hold texts that
are none of the page; a cell may hold a formula whose value was never counted, and may show words beside its number
(``0" reps an hour"``). Tabs, line breaks and some hyphens are no text but elements between texts. The head and foot of
a sheet are one text with codes in it (``&CPage &P``), the words of WordArt may be an attribute, and what a program that
does not know a text box shows in its place (``Fallback``) says the same again.
"""

import html
import io
import re
import zipfile
from collections.abc import Iterable, Iterator

from stenosis_routines.errors import Problem, echo

__all__ = ["LINE_BREAK", "TAB", "is_converted", "spelled_out", "texts", "unread"]

#: What stands for a line break and a tab within a paragraph in ``spelled_out``, since the converter keeps it as it is:
#: the line separator and the em space of Unicode.
LINE_BREAK, TAB = "\u2028", "\u2003"
#: What is a text in the XML of Word and Excel.
_RUN = re.compile(
    r"<(?:\w+:)?(?P<tag>t|text)(?: [^<>]*)?>([^<]*)</(?:\w+:)?(?P=tag)>|<v:textpath\b[^<>]*?\bstring=\"([^\"]*)\""
)
_PARAGRAPH = re.compile(r"</(?:\w+:)?(?:p|si|is|comment|threadedComment|shape)>")
#: The head and the foot of a sheet.
_HEAD_OR_FOOT = re.compile(r"<((?:odd|even|first)(?:Header|Footer))>([^<]*)</")
#: In the head and foot of a sheet: where its left, middle and right begin, and the codes for a font, a size, a field.
_SHEET_SIDE = re.compile(r"&[LCR]")
_SHEET_CODE = re.compile(r'&(?:"[^"]*"|K[0-9A-F]{6}|\d{1,3}|[A-Z])')
#: What is written as an element within a run of a Word document.
_ELEMENT = re.compile(r"<w:(tab|ptab|br|cr|noBreakHyphen)\b[^<>]*/>")
_SPELLED = {"tab": TAB, "ptab": TAB, "br": LINE_BREAK, "cr": LINE_BREAK, "noBreakHyphen": "-"}
#: The parts that the converter reads; it leaves out all others, and the heads and feet of sheets.
_CONVERTED = re.compile(r"word/(?:document\d*|footnotes|endnotes)\.xml|xl/(?:sharedStrings\.xml|worksheets/[^,]*)")
#: Parts that hold no text of the document: how it looks, what is linked, what it is called.
_LOOKS = r"(?:theme|styles|settings|fontTable|webSettings|numbering|fonts|tables|printerSettings|persons|richData)"
_SILENT = re.compile(
    rf".*/|\[Content_Types\]\.xml|(?:.*/)?_rels/.*|(?:docProps|docMetadata|customXml)/.*|(?:word|xl)/{_LOOKS}\b.*"
    # Pictures are found by the converter.
    r"|(?:word|xl)/media/.*|word/stylesWithEffects\.xml|mimetype"
)
_READ = re.compile(r"(?:word|xl)/(?!charts/|embeddings/).*\.(?:xml|vml)")
_TAG = re.compile(r"<[^<>]*>")
_SHEET = re.compile(r"xl/worksheets/[^/]*\.xml")
#: A cell that is not empty: how it is written, and what it holds. Each step goes on, so that no sheet takes long.
_CELL = re.compile(r"<(?:\w+:)?c\b((?:[^<>]*[^<>/])?)>((?:(?!</?(?:\w+:)?c\b).)*)</(?:\w+:)?c>", re.DOTALL)
_FORMULA = re.compile(r"<(?:\w+:)?f\b")
_VALUE = re.compile(r"<(?:\w+:)?(?:v|t)\b[^<>]*>[^<]")
_PLACE, _STYLE = re.compile(r'\br="(\w+)"'), re.compile(r'\bs="(\d+)"')
#: The styles of cells, in their order, each with the number of its format; and the formats by their numbers.
_STYLES = "cellXfs"
_FORMAT_OF = re.compile(r'<(?:\w+:)?xf\b[^<>]*?\bnumFmtId="(\d+)"')
_FORMAT = re.compile(r'<(?:\w+:)?numFmt\b(?=[^<>]*?\bnumFmtId="(\d+)")[^<>]*?\bformatCode="([^"]*)"')
#: What a format shows beside the number.
_BESIDE = re.compile(r'"([^"]*)"|\\(.)')


def texts(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """The texts of a document, each with its part, or its place in a sheet."""
    for part in filter(_READ.fullmatch, _parts(archive)):
        if _SILENT.fullmatch(part):
            continue
        written = _text_of(archive, part)
        for paragraph in _PARAGRAPH.split(_without_fallbacks(written)):
            if said := _said_in(paragraph):
                yield part, said
        if part.endswith(".vml"):  # old drawings, whose boxes hold HTML, and the frames of comments, which hold nothing
            for box in written.split("<v:textbox")[1:]:
                inside = box.partition("</v:textbox>")[0].partition(">")[2]
                if said := " ".join(html.unescape(_TAG.sub(" ", inside)).split()):
                    yield part, said
        if _SHEET.fullmatch(part):
            for place, coded in _HEAD_OR_FOOT.findall(written):
                for side in _SHEET_SIDE.split(html.unescape(coded).replace("&&", "& ")):  # no code, but the sign itself
                    if said := " ".join(_SHEET_CODE.sub(" ", side).split()):
                        yield f"{part}, {place}", said


def unread(archive: zipfile.ZipFile) -> Iterator[Problem]:
    """What may say something and nobody reads: parts, formulas without a value, words beside the number of a cell."""
    beside = _words_beside_numbers(archive)
    for part in _parts(archive):
        if _SILENT.fullmatch(part):
            continue
        if not _READ.fullmatch(part):
            yield Problem(part, "a document without others in it", echo(part), "not-understood")
        elif _SHEET.fullmatch(part):
            shown = dict[str, None]()
            for cell in _CELL.finditer(_text_of(archive, part)):
                if _FORMULA.search(cell[2]) and not _VALUE.search(cell[2]):
                    place = _PLACE.search(cell[1])
                    where = f"{part}, {place[1]}" if place else part
                    yield Problem(where, "the value of a formula: open the workbook and save it", "none", "missing")
                if (style := _STYLE.search(cell[1])) is not None and style[1] in beside:
                    shown[beside[style[1]]] = None
            for words in shown:
                yield Problem(part, "numbers without words that only their format shows", echo(words), "not-understood")


def _parts(archive: zipfile.ZipFile) -> Iterable[str]:
    """The names of the parts, each once: the last of one name counts, in ``archive.read`` too."""
    return dict.fromkeys(archive.namelist())


def is_converted(part: str) -> bool:
    """Whether the converter reads a part."""
    return _CONVERTED.fullmatch(part) is not None


def spelled_out(archive: zipfile.ZipFile) -> bytes:
    """The document with tabs, line breaks and hyphens as text, where the converter would join what they part."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as copy:
        for part in _parts(archive):
            written = part.startswith("word/") and is_converted(part)
            copy.writestr(part, _text_of(archive, part) if written else archive.read(part))
    return made.getvalue()


def _without_fallbacks(written: str) -> str:
    """Without what a program shows that does not know a box, where it is what the box says."""
    first, *others = written.split("<mc:Fallback>")
    kept = [first]
    for other in others:
        fallback, closed, after = other.partition("</mc:Fallback>")
        choice = kept[-1].rpartition("<mc:Choice")[2]
        if not closed or _said_in(fallback) != _said_in(choice):
            kept.append(fallback)
        kept.append(after)
    return "".join(kept)


def _said_in(paragraph: str) -> str:
    """The text of a paragraph, with its lines apart."""
    said = "".join(html.unescape(written or drawn) for _, written, drawn in _RUN.findall(paragraph))
    return said.replace(LINE_BREAK, "\n").replace(TAB, "\t").strip()


def _text_of(archive: zipfile.ZipFile, part: str) -> str:
    return _ELEMENT.sub(_spelled, archive.read(part).decode(errors="replace"))


def _spelled(element: re.Match[str]) -> str:
    return f'<w:t xml:space="preserve">{_SPELLED[element[1]]}</w:t>'


def _words_beside_numbers(archive: zipfile.ZipFile) -> dict[str, str]:
    """The words that cells of a style show beside their numbers, by the number of the style."""
    if "xl/styles.xml" not in archive.namelist():
        return {}
    written = _text_of(archive, "xl/styles.xml")
    words = dict[str, str]()
    for number, code in _FORMAT.findall(written):
        said = "".join(quoted or single for quoted, single in _BESIDE.findall(html.unescape(code)))
        if any(map(str.isalpha, said)):
            words[number] = said
    numbers = _FORMAT_OF.findall(written.partition(_STYLES)[2].partition(_STYLES)[0])
    return {str(style): words[number] for style, number in enumerate(numbers) if number in words}
