"""Plain data to values and back."""

import json
import pickle
import random
import types
from collections.abc import Mapping
from datetime import date
from functools import partial, reduce
from typing import get_args, get_origin

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import stenosis_routines as sr
from builders import routine
from stenosis_routines import strategies
from stenosis_routines._fields import LIMITS, Range, Text
from stenosis_routines._structure import to_document
from stenosis_routines.errors import PROBLEMS_LIMIT, pointer

#: These hold functions, or are compared by identity.
NO_DATA = {sr.Item, sr.Rule, sr.RuleBook, sr.RoutineBuilder, sr.SessionMonitor, sr.Subject}
PUBLIC = [value for value in (getattr(sr, name) for name in sr.__all__) if isinstance(value, type) and attrs.has(value)]
VALUES = [owner for owner in PUBLIC if owner not in NO_DATA]

# Any value of any class.

texts = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=2, max_size=10).filter(str.strip)
days = st.dates(max_value=date(9999, 12, 1))
movements = st.sampled_from([exercise.id for exercise in sr.catalogue])
signed = {"who": texts, "on": days}


def values(owner):
    """Any value of a class, by the types and limits of its fields."""
    if owner in SPECIAL:
        return SPECIAL[owner]
    fields = {field.alias: field_values(field) for field in attrs.fields(owner) if field.init}
    return st.builds(owner, **(fields | CHANGED.get(owner, {})))


def field_values(field):
    limits = field.metadata.get(LIMITS)
    if isinstance(limits, Range):
        low, high = int(limits.low) + 1, int(limits.high)
        drawn = st.integers(low, high) if limits.kinds == (int,) else st.integers(low, high) | st.floats(low, high)
    elif isinstance(limits, Text):
        drawn = texts
    else:
        return kind_values(field.type)
    return drawn | st.none() if field.default is None else drawn


def kind_values(kind):
    plain = {str: texts, int: st.integers(), bool: st.booleans(), date: days, types.NoneType: st.none()}
    plain[float] = st.floats(-1e6, 1e6)
    if kind in plain:
        return plain[kind]
    if isinstance(kind, type):
        return values(kind) if attrs.has(kind) else st.sampled_from(kind)
    if get_origin(kind) is types.UnionType:
        return st.one_of(map(kind_values, get_args(kind)))
    if get_origin(kind) is Mapping:
        return st.dictionaries(*map(kind_values, get_args(kind)), max_size=2)
    make = get_origin(kind)
    return st.lists(kind_values(get_args(kind)[0]), max_size=2).map(make)


def ordered(make, first, last):
    """Values whose two days are in order."""
    return lambda one, other: make(**{first: min(one, other), last: max(one, other)})


#: The phases of a session, each with the kind of its decision.
PHASES = {"ready": "continue", "active": "continue", "complete": "complete", "stopped": "stop_now"}


def decisions(kind):
    said = texts.map("x{}".format)
    return st.builds(sr.Decision, kind=st.just(kind), reason=said, advice=said, statement=texts)


def states(phase):
    fields = {field.name: field_values(field) for field in attrs.fields(sr.MonitorState)}
    return st.builds(sr.MonitorState, **{**fields, "phase": st.just(phase), "decision": decisions(PHASES[phase])})


SPECIAL = {
    sr.Decision: st.sampled_from(sr.DecisionKind).flatmap(decisions),
    sr.MonitorState: st.sampled_from(list(PHASES)).flatmap(states),
    sr.Condition: st.builds(sr.Condition, texts, st.none() | days)
    | st.builds(ordered(partial(sr.Condition, "x"), "since", "resolved"), days, days),
    sr.Clearance: st.builds(sr.Clearance, days, st.none() | texts, st.lists(texts, max_size=2).map(tuple))
    | st.builds(ordered(sr.Clearance, "day", "until"), days, days),
    sr.Dose: strategies.doses,
    sr.Mend: st.builds(
        sr.Mend,
        kind=st.sampled_from(["replace", "remove", "adjust_dose"]),
        after=st.none() | strategies.prescriptions,
        applicability=st.sampled_from(sr.Applicability),
    ),
    sr.Routine: strategies.routines,
    sr.NameAnswer: st.builds(sr.NameAnswer, name=texts)
    | st.builds(sr.NameAnswer, name=texts, is_=movements, **signed)
    | st.builds(sr.NameAnswer, name=texts, facts=strategies.traits, **signed),
    sr.ClauseAnswer: st.builds(sr.ClauseAnswer, text=texts, beside=texts)
    | st.builds(sr.ClauseAnswer, text=texts, everywhere=st.just(True), means=st.just("harmless"), **signed)
    | st.builds(sr.ClauseAnswer, text=texts, beside=texts, means=st.just("asks"), is_=movements, **signed),
    sr.ConditionAnswer: st.builds(sr.ConditionAnswer, condition=texts)
    | st.builds(sr.ConditionAnswer, condition=texts, means=st.sampled_from(sr.ConditionMeaning), **signed),
}
CHANGED = {
    sr.Answers: {
        "names": st.lists(SPECIAL[sr.NameAnswer], max_size=1),
        "clauses": st.lists(SPECIAL[sr.ClauseAnswer], max_size=1),
        "conditions": st.lists(SPECIAL[sr.ConditionAnswer], max_size=1),
    },
    sr.Plan: {
        "weeks": st.lists(strategies.routines, min_size=1, max_size=2),
        "reasons": st.just(()),
        "band": st.sampled_from(sorted(sr.pain_bands())),
    },
    sr.Stop: {"reasons": st.lists(st.builds(sr.Reason, texts, texts, texts), min_size=1, max_size=2)},
    sr.Clearance: {"until": st.none()},
}


@pytest.mark.parametrize("owner", VALUES, ids=lambda owner: owner.__name__)
@settings(max_examples=20)
@given(st.data())
def test_every_value_comes_back_from_plain_data(owner, data):
    """Law: plain data is JSON, and gives back an equal value."""
    value = data.draw(values(owner))
    plain = sr.to_dict(value)
    assert json.loads(json.dumps(plain)) == plain
    assert sr.from_dict(plain, owner) == value
    assert sr.from_dict(to_document(value), owner) == value


@pytest.mark.parametrize("owner", [sr.Plan, sr.DayLog, sr.MonitorState], ids=lambda owner: owner.__name__)
def test_what_is_saved_on_its_own_states_its_version_and_is_whole(owner):
    plan = sr.build_plan(sr.Profile(), weeks=1)
    value = {sr.Plan: plan, sr.DayLog: sr.DayLog(1), sr.MonitorState: sr.SessionMonitor(plan.routine).state}[owner]
    saved = sr.to_dict(value)
    assert found_in({**saved, "format": "stenosis-routines-plan/3"}, owner) == [("/format", "unknown-format")]
    for key in saved.keys() - {"format"}:
        truncated = {name: member for name, member in saved.items() if name != key}
        assert found_in(truncated, owner) == [(f"/{key}", "missing")]


@pytest.mark.parametrize("owner", VALUES, ids=lambda owner: owner.__name__)
@settings(max_examples=20)
@given(st.data())
def test_whatever_is_wrong_is_a_problem_in_its_place(owner, data):
    """Law: an object where a single value belongs, and a key that nobody knows, are found where they stand."""
    plain = sr.to_dict(data.draw(values(owner)))
    chance = random.Random(data.draw(st.integers(0, 10**6)))
    leaves = [place for place, member in members_of(plain) if not isinstance(member, (dict, list))]
    # Facts may have any name.
    objects = [p for p, member in members_of(plain) if isinstance(member, dict) and not p.endswith("/params")]
    if leaves:
        place = chance.choice(leaves)
        found = problems(changed(plain, place, {"no": {"such": "key"}}), owner)
        assert all(below(place, problem.path) or below(problem.path, place) for problem in found)
    place = chance.choice(objects)
    (found,) = problems(changed(plain, place, {**at(plain, place), "a/b~": 1}), owner)
    assert found.path == pointer(place, "a/b~")


def members_of(data, place=""):
    yield place, data
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, member in pairs:
        yield from members_of(member, pointer(place, key))


def steps(place):
    return [step.replace("~1", "/").replace("~0", "~") for step in place.split("/")[1:]]


def inside(data, step):
    return data[int(step) if isinstance(data, list) else step]


def at(data, place):
    return reduce(inside, steps(place), data)


def changed(data, place, value):
    if not place:
        return value
    copy = json.loads(json.dumps(data))
    *way, last = steps(place)
    parent = reduce(inside, way, copy)
    parent[int(last) if isinstance(parent, list) else last] = value
    return copy


def below(place, other):
    return other == place or other.startswith(f"{place}/")


def problems(data, owner):
    with pytest.raises(sr.UnreadableRoutineError) as caught:
        sr.from_dict(data, owner)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)
    return caught.value.problems


def found_in(data, owner):
    return [(problem.path, problem.code) for problem in problems(data, owner)]


# Problems.


@pytest.mark.parametrize(
    ("owner", "data", "place"),
    [
        (sr.Dose, {"sets": "12"}, "/sets"),
        (sr.Dose, {"sets": True}, "/sets"),
        (sr.Dose, {"sets": 2.9}, "/sets"),
        (sr.Dose, {"sets": 2.0}, "/sets"),
        (sr.Dose, {"reps": (5, 8)}, "/reps"),
        (sr.Dose, {"reps": [5, True]}, "/reps"),
        (sr.Dose, {"hold_s": "5"}, "/hold_s"),
        (sr.Dose, {"hold_s": False}, "/hold_s"),
        (sr.Dose, {"per_side": 1}, "/per_side"),
        (sr.Dose, {"per_side": "true"}, "/per_side"),
        (sr.Routine, {"title": 3}, "/title"),
        (sr.Routine, {"title": b"x"}, "/title"),
        (sr.Routine, {"title": "x", "guidance": "stop"}, "/guidance"),
        (sr.Routine, {"title": "x", "guidance": ("stop",)}, "/guidance"),
        (sr.Profile, {"red_flags": {"night_pain": True}}, "/red_flags"),
        (sr.Profile, {"red_flags": ["night_pain", None]}, "/red_flags/1"),
        (sr.Profile, {"clearance": 20260331}, "/clearance"),
        (sr.Profile, {"clearance": "2026-03-31T10:00"}, "/clearance"),
        (sr.DayLog, {"day": True}, "/day"),
        (sr.DayLog, {"day": 1.0}, "/day"),
        (sr.DayLog, {"day": "1"}, "/day"),
        (sr.DayLog, {"day": None}, "/day"),
        (sr.Traits, [], ""),
        (sr.Traits, None, ""),
    ],
)
def test_nothing_is_coerced(owner, data, place):
    assert found_in(data, owner) == [(place, "wrong-type")]


def test_all_problems_come_at_once():
    data = {
        "weeks": [
            {"sessions": [{"title": "a", "prescriptions": [{"exercise": {"name": ""}, "dose": {"sets": 0, "x": 1}}]}]}
        ],
        "profile": {"severity": "awful", "symptoms": ["cough"]},
        "start": "soon",
        "minutes_per_day": 0,
        "plan": {},
    }
    first = "/weeks/0/sessions/0/prescriptions/0"
    assert found_in(data, sr.Plan) == [
        ("/weeks/0/title", "missing"),
        (f"{first}/exercise/name", "out-of-range"),
        (f"{first}/dose/sets", "out-of-range"),
        (f"{first}/dose/x", "unknown-key"),
        ("/profile/symptoms/0", "out-of-range"),
        ("/profile/severity", "out-of-range"),
        ("/minutes_per_day", "out-of-range"),
        ("/start", "wrong-type"),
        ("/plan", "unknown-key"),
    ]


def test_a_value_that_its_class_refuses_has_a_place_too():
    (problem,) = problems({"weeks": [], "profile": {}}, sr.Plan)
    assert (problem.path, problem.expected) == ("/weeks", "1 to 52 weeks")
    assert found_in({"name": "x", "is": "nothing", "who": "a", "on": "2026-01-01"}, sr.NameAnswer) == [
        ("/is", "out-of-range")
    ]


def test_a_field_goes_by_its_name_in_the_document():
    answer = sr.NameAnswer(name="Slides", is_="heel-slide", who="R", on=date(2026, 12, 1))
    assert sr.to_dict(answer)["is"] == "heel-slide"
    assert found_in({"name": "Slides", "is": 3, "is_": "heel-slide"}, sr.NameAnswer) == [
        ("/is", "wrong-type"),
        ("/is_", "unknown-key"),
    ]


def test_an_object_has_texts_as_keys():
    assert found_in({1: 2, "sets": 0}, sr.Dose) == [("", "wrong-type")]


def test_problems_are_gathered_only_as_far_as_they_are_listed():
    found = problems({"title": "x", "guidance": [3] * 10 * PROBLEMS_LIMIT}, sr.Routine)
    assert len(found) == PROBLEMS_LIMIT + 1
    assert found[-1].code == "too-large"


@pytest.mark.parametrize("value", [sr.article, sr.article["SR101"], sr.catalogue, 3, None, sr.Dose])
def test_what_is_no_data_is_refused(value):
    with pytest.raises(sr.InvalidValueError):
        sr.to_dict(value)


def test_a_class_that_is_no_data_is_refused():
    with pytest.raises(sr.InvalidValueError):
        sr.from_dict({}, sr.Catalogue)


# Reports.

SQUATS = routine(
    sr.Prescription(sr.Exercise(name="Squat"), sr.Dose(sets=1, reps=10)),
    sr.Prescription(sr.Exercise(name="Lat pulldown"), sr.Dose(sets=1, reps=10)),
    sr.Prescription(sr.Exercise(name="Knee to chest"), sr.Dose(sets=1, reps=10), "Flumble the wozzle."),
)
WAIVER = sr.Waiver(code="SR203", exercise="Lat pulldown", who="Dr. A", why="supervised", until=date(2027, 1, 31))
REPORT = sr.check(SQUATS, waivers=[WAIVER], today=date(2027, 1, 1))


def test_a_report_holds_everything_a_program_needs():
    data = REPORT.to_dict()
    assert data == sr.to_dict(REPORT) == json.loads(json.dumps(data))
    assert set(data) == {
        *("verdict", "findings", "source", "language"),
        *("rulebook", "rulebook_version", "library_version", "left_out", "condition"),
    }
    assert data["verdict"] == "unsuitable"
    assert [finding["waived"] for finding in data["findings"]] == [finding.waived for finding in REPORT.findings]
    assert {finding["waived"] for finding in data["findings"]} == {True, False}
    waived = next(finding for finding in data["findings"] if finding["waived"])
    assert waived["waiver"]["until"] == "2027-01-31"
    assert sr.from_dict(data, sr.Report) == REPORT


def test_a_report_that_was_stored_can_be_asked():
    stored = sr.from_dict(json.loads(json.dumps(REPORT.to_dict())), sr.Report)
    assert sr.questions([stored]) == sr.questions([REPORT])
    assert sr.questions([stored])


def test_what_follows_from_a_report_may_be_left_out():
    data = REPORT.to_dict()
    del data["verdict"], data["findings"][0]["waived"]
    assert sr.from_dict(data, sr.Report) == REPORT


def test_a_report_that_contradicts_itself_is_refused():
    (problem,) = problems({**REPORT.to_dict(), "verdict": "suitable"}, sr.Report)
    assert problem.path == "/verdict"
    assert "'unsuitable'" in problem.expected
    for waived in (True, 0, None):
        data = REPORT.to_dict()
        data["findings"][0]["waived"] = waived
        assert found_in(data, sr.Report) == [("/findings/0/waived", "out-of-range")]


# Documents.


def test_a_document_leaves_out_what_is_at_its_default():
    prescription = sr.Prescription(sr.Exercise(name="Rocking"), sr.Dose(hold_s=5.0), path="row 3")
    assert to_document(prescription) == {"exercise": {"name": "Rocking"}, "dose": {"hold_s": 5}}
    assert to_document(sr.Profile(clearance=date(2026, 1, 1))) == {"clearance": date(2026, 1, 1)}
    assert sr.to_dict(sr.Profile(clearance=date(2026, 1, 1)))["clearance"] == "2026-01-01"


def test_the_order_of_a_set_does_not_matter_for_its_data():
    assert sr.to_dict(sr.Traits(spine_motion={"rotation", "flexion"}))["spine_motion"] == ["flexion", "rotation"]


def test_a_native_document_is_the_data_of_its_routine():
    document = json.loads(sr.dumps(SQUATS))
    assert document.pop("format") == "stenosis-routines/1"
    assert sr.from_dict(document, sr.Routine) == SQUATS
