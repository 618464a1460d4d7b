"""What each shape of statements and clauses bears, so that a change of a list of kinds or meanings in the code shows.

A few statements of golden.tsv that have a shape are changed in one thing: a kind or a meaning of its words, a motion, a
part, a name or the like is added, taken away, or stands in place of another. ``bears.txt`` holds with which of these
changes they still have it. Its last entry does so for statements that raise no question.
"""

import os
from functools import cache
from itertools import pairwise
from pathlib import Path

import attrs
from tests.language.test_golden import (
    BESIDE_OTHERS,
    FIRST,
    OF_CLAUSE,
    OF_CLAUSES,
    OF_STATEMENT,
    OF_STATEMENTS,
    SENTENCES,
)

from stenosis_routines.language import doubts, read
from stenosis_routines.language.piece import Amount
from stenosis_routines.language.steps import Step

FILE = Path(__file__).parent / "bears.txt"
#: How many of the shortest sentences are searched, and how many statements are tried of each shape.
SHORTEST, EXAMPLES, UNQUESTIONED = 4000, 4, 40


def raises_no_question(clause):
    return not list(doubts([clause], FIRST))


SHAPES = (*OF_CLAUSE, *OF_CLAUSES, *OF_STATEMENTS, *OF_STATEMENT, *BESIDE_OTHERS, raises_no_question)


@cache
def clauses():
    """Clauses, each with the one before it."""
    texts = [read(text) for text in sorted(SENTENCES, key=len)[:SHORTEST]]
    return [(before, clause) for found in texts for before, clause in pairwise((None, *found))]


@cache
def changes():
    """What may be added to a statement, each as a name and a function that adds it."""
    pieces = [piece for _, clause in clauses() for piece in clause.pieces]
    steps = [step for piece in pieces for step in piece.steps]
    more = {
        "kinds": {kind for piece in pieces for kind in piece.kinds if kind},
        "values": {value for piece in pieces for value in piece.values},
        "motion": {step.motion for step in steps},
        "part": {part for step in steps for part, _ in step.parts},
        "role": {role for step in steps for role in step.roles},
        "join": {piece.join for piece in pieces},
        "unit": {amount.unit for piece in pieces for amount in piece.amounts},
        "other": {"names", "demands", "unknown", "parts"},
    }
    return [(what, field) for field, known in more.items() for what in sorted(known)]


def added(piece, what, field):
    match field:
        case "kinds" | "values":
            return attrs.evolve(piece, **{field: {*getattr(piece, field), what}})
        case "motion":
            return attrs.evolve(piece, steps=[*piece.steps, Step(what)])
        case "part" | "role" if piece.steps:
            *steps, last = piece.steps
            with_it = (
                attrs.evolve(last, parts=(*last.parts, (what, "any")))
                if field == "part"
                else attrs.evolve(last, roles=type(last.roles)((*last.roles, what)))
            )
            return attrs.evolve(piece, steps=[*steps, with_it])
        case "join":
            return attrs.evolve(piece, join=what)
        case "unit":
            return attrs.evolve(piece, amounts=[*piece.amounts, Amount(10, 10, what)])
        case "other":
            return attrs.evolve(piece, **{what: [*getattr(piece, what), "more"]})
    return piece


def taken(piece):
    """A statement without each of its kinds, meanings, steps, words and negations, and what is taken away."""
    for kind in sorted(kind for kind in piece.kinds if kind):
        yield kind, attrs.evolve(piece, kinds=piece.kinds - {kind})
    for value in sorted(piece.values):
        yield value, attrs.evolve(piece, values=piece.values - {value})
    for at, step in enumerate(piece.steps):
        yield step.motion, attrs.evolve(piece, steps=[*piece.steps[:at], *piece.steps[at + 1 :]])
    for words in ("names", "demands", "unknown", "parts", "amounts"):
        if getattr(piece, words):
            yield words, attrs.evolve(piece, **{words: []})
    for more in (-1, 1):
        yield f"{more:+}", attrs.evolve(piece, negations=piece.negations + more)


def examples(shape):
    """Statements that have a shape, each of other kinds of words, with a function that asks it of one in its place."""
    found, most = {}, UNQUESTIONED if shape is raises_no_question else EXAMPLES
    for before, clause in clauses():
        for at, piece in enumerate(clause.pieces):
            kinds = frozenset(piece.kinds)
            if kinds not in found and not (shape in OF_CLAUSES and before is None):
                asked = asks(shape, before, clause, at)
                if asked(piece):
                    found[kinds] = piece, asked
                    if len(found) == most:
                        return list(found.values())
    return list(found.values())


def asks(shape, before, clause, at):
    if shape in OF_STATEMENT:
        return shape

    def asked(piece):
        pieces = (*clause.pieces[:at], piece, *clause.pieces[at + 1 :])
        if shape in OF_STATEMENTS:
            return shape(pieces)
        if shape in BESIDE_OTHERS:
            return shape(piece, pieces)
        changed = attrs.evolve(clause, pieces=pieces)
        return shape(changed, before) if shape in OF_CLAUSES else shape(changed)

    return asked


def bears(shape):
    """What stands in bears.txt for a shape."""
    lines = [shape.__name__]
    for piece, asked in examples(shape):
        still = [one for one in changes() if asked(added(piece, *one))]
        never = [one for one in changes() if one not in set(still)]
        lines.append(f"  {piece.text!r}")
        lines.append(f"    with {named(still)}" if len(still) <= len(never) else f"    not with {named(never)}")
        if sorts := list(not_at_once(piece, asked, still)):
            lines.append(f"    not all at once of {' '.join(sorts)}")
        for gone, rest in taken(piece):
            if asked(rest):
                lines.append(f"    without {gone}")
            elif instead := [one for one in changes() if one[0] != gone and asked(added(rest, *one))]:
                lines.append(f"    for {gone} {named(instead)}")
    return "\n".join(lines)


def not_at_once(piece, asked, still):
    """Of which sorts it does not bear all at once that it bears alone: kinds, or meanings such as "demand"."""
    sorts = {}
    for what, field in still:
        if field in ("kinds", "values"):
            sorts.setdefault(field if field == "kinds" else what.partition(":")[0], []).append((what, field))
    for sort, those in sorts.items():
        more = piece
        for what, field in those:
            more = added(more, what, field)
        if not asked(more):
            yield sort


def named(these):
    return " ".join(what or "-" for what, _ in these)


def test_shapes_bear_what_was_approved():
    found = "\n".join((*map(bears, SHAPES), ""))
    if os.environ.get("APPROVE"):
        FILE.write_text(found, encoding="utf-8")
    assert found.splitlines() == FILE.read_text(encoding="utf-8").splitlines()
