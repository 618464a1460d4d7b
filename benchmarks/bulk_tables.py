"""Tables of prescriptions with realistic repetition, for measuring: names by Zipf's law, doses of everyday values.

``python -m benchmarks.bulk_tables`` measures the table in docs/scale.md, in a process to which all is new.
"""

import time
from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pyarrow as pa

import stenosis_routines as sr
from stenosis_routines import bulk
from stenosis_routines.bulk.columns import DOSE, starts_of

__all__ = ["prescriptions"]

_NOTES = (
    "slowly, under control",
    "Stop if it hurts.",
    "breathe out as you lift",
    "keep your back flat",
    "rest as needed",
)


def prescriptions(rows: int, seed: int = 0, distinct_doses: bool = False) -> pa.Table:
    """A table of about so many rows, with routines of 1 to 71 rows in sessions of about 6.

    Names are those of the catalogue, by Zipf's law, and one in a hundred is unknown. With ``distinct_doses`` no two
    rows have the same dose.
    """
    random = np.random.default_rng(seed)
    lengths = random.integers(1, 72, rows // 36 + 1)
    routine = np.repeat(np.arange(len(lengths)), lengths)[:rows]
    within = np.arange(len(routine)) - np.repeat(np.cumsum(lengths) - lengths, lengths)[:rows]
    known = [name for e in sr.catalogue.entries() for name in (e.exercise.name, *e.aliases)]
    random.shuffle(known)
    names = np.array(known + [f"Unheard-of movement {n}" for n in range(len(known) // 100)])
    weights = 1 / np.arange(1, len(names) + 1)
    name = random.choice(len(names), len(routine), p=weights / weights.sum())

    def often(values, share):
        picked = random.choice(np.array(values), len(routine))
        return pa.array(picked, mask=random.random(len(routine)) > share)

    # What is held is repeated less often.
    is_held = random.random(len(routine)) < 0.3
    reps = np.where(
        is_held,
        random.choice(np.array([1, 2, 3, 5, 10]), len(routine)),
        random.choice(np.array([5, 6, 8, 8, 10, 10, 10, 12, 12, 15, 20, 25, 30]), len(routine)),
    )
    hold = pa.array(random.choice(np.array([2, 3, 5, 10, 15, 20, 30, 45, 60]), len(routine)), mask=~is_held)
    if distinct_doses:
        hold = pa.array(np.round(1 + np.arange(len(routine)) * 3e-6, 6))
    return pa.table(
        {
            "routine_id": pa.array(routine).cast(pa.string()),
            "session": pa.array(np.array([f"Day {n}" for n in range(12)])[within // 6]),
            "name": pa.array(names[name]),
            "sets": often([1, 2, 3, 3, 3, 4, 5], 0.9),
            "reps": pa.array(reps, mask=random.random(len(routine)) > 0.8),
            "hold_s": hold,
            "per_side": often([True, False], 0.3),
            "load": often([5, 10, 20, 40, 60, 80], 0.1),
            "load_unit": pa.array(["kg"] * len(routine)),
            "times_per_day": often([1, 2, 3], 0.2),
            "notes": often(_NOTES, 0.1),
        }
    )


def _say(what: str, screen: Callable[[pa.Table], pa.Table], table: pa.Table) -> None:
    start = time.process_time()
    screened = screen(table)
    seconds = time.process_time() - start
    checked = int(screened.schema.metadata[bulk.CHECKED])
    speed = f"{len(table) / seconds / 1e6:.3f} million rows a second"
    print(f"{what}: {speed}; {seconds:.1f} s, {len(table):,} rows, {checked:,} through check", flush=True)


def _distinct(table: pa.Table, columns: list[str]) -> int:
    return table.group_by(columns).aggregate([]).num_rows


def main() -> None:
    """Screens millions that become known, one that is known, one with a new screener, and doses that never repeat."""
    table = prescriptions(4_000_000)
    starts = starts_of(table.column("routine_id"))
    ends = [*starts[np.searchsorted(starts, [0, 1_000_000, 2_000_000, 3_000_000])], len(table)]
    millions = [table.slice(begin, end - begin) for begin, end in pairwise(ends)]
    doses = [name for name in DOSE if name in table.column_names]
    print(f"{_distinct(millions[0], ['name', 'notes']):,} pairs of a name and a note in a million rows")
    print(f"{_distinct(millions[0], doses):,} doses")
    screener = bulk.Screener()
    for number, million in enumerate(millions, 1):
        _say(f"million {number}", screener.screen, million)
    for _ in range(3):
        _say("million 1 again", screener.screen, millions[0])
    for _ in range(3):
        _say("million 1 with bulk.screen", bulk.screen, millions[0])
    for _ in range(2):
        _say("no dose twice", bulk.Screener().screen, prescriptions(200_000, distinct_doses=True))


if __name__ == "__main__":
    main()
