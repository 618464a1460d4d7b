"""Mistakes of a program that uses the library fail at once, and the error says what was wrong."""

import enum
import inspect
import pickle
import pydoc
from importlib import import_module
from typing import get_args

import numpy
import pandas
import pytest

import stenosis_routines as sr
from stenosis_routines import formats

LYING = sr.loads("session,exercise,reps\nA,Lying ankle pump,10\n")


def own_rule(**fields):
    stated = {"name": "own", "summary": "ours", "rationale": "ours", "citations": (sr.Citation("us", "p. 1"),)}
    return sr.Rule(**{"code": "APP01", "severity": "warning", **stated, **fields})


def checked(**fields):
    return sr.check(LYING, rulebook=sr.article.with_rule(own_rule(**fields)))


# Values.


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: sr.Fault("bad", severity="eror"), r"Fault\.severity: expected one of info, warning, error"),
        (lambda: sr.Fault("bad", severity=5), r"Fault\.severity"),
        (lambda: sr.Fault(""), r"Fault\.message: expected a text that is not empty"),
        (lambda: sr.Fault(None), r"Fault\.message"),
        (lambda: sr.Fault("bad", "take it out"), r"Fault\.remedy: expected a value of type Remedy"),
        (lambda: sr.Fault("bad", path=3), r"Fault\.path"),
        (lambda: sr.Fault("bad", contraindications="standing"), r"Fault\.contraindications: expected a sequence"),
        (lambda: sr.Fault("bad", contraindications=["running"]), r"Fault\.contraindications: expected one of"),
        (lambda: sr.Fault("bad", questions=["why?"]), r"Fault\.questions"),
        (lambda: sr.Fault("bad", citation="A08"), r"Fault\.citation"),
        (lambda: sr.Remedy(kind="drop", text="it"), r"Remedy\.kind: expected one of replace"),
        (lambda: sr.Remedy(kind="remove", text=" "), r"Remedy\.text"),
        (lambda: sr.Remedy(kind="remove", text="it", applicability="now"), r"Remedy\.applicability"),
        (lambda: sr.Remedy(kind="remove", text="it", exercise=3), r"Remedy\.exercise"),
        (lambda: sr.Mend("ask", None), r"Mend\.kind: expected replace, remove or adjust_dose"),
        (lambda: sr.Mend("remove", "nothing"), "expected a value of type Prescription"),
        (lambda: own_rule(severity="fatal", each=print), r"Rule\.severity: expected one of info, warning, error"),
        (lambda: own_rule(code=101, each=print), r"Rule\.code"),
        (lambda: sr.RuleBook("", ()), r"RuleBook\.name"),
    ],
)
def test_a_value_that_cannot_be_is_refused_and_named(make, message):
    with pytest.raises(sr.InvalidValueError, match=message):
        make()


def test_words_become_the_members_they_stand_for():
    fault = sr.Fault("bad", severity="info", contraindications=["standing"])
    assert (fault.severity, fault.contraindications) == (sr.Severity.INFO, (sr.Contraindication.STANDING,))


# Rules that fail.


def not_a_generator(_):
    return None


def one_fault(_):
    return sr.Fault("bad")


def texts(_):
    return ["bad"]


def a_bug(_):
    return 1 / 0


@pytest.mark.parametrize("where", ["movement", "each", "whole"])
@pytest.mark.parametrize("function", [not_a_generator, one_fault, texts, a_bug])
def test_a_rule_that_fails_or_gives_no_faults_is_named(where, function):
    with pytest.raises(sr.RuleError, match="rule APP01 failed: ") as caught:
        checked(**{where: function})
    assert (caught.value.code, caught.value.__cause__) == ("APP01", caught.value.error)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_a_bug_in_the_middle_of_a_rule_is_named_too():
    def some(_):
        yield sr.Fault("bad")
        raise KeyError("dose")

    with pytest.raises(sr.RuleError, match="APP01 failed: KeyError"):
        checked(each=some)


@pytest.mark.parametrize(
    "mends",
    [
        {"each": one_fault_each, "mends": mends}
        for one_fault_each in (lambda _: [sr.Fault("bad")],)
        for mends in (a_bug, lambda _: "remove")
    ]
    + [
        {"whole": lambda _: [sr.Fault("bad")], "mends_whole": mends}
        for mends in (
            lambda *_: 1 / 0,
            lambda *_: None,
            lambda *_: [sr.Mend("remove", None)],
            lambda *_: [(7, sr.Mend("remove", None))],
            lambda *_: [(0, "remove")],
        )
    ],
)
def test_a_mend_that_fails_or_is_none_is_named(mends):
    with pytest.raises(sr.RuleError, match="rule APP01 failed: "):
        sr.repair(LYING, rulebook=sr.article.with_rule(own_rule(**mends)))


def test_a_mend_of_an_item_that_there_is_not_is_told_how_many_there_are():
    rule = own_rule(each=None, whole=lambda _: [sr.Fault("bad")], mends_whole=lambda *_: [(7, sr.Mend("remove", None))])
    with pytest.raises(sr.RuleError, match="expected the number of an item, below 1, found 7"):
        sr.repair(LYING, rulebook=sr.article.with_rule(rule))


# Words in signatures.


def words_and_members():
    """Every ``Literal`` of words, with the enumeration above it."""
    for module in ("exercise", "contraindication", "profile", "answers", "monitor", "rules.rulebook"):
        members = vars(import_module(f"stenosis_routines.{module}"))
        for name, value in members.items():
            if inspect.isclass(value) and issubclass(value, enum.StrEnum) and f"{name}Word" in members:
                yield pytest.param(members[f"{name}Word"], value, id=name)


@pytest.mark.parametrize(("literal", "words"), [*words_and_members()])
def test_the_words_that_type_checkers_know_are_those_there_are(literal, words):
    assert get_args(literal) == tuple(word.value for word in words)


def test_the_formats_that_type_checkers_know_are_those_there_are():
    assert get_args(formats.FormatName) == tuple(formats.FORMATS)


# What a person sees.


def test_a_rule_book_shows_itself_in_a_few_words():
    assert repr(sr.article) == f"<RuleBook 'article', {len(sr.article)} rules>"
    assert repr(sr.article["SR101"]) == "<Rule SR101 standing>"


@pytest.mark.parametrize("function", [sr.check, sr.repair, sr.load, sr.loads, sr.dumps, sr.build_plan, sr.recognise])
def test_the_help_of_a_function_fits_on_a_page(function):
    assert len(pydoc.render_doc(function, renderer=pydoc.plaintext)) < 3000


# Scalars of numpy and pandas.


def test_scalars_of_numpy_and_pandas_are_numbers():
    row = pandas.DataFrame({"sets": [2], "hold": [5.5], "load": numpy.array([20], "float32"), "side": [True]}).iloc[0]
    frame = pandas.DataFrame({"reps": [8, 12]})
    dose = sr.Dose(
        sets=numpy.int8(2),
        reps=(frame["reps"].min(), frame["reps"].max()),
        hold_s=numpy.float64(row["hold"]),
        load_kg=numpy.float32(20),
        per_side=numpy.bool_(True),
    )
    assert dose == sr.Dose(sets=2, reps=(8, 12), hold_s=5.5, load_kg=20, per_side=True)
    assert {type(value) for value in (dose.sets, *dose.reps)} == {int}
    assert (type(dose.hold_s), dose.per_side) == (float, True)
    assert sr.DayLog(numpy.int64(3), pain_before=numpy.float64(2)).day == 3
    assert sr.Event("start", pain=numpy.int64(3)).pain == 3
    assert sr.from_dict({"sets": numpy.int64(3), "hold_s": numpy.float32(2)}, sr.Dose) == sr.Dose(sets=3, hold_s=2)


@pytest.mark.parametrize("value", [numpy.int64(51), numpy.float64(3), numpy.nan, pandas.NA, numpy.array([3]), True])
def test_what_is_no_such_number_is_refused(value):
    with pytest.raises(sr.InvalidValueError, match=r"Dose\.sets: expected a whole number from 1 to 50"):
        sr.Dose(sets=value)
