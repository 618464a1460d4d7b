"""What the rules rest on: the statements of the article and of a few other sources, in our words."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import attrs

from stenosis_routines._data import toml

__all__ = ["ARTICLE", "Citation", "cite", "statements"]

#: How to cite the article.
ARTICLE = (
    "Lim Hye Jung, Spinal Stenosis Exercise: Why Relaxation Trumps Strength Training for Pain Relief, "
    "Hinews, 2025-08-28 (Dr. Ki-ok Kim, Mokhuri Oriental Medicine Hospital)"
)


#: The ids of the statements in data/statements.toml, listed here so that they are known without reading the file.
STATEMENT_IDS = frozenset(
    {*(f"A{number:02}" for number in range(1, 25)), *(f"H{number}" for number in range(1, 11)), "P1", "P2"}
    | {"R1", "R2", "R3"}
)


@attrs.frozen
class Citation:
    """The source of a statement, and what it says in our words."""

    #: The publication.
    source: str
    #: The section of the publication.
    section: str
    #: The statement's id, such as ``A08``; empty for a source without numbered statements.
    statement: str = ""
    #: What it says, in our words.
    says: str = ""


@cache
def statements() -> Mapping[str, Citation]:
    """Every statement by id, in order."""
    return MappingProxyType(
        {
            ident: Citation(entry.get("source", ARTICLE), entry["section"], ident, entry["says"])
            for ident, entry in toml("statements").items()
        }
    )


def cite(ident: str) -> Citation:
    """The statement with this id.

    >>> cite("A16").section
    'four movements 2'

    Raises: KeyError if there is none.
    """
    return statements()[ident]
