"""check(): one pass, every finding at its place, and a verdict that never passes unknown facts."""

import operator
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import attrs
import pytest

import stenosis_routines as sr
from builders import ADVICE, GENTLE, codes, prescription, routine, the_four
from stenosis_routines.check import person

WAIVER = sr.Waiver(code="SR101", exercise="Barbell squat", who="Dr. A", why="in a frame", until=date(2026, 6, 30))


def test_an_unknown_name_needs_a_person():
    report = sr.check(routine(prescription("Aunt Mabel's special")))
    assert (report.verdict, codes(report)) == ("needs_review", ["SR601", "SR201"])


@pytest.mark.parametrize("fact", ["posture", "spine_motion", "leg_load", "aim", "effort", "upright_phase"])
def test_a_movement_with_one_fact_unknown_never_passes(fact):
    traits = attrs.evolve(GENTLE, **{fact: None})
    assert sr.check(routine(prescription("Our own sway", traits, reps=10))).verdict == "needs_review"
    assert sr.check(routine(prescription("Our own sway", GENTLE, reps=10))).verdict == "suitable"


def test_a_declared_fact_does_not_clear_what_the_name_says():
    report = sr.check(routine(prescription("Barbell squat", GENTLE)))
    assert report.verdict == "unsuitable"
    assert {"SR101", "SR103", "SR601"} <= set(codes(report))


def test_a_load_on_the_legs_is_a_heavy_load_even_for_a_recommended_movement():
    loaded = sr.Dose(reps=10, per_side=True, load_kg=1)
    report = sr.check(the_four(hip_joint_raise=loaded))
    assert ("SR103" in codes(report), report.verdict) == (True, "unsuitable")


def test_a_load_makes_nothing_gentle():
    breathing = sr.Traits(**{**_facts(GENTLE), "aim": "relaxation"})
    exercise = sr.Exercise(name="Our own breathing", traits=breathing, regions={"trunk"})
    loaded = routine(sr.Prescription(exercise, sr.Dose(reps=10, load_kg=2)))
    assert sr.check(loaded).verdict == "needs_review"
    assert sr.check(routine(sr.Prescription(exercise, sr.Dose(reps=10, load_kg=0)))).verdict == "suitable"


def test_a_load_makes_what_the_name_says_no_milder():
    report = sr.check(routine(prescription("Barbell curl", GENTLE, reps=10, load_kg=3)))
    assert codes(report) == ["SR101", "SR601"]  # not SR205, which says that it is done lying down


def test_findings_say_where_what_why_and_what_to_do():
    finding = sr.check(routine(prescription("Barbell squat", sets=5, reps=5))).findings[0]
    assert (finding.code, finding.path, finding.severity) == ("SR101", "/sessions/0/prescriptions/0", "error")
    assert finding.exercise == "Barbell squat"
    assert finding.contraindications == ("standing",)
    assert finding.citation.statement == "A08"
    assert finding.remedy.exercise == "knee-to-chest"
    assert not finding.waived


def test_findings_are_sorted_by_place_not_by_path_text():
    many = routine(*(prescription("Barbell squat") for _ in range(12)))
    paths = [f.path for f in sr.check(many).findings if f.code == "SR101"]
    assert paths == [f"/sessions/0/prescriptions/{number}" for number in range(12)]


def test_what_is_found_in_a_part_of_a_place_stands_with_that_place():
    squats = [attrs.evolve(prescription("Barbell squat"), path=f"row {number}") for number in (2, 10, 3)]
    unread = tuple(sr.Problem(place, "a number", "") for place in ("row 3, column reps", "row 2, column a, column b"))
    table = sr.Routine("T", (sr.Session("A", tuple(squats), path="row 2"),), unread=unread)
    paths = list(dict.fromkeys(found.path for found in sr.check(table).findings))
    assert paths == ["row 2", "row 2, column a, column b", "row 10", "row 3", "row 3, column reps", ""]


def test_what_is_found_in_a_title_stands_with_its_session():
    sessions = tuple(sr.Session(FORCED, (prescription("Barbell squat"),)) for _ in range(2))
    paths = list(dict.fromkeys(found.path for found in sr.check(sr.Routine("T", sessions)).findings))
    first, second = "/sessions/0", "/sessions/1"
    expected = [[f"{place}/title", f"{place}/prescriptions/0"] for place in (first, second)]
    assert paths == [*expected[0], *expected[1], ""]


def test_findings_on_the_whole_come_last():
    report = sr.check(routine(prescription("Barbell squat"), guidance=()))
    assert codes(report)[-2:] == ["SR501", "SR502"]


def test_nothing_to_check_is_no_reason_to_pass():
    assert sr.check(sr.Routine("Empty")).verdict == "needs_review"
    assert sr.check(sr.Routine("Empty", (sr.Session("A"),))).verdict == "needs_review"


def test_strength_decided_by_unknown_movements_is_a_warning():
    report = sr.check(routine(prescription("Aunt Mabel's special", reps=10), prescription("Lying ankle pump", reps=9)))
    assert [f.severity for f in report.findings if f.code == "SR201"] == ["warning"]


@pytest.mark.parametrize("flag", sorted(set(sr.RedFlag) - {sr.RedFlag.LONG_TERM_STEROIDS}))
def test_a_red_flag_stops_everything(flag):
    report = sr.check(the_four(), profile=sr.Profile(red_flags={flag}, clearance=date(2026, 1, 1)))
    assert (codes(report), report.verdict) == (["SR504"], "unsuitable")


def test_a_waiver_marks_and_never_hides():
    squat = routine(prescription("Barbell squat"))
    plain = sr.check(squat)
    waived = sr.check(squat, waivers=[WAIVER], today=date(2026, 6, 30))
    assert codes(waived) == codes(plain)
    assert [f.code for f in waived.findings if f.waived] == ["SR101"]
    assert waived.findings[0].waiver == WAIVER


def test_a_waiver_stops_a_finding_from_counting_until_it_lapses():
    standing = attrs.evolve(GENTLE, posture="standing")
    swaying = routine(prescription("Our own sway", standing, reps=10))
    waiver = attrs.evolve(WAIVER, exercise="our own SWAY")
    assert sr.check(swaying, waivers=[waiver], today=date(2026, 6, 30)).verdict == "suitable"
    lapsed = sr.check(swaying, waivers=[waiver], today=date(2026, 7, 1))
    assert (lapsed.verdict, "SR605" in codes(lapsed)) == ("unsuitable", True)


@pytest.mark.parametrize("names", [("barbell SQUAT", "back-squat"), ("back-squat", "Barbell squat")])
def test_of_two_waivers_for_a_finding_the_first_in_force_counts(names):
    first, second = (attrs.evolve(WAIVER, exercise=name, who=f"Dr. {name}") for name in names)
    over = attrs.evolve(first, until=date(2026, 1, 1))
    squat = routine(
        attrs.evolve(prescription("Barbell squat"), exercise=sr.Exercise(name="Barbell squat", id="back-squat"))
    )
    for given, counts in ([first, second], first), ([over, second, first], second):
        report = sr.check(squat, waivers=given, today=date(2026, 6, 30))
        assert [finding.waiver for finding in report.findings if finding.code == "SR101"] == [counts]


def test_a_waiver_does_not_reach_another_movement_or_code():
    report = sr.check(routine(prescription("Lunge")), waivers=[WAIVER], today=date(2026, 1, 1))
    assert "SR604" in codes(report)
    assert not any(finding.waived for finding in report.findings)


def test_what_is_not_known_cannot_be_waived():
    waiver = attrs.evolve(WAIVER, code="SR601", exercise="Aunt Mabel's special")
    report = sr.check(routine(prescription("Aunt Mabel's special")), waivers=[waiver], today=date(2026, 1, 1))
    assert report.verdict == "needs_review"


def test_what_a_reader_could_not_read_keeps_a_routine_from_passing():
    unread = attrs.evolve(the_four(), unread=(sr.Problem("row 3, column reps", "a number", "'many'"),))
    assert (sr.check(the_four()).verdict, sr.check(unread).verdict) == ("suitable", "needs_review")


def test_an_excluded_movement_is_found_by_name_or_id():
    for name in ("knee-to-chest", "Knee to chest"):
        assert codes(sr.check(the_four(), profile=sr.Profile(excluded=(name,)))) == ["SR505"]


def test_pain_guidance_is_read_wherever_it_stands():
    bad = "No pain no gain"
    assert "SR401" in codes(sr.check(attrs.evolve(the_four(), guidance=(bad,))))
    assert "SR401" in codes(sr.check(attrs.evolve(the_four(), title=bad)))
    session = attrs.evolve(the_four().sessions[0], title=bad)
    assert "SR401" in codes(sr.check(attrs.evolve(the_four(), sessions=(session,))))


PUMP = prescription("Lying ankle pump", reps=10)
FORCED = "No pain no gain"
#: What is added to a movement that passes, with what is found then.
HARM = {
    "notes": ({"notes": FORCED}, "SR401"),
    "group": ({"group": FORCED}, "SR401"),
    "instructions": ({"exercise": sr.Exercise(name="Lying ankle pump", hints=sr.Hints(instructions=FORCED))}, "SR401"),
    "category": ({"exercise": sr.Exercise(name="Lying ankle pump", hints=sr.Hints(category=FORCED))}, "SR401"),
    "equipment": ({"exercise": sr.Exercise(name="Lying ankle pump", hints=sr.Hints(equipment=FORCED))}, "SR401"),
    "muscles": ({"exercise": sr.Exercise(name="Lying ankle pump", hints=sr.Hints(muscles=("calf", FORCED)))}, "SR401"),
    "load": ({"dose": sr.Dose(reps=10, load_kg=20)}, "SR103"),
    "hold": ({"dose": sr.Dose(reps=10, hold_s=300)}, "SR307"),
    "amount in a group": ({"group": "hold for 90 seconds"}, "SR307"),
}


@pytest.mark.parametrize(("harm", "code"), HARM.values(), ids=HARM)
def test_what_was_found_in_a_movement_is_not_remembered_of_another_text_or_dose(harm, code):
    """What the rules find is remembered by movement; nothing that was harmless before makes what is there now pass."""
    harmful = attrs.evolve(PUMP, **harm)
    assert sr.check(routine(PUMP, PUMP)).ok
    for place, order in enumerate([(harmful, PUMP), (PUMP, harmful)]):
        report = sr.check(routine(*order))
        assert f"/sessions/0/prescriptions/{place}" in [found.path for found in report.findings if found.code == code]
        assert not any(found.path.endswith(f"/{1 - place}") for found in report.findings)
    assert sr.check(routine(PUMP, PUMP)).ok


def test_what_was_found_in_a_movement_with_an_id_is_not_remembered_of_another_dose():
    given = sr.Exercise(name="Our own sway", id="knee-to-chest", traits=GENTLE)
    few, many = (sr.Prescription(given, sr.Dose(reps=reps, per_side=True)) for reps in (20, 50))
    assert sr.check(routine(few)).ok
    assert codes(sr.check(routine(many))) == ["SR302", "SR307"]


LONG = "Hold each for 90 seconds"


@pytest.mark.parametrize(
    "asks",
    [
        routine(PUMP, title=LONG),
        routine(PUMP, guidance=(*ADVICE, LONG)),
        attrs.evolve(routine(PUMP), sessions=(sr.Session(LONG, (PUMP,)),)),
    ],
    ids=["title", "guidance", "session"],
)
def test_what_a_text_above_a_movement_asks_is_found_though_the_movement_alone_passed(asks):
    assert sr.check(routine(PUMP)).ok
    assert "SR307" in codes(sr.check(asks))
    assert sr.check(routine(PUMP)).ok


def test_what_one_answer_settled_is_open_without_it():
    strange = routine(attrs.evolve(PUMP, notes="then the big one"))
    who = {"text": "then the big one", "everywhere": True, "who": "R. Example, physiotherapist", "on": date(2026, 6, 1)}
    harmless = sr.Answers(clauses=[sr.ClauseAnswer(means="harmless", **who)])
    squats = sr.Answers(clauses=[sr.ClauseAnswer(means="asks", is_="squat", **who)])
    for answers, passes in ((harmless, True), (None, False), (squats, False), (harmless, True), (squats, False)):
        assert sr.check(strange, answers=answers).ok is passes


@pytest.mark.parametrize("more", [{}, {"hints": sr.Hints(category="Mobility")}])
def test_a_name_is_a_text_too(more):
    forced = sr.Exercise(name=f"Lying ankle pump, {FORCED}", **more)
    assert "SR401" in codes(sr.check(routine(attrs.evolve(PUMP, exercise=forced))))


def test_what_was_found_for_one_person_or_by_one_rule_book_is_not_remembered_for_another():
    without_knees = sr.Profile(excluded=("Knee to chest",))
    for profile, found in ((None, []), (without_knees, ["SR505"]), (None, [])):
        assert codes(sr.check(the_four(), profile=profile)) == found
    held = routine(attrs.evolve(PUMP, dose=sr.Dose(reps=10, hold_s=300)))
    lenient = sr.article.without("SR307")
    for book, found in ((lenient, []), (sr.article, ["SR307"]), (lenient, [])):
        assert codes(sr.check(held, rulebook=book)) == found


def test_check_is_deterministic_over_threads():
    subject = routine(*(prescription(name) for name in ("Barbell squat", "Bridge", "Pelvic tilt", "Knee to chest")))
    with ThreadPoolExecutor(8) as pool:
        reports = list(pool.map(sr.check, [subject] * 50))
    assert all(report == reports[0] for report in reports)


def test_check_takes_a_routine_and_says_so():
    with pytest.raises(sr.InvalidValueError, match="Routine"):
        sr.check({"title": "x"})


def _facts(traits):
    return {name: getattr(traits, name) for name in attrs.fields_dict(sr.Traits)}


def told(report, code):
    return [(found.path, found.message) for found in report.findings if found.code == code]


A = sr.Session("A")


@pytest.mark.parametrize(
    ("sessions", "found"),
    [
        ((), [("", "the routine has no session")]),
        ((A,), [("/sessions/0", 'session "A" has no movement')]),
        ((the_four().sessions[0], sr.Session("")), [("/sessions/1", "session has no movement")]),
        ((attrs.evolve(A, path="row 2"),), [("row 2", 'session "A" has no movement')]),
        (the_four().sessions, []),
    ],
)
def test_nothing_to_check_is_found_at_its_place(sessions, found):
    report = sr.check(attrs.evolve(the_four(), sessions=sessions))
    assert told(report, "SR603") == found
    assert report.ok is not bool(found)


def test_a_waiver_that_matches_nothing_or_has_lapsed_is_named():
    lunge = attrs.evolve(WAIVER, exercise="Lunge")
    last, after = (sr.check(the_four(), waivers=[lunge], today=date(2026, *day)) for day in ((6, 30), (7, 1)))
    assert told(last, "SR604") == [("", "the waiver of SR101 for Lunge matches no finding")]
    assert told(after, "SR605") == [("", "the waiver of SR101 for Lunge lapsed on 2026-06-30")]
    assert told(last, "SR605") == told(after, "SR604") == []


@pytest.mark.parametrize(
    ("problem", "here", "from_elsewhere"),
    [
        (
            sr.Problem("row 3", "a number", "'many'"),
            ("row 3", "could not be read: expected a number, found 'many'"),
            "could not be read at row 3 of the document it came from: expected a number, found 'many'",
        ),
        (
            sr.Problem("row 3", "a number", ""),
            ("row 3", "could not be read: expected a number"),
            "could not be read at row 3 of the document it came from: expected a number",
        ),
        (
            sr.Problem("", "a number", "'many'"),
            ("", "could not be read: expected a number, found 'many'"),
            "could not be read: expected a number, found 'many'",
        ),
    ],
)
def test_what_could_not_be_read_is_told_with_its_place_in_its_document(problem, here, from_elsewhere):
    elsewhere = attrs.evolve(the_four(), unread=(problem,))
    read = attrs.evolve(elsewhere, sessions=(attrs.evolve(elsewhere.sessions[0], path="row 2"),))
    assert told(sr.check(read), "SR606") == [here]
    assert told(sr.check(elsewhere), "SR606") == [("/unread/0", from_elsewhere)]


HEVY = "title,exercise_title,set_index,set_type,reps\nA,Crunch,0,normal,many\n"


def test_unread_parts_are_reported_at_their_place():
    [finding] = [f for f in sr.check(sr.loads(HEVY)).findings if f.code == "SR606"]
    assert finding.path == "row 2, column reps"


def test_what_was_unread_in_another_document_is_found_in_this_one():
    native = sr.loads(sr.dumps(sr.loads(HEVY)))
    [finding] = [f for f in sr.check(native).findings if f.code == "SR606"]
    assert finding.path == "/unread/0"
    assert "row 2, column reps of the document it came from" in finding.message


def test_the_profile_in_a_document_counts():
    profile = sr.Profile(excluded=("knee-to-chest",))
    routine = the_four()
    found = {finding.code for finding in sr.check(attrs.evolve(routine, profile=profile)).findings}
    assert "SR505" in found
    assert "SR505" in {f.code for f in sr.check(attrs.evolve(routine, profile=profile), profile=sr.Profile()).findings}


@pytest.mark.parametrize(
    ("field", "given", "stated", "both"),
    [
        ("symptoms", {"low_back_pain"}, {"leg_numbness"}, {"low_back_pain", "leg_numbness"}),
        ("red_flags", {"night_pain"}, {"major_trauma"}, {"night_pain", "major_trauma"}),
        ("excluded", ("Bridge", "Squat"), ("Squat", "Lunge"), ("Bridge", "Squat", "Lunge")),
        ("conditions", ("asthma", "gout"), ("gout", "osteoporosis"), ("asthma", "gout", "osteoporosis")),
        ("severity", "mild", "severe", "mild"),
        ("trend", "stable", "worsening", "stable"),
        ("minutes_per_day", 10, 20, 10),
        ("language", "ko", "en", "ko"),
    ],
)
def test_the_caller_and_the_document_both_tell_of_the_person(field, given, stated, both):
    nothing = sr.Profile()
    of_caller, in_document = sr.Profile(**{field: given}), sr.Profile(**{field: stated})

    def merged(caller, document):
        return person(attrs.evolve(the_four(), profile=document), caller)

    assert merged(of_caller, in_document) == sr.Profile(**{field: both})
    assert merged(of_caller, nothing) == of_caller
    assert merged(nothing, in_document) == merged(None, in_document) == in_document
    assert merged(None, nothing) == nothing


def test_a_document_cannot_clear_the_person():
    profile = sr.Profile(clearance=date(2026, 1, 1))
    routine = attrs.evolve(the_four(), profile=profile)
    report = sr.check(routine, profile=sr.Profile(severity="severe"), today=date(2026, 11, 23))
    assert "SR503" in {finding.code for finding in report.findings}


def test_a_report_is_ok_when_its_verdict_is_suitable():
    assert sr.check(the_four()).ok
    assert not sr.check(routine(prescription("Aunt Mabel's special"))).ok
    assert not sr.check(routine(prescription("Barbell squat"))).ok


def test_a_report_is_neither_true_nor_false():
    with pytest.raises(TypeError, match=r"report\.ok"):
        bool(sr.check(the_four()))


def test_verdicts_and_severities_are_ordered_from_the_best_to_the_worst():
    assert sr.Verdict.SUITABLE < sr.Verdict.NEEDS_REVIEW < sr.Verdict.UNSUITABLE
    assert sr.Severity.INFO < sr.Severity.WARNING < sr.Severity.ERROR
    assert max(sr.Verdict) is sr.Verdict.UNSUITABLE
    assert sorted([sr.Severity.ERROR, sr.Severity.INFO, sr.Severity.WARNING]) == list(sr.Severity)
    assert sr.Verdict.NEEDS_REVIEW >= sr.Verdict.NEEDS_REVIEW <= sr.Verdict.NEEDS_REVIEW
    assert sr.Verdict.UNSUITABLE > sr.Verdict.SUITABLE


@pytest.mark.parametrize("compare", [operator.lt, operator.le, operator.gt, operator.ge])
def test_a_verdict_is_in_no_order_with_a_text_but_may_equal_it(compare):
    assert sr.Verdict.SUITABLE == "suitable"
    for one, other in ((sr.Verdict.SUITABLE, "unsuitable"), ("unsuitable", sr.Verdict.SUITABLE)):
        with pytest.raises(TypeError, match="Verdict has an order"):
            compare(one, other)
    with pytest.raises(TypeError):
        compare(sr.Verdict.SUITABLE, sr.Severity.INFO)


def test_an_unknown_name_is_a_question():
    report = sr.check(routine(prescription("Aunt Mabel's special"), prescription("Barbell squat")))
    assert [finding.questions for finding in report.findings if finding.code == "SR601"] == [
        (sr.Question("name", "Aunt Mabel's special"),)
    ]
    assert not any(finding.questions for finding in report.findings if finding.code != "SR601")


def test_a_known_name_that_is_in_doubt_for_another_reason_is_no_question_of_its_name():
    pump = sr.Exercise(name="Lying ankle pump", hints=sr.Hints(equipment="ball"))
    loaded = sr.check(routine(sr.Prescription(pump)))
    assert "SR601" in codes(loaded)
    declared = sr.check(routine(prescription("Crunch", attrs.evolve(GENTLE, posture="side_lying"))))
    assert not any(finding.questions for report in (loaded, declared) for finding in report.findings)


class _AtRest:
    """A rule's function that looks at what no other rule does; it cannot be a key."""

    __hash__ = None

    def __call__(self, item):
        if item.dose.rest_s == 7 and item.path.endswith("/1"):
            yield sr.Fault("a rest of seven seconds in the second place")


def test_a_rule_of_your_own_is_asked_about_every_prescription():
    ours = attrs.evolve(sr.article["SR301"], code="X1", each=_AtRest(), mends=None, examples=())
    book = sr.article.with_rule(ours)
    gentle = [sr.Prescription(sr.Exercise(name="Lying ankle pump"), sr.Dose(reps=10, rest_s=rest)) for rest in (5, 7)]
    for order in (gentle, gentle[::-1], gentle, gentle * 2):
        for answers in (None, sr.Answers()):
            report = sr.check(routine(*order), rulebook=book, answers=answers)
            found = [finding.path for finding in report.findings if finding.code == "X1"]
            assert found == ["/sessions/0/prescriptions/1"] * (order[1] is gentle[1])


def test_the_numbers_of_a_catalogue_name_are_no_amount():
    named = sr.Exercise(name="90 90 rest")
    assert sr.check(routine(sr.Prescription(named, sr.Dose(hold_s=60)))).ok
    more = sr.Exercise(name="90 90 rest 90 times")
    assert not sr.check(routine(sr.Prescription(more, sr.Dose(hold_s=60)))).ok


@pytest.mark.parametrize(("count", "too_long"), [(36, False), (37, True)])
def test_an_hour_in_parts_that_are_no_whole_minutes_is_no_more_than_an_hour(count, too_long):
    rest = sr.Prescription(sr.Exercise(name="Constructive rest"), sr.Dose(hold_s=100))
    found = {finding.code for finding in sr.check(routine(*[rest] * count)).findings}
    assert ("SR306" in found) is too_long


def test_what_is_known_of_a_prescription_does_not_depend_on_who_asked_before():
    """The very same value is checked with and without answers, and for two people."""
    ours = routine(prescription("Aunt Mabel's special", reps=10))
    is_ = sr.NameAnswer(name="Aunt Mabel's special", is_="knee-to-chest", who="Dr. A", on=date(2026, 1, 1))
    settled = sr.Answers(names=(is_,))
    leaves_out = sr.Profile(excluded=("Aunt Mabel's special",))
    asked = ({}, {"answers": settled}, {"profile": leaves_out}, {"answers": settled, "profile": leaves_out})
    alone = [sr.check(routine(prescription("Aunt Mabel's special", reps=10)), **how) for how in asked]
    for order in (asked, asked[::-1]):
        again = {str(how): sr.check(ours, **how) for how in order}
        assert [again[str(how)] for how in asked] == alone
    assert len({report.findings for report in alone}) == 4
