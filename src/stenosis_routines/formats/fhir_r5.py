"""FHIR R5 (JSON): as ``fhir``, with what R5 moved to another place.

Source: HL7 FHIR R5, https://hl7.org/fhir/R5/careplan.html, seen in 2026. An activity has no ``detail`` any more; a
code stands inside a ``concept``; instructions are a list. Reading is the same for both: what tells them apart is
shape, and a shape of either is understood.
"""

import json
from typing import Any

from stenosis_routines.formats._reading import Glance
from stenosis_routines.formats.fhir import R5, care_plan, is_resource, read
from stenosis_routines.routine import Routine

__all__ = ["read", "recognises", "write"]


def recognises(glance: Glance) -> bool:
    """Whether the document is a resource with something in it that only R5 writes."""
    return is_resource(glance) and R5.search(glance.data) is not None


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
