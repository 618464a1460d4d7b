"""Renders reports and plans as text for people and as JSON for programs; pure, without files or a terminal."""

import math
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any

import attrs

from stenosis_routines._speech import dose_words, in_words, words
from stenosis_routines.build import active_minutes, left_out
from stenosis_routines.check import Report, Verdict
from stenosis_routines.citation import ARTICLE
from stenosis_routines.errors import Problem, UnreadableRoutineError
from stenosis_routines.exercise import Effort
from stenosis_routines.recognise import Recognition
from stenosis_routines.repair import Change, Repaired
from stenosis_routines.routine import Plan, Prescription, Routine
from stenosis_routines.rules import NOT_UNDERSTOOD
from stenosis_routines.rules.rulebook import Applicability, Example, Finding, RemedyKind, Rule

__all__ = [
    "changes_text",
    "circumstances",
    "diff_text",
    "plan_json",
    "plan_text",
    "recognition_json",
    "recognition_text",
    "refusal_text",
    "report_json",
    "report_text",
    "rule_line",
    "rule_text",
    "unreadable_text",
]

#: Paints a text in a style (error, warning, info, good, faint, strong); the plain painter leaves it unchanged.
Painter = Callable[[str, str], str]

_VERDICTS = {Verdict.SUITABLE: "good", Verdict.NEEDS_REVIEW: "warning", Verdict.UNSUITABLE: "error"}
_WORDS = {
    RemedyKind.REPLACE: "instead",
    RemedyKind.REMOVE: "remove",
    RemedyKind.ADJUST_DOSE: "dose",
    RemedyKind.ADD_GUIDANCE: "add",
    RemedyKind.ASK: "ask",
}


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
    lines, line, empty = [], first, True
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


def _count(findings: Iterable[Finding]) -> str:
    found, sentences = _split_sentences(findings)
    severities = Counter("waived" if f.waived else str(f.severity) for f in found)
    parts = []
    if errors := severities["error"]:
        parts.append(f"{errors} error{'s' if errors > 1 else ''}")
    if warnings := severities["warning"]:
        parts.append(f"{warnings} to review")
    if sentences:
        parts.append(_to_read(sentences))
    if waived := severities["waived"]:
        parts.append(f"{waived} waived")
    if not parts and severities["info"]:
        parts.append(f"{severities['info']} to know")
    return ", ".join(parts) or "nothing found"


def _split_sentences(findings: Iterable[Finding]) -> tuple[list[Finding], list[Finding]]:
    """The findings to show at their places, and those about sentences that were not understood, to show together."""
    found, sentences = list[Finding](), list[Finding]()
    for finding in findings:
        (sentences if finding.code == NOT_UNDERSTOOD and finding.questions else found).append(finding)
    return found, sentences


def _to_read(sentences: Iterable[Finding]) -> str:
    count = len({question.text for finding in sentences for question in finding.questions})
    return f"{count} sentence{'s' if count > 1 else ''} to read"


def _sentences(sentences: Iterable[Finding], width: int, paint: Painter) -> Iterator[str]:
    """All sentences to read in one block, each once with its places."""
    places: dict[str, list[str]] = {}
    for finding in sentences:
        for question in finding.questions:
            places.setdefault(question.text, []).append(finding.path)
    for text, paths in places.items():
        where = printable(paths[0]) + (f" and {len(paths) - 1} more" if len(paths) > 1 else "")
        lines = _wrap(f'"{printable(text)}"', max(20, width - 6 - _cells(where)), first="    ", rest="     ")
        for number, line in enumerate(lines):
            gap = " " * max(1, width - _cells(line) - _cells(where))
            yield paint(line, "warning") + (f"{gap}{paint(where, 'faint')}" if number == 0 and where else "")


def report_text(report: Report, routine: Routine, name: str, *, width: int = 80, paint: Painter = plain) -> str:
    """A report for people: the verdict, then each place with its findings and what to do instead."""
    lines = list(_headline(printable(name), report, width, paint))
    titles = _titles(routine)
    placed, sentences = _split_sentences(report.findings)
    for path, group in groupby(placed, key=lambda finding: finding.path):
        found = list(group)
        title = titles.get(path.partition(", column ")[0], "" if path else "the whole routine")
        lines += ["", *_heading(printable(title), printable(path), width, paint)]
        column = max(len(f"{finding.code} {finding.name}") for finding in found) + 2
        for finding in found:
            lines += _finding_lines(finding, column, width, paint)
        lines += _remedy_lines(found, width, paint)
    if sentences:
        heading = f"{_to_read(sentences)} ({NOT_UNDERSTOOD}); answer them once with `ask`"
        lines += ["", *(f"  {paint(line, 'strong')}" for line in _wrap(heading, width - 2))]
        lines += _sentences(sentences, width, paint)
    return "\n".join(lines)


def _headline(name: str, report: Report, width: int, paint: Painter) -> Iterator[str]:
    words, count = report.verdict.replace("_", " "), _count(report.findings)
    verdict = paint(words, _VERDICTS[report.verdict])
    if _cells(f"{name}: {words} - {count}") <= width:
        yield f"{paint(name, 'strong')}: {verdict} - {count}"
    else:
        yield from (paint(line, "strong") for line in _wrap(f"{name}:", width))
        yield f"  {verdict} - {count}"


def _titles(routine: Routine) -> dict[str, str]:
    titles = {}
    for i, session in enumerate(routine.sessions):
        titles[session.path or f"/sessions/{i}"] = session.title
        for j, prescription in enumerate(session.prescriptions):
            path = prescription.path or f"/sessions/{i}/prescriptions/{j}"
            titles[path] = _title(session.title, prescription)
    return titles


def _title(session: str, prescription: Prescription) -> str:
    place = f"{session} / " if session else ""
    dose = prescription.dose.in_words()
    return f"{place}{prescription.exercise.name}{', ' if dose else ''}{dose}"


def _heading(title: str, path: str, width: int, paint: Painter) -> Iterator[str]:
    room = width - 2 - _cells(path) - 1
    if _cells(title) <= room:
        yield f"  {paint(title, 'strong')}{' ' * (room - _cells(title) + 1)}{paint(path, 'faint')}".rstrip()
    else:
        yield from (f"  {paint(line, 'strong')}" for line in _wrap(title, width - 2) or [""])
        if path:
            yield f"  {paint(path, 'faint')}"


def _finding_lines(finding: Finding, column: int, width: int, paint: Painter) -> Iterator[str]:
    statement = finding.citation.statement
    label = f"{finding.code} {finding.name}"
    style = "faint" if finding.waived else str(finding.severity)
    message = printable(finding.message)
    if finding.waiver is not None:
        message += f" - waived by {printable(finding.waiver.who)} until {finding.waiver.until}"
    lead = " " * (4 + column)
    wrapped = _wrap(message, max(20, width - len(lead) - 5)) or [""]
    for number, line in enumerate(wrapped):
        start = f"    {paint(label, style)}{' ' * (len(lead) - 4 - len(label))}" if number == 0 else " " * len(lead)
        end = f"{' ' * (width - len(lead) - _cells(line) - len(statement))}{paint(statement, 'faint')}"
        yield f"{start}{line}{end if number == 0 else ''}".rstrip()


def _remedy_lines(findings: Iterable[Finding], width: int, paint: Painter) -> Iterator[str]:
    remedies = dict.fromkeys(
        f"{_WORDS[f.remedy.kind]}: {printable(f.remedy.text)}" for f in findings if f.remedy and not f.waived
    )
    for remedy in remedies:
        for number, line in enumerate(_wrap(remedy, width - 6)):
            yield paint(f"    {'' if number == 0 else '  '}{line}", "info")


def diff_text(before: Routine, fixed: Repaired, name: str, *, width: int = 80, paint: Painter = plain) -> str:
    """Every line of a routine before and after mending, and what a person must still decide."""
    return _mended_text(fixed, name, _diff(before, fixed, width), width, paint)


def changes_text(before: Routine, fixed: Repaired, name: str, *, width: int = 80, paint: Painter = plain) -> str:
    """The changed lines of a mended routine, and what a person must still decide."""
    lines = [line for line in _diff(before, fixed, width) if line[1] != "stays"]
    return _mended_text(fixed, name, lines, width, paint)


#: A line of a comparison: its heading, its style (stays, went, came or why) and its text.
_Line = tuple[str, str, str]
_STYLES = {"went": "error", "came": "good", "why": "faint"}


def _mended_text(fixed: Repaired, name: str, lines: Iterable[_Line], width: int, paint: Painter) -> str:
    count, verdict, language = len(fixed.changes), fixed.report.verdict, fixed.language
    key = "no_change" if count == 0 else "one_change" if count == 1 else "changes"
    summary = words(key, language, count=count, verdict=words(verdict, language))
    text = [paint(line, "strong") for line in _wrap(f"{printable(name)}:", width)]
    if _cells(f"{printable(name)}: {summary}") <= width:
        text = [f"{text[0]} {paint(summary, _VERDICTS[verdict])}"]
    else:
        text.append(f"  {paint(summary, _VERDICTS[verdict])}")
    for heading, group in groupby(lines, key=lambda line: line[0]):
        text += ["", *(paint(line, "strong") for line in _wrap(heading, width))]
        text += [paint(line, _STYLES[style]) if style in _STYLES else line for _, style, line in group]
    if fixed.report.findings:
        text += [
            "",
            report_text(fixed.report, fixed.routine, words("left", language), width=width, paint=paint),
        ]
    return "\n".join(text)


def _diff(before: Routine, fixed: Repaired, width: int) -> Iterator[_Line]:
    changes = list(fixed.changes)
    for i, session in enumerate(before.sessions):
        for j, item in enumerate(session.prescriptions):
            path = item.path or f"/sessions/{i}/prescriptions/{j}"
            lines = _compared(item, _taken(changes, path, item), width, fixed.language)
            heading = printable(session.title) or words("nth_session", fixed.language, number=i + 1)
            yield from ((heading, style, line) for style, line in lines)
    for change in changes:
        lines = _compared(str(change.before or ""), [change], width, fixed.language)
        yield from ((words("told", fixed.language), style, line) for style, line in lines)


def _taken(changes: list[Change], path: str, current: Prescription | str | None) -> list[Change]:
    """Removes and returns the leading changes that apply one after another to the item at a place."""
    taken: list[Change] = []
    while changes and changes[0].path == path and changes[0].before == current:
        taken.append(changes.pop(0))
        current = taken[-1].after
    return taken


def _compared(
    before: Prescription | str, changes: list[Change], width: int, language: str
) -> Iterator[tuple[str, str]]:
    """The lines of one place: before, after, and the reasons."""
    if not changes:
        yield from _wrapped("stays", "    ", _in_words(before, language), width)
        return
    after = changes[-1].after
    complete = _in_words(before, language) == _in_words(after, language)
    if before:
        yield from _wrapped("went", "  - ", _in_words(before, language, complete), width)
    if after is not None:
        yield from _wrapped("came", "  + ", _in_words(after, language, complete), width)
    for change in changes:
        safe = words("safe" if change.applicability is Applicability.SAFE else "review", language)
        statement = f"{change.statement}, " if change.statement else ""
        yield from _wrapped("why", "      ", f"{change.reason} ({statement}{safe})", width)


def _wrapped(style: str, lead: str, text: str, width: int) -> Iterator[tuple[str, str]]:
    indent = " " * max(len(lead), 6)
    yield from ((style, line) for line in _wrap(text, width, first=lead, rest=indent))


def _in_words(item: object, language: str, complete: bool = False) -> str:
    """A prescription or a text on one line; ``complete`` adds the rarely shown fields that mending may change."""
    if not isinstance(item, Prescription):
        return printable(str(item))
    traits, hints, texts = item.exercise.traits, item.exercise.hints, [item.notes]
    parts = [item.exercise.name, dose_words(item.dose, language)]
    if traits.effort not in (None, Effort.GENTLE):
        parts.append(words(str(traits.effort), language))
    if complete:
        parts.append(str(traits.aim or ""))
        if item.dose.seconds_per_rep is not None:
            parts.append(f"{item.dose.seconds_per_rep:g} s")
        texts += [text or "" for text in (hints.instructions, hints.category, hints.equipment, *hints.muscles)]
        texts.append(item.group or "")
    quoted = [f'"{" ".join(text.split())}"' for text in texts if text.strip()]
    return printable(" ".join([", ".join(filter(None, parts)), *quoted]))


def unreadable_text(error: UnreadableRoutineError, name: str, *, width: int = 80, paint: Painter = plain) -> str:
    """Why a document could not be read: every problem with its place."""
    lines = [f"{paint(printable(name), 'strong')}: {paint('could not be read', 'error')}"]
    for problem in error.problems:
        lines += _wrap(printable(str(problem)), width, first="  ", rest="    ")
    return "\n".join(lines)


def refusal_text(text: str, reasons: Iterable[str] = (), *, width: int = 80) -> str:
    """A refusal with its reasons."""
    lines = _wrap(printable(text), width, rest="  ")
    for reason in reasons:
        lines += _wrap(reason, width, first="  - ", rest="    ")
    return "\n".join(lines)


def report_json(report: Report, name: str) -> dict[str, Any]:
    """A report as JSON values; the shape is written out here and versioned, never dumped from the classes."""
    return {
        "version": 1,
        "verdict": str(report.verdict),
        "source": name,
        "rulebook": report.rulebook,
        "findings": [_finding_json(finding) for finding in report.findings],
    }


def _finding_json(finding: Finding) -> dict[str, Any]:
    remedy, waiver = finding.remedy, finding.waiver
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": str(finding.severity),
        "path": finding.path,
        "message": finding.message,
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
    return " and ".join(sorted(map(str, value))) if isinstance(value, (tuple, frozenset)) else str(value)


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


def plan_text(plan: Plan, *, explain: bool = False, width: int = 80, paint: Painter = plain) -> str:
    """A plan as text for its person: what to mind, this week, and what changes later; ``explain`` adds the reasons."""
    language, routine = plan.profile.language, plan.routine
    minutes = math.ceil(active_minutes(routine))
    lines = [paint(printable(routine.title), "strong")]
    lines += _wrap(words("head", language, weeks=len(plan.weeks), minutes=minutes), width)
    if plan.start is not None:
        lines += _wrap(words("from_day", language, day=plan.start), width)
    lines += ["", paint(words("care", language), "strong")]
    for text in routine.guidance:
        lines += _wrap(text, width, first="  - ", rest="    ")
    lines += ["", paint(words("first", language), "strong")]
    for item in (item for session in routine.sessions for item in session.prescriptions):
        lines += _wrap(f"{item.exercise.name}: {in_words(item.dose, language)}", width, first="  - ", rest="    ")
        lines += [paint(line, "faint") for line in _wrap(printable(item.notes), width, first="    ", rest="    ")]
    for reason in left_out(plan):
        lines += _wrap(f"{reason.what}. {reason.why}", width, first="  - ", rest="    ")
    changes = [reason for reason in plan.reasons if reason.week is not None]
    if changes:
        lines += ["", paint(words("later", language), "strong")]
    for reason in changes:
        lines += _wrap(f"{words('week', language, week=reason.week)}: {reason.what}", width, first="  - ", rest="    ")
    if explain:
        lines += ["", paint(words("why", language), "strong")]
        for reason in plan.reasons:
            if reason.week is None:
                lines += _wrap(f"{reason.what}. {reason.why} [{reason.statement}]", width, first="  - ", rest="    ")
        for why, statement in dict.fromkeys((reason.why, reason.statement) for reason in changes):
            weeks_of_change = [one.week for one in changes if one.why == why]  # weeks that follow one another
            weeks = "-".join(str(week) for week in dict.fromkeys((weeks_of_change[0], weeks_of_change[-1])))
            lines += _wrap(
                f"{words('week', language, week=weeks)}. {why} [{statement}]", width, first="  - ", rest="    "
            )
        lines += ["", *_wrap(words("source", language, source=ARTICLE), width)]
    return "\n".join(lines)


def plan_json(plan: Plan, weeks: list[Any]) -> dict[str, Any]:
    """A plan as JSON values; ``weeks`` are its routines in the native format."""
    return {
        "version": 1,
        "start": plan.start and plan.start.isoformat(),
        "minutes_per_day": plan.minutes_per_day,
        "weeks": weeks,
        "reasons": [
            {"what": one.what, "why": one.why, "statement": one.statement, "week": one.week} for one in plan.reasons
        ],
    }
