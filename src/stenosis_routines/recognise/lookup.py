"""Step 2, looking up: the movement of the catalogue that a name means, if it means one."""

import re
from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import NamedTuple

from stenosis_routines.catalogue import Entry, catalogue, normalise
from stenosis_routines.language.names import Reading, has_picture

__all__ = ["Known", "as_pose", "look_up"]

#: No name in the catalogue is longer, in characters.
_LONGEST = 200

#: A part of a name that is set apart at its end: "Squat (barbell)", "squat, barbell", "Squat - Barbell".
_APART = re.compile(r"(.+?)\s*(?:\(([^()]+)\)|,\s*([^(),]+)|\s[-\u2013\u2014:]\s+([^(),:]+))\s*")

#: What stands round a movement, and may stand before it as well as behind it.
_AROUND = frozenset({"position", "setting", "equipment"})

#: So many of them are turned round at most.
_TURNED = 3

#: Letters spelled out one by one are no name.
_SPELLED = re.compile(r"(?:\b[a-z]\b\W*){4}", re.IGNORECASE)


class Known(NamedTuple):
    """What the catalogue knows of a name."""

    #: What to ask about a name that means several movements.
    question: str | None = None
    #: The movement it means.
    entry: Entry | None = None
    #: Whether the catalogue has the very name, and not only what is left of it without words that say nothing.
    exact: bool = False
    #: The movement that it means but for words that change it or that nobody understood.
    alike: Entry | None = None


_NOT_KNOWN = Known()


def look_up(name: str, reading: Reading) -> Known:
    """The movement of a name: by the very name, or by the words that say which movement it is.

    Noise ("exercise", "slow", "x 10") makes no other movement of it; a word that is not understood may.
    """
    question, entry = _find(name)
    if question is None and entry is None:
        question, entry = _find_turned(name, reading)
    if question is not None or entry is not None or reading.unsure:
        return Known(question, entry, exact=entry is not None)
    said = [
        (notion, word)
        for notion, word in zip(reading.found, reading.words, strict=True)
        if notion is not None and "same-movement" not in notion.marks
    ]
    content = " ".join([word for _, word in said])
    if not reading.unknown:
        question, entry = _find(content)
        if question is None and entry is None:
            question, entry = _find_turned(content, reading)
        if question is not None or entry is not None:
            return Known(question, entry)
    unqualified = " ".join([word for notion, word in said if notion.kind != "qualifier"])
    alike = _find(unqualified)[1] if reading.unknown or unqualified != content else None
    return _NOT_KNOWN if alike is None else Known(alike=alike)


def as_pose(name: str) -> str:
    """The name in a category of poses, where "tree", "chair" or "wheel" are other movements than alone.

    What the catalogue has only without the word is that movement: "wild thing", "카멜 포즈".
    """
    pose = f"{name} pose"
    return name if _find(pose) == (None, None) != _find(name) else pose


def _find(name: str) -> tuple[str | None, Entry | None]:
    """What the catalogue asks about a name, or the movement it means."""
    if len(name) > _LONGEST or not name:
        return None, None
    question = catalogue.question(name)
    entry = catalogue.named(name) if question is None else None
    if (question is not None or entry is not None) and (_SPELLED.search(name) or has_picture(name)):
        return None, None
    return question, entry


def _find_turned(name: str, reading: Reading) -> tuple[str | None, Entry | None]:
    """The same where what stands round the movement stands elsewhere: "squat, barbell", "Leg lift on all fours"."""
    around = [
        normalise(word)
        for notion, word in zip(reading.found, reading.words, strict=True)
        if notion is not None and notion.kind in _AROUND
    ]
    parts = _APART.fullmatch(name)
    if not (around or parts) or len(name) > _LONGEST or _SPELLED.search(name) or has_picture(name):
        return None, None
    first, last = ("", "") if parts is None else (normalise(parts[1]), normalise(parts[parts.lastindex or 1]))
    for form in (last + first, first + last, *_turned(normalise(name), around)):
        question, entry = catalogue.of_form(form)
        if question is not None or entry is not None:
            return question, entry
    return None, None


def _turned(form: str, around: Sequence[str]) -> Iterator[str]:
    """The forms of a name in which what stands at its ends stands before or behind the rest in any order."""
    before: list[str] = []
    behind: list[str] = []
    core, left = form, list(around)
    while left and core.startswith(left[0]) and core != left[0]:
        core = core[len(left[0]) :]
        before.append(left.pop(0))
    while left and core.endswith(left[-1]) and core != left[-1]:
        core = core[: -len(left[-1])]
        behind.insert(0, left.pop())
    moved = (*before, *behind)
    if 0 < len(moved) <= _TURNED:
        for order in permutations(moved):
            for cut in range(len(order), -1, -1):
                yield "".join((*order[:cut], core, *order[cut:]))
