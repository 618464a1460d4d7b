"""A figure as SVG, still or moving.

A still picture shows the end of the movement, its start as a pale ghost, the moving limb in a strong colour, and an
arrow along its path. A moving picture shows the positions between in turn, by CSS alone; what stays still is drawn
once.
"""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import groupby
from math import cos, pi, sin
from typing import Any

import attrs

from stenosis_routines.catalogue import catalogue
from stenosis_routines.page.body import Body, Ellipsoid, Part, Vector, data
from stenosis_routines.page.drawing import Box, Camera, Point, arrow_path, line_path, skin_path
from stenosis_routines.page.figures import Figure, camera
from stenosis_routines.page.style import FRAMES, animation, colours, dark_colours
from stenosis_routines.speech import words

__all__ = ["description", "picture", "standalone", "title"]

#: Room around what is drawn, in units of the picture.
_MARGIN = 24

#: How many pieces the line of an arrow has, and how long its head is.
_ARROW_STEPS, _HEAD = 12, 30

#: Parts of the face, and what has one outline only: they have no seam.
_SEAMLESS = frozenset({"hair", "head", "nose", "ear", "eye", "strap"})


def title(figure: Figure, language: str | None) -> str:
    """The name of the movement that a figure shows."""
    return catalogue.entry(figure.movements[0]).in_language(language).name


def description(figure: Figure, language: str | None) -> str:
    """What a figure shows, in words, for people who do not see it."""
    return words(f"figure.{figure.ident}", language)


def picture(figure: Figure, language: str | None, *, moving: bool = False) -> str:
    """The figure as an SVG element, with a title and a description for screen readers.

    Its colours come from ``style.colours``, the timing of a moving one from ``style.animation``.
    """
    svg, around = _scene(figure, figure.camera, moving=moving and not figure.still)
    if figure.inset is not None:
        window, place = _inset(figure, figure.inset, moving=moving and not figure.still)
        svg, around = svg + window, around.with_box(place)
    around = around.grown(_MARGIN)
    if figure.crossed:
        ends = f"M{around.left + 60:.0f} {around.bottom - 60:.0f}L{around.right - 60:.0f} {around.top + 60:.0f}"
        svg += _path("halo", ends) + _path("cross", ends)
    name, shown = escape(title(figure, language)), escape(description(figure, language))
    style = "fig grey" if figure.crossed else "fig"
    return (
        f'<svg class="{style}" xmlns="http://www.w3.org/2000/svg" role="img" viewBox="{around}">'
        f"<title>{name}</title><desc>{shown}</desc>{svg}</svg>"
    )


def standalone(figure: Figure, language: str | None, *, moving: bool = False) -> str:
    """The figure as a file of its own, which follows its reader's colour scheme and wish for less motion."""
    style = f"{colours()}@media(prefers-color-scheme:dark){{{dark_colours()}}}"
    if not moving or figure.still:
        return _with_style(picture(figure, language), style)
    style += animation() + "@media(prefers-reduced-motion){.fig [class^=k]{animation:none}"
    style += f".fig .k{FRAMES}{{visibility:visible}}}}"
    return _with_style(picture(figure, language, moving=True), style)


def _with_style(svg: str, style: str) -> str:
    return svg.replace("<title>", f"<style>{style}</style><title>", 1)


def _path(style: str, path: str) -> str:
    return f'<path class="{style}" d="{path}"/>' if path else ""


def _scene(figure: Figure, view: Camera, *, moving: bool) -> tuple[str, Box]:
    """All that one camera sees, and the box around it."""
    bodies = [figure.body(step / FRAMES) for step in range(FRAMES + 1)] if moving else [figure.body(0), figure.body(1)]
    first, last = bodies[0], bodies[-1]
    around = Box.around(view, [*figure.beneath, *first.parts, *last.parts])
    svg = "".join(_path(f"thing {thing.tone}", _outline(view, thing)) for thing in figure.beneath)
    svg += _path("shadow", "".join(_outline(view, part) for part in _shadows(last)))
    if moving:
        return svg + _frames(figure, view, bodies), around
    if not figure.still:
        svg += _path("ghost", "".join(_outline(view, part) for part in first.parts if _moves(figure, part)))
    svg += "".join(_drawn(figure, view, last, part) for part in _far_to_near(view, last.parts))
    for spec in figure.arrows:
        arrow, places = _arrow(figure, view, spec)
        svg, around = svg + arrow, around.with_box(Box.around_points(places))
    return svg, around


def _frames(figure: Figure, view: Camera, bodies: Sequence[Body]) -> str:
    """The body in all its positions. What stays still is drawn once, and what moves stands where it belongs between."""
    first, last = bodies[0].parts, bodies[-1].parts
    still = {number for number, part in enumerate(first) if part == last[number]}
    layers = [""] * (2 * len(still) + 1)
    for step, body in enumerate(bodies):
        layer = 0
        order = [body.parts.index(part) for part in _far_to_near(view, body.parts)]
        for stays, group in groupby(order, key=still.__contains__):
            drawn = [_drawn(figure, view, body, body.parts[number]) for number in group]
            if stays:
                layers[layer + 1 : layer + 2 * len(drawn) : 2] = drawn
                layer += 2 * len(drawn)
            else:
                layers[layer] += f'<g class="k{step}">{"".join(drawn)}</g>'
    return "".join(layers)


def _far_to_near(view: Camera, parts: Iterable[Part]) -> list[Part]:
    return sorted(parts, key=lambda part: view.nearness(part.middle) + part.lift)


def _drawn(figure: Figure, view: Camera, body: Body, part: Part) -> str:
    """A part with its seam."""
    skins = [skin_path(view, skin) for skin in part.skins]
    if part in figure.between:
        return _path(f"thing {part.tone}", "".join(skins))
    style = part.tone + " m" * _moves(figure, part) + " f" * _is_far(view, body, part)
    seam = "" if part.kind in _SEAMLESS else _path("seam", "".join(skins[int(part.jointed) :]))
    return seam + _path(style, "".join(skins))


def _outline(view: Camera, part: Part) -> str:
    return "".join(skin_path(view, skin) for skin in part.skins)


def _moves(figure: Figure, part: Part) -> bool:
    """Whether a part is of a limb that moves."""
    limbs = [f"{limb}_{part.side}".rstrip("_") for limb in data()["limb"].get(part.kind, [part.kind])]
    return part.tone != "line" and not figure.moves.isdisjoint(limbs)


def _is_far(view: Camera, body: Body, part: Part) -> bool:
    """Whether a part is of the side that is farther from the camera, if one side is."""
    if not part.side or part.kind in _SEAMLESS:
        return False
    depth = {side: view.nearness(body.segments[f"thigh_{side}"].origin) for side in ("left", "right")}
    return max(depth.values()) - depth[part.side] > 0.06


def _shadows(body: Body) -> Iterable[Part]:
    """The shapes of the parts that lie on the mat or nearly do, flat on it."""
    for part in body.parts:
        if min(piece.lowest for piece in part.pieces) < 0.04:
            yield attrs.evolve(part, skins=tuple(tuple(map(_flat, skin)) for skin in part.skins))


def _flat(piece: Ellipsoid) -> Ellipsoid:
    a, b, c = (axis._replace(y=0) for axis in piece.axes)
    return Ellipsoid(piece.middle._replace(y=0), (a, b, c))


def _arrow(figure: Figure, view: Camera, spec: Mapping[str, Any]) -> tuple[str, list[Point]]:
    """An arrow along the path of a point of the body, ``aside`` so that it stays clear of the limb.

    With ``circle`` it goes round the point instead, and with ``along`` straight on from it; both in the picture.
    """
    start, end = spec.get("from", 0.0), spec.get("to", 1.0)
    shares = [step / _ARROW_STEPS for step in range(_ARROW_STEPS + 1)]
    x, y = view.flat(_point(figure.body(end), spec))
    if "circle" in spec:
        turns = [(0.1 + 0.8 * share) * 2 * pi for share in shares]
        places = [(x + spec["circle"] * sin(turn), y - spec["circle"] * cos(turn)) for turn in turns]
    elif "along" in spec:
        places = [(x + share * spec["along"][0], y + share * spec["along"][1]) for share in shares]
    else:
        places = [view.flat(_point(figure.body(start + (end - start) * share), spec)) for share in shares]
    dx, dy = spec.get("aside", (0, 0))
    places = [(x + dx, y + dy) for x, y in places]
    both = spec.get("both", False)
    heads = arrow_path(places[-1], places[-2], _HEAD) + (arrow_path(places[0], places[1], _HEAD) if both else "")
    line = line_path(places[int(both) : -1])
    return _path("halo", line + heads) + _path("arrow", line) + _path("tip", heads), places


def _point(body: Body, spec: Mapping[str, Any]) -> Vector:
    """The point of a body that an entry names."""
    return body.segments[spec["on"]].point(*spec.get("at", (0, 0, 0)))


def _inset(figure: Figure, spec: Mapping[str, Any], *, moving: bool) -> tuple[str, Box]:
    """A second view in a window, and the place of the window."""
    view = camera(spec["camera"])
    svg, _ = _scene(attrs.evolve(figure, arrows=tuple(spec.get("arrows", ()))), view, moving=moving)
    x, y = view.flat(_point(figure.body(0.5), spec))
    (left, top), wide, high, shows = spec["place"], spec["wide"], spec["high"], spec["shows"]
    tall = shows * high / wide
    place = f'x="{left}" y="{top}" width="{wide}" height="{high}"'
    seen = f"{x - shows / 2:.0f} {y - tall / 2:.0f} {shows} {tall:.0f}"
    window = f'<rect class="window" {place} rx="18"/><svg {place} viewBox="{seen}">{svg}</svg>'
    return f'{window}<rect class="rim" {place} rx="18"/>', Box(left, top, left + wide, top + high)
