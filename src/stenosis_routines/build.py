"""Builds gentle routines and plans; every result is checked, and every choice has a reason."""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any, Self, TypedDict, Unpack

import attrs

from stenosis_routines._fields import Range, instance
from stenosis_routines._plans import additions, article_four, in_words, plans, reason
from stenosis_routines.answers import Answers
from stenosis_routines.catalogue import catalogue
from stenosis_routines.check import Verdict, check
from stenosis_routines.errors import InvalidValueError, MedicalGuidanceRequired, UnsuitableRoutineError
from stenosis_routines.exercise import Exercise
from stenosis_routines.language.topics import all_said
from stenosis_routines.profile import Profile, Waiver
from stenosis_routines.recognise import recognise
from stenosis_routines.routine import GENERATED, Dose, Plan, Prescription, Reason, Reps, Routine, Session
from stenosis_routines.rules import article
from stenosis_routines.rules.amounts import active_minutes, dose_seconds
from stenosis_routines.rules.person import EVERY_ROUTINE, guidance_needed, seen_first
from stenosis_routines.rules.rulebook import RuleBook
from stenosis_routines.speech import advice, spoken, words

__all__ = ["RoutineBuilder", "build_plan"]

_NO_DOSE = Dose()


class DoseFields(TypedDict, total=False):
    """The fields of a dose as keyword arguments; see ``Dose``."""

    sets: int | None
    reps: Reps | None
    per_side: bool | None
    hold_s: float | None
    seconds_per_rep: float | None
    load_kg: float | None
    rest_s: float | None
    times_per_day: int | None
    days_per_week: int | None


@attrs.frozen
class RoutineBuilder:
    """Builds a routine step by step. Every step returns a new builder, and only a suitable routine can be built.

    >>> RoutineBuilder("Morning").add("knee-to-chest", reps=12).build().sessions[0].prescriptions[0].dose.per_side
    True
    """

    title: str
    #: The language of names and advice: Korean for ``ko``, otherwise English.
    language: str = attrs.field(default="en", kw_only=True)
    #: The person it is for; ``None``: nothing is known about them.
    profile: Profile | None = attrs.field(default=None, kw_only=True)
    _sessions: tuple[Session, ...] = attrs.field(default=(), kw_only=True, repr=False)
    _guidance: tuple[str, ...] = attrs.field(default=(), kw_only=True, repr=False)
    _waivers: tuple[Waiver, ...] = attrs.field(default=(), kw_only=True, repr=False)

    def add(
        self, exercise: str | Exercise, *, notes: str = "", session: str | None = None, **dose: Unpack[DoseFields]
    ) -> Self:
        """Adds a movement: a catalogue id, or an exercise of your own.

        Values that ``dose`` leaves out are the article's, where the article gives a dose. ``session`` is the title of
        the session to add it to; ``None`` means the last session, or a first one with the routine's title.

        Raises: UnknownExerciseError, InvalidValueError.
        """
        if isinstance(exercise, str):
            exercise = catalogue.entry(exercise).in_language(self.language)
        instance(Exercise, exercise)
        known = exercise.id in catalogue and catalogue.entry(str(exercise.id)).dose
        item = Prescription(exercise, attrs.evolve(known or _NO_DOSE, **dose), notes)
        if session is None:
            session = self._sessions[-1].title if self._sessions else self.title
        sessions = {one.title: one for one in self._sessions}
        before = sessions.get(session, Session(session))
        sessions[session] = attrs.evolve(before, prescriptions=(*before.prescriptions, item))
        return attrs.evolve(self, sessions=tuple(sessions.values()))

    def guide(self, text: str) -> Self:
        """Adds a text for the person."""
        return attrs.evolve(self, guidance=(*self._guidance, instance(str, text)))

    def waive(self, waiver: Waiver) -> Self:
        """Adds a clinician's waiver."""
        return attrs.evolve(self, waivers=(*self._waivers, instance(Waiver, waiver)))

    def build(self, rulebook: RuleBook = article, today: date | None = None, answers: Answers | None = None) -> Routine:
        """The routine. Adds the stop rule (A20) and the advice to consult (A24) unless a text already has them.

        ``today`` is the day for which waivers and a clearance must hold, and ``answers`` are what an expert has
        settled; see ``check``.

        Raises: UnsuitableRoutineError, with the whole report, if the verdict is not suitable.
        """
        said = all_said(*self._guidance, *(item.notes for one in self._sessions for item in one.prescriptions))
        missing = (advice(topic, self.language) for topic in EVERY_ROUTINE if topic not in said)
        routine = Routine(self.title, self._sessions, (*self._guidance, *missing), GENERATED)
        report = check(
            routine, profile=self.profile, rulebook=rulebook, waivers=self._waivers, today=today, answers=answers
        )
        if report.verdict is not Verdict.SUITABLE:
            raise UnsuitableRoutineError(report)
        return routine


@cache
def ladders() -> Mapping[str, tuple[Dose, ...]]:
    """The doses of every movement that a plan may have by id, each from its lowest level to its highest.

    The article's four come first, in the article's order.
    """
    return {ident: tuple(_levels(ident, entry)) for ident, entry in {**article_four(), **additions()}.items()}


def _levels(ident: str, entry: Mapping[str, Any]) -> Iterator[Dose]:
    movement = catalogue.entry(ident)
    daily = Dose(per_side=movement.exercise.one_sided or None, times_per_day=1, days_per_week=7)
    dose = attrs.evolve(movement.dose or daily, sets=1)
    for reps in entry.get("reps", ()):
        yield attrs.evolve(dose, reps=reps, seconds_per_rep=plans()["pace"])
    for hold_s in entry.get("hold_s", ()):
        yield attrs.evolve(dose, hold_s=hold_s)


def _items(routine: Routine) -> Iterator[Prescription]:
    return (item for session in routine.sessions for item in session.prescriptions)


def raised(routine: Routine, minutes: int | None) -> Routine:
    """The routine with the movement at the lowest level moved one level up, if the minutes allow; else unchanged.

    Of several at one level, the article's four come first.
    """
    for level, _, i, j in sorted(_levels_reached(routine)):
        further = _at_level(routine, i, j, level + 1)
        if further is not None and (minutes is None or active_minutes(further) <= minutes):
            return further
    return routine


def lowered(routine: Routine, hurting: Sequence[str] = ()) -> Routine:
    """The routine with one movement moved one level down, if it can be.

    It is the first of those that hurt, by id, else the one at the highest level. Of several at one level, it is the
    last of what was added, else the last of the four movements of the article.
    """

    def turn(reached: tuple[int, int, int, int]) -> tuple[int, tuple[int, int, int, int]]:
        ident = routine.sessions[reached[2]].prescriptions[reached[3]].exercise.id or ""
        return (-hurting.index(ident) if ident in hurting else -len(hurting), reached)

    can_go_down = (reached for reached in _levels_reached(routine) if reached[0])
    level, _, i, j = max(can_go_down, key=turn, default=(0, 0, 0, 0))
    return (_at_level(routine, i, j, level - 1) or routine) if level else routine


def _levels_reached(routine: Routine) -> Iterator[tuple[int, int, int, int]]:
    """The level of each movement whose dose is one of a plan's, its rank, and the indices of its session and in it."""
    ranks = {ident: rank for rank, ident in enumerate(ladders())}
    for i, session in enumerate(routine.sessions):
        for j, item in enumerate(session.prescriptions):
            ident = item.exercise.id or ""
            ladder = ladders().get(ident, ())
            if item.dose in ladder:
                yield ladder.index(item.dose), ranks[ident], i, j


def _at_level(routine: Routine, i: int, j: int, level: int) -> Routine | None:
    """The routine with the dose of one movement at another level; ``None`` beyond the last."""
    session = routine.sessions[i]
    item = session.prescriptions[j]
    ladder = ladders()[str(item.exercise.id)]
    if level >= len(ladder):
        return None
    item = attrs.evolve(item, dose=ladder[level])
    items = (*session.prescriptions[:j], item, *session.prescriptions[j + 1 :])
    session = attrs.evolve(session, prescriptions=items)
    return attrs.evolve(routine, sessions=(*routine.sessions[:i], session, *routine.sessions[i + 1 :]))


def planned(first: Routine, weeks: int, why: Iterable[Reason], plan: Plan, answers: Answers | None = None) -> Plan:
    """The plan with new weeks that begin with this routine and change at most one thing a week.

    Raises: UnsuitableRoutineError if the routine of any week is not suitable for the person.
    """
    routines, reasons = [first], [*why]
    for week in range(2, weeks + 1):
        before = routines[-1]
        after = raised(before, plan.minutes_per_day)
        routines.append(after)
        if after is before:
            routines += [before] * (weeks - week)
            reasons.append(unchanged(plan, before, week))
            break
        reasons.append(_step(before, after, plan.profile.language, week))
    for routine in dict.fromkeys(routines):
        report = check(routine, profile=plan.profile, today=plan.start, answers=answers)
        if report.verdict is not Verdict.SUITABLE:
            raise UnsuitableRoutineError(report)
    return attrs.evolve(plan, weeks=tuple(routines), reasons=tuple(reasons))


def unchanged(plan: Plan, routine: Routine, week: int | None = None) -> Reason:
    """The reason why a plan does not go beyond this routine."""
    return reason("same", plan.profile.language, week, minutes=minutes_used(plan, routine))


def minutes_used(plan: Plan, routine: Routine) -> int:
    """The minutes a day that the plan may take; without a limit, those that the routine takes."""
    return plan.minutes_per_day or math.ceil(active_minutes(routine))


def _step(before: Routine, after: Routine, language: str | None, week: int) -> Reason:
    item = next(new for old, new in zip(_items(before), _items(after), strict=True) if old != new)
    return reason("step", language, week, name=item.exercise.name, after=in_words(item.dose, language))


def build_plan(
    profile: Profile,
    weeks: int = 6,
    minutes_per_day: int | None = None,
    start: date | None = None,
    *,
    answers: Answers | None = None,
    band: str = "provide-nhs",
) -> Plan:
    """Builds a plan of the article's four movements for a person; it starts low and changes one thing at a time.

    ``weeks`` is 1 to 52 and ``minutes_per_day`` 1 to 240; if the profile has fewer minutes, those count. Where neither
    names any, the limit is 15 minutes and nothing is added to the four. Otherwise a plan also has other gentle lying
    movements, one for every four weeks, if they fit beside the highest level of the four. ``start`` is the first day;
    ``None`` leaves it open. A clearance must not be later than that day, or the current date where it is open.

    A movement that the profile excludes is left out, and another takes its place if there is time; one that does not
    fit the minutes is left out. A person who needs a clearance gets nothing beyond the four. ``reasons`` says all of
    this, and of everything that is not the article's that it is not, and on what it rests. ``band`` is the band of
    pain at whose stop the plan never moves on. ``answers`` are what an expert has settled of conditions.

    Raises:
        MedicalGuidanceRequired: a red flag; severe or worsening symptoms, or a condition that needs guidance or is not
            known, without a clearance that covers it; all movements excluded.
        InvalidValueError: a number out of range, a clearance in the future, an exclusion that names no single movement,
            or too few minutes for any movement.

    Source: A10, A11, A13-A18, A20, A22-A24; H1-H10 for what is not the article's.
    """
    _within_limits(profile, weeks, minutes_per_day, start)
    _refuse_without_guidance(profile, start, answers)
    language = profile.language
    limits = [limit for limit in (minutes_per_day, profile.minutes_per_day) if limit is not None]
    minutes = min(limits, default=plans()["minutes"])
    excluded = _excluded(profile)
    chosen, reasons = _choice(excluded, minutes, language)
    candidates = _candidates(excluded, bool(limits))
    if _needs_clearance(profile, start, answers):
        added, why = dict[str, str](), [reason("nothing_added", language)] if candidates else []
    else:
        room = minutes * 60 - sum(map(_seconds_at_most, chosen))
        added, why = _added(candidates, weeks // plans()["weeks_each"], room, language)
        why += _instead(chosen, {*excluded, *added}, language)
    keys = ["hurts", "help", "after", "lying", "relax", "daily", "small_steps", "numbers", "stop", "consult", *_GUIDES]
    keys += ["times"] if "pelvic-rocking" in chosen else []
    reasons += [*why, *(reason(key, language) for key in keys)]
    if profile.cleared is not None:
        reasons.append(reason("cleared", language, day=profile.cleared.day.isoformat()))
    first = _first_week(chosen, added, profile).build(today=start, answers=answers)
    plan = Plan((first,), profile, minutes_per_day=minutes, start=start, band=band)
    return planned(first, weeks, reasons, plan, answers)


def _within_limits(profile: Profile, weeks: int, minutes_per_day: int | None, start: date | None) -> None:
    instance(Profile, profile)
    for name, value, limits in (
        ("weeks", weeks, Range(1, 52, "weeks")),
        ("minutes_per_day", 1 if minutes_per_day is None else minutes_per_day, Range(1, 240, "minutes a day")),
    ):
        if not limits.accepts(value):
            raise InvalidValueError(name, limits.expected, value)
    if start is not None and (not isinstance(start, date) or isinstance(start, datetime)):
        raise InvalidValueError("start", "a date", start)


def _choice(excluded: frozenset[str], minutes: int, language: str | None) -> tuple[list[str], list[Reason]]:
    """The movements that are not excluded, as many as fit the minutes in the article's order, and the reasons."""
    chosen, why, why_not, spent = list[str](), list[Reason](), list[Reason](), 0.0
    for ident, entry in article_four().items():
        dose, name = ladders()[ident][0], _name(ident, language)
        seconds = dose_seconds(dose)
        if ident in excluded:
            why_not.append(reason("excluded", language, name=name))
        elif spent + seconds > minutes * 60:
            why_not.append(reason("no_time", language, name=name, minutes=minutes))
        else:
            spent += seconds
            chosen.append(ident)
            because = words(f"movement.{ident}.why", language, reps=dose.reps)
            why.append(Reason(name, because, entry["statement"], key="movement"))
    if not chosen:
        _refuse_empty_plan(excluded, minutes, language)
    return chosen, why + why_not


#: What every plan says of how to lie down and get up, of pillows and of pauses; none of it is the article's.
_GUIDES = ("down_and_up", "pillow", "pauses")


def _candidates(excluded: frozenset[str], more: bool) -> list[tuple[str, str | None]]:
    """What may be added: what takes the place of an excluded movement, with that; then what goes beside, if wanted."""
    found = [(ident, four) for ident, entry in additions().items() if (four := entry.get("instead_of")) in excluded]
    beside = [(ident, None) for ident, entry in additions().items() if more and "place" in entry]
    return [one for one in (*found, *beside) if one[0] not in excluded]


def _needs_clearance(profile: Profile, start: date | None, answers: Answers | None) -> bool:
    """Whether the plan rests on a clearance: nobody was asked about movements that are not the article's."""
    return bool(guidance_needed(attrs.evolve(profile, clearance=None), start, answers))


def _added(
    candidates: Iterable[tuple[str, str | None]], most: int, room: float, language: str | None
) -> tuple[dict[str, str], list[Reason]]:
    """What is added within the room, in seconds, by id with its place, and why.

    At most ``most`` are added, but what takes the place of an excluded movement always may be.
    """
    places, why = dict[str, str](), list[Reason]()
    for ident, replaced in candidates:
        entry, seconds = additions()[ident], _seconds_at_most(ident)
        fits = seconds <= room and (replaced is not None or most > 0)
        if ident in places or (replaced is not None and not fits):
            continue
        if not fits:
            break  # more minutes would take a shorter one away again
        room -= seconds
        most -= 1
        places[ident] = replaced or entry["place"]
        key = "added" if replaced is None else "in_place"
        facts = {"why": words(f"movement.{ident}.why", language), "other": replaced and _name(replaced, language)}
        why.append(Reason(_name(ident, language), words(f"plan.{key}", language, **facts), entry["statement"], key=key))
    if any(one.key == "added" for one in why):
        why.append(reason("few", language))
    return places, why


def _seconds_at_most(ident: str) -> float:
    """How long a movement takes in a day at its highest level, with a pause."""
    return dose_seconds(ladders()[ident][-1]) + float(plans()["pause"])


def _instead(chosen: Iterable[str], taken: Collection[str], language: str | None) -> Iterator[Reason]:
    """What can take the place of each of the article's movements, should it hurt."""
    pairs = [
        words("plan.instead", language, name=_name(ident, language), other=_name(entry["instead_of"], language))
        for ident, entry in additions().items()
        if ident not in taken and entry.get("instead_of") in chosen
    ]
    if pairs:
        yield reason("instead", language, pairs="; ".join(pairs))


def _name(ident: str, language: str | None) -> str:
    return catalogue.entry(ident).in_language(language).name


def _first_week(chosen: Iterable[str], added: Mapping[str, str], profile: Profile) -> RoutineBuilder:
    """The routine of the first week: all movements in their order, and what goes with them."""
    language = profile.language
    builder = RoutineBuilder(words("plan.title", language), language=spoken(language), profile=profile)
    places = {**{ident: ident for ident in chosen}, **added}
    order = ("first", *article_four(), "then", "last")
    for ident in sorted(places, key=lambda ident: order.index(places[ident])):
        how = words(f"movement.{ident}.how", language)
        if ident in added:
            how = f"{words('plan.not_from_the_article', language)} {how}"
        dose = attrs.asdict(ladders()[ident][0])
        builder = builder.add(ident, notes=how, session=words("plan.session", language), **dose)
    for topic in EVERY_ROUTINE:
        builder = builder.guide(advice(topic, language))
    for key in _GUIDES:
        builder = builder.guide(f"{words(f'guide.{key}', language)} {words('plan.not_from_the_article', language)}")
    return builder


def _refuse_without_guidance(profile: Profile, start: date | None, answers: Answers | None) -> None:
    """Raises an error before anything is built if the person must ask a health-care provider first."""
    clearance = profile.cleared
    if clearance is not None and not profile.red_flags:
        day = start or date.today()
        if clearance.day > day:
            raise InvalidValueError("Profile.clearance", f"no day after {day}", clearance.day)
    error = seen_first(guidance_needed(profile, start, answers), profile.language)
    if error is not None:
        raise error


def _excluded(profile: Profile) -> frozenset[str]:
    """The catalogue ids of the movements that the profile excludes by id or name."""
    found = set[str]()
    for name in profile.excluded:
        ident = recognise(name).exercise_id
        if ident is None:
            near = catalogue.question(name) or ", ".join(catalogue.near(name))
            hint = f" ({near})" if near else ""
            raise InvalidValueError("Profile.excluded", f"the id or name of one movement{hint}", name)
        found.add(ident)
    return frozenset(found)


def _refuse_empty_plan(excluded: frozenset[str], minutes: int, language: str | None) -> None:
    left = [dose_seconds(ladders()[ident][0]) for ident in article_four() if ident not in excluded]
    if not left:
        raise MedicalGuidanceRequired((words("refusal.nothing_left", language),), advice("nothing_left", language))
    raise InvalidValueError(
        "minutes_per_day", f"at least {math.ceil(min(left) / 60)}, for what is not left out", minutes
    )
