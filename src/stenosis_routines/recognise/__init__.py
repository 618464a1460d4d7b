"""What an exercise name means: facts with their basis, or the question that would settle it.

The way of a name, a module for each step:

1. `reading`: the words of the name and of the hints beside it become notions (`instructions`: where a how-to starts).
2. `lookup`: the catalogue says which movement the name means, if it has the name.
3. `judging`: the notions become facts, by the order of evidence (`gathering`, `posture`, `caution`).
4. `settling`: a how-to and notes settle a name that does not pass without them.
5. `answering` and `declaring` add what an expert answered and what the document declares. Neither clears a name.

`naming` does the first three for one name; `suggesting` adds what to ask, what is similar and what to do instead.
"""

from collections.abc import Iterable
from functools import lru_cache

from stenosis_routines._fields import comma_text, line_text, text_list
from stenosis_routines.answers import Answers, NameAnswer
from stenosis_routines.errors import InvalidValueError
from stenosis_routines.exercise import NO_TRAITS, Exercise
from stenosis_routines.recognise.recognition import NOTHING, PASSING, Beside, Recognition

__all__ = ["PASSING", "Recognition", "mentions_movement", "recognise", "recognise_exercise"]

#: Answers that each step remembers.
_REMEMBERED = 8192

#: Longer names and instructions are answered, but not remembered.
_LONG = 5000


def recognise(
    name: str,
    *,
    language: str | None = None,
    category: str | Iterable[str] | None = None,
    equipment: str | Iterable[str] | None = None,
    muscles: str | Iterable[str] | None = None,
    instructions: str | Iterable[str] | None = None,
    answers: Answers | None = None,
) -> Recognition:
    """What a name means, in the light of what is said beside it.

    A movement of the catalogue is looked up; any other name is read word by word. What is not understood stays
    unknown and cannot pass; a contraindication that was found stands all the same.

    ``language`` is a BCP 47 tag; ``None`` means unknown. Names in English, German, Spanish, French, Portuguese,
    Italian, Dutch, Korean, Japanese and Chinese are read; a name in another language is unknown. Without a tag, a name
    that means different things in several languages has the most careful of the answers.

    ``category``, ``equipment``, ``muscles`` and ``instructions`` are a text or a list of texts; ``None`` and an empty
    list are unknown. Every member of a list counts.

    ``answers`` are what an expert has settled. They settle an unknown name; they never clear a name that is known
    to be advised against, which is a conflict.

    Raises:
        InvalidValueError: a hint is neither a text nor a list of texts.

    >>> recognise("Barbell back squat").suitability
    <Suitability.CONTRAINDICATED: 'contraindicated'>
    >>> recognise("Hamstring stretch").questions
    ('Is it done lying on the back, sitting or standing?',)
    >>> recognise("Hamstring stretch", instructions="Lie on your back and raise one leg.").suitability
    <Suitability.COMPATIBLE: 'compatible'>
    """
    is_long = len(name) > _LONG
    if language is None and category is None and equipment is None and muscles is None and instructions is None:
        beside = NOTHING  # by far the most of them
    else:
        if language is not None and not isinstance(language, str):
            raise InvalidValueError("language", "a text", language)
        how = line_text(instructions, "instructions")
        is_long = is_long or (how is not None and len(how) > _LONG)
        make = Beside if is_long else _beside
        hints = comma_text(category, "category"), comma_text(equipment, "equipment"), text_list(muscles, "muscles")
        beside = make(language, *hints, how)
    if answers is not None and (answer := answers.name(name)) is not None:
        return (_answered.__wrapped__ if is_long else _answered)(name, beside, "", answer)
    return (_named.__wrapped__ if is_long else _named)(name, beside)


def mentions_movement(text: str) -> bool:
    """Whether anything in a text is a movement or a posture that is known."""
    return recognise(text).traits != NO_TRAITS


def recognise_exercise(exercise: Exercise, notes: str = "", answers: Answers | None = None) -> Recognition:
    """What is known of a movement: what its document declares, and what its name means.

    Declared facts beat inferred ones, with two limits. A contraindication that the name or the id brings stands, and a
    movement does not pass on facts that contradict what its name is known to mean, nor with the id of another movement
    that does not; ``conflicts`` says so. Hints are read for evidence; notes only where the name is unknown without
    them, or is usually done elsewhere than lying down ("deep breathing"). An id alone clears nothing. ``answers`` are
    as for ``recognise``.
    """
    answer = None if answers is None else answers.name(exercise.name)
    if not exercise.is_plain:
        return _declared(exercise, notes, answer)
    if answer is not None:
        return _answered(exercise.name, NOTHING, notes, answer)
    return _settled(exercise.name, NOTHING, notes)  # by far the most of them


#: Finding what is said beside a name takes a third of the time that making it does.
_beside = lru_cache(_REMEMBERED)(Beside)


# The steps are imported when a name needs them: making their values takes as long as everything else here.


@lru_cache(_REMEMBERED)
def _named(name: str, beside: Beside) -> Recognition:
    from stenosis_routines.recognise.naming import named

    return named(name, beside)


@lru_cache(_REMEMBERED)
def _settled(name: str, beside: Beside, notes: str) -> Recognition:
    from stenosis_routines.recognise.settling import settled

    return settled(_named(name, beside), beside, notes)


@lru_cache(_REMEMBERED)
def _answered(name: str, beside: Beside, notes: str, answer: NameAnswer) -> Recognition:
    from stenosis_routines.recognise.answering import answered

    return answered(_settled(name, beside, notes), answer, beside, notes)


@lru_cache(_REMEMBERED)
def _declared(exercise: Exercise, notes: str, answer: NameAnswer | None) -> Recognition:
    from stenosis_routines.recognise.declaring import declared, name_of

    name, beside = name_of(exercise), Beside.of(exercise.hints, exercise.traits.posture)
    found = _settled(name, beside, notes) if answer is None else _answered(name, beside, notes, answer)
    by_id = None if exercise.id in (None, found.exercise_id) else _named(exercise.id, NOTHING)
    return declared(exercise, found, by_id)
