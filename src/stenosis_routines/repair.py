"""Mends a routine: the fewest changes that leave nothing in it that the rules reject, each with its reason.

A movement that is advised against gives way to the catalogue's lying-down one for the same joint, in the same place and
group, on the same days. Doses move into the article's ranges, harmful sentences go, missing advice is added. What
cannot be judged stays, and the report hands it to a person. ``docs/repair.md`` tells every decision.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from functools import lru_cache
from itertools import islice

import attrs

from stenosis_routines._fields import each
from stenosis_routines._speech import seen_first, why_mended, words
from stenosis_routines.advice import advice, spoken
from stenosis_routines.answers import Answers
from stenosis_routines.catalogue import catalogue
from stenosis_routines.check import Examination, Report, Verdict, examine, found_in, item_at, person
from stenosis_routines.citation import Citation
from stenosis_routines.contraindication import Suitability, suitability
from stenosis_routines.exercise import Aim, Effort, Exercise
from stenosis_routines.language.topics import said, without
from stenosis_routines.profile import Profile, Waiver
from stenosis_routines.recognise import recognise, recognise_exercise
from stenosis_routines.routine import Dose, Prescription, Routine, Session
from stenosis_routines.rules import article
from stenosis_routines.rules.dose import LONG_MIN, QUICK_S
from stenosis_routines.rules.movement import TRAINING, active_seconds, dose_seconds
from stenosis_routines.rules.rulebook import Applicability, Finding, Item, RemedyKind, RuleBook, Severity

__all__ = ["Change", "Repaired", "repair"]


@attrs.frozen(kw_only=True)
class Change:
    """One thing that is not as it was."""

    #: Where, in the routine that came in: as ``Finding.path``; empty for what is said to the person as a whole.
    path: str
    kind: RemedyKind
    #: What stood there: a prescription, or a text; ``None`` for something that was added.
    before: Prescription | str | None
    #: What stands there now; ``None`` for something that was taken out.
    after: Prescription | str | None
    #: Why; lower case, no full stop.
    reason: str
    citation: Citation
    #: Whether it may be applied unseen, or was meant otherwise and needs a look.
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
) -> Repaired:
    """The routine with the fewest changes that leave nothing in it that the rules reject.

    A suitable routine is left as it is. The result is never unsuitable by the article's own rules; what needs a
    person is in its report. ``profile``, ``rulebook``, ``waivers``, ``today`` and ``answers`` are as for ``check``.

    Raises:
        MedicalGuidanceRequired: the profile has a red flag, or severe or worsening symptoms without clearance.
        InvalidValueError: the routine is no ``Routine``.
    """
    waivers = each(Waiver, waivers)

    profile = person(routine, profile)

    def judged(candidate: Routine) -> Examination:
        return examine(candidate, profile=profile, rulebook=rulebook, waivers=waivers, today=today, answers=answers)

    examined = judged(routine)
    before = examined.report
    language = _language(routine, profile)
    if (error := seen_first({finding.code for finding in before.findings}, profile, language)) is not None:
        raise error
    if before.verdict is Verdict.SUITABLE:
        return Repaired(routine, (), before, language)
    held = tuple(waiver for waiver in waivers if (today or date.today()) <= waiver.until)
    mender = _Mender(rulebook, held, _left_out(before, profile, answers), language)
    looked_at = iter(examined.items)
    sessions = [mender.session(list(islice(looked_at, len(session.prescriptions)))) for session in routine.sessions]
    mended, texts = _quiet_texts(_assembled(routine, sessions), rulebook, language)
    added = _missing_advice(before, language)
    mended = _advised(mended, added)
    report = judged(mended).report
    places = [place for session in sessions for place in session]
    while (heavy := _outweighing(report)) is not None and mender.lighten(places, _told(heavy, language)):
        for place in places:
            mender.mend(place)  # what was too long before may be mended now
        mended = _assembled(mended, sessions)
        report = judged(mended).report
    if more := _missing_advice(report, language):  # a text that was taken out may have said it
        added, mended = added + more, _advised(mended, more)
        report = judged(mended).report
    changes = (*(change for session in sessions for place in session for change in place.changes), *texts, *added)
    return Repaired(mended if changes else routine, changes, report, language)


def _missing_advice(report: Report, language: str) -> tuple[Change, ...]:
    return tuple(
        Change(
            path="",
            kind=RemedyKind.ADD_GUIDANCE,
            before=None,
            after=advice(topic, language),
            reason=_told(finding, language).message,
            citation=finding.citation,
            applicability=Applicability.SAFE,
        )
        for code, topic in (("SR502", "consult"), ("SR501", "stop"))
        for finding in report.findings
        if finding.code == code
    )


def _advised(routine: Routine, added: Iterable[Change]) -> Routine:
    return attrs.evolve(routine, guidance=(*routine.guidance, *(str(change.after) for change in added)))


def _outweighing(report: Report) -> Finding | None:
    """The finding that strength outweighs relaxing, beyond doubt; ``None`` if it does not."""
    return next((f for f in report.findings if f.code == "SR201" and f.severity is Severity.ERROR), None)


# Before anything else.


_HANGUL = re.compile("[\uac00-\ud7a3]")


def _language(routine: Routine, profile: Profile) -> str:
    """The person's language; where it is not told, Korean for a routine that is written in it, else English."""
    if profile.language is not None:
        return spoken(profile.language)
    texts = [routine.title, *routine.guidance]
    texts += [text for session in routine.sessions for text in (session.title, *_names(session))]
    return "ko" if any(map(_HANGUL.search, texts)) else "en"


def _told(finding: Finding, language: str) -> Finding:
    """The finding with its message in the language."""
    message = why_mended(finding.code, finding.message, language)
    return finding if message is finding.message else attrs.evolve(finding, message=message)


def _names(session: Session) -> Iterator[str]:
    return (item.exercise.name for item in session.prescriptions)


@attrs.frozen
class _LeftOut:
    """What the profile leaves out: the findings that say so, by place and name, and ids of the catalogue."""

    places: Mapping[tuple[str, str], Finding]
    ids: frozenset[str]


def _left_out(report: Report, profile: Profile, answers: Answers | None) -> _LeftOut:
    ids = (recognise(name, answers=answers).exercise_id for name in profile.excluded)
    # By name too, since movements of two documents that were put together may bear the same place.
    found = [finding for finding in report.findings if finding.code == "SR505"]
    places = {(finding.path, finding.message.rpartition(":")[0]): finding for finding in found}
    return _LeftOut(places, frozenset(ident for ident in ids if ident is not None))


# One movement.


@attrs.define
class _Place:
    """One place of a routine while it is mended."""

    path: str
    before: Prescription
    after: Prescription | None
    _item: Item
    changes: list[Change] = attrs.field(factory=list)
    #: The catalogue's movement that took the place; ``None`` if none did.
    substitute: str | None = None

    @property
    def item(self) -> Item | None:
        """What stands there now; ``None`` if nothing does."""
        if self.after is None:
            return None
        if self._item.prescription is not self.after:
            self._item = item_at(self.path, self.after, self._item.answers)
        return self._item

    def become(
        self, after: Prescription | None, why: Finding, kind: RemedyKind, *, safe: bool = False, reason: str = ""
    ) -> None:
        """Notes one change. A movement that goes takes with it what was changed about it before."""
        if kind is RemedyKind.REPLACE or after is None:
            self.changes.clear()
        change = Change(
            path=self.path,
            kind=kind,
            before=self.changes[-1].after if self.changes else self.before,
            after=after,
            reason=reason or why.message,
            citation=why.citation,
            applicability=Applicability.SAFE if safe else Applicability.REVIEW,
        )
        self.changes.append(change)
        self.after = after


#: The topics whose clauses go, by the rule that finds them.
_TOPICS = {"SR202": "strenuous", "SR401": "push_through", "SR402": "uncontrolled"}


@attrs.frozen
class _Mender:
    """Mends places; everything it must know for that."""

    rulebook: RuleBook
    waivers: tuple[Waiver, ...]
    left_out: _LeftOut
    language: str

    def session(self, looked_at: list[tuple[Item, list[Finding]]]) -> list[_Place]:
        """Every place of a session, mended; a movement that takes the place of another stands there only once."""
        places = []
        for item, found in looked_at:
            place = _Place(item.path, item.prescription, item.prescription, item)
            if self.step(place, item, found):
                self.mend(place)
            places.append(place)
        if any(place.substitute for place in places):
            _merge(places, self.language)
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
        if (finding := self.left_out.places.get((place.path, item.exercise.name))) is not None:
            place.become(None, _told(finding, self.language), RemedyKind.REMOVE)
            return False
        findings = [_told(finding, self.language) for finding in found if not finding.waived]
        for finding in findings:
            remedy = finding.remedy
            if remedy is None or remedy.applicability is Applicability.DISPLAY or finding.severity is Severity.INFO:
                continue
            quiet = _without(_TOPICS.get(finding.code), item)
            dose = _dose(finding, item)
            eased = _eased(finding, item)
            if quiet is not item.prescription:
                place.become(quiet, finding, RemedyKind.REMOVE)
            elif dose is not item.dose and dose_seconds(dose) <= max(dose_seconds(item.dose), LONG_MIN * 60):
                after = attrs.evolve(item.prescription, dose=dose)
                place.become(after, finding, RemedyKind.ADJUST_DOSE, safe=remedy.applicability is Applicability.SAFE)
            elif eased is not item.exercise:
                after = attrs.evolve(item.prescription, exercise=eased)
                place.become(after, finding, RemedyKind.ADJUST_DOSE)
            elif _must_go(finding):
                reason = "; ".join(other.message for other in findings if other.remedy == remedy)
                self.replace(place, item, finding, reason)
                return False
            else:
                continue
            return True
        return False

    def replace(self, place: _Place, item: Item, why: Finding, reason: str) -> None:
        """Puts the lying-down movement for the same joint there, or nothing where none is right."""
        ident = _substitute(item, why)
        if ident is None or ident in self.left_out.ids:
            key, name = ("none_known", "") if ident is None else ("out_too", _named(ident, self.language))
            reason += f"; {words(key, self.language, name=name)}"
            place.become(None, why, RemedyKind.REMOVE, reason=reason)
            return
        place.substitute = ident
        instead = Prescription(
            catalogue.entry(ident).in_language(self.language),
            _substitute_dose(ident, item.dose),
            group=item.prescription.group,
            path=item.prescription.path,
        )
        place.become(instead, why, RemedyKind.REPLACE, reason=reason)

    def lighten(self, places: list[_Place], why: Finding) -> bool:
        """Lowers the strength work that takes longest, and only then takes it out, until relaxing outweighs it.

        False if there was nothing to lower.
        """
        before = [place.after for place in places]
        # Fractions: what is taken off a sum of floats may leave more, or less, than is there.
        seconds = {id(place): Fraction(active_seconds(item)) for place in places if (item := place.item) is not None}
        training = [place for place in places if (item := place.item) is not None and self.is_training(item)]
        spent = sum(seconds[id(place)] for place in training)
        rest = sum(seconds.values()) - spent
        for lighter in (_in_one_set, _in_few_repetitions, None):
            for place in sorted(training, key=lambda place: -seconds[id(place)]):
                if spent < rest * (1 - Fraction(1, 10**9)):  # the rule's own sums are of floats
                    return before != [place.after for place in places]
                item = place.item
                if item is None or lighter is None:
                    place.become(None, why, RemedyKind.REMOVE)
                elif (dose := lighter(item.dose)) != item.dose and self.keeps_in_range(place.path, item, dose):
                    place.become(attrs.evolve(item.prescription, dose=dose), why, RemedyKind.ADJUST_DOSE)
                now = Fraction(0 if place.item is None else active_seconds(place.item))
                spent += now - seconds[id(place)]
                seconds[id(place)] = now
        return before != [place.after for place in places]

    def keeps_in_range(self, path: str, item: Item, dose: Dose) -> bool:
        """Whether another dose breaks no rule that was not broken before, such as 10-20 of knee to chest (A16)."""
        after = item_at(path, attrs.evolve(item.prescription, dose=dose), item.answers)
        return {f.code for f in found_in(after, self.rulebook)} <= {f.code for f in found_in(item, self.rulebook)}

    def is_training(self, item: Item) -> bool:
        """Whether it is strength, cardio or power work that no clinician's waiver keeps."""
        return item.traits.aim in TRAINING and not any(f.waived for f in self.found(item))


def _named(ident: str, language: str) -> str:
    return catalogue.entry(ident).in_language(language).name


def _merge(places: list[_Place], language: str) -> None:
    """Takes out what would stand twice in a session, so that doses do not add up beyond the article's (A16)."""
    items = [place.item for place in places if place.substitute is None]
    there = {item.recognition.exercise_id for item in items if item is not None}
    for place in places:
        ident = place.substitute
        if ident is None:
            continue
        if ident in there:
            change = place.changes[0]
            reason = f"{change.reason}; {words('there_already', language, name=_named(ident, language))}"
            place.changes = [attrs.evolve(change, kind=RemedyKind.REMOVE, after=None, reason=reason)]
            place.after = None
        there.add(ident)


def _substitute(item: Item, why: Finding) -> str | None:
    """The movement to do instead; a movement that is right in itself gives way to its lying, gentle form."""
    own = item.recognition.exercise_id
    if own is not None and suitability(catalogue[own].traits) is Suitability.COMPATIBLE:
        return own
    return None if why.remedy is None else why.remedy.exercise


# Doses.

#: What a substitute starts with where the article gives no number: our reading of gentle, within what was prescribed.
_GENTLE_REPS, _GENTLE_HOLD_S, _GENTLE_TIMES = 10, 30, 3
#: What strength work is lowered to where it outweighs relaxing: our reading of little.
_FEW_REPS, _SHORT_HOLD_S = 5, 10


@lru_cache(maxsize=1024)
def _substitute_dose(ident: str, before: Dose) -> Dose:
    """The article's dose where it gives one, on the days that were prescribed; else a gentle one, never with a load."""
    entry = catalogue.entry(ident)
    gentle = Dose(
        sets=1,
        reps=_at_most(before.reps, _GENTLE_REPS),
        per_side=True if entry.exercise.one_sided else None,
        hold_s=_shorter(before.hold_s, _GENTLE_HOLD_S) if entry.exercise.traits.aim is Aim.STRETCH else None,
        times_per_day=None if before.times_per_day is None else min(before.times_per_day, _GENTLE_TIMES),
        days_per_week=before.days_per_week,
    )
    if entry.dose is None:
        return gentle
    told = attrs.asdict(entry.dose, filter=lambda _, value: value is not None)
    if entry.dose.reps is not None:
        told["hold_s"] = None
    if before.days_per_week is not None:
        told["days_per_week"] = before.days_per_week
    return attrs.evolve(gentle, **told)


def _at_most(reps: int | tuple[int, int | None] | None, most: int) -> int | tuple[int, int | None] | None:
    if not isinstance(reps, tuple):
        return None if reps is None else min(reps, most)
    low, high = min(reps[0], most), most if reps[1] is None else min(reps[1], most)
    return low if low == high else (low, high)


def _shorter(hold_s: float | None, most: float) -> float | None:
    return None if hold_s is None else min(hold_s, most)


def _dose(finding: Finding, item: Item) -> Dose:
    """The dose that the finding asks for; the same where it is not about the dose."""
    dose = item.dose
    match finding.code:
        case "SR101" | "SR102" | "SR103" if dose.load_kg:
            bare = recognise_exercise(item.exercise, item.prescription.notes)
            return dose if bare.contraindications else attrs.evolve(dose, load_kg=0)
        case "SR202" if isinstance(dose.reps, tuple) and dose.reps[1] is None:
            return attrs.evolve(dose, reps=dose.reps[0])
        case "SR301":
            return attrs.evolve(dose, times_per_day=5)  # A15
        case "SR302":
            return _knee_to_chest(dose)
        case "SR303":
            return attrs.evolve(dose, per_side=True)  # A16, A17
        case "SR402" if dose.seconds_per_rep is not None and dose.seconds_per_rep < QUICK_S:
            return attrs.evolve(dose, seconds_per_rep=QUICK_S)
    return dose


def _knee_to_chest(dose: Dose) -> Dose:
    """The repetitions of all sets together within 10-20 (A16), with as many sets as there were if that can be."""
    sets = dose.sets or 1
    if dose.reps_range is None or sets > 20:
        return attrs.evolve(dose, sets=1, reps=(10, 20), hold_s=None)
    fewest, most = -(-10 // sets), 20 // sets
    low, high = (most if n is None else min(max(n, fewest), most) for n in dose.reps_range)
    return attrs.evolve(dose, reps=low if low == high else (low, high))


def _eased(finding: Finding, item: Item) -> Exercise:
    """The movement done well short of the limit, where only its document declares that it is done to the limit.

    A movement that is gentle in itself is left to its own facts; any other is declared moderate, which never passes.
    """
    exercise = item.exercise
    if finding.code != "SR202":
        return exercise
    traits = attrs.evolve(
        exercise.traits, effort=None, aim=None if exercise.traits.aim is Aim.POWER else exercise.traits.aim
    )
    bare = recognise_exercise(attrs.evolve(exercise, traits=traits), item.prescription.notes, item.answers).traits
    if bare.effort is Effort.STRENUOUS or bare.aim is Aim.POWER:
        return exercise
    if bare.effort is not Effort.GENTLE:
        traits = attrs.evolve(traits, effort=Effort.MODERATE)
    return attrs.evolve(exercise, traits=traits)


def _must_go(finding: Finding) -> bool:
    """Whether the movement cannot stay: its remedy says so, or an error is in its nature or its very name."""
    kinds = (RemedyKind.REPLACE, RemedyKind.REMOVE)
    return finding.severity is Severity.ERROR or (finding.remedy is not None and finding.remedy.kind in kinds)


def _in_one_set(dose: Dose) -> Dose:
    return dose if dose.sets is None else attrs.evolve(dose, sets=1)


def _in_few_repetitions(dose: Dose) -> Dose:
    reps = _at_most(dose.reps, _FEW_REPS) if dose.reps is not None or dose.hold_s else _FEW_REPS
    return attrs.evolve(dose, reps=reps, hold_s=_shorter(dose.hold_s, _SHORT_HOLD_S))


# What is said.


def _quiet(topic: str, text: str) -> str:
    """The text without the clauses that say it."""
    return without(topic, text) if text and said(topic, text) else text


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
    after = attrs.evolve(
        prescription,
        exercise=attrs.evolve(item.exercise, hints=quieter) if quieter != hints else item.exercise,
        notes=_quiet(topic, prescription.notes),
        group=_quiet(topic, prescription.group or "") or None,
    )
    return prescription if after == prescription else after


def _quiet_texts(routine: Routine, rulebook: RuleBook, language: str) -> tuple[Routine, list[Change]]:
    """The routine whose titles and guidance drive nobody on in spite of pain, to the limit or fast, and what went.

    A session whose title goes is titled by its number, so that sessions stay apart.
    """
    native = all(item.path is None for session in routine.sessions for item in session.prescriptions)
    changes: list[Change] = []

    def quiet(text: str, path: str, otherwise: str = "") -> str:
        for code, topic in _TOPICS.items():
            if code in rulebook and (rest := _quiet(topic, text)) != text:
                rest, rule = rest or otherwise, rulebook[code]
                changes.append(
                    Change(
                        path=path,
                        kind=RemedyKind.REMOVE,
                        before=text,
                        after=rest or None,
                        reason=why_mended(code, rule.summary, language),
                        citation=rule.cited()[0],
                        applicability=Applicability.REVIEW,
                    )
                )
                text = rest
        return text

    title = quiet(routine.title, "/title" if native else "")
    guidance = [quiet(text, f"/guidance/{i}" if native else "") for i, text in enumerate(routine.guidance)]
    sessions = tuple(
        attrs.evolve(session, title=quiet(session.title, session.path or f"/sessions/{i}/title", str(i + 1)))
        for i, session in enumerate(routine.sessions)
    )
    if not changes:
        return routine, []
    kept = tuple(text for text, before in zip(guidance, routine.guidance, strict=True) if text or not before)
    return attrs.evolve(routine, title=title, guidance=kept, sessions=sessions), changes


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
