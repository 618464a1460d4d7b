"""Checks a routine against a rule book: facts in, findings and a verdict out."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any, ClassVar, NamedTuple, NoReturn, Self

import attrs

from stenosis_routines._fields import Fieldlike, OrderedWord, day, each, instance
from stenosis_routines._structure import to_dict
from stenosis_routines._version import __version__
from stenosis_routines.answers import Answers
from stenosis_routines.catalogue import normalise
from stenosis_routines.contraindication import Suitability, applying, suitability, under_load
from stenosis_routines.exercise import Exercise
from stenosis_routines.language.topics import all_said
from stenosis_routines.profile import Profile, Waiver
from stenosis_routines.recognise import Recognition, recognise_exercise
from stenosis_routines.routine import Prescription, Routine
from stenosis_routines.rules import article
from stenosis_routines.rules.amounts import Amounts, Counting, amounts_of, counting_of, looked_at
from stenosis_routines.rules.days import days_of
from stenosis_routines.rules.person import excluded, guidance_needed, has_supervisor
from stenosis_routines.rules.rulebook import (
    Fault,
    Finding,
    Item,
    Known,
    KnownTitle,
    Rule,
    RuleBook,
    Severity,
    Subject,
    labels_of,
)
from stenosis_routines.rules.said_dose import asks_of_guidance, asks_of_title, own_asks
from stenosis_routines.rules.text import names_against
from stenosis_routines.speech import spoken

__all__ = ["Report", "Verdict", "check"]


class Verdict(OrderedWord):
    """What all findings of a check come to, from the best to the worst: ``max`` of several is the worst.

    >>> max(Verdict.NEEDS_REVIEW, Verdict.SUITABLE)
    <Verdict.NEEDS_REVIEW: 'needs_review'>
    """

    SUITABLE = "suitable"
    NEEDS_REVIEW = "needs_review"
    UNSUITABLE = "unsuitable"


@attrs.frozen
class Report(Fieldlike):
    """Everything one check found."""

    #: In the order of their places; findings on the whole routine come last.
    findings: tuple[Finding, ...]
    #: Where the routine came from, as it says itself.
    source: str | None = None
    #: The name of the rule book.
    rulebook: str = "article"
    #: The version of the rule book; ``None``: it has none, or the book was adapted.
    rulebook_version: str | None = None
    #: The version of this library that checked it; ``None`` is unknown.
    library_version: str | None = None
    #: The language of its messages and remedies: ``en`` or ``ko``.
    language: str = "en"
    #: The codes of the article's rules that the rule book leaves out, so that nobody takes their silence for a pass.
    left_out: tuple[str, ...] = ()
    #: The condition that the rules are for; empty if the rule book does not say.
    condition: str = ""

    _DERIVED: ClassVar = ("verdict",)

    @property
    def verdict(self) -> Verdict:
        """Any error: unsuitable; else any warning: needs review; else suitable. Waived findings do not count."""
        counting = {finding.severity for finding in self.findings if finding.waiver is None}
        if Severity.ERROR in counting:
            return Verdict.UNSUITABLE
        return Verdict.NEEDS_REVIEW if Severity.WARNING in counting else Verdict.SUITABLE

    @property
    def ok(self) -> bool:
        """Whether the verdict is suitable."""
        return self.verdict is Verdict.SUITABLE

    def in_language(self, language: str | None) -> Self:
        """The report with its findings said in ``en`` or ``ko``; English for any other language.

        Words that a rule of your own gives stay as they are.
        """
        spoken_in = spoken(language)
        if spoken_in == self.language:
            return self
        found = tuple(finding.in_language(spoken_in) for finding in self.findings)
        return attrs.evolve(self, findings=found, language=spoken_in)

    def to_dict(self) -> dict[str, Any]:
        """All of it as plain data that JSON can hold, with the verdict; ``from_dict`` turns it back."""
        return to_dict(self)

    def __bool__(self) -> NoReturn:
        raise TypeError("a report is neither true nor false: ask report.ok, or compare report.verdict")


_NO_PROFILE = Profile()
_NOTHING = frozenset[str]()


def check(
    routine: Routine,
    *,
    profile: Profile | None = None,
    rulebook: RuleBook = article,
    waivers: Iterable[Waiver] = (),
    today: date | None = None,
    answers: Answers | None = None,
    language: str | None = None,
) -> Report:
    """Checks a routine: every finding, sorted by place, and the verdict they come to.

    Pure and deterministic. ``profile`` is the person it is for (``None``: nothing is known of them). ``waivers``
    mark findings on single movements until they lapse, but for the rules that cannot be waived (``Rule.waivable``);
    ``today`` is the day they, conditions and a clearance are held against (``None``: the calendar's, looked at only for
    those).
    ``answers`` are what an expert has settled of names, clauses and conditions. ``language`` is that of messages and
    remedies, ``en`` or ``ko``; ``None`` means the profile's, else English.

    Raises: InvalidValueError for an argument of another type, RuleError for a rule of your own that fails; nothing for
    any ``Routine`` by the rules that ship.
    """
    found = examine(routine, profile=profile, rulebook=rulebook, waivers=waivers, today=today, answers=answers)
    return found.report.in_language(language or person(routine, profile).language)


class Examination(NamedTuple):
    """A check with what it looked at."""

    report: Report
    #: Every prescription in order, with what the rules about single movements found there.
    items: tuple[tuple[Item, list[Finding]], ...]


def examine(
    routine: Routine,
    *,
    profile: Profile | None = None,
    rulebook: RuleBook = article,
    waivers: Iterable[Waiver] = (),
    today: date | None = None,
    answers: Answers | None = None,
) -> Examination:
    """As ``check``, with the items that were looked at; its findings are in English."""
    instance(Routine, routine)
    instance(RuleBook, rulebook)
    if answers is not None:
        instance(Answers, answers)
    profile = person(routine, profile)
    waivers = each(Waiver, waivers)
    today = None if today is None else day(today)
    if today is None and (waivers or profile.conditions or profile.clearance is not None):
        today = date.today()
    held = _NO_WAIVERS if today is None else in_force(waivers, today)

    left_out = excluded(profile, answers)
    supervised = rulebook.allowed_names if has_supervisor(profile, today) else _NOTHING
    title, titles = _title(routine.title, supervised), [_title(one.title, supervised) for one in routine.sessions]
    placed = _items(routine, title, titles, answers, left_out, supervised)
    items = tuple([(item, found_in(item, rulebook, held)) for item in placed])
    findings = [finding for _, found in items for finding in found]
    subject = Subject(
        routine=routine,
        title=title,
        titles=tuple(titles),
        items=tuple([item for item, _ in items]),
        profile=profile,
        waivers=waivers,
        findings=tuple(findings),
        today=today,
        needs=guidance_needed(profile, today, answers),
        answers=answers,
        supervised=supervised,
    )
    whole = [
        rule.finding(fault, "", None)
        for rule in rulebook.rules
        if rule.whole is not None
        for fault in rule.faults(rule.whole, subject)
    ]
    found = tuple(_in_place(findings, whole, routine))
    report = Report(
        found,
        routine.source,
        rulebook.name,
        rulebook_version=rulebook.version,
        library_version=__version__,
        left_out=rules_left_out(rulebook),
        condition=rulebook.condition,
    )
    return Examination(report, items)


def rules_left_out(rulebook: RuleBook) -> tuple[str, ...]:
    """The codes that the article's rule book has and this one leaves out."""
    return () if rulebook is article else tuple(rule.code for rule in article if rule.code not in rulebook)


def person(routine: Routine, profile: Profile | None) -> Profile:
    """The person: as the caller says, and for the rest as the document says.

    Exclusions, conditions and red flags of both count. For the rest the caller's word stands, and only the caller can
    say that exercise was cleared.
    """
    given = _NO_PROFILE if profile is None else instance(Profile, profile)
    stated = routine.profile
    if stated == _NO_PROFILE:
        return given
    return attrs.evolve(
        given,
        symptoms=given.symptoms | stated.symptoms,
        severity=given.severity or stated.severity,
        trend=given.trend or stated.trend,
        red_flags=given.red_flags | stated.red_flags,
        minutes_per_day=given.minutes_per_day or stated.minutes_per_day,
        excluded=tuple(dict.fromkeys(given.excluded + stated.excluded)),
        conditions=tuple(dict.fromkeys(given.conditions + stated.conditions)),
        language=given.language or stated.language,
    )


def _items(
    routine: Routine,
    title: KnownTitle,
    titles: Iterable[KnownTitle],
    answers: Answers | None,
    left_out: frozenset[str],
    supervised: frozenset[str],
) -> Iterator[Item]:
    asked_of_all = asks_of_guidance(routine.guidance)
    for i, (session, above) in enumerate(zip(routine.sessions, titles, strict=True)):
        asks, both = title.asks + above.asks + asked_of_all, (title.text, above.text)
        around = (answers, left_out, above.days, supervised, both, routine.guidance, asks)
        for j, prescription in enumerate(session.prescriptions):
            path = prescription.path or f"/sessions/{i}/prescriptions/{j}"
            _, recognition, known, counting, amounts = _facts(prescription, answers)
            yield Item(path, prescription, recognition, known, counting, amounts, *around)


@lru_cache(maxsize=4096)
def _title(text: str, supervised: frozenset[str]) -> KnownTitle:
    """What is known of a title."""
    return KnownTitle(text, all_said(text), asks_of_title(text), days_of(text), names_against(text, supervised))


def in_place_of(item: Item, prescription: Prescription) -> Item:
    """The item with another prescription in its place, and all that is known of that."""
    return item._replace(**_facts(prescription, item.answers)._asdict())


class _Facts(NamedTuple):
    """What is known of a prescription, wherever it stands; the fields are those of ``Item``."""

    prescription: Prescription
    recognition: Recognition
    known: Known
    counting: Counting
    amounts: Amounts


#: The facts of the prescriptions that were met last, by their ``id``: the reader of the native format gives the same
#: object for what it has read before, and to hash one takes longer than to find its facts. Few are kept: to keep more
#: than the processor has at hand slows down documents in which nothing repeats.
_LATEST: dict[int, _Facts] = {}
_MOST = 256


def _facts(prescription: Prescription, answers: Answers | None) -> _Facts:
    """What is known of a prescription, with what was settled."""
    if answers is not None:
        return _found_out(prescription, answers)
    latest = _LATEST.get(id(prescription))
    if latest is None or latest.prescription is not prescription:
        latest = _found_out(prescription, None)
        if len(_LATEST) >= _MOST:
            _LATEST.clear()
        _LATEST[id(prescription)] = latest
    return latest


def _found_out(prescription: Prescription, answers: Answers | None) -> _Facts:
    """What is known of a movement, as it is done and without its load and what was settled, and how its doses count."""
    known = _known(prescription)
    recognition, counting = _as_done(prescription, known, answers), known.counting
    if recognition is not known.recognition:
        counting = counting_of(recognition, prescription.exercise.id)
    return _Facts(prescription, recognition, known, counting, amounts_of(prescription.dose, counting.sides))


def _known(prescription: Prescription) -> Known:
    """What is known of a movement with its texts; it is asked again and again for the same."""
    exercise = prescription.exercise
    return _understood(exercise.name if exercise.is_plain else exercise, prescription.notes, prescription.group)


@lru_cache(maxsize=4096)
def _understood(exercise: Exercise | str, notes: str, group: str | None) -> Known:
    """As ``_known``. Most movements are no more than a name, and that is found soonest by it alone."""
    exercise = Exercise(name=exercise) if isinstance(exercise, str) else exercise
    hints = exercise.hints
    said = all_said(
        *(exercise.name, notes, hints.instructions or "", hints.category or ""),
        *(hints.equipment or "", *hints.muscles, group or ""),
    )
    labels, recognition = labels_of(exercise, group), recognise_exercise(exercise, notes)
    asks, counting = own_asks(exercise, notes, labels), counting_of(recognition, exercise.id)
    return Known(exercise, labels, recognition, said, asks, counting)


#: Waivers by their code and movement, each with its number in their order.
InForce = Mapping[tuple[str, str], tuple[int, Waiver]]
_NO_WAIVERS: InForce = MappingProxyType({})


def in_force(waivers: Iterable[Waiver], today: date) -> InForce:
    """The waivers that hold on a day; of several for the same finding, the first."""
    found: dict[tuple[str, str], tuple[int, Waiver]] = {}
    for number, waiver in enumerate(waivers):
        if today <= waiver.until:
            found.setdefault((waiver.code, normalise(waiver.exercise)), (number, waiver))
    return found


def found_in(item: Item, rulebook: RuleBook = article, waivers: InForce = _NO_WAIVERS) -> list[Finding]:
    """What the rules about single movements find there, by code.

    What the rule book allows is eased, and what a waiver holds for is marked.
    """
    memory = _memory(rulebook, item.known, item.excluded)
    is_as_known = item.recognition is item.known.recognition
    faults = memory.by_movement if is_as_known else _movement_faults(rulebook, item.recognition)
    more = _by_each(item, memory)
    if more:
        faults = tuple(sorted((*faults, *more), key=_code))
    if not faults:
        return []
    path, name = item.path, item.prescription.exercise.name
    findings = [rule.finding(fault, path, name) for rule, fault in faults]
    for allowance in rulebook.allowances:
        findings = [allowance.eased(finding, item) for finding in findings]
    return [_marked(rulebook[finding.code], finding, item, waivers) for finding in findings] if waivers else findings


def _by_each(item: Item, memory: "_Memory") -> list[tuple[Rule, Fault]]:
    """What the rules that are asked about each prescription find there.

    Nearly always nothing, and it is remembered where the rules that ship find nothing. They find the same in all doses
    of a class (``Amounts.told_apart``), unless a text asks for an amount. What an expert settled and whom a
    clinician supervises are looked at anew each time, and a rule of your own may look at anything.
    """
    ours, others = memory.rules
    if item.answers is not None or item.supervised or item.texts_ask:
        return [*_faults(ours, item), *_faults(others, item)]
    kind = item.amounts.told_apart & memory.looked_at
    if kind in memory.silent:
        return _faults(others, item) if others else []
    found = _faults(ours, item)
    if not found:
        memory.silent.add(kind)
    return [*found, *_faults(others, item)]


class _Memory(NamedTuple):
    """What is remembered of a movement with its texts, whatever its dose."""

    #: What the rules about movements find in it.
    by_movement: tuple[tuple[Rule, Fault], ...]
    #: What those about each prescription look at in its dose.
    looked_at: int
    #: The classes of doses, as they look at them, in which those that ship find nothing.
    silent: set[int]
    #: The rules about each prescription: those that ship, and those of one's own.
    rules: tuple["_Each", "_Each"]


@lru_cache(maxsize=4096)
def _memory(rulebook: RuleBook, known: Known, left_out: frozenset[str]) -> _Memory:
    """The memory of a movement with all that decides what these rules find there, but for its dose."""
    del left_out  # it tells one memory from another
    bits = looked_at(known.recognition, known.exercise.id)
    return _Memory(_movement_faults(rulebook, known.recognition), bits, set(), _each(rulebook))


_Each = tuple[tuple[Rule, Callable[[Item], Iterable[Fault]]], ...]
#: The functions of which a law holds that they tell apart no more than ``Amounts.told_apart`` does.
_OURS = tuple(rule.each for rule in article if rule.each is not None)


@lru_cache(maxsize=64)
def _each(rulebook: RuleBook) -> tuple[_Each, _Each]:
    """The rules about each prescription with their functions: those that ship, and others."""
    ours: list[tuple[Rule, Callable[[Item], Iterable[Fault]]]] = []
    others = ours.copy()
    for rule in rulebook.rules:
        if rule.each is not None:
            ships = any(rule.each is function for function in _OURS)
            (ours if ships else others).append((rule, rule.each))
    return tuple(ours), tuple(others)


def _faults(rules: _Each, item: Item) -> list[tuple[Rule, Fault]]:
    return [(rule, fault) for rule, function in rules for fault in rule.faults(function, item)]


def _code(found: tuple[Rule, Fault]) -> str:
    return found[0].code


def _in_place(findings: list[Finding], whole: list[Finding], routine: Routine) -> list[Finding]:
    """All findings in the order of their places; those on the whole routine come last."""
    whole.sort(key=lambda finding: finding.code)
    if not any(finding.path for finding in whole):
        return findings + whole
    places: dict[str, int] = {}
    for i, session in enumerate(routine.sessions):
        places.setdefault(session.path or f"/sessions/{i}", len(places))
        for j, prescription in enumerate(session.prescriptions):
            places.setdefault(prescription.path or f"/sessions/{i}/prescriptions/{j}", len(places))
    return sorted(findings + whole, key=lambda finding: (_place(finding.path, places), finding.path, finding.code))


def _place(path: str, places: Mapping[str, int]) -> int:
    """The number of the nearest place that holds the path; after all others for the whole routine."""
    while path:
        if path in places:
            return places[path]
        row, _, column = path.rpartition(", column ")
        path = row if column and row else path.rpartition("/")[0]
    return len(places)


@lru_cache(maxsize=8192)
def _movement_faults(rulebook: RuleBook, recognition: Recognition) -> tuple[tuple[Rule, Fault], ...]:
    """What the rules about movements find; remembered, since one movement is checked again and again."""
    found = (
        (rule, fault)
        for rule in rulebook.rules
        if rule.movement is not None
        for fault in rule.faults(rule.movement, recognition)
    )
    return tuple(sorted(found, key=_code))


def _as_done(prescription: Prescription, known: Known, answers: Answers | None) -> Recognition:
    """What is known of a movement, by its name, its document, what was settled, and the load it is done with."""
    recognition = known.recognition
    if answers is not None:
        recognition = recognise_exercise(prescription.exercise, prescription.notes, answers)
    load = prescription.dose.load_kg
    return recognition if not load else _loaded(recognition, load)


@lru_cache(maxsize=8192)
def _loaded(recognition: Recognition, load_kg: float) -> Recognition:
    traits = under_load(recognition.traits, recognition.regions, load_kg)
    against = recognition.contraindications | applying(traits)
    return attrs.evolve(
        recognition,
        traits=traits,
        contraindications=against,
        suitability=Suitability.CONTRAINDICATED if against else suitability(traits),
    )


def _marked(rule: Rule, finding: Finding, item: Item, waivers: InForce) -> Finding:
    """The finding with the waiver that holds for it, if there is one."""
    if not rule.waivable:
        return finding
    held = [waivers[key] for name in item.identities() if (key := (finding.code, name)) in waivers]
    return attrs.evolve(finding, waiver=min(held)[1]) if held else finding
