"""Whether what a text says is accounted for beside a movement: every word understood, every step an ordinary one."""

from collections.abc import Iterable, Iterator, Sequence

import attrs

from stenosis_routines.language.piece import CONDITIONS, Amount, Clause, Piece
from stenosis_routines.language.steps import LIMBS, Step, families, is_denied, is_ease, is_ordinary, is_way, settled

__all__ = ["doubts", "heads_list", "heads_stop", "is_symptom", "meant", "warns"]

#: The most that a note may ask for without a question, by unit: breaths, seconds, centimetres ...
_MOST = {"s": 60, "rep": 30, "set": 5, "cm": 20, "day": 7, "hour": 24}
#: In a rest or a breathing exercise minutes are ordinary.
_MINUTES = 20
#: From here on a number beside whom to call is no amount.
_TELEPHONE = 100
#: How long all of a programme may take, in minutes.
_SESSION = 90
_RESTFUL = frozenset({"relaxation", "breathing"})


def heads_list(piece: Piece) -> bool:
    """Whether it is what stands above a list of what to avoid: "Exercises to avoid", "Do not do", "Common mistakes"."""
    if piece.negations != 1 or piece.names or piece.parts or piece.unknown or piece.amounts or piece.demands:
        return False
    if (
        any(step.motion != "do" or step.parts or step.roles for step in piece.steps)
        or {"feel", "stop", "position", "manner"} & piece.kinds
    ):
        return False
    kinds = {value.partition(":")[2] for value in piece.values if value.startswith("negation")}
    return bool(kinds & {"avoid", "bad"}) or ("not" in kinds and "light:do" in piece.values)


def heads_stop(clause: Clause) -> bool:
    """Whether it is what stands above a list of reasons to stop: "Stop right away if"."""
    pieces = clause.pieces
    return any("stop:stop" in piece.values for piece in pieces) and not any(
        piece.negations or piece.names or piece.parts or piece.amounts or piece.demands or piece.steps
        or {"feel", "endure", "position"} & piece.kinds
        for piece in pieces
    )


def is_symptom(clause: Clause) -> bool:
    """Whether a clause only names what may be felt: "a leg suddenly feels weak"."""
    pieces = clause.pieces
    return any("feel:bad" in piece.values for piece in pieces) and not any(
        piece.negations or piece.names or piece.amounts or {"endure", "stop", "position"} & piece.kinds
        or {"light:do", "light:go"} & piece.values or any(step.motion != "feel" for step in piece.steps)
        for piece in pieces
    )


def warns(piece: Piece) -> bool:
    """Whether a statement with a negation is one of the closed shapes that warn."""
    if piece.negations != 1 or piece.unknown or "unless" in piece.join or "until" in piece.join:
        return False
    kinds = {value.partition(":")[2] for value in piece.values if value.startswith("negation")}
    if heads_list(piece):
        return True
    if piece.names or "position:upright" in piece.values:
        # "Avoid doing bridges", "avoid lifting your bottom off the bed".
        done = [step for step in piece.steps if step.motion not in ("do", "go", "raise") or step.parts or step.roles]
        fine = {"demand:weight"} if piece.names else {"demand:weight", "demand:far"}  # "avoid standing for long periods"
        asks_more = any(value.startswith("demand") and value not in fine for value in piece.values)
        tail = (
            done
            or len(piece.names) > 1
            or not piece.kinds <= _BESIDE_DENIED
            or piece.parts
            or piece.amounts
            or asks_more
            or "stop" in piece.kinds
            or "feel:bad" in piece.values
        )
        return (
            not tail
            and "light:leave" not in piece.values
            and "unneeded" not in kinds
            and not any(value.startswith("when:") for value in piece.values)
        )
    if "demand:pain" in piece.values or "stop" in piece.kinds:
        return False
    if "feel:bad" in piece.values:
        # "Never push through pain"
        forced = bool(piece.steps) and all(step.motion == "force" and not step.parts for step in piece.steps)
        return forced and not (piece.amounts or piece.demands or {"manner", "when", "limit"} & piece.kinds)
    if piece.steps:
        if piece.amounts or _GENTLE & piece.values:
            return False
        if "unneeded" in kinds and not ({"feel", "limit"} & piece.kinds or piece.demands):
            return all(step.motion not in _RESTS for step in piece.steps)  # "no need to look at it"
        if not _denies_as_a_whole(piece):
            return False
        if "instead" in kinds:
            return all(step.roles or step.motion not in _RESTS for step in piece.steps)
        return all(is_denied(step) for step in piece.steps)
    if piece.parts:
        return bool(kinds & {"instead", "bad"})
    if piece.demands:
        return not piece.amounts
    return "unneeded" in kinds and not piece.amounts


#: How it should be done; a denial of it is none of the motion ("do not pull slowly").
_GENTLE = frozenset({"manner:slow", "manner:gentle", "manner:comfortable", "manner:controlled"})


def _denies_as_a_whole(piece: Piece) -> bool:
    """Whether a denied step is denied whatever the way; "do not raise your hips quickly" denies only the haste."""
    motions = [step.motion for step in piece.steps]
    if "turn" in piece.values:
        return False  # "do not raise your legs one by one"
    if len(motions) > 1 and {"rush", "force"} & set(motions):
        return False  # "do not rush raising your hips"
    if all(motion in _BAD for motion in motions):
        return True
    if piece.demands:
        return all(step.motion in _BAD or (step.motion == "bring" and not step.parts) for step in piece.steps)
    return not any(
        value.startswith("when:") or (value.startswith("manner:") and value != "manner:small") for value in piece.values
    )


#: Motions that are bad however they are done.
_BAD = frozenset({"force", "bounce", "strain", "rush", "hurt", "hold_breath"})


#: Harmless things, which may be named without a motion: "Equipment: a mat and a pillow".
_THINGS = frozenset({"pillow", "towel", "blanket", "floor", "sock", "clothes", "lamp"})


#: What a person may notice that a part does by itself.
_FELT = frozenset({"relax", "straighten", "lengthen", "open", "stretch", "drop", "rest", "reach"})
#: The kinds of words that may stand in a warning of a movement; "not only", "slowly" or "today" take it back.
_BESIDE_DENIED = frozenset(
    {
        "name",
        "position",
        "negation",
        "function",
        "light",
        "talk",
        "count",
        "preposition",
        "symbol",
        "demand",
        "effect",
        "particle",
        "numbered",
        "motion",
    }
)
#: What is gentle, and is not to be left for something else.
_RESTS = frozenset({"rest", "lie", "relax", "pause", "breathe", "lower", "keep", "return", "do"})


def doubts(clauses: Sequence[Clause], tables: Iterable[str]) -> Iterator[tuple[Clause, tuple[str, ...]]]:
    """The clauses that are not accounted for beside a movement, each with the words that are not.

    ``tables`` are those of the movement's steps; see ``steps.families``.
    """
    listed = tuple(tables)
    leaving = False
    mentioned: list[tuple[str, str]] = []
    raised = () if "double-knee-to-chest" in listed else tuple(_raised_too(clauses))
    for before, clause, after in zip([None, *clauses], clauses, [*clauses[1:], None], strict=False):
        if after is not None and _asks_for_less(clause, after):
            continue
        if before is not None and _is_reason_for(clause, before):
            continue
        leaving = leaving or any("leave:up" in piece.values for piece in clause.pieces)
        words = tuple(dict.fromkeys(_doubts(clause.pieces, listed, mentioned, leaving=leaving)))
        words += tuple(piece.text for piece in clause.pieces if piece in raised and piece.text not in words)
        if words:
            yield clause, words


def _asks_for_less(clause: Clause, after: Clause) -> bool:
    """Whether it asks what is felt, with what is less as the answer: "Knee feels stiff? Make it smaller."."""
    return (
        (clause.text.endswith("?") or all(piece.join in CONDITIONS for piece in clause.pieces))
        and any("feel:bad" in piece.values for piece in clause.pieces)
        and not any(
            piece.unknown or piece.names or piece.demands or piece.amounts or piece.negations or "endure" in piece.kinds
            for piece in clause.pieces
        )
        and all(step.motion == "feel" for piece in clause.pieces for step in piece.steps)
        and (any(_eases(piece) for piece in after.pieces) or _only_eases(after.pieces))
    )


def _bounded(pieces: Sequence[Piece]) -> bool:
    """Whether how far to go ends where something bad begins: "as far as you can | without your back arching"."""
    far = {value for value in pieces[0].values if value.startswith("demand")} == {"demand:far"}
    return (
        far
        and len(pieces) > 1
        and "negation:without" in pieces[1].values
        and bool(pieces[1].steps)
        and warns(pieces[1])
    )


def _only_eases(pieces: Sequence[Piece]) -> bool:
    steps = [step for piece in pieces for step in piece.steps]
    return bool(steps) and all(map(is_ease, steps))


def _raised_too(clauses: Iterable[Clause]) -> Iterator[Piece]:
    """The statements that raise the other limb while one is up: "bring a knee to the chest and raise the other leg"."""
    up = at_chest = False
    for piece in (piece for clause in clauses for piece in clause.pieces if not piece.negations):
        for step in piece.steps:
            limbs = {part: count for part, count in step.parts if part in LIMBS}
            other = "other" in limbs.values() or ("other" in piece.values and not step.parts)
            another = other and (up or "light:keep" in piece.values)
            if step.motion in _RAISES and (another or (at_chest and step.motion == "raise" and "leg" in limbs)):
                yield piece
            held = step.motion in _HOLDS or (step.motion == "straighten" and "knee" in limbs)
            stays = "up" in step.roles and (held or step.motion in _STAYS)
            up = (up or stays or (bool(limbs) and held)) and step.motion not in _LOWERS
            chest = _AT_CHEST.intersection(step.roles) and (limbs or "with:knee" in step.roles)
            at_chest = (at_chest or bool(chest)) and step.motion not in _LOWERS


_RAISES = frozenset({"raise", "bring"})
_HOLDS = _RAISES | {"hold"}
_STAYS = frozenset({"keep", "go", "do", "let"})
_AT_CHEST = frozenset({"to:chest", "on:chest"})
_LOWERS = frozenset({"lower", "return", "switch", "place", "rest", "repeat", "drop", "relax"})


def meant(name: str, named: Sequence[Clause], clauses: Sequence[Clause], *, lying: bool) -> str | None:
    """The movement that a name means by its how-to, done lying down; ``None`` if that does not tell.

    ``named`` are the clauses of the name, and ``lying`` is whether it is known to be done so. A name that can mean several movements is settled by a step of its how-to, and so
    is one that is itself a description ("lifting the leg a little"). A how-to settles nothing if part of it is not
    an ordinary step of that movement.
    """
    described = _describes(named)
    told = [*(clause for clause in named if described and any(piece.steps for piece in clause.pieces)), *clauses]
    pieces = [piece for clause in told for piece in clause.pieces if not piece.negations]
    lying = lying or any(_LIES & piece.values for clause in (*named, *clauses) for piece in clause.pieces if not piece.negations)
    if not lying or any("position:upright" in piece.values for piece in pieces):
        return None
    movements = settled(name, (step for piece in pieces for step in piece.steps), described=described)
    return next((movement for movement in movements if not any(doubts(told, families((movement,))))), None)


_LIES = frozenset({"position:supine", "position:lying"})


def _describes(named: Sequence[Clause]) -> bool:
    """Whether a name only says in words that are understood what is done, or with what: "ankles", "letting go"."""
    pieces = [piece for clause in named for piece in clause.pieces]
    return any(piece.steps or piece.parts for piece in pieces) and not any(
        piece.unknown or piece.names or piece.negations or piece.demands or piece.amounts or {"feel", "endure"} & piece.kinds
        for piece in pieces
    )


def _doubts(
    pieces: Sequence[Piece], tables: tuple[str, ...], mentioned: list[tuple[str, str]], *, leaving: bool
) -> Iterator[str]:
    hurts = any("feel:bad" in piece.values and not piece.negations and not _benefit(piece) for piece in pieces)
    others = [step for piece in pieces if piece.join not in CONDITIONS for step in piece.steps if not piece.negations]
    eased = any(_eases(piece) or _leaves_out(piece) for piece in pieces) or (
        bool(others) and all(map(_lessens, others))
    )
    stopped = any("stop:stop" in piece.values and _eases(piece) for piece in pieces)
    inhaled = False
    explained = _explains(pieces)
    for at, piece in enumerate(pieces):
        before = pieces[:at]
        yield from piece.unknown
        if piece.unknown:
            continue
        if piece.negations and _unable(piece, pieces, tables, mentioned):
            _mention(piece.steps, mentioned)
            continue
        if _spares(piece) or (eased and _wrong(piece)) or explained:
            continue
        if piece.negations:
            if (not warns(piece) or _tailed(pieces, piece)) and not _denies_excess(piece, tables, mentioned):
                yield piece.text
            _mention(piece.steps, mentioned)
            continue
        if piece.join == "why" and _is_reason(piece) and any(one.negations and warns(one) for one in pieces):
            continue  # "avoid bridges, as lifting the hips arches the back"
        if piece.join == "unless" and "stop:ask" not in piece.values:
            yield piece.text
        if piece.join == "until" and not (
            "feel:good" in piece.values or "manner" in piece.kinds or _ends(piece, tables, mentioned)
        ):
            yield piece.text
        if not (eased and "feel:bad" in piece.values and piece.join in CONDITIONS) and not _bounded(pieces[at:]):
            yield from piece.demands
        felt = any(step.motion == "feel" for step in piece.steps)
        if "endure:alone" in piece.values or ("endure:must" in piece.values and not felt):
            yield piece.text  # "it should hurt", but "you should feel a gentle stretch"
        if "position:upright" in piece.values:
            yield piece.text
        yield from _amounts(piece, tables)
        if "feel:bad" in piece.values and not _benefit(piece):
            if not eased:
                yield piece.text
            continue
        if _eases(piece):
            for step in piece.steps:
                if not is_ease(step) and not _ordinary(step, tables, mentioned):
                    yield piece.text  # "raising the pelvis eases off the pressure"
                elif step.motion in ("do", "repeat") and {"talk", "numbered"} & piece.kinds and _refers(piece):
                    yield piece.text  # "do the exercises from your doctor"
            _mention(piece.steps, mentioned)
            continue
        if hurts and not stopped and piece.join not in CONDITIONS:
            # What is done where it hurts is less of it.
            for step in piece.steps:
                if not is_ease(step):
                    yield piece.text
        inhaled = inhaled and not any(step.motion == "breathe" for step in piece.steps)
        held = any(step.motion in _HELD and not step.parts for step in piece.steps)
        if (
            (inhaled or "inhale" in piece.values)
            and held
            and any(a.unit == "s" and a.high > _BREATH for a in piece.amounts)
        ):
            yield piece.text  # "Breathe in and hold for 20 seconds"
        inhaled = inhaled or "inhale" in piece.values
        felt = "feel:good" in piece.values or (eased and piece.join in ("if", "when"))
        feeling = any(step.motion == "feel" for step in piece.steps)
        for step in piece.steps:
            if felt and (step.motion == "feel" or (step.motion == "reach" and "feel:good" in piece.values)):
                continue
            if feeling and step.motion in _FELT and not step.roles:
                _mention((step,), mentioned)
                continue
            if not _ordinary(_of_them(step, piece, mentioned), tables, mentioned) and not (hurts and is_ease(step)):
                yield piece.text
            _mention((step,), mentioned)
        if "leave:rise" in piece.values and piece.amounts:
            yield piece.text
        done = any(step.motion == "do" and step.parts for step in piece.steps)
        if ("talk" in piece.kinds and done and "turn" not in piece.values) or _points_elsewhere(piece):
            yield piece.text  # "do the leg routine" names what is not here
        if "leave:rise" in piece.values and not leaving:
            yield piece.text
        turns = any(step.motion == "switch" for one in pieces for step in one.steps)  # "one leg, then the other"
        if not piece.steps and not _THINGS.issuperset(piece.parts) and not _statement(piece) and not turns:
            yield piece.text
        ways = {value for value in piece.values if value.startswith("way:")}
        counted = bool(piece.amounts) and ways <= {"way:side", "way:middle", "way:in", "way:out", "way:forth"}
        counted = counted or (ways <= _ON and any(one.steps for one in before))
        said = {way.partition(":")[2] for way in ways}
        vague = said <= {"up", "down"} and not any(value.startswith("manner") for value in piece.values)
        goes = not vague and is_way(said, tables)
        if not piece.steps and ways and not counted and not {"talk", "feel"} & piece.kinds and not goes:
            yield piece.text
        if "stop:contact" in piece.values and "stop:ask" not in {value for one in pieces for value in one.values}:
            yield piece.text


#: Ways in which a step goes on, or back: "to the left, then to the right", "and back down".
_ON = frozenset({"way:side", "way:middle", "way:back", "way:down", "way:in", "way:out"})


def _explains(pieces: Sequence[Piece]) -> bool:
    """Whether a clause only says what a condition is: "the canal is narrow, so the legs may ache"."""
    asks = {"light:do", "light:go", "light:let"}
    return any("talk:condition" in piece.values for piece in pieces) and not any(
        piece.names or piece.amounts or piece.demands or piece.negations or "endure" in piece.kinds or asks & piece.values
        or {"position:upright"} & piece.values or any(step.motion != "feel" for step in piece.steps)
        for piece in pieces
    )


def _spares(piece: Piece) -> bool:
    """Whether it says what is to be spared: "so that it does not hurt"."""
    return (
        piece.join == "why"
        and piece.negations == 1
        and "feel:bad" in piece.values
        and all(step.motion in ("feel", "do") for step in piece.steps)
        and not (piece.demands or piece.names or piece.amounts or "endure" in piece.kinds)
    )


def _wrong(piece: Piece) -> bool:
    """Whether it supposes what goes wrong, beside advice to do less: "if your back starts to arch, lower the leg"."""
    if piece.join not in ("if", "when") or piece.names or piece.demands or piece.amounts:
        return False
    if piece.negations:
        return piece.negations == 1 and "feel:bad" in piece.values and all(s.motion == "lie" for s in piece.steps)
    return bool(piece.steps) and "subject" in piece.values and all(is_denied(step) for step in piece.steps)


def _is_reason(piece: Piece) -> bool:
    """Whether it only says what is bad about what was warned of."""
    asks = piece.names or piece.amounts or piece.demands or piece.unknown or {"light:do", "light:go"} & piece.values
    return not asks and bool(piece.steps) and all(map(is_denied, piece.steps))


def _is_reason_for(clause: Clause, before: Clause) -> bool:
    """Whether a sentence only says what is bad about what the one before warns of: "They overload the hips."."""
    they = clause.text.casefold().startswith(("they ", "these ", "both ", "it ", "this "))
    return they and before.stance == "warns" and all(map(_is_reason, clause.pieces))


def _unable(
    piece: Piece, pieces: Sequence[Piece], tables: tuple[str, ...], mentioned: Sequence[tuple[str, str]]
) -> bool:
    """Whether it only supposes that a step cannot be done: "if you cannot reach your knee, use a towel"."""
    return (
        piece.join == "if"
        and piece.negations == 1
        and "negation:not" in piece.values
        and bool(piece.steps)
        and not (piece.names or piece.amounts or {"stop", "feel", "position", "limit", "endure"} & piece.kinds)
        and not any("manner:only" in one.values or (one.negations and one is not piece) for one in pieces)
        and all(step.motion not in _RESTS and _ordinary(step, tables, mentioned) for step in piece.steps)
    )


def _ends(piece: Piece, tables: tuple[str, ...], mentioned: Sequence[tuple[str, str]]) -> bool:
    """Whether it is how a step of the movement ends: "slide the foot until the leg is straight"."""
    return (
        bool(piece.steps)
        and not (piece.amounts or piece.negations)
        and all(step.motion in _ENDING and _ordinary(step, tables, mentioned) for step in piece.steps)
    )


#: Motions at the end of which there is nothing left to do.
_ENDING = frozenset({"straighten", "bend", "rest", "lower", "return", "relax", "feel", "lengthen"})


def _denies_excess(piece: Piece, tables: tuple[str, ...], mentioned: Sequence[tuple[str, str]]) -> bool:
    """Whether it denies only too much of an ordinary step: "do not raise the leg high"."""
    if (
        piece.negations != 1
        or piece.join in CONDITIONS
        or not (piece.steps and piece.demands)
        or piece.names
        or piece.amounts
    ):
        return False
    if {"stop", "feel", "position", "limit", "endure"} & piece.kinds or {
        "manner:only",
        "manner:slow",
        "manner:gentle",
        "light:leave",
        "light:let",
    } & piece.values:
        return False
    hasty = "demand:fast" in piece.values  # "do not lower it fast", but not "do not lower it all the way"
    return all((hasty or step.motion not in _RESTS) and _ordinary(step, tables, mentioned) for step in piece.steps)


def _tailed(pieces: Sequence[Piece], warning: Piece) -> bool:
    """Whether what follows a warning of a movement takes part of it back: "avoid squats after meals"."""
    if not warning.names:
        return False
    behind = pieces[list(pieces).index(warning) + 1 :]
    return any(
        (piece.join in ("if", "when", "until", "unless") and "stop:ask" not in piece.values)
        or "negation:without" in piece.values
        for piece in (*(one for one in pieces if one.join in ("if", "until", "unless")), *behind)
        if piece is not warning
    )


def _benefit(piece: Piece) -> bool:
    """Whether it says what something is good for: "eases pain"."""
    return "effect:good" in piece.values and not piece.steps


def _statement(piece: Piece) -> bool:
    """Whether parts are named without a motion in order to say what is felt there or what helps them."""
    return bool({"feel:good", "manner:comfortable"} & piece.values) or any(
        value.startswith("effect") for value in piece.values
    )


def _eases(piece: Piece) -> bool:
    return bool({"stop:stop", "stop:ease", "stop:ask"} & piece.values) and not piece.negations and not piece.demands


def _points_elsewhere(piece: Piece) -> bool:
    """Whether it asks for what stands in another place: "do it at the table", "try something else", "choose a level"."""
    named = {"talk:frame", "talk:reference"} & piece.values
    bids = bool(piece.steps) or bool({"light:do", "light:go"} & piece.values)
    chosen = {"talk", "numbered"} & piece.kinds and any(
        step.motion == "use" and not step.parts and not step.roles for step in piece.steps
    )
    another = "other" in piece.values and "light:do" in piece.values and not any(step.parts for step in piece.steps)
    return bool((named and bids) or chosen or another)


def _refers(piece: Piece) -> bool:
    """Whether it speaks of whom to ask, and not of asking."""
    return "stop:ask" in piece.values and not {"stop:contact", "stop:stop", "stop:ease"} & piece.values


def _leaves_out(piece: Piece) -> bool:
    """Whether it says not to do it: "if it hurts, do not do it"."""
    return bool({"light:do", "negation:bad"} & piece.values) and heads_list(piece)


def _lessens(step: Step) -> bool:
    """Whether a step makes less of it; to hold or to keep it there does not."""
    return is_ease(step) and bool(step.motion not in ("hold", "keep") or step.parts or step.roles)


def _amounts(piece: Piece, tables: tuple[str, ...]) -> Iterator[str]:
    for amount in piece.amounts:
        if not _usual(amount, piece, tables):
            yield f"{amount.low:g} {amount.unit}".strip()


def _usual(amount: Amount, piece: Piece, tables: tuple[str, ...]) -> bool:
    if amount.unit == "" and amount.low >= _TELEPHONE and {"stop:contact", "stop:ask"} & piece.values:
        return True  # "call the ward on 555 0133"
    if amount.unit == "" and "numbered" in piece.kinds:
        return not piece.steps
    if amount.unit == "" and any(step.motion in _HELD for step in piece.steps):
        return amount.high <= _MOST["s"]  # "hold for three"
    if amount.unit == "" and "manner:normal" in piece.values and not piece.steps:
        return amount.high <= 10  # "out through pursed lips for six"
    if amount.unit == "":
        if any(step.motion == "attend" for step in piece.steps):
            return amount.high <= _MOST["rep"]  # "count to ten"
        with_limb = any(role.startswith("with:") for step in piece.steps for role in step.roles)
        if "light:do" in piece.values and with_limb and all(step.motion == "do" for step in piece.steps):
            return amount.high <= _MOST["rep"]  # "do ten with the left leg"
        counted = any(step.motion == "breathe" for step in piece.steps) or {"way:in", "way:out"} & piece.values
        return bool(counted) and amount.high <= 10
    if amount.unit == "min" and "talk" in piece.kinds and not piece.steps:
        return amount.high <= _SESSION
    if amount.unit == "min":
        held = any(step.motion in _HELD for step in piece.steps)
        return amount.high <= (_MINUTES if _RESTFUL & set(tables) else 0 if held else 1)
    return amount.high <= _MOST.get(amount.unit, -1)


#: Parts of which both together are more than one after the other.
_LEGS = frozenset({"leg", "knee", "foot", "heel", "thigh"})
#: What holds a breath that was taken in, and how long that is ordinary, in seconds.
_HELD = frozenset({"pause", "hold", "keep"})
_BREATH = 4


def _ordinary(step: Step, tables: tuple[str, ...], mentioned: Sequence[tuple[str, str]]) -> bool:
    if is_ordinary(step, tables):
        # "Legs together. Lift." is both legs, and is no step of one.
        last = mentioned[-1] if mentioned and not step.parts and step.motion not in _OF_NO_PART else ("", "")
        return last[1] != "both" or last[0] not in _LEGS or is_ordinary(attrs.evolve(step, parts=(last,)), tables)
    if step.parts:
        return False
    # "It", or nothing at all, is what was spoken of last.
    fitting = mentioned[-1:] if mentioned and mentioned[-1][1] == "other" else mentioned[-2:]
    return any(is_ordinary(attrs.evolve(step, parts=(part,)), tables) for part in fitting)


#: What is done with no part of the body: "both knees bent; breathe".
_OF_NO_PART = (_RESTS - {"lower", "return"}) | {"hold", "repeat", "switch", "attend", "feel", "point", "flex", "pump"}


def _of_them(step: Step, piece: Piece, mentioned: Sequence[tuple[str, str]]) -> Step:
    """A step of "them", where that is both of the limbs that were spoken of last."""
    if step.parts or "them" not in piece.values or "turn" in piece.values:
        return step
    if not mentioned:
        return attrs.evolve(step, parts=(("leg", "both"),)) if step.motion in ("raise", "lower", "hold") else step
    if mentioned[-1][0] not in LIMBS:
        return step
    return attrs.evolve(step, parts=((mentioned[-1][0], "both"),))


def _mention(steps: Sequence[Step], mentioned: list[tuple[str, str]]) -> None:
    for step in steps:
        mentioned += [(role.partition(":")[2], "any") for role in step.roles if ":" in role]
        mentioned += [(part, "both" if step.motion == "together" else count) for part, count in step.parts]
