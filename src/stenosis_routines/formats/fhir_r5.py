"""FHIR R5 (JSON): as ``fhir``, with what R5 moved to another place.

Source: HL7 FHIR R5, https://hl7.org/fhir/R5/careplan.html, seen in 2026. An activity has no ``detail`` any more; a
code stands inside a ``concept``; instructions are a list. One reader understands the shapes of both, and what is of the
other version is listed as unread.
"""

from stenosis_routines.formats._reading import Glance
from stenosis_routines.formats.fhir import R5, is_resource, plan_of, routine_of
from stenosis_routines.formats.limits import DEFAULT, Limits
from stenosis_routines.routine import Routine

__all__ = ["read", "recognises", "write"]


def recognises(glance: Glance) -> bool:
    """Whether the document is a resource with something in it that only R5 writes."""
    return is_resource(glance) and R5.search(glance.data) is not None


def read(data: bytes, limits: Limits = DEFAULT) -> Routine:
    """A routine from the plans and requests of a document; see ``fhir.read``."""
    return routine_of(data, limits, "R5")


def write(routine: Routine, *, subject: str | None = None) -> str:
    """A CarePlan of R5 with one ServiceRequest a movement; see ``fhir.write``."""
    return plan_of(routine, subject, "R5")
