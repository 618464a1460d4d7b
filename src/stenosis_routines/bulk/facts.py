"""What is known of each movement, dose and session title: understood once, by the functions that ``check`` uses."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import attrs

from stenosis_routines.answers import Answers, Question
from stenosis_routines.bulk._arrow import Array, np
from stenosis_routines.bulk.columns import NAME, SESSION
from stenosis_routines.check import examine
from stenosis_routines.contraindication import Contraindication, Suitability
from stenosis_routines.errors import Problem, bounded
from stenosis_routines.exercise import Exercise
from stenosis_routines.formats.reading.problems import Collector
from stenosis_routines.formats.reading.table import Row
from stenosis_routines.formats.sheets import prescription_in, session_title
from stenosis_routines.language.unread import has_a_sign, tagged
from stenosis_routines.routine import Dose, Prescription, Routine, Session
from stenosis_routines.rules import article
from stenosis_routines.rules.amounts import amounts_of, looked_at, shared_by
from stenosis_routines.rules.days import days_of
from stenosis_routines.rules.dose import counted_as
from stenosis_routines.rules.rulebook import Finding, Item, Severity
from stenosis_routines.rules.said_dose import asks_of_title
from stenosis_routines.rules.text import language_of, tag_of_unknown

__all__ = [
    "AMOUNT",
    "CODES",
    "CONTRAINDICATIONS",
    "DAILY",
    "ERROR",
    "NOT_DAILY",
    "SAYS_CONSULT",
    "SAYS_STOP",
    "SIGN",
    "SUITABILITIES",
    "WARNING",
    "Facts",
    "NamelessError",
    "Title",
    "bit",
    "flags_of",
    "mask",
]

#: The codes of the rules; a set of them is a number, a bit for each.
CODES = tuple(sorted(rule.code for rule in article))
CONTRAINDICATIONS = tuple(Contraindication)
SUITABILITIES = tuple(Suitability)

#: What a row says, a bit each: the severity of its findings; that it says when to stop and whom to ask; whether it is
#: done on fewer days than seven, or on seven; that words are asked about which have a sign of a language not
#: read; that a text asks for an amount or a title names several days, so that arrays cannot add up the doses.
WARNING, ERROR, SAYS_STOP, SAYS_CONSULT, NOT_DAILY, DAILY, SIGN, AMOUNT = (1 << n for n in range(8))

#: Movements and doses that are remembered between tables, about 1 kB each.
_REMEMBERED = 200_000
#: How many are checked at once.
_AT_ONCE = 1000

_SEVERITIES = {Severity.INFO: 0, Severity.WARNING: WARNING, Severity.ERROR: ERROR}
_BITS = {code: 1 << n for n, code in enumerate(CODES)}

#: What is known of a movement with a class of doses. A set is a number, a bit for each.
_KINDS = np.dtype(
    [
        ("suitability", "i1"),
        ("against", "i1"),
        ("codes", "i8"),
        ("flags", "u1"),
        ("training", "i1"),  # 1: strength work; 2: may be
        ("movement", "i8"),  # the number of the movement that its dose counts for; 0: none
        ("shared_by", "i8"),
        ("most", "i8"),
        ("asks", "i8"),  # the number of what is asked about; 0: nothing
    ]
)
#: What is known of a dose.
_DOSES = np.dtype([("seconds", "f8"), ("repetitions", "i8"), ("bits", "i8"), ("codes", "i8"), ("flags", "u1")])


def bit(code: str) -> int:
    """The bit of a code."""
    return _BITS[code]


def mask(codes: Iterable[str]) -> int:
    """A set of codes as a number."""
    found = 0
    for code in codes:
        found |= _BITS[code]
    return found


def flags_of(findings: Iterable[Finding]) -> int:
    """The severities of findings."""
    found = 0
    for finding in findings:
        found |= _SEVERITIES[finding.severity]
    return found


class Asked(NamedTuple):
    """What the findings of a prescription ask about, and the language that its document states."""

    questions: tuple[Question, ...]
    tag: str | None


class Title(NamedTuple):
    """What is known of the title of a session."""

    #: The title as it is kept.
    text: str
    day: str
    codes: int
    flags: int
    #: Whether it could not be read whole.
    is_unread: bool


_UNREAD = bit("SR606")
_GENTLE = Prescription(Exercise(name="Lying ankle pump"))


class Facts:
    """The facts of movements, doses and titles, remembered from table to table.

    A movement is understood once with each class of doses that its rules can tell apart.
    """

    def __init__(self, answers: Answers | None = None) -> None:
        self.answers = answers
        self._titles: dict[str, Title] = {}
        self._forget((), ())

    def _forget(self, movement_names: tuple[str, ...], dose_names: tuple[str, ...]) -> None:
        self._names = movement_names, dose_names
        self._movements: dict[tuple[str, ...], int] = {}
        self._as_read: list[tuple[Prescription, bool]] = []
        self._looked_at: list[int] = []
        self._doses = _Growing(_DOSES)
        #: The dose in each row of cells that could be read whole.
        self._dose_of: dict[tuple[str, ...], Dose] = {}
        #: A dose for each of the bits of ``Amounts.told_apart`` that were met.
        self._examples: dict[int, Dose] = {0: Dose()}
        self._kinds = _Growing(_KINDS)
        self._counted: dict[str, int] = {}
        self._asked: dict[Asked, int] = {}
        self._asked_by_number: list[Asked] = [Asked((), None)]
        self._languages: dict[frozenset[int], bool] = {}

    def begin(self, movement_names: tuple[str, ...], dose_names: tuple[str, ...]) -> None:
        """Makes ready for a table with these columns; the numbers below hold until the next one."""
        known = len(self._movements) + len(self._doses) + len(self._kinds)
        if self._names != (movement_names, dose_names) or known > _REMEMBERED:
            self._forget(movement_names, dose_names)

    def movements(self, rows: Sequence[tuple[str, ...]]) -> tuple[Array, Array]:
        """The numbers of the movements in these cells, and what rules look at in the dose of each.

        Raises: NamelessError for a row that names no exercise.
        """
        for number, row in enumerate(rows):
            if row not in self._movements:
                prescription, is_unread = _read(self._names[0], row)
                if prescription is None:
                    raise NamelessError(number)
                self._movements[row] = len(self._as_read)
                self._as_read.append((prescription, is_unread))
        self._learn([(number, 0) for number in range(len(self._looked_at), len(self._as_read))])
        numbers = np.fromiter(map(self._movements.__getitem__, rows), np.int64, len(rows))
        return numbers, np.array(self._looked_at, np.int64)[numbers]

    def doses(self, rows: Sequence[tuple[str, ...]]) -> Array:
        """The facts of the doses in these cells."""
        new = [row for row in rows if row not in self._doses.known]
        self._doses.add(new, [self._dose(row) for row in new])
        return self._doses.of(rows)

    def _dose(self, row: tuple[str, ...]) -> tuple[Any, ...]:
        prescription, is_unread = _read((*self._names[1], NAME), (*row, "-"))
        assert prescription is not None  # noqa: S101 - it has a name
        dose = prescription.dose
        amounts = amounts_of(dose)
        self._examples.setdefault(amounts.told_apart, dose)
        if not is_unread:
            self._dose_of[row] = dose
        days = dose.days_per_week
        daily = 0 if days is None else DAILY if days >= 7 else NOT_DAILY
        unread = (_UNREAD, WARNING) if is_unread else (0, 0)
        return *amounts, unread[0], daily | unread[1]

    def kinds(self, movements: Array, examples: Array, bits: Array) -> Array:
        """The facts of each movement with each kind of dose.

        ``bits`` are those that rules look at there (``amounts.looked_at``), and ``examples`` all of one such dose.
        """
        pairs: list[tuple[int, int]] = list(zip(movements.tolist(), bits.tolist(), strict=True))
        doses = dict(zip(pairs, examples.tolist(), strict=True))
        self._learn([pair for pair in doses if pair not in self._kinds.known], doses)
        return self._kinds.of(pairs)

    def _learn(self, pairs: Sequence[tuple[int, int]], examples: Mapping[tuple[int, int], int] | None = None) -> None:
        """Has movements looked at, each with a dose; without examples, with one of which nothing is known."""
        for begin in range(0, len(pairs), _AT_ONCE):
            some = pairs[begin : begin + _AT_ONCE]
            doses = [self._examples[0 if examples is None else examples[pair]] for pair in some]
            read = [self._as_read[movement] for movement, _ in some]
            done = tuple(attrs.evolve(known, dose=dose) for (known, _), dose in zip(read, doses, strict=True))
            seen = examine(Routine("", (Session("", done),)), answers=self.answers).items
            if examples is None:
                self._looked_at += [looked_at(item.recognition, item.exercise.id) for item, _ in seen]
            facts = [self._kind(item, found, bad) for (item, found), (_, bad) in zip(seen, read, strict=True)]
            self._kinds.add(some, facts)

    def _kind(self, item: Item, found: Sequence[Finding], is_unread: bool) -> tuple[Any, ...]:
        flags = flags_of(found)
        flags |= SAYS_STOP if "stop" in item.said else 0
        flags |= SAYS_CONSULT if "consult" in item.said else 0
        asked = tuple(question for finding in found for question in finding.questions)
        tag = tag_of_unknown(item)
        if tagged(tag) or any(has_a_sign(question.text) for question in asked):
            flags |= SIGN
        flags |= AMOUNT if item.known.asks else 0
        trained = item.counting.trains
        movement = counted_as(item)
        return (
            SUITABILITIES.index(item.suitability),
            sum(1 << CONTRAINDICATIONS.index(which) for which in item.recognition.contraindications),
            mask(finding.code for finding in found) | (_UNREAD if is_unread else 0),
            flags | (WARNING if is_unread else 0),
            2 if trained is None else int(trained),
            0 if movement is None else self._counted.setdefault(movement, len(self._counted) + 1),
            shared_by(item.dose, item.counting.sides),
            item.counting.most,
            self._number(Asked(asked, tag)) if asked or tag else 0,
        )

    def _number(self, asked: Asked) -> int:
        number = self._asked.setdefault(asked, len(self._asked) + 1)
        if number == len(self._asked_by_number):
            self._asked_by_number.append(asked)
        return number

    def asked(self, number: int) -> tuple[Question, ...]:
        """The questions with a number."""
        return self._asked_by_number[number].questions

    def is_in_a_language_not_read(self, asked: frozenset[int]) -> bool:
        """Whether what a routine asks about, by numbers, looks like a language that is not read (SR609)."""
        if asked not in self._languages:
            all_asked = [self._asked_by_number[number] for number in asked]
            texts = [question.text for one in all_asked for question in one.questions]
            self._languages[asked] = language_of(texts, [one.tag for one in all_asked]) is not None
        return self._languages[asked]

    def title(self, cell: str) -> Title:
        """What is known of a title as a cell of a sheet."""
        if (known := self._titles.get(cell)) is not None:
            return known
        if len(self._titles) > _REMEMBERED:
            self._titles.clear()
        collector = Collector()
        text = session_title(Row(1, (cell,), {SESSION: 0}, ",", collector))
        report = examine(Routine("", (Session(text, (_GENTLE,)),)), answers=self.answers).report
        found = [finding for finding in report.findings if finding.path == "/sessions/0/title"]
        is_unread = bool(collector.unread or collector.broken)
        days = days_of(text)
        flags = flags_of(found) | (AMOUNT if asks_of_title(text) or len(days) > 1 else 0)
        title = Title(text, days[0] if days else "", mask(finding.code for finding in found), flags, is_unread)
        self._titles[cell] = title
        return title

    def routine_of(self, names: Sequence[str], rows: Sequence[tuple[str, ...]]) -> Routine:
        """The routine of these rows, as the reader of sheets makes it, with prescriptions at ``row 1``, ``row 2`` ...

        The cells are those of a table whose movements, doses and titles are known here, in columns of these names.
        """
        movement_places, dose_places = ([names.index(name) for name in group] for group in self._names)
        title_place = names.index(SESSION)
        sessions: dict[str, list[Prescription]] = {}
        for number, row in enumerate(rows, 1):
            known, is_unread = self._as_read[self._movements[tuple(row[place] for place in movement_places)]]
            dose = self._dose_of.get(tuple(row[place] for place in dose_places))
            title = self.title(row[title_place])
            if dose is None or is_unread or title.is_unread:
                return _read_anew(names, rows)
            done = attrs.evolve(known, dose=dose, path=f"row {number}")
            sessions.setdefault(title.text, []).append(done)
        return _routine(sessions)


#: The columns of a sheet that have another name in a table.
_CELLS = {NAME: "exercise"}


class NamelessError(Exception):
    """A row names no exercise; has its number."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class _Growing:
    """Records by keys, kept as an array."""

    def __init__(self, kind: Any) -> None:
        self.known: dict[Any, int] = {}
        self._records: Array = np.zeros(1024, kind)

    def __len__(self) -> int:
        return len(self.known)

    def add(self, keys: Sequence[Any], records: Sequence[tuple[Any, ...]]) -> None:
        """Adds records, each under a new key."""
        begin, end = len(self.known), len(self.known) + len(keys)
        if end > len(self._records):
            self._records = np.concatenate((self._records, np.zeros(end, self._records.dtype)))
        self._records[begin:end] = np.array(records, self._records.dtype)
        self.known.update(zip(keys, range(begin, end), strict=True))

    def of(self, keys: Sequence[Any]) -> Array:
        """The records of these keys."""
        return self._records[np.fromiter(map(self.known.__getitem__, keys), np.int64, len(keys))]


def _read(names: Sequence[str], row: Sequence[str]) -> tuple[Prescription | None, bool]:
    """The prescription in these cells, and whether something in them could not be read."""
    cells_of = {_CELLS.get(name, name): place for place, name in enumerate(names)}
    collector = Collector()
    prescription = prescription_in(Row(1, tuple(row), cells_of, ",", collector))
    return prescription, bool(collector.unread or collector.broken)


def _read_anew(names: Sequence[str], rows: Iterable[Sequence[str]]) -> Routine:
    """The routine of these rows, with a list of what could not be read."""
    cells_of = {_CELLS.get(name, name): place for place, name in enumerate(names)}
    collector = Collector()
    sessions: dict[str, list[Prescription]] = {}
    for number, row in enumerate(rows, 1):
        cells = Row(number, tuple(row), cells_of, ",", collector)
        prescription = prescription_in(cells)
        if prescription is not None:
            sessions.setdefault(session_title(cells), []).append(prescription)
    return _routine(sessions, bounded((*collector.broken, *collector.unread)))


def _routine(sessions: Mapping[str, Sequence[Prescription]], unread: tuple[Problem, ...] = ()) -> Routine:
    done = (Session(title, tuple(held), path=f"session {n}") for n, (title, held) in enumerate(sessions.items(), 1))
    return Routine("", tuple(done), unread=unread)
