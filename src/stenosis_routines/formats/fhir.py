"""FHIR R4 (JSON): a CarePlan, a ServiceRequest, or a Bundle of them; the reader takes those of R5 too.

Source: HL7 FHIR R4, https://hl7.org/fhir/R4/careplan.html, and R5, https://hl7.org/fhir/R5/careplan.html, seen in 2026.
Neither has a place for sets, repetitions or load. As in HL7's own example (ServiceRequest "benchpress"), a movement is
one ServiceRequest with a Timing; its dose is an extension of ours, said again in words. What we write carries the
routine in our own JSON too, which counts as long as nobody changed anything beside it.

Traps: nothing in a document tells its version; ``count`` counts occurrences, never repetitions; ``doNotPerform`` turns
a request into a prohibition; a modifier extension that is not known may turn round anything; what a document refers to
may be elsewhere; a narrative may say more than all the rest. A text is never taken for a dose beyond ``N x M``,
``hold N s`` and ``N kg``.
"""

import html
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any

import attrs

from stenosis_routines.catalogue import normalise
from stenosis_routines.errors import UnreadableRoutineError, echo
from stenosis_routines.exercise import Exercise, Hints
from stenosis_routines.formats import native
from stenosis_routines.formats._fhir import (
    agreed,
    dose_of,
    dose_told,
    objects,
    parts,
    quantities,
    timing_of,
    timing_told,
    told_in,
    words,
)
from stenosis_routines.formats._reading import Collector, Glance, Item, fail, name_limits, parse_json, text_limits
from stenosis_routines.formats.limits import DEFAULT, Limits
from stenosis_routines.profile import Profile
from stenosis_routines.routine import Dose, Prescription, Routine, Session

__all__ = ["R5", "is_resource", "plan_of", "read", "recognises", "routine_of", "write"]

#: What only R5 writes: a code inside a concept, and names of its own.
R5 = re.compile(rb'"(?:concept"\s*:\s*\{|(?:plannedActivityReference|performedActivity|instructionMarkdown)"\s*:)')

# Our extensions; the names resolve to nothing and do not pretend to.
_DOSE = "urn:stenosis-routines:exercise-dose"
_ROUTINE = "urn:stenosis-routines:routine"

_BUNDLES = ("collection", "transaction", "batch", "searchset", "document")
_BUNDLE_KEYS = ("resourceType", "id", "meta", "language", "identifier", "type", "timestamp", "total", "link", "entry")
#: Resources that ask nothing of the body; any other that is not read may.
_STILL = ("Patient", "Practitioner", "PractitionerRole", "Organization", "RelatedPerson", "Location", "Encounter")
#: The marks of a resource that a server left something out of.
_CUT = frozenset({"SUBSETTED", "REDACTED"})
_OVER = frozenset({"cancelled", "stopped", "completed", "entered-in-error", "revoked"})
#: A diagnosis that is not one: it was ruled out or never meant.
_DENIED = frozenset({"refuted", "entered-in-error"})

#: What a plan, a request or a detail says of itself and of people, places and days.
_ABOUT = (
    *("resourceType", "id", "meta", "language", "text", "contained", "extension", "identifier", "requisition"),
    *("basedOn", "replaces", "partOf", "status", "intent", "priority", "kind", "subject", "encounter", "insurance"),
    *("author", "custodian", "contributor", "careTeam", "requester", "performer", "performerType", "location"),
    *("locationReference", "created", "authoredOn", "period", "occurrenceDateTime", "occurrencePeriod"),
    *("scheduledPeriod", "specimen", "bodyStructure", "relevantHistory"),
)
#: What says how it is done.
_TEXTS = (
    *("description", "patientInstruction", "note", "orderDetail", "bodySite", "scheduledString", "statusReason"),
    "locationCode",
)
_REASONS = ("addresses", "reasonCode", "reasonReference", "reason")
#: What it refers to without asking for it.
_NAMED = ("goal", "supportingInfo")
_MOVEMENT = (
    *("code", "category", "doNotPerform", "quantity", "quantityQuantity", "quantityRange", "scheduledTiming"),
    *("occurrenceTiming", "asNeededBoolean", "asNeededCodeableConcept"),
)
_ACTIVITY = (
    *("id", "extension", "progress", "outcomeCodeableConcept", "outcomeReference", "performedActivity", "detail"),
    *("reference", "plannedActivityReference"),
)
_GOAL = ("description", "note", "category", "statusReason", "outcome", "outcomeCode")
_TARGET = ("measure", "detailString", "detailCodeableConcept")

_SYSTEMS = {
    "http://snomed.info/sct": "snomed",
    "http://hl7.org/fhir/sid/icd-10": "icd10",
    "http://hl7.org/fhir/sid/icd-10-cm": "icd10",
}
_CODE = re.compile(r"(snomed|icd10):([A-Z0-9]+(?:\.[A-Z0-9]+)?)")

#: Tags within a word, and all others, which part words.
_INLINE = re.compile(r"</?(?:a|abbr|b|big|em|font|i|small|span|strong|sub|sup|tt|u|wbr)\b[^<>]*>", re.I)
_TAG = re.compile(r"</?[a-z][^<>]*>", re.I)
#: What shows more than the text between tags, or part of it only: pictures, titles, comments.
_SHOWS = re.compile(r"<(?:img|area|input|object|svg|style)\b|<[!?]|\b(?:title|alt)\s*=", re.I)
#: The resource of a bundle that a place is in.
_SCOPE = re.compile(r"/entry/\d+/resource")

_ACTIVE = {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/condition-clinical", "code": "active"}]}
_ACTIVITIES = "http://hl7.org/fhir/us/physical-activity/CodeSystem/pa-temporary-codes"


def is_resource(glance: Glance) -> bool:
    """Whether the document is a resource of FHIR, of whatever kind and version."""
    data = glance.data
    return data.lstrip()[:1] == b"{" and b'"resourceType"' in data and "resourceType" in glance.keys


def recognises(glance: Glance) -> bool:
    """Whether the document is a resource, and nothing in it says that it is one of R5."""
    return is_resource(glance) and R5.search(glance.data) is None


def read(data: bytes, limits: Limits = DEFAULT) -> Routine:
    """A routine from the plans and requests of a document.

    Raises:
        UnreadableRoutineError: it is no JSON, holds no plan and no request, is built so that they cannot be reached,
            or has a modifier extension.
    """
    return routine_of(data, limits, "R4")


def routine_of(data: bytes, limits: Limits, version: str) -> Routine:
    """The routine in a document that is taken for one of a version; see ``read``."""
    document = _Document(Collector())
    root = Item(parse_json(data, limits), "", document.collector)
    kind = root.value.get("resourceType") if isinstance(root.value, dict) else None
    if kind not in ("CarePlan", "ServiceRequest", "Bundle"):
        fail("/resourceType", "CarePlan, ServiceRequest, or a Bundle of them", echo(kind), "unknown-format")
    if (ours := _unfolded(root.value, version)) is not None:
        return ours
    if (R5.search(data) is not None) != (version == "R5"):
        document.collector.note("", f"a document of FHIR {version}", "one of another version", "unknown-format")
    _refuse_modifiers(root)
    resources: dict[str, list[Item]] = defaultdict(list)
    for resource in document.all_of(_bundled(document, root) if kind == "Bundle" else [root]):
        resources[_kind(resource)].append(resource)
    for condition in resources.pop("Condition", []):
        _condition(document, condition)
    for goal in resources.pop("Goal", []):
        _goal(document, goal)
    requests, plans = resources.pop("ServiceRequest", []), resources.pop("CarePlan", [])
    based: dict[str, list[Item]] = defaultdict(list)
    for request in requests:
        for plan in filter(None, map(document.find, objects(request, "basedOn"))):
            based[plan.path].append(request)
    sessions = [_plan(document, plan, based[plan.path]) for plan in plans]
    title = sessions[0].title if len(sessions) == 1 else ""
    alone = [request for request in requests if request.path not in document.planned]
    if found := tuple(item for request in alone for item in _movement(document, request)):
        sessions.append(Session("", found, path="/entry" if kind == "Bundle" else "/code"))
    for resource in (one for other, held in resources.items() if other not in _STILL for one in held):
        document.collector.note(resource.path, "a resource that is read here", _kind(resource))
    return Routine(
        title,
        tuple(sessions),
        tuple(dict.fromkeys(filter(None, document.guidance))),
        profile=Profile(excluded=dict.fromkeys(document.excluded), conditions=dict.fromkeys(document.conditions)),
        unread=document.collector.close(),
    )


def _refuse_modifiers(item: Item) -> None:
    for part in parts(item):
        if part.path.endswith("/modifierExtension"):
            part.refuse("no modifier extension, since it may turn anything round", "unknown-key")
        _refuse_modifiers(part)


# Resources.


def _kind(resource: Item) -> str:
    """The type of a resource; one that tells none is of no known type."""
    return resource.text("resourceType") or ""


@attrs.frozen(eq=False)
class _Document:
    """The resources of a document by the names they are referred to, and what they say beside movements."""

    collector: Collector
    resources: dict[str, Item] = attrs.field(factory=dict)
    #: Where the requests stand that plans refer to.
    planned: set[str] = attrs.field(factory=set)
    guidance: list[str] = attrs.field(factory=list)
    excluded: list[str] = attrs.field(factory=list)
    conditions: list[str] = attrs.field(factory=list)

    def all_of(self, roots: Iterable[Item]) -> Iterator[Item]:
        """Every resource that is in force, each before those it contains."""
        subjects: set[str] = set()
        for root in roots:
            kind, ident = _kind(root), root.text("id")
            self.name(f"{kind}/{ident}" if ident else "", root)
            if kind in ("CarePlan", "ServiceRequest") and (subject := root.object("subject")) is not None:
                subjects.add(subject.text("reference") or echo(subject.value))
            if kind == "CarePlan" and self.over(root):
                continue
            yield self.told(root)
            for resource in objects(root, "contained"):
                self.name(f"{root.path}#{resource.text('id')}", resource)
                if "contained" in resource.value:
                    resource.note("a resource that contains no other")
                yield self.told(resource)
        if len(subjects) > 1:
            self.collector.note("", "plans and requests for one person", ", ".join(sorted(subjects)))

    def name(self, reference: str, resource: Item) -> None:
        """Remember what a reference means."""
        if reference and self.resources.setdefault(reference, resource) is not resource:
            self.collector.note(resource.path, "each resource once", reference, "duplicate-key")

    def told(self, resource: Item) -> Item:
        """The resource, if it is whole; what its narrative says is guidance."""
        meta = resource.object("meta")
        marks = [] if meta is None else [*objects(meta, "tag"), *objects(meta, "security")]
        if any(mark.text("code") in _CUT for mark in marks):
            resource.note("a resource that is whole")
        narrative = None if _kind(resource) in _STILL else resource.object("text", "id", "status", "div")
        if narrative is not None:
            page = narrative.text("div") or ""
            if narrative.text("status") not in ("generated", "extensions", "empty") or _SHOWS.search(page):
                narrative.note("a narrative that says no more than the rest")
            self.guidance.append(" ".join(html.unescape(_TAG.sub(" ", _INLINE.sub("", page))).split()))
        return resource

    def over(self, item: Item) -> bool:
        """Whether something is not to be done any more; guidance tells so."""
        status = item.text("status")
        if status in _OVER:
            self.guidance.append(f"Left out, since its status is {status}.")
        return status in _OVER

    def find(self, reference: Item) -> Item | None:
        """What a reference means; ``None`` where the document does not hold it."""
        reference.only("id", "reference", "type", "identifier", "display")
        told = reference.text("reference") or ""
        scope = _SCOPE.match(reference.path)
        within = scope[0] if scope and told.startswith("#") else ""
        return self.resources.get(within + told.partition("/_history/")[0])

    def mentioned(self, reference: Item, said: list[str]) -> None:
        """What is referred to, but not asked for: it is read where it stands, or else its name will do."""
        found, display = self.find(reference), reference.text("display")
        if display is not None:
            said.append(display)
        elif found is None:
            reference.note("a resource in this document, or what it is called", "missing")


def _bundled(document: _Document, bundle: Item) -> Iterator[Item]:
    """The resources in a bundle; one that is only a page of many has something unread."""
    bundle.only(*_BUNDLE_KEYS, "signature")
    bundle.word("type", _BUNDLES)
    matches = 0
    for entry in objects(bundle, "entry"):
        entry.only("id", "link", "fullUrl", "resource", "search", "request", "response")
        search, resource = entry.object("search"), entry.object("resource")
        matches += search is None or search.text("mode") == "match"
        if resource is None:
            entry.note("an entry with a resource", "missing")
        else:
            document.name(entry.text("fullUrl") or "", resource)
            yield resource
    more = any(link.text("relation") == "next" for link in objects(bundle, "link"))
    if more or (bundle.number("total") or 0) > matches:
        bundle.note("a bundle that is whole")


def _condition(document: _Document, condition: Item) -> None:
    """A diagnosis of the person, unless it was ruled out."""
    status, code = condition.object("verificationStatus"), condition.object("code")
    codings = [] if status is None else objects(status, "coding")
    if code is not None and not any(coding.text("code") in _DENIED for coding in codings):
        document.conditions.extend(_diagnoses(code))
    document.guidance.extend(word.value for word in words(condition.get("note")))


def _goal(document: _Document, goal: Item) -> None:
    """What the person is to reach."""
    _extensions(goal)
    told = [(goal, key) for key in _GOAL] + [(target, key) for target in objects(goal, "target") for key in _TARGET]
    said = [word for item, key in told for word in words(item.get(key))]
    document.guidance.extend(word.value for word in said if not word.path.endswith("/code"))


def _diagnoses(concept: Item) -> list[str]:
    """The codes of a concept that are known, with their systems; else what it is called."""
    called = [word.value for word in words(concept)]
    codes = []
    for coding in objects(concept, "coding"):
        system, code = _SYSTEMS.get(coding.text("system") or ""), coding.text("code")
        if system is not None and code is not None:
            codes.append(f"{system}:{_dotted(code) if system == 'icd10' else code}")
    return codes or called


def _dotted(code: str) -> str:
    """A code of ICD-10 with its dot, which many systems leave out."""
    return code if "." in code or len(code) < 4 else f"{code[:3]}.{code[3:]}"


def _reason(document: _Document, reason: Item) -> None:
    """What something is for: a concept, a reference, or either within one member as R5 has them."""
    concept, reference = reason, reason
    if isinstance(reason.value.get("reference"), dict) or "concept" in reason.value:
        reason.only("id", "concept", "reference")
        concept, reference = reason.object("concept") or reason, reason.object("reference") or reason
    if concept.value.keys() & {"coding", "text"}:
        document.conditions.extend(_diagnoses(concept))
    else:
        document.mentioned(reference, document.conditions)


def _said(document: _Document, item: Item, *known: str) -> list[Item]:
    """The texts of a plan, request or detail; what it is for and what it refers to is kept in the document."""
    item.only(*_ABOUT, *_TEXTS, *_REASONS, *_NAMED, *known)
    for reason in (reason for key in _REASONS for reason in objects(item, key)):
        _reason(document, reason)
    for reference in (reference for key in _NAMED for reference in objects(item, key)):
        document.mentioned(reference, document.guidance)
    return [word for key in _TEXTS for word in words(item.get(key))]


# Plans.


def _plan(document: _Document, plan: Item, requests: Iterable[Item]) -> Session:
    """A plan with the requests that say they are based on it; what it says beside them is guidance."""
    said = _said(document, plan, "title", "category", "activity")
    said += [word for word in words(plan.get("category")) if not word.path.endswith("/code")]
    document.guidance.extend(word.value for word in said)
    _extensions(plan)
    asked = [item for activity in objects(plan, "activity") for item in _activity(document, activity)]
    asked += [item for request in requests for item in _planned(document, request)]
    if not asked:
        plan.note("an exercise that a machine can read", "missing")
    title = plan.text("title", text_limits(Routine, "title")) or ""
    return Session(title, tuple(asked), path=f"{plan.path}/activity")


def _activity(document: _Document, activity: Item) -> Iterator[Prescription]:
    """What one activity asks for, in itself (R4) or in a request it refers to."""
    activity.only(*_ACTIVITY)
    _extensions(activity)
    done = [one.get("concept") for one in objects(activity, "performedActivity")]
    told = [activity.get("progress"), activity.get("outcomeCodeableConcept"), *done]
    said = [word.value for item in told for word in words(item)]
    detail, *references = (activity.object(key) for key in ("detail", "reference", "plannedActivityReference"))
    asked = [item for item in (detail, *references) if item is not None]
    if len(asked) != 1:
        activity.note("one detail, or one reference to what is planned")
    if detail is not None:
        yield from _movement(document, detail, said)
    for reference in filter(None, references):
        request = document.find(reference)
        if request is None or _kind(request) != "ServiceRequest":
            reference.note("a reference to a ServiceRequest in this document", "missing")
        else:
            yield from _planned(document, request, [*said, *(word.value for word in words(reference.get("display")))])


def _planned(document: _Document, request: Item, said: Iterable[str] = ()) -> Iterator[Prescription]:
    """The prescription that a request is, once, however many plans refer to it."""
    if request.path in document.planned:
        document.guidance.extend(said)
    else:
        document.planned.add(request.path)
        yield from _movement(document, request, said)


def _extensions(item: Item, *known: str) -> dict[str, Item]:
    """The extensions that are known here, by their names; any other is listed as unread."""
    found: dict[str, Item] = {}
    for extension in objects(item, "extension"):
        url = extension.text("url") or ""
        name = _DOSE if url.endswith("/exercise-dose") else url  # others name theirs alike
        if name not in known or name in found:
            item.collector.note(extension.path, "an extension this format knows", url, "unknown-key")
        else:
            found[name] = extension
    return found


# Movements.


def _movement(document: _Document, item: Item, more: Iterable[str] = ()) -> Iterator[Prescription]:
    """The prescription that a request or a detail is; none where it prohibits, or is over."""
    texts, extensions = _said(document, item, *_MOVEMENT), _extensions(item, _DOSE)
    called = words(item.object("code"))
    if not called:
        item.note("an exercise that a machine can read", "missing")
        called = words(item.get("description"))
    if not called:
        return
    name = called[0]
    texts = [word for word in texts if word.path != name.path]
    if item.flag("doNotPerform"):
        document.excluded.extend(word.value for word in called)
        document.guidance.extend((*(word.value for word in texts), *more))
        return
    if document.over(item):
        return
    dose, said = _dose(item, name, texts, extensions.get(_DOSE))
    notes = [*(word.value for word in texts), *said]
    notes += [word.value for word in called[1:] if normalise(word.value) != normalise(name.value)]
    notes += [f"as needed {word.value}" for word in words(item.get("asNeededCodeableConcept"))]
    notes += ["as needed"] if item.flag("asNeededBoolean") else []
    fitted = item.collector.fitted
    category = ", ".join(word.value for word in words(item.get("category")))
    hints = Hints(category=fitted(f"{item.path}/category", category, text_limits(Hints, "category")) or None)
    text = fitted(item.path, "\n".join(dict.fromkeys((*notes, *more))), text_limits(Prescription, "notes"))
    exercise = Exercise(name=fitted(name.path, name.value, name_limits()), hints=hints)
    yield Prescription(exercise, dose, text, path=item.path or "/code")


def _dose(item: Item, name: Item, texts: list[Item], extension: Item | None) -> tuple[Dose, list[str]]:
    """The dose on which all agrees that tells it, and what of it no dose can say."""
    timing = item.object("occurrenceTiming") or item.object("scheduledTiming")
    frequency, lasts, said = ({}, None, []) if timing is None else timing_told(timing)
    sources = [] if extension is None else [(extension, dose_told(extension))]
    sources += [(item, quantities(item)), (timing or item, frequency)]
    sources += [(name, told) for told in told_in(name, alone=False)]
    sources += [(text, told) for text in texts for told in told_in(text, alone=extension is None)]
    fields = agreed(sources)
    if lasts is not None and fields.get("reps") is None and fields.get("hold_s") is None:
        fields["hold_s"] = lasts
    elif lasts is not None:
        said.append(f"for {lasts:g} s")
    return Dose(**fields), said


# Writing.


def write(routine: Routine, *, subject: str | None = None) -> str:
    """A CarePlan of R4 with one ServiceRequest a movement, indented and deterministic; nothing is lost.

    ``subject`` refers to the person, such as ``Patient/1``; no name and no number is written of its own accord.
    """
    return plan_of(routine, subject, "R4")


def plan_of(routine: Routine, subject: str | None, version: str) -> str:
    """The CarePlan of a version as text."""
    return json.dumps(_care_plan(routine, subject, version), indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def _care_plan(routine: Routine, subject: str | None, version: str) -> dict[str, Any]:
    person = {"display": "the person this plan is for"} if subject is None else {"reference": subject}
    conditions = [
        {"resourceType": "Condition", "id": f"c{number}", "clinicalStatus": _ACTIVE, "code": _concept(condition)}
        for number, condition in enumerate(routine.profile.conditions, 1)
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
        "extension": [{"url": _ROUTINE, "valueString": _folded(routine)}],
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


def _named(name: str, version: str) -> dict[str, Any]:
    """A request for a movement."""
    code = {"text": name}
    request = {"resourceType": "ServiceRequest", "status": "draft", "intent": "plan"}
    return {**request, "code": {"concept": code} if version == "R5" else code}


def _request(item: Prescription, version: str) -> dict[str, Any]:
    """A movement as a request, its dose in an extension, in a Timing where one can say it, and in words."""
    dose, timing, text = dose_of(item.dose), timing_of(item.dose), item.dose.in_words()
    told = {
        "extension": [{"url": _DOSE, "extension": dose}] if dose else None,
        "occurrenceTiming": timing,
        "note": [{"text": item.notes}] if item.notes.strip() else None,
        "patientInstruction": [{"instructionMarkdown": text}] if text and version == "R5" else text,
    }
    return {**_named(item.exercise.name, version), **{key: value for key, value in told.items() if value}}


def _concept(condition: str) -> dict[str, Any]:
    """A diagnosis as a code where it is one, else as a text."""
    code = _CODE.fullmatch(condition)
    if code is None:
        return {"text": condition}
    # What has three places behind the dot is of the American edition.
    american = code[1] == "icd10" and len(code[2].partition(".")[2]) > 2
    systems = [system for system, name in _SYSTEMS.items() if name == code[1]]
    return {"coding": [{"system": systems[-1 if american else 0], "code": code[2]}]}


# The routine in our own JSON, which goes with what we write.


def _folded(routine: Routine) -> str:
    return json.dumps(json.loads(native.write(routine)), ensure_ascii=False, separators=(",", ":"))


def _unfolded(plan: dict[str, Any], version: str) -> Routine | None:
    """The routine that a plan carries, if the plan is what we write for it; a server may number and activate it."""
    match plan:
        case {"extension": [{"valueString": str(folded)}], "subject": {**person}}:
            try:
                routine = native.read(folded.encode())
            except UnreadableRoutineError:
                return None
        case _:
            return None
    subject = person.get("reference")
    written = _care_plan(routine, subject, version) if isinstance(subject, str | None) else {}
    status = {"status": "draft"} if plan.get("status") == "active" else {}
    if written != {key: value for key, value in {**plan, **status}.items() if key not in ("id", "meta")}:
        return None
    places = count(len(routine.profile.conditions))
    sessions = []
    for session in routine.sessions:
        placed = [attrs.evolve(item, path=f"/contained/{next(places)}") for item in session.prescriptions]
        sessions.append(Session(session.title, tuple(placed), path="/activity"))
    return attrs.evolve(routine, sessions=sessions)
