"""PDF, Word, Excel and web pages."""

import builtins
import io
import zipfile
from pathlib import Path

import pytest

import stenosis_routines as sr
from stenosis_routines.errors import MissingExtraError, UnreadableRoutineError
from stenosis_routines.formats import Limits, detect, load, loads

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


def test_what_the_converter_leaves_out_is_unread():
    header = '<w:hdr xmlns:w="x"><w:p><w:r><w:t>Then </w:t></w:r><w:r><w:t>lunges 3 x 8</w:t></w:r></w:p></w:hdr>'
    routine = loads(rebuilt("home.docx", **{"word/header9.xml": header}))
    assert [(problem.path, problem.found) for problem in routine.unread] == [
        ("word/header9.xml", "'Then lunges 3 x 8'")
    ]


@pytest.mark.parametrize("page", ["<html><p>Squat 3 x 10</p></html>", "<!-- x --><!DOCTYPE HTML><p>Squat 3 x 10</p>"])
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
