"""Renders reports and plans as text for people and as JSON for programs; pure, without files or a terminal."""

import math
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any, cast

import attrs

from stenosis_routines._plans import in_words, left_out, stop_advice
from stenosis_routines.check import Report, Verdict
from stenosis_routines.citation import ARTICLE, Citation, statements
from stenosis_routines.errors import Problem, UnreadableRoutineError
from stenosis_routines.exercise import Aim, Effort
from stenosis_routines.recognise import Recognition, recognise_exercise
from stenosis_routines.routine import Plan, Prescription, Reason, Routine, Stop
from stenosis_routines.rules import NOT_UNDERSTOOD, article
from stenosis_routines.rules.active_time import active_minutes
from stenosis_routines.rules.rulebook import Applicability, Example, Finding, Remedy, RemedyKind, Rule, Severity
from stenosis_routines.speech import URGENCY, joined, words

if TYPE_CHECKING:
    from stenosis_routines.mending import Change, Repaired
    from stenosis_routines.progress import Progress

__all__ = [
    "changes_text",
    "circumstances",
    "diff_text",
    "plan_json",
    "plan_text",
    "progress_json",
    "progress_text",
    "recognition_json",
    "recognition_text",
    "refusal_text",
    "report_json",
    "report_text",
    "rule_line",
    "rule_text",
    "statement_text",
    "unreadable_text",
]

#: Paints a text in a style (error, warning, info, good, faint, strong); the plain painter leaves it unchanged.
Painter = Callable[[str, str], str]

_WORST_FIRST = tuple(reversed(Severity))
_VERDICTS = {Verdict.SUITABLE: "good", Verdict.NEEDS_REVIEW: "warning", Verdict.UNSUITABLE: "error"}


def plain(text: str, _style: str) -> str:
    """The painter that leaves the text unchanged."""
    return text


def printable(text: str) -> str:
    """The text on one line, with everything escaped that a terminal would interpret."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def _cells(text: str) -> int:
    """The width of a text in columns of a terminal: two for a wide character, none for a combining one."""
    return len(text) if text.isascii() else sum(map(_cell, text))


def _cell(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _wrap(text: str, width: int, *, first: str = "", rest: str = "") -> list[str]:
    """The text in lines of at most ``width`` columns; a word that is wider than a line is cut."""
    lines, line, empty = list[str](), first, True
    for word in text.split():
        while _cells(line) + (not empty) + _cells(word) > width:
            if empty:
                end = next(n for n in range(len(word), 0, -1) if n == 1 or _cells(line + word[:n]) <= width)
                line, word = line + word[:end], word[end:]
            lines.append(line)
            line, empty = rest, True
        if word:
            line, empty = line + ("" if empty else " ") + word, False
    return lines if empty else [*lines, line]


def _count(findings: Iterable[Finding], language: str) -> str:
    """How much was found of what counts; notes are counted where there is nothing else."""
    found, sentences = _split_sentences(findings)
    counts = Counter("waived" if f.waived else str(f.severity) for f in found)
    counts["sentences"] = len(sentences)
    parts = [
        words(f"report.{what}", language, count=counts[what])
        for what in ("error", "warning", "sentences", "waived")
        if counts[what]
    ]
    if not parts and counts["info"]:
        parts = [words("report.info", language, count=counts["info"])]
    return ", ".join(parts) or words("report.nothing", language)


def _split_sentences(findings: Iterable[Finding]) -> tuple[list[Finding], dict[str, list[str]]]:
    """The findings to show at their places, and each sentence that was not understood with its places.

    A sentence that another finding at its place quotes is not among them.
    """
    found, strange = list[Finding](), list[Finding]()
    for finding in findings:
        (strange if finding.code == NOT_UNDERSTOOD and finding.questions else found).append(finding)
    quoted = {(finding.path, text) for finding in found if _counts(finding) for text in _quoted(finding)}
    sentences: dict[str, list[str]] = {}
    for finding in strange:
        for question in finding.questions:
            if (finding.path, _one_line(question.text)) not in quoted:
                sentences.setdefault(question.text, []).append(finding.path)
    return found, sentences


def _counts(finding: Finding) -> bool:
    return not finding.waived and finding.severity is not Severity.INFO


def _quoted(finding: Finding) -> Iterator[str]:
    for name in ("words", "clause"):
        fact = finding.params.get(name, ())
        yield from map(_one_line, (fact,) if isinstance(fact, str) else fact if isinstance(fact, tuple) else ())


def _one_line(text: str) -> str:
    return " ".join(text.split())


def report_text(
    report: Report,
    routine: Routine,
    name: str,
    *,
    plain: bool = False,
    shown: Iterable[Finding] | None = None,
    width: int = 80,
    paint: Painter = plain,
) -> str:
    """A report for a person, in its language: the verdict, then what was found and what to do instead.

    An expert sees each place with the codes and sources of what was found there; with ``plain`` a patient sees each
    thing to change once, the three most important first. ``shown`` are the findings to show (``None``: all);
    the verdict and what was counted are those of the whole report.
    """
    language = report.language
    verdict = words(f"verdict.{report.verdict}", language)
    count = _count_changes(report, language) if plain else _count(report.findings, language)
    painted = f"{paint(verdict, _VERDICTS[report.verdict])} - {count}"
    lines = _headline(name, f"{verdict} - {count}", painted, width, paint)
    lines += [paint(line, "faint") for line in _rulebook_lines(report, width)]
    visible = report if shown is None else attrs.evolve(report, findings=tuple(shown))
    return "\n".join([*lines, *_findings(visible, routine, plain, width, paint)])


def _rulebook_lines(report: Report, width: int) -> list[str]:
    """The rule book with its version and what it leaves out; nothing for the one that ships, with all its rules."""
    if not report.left_out and report.rulebook == article.name:
        return []
    book = " ".join(filter(None, (report.rulebook, report.rulebook_version)))
    library = " ".join(filter(None, ("stenosis-routines", report.library_version)))
    text = words("report.book", report.language, book=printable(book), library=library)
    if report.condition not in ("", article.condition):
        text += words("report.condition", report.language, condition=printable(report.condition))
    if report.left_out:
        text += words("report.left_out", report.language, codes=", ".join(report.left_out))
    return _wrap(text, width, first="  ", rest="    ")


def _headline(name: str, text: str, painted: str, width: int, paint: Painter) -> list[str]:
    """The document's name and what there is to say of it, on one line if it fits."""
    lines = [paint(line, "strong") for line in _wrap(f"{printable(name)}:", width)]
    if _cells(f"{printable(name)}: {text}") <= width:
        return [f"{lines[0]} {painted}"]
    return (
        [*lines, f"  {painted}"] if _cells(text) <= width - 2 else [*lines, *_wrap(text, width, first="  ", rest="  ")]
    )


def _findings(report: Report, routine: Routine, plain: bool, width: int, paint: Painter) -> Iterator[str]:
    """What was found and what to do instead."""
    found, sentences = _split_sentences(report.findings)
    if plain:
        yield from _changes_to_make(found, report.language, width, paint)
    else:
        yield from _places(found, routine, report.language, width, paint)
    if sentences:
        yield from ["", *_sentences(sentences, report.language, plain, width, paint)]


def _sentences(
    places: Mapping[str, list[str]], language: str, plain: bool, width: int, paint: Painter
) -> Iterator[str]:
    """All sentences to read in one block, each with its place; the same sentence in many places once."""
    to_read = words("report.sentences", language, count=len(places))
    key = "report.ask_writer" if plain else "report.answer_once"
    heading = words(key, language, sentences=to_read, code=NOT_UNDERSTOOD)
    yield from (f"  {paint(line, 'strong')}" for line in _wrap(heading, width - 2))
    for text, paths in places.items():
        where = "" if plain else printable(_and_more(paths, language))
        lines = _wrap(f'"{printable(text)}"', max(20, width - 6 - _cells(where)), first="    ", rest="     ")
        for number, line in enumerate(lines):
            gap = " " * max(1, width - _cells(line) - _cells(where))
            yield paint(line, "warning") + (f"{gap}{paint(where, 'faint')}" if number == 0 and where else "")


def _and_more(places: Sequence[str], language: str) -> str:
    """The first of several places, and how many more there are."""
    first = places[0]
    return first if len(places) == 1 else words("report.places", language, place=first, count=len(places) - 1)


def _importance(finding: Finding) -> tuple[bool, int, int, bool]:
    """What comes first: what counts, the worst, a sign that cannot wait, and what to ask before all else."""
    tier = finding.key.rpartition(".")[2]
    urgency = URGENCY.index(tier) if tier in URGENCY else len(URGENCY)
    asks_first = finding.exercise is None and finding.remedy is not None and finding.remedy.kind is RemedyKind.ASK
    return finding.waived, _WORST_FIRST.index(finding.severity), urgency, not asks_first


# For an expert: every place.


def _places(findings: Iterable[Finding], routine: Routine, language: str, width: int, paint: Painter) -> Iterator[str]:
    """Each place with what was found there, the worst first; places with the same findings are shown together."""
    titles = _titles(routine, language)
    blocks: dict[tuple[str, ...], tuple[list[Finding], dict[str, list[str]]]] = {}
    for path, group in groupby(findings, key=lambda finding: finding.path):
        found = list(group)
        title = titles.get(path.partition(", column ")[0], "" if path else words("report.whole", language))
        lines = (*_finding_lines(found, language, width, paint), *_remedy_lines(found, language, width, paint))
        _, places = blocks.setdefault(lines, (found, {}))
        places.setdefault(title, []).append(path)
    for lines, (_, places) in sorted(blocks.items(), key=lambda block: min(map(_importance, block[1][0]))):
        yield ""
        for title, paths in places.items():
            yield from _heading(printable(title), printable(_and_more(paths, language)), width, paint)
        yield from lines


def _titles(routine: Routine, language: str | None) -> dict[str, str]:
    titles: dict[str, str] = {}
    for i, session in enumerate(routine.sessions):
        titles[session.path or f"/sessions/{i}"] = session.title
        for j, prescription in enumerate(session.prescriptions):
            path = prescription.path or f"/sessions/{i}/prescriptions/{j}"
            titles[path] = _title(session.title, prescription, language)
    return titles


def _title(session: str, prescription: Prescription, language: str | None) -> str:
    movement = ", ".join(filter(None, (prescription.exercise.name, _dose(prescription, language))))
    return f"{session} / {movement}" if session else movement


def _dose(item: Prescription, language: str | None) -> str:
    """The dose in words; what trains endurance, such as walking, goes on for its time and is not held."""
    timed = item.dose.hold_s and item.dose.reps is None
    held = not timed or recognise_exercise(item.exercise, item.notes).traits.aim is not Aim.CARDIO
    return item.dose.in_words(language, held=held)


def _heading(title: str, path: str, width: int, paint: Painter) -> Iterator[str]:
    room = width - 2 - _cells(path) - 1
    if _cells(title) <= room:
        yield f"  {paint(title, 'strong')}{' ' * (room - _cells(title) + 1)}{paint(path, 'faint')}".rstrip()
    else:
        yield from (f"  {paint(line, 'strong')}" for line in _wrap(title, width - 2) or [""])
        if path:
            yield f"  {paint(path, 'faint')}"


#: With fewer columns left beside the codes, messages stand below them.
_NARROW = 36


def _finding_lines(found: Sequence[Finding], language: str, width: int, paint: Painter) -> Iterator[str]:
    column = 6 + max(len(f"{finding.code} {finding.name}") for finding in found)
    below = width - column < _NARROW
    lead = " " * (6 if below else column)
    for finding in found:
        statement, label = finding.citation.statement, f"{finding.code} {finding.name}"
        style = "faint" if finding.waived else str(finding.severity)
        message = printable(finding.message)
        if finding.waiver is not None:
            who, until = printable(finding.waiver.who), finding.waiver.until
            message += f" - {words('report.waiver', language, who=who, until=until)}"
        lines = _wrap(message, width - len(lead) - 5) or [""]
        first = "" if below else lines.pop(0)
        gap = " " * (column - 4 - len(label))
        end = " " * (width - column - _cells(first) - len(statement))
        yield f"    {paint(label, style)}{gap}{first}{end}{paint(statement, 'faint')}".rstrip()
        yield from (lead + line for line in lines)


def _remedy_lines(findings: Iterable[Finding], language: str, width: int, paint: Painter) -> Iterator[str]:
    remedies = dict.fromkeys(_remedy(f.remedy, language) for f in findings if f.remedy and not f.waived)
    for remedy in remedies:
        for number, line in enumerate(_wrap(remedy, width - 6)):
            yield paint(f"    {'' if number == 0 else '  '}{line}", "info")


def _remedy(remedy: Remedy, language: str) -> str:
    return f"{words(f'remedy.{remedy.kind}', language)}: {printable(remedy.text)}"


# For a patient: each thing to change once.

#: How many of the things to change come first.
_FIRST = 3


def _to_change(findings: Iterable[Finding], language: str) -> list[list[Finding]]:
    """The findings that count or advise, those with the same thing to do together; the most important first."""
    groups: dict[str, list[Finding]] = {}
    for finding in sorted((one for one in findings if not one.waived), key=_importance):
        # What has no remedy is to be known by itself.
        what = finding.message if finding.remedy is None else _remedy(finding.remedy, language)
        groups.setdefault(what, []).append(finding)
    return sorted(groups.values(), key=_weight)


def _weight(group: Sequence[Finding]) -> tuple[tuple[bool, int, int, bool], int]:
    """The worst of them, then how many places they are about."""
    return _importance(group[0]), -len({finding.path for finding in group})


def _count_changes(report: Report, language: str) -> str:
    found, sentences = _split_sentences(report.findings)
    waived = sum(finding.waived for finding in found)
    counts = {"changes": len(_to_change(found, language)), "sentences": len(sentences), "waived": waived}
    parts = [words(f"report.{what}", language, count=count) for what, count in counts.items() if count]
    return ", ".join(parts) or words("report.nothing", language)


def _changes_to_make(findings: Iterable[Finding], language: str, width: int, paint: Painter) -> Iterator[str]:
    groups = _to_change(findings, language)
    for number, group in enumerate(groups):
        if len(groups) > _FIRST and number in (0, _FIRST):
            heading = words("report.first" if number == 0 else "report.then", language)
            yield from ["", f"  {paint(heading, 'strong')}"]
        elif number == 0:
            yield ""
        first, style = group[0], str(group[0].severity)
        reasons = list(_reasons_to_change(group, language))
        lines = [_remedy(first.remedy, language), *reasons] if first.remedy is not None else reasons
        lead = f"  {number + 1}. "
        yield from (paint(line, style) for line in _wrap(_capital(lines[0]), width, first=lead, rest=" " * len(lead)))
        for line in lines[1:]:
            yield from _wrap(line, width, first=" " * (len(lead) + 2), rest=" " * (len(lead) + 4))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _reasons_to_change(group: Sequence[Finding], language: str) -> Iterator[str]:
    """Why, with the movements that it is about; movements with the same reasons together."""
    reasons: dict[str | None, dict[str, None]] = {}
    places: dict[str | None, set[str]] = {}
    for finding in group:
        reasons.setdefault(finding.exercise, {})[printable(finding.message)] = None
        places.setdefault(finding.exercise, set()).add(finding.path)
    movements: dict[tuple[str, ...], list[str]] = {}
    for name, why in reasons.items():
        shared = movements.setdefault(tuple(why), [])
        if name is not None:
            count = len(places[name])
            shown = printable(_one_line(name))
            shared.append(shown if count == 1 else words("report.times", language, name=shown, count=count))
    for causes, names in movements.items():
        yield f"{', '.join(names)}: {joined(causes, language)}" if names else joined(causes, language)


def diff_text(
    before: Routine, fixed: "Repaired", name: str, *, plain: bool = False, width: int = 80, paint: Painter = plain
) -> str:
    """Every line of a routine before and after mending, and what a person must still decide."""
    return _mended_text(fixed, name, _diff(before, fixed, plain), plain, width, paint)


def changes_text(
    before: Routine, fixed: "Repaired", name: str, *, plain: bool = False, width: int = 80, paint: Painter = plain
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


def _mended_text(
    fixed: "Repaired", name: str, places: Iterable[_Place], plain: bool, width: int, paint: Painter
) -> str:
    count, verdict, language = len(fixed.changes), fixed.report.verdict, fixed.language
    key = "changes" if count else "no_change"
    summary = words(f"repair.{key}", language, count=count, verdict=words(f"verdict.{verdict}", language))
    text = _headline(name, summary, paint(summary, _VERDICTS[verdict]), width, paint)
    for heading, group in groupby(places, key=lambda place: place[0]):
        text += ["", *(paint(line, "strong") for line in _wrap(heading, width))]
        for style, line in (line for _, lines in group for line in lines):
            wrapped = _wrap(line, width, first=_LEADS[style], rest=" " * 6)
            text += [paint(line, _STYLES[style]) for line in wrapped] if style in _STYLES else wrapped
    if fixed.report.findings:
        count_left = _count_changes(fixed.report, language) if plain else _count(fixed.report.findings, language)
        left = f"{words('repair.left', language)}: {count_left}"
        text += ["", *(paint(line, "strong") for line in _wrap(left, width))]
        text += _findings(fixed.report, fixed.routine, plain, width, paint)
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
        yield _and_more([*headings], language), [*(("went", text) for text in went), *after]


def _diff(before: Routine, fixed: "Repaired", plain: bool) -> Iterator[_Place]:
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


def _taken(changes: "list[Change]", path: str, current: Prescription | str | None) -> "list[Change]":
    """Removes and returns the leading changes that apply one after another to the item at a place."""
    taken: list[Change] = []
    while changes and changes[0].path == path and changes[0].before == current:
        taken.append(changes.pop(0))
        current = taken[-1].after
    return taken


def _compared(before: Prescription | str, changes: "list[Change]", plain: bool, language: str) -> Iterator[_Line]:
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


def _reason(change: "Change", plain: bool, language: str) -> str:
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
    parts = [held.exercise.name, _dose(held, language)]
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


def unreadable_text(error: UnreadableRoutineError, name: str, *, width: int = 80, paint: Painter = plain) -> str:
    """Why a document could not be read: every problem with its place."""
    lines = [f"{paint(printable(name), 'strong')}: {paint(words('report.unreadable'), 'error')}"]
    for problem in error.problems:
        lines += _wrap(printable(str(problem)), width, first="  ", rest="    ")
    return "\n".join(lines)


def refusal_text(text: str, reasons: Iterable[str] = (), *, width: int = 80) -> str:
    """A refusal with its reasons."""
    lines = _wrap(printable(text), width, rest="  ")
    for reason in reasons:
        lines += _wrap(reason, width, first="  - ", rest="    ")
    return "\n".join(lines)


def report_json(report: Report, name: str, shown: Iterable[Finding] | None = None) -> dict[str, Any]:
    """A report as JSON values; the shape is written out here and versioned, never dumped from the classes.

    ``shown`` are the findings to write (``None``: all); the verdict is that of the whole report.
    """
    return {
        "version": 1,
        "verdict": str(report.verdict),
        "source": name,
        "rulebook": report.rulebook,
        "rulebook_version": report.rulebook_version,
        "condition": report.condition,
        "library_version": report.library_version,
        "language": report.language,
        "left_out": list(report.left_out),
        "findings": [_finding_json(finding) for finding in (report.findings if shown is None else shown)],
    }


def _finding_json(finding: Finding) -> dict[str, Any]:
    remedy, waiver = finding.remedy, finding.waiver
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": str(finding.severity),
        "path": finding.path,
        "message": finding.message,
        "key": finding.key,
        "params": dict(finding.params),
        "exercise": finding.exercise,
        "contraindications": [str(which) for which in finding.contraindications],
        "citation": {
            "source": finding.citation.source,
            "section": finding.citation.section,
            "statement": finding.citation.statement,
        },
        "remedy": remedy
        and {
            "kind": str(remedy.kind),
            "text": remedy.text,
            "applicability": str(remedy.applicability),
            "exercise": remedy.exercise,
        },
        "waived": finding.waived,
        "waiver": waiver and {"who": waiver.who, "why": waiver.why, "until": waiver.until.isoformat()},
        "questions": [{"kind": str(q.kind), "text": q.text, "beside": q.beside} for q in finding.questions],
    }


def unreadable_json(problems: Iterable[Problem], name: str) -> dict[str, Any]:
    """A document that could not be read, in the place of its report."""
    return {
        "version": 1,
        "verdict": None,
        "source": name,
        "findings": [],
        "problems": [{"path": p.path, "expected": p.expected, "found": p.found, "code": p.code} for p in problems],
    }


def recognition_json(recognition: Recognition, ident: object) -> dict[str, Any]:
    """What a name means, as one line of JSON Lines."""
    traits = recognition.traits
    return {
        "id": ident,
        "suitability": str(recognition.suitability),
        "contraindications": sorted(recognition.contraindications),
        "posture": traits.posture and str(traits.posture),
        "aim": traits.aim and str(traits.aim),
        "basis": {fact: str(basis) for fact, basis in recognition.basis.items()},
        "questions": list(recognition.questions),
    }


def recognition_text(recognition: Recognition, *, width: int = 80, paint: Painter = plain) -> str:
    """What a name means, as text for people."""
    style = {"recommended": "good", "compatible": "good", "contraindicated": "error"}
    answer = paint(str(recognition.suitability), style.get(recognition.suitability, "warning"))
    against = ", ".join(sorted(which.replace("_", " ") for which in recognition.contraindications))
    lines = [f"{paint(printable(recognition.name), 'strong')}: {answer}{f' - {against}' if against else ''}"]
    lines += _wrap(_facts(recognition), width, first="  ", rest="    ")
    details = {
        "rests on": ", ".join(recognition.words),
        "instead": recognition.substitute or "",
        "near": ", ".join(recognition.near),
        "ask": " ".join(recognition.questions),
    }
    for label, detail in details.items():
        if detail:
            lines += _wrap(f"{label}: {printable(detail)}", width, first="  ", rest="    ")
    return "\n".join(lines)


def _facts(recognition: Recognition) -> str:
    traits = recognition.traits
    motion = "+".join(sorted(traits.spine_motion)) if traits.spine_motion else None
    facts = {
        "posture": traits.posture,
        "spine": motion,
        "leg load": traits.leg_load,
        "aim": traits.aim,
        "effort": traits.effort,
        "gets up": {True: "yes", False: "no", None: None}[traits.upright_phase],
    }
    return ", ".join(f"{name} {value or '?'}" for name, value in facts.items())


def rule_line(rule: Rule, *, width: int = 80, paint: Painter = plain) -> str:
    """A rule as an item in a list of rules."""
    severity = f"{rule.severity:<8}"
    margin = " " * len(f"{rule.code} {severity} ")
    lines = _wrap(f"{rule.name}: {rule.summary}", width, first=margin, rest=margin)
    lines[0] = f"{rule.code} {paint(severity, str(rule.severity))} {lines[0].lstrip()}"
    return "\n".join(lines)


def circumstances(example: Example) -> str:
    """The profile and waivers of an example in words; empty if it has none."""
    person = [
        f"{field.name.replace('_', ' ')} {_plainly(value)}"
        for field in attrs.fields(type(example.profile))
        if (value := getattr(example.profile, field.name)) != field.default
    ]
    waived = [f"{waiver.code} for {waiver.exercise} until {waiver.until}" for waiver in example.waivers]
    parts = [f"for: {', '.join(person)}"] if person else []
    return "; ".join([*parts, f"with waiver: {', '.join(waived)}"] if waived else parts)


def _plainly(value: object) -> str:
    if isinstance(value, (tuple, frozenset)):
        return " and ".join(sorted(map(str, cast("Iterable[object]", value))))
    return str(value)


def rule_text(rule: Rule, *, width: int = 80, paint: Painter = plain) -> str:
    """A rule for people: what it finds, why, its sources and examples."""
    lines = [f"{paint(f'{rule.code} {rule.name}', 'strong')} ({paint(str(rule.severity), str(rule.severity))})", ""]
    lines += [*_wrap(f"Finds {rule.summary}.", width), "", *_wrap(rule.rationale, width), ""]
    for citation in rule.cited():
        says = f"{citation.statement or citation.source} ({citation.section}): {citation.says}"
        lines += _wrap(says, width, first="  ", rest="    ")
    for example in rule.examples:
        who = circumstances(example)
        lines += ["", *_wrap(f"{'fires' if example.fires else 'silent'} on{f' ({who})' if who else ''}:", width)]
        for line in example.routine.strip().splitlines():
            lines += _wrap(line, width, first="  ", rest="    ")
    return "\n".join(lines)


def statement_text(statement: Citation, rules: Iterable[Rule], *, width: int = 80, paint: Painter = plain) -> str:
    """A statement for people: what it says in our words, where it stands, and which rules rest on it."""
    lines = [f"{paint(statement.statement, 'strong')} ({statement.section})", ""]
    lines += [*_wrap(statement.says, width), "", *_wrap(statement.source, width, first="  ", rest="    ")]
    resting = ", ".join(f"{rule.code} {rule.name}" for rule in rules)
    return "\n".join(lines + (["", *_wrap(f"rules that rest on it: {resting}", width, rest="  ")] if resting else []))


def progress_text(progress: "Progress", *, width: int = 80, paint: Painter = plain) -> str:
    """What next week is, as text for the person: the reasons, what to do, and the plan from then on."""
    plan = progress.plan
    if progress.decision == "stop":
        return plan_text(plan, width=width, paint=paint)
    lines = _reason_lines(progress.reasons, width)
    lines += _wrap(progress.advice, width) if progress.advice else []
    return "\n".join([*lines, "", plan_text(plan, width=width, paint=paint)])


def progress_json(progress: "Progress") -> dict[str, Any]:
    """What next week is, as JSON values; the plan itself is kept with ``dumps``."""
    return {
        "version": 1,
        "decision": str(progress.decision),
        "advice": progress.advice,
        "reasons": _reasons_json(progress.reasons),
    }


def _reasons_json(reasons: Iterable[Reason]) -> list[dict[str, Any]]:
    return [{"what": one.what, "why": one.why, "statement": one.statement, "week": one.week} for one in reasons]


def _reason_lines(reasons: Iterable[Reason], width: int) -> list[str]:
    texts = (printable(f"{one.what}. {one.why}" if one.why else one.what) for one in reasons)
    return [line for text in texts for line in _wrap(text, width, first="  - ", rest="    ")]


def _stopped_text(stop: Stop, plan: Plan, width: int, paint: Painter) -> str:
    """A stopped plan: what to do now, and why."""
    lines = [paint(printable(plan.weeks[0].title), "strong"), *_wrap(stop_advice(stop, plan.profile.language), width)]
    return "\n".join([*lines, "", *_reason_lines(stop.reasons, width)])


def _other_sources(plan: Plan, width: int) -> Iterator[str]:
    """What the reasons of a plan rest on, beside the article."""
    cited = sorted({one.statement for one in plan.reasons} & statements().keys(), key=lambda ident: (len(ident), ident))
    sources = {ident: statements()[ident].source for ident in cited}
    others = [f"{ident}: {source}" for ident, source in sources.items() if source != ARTICLE]
    yield from _wrap(words("plan.sources", plan.profile.language), width) if others else ()
    for other in others:
        yield from _wrap(other, width, first="  ", rest="    ")


#: The reasons of a plan that say what to do, and so stand on every page, in this order.
_GOOD_TO_KNOW = ("hurts", "instead", "nothing_added", "help", "after")


def plan_text(plan: Plan, *, explain: bool = False, width: int = 80, paint: Painter = plain) -> str:
    """A plan as text for its person: what to mind, this week, and what changes later; ``explain`` adds the reasons."""
    language, routine = plan.profile.language, plan.weeks[0]
    if plan.stop is not None:
        return _stopped_text(plan.stop, plan, width, paint)
    minutes = math.ceil(active_minutes(routine))
    lines = [paint(printable(routine.title), "strong")]
    lines += _wrap(words("plan.head", language, weeks=len(plan.weeks), minutes=minutes), width)
    if plan.start is not None:
        lines += _wrap(words("plan.from_day", language, day=plan.start), width)
    lines += ["", paint(words("plan.care", language), "strong")]
    for text in routine.guidance:
        lines += _wrap(text, width, first="  - ", rest="    ")
    lines += ["", paint(words("plan.first", language), "strong")]
    for item in (item for session in routine.sessions for item in session.prescriptions):
        lines += _wrap(f"{item.exercise.name}: {in_words(item.dose, language)}", width, first="  - ", rest="    ")
        lines += [paint(line, "faint") for line in _wrap(printable(item.notes), width, first="    ", rest="    ")]
    for reason in left_out(plan):
        lines += _wrap(f"{reason.what}. {reason.why}", width, first="  - ", rest="    ")
    changes = [reason for reason in plan.reasons if reason.week is not None]
    if changes:
        lines += ["", paint(words("plan.later", language), "strong")]
    for reason in changes:
        week = words("plan.week", language, week=reason.week, count=1)
        lines += _wrap(f"{week}: {reason.what}", width, first="  - ", rest="    ")
    to_know = sorted(
        (one for one in plan.reasons if one.key in _GOOD_TO_KNOW), key=lambda one: _GOOD_TO_KNOW.index(one.key)
    )
    if to_know:
        lines += ["", paint(words("plan.good_to_know", language), "strong"), *_reason_lines(to_know, width)]
    if explain:
        lines += ["", paint(words("plan.why", language), "strong")]
        for reason in plan.reasons:
            if reason.week is None:
                lines += _wrap(f"{reason.what}. {reason.why} [{reason.statement}]", width, first="  - ", rest="    ")
        for why, statement in dict.fromkeys((reason.why, reason.statement) for reason in changes):
            weeks = [one.week for one in changes if one.why == why]  # they follow one another
            span = "-".join(str(week) for week in dict.fromkeys((weeks[0], weeks[-1])))
            heading = words("plan.week", language, week=span, count=len(weeks))
            lines += _wrap(f"{heading}. {why} [{statement}]", width, first="  - ", rest="    ")
        lines += ["", *_wrap(words("plan.source", language), width), *_other_sources(plan, width)]
    return "\n".join(lines)


def plan_json(plan: Plan, weeks: list[Any]) -> dict[str, Any]:
    """A plan as JSON values; ``weeks`` are its routines in the native format."""
    return {
        "version": 1,
        "start": plan.start and plan.start.isoformat(),
        "minutes_per_day": plan.minutes_per_day,
        "stop": plan.stop and {"day": plan.stop.day.isoformat(), "reasons": _reasons_json(plan.stop.reasons)},
        "weeks": weeks,
        "reasons": _reasons_json(plan.reasons),
    }
