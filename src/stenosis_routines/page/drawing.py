"""From rounded parts in space to outlines in a picture: a camera, ellipses, and the tight skin around them."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from math import atan2, cos, degrees, pi, radians, sin, sqrt
from typing import NamedTuple

import attrs

from stenosis_routines.page.body import Ellipsoid, Part, Vector

__all__ = ["SCALE", "Box", "Camera", "Point", "arrow_path", "line_path", "part_path", "skin_path"]

#: Units of the picture for the height of a body.
SCALE = 1000

#: A point of the picture, in units of the picture: x to the right, y down.
Point = tuple[float, float]

#: On how many points of an ellipse a tangent may touch it.
_STEPS = 90


@attrs.frozen
class Camera:
    """A camera that is far away: ``yaw`` degrees to the right of straight ahead, ``pitch`` degrees from above."""

    yaw: float = 0
    pitch: float = 0

    @property
    def back(self) -> Vector:
        """The direction from the picture to the camera."""
        yaw, pitch = radians(self.yaw), radians(self.pitch)
        return Vector(sin(yaw) * cos(pitch), sin(pitch), cos(yaw) * cos(pitch))

    def flat(self, place: Vector) -> Point:
        """Where a place is seen in the picture."""
        right = Vector(cos(radians(self.yaw)), 0, -sin(radians(self.yaw)))
        return place.dot(right) * SCALE, -place.dot(self.back.cross(right)) * SCALE

    def nearness(self, place: Vector) -> float:
        """How near to the camera a place is, from the middle of space."""
        return place.dot(self.back)


class _Ellipse(NamedTuple):
    x: float
    y: float
    long: float
    short: float
    #: The direction of the long axis, clockwise in the picture.
    tilt: float

    def point(self, step: int) -> Point:
        angle = 2 * pi * step / _STEPS
        along, across = self.long * cos(angle), self.short * sin(angle)
        turned = along * cos(self.tilt) - across * sin(self.tilt), along * sin(self.tilt) + across * cos(self.tilt)
        return self.x + turned[0], self.y + turned[1]


def _seen(camera: Camera, solid: Ellipsoid) -> _Ellipse:
    """The outline of an ellipsoid: the square root of its shadow's covariance."""
    xx = xy = yy = 0.0
    for axis in solid.axes:
        x, y = camera.flat(axis)
        xx, xy, yy = xx + x * x, xy + x * y, yy + y * y
    mean, spread = (xx + yy) / 2, sqrt(((xx - yy) / 2) ** 2 + xy * xy)
    return _Ellipse(
        *camera.flat(solid.middle), sqrt(mean + spread), sqrt(max(mean - spread, 1)), atan2(2 * xy, xx - yy) / 2
    )


class _Touch(NamedTuple):
    """A point of the outline, with the ellipse it is on."""

    place: Point
    ellipse: _Ellipse
    step: int


def _skin(ellipses: Iterable[_Ellipse]) -> list[_Touch]:
    """The points of the ellipses on the convex line around them, in order."""
    touches = sorted({_Touch(one.point(step), one, step) for one in ellipses for step in range(_STEPS)})
    return _half(touches) + _half(touches[::-1])


def _half(touches: Sequence[_Touch]) -> list[_Touch]:
    kept: list[_Touch] = []
    for touch in touches:
        while len(kept) > 1 and _turn(kept[-2].place, kept[-1].place, touch.place) <= 0:
            kept.pop()
        kept.append(touch)
    return kept[:-1]


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _xy(place: Point) -> str:
    return f"{place[0]:.1f} {place[1]:.1f}".replace(".0", "")


def skin_path(camera: Camera, solids: Iterable[Ellipsoid]) -> str:
    """The tight skin around ellipsoids as a path of arcs and straight lines."""
    touches = _skin({_seen(camera, solid) for solid in solids})
    first = next((n for n, one in enumerate(touches) if one.ellipse != touches[n - 1].ellipse), None)
    if first is None:
        return _whole(touches[0].ellipse)
    path = ""
    for ellipse, group in groupby(touches[first:] + touches[:first], key=lambda one: one.ellipse):
        run = [*group]
        large = (run[-1].step - run[0].step) % _STEPS > _STEPS / 2
        path += f"{'L' if path else 'M'}{_xy(run[0].place)}{_arc(ellipse, large=large)}{_xy(run[-1].place)}"
    return path + "Z"


def _arc(ellipse: _Ellipse, *, large: bool) -> str:
    return f"A{_xy((ellipse.long, ellipse.short))} {degrees(ellipse.tilt):.0f} {int(large)} 1 "


def _whole(ellipse: _Ellipse) -> str:
    start, half = _xy(ellipse.point(0)), _xy(ellipse.point(_STEPS // 2))
    arc = _arc(ellipse, large=False)
    return f"M{start}{arc}{half}{arc}{start}Z"


def part_path(camera: Camera, part: Part, *, without_joint: bool = False) -> str:
    """The outline of a part; ``without_joint`` leaves out the skin at which it hangs on another part."""
    skins = part.skins[1:] if without_joint and part.jointed else part.skins
    return "".join(skin_path(camera, skin) for skin in skins)


def line_path(places: Sequence[Point]) -> str:
    """A smooth line through places (Catmull-Rom)."""
    path = f"M{_xy(places[0])}"
    padded = [places[0], *places, places[-1]]
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
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
    def around(cls, camera: Camera, parts: Iterable[Part]) -> "Box":
        """The smallest box around parts."""
        seen = [_seen(camera, piece) for part in parts for piece in part.pieces]
        places = [one.point(step) for one in seen for step in range(0, _STEPS, 6)]
        xs, ys = [x for x, _ in places], [y for _, y in places]
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
