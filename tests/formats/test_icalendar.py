"""The calendar, judged by what other programs read in it: the library icalendar, and recurring-ical-events for days."""

import sys
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta

import attrs
import icalendar
import pytest
import recurring_ical_events
from hypothesis import given, settings
from hypothesis import strategies as st

import stenosis_routines as sr
from stenosis_routines._fields import Text
from stenosis_routines.errors import (
    InvalidValueError,
    MissingExtraError,
    Problem,
    UnreadableRoutineError,
    UnwritableRoutineError,
)
from stenosis_routines.exercise import Exercise, Hints
from stenosis_routines.formats import dump, dumps, loads, losses
from stenosis_routines.profile import Profile
from stenosis_routines.routine import Dose, Plan, Prescription, Routine, Session
from stenosis_routines.speech import advice, words
from stenosis_routines.strategies import routines

MONDAY = date(2026, 11, 30)


def test_no_text_holds_what_a_program_may_take_for_the_end_of_a_line():
    texts = [f"one{mark}BEGIN:VALARM" for mark in "\u2028\u2029\x85\x0b\x0c\x1c\r\n" if Text(99).accepts(f"a{mark}")]
    assert [text[3] for text in texts] == ["\u2028", "\u2029", "\n"]
    one = attrs.evolve(item(f"Rocking{texts[0]}"), notes=texts[0])
    profile = Profile(excluded=texts)
    routine = Routine("", (Session(texts[0], (one,)),), texts, profile=profile)
    text = dumps(routine, format="icalendar", start=MONDAY)
    assert text.splitlines() == text.split("\r\n")[:-1]
    assert "\nBEGIN:VALARM" not in text.replace("\r\nBEGIN:VALARM\r\nACTION:DISPLAY", "")
    described = {str(event["DESCRIPTION"]) for event in icalendar.Calendar.from_ical(text).walk("VEVENT")}
    assert all(said.count("one\nBEGIN:VALARM") >= 5 for said in described)


def item(name="Rocking", days_per_week=7, **dose):
    return Prescription(Exercise(name=name), Dose(days_per_week=days_per_week, **dose))


def a_routine(*prescriptions, **fields):
    return Routine("", (Session("s", prescriptions),), **fields)


def events(routine, start=MONDAY, **options):
    return icalendar.Calendar.from_ical(dumps(routine, format="icalendar", start=start, **options)).walk("VEVENT")


def occurrences(routine, start=MONDAY, **options):
    """Every event of the next hundred days, as the judge unrolls them: when, and its description."""
    calendar = icalendar.Calendar.from_ical(dumps(routine, format="icalendar", start=start, **options))
    found = recurring_ical_events.of(calendar).between(start, start + timedelta(days=100))
    return sorted((one.start, str(one["description"])) for one in found)


def test_an_event_is_what_a_session_asks_for():
    [event] = events(a_routine(item("Knee to chest", reps=10, per_side=True, hold_s=5), guidance=("Slowly.",)), weeks=2)
    assert event["dtstart"].to_ical() == b"20261130T080000"
    assert event["rrule"].to_ical() == b"FREQ=DAILY;COUNT=14"
    assert event["duration"].dt == timedelta(minutes=15)
    lines = str(event["description"]).split("\n")
    assert lines[:3] == ["s", "- Knee to chest: 10 times each side, hold 5 s", "Slowly."]
    [alarm] = event.walk("VALARM")
    assert (alarm["action"], alarm["trigger"].dt) == ("DISPLAY", timedelta(minutes=-5))


def test_the_whole_dose_is_told_also_in_a_plan():
    dose = {"sets": 2, "reps": 5, "hold_s": 20, "rest_s": 15, "seconds_per_rep": 6.5, "load_kg": 2}
    routine = a_routine(item("Knee to chest", **dose))
    for one in (routine, Plan((routine,), Profile())):
        [event] = events(one)
        assert "- Knee to chest: 2 x 5, hold 20 s, 2 kg, 6.5 s a repetition, rest 15 s" in event["description"]


def test_times_are_those_of_whoever_reads_them():
    text = dumps(a_routine(item()), format="icalendar", start=MONDAY)
    assert "DTSTART:20261130T080000\r\n" in text
    assert "TZID" not in text


def test_several_times_a_day_are_as_many_events_spread_over_the_day():
    found = occurrences(a_routine(item(times_per_day=5)), weeks=1)
    assert Counter(when.date() for when, _ in found) == {MONDAY + timedelta(days=n): 5 for n in range(7)}
    assert [when.hour for when, _ in found[:5]] == [8, 11, 14, 17, 20]


def test_a_reminder_does_not_ask_for_a_days_work_at_once():
    [(_, first), *_] = occurrences(a_routine(item(reps=10, times_per_day=5)))
    assert "10 times" in first
    assert "a day" not in first


def test_some_days_a_week_are_spread_over_the_week():
    found = occurrences(a_routine(item(days_per_week=3)), start=date(2026, 12, 2), weeks=2)
    assert [when.strftime("%a %d") for when, _ in found] == ["Wed 02", "Fri 04", "Sun 06", "Wed 09", "Fri 11", "Sun 13"]


@pytest.mark.parametrize("start", [MONDAY + timedelta(days=n) for n in range(7)])
@pytest.mark.parametrize("days", range(1, 8))
def test_every_first_day_gives_as_many_days_a_week(start, days):
    found = [when.date() for when, _ in occurrences(a_routine(item(days_per_week=days)), start=start, weeks=3)]
    assert (found[0], len(found), len(set(found))) == (start, 3 * days, 3 * days)
    assert found[-1] < start + timedelta(weeks=3)
    per_week = Counter((when - start).days // 7 for when in found)
    assert set(per_week.values()) == {days}


def test_each_reminder_names_what_is_due_then_and_nothing_else():
    routine = a_routine(item("A", times_per_day=4), item("B", times_per_day=2), item("C", days_per_week=2))
    found = occurrences(routine, weeks=1)
    told = Counter((name, when.date()) for when, text in found for name in "ABC" if f"- {name}" in text)
    assert [told["A", MONDAY + timedelta(days=n)] for n in range(7)] == [4] * 7
    assert [told["B", MONDAY + timedelta(days=n)] for n in range(7)] == [2] * 7
    assert [told["C", MONDAY + timedelta(days=n)] for n in range(7)] == [1, 0, 0, 1, 0, 0, 0]
    assert [when.hour for when, text in found if "- B" in text][:2] == [8, 16]


def test_sessions_of_few_days_do_not_fall_on_one_day():
    days = [Session(title, (item(title, days_per_week=2),)) for title in ("Push", "Pull", "Legs")]
    found = occurrences(Routine("", tuple(days)), weeks=1)
    assert max(Counter(when.date() for when, _ in found).values()) == 1
    assert {when.time() for when, _ in found} == {time(8)}


def test_sessions_of_one_day_come_one_after_the_other():
    days = [Session(title, (item(title),)) for title in ("Morning", "Noon", "Evening")]
    found = occurrences(Routine("", tuple(days)), weeks=1, first=time(7), last=time(19, 30))
    assert [(when.strftime("%H:%M"), text.split("\n")[0]) for when, text in found[:3]] == [
        ("07:00", "Morning"),
        ("13:15", "Noon"),
        ("19:30", "Evening"),
    ]


def test_the_stop_rule_is_always_told_and_once():
    stop = advice("stop")
    for routine in (a_routine(item()), a_routine(item(), guidance=(stop,))):
        [event] = events(routine)
        assert str(event["description"]).count("Stop at once") == 1


def test_what_the_person_must_leave_out_is_told():
    [event] = events(a_routine(item(), profile=Profile(excluded=("heel raise", "bridge"))))
    assert "Leave out: heel raise, bridge" in event["description"]


def test_no_diagnosis_is_where_others_may_see_it():
    routine = Routine(
        "Lumbar stenosis L4/5",
        (Session("Stenosis, mornings", (item(),)),),
        profile=Profile(conditions=("icd10:M48.06",)),
    )
    text = dumps(routine, format="icalendar", start=MONDAY)
    assert "M48" not in text
    assert "L4/5" not in text
    for event in events(routine):
        [alarm] = event.walk("VALARM")
        assert (event["summary"], alarm["description"], event["class"]) == ("Exercise", "Exercise", "PRIVATE")


@pytest.mark.parametrize(
    "text",
    [
        "a\nEND:VEVENT\nBEGIN:VEVENT",
        "a\nSUMMARY:x",
        "a;b,c\\n:d",
        '"q"',
        "무릎을 가슴으로 😀 " * 20,
        "x\u2028y",
    ],
)
def test_no_text_can_add_a_property(text):
    [event] = events(a_routine(item(), guidance=(text,)))
    said = str(event["description"])
    assert said.split("\n")[0:2] == ["s", "- Rocking"]
    assert " ".join(text.split()) in " ".join(said.split())
    document = dumps(a_routine(item(), guidance=(text,)), format="icalendar", start=MONDAY).encode()
    assert max(map(len, document.split(b"\r\n"))) <= 75
    assert document.count(b"\r\n") == document.count(b"\n")


def test_the_same_routine_gives_the_same_text():
    routine = sr.load("examples/articles_four.json")
    assert dumps(routine, format="icalendar", start=MONDAY) == dumps(routine, format="icalendar", start=MONDAY)


def test_an_event_keeps_its_uid_when_its_dose_changes_and_no_two_events_share_one():
    before = events(a_routine(item(reps=5, times_per_day=3)))
    after = events(a_routine(item(reps=9, times_per_day=3)), start=MONDAY + timedelta(days=9), weeks=3)
    uids = [event["uid"] for event in before]
    assert uids == [event["uid"] for event in after]
    assert len(set(uids)) == 3
    other = events(a_routine(item(reps=5, times_per_day=3), source="another"))
    assert not {event["uid"] for event in other} & set(uids)


def test_a_plan_is_written_week_by_week():
    plan = sr.build_plan(Profile(), weeks=4, start=MONDAY)
    found = occurrences(plan)
    assert len(found) == 4 * 7 * 5
    for number, week in enumerate(plan.weeks):
        first = MONDAY + timedelta(weeks=number)
        [(_, text), *_] = [one for one in found if one[0].date() == first]
        for prescription in week.sessions[0].prescriptions:
            assert f"- {prescription.exercise.name}: {prescription.dose.reps} times" in text.replace(" each", " times")


def test_a_plan_tells_its_first_day():
    plan = sr.build_plan(Profile(), weeks=2, start=MONDAY)
    assert dumps(plan, format="icalendar") == dumps(plan, format="icalendar", start=MONDAY)


def test_a_plan_that_moved_on_updates_the_weeks_that_are_left():
    plan = sr.build_plan(Profile(), weeks=4, start=MONDAY)
    later = attrs.evolve(plan, weeks=plan.weeks[1:], start=MONDAY + timedelta(weeks=1))
    uids = [event["uid"] for event in events(plan)]
    assert len(set(uids)) == 20
    assert [event["uid"] for event in events(later, start=later.start)] == uids[5:]


def test_a_plan_speaks_the_language_of_the_person():
    event, *_ = events(sr.build_plan(Profile(language="ko"), weeks=1))
    assert event["summary"] == "운동"
    assert "times" not in event["description"]


@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_plan_names_its_page_by_the_title_and_no_other_routine_does(language):
    plan = sr.build_plan(sr.Profile(language=language))
    for event in events(plan):
        (line,) = [line for line in event["description"].split("\n") if plan.routine.title in line]
        assert line == words("calendar.page", language, title=plan.routine.title)
        assert "http" not in line
    titled = attrs.evolve(plan.routine, title="For my spinal stenosis")
    assert not any("stenosis" in event["description"] for event in events(titled))


def test_other_formats_hold_no_plan():
    with pytest.raises(InvalidValueError, match="Routine"):
        dumps(sr.build_plan(Profile()), format="plan-csv")


def test_a_file_that_ends_in_ics_is_a_calendar(tmp_path):
    dump(a_routine(item()), tmp_path / "a.ics", start=MONDAY)
    assert (tmp_path / "a.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_a_calendar_that_is_given_to_be_read_is_named():
    text = dumps(a_routine(item()), format="icalendar", start=MONDAY)
    with pytest.raises(UnreadableRoutineError) as caught:
        loads(text)
    [problem] = caught.value.problems
    assert (problem.code, "icalendar, which can only be written" in problem.found) == ("unknown-format", True)


@pytest.mark.parametrize(
    ("routine", "path"),
    [
        (Routine("empty"), "/sessions"),
        (Routine("", (Session("empty"),)), "/sessions"),
        (a_routine(item(days_per_week=None)), "/sessions/0/prescriptions/0/dose/days_per_week"),
        (a_routine(item(), unread=(Problem("/x", "y"),)), "/unread/0"),
    ],
)
def test_what_a_calendar_cannot_say_is_refused(routine, path):
    with pytest.raises(UnwritableRoutineError) as caught:
        events(routine)
    assert [problem.path for problem in caught.value.problems] == [path]


def test_how_many_days_may_be_told_for_a_routine_that_does_not():
    found = occurrences(a_routine(item("A", days_per_week=None), item("B", days_per_week=2)), weeks=1, days_per_week=1)
    assert [sum(f"- {name}" in text for _, text in found) for name in "AB"] == [1, 2]


def test_what_is_left_out_is_listed():
    prescription = attrs.evolve(
        item(), exercise=Exercise(name="x", hints=Hints(instructions="Breathe.")), group="A", path="row 2"
    )
    routine = Routine(
        "t",
        (Session("s", (prescription,)), Session("rest")),
        source="mine.csv",
        profile=Profile(conditions=("icd10:M48.06",), excluded=("bridge",), language="ko"),
    )
    place = "/sessions/0/prescriptions/0"
    assert [problem.path for problem in losses(routine, "icalendar")] == [
        "/title",
        "/source",
        "/profile",
        f"{place}/dose/times_per_day",
        f"{place}/group",
        f"{place}/exercise/hints/instructions",
        "/sessions/1",
    ]
    assert losses(a_routine(item(times_per_day=1)), "icalendar") == ()


def test_the_stamp_and_the_alarm_may_be_told():
    stamp = datetime(2026, 11, 1, 12, tzinfo=UTC)
    [event] = events(a_routine(item()), stamp=stamp, alarm_minutes=None, minutes=30)
    assert (event["dtstamp"].dt, event["duration"].dt, event.walk("VALARM")) == (stamp, timedelta(minutes=30), [])


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("start", None),
        ("start", "2026-12-01"),
        ("start", datetime(2026, 12, 1)),
        ("start", date(9999, 12, 31)),
        ("weeks", 0),
        ("weeks", 53),
        ("weeks", True),
        ("weeks", None),
        ("days_per_week", 8),
        ("minutes", 0),
        ("alarm_minutes", -1),
        ("first", time(21)),
        ("first", "8:00"),
        ("last", time(20, tzinfo=UTC)),
        ("stamp", datetime(2026, 12, 1)),
        ("stamp", MONDAY),
        ("colour", "red"),
    ],
)
def test_an_option_out_of_range_is_the_callers_mistake(option, value):
    with pytest.raises(InvalidValueError):
        dumps(a_routine(item()), format="icalendar", **{"start": MONDAY, option: value})


def test_a_missing_library_says_what_brings_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "icalendar", None)
    with pytest.raises(MissingExtraError, match=r"stenosis-routines\[calendar\]"):
        dumps(a_routine(item()), format="icalendar", start=MONDAY)


def test_no_format_needs_the_library_to_be_told(monkeypatch):
    monkeypatch.setitem(sys.modules, "icalendar", None)
    assert sr.load("examples/home_programme.csv").sessions


@settings(max_examples=50, deadline=None)
@given(routines, st.integers(1, 7), st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_every_movement_is_due_as_often_as_its_dose_says(routine, days_per_week, start):
    """Law: as the judge counts a week."""
    numbers = iter(range(99))
    sessions = tuple(
        attrs.evolve(session, prescriptions=tuple(numbered(one, next(numbers)) for one in session.prescriptions))
        for session in routine.sessions
    )
    routine = attrs.evolve(routine, sessions=sessions, unread=())
    items = [one for session in sessions for one in session.prescriptions]
    if not items:
        with pytest.raises(UnwritableRoutineError):
            events(routine)
        return
    found = occurrences(routine, start=start, days_per_week=days_per_week, weeks=1)
    for one in items:
        times = (one.dose.times_per_day or 1) * (one.dose.days_per_week or days_per_week)
        assert sum(one.exercise.name in text for _, text in found) == times
    assert all(start <= when.date() < start + timedelta(days=7) for when, _ in found)


def numbered(prescription, number):
    return attrs.evolve(prescription, exercise=Exercise(name=f"movement no. {number}"))
