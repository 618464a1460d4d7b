"""Steps: what is done with which part of the body, and the steps that each lying-down movement ordinarily has."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

import attrs

from stenosis_routines._data import toml
from stenosis_routines.catalogue import normalise

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


#: Parts that come in pairs, of which one and both are different steps.
LIMBS = frozenset({"leg", "knee", "foot", "heel", "thigh", "arm", "shin", "calf"})


@attrs.frozen
class Step:
    """A motion with its parts, whatever language it was said in."""

    motion: str
    #: Parts and things with their count: one, both, other, or any where it is open.
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
    #: Roles that a step must have.
    needed: frozenset[str]


_COUNTS = frozenset({"one", "both", "other", "any", "first"})
#: What a count in a text may stand for, by the count that a record asks for.
_FITS: Mapping[str, frozenset[str]] = {
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
def _natural() -> Mapping[str, frozenset[str]]:
    return {motion: frozenset(roles.split()) for motion, roles in toml("steps")["roles"].items()}


@cache
def _family() -> Mapping[str, tuple[str, ...]]:
    """The tables of steps by the movements that they are of."""
    found: dict[str, tuple[str, ...]] = {}
    for name, table in toml("steps").items():
        for movement in table.get("movements", "").replace("\n", " ").split(","):
            if movement.strip():
                found[movement.strip()] = (*found.get(movement.strip(), ()), name)
    return found


def families(movements: Iterable[str]) -> frozenset[str]:
    """The tables of steps of some movements: ids of the catalogue, or movements of the lexicon."""
    return frozenset(name for movement in movements for name in _family().get(movement, ()))


@cache
def all_families() -> frozenset[str]:
    """The tables of every movement."""
    return frozenset(name for tables in _family().values() for name in tables)


#: Motions that may be said as a way that a part goes: "the leg comes up", "hands by your sides".
_GOING = frozenset(
    (
        *("raise", "lower", "bring", "drop", "bend", "straighten", "open", "close", "return", "slide", "roll"),
        *("rock", "turn", "circle", "point", "flex", "pump", "reach", "move", "place"),
    )
)


def _found(step: Step, tables: Iterable[str]) -> bool:
    records = _tables()
    lists = [records[name] for name in tables]
    natural = _natural().get(step.motion, frozenset())
    goes = step.motion in ("go", "move") and bool(step.parts) and bool(step.roles)
    if goes and "up" in step.roles and any(part == "leg" and count == "other" for part, count in step.parts):
        return False  # "the other leg straight and up"
    for part, count in step.parts or (("-", "any"),):
        if not any(
            (step.motion in record.motions or (goes and bool(record.motions & _GOING)))
            and part in record.parts
            and count in _FITS[record.count]
            and record.needed.issubset(step.roles)
            and all(role in record.roles or role in natural or (goes and _goes(record, role)) for role in step.roles)
            for listed in lists
            for record in listed
        ):
            return False
    return True


def _goes(record: _Record, role: str) -> bool:
    """Whether a motion of the record goes that way of itself: "the leg comes up" is to raise it."""
    return any(role in _natural().get(motion, ()) for motion in record.motions)


def is_ordinary(step: Step, tables: Iterable[str]) -> bool:
    """Whether a step is one of those that lying-down movements have, or that these tables list."""
    return _found(step, ("any", *tables))


@cache
def _signs() -> tuple[tuple[frozenset[str], tuple[_Record, ...], str], ...]:
    """The names that a how-to settles, the steps that do, and the movement that is meant: the first of its table."""
    return tuple(
        (
            frozenset(normalise(name) for name in table.get("settles", "").replace("\n", " ").split(",")),
            _records(table["by"]),
            table["movements"].replace("\n", " ").split(",")[0].strip(),
        )
        for table in toml("steps").values()
        if "by" in table
    )


def settles(name: str) -> bool:
    """Whether a how-to can settle which movement a name means."""
    return any(normalise(name) in names for names, _, _ in _signs())


def settled(name: str, steps: Iterable[Step], *, described: bool) -> Iterator[str]:
    """The movements that a name may mean beside these steps; any name, if it is a description of the steps itself."""
    said = tuple(steps)
    for names, records, movement in _signs():
        if (described or normalise(name) in names) and any(_stands_in(step, one) for step in said for one in records):
            yield movement


def _stands_in(step: Step, record: _Record) -> bool:
    return (
        step.motion in record.motions
        and (bool(step.parts) or "-" in record.parts)
        and all(part in record.parts and _tells(part, count, record) for part, count in step.parts)
        and record.needed.issubset(step.roles)
        and record.roles >= set(step.roles) - _natural().get(step.motion, frozenset())
    )


def _tells(part: str, count: str, record: _Record) -> bool:
    """Whether a count fits, and says so itself where one limb and both are different movements."""
    return count in _FITS[record.count] and (count != "any" or record.count == "any" or part not in LIMBS)


def is_way(ways: Iterable[str], tables: Iterable[str]) -> bool:
    """Whether a movement has a step without a part that goes these ways: "only a little way up", "side to side"."""
    wanted = frozenset(ways)
    records = [record for name in tables for record in _tables()[name] if "-" in record.parts]
    return any(
        wanted <= record.roles | frozenset().union(*(_natural().get(motion, ()) for motion in record.motions))
        for record in records
    )


def is_ease(step: Step) -> bool:
    """Whether a step is what may be done when something hurts."""
    return _found(step, ("ease",))


def is_denied(step: Step) -> bool:
    """Whether a step is bad whatever the movement, so that it may be denied."""
    return _found(step, ("denied",))
