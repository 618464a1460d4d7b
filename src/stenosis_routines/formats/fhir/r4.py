"""FHIR R4 (JSON)."""

from stenosis_routines.formats.fhir.release import release

__all__ = ["FORMAT"]

FORMAT = release(
    "fhir",
    "R4",
    'FHIR R4 JSON with "resourceType": "CarePlan", "ServiceRequest", "PlanDefinition" or a "Bundle" of them',
)
