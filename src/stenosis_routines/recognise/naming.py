"""Steps 1 to 3 for one name: read it, look it up, judge it."""

from types import MappingProxyType
from typing import Any

import attrs

from stenosis_routines.catalogue import RECOMMENDED, Entry
from stenosis_routines.contraindication import Contraindication, Suitability, applying, suitability
from stenosis_routines.exercise import Basis, LegLoad, Traits
from stenosis_routines.language.names import Reading
from stenosis_routines.recognise.caution import is_held_back
from stenosis_routines.recognise.judging import Conclusion, Facts, conclusion, judge
from stenosis_routines.recognise.lookup import Known, as_pose, look_up
from stenosis_routines.recognise.reading import Evidence, is_of_poses, read_beside, read_text, split
from stenosis_routines.recognise.recognition import FACTS, PASSING, Beside, Recognition
from stenosis_routines.recognise.suggesting import near, questions, substitute

__all__ = ["named"]


#: The answers, the most careful first.
_CARE = (
    Suitability.CONTRAINDICATED,
    Suitability.UNKNOWN,
    Suitability.UNSUPPORTED,
    Suitability.COMPATIBLE,
    Suitability.RECOMMENDED,
)


def named(name: str, beside: Beside) -> Recognition:
    """What a name means, in the light of what is said beside it.

    If it means different things in several languages, the most careful answer counts.
    """
    said, beside = split(name, beside)
    said = as_pose(said) if is_of_poses(beside.category) else said
    reading = read_text(said, beside.language)
    if not reading.rivals:
        return _as_read(name, said, reading, beside)
    return min([_as_read(name, said, one, beside) for one in (reading, *reading.rivals)], key=_care)


def _care(found: Recognition) -> tuple[int, bool, int]:
    """The lower, the more it counts. An unknown that names no movement says less than an answer that cannot pass."""
    says_little = found.suitability is Suitability.UNKNOWN and not found.movements
    answer = Suitability.UNSUPPORTED if says_little else found.suitability
    return _CARE.index(answer), says_little, -len(found.contraindications)


def _as_read(name: str, said: str, reading: Reading, beside: Beside) -> Recognition:
    """What a name means that was read in one language."""
    known = look_up(said, reading)
    # The catalogue understands its own names, whatever words they are made of.
    doubt = known.entry is None and (reading.unsure or bool(reading.unknown))
    alone = Evidence(name=reading.notions, doubt=doubt, catalogued=known.entry is not None)
    evidence = read_beside(alone, beside, beside.language or reading.language, ambiguous=known.question is not None)
    if known.entry is not None:
        return _catalogued(name, known.entry, alone, evidence, exact=known.exact)
    if beside.posture is not None:
        evidence = attrs.evolve(evidence, posture=beside.posture)
    return _inferred(name, reading, known, alone, evidence)


def _catalogued(name: str, entry: Entry, alone: Evidence, evidence: Evidence, *, exact: bool) -> Recognition:
    """The catalogue's facts. What is said beside the name may change a fact, or put it in doubt."""
    exercise, facts = entry.exercise, judge(evidence)
    changed = _changed(exercise.traits, judge(alone), facts) if evidence.has_hints else {}
    traits = attrs.evolve(exercise.traits, **changed) if changed else exercise.traits
    beside = attrs.evolve(evidence, name=()) if exact else evidence
    if suitability(traits) in PASSING and is_held_back(beside, exercise.traits.aim):
        # What is said beside the movement may change how hard it is, so it does not pass.
        changed["effort"] = None
        traits = attrs.evolve(traits, effort=None)
    answer = suitability(traits)
    if answer is Suitability.COMPATIBLE and exercise.id in RECOMMENDED:
        answer = Suitability.RECOMMENDED
    basis = {
        fact: Basis.INFERRED if fact in changed else Basis.CATALOGUED
        for fact in FACTS
        if getattr(traits, fact) is not None
    }
    return Recognition(
        name=name,
        traits=traits,
        basis=MappingProxyType(basis),
        contraindications=applying(traits),
        suitability=answer,
        regions=exercise.regions,
        one_sided=exercise.one_sided,
        exercise_id=exercise.id,
        movements=(exercise.id,) if exercise.id is not None else (),
        words=(name,),
        asks=questions(traits) if answer is Suitability.UNKNOWN else (),
        substitute=entry.substitute or substitute(answer, facts.instead),
    )


def _changed(traits: Traits, alone: Facts, facts: Facts) -> dict[str, Any]:
    """The facts of a movement that the hints beside its name change, with their new values.

    An arched back and loaded legs stand.
    """
    was, now = alone.conclusion.traits, facts.conclusion.traits
    against = applying(traits)
    stands = {
        "spine_motion": Contraindication.BACK_EXTENSION in against,
        "leg_load": Contraindication.HEAVY_HIP_LEG_LOAD in against or now.leg_load is LegLoad.NONE,
    }
    return {
        fact: value
        for fact in FACTS
        if not stands.get(fact) and (value := getattr(now, fact)) not in (getattr(was, fact), getattr(traits, fact))
    }


def _inferred(name: str, reading: Reading, known: Known, alone: Evidence, evidence: Evidence) -> Recognition:
    """The facts that the words of the name, and what is said beside it, make known."""
    facts = judge(evidence)
    found = _held_back(facts.conclusion, known, alone)
    answer = found.suitability
    asks: tuple[str, ...] = ()
    if answer is Suitability.UNKNOWN:
        asks = questions(found.traits, reading.unknown[:3]) if known.question is None else (known.question,)
    return Recognition(
        name=name,
        traits=found.traits,
        basis=found.basis,
        contraindications=found.contraindications,
        suitability=answer,
        regions=facts.regions,
        one_sided=facts.one_sided,
        # A name of nothing but noise ("x") says nothing of the movement.
        understood=not alone.doubt and any(alone.name),
        movements=tuple([head.name for head in facts.heads]),
        near=near(facts.heads),
        words=tuple(dict.fromkeys(filter(None, reading.words))),
        asks=asks,
        substitute=substitute(answer, facts.instead),
    )


def _held_back(found: Conclusion, known: Known, alone: Evidence) -> Conclusion:
    """The conclusion, unless the catalogue knows better."""
    if known.alike is not None and not applying(known.alike.exercise.traits) <= found.contraindications:
        # What speaks against the movement that was understood stands, whatever the strange word means.
        return conclusion(known.alike.exercise.traits)
    if known.question is None or found.suitability not in PASSING:
        return found
    if found.traits == judge(alone).conclusion.traits:
        # The name means several movements, and what is said beside it does not say which.
        return conclusion(attrs.evolve(found.traits, posture=None, upright_phase=None))
    return found
