"""The packages of the extra ``bulk``. They have no types, or not all of them, so that their values are ``Any`` here."""

from importlib import import_module
from typing import Any, TypeAlias

from stenosis_routines.errors import MissingExtraError

__all__ = ["Array", "Table", "np", "pa", "part_of_pyarrow", "pc"]

#: An array of numpy, and a table, array or type of pyarrow.
Array: TypeAlias = Any
Table: TypeAlias = Any

try:
    np: Any = import_module("numpy")
    pa: Any = import_module("pyarrow")
    pc: Any = import_module("pyarrow.compute")
except ImportError as error:
    raise MissingExtraError("bulk", "screening tables") from error


def part_of_pyarrow(name: str) -> Any:
    """A module of pyarrow that is not imported with it."""
    return import_module(f"pyarrow.{name}")
