"""Free text: what its lines are, what their doses are, and that nothing in them is lost."""

from pathlib import Path

import pytest

from stenosis_routines.exercise import Effort
from stenosis_routines.formats import loads

DATA = Path(__file__).parents[1] / "data" / "text"
GOLDEN = (DATA / "golden.txt").read_text(encoding="utf-8").split("@ ")[1:]

_WORDS = {"hold": "hold_s", "kg": "load_kg", "rest": "rest_s", "day": "times_per_day", "week": "days_per_week"}


def told(item):
    """A prescription as the golden file writes it."""
    dose, parts = item.dose, []
    if dose.sets is not None:
        parts.append(f"sets {dose.sets}")
    if dose.reps_range is not None:
        low, high = dose.reps_range
        parts.append(f"reps {low}" + ("+" if high is None else f"-{high}" if high != low else ""))
    parts += ["side"] if dose.per_side else []
    parts += [f"{word} {getattr(dose, field):g}" for word, field in _WORDS.items() if getattr(dose, field) is not None]
    parts += [f"group {item.group}"] if item.group else []
    parts += ["hard"] if item.exercise.traits.effort is Effort.STRENUOUS else []
    return f"{item.path.removeprefix('line ')} {item.exercise.name} | {', '.join(sorted(parts))}".rstrip()


def shown(routine):
    """A routine as the golden file writes it."""
    lines = [f"title {routine.title}".rstrip()]
    for session in routine.sessions:
        lines += [f"session {session.title}".rstrip(), *map(told, session.prescriptions)]
    unread = [problem.path.removeprefix("line ") for problem in routine.unread]
    return [*lines, *([f"unread {' '.join(sorted(unread, key=int))}"] if unread else [])]


def ordered(line):
    head, bar, dose = line.partition(" |")
    return f"{head}{bar} {', '.join(sorted(dose.strip().split(', ')))}".rstrip() if bar else line


@pytest.mark.parametrize("entry", GOLDEN, ids=lambda entry: entry.partition("\n")[0])
def test_a_document_reads_as_a_person_would_read_it(entry):
    """The readings were written by hand, before the reader was run."""
    name, *expected = entry.strip().splitlines()
    routine = loads((DATA / name).read_bytes(), format="text")
    assert shown(routine) == [ordered(line) for line in expected]
