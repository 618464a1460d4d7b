"""Every rule: documented, cited, and true to its examples."""

import re
from pathlib import Path

import pytest

import stenosis_routines as sr
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


def test_an_app_adds_its_own_rule():
    def held_too_long(item):
        if (item.dose.hold_s or 0) > 30:
            yield sr.Fault("held for longer than half a minute")

    source = sr.Citation("Our clinic", "handbook, p. 3")
    rule = sr.Rule(
        code="APP01",
        name="long-hold",
        severity="warning",
        summary="held too long",
        rationale="We hold shorter.",
        citations=(source,),
        each=held_too_long,
    )
    routine = sr.loads("session,exercise,reps,hold_s\nA,Lying ankle pump,10,45\n")
    findings = sr.check(routine, rulebook=sr.article.with_rule(rule)).findings
    assert [(f.code, f.citation, f.path) for f in findings if f.code == "APP01"] == [("APP01", source, "row 2")]


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
