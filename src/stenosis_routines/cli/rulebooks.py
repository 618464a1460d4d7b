"""Which rule book a person names: one that ships or is installed, one in a Python module, or a file of changes."""

import os
import re
import sys
from importlib import import_module, invalidate_caches

from stenosis_routines.cli.files import text_of
from stenosis_routines.errors import InvalidValueError, StenosisRoutinesError, echo
from stenosis_routines.rules import article, rulebooks
from stenosis_routines.rules.rulebook import RuleBook

__all__ = ["rulebook"]

_IN_MODULE = re.compile(r"([A-Za-z_][\w.]*):([A-Za-z_]\w*)")


def rulebook(spec: str, folder: str = "") -> RuleBook:
    """The rule book that a person names. ``folder`` is where paths and modules begin, the current one if it is empty.

    Raises:
        UnreadableRoutineError: the file cannot be read.
        PluginError: the package that offers it is broken.
        StenosisRoutinesError: the module is broken, or holds no rule book there.
    """
    if found := _IN_MODULE.fullmatch(spec):
        return _in_module(spec, found[1], found[2], folder)
    if (book := rulebooks.get(spec)) is not None:
        return book
    return article.adapted(text_of(f"{folder}/{spec}" if folder else spec))


def _in_module(spec: str, module: str, name: str, folder: str) -> RuleBook:
    place = os.path.abspath(folder)
    sys.path.insert(0, place)
    invalidate_caches()  # the module may have been written a moment ago
    try:
        return _book(spec, getattr(import_module(module), name))
    except (Exception, SystemExit) as error:  # whatever a module of somebody else does
        why = f"{type(error).__name__}: {echo(str(error))}"
        raise StenosisRoutinesError(f"rule book {spec} cannot be loaded: {why}") from error
    finally:
        sys.path.remove(place)


def _book(spec: str, value: object) -> RuleBook:
    """The value, if it is a rule book. Raises: InvalidValueError."""
    if not isinstance(value, RuleBook):
        raise InvalidValueError(spec, "a RuleBook", value)
    return value
