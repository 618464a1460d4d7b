"""Checks a text beside a movement: every word must be understood, and every step usual for that movement."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import attrs

from stenosis_routines.language.amounts import BREATH_HOLD_S, HOLD_MOTIONS, unusual
from stenosis_routines.language.contact import bears_weight, presses_up, sits
from stenosis_routines.language.felt import hurts_upright, only_hurts_upright
from stenosis_routines.language.harming import leaves_out_lying
from stenosis_routines.language.left_open import affirms, answers_advice, answers_pain, leaves_much_open
from stenosis_routines.language.piece import CONDITIONS, OUTSIDE, Amount, Clause, Piece, Stance
from stenosis_routines.language.playing_down import (
    avoids_aside,
    avoids_good,
    delays_help,
    denies_stop,
    eases_after_sign,
    goes_on,
    leaves_open,
    limits_to,
    plays_down,
    puts_off_relaxing,
    resumes,
    skips_easy,
    soothes,
    soothes_about,
    stops_too_late,
    takes_back_good,
    was_only_the_start,
)
from stenosis_routines.language.saying import begins, ends, says
from stenosis_routines.language.shapes import (
    asks_for_less,
    benefits,
    bids_aside,
    bids_to_be,
    bounds,
    bounds_good,
    comments,
    denies_aside,
    describes,
    does_aside,
    eases,
    expects_stiffness,
    explains,
    gets_help,
    gets_up,
    gives_example,
    gives_reason,
    gives_reason_for,
    gives_up_good,
    goes_on_as_usual,
    goes_wrong,
    holds_back,
    imitates,
    lasts,
    leaves_out,
    leaves_out_at_meals,
    leaves_out_good,
    lessens,
    lies_at_times,
    names_whom,
    negates_excess,
    opens_dose,
    permits,
    points_back,
    points_elsewhere,
    puts_off_advice,
    puts_off_rest,
    says_nothing,
    says_only_where,
    spares,
    spares_rest,
    states,
    stops_before_pain,
    stops_good,
    supposes_no_good,
    urges,
)
from stenosis_routines.language.steps import LIMBS, Step, families, is_ease, is_ordinary, is_way, settled
from stenosis_routines.language.warning import (
    RESTS,
    lasts_until_review,
    lies,
    questions_advice,
    stops_going_on,
    takes_back,
    warns,
)

__all__ = ["doubts", "keeps_breath", "meant"]


def doubts(clauses: Sequence[Clause], tables: Iterable[str]) -> Iterator[tuple[Clause, tuple[str, ...]]]:
    """The clauses that raise a question beside a movement, each with the words in question.

    ``tables`` name the tables of the movement's steps; see ``steps.families``.
    """
    beside = _Beside(tuple(tables))
    second_limb = () if "double-knee-to-chest" in beside.tables else tuple(_raises_second_limb(clauses))
    for before, clause, after in zip([None, *clauses], clauses, [*clauses[1:], None], strict=False):
        if after is not None and asks_for_less(clause, after):
            continue
        if before is not None and gives_reason_for(clause, before):
            continue
        if before is not None and len(urges(clause.pieces, before.pieces)) == len(clause.pieces):
            continue  # "Call 999. Do not wait."
        rest = clause.pieces if before is None else _behind_denied_pain(clause.pieces, before.pieces)
        if not rest:
            continue  # "A mild pull is fine; pain that gets worse is not"
        if rest is not clause.pieces:
            clause = attrs.evolve(clause, pieces=rest)
        facts = _facts(clause.text, clause.pieces)
        beside.leaving = beside.leaving or facts.gets_up
        # "Breathe in. Hold for 20 seconds."
        beside.breathed_in = before is not None and "inhale" in before.pieces[-1].values and _holds(clause.pieces[0])
        beside.holds_breath = False
        words = tuple(dict.fromkeys(_questions(facts, beside)))
        if facts.names_no_part and "double-knee-to-chest" not in beside.tables:
            words += (clause.text,)
        breathes_out = after is not None and _breathes(after) and not any(piece.amounts for piece in clause.pieces)
        if facts.keeps_breath and not breathes_out:
            words = words or (clause.text,)
        praised = facts.praises and before is not None and _speaks_ill(before.pieces)
        left_open = before is not None and any(back(clause, before) for back in _BACK)
        if praised or left_open or points_back(clause, before) or facts.says_nothing:
            words += (clause.text,)
        if facts.is_questionable and not words:
            words = (clause.text,)
        words += tuple(piece.text for piece in clause.pieces if piece in second_limb and piece.text not in words)
        if words:
            yield clause, words


#: What a clause may do to the one before it.
_BACK = (leaves_open, takes_back_good, resumes, affirms, answers_pain, answers_advice, soothes_about, eases_after_sign)


def _holds_for_days(clause: Clause) -> bool:
    """Whether something is held far too long, without a number that is read: "hold it for a day"."""
    held = any(step.motion in HOLD_MOTIONS for piece in clause.pieces for step in piece.steps if not piece.negations)
    return held and says("for_days", clause.text) and not any(piece.amounts for piece in clause.pieces)


#: What makes a whole clause questionable: "Avoid bridges?", "lie down if you must".
_QUESTIONABLE = (
    questions_advice,
    lies_at_times,
    puts_off_advice,
    puts_off_relaxing,
    skips_easy,
    was_only_the_start,
    limits_to,
    gives_up_good,
    says_only_where,
    goes_on_as_usual,
    _holds_for_days,
    leaves_much_open,
    soothes,
    stops_too_late,
    denies_stop,
)


def _gets_up(pieces: Sequence[Piece]) -> bool:
    """Whether it is about getting up at the end: "to get up", "roll onto your side, and push yourself up"."""
    sides = [at for at, piece in enumerate(pieces) if "position:side_lying" in piece.values and not piece.negations]
    rises = any("leave:rise" in piece.values for piece in pieces[sides[0] + 1 :]) if sides else False
    rises = rises or any(gets_up(piece, pieces) for piece in pieces)
    rises = rises or any("leave:rise" in piece.values and says("over_side", piece.text) for piece in pieces)
    return rises or any({"leave:up", "leave:from_side"} & piece.values for piece in pieces)


def _speaks_ill(pieces: Sequence[Piece]) -> bool:
    """Whether it says that something does harm, or hurts."""
    return hurts_upright(pieces) or any("harms" in piece.values for piece in pieces)


def _praises(clause: Clause) -> bool:
    return any("endure:praise" in piece.values for piece in clause.pieces)


def _ends_pain(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """Whether something other than rest is to go on until nothing hurts: "hold until you feel no pain"."""
    steps = [step for one in pieces if one is not piece and not one.negations for step in one.steps]
    goes_on = any(step.motion not in RESTS for step in steps)
    return "feel:painless" in piece.values and goes_on


def _names_no_part(piece: Piece) -> bool:
    """Whether it only says that more than one thing is done, and not what: "both together", "the other one too"."""
    few = {"too", "count", "function", "talk", "preposition", "particle", "manner"}
    points = not {"talk"} & piece.kinds or "talk:reference" in piece.values
    several = bool({"too", "both"} & {*piece.kinds, *piece.values})
    return several and piece.kinds <= few and points and not (piece.negations or piece.asks_more)


def _breathes(clause: Clause) -> bool:
    return any(step.motion == "breathe" for piece in clause.pieces for step in piece.steps)


def keeps_breath(pieces: Sequence[Piece]) -> bool:
    """Whether the breath is taken in and kept: "breathe in and keep it", "hold it in"; not "in, hold, out".

    A short time is no matter: "breathe in and stop for 2 seconds", but not "for 20 seconds".
    """
    kept, inhaled, heads = False, False, False
    for piece in pieces:
        motions = {step.motion for step in piece.steps}
        if piece.negations or "feel:bad" in piece.values or motions - HOLD_MOTIONS - {"breathe"}:
            return False
        within = "manner:comfortable" in piece.values  # "stay in an easy range"
        held = [step for step in piece.steps if step.motion in HOLD_MOTIONS and not (step.parts or within)]
        if "breathe" in motions:
            inhaled, kept = "inhale" in piece.values, False
        kept = kept or any(inhaled or (heads and piece.join == ":") or "in" in step.roles for step in held)
        heads = motions == {"breathe"}  # "Breathing: hold"
        kept = kept or (inhaled and bool({"stop:stop", "light:keep"} & piece.values))
    return kept and all(_is_long(amount) for piece in pieces for amount in piece.amounts)


def _is_long(amount: Amount) -> bool:
    """Whether it is longer than a breath may be held."""
    return amount.unit in ("", "s") and amount.high > BREATH_HOLD_S


def _holds(piece: Piece) -> bool:
    """Whether it asks to hold, and no part of the body that is held."""
    return any(step.motion in HOLD_MOTIONS and not step.parts for step in piece.steps)


def meant(names: Sequence[str], named: Sequence[Clause], clauses: Sequence[Clause], *, lying: bool) -> str | None:
    """The movement that a name means, as its how-to shows; ``None`` if the how-to does not settle it.

    ``names`` are those of `settled`, ``named`` the clauses of the name, and ``lying`` is whether the movement is known
    to be done lying down. A step of the how-to settles a name that can mean several movements, and a name that is
    itself a description ("lifting the leg a little"). A how-to settles nothing unless all its steps are usual for that
    movement.
    """
    described = describes(named)
    how_to = [*(clause for clause in named if described and any(piece.steps for piece in clause.pieces)), *clauses]
    pieces = [piece for clause in (*named, *clauses) for piece in clause.pieces if not piece.negations]
    if not (lying or any(map(lies, pieces))):
        return None
    if any("position:upright" in piece.values for piece in pieces):
        return None
    steps = [step for clause in how_to for piece in clause.pieces if not piece.negations for step in piece.steps]
    movements = settled(names, steps, described=described and _mentions_moved_limbs(named, clauses))
    return next((movement for movement in movements if not any(doubts(how_to, families((movement,))))), None)


def _mentions_moved_limbs(named: Sequence[Clause], clauses: Sequence[Clause]) -> bool:
    """Whether a name mentions the limbs that its how-to moves; a name without a how-to is its own how-to."""
    moved = {part for clause in clauses for piece in clause.pieces for step in piece.steps for part, _ in step.parts}
    mentioned = {part for clause in named for piece in clause.pieces for part in piece.parts}
    mentioned |= {part for clause in named for piece in clause.pieces for step in piece.steps for part, _ in step.parts}
    return not moved or all(any(part in limb and limb & moved for limb in _MOVE_TOGETHER) for part in mentioned)


#: Groups of parts that move together.
_MOVE_TOGETHER = (
    frozenset({"ankle", "foot", "toe", "heel", "calf"}),
    frozenset({"knee", "leg", "thigh", "hip", "heel", "foot"}),
    frozenset({"pelvis", "hip", "buttock", "knee"}),
    frozenset({"arm", "hand", "shoulder"}),
    frozenset({"body", "back", "head", "neck", "abdomen", "chest", "rib", "face"}),
)


@attrs.define(eq=False)
class _Beside:
    """The movement that a text stands beside, and what the text has mentioned so far."""

    tables: tuple[str, ...]
    #: The parts mentioned so far, each with its count, the latest last.
    mentioned: list[tuple[str, str]] = attrs.field(factory=list[tuple[str, str]])
    #: Whether the text has reached the getting up at the end, and whether one sits by then.
    leaving: bool = False
    risen: bool = False
    #: Whether the clause has breathed in, so that a pause holds the breath; and whether that breath is being held.
    breathed_in: bool = False
    holds_breath: bool = False

    def has(self, step: Step) -> bool:
        """Whether a step is usual here; a step without a part, or with "it", moves what was mentioned last."""
        if is_ordinary(step, self.tables):
            # "Legs together. Lift." lifts both legs, which may be usual for one leg only.
            of_it = self.mentioned and not step.parts and step.motion not in _WITHOUT_PART
            last = self.mentioned[-1] if of_it else ("", "")
            together = last[1] == "both" and last[0] in _LEGS
            return not together or is_ordinary(attrs.evolve(step, parts=(last,)), self.tables)
        if step.parts or (step.motion == "go" and "up" in step.roles):
            return False  # "bend your knees, then come up" is a squat
        fitting = self.mentioned[-1:] if self.mentioned and self.mentioned[-1][1] == "other" else self.mentioned[-2:]
        return any(is_ordinary(attrs.evolve(step, parts=(part,)), self.tables) for part in fitting)

    def of_them(self, step: Step, piece: Piece) -> Step:
        """The step with what was mentioned last, where it moves "them": both of the limbs, or the hands."""
        if step.parts or "turn" in piece.values:
            return step
        closed = [part for one in piece.steps if one.motion == "together" for part, _ in one.parts if part in _LEGS]
        if closed and step.motion in ("raise", "lower"):
            return attrs.evolve(step, parts=((closed[0], "both"),))  # "lift the legs side by side"
        if not {"them", "both"} & piece.values:
            return step
        last = self.mentioned[-1][0] if self.mentioned else ""
        if last in LIMBS or last in _PAIRED:
            return attrs.evolve(step, parts=((last, "both" if last in LIMBS else "any"),))
        return attrs.evolve(step, parts=(("leg", "both"),)) if step.motion in ("raise", "lower", "hold") else step

    def mention(self, *steps: Step) -> None:
        """Notes the parts of steps as mentioned."""
        for step in steps:
            places = [role.partition(":")[::2] for role in step.roles if ":" in role]
            between = [(part, "both") for place, part in places if place == "between" and part in LIMBS]
            self.mentioned += [(part, "any") for place, part in places if place != "between"]
            self.mentioned += [
                (part, "both" if _is_together(step, part, count) else count) for part, count in step.parts
            ]
            self.mentioned += between  # "a pillow between your knees; lift"


#: Parts without a count of which there are several.
_PAIRED = frozenset({"hand", "toe", "shoulder", "hip", "buttock"})


def _is_together(step: Step, part: str, count: str) -> bool:
    """Whether a step brings both of a pair together: "다리를 모으고", "다리를 붙이고"."""
    closed = step.motion in ("close", "keep") and part in ("leg", "knee") and count == "any" and not step.roles
    return step.motion == "together" or closed


#: Parts for which moving both together asks for more than moving one after the other.
_LEGS = frozenset({"leg", "knee", "foot", "heel", "thigh"})
#: Motions that need no part of the body: "both knees bent; breathe".
_WITHOUT_PART = (RESTS - {"lower", "return"}) | {
    *("hold", "repeat", "switch", "attend", "feel", "point", "flex", "pump", "face"),
}


class _ClauseFacts:
    """What a clause says by itself: whether something hurts, what it advises then, and what is questionable in it."""

    def __init__(self, clause: Clause) -> None:
        self.pieces = pieces = clause.pieces
        not_negated = [piece for piece in pieces if not piece.negations]
        others = [
            (step, piece)
            for piece in not_negated
            if piece.join not in CONDITIONS and "feel:bad" not in piece.values
            for step in piece.steps
        ]
        #: Whether something hurts.
        self.hurts = any("feel:bad" in piece.values and not benefits(piece) for piece in not_negated)
        #: Whether it advises to do less or to get help.
        less = any(eases(piece) or leaves_out(piece) or holds_back(piece) or stops_going_on(piece) for piece in pieces)
        less = less or any(_avoids_being_upright(piece) for piece in pieces)
        self.advises_less = less or (
            all(is_ease(step) for step, _ in others) and any(lessens(step, piece) for step, piece in others)
        )
        self.advises_stop = any("stop:stop" in piece.values and eases(piece) for piece in pieces)
        self.explains = explains(pieces) or hurts_upright(pieces)
        if any("feel:flag" in piece.values for piece in not_negated):
            self.advises_less = gets_help(pieces)  # a red flag needs help at once; doing less is not enough
        self.warns = any(piece.negations and (warns(piece) or (self.hurts and leaves_out(piece))) for piece in pieces)
        #: Whether it negates too much of something: "do not pull so far | that your hips come off the bed".
        self.bounds = any(map(negates_excess, pieces))
        #: Whether it is about getting up at the end, says only that more than one thing is done, and keeps the breath.
        self.gets_up = _gets_up(pieces)
        self.names_no_part = all(map(_names_no_part, pieces))
        self.keeps_breath = keeps_breath(pieces)
        self.praises = _praises(clause)
        self.says_nothing = says_nothing(clause) or delays_help(pieces) or comments(clause)
        #: Whether all of it is questionable, if nothing else in it is.
        frame = all(piece.is_frame for piece in pieces)
        self.is_questionable = not frame and (
            sits(pieces) or presses_up(pieces) or any(holds(clause) for holds in _QUESTIONABLE)
        )


@lru_cache(maxsize=8192)
def _facts(text: str, pieces: tuple[Piece, ...]) -> _ClauseFacts:
    """The facts of a clause, remembered because many texts share clauses, and with them the statements.

    They depend on nothing else of the clause.
    """
    return _ClauseFacts(Clause(text, Stance.UNCLEAR, (), (), (0, len(text)), pieces=pieces))


def _avoids_being_upright(piece: Piece) -> bool:
    """Whether it warns of being on the feet: "avoid long walks | when your legs hurt"."""
    return "position:upright" in piece.values and not piece.names and bool(piece.negations) and warns(piece)


def _questions(facts: _ClauseFacts, beside: _Beside) -> Iterator[str]:
    """The questionable words of a clause."""
    if stops_before_pain(facts.pieces) or "explains:sound" in facts.pieces[0].values:
        return
    urging = urges(facts.pieces)
    for at, piece in enumerate(facts.pieces):
        if piece in urging:
            continue
        if plays_down(piece) or "explains:wrong" in piece.values:
            yield piece.text
        if leaves_out_lying(piece, facts.pieces):
            yield piece.text
        if piece.unknown:
            yield from piece.unknown
        elif piece.negations and _offers_alternative(piece, facts, beside):
            beside.mention(*piece.steps)
        elif piece.join == "even" and facts.warns and _is_felt(piece):
            continue  # "avoid bridges, even if it feels good"
        elif avoids_aside(piece):
            yield piece.text  # "avoid the lift"
        elif denies_aside(piece) and any("feel:painless" in before.values for before in facts.pieces[:at]):
            yield piece.text  # "no pain, no glory"
        elif (
            denies_aside(piece)
            or gives_example(piece, facts.pieces[:at])
            or spares(piece)
            or supposes_no_good(piece, facts.pieces)
            or leaves_out_at_meals(piece)
            or facts.explains
            or (facts.advises_less and goes_wrong(piece))
        ):
            continue
        elif piece.negations:
            stops = facts.hurts and leaves_out(piece)  # "if it hurts, do not do it again"
            denied = not (warns(piece) or stops) or takes_back(facts.pieces, piece)
            denied = denied or _denies_way(piece, facts.pieces[:at])
            if denied and not (
                (negates_excess(piece) and all(map(beside.has, piece.steps)))
                or _is_felt_without_pain(piece, facts.pieces[:at])
            ):
                yield piece.text
            beside.mention(*piece.steps)
        elif not (piece.join == "why" and (facts.warns or facts.bounds) and gives_reason(piece)):
            yield from _questions_about_request(piece, at, facts, beside)


def _is_felt(piece: Piece) -> bool:
    """Whether it names nothing that is done, only what is felt: "it feels like a good stretch"."""
    felt = all(step.motion in ("feel", "stretch") and not step.parts for step in piece.steps)
    return felt and not (piece.names or piece.amounts)


def _behind_denied_pain(pieces: tuple[Piece, ...], before: Sequence[Piece]) -> tuple[Piece, ...]:
    """The statements behind the first ones that deny pain beside what may be felt: "numbness or pain is not; stop"."""
    denied = next((at for at, piece in enumerate(pieces) if piece.negations), 0)
    listed = all(piece.values == {"feel:bad"} and piece.kinds == {"feel"} for piece in pieces[:denied])
    return pieces[denied + 1 :] if listed and _is_felt_without_pain(pieces[denied], before) else pieces


def _is_felt_without_pain(piece: Piece, before: Sequence[Piece]) -> bool:
    """Whether it only says that what one feels is no pain: "you should feel a stretch | not pain"."""
    if not (before and piece.negations == 1 and "feel:bad" in piece.values):
        return False
    last = before[-1]
    # "You should feel a stretch | not pain", "a mild pull is fine | pain is not".
    said = bool(last.steps) or {"talk:fine", "endure:praise"} & last.values
    felt = bool(said) and all(step.motion == "feel" for step in last.steps) and "feel:good" in last.values
    only = piece.kinds <= {"negation", "feel", "function"}
    # Not "pain is not wrong", nor "pain is not a reason".
    bare = begins("bare_denial", piece.text) or ends("bare_denial", piece.text)
    return felt and only and bare and not last.negations and "feel:bad" not in last.values


def _denies_way(piece: Piece, before: Sequence[Piece]) -> bool:
    """Whether it negates how the statement before it says to do it: "누워서 | 하지 마세요"."""
    last = before[-1] if before else piece
    done = bool(last.steps) and "harms" not in last.values  # but "통증을 참으면서 | 운동하지 마세요"
    return piece.join == "then" and leaves_out(piece) and done and last.join not in CONDITIONS


def _questions_about_request(piece: Piece, at: int, facts: _ClauseFacts, beside: _Beside) -> Iterator[str]:
    """The questionable words of a statement without a negation."""
    if gets_up(piece, facts.pieces):
        beside.risen = True
        return
    if expects_stiffness(piece):
        return
    if piece.join == "unless" and "stop:ask" not in piece.values:
        yield piece.text
    comfortable = "feel:good" in piece.values and "feel:warm" not in piece.values  # "until your thighs are warm"
    told = facts.warns and piece.kinds <= {"stop", "function", "talk", "light"} and "stop:ask" in piece.values
    told = told and not {"light:do", "light:go"} & piece.values  # "until you have talked to your doctor"
    told = told or (facts.warns and lasts_until_review(piece))
    ends = comfortable or told or "manner" in piece.kinds or _ends_there(piece, beside)
    # "Until I come back", but "until we see you again".
    somebody = bool(piece.steps) and begins("somebody", piece.text)
    if piece.join == "until" and (
        (somebody and not told) or _tires(piece) or not ends or _ends_pain(piece, facts.pieces)
    ):
        yield piece.text
    if not (facts.advises_less and "feel:bad" in piece.values and piece.join in CONDITIONS) and not bounds(
        facts.pieces[at:]
    ):
        yield from () if _stays_down(piece) else piece.demands
    felt = any(step.motion == "feel" for step in piece.steps)
    if "endure:alone" in piece.values or ("endure:must" in piece.values and not felt):
        yield piece.text  # "it should hurt", but "you should feel a gentle stretch"
    if any(asks(piece) for asks in (lasts, does_aside, bids_to_be, bids_aside, imitates, permits, opens_dose)):
        yield piece.text  # "for a whole winter", "letters, 10 times", "be strict", "paint the fence", "wie der Bäcker"
    if at and avoids_good(piece, facts.pieces[at - 1]):
        yield piece.text
    stopped = any("stop:stop" in one.values for one in facts.pieces[:at])
    if stopped and facts.hurts and piece.join in ("then", "and") and goes_on(piece):
        yield piece.text  # "if it hurts, stop, then carry on", "stop when you faint, and start again"
    if "other" in piece.values and OUTSIDE & piece.values:
        yield piece.text  # "the others are in the app"
    if _adds(piece) or _moves_legs_at_once(piece):
        yield piece.text
    if "when:whole" in piece.values and "talk" in piece.kinds <= {"talk", "when", "function"}:
        yield piece.text  # "Frequency: all the time"
    on_feet = "position:upright" in piece.values and not (facts.advises_less and only_hurts_upright(piece))
    if on_feet or {"whatever", "choice"} & piece.kinds or stops_good(piece) or spares_rest(piece):
        yield piece.text
    asked = any("stop:contact" in one.values for one in facts.pieces)
    numbered = "numbered" in piece.kinds or _NUMBERED.search(piece.text)  # "Übung 4: die aus der Klinik"
    if names_whom(piece) and numbered and not (asked or piece.steps):
        yield piece.text  # "hospital exercises"
    if puts_off_rest(piece) or bounds_good(piece) or (set(beside.tables) == _ONE_WAY and _turns_round(piece)):
        yield piece.text
    yield from unusual(piece, beside.tables)
    good = {"feel:painless", "feel:first", "stop:ease", "talk:aside"} & piece.values or benefits(piece)
    if facts.advises_stop and piece.join in ("if", "when") and good:
        yield piece.text  # "stop if it does not hurt", "stop when the concert ends"
    bad = "feel:bad" in piece.values and not benefits(piece)
    calls = any("stop:ask" in one.values for one in facts.pieces) and not facts.advises_stop
    half = bool({"stop:stop", "stop:ease"} & piece.values) or (bad and not calls)
    if ("talk:aside" in piece.values and half) or {"talk:reference", "stop:stop"} <= piece.values:
        yield piece.text  # "stop in winter", "stop if the pain is serious", but "call us if it hurts the next day"
    if "stop:stop" in piece.values and ("feel:painless" in piece.values or leaves_out_good(piece)):
        yield piece.text  # "skip anything that does not hurt"
    as_outside = piece.join == "when" and "talk:aside" in piece.values and len(facts.pieces) == 1
    if as_outside or (piece.join == "when" and at and _is_done_as(piece, facts.pieces[at - 1])):
        yield piece.text  # "as the editor says", "do | as in the table", "bend it | as your mother says"
    if facts.hurts and "endure:on" in piece.values and piece.join not in CONDITIONS:
        yield piece.text  # "stop at severe pain, otherwise continue"
    if bad:
        if not facts.advises_less:
            yield piece.text
    elif eases(piece):
        yield from _questions_about_ease(piece, beside)
    else:
        if at and not _circles_with(piece, facts.pieces[at - 1], beside):
            yield piece.text  # "draw circles | with a straight leg"
        yield from _questions_about_steps(piece, facts, beside)
        yield from _questions_about_named_parts(piece, facts, beside)


#: A number before a colon, and no hour: "Übung 4: die aus der Klinik", but "진료 시간: 평일 08:30~17:00".
_NUMBERED = re.compile(r"\d\s*[번番号]?\s*[:：](?!\d)")


def _adds(piece: Piece) -> bool:
    """Whether it asks for more, and not for a thing or a part: "each day, add one"."""
    named = piece.parts or any(step.parts or step.roles for step in piece.steps)
    more = bool({"too", "light:keep"} & piece.values)  # "keep adding"
    return more and "light:do" in piece.values and says("adds", piece.text) and not named


def _moves_legs_at_once(piece: Piece) -> bool:
    """Whether both legs do what one does, at the same time: "the other leg does the same at the same time"."""
    counts = {(part, count) for step in piece.steps if step.motion in _DOES_SAME for part, count in step.parts}
    both = not counts.isdisjoint({("leg", "both"), ("knee", "both")})
    return both and "turn" not in piece.values and says("at_once", piece.text)


#: Motions that say nothing of how a part moves.
_DOES_SAME = frozenset({"repeat", "do", "switch", "move", "go"})


#: The tables of movements that go one way only: a pelvis that tilts the other way arches the back.
_ONE_WAY = {"tilt"}


def _stays_down(piece: Piece) -> bool:
    """Whether only what rests on the bed goes on or goes far: "the heel stays on the bed all the way"."""
    demands = {value for value in piece.values if value.startswith("demand:")}
    rests = all(step.motion in _LIES_ON and step.parts and _DOWN.issuperset(step.roles) for step in piece.steps)
    return demands == {"demand:far"} and bool(piece.steps) and rests and all(step.roles for step in piece.steps)


_DOWN = frozenset({"on:floor", "on:pillow"})


def _turns_round(piece: Piece) -> bool:
    """Whether it asks for the other way, or for both: "now the opposite", "in the other direction"."""
    turns = any(step.motion in ("reverse", "switch") or "side" in step.roles for step in piece.steps)
    both = piece.values >= {"when:each"} and not piece.amounts
    return turns or both or bool({"other", "too", "way:side"} & piece.values)


#: Parts that are light only where something else carries them.
_LIGHTENED = frozenset({"hip", "buttock", "pelvis", "back", "body", "floor"})


def _questions_about_ease(piece: Piece, beside: _Beside) -> Iterator[str]:
    """The questionable words of a statement that advises to stop, to do less or to ask."""
    if points_elsewhere(piece):
        yield piece.text  # "continue with your physio"
    if "stop:ease" in piece.values and any(part in _LIGHTENED for part, _ in piece.loose):
        yield piece.text  # "lighten your hips", "back off the bed"
    rests = any(step.motion in ("rest", "pause") for step in piece.steps)
    if rests and "stop:ease" in piece.values and "light" not in piece.kinds:
        yield piece.text  # "shorten the rests"
    for step in piece.steps:
        if names_whom(piece) and any(part in LIMBS for part, _ in step.parts):
            yield piece.text  # "your physio pulls the knee"
        elif not is_ease(step) and not beside.has(step):
            yield piece.text  # "raising the pelvis eases off the pressure"
        elif step.motion in ("do", "repeat") and {"talk", "numbered"} & piece.kinds and names_whom(piece):
            yield piece.text  # "do the exercises from your doctor"
    beside.mention(*piece.steps)


def _questions_about_steps(piece: Piece, facts: _ClauseFacts, beside: _Beside) -> Iterator[str]:
    """The questionable words about the steps of a statement."""
    if facts.hurts and not facts.advises_stop and piece.join not in CONDITIONS and not all(map(is_ease, piece.steps)):
        yield piece.text  # where it hurts, a step must be less of the movement
    motions = {step.motion for step in piece.steps}
    beside.breathed_in = (beside.breathed_in and "breathe" not in motions) or "inhale" in piece.values
    held = _holds(piece)
    if "manner:only" in piece.values and any(step.motion in _LIES_ON and step.parts for step in piece.steps):
        yield piece.text  # "keep only your shoulders and feet on the bed"
    if beside.breathed_in and held and any(map(_is_long, piece.amounts)):
        yield piece.text  # "breathe in and hold for 20 seconds"
    if beside.holds_breath and "breathe" not in motions and any(step.motion in _RAISES for step in piece.steps):
        yield piece.text  # "breathe in, hold, lift"
    beside.holds_breath = beside.breathed_in and (held or beside.holds_breath)
    good = "feel:good" in piece.values
    for step in piece.steps:
        if step.motion == "feel" and (good or (facts.advises_less and piece.join in ("if", "when"))):
            continue
        noticed = "feel" in motions and step.motion in _NOTICED and not step.roles
        rises = (
            beside.leaving and step.motion in ("roll", "turn") and not step.parts and {"side"}.issuperset(step.roles)
        )
        known = (
            noticed
            or rises
            or (piece.join == "when" and step == Step("stretch"))  # "do not hold your breath while you stretch"
            or _glides(step, piece)
            or _moves_in_breath(step, piece, facts)
            or beside.has(beside.of_them(step, piece))
            or (facts.hurts and is_ease(step))
        )
        lengthwise = step.motion in _ROCKS and "forth" in step.roles and says("lengthwise", piece.text)
        if not known or lengthwise or bears_weight(step, piece.text) or _lifts_chest(step, piece, facts):
            yield piece.text  # "rock to and fro", but "forward and back" arches the back
        beside.mention(step)
    counted = any(amount.unit in ("rep", "breath") for amount in piece.amounts)
    again = "repeat" in motions or (counted and "do" in motions)
    if beside.leaving and again and not any(step.parts for step in piece.steps):
        yield piece.text  # "push up to sitting; do this ten times"
    over_side = "leave:up" in piece.values and says("over_side", piece.text)
    beside.risen = beside.risen or "leave:rise" in piece.values or over_side
    if beside.risen and any(step.motion in _RAISES and step.parts for step in piece.steps):
        yield piece.text  # "push up to sitting and lift one leg"
    if (facts.pieces == (piece,) or piece.join == "why") and "endure:on" in piece.values and piece.kinds == {"light"}:
        yield piece.text  # "carry on"
    if facts.pieces == (piece,) and "light:keep" in piece.values and {"endure", "light"} == piece.kinds:
        yield piece.text  # "keep working"
    manners = {value for value in piece.values if value.startswith("manner:")}
    only = piece.kinds <= {"light", "motion", "function", "manner"} and manners <= {"manner:only"}
    alone = facts.pieces == (piece,) and only and piece.steps  # "just go"
    if alone and motions <= (_MOVES if "motion" in piece.kinds else _GO_ON) and not any(s.parts for s in piece.steps):
        yield piece.text  # "keep it floating", "keep on", "move around"
    if "when:whole" in piece.values and any("up" in step.roles or step.motion in _WHOLLY for step in piece.steps):
        yield piece.text  # "keep the leg up the whole time"
    whole = any(step.motion == "do" and step.parts for step in piece.steps) and "turn" not in piece.values
    if ("talk" in piece.kinds and whole) or points_elsewhere(piece):
        yield piece.text  # "do the leg routine" means something that is not in this text


def _lifts_chest(step: Step, piece: Piece, facts: _ClauseFacts) -> bool:
    """Whether it lifts the chest, which rises by itself in a breath: "chest up", but not "let your chest rise"."""
    by_itself = "light:let" in piece.values or ("motion" in piece.kinds and "subject" in piece.values)
    breathes = any(one.motion == "breathe" for statement in facts.pieces for one in statement.steps)
    return step.motion == "raise" and "chest" in dict(step.parts) and not (by_itself or breathes)


def _moves_in_breath(step: Step, piece: Piece, facts: _ClauseFacts) -> bool:
    """Whether the breath moves the body: "breathe in and let your belly rise", but not "breathe in and lift it"."""
    by_itself = "light:let" in piece.values or "subject" in piece.values
    belly = bool(step.parts) and all(part in _BREATHES for part, _ in step.parts) and {"up", "down"} >= {*step.roles}
    breathes = any(one.motion == "breathe" for statement in facts.pieces for one in statement.steps)
    return step.motion in _SWELLS and by_itself and belly and breathes


#: What the breath moves, and how.
_BREATHES = frozenset({"abdomen", "rib"})
_SWELLS = frozenset({"raise", "lower", "drop", "open", "rise"})


def _glides(step: Step, piece: Piece) -> bool:
    """Whether it only says that a thing helps to slide: "socks make it easier to slide"."""
    helps = {"effect:good", "manner:comfortable"} & piece.values
    return step.motion == "slide" and bool(helps and step.parts) and all(part in _THINGS for part, _ in step.parts)


def _circles_with(piece: Piece, before: Piece, beside: _Beside) -> bool:
    """Whether what a statement draws circles with is usual here; true where it draws none."""
    circles = [step for step in before.steps if step.motion == "circle" and not step.parts]
    held = [
        step for step in piece.steps if step.motion == "straighten" and piece.kinds <= {"function", "part", "state"}
    ]
    return not circles or all(beside.has(Step("circle", step.parts)) for step in held)


def _is_done_as(piece: Piece, before: Piece) -> bool:
    """Whether something outside the text says how the statement before it is done."""
    if "talk:reference" in piece.values:
        return _only_does(before)
    return "talk:aside" in piece.values and bool(before.steps)


def _only_does(piece: Piece) -> bool:
    """Whether it asks to do something and does not say what: "do it"."""
    return bool(piece.steps) and all(step.motion == "do" and not step.parts for step in piece.steps)


def _brings_in_both(piece: Piece, facts: _ClauseFacts) -> bool:
    """Whether it says "together" of both limbs or of no part, and not of how one begins: "then both legs together"."""
    joins = [step for step in piece.steps if step.motion == "together"]
    if not joins or "motion" in piece.kinds:
        return False
    others = [one for one in facts.pieces if one is not piece]
    begins_in = "position" in piece.kinds or any(one.steps or one.parts or "position" in one.kinds for one in others)
    both = "count" in piece.kinds or not all(step.parts for step in joins)
    return piece.join == "then" or (both and not begins_in)


#: Motions that are not to go on all day.
_WHOLLY = frozenset({"do", "move", "repeat", "raise", "bring"})
#: Motions of the whole back.
_ROCKS = frozenset({"rock", "tilt", "roll"})
#: Motions that alone are to go on, or to hover.
_GO_ON = frozenset({"go", "keep"})
#: Motions that alone say nothing of what moves.
_MOVES = frozenset({"move", "press"})
#: Motions of a part that stays down; if only that part does, the others rise.
_LIES_ON = frozenset({"keep", "rest", "place", "lie"})
#: Motions that a person may notice a part do by itself.
_NOTICED = frozenset({"rise", "relax", "straighten", "lengthen", "open", "stretch", "drop", "rest", "reach", "tense"})


def _questions_about_named_parts(piece: Piece, facts: _ClauseFacts, beside: _Beside) -> Iterator[str]:
    """The questionable words about what a statement names without a motion."""
    counted = any(amount.unit in ("rep", "set") for amount in piece.amounts)
    if counted and OUTSIDE & piece.values and not (piece.steps or {"stop", "feel"} & piece.kinds):
        yield piece.text  # "furniture x 10"
    if ("leave:rise" in piece.values and (piece.amounts or not beside.leaving)) or ("leave" in piece.kinds and counted):
        yield piece.text  # "sit up ten times"
    whom = any("stop:ask" in one.values for one in facts.pieces) or piece.kinds == {"stop"}  # a heading: "Contact"
    whom = whom or (facts.advises_less and "when:later" in piece.values)  # "쉬고, 다음 진료 때 말씀해 주세요"
    if {"stop:contact", "talk:frame"} & piece.values == {"stop:contact"} and not whom:
        yield piece.text
    if _brings_in_both(piece, facts):
        yield piece.text
    if "leave:up" in piece.values and (_needs(piece) or "too" in piece.values):
        yield piece.text  # "for this one you need to get up"
    if _both_of_nothing(piece) and (piece.join == "if" or not piece.steps):
        yield piece.text  # "できれば両方", "zum Schluss beide"
    if "then:limbs" in piece.values and not any(step.parts for step in piece.steps):
        yield piece.text  # "if it is easy both legs"
    if piece.steps:
        return
    turns = any(step.motion == "switch" for one in facts.pieces for step in one.steps)  # "one leg, then the other"
    if piece.amounts and "turn" in piece.values and piece.kinds <= _IN_TURN:
        return  # "one knee at a time, 8 each side"
    both_too = "too" in piece.values and "both" in dict(piece.loose).values()  # "if it does not hurt, both legs"
    if both_too or (not _THINGS.issuperset(piece.parts) and not states(piece) and not turns):
        yield piece.text
    if not _is_usual_direction(piece, beside):
        yield piece.text


#: Kinds of words that say no more than which side comes when, and how often.
_IN_TURN = frozenset({"count", "part", "when", "digits", "number", "unit", "function", "manner"})
#: Harmless things, which may be named without a motion: "Equipment: a mat and a pillow".
_THINGS = frozenset({"pillow", "towel", "blanket", "floor", "sock", "clothes", "lamp"})


def _is_usual_direction(piece: Piece, beside: _Beside) -> bool:
    """Whether directions without a motion belong to a usual step: "to the left, then to the right", "a little up"."""
    ways = {value.partition(":")[2] for value in piece.values if value.startswith("way:")}
    if "leave:up" in piece.values and ways <= {"from:floor"}:
        return True  # "to get up from the bed"
    if not ways or "feel" in piece.kinds or ("talk" in piece.kinds and not ways <= {"up", "back", "rear"}):
        return True
    if piece.amounts and ways <= {"side", "middle", "in", "out", "forth"}:
        return True
    paced = bool(piece.amounts) and all(amount.unit == "s" for amount in piece.amounts)  # "two seconds up, two down"
    vague = (ways <= {"up", "down"} or ways == {"back"}) and not (
        paced or any(value.startswith("manner") for value in piece.values)
    )
    return not vague and is_way(ways, beside.tables)


def _both_of_nothing(piece: Piece) -> bool:
    """Whether it says "both" and not of what: "zum Schluss beide"."""
    only = piece.kinds <= {"count", "function", "when", "light"}
    return "both" in piece.values and only and not any(step.parts for step in piece.steps)


def _needs(piece: Piece) -> bool:
    """Whether it says that something is needed, and not what to do then: "you need to get up"."""
    return piece.join not in CONDITIONS and says("needs", piece.text)


def _offers_alternative(piece: Piece, facts: _ClauseFacts, beside: _Beside) -> bool:
    """Whether it only says what to do if a step is impossible: "if you cannot reach your knee, use a towel"."""
    if piece.join != "if" or piece.negations != 1 or "negation:not" not in piece.values or not piece.steps:
        return False
    if piece.names or piece.amounts or {"stop", "feel", "position", "limit", "endure"} & piece.kinds:
        return False
    if any("manner:only" in one.values or (one.negations and one is not piece) for one in facts.pieces):
        return False
    return all(step.motion not in RESTS and (step.motion == "reach" or beside.has(step)) for step in piece.steps)


def _tires(piece: Piece) -> bool:
    """Whether a limb becomes heavy: "until your legs feel heavy"; but not "until your body feels heavy"."""
    parts = {*piece.parts, *(part for step in piece.steps for part, _ in step.parts)}
    return not LIMBS.isdisjoint(parts) and says("heavy", piece.text)


def _ends_there(piece: Piece, beside: _Beside) -> bool:
    """Whether it says where a step of the movement ends: "slide the foot until the leg is straight"."""
    if any(step.motion == "bend" for step in piece.steps) and not any(part in LIMBS for part, _ in beside.mentioned):
        return False  # "go down until your knees are bent"
    if {"endure", "talk"} & piece.kinds or "feel:warm" in piece.values:
        return False  # "until you feel it working", "until your legs feel warm"
    ends = all(step.motion in _ENDS_STEP and beside.has(step) for step in piece.steps)
    return bool(piece.steps) and ends and not (piece.amounts or piece.negations)


#: Motions that can end a step.
_ENDS_STEP = frozenset(
    {
        "straighten",
        "bend",
        "rest",
        "lower",
        "return",
        "relax",
        "feel",
        "lengthen",
        "point",
        "face",
        "lie",
        "keep",
        "raise",
    }
)


def _raises_second_limb(clauses: Iterable[Clause]) -> Iterator[Piece]:
    """The statements that raise a second limb while one is up: "bring a knee to the chest and raise the other leg"."""
    up = kept = at_chest = stacked = last_other = False
    for piece in (piece for clause in clauses for piece in clause.pieces if not piece.negations):
        for step in piece.steps:
            limbs = {part: count for part, count in step.parts if part in LIMBS}
            stacked = stacked or (bool(limbs) and ends("on_the_other", piece.text))
            if stacked and step.motion == "raise":
                yield piece  # "rest one leg on the other and lift"
            stacked = stacked and step.motion not in ("lower", "return", "uncross", "switch")
            if piece.join == "when" and up and step.motion == "bring" and "knee" in limbs:
                yield piece  # "raise the straight leg as you pull the knee in"
            raises = step.motion in _RAISES or (step.motion == "go" and "up" in step.roles and "leg" in limbs)
            other = "other" in limbs.values() or ("other" in piece.values and not step.parts)
            both = set(limbs.values()) > {"other"}  # "raise one leg and the other knee"
            other = other or (last_other and not step.parts)  # "straighten the other leg and lift it too"
            last_other = "other" in limbs.values() if limbs else last_other
            another = other and (up or both or bool({"light:keep", "too"} & piece.values))
            another = another or (kept and step.motion in ("raise", "go") and bool(limbs))
            if raises and (another or (at_chest and step.motion == "raise" and "leg" in limbs)):
                yield piece
            elif other and "up" in step.roles and "leg" in limbs and (at_chest or step.motion in _STAYS - {"go"}):
                yield piece  # "keep the other leg straight and up"
            held = step.motion in _HOLDS or (step.motion == "straighten" and "knee" in limbs)
            stays = "up" in step.roles and (held or step.motion in _STAYS)
            stays = stays or (step.motion == "keep" and limbs.get("knee") in ("one", "any") and not step.roles)
            kept = (kept or (up and step.motion in _STAYS and not limbs)) and step.motion not in _LOWERS
            up = (up or stays or ((bool(limbs) or not step.parts) and held)) and step.motion not in _LOWERS
            chest = _AT_CHEST.intersection(step.roles) and (limbs or "with:knee" in step.roles)
            at_chest = (at_chest or bool(chest)) and step.motion not in _LOWERS


_RAISES = frozenset({"raise", "bring"})
_HOLDS = _RAISES | {"hold"}
_STAYS = frozenset({"keep", "go", "do", "let"})
_AT_CHEST = frozenset({"to:chest", "on:chest"})
_LOWERS = frozenset({"lower", "return", "switch", "place", "rest", "repeat", "drop", "relax"})
