"""FHIR R5 (JSON)."""

from stenosis_routines.formats.fhir.reader import R5, is_resource, routine_of
from stenosis_routines.formats.fhir.writer import plan_of
from stenosis_routines.formats.format import Format, Glance
from stenosis_routines.formats.limits import DEFAULT, Limits
from stenosis_routines.routine import Routine

__all__ = ["FORMAT", "read", "recognises", "write"]


def recognises(glance: Glance) -> bool:
    """Whether the document is a resource with something in it that only R5 writes."""
    return is_resource(glance) and R5.search(glance.data) is not None


def read(data: bytes, limits: Limits = DEFAULT) -> Routine:
    """A routine from the plans and requests of a document. Raises: UnreadableRoutineError."""
    return routine_of(data, limits, "R5")


def write(routine: Routine, *, subject: str | None = None) -> str:
    """A CarePlan of R5 with one ServiceRequest a movement, indented and deterministic; nothing is lost.

    ``subject`` refers to the person, such as ``Patient/1``. Without it the document names nobody.
    """
    return plan_of(routine, subject, "R5")


FORMAT = Format(
    name="fhir-r5",
    family="json",
    look="the same in the shape of FHIR R5",
    recognises=recognises,
    read=read,
    write=write,
    write_options=("subject",),
)
