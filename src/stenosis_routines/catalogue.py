"""The movements that ship with the library, from TOML that a clinician can read and correct (data/catalogue)."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache

import attrs

from stenosis_routines._data import text, toml_once
from stenosis_routines._forking import kept
from stenosis_routines.errors import UnknownExerciseError
from stenosis_routines.exercise import Aim, Effort, Exercise, LegLoad, Posture, Region, SpineMotion, Traits
from stenosis_routines.routine import Dose
from stenosis_routines.speech import spoken

__all__ = ["RECOMMENDED", "Catalogue", "Entry", "catalogue", "normalise"]

#: The article's four movements (A15-A18).
RECOMMENDED = frozenset({"pelvic-rocking", "knee-to-chest", "hip-joint-raise", "ankle-flexion"})

#: The lines of a movement with its names.
_NAMES = re.compile(r"^(?:name|also|[a-z]{2}) = ['\"](.+)['\"]$", re.MULTILINE)

_HANGUL = re.compile("[가-힣 ]+")
_BRACKETS = re.compile(r"^([^()\n]*)\(([^()\n]*)\)[^\S\n]*$", re.MULTILINE)
_ACCENTS = re.compile("[\u0300-\u036f]")
_SEPARATORS = re.compile(r"[^\w \n]|_")
#: Plural endings and their singular. The letters stand before their lookbehinds, which is fast.
#: "Knees" stays a plural: "knees to chest" brings both, "knee to chest" one.
_PLURALS = (
    (re.compile(r"ves\b(?<=\bcalves)"), "f"),
    (re.compile(r"ies\b(?<=\w\wies)"), "y"),
    (re.compile(r"es\b(?:(?<=sses)|(?<=[cs]hes)|(?<=xes)|(?<=zzes))|s\b(?<=[a-z]{3}s)(?<![isu]s)(?<!knees)"), ""),
)


@lru_cache(maxsize=16384)
def normalise(name: str) -> str:
    """A name in the form in which names are compared, regardless of case, accents, spacing, punctuation and plurals.

    Equipment in brackets at the end moves to the front.

    >>> normalise("Heel-Slides") == normalise("heel slide") == normalise("heel_slide")
    True
    >>> normalise("Squats (Barbell)") == normalise("Barbell squat")
    True
    """
    if _HANGUL.fullmatch(name):  # a third of all names; Korean has no case, accents or plurals
        return name.replace(" ", "")
    return _normal(name.replace("\n", " "))


def _normal(names: str) -> str:
    """The normal forms of names, one per line."""
    if names.isascii():
        forms = names.lower().replace("'", "")
    else:
        forms = unicodedata.normalize("NFKD", names).casefold()
        forms = unicodedata.normalize("NFKC", _ACCENTS.sub("", forms))
        forms = "".join([c for c in forms if c not in "'\u2019\u02bc" and unicodedata.category(c) != "Cf"])
    if "(" in forms:
        forms = _BRACKETS.sub(r"\2 \1", forms)
    forms = _SEPARATORS.sub(" ", forms)
    for plural, singular in _PLURALS:
        forms = plural.sub(singular, forms)
    return forms.replace(" ", "")


@attrs.frozen(kw_only=True)
class Entry:
    """One movement of the catalogue with everything known about it."""

    exercise: Exercise
    #: Its name in each other language that has one: ``{"ko": "무릎 가슴으로 당기기"}``.
    translated: Mapping[str, str]
    #: Every other name that means this movement and no other, in any language.
    aliases: tuple[str, ...]
    #: The article's statement about it; ``None`` for a movement that the article does not name.
    statement: str | None
    #: The id of a lying-down movement for the same joint; ``None`` where no movement fits or none is needed.
    substitute: str | None
    #: The article's dose; ``None`` where the article gives none.
    dose: Dose | None
    #: Whether it is part of daily life, so that mending leaves it to a person.
    everyday: bool
    #: A note for clinicians who check the facts.
    note: str

    def in_language(self, language: str | None) -> Exercise:
        """The movement with its name in that language; with the English one if it has no other."""
        name = self.translated.get(spoken(language))
        return self.exercise if name is None else attrs.evolve(self.exercise, name=name)


class Catalogue:
    """The movements by id, each loaded on first use. Iteration yields the exercises in the order of their ids.

    >>> catalogue["knee-to-chest"].name
    'Knee to chest'
    """

    @kept
    def _names(self) -> "_Named":
        return _Named(
            {
                name: ident
                for ident, paragraph in _paragraphs().items()
                for names in _NAMES.findall(paragraph)
                for name in _listed(names)
            }
        )

    @property
    def _ambiguous(self) -> dict[str, dict[str, str]]:
        return toml_once("catalogue/ambiguous")

    @kept
    def _questions(self) -> "_Named":
        return _Named(self._ambiguous["ambiguous"])

    def __iter__(self) -> Iterator[Exercise]:
        return (entry.exercise for entry in self.entries())

    def __len__(self) -> int:
        return len(_paragraphs())

    def __contains__(self, ident: object) -> bool:
        return ident in _paragraphs()

    def __getitem__(self, ident: str) -> Exercise:
        """The movement with that id. Raises: UnknownExerciseError, with similar ids."""
        return self.entry(ident).exercise

    def entry(self, ident: str) -> Entry:
        """The entry of the movement with that id. Raises: UnknownExerciseError, with similar ids."""
        try:
            return _entry(ident)
        except KeyError:
            raise UnknownExerciseError(ident, self.near(ident)) from None

    def entries(self) -> Iterator[Entry]:
        """The entries of all movements, in the order of their ids."""
        return map(_entry, _paragraphs())

    def ids(self) -> Iterable[str]:
        """The ids of all movements, in order."""
        return _paragraphs().keys()

    def named(self, name: str) -> Entry | None:
        """The movement with this name or id; ``None`` if there is no such movement or more than one."""
        ident = name if name in self else self._names.get(name)
        return None if ident is None else _entry(ident)

    def of_form(self, form: str) -> tuple[str | None, Entry | None]:
        """What to ask about the name with this normal form, or the movement that it means."""
        question = self._questions.of(form)
        ident = self._names.of(form) if question is None else None
        return question, None if ident is None else _entry(ident)

    def names(self) -> Iterator[tuple[str, str]]:
        """Pairs of every name and its movement's id; a name that means several movements is paired with itself."""
        for ident, paragraph in _paragraphs().items():
            for names in _NAMES.findall(paragraph):
                for name in _listed(names):
                    yield ident, name
        for name in self._ambiguous["ambiguous"]:
            yield name, name

    def question(self, name: str) -> str | None:
        """The question about a name that means different movements in different documents; ``None`` for other names."""
        return None if name in self else self._questions.get(name)

    def question_in(self, question: str, language: str) -> str:
        """One of these questions in a language; as it is, if it has no words in that language."""
        return self._ambiguous.get(spoken(language), {}).get(question, question)

    def near(self, name: str) -> tuple[str, ...]:
        """Up to three ids of movements with a similar name."""
        from difflib import get_close_matches

        names = {**self._names.plain, **self._names.others}
        found = get_close_matches(normalise(name), names, 6, 0.75)
        return tuple(dict.fromkeys(names[key] for key in found))[:3]


def _listed(names: str) -> tuple[str, ...]:
    return tuple([name for part in names.split(";") if (name := part.strip())])


@attrs.frozen(eq=False, slots=False)
class _Named:
    """What names mean, by normal form. Names outside ASCII are normalised only when one of them is looked up."""

    meanings: Mapping[str, str]

    @kept
    def plain(self) -> dict[str, str]:
        """The names in ASCII, normalised all at once, which is faster."""
        names = [name for name in self.meanings if name.isascii()]
        return {
            form: self.meanings[name] for form, name in zip(_normal("\n".join(names)).split("\n"), names, strict=True)
        }

    @kept
    def others(self) -> dict[str, str]:
        return {normalise(name): meaning for name, meaning in self.meanings.items() if not name.isascii()}

    def get(self, name: str) -> str | None:
        return self.of(normalise(name))

    def of(self, form: str) -> str | None:
        """What the name with this normal form means."""
        return (self.plain if form.isascii() else self.others).get(form)


@cache
def _paragraphs() -> dict[str, str]:
    """The unparsed TOML of each movement by id; to parse all movements would take too long when few are needed."""
    paragraphs = [*text("catalogue/therapy").split("\n\n"), *text("catalogue/gym").split("\n\n")]
    movements = [paragraph[1:].partition("]\n") for paragraph in paragraphs if paragraph.startswith("[")]
    return {ident: table for ident, _, table in sorted(movements)}


@cache
def _entry(ident: str) -> Entry:
    import tomllib  # imported here because importing the library reads no data

    table = tomllib.loads(_paragraphs()[ident])
    translated = {key: _listed(names) for key, names in table.items() if len(key) == 2}
    dose = table.get("dose")
    if dose is not None and isinstance(dose.get("reps"), list):
        dose["reps"] = tuple(dose["reps"])
    return Entry(
        exercise=Exercise(
            name=table["name"],
            id=ident,
            traits=_traits(table["facts"]),
            regions=frozenset(map(Region, table["regions"].split())),
            one_sided=table.get("one_sided", False),
        ),
        translated={language: names[0] for language, names in translated.items()},
        aliases=_listed(table.get("also", "")) + tuple([name for names in translated.values() for name in names[1:]]),
        statement=table.get("statement"),
        substitute=table.get("substitute"),
        dose=None if dose is None else Dose(**dose),
        everyday=table.get("everyday", False),
        note=table.get("note", ""),
    )


@lru_cache(maxsize=512)
def _traits(facts: str) -> Traits:
    """The facts of a movement from their text: ``supine, flexion, legs none, stretch, gentle``."""
    words = [word.strip() for word in facts.split(",")]
    postures = [Posture(word) for word in words if word in _POSTURES]
    motions = frozenset(SpineMotion(motion) for word in words for motion in word.split() if motion in _MOTIONS)
    loads = [LegLoad(word.removeprefix("legs ")) for word in words if word.startswith("legs ")]
    aims = [Aim(word) for word in words if word in _AIMS]
    efforts = [Effort(word) for word in words if word in _EFFORTS]
    known = [*postures, *loads, *aims, *efforts]
    if len(known) != 4 or not motions or len(words) < 5:
        raise ValueError(f"facts: expected a posture, spine motions, legs, an aim and an effort, found {facts!r}")
    return Traits(
        posture=postures[0],
        spine_motion=motions,
        leg_load=loads[0],
        aim=aims[0],
        effort=efforts[0],
        upright_phase="gets up" in words,
    )


_POSTURES, _MOTIONS, _AIMS, _EFFORTS = (frozenset(words) for words in (Posture, SpineMotion, Aim, Effort))

#: The movements that ship with the library.
catalogue: Catalogue = Catalogue()
