"""Small routines for tests, built in one line."""

import stenosis_routines as sr

FOUR_DOSES = {
    "pelvic-rocking": sr.Dose(sets=1, reps=10, times_per_day=5, days_per_week=7),
    "knee-to-chest": sr.Dose(sets=1, reps=12, per_side=True, times_per_day=1, days_per_week=7),
    "hip-joint-raise": sr.Dose(sets=1, reps=10, per_side=True, times_per_day=1, days_per_week=7),
    "ankle-flexion": sr.Dose(sets=1, reps=20, per_side=True, times_per_day=1, days_per_week=7),
}

GENTLE = sr.Traits(
    posture="supine", spine_motion={"neutral"}, leg_load="none", aim="mobility", effort="gentle", upright_phase=False
)

ADVICE = ("Ask your doctor before you start.", "Stop at once if the pain gets worse.")


def prescription(name, traits=None, notes="", **dose):
    exercise = sr.Exercise(name=name) if traits is None else sr.Exercise(name=name, traits=traits)
    return sr.Prescription(exercise, sr.Dose(**dose), notes)


def routine(*prescriptions, guidance=ADVICE, title="Test"):
    return sr.Routine(title, (sr.Session("A", prescriptions),), guidance)


def the_four(**changes):
    """The article's four movements with the article's doses; a change replaces one dose."""
    doses = FOUR_DOSES | {ident.replace("_", "-"): dose for ident, dose in changes.items()}
    return routine(*(sr.Prescription(sr.catalogue[ident], dose) for ident, dose in doses.items()))


def codes(report):
    return [finding.code for finding in report.findings]
