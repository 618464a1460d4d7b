"""A mended routine as text, beside the one before."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from stenosis_routines.exercise import Effort
from stenosis_routines.render.lines import Painter, headline, plain, printable, wrap
from stenosis_routines.render.report import VERDICT_STYLES, and_more, counted, dose_in_words, listed
from stenosis_routines.repair import Change, Repaired
from stenosis_routines.routine import Prescription, Routine
from stenosis_routines.rules.rulebook import Applicability
from stenosis_routines.speech import words


def diff_text(
    before: Routine, fixed: Repaired, name: str, *, plain: bool = False, width: int = 80, paint: Painter = plain
) -> str:
    """Every line of a routine before and after mending, and what a person must still decide."""
    return _mended_text(fixed, name, _diff(before, fixed, plain), plain, width, paint)


def changes_text(
    before: Routine, fixed: Repaired, name: str, *, plain: bool = False, width: int = 80, paint: Painter = plain
) -> str:
    """The changed lines of a mended routine, equal changes once, and what a person must still decide."""
    lines = _changed(_diff(before, fixed, plain), fixed.language)
    return _mended_text(fixed, name, lines, plain, width, paint)


#: A line of a comparison: how it starts, by its style, before it is wrapped.
_LEADS = {"stays": "    ", "went": "  - ", "came": "  + ", "why": "      "}
_STYLES = {"went": "error", "came": "good", "why": "faint"}
_Line = tuple[str, str]
#: A place: its heading and its lines.
_Place = tuple[str, Sequence[_Line]]


def _mended_text(fixed: Repaired, name: str, places: Iterable[_Place], plain: bool, width: int, paint: Painter) -> str:
    count, verdict, language = len(fixed.changes), fixed.report.verdict, fixed.language
    key = "changes" if count else "no_change"
    summary = words(f"repair.{key}", language, count=count, verdict=words(f"verdict.{verdict}", language))
    text = headline(name, summary, paint(summary, VERDICT_STYLES[verdict]), width, paint)
    for heading, group in groupby(places, key=lambda place: place[0]):
        text += ["", *(paint(line, "strong") for line in wrap(heading, width))]
        for style, line in (line for _, lines in group for line in lines):
            wrapped = wrap(line, width, first=_LEADS[style], rest=" " * 6)
            text += [paint(line, _STYLES[style]) for line in wrapped] if style in _STYLES else wrapped
    if fixed.report.findings:
        left = f"{words('repair.left', language)}: {counted(fixed.report, plain)}"
        text += ["", *(paint(line, "strong") for line in wrap(left, width))]
        text += listed(fixed.report, fixed.routine, plain, width, paint)
    return "\n".join(text)


def _changed(places: Iterable[_Place], language: str) -> Iterator[_Place]:
    """The places that changed; those that became the same for the same reasons together, each text once."""
    alike: dict[tuple[_Line, ...], tuple[dict[str, None], Counter[str]]] = {}
    for heading, lines in places:
        after = tuple(line for line in lines if line[0] in ("came", "why"))
        if after:
            headings, before = alike.setdefault(after, ({}, Counter()))
            headings[heading] = None
            before.update(text for style, text in lines if style == "went")
    for after, (headings, before) in alike.items():
        went = (
            text if count == 1 else words("report.times", language, name=text, count=count)
            for text, count in before.items()
        )
        yield and_more([*headings], language), [*(("went", text) for text in went), *after]


def _diff(before: Routine, fixed: Repaired, plain: bool) -> Iterator[_Place]:
    """Every place of a routine with what became of it."""
    changes = list(fixed.changes)
    for i, session in enumerate(before.sessions):
        for j, item in enumerate(session.prescriptions):
            path = item.path or f"/sessions/{i}/prescriptions/{j}"
            heading = printable(session.title) or words("repair.session", fixed.language, number=i + 1)
            yield heading, [*_compared(item, _taken(changes, path, item), plain, fixed.language)]
    for change in changes:
        heading = words("repair.guidance", fixed.language)
        yield heading, [*_compared(str(change.before or ""), [change], plain, fixed.language)]


def _taken(changes: list[Change], path: str, current: Prescription | str | None) -> list[Change]:
    """Removes and returns the leading changes that apply one after another to the item at a place."""
    taken: list[Change] = []
    while changes and changes[0].path == path and changes[0].before == current:
        taken.append(changes.pop(0))
        current = taken[-1].after
    return taken


def _compared(before: Prescription | str, changes: list[Change], plain: bool, language: str) -> Iterator[_Line]:
    """The lines of one place: before, after, and the reasons."""
    if not changes:
        yield "stays", _in_words(before, language)
        return
    after = changes[-1].after
    complete = _in_words(before, language) == _in_words(after, language)
    if before:
        yield "went", _in_words(before, language, complete)
    if after is not None:
        yield "came", _in_words(after, language, complete)
    yield from (("why", reason) for reason in dict.fromkeys(_reason(change, plain, language) for change in changes))


def _reason(change: Change, plain: bool, language: str) -> str:
    """Why something was changed; for an expert with its source, and whether it needs a look."""
    if plain:
        return printable(change.reason)
    safe = words(f"applicability.{'safe' if change.applicability is Applicability.SAFE else 'review'}", language)
    return printable(f"{change.reason} ({f'{change.statement}, ' if change.statement else ''}{safe})")


def _in_words(held: object, language: str, wholly: bool = False) -> str:
    """A prescription or a text on one line; ``wholly`` with all that mending may change, seldom all shown."""
    if not isinstance(held, Prescription):
        return printable(str(held))
    traits, hints, texts = held.exercise.traits, held.exercise.hints, [held.notes]
    parts = [held.exercise.name, dose_in_words(held, language)]
    if traits.effort not in (None, Effort.GENTLE):
        parts.append(words(f"effort.{traits.effort}", language))
    if wholly:
        if traits.aim is not None:
            parts.append(words(f"aim.{traits.aim}", language))
        if held.dose.seconds_per_rep is not None:
            parts.append(words("dose.pace", language, seconds=held.dose.seconds_per_rep))
        texts += [text or "" for text in (hints.instructions, hints.category, hints.equipment, *hints.muscles)]
        texts.append(held.group or "")
    quoted = [f'"{" ".join(text.split())}"' for text in texts if text.strip()]
    return printable(" ".join([", ".join(filter(None, parts)), *quoted]))
