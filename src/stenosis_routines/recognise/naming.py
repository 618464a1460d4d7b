"""From a name and what is said beside it to a ``Recognition``: the catalogue first, then the lexicon word by word."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

import attrs

from stenosis_routines.catalogue import RECOMMENDED, Entry, catalogue
from stenosis_routines.contraindication import Suitability, applying, suitability
from stenosis_routines.exercise import Basis, Posture, Traits
from stenosis_routines.language.names import Reading, has_picture, is_cjk, read
from stenosis_routines.language.notions import CJK, LATIN, Notion
from stenosis_routines.recognise import PASSING, Recognition
from stenosis_routines.recognise.facts import Evidence, Facts, Start, conclude, is_reserved, judge, start_of

__all__ = ["name_means", "plainly"]

_FACTS = tuple(attrs.fields_dict(Traits))

#: What to ask for a fact that is not known.
_ASK = {
    "posture": "Is it done lying, sitting or standing?",
    "upright_phase": "Does the person get up on the feet at any time?",
    "spine_motion": "Is the lower back arched, rounded, turned or kept still?",
    "leg_load": "Do hips and legs carry a load, and how heavy?",
    "aim": "What is it for: relaxing, moving, stretching or strengthening?",
    "effort": "How hard is it: gentle, moderate or strenuous?",
}

#: Notions that make no other movement of one that the catalogue knows.
_NO_OTHER = frozenset({"gentle", "sides"})

#: Categories whose names are poses.
_YOGA = frozenset({"pose", "poses", "yoga"})

#: No name in the catalogue is longer, in characters.
_LONGEST = 200


#: A sentence that hedges, denies or looks ahead does not say how a movement is done.
_HEDGED = re.compile(
    r"\b(after\w*|also|later|then|unlike|instead|if|unless|or|otherwise|version|finally|finish\w*|before|when|while|rest|until"
    r"|not|no|never|without|avoid|cannot|can.t|don.t)\b|마세요|말고|말아|않|금지|나중|후에|또는|거나|다음|면 ",
    re.IGNORECASE,
)


def plainly(notes: str) -> str:
    """The sentences of a note that plainly say how a movement is done."""
    return "\n".join(part for part in re.split(r"[.!?;\n]+", notes) if not _HEDGED.search(part))


def name_means(
    name: str,
    language: str | None,
    category: str | None,
    equipment: str | None,
    muscles: tuple[str, ...] | None,
    instructions: str | None,
    posture: Posture | None,
) -> Recognition:
    """What a name means; see ``recognise``. ``posture`` is the one that the document declares."""
    group, _, rest = name.strip().partition("/")
    if category is None and rest and group.islower() and rest.isupper() and " " not in name.strip():
        # Watches write the category in front: leg_curl/WEIGHTED_LEG_CURL.
        category = group
    else:
        rest = name
    if category is not None and category.lower() in _YOGA:
        # Alone, "tree", "chair" or "wheel" would be something else.
        rest = f"{rest} pose"
    reading = _read(rest, language)
    question, entry = _look_up(rest)
    alike: Entry | None = None
    alike_only = entry is None
    if question is None and entry is None and not reading.unsure:
        # Noise ("exercise", "slow", "x 10") makes no other movement of it; a word that is not understood may.
        said = [
            (n.name, word)
            for n, word in zip(reading.found, reading.words, strict=True)
            if n is not None and n.name not in _NO_OTHER
        ]
        content = " ".join([word for _, word in said])
        if not reading.unknown:
            question, entry = _look_up(content)
        unqualified = " ".join([word for notion, word in said if notion != "qualifier"])
        if question is None and entry is None and (reading.unknown or unqualified != content):
            alike = _look_up(unqualified)[1]
    # The catalogue understands its own names, whatever words they are made of.
    bare = Evidence(name=reading.notions, doubt=entry is None and (reading.unsure or bool(reading.unknown)))
    evidence = bare
    if category or equipment or muscles or instructions:
        evidence = attrs.evolve(
            bare,
            category=_read(category, language).notions if category else (),
            equipment=_read(equipment, language).notions if equipment else (),
            muscles=_read(", ".join(muscles), language).notions if muscles else (),
            start=_start(instructions, language or reading.language, settles=question is not None)
            if instructions
            else None,
        )
    if entry is not None:
        facts = judge(evidence)
        beside = evidence if alike_only else attrs.evolve(evidence, name=())
        return _catalogued(
            name,
            entry,
            facts if evidence is bare else judge(bare),
            facts,
            is_reserved(beside, entry.exercise.traits.aim),
        )
    if posture is not None:
        evidence = attrs.evolve(evidence, posture=posture)
    facts = judge(evidence)
    found = facts.conclusion
    if alike is not None and not applying(alike.exercise.traits) <= found.contraindications:
        # What speaks against the movement that was understood stands, whatever the strange word means.
        found = conclude(*attrs.astuple(alike.exercise.traits, recurse=False))
    if (
        question is not None
        and found.suitability in PASSING
        and (evidence is bare or found.traits == judge(bare).conclusion.traits)
    ):
        # The name means several movements, and nothing beside it has told which.
        found = conclude(None, *attrs.astuple(found.traits, recurse=False)[1:5], None)
    answer = found.suitability
    return Recognition(
        name=name,
        traits=found.traits,
        basis=found.basis,
        contraindications=found.contraindications,
        suitability=answer,
        regions=facts.regions,
        one_sided=facts.one_sided,
        understood=not bare.doubt,
        movements=tuple([head.name for head in facts.heads]),
        near=_near(facts.heads),
        words=tuple(dict.fromkeys(filter(None, reading.words))),
        questions=_questions(found.traits, reading, question) if answer is Suitability.UNKNOWN else (),
        substitute=_substitute(answer, facts.instead),
    )


def _start(instructions: str, language: str | None, *, settles: bool) -> Start:
    """What instructions say; they settle an ambiguous name only by what they say first, and plainly."""
    start = start_of(_read(instructions, language, guess=False).found)
    if not settles or start.posture is None:
        return start
    plain = start_of(_read(plainly(instructions), language, guess=False).found)
    return start if plain.posture is start.posture else attrs.evolve(start, posture=None, seen=frozenset())


#: Letters spelled out one by one are no name.
_SPELLED = re.compile(r"(?:\b[a-z]\b\W*){4}", re.IGNORECASE)


def _look_up(name: str) -> tuple[str | None, Entry | None]:
    """What the catalogue asks about a name, or the movement it means."""
    if len(name) > _LONGEST or not name:
        return None, None
    question = catalogue.question(name)
    entry = catalogue.named(name) if question is None else None
    if (question is not None or entry is not None) and (_SPELLED.search(name) or has_picture(name)):
        return None, None
    return question, entry


def _catalogued(name: str, entry: Entry, bare: Facts, facts: Facts, reserved: bool) -> Recognition:
    """The catalogue's facts; one that the hints change or put in doubt is what the hints make of it."""
    exercise = entry.exercise
    changed = {
        fact: value
        for fact in _FACTS
        if (value := getattr(facts.conclusion.traits, fact)) != getattr(bare.conclusion.traits, fact)
        and value != getattr(exercise.traits, fact)
    }
    traits = attrs.evolve(exercise.traits, **changed) if changed else exercise.traits
    if reserved and suitability(traits) in PASSING:
        # What is told beside the movement may change how hard it is: no pass.
        changed["effort"] = None
        traits = attrs.evolve(traits, effort=None)
    answer = suitability(traits)
    if answer is Suitability.COMPATIBLE and exercise.id in RECOMMENDED:
        answer = Suitability.RECOMMENDED
    return Recognition(
        name=name,
        traits=traits,
        basis=MappingProxyType(
            {
                fact: Basis.INFERRED if fact in changed else Basis.CATALOGUED
                for fact in _FACTS
                if getattr(traits, fact) is not None
            }
        ),
        contraindications=applying(traits),
        suitability=answer,
        regions=exercise.regions,
        one_sided=exercise.one_sided,
        exercise_id=exercise.id,
        movements=(exercise.id,) if exercise.id is not None else (),
        words=(name,),
        questions=_questions(traits, None, None) if answer is Suitability.UNKNOWN else (),
        substitute=entry.substitute or _substitute(answer, facts.instead),
    )


def _read(text: str, language: str | None, *, guess: bool = True) -> Reading:
    """A text in its language, or in the one that understands most of it."""
    primary = language.replace("_", "-").partition("-")[0].lower() if language else None
    if is_cjk(text):
        reading = read(text, "cjk")
        known = primary is None or primary in CJK or primary == "en"
    elif primary in LATIN:
        return read(text, primary, guess=guess)
    else:
        reading = read(text, guess=guess)
        known = primary is None or primary in CJK
        if guess and primary is None and len(reading.unknown) > len(reading.words) // 2:
            return _read_elsewhere(text, reading)
    return reading if known else attrs.evolve(reading, unsure=True)


def _read_elsewhere(text: str, english: Reading) -> Reading:
    """The reading that leaves the fewest words; where two languages read as many differently, neither is sure."""
    readings = [
        english,
        *(attrs.evolve(read(text[:_LONGEST], other, guess=False), language=other) for other in LATIN[1:]),
    ]
    fewest = min(len(reading.unknown) for reading in readings)
    best, *others = [reading for reading in readings if len(reading.unknown) == fewest]
    return attrs.evolve(best, unsure=True) if any(other.found != best.found for other in others) else best


def _questions(traits: Traits, reading: Reading | None, question: str | None) -> tuple[str, ...]:
    """What would settle an unknown: the catalogue's own question, or one for each fact that decides."""
    if question is not None:
        return (question,)
    asked = [ask for fact, ask in _ASK.items() if getattr(traits, fact) is None]
    if traits.posture is None:
        # Whoever says how it is done says whether it gets up.
        asked.remove(_ASK["upright_phase"])
    strange = reading.unknown[:3] if reading is not None else ()
    return (*(f'What does "{word[:40]}" mean?' for word in dict.fromkeys(strange)), *asked)


def _substitute(answer: Suitability, ident: str | None) -> str | None:
    return ident if answer is Suitability.CONTRAINDICATED and ident is not None and ident in catalogue else None


@cache
def _alike() -> Mapping[str, list[str]]:
    """The ids of the catalogue by how they begin and end: ``goblet-squat`` is like any squat."""
    found: dict[str, list[str]] = {}
    for ident in catalogue.ids():
        words = ident.split("-")
        for cut in range(1, len(words)):
            found.setdefault("-".join(words[:cut]), []).append(ident)
            found.setdefault("-".join(words[cut:]), []).append(ident)
    return found


def _near(heads: Iterable[Notion]) -> tuple[str, ...]:
    near: list[str] = []
    for head in heads:
        if head.name in catalogue:
            near.append(head.name)
        near += _alike().get(head.name, ())
    return tuple(dict.fromkeys(near))[:3]
