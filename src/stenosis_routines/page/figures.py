"""The figures of data/figures.toml: for each movement its positions, the camera, and what is on or under the body."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import attrs

from stenosis_routines.page.body import Body, Part, Pose, both_sides, box, data
from stenosis_routines.page.drawing import Camera

__all__ = ["Figure", "camera", "figure_for", "figures"]


@attrs.frozen(kw_only=True)
class Figure:
    """The picture of a movement, as data."""

    ident: str
    #: The ids of the movements that it shows; its name is that of the first.
    movements: tuple[str, ...]
    #: The positions of the movement, from start to end; a single one is a position to rest in.
    keys: tuple[Pose, ...]
    camera: Camera
    #: The names of the limbs that move: ``leg_right``, ``arm_left``, ``foot_right``, ``head``, ``seat``.
    moves: frozenset[str]
    #: The arrows: the point of the body that each follows, and how it is drawn.
    arrows: tuple[Mapping[str, Any], ...]
    #: A second view in a window; ``None``: there is none.
    inset: Mapping[str, Any] | None
    #: What is beneath the body, the mat first.
    beneath: tuple[Part, ...]
    #: What is between the limbs.
    between: tuple[Part, ...]
    #: What is held: the points of the body through which a strap or stick runs.
    strap: tuple[Mapping[str, Any], ...]
    #: Whether it is a movement to leave out, drawn in grey and crossed out.
    crossed: bool

    @property
    def still(self) -> bool:
        """Whether it shows a position to rest in."""
        return len(self.keys) == 1

    def pose(self, share: float) -> Pose:
        """The position at a share of the movement: 0 is its start, 1 its end."""
        steps = len(self.keys) - 1
        number = min(int(share * steps), max(steps - 1, 0))
        before, after = self.keys[number], self.keys[min(number + 1, steps)]
        rest = share * steps - number
        return {joint: before[joint] + rest * (after[joint] - before[joint]) for joint in before}

    def body(self, share: float) -> Body:
        """The body at a share of the movement, with what it holds and what is between its limbs."""
        return Body.posed(self.pose(share)).holding(self.strap, self.between)


@cache
def figures() -> Mapping[str, Figure]:
    """All figures by id, in the order of the file."""
    return {ident: _figure(ident, spec) for ident, spec in data()["figure"].items()}


def figure_for(movement: str | None) -> Figure | None:
    """The figure of a movement of the catalogue; ``None`` if it has none."""
    return _by_movement().get(movement or "")


@cache
def _by_movement() -> dict[str, Figure]:
    return {movement: one for one in figures().values() for movement in one.movements}


def camera(name: str) -> Camera:
    """The camera with that name."""
    return Camera(**data()["camera"][name])


def _figure(ident: str, spec: Mapping[str, Any]) -> Figure:
    base = both_sides(data()["pose"][spec["pose"]])
    changes = [both_sides(key) for key in spec.get("keys", [{}])]
    joints = dict.fromkeys(joint for change in changes for joint in change)
    names = [data()["ground"].get(spec["pose"], "mat"), *spec.get("things", ())]
    return Figure(
        ident=ident,
        movements=tuple(spec.get("of", (ident,))),
        keys=tuple(dict.fromkeys(joints, 0.0) | base | change for change in changes),
        camera=camera(spec.get("camera", "side")),
        moves=frozenset(spec.get("moves", ())),
        arrows=tuple(spec.get("arrows", ())),
        inset=spec.get("inset"),
        beneath=tuple(_thing(name) for name in names if not data()["thing"][name].get("between")),
        between=tuple(_thing(name) for name in names if data()["thing"][name].get("between")),
        strap=tuple(spec.get("strap", ())),
        crossed=spec.get("crossed", False),
    )


def _thing(name: str) -> Part:
    spec = data()["thing"][name]
    return box(name, spec["tone"], tuple(spec["low"]), tuple(spec["high"]), spec["edge"])
