"""From rounded parts in space to outlines in a picture: a camera, ellipses, and the tight skin around them."""

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from math import atan2, cos, degrees, pi, radians, sin, sqrt
from typing import NamedTuple

import attrs

from stenosis_routines.page.body import Ellipsoid, Part, Vector

__all__ = ["Box", "Camera", "Point", "arrow_path", "line_path", "skin_path"]

#: Units of the picture for the height of a body.
_SCALE = 1000

#: A point of the picture, in units of the picture: x to the right, y down.
Point = tuple[float, float]

#: Directions in the picture, clockwise; enough of them that the corner that each cuts off is not seen.
_DIRECTIONS = tuple((cos(2 * pi * n / 60), sin(2 * pi * n / 60)) for n in range(60))


@attrs.frozen
class Camera:
    """A camera that is far away: ``yaw`` degrees to the right of straight ahead, ``pitch`` degrees from above."""

    yaw: float = 0
    pitch: float = 0
    _right: Vector = attrs.field(init=False, repr=False)
    _up: Vector = attrs.field(init=False, repr=False)
    _back: Vector = attrs.field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        yaw, pitch = radians(self.yaw), radians(self.pitch)
        right = Vector(cos(yaw), 0, -sin(yaw))
        back = Vector(sin(yaw) * cos(pitch), sin(pitch), cos(yaw) * cos(pitch))
        for name, axis in (("_right", right), ("_up", back.cross(right)), ("_back", back)):
            object.__setattr__(self, name, axis)

    def flat(self, place: Vector) -> Point:
        """Where a place is seen in the picture."""
        return place.dot(self._right) * _SCALE, -place.dot(self._up) * _SCALE

    def nearness(self, place: Vector) -> float:
        """How near to the camera a place is, from the middle of space."""
        return place.dot(self._back)


class _Ellipse(NamedTuple):
    """The outline of an ellipsoid in the picture: its middle, and the squares of its extent."""

    x: float
    y: float
    xx: float
    xy: float
    yy: float

    @classmethod
    def seen(cls, view: Camera, solid: Ellipsoid) -> "_Ellipse":
        axes = [view.flat(axis) for axis in solid.axes]
        squares = sum(x * x for x, _ in axes), sum(x * y for x, y in axes), sum(y * y for _, y in axes)
        return cls(*view.flat(solid.middle), *squares)

    def extent(self, along: Point) -> float:
        """How far it reaches from its middle in a direction."""
        x, y = along
        return sqrt(max(self.xx * x * x + 2 * self.xy * x * y + self.yy * y * y, 1e-6))

    def reach(self, along: Point) -> float:
        """How far it reaches in a direction."""
        return self.x * along[0] + self.y * along[1] + self.extent(along)

    def outermost(self, along: Point) -> Point:
        """Its outermost point in a direction."""
        (x, y), extent = along, self.extent(along)
        return self.x + (self.xx * x + self.xy * y) / extent, self.y + (self.xy * x + self.yy * y) / extent

    def arc(self, *, large: bool) -> str:
        """The arc of a path along it, clockwise, as far as the end point that follows."""
        mean, spread = (self.xx + self.yy) / 2, sqrt(((self.xx - self.yy) / 2) ** 2 + self.xy**2)
        radii = sqrt(mean + spread), sqrt(max(mean - spread, 1))
        tilt = degrees(atan2(2 * self.xy, self.xx - self.yy) / 2)
        return f"A{_xy(radii)} {tilt:.0f} {int(large)} 1 "


def _xy(place: Point) -> str:
    return f"{place[0]:.1f} {place[1]:.1f}".replace(".0", "")


def skin_path(view: Camera, solids: Iterable[Ellipsoid]) -> str:
    """The tight skin around ellipsoids as a path of arcs and straight lines."""
    ellipses = [_Ellipse.seen(view, solid) for solid in solids]
    touches = [(max(ellipses, key=lambda one: one.reach(along)), along) for along in _DIRECTIONS]
    first = next((n for n, (one, _) in enumerate(touches) if one != touches[n - 1][0]), None)
    if first is None:  # one ellipse hides the others: two halves make the whole of it
        ellipse, half = ellipses[0] if len(ellipses) == 1 else touches[0][0], len(touches) // 2
        start, middle = (_xy(ellipse.outermost(_DIRECTIONS[n])) for n in (0, half))
        return f"M{start}{ellipse.arc(large=False)}{middle}{ellipse.arc(large=False)}{start}Z"
    path = ""
    for ellipse, group in groupby(touches[first:] + touches[:first], key=lambda touch: touch[0]):
        run = [along for _, along in group]
        start, end = _xy(ellipse.outermost(run[0])), _xy(ellipse.outermost(run[-1]))
        path += f"{'L' if path else 'M'}{start}{ellipse.arc(large=len(run) > len(_DIRECTIONS) / 2)}{end}"
    return path + "Z"


def line_path(places: Sequence[Point]) -> str:
    """A smooth line through places (Catmull-Rom)."""
    path = f"M{_xy(places[0])}"
    padded = [places[0], *places, places[-1]]
    for (a, b), (c, d) in zip(pairwise(padded), pairwise(padded[2:]), strict=False):
        first = b[0] + (c[0] - a[0]) / 6, b[1] + (c[1] - a[1]) / 6
        second = c[0] - (d[0] - b[0]) / 6, c[1] - (d[1] - b[1]) / 6
        path += f"C{_xy(first)} {_xy(second)} {_xy(c)}"
    return path


def arrow_path(end: Point, before: Point, size: float) -> str:
    """The head of an arrow that comes from ``before`` and points at ``end``."""
    angle = atan2(end[1] - before[1], end[0] - before[0])
    corners = [(end[0] + size * cos(angle + turn), end[1] + size * sin(angle + turn)) for turn in (0.8 * pi, -0.8 * pi)]
    return f"M{_xy(end)}L{_xy(corners[0])}L{_xy(corners[1])}Z"


@attrs.frozen
class Box:
    """A part of the picture."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def around(cls, view: Camera, parts: Iterable[Part]) -> "Box":
        """The smallest box around parts."""
        ellipses = [_Ellipse.seen(view, piece) for part in parts for piece in part.pieces]
        ends = [
            one.outermost(along) for one in ellipses for along in ((1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0))
        ]
        return cls.around_points(ends)

    @classmethod
    def around_points(cls, places: Iterable[Point]) -> "Box":
        """The smallest box around points."""
        xs, ys = zip(*places, strict=True)
        return cls(min(xs), min(ys), max(xs), max(ys))

    def with_box(self, other: "Box") -> "Box":
        """The smallest box around both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def grown(self, margin: float) -> "Box":
        """The box with a margin around it."""
        return Box(self.left - margin, self.top - margin, self.right + margin, self.bottom + margin)

    def __str__(self) -> str:
        """As the ``viewBox`` of a picture."""
        return f"{self.left:.0f} {self.top:.0f} {self.right - self.left:.0f} {self.bottom - self.top:.0f}"
