"""TOML that people fill in: text to plain data and back."""

from datetime import date
from typing import Any, cast

from stenosis_routines.errors import Problem, UnreadableRoutineError, echo

__all__ = ["parse_toml", "toml_text", "toml_value"]


def parse_toml(text: str) -> dict[str, Any]:
    """A text in TOML as plain data. Raises: UnreadableRoutineError."""
    import tomllib  # here and not above: importing the library reads no document

    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # no TOML, too many digits, too deep
        raise UnreadableRoutineError([Problem("", "TOML", echo(str(error)), "syntax")]) from error


def toml_text(document: dict[str, Any]) -> str:
    """Plain data as TOML: what is no list of objects first, then each object of a list as a table of its own."""
    tables = {key: members for key, members in document.items() if _is_tables(members)}
    lines = [f"{key} = {toml_value(value)}\n" for key, value in document.items() if key not in tables]
    for key, members in tables.items():
        for member in members:
            rows = [f"{name} = {toml_value(value)}\n" for name, value in member.items()]
            lines += [f"\n[[{key}]]\n", *rows]
    return "".join(lines)


def _is_tables(value: Any) -> bool:
    members = cast("list[Any]", value) if isinstance(value, list) else []
    return bool(members) and all(isinstance(member, dict) for member in members)


def toml_value(value: Any) -> str:
    """One value on one line."""
    match value:
        case bool():
            return "true" if value else "false"
        case date():
            return value.isoformat()
        case str():
            import json  # here and not above: importing the library loads no reader

            return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")
        case [*members]:
            return f"[{', '.join(map(toml_value, members))}]"
        case {**fields}:
            return "{ " + ", ".join(f"{key} = {toml_value(member)}" for key, member in fields.items()) + " }"
        case _:
            return repr(value)
