"""A plan as it is kept from week to week: every field of the value, versioned, nothing left to a default.

``{"format": "stenosis-routines-plan/2", "weeks": [...], "profile": {...}, "stop": null, ...}``. A saved plan in which a
key is missing is refused: what is lost might be the stop. Version 1, which has no history, is read too.
"""

import json
from collections.abc import Iterator
from typing import cast

from stenosis_routines._structure import lacking, structure, to_dict
from stenosis_routines.errors import Problem, UnreadableRoutineError, UnwritableRoutineError, pointer
from stenosis_routines.formats.limits import DEFAULT, Limits
from stenosis_routines.formats.reading.document import as_bytes
from stenosis_routines.formats.reading.json import Json, parse_json
from stenosis_routines.routine import Plan

__all__ = ["loads_plan", "write_plan"]


def loads_plan(data: bytes | str, *, limits: Limits = DEFAULT) -> Plan:
    """The plan in a document that ``dumps(plan)`` has written.

    Raises:
        UnreadableRoutineError: with every problem and its place; also where a key is missing, since nothing is guessed.
    """
    document = parse_json(as_bytes(data, limits), limits)
    plan: Plan = structure(document, Plan)
    new = lacking(Plan, document.get("format")) if isinstance(document, dict) else ()
    whole = {key: value for key, value in to_dict(plan).items() if key not in new}
    if problems := [*_missing(document, whole, ""), *_contradictions(plan)]:
        raise UnreadableRoutineError(problems)
    return plan


def write_plan(plan: Plan) -> str:
    """The JSON of a plan: indented and deterministic, with every key.

    Raises: UnwritableRoutineError for what ``loads_plan`` would refuse.
    """
    if problems := [*_contradictions(plan)]:
        raise UnwritableRoutineError(problems)
    return json.dumps(to_dict(plan), indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def _contradictions(plan: Plan) -> Iterator[Problem]:
    """Every reason that is about a week which the plan does not have."""
    for index, one in enumerate(plan.reasons):
        if one.week is not None and not 1 <= one.week <= len(plan.weeks):
            expected = f"a week from 1 to {len(plan.weeks)}"
            yield Problem(f"/reasons/{index}/week", expected, str(one.week), "out-of-range")


def _missing(saved: Json, whole: Json, path: str) -> Iterator[Problem]:
    """Every key that the document lacks of what the plan holds."""
    match saved, whole:
        case dict(), dict():
            for key, value in whole.items():
                if key not in saved:
                    yield Problem(pointer(path, key), "every key of a saved plan", code="missing")
                else:
                    yield from _missing(saved[key], value, pointer(path, key))
        case list(), list():
            for index, (before, after) in enumerate(zip(saved, cast("list[Json]", whole), strict=False)):
                yield from _missing(before, after, pointer(path, index))
        case _:
            pass
