"""The same work by other means: bare decoders, validators, and the rules of this library written by hand.

The rules by hand are those that an app without a library would write: a dictionary looks names up, and regular
expressions search notes or nothing does. They find the same codes on the documents measured here, where names are
those of the catalogue, and understand no sentence.
"""

import json
import re
from collections.abc import Callable
from typing import Annotated, Any, Literal

import attrs
import cattrs
import jsonschema_rs
import msgspec
import zen
from pydantic import BaseModel, ConfigDict, Field

import stenosis_routines as sr


class Dose(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)
    sets: Annotated[int, Field(ge=1, le=50)] | None = None
    reps: Annotated[int, Field(ge=1, le=1000)] | list[int] | None = None
    per_side: bool | None = None
    hold_s: Annotated[float, Field(ge=0, le=3600)] | None = None
    seconds_per_rep: Annotated[float, Field(ge=0.1, le=600)] | None = None
    load_kg: Annotated[float, Field(ge=0, le=1000)] | None = None
    rest_s: Annotated[float, Field(ge=0, le=3600)] | None = None
    times_per_day: Annotated[int, Field(ge=1, le=24)] | None = None
    days_per_week: Annotated[int, Field(ge=1, le=7)] | None = None


class Exercise(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)
    name: Annotated[str, Field(min_length=1, max_length=200)]
    id: str | None = None


class Prescription(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)
    exercise: Exercise
    dose: Dose = Dose()
    notes: Annotated[str, Field(max_length=2000)] = ""


class Session(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)
    title: str
    prescriptions: list[Prescription] = []


class Routine(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)
    format: Literal["stenosis-routines/1"]
    title: str
    sessions: list[Session] = []
    guidance: list[str] = []


class Finding(BaseModel):
    model_config = ConfigDict(frozen=True)
    code: str
    name: str
    severity: Literal["error", "warning", "info"]
    path: str
    message: str
    exercise: str | None = None
    statement: str
    remedy: str = ""


PUSH = re.compile(
    r"(push|work|power|fight|grind|train)\w*( \w+){0,4} (through|past)( \w+){0,4} (pain|discomfort|hurt|ache)"
    r"|no pain,? no gain|ignore( \w+){0,3} pain"
)
HARD = re.compile(
    r"to failure|amrap|as many( \w+){0,3} (possible|can)|all.out|max(imum)? (effort|reps)"
    r"|rpe (8|9|10)|sprint|explosive|vigorous"
)
SWING = re.compile(r"bounc|swing|jerk|momentum|fast|quick|rapid")
STOP = re.compile(r"(stop|cease)( \w+){0,4} (pain|worse|severe|symptoms|hurts)")
ASK = re.compile(r"(ask|consult|see|talk|speak)( \w+){0,4} (doctor|physician|provider|physio\w*|therapist|clinician)")


def by_hand(data: bytes, reads_notes: bool = True) -> tuple[str, list[Finding]]:
    """The verdict and the findings of a document of the native format."""
    routine = Routine.model_validate_json(data)
    findings = []
    total = training = unknown = 0.0
    days = []
    texts = list(routine.guidance)

    def add(code, name, severity, path, message, exercise, statement, remedy=""):
        findings.append(
            Finding(code=code, name=name, severity=severity, path=path, message=message, exercise=exercise,
                    statement=statement, remedy=remedy)
        )  # fmt: skip

    for i, session in enumerate(routine.sessions):
        if not session.prescriptions:
            add("SR603", "nothing-to-check", "warning", f"/sessions/{i}", "holds no movement", None, "P1")
        for j, item in enumerate(session.prescriptions):
            place, name, dose = f"/sessions/{i}/prescriptions/{j}", item.exercise.name, item.dose
            text = item.notes.lower() if reads_notes else ""
            texts.append(text)
            entry = BY_NAME.get(name.lower())
            reps = dose.reps if isinstance(dose.reps, int) else dose.reps[1] if dose.reps else 10
            seconds = max(dose.hold_s or 0, dose.seconds_per_rep or 0) or 3
            active = (dose.sets or 1) * reps * seconds * (2 if dose.per_side else 1) * (dose.times_per_day or 1)
            total += active
            if dose.days_per_week is not None:
                days.append(dose.days_per_week)
            if PUSH.search(text):
                add("SR401", "push-through-pain", "error", place, "goes on in spite of pain", name, "A21")
            if SWING.search(text) or (dose.seconds_per_rep or 9) < 2:
                add("SR402", "uncontrolled-movement", "warning", place, "not controlled", name, "A17")
            if entry is None:
                unknown += active
                add("SR601", "unrecognised-exercise", "warning", place, "not known", name, "P1")
                continue
            traits, instead = entry.exercise.traits, entry.substitute or ""
            standing = traits.posture == "standing" or traits.upright_phase
            extends, heavy = "extension" in traits.spine_motion, traits.leg_load == "heavy" or bool(dose.load_kg)
            if standing:
                add("SR101", "standing", "error", place, "done on the feet", name, "A08", instead)
            if extends:
                add("SR102", "back-extension", "error", place, "extends the lower back", name, "A08", instead)
            if heavy:
                add("SR103", "heavy-hip-leg-load", "error", place, "heavy load", name, "A07", instead)
            against = standing or extends or heavy
            hard = traits.effort == "strenuous" or traits.aim == "power"
            if hard or HARD.search(text):
                add("SR202", "strenuous-effort", "error", place, "strenuous", name, "A09", instead)
            if not against and traits.posture not in ("supine", "side_lying"):
                add("SR203", "not-lying-down", "warning", place, "not lying", name, "A10", "ask")
            if traits.aim in ("strength", "cardio", "power"):
                training += active
                if not against and not hard:
                    add("SR204", "strength-work", "warning", place, "for strength", name, "A05", "ask")
            elif not against and (traits.aim == "balance" or traits.effort == "moderate"):
                add("SR205", "outside-the-advice", "warning", place, "not spoken of", name, "A09", "ask")
            if entry.exercise.id == "knee-to-chest":
                low = dose.reps if isinstance(dose.reps, int) else dose.reps[0] if dose.reps else 0
                if low * (dose.sets or 1) < 10 or reps * (dose.sets or 1) > 20:
                    add("SR302", "knee-to-chest-dose", "warning", place, f"{reps} repetitions", name, "A16", "10-20")
            if entry.exercise.id == "pelvic-rocking" and (dose.times_per_day or 0) < 5:
                add("SR301", "pelvic-rocking-too-seldom", "warning", place, "too seldom", name, "A15", "five times")
            if entry.exercise.one_sided and dose.per_side is False:
                add("SR303", "one-side-only", "warning", place, "one side", name, "A16", "each side")
    if total and (training + unknown) * 2 >= total:
        severity = "error" if training * 2 >= total else "warning"
        add("SR201", "strength-outweighs-relaxation", severity, "", f"{training / total:.0%}", None, "A04")
    if days and max(days) < 7:
        add("SR305", "not-daily", "info", "", "not daily", None, "A14")
    if not any(STOP.search(text.lower()) for text in texts):
        add("SR501", "no-stop-rule", "info", "", "no stop rule", None, "A20")
    if not any(ASK.search(text.lower()) for text in texts):
        add("SR502", "no-consult-advice", "info", "", "no advice to consult", None, "A24")
    severities = {finding.severity for finding in findings}
    verdict = "unsuitable" if "error" in severities else "needs_review" if "warning" in severities else "suitable"
    return verdict, findings


BY_NAME = {
    name.lower(): entry
    for entry in sr.catalogue.entries()
    for name in (entry.exercise.id.replace("-", " "), entry.exercise.name, *entry.aliases)
}


@attrs.frozen
class PlainExercise:
    name: str


@attrs.frozen
class PlainPrescription:
    exercise: PlainExercise
    dose: dict[str, Any] = attrs.Factory(dict)
    notes: str = ""


@attrs.frozen
class PlainSession:
    title: str
    prescriptions: list[PlainPrescription]


@attrs.frozen
class PlainRoutine:
    title: str
    sessions: list[PlainSession]
    guidance: list[str]


#: Six of the rules as a decision table, which the engine runs for each movement.
_TABLE = [
    ("SR101", "posture == 'standing'"),
    ("SR102", "contains(spine, 'extension')"),
    ("SR103", "load == 'heavy'"),
    ("SR202", "effort == 'strenuous'"),
    ("SR203", "not(posture in ['supine', 'side_lying'])"),
    ("SR204", "aim in ['strength', 'cardio', 'power']"),
]


def _decisions() -> Any:
    rules = [{"_id": code, "when": condition, "code": f"'{code}'"} for code, condition in _TABLE]
    table = {
        "hitPolicy": "collect",
        "executionMode": "loop",
        "inputField": "movements",
        "outputPath": "found",
        "inputs": [{"id": "when", "name": "when"}],
        "outputs": [{"id": "code", "name": "code", "field": "code"}],
        "rules": rules,
    }
    place = {"x": 0, "y": 0}
    return zen.ZenEngine().create_decision(
        json.dumps(
            {
                "nodes": [
                    {"id": "in", "name": "in", "type": "inputNode", "position": place},
                    {"id": "table", "name": "table", "type": "decisionTableNode", "content": table, "position": place},
                    {"id": "out", "name": "out", "type": "outputNode", "position": place},
                ],
                "edges": [
                    {"id": "1", "type": "edge", "sourceId": "in", "targetId": "table"},
                    {"id": "2", "type": "edge", "sourceId": "table", "targetId": "out"},
                ],
            }
        )
    )


def _facts(name: str) -> dict[str, Any]:
    traits = BY_NAME[name.lower()].exercise.traits
    return {
        "posture": str(traits.posture),
        "spine": sorted(map(str, traits.spine_motion)),
        "load": str(traits.leg_load),
        "effort": str(traits.effort),
        "aim": str(traits.aim),
    }


def rivals() -> dict[str, Callable[[bytes], Any]]:
    """What each rival does with the bytes of a document."""
    converter, schema, decisions = cattrs.Converter(), sr.json_schema(), _decisions()
    valid = jsonschema_rs.validator_for(schema).is_valid

    def judged_by_zen(data: bytes) -> Any:
        sessions = msgspec.json.decode(data)["sessions"]
        names = [item["exercise"]["name"] for session in sessions for item in session["prescriptions"]]
        return decisions.evaluate({"movements": list(map(_facts, names))})

    return {
        "msgspec, typed decode": msgspec.json.Decoder(sr.Routine).decode,
        "msgspec, untyped decode": msgspec.json.decode,
        "cattrs, decode and structure": lambda data: converter.structure(msgspec.json.decode(data), PlainRoutine),
        "jsonschema-rs, decode and validate": lambda data: valid(msgspec.json.decode(data)),
        "zen-engine, decode and six rules": judged_by_zen,
        "pydantic, rules by hand": lambda data: by_hand(data, reads_notes=False),
        "pydantic, rules by hand, notes by regex": by_hand,
    }
