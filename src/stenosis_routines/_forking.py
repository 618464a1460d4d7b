"""Lets a process be forked while another of its threads uses the library for the first time.

A fork copies one thread and every lock. A child that needs a lock which another thread held at that moment waits for
ever. Two kinds of locks are held here: those of modules while they are imported, and, in Python 3.11, those of
``functools.cached_property``.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from importlib import import_module
from typing import Any, Generic, Self, TypeVar, overload

__all__ = ["kept"]

T = TypeVar("T")

#: What the library imports only where it is needed, of other packages that it cannot do without.
_OTHERS = ("cattrs.errors", "cattrs.gen", "csv", "difflib", "fractions", "json", "msgspec.json", "tomllib")

#: What is not imported for a fork: programs, which nothing here imports, and what needs large packages of extras.
_LEFT_OUT = ("__main__", "_pydantic", "bulk", "cli", "strategies")


class kept(Generic[T]):  # noqa: N801 - used like ``property``
    """A property that is worked out when it is first asked for, without a lock: at worst it is worked out twice."""

    def __init__(self, work: Callable[[Any], T]) -> None:
        self._work, self._name, self.__doc__ = work, work.__name__, work.__doc__

    @overload
    def __get__(self, owner: None, _: type) -> Self: ...
    @overload
    def __get__(self, owner: object, _: type) -> T: ...
    def __get__(self, owner: object, _: type) -> T | Self:
        if owner is None:
            return self
        value: T = self._work(owner)
        owner.__dict__[self._name] = value
        return value


def _finish_imports() -> None:
    """If other threads run, import all that is otherwise imported where it is needed. Called before every fork."""
    threading: Any = sys.modules.get("threading")
    if threading is not None and threading.active_count() > 1:
        _import_all()


@cache
def _import_all() -> None:
    for name in (*_OTHERS, *_ours(os.path.dirname(__file__), __name__.rpartition(".")[0])):
        with suppress(ImportError):  # a package of an extra that is not installed
            import_module(name)


def _ours(folder: str, package: str) -> Iterator[str]:
    """The modules in a folder and in the packages in it, each package before its modules."""
    from pkgutil import iter_modules

    for module in iter_modules([folder]):
        if module.name not in _LEFT_OUT:
            yield f"{package}.{module.name}"
            if module.ispkg:
                yield from _ours(os.path.join(folder, module.name), f"{package}.{module.name}")


if hasattr(os, "register_at_fork"):  # not on Windows, which cannot fork
    os.register_at_fork(before=_finish_imports)
