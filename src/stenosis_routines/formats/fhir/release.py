"""The format of one release of FHIR: R4 and R5 are read and written by the same code."""

from typing import Literal

from stenosis_routines.formats.fhir.reader import R5, is_resource, routine_of
from stenosis_routines.formats.fhir.writer import plan_of
from stenosis_routines.formats.format import Format, Glance
from stenosis_routines.formats.limits import DEFAULT, Limits
from stenosis_routines.routine import Routine

__all__ = ["release"]


def release(name: str, version: Literal["R4", "R5"], look: str) -> Format:
    """The format of that name. A resource is of R5 if something in it is written only there."""

    def recognises(glance: Glance) -> bool:
        return is_resource(glance) and (R5.search(glance.data) is not None) is (version == "R5")

    def read(data: bytes, limits: Limits = DEFAULT) -> Routine:
        """A routine from the plans and requests of a document. Raises: UnreadableRoutineError."""
        return routine_of(data, limits, version)

    def write(routine: Routine, *, subject: str | None = None) -> str:
        """A CarePlan with one ServiceRequest a movement, indented and deterministic; nothing is lost.

        ``subject`` refers to the person, such as ``Patient/1``. Without it the document names nobody.
        """
        return plan_of(routine, subject, version)

    return Format(
        name=name,
        family="json",
        look=look,
        recognises=recognises,
        read=read,
        write=write,
        write_options=("subject",),
    )
