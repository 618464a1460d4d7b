"""What a rule is, what it finds, and the ordered sets that rules come in."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NamedTuple, Self, TypeAlias, TypeVar, cast

import attrs

from stenosis_routines._fields import OrderedWord, Text, Word, instance
from stenosis_routines._fields import each as each_of
from stenosis_routines._structure import structure
from stenosis_routines._toml import parse_toml
from stenosis_routines.answers import Answers, ClauseAnswer, Question, QuestionKind
from stenosis_routines.catalogue import catalogue, normalise
from stenosis_routines.citation import STATEMENT_IDS, Citation, cite
from stenosis_routines.contraindication import Contraindication, ContraindicationWord, Suitability
from stenosis_routines.errors import InvalidValueError, Location, Problem, RuleError, echo, pointer
from stenosis_routines.exercise import Exercise, Traits
from stenosis_routines.language.asked import Asked
from stenosis_routines.language.topics import TOPICS, all_said
from stenosis_routines.profile import Profile, Waiver, named
from stenosis_routines.recognise import Recognition
from stenosis_routines.routine import Dose, Prescription, Routine
from stenosis_routines.rules.amounts import Amounts, Counting, amounts_of
from stenosis_routines.rules.beyond import clauses_beyond, is_own_equipment, says_how_much, title_says_how_much
from stenosis_routines.rules.sentence import Fact, again

if TYPE_CHECKING:
    from stenosis_routines.rules.person import Need

__all__ = [
    "Allowance",
    "Applicability",
    "Example",
    "Fault",
    "Finding",
    "Item",
    "Known",
    "KnownTitle",
    "May",
    "Mend",
    "Remedy",
    "RemedyKind",
    "Rule",
    "RuleBook",
    "Severity",
    "Subject",
]


T = TypeVar("T")


class Severity(OrderedWord):
    """How bad it is if it is true, from the least to the worst.

    An error makes a routine unsuitable, a warning needs a person, info is only said.
    """

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


SeverityWord: TypeAlias = Literal["info", "warning", "error"]


class RemedyKind(Word):
    """What a remedy does."""

    REPLACE = "replace"
    REMOVE = "remove"
    ADJUST_DOSE = "adjust_dose"
    ADD_GUIDANCE = "add_guidance"
    ASK = "ask"


RemedyKindWord: TypeAlias = Literal["replace", "remove", "adjust_dose", "add_guidance", "ask"]


class Applicability(Word):
    """Who may apply a remedy, from nobody but a person to a machine unseen."""

    #: Words for a person; never changes a routine.
    DISPLAY = "display"
    #: Changes what was meant; offered, and applied when somebody asks for it.
    REVIEW = "review"
    #: Cannot ask more of the body.
    SAFE = "safe"


ApplicabilityWord: TypeAlias = Literal["display", "review", "safe"]


def _kept(facts: Mapping[str, Fact]) -> Mapping[str, Fact]:
    """The facts as a dictionary, which can be pickled."""
    return dict(facts)


def _in_english(held: Any) -> str:
    """The words of the key of a fault or a remedy."""
    return again(held.key, held.key, held.params, "en")


def _sentence(value: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise InvalidValueError("text", "a text that is not empty", value)
    return value


def _text(value: str | None) -> str | None:
    return None if value is None else instance(str, value)


def _severity(value: Severity | SeverityWord) -> Severity:
    return Severity(value)


def _milder(value: Severity | SeverityWord | None) -> Severity | None:
    return None if value is None else Severity(value)


def _remedy_kind(value: RemedyKind | RemedyKindWord) -> RemedyKind:
    return RemedyKind(value)


def _applicability(value: Applicability | ApplicabilityWord) -> Applicability:
    return Applicability(value)


@attrs.frozen(kw_only=True, field_transformer=named)
class Remedy:
    """What to do instead.

    Raises: InvalidValueError for a field of another type, and where there are neither words nor a key of words.
    """

    kind: RemedyKind = attrs.field(converter=_remedy_kind)
    #: The key of its words in data/speech, and their facts; empty for words of a rule of your own.
    key: str = ""
    params: Mapping[str, Fact] = attrs.field(factory=dict[str, Fact], hash=False, converter=_kept)
    #: The remedy in words; left out, those of the key in English.
    text: str = attrs.field(default=attrs.Factory(_in_english, takes_self=True), converter=_sentence)
    applicability: Applicability = attrs.field(default=Applicability.DISPLAY, converter=_applicability)
    #: The catalogue id of the movement to do instead; ``None`` where there is none.
    exercise: str | None = attrs.field(default=None, converter=_text)

    def in_language(self, language: str) -> Self:
        """It in ``en`` or ``ko``; words without a key stay as they are."""
        text = again(self.text, self.key, self.params, language)
        return self if text == self.text else attrs.evolve(self, text=text)


def _prescription(_: object, __: object, after: Prescription) -> None:
    instance(Prescription, after)


def _changes(_: object, attribute: "attrs.Attribute[RemedyKind]", kind: RemedyKind) -> None:
    if kind not in (RemedyKind.REPLACE, RemedyKind.REMOVE, RemedyKind.ADJUST_DOSE):
        raise InvalidValueError(f"Mend.{attribute.name}", "replace, remove or adjust_dose", kind)


@attrs.frozen
class Mend:
    """The change to one prescription that would satisfy a rule.

    ``replace`` puts another movement in its place, ``adjust_dose`` changes how much or how hard it is done, ``remove``
    takes the movement out, or some of its words.
    """

    kind: RemedyKind = attrs.field(converter=_remedy_kind, validator=_changes)
    #: What stands there afterwards; ``None``: nothing.
    after: Prescription | None = attrs.field(validator=attrs.validators.optional(_prescription))
    applicability: Applicability = attrs.field(default=Applicability.REVIEW, converter=_applicability)


@attrs.frozen(eq=False)
class Known:
    """What is known of a movement with its own texts, whatever its dose and whatever an expert has settled."""

    exercise: Exercise
    #: Its group, category and muscles, as far as there are any.
    labels: tuple[str, ...]
    recognition: Recognition
    #: What its texts say of the topics of language.topics: the words, by topic.
    said: Mapping[str, str]
    #: What its texts ask for (``rules.said_dose``).
    asks: tuple[Asked, ...]
    #: How its doses count over a day.
    counting: Counting


class KnownTitle(NamedTuple):
    """What is known of the title of a routine or a session, wherever it stands."""

    text: str
    #: What it says of the topics of language.topics: the words, by topic.
    said: Mapping[str, str]
    #: What it asks for (``rules.said_dose``).
    asks: tuple[Asked, ...]
    #: The days that it names (``rules.days``).
    days: tuple[str, ...]
    #: The movements, positions and loads advised against that it names (``rules.text``).
    against: tuple[str, ...]


def labels_of(exercise: Exercise, group: str | None) -> tuple[str, ...]:
    """The labels of a movement: ``Known.labels``."""
    return tuple(filter(None, (group, exercise.hints.category, *exercise.hints.muscles)))


class Item(NamedTuple):
    """One prescription in its place, with all that is known of its movement.

    A tuple, because there is one for each prescription of each check, and a tuple is made quickest.
    """

    path: str
    prescription: Prescription
    #: What is known of the movement as it is done: a load in its dose, and what was settled, taken into account.
    recognition: Recognition
    #: What is known of it without these.
    known: Known
    #: How its doses count over a day, and what its dose comes to.
    counting: Counting
    amounts: Amounts
    #: What an expert has settled; ``None``: nothing.
    answers: Answers | None = None
    #: The movements that the person leaves out: their names and ids in the form in which names are compared.
    excluded: frozenset[str] = frozenset()
    #: The days that the title of its session names (``rules.days.days_of``); empty where it names none.
    days: tuple[str, ...] = ()
    #: The plain names of the movements that a named clinician supervises (``RuleBook.allowed_names``), or none.
    supervised: frozenset[str] = frozenset()
    #: The titles that it stands under, of the routine and of its session; and what is said of all of the routine.
    titles: tuple[str, ...] = ()
    guidance: tuple[str, ...] = ()
    #: What these ask for (``rules.said_dose``).
    asks_above: tuple[Asked, ...] = ()

    def prescribed(self, prescription: Prescription) -> "Item":
        """The item with another prescription of the same movement in its place."""
        amounts = amounts_of(prescription.dose, self.counting.sides)
        return self._replace(prescription=prescription, amounts=amounts)

    @property
    def said(self) -> Mapping[str, str]:
        """What its texts say of the topics of language.topics: the words, by topic."""
        return self.known.said

    @property
    def texts_ask(self) -> bool:
        """Whether a text of the movement or above it asks for an amount, so that its dose is not all that is asked."""
        return bool(self.known.asks or self.asks_above)

    def with_dose(self, **changes: Any) -> Prescription:
        """The prescription with other values in its dose; see ``Dose`` for the names. Raises: InvalidValueError."""
        return attrs.evolve(self.prescription, dose=attrs.evolve(self.dose, **changes))

    def answer(self, clause: str) -> ClauseAnswer | None:
        """What was settled of a clause of its texts, beside this movement or everywhere."""
        return None if self.answers is None else self.answers.clause(clause, self.names)

    def question(self, clause: str) -> Question:
        """The question of what a clause of its texts means."""
        return Question(QuestionKind.CLAUSE, clause, self.recognition.exercise_id or self.exercise.name)

    @property
    def names(self) -> tuple[str, ...]:
        """What the movement is called: its name as written, and its catalogue id where that is known."""
        ident = self.recognition.exercise_id
        return (self.exercise.name,) if ident is None else (ident, self.exercise.name)

    def identities(self) -> frozenset[str]:
        """All that the movement is called, by its document and by what its name means, as names are compared."""
        called = (self.exercise.name, self.exercise.id, self.recognition.exercise_id)
        return frozenset(key for name in called if name and (key := normalise(name)))

    @property
    def traits(self) -> Traits:
        """The facts of the movement."""
        return self.recognition.traits

    @property
    def suitability(self) -> Suitability:
        """What the facts come to."""
        return self.recognition.suitability

    @property
    def exercise(self) -> Exercise:
        """The movement as prescribed."""
        return self.prescription.exercise

    @property
    def dose(self) -> Dose:
        """The dose as prescribed."""
        return self.prescription.dose

    @property
    def is_supervised(self) -> bool:
        """Whether the rule book allows the movement, by its plain name, under the eye of the clinician who is named."""
        ident, name = self.recognition.exercise_id, self.exercise.name
        if ident is None or normalise(ident) not in self.supervised or not self.is_as_catalogued:
            return False
        is_answered = self.answers is not None and self.answers.name(name) is not None
        return is_answered or normalise(name) in self.supervised

    def texts(self) -> Iterator[str]:
        """Its notes and its instructions, as far as there are any."""
        yield from filter(None, (self.prescription.notes, self.exercise.hints.instructions))

    @property
    def labels(self) -> tuple[str, ...]:
        """Its group, category and muscles, as far as there are any."""
        return self.known.labels

    @property
    def labels_and_equipment(self) -> tuple[str, ...]:
        """Its labels and its equipment, as far as there are any; a word for a thing in them names no movement."""
        equipment = self.exercise.hints.equipment
        return (*self.labels, equipment) if equipment else self.labels

    def beyond(self) -> Iterator[tuple[str, Question | None]]:
        """What its document says of a supervised movement beyond its plain name, and what nobody has settled of that.

        With the question that would settle it, for a clause of a text.
        """
        if not self.is_supervised:
            yield self.exercise.name, None
        hints = self.exercise.hints
        for text in (*self.texts(), *self.guidance):
            for clause, words in clauses_beyond(text, hints.language):
                if self.answer(clause) is None:
                    yield words, self.question(clause)
        said = [*filter(says_how_much, self.labels), *filter(title_says_how_much, self.titles)]
        if hints.equipment and not is_own_equipment(hints.equipment, self.recognition.exercise_id or ""):
            said.append(hints.equipment)
        yield from ((words, None) for words in said)

    @property
    def is_as_catalogued(self) -> bool:
        """Whether its document says nothing else of the movement than the catalogue: no other id and no other facts."""
        ident, stated = self.recognition.exercise_id, self.exercise.id
        entry = None if ident is None else catalogue.entry(ident)
        return (
            entry is not None
            and self.recognition.traits == entry.exercise.traits
            and self.recognition.one_sided == entry.exercise.one_sided
            and (stated is None or catalogue.named(stated) == entry)
        )

    def is_movement(self, ident: str) -> bool:
        """Whether this is the catalogue's movement of that id (``Recognition.is_movement``)."""
        return self.recognition.is_movement(ident, self.prescription.exercise.id)


@attrs.frozen(eq=False, kw_only=True)
class Subject:
    """Everything a rule about the whole routine may look at."""

    routine: Routine
    #: What is known of its title, and of that of each session.
    title: KnownTitle
    titles: tuple[KnownTitle, ...]
    items: tuple[Item, ...]
    profile: Profile
    waivers: tuple[Waiver, ...]
    #: What the rules about single movements found, waivers already marked.
    findings: tuple["Finding", ...]
    #: The day waivers and clearance are held against; ``None`` where there is neither.
    today: date | None
    #: Why the person must ask a health-care provider first (``rules.person.guidance_needed``).
    needs: tuple["Need", ...]
    #: What an expert has settled; ``None``: nothing.
    answers: Answers | None = None
    #: As in ``Item``.
    supervised: frozenset[str] = frozenset()

    def answer(self, clause: str) -> ClauseAnswer | None:
        """What was settled of a clause of a text about the whole routine, there or everywhere."""
        return None if self.answers is None else self.answers.clause(clause)

    def question(self, clause: str) -> Question:
        """The question of what a clause of a text about the whole routine means."""
        return Question(QuestionKind.CLAUSE, clause)

    def texts(self) -> Iterator[tuple[str, str]]:
        """Every sentence or heading that is about more than one movement, with its place; empty where none is known."""
        native = self._is_native
        for number, text in enumerate(self.routine.guidance):
            yield f"/guidance/{number}" if native else "", text
        for number, session in enumerate(self.routine.sessions):
            if not session.prescriptions:
                yield session.path or f"/sessions/{number}/title", session.title

    def says(self, topic: str) -> Iterator[tuple[str, str]]:
        """What these texts and the labels say on a topic of language.topics: the place and the words."""
        return ((path, found[topic]) for path, found in self._said if topic in found)

    @cached_property
    def _said(self) -> tuple[tuple[str, Mapping[str, str]], ...]:
        """What each of these texts says on any topic, read once: there may be more of them than are remembered."""
        texts = ((path, all_said(text)) for path, text in self.texts())
        return (*texts, *((path, title.said) for path, title in self.labels))

    @cached_property
    def labels(self) -> tuple[tuple[str, KnownTitle], ...]:
        """The titles of the routine and of the sessions that hold movements, with their places."""
        found = [("/title" if self._is_native else "", self.title)]
        for number, (session, title) in enumerate(zip(self.routine.sessions, self.titles, strict=True)):
            if session.prescriptions:
                found.append((session.path or f"/sessions/{number}/title", title))
        return tuple(found)

    @cached_property
    def movements(self) -> frozenset[tuple[Recognition, str | None]]:
        """Each different movement, with the id that its document gives it."""
        return frozenset([(item.recognition, item.prescription.exercise.id) for item in self.items])

    @cached_property
    def _is_native(self) -> bool:
        return all(item.prescription.path is None for item in self.items)


def _remedy(value: Remedy | None) -> Remedy | None:
    return None if value is None else instance(Remedy, value)


def _contraindications(values: Iterable[Contraindication | ContraindicationWord]) -> tuple[Contraindication, ...]:
    if isinstance(values, (str, bytes)) or not isinstance(values, Iterable):
        raise InvalidValueError("contraindications", "a sequence of contraindications", values)
    return tuple(map(Contraindication, values))


def _questions(values: Iterable[Question]) -> tuple[Question, ...]:
    return each_of(Question, values)


def _citation(value: Citation | None) -> Citation | None:
    return None if value is None else instance(Citation, value)


@attrs.frozen(field_transformer=named)
class Fault:
    """What a rule's function gives for each thing it finds.

    A rule of your own gives its words; the library's give a key of data/speech and its facts.

    Raises: InvalidValueError for a field of another type, such as a severity that there is not, and where there are
        neither words nor a key of words.
    """

    #: The key of its words in data/speech, below the rule's code, and their facts; empty for words of your own.
    key: str = attrs.field(default="", kw_only=True)
    params: Mapping[str, Fact] = attrs.field(factory=dict[str, Fact], kw_only=True, hash=False, converter=_kept)
    #: What is wrong, with its facts; lower case, no full stop. Left out, the words of the key in English.
    message: str = attrs.field(default=attrs.Factory(_in_english, takes_self=True), converter=_sentence)
    remedy: Remedy | None = attrs.field(default=None, converter=_remedy)
    #: Where, if not at the movement or the whole routine.
    path: str | None = attrs.field(default=None, kw_only=True, converter=_text)
    #: A milder severity than the rule's, where not all facts are known.
    severity: Severity | None = attrs.field(default=None, kw_only=True, converter=_milder)
    #: The contraindications it is about.
    contraindications: tuple[Contraindication, ...] = attrs.field(
        default=(), kw_only=True, converter=_contraindications
    )
    #: What a person could settle once, so that it is not found again.
    questions: tuple[Question, ...] = attrs.field(default=(), kw_only=True, converter=_questions)
    #: The source of this one, where the rule has several; ``None``: the rule's first.
    citation: Citation | None = attrs.field(default=None, kw_only=True, converter=_citation)


@attrs.frozen
class Finding:
    """Something a rule found: what, where, why, and what to do instead."""

    code: str
    name: str
    severity: Severity
    #: Where: a JSON Pointer or row in the document that came in, else into the native form; empty for the whole.
    path: str
    message: str
    #: The movement's name as written; ``None`` for a finding on the routine or the person.
    exercise: str | None
    contraindications: tuple[Contraindication, ...]
    citation: Citation
    remedy: Remedy | None
    #: The waiver that marks it; ``None`` if there is none.
    waiver: Waiver | None = None
    #: What a person could settle once, so that it is not found again.
    questions: tuple[Question, ...] = ()
    #: The key of the message in data/speech; empty for words of a rule of your own.
    key: str = ""
    #: The facts of the message, by name; empty if it has none.
    params: Mapping[str, Fact] = attrs.field(factory=dict[str, Fact], hash=False, converter=_kept)

    _DERIVED: ClassVar = ("waived",)

    def in_language(self, language: str) -> Self:
        """The finding said in ``en`` or ``ko``; words without a key stay as they are."""
        message = again(self.message, self.key, self.params, language)
        remedy = None if self.remedy is None else self.remedy.in_language(language)
        return attrs.evolve(self, message=message, remedy=remedy)

    @property
    def location(self) -> Location:
        """The place of ``path``, taken apart."""
        return Location.of(self.path)

    @property
    def waived(self) -> bool:
        """Whether a clinician's waiver keeps it from counting."""
        return self.waiver is not None


#: Whether a change may be made to a movement for the sake of the whole routine.
May: TypeAlias = Callable[[Item, Mend], bool]

_NO_PROFILE = Profile()


@attrs.frozen(kw_only=True)
class Example:
    """A few-line routine that a rule fires on, or stays silent on; tests run every one."""

    fires: bool
    #: A document in any format the library reads, most often the plan CSV.
    routine: str
    profile: Profile = _NO_PROFILE
    waivers: tuple[Waiver, ...] = ()


@attrs.frozen(kw_only=True, eq=False, field_transformer=named)
class Rule:
    """One check, with everything there is to say about it in one place.

    It looks at what a movement is (``movement``: called once for every different movement, so it must depend on
    nothing else), at each prescription (``each``), or at the whole routine (``whole``); one of them at least.
    """

    #: Stable for ever; the library's own begin with SR.
    code: str = attrs.field(converter=_sentence)
    #: What is wrong, in kebab-case.
    name: str = attrs.field(converter=_sentence)
    severity: Severity = attrs.field(converter=_severity)
    #: One line: the message without its facts.
    summary: str = attrs.field(converter=_sentence)
    #: Why, in our words, attributed.
    rationale: str = attrs.field(converter=_sentence)
    #: Statement ids of ``citation.statements()``, or citations of your own; the first stands in each finding.
    citations: tuple[str | Citation, ...]
    movement: Callable[[Recognition], Iterable[Fault]] | None = None
    each: Callable[[Item], Iterable[Fault]] | None = None
    whole: Callable[[Subject], Iterable[Fault]] | None = None
    #: The change that would satisfy it at a movement where it fired, or ``None``. Without one, an error costs the
    #: movement its place, and so does a remedy that says so; anything else is left to a person.
    mends: Callable[[Item], Mend | None] | None = None
    #: The same for one finding in the whole routine: changes one after the other until it is satisfied, each with the
    #: number of its item. It may make only those changes that the last argument allows.
    mends_whole: "Callable[[Finding, Sequence[Item], May], Iterator[tuple[int, Mend]]] | None" = None
    #: The topic of texts (``language.topics``) that it finds; mending takes the sentences on it out.
    topic: str | None = None
    #: The advice (``advice``) that it misses; mending adds it.
    advice: str | None = None
    #: Whether a clinician's waiver can mark its findings on single movements.
    waivable: bool = True
    examples: tuple[Example, ...] = ()

    def __attrs_post_init__(self) -> None:
        if self.movement is None and self.each is None and self.whole is None:
            raise ValueError(f"{self.code}: give one of movement, each and whole")
        if not self.citations:
            raise ValueError(f"{self.code}: a rule needs a source")
        if self.topic is not None and self.topic not in TOPICS:
            raise InvalidValueError(f"{self.code}.topic", f"one of {', '.join(TOPICS)}", self.topic)
        for citation in self.citations:
            if not isinstance(citation, Citation) and not (isinstance(citation, str) and citation in STATEMENT_IDS):
                raise InvalidValueError(f"{self.code}.citations", "ids of statements, or citations", citation)

    def __repr__(self) -> str:
        return f"<Rule {self.code} {self.name}>"

    def faults(self, function: Callable[[T], Iterable[Fault]], at: T) -> tuple[Fault, ...]:
        """What one of its functions finds. Raises: RuleError, if the function fails or gives anything but faults."""
        try:
            found = tuple(function(at))  # nearly always nothing
            return each_of(Fault, found) if found else ()
        except Exception as error:
            raise RuleError(self.code, error) from error

    def mend(self, item: Item) -> Mend | None:
        """The change that would satisfy it at a movement; ``None``: it knows none. Raises: RuleError, as ``faults``."""
        if self.mends is None:
            return None
        try:
            mend = self.mends(item)
            return None if mend is None else instance(Mend, mend)
        except Exception as error:
            raise RuleError(self.code, error) from error

    def mend_whole(self, finding: Finding, items: Sequence[Item], may: May) -> Iterator[tuple[int, Mend]]:
        """The changes to single movements that would satisfy it in the whole, one after the other.

        Raises: RuleError, as ``faults``.
        """
        if self.mends_whole is None:
            return
        try:
            for number, mend in self.mends_whole(finding, items, may):
                if type(number) is not int or not 0 <= number < len(items):
                    raise InvalidValueError("mends_whole", f"the number of an item, below {len(items)}", number)
                yield number, instance(Mend, mend)
        except Exception as error:
            raise RuleError(self.code, error) from error

    def cited(self) -> tuple[Citation, ...]:
        """Its sources as values, in order."""
        return tuple(c if isinstance(c, Citation) else cite(c) for c in self.citations)

    def finding(self, fault: Fault, path: str, exercise: str | None) -> Finding:
        """The finding that a fault at a place, on the movement of that name, amounts to."""
        first = self.citations[0]
        return Finding(
            self.code,
            self.name,
            fault.severity or self.severity,
            path if fault.path is None else fault.path,
            fault.message,
            exercise,
            fault.contraindications,
            fault.citation or (cite(first) if isinstance(first, str) else first),
            fault.remedy,
            questions=fault.questions,
            key=fault.key,
            params=fault.params,
        )


def _plain_names(allowance: "Allowance") -> frozenset[str]:
    entries = map(catalogue.entry, allowance.movements)
    names = (
        name
        for entry in entries
        for name in (entry.exercise.id, entry.exercise.name, *entry.translated.values(), *entry.aliases)
    )
    return frozenset(map(normalise, names)) - frozenset(map(normalise, allowance.but))


@attrs.frozen(kw_only=True)
class Allowance:
    """A kind of movement that a rule book leaves to the clinician who supervises it, against some of its rules.

    What these rules find there is for information where a clinician is named and the document says no more of the
    movement than its plain name (``Item.beyond``), else a warning at most.
    """

    #: What kind it is, such as ``walking``.
    name: str
    #: The movements, by catalogue id.
    movements: frozenset[str]
    #: The codes of the rules.
    codes: frozenset[str]
    #: The trial or guideline it rests on.
    citation: Citation
    #: Names of these movements that ask for more than the others do, such as ``brisk walking``.
    but: frozenset[str] = frozenset()
    #: The plain names of the movements, in the form in which names are compared: all their names but these.
    names: frozenset[str] = attrs.field(init=False, repr=False, default=attrs.Factory(_plain_names, takes_self=True))

    def eased(self, finding: Finding, item: Item) -> Finding:
        """What remains of a finding at a movement; the finding itself where the allowance does not cover it."""
        covers = item.recognition.exercise_id in self.movements and finding.code in self.codes
        if not covers or item.dose.load_kg or not item.is_as_catalogued:
            return finding
        severity, ask, facts, questions = Severity.WARNING, "supervisor", dict[str, Fact](), finding.questions
        if item.supervised:
            beyond = dict(item.beyond())
            severity, ask = (Severity.WARNING, "beyond") if beyond else (Severity.INFO, "symptoms")
            facts = {"words": tuple(beyond)} if beyond else {}
            questions += tuple(filter(None, beyond.values()))
        return attrs.evolve(
            finding,
            severity=min(finding.severity, severity),
            remedy=Remedy(kind=RemedyKind.ASK, key=f"instead.{ask}", params=facts),
            citation=self.citation,
            questions=questions,
        )


def _by_code(rules: Iterable[Rule]) -> Mapping[str, Rule]:
    return {rule.code: rule for rule in rules}


def _rules(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    return each_of(Rule, rules)


@attrs.frozen(eq=False, field_transformer=named)
class RuleBook:
    """An ordered set of rules; a value: every change gives a new one."""

    name: str = attrs.field(converter=_sentence)
    rules: tuple[Rule, ...] = attrs.field(converter=_rules)
    #: The version of a book that is published; ``None``: it has none, or the book was adapted.
    version: str | None = attrs.field(default=None, kw_only=True)
    #: The condition that its rules are for, in at most 60 characters; empty: it does not say.
    condition: str = attrs.field(default="", kw_only=True, validator=Text(60))
    #: What it leaves to a clinician who is named.
    allowances: tuple[Allowance, ...] = attrs.field(default=(), kw_only=True)
    _index: Mapping[str, Rule] = attrs.field(
        init=False, repr=False, default=attrs.Factory(lambda self: _by_code(self.rules), takes_self=True)
    )

    def __attrs_post_init__(self) -> None:
        if len(self._index) != len(self.rules):
            raise ValueError(f"rule book {self.name}: two rules share a code")

    def __repr__(self) -> str:
        return f"<RuleBook {self.name!r}, {len(self)} rules>"

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)

    def __len__(self) -> int:
        return len(self.rules)

    def __contains__(self, code: object) -> bool:
        return code in self._index

    @property
    def allowed_names(self) -> frozenset[str]:
        """The plain names of these movements, in the form in which names are compared (``catalogue.normalise``)."""
        return frozenset[str]().union(*(allowance.names for allowance in self.allowances))

    @property
    def allowed(self) -> frozenset[str]:
        """The movements, by catalogue id, that it leaves to a clinician who is named."""
        return frozenset[str]().union(*(allowance.movements for allowance in self.allowances))

    def __getitem__(self, code: str) -> Rule:
        """The rule of that code. Raises: KeyError."""
        return self._index[code]

    def with_rule(self, rule: Rule) -> Self:
        """With one more rule, or with the rule of the same code replaced."""
        if rule.code in self:
            return self._with(rule if r.code == rule.code else r for r in self.rules)
        return self._with((*self.rules, rule))

    def without(self, *codes: str) -> Self:
        """Without these rules. Raises: KeyError for a code that is not there."""
        for code in codes:
            self[code]
        return self._with(rule for rule in self.rules if rule.code not in codes)

    def _with(self, rules: Iterable[Rule]) -> Self:
        return attrs.evolve(self, rules=tuple(rules), version=None)

    def with_severity(self, code: str, severity: Severity | SeverityWord) -> Self:
        """With another severity for one rule. Raises: KeyError, InvalidValueError."""
        return self.with_rule(attrs.evolve(self[code], severity=Severity(severity)))

    def adapted(self, toml: str) -> Self:
        """Adapted by a TOML text: ``name``, and for each code ``severity`` or ``enabled = false``.

        >>> from stenosis_routines.rules import article
        >>> strict = article.adapted('name = "clinic"\\n[rules.SR203]\\nseverity = "error"\\n')
        >>> strict.name, str(strict["SR203"].severity)
        ('clinic', 'error')

        Raises: UnreadableRoutineError, listing every problem; InvalidValueError for what is no text.
        """
        document = parse_toml(instance(str, toml))
        stated = document.get("rules")
        changes = cast("dict[str, Any]", stated) if isinstance(stated, dict) else {}
        unknown = [code for code in changes if code not in self]
        for code in unknown:
            del changes[code]
        adaptation = structure(document, _Adaptation, map(_unknown_code, unknown))
        book = self
        for code, change in adaptation.rules.items():
            if not change.enabled:
                book = book.without(code)
            elif change.severity is not None:
                book = book.with_severity(code, change.severity)
        name = f"{self.name}, adapted" if adaptation.name is None else adaptation.name
        return attrs.evolve(book, name=name, version=None)


def _unknown_code(code: str) -> Problem:
    return Problem(pointer("/rules", code), "a rule code such as SR203", echo(code), "unknown-key")


@attrs.frozen
class _RuleChange:
    """What an adaptation changes in one rule."""

    severity: Severity | None = None
    enabled: bool = True


@attrs.frozen
class _Adaptation:
    """What ``RuleBook.adapted`` reads."""

    name: str | None = None
    rules: Mapping[str, _RuleChange] = attrs.field(factory=dict[str, _RuleChange])
