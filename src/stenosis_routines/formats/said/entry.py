"""What one row or object of a document says of a movement, and the prescription that it makes."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, cast

import attrs

from stenosis_routines.exercise import NO_HINTS, Exercise, Hints
from stenosis_routines.formats import draft
from stenosis_routines.formats.draft import highest, hints_of, range_over
from stenosis_routines.formats.history import OneSet, amounts_over
from stenosis_routines.formats.reading.problems import Collector, name_limits, text_limits
from stenosis_routines.formats.said.dosing import COUNTS, DOSE, NOTHING, Phrase, amounts_of, parsed
from stenosis_routines.formats.said.fields import DOSES, LEADS, Field, Value, is_nothing, is_unit, led, said_in, unit_of
from stenosis_routines.language.phrases import units
from stenosis_routines.routine import Prescription, Reps

__all__ = ["HINTS", "Entry", "is_sentence", "prescribed"]

_DIGIT = re.compile(r"\d")
#: A number without a unit.
_BARE = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,20})?")
#: Figures without a word, which say how much only with the name of their field: "X0X0", "90 %".
_FIGURES = re.compile(r"(?=.*\d)(?:[\dxX_]|\W)+")
_HOW_OFTEN = ("times_per_day", "days_per_week")
#: The hints that a field may hold.
HINTS = frozenset({"category", "muscles", "equipment"})
_SENTENCE = re.compile(r"\S\s+\S+\s+\S.*[.!?]\s*\Z|[。！？]\s*\Z", re.DOTALL)


def is_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does, and so is more than a name."""
    return _SENTENCE.search(text) is not None


#: What is not said, shared by all.
_NONE: Mapping[str, Any] = MappingProxyType({})


@attrs.define(eq=False, weakref_slot=False)
class Entry:
    """What is said of a movement, field by field.

    A long document has one for each of its rows, so what is empty in most of them is shared.
    """

    path: str
    collector: Collector
    #: The place of its name; empty if that is ``path``.
    place: str = ""
    #: The unit of loads that have none, kg or lb; empty if it is unknown.
    weight_unit: str = ""
    name: str = ""
    ident: str = ""
    group: str = ""
    phrase: Phrase = NOTHING
    notes: list[str] = attrs.field(factory=list[str])
    hints: Mapping[str, list[str]] = _NONE
    #: The ends of a range of repetitions, amounts and units that stand in fields of their own.
    apart: Mapping[str, str] = _NONE

    def called(self, text: str, place: str) -> None:
        """Take a name; a dose in it is its dose, and a second name is a note."""
        text = text.strip()
        if not text:
            return
        if self.name:
            self.notes += [text] if text != self.name else []
            return
        self.place = place
        phrase = parsed(text, True) if _DIGIT.search(text) else NOTHING
        dosed = COUNTS & phrase.fields.keys() or "hold_s" in phrase.fields
        if phrase.name and dosed:
            self.name = phrase.name
            self._merge(attrs.evolve(phrase, name=""), place)
        else:
            self.name = text

    def takes(self, field: Field, value: Value, place: str) -> bool:
        """Take what a field says of the movement; whether it is a kind of field that says something of one."""
        kind, text = field.kind, str(value).strip()
        if kind == "load_kg" and not field.unit and _BARE.fullmatch(text):
            self._keep("load", text, place)
        elif kind in DOSES - {"amount"}:
            self._merge(said_in(field, value), place)
        elif kind in ("low", "high", "amount", "unit", "distance_unit"):
            self._keep(kind, text, place)
        elif kind == "distance":
            if text.strip("0.,") and not is_nothing(text):
                self._keep(kind, f"{text} {field.unit}".strip(), place)
        elif kind in HINTS:
            if not is_nothing(text):  # "equipment": "none"
                self.hints = {**self.hints, kind: [*self.hints.get(kind, ()), text]}
        elif kind == "group":
            self.notes += [text] if self.group not in ("", text) else []
            self.group = self.group or text
        elif kind == "ident":
            self.notes += [text] if self.ident and _words(self.ident) != _words(text) else []
            self.ident = self.ident or text
        elif kind in LEADS:
            self.notes += [led(field, text)] if text else []
        elif kind == "notes":
            if _FIGURES.fullmatch(text):
                self._merge(parsed(f"{field.name} {text}"), place)  # "tempo X0X0"
            else:
                self.notes += [text] if text else []
        else:
            return False
        return True

    def _keep(self, kind: str, text: str, place: str) -> None:
        """Keep what stands in a field of its own until all are known; a second one is not understood."""
        if self.apart.get(kind, text) != text:
            self.collector.note(place, DOSE, text)
        else:
            self.apart = {**self.apart, kind: text}

    def _merge(self, phrase: Phrase, place: str) -> None:
        self.phrase, unread = self.phrase.merged(phrase)
        for said in unread:
            self.collector.note(place, DOSE, said)
        self.notes += [text for text in (phrase.name, *phrase.rest) if text]

    def _settle(self) -> None:
        """Join what stands in fields of its own: the ends of a range, an amount or a distance with its unit."""
        apart, self.apart = dict(self.apart), _NONE
        unit = unit_of(apart.pop("unit", ""))
        used = bool({"load", "amount", "distance"} & apart.keys()) or unit in units("kilograms")
        if unit and not used and not ("hold_s" in self.phrase.fields and units("seconds").get(unit) == 1):
            self.collector.note(self.path, "a unit of an amount", unit)
        if "low" in apart or "high" in apart:
            low, high = ("" if is_nothing(end) else end for end in (apart.pop("low", ""), apart.pop("high", "")))
            said = "-".join(dict.fromkeys(filter(None, (low, high)))) + ("" if high or not low else "+")
            self._merge(said_in(Field("reps", "", "reps"), said), self.path)
        if load := apart.pop("load", ""):
            unit = (unit or self.weight_unit).lower()
            if not is_nothing(load) and float(load) and unit not in units("kilograms"):
                self.collector.note(
                    self.path, "a unit of weight, or the option weight_unit (kg or lb)", load, "missing"
                )
            else:
                self._merge(said_in(Field("load_kg", unit, "load"), load), self.path)
        if "amount" in apart:
            self._merge(parsed(f"{apart.pop('amount')} {unit}".strip()), self.path)
        if "distance" in apart:
            self.notes.append(f"distance {apart.pop('distance')} {apart.pop('distance_unit', '')}".strip())
        lengths = (unit, apart.pop("distance_unit", ""))
        self.notes += [text for text in lengths if text and not is_unit(text)]  # no unit, but a text

    def amounts(self) -> tuple[dict[str, draft.Amount], bool]:
        """The dose that it says, and whether it says that the work is hard."""
        self._settle()
        amounts, hard = amounts_of(self.phrase, self.path, self.collector)
        if self.phrase.timed and amounts.get("reps") is not None and (lasts := amounts.pop("hold_s", None)):
            self.notes.append(f"{lasts:g} s")  # the time of all repetitions, no hold
        return amounts, hard


def _words(ident: str) -> list[str]:
    """The words of an id: those of "knee-to-chest" and "knee_to_chest" are the same."""
    return ident.lower().replace("_", " ").replace("-", " ").split()


def _one_set(amounts: dict[str, Any]) -> OneSet:
    """The set that some amounts are, or several alike."""
    held: dict[str, Any] = {field: amounts.get(field) for field in ("reps", "hold_s", "load_kg", "rest_s")}
    return OneSet(sets=amounts.get("sets") or 1, **held)


def _hints(movement: Entry) -> Hints:
    said = movement.hints
    return hints_of(
        movement.collector,
        movement.path,
        muscles=said.get("muscles", ()),
        category=", ".join(said.get("category", ())),
        equipment=", ".join(said.get("equipment", ())),
    )


def prescribed(movement: Entry, sets: Sequence[Entry] = ()) -> Prescription:
    """The prescription of a movement, perhaps with its sets said one by one."""
    collector, place = movement.collector, movement.place or movement.path
    amounts, hard = movement.amounts()
    if sets:
        doses = [entry.amounts() for entry in sets]
        over: dict[str, Any] = amounts_over([_one_set(one) for one, _ in doses])
        over |= {field: highest(cast("float | None", one.get(field)) for one, _ in doses) for field in _HOW_OFTEN}
        over["per_side"] = any(one["per_side"] for one, _ in doses) or None
        reps = range_over(cast("list[Reps | None]", [amounts["reps"], over["reps"]]))
        own = {field: value for field, value in amounts.items() if value is not None and field != "reps"}
        for field, value in own.items():
            if over.get(field) not in (None, value):
                collector.note(movement.path, f"the same {field} as its sets have", value)
        amounts = {**over, **own, "reps": reps}
        hard = hard or any(strenuous for _, strenuous in doses)
    if not amounts.get("per_side"):
        amounts.pop("per_side", None)  # then the name and the notes decide
    name = movement.name
    if not name:
        collector.note(movement.path, "the name of a movement", code="missing")
        name = movement.ident.replace("_", " ").replace("-", " ").strip() or "a movement without a name"
    exercise = Exercise(
        name=collector.fitted(place, name, name_limits()),
        id=collector.fitted(place, movement.ident, text_limits(Exercise, "id")) if movement.ident else None,
        hints=_hints(movement) if movement.hints else NO_HINTS,
    )
    group = movement.group and collector.fitted(movement.path, movement.group, text_limits(Prescription, "group"))
    notes = [*movement.notes, *(note for entry in sets for note in entry.notes)]
    return draft.prescription(
        exercise, amounts, notes, collector=collector, path=movement.path, strenuous=hard, group=group or None
    )
