"""Serve tools for AI coaches over the Model Context Protocol, on standard input and output.

The tools are check, repair, recognise, ask and plan. What they judge by is given here, by a person: facts and a
clearance that a model declares do not count. Every answer has "approved", which is true only for what was found
suitable; an answer that is an error says so, and is never approved. Needs the extra mcp.
"""

# The SDK is imported where it is first needed, so that no other command loads it.

import json
from argparse import Namespace
from collections.abc import Callable, Mapping
from typing import Any, cast

import attrs

from stenosis_routines._structure import structure
from stenosis_routines._version import __version__
from stenosis_routines.build import build_plan
from stenosis_routines.check import Report, person
from stenosis_routines.cli.arguments import Parser
from stenosis_routines.cli.settings import Settings, settings
from stenosis_routines.cli.streams import complain
from stenosis_routines.errors import (
    InvalidValueError,
    MedicalGuidanceRequired,
    MissingExtraError,
    UnreadableRoutineError,
    UnwritableRoutineError,
    echo,
)
from stenosis_routines.formats import Limits, dumps, json_schema, loads
from stenosis_routines.profile import Profile
from stenosis_routines.recognise import recognise
from stenosis_routines.render import plan_text
from stenosis_routines.repair import repair
from stenosis_routines.routine import Routine
from stenosis_routines.rules.rulebook import Finding

__all__ = ["answered", "arguments", "run", "server"]

#: The largest document that a tool takes; no routine that a coach writes is near it.
_LIMITS = Limits(bytes=200_000, rows=2_000, repeats=2_000)
#: How many findings, changes, problems or questions an answer lists; it counts the rest.
_LISTED = 20
#: How many characters of a text an answer repeats.
_CHARACTERS = 300
#: How many names one call may ask for, and how long a name may be.
_NAMES, _NAME = 50, 200
#: How long a call may take, in seconds.
TIMEOUT = 20.0

_INSTRUCTIONS = (
    "Judges exercise routines for people with lumbar spinal stenosis, by one hospital's advice; it is no clinician. "
    'Give a routine to a person only if check has answered "approved": true for exactly this document. An error, no '
    "answer, or anything else is no approval. Facts that you declare about a movement do not clear it. What ask lists "
    "only a person can settle."
)

Answer = dict[str, Any]


def arguments(parser: Parser) -> None:
    """What the command takes."""
    parser.judging()


def run(options: Namespace) -> int:
    """Serves until standard input ends."""
    held = settings(options)
    for note in held.notes:
        complain(note)
    served = server(held)

    import anyio
    from mcp.server.stdio import stdio_server

    async def serve() -> None:
        async with stdio_server() as (incoming, outgoing):
            await served.run(incoming, outgoing, served.create_initialization_options())

    anyio.run(serve)
    return 0


def server(held: Settings) -> Any:
    """The server of the SDK, which judges by the settings.

    Raises: MissingExtraError, if the SDK is not installed.
    """
    try:
        import anyio
        import mcp_types as types
        from mcp.server.lowlevel import Server
    except ImportError as error:
        raise MissingExtraError("mcp", "this serves the Model Context Protocol") from error

    async def list_tools(_: object, __: object) -> types.ListToolsResult:
        shape = {"type": "object", "properties": {"approved": {"type": "boolean"}}, "required": ["approved"]}
        tools = [
            types.Tool(
                name=name,
                description=function.__doc__,
                input_schema=json_schema(takes, strict=True, inline=True),
                output_schema=shape,
                annotations=types.ToolAnnotations(read_only_hint=True, open_world_hint=False),
            )
            for name, (takes, function) in _TOOLS.items()
        ]
        return types.ListToolsResult(tools=tools)

    async def call_tool(_: object, call: types.CallToolRequestParams) -> types.CallToolResult:
        answer, failed = _refused(f"no answer within {TIMEOUT:g} seconds"), True
        with anyio.move_on_after(TIMEOUT):
            answer, failed = await anyio.to_thread.run_sync(
                answered, held, call.name, call.arguments or {}, abandon_on_cancel=True
            )
        text = types.TextContent(type="text", text=json.dumps(answer, ensure_ascii=False))
        return types.CallToolResult(content=[text], structured_content=answer, is_error=failed)

    return Server(
        "stenosis-routines",
        version=__version__,
        instructions=_INSTRUCTIONS,
        on_list_tools=list_tools,
        on_call_tool=call_tool,
    )


def answered(held: Settings, name: str, given: Mapping[str, Any]) -> tuple[Answer, bool]:
    """The answer of a tool, and whether it is an error. Whatever goes wrong is an error that approves nothing."""
    try:
        if name not in _TOOLS:
            return _refused(f"no tool {echo(name)}; there are {', '.join(_TOOLS)}"), True
        takes, function = _TOOLS[name]
        return function(held, structure(dict(given), takes)), False
    except (UnreadableRoutineError, UnwritableRoutineError) as error:
        return _refused("this could not be read", **_few("problems", [*map(str, error.problems)])), True
    except MedicalGuidanceRequired as error:
        return _refused(error.advice, reasons=[*error.reasons]), True
    except InvalidValueError as error:
        return _refused(str(error)), True
    except Exception as error:  # a rule of somebody else, or a mistake of ours: nothing was judged
        return _refused(f"nothing was judged: {type(error).__name__}: {echo(str(error))}"), True


def _refused(error: str, **more: Any) -> Answer:
    return {"approved": False, "error": error, **more}


# The tools. Their docstrings are what a model reads of them.


@attrs.frozen(kw_only=True)
class _Document:
    """A routine as a document: JSON of this library, CSV with the columns session, exercise, sets, reps, or a text."""

    document: str
    #: The language of the answer, en or ko.
    language: str | None = None


@attrs.frozen(kw_only=True)
class _Names:
    """Names of exercises: at most 50, of at most 200 characters each."""

    names: tuple[str, ...]


@attrs.frozen(kw_only=True)
class _Wish:
    """What a plan is to be like, and the person it is for."""

    weeks: int | None = None
    minutes_per_day: int | None = None
    person: Profile = attrs.field(factory=Profile)


def _check(held: Settings, asked: _Document) -> Answer:
    """Judges a routine. Only "approved": true means that it is suitable; findings say what is wrong and what to do."""
    return _judgement(_report(held, _read(asked), asked.language))


def _repair(held: Settings, asked: _Document) -> Answer:
    """Mends a routine with the fewest changes, and judges the mended document, which the answer holds as "routine"."""
    fixed = repair(
        _read(asked),
        held.profile,
        rulebook=held.rulebook,
        waivers=held.waivers,
        answers=held.answers,
        language=asked.language,
    )
    document = dumps(fixed.routine)
    changes = [{"where": one.path, "kind": str(one.kind), "why": one.reason} for one in fixed.changes]
    # Judged as it is given back, so that check will say the same of it.
    report = _report(held, loads(document, format="native", origin="model"), asked.language)
    return {**_judgement(report), **_few("changes", changes), "routine": json.loads(document)}


def _recognise(held: Settings, asked: _Names) -> Answer:
    """Says what names of exercises mean. It approves no routine: a harmless name may come with a harmful dose."""
    if not 1 <= len(asked.names) <= _NAMES or any(len(name) > _NAME for name in asked.names):
        raise InvalidValueError("names", f"1 to {_NAMES} names of at most {_NAME} characters", len(asked.names))
    found = [recognise(name, answers=held.answers) for name in asked.names]
    names = [
        {
            "name": one.name,
            "suitability": str(one.suitability),
            "contraindications": sorted(map(str, one.contraindications)),
            "instead": one.substitute,
            "ask": [*one.questions],
        }
        for one in found
    ]
    return {"approved": False, "names": names}


def _ask(held: Settings, asked: _Document) -> Answer:
    """Lists what only a person can settle before a routine can be judged. Do not answer these questions yourself."""
    from stenosis_routines.asking import questions

    report = _report(held, _read(asked), asked.language)
    open_ = [{"kind": str(one.kind), "text": one.text, "beside": one.beside} for one in questions([report])]
    return {"approved": report.ok, "verdict": str(report.verdict), **_few("questions", open_)}


def _plan(held: Settings, asked: _Wish) -> Answer:
    """Builds a gentle plan of weeks for a person, as text to show; "routine" is the first week's."""
    known = person(Routine("", profile=asked.person), held.profile)
    plan = build_plan(known, 6 if asked.weeks is None else asked.weeks, asked.minutes_per_day, answers=held.answers)
    judging = attrs.evolve(held, profile=known)  # what check judges by, so that both say the same
    suitable = all(judging.judged(week).ok for week in plan.weeks)
    return {"approved": suitable, "text": plan_text(plan), "routine": json.loads(dumps(plan.weeks[0]))}


_TOOLS: dict[str, tuple[type[Any], Callable[[Settings, Any], Answer]]] = {
    "check": (_Document, _check),
    "repair": (_Document, _repair),
    "recognise": (_Names, _recognise),
    "ask": (_Document, _ask),
    "plan": (_Wish, _plan),
}


def _read(asked: _Document) -> Routine:
    """The routine that a model wrote. Raises: UnreadableRoutineError."""
    return loads(asked.document, limits=_LIMITS, origin="model")


def _report(held: Settings, routine: Routine, language: str | None) -> Report:
    report = held.judged(routine)
    return report if language is None else report.in_language(language)


def _judgement(report: Report) -> Answer:
    """A report in short, with the rule book that it rests on, the worst findings first."""
    worst_first = sorted(report.findings, key=lambda one: one.severity, reverse=True)
    book = {"rulebook": report.rulebook, **({"left_out": [*report.left_out]} if report.left_out else {})}
    found = _few("findings", [*map(_in_short, worst_first)])
    return {"approved": report.ok, "verdict": str(report.verdict), **book, **found}


def _in_short(finding: Finding) -> Answer:
    what = finding.message if finding.exercise is None else f"{finding.exercise}: {finding.message}"
    remedy = finding.remedy
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "where": finding.path,
        "what": what,
        **({} if remedy is None else {"instead": f"{remedy.kind.replace('_', ' ')}: {remedy.text}"}),
        **({"waived": True} if finding.waived else {}),
    }


def _few(name: str, members: list[Any]) -> Answer:
    """The first members of a list, each with its texts cut, and how many more there are."""
    more = len(members) - _LISTED
    return {name: [_cut(member) for member in members[:_LISTED]], **({f"more_{name}": more} if more > 0 else {})}


def _cut(member: Any) -> Any:
    match member:
        case dict():
            return {key: _cut(value) for key, value in cast("Answer", member).items()}
        case str() if len(member) > _CHARACTERS:
            return f"{member[: _CHARACTERS - 3]}..."
        case _:
            return member
