"""The strategies that apps test with: what they promise, and that no document of theirs loses a row."""

import subprocess
import sys

import pytest
from hypothesis import HealthCheck, find, given, settings
from hypothesis import strategies as st

import stenosis_routines as sr
from stenosis_routines import strategies
from stenosis_routines.formats import FORMATS, detect

#: The formats whose documents are no text that a few rows make: bytes of other programs, and a list with numbers for
#: names (wger).
NOT_MADE = {"fit", "document", "wger", "garmin-json"}


@given(strategies.suitable_routines)
def test_a_suitable_routine_is_suitable(routine):
    assert sr.check(routine).ok


def test_suitable_routines_differ():
    several = find(strategies.suitable_routines, lambda routine: len(routine.sessions[0].prescriptions) >= 4)
    assert len({item.exercise.name for item in several.sessions[0].prescriptions}) >= 4


@given(strategies.documents)
def test_a_document_is_found_and_read_and_loses_no_row(document):
    assert detect(document.text.encode()) == document.format
    routine = sr.loads(document.text)
    names = [item.exercise.name for session in routine.sessions for item in session.prescriptions]
    for row in document.rows:
        assert any(row.name in name for name in names)  # in a text, a note may stay with its name


@given(strategies.documents)
def test_what_the_article_advises_against_never_passes_in_any_document(document):
    against = [row for row in document.rows if sr.recognise(row.name).contraindications]
    if against:
        assert sr.check(sr.loads(document.text)).verdict == "unsuitable"


def test_documents_come_in_every_format_that_rows_can_be_written_in():
    readable = {name for name, format in FORMATS.items() if format.read is not None} - NOT_MADE
    for name in readable:
        assert find(strategies.documents, lambda one, name=name: one.format == name).rows


VALUES = [sr.Routine, sr.Session, sr.Prescription, sr.Exercise, sr.Dose, sr.Traits, sr.Hints]
PEOPLE = [sr.Profile, sr.Condition, sr.Clearance, sr.DayLog, sr.Event]


@pytest.mark.parametrize("value", [*VALUES, *PEOPLE])
@settings(suppress_health_check=list(HealthCheck), max_examples=20)
@given(st.data())
def test_a_type_is_enough(value, data):
    assert isinstance(data.draw(st.from_type(value)), value)


def test_a_type_is_enough_without_an_import_of_the_strategies():
    code = "from hypothesis import strategies as st; import stenosis_routines as sr; st.from_type(sr.Routine).example()"
    subprocess.run([sys.executable, "-W", "ignore", "-c", code], check=True)


@given(strategies.profiles, strategies.weeks)
def test_a_week_and_a_person_are_ones_that_the_library_takes(profile, week):
    try:
        plan = sr.build_plan(profile, weeks=2)
    except (sr.MedicalGuidanceRequired, sr.UnsuitableRoutineError):
        return
    try:
        progress = sr.advance(plan, week)
    except sr.MedicalGuidanceRequired:
        return
    assert progress.decision in sr.NextStep


@given(st.lists(strategies.events, max_size=12))
def test_no_sequence_of_events_ends_in_anything_but_a_decision_or_an_error_of_ours(trace):
    monitor = sr.SessionMonitor(sr.build_plan(sr.Profile(), weeks=1).routine)
    for event in trace:
        try:
            monitor, decision = monitor.on(event)
        except sr.InvalidValueError:
            return
        assert decision.kind in sr.DecisionKind
