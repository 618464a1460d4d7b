"""Conditions, clearance and red flags: who must ask a health-care provider first, and what lifts it."""

from datetime import date, timedelta
from functools import partial

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import stenosis_routines as sr
from builders import codes, the_four
from stenosis_routines._data import toml
from stenosis_routines.conditions import days_ago, groups, needs_guidance
from stenosis_routines.rules.person import guidance_needed, lapses, sign_topic
from stenosis_routines.speech import words

TODAY = date(2026, 11, 29)
DAYS = st.dates(date(2024, 1, 1), date(2028, 1, 1))


def found(*conditions, clearance=None, answers=None, today=TODAY):
    profile = sr.Profile(conditions=conditions, clearance=clearance)
    return sr.check(the_four(), profile=profile, answers=answers, today=today)


@pytest.mark.parametrize(
    ("condition", "group"),
    [
        ("total hip replacement 3 weeks ago", "joint_replacement"),
        ("Hüft-TEP", "joint_replacement"),
        ("인공 고관절 치환술", "joint_replacement"),
        ("vertebral compression fracture", "vertebral_fracture"),
        ("icd10:M80.08", "vertebral_fracture"),
        ("Tassement vertébral", "vertebral_fracture"),
        ("OSTEOPOROSIS", "osteoporosis"),
        ("골다공증", "osteoporosis"),
        ("骨粗しょう症", "osteoporosis"),
        ("lumbar fusion 2 weeks ago", "spinal_surgery"),
        ("腰椎融合术后", "spinal_surgery"),
        ("deep vein thrombosis", "thrombosis"),
        ("DVT", "thrombosis"),
        ("snomed:128053003", "thrombosis"),
        ("pregnancy, third trimester", "pregnancy"),
        ("acog:pregnancy_t2", "pregnancy"),
        ("embarazada", "pregnancy"),
        ("spondylolisthesis", "instability"),
        ("breast cancer with bone metastases", "bone_metastases"),
        ("prostate cancer", "cancer"),
        ("spondylodiscitis", "infection"),
        ("cauda equina syndrome", "cauda_equina"),
        ("icd10:M48.06 with myelopathy", "cauda_equina"),
        ("heart attack", "acute_heart_or_lung"),
        ("심부전", "heart_or_lung"),
        ("diabetic neuropathy", "neuropathy"),
        ("치매", "dementia_or_falls"),
    ],
)
def test_a_condition_that_needs_guidance_is_found(condition, group):
    assert groups(condition)[0].name == group
    report = found(condition)
    severity = "error" if needs_guidance()[group].is_error else "warning"
    assert [(f.code, f.severity, f.citation) for f in report.findings] == [
        ("SR506", severity, needs_guidance()[group].citation)
    ]
    for language in ("en", "ko"):
        with pytest.raises(sr.MedicalGuidanceRequired) as error:
            sr.build_plan(sr.Profile(conditions=(condition,), language=language), start=TODAY)
        assert error.value.reasons == (words(f"condition.{group}", language, condition=condition),)


@pytest.mark.parametrize(
    "condition",
    [
        *(
            "lumbar spinal stenosis",
            "Lumbar spinal stenosis, L4/5 and L5-S1",
            "icd10:M48.06",
            "icd10:M48.061",
            "M48.062",
        ),
        *(
            "snomed:18347007",
            "icd10:M48.06 Lumbar spinal stenosis",
            "척추관 협착증",
            "Spinalkanalstenose",
            "腰部脊柱管狭窄症",
        ),
        *("estenosis del canal lumbar", "canal lombaire étroit", "腰椎管狭窄", "low back pain", "icd10:M54.5"),
        *(
            "controlled hypertension",
            "type 2 diabetes without neuropathy",
            "icd10:E11.9",
            "mild hearing loss",
            "cataract",
        ),
    ],
)
def test_what_changes_nothing_passes(condition):
    assert found(condition).ok


@pytest.mark.parametrize(
    "condition",
    [
        *(
            "frozen shoulder",
            "hypertension",
            "poorly controlled hypertension",
            "not controlled hypertension",
            "diabetes",
        ),
        *("cervical stenosis", "severe lumbar stenosis", "icd10:M48.02", "cataract surgery", "icd10:M48.06 and glorp"),
        *("snomed:1", "loinc:123", "x", "?", "no cataract", "고혈압", "조절되지 않는 고혈압"),
    ],
)
def test_what_is_not_known_is_a_question_and_never_passes(condition):
    report = found(condition)
    assert (codes(report), report.verdict) == (["SR506"], "needs_review")
    (question,) = sr.questions([report])
    assert (question.kind, question.text) == ("condition", condition)
    with pytest.raises(sr.MedicalGuidanceRequired):
        sr.build_plan(sr.Profile(conditions=(condition,)), start=TODAY)
    assert sr.repair(the_four(), sr.Profile(conditions=(condition,)), today=TODAY).report.verdict == "needs_review"


def answered(condition, means):
    return sr.Answers(conditions=(sr.ConditionAnswer(condition=condition, means=means, who="A. Example", on=TODAY),))


def test_an_answer_settles_a_condition_once():
    harmless = answered("Frozen shoulder", "no-obstacle")
    assert found("frozen shoulder", answers=harmless).ok
    plan = sr.build_plan(sr.Profile(conditions=("frozen shoulder",)), start=TODAY, answers=harmless)
    log = [sr.DayLog(day, True, pain_before=2, pain_after=2) for day in range(1, 8)]
    assert sr.advance(plan, log, answers=harmless).decision == "move_on"
    asking = answered("cataract", "needs-guidance")
    assert [(f.severity, f.questions) for f in found("cataract", answers=asking).findings] == [("warning", ())]


def test_no_answer_settles_what_a_source_advises_against():
    assert found("asthma", answers=answered("asthma", "no-obstacle")).ok
    assert not found("lumbar fusion", answers=answered("lumbar fusion", "no-obstacle")).ok


def test_an_operation_ages_with_its_day_only():
    weeks = needs_guidance()["joint_replacement"].weeks
    last = TODAY - timedelta(weeks=weeks)
    assert found(sr.Condition("hip replacement", since=last)).ok
    assert not found(sr.Condition("hip replacement", since=last + timedelta(days=1))).ok
    assert not found("hip replacement 40 years ago").ok
    assert not found(sr.Condition("osteoporosis", since=date(1990, 1, 1))).ok


def test_what_is_resolved_does_not_count_from_that_day_on():
    dvt = sr.Condition("dvt", since=date(2026, 9, 15), resolved=TODAY)
    assert found(dvt).ok
    assert not found(dvt, today=TODAY - timedelta(days=1)).ok


@pytest.mark.parametrize(
    ("clearance", "passes"),
    [
        (sr.Clearance(TODAY, "Dr. A", ("lumbar fusion",)), True),
        (sr.Clearance(TODAY - timedelta(days=14), "Dr. A", "Lumbar fusion 2 weeks ago"), True),
        (sr.Clearance(TODAY, "Dr. A", ("exercise", "spinal surgery")), True),
        (sr.Clearance(TODAY - timedelta(days=15), "Dr. A", ("lumbar fusion",)), False),  # older than the operation
        (sr.Clearance(TODAY + timedelta(days=1), "Dr. A", ("lumbar fusion",)), False),  # in the future
        (sr.Clearance(date(2026, 11, 20), "Dr. A", ("lumbar fusion",), date(2026, 11, 28)), False),  # ended
        (sr.Clearance(TODAY, "Dr. A", ("hip replacement",)), False),  # another one
        (sr.Clearance(TODAY, "Dr. A"), False),  # names nothing
        (TODAY, False),
    ],
)
def test_relative_words_need_a_newer_clearance_that_names_them(clearance, passes):
    assert found("lumbar fusion 2 weeks ago", clearance=clearance).ok is passes


@pytest.mark.parametrize(
    ("scope", "condition"),
    [
        *(("no osteoporosis", "osteoporosis"), ("not for osteoporosis", "osteoporosis")),
        *(("everything except cancer", "cancer"), ("all but the vertebral fracture", "vertebral fracture")),
        *(("exercise, osteoporosis is not cleared", "osteoporosis"), ("골다공증 제외", "골다공증")),
        *(("keine Osteoporose", "Osteoporose"), ("icd10:M81.0 excluded", "icd10:M81.0")),
    ],
)
def test_a_clearance_that_says_more_than_a_condition_does_not_name_it(scope, condition):
    assert not found(condition, clearance=sr.Clearance(TODAY, "Dr. A", ("exercise", scope))).ok


@pytest.mark.parametrize(
    ("scope", "condition"),
    [
        *(("Osteoporosis", "osteoporosis of the spine"), ("chronic osteoporosis", "osteoporosis")),
        *(("osteoporosis of the spine", "spine: osteoporosis"), ("icd10:M81.0", "osteoporosis")),
        *(("total hip replacement", "total hip replacement 3 weeks ago"), ("골다공증", "경도 골다공증")),
    ],
)
def test_a_clearance_names_a_condition_in_other_words(scope, condition):
    assert found(condition, clearance=sr.Clearance(TODAY, "Dr. A", ("exercise", scope))).ok


def test_a_clearance_that_names_one_condition_does_not_clear_another():
    named = sr.Clearance(TODAY, "Dr. A", ("osteoporosis",))
    assert found("osteoporosis", clearance=named).ok
    assert not found("osteoporosis with vertebral fracture", clearance=named).ok
    assert not sr.check(the_four(), profile=sr.Profile(severity="severe", clearance=named), today=TODAY).ok


@pytest.mark.parametrize(
    ("what", "days"),
    [
        ("hip replacement", 12 * 7),
        ("lumbar fusion", 26 * 7),
        ("hip replacement and lumbar fusion", 12 * 7),  # the shorter of both
        ("hip replacement 2 weeks ago", 14),
        ("hip replacement 40 years ago", None),
        ("osteoporosis", None),
        ("frozen shoulder", None),
    ],
)
def test_where_the_words_name_no_day_a_clearance_counts_as_long_as_the_condition_is_recent(what, days):
    for age, counts in ((0, True), (days or 4000, True), ((days or 4000) + 1, days is None)):
        clearance = sr.Clearance(TODAY - timedelta(days=age), "Dr. A", (what,))
        assert found(what, clearance=clearance).ok is counts, age


@pytest.mark.parametrize(
    ("scope", "passes"), [("exercise", True), ("hip replacement", True), (("gout", "exercise"), True), ("gout", False)]
)
def test_a_clearance_after_the_day_of_a_condition_names_it_or_is_general(scope, passes):
    operated = sr.Condition("hip replacement", since=TODAY - timedelta(days=20))
    for age, newer in ((0, True), (20, True), (21, False)):
        clearance = sr.Clearance(TODAY - timedelta(days=age), "Dr. A", scope)
        assert found(operated, clearance=clearance).ok is (passes and newer)


@given(DAYS, DAYS, DAYS, st.sampled_from(["dvt", "osteoporosis", "frozen shoulder", "prostate cancer"]))
def test_a_clearance_never_helps_a_condition_that_began_after_it(since, cleared, today, what):
    """Law."""
    condition = sr.Condition(what, since=since)
    without = guidance_needed(sr.Profile(conditions=(condition,)), today)
    clearance = sr.Clearance(cleared, "Dr. A", ("exercise", what))
    needs = guidance_needed(sr.Profile(conditions=(condition,), clearance=clearance), today)
    assert needs in ((), without)
    if since > cleared or cleared > today:
        assert needs == without
    else:
        assert needs == ()


@given(st.text(max_size=20))
def test_an_unknown_word_beside_a_harmless_condition_keeps_it_from_passing(text):
    """Law: what is harmless is so word for word."""
    assert groups("glorpish cataract " + text) != ()


@given(st.text(min_size=1, max_size=20), st.none() | DAYS, st.none() | DAYS)
def test_a_condition_and_its_text_say_the_same(what, since, resolved):
    """Law: a text is read as the condition that wrote it."""
    if since is not None and resolved is not None and resolved < since:
        since, resolved = resolved, since
    condition = sr.Condition(what.strip() or "x", since, resolved)
    assert sr.Condition.of(str(condition)) == condition


@pytest.mark.parametrize(
    "text", ["x (since 2026-02-30)", "x (resolved 2026-01-01, since 2026-01-02)", "(since 2026-01-01)", ""]
)
def test_days_that_are_impossible_stay_words(text):
    assert sr.Condition.of(text) == sr.Condition(text)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        *(("2 weeks ago", 14), ("a month ago", 30), ("three days ago", 3), ("3주 전", 21), ("두 달 전", 60)),
        *(("vor 2 Wochen", 14), ("hace 3 días", 3), ("il y a un an", 365), ("2週間前", 14), ("三个月前", 90)),
        *(("in 2 weeks", None), ("2 weeks", None), ("", None)),
    ],
)
def test_words_say_how_long_ago(text, days):
    assert days_ago(text) == days


def test_a_conditions_and_clearances_fields_fit():
    with pytest.raises(sr.InvalidValueError, match=r"Condition\.resolved"):
        sr.Condition("x", since=TODAY, resolved=date(2020, 1, 1))
    with pytest.raises(sr.InvalidValueError, match=r"Clearance\.until"):
        sr.Clearance(TODAY, until=date(2020, 1, 1))
    for bad in (["x"], "x"), (None, 5), (5, "x"):
        with pytest.raises(sr.InvalidValueError):
            sr.Profile(conditions=bad[1] if isinstance(bad[1], str) else (bad[1],))
    with pytest.raises(sr.InvalidValueError, match=r"Profile\.clearance"):
        sr.Profile(clearance="2026-01-01")


def test_documents_of_version_1_stay_as_they_are_and_more_is_version_2():
    plain = attrs.evolve(the_four(), profile=sr.Profile(conditions=("dvt (since 2026-01-01)",), clearance=TODAY))
    first = sr.dumps(plain, format="native")
    assert '"stenosis-routines/1"' in first
    assert '"clearance": "2026-11-29"' in first
    clearance = sr.Clearance(TODAY, "Dr. A", ("dvt",), date(2027, 1, 1))
    more = attrs.evolve(plain, profile=attrs.evolve(plain.profile, clearance=clearance))
    second = sr.dumps(more, format="native")
    assert '"stenosis-routines/2"' in second
    assert (sr.loads(first), sr.loads(second)) == (plain, more)
    with pytest.raises(sr.UnreadableRoutineError) as error:
        sr.loads(second.replace('"who"', '"whom"'))
    assert [problem.path for problem in error.value.problems] == ["/profile/clearance/whom"]


def test_a_fhir_document_keeps_the_days_of_a_condition():
    dvt = str(sr.Condition("snomed:128053003", since=date(2026, 1, 1), resolved=date(2026, 6, 1)))
    routine = attrs.evolve(the_four(), profile=sr.Profile(conditions=(dvt, "hip replacement (since 2026-01-02)")))
    document = sr.dumps(routine, format="fhir")
    assert '"abatementDateTime": "2026-06-01"' in document
    assert sr.loads(document.replace("urn:stenosis-routines:routine", "urn:x")).profile == routine.profile


def test_fhir_and_wpl_documents_bring_conditions():
    routine = attrs.evolve(the_four(), profile=sr.Profile(conditions=("icd10:M80.08",)))
    for name in ("fhir", "wpl"):
        report = sr.check(sr.loads(sr.dumps(routine, format=name)), today=TODAY)
        assert [f.severity for f in report.findings if f.code == "SR506"] == ["error"]


# Builder, advance, monitor and repair ask the same function.


def test_repair_refuses_where_a_source_advises_against_exercise():
    with pytest.raises(sr.MedicalGuidanceRequired):
        sr.repair(the_four(), sr.Profile(conditions=("dvt",)), today=TODAY)
    assert "SR506" in codes(sr.repair(the_four(), sr.Profile(conditions=("osteoporosis",)), today=TODAY).report)


def test_a_plan_ends_with_its_clearance():
    clearance = sr.Clearance(TODAY, "Dr. A", ("osteoporosis",), TODAY + timedelta(days=10))
    plan = sr.build_plan(sr.Profile(conditions=("osteoporosis",), clearance=clearance), start=TODAY)
    log = [sr.DayLog(day, True, pain_before=2, pain_after=2) for day in range(1, 8)]
    following = sr.advance(plan, log).plan
    with pytest.raises(sr.MedicalGuidanceRequired, match="osteoporosis"):
        sr.advance(following, log)


@pytest.mark.parametrize(
    ("given", "until", "scope", "counts"),
    [
        (0, None, "exercise", True),
        (-400, None, "exercise", True),
        (1, None, "exercise", False),  # it will be given tomorrow
        (-30, 0, "exercise", True),
        (-30, -1, "exercise", False),
        (1, 30, "exercise", False),
        (0, None, ("gout", " Exercise "), True),
        (0, None, "gout", False),
        (0, None, (), False),
    ],
)
@pytest.mark.parametrize("felt", [{"severity": "severe"}, {"trend": "worsening"}])
def test_a_clearance_counts_from_its_day_to_its_last_for_exercise_in_general(felt, given, until, scope, counts):
    """The same for a check, mending, a plan and a session."""
    day, last = (None if days is None else TODAY + timedelta(days=days) for days in (given, until))
    profile = sr.Profile(**felt, clearance=sr.Clearance(day, "Dr. A", scope=scope, until=last))
    decision = sr.SessionMonitor(the_four(), profile=profile, today=TODAY).on(sr.Event("start"))[1]
    assert decision.kind == ("continue" if counts else "stop_now")
    assert sr.check(the_four(), profile=profile, today=TODAY).verdict == ("suitable" if counts else "unsuitable")
    mended = partial(sr.repair, the_four(), profile, today=TODAY)
    for refusing in (mended, partial(sr.build_plan, profile, start=TODAY)):
        if counts:
            refusing()
        else:
            with pytest.raises((sr.MedicalGuidanceRequired, sr.InvalidValueError)):  # a plan names the later day
                refusing()


@pytest.mark.parametrize(
    ("scope", "conditions", "until", "after"),
    [
        ("exercise", (), None, ()),
        ("exercise", (), 10, (11,)),
        ("exercise", ("hip replacement",), 10, (11,)),  # it does not name what may be recent
        (("exercise", "hip replacement"), ("hip replacement", "gout"), None, (85,)),
        (("exercise", "hip replacement"), ("osteoporosis", "hip replacement"), 10, (11, 85)),
        (("lumbar fusion", "hip replacement"), ("lumbar fusion", "hip replacement"), 400, (85, 183, 401)),
        (("hip replacement",), (sr.Condition("hip replacement", since=TODAY),), None, ()),
    ],
)
def test_the_days_on_which_a_clearance_counts_no_more(scope, conditions, until, after):
    last = None if until is None else TODAY + timedelta(days=until)
    profile = sr.Profile(conditions=conditions, clearance=sr.Clearance(TODAY, "Dr. A", scope, last))
    assert lapses(profile) == tuple(TODAY + timedelta(days=days) for days in after)
    assert lapses(sr.Profile(conditions=conditions)) == ()


def test_a_monitor_does_not_start_for_someone_who_must_ask_first():
    routine = attrs.evolve(the_four(), profile=sr.Profile(conditions=("dvt",)))
    monitor, decision = sr.SessionMonitor(routine, today=TODAY, language="ko").on(sr.Event("start"))
    assert (decision.kind, decision.statement) == ("stop_now", "R2")
    assert decision.reason == words("condition.thrombosis", "ko", condition="dvt")
    assert monitor.on(sr.Event("finish"))[1] == decision
    cleared = sr.Profile(clearance=sr.Clearance(TODAY, "Dr. A", ("dvt",)))
    assert sr.SessionMonitor(routine, profile=cleared, today=TODAY).on(sr.Event("start"))[1].kind == "continue"


# Red flags.


def test_every_red_flag_has_a_tier_a_source_and_its_words():
    flags = toml("red_flags")
    assert set(flags) == set(sr.RedFlag)
    for flag, entry in flags.items():
        (need,) = guidance_needed(sr.Profile(red_flags={flag}))
        assert (need.topic, need.citation.source, need.citation.says) == (entry["tier"], entry["source"], entry["says"])


def test_the_most_urgent_sign_decides_the_advice():
    advice = {}
    for flags in ({"long_term_steroids"}, {"long_term_steroids", "night_pain"}, {"night_pain", "saddle_numbness"}):
        with pytest.raises(sr.MedicalGuidanceRequired) as error:
            sr.build_plan(sr.Profile(red_flags=flags))
        advice[len(advice)] = (error.value.advice, len(error.value.reasons))
    assert sign_topic([sr.RedFlag.NIGHT_PAIN, sr.RedFlag.SADDLE_NUMBNESS]) == "emergency"
    assert advice == {0: (words("advice.visit"), 1), 1: (words("advice.doctor"), 2), 2: (words("advice.emergency"), 2)}


@pytest.mark.parametrize("flag", sr.RedFlag)
def test_a_clearance_lifts_only_what_is_to_be_asked_at_the_next_visit(flag):
    profile = sr.Profile(red_flags={flag}, clearance=TODAY)
    assert sr.check(the_four(), profile=profile, today=TODAY).ok is (toml("red_flags")[flag]["tier"] == "visit")


def test_every_group_has_words_in_every_language():
    data = toml("conditions")
    for language in ("en", "ko"):
        for name in data["needs"]:
            assert words(f"condition.{name}", language, condition="X").startswith("X: ")
