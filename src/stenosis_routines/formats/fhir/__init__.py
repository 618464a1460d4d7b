"""FHIR R4 and R5 (JSON): a CarePlan, a ServiceRequest, or a Bundle of them.

Source: HL7 FHIR R4, https://hl7.org/fhir/R4/careplan.html, and R5, https://hl7.org/fhir/R5/careplan.html, seen in 2026.
Neither has a place for sets, repetitions or load. As in HL7's own example (ServiceRequest "benchpress"), a movement is
one ServiceRequest with a Timing; its dose is an extension of ours, and in words as well. What we write carries the
routine in our own JSON too, which counts as long as nobody changed anything beside it.

R5 moved some things to another place: an activity has no ``detail`` any more, a code is inside a ``concept``,
instructions are a list. One reader understands the shapes of both versions and lists what is of the other as unread.

Traps: no document says its version; ``count`` counts occurrences, never repetitions; ``doNotPerform`` turns a request
into a prohibition; an unknown modifier extension may reverse any meaning; what a document refers to may be elsewhere; a
narrative may say more than all the rest. Of a text only ``N x M``, ``hold N s`` and ``N kg`` are read as a dose.
"""
