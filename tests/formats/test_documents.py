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
