"""The lexicon: which words mean which notion, and what a notion says of a movement."""

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cache, lru_cache
from typing import Any, NamedTuple, cast

import attrs

from stenosis_routines._data import prepared, toml_once
from stenosis_routines.exercise import Aim, Effort, LegLoad, Posture, Region, SpineMotion

__all__ = [
    "ARTICLES",
    "CJK",
    "LATIN",
    "SMALL",
    "Lexicon",
    "Notion",
    "Table",
    "fold",
    "lexicon",
    "phrases",
    "phrases_of",
    "shorthand",
    "table",
    "words_in",
]

#: Languages written in Latin letters, English first; each is read together with English.
LATIN = ("en", "de", "es", "fr", "pt", "it", "nl")

#: Languages written without (reliable) spaces; read together, by the longest word that matches.
CJK = ("ko", "ja", "zh")

#: Words that carry nothing and may stand anywhere inside a phrase.
ARTICLES = frozenset({"a", "an", "the", "your", "his", "her", "my", "their", "s"})

#: Small words, each with what it says of a part of the body that it goes with, or of a movement of the part: "pelvis
#: up", "on the left leg". Such a part or movement has the mark of that name, and the notion of that name stands behind
#: it; beside anything else they are noise.
SMALL: Mapping[str, str] = {"way": "astray", "on": "borne"}

_GENTLE = frozenset({Aim.RELAXATION, Aim.MOBILITY, Aim.STRETCH})
_EFFORT = {Aim.POWER: Effort.STRENUOUS, Aim.CARDIO: Effort.MODERATE, Aim.STRENGTH: Effort.MODERATE}
_FACTS: Mapping[str, Any] = {
    member.value: member for kind in (Effort, Region, Aim, LegLoad, SpineMotion, Posture) for member in kind
}
_SINGLE: Mapping[type, str] = {Posture: "posture", LegLoad: "load", Aim: "aim", Effort: "effort"}
_KINDS = {"positions": "position", "settings": "setting", "parts": "part", "manners": "manner"}


@attrs.frozen(eq=False, kw_only=True)
class Notion:
    """One thing a word can mean, with the facts it brings; ``None`` and an empty set bring none."""

    name: str
    #: movement, position, setting, equipment, part, manner, people, way, on, noise, qualifier or negations.
    kind: str
    posture: Posture | None = None
    spine: frozenset[SpineMotion] = frozenset()
    load: LegLoad | None = None
    aim: Aim | None = None
    effort: Effort | None = None
    regions: frozenset[Region] = frozenset()
    #: Everything else that ``is`` says: upright, firm, one_sided ... The heads of the files explain each.
    marks: frozenset[str] = frozenset()
    #: The catalogue's lying-down movement for the same joint.
    instead: str | None = None


def _notion(name: str, kind: str, entry: Mapping[str, str]) -> Notion:
    words = entry.get("is", "").replace(",", " ").split()
    marks = frozenset(word for word in words if word not in _FACTS)
    known = [_FACTS[word] for word in words if word in _FACTS]
    facts: dict[str, Any] = {field: fact for fact in known if (field := _SINGLE.get(cast("type[Any]", type(fact))))}
    facts["spine"] = frozenset(fact for fact in known if isinstance(fact, SpineMotion))
    aim = facts.get("aim")
    if kind == "movement" and aim is not None:
        # What strength work leaves out is the harmless usual: it cannot pass in any case. Gentle work could.
        if aim not in _GENTLE:
            if not facts["spine"] and "unknown-spine" not in marks:
                facts["spine"] = frozenset({SpineMotion.NEUTRAL})
            if "unknown-load" not in marks:
                facts.setdefault("load", LegLoad.NONE)
        if "unknown-effort" not in marks:
            facts.setdefault("effort", _EFFORT.get(aim, Effort.GENTLE))
    regions = frozenset(fact for fact in known if type(fact) is Region)
    return Notion(name=name, kind=kind, regions=regions, marks=marks, instead=entry.get("instead"), **facts)


def _file(name: str) -> dict[str, Any]:
    return toml_once(f"lexicon/{name}")


class Lexicon(NamedTuple):
    """Every notion, and the notions that together mean another."""

    notions: Mapping[str, Notion]
    #: By one of its members: rank, members and what they mean together; of several that fit, the lowest rank counts.
    compounds: Mapping[str, tuple[tuple[int, frozenset[str], Notion], ...]]


@cache
def lexicon() -> Lexicon:
    """The lexicon, read on first use."""
    context, movements = _file("context"), _file("movements")
    found: dict[str, Notion] = {}
    for section, entries in context.items():
        if "words" in entries:
            found[section] = _notion(section, section, {})
        else:
            for name, entry in entries.items():
                found[name] = _notion(name, _KINDS.get(section, section), entry)
    together: list[tuple[frozenset[str], str]] = []
    for name, entry in movements.items():
        found[name] = _notion(name, "movement", entry)
        sums = filter(None, entry.get("of", "").split(","))
        together += [(frozenset(part.strip() for part in members.split("+")), name) for members in sums]
    together.sort(key=lambda compound: -len(compound[0]))
    compounds: dict[str, list[tuple[int, frozenset[str], Notion]]] = {}
    for rank, (members, name) in enumerate(together):
        # Filed under a movement, which is rarer in names than parts and positions are.
        key = min(members & movements.keys() or members)
        compounds.setdefault(key, []).append((rank, members, found[name]))
    return Lexicon(notions=found, compounds={key: tuple(listed) for key, listed in compounds.items()})


class Shorthand(NamedTuple):
    """What clinicians write for short."""

    #: The words that are read in its place.
    stands_for: Mapping[str, tuple[str, ...]]
    #: The same for what is written with a slash: the text that is read in its place.
    slashed: Mapping[str, str]
    #: What may be meant, where it is not one thing.
    either: Mapping[str, str]


@cache
def shorthand() -> Shorthand:
    """What clinicians write for short, read on first use."""
    listed = _file("shorthand")
    stands_for, slashed = dict[str, tuple[str, ...]](), dict[str, str]()
    for short, words in listed["stands-for"].items():
        if "/" in short:
            slashed[short] = words
        else:
            stands_for[short] = tuple(next(phrases(words)).split(" "))
    return Shorthand(stands_for, slashed, listed["either"])


#: An English plural ending, in a word or in a list of them. The legs of other languages keep theirs: "elevación de
#: piernas rectas" lifts both legs, "elevación de pierna recta" one.
_PLURAL = re.compile(
    r"es\b(?:(?<=sses)|(?<=[cs]hes)|(?<=\wxes))"
    r"|s\b(?:(?<=\w{3}s)(?<![isu]s)(?<!\bpiernas)(?<!\bjambes)(?<!\bpernas)|(?<=\bups))"
)


@lru_cache(maxsize=16384)
def fold(word: str) -> str:
    """A word without its English plural ending; any word folds the same wherever it stands."""
    return _PLURAL.sub("", word) if word.endswith("s") else word


def phrases(words: str) -> Iterator[str]:
    """The phrases of a comma-separated list, with their words folded and one space between them."""
    listed = _PLURAL.sub("", words).replace(",", " , ").split()
    if not ARTICLES.isdisjoint(listed):
        listed = [word for word in listed if word not in ARTICLES]
    for phrase in " ".join(listed).split(","):
        if said := phrase.strip():
            yield said


def _listed(language: str) -> Iterable[tuple[str, str]]:
    """The notions of one language with their words, as its files list them."""
    if language != "en":
        return _file(language).items()
    sections = [{name: entry} if "words" in entry else entry for name, entry in _file("context").items()]
    return [
        (name, entry.get("words", "")) for section in (*sections, _file("movements")) for name, entry in section.items()
    ]


def words_of(language: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The notions and phrases of one language, each phrase as its words."""
    for name, words in _listed(language):
        for phrase in phrases(words):
            yield name, tuple(phrase.split(" "))


class Table(NamedTuple):
    """The words of a language, ready for look-up. Of a ``cjk`` phrase, every letter counts as a word."""

    #: What phrases mean, by their words with a space between.
    phrases: Mapping[str, Notion]
    #: What longer phrases begin with, up to any of their words but the last.
    starts: Set[str]


@cache
def table(language: str) -> Table:
    """The words of a language of `LATIN` together with English, or those of all `CJK` languages for ``cjk``."""
    known = lexicon().notions
    names, begun = prepared(f"table/{language}", lambda: phrases_of(language))
    found = {phrase: known[name] for name, said in names.items() for phrase in said.split("\n")}
    starts = frozenset(begun.split("\n"))
    if language in LATIN[1:]:
        english = table("en")
        return Table({**english.phrases, **found}, english.starts | starts)
    return Table(found, starts)


@cache
def words_in(language: str) -> Set[str]:
    """Every word that occurs in a phrase of a language of `LATIN` or of English."""
    return frozenset(" ".join(table(language).phrases).split())


def phrases_of(language: str) -> tuple[dict[str, str], str]:
    """The phrases of one language, or of all `CJK` languages, by the names of their notions, and what longer ones begin
    with; a phrase a line, which takes least room in a wheel."""
    found: dict[str, str] = {}
    for name in CJK if language == "cjk" else (language,):
        for notion, words in _listed(name):
            said = phrases(words)
            if language == "cjk":
                said = (" ".join(phrase.replace(" ", "")) for phrase in said)
            found.update(dict.fromkeys(said, notion))
    starts = {phrase[:place] for phrase in found for place, letter in enumerate(phrase) if letter == " "}
    said_of: dict[str, list[str]] = {}
    for phrase, notion in found.items():
        said_of.setdefault(notion, []).append(phrase)
    return {notion: "\n".join(listed) for notion, listed in said_of.items()}, "\n".join(sorted(starts))
