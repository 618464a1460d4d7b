"""Every document that once broke a reader."""

from pathlib import Path

import pytest

from stenosis_routines.errors import UnreadableRoutineError
from stenosis_routines.formats import loads

FUZZ = Path(__file__).parents[1] / "data" / "fuzz"


@pytest.mark.parametrize("path", sorted(FUZZ.glob("*/*")), ids=lambda path: f"{path.parent.name}-{path.name}")
def test_what_broke_a_reader_once_is_read_or_refused(path):
    """The folder names the format."""
    try:
        problems = loads(path.read_bytes(), format=path.parent.name).unread
    except UnreadableRoutineError as error:
        problems = error.problems
    assert problems
