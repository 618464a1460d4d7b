"""The guided session of the page: its data, its script and its style. What it does is in data/page, in JavaScript.

The script follows a session as ``SessionMonitor`` does, with the same tables and words, which are handed to it here.
"""

import json
from base64 import b64encode
from functools import cache
from hashlib import sha256
from typing import Any

from stenosis_routines._data import text
from stenosis_routines._plans import plans
from stenosis_routines._structure import to_dict
from stenosis_routines.answers import Answers
from stenosis_routines.check import person
from stenosis_routines.monitor import NEXT, DecisionKind, Event, SessionMonitor, stop_topic
from stenosis_routines.page.figures import figure_for
from stenosis_routines.page.html import element, plain
from stenosis_routines.profile import NEUROLOGICAL, SEVERE_PAIN, Profile, RedFlag, Symptom, SymptomSeverity
from stenosis_routines.recognise import recognise_exercise
from stenosis_routines.routine import Dose, Plan, Routine
from stenosis_routines.rules.person import lapses, sign_topic
from stenosis_routines.speech import URGENCY, advice, speech, words

__all__ = ["guided_session", "session_policy", "session_style", "setup"]


def guided_session(
    plan_or_routine: Plan | Routine, profile: Profile | None, language: str, answers: Answers | None = None
) -> str:
    """The place of the guided session, which stays hidden without a script, with its data and its script.

    ``profile`` and ``answers`` are as for ``check``.
    """
    data = json.dumps(setup(plan_or_routine, profile, language, answers), ensure_ascii=False).replace("<", "\\u003c")
    held = element("script", data, type="application/json", id="session-data")
    return f'<section id="session" hidden>{held}<script>{_script()}</script></section>'


def session_policy() -> str:
    """What a content security policy says to let this script run, and no other."""
    return f"script-src 'sha256-{b64encode(sha256(_script().encode()).digest()).decode()}'"


@cache
def _script() -> str:
    return text("page/monitor", ".js") + text("page/session", ".js")


def session_style() -> str:
    """The style of the guided session."""
    return text("page/session", ".css").replace("\n", "")


def setup(
    plan_or_routine: Plan | Routine, profile: Profile | None, language: str, answers: Answers | None = None
) -> dict[str, Any]:
    """Everything that the script is given, as plain data; the sessions are those of this week's routine."""
    plan = plan_or_routine if isinstance(plan_or_routine, Plan) else None
    routine = plan_or_routine.weeks[0] if isinstance(plan_or_routine, Plan) else plan_or_routine
    start = None if plan is None or plan.start is None else plan.start.isoformat()
    sessions = _sessions(routine, language, answers)
    whose = sha256(json.dumps([start, sessions, language]).encode()).hexdigest()
    return {
        "key": f"stenosis-routines-session/1:{whose[:20]}",  # each has a log of its own
        "start": start,
        "pace": plans()["pace"],
        "words": {**speech(language)["session"], "emergency": words("page.text.emergency", language)},
        "rules": _rules(language),
        "lapse": _lapse(routine, profile, language, answers),
        "sessions": sessions,
    }


def _rules(language: str) -> dict[str, Any]:
    """What ``SessionMonitor`` decides with. A page follows the article's rule, which is printed on it, and no band."""
    say = speech(language)
    return {
        "next": {phase.value: [kind.value for kind in kinds] for phase, kinds in NEXT.items()},
        "severities": [one.value for one in SymptomSeverity],
        "severe_pain": SEVERE_PAIN,
        "nerves": sorted(NEUROLOGICAL),
        "symptoms": {one.value: say["symptom"][one] for one in Symptom},
        "signs": {one.value: _sign(one, language) for one in RedFlag},
        "why": say["monitor"],
        "advice": advice("stop_now", language),
        "band": None,
        "refused": None,
    }


def _sign(flag: RedFlag, language: str) -> dict[str, Any]:
    """A sign that needs a doctor: what it is called, how urgent it is, 0 first, and the advice for it."""
    return {
        "text": words(f"sign.{flag}", language),
        "urgency": URGENCY.index(sign_topic([flag])),
        "advice": advice(stop_topic([flag]), language),
    }


def _lapse(routine: Routine, profile: Profile | None, language: str, answers: Answers | None) -> dict[str, Any] | None:
    """The decision not to start once the person's clearance counts no more, and from which day; ``None``: never."""
    for day in lapses(person(routine, profile)):
        monitor = SessionMonitor(routine, language=language, profile=profile, today=day, answers=answers)
        _, decision = monitor.on(Event("start"))
        if decision.kind is DecisionKind.STOP_NOW:
            return {"from": day.isoformat(), "decision": to_dict(decision)}
    return None


def _sessions(routine: Routine, language: str, answers: Answers | None) -> list[dict[str, Any]]:
    """Each session with the state in which a monitor begins, and where its movements and their pictures stand."""
    place, first, sessions = 0, dict[str, int](), list[dict[str, Any]]()
    for number, session in enumerate(routine.sessions):
        state = to_dict(SessionMonitor(routine, number, language=language).state)
        movements = list[dict[str, Any]]()
        for item in session.prescriptions:
            figure = figure_for(recognise_exercise(item.exercise, item.notes, answers).exercise_id)
            shown = place if figure is None else first.setdefault(figure.ident, place)
            movements.append({"card": place, "picture": shown, **_dose(item.dose)})
            place += 1
        sessions.append({"title": plain(session.title), "state": state, "movements": movements})
    return sessions


def _dose(dose: Dose) -> dict[str, Any]:
    """What is counted: repetitions up to the lower end of a range, each with its time and its hold, in seconds."""
    hold, pace = (None if seconds is None else float(seconds) for seconds in (dose.hold_s, dose.seconds_per_rep))
    return {
        "sets": dose.sets,
        "reps": None if dose.reps_range is None else dose.reps_range[0],
        "hold_s": hold,
        "seconds_per_rep": pace,
        "per_side": dose.per_side,
    }
