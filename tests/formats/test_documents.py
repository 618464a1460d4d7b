"""PDF, Word, Excel and web pages."""

import builtins
import io
import zipfile
from pathlib import Path

import pytest

import stenosis_routines as sr
from stenosis_routines.errors import MissingExtraError, UnreadableRoutineError
from stenosis_routines.formats import Limits, detect, documents, load, loads

DATA = Path(__file__).parents[1] / "data"
FILES = ["leaflet.pdf", "home.docx", "home.xlsx", "home.html"]


def names(routine):
    return [item.exercise.name for session in routine.sessions for item in session.prescriptions]


def rebuilt(name, **parts):
    """An Office document with other parts in it, or changed ones."""
    made = io.BytesIO()
    with zipfile.ZipFile(DATA / name) as archive, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as copy:
        for part in archive.namelist():
            if part not in parts:
                copy.writestr(part, archive.read(part))
        for part, text in parts.items():
            copy.writestr(part, text)
    return made.getvalue()


@pytest.mark.parametrize("name", FILES)
def test_a_document_is_read_as_its_text(name):
    assert detect((DATA / name).read_bytes()) == "document"
    routine = load(DATA / name)
    assert names(routine) == ["Knee to chest", "Barbell squat"]
    knee, squat = (item for session in routine.sessions for item in session.prescriptions)
    assert (knee.dose.per_side, squat.dose.sets, squat.dose.reps) == (True, 3, 10)
    assert routine.unread == ()
    assert sr.check(routine).verdict == "unsuitable"


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word(*paragraphs, **parts):
    """A Word document of these paragraphs, each the XML of its runs, and these parts."""
    body = "".join(f"<w:p>{runs}</w:p>" for runs in paragraphs)
    document = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return rebuilt("home.docx", **{"word/document.xml": document, **parts})


def run(*held):
    """The XML of a run: texts, and elements such as ``<w:tab/>``."""
    said = (one if one.startswith("<") else f'<w:t xml:space="preserve">{one}</w:t>' for one in held)
    return f"<w:r>{''.join(said)}</w:r>"


KNEE = run("Knee to chest, 10 reps")


def head(text):
    return f'<w:hdr xmlns:w="x"><w:p>{run(text[:3], text[3:])}</w:p></w:hdr>'


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Page 1 of 2", "suitable"),
        ("Then lunges 3 x 8", "unsuitable"),
        ("Stand", "unsuitable"),
        ("Hup!", "needs_review"),
    ],
)
@pytest.mark.parametrize("part", ["word/header9.xml", "word/footer9.xml"])
def test_the_head_and_foot_of_a_page_are_read(part, text, verdict):
    avoided = [run("Do not stand."), run("Avoid lunges.")]
    assert sr.check(loads(word(KNEE, *avoided))).verdict == "suitable"
    assert sr.check(loads(word(KNEE, *avoided, **{part: head(text)}))).verdict == verdict


def test_the_foot_of_a_page_is_no_part_of_the_last_list():
    listed = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr></w:pPr>'
    avoided = [run("Avoid:"), listed + run("Squats"), listed + run("Deadlifts")]
    assert sr.check(loads(word(KNEE, *avoided))).verdict == "suitable"
    footer = head("Lunges 3 x 8")
    assert names(loads(word(KNEE, *avoided, **{"word/footer1.xml": footer}))) == ["Knee to chest", "Lunges"]


def test_what_another_program_would_show_in_place_of_a_box_counts_once():
    choice = run("Read this too.")
    fallback = f"<mc:Fallback>{choice}</mc:Fallback>"
    assert loads(word(KNEE, f"<mc:Choice>{choice}</mc:Choice>{fallback}")).unread == ()
    other = f"<mc:Choice>{choice}</mc:Choice><mc:Fallback>{run('Then stand up.')}</mc:Fallback>"
    assert sr.check(loads(word(KNEE, other))).verdict != "suitable"


def test_what_a_footer_says_twice_is_read_twice():
    lines = "".join(f"<w:p>{run(text)}</w:p>" for text in ("Avoid:", "Squats", "Then do:", "Squats"))
    footer = f'<w:ftr xmlns:w="x">{lines}</w:ftr>'
    routine = loads(word(KNEE, **{"word/footer1.xml": footer}))
    assert "Avoid: Squats" in routine.guidance
    assert names(routine).count("Squats") == 1


def test_what_the_converter_leaves_out_of_a_page_is_unread():
    box = f"<w:pict><w:txbxContent><w:p>{run('Stand')}</w:p></w:txbxContent></w:pict>"
    routine = loads(word(KNEE, run("Read this too. Do not stand.", box)))
    assert "Stand" in str(routine.unread)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_of_two_parts_of_one_name_the_last_is_read():
    made = io.BytesIO(word(KNEE))
    with zipfile.ZipFile(made, "a") as archive, zipfile.ZipFile(io.BytesIO(word(run("Squats 3 x 8")))) as other:
        archive.writestr("word/document.xml", other.read("word/document.xml"))
    assert names(loads(made.getvalue())) == ["Squats"]


def test_tabs_line_breaks_and_hyphens_part_words():
    tabs = run("Ankle pump lying down", "<w:tab/>", "10", "<w:noBreakHyphen/>", "12 reps")
    lines = run("Knee to chest", "<w:br/>", "Hold: 5 s", '<w:br w:type="textWrapping"/>', "10 times")
    routine = loads(word(tabs, lines))
    pump, knee = (item for session in routine.sessions for item in session.prescriptions)
    assert (pump.exercise.name, pump.dose.reps) == ("Ankle pump lying down", (10, 12))
    assert (knee.exercise.name, knee.dose.hold_s, knee.dose.reps) == ("Knee to chest", 5, 10)
    assert routine.unread == ()


def test_lines_in_a_cell_are_sentences_of_their_own():
    def row(*cells):
        return f"<w:tr>{''.join(f'<w:tc><w:p>{cell}</w:p></w:tc>' for cell in cells)}</w:tr>"

    rows = row(run("Exercise"), run("How")) + row(run("Knee to chest"), run("Lie on your back.", "<w:br/>", "10 times"))
    document = f'<w:document xmlns:w="{WORD}"><w:body><w:tbl>{rows}</w:tbl></w:body></w:document>'
    routine = loads(rebuilt("home.docx", **{"word/document.xml": document}))
    [knee] = routine.sessions[0].prescriptions
    assert (knee.notes, knee.dose.reps, routine.unread) == ("Lie on your back. 10 times", 10, ())


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("xl/threadedComments/threadedComment1.xml", "<ThreadedComments><threadedComment><text>{}</text>"),
        ("xl/comments1.xml", "<comments><comment><text><r><t>{}</t></r></text></comment></comments>"),
        ("xl/drawings/vmlDrawing1.vml", "<v:shape><v:textbox x='y'><div><font>{}</font></div></v:textbox></v:shape>"),
        ("xl/drawings/drawing1.xml", "<xdr:wsDr><a:p><a:r><a:t>{}</a:t></a:r></a:p></xdr:wsDr>"),
    ],
)
def test_what_stands_beside_a_sheet_is_read(part, text):
    assert "Lunges" in names(loads(rebuilt("home.xlsx", **{part: text.format("Lunges 3 x 8")})))


@pytest.mark.parametrize(
    ("text", "found"),
    [("Lunges 3 x 8", "Lunges"), ("Squat", "Squat"), ("Squats &amp;&amp;Lunges 3 x 8", "Lunges")],
)
def test_the_head_of_a_sheet_is_read_though_its_words_are_in_the_cells(text, found):
    with zipfile.ZipFile(DATA / "home.xlsx") as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    header = f"<oddHeader>&amp;C&amp;&quot;Arial,Bold&quot;&amp;12{text}&amp;RPage &amp;P</oddHeader>"
    sheet = sheet.replace("</worksheet>", f"<headerFooter>{header}</headerFooter></worksheet>")
    routine = loads(rebuilt("home.xlsx", **{"xl/worksheets/sheet1.xml": sheet}))
    assert any(name.startswith(found) for name in names(routine))
    assert "Arial" not in str(routine)


def test_words_drawn_as_a_shape_are_read():
    art = run('<w:pict><v:shape><v:textpath style="" string="Squats"/></v:shape></w:pict>')
    art = f'<w:hdr xmlns:w="{WORD}" xmlns:v="x"><w:p>{art}</w:p></w:hdr>'
    assert sr.check(loads(word(KNEE, **{"word/header1.xml": art}))).verdict == "unsuitable"


@pytest.mark.parametrize(
    "page",
    [
        "<html><p>Squat 3 x 10</p></html>",
        "<!-- x --><!DOCTYPE HTML><p>Squat 3 x 10</p>",
        "<p>Squat 3 x 10</p>\n",
        "<div class='a'><ul><li>Squat 3 x 10</li></ul></div>",
    ],
)
def test_a_web_page_is_known_by_its_first_tag(page):
    assert names(loads(page)) == ["Squat"]


def test_pictures_are_unread():
    picture = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9"
    routine = loads(f'<html><p>Knee to chest, 10 reps</p><img src="{picture}"></html>')
    assert [problem.expected for problem in routine.unread] == ["text, since nobody reads pictures here"]


GENTLE = "<p>Knee to chest, 10 reps each side</p>"


@pytest.mark.parametrize(
    ("page", "found"),
    [
        (f"<html><head><title>A</title><ul><li>Squat 3 x 10</li></ul></head>{GENTLE}</html>", "Squat"),
        (f"<html>{GENTLE}<table><tr><td><input value='Squat 3 x 10'></td></tr></table></html>", "Squat"),
        (f'<html>{GENTLE}<input type="number" value=500></html>', "500"),
        (f"<html>{GENTLE}<iframe src='https://example.org/squats'></iframe></html>", "iframe"),
        (f"<html>{GENTLE}<VIDEO src='squats.mp4'></VIDEO></html>", "video"),
    ],
)
def test_what_a_web_page_shows_beside_its_text_is_unread(page, found):
    routine = loads(page)
    assert names(routine) == ["Knee to chest"]
    assert any(found in problem.found for problem in routine.unread)


@pytest.mark.parametrize(
    "page",
    [
        f"<html><head><title>Squats</title><style>p {{}}</style><script>squat()</script></head>{GENTLE}</html>",
        f"<html>{GENTLE}<!-- <iframe> --><script>'<video>'</script><input type='submit' value='Send'><input></html>",
    ],
)
def test_what_nobody_sees_in_a_web_page_is_left_out(page):
    routine = loads(page)
    assert (names(routine), routine.unread) == (["Knee to chest"], ())


MENU = "<ul><li><a href='/'>Home</a></li><li><a href='/about'>About us</a></li></ul>"


ROW = "<a href='/'>Home</a> <a href='/team'>Our team</a> | <a href='/contact'>Contact us</a>"


@pytest.mark.parametrize("menu", [MENU, ROW])
@pytest.mark.parametrize("tag", ["nav", "form", "noscript", "NAV class=top", "header"])
def test_the_menu_of_a_web_page_is_read_and_asks_nothing(tag, menu):
    tail = (
        "<p>Stop if the pain gets worse. Ask your doctor first.</p><footer><a href='/x#y'>Privacy policy</a></footer>"
    )
    page = f"<html><{tag}>{{}}</{tag.split()[0]}><ol><li>Knee to chest: 10 times each side</li></ol>{tail}</html>"
    routine = loads(page.format(menu))
    assert (names(routine), routine.unread) == (["Knee to chest"], ())
    assert sr.check(routine).verdict == "suitable"
    for more in ("Do squats.", "<a href='/a'>Squats</a>", "<a href='/10-squats'>Exercises</a>"):
        assert sr.check(loads(page.format(menu + more))).verdict != "suitable"


@pytest.mark.parametrize(
    "part", ["word/afchunk.html", "word/embeddings/plan.bin", "word/charts/chart1.xml", "plan.rtf"]
)
def test_a_document_in_a_document_is_unread(part):
    assert [problem.path for problem in loads(rebuilt("home.docx", **{part: "Squats"})).unread] == [part]


CELL = '<c r="C3" t="n"><v>10</v></c>'


def workbook(cell, styles=None):
    """The workbook with another cell for the repetitions of its last movement, and other styles."""
    with zipfile.ZipFile(DATA / "home.xlsx") as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert CELL in sheet
    more = {} if styles is None else {"xl/styles.xml": styles}
    return loads(rebuilt("home.xlsx", **{"xl/worksheets/sheet1.xml": sheet.replace(CELL, cell)}, **more))


def test_a_formula_that_was_never_counted_is_unread():
    assert workbook('<c r="C3"><f>5*2</f><v>10</v></c>').unread == ()
    [problem] = workbook('<c r="C3"><f>10*50</f></c>').unread
    assert problem.path == "xl/worksheets/sheet1.xml, C3"


def test_a_sheet_of_cells_that_never_end_takes_no_great_time():
    with pytest.raises(UnreadableRoutineError):
        workbook(CELL + "<c r='D9'><f>" * 20_000)


@pytest.mark.parametrize(("style", "unread"), [(0, False), (1, True), (2, False)])
def test_words_that_a_cell_shows_beside_its_number_are_unread(style, unread):
    styles = (
        '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2">'
        '<numFmt numFmtId="164" formatCode="0&quot;0 reps every hour&quot;"/><numFmt numFmtId="165" formatCode="0.0"/>'
        '</numFmts><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>'
    )
    assert bool(workbook(f'<c r="C3" s="{style}"><v>10</v></c>', styles).unread) is unread


@pytest.mark.parametrize("name", FILES)
def test_a_damaged_document_is_refused(name):
    data = (DATA / name).read_bytes()
    for size in (len(data) // 2, 30):
        cut = data[:size]
        try:
            routine = loads(cut)
        except UnreadableRoutineError:
            continue
        assert name in ("home.html", "leaflet.pdf")
        assert sr.check(routine).verdict != "suitable"


def test_what_unpacks_to_very_much_is_refused():
    bomb = rebuilt("home.docx", **{"word/x.xml": "a" * 3_000_000})
    with pytest.raises(UnreadableRoutineError, match="unpacked"):
        loads(bomb, limits=Limits(bytes=2_000_000))


def test_another_archive_is_refused():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("plan.txt", "Squat 3 x 10")
    with pytest.raises(UnreadableRoutineError, match="archive"):
        loads(made.getvalue())


@pytest.mark.parametrize(
    ("name", "what"), [*zip(FILES, ["a PDF", "a Word doc", "an Excel", "a web page"], strict=True)]
)
def test_without_the_extra_the_document_is_named(name, what, monkeypatch):
    import_it = builtins.__import__

    def missing(module, *args):
        if module == "kreuzberg":
            raise ImportError(module)
        return import_it(module, *args)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(MissingExtraError, match=rf"this is {what}.*stenosis-routines\[documents\]"):
        load(DATA / name)


def test_lines_of_a_pdf_stay_lines_and_go_on_where_their_column_ended():
    lines = "Bring one knee towards\nyour chest. Repeat ten\ntimes on each side.\nAvoid lunges and\nSquats\nno"
    assert documents._unbroken(lines).split("\n") == [
        "Bring one knee towards your chest. Repeat ten times on each side.",
        "Avoid lunges and",
        "Squats",
        "no",
    ]
