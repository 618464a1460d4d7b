"""Step 2, looking up: the movement of the catalogue that a name means, if it means one."""

import re
from typing import NamedTuple

from stenosis_routines.catalogue import Entry, catalogue
from stenosis_routines.language.names import Reading, has_picture

__all__ = ["Known", "as_pose", "look_up"]

#: No name in the catalogue is longer, in characters.
_LONGEST = 200

#: What follows the movement and may as well stand before it: "Squat (barbell)", "squat, barbell", "Squat - Barbell".
_BEHIND = re.compile(r"(.+?)\s*(?:\(([^()]+)\)|,\s*([^(),]+)|\s[-\u2013\u2014:]\s+([^(),:]+))\s*")

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


def _find_as_written(name: str) -> tuple[str | None, Entry | None]:
    question = catalogue.question(name)
    return question, catalogue.named(name) if question is None else None


def _find(name: str) -> tuple[str | None, Entry | None]:
    """What the catalogue asks about a name, or the movement it means."""
    if len(name) > _LONGEST or not name:
        return None, None
    question, entry = _find_as_written(name)
    if question is None and entry is None and (parts := _BEHIND.fullmatch(name)) is not None:
        movement, *rest = filter(None, parts.groups())
        question, entry = _find_as_written(f"{rest[0]} {movement}")
        if question is None and entry is None:
            question, entry = _find_as_written(f"{movement} {rest[0]}")
    if (question is not None or entry is not None) and (_SPELLED.search(name) or has_picture(name)):
        return None, None
    return question, entry
