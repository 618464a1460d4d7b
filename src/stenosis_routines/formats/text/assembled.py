"""A routine from the parts of a free text: what is stated of all goes to each movement, then each is a prescription."""

from collections.abc import Iterable, Iterator, Sequence

from stenosis_routines.exercise import NO_HINTS, NO_TRAITS, Exercise, Traits
from stenosis_routines.formats.draft import hints_of, prescription, routine
from stenosis_routines.formats.reading.problems import Collector, text_limits
from stenosis_routines.formats.said.dosing import COUNTS, DOSE, Phrase, amounts_of, parsed
from stenosis_routines.formats.text.layout import Line
from stenosis_routines.formats.text.parts import Item, Part
from stenosis_routines.formats.text.pieces import inherit, part_label
from stenosis_routines.formats.text.sorting import Position
from stenosis_routines.recognise import recognise
from stenosis_routines.routine import Prescription, Routine, Session

__all__ = ["assembled"]


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
            advice += [_with_colon(part, parts, guidance)] if part.title not in ("", title) else []
    return routine(title, sessions, advice, collector=collector, path="line 1")


def _with_colon(part: Part, parts: Sequence[Part], guidance: Sequence[str]) -> str:
    """The title of a part without movements, as the heading that it is of the texts under it: "Warm up:"."""
    behind = [one.advice for one in parts[parts.index(part) + 1 :]]
    phrase = parsed(part.title)
    label = phrase.name if phrase.fields.keys() == {"hold_s"} else part.title  # "Cool-down (2 min)"
    heads = part_label(label) == label and min(behind, default=len(guidance)) > part.advice
    return f"{part.title}:" if heads else part.title


def _close(parts: Sequence[Part], closing: Iterable[tuple[Part, Phrase, Line]], collector: Collector) -> None:
    """How often, stated behind the movements of a part, is about that part; behind all movements, about all."""
    last = next((part for part in reversed(parts) if part.items), None)
    behind = parts.index(last) if last is not None else 0
    for part, phrase, line in closing:
        place = parts.index(part)
        if place > behind or (part is last and (line.gap or line.level)):
            _unread(line.path, parts[0].takes(phrase), collector)
        else:
            _unread(line.path, part.takes(phrase), collector)


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
    path = item.path
    phrase = item.dose
    for one in above:
        phrase, unread = inherit(phrase, item.dose.fields.get("days_per_week"), one.common)
        _unread(path, unread, collector)
    amounts, hard = amounts_of(phrase, path, collector)
    traits, hints = NO_TRAITS, NO_HINTS
    known = recognise(item.name).traits.posture
    position = item.position or next((one.position for one in above if one.position), None) or item.carried
    if position is not None and position.posture is None and position.contradicts(known):
        # "Belly breathing" is done sitting unless something says that one lies; "seated marching" says so itself.
        known = recognise(f"{item.name}, {position.words}").traits.posture
        known = known if position.contradicts(known) else None
    if position is not None and position.contradicts(known):
        traits = Traits(posture=position.posture)
    elif known is None and position is not None:
        hints = hints_of(collector, path, instructions=position.words)
    exercise = Exercise(name=item.name, traits=traits, hints=hints)
    notes = "\n".join(dict.fromkeys(item.notes))  # lines, of which a sentence may take several
    return prescription(exercise, amounts, (notes,), collector=collector, path=path, strenuous=hard, group=item.group)


def _go_on_lying(items: Sequence[Item]) -> None:
    """Give a numbered movement whose how-to has no position the one of the movement before it."""
    last: Position | None = None
    for item in items:
        goes_on = not item.positions and bool(item.notes) and item.numbered
        item.carried = last if goes_on else None
        last = item.position or item.carried


def _unread(path: str, found: Iterable[str], collector: Collector) -> None:
    for said in found:
        collector.note(path, DOSE, said)
