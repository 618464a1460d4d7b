"""Writes docs/rules.md from the rules themselves; ``--print`` only prints it."""

import sys
from pathlib import Path

from stenosis_routines import article
from stenosis_routines.render import circumstances

HEAD = """# Rules

Made from the rules by `make docs`; do not edit. Codes are stable for ever. An error makes a routine unsuitable, a
warning asks for a person, info is only noted. `stenosis-routines explain CODE` prints the same.

| code | name | severity | finds | rests on |
| --- | --- | --- | --- | --- |
"""


def page() -> str:
    """The page."""
    rows = "".join(
        f"| [{r.code}](#{r.code.lower()}-{r.name}) | {r.name} | {r.severity} | {r.summary} "
        f"| {', '.join(c.statement for c in r.cited())} |\n"
        for r in article
    )
    return HEAD + rows + "".join(map(section, article))


def section(rule) -> str:
    """One rule."""
    lines = [f"\n## {rule.code} {rule.name}\n", f"**{rule.severity}** - finds {rule.summary}.\n", rule.rationale, ""]
    lines += [f"- {c.statement} ({c.section}): {c.says}" for c in rule.cited()]
    for example in rule.examples:
        person = circumstances(example)
        who = f" ({person})" if person else ""
        lines += [f"\n{'Fires' if example.fires else 'Silent'} on{who}:\n", f"```\n{example.routine.strip()}\n```"]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    if "--print" in sys.argv:
        sys.stdout.write(page())
    else:
        (Path(__file__).parent / "rules.md").write_text(page(), encoding="utf-8")
