"""Steps: what is done with which part of the body, and which steps are usual for each lying-down movement."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache

import attrs

from stenosis_routines._data import toml
from stenosis_routines.catalogue import normalise
from stenosis_routines.language.vocabulary import listed

__all__ = [
    "LIMBS",
    "Step",
    "all_families",
    "families",
    "is_denied",
    "is_ease",
    "is_ordinary",
    "is_way",
    "settled",
    "settles",
]


#: Parts that come in pairs, where moving one and moving both are different steps.
LIMBS = frozenset({"leg", "knee", "foot", "heel", "thigh", "arm", "shin", "calf"})


@attrs.frozen
class Step:
    """A motion with its parts; the same step is equal in every language."""

    motion: str
    #: Parts and things with their count: one, both, other, or any where the text leaves it open.
    parts: tuple[tuple[str, str], ...] = ()
    #: Directions ("up") and places ("to:chest").
    roles: tuple[str, ...] = ()

    def __str__(self) -> str:
        return " ".join((self.motion, *(part for part, _ in self.parts), *self.roles))


@attrs.frozen(eq=False)
class _Record:
    motions: frozenset[str]
    parts: frozenset[str]
    count: str
    roles: frozenset[str]
    #: Roles that a step must have to match.
    needed: frozenset[str]


_COUNTS = frozenset({"one", "both", "other", "any", "first"})
#: The counts in a text that match, by the count in a record.
_MATCHING_COUNTS: Mapping[str, frozenset[str]] = {
    "any": frozenset({"one", "both", "other", "any"}),
    "one": frozenset({"one", "other", "any"}),
    "first": frozenset({"one", "any"}),
    "other": frozenset({"one", "other"}),
    "both": frozenset({"both", "any"}),
}


@cache
def _tables() -> Mapping[str, tuple[_Record, ...]]:
    data = toml("steps")
    records = {name: _records(table["steps"]) for name, table in data.items() if "steps" in table}
    for name, table in data.items():
        if "like" in table:
            records[name] += records[table["like"]]
    return records


def _records(steps: str) -> tuple[_Record, ...]:
    return tuple(_record(line.split()) for line in steps.splitlines() if line.strip())


def _record(words: list[str]) -> _Record:
    motions, parts, rest = words[0], words[1] if len(words) > 1 else "-", words[2:]
    count = next((word for word in rest if word in _COUNTS), "any")
    return _Record(
        frozenset(motions.split("|")),
        frozenset(parts.split("|")),
        count,
        frozenset(word.removeprefix("+") for word in rest if word not in _COUNTS),
        frozenset(word[1:] for word in rest if word[0] == "+"),
    )


@cache
def _natural_roles() -> Mapping[str, frozenset[str]]:
    return {motion: frozenset(roles.split()) for motion, roles in toml("steps")["roles"].items()}


@cache
def _tables_of_movements() -> Mapping[str, tuple[str, ...]]:
    """The names of the tables of steps that belong to each movement."""
    found: dict[str, tuple[str, ...]] = {}
    for name, table in toml("steps").items():
        for movement in listed(table.get("movements", "")):
            found[movement] = (*found.get(movement, ()), name)
    return found


def families(movements: Iterable[str]) -> frozenset[str]:
    """The tables of steps for some movements, given as ids of the catalogue or movements of the lexicon."""
    return frozenset(name for movement in movements for name in _tables_of_movements().get(movement, ()))


@cache
def all_families() -> frozenset[str]:
    """The tables of steps of all movements."""
    return frozenset(name for tables in _tables_of_movements().values() for name in tables)


#: Motions that a text may express by where a part goes: "the leg comes up", "hands by your sides".
_SHOWN_BY_DIRECTION = frozenset(
    (
        *("raise", "lower", "bring", "drop", "bend", "straighten", "open", "close", "return", "slide", "roll"),
        *("rock", "turn", "circle", "point", "flex", "pump", "reach", "move", "place"),
    )
)


@lru_cache(maxsize=8192)
def _is_listed(step: Step, tables: tuple[str, ...]) -> bool:
    records = [record for name in tables for record in _tables()[name]]
    natural = _natural_roles().get(step.motion, frozenset())
    goes = step.motion in ("go", "move") and bool(step.parts) and bool(step.roles)
    up = goes and "up" in step.roles
    if up and any(part == "leg" and count == "other" for part, count in step.parts):
        return False  # "the other leg straight and up"
    lifts = up and any(part != "knee" or count == "both" for part, count in step.parts)  # "stretched, up" bends no leg
    shown = _SHOWN_BY_DIRECTION - {"bend"} if lifts else _SHOWN_BY_DIRECTION
    if up and any(part in ("back", "pelvis", "hip", "body") for part, _ in step.parts):
        shown = frozenset({"raise"})  # "press your back down, then up" lifts it
    for part, count in step.parts or (("-", "any"),):
        if not any(
            (step.motion in record.motions or (goes and bool(record.motions & shown)))
            and part in record.parts
            and count in _MATCHING_COUNTS[record.count]
            and record.needed.issubset(step.roles)
            and all(
                role in record.roles or role in natural or (goes and _is_natural(record.motions & shown, role))
                for role in step.roles
            )
            for record in records
        ):
            return False
    return True


def _is_natural(motions: Iterable[str], role: str) -> bool:
    """Whether the direction is natural for one of the motions: "the leg comes up" raises it."""
    return any(role in _natural_roles().get(motion, ()) for motion in motions)


def is_ordinary(step: Step, tables: Iterable[str]) -> bool:
    """Whether a step is usual for all lying-down movements, or listed in these tables, and never on the front."""
    return _is_listed(step, ("any", *tables)) and not any(
        _is_listed(attrs.evolve(step, parts=(part,)), ("never",)) for part in step.parts
    )


@cache
def _settling_steps() -> tuple[tuple[frozenset[str], tuple[_Record, ...], str], ...]:
    """For each table: the names that a how-to can settle, the steps that settle them, and the movement they mean."""
    return tuple(
        (
            frozenset(map(normalise, listed(table.get("settles", "")))),
            _records(table["by"]),
            next(listed(table["movements"])),
        )
        for table in toml("steps").values()
        if "by" in table
    )


def settles(names: Iterable[str]) -> bool:
    """Whether a how-to can settle which movement a name means, given as for `settled`."""
    called = frozenset(map(normalise, names))
    return any(called & known for known, _, _ in _settling_steps())


def settled(names: Iterable[str], steps: Iterable[Step], *, described: bool) -> Iterator[str]:
    """The movements that a name may mean with these steps; ``described``: the name itself describes the steps.

    ``names`` are the name and the movement of the lexicon that it is read as.
    """
    given, called = tuple(steps), frozenset(map(normalise, names))
    for known, records, movement in _settling_steps():
        if (described or called & known) and any(_matches(step, one) for step in given for one in records):
            yield movement


def _matches(step: Step, record: _Record) -> bool:
    return (
        step.motion in record.motions
        and (bool(step.parts) or "-" in record.parts)
        and all(part in record.parts and _count_settles(part, count, record) for part, count in step.parts)
        and record.needed.issubset(step.roles)
        and record.roles >= set(step.roles) - _natural_roles().get(step.motion, frozenset())
    )


def _count_settles(part: str, count: str, record: _Record) -> bool:
    """Whether a count matches; where one limb and both are different movements, the text must give the count."""
    return count in _MATCHING_COUNTS[record.count] and (count != "any" or record.count == "any" or part not in LIMBS)


def is_way(ways: Iterable[str], tables: Iterable[str]) -> bool:
    """Whether a movement has a step in these directions that needs no part: "only a little way up", "side to side"."""
    wanted = frozenset(ways)
    records = [record for name in tables for record in _tables()[name] if "-" in record.parts]
    return any(
        wanted <= record.roles | frozenset().union(*(_natural_roles().get(motion, ()) for motion in record.motions))
        for record in records
    )


def is_ease(step: Step) -> bool:
    """Whether a step may be done when something hurts."""
    return _is_listed(step, ("ease",))


def is_denied(step: Step) -> bool:
    """Whether a step is bad in any movement, so that a warning may negate it."""
    return _is_listed(step, ("denied",))
