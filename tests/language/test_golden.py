"""Sentences of our own with what they come to, so that a change of the words or the code shows whatever it changes."""

import os
from pathlib import Path

from stenosis_routines.language import doubts, families, read
from stenosis_routines.language.asked import asked
from stenosis_routines.language.topics import all_said

FILE = Path(__file__).parent / "golden.tsv"
HEAD, *LINES = FILE.read_text(encoding="utf-8").splitlines()
BESIDE = families(["knee-to-chest"])


def comes_to(text):
    """A line of the file, in the order of its head."""
    clauses = read(text)
    stances = " ".join(clause.stance for clause in clauses)
    questions = "; ".join(dict.fromkeys(word for _, words in doubts(clauses, BESIDE) for word in words))
    amounts = ", ".join(f"{one.field} {one.amount}" for one in asked(text))
    return "\t".join((text, stances, questions, " ".join(sorted(all_said(text))), amounts))


def test_sentences_come_to_what_was_approved():
    found = [comes_to(line.partition("\t")[0]) for line in LINES]
    if os.environ.get("APPROVE"):
        FILE.write_text("\n".join((HEAD, *found, "")), encoding="utf-8")
        return
    changed = [f"- {line}\n+ {now}" for line, now in zip(LINES, found, strict=True) if line != now]
    assert not changed, "\n".join((*changed[:20], f"{len(changed)} changed; make approve if all of them are right"))


def test_there_are_sentences_of_every_kind():
    rows = [line.split("\t") for line in LINES]
    assert len(rows) >= 3000
    for stance in ("asks", "warns", "unclear"):
        assert sum(stance in row[1] for row in rows) >= 200
    assert 500 <= sum(row[2] == "" for row in rows) <= len(rows) - 500
