"""Follows one session while it is done and decides when to stop: events in, decisions out, no side effects.

The rule is the article's (A20): severe symptoms, or symptoms that get worse during exercise, stop the session at once.
A clinician may choose a band of pain instead (data/bands.toml). Signs that need a doctor always stop it.
See ``docs/monitor.md``.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, ClassVar, Literal, Self, TypeAlias, TypeVar, cast

import attrs

from stenosis_routines._fields import Range, Text, Word, checked, each, instance, texts
from stenosis_routines._structure import to_document
from stenosis_routines.answers import Answers
from stenosis_routines.bands import PainBand, pain_bands
from stenosis_routines.check import person
from stenosis_routines.errors import InvalidValueError
from stenosis_routines.log import DayLog, MovementPain
from stenosis_routines.profile import (
    NEUROLOGICAL,
    Profile,
    RedFlag,
    RedFlagWord,
    Symptom,
    SymptomSeverity,
    SymptomWord,
    Trend,
    as_red_flags,
    as_severity,
    as_symptoms,
    as_trend,
    is_severe_pain,
    named,
)
from stenosis_routines.routine import PAIN, Routine, Session
from stenosis_routines.rules.person import Need, guidance_needed, seen_first, sign_topic
from stenosis_routines.speech import advice, spoken, words

__all__ = ["Decision", "DecisionKind", "Event", "EventKind", "MonitorState", "SessionMonitor"]


class EventKind(Word):
    """What happened."""

    START = "start"
    MOVEMENT_STARTED = "movement_started"
    SET_DONE = "set_done"
    SYMPTOM_REPORTED = "symptom_reported"
    PAUSE = "pause"
    RESUME = "resume"
    FINISH = "finish"


EventKindWord: TypeAlias = Literal[
    "start", "movement_started", "set_done", "symptom_reported", "pause", "resume", "finish"
]


class DecisionKind(Word):
    """What to do next."""

    CONTINUE = "continue"
    STOP_NOW = "stop_now"
    COMPLETE = "complete"


class Phase(Word):
    """The phase that a session is in."""

    READY = "ready"
    ACTIVE = "active"
    PAUSED = "paused"
    COMPLETE = "complete"
    STOPPED = "stopped"


_TEXT = Text(2000)
T = TypeVar("T", bound=attrs.AttrsInstance)


def _event_kind(value: EventKind | EventKindWord) -> EventKind:
    return EventKind(value)


@attrs.frozen(field_transformer=named)
class Event:
    """Something that happened. Any event may say what the person feels; ``None`` always means unknown."""

    kind: EventKind = attrs.field(converter=_event_kind)
    #: The index of the movement that starts; for ``movement_started`` only.
    movement: int | None = attrs.field(default=None, kw_only=True, validator=Range(0, 10_000, "as a place"))
    #: Pain now, 0 to 10.
    pain: float | None = attrs.field(default=None, kw_only=True, validator=PAIN)
    #: What is felt now.
    symptoms: frozenset[Symptom] = attrs.field(default=frozenset(), kw_only=True, converter=as_symptoms)
    #: How bad it is.
    severity: SymptomSeverity | None = attrs.field(default=None, kw_only=True, converter=as_severity)
    #: How it is changing.
    trend: Trend | None = attrs.field(default=None, kw_only=True, converter=as_trend)
    #: Signs that need a doctor.
    red_flags: frozenset[RedFlag] = attrs.field(default=frozenset(), kw_only=True, converter=as_red_flags)


@attrs.frozen(kw_only=True, field_transformer=checked)
class Decision:
    """What to do next, and why."""

    kind: DecisionKind = attrs.field(converter=DecisionKind)
    #: Why, in the person's language; lower case, no full stop; empty where there is nothing to say.
    reason: str = attrs.field(default="", validator=_TEXT)
    #: The text to show to the person, in their language; empty unless they must stop.
    advice: str = attrs.field(default="", validator=_TEXT)
    #: The id of the statement behind a stop, such as ``A20``; empty if there is none.
    statement: str = attrs.field(default="", validator=_TEXT)

    def __attrs_post_init__(self) -> None:
        for name in ("reason", "advice", "statement"):
            text, stops = getattr(self, name), self.kind is DecisionKind.STOP_NOW and name != "statement"
            if not isinstance(text, str) or (stops and not any(map(str.isalnum, text))):
                raise InvalidValueError(f"Decision.{name}", "the words of a stop" if stops else "text", text)


_CONTINUE = Decision(kind=DecisionKind.CONTINUE)
_COMPLETE = Decision(kind=DecisionKind.COMPLETE)


def _counts(values: Iterable[int]) -> tuple[int, ...]:
    return each(int, values)


def _pains(values: Iterable[float | None]) -> tuple[float | None, ...]:
    if isinstance(values, str) or not isinstance(values, Iterable):
        raise InvalidValueError("MonitorState.pain_in", "a sequence of numbers", values)
    return tuple(values)


def _sorted_symptoms(values: Iterable[Symptom | SymptomWord]) -> tuple[Symptom, ...]:
    return tuple(sorted(as_symptoms(values)))


def _sorted_red_flags(values: Iterable[RedFlag | RedFlagWord]) -> tuple[RedFlag, ...]:
    return tuple(sorted(as_red_flags(values)))


def _decision(value: Decision | Mapping[str, Any]) -> Decision:
    return _saved(Decision, value)


def _saved(wanted: type[T], value: T | Mapping[str, Any]) -> T:
    """The value, or its form decoded from JSON, with its limits checked, since a decoder may not have checked them.

    No field may be missing: without the decision to stop, a stopped session would go on.
    """
    fields: Any = attrs.asdict(value) if isinstance(value, wanted) else value
    format = getattr(wanted, "_FORMAT", None)
    if isinstance(fields, Mapping) and cast("Mapping[Any, Any]", fields).get("format", "") == format:
        given = cast("Mapping[Any, Any]", fields)
        fields = {name: given[name] for name in given if name != "format"}
    if not isinstance(fields, Mapping) or fields.keys() != attrs.fields_dict(wanted).keys():
        raise InvalidValueError(wanted.__name__, f"a saved {wanted.__name__} of this version", value)
    return wanted(**fields)


@attrs.frozen(kw_only=True, field_transformer=checked)
class MonitorState:
    """Everything a monitor remembers, as a plain value for JSON, so that a crash between events loses nothing."""

    _FORMAT: ClassVar[str] = "stenosis-routines-monitor/2"

    phase: Phase = attrs.field(default=Phase.READY, converter=Phase)
    #: The index of the current movement; ``None`` before the first.
    movement: int | None = attrs.field(default=None, validator=Range(0, 10_000, "as a place"))
    #: The number of sets done, for each movement.
    sets_done: tuple[int, ...] = attrs.field(default=(), converter=_counts)
    #: The least pain reported so far, 0 to 10; ``None``: none reported yet.
    least_pain: float | None = attrs.field(default=None, validator=PAIN)
    #: The mildest severity of symptoms reported so far; ``None``: none reported yet.
    least_severity: SymptomSeverity | None = attrs.field(default=None, converter=as_severity)
    #: The movements of the session, by id or else by name.
    movements: tuple[str, ...] = attrs.field(default=(), converter=texts)
    #: A digest of the session with its doses and its place in the routine, so that no other is taken for it.
    session: str = attrs.field(default="", validator=_TEXT)
    #: The first pain reported before the first movement; ``None``: not reported.
    pain_before: float | None = attrs.field(default=None, validator=PAIN)
    #: The most pain reported since; ``None``: not reported.
    pain_after: float | None = attrs.field(default=None, validator=PAIN)
    #: The most pain reported in each movement; ``None``: not reported.
    pain_in: tuple[float | None, ...] = attrs.field(default=(), converter=_pains)
    #: The worst severity reported.
    severity: SymptomSeverity | None = attrs.field(default=None, converter=as_severity)
    #: The latest trend reported, or worsening if it ever was.
    trend: Trend | None = attrs.field(default=None, converter=as_trend)
    #: The symptoms reported before the session, which are not new.
    known_symptoms: tuple[Symptom, ...] = attrs.field(default=(), converter=_sorted_symptoms)
    #: All symptoms reported.
    symptoms: tuple[Symptom, ...] = attrs.field(default=(), converter=_sorted_symptoms)
    #: All signs reported that need a doctor.
    red_flags: tuple[RedFlag, ...] = attrs.field(default=(), converter=_sorted_red_flags)
    #: The latest decision; that of a stopped session is to stop, with its reason and advice.
    decision: Decision = attrs.field(default=_CONTINUE, converter=_decision)

    def __attrs_post_init__(self) -> None:
        if self.decision.kind is not _ENDS.get(self.phase, DecisionKind.CONTINUE):
            raise InvalidValueError("MonitorState.decision", f"the decision of phase {self.phase}", self.decision.kind)


@attrs.frozen
class _Watch:
    """The part of a monitor that stays the same during a session."""

    session: Session
    band: PainBand | None
    language: str
    #: The decision not to start at all; ``None``: the person may exercise.
    refused: Decision | None


@attrs.frozen(init=False)
class SessionMonitor:
    """One session of a routine while it is done; a value: every event gives a new monitor.

    >>> from stenosis_routines import Event, Prescription, Routine, Session, catalogue
    >>> monitor = SessionMonitor(Routine("R", (Session("A", (Prescription(catalogue["knee-to-chest"]),)),)))
    >>> monitor, decision = monitor.on(Event("start", pain=2))
    >>> monitor, decision = monitor.on(Event("movement_started", movement=0, pain=3))
    >>> decision.kind, decision.reason
    (<DecisionKind.STOP_NOW: 'stop_now'>, 'pain rose from 2 to 3')
    """

    _watch: _Watch
    #: Everything it remembers; may be saved after any event.
    state: MonitorState

    def __init__(
        self,
        routine: Routine,
        session: int = 0,
        *,
        band: str | None = None,
        language: str | None = None,
        profile: Profile | None = None,
        today: date | None = None,
        answers: Answers | None = None,
    ) -> None:
        """A monitor for the session with this index.

        ``band`` is the name of a pain band (``None``: the article's rule), ``language`` a BCP 47 tag. ``profile``,
        ``today`` and ``answers`` are as for ``check``: if a check finds that the person must ask a health-care provider
        first, the first event stops the session.

        Raises: InvalidValueError for a session or band that does not exist.
        """
        all_sessions = instance(Routine, routine).sessions
        if type(session) is not int or not 0 <= session < len(all_sessions):
            raise InvalidValueError(
                "session", f"a number from 0 to {len(all_sessions) - 1}" if all_sessions else "a session", session
            )
        if band is not None and band not in tuple(pain_bands()):
            raise InvalidValueError("band", f"one of {', '.join(pain_bands())}", band)
        needs = guidance_needed(person(routine, profile), today, answers)
        spoken_language = spoken(language)
        watch = _Watch(
            all_sessions[session],
            None if band is None else pain_bands()[band],
            spoken_language,
            _refused(needs, spoken_language),
        )
        items = all_sessions[session].prescriptions
        movements = (item.exercise.id or item.exercise.name for item in items)
        count = len(items)
        state = MonitorState(
            sets_done=(0,) * count,
            movements=tuple(movements),
            session=_digest(all_sessions[session], session),
            pain_in=(None,) * count,
        )
        self.__attrs_init__(watch, state)  # pyright: ignore - attrs makes it

    @classmethod
    def resume(
        cls,
        routine: Routine,
        state: MonitorState | Mapping[str, Any],
        session: int = 0,
        *,
        band: str | None = None,
        language: str | None = None,
        profile: Profile | None = None,
        today: date | None = None,
        answers: Answers | None = None,
    ) -> Self:
        """A monitor that continues from a saved state: a ``MonitorState``, or its form decoded from JSON.

        Raises: InvalidValueError for a state that does not belong to this session.
        """
        state = _saved(MonitorState, state)
        fresh = cls(routine, session, band=band, language=language, profile=profile, today=today, answers=answers)
        if state.movements != fresh.state.movements:
            raise InvalidValueError(
                "state.movements", f"those of this session {fresh.state.movements}", state.movements
            )
        if state.session != fresh.state.session:
            raise InvalidValueError("state.session", "the session that was begun, with the same doses", state.session)
        count, sets = len(fresh.state.sets_done), state.sets_done
        if len(sets) != count or any(type(n) is not int or n < 0 for n in sets):
            raise InvalidValueError("state.sets_done", f"{count} counts, one for each movement", sets)
        if len(state.pain_in) != count or not all(pain is None or PAIN.accepts(pain) for pain in state.pain_in):
            expected = f"{count} values, one for each movement, each {PAIN.expected} or nothing"
            raise InvalidValueError("state.pain_in", expected, state.pain_in)
        if any(sets) if state.movement is None else state.movement >= count:
            raise InvalidValueError("state.movement", f"a movement from 0 to {count - 1}", state.movement)
        return fresh._with(state)

    def on(self, event: Event) -> tuple[Self, Decision]:
        """The monitor after an event, and what to do next.

        What the person feels is judged first, in every phase. A stopped monitor answers every event with the same
        decision to stop.

        Raises: InvalidValueError, with what was expected, for an event that cannot happen now; the monitor stays as is.
        """
        state = self.state
        event = attrs.evolve(instance(Event, event))  # checks its limits, since a decoder may not have checked them
        if state.phase is Phase.STOPPED:
            after = state
        elif (stop := _must_stop(self._watch, state, event)) is not None:
            after = attrs.evolve(state, phase=Phase.STOPPED, decision=stop)
        else:
            after = _advanced(self._watch, state, event)
        return self._with(_noted(after, state, event)), after.decision

    def day_log(self, day: int | date) -> DayLog:
        """What was done and felt in this session, as the log of a day for ``advance``.

        ``day`` is a day of the plan's week, 1 to 7, or a date. A session is done when it was finished and every set of
        every movement was done. Add what else is known with ``attrs.evolve``, such as minutes of walking.
        """
        state = self.state
        wanted = (item.dose.sets or 1 for item in self._watch.session.prescriptions)
        every = all(done >= sets for done, sets in zip(state.sets_done, wanted, strict=True))
        felt = zip(state.movements, state.pain_in, strict=True)
        pains = tuple(MovementPain(movement, pain) for movement, pain in felt if pain is not None)
        return DayLog(
            day,
            state.phase is Phase.COMPLETE and every,
            stopped=state.phase is Phase.STOPPED,
            pain_before=state.pain_before,
            pain_after=state.pain_after,
            pain_by_movement=pains,
            symptoms=frozenset(state.symptoms),
            severity=state.severity,
            trend=state.trend,
            red_flags=frozenset(state.red_flags),
        )

    def _with(self, state: MonitorState) -> Self:
        new = object.__new__(type(self))
        new.__attrs_init__(self._watch, state)  # pyright: ignore - attrs makes it
        return new


def _digest(session: Session, place: int) -> str:
    """What is the same for equal sessions at the same place of a routine, in every process."""
    document = json.dumps([place, to_document(session)], sort_keys=True)
    return hashlib.sha256(document.encode()).hexdigest()[:32]


def _noted(state: MonitorState, before: MonitorState, event: Event) -> MonitorState:
    """The state with what the person reports in the event."""
    pain, pain_before, pain_after = event.pain, state.pain_before, state.pain_after
    begun = before.phase is not Phase.READY
    if pain is not None and pain_before is None and pain_after is None and state.movement is None:
        pain_before = pain
    elif pain is not None:
        pain_after = pain if pain_after is None else max(pain, pain_after)
    severities = [one for one in (state.severity, event.severity) if one is not None]
    return attrs.evolve(
        state,
        pain_before=pain_before,
        pain_after=pain_after,
        pain_in=_noted_in(before, event),
        severity=max(severities, default=None),
        trend=state.trend if event.trend is None or state.trend is Trend.WORSENING else event.trend,
        known_symptoms=state.known_symptoms if begun else (*state.known_symptoms, *event.symptoms),
        symptoms=(*state.symptoms, *event.symptoms),
        red_flags=(*state.red_flags, *event.red_flags),
    )


def _noted_in(before: MonitorState, event: Event) -> tuple[float | None, ...]:
    """The most pain of each movement: what is felt until the next one starts, or the session ends, belongs to it."""
    place, pains = before.movement, before.pain_in
    exercising = before.phase in (Phase.ACTIVE, Phase.PAUSED) and event.kind is not EventKind.FINISH
    if place is None or event.pain is None or not exercising:
        return pains
    return (*pains[:place], max(event.pain, pains[place] or 0), *pains[place + 1 :])


def _must_stop(watch: _Watch, state: MonitorState, event: Event) -> Decision | None:
    """The decision to stop because of what the person has or feels; ``None`` if they need not stop."""
    if watch.refused is not None:
        return watch.refused
    if event.red_flags:
        signs = ", ".join(words(f"sign.{flag}", watch.language) for flag in sorted(event.red_flags))
        return _stop(watch, "sign", "R1", stop_topic(event.red_flags), signs=signs)
    if event.severity is SymptomSeverity.SEVERE:
        return _stop(watch, "severe")
    new = (NEUROLOGICAL & event.symptoms).difference(state.known_symptoms)
    if new and state.phase is not Phase.READY:
        return _stop(watch, "new", symptoms=", ".join(words(f"symptom.{one}", watch.language) for one in sorted(new)))
    felt = event.symptoms or (event.kind is EventKind.SYMPTOM_REPORTED and event.trend is None)
    if felt and event.severity is None and event.pain is None:
        return _stop(watch, "unrated")  # unknown never passes
    pain, band = event.pain, watch.band
    worse = state.least_severity is not None and (event.severity or state.least_severity) > state.least_severity
    if (worse or event.trend is Trend.WORSENING) and (band is None or pain is None):
        return _stop(watch, "worsening")
    if pain is None:
        # Whoever had no pain before the first movement, or did not say, and has symptoms now, may have them from it.
        came = event.severity is not None and state.least_severity is None and not state.least_pain
        return _stop(watch, "symptoms_came") if came and state.movement is not None else None
    if band is not None:
        if not band.stops(pain):
            return None
        return _stop(watch, "band", "", pain=pain, band=band.name, limit=band.stop_from)
    if state.least_pain is None and pain and state.movement is not None:
        # Pain first reported during a movement may come from it, so it counts as pain that got worse.
        return _stop(watch, "came", pain=pain)
    if state.least_pain is not None and pain > state.least_pain:
        return _stop(watch, "rose", least=state.least_pain, pain=pain)
    return _stop(watch, "severe_pain", pain=pain) if is_severe_pain(pain) else None


def stop_topic(flags: Iterable[RedFlag]) -> str:
    """The topic of the advice for a session that stops at these signs; the next visit is too late for it."""
    topic = sign_topic(flags)
    return "stop_now" if topic == "visit" else topic


def _refused(needs: tuple[Need, ...], language: str) -> Decision | None:
    """The decision not to start for a person who must ask a health-care provider first."""
    error = seen_first(needs, language)
    if error is None:
        return None
    reason = "; ".join(error.reasons)
    return Decision(
        kind=DecisionKind.STOP_NOW,
        reason=reason if _TEXT.accepts(reason) else needs[0].in_words(language)[: _TEXT.limit],
        advice=error.advice,
        statement=needs[0].citation.statement,
    )


def _stop(watch: _Watch, why: str, statement: str = "A20", topic: str = "stop_now", **facts: object) -> Decision:
    return Decision(
        kind=DecisionKind.STOP_NOW,
        reason=words(f"monitor.{why}", watch.language, **facts),
        advice=advice(topic, watch.language),
        statement=statement,
    )


#: The decision of each phase that ends a session; in all other phases it is to continue.
_ENDS = MappingProxyType({Phase.COMPLETE: DecisionKind.COMPLETE, Phase.STOPPED: DecisionKind.STOP_NOW})

#: The events allowed in each phase; a symptom may be reported in any phase.
NEXT: Mapping[Phase, tuple[EventKind, ...]] = MappingProxyType(
    {
        Phase.READY: (EventKind.START,),
        Phase.ACTIVE: (EventKind.MOVEMENT_STARTED, EventKind.SET_DONE, EventKind.PAUSE, EventKind.FINISH),
        Phase.PAUSED: (EventKind.RESUME, EventKind.FINISH),
        Phase.COMPLETE: (),
    }
)


def _advanced(watch: _Watch, state: MonitorState, event: Event) -> MonitorState:
    """The state after an event that does not stop the session. Raises: InvalidValueError if it cannot happen now."""
    kind = event.kind
    if kind is not EventKind.SYMPTOM_REPORTED and kind not in NEXT[state.phase]:
        expected = " or ".join((*NEXT[state.phase], EventKind.SYMPTOM_REPORTED))
        raise InvalidValueError("event", f"{expected} while {state.phase}", kind.value)
    phase, movement, sets_done, decision = state.phase, state.movement, state.sets_done, _CONTINUE
    match kind:
        case EventKind.START | EventKind.RESUME:
            phase = Phase.ACTIVE
        case EventKind.PAUSE:
            phase = Phase.PAUSED
        case EventKind.FINISH:
            phase = Phase.COMPLETE
        case EventKind.MOVEMENT_STARTED:
            movement = event.movement
            if movement is None or movement >= len(sets_done):
                expected = f"a number from 0 to {len(sets_done) - 1}" if sets_done else "no movement in this session"
                raise InvalidValueError("event.movement", expected, movement)
        case EventKind.SET_DONE:
            if movement is None:
                raise InvalidValueError("event", "movement_started before a set is done", kind.value)
            sets_done = (*sets_done[:movement], sets_done[movement] + 1, *sets_done[movement + 1 :])
            prescribed = watch.session.prescriptions[movement].dose.sets
            if prescribed is not None and sets_done[movement] >= prescribed:
                done = words("monitor.sets_done", watch.language)
                decision = Decision(kind=DecisionKind.CONTINUE, reason=done)
        case _:
            pass  # a symptom that was reported
    if phase is Phase.COMPLETE:
        decision = _COMPLETE
    pains = [pain for pain in (state.least_pain, event.pain) if pain is not None]
    severities = [severity for severity in (state.least_severity, event.severity) if severity is not None]
    return attrs.evolve(
        state,
        phase=phase,
        movement=movement,
        sets_done=sets_done,
        least_pain=min(pains, default=None),
        least_severity=min(severities, default=None),
        decision=decision,
    )
