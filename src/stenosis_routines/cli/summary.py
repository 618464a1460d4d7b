"""What a check of many documents comes to: the verdicts counted, and how often each rule fired."""

from collections import Counter
from collections.abc import Iterable

import attrs

from stenosis_routines.check import Verdict
from stenosis_routines.cli.streams import json_text
from stenosis_routines.rules.rulebook import RuleBook
from stenosis_routines.speech import words

__all__ = ["Counts", "routines_text", "statistics_text", "statistics_value", "summary_text"]


@attrs.define
class Counts:
    """What was counted so far."""

    verdicts: Counter[Verdict] = attrs.field(factory=Counter[Verdict])
    codes: Counter[str] = attrs.field(factory=Counter[str])
    #: How many documents could not be read.
    unread: int = 0
    #: How many findings count and were not shown.
    hidden: int = 0

    def add(self, verdict: Verdict | None, codes: Iterable[str], hidden: int) -> None:
        """Counts one document; without a verdict it could not be read."""
        if verdict is None:
            self.unread += 1
        else:
            self.verdicts[verdict] += 1
        self.codes.update(codes)
        self.hidden += hidden

    @property
    def documents(self) -> int:
        """How many documents there were."""
        return self.unread + sum(self.verdicts.values())

    @property
    def exit_code(self) -> int:
        """0: all were read and are suitable; 1: one is not suitable; 2: one could not be read."""
        if self.unread:
            return 2
        return 0 if self.verdicts[Verdict.SUITABLE] == self.documents else 1


def summary_text(counts: Counts) -> str:
    """The verdicts of all documents on a line."""
    parts = [words(f"summary.{verdict}", count=count) for verdict in Verdict if (count := counts.verdicts[verdict])]
    parts += [words("summary.unread", count=counts.unread)] if counts.unread else []
    text = f"{words('summary.documents', count=counts.documents)}: {', '.join(parts)}"
    return f"{text}\n{words('summary.hidden', count=counts.hidden)}" if counts.hidden else text


def routines_text(verdicts: Counter[Verdict]) -> str:
    """The verdicts of all routines on a line."""
    parts = [words(f"summary.{verdict}", count=count) for verdict in Verdict if (count := verdicts[verdict])]
    return ": ".join(filter(None, (words("summary.routines", count=verdicts.total()), ", ".join(parts))))


def statistics_text(counts: Counts, book: RuleBook) -> str:
    """How often each rule fired, the most frequent first, and the verdicts."""
    lines = [f"{count:>7} {code} {book[code].name} ({book[code].severity})\n" for code, count in _counted(counts)]
    return "".join([*lines, "\n" if lines else "", f"{summary_text(counts)}\n"])


def statistics_value(counts: Counts, book: RuleBook) -> str:
    """The same as JSON."""
    verdicts = {str(verdict): counts.verdicts[verdict] for verdict in Verdict}
    fired = [
        {"code": code, "name": book[code].name, "severity": str(book[code].severity), "count": count}
        for code, count in _counted(counts)
    ]
    data = {
        "version": 1,
        "rulebook": book.name,
        "documents": counts.documents,
        "verdicts": {**verdicts, "unread": counts.unread},
        "codes": fired,
        "hidden": counts.hidden,
    }
    return json_text(data, indent=2) + "\n"


def _counted(counts: Counts) -> list[tuple[str, int]]:
    return sorted(counts.codes.items(), key=lambda one: (-one[1], one[0]))
