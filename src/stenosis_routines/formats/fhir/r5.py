"""FHIR R5 (JSON)."""

from stenosis_routines.formats.fhir.release import release

__all__ = ["FORMAT"]

FORMAT = release("fhir-r5", "R5", "the same in the shape of FHIR R5")
