"""The movements that ship with the library, from TOML that a clinician can read and correct (data/catalogue)."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

import attrs

from stenosis_routines._data import toml, toml_once
from stenosis_routines.errors import UnknownExerciseError
from stenosis_routines.exercise import Aim, Effort, Exercise, LegLoad, Posture, Region, SpineMotion, Traits
from stenosis_routines.routine import Dose
from stenosis_routines.speech import spoken

__all__ = ["RECOMMENDED", "Catalogue", "Entry", "catalogue", "normalise"]

#: The article's four movements (A15-A18).
RECOMMENDED = frozenset({"pelvic-rocking", "knee-to-chest", "hip-joint-raise", "ankle-flexion"})

_HANGUL = re.compile("[가-힣 ]+")
_BRACKETS = re.compile(r"^([^()]*)\(([^()]*)\)\s*$")
_ACCENTS = re.compile("[\u0300-\u036f]")
_SEPARATORS = re.compile(r"[^\w ]|_")
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
    form = name.replace("\n", " ")
    if form.isascii():
        form = form.lower().replace("'", "")
    else:
        form = unicodedata.normalize("NFKD", form).casefold()
        form = unicodedata.normalize("NFKC", _ACCENTS.sub("", form))
        form = "".join([c for c in form if c not in "'\u2019\u02bc" and unicodedata.category(c) != "Cf"])
    if "(" in form:
        form = _BRACKETS.sub(r"\2 \1", form)
    form = _SEPARATORS.sub(" ", form)
    for plural, singular in _PLURALS:
        form = plural.sub(singular, form)
    return form.replace(" ", "")


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

    def __iter__(self) -> Iterator[Exercise]:
        return (entry.exercise for entry in self.entries())

    def __len__(self) -> int:
        return len(_tables())

    def __contains__(self, ident: object) -> bool:
        return ident in _tables()

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
        return map(_entry, _tables())

    def ids(self) -> Iterable[str]:
        """The ids of all movements, in order."""
        return _tables().keys()

    def named(self, name: str) -> Entry | None:
        """The movement with this name or id; ``None`` if there is no such movement or more than one."""
        ident = name if name in self else _meanings()[0].get(normalise(name))
        return None if ident is None else _entry(ident)

    def of_form(self, form: str) -> tuple[str | None, Entry | None]:
        """What to ask about the name with this normal form, or the movement that it means."""
        movements, questions = _meanings()
        question = questions.get(form)
        ident = movements.get(form) if question is None else None
        return question, None if ident is None else _entry(ident)

    def names(self) -> Iterator[tuple[str, str]]:
        """Pairs of every name and its movement's id; a name that means several movements is paired with itself."""
        yield from _named()
        for name in _ambiguous()["ambiguous"]:
            yield name, name

    def question(self, name: str) -> str | None:
        """The question about a name that means different movements in different documents; ``None`` for other names."""
        return None if name in self else _meanings()[1].get(normalise(name))

    def question_in(self, question: str, language: str) -> str:
        """One of these questions in a language; as it is, if it has no words in that language."""
        return _ambiguous().get(spoken(language), {}).get(question, question)

    def near(self, name: str) -> tuple[str, ...]:
        """Up to three ids of movements with a similar name."""
        from difflib import get_close_matches

        names = _meanings()[0]
        found = get_close_matches(normalise(name), names, 6, 0.75)
        return tuple(dict.fromkeys(names[key] for key in found))[:3]


def _listed(names: str) -> tuple[str, ...]:
    return tuple([name for part in names.split(";") if (name := part.strip())])


def _ambiguous() -> dict[str, dict[str, str]]:
    return toml_once("catalogue/ambiguous")


@cache
def _tables() -> dict[str, dict[str, Any]]:
    """The table of each movement, by id in order."""
    return dict(sorted({**toml("catalogue/therapy"), **toml("catalogue/gym")}.items()))


def _named() -> Iterator[tuple[str, str]]:
    """The id of each movement with each of its names."""
    for ident, table in _tables().items():
        for key, names in table.items():
            if key in ("name", "also") or len(key) == 2:
                yield from ((ident, name) for name in _listed(names))


@cache
def _meanings() -> tuple[dict[str, str], dict[str, str]]:
    """By the normal forms of names: the movements that they mean, and the questions about those that mean several."""
    return (
        {normalise(name): ident for ident, name in _named()},
        {normalise(name): question for name, question in _ambiguous()["ambiguous"].items()},
    )


@cache
def _entry(ident: str) -> Entry:
    table = _tables()[ident]
    translated = {key: _listed(names) for key, names in table.items() if len(key) == 2}
    dose: dict[str, Any] | None = table.get("dose")
    if dose is not None and isinstance(dose.get("reps"), list):
        dose = {**dose, "reps": tuple(dose["reps"])}
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
