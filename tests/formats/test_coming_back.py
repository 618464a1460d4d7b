"""What is different when a written document is read again."""

import attrs
import pytest

from stenosis_routines.errors import Problem
from stenosis_routines.exercise import Exercise, Posture, Traits
from stenosis_routines.formats import coming_back
from stenosis_routines.routine import Dose, Prescription, Routine, Session


def routine(*items, **others):
    return Routine("t", (Session("a"), Session("b", items)), **others)


PLAIN = Prescription(Exercise(name="Knee to chest"), Dose(reps=8))


def _often(name, **dose):
    return Prescription(Exercise(name=name), Dose(**dose))


def test_movements_have_their_places():
    assert [path for path, _ in coming_back.placed(routine(PLAIN, PLAIN))] == [
        "/sessions/1/prescriptions/0",
        "/sessions/1/prescriptions/1",
    ]


def test_what_was_unread_is_a_reason_not_to_write():
    [problem] = coming_back.not_read_whole(routine(unread=(Problem("/x", "a number"),)))
    assert (problem.path, problem.expected) == ("/unread/0", "a routine that was read whole")


def test_a_title_and_a_source_are_lost_only_where_they_are():
    assert [one.path for one in coming_back.title_and_source(routine(source="s"))] == ["/title", "/source"]
    assert list(coming_back.title_and_source(Routine(""))) == []


@pytest.mark.parametrize(
    ("change", "places"),
    [
        ({}, []),
        ({"dose": Dose(reps=8, sets=2)}, ["/dose/sets"]),
        ({"dose": Dose(reps=(8, 8))}, []),
        ({"dose": Dose(reps=(8, 9))}, ["/dose/reps"]),
        ({"notes": "slowly"}, ["/notes"]),
        ({"group": "A", "path": "/y"}, ["/group"]),
        ({"dose": Dose()}, []),
    ],
    ids=range(7),
)
def test_lost_is_what_was_said_and_does_not_come_back(change, places):
    given = attrs.evolve(PLAIN, **change)
    assert [problem.path for problem in coming_back.lost("", given, PLAIN)] == places


def test_members_of_lists_are_compared_one_by_one():
    given, back = routine(PLAIN, attrs.evolve(PLAIN, notes="x")), routine(PLAIN, PLAIN)
    assert [one.path for one in coming_back.lost("", given, back)] == ["/sessions/1/prescriptions/1/notes"]
    assert [one.path for one in coming_back.lost("", given, routine(PLAIN))] == ["/sessions/1/prescriptions"]


@pytest.mark.parametrize(
    ("given", "back", "milder"),
    [
        (PLAIN, PLAIN, False),
        # what is done several times a day and adds up
        (_often("Knee to chest", reps=10, times_per_day=5), _often("Knee to chest", reps=10), True),
        (_often("Knee to chest", reps=10, times_per_day=2), _often("Knee to chest", reps=10), False),
        (_often("Ankle pumps", hold_s=600, times_per_day=9), _often("Ankle pumps", hold_s=600), True),
        (_often("Ankle pumps", sets=2, reps=10, times_per_day=2), _often("Ankle pumps", sets=2, reps=10), False),
        (_often("Ankle pumps", sets=5, times_per_day=24), _often("Ankle pumps", sets=5), True),
        (_often("Knee to chest", sets=3, reps=5, times_per_day=2), _often("Knee to chest", sets=3, reps=5), True),
        (_often("Pelvic rocking", reps=10, times_per_day=5), _often("Pelvic rocking", reps=10), False),
        (_often("Pelvic rocking", reps=1, hold_s=900, times_per_day=5), _often("Pelvic rocking", hold_s=900), True),
        (
            Prescription(Exercise(name="Knee to chest", traits=Traits(posture=Posture.STANDING))),
            Prescription(Exercise(name="Knee to chest")),
            True,
        ),
        (Prescription(Exercise(name="Knee to chest")), Prescription(Exercise(name="Barbell squat")), False),
        (Prescription(Exercise(name="Blorp")), Prescription(Exercise(name="Knee to chest")), True),
    ],
    ids=range(12),
)
def test_milder_is_a_movement_that_loses_what_speaks_against_it(given, back, milder):
    assert list(coming_back.judged_milder(routine(given), routine(back))) == (
        ["/sessions/1/prescriptions/0"] if milder else []
    )


def test_doses_of_one_movement_are_added_up():
    twice, once = _often("Knee to chest", reps=10, times_per_day=2), _often("Knee to chest", reps=10)
    assert [*coming_back.judged_milder(routine(twice), routine(once))] == []
    assert len([*coming_back.judged_milder(routine(twice, twice), routine(once, once))]) == 2
