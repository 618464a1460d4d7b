"""A text that asks for more is found in every field of every format."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.language.test_laws import AGAINST, FRAMES, routine

import stenosis_routines as sr

DATA = Path(__file__).parents[1] / "data"
#: A text that every movement may stand beside.
HARMLESS = "Lower the leg slowly."


def written(format: str, **fields: str) -> Callable[[str], sr.Routine]:
    """A routine with a text in one of its fields, written in a format and read again."""
    [(field, _)] = fields.items()

    def build(text: str) -> sr.Routine:
        value: Any = (text,) if field == "guidance" else text
        return sr.loads(sr.dumps(routine(**{field: value}), format=format), format=format)

    return build


def changed(name: str, format: str, *path: str | int) -> Callable[[str], sr.Routine]:
    """A sample of a JSON format with a text in one of its fields."""

    def build(text: str) -> sr.Routine:
        document = json.loads((DATA / name).read_text())
        place = document
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = text
        return sr.loads(json.dumps(document), format=format)

    return build


def celled(name: str, format: str, column: str, row: int = 1) -> Callable[[str], sr.Routine]:
    """A sample of a CSV format with a text in a column of a row."""

    def build(text: str) -> sr.Routine:
        rows = list(csv.reader(io.StringIO((DATA / name).read_text())))
        rows[row][rows[0].index(column)] = text
        out = io.StringIO()
        csv.writer(out).writerows(rows)
        return sr.loads(out.getvalue(), format=format)

    return build


def planned(text: str) -> sr.Routine:
    out = io.StringIO()
    csv.writer(out).writerows([["session", "exercise", "reps", "notes"], ["A", "Lying ankle pump", "10", text]])
    return sr.loads(out.getvalue(), format="plan-csv")


def placed(frame: str) -> Callable[[str], sr.Routine]:
    return lambda text: sr.loads(frame.format(text), format="text")


_LIST = "# Morning\n\n- Single knee to chest, lying on your back: 10 reps each side\n"
FIELDS: dict[str, Callable[[str], sr.Routine]] = {
    **{
        f"{format} {field}": written(format, **{field: ""})
        for format in ("native", "wpl", "fhir", "fhir-r5")
        for field in ("notes", "guidance")
    },
    "native instructions": written("native", instructions=""),
    "plan-csv notes": planned,
    "hevy-api notes": changed("legs.hevy-api.json", "hevy-api", "routines", 0, "notes"),
    "hevy-api exercise notes": changed("legs.hevy-api.json", "hevy-api", "routines", 0, "exercises", 0, "notes"),
    "hevy-csv description": celled("legs.hevy.csv", "hevy-csv", "description"),
    "hevy-csv exercise_notes": celled("legs.hevy.csv", "hevy-csv", "exercise_notes"),
    "strong-csv Notes": celled("classic.strong.csv", "strong-csv", "Notes", 2),
    "strong-csv Workout Notes": celled("classic.strong.csv", "strong-csv", "Workout Notes", 2),
    "wger description": changed("strength.wger.json", "wger", "description"),
    "wger day description": changed("strength.wger.json", "wger", "days", 0, "description"),
    "wger slot comment": changed("strength.wger.json", "wger", "days", 0, "slots", 0, "comment"),
    "wger entry comment": changed("strength.wger.json", "wger", "days", 0, "slots", 0, "entries", 0, "comment"),
    "garmin-json description": changed("pair.garmin.json", "garmin-json", "description"),
    "text prose": placed(_LIST + "\n{}\n"),
    "text tip": placed(_LIST + "\n## Tips\n\n- {}\n"),
    "text note": placed(_LIST + "  {}\n"),
    "text quote": placed(_LIST + "\n> {}\n"),
    "text intro": placed("# Morning\n\n{}\n\n- Single knee to chest, lying on your back: 10 reps each side\n"),
}


def texts(routine: sr.Routine) -> Iterator[str]:
    yield from (routine.title, *routine.guidance)
    for session in routine.sessions:
        yield session.title
        for item in session.prescriptions:
            yield from (item.exercise.name, item.notes, item.exercise.hints.instructions or "")


@pytest.mark.parametrize("field", FIELDS)
def test_a_text_is_read_from_each_field(field):
    assert any(HARMLESS in text for text in texts(FIELDS[field](HARMLESS)))


@given(st.sampled_from(sorted(FIELDS)), st.sampled_from(FRAMES), st.sampled_from(AGAINST))
def test_a_movement_that_is_advised_against_passes_in_no_field(field, frame, name):
    try:
        found = FIELDS[field](frame.format(name))
    except sr.UnreadableRoutineError:  # a text that leaves no movement to do does not pass either
        return
    assert not sr.check(found).ok


@pytest.mark.parametrize(
    ("note", "language", "passes"),
    [("Inspirer", "fr", True), ("Inspirer", None, False), ("Rest", None, True), ("Rest", "fr", False)],
)
def test_a_note_is_read_in_the_language_that_its_document_states(note, language, passes):
    exercise = sr.Exercise(name="Single knee to chest", hints=sr.Hints(language=language))
    item = sr.Prescription(exercise, sr.Dose(reps=10, per_side=True), note)
    assert sr.check(sr.Routine("Morning", (sr.Session("On the mat", (item,)),), routine().guidance)).ok is passes
