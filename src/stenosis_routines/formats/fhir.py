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
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from stenosis_routines._fields import Range
from stenosis_routines.catalogue import normalise
from stenosis_routines.errors import UnreadableRoutineError, echo
from stenosis_routines.exercise import Exercise, Hints
from stenosis_routines.formats import native
from stenosis_routines.formats._reading import (
    LB_KG,
    Collector,
    Glance,
    Item,
    each_side,
    fail,
    limits,
    name_limits,
    parse_json,
    pointer,
    text_limits,
)
from stenosis_routines.formats.limits import DEFAULT, Limits
from stenosis_routines.routine import Dose, Prescription, RepsLimits, Routine, Session

__all__ = ["R5", "care_plan", "is_resource", "read", "recognises", "write"]

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
_OVER = frozenset({"cancelled", "stopped", "completed", "entered-in-error", "revoked", "ended"})
_STATUSES = (*sorted(_OVER), "draft", "active", "on-hold", "unknown", "not-started", "scheduled", "in-progress")

_RESOURCE_KEYS = ("resourceType", "id", "meta", "language", "text", "contained", "extension", "identifier")
_PLAN_KEYS = (
    *_RESOURCE_KEYS,
    *("basedOn", "replaces", "partOf", "status", "intent", "category", "title", "description", "subject"),
    *("encounter", "period", "created", "author", "custodian", "contributor", "careTeam", "addresses"),
    *("supportingInfo", "goal", "activity", "note"),
)
#: Of a ServiceRequest, and of an activity's detail in R4.
_REQUEST_KEYS = (
    *_RESOURCE_KEYS,
    *("basedOn", "replaces", "requisition", "status", "intent", "category", "priority", "doNotPerform", "code"),
    *("orderDetail", "quantityQuantity", "quantityRange", "quantity", "subject", "encounter", "occurrenceDateTime"),
    *("occurrencePeriod", "occurrenceTiming", "asNeededBoolean", "asNeededCodeableConcept", "asNeeded"),
    *("asNeededFor", "authoredOn", "requester", "performerType", "performer", "locationCode", "locationReference"),
    *("location", "reasonCode", "reasonReference", "reason", "insurance", "supportingInfo", "specimen", "bodySite"),
    *("bodyStructure", "note", "patientInstruction", "relevantHistory", "kind", "goal", "statusReason"),
    *("scheduledTiming", "scheduledPeriod", "scheduledString", "description"),
)
_REPEAT_KEYS = (
    *("id", "boundsDuration", "boundsRange", "boundsPeriod", "count", "countMax", "duration", "durationMax"),
    *("durationUnit", "frequency", "frequencyMax", "period", "periodMax", "periodUnit", "dayOfWeek", "timeOfDay"),
    *("when", "offset"),
)

_SYSTEMS = {
    "http://snomed.info/sct": "snomed",
    "http://hl7.org/fhir/sid/icd-10": "icd10",
    "http://hl7.org/fhir/sid/icd-10-cm": "icd10",
}
_CODE = re.compile(r"(snomed|icd10):([A-Z0-9]+(?:\.[A-Z0-9]+)?)")
#: A diagnosis that is not one: it was ruled out or never meant.
_DENIED = frozenset({"refuted", "entered-in-error"})

_SECONDS = {"s": 1, "sec": 1, "second": 1, "min": 60, "minute": 60, "h": 3600, "hr": 3600, "hour": 3600}
_UNITS: Mapping[str, tuple[str, float]] = {
    **dict.fromkeys(("rep", "repetition", "time"), ("reps", 1)),
    **{unit: ("hold_s", seconds) for unit, seconds in _SECONDS.items()},
    **dict.fromkeys(("lb", "[lb_av]"), ("load_kg", LB_KG)),
    "set": ("sets", 1),
    "kg": ("load_kg", 1),
}
#: The members of the extension that tells a dose, and the fields they fill.
_MEMBERS = {
    "sets": "sets",
    "repetitions": "reps",
    "perSide": "per_side",
    "hold": "hold_s",
    "secondsPerRepetition": "seconds_per_rep",
    "load": "load_kg",
    "rest": "rest_s",
    "timesPerDay": "times_per_day",
    "daysPerWeek": "days_per_week",
}
_WHOLE = frozenset({"sets", "reps", "times_per_day", "days_per_week"})
_DAYS = {"s": 1 / 86_400, "min": 1 / 1440, "h": 1 / 24, "d": 1, "wk": 7}
_WEEKDAYS = frozenset({"mon", "tue", "wed", "thu", "fri", "sat", "sun"})

_NUMBER = r"(\d{1,4}(?:\.\d{1,2})?)"
_SETS = re.compile(
    r"(?<![\d.])(\d{1,4}) ?[x\u00d7] ?(\d{1,4})(?: ?[-\u2013] ?(\d{1,4}))?"
    r"(?![\d.]| ?[-\u2013] ?\d| ?%| ?(?:s|sec\w*|min\w*|kg|lbs?|m)\b)",
    re.I,
)
_HOLD = re.compile(rf"\bhold (?:for )?{_NUMBER} ?s(?:ec(?:onds?)?)?\b", re.I)
_KG = re.compile(rf"(?<![\d.,]){_NUMBER} ?kg\b", re.I)
_TAG = re.compile(r"<[^>]*>")
#: The resource of a bundle that a place is in.
_SCOPE = re.compile(r"/entry/\d+/resource")

_COUNT = Range(1, 1000, "times")
_PERIOD = Range(0.01, 1000, "of its unit", (int, float))
_WORD_KEYS = ("id", "text", "coding", "concept", "instructionMarkdown", "time", "authorString", "authorReference")
#: What says how a movement is done.
_TEXT_KEYS = ("description", "patientInstruction", "note", "orderDetail", "bodySite", "scheduledString")
_NEEDS = ("asNeededCodeableConcept", "asNeededFor")

_REQUEST = {"resourceType": "ServiceRequest", "status": "draft", "intent": "plan"}
_ACTIVE = {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/condition-clinical", "code": "active"}]}
_ACTIVITIES = "http://hl7.org/fhir/us/physical-activity/CodeSystem/pa-temporary-codes"
_UCUM = {"system": "http://unitsofmeasure.org"}


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
    document = _Document(Collector())
    root = Item(parse_json(data, limits), "", document.collector)
    kind = root.value.get("resourceType") if isinstance(root.value, dict) else None
    if kind not in ("CarePlan", "ServiceRequest", "Bundle"):
        fail("/resourceType", "CarePlan, ServiceRequest, or a Bundle of them", echo(kind), "unknown-format")
    for path in _modifiers("", root.value):
        document.collector.refuse(path, "no modifier extension, since it may turn anything round", code="unknown-key")
    resources: dict[str, list[Item]] = {}
    for resource in document.all_of(_bundled(document, root) if kind == "Bundle" else [root]):
        resources.setdefault(str(resource.value.get("resourceType")), []).append(resource)
    for condition in resources.pop("Condition", []):
        _condition(document, condition)
    plans = [_plan(document, plan) for plan in resources.pop("CarePlan", [])]
    alone = [request for request in resources.pop("ServiceRequest", []) if request.path not in document.planned]
    sessions = [session for plan in plans for session in plan.sessions]
    if found := tuple(item for request in alone for item in _movement(document, request)):
        sessions.append(Session("", found, path="/entry" if kind == "Bundle" else "/code"))
    for goal in resources.pop("Goal", []):
        targets = list(filter(Item.is_object, goal.members("target")))
        told = [goal.get("description"), goal.get("note"), *(target.get("detailString") for target in targets)]
        document.guidance.extend(word.value for item in told for word in _words(item))
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


def _modifiers(path: str, value: object) -> Iterator[str]:
    """Where the document has modifier extensions."""
    members: Iterable[tuple[str | int, object]] = ()
    if isinstance(value, dict):
        members = value.items()
    elif isinstance(value, list):
        members = enumerate(value)
    for key, member in members:
        if key == "modifierExtension":
            yield pointer(path, key)
        yield from _modifiers(pointer(path, key), member)


# Resources.


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
            kind, ident = root.text("resourceType"), root.text("id")
            self.name(f"{kind}/{ident}" if ident else "", root)
            if kind in ("CarePlan", "ServiceRequest"):
                subjects.add(echo(root.value.get("subject")))
            if kind == "CarePlan" and self.over(root):
                continue
            yield self.told(root)
            for resource in filter(Item.is_object, root.members("contained")):
                self.name(f"{root.path}#{resource.text('id')}", resource)
                yield self.told(resource)
        if len(subjects) > 1:
            self.collector.note("", "plans and requests for one person", ", ".join(sorted(subjects)))

    def name(self, reference: str, resource: Item) -> None:
        """Remember what a reference means."""
        if reference and self.resources.setdefault(reference, resource) is not resource:
            self.collector.note(resource.path, "each resource once", reference, "duplicate-key")

    def told(self, resource: Item) -> Item:
        """The resource; what its narrative says is guidance."""
        if resource.value.get("resourceType") in _STILL:
            return resource
        narrative = resource.object("text", "id", "status", "div")
        if narrative is not None:
            if narrative.text("status") not in ("generated", "extensions", "empty"):
                narrative.note("a narrative that says no more than the rest")
            if text := " ".join(html.unescape(_TAG.sub(" ", narrative.text("div") or "")).split()):
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
    for entry in filter(Item.is_object, bundle.members("entry")):
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
    words = [word.value for word in _words(concept)]
    codes = []
    for coding in concept.members("coding"):
        system, code = _SYSTEMS.get(coding.text("system") or ""), coding.text("code")
        if system is not None and code is not None:
            codes.append(f"{system}:{_dotted(code) if system == 'icd10' else code}")
    return codes or words


def _dotted(code: str) -> str:
    """A code of ICD-10 with its dot, which many systems leave out."""
    return code if "." in code or len(code) < 4 else f"{code[:3]}.{code[3:]}"


def _words(item: Item | None) -> Iterator[Item]:
    """Every text in a text, a concept, an annotation, or a list of these; a code where a concept has nothing else."""
    if item is None:
        return
    match item.value:
        case str() as text:
            if text.strip():
                yield item
        case list() as values:
            for index, value in enumerate(values):
                yield from _words(Item(value, f"{item.path}/{index}", item.collector))
        case dict():
            item.only(*_WORD_KEYS)
            codings = list(filter(Item.is_object, item.members("coding")))
            for coding in codings:
                coding.only("id", "system", "version", "code", "display", "userSelected")
            found = [word for key in ("text", "instructionMarkdown", "concept") for word in _words(item.get(key))]
            found += [word for coding in codings for word in _words(coding.get("display"))]
            found = found or [word for coding in codings for word in _words(coding.get("code"))]
            if not found:
                item.note("a text")
            yield from found
        case _:
            item.note("a text", "wrong-type")


def _reasons(document: _Document, item: Item, *keys: str) -> None:
    """What something is for: concepts, references, or both in one as R5 has them."""
    for reason in (reason for key in keys for reason in item.members(key) if reason.is_object()):
        inner = reason.object("reference") if isinstance(reason.value.get("reference"), dict) else reason
        concept = reason if "coding" in reason.value or "text" in reason.value else reason.object("concept")
        if concept is not None:
            document.conditions.extend(_diagnoses(concept))
        elif inner is not None:
            document.mentioned(inner, document.conditions)


# Plans.


def _plan(document: _Document, plan: Item) -> Routine:
    """A plan with its sessions; what it says beside is kept in the document."""
    plan.only(*_PLAN_KEYS)
    title = plan.text("title", text_limits(Routine, "title")) or ""
    whole = _unfolded(_extensions(plan, _ROUTINE).get(_ROUTINE))
    words = [word for key in ("note", "description", "category") for word in _words(plan.get(key))]
    document.guidance.extend(word.value for word in words if not word.path.endswith("/code"))
    _reasons(document, plan, "addresses")
    for goal in filter(Item.is_object, plan.members("goal")):
        document.mentioned(goal, document.guidance)
    sessions = (Session(title),) if whole is None else whole.sessions
    held: list[list[Prescription]] = [list(session.prescriptions) for session in sessions]
    others: list[Prescription] = []
    for activity in filter(Item.is_object, plan.members("activity")):
        mark = _extensions(activity, _SESSION).get(_SESSION)
        index = len(held) if mark is None else mark.number("valueUnsignedInt")
        home = held[index] if type(index) is int and 0 <= index < len(held) else held[0] if whole is None else others
        home += _activity(document, activity)
    if whole is None and not any(held):
        plan.note("an exercise that a machine can read", "missing")
    path = f"{plan.path}/activity"
    made = [Session(one.title, tuple(items), path=path) for one, items in zip(sessions, held, strict=True)]
    if others:
        made.append(Session(title, tuple(others), path=path))
    return attrs.evolve(whole or Routine(""), title=title, sessions=tuple(made))


def _activity(document: _Document, activity: Item) -> Iterator[Prescription]:
    """What one activity asks for, in itself (R4) or in a request it refers to."""
    known = ("id", "extension", "progress", "outcomeCodeableConcept", "outcomeReference", "performedActivity")
    activity.only(*known, "reference", "plannedActivityReference", "detail")
    said = [word.value for key in known[2:] if key != "outcomeReference" for word in _words(activity.get(key))]
    references = [activity.object(key) for key in ("reference", "plannedActivityReference")]
    asked = [item for item in (activity.object("detail"), *references) if item is not None]
    if len(asked) != 1:
        activity.note("one detail, or one reference to what is planned")
    for item in asked:
        if item.path.endswith("/detail"):
            yield from _movement(document, item, said)
            continue
        request = document.find(item)
        if request is None or request.value.get("resourceType") != "ServiceRequest":
            item.note("a reference to a ServiceRequest in this document", "missing")
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
    item.only(*_REQUEST_KEYS)
    _reasons(document, item, "reasonCode", "reasonReference", "reason")
    called = list(_words(item.object("code")))
    if not called:
        item.note("an exercise that a machine can read", "missing")
        called = list(_words(item.get("description")))
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
    timing = item.object("occurrenceTiming") or item.object("scheduledTiming")
    times, lasts, when = ({}, None, []) if timing is None else _timing(timing)
    texts = [word for key in _TEXT_KEYS for word in _words(item.get(key)) if word.path != name.path]
    sources = [(item, _dose_told(extensions[_DOSE]))] if _DOSE in extensions else []
    sources += [(item, _quantities(item)), (timing or item, times)]
    if declared is None:
        sources += [(word, told) for word in [name, *texts] for told in _told(word, _DOSE not in extensions)]
    fields = _agreed(sources)
    if lasts is not None and fields.get("reps") is None and fields.get("hold_s") is None:
        fields["hold_s"] = lasts
    elif lasts is not None:
        when.append(f"for {lasts:g} s")
    dose = Dose(**fields)
    again = () if declared is None else (dose.in_words(), _often(dose))
    for word in texts:
        if declared is not None and "/patientInstruction" in word.path and word.value not in again:
            word.note("the dose that the extension tells")
    notes = [text for text in (*(word.value for word in texts), *when) if text not in again]
    notes += [word.value for word in called[1:] if normalise(word.value) != normalise(name.value)]
    notes += [f"as needed {word.value}" for key in _NEEDS for word in _words(item.get(key))]
    yield _prescription(item, name, declared, dose, [*notes, *more])


def _declared(extension: Item | None, name: Item) -> Prescription | None:
    """The movement as it was written by us, with its facts; they hold for the name they were declared for only."""
    whole = _unfolded(extension)
    held = [] if whole is None else [item for session in whole.sessions for item in session.prescriptions]
    if extension is None or len(held) != 1 or held[0].exercise.name != name.value:
        if extension is not None:
            extension.note("facts of the movement of this name")
        return None
    return held[0]


def _prescription(
    item: Item, name: Item, declared: Prescription | None, dose: Dose, notes: Iterable[str]
) -> Prescription:
    collector = item.collector
    exercise = Exercise(name=collector.fitted(name.path, name.value, name_limits()))
    exercise, group = (exercise, None) if declared is None else (declared.exercise, declared.group)
    if category := [word.value for word in _words(item.get("category"))]:
        told = ", ".join(filter(None, (exercise.hints.category, *category)))
        fitted = collector.fitted(f"{item.path}/category", told, text_limits(Hints, "category"))
        exercise = attrs.evolve(exercise, hints=attrs.evolve(exercise.hints, category=fitted))
    text = collector.fitted(item.path, "\n".join(dict.fromkeys(notes)), text_limits(Prescription, "notes"))
    return Prescription(exercise, dose, text, group=group, path=item.path or "/code")


# Doses.


def _agreed(sources: Iterable[tuple[Item, Mapping[str, Any]]]) -> dict[str, Any]:
    """What all sources of a dose tell; where two of them differ, the first counts and the other is unread."""
    agreed: dict[str, Any] = {}
    for item, told in sources:
        for field, value in told.items():
            if value is not None and agreed.setdefault(field, value) != value:
                item.collector.note(item.path, f"{field} as it is told elsewhere, {echo(agreed[field])}", value)
    return agreed


def _dose_told(extension: Item) -> dict[str, Any]:
    """The fields that an extension tells."""
    extension.only("id", "url", "extension")
    told: dict[str, Any] = {}
    for member in filter(Item.is_object, extension.members("extension")):
        field = _MEMBERS.get(member.text("url") or "")
        values = [value for key in member.value if key.startswith("value") and (value := member.get(key)) is not None]
        if field is None or field in told or len(values) != 1:
            member.note("a member of a dose, once")
            continue
        member.only("id", "url", *(key for key in member.value if key.startswith("value")))
        told[field] = _value(field, values[0])
    return told


def _value(field: str, item: Item) -> Any:
    """The value of a field, from whatever type of FHIR it is told in."""
    match item.value:
        case bool() as flag if field == "per_side":
            return flag
        case int() | float() as number if field in _WHOLE and type(number) is not bool:
            return _within(item, field, number)
        case {"low": _} | {"high": _} if field == "reps":
            return _range(item, "rep")
        case {"value": _} if field != "per_side":
            kind, number = _quantity(item, "rep" if field == "reps" else "set" if field == "sets" else "") or ("", 0)
            if kind == field or (kind == "hold_s" and field in ("seconds_per_rep", "rest_s")):
                return _within(item, field, number)
    item.note(f"a value for {field}")
    return None


def _within(item: Item, field: str, number: float) -> Any:
    whole = field in _WHOLE and type(number) is float and number.is_integer()
    return item.collector.within(item.path, int(number) if whole else number, limits(field))


def _quantity(item: Item, unit: str = "") -> tuple[str, float] | None:
    """The field that a quantity is about, by its unit, and the number in our unit."""
    item.only("id", "value", "unit", "system", "code")
    number = item.number("value")
    told = [word.strip().lower().strip("{}") for key in ("unit", "code") if (word := item.text(key))] or [unit]
    meant = {_UNITS.get(word) or _UNITS.get(word.removesuffix("s")) for word in told}
    kind = meant.pop()
    if number is None or kind is None or meant:
        item.note("a number of repetitions, sets, seconds, minutes, hours, kg or lb")
        return None
    field, factor = kind
    return field, number if factor == 1 else round(number * factor, 2)


def _range(item: Item, unit: str = "") -> Any:
    """Repetitions from low to high; without a unit they are what is said."""
    item.only("id", "low", "high")
    low, high = (None if end is None else _quantity(end, unit) for end in (item.object("low"), item.object("high")))
    if (low is None and item.get("low")) or (high is None and item.get("high")) or low is high is None:
        return None
    ends = [None if end is None else _within(item, "reps", end[1]) for end in (low or ("reps", 1), high)]
    if any(end is not None and end[0] != "reps" for end in (low, high)) or not RepsLimits().accepts(tuple(ends)):
        item.note(RepsLimits().expected, "out-of-range")
        return None
    return tuple(ends)


def _quantities(item: Item) -> dict[str, Any]:
    """What the quantity of a request tells."""
    told: dict[str, Any] = {}
    for key in ("quantity", "quantityQuantity"):
        quantity = item.object(key)
        if quantity is not None and (found := _quantity(quantity)) is not None:
            told[found[0]] = _within(quantity, *found)
    between = item.object("quantityRange")
    return told if between is None else {**told, "reps": _range(between)}


def _told(text: Item, alone: bool) -> Iterator[dict[str, Any]]:
    """What a text tells of a dose; ``alone``: nothing else does, so that other numbers in it are unread."""
    rest = text.value
    for sets, low, high in _SETS.findall(rest):
        reps = (int(low), int(high)) if high else int(low)
        found = {"sets": _within(text, "sets", int(sets))}
        yield {**found, "reps": reps} if RepsLimits().accepts(reps) else found
        if not RepsLimits().accepts(reps):
            text.note(RepsLimits().expected, "out-of-range")
    for field, pattern in (("hold_s", _HOLD), ("load_kg", _KG)):
        for number in pattern.findall(rest):
            yield {field: _within(text, field, float(number))}
    yield {"per_side": each_side(rest)}
    for pattern in (_SETS, _HOLD, _KG):
        rest = pattern.sub(" ", rest)
    if alone and any(map(str.isnumeric, rest)):
        text.note("a dose told as N x M, hold N s, or N kg")


def _timing(timing: Item) -> tuple[dict[str, Any], float | None, list[str]]:
    """How often, how long each time in seconds, and what of it no dose can say, in words."""
    timing.only("id", "event", "repeat", "code")
    words = [word.value for word in _words(timing.get("code"))]
    repeat = timing.object("repeat", *_REPEAT_KEYS)
    if repeat is None:
        return {}, None, words
    frequency = repeat.number("frequency", _COUNT)
    period, unit = repeat.number("period", _PERIOD), repeat.text("periodUnit")
    most = (repeat.number("frequencyMax", _COUNT), repeat.number("periodMax", _PERIOD))
    times = days = None
    if unit is not None and unit not in _DAYS and unit not in ("mo", "a"):
        repeat.collector.note(f"{repeat.path}/periodUnit", "s, min, h, d, wk, mo or a", unit)
    elif period is not None and unit is not None and (frequency is not None or repeat.get("frequency") is None):
        often = (frequency or 1) / (period * _DAYS.get(unit, 30))
        told = f"{frequency or 1}{_to(most[0])} times in {period:g}{_to(most[1])} {unit}"
        if unit == "wk" or often < 1:
            days = _nearly(often * 7)
        else:
            times, days = _nearly(often), 7
        if most != (None, None) or (times is None and days is None):
            words.append(told)
        if most != (None, None) and times is not None:
            repeat.note("how often a day, as one number")
    elif period is not None or unit is not None:
        repeat.note("a frequency, a period and its unit")
    weekdays, slots = set(repeat.texts("dayOfWeek")), max(len(repeat.texts("when")), len(repeat.texts("timeOfDay")))
    if not weekdays <= _WEEKDAYS:
        repeat.collector.note(f"{repeat.path}/dayOfWeek", "mon, tue, wed, thu, fri, sat or sun", sorted(weekdays))
    elif weekdays:
        if days not in (None, 1, 7, len(weekdays)):
            repeat.note("as many days as times a week")
        days = len(weekdays)
    if slots > 1:
        if times not in (None, 1, slots):
            repeat.note("as many times of the day as times a day")
        times = max(slots, times or 1)
    fields = {"times_per_day": times, "days_per_week": days}
    held = {field: repeat.collector.within(repeat.path, value, limits(field)) for field, value in fields.items()}
    return held, _lasts(repeat), words


def _to(most: float | None) -> str:
    return "" if most is None else f"-{most:g}"


def _nearly(number: float) -> int | None:
    """The whole number that this is, but for the rounding of a computer."""
    return round(number) if number > 0.5 and abs(number - round(number)) < 1e-6 * number else None


def _lasts(repeat: Item) -> float | None:
    """How long it is done each time, at the longest, in seconds."""
    unit = repeat.text("durationUnit")
    told = [number for key in ("duration", "durationMax") if (number := repeat.number(key)) is not None]
    if not told:
        return None
    if unit not in _SECONDS:
        repeat.collector.note(f"{repeat.path}/durationUnit", "s, min or h", unit)
        return None
    lasts: float | None = repeat.collector.within(repeat.path, max(told) * _SECONDS[unit], limits("hold_s"))
    return lasts


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
    dose = [_member(name, getattr(item.dose, field)) for name, field in _MEMBERS.items()]
    told = [member for member in dose if member is not None]
    timing, words = _timed(item.dose), item.dose.in_words()
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
        **({"patientInstruction": words} if words else {}),
    }


def _member(name: str, value: Any) -> dict[str, Any] | None:
    """A member of the extension that tells a dose."""
    match value:
        case None:
            return None
        case bool():
            return {"url": name, "valueBoolean": value}
        case (low, high):
            ends = {"low": low, "high": high}
            return {"url": name, "valueRange": {end: {"value": n} for end, n in ends.items() if n is not None}}
        case _ if name == "load":
            return {"url": name, "valueQuantity": {"value": value, **_UCUM, "unit": "kg", "code": "kg"}}
        case _ if _MEMBERS[name] not in _WHOLE:
            return {"url": name, "valueDuration": {"value": value, **_UCUM, "unit": "s", "code": "s"}}
    return {"url": name, "valuePositiveInt": value}


def _timed(dose: Dose) -> dict[str, Any]:
    """How often, as far as a Timing can say it without the names of days; else in words."""
    times, days = dose.times_per_day, dose.days_per_week
    if times is not None and days == 7:
        return {"repeat": {"frequency": times, "period": 1, "periodUnit": "d"}}
    if days is not None and times in (None, 1):
        return {"repeat": {"frequency": days, "period": 1, "periodUnit": "wk"}}
    return {"code": {"text": words}} if (words := _often(dose)) else {}


def _often(dose: Dose) -> str:
    return Dose(times_per_day=dose.times_per_day, days_per_week=dose.days_per_week).in_words()


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
