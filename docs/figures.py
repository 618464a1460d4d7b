"""Writes all figures on one page, light, dark, grey, small, large and moving: ``make figures``."""

import sys
from pathlib import Path

from stenosis_routines.page.figures import figures
from stenosis_routines.page.picture import picture
from stenosis_routines.page.style import animation, colours, dark_colours

STYLE = """
body { margin: 1rem; font: 14px sans-serif; background: #fff }
section { display: flex; flex-wrap: wrap; gap: 1rem; padding: 1rem }
figure { margin: 0 }
.small .fig { width: 200px }
.large .fig { width: 800px }
.grey { filter: grayscale(1) }
.dark { background: #14191f; color: #fff }
"""


def sheet(*, moving: bool = False) -> str:
    """All figures, each with its id."""
    return "".join(
        f"<figure>{picture(one, 'en', moving=moving)}<figcaption>{one.ident}</figcaption></figure>"
        for one in figures().values()
    )


def page() -> str:
    """The contact sheet."""
    still = sheet()
    parts = [f'<section class="{kind}">{still}</section>' for kind in ("small", "small dark", "small grey", "large")]
    parts.append(f'<section class="moving small">{sheet(moving=True)}</section>')
    dark = dark_colours().replace(".fig", ".dark .fig")
    timing = animation().replace(".fig ", ".moving .fig ")
    style = f"{colours()}{dark}{timing}{STYLE}"
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Figures</title><style>{style}</style>'
        + "".join(parts)
    )


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(page(), encoding="utf-8")
    print(f"written to {target}")
