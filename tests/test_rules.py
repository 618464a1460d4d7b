"""Every rule: documented, cited, and true to its examples."""

import re
from datetime import date
from pathlib import Path

import pytest

import stenosis_routines as sr
from stenosis_routines import speech
from stenosis_routines.check import examine
from stenosis_routines.citation import statements

CODES = (Path(__file__).parent / "data" / "codes.txt").read_text(encoding="utf-8").split()
EXAMPLES = [(rule, example) for rule in sr.article for example in rule.examples]


def test_codes_are_those_ever_given_out_in_order():
    assert [rule.code for rule in sr.article] == CODES


@pytest.mark.parametrize("rule", sr.article, ids=lambda rule: rule.code)
def test_a_rule_says_what_why_and_on_what_it_rests(rule):
    assert re.fullmatch(r"SR[1-6]\d\d", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert rule.summary
    assert rule.summary[0].islower()
    assert len(rule.rationale) > 40
    assert all(citation in statements().values() for citation in rule.cited())


@pytest.mark.parametrize("rule", sr.article, ids=lambda rule: rule.code)
def test_a_rule_has_an_example_that_fires_and_one_that_does_not(rule):
    assert {example.fires for example in rule.examples} == {True, False}


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=lambda value: getattr(value, "code", ""))
def test_an_example_does_what_it_says(rule, example):
    report = sr.check(sr.loads(example.routine), profile=example.profile, waivers=example.waivers)
    assert (rule.code in [finding.code for finding in report.findings]) is example.fires, report.findings


def held(item):
    if (item.dose.hold_s or 0) > 30:
        yield sr.Fault(f"held for {item.dose.hold_s:g} s")


def own_rule(**fields):
    source = sr.Citation("Our clinic", "handbook, p. 3")
    told = {"summary": "held too long", "rationale": "We hold shorter.", "citations": (source,), "each": held}
    return sr.Rule(**{"code": "APP01", "name": "long-hold", "severity": "warning", **told, **fields})


def test_an_app_adds_its_own_rule():
    rule, routine = own_rule(), sr.loads("session,exercise,reps,hold_s\nA,Lying ankle pump,10,45\n")
    findings = sr.check(routine, rulebook=sr.article.with_rule(rule)).findings
    assert [(f.code, f.citation, f.path) for f in findings if f.code == "APP01"] == [
        ("APP01", rule.citations[0], "row 2")
    ]


LONG_HOLD = sr.loads("session,exercise,reps,hold_s\nA,Lying hamstring stretch with strap,2,60\n")


@pytest.mark.parametrize(
    ("name", "names"),
    [("Single knee to chest", ("knee-to-chest", "Single knee to chest")), ("Our sway", ("Our sway",))],
)
def test_a_rule_sees_what_a_movement_is_called(name, names):
    seen = []
    rule = own_rule(each=lambda item: seen.append(item.names) or ())
    sr.check(sr.loads(f"session,exercise,reps\nA,{name},10\n"), rulebook=sr.RuleBook("own", (rule,)))
    assert seen == [names]


def test_an_apps_own_rule_is_mended_like_ours():
    rule = own_rule(mends=lambda item: sr.Mend("adjust_dose", item.with_dose(hold_s=30), "safe"))
    fixed = sr.repair(LONG_HOLD, rulebook=sr.article.with_rule(rule))
    change = next(change for change in fixed.changes if change.citation == rule.citations[0])
    assert (change.kind, change.reason, change.applicability) == ("adjust_dose", "held for 60 s", "safe")
    assert [item.dose.hold_s for session in fixed.routine.sessions for item in session.prescriptions] == [30]
    assert "APP01" not in [finding.code for finding in fixed.report.findings]


def test_an_apps_own_rule_takes_a_movement_out():
    rule = own_rule(mends=lambda item: sr.Mend("remove", None))
    fixed = sr.repair(LONG_HOLD, rulebook=sr.article.with_rule(rule))
    assert [change.kind for change in fixed.changes if change.path == "row 2"] == ["remove"]
    assert not fixed.routine.sessions[0].prescriptions


def test_an_apps_own_rule_without_a_mend_is_left_to_a_person():
    fixed = sr.repair(LONG_HOLD, rulebook=sr.article.with_rule(own_rule()))
    assert "APP01" in [finding.code for finding in fixed.report.findings]


@pytest.mark.parametrize("hold", [60, 45])
def test_mending_ends_where_a_mend_never_satisfies_its_rule(hold):
    """One that changes nothing, and one that goes back and forth."""

    def mends(item):
        return sr.Mend("adjust_dose", item.with_dose(hold_s=hold if item.dose.hold_s == 60 else 60))

    fixed = sr.repair(LONG_HOLD, rulebook=sr.article.with_rule(own_rule(mends=mends)))
    assert "APP01" in [finding.code for finding in fixed.report.findings]


def test_an_apps_own_rule_on_the_whole_is_mended():
    def too_many(subject):
        if len(subject.items) > 2:
            yield sr.Fault(f"{len(subject.items)} movements")

    def fewer(_, items, may):
        for number in range(len(items) - 1, 1, -1):
            if may(items[number], sr.Mend("remove", None)):
                yield number, sr.Mend("remove", None)

    rule = own_rule(each=None, whole=too_many, mends_whole=fewer)
    four = "".join(f"A,{name}\n" for name in ("Knee to chest", "Pelvic rocking", "Lying ankle pump", "Heel slide"))
    fixed = sr.repair(sr.loads(f"session,exercise\n{four}"), rulebook=sr.article.with_rule(rule))
    left = [item.exercise.name for session in fixed.routine.sessions for item in session.prescriptions]
    assert left == ["Knee to chest", "Pelvic rocking"]


def test_mending_the_whole_ends_where_it_never_satisfies_its_rule():
    def never(subject):
        yield sr.Fault(f"{len(subject.items)} movements")

    def back_and_forth(_, items, may):
        yield 0, sr.Mend("adjust_dose", items[0].with_dose(reps=20 if items[0].dose.reps == 10 else 10))

    rule = own_rule(each=None, whole=never, mends_whole=back_and_forth)
    fixed = sr.repair(sr.loads("session,exercise,reps\nA,Lying ankle pump,10\n"), rulebook=sr.article.with_rule(rule))
    assert "APP01" in [finding.code for finding in fixed.report.findings]


@pytest.mark.parametrize("applicability", sr.Applicability)
def test_what_is_to_be_taken_out_is_not_replaced(applicability):
    rule = own_rule(each=lambda _: [sr.Fault("never")], mends=lambda _: sr.Mend("remove", None, applicability))
    fixed = sr.repair(sr.loads("session,exercise,reps\nA,Barbell squat,10\n"), rulebook=sr.article.with_rule(rule))
    assert [change.kind for change in fixed.changes if change.path == "row 2"] == ["remove"]


def test_a_rule_names_a_topic_that_there_is():
    with pytest.raises(sr.InvalidValueError, match="expected one of push_through, strenuous, "):
        own_rule(topic="pain")


@pytest.mark.parametrize(
    ("wrong", "error", "message"),
    [
        ({"each": None, "mends": None}, ValueError, "APP01: give one of movement, each and whole"),
        ({"citations": ()}, ValueError, "APP01: a rule needs a source"),
        ({"citations": ("A08", "A99")}, sr.InvalidValueError, "APP01.citations: expected ids of statements"),
        ({"citations": (8,)}, sr.InvalidValueError, "APP01.citations: expected ids of statements"),
    ],
)
def test_a_rule_looks_at_something_and_rests_on_something(wrong, error, message):
    with pytest.raises(error) as caught:
        own_rule(**wrong)
    assert str(caught.value).startswith(message)


def test_an_adaptation_that_changes_nothing_leaves_the_rule_as_it_is():
    book = sr.article.adapted("[rules.SR203]\nenabled = true\n")
    assert (list(book), book.name, book.version) == (list(sr.article), "article, adapted", None)


def test_an_apps_own_advice_is_added_as_its_remedy_words_it():
    def silent(subject):
        if "Drink water." not in subject.routine.guidance:
            yield sr.Fault("nothing about water", sr.Remedy(kind="add_guidance", text="Drink water."))

    squat = sr.loads("session,exercise,reps\nA,Barbell squat,5\n")
    fixed = sr.repair(squat, rulebook=sr.article.with_rule(own_rule(each=None, whole=silent, severity="info")))
    assert fixed.routine.guidance[-1] == "Drink water."


def test_advice_under_a_key_of_ours_is_added_in_the_persons_language():
    def silent(subject):
        if speech.words("instead.consult", "ko") not in subject.routine.guidance:
            yield sr.Fault("nothing about medicine", sr.Remedy(kind="add_guidance", key="instead.consult"))

    book = sr.article.with_rule(own_rule(each=None, whole=silent, severity="info"))
    heel = sr.loads("session,exercise,reps\nA,Heel slide,5\n")
    fixed = sr.repair(heel, sr.Profile(language="ko"), rulebook=book, advise=True)
    assert fixed.routine.guidance[-1] == speech.words("instead.consult", "ko")


def test_a_rule_that_cannot_be_waived_counts_in_spite_of_a_waiver():
    waiver = sr.Waiver(
        code="APP01", exercise="Lying hamstring stretch with strap", who="Dr. E", why="w", until=date(2030, 1, 1)
    )
    for waivable in (True, False):
        book = sr.article.with_rule(own_rule(waivable=waivable))
        report = sr.check(LONG_HOLD, rulebook=book, waivers=[waiver], today=date(2029, 1, 1))
        assert [f.waived for f in report.findings if f.code == "APP01"] == [waivable]


def test_a_mend_is_a_change_to_a_prescription():
    with pytest.raises(sr.InvalidValueError, match="replace, remove or adjust_dose"):
        sr.Mend("ask", None)
    with pytest.raises(sr.InvalidValueError, match="Prescription"):
        sr.Mend("replace", "ankle-flexion")
    with pytest.raises(sr.InvalidValueError):
        sr.Mend("remove", None, "never")


MENDED = [
    (rule, example) for rule, example in EXAMPLES if example.fires and (rule.mends or rule.mends_whole or rule.topic)
]


@pytest.mark.parametrize(("rule", "example"), MENDED, ids=lambda value: getattr(value, "code", ""))
def test_a_rule_with_a_mend_is_silent_once_it_is_mended(rule, example):
    fixed = sr.repair(sr.loads(example.routine), example.profile)
    left = examine(fixed.routine, profile=example.profile).items
    # A dose that would need more time than there was stays, and so does its finding.
    stays = [item for item, found in left if rule.code in [finding.code for finding in found]]
    assert all(rule.mends(item) is None for item in stays)
    assert fixed.changes or stays


def test_the_rule_of_the_contributors_walk_works_as_written():
    page = (Path(__file__).parent.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")
    module = {}
    exec(re.search(r"```python\n(.*?)```", page, re.DOTALL)[1], module)
    book = sr.RuleBook("article", (*sr.article, *module["HOLD_RULES"]))
    [rule] = module["HOLD_RULES"]
    for example in rule.examples:
        fixed = sr.repair(sr.loads(example.routine), rulebook=book)
        assert (
            rule.code in [finding.code for finding in sr.check(sr.loads(example.routine), rulebook=book).findings]
        ) is (example.fires)
        assert rule.code not in [finding.code for finding in fixed.report.findings]


def test_a_rule_book_is_a_value():
    lenient = sr.article.with_severity("SR203", "info").without("SR305")
    assert sr.article["SR203"].severity == "warning"
    assert lenient["SR203"].severity == "info"
    assert "SR305" in sr.article
    assert "SR305" not in lenient
    assert len(lenient) == len(sr.article) - 1


def test_a_rule_book_has_no_two_rules_of_one_code():
    with pytest.raises(ValueError, match="share a code"):
        sr.RuleBook("twice", (sr.article["SR101"], sr.article["SR101"]))


def test_an_unknown_code_is_refused():
    with pytest.raises(KeyError):
        sr.article.without("SR999")
    with pytest.raises(sr.InvalidValueError):
        sr.article.with_severity("SR101", "terrible")


def test_a_rule_book_is_adapted_by_toml():
    book = sr.article.adapted('name = "clinic"\n[rules.SR203]\nseverity = "error"\n[rules.SR305]\nenabled = false\n')
    assert (book.name, book["SR203"].severity, "SR305" in book) == ("clinic", "error", False)


@pytest.mark.parametrize(
    ("toml", "paths"),
    [
        ("[rules.SR999]\nenabled = false\n", ["/rules/SR999"]),
        ('[rules.SR101]\nseverity = "bad"\nenable = true\n', ["/rules/SR101/severity", "/rules/SR101/enable"]),
        ("rules = 3\nfoo = 1\n", ["/rules", "/foo"]),
        ("[rules]\nSR101 = false\n", ["/rules/SR101"]),
        (
            'name = 3\n[rules."a/b"]\nenabled = 3\n[rules.SR101]\nenabled = 1\n',
            ["/rules/a~1b", "/name", "/rules/SR101/enabled"],
        ),
        ("= broken", [""]),
    ],
)
def test_a_bad_rule_book_lists_every_problem(toml, paths):
    with pytest.raises(sr.UnreadableRoutineError) as caught:
        sr.article.adapted(toml)
    assert [problem.path for problem in caught.value.problems] == paths


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        *(("Monday", "Tuesday", False), ("Weeks 1-2", "Weeks 3-4", False), ("1-2주차", "3-4주차", False)),
        *(("Week 1 and 2", "Week 3", False), ("Mon-Wed", "Thu", False), ("Days 1, 3 and 5", "Day 2", False)),
        *(("Wochen 1 bis 2", "Wochen 3 bis 4", False), ("6-week programme", "Week 1", False)),
        *(("Mon, Wed and Fri", "Monday", True), ("Weeks 1-4", "Week 2", True), ("Weeks 1-4", "Weeks 4 to 6", True)),
        *(("Fri-Mon", "Tuesday", False), ("Miércoles", "Thursday", False), ("Weeks 1-60", "Week 61", False)),
        *(
            ("Fri-Mon", "Sunday", True),
            ("Fri-Mon", "Monday", True),
            ("Days 1, 3 and 5", "Day 5", True),
            ("1-3주차", "2주차", True),
        ),
        *(
            ("Weeks 1-4", "Monday", True),
            ("Day 2", "Week 1", True),
            ("Week 1, Monday", "Week 2, Monday", False),
        ),
        *(("3 days a week", "Day 3", True), ("4 weeks", "Week 4", True), ("Weeks 1-100", "Week 200", True)),
    ],
)
def test_titles_that_name_one_day_in_common_count_together(one, other, together):
    """15 repetitions of knee to chest in each of two sessions are too many for one day (SR307)."""
    doses = sr.Dose(sets=1, reps=15, per_side=True)
    sessions = tuple(
        sr.Session(title, (sr.Prescription(sr.Exercise(name="Knee to chest"), doses),)) for title in (one, other)
    )
    codes = [finding.code for finding in sr.check(sr.Routine("Test", sessions)).findings]
    assert codes.count("SR307") == together
