"""The texts of a FHIR resource: in a text, a concept, an annotation, or a list of these."""

import re

import attrs

from stenosis_routines.errors import pointer
from stenosis_routines.formats.reading.json import Node

__all__ = ["Word", "parts", "words"]

#: Where a text is in a concept or an annotation, a name before the code it belongs to; and what says nothing.
_WORDS = ("text", "instructionMarkdown", "concept", "coding", "display", "code")
_QUIET = ("id", "system", "version", "userSelected", "time", "authorString", "authorReference")
#: A code that is a word, and so may say something else than its display.
_WORD = re.compile(r"[^\W\d_]{4}|[^\x00-\x7f]")


@attrs.frozen(eq=False)
class Word:
    """A text of a document, never blank."""

    text: str
    node: Node

    @property
    def is_code(self) -> bool:
        """Whether it is a code and no name."""
        return self.node.path.endswith("/code")


def parts(item: Node) -> list[Node]:
    """The members of an object or a list; anything else has none."""
    value = item.value
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [Node(member, pointer(item.path, key), item.collector) for key, member in members]


def words(item: Node | None) -> list[Word]:
    """Every text in a node; of a code only a word, unless there is nothing else."""
    if item is None:
        return []
    match item.value:
        case str() as text:
            return [Word(text, item)] if text.strip() else []
        case list():
            return [word for part in parts(item) for word in words(part)]
        case dict():
            item.only(*_WORDS, *_QUIET)
            found = [word for key in _WORDS for word in words(item.get(key))]
            if not found:
                item.note("a text")
            return [word for word in found if not word.is_code or _WORD.search(word.text)] or found
        case _:
            item.note("a text", "wrong-type")
            return []
