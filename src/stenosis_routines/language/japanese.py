"""Japanese verbs and adjectives: their stems, and the endings that say how a statement goes on.

In data/language/ja.toml a plus sign marks a verb that only drops its last letter ("曲げ+る"); all other verbs change
that letter ("伸ばす", "持つ"), and "する" is irregular. A stem counts only before an ending, a pause or a negation, so
that it is not found inside a longer word.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from stenosis_routines._data import toml

__all__ = ["FORM", "longest", "stems"]

#: The key in the tree of words for the forms of a phrase; tokens never have it. The forms: n before "ない", i before
#: "ます", b before "ば", o before "う", t with "て", p with "た", d as in a dictionary, k before "なる", z before "ず".
FORM = "form"

#: What the last letter of a verb becomes before "ない", "ます", "ば" and "う", with "て" and with "た".
_LAST_LETTERS: Mapping[str, tuple[str, str, str, str, str, str]] = {
    "う": ("わ", "い", "え", "お", "って", "った"),
    "く": ("か", "き", "け", "こ", "いて", "いた"),
    "ぐ": ("が", "ぎ", "げ", "ご", "いで", "いだ"),
    "す": ("さ", "し", "せ", "そ", "して", "した"),
    "つ": ("た", "ち", "て", "と", "って", "った"),
    "ぬ": ("な", "に", "ね", "の", "んで", "んだ"),
    "ぶ": ("ば", "び", "べ", "ぼ", "んで", "んだ"),
    "む": ("ま", "み", "め", "も", "んで", "んだ"),
    "る": ("ら", "り", "れ", "ろ", "って", "った"),
}


def stems(phrase: str) -> Iterator[tuple[str, str]]:
    """The stems of a verb or an adjective, each with the name of its form; any other phrase unchanged."""
    if phrase.startswith("="):
        yield phrase[1:], ""
    elif phrase.endswith("+る"):
        stem = phrase[:-2]
        yield from _regular(stem)
    elif phrase.endswith("する"):
        stem = phrase[:-2]
        yield from (
            (f"{stem}し", "n"),
            (f"{stem}し", "i"),
            (f"{stem}すれ", "b"),
            (f"{stem}しよ", "o"),
            (f"{stem}せ", "z"),
        )
        yield from ((f"{stem}して", "t"), (f"{stem}した", "p"), (f"{stem}する", "d"))
        yield from _regular(f"{stem}させ")
    elif phrase.endswith("+い"):
        stem = phrase[:-2]
        yield from (
            (f"{stem}い", "d"),
            (f"{stem}く", "k"),
            (f"{stem}かった", "p"),
            (f"{stem}けれ", "b"),
            (f"{stem}さ", ""),
        )
    elif phrase[-1:] in _LAST_LETTERS:
        stem, letters = phrase[:-1], _LAST_LETTERS[phrase[-1]]
        te, ta = ("って", "った") if phrase.endswith(("行く", "いく")) else letters[4:]
        yield from (
            (stem + letters[0], "n"),
            (stem + letters[1], "i"),
            (stem + letters[2], "b"),
            (stem + letters[3], "o"),
        )
        yield from ((stem + te, "t"), (stem + ta, "p"), (phrase, "d"))
    else:
        yield phrase, ""


def _regular(stem: str) -> Iterator[tuple[str, str]]:
    yield from ((stem, "n"), (stem, "i"), (f"{stem}れ", "b"), (f"{stem}よ", "o"), (stem, "z"))
    yield from ((f"{stem}て", "t"), (f"{stem}た", "p"), (f"{stem}る", "d"))


@cache
def _endings() -> Mapping[str, Mapping[str, str]]:
    """The endings by form, each with how the next statement is joined; "" does not end a statement."""
    return {
        stem: {
            ending.strip(): "" if join == "plain" else join
            for join, listed in joins.items()
            for ending in listed.split(",")
        }
        for stem, joins in toml("language/ja_endings").items()
    }


#: What follows a stem in a negation.
_NEGATED = ("ない", "なく", "なけ", "ず", "ませ", "な")
#: Characters after a stem that ends a statement.
_PAUSE = frozenset("、。，,．.・！!？? \n」』）)】〉;；:：…")


def inflected(readings: Mapping[str, str], plain: str, after: int) -> tuple[Mapping[str, str], int]:
    """The readings of a stem with the ending that follows it, and where that ends; no readings if no ending fits."""
    forms = readings[FORM]
    readings_only = {kind: value for kind, value in readings.items() if kind != FORM}
    best, join, ended = after, "", False
    for form in forms.split():
        for size in range(min(_longest_ending(), len(plain) - after), 0, -1):
            value = _endings().get(form, {}).get(plain[after : after + size])
            if value is not None and after + size > best:
                best, join, ended = after + size, value, True
                break
    if ended:
        while plain[best - 1] == "、":
            best -= 1
        return ({**readings_only, "ending": join} if join else readings_only), best
    for form in forms.split():
        if form == "-" or form in "dp":
            if form == "p" and readings_only.keys() == {"motion"}:
                return {"state": readings_only["motion"]}, after
            return readings_only, after
        if form == "t":
            return {**readings_only, "ending": "and"}, after
        if (
            form in "ik" and (after == len(plain) or plain[after] in _PAUSE or plain.startswith(_MAY_FOLLOW, after))
        ) or form == "k":
            return readings_only, after
        if form in "nk" and plain.startswith(_NEGATED, after):
            return readings_only, after
        if form == "z" and plain.startswith("ず", after):
            return readings_only, after
    return {}, after


#: Other words that may follow a stem directly: "too much", "go to", "how to".
_MAY_FOLLOW = ("すぎ", "過ぎ", "に行", "方", "ません", "ましょ")


@cache
def _longest_ending() -> int:
    return max(len(ending) for endings in _endings().values() for ending in endings)


def longest(root: Mapping[str | None, Any], plain: str, at: int) -> tuple[Mapping[str, str], int]:
    """The readings of the longest phrase that starts here, with the ending of its verb, and where it ends."""
    found: Mapping[str, str] = {}
    end, node = at, root
    for place in range(at, len(plain)):
        node = node.get(plain[place])  # type: ignore[assignment]
        if node is None:
            break
        if None in node:
            readings, after = inflected(node[None], plain, place + 1)
            if readings and after > end:
                found, end = readings, after
    return found, end
