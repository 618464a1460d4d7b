"""Values as fields of pydantic: read, written, described by a schema, and every problem with its place."""

import json
import subprocess
import sys

import pydantic
import pytest
from hypothesis import given
from jsonschema import Draft202012Validator
from pydantic import BaseModel, TypeAdapter, ValidationError

import stenosis_routines as sr
from builders import the_four
from stenosis_routines import strategies


class Submission(BaseModel):
    routine: sr.Routine
    profile: sr.Profile | None = None
    report: sr.Report | None = None
    others: list[sr.Routine] = []


NATIVE = {"format": "stenosis-routines/1", "title": "Daily"}


def problems(data, kind=Submission):
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(data)
    return [(one["loc"], one["type"], one["msg"], one["input"]) for one in caught.value.errors()]


@given(strategies.routines)
def test_a_routine_is_written_as_a_native_document_and_comes_back(routine):
    """Law: a model writes what ``dumps`` writes, in Python and in JSON, and reads it back the same."""
    model = Submission(routine=routine, others=[routine])
    assert model.model_dump()["routine"] == json.loads(sr.dumps(routine))
    assert Submission.model_validate(model.model_dump()) == model
    assert Submission.model_validate_json(model.model_dump_json()) == model


def test_a_report_and_a_profile_come_back():
    routine = sr.loads("session,exercise,reps\nA,Barbell squat,5\nA,Wobble,3\n")
    profile = sr.Profile(red_flags=["saddle_numbness"], language="ko")
    model = Submission(routine=routine, profile=profile, report=sr.check(routine, profile=profile))
    assert Submission.model_validate_json(model.model_dump_json()) == model
    assert model.report is not None
    assert json.loads(model.model_dump_json())["report"] == model.report.to_dict()


def test_a_report_that_contradicts_itself_is_refused():
    report = sr.check(sr.loads("session,exercise,reps\nA,Barbell squat,5\n")).to_dict()
    found = problems({**report, "verdict": "suitable"}, sr.Report)
    assert [place for place, *_ in found] == [("verdict",)]


def test_a_value_is_taken_as_it_is():
    routine = the_four()
    assert Submission(routine=routine).routine is routine


def test_every_problem_is_an_error_of_pydantic_with_its_place():
    item = {"exercise": {"name": "Knee to chest"}, "dose": {"sets": "3", "x": 1}}
    document = {**NATIVE, "title": 3, "sessions": [{"title": "", "prescriptions": [item]}]}
    found = problems({"routine": document, "profile": {"nope": 1}, "others": [NATIVE, {}]})
    dose = ("routine", "sessions", 0, "prescriptions", 0, "dose")
    assert found == [
        (("routine", "title"), "wrong_type", "expected text, found 3", 3),
        ((*dose, "sets"), "wrong_type", "expected a whole number, found '3'", "3"),
        ((*dose, "x"), "unknown_key", "expected a key this format knows, found 'x'", 1),
        (("profile", "nope"), "unknown_key", "expected a key this format knows, found 'nope'", 1),
        (("others", 1, "format"), "missing", 'expected "stenosis-routines/1"', None),
        (("others", 1, "title"), "missing", "expected text", None),
    ]


def nested(levels):
    value = []
    for _ in range(levels):
        value = [value]
    return value


@pytest.mark.parametrize(
    "data",
    [
        *(None, 3, "text", [], {}, float("nan"), b"{}", object(), sr.Profile()),
        *({**NATIVE, "title": title} for title in (float("inf"), "\ud800", 10**5000, nested(100_000), "x" * 1_000_000)),
        {**NATIVE, "sessions": [1] * 100_000},
        *({**NATIVE, "format": version} for version in (10**5000, nested(100_000), "stenosis-routines-plan/2")),
        {**NATIVE, 3: 4},
    ],
    ids=lambda data: type(data).__name__,
)
def test_bad_input_gives_errors_that_are_short_and_can_be_sent(data):
    with pytest.raises(ValidationError) as caught:
        Submission(routine=data)
    for error in caught.value.errors():
        assert len(json.dumps(error, allow_nan=False).encode()) < 1000


def test_the_schema_is_that_of_the_library_and_holds_in_both_directions():
    schema = Submission.model_json_schema()
    Draft202012Validator.check_schema(schema)
    assert Submission.model_json_schema(mode="serialization") == schema
    assert schema["properties"]["routine"] == {"$ref": "#/$defs/Routine"}
    expected = sr.json_schema(sr.Routine, inline=True)
    assert schema["$defs"]["Routine"] == {key: expected[key] for key in expected if key != "$schema"}
    elsewhere = json.dumps(Submission.model_json_schema(ref_template="#/components/schemas/{model}"))
    assert "#/$defs" not in elsewhere
    assert "#/components/schemas/Routine" in elsewhere


@given(strategies.routines)
def test_what_a_model_writes_is_valid_by_its_schema(routine):
    model = Submission(routine=routine, report=sr.check(routine))
    validator = Draft202012Validator(Submission.model_json_schema())
    assert [*validator.iter_errors(json.loads(model.model_dump_json()))] == []


def test_the_library_works_without_pydantic():
    code = "import sys; sys.modules['pydantic'] = sys.modules['pydantic_core'] = None\nimport stenosis_routines as sr\n"
    code += "print(sr.check(sr.loads('exercise,reps\\nLying ankle pump,10\\n')).verdict)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split()
    assert pydantic.VERSION.startswith("2.")
