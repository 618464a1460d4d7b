"""Sentences of our own with what they come to, so that a change of the words or the code shows whatever it changes.

``golden.tsv`` holds what they mean: whether they ask or warn, and a language that is not read; what is in question
beside five movements ("all" of a sentence, "=" for the same as beside the first); topics, and what is left without
them; amounts. ``readings.txt`` holds what was read. Below each sentence a line for each statement has its shapes
(those of the clause before those of its first statement), its join, its words if they are not all of the sentence,
motions and amounts, what names a movement, asks for more or is unknown, the movements that its steps alone may mean,
the kinds of its words but small ones, and their meanings. ``names.tsv`` holds what is read in the names of
``recognise/golden.tsv``: another language than English, "?" for doubt, the notions, the unknown words, the facts that
they come to or that would settle them, and the movements with the parts of the body.
``unseen.txt`` holds the phrases of lists, as in shapes.toml, that no sentence has; it gets only shorter.
"""

import inspect
import os
import re
from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path

import pytest

from stenosis_routines._data import toml
from stenosis_routines.language import (
    avoided,
    contact,
    doubts,
    families,
    felt,
    harming,
    judging,
    left_open,
    playing_down,
    read,
    shapes,
    warning,
)
from stenosis_routines.language.asked import asked, loose
from stenosis_routines.language.piece import Clause, Piece
from stenosis_routines.language.steps import settled
from stenosis_routines.language.topics import all_said, without
from stenosis_routines.language.unread import seems
from stenosis_routines.language.vocabulary import listed
from stenosis_routines.recognise import recognise
from stenosis_routines.recognise.reading import read_text
from stenosis_routines.recognise.recognition import FACTS

FOLDER = Path(__file__).parent
HEAD, *LINES = (FOLDER / "golden.tsv").read_text(encoding="utf-8").splitlines()
NAMES = [
    line.partition("\t")[0]
    for line in (FOLDER.parent / "recognise" / "golden.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
SENTENCES = [line.partition("\t")[0].replace("\\n", "\n") for line in LINES]
BESIDE = ("knee-to-chest", "leg-raise", "knee-rolls", "breathing", "supine-posterior-pelvic-tilt")
FIRST, *OTHERS = (families([movement]) for movement in BESIDE)

#: Whose functions answer yes or no about statements and clauses.
SHAPES = (avoided, contact, felt, harming, judging, left_open, playing_down, shapes, warning)


def shapes_of(*what):
    """Those that ask about this; not the one that is true of most statements."""
    for module in SHAPES:
        for shape in (getattr(module, name) for name in module.__all__ if name != "does_more"):
            if inspect.isfunction(shape):
                asked_about = inspect.signature(shape)
                kinds = tuple(one.annotation for one in asked_about.parameters.values())
                if kinds == what and asked_about.return_annotation is bool:
                    yield shape


OF_CLAUSE, OF_CLAUSES = tuple(shapes_of(Clause)), (*shapes_of(Clause, Clause), shapes.points_back)
OF_STATEMENTS, OF_STATEMENT = tuple(shapes_of(Sequence[Piece])), tuple(shapes_of(Piece))
BESIDE_OTHERS, BEFORE_NEXT = tuple(shapes_of(Piece, Sequence[Piece])), tuple(shapes_of(Piece, Piece))


def comes_to(text):
    """A line of golden.tsv, in the order of its head."""
    clauses = read(text)
    foreign = [f"({language})"] if (language := seems([text])) else []
    stances = " ".join((*(clause.stance for clause in clauses), *foreign))
    first, *others = (in_question(clauses, tables) for tables in (FIRST, *OTHERS))
    others = ("=" if words == first else words for words in others)
    amounts = (f"{one.field} {'?' if one.amount is None else f'{one.amount:g}'} ({one.words})" for one in asked(text))
    loosely = (f"loose {number}" for number in loose(text))
    topics = (f"{topic}: {words} -> {without(topic, text)}" for topic, words in sorted(all_said(text).items()))
    row = "\t".join((text, stances, first, *others, "; ".join(topics), ", ".join((*amounts, *loosely))))
    return row.replace("\n", "\\n")


def in_question(clauses, tables):
    asked_about = [(clause, word) for clause, words in doubts(clauses, tables) for word in words]
    return "; ".join(dict.fromkeys("all" if word == bare(clause) else word for clause, word in asked_about))


def bare(clause):
    return clause.text.rstrip(".!?。！？")


def reading(text):
    """What stands in readings.txt for a sentence."""
    lines, before = [text.replace("\n", "\\n")], None
    for clause in read(text):
        marks = [clause.stance, *["listed"] * clause.listed, *["supposed"] * clause.supposed]
        marks += has(OF_CLAUSE, clause) + has(OF_STATEMENTS, clause.pieces)
        marks += has(OF_CLAUSES, clause, before) if before is not None else has((shapes.points_back,), clause, None)
        before = clause
        for piece, after in zip_longest(clause.pieces, clause.pieces[1:]):
            marks += has(OF_STATEMENT, piece) + has(BESIDE_OTHERS, piece, clause.pieces)
            marks += has(BEFORE_NEXT, piece, after) if after is not None else []
            words = [repr(piece.text)] * (piece.text != bare(clause))
            line = (*[piece.join] * bool(piece.join), *words, *what_is_read(piece))
            lines.append(f"  {' '.join(marks)}: {' '.join(line)}")
            marks = ["|"]
    return "\n".join(lines)


def has(asked_about, *what):
    return [shape.__name__ for shape in asked_about if shape(*what)]


def what_is_read(piece):
    yield from ["NOT"] * piece.negations
    yield from (f"<{' '.join((step.motion, *parts(step.parts), *step.roles))}>" for step in piece.steps)
    yield from (f"<{'-'.join(dict.fromkeys((f'{low:g}', f'{high:g}')))} {unit}>" for low, high, unit in piece.amounts)
    for kind in ("names", "demands", "parts", "unknown"):
        if found := getattr(piece, kind):
            yield f"{kind}: {', '.join(found)};"
    if means := list(settled("", piece.steps, described=True)):
        yield f"means: {', '.join(means)};"
    if piece.loose:
        yield f"loose: {', '.join(parts(piece.loose))};"
    yield f"[{' '.join(sorted(kind or '?' for kind in piece.kinds - {'function'}))}]"
    yield from sorted(piece.values - {"small:more"})


def parts(found):
    return [part if count == "any" else f"{part}({count})" for part, count in found]


def of_name(name):
    """A line of names.tsv."""
    found, known = read_text(name, None), recognise(name)
    doubt = " ".join((found.language or "", "?" * (found.unsure + found.guessed), *(r.language for r in found.rivals)))
    facts = {fact: getattr(known.traits, fact) for fact in FACTS}
    upright = {True: "upright", False: "never upright", None: None}[facts.pop("upright_phase")]
    said = (" ".join(sorted(fact)) if isinstance(fact, frozenset) else fact for fact in (*facts.values(), upright))
    return "\t".join(
        (
            name,
            doubt.strip(),
            ", ".join("." if notion is None else notion.name for notion in found.found),
            ", ".join(found.unknown),
            "; ".join((*filter(None, said), *known.asks)),
            " ".join((*known.movements, *sorted(known.regions), *["one side"] * (known.one_sided is True))),
        )
    )


@pytest.mark.parametrize(
    ("file", "entry", "texts"),
    [
        ("golden.tsv", comes_to, SENTENCES),
        ("readings.txt", reading, SENTENCES),
        ("names.tsv", of_name, NAMES),
    ],
    ids=["golden", "readings", "names"],
)
def test_texts_come_to_what_was_approved(file, entry, texts):
    head = [HEAD] if file == "golden.tsv" else []
    found = [*head, *map(entry, texts)]
    if os.environ.get("APPROVE"):
        (FOLDER / file).write_text("\n".join((*found, "")), encoding="utf-8")
        return
    approved = re.split(r"\n(?!  )", (FOLDER / file).read_text(encoding="utf-8").removesuffix("\n"))
    changed = [
        *(f"- {was}" for was in approved if was not in found),
        *(f"+ {now}" for now in found if now not in approved),
    ]
    assert found == approved, "\n".join(
        (*changed[:40], f"{len(changed)} changed; make approve if all of them are right")
    )


def test_there_are_sentences_of_every_kind():
    rows = [line.split("\t") for line in LINES]
    assert len(rows) >= 3000
    for stance in ("asks", "warns", "unclear"):
        assert sum(stance in row[1] for row in rows) >= 200
    assert 500 <= sum(row[2] == "" for row in rows) <= len(rows) - 500


def words(text):
    return " ".join(("", *re.findall(r"\w+", text.casefold()), ""))


def test_each_phrase_of_a_list_stands_in_a_sentence_or_is_approved_as_not_yet_seen():
    texts = "\n".join(map(words, SENTENCES))
    unseen = [
        f"{key}: {phrase}"
        for file in ("shapes", "de_grammar")
        for key, phrases in toml(f"language/{file}").items()
        for phrase in listed(phrases)
        if (words(phrase).strip() if phrase > "\u3000" else words(phrase)) not in texts
    ]
    known = (FOLDER / "unseen.txt").read_text(encoding="utf-8").splitlines()
    if os.environ.get("APPROVE"):
        known = [line for line in known if line in unseen]
        (FOLDER / "unseen.txt").write_text("\n".join((*known, "")), encoding="utf-8")
    assert not (new := set(unseen) - set(known)), f"a sentence with each has to be in golden.tsv: {sorted(new)}"
    assert not (seen := set(known) - set(unseen)), f"make approve takes these out of unseen.txt: {sorted(seen)}"
