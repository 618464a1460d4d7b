"""SR607 and SR608: what texts ask for beside what is prescribed, and what in them nobody understood."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from stenosis_routines.catalogue import catalogue
from stenosis_routines.contraindication import LYING, Suitability
from stenosis_routines.exercise import NO_HINTS
from stenosis_routines.language import Clause, Stance, doubts, families, read
from stenosis_routines.language.notions import lexicon
from stenosis_routines.recognise import PASSING, recognise
from stenosis_routines.rules.rulebook import Example, Fault, Item, Remedy, RemedyKind, Rule, Severity, Subject

__all__ = ["TEXT_RULES"]

_ASK_WHICH = Remedy(kind=RemedyKind.ASK, text="Is this to be done? Prescribe it as a movement of its own, or take it out.")
_ASK_WHAT = Remedy(kind=RemedyKind.ASK, text="What does this ask the person to do?")


class Reading(NamedTuple):
    """What a text comes to beside a movement."""

    #: What it asks for, or may ask for, that is advised against.
    asked: tuple[str, ...]
    #: Its clauses that are not accounted for, each with the words that are not.
    doubtful: tuple[tuple[Clause, tuple[str, ...]], ...]


@lru_cache(maxsize=4096)
def reading(text: str, tables: frozenset[str], language: str | None) -> Reading:
    """What a text asks for and leaves open beside movements with these tables of steps."""
    clauses = read(text, language)
    doubtful = tuple(doubts(clauses, tables))
    asked = dict.fromkeys(words for clause in clauses for words in _asked(clause))
    return Reading(tuple(asked), doubtful)


def _asked(clause: Clause) -> Iterator[str]:
    """What a clause asks for, or may ask for, that is no movement that passes."""
    for piece in clause.pieces:
        if clause.stance is Stance.WARNS and piece.negations:
            continue
        if piece.join == "if" and "feel:bad" in piece.values:
            continue  # "if walking hurts, lie down": what follows is judged by itself
        for name in piece.names:
            if not _passes(name):
                yield name.removeprefix("=").replace("-", " ")
        if "position:upright" in piece.values:
            yield piece.text
        for amount in piece.amounts:
            if amount.unit == "kg":
                yield f"{amount.low:g} kg"


@lru_cache(maxsize=4096)
def _passes(name: str) -> bool:
    """Whether a name in a text is of a movement that passes, or of a way to lie."""
    if name.startswith("="):
        notion = lexicon().notions[name[1:]]
        return notion.kind == "position" and (notion.posture in LYING or "lying" in notion.marks)
    return recognise(name).suitability in PASSING


@lru_cache(maxsize=4096)
def _label(text: str) -> tuple[str, ...]:
    """The movements advised against that a label names."""
    return tuple(
        name
        for clause in read(text)
        for piece in clause.pieces
        if not piece.negations
        for name in piece.names
        if name[0] != "=" and recognise(name).suitability is Suitability.CONTRAINDICATED
    )


def _tables(item: Item) -> frozenset[str]:
    return families((*item.recognition.movements, item.exercise.id or ""))


def _texts(item: Item) -> Iterator[str]:
    hints = item.exercise.hints
    if item.prescription.notes:
        yield item.prescription.notes
    if hints is not NO_HINTS and hints.instructions:
        yield hints.instructions


def _labels(item: Item) -> Iterator[str]:
    hints = item.exercise.hints
    yield from filter(None, (item.prescription.group, hints.category, *hints.muscles))


def _said_beside(item: Item) -> Iterator[Reading]:
    tables = _tables(item)
    for text in _texts(item):
        yield reading(text, tables, item.exercise.hints.language)


def _text_says_more(item: Item) -> Iterable[Fault]:
    if item.suitability not in PASSING:
        return
    asked = [words for said in _said_beside(item) for words in said.asked]
    asked += [words for label in _labels(item) for words in _label(label)]
    if asked:
        yield _more(asked)


def _text_not_understood(item: Item) -> Iterable[Fault]:
    if item.suitability not in PASSING:
        return
    for said in _said_beside(item):
        if said.doubtful and not said.asked:
            yield _strange(said)


def _of_the_routine(subject: Subject) -> Iterator[tuple[str, Reading]]:
    tables = frozenset().union(*map(_tables, subject.items))
    for path, text in subject.texts():
        yield path, reading(text, tables, None)


def _routine_says_more(subject: Subject) -> Iterable[Fault]:
    for path, said in _of_the_routine(subject):
        if said.asked:
            yield _more(said.asked, path)
    for path, label in subject.labels():
        if words := _label(label):
            yield _more(words, path)


def _routine_not_understood(subject: Subject) -> Iterable[Fault]:
    for path, said in _of_the_routine(subject):
        if said.doubtful and not said.asked:
            yield _strange(said, path)


def _more(words: Iterable[str], path: str | None = None) -> Fault:
    return Fault(f'asks for what is advised against: "{", ".join(dict.fromkeys(words))}"', _ASK_WHICH, path=path)


def _strange(said: Reading, path: str | None = None) -> Fault:
    words = dict.fromkeys(word for _, words in said.doubtful for word in words)
    return Fault(f'not understood: "{", ".join(words)}"', _ASK_WHAT, path=path)


TEXT_RULES = (
    Rule(
        code="SR607",
        name="text-says-more",
        severity=Severity.WARNING,
        summary="a text asks for, or may ask for, something that is advised against",
        rationale="What a note or a title asks for is asked for, even where no prescription says so.",
        citations=("P1", "A07", "A08"),
        each=_text_says_more,
        whole=_routine_says_more,
        examples=(
            Example(
                fires=True, routine="session,exercise,reps,notes\nA,Lying ankle pump,10,do it standing at a chair\n"
            ),
            Example(fires=True, routine="session,exercise,reps,notes\nA,Lying ankle pump,10,with 2 kg ankle weights\n"),
            Example(fires=False, routine="session,exercise,reps,notes\nA,Lying ankle pump,10,do not stand up\n"),
        ),
    ),
    Rule(
        code="SR608",
        name="text-not-understood",
        severity=Severity.WARNING,
        summary="words of a text that were not understood",
        rationale=(
            "What was not understood may ask for anything, so it never passes. Every word of a note, an instruction or "
            "a sentence of advice is accounted for: as a step that the movement ordinarily has, as advice, or as frame."
        ),
        citations=("P1",),
        each=_text_not_understood,
        whole=_routine_not_understood,
        examples=(
            Example(fires=True, routine="session,exercise,reps,notes\nA,Lying ankle pump,10,then grizzle the leg\n"),
            Example(fires=False, routine="session,exercise,reps,notes\nA,Lying ankle pump,10,slowly\n"),
        ),
    ),
)
_ = catalogue
