"""A jointed body in space: joint angles in, rounded parts out, each with its place and its tone.

The body is 1 high; data/figures.toml holds its proportions and the shape of its parts. ``x`` points to the right of the
picture, ``y`` up and ``z`` to the viewer. With all angles zero it lies on its back, the head on the left and the right
side near the viewer.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from math import cos, radians, sin, sqrt
from typing import Any, NamedTuple

import attrs

from stenosis_routines._data import toml_once

__all__ = ["Body", "Ellipsoid", "Frame", "Part", "Pose", "Vector", "both_sides", "box", "data"]

#: Joint angles in degrees, by joint; the angle of a joint that is not named is zero.
Pose = Mapping[str, float]

SIDES = {"left": 1.0, "right": -1.0}


def data() -> dict[str, Any]:
    """The tables of data/figures.toml."""
    return toml_once("figures")


class Vector(NamedTuple):
    """A point or a direction in space."""

    x: float
    y: float
    z: float

    def plus(self, other: "Vector", times: float = 1) -> "Vector":
        """The sum of this and a multiple of the other."""
        return Vector(self.x + times * other.x, self.y + times * other.y, self.z + times * other.z)

    def dot(self, other: "Vector") -> float:
        """The scalar product."""
        return self.x * other.x + self.y * other.y + self.z * other.z

    def cross(self, other: "Vector") -> "Vector":
        """The vector product."""
        return Vector(
            self.y * other.z - self.z * other.y,
            self.z * other.x - self.x * other.z,
            self.x * other.y - self.y * other.x,
        )

    def turned(self, axis: "Vector", degrees: float) -> "Vector":
        """Turned around a unit axis, anticlockwise for someone at whom the axis points."""
        angle = radians(degrees)
        turned = ZERO.plus(self, cos(angle)).plus(axis.cross(self), sin(angle))
        return turned.plus(axis, axis.dot(self) * (1 - cos(angle)))


ZERO = Vector(0, 0, 0)


class Frame(NamedTuple):
    """A segment of the body: where it begins, and its directions towards the head, the front and the left."""

    origin: Vector
    up: Vector
    front: Vector
    left: Vector

    def turned(self, axis: Vector, degrees: float) -> "Frame":
        """Turned around an axis through its origin."""
        return Frame(self.origin, *(one.turned(axis, degrees) for one in (self.up, self.front, self.left)))

    def bent(self, flexion: float = 0, out: float = 0, turn: float = 0) -> "Frame":
        """Turned around its own axes: the lower end to the front, then to the left, then around its length."""
        frame = self.turned(self.left, -flexion)
        frame = frame.turned(frame.front, out)
        return frame.turned(frame.up, turn)

    def point(self, up: float = 0, front: float = 0, left: float = 0) -> Vector:
        """The point at these distances from its origin."""
        return self.origin.plus(self.up, up).plus(self.front, front).plus(self.left, left)

    def at(self, up: float = 0, front: float = 0, left: float = 0) -> "Frame":
        """A segment with the same directions that begins at that point."""
        return self._replace(origin=self.point(up, front, left))


LYING = Frame(ZERO, Vector(-1, 0, 0), Vector(0, 1, 0), Vector(0, 0, -1))


class Ellipsoid(NamedTuple):
    """A rounded piece: its middle and its half axes."""

    middle: Vector
    axes: tuple[Vector, Vector, Vector]

    @property
    def lowest(self) -> float:
        """The height of its lowest point."""
        return self.middle.y - sqrt(sum(axis.y**2 for axis in self.axes))


@attrs.frozen
class Part:
    """A part of the body or a thing: groups of pieces, each group with a tight skin around it."""

    #: What it is: ``thigh``, ``hand``, ``pillow``.
    kind: str
    tone: str
    skins: tuple[tuple[Ellipsoid, ...], ...]
    #: Whether the first skin is that of a joint, at which no seam is seen.
    jointed: bool = False
    #: ``left``, ``right`` or empty.
    side: str = ""
    #: How much nearer to the viewer it counts than it is, such as a sleeve over its arm.
    lift: float = 0

    @property
    def pieces(self) -> Iterator[Ellipsoid]:
        """All pieces; a piece of two skins comes twice."""
        return (piece for skin in self.skins for piece in skin)

    @property
    def middle(self) -> Vector:
        """The mean of the middles of its pieces."""
        pieces = [*self.pieces]
        total = ZERO
        for piece in pieces:
            total = total.plus(piece.middle, 1 / len(pieces))
        return total


_HIP, _SHOULDER = ("hip", "hip_out", "hip_turn"), ("shoulder", "shoulder_out", "shoulder_turn", "reach")

#: The joints that a body has on each side.
_SIDED = frozenset((*_HIP, "knee", "ankle", "ankle_out", "toes", *_SHOULDER, "elbow", "wrist"))


def both_sides(pose: Pose) -> dict[str, float]:
    """The pose with an angle for each side: ``hip`` stands for ``hip_left`` and ``hip_right``."""
    each: dict[str, float] = {}
    for joint, angle in pose.items():
        if joint in _SIDED:
            limb, _, way = joint.partition("_")
            each |= {f"{limb}_{side}{'_' if way else ''}{way}": angle for side in SIDES}
        else:
            each[joint] = angle
    return each


@attrs.frozen
class Body:
    """A body in a pose."""

    #: The segments by name.
    segments: Mapping[str, Frame]
    parts: tuple[Part, ...]

    @classmethod
    def posed(cls, pose: Pose) -> "Body":
        """The body in a pose."""
        segments = _segments(both_sides(pose))
        return cls(segments, tuple(_part(kind, side, segments) for kind, side in _part_names()))

    def holding(self, strap: Sequence[Mapping[str, Any]], between: Sequence[Part]) -> "Body":
        """The body with a strap or stick that runs through points of it, and things between its limbs."""
        axes = (Vector(0.006, 0, 0), Vector(0, 0.006, 0), Vector(0, 0, 0.006))
        knots = [Ellipsoid(self.segments[one["on"]].point(*one.get("at", (0, 0, 0))), axes) for one in strap]
        skins = tuple(pairwise(knots))
        held = (Part("strap", "strap", skins),) if skins else ()
        return attrs.evolve(self, parts=(*self.parts, *held, *between))

    @property
    def lowest(self) -> float:
        """The height of its lowest point; the mat is at zero."""
        return min(piece.lowest for part in self.parts for piece in part.pieces)


def _segments(pose: Pose) -> dict[str, Frame]:
    """Where each segment of the body is."""
    sizes: dict[str, float] = data()["body"]

    def of(joint: str) -> float:
        return pose.get(joint, 0.0)

    pelvis = LYING._replace(origin=Vector(of("x"), of("y"), of("z")))
    pelvis = pelvis.turned(pelvis.left, of("pitch"))
    pelvis = pelvis.turned(pelvis.up, of("roll"))
    loins = _trunk(pelvis.at(up=sizes["pelvis"]), pose, 0.5)
    chest = _trunk(pelvis, pose, 1)._replace(origin=loins.point(up=sizes["loins"]))
    shoulders = chest.at(up=sizes["chest"])
    neck = _neck(chest, pose, 0.6)._replace(origin=shoulders.point(up=0.02, front=-0.012))
    head = _neck(chest, pose, 1)._replace(origin=neck.point(up=sizes["neck"]))
    segments = {"pelvis": pelvis, "loins": loins, "chest": chest, "shoulders": shoulders, "neck": neck, "head": head}
    for side, sign in SIDES.items():
        outward = {way: sign * of(f"hip_{side}_{way}") for way in ("out", "turn")}
        thigh = pelvis.at(left=sign * sizes["hip"]).bent(of(f"hip_{side}"), **outward)
        shank = thigh.at(up=-sizes["thigh"]).bent(-of(f"knee_{side}"))
        foot = shank.at(up=-sizes["shank"]).bent(of(f"ankle_{side}"), sign * of(f"ankle_{side}_out"))
        outward = {way: sign * of(f"shoulder_{side}_{way}") for way in ("out", "turn")}
        reach = of(f"reach_{side}")
        shoulder = shoulders.at(front=reach, left=sign * (sizes["shoulder"] - 0.6 * abs(reach)))
        arm = shoulder.bent(of(f"shoulder_{side}"), **outward)
        forearm = arm.at(up=-sizes["arm"]).bent(of(f"elbow_{side}"))
        hand = forearm.at(up=-sizes["forearm"]).bent(of(f"wrist_{side}"))
        toes = foot.at(up=-0.022, front=0.07).bent(of(f"toes_{side}"))
        limbs = {"thigh": thigh, "shank": shank, "foot": foot, "toes": toes}
        limbs |= {"arm": arm, "forearm": forearm, "hand": hand}
        segments |= {f"{name}_{side}": frame for name, frame in limbs.items()}
    return segments


def _trunk(frame: Frame, pose: Pose, share: float) -> Frame:
    frame = frame.turned(frame.left, share * pose.get("trunk", 0))
    frame = frame.turned(frame.front, share * pose.get("trunk_side", 0))
    return frame.turned(frame.up, share * pose.get("trunk_turn", 0))


def _neck(frame: Frame, pose: Pose, share: float) -> Frame:
    frame = frame.turned(frame.left, share * pose.get("neck", 0))
    frame = frame.turned(frame.front, share * pose.get("neck_side", 0))
    return frame.turned(frame.up, share * pose.get("neck_turn", 0))


@cache
def _part_names() -> tuple[tuple[str, str], ...]:
    """Each part of the body with its side; a part of a limb stands once for each side."""
    specs = data()["part"].items()
    return tuple((kind, side) for kind, spec in specs for side in (SIDES if spec.get("sides") else ("",)))


def _part(kind: str, side: str, segments: Mapping[str, Frame]) -> Part:
    spec = data()["part"][kind]
    pieces = [_piece(piece, segments, side) for piece in spec["pieces"]]
    groups = spec.get("skins") or [[n, n + 1] for n in range(len(pieces) - 1)] or [[0]]
    skins = tuple(tuple(pieces[n] for n in group) for group in groups)
    return Part(kind, spec["tone"], skins, spec.get("jointed", False), side, spec.get("lift", 0))


def _piece(piece: Mapping[str, Any], segments: Mapping[str, Frame], side: str) -> Ellipsoid:
    frame = segments.get(piece["on"]) or segments[f"{piece['on']}_{side}"]
    up, front, out = piece.get("at", (0, 0, 0))
    size: float | list[float] = piece["size"]
    radii = size if isinstance(size, list) else [size] * 3
    axes = [ZERO.plus(axis, radius) for axis, radius in zip(frame[1:], radii, strict=True)]
    return Ellipsoid(frame.point(up, front, out * SIDES.get(side, 1)), (axes[0], axes[1], axes[2]))


def box(kind: str, tone: str, low: tuple[float, float, float], high: tuple[float, float, float], edge: float) -> Part:
    """A box with rounded edges, for mats, pillows and furniture."""
    inner = [(a + edge, b - edge) for a, b in zip(low, high, strict=True)]
    corners = [Vector(x, y, z) for x in inner[0] for y in inner[1] for z in inner[2]]
    axes = (Vector(edge, 0, 0), Vector(0, edge, 0), Vector(0, 0, edge))
    return Part(kind, tone, (tuple(Ellipsoid(corner, axes) for corner in corners),))
