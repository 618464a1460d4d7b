"""An app that handles every case of every enumeration, for the type checkers; never run."""

from typing import assert_never

import stenosis_routines as sr


def of_aim(value: sr.Aim) -> int:
    match value:
        case sr.Aim.RELAXATION:
            return 0
        case sr.Aim.MOBILITY:
            return 1
        case sr.Aim.STRETCH:
            return 2
        case sr.Aim.BALANCE:
            return 3
        case sr.Aim.STRENGTH:
            return 4
        case sr.Aim.CARDIO:
            return 5
        case sr.Aim.POWER:
            return 6
    assert_never(value)


def of_applicability(value: sr.Applicability) -> int:
    match value:
        case sr.Applicability.DISPLAY:
            return 0
        case sr.Applicability.REVIEW:
            return 1
        case sr.Applicability.SAFE:
            return 2
    assert_never(value)


def of_basis(value: sr.Basis) -> int:
    match value:
        case sr.Basis.DECLARED:
            return 0
        case sr.Basis.ANSWERED:
            return 1
        case sr.Basis.CATALOGUED:
            return 2
        case sr.Basis.INFERRED:
            return 3
    assert_never(value)


def of_clause_meaning(value: sr.ClauseMeaning) -> int:
    match value:
        case sr.ClauseMeaning.HARMLESS:
            return 0
        case sr.ClauseMeaning.ASKS:
            return 1
    assert_never(value)


def of_condition_meaning(value: sr.ConditionMeaning) -> int:
    match value:
        case sr.ConditionMeaning.NO_OBSTACLE:
            return 0
        case sr.ConditionMeaning.NEEDS_GUIDANCE:
            return 1
    assert_never(value)


def of_contraindication(value: sr.Contraindication) -> int:
    match value:
        case sr.Contraindication.STANDING:
            return 0
        case sr.Contraindication.BACK_EXTENSION:
            return 1
        case sr.Contraindication.HEAVY_HIP_LEG_LOAD:
            return 2
    assert_never(value)


def of_decision_kind(value: sr.DecisionKind) -> int:
    match value:
        case sr.DecisionKind.CONTINUE:
            return 0
        case sr.DecisionKind.STOP_NOW:
            return 1
        case sr.DecisionKind.COMPLETE:
            return 2
    assert_never(value)


def of_effort(value: sr.Effort) -> int:
    match value:
        case sr.Effort.GENTLE:
            return 0
        case sr.Effort.MODERATE:
            return 1
        case sr.Effort.STRENUOUS:
            return 2
    assert_never(value)


def of_event_kind(value: sr.EventKind) -> int:
    match value:
        case sr.EventKind.START:
            return 0
        case sr.EventKind.MOVEMENT_STARTED:
            return 1
        case sr.EventKind.SET_DONE:
            return 2
        case sr.EventKind.SYMPTOM_REPORTED:
            return 3
        case sr.EventKind.PAUSE:
            return 4
        case sr.EventKind.RESUME:
            return 5
        case sr.EventKind.FINISH:
            return 6
    assert_never(value)


def of_leg_load(value: sr.LegLoad) -> int:
    match value:
        case sr.LegLoad.NONE:
            return 0
        case sr.LegLoad.LIGHT:
            return 1
        case sr.LegLoad.HEAVY:
            return 2
    assert_never(value)


def of_next_step(value: sr.NextStep) -> int:
    match value:
        case sr.NextStep.MOVE_ON:
            return 0
        case sr.NextStep.HOLD:
            return 1
        case sr.NextStep.STEP_BACK:
            return 2
        case sr.NextStep.STOP:
            return 3
    assert_never(value)


def of_posture(value: sr.Posture) -> int:
    match value:
        case sr.Posture.SUPINE:
            return 0
        case sr.Posture.INCLINE:
            return 1
        case sr.Posture.SIDE_LYING:
            return 2
        case sr.Posture.PRONE:
            return 3
        case sr.Posture.PLANK:
            return 4
        case sr.Posture.QUADRUPED:
            return 5
        case sr.Posture.KNEELING:
            return 6
        case sr.Posture.SEATED:
            return 7
        case sr.Posture.STANDING:
            return 8
        case sr.Posture.HANGING:
            return 9
        case sr.Posture.INVERTED:
            return 10
        case sr.Posture.OTHER:
            return 11
    assert_never(value)


def of_question_kind(value: sr.QuestionKind) -> int:
    match value:
        case sr.QuestionKind.NAME:
            return 0
        case sr.QuestionKind.CLAUSE:
            return 1
        case sr.QuestionKind.CONDITION:
            return 2
    assert_never(value)


def of_red_flag(value: sr.RedFlag) -> int:
    match value:
        case sr.RedFlag.SADDLE_NUMBNESS:
            return 0
        case sr.RedFlag.BLADDER_OR_BOWEL_CHANGE:
            return 1
        case sr.RedFlag.SEXUAL_DYSFUNCTION:
            return 2
        case sr.RedFlag.PROGRESSIVE_LEG_WEAKNESS:
            return 3
        case sr.RedFlag.WEAKNESS_IN_BOTH_LEGS:
            return 4
        case sr.RedFlag.FEVER_WITH_BACK_PAIN:
            return 5
        case sr.RedFlag.MAJOR_TRAUMA:
            return 6
        case sr.RedFlag.CANCER_HISTORY_WITH_NEW_PAIN:
            return 7
        case sr.RedFlag.UNEXPLAINED_WEIGHT_LOSS:
            return 8
        case sr.RedFlag.NIGHT_PAIN:
            return 9
        case sr.RedFlag.LONG_TERM_STEROIDS:
            return 10
        case sr.RedFlag.SEVERE_PAIN_WHEN_LYING:
            return 11
    assert_never(value)


def of_region(value: sr.Region) -> int:
    match value:
        case sr.Region.PELVIS:
            return 0
        case sr.Region.LOWER_BACK:
            return 1
        case sr.Region.HIP:
            return 2
        case sr.Region.KNEE:
            return 3
        case sr.Region.ANKLE:
            return 4
        case sr.Region.TRUNK:
            return 5
        case sr.Region.UPPER_BODY:
            return 6
    assert_never(value)


def of_remedy_kind(value: sr.RemedyKind) -> int:
    match value:
        case sr.RemedyKind.REPLACE:
            return 0
        case sr.RemedyKind.REMOVE:
            return 1
        case sr.RemedyKind.ADJUST_DOSE:
            return 2
        case sr.RemedyKind.ADD_GUIDANCE:
            return 3
        case sr.RemedyKind.ASK:
            return 4
    assert_never(value)


def of_severity(value: sr.Severity) -> int:
    match value:
        case sr.Severity.INFO:
            return 0
        case sr.Severity.WARNING:
            return 1
        case sr.Severity.ERROR:
            return 2
    assert_never(value)


def of_spine_motion(value: sr.SpineMotion) -> int:
    match value:
        case sr.SpineMotion.NEUTRAL:
            return 0
        case sr.SpineMotion.FLEXION:
            return 1
        case sr.SpineMotion.EXTENSION:
            return 2
        case sr.SpineMotion.ROTATION:
            return 3
        case sr.SpineMotion.LATERAL_FLEXION:
            return 4
    assert_never(value)


def of_suitability(value: sr.Suitability) -> int:
    match value:
        case sr.Suitability.RECOMMENDED:
            return 0
        case sr.Suitability.COMPATIBLE:
            return 1
        case sr.Suitability.UNSUPPORTED:
            return 2
        case sr.Suitability.CONTRAINDICATED:
            return 3
        case sr.Suitability.UNKNOWN:
            return 4
    assert_never(value)


def of_symptom(value: sr.Symptom) -> int:
    match value:
        case sr.Symptom.LOW_BACK_PAIN:
            return 0
        case sr.Symptom.LEG_NUMBNESS:
            return 1
        case sr.Symptom.DIFFICULTY_WALKING:
            return 2
    assert_never(value)


def of_symptom_severity(value: sr.SymptomSeverity) -> int:
    match value:
        case sr.SymptomSeverity.MILD:
            return 0
        case sr.SymptomSeverity.MODERATE:
            return 1
        case sr.SymptomSeverity.SEVERE:
            return 2
    assert_never(value)


def of_trend(value: sr.Trend) -> int:
    match value:
        case sr.Trend.IMPROVING:
            return 0
        case sr.Trend.STABLE:
            return 1
        case sr.Trend.WORSENING:
            return 2
    assert_never(value)


def of_verdict(value: sr.Verdict) -> int:
    match value:
        case sr.Verdict.SUITABLE:
            return 0
        case sr.Verdict.NEEDS_REVIEW:
            return 1
        case sr.Verdict.UNSUITABLE:
            return 2
    assert_never(value)
