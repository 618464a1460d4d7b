"""Part of step 1: what instructions say of the way a movement is done."""

import re
from collections.abc import Iterator, Sequence

import attrs

from stenosis_routines.exercise import Posture, SpineMotion
from stenosis_routines.language.notions import Notion
from stenosis_routines.language.saying import says
from stenosis_routines.recognise.recognition import LYING_ANY_WAY

__all__ = ["NO_START", "Start", "plainly", "start_of"]

#: Korean "if": how a condition ends.
_IF = "면 "


def plainly(text: str) -> str:
    """The sentences of a text that plainly say how a movement is done."""
    return "\n".join(part for part in re.split(r"[.!?;\n]+", text) if not (says("hedges", part) or _IF in part))


@attrs.frozen(eq=False, kw_only=True)
class Start:
    """What instructions say of the way a movement is done."""

    #: The position it starts in.
    posture: Posture | None = None
    #: Every position they name, but a standing one that comes later.
    seen: frozenset[Posture] = frozenset()
    #: Whether they get up on the feet later.
    rises: bool = False
    #: Whether they name a place or a hold to be upright at and no position, or a slope or an edge to hang over.
    posture_in_doubt: bool = False
    #: Whether nothing in them is understood: another language, say.
    not_understood: bool = False
    #: The movements they name.
    moves: tuple[Notion, ...] = ()
    #: The marks of everything they name but positions.
    marks: frozenset[str] = frozenset()
    #: Whether they lift the hips off the floor.
    lifts: bool = False
    #: The movements they name that say which way the pelvis tilts, as members of a sum.
    instructed: frozenset[str] = frozenset()


#: There are no instructions.
NO_START = Start()


def start_of(found: Sequence[Notion | None]) -> Start:
    """What instructions say. The first position is the start, and what a helper does does not count."""
    own = tuple(_own(found))
    others = {notion for notion in own if notion is not None and notion.kind != "position"}
    moves = tuple([notion for notion in others if notion.kind == "movement"])
    marks = frozenset[str]().union(*[notion.marks for notion in others])

    first: Posture | None = None
    seen: set[Posture] = set()
    rises = lying = lain = sloped = False
    placed = "may-stand" in marks or any(notion.kind == "setting" for notion in others)
    for notion in own:
        if notion is None:
            lying = False
        elif notion.kind == "position":
            posture = notion.posture or Posture.SUPINE
            if "refines" in notion.marks and not (lying and posture in LYING_ANY_WAY):
                # "On the back" may be where the bar lies; after "lie" it is how the person lies.
                placed = placed or posture not in LYING_ANY_WAY
                sloped = sloped or (first in LYING_ANY_WAY and posture is Posture.HANGING)
            elif posture is Posture.STANDING and first not in (None, Posture.STANDING):
                rises = True
            else:
                if first is None or (lying and posture in LYING_ANY_WAY):
                    first = posture
                lying = notion.posture is None
                if lying:
                    lain = True
                else:
                    seen.add(posture)
    if lain and seen.isdisjoint(LYING_ANY_WAY):
        seen.add(Posture.SUPINE)
    return Start(
        posture=first,
        seen=frozenset(seen),
        rises=rises,
        posture_in_doubt=(placed and first is None) or sloped or "slope" in marks,
        not_understood=not any(found),
        moves=moves,
        marks=marks,
        lifts=any(SpineMotion.EXTENSION in move.spine for move in moves),
        instructed=frozenset([f"instructed-{move.name}" for move in moves if "tilts-pelvis" in move.marks]),
    )


def _own(found: Sequence[Notion | None]) -> Iterator[Notion | None]:
    """What the person does: a sentence without what follows the mention of a helper; ``None`` ends a sentence."""
    helped = False
    for notion in found:
        helped = notion is not None and (helped or notion.kind == "people")
        if not helped:
            yield notion
