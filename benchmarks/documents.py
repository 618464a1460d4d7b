"""Documents to measure with, made from a seed: how often what they say repeats decides how fast a memory makes them.

same        one document again and again
realistic   2,000 routines that share names, doses, notes and titles as those of one clinic or app do
doses       as realistic, but no dose occurs twice
all         no dose, note or title occurs twice
"""

import random
from collections.abc import Iterator
from itertools import count, islice

import stenosis_routines as sr

__all__ = ["KINDS", "documents"]

KINDS = ("same", "realistic", "doses", "all")

#: The article's movements with doses that pass, so that a routine of these alone has no finding.
_CLEAN = (
    (sr.catalogue["pelvic-rocking"].name, {"sets": 1, "reps": 10, "times_per_day": 5}),
    (sr.catalogue["knee-to-chest"].name, {"sets": 1, "reps": (10, 20), "per_side": True}),
    (sr.catalogue["hip-joint-raise"].name, {"sets": 1, "reps": 10, "per_side": True}),
    (sr.catalogue["ankle-flexion"].name, {"sets": 2, "reps": 10}),
)
_NOTES = ("", "", "", "", "slowly", "slowly, under control", "breathe out", "do it gently")
_TITLES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Day 1", "Day 2", "Day 3")
_GUIDANCE = ("Ask your doctor first.", "Stop at once if the pain gets worse.")

#: Common names of all kinds of movements, the first of them far more often than the last.
_NAMES = tuple(exercise.name for exercise in sr.catalogue)
_chance = random.Random(1)
_POPULAR = tuple(_chance.sample(_NAMES, len(_NAMES)))
_WEIGHTS = tuple(1 / rank for rank in range(1, len(_POPULAR) + 1))
_DOSES = tuple(
    {
        "sets": _chance.randint(1, 4),
        "reps": _chance.choice((8, 10, 12, (8, 12))),
        "rest_s": _chance.choice((30, 60, 90)),
    }
    for _ in range(40)
)


def documents(kind: str, size: int, clean: bool) -> Iterator[bytes]:
    """Documents of so many prescriptions, in the native format."""
    chance, number = random.Random(size), count(1)
    if kind == "same":
        (one,) = islice(_made("realistic", size, clean, chance, number), 1)
        while True:
            yield one
    yield from _made(kind, size, clean, chance, number)


def _made(kind: str, size: int, clean: bool, chance: random.Random, number: Iterator[int]) -> Iterator[bytes]:
    while True:
        items = [_item(kind, clean, chance, number, place) for place in range(size)]
        sessions = tuple(
            sr.Session(_title(kind, number, at // 4), tuple(items[at : at + 4])) for at in range(0, size, 4)
        )
        yield sr.dumps(sr.Routine("Programme", sessions, _GUIDANCE)).encode()


def _item(kind: str, clean: bool, chance: random.Random, number: Iterator[int], place: int) -> sr.Prescription:
    if clean:
        name, dose = _CLEAN[place % 4]
        dose = {**dose, "days_per_week": 7, "rest_s": chance.choice((20, 30, 60))}
    else:
        (name,), dose = chance.choices(_POPULAR, _WEIGHTS), chance.choice(_DOSES)
    if kind in ("doses", "all"):
        dose = {**dose, "rest_s": 20 + next(number) / 1000}
    notes = f"Rest for {next(number) / 100:g} seconds between sets." if kind == "all" else chance.choice(_NOTES)
    return sr.Prescription(sr.Exercise(name=name), sr.Dose(**dose), notes)


def _title(kind: str, number: Iterator[int], place: int) -> str:
    if kind == "all":
        return f"Day {next(number)}"
    return _TITLES[place % 10] if place < 10 else f"Day {place + 1}"
