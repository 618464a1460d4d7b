"""What readers hand over becomes one prescription: units, sides, ranges, exertion, limits."""

import re
from pathlib import Path

import pytest

from stenosis_routines.errors import UnreadableRoutineError
from stenosis_routines.exercise import Effort, Exercise, Posture, Traits
from stenosis_routines.formats import draft
from stenosis_routines.formats.reading.problems import Collector


def made(name="Knee to chest", amounts=None, notes=(), **others):
    collector = Collector()
    item = draft.prescription(Exercise(name=name), amounts or {}, notes, collector=collector, path="/x", **others)
    return item, [(problem.path, problem.code) for problem in collector.unread]


@pytest.mark.parametrize(
    ("measures", "hard"),
    [
        ({}, False),
        ({"rpe": 7.5}, False),
        ({"rpe": 8}, True),
        ({"rpe_of_20": 16}, False),
        ({"rpe_of_20": 17}, True),
        ({"reserve": 3}, False),
        ({"reserve": 2}, True),
        ({"reserve": 0}, True),
        ({"percent": 79}, False),
        ({"percent": 80}, True),
        ({"zone": 3}, False),
        ({"zone": 4}, True),
        ({"zone": 3, "zones": 3}, True),
        ({"zone": 2, "zones": 3}, False),
        ({"zone": 3, "zones": 7}, False),
        ({"rpe": 1, "reserve": 1}, True),
    ],
)
def test_every_measure_of_exertion_has_one_threshold(measures, hard):
    assert draft.is_strenuous(**measures) is hard


def test_a_pound_is_rounded_and_a_kilogram_is_left_alone():
    assert draft.kilograms(10, "lb") == 4.54
    assert draft.kilograms(10.005, "kg") == 10.005


@pytest.mark.parametrize(
    ("several", "over"),
    [([], None), ([None], None), ([8, 8], 8), ([8, None, 12], (8, 12)), ([(5, None), 9], (5, None)), ([(8, 8)], 8)],
    ids=range(6),
)
def test_the_range_over_sets(several, over):
    assert draft.range_over(several) == over


@pytest.mark.parametrize(
    ("name", "amounts", "notes", "per_side"),
    [
        ("Knee to chest", {}, (), None),
        ("Knee to chest, each side", {}, (), True),
        ("Knee to chest", {}, ("slowly", "alternate legs"), True),
        ("Knee to chest", {"per_side": None}, ("each side",), None),
        ("Knee to chest, each side", {"per_side": False}, (), False),
    ],
)
def test_sides_are_what_the_amounts_say_else_what_name_and_notes_say(name, amounts, notes, per_side):
    assert made(name, amounts, notes)[0].dose.per_side is per_side


@pytest.mark.parametrize(
    ("amounts", "code"),
    [
        ({"reps": 0}, "out-of-range"),
        ({"reps": (9, 8)}, "out-of-range"),
        ({"sets": 51}, "out-of-range"),
        ({"sets": 1.5}, "wrong-type"),
        ({"hold_s": -1}, "out-of-range"),
        ({"load_kg": float("nan")}, "out-of-range"),
    ],
    ids=range(6),
)
def test_an_amount_beyond_its_limits_is_unknown_and_a_problem(amounts, code):
    item, problems = made(amounts=amounts)
    [field] = amounts
    assert getattr(item.dose, field) is None
    assert problems == [("/x", code)]


def test_notes_are_kept_once_and_cut_with_a_problem_in_their_own_place():
    item, problems = made(notes=["slowly", None, "", "slowly", "x" * 3000], notes_path="/x/notes", between="; ")
    assert item.notes.startswith("slowly; xxx")
    assert len(item.notes) == 2000
    assert problems == [("/x/notes", "out-of-range")]


def test_strenuous_work_keeps_the_other_facts():
    exercise = Exercise(name="Bridge", traits=Traits(posture=Posture.SUPINE))
    item = draft.prescription(exercise, {}, collector=Collector(), path="/x", strenuous=True, group="A")
    assert item.exercise.traits == Traits(posture=Posture.SUPINE, effort=Effort.STRENUOUS)
    assert (item.group, item.path) == ("A", "/x")


def test_hints_are_cut_and_an_empty_text_is_none():
    collector = Collector()
    hints = draft.hints_of(collector, "/h", muscles=["glutes"], category="", equipment="b" * 300)
    assert (hints.category, hints.equipment, hints.muscles) == (None, "b" * 200, ("glutes",))
    assert [problem.path for problem in collector.unread] == ["/h"]


def test_each_text_of_a_routine_is_held_to_its_limits_and_nothing_is_cut_in_silence():
    collector = Collector()
    made = draft.routine(
        "t" * 201,
        (),
        ["Breathe.", "a" * 10_001, "Lie\x1b[2J down.", "One.\r\nTwo."],
        collector=collector,
        path="line 1",
        excluded=["squat\x00"],
        conditions=["c" * 2001],
    )
    assert made.title == "t" * 200
    assert made.guidance == ("Breathe.", "a" * 10_000, "Lie\ufffd[2J down.", "One.\nTwo.")
    assert made.profile.excluded == ("squat\ufffd",)
    assert made.profile.conditions == ("c" * 2000,)
    found = [(problem.path, problem.code) for problem in made.unread]
    cut, control = "out-of-range", "not-text"
    assert found == [("", cut), ("", control), ("", control), ("", cut), ("line 1", cut)]


def test_a_broken_document_makes_no_routine():
    collector = Collector()
    collector.refuse("/x", "a list")
    with pytest.raises(UnreadableRoutineError, match="/x: expected a list"):
        draft.routine("", (), collector=collector)


def test_each_muscle_is_held_to_its_limits():
    collector = Collector()
    assert draft.hints_of(collector, "/x", muscles=["hip", "m" * 201]).muscles == ("hip", "m" * 200)
    assert [problem.path for problem in collector.unread] == ["/x"]


def test_no_format_makes_a_routine_in_another_place():
    folder = Path(draft.__file__).parent
    made = {path.name for path in folder.rglob("*.py") if re.search(r"\bRoutine\(", path.read_text(encoding="utf-8"))}
    assert made == {"draft.py"}
