"""SR607-SR609: what texts ask for beside what is prescribed, and what in them nobody understood."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import attrs

from stenosis_routines.answers import ClauseAnswer, ClauseMeaning, Question
from stenosis_routines.catalogue import normalise
from stenosis_routines.contraindication import LYING, Contraindication, Suitability
from stenosis_routines.exercise import Aim, Posture
from stenosis_routines.language import Clause, Stance, all_families, doubts, families, read
from stenosis_routines.language.asked import asked, loose, unclear
from stenosis_routines.language.felt import hurts_upright, only_hurts_upright
from stenosis_routines.language.judging import keeps_breath
from stenosis_routines.language.left_open import measures_nothing
from stenosis_routines.language.names import is_cjk
from stenosis_routines.language.notions import lexicon
from stenosis_routines.language.phrases import EDGES, begins, doses, has, without_doses
from stenosis_routines.language.piece import Piece
from stenosis_routines.language.saying import says
from stenosis_routines.language.shapes import gets_up, is_outside, points_back, puts_off_rest
from stenosis_routines.language.steps import LIMBS, Step
from stenosis_routines.language.unread import seems, tagged
from stenosis_routines.language.warning import with_both_legs
from stenosis_routines.recognise import PASSING, Recognition, recognise
from stenosis_routines.rules.beyond import equipment
from stenosis_routines.rules.rulebook import Example, Fault, Item, Remedy, RemedyKind, Rule, Severity, Subject
from stenosis_routines.rules.said_dose import asks_for_more, text_of_name
from stenosis_routines.rules.sentence import Fact

__all__ = ["NOT_UNDERSTOOD", "TEXT_RULES", "language_of", "names_against", "tag_of_unknown"]

#: The rule on texts that nobody understood; its findings are questions, and reports show them together.
NOT_UNDERSTOOD = "SR608"

#: What may still pass; what is advised against or left to a person fails whatever its notes say.
_OPEN = PASSING | {Suitability.UNKNOWN}


def _may_pass(item: Item) -> bool:
    """Whether its texts decide on it: it passes or is unknown, or a named clinician supervises it."""
    return item.suitability in _OPEN or item.is_supervised


@cache
def _ask(key: str) -> Remedy:
    return Remedy(kind=RemedyKind.ASK, key=f"instead.{key}")


class _Read(NamedTuple):
    """What one clause comes to beside a movement."""

    clause: str
    #: Its words that are not accounted for.
    doubtful: tuple[str, ...]
    #: The words by which it asks for, or may ask for, what is advised against.
    asked: tuple[str, ...] = ()
    #: What those words are known to ask for.
    against: frozenset[Contraindication] = frozenset()
    #: Whether it asks in plain words; where it does not, somebody may find that it only mentions what it names.
    plain: bool = False

    @property
    def plainly_against(self) -> frozenset[Contraindication]:
        """What it asks for in plain words."""
        return self.against if self.plain else frozenset()


@lru_cache(maxsize=4096)
def _reading(text: str, tables: frozenset[str], language: str | None, supervised: frozenset[str]) -> tuple[_Read, ...]:
    """The clauses of a text that ask for more, or that are not accounted for, beside movements with these steps.

    What names one of the supervised movements asks for nothing more.
    """
    clauses = read(text, language)
    doubtful = dict(doubts(clauses, tables))
    found: list[_Read] = []
    for clause in clauses:
        names = tuple(name for name in dict.fromkeys(_asked(clause, tables)) if not _means_one(name, supervised))
        strange = tuple(dict.fromkeys((*doubtful.get(clause, ()), *unclear(asked(clause.text)), *loose(clause.text))))
        if names or strange:
            against = frozenset[Contraindication]().union(
                *(_against(name) for name in names), *map(_against_of, _with_what_is_done(clause.pieces))
            )
            words = tuple(name.removeprefix("=").replace("-", " ") for name in names)
            plain = _asks_plainly(clause.pieces)
            found.append(_Read(clause.text, strange, words, against, plain))
    return tuple(found)


def _asks_plainly(pieces: Sequence[Piece]) -> bool:
    """Whether a clause asks in plain words for what it names, so that no answer can clear it.

    One denial may be a warning that is not understood, with what stands behind it; two, or none, ask.
    """
    denied = False
    for piece in _with_what_is_done(pieces):
        bids = piece.amounts or {"light:do", "light:go"} & piece.values
        said = piece.names or _against_of(piece)
        if said and piece.negations != 1 and (bids or not (piece.unknown or denied)):
            return True
        denied = denied or piece.negations == 1
    return False


def _with_what_is_done(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The statements, a posture together with the bare "do" behind it: "서서 | 하세요"."""
    for piece, after in zip(pieces, (*pieces[1:], None), strict=True):
        does = after is not None and after.join == "then" and after.kinds == {"light"}
        yield attrs.evolve(piece, steps=after.steps) if after is not None and does and not piece.steps else piece


def _against_of(piece: Piece) -> frozenset[Contraindication]:
    """What the steps and loads of a statement are known to ask for."""
    if piece.negations == 1:
        return frozenset()
    against = set[Contraindication]()
    if any(amount.unit == "kg" for amount in piece.amounts) or "demand:weight" in piece.values:
        against.add(Contraindication.HEAVY_HIP_LEG_LOAD)
    if "position:upright" in piece.values and (piece.steps or piece.amounts):  # "Get up slowly" may be harmless
        against |= recognise(piece.text).contraindications & {Contraindication.STANDING}
    if any(step.motion == "arch" or (step.motion == "raise" and _HIPS & set(step.parts)) for step in piece.steps):
        against.add(Contraindication.BACK_EXTENSION)
    return frozenset(against)


#: The limbs of which two do more than one.
_LEGS = LIMBS - {"arm"}

#: The postures of what may be done lying down.
_MAY_LIE = LYING | {None}

#: What a bridge lifts.
_HIPS = {("pelvis", "any"), ("buttock", "any"), ("hip", "any"), ("hip", "both"), ("hip", "one")}


def _asked(clause: Clause, tables: frozenset[str]) -> Iterator[str]:
    """What a clause asks for, or may ask for, that is no movement that passes, beside movements with these steps."""
    if hurts_upright(clause.pieces):
        return
    for piece in clause.pieces:
        if clause.stance is Stance.WARNS and piece.negations:
            # A warning of what is gentle ("no rest, squats") warns of nothing.
            # "no straight leg lifts with both legs"
            both = with_both_legs(piece) or says("both_legs", " ".join(piece.names))
            yield from (name for name in (() if both else piece.names) if _is_gentle(name, tables))
            continue
        if _only_hurts(piece):
            continue  # "if walking hurts, lie down": what follows is judged by itself
        yield from (name for name in piece.names if not (_passes(name) or _repeats(name, tables)))
        if "position:upright" in piece.values and not gets_up(piece, clause.pieces):
            yield piece.text
        yield from (f"{amount.low:g} kg" for amount in piece.amounts if amount.unit == "kg")


def _only_hurts(piece: Piece) -> bool:
    """Whether it only supposes that a movement hurts: "if walking hurts", but not "if it hurts do squats"."""
    if only_hurts_upright(piece):
        return True
    return (
        piece.join == "if"
        and "feel:bad" in piece.values
        and len(piece.names) == 1
        and not piece.steps
        and piece.text.casefold().startswith(piece.names[0])
    )


def _passes(name: str) -> bool:
    """Whether a name in a text is of a movement that passes, or of a way to lie."""
    if name.startswith("="):
        notion = lexicon().notions[name[1:]]
        return notion.kind == "position" and (notion.posture in LYING or "lying" in notion.marks)
    return recognise(name).suitability in PASSING


def _is_gentle(name: str, tables: frozenset[str]) -> bool:
    """Whether a name is of a way to lie, or of a gentle movement, so that to avoid it is no warning."""
    return _passes(name) or (name[0] != "=" and (_is_rest(name) or _repeats(name, tables)))


@lru_cache(maxsize=1024)
def _repeats(name: str, tables: frozenset[str]) -> bool:
    """Whether a name is that of a movement beside it, which need not say again that one lies: "ankle pumps"."""
    known, lying = recognise(name), recognise(f"{name}, lying on the back")
    same = all(found.movements and families(found.movements) <= tables for found in (known, lying))
    # Breathing that says nothing more is taken to be done sitting.
    is_open = known.suitability is Suitability.UNKNOWN or known.traits.aim is Aim.RELAXATION
    return same and name[0] != "=" and is_open and lying.suitability in PASSING


def _is_rest(name: str) -> bool:
    """Whether a name is of nothing but rest, so that to avoid it is no warning: "évitez le repos"."""
    read = recognise(name)
    return read.traits.aim is Aim.RELAXATION and not read.contraindications


def _means_one(name: str, supervised: frozenset[str]) -> bool:
    """Whether a name is that of a movement that a named clinician supervises."""
    return normalise(name) in supervised


def _against(name: str) -> frozenset[Contraindication]:
    return frozenset() if name.startswith("=") else recognise(name).contraindications


def _is_against(text: str) -> bool:
    """Whether a label is the name of what is advised against or left to a person, or of what is not done lying down.

    Breathing and relaxing have a posture where they are prescribed, but a label that names them asks for none. Nor does
    a place where one may also lie: "Pool".
    """
    read = recognise(text)
    other = read.suitability is Suitability.UNSUPPORTED or read.traits.posture not in _MAY_LIE
    is_open = read.traits.aim is Aim.RELAXATION or read.traits.posture is Posture.OTHER
    return bool(read.contraindications) or (other and not is_open)


def _names_against(name: str, *, added: bool) -> bool:
    """Whether a name in a label is of such a movement, of a position but lying, or of a thing to work against.

    A movement that a label adds must pass: "Then swim".
    """
    if not name.startswith("="):
        return _is_against(name) or (added and not _passes(name))
    notion = lexicon().notions[name[1:]]
    return "resistance" in notion.marks or notion.posture not in _MAY_LIE


@lru_cache(maxsize=4096)
def names_against(text: str, supervised: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The movements, positions and loads advised against that a label names; none if it names a supervised movement."""
    if _means_one(text, supervised):
        return ()
    # A label is a name as a rule, in any language; what it names counts unless all of it warns.
    clauses = read(text)
    talk = bool(clauses) and not any(
        piece.names
        or any(step.motion != "do" or step.parts for step in piece.steps)  # "carry on with the following"
        or piece.unknown
        for clause in clauses
        for piece in clause.pieces
    )
    named = [text] if _is_against(text) and not talk else []  # "Of course" is no obstacle course
    if clauses and all(map(_only_warns, clauses)):
        return ()
    pieces = [piece for clause in clauses for piece in clause.pieces if not _only_warns(clause)]
    added = begins("where", text)
    named += [one.removeprefix("=") for piece in pieces for one in piece.names if _names_against(one, added=added)]
    loads = [f"{amount.low:g} kg" for piece in pieces for amount in piece.amounts if amount.unit == "kg"]
    loads += [piece.text for piece in pieces if _BAD_WORDS & piece.values or any(map(_is_bad, piece.steps))]
    loads += [clause.text for clause in clauses if keeps_breath(clause.pieces)]
    return (*named, *loads, *(piece.text for piece in pieces if "position:upright" in piece.values))


def _only_warns(clause: Clause) -> bool:
    """Whether it warns, also of each movement that it names: "Avoid squats"; but not "Avoid it, squat"."""
    return clause.stance is Stance.WARNS and all(piece.negations for piece in clause.pieces if piece.names)


def _is_bad(step: Step) -> bool:
    """Whether a step is bad in a label: a breath that is held, an arched back, both legs or the hips lifted, no bed."""
    lifts = step.motion == "raise" or (step.motion == "go" and not _UP.isdisjoint(step.roles))
    if lifts and "to:chest" not in step.roles:
        return not _LIFTED.isdisjoint(step.parts)
    if not step.parts and (step.motion, *step.roles) in _BAD_PLACES:
        return True  # "Out of bed", "Bending back"
    return step.motion in ("hold_breath", "arch", "force", "bounce")


#: Words for a load, and for a place that is not the bed.
_BAD_WORDS = {"demand:weight", "way:off:bed"}
#: What is bad to lift in a label.
_LIFTED = {*((limb, "both") for limb in _LEGS), *_HIPS}
_UP = {"up", "ceiling", "in:air"}
#: Motions without a part, each with a place or a direction that is bad in a label.
_BAD_PLACES = {("keep", "from:floor"), ("keep", "beside:floor"), ("bend", "back")}


def _tables(movement: Recognition, stated: str | None) -> frozenset[str]:
    """The tables of a movement's steps; all of them, where it is still to be asked for."""
    if movement.suitability is Suitability.UNKNOWN:
        return all_families()
    return _steps_of(movement.movements, movement.one_sided is False, stated or "")


@lru_cache(maxsize=4096)
def _steps_of(movements: tuple[str, ...], both_sides: bool, ident: str) -> frozenset[str]:
    # "Both knees to chest" has the steps of both.
    both = [f"double-{movement}" for movement in movements] if both_sides else []
    return families((*movements, *both, ident))


def _said_beside(item: Item) -> tuple[_Read, ...]:
    texts = tuple(item.texts())
    if not texts or not _may_pass(item):
        return ()
    tables, language = _tables(item.recognition, item.exercise.id), item.exercise.hints.language
    said = tuple(said for text in texts for said in _reading(text, tables, language, item.supervised))
    asked_about = {one.clause for one in said}
    outside = [clause.text for text in texts for clause in read(text, language) if is_outside(clause)]
    return (*said, *(_Read(text, (text,)) for text in outside if text not in asked_about))


def _said_of_all(subject: Subject) -> tuple[tuple[str, tuple[_Read, ...]], ...]:
    return _reading_of_all(tuple(subject.texts()), _tables_of_all(subject.movements), subject.supervised)


@lru_cache(maxsize=1)  # two rules ask for it, one after the other; the texts of one document may be large
def _reading_of_all(
    texts: tuple[tuple[str, str], ...], tables: frozenset[str], supervised: frozenset[str]
) -> tuple[tuple[str, tuple[_Read, ...]], ...]:
    """What the texts about more than one movement come to, with their places."""
    found: list[tuple[str, tuple[_Read, ...]]] = []
    before: Clause | None = None
    for path, text in texts:
        said, clauses = _reading(text, tables, None, supervised), read(text)
        if before is not None and clauses and points_back(clauses[0], before):
            said += (_Read(clauses[0].text, (clauses[0].text,)),)
        if said:
            found.append((path, tuple(dict.fromkeys(said))))
        before = clauses[-1] if clauses else before
    return tuple(found)


@lru_cache(maxsize=1)  # two rules ask for it, one after the other
def _tables_of_all(movements: frozenset[tuple[Recognition, str | None]]) -> frozenset[str]:
    return frozenset[str]().union(*(_tables(*movement) for movement in movements))


def remaining(clause: str, answer: ClauseAnswer, against: frozenset[Contraindication]) -> Fault | None:
    """What is left to find in a clause that an expert has settled; ``None``: nothing.

    No answer clears ``against``, what the clause asks for in plain words: that is a conflict, and a fault.
    """
    asked: frozenset[Contraindication] = frozenset()
    if answer.means is ClauseMeaning.ASKS and answer.is_ is not None:
        movement = recognise(answer.is_)
        asked = movement.contraindications
        if not asked and not against and movement.suitability not in PASSING:
            return _asks_for(answer.is_, clause, "undecided")
    if cleared := against - asked:
        return Fault(
            key="finding.SR607.answered",
            params={
                "against": tuple(which.value for which in sorted(cleared)),
                "who": answer.who or "",
                "clause": clause,
            },
            remedy=_ask("answerer"),
            contraindications=tuple(sorted(against | asked)),
        )
    if asked and answer.is_ is not None:
        return attrs.evolve(_asks_for(answer.is_, clause), contraindications=tuple(sorted(asked)))
    return None


def _asks_for(movement: str, clause: str, key: str = "asks") -> Fault:
    facts: dict[str, Fact] = {"movement": movement, "clause": clause}
    return Fault(key=f"finding.SR607.{key}", params=facts, remedy=_ask("prescribe"))


# SR607


def _text_says_more(item: Item) -> Iterator[Fault]:
    if item.suitability in PASSING or item.is_supervised:
        words = [word for label in item.labels for word in names_against(label, item.supervised)]
        yield from _more(item, _said_beside(item), words)
        if more := asks_for_more(item):
            yield Fault(key="finding.SR607.more", params={"words": more}, remedy=_ask("prescribe"))


def _routine_says_more(subject: Subject) -> Iterator[Fault]:
    for path, said in _said_of_all(subject):
        yield from _more(subject, said, path=path)
    for path, title in subject.labels:
        if title.against:
            yield from _more(subject, (), title.against, path)


def _more(
    place: Item | Subject, read: Iterable[_Read], labels: Iterable[str] = (), path: str | None = None
) -> Iterator[Fault]:
    """One fault for all that a text asks for and no answer has settled."""
    words, questions, against = list(labels), list[Question](), frozenset[Contraindication]()
    for said in read:
        if not said.asked:
            continue
        answer = place.answer(said.clause)
        if answer is None:
            words += said.asked
            against |= said.against
            questions += [] if said.plainly_against else [place.question(said.clause)]
        elif (left := remaining(said.clause, answer, said.plainly_against)) is not None:
            yield attrs.evolve(left, path=path)
            return
    if words:
        yield Fault(
            key="finding.SR607.mentions" if against else "finding.SR607.beside",
            params={"words": tuple(dict.fromkeys(words))},
            remedy=_ask("prescribe"),
            path=path,
            contraindications=tuple(sorted(against)),
            questions=tuple(questions),
        )


TEXT_SAYS_MORE = Rule(
    code="SR607",
    name="text-says-more",
    severity=Severity.WARNING,
    summary="a text asks for, or may ask for, something that is advised against, or for more than the dose",
    rationale=(
        "What a note or a title asks for is asked for, even where no prescription says so. A name, a note, an "
        "instruction, a group, a title or a sentence of advice must not ask for more than the dose: more repetitions "
        "than it and than 20 (A16), more practices a day than it and than 5 (A15), more sets or a longer hold. Where "
        "the dose says nothing, 5 sets and a minute count, which are our reading."
    ),
    citations=("P1", "A07", "A08", "A15", "A16"),
    each=_text_says_more,
    whole=_routine_says_more,
    waivable=False,
    examples=(
        Example(fires=True, routine="session,exercise,reps,notes\nA,Lying ankle pump,10,do it standing at a chair\n"),
        Example(fires=True, routine="session,exercise,reps,notes\nA,Lying ankle pump,10,with 2 kg ankle weights\n"),
        Example(fires=True, routine="session,exercise,reps,notes\nA,Lying ankle pump,10,50 times\n"),
        Example(fires=False, routine="session,exercise,reps,notes\nA,Lying ankle pump,10,do not stand up\n"),
    ),
)

# SR608


@lru_cache(maxsize=4096)
def _label(text: str, tables: frozenset[str], supervised: frozenset[str]) -> tuple[_Read, ...]:
    """The clauses of a label, and of what stands behind a mark in it, that are instructions nobody understood."""
    whole = _instructions(text, tables, supervised)
    if whole or (first := _LABEL_MARKS.search(text)) is None:
        return whole
    rest = text[first.end() :].strip(EDGES)
    return _label(rest, tables, supervised) if any(map(str.isalpha, rest)) else ()  # "Week 2 (on a step)"


#: Marks behind which a label goes on.
_LABEL_MARKS = re.compile(r"[:：(（\[]|\s[-–—|]\s")


def _instructions(text: str, tables: frozenset[str], supervised: frozenset[str]) -> tuple[_Read, ...]:
    """The clauses of a label that are instructions nobody understood; unknown words alone are none."""
    if _means_one(text, supervised):
        return ()
    clauses = read(text)
    doubtful = dict(doubts(clauses, tables))
    found: list[_Read] = []
    for clause in clauses:
        # "3주차" is no word of the vocabulary, and yet understood.
        numbers = [found for found in doses(clause.text) if found.numbers]
        said = " ".join(clause.text[found.start : found.end] for found in numbers).casefold()
        strange = tuple(word for word in doubtful.get(clause, ()) if word not in said)
        is_sentence = _is_sentence(clause.text)
        bids = any(map(_bids, clause.pieces)) or _denies_rest(clause) or measures_nothing(clause) or is_sentence
        if not bids or _is_name(clause.text):
            strange = ()
        elif is_sentence:
            strange += tuple(name.removeprefix("=") for name in _asked(clause, tables))  # "Lie on the roller."
        if strange := (*strange, *unclear(asked(clause.text)), *loose(clause.text)):
            found.append(_Read(clause.text, strange))
    return tuple(found)


def _is_name(text: str) -> bool:
    """Whether a label is the name of a movement that passes, perhaps with a dose: "Week 3: heel slide, 10 times"."""
    return recognise(without_doses(text).strip(EDGES)).suitability in PASSING


def _is_sentence(text: str) -> bool:
    """Whether a label ends as a sentence does, and so is no name: "Move the sofa."; but not "Day 1.", "Plan by A."."""
    words = len(text.split())
    stops = text.endswith(_STOPS) and (words > _FEW_WORDS or is_cjk(text)) and not _INITIAL.search(text)
    return stops or has("ends_sentence", text)


#: The initial of a name at the end of what is read as a sentence: "A. Khan".
_INITIAL = re.compile(r"\b[A-Z]\.$")
#: Marks at the end of a sentence, and how many words a name with a point at its end may have.
_STOPS, _FEW_WORDS = (".", "!", "。", "！"), 2


def _bids(piece: Piece) -> bool:
    """Whether a statement in a label is an instruction, and not a name."""
    return any(holds(piece) for holds in _INSTRUCTIONS)


def _has_strange_condition(piece: Piece) -> bool:
    """Whether it says where, with what or when: "At the barre", "With both legs", "Every advert"."""
    places = begins("where", piece.text) or "preposition" in piece.kinds
    strange = bool(piece.unknown) or "talk:aside" in piece.values
    doubted = strange or (bool({"part", "direction"} & piece.kinds) and "feel" not in piece.kinds)
    times = piece.join in _CONDITIONS or has("every_time", piece.text)
    does = has("speaks", piece.text) and {"light:do", "light:go"} & piece.values
    return piece.join == "until" or (places and doubted) or (strange and bool(times or does))


def _moves(piece: Piece) -> bool:
    """Whether it moves something somewhere: "Heels raised", "Push up on your hands"; but not "Stretch your legs"."""
    does = bool({"motion", "state"} & piece.kinds)
    lifts = does and any(step.motion == "raise" or ("up" in step.roles and step.parts) for step in piece.steps)
    words = len(_SENTENCE & piece.kinds) > 1 and (does or "light" in piece.kinds)
    return lifts or ((words or has("speaks", piece.text)) and any(map(_is_moved, piece.steps)))


def _denies(piece: Piece) -> bool:
    """Whether it denies what is done: "Not lying down", "Stop breathing"; but not "No days off"."""
    if "stop:stop" in piece.values and piece.steps:
        return True
    if not piece.negations or (piece.unknown and not has("speaks", piece.text)):
        return False
    still = {step.motion for step in piece.steps} in _COUNTED and "feel:bad" not in piece.values
    return not still or bool(_DENIED & piece.kinds)


def _denies_rest(clause: Clause) -> bool:
    """Whether it leaves no rest or breath: "Rest: none"; but not "Pauses not counted"."""
    rests = any(step.motion in ("rest", "breathe", "lie") for piece in clause.pieces for step in piece.steps)
    return rests and clause.stance is Stance.UNCLEAR


def _asks_more(piece: Piece) -> bool:
    """Whether it asks for more of a motion, or for both legs: "Both feet"; but not "A little more", "Legs"."""
    motions = {step.motion for step in piece.steps}
    adds = ("too" in piece.values and motions <= {"do"}) or (motions == {"repeat"} and "talk:reference" in piece.values)
    if not piece.unknown and (adds or "choice" in piece.kinds):
        return True  # "Add the other leg", "Plus what you did before", "Repeat it all"
    if any(not has("sections", demand) for demand in piece.demands):  # "Warm up"
        alone = piece.kinds <= _ONLY_MORE and not has("sections", piece.text)
        return alone or bool(piece.steps or piece.names or "when:each" in piece.values)
    counted = "count" in piece.kinds or is_cjk(piece.text)  # "Beine" is no more than a plural
    if "both" in piece.values and piece.kinds <= _ONLY_MORE:
        return True
    return not piece.steps and counted and any(part in _LEGS and count == "both" for part, count in piece.loose)


def _places(piece: Piece) -> bool:
    """Whether it only says where a part of the body goes: "Belly to the ceiling", "Hips high", "두 발로"."""
    if piece.unknown or "talk" in piece.kinds or piece.text.casefold().split()[-1:] == ["back"]:
        return False  # "Hips and back" names two parts, "Day 1, back" one
    high = "demand:far" in piece.values and piece.kinds <= {"demand", "part", "function"}
    away = piece.kinds <= {"direction", "function"} and bool(_AWAY & piece.values)
    leans = (step for step in piece.steps if step.parts or not _THINGS.issuperset(map(_place_of, step.roles)))
    return (high and bool(piece.parts)) or away or "leave" in piece.kinds or any(step.roles for step in leans)


def _place_of(role: str) -> str:
    return role.partition(":")[2]


def _strains(piece: Piece) -> bool:
    """Whether it tenses muscles, or puts off a rest: "Squeeze", "Breathe later"."""
    return puts_off_rest(piece) or any(step.motion == "tense" for step in piece.steps)


def _makes_light_of_pain(piece: Piece) -> bool:
    """Whether it calls a pain fine, ignores it or goes on in it: "Numbness is normal"; but not "Back pain"."""
    ignores = "endure" in piece.kinds <= {"endure", "function"}
    good = "feel:good" in piece.values and "function" in piece.kinds  # "Pain is good", but not "Pain relief"
    fine = good or bool({"talk:fine", "manner:normal"} & piece.values)
    felt = bool(_BESIDE_PAIN & piece.kinds) or piece.join in ("even", "unless") or has("fine_pain", piece.text)
    return ignores or ("feel:bad" in piece.values and (felt or fine))


#: What makes a statement in a label an instruction.
_INSTRUCTIONS = (_has_strange_condition, _moves, _places, _strains, _denies, _asks_more, _makes_light_of_pain)
#: Things that a label may name: "Exercises with a towel".
_THINGS = {"pillow", "towel", "blanket", "floor"}
#: Directions that are no side.
_AWAY = {"way:up", "way:back", "way:rear"}
#: Kinds of words that do something with a pain.
_BESIDE_PAIN = {"motion", "light", "too", "demand", "endure"}
#: Joins of a statement that says when.
_CONDITIONS = frozenset({"until", "unless", "when", "even"})
#: Kinds of words of which an instruction has several, unlike "Push / Pull / Legs".
_SENTENCE = frozenset({"motion", "state", "light", "function", "preposition", "particle", "count", "manner"})
#: Kinds of words of a label that says nothing but that there is more: "And now both".
_ONLY_MORE = frozenset({"demand", "count", "function", "too"})
#: Motions that a label may deny: none, or "pauses not counted".
_COUNTED = (set[str](), {"pause", "attend"})
#: What a label that is an instruction denies: "Not lying down", "Do not breathe"; but not "No days off".
_DENIED = frozenset({"position", "part", "manner", "name", "stop"})
#: Motions that a title names without asking for more than they are: "Stretch your legs".
_NAMED = frozenset({"stretch", "relax", "do", "go", "rest", "move", "breathe", "lie", "let"})


def _is_moved(step: Step) -> bool:
    """Whether a step moves something, or goes somewhere: "Push" may be a name, "Push up" may not."""
    if step.motion in ("let", "go") and step.parts:
        return True  # "Let your back leave the floor"
    return step.motion not in _NAMED and bool(step.parts or (step.roles and step.motion != "keep"))


def _text_not_understood(item: Item) -> Iterator[Fault]:
    said = _said_beside(item)
    hints = item.exercise.hints
    if hints.equipment and _may_pass(item) and (strange := equipment(hints.equipment).unknown):
        said = (*said, _Read(hints.equipment, strange))
    name = text_of_name(item.exercise.name)
    if _may_pass(item) and (boundless := (*unclear(asked(name)), *loose(name))):
        said = (*said, _Read(name, boundless))
    if _may_pass(item) and (addition := _added_to(item.exercise.name)):
        said = (*said, *_described(addition, _tables(item.recognition, item.exercise.id), item.supervised))
    if (labels := item.labels_and_equipment) and _may_pass(item):
        tables = _tables(item.recognition, item.exercise.id)
        said = (*said, *(one for label in labels for one in _label(label, tables, item.supervised)))
    yield from _strange(item, said)


@lru_cache(maxsize=8192)
def _added_to(name: str) -> str:
    """What stands beside a movement in its name, where the rest alone is one that passes: "heel slide, on the sofa"."""
    added = [""]
    for mark in _PARTS.finditer(name):
        parts = name[: mark.start()].strip(EDGES), name[mark.end() :].strip(EDGES)
        passing = [bool(part) and recognise(part).suitability in PASSING for part in parts]
        added += [parts[passing.index(False)]] if any(passing) and not all(passing) else []
    return max(added, key=len)


@lru_cache(maxsize=4096)
def _described(addition: str, tables: frozenset[str], supervised: frozenset[str]) -> tuple[_Read, ...]:
    """The questionable steps, parts and feelings in an addition to a name; amounts are judged elsewhere."""
    pieces = [piece for clause in read(addition) for piece in clause.pieces]
    says_how = any(piece.steps or piece.parts or "feel" in piece.kinds for piece in pieces)
    if not says_how or any(piece.amounts for piece in pieces):
        return ()
    read_so = _reading(addition, tables, None, supervised)
    return tuple(_Read(one.clause, one.doubtful or (one.clause,)) for one in read_so)


#: Marks between a name and what is added to it.
_PARTS = re.compile(r"[,;:()（）、，。]|\s[-–—]\s")


def _routine_not_understood(subject: Subject) -> Iterator[Fault]:
    for path, said in _said_of_all(subject):
        yield from _strange(subject, said, path)
    tables = _tables_of_all(subject.movements)
    for path, title in subject.labels:
        if said := _label(title.text, tables, subject.supervised):
            yield from _strange(subject, said, path)


def _strange(place: Item | Subject, read: tuple[_Read, ...], path: str | None = None) -> Iterator[Fault]:
    """One fault for the clauses of a text that nobody has settled; else one for what a settled one asks for."""
    if any(said.asked and place.answer(said.clause) is None for said in read):
        return  # SR607 says so already
    answered = [(said, place.answer(said.clause)) for said in read if said.doubtful and not said.asked]
    unsettled = [said for said, answer in answered if answer is None]
    if unsettled:
        words = tuple(dict.fromkeys(word for said in unsettled for word in said.doubtful))
        questions = tuple(place.question(said.clause) for said in unsettled)
        yield Fault(
            key="finding.SR608.strange",
            params={"words": words},
            remedy=_ask("meaning"),
            path=path,
            questions=questions,
        )
        return
    left = (remaining(said.clause, answer, said.plainly_against) for said, answer in answered if answer is not None)
    if (fault := next(filter(None, left), None)) is not None:
        yield attrs.evolve(fault, path=path)


TEXT_NOT_UNDERSTOOD = Rule(
    code=NOT_UNDERSTOOD,
    name="text-not-understood",
    severity=Severity.WARNING,
    summary="words of a text that were not understood",
    rationale=(
        "What was not understood may ask for anything, so it never passes. Every word of a note, an instruction or "
        "a sentence of advice is accounted for: as a step that the movement ordinarily has, as advice, or as frame. A "
        "title may hold unknown words, but none that lift something or ask for more without a bound."
    ),
    citations=("P1",),
    each=_text_not_understood,
    whole=_routine_not_understood,
    waivable=False,
    examples=(
        Example(fires=True, routine="session,exercise,reps,notes\nA,Lying ankle pump,10,then grizzle the leg\n"),
        Example(fires=True, routine="session,exercise,reps,notes\nA,Lying ankle pump,10,every hour\n"),
        Example(fires=True, routine="session,exercise,reps\nHeels raised,Lying ankle pump,10\n"),
        Example(fires=False, routine="session,exercise,reps,notes\nA,Lying ankle pump,10,slowly\n"),
    ),
)

# SR609


def tag_of_unknown(item: Item) -> str | None:
    """The language that the document states of a movement that is not known."""
    return item.exercise.hints.language if item.suitability is Suitability.UNKNOWN else None


def language_of(asked: Collection[str], tags: Iterable[str | None]) -> str | None:
    """The language that is not read, of texts that are asked about: as it is stated, else as they seem."""
    return (next(filter(None, map(tagged, tags)), None) or seems(asked)) if asked else None


def _language_not_read(subject: Subject) -> Iterator[Fault]:
    """The language of the names and notes that are asked about, once for the document."""
    asked = [question.text for finding in subject.findings for question in finding.questions]
    if not asked:
        return
    tags = dict.fromkeys(map(tag_of_unknown, subject.items))
    if (language := language_of(asked, tags)) is not None:
        yield Fault(key="finding.SR609.seems", params={"unread": language}, remedy=_ask("version"))


LANGUAGE_NOT_READ = Rule(
    code="SR609",
    name="language-not-read",
    severity=Severity.INFO,
    summary="names or notes that look like a language that is not read",
    rationale=(
        "Names in a language that is not read are unknown one by one. One finding says why, where the letters and "
        "words leave little doubt which language it is. It changes no verdict."
    ),
    citations=("P1",),
    whole=_language_not_read,
    waivable=False,
    examples=(
        Example(fires=True, routine="session,exercise,reps\nA,Przyciąganie kolan do klatki piersiowej,10\n"),
        Example(fires=False, routine="session,exercise,reps\nA,Aunt Mabel's special,10\n"),
    ),
)

TEXT_RULES = (TEXT_SAYS_MORE, TEXT_NOT_UNDERSTOOD, LANGUAGE_NOT_READ)
