"""Rearranges German tokens: separable verbs ("heben Sie das Bein an"), reflexive verbs, "beim Ausatmen"."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import takewhile

from stenosis_routines._data import toml
from stenosis_routines.language.tokens import SMALL_WORD, Token
from stenosis_routines.language.vocabulary import Vocabulary, listed, plain

__all__ = ["ordered"]

_ENDS = frozenset('.!?;\n:：,、，—–()[]（）“”"•·')
_VERBS = frozenset({"motion", "light", "stop", "position", "effect", "feel", "name", "function"})
_COMMA: Mapping[str, str] = {"symbol": "mark"}


@cache
def _words(key: str) -> frozenset[str]:
    """The words of a list in data/language/de_grammar.toml, as tokens are spelt."""
    return frozenset(map(plain, listed(toml("language/de_grammar")[key])))


def ordered(found: Sequence[Token], words: Vocabulary) -> list[Token]:
    """The tokens of a German sentence, with the words that belong together side by side."""
    result: list[Token] = []
    segments = list(_segments(_corrected_by_neighbours(found)))
    for at, segment in enumerate(segments):
        _join_verb(segment, segments[:at], words)
    for segment in segments:
        segment = _reflexive(segment, words)
        segment = _purpose(segment)
        result += _occasion(segment)
    return [_with_number(result, at) for at in range(len(result))]


def _ends(token: Token) -> bool:
    return token.text in _ENDS or bool({"join", "condition"} & token.readings.keys())


def _segments(found: Sequence[Token]) -> Iterator[list[Token]]:
    """The tokens, cut before each pause and conjunction."""
    segment: list[Token] = []
    for token in found:
        if _ends(token) and token.text not in ("bei", "beim") and segment:
            yield segment
            segment = []
        segment.append(token)
    if segment:
        yield segment


def _corrected_by_neighbours(found: Sequence[Token]) -> list[Token]:
    """The tokens, with the words corrected whose meaning depends on their neighbours."""
    corrected = list(found)
    counts = any(token.text.startswith("zahl") and "motion" in token.readings for token in found)
    set_up = any(token.text.startswith(("aufgestellt", "angestellt", "angewinkelt")) for token in found)
    for at, token in enumerate(found):
        before = found[at - 1] if at else None
        after = found[at + 1] if at + 1 < len(found) else None
        if token.get("join") == "then" and before is not None and not _ends(before):
            behind_verb = bool({"motion", "state"} & before.readings.keys()) or token.text == "aber"
            if not behind_verb or not _has_verb(found[at + 1 :]):
                corrected[at] = token._replace(readings=SMALL_WORD)  # "strecken Sie es dann aus"
        elif token.text in ("erst", "zuerst") and (comma := _in_turn(found, at)):
            corrected[comma] = corrected[comma]._replace(text="", readings=SMALL_WORD)
            corrected[comma + 1] = corrected[comma + 1]._replace(text="", readings=SMALL_WORD)
        elif token.text == "dazu":
            last = after is None or _ends(after)
            first = before is None or _ends(before)
            kind = {"demand": "far"} if last else SMALL_WORD if first else {"too": "too"}
            corrected[at] = token._replace(readings=kind)
        elif token.text in ("stehen", "steht") and before is not None and before.get("part") == "foot" and set_up:
            corrected[at] = token._replace(
                readings={"light": "keep"}
            )  # "Beine aufgestellt, die Füße stehen nebeneinander"
        elif token.text.startswith(("stehen ", "steht ")) and (before is None or "part" not in before.readings):
            corrected[at] = token._replace(readings={"position": "upright"})  # "Sie stehen auf dem Bett"
        elif token.text == "auf den bauch legen" and before is not None and before.get("part") == "hand":
            corrected[at] = token._replace(readings={"motion": "place"})  # "die Hände auf den Bauch legen"
        elif token.text == "rolle" and before is not None:
            below = after is not None and after.text.startswith(("unter", "zwischen"))
            if below and before.text in _words("before_roll"):
                corrected[at] = token._replace(readings={"thing": "pillow"})
            elif before.text in _words("singular_articles") | {"die"}:
                corrected[at] = token._replace(readings={})  # "über die Rolle"
        elif token.text in _words("long") and _of_limb(found, at):
            corrected[at] = token._replace(readings={"state": "straighten"})  # "das andere Bein bleibt lang"
        elif token.get("demand") == "far" and before is not None and before.text.rpartition(" ")[2] == "so":
            if _is_comfortable(found[at + 1 : at + 10]):
                corrected[at] = token._replace(readings={"manner": "comfortable"})  # "so weit, wie es angenehm ist"
        elif counts and token.text == "bis" and after is not None and (after.high or 99) <= 10:
            corrected[at] = token._replace(readings=SMALL_WORD)
            corrected[at + 1] = after._replace(readings=SMALL_WORD)
    return corrected


def _of_limb(found: Sequence[Token], at: int) -> bool:
    """Whether "lang" describes a leg or an arm: the noun right after it, or one before it with no number between."""
    if found[at].text != "lang":
        return at + 1 < len(found) and found[at + 1].get("part") in ("leg", "arm")
    for token in reversed(found[max(at - 4, 0) : at]):
        if _ends(token) or token.low is not None:
            return False
        if token.get("part") in ("leg", "arm") or token.get("count") == "other":
            return True
    return False


def _in_turn(found: Sequence[Token], at: int) -> int:
    """The place of the comma in "erst den einen, dann den anderen Fuß"; 0 if there is no such phrase."""
    for place in range(at + 1, min(at + 5, len(found) - 1)):
        if found[place].text == ",":
            return place if found[place + 1].text in ("dann", "danach") else 0
        if not found[place].readings.keys() & {"count", "function"}:
            return 0
    return 0


def _has_verb(found: Sequence[Token]) -> bool:
    """Whether a verb follows before the next pause."""
    kinds = {"motion", "light", "state", "stop", "position"}
    return any(kinds & token.readings.keys() for token in takewhile(lambda token: not _ends(token), found))


def _is_comfortable(found: Sequence[Token]) -> bool:
    for at, token in enumerate(found):
        if token.text in _ENDS and at > 4:
            return False
        if token.get("manner") == "comfortable" or token.get("feel") == "good":
            return True
    return False


def _readings(words: Vocabulary, phrase: str) -> Mapping[str, str] | None:
    node = words.root
    for word in phrase.split():
        node = node.get(word)  # type: ignore[assignment]
        if node is None:
            return None
    return node.get(None)


def _is_verb(token: Token) -> bool:
    return (
        not token.readings
        or bool((_VERBS - {"function"}) & token.readings.keys())
        or token.text in ("treten", "tritt", "stellen")
    )


def _join_verb(segment: list[Token], before: Sequence[list[Token]], words: Vocabulary) -> None:
    """Joins the prefix of a separable verb, which stands at the end, to its verb."""
    for at in range(len(segment) - 1, -1, -1):
        token = segment[at]
        if token.text not in _words("prefixes") and token.text not in _words("ways"):
            continue
        after = segment[at + 1] if at + 1 < len(segment) else None
        closes = after is None or "preposition" in after.readings or after.text in ("fur", "ohne") or _ends(after)
        if token.text in _words("ways"):
            closes = True
        if not closes:
            continue
        places = [(segment, place) for place in range(at - 1, -1, -1)]
        if not any("motion" in one.readings or "light" in one.readings for one in segment):
            places += [(one, place) for one in reversed(before[-2:]) for place in range(len(one) - 1, -1, -1)]
        for where, place in places:
            verb = where[place]
            asked = place + 1 < len(where) and where[place + 1].text == "sie"
            is_verb = verb.text.isalpha() and (_is_verb(verb) or asked)
            readings = _readings(words, token.text + verb.text) if is_verb else None
            if readings is not None and not _VERBS & readings.keys():
                readings = None
            if readings is not None and where is segment:
                where[place] = verb._replace(text=token.text + verb.text, readings=readings)
                segment[at] = token._replace(readings=SMALL_WORD)
                return
            if readings is not None:
                where[place] = verb._replace(readings=SMALL_WORD)
                segment[at] = token._replace(text=token.text + verb.text, readings=readings)
                return
        if token.text in ("ein", "aus") and "unit" in segment[at - 1].readings and len(segment) < 6:
            segment[at] = token._replace(readings={"motion": "breathe"})  # "vier Sekunden ein"
            return
        if token.text in _words("prefixes") and (after is None or _ends(after)):
            segment[at] = token._replace(readings={})
            return


def _reflexive(segment: list[Token], words: Vocabulary) -> list[Token]:
    """The segment with "legen Sie sich" read as the verb "sich legen"."""
    places = [at for at, token in enumerate(segment) if token.text in _words("reflexive")]
    if not places:
        return segment
    out = list(segment)
    for at, token in enumerate(segment):
        readings = _readings(words, f"sich {token.text}") if token.readings or token.text.isalpha() else None
        if readings is not None:
            out[at] = token._replace(readings=readings)
            out[places[0]] = out[places[0]]._replace(readings=SMALL_WORD)
            return out
    out[places[0]] = out[places[0]]._replace(readings={"self": "word"})
    return out


def _purpose(segment: list[Token]) -> list[Token]:
    """The segment with "um" read as a purpose: "um den Rücken zu entlasten", but not "um das Knie"."""
    out = list(segment)
    for at, token in enumerate(segment):
        helps = any("effect" in one.readings and one.text.startswith("zu ") for one in segment[at + 1 :])
        if token.text.startswith("um") and "preposition" in token.readings and helps:
            out[at] = token._replace(readings={"condition": "why"})
    return out


def _occasion(segment: list[Token]) -> list[Token]:
    """The segment with its "beim Ausatmen" or "bei Schmerzen" moved to the front, as a statement of its own."""
    start = next((at for at, token in enumerate(segment) if token.text in ("bei", "beim")), None)
    if start is None:
        return segment
    end = start + 1
    while end < len(segment) and segment[end].readings.keys() & {"function", "manner", "count", "demand", "state"}:
        if "state" in segment[end].readings and "feel" not in segment[end].readings and segment[start].text == "beim":
            break
        end += 1
    if end == len(segment):
        return segment
    end += 1
    while end < len(segment) and (
        segment[end - 1].get("part") is None and segment[end].text in _words("of") | {"im", "in", "oder"}
    ):
        end += 1
        while end < len(segment) and segment[end].readings.keys() & {"function", "count", "state"}:
            end += 1
        end += 1
    phrase, rest = segment[start:end], [*segment[:start], *segment[end:]]
    if not any(token.readings.keys() - {"function", "symbol", "join"} for token in rest if token.text not in _ENDS):
        return segment
    lead: list[Token] = []
    while rest and _ends(rest[0]):
        lead.append(rest.pop(0))
    place = phrase[-1].end
    return [*lead, *phrase, Token(",", place, place, _COMMA), *rest]


def _with_number(found: Sequence[Token], at: int) -> Token:
    """The token, with its number taken from the article where the noun has none: "das Knie", "die Knie"."""
    token = found[at]
    if "part" not in token.readings or token.text not in _words("same_in_plural"):
        return token
    for before in reversed(found[max(at - 5, 0) : at]):
        article = before.text.rpartition(" ")[2]
        if article in _words("plural_articles"):
            return token._replace(plural=True)
        if article in _words("singular_articles") or before.get("count") in ("one", "other"):
            return token
        if not before.readings.keys() & {"state", "manner", "count", "function", "preposition"} or _ends(before):
            break
    return token._replace(readings={**token.readings, "open": "word"})
