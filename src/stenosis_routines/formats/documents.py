"""Office documents, PDF and web pages: turned into Markdown by kreuzberg, then read as a text.

Source: printouts of clinics and programmes that people have as files, seen in 2026. The converter is kreuzberg
(https://pypi.org/project/kreuzberg/, MIT): one wheel of 39 MB that needs no other package, and 0.3 s for a first
document. markitdown (MIT) is as well kept, but brings pandas and an ONNX runtime, 330 MB in all, takes 3.6 s to start,
and writes "NaN" for a blank cell.

Traps: headers, footers and comments of Office documents are not converted, so they are put below the rest. Text boxes
are not always converted, so every word of an Office document or a web page is looked for in what came out, as often as
it is written, and what is missing is listed as unread; so are pictures, films, fields that are filled in and documents
within the document. A scanned page is a picture. A browser shows what stands by mistake in the head of a page. A PDF
holds no headings, lists or tables; where the converter guesses them, it joins lines of a list, so its lines are taken
as they are. Places are lines of the Markdown. An archive may unpack to much more than it is.
"""

import html
import io
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

import attrs

from stenosis_routines.errors import MissingExtraError, Problem, UnreadableRoutineError, bounded, echo
from stenosis_routines.formats import office, text
from stenosis_routines.formats.format import Format, Glance
from stenosis_routines.formats.limits import DEFAULT, Limits
from stenosis_routines.formats.reading.problems import fail
from stenosis_routines.routine import Routine

__all__ = ["FORMAT", "read", "recognises"]

_OFFICE = "application/vnd.openxmlformats-officedocument"
_PDF = "application/pdf"
#: How each kind of document is called for a person, and for the converter.
_KINDS = {
    "pdf": ("a PDF", _PDF),
    "docx": ("a Word document", f"{_OFFICE}.wordprocessingml.document"),
    "xlsx": ("an Excel workbook", f"{_OFFICE}.spreadsheetml.sheet"),
    "html": ("a web page", "text/html"),
}
#: How long a conversion may take, in seconds.
_PATIENCE_S = 20

_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype html|html|body|head)\b", re.I | re.S
)
#: A piece of a web page begins with such a tag, and ends with one.
_FRAGMENT = re.compile(rb"\s*<(?:article|div|h[1-6]|main|ol|p|section|table|ul)\b", re.IGNORECASE)
_TAG = re.compile(r"<([a-z]+)")
#: Tags of a web page whose text nobody sees in it.
_UNSEEN = frozenset({"script", "style", "title", "template"})
#: Tags that the converter leaves out with their texts, though these can be seen.
_SKIPPED = re.compile(rb"(</?)(?:nav|form|noscript)\b", re.IGNORECASE)
#: Tags that show or play what nobody reads here.
_PLAYED = frozenset({"audio", "canvas", "embed", "iframe", "object", "svg", "video"})
#: What somebody has filled in a field of a web page, and fields that are not filled in.
_FILLED_IN = re.compile(r"""\bvalue\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))""", re.IGNORECASE)
_NO_FIELD = re.compile(
    r"""\btype\s*=\s*["']?(?:hidden|checkbox|radio|submit|button|reset|image|search|file|password)\b""", re.IGNORECASE
)
#: What reading a damaged or locked archive raises.
_DAMAGED = (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, RuntimeError, OSError, EOFError, ValueError)
_WORD = re.compile(r"\w+")
#: So many lines above and below show how wide a column is.
_NEAR = 4
#: A line is full if the next word would bring it so near to that width: letters differ in width.
_FULL = 0.9
#: What the converter says of a web page before its text: its title, and what it is for search engines.
_FRONT = re.compile(r"\A---\n.*?\n---\n", re.S)
_PICTURE = re.compile(r"!\[[^\[\]]*\]\([^()]*\)")


def _kind_of(data: bytes) -> str | None:
    """The kind of document: pdf, docx, xlsx or html; ``None`` if it is none of these."""
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return next(
            (kind for kind, part in (("docx", b"word/document"), ("xlsx", b"xl/workbook")) if part in data), None
        )
    is_fragment = _FRAGMENT.match(data) and data.rstrip().endswith(b">")  # Markdown may begin with a tag too
    return "html" if is_fragment or _HTML.match(data[:10_000]) else None


def recognises(glance: Glance) -> bool:
    """Whether it is a PDF, a Word document, an Excel workbook or a web page."""
    return _kind_of(glance.data) is not None


def read(data: bytes, limits: Limits = DEFAULT) -> Routine:
    """The routine in the text of a document.

    Raises:
        UnreadableRoutineError: it is no such document, is damaged or locked, holds only pictures, or lists no movement.
        MissingExtraError: kreuzberg is not installed.
    """
    kind = _kind_of(data)
    if kind is None:
        fail("", "a PDF, a Word document, an Excel workbook or a web page", code="wrong-type")
    name, media = _KINDS[kind]
    written, missing, data = _opened(data, kind, limits)
    markdown, pictures = _converted(data, name, media)
    markdown = _unbroken(markdown) if kind == "pdf" else markdown
    missing += _missing([said for said in written if _is_converted(said)], markdown)
    markdown = _in_lines(markdown) + _left_out([said for said in written if not _is_converted(said)])
    if not any(map(str.isalnum, markdown)):
        fail("", "a document with text in it: type the plan, if this one is scanned", f"{name} without text", "missing")
    routine = text.read(markdown.encode(), limits)
    if pictures:
        missing.append(Problem("", "text, since nobody reads pictures here", f"pictures: {pictures}", "not-understood"))
    return attrs.evolve(routine, unread=bounded([*routine.unread, *missing]))


def _converted(data: bytes, name: str, media: str) -> tuple[str, int]:
    """The document as Markdown, and how many pictures it has."""
    kreuzberg: Any = _converter(name)
    config = kreuzberg.ExtractionConfig(
        output_format="plain" if media == _PDF else "markdown",  # what looks like Markdown in a PDF is guessed
        use_cache=False,
        disable_ocr=True,
        enable_quality_processing=False,
        extraction_timeout_secs=_PATIENCE_S,
        images=kreuzberg.ImageExtractionConfig(extract_images=True),
        content_filter=kreuzberg.ContentFilterConfig(
            include_headers=True, include_footers=True, include_watermarks=True, strip_repeating_text=False
        ),
    )
    try:
        found = kreuzberg.extract_bytes_sync(data, media, config)
    except Exception as error:
        reason = " ".join(str(error).split())
        raise UnreadableRoutineError([Problem("", f"{name} that can be opened", echo(reason), "syntax")]) from error
    markdown = _FRONT.sub("", found.content)
    return _PICTURE.sub("", markdown), max(len(found.images or ()), len(_PICTURE.findall(markdown)))


def _converter(name: str) -> Any:
    """The package kreuzberg. Raises: MissingExtraError."""
    try:
        import kreuzberg
    except ImportError as error:
        raise MissingExtraError("documents", f"this is {name}") from error
    return kreuzberg


def _opened(data: bytes, kind: str, limits: Limits) -> tuple[list[tuple[str, str]], list[Problem], bytes]:
    """The texts in a document, each with its part, what nobody reads, and what to convert; a PDF shows no texts."""
    if kind == "html":
        left = dict[str, None]()
        texts = [" ".join(html.unescape(said).split()) for said in _seen(data.decode(errors="replace"), left)]
        expected = "text, since nobody reads drawings, films, fields and other pages here"
        missing = [Problem("", expected, echo(found)) for found in left]
        return [("", said) for said in texts if said], missing, _SKIPPED.sub(rb"\1div", data)
    if kind == "pdf":
        return [], [], data
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > limits.bytes:
                fail("", f"a document of at most {limits.bytes} bytes when unpacked", "more", "too-large")
            return [*office.texts(archive)], [*office.unread(archive)], office.spelled_out(archive)
    except UnreadableRoutineError:
        raise
    except _DAMAGED as error:
        reason = echo(str(error))
        raise UnreadableRoutineError([Problem("", f"{_KINDS[kind][0]} that is whole", reason, "syntax")]) from error


def _seen(page: str, left: dict[str, None]) -> Iterator[str]:
    """The texts of a web page that can be seen; what else it shows is added to ``left``, once.

    Each step goes on, so that no page takes long.
    """
    place, small, open_ended = 0, page.lower(), set[str]()
    while (start := page.find("<", place)) >= 0:
        yield page[place:start]
        if page.startswith("<!--", start):
            end, place = page.find("-->", start), start + 4
        else:
            end, place = page.find(">", start), start + 1
        if end < 0:
            break
        place = end + 1
        tag = _TAG.match(small, start)
        if tag is None:
            continue
        if tag[1] == "input" and not _NO_FIELD.search(page, start, end):
            left |= dict.fromkeys(filter(None, map("".join, _FILLED_IN.findall(page, start, end))))
        if tag[1] in _PLAYED:
            left[f"<{tag[1]}>"] = None
        if tag[1] in _UNSEEN and tag[1] not in open_ended:
            closing = small.find(f"</{tag[1]}", place)
            if closing < 0:
                open_ended.add(tag[1])
            else:
                place = closing
    yield page[place:]


def _unbroken(page: str) -> str:
    """A page with the lines as one that were broken for the width of their column, and go on in small letters."""
    lines = page.splitlines()
    joined = lines[:1]
    for number, line in enumerate(lines[1:], 1):
        before, width = lines[number - 1], max(map(len, lines[max(number - _NEAR, 0) : number + _NEAR]))
        is_full = len(before) + len(line.split(" ", 1)[0]) >= _FULL * width
        if is_full and line[:1].islower() and before.rstrip()[-1:] not in ("", *".!?:;"):
            joined[-1] += f" {line}"
        else:
            joined.append(line)
    return "\n".join(joined)


def _is_converted(written: tuple[str, str]) -> bool:
    part, _ = written
    return not part or office.is_converted(part)


def _in_lines(markdown: str) -> str:
    """The Markdown with the line breaks and tabs of its paragraphs; a row of a table stays one line."""
    return "\n".join(
        line.replace(office.LINE_BREAK, "<br>")
        if line.startswith("|")
        else line.replace(office.LINE_BREAK, "\n").replace(office.TAB, "\t")
        for line in markdown.split("\n")
    )


def _left_out(written: Sequence[tuple[str, str]]) -> str:
    """The parts that are not converted, the same text once, below what was; a rule ends what stands before it."""
    parts = groupby(written, key=lambda said: said[0])
    texts = dict.fromkeys("\n\n".join(said for _, said in part) for _, part in parts)
    return "".join(f"\n\n---\n\n{said}" for said in texts)


def _missing(written: Sequence[tuple[str, str]], markdown: str) -> Iterator[Problem]:
    """The texts of which a word is in the Markdown less often than in all of them."""
    left = Counter(_words(markdown))
    for _, said in written:
        left.subtract(_words(said))
    for part, said in written:
        if any(left[word] < 0 for word in _words(said)):
            yield Problem(part, "a text that is converted", echo(said))


def _words(said: str) -> list[str]:
    return _WORD.findall(said.casefold())


FORMAT = Format(
    name="document",
    family="document",
    look="a PDF, a Word document (.docx), an Excel workbook (.xlsx) or a web page",
    recognises=recognises,
    read=read,
)
