"""Builds the wheel with its data prepared: the tables parsed, and the words that a first check reads made into trees.

``stenosis_routines/_data.py`` reads what this writes. Equal branches of a tree are written once, which makes loading it
seven times as fast as loading all of it. The parsed tables take the place of the TOML, and no more room than it.
"""

import marshal
import re
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
    found = dict(prepared())
    for name, value in [("held", frozenset(found)), *found.items()]:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(marshal.dumps(_shared(value, {}), FORMAT))


def prepared() -> Iterator[tuple[str, Any]]:
    """What is prepared, by name: all tables, and what first checks take longest to make of them.

    The same for all languages would make the wheel a third larger.
    """
    from stenosis_routines import _data
    from stenosis_routines.language import notions, phrases, tokens, vocabulary

    for path in sorted(DATA.rglob("*.toml")):
        name = path.relative_to(DATA).with_suffix("").as_posix()
        if name == "language/en":  # its words are in "vocabulary/en"
            continue
        table = _data.parsed(name)
        if name == "text":
            table = {part: words for part, words in table.items() if part not in IN_PHRASES}
        elif name in ("lexicon/context", "lexicon/movements"):
            table = without_words(table)
        yield name, without_blanks(table) if name.startswith("language/") else table
    yield "phrases", phrases.trees()
    yield "table/en", notions.phrases_of("en")
    yield "vocabulary/en", vocabulary.words_of("en")
    yield "names/en", tokens.names_of("en")
    yield "things/en", tokens.things_of("en")


#: The parts of "text" that nobody reads but who makes "phrases" of them.
IN_PHRASES = frozenset({"kinds", "dose", "words"})


def without_words(table: Any) -> Any:
    """The notions of the lexicon without their English words, which are in "table/en"."""
    if isinstance(table, dict):
        return {key: "" if key == "words" else without_words(part) for key, part in table.items()}
    return table


def without_blanks(value: Any) -> Any:
    """A table of phrases without the blanks behind their commas and bars, which would be a thirteenth of it."""
    if isinstance(value, dict):
        return {key: without_blanks(part) for key, part in value.items()}
    return re.sub(r"(?<=[,|])\s+", "", value.strip())


def _shared(value: Any, known: dict[Any, Any]) -> Any:
    """The value with equal parts as one, from the leaves up."""
    if type(value) is dict:
        parts = [(_shared(key, known), _shared(part, known)) for key, part in value.items()]
        return known.setdefault((dict, *((key, id(part)) for key, part in parts)), dict(parts))
    if isinstance(value, list | tuple):
        members = type(value)([_shared(part, known) for part in value])
        return known.setdefault((type(value), *map(id, members)), members)
    return known.setdefault((type(value), value), value)
