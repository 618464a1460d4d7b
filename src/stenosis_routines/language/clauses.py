"""Reads sentences as clauses: what each asks for or warns against, and which of its words were not understood.

A sentence is cut where one statement ends and the next begins: at commas, "and", "then", "if", "while". Each piece is
a statement: a step (a motion with its parts), names of movements, a feeling, advice to stop or to ask, an amount, or
general words. A closed list of shapes warns; every other statement with a negation is unclear.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from functools import cache, lru_cache
from itertools import groupby, takewhile

import attrs

from stenosis_routines._data import toml
from stenosis_routines.language.avoided import (
    DONE,
    NOMINAL,
    does_upright,
    ends_in_or,
    is_bad,
    is_done_upright,
    is_excess,
    is_exercise,
    is_item,
    is_list_of,
    is_load,
    is_nominal,
    is_noun,
    names_only,
    negate,
    negate_items,
    negates_names,
    praises,
    without_excess,
)
from stenosis_routines.language.explaining import explanation
from stenosis_routines.language.felt import hurts_upright
from stenosis_routines.language.frame import Frame, framed, frames
from stenosis_routines.language.groups import ENDS, groups
from stenosis_routines.language.harming import (
    does_harm,
    endures,
    gives_reason_before,
    leaves_it,
    leaves_out_harmful,
    names_harmful,
    names_whatever,
    supposed_harmful,
)
from stenosis_routines.language.piece import CONDITIONS, Clause, Piece, Stance
from stenosis_routines.language.saying import begins, ends, says, shape_words
from stenosis_routines.language.shapes import bounds_amount, denies_pain
from stenosis_routines.language.signs import with_signs
from stenosis_routines.language.sorting import sort
from stenosis_routines.language.spots import VERB_LAST
from stenosis_routines.language.steps import Step
from stenosis_routines.language.tokens import UNPARTED, Token, folded, tokens
from stenosis_routines.language.warning import (
    denials,
    goes_on_in_pain,
    heads_avoided,
    heads_list,
    heads_stop,
    is_symptom,
    names_load,
    names_pain,
    warns,
)

__all__ = ["READ_LIMIT", "read", "words"]

#: The longest text that is read, in characters. A longer text is not read and keeps a routine from passing.
READ_LIMIT = 20_000


_END = re.compile(f"[{''.join(ENDS)}]")


def read(text: str, language: str | None = None) -> tuple[Clause, ...]:
    """The clauses of a text, in order. ``language`` is a BCP 47 tag; ``None``: the language that fits each sentence.

    >>> [str(clause.stance) for clause in read("Lower the leg slowly. Avoid squats. Do not rush the lunges.")]
    ['asks', 'warns', 'unclear']
    >>> read("Then grizzle the leg.")[0].not_understood
    ('grizzle',)
    """
    if not text:
        return ()
    if len(text) > READ_LIMIT:
        return (Clause(text[:60], Stance.UNCLEAR, (), ("a text that is too long to be read",), (0, len(text))),)
    if "\\n" in text:
        text = text.replace("\\n", " \n")
    if "->" in text:
        text = text.replace("->", "→ ")
    return _read(text if text.isascii() else unicodedata.normalize("NFC", text), language)


def words(text: str) -> Sequence[Token]:
    """The words of a sentence with what each may be, in the language that fits it."""
    found, _ = _in_its_language(text, None, frames(text))
    return found


@lru_cache(maxsize=4096)
def _read(text: str, language: str | None) -> tuple[Clause, ...]:
    found: list[Clause] = []
    first_guess = language or next(iter(_guessed(text)), None)
    head: Piece | None = None  # the heading of a list of what to avoid
    stop: Clause | None = None  # the heading of a list of reasons to stop
    pieces = frames(text)
    for start, end in _sentences(text, first_guess, pieces):
        clause = _clause(text, start, end, first_guess, pieces)
        if clause is None:
            continue
        if head is not None and _ends_list(found[-1], text[found[-1].span[1] - 1 : clause.span[0]], clause, head):
            head = None
        if head is not None:
            clause = _negated_item(clause, head)
        elif heads_avoided(clause):
            head = clause.pieces[0]
        if stop is not None and found and found[-1].supposed and "\n\n" in text[found[-1].span[1] - 1 : clause.span[0]]:
            stop = None
        painless = any("feel:painless" in piece.values for piece in clause.pieces)
        if stop is not None and (painless or is_symptom(clause)):
            clause = _as_reason_to_stop(clause, stop)
        else:
            between = text[found[-1].span[1] - 1 : clause.span[0]] if found else ""
            goes_on = stop is not None and "\n\n" not in between and _LIST_MARK.search(f"{between}.") is not None
            stop = clause if heads_stop(clause) else (stop if goes_on else None)  # one item of several
        found.append(clause)
    return tuple(found)


def _as_reason_to_stop(clause: Clause, stop: Clause) -> Clause:
    """An item in a list of reasons to stop, together with its heading ("Stop right away if")."""
    pieces = deepcopy(clause.pieces)
    for piece in pieces:
        piece.join = "if"
        piece.demands.clear()  # "suddenly"
        piece.values.discard("demand:fast")
    return attrs.evolve(clause, pieces=(*stop.pieces, *pieces), supposed=True)


def _ends_list(before: Clause, between: str, clause: Clause, head: Piece) -> bool:
    """Whether a list of what to avoid ends here: at a blank line after it, or at something to do.

    Under "Do not" each line goes on with the heading ("do sit-ups"), and so does what is not done ("not doing squats").
    """
    over = before.listed and "\n\n" in between
    goes_on = head.kinds == {"negation", "light"}
    return over or any(
        piece.amounts
        or (
            "light:do" in piece.values
            and not (goes_on or _is_left_undone(piece) or piece.text.endswith(DONE) or is_exercise(piece))
            and not (denials(head) == {"not"} and piece.text.endswith(_INFINITIVES))
            and not is_done_upright(piece)
        )
        for piece in clause.pieces
    )


#: How an item in German ends that goes on with "Das sollten Sie nicht tun": "im Stehen üben"; not "üben Sie".
_INFINITIVES = (" üben", " machen", " tun", " trainieren", " ausführen")


def _is_left_undone(piece: Piece) -> bool:
    """Whether it names something that is not done: "not doing squats"; not "do not do squats"."""
    return bool(piece.negations) and not says("bids_not", piece.text)


def _negated_item(clause: Clause, head: Piece) -> Clause:
    """An item in a list of what to avoid, with the negation of the heading."""
    pieces = deepcopy(clause.pieces)
    if any("feel:good" in piece.values and piece.kinds <= {"feel", "function"} for piece in pieces[1:]):
        return clause  # "Übungen im Stehen | tun gut"
    if pieces[0].negations and begins("bids_not", clause.text):
        pass  # "Do not", "Do not bend backwards": said twice
    elif pieces[0].negations:
        pieces[0].negations += 1  # "Mistakes: not doing squats"
    else:
        for piece in pieces:
            if not piece.negations and _can_be_avoided(piece):
                negate(piece, head)
                piece.join = "" if goes_on_in_pain(piece) else piece.join  # "go on when it hurts"
    return attrs.evolve(clause, stance=_stance(pieces), listed=True, pieces=pieces)


def _can_be_avoided(piece: Piece) -> bool:
    """Whether an item in a list names something that can be avoided: a movement or a step, or what is good to do.

    To avoid what is good ("lying down", "stopping", "gentle movements") is no warning, so that it becomes a question.
    """
    if piece.names and praises(piece):
        return False  # "Squats are good for you"
    names = piece.names or piece.steps or {"position", "stop", "manner"} & piece.kinds or names_load(piece)
    return bool(names or names_pain(piece) or goes_on_in_pain(piece) or is_excess(piece)) and not piece.unknown


def _goes_on(text: str, place: int, line: Clause) -> bool:
    """Whether a line goes on in the next one, which begins in lower case at a place.

    After a short line that warns or says what hurts only if the next begins with "and" or "or", since it would be said
    there too: "Do not arch your back", then "lift your hips".
    """
    asks = line.stance is Stance.ASKS and not hurts_upright(line.pieces)
    if asks or place - text.rfind("\n", 0, place) > _BROKEN:
        return True
    return text[place + 1 :].split(maxsplit=1)[0] in shape_words("conjunctions")


def _sentences(text: str, language: str | None, pieces: Sequence[Frame]) -> Iterator[tuple[int, int]]:
    """Where the sentences begin and end, without bullets and numbers of lists. A point inside a number ends none."""
    marks = {match.start(): match.end() for match in _LIST_MARK.finditer(text)}
    start: int = marks.get(0, 0)
    listing = False
    inside = {place for piece in pieces for place in range(piece.start, piece.end - 1)}
    for end in _END.finditer(text):
        place, letter = end.start(), end[0]
        if place < start or (place in inside and letter != "\n"):
            continue
        if letter == "\n" and not listing:
            begins_low = text[place + 1 :].lstrip(" ")[:1].islower()
            short = place - text.rfind("\n", 0, place) <= _BROKEN
            line = _clause(text, start, place, language, ()) if begins_low or short else None
            listing = line is not None and (heads_stop(line) or heads_avoided(line))
            if begins_low and not listing and (line is None or _goes_on(text, place, line)):
                continue  # the sentence goes on in the next line
        if letter == "." and text[place + 1 : place + 2].isalnum() and text[place - 1 : place].isalnum():
            continue  # 0.5
        if letter == "." and text[:place].endswith(_ABBREVIATIONS):
            continue
        if text[start:place].strip():
            yield start, place + 1
        start = marks.get(place + 1, place + 1)
    if text[start:].strip():
        yield start, len(text)


#: A line of a sentence that was broken for its width is at least so long, in characters.
_BROKEN = 50
#: Abbreviations; the point after them ends no sentence.
_ABBREVIATIONS = ("e.g", "i.e", " approx", " vs", "z.B", " z. B", " bzw", " ca", "p. ej", "p. ex", "p.ej", "p.ex")
_LIST_MARK = re.compile(r"^[ \t]*(?:[-•*▪‣–·◦]|\d{1,2}[.)])[ \t]+", re.MULTILINE)


def _clause(text: str, start: int, end: int, language: str | None, pieces: Sequence[Frame]) -> Clause | None:
    sentence = text[start:end]
    lead = len(sentence) - len(sentence.lstrip())
    start, sentence = start + lead, sentence.strip().replace("\n", " ")
    inside = tuple(
        Frame(max(piece.start - start, 0), min(piece.end - start, len(sentence)), piece.named)
        for piece in pieces
        if piece.end > start and piece.start < start + len(sentence)
    )
    clause = _sentence(sentence, language, inside)
    return None if clause is None else clause.at(start)


@lru_cache(maxsize=8192)
def _sentence(sentence: str, language: str | None, inside: tuple[Frame, ...]) -> Clause | None:
    """A sentence as a clause, cached because many texts share sentences. Callers must not change its statements."""
    found, in_language = _in_its_language(sentence, language, inside)
    statements = tuple(_pieces(sentence, found, in_language))
    if not statements:
        return None
    unknown = tuple(word for piece in statements for word in piece.unknown)
    subjects = tuple(
        dict.fromkeys(
            subject for piece in statements for subject in (*piece.names, *(str(step) for step in piece.steps))
        )
    )
    return Clause(sentence, _stance(statements), subjects, unknown, (0, len(sentence)), pieces=statements)


def _stance(pieces: Sequence[Piece]) -> Stance:
    if not any(piece.negations for piece in pieces):
        return Stance.ASKS
    return Stance.WARNS if all(warns(piece) for piece in pieces if piece.negations) else Stance.UNCLEAR


def _in_its_language(sentence: str, language: str | None, inside: Sequence[Frame]) -> tuple[list[Token], str]:
    """The tokens in the first language that knows two thirds of the sentence, else in the one that knows most of it."""
    best: tuple[list[Token], str] | None = None
    fewest = len(sentence)
    for candidate in _candidates(sentence, language):
        found = framed(_with_english(sentence, candidate), inside, sentence)
        unknown = sum([token.end - token.start for token in found if not token.readings and token.text.isalnum()])
        if best is None or unknown < fewest:
            best, fewest = (found, candidate), unknown
        if unknown * 3 <= len(sentence) and not (unknown and candidate == "zh"):
            break  # but what has only Chinese signs may be Japanese: "次回予約：水曜日"
    assert best is not None  # noqa: S101 - there is always a language to try
    return best


def _with_english(sentence: str, language: str) -> list[Token]:
    """The tokens of a sentence; inside Korean, Japanese and Chinese, English words that ask for more count too."""
    found = with_signs(tokens(sentence, language), sentence, language)
    if language not in UNPARTED or not _WORD_OF_LATIN.search(sentence):
        return found
    mixed: list[Token] = []
    for is_latin, run in groupby(
        found, lambda token: not token.readings and token.text.isascii() and token.text.isalpha()
    ):
        words = list(run)
        start, end = words[0].start, words[-1].end
        if is_latin:
            english = tokens(sentence[start:end], "en")
            words = [
                token._replace(
                    start=token.start + start,
                    end=token.end + start,
                    readings=token.readings if token.readings.keys() & _DANGEROUS else {},
                )
                for token in english
            ]
        mixed += words
    return mixed


#: Kinds of English words that count inside another script; all other English words stay unknown there.
_DANGEROUS = frozenset({"name", "limit", "demand", "endure", "position"})
_WORD_OF_LATIN = re.compile(r"[A-Za-z]{2}")


def _candidates(sentence: str, language: str | None) -> Iterator[str]:
    """The languages that a sentence may be in, judged by its letters and its words, the likeliest first."""
    if not sentence.isascii():
        for languages, letters in _LETTERS:
            if letters.search(sentence):
                yield from languages
                return
    primary = language.replace("_", "-").partition("-")[0].lower() if language else ""
    if primary in _small_words():
        yield primary
    # A single word that English lacks does not thereby belong to another language.
    several = len(_WORD.findall(sentence)) > 1 or not sentence.isascii()
    others = dict.fromkeys([*_guessed(sentence), "en", *(_small_words() if several else ())])
    yield from (other for other in others if other != primary)


def _guessed(text: str) -> list[str]:
    """The languages in Latin letters whose small words a text contains, the likeliest first."""
    words_of_text = set(folded(text)[0].replace("'", " ").replace("’", " ").translate(_MARKS).split())
    hits = {language: len(words_of_text & words) for language, words in _small_words().items()}
    return sorted((language for language, count in hits.items() if count), key=lambda language: -hits[language])


#: Languages with letters of their own.
_LETTERS = (
    (("ko",), re.compile("[가-힣]")),
    (("ja",), re.compile("[\u3040-\u30ff]")),
    (("zh", "ja"), re.compile("[\u3400-\u9fff]")),
)
_WORD = re.compile(r"[^\W\d_]+")
_MARKS = str.maketrans(dict.fromkeys('.,;:!?()-–—"“”«»¿¡', " "))


@cache
def _small_words() -> Mapping[str, frozenset[str]]:
    return {
        language: frozenset(folded(word.strip())[0] for word in table["words"].split(","))
        for language, table in toml("language/guess").items()
    }


# From tokens to statements.


def _pieces(sentence: str, found: Sequence[Token], language: str) -> Iterator[Piece]:
    """The statements of a sentence."""
    pieces: list[Piece] = []
    starts: list[int] = []
    for join, group in groups(found, language):
        # German and Korean words are moved, so that the first need not stand first: "auch bei Schmerzen".
        start, end = min(token.start for token in group), max(token.end for token in group)
        piece = sort(Piece(sentence[start:end], join), group, language)
        if language == "ja":
            piece.steps = list(map(_with_owner, piece.steps))
        if denies_pain(piece):
            piece.negations, piece.kinds = 0, piece.kinds - {"negation"}
            piece.values = {*(piece.values - {"feel:bad", "negation:not"}), "feel:painless", "feel:good"}
        if piece.negations == 2 and denials(piece) == {"bad"}:
            piece.negations = 1  # "it narrows the canal and is not recommended"
        if does_harm(piece):
            _mark_harmful(piece)
        if _bounds_standing(piece):
            # "Stehen Sie nicht zu lange"
            piece.negations, piece.values = 1, {*(piece.values - {"manner:bounded"}), "negation:avoid"}
            piece.kinds = (piece.kinds - {"manner"}) | {"negation"}
        if leaves_out_harmful(piece):
            # "Skip anything that arches your back"; but "skip anything that hurts" asks to stop.
            piece.negations, piece.kinds = 1, (piece.kinds - {"stop"}) | {"negation", "whatever"}
            piece.values = {*(piece.values - {"stop:stop", "stop:ease"}), "negation:avoid"}
        if bounds_amount(piece) and not sentence.endswith(("?", "？")):
            _turn_into_bound(piece)
        if pieces and _only_lies(pieces[-1]) and not any(token.get("motion") for token in group):
            # "Lie on your back with your legs straight" says how one lies; it asks for no motion.
            piece.steps = [
                attrs.evolve(step, motion="lie") if step.motion == "straighten" else step for step in piece.steps
            ]
        if piece.negations == 2 and _describes_harmful(piece):
            # "Anything that loads the hips is not suitable", "do not do what loads the hips".
            piece.negations = 1
            piece.values -= {"negation:bad"} if denials(piece) != {"bad"} else set()
        if pieces and pieces[-1].values == {"negation:omit"} and "whatever" in piece.kinds and names_whatever(piece):
            pieces[-1].values = {"negation:avoid"}  # "skip | exercises that make you stand"
        if pieces and _bids_harmful(piece, pieces[-1], language):
            _mark_bidden(piece if "whatever" in piece.kinds else pieces[-1])
        if pieces and piece.negations and join == ":" and heads_list(pieces[-1]):
            # "A common mistake: not doing squats"; "The three don'ts: no squats" says it twice.
            piece.negations += 0 if says("donts", pieces[-1].text) else 1
        starts.append(group[0].start)
        if pieces:
            _continue_motion(piece, pieces[-1])
            if _is_not_felt_either(piece, pieces[-1]) and ends_in_or(found, starts, language):
                piece.values = {*(piece.values - {"feel:bad"}), "feel:painless", "feel:good"}
        if pieces and piece.negations and "whatever" in piece.kinds and pieces[-1].negations:
            # "Avoid arching, and anything that does not lift the hips", but "anything that makes symptoms worse".
            piece.negations += 0 if heads_list(piece) and "negation:not" not in piece.values else 1
        headed = bool(pieces) and heads_list(without_excess(pieces[0])) and (":" in sentence or "：" in sentence)
        headed = headed and "talk:aside" not in pieces[0].values  # "to avoid an operation: squats"
        headed = headed and bool(pieces[-1].negations)
        if headed and piece.join == "," and (is_bad(piece, language, must_be_noun=False) or names_load(piece)):
            negate(piece, pieces[-1])  # "Avoid: squats, arching the back"
        elif headed and piece.join in (":", ",", "and") and is_excess(piece) and not piece.negations:
            negate(piece, pieces[0])  # "Common mistakes: moving too fast"
        elif headed and piece.join == "and" and is_bad(piece, language) and not names_only(piece):
            negate(piece, pieces[0])  # "Mistakes: going too fast and tensing the shoulders"
        elif headed and piece.join == "then" and does_upright(piece, language):
            negate(piece, pieces[-1])  # "피해야 할 동작: 서서 | 하는 운동"
        elif pieces and is_list_of(piece, pieces[-1], language, listed=ends_in_or(found, starts, language)):
            # "Avoid squats, bridges and heel raises", "Avoid: squats": one negation for the whole list.
            negate(piece, pieces[-1])
        pieces.append(piece)
    negate_items(pieces, language, sentence)
    _negate_alternatives(pieces, language)
    for piece, before in zip(pieces[1:], pieces, strict=False):
        if before.negations == 1 and not before.names and warns(before) and _is_upright_meanwhile(piece):
            _mark_harmful(piece)  # "do not reach overhead | while standing"
    for piece in supposed_harmful(pieces):
        _mark_harmful(piece)  # "if you arch your back, the nerves are squeezed", "if it is done standing, skip it"
    if begins("when_to", sentence) and len(pieces) > 1 and pieces[1].join == ":" and _heads_reasons(pieces[0]):
        # "When to stop: your pain spreads".
        behind = Clause(sentence, Stance.ASKS, (), (), (0, len(sentence)), pieces=tuple(pieces[1:]))
        for piece in pieces[1:] if is_symptom(behind) else ():
            piece.join, piece.demands = "if", []
    if language == "de" and _avoids_all(pieces, sentence):
        for piece in pieces[:-1]:
            negate(piece, pieces[-1])
    closing = bool(pieces) and ends("to_be_avoided", pieces[-1].text)  # "squats and lunges are to be avoided"
    for piece, after in zip(reversed(pieces[:-1]), reversed(pieces[1:]), strict=True):
        # "Squats and bridges are not for you": the negation comes last.
        named = bool(after.negations) and after.text.endswith(NOMINAL.get(language, ())) and warns(after)
        last = (
            "negation:bad" in after.values
            or (closing and after.negations == 1)
            or (language in VERB_LAST and (named or negates_names(after)))
        )
        # "深蹲和弓步请跳过"; but "深蹲，不要弓步" asks for the first.
        last = last or (language == "zh" and after.join == "and" and bool(after.names) and _denies_behind(after))
        how = {"position", "state", "name", "particle"} if "position" in piece.kinds else {"state"}
        how |= {"function"} if "small:more" not in piece.values else set()  # "주의: 서서"
        how |= {"stop"} if "stop:ask" in piece.values else set()  # "병원에서는 서서"
        is_how = after.join == "then" and after.text.startswith("하는") and piece.kinds <= how
        listed = names_only(piece) and (bool(piece.names) or is_noun(piece, language))  # not "bend backwards"
        listed = listed or (language not in VERB_LAST and is_load(piece, language))  # "heavy weights"
        noun = is_nominal(piece, language) or does_upright(piece, language)
        noun = noun or (language not in VERB_LAST and is_item(piece, language))
        in_list = after.join in (",", "and") and (listed or noun)
        if language == "ko" and after.join == "then" and after.negations == 1 and _is_done_upright_so(piece, after):
            negate(piece, after)
            _mark_harmful(after)  # "서서 | 허리를 돌리는 동작은 피하세요"
            continue
        either = in_list and language == "ko" and piece.text.endswith(("거나", "든지")) and warns(after)
        if piece.negations:
            continue
        if language in VERB_LAST and endures(piece) and leaves_it(after):
            _mark_harmful(piece)  # "痛みを我慢して | 続けないでください"
        elif language in VERB_LAST and after.negations and gives_reason_before(piece, after):
            _mark_harmful(piece)  # "브릿지는 허리를 젖히게 되므로 | 하지 마세요"
        elif (last and (is_how or in_list)) or either:
            negate(piece, after)  # "서서 | 하는 운동은 하지 마세요"
    if closing and any(map(_names_lying, pieces)):
        pieces[-1].negations += 1  # "exercises lying down and squats are to be avoided"
    bad = next((piece for piece in pieces if "negation:bad" in piece.values and piece.negations == 1), None)
    if bad is not None and bad.join in ("why", ",", "and"):
        # "Squats and bridges, which put strain on the back": the leading names are what is bad.
        for piece in takewhile(lambda piece: piece.join not in CONDITIONS and _leads(piece), pieces):
            if not piece.negations and (piece.names or is_noun(piece, language)):  # not "bend backwards, which ..."
                negate(piece, bad) if names_only(piece) else _mark_harmful(piece)
    if explained := explanation(found, language):
        for piece in pieces:
            piece.values.add(f"explains:{explained}")
    return iter(pieces)


def _names_lying(piece: Piece) -> bool:
    """Whether it only names what is done lying down."""
    lying = bool({"position:lying", "position:supine"} & piece.values)
    return lying and piece.kinds <= {"position", "numbered", "function", "talk", "listed"}


def _heads_reasons(piece: Piece) -> bool:
    """Whether it heads reasons to stop or to ask: "When to stop", and nothing else."""
    return bool({"stop:stop", "stop:ask"} & piece.values) and piece.kinds <= {"stop", "function"}


#: Korean: what a noun phrase ends in that is avoided: "돌리는 동작은 피하세요".
_DONE_SO = re.compile(rf"[는은운] ?(?:하체 |상체 )?(?:{'|'.join(DONE)}|스트레칭|일|것)(?:은|는|을|를|이나|이|나)? ")


def _is_done_upright_so(piece: Piece, after: Piece) -> bool:
    """Korean: whether all that is done so on the feet is avoided: "서서 | 허리를 돌리는 동작은 피하세요"."""
    upright = "position:upright" in piece.values and piece.kinds <= {"position", "particle"} and not piece.negations
    if after.text.startswith("하는"):
        return False  # "서서 | 하는 운동은 하지 마세요" says no more
    more = after.amounts or after.demands or after.unknown or after.names or "manner" in after.kinds
    denied = {"negation:avoid", "negation:not"} & after.values and "negation:without" not in after.values
    return upright and bool(denied) and not more and _DONE_SO.search(after.text) is not None


def _with_owner(step: Step) -> Step:
    """Japanese: the step of the knee whose leg is named before it: "反対の足は膝を立てたまま"."""
    counts = dict(step.parts)
    owner = counts.get("leg") or counts.get("foot")
    owned = step.motion in ("bend", "straighten") and len(counts) == 2 and counts.get("knee") == "any"
    return attrs.evolve(step, parts=(("knee", owner),)) if owner and owned else step


def _denies_behind(piece: Piece) -> bool:
    """Whether its denial stands behind the movement that it names."""
    place = piece.text.casefold().find(piece.names[0]) + len(piece.names[0])
    return bool(piece.negations) and warns(piece) and says("denied_behind", piece.text[place:])


def _leads(piece: Piece) -> bool:
    """Whether what it names may be called bad behind it: "squats", "bridges arch the back"."""
    return names_only(piece) or (bool(piece.names or "whatever" in piece.kinds) and names_harmful(piece))


def _describes_harmful(piece: Piece) -> bool:
    """Whether one of two negations only describes what the other denies: "do not do exercises that load the hips"."""
    denied = "denies:whatever" in piece.values and len(denials(piece)) == 2
    return "whatever" in piece.kinds and "bad" in denials(piece) and (denied or denials(piece) == {"bad"})


def _bids_harmful(piece: Piece, before: Piece, language: str) -> bool:
    """Whether what is said to do harm is asked for: "do | movements that narrow the canal"."""
    if language in VERB_LAST:
        said = denials(before) == {"bad"} and before.text.endswith(_ATTRIBUTIVE) and piece.join == "then"
        return said and "light:do" in piece.values and not piece.negations  # "부담이 가는 | 운동을 하세요"
    said = denials(piece) == {"bad"} and "whatever" in piece.kinds and piece.join == "and"
    return said and not (before.negations or names_only(before))


#: How Korean verbs and adjectives end before the noun that they describe.
_ATTRIBUTIVE = ("는", "은", "한", "된", "큰", "인")


def _bounds_standing(piece: Piece) -> bool:
    """Whether it only asks not to be on the feet for too long."""
    bounded = {"manner:bounded", "position:upright"} <= piece.values and not (piece.negations or piece.asks_more)
    return bounded and piece.kinds <= {"position", "manner", "function"} and not piece.steps


def _mark_bidden(piece: Piece) -> None:
    """Makes a statement that names what is bad ask for it."""
    piece.negations = 0
    piece.values = {value for value in piece.values if not value.startswith("negation")}
    piece.demands.append(piece.text)


def _mark_harmful(piece: Piece) -> None:
    """Makes "long standing can make the pain worse" the same as "long standing is bad"."""
    piece.negations = 1
    piece.values |= {"negation:bad", "harms"}
    piece.kinds = piece.kinds | {"negation"}


def _is_upright_meanwhile(piece: Piece) -> bool:
    """Whether it only says that one is on the feet meanwhile: "while standing"."""
    upright = "position:upright" in piece.values and not piece.negations
    return piece.join == "when" and upright and piece.kinds <= {"position", "function"}


def _turn_into_bound(piece: Piece) -> None:
    """Makes "do not hold for more than 30 seconds" the same as "hold for no more than 30 seconds"."""
    piece.negations, piece.demands = 0, []
    piece.values = {value for value in piece.values if value.partition(":")[0] not in ("negation", "demand")}
    piece.values.add("manner:bounded")
    piece.kinds = {*(piece.kinds - {"negation", "demand"}), "manner"}


def _avoids_all(pieces: Sequence[Piece], sentence: str) -> bool:
    """German: whether a last verb says to avoid all that stands before it: "Kniebeugen und langes Stehen vermeiden".

    Not "Kniebeugen, Hohlkreuz vermeiden", which may ask for squats.
    """
    if len(pieces) < 2 or pieces[-1].join != "and" or pieces[-1].negations != 1:
        return False
    ends_in = ("meiden", "lassen", "weg", "zichten")
    avoids = "negation:avoid" in pieces[-1].values and pieces[-1].text.casefold().endswith(ends_in)
    names = all(
        (names_only(piece) or names_load(piece) or is_item(piece, "de")) and not piece.negations
        for piece in pieces[:-1]
    )
    movement = bool(pieces[-1].names or {"position:upright", "demand:weight"} & pieces[-1].values)
    return avoids and names and (movement or "," not in sentence)


def _negate_alternatives(pieces: Sequence[Piece], language: str) -> None:
    """Japanese: negates what a last "do not" denies, if all is bad: "腰を反らしたり | しないでください"."""
    if not pieces or pieces[-1].kinds != {"negation"}:
        return
    last = pieces[-1]
    listed = list(takewhile(lambda piece: says("alternatives", piece.text[-2:]), reversed(pieces[:-1])))
    if listed and all(
        not piece.negations and (is_nominal(piece, language) or does_upright(piece, language)) for piece in listed
    ):
        for piece in listed:
            negate(piece, last)
        last.negations, last.kinds = 0, {"function"}


def _is_not_felt_either(piece: Piece, before: Piece) -> bool:
    """Whether a statement only names one more thing that is not to be felt: "no pain, tingling | or numbness"."""
    felt = piece.values == {"feel:bad"} and piece.kinds == {"feel"} and piece.join in (",", "and")
    return felt and "feel:painless" in before.values and before.join not in CONDITIONS


def _continue_motion(piece: Piece, before: Piece) -> None:
    """Gives a statement without a motion the one before: "do not raise your head, nor your shoulders", "then down"."""
    if piece.steps and "object" in before.values and before.loose and not (before.steps or piece.steps[0].parts):
        # "두 다리를 | 편한 만큼 | 들어 올리세요": the parts before "as far as is comfortable" are lifted.
        piece.steps[0] = attrs.evolve(piece.steps[0], parts=tuple(before.loose))
        return
    if _only_places(piece) and before.steps and not before.negations:
        # "Your arms lie by your sides | or on your belly": another place for the same motion.
        piece.steps = [attrs.evolve(before.steps[-1], roles=step.roles) for step in piece.steps]
        return
    if before.negations == 1 and before.steps and _only_takes_away(piece):
        # "Do not lift your head | or shoulders off the pillow".
        piece.steps = [attrs.evolve(step, motion=before.steps[-1].motion) for step in piece.steps]
        return
    if piece.steps or piece.names or piece.unknown or not before.steps:
        return
    last = before.steps[-1]
    if (
        piece.negations == before.negations == 1
        and piece.parts
        and piece.kinds <= {"negation", "function", "part", "count"}
    ):
        piece.steps.append(attrs.evolve(last, parts=tuple((part, "any") for part in piece.parts)))
        piece.parts.clear()
    ways = tuple(sorted(value.removeprefix("way:") for value in piece.values if value.startswith("way:")))
    if (
        ways
        and not (piece.negations or before.negations or piece.parts)
        and piece.kinds <= {"direction", "function", "manner"}
    ):
        piece.steps.append(attrs.evolve(last, motion="go", roles=ways))


def _only_places(piece: Piece) -> bool:
    """Whether it only gives one more place: "or on your belly"."""
    placed = piece.steps and all(step.motion == "keep" and step.roles and not step.parts for step in piece.steps)
    return bool(placed) and piece.join == "and" and piece.kinds <= {"preposition", "part", "thing", "function", "count"}


def _only_takes_away(piece: Piece) -> bool:
    """Whether it only names one more part and what it comes off: "or shoulders off the pillow"."""
    off = {f"from:{place}" for place in ("floor", "pillow")}
    placed = piece.steps and all(step.motion == "keep" and step.parts and off >= {*step.roles} for step in piece.steps)
    only = piece.kinds <= {"preposition", "part", "thing", "function", "count", "direction"}
    return bool(placed) and piece.join in (",", "and") and only


def _only_lies(piece: Piece) -> bool:
    """Whether a statement only says that the person lies."""
    return bool({"position:supine", "position:lying", "position:side_lying"} & piece.values) and all(
        step.motion == "lie" for step in piece.steps
    )
