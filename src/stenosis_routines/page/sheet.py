"""The page a patient holds, as one file of HTML: no network, and a script only for the guided session."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from itertools import pairwise
from math import ceil

import attrs

from stenosis_routines._data import toml_once
from stenosis_routines._plans import in_words, stop_advice
from stenosis_routines.answers import Answers
from stenosis_routines.catalogue import RECOMMENDED, Entry, catalogue
from stenosis_routines.check import Report, Verdict, check, person
from stenosis_routines.contraindication import Suitability
from stenosis_routines.errors import InvalidValueError, UnsuitableRoutineError
from stenosis_routines.exercise import Aim
from stenosis_routines.page.figures import Figure, figure_for, figures
from stenosis_routines.page.html import bullets, element, safe
from stenosis_routines.page.layout import stylesheet
from stenosis_routines.page.picture import description, picture, title
from stenosis_routines.page.session import guided_session, session_policy, session_style
from stenosis_routines.profile import Profile, RedFlag
from stenosis_routines.recognise import Recognition, recognise_exercise
from stenosis_routines.routine import Plan, Prescription, Reason, Routine, Session, Stop
from stenosis_routines.rules.amounts import active_minutes
from stenosis_routines.rules.person import Need, guidance_needed, seen_first
from stenosis_routines.rules.rulebook import Finding, Severity
from stenosis_routines.speech import advice, languages, speech, spoken, words

__all__ = ["handout"]

#: How many bytes of moving pictures a page holds; the movements after that have a still picture only.
_MOTION_LIMIT = 300_000

#: Reasons of a plan that say what to do.
_GOOD_TO_KNOW = ("hurts", "instead", "nothing_added", "help", "after")

#: The most boxes to tick for one day.
_TICKS = 6

#: Nothing is loaded from anywhere, and no script runs but that of the guided session.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def handout(
    plan_or_routine: Plan | Routine,
    *,
    language: str | None = None,
    anyway: bool = False,
    answers: Answers | None = None,
    profile: Profile | None = None,
) -> str:
    """A page for the patient: one HTML file with pictures, to print or to read on a phone; it loads nothing.

    ``language`` is ``en`` or ``ko``; ``None`` means that of the person, otherwise English. ``answers`` and, for a
    routine, ``profile`` are what an expert has settled and the person it is for; see ``check``. A plan has its own
    profile. ``anyway`` makes a page of a routine that is not suitable too, which says so at its top. The page of a
    stopped plan says what to do now, and shows no exercise.

    Raises:
        UnsuitableRoutineError: the routine, or that of any week of the plan, is not suitable, and ``anyway`` is false.
        InvalidValueError: neither a plan nor a routine, or a plan and a profile.
    """
    if not isinstance(plan_or_routine, (Plan, Routine)):
        raise InvalidValueError("plan_or_routine", "a Plan or a Routine", plan_or_routine)
    plan = plan_or_routine if isinstance(plan_or_routine, Plan) else None
    if plan is not None and profile is not None:
        raise InvalidValueError("profile", "none beside a plan, which has its own", profile)
    given = profile if plan is None else plan.profile  # only a plan of ours can say that exercise was cleared
    asked = language or (given and given.language) or plan_or_routine.profile.language
    language = spoken(asked)
    if plan is not None and plan.stop is not None:
        return _document(
            words("page.stopped", language), "", language, [_stopped(plan.stop, language), _help(language)]
        )
    weeks = (plan_or_routine,) if isinstance(plan_or_routine, Routine) else plan_or_routine.weeks
    today = None if plan is None or plan.start is None else max(date.today(), plan.start)
    reports = [check(week, profile=given, today=today, answers=answers) for week in dict.fromkeys(weeks)]
    routine, report = weeks[0], max(reports, key=lambda one: one.verdict)
    if not report.ok and not anyway:
        raise UnsuitableRoutineError(report)
    needs = guidance_needed(person(routine, given), today, answers)
    sections = [
        _warning(report, needs, language),
        _stop_rule(language),
        _before(language),
        _movements(routine, reports[0], answers, language, own_words=report.ok),
        _log(routine, language),
        guided_session(plan_or_routine, given, language, answers) if report.ok else "",
        _later(plan, report, answers, language),
        _to_know(routine, report, plan, language),
        _help(language),
        _avoid(report, language),
        _purpose(language),
        _source(language),
    ]
    return _document(_heading(routine, language), _head(plan, language), language, sections, is_guided=report.ok)


def _document(heading: str, under: str, language: str, sections: list[str], *, is_guided: bool = False) -> str:
    """The file around the sections."""
    policy = f"{_POLICY}; {session_policy()}" if is_guided else _POLICY
    css = stylesheet() + session_style() if is_guided else stylesheet()
    meta = f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}">'
    meta += '<meta name="viewport" content="width=device-width,initial-scale=1">'
    head = element("head", meta, element("title", safe(heading)), element("style", css))
    subtitle = element("p", safe(f"{words('page.subtitle', language)} {under}"), class_="soft")
    top = element("header", element("h1", safe(heading), dir="auto"), subtitle)
    body = element("body", top, element("main", *sections))
    return f'<!doctype html>\n<html lang="{language}">{head}{body}</html>\n'


def _head(plan: Plan | None, language: str) -> str:
    """How long a plan is, how long it takes a day, and when it begins."""
    if plan is None:
        return ""
    minutes = ceil(active_minutes(plan.weeks[0]))
    begins = "" if plan.start is None else words("plan.from_day", language, day=plan.start)
    return f"{words('plan.head', language, weeks=len(plan.weeks), minutes=minutes)} {begins}"


def _said(key: str, language: str, **facts: object) -> str:
    return safe(words(key, language, **facts))


def _section(heading: str, *content: str, **attributes: str) -> str:
    """A section under a heading of the page; empty if it would hold nothing."""
    inside = "".join(content)
    return element("section", element("h2", safe(heading)), inside, **attributes) if inside else ""


def _stopped(stop: Stop, language: str) -> str:
    """What the person of a stopped plan is to do, and why."""
    what = element("p", safe(stop_advice(stop, language)))
    return _section(
        words("page.stop", language), what, bullets(_reason(one, language) for one in stop.reasons), class_="stop"
    )


def _reason(one: Reason, language: str) -> str:
    """A reason of a plan: in our words, as far as they hold no facts of the plan, otherwise in the plan's."""
    known = speech(language)["reason"].get(one.key, {})
    parts = {"what": one.what, "why": one.why}
    said = [known.get(part, "{}") if "{" not in known.get(part, "{}") else text for part, text in parts.items()]
    return element("bdi", safe(". ".join(filter(None, said))))


def _warning(report: Report, needs: tuple[Need, ...], language: str) -> str:
    """That the person must be seen first, and that the routine is not suitable, each if it is so."""
    texts, whose = list[str](), {need.code for need in needs}
    if (error := seen_first(needs, language)) is not None:
        texts += [element("p", safe(error.advice)), bullets(element("bdi", safe(why)) for why in error.reasons)]
    if found := {one.severity for one in _counting(report) if one.code not in whose}:
        verdict = Verdict.UNSUITABLE if Severity.ERROR in found else Verdict.NEEDS_REVIEW
        texts.append(element("p", _said(f"page.text.{verdict}", language)))
    return _section(words("page.not_yet", language), *texts, class_="stop warning")


def _stop_rule(language: str) -> str:
    rule = element("p", safe(advice("stop", language)))
    return _section(words("page.stop", language), rule, class_="stop")


def _before(language: str) -> str:
    """What to do before the first movement."""
    _, *texts = _advice(language)
    return _section(words("page.before", language), bullets(map(safe, texts)), class_="before")


def _advice(language: str) -> tuple[str, ...]:
    """What every page says, the stop rule first."""
    down_and_up, calm = words("guide.down_and_up", language), words("page.text.calm", language)
    return (advice("stop", language), advice("consult", language), down_and_up, calm)


def _beside(text: str, ours: Iterable[str]) -> str:
    """What is left of a text without our own texts; one is ours only where it is whole, between other sentences."""
    whole = "|".join(re.escape(one) for one in sorted(ours, key=len, reverse=True))
    return re.sub(rf"(?:^|(?<=[.!?])\s+)(?:{whole})(?=\s|$)", "", text.strip()).strip() if whole else text.strip()


@cache
def _our_guidance() -> frozenset[str]:
    """What every page says, in each language; our plans add to it that it is not the article's."""
    each = [
        (one, words("plan.not_from_the_article", language)) for language in languages() for one in _advice(language)
    ]
    return frozenset(text for one, whose in each for text in (one, f"{one} {whose}"))


@cache
def _our_notes(ident: str) -> frozenset[str]:
    """What our plans say of a movement, in each language."""
    each = [
        (speech(one)["movement"][ident]["how"], words("plan.not_from_the_article", one))
        for one in languages()
        if ident in speech(one)["movement"]
    ]
    return frozenset(text for how, whose in each for text in (how, f"{whose} {how}"))


def _guidance(routine: Routine) -> list[str]:
    """What the document says of the whole routine, beside what every page says."""
    return list(filter(None, (_beside(text, _our_guidance()) for text in routine.guidance)))


def _movements(routine: Routine, report: Report, answers: Answers | None, language: str, *, own_words: bool) -> str:
    """The movements in order, each as a card; a picture that was shown is not shown again.

    ``report`` is that of this routine; ``own_words`` is whether the document's own words are passed on.
    """
    cards, shown, marked, room = list[str](), set[str](), set[str](), _MOTION_LIMIT
    for number, session in enumerate(routine.sessions):
        if _is_titled(session, routine, own_words=own_words):
            cards.append(element("li", element("h3", safe(session.title), dir="auto"), class_="day"))
        for place, item in enumerate(session.prescriptions):
            known = recognise_exercise(item.exercise, item.notes, answers)
            entry, figure, pictures = _entry(known), figure_for(known.exercise_id), ""
            if figure is not None and figure.ident not in shown:
                shown.add(figure.ident)
                pictures, room = _pictures(figure, language, room)
            path = item.path or f"/sessions/{number}/prescriptions/{place}"
            found = [one for one in _counting(report) if f"{one.path}/".startswith((f"{path}/", f"{path}, "))]
            movement = known.exercise_id or item.exercise.name
            against = _against(known, found, language)
            if not against and movement in marked:  # a finding may be on all that is done of a movement in a day
                against = element("strong", _said("page.ask", language))
            marked |= {movement} if against else set()
            texts = [*_how(entry, language), *(() if against else _why(item, entry, language))]
            if own_words:
                texts += map(_soft, _own_words(item, entry, language))
            cards.append(_card(item, entry, pictures, against, texts, language))
    switch = '<input type="checkbox" id="moving">'
    switch += element("label", _said("page.moving", language), for_="moving", class_="switch")
    listed = element("ol", *cards, class_="steps") if cards else ""
    section = _section(words("page.movements", language), listed, class_="long")
    return section if room == _MOTION_LIMIT else switch + section


def _heading(routine: Routine, language: str) -> str:
    """The title of the routine; our own one in the language of the page, in whichever it was made."""
    is_ours = any(routine.title == words("plan.title", each) for each in languages())
    return words("plan.title", language) if is_ours else routine.title


def _is_titled(session: Session, routine: Routine, *, own_words: bool) -> bool:
    """Whether the title of a session is shown: to tell sessions apart, or for what a document says by it."""
    ours = {routine.title, *(words("plan.session", each) for each in languages())}
    told = len(routine.sessions) > 1 or (own_words and session.title not in ours)
    return told and bool(session.title.strip())


def _counting(report: Report) -> list[Finding]:
    """What keeps the routine from passing; a page has no waivers."""
    return [one for one in report.findings if one.severity is not Severity.INFO]


def _pictures(figure: Figure, language: str, room: int) -> tuple[str, int]:
    """The still picture of a figure, the moving one if there is room for it, and how much room is left."""
    still = picture(figure, language)
    motion = "" if figure.still else picture(figure, language, moving=True)
    if not motion or len(motion) > room:
        return element("div", still, class_="always"), room
    return element("div", still, class_="still") + element("div", motion, class_="motion"), room - len(motion)


def _entry(known: Recognition) -> Entry | None:
    """The movement of the catalogue that is meant; ``None`` if there is no single one."""
    ident = known.exercise_id
    return catalogue.entry(ident) if ident is not None and ident in catalogue else None


def _card(
    item: Prescription, entry: Entry | None, pictures: str, against: str, texts: Iterable[str], language: str
) -> str:
    """One movement: its name, why not to do it, how much, its picture, and what there is to say of it."""
    name = element("h3", safe(_name(item, entry, language)), dir="auto")
    warning = element("p", against) if against else ""
    pace = "".join(f" {element('span', safe(text), class_='pace')}" for text in _pace(item, language))
    dose = element("p", safe(_amount(item, entry, language)), pace, class_="dose")
    return element("li", name, warning, dose, pictures, *(element("p", text) for text in texts), class_="step")


def _against(known: Recognition, found: Iterable[Finding], language: str) -> str:
    """Why not to do a movement that does not pass, by what it is or by how it is given here; empty if it passes."""
    found = list(found)
    reasons = known.contraindications.union(*(one.contraindications for one in found))
    if reasons or any(one.severity is Severity.ERROR for one in found):
        why = (words(f"page.contraindication.{which}", language) for which in sorted(reasons))
        return element("strong", safe(" ".join([words("page.leave", language), *why])))
    if found or known.suitability not in (Suitability.RECOMMENDED, Suitability.COMPATIBLE):
        return element("strong", _said("page.ask", language))
    return ""


def _pace(item: Prescription, language: str) -> Iterator[str]:
    """How quick each repetition is and how long to rest, in brackets, if either is given."""
    facts = {"pace": item.dose.seconds_per_rep, "rest": item.dose.rest_s}
    given = [words(f"page.{key}", language, count=seconds) for key, seconds in facts.items() if seconds is not None]
    if given:
        yield f"({', '.join(given)})"


def _amount(item: Prescription, entry: Entry | None, language: str) -> str:
    """How much, as plain as nothing of it is lost."""
    dose = attrs.evolve(item.dose, sets=None) if item.dose.sets == 1 else item.dose
    counted = isinstance(dose.reps, int) and dose.sets is None and not dose.hold_s and not dose.load_kg
    if counted and dose.days_per_week in (None, 7) and not (dose.per_side and dose.times_per_day not in (None, 1)):
        return in_words(dose, language)
    aim = item.exercise.traits.aim if entry is None else entry.exercise.traits.aim
    lasts = dose.reps is None and aim in (Aim.CARDIO, Aim.RELAXATION)  # it goes on for its time and is not held
    return dose.in_words(language, held=not lasts) or words("page.no_dose", language)


def _how(entry: Entry | None, language: str) -> Iterator[str]:
    """How a movement is done, in our words."""
    ident = "" if entry is None else str(entry.exercise.id)
    known = speech(language)["movement"].get(ident)
    figure = figure_for(ident)
    if known is not None:
        yield safe(known["how"])
    elif figure is not None:
        yield safe(description(figure, language))
    else:
        yield _said("page.no_picture", language)


def _why(item: Prescription, entry: Entry | None, language: str) -> Iterator[str]:
    """What a movement is for, in our words."""
    ident = "" if entry is None else str(entry.exercise.id)
    known = ident in speech(language)["movement"]
    why = words(f"movement.{ident}.why", language, reps=item.dose.reps) if known else ""
    if ident not in RECOMMENDED:
        yield _soft(f"{words('plan.not_from_the_article', language)} {why}")
    elif isinstance(item.dose.reps, int):
        yield _soft(why)


def _own_words(item: Prescription, entry: Entry | None, language: str) -> Iterator[str]:
    """What the document calls a movement and says of it, beside our own words."""
    ident = "" if entry is None else str(entry.exercise.id)
    if entry is not None and item.exercise.name not in (entry.exercise.name, *entry.translated.values()):
        yield words("page.called", language, name=item.exercise.name)
    if item.group is not None:
        yield words("page.group", language, group=item.group)
    if note := _beside(item.notes, _our_notes(ident)):
        yield words("page.note", language, text=note)


def _soft(text: str) -> str:
    return element("span", safe(text), class_="soft", dir="auto")


def _later(plan: Plan | None, report: Report, answers: Answers | None, language: str) -> str:
    """What changes in the weeks after this one."""
    changes = list[str]()
    weeks = plan.weeks if plan is not None and report.ok else ()
    for number, (before, after) in enumerate(pairwise(weeks), 2):
        was, now = (
            Counter((_ident(item), _told(item, answers, language)) for item in _items(week)) for week in (before, after)
        )
        fewer = Counter(_ident(item) for item in _items(before)) - Counter(_ident(item) for item in _items(after))
        new = [told for _, told in now - was]
        new += [words("page.no_longer", language, text=told) for ident, told in was - now if ident in fewer]
        what = ", ".join([*new, *(text for text in _guidance(after) if text not in _guidance(before))])
        if what:
            changes.append(safe(f"{words('page.week', language, week=number)}: {what}"))
    return _section(words("page.weeks", language), bullets(changes))


def _items(routine: Routine) -> Iterable[Prescription]:
    return (item for session in routine.sessions for item in session.prescriptions)


def _ident(item: Prescription) -> str:
    return item.exercise.id or item.exercise.name


def _told(item: Prescription, answers: Answers | None, language: str) -> str:
    """A movement in a line: its name, its dose, and the document's own words."""
    entry = _entry(recognise_exercise(item.exercise, item.notes, answers))
    named = f"{_name(item, entry, language)}: {_amount(item, entry, language)}"
    return ". ".join([" ".join([named, *_pace(item, language)]), *_own_words(item, entry, language)])


def _name(item: Prescription, entry: Entry | None, language: str) -> str:
    """What a movement is called: in the catalogue, otherwise in the document."""
    return item.exercise.name if entry is None else entry.in_language(language).name


def _log(routine: Routine, language: str) -> str:
    """A table to fill in: a row a day, with a box for each time a day."""
    times = max((item.dose.times_per_day or 1 for item in _items(routine)), default=1)
    boxes = element("span", "\u2610" * min(times, _TICKS), class_="ticks")
    heads = "".join(
        element("th", _said(f"page.column.{key}", language), scope="col")
        for key in ("day", "done", "before", "after", "note")
    )
    rows = (
        element("tr", element("th", str(day), scope="row"), element("td", boxes), "<td></td>" * 3)
        for day in range(1, 8)
    )
    table = element("table", element("thead", element("tr", heads)), element("tbody", *rows))
    how = element("p", _said("page.text.log", language))
    return _section(words("page.log", language), how, element("div", table, class_="scroll"), class_="sheet")


def _help(language: str) -> str:
    """The signs that need help, by how urgent they are."""
    content = ""
    for tier in ("emergency", "doctor"):
        signs = [sign for sign in RedFlag if toml_once("red_flags")[sign]["tier"] == tier]
        heading = element("p", element("strong", _said(f"page.text.{tier}", language)))
        content += element("div", heading, bullets(safe(words(f"sign.{sign}", language)) for sign in signs))
    return _section(words("page.help", language), element("div", content, class_="columns"))


def _avoid(report: Report, language: str) -> str:
    """What the article speaks against, with pictures, and what the report found in this routine."""
    items = [
        element("li", picture(one, language), element("span", safe(title(one, language))))
        for one in figures().values()
        if one.crossed
    ]
    text = element("p", _said("page.text.avoid", language)), element("p", _said("page.text.walking", language))
    content = element("div", element("div", *text), element("ul", *items, class_="avoid"), class_="columns")
    found = dict[str, dict[str, None]]()
    for finding in report.findings:
        for which in sorted(finding.contraindications):
            found.setdefault(finding.exercise or "", {})[words(f"page.contraindication.{which}", language)] = None
    content += bullets(element("bdi", safe(f"{name}: {' '.join(why)}")) for name, why in found.items())
    return _section(words("page.avoid", language), content)


def _purpose(language: str) -> str:
    return _section(words("page.purpose", language), element("p", _said("page.text.purpose", language)))


def _to_know(routine: Routine, report: Report, plan: Plan | None, language: str) -> str:
    """What the document says of the whole routine, and what a plan leaves out and why, in their own words."""
    texts = [element("bdi", safe(text)) for text in _guidance(routine)]
    if not report.ok:
        texts = [_said("page.texts_left_out", language)]  # one of them may be what speaks against the routine
    reasons = () if plan is None else plan.reasons
    know = [_reason(one, language) for one in reasons if one.key in _GOOD_TO_KNOW]
    out = [_reason(one, language) for one in reasons if one.key in ("excluded", "no_time")]
    know_section = _section(words("page.good_to_know", language), bullets([*texts, *know]))
    return know_section + _section(words("page.left_out", language), bullets(out))


def _source(language: str) -> str:
    source = element("p", _said("page.text.source", language), class_="soft")
    return _section(
        words("page.source", language), source, element("p", _said("page.text.evidence", language), class_="soft")
    )
