"""The article as a document, and its four movements in our own words."""

from pathlib import Path

import pytest

import stenosis_routines as sr

ARTICLE = Path(__file__).parents[3] / "shared" / "article" / "article.txt"
FOUR = """All of these are done lying on your back.

1. Pelvic tilts: Lie on your back with your knees bent. Gently rock the pelvis to the left and right like a pendulum. \
At least five times a day.
2. Knee-to-chest stretch: Lift one leg and pull the knee to the chest, then slowly lower it. Alternate legs, \
10-20 repetitions per side.
3. Hip joint exercise: Raise one leg slightly, then lower it with control, taking care not to strain the lower back.
4. Ankle flexion: Point the toes toward the body, then away.

Stop at once if the pain gets worse and ask your doctor. Ask your doctor before you start.
"""


def doses(routine):
    return [(item.dose.reps, item.dose.times_per_day) for session in routine.sessions for item in session.prescriptions]


def test_the_four_movements_in_our_own_words_are_suitable():
    routine = sr.loads(FOUR, format="text")
    assert doses(routine) == [(None, 5), ((10, 20), None), (None, None), (None, None)]
    report = sr.check(routine)
    assert report.ok
    assert not [finding for finding in report.findings if finding.code in ("SR501", "SR502")]


@pytest.mark.parametrize(
    ("gentle", "changed"),
    [
        ("Raise one leg slightly", "Raise both legs slightly"),
        ("rock the pelvis to the left and right", "raise the pelvis off the floor"),
        ("pull the knee to the chest", "pull both knees to the chest"),
        ("Ask your doctor before you start.", "Then do ten squats."),
    ],
)
def test_what_changes_one_of_them_does_not_pass(gentle, changed):
    assert gentle in FOUR
    assert not sr.check(sr.loads(FOUR.replace(gentle, changed), format="text")).ok


@pytest.mark.skipif(not ARTICLE.exists(), reason="the article is not beside the project")
def test_the_article_itself_reads_as_four_movements_without_an_error():
    routine = sr.load(ARTICLE, format="text")
    assert doses(routine) == [(None, 5), ((10, 20), None), (None, None), (None, None)]
    report = sr.check(routine)
    assert not [finding for finding in report.findings if finding.severity == "error"]
    assert not [finding for finding in report.findings if finding.code in ("SR501", "SR502", "SR601")]
