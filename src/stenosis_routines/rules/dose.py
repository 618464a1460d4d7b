"""SR3xx: how much, how often and on which side."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from stenosis_routines.exercise import Aim, Region
from stenosis_routines.language.amounts import LONG_MIN
from stenosis_routines.language.asked import asked, most
from stenosis_routines.routine import GENERATED
from stenosis_routines.rules.amounts import (
    FEWEST,
    LONG_S,
    MOST,
    MOST_BREATH_S,
    TIMES,
    amounts_of,
    dose_seconds,
    is_repeated,
    most_hold_s,
    repetitions_at_once,
)
from stenosis_routines.rules.days import is_in_any_week, is_week
from stenosis_routines.rules.rulebook import (
    Applicability,
    Example,
    Fault,
    Finding,
    Item,
    May,
    Mend,
    Remedy,
    RemedyKind,
    Rule,
    Severity,
    Subject,
)
from stenosis_routines.rules.said_dose import said_dose
from stenosis_routines.rules.sentence import Fact
from stenosis_routines.rules.substitute import no_longer, shorter_hold

if TYPE_CHECKING:
    from fractions import Fraction

__all__ = [
    "DOSE_RULES",
    "counted_as",
    "with_fewer",
]


@lru_cache(maxsize=64)
def _adjust(key: str, applicability: Applicability = Applicability.REVIEW, **facts: Fact) -> Remedy:
    return Remedy(kind=RemedyKind.ADJUST_DOSE, key=f"instead.{key}", params=facts, applicability=applicability)


# SR301


def _pelvic_rocking_too_seldom(item: Item) -> Iterator[Fault]:
    if item.is_movement("pelvic-rocking"):
        times = item.prescription.dose.times_per_day
        if times is None:
            yield Fault(key="finding.SR301.unknown", remedy=_adjust("five_times"))
        elif times < TIMES:
            yield Fault(key="finding.SR301.seldom", params={"times": times}, remedy=_adjust("five_times"))


def _five_times_a_day(item: Item) -> Mend | None:
    """The repetitions of the day in five practices (A15): two times ten become five times four."""
    dose = item.dose
    amount = repetitions_at_once(dose)
    if amount is None or dose.hold_s:
        return None
    low, high = amount
    each = (low if high is None else high) * (dose.times_per_day or 1) // 5
    sets = None if dose.sets is None else 1
    return no_longer(item, item.with_dose(sets=sets, reps=each, times_per_day=5)) if each else None


PELVIC_ROCKING_TOO_SELDOM = Rule(
    code="SR301",
    name="pelvic-rocking-too-seldom",
    severity=Severity.WARNING,
    summary="pelvic rocking fewer than five times a day, or unknown how often",
    rationale="The article asks for the pelvis to be rocked at least five times a day.",
    citations=("A15",),
    each=_pelvic_rocking_too_seldom,
    mends=_five_times_a_day,
    examples=(
        Example(fires=True, routine="session,exercise,reps,times_per_day\nMorning,Pelvic rocking,10,2\n"),
        Example(fires=True, routine="session,exercise,reps\nMorning,Pelvic rocking,10\n"),
        Example(fires=False, routine="session,exercise,reps,times_per_day\nMorning,Pelvic rocking,10,5\n"),
    ),
)

# SR302


def _knee_to_chest_dose(item: Item) -> Iterator[Fault]:
    if not item.is_movement("knee-to-chest"):
        return
    amount = repetitions_at_once(item.prescription.dose)
    if amount is None:
        yield Fault(key="finding.SR302.unknown", remedy=_adjust("ten_to_twenty"))
        return
    low, high = amount
    if low < FEWEST or high is None or high > MOST:
        key = "no_end" if high is None else "exact" if low == high else "range"
        facts: dict[str, Fact] = {"low": low} if high is None or low == high else {"low": low, "high": high}
        remedy = _adjust("ten_to_twenty", _less_is_safe(low, high))
        yield Fault(key=f"finding.SR302.{key}", params=facts, remedy=remedy)


def _less_is_safe(low: int, high: int | None) -> Applicability:
    """Doing less is safe to apply unseen; doing more is for a person to decide."""
    return Applicability.SAFE if low >= FEWEST and (high is None or high > MOST) else Applicability.REVIEW


def _ten_to_twenty(item: Item) -> Mend | None:
    """The repetitions of all sets together within 10-20 (A16), with as many sets as there were if that can be."""
    dose = item.dose
    sets, amount = dose.sets or 1, repetitions_at_once(dose)
    if dose.reps_range is None or amount is None:
        return None if dose.hold_s else no_longer(item, item.with_dose(sets=1, reps=10))
    applicability = _less_is_safe(*amount)
    if sets > 20:
        return no_longer(item, item.with_dose(sets=1, reps=(10, 20)), applicability)
    fewest, most = -(-10 // sets), 20 // sets
    low, high = (most if n is None else min(max(n, fewest), most) for n in dose.reps_range)
    return no_longer(item, item.with_dose(reps=low if low == high else (low, high)), applicability)


KNEE_TO_CHEST_DOSE = Rule(
    code="SR302",
    name="knee-to-chest-dose",
    severity=Severity.WARNING,
    summary="knee to chest outside 10-20 repetitions for each side, or unknown how many",
    rationale="The article asks for 10 to 20 repetitions for each side. The repetitions of all sets are added up.",
    citations=("A16",),
    each=_knee_to_chest_dose,
    mends=_ten_to_twenty,
    examples=(
        Example(fires=True, routine="session,exercise,sets,reps,per_side\nMorning,Knee to chest,3,20,yes\n"),
        Example(fires=True, routine="session,exercise,sets,hold_s\nMorning,Knee to chest,1,20\n"),
        Example(fires=False, routine="session,exercise,sets,reps,per_side\nMorning,Knee to chest,2,5,yes\n"),
    ),
)

# SR303


def _one_side_only(item: Item) -> Iterator[Fault]:
    per_side = item.prescription.dose.per_side
    if per_side or item.recognition.one_sided is not True:
        return
    remedy = _adjust("each_side")
    if per_side is None:
        yield Fault(key="finding.SR303.unknown", remedy=remedy, severity=Severity.INFO)
    else:
        yield Fault(key="finding.SR303.one_side", remedy=remedy)


def _each_side(item: Item) -> Mend | None:
    """Half of the repetitions for each side (A16, A17)."""
    from fractions import Fraction  # imported here because a check needs none

    return with_fewer(item, Fraction(1, 2), per_side=True)


def with_fewer(item: Item, share: "Fraction", **changes: Any) -> Mend | None:
    """A share of the repetitions with other values in the dose, if at least one is left, and ten of knee to chest."""
    reps = item.dose.reps_range
    if reps is None:
        return None
    low, high = (None if n is None else int(n * share) for n in reps)
    if not low:
        return None
    after = item.with_dose(reps=low if low == high else (low, high), **changes)
    too_few = any(_knee_to_chest_dose(item.prescribed(after)))  # A16
    return None if too_few else no_longer(item, after)


ONE_SIDE_ONLY = Rule(
    code="SR303",
    name="one-side-only",
    severity=Severity.WARNING,
    summary="a movement that alternates, not prescribed for each side",
    rationale="The article describes these movements as one leg and then the other.",
    citations=("A16", "A17"),
    each=_one_side_only,
    mends=_each_side,
    examples=(
        Example(fires=True, routine="session,exercise,reps,per_side\nMorning,Knee to chest,10,no\n"),
        Example(fires=False, routine="session,exercise,reps,per_side\nMorning,Knee to chest,10,yes\n"),
    ),
)

# SR304

#: The joints that the article's four movements cover (A13).
_JOINTS = (Region.PELVIS, Region.KNEE, Region.HIP, Region.ANKLE)


def _joints_left_out(subject: Subject) -> Iterator[Fault]:
    if subject.routine.source != GENERATED:
        return
    covered = frozenset[Region]().union(*(item.recognition.regions for item in subject.items))
    missing = tuple(joint.value for joint in _JOINTS if joint not in covered)
    if missing:
        yield Fault(key="finding.SR304.missing", params={"joints": missing})


_NO_KNEES = (
    '{{"format": "stenosis-routines/1", "title": "Short", "source": "{}", "sessions": '
    '[{{"title": "A", "prescriptions": [{{"exercise": {{"name": "Lying ankle point and flex"}}}}]}}]}}'
)

JOINTS_LEFT_OUT = Rule(
    code="SR304",
    name="joints-left-out",
    severity=Severity.INFO,
    summary="a routine made by this library that misses pelvis, knees, hips or ankles",
    rationale=(
        "The article's four movements cover these four together. A routine that this library made, as its source says, "
        "names what it leaves out. Routines that others wrote for another purpose are not held to it."
    ),
    citations=("A13",),
    whole=_joints_left_out,
    examples=(
        Example(fires=True, routine=_NO_KNEES.format("stenosis_routines")),
        Example(fires=False, routine=_NO_KNEES.format("another app")),
    ),
)

# SR305


def _not_daily(subject: Subject) -> Iterator[Fault]:
    days = [d for item in subject.items if (d := item.prescription.dose.days_per_week) is not None]
    if days and max(days) < 7:
        yield Fault(key="finding.SR305.seldom", params={"days": max(days)}, remedy=_adjust("every_day"))


NOT_DAILY = Rule(
    code="SR305",
    name="not-daily",
    severity=Severity.INFO,
    summary="practised on fewer than seven days a week",
    rationale="The article speaks of regular practice at home and gives its doses by the day.",
    citations=("A14",),
    whole=_not_daily,
    examples=(
        Example(fires=True, routine="session,exercise,reps,days_per_week\nA,Lying ankle pump,10,3\n"),
        Example(fires=False, routine="session,exercise,reps,days_per_week\nA,Lying ankle pump,10,7\n"),
    ),
)

# What is done on one day counts together.


def counted_as(item: Item) -> str | None:
    """The movement that its dose counts for, in a form that can be compared; ``None``: its dose decides on nothing."""
    counting = item.counting
    return counting.movement if counting.passes or item.is_supervised else None


def _more_than(most: Sequence[float], items: Sequence[Item], amounts: Sequence[float]) -> Iterator[tuple[int, ...]]:
    """The numbers of the prescriptions of one movement on one day whose amounts come to more than its most.

    What has no amount is left out. The most, as the amounts, is that of each prescription.
    """
    found: dict[str, list[int]] = {}
    for number, item in enumerate(items):
        if amounts[number] and (movement := counted_as(item)) is not None:
            found.setdefault(movement, []).append(number)
    for numbers in found.values():
        limit = min(map(most.__getitem__, numbers))
        if sum(map(amounts.__getitem__, numbers)) > limit:
            yield from _more_on_one_day(limit, items, amounts, numbers)


def _more_on_one_day(
    limit: float, items: Sequence[Item], amounts: Sequence[float], numbers: Iterable[int]
) -> Iterator[tuple[int, ...]]:
    """As ``_more_than``, of one movement.

    What names no day may be done on any: it counts on each day that is named, after what names the day. What names a
    week alone counts on each day that names no week.
    """
    amount, days = amounts.__getitem__, dict[str, list[int]]()
    for number in numbers:
        for day in items[number].days or ("",):
            days.setdefault(day, []).append(number)
    on_any = days.pop("", [])
    weekly = on_any + list(dict.fromkeys(number for day in days if is_week(day) for number in days[day]))
    sums = [sum(map(amount, numbers)) for numbers in (on_any, weekly)]
    met = set[tuple[int, ...]]()
    for day, same in days.items() or [("", list[int]())]:
        in_any_week = is_in_any_week(day)
        if sum(map(amount, same)) + sums[in_any_week] > limit:
            together = (*same, *(weekly if in_any_week else on_any))
            if together not in met:  # "Weeks 1-4" names four
                met.add(together)
                yield together


# SR306


def _seconds(item: Item) -> float:
    """The active time of a day, in seconds, with what the texts ask for."""
    said = said_dose(item)
    return max(dose_seconds(said.dose), said.lasts_s * (said.dose.times_per_day or 1))


def _very_long_practice(item: Item) -> Iterator[Fault]:
    seconds = _seconds(item)
    if seconds > LONG_S:
        yield Fault(key="finding.SR306.long", params={"minutes": seconds / 60}, remedy=_adjust("little"))


def _very_long_together(subject: Subject) -> Iterator[Fault]:
    """The same over several prescriptions of one day, none of which is too long by itself."""
    amounts = [_seconds(item) if item.texts_ask else item.amounts.seconds for item in subject.items]
    if sum(amounts) <= LONG_S:
        return
    for same in _more_than([LONG_S] * len(amounts), subject.items, amounts):
        seconds, first = [amounts[number] for number in same], subject.items[same[0]]
        if max(seconds) <= LONG_S:
            facts: dict[str, Fact] = {"name": first.exercise.name, "minutes": sum(seconds) / 60}
            yield Fault(key="finding.SR306.together", params=facts, remedy=_adjust("little"), path=first.path)


def _very_long_session(subject: Subject) -> Iterator[Fault]:
    texts = ((path, asked(text)) for path, text in subject.texts())
    for path, said in (*texts, *((path, title.asks) for path, title in subject.labels)):
        minutes = most(said, "lasts_s") / 60 if said else 0
        if minutes > LONG_MIN:
            yield Fault(key="finding.SR306.all", params={"minutes": minutes}, remedy=_adjust("little"), path=path)


def _very_long_in_all(subject: Subject) -> Iterator[Fault]:
    yield from _very_long_together(subject)
    yield from _very_long_session(subject)


VERY_LONG_PRACTICE = Rule(
    code="SR306",
    name="very-long-practice",
    severity=Severity.WARNING,
    summary="more than an hour a day of one movement, or a text that asks for more than an hour",
    rationale=(
        "The article lets function come back little by little, one gentle movement at a time. Active time is sets "
        "x repetitions x seconds, sides and times a day counted, and added up over all that names the same movement on "
        "one day (SR307 says which); the hour is our reading. What a name, a note or a title asks for counts where it "
        "is more than the dose, and so does a time for all of the movements."
    ),
    citations=("A10", "A23"),
    each=_very_long_practice,
    whole=_very_long_in_all,
    examples=(
        Example(fires=True, routine="session,exercise,sets,reps,times_per_day\nA,Lying ankle pump,50,1000,5\n"),
        Example(fires=True, routine="session,exercise,hold_s\nAM,Constructive rest,1900\nPM,Constructive rest,1900\n"),
        Example(fires=True, routine="session,exercise,reps\nA (2 hours),Lying ankle pump,10\n"),
        Example(fires=False, routine="session,exercise,sets,reps,times_per_day\nA,Lying ankle pump,2,20,5\n"),
    ),
)

# SR307


def _a_side(item: Item) -> int:
    """The repetitions a side over the whole day, with what the texts ask for; 0 where they have no upper count."""
    return amounts_of(said_dose(item).dose, item.counting.sides).repetitions


def _too_often(items: Sequence[Item]) -> Iterator[tuple[Item, int, tuple[int, ...]]]:
    """What is done together more often in a day, on a side, than is gentle: the first, how often, and all numbers."""
    amounts = [_a_side(item) if item.texts_ask else item.amounts.repetitions for item in items]
    for same in _more_than([item.counting.most for item in items], items, amounts):
        yield items[same[0]], sum([amounts[number] for number in same]), same


def _too_many_a_day(subject: Subject) -> Iterator[Fault]:
    for first, count, _ in _too_often(subject.items):
        facts: dict[str, Fact] = {"name": first.exercise.name, "count": count}
        remedy = _adjust("at_most", Applicability.SAFE, count=first.counting.most)
        yield Fault(key="finding.SR307.many", params=facts, remedy=remedy, path=first.path)


def _held_too_long(item: Item) -> Iterator[Fault]:
    said = said_dose(item)
    most_s = most_hold_s(item.recognition)
    if said.hold_s <= most_s or counted_as(item) is None:
        return
    # Walking and resting go on for a time; nothing is held. Each of several breaths is.
    is_breath = most_s == MOST_BREATH_S and is_repeated(said.dose)
    if is_breath or item.traits.aim not in (Aim.RELAXATION, Aim.CARDIO):
        remedy = _adjust("hold_at_most", Applicability.SAFE, seconds=most_s)
        yield Fault(key="finding.SR307.held", params={"seconds": said.hold_s}, remedy=remedy)


def _held_less(item: Item) -> Mend | None:
    most_s = most_hold_s(item.recognition)
    return no_longer(item, item.with_dose(hold_s=shorter_hold(item.dose.hold_s, most_s)), Applicability.SAFE)


def _fewer_a_day(finding: Finding, items: Sequence[Item], may: May) -> Iterator[tuple[int, Mend]]:
    """Lowers the repetitions of what is done too often in a day, the first least; what is too much then goes."""
    for first, _, same in _too_often(items):
        if first.path != finding.path:
            continue
        left = first.counting.most
        for number in same:
            item = items[number]
            mend = _lowered(item, left) if item.amounts.repetitions > left else None  # no mend for a text
            if mend is not None and may(item, mend):
                yield number, mend
                left -= 0 if mend.after is None else item.prescribed(mend.after).amounts.repetitions
            else:
                left -= min(left, item.amounts.repetitions)


def _lowered(item: Item, most: int) -> Mend:
    """At most so many repetitions a side a day, and never more at a time than before.

    Fewer repetitions where that leaves enough of them, else fewer practices; out where not even one is left.
    """
    dose = item.dose
    low, high = dose.reps_range or (1, 1)
    sets, times = dose.sets or 1, dose.times_per_day or 1
    least = 10 if item.is_movement("knee-to-chest") else 1  # A16
    if most < least:
        return Mend(RemedyKind.REMOVE, None)  # its session may be empty then, which a person should see
    reps = most // (sets * times)
    if reps < least:
        reps = min(low if high is None else high, most)
        sets = min(sets, most // reps)
        times = min(times, most // (reps * sets))
    fewer = item.with_dose(
        reps=reps,
        sets=None if dose.sets is None else sets,
        times_per_day=None if dose.times_per_day is None else times,
    )
    return Mend(RemedyKind.ADJUST_DOSE, fewer, Applicability.SAFE)


OVER_DOSED = Rule(
    code="SR307",
    name="over-dosed",
    severity=Severity.WARNING,
    summary="more repetitions of one movement in a day, or a longer hold, than gentle practice has",
    rationale=(
        "The article asks for 10 to 20 repetitions of knee to chest, for raising the leg only a little, and for "
        "function to come back little by little. More than 20 a side of knee to chest over the whole day, or 20 with "
        "both legs, more than 100 a side of another lying movement, a hold of more than a minute of what is not "
        "relaxation, or of more than 20 seconds of each of several breaths is more than that; the numbers but the "
        "first are ours. What a name, a note or a title asks for counts where it is more than the dose. Sessions whose "
        "titles name different days or weeks are different days; what names none counts on each of them."
    ),
    citations=("A16", "A17", "A23"),
    each=_held_too_long,
    whole=_too_many_a_day,
    mends=_held_less,
    mends_whole=_fewer_a_day,
    examples=(
        Example(fires=True, routine="session,exercise,sets,reps\nA,Lying ankle pump,1,1000\n"),
        Example(fires=True, routine="session,exercise,reps,per_side,times_per_day\nA,Knee to chest,20,yes,10\n"),
        Example(fires=True, routine="session,exercise,reps\nA,Double knee to chest,50\n"),
        Example(fires=True, routine="session,exercise,reps,hold_s\nA,Lying hamstring stretch with strap,1,90\n"),
        Example(fires=True, routine="session,exercise,reps,hold_s\nA,Supine breathing,10,60\n"),
        Example(fires=True, routine="session,exercise,reps,per_side,notes\nA,Knee to chest,20,yes,4 times a day\n"),
        Example(
            fires=False,
            routine="session,exercise,reps,per_side\nMonday,Knee to chest,20,yes\nTuesday,Knee to chest,20,yes\n",
        ),
    ),
)


DOSE_RULES = (
    PELVIC_ROCKING_TOO_SELDOM,
    KNEE_TO_CHEST_DOSE,
    ONE_SIDE_ONLY,
    JOINTS_LEFT_OUT,
    NOT_DAILY,
    VERY_LONG_PRACTICE,
    OVER_DOSED,
)
