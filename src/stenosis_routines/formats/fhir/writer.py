"""FHIR out: a CarePlan with one ServiceRequest a movement, which carries the routine in our own JSON too."""

import json
import re
from itertools import count

import attrs

from stenosis_routines.errors import UnreadableRoutineError
from stenosis_routines.formats import native
from stenosis_routines.formats.fhir.doses import dose_of, timing_of
from stenosis_routines.formats.reading.json import Json
from stenosis_routines.profile import Condition
from stenosis_routines.routine import Prescription, Routine, Session

__all__ = ["DOSE", "SYSTEMS", "carried", "plan_of"]

# Our extensions; the names resolve to nothing and do not pretend to.
DOSE = "urn:stenosis-routines:exercise-dose"
_ROUTINE = "urn:stenosis-routines:routine"

#: The systems of codes for a diagnosis, with the names that a profile has for them.
SYSTEMS = {
    "http://snomed.info/sct": "snomed",
    "http://hl7.org/fhir/sid/icd-10": "icd10",
    "http://hl7.org/fhir/sid/icd-10-cm": "icd10",
}
_CODE = re.compile(r"(snomed|icd10):([A-Z0-9]+(?:\.[A-Z0-9]+)?)")

_CLINICAL = "http://terminology.hl7.org/CodeSystem/condition-clinical"
_ACTIVE: object = {"coding": [{"system": _CLINICAL, "code": "active"}]}
_RESOLVED: object = {"coding": [{"system": _CLINICAL, "code": "resolved"}]}
_ACTIVITIES = "http://hl7.org/fhir/us/physical-activity/CodeSystem/pa-temporary-codes"


def plan_of(routine: Routine, subject: str | None, version: str) -> str:
    """The CarePlan of a version as text."""
    return json.dumps(_care_plan(routine, subject, version), indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def _care_plan(routine: Routine, subject: str | None, version: str) -> dict[str, object]:
    person = {"display": "the person this plan is for"} if subject is None else {"reference": subject}
    conditions = [
        {"resourceType": "Condition", "id": f"c{number}", **_condition(Condition.of(text))}
        for number, text in enumerate(routine.profile.conditions, 1)
    ]
    asked = [item for session in routine.sessions for item in session.prescriptions]
    requests = [{"id": f"m{number}", **_request(item, version)} for number, item in enumerate(asked, 1)]
    requests += [
        {"id": f"x{number}", **_named(name, version), "doNotPerform": True}
        for number, name in enumerate(routine.profile.excluded, 1)
    ]
    addresses = [{"reference": f"#{condition['id']}"} for condition in conditions]
    planned = "plannedActivityReference" if version == "R5" else "reference"
    plan = {
        "resourceType": "CarePlan",
        "contained": [{**resource, "subject": person} for resource in (*conditions, *requests)],
        "extension": [{"url": _ROUTINE, "valueString": _in_own_json(routine)}],
        "status": "draft",
        "intent": "plan",
        "category": [{"coding": [{"system": _ACTIVITIES, "code": "PhysicalActivity"}]}],
        "title": routine.title if routine.title.strip() else None,
        "subject": person,
        "addresses": [{"reference": reference} for reference in addresses] if version == "R5" else addresses,
        "activity": [{planned: {"reference": f"#{request['id']}"}} for request in requests],
        "note": [{"text": text} for text in routine.guidance if text.strip()],
    }
    return {key: value for key, value in plan.items() if value}


def _named(name: str, version: str) -> dict[str, object]:
    """A request for a movement."""
    code = {"text": name}
    request = {"resourceType": "ServiceRequest", "status": "draft", "intent": "plan"}
    return {**request, "code": {"concept": code} if version == "R5" else code}


def _request(item: Prescription, version: str) -> dict[str, object]:
    """A movement as a request, its dose in an extension, in a Timing as far as one can say it, and in words."""
    dose, timing, text = dose_of(item.dose), timing_of(item.dose), item.dose.in_words()
    members: dict[str, object] = {
        "extension": [{"url": DOSE, "extension": dose}] if dose else None,
        "occurrenceTiming": timing,
        "note": [{"text": item.notes}] if item.notes.strip() else None,
        "patientInstruction": [{"instructionMarkdown": text}] if text and version == "R5" else text,
    }
    return {**_named(item.exercise.name, version), **{key: value for key, value in members.items() if value}}


def _condition(condition: Condition) -> dict[str, object]:
    """A diagnosis with its days."""
    status = _ACTIVE if condition.resolved is None else _RESOLVED
    days = (("onsetDateTime", condition.since), ("abatementDateTime", condition.resolved))
    stated = {key: day.isoformat() for key, day in days if day is not None}
    return {"clinicalStatus": status, "code": _concept(condition.what), **stated}


def _concept(condition: str) -> dict[str, object]:
    """A diagnosis as a code if it is one, else as a text."""
    code = _CODE.fullmatch(condition)
    if code is None:
        return {"text": condition}
    # A code with three places behind the dot is from the American edition.
    american = code[1] == "icd10" and len(code[2].partition(".")[2]) > 2
    systems = [system for system, name in SYSTEMS.items() if name == code[1]]
    return {"coding": [{"system": systems[-1 if american else 0], "code": code[2]}]}


# The routine in our own JSON, which a plan carries.


def _in_own_json(routine: Routine) -> str:
    return json.dumps(json.loads(native.write(routine)), ensure_ascii=False, separators=(",", ":"))


def carried(plan: Json, version: str) -> Routine | None:
    """The routine that a plan carries, if the plan is what we write for it; a server may number and activate it."""
    if not isinstance(plan, dict):
        return None
    match plan:
        case {"extension": [{"valueString": str(own)}], "subject": dict(person)}:
            subject, status = person.get("reference"), plan.get("status")
        case _:
            return None
    if subject is not None and not isinstance(subject, str):
        return None
    try:
        routine = native.read(own.encode())
    except UnreadableRoutineError:
        return None
    there = {key: value for key, value in plan.items() if key not in ("id", "meta")}
    if _care_plan(routine, subject, version) != (there | {"status": "draft"} if status == "active" else there):
        return None
    places = count(len(routine.profile.conditions))
    sessions: list[Session] = []
    for session in routine.sessions:
        placed = [attrs.evolve(item, path=f"/contained/{next(places)}") for item in session.prescriptions]
        sessions.append(Session(session.title, tuple(placed), path="/activity"))
    return attrs.evolve(routine, sessions=sessions)
