"""FHIR in: a routine from the plans and requests of a document."""

import html
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date

import attrs

from stenosis_routines.catalogue import normalise
from stenosis_routines.errors import echo
from stenosis_routines.exercise import Exercise
from stenosis_routines.formats.draft import Amounts, hints_of, prescription, routine
from stenosis_routines.formats.fhir.doses import agreed, dose_in, quantities, timing_in, written_in
from stenosis_routines.formats.fhir.texts import Word, parts, words
from stenosis_routines.formats.fhir.writer import DOSE, SYSTEMS, carried
from stenosis_routines.formats.format import Glance
from stenosis_routines.formats.limits import Limits
from stenosis_routines.formats.reading.json import Node, parse_json
from stenosis_routines.formats.reading.problems import Collector, fail, name_limits, text_limits
from stenosis_routines.profile import Condition
from stenosis_routines.recognise import mentions_movement
from stenosis_routines.routine import Prescription, Routine, Session

__all__ = ["R5", "is_resource", "routine_of"]

#: What only R5 writes: a code inside a concept, and names of its own.
R5 = re.compile(rb'"(?:concept"\s*:\s*\{|(?:plannedActivityReference|performedActivity|instructionMarkdown)"\s*:)')

_ROOTS = ("CarePlan", "ServiceRequest", "PlanDefinition", "ActivityDefinition", "Bundle")
_BUNDLES = ("collection", "transaction", "batch", "searchset", "document")
_BUNDLE_KEYS = ("resourceType", "id", "meta", "language", "identifier", "type", "timestamp", "total", "link", "entry")
#: Resources that ask nothing of the body; any other that is not read may.
_STILL = ("Patient", "Practitioner", "PractitionerRole", "Organization", "RelatedPerson", "Location", "Encounter")
#: The marks of a resource that a server left something out of.
_CUT = frozenset({"SUBSETTED", "REDACTED"})
_OVER = frozenset({"cancelled", "stopped", "completed", "entered-in-error", "revoked", "retired"})
#: The status of what is done, or may be. FHIR has no other, so any other word may mean anything.
_OPEN = frozenset({"draft", "active", "on-hold", "not-started", "scheduled", "in-progress", "unknown"})
#: The status of a diagnosis that the person does not have.
_DENIED = frozenset({"refuted", "entered-in-error"})

#: What a plan, a request or a detail says of itself and of people, places and days.
_ABOUT = (
    *("resourceType", "id", "meta", "language", "text", "contained", "extension", "identifier", "requisition"),
    *("basedOn", "replaces", "partOf", "status", "intent", "priority", "kind", "subject", "encounter", "insurance"),
    *("author", "custodian", "contributor", "careTeam", "requester", "performer", "location", "locationReference"),
    *("created", "authoredOn", "period", "occurrenceDateTime", "occurrencePeriod", "scheduledPeriod", "specimen"),
    *("bodyStructure", "relevantHistory"),
)
#: What says how it is done.
_TEXTS = (
    *("description", "patientInstruction", "note", "orderDetail", "bodySite", "scheduledString", "statusReason"),
    *("locationCode", "performerType"),
)
_TIMINGS = ("occurrenceTiming", "scheduledTiming", "timingTiming")
_DEFINITIONS = ("PlanDefinition", "ActivityDefinition")
_REASONS = ("addresses", "reasonCode", "reasonReference", "reason")
#: What it refers to but does not ask for.
_NAMED = ("goal", "supportingInfo")
_MOVEMENT = (
    *("code", "category", "doNotPerform", "quantity", "quantityQuantity", "quantityRange", "scheduledTiming"),
    *("occurrenceTiming", "asNeededBoolean", "asNeededCodeableConcept"),
)
#: What a definition says of itself, and how else it says what is done.
_DEFINITION = (
    *("url", "version", "name", "title", "subtitle", "type", "experimental", "date", "publisher", "contact"),
    *("copyright", "copyrightLabel", "jurisdiction", "topic", "approvalDate", "lastReviewDate", "effectivePeriod"),
    *("subjectCodeableConcept", "versionAlgorithmString", "versionAlgorithmCoding", "editor", "reviewer", "endorser"),
    *("purpose", "usage"),
)
#: What a definition is called beside its title, where it holds and whose it is; it counts where it mentions a movement.
_LABELS = ("name", "jurisdiction", "publisher", "copyright", "copyrightLabel")
#: What a definition says in words beside its title and its description.
_DEFINED = ("subtitle", "purpose", "usage", "type", "topic", "subjectCodeableConcept")
#: Codes of FHIR for the kind of a plan or an action, and for whom it is, which ask nothing of the body.
_KINDS = frozenset(
    {
        *("order-set", "clinical-protocol", "eca-rule", "workflow-definition"),
        *("create", "update", "remove", "fire-event", "treatment", "education", "patient"),
    }
)
#: How the actions of a group belong together, which says nothing of how they are done.
_GROUPINGS = ("visual-group", "logical-group", "sentence-group")
#: The number of an action in its plan.
_PREFIX = re.compile(r"\(?(?:\d{1,2}(?:\.\d{1,2})*|[A-Za-z])[.):]{0,2}")
_ACTION = (
    *("id", "linkId", "prefix", "title", "description", "textEquivalent", "priority", "code", "goalId", "timingTiming"),
    *("type", "definitionCanonical", "groupingBehavior", "action", "extension", "reason"),
)
_ACTIVITY = (
    *("id", "extension", "progress", "outcomeCodeableConcept", "outcomeReference", "performedActivity", "detail"),
    *("reference", "plannedActivityReference"),
)
_GOAL = ("description", "note", "category", "statusReason", "outcome", "outcomeCode")
_TARGET = ("measure", "detailString", "detailCodeableConcept")

#: Tags within a word, and all others, which part words.
_INLINE = re.compile(r"</?(?:a|abbr|b|big|em|font|i|small|span|strong|sub|sup|tt|u|wbr)\b[^<>]*>", re.I)
_TAG = re.compile(r"</?[a-z][^<>]*>", re.I)
#: What shows more than the text between tags, or only part of it: pictures, titles, comments.
_SHOWS = re.compile(r"<(?:img|area|input|object|svg|style)\b|<[!?]|\b(?:title|alt)\s*=", re.I)
#: The resource of a bundle that holds a place.
_SCOPE = re.compile(r"/entry/\d+/resource")


def is_resource(glance: Glance) -> bool:
    """Whether the document is a resource of FHIR, of whatever kind and version."""
    data = glance.data
    return data.lstrip()[:1] == b"{" and b'"resourceType"' in data and "resourceType" in glance.keys


def routine_of(data: bytes, limits: Limits, version: str) -> Routine:
    """A routine from the plans and requests of a document, read as one of a version.

    Raises:
        UnreadableRoutineError: it is no JSON, holds no plan and no request, is built so that they cannot be reached,
            or has a modifier extension.
    """
    document = _Document(Collector())
    root = Node(parse_json(data, limits), "", document.collector)
    kind = root.raw("resourceType")
    if kind not in _ROOTS:
        fail("/resourceType", f"{', '.join(_ROOTS[:-1])}, or a Bundle of them", echo(kind), "unknown-format")
    if (ours := carried(root.value, version)) is not None:
        return ours
    if (R5.search(data) is not None) != (version == "R5"):
        document.collector.note("", f"a document of FHIR {version}", "one of another version", "unknown-format")
    _refuse_modifiers(root)
    resources: dict[str, list[Node]] = defaultdict(list)
    for resource in document.all_of(_bundled(document, root) if kind == "Bundle" else [root]):
        resources[_kind(resource)].append(resource)
    for condition in resources.pop("Condition", []):
        _condition(document, condition)
    for goal in resources.pop("Goal", []):
        _goal(document, goal)
    requests, plans = resources.pop("ServiceRequest", []), resources.pop("CarePlan", [])
    activities, templates = resources.pop("ActivityDefinition", []), resources.pop("PlanDefinition", [])
    based: dict[str, list[Node]] = defaultdict(list)
    for request in requests:
        for plan in filter(None, map(document.find, request.objects("basedOn"))):
            based[plan.path].append(request)
    sessions = [_plan(document, plan, based[plan.path]) for plan in plans]
    sessions += [session for plan in templates for session in _defined_plan(document, plan)]
    title = sessions[0].title if len(sessions) == 1 else ""
    alone = [request for request in (*requests, *activities) if request.path not in document.planned]
    if found := tuple(item for request in alone for item in _movement(document, request)):
        sessions.append(Session("", found, path="/entry" if kind == "Bundle" else "/code"))
    for resource in (one for other, held in resources.items() if other not in _STILL for one in held):
        document.collector.note(resource.path, "a resource that is read here", _kind(resource))
    return routine(
        title,
        sessions,
        dict.fromkeys(filter(None, document.guidance)),
        collector=document.collector,
        excluded=dict.fromkeys(document.excluded),
        conditions=dict.fromkeys(document.conditions),
    )


def _refuse_modifiers(item: Node) -> None:
    for part in parts(item):
        if part.path.endswith("/modifierExtension"):
            part.refuse("no modifier extension, since it may turn anything round", "unknown-key")
        _refuse_modifiers(part)


# Resources.


def _kind(resource: Node) -> str:
    """The type of a resource; empty if it says none."""
    return resource.text("resourceType") or ""


@attrs.frozen(eq=False)
class _Document:
    """The resources of a document by the names that refer to them, and what they say beside movements."""

    collector: Collector
    resources: dict[str, Node] = attrs.field(factory=dict[str, Node])
    #: The paths of the requests that plans refer to.
    planned: set[str] = attrs.field(factory=set[str])
    guidance: list[str] = attrs.field(factory=list[str])
    excluded: list[str] = attrs.field(factory=list[str])
    conditions: list[str] = attrs.field(factory=list[str])

    def all_of(self, roots: Iterable[Node]) -> Iterator[Node]:
        """Every resource that still holds, each before those it contains."""
        subjects: set[str] = set()
        for root in roots:
            kind, ident = _kind(root), root.text("id")
            self.name(f"{kind}/{ident}" if ident else "", root)
            self.name(root.text("url") or "" if kind in _DEFINITIONS else "", root)
            if kind in ("CarePlan", "ServiceRequest") and (subject := root.object("subject")) is not None:
                subjects.add(subject.text("reference") or echo(subject.value))
            if kind in ("CarePlan", "PlanDefinition") and self.over(root):
                continue
            yield self.looked_at(root)
            for resource in root.objects("contained"):
                self.name(f"{root.path}#{resource.text('id')}", resource)
                if "contained" in resource.keys:
                    resource.note("a resource that contains no other")
                yield self.looked_at(resource)
        if len(subjects) > 1:
            self.collector.note("", "plans and requests for one person", ", ".join(sorted(subjects)))

    def name(self, reference: str, resource: Node) -> None:
        """Remember what a reference means."""
        if reference and self.resources.setdefault(reference, resource) is not resource:
            self.collector.note(resource.path, "each resource once", reference, "duplicate-key")

    def looked_at(self, resource: Node) -> Node:
        """The resource, with a note if it is not whole; what its narrative says becomes guidance."""
        meta = resource.object("meta")
        marks = [] if meta is None else [*meta.objects("tag"), *meta.objects("security")]
        if any(mark.text("code") in _CUT for mark in marks):
            resource.note("a resource that is whole")
        narrative = None if _kind(resource) in _STILL else resource.object("text", "id", "status", "div")
        if narrative is not None:
            page = narrative.text("div") or ""
            if narrative.text("status") not in ("generated", "extensions", "empty") or _SHOWS.search(page):
                narrative.note("a narrative that says no more than the rest")
            self.guidance.append(" ".join(html.unescape(_TAG.sub(" ", _INLINE.sub("", page))).split()))
        return resource

    def over(self, item: Node) -> bool:
        """Whether something is no longer to be done; then the guidance says so."""
        status = item.text("status")
        if status is not None and status not in _OPEN | _OVER:
            item.collector.note(f"{item.path}/status", f"one of {', '.join(sorted(_OPEN | _OVER))}", status)
        if status in _OVER:
            self.guidance.append(f"Left out, since its status is {status}.")
        return status in _OVER

    def find(self, reference: Node) -> Node | None:
        """The resource that a reference means; ``None`` if the document does not hold it, or holds another version."""
        reference.only("id", "reference", "type", "identifier", "display")
        name = reference.text("reference") or ""
        scope = _SCOPE.match(reference.path)
        address, _, version = name.partition("/_history/")
        found = self.called(address, scope[0] if scope else "")
        meta = None if found is None else found.object("meta")
        stated = None if meta is None else meta.text("versionId")
        return None if version and stated not in (None, version) else found

    def called(self, name: str, within: str) -> Node | None:
        """The resource that a name means, in the version it names; a contained one counts within its container."""
        address, _, version = name.partition("|")
        found = self.resources.get(within + address if address.startswith("#") else address)
        return None if found is None or (version and found.text("version") != version) else found

    def mentioned(self, reference: Node, said: list[str]) -> None:
        """Keep the name of something that is referred to but not asked for; it is read in its own place."""
        found, display = self.find(reference), reference.text("display")
        if display is not None:
            said.append(display)
        elif found is None:
            reference.note("a resource in this document, or what it is called", "missing")


def _bundled(document: _Document, bundle: Node) -> Iterator[Node]:
    """The resources in a bundle; one that is only a page of many has something unread."""
    bundle.only(*_BUNDLE_KEYS, "signature")
    bundle.word("type", _BUNDLES)
    matches = 0
    for entry in bundle.objects("entry"):
        entry.only("id", "link", "fullUrl", "resource", "search", "request", "response")
        search, resource = entry.object("search"), entry.object("resource")
        matches += search is None or search.text("mode") == "match"
        if resource is None:
            entry.note("an entry with a resource", "missing")
        else:
            document.name(entry.text("fullUrl") or "", resource)
            yield resource
    more = any(link.text("relation") == "next" for link in bundle.objects("link"))
    if more or (bundle.number("total") or 0) > matches:
        bundle.note("a bundle that is whole")


def _condition(document: _Document, condition: Node) -> None:
    """A diagnosis of the person, unless it was ruled out."""
    status, code = condition.object("verificationStatus"), condition.object("code")
    codings = [] if status is None else status.objects("coding")
    if code is not None and not any(coding.text("code") in _DENIED for coding in codings):
        since, resolved = (_day(condition.raw(key)) for key in ("onsetDateTime", "abatementDateTime"))
        if since is not None and resolved is not None and resolved < since:
            since = resolved = None  # one of them is wrong, so it counts as recent
        document.conditions.extend(str(Condition(text, since, resolved)) for text in _diagnoses(code))
    document.guidance.extend(word.text for word in words(condition.get("note")))


def _day(value: object) -> date | None:
    """The day of a date or time; ``None`` where only the month or the year is known, or nothing."""
    with suppress(ValueError):
        return date.fromisoformat(value[:10]) if isinstance(value, str) else None
    return None


def _goal(document: _Document, goal: Node) -> None:
    """What the person is to reach."""
    _extensions(goal)
    texts = [(goal, key) for key in _GOAL] + [(target, key) for target in goal.objects("target") for key in _TARGET]
    said = [word for item, key in texts for word in words(item.get(key))]
    document.guidance.extend(word.text for word in said if not word.is_code)


def _diagnoses(concept: Node) -> list[str]:
    """The codes of a concept that are known, with their systems; else its names."""
    names = [word.text for word in words(concept)]
    codes: list[str] = []
    for coding in concept.objects("coding"):
        system, code = SYSTEMS.get(coding.text("system") or ""), coding.text("code")
        if system is not None and code is not None:
            codes.append(f"{system}:{_dotted(code) if system == 'icd10' else code}")
    return codes or names


def _dotted(code: str) -> str:
    """A code of ICD-10 with its dot, which many systems leave out."""
    return code if "." in code or len(code) < 4 else f"{code[:3]}.{code[3:]}"


def _reason(document: _Document, reason: Node) -> None:
    """What something is for: a concept, a reference, or either within one member as R5 has them."""
    concept, reference = reason, reason
    if isinstance(reason.raw("reference"), dict) or "concept" in reason.keys:
        reason.only("id", "concept", "reference")
        concept, reference = reason.object("concept") or reason, reason.object("reference") or reason
    if not {"coding", "text"}.isdisjoint(concept.keys):
        document.conditions.extend(_diagnoses(concept))
    else:
        document.mentioned(reference, document.conditions)


def _said(document: _Document, item: Node, *known: str) -> list[Word]:
    """The texts of a plan, request or detail; its reasons and references are kept in the document."""
    item.only(*_ABOUT, *_TEXTS, *_REASONS, *_NAMED, *known)
    for reason in (reason for key in _REASONS for reason in item.objects(key)):
        _reason(document, reason)
    for reference in (reference for key in _NAMED for reference in item.objects(key)):
        document.mentioned(reference, document.guidance)
    where = item.get("location")
    places = [] if where is None else parts(where) if isinstance(where.value, list) else [where]
    concepts = [place if isinstance(place.value, str) else place.get("concept") for place in places]
    return [word for part in (*map(item.get, _TEXTS), *concepts) for word in words(part)]


# Plans.


def _plan(document: _Document, plan: Node, requests: Iterable[Node]) -> Session:
    """A plan with the requests that are based on it; what it says beside them is guidance."""
    said = _said(document, plan, "title", "category", "activity")
    said += [word for word in words(plan.get("category")) if not word.is_code]
    document.guidance.extend(word.text for word in said)
    _extensions(plan)
    asked = [item for activity in plan.objects("activity") for item in _activity(document, activity)]
    asked += [item for request in requests for item in _planned(document, request)]
    if not asked:
        plan.note("an exercise that a machine can read", "missing")
    title = plan.text("title", text_limits(Routine, "title")) or ""
    return Session(title, tuple(asked), path=f"{plan.path}/activity")


def _defined_plan(document: _Document, plan: Node) -> Iterator[Session]:
    """The sessions of a plan for no certain person: its actions, or those within each of them."""
    said = _said(document, plan, *_DEFINITION, "action", "goal", "library", "relatedArtifact")
    document.guidance.extend(word.text for word in (*said, *_defining(plan)))
    for key in ("goal", "library", "relatedArtifact"):
        for other in plan.objects(key):
            other.note("a plan whose actions say all of it")
    _extensions(plan)
    title = plan.text("title", text_limits(Routine, "title")) or plan.text("name", text_limits(Routine, "title")) or ""
    actions = plan.objects("action")
    if not actions:
        plan.note("an exercise that a machine can read", "missing")
    alone = [action for action in actions if "action" not in action.keys]
    if alone or not actions:
        asked = tuple(item for action in alone for item in _action(document, action, words(action.get("title"))))
        yield Session(title, asked, path=f"{plan.path}/action")
    for action in actions:
        if action not in alone:
            headed = ", ".join(filter(None, (title, action.text("title"))))
            fitted = action.collector.fitted(f"{action.path}/title", headed, text_limits(Session, "title"))
            yield Session(fitted, tuple(_action(document, action, ())), path=action.path)


def _defining(definition: Node) -> list[Word]:
    """What a definition says in words beside its title and its description."""
    said = [word for key in _DEFINED for word in words(definition.get(key)) if not _is_kind(word)]
    title = _letters(definition.text("title") or "")
    labels = [word for key in _LABELS for word in words(definition.get(key)) if _letters(word.text) != title]
    return [*said, *(word for word in labels if mentions_movement(word.text))]


def _letters(text: str) -> str:
    """The letters of a text, since a name for computers has no blanks."""
    return "".join(filter(str.isalpha, text)).casefold()


def _is_kind(word: Word) -> bool:
    return word.text.strip().lower().replace(" ", "-") in _KINDS


def _of_action(action: Node) -> list[Word]:
    """The texts of an action but its title and code; what else decides whether it is done is noted."""
    action.only(*_ACTION)
    action.word("groupingBehavior", _GROUPINGS)
    _extensions(action)
    said = [word for key in ("description", "textEquivalent", "reason", "type") for word in words(action.get(key))]
    prefix = [word for word in words(action.get("prefix")) if not _PREFIX.fullmatch(word.text.strip())]
    return [*prefix, *(word for word in said if not _is_kind(word))]


def _action(document: _Document, action: Node, called: Iterable[Word]) -> Iterator[Prescription]:
    """What the actions within an action ask for, and what it asks for itself: by its definition, its code or a name."""
    said = _of_action(action)
    for inner in action.objects("action"):
        yield from _action(document, inner, words(inner.get("title")))
    names = [*called, *words(action.get("code"))]
    canonical, timing = action.text("definitionCanonical"), action.get("timingTiming")
    scope = _SCOPE.match(action.path)
    found = None if canonical is None else document.called(canonical, scope[0] if scope else "")
    if canonical is not None and (found is None or _kind(found) != "ActivityDefinition"):
        action.collector.note(
            f"{action.path}/definitionCanonical", "an activity in this document", canonical, "missing"
        )
        found = None
    if timing is not None and (found is not None or "action" in action.keys):
        timing.note("one timing, in the activity")
    if found is not None:
        document.planned.add(found.path)
        yield from _movement(document, found, [word.text for word in (*names, *said)])
    elif names:
        yield from _asked(action, names, said, None)
    elif "action" in action.keys:
        document.guidance.extend(word.text for word in said)
    else:
        action.note("an exercise that a machine can read", "missing")


def _activity(document: _Document, activity: Node) -> Iterator[Prescription]:
    """What one activity asks for, in itself (R4) or in a request it refers to."""
    activity.only(*_ACTIVITY)
    _extensions(activity)
    done = activity.objects("performedActivity")
    results = [*filter(None, (one.object("reference") for one in done)), *activity.objects("outcomeReference")]
    reported = [activity.get("progress"), activity.get("outcomeCodeableConcept")]
    reported += [*(one.get("concept") for one in done), *(one.get("display") for one in results)]
    said = [word.text for item in reported for word in words(item)]
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
            yield from _planned(document, request, [*said, *(word.text for word in words(reference.get("display")))])


def _planned(document: _Document, request: Node, said: Iterable[str] = ()) -> Iterator[Prescription]:
    """The prescription that a request is, once, however many plans refer to it."""
    if request.path in document.planned:
        document.guidance.extend(said)
    else:
        document.planned.add(request.path)
        yield from _movement(document, request, said)


def _extensions(item: Node, *known: str) -> dict[str, Node]:
    """The known extensions by their names; any other is listed as unread."""
    found: dict[str, Node] = {}
    for extension in item.objects("extension"):
        url = extension.text("url") or ""
        name = DOSE if url.endswith("/exercise-dose") else url  # others use this name too
        if name not in known or name in found:
            item.collector.note(extension.path, "an extension this format knows", url, "unknown-key")
        else:
            found[name] = extension
    return found


# Movements.


def _movement(document: _Document, item: Node, more: Iterable[str] = ()) -> Iterator[Prescription]:
    """The prescription that a request or a detail is; none if it prohibits, or is over."""
    defined = _kind(item) == "ActivityDefinition"
    texts = _said(document, item, *_MOVEMENT, *((*_DEFINITION, "timingTiming") if defined else ()))
    texts += _defining(item) if defined else []
    extensions = _extensions(item, DOSE)
    called = [*words(item.object("code")), *(words(item.get("title")) if defined else ())]
    if not called:
        item.note("an exercise that a machine can read", "missing")
        called = words(item.get("description"))
    if not called:
        return
    name = called[0]
    texts = [word for word in texts if word.node.path != name.node.path]
    if item.flag("doNotPerform"):
        document.excluded.extend(word.text for word in called)
        document.guidance.extend((*(word.text for word in texts), *more))
        return
    if document.over(item):
        return
    yield from _asked(item, called, texts, extensions.get(DOSE), more)


def _asked(
    item: Node,
    called: list[Word],
    texts: list[Word],
    extension: Node | None,
    more: Iterable[str] = (),
) -> Iterator[Prescription]:
    """The prescription of what a request, a detail or an action calls by its names."""
    name = called[0]
    amounts, said = _amounts(item, name, texts, extension)
    notes = [*(word.text for word in texts), *said]
    notes += [word.text for word in called[1:] if normalise(word.text) != normalise(name.text)]
    notes += [f"as needed {word.text}" for word in words(item.get("asNeededCodeableConcept"))]
    notes += ["as needed"] if item.flag("asNeededBoolean") else []
    category = ", ".join(word.text for word in words(item.get("category")))
    exercise = Exercise(
        name=item.collector.fitted(name.node.path, name.text, name_limits()),
        hints=hints_of(item.collector, f"{item.path}/category", category=category),
    )
    path = item.path or "/code"
    yield prescription(exercise, amounts, [*notes, *more], collector=item.collector, path=path, notes_path=item.path)


def _amounts(item: Node, name: Word, texts: list[Word], extension: Node | None) -> tuple[Amounts, list[str]]:
    """The dose on which all that mention it agree, and in words what no dose can say of it."""
    timing = next(filter(None, map(item.object, _TIMINGS)), None)
    nothing: tuple[Amounts, float | None, list[str]] = ({}, None, [])
    frequency, lasts, said = nothing if timing is None else timing_in(timing)
    sources = [] if extension is None else [(extension, dose_in(extension))]
    sources += [(item, quantities(item)), (timing or item, frequency)]
    sources += [(name.node, found) for found in written_in(name, alone=False)]
    sources += [(text.node, found) for text in texts for found in written_in(text, alone=extension is None)]
    fields = agreed(sources)
    if lasts is not None and fields.get("reps") is None and fields.get("hold_s") is None:
        fields["hold_s"] = lasts
    elif lasts is not None:
        said.append(f"for {lasts:g} s")
    return {"per_side": None, **fields}, said
