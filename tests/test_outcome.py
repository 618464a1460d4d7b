"""A report for clinical systems."""

import json
from datetime import date

import attrs
import fhir.resources.operationoutcome
import fhir.resources.R4B.operationoutcome
import pytest
from hypothesis import given, settings

import stenosis_routines as sr
from builders import prescription, routine, the_four
from stenosis_routines.outcome import unreadable_cds_hooks, unreadable_outcome
from stenosis_routines.strategies import routines

JUDGES = (fhir.resources.R4B.operationoutcome.OperationOutcome, fhir.resources.operationoutcome.OperationOutcome)
WAIVER = sr.Waiver(code="SR101", exercise="Barbell squat", who="Dr. E", why="in a frame", until=date(9999, 1, 1))


def outcome(*prescriptions, **options):
    return sr.operation_outcome(sr.check(routine(*prescriptions), **options))


def the_card(report):
    [card] = sr.cds_hooks(report)["cards"]
    return card


@settings(max_examples=50, deadline=None)
@given(routines)
def test_every_report_is_valid_in_both_versions_and_bounded(routine):
    report = sr.check(routine)
    document = json.dumps(sr.operation_outcome(report))
    for judge in JUDGES:
        assert len(judge.model_validate_json(document).issue) == max(1, len(report.findings))
    card = the_card(report)
    assert len(card["summary"]) < 140
    assert card["detail"].count("\n") < 30
    assert json.dumps(card)


def test_an_issue_says_what_where_how_bad_and_what_instead():
    issue = outcome(prescription("Barbell squat"))["issue"][0]
    assert (issue["severity"], issue["code"], issue["expression"]) == (
        "error",
        "business-rule",
        ["sessions[0].prescriptions[0]"],
    )
    assert issue["details"]["coding"][0]["code"] == "SR101"
    assert issue["details"]["text"] == "Barbell squat: done standing up"
    assert issue["diagnostics"].startswith("replace: ")
    assert issue["diagnostics"].endswith("A08")


def test_a_place_in_a_table_is_given_in_words():
    report = sr.check(sr.loads("session,exercise\nA,Barbell squat\n"))
    issue = sr.operation_outcome(report)["issue"][0]
    assert "expression" not in issue
    assert issue["diagnostics"].startswith("row 2; ")


@pytest.mark.parametrize(
    ("pointer", "path"),
    [
        ("/contained/3", "contained[3]"),
        ("/entry/0/resource/occurrenceTiming/repeat/period", "entry[0].resource.occurrence.repeat.period"),
        ("/activity/1/outcomeCodeableConcept/0", "activity[1].outcomeCodeableConcept[0]"),
        ("/plan/a~1b~0`c/x y", "plan.`a/b~\\`c`.`x y`"),
    ],
)
def test_a_pointer_becomes_fhirpath(pointer, path):
    [issue] = unreadable_outcome([sr.Problem(pointer, "x")])["issue"]
    assert issue["expression"] == [path]


def test_nothing_found_is_one_issue_and_one_card():
    report = sr.check(the_four())
    assert report.findings == ()
    [issue] = sr.operation_outcome(report)["issue"]
    assert (issue["severity"], issue["code"]) == ("information", "informational")
    card = the_card(report)
    assert card["indicator"] == "info"
    assert card["summary"].endswith("suitable (nothing found)")
    assert "detail" not in card


def test_a_waived_finding_is_information_and_says_who_waived_it():
    options = {"waivers": [WAIVER]}
    issue = outcome(prescription("Barbell squat"), **options)["issue"][0]
    assert issue["severity"] == "information"
    assert "waived by Dr. E until 9999-01-01: in a frame" in issue["diagnostics"]
    card = the_card(sr.check(routine(prescription("Barbell squat")), **options))
    assert "waived by Dr\\. E until" in card["detail"]
    assert card["detail"].index("SR103") < card["detail"].index("SR101")


@pytest.mark.parametrize(
    ("name", "indicator", "summary"),
    [("Barbell squat", "critical", "unsuitable"), ("Aunt Mabel's special", "warning", "needs review")],
)
def test_a_card_shows_the_verdict(name, indicator, summary):
    card = the_card(sr.check(routine(prescription(name))))
    assert card["indicator"] == indicator
    assert f": {summary} (" in card["summary"]
    assert card["source"] == {"label": "stenosis-routines"}
    assert set(card) == {"summary", "indicator", "detail", "source"}


def test_a_card_lists_the_worst_first_and_not_too_much():
    squats = [prescription(f"Squat {number}") for number in range(30)]
    detail = the_card(sr.check(routine(prescription("Aunt Mabel's special"), *squats)))["detail"]
    lines = detail.split("\n\n")[0].splitlines()
    assert len(lines) == 21
    assert lines[0].startswith("- **Squat 0** SR101")
    assert lines[-1].endswith("more")


def test_what_markdown_or_html_would_obey_is_escaped():
    name = "<script>x</script> [a](javascript:b) **c** `d`\n# e ![f](http://g.h) @i &amp; |"
    detail = the_card(sr.check(routine(prescription(name))))["detail"]
    line = next(line for line in detail.splitlines() if "script" in line)
    assert "<" not in line
    assert "&lt;script&gt;x&lt;/script&gt;" in line
    assert "\\[a\\]\\(javascript\\:b\\)" in line
    assert "\\*\\*c\\*\\* \\`d\\` \\# e !\\[f\\]\\(http\\://g\\.h\\) \\@i &amp;amp; \\|" in line


def test_a_document_that_cannot_be_read_is_fatal():
    problems = [sr.Problem("/a/0", "text", "<b>"), sr.Problem("row 2", "a number")]
    document = unreadable_outcome(problems)
    for judge in JUDGES:
        judge.model_validate(document)
    assert [issue["severity"] for issue in document["issue"]] == ["fatal", "fatal"]
    assert [issue.get("expression") for issue in document["issue"]] == [["a[0]"], None]
    [card] = unreadable_cds_hooks(problems)["cards"]
    assert len(card["summary"]) < 140
    assert "&lt;b&gt;" in card["detail"]


def test_a_card_names_the_condition_of_its_rule_book_and_no_other():
    routine = sr.loads("session,exercise,sets,reps\nA,Barbell squat,3,5\n")
    own = attrs.evolve(sr.article["SR101"], code="KC101")
    for condition, head in (("", "Exercise routine: "), ("knee\npain", "Exercise routine for knee pain: ")):
        book = sr.RuleBook("knee", (own, sr.article["SR103"]), condition=condition)
        report = sr.check(routine, rulebook=book)
        assert report.condition == condition
        assert sr.cds_hooks(report)["cards"][0]["summary"].startswith(head)
        codings = [issue["details"]["coding"][0] for issue in sr.operation_outcome(report)["issue"]]
        systems = {coding["code"]: coding.get("system") for coding in codings}
        assert systems == {"KC101": None, "SR103": "urn:stenosis-routines:rules"}
    with pytest.raises(sr.InvalidValueError):
        sr.RuleBook("knee", (), condition="x" * 61)
