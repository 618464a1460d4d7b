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
from stenosis_routines.language.frame import Frame, framed, frames
from stenosis_routines.language.piece import CONDITIONS, Clause, Piece, Stance
from stenosis_routines.language.shapes import (
    heads_avoided,
    heads_list,
    heads_stop,
    hurts_upright,
    is_symptom,
    lifts_weights,
    warns,
)
from stenosis_routines.language.sorting import sort
from stenosis_routines.language.spots import VERB_LAST
from stenosis_routines.language.steps import is_denied
from stenosis_routines.language.tokens import Token, folded, tokens
from stenosis_routines.language.vocabulary import english, vocabulary

__all__ = ["READ_LIMIT", "read"]

#: The longest text that is read, in characters. A longer text is not read and keeps a routine from passing.
READ_LIMIT = 20_000


_ENDS = frozenset(".!?;\n。！？；…")
_END = re.compile(f"[{''.join(_ENDS)}]")
_PAUSES = frozenset(':：,、，—–()[]（）“”"「」『』•·')
_STATEMENT_KINDS = frozenset({"motion", "state", "light", "feel", "stop", "negation", "name", "position"})


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
    return _read(text if text.isascii() else unicodedata.normalize("NFC", text), language)


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
            stop = clause if heads_stop(clause) else None
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

    Under "Do not" each line goes on with the heading: "do sit-ups".
    """
    over = before.listed and "\n\n" in between
    goes_on = head.kinds == {"negation", "light"}
    return over or any(
        piece.amounts or ("light:do" in piece.values and not (goes_on or piece.text.endswith(_DONE)))
        for piece in clause.pieces
    )


#: How nouns for what is done end: "서서 하는 운동".
_DONE = ("운동", "동작", "자세", "運動", "体操", "動作", "動き")


def _negated_item(clause: Clause, head: Piece) -> Clause:
    """An item in a list of what to avoid, with the negation of the heading."""
    pieces = deepcopy(clause.pieces)
    if pieces[0].negations:
        pieces[0].negations += 1  # "Mistakes: not doing squats"
    else:
        for piece in pieces:
            if not piece.negations and _can_be_avoided(piece):
                _negate(piece, head)
    return attrs.evolve(clause, stance=_stance(pieces), listed=True, pieces=pieces)


def _can_be_avoided(piece: Piece) -> bool:
    """Whether an item in a list names something that can be avoided: a movement or a step, or what is good to do.

    To avoid what is good ("lying down", "stopping", "gentle movements") is no warning, so that it becomes a question.
    """
    names = piece.names or piece.steps or {"position", "stop", "manner"} & piece.kinds or _is_weight(piece)
    return bool(names) and not piece.unknown


def _goes_on(text: str, place: int, line: Clause) -> bool:
    """Whether a line goes on in the next one, which begins in lower case at a place.

    After a short line that warns or says what hurts only if the next begins with "and" or "or", since it would be said
    there too: "Do not arch your back", then "lift your hips".
    """
    asks = line.stance is Stance.ASKS and not hurts_upright(line.pieces)
    if asks or place - text.rfind("\n", 0, place) > _BROKEN:
        return True
    return text[place + 1 :].split(maxsplit=1)[0] in english("conjunctions")


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
        if letter == "\n" and text[place + 1 :].lstrip(" ")[:1].islower() and not listing:
            line = _clause(text, start, place, language, ())
            listing = line is not None and (heads_stop(line) or heads_avoided(line))
            if not listing and (line is None or _goes_on(text, place, line)):
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
        if unknown * 3 <= len(sentence):
            break
    assert best is not None  # noqa: S101 - there is always a language to try
    return best


def _with_english(sentence: str, language: str) -> list[Token]:
    """The tokens of a sentence; inside Korean, Japanese and Chinese, English words that ask for more count too."""
    found = tokens(sentence, language)
    if language not in _UNPARTED or not _WORD_OF_LATIN.search(sentence):
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
    groups = list(_groups(found, language))
    pieces: list[Piece] = []
    starts: list[int] = []
    for join, group in _joined_to_statements(_joined_to_verbs(groups) if language in VERB_LAST else groups, language):
        piece = sort(Piece(sentence[group[0].start : group[-1].end], join), group, language)
        if pieces and _only_lies(pieces[-1]) and not any(token.get("motion") for token in group):
            # "Lie on your back with your legs straight" says how one lies; it asks for no motion.
            piece.steps = [
                attrs.evolve(step, motion="lie") if step.motion == "straighten" else step for step in piece.steps
            ]
        if pieces and piece.negations and join == ":" and heads_list(pieces[-1]):
            piece.negations += 1  # "A common mistake: not doing squats"
        starts.append(group[0].start)
        if pieces:
            _continue_motion(piece, pieces[-1])
            if _is_not_felt_either(piece, pieces[-1]) and _ends_in_or(found, starts, language):
                piece.values = {*(piece.values - {"feel:bad"}), "feel:painless", "feel:good"}
        if pieces and piece.negations and "whatever" in piece.kinds and pieces[-1].negations:
            piece.negations += 1  # "avoid arching, and anything that does not lift the hips"
        headed = bool(pieces) and heads_list(pieces[0]) and ":" in sentence
        if headed and pieces[-1].negations and piece.join == "," and _is_bad(piece, language, must_be_noun=False):
            _negate(piece, pieces[-1])  # "Avoid: squats, arching the back"
        elif pieces and _is_list_of(piece, pieces[-1], language, listed=_ends_in_or(found, starts, language)):
            # "Avoid squats, bridges and heel raises", "Avoid: squats": one negation for the whole list.
            _negate(piece, pieces[-1])
        pieces.append(piece)
    for piece, after in zip(reversed(pieces[:-1]), reversed(pieces[1:]), strict=True):
        # "Squats and bridges are not for you": the negation comes last.
        last = "negation:bad" in after.values or (language in VERB_LAST and _negates_names(after))
        is_how = after.join == "then" and after.text.startswith("하는") and piece.kinds <= {"position", "state"}
        is_item = after.join in (",", "and") and (_names_only(piece) or _is_nominal(piece, language))
        is_item = is_item or (after.join in (",", "and") and _does_upright(piece, language))
        if last and not piece.negations and (is_how or is_item):
            _negate(piece, after)  # "서서 | 하는 운동은 하지 마세요"
    bad = next((piece for piece in pieces if "negation:bad" in piece.values and piece.negations == 1), None)
    if bad is not None and bad.join in ("why", ",", "and"):
        # "Squats and bridges, which put strain on the back": the leading names are what is bad.
        for piece in takewhile(lambda piece: _names_only(piece) and piece.join not in CONDITIONS, pieces):
            if not piece.negations:
                _negate(piece, bad)
    return iter(pieces)


def _is_not_felt_either(piece: Piece, before: Piece) -> bool:
    """Whether a statement only names one more thing that is not to be felt: "no pain, tingling | or numbness"."""
    felt = piece.values == {"feel:bad"} and piece.kinds == {"feel"} and piece.join in (",", "and")
    return felt and "feel:painless" in before.values and before.join not in CONDITIONS


def _negates_names(piece: Piece) -> bool:
    """Whether a statement ends a list of what to avoid: "뒤꿈치 들기는 하지 마세요", "오래 서 있기는 피하세요".

    One that only says how not to do it ends none: "숨을 참지 마세요", "허리를 젖히지 마세요".
    """
    avoids, upright = "negation:avoid" in piece.values, "position:upright" in piece.values
    bad = bool(piece.steps) and all(step.motion == "do" or is_denied(step) for step in piece.steps)
    does = any(step.motion == "do" for step in piece.steps) and not upright
    heavy = lifts_weights(piece)
    run = upright and piece.text.partition("하지")[0].rstrip().endswith(("기", "기는", "기를", "기도"))  # "달리기는"
    return bool(piece.negations) and bool(
        piece.names or heavy or run or (bad and (avoids or does)) or (upright and avoids)
    )


def _negate(piece: Piece, like: Piece) -> None:
    piece.negations = like.negations
    piece.values |= {value for value in like.values if value.startswith("negation")}


def _continue_motion(piece: Piece, before: Piece) -> None:
    """Gives a statement without a motion the one before: "do not raise your head, nor your shoulders", "then down"."""
    if piece.steps and "object" in before.values and before.loose and not (before.steps or piece.steps[0].parts):
        # "두 다리를 | 편한 만큼 | 들어 올리세요": the parts before "as far as is comfortable" are lifted.
        piece.steps[0] = attrs.evolve(piece.steps[0], parts=tuple(before.loose))
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


def _only_lies(piece: Piece) -> bool:
    """Whether a statement only says that the person lies."""
    return bool({"position:supine", "position:lying", "position:side_lying"} & piece.values) and all(
        step.motion == "lie" for step in piece.steps
    )


def _names_only(piece: Piece) -> bool:
    named = bool(piece.names or "position:upright" in piece.values)
    harmless_demand = "demand:weight" if piece.names else "demand:far"  # "heavy leg presses", "standing for long"
    beside = (
        _BESIDE_NAMES | {"demand"} if harmless_demand in piece.values and len(piece.demands) == 1 else _BESIDE_NAMES
    )
    return named and piece.kinds <= beside and "small:more" not in piece.values


def _is_bad_habit(piece: Piece, language: str, *, must_be_noun: bool = True) -> bool:
    """Whether it is one more thing to avoid, phrased as a noun: "avoid squats, bending backwards"."""
    first = _without_article(piece.text.casefold()).partition(" ")[0]
    noun = not must_be_noun or first.endswith(_VERBAL_NOUNS.get(language, ()))
    nothing_else = not (
        piece.amounts or piece.demands or piece.unknown or {"light", "manner", "feel", "stop"} & piece.kinds
    )
    nothing_else = nothing_else and not (piece.names or piece.negations)
    return noun and nothing_else and bool(piece.steps) and all(map(is_denied, piece.steps))


def _without_article(text: str) -> str:
    return text.partition(" ")[2] if text.startswith(_ARTICLES) else text


def _is_bad(piece: Piece, language: str, *, must_be_noun: bool = True) -> bool:
    """Whether it only names what may be avoided: movements, a posture on the feet, weights, or a bad habit."""
    heavy = lifts_weights(piece) or _is_weight(piece)
    return _names_only(piece) or heavy or _is_bad_habit(piece, language, must_be_noun=must_be_noun)


def _is_weight(piece: Piece) -> bool:
    """Whether it only names weights or heavy work: "heavy exercises"; not "heavier ones today"."""
    demands = {value for value in piece.values if value.startswith("demand")}
    only = piece.kinds <= {"demand", "function"} and "small:more" not in piece.values
    return demands == {"demand:weight"} and only and not (piece.amounts or piece.unknown)


def _avoids(piece: Piece, language: str) -> bool:
    """Whether it is a warning that more may follow: "avoid bending backwards"; not "do not bend backwards"."""
    if language in VERB_LAST or piece.negations != 1:
        return False
    return bool({"negation:avoid", "negation:bad"} & piece.values) and warns(piece)


def _is_nominal(piece: Piece, language: str) -> bool:
    """Whether a bad habit is put as a noun in a language whose verbs come last: "허리를 젖히는 동작", "물건 들기"."""
    bad = _is_bad_habit(piece, language, must_be_noun=False) or lifts_weights(piece)
    return bad and piece.text.endswith(_NOMINAL.get(language, ()))


def _does_upright(piece: Piece, language: str) -> bool:
    """Whether it is a noun for what is done, perhaps on the feet: "하는 운동", "立って行う運動"."""
    done = {"light:do", "position:upright"} & piece.values
    only = piece.kinds <= {"position", "motion", "light", "talk", "particle", "function", "demand"}
    long = {value for value in piece.values if value.startswith("demand")} <= {"demand:far"}  # "長時間立つこと"
    other = piece.names or piece.amounts or piece.unknown or piece.parts
    plain = long and only and not (other or any(step.motion not in ("do", "stand") for step in piece.steps))
    return bool(done) and plain and piece.text.endswith(_NOMINAL.get(language, ()))


def _is_noun(piece: Piece, language: str) -> bool:
    """Whether it names something rather than bids it: "and walks", "the bridge"; not "and walk", "y camine"."""
    ends = _NOUNS.get(language)
    if piece.text.casefold().startswith(_ARTICLES):
        return True
    return ends is None or any(
        word.endswith(ends)
        for word in piece.text.casefold().rstrip(".!: ").split()
        if language != "fr" or "-" not in word  # "levez-vous"
    )


#: How verbs end that stand as nouns.
_VERBAL_NOUNS = {"en": ("ing",), "es": ("ar", "er", "ir"), "fr": ("er", "ir", "re"), "de": ("hohlkreuz",)}
#: How verbs end as nouns, and the nouns that they belong to, where verbs come last.
_NOMINAL = {"ko": ("기", "동작", "운동", "자세", "것", "일"), "ja": ("動き", "動作", "こと", "姿勢", "運動", "体操")}
#: Articles, after which no verb stands.
_ARTICLES = ("a ", "an ", "the ", "el ", "los ", "las ", "un ", "una ", "le ", "les ", "une ", "des ", "ein ", "das ")
#: How plurals, and verbs as nouns, end.
_NOUNS = {
    "en": ("s", "ing", "pose", "cobra", "superman", "camel", "sphinx"),
    "es": ("s", "r", "ción"),
    "fr": ("s", "x", "er", "ir", "tion"),
}


#: Kinds of words that may stand beside a name and ask for nothing more.
_BESIDE_NAMES = frozenset({"name", "function", "count", "symbol", "numbered", "position", "particle", "listed"})


def _is_list_of(piece: Piece, before: Piece, language: str, *, listed: bool) -> bool:
    """Whether a statement only continues the list of what the previous one negates."""
    if not before.negations or piece.negations or piece.join not in (",", "and", ":"):
        return False
    if heads_list(before) and piece.join == ":":
        return True
    if "whatever" in piece.kinds:
        # "Squats and anything that arches your back", but not "movements that arch the back are fine".
        plain = "light" not in piece.kinds or _makes_do(piece)
        return warns(before) and plain and not {"talk", "effect", "manner", "feel", "stop"} & piece.kinds
    if heads_list(before):
        return _is_bad(piece, language)
    if _names_only(before) or (piece.join != ":" and (before.names or _avoids(before, language))):
        return _is_bad(piece, language) and (_is_noun(piece, language) or not _is_noun(before, language))
    return (
        listed
        and "negation:without" not in before.values
        and before.join not in CONDITIONS
        and piece.join != ":"
        and warns(before)
        and bool(before.steps and (piece.steps or "position:upright" in piece.values))
        and not piece.names
        and "light" not in piece.kinds
    )


def _makes_do(piece: Piece) -> bool:
    """Whether it names movements or a posture that somebody is made to do: "exercises that make you lean backwards"."""
    said = {value for value in piece.values if value.startswith("light:")}
    return (
        bool(piece.names or "position:upright" in piece.values)
        and said <= {"light:let", "light:need"}
        and not (piece.steps or piece.parts or piece.amounts or piece.demands or piece.unknown)
    )


def _ends_in_or(found: Sequence[Token], starts: Sequence[int], language: str) -> bool:
    """Whether "or" makes it an item of a list: "do not bend, lift or twist"; not "do not force it, and raise a leg"."""
    words = frozenset[str]() if language in _UNPARTED else vocabulary(language).before_last
    last = max((token.start for token in found if token.text in words), default=-1)
    return starts[-1] < last or (len(starts) > 1 and starts[-2] < last < starts[-1])


_Group = tuple[str, list[Token]]


def _groups(found: Sequence[Token], language: str) -> Iterator[_Group]:
    """The tokens cut at pauses, conjunctions and conditions."""
    join, group = "", list[Token]()
    for at, token in enumerate(found):
        if token.text in _ENDS:
            continue
        if token.text in _PAUSES:
            if group:
                yield join, group
            join, group = ":" if token.text in ":：" else ",", []
            continue
        boundary = _boundary(found, at, language)
        if boundary:
            if group:
                yield join, group
                join, group = boundary, []
            elif boundary not in ("and", "then") or join in ("", ",", ":"):
                join = boundary  # "and if", "then when": the condition counts
            if not _KEPT & token.readings.keys():
                continue
        group.append(token)
        after = token.get("ending")
        if (
            after
            and language in ("ko", "ja", "zh")
            and (len(group) > 1 or "motion" in token.readings or language != "zh")
        ):
            # The ending of a verb ends its statement: "raise-and", "if-it-hurts".
            yield (after if after in CONDITIONS else join), group
            join, group = "then" if language == "ko" else "and", []
    if group:
        yield join, group


#: Kinds of words that begin a statement and belong to it.
_KEPT = frozenset({"negation", "endure", "whatever"})
#: Languages whose words are not reliably separated by spaces.
_UNPARTED = frozenset({"ko", "ja", "zh"})
#: Words that join names in a list in those languages.
_LISTS = frozenset({"和", "与", "及", "或", "や", "と", "・"})


def _boundary(found: Sequence[Token], at: int, language: str) -> str:
    """How a token joins the next statement to this one; empty if it begins no statement."""
    token = found[at]
    condition = token.get("condition")
    if token.text == "that" and at + 1 < len(found) and "part" in found[at + 1].readings:
        return ""  # "straighten that knee"
    if condition and language not in VERB_LAST:
        return condition
    if token.get("join"):
        return token.readings["join"]
    if token.get("whatever"):
        return "and"
    if token.text in _LISTS and 0 < at < len(found) - 1 and found[at - 1].get("name") and found[at + 1].get("name"):
        return "and"
    if language in VERB_LAST:
        return "and" if _lists_denied(found, at, language) else ""
    if token.get("negation") in ("instead", "without"):
        return "and"
    if language == "en" and token.text == "to" and _gives_purpose(found, at):
        return "why"
    if token.get("preposition") == "with" and language == "de":
        return "and" if _has_support(found, at) else ""
    if token.get("preposition") == "with" and at + 1 < len(found):
        # "with your knees bent" is a statement of its own; "with your hands" and "repeat with both legs" are not.
        if any(before.get("motion") in ("repeat", "switch") or before.get("light") == "do" for before in found[:at]):
            return ""
        thing = False
        for ahead in found[at + 1 : at + 7]:
            if thing and ahead.get("preposition"):
                return "and"  # "with a pillow under your head", "with your elbows on the floor"
            thing = thing or ahead.get("thing") is not None or ahead.get("part") in _STAY_DOWN
            lying = ahead.get("direction") and any(before.get("position") for before in found[:at])
            if lying or ahead.get("state") or (ahead.get("motion") and not ahead.get("part")):
                return "and"
            if ahead.text == "and" and not _goes_on_with_part(found, ahead):
                break
            if ahead.text != "and" and not ahead.readings.keys() & _BEFORE_STATE:
                break
    return ""


def _lists_denied(found: Sequence[Token], at: int, language: str) -> bool:
    """Whether a particle joins what a negation behind it denies: "서서 하는 운동이나 | 플랭크는 하지 마세요"."""
    if found[at].get("particle") != "and" or not at or not any(later.get("negation") for later in found[at + 1 :]):
        return False
    before = found[at - 1]
    return bool({"name", "position"} & before.readings.keys()) or before.text.endswith(_NOMINAL.get(language, ()))


def _gives_purpose(found: Sequence[Token], at: int) -> bool:
    """Whether "to" begins what a motion is for: "tighten your tummy | to keep your pelvis level"."""
    keeps = at + 1 < len(found) and found[at + 1].get("light") == "keep"
    return keeps and any(before.get("motion") for before in found[max(at - 12, 0) : at])


#: Parts that may be said to be on the floor: what they carry there is asked where something is lifted.
_STAY_DOWN = frozenset({"arm", "head", "foot"})


def _goes_on_with_part(found: Sequence[Token], joint: Token) -> bool:
    """Whether a part follows "and": "with your hips and knees bent"."""
    behind = (
        token for token in found if token.start > joint.start and not token.readings.keys() <= {"function", "count"}
    )
    return "part" in next(behind, joint).readings


#: What may stand between "with" and a state: "with your hips and knees bent".
_BEFORE_STATE = frozenset({"function", "count", "part", "number", "thing", "manner", "direction"})


def _has_support(found: Sequence[Token], at: int) -> bool:
    """German: whether "mit" begins a thing with its place ("mit einem Kissen unter dem Kopf") and no verb follows."""
    thing = placed = False
    for ahead in found[at + 1 :]:
        if ahead.text in _PAUSES or ahead.text in _ENDS or ahead.get("join"):
            break
        placed = placed or (thing and bool(ahead.get("preposition")))
        thing = thing or bool(ahead.get("thing"))
        if "motion" in ahead.readings:
            return False
    return placed


#: The most words of one statement, so that long texts without sense do not take too long.
_MOST_WORDS = 60


def _joined_to_statements(groups: Sequence[_Group], language: str) -> Iterator[_Group]:
    """The groups, with those that are no statement alone added to the previous one ("hips, legs and feet")."""
    joined: list[tuple[str, list[Token]]] = []
    for at, (join, group) in enumerate(groups):
        ahead = groups[at + 1] if at + 1 < len(groups) else None
        is_statement = any(_STATEMENT_KINDS & token.readings.keys() for token in group) or _weighs(group)
        parts = any(token.get("part") or token.get("thing") for token in group)
        support = any(token.get("preposition") for token in group)
        if any(token.get("particle") for token in group):
            support = support or language == "ko" or any(token.get("direction") for token in group)  # "腕は後ろへ"
        open_condition = (
            bool(joined)
            and joined[-1][0] in ("if", "when", "until")
            and not any(_STATEMENT_KINDS & token.readings.keys() for token in joined[-1][1])
        )
        leads = language == "en" and _leads_with_part(group)
        negated = bool(joined) and any(token.get("negation") for token in joined[-1][1])
        if leads and not is_statement and not negated:
            support = support or any(token.get("direction") for token in group)  # "arms away from your sides"
        if joined and len(joined[-1][1]) > _MOST_WORDS:
            joined.append((join, list(group)))
            continue
        open_negation = bool(joined) and _is_open_negation(joined[-1][1])
        if (
            negated
            and not open_negation
            and join == ","
            and all(token.readings.keys() <= {"manner", "function"} for token in group)
        ):
            joined.append((join, list(group)))  # "do not bounce, slowly"
        elif joined and _is_open_negation(joined[-1][1]) and join in (",", "and"):
            # "Do not, under any circumstances, bounce."
            joined[-1][1].extend(group)
        elif leads and ahead is not None and ahead[0] == "and" and _parts_only(group) and _says_what_is_done(ahead[1]):
            # "On your side, hips | and knees bent".
            if joined and _parts_only(joined[-1][1]):
                joined[-1][1].extend(group)
            else:
                joined.append((join, list(group)))
        elif leads and joined and join in (",", "and") and _lets_parts_do(joined[-1][1]):
            joined[-1][1].extend(group)  # "allow your jaw | shoulders and belly to soften"
        elif leads and joined and join in (",", "and") and _parts_only(joined[-1][1]):
            joined[-1][1].extend(group)  # "head, shoulders and feet stay still"
        elif open_condition and join in (",", "and", "", ":"):
            # "If the hip or the knee hurts": the condition goes on.
            joined[-1][1].extend(group)
        elif (
            joined
            and not is_statement
            and not _is_own_direction(joined[-1][1], group)
            and join in (",", "and", "", ":")
            and (not (parts and support) or (join == "and" and _is_felt_there(joined[-1][1], group)))
        ):
            joined[-1][1].extend(group)
        else:
            joined.append((join, list(group)))
    if (
        language in ("de", "fr")
        and len(joined) > 1
        and joined[1][0] in (",", "and")
        and _only_parts_with_place(joined[0][1])
    ):
        # "Kopf, Schultern und Arme bleiben locker": all of them.
        joined[1] = (joined[0][0], [*joined[0][1], *joined[1][1]])
        del joined[0]
    if len(joined) > 1 and not any(_STATEMENT_KINDS & token.readings.keys() for token in joined[0][1]):
        # "In the morning, bend one knee": the leading words belong to the next statement.
        join, first = joined[0]
        only = all(token.readings.keys() & {"manner", "function", "talk"} for token in first)
        counted = any(token.get("numbered") for token in first) and any(token.low is not None for token in first)
        next_one = joined[1][1]
        if only and joined[1][0] == "," and any(token.get("negation") for token in next_one):
            pass  # "动作要慢，不要憋气": how it is done, and what not to do
        elif next_one[0].get("negation") == "without" and any(token.get("demand") for token in first):
            pass  # "As far as it goes | without support"
        elif not any(token.get("part") for token in first) and not counted:
            joined[1] = (joined[1][0], first + joined[1][1])
            del joined[0]
    return iter(joined)


def _weighs(group: Sequence[Token]) -> bool:
    """Whether it names weights or heavy work: "heavy exercises"."""
    return any(token.get("demand") == "weight" for token in group)


def _only_parts_with_place(group: Sequence[Token]) -> bool:
    parts = any(token.get("part") for token in group)
    return parts and all(token.readings.keys() & {"part", "function", "count", "preposition"} for token in group)


def _leads_with_part(group: Sequence[Token]) -> bool:
    first = next((token for token in group if not token.readings.keys() <= {"function", "count", "manner"}), None)
    return first is not None and "part" in first.readings


def _says_what_is_done(group: Sequence[Token]) -> bool:
    """Whether it begins with a part and says what is done with it."""
    return _leads_with_part(group) and any(token.readings.keys() & {"motion", "state"} for token in group)


def _lets_parts_do(group: Sequence[Token]) -> bool:
    """Whether it lets parts of the body do something that the next group names."""
    lets = any(token.get("light") == "let" for token in group) and any(token.get("part") for token in group)
    return (
        lets
        and all(token.readings.keys() & {"light", "part", "function", "count"} for token in group)
        and not any(token.readings.keys() & {"motion", "state"} for token in group)
    )


def _parts_only(group: Sequence[Token]) -> bool:
    """Whether it only names parts of the body."""
    return any(token.get("part") for token in group) and all(
        token.readings.keys() & {"part", "function", "count"} and not token.readings.keys() & {"motion", "state"}
        for token in group
    )


def _joined_to_verbs(groups: Sequence[_Group]) -> Sequence[_Group]:
    """The groups of a language whose verbs come last, with those without a verb added to the next one."""
    joined: list[_Group] = []
    for join, group in groups:
        manner = joined and all(token.readings.keys() & {"manner", "function", "talk"} for token in joined[-1][1])
        if manner and any(token.get("negation") for token in group):
            pass  # "呼吸を止めず、腰は反らさない": how it is done, and what not to do
        elif joined and group[0].get("motion") == "breathe" and any(token.get("direction") for token in joined[-1][1]):
            pass  # "腕を頭の上へ、吐きながら下ろします": the motion is left out, and is not breathing
        elif joined and not any(
            token.get("ending") or _STATEMENT_KINDS & token.readings.keys() for token in joined[-1][1]
        ):
            before, waiting = joined.pop()
            join, group = (before if join in (",", "and", "then") else join), [*waiting, *group]
        joined.append((join, group))
    return joined


def _is_felt_there(before: Sequence[Token], group: Sequence[Token]) -> bool:
    """Whether it names another place where something is felt: "a mild stretch in the back | or in the buttock"."""
    felt = any(token.get("feel") for token in before)
    return felt and group[0].get("preposition") == "on" and not any(token.get("direction") for token in group)


def _is_own_direction(before: Sequence[Token], group: Sequence[Token]) -> bool:
    """Whether it only gives a direction, and not for the state before it: "knees bent | side to side"."""
    held = any(token.get("state") for token in before)
    held = held and not any(token.get("motion") and not token.get("state") for token in before)
    return held and all(token.readings.keys() & {"direction", "function", "manner"} for token in group)


def _is_open_negation(group: Sequence[Token]) -> bool:
    """Whether it is a negation whose object comes in the next group."""
    denies = any(token.get("negation") == "not" for token in group)
    return denies and all(token.readings.keys() & {"negation", "light", "function"} for token in group)
