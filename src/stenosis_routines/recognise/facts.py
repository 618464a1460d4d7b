"""Notions to facts: which evidence counts, and what is left unknown.

What a name states beats what instructions say, these beat the place it names (bench, wall), and that beats what a
movement usually is. Evidence against a movement - on the feet, an arched back, loaded legs - is never outvoted.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from types import MappingProxyType

import attrs

from stenosis_routines.contraindication import Contraindication, Suitability, applying, suitability
from stenosis_routines.exercise import Aim, Basis, Effort, LegLoad, Posture, Region, SpineMotion, Traits
from stenosis_routines.language.notions import Notion, lexicon

__all__ = ["Conclusion", "Evidence", "Facts", "Start", "conclude", "judge", "start_of"]

#: From the least demanding to the most: of several, the most demanding counts.
_AIMS = {
    aim: rank
    for rank, aim in enumerate(("relaxation", "mobility", "stretch", "balance", "strength", "cardio", "power"))
}
_EFFORTS = {effort: rank for rank, effort in enumerate(("gentle", "moderate", "strenuous"))}
_LOADS = {load: rank for rank, load in enumerate(("none", "light", "heavy"))}

_LEGS = frozenset({Region.HIP, Region.KNEE, Region.ANKLE})
#: A band or strap round the leg does not load it where the aim is one of these.
_UNLOADED = frozenset({Aim.STRETCH, Aim.RELAXATION, Aim.CARDIO})
_WEIGHTS = frozenset({"weight", "cable", "machine", "smith"})
_LYING = frozenset({Posture.SUPINE, Posture.SIDE_LYING, Posture.PRONE})
#: Of several ways to lie that instructions name, the least usual is meant.
_WAYS_TO_LIE = (Posture.PRONE, Posture.SIDE_LYING, Posture.SUPINE)
#: Who stands or hangs holds on to these, or marches; who lies may, too, but is then said to lie.
_HOLDS = frozenset({"bar", "ball", "box", "march"})
#: Of several places, the one that decides.
_PLACES = (Posture.INCLINE, Posture.STANDING, Posture.HANGING, Posture.SUPINE, Posture.SEATED)
#: In these a stretch that says nothing of the back keeps it still or bends it; and none of them can pass.
_PROPPED = frozenset({Posture.SEATED, Posture.KNEELING, Posture.QUADRUPED})
_STILL = frozenset({SpineMotion.NEUTRAL})
_ARCHED = frozenset({SpineMotion.EXTENSION})
_UNTOLD: frozenset[SpineMotion] = frozenset()

_rank = itemgetter(0)


@attrs.frozen(kw_only=True)
class Start:
    """What instructions say of the way a movement is done."""

    #: The position it starts in.
    posture: Posture | None = None
    #: Every position they name, but a standing one that comes later.
    seen: frozenset[Posture] = frozenset()
    #: Whether they get up on the feet later.
    rises: bool = False
    #: Whether they arch the back.
    arches: bool = False
    #: Whether they lift the hips off the floor.
    lifts: bool = False
    #: Whether they squat, lunge or jump.
    loads: bool = False
    #: Whether they take a weight, a cable or a machine.
    weighs: bool = False
    #: Whether they take a band, which pulls a stretch along and loads any other movement.
    banded: bool = False
    #: Whether they name a place or a hold to be upright at and no position, or a slope or an edge to hang over.
    elsewhere: bool = False
    #: Whether nothing in them is understood: another language, say.
    mute: bool = False
    #: The movements they name.
    moves: tuple[Notion, ...] = ()
    #: Which way they tilt the pelvis, as members of a sum: ``told-posterior-pelvic-tilt``.
    told: frozenset[str] = frozenset()


def start_of(found: Sequence[Notion | None]) -> Start:
    """What instructions say: the first position is the start, and what a helper does does not count."""
    first: Posture | None = None
    seen: set[Posture] = set()
    names: set[str] = set()
    rises = lying = lain = helper = placed = sloped = False
    for notion in found:
        if notion is None:
            lying = helper = False
            continue
        helper = helper or notion.kind == "people"
        if helper:
            continue
        if notion.kind != "position":
            names.add(notion.name)
            placed = placed or notion.kind == "setting" or notion.name in _HOLDS
            continue
        posture = notion.posture or Posture.SUPINE
        if "refines" in notion.marks and not (lying and posture in _LYING):
            # "On the back" may be where the bar lies; after "lie" it is how the person lies.
            placed = placed or posture not in _LYING
            sloped = sloped or (first in _LYING and posture is Posture.HANGING)
            continue
        if posture is Posture.STANDING and first not in (None, Posture.STANDING):
            rises = True
            continue
        if first is None or (lying and posture in _LYING):
            first = posture
        lying = notion.posture is None
        lain = lain or lying
        if not lying:
            seen.add(posture)
    if lain and seen.isdisjoint(_LYING):
        seen.add(Posture.SUPINE)
    lexical = lexicon().notions
    return Start(
        posture=first,
        seen=frozenset(seen),
        rises=rises,
        arches=not names.isdisjoint(("back-extension", "back-arch")),
        lifts=any(lexical[name].kind == "movement" and SpineMotion.EXTENSION in lexical[name].spine for name in names),
        loads=not names.isdisjoint(("squat", "lunge", "jump")),
        told=frozenset(f"told-{name}" for name in ("posterior-pelvic-tilt", "pelvic-rocking") if name in names),
        weighs=not names.isdisjoint(_WEIGHTS | {"kettlebell", "suspension", "parallel-bars"}),
        banded="band" in names,
        elsewhere=(placed and first is None) or sloped or not names.isdisjoint(("incline", "decline", "ball")),
        mute=not any(found),
        moves=tuple(lexical[name] for name in sorted(names) if lexical[name].kind == "movement"),
    )


@attrs.frozen(eq=False, kw_only=True)
class Evidence:
    """Everything told of one movement; only the name speaks for itself, all else is context."""

    name: Sequence[Notion]
    category: Sequence[Notion] = ()
    equipment: Sequence[Notion] = ()
    muscles: Sequence[Notion] = ()
    start: Start | None = None
    #: The posture that the document declares.
    posture: Posture | None = None
    #: Whether part of the name was not understood for sure.
    doubt: bool = False


@attrs.frozen(eq=False, kw_only=True)
class Conclusion:
    """Inferred facts, and what follows from them."""

    traits: Traits
    contraindications: frozenset[Contraindication]
    suitability: Suitability
    basis: Mapping[str, Basis]


@attrs.frozen(eq=False, kw_only=True)
class Facts:
    """The facts found, and the movements they rest on."""

    conclusion: Conclusion
    regions: frozenset[Region]
    one_sided: bool | None
    instead: str | None
    heads: tuple[Notion, ...]


@attrs.define(eq=False, kw_only=True)
class _Told:
    """The evidence, sorted while it is read."""

    doubt: bool
    heads: dict[str, Notion] = attrs.field(factory=dict)
    #: The names and marks of everything told.
    present: set[str] = attrs.field(factory=set)
    stated: set[Posture] = attrs.field(factory=set)
    #: Postures of the places the name or category tells, and of the equipment.
    around: set[Posture] = attrs.field(factory=set)
    beside: set[Posture] = attrs.field(factory=set)
    regions: set[Region] = attrs.field(factory=set)
    lying: bool = False
    fast: bool = False


def _sort(evidence: Evidence) -> _Told:
    told = _Told(doubt=evidence.doubt)
    present = told.present
    for notion in evidence.name:
        kind = notion.kind
        present.add(notion.name)
        if kind == "movement":
            told.heads[notion.name] = notion
            continue
        present |= notion.marks
        if kind == "position":
            if notion.posture is None:
                told.lying = True
                present.add("lying")
            else:
                told.stated.add(notion.posture)
                present.add(_POSITION[notion.posture])
        elif kind == "setting":
            if notion.posture is not None:
                told.around.add(notion.posture)
        elif kind == "part":
            told.regions |= notion.regions
        elif notion.aim is not None:
            told.fast = True
    if Posture.PRONE in told.stated:
        # "Lie on the front": what is put together with lying means the back or the side.
        present.discard("lying")
    for notion in evidence.equipment:
        if notion.kind in ("equipment", "setting"):
            _take_along(notion, told, told.beside)
    if evidence.category:
        _sort_category(evidence.category, told)
    for notion in evidence.muscles:
        told.regions |= notion.regions
    if evidence.muscles and all(notion.name == "abdomen" for notion in evidence.muscles):
        present.add("works-abdomen")
    if evidence.start is not None:
        present |= evidence.start.told
        if evidence.start.posture is not None:
            present.add(_POSITION[evidence.start.posture])
    return told


_POSITION = {posture: posture.value.replace("_", "-") for posture in Posture} | {Posture.QUADRUPED: "all-fours"}


def _take_along(notion: Notion, told: _Told, place: set[Posture]) -> None:
    told.present.add(notion.name)
    told.present |= notion.marks
    if notion.posture is not None:
        place.add(notion.posture)


def _sort_category(category: Iterable[Notion], told: _Told) -> None:
    """A category stands in for the movement that a name leaves out; otherwise it can only raise doubt."""
    speaks = any(head.aim is not None for head in told.heads.values())
    named = bool(told.heads)
    for notion in category:
        if notion.kind in ("equipment", "setting"):
            _take_along(notion, told, told.around)
        elif notion.kind == "position":
            told.around.add(notion.posture or Posture.SUPINE)
        elif notion.kind == "movement":
            if not speaks:
                told.heads[notion.name] = notion
                told.present.add(notion.name)
                told.doubt = told.doubt or not (named or notion.name == "stretch")
            elif "upright" in notion.marks or SpineMotion.EXTENSION in notion.spine:
                told.doubt = True
        elif notion.aim is Aim.POWER:
            told.fast = True


def _put_together(told: _Told) -> None:
    """Put together what means something else together: the most members first, until nothing is left."""
    compounds, heads, present = lexicon().compounds, told.heads, told.present
    done: set[str] = set()
    while fitting := [
        compound
        for name in present
        if name in compounds
        for compound in compounds[name]
        if compound[1] <= present
        and compound[2].name not in done
        and compound[2].name not in heads
        and not (heads and "alone" in compound[2].marks)
        and not (told.regions and "bare" in compound[2].marks)
    ]:
        _, members, meaning = min(fitting, key=_rank)
        done.add(meaning.name)
        for member in members:
            if heads.pop(member, None) is not None:
                present.discard(member)
        heads[meaning.name] = meaning
        present.add(meaning.name)


def _drop_vague(told: _Told) -> None:
    """Beside a movement that is clear, "pull" or "twist" adds nothing but doubt, and a mild one not even that."""
    vague = [name for name, head in told.heads.items() if "vague" in head.marks]
    if not vague or len(vague) == len(told.heads):
        return
    gone = [told.heads.pop(name) for name in vague]
    moved = _UNTOLD.union(*[head.spine for head in told.heads.values()])
    for head in gone:
        if not ("mild" in head.marks or (head.spine and head.spine <= moved and head.aim not in _TRAINING)):
            told.doubt = True


def _posture(told: _Told, heads: Sequence[Notion], start: Start | None) -> tuple[Posture | None, bool]:
    """The posture, and whether two pieces of evidence contradict each other."""
    usual = {head.posture for head in heads if head.posture is not None}
    firm = {head.posture for head in heads if head.posture is not None and "firm" in head.marks}
    if told.stated:
        if len(told.stated) > 1:
            return None, True
        (posture,) = told.stated
        if firm and posture not in firm and posture is not Posture.STANDING:
            return (None, True) if len(firm) > 1 or Posture.STANDING in firm else (*firm, False)  # type: ignore[return-value]
        if posture is Posture.SEATED and Posture.INCLINE in told.around:
            return Posture.INCLINE, False
        return posture, start is not None and start.posture is not None and posture not in start.seen
    if told.lying:
        return _way_to_lie(told, heads, usual, start)
    if firm:
        return (next(iter(firm)), False) if len(firm) == 1 else (None, True)
    if start is not None and start.posture is not None:
        leans = Posture.INCLINE in told.around and start.posture in (Posture.SEATED, Posture.SUPINE)
        return (Posture.INCLINE if leans else start.posture), False
    # A bench alone says how one lies only where the movement does not.
    places = told.around - {Posture.SUPINE} if usual else told.around
    if places and usual != {Posture.PRONE}:
        return next((place for place in _PLACES if place in places), None), False
    usual = usual or told.beside
    return (next(iter(usual)) if len(usual) == 1 else None), False


def _way_to_lie(
    told: _Told, heads: Sequence[Notion], usual: set[Posture], start: Start | None
) -> tuple[Posture | None, bool]:
    if start is not None:
        for posture in _WAYS_TO_LIE:
            if posture in start.seen:
                return posture, False
    if Posture.INCLINE in told.around:
        return Posture.INCLINE, False
    if any("lying-prone" in head.marks for head in heads):
        return Posture.PRONE, False
    lies = usual & (_LYING | {Posture.PLANK})
    posture = next(iter(lies)) if len(lies) == 1 else Posture.SUPINE
    return posture, start is not None and start.posture is not None


def _upright(posture: Posture | None, told: _Told, marks: set[str], start: Start | None) -> bool | None:
    if posture is Posture.STANDING or Posture.STANDING in told.stated or "upright" in marks:
        return True
    if posture is None:
        return None
    if start is not None and "firm" not in marks:
        stands = start.posture is Posture.STANDING and posture not in start.seen
        if start.rises or start.loads or stands:
            return None
    return False


def _spine(
    heads: Sequence[Notion], posture: Posture | None, aim: Aim | None, effort: Effort | None, start: Start | None
) -> frozenset[SpineMotion] | None:
    spine = _UNTOLD.union(*[head.spine for head in heads])
    if SpineMotion.EXTENSION not in spine and any(not head.spine or "unknown-spine" in head.marks for head in heads):
        spine = _STILL if aim is Aim.STRETCH and posture in _PROPPED else _UNTOLD
    if start is not None:
        if start.arches:
            spine |= _ARCHED
        elif start.lifts and posture in _LYING and effort is Effort.GENTLE and SpineMotion.EXTENSION not in spine:
            spine = _UNTOLD
    return (spine - _STILL if len(spine) > 1 else spine) or None


def _load(heads: Sequence[Notion], told: _Told) -> LegLoad | None:
    if "resistance" in told.present and any(
        head.regions & _LEGS and Region.UPPER_BODY not in head.regions and head.aim not in _UNLOADED for head in heads
    ):
        return LegLoad.HEAVY
    loads = [head.load for head in heads]
    if LegLoad.HEAVY in loads:
        return LegLoad.HEAVY
    return None if None in loads or not loads else max(loads, key=_LOADS.__getitem__)  # type: ignore[arg-type]


def _aim_and_effort(heads: Sequence[Notion], told: _Told, marks: set[str]) -> tuple[Aim | None, Effort | None]:
    aim = max([head.aim for head in heads if head.aim], key=_AIMS.__getitem__, default=None)
    effort = max([head.effort for head in heads if head.effort], key=_EFFORTS.__getitem__, default=None)
    if told.fast:
        return Aim.POWER, Effort.STRENUOUS
    if effort is Effort.GENTLE and (
        "effort" in told.present or ("resistance" in told.present and told.present & _WEIGHTS)
    ):
        # What is done against a weight is not gentle, whatever it is called.
        return (Aim.STRENGTH, Effort.MODERATE) if aim is Aim.MOBILITY else (aim, None)
    if "unknown-effort" in marks and effort is not Effort.STRENUOUS:
        effort = None
    return aim, effort


@lru_cache(maxsize=4096)
def conclude(
    posture: Posture | None,
    spine: frozenset[SpineMotion] | None,
    load: LegLoad | None,
    aim: Aim | None,
    effort: Effort | None,
    upright: bool | None,
) -> Conclusion:
    """Inferred facts as values; there are few of them, and making them costs more than finding them."""
    traits = Traits(posture=posture, spine_motion=spine, leg_load=load, aim=aim, effort=effort, upright_phase=upright)
    known = [fact for fact in attrs.fields_dict(Traits) if getattr(traits, fact) is not None]
    return Conclusion(
        traits=traits,
        contraindications=applying(traits),
        suitability=suitability(traits),
        basis=MappingProxyType(dict.fromkeys(known, Basis.INFERRED)),
    )


#: Things that change nothing about a movement done lying down.
_HARMLESS = frozenset({"floor", "own-weight", "natural-arch", "strap", "stick"})
#: Beside one of these, what is surely done lying may be done elsewhere: an elbow to the knee, a stick on the shoulders.
_MOVED = frozenset({"facing", "side", "arm", "shoulder", "stick"})
_BODY = frozenset({Region.PELVIS, Region.LOWER_BACK, Region.HIP, Region.KNEE, Region.TRUNK})
_TRAINING = frozenset({Aim.BALANCE, Aim.STRENGTH, Aim.CARDIO, Aim.POWER})
#: Manners that are not gentle, or lead the leg behind the body.
_EXERTED = frozenset({"effort", "fast", "behind"})
#: Two legs moved at once, or a part that is named to be worked, make it more than gentle: for experts to decide.
_WORKED = frozenset({"both-legs", "abdomen"})
_EXERTING = frozenset({Aim.CARDIO, Aim.POWER})


def _stays_up(head: Notion, posture: Posture, heads: Sequence[Notion]) -> bool:
    """Whether a movement that is usually done elsewhere is hardly done lying down because a word says so.

    Arms and ankles move lying as well, and so does whoever rests; of two movements, none that is done elsewhere.
    """
    if head.posture is None or head.posture is posture or "lies" in head.marks:
        return False
    if "firm" in head.marks and head.posture not in _LYING:
        return True
    return len(heads) > 1 or (
        head.aim is not Aim.RELAXATION and bool(head.regions & _BODY) and head.posture not in _LYING
    )


def _is_harsh(move: Notion) -> bool:
    """Whether a movement that instructions name is another than a lying, gentle one can be part of."""
    # "Swing the leg over" is how one gets there; a swing that is meant is in the name.
    return move.name != "swing" and (
        move.load is LegLoad.HEAVY
        or move.aim in _EXERTING
        or SpineMotion.EXTENSION in move.spine
        or "upright" in move.marks
        or ("firm" in move.marks and move.posture not in _LYING)
        or (move.aim is Aim.STRENGTH and Region.TRUNK in move.regions and move.name != "bracing")
        or move.name == "kick"
    )


def _is_harmless(notion: Notion) -> bool:
    """Whether something told beside a lying, gentle movement leaves it what it is."""
    if notion.kind == "movement":
        return notion.aim not in _TRAINING and not _is_harsh(notion)
    if notion.kind == "position":
        return notion.posture is None or notion.posture in _LYING
    if notion.name in _EXERTED:
        return False
    return notion.kind not in ("equipment", "setting", "qualifier", "people") or notion.name in _HARMLESS


def is_reserved(evidence: Evidence, aim: Aim | None) -> bool:
    """Whether anything told beside a movement keeps it from passing, lying and gentle though it be."""
    things = [notion for notion in evidence.name if notion.kind not in ("movement", "position")]
    if aim is not Aim.RELAXATION and any(notion.name in _WORKED for notion in things):
        return True
    if not all(map(_is_harmless, (*things, *evidence.equipment, *evidence.category))):
        return True
    start = evidence.start
    beside = (*evidence.name, *evidence.equipment, *(start.moves if start is not None else ()))
    if aim is not Aim.RELAXATION and any(notion.name == "massage" for notion in beside):
        return True  # what is done on a roller
    if start is None:
        return False
    if start.elsewhere or start.mute or (Posture.PRONE in start.seen and start.posture is not Posture.PRONE):
        return True
    if aim is Aim.MOBILITY and any(move.name == "double-straight-leg-raise" for move in start.moves):
        return True
    moved = start.rises or start.arches or start.lifts or start.loads or start.weighs
    banded = start.banded and aim not in _UNLOADED
    return moved or banded or not start.seen <= _LYING or any(map(_is_harsh, start.moves))


def judge(evidence: Evidence) -> Facts:
    """The facts that the evidence makes known."""
    told, start = _sort(evidence), evidence.start
    _put_together(told)
    _drop_vague(told)
    heads = tuple(told.heads.values())
    marks = set().union(*[head.marks for head in heads])
    worked = frozenset().union(*[head.regions for head in heads])

    # What a document declares beats what is usual, but not a position that the name states.
    declared = evidence.posture if not told.stated or evidence.posture in told.stated else None
    posture, clash = (declared, False) if declared is not None else _posture(told, heads, start)
    if posture in _LYING and ("nobody-lies" in told.present or any(_stays_up(head, posture, heads) for head in heads)):
        clash = True
    aim, effort = _aim_and_effort(heads, told, marks)
    spine = _spine(heads, posture, aim, effort, start)
    load = _load(heads, told)
    if start is not None and start.loads and load is not LegLoad.HEAVY and "firm" not in marks:
        load = None
    if effort is Effort.GENTLE and (clash or told.doubt or (posture in _LYING and is_reserved(evidence, aim))):
        # What is not understood may change how hard it is: no pass.
        effort = None
    stated = declared is not None or told.stated or told.lying or (start is not None and start.posture)
    sure = "surely" in marks and (aim is Aim.RELAXATION or told.present.isdisjoint(_MOVED))
    if posture in _LYING and effort is Effort.GENTLE and not stated and not sure:
        # Where a movement usually is done does not say where this one is.
        posture = None
    upright = _upright(posture, told, marks, start)
    one_sided = False if "both-sides" in told.present else True if "one_sided" in told.present | marks else None
    return Facts(
        conclusion=conclude(posture, spine, load, aim, effort, upright),
        regions=worked or frozenset(told.regions),
        one_sided=one_sided,
        instead=next((head.instead for head in heads if head.instead is not None), None),
        heads=heads,
    )
