"""The style of the figures: their tones on a light and on a dark ground, and the timing of moving pictures."""

from collections.abc import Mapping

from stenosis_routines.page.body import data

__all__ = ["FRAMES", "animation", "colours", "dark_colours"]

#: How many steps a moving picture shows between start and end.
FRAMES = 12

#: The whole of a moving picture, in seconds; how much of it each way takes, and each rest, in per cent.
_SECONDS, _WAY, _REST = 10, 30, 20

_FILLED = ("skin", "shirt", "trousers", "hair", "ear", "line", "mat", "pillow", "wood", "wall", "shadow", "ghost")

_STYLE = (
    "".join(f".fig .{tone}{{fill:var(--{tone})}}" for tone in _FILLED)
    + "".join(f".fig .{tone}.f{{fill:var(--{tone}-far)}}" for tone in ("skin", "shirt", "trousers"))
    + ".fig .shirt.m,.fig .trousers.m{fill:var(--move)}.fig .skin.m{fill:var(--move-skin)}"
    ".fig .shirt.m.f,.fig .trousers.m.f{fill:var(--move-far)}"
    ".fig .seam{fill:none;stroke:var(--paper);stroke-width:6;stroke-linejoin:round}"
    ".fig .thing,.fig .rim{stroke:var(--rim);stroke-width:3}"
    ".fig .strap{fill:var(--strap)}"
    ".fig .arrow,.fig .halo,.fig .cross{fill:none;stroke:var(--arrow);stroke-width:9;stroke-linecap:round}"
    ".fig .halo{stroke:var(--paper);stroke-width:19;stroke-linejoin:round}.fig .tip{fill:var(--arrow)}"
    ".fig .cross{stroke-width:14}.fig .window{fill:var(--paper)}.fig .rim{fill:none}"
)


def colours() -> str:
    """The style of all figures, on a light ground."""
    return _variables("light", "grey") + _STYLE


def dark_colours() -> str:
    """The tones of all figures on a dark ground; they come after ``colours``."""
    return _variables("dark", "dark_grey")


def _variables(plain: str, grey: str) -> str:
    tone = data()["tone"]
    return _rule(".fig", tone[plain]) + _rule(".fig.grey", tone[grey])


def _rule(selector: str, tones: Mapping[str, str]) -> str:
    return f"{selector}{{{';'.join(f'--{name}:{value}' for name, value in tones.items())}}}"


def animation() -> str:
    """The timing of moving pictures: a rest, there, a rest, and back. Each position is hidden but in its time."""
    css = f".fig [class^=k]{{visibility:hidden;animation:{_SECONDS}s step-end infinite}}"
    for step in range(FRAMES + 1):
        stops = "".join(
            f"{start:.2f}%{{visibility:visible}}{end:.2f}%{{visibility:hidden}}" for start, end in _times(step)
        )
        css += f"@keyframes k{step}{{0%{{visibility:hidden}}{stops}}}.fig .k{step}{{animation-name:k{step}}}"
    return css


def _times(step: int) -> list[tuple[float, float]]:
    """When the position of a step is shown, in per cent: on the way there and on the way back."""
    each = _WAY / FRAMES
    there = _REST / 2 + each * step
    back = 100 - there
    if step == 0:
        return [(0, there), (back, 100)]
    if step == FRAMES:
        return [(there - each, back + each)]
    return [(there - each, there), (back, back + each)]
