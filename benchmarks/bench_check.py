"""Native bytes to report: beside the bare decode of the same bytes, and beside pydantic models with rules by hand."""

from typing import Annotated, Literal

import msgspec
import pytest
from pydantic import BaseModel, ConfigDict, Field

import stenosis_routines as sr
from stenosis_routines.formats import native

NAMES = ("Knee to chest", "Ankle flexion", "Barbell squat", "Pelvic rocking", "Bridge", "Bench press")


def document(count):
    items = tuple(
        sr.Prescription(
            sr.Exercise(name=NAMES[n % len(NAMES)]),
            sr.Dose(sets=3, reps=(8, 12), per_side=True, rest_s=60, times_per_day=1, days_per_week=7),
            "slowly, under control",
        )
        for n in range(count)
    )
    sessions = tuple(sr.Session(f"Day {n // 6}", items[n : n + 6]) for n in range(0, count, 6))
    return sr.dumps(sr.Routine("Bench", sessions, ("Ask your doctor.", "Stop if pain gets worse."))).encode()


DATA = document(36)


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


def by_hand(data):
    """The rules that fire on these documents, as an app would write them without a library."""
    routine = Routine.model_validate_json(data)
    findings = []
    total = training = 0.0
    for i, session in enumerate(routine.sessions):
        for j, item in enumerate(session.prescriptions):
            entry = sr.catalogue.named(item.exercise.name)
            place = f"/sessions/{i}/prescriptions/{j}"
            dose = item.dose
            reps = dose.reps if isinstance(dose.reps, int) else dose.reps[1] if dose.reps else 10
            seconds = (dose.sets or 1) * reps * 3 * (2 if dose.per_side else 1) * (dose.times_per_day or 1)
            total += seconds
            if entry is None:
                findings.append({"code": "SR601", "path": place, "severity": "warning", "message": "not known"})
                continue
            traits = entry.exercise.traits
            if traits.posture == "standing" or traits.upright_phase:
                findings.append({"code": "SR101", "path": place, "severity": "error", "message": "on the feet"})
            if "extension" in traits.spine_motion:
                findings.append({"code": "SR102", "path": place, "severity": "error", "message": "extends"})
            if traits.leg_load == "heavy":
                findings.append({"code": "SR103", "path": place, "severity": "error", "message": "heavy load"})
            if traits.aim in ("strength", "cardio", "power"):
                training += seconds
                if traits.posture == "supine" and "extension" not in traits.spine_motion:
                    findings.append({"code": "SR204", "path": place, "severity": "warning", "message": "strength"})
            if traits.effort == "strenuous":
                findings.append({"code": "SR202", "path": place, "severity": "error", "message": "strenuous"})
            if entry.exercise.id == "knee-to-chest":
                amount = (dose.sets or 1) * reps
                if not 10 <= amount <= 20:
                    findings.append({"code": "SR302", "path": place, "severity": "warning", "message": "dose"})
            if entry.exercise.id == "pelvic-rocking" and (dose.times_per_day or 0) < 5:
                findings.append({"code": "SR301", "path": place, "severity": "warning", "message": "seldom"})
    if training * 2 >= total:
        findings.append({"code": "SR201", "path": "", "severity": "error", "message": "strength"})
    severities = {finding["severity"] for finding in findings}
    return "unsuitable" if "error" in severities else "needs_review" if findings else "suitable"


DECODE = msgspec.json.Decoder(sr.Routine).decode


@pytest.mark.benchmark(group="36 prescriptions")
def test_bare_decode_into_the_values(benchmark):
    benchmark(DECODE, DATA)


@pytest.mark.benchmark(group="36 prescriptions")
def test_read(benchmark):
    benchmark(native.read, DATA)


@pytest.mark.benchmark(group="36 prescriptions")
def test_bytes_to_report(benchmark):
    assert benchmark(lambda: sr.check(native.read(DATA))).verdict == "unsuitable"


@pytest.mark.benchmark(group="36 prescriptions")
def test_pydantic_and_rules_by_hand(benchmark):
    assert benchmark(by_hand, DATA) == "unsuitable"
