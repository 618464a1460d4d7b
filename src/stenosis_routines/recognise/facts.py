"""Notions to facts: which evidence counts, and what is left unknown."""

from collections.abc import Sequence
from functools import lru_cache
from operator import itemgetter

import attrs

from stenosis_routines.exercise import Aim, Effort, LegLoad, Posture, Region, SpineMotion, Traits
from stenosis_routines.recognise.lexicon import Notion, lexicon

__all__ = ["Evidence", "Facts", "judge", "start_of"]

_LEG = frozenset({Region.HIP, Region.KNEE, Region.ANKLE})
_STILL = frozenset({Aim.STRETCH, Aim.RELAXATION, Aim.CARDIO})
_AIMS = (Aim.RELAXATION, Aim.MOBILITY, Aim.STRETCH, Aim.BALANCE, Aim.STRENGTH, Aim.CARDIO, Aim.POWER)
_EFFORTS = (Effort.GENTLE, Effort.MODERATE, Effort.STRENUOUS)
_LOADS = (LegLoad.NONE, LegLoad.LIGHT, LegLoad.HEAVY)
_LYING = frozenset({Posture.SUPINE, Posture.SIDE_LYING, Posture.PRONE})
#: In these a stretch whose name says nothing of the back keeps it still or bends it; none of them can pass.
_UPRIGHT_STRETCH = frozenset({Posture.SEATED, Posture.KNEELING, Posture.QUADRUPED})
#: Of several ways to lie that instructions name, the least usual is meant.
_LYING_ORDER = (Posture.PRONE, Posture.SIDE_LYING, Posture.SUPINE)
_STRANGE = frozenset({"upright", "extension"})


@attrs.frozen
class Start:
    """What instructions say of the way a movement is done."""

    #: The position it starts in.
    posture: Posture | None = None
    #: Every position that is told.
    seen: frozenset[Posture] = frozenset()
    #: Whether they get up on the feet later.
    rises: bool = False
    #: Whether they arch or extend the back.
    arches: bool = False
    #: Whether they lift the hips off the floor.
    lifts: bool = False
    #: Whether they load the legs: squat, jump, lunge.
    loads: bool = False


def start_of(found: Sequence[Notion | None]) -> Start:
    """The start and what follows, from instructions: the first position counts, later standing is kept."""
    first: Posture | None = None
    seen: set[Posture] = set()
    rises = arches = lifts = loads = False
    lying_open = other = False
    for notion in found:
        if notion is None:
            lying_open = other = False
            continue
        if notion.kind == "people":
            other = True
        if other:
            continue
        if notion.kind == "position":
            lying = "lying" in notion.marks
            if first is None or (lying_open and notion.posture in _LYING):
                if "refines" in notion.marks and not lying_open:
                    continue
                if lying:
                    first, lying_open = Posture.SUPINE, True
                else:
                    first, lying_open = notion.posture, False
                if first is not None:
                    seen.add(first)
            elif notion.posture is not None and "refines" not in notion.marks and notion.posture is not Posture.STANDING:
                seen.add(notion.posture)
            elif notion.posture is Posture.STANDING and "refines" not in notion.marks and first is not Posture.STANDING:
                rises = True
        elif notion.kind == "movement":
            if notion.name in ("back-extension", "back-arch"):
                arches = True
            elif SpineMotion.EXTENSION in notion.spine:
                lifts = True
            if notion.name in ("squat", "lunge", "jump"):
                loads = True
    return Start(first, frozenset(seen), rises, arches, lifts, loads)


@attrs.frozen(eq=False, kw_only=True)
class Facts:
    """The facts found, and the notions they rest on."""

    traits: Traits
    regions: frozenset[Region]
    one_sided: bool | None
    instead: str | None
    heads: tuple[Notion, ...]
    doubt: bool


_first = itemgetter(0)


def _together(present: set[str], heads: dict[str, Notion]) -> None:
    """Put together what means something else together: the most members first, until nothing is left."""
    compounds = lexicon().compounds
    done: set[str] = set()
    while fitting := [
        pair
        for name in present
        for pair in compounds.get(name, ())
        if pair[1] <= present
        and pair[2].name not in done
        and pair[2].name not in present
        and not (heads and "alone" in pair[2].marks)
    ]:
        _, members, meaning = min(fitting, key=_first)
        done.add(meaning.name)
        for member in members:
            if heads.pop(member, None) is not None:
                present.discard(member)
        heads[meaning.name] = meaning
        present.add(meaning.name)


@attrs.frozen(eq=False, kw_only=True)
class Evidence:
    """Everything told of one movement."""

    name: Sequence[Notion]
    category: Sequence[Notion] = ()
    equipment: Sequence[Notion] = ()
    muscles: Sequence[Notion] = ()
    start: Start | None = None
    doubt: bool = False


def _posture(
    stated: set[Posture],
    lying: bool,
    around: set[Posture],
    beside: set[Posture],
    heads: Sequence[Notion],
    start: Start | None,
) -> tuple[Posture | None, bool]:
    """The posture, and whether two pieces of evidence contradict each other."""
    usual = {head.posture for head in heads if head.posture}
    firm = {head.posture for head in heads if head.posture and "firm" in head.marks}
    if lying and not stated:
        first = start.posture if start else None
        if start is not None and (told := [posture for posture in _LYING_ORDER if posture in start.seen]):
            return told[0], False
        if around & {Posture.INCLINE}:
            return Posture.INCLINE, False
        if any("lying-prone" in head.marks for head in heads):
            return Posture.PRONE, False
        if len(usual & (_LYING | {Posture.PLANK})) == 1:
            return next(iter(usual & (_LYING | {Posture.PLANK}))), False
        return Posture.SUPINE, start is not None and first is not None
    if stated:
        if len(stated) > 1:
            return None, True
        posture = next(iter(stated))
        if firm and posture not in firm and posture is not Posture.STANDING:
            return (next(iter(firm)), False) if Posture.STANDING not in firm and len(firm) == 1 else (None, True)
        if posture is Posture.SEATED and Posture.INCLINE in around:
            posture = Posture.INCLINE
        clash = start is not None and start.posture is not None and posture not in start.seen
        return posture, clash
    if firm:
        return (next(iter(firm)), False) if len(firm) == 1 else (None, True)
    if start is not None and start.posture is not None:
        if start.posture in (Posture.SEATED, Posture.SUPINE) and Posture.INCLINE in around:
            return Posture.INCLINE, False
        return start.posture, False
    if around and usual == {Posture.PRONE}:
        return Posture.PRONE, False
    for setting in (Posture.INCLINE, Posture.STANDING, Posture.SUPINE, Posture.SEATED):
        if setting in around:
            return setting, False
    usual = usual or beside
    return (next(iter(usual)), False) if len(usual) == 1 else (None, False)


@lru_cache(maxsize=4096)
def _traits(
    posture: Posture | None,
    spine: frozenset[SpineMotion] | None,
    load: LegLoad | None,
    aim: Aim | None,
    effort: Effort | None,
    upright: bool | None,
) -> Traits:
    """The facts as a value; there are few, and building one costs more than finding it."""
    return Traits(
        posture=posture, spine_motion=spine, leg_load=load, aim=aim, effort=effort, upright_phase=upright
    )


def judge(evidence: Evidence) -> Facts:
    """The facts that the evidence makes known."""
    heads: dict[str, Notion] = {}
    present: set[str] = set()
    stated: set[Posture] = set()
    around: set[Posture] = set()
    beside: set[Posture] = set()
    marks: set[str] = set()
    regions: set[Region] = set()
    fast = lying = False
    doubt = evidence.doubt
    tools = [notion for notion in (*evidence.equipment, *evidence.category) if notion.kind in ("equipment", "setting")]
    for at, notion in enumerate((*evidence.name, *tools)):
        kind = notion.kind
        if kind == "people":
            continue
        present.add(notion.name)
        if kind == "movement":
            heads[notion.name] = notion
            continue
        marks |= notion.marks
        if kind == "position":
            if "lying" in notion.marks:
                lying = True
            elif notion.posture:
                stated.add(notion.posture)
        elif kind == "setting":
            if notion.posture:
                (around if at < len(evidence.name) else beside).add(notion.posture)
        elif kind == "part":
            regions |= notion.regions
        elif notion.aim is not None:
            fast = True
    present |= marks
    if lying:
        present.add("lying")
    said_heads = bool(heads)
    if not heads or all(head.aim is None for head in heads.values()):
        for notion in evidence.category:
            if notion.kind == "movement":
                heads[notion.name] = notion
                present.add(notion.name)
                doubt = doubt or not (said_heads or notion.name == "stretch")
    else:
        for notion in evidence.category:
            if notion.kind == "movement" and (notion.marks & _STRANGE or SpineMotion.EXTENSION in notion.spine):
                doubt = True
            fast = fast or notion.aim is Aim.POWER
    start = evidence.start
    if start is not None and start.posture is not None:
        present.add(start.posture.value.replace("quadruped", "all-fours").replace("_", "-"))
    _together(present, heads)
    vague = [name for name, head in heads.items() if "vague" in head.marks]
    if vague and len(vague) < len(heads):
        for name in vague:
            gone = heads.pop(name)
            said = frozenset().union(*[head.spine for head in heads.values()])
            doubt = doubt or not (gone.name == "stretch" or "mild" in gone.marks or (gone.spine and gone.spine <= said))
    found = tuple(heads.values())

    posture, clash = _posture(stated, lying, around, beside, found, start)
    if clash:
        doubt = True
    upright: bool | None = None
    marked = {mark for head in found for mark in head.marks}
    if Posture.STANDING in stated or "upright" in marked or posture is Posture.STANDING:
        upright = True
    elif posture is not None and "unknown-upright" not in marked:
        upright = False
        if start is not None and "firm" not in marked and (
            start.rises or start.loads or (start.posture is Posture.STANDING and posture not in start.seen)
        ):
            upright = None
    spine = frozenset().union(*[head.spine for head in found])
    load = max([head.load for head in found if head.load], key=_LOADS.index, default=None)
    aim = max([head.aim for head in found if head.aim], key=_AIMS.index, default=None)
    effort = max([head.effort for head in found if head.effort], key=_EFFORTS.index, default=None)
    for head in found:
        if (not head.spine or "unknown-spine" in head.marks) and SpineMotion.EXTENSION not in spine:
            spine = frozenset()
            break
    if load is not LegLoad.HEAVY and any(head.load is None for head in found):
        load = None
    if not spine and aim is Aim.STRETCH and posture in _UPRIGHT_STRETCH:
        spine = frozenset({SpineMotion.NEUTRAL})
    if len(spine) > 1:
        spine -= {SpineMotion.NEUTRAL}
    worked = frozenset().union(*[head.regions for head in found])
    if "resistance" in present and worked & _LEG and aim not in _STILL and not worked & {Region.UPPER_BODY}:
        load = LegLoad.HEAVY
    weight = "resistance" in present and present & {"weight", "cable", "machine", "smith"}
    if (weight or "effort" in marks) and effort is Effort.GENTLE:
        # What is done against a weight is not gentle, whatever it is called.
        aim, effort = (Aim.STRENGTH, Effort.MODERATE) if aim is Aim.MOBILITY else (aim, None)
    if fast:
        aim, effort = Aim.POWER, Effort.STRENUOUS
    if any("unknown-effort" in head.marks for head in found) and effort is not Effort.STRENUOUS:
        effort = None
    if start is not None:
        if start.arches:
            spine = (spine - {SpineMotion.NEUTRAL}) | {SpineMotion.EXTENSION}
        elif start.lifts and posture in _LYING and effort is Effort.GENTLE and SpineMotion.EXTENSION not in spine:
            spine = frozenset()
        if start.loads and load is not LegLoad.HEAVY and "firm" not in marked:
            load = None
    if doubt and effort is Effort.GENTLE:
        # What is not understood may change how hard it is: no pass.
        effort = None
    sided = True if "one_sided" in marks or any("one_sided" in head.marks for head in found) else None
    if "both-sides" in present:
        sided = False
    return Facts(
        traits=_traits(posture, spine or None, load, aim, effort, upright),
        regions=worked or frozenset(regions),
        one_sided=sided,
        instead=next((head.instead for head in found if head.instead), None),
        heads=found,
        doubt=doubt,
    )
