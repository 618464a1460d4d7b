"""A plan as text for its person, and what next week is."""

import math
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from stenosis_routines._plans import in_words, left_out, stop_advice
from stenosis_routines.citation import ARTICLE, statements
from stenosis_routines.render.lines import Painter, plain, printable, wrap
from stenosis_routines.routine import Plan, Reason, Stop
from stenosis_routines.rules.amounts import active_minutes
from stenosis_routines.speech import words

if TYPE_CHECKING:
    from stenosis_routines.progress import Progress

#: The reasons of a plan that say what to do, and so stand on every page, in this order.
_GOOD_TO_KNOW = ("hurts", "instead", "nothing_added", "help", "after")


def plan_text(plan: Plan, *, explain: bool = False, width: int = 80, paint: Painter = plain) -> str:
    """A plan as text for its person: what to mind, this week, and what changes later; ``explain`` adds the reasons."""
    language, routine = plan.profile.language, plan.weeks[0]
    if plan.stop is not None:
        return _stopped_text(plan.stop, plan, width, paint)
    minutes = math.ceil(active_minutes(routine))
    lines = [paint(printable(routine.title), "strong")]
    lines += wrap(words("plan.head", language, weeks=len(plan.weeks), minutes=minutes), width)
    if plan.start is not None:
        lines += wrap(words("plan.from_day", language, day=plan.start), width)
    lines += ["", paint(words("plan.care", language), "strong")]
    for text in routine.guidance:
        lines += wrap(text, width, first="  - ", rest="    ")
    lines += ["", paint(words("plan.first", language), "strong")]
    for item in (item for session in routine.sessions for item in session.prescriptions):
        lines += wrap(f"{item.exercise.name}: {in_words(item.dose, language)}", width, first="  - ", rest="    ")
        lines += [paint(line, "faint") for line in wrap(printable(item.notes), width, first="    ", rest="    ")]
    for reason in left_out(plan):
        lines += wrap(f"{reason.what}. {reason.why}", width, first="  - ", rest="    ")
    changes = [reason for reason in plan.reasons if reason.week is not None]
    if changes:
        lines += ["", paint(words("plan.later", language), "strong")]
    for reason in changes:
        week = words("plan.week", language, week=reason.week, count=1)
        lines += wrap(f"{week}: {reason.what}", width, first="  - ", rest="    ")
    to_know = sorted(
        (one for one in plan.reasons if one.key in _GOOD_TO_KNOW), key=lambda one: _GOOD_TO_KNOW.index(one.key)
    )
    if to_know:
        lines += ["", paint(words("plan.good_to_know", language), "strong"), *_reason_lines(to_know, width)]
    if explain:
        lines += ["", paint(words("plan.why", language), "strong")]
        for reason in plan.reasons:
            if reason.week is None:
                lines += wrap(f"{reason.what}. {reason.why} [{reason.statement}]", width, first="  - ", rest="    ")
        for why, statement in dict.fromkeys((reason.why, reason.statement) for reason in changes):
            weeks = [one.week for one in changes if one.why == why]  # they follow one another
            span = "-".join(str(week) for week in dict.fromkeys((weeks[0], weeks[-1])))
            heading = words("plan.week", language, week=span, count=len(weeks))
            lines += wrap(f"{heading}. {why} [{statement}]", width, first="  - ", rest="    ")
        lines += ["", *wrap(words("plan.source", language), width), *_other_sources(plan, width)]
    return "\n".join(lines)


def _stopped_text(stop: Stop, plan: Plan, width: int, paint: Painter) -> str:
    """A stopped plan: what to do now, and why."""
    lines = [paint(printable(plan.weeks[0].title), "strong"), *wrap(stop_advice(stop, plan.profile.language), width)]
    return "\n".join([*lines, "", *_reason_lines(stop.reasons, width)])


def _reason_lines(reasons: Iterable[Reason], width: int) -> list[str]:
    texts = (printable(f"{one.what}. {one.why}" if one.why else one.what) for one in reasons)
    return [line for text in texts for line in wrap(text, width, first="  - ", rest="    ")]


def _other_sources(plan: Plan, width: int) -> Iterator[str]:
    """What the reasons of a plan rest on, beside the article."""
    cited = sorted({one.statement for one in plan.reasons} & statements().keys(), key=lambda ident: (len(ident), ident))
    sources = {ident: statements()[ident].source for ident in cited}
    others = [f"{ident}: {source}" for ident, source in sources.items() if source != ARTICLE]
    yield from wrap(words("plan.sources", plan.profile.language), width) if others else ()
    for other in others:
        yield from wrap(other, width, first="  ", rest="    ")


def progress_text(progress: "Progress", *, width: int = 80, paint: Painter = plain) -> str:
    """What next week is, as text for the person: the reasons, what to do, and the plan from then on."""
    plan = progress.plan
    if progress.decision == "stop":
        return plan_text(plan, width=width, paint=paint)
    lines = _reason_lines(progress.reasons, width)
    lines += wrap(progress.advice, width) if progress.advice else []
    return "\n".join([*lines, "", plan_text(plan, width=width, paint=paint)])
