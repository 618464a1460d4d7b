"""Builds the wheel with the data prepared that is slowest to read: parsed, and words made into trees.

``stenosis_routines/_data.py`` reads what this writes. Equal branches of a tree are written once, which makes loading it
seven times as fast as loading all of it.
"""

import marshal
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCE = Path(__file__).parent / "src"
DATA = SOURCE / "stenosis_routines" / "data"

#: A version of the format that every Python from 3.4 on reads.
FORMAT = 4


class CustomBuildHook(BuildHookInterface[Any]):
    """Adds the prepared data to a wheel; an editable installation reads the TOML, which may change at any time."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version != "editable":
            self.folder = TemporaryDirectory()
            write(Path(self.folder.name))
            build_data["force_include"][self.folder.name] = "stenosis_routines/data/prepared"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if version != "editable":
            self.folder.cleanup()


def write(folder: Path) -> None:
    """Writes everything that is prepared into a folder."""
    sys.path.insert(0, str(SOURCE))
    from stenosis_routines import _data

    files = sorted(path.relative_to(DATA).with_suffix("").as_posix() for path in DATA.rglob("*.toml"))
    found = dict(prepared())
    for name, value in [("sources", (files, _data.checksum(files), frozenset(found))), *found.items()]:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(marshal.dumps(_shared(value, {}), FORMAT))


def prepared() -> Iterator[tuple[str, Any]]:
    """What is prepared, by name: what a first check in English reads and takes long to make for the room that it takes.

    All of it would make the wheel twice as large.
    """
    from stenosis_routines import _data
    from stenosis_routines.language import notions, phrases, tokens, vocabulary

    for name in _TABLES:
        yield name, _data.parsed(name)
    yield "phrases", phrases.trees()
    yield "table/en", notions.phrases_of("en")
    yield "vocabulary/en", vocabulary.words_of("en")
    yield "names/en", tokens.names_of("en")
    yield "things/en", tokens.things_of("en")


#: The tables that are prepared as they are: those that take the longest to parse.
_TABLES = ("catalogue/gym", "catalogue/therapy", "lexicon/context", "lexicon/movements", "speech/en")


def _shared(value: Any, known: dict[Any, Any]) -> Any:
    """The value with equal parts as one, from the leaves up."""
    if type(value) is dict:
        parts = [(_shared(key, known), _shared(part, known)) for key, part in value.items()]
        return known.setdefault((dict, *((key, id(part)) for key, part in parts)), dict(parts))
    if isinstance(value, list | tuple):
        members = type(value)([_shared(part, known) for part in value])
        return known.setdefault((type(value), *map(id, members)), members)
    return known.setdefault((type(value), value), value)
