"""Checks a routine against a rule book: facts in, findings and a verdict out."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, ClassVar, NoReturn

import attrs

from stenosis_routines._fields import OrderedWord, day, each, instance
from stenosis_routines._structure import to_dict
from stenosis_routines.answers import Answers
from stenosis_routines.catalogue import normalise
from stenosis_routines.contraindication import Suitability, applying, suitability, under_load
from stenosis_routines.exercise import NO_HINTS
from stenosis_routines.language.topics import all_said
from stenosis_routines.profile import Profile, Waiver
from stenosis_routines.recognise import Recognition, recognise_exercise
from stenosis_routines.routine import Prescription, Routine
from stenosis_routines.rules import article
from stenosis_routines.rules.days import day_of
from stenosis_routines.rules.person import excluded
from stenosis_routines.rules.rulebook import Fault, Finding, Item, Rule, RuleBook, Severity, Subject

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
class Report:
    """Everything one check found."""

    #: In the order of their places; findings on the whole routine come last.
    findings: tuple[Finding, ...]
    #: Where the routine came from, as it says itself.
    source: str | None = None
    #: The name of the rule book.
    rulebook: str = "article"
    #: The codes of the article's rules that the rule book leaves out, so that nobody takes their silence for a pass.
    left_out: tuple[str, ...] = ()

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

    def to_dict(self) -> dict[str, Any]:
        """All of it as plain data that JSON can hold, with the verdict; ``from_dict`` turns it back."""
        return to_dict(self)

    def __bool__(self) -> NoReturn:
        raise TypeError("a report is neither true nor false: ask report.ok, or compare report.verdict")


_NO_PROFILE = Profile()


def check(
    routine: Routine,
    *,
    profile: Profile | None = None,
    rulebook: RuleBook = article,
    waivers: Iterable[Waiver] = (),
    today: date | None = None,
    answers: Answers | None = None,
) -> Report:
    """Checks a routine: every finding, sorted by place, and the verdict they come to.

    Pure and deterministic. ``profile`` is the person it is for (``None``: nothing is known of them). ``waivers``
    mark findings on single movements until they lapse, but for the rules that cannot be waived (``Rule.waivable``);
    ``today`` is the day they, conditions and a clearance are held against (``None``: the calendar's, looked at only for
    those).
    ``answers`` are what an expert has settled of names, clauses and conditions.

    Raises: InvalidValueError for an argument of another type, RuleError for a rule of your own that fails; nothing for
    any ``Routine`` by the rules that ship.
    """
    return examine(routine, profile=profile, rulebook=rulebook, waivers=waivers, today=today, answers=answers).report


@attrs.frozen(eq=False)
class Examination:
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
    """As ``check``, with the items that were looked at."""
    instance(Routine, routine)
    instance(RuleBook, rulebook)
    if answers is not None:
        instance(Answers, answers)
    profile = person(routine, profile)
    waivers = each(Waiver, waivers)
    today = None if today is None else day(today)
    if today is None and (waivers or profile.conditions or profile.clearance is not None):
        today = date.today()
    held = [waiver for waiver in waivers if today is not None and today <= waiver.until]

    left_out = excluded(profile, answers)
    items = tuple((item, found_in(item, rulebook, held)) for item in _items(routine, answers, left_out))
    findings = [finding for _, found in items for finding in found]
    subject = Subject(
        routine=routine,
        items=tuple(item for item, _ in items),
        profile=profile,
        waivers=waivers,
        findings=tuple(findings),
        today=today,
        answers=answers,
    )
    whole = [
        rule.finding(fault, "", None)
        for rule in rulebook.rules
        if rule.whole is not None
        for fault in rule.faults(rule.whole, subject)
    ]
    found = tuple(_in_place(findings, whole, routine))
    return Examination(Report(found, routine.source, rulebook.name, _left_out(rulebook)), items)


def _left_out(rulebook: RuleBook) -> tuple[str, ...]:
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


def _items(routine: Routine, answers: Answers | None, left_out: frozenset[str]) -> Iterator[Item]:
    for i, session in enumerate(routine.sessions):
        day = day_of(session.title)
        for j, prescription in enumerate(session.prescriptions):
            path = prescription.path or f"/sessions/{i}/prescriptions/{j}"
            yield item_at(path, prescription, answers, left_out, day)


def item_at(
    path: str,
    prescription: Prescription,
    answers: Answers | None = None,
    left_out: frozenset[str] = frozenset(),
    day: str = "",
) -> Item:
    """A prescription in its place, with all that is known of its movement; for the rest see ``Item``."""
    exercise = prescription.exercise
    hints = exercise.hints
    said = (
        all_said(exercise.name, prescription.notes)
        if hints is NO_HINTS and prescription.group is None
        else all_said(
            *(exercise.name, prescription.notes, hints.instructions or "", hints.category or ""),
            *(hints.equipment or "", *hints.muscles, prescription.group or ""),
        )
    )
    return Item(path, prescription, _as_done(prescription, answers), said, answers, left_out, day)


def found_in(item: Item, rulebook: RuleBook = article, waivers: Iterable[Waiver] = ()) -> list[Finding]:
    """What the rules about single movements find there, by code; those that a waiver holds for are marked."""
    faults = _movement_faults(rulebook, item.recognition)
    more = [(rule, fault) for rule, function in _each(rulebook) for fault in rule.faults(function, item)]
    if more:
        faults = tuple(sorted((*faults, *more), key=_code))
    path, name = item.path, item.prescription.exercise.name
    if not waivers:
        return [rule.finding(fault, path, name) for rule, fault in faults]
    return [_marked(rule, rule.finding(fault, path, name), item, waivers) for rule, fault in faults]


@lru_cache(maxsize=64)
def _each(rulebook: RuleBook) -> tuple[tuple[Rule, Callable[[Item], Iterable[Fault]]], ...]:
    return tuple((rule, rule.each) for rule in rulebook.rules if rule.each is not None)


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


def _as_done(prescription: Prescription, answers: Answers | None) -> Recognition:
    """What is known of a movement, by its name, its document and the load it is done with."""
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


def _marked(rule: Rule, finding: Finding, item: Item, waivers: Iterable[Waiver]) -> Finding:
    """The finding with the waiver that holds for it, if there is one."""
    if not rule.waivable:
        return finding
    names = item.identities()
    for waiver in waivers:
        if waiver.code == finding.code and normalise(waiver.exercise) in names:
            return attrs.evolve(finding, waiver=waiver)
    return finding
