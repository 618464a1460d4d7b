"""A routine from the parts of a free text: what is stated of all goes to each movement, then each is a prescription."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import attrs

from stenosis_routines.exercise import NO_HINTS, NO_TRAITS, Effort, Exercise, Hints, Traits
from stenosis_routines.formats._dosing import COUNTS, Told
from stenosis_routines.formats._layout import Line
from stenosis_routines.formats._parts import Item, Part
from stenosis_routines.formats._pieces import inherit
from stenosis_routines.formats._reading import STRENUOUS_RPE, Collector, limits, text_limits
from stenosis_routines.formats._sorting import Position
from stenosis_routines.recognise import recognise
from stenosis_routines.routine import Dose, Prescription, Routine, Session

__all__ = ["DOSE", "assembled"]

#: What is expected where a dose was not understood.
DOSE = "a dose that is understood whole"
#: A time beside repetitions that is not held and takes so many seconds is how long all of it takes.
_LONG = 60
_HARD = Traits(effort=Effort.STRENUOUS)


def assembled(
    title: str,
    parts: Sequence[Part],
    guidance: Sequence[str],
    closing: Iterable[tuple[Part, Told, Line]],
    collector: Collector,
) -> Routine:
    """The routine of a document.

    ``closing`` is what is said behind all movements of how often they are done, with its part and its line.
    """
    _close(parts, closing, collector)
    advice = [*guidance]
    sessions, before = list[Session](), True
    for part in parts:
        if part.items:
            above = list(_above(part, parts))
            _go_on_lying(part.items)
            done = tuple(_prescription(item, above, collector) for item in part.items)
            heading = collector.fitted(part.path, part.title, text_limits(Session, "title"))
            sessions.append(Session(heading, done, path=part.path))
            before = False
        else:
            if not before and COUNTS & part.common.fields.keys():
                collector.note(part.path, "a movement for each dose", part.title, "missing")
            advice += [part.title] if part.title not in ("", title) else []
    name = collector.fitted("line 1", title, text_limits(Routine, "title"))
    return Routine(name, tuple(sessions), tuple(advice), unread=collector.close())


def _close(parts: Sequence[Part], closing: Iterable[tuple[Part, Told, Line]], collector: Collector) -> None:
    """What is said of how often, behind the movements of a part, is of that part; behind all, it is of all."""
    last = next((part for part in reversed(parts) if part.items), None)
    behind = parts.index(last) if last is not None else 0
    for part, told, line in closing:
        place = parts.index(part)
        if place > behind or (part is last and (line.gap or line.level)):
            _unread(line, parts[0].common.merge(told), collector)
        else:
            _unread(line, part.common.merge(told), collector)


def _above(part: Part, parts: Sequence[Part]) -> Iterator[Part]:
    """What a part stands under: itself, the parts above it, and what comes before all movements."""
    yield part
    rank, place = part.rank, parts.index(part)
    first = next(number for number, one in enumerate(parts) if one.items)
    for number in range(place - 1, -1, -1):
        above = parts[number]
        if above.rank < rank or number < first:
            rank = min(rank, above.rank)
            yield above


def _prescription(item: Item, above: Sequence[Part], collector: Collector) -> Prescription:
    path = item.line.path
    told = Told(fields=dict(item.told.fields), lows=dict(item.told.lows), timed=item.told.timed)
    for one in above:
        _unread(item.line, inherit(told, item.told.fields.get("days_per_week"), one.common), collector)
    fields = told.fields
    if told.timed and fields.get("reps") and (fields.get("hold_s") or 0) >= _LONG:
        del fields["hold_s"]  # how long all of it takes
    hard = fields.pop("effort", None) is not None
    hard |= (fields.pop("rpe", None) or 0) >= STRENUOUS_RPE
    hard |= fields.pop("rir", 10) in range(11 - STRENUOUS_RPE)
    side, reps = fields.pop("per_side", None), _reps(path, fields.pop("reps", None), collector)
    checked = {field: collector.within(path, value, limits(field)) for field, value in fields.items()}
    notes = collector.fitted(path, "\n".join(dict.fromkeys(item.notes)), text_limits(Prescription, "notes"))
    traits, hints = _HARD if hard else NO_TRAITS, NO_HINTS
    known = recognise(item.name).traits.posture
    position = item.position or next((one.position for one in above if one.position), None) or item.carried
    if position is not None and position.contradicts(known):
        traits = attrs.evolve(traits, posture=position.posture)
    elif known is None and position is not None:
        hints = Hints(instructions=position.words)
    exercise = Exercise(name=item.name, traits=traits, hints=hints)
    dose = Dose(per_side=True if side else None, reps=reps, **checked)
    return Prescription(exercise, dose, notes, group=item.group, path=path)


def _reps(path: str, reps: Any, collector: Collector) -> Any:
    if not isinstance(reps, tuple):
        return collector.within(path, reps, limits("reps"))
    low, high = (collector.within(path, end, limits("reps")) for end in reps)
    if low is not None and (reps[1] is None or (high is not None and low <= high)):
        return low, high
    collector.note(path, "a range of repetitions", f"{reps[0]} to {reps[1]}", "out-of-range")
    return None


def _go_on_lying(items: Sequence[Item]) -> None:
    """Gives a numbered movement whose how-to tells no position the one in which the movement before it is done."""
    last: Position | None = None
    for item in items:
        goes_on = not item.positions and bool(item.notes) and item.line.numbered
        item.carried = last if goes_on else None
        last = item.position or item.carried


def _unread(line: Line, found: Iterable[str], collector: Collector) -> None:
    for said in found:
        collector.note(line.path, DOSE, said)
