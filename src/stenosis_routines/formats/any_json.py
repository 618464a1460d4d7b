"""Any JSON that lists movements: plans of chat coaches and of training apps that have no format of their own here.

Source: some dozens of such documents, seen in 2026; no two have one shape. What keys mean stands in data/fields.toml,
by their names. An object with a name and a dose is a movement, and so is each object or text in a list of movements
(``exercises``, ``warm_up``); what holds movements is a part, and its name is that of a session. Pointers are kept.

Traps: doses are numbers, words ("8-12", "90 seconds", "3 sets x 10-15 reps"), ranges (``{"min": 8, "max": 12}``), or
lists with a set each; a key may be the name of a day or of a movement; numbers of minutes and of seconds look alike; a
text under any key may ask for more. So every text that is no name and no dose is read as a text, and every key that is
not known is listed as unread. ``null`` is unknown.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

import attrs

from stenosis_routines.errors import InvalidValueError, UnreadableRoutineError, pointer
from stenosis_routines.formats.draft import routine
from stenosis_routines.formats.format import Format, Glance
from stenosis_routines.formats.limits import DEFAULT, Limits
from stenosis_routines.formats.reading.json import Json, Node, parse_json
from stenosis_routines.formats.reading.problems import Collector, fail, text_limits
from stenosis_routines.formats.said.dosing import DOSE, NOTHING, Phrase, parsed
from stenosis_routines.formats.said.entry import HINTS, Entry, is_sentence, prescribed
from stenosis_routines.formats.said.fields import (
    DOSES,
    LEADS,
    RANKS,
    Field,
    Value,
    counts_up,
    field_of,
    is_day,
    is_none,
    is_person,
    is_plain_set,
    is_played,
    is_rank,
    is_record,
    is_rest,
    lasts_long,
    led,
    said_in,
    unit_of,
)
from stenosis_routines.language.amounts import LONG_MIN
from stenosis_routines.language.asked import loose
from stenosis_routines.language.phrases import has
from stenosis_routines.recognise import mentions_movement
from stenosis_routines.routine import Prescription, Routine, Session

__all__ = ["FORMAT", "read", "recognises"]

_NO_FIELD = Field("", "", "")
#: What a text is that says how much.
_DOSE = Field("dose", "", "dose")
#: What is expected of how long all of a part takes.
_AT_MOST = f"at most {LONG_MIN} minutes"
#: Kinds of keys that name what they stand in.
_NAMES = ("exercise", "name", "ident")
#: Kinds of keys that hold movements or parts of a plan.
_HOLDERS = frozenset({"exercise", "movements", "parts", "title"})
#: Kinds of keys over a list of movements, so that a text in it is one.
_LISTS = frozenset({"exercise", "movements"})
#: A text of more words is no label, but says something.
_LABEL_WORDS = 4
#: Kinds of keys whose value is an id, a day or the like, and says nothing if it looks like one.
_RECORDS = ("skip", "date", "ident")
#: Kinds of keys over objects that only record something: {"author": {"id": 5}}.
_KEPT = ("skip", "label")
#: Kinds of keys whose value is a part of a dose; an amount may be of anything.
_DOSES = DOSES - {"amount"}
#: The keys of the lower end of a range; without an upper one it is open.
_LOWER = ("min", "minimum", "low", "lower", "start", "from")
#: The keys of the ends of a range, the lower first, and of an amount with a unit.
_ENDS = (*_LOWER, "value", "amount", "max", "maximum", "high", "upper", "end", "to")
#: The keys of the library's own JSON.
_OURS = frozenset({"sessions", "title"})


def recognises(glance: Glance) -> bool:
    """Whether it is JSON that holds movements, and not our own without its ``format``."""
    if glance.keys >= _OURS and b'"prescriptions"' in glance.data:
        return False
    try:
        document = parse_json(glance.data)
    except UnreadableRoutineError:
        return False
    return _Shapes().holds(document, _NO_FIELD)


def read(data: bytes, limits: Limits = DEFAULT, *, weight_unit: str | None = None) -> Routine:
    """The routine in JSON of any shape.

    ``weight_unit`` is the unit of loads, kg or lb, if the document has none; without it they stay unknown.

    Raises:
        UnreadableRoutineError: it is no JSON, or nothing in it looks like a movement.
        InvalidValueError: the unit is neither kg nor lb.
    """
    if weight_unit not in (None, "kg", "lb"):
        raise InvalidValueError("weight_unit", "kg or lb", weight_unit)
    root = Node(parse_json(data, limits), "", Collector())
    plan = _Plan(root.collector, weight_unit or "")
    plan.keys(root)
    plan.part(root, _NO_FIELD, (), ())
    del root  # a long document needs no memory for both, the values and what is made of them
    return plan.routine()


# What the values look like.


def _members(node: Node) -> Iterator[tuple[Field, Node]]:
    """The members of an object that are known, or of a list, each with what its key means."""
    value, path, collector = node.value, node.path, node.collector
    if isinstance(value, list):
        yield from ((_NO_FIELD, Node(member, f"{path}/{at}", collector)) for at, member in enumerate(value))
    elif isinstance(value, dict):
        for key, member in value.items():
            if member is not None:
                yield field_of(key), Node(member, pointer(path, key), collector)


def _texts(value: Json) -> Iterator[str]:
    """Every text in a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for member in value.values() if isinstance(value, dict) else value:
            yield from _texts(member)


def _is_text(value: Json) -> bool:
    """Whether a value is a text, or lists of texts under keys that are known."""
    if isinstance(value, dict):
        return all(field_of(key).kind and _is_text(member) for key, member in value.items())
    return all(map(_is_text, value)) if isinstance(value, list) else value is None or isinstance(value, str)


def _labelled(field: Field, value: Json) -> list[str]:
    """The texts under a key that is not known, each read behind the key: "Target area: lower back"; else none."""
    texts = [value] if isinstance(value, str) else value if isinstance(value, list) else []
    if not all(isinstance(text, str) for text in texts):
        return []
    return [f"{field.name.capitalize()}: {text.strip()}" for text in map(str, texts) if text.strip()]


def _has_fields(kind: str, node: Node) -> bool:
    """Whether an object has fields of its own, and is no range: {"reps": 10} under "prescription"."""
    return kind == "exercise" or any(field.kind in _DOSES for field, _ in _members(node))


def _is_each_side(text: str) -> bool:
    return "per_side" in parsed(text).fields


@attrs.frozen(eq=False)
class _Shapes:
    """What the objects and lists of one document are; each is looked at once."""

    held: dict[int, bool] = attrs.field(factory=dict[int, bool])

    def holds(self, value: Json, field: Field) -> bool:
        """Whether a value under a key holds movements, or texts that are."""
        if isinstance(value, str):
            return _is_dosed_name(value) or (field.kind in _LISTS and bool(value.strip()))
        if not isinstance(value, dict | list) or field.kind in _DOSES:  # a dose may be a list of sets
            return False
        if id(value) not in self.held:
            if isinstance(value, list):
                held = any(self.is_movement(member, field) or self.holds(member, field) for member in value)
            else:
                held = any(self._is_holder(field_of(key), member) for key, member in value.items())
            self.held[id(value)] = held
        return self.held[id(value)]

    def _is_holder(self, field: Field, value: Json) -> bool:
        """Whether a member of an object holds movements; a text under "exercise" is only a name."""
        if isinstance(value, str):
            return (field.kind == "movements" and self.holds(value, field)) or self.is_named_by(field, value)
        return self.is_movement(value, field) or self.holds(value, field) or self.is_named_by(field, value)

    def is_movement(self, value: Json, field: Field) -> bool:
        """Whether an object is a movement: it has a name and a dose, or stands in a list of movements."""
        if not isinstance(value, dict):
            return False
        known = [(field_of(key).kind, key) for key, member in value.items() if member is not None]
        kinds = {kind for kind, key in known if kind != "exercise" or not isinstance(value[key], list)}
        dosed = not kinds.isdisjoint(_DOSES)
        listed = field.kind in _LISTS
        named = not kinds.isdisjoint(_NAMES)
        if not (named and (listed or dosed or "exercise" in kinds)) and not (listed and dosed):
            return False
        holders = [(field_of(key), value[key]) for kind, key in known if kind in _LISTS | {"parts"}]
        names = [said for kind, key in known if kind in (*_NAMES, "title") for said in _texts(value[key])]
        if kinds & _DOSES <= {"hold_s"} and not any(map(mentions_movement, names)):
            # {"name": "Evening", "minutes": 12, "steps": [...]}
            holders += [(field_of(key), value[key]) for _, key in known if field_of(key).name == "steps"]
        return not any(self.holds(member, kept) for kept, member in holders if not isinstance(member, str))

    def is_named_by(self, field: Field, value: Json) -> bool:
        """Whether a key is the name of the movement under it: {"Squat": {"sets": 3}}, {"Squat": "3 x 10"}."""
        if field.kind or not field.name:
            return False
        if isinstance(value, dict):
            kinds = {field_of(key).kind for key in value}
            return not kinds.isdisjoint({"sets", "reps", "dose"}) and kinds.isdisjoint(_NAMES)
        if not isinstance(value, str):
            return False
        phrase = parsed(value)
        return not phrase.name and {"sets", "reps"} <= phrase.fields.keys()


def _is_dosed_name(text: str, *, guessed: bool = False) -> bool:
    """Whether a text is a name with its dose: "Squats: 2x8"; beside others also "Squats - 20", if that is a guess."""
    if len(text) > text_limits(Session, "title").limit or not any(map(str.isdigit, text)):
        return False
    phrase = parsed(text, True)
    return bool(phrase.name) and bool({"sets", "reps"} & phrase.fields.keys()) and (guessed or not phrase.guessed)


# Reading.


@attrs.define(eq=False)
class _Common:
    """A dose that a part states for all its movements."""

    path: str
    phrase: Phrase = NOTHING


@attrs.frozen(eq=False, weakref_slot=False)
class _Found:
    """A movement with the titles and the doses of the parts it is in."""

    titles: tuple[str, ...]
    entry: Entry
    sets: tuple[Entry, ...]
    common: tuple[_Common, ...]


@attrs.define(eq=False)
class _Plan:
    """A document as far as it was read."""

    collector: Collector
    weight_unit: str
    shapes: _Shapes = attrs.field(factory=_Shapes)
    title: str = ""
    found: list[_Found] = attrs.field(factory=list[_Found])
    guidance: list[str] = attrs.field(factory=list[str])
    #: The numbers of movements or of parts, in their order, by their place without the numbers of lists in it.
    numbered: dict[str, list[Node]] = attrs.field(factory=dict[str, list[Node]])

    def routine(self) -> Routine:
        """What was read."""
        if not self.found:
            fail(
                "", 'JSON with a list of movements, such as {"exercises": [{"name": ..., "reps": ...}]}', code="missing"
            )
        self._share_all()
        sessions: dict[tuple[str, ...], list[_Found]] = {}
        for one in self.found:
            sessions.setdefault(one.titles, []).append(one)
        self.found = []
        made = [self._session(titles, held) for titles, held in sessions.items()]
        for members in self.numbered.values():
            if not counts_up(str(one.value) for one in members):
                members[0].note(RANKS)
        return routine(self.title, made, self.guidance, collector=self.collector)

    def _session(self, titles: tuple[str, ...], found: list[_Found]) -> Session:
        """A session of the movements that were found, each of which is forgotten when its prescription is made."""
        part = re.sub(r"/\d+\Z", "", found[0].entry.path)
        title = self.collector.fitted(part, ", ".join(titles), text_limits(Session, "title"))
        made = list[Prescription]()
        found.reverse()
        while found:
            one = found.pop()
            made.append(prescribed(one.entry, one.sets))
        return Session(title, made, path=part or None)

    def _share_all(self) -> None:
        """Give each common dose to its movements."""
        shared: dict[int, tuple[_Common, list[_Found]]] = {}
        for one in self.found:
            for common in one.common:
                shared.setdefault(id(common), (common, []))[1].append(one)
        for common, held in shared.values():
            self._share(common, held)

    def _share(self, common: _Common, found: Sequence[_Found]) -> None:
        """Give a common dose to the movements that have none of their own."""
        days = common.phrase.fields.get("days_per_week")
        several = len({one.titles for one in found})
        if days is not None and several > 1:  # how many of these days are in a week
            if days != several:
                self.collector.note(common.path, f"{several} days a week, as there are sessions", str(days))
            common.phrase = attrs.evolve(
                common.phrase,
                fields={field: value for field, value in common.phrase.fields.items() if field != "days_per_week"},
            )
        for one in found:
            listed = {"sets": len(one.sets)} if one.sets else {}  # those that are listed count
            own = {**one.entry.phrase.fields, **listed}
            for field, value in common.phrase.fields.items():
                if own.get(field, value) != value:
                    self.collector.note(common.path, f"the same {field} as its movements have", str(value))
            lacking = {field: value for field, value in common.phrase.fields.items() if field not in own}
            one.entry.phrase, _ = one.entry.phrase.merged(Phrase(fields=lacking))

    def keys(self, node: Node) -> None:
        """Note the keys that may say something by themselves: with brackets, or unknown and with nothing under them.

        Null is unknown, so it says nothing under a key that is no name and mentions no movement.
        """
        waiting = [(_NO_FIELD, node)]
        while waiting:
            over, one = waiting.pop()
            value = one.value
            if isinstance(value, list):
                waiting += _members(one)
            elif isinstance(value, dict):
                for key, held in value.items():
                    member, field = Node(held, pointer(one.path, key), self.collector), field_of(key)
                    unset = held is None and not mentions_movement(field.name) and not self._has_names(over, one)
                    empty = _is_empty(held) and not unset
                    if field.aside or (empty and not field.kind and not is_day(key)):
                        self._unknown(member, "a key this format knows", self.guidance)
                    waiting.append((field, member))

    def _has_names(self, over: Field, node: Node) -> bool:
        """Whether the keys of an object may be names of movements or parts; ``over`` is the key over the object."""
        if over.kind in _LISTS and not self.shapes.is_movement(node.value, over):
            return True
        return any(not field.kind and self._is_part(field, member) for field, member in _members(node))

    def part(self, node: Node, field: Field, titles: tuple[str, ...], common: tuple[_Common, ...]) -> None:
        """A part of a plan: what it is called, what it says of all its movements, its movements and its parts."""
        if isinstance(node.value, list):
            self._listed(node, field, titles, common)
            return
        members = list(_members(node))
        own, shared = list[str](), _Common(node.path)
        for kept, member in members:
            if not self._is_part(kept, member):
                own += self._about(kept, member, shared)
        if not titles and not node.path:
            self.title = ", ".join(own)
        else:
            titles = (*titles, *own)
        if shared.phrase.fields:
            common = (*common, shared)
        for kept, member in members:
            if self._is_part(kept, member):
                self._inner(kept, member, titles, common)

    def _is_part(self, field: Field, member: Node) -> bool:
        value = member.value
        if isinstance(value, str):
            return field.kind == "movements" or self.shapes.is_named_by(field, value)
        if self.shapes.is_named_by(field, value) or self.shapes.holds(value, field):
            return True
        return self.shapes.is_movement(value, field)

    def _inner(self, field: Field, member: Node, titles: tuple[str, ...], common: tuple[_Common, ...]) -> None:
        """A member that is a movement, or holds some."""
        value = member.value
        if self.shapes.is_named_by(field, value):
            self._movement(member, titles, common, _written(member.path))
        elif isinstance(value, str):
            self._lines(member, titles, common)
        elif self.shapes.is_movement(value, field):
            self._movement(member, titles, common)
        else:
            called = () if field.kind in _HOLDERS else (_written(member.path),)
            self.part(member, field, (*titles, *called), common)

    def _listed(self, node: Node, field: Field, titles: tuple[str, ...], common: tuple[_Common, ...]) -> None:
        """The members of a list: movements, texts that are some, parts, and texts."""
        wholes = [self.shapes.is_movement(one.value, field) for _, one in _members(node) if one.value is not None]
        held = sum(isinstance(one.value, dict | list) for _, one in _members(node))
        several = held - sum(wholes) > 1
        dosed = any(_is_dosed_name(one.value) for _, one in _members(node) if isinstance(one.value, str))
        members = (member for _, member in _members(node) if member.value is not None)
        for number, (member, whole) in enumerate(zip(members, wholes, strict=True), 1):
            value = member.value
            if isinstance(value, str):
                if field.kind in _LISTS or _is_dosed_name(value, guessed=dosed):
                    self._lines(member, titles, common)
                elif value.strip():
                    self.guidance.append(value.strip())
            elif whole:
                self._movement(member, titles, common)
            elif isinstance(value, dict | list) and self.shapes.holds(value, field):
                unnamed = isinstance(value, list) or not any(
                    kept.kind in ("title", "name") for kept, _ in _members(member)
                )
                numbered = f"{field.name.removesuffix('s').capitalize() or 'Part'} {number}"
                self.part(member, field, (*titles, numbered) if unnamed and several else titles, common)
            elif not _is_rest_day(value):
                self._unknown(member, "a movement, or a part of the plan", self.guidance)

    def _about(self, field: Field, member: Node, shared: _Common) -> Iterator[str]:
        """What a member says of a whole part: yields what it is called; doses, texts and problems are kept."""
        value, kind = member.value, field.kind
        if kind in LEADS:
            self._led(field, member, self.guidance)
        elif kind in _RECORDS and lasts_long(field, value):
            member.note(_AT_MOST)
        elif kind in _RECORDS and (_is_recorded(value) or _is_code(field, value)):
            pass
        elif _is_place(field, value):
            self._numbered(member)
        elif isinstance(value, str):
            yield from self._about_text(field, value.strip(), member, shared)
        elif _is_kept(field, value):
            yield from self._kept(field, member)
        elif isinstance(value, dict) and not LEADS.keys().isdisjoint(field_of(key).kind for key in value):
            yield from self._kept(field, member)  # {"safety": {"avoid": [...]}}
        elif isinstance(value, bool | dict | list):
            if kind in ("label", *HINTS) and _is_text(value):
                for text in _texts(value):
                    yield from self._about_text(field, text.strip(), member, shared)
            elif kind == "notes" and _is_text(value):
                self.guidance += [text.strip() for text in _texts(value) if text.strip()]
            elif kind in ("", "skip") and (said := _labelled(field, value)):
                self.guidance += said
            elif value or (value is False and not kind):  # an empty list says nothing
                self._unknown(member, "a key this format knows", self.guidance)
        elif isinstance(value, int | float):
            if kind in ("title", "name"):
                yield f"{field.name.removesuffix(' number').capitalize()} {value:g}"
            elif kind in _DOSES and (kind != "hold_s" or has("holds", field.name)):
                self._merge(shared, field, value, member)
            elif _is_long(said_in(field, value)):
                member.note(_AT_MOST)
            elif loose(f"{field.name} {value:g}") if kind == "label" else kind != "hold_s":
                # How long all of it takes says nothing of one movement, but "goal": 500 may be of each.
                member.note("a key this format knows", "unknown-key")

    def _kept(self, over: Field, node: Node) -> Iterator[str]:
        """What an object says that only records something, such as who wrote the plan: as of a part, but no dose."""
        for field, member in _members(node):
            if isinstance(node.value, list):
                yield from self._about(over, member, _Common(member.path))
            elif field.kind not in _DOSES:
                yield from self._about(field, member, _Common(member.path))
            elif not _is_of_another(over, field):
                self._unknown(member, "a key this format knows", self.guidance)

    def _led(self, lead: Field, member: Node, texts: list[str]) -> None:
        """Keep what is to be avoided, or to stop for; what stands beside a name ("instead") is read by itself."""
        if isinstance(member.value, str):
            none = not member.value.strip() or (lead.kind == "avoid" and is_none(member.value))
            texts += [] if none else [led(lead, member.value)]
        elif isinstance(member.value, list | dict):
            for field, inner in _members(member):
                if isinstance(member.value, list) or field.kind in ("exercise", "name", "movements"):
                    self._led(lead, inner, texts)
                else:
                    texts += self._about(field, inner, _Common(inner.path))
        elif member.value:
            self._unknown(member, "a text", texts)

    def _about_text(self, field: Field, text: str, member: Node, shared: _Common) -> Iterator[str]:
        kind = field.kind
        if not text:
            return
        if kind == "hold_s" and not has("holds", field.name):  # how long all of it takes
            said = said_in(field, text)
            if _is_long(said):
                member.note(_AT_MOST)
            elif (said.fields.keys() - {"hold_s"} or said.unread) and any(map(str.isalpha, text)):
                self._unknown(member, DOSE, self.guidance)
            else:
                self.guidance += [text for text in (said.name, *said.rest) if text and not parsed(text).fields]
        elif kind in _DOSES:
            self._merge(shared, field, text, member)
        elif kind in ("title", "name", "exercise", "parts"):
            yield text
        elif kind in ("label", *_RECORDS, *HINTS):
            if len(text.split()) > _LABEL_WORDS:
                self.guidance.append(text)
            else:
                yield text
        elif kind in ("notes", "movements"):
            self.guidance.append(text)
        elif kind and not is_rest(text):
            self._unknown(member, "a key this format knows", self.guidance)
        elif not is_rest(text):
            self.guidance += _labelled(field, text)

    def _merge(self, shared: _Common, field: Field, value: Value, member: Node) -> None:
        phrase = said_in(field, value)
        shared.phrase, unread = shared.phrase.merged(phrase)
        for said in unread:
            self.collector.note(member.path, DOSE, said)
        self.guidance += [text for text in (phrase.name, *phrase.rest) if text]

    def _numbered(self, member: Node) -> None:
        """Keep a number, which may say how many, until all like it are known."""
        self.numbered.setdefault(re.sub(r"/\d+(?=/)", "", member.path), []).append(member)

    def _unknown(self, member: Node, expected: str, texts: list[str]) -> None:
        """Note a value that nobody understands; its texts are read all the same."""
        self.collector.note(member.path, expected, _written(member.path), "unknown-key")
        texts += [text.strip() for text in _texts(member.value) if text.strip()]

    # Movements.

    def _add(
        self,
        entry: Entry,
        titles: tuple[str, ...],
        common: tuple[_Common, ...],
        sets: Iterable[Entry] = (),
    ) -> None:
        self.found.append(_Found(titles, entry, tuple(sets), common))

    def _lines(self, node: Node, titles: tuple[str, ...], common: tuple[_Common, ...]) -> None:
        """A text with a movement a line."""
        for line in filter(None, map(str.strip, str(node.value).splitlines())):
            if is_sentence(line) and not _is_dosed_name(line):
                self.guidance.append(line)
            else:
                entry = self._entry(node)
                entry.called(line, node.path)
                self._add(entry, titles, common)

    def _movement(self, node: Node, titles: tuple[str, ...], common: tuple[_Common, ...], name: str = "") -> None:
        """An object that is a movement, or the dose of one that its key names."""
        entry, sets, called, inner = self._entry(node), list[Entry](), list[str](), list[tuple[Field, Node]]()
        entry.called(name, node.path)
        if isinstance(node.value, str):
            entry.takes(_DOSE, node.value, node.path)
        else:
            self._read(node, entry, sets, called, inner)
        self._add(entry, (*titles, *called), common, sets)
        for kept, member in inner:
            self._inner(kept, member, (*titles, *called, entry.name), common)

    def _entry(self, node: Node) -> Entry:
        return Entry(node.path, self.collector, weight_unit=self.weight_unit)

    def _read(
        self,
        node: Node,
        entry: Entry,
        sets: list[Entry],
        called: list[str],
        inner: list[tuple[Field, Node]],
    ) -> None:
        """What an object says of its movement."""
        for field, member in sorted(_members(node), key=lambda one: one[0].kind != "exercise"):  # the surest name first
            value, kind = member.value, field.kind
            if kind in LEADS and isinstance(value, list | dict):
                self._led(field, member, entry.notes)
            elif kind in ("skip", "date") and lasts_long(field, value):
                member.note(_AT_MOST)
            elif kind in ("skip", "date") and _is_recorded(value):
                pass
            elif _is_place(field, value):
                self._numbered(member)
            elif kind in ("exercise", "name") and isinstance(value, str):
                entry.called(value, member.path)
            elif kind in ("exercise", "dose") and isinstance(value, dict) and _has_fields(kind, member):
                self._read(member, entry, sets, called, inner)
            elif kind in _DOSES and isinstance(value, dict | list):
                self._dose(field, member, entry, sets)
            elif kind == "side" and (isinstance(value, bool) or value == 2):
                entry.notes += ["each side"] if value else []
            elif isinstance(value, bool):
                member.note("a key this format knows", "unknown-key")
            elif kind == "movements" and isinstance(value, str):
                entry.takes(_DOSE, value, member.path)
            elif kind == "title" and isinstance(value, str | int | float):
                called.append(value if isinstance(value, str) else f"{field.name.capitalize()} {value:g}")
            elif kind == "side" and isinstance(value, str):
                ways = (value, f"{value} side", f"{value} sides", f"{value} {field.name}")  # "seiten": "beide"
                entry.notes.append(next(filter(_is_each_side, ways), f"Side: {value}"))
            elif not kind and isinstance(value, str) and (said := _labelled(field, value)):
                entry.notes += said
            elif isinstance(value, str | int | float):
                if kind in ("label", "skip", "date") or not entry.takes(field, value, member.path):
                    entry.notes += [value.strip()] if isinstance(value, str) and value.strip() else []
                    # A number of a movement's own may be how hard it is: "difficulty": 9.
                    says_more = not isinstance(value, str) if kind == "label" else kind not in ("skip", "date")
                    if says_more and (kind or not _is_empty(value)):
                        member.note("a key this format knows", "unknown-key")
            elif self._is_part(field, member):
                inner.append((field, member))
            elif _is_kept(field, value):
                entry.notes += (text for text in self._kept(field, member) if not is_record(text))
            elif kind in ("notes", *HINTS) and _is_text(value):
                for text in _texts(value):
                    entry.takes(field, text, member.path)
            elif kind in ("", "skip") and (said := _labelled(field, value)):
                entry.notes += said
            elif value:
                self._unknown(member, "a key this format knows", entry.notes)

    def _dose(self, field: Field, member: Node, entry: Entry, sets: list[Entry]) -> None:
        """A dose that is an object or a list: a range, an amount with its unit, or the sets one by one."""
        value = member.value
        if isinstance(value, dict):
            inside = {key.lower(): part for key, part in value.items() if part is not None}
            ends = [inside[key] for key in _ENDS if key in inside]
            unit = unit_of(str(inside.get("unit", inside.get("units", field.unit))))
            if ends and len(ends) + ("unit" in inside or "units" in inside) == len(inside) and _are_plain(ends):
                is_open = field.kind != "rest_s" and inside.keys() <= {*_LOWER, "unit", "units"}
                text = "-".join(dict.fromkeys(map(str, ends)))
                entry.takes(field._replace(unit=unit), f"{text}+" if is_open else text, member.path)
                return
        elif isinstance(value, list):
            if _are_plain(value) and field.kind == "reps":
                entry.takes(field, ", ".join(map(str, value)), member.path)
                return
            if field.kind == "sets" and all(isinstance(one, dict | str) for one in value):
                sets += [self._one_set(one) for _, one in _members(member)]
                return
        self._unknown(member, DOSE, entry.notes)

    def _one_set(self, node: Node) -> Entry:
        """One of the sets of a movement."""
        entry, sets, called, inner = self._entry(node), list[Entry](), list[str](), list[tuple[Field, Node]]()
        if isinstance(node.value, str):
            entry.takes(_DOSE, node.value, node.path)
            return entry
        self._read(node, entry, sets, called, inner)
        if sets or inner:
            self._unknown(node, "one set", entry.notes)
        kinds = [text for texts in entry.hints.values() for text in texts if not is_plain_set(text)]
        entry.notes += [text for text in (entry.name, entry.ident, entry.group, *called, *kinds) if text]
        return entry


def _is_long(said: Phrase) -> bool:
    """Whether a time is more than a whole practice takes."""
    return (said.number("hold_s") or 0) > 60 * LONG_MIN


def _is_empty(value: Json) -> bool:
    """Whether a value says nothing, or only that nothing is done."""
    return value in (None, [], {}) or (isinstance(value, str) and (not value.strip() or is_rest(value)))


def _is_rest_day(value: Json) -> bool:
    """Whether an object is a day with a name and nothing to do: {"day": "Tuesday", "focus": "Rest"}."""
    if not isinstance(value, dict):
        return False
    held = [(field_of(key), member) for key, member in value.items() if member]
    said = [member for field, member in held if not _says_rest(field, member)]
    named = all(field.kind in ("title", "name") or _says_rest(field, member) for field, member in held)
    texts = [text for text in said if isinstance(text, str)]
    rests = len(said) < len(held) or any(map(is_rest, texts))
    plain = not any(isinstance(member, dict | list | bool) for member in said)
    return named and rests and plain and all(is_rest(text) or is_day(text) for text in texts)


def _says_rest(field: Field, value: Json) -> bool:
    """Whether a member says that a day is one of rest: "restDay": true."""
    return value is True and is_rest(field.name.removeprefix("is "))


def _is_recorded(value: Json) -> bool:
    """Whether a value only records something: a number, a day, an id, a file, or several of these."""
    if isinstance(value, list):
        return all(map(_is_recorded, value))
    return not value if isinstance(value, dict) else not isinstance(value, str) or is_record(value)


#: Numbers beside letters that are too few for a word.
_CODE = re.compile(r"(?=\D*\d)(?:[a-z]{1,4}(?![a-z])|[\d_.:/-])+", re.ASCII | re.IGNORECASE)


def _is_code(field: Field, value: Json) -> bool:
    """Whether a value under the id of a part is one: "hep-22931", but no dose ("squat-3x10")."""
    if not isinstance(value, str) or field.name not in ("id", "uuid", "guid", "key") or not _CODE.fullmatch(value):
        return False
    said = re.sub(r"[^\w.]|_", " ", value)
    return not (parsed(said).fields or mentions_movement(said) or mentions_movement(re.sub(r"\d", " ", said)))


def _is_place(field: Field, value: Json) -> bool:
    """Whether a value may be a place in a list: under "set number", but not under "set", which may be how many."""
    return (field.kind == "number" or (field.kind == "set" and " " in field.name)) and is_rank(str(value))


def _is_kept(field: Field, value: Json) -> bool:
    """Whether a value is an object, or a list of some, under a key that only records something."""
    return field.kind in _KEPT and any(isinstance(one, dict) for one in (value if isinstance(value, list) else [value]))


def _is_of_another(over: Field, field: Field) -> bool:
    """Whether an amount is a person's weight, or the length of what is played: {"video": {"duration": 45}}."""
    lasts = field.kind == "hold_s" and not has("holds", field.name)
    return (is_person(over) and "weight" in field.name) or (is_played(over) and lasts)


def _are_plain(values: Iterable[Json]) -> bool:
    return all(isinstance(value, str | int | float) and not isinstance(value, bool) for value in values)


def _written(path: str) -> str:
    """The last key of a JSON Pointer, in plain words."""
    return path.rpartition("/")[2].replace("~1", "/").replace("~0", "~").replace("_", " ")


FORMAT = Format(
    name="app-json",
    family="json",
    look="JSON with lists of movements that have names and doses",
    recognises=recognises,
    read=read,
    read_options=("weight_unit",),
)
