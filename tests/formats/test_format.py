"""The list of formats: what each says of itself is true, and adding one takes a file and a line."""

import inspect
import subprocess
import sys

import attrs
import pytest

from stenosis_routines import formats
from stenosis_routines.errors import InvalidValueError, UnreadableRoutineError
from stenosis_routines.formats import FORMATS, detect, dumps, json_schema, loads, losses
from stenosis_routines.formats.format import Format, Glance


def test_a_format_is_listed_under_its_own_name_and_family():
    assert {name: (format.name, format.family) for name, format in FORMATS.items()} == {
        name: (name, family) for name, (family, _) in formats._LISTED.items()
    }


def test_a_format_is_a_value_that_does_not_change():
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        FORMATS["native"].name = "other"
    assert FORMATS["native"] is FORMATS["native"]
    assert "html" not in FORMATS


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_names_the_options_of_its_functions(name):
    format = FORMATS[name]
    for function, options in ((format.read, format.read_options), (format.write, format.write_options)):
        if function is not None:
            parameters = inspect.signature(function).parameters.values()
            assert [one.name for one in parameters if one.kind is one.KEYWORD_ONLY] == list(options)
        else:
            assert options == ()


def test_suffixes_are_of_one_format_each():
    suffixes = {format.suffix: name for name, format in FORMATS.items() if format.suffix is not None}
    assert suffixes == {".json": "native", ".csv": "plan-csv", ".ics": "icalendar"}
    assert all(FORMATS[name].write for name in suffixes.values())


@pytest.mark.parametrize(
    ("call", "option", "expected"),
    [
        (lambda: loads(b"{}", format="fhir", subject="x"), "subject", "an option of fhir (it has none)"),
        (lambda: loads(b"{}", format="wger", weight_unit="kg"), "weight_unit", "an option of wger (names)"),
        (lambda: dumps(one_movement(), format="wpl", names={}), "names", "an option of wpl (source)"),
        (lambda: dumps(one_movement(), format="native", source=b""), "source", "an option of native (it has none)"),
    ],
    ids=range(4),
)
def test_an_option_that_a_format_does_not_have_is_the_callers_mistake(call, option, expected):
    with pytest.raises(InvalidValueError) as caught:
        call()
    assert (caught.value.field, caught.value.expected) == (option, expected)


def one_movement():
    return loads("session,exercise\nA,Rocking\n")


@pytest.mark.parametrize(
    ("data", "families"),
    [
        (b' {"a": 1}', {"json"}),
        (b"[1]", {"json"}),
        (b"a,b\n", {"table"}),
        (b"a\n", set()),
        (b"begin:vcalendar\n", {"calendar"}),
        (b"12345678.FIT\x00", {"fit"}),
        (b"session,.FIT,exercise\n", {"fit", "table"}),
        (b"BEGIN:VCALENDAR,exercise\n", {"calendar", "table"}),
    ],
    ids=range(8),
)
def test_the_first_bytes_show_the_families(data, families):
    assert Glance(data).families == families


@pytest.mark.parametrize(
    ("data", "others"),
    [
        (b"session,.FIT,exercise\nA,b,Rocking\n", ("fit", "sheet")),
        (b"BEGIN:VCALENDAR,exercise,sets\nA,Rocking,2\n", ("icalendar", "sheet")),
        (b'{"plan":.FIT, "phases": [], "plan": {', ("wpl", "fit")),
    ],
    ids=range(3),
)
def test_a_document_with_the_marks_of_two_families_is_not_guessed(data, others):
    with pytest.raises(UnreadableRoutineError) as caught:
        detect(data)
    assert caught.value.problems[0].found == f"one that could be {' or '.join(others)}"


@pytest.mark.parametrize(
    ("document", "imported"),
    [
        ("session,exercise\\na,b\\n", {"sheets", "trackers", "trackers.hevy_csv", "trackers.strong_csv"}),
        ("BEGIN:VCALENDAR\\n", {"calendar"}),
    ],
)
def test_only_formats_of_the_documents_family_are_imported(document, imported):
    code = (
        "import contextlib, sys; from stenosis_routines import UnreadableRoutineError, formats\n"
        f"with contextlib.suppress(UnreadableRoutineError): formats.detect(b'{document}')\n"
        "print(*(name.removeprefix('stenosis_routines.formats.') for name in sys.modules if '.formats.' in name))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    found = set(run.stdout.split())
    shared = {"format", "limits", "draft", "coming_back", "history", "refusal"}
    shared |= {name for name in found if name.partition(".")[0] == "reading"}
    assert found - shared == imported


def test_the_schema_is_that_of_the_native_format():
    assert json_schema()["properties"]["format"]["enum"] == ["stenosis-routines/1", "stenosis-routines/2"]


# The walk of CONTRIBUTING.md: one new file and one line in a list.

TINY = '''
"""A movement a line, for this test."""

from stenosis_routines.exercise import Exercise
from stenosis_routines.formats.draft import prescription
from stenosis_routines.formats.format import Format, Glance
from stenosis_routines.formats.limits import DEFAULT, Limits
from stenosis_routines.formats.reading.json import Node, parse_json
from stenosis_routines.formats.reading.problems import Collector, name_limits
from stenosis_routines.routine import Prescription, Routine, Session


def recognises(glance: Glance) -> bool:
    return "tiny" in glance.keys


def read(data: bytes, limits: Limits = DEFAULT, *, title: str = "Tiny") -> Routine:
    collector = Collector()
    document = Node(parse_json(data, limits), "", collector)
    document.only("tiny")
    items = [_prescription(one) for one in document.objects("tiny")]
    return Routine(title, [Session("", items)], unread=collector.close())


def _prescription(one: Node) -> Prescription:
    one.only("name", "reps")
    exercise = Exercise(name=one.text("name", name_limits()) or "exercise")
    return prescription(exercise, {"reps": one.number("reps")}, collector=one.collector, path=one.path)


def write(routine: Routine) -> str:
    return "tiny"


FORMAT = Format(
    name="tiny",
    family="json",
    look='JSON with "tiny"',
    recognises=recognises,
    read=read,
    write=write,
    read_options=("title",),
    suffix=".tiny",
)
'''


@pytest.fixture
def tiny(tmp_path, monkeypatch):
    (tmp_path / "tiny.py").write_text(TINY, encoding="utf-8")
    monkeypatch.setattr(formats, "__path__", [*formats.__path__, str(tmp_path)])
    monkeypatch.setitem(formats._LISTED, "tiny", ("json", "tiny"))
    yield
    sys.modules.pop("stenosis_routines.formats.tiny", None)
    vars(formats).pop("tiny", None)


@pytest.mark.usefixtures("tiny")
def test_a_new_format_is_one_file_and_one_line(tmp_path):
    document = b'{"tiny": [{"name": "Knee to chest", "reps": 10}, {"name": "Bridge", "reps": 0, "x": 1}]}'
    assert isinstance(FORMATS["tiny"], Format)
    assert detect(document) == "tiny"
    routine = loads(document, title="Mine")
    assert routine.title == "Mine"
    assert [item.dose.reps for item in routine.sessions[0].prescriptions] == [10, None]
    assert [(problem.path, problem.code) for problem in routine.unread] == [
        ("/tiny/1/x", "unknown-key"),
        ("/tiny/1", "out-of-range"),
    ]
    assert losses(routine, "tiny") == ()
    formats.dump(routine, tmp_path / "routine.tiny")
    assert (tmp_path / "routine.tiny").read_text(encoding="utf-8") == "tiny"
