"""A report as text: for an expert every place with its codes, for a patient each thing to change once."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

import attrs

from stenosis_routines.check import Report, Verdict
from stenosis_routines.exercise import Aim
from stenosis_routines.recognise import recognise_exercise
from stenosis_routines.render.lines import Painter, cells, headline, one_line, plain, printable, wrap
from stenosis_routines.routine import Prescription, Routine
from stenosis_routines.rules import NOT_UNDERSTOOD, article
from stenosis_routines.rules.rulebook import Finding, Remedy, RemedyKind, Severity
from stenosis_routines.speech import URGENCY, joined, words

VERDICT_STYLES = {Verdict.SUITABLE: "good", Verdict.NEEDS_REVIEW: "warning", Verdict.UNSUITABLE: "error"}
_WORST_FIRST = tuple(reversed(Severity))


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
    verdict = words(f"verdict.{report.verdict}", report.language)
    count = counted(report, plain)
    painted = f"{paint(verdict, VERDICT_STYLES[report.verdict])} - {count}"
    lines = headline(name, f"{verdict} - {count}", painted, width, paint)
    lines += [paint(line, "faint") for line in _rulebook_lines(report, width)]
    visible = report if shown is None else attrs.evolve(report, findings=tuple(shown))
    return "\n".join([*lines, *listed(visible, routine, plain, width, paint)])


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
    return wrap(text, width, first="  ", rest="    ")


def counted(report: Report, plain: bool) -> str:
    """How much was found, in words; with ``plain`` how many things a patient has to change."""
    return _counted_changes(report) if plain else _counted(report)


def _counted(report: Report) -> str:
    """How much was found of what counts; notes are counted where there is nothing else."""
    found, sentences = _split_sentences(report.findings)
    counts = Counter("waived" if f.waived else str(f.severity) for f in found)
    counts["sentences"] = len(sentences)
    parts = [
        words(f"report.{what}", report.language, count=counts[what])
        for what in ("error", "warning", "sentences", "waived")
        if counts[what]
    ]
    if not parts and counts["info"]:
        parts = [words("report.info", report.language, count=counts["info"])]
    return ", ".join(parts) or words("report.nothing", report.language)


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
            if (finding.path, one_line(question.text)) not in quoted:
                sentences.setdefault(question.text, []).append(finding.path)
    return found, sentences


def _counts(finding: Finding) -> bool:
    return not finding.waived and finding.severity is not Severity.INFO


def _quoted(finding: Finding) -> Iterator[str]:
    for name in ("words", "clause"):
        fact = finding.params.get(name, ())
        yield from map(one_line, (fact,) if isinstance(fact, str) else fact if isinstance(fact, tuple) else ())


def listed(report: Report, routine: Routine, plain: bool, width: int, paint: Painter) -> Iterator[str]:
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
    yield from (f"  {paint(line, 'strong')}" for line in wrap(heading, width - 2))
    for text, paths in places.items():
        where = "" if plain else printable(and_more(paths, language))
        lines = wrap(f'"{printable(text)}"', max(20, width - 6 - cells(where)), first="    ", rest="     ")
        for number, line in enumerate(lines):
            gap = " " * max(1, width - cells(line) - cells(where))
            yield paint(line, "warning") + (f"{gap}{paint(where, 'faint')}" if number == 0 and where else "")


def and_more(places: Sequence[str], language: str) -> str:
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
            yield from _heading(printable(title), printable(and_more(paths, language)), width, paint)
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
    movement = ", ".join(filter(None, (prescription.exercise.name, dose_in_words(prescription, language))))
    return f"{session} / {movement}" if session else movement


def dose_in_words(item: Prescription, language: str | None) -> str:
    """The dose in words; what trains endurance, such as walking, goes on for its time and is not held."""
    timed = item.dose.hold_s and item.dose.reps is None
    held = not timed or recognise_exercise(item.exercise, item.notes).traits.aim is not Aim.CARDIO
    return item.dose.in_words(language, held=held)


def _heading(title: str, path: str, width: int, paint: Painter) -> Iterator[str]:
    room = width - 2 - cells(path) - 1
    if cells(title) <= room:
        yield f"  {paint(title, 'strong')}{' ' * (room - cells(title) + 1)}{paint(path, 'faint')}".rstrip()
    else:
        yield from (f"  {paint(line, 'strong')}" for line in wrap(title, width - 2) or [""])
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
        lines = wrap(message, width - len(lead) - 5) or [""]
        first = "" if below else lines.pop(0)
        gap = " " * (column - 4 - len(label))
        end = " " * (width - column - cells(first) - len(statement))
        yield f"    {paint(label, style)}{gap}{first}{end}{paint(statement, 'faint')}".rstrip()
        yield from (lead + line for line in lines)


def _remedy_lines(findings: Iterable[Finding], language: str, width: int, paint: Painter) -> Iterator[str]:
    remedies = dict.fromkeys(_remedy(f.remedy, language) for f in findings if f.remedy and not f.waived)
    for remedy in remedies:
        for number, line in enumerate(wrap(remedy, width - 6)):
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


def _counted_changes(report: Report) -> str:
    found, sentences = _split_sentences(report.findings)
    waived = sum(finding.waived for finding in found)
    counts = {"changes": len(_to_change(found, report.language)), "sentences": len(sentences), "waived": waived}
    parts = [words(f"report.{what}", report.language, count=count) for what, count in counts.items() if count]
    return ", ".join(parts) or words("report.nothing", report.language)


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
        yield from (paint(line, style) for line in wrap(_capital(lines[0]), width, first=lead, rest=" " * len(lead)))
        for line in lines[1:]:
            yield from wrap(line, width, first=" " * (len(lead) + 2), rest=" " * (len(lead) + 4))


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
            shown = printable(one_line(name))
            shared.append(shown if count == 1 else words("report.times", language, name=shown, count=count))
    for causes, names in movements.items():
        yield f"{', '.join(names)}: {joined(causes, language)}" if names else joined(causes, language)
