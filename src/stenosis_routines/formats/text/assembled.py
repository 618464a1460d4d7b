"""A routine from the parts of a free text: what is stated of all goes to each movement, then each is a prescription."""

from collections.abc import Iterable, Iterator, Sequence

from stenosis_routines.exercise import NO_HINTS, NO_TRAITS, Exercise, Hints, Traits
from stenosis_routines.formats.draft import Amount, is_strenuous, prescription
from stenosis_routines.formats.reading.problems import Collector, limits, text_limits
from stenosis_routines.formats.text.dosing import COUNTS, Field, Phrase
from stenosis_routines.formats.text.layout import Line
from stenosis_routines.formats.text.parts import Item, Part
from stenosis_routines.formats.text.pieces import inherit
from stenosis_routines.formats.text.sorting import Position
from stenosis_routines.recognise import recognise
from stenosis_routines.routine import Prescription, Reps, Routine, Session

__all__ = ["DOSE", "assembled"]

#: What is expected where a dose was not understood.
DOSE = "a dose that is understood whole"
#: A time beside repetitions that is not held and takes so many seconds is how long all of it takes.
_LONG = 60
#: The fields of a phrase that are no plain number of a dose.
_OWN_WAY = frozenset({"reps", "per_side", "effort", "rpe", "rir"})


def assembled(
    title: str,
    parts: Sequence[Part],
    guidance: Sequence[str],
    closing: Iterable[tuple[Part, Phrase, Line]],
    collector: Collector,
) -> Routine:
    """The routine of a document.

    ``closing`` is how often movements are done, as stated behind them, each with its part and its line.
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


def _close(parts: Sequence[Part], closing: Iterable[tuple[Part, Phrase, Line]], collector: Collector) -> None:
    """How often, stated behind the movements of a part, is about that part; behind all movements, about all."""
    last = next((part for part in reversed(parts) if part.items), None)
    behind = parts.index(last) if last is not None else 0
    for part, phrase, line in closing:
        place = parts.index(part)
        if place > behind or (part is last and (line.gap or line.level)):
            _unread(line, parts[0].common.merge(phrase), collector)
        else:
            _unread(line, part.common.merge(phrase), collector)


def _above(part: Part, parts: Sequence[Part]) -> Iterator[Part]:
    """The parts whose statements hold for a part: itself, those above it, and those before all movements."""
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
    phrase = Phrase(fields=dict(item.dose.fields), lows=dict(item.dose.lows), timed=item.dose.timed)
    for one in above:
        _unread(item.line, inherit(phrase, item.dose.fields.get("days_per_week"), one.common), collector)
    fields = phrase.fields
    if phrase.timed and fields.get("reps") and (phrase.number("hold_s") or 0) >= _LONG:
        del fields["hold_s"]  # how long all of it takes
    hard = fields.get("effort") is not None
    hard |= is_strenuous(phrase.number("rpe"), reserve=phrase.number("rir"))
    amounts: dict[str, Amount] = {"reps": _reps(path, fields.get("reps"), collector)}
    amounts |= {
        field: collector.within(path, phrase.number(field), limits(field)) for field in fields if field not in _OWN_WAY
    }
    amounts["per_side"] = True if fields.get("per_side") else None
    traits, hints = NO_TRAITS, NO_HINTS
    known = recognise(item.name).traits.posture
    position = item.position or next((one.position for one in above if one.position), None) or item.carried
    if position is not None and position.contradicts(known):
        traits = Traits(posture=position.posture)
    elif known is None and position is not None:
        hints = Hints(instructions=position.words)
    exercise = Exercise(name=item.name, traits=traits, hints=hints)
    return prescription(exercise, amounts, item.notes, collector=collector, path=path, strenuous=hard, group=item.group)


def _reps(path: str, reps: Field, collector: Collector) -> Reps | None:
    if not isinstance(reps, tuple):
        number = reps if isinstance(reps, int | float) else None
        return _whole(collector.within(path, number, limits("reps")))
    low, high = (_whole(collector.within(path, end, limits("reps"))) for end in reps)
    if low is not None and (reps[1] is None or (high is not None and low <= high)):
        return low, high
    collector.note(path, "a range of repetitions", f"{reps[0]} to {reps[1]}", "out-of-range")
    return None


def _whole(number: float | None) -> int | None:
    return None if number is None else int(number)


def _go_on_lying(items: Sequence[Item]) -> None:
    """Give a numbered movement whose how-to has no position the one of the movement before it."""
    last: Position | None = None
    for item in items:
        goes_on = not item.positions and bool(item.notes) and item.line.numbered
        item.carried = last if goes_on else None
        last = item.position or item.carried


def _unread(line: Line, found: Iterable[str], collector: Collector) -> None:
    for said in found:
        collector.note(line.path, DOSE, said)
