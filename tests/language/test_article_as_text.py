"""The article as a document, and its four movements in our own words."""

from pathlib import Path

import pytest

import stenosis_routines as sr

ARTICLE = Path(__file__).parents[3] / "shared" / "article" / "article.txt"
FOUR = """All of these are done lying on your back.

1. Pelvic tilts: Lie down with both knees bent. Let the pelvis rock softly to the left and right like a pendulum. \
At least five times a day.
2. Knee-to-chest stretch: Draw one knee up to your chest, then let it down slowly. Alternate legs, \
10-20 repetitions on each side.
3. Hip joint exercise: Lift one leg a little and lower it in a controlled way. Do not strain your back.
4. Ankle flexion: Bring your toes toward you, then point them away.

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
        ("Lift one leg a little", "Lift both legs a little"),
        ("Let the pelvis rock softly to the left and right", "Let the pelvis rise off the floor"),
        ("Draw one knee up", "Draw both knees up"),
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
