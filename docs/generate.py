"""Writes docs/rules.md from the rules, and docs/names.md from the reviewed names; ``--print`` only prints a page.

``--print`` alone prints the rules, ``--print names`` the names.
"""

import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from stenosis_routines import article, catalogue, recognise, rulebooks
from stenosis_routines.render import circumstances

RULES = """# Rules

Made from the rules by `make docs`; do not edit. Codes are stable for ever. An error makes a routine unsuitable, a
warning asks for a person, info is only noted. `stenosis-routines explain CODE` prints the same.

| code | name | severity | finds | rests on |
| --- | --- | --- | --- | --- |
"""

SUPERVISED = """
## The rule book supervised

`rulebooks["supervised"]` is the article's book, but for what stands here. What these rules find at these movements,
done without a load, is a note where a valid clearance names a clinician and nothing is said beyond the plain movement,
else a warning.
[Supervised programmes](supervised.md) says why, and what the evidence does not show.

| kind | movements | rules | rests on |
| --- | --- | --- | --- |
"""

NAMES = """# Reviewed names

Made by `make docs` from `tests/recognise/reviewed.tsv`; do not edit. Each name was judged by itself, before the library
was asked, and a test compares the library's answer with the verdict. A verdict rests on the name alone:

- **avoid**: the article advises against it.
- **fits**: done lying on the back or the side, gentle, and without anything that the article advises against.
- **unsupported**: known, and neither of these.
- **unknown**: the name alone does not say enough.

`?` is what experts could disagree on, or what the name leaves open. *From* says on what the answer rests: the catalogue
has the name, or the grammar reads it word by word, or the library asks.

"""

REVIEWED = Path(__file__).parents[1] / "tests" / "recognise" / "reviewed.tsv"
COLUMNS = ("name", "posture", "S", "E", "H", "kind", "verdict", "knowable", "reason")
AGAINST = {"S": "standing", "E": "back extension", "H": "heavy hip and leg load"}
HEADINGS = ("name", "posture", "contraindications", "kind", "verdict", "from")


def rules() -> str:
    """The page of the rules."""
    rows = "".join(
        f"| [{r.code}](#{r.code.lower()}-{r.name}) | {r.name} | {r.severity} | {r.summary} "
        f"| {', '.join(c.statement for c in r.cited())} |\n"
        for r in article
    )
    return RULES + rows + "".join(map(section, article)) + supervised()


def supervised() -> str:
    """What the supervised book has that the article's has not."""
    book = rulebooks["supervised"]
    rows = "".join(
        f"| {a.name} | {', '.join(catalogue[ident].name for ident in sorted(a.movements))}{but(a)} "
        f"| {', '.join(sorted(a.codes))} | {a.citation.source}: {a.citation.says} |\n"
        for a in book.allowances
    )
    left = "".join(
        f"\n{rule.code} {rule.name} is a {rule.severity} in this book, and only a person mends it. "
        f"{rule.cited()[0].source}: {rule.cited()[0].says}\n"
        for rule in book
        if rule is not article[rule.code]
    )
    return SUPERVISED + rows + left


def but(allowance) -> str:
    """The names of its movements that do not count."""
    return f"; not as {', '.join(sorted(allowance.but))}" if allowance.but else ""


def section(rule) -> str:
    """One rule."""
    lines = [f"\n## {rule.code} {rule.name}\n", f"**{rule.severity}** - finds {rule.summary}.\n", rule.rationale, ""]
    lines += [f"- {c.statement} ({c.section}): {c.says}" for c in rule.cited()]
    for example in rule.examples:
        person = circumstances(example)
        who = f" ({person})" if person else ""
        lines += [f"\n{'Fires' if example.fires else 'Silent'} on{who}:\n", f"```\n{example.routine.strip()}\n```"]
    return "\n".join(lines) + "\n"


def names() -> str:
    """The page of the reviewed names."""
    lines = REVIEWED.read_text(encoding="utf-8").splitlines()
    rows = [
        dict(zip(COLUMNS, [*line.split("\t"), ""], strict=False)) for line in lines if line and not line.startswith("#")
    ]
    rows.sort(key=lambda row: (row["name"].casefold(), row["name"]))
    answers = [basis(row["name"]) for row in rows]
    counts = Counter(row["verdict"] for row in rows)
    told = ", ".join(f"{counts[verdict]} {verdict}" for verdict in sorted(counts))
    table = [HEADINGS, ["---"] * len(HEADINGS)]
    table += [
        (row["name"], row["posture"], contraindications(row), row["kind"], row["verdict"], answer)
        for row, answer in zip(rows, answers, strict=True)
    ]
    return f"{NAMES}{len(rows)} names: {told}.\n\n" + "".join(f"| {' | '.join(map(cell, row))} |\n" for row in table)


def contraindications(row: dict[str, str]) -> str:
    """What applies, in words; with a question mark what may apply."""
    return ", ".join(
        f"{word}?" if row[flag] == "?" else word for flag, word in AGAINST.items() if row[flag] in ("1", "?")
    )


def basis(name: str) -> str:
    """On what the library's answer to a name rests."""
    found = recognise(name)
    if found.exercise_id is not None:
        return "catalogue"
    return "asks" if found.suitability == "unknown" else "grammar"


def cell(text: str) -> str:
    """A text that does not end its cell."""
    return text.replace("|", "\\|")


PAGES: dict[str, Callable[[], str]] = {"rules": rules, "names": names}

if __name__ == "__main__":
    if "--print" in sys.argv:
        sys.stdout.write(PAGES[sys.argv[-1] if sys.argv[-1] in PAGES else "rules"]())
    else:
        for page, write in PAGES.items():
            (Path(__file__).parent / f"{page}.md").write_text(write(), encoding="utf-8")
