"""Values as fields of pydantic (version 2): how they are read and written, their JSON Schema, and the errors.

Pydantic asks the class of a value, which asks here (``_fields.Fieldlike``). A routine is read and written in the native
format, any other value as ``from_dict`` and ``to_dict`` have it. Every problem becomes an error of pydantic, with its
place: FastAPI and others show it as one of their own.
"""

import json
from collections.abc import Callable
from functools import partial
from typing import Any, cast

from stenosis_routines._structure import from_dict, to_dict
from stenosis_routines.errors import ECHO_LIMIT, Problem, UnreadableRoutineError, UnwritableRoutineError, echo
from stenosis_routines.formats import dumps, json_schema
from stenosis_routines.formats.native import structured
from stenosis_routines.routine import Routine

__all__ = ["core_schema", "schema_of"]

#: From here on not every reader of JSON keeps all digits of a whole number.
_LARGE = 2**53


def core_schema(owner: type[Any]) -> Any:
    """What pydantic needs to read and write a value of a class."""
    from pydantic_core import core_schema as core

    read: Callable[[Any], Any] = structured if owner is Routine else partial(from_dict, cls=owner)
    return core.no_info_plain_validator_function(
        partial(_validated, owner, read),
        ref=f"{owner.__module__}.{owner.__qualname__}",
        serialization=core.plain_serializer_function_ser_schema(_native if owner is Routine else to_dict),
    )


def schema_of(owner: type[Any]) -> dict[str, Any]:
    """The JSON Schema of a value inside another schema, which says by itself which dialect it is in."""
    schema = json_schema(owner, inline=True)
    return {key: member for key, member in schema.items() if key != "$schema"}


def _validated(owner: type[Any], read: Callable[[Any], Any], data: Any) -> Any:
    """A value as it is, or read from plain data. Raises: ValidationError, with every problem."""
    if isinstance(data, owner):
        return data
    try:
        return read(data)
    except UnreadableRoutineError as error:
        problems = error.problems
    from pydantic_core import InitErrorDetails, PydanticCustomError, ValidationError

    details: list[InitErrorDetails] = []
    for problem in problems:
        template = "expected {expected}, found {found}" if problem.found else "expected {expected}"
        words = {"expected": problem.expected, "found": problem.found}
        code = cast("Any", problem.code.replace("-", "_"))
        place = _place(problem.path)
        details.append({"type": PydanticCustomError(code, template, words), "loc": place, "input": _at(data, problem)})
    raise ValidationError.from_exception_data(owner.__name__, details)


def _native(routine: Routine) -> Any:
    try:
        return json.loads(dumps(routine))
    except UnwritableRoutineError as error:
        raise ValueError(str(error)) from error


def _steps(pointer: str) -> list[str]:
    return [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]


def _place(path: str) -> tuple[int | str, ...]:
    """A JSON Pointer as pydantic writes a place."""
    return tuple(int(step) if step.isascii() and step.isdecimal() else step for step in _steps(path))


def _at(data: Any, problem: Problem) -> Any:
    """What was found at the place of a problem, as it is if it is short, so that no answer repeats a whole document."""
    for step in _steps(problem.path):
        is_list = isinstance(data, list)
        try:
            data = data[int(step) if is_list else step]
        except (KeyError, IndexError, TypeError, ValueError):
            return problem.found or None
    return data if _is_short(data) else problem.found or echo(cast("object", data))


def _is_short(data: Any) -> bool:
    """Whether it is a single value that an answer in JSON can hold."""
    match data:
        case None | bool():
            return True
        case int() | float():
            return abs(data) < _LARGE  # so no infinity, and what is no number, either
        case str():
            return len(data) <= ECHO_LIMIT and data.isprintable()
        case _:
            return False
