"""What installed packages offer by their entry points: rule books, formats and answers.

Source: https://packaging.python.org/en/latest/specifications/entry-points/, seen in 2026. An offer is loaded when it is
asked for by its name, and only then. One that is broken is an error that names the package, and never passed over.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeVar

from stenosis_routines._fields import instance
from stenosis_routines.errors import PluginError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

__all__ = ["ANSWERS", "FORMATS", "RULEBOOKS", "broken", "installed", "offered"]

#: The groups of entry points.
RULEBOOKS = "stenosis_routines.rulebooks"
FORMATS = "stenosis_routines.formats"
ANSWERS = "stenosis_routines.answers"

T = TypeVar("T")

_NAME = re.compile(r"[A-Za-z][\w-]*")


def offered(group: str) -> tuple[str, ...]:
    """The names that installed packages offer in a group, sorted, whether they can be loaded or not."""
    return tuple(sorted({offer.name for offer in _offers(group)}))


def installed(group: str, name: str, wanted: type[T]) -> T | None:
    """The value that an installed package offers under a name; ``None`` if no package does.

    Raises: PluginError, if it cannot be loaded, is of another type, or several packages offer one.
    """
    if not (isinstance(name, str) and _NAME.fullmatch(name)) or not (offers := [*_offers(group, name)]):
        return None
    try:
        [offer] = offers
    except ValueError:
        raise broken(group, name, ValueError("several packages offer it; uninstall all but one")) from None
    try:
        value: T = instance(wanted, offer.load())
    except (Exception, SystemExit) as error:  # whatever a package of somebody else does
        raise broken(group, name, error) from error
    return value


def broken(group: str, name: str, error: BaseException) -> PluginError:
    """The error of an offer that cannot be used, with the packages that it comes from."""
    return PluginError(group, name, ", ".join(map(_origin, _offers(group, name))), error)


def _offers(group: str, name: str | None = None) -> "Iterator[EntryPoint]":
    from importlib.metadata import entry_points

    yield from entry_points(group=group) if name is None else entry_points(group=group, name=name)


def _origin(offer: "EntryPoint") -> str:
    """Where an offer comes from: the package with its version, and the entry point."""
    package = f"{offer.dist.name} {offer.dist.version}" if offer.dist else "an unknown package"
    return f"{package} ({offer.name} = {offer.value})"
