"""The rules, and the rule books: ``article``, and the others by name in ``rulebooks``."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

import attrs

from stenosis_routines._data import toml
from stenosis_routines._plugins import RULEBOOKS, installed, offered
from stenosis_routines.citation import Citation
from stenosis_routines.errors import echo
from stenosis_routines.rules.balance import BALANCE_RULES
from stenosis_routines.rules.dose import DOSE_RULES
from stenosis_routines.rules.knowledge import KNOWLEDGE_RULES
from stenosis_routines.rules.movement import MOVEMENT_RULES
from stenosis_routines.rules.person import PERSON_RULES
from stenosis_routines.rules.rulebook import Allowance, Rule, RuleBook, Severity
from stenosis_routines.rules.technique import TECHNIQUE_RULES
from stenosis_routines.rules.text import NOT_UNDERSTOOD, TEXT_RULES

__all__ = ["NOT_UNDERSTOOD", "article", "rulebooks"]

#: What the article advises, and what follows from "unknown never passes"; its rules in the order of their codes.
article: RuleBook = RuleBook(
    "article",
    (
        *MOVEMENT_RULES,
        *BALANCE_RULES,
        *DOSE_RULES,
        *TECHNIQUE_RULES,
        *PERSON_RULES,
        *KNOWLEDGE_RULES,
        *TEXT_RULES,
    ),
    version="1",
    condition="lumbar spinal stenosis",
)


@cache
def _supervised() -> RuleBook:
    """The article's book with what data/rulebooks/supervised.toml changes."""
    data = toml("rulebooks/supervised")
    book = article
    for code, entry in data["leaves"].items():
        book = book.with_rule(_left_to_a_person(article[code], entry))
    allowances = tuple(_allowance(name, entry) for name, entry in data["allows"].items())
    return attrs.evolve(book, name="supervised", version=data["version"], allowances=allowances)


def _left_to_a_person(rule: Rule, entry: Mapping[str, Any]) -> Rule:
    """The rule as a warning that nothing mends."""
    citations = (_source(entry), *rule.citations)
    return attrs.evolve(rule, severity=Severity.WARNING, citations=citations, mends=None, mends_whole=None)


def _allowance(name: str, entry: Mapping[str, Any]) -> Allowance:
    return Allowance(
        name=name,
        movements=frozenset(entry["movements"]),
        codes=frozenset(entry["rules"]),
        citation=_source(entry),
        but=frozenset(entry.get("but", ())),
    )


def _source(entry: Mapping[str, Any]) -> Citation:
    return Citation(entry["source"], "supervised programmes", "R3", entry["says"])


_SHIPPED: Mapping[str, Callable[[], RuleBook]] = {"article": lambda: article, "supervised": _supervised}


class _NoRuleBookError(KeyError):
    """A name that no rule book has; the names there are, are looked up only where this is shown."""

    def __str__(self) -> str:
        return f"no rule book {echo(self.args[0])}; there are {', '.join(rulebooks)}"


class _RuleBooks(Mapping[str, RuleBook]):
    """The rule books by name, those that ship before those of installed packages; each is read when it is asked for."""

    def __getitem__(self, name: str) -> RuleBook:
        book = _SHIPPED[name]() if name in _SHIPPED else installed(RULEBOOKS, name, RuleBook)
        if book is None:
            raise _NoRuleBookError(name)
        return book

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys((*_SHIPPED, *offered(RULEBOOKS))))

    def __len__(self) -> int:
        return sum(1 for _ in self)


#: The rule books by name: ``article`` and ``supervised``, which ship, and those that installed packages offer by entry
#: points (docs/plugins.md). Asking for one that is broken raises ``PluginError``.
rulebooks: Mapping[str, RuleBook] = _RuleBooks()
