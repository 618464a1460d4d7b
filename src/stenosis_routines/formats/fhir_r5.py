"""FHIR R5 (JSON): as ``fhir``, with what R5 moved to another place.

Source: HL7 FHIR R5, https://hl7.org/fhir/R5/careplan.html, seen in 2026. An activity has no ``detail`` any more; a
code stands inside a ``concept``; instructions are a list. One reader understands the shapes of both, and what is of the
other version is listed as unread.
"""

import json
from typing import Any

from stenosis_routines.formats._reading import Glance
from stenosis_routines.formats.fhir import R5, care_plan, is_resource, of_another_version, routine_of
from stenosis_routines.formats.limits import DEFAULT, Limits
from stenosis_routines.routine import Routine

__all__ = ["read", "recognises", "write"]


def recognises(glance: Glance) -> bool:
    """Whether the document is a resource with something in it that only R5 writes."""
    return is_resource(glance) and R5.search(glance.data) is not None


def read(data: bytes, limits: Limits = DEFAULT) -> Routine:
    """A routine from the plans and requests of a document; see ``fhir.read``."""
    routine = routine_of(data, limits)
    asks = routine.profile.excluded or any(session.prescriptions for session in routine.sessions)
    return of_another_version(routine, "R5") if asks and not R5.search(data) else routine


def write(routine: Routine, *, subject: str | None = None) -> str:
    """A CarePlan of R5 with one ServiceRequest a movement; see ``fhir.write``."""
    plan = care_plan(routine, subject)
    plan["contained"] = [_moved(resource) for resource in plan.get("contained", ())]
    for activity in plan.get("activity", ()):
        activity["plannedActivityReference"] = activity.pop("reference")
    plan["addresses"] = [{"reference": reference} for reference in plan.get("addresses", ())]
    told = {key: value for key, value in plan.items() if value}
    return json.dumps(told, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def _moved(resource: dict[str, Any]) -> dict[str, Any]:
    """A contained resource as R5 has it."""
    if resource["resourceType"] != "ServiceRequest":
        return resource
    words = resource.get("patientInstruction")
    instructions = {"patientInstruction": [{"instructionMarkdown": words}]} if words else {}
    return {**resource, "code": {"concept": resource["code"]}, **instructions}
