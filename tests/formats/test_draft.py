"""What readers hand over becomes one prescription: units, sides, ranges, exertion, limits."""

import pytest

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
