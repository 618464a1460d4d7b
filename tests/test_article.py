"""One test for every statement of the article that became a rule or a value."""

from datetime import date
from itertools import pairwise

import attrs
import pytest

import stenosis_routines as sr
from builders import GENTLE, codes, prescription, routine, the_four
from stenosis_routines.citation import cite, statements

SQUAT, BRIDGE, HEEL_RAISE = (sr.catalogue[ident] for ident in ("squat", "bridge", "heel-raise"))


def test_every_statement_of_the_article_is_there_in_order():
    numbered = [ident for ident in statements() if ident.startswith("A")]
    assert numbered == [f"A{number:02}" for number in range(1, 25)]
    assert all("Hinews" in cite(ident).source for ident in numbered)


def test_a02_its_symptoms_are_those_of_a_profile():
    """A02: low back pain, numb legs, trouble walking."""
    assert set(sr.Symptom) == {"low_back_pain", "leg_numbness", "difficulty_walking"}


def test_a03_the_wrong_kind_of_exercise_is_told_from_the_right():
    """A03: exercise looks like the remedy, but the wrong kind makes it worse."""
    assert sr.check(the_four()).verdict == "suitable"
    assert sr.check(routine(prescription("Barbell squat"))).verdict == "unsuitable"


def test_a04_strength_before_relaxation_is_an_error():
    """A04: relaxing comes before strengthening."""
    report = sr.check(routine(prescription("Bench press", reps=30), prescription("Knee to chest", reps=10)))
    assert "SR201" in codes(report)


def test_a05_strength_work_is_never_simply_suitable():
    """A05: a weak back is not the cause."""
    strength = sr.Traits(**{**_facts(GENTLE), "aim": "strength"})
    assert "SR204" in codes(sr.check(routine(prescription("Our own press", strength, reps=1))))


def test_a06_half_the_time_in_strength_is_too_much_and_less_is_not():
    """A06: too much strength training tightens the back further."""
    strength = sr.Traits(**{**_facts(GENTLE), "aim": "strength"})

    def found(strength_reps, gentle_reps):
        return "SR201" in codes(
            sr.check(
                routine(
                    prescription("Our own press", strength, sets=1, reps=strength_reps, seconds_per_rep=4),
                    prescription("Our own sway", GENTLE, sets=1, reps=gentle_reps, seconds_per_rep=4),
                )
            )
        )

    assert found(10, 10)
    assert not found(9, 10)


@pytest.mark.parametrize("exercise", [SQUAT, BRIDGE, HEEL_RAISE], ids=lambda e: e.id)
def test_a07_squats_bridges_and_heel_raises_load_hips_and_legs(exercise):
    """A07: the article's three archetypes."""
    assert sr.contraindications(exercise.traits)["heavy_hip_leg_load"] is True
    assert "SR103" in codes(sr.check(routine(sr.Prescription(exercise))))


def test_a08_standing_is_advised_against():
    """A08: being upright aggravates."""
    assert sr.contraindications(sr.Traits(posture="standing"))["standing"] is True
    assert sr.contraindications(sr.Traits(posture="supine", upright_phase=True))["standing"] is True


def test_a08_extending_the_back_is_advised_against():
    """A08: extending the back aggravates."""
    both_ways = sr.Traits(spine_motion={"flexion", "extension"})
    assert sr.contraindications(both_ways)["back_extension"] is True


def test_a09_strenuous_effort_is_an_error():
    """A09: gentle lying-down exercise does more than strenuous strength training."""
    strenuous = sr.Traits(**{**_facts(GENTLE), "effort": "strenuous"})
    assert "SR202" in codes(sr.check(routine(prescription("Our own sway", strenuous))))


@pytest.mark.parametrize("posture", sorted(set(sr.Posture) - {"supine", "side_lying", "standing"}))
def test_a10_what_is_not_lying_on_back_or_side_needs_a_person(posture):
    """A10: lying down puts the least stress on the spine."""
    elsewhere = sr.Traits(**{**_facts(GENTLE), "posture": posture})
    report = sr.check(routine(prescription("Our own sway", elsewhere)))
    assert ("SR203" in codes(report), report.verdict) == (True, "needs_review")


def test_a11_and_a12_benefits_are_told_as_the_hospitals_own_words():
    """A11, A12: benefits are attributed, never claimed."""
    assert all("the hospital says" in cite(ident).says.lower() for ident in ("A11", "A12"))


def test_a13_the_four_cover_pelvis_knees_hips_and_ankles():
    """A13: four movements for four joints."""
    four = [exercise for exercise in sr.catalogue if sr.recognise(exercise.name).suitability == "recommended"]
    assert {e.id for e in four} == {"pelvic-rocking", "knee-to-chest", "hip-joint-raise", "ankle-flexion"}
    assert {"pelvis", "knee", "hip", "ankle"} <= {region for e in four for region in e.regions}


def test_a14_less_than_daily_is_told():
    """A14: regular practice at home."""
    daily, seldom = (sr.Dose(reps=20, per_side=True, days_per_week=days) for days in (7, 3))
    assert "SR305" not in codes(sr.check(routine(sr.Prescription(sr.catalogue["ankle-flexion"], daily))))
    assert "SR305" in codes(sr.check(routine(sr.Prescription(sr.catalogue["ankle-flexion"], seldom))))


@pytest.mark.parametrize(("times", "found"), [(None, True), (1, True), (4, True), (5, False), (6, False)])
def test_a15_pelvic_rocking_is_done_five_times_a_day(times, found):
    """A15: on the back, knees bent, from side to side, at least five times a day."""
    assert sr.catalogue["pelvic-rocking"].traits.posture == "supine"
    assert ("SR301" in codes(sr.check(the_four(pelvic_rocking=sr.Dose(reps=10, times_per_day=times))))) is found


@pytest.mark.parametrize(
    ("sets", "reps", "found"),
    [
        (1, 9, True),
        (1, 10, False),
        (None, 20, False),
        (1, 21, True),
        (2, 10, False),
        (2, 11, True),
        (1, (10, 20), False),
        (1, (8, 12), True),
        (1, (10, None), True),
        (1, None, True),
    ],
)
def test_a16_knee_to_chest_is_done_ten_to_twenty_times_a_side(sets, reps, found):
    """A16: 10-20 repetitions per side, over all sets."""
    dose = sr.Dose(sets=sets, reps=reps, per_side=True)
    assert ("SR302" in codes(sr.check(the_four(knee_to_chest=dose)))) is found


def test_a16_knee_to_chest_alternates():
    """A16: one leg, then the other."""
    one_side = sr.Dose(sets=1, reps=12, per_side=False)
    assert "SR303" in codes(sr.check(the_four(knee_to_chest=one_side)))


def test_a17_the_leg_is_raised_and_lowered_under_control():
    """A17: with control, without strain."""
    quick = sr.Dose(reps=10, per_side=True, seconds_per_rep=1)
    assert "SR402" in codes(sr.check(the_four(hip_joint_raise=quick)))
    assert "SR402" in codes(
        sr.check(routine(prescription("Supine slight leg raise", notes="Swing it up fast", reps=10)))
    )
    assert "SR402" not in codes(
        sr.check(routine(prescription("Supine slight leg raise", notes="Do not swing", reps=10)))
    )


def test_a18_ankle_flexion_is_recommended():
    """A18: toes toward the body, then away."""
    assert sr.recognise("Lying ankle pump").suitability == "recommended"


def test_a19_the_four_strain_nothing():
    """A19: designed to lower strain."""
    report = sr.check(the_four())
    assert (codes(report), report.verdict) == ([], "suitable")


def test_a20_a_routine_without_a_stop_rule_is_told_so():
    """A20: severe symptoms or growing pain - stop and ask."""
    with_rule = routine(prescription("Lying ankle pump", reps=10), guidance=("Stop if the pain gets worse.",))
    against_it = routine(prescription("Lying ankle pump", reps=10), guidance=("Do not stop if the pain gets worse.",))
    assert "SR501" not in codes(sr.check(with_rule))
    assert {"SR501", "SR401"} <= set(codes(sr.check(against_it)))


def test_a20_severe_symptoms_need_guidance_first():
    """A20: severe symptoms."""
    report = sr.check(the_four(), profile=sr.Profile(severity="severe"))
    assert (codes(report), report.verdict) == (["SR503"], "unsuitable")


@pytest.mark.parametrize(
    "text",
    [
        "Push through the pain.",
        "No pain, no gain!",
        "Keep going even if it hurts",
        "don't stop when it hurts",
        "Don't worry, push through the discomfort.",
        "Work through any numbness",
        "통증을 참고 계속하세요",
        "아파도 끝까지 하세요",
    ],
)
def test_a21_pushing_through_is_an_error(text):
    """A21: pushing through does more harm than good."""
    report = sr.check(routine(prescription("Lying ankle pump", reps=10, notes=text)))
    assert ("SR401" in codes(report), report.verdict) == (True, "unsuitable")


@pytest.mark.parametrize(
    "text", ["Do not push through pain.", "Never work through the pain", "통증을 참고 하지 마세요", "Stop if it hurts"]
)
def test_a21_warning_against_it_is_not(text):
    """A21: the advice itself must not be taken for its opposite."""
    assert "SR401" not in codes(sr.check(routine(prescription("Lying ankle pump", reps=10, notes=text))))


def test_a22_relaxation_is_compatible_and_force_is_not():
    """A22: relaxation over force."""
    assert sr.suitability(sr.Traits(**{**_facts(GENTLE), "aim": "relaxation"})) == "compatible"
    assert sr.suitability(sr.Traits(**{**_facts(GENTLE), "aim": "strength"})) == "unsupported"


def test_a23_a_plan_changes_one_gentle_thing_at_a_time():
    """A23: one gentle movement at a time, for long-term function."""
    weeks = sr.build_plan(sr.Profile(), weeks=6).weeks
    for before, after in pairwise(week.sessions[0].prescriptions for week in weeks):
        changed = [one for one, other in zip(before, after, strict=True) if one.dose != other.dose]
        assert len(changed) <= 1
        assert [one.exercise for one in before] == [one.exercise for one in after]
    assert "walking_minutes" in attrs.fields_dict(sr.DayLog)


def test_a24_persisting_or_worsening_symptoms_and_new_programmes_need_a_provider():
    """A24: consult a health-care provider before any programme, above all if symptoms worsen."""
    silent = routine(prescription("Lying ankle pump", reps=10), guidance=())
    assert "SR502" in codes(sr.check(silent))
    worsening = sr.Profile(trend="worsening")
    assert sr.check(the_four(), profile=worsening).verdict == "unsuitable"
    cleared = sr.Profile(trend="worsening", clearance=date(2026, 1, 1))
    assert sr.check(the_four(), profile=cleared).verdict == "suitable"


def _facts(traits):
    return {name: getattr(traits, name) for name in attrs.fields_dict(sr.Traits)}
