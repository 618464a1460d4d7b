"""FHIR R4 (JSON): a CarePlan, a ServiceRequest, or a Bundle of them; the reader takes those of R5 too.

Source: HL7 FHIR R4, https://hl7.org/fhir/R4/careplan.html, and R5, https://hl7.org/fhir/R5/careplan.html, seen in 2026.
Neither has a place for sets, repetitions or load. As in HL7's own example (ServiceRequest "benchpress"), a movement is
one ServiceRequest with a Timing; its dose is an extension of ours, said again in words.

Traps: nothing in a document tells its version; ``count`` counts occurrences, never repetitions; ``doNotPerform`` turns
a request into a prohibition; a modifier extension that is not known may turn round anything; what a document refers to
may be elsewhere; a narrative may say more than all the rest. A text is never taken for a dose beyond ``N x M``,
``hold N s`` and ``N kg``.
"""

import html
import json
import re
from collections.abc import Iterable, Iterator
from functools import reduce
from typing import Any

import attrs

from stenosis_routines._fields import Range
from stenosis_routines.catalogue import normalise
from stenosis_routines.errors import Problem, UnreadableRoutineError, echo
from stenosis_routines.exercise import Exercise, Hints
from stenosis_routines.formats import native
from stenosis_routines.formats._fhir import (
    MEMBERS,
    agreed,
    dose_told,
    member_of,
    often,
    quantities,
    timing_of,
    timing_told,
    told_in,
    words,
)
from stenosis_routines.formats._reading import (
    Collector,
    Glance,
    Item,
    fail,
    name_limits,
    parse_json,
    pointer,
    text_limits,
)
from stenosis_routines.formats.limits import DEFAULT, Limits
from stenosis_routines.routine import Dose, Prescription, Routine, Session

__all__ = ["R5", "care_plan", "is_resource", "of_another_version", "read", "recognises", "routine_of", "write"]

#: What only R5 writes: a code inside a concept, and names of its own.
R5 = re.compile(rb'"(?:concept"\s*:\s*\{|(?:plannedActivityReference|performedActivity|instructionMarkdown)"\s*:)')

# Our extensions; the names resolve to nothing and do not pretend to.
_DOSE = "urn:stenosis-routines:exercise-dose"
_EXERCISE = "urn:stenosis-routines:exercise"
_SESSION = "urn:stenosis-routines:session"
_ROUTINE = "urn:stenosis-routines:routine"

_BUNDLES = ("collection", "transaction", "batch", "searchset", "document")
#: Resources that ask nothing of the body; any other that is not read may.
_STILL = frozenset(
    {
        *("Patient", "Practitioner", "PractitionerRole", "Organization", "RelatedPerson", "CareTeam", "Location"),
        *("Encounter", "OperationOutcome"),
    }
)
#: The marks of a resource that a server left something out of.
_CUT = frozenset({"SUBSETTED", "REDACTED"})
_OVER = frozenset({"cancelled", "stopped", "completed", "entered-in-error", "revoked"})
_STATUSES = (*sorted(_OVER), "draft", "active", "on-hold", "unknown", "not-started", "scheduled", "in-progress")

_INTENTS = (
    *("proposal", "plan", "directive", "order", "original-order", "reflex-order", "filler-order", "instance-order"),
    "option",
)

_RESOURCE_KEYS = ("resourceType", "id", "meta", "language", "text", "contained", "extension", "identifier")
_PLAN_KEYS = (
    *_RESOURCE_KEYS,
    *("basedOn", "replaces", "partOf", "status", "intent", "category", "title", "description", "subject"),
    *("encounter", "period", "created", "author", "custodian", "contributor", "careTeam", "addresses"),
    *("supportingInfo", "goal", "activity", "note"),
)
_REQUEST_KEYS = (
    *_RESOURCE_KEYS,
    *("basedOn", "replaces", "requisition", "status", "intent", "category", "priority", "doNotPerform", "code"),
    *("orderDetail", "quantityQuantity", "quantityRange", "subject", "encounter", "occurrenceDateTime"),
    *("occurrencePeriod", "occurrenceTiming", "asNeededBoolean", "asNeededCodeableConcept"),
    *("authoredOn", "requester", "performerType", "performer", "locationCode", "locationReference"),
    *("location", "reasonCode", "reasonReference", "reason", "insurance", "supportingInfo", "specimen", "bodySite"),
    *("bodyStructure", "note", "patientInstruction", "relevantHistory"),
)
#: Of what an activity of R4 asks for without a request.
_DETAIL_KEYS = (
    *("id", "extension", "kind", "code", "reasonCode", "reasonReference", "goal", "status", "statusReason"),
    *("doNotPerform", "scheduledTiming", "scheduledPeriod", "scheduledString", "location", "performer"),
    *("quantity", "description"),
)
_SYSTEMS = {
    "http://snomed.info/sct": "snomed",
    "http://hl7.org/fhir/sid/icd-10": "icd10",
    "http://hl7.org/fhir/sid/icd-10-cm": "icd10",
}
_CODE = re.compile(r"(snomed|icd10):([A-Z0-9]+(?:\.[A-Z0-9]+)?)")
#: A diagnosis that is not one: it was ruled out or never meant.
_DENIED = frozenset({"refuted", "entered-in-error"})

#: Tags within a word, and all others, which part words.
_INLINE = re.compile(r"</?(?:a|abbr|b|big|em|font|i|small|span|strong|sub|sup|tt|u)\b[^<>]*>", re.I)
_TAG = re.compile(r"<[^<>]*>")
_WORD = re.compile(r"[^\W\d_]{4}")
#: The resource of a bundle that a place is in.
_SCOPE = re.compile(r"/entry/\d+/resource")

#: What says how a movement is done.
_TEXT_KEYS = (
    *("description", "patientInstruction", "note", "orderDetail", "bodySite", "scheduledString", "statusReason"),
)

_REQUEST = {"resourceType": "ServiceRequest", "status": "draft", "intent": "plan"}
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
    routine = routine_of(data, limits)
    return of_another_version(routine, "R4") if R5.search(data) else routine


def of_another_version(routine: Routine, wanted: str) -> Routine:
    """The routine of a document that somebody took for one of another version."""
    problem = Problem("", f"a document of FHIR {wanted}", "one of another version", "unknown-format")
    return attrs.evolve(routine, unread=(problem, *routine.unread))


def routine_of(data: bytes, limits: Limits) -> Routine:
    """The routine in a document of either version; see ``read``."""
    document = _Document(Collector())
    root = Item(parse_json(data, limits), "", document.collector)
    kind = root.value.get("resourceType") if isinstance(root.value, dict) else None
    if kind not in ("CarePlan", "ServiceRequest", "Bundle"):
        fail("/resourceType", "CarePlan, ServiceRequest, or a Bundle of them", echo(kind), "unknown-format")
    for keys in _modifiers(root.value):
        path = reduce(pointer, keys, "")
        document.collector.refuse(path, "no modifier extension, since it may turn anything round", code="unknown-key")
    resources: dict[str, list[Item]] = {}
    for resource in document.all_of(_bundled(document, root) if kind == "Bundle" else [root]):
        resources.setdefault(_kind(resource), []).append(resource)
    for condition in resources.pop("Condition", []):
        _condition(document, condition)
    requests = resources.pop("ServiceRequest", [])
    plans = [_plan(document, plan, requests) for plan in resources.pop("CarePlan", [])]
    alone = [request for request in requests if request.path not in document.planned]
    sessions = [session for plan in plans for session in plan.sessions]
    if found := tuple(item for request in alone for item in _movement(document, request)):
        sessions.append(Session("", found, path="/entry" if kind == "Bundle" else "/code"))
    for goal in resources.pop("Goal", []):
        targets = list(filter(Item.is_object, goal.members("target")))
        told = [goal.get("description"), goal.get("note"), *(target.get("detailString") for target in targets)]
        document.guidance.extend(word.value for item in told for word in words(item))
    for other, found_here in resources.items():
        for resource in () if other in _STILL else found_here:
            document.collector.note(resource.path, "a resource that is read here", other)
    return _routine(document, plans, sessions)


def _routine(document: "_Document", plans: list[Routine], sessions: list[Session]) -> Routine:
    """One routine of all that was read."""
    whole = plans[0] if len(plans) == 1 else Routine("")
    if any(plan.profile != whole.profile for plan in plans):
        document.collector.note("", "one plan that tells of the person")
    profile = attrs.evolve(
        whole.profile,
        excluded=tuple(dict.fromkeys(document.excluded)),
        conditions=tuple(dict.fromkeys(document.conditions)),
    )
    unread = (*(problem for plan in plans for problem in plan.unread), *document.collector.close())
    guidance = tuple(dict.fromkeys(document.guidance))
    return attrs.evolve(whole, sessions=tuple(sessions), guidance=guidance, profile=profile, unread=unread)


def _modifiers(value: object) -> Iterator[tuple[str | int, ...]]:
    """The keys that lead to modifier extensions."""
    members: Iterable[tuple[str | int, object]] = ()
    if isinstance(value, dict):
        members = value.items()
    elif isinstance(value, list):
        members = enumerate(value)
    for key, member in members:
        if key == "modifierExtension":
            yield (key,)
        elif isinstance(member, (dict, list)):
            yield from ((key, *keys) for keys in _modifiers(member))


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
            for resource in filter(Item.is_object, root.members("contained")):
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
        """The resource; what its narrative says is guidance."""
        if _kind(resource) in _STILL:
            return resource
        meta = resource.object("meta")
        marks = [] if meta is None else [mark for key in ("tag", "security") for mark in meta.members(key)]
        if any(mark.text("code") in _CUT for mark in marks):
            resource.note("a resource that is whole")
        narrative = resource.object("text", "id", "status", "div")
        if narrative is not None:
            page = narrative.text("div") or ""
            if narrative.text("status") not in ("generated", "extensions", "empty") or "<img" in page.lower():
                narrative.note("a narrative that says no more than the rest")
            if text := " ".join(html.unescape(_TAG.sub(" ", _INLINE.sub("", page))).split()):
                self.guidance.append(text)
        return resource

    def over(self, item: Item) -> bool:
        """Whether something is not to be done, or not any more; guidance tells so."""
        status = item.word("status", _STATUSES)
        if status in _OVER:
            self.guidance.append(f"Left out, since its status is {status}: {item.path or 'the whole document'}")
        return status in _OVER

    def find(self, reference: Item) -> Item | None:
        """What a reference means; ``None`` where the document does not hold it."""
        reference.only("id", "reference", "type", "identifier", "display")
        told = reference.text("reference") or ""
        scope = _SCOPE.match(reference.path)
        within = scope[0] if scope and told.startswith("#") else ""
        return self.resources.get(within + told.partition("/_history/")[0])

    def mentioned(self, reference: Item, said: list[str]) -> None:
        """What a plan is about, but does not ask for; it is read where it stands, or else its name will do."""
        if self.find(reference) is not None:
            return
        if (display := reference.text("display")) is not None:
            said.append(display)
        else:
            reference.note("a resource in this document, or what it is called", "missing")


def _bundled(document: _Document, bundle: Item) -> Iterator[Item]:
    """The resources in a bundle; one that is only a page of many has something unread."""
    known = ("resourceType", "id", "meta", "language", "identifier", "type", "timestamp", "total", "link", "entry")
    bundle.only(*known, "signature")
    bundle.word("type", _BUNDLES)
    for link in filter(Item.is_object, bundle.members("link")):
        if link.text("relation") == "next":
            link.note("a bundle that is whole")
    entries = list(filter(Item.is_object, bundle.members("entry")))
    if (bundle.number("total") or 0) > len(entries):
        bundle.note("a bundle that is whole")
    for entry in entries:
        entry.only("id", "link", "fullUrl", "resource", "search", "request", "response")
        resource = entry.object("resource")
        if resource is None:
            entry.note("an entry with a resource", "missing")
        else:
            document.name(entry.text("fullUrl") or "", resource)
            yield resource


def _condition(document: _Document, condition: Item) -> None:
    """A diagnosis of the person, unless it was ruled out."""
    status, code = condition.object("verificationStatus"), condition.object("code")
    codings = [] if status is None else filter(Item.is_object, status.members("coding"))
    if code is not None and not any(coding.text("code") in _DENIED for coding in codings):
        document.conditions.extend(_diagnoses(code))


def _diagnoses(concept: Item) -> list[str]:
    """The codes of a concept that are known, with their systems; else what it is called."""
    called = [word.value for word in words(concept)]
    codes = []
    for coding in concept.members("coding"):
        system, code = _SYSTEMS.get(coding.text("system") or ""), coding.text("code")
        if system is not None and code is not None:
            codes.append(f"{system}:{_dotted(code) if system == 'icd10' else code}")
    return codes or called


def _dotted(code: str) -> str:
    """A code of ICD-10 with its dot, which many systems leave out."""
    return code if "." in code or len(code) < 4 else f"{code[:3]}.{code[3:]}"


def _reasons(document: _Document, item: Item, *keys: str) -> None:
    """What something is for: concepts, references, or both in one as R5 has them."""
    for reason in (reason for key in keys for reason in item.members(key) if reason.is_object()):
        both = "concept" in reason.value or isinstance(reason.value.get("reference"), dict)
        if both:
            reason.only("id", "concept", "reference")
        concept = reason.object("concept") if both else reason
        reference = reason.object("reference") if both else reason
        if concept is not None and ("coding" in concept.value or "text" in concept.value):
            document.conditions.extend(_diagnoses(concept))
        elif reference is not None:
            document.mentioned(reference, document.conditions)


# Plans.


def _plan(document: _Document, plan: Item, requests: Iterable[Item]) -> Routine:
    """A plan with its sessions, and the requests that say they are based on it; the rest is kept in the document."""
    plan.only(*_PLAN_KEYS)
    plan.word("intent", _INTENTS)
    title = plan.text("title", text_limits(Routine, "title")) or ""
    whole = _unfolded(_extensions(plan, _ROUTINE).get(_ROUTINE))
    said = [word for key in ("note", "description", "category") for word in words(plan.get(key))]
    document.guidance.extend(word.value for word in said if not word.path.endswith("/code"))
    _reasons(document, plan, "addresses")
    for goal in filter(Item.is_object, plan.members("goal")):
        document.mentioned(goal, document.guidance)
    if whole is not None:  # we write these elsewhere; if somebody wrote them here, they count
        document.guidance.extend(filter(str.strip, (whole.title, *whole.guidance)))
        document.excluded.extend(whole.profile.excluded)
    sessions = (Session(title),) if whole is None else whole.sessions
    held: list[list[Prescription]] = [list(session.prescriptions) for session in sessions]
    others: list[Prescription] = []
    for activity in filter(Item.is_object, plan.members("activity")):
        index = _session(_extensions(activity, _SESSION).get(_SESSION), len(held))
        home = others if index is None and whole is not None else held[index or 0]
        home.extend(_activity(document, activity))
    for request in requests:
        if any(document.find(base) is plan for base in request.members("basedOn") if base.is_object()):
            home = held[0] if whole is None else others
            home.extend(_planned(document, request))
    if whole is None and not any(held):
        plan.note("an exercise that a machine can read", "missing")
    path = f"{plan.path}/activity"
    made = [Session(one.title, tuple(items), path=path) for one, items in zip(sessions, held, strict=True)]
    if others:
        made.append(Session(title, tuple(others), path=path))
    return attrs.evolve(whole or Routine(""), title=title, sessions=tuple(made))


def _session(extension: Item | None, count: int) -> int | None:
    """The number of the session that an activity is part of; ``None`` where it is part of none."""
    if extension is None:
        return None
    extension.only("id", "url", "valueUnsignedInt")
    index: int | None = extension.number("valueUnsignedInt", Range(0, count - 1, "of the sessions"))
    return index


def _activity(document: _Document, activity: Item) -> Iterator[Prescription]:
    """What one activity asks for, in itself (R4) or in a request it refers to."""
    known = ("id", "extension", "progress", "outcomeCodeableConcept", "outcomeReference", "performedActivity")
    activity.only(*known, "reference", "plannedActivityReference", "detail")
    done = [item.object("concept") for item in activity.members("performedActivity") if item.is_object()]
    told = [activity.get("progress"), activity.get("outcomeCodeableConcept"), *done]
    said = [word.value for item in told for word in words(item)]
    references = [activity.object(key) for key in ("reference", "plannedActivityReference")]
    asked = [item for item in (activity.object("detail"), *references) if item is not None]
    if len(asked) != 1:
        activity.note("one detail, or one reference to what is planned")
    for item in asked:
        if item.path.endswith("/detail"):
            yield from _movement(document, item, said)
            continue
        request = document.find(item)
        if request is None or _kind(request) != "ServiceRequest":
            item.note("a reference to a ServiceRequest in this document", "missing")
        else:
            yield from _planned(document, request, said)


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
    for extension in filter(Item.is_object, item.members("extension")):
        url = extension.text("url") or ""
        name = _DOSE if url.endswith("/exercise-dose") else url  # others name theirs alike
        if name not in known or name in found:
            item.collector.note(extension.path, "an extension this format knows", url, "unknown-key")
        else:
            found[name] = extension
    return found


def _unfolded(extension: Item | None) -> Routine | None:
    """The routine in our own JSON that an extension holds."""
    if extension is None:
        return None
    extension.only("id", "url", "valueString")
    try:
        return native.read((extension.text("valueString") or "").encode())
    except UnreadableRoutineError as error:
        extension.collector.note(extension.path, "a routine in our own JSON", str(error.problems[0]))
        return None


# Movements.


def _movement(document: _Document, item: Item, more: Iterable[str] = ()) -> Iterator[Prescription]:
    """The prescription that a request or a detail is; none where it prohibits, or is over."""
    item.only(*(_DETAIL_KEYS if item.path.endswith("/detail") else _REQUEST_KEYS))
    item.word("intent", _INTENTS)
    _reasons(document, item, "reasonCode", "reasonReference", "reason")
    code = item.object("code")
    called = list(words(code))
    if not called:
        item.note("an exercise that a machine can read", "missing")
        called = list(words(item.get("description")))
    if not called:
        return
    name = called[0]
    if item.flag("doNotPerform"):
        document.excluded.append(name.value)
        return
    if document.over(item):
        return
    extensions = _extensions(item, _DOSE, _EXERCISE)
    declared = _declared(extensions.get(_EXERCISE), name)
    texts = [word for key in _TEXT_KEYS for word in words(item.get(key)) if word.path != name.path]
    # What we wrote ourselves says its dose in an extension, and again in words; its texts are notes.
    dose, more_often = _dose(item, name, [] if declared else [name, *texts], extensions.get(_DOSE))
    again = (dose.in_words(), often(dose)) if declared else ()
    for word in texts:
        if declared and "/patientInstruction" in word.path and word.value not in again:
            word.note("the dose that the extension tells")
    notes = [text for text in (*(word.value for word in texts), *more_often) if text not in again]
    notes += [text for text in (*(word.value for word in called[1:]), *_coded(code)) if not _alike(text, name.value)]
    notes += [f"as needed {word.value}" for word in words(item.get("asNeededCodeableConcept"))]
    notes += ["as needed"] if item.flag("asNeededBoolean") else []
    yield _prescription(item, name, declared, dose, [*notes, *more])


def _dose(item: Item, name: Item, texts: list[Item], extension: Item | None) -> tuple[Dose, list[str]]:
    """The dose on which all agrees that tells it, and what of it no dose can say."""
    timing = item.object("occurrenceTiming") or item.object("scheduledTiming")
    frequency, lasts, said = ({}, None, []) if timing is None else timing_told(timing)
    sources = [] if extension is None else [(extension, dose_told(extension))]
    sources += [(item, quantities(item)), (timing or item, frequency)]
    sources += [(text, told) for text in texts for told in told_in(text, extension is None and text is not name)]
    fields = agreed(sources)
    if lasts is not None and fields.get("reps") is None and fields.get("hold_s") is None:
        fields["hold_s"] = lasts
    elif lasts is not None:
        said.append(f"for {lasts:g} s")
    return Dose(**fields), said


def _coded(code: Item | None) -> Iterator[str]:
    """The codes of a movement that are words, and so may say something else than what they are shown as."""
    concepts = [] if code is None else [code, code.object("concept")]
    for concept in filter(None, concepts):
        for coding in filter(Item.is_object, concept.members("coding")):
            if (told := coding.text("code")) is not None and _WORD.search(told):
                yield told


def _alike(text: str, name: str) -> bool:
    return normalise(text) == normalise(name)


def _declared(extension: Item | None, name: Item) -> Prescription | None:
    """The movement as it was written by us, with its facts; they hold for the name they were declared for only."""
    whole = _unfolded(extension)
    held = [] if whole is None else [item for session in whole.sessions for item in session.prescriptions]
    bare = [Prescription(item.exercise, group=item.group) for item in held]
    if len(held) == 1 and held == bare and held[0].exercise.name == name.value:
        return held[0]
    if extension is not None:
        extension.note("facts of the movement of this name")
    return None


def _prescription(
    item: Item, name: Item, declared: Prescription | None, dose: Dose, notes: Iterable[str]
) -> Prescription:
    collector = item.collector
    exercise = Exercise(name=collector.fitted(name.path, name.value, name_limits()))
    exercise, group = (exercise, None) if declared is None else (declared.exercise, declared.group)
    if category := [word.value for word in words(item.get("category"))]:
        told = ", ".join(filter(None, (exercise.hints.category, *category)))
        fitted = collector.fitted(f"{item.path}/category", told, text_limits(Hints, "category"))
        exercise = attrs.evolve(exercise, hints=attrs.evolve(exercise.hints, category=fitted))
    text = collector.fitted(item.path, "\n".join(dict.fromkeys(notes)), text_limits(Prescription, "notes"))
    return Prescription(exercise, dose, text, group=group, path=item.path or "/code")


# Writing.


def write(routine: Routine, *, subject: str | None = None) -> str:
    """A CarePlan of R4 with one ServiceRequest a movement, indented and deterministic; nothing is lost.

    ``subject`` refers to the person, such as ``Patient/1``; no name and no number is written of its own accord.
    """
    return json.dumps(care_plan(routine, subject), indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def care_plan(routine: Routine, subject: str | None) -> dict[str, Any]:
    """The CarePlan of R4 as JSON values."""
    person = {"display": "the person this plan is for"} if subject is None else {"reference": subject}
    conditions = [
        {"resourceType": "Condition", "id": f"c{number}", "clinicalStatus": _ACTIVE, "code": _concept(condition)}
        for number, condition in enumerate(routine.profile.conditions, 1)
    ]
    asked = [(index, item) for index, session in enumerate(routine.sessions) for item in session.prescriptions]
    requests = [_request(item, number) for number, (_, item) in enumerate(asked, 1)]
    forbidden = [
        {**_REQUEST, "id": f"x{number}", "doNotPerform": True, "code": {"text": name}}
        for number, name in enumerate(routine.profile.excluded, 1)
    ]
    rest = attrs.evolve(
        routine,
        title="",
        sessions=[Session(session.title) for session in routine.sessions],
        guidance=(),
        profile=attrs.evolve(routine.profile, conditions=(), excluded=()),
    )
    marks = [{"extension": [{"url": _SESSION, "valueUnsignedInt": index}]} for index, _ in asked]
    marks += [{} for _ in forbidden]
    planned = zip(marks, (*requests, *forbidden), strict=True)
    plan = {
        "resourceType": "CarePlan",
        "contained": [{**resource, "subject": person} for resource in (*conditions, *requests, *forbidden)],
        "extension": [{"url": _ROUTINE, "valueString": _folded(rest)}],
        "status": "draft",
        "intent": "plan",
        "category": [{"coding": [{"system": _ACTIVITIES, "code": "PhysicalActivity"}]}],
        "title": routine.title if routine.title.strip() else None,
        "subject": person,
        "addresses": [{"reference": f"#{condition['id']}"} for condition in conditions],
        "activity": [{**mark, "reference": {"reference": f"#{request['id']}"}} for mark, request in planned],
        "note": [{"text": text} for text in routine.guidance if text.strip()],
    }
    return {key: value for key, value in plan.items() if value}


def _request(item: Prescription, number: int) -> dict[str, Any]:
    """A movement as a request, its dose in an extension, in a Timing where one can say it, and in words."""
    bare = Prescription(item.exercise, group=item.group)
    dose = [member_of(name, getattr(item.dose, field)) for name, field in MEMBERS.items()]
    told = [member for member in dose if member is not None]
    timing, text = timing_of(item.dose), item.dose.in_words()
    return {
        **_REQUEST,
        "id": f"m{number}",
        "extension": [
            {"url": _EXERCISE, "valueString": _folded(Routine("", (Session("", (bare,)),)))},
            *([{"url": _DOSE, "extension": told}] if told else []),
        ],
        "code": {"text": item.exercise.name},
        **({"occurrenceTiming": timing} if timing else {}),
        **({"note": [{"text": item.notes}]} if item.notes.strip() else {}),
        **({"patientInstruction": text} if text else {}),
    }


def _concept(condition: str) -> dict[str, Any]:
    """A diagnosis as a code where it is one, else as a text."""
    code = _CODE.fullmatch(condition)
    if code is None or (code[1] == "icd10" and _dotted(code[2]) != code[2]):
        return {"text": condition}
    # What has three places behind the dot is of the American edition.
    american = code[1] == "icd10" and len(code[2].partition(".")[2]) > 2
    systems = [system for system, name in _SYSTEMS.items() if name == code[1]]
    return {"coding": [{"system": systems[-1 if american else 0], "code": code[2]}]}


def _folded(routine: Routine) -> str:
    """A routine in our own JSON, on one line."""
    return json.dumps(json.loads(native.write(routine)), ensure_ascii=False, separators=(",", ":"))
