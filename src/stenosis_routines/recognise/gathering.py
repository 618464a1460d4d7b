"""Part of step 3: the evidence sorted by what it speaks of, with sums put together and vague movements dropped."""

from collections.abc import Iterable
from operator import itemgetter

import attrs

from stenosis_routines.exercise import Aim, Posture, Region, SpineMotion
from stenosis_routines.language.notions import Notion, lexicon
from stenosis_routines.recognise.instructions import Start
from stenosis_routines.recognise.reading import Evidence

__all__ = ["TRAINING", "Gathered", "gather"]

#: What a movement that trains is done for.
TRAINING = frozenset({Aim.BALANCE, Aim.STRENGTH, Aim.CARDIO, Aim.POWER})

_NO_MOTION: frozenset[SpineMotion] = frozenset()

_rank = itemgetter(0)


@attrs.define(eq=False)
class Gathered:
    """What the evidence speaks of."""

    evidence: Evidence
    #: Whether something in it keeps a gentle movement from passing.
    doubt: bool
    #: The movements, by name.
    movements: dict[str, Notion] = attrs.field(factory=dict[str, Notion])
    #: What counts in a sum: the names and marks of notions, and postures.
    present: set[str] = attrs.field(factory=set[str])
    #: The postures that the name states.
    stated: set[Posture] = attrs.field(factory=set[Posture])
    #: Whether the name says that it is done lying.
    lying: bool = False
    #: The postures of the places that name or category mention.
    places: set[Posture] = attrs.field(factory=set[Posture])
    #: The postures of the equipment.
    things: set[Posture] = attrs.field(factory=set[Posture])
    #: The parts of the body that are named.
    regions: set[Region] = attrs.field(factory=set[Region])
    #: The members of all sums that were put together.
    summed: set[str] = attrs.field(factory=set[str])
    #: Whether it is done fast.
    fast: bool = False
    #: In the end: the movements that are left, their marks, the postures they usually have, and those they always have.
    heads: tuple[Notion, ...] = ()
    marks: frozenset[str] = frozenset()
    usual: frozenset[Posture] = frozenset()
    firm: frozenset[Posture] = frozenset()


def gather(evidence: Evidence) -> Gathered:
    """What the evidence speaks of."""
    found = Gathered(evidence, evidence.doubt)
    _add_name(found, evidence.name)
    if evidence.has_hints:
        _add_equipment(found, evidence.equipment)
        _add_category(found, evidence)
        _add_muscles(found, evidence)
        _add_instructions(found, evidence.start)
    _put_together(found)
    _drop_vague(found)
    found.heads = heads = tuple(found.movements.values())
    found.marks = frozenset().union(*[head.marks for head in heads])
    found.usual = frozenset([head.posture for head in heads if head.posture is not None])
    found.firm = frozenset([head.posture for head in heads if head.posture is not None and "firm" in head.marks])
    return found


def _add_name(found: Gathered, name: Iterable[Notion]) -> None:
    present = found.present
    for notion in name:
        kind = notion.kind
        present.add(notion.name)
        if kind == "movement":
            found.movements[notion.name] = notion
            continue
        present |= notion.marks
        if kind == "position":
            if notion.posture is None:
                found.lying = True
            else:
                found.stated.add(notion.posture)
                present.add(notion.posture)
        elif kind == "setting" and notion.posture is not None:
            found.places.add(notion.posture)
        elif kind == "part":
            found.regions |= notion.regions
        elif notion.aim is not None:
            found.fast = True
    if Posture.PRONE in found.stated:
        # "Lie on the front": in a sum, lying means on the back or on the side.
        present.discard("lying")


def _add_equipment(found: Gathered, equipment: Iterable[Notion]) -> None:
    for notion in equipment:
        if notion.kind in ("equipment", "setting"):
            _add_thing(found, notion, found.things)


def _add_thing(found: Gathered, notion: Notion, postures: set[Posture]) -> None:
    found.present.add(notion.name)
    found.present |= notion.marks
    if notion.posture is not None:
        postures.add(notion.posture)


def _add_category(found: Gathered, evidence: Evidence) -> None:
    """A category stands in for the movement that a name leaves out; otherwise it can only raise doubt."""
    speaks = evidence.catalogued or any(head.aim is not None for head in found.movements.values())
    named = bool(found.movements)
    for notion in evidence.category:
        if notion.kind in ("equipment", "setting"):
            _add_thing(found, notion, found.places)
        elif notion.kind == "position":
            found.places.add(notion.posture or Posture.SUPINE)
        elif notion.kind == "movement":
            if not speaks:
                found.movements[notion.name] = notion
                found.present.add(notion.name)
                found.doubt = found.doubt or not (named or "category-suffices" in notion.marks)
            elif "upright" in notion.marks or SpineMotion.EXTENSION in notion.spine:
                found.doubt = True
        elif notion.aim is Aim.POWER:
            found.fast = True


def _add_muscles(found: Gathered, evidence: Evidence) -> None:
    for notion in evidence.muscles:
        found.regions |= notion.regions
    parts = {notion.name for notion in evidence.muscles}
    if len(parts) == 1 and evidence.all_muscles_known:
        found.present.add(f"works-{parts.pop()}")


def _add_instructions(found: Gathered, start: Start) -> None:
    found.present |= start.instructed
    if start.posture is not None:
        found.present.add(start.posture)


def _put_together(found: Gathered) -> None:
    """Replace the members of a sum by what they mean together: the longest sum first, until no sum fits."""
    compounds, movements, present = lexicon().compounds, found.movements, found.present
    done: set[str] = set()
    while fitting := [
        compound
        for name in present
        if name in compounds
        for compound in compounds[name]
        if compound[1] <= present
        and compound[2].name not in done
        and (compound[2].name not in movements or not compound[1].isdisjoint(movements))
        and not (movements and "alone" in compound[2].marks)
        and not (found.regions and "bare" in compound[2].marks)
    ]:
        _, members, meaning = min(fitting, key=_rank)
        done.add(meaning.name)
        found.summed |= members
        for member in members:
            if movements.pop(member, None) is not None:
                present.discard(member)
        movements[meaning.name] = meaning
        present.add(meaning.name)


def _drop_vague(found: Gathered) -> None:
    """Beside a movement that is clear, "pull" or "twist" adds only doubt, and a mild one not even that."""
    vague = [name for name, head in found.movements.items() if "vague" in head.marks]
    if not vague or len(vague) == len(found.movements):
        return
    gone = [found.movements.pop(name) for name in vague]
    moved = _NO_MOTION.union(*[head.spine for head in found.movements.values()])
    for head in gone:
        if not ("mild" in head.marks or (head.spine and head.spine <= moved and head.aim not in TRAINING)):
            found.doubt = True
