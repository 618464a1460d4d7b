"""Schemas, documents that a language model wrote, and the loop with a model: what a model declares clears nothing."""

import importlib.util
import inspect
import json
import math
from datetime import date
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import stenosis_routines as sr
from builders import the_four
from stenosis_routines import strategies

ROOT = Path(__file__).parent.parent
VALUES = (sr.Routine, sr.Report, sr.Plan, sr.DayLog, sr.Profile, sr.Clearance, sr.Answers, sr.MonitorState, sr.Event)


def valid(data, of=sr.Routine, **options):
    schema = sr.json_schema(of, **options)
    Draft202012Validator.check_schema(schema)
    errors = Draft202012Validator(schema).iter_errors(json.loads(json.dumps(data)))
    return [(list(error.absolute_path), error.message) for error in errors]


# Schemas of values.


@given(strategies.routines)
def test_every_document_that_is_written_is_valid(routine):
    assert valid(json.loads(sr.dumps(routine))) == []


def saved():
    plan = sr.build_plan(sr.Profile(), weeks=3, minutes_per_day=10, start=date(2026, 12, 1))
    day = sr.DayLog(1, True, pain_before=3, symptoms=["low_back_pain"])
    monitor = sr.SessionMonitor(plan.routine).on(sr.Event("start", pain=2.5))[0]
    report = sr.check(sr.loads("session,exercise,reps\nA,Barbell squat,5\nA,Wobble,3\n"))
    return [plan, plan.stopped(date(2026, 12, 2), ["pain"]), plan.routine, day, report, monitor.state]


@pytest.mark.parametrize("value", saved(), ids=lambda value: type(value).__name__)
def test_what_to_dict_writes_is_valid_by_the_schema_of_its_class(value):
    if isinstance(value, sr.Routine):
        assert valid(json.loads(sr.dumps(value))) == []
    else:
        assert valid(sr.to_dict(value), type(value)) == []
        assert valid({**sr.to_dict(value), "other": 1}, type(value)) != []


def test_the_schema_has_the_ranges_of_the_values_and_no_room_for_more():
    schema = sr.json_schema()
    dose = schema["$defs"]["Dose"]
    assert dose["additionalProperties"] is False
    assert dose["properties"]["sets"] == {
        "type": ["integer", "null"],
        "minimum": 1,
        "maximum": 50,
        "description": "a whole number from 1 to 50 sets",
    }
    assert "path" not in schema["$defs"]["Prescription"]["properties"]
    assert schema["required"] == ["format", "title"]
    assert json.loads(json.dumps(schema)) == schema


@pytest.mark.parametrize("of", VALUES, ids=lambda of: of.__name__)
@pytest.mark.parametrize("strict", [False, True])
def test_a_schema_can_stand_inside_another(of, strict):
    inline = sr.json_schema(of, strict=strict, inline=True)
    assert "$ref" not in json.dumps(inline)
    assert "$defs" not in inline
    Draft202012Validator.check_schema(inline)
    for template in ("#/components/schemas/{name}", "#/components/schemas/{model}"):
        schema = sr.json_schema(of, strict=strict, ref_template=template)
        references = {node["$ref"] for node in nodes(schema) if "$ref" in node}
        assert references == {f"#/components/schemas/{name}" for name in schema.get("$defs", {})}


@pytest.mark.parametrize("arguments", [{"of": int}, {"of": "Routine"}, {"of": sr.Rule}, {"ref_template": "#/x"}])
def test_what_has_no_schema_is_refused(arguments):
    with pytest.raises(sr.InvalidValueError):
        sr.json_schema(**arguments)


@given(st.data())
def test_null_is_the_same_as_left_out(data):
    """Law: a member that has a default may be null, by the schema and by the reader."""
    document = json.loads(sr.dumps(the_four()))
    item = document["sessions"][0]["prescriptions"][0]
    places = {
        "routine": (document, ["guidance", "source", "profile", "unread"]),
        "prescription": (item, ["dose", "notes", "group"]),
        "exercise": (item["exercise"], ["id", "traits", "regions", "one_sided", "hints"]),
        "dose": (item["dose"], ["sets", "reps", "per_side", "hold_s", "load_kg", "days_per_week"]),
    }
    owner, keys = places[data.draw(st.sampled_from(sorted(places)))]
    key = data.draw(st.sampled_from(keys))
    owner.pop(key, None)
    without = sr.loads(json.dumps(document))
    owner[key] = None
    assert sr.loads(json.dumps(document)) == without
    assert valid(document) == []


def test_null_is_left_out_of_other_values_too():
    assert sr.from_dict({"day": 1, "symptoms": None, "can_do_again": None}, sr.DayLog) == sr.DayLog(1)
    assert sr.from_dict({"red_flags": None, "excluded": None}, sr.Profile) == sr.Profile()


@pytest.mark.parametrize("key", ["weeks", "profile", "reasons", "band", "baseline"])
def test_null_in_a_saved_plan_is_not_guessed(key):
    plan = sr.to_dict(sr.build_plan(sr.Profile(), weeks=2))
    with pytest.raises(sr.UnreadableRoutineError, match=f"/{key}"):
        sr.loads_plan(json.dumps({**plan, key: None}))


def test_null_in_the_state_of_a_monitor_never_takes_back_a_stop():
    monitor = sr.SessionMonitor(the_four()).on(sr.Event("start", pain=9))[0]
    with pytest.raises(sr.UnreadableRoutineError, match="/decision"):
        sr.from_dict({**sr.to_dict(monitor.state), "decision": None}, sr.MonitorState)


# Strict schemas: the limits that the sources in stenosis_routines._schema publish, the stricter one where they differ.

#: What every service takes.
KEYWORDS = {"type", "properties", "required", "additionalProperties", "items", "enum", "anyOf", "description", "title"}
KEYWORDS |= {"$defs", "$ref", "format"}
LEVELS, MEMBERS, UNIONS, ENUMERATED, CHARACTERS = 10, 5000, 16, 1000, 120_000


def nodes(schema):
    """Every schema in a schema, itself first."""
    yield schema
    inner = [schema.get("items"), schema.get("additionalProperties"), *schema.get("anyOf", ())]
    inner += [*schema.get("properties", {}).values(), *schema.get("$defs", {}).values(), *schema.get("prefixItems", ())]
    for one in inner:
        if isinstance(one, dict):
            yield from nodes(one)


def depth(schema, kinds=("object", "array")):
    """How deep objects and lists are nested."""
    inner = [schema.get("items"), *schema.get("anyOf", ()), *schema.get("properties", {}).values()]
    return (schema.get("type") in kinds) + max((depth(one, kinds) for one in inner if one), default=0)


@pytest.mark.parametrize("of", VALUES, ids=lambda of: of.__name__)
def test_a_strict_schema_keeps_to_what_all_services_take(of):
    schema = sr.json_schema(of, strict=True)
    assert schema["type"] == "object"
    for node in nodes(schema):
        assert set(node) <= KEYWORDS, node
        assert node.keys() & {"type", "$ref", "anyOf"}, node
        assert node.keys().isdisjoint({"anyOf"}) or node.keys().isdisjoint({"type", "$ref"}), node
        if node.get("type") == "object":
            assert node["additionalProperties"] is False
            assert node["required"] == list(node["properties"])
        if "enum" in node:
            assert all(value is None or isinstance(value, str) for value in node["enum"])
            assert (None in node["enum"]) == ("null" in node["type"])
        if "$ref" in node:
            assert node["$ref"].startswith("#/$defs/")
    found = [*nodes(schema)]
    assert depth(sr.json_schema(of, strict=True, inline=True)) <= LEVELS
    assert sum(len(node.get("properties", ())) for node in found) <= MEMBERS
    assert sum(len(node.get("enum", ())) for node in found) <= ENUMERATED
    words = [
        word for node in found for word in (*node.get("properties", ()), *node.get("enum", ()), *node.get("$defs", ()))
    ]
    assert sum(len(str(word)) for word in words) <= CHARACTERS


def test_the_strict_schema_of_a_routine_is_small_enough_for_the_strictest_service():
    schema = sr.json_schema(strict=True)
    assert sum("anyOf" in node or isinstance(node.get("type"), list) for node in nodes(schema)) <= UNIONS
    assert depth(sr.json_schema(strict=True, inline=True), ("object",)) <= 5


def test_the_strict_schema_of_a_routine_has_nothing_clinical_to_invent():
    schema = sr.json_schema(strict=True)
    members = {name for node in nodes(schema) for name in node.get("properties", ())}
    assert members == {
        *("format", "title", "sessions", "guidance", "prescriptions", "exercise", "name", "dose", "notes", "group"),
        *(
            "sets",
            "reps",
            "per_side",
            "hold_s",
            "seconds_per_rep",
            "load_kg",
            "rest_s",
            "times_per_day",
            "days_per_week",
        ),
    }
    assert "clearance" in sr.json_schema(sr.Plan)["$defs"]["Profile"]["properties"]
    assert "clearance" not in sr.json_schema(sr.Plan, strict=True)["$defs"]["Profile"]["properties"]


def answer(*names, **dose):
    """What a model writes that keeps to the strict schema."""
    empty = dict.fromkeys(field.name for field in attrs.fields(sr.Dose))
    items = [{"exercise": {"name": name}, "dose": {**empty, **dose}, "notes": "", "group": None} for name in names]
    sessions = [{"title": "On the mat", "prescriptions": items}]
    return json.dumps({"format": "stenosis-routines/1", "title": "Daily", "sessions": sessions, "guidance": []})


def test_an_answer_by_the_strict_schema_is_read():
    text = answer("Knee to chest", "Lying ankle pump", reps=[10, 12], sets=1, per_side=True)
    assert valid(json.loads(text), strict=True) == []
    routine = sr.loads(text, origin="model")
    assert routine.sessions[0].prescriptions[0].dose == sr.Dose(sets=1, reps=(10, 12), per_side=True)


# What a model declares.


def with_facts(name, **members):
    return json.loads(answer(name)) | {
        "sessions": [{"title": "", "prescriptions": [{"exercise": {"name": name, **members}}]}]
    }


SAFE = {
    "posture": "supine",
    "spine_motion": ["neutral"],
    "leg_load": "none",
    "aim": "mobility",
    "effort": "gentle",
    "upright_phase": False,
}


@pytest.mark.parametrize("name", ["Barbell squat", "Wobbling glorp", "Hamstring stretch", "Bridge"])
def test_facts_that_a_model_declares_clear_nothing(name):
    declared = json.dumps(with_facts(name, traits=SAFE, one_sided=True, regions=["upper_body"]))
    bare = json.dumps(with_facts(name))
    assert sr.loads(declared, origin="model") == sr.loads(bare)
    assert not sr.check(sr.loads(declared, origin="model")).ok


@pytest.mark.parametrize(
    ("fact", "code"),
    [
        ({"posture": "standing"}, "SR101"),
        ({"upright_phase": True}, "SR101"),
        ({"spine_motion": ["extension", "neutral"]}, "SR102"),
        ({"leg_load": "heavy"}, "SR103"),
        ({"effort": "strenuous"}, "SR202"),
        ({"aim": "power"}, "SR202"),
    ],
)
def test_facts_that_a_model_declares_against_a_movement_count(fact, code):
    routine = sr.loads(json.dumps(with_facts("Knee to chest", traits=fact)), origin="model")
    assert code in {finding.code for finding in sr.check(routine).findings}


def test_a_model_cannot_borrow_the_name_of_another_movement():
    for ident in ("barbell-squat", "squat", "pelvic-rocking", "barbell-squat-heavy", "stand", "50kg leg press", "a1b2"):
        document = json.dumps(with_facts("Knee to chest", id=ident))
        routine = sr.loads(document, origin="model")
        assert routine.sessions[0].prescriptions[0].exercise.id is None
        assert sr.check(routine).ok is False, ident
        assert sr.check(routine).verdict >= sr.check(sr.loads(document)).verdict, ident
    same = sr.loads(json.dumps(with_facts("Knee to chest", id="knee-to-chest")), origin="model")
    assert same.unread == ()


def test_a_waiver_for_one_movement_is_not_to_be_had_by_its_id():
    waivers = [
        sr.Waiver(code=code, exercise="wall slide", who="R", why="x", until=date.max) for code in ("SR101", "SR103")
    ]
    routine = sr.loads(json.dumps(with_facts("Barbell squat", id="wall slide")), origin="model")
    assert sr.check(routine, waivers=waivers).verdict == "unsuitable"


@given(strategies.routines)
def test_the_word_of_a_model_never_counts_for_more_than_that_of_an_author(routine):
    """Law: the origin of a document never makes its verdict better."""
    text = sr.dumps(routine)
    assert sr.check(sr.loads(text, origin="model")).verdict >= sr.check(sr.loads(text)).verdict


def test_a_clearance_that_a_model_writes_is_gone():
    document = json.loads(answer("Knee to chest")) | {"profile": {"clearance": "2026-01-01", "severity": "severe"}}
    profile = sr.loads(json.dumps(document), origin="model").profile
    assert (profile.clearance, profile.severity) == (None, "severe")


@pytest.mark.parametrize("origin", ["Model", "ai", None, 3])
def test_an_origin_that_there_is_not_is_refused(origin):
    with pytest.raises(sr.InvalidValueError, match="origin"):
        sr.loads(answer("Knee to chest"), origin=origin)


# The loop of docs/models.md.

_spec = importlib.util.spec_from_file_location("coach_loop", ROOT / "examples" / "coach_loop.py")
coach_loop = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(coach_loop)
FOUR = sr.dumps(the_four())


def scripted(*answers):
    """A model that gives these answers one after the other, and keeps what it was told."""
    heard, left = [], list(answers)

    def model(said, schema):
        heard.append(list(said))
        found = left.pop(0)
        if isinstance(found, Exception):
            raise found
        return found

    return model, heard


def test_the_loop_ends_with_the_first_suitable_routine():
    model, heard = scripted(answer("Barbell squat", sets=3, reps=8), "no JSON", FOUR, "never asked")
    assert sr.check(coach_loop.suitable_routine(model, "Something for my back")).ok
    assert len(heard) == 3
    assert "/sessions/0/prescriptions/0: done standing up" in heard[1][-1]
    assert "could not be read" in heard[2][-1]


UNANSWERED = [
    TimeoutError(),
    ConnectionError(),
    RuntimeError("refused"),
    "",
    "null",
    "{}",
    "true",
    "suitable",
    '{"verdict": "suitable"}',
    FOUR[: len(FOUR) // 2],
    FOUR + FOUR,
    answer(),
    answer("Gentle glorp"),
    answer("Barbell squat"),
    json.dumps(with_facts("Barbell squat", traits=SAFE)),
    json.dumps({**json.loads(FOUR), "title": "With 20 kg ankle weights"}),
    None,
    5,
    math.nan,
]


@pytest.mark.parametrize("bad", UNANSWERED, ids=lambda bad: repr(bad)[:30])
def test_the_loop_gives_up_closed(bad):
    model, heard = scripted(bad, bad, bad)
    assert coach_loop.suitable_routine(model, "Something for my back") is None
    assert len(heard) == 3


def test_the_loop_gives_up_on_a_person_who_must_be_seen_first():
    model, _ = scripted(FOUR, FOUR, FOUR)
    assert coach_loop.suitable_routine(model, "", sr.Profile(red_flags=["saddle_numbness"])) is None


def test_the_page_shows_the_loop_that_is_tested():
    page = (ROOT / "docs" / "models.md").read_text(encoding="utf-8")
    assert inspect.getsource(coach_loop.suitable_routine) in page
    assert inspect.getsource(coach_loop.in_a_line) in page
