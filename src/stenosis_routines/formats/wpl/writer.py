"""WPL documents out: a plan of its own, or the document that came in with only what was changed in it."""

import json
from collections.abc import Iterator, Mapping

import attrs

from stenosis_routines.errors import Problem, UnwritableRoutineError, echo
from stenosis_routines.formats import coming_back
from stenosis_routines.formats.reading.document import as_bytes
from stenosis_routines.formats.reading.json import parse_json
from stenosis_routines.formats.wpl.editor import edit, lost_from_source, other_work
from stenosis_routines.formats.wpl.plan import plan_of
from stenosis_routines.formats.wpl.reader import read
from stenosis_routines.formats.wpl.texts import NAMED, STENOSIS
from stenosis_routines.profile import Profile
from stenosis_routines.routine import Routine

__all__ = ["losses", "write"]


def write(routine: Routine, *, source: bytes | None = None) -> str:
    """A plan of one phase and one week, whose days are the sessions.

    ``source`` is the document that the routine was read from before it was changed. It is written again with only what
    is different: a movement, its dose, or texts. New guidance goes under the description.

    Raises:
        UnwritableRoutineError: the routine was not read whole or leaves out movements for the person, or the source
            has no place for what was changed.
        UnreadableRoutineError: the source is not a document of this format.
    """
    if source is None:
        text = _json(_own_plan(routine))
        back = _read_back(text)
        problems = [*coming_back.not_read_whole(routine)]
        if routine.profile != Profile(conditions=routine.profile.conditions, language=routine.profile.language):
            problems.append(Problem("/profile", "no more of the person than conditions", echo(routine.profile)))
        places = [*other_work(routine, back), *coming_back.judged_milder(routine, back)]
    else:
        source = as_bytes(source)
        before, document = read(source), parse_json(source)
        assert isinstance(document, dict)  # noqa: S101 - or it could not have been read
        text, problems = _json(edit(document, before, routine)), []
        back = _read_back(text)
        places = [*other_work(routine, back), *coming_back.judged_milder(routine, back)]
        places += lost_from_source(before, routine, back)
    problems += [Problem(place, "a movement that the document can hold") for place in places]
    if problems:
        raise UnwritableRoutineError(problems)
    return text


def losses(routine: Routine) -> Iterator[Problem]:
    """What a plan has no place for: what is missing when it is read back."""
    back = _read_back(_json(_own_plan(routine)))
    for path, text in coming_back.members("/guidance", routine.guidance):
        if text not in back.guidance and not text.startswith(NAMED):
            yield Problem(path, "no place for it", echo(text))
    given = attrs.evolve(routine, guidance=(), source=None, unread=())
    yield from coming_back.lost("", given, attrs.evolve(back, guidance=(), unread=()))


def _own_plan(routine: Routine) -> dict[str, object]:
    """The routine as a plan, without a condition that would say that the plan is not for a person with stenosis."""
    kept = [condition for condition in routine.profile.conditions if not STENOSIS.search(condition)]
    return plan_of(attrs.evolve(routine, profile=Profile(conditions=tuple(kept))))


def _json(document: Mapping[str, object]) -> str:
    return json.dumps(document, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def _read_back(text: str) -> Routine:
    return read(text.encode(errors="replace"))
