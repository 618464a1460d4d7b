"""The lexicon: which words mean which notion, and what a notion tells of a movement."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import attrs

from stenosis_routines.exercise import Aim, Effort, LegLoad, Posture, Region, SpineMotion

__all__ = ["CJK", "LATIN", "Notion", "Table", "fold", "lexicon", "notions", "table"]

#: Languages written in Latin letters, English first; each is read together with English.
LATIN = ("en", "de", "es", "fr")

#: Languages written without (reliable) spaces; read together, by the longest word that matches.
CJK = ("ko", "ja", "zh")

_GENTLE = frozenset({Aim.RELAXATION, Aim.MOBILITY, Aim.STRETCH})
_EFFORT = {Aim.POWER: Effort.STRENUOUS, Aim.CARDIO: Effort.MODERATE, Aim.STRENGTH: Effort.MODERATE}

#: Words that carry nothing and may stand anywhere inside a phrase.
ARTICLES = frozenset({"a", "an", "the", "your", "his", "her", "my", "their", "s"})


#: Small words whose place matters: "step up" is not "up step".
_FIXED = frozenset("up down to on in out off over and of with through at under back".split())


@attrs.frozen(eq=False, kw_only=True)
class Notion:
    """One thing a word can mean, with the facts it brings; ``None`` brings none."""

    name: str
    #: movement, position, setting, equipment, part, manner, noise, negations or people.
    kind: str
    posture: Posture | None = None
    #: Empty for unknown.
    spine: frozenset[SpineMotion] = frozenset()
    load: LegLoad | None = None
    aim: Aim | None = None
    effort: Effort | None = None
    regions: frozenset[Region] = frozenset()
    #: Everything else it is: upright, firm, lying, resistance, one_sided ...
    marks: frozenset[str] = frozenset()
    #: The catalogue's lying-down movement for the same joint.
    instead: str | None = None


def _notion(name: str, kind: str, entry: Mapping[str, str]) -> Notion:
    posture = load = aim = effort = None
    spine, regions, marks = set(), set(), set()
    for word in entry.get("is", "").replace(",", " ").split():
        if word in _WORDS:
            value = _WORDS[word]
            if isinstance(value, Posture):
                posture = value
            elif isinstance(value, SpineMotion):
                spine.add(value)
            elif isinstance(value, LegLoad):
                load = value
            elif isinstance(value, Aim):
                aim = value
            elif isinstance(value, Effort):
                effort = value
            else:
                regions.add(value)
        else:
            marks.add(word)
    if kind == "movement" and aim is not None:
        # What strength work leaves out is the harmless usual: it cannot pass in any case. Gentle work could.
        if aim not in _GENTLE:
            if not spine and "unknown-spine" not in marks:
                spine.add(SpineMotion.NEUTRAL)
            if load is None and "unknown-load" not in marks:
                load = LegLoad.NONE
        if effort is None and "unknown-effort" not in marks:
            effort = _EFFORT.get(aim, Effort.GENTLE)
    return Notion(
        name=name,
        kind=kind,
        posture=posture,
        spine=frozenset(spine),
        load=load,
        aim=aim,
        effort=effort,
        regions=frozenset(regions),
        marks=frozenset(marks),
        instead=entry.get("instead"),
    )


_WORDS: dict[str, Any] = {
    member.value: member for kind in (Effort, Region, Aim, LegLoad, SpineMotion, Posture) for member in kind
}


@cache
def fold(token: str) -> str:
    """A word without its English plural ending; any word folds the same wherever it stands."""
    if token == "ups":
        return "up"
    if len(token) < 4 or not token.endswith("s") or token.endswith(("ss", "us", "is")):
        return token
    return token[:-2] if token.endswith(("sses", "shes", "ches", "xes")) else token[:-1]


def phrases(words: str) -> Iterator[tuple[str, ...]]:
    """The phrases of a comma-separated list, each as its folded words."""
    for phrase in words.replace("\n", " ").split(","):
        tokens = tuple([fold(token) for token in phrase.split() if token not in ARTICLES])
        if tokens:
            yield tokens


@attrs.frozen(eq=False, kw_only=True)
class Lexicon:
    """Every notion, the notions that together mean another, and the English words."""

    notions: Mapping[str, Notion]
    #: By one of its members: their rank, the members and what they mean together, most members first.
    compounds: Mapping[str, tuple[tuple[int, frozenset[str], Notion], ...]]
    words: Mapping[str, str]


def _file(name: str) -> dict[str, Any]:
    import tomllib

    text = (files("stenosis_routines") / "data" / "lexicon" / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def lexicon() -> Lexicon:
    """The lexicon, read on first use."""
    context, movements = _file("context"), _file("movements")
    found: dict[str, Notion] = {}
    words: dict[str, str] = {}
    together: list[tuple[frozenset[str], str]] = []
    for section, kind in (
        ("positions", "position"),
        ("settings", "setting"),
        ("equipment", "equipment"),
        ("parts", "part"),
        ("manners", "manner"),
    ):
        for name, entry in context[section].items():
            found[name] = _notion(name, kind, entry)
            words[name] = entry["words"]
    for name in ("noise", "negations", "people"):
        found[name] = _notion(name, name, {})
        words[name] = context[name]["words"]
    for name, entry in movements.items():
        found[name] = _notion(name, "movement", entry)
        words[name] = entry.get("words", "")
        together += [
            (frozenset(part.strip() for part in pair.split("+")), name)
            for pair in entry.get("of", "").split(",")
            if pair.strip()
        ]
    compounds: dict[str, list[tuple[int, frozenset[str], Notion]]] = {}
    for rank, (members, name) in enumerate(sorted(together, key=lambda pair: -len(pair[0]))):
        # Filed under a movement, which is rarer in names than parts and positions are.
        key = min(members, key=lambda member: (member not in found or found[member].kind != "movement", member))
        compounds.setdefault(key, []).append((rank, members, found[name]))
    return Lexicon(notions=found, compounds={key: tuple(pairs) for key, pairs in compounds.items()}, words=words)


def notions() -> Mapping[str, Notion]:
    """Every notion by name."""
    return lexicon().notions


@attrs.frozen(eq=False)
class Table:
    """The words of a language, ready for look-up."""

    #: From a phrase, its folded words joined by a space, to its notion.
    phrases: Mapping[str, Notion]
    #: From a first word to the number of words of the longest phrase that starts so.
    longest: Mapping[str, int]
    #: Every word that occurs in a phrase.
    vocabulary: frozenset[str]
    #: Two words in the other order ("slide heel"), to their notion.
    turned: Mapping[str, Notion]


def _table(pairs: Iterator[tuple[tuple[str, ...], Notion]], base: Table | None, joiner: str) -> Table:
    found: dict[str, Notion] = dict(base.phrases) if base else {}
    longest: dict[str, int] = dict(base.longest) if base else {}
    vocabulary = set(base.vocabulary) if base else set()
    turned = dict(base.turned) if base else {}
    for tokens, notion in pairs:
        found[joiner.join(tokens)] = notion
        vocabulary.update(tokens)
        first = tokens[0] if joiner else tokens[0][0]
        size = len(tokens) if joiner else sum(map(len, tokens))
        if longest.get(first, 0) < size:
            longest[first] = size
        if joiner and size == 2 and not _FIXED.intersection(tokens):
            # Leaflets say "slide heel" for a heel slide.
            turned[f"{tokens[1]} {first}"] = notion
    return Table(found, longest, frozenset(vocabulary), turned)


def _own(language: str) -> Iterator[tuple[tuple[str, ...], Notion]]:
    known = lexicon().notions
    for name, words in (lexicon().words if language == "en" else _file(language)).items():
        for tokens in phrases(words):
            yield tokens, known[name]


@cache
def table(language: str) -> Table:
    """The words of a language of `LATIN` together with English, or those of all `CJK` languages for ``cjk``."""
    if language == "cjk":
        return _table((pair for name in CJK for pair in _own(name)), None, "")
    return _table(_own(language), None if language == "en" else table("en"), " ")
