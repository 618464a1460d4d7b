"""SR4xx: in what manner a movement is done."""

from collections.abc import Iterator
from functools import cache

from stenosis_routines.rules.amounts import QUICK_S
from stenosis_routines.rules.dose import with_fewer
from stenosis_routines.rules.rulebook import (
    Applicability,
    Example,
    Fault,
    Item,
    Mend,
    Remedy,
    RemedyKind,
    Rule,
    Severity,
    Subject,
)

__all__ = ["TECHNIQUE_RULES"]

# SR401


def _push_through_pain(words: str, path: str | None = None) -> Fault:
    remedy = Remedy(kind=RemedyKind.REMOVE, key="instead.stop_instead", applicability=Applicability.REVIEW)
    return Fault(key="finding.SR401.asks", params={"words": words}, remedy=remedy, path=path)


def _pain_in_a_prescription(item: Item) -> Iterator[Fault]:
    if words := item.said.get("push_through"):
        yield _push_through_pain(words)


def _pain_in_the_routine(subject: Subject) -> Iterator[Fault]:
    for path, words in subject.says("push_through"):
        yield _push_through_pain(words, path)


PUSH_THROUGH_PAIN = Rule(
    code="SR401",
    name="push-through-pain",
    severity=Severity.ERROR,
    summary="guidance or notes that ask the person to go on in spite of pain",
    rationale=(
        "The article warns that forcing oneself through hard training can do more harm than good, and asks to stop "
        "at once when pain gets worse. Read in English and Korean, and in part in other languages: what is not found "
        "there is not understood (SR608), and does not pass."
    ),
    citations=("A21", "A20"),
    each=_pain_in_a_prescription,
    whole=_pain_in_the_routine,
    topic="push_through",
    examples=(
        Example(fires=True, routine="session,exercise,notes\nA,Lying ankle pump,no pain no gain\n"),
        Example(fires=True, routine="session,exercise,notes\nA,Lying ankle pump,통증을 참고 계속하세요\n"),
        Example(fires=False, routine="session,exercise,notes\nA,Lying ankle pump,do not push through pain\n"),
    ),
)

# SR402


@cache
def _slowly() -> Remedy:
    return Remedy(kind=RemedyKind.ADJUST_DOSE, key="instead.slowly", applicability=Applicability.REVIEW)


def _asks_for_speed(words: str, path: str | None = None) -> Fault:
    return Fault(key="finding.SR402.asks", params={"words": words}, remedy=_slowly(), path=path)


def _uncontrolled_movement(item: Item) -> Iterator[Fault]:
    pace = item.prescription.dose.seconds_per_rep
    if pace is not None and pace < QUICK_S:
        yield Fault(key="finding.SR402.quick", params={"seconds": pace}, remedy=_slowly())
    elif words := item.said.get("uncontrolled"):
        yield _asks_for_speed(words)


def _speed_in_the_routine(subject: Subject) -> Iterator[Fault]:
    for path, words in subject.says("uncontrolled"):
        yield _asks_for_speed(words, path)


def _slower(item: Item) -> Mend | None:
    """Slower, and so much fewer that it takes no longer."""
    from fractions import Fraction  # imported here because a check needs none

    pace = item.dose.seconds_per_rep
    if pace is None or pace >= QUICK_S:
        return None
    return with_fewer(item, Fraction(pace) / QUICK_S, seconds_per_rep=QUICK_S)


UNCONTROLLED_MOVEMENT = Rule(
    code="SR402",
    name="uncontrolled-movement",
    severity=Severity.WARNING,
    summary="bouncing, swinging or a fast tempo where slow is asked for",
    rationale="The article asks to lower the leg slowly and under control, without straining the lower back.",
    citations=("A17", "A16"),
    each=_uncontrolled_movement,
    whole=_speed_in_the_routine,
    mends=_slower,
    topic="uncontrolled",
    examples=(
        Example(fires=True, routine="session,exercise,notes\nA,Supine slight leg raise,swing the leg up\n"),
        Example(fires=False, routine="session,exercise,notes\nA,Supine slight leg raise,do not swing the leg\n"),
    ),
)

TECHNIQUE_RULES = (PUSH_THROUGH_PAIN, UNCONTROLLED_MOVEMENT)
