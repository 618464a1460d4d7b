"""What the library knows, as text: what a name means, rules, statements."""

from collections.abc import Iterable
from typing import cast

import attrs

from stenosis_routines.citation import Citation
from stenosis_routines.recognise import Recognition
from stenosis_routines.render.lines import Painter, plain, printable, wrap
from stenosis_routines.rules.rulebook import Example, Rule


def recognition_text(recognition: Recognition, *, width: int = 80, paint: Painter = plain) -> str:
    """What a name means, as text for people."""
    style = {"recommended": "good", "compatible": "good", "contraindicated": "error"}
    answer = paint(str(recognition.suitability), style.get(recognition.suitability, "warning"))
    against = ", ".join(sorted(which.replace("_", " ") for which in recognition.contraindications))
    lines = [f"{paint(printable(recognition.name), 'strong')}: {answer}{f' - {against}' if against else ''}"]
    lines += wrap(_facts(recognition), width, first="  ", rest="    ")
    details = {
        "rests on": ", ".join(recognition.words),
        "instead": recognition.substitute or "",
        "near": ", ".join(recognition.near),
        "ask": " ".join(recognition.questions),
    }
    for label, detail in details.items():
        if detail:
            lines += wrap(f"{label}: {printable(detail)}", width, first="  ", rest="    ")
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
    lines = wrap(f"{rule.name}: {rule.summary}", width, first=margin, rest=margin)
    lines[0] = f"{rule.code} {paint(severity, str(rule.severity))} {lines[0].lstrip()}"
    return "\n".join(lines)


def rule_text(rule: Rule, *, width: int = 80, paint: Painter = plain) -> str:
    """A rule for people: what it finds, why, its sources and examples."""
    lines = [f"{paint(f'{rule.code} {rule.name}', 'strong')} ({paint(str(rule.severity), str(rule.severity))})", ""]
    lines += [*wrap(f"Finds {rule.summary}.", width), "", *wrap(rule.rationale, width), ""]
    for citation in rule.cited():
        says = f"{citation.statement or citation.source} ({citation.section}): {citation.says}"
        lines += wrap(says, width, first="  ", rest="    ")
    for example in rule.examples:
        who = circumstances(example)
        lines += ["", *wrap(f"{'fires' if example.fires else 'silent'} on{f' ({who})' if who else ''}:", width)]
        for line in example.routine.strip().splitlines():
            lines += wrap(line, width, first="  ", rest="    ")
    return "\n".join(lines)


def statement_text(statement: Citation, rules: Iterable[Rule], *, width: int = 80, paint: Painter = plain) -> str:
    """A statement for people: what it says in our words, where it stands, and which rules rest on it."""
    lines = [f"{paint(statement.statement, 'strong')} ({statement.section})", ""]
    lines += [*wrap(statement.says, width), "", *wrap(statement.source, width, first="  ", rest="    ")]
    resting = ", ".join(f"{rule.code} {rule.name}" for rule in rules)
    return "\n".join(lines + (["", *wrap(f"rules that rest on it: {resting}", width, rest="  ")] if resting else []))


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
