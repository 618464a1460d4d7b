"""What an exercise name means: facts with their basis, or the question that would settle it."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

import attrs

from stenosis_routines.answers import Answers, NameAnswer
from stenosis_routines.catalogue import RECOMMENDED, normalise
from stenosis_routines.contraindication import LYING, Contraindication, Suitability, applying, suitability
from stenosis_routines.exercise import NO_HINTS, NO_TRAITS, Basis, Exercise, Posture, Region, Traits

__all__ = ["Recognition", "recognise", "recognise_exercise"]

_FACTS = tuple(attrs.fields_dict(Traits))

#: What a movement that passes is.
PASSING = frozenset({Suitability.RECOMMENDED, Suitability.COMPATIBLE})

#: Longer names and instructions are answered, but not remembered.
_REMEMBERED = 5000


@attrs.frozen(kw_only=True, cache_hash=True)
class Recognition:
    """What is known of a movement, and on what it rests."""

    #: The name as it was given.
    name: str
    #: The facts; what is not known is ``None``.
    traits: Traits
    #: How each known fact is known, by the name of its trait.
    basis: Mapping[str, Basis] = attrs.field(hash=False)
    #: Those of the three that apply; one that the name brings stands whatever the document declares.
    contraindications: frozenset[Contraindication]
    #: What the facts come to.
    suitability: Suitability
    #: The parts of the body it is for; empty is unknown.
    regions: frozenset[Region] = frozenset()
    #: Whether it works one side at a time; ``None`` is unknown.
    one_sided: bool | None = None
    #: The catalogue's id, where the name means exactly that movement.
    exercise_id: str | None = None
    #: Whether every word of the name was understood; of a name that was not, only what speaks against it counts.
    understood: bool = True
    #: The movements that it is: ids of the catalogue, or movements of the lexicon.
    movements: tuple[str, ...] = ()
    #: Up to three ids of movements of the catalogue that are alike.
    near: tuple[str, ...] = ()
    #: The words the answer rests on, as they were read.
    words: tuple[str, ...] = ()
    #: What would settle the answer; empty unless it is unknown.
    questions: tuple[str, ...] = ()
    #: The catalogue's lying-down movement for the same joint, where one is right.
    substitute: str | None = None
    #: Where what a document declares or an expert answered and what the name says contradict each other.
    conflicts: tuple[str, ...] = ()


def recognise(
    name: str,
    *,
    language: str | None = None,
    category: str | None = None,
    equipment: str | None = None,
    muscles: Iterable[str] | None = None,
    instructions: str | None = None,
    answers: Answers | None = None,
) -> Recognition:
    """What a name means, in the light of what is said beside it.

    A movement of the catalogue is looked up; any other name is read word by word. What is not understood stays
    unknown and cannot pass; a contraindication that was found stands all the same.

    ``language`` is a BCP 47 tag; ``None`` is not told. English, German, Spanish, French, Korean, Japanese and
    Chinese are read; a name in another language is unknown.

    ``answers`` are what an expert has settled. They settle a name that is not known; they never clear one that is known
    to be advised against, which is a conflict.

    >>> recognise("Barbell back squat").suitability
    <Suitability.CONTRAINDICATED: 'contraindicated'>
    >>> recognise("Hamstring stretch").questions
    ('Is it done lying on the back, sitting or standing?',)
    >>> recognise("Hamstring stretch", instructions="Lie on your back and raise one leg.").suitability
    <Suitability.COMPATIBLE: 'compatible'>
    """
    said = None if muscles is None else tuple(muscles)
    if answers is not None and (answer := answers.name(name)) is not None:
        remembered = len(instructions or "") <= _REMEMBERED
        return (_settled if remembered else _settled.__wrapped__)(
            answer, name, language, category, equipment, said, instructions, None, ""
        )
    if len(name) > _REMEMBERED or (instructions is not None and len(instructions) > _REMEMBERED):
        return _recognise.__wrapped__(name, language, category, equipment, said, instructions, None)
    return _recognise(name, language, category, equipment, said, instructions, None)


@lru_cache(maxsize=8192)
def _recognise(
    name: str,
    language: str | None,
    category: str | None,
    equipment: str | None,
    muscles: tuple[str, ...] | None,
    instructions: str | None,
    posture: Posture | None,
) -> Recognition:
    from stenosis_routines.recognise.naming import name_means  # the grammar is not read before a name is

    return name_means(name, language, category, equipment, muscles, instructions, posture)


def recognise_exercise(exercise: Exercise, notes: str = "", answers: Answers | None = None) -> Recognition:
    """What is known of a movement: what its document declares, and what its name means.

    Declared facts beat inferred ones; but a contraindication that the name or the id brings stands, and a movement
    does not pass on facts that contradict what its name is known to mean; ``conflicts`` says so. Hints are read for
    evidence; notes only settle a name that is unknown without them. An id alone clears nothing. ``answers`` are as for
    ``recognise``.
    """
    answer = None if answers is None else answers.name(exercise.name)
    plain = exercise.traits is NO_TRAITS and exercise.hints is NO_HINTS and exercise.id is None
    if plain and not exercise.regions and exercise.one_sided is None:
        if answer is not None:
            return _settled(answer, exercise.name, None, None, None, None, None, None, notes)
        return _noted(exercise.name, None, None, None, None, None, None, notes)  # by far the most of them
    return _declared(exercise, notes, answer)


@lru_cache(maxsize=8192)
def _noted(
    name: str,
    language: str | None,
    category: str | None,
    equipment: str | None,
    muscles: tuple[str, ...] | None,
    instructions: str | None,
    posture: Posture | None,
    notes: str,
) -> Recognition:
    named = _recognise(name, language, category, equipment, muscles, instructions, posture)
    if named.suitability not in (Suitability.UNKNOWN, Suitability.UNSUPPORTED) or not (notes or instructions):
        return named
    from stenosis_routines.recognise.naming import plainly

    found, told = named, plainly(notes) if notes and named.suitability is Suitability.UNKNOWN else ""
    if told:
        how = f"{instructions}\n{told}" if instructions else told
        found = _recognise(name, language, category, equipment, muscles, how, posture)
    from stenosis_routines.language import families, meant, read, settles

    if found.suitability in PASSING or found.contraindications:
        return found
    how = "\n".join(filter(None, (instructions, notes)))
    lying = found.traits.posture in LYING
    movement = meant(name, read(name, language), read(how, language), lying=lying)
    if movement is None:
        return found
    alike = settles(name) or families(found.movements) & families((movement,))
    if found.suitability is not Suitability.UNKNOWN and not alike:
        return found  # what the name means is known, and is another movement
    known = _recognise(movement, None, category, equipment, muscles, None, posture)
    basis = dict.fromkeys(known.basis, Basis.INFERRED)
    return attrs.evolve(known, name=name, basis=MappingProxyType(basis), words=found.words)


#: What is said beside a movement is judged by what it makes of this one, which passes by itself.
_GENTLE = "ankle-flexion"


@lru_cache(maxsize=8192)
def _settled(
    answer: NameAnswer,
    name: str,
    language: str | None,
    category: str | None,
    equipment: str | None,
    muscles: tuple[str, ...] | None,
    instructions: str | None,
    posture: Posture | None,
    notes: str,
) -> Recognition:
    """What a name means that an expert has settled.

    What is said beside the name counts as it does beside a movement of the catalogue. A contraindication that the name
    itself brings stands, and so does what a name is known to mean where the answer would make it pass.
    """
    from stenosis_routines.recognise.naming import _YOGA

    named = _noted(name, language, category, equipment, muscles, instructions, posture, notes)
    if category is not None and category.lower() in _YOGA:
        category = None  # it makes another name of the name, and the answer has settled that
    beside = (language, category, equipment, muscles, instructions, posture, notes)
    if answer.is_ is not None:
        meant = _noted(answer.is_, *beside)
        traits, basis = meant.traits, dict(meant.basis)
        basis |= {fact: Basis.ANSWERED for fact, how in basis.items() if how is Basis.CATALOGUED}
    else:
        answered = {fact: value for fact in _FACTS if (value := getattr(answer.facts, fact)) is not None}
        informed = _noted(name, *beside[:-2], answer.facts.posture or posture, notes)
        traits = attrs.evolve(informed.traits if informed.understood else NO_TRAITS, **answered)
        if suitability(traits) in PASSING and _noted(_GENTLE, *beside).suitability not in PASSING:
            traits = attrs.evolve(traits, effort=None)
        basis = {
            fact: Basis.ANSWERED if fact in answered else informed.basis[fact]
            for fact in _FACTS
            if getattr(traits, fact) is not None
        }
        applies = informed.contraindications | applying(traits)
        meant = attrs.evolve(informed, contraindications=applies, suitability=suitability(traits))
    says_otherwise = f"the answer of {answer.who} says otherwise"
    cleared = named.contraindications - applying(traits)
    if cleared:
        conflicts = [f"the name says {which.replace('_', ' ')}, {says_otherwise}" for which in sorted(cleared)]
        against = named.contraindications | meant.contraindications
        return attrs.evolve(named, contraindications=against, conflicts=tuple(conflicts))
    if meant.suitability in PASSING and named.suitability is Suitability.UNSUPPORTED:
        return attrs.evolve(named, conflicts=(f"what the name means is known, {says_otherwise}",))
    return attrs.evolve(
        meant,
        name=name,
        traits=traits,
        basis=MappingProxyType(basis),
        suitability=Suitability.CONTRAINDICATED if meant.contraindications else meant.suitability,
        regions=meant.regions | named.regions,
        understood=True,
        words=(name,),
        questions=(),
        substitute=meant.substitute or named.substitute,
    )


@lru_cache(maxsize=8192)
def _declared(exercise: Exercise, notes: str, settled: NameAnswer | None) -> Recognition:
    hints, facts = exercise.hints, exercise.traits
    context = (hints.language, hints.category, hints.equipment, hints.muscles or None, hints.instructions)
    name = exercise.name
    if exercise.id in RECOMMENDED and normalise(name) == normalise(exercise.id):
        # The id as a name may mean other movements on other pages, but not in a document that uses our ids.
        name = exercise.id
    if settled is None:
        named = attrs.evolve(_noted(name, *context, facts.posture, notes), name=exercise.name)
    else:
        named = _settled(settled, name, *context, facts.posture, notes)
        named = named if name == exercise.name else attrs.evolve(named, name=exercise.name)
    against = named.contraindications
    doubted = against - applying(named.traits)  # a conflict with the answer, which is named already
    if exercise.id is not None and exercise.id != named.exercise_id:
        against |= recognise(exercise.id).contraindications
    declared = {fact: value for fact in _FACTS if (value := getattr(facts, fact)) is not None}
    known = named.traits if named.understood else NO_TRAITS
    traits = attrs.evolve(known, **declared) if declared else named.traits
    applies = applying(traits)
    conflicts = [
        *named.conflicts,
        *(
            f"the name says {which.replace('_', ' ')}, the document declares otherwise"
            for which in sorted(against - applies - doubted)
        ),
    ]
    against |= applies
    answer = Suitability.CONTRAINDICATED if against else suitability(traits)
    if answer is Suitability.COMPATIBLE and named.suitability not in PASSING:
        denied = [fact for fact in declared if getattr(named.traits, fact) not in (None, declared[fact])]
        conflicts += [f"the name says another {fact.replace('_', ' ')} than the document declares" for fact in denied]
        answer = Suitability.UNKNOWN if denied else answer
    if answer is Suitability.COMPATIBLE and named.exercise_id in RECOMMENDED:
        answer = Suitability.RECOMMENDED
    basis = {
        fact: Basis.DECLARED
        for fact in declared
        if traits != named.traits or named.basis.get(fact) not in (Basis.CATALOGUED, Basis.ANSWERED)
    }
    return attrs.evolve(
        named,
        traits=traits,
        basis=MappingProxyType({**named.basis, **basis}),
        contraindications=against,
        suitability=answer,
        regions=exercise.regions | named.regions,
        one_sided=named.one_sided if exercise.one_sided is None else exercise.one_sided,
        questions=named.questions if answer is Suitability.UNKNOWN else (),
        conflicts=tuple(conflicts),
    )
