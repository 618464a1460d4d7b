"""Finds what a text says on the topics of rules: going on in spite of pain, great effort, speed, stopping, asking."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from stenosis_routines.language.clauses import read
from stenosis_routines.language.piece import CONDITIONS, Clause, Piece
from stenosis_routines.language.shapes import stops_before_pain, urges

__all__ = ["TOPICS", "all_said", "dropped", "said", "without"]

_NO_TOPICS: Mapping[str, str] = MappingProxyType({})


@lru_cache(maxsize=4096)
def said(topic: str, text: str) -> str | None:
    """The words of a text that mention a topic, or ``None``; a warning against the topic does not count.

    >>> said("push_through", "Push through the pain!")
    'Push through the pain!'
    >>> said("push_through", "Never push through pain.") is None
    True
    """
    return next((clause.text for clause in read(text) if topic in _mentioned(clause.pieces, clause.listed)), None)


@lru_cache(maxsize=4096)
def all_said(*texts: str) -> Mapping[str, str]:
    """Every topic that the texts mention, each with the words that mention it."""
    found: dict[str, str] = {}
    for text in texts:
        for clause in read(text):
            for topic in _mentioned(clause.pieces, clause.listed):
                found.setdefault(topic, clause.text)
    return MappingProxyType(found) if found else _NO_TOPICS


@lru_cache(maxsize=8192)
def _mentioned(statements: tuple[Piece, ...], listed: bool) -> tuple[str, ...]:
    """The topics of a clause, remembered because many texts share clauses, and with them the statements."""
    return tuple(topic for topic, mentions in _TOPICS.items() if mentions(statements, listed))


def without(topic: str, text: str) -> str:
    """A text without the clauses that mention a topic."""
    return dropped(text, lambda clause: topic in _mentioned(clause.pieces, clause.listed))


def dropped(text: str, unwanted: Callable[[Clause], bool]) -> str:
    """A text without the clauses that are unwanted."""
    end, left = 0, ""
    for clause in read(text):
        if unwanted(clause):
            left += text[end : clause.span[0]]
            end = clause.span[1] + (text[clause.span[1] : clause.span[1] + 1] == " ")
    return (left + text[end:]).strip()


def _not_negated(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The statements that are not clearly negated."""
    return (
        piece
        for piece in pieces
        if piece.negations != 1 or "negation:instead" in piece.values or _may_negate_else(piece)
    )


def _may_negate_else(piece: Piece) -> bool:
    """Whether a negation may negate something else: "do not be afraid to", "not only"."""
    return bool(piece.unknown) or bool({"manner:only", "effect:good", "talk:aside"} & piece.values)


def _hurts(pieces: Iterable[Piece]) -> bool:
    return any(
        {"feel:bad", "demand:pain"} & piece.values
        and (piece.negations or not any(value.startswith("effect") for value in piece.values))
        for piece in pieces
    )


def _advises_less(pieces: Iterable[Piece]) -> bool:
    return any({"stop:stop", "stop:ease", "stop:ask"} & piece.values and not piece.negations for piece in pieces)


def _goes_on_in_pain(pieces: Sequence[Piece], listed: bool) -> bool:
    if stops_before_pain(pieces):
        return False
    urging = urges(pieces)
    pieces = [piece for piece in pieces if piece not in urging]
    asked = list(_not_negated(pieces))
    if len(asked) < len(pieces) and sum(piece.negations for piece in pieces if "harms" not in piece.values) > 1:
        asked = list(pieces)  # "you cannot improve without pushing through pain"
    if any("endure:alone" in piece.values for piece in asked):
        return True
    if not _hurts(pieces):
        return False
    # "Avoid: stop when it hurts" may only stand in the wrong list, so that it is a question.
    if not listed and any(
        piece.negations
        and (
            {"stop:stop", "stop:ease"} & piece.values
            or any(step.motion in ("rest", "stop", "pause") for step in piece.steps)
        )
        for piece in pieces
    ):
        return True
    if any("endure:through" in piece.values for piece in asked):
        return not _advises_less(pieces) or any(
            "stop:stop" not in piece.values
            and "endure:through" in piece.values
            and "feel:bad" in piece.values
            and piece.join not in CONDITIONS
            for piece in asked
        )
    if _advises_less(pieces) or any(piece.join == "until" and "feel:good" in piece.values for piece in pieces):
        return False  # "continue until symptoms ease"
    for piece in asked:
        hurts = "feel:bad" in piece.values
        if (
            "endure:on" in piece.values
            or (hurts and {"endure:praise", "endure:must"} & piece.values)
            or (hurts and piece.join == "until" and not _rests([one for one in asked if one is not piece]))
            or (hurts and any(step.motion == "force" for step in piece.steps))
        ):
            return True
        more = any(value.startswith("demand") and value != "demand:weight" for value in piece.values)
        if more and piece.join not in CONDITIONS and not hurts and not piece.negations:
            return True
    return False


def _rests(pieces: Sequence[Piece]) -> bool:
    """Whether it asks for rest and for nothing else: "rest until the pain settles"."""
    motions = {step.motion for piece in pieces for step in piece.steps}
    return bool(motions) and motions <= {"rest", "lie", "pause"} and not any(piece.names for piece in pieces)


def _is_strenuous(pieces: Sequence[Piece], _: bool) -> bool:
    return any("limit" in piece.kinds for piece in _not_negated(pieces))


def _is_uncontrolled(pieces: Sequence[Piece], _: bool) -> bool:
    return any(
        ("demand:fast" in piece.values and not _comes_suddenly(piece))
        or any(step.motion == "bounce" for step in piece.steps)
        for piece in _not_negated(pieces)
    )


def _comes_suddenly(piece: Piece) -> bool:
    """Whether it only supposes that something is felt all at once: "if your legs suddenly feel weak"."""
    felt = all(step.motion == "feel" for step in piece.steps) and "feel:bad" in piece.values
    return felt and piece.join in CONDITIONS and not (piece.names or piece.amounts)


def _stops(pieces: Sequence[Piece], _: bool) -> bool:
    return _hurts(pieces) and any("stop:stop" in piece.values and not piece.negations for piece in pieces)


def _consults(pieces: Sequence[Piece], _: bool) -> bool:
    values = {value for piece in pieces if not piece.negations for value in piece.values}
    return {"stop:ask", "stop:contact"} <= values


#: Each is asked of the statements of a clause, and whether it is an item in a list of what to avoid.
_TOPICS: Mapping[str, Callable[[Sequence[Piece], bool], bool]] = {
    "push_through": _goes_on_in_pain,
    "strenuous": _is_strenuous,
    "uncontrolled": _is_uncontrolled,
    "stop": _stops,
    "consult": _consults,
}

#: The names of the topics.
TOPICS = tuple(_TOPICS)
