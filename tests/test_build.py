"""RoutineBuilder and build_plan: every result is checked, and every choice has a reason."""

import json
import re
from datetime import date, datetime, timedelta
from functools import partial

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import stenosis_routines as sr
from builders import GENTLE, codes
from stenosis_routines._plans import additions, in_words
from stenosis_routines.build import ladders, lowered, raised
from stenosis_routines.citation import statements
from stenosis_routines.render import plan_text
from stenosis_routines.rules.amounts import dose_seconds
from stenosis_routines.speech import advice, words
from stenosis_routines.strategies import doses, exercises

START = date(2026, 12, 1)
FOUR = ("pelvic-rocking", "knee-to-chest", "hip-joint-raise", "ankle-flexion")
RANGES = {"knee-to-chest": range(10, 21)}

#: Every profile for which a plan may be built, as far as flags and symptoms go.
profiles = st.builds(
    sr.Profile,
    symptoms=st.frozensets(st.sampled_from(sr.Symptom)),
    severity=st.sampled_from([None, "mild", "moderate"]),
    trend=st.sampled_from([None, "improving", "stable"]),
    clearance=st.none() | st.dates(max_value=START),
    minutes_per_day=st.none() | st.integers(2, 240),
    excluded=st.lists(st.sampled_from([*FOUR[:3], "Knee to chest", "Squat", "SKTC"]), max_size=3).map(tuple),
    language=st.sampled_from([None, "en", "ko", "ko-KR", "de"]),
) | st.builds(
    sr.Profile,
    severity=st.sampled_from(sr.SymptomSeverity),
    trend=st.sampled_from(sr.Trend),
    clearance=st.dates(max_value=START),
)


def items(routine):
    return [item for session in routine.sessions for item in session.prescriptions]


def ids(routine):
    return tuple(item.exercise.id for item in items(routine))


def minutes(routine):
    return sum(dose_seconds(item.dose) for item in items(routine)) / 60


def assert_within_the_article(routine):
    for item in items(routine):
        assert item.dose.sets == 1
        assert item.dose.days_per_week == 7
        if item.exercise.id == "pelvic-rocking":
            assert item.dose.times_per_day >= 5
        if item.exercise.id == "knee-to-chest":
            assert item.dose.reps in RANGES["knee-to-chest"]
            assert item.dose.per_side is True


# The builder


def test_the_builder_gives_the_articles_doses_and_advice():
    routine = sr.RoutineBuilder("Morning").add("pelvic-rocking", times_per_day=5).add("knee-to-chest", reps=12).build()
    assert [item.dose.times_per_day for item in items(routine)] == [5, 1]
    assert items(routine)[1].dose.per_side is True
    report = sr.check(routine)
    assert (report.verdict, codes(report)) == ("suitable", ["SR304"])


def test_every_step_gives_a_new_builder():
    start = sr.RoutineBuilder("Morning")
    one = start.add("ankle-flexion", reps=10)
    two = one.add("knee-to-chest").guide("Breathe.")
    assert (len(items(one.build())), len(items(two.build()))) == (1, 2)
    assert start == sr.RoutineBuilder("Morning")


def test_sessions_are_distinguished_by_their_titles():
    builder = sr.RoutineBuilder("Day").add("knee-to-chest", session="Morning").add("ankle-flexion")
    routine = builder.add("ankle-flexion", session="Evening").add("hip-joint-raise", session="Morning").build()
    assert [(one.title, len(one.prescriptions)) for one in routine.sessions] == [("Morning", 3), ("Evening", 1)]


def test_existing_advice_is_not_added_again():
    own = ("Ask your doctor first.", "Stop at once if pain gets worse.")
    routine = sr.RoutineBuilder("A").add("ankle-flexion").guide(own[0]).guide(own[1]).build()
    assert routine.guidance == own


def test_korean_is_spoken_throughout():
    routine = sr.RoutineBuilder("아침", language="ko").add("ankle-flexion").build()
    assert items(routine)[0].exercise.name == "누워서 발목 당기고 밀기"
    assert not any(text.isascii() for text in routine.guidance)
    assert not {"SR501", "SR502"} & set(codes(sr.check(routine)))


def test_the_whole_report_comes_with_a_refusal():
    with pytest.raises(sr.UnsuitableRoutineError) as caught:
        sr.RoutineBuilder("A").add("heel-raise").add("knee-to-chest", reps=40).build()
    assert {"SR101", "SR103", "SR302"} <= set(codes(caught.value.report))


def test_what_needs_review_is_refused_too():
    with pytest.raises(sr.UnsuitableRoutineError, match="needs_review"):
        sr.RoutineBuilder("A").add(sr.Exercise(name="Aunt Mabel's special"), reps=5).build()


def test_an_id_does_not_lend_its_standing_to_another_name():
    impostor = sr.Exercise(name="Barbell squat", id="knee-to-chest")
    with pytest.raises(sr.UnsuitableRoutineError):
        sr.RoutineBuilder("A").add(impostor).build()


def test_a_waiver_can_be_passed_and_lapses():
    sway = sr.Exercise(name="Our own sway", traits=attrs.evolve(GENTLE, posture="standing"))
    waiver = sr.Waiver(code="SR101", exercise="Our own sway", who="Dr. A", why="in a frame", until=START)
    builder = sr.RoutineBuilder("A").add(sway, reps=10).waive(waiver)
    assert builder.build(today=START)
    with pytest.raises(sr.UnsuitableRoutineError):
        builder.build(today=START + timedelta(days=1))


def test_a_stricter_rule_book_is_held():
    with pytest.raises(sr.UnsuitableRoutineError):
        sr.RoutineBuilder("A").add("ankle-flexion").build(rulebook=sr.article.with_severity("SR304", "error"))


def test_an_unknown_id_is_refused_with_near_ones():
    with pytest.raises(sr.UnknownExerciseError, match="knee-to-chest"):
        sr.RoutineBuilder("A").add("knee-to-chst")
    with pytest.raises(sr.InvalidValueError, match="Exercise"):
        sr.RoutineBuilder("A").add(3)


@given(st.lists(st.tuples(exercises | st.sampled_from(list(sr.catalogue)), doses), max_size=3))
def test_the_builder_never_yields_what_does_not_check(chosen):
    builder = sr.RoutineBuilder("Law")
    for exercise, dose in chosen:
        builder = builder.add(exercise, **attrs.asdict(dose))
    try:
        verdict = sr.check(builder.build()).verdict
    except sr.UnsuitableRoutineError as refused:
        verdict = "refused" if refused.report.verdict != "suitable" else "refused without a reason"
    assert verdict in ("suitable", "refused")


# Plans


def test_a_plan_covers_the_four_joints_daily_and_starts_low():
    plan = sr.build_plan(sr.Profile())
    assert ids(plan.routine) == FOUR
    assert len(plan.weeks) == 6
    assert plan.routine is plan.weeks[0]
    assert [item.dose.reps for item in items(plan.routine)] == [3, 10, 5, 5]
    assert codes(sr.check(plan.routine)) == []


@given(profiles, st.integers(1, 52), st.none() | st.integers(2, 60))
def test_every_week_of_every_plan_is_suitable_within_the_minutes_and_the_article(profile, weeks, minutes_per_day):
    plan = sr.build_plan(profile, weeks, minutes_per_day, START)
    assert len(plan.weeks) == weeks
    assert plan == sr.build_plan(profile, weeks, minutes_per_day, START)
    for routine in plan.weeks:
        report = sr.check(routine, profile=profile, today=START)
        assert report.verdict == "suitable"
        assert {finding.severity for finding in report.findings} <= {"info"}
        assert minutes(routine) <= plan.minutes_per_day <= (minutes_per_day or profile.minutes_per_day or 15)
        assert_within_the_article(routine)
    for before, after in zip(plan.weeks, plan.weeks[1:], strict=False):
        changed = [(a, b) for a, b in zip(items(before), items(after), strict=True) if a != b]
        assert len(changed) <= 1
        for a, b in changed:
            assert attrs.evolve(b, dose=attrs.evolve(b.dose, reps=a.dose.reps)) == a
            assert b.dose.reps > a.dose.reps
        assert attrs.evolve(after, sessions=before.sessions) == before


@given(profiles)
def test_every_choice_has_its_reason_and_its_statement(profile):
    plan = sr.build_plan(profile, start=START)
    shown = {reason.what for reason in plan.reasons}
    assert {item.exercise.name for item in items(plan.routine)} <= shown
    assert all(reason.statement in statements() and reason.why for reason in plan.reasons)
    left_out = len(set(FOUR) - set(ids(plan.routine)))
    assert sum(what.startswith(("Left out", "제외")) for what in shown) == left_out


@pytest.mark.parametrize("limit", range(1, 6))
def test_movements_that_do_not_fit_the_minutes_are_left_out_with_a_reason(limit):
    plan = sr.build_plan(sr.Profile(), minutes_per_day=limit)
    assert minutes(plan.routine) <= limit
    left_out = [reason.what for reason in plan.reasons if reason.what.startswith("Left out")]
    assert len(left_out) == 4 - len(items(plan.routine))


def test_the_fewer_minutes_hold():
    assert sr.build_plan(sr.Profile(minutes_per_day=2)).minutes_per_day == 2
    assert sr.build_plan(sr.Profile(minutes_per_day=60), minutes_per_day=2).minutes_per_day == 2


@pytest.mark.parametrize("name", ["knee-to-chest", "Knee to chest", "SKTC", "무릎 가슴으로 당기기"])
def test_excluded_movements_are_left_out_with_a_reason(name):
    plan = sr.build_plan(sr.Profile(excluded=(name,)))
    assert set(ids(plan.routine)) & set(FOUR) == {"pelvic-rocking", "hip-joint-raise", "ankle-flexion"}
    assert ("Left out: Knee to chest", "A20") in [(reason.what, reason.statement) for reason in plan.reasons]


@pytest.mark.parametrize(("name", "hint"), [("knee-to-chst", "knee-to-chest"), ("Pelvic tilt", "side to side")])
def test_an_exclusion_that_names_no_movement_is_an_error_with_a_hint(name, hint):
    with pytest.raises(sr.InvalidValueError, match=rf"Profile\.excluded.*{hint}"):
        sr.build_plan(sr.Profile(excluded=(name,)))


def test_a_person_for_whom_nothing_is_left_is_sent_to_ask():
    with pytest.raises(sr.MedicalGuidanceRequired, match="Ask your health-care provider"):
        sr.build_plan(sr.Profile(excluded=FOUR))


def test_minutes_in_which_nothing_fits_are_an_error_that_says_how_many_would():
    with pytest.raises(sr.InvalidValueError, match="minutes_per_day: expected at least 2"):
        sr.build_plan(sr.Profile(excluded=(FOUR[0], *FOUR[2:])), minutes_per_day=1)


@pytest.mark.parametrize("flag", sr.RedFlag)
@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_red_flag_stops_everything_even_with_a_clearance_to_come(flag, language):
    profile = sr.Profile(red_flags={flag}, clearance=date(2999, 1, 1), excluded=("?",), language=language)
    with pytest.raises(sr.MedicalGuidanceRequired) as caught:
        sr.build_plan(profile)
    (reason,) = caught.value.reasons
    assert words(f"sign.{flag}", language) in reason
    assert caught.value.advice.isascii() is reason.isascii() is (language == "en")


@pytest.mark.parametrize("what", [{"severity": "severe", "trend": "worsening"}, {"excluded": FOUR}])
def test_who_speaks_korean_is_refused_in_korean(what):
    with pytest.raises(sr.MedicalGuidanceRequired) as caught:
        sr.build_plan(sr.Profile(**what, language="ko"))
    assert not re.search("[a-z]", str(caught.value))
    assert len(caught.value.reasons) == len(what)


@pytest.mark.parametrize("what", [{"severity": "severe"}, {"trend": "worsening"}])
def test_severe_or_worsening_symptoms_need_clearance(what):
    with pytest.raises(sr.MedicalGuidanceRequired):
        sr.build_plan(sr.Profile(**what))
    plan = sr.build_plan(sr.Profile(**what, clearance=START), start=START)
    assert "A health-care provider cleared you on 2026-12-01." in [reason.why for reason in plan.reasons]


def test_a_clearance_in_the_future_is_an_error():
    profile = sr.Profile(clearance=START)
    with pytest.raises(sr.InvalidValueError, match=r"Profile\.clearance"):
        sr.build_plan(profile, start=START - timedelta(days=1))
    with pytest.raises(sr.InvalidValueError, match=r"Profile\.clearance"):
        sr.build_plan(sr.Profile(clearance=date(9999, 1, 1)))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *(("weeks", bad) for bad in (0, 53, 1.5, True, None)),
        *(("minutes_per_day", bad) for bad in (0, -5, 241, 2.5, "15")),
        *(("start", bad) for bad in ("2026-12-01", datetime(2026, 12, 1))),
    ],
)
def test_an_impossible_number_names_its_field(field, value):
    with pytest.raises(sr.InvalidValueError, match=f"^{field}: "):
        sr.build_plan(sr.Profile(), **{field: value})


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("minutes_per_day", -1),
        ("excluded", "knee-to-chest"),
        ("excluded", (5,)),
        ("clearance", "2026-01-01"),
        ("clearance", datetime(2026, 1, 1)),
        ("severity", "bad"),
        ("red_flags", "night_pain"),
        ("symptoms", ["toothache"]),
        ("language", "k"),
    ],
)
def test_an_impossible_profile_names_its_field(field, value):
    with pytest.raises(sr.InvalidValueError, match=rf"^Profile\.{field}: expected .*, found ") as caught:
        sr.Profile(**{field: value})
    assert caught.value.field == f"Profile.{field}"


def test_a_language_that_is_no_text_is_an_error():
    with pytest.raises(sr.InvalidValueError, match=r"^language: "):
        sr.RoutineBuilder("A", language=5).add("ankle-flexion")


def test_a_plan_has_a_week():
    with pytest.raises(sr.InvalidValueError, match=r"Plan\.weeks"):
        sr.Plan((), sr.Profile())


def test_a_plan_read_back_still_says_what_it_leaves_out():
    plan = sr.build_plan(sr.Profile(excluded=("ankle-flexion", "supine-ankle-circle")))
    again = sr.loads(sr.dumps(plan.routine))
    assert again == plan.routine
    assert codes(sr.check(again)) == ["SR304"]


# What is not the article's


def extras(plan):
    return [ident for ident in ids(plan.routine) if ident not in FOUR]


@pytest.mark.parametrize("weeks", [1, 6, 12, 52])
def test_a_plan_for_which_nobody_named_minutes_has_the_four_and_nothing_else(weeks):
    assert ids(sr.build_plan(sr.Profile(), weeks).routine) == FOUR


@pytest.mark.parametrize(
    ("weeks", "limit", "expected"),
    [
        (12, 12, FOUR),
        (3, 40, FOUR),
        (6, 13, ("diaphragmatic-breathing-lying", *FOUR)),
        (6, 40, ("diaphragmatic-breathing-lying", *FOUR)),
        (12, 14, ("diaphragmatic-breathing-lying", *FOUR)),
        (12, 15, ("diaphragmatic-breathing-lying", *FOUR, "constructive-rest")),
        (12, 40, ("diaphragmatic-breathing-lying", *FOUR, "heel-slide", "constructive-rest")),
        (26, 19, ("diaphragmatic-breathing-lying", *FOUR, "heel-slide", "bent-knee-fall-out", "constructive-rest")),
    ],
)
def test_more_comes_where_the_minutes_and_the_weeks_leave_room(weeks, limit, expected):
    assert ids(sr.build_plan(sr.Profile(), weeks, limit).routine) == expected
    assert ids(sr.build_plan(sr.Profile(minutes_per_day=limit), weeks).routine) == expected


@pytest.mark.parametrize(
    ("excluded", "expected"),
    [
        (FOUR[:1], ("bent-knee-fall-out", *FOUR[1:])),
        (FOUR[1:2], (FOUR[0], "heel-slide", *FOUR[2:])),
        (FOUR[2:3], (*FOUR[:2], "supine-hip-abduction-slide", FOUR[3])),
        (FOUR[3:], (*FOUR[:3], "supine-ankle-circle")),
        (FOUR[1:], (FOUR[0], "heel-slide", "supine-hip-abduction-slide", "supine-ankle-circle")),
        ((FOUR[1], "heel-slide"), (FOUR[0], *FOUR[2:])),
        ((FOUR[1], "누워서 발뒤꿈치 밀기"), (FOUR[0], *FOUR[2:])),
    ],
)
def test_another_movement_stands_where_an_excluded_one_would(excluded, expected):
    plan = sr.build_plan(sr.Profile(excluded=excluded))
    assert ids(plan.routine) == expected
    in_place = [reason for reason in plan.reasons if reason.key == "in_place"]
    assert [reason.what for reason in in_place] == [sr.catalogue[ident].name for ident in extras(plan)]
    assert all("takes the place of" in reason.why for reason in in_place)


def test_few_minutes_leave_an_excluded_movement_without_another():
    assert extras(sr.build_plan(sr.Profile(excluded=FOUR[1:2]), 3, minutes_per_day=9)) == []
    assert extras(sr.build_plan(sr.Profile(excluded=FOUR[1:2]), 3, minutes_per_day=10)) == ["heel-slide"]


MARKS = ("This is not from the article. ", "Not from the article. ", "기사에 없는 ")


@given(profiles, st.integers(1, 52), st.none() | st.integers(2, 60))
def test_what_is_not_the_articles_says_so_and_on_what_it_rests(profile, weeks, limit):
    plan = sr.build_plan(profile, weeks, limit, START)
    reasons = {reason.what: reason for reason in plan.reasons}
    for item in items(plan.routine):
        reason = reasons[item.exercise.name]
        assert item.notes.startswith(MARKS) is reason.why.startswith(MARKS) is (item.exercise.id not in FOUR)
        assert reason.statement[0] == ("A" if item.exercise.id in FOUR else "H")
    care = {advice(topic, profile.language) for topic in ("consult", "stop")}
    ours = [text for text in plan.routine.guidance if text not in care]
    assert len(ours) == 3
    assert all(text.endswith(words("plan.not_from_the_article", profile.language)) for text in ours)


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("This is not from the article.", []),
        ("These times are not from the article.", []),
        ("기사에 없는 내용입니다.", []),
        ("Do the exercises that are not from the article.", ["SR608"]),
        ("Do everything, this is not from the article.", ["SR608"]),
        ("This is not from the article: do squats.", ["SR607"]),
        ("Never skip squats; this is not from the article.", ["SR607"]),
        ("기사에 없는 내용을 따라 하세요.", ["SR608"]),
        ("기사에 없는 내용입니다. 브릿지를 하세요.", ["SR607"]),
    ],
)
def test_the_mark_asks_for_nothing_and_hides_nothing(note, found):
    item = sr.Prescription(sr.catalogue["ankle-flexion"], sr.Dose(reps=10), note)
    report = sr.check(sr.Routine("A", (sr.Session("A", (item,)),)))
    assert [finding.code for finding in report.findings if finding.severity != "info"] == found


@given(profiles, st.integers(1, 52), st.none() | st.integers(2, 60))
def test_what_is_added_takes_no_time_from_the_four(profile, weeks, limit):
    plan = sr.build_plan(profile, weeks, limit, START)
    alone = sr.build_plan(attrs.evolve(profile, minutes_per_day=None), weeks, None, START)
    top = sr.build_plan(profile, 52, limit, START).weeks[-1]
    if extras(plan):
        assert set(ids(plan.routine)) & set(FOUR) == set(ids(alone.routine)) & set(FOUR)
        assert top == raised(top, None)
        assert minutes(top) + len(items(top)) / 2 <= plan.minutes_per_day


@given(st.integers(1, 52), st.integers(2, 60), st.integers(0, 20), st.integers(0, 20))
def test_more_minutes_and_weeks_take_nothing_away(weeks, limit, more_weeks, more_minutes):
    few = sr.build_plan(sr.Profile(), weeks, limit)
    many = sr.build_plan(sr.Profile(), min(52, weeks + more_weeks), limit + more_minutes)
    assert set(extras(few)) <= set(extras(many))


def test_whatever_is_added_is_gentle_lies_on_the_back_and_leaves_the_spine_alone():
    for ident in additions():
        exercise = sr.catalogue[ident]
        recognition = sr.recognise(exercise.name)
        assert (recognition.exercise_id, recognition.suitability) == (ident, "compatible")
        assert (exercise.traits.posture, exercise.traits.effort) == ("supine", "gentle")
        assert exercise.traits.spine_motion == {"neutral"}


@pytest.mark.parametrize(
    "needs",
    [
        {"severity": "severe"},
        {"trend": "worsening"},
        {"red_flags": {"long_term_steroids"}},
        {"conditions": ("osteoporosis",)},
        {"conditions": ("spotted dragon fever",)},
    ],
)
def test_a_person_who_needs_a_clearance_gets_nothing_beyond_the_four(needs):
    cleared = sr.Clearance(START, scope=("exercise", *needs.get("conditions", ())))
    profile = sr.Profile(**needs, clearance=cleared, excluded=FOUR[:1])
    plan = sr.build_plan(profile, 26, 40, START)
    assert ids(plan.routine) == FOUR[1:]
    assert "Nothing added" in [reason.what for reason in plan.reasons]
    assert "instead" not in [reason.key for reason in plan.reasons]
    well = sr.build_plan(sr.Profile(clearance=cleared), 26, 40, START)
    assert len(extras(well)) == 4


@pytest.mark.parametrize(("weeks", "limit", "steady_from"), [(12, None, 9), (12, 20, 11), (26, 30, 13)])
def test_a_long_plan_grows_to_the_third_level_and_is_then_kept(weeks, limit, steady_from):
    plan = sr.build_plan(sr.Profile(), weeks, limit)
    same = [(reason.week, reason.key) for reason in plan.reasons if reason.week and reason.key != "step"]
    assert same == [(steady_from + 1, "same")]
    assert set(plan.weeks[steady_from - 1 :]) == {plan.weeks[-1]}
    assert all(item.dose == ladders()[item.exercise.id][-1] for item in items(plan.weeks[-1]))


def test_every_addition_has_a_place_or_takes_one():
    for entry in additions().values():
        assert entry.get("place", "then") in ("first", "then", "last")
        assert {"place", "instead_of"} & set(entry)
        assert entry.get("instead_of", FOUR[0]) in FOUR


def test_no_movement_has_more_than_three_levels():
    assert {len(ladder) for ladder in ladders().values()} == {1, 3}


def test_a_step_back_takes_from_what_was_added_first():
    top = sr.build_plan(sr.Profile(), 52, 40).weeks[-1]
    eased = [new for new, old in zip(items(lowered(top)), items(top), strict=True) if new != old]
    assert [(item.exercise.id, item.dose.reps) for item in eased] == [("bent-knee-fall-out", 8)]


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("format", ["native", "plan-csv", "fhir", "fhir-r5", "wpl"])
def test_all_of_it_goes_into_documents_and_back(language, format):
    plan = sr.build_plan(sr.Profile(language=language, excluded=FOUR[2:3]), 16, 30, START)
    again = sr.loads(sr.dumps(plan.routine, format=format))
    told = "\n".join([*again.guidance, *(item.notes for item in items(again))])  # wpl has notes in the guidance
    assert ids(again) == ids(plan.routine)
    assert all(text in told for text in (*plan.routine.guidance, *(item.notes for item in items(plan.routine))))
    assert sr.loads_plan(sr.dumps(plan)) == plan


def test_a_calendar_says_minutes_in_the_language_of_the_person():
    text = sr.dumps(sr.build_plan(sr.Profile(language="ko"), 12, 30, START), format="icalendar")
    unfolded = text.replace("\r\n ", "")
    assert "누워서 복식호흡: 1분" in unfolded
    assert "hold" not in unfolded
    stretch = sr.Prescription(sr.catalogue["supine-hamstring-stretch"], sr.Dose(sets=1, hold_s=60))
    theirs = sr.Routine("A", (sr.Session("A", (stretch,)),))
    assert "hold 60 s" in sr.dumps(theirs, format="icalendar", start=START, days_per_week=7)


def test_the_page_names_the_sources_of_what_is_not_the_articles():
    plan = sr.build_plan(sr.Profile(), 12, 30)
    page = " ".join(plan_text(plan, explain=True).split())
    assert "H2: Wirral Community NHS" in page
    assert "If a movement hurts" in page
    unknown = attrs.evolve(plan, reasons=(*plan.reasons, sr.Reason("a", "b", "X1")))
    assert "X1:" not in plan_text(unknown, explain=True)


# The command line


@pytest.fixture
def run(run):
    return partial(run, "plan")


@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_plan_is_printed_in_lines_that_fit_a_terminal(run, language):
    code, out, _ = run("--language", language, "--explain", "--minutes", 3, "--start", "2026-12-01")
    assert code == 0
    assert max(sum(1 if character.isascii() else 2 for character in line) for line in out.splitlines()) <= 80
    assert all(
        word in out
        for word in ("[A16]", "[A22]", "[A20]", "2026-12-01", {"en": "Mokhuri", "ko": "모커리한방병원"}[language])
    )


def test_movements_left_out_are_printed_without_explain(run):
    assert "Left out: Lying ankle point and flex" in run("--minutes", 3)[1]
    assert "[A15]" not in run()[1]


def test_a_plan_is_printed_as_json_and_written(run, tmp_path):
    target = tmp_path / "plan.json"
    code, out, _ = run("--output", "json", "--weeks", 2, "--write", target)
    plan = json.loads(out)
    assert (code, len(plan["weeks"]), plan["minutes_per_day"]) == (0, 2, 15)
    assert set(plan["reasons"][0]) == {"what", "why", "statement", "week"}
    kept = sr.loads_plan(target.read_bytes())
    assert tuple(sr.loads(json.dumps(week)) for week in plan["weeks"]) == kept.weeks


def test_who_has_to_see_a_doctor_first_gets_the_advice_and_no_plan(run, tmp_path):
    profile = tmp_path / "profile.toml"
    profile.write_text('red_flags = ["saddle_numbness"]\n', encoding="utf-8")
    code, out, err = run("--profile", profile)
    assert (code, out) == (1, "")
    assert "Go to an emergency department now" in err
    profile.write_text('severity = "severe"\ntrend = "worsening"\n', encoding="utf-8")
    assert max(map(len, run("--profile", profile)[2].splitlines())) <= 80
    profile.write_text('excluded = ["Pelvic tilt"]\n', encoding="utf-8")
    code, _, err = run("--profile", profile)
    assert (code, max(map(len, err.splitlines())) <= 80) == (2, True)


def test_an_impossible_option_exits_two(run):
    assert run("--minutes", 0)[0] == 2


@pytest.mark.parametrize(
    ("dose", "english", "korean"),
    [
        (sr.Dose(reps=10), "10 times", "10회"),
        (sr.Dose(sets=1, reps=10, times_per_day=1), "10 times", "10회"),
        (sr.Dose(reps=10, times_per_day=5), "10 at a time, 5 times a day", "한 번에 10회, 하루 5번"),
        (sr.Dose(reps=12, per_side=True), "12 times each side", "좌우 12회씩"),
        (sr.Dose(sets=1, hold_s=120), "2 minutes", "2분"),
        (sr.Dose(sets=2, hold_s=20), "2 sets, hold 20 s", "2세트, 20초 유지"),
        (sr.Dose(reps=(8, 10)), "8-10 times", "8~10회"),
    ],
)
def test_a_plan_says_its_doses_plainly(dose, english, korean):
    assert (in_words(dose, None), in_words(dose, "ko")) == (english, korean)
