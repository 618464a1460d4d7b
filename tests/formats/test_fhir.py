"""FHIR care plans and service requests, R4 and R5; the judge is fhir.resources (R4B stands in for R4)."""

import contextlib
import json
import re
from pathlib import Path

import attrs
import fhir.resources.careplan
import fhir.resources.R4B.careplan
import pytest
from hypothesis import given, settings

import stenosis_routines as sr
from builders import ADVICE, FOUR_DOSES
from stenosis_routines.errors import InvalidValueError, Problem, UnreadableRoutineError
from stenosis_routines.formats import detect, dumps, load, loads
from stenosis_routines.routine import Dose, Prescription, Routine, Session
from stenosis_routines.strategies import routines
from timing import soon

DATA = Path(__file__).parents[1] / "data"
SHARED = Path(__file__).parents[3] / "shared" / "samples" / "fhir"
JUDGES = {"fhir": fhir.resources.R4B.careplan.CarePlan, "fhir-r5": fhir.resources.careplan.CarePlan}
PERSON = {"reference": "Patient/1"}
GENTLE = {"text": "Lying ankle pump"}
SQUAT = "Barbell squat"
GOAL = {"resourceType": "Goal", "description": {"text": "Sleep well"}}


def plan(*details, **members):
    activity = [{"detail": {"status": "not-started", **detail}} for detail in details]
    return {
        "resourceType": "CarePlan",
        "status": "active",
        "intent": "plan",
        "subject": PERSON,
        "activity": activity,
        "note": [{"text": text} for text in ADVICE],
        **members,
    }


def request(**members):
    told = {"status": "active", "intent": "plan", "code": GENTLE, "subject": PERSON}
    return {"resourceType": "ServiceRequest", **told, **members}


def bundle(*resources, **members):
    entries = [{"fullUrl": f"urn:uuid:{number}", "resource": one} for number, one in enumerate(resources)]
    return {"resourceType": "Bundle", "type": "collection", "entry": entries, **members}


def asking(*references, **members):
    return plan(activity=[{"reference": {"reference": reference}} for reference in references], **members)


def read(document, format=None):
    return loads(json.dumps(document), format=format)


def items(routine):
    return [item for session in routine.sessions for item in session.prescriptions]


def names(routine):
    return [item.exercise.name for item in items(routine)]


def only(document):
    [item] = items(read(document))
    return item


def unread(document):
    return [(problem.path, problem.code) for problem in read(document).unread]


def timed(**repeat):
    return only(plan({"code": GENTLE, "scheduledTiming": {"repeat": repeat}}))


def verdict(routine):
    return sr.check(routine).verdict


# What a plan of others says.


def test_a_plan_with_details_is_read_whole():
    routine = load(DATA / "home.fhir.json")
    assert routine.title == "Home programme"
    assert items(routine) == [
        Prescription(
            sr.Exercise(name="Heel slide"),
            Dose(sets=2, reps=(10, 12), hold_s=5, per_side=True, rest_s=15, times_per_day=2, days_per_week=7),
            "2 sets of 10 to 12, each side, twice a day",
        ),
        Prescription(
            sr.Exercise(name="Lying ankle pump"),
            Dose(sets=3, reps=15, hold_s=2.0, times_per_day=2, days_per_week=3),
            "3 x 15, hold 2 s\n\nGoes well.",
        ),
    ]
    assert [item.path for item in items(routine)] == ["/activity/0/detail", "/activity/1/detail"]
    assert routine.profile == sr.Profile(excluded=(SQUAT,), conditions=("snomed:18347007", "icd10:M48.062"))
    assert routine.unread == ()
    assert set(routine.guidance) == {
        *("Home programme", "Gentle work on the mat.", "Ask your doctor before you start."),
        *("Stop at once if the pain gets worse.", "Left out, since its status is stopped."),
        "Slowly and gently.",
    }
    assert verdict(routine) == "suitable"


def test_a_bundle_is_read_whole_and_a_request_that_no_plan_refers_to_is_done_too():
    routine = load(DATA / "order.fhir.json")
    assert names(routine) == ["Leg press", "Heel raise", "Pelvic rocking"]
    assert [item.dose for item in items(routine)] == [
        Dose(reps=(8, 12), load_kg=60.0, days_per_week=3),
        Dose(reps=15),
        Dose(times_per_day=5, days_per_week=7),
    ]
    assert [item.path for item in items(routine)] == [f"/entry/{n}/resource" for n in (4, 5, 6)]
    assert (routine.profile.conditions, routine.unread) == (("icd10:M48.06",), ())
    assert routine.guidance == ("Sleep through the night",)
    assert verdict(routine) == "unsuitable"


def test_a_plan_of_r5_is_read_whole():
    routine = load(DATA / "home.fhir-r5.json")
    assert [(item.exercise.name, item.dose, item.notes) for item in items(routine)] == [
        (
            "Lying knee to chest",
            Dose(sets=2, reps=10, per_side=True, times_per_day=1, days_per_week=7),
            "2 x 10, each side",
        ),
        ("Heel slide", Dose(), "as needed"),
    ]
    assert routine.profile == sr.Profile(excluded=("Deadlift",), conditions=("Stiff back", "snomed:18347007"))
    assert routine.unread == ()


def test_a_request_that_is_based_on_a_plan_is_part_of_it():
    based = request(basedOn=[{"reference": "CarePlan/p"}, {"reference": "CarePlan/elsewhere"}])
    routine = read(bundle(based, plan(id="p", title="Mat"), request(code={"text": SQUAT})))
    assert [(session.title, len(session.prescriptions)) for session in routine.sessions] == [("Mat", 1), ("", 1)]
    assert routine.unread == ()


def test_what_is_asked_for_twice_is_done_once():
    routine = read(bundle(request(id="a", basedOn=[{"reference": "urn:uuid:1"}]), asking("urn:uuid:0", "urn:uuid:0")))
    assert names(routine) == ["Lying ankle pump"]


def test_a_lone_request_is_a_routine():
    document = request(code={"coding": [{"system": "http://snomed.info/sct", "code": "229115003", "display": "Squat"}]})
    assert only(document).exercise.name == "Squat"
    assert only(document).path == "/code"


@pytest.mark.parametrize(
    "document",
    [
        bundle(request(id="a"), asking("ServiceRequest/a")),
        bundle(request(id="a"), asking("ServiceRequest/a/_history/2")),
        bundle(request(), asking("urn:uuid:0")),
        asking("#a", contained=[request(id="a")]),
        bundle(
            plan({"code": GENTLE}), asking("#a", contained=[request(id="a")]), asking("#b", contained=[request(id="b")])
        ),
    ],
)
def test_references_are_followed_within_the_document(document):
    routine = read(document)
    assert set(names(routine)) == {"Lying ankle pump"}
    assert routine.unread == ()


@pytest.mark.parametrize(
    "document",
    [
        asking("ServiceRequest/elsewhere"),
        asking("#nobody"),
        asking("#a", contained=[{"resourceType": "MedicationRequest", "id": "a"}]),
        plan({"code": GENTLE}, goal=[{"reference": "Goal/elsewhere"}]),
        plan({"code": GENTLE}, addresses=[{"reference": "Condition/elsewhere"}]),
        bundle(asking("#a"), {"resourceType": "Patient", "contained": [request(id="a")]}),
        plan({"code": GENTLE}, addresses=[{"concept": {"text": "Pain"}, "also": SQUAT}]),
        plan({"code": GENTLE}, activity=[{}]),
        plan({"code": GENTLE}, activity=[{"detail": {"code": GENTLE}, "reference": {"reference": "#a"}}]),
        plan({"code": GENTLE}, instantiatesCanonical=["http://x.example/PlanDefinition/legs"]),
        plan({"code": GENTLE}, implicitRules="http://x.example/rules"),
        plan({"code": GENTLE, "productCodeableConcept": {"text": "Dumbbell"}}),
        plan({"code": GENTLE, "dailyAmount": {"value": 3}}),
        plan({"code": GENTLE, "_status": {"extension": [{"url": "x"}]}}),
        plan({"code": GENTLE, "extension": [{"url": "http://x.example/load", "valueString": "20 kg"}]}),
        plan({"code": GENTLE, "doNotPerform": "false"}),
        plan({"code": {"coding": []}}),
        plan({"description": "Pelvic rocking"}),
        plan(),
        bundle(request(), {"resourceType": "PlanDefinition", "title": "Legs"}),
        bundle(request(), {"resourceType": "Observation", "valueCodeableConcept": {"text": SQUAT}}),
        bundle(request(), link=[{"relation": "next", "url": "http://x.example/page/2"}]),
        bundle(request(), total=2),
        plan({"code": GENTLE}, meta={"tag": [{"code": "SUBSETTED"}]}),
        request(meta={"security": [{"code": "REDACTED"}]}),
        bundle(request(), request(subject={"reference": "Patient/2"})),
        bundle(request(id="a"), request(id="a", code={"text": SQUAT})),
        bundle(request(), request(doNotPerform=True, extension=[{"url": "http://x.example/instead"}])),
        bundle(request(), type="history"),
        {**bundle(request()), "entry": [{"request": {"method": "DELETE", "url": "ServiceRequest/1"}}]},
        request(quantityRatio={}),
        request(contained=[{**request(id="b"), "contained": [request(code={"text": SQUAT})]}]),
    ],
)
def test_what_cannot_be_reached_or_read_is_listed_and_never_passes(document):
    routine = read(document)
    assert routine.unread
    assert verdict(routine) != "suitable"


@pytest.mark.parametrize(
    "document",
    [
        plan({"code": GENTLE}, modifierExtension=[{"url": "http://x.example/not", "valueBoolean": True}]),
        plan({"code": GENTLE, "modifierExtension": []}),
        bundle(request(modifierExtension=[{"url": "http://x.example/not"}])),
        asking("#a", contained=[request(id="a", code={"text": "x", "modifierExtension": [{}]})]),
    ],
)
def test_a_modifier_extension_stops_the_reading(document):
    with pytest.raises(UnreadableRoutineError) as caught:
        read(document)
    assert caught.value.problems[0].path.endswith("/modifierExtension")


@pytest.mark.parametrize("kind", ["ResearchStudy", "Observation", "OperationOutcome", None, 3])
def test_another_resource_is_told_what_is_read(kind):
    with pytest.raises(UnreadableRoutineError, match="CarePlan, ServiceRequest"):
        read({"resourceType": kind})


@pytest.mark.parametrize(
    "document",
    [
        plan({"code": {"text": SQUAT}, "doNotPerform": True}, {"code": GENTLE}),
        asking("#a", "#b", contained=[request(id="a"), request(id="b", code={"text": SQUAT}, doNotPerform=True)]),
        bundle(request(), request(code={"text": SQUAT}, doNotPerform=True, status="completed")),
    ],
)
def test_what_is_not_to_be_done_is_no_prescription(document):
    routine = read(document)
    assert names(routine) == ["Lying ankle pump"]
    assert routine.profile.excluded == (SQUAT,)
    assert verdict(routine) == "suitable"


@pytest.mark.parametrize("key", ["description", "patientInstruction"])
def test_what_to_do_instead_of_what_is_not_to_be_done_is_heard(key):
    forbidden = {"code": {"text": "Deadlift", "coding": [{"display": "Lift"}]}, "doNotPerform": True}
    routine = read(bundle(request(), request(**forbidden, **{key: f"Do the {SQUAT} instead."})))
    assert routine.profile.excluded == ("Deadlift", "Lift")
    assert verdict(attrs.evolve(routine, guidance=(*routine.guidance, *ADVICE))) != "suitable"


def test_a_page_of_matches_is_not_made_whole_by_what_goes_with_them():
    found, beside = {"resource": request(), "search": {"mode": "match"}}, {"resource": {"resourceType": "Patient"}}
    page = {**bundle(), "type": "searchset", "total": 2, "entry": [found, {**beside, "search": {"mode": "include"}}]}
    assert read(page).unread


def test_many_plans_and_requests_take_no_great_time():
    count = 1500
    plans = [plan({"code": GENTLE}, id=f"p{n}") for n in range(count)]
    asked = [request(basedOn=[{"reference": f"CarePlan/p{n}"}]) for n in range(count)]
    document = json.dumps(bundle(*plans, *asked))
    with soon(3):
        assert len(items(loads(document))) == 2 * count


def test_what_is_prohibited_and_asked_for_is_found():
    routine = read(plan({"code": GENTLE}, {"code": GENTLE, "doNotPerform": True}))
    assert "SR505" in [finding.code for finding in sr.check(routine).findings]


@pytest.mark.parametrize("status", ["cancelled", "stopped", "completed", "entered-in-error", "revoked"])
def test_what_is_over_is_left_out_and_said_without_blocking(status):
    routine = read(plan({"code": {"text": SQUAT}, "status": status}, {"code": GENTLE}))
    assert names(routine) == ["Lying ankle pump"]
    assert any(status in text for text in routine.guidance)
    assert verdict(routine) == "suitable"
    told = [finding.code for finding in sr.check(attrs.evolve(routine, guidance=routine.guidance[:1])).findings]
    assert "SR501" in told  # "stopped" is no advice to stop


@pytest.mark.parametrize("status", ["revoked", "completed", "entered-in-error"])
def test_a_plan_that_is_over_has_nothing_to_check_and_never_passes(status):
    routine = read(asking("#a", contained=[request(id="a")], status=status))
    assert (routine.sessions, routine.unread) == ((), ())
    assert "SR603" in [finding.code for finding in sr.check(routine).findings]


@pytest.mark.parametrize("status", ["Do all of it standing", "xyz"])
def test_a_status_that_is_none_never_passes(status):
    path = "/activity/0/detail/status"
    assert (path, "not-understood") in unread(plan({"code": GENTLE, "status": status}))
    assert ("/status", "not-understood") in unread(plan({"code": GENTLE}, status=status))


def test_a_request_outlives_the_plan_that_is_over():
    assert names(read(bundle(asking("urn:uuid:1", status="revoked"), request()))) == ["Lying ankle pump"]


def test_a_plan_of_words_only_never_passes():
    page = {"status": "additional", "div": "<div>Pelvic rocking ten times</div>"}
    assert verdict(read(plan(text=page))) == "needs_review"
    assert verdict(read(plan({"code": {"text": "Exercise therapy"}, "description": "Pelvic rocking"}))) != "suitable"


@pytest.mark.parametrize(
    "hidden",
    [
        {"text": {"status": "generated", "div": f"<div>Then {SQUAT}, three times.</div>"}},
        {"text": {"status": "generated", "div": "<div>Then bar<i>bell</i> s<b>quats</b>.</div>"}},
        {"text": {"status": "additional", "div": "<div/>"}},
        {"description": f"Add {SQUAT}."},
        {"title": f"{SQUAT} plan"},
        {"note": [{"text": f"And do the {SQUAT}."}]},
        {"category": [{"text": SQUAT}]},
        {"contained": [request(code={"text": SQUAT})]},
        {"contained": [{"resourceType": "Goal", "description": {"text": f"{SQUAT} again"}}]},
        {"contained": [{"resourceType": "Goal", "target": [{"detailString": f"Ten {SQUAT}s"}]}]},
        {"contained": [{"resourceType": "RequestGroup"}]},
        {"contained": [{"resourceType": "ActivityDefinition", "title": SQUAT}]},
        {"goal": [{"display": f"{SQUAT} again"}]},
        {"text": {"status": "generated", "div": "<div>Then <![CDATA[barbell squats]]>.</div>"}},
        {"text": {"status": "generated", "div": "<div>Then barbell squ<!-- -->ats.</div>"}},
        {"text": {"status": "generated", "div": f"<div>Then <b title='{SQUAT}'>this</b>.</div>"}},
        {"text": {"status": "generated", "div": f"<div>From 1 < {SQUAT} > 2.</div>"}},
        {"contained": [{**GOAL, "note": [{"text": SQUAT}]}]},
        {"contained": [{**GOAL, "category": [{"text": SQUAT}]}]},
        {"contained": [{**GOAL, "target": [{"measure": {"text": SQUAT}}]}]},
        {"contained": [{**GOAL, "target": [{"detailCodeableConcept": {"text": SQUAT}}]}]},
        {"contained": [{**GOAL, "extension": [{"url": "http://x.example/also", "valueString": SQUAT}]}]},
        {"contained": [{**GOAL, "id": "g"}], "goal": [{"reference": "#g", "display": SQUAT}]},
        {"contained": [{"resourceType": "Condition", "note": [{"text": SQUAT}]}]},
        {"contained": [{"resourceType": "CareTeam", "note": [{"text": SQUAT}]}]},
        {"supportingInfo": [{"reference": "DocumentReference/1", "display": SQUAT}]},
        {"supportingInfo": [{"reference": "DocumentReference/1"}]},
        {"activity": [{"reference": {"reference": "#a", "display": SQUAT}}], "contained": [request(id="a")]},
        {"activity": [{"detail": {"code": GENTLE, "goal": [{"display": SQUAT}]}}]},
        {"_title": {"extension": [{"url": "x", "valueString": SQUAT}]}},
        {"extension": [{"url": "http://x.example/also", "valueString": SQUAT}]},
        {"squats": 10},
    ],
)
def test_a_squat_anywhere_in_a_plan_never_passes(hidden):
    assert verdict(read(plan({"code": GENTLE}))) == "suitable"
    assert verdict(read(plan({"code": GENTLE}, **hidden))) != "suitable"


@pytest.mark.parametrize(
    "hidden",
    [
        {"code": {"text": SQUAT}},
        {"code": {"text": "Lying ankle pump", "coding": [{"display": SQUAT}]}},
        {"code": {"coding": [{"display": "Lying ankle pump"}, {"display": SQUAT}]}},
        {"code": {"coding": [{"code": "barbell-squat", "display": "Lying ankle pump"}]}},
        {"code": {"text": "Lying ankle pump", "coding": [{"code": "스쿼트"}]}},
        {"locationCode": [{"text": f"where you do the {SQUAT}"}]},
        {"location": [{"concept": {"text": f"where you do the {SQUAT}"}}]},
        {"location": f"where you do the {SQUAT}"},
        {"performerType": {"text": SQUAT}},
        {"occurrenceTiming": {"repeat": {"when": [SQUAT]}}},
        {"code": {"concept": GENTLE, "reference": {"reference": "ActivityDefinition/squat"}}},
        {"patientInstruction": f"Then {SQUAT}."},
        {"patientInstruction": [{"instructionMarkdown": f"Then {SQUAT}."}]},
        {"patientInstruction": [{"instructionReference": {"reference": "#squat"}}]},
        {"patientInstruction": {"squat": 1}},
        {"note": [{"text": f"Then {SQUAT}."}]},
        {"orderDetail": [{"text": f"as a {SQUAT}"}]},
        {"orderDetail": [{"parameter": [{"valueString": SQUAT}]}]},
        {"asNeededCodeableConcept": {"text": f"after the {SQUAT}"}},
        {"occurrenceTiming": {"code": {"text": f"after the {SQUAT}"}}},
        {"occurrenceTiming": {"repeat": {"squat": 1}}},
        {"note": [{"text": "with 5 kg ankle weights"}]},
        {"quantityQuantity": {"value": 20, "unit": "stone"}},
    ],
)
def test_a_squat_anywhere_in_a_request_never_passes(hidden):
    guidance = plan(activity=[])["note"]
    assert verdict(attrs.evolve(read(request(note=guidance)), guidance=ADVICE)) == "suitable"
    assert verdict(attrs.evolve(read(request(**hidden)), guidance=ADVICE)) != "suitable"


#: Where no movement can stand: names of things and people, days, diagnoses, codes of what is not to be done.
SILENT = re.compile(
    r".*/(?:id|versionId|language|system|fullUrl|start|time|kind|lifecycleStatus|authorString|reference|family)"
    r"|.*/(?:status|intent)"
    r"|/(?:category|subject)/.*|.*/(?:request|subject)/.*|/contained/0/(?:code|reason)/.*|/addresses/.*"
    r"|/activity/[23]/detail/.*|/contained/1/.*|/entry/1/resource/code/.*"
)


def texts_in(value, path=""):
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, member in members:
        yield from texts_in(member, f"{path}/{key}")
    if isinstance(value, str):
        yield path


def with_squat(value, place, path=""):
    if isinstance(value, dict):
        return {key: with_squat(member, place, f"{path}/{key}") for key, member in value.items()}
    if isinstance(value, list):
        return [with_squat(member, place, f"{path}/{index}") for index, member in enumerate(value)]
    return SQUAT if path == place else value


@pytest.mark.parametrize("name", ["home.fhir.json", "home.fhir-r5.json"])
def test_a_squat_in_place_of_any_text_never_passes(name):
    document = json.loads((DATA / name).read_bytes())
    passing = set()
    for place in texts_in(document):
        with contextlib.suppress(UnreadableRoutineError):
            if verdict(read(with_squat(document, place), name.split(".")[1])) == "suitable":
                passing.add(place)
    assert passing
    assert not {place for place in passing if not SILENT.fullmatch(place)}


@pytest.mark.parametrize("format", JUDGES)
def test_a_squat_in_place_of_any_text_we_write_never_passes(format):
    document = json.loads(dumps(attrs.evolve(the_four(), profile=sr.Profile()), format=format))
    for place in texts_in(document):
        with contextlib.suppress(UnreadableRoutineError):
            routine = read(with_squat(document, place), format)
            assert verdict(routine) != "suitable" or re.search("/category/|/subject/", place), place


def test_an_activity_is_noted_and_a_category_hinted():
    document = plan({"code": GENTLE})
    document["activity"][0]["progress"] = [{"text": "Goes well."}]
    document["activity"][0]["outcomeCodeableConcept"] = [{"coding": [{"code": "done"}]}]
    document["activity"][0]["outcomeReference"] = [{"reference": "Observation/1", "display": "No pain."}]
    assert only(document).notes == "Goes well.\n\ndone\n\nNo pain."
    assert only(request(category=[{"text": "Stretching"}])).exercise.hints.category == "Stretching"


@pytest.mark.parametrize(
    ("system", "code", "told"),
    [
        ("http://hl7.org/fhir/sid/icd-10", "M48.06", "icd10:M48.06"),
        ("http://hl7.org/fhir/sid/icd-10-cm", "M48061", "icd10:M48.061"),
        ("http://snomed.info/sct", "18347007", "snomed:18347007"),
        ("http://x.example/own", "77", "Narrow canal"),
    ],
)
def test_a_diagnosis_is_told_by_its_code_where_it_is_known(system, code, told):
    reason = {"coding": [{"system": system, "code": code, "display": "Narrow canal"}]}
    condition = {"resourceType": "Condition", "id": "c", "subject": PERSON, "code": reason}
    denied = {**condition, "verificationStatus": {"coding": [{"code": "refuted"}]}}
    assert read(request(reasonCode=[reason])).profile.conditions == (told,)
    assert read(request(contained=[condition], reasonReference=[{"reference": "#c"}])).profile.conditions == (told,)
    assert read(request(contained=[denied], reasonReference=[{"reference": "#c"}])).profile.conditions == ()


# Doses.


@pytest.mark.parametrize(
    ("repeat", "times", "days", "notes"),
    [
        ({"frequency": 3, "period": 1, "periodUnit": "d"}, 3, 7, ""),
        ({"frequency": 1, "period": 8.0, "periodUnit": "h"}, 3, 7, ""),
        ({"period": 1, "periodUnit": "d"}, 1, 7, ""),
        ({"frequency": 3, "period": 1, "periodUnit": "wk"}, None, 3, ""),
        ({"frequency": 6, "period": 2, "periodUnit": "wk"}, None, 3, ""),
        ({"frequency": 1, "period": 7, "periodUnit": "d"}, None, 1, ""),
        ({"frequency": 1, "period": 2, "periodUnit": "d"}, None, None, "1 times in 2 d"),
        ({"frequency": 30, "period": 1, "periodUnit": "mo"}, None, None, "30 times in 1 mo"),
        ({"frequency": 2, "frequencyMax": 3, "period": 1, "periodUnit": "wk"}, None, 2, "2-3 times in 1 wk"),
        ({"frequency": 1, "period": 1, "periodUnit": "d", "dayOfWeek": ["mon", "wed"]}, 1, 2, ""),
        ({"frequency": 1, "period": 1, "periodUnit": "wk", "dayOfWeek": ["mon", "wed"]}, None, 2, ""),
        ({"dayOfWeek": ["sun"], "timeOfDay": ["08:00:00", "20:00:00"]}, 2, 1, ""),
        ({"when": ["MORN", "NOON", "EVE"]}, 3, None, ""),
        ({"count": 20, "countMax": 30}, None, None, ""),
        ({"boundsDuration": {"value": 6, "unit": "wk"}}, None, None, ""),
    ],
)
def test_how_often_is_read_from_a_timing(repeat, times, days, notes):
    item = timed(**repeat)
    assert (item.dose, item.notes) == (Dose(times_per_day=times, days_per_week=days), notes)


@pytest.mark.parametrize(
    "repeat",
    [
        {"frequency": 2**31 - 1, "period": 1e-7, "periodUnit": "s"},
        {"frequency": 30, "period": 1, "periodUnit": "d"},
        {"frequency": 14, "period": 1, "periodUnit": "wk"},
        {"frequency": "3", "period": 1, "periodUnit": "d"},
        {"frequency": 1, "period": 1, "periodUnit": "weeks"},
        {"frequency": 1, "frequencyMax": 9, "period": 1, "periodUnit": "d"},
        {"frequency": 3},
        {"dayOfWeek": ["Monday"]},
        {"dayOfWeek": ["mon", "tue"], "frequency": 5, "period": 1, "periodUnit": "wk"},
        {"when": ["MORN", "EVE"], "frequency": 3, "period": 1, "periodUnit": "d"},
        {"duration": 3, "durationUnit": "wk"},
        {"duration": 300, "durationUnit": "min"},
        {"often": True},
    ],
)
def test_a_timing_that_says_nothing_sure_is_unread(repeat):
    routine = read(plan({"code": GENTLE, "scheduledTiming": {"repeat": repeat}}))
    assert routine.unread
    assert names(routine) == ["Lying ankle pump"]


def test_how_long_is_a_hold_unless_repetitions_are_told():
    assert timed(duration=5, durationUnit="min").dose == Dose(hold_s=300)
    timing = {"repeat": {"duration": 5, "durationMax": 10, "durationUnit": "min"}}
    item = only(request(occurrenceTiming=timing, quantityQuantity={"value": 10, "unit": "times"}))
    assert (item.dose, item.notes) == (Dose(reps=10), "for 600 s")


@pytest.mark.parametrize(
    ("text", "dose"),
    [
        ("2 x 10", Dose(sets=2, reps=10)),
        ("3×8-12", Dose(sets=3, reps=(8, 12))),
        ("2 x 10 each side, hold 5 s, 3 kg", Dose(sets=2, reps=10, per_side=True, hold_s=5.0, load_kg=3.0)),
        ("Hold for 2.5 seconds", Dose(hold_s=2.5)),
        ("alternating", Dose(per_side=True)),
        ("slowly", Dose()),
    ],
)
def test_a_text_is_a_dose_only_where_it_is_plain(text, dose):
    routine = read(request(patientInstruction=text))
    assert (items(routine)[0].dose, items(routine)[0].notes, routine.unread) == (dose, text, ())


@pytest.mark.parametrize(
    ("text", "dose"),
    [
        ("3 x 30 s", Dose()),
        ("3 x 20-30 s", Dose()),
        ("10-15 repetitions for three sets", Dose()),
        ("2 x 10, then 3 x 5", Dose(sets=2, reps=10)),
        ("30kg, later 35 kg", Dose(load_kg=30.0)),
        ("2 x 9999", Dose(sets=2)),
        ("99 x 5", Dose(reps=5)),
        ("每日30分鐘", Dose()),
    ],
)
def test_any_other_number_in_a_text_is_unread(text, dose):
    routine = read(request(patientInstruction=text))
    assert items(routine)[0].dose == dose
    assert {problem.path for problem in routine.unread} == {"/patientInstruction"}


@pytest.mark.parametrize(
    ("members", "dose"),
    [
        ({"quantityQuantity": {"value": 10, "unit": "repetitions"}}, Dose(reps=10)),
        ({"quantityQuantity": {"value": 3, "unit": "sets"}}, Dose(sets=3)),
        ({"quantityQuantity": {"value": 2, "code": "min"}}, Dose(hold_s=120)),
        ({"quantityQuantity": {"value": 10, "unit": "lb"}}, Dose(load_kg=4.54)),
        ({"quantityRange": {"low": {"value": 8, "unit": "reps"}}}, Dose(reps=(8, None))),
        ({"quantityRange": {"high": {"value": 8.0, "unit": "reps"}}}, Dose(reps=(1, 8))),
    ],
)
def test_the_unit_of_a_quantity_says_what_it_counts(members, dose):
    assert only(request(**members)).dose == dose
    assert read(request(**members)).unread == ()


@pytest.mark.parametrize(
    "members",
    [
        {"quantityQuantity": {"value": 10}},
        {"quantityQuantity": {"value": 10, "unit": "steps"}},
        {"quantityQuantity": {"value": 10, "unit": "kg", "code": "lb"}},
        {"quantityQuantity": {"value": 10, "unit": "reps", "comparator": ">"}},
        {"quantityQuantity": {"value": -10, "unit": "reps"}},
        {"quantityQuantity": {"value": 1.5, "unit": "reps"}},
        {"quantityQuantity": {"value": True, "unit": "reps"}},
        {"quantityQuantity": 10},
        {"quantityRange": {"low": {"value": 8}, "high": {"value": 12}}},
        {"quantityRange": {"low": {"value": 12, "unit": "reps"}, "high": {"value": 8, "unit": "reps"}}},
        {"quantityRange": {"low": {"value": 5, "unit": "kg"}, "high": {"value": 8, "unit": "kg"}}},
        {"quantityRange": {}},
    ],
)
def test_a_quantity_of_no_known_unit_or_range_is_unread(members):
    routine = read(request(**members))
    assert (items(routine)[0].dose, bool(routine.unread)) == (Dose(), True)


def dose_extension(*members, url="https://clinic.example/exercise-dose"):
    return {"extension": [{"url": url, "extension": list(members)}]}


@pytest.mark.parametrize(
    "member",
    [
        {"url": "sets", "valuePositiveInt": 0},
        {"url": "sets", "valueString": "3"},
        {"url": "sets", "valuePositiveInt": True},
        {"url": "sets"},
        {"url": "sets", "valuePositiveInt": 3, "valueInteger": 4},
        {"url": "hold", "valueDuration": {"value": 5, "unit": "kg"}},
        {"url": "hold", "valueInteger": 5},
        {"url": "perSide", "valueInteger": 1},
        {"url": "perSide", "valueQuantity": {"value": 1}},
        {"url": "repetitions", "valueRange": {"low": {"value": "x"}, "high": {"value": 5}}},
        {"url": "band", "valueString": "red"},
        {"valuePositiveInt": 3},
    ],
)
def test_a_member_of_a_dose_that_is_not_known_is_unread(member):
    routine = read(request(**dose_extension(member)))
    assert (items(routine)[0].dose, bool(routine.unread)) == (Dose(), True)


def test_a_dose_that_is_told_twice_must_agree():
    member = {"url": "repetitions", "valuePositiveInt": 10}
    assert unread(request(**dose_extension(member), patientInstruction="1 x 10")) == []
    assert unread(request(**dose_extension(member), patientInstruction="1 x 12")) == [
        ("/patientInstruction", "not-understood")
    ]
    assert unread(request(**dose_extension(member, member))) != []


# Telling the versions apart.


@pytest.mark.parametrize(
    ("document", "format"),
    [
        (plan({"code": GENTLE}), "fhir"),
        (asking("#a", contained=[request(id="a")]), "fhir"),
        (request(), "fhir"),
        (request(patientInstruction='"concept": {'), "fhir"),
        (bundle(request()), "fhir"),
        (request(code={"concept": GENTLE}), "fhir-r5"),
        (request(patientInstruction=[{"instructionMarkdown": "slowly"}]), "fhir-r5"),
        (plan(activity=[{"plannedActivityReference": {"reference": "#a"}}]), "fhir-r5"),
        (bundle(plan(activity=[{"performedActivity": [{"concept": GENTLE}]}])), "fhir-r5"),
    ],
)
def test_the_shape_tells_the_version(document, format):
    assert detect(json.dumps(document).encode()) == format


@pytest.mark.parametrize("name", ["home.fhir.json", "order.fhir.json", "home.fhir-r5.json"])
def test_a_document_that_is_taken_for_another_version_is_read_and_said_to_be(name):
    data = (DATA / name).read_bytes()
    right, wrong = sorted((loads(data, format=format) for format in JUDGES), key=lambda routine: len(routine.unread))
    assert right == loads(data)
    assert attrs.evolve(wrong, unread=()) == right
    assert [(problem.path, problem.code) for problem in wrong.unread] == [("", "unknown-format")]


# Writing.


def speakable(routine):
    """The routine without texts that say nothing, and without saying anything of the person twice."""

    def told(texts):
        return tuple(dict.fromkeys(text for text in texts if text.strip()))

    def shown(text):
        return text if text.strip() else ""

    profile = attrs.evolve(
        routine.profile, excluded=told(routine.profile.excluded), conditions=told(routine.profile.conditions)
    )
    sessions = [
        attrs.evolve(s, prescriptions=[attrs.evolve(p, notes=shown(p.notes)) for p in s.prescriptions])
        for s in routine.sessions
    ]
    return attrs.evolve(
        routine, title=shown(routine.title), sessions=sessions, guidance=told(routine.guidance), profile=profile
    )


@pytest.mark.parametrize("format", JUDGES)
@settings(max_examples=100, deadline=None)
@given(routines.map(speakable))
def test_what_is_written_is_read_back_and_valid(format, routine):
    """Law: reading undoes writing, and the judge of the version accepts what is written."""
    text = dumps(routine, format=format)
    assert loads(text, format=format) == routine
    assert dumps(loads(text, format=format), format=format) == text
    JUDGES[format].model_validate_json(text)
    assert detect(text.encode()) in ("fhir", format)


def the_four():
    return Routine(
        "Home",
        (Session("Mat", [Prescription(sr.catalogue[ident], dose) for ident, dose in FOUR_DOSES.items()]),),
        ADVICE,
        profile=sr.Profile(
            excluded=(SQUAT,), conditions=("icd10:M48.061", "icd10:M48.06", "snomed:18347007", "low back pain")
        ),
    )


@pytest.mark.parametrize("format", JUDGES)
def test_the_articles_four_pass_in_either_version(format):
    text = dumps(the_four(), format=format)
    assert detect(text.encode()) == format
    assert loads(text) == the_four()
    assert verdict(loads(text)) == "suitable"


def test_a_plan_says_all_that_fhir_has_a_place_for():
    document = json.loads(dumps(the_four(), format="fhir", subject="Patient/1"))
    assert (document["status"], document["intent"], document["title"]) == ("draft", "plan", "Home")
    assert document["subject"] == {"reference": "Patient/1"}
    assert [note["text"] for note in document["note"]] == list(ADVICE)
    conditions, requests, [forbidden] = document["contained"][:4], document["contained"][4:8], document["contained"][8:]
    assert [condition["code"] for condition in conditions] == [
        {"coding": [{"system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "M48.061"}]},
        {"coding": [{"system": "http://hl7.org/fhir/sid/icd-10", "code": "M48.06"}]},
        {"coding": [{"system": "http://snomed.info/sct", "code": "18347007"}]},
        {"text": "low back pain"},
    ]
    assert [reference["reference"] for reference in document["addresses"]] == ["#c1", "#c2", "#c3", "#c4"]
    assert (forbidden["doNotPerform"], forbidden["code"]) == (True, {"text": SQUAT})
    rocking = requests[0]
    assert rocking["code"] == {"text": sr.catalogue["pelvic-rocking"].name}
    assert rocking["occurrenceTiming"] == {"repeat": {"frequency": 5, "period": 1, "periodUnit": "d"}}
    assert rocking["patientInstruction"] == "1 x 10, 5 times a day"
    members = {one["url"]: one for one in rocking["extension"][0]["extension"]}
    assert members["repetitions"] == {"url": "repetitions", "valuePositiveInt": 10}
    assert [one["reference"]["reference"] for one in document["activity"]] == ["#m1", "#m2", "#m3", "#m4", "#x1"]


@pytest.mark.parametrize(
    ("dose", "timing"),
    [
        (Dose(times_per_day=2, days_per_week=7), {"repeat": {"frequency": 2, "period": 1, "periodUnit": "d"}}),
        (Dose(days_per_week=3), {"repeat": {"frequency": 3, "period": 1, "periodUnit": "wk"}}),
        (Dose(times_per_day=1, days_per_week=3), {"repeat": {"frequency": 3, "period": 1, "periodUnit": "wk"}}),
        (Dose(times_per_day=2, days_per_week=3), {"code": {"text": "2 times a day, 3 days a week"}}),
        (Dose(times_per_day=2), {"code": {"text": "2 times a day"}}),
        (Dose(reps=3), None),
    ],
)
def test_how_often_is_written_as_a_timing_where_one_can_say_it(dose, timing):
    item = Prescription(sr.Exercise(name="x"), dose)
    document = json.loads(dumps(Routine("", (Session("", (item,)),)), format="fhir"))
    assert document["contained"][0].get("occurrenceTiming") == timing


def test_equal_routines_give_equal_text():
    short, long = (
        Routine("", (Session("", (Prescription(sr.Exercise(name="x"), Dose(hold_s=s)),)),)) for s in (20, 20.0)
    )
    assert dumps(short, format="fhir") == dumps(long, format="fhir")


def test_nobody_is_named_unless_the_caller_does():
    assert json.loads(dumps(the_four(), format="fhir"))["subject"] == {"display": "the person this plan is for"}
    with pytest.raises(InvalidValueError):
        dumps(the_four(), format="fhir", patient="x")


def changed(routine, change, format="fhir"):
    document = json.loads(dumps(routine, format=format))
    change(document["contained"][-1])
    return read(document)


def test_facts_hold_only_for_the_name_they_were_declared_for():
    gentle = sr.Traits(posture="supine", spine_motion={"neutral"}, leg_load="none", aim="mobility", effort="gentle")
    routine = Routine("", (Session("", (Prescription(sr.Exercise(name="Sway", traits=gentle)),)),))
    renamed = changed(routine, lambda asked: asked.update(code={"text": "Aunt Mabel's special"}))
    assert items(renamed) == [Prescription(sr.Exercise(name="Aunt Mabel's special"))]
    assert [problem.path for problem in renamed.unread] == ["/extension/0"]


@pytest.mark.parametrize(
    "change",
    [
        lambda asked: asked.update(patientInstruction="3 x 10, 80 kg"),
        lambda asked: asked.update(occurrenceTiming={"repeat": {"frequency": 9, "period": 1, "periodUnit": "d"}}),
        lambda asked: asked["extension"][0]["extension"].append({"url": "load", "valueString": "much"}),
        lambda asked: asked.update(note=[{"text": "slowly"}]),
    ],
)
def test_what_was_changed_in_one_place_only_is_unread(change):
    item = Prescription(sr.catalogue["pelvic-rocking"], FOUR_DOSES["pelvic-rocking"])
    assert changed(Routine("", (Session("", (item,)),)), change).unread


def test_a_movement_that_others_added_to_our_plan_is_read():
    document = json.loads(dumps(the_four(), format="fhir"))
    document["activity"].append({"detail": {"code": {"text": SQUAT}}})
    routine = read(document)
    assert len(items(routine)) == 5
    assert names(routine)[-1] == SQUAT


def test_without_our_extension_a_plan_is_one_session():
    document = json.loads(dumps(the_four(), format="fhir"))
    del document["extension"]
    assert [len(session.prescriptions) for session in read(document).sessions] == [4]


def test_what_others_added_to_our_extension_never_passes():
    document = json.loads(dumps(Routine("", (Session("A"),)), format="fhir"))
    added = Routine("", (Session("A", (Prescription(sr.catalogue["pelvic-rocking"]),)),), ADVICE)
    document["extension"][0]["valueString"] = dumps(added)
    assert ("/extension/0", "unknown-key") in unread(document)
    assert verdict(read(document)) != "suitable"


@pytest.mark.parametrize("format", JUDGES)
def test_what_a_server_adds_to_our_plan_changes_nothing(format):
    document = json.loads(dumps(the_four(), format=format, subject="Patient/1"))
    document |= {"id": "7", "meta": {"versionId": "1"}, "status": "active"}
    routine = read(document, format)
    assert routine == the_four()
    places = [document["contained"][int(item.path.split("/")[2])] for item in items(routine)]
    assert [place["id"] for place in places] == ["m1", "m2", "m3", "m4"]


def test_our_plan_that_is_over_has_nothing_to_check():
    document = json.loads(dumps(the_four(), format="fhir"))
    assert read({**document, "status": "revoked"}).sessions == ()


def test_what_was_unread_stays_unread():
    routine = Routine("t", (Session("s"),), unread=(Problem("/x", "a movement", "'?'"),))
    assert loads(dumps(routine, format="fhir-r5")).unread == routine.unread


@pytest.mark.parametrize("path", sorted((DATA / "fuzz" / "fhir").iterdir()), ids=lambda path: path.name)
def test_what_once_broke_the_reader_does_no_more(path):
    assert loads(path.read_bytes(), format="fhir").unread


# The shared samples, counted by hand.


@pytest.mark.skipif(not SHARED.exists(), reason="the shared samples are not here")
@pytest.mark.parametrize(
    ("name", "read_names", "excluded", "conditions", "verdict_"),
    [
        ("bundle_r4_servicerequests", ["Bench Press (regime/therapy) ", "Leg press"], 0, 0, "unsuitable"),
        ("careplan_r4_narrative_only", ["Exercise therapy"], 0, 0, "needs_review"),
        (
            "careplan_r4_physio_mixed",
            ["Supine single knee-to-chest stretch", "Wall squat", "Prone press-up (cobra)", "Standing calf raise"],
            1,
            2,
            "unsuitable",
        ),
        ("careplan_r5_planned_refs", ["Supine single knee-to-chest stretch"], 0, 0, "suitable"),
        ("servicerequest_r4_benchpress_hl7", ["Bench Press (regime/therapy) "], 0, 0, "unsuitable"),
        ("servicerequest_r5_benchpress_hl7", ["Bench Press (regime/therapy)"], 0, 0, "unsuitable"),
    ],
)
def test_a_sample_is_read_whole(name, read_names, excluded, conditions, verdict_):
    data = (SHARED / f"{name}.json").read_bytes()
    routine = loads(data)
    assert detect(data) == ("fhir-r5" if "_r5_" in name else "fhir")
    assert names(routine) == read_names
    assert (len(routine.profile.excluded), len(routine.profile.conditions)) == (excluded, conditions)
    assert verdict(routine) == verdict_


@pytest.mark.skipif(not SHARED.exists(), reason="the shared samples are not here")
@pytest.mark.parametrize("name", ["twltc_careplan_walking", "twltc_servicerequest_exercise_therapy"])
def test_a_plan_in_chinese_words_never_passes(name):
    routine = load(SHARED / f"{name}.json")
    assert len(items(routine)) == 1
    assert routine.unread
    assert verdict(routine) == "unsuitable"


@pytest.mark.skipif(not SHARED.exists(), reason="the shared samples are not here")
@pytest.mark.parametrize("name", ["cds4cpm_condition_lumbar_stenosis", "twltc_observation_weight_training"])
def test_a_record_of_what_was_found_or_done_is_no_plan(name):
    with pytest.raises(UnreadableRoutineError, match="CarePlan, ServiceRequest"):
        load(SHARED / f"{name}.json")


def defined(**members):
    return {"resourceType": "ActivityDefinition", "status": "active", **members}


def template(*actions, **members):
    return {"resourceType": "PlanDefinition", "status": "active", "title": "Home", "action": list(actions), **members}


def test_a_plan_for_no_certain_person_is_read_by_its_actions():
    knee = defined(
        id="knee",
        title="Single knee to chest",
        description="2 x 10 each side",
        timingTiming={"repeat": {"frequency": 2, "period": 1, "periodUnit": "d"}},
    )
    squat = {"title": "Barbell squat", "description": "3 x 10"}
    routine = read(
        template({"title": "Morning", "action": [{"definitionCanonical": "#knee"}, squat]}, contained=[knee])
    )
    [session] = routine.sessions
    assert session.title == "Home, Morning"
    assert [item.exercise.name for item in session.prescriptions] == ["Single knee to chest", "Barbell squat"]
    assert session.prescriptions[0].dose == Dose(sets=2, reps=10, per_side=True, times_per_day=2, days_per_week=7)
    assert routine.unread == ()
    assert verdict(routine) == "unsuitable"


def test_an_activity_is_found_by_its_address_and_done_once():
    squat = defined(url="http://x/squat", version="2", code={"text": SQUAT})
    plan_of_it = template({"title": "Legs", "definitionCanonical": "http://x/squat|2"})
    assert names(read(bundle(plan_of_it, squat))) == [SQUAT]
    assert names(read(squat)) == [SQUAT]


PUMP = defined(id="pump", code=GENTLE, description="1 x 10")
PUMPS = {"definitionCanonical": "#pump"}
OFTEN = {"repeat": {"frequency": 20, "period": 1, "periodUnit": "d"}}


@pytest.mark.parametrize("version", [{}, {"version": "1"}, {"version": "10"}])
def test_another_version_is_not_that_definition(version):
    plan_of_it = template({"definitionCanonical": "http://x/pump|9"})
    told = read(bundle({**PUMP, "url": "http://x/pump", **version}, plan_of_it))
    assert "/entry/1/resource/action/0/definitionCanonical" in [problem.path for problem in told.unread]
    assert verdict(told) == "needs_review"
    assert verdict(read(bundle({**PUMP, "url": "http://x/pump", "version": "9"}, plan_of_it))) == "suitable"


@pytest.mark.parametrize(
    ("group", "path"),
    [
        ({"definitionCanonical": "http://x/ActivityDefinition/squats"}, "/action/0/definitionCanonical"),
        ({"timingTiming": OFTEN}, "/action/0/timingTiming"),
        ({"timingTiming": {"code": {"text": "then squats"}}}, "/action/0/timingTiming"),
    ],
)
@pytest.mark.parametrize("deeper", [False, True])
def test_what_a_group_says_of_all_its_actions_is_unread(group, path, deeper):
    action = {"title": "Mat", "action": [PUMPS], **group}
    told = read(template({"title": "All", "action": [action]} if deeper else action, contained=[PUMP]))
    assert [problem.path for problem in told.unread] == ["/action/0" + path if deeper else path]


@pytest.mark.parametrize("group", [{"code": [{"text": SQUAT}]}, {"definitionCanonical": "#squat"}])
def test_a_group_may_be_a_movement_too(group):
    squat = defined(id="squat", code={"text": SQUAT})
    told = read(template({"title": "Mat", "action": [PUMPS], **group}, contained=[PUMP, squat]))
    assert {GENTLE["text"], SQUAT} == set(names(told))


@pytest.mark.parametrize(
    "action",
    [
        {"code": [{"text": SQUAT}]},
        {"prefix": "50 squats, then"},
        {"prefix": "서서"},
        {"type": {"text": SQUAT}},
        {"type": {"coding": [{"code": "barbell-squats"}]}},
    ],
)
def test_what_stands_beside_a_definition_is_read_as_a_text(action):
    told = read(template({**PUMPS, **action}, contained=[PUMP]))
    [text] = told.sessions[0].prescriptions[0].notes.split("\n\n")[1:]
    assert text in json.dumps(action, ensure_ascii=False)
    assert verdict(told) != "suitable"


@pytest.mark.parametrize(
    "members",
    [
        {"title": "Do each exercise standing up"},
        {"topic": [{"text": "Barbell squats"}]},
        {"type": {"text": "Barbell squats"}},
        {"subjectCodeableConcept": {"text": "Barbell squats"}},
        {"useContext": [{"code": {"code": "task"}, "valueCodeableConcept": {"text": "Barbell squats"}}]},
        {"title": "Pump", "name": "BarbellSquats"},
        {"jurisdiction": [{"text": "Barbell squats"}]},
        {"jurisdiction": [{"coding": [{"code": "US", "display": "Barbell squats"}]}]},
        {"copyright": "Then do barbell squats."},
        {"publisher": "Barbell squats"},
        {"location": {"concept": {"text": "Barbell squats"}}},
        {"performerType": {"text": "whoever does barbell squats"}},
    ],
)
def test_all_that_a_definition_says_in_words_counts(members):
    assert verdict(read(template({"title": "Mat", "action": [PUMPS]}, contained=[PUMP], **members))) != "suitable"
    assert verdict(read({**PUMP, **members})) != "suitable"


def test_the_kind_of_a_plan_and_the_number_of_an_action_say_nothing():
    kind = {"coding": [{"code": "clinical-protocol", "display": "Clinical Protocol"}]}
    actions = [{**PUMPS, "prefix": prefix, "type": {"coding": [{"code": "create"}]}} for prefix in ("1", "2.1)", "(a)")]
    routine = read(template(*actions, contained=[PUMP], type=kind, subjectCodeableConcept={"text": "Patient"}))
    assert routine.guidance == ()
    assert {item.notes for item in items(routine)} == {only(template(PUMPS, contained=[PUMP])).notes}


def test_labels_of_a_definition_say_nothing():
    country = {"coding": [{"system": "urn:iso:std:iso:3166", "code": "US", "display": "United States of America"}]}
    labels = {
        "name": "AnklePumps001",
        "jurisdiction": [country],
        "publisher": "A clinic",
        "copyright": "(c) 2026 A clinic",
    }
    routine = read(
        template({**PUMPS, "groupingBehavior": "visual-group"}, contained=[PUMP], **labels, title="Ankle pumps")
    )
    assert (routine.guidance, routine.unread) == ((), ())


def test_a_grouping_is_one_that_fhir_knows():
    problems = read(template({**PUMPS, "groupingBehavior": "then squats"}, contained=[PUMP])).unread
    assert [problem.path for problem in problems] == ["/action/0/groupingBehavior"]


def test_another_version_in_the_history_is_not_that_request():
    of_version = {"id": "a", "meta": {"versionId": "2"}}
    assert read(bundle(request(**of_version), asking("ServiceRequest/a/_history/2"))).unread == ()
    assert read(bundle(request(**of_version), asking("ServiceRequest/a/_history/9"))).unread != ()


def test_an_activity_has_no_actions():
    assert [problem.path for problem in read({**PUMP, "action": [{"title": "Squats"}]}).unread] == ["/action"]


@pytest.mark.parametrize(
    ("action", "path"),
    [
        ({"title": "Rocking", "definitionCanonical": "http://elsewhere"}, "/action/0/definitionCanonical"),
        ({"title": "Rocking", "condition": [{"kind": "applicability"}]}, "/action/0/condition"),
        ({"title": "Rocking", "dynamicValue": [{"path": "x"}]}, "/action/0/dynamicValue"),
        ({"description": "Rest well"}, "/action/0"),
    ],
)
def test_what_decides_about_an_action_elsewhere_is_unread(action, path):
    assert path in [problem.path for problem in read(template(action)).unread]


def test_a_definition_that_is_not_to_be_done_is_no_prescription():
    routine = read(
        bundle(template({"title": "Rocking"}), defined(title="Squats", code={"text": SQUAT}, doNotPerform=True))
    )
    assert routine.profile.excluded == (SQUAT, "Squats")
    assert (
        read(bundle(template({"title": "Squats"}, status="retired"), defined(title="Rocking"))).sessions[0].title == ""
    )
