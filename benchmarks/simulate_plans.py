"""How plans go for 20 kinds of patients over 52 weeks, with pain that wavers: who is stopped, held and moved on.

``python benchmarks/simulate_plans.py [patients]`` prints a table in Markdown, for docs/plans.md. The numbers are those
of made-up patients: they show what the rules do, and nothing about people. Seeded, so each run prints the same.
"""

import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import stenosis_routines as sr

WEEKS = 52
#: The standard deviation of every reported pain, in points of 10.
NOISE = (0.0, 0.5, 1.0)
#: From this pain on, the band of the plans stops.
STOP_FROM = sr.pain_bands()["provide-nhs"].stop_from

#: A day of a patient: what the log of the day holds, from the week (from 0) and the day (1 to 7); ``None``: no log.
Day = Callable[[int, int], dict[str, Any] | None]


def level(pain: Callable[[int, int], float], after: float = 0, **more: Any) -> Day:
    """A patient who does every session, with this pain before it, and this much more after it."""
    return lambda week, day: {
        "done": True,
        "pain_before": pain(week, day),
        "pain_after": pain(week, day) + after,
        **{name: value(week, day) for name, value in more.items()},
    }


def steady(pain: float) -> Day:
    """A patient with the same pain every day."""
    return level(lambda *_: pain)


def some_days(days: int) -> Day:
    """A patient with a pain of 3 who exercises on the first days of each week, and logs that the others were missed."""
    every = steady(3)
    return lambda week, day: every(week, day) if day <= days else {"done": False}


def away(first: int, last: int) -> Day:
    """A patient with a pain of 3 without a log in some weeks."""
    every = steady(3)
    return lambda week, day: None if first <= week <= last else every(week, day)


#: The kinds of patients; those whose pain does not change are called steady.
PATIENTS: dict[str, Day] = {
    "steady, no pain": steady(0),
    "steady at 2": steady(2),
    "steady at 3": steady(3),
    "steady at 4": steady(4),
    "steady at 5": steady(5),
    "6 every day": steady(6),
    "better, from 5 to 1 in 20 weeks": level(lambda week, _: max(1, 5 - week / 5)),
    "slowly worse, from 2 to 7 in 52 weeks": level(lambda week, _: 2 + week / 10),
    "quickly worse, from 2 to 7 in 10 weeks": level(lambda week, _: min(7, 2 + week / 2)),
    "from 2 to 5 in week 11, for good": level(lambda week, _: 5 if week >= 10 else 2),
    "from 2 to 4 for one week": level(lambda week, _: 4 if week == 10 else 2),
    "one bad day a month, 2 to 5": level(lambda week, day: 5 if week % 4 == 3 and day == 4 else 2),
    "3 one week, 4 the next": level(lambda week, _: 3 + week % 2),
    "1 more after each session": level(lambda *_: 3, after=1),
    "2, and 5 every other day": level(lambda _, day: 2 if day % 2 else 5),
    "six of seven days": some_days(6),
    "three of seven days": some_days(3),
    "four weeks without a log": away(10, 13),
    "walks less, from 20 to 5 minutes": level(
        lambda *_: 3, walking_minutes=lambda week, _: float(max(5, 20 - week / 2))
    ),
    "mild, moderate from week 9": level(lambda *_: 3, severity=lambda week, _: "moderate" if week >= 8 else "mild"),
}


def log(patient: Day, week: int, noise: float, chance: random.Random) -> Iterator[sr.DayLog]:
    """The log of a week."""
    for day in range(1, 8):
        felt = patient(week, day)
        if felt is not None:
            pains = {name: value for name, value in felt.items() if name.startswith("pain_")}
            wavering = {name: min(10.0, max(0.0, chance.gauss(value, noise))) for name, value in pains.items()}
            yield sr.DayLog(day, **{**felt, **wavering})


def followed(patient: Day, noise: float, seed: int, weeks: int = WEEKS) -> tuple[Counter[str], int | None, int]:
    """How often each decision was made until the plan was stopped, in which week that was, and how often the plan
    moved on although pain was at or above the stop of its band."""
    chance = random.Random(seed)
    plan, decisions, too_far = sr.build_plan(sr.Profile(), weeks=1), Counter[str](), 0
    for week in range(weeks):
        days = [*log(patient, week, noise, chance)]
        progress = sr.advance(plan, days)
        decisions[progress.decision.value] += 1
        if progress.decision == "stop":
            return decisions, week, too_far
        pains = [pain for day in days for pain in (day.pain_before, day.pain_after) if pain is not None]
        too_far += progress.decision == "move_on" and max(pains, default=0) >= STOP_FROM
        plan = progress.plan
    return decisions, None, too_far


def main(patients: int) -> None:
    """Prints the table: of each kind and noise, who is stopped within 26 and 52 weeks, and the weeks of the others."""
    too_far = 0
    print("| patient | " + " | ".join(f"noise {noise:g}" for noise in NOISE) + " |")
    print("| --- |" + " --- |" * len(NOISE))
    for index, (kind, patient) in enumerate(PATIENTS.items()):
        cells = list[str]()
        for noise in NOISE:
            runs = [followed(patient, noise, 1000 * index + one) for one in range(patients if noise else 1)]
            decisions = sum((one for one, _, _ in runs), Counter[str]())
            ended = [week for _, week, _ in runs if week is not None]
            half, whole = (100 * sum(week < limit for week in ended) / len(runs) for limit in (26, WEEKS))
            weeks = decisions.total()
            parts = [100 * decisions[one] / weeks for one in ("hold", "move_on", "step_back")]
            cells.append(f"{half:.0f}, {whole:.0f}; " + ", ".join(f"{part:.0f}" for part in parts))
            too_far += sum(one for _, _, one in runs)
        print(f"| {kind} | " + " | ".join(cells) + " |", flush=True)
    print(f"\nMoved on with pain at or above {STOP_FROM}: {too_far}.")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 40)
