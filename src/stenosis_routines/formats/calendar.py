"""iCalendar (RFC 5545): reminders for a phone or a computer; written, never read.

What is due at one time of a day is one event, so that a reminder says what to do then and no more: a movement of five
times a day is in five events, one of three days a week in the events of three days only. A routine has no hours and
weekdays, so events are spread evenly. Every series ends.

Traps: people share calendars, so the summary is one word, events are private, and diagnoses are not written; times are
local to the reader (floating); some programs ignore ``BYHOUR``, so every time of a day is an event of its own; the
library ``icalendar`` (extra ``calendar``) escapes and folds text. The UIDs of a routine stay the same while its title,
source and sessions do, so that importing the routine again updates its events.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple
from uuid import NAMESPACE_URL, uuid5

import attrs

from stenosis_routines._fields import Range, day
from stenosis_routines._plans import in_words, plans
from stenosis_routines.errors import InvalidValueError, MissingExtraError, Problem, UnwritableRoutineError, echo
from stenosis_routines.formats import coming_back
from stenosis_routines.formats.format import Format, Glance
from stenosis_routines.profile import Profile
from stenosis_routines.routine import GENERATED, Dose, Plan, Prescription, Routine
from stenosis_routines.speech import advice, words

__all__ = ["FORMAT", "losses", "recognises", "write"]

#: What some programs take for the end of a line of the calendar, though RFC 5545 does not.
_LINE_END = re.compile("[\u2028\u2029]")
#: The last year in which a series may begin; it must end in a year that has a date.
_LAST_YEAR = 9000
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class _Slot(NamedTuple):
    """What is due at one time of a day."""

    #: The place of the session in the routine.
    session: int
    #: Which time of the day it is, from 0.
    turn: int
    at: time
    items: tuple[Prescription, ...]


def recognises(glance: Glance) -> bool:
    """Whether it is a calendar. It can only be written, and the error says so."""
    return glance.data.lstrip()[:15].upper() == b"BEGIN:VCALENDAR"


def write(
    routine: Routine | Plan,
    *,
    start: date | None = None,
    weeks: int = 6,
    days_per_week: int | None = None,
    first: time = time(8),
    last: time = time(20),
    minutes: int = 15,
    alarm_minutes: int | None = 5,
    stamp: datetime | None = None,
) -> str:
    """The events of a routine; or of a plan, every week as it is to be done then.

    ``start`` is the first day; it must be given, unless the plan has one. ``weeks``, 1 to 52, is how long a routine
    goes on; a plan says that itself. ``days_per_week`` is for movements that do not say theirs; ``None``: they must say
    it. What is due in a day lies between ``first`` and ``last``. ``minutes``, 1 to 240, is how long an event lasts, and
    an alarm comes ``alarm_minutes``, 0 to 1440, before it (``None``: no alarm). ``stamp`` is when this was written,
    with a time zone; ``None`` is midnight (UTC) of the first day, which gives the same text every time.

    Raises:
        UnwritableRoutineError: nothing is to be done, on how many days is unknown, or something was not read.
        InvalidValueError: an option is out of range, or there is no first day.
        MissingExtraError: the library icalendar is not installed.
    """
    plan, routines = (routine, routine.weeks) if isinstance(routine, Plan) else (None, (routine,))
    if plan is not None and plan.stop is not None:
        stopped = Problem("/stop", "a plan that goes on", f"one that was stopped on {plan.stop.day}")
        raise UnwritableRoutineError([stopped])
    start = plan.start if start is None and plan else start
    if start is None or day(start).year > _LAST_YEAR:
        raise InvalidValueError("start", "the first day, such as 2026-12-01", start)
    stamp = datetime.combine(start, time(), UTC) if stamp is None else stamp
    _check_options(weeks, days_per_week, first, last, minutes, alarm_minutes, stamp)
    problems = [problem for one in routines for problem in _unwritable(one, days_per_week)]
    if problems:
        raise UnwritableRoutineError(problems)
    calendar = _component("Calendar", prodid="-//stenosis_routines//EN", version="2.0")
    for number, one in enumerate(routines):
        begin = start + timedelta(weeks=number)
        language = (plan or one).profile.language
        for slot, days in _week(one, days_per_week, first, last).items():
            event = _component(
                "Event",
                # Next week the plan is written again without its first week, so the UIDs of its events hold the week.
                uid=_uid(one, begin if plan else None, slot, days),
                dtstamp=stamp.astimezone(UTC),
                dtstart=datetime.combine(begin + timedelta(days=days[0]), slot.at),
                duration=timedelta(minutes=minutes),
                rrule=_rule(begin, days, 1 if plan else weeks),
                summary=words("calendar.summary", language),
                description="\n".join(_lines(one, slot, language)),
            )
            event.add("class", "PRIVATE")
            if alarm_minutes is not None:
                trigger = timedelta(minutes=-alarm_minutes)
                summary = words("calendar.summary", language)
                event.add_component(_component("Alarm", action="DISPLAY", description=summary, trigger=trigger))
            calendar.add_component(event)
    text: str = calendar.to_ical().decode()
    return text


def _check_options(
    weeks: int,
    days_per_week: int | None,
    first: Any,
    last: Any,
    minutes: int,
    alarm_minutes: int | None,
    stamp: Any,
) -> None:
    """Check that the options are within their limits. Raises: InvalidValueError."""
    for name, value, limits in (
        ("weeks", weeks, Range(1, 52, "weeks")),
        ("days_per_week", 1 if days_per_week is None else days_per_week, Range(1, 7, "days a week")),
        ("minutes", minutes, Range(1, 240, "minutes")),
        ("alarm_minutes", 0 if alarm_minutes is None else alarm_minutes, Range(0, 1440, "minutes")),
    ):
        if not limits.accepts(value):
            raise InvalidValueError(name, limits.expected, value)
    for name, at in (("first", first), ("last", last)):
        if not isinstance(at, time) or at.tzinfo is not None:
            raise InvalidValueError(name, "a time of day without a time zone", at)
    if first > last:
        raise InvalidValueError("first", f"no time after {last}", first)
    if not isinstance(stamp, datetime) or stamp.tzinfo is None:
        raise InvalidValueError("stamp", "a time with a time zone", stamp)


def losses(routine: Routine) -> Iterator[Problem]:
    """What a calendar leaves out, and what it has to settle that the routine leaves open."""
    yield from coming_back.title_and_source(routine)
    rest = attrs.evolve(routine.profile, excluded=(), language=None)
    if rest != Profile():
        yield Problem("/profile", "of the person only what to leave out", echo(rest))
    for path, session in coming_back.members("/sessions", routine.sessions):
        if not session.prescriptions:
            yield Problem(path, "only sessions with movements", echo(session.title))
        for place, item in coming_back.members(f"{path}/prescriptions", session.prescriptions):
            if item.dose.times_per_day is None:
                yield Problem(f"{place}/dose/times_per_day", "once a day if the routine does not say", "nothing")
            if item.group is not None:
                yield Problem(f"{place}/group", "no groups", echo(item.group))
            if item.exercise.hints.instructions:
                found = echo(item.exercise.hints.instructions)
                yield Problem(f"{place}/exercise/hints/instructions", "only the notes", found)


def _unwritable(routine: Routine, days_per_week: int | None) -> Iterator[Problem]:
    if not any(session.prescriptions for session in routine.sessions):
        yield Problem("/sessions", "a session with a movement", code="missing")
    for place, item in coming_back.placed(routine):
        if item.dose.days_per_week is None and days_per_week is None:
            expected = "on how many days a week (or the option days_per_week)"
            yield Problem(f"{place}/dose/days_per_week", expected, code="missing")
    yield from coming_back.not_read_whole(routine)


# When.


def _week(routine: Routine, days_per_week: int | None, first: time, last: time) -> dict[_Slot, list[int]]:
    """What is due when, and on which days of a week from 0, its first."""
    week: dict[_Slot, list[int]] = {}
    for today in range(7):
        due: list[tuple[int, int, tuple[Prescription, ...]]] = []
        for place, session in enumerate(routine.sessions):
            items = [
                item
                for item in session.prescriptions
                if today in _days(item.dose.days_per_week or days_per_week or 7, place)
            ]
            due += [(place, turn, done) for turn, done in enumerate(_turns(items))]
        for number, (place, turn, done) in enumerate(due):
            slot = _Slot(place, turn, _spread(first, last, number, len(due)), done)
            week.setdefault(slot, []).append(today)
    return week


def _days(times: int, place: int) -> set[int]:
    """So many days of a week, evenly spread; each session begins a day later, so that not all fall on one day."""
    return {(number * 7 // times + place) % 7 for number in range(times)}


def _turns(items: list[Prescription]) -> list[tuple[Prescription, ...]]:
    """What is done each time of a day: everything the first time, then what is to be done more often."""
    most = max((item.dose.times_per_day or 1 for item in items), default=0)
    return [tuple(item for item in items if turn in _times(item.dose.times_per_day or 1, most)) for turn in range(most)]


def _times(times: int, most: int) -> set[int]:
    return {number * most // times for number in range(times)}


def _spread(first: time, last: time, number: int, count: int) -> time:
    """The time of one of so many events in a day, on a whole minute."""
    begin, end = first.hour * 60 + first.minute, last.hour * 60 + last.minute
    minute = begin + (end - begin) * number // max(1, count - 1)
    return time(minute // 60, minute % 60)


def _rule(begin: date, days: list[int], weeks: int) -> dict[str, object]:
    """The recurrence on these days of so many weeks."""
    if len(days) == 7:
        return {"freq": "daily", "count": 7 * weeks}
    weekdays = [_WEEKDAYS[(begin.weekday() + number) % 7] for number in days]
    return {"freq": "weekly", "count": len(days) * weeks, "byday": weekdays}


# What.


def _lines(routine: Routine, slot: _Slot, language: str | None) -> Iterator[str]:
    """What a reminder says: what to do now, how, and what goes with the whole routine; the stop rule (A20) always."""
    stop, left_out = advice("stop", language), ", ".join(routine.profile.excluded)
    texts, is_ours = [routine.sessions[slot.session].title], routine.source == GENERATED
    for item in slot.items:
        # The calendar says how often; "5 times a day" in each of five events would be 25.
        dose = attrs.evolve(item.dose, times_per_day=None, days_per_week=None)
        name = " ".join(item.exercise.name.split())
        texts += [": ".join(filter(None, (f"- {name}", _amount(dose, language, is_ours=is_ours)))), item.notes]
    texts.append(words("calendar.leave_out", language, names=left_out) if left_out else "")
    if routine.title == (title := words("plan.title", language)):  # any other title may hold a diagnosis
        texts.append(words("calendar.page", language, title=title))
    texts += routine.guidance
    texts += [stop] if stop not in routine.guidance else []
    return (_LINE_END.sub("\n", text).strip() for text in texts if text.strip())


def _amount(dose: Dose, language: str | None, *, is_ours: bool) -> str:
    """A dose in a few words, with pace and rest; one that a plan gives in the language, as the plan says it.

    In a routine of ours what has only a time, such as a rest, is not held.
    """
    step = Dose(sets=1, reps=dose.reps, per_side=dose.per_side, seconds_per_rep=plans()["pace"])
    rests = is_ours and dose == Dose(sets=1, hold_s=dose.hold_s)
    if rests or (dose == step and isinstance(dose.reps, int)):
        return in_words(dose, language)
    pace = "" if dose.seconds_per_rep is None else f"{dose.seconds_per_rep:g} s a repetition"
    rest = "" if dose.rest_s is None else f"rest {dose.rest_s:g} s"
    return ", ".join(filter(None, (dose.in_words(), pace, rest)))


def _uid(routine: Routine, series: date | None, slot: _Slot, days: list[int]) -> str:
    session = routine.sessions[slot.session].title
    known_by = (routine.title, routine.source, series, slot.session, session, slot.turn, days[0])
    return str(uuid5(NAMESPACE_URL, repr(known_by)))


def _component(kind: str, **properties: object) -> Any:
    """A component of the library icalendar, whose types are not complete. Raises: MissingExtraError."""
    try:
        import icalendar
    except ImportError as error:
        raise MissingExtraError("calendar") from error
    component = getattr(icalendar, kind)()
    for name, value in properties.items():
        component.add(name, value)
    return component


FORMAT = Format(
    name="icalendar",
    family="calendar",
    look="a calendar that begins with BEGIN:VCALENDAR",
    recognises=recognises,
    write=write,
    losses=losses,
    write_options=(*("start", "weeks", "days_per_week", "first", "last", "minutes", "alarm_minutes", "stamp"),),
    suffix=".ics",
)
