"""Mends a routine: the fewest changes that leave nothing in it that the rules reject, each with its reason.

Each rule carries its own mend (``Rule.mends``, ``Rule.mends_whole``, ``Rule.topic``, ``Rule.advice``); this module
applies them one after the other until the rules are satisfied or a person has to decide. A movement that an error
leaves no other way gives way to the catalogue's lying-down one for the same joint. ``docs/repair.md`` lists what comes
of it for each rule that ships.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, islice
from math import fsum

import attrs

from stenosis_routines._fields import each
from stenosis_routines.answers import Answers
from stenosis_routines.catalogue import catalogue
from stenosis_routines.check import (
    Examination,
    InForce,
    Report,
    Verdict,
    examine,
    found_in,
    in_force,
    in_place_of,
    person,
)
from stenosis_routines.citation import Citation
from stenosis_routines.language.topics import said, without
from stenosis_routines.profile import Profile, Waiver
from stenosis_routines.routine import Prescription, Routine
from stenosis_routines.rules import article
from stenosis_routines.rules.amounts import dose_seconds, has_time
from stenosis_routines.rules.days import days_of
from stenosis_routines.rules.old_dose import without_old_dose
from stenosis_routines.rules.person import EVERY_ROUTINE, guidance_needed, is_excluded, seen_first
from stenosis_routines.rules.rulebook import (
    Applicability,
    Finding,
    Item,
    Mend,
    Remedy,
    RemedyKind,
    Rule,
    RuleBook,
    Severity,
)
from stenosis_routines.rules.said_dose import asks_for_more
from stenosis_routines.rules.substitute import is_order, shorter, substitute
from stenosis_routines.rules.text import names_against
from stenosis_routines.speech import advice, joined, spoken, words

__all__ = ["Change", "Repaired", "repair"]


@attrs.frozen(kw_only=True)
class Change:
    """One thing that is not as it was."""

    #: Where, in the routine that came in: as ``Finding.path``; empty for advice to the person as a whole.
    path: str
    kind: RemedyKind
    #: What stood there: a prescription, or a text; ``None`` for something that was added.
    before: Prescription | str | None
    #: What stands there now; ``None`` for something that was taken out.
    after: Prescription | str | None
    #: Why; lower case, no full stop.
    reason: str
    citation: Citation
    #: Whether it may be applied unseen, or changes what was meant and needs a look.
    applicability: Applicability

    @property
    def statement(self) -> str:
        """The id of the statement it rests on, such as ``A08``."""
        return self.citation.statement


@attrs.frozen
class Repaired:
    """A mended routine with what was changed."""

    routine: Routine
    #: In the order of their places; those on the routine as a whole come last. Empty: nothing was touched.
    changes: tuple[Change, ...]
    #: What a check of the mended routine finds: all that is left to a person.
    report: Report
    #: The language in which the changes give their reasons: ``en`` or ``ko``.
    language: str = "en"


def repair(
    routine: Routine,
    profile: Profile | None = None,
    *,
    rulebook: RuleBook = article,
    waivers: Iterable[Waiver] = (),
    today: date | None = None,
    answers: Answers | None = None,
    advise: bool = False,
    language: str | None = None,
) -> Repaired:
    """The routine with the fewest changes that leave nothing in it that the rules reject.

    A suitable routine is left as it is; with ``advise`` it gets the advice that it lacks, such as when to stop. What
    needs a person is in the report of the result. By the article's own rules it is unsuitable only where walking or the
    like is left for a person to decide, or for a condition that its document states. ``profile``, ``rulebook``,
    ``waivers``, ``today`` and ``answers`` are as for ``check``. ``language`` is that of the reasons, the new movements
    and the report, ``en`` or ``ko``; ``None`` means the profile's, else Korean for a routine that is written in it,
    else English.

    Raises:
        MedicalGuidanceRequired: a red flag, or symptoms or a condition that are errors without a clearance.
        InvalidValueError: the routine is no ``Routine``.
        RuleError: a rule of your own fails.
    """
    waivers = each(Waiver, waivers)
    given = profile
    profile = person(routine, profile)

    def judged(candidate: Routine) -> Examination:
        return examine(candidate, profile=profile, rulebook=rulebook, waivers=waivers, today=today, answers=answers)

    examined = judged(routine)
    report = examined.report
    language = spoken(language or _language(routine, profile))
    found = {finding.code for finding in report.findings if finding.severity is Severity.ERROR}
    # What a document says of conditions may be whom it is not for, so those stay in the report.
    asked_for = attrs.evolve(profile, conditions=() if given is None else given.conditions)
    needs = guidance_needed(asked_for, today, answers)
    if (error := seen_first((need for need in needs if need.code in found and need.is_error), language)) is not None:
        raise error
    mender = _Mender(rulebook, in_force(waivers, today or date.today()), language)
    if report.verdict is Verdict.SUITABLE:
        added = mender.missing_advice(report) if advise else ()
        if not added:
            return Repaired(routine, (), report.in_language(language), language)
        mended = _advised(routine, added)
        return Repaired(mended, added, judged(mended).report.in_language(language), language)
    looked_at = iter(examined.items)
    sessions = [mender.session(list(islice(looked_at, len(session.prescriptions)))) for session in routine.sessions]
    for same_day in _days(routine, sessions):
        _merge(same_day, language)
        mender.shorten(same_day)
        _merge(same_day, language)
    mended, texts = mender.quiet_texts(_assembled(routine, sessions), sessions, report)
    added = mender.missing_advice(report)
    mended = _advised(mended, added)
    examined = judged(mended)
    places = [place for session in sessions for place in session]
    while mender.mend_whole(places, examined):
        for place in places:
            mender.mend(place)  # what was too long before may be mended now
        mended = _assembled(mended, sessions)
        examined = judged(mended)
    report = examined.report
    if more := mender.missing_advice(report):  # a text that was taken out may have said it
        added, mended = added + more, _advised(mended, more)
        report = judged(mended).report
    changes = (*(change for place in places for change in place.changes), *texts, *added)
    return Repaired(mended if changes else routine, changes, report.in_language(language), language)


_HANGUL = re.compile("[\uac00-\ud7a3]")


def _language(routine: Routine, profile: Profile) -> str:
    """The person's language tag; where it is unknown, Korean for a routine that is written in it, else English."""
    if profile.language is not None:
        return profile.language
    texts = [routine.title, *routine.guidance]
    for session in routine.sessions:
        texts += [session.title, *(item.exercise.name for item in session.prescriptions)]
    return "ko" if any(map(_HANGUL.search, texts)) else "en"


@attrs.define
class _Place:
    """One place of a routine while it is mended."""

    path: str
    before: Prescription
    after: Prescription | None
    looked_at: Item
    changes: list[Change] = attrs.field(factory=list[Change])

    @property
    def item(self) -> Item | None:
        """What stands there now; ``None`` if nothing does."""
        if self.after is None:
            return None
        if self.looked_at.prescription is not self.after:
            self.looked_at = in_place_of(self.looked_at, self.after)
        return self.looked_at

    @property
    def substitute(self) -> str | None:
        """The id of the catalogue's movement that took the place; ``None`` if none did."""
        replaced = self.after is not None and any(change.kind is RemedyKind.REPLACE for change in self.changes)
        return self.after.exercise.id if self.after is not None and replaced else None

    @property
    def went(self) -> Change | None:
        """The change by which the movement that stood there went; ``None`` if it stays."""
        return self.changes[0] if self.after is None or self.substitute is not None else None

    def is_new(self, mend: Mend) -> bool:
        """Whether a change makes of the place what it has not been before, so that mending ends."""
        return mend.after is None or mend.after not in (self.before, *(change.after for change in self.changes))

    def become(self, mend: Mend, why: Finding, reason: str) -> None:
        """Makes one change. A movement that goes takes with it what was changed about it before."""
        if mend.kind is RemedyKind.REPLACE or mend.after is None:
            self.changes.clear()
        change = Change(
            path=self.path,
            kind=mend.kind,
            before=self.changes[-1].after if self.changes else self.before,
            after=mend.after,
            reason=reason,
            citation=why.citation,
            applicability=mend.applicability,
        )
        self.changes.append(change)
        self.after = mend.after

    def give_way(self, after: Prescription | None, why: Iterable[str], language: str) -> None:
        """Puts another movement, or none, where a substitute stands, with further reasons."""
        [change] = self.changes
        kind = RemedyKind.REMOVE if after is None else RemedyKind.REPLACE
        self.changes = [attrs.evolve(change, kind=kind, after=after, reason=joined((change.reason, *why), language))]
        self.after = after


#: What stands between the levels of a title: "Phase 1 / Week 2 / Squats".
_LEVELS = " / "


@attrs.frozen
class _Mender:
    """Mends places; everything it must know for that."""

    rulebook: RuleBook
    waivers: InForce
    language: str

    def session(self, looked_at: list[tuple[Item, list[Finding]]]) -> list[_Place]:
        """Every place of a session, mended."""
        places: list[_Place] = []
        for item, found in looked_at:
            place = _Place(item.path, item.prescription, item.prescription, item)
            if self.step(place, item, found):
                self.mend(place)
            places.append(place)
        return places

    def mend(self, place: _Place) -> None:
        """Makes every change at a place."""
        while (item := place.item) is not None and self.step(place, item, self.found(item)):
            pass

    def found(self, item: Item) -> list[Finding]:
        """What the rules about single movements find there."""
        return found_in(item, self.rulebook, self.waivers)

    def step(self, place: _Place, item: Item, found: list[Finding]) -> bool:
        """Makes the next change at a place; false once there is none to make."""
        findings = [finding.in_language(self.language) for finding in found if not finding.waived]
        mends = [(why, _fitting(item, mend)) for why, mend in self.mends(item, findings)]
        mends = [(why, mend) for why, mend in mends if place.is_new(mend)]
        if not mends:
            return False
        # What is to be taken out is not mended first.
        out = (one for one in mends if one[1].kind is RemedyKind.REMOVE and one[1].after is None)
        finding, mend = next(out, mends[0])
        if mend.kind is not RemedyKind.REPLACE:
            self.change(place, mend, finding)
            return mend.after is not None
        reason = joined((other.message for other in findings if other.remedy == finding.remedy), self.language)
        self.replace(place, mend.after, finding, reason)
        return False

    def mends(self, item: Item, findings: Iterable[Finding]) -> Iterator[tuple[Finding, Mend]]:
        """The change that each finding at a movement asks for, where there is one; a clinician's order stays."""
        if is_order(item.recognition):
            return
        for finding in findings:
            rule, remedy = self.rulebook[finding.code], finding.remedy
            if finding.severity is Severity.INFO:
                continue
            if (quiet := _without(rule.topic, item)) != item.prescription:
                yield finding, Mend(RemedyKind.REMOVE, quiet)
            elif (mend := rule.mend(item)) is not None:
                yield finding, mend
            elif remedy is not None and _must_go(finding, remedy):
                yield finding, Mend(RemedyKind.REPLACE, substitute(item, remedy))

    def change(self, place: _Place, mend: Mend, why: Finding) -> None:
        """Makes one change of a movement that stays, or that goes without another in its place."""
        reasons = [why.message]
        if mend.kind is RemedyKind.ADJUST_DOSE and _words(mend.after) != _words(place.after):
            reasons.append(words("repair.old_dose", self.language))
        place.become(_beside_what_is_asked(place, mend), why, joined(reasons, self.language))

    def replace(self, place: _Place, instead: Prescription | None, why: Finding, reason: str) -> None:
        """Puts another movement in the place, or nothing where none is right or the person leaves it out too."""
        instead, nothing = self.offered(place, instead)
        kind = RemedyKind.REPLACE if instead is not None else RemedyKind.REMOVE
        place.become(Mend(kind, instead), why, joined((reason, *nothing), self.language))

    def offered(self, place: _Place, instead: Prescription | None) -> tuple[Prescription | None, tuple[str, ...]]:
        """What can take the place, named in the language; where nothing can, with the words why."""
        if instead is None:
            return None, (words("repair.none_known", self.language),)
        entry = catalogue.named(instead.exercise.id or "")
        named = instead.exercise if entry is None else entry.in_language(self.language)
        instead = attrs.evolve(instead, exercise=named)
        if is_excluded(in_place_of(place.looked_at, instead)):
            return None, (words("repair.out_too", self.language, name=named.name),)
        return instead, ()

    def shorten(self, places: Iterable[_Place]) -> None:
        """Puts shorter movements in the places of substitutes, or none, until a day takes no more time than before.

        Where a document gives no number, there is no time to compare.
        """
        known = [place for place in places if has_time(place.before.dose)]
        over = fsum(map(_longer, known))
        for place in known:
            ident, more = place.substitute, _longer(place)
            if ident is None or more <= 0 or over <= _NO_TIME:
                continue
            instead, nothing = self.offered(place, shorter(place.before, ident))
            too_long = words("repair.too_long", self.language, name=_name(place.after))
            place.give_way(instead, (too_long, *nothing), self.language)
            over += _longer(place) - more

    def mend_whole(self, places: Sequence[_Place], examined: Examination) -> bool:
        """Makes the changes that findings on the whole routine ask for; false if there is none to make.

        The findings name places of the routine as it is now, where what went has no place any more.
        """
        made = False
        left = [place for place in places if place.after is not None]
        standing = [(place, item) for place, (item, _) in zip(left, examined.items, strict=True)]
        for finding in examined.report.findings:
            rule = self.rulebook[finding.code]
            if finding.severity is Severity.INFO or rule.mends_whole is None:
                continue
            changed: set[int] = set()
            for number, mend in rule.mend_whole(finding, [item for _, item in standing], self.may):
                place, item = standing[number]
                mend = _fitting(item, mend)
                if place.is_new(mend):
                    self.change(place, mend, finding.in_language(self.language))
                    changed.add(number)
            made = made or bool(changed)
            for number in sorted(changed, reverse=True):
                place, item = standing.pop(number)
                if place.after is not None:
                    standing.insert(number, (place, in_place_of(item, place.after)))
        return made

    def may(self, item: Item, mend: Mend) -> bool:
        """Whether a change may be made for the sake of the whole routine.

        It may not where a clinician's waiver or order keeps the movement, or where it breaks a rule that was not broken
        before, such as 10-20 of knee to chest (A16).
        """
        before = self.found(item)
        if is_order(item.recognition) or any(finding.waived for finding in before):
            return False
        if mend.after is None:
            return True
        after = self.found(in_place_of(item, mend.after))
        return {finding.code for finding in after} <= {finding.code for finding in before}

    def missing_advice(self, report: Report) -> tuple[Change, ...]:
        """The advice that findings miss, in the order in which a person needs it."""
        found = [
            (self.rulebook[finding.code].advice, finding.remedy, finding)
            for finding in report.findings
            if finding.remedy is not None and finding.remedy.kind is RemedyKind.ADD_GUIDANCE
        ]
        found.sort(key=lambda one: EVERY_ROUTINE.index(one[0]) if one[0] in EVERY_ROUTINE else len(EVERY_ROUTINE))
        return tuple(
            Change(
                path="",
                kind=RemedyKind.ADD_GUIDANCE,
                before=None,
                after=remedy.in_language(self.language).text if topic is None else advice(topic, self.language),
                reason=finding.in_language(self.language).message,
                citation=finding.citation,
                applicability=Applicability.SAFE,
            )
            for topic, remedy, finding in found
        )

    def quiet_texts(
        self, routine: Routine, places: Sequence[Sequence[_Place]], report: Report
    ) -> tuple[Routine, list[Change]]:
        """The routine without the sentences in titles and guidance that a rule's topic finds, and what went.

        A title goes too if it names a movement advised against, one under it went, and no such movement stays under it.
        A session whose title goes is titled by its number, so that sessions stay apart.
        """
        native = all(item.path is None for session in routine.sessions for item in session.prescriptions)
        changes: list[Change] = []

        def quiet(text: str, path: str, instead: str = "") -> str:
            for rule in self.rulebook:
                if rule.topic is not None and (rest := _quiet(rule.topic, text)) != text:
                    rest = rest or instead
                    changes.append(self.taken_out(rule, path, text, rest or None, report))
                    text = rest
            return text

        def retitled(title: str, path: str, beneath: Sequence[_Place], instead: str = "") -> str:
            title = quiet(title, path, instead)
            went = next((place.went for place in beneath if place.went is not None), None)
            stays = any(item.recognition.contraindications for place in beneath if (item := place.item) is not None)
            if went is None or stays or days_of(title) or not names_against(title):  # a day in a title keeps days apart
                return title
            left = _LEVELS.join(filter(None, (instead if names_against(p) else p for p in title.split(_LEVELS))))
            left = instead if names_against(left) else left
            why = words("repair.old_title", self.language)
            changes.append(
                attrs.evolve(went, path=path, kind=RemedyKind.REMOVE, before=title, after=left or None, reason=why)
            )
            return left

        title = retitled(routine.title, "/title" if native else "", [*chain.from_iterable(places)])
        guidance = [quiet(text, f"/guidance/{i}" if native else "") for i, text in enumerate(routine.guidance)]
        sessions = tuple(
            attrs.evolve(
                session,
                title=retitled(session.title, session.path or f"/sessions/{i}/title", places[i], str(i + 1)),
            )
            for i, session in enumerate(routine.sessions)
        )
        if not changes:
            return routine, []
        kept = tuple(text for text, before in zip(guidance, routine.guidance, strict=True) if text or not before)
        return attrs.evolve(routine, title=title, guidance=kept, sessions=sessions), changes

    def taken_out(self, rule: Rule, path: str, before: str, after: str | None, report: Report) -> Change:
        """The change that takes a rule's topic out of a text, with the words of the finding on it."""
        found = (finding for finding in report.findings if (finding.code, finding.path) == (rule.code, path))
        why = next(found, None)
        return Change(
            path=path,
            kind=RemedyKind.REMOVE,
            before=before,
            after=after,
            reason=rule.summary if why is None else why.in_language(self.language).message,
            citation=rule.cited()[0],
            applicability=Applicability.REVIEW,
        )


def _fitting(item: Item, mend: Mend) -> Mend:
    """The change with notes that do not contradict the dose that it gives."""
    if mend.kind is not RemedyKind.ADJUST_DOSE or mend.after is None:
        return mend
    return attrs.evolve(mend, after=without_old_dose(mend.after, item.dose))


def _beside_what_is_asked(place: _Place, mend: Mend) -> Mend:
    """The change for a person to look at, where a title or advice asks for as much as before, which is more now."""
    item = place.item
    if mend.applicability is not Applicability.SAFE or mend.after is None or item is None or not item.asks_above:
        return mend
    asks_more = set(asks_for_more(item.prescribed(mend.after))) - set(asks_for_more(item))
    return attrs.evolve(mend, applicability=Applicability.REVIEW) if asks_more else mend


def _words(prescription: Prescription | None) -> tuple[str, str | None]:
    """What the texts beside a movement say of how it is done."""
    return ("", None) if prescription is None else (prescription.notes, prescription.exercise.hints.instructions)


#: Less than this, in seconds, is no time: what is left when sums are rounded.
_NO_TIME = 1e-6


def _longer(place: _Place) -> float:
    """How many seconds a day what stands in a place takes more than what stood there; negative if it takes less."""
    return (0 if place.after is None else dose_seconds(place.after.dose)) - dose_seconds(place.before.dose)


def _name(prescription: Prescription | None) -> str:
    return "" if prescription is None else prescription.exercise.name


def _must_go(finding: Finding, remedy: Remedy) -> bool:
    """Whether the movement cannot stay: its remedy says so, or an error is in its nature or its very name."""
    if remedy.applicability is Applicability.DISPLAY:
        return False
    return finding.severity is Severity.ERROR or remedy.kind in (RemedyKind.REPLACE, RemedyKind.REMOVE)


def _days(routine: Routine, sessions: Iterable[list[_Place]]) -> Iterable[list[_Place]]:
    """The places of each day on which a movement took the place of another."""
    days: dict[tuple[str, ...], list[_Place]] = {}
    for session, places in zip(routine.sessions, sessions, strict=True):
        days.setdefault(days_of(session.title), []).extend(places)
    return (places for places in days.values() if any(place.substitute for place in places))


def _merge(places: list[_Place], language: str) -> None:
    """Takes out what would be done twice in a day, so that doses do not add up beyond the article's (A16)."""
    standing = [item for place in places if place.substitute is None and (item := place.item) is not None]
    instead = {place.substitute for place in places if place.substitute is not None}
    there = {ident for ident in instead if any(item.is_movement(ident) for item in standing)}
    for place in places:
        ident, new = place.substitute, place.item
        if ident is None or new is None:
            continue
        if ident in there:
            already = words("repair.there_already", language, name=new.exercise.name)
            place.give_way(None, (already,), language)
        else:
            there.add(ident)


def _quiet(topic: str, text: str) -> str:
    """The text without the clauses that say it."""
    return without(topic, text) if said(topic, text) else text


def _without(topic: str | None, item: Item) -> Prescription:
    """The prescription without what its texts say on a topic; only its name is kept as it is."""
    prescription = item.prescription
    if topic is None or topic not in item.said:
        return prescription
    hints = item.exercise.hints
    quieter = attrs.evolve(
        hints,
        instructions=_quiet(topic, hints.instructions or "") or None,
        category=_quiet(topic, hints.category or "") or None,
        equipment=_quiet(topic, hints.equipment or "") or None,
        muscles=tuple(muscle for muscle in hints.muscles if not said(topic, muscle)),
    )
    return attrs.evolve(
        prescription,
        exercise=attrs.evolve(item.exercise, hints=quieter) if quieter != hints else item.exercise,
        notes=_quiet(topic, prescription.notes),
        group=_quiet(topic, prescription.group or "") or None,
    )


def _assembled(routine: Routine, sessions: list[list[_Place]]) -> Routine:
    """The routine with what stands in the places now."""
    return attrs.evolve(
        routine,
        sessions=tuple(
            attrs.evolve(session, prescriptions=tuple(place.after for place in places if place.after is not None))
            if any(place.changes for place in places)
            else session
            for session, places in zip(routine.sessions, sessions, strict=True)
        ),
    )


def _advised(routine: Routine, added: Iterable[Change]) -> Routine:
    return attrs.evolve(routine, guidance=(*routine.guidance, *(str(change.after) for change in added)))
