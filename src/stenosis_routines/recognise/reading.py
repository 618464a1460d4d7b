"""Step 1, reading: a name and the hints beside it, word by word, to notions."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

import attrs

from stenosis_routines.exercise import Posture
from stenosis_routines.language.names import Reading, is_cjk, read
from stenosis_routines.language.notions import CJK, LATIN, Notion, words_in
from stenosis_routines.recognise.instructions import NO_START, Start, plainly, start_of
from stenosis_routines.recognise.recognition import Beside

__all__ = ["Evidence", "is_of_poses", "read_beside", "read_text", "split", "without_poses"]

#: Categories whose names are poses.
_POSES = frozenset({"pose", "poses", "yoga"})

#: What stands between the members of a list.
_BETWEEN = re.compile("[,;\n、，；]")

#: They part words in some languages: "dell'anca".
_APOSTROPHES = frozenset("'\u2019")

#: The first characters of a text say in which language it is.
_SAMPLE = 200


@attrs.frozen(eq=False, kw_only=True)
class Evidence:
    """All that was read of one movement. Only the name speaks for itself, the rest is context."""

    name: Sequence[Notion]
    #: Whether part of the name was not understood for sure.
    doubt: bool = False
    category: Sequence[Notion] = ()
    equipment: Sequence[Notion] = ()
    muscles: Sequence[Notion] = ()
    #: Whether every word of the muscles is understood.
    all_muscles_known: bool = True
    start: Start = NO_START
    #: Whether the catalogue has the movement, so that the name leaves nothing out.
    catalogued: bool = False
    #: The posture that the document declares.
    posture: Posture | None = None
    #: Whether anything was read but the name.
    has_hints: bool = False


def split(name: str, beside: Beside) -> tuple[str, Beside]:
    """The name that is to be read, and what is said beside it.

    Watches write the category in front of the name: ``leg_curl/WEIGHTED_LEG_CURL``.
    """
    if beside.category is None and "/" in name:
        group, _, rest = name.strip().partition("/")
        if group.islower() and rest.isupper() and " " not in name.strip():
            name, beside = rest, beside._replace(category=group)
    return name, beside


def is_of_poses(category: str | None) -> bool:
    """Whether the names in a category, or in one of several, are names of poses."""
    return category is not None and any(map(_is_of_poses, _members(category)))


def without_poses(category: str | None) -> str | None:
    """The categories whose names are not names of poses."""
    return None if category is None else ", ".join([one for one in _members(category) if not _is_of_poses(one)]) or None


def _is_of_poses(category: str) -> bool:
    return category.strip().lower() in _POSES


def _members(text: str) -> list[str]:
    """The members of a list that is written as a text."""
    return _BETWEEN.split(text)


def read_text(text: str, language: str | None, *, guess: bool = True) -> Reading:
    """A text in its language, a BCP 47 tag, or in the language that understands most of it."""
    primary = language.replace("_", "-").partition("-")[0].lower() if language else None
    if is_cjk(text):
        reading = read(text, "cjk")
        known = primary is None or primary in CJK or primary == "en"
    elif primary in LATIN:
        return read(text, primary, guess=guess)
    else:
        reading = read(text, guess=guess)
        known = primary is None or primary in CJK
        if guess and primary is None and (reading.guessed or reading.unknown):
            return _read_in_any(text, reading)
    return reading if known else attrs.evolve(reading, unsure=True)


def _read_in_any(text: str, english: Reading) -> Reading:
    """The reading that leaves the fewest words; where two languages read as many differently, the others go with it.

    A word that another language has is no misspelt English one: "pressa" is Italian for a leg press. Of a name that is
    mostly English, the English reading is always one of them.
    """
    sample = text[:_SAMPLE]
    strange = set(read(sample, guess=False).unknown if english.guessed or sample != text else english.unknown)
    # A language that lacks too many of the words cannot be the one, unless it parts them otherwise.
    parted = not _APOSTROPHES.isdisjoint(sample)
    lacking = {other: 0 if parted else len(strange - words_in(other)) for other in LATIN[1:]}
    fewest = len(english.unknown)
    others: list[Reading] = []
    for other in sorted(lacking, key=lacking.__getitem__):
        if lacking[other] <= fewest and (parted or lacking[other] < len(strange)):
            found = read(sample, other, guess=False)
            others.append(attrs.evolve(found, language=other, unsure=found.unsure or sample != text))
            fewest = min(fewest, len(found.unknown))
    likely = [reading for reading in others if len(reading.unknown) == fewest]
    mostly = len(strange) <= len(english.words) // 2
    if mostly or (len(english.unknown) == fewest and not (english.guessed and likely)):
        likely.insert(0, english)
    best, *rest = likely
    rivals = tuple([other for other in rest if other.found != best.found])
    return attrs.evolve(best, rivals=rivals) if rivals else best


def read_beside(name: Evidence, beside: Beside, language: str | None, *, ambiguous: bool) -> Evidence:
    """The evidence of the name together with that of the hints; ``language`` is that of the instructions."""
    if not (beside.category or beside.equipment or beside.muscles or beside.instructions):
        return name

    muscles = _labels(beside.muscles, beside.language)
    return attrs.evolve(
        name,
        has_hints=True,
        category=_notions(_labels((beside.category,), beside.language)),
        equipment=_notions(_labels((beside.equipment,), beside.language)),
        muscles=_notions(muscles),
        all_muscles_known=not any(reading.unknown for reading in muscles),
        start=_start(beside.instructions, language, ambiguous=ambiguous) if beside.instructions else NO_START,
    )


def _labels(texts: Iterable[str | None], language: str | None) -> list[Reading]:
    """Each member of a list by itself: "leg, press" is no leg press, and each may be in another language."""
    return [_label(one, language) for text in texts if text for one in _members(text)]


@lru_cache(maxsize=1024)
def _label(text: str, language: str | None) -> Reading:
    """What one category, one piece of equipment or one muscle says; documents name the same few again and again."""
    return read_text(text, language)


def _notions(readings: Iterable[Reading]) -> list[Notion]:
    return [notion for reading in readings for notion in reading.notions]


#: Where a sentence begins with how one lies: "On your back, hug one knee"; elsewhere a bar may lie there.
_ON_BACK = re.compile(r"(?:\A|(?<=[.!?;\n]))\s*(?=(?:flat )?on your back\s*(?:,|:|with\b))", re.IGNORECASE)


def _start(instructions: str, language: str | None, *, ambiguous: bool) -> Start:
    """What instructions say. They settle an ambiguous name only by what they say first, and plainly."""
    instructions = _ON_BACK.sub("lie ", instructions)
    start = start_of(read_text(instructions, language, guess=False).found)
    if not ambiguous or start.posture is None:
        return start
    plain = start_of(read_text(plainly(instructions), language, guess=False).found)
    return start if plain.posture is start.posture else attrs.evolve(start, posture=None, seen=frozenset())
