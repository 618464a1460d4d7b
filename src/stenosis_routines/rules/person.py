"""SR5xx: what the person needs - advice, guidance first, and no movement that they leave out."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from stenosis_routines._data import toml_once
from stenosis_routines._wording import one_line, text_key
from stenosis_routines.answers import Answers, ConditionMeaning, Question, QuestionKind
from stenosis_routines.catalogue import normalise
from stenosis_routines.citation import Citation, cite
from stenosis_routines.conditions import Group, days_ago, groups, named_groups
from stenosis_routines.errors import MedicalGuidanceRequired, echo
from stenosis_routines.language.names import is_cjk
from stenosis_routines.language.topics import said
from stenosis_routines.profile import Clearance, Condition, Profile, RedFlag, SymptomSeverity, Trend
from stenosis_routines.recognise import recognise
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
from stenosis_routines.rules.sentence import Fact, sentence
from stenosis_routines.speech import URGENCY, advice, spoken

__all__ = [
    "EVERY_ROUTINE",
    "PERSON_RULES",
    "Need",
    "excluded",
    "guidance_needed",
    "has_supervisor",
    "is_excluded",
    "lapses",
    "seen_first",
    "sign_topic",
]

#: The advice that every routine gives, in this order: ask before you start (A24), stop when it gets worse (A20).
EVERY_ROUTINE = ("consult", "stop")

_ROCKING = "session,exercise,reps,times_per_day\nMorning,Pelvic rocking,10,5\n"
_WITH_ADVICE = (
    "session,exercise,reps,notes\n"
    'Morning,Lying ankle pump,10,"Ask your doctor before you start. Stop at once if the pain gets worse."\n'
)


def _guidance(key: str) -> Remedy:
    return Remedy(kind=RemedyKind.ADD_GUIDANCE, key=key, applicability=Applicability.SAFE)


def _says(subject: Subject, topic: str) -> bool:
    return any(said(topic, text) for text in subject.routine.guidance) or any(topic in i.said for i in subject.items)


# SR501


def _no_stop_rule(subject: Subject) -> Iterator[Fault]:
    if not _says(subject, "stop"):
        yield Fault(key="finding.SR501.missing", remedy=_guidance("instead.stop"))


NO_STOP_RULE = Rule(
    code="SR501",
    name="no-stop-rule",
    severity=Severity.INFO,
    summary="does not tell the person when to stop",
    rationale=(
        "The article asks to stop at once, and to ask for medical guidance, when symptoms are severe or pain gets "
        "worse during exercise. Read in the texts of all seven languages."
    ),
    citations=("A20",),
    whole=_no_stop_rule,
    advice="stop",
    examples=(Example(fires=True, routine=_ROCKING), Example(fires=False, routine=_WITH_ADVICE)),
)

# SR502


def _no_consult_advice(subject: Subject) -> Iterator[Fault]:
    if not _says(subject, "consult"):
        yield Fault(key="finding.SR502.missing", remedy=_guidance("instead.consult"))


NO_CONSULT_ADVICE = Rule(
    code="SR502",
    name="no-consult-advice",
    severity=Severity.INFO,
    summary="does not tell the person to ask a health-care provider first",
    rationale="The article asks for a health-care provider to be consulted before any programme.",
    citations=("A24",),
    whole=_no_consult_advice,
    advice="consult",
    examples=(Example(fires=True, routine=_ROCKING), Example(fires=False, routine=_WITH_ADVICE)),
)

# What needs guidance first


class Need(NamedTuple):
    """A reason why a health-care provider must be asked before any exercise."""

    #: The code of the rule that finds it.
    code: str
    severity: Severity
    #: The key of its words in data/speech, and their facts.
    key: str
    facts: Mapping[str, Fact]
    #: The topic of the advice that goes with it.
    topic: str
    citation: Citation
    #: The question that an expert can settle, for a condition that is not known.
    question: Question | None = None

    @property
    def is_error(self) -> bool:
        """Whether a source advises against exercise until then."""
        return self.severity is Severity.ERROR

    def in_words(self, language: str | None = None) -> str:
        """It in the person's language: lower case, no full stop."""
        return sentence(self.key, spoken(language), **self.facts)

    def fault(self, key: str, ask: str) -> Fault:
        """What the rule yields: the keys of what it says, and of whom to ask."""
        return Fault(
            key=key,
            params=self.facts,
            remedy=Remedy(kind=RemedyKind.ASK, key=ask),
            severity=self.severity,
            questions=() if self.question is None else (self.question,),
            citation=self.citation,
        )


def guidance_needed(profile: Profile, today: date | None = None, answers: Answers | None = None) -> tuple[Need, ...]:
    """Why this person must ask a health-care provider first, the most urgent first; empty for anyone else.

    The one answer to that question: SR503, SR504 and SR506 report it, and ``build_plan``, ``repair``, ``advance`` and
    ``SessionMonitor`` ask it. ``today`` is the day to judge conditions and clearance on; ``None`` means the current
    date.
    """
    if today is None and (profile.clearance is not None or profile.conditions):
        today = date.today()
    clearance = profile.cleared
    if clearance is not None and (today is None or not clearance.counts_on(today)):
        clearance = None
    is_cleared = clearance is not None and clearance.is_general
    needs = [*_signs(profile, is_cleared), *(() if is_cleared else _symptoms(profile))]
    for text in profile.conditions:
        need = None if today is None else _condition(Condition.of(text), today, clearance, answers)
        if need is not None:
            needs.append(need)
    return tuple(needs)


def seen_first(needs: Iterable[Need], language: str | None) -> MedicalGuidanceRequired | None:
    """The error for a person with these needs; ``None`` if there are none."""
    needs = tuple(needs)
    if not needs:
        return None
    topic = min((need.topic for need in needs), key=URGENCY.index)
    return MedicalGuidanceRequired(tuple(need.in_words(language) for need in needs), advice(topic, language))


def lapses(profile: Profile) -> tuple[date, ...]:
    """The first days on which the person's clearance counts no more, in order: for anything, or for a condition."""
    clearance = profile.cleared
    if clearance is None:
        return ()
    conditions = map(Condition.of, profile.conditions)
    covered = (_last_covered(clearance, one, tuple(groups(one_line(one.what)) or ())) for one in conditions)
    lasts = {last for last in (clearance.until, *covered) if last is not None and last != date.max}
    return tuple(last + timedelta(days=1) for last in sorted(lasts))


def has_supervisor(profile: Profile, today: date | None) -> bool:
    """Whether a clinician is named who cleared the person for exercise, and whose word counts on that day.

    What names a clinician, and how long a clearance without a last day counts, data/rulebooks/supervised.toml says.
    """
    clearance = profile.cleared
    if clearance is None or clearance.who is None or today is None:
        return False
    days = toml_once("rulebooks/supervised")["clinician"]["days"]
    is_recent = clearance.until is not None or (today - clearance.day).days <= days
    return is_recent and clearance.is_general and clearance.counts_on(today) and _names_clinician(clearance.who)


def _names_clinician(who: str) -> bool:
    """Whether it is a profession with a name, and nothing else that could take it back.

    "Dr. Lee" is one; "my doctor", "Anna", "waiting for Dr. Lee" and "Dr. Lee?" are not.
    """
    text = re.sub(r"^An? ", "", unicodedata.normalize("NFKC", who).strip())  # "A doctor"; "Dr. A" has a name
    rest, professions = _profession().subn(" ", text)
    words = [word for word in _WORD_OR_SIGN.findall(rest) if word.casefold() not in _clinician_words("beside")]
    return professions > 0 and bool(words) and all(map(_is_name, words))


#: A word, such as "Min-su" or "O'Neil"; or a sign that is neither a number nor usual beside names.
_WORD_OR_SIGN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[^\w\s.,;:'’()/&+·-]")


def _is_name(word: str) -> bool:
    """Whether it may be a name: it has no small letter at its beginning, and no part of it names nobody."""
    return word[0].isalpha() and not word[0].islower() and not any(map(_is_nobody, re.split(r"\W", word.casefold())))


def _is_nobody(part: str) -> bool:
    """Whether a word says that nobody is named; in scripts without blanks, whether it begins with such a word."""
    beginnings = {part[:length] for length in range(1, len(part))} if is_cjk(part) else set[str]()
    return not _clinician_words("nobody").isdisjoint({part, *beginnings})


@cache
def _profession() -> re.Pattern[str]:
    """The professions, the longest first; in Korean and Japanese with no particle behind them ("의사가 허락함")."""
    listed = sorted(_clinician_words("professions"), key=len, reverse=True)
    latin = "|".join(re.escape(word) for word in listed if not is_cjk(word))
    other = "|".join(re.escape(word) for word in listed if is_cjk(word))
    return re.compile(rf"\b(?:{latin})\b|(?:{other})(?:님|선생님)?(?![가-힣ぁ-ん])", re.IGNORECASE)


@cache
def _clinician_words(key: str) -> frozenset[str]:
    listed: str = toml_once("rulebooks/supervised")["clinician"][key]
    return frozenset(" ".join(words.split()) for words in listed.split(","))


def _needs(subject: Subject, code: str) -> Iterator[Need]:
    return (need for need in subject.needs if need.code == code)


# SR503


def _symptoms(profile: Profile) -> Iterator[Need]:
    if profile.severity is SymptomSeverity.SEVERE:
        yield Need(SYMPTOMS_NEED_GUIDANCE.code, Severity.ERROR, "refusal.severe", {}, "guidance", cite("A20"))
    if profile.trend is Trend.WORSENING:
        yield Need(SYMPTOMS_NEED_GUIDANCE.code, Severity.ERROR, "refusal.worsening", {}, "guidance", cite("A20"))


def _symptoms_need_guidance(subject: Subject) -> Iterator[Fault]:
    for need in _needs(subject, SYMPTOMS_NEED_GUIDANCE.code):
        what = need.key.removeprefix("refusal.")
        yield need.fault(f"finding.SR503.{what}", "instead.cleared")


SYMPTOMS_NEED_GUIDANCE = Rule(
    code="SR503",
    name="symptoms-need-guidance",
    severity=Severity.ERROR,
    summary="severe or worsening symptoms, and no clearance",
    rationale="The article sends people with severe, lasting or worsening symptoms to medical guidance first.",
    citations=("A20", "A24", "A21"),
    whole=_symptoms_need_guidance,
    examples=(
        Example(fires=True, routine=_ROCKING, profile=Profile(severity=SymptomSeverity.SEVERE)),
        Example(fires=True, routine=_ROCKING, profile=Profile(trend=Trend.WORSENING)),
        Example(
            fires=False,
            routine=_ROCKING,
            profile=Profile(severity=SymptomSeverity.SEVERE, clearance=date(2026, 1, 1)),
        ),
        Example(fires=False, routine=_ROCKING),
    ),
)

# SR504


def _tier(flag: RedFlag) -> str:
    tier: str = toml_once("red_flags")[flag]["tier"]
    return tier


def sign_topic(flags: Iterable[RedFlag]) -> str:
    """The topic of the advice for these signs: that of the most urgent."""
    return min(map(_tier, flags), key=URGENCY.index)


def _signs(profile: Profile, is_cleared: bool) -> Iterator[Need]:
    for flag in sorted(profile.red_flags, key=lambda flag: (URGENCY.index(_tier(flag)), flag)):
        tier, entry = _tier(flag), toml_once("red_flags")[flag]
        severity = Severity.WARNING if tier == "visit" else Severity.ERROR
        if not (tier == "visit" and is_cleared):
            source = Citation(entry["source"], "red flags", "R1", entry["says"])
            yield Need(RED_FLAG.code, severity, f"refusal.{tier}", {"sign": flag.value}, tier, source)


def _red_flag(subject: Subject) -> Iterator[Fault]:
    for need in _needs(subject, RED_FLAG.code):
        yield need.fault(f"finding.SR504.{need.topic}", f"instead.{need.topic}")


RED_FLAG = Rule(
    code="SR504",
    name="red-flag",
    severity=Severity.ERROR,
    summary="a sign that needs emergency care, or a doctor before any exercise",
    rationale=(
        "Beyond the article: hospital and clinic leaflets name signs of pressed nerves, infection, fracture or tumour. "
        "Some need emergency care now, some a doctor before any exercise; no clearance lifts these. A risk to ask "
        "about at the next visit is a warning, and a clearance lifts it. Each sign has its source and its tier in "
        "data/red_flags.toml."
    ),
    citations=("R1", "A24"),
    whole=_red_flag,
    examples=(
        Example(fires=True, routine=_ROCKING, profile=Profile(red_flags=frozenset({RedFlag.SADDLE_NUMBNESS}))),
        Example(fires=True, routine=_ROCKING, profile=Profile(red_flags=frozenset({RedFlag.LONG_TERM_STEROIDS}))),
        Example(fires=False, routine=_ROCKING),
    ),
)

# SR505


def excluded(profile: Profile, answers: Answers | None = None) -> frozenset[str]:
    """All that the movements are called which the person leaves out, in the form in which names are compared."""
    if not profile.excluded:
        return frozenset()
    meant = (recognise(name, answers=answers).exercise_id for name in profile.excluded)
    return frozenset(key for name in (*profile.excluded, *meant) if name and (key := normalise(name)))


def is_excluded(item: Item) -> bool:
    """Whether the person leaves the movement out."""
    return bool(item.excluded) and not item.excluded.isdisjoint(item.identities())


def _excluded_movement(item: Item) -> Iterator[Fault]:
    if is_excluded(item):
        remedy = Remedy(kind=RemedyKind.REMOVE, key="instead.left_out", applicability=Applicability.REVIEW)
        yield Fault(key="finding.SR505.excluded", remedy=remedy)


def _unknown_exclusion(subject: Subject) -> Iterator[Fault]:
    names = subject.profile.excluded
    called = frozenset[str]().union(*(item.identities() for item in subject.items)) if names else ()
    for name in names:
        if recognise(name, answers=subject.answers).exercise_id is None and normalise(name) not in called:
            ask = Remedy(kind=RemedyKind.ASK, key="instead.which")
            yield Fault(key="finding.SR505.unknown", params={"name": echo(name)}, remedy=ask)


def _taken_out(_: Item) -> Mend:
    return Mend(RemedyKind.REMOVE, None)


EXCLUDED_MOVEMENT = Rule(
    code="SR505",
    name="excluded-movement",
    severity=Severity.WARNING,
    summary="a movement that the profile leaves out",
    rationale="What hurts this person is to be left out, even where it suits others: the article stops at pain.",
    citations=("A20",),
    each=_excluded_movement,
    whole=_unknown_exclusion,
    mends=_taken_out,
    waivable=False,
    examples=(
        Example(fires=True, routine=_ROCKING, profile=Profile(excluded=("pelvic-rocking",))),
        Example(fires=False, routine=_ROCKING, profile=Profile(excluded=("knee-to-chest",))),
    ),
)

# SR506


def _condition(condition: Condition, today: date, clearance: Clearance | None, answers: Answers | None) -> Need | None:
    """Why a condition needs guidance first; ``None`` if it is over or harmless, or a clearance or an answer covers it.

    An answer that it is no obstacle does not count against a source that advises against exercise.
    """
    if condition.resolved is not None and condition.resolved <= today:
        return None
    what = one_line(condition.what)
    known = groups(what)
    found = tuple(group for group in known or () if not _is_past(group, condition, today))
    means = _answered(what, answers)
    if means is ConditionMeaning.NO_OBSTACLE and not any(group.is_error for group in found):
        return None
    if known is not None and not found and means is None:
        return None
    if clearance is not None and (last := _last_covered(clearance, condition, found)) is not None and today <= last:
        return None
    code = CONDITION_NEEDS_GUIDANCE.code
    facts: dict[str, Fact] = {"condition": what}
    if found:
        severity = Severity.ERROR if found[0].is_error else Severity.WARNING
        return Need(code, severity, f"condition.{found[0].name}", facts, "guidance", found[0].citation)
    if means is ConditionMeaning.NEEDS_GUIDANCE:
        return Need(code, Severity.WARNING, "condition.answered", facts, "guidance", cite("R2"))
    question = Question(QuestionKind.CONDITION, what)
    return Need(code, Severity.WARNING, "condition.unknown", facts, "guidance", cite("P1"), question)


def _answered(what: str, answers: Answers | None) -> ConditionMeaning | None:
    answer = None if answers is None else answers.condition(what)
    return None if answer is None else answer.means


def _is_past(group: Group, condition: Condition, today: date) -> bool:
    """Whether it began so long ago that the group does not count any more. Without its day it counts as recent."""
    return (
        group.weeks is not None
        and condition.since is not None
        and condition.since + timedelta(weeks=group.weeks) <= today
    )


def _last_covered(clearance: Clearance, condition: Condition, found: tuple[Group, ...]) -> date | None:
    """The last day on which a clearance that counts covers a condition; ``None``: it never does.

    It covers a condition that is not newer, if it names it or is general; ``date.max`` stands for no end.

    Where the day on which the condition began is unknown, only a clearance that names it does. The words may say how
    long ago it was; if not, what ages counts as recent, so that the clearance must be recent too.
    """
    is_named = _names(clearance, condition.what, found)
    if condition.since is not None:
        return date.max if clearance.day >= condition.since and (is_named or clearance.is_general) else None
    ago = days_ago(condition.what)
    if ago is None:
        ago = min((group.weeks * 7 for group in found if group.weeks is not None), default=None)
    if not is_named:
        return None
    most = (date.max - clearance.day).days
    return clearance.day + timedelta(days=most if ago is None else min(ago, most))


def _names(clearance: Clearance, what: str, found: tuple[Group, ...]) -> bool:
    """Whether the scope of a clearance names a condition, in its words or as one of the same groups."""
    if text_key(what) in map(text_key, clearance.scope):
        return True
    named = {group for covered in clearance.scope for group in named_groups(covered, what)}
    return bool(found) and named.issuperset(found)


def _condition_needs_guidance(subject: Subject) -> Iterator[Fault]:
    for need in _needs(subject, CONDITION_NEEDS_GUIDANCE.code):
        yield need.fault(need.key, "instead.named")


CONDITION_NEEDS_GUIDANCE = Rule(
    code="SR506",
    name="condition-needs-guidance",
    severity=Severity.ERROR,
    summary="a condition under which the advice may be wrong, and no clearance newer than it",
    rationale=(
        "The article is for people with stenosis and knows nothing of what else they have. After a hip replacement, "
        "with a broken vertebra or late in pregnancy one or all of its movements may be wrong; data/conditions.toml "
        "has each group with its source, and how long it counts. It is an error where the source advises against "
        "exercise or a movement, else a warning. A condition that is not known is a warning and a question."
    ),
    citations=("R2", "A24", "P1"),
    whole=_condition_needs_guidance,
    examples=(
        Example(fires=True, routine=_ROCKING, profile=Profile(conditions=("lumbar fusion 2 weeks ago",))),
        Example(fires=True, routine=_ROCKING, profile=Profile(conditions=("icd10:M81.0",))),
        Example(fires=True, routine=_ROCKING, profile=Profile(conditions=("frozen shoulder",))),
        Example(fires=False, routine=_ROCKING, profile=Profile(conditions=("lumbar spinal stenosis", "cataract"))),
        Example(
            fires=False,
            routine=_ROCKING,
            profile=Profile(
                conditions=("osteoporosis",), clearance=Clearance(date(2026, 1, 1), "Dr. Example", ("osteoporosis",))
            ),
        ),
    ),
)

PERSON_RULES = (
    NO_STOP_RULE,
    NO_CONSULT_ADVICE,
    SYMPTOMS_NEED_GUIDANCE,
    RED_FLAG,
    EXCLUDED_MOVEMENT,
    CONDITION_NEEDS_GUIDANCE,
)
