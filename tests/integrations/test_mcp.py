"""The tools for AI coaches, called with the client of the official SDK: nothing but a suitable routine is approved."""

import json
import subprocess
import sys
import time
from contextlib import asynccontextmanager
from datetime import date

import anyio
import attrs
import pytest
from jsonschema import Draft202012Validator
from mcp import Client
from mcp.client.stdio import StdioServerParameters

import stenosis_routines as sr
from stenosis_routines.cli import mcp
from stenosis_routines.cli.settings import Settings

GENTLE = "session,exercise,reps\nOn the mat,Lying ankle pump,10\n"
SQUATS = "session,exercise,sets,reps\nLegs,Barbell squat,5,5\n"
UNKNOWN = "session,exercise,reps\nLegs,Wobbling glorp,5\n"


@asynccontextmanager
async def connected(settings=None):
    async with Client(mcp.server(settings or Settings())) as client:
        yield client


def call(name, arguments=None, settings=None):
    """The structured answer of a tool, and whether it is an error."""

    async def once():
        async with connected(settings) as client:
            return await client.call_tool(name, arguments)

    result = anyio.run(once)
    assert json.loads(result.content[0].text) == result.structured_content
    return result.structured_content, result.is_error


def test_the_tools_describe_themselves():
    async def listed():
        async with connected() as client:
            return (await client.list_tools()).tools

    tools = anyio.run(listed)
    assert [tool.name for tool in tools] == ["check", "repair", "recognise", "ask", "plan"]
    for tool in tools:
        Draft202012Validator.check_schema(tool.input_schema)
        assert tool.input_schema["type"] == "object"
        assert tool.description
        assert tool.output_schema["required"] == ["approved"]
        assert "clearance" not in json.dumps(tool.input_schema)
    assert len(json.dumps([tool.model_dump() for tool in tools])) < 8_000


@pytest.mark.parametrize(
    ("document", "verdict"), [(GENTLE, "suitable"), (SQUATS, "unsuitable"), (UNKNOWN, "needs_review")]
)
def test_check_approves_what_is_suitable_and_nothing_else(document, verdict):
    answer, failed = call("check", {"document": document})
    assert failed is False
    assert (answer["verdict"], answer["approved"]) == (verdict, verdict == "suitable")
    assert call("ask", {"document": document})[0]["approved"] is (verdict == "suitable")


def test_findings_say_where_what_and_what_to_do_the_worst_first():
    answer, _ = call("check", {"document": UNKNOWN + SQUATS.splitlines()[1].replace(",5,5", ",5") + "\n"})
    severities = [finding["severity"] for finding in answer["findings"]]
    assert severities == sorted(severities, key=["error", "warning", "info"].index)
    assert answer["findings"][0] == {
        "code": "SR101",
        "severity": "error",
        "where": "row 3",
        "what": "Barbell squat: done standing up",
        "instead": "replace: Knee to chest, lying down, 10-20 times each side",
    }


def test_answers_are_small_and_count_the_rest():
    rows = "".join(f"Legs,Wobbling glorp {number} {'x' * 150},5\n" for number in range(500))
    answer, _ = call("check", {"document": f"session,exercise,reps\n{rows}"})
    assert len(answer["findings"]) == 20
    assert answer["more_findings"] > 400
    assert len(json.dumps(answer)) < 20_000


@pytest.mark.parametrize("tool", ["check", "ask", "repair"])
def test_a_long_place_is_cut_too(tool):
    squats = [{"name": "Squat", "sets": 3, "reps": 5}] * 30
    answer, _ = call(tool, {"document": json.dumps({"k" * 100_000: [{"day": "A", "exercises": squats}]})})
    assert len(json.dumps({**answer, "routine": None})) < 20_000
    dose = {"reps": 5, "k" * 100_000: 1}
    document = {"format": "stenosis-routines/1", "title": "", "sessions": [{"prescriptions": [{"dose": dose}]}]}
    assert len(json.dumps(call(tool, {"document": json.dumps(document)})[0])) < 5_000


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("check", None),
        ("check", {}),
        ("check", {"document": None}),
        ("check", {"document": 3}),
        ("check", {"document": ""}),
        ("check", {"document": GENTLE, "approved": True}),
        ("check", {"document": '{"format": "stenosis-routines/1", "title": "x"'}),
        ("check", {"document": "x" * 200_001}),
        ("check", {"document": "session,exercise\n" + "A,Squat\n" * 3_000}),
        ("check", {"document": "\x00\ufffe"}),
        ("repair", {"document": "%PDF-1.7"}),
        ("recognise", {"names": []}),
        ("recognise", {"names": ["squat"] * 51}),
        ("recognise", {"names": ["x" * 201]}),
        ("recognise", {"names": "squat"}),
        ("plan", {"weeks": 0}),
        ("plan", {"weeks": "six"}),
        ("plan", {"person": {"red_flags": ["saddle_numbness"]}}),
        ("plan", {"person": {"severity": "severe", "clearance": date.max.isoformat()}}),
        ("approve", {"document": GENTLE}),
    ],
)
def test_what_goes_wrong_is_an_error_and_approves_nothing(name, arguments):
    answer, failed = call(name, arguments)
    assert failed is True
    assert answer["approved"] is False
    assert answer["error"]
    assert len(json.dumps(answer)) < 5_000


def test_facts_and_people_that_a_model_declares_clear_nothing():
    facts = "exercise,reps,posture,spine_motion,leg_load,aim,effort,upright_phase\n"
    declared = f"{facts}Wobbling glorp,5,supine,neutral,none,mobility,gentle,no\n"
    assert sr.check(sr.loads(declared)).ok
    assert call("check", {"document": declared})[0]["approved"] is False
    assert call("repair", {"document": declared})[0]["approved"] is False


def test_what_repair_approves_check_approves_too():
    answer, failed = call("repair", {"document": SQUATS})
    assert (failed, answer["approved"], answer["changes"][0]["kind"]) == (False, True, "replace")
    assert call("check", {"document": json.dumps(answer["routine"])})[0]["approved"] is True
    answer, _ = call("repair", {"document": UNKNOWN, "language": "ko"})
    assert answer["approved"] is False
    assert any("\uac00" <= letter <= "\ud7a3" for letter in answer["findings"][0]["what"])


def test_recognise_approves_nothing():
    answer, failed = call("recognise", {"names": ["Lying ankle pump", "Squat", "Wobbling glorp"]})
    assert (failed, answer["approved"]) == (False, False)
    assert [one["suitability"] for one in answer["names"]] == ["recommended", "contraindicated", "unknown"]


def test_ask_lists_what_a_person_has_to_settle():
    answer, _ = call("ask", {"document": UNKNOWN})
    assert answer["questions"] == [{"kind": "name", "text": "Wobbling glorp", "beside": None}]


def test_a_plan_is_approved_and_check_approves_its_routine():
    answer, failed = call("plan", {"weeks": 3, "minutes_per_day": 10, "person": None})
    assert (failed, answer["approved"]) == (False, True)
    assert "Gentle exercise lying down" in answer["text"]
    assert call("check", {"document": json.dumps(answer["routine"])})[0]["approved"] is True


def test_what_the_person_who_serves_gives_counts():
    settings = Settings(profile=sr.Profile(red_flags=["saddle_numbness"]))
    assert call("check", {"document": GENTLE}, settings)[0]["approved"] is False
    assert call("plan", {}, settings)[1] is True
    book = sr.article.without("SR101", "SR103")
    answer, _ = call("check", {"document": GENTLE}, Settings(rulebook=book))
    assert answer["left_out"] == ["SR101", "SR103"]


@pytest.mark.parametrize("book", ["article", "supervised"])
def test_every_judgement_names_its_rule_book(book):
    for tool in ("check", "repair"):
        answer, _ = call(tool, {"document": GENTLE}, Settings(rulebook=sr.rulebooks[book]))
        assert (answer["approved"], answer["rulebook"]) == (True, book)


def test_a_plan_is_approved_only_by_the_rule_book_that_check_goes_by():
    def too_much(_):
        yield sr.Fault("more than our clinic allows")

    settings = Settings(rulebook=sr.article.with_rule(attrs.evolve(sr.article["SR101"], movement=too_much)))
    answer, _ = call("plan", {}, settings)
    assert answer["approved"] is False
    assert call("check", {"document": json.dumps(answer["routine"])}, settings)[0]["approved"] is False


def test_a_rule_that_fails_approves_nothing():
    def fails(_):
        raise KeyError("oops")

    rule = attrs.evolve(sr.article["SR101"], movement=fails)
    settings = Settings(rulebook=sr.article.with_rule(rule))
    document = {"document": GENTLE}
    for tool, given in {"check": document, "repair": document, "ask": document, "plan": {}}.items():
        answer, failed = call(tool, given, settings)
        assert (failed, answer["approved"]) == (True, False)
        assert "RuleError" in answer["error"]


def test_a_call_that_takes_too_long_approves_nothing(monkeypatch):
    def slow(*_):
        time.sleep(0.5)
        return {"approved": True}

    monkeypatch.setattr(mcp, "TIMEOUT", 0.05)
    monkeypatch.setitem(mcp._TOOLS, "check", (mcp._Document, slow))
    answer, failed = call("check", {"document": GENTLE})
    assert (failed, answer) == (True, {"approved": False, "error": "no answer within 0.05 seconds"})


COMMAND = [sys.executable, "-m", "stenosis_routines", "mcp", "--no-config"]


def test_the_command_serves_on_standard_input_and_output():
    async def session():
        async with Client(StdioServerParameters(command=COMMAND[0], args=COMMAND[1:])) as client:
            names = [tool.name for tool in (await client.list_tools()).tools]
            good = await client.call_tool("check", {"document": GENTLE})
            bad = await client.call_tool("check", {"document": "{"})
            return names, good, bad

    names, good, bad = anyio.run(session)
    assert len(names) == 5
    assert (good.is_error, good.structured_content["approved"]) == (False, True)
    assert (bad.is_error, bad.structured_content["approved"]) == (True, False)


def test_the_command_ends_with_its_input_and_says_nothing_else():
    run = subprocess.run(COMMAND, input="", capture_output=True, text=True, check=False, timeout=60)
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")


def test_broken_settings_and_a_missing_extra_are_said_before_anything_is_served(tmp_path):
    run = subprocess.run(
        [*COMMAND, "--rulebook", "nowhere.toml"], input="", capture_output=True, text=True, check=False, timeout=60
    )
    assert (run.returncode, run.stdout) == (2, "")
    assert "nowhere.toml" in run.stderr
    code = "import sys; sys.modules['mcp_types'] = sys.modules['mcp'] = None\n"
    code += "from stenosis_routines.cli import run\nsys.exit(run(['mcp', '--no-config']))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)
    assert (run.returncode, run.stdout) == (2, "")
    assert 'pip install "stenosis-routines[mcp]"' in run.stderr
