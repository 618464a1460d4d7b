"""Pictures of movements: each figure of data/figures.toml as SVG, still or moving.

A still picture shows the end of the movement, the start as a pale ghost, the moving limb in a strong colour, and an arrow
along its path. A moving picture shows the positions between in turn, by CSS alone; what stays still is drawn once.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from html import escape
from itertools import groupby
from typing import Any

import attrs

from stenosis_routines.catalogue import catalogue
from stenosis_routines.page.body import Body, Part, Pose, both_sides, box, data
from stenosis_routines.page.drawing import Box, Camera, Point, arrow_path, line_path, part_path
from stenosis_routines.page.texts import say

__all__ = ["FRAMES", "Figure", "animation_css", "colours_css", "figure", "figure_for", "figures", "picture", "standalone"]

#: How many positions a moving picture shows between start and end.
FRAMES = 12

#: Room around what is drawn, in units of the picture.
_MARGIN = 24

#: Parts without a seam around them: those of the face.
_FACE = frozenset({"hair", "head", "nose", "ear", "eye"})


@attrs.frozen(kw_only=True)
class Figure:
    """The picture of a movement, as data."""

    ident: str
    #: The movements of the catalogue that it shows.
    movements: tuple[str, ...]
    #: The positions of the movement, from start to end; a single one is a position to rest in.
    keys: tuple[Pose, ...]
    camera: Camera
    #: The names of the limbs that move: ``leg_right``, ``arm_left``, ``foot_right``, ``head``, ``trunk``.
    moves: frozenset[str]
    arrows: tuple[Mapping[str, Any], ...]
    #: A second view in a corner: its camera, the segment in its middle, how much it shows; ``None``: there is none.
    inset: Mapping[str, Any] | None
    #: What the person lies on or holds.
    things: tuple[Part, ...]
    #: A movement to leave out, drawn in grey and crossed out.
    crossed: bool

    def at(self, share: float) -> dict[str, float]:
        """The position at a share of the movement: 0 is its start, 1 its end."""
        steps = len(self.keys) - 1
        number = min(int(share * steps), max(steps - 1, 0))
        before, after = self.keys[number], self.keys[min(number + 1, steps)]
        rest = share * steps - number
        return {joint: before[joint] + rest * (after[joint] - before[joint]) for joint in before}

    @property
    def still(self) -> bool:
        """Whether it shows a position to rest in."""
        return len(self.keys) == 1


@cache
def figures() -> Mapping[str, Figure]:
    """All figures by id, in the order of the file."""
    return {ident: _figure(ident, spec) for ident, spec in data()["figure"].items()}


def figure(ident: str) -> Figure:
    """The figure with that id. Raises: KeyError."""
    return figures()[ident]


@cache
def _by_movement() -> dict[str, Figure]:
    return {movement: one for one in figures().values() for movement in one.movements}


def figure_for(movement: str | None) -> Figure | None:
    """The figure of a movement of the catalogue; ``None`` if it has none."""
    return _by_movement().get(movement or "")


def _figure(ident: str, spec: Mapping[str, Any]) -> Figure:
    base = both_sides(data()["pose"][spec["pose"]])
    changes = [both_sides(key) for key in spec.get("keys", [{}])]
    joints = dict.fromkeys(joint for change in changes for joint in change)
    keys = tuple(dict.fromkeys(joints, 0.0) | base | change for change in changes)
    things = [_thing(name) for name in [data()["ground"].get(spec["pose"], "mat"), *spec.get("things", ())]]
    return Figure(
        ident=ident,
        movements=tuple(spec.get("of", (ident,))),
        keys=keys,
        camera=_camera(spec.get("camera", "side")),
        moves=frozenset(spec.get("moves", ())),
        arrows=tuple(spec.get("arrows", ())),
        inset=spec.get("inset"),
        things=tuple(things),
        crossed=spec.get("crossed", False),
    )


def _camera(name: str) -> Camera:
    return Camera(**data()["camera"][name])


def _thing(name: str) -> Part:
    spec = data()["thing"][name]
    return box(name, spec["tone"], tuple(spec["low"]), tuple(spec["high"]), spec["edge"])


def _limb(part: Part) -> str:
    """The limb that a part belongs to."""
    name = part.name.removesuffix(f"_{part.side}")
    limb = data()["limb"].get(name, name)
    return f"{limb}_{part.side}" if part.side and name not in _FACE else limb


def _moves(one: Figure, part: Part) -> bool:
    limb = _limb(part)
    return limb in one.moves or (limb.startswith("foot") and limb.replace("foot", "leg") in one.moves)


def _far(camera: Camera, body: Body, part: Part) -> bool:
    """Whether a part is of the side that is farther from the camera, if one side is."""
    if not part.side or part.name.removesuffix(f"_{part.side}") in _FACE:
        return False
    other = "left" if part.side == "right" else "right"
    here, there = (camera.nearness(body.segments[f"thigh_{side}"].origin) for side in (part.side, other))
    return there - here > 0.06


def _classes(one: Figure, camera: Camera, body: Body, part: Part) -> str:
    style = " m" if _moves(one, part) else " f" if _far(camera, body, part) else ""
    return f"{part.tone}{style}"


def _drawn(one: Figure, camera: Camera, body: Body, part: Part) -> str:
    """A part with its seam."""
    path = part_path(camera, part)
    name = part.name.removesuffix(f"_{part.side}")
    seam = "" if name in _FACE else _element("seam", part_path(camera, part, without_joint=True))
    return seam + _element(_classes(one, camera, body, part), path)


def _element(classes: str, path: str) -> str:
    return f'<path class="{classes}" d="{path}"/>' if path else ""


def _ordered(camera: Camera, parts: Iterable[Part]) -> list[Part]:
    """The parts, the farthest first."""
    return sorted(parts, key=lambda part: camera.nearness(part.middle) + part.lift)


def _shadow(camera: Camera, body: Body) -> str:
    """Where the body touches the mat or nearly does."""
    path = ""
    for part in body.parts:
        if min(piece.lowest for piece in part.pieces) < 0.04:
            flat = attrs.evolve(part, skins=tuple(tuple(map(_flattened, skin)) for skin in part.skins))
            path += part_path(camera, flat)
    return _element("shadow", path)


def _flattened(piece: Any) -> Any:
    def flat(place: Any) -> Any:
        return place._replace(y=0.0)

    return piece._replace(middle=flat(piece.middle), axes=tuple(flat(axis) for axis in piece.axes))


def _arrow(one: Figure, camera: Camera, spec: Mapping[str, Any]) -> tuple[str, list[Point]]:
    """An arrow along the path of a point of the body, moved aside so that it stays clear of the limb."""
    start, end = spec.get("from", 0.0), spec.get("to", 1.0)
    aside: Sequence[float] = spec.get("aside", (0, 0))
    places: list[Point] = []
    for step in range(13):
        body = Body.posed(one.at(start + (end - start) * step / 12))
        x, y = camera.flat(body.segments[spec["on"]].point(*spec.get("at", (0, 0, 0))))
        places.append((x + aside[0], y + aside[1]))
    line = line_path(places)
    heads = arrow_path(places[-1], places[-3], 30)
    if spec.get("both"):
        heads += arrow_path(places[0], places[2], 30)
    trimmed = line_path(places[(1 if spec.get("both") else 0) : -1])
    return f'{_element("halo", line + heads)}{_element("arrow", trimmed)}{_element("tip", heads)}', places


def _scene(one: Figure, camera: Camera, *, moving: bool) -> tuple[str, Box]:
    """The picture through one camera, without a frame, and the box around it."""
    bodies = [Body.posed(one.at(step / FRAMES)) for step in range(FRAMES + 1)] if not one.still else []
    first, last = (bodies[0], bodies[-1]) if bodies else (Body.posed(one.at(0)),) * 2
    ghost = [part for part in first.parts if bodies and _moves(one, part) and part.tone != "line"]
    around = Box.around(camera, [*one.things, *(part for body in (first, last) for part in body.parts)])
    svg = "".join(_element(f"thing {thing.tone}", part_path(camera, thing)) for thing in one.things)
    svg += _shadow(camera, last)
    if moving:
        return svg + _frames(one, camera, bodies), around
    svg += _element("ghost", "".join(part_path(camera, part) for part in _ordered(camera, ghost)))
    svg += "".join(_drawn(one, camera, last, part) for part in _ordered(camera, last.parts))
    for spec in one.arrows:
        arrow, places = _arrow(one, camera, spec)
        xs, ys = [x for x, _ in places], [y for _, y in places]
        svg += arrow
        around = around.with_box(Box(min(xs), min(ys), max(xs), max(ys)))
    return svg, around


def _frames(one: Figure, camera: Camera, bodies: Sequence[Body]) -> str:
    """The body in all positions; what stays still is drawn once. The order is that of the last position."""
    order = [bodies[-1].parts.index(part) for part in _ordered(camera, bodies[-1].parts)]

    def moved(number: int) -> bool:
        return bodies[0].parts[number] != bodies[-1].parts[number]

    svg = ""
    for moves, group in groupby(order, key=moved):
        numbers = [*group]
        if not moves:
            svg += "".join(_drawn(one, camera, bodies[0], bodies[0].parts[number]) for number in numbers)
            continue
        for step, body in enumerate(bodies):
            drawn = "".join(_drawn(one, camera, body, body.parts[number]) for number in numbers)
            svg += f'<g class="k{step}">{drawn}</g>'
    return svg


def picture(one: Figure, language: str | None, *, moving: bool = False) -> str:
    """The figure as an SVG element, with a title and a description for screen readers.

    Its colours are in ``colours_css``, and the timing of a moving picture in ``animation_css``.
    """
    moving = moving and not one.still
    svg, around = _scene(one, one.camera, moving=moving)
    if one.inset is not None:
        window, frame = _inset(one, one.inset, moving=moving)
        svg, around = svg + window, around.with_box(frame)
    around = around.grown(_MARGIN)
    if one.crossed:
        ends = f"M{around.left + 60:.0f} {around.bottom - 60:.0f}L{around.right - 60:.0f} {around.top + 60:.0f}"
        svg += _element("halo", ends) + _element("cross", ends)
    title, described = (escape(text) for text in (title_of(one, language), say(f"figure.{one.ident}", language)))
    grey = " grey" if one.crossed else ""
    return (
        f'<svg class="fig{grey}" xmlns="http://www.w3.org/2000/svg" role="img" viewBox="{around}">'
        f"<title>{title}</title><desc>{described}</desc>{svg}</svg>"
    )


def title_of(one: Figure, language: str | None) -> str:
    """The name of the movement that a figure shows."""
    return catalogue.entry(one.movements[0]).in_language(language).name


def _inset(one: Figure, spec: Mapping[str, Any], *, moving: bool) -> tuple[str, Box]:
    """A second view in a window, and the place of the window."""
    camera = _camera(spec["camera"])
    svg, _ = _scene(attrs.evolve(one, arrows=tuple(spec.get("arrows", ()))), camera, moving=moving)
    x, y = camera.flat(Body.posed(one.at(0.5)).segments[spec["on"]].point(*spec.get("at", (0, 0, 0))))
    (left, top), wide, high, shows = spec["place"], spec["wide"], spec["high"], spec["shows"]
    tall = shows * high / wide
    place = f'x="{left}" y="{top}" width="{wide}" height="{high}"'
    seen = f"{x - shows / 2:.0f} {y - tall / 2:.0f} {shows} {tall:.0f}"
    window = f'<rect class="window" {place} rx="18"/><svg {place} viewBox="{seen}">{svg}</svg>'
    return f'{window}<rect class="rim" {place} rx="18"/>', Box(left, top, left + wide, top + high)


def _rules(selector: str, tones: Mapping[str, str]) -> str:
    return f"{selector}{{{''.join(f'--{name}:{value};' for name, value in tones.items())}}}"


def colours_css() -> str:
    """The style of all figures: tones as CSS variables, those for a dark ground in the dark."""
    tone = data()["tone"]
    return _rules(".fig", tone["light"]) + _rules(".fig.grey", tone["grey"]) + _STYLE


def dark_css() -> str:
    """The tones on a dark ground."""
    tone = data()["tone"]
    return _rules(".fig", tone["dark"]) + _rules(".fig.grey", tone["dark_grey"])


_TONES = ("skin", "shirt", "trousers", "hair", "ear", "line", "mat", "pillow", "wood", "wall", "shadow")

_STYLE = (
    "".join(f".fig .{tone}{{fill:var(--{tone})}}" for tone in _TONES)
    + "".join(f".fig .{tone}.f{{fill:var(--{tone}-far)}}" for tone in ("skin", "shirt", "trousers"))
    + ".fig .shirt.m,.fig .trousers.m{fill:var(--move)}.fig .skin.m{fill:var(--move-skin)}"
    + ".fig .seam{fill:none;stroke:var(--paper);stroke-width:6;stroke-linejoin:round}"
    + ".fig .thing{stroke:var(--rim);stroke-width:3}"
    + ".fig .ghost{fill:var(--ghost)}"
    + ".fig .arrow,.fig .halo,.fig .cross{fill:none;stroke:var(--arrow);stroke-width:9;stroke-linecap:round}"
    + ".fig .halo{stroke:var(--paper);stroke-width:19;stroke-linejoin:round}.fig .tip{fill:var(--arrow)}"
    + ".fig .cross{stroke-width:14}"
    + ".fig .window{fill:var(--paper)}.fig .rim{fill:none;stroke:var(--rim);stroke-width:4}"
)


def animation_css() -> str:
    """The timing of moving pictures: there, a rest, back, a rest. Each position is shown in its time and hidden else."""
    move, rest = 30.0, 20.0  # per cent of the whole: 3 s there and back, 2 s at each end
    css = ".fig [class^=k]{visibility:hidden;animation:10s step-end infinite}"
    for step in range(FRAMES + 1):
        each = move / FRAMES
        times = [(rest / 2 + each * step, each), (rest * 1.5 + move + each * (FRAMES - step), each)]
        if step == 0:
            times = [(0, rest / 2 + each), (100 - rest / 2, rest / 2)]
        if step == FRAMES:
            times = [(rest / 2 + move, rest + each)]
        stops = "".join(f"{start:.2f}%{{visibility:visible}}{min(start + long, 100):.2f}%{{visibility:hidden}}" for start, long in times)
        css += f"@keyframes k{step}{{0%{{visibility:hidden}}{stops}}}.fig .k{step}{{animation-name:k{step}}}"
    return css


def standalone(one: Figure, language: str | None, *, moving: bool = False) -> str:
    """The figure as a file of its own, which follows the colour scheme and the wish for less motion of its reader."""
    style = colours_css() + f"@media (prefers-color-scheme:dark){{{dark_css()}}}"
    svg = picture(one, language, moving=moving)
    if moving and not one.still:
        style += animation_css()
    return svg.replace("<title>", f"<style>{style}</style><title>", 1)
