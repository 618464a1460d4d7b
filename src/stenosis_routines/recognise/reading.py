"""Text to notions: what a name or a sentence says, word by word, and what in it is not understood."""

import re
import unicodedata
from functools import cache, lru_cache

import attrs

from stenosis_routines.recognise.lexicon import ARTICLES, Notion, Table, fold, notions, table

__all__ = ["Reading", "plain", "read"]

#: Longer text is cut. No name is that long, so what is cut off a name counts as not understood; instructions say at
#: their beginning how a movement starts.
LIMIT = 2000
NAME_LIMIT = 300

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_TOKEN = re.compile(r"[^\W\d_]+|\d+|[.;!?\n]")
_CJK = re.compile("[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff々ー]")
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_ENDS = frozenset(".;!?\n")
_QUOTES = str.maketrans("", "", "'’‘`´ʼ")


@attrs.frozen(eq=False)
class Reading:
    """What a text says."""

    #: The notions in order; ``None`` is the end of a sentence.
    found: tuple[Notion | None, ...]
    #: The words they were found as.
    words: tuple[str, ...]
    #: The words that mean nothing known.
    unknown: tuple[str, ...]
    #: Whether something was read around a negation, a misspelling or a compound: such a name never passes.
    unsure: bool


def plain(text: str) -> str:
    """Lower case, without accents, apostrophes and invisible characters; full-width forms as plain ones."""
    if text.isascii():
        return text.lower().translate(_QUOTES)
    text = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).translate(_QUOTES).casefold()
    marked = unicodedata.normalize("NFD", text)
    if len(marked) != len(text):
        # Only Latin letters lose their marks: Hangul and kana are made of what looks like marks here.
        marked = re.sub("([a-z])[\u0300-\u036f]+", r"\1", marked)
    return unicodedata.normalize("NFC", marked)


@cache
def _by_ends(language: str) -> dict[str, list[str]]:
    """The longer words by their first and by their last three letters: one edit leaves one of the two whole."""
    ends: dict[str, list[str]] = {}
    for word in table(language).vocabulary:
        if len(word) >= 5 and word.isascii():
            ends.setdefault(word[:3], []).append(word)
            ends.setdefault("-" + word[-3:], []).append(word)
    return ends


def _one_edit(word: str, other: str) -> bool:
    """Whether one letter more, less, different or exchanged with its neighbour makes one of the other."""
    start = 0
    for a, b in zip(word, other, strict=False):
        if a != b:
            break
        start += 1
    a, b = word[start:], other[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])


def _split(token: str, vocabulary: frozenset[str], depth: int = 3) -> tuple[str, ...]:
    """The known words that a word is written together from, longest first; empty if there are none."""
    for cut in range(len(token) - 2, 2, -1):
        head, rest = fold(token[:cut]), fold(token[cut:])
        if head in vocabulary:
            if rest in vocabulary:
                return head, rest
            if depth > 2 and (more := _split(token[cut:], vocabulary, depth - 1)):
                return head, *more
    return ()


@lru_cache(4096)
def _known(token: str, language: str) -> tuple[tuple[str, ...], bool]:
    """The known words behind a word that is not known itself, and whether that is a guess."""
    if len(token) < 6 or len(token) > 40:
        return (), False
    close = {word for end in (token[:3], "-" + token[-3:]) for word in _by_ends(language).get(end, ())
             if -2 < len(word) - len(token) < 2 and _one_edit(token, word)}  # fmt: skip
    if close:
        return (tuple(close), False) if len(close) == 1 else ((), False)
    return _split(token, table(language).vocabulary), language == "en"


def _starts(known: list[str], at: int, words: Table) -> bool:
    """Whether a phrase of more than one word starts here."""
    most = min(words.longest.get(known[at], 0), len(known) - at)
    return any(" ".join(known[at : at + size]) in words.phrases for size in range(2, most + 1))


def _latin(tokens: list[str], language: str, guess: bool = True) -> Reading:
    words = table(language)
    vocabulary, longest, phrases = words.vocabulary, words.longest, words.phrases
    noise, negation = notions()["noise"], notions()["negations"]
    known: list[str] = []
    strange: set[str] = set()
    unsure = False
    for token in tokens:
        if token in ARTICLES:
            continue
        token = fold(token)
        if token in vocabulary or token.isdigit() or token in _ENDS:
            known.append(token)
            continue
        behind, unsafe = _known(token, language) if guess else ((), False)
        unsure = unsure or unsafe
        known += behind or (token,)
        if not behind:
            strange.add(token)
    found: list[Notion | None] = []
    said: list[str] = []
    at, end, denied = 0, len(known), False
    while at < end:
        first = known[at]
        if first in _ENDS:
            found.append(None)
            said.append("")
            denied = False
            at += 1
            continue
        notion = None
        for size in range(min(longest.get(first, 0), end - at), 0, -1):
            phrase = first if size == 1 else " ".join(known[at : at + size])
            notion = phrases.get(phrase)
            if notion is not None:
                break
        else:
            phrase, size = first, 1
            if not first.isdigit():
                strange.add(first)
        if (
            size == 1
            and at + 1 < end
            and (phrase_ := f"{first} {known[at + 1]}") in words.turned
            and not _starts(known, at + 1, words)
        ):
            notion, phrase, size = words.turned[phrase_], phrase_, 2
            strange.difference_update(known[at : at + 2])
        at += size
        if notion is None or notion is noise:
            continue
        if notion is negation:
            denied = unsure = True
        elif denied:
            denied = False
        else:
            found.append(notion)
            said.append(phrase)
    return Reading(tuple(found), tuple(said), tuple([t for t in known if t in strange]), unsure)


def _segmented(text: str) -> Reading:
    """Text without spaces, by the longest word that matches; Latin words in it are read as English."""
    words = table("cjk")
    noise, negation = notions()["noise"], notions()["negations"]
    found: list[Notion | None] = []
    said: list[str] = []
    unknown: list[str] = []
    unsure = denied = False
    for run in re.findall(
        r"[a-z]+(?:[\W\d_]+[a-z]+)*|[^\Wa-z\d_]+|[.;!?。；！？\n]",
        re.sub(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])", "", text),
    ):
        if run[0].isascii() and run[0].isalpha():
            latin = _latin(_TOKEN.findall(run), "en")
            found += latin.found
            said += latin.words
            unknown += latin.unknown
            unsure = unsure or latin.unsure
            continue
        if not run[0].isalpha():
            found.append(None)
            said.append("")
            continue
        at, strange = 0, ""
        while at < len(run):
            notion = None
            for size in range(min(words.longest.get(run[at], 0), len(run) - at), 0, -1):
                notion = words.phrases.get(run[at : at + size])
                if notion is not None:
                    break
            if notion is None:
                strange += run[at]
                at += 1
                continue
            if strange:
                unknown.append(strange)
                strange = ""
            if notion is negation:
                # These languages deny what stands before.
                unsure = True
                if found:
                    found.pop()
                    said.pop()
            elif notion is not noise:
                found.append(notion)
                said.append(run[at : at + size])
            at += size
        if strange:
            unknown.append(strange)
    return Reading(tuple(found), tuple(said), tuple(unknown), unsure or denied)


def read(text: str, language: str = "en", guess: bool = True) -> Reading:
    """What a text says in a language of the lexicon (``en``, ``de``, ``es``, ``fr``, or ``cjk``).

    ``guess`` reads misspelt words and words written together; names need it, sentences would be misread.
    """
    limit = NAME_LIMIT if guess else LIMIT
    if len(text) > limit:
        cut = read(text[:limit], language, guess)
        return attrs.evolve(cut, unsure=True) if guess else cut
    if language == "cjk":
        return _segmented(plain(text))
    if " " not in text:
        text = _CAMEL.sub(" ", text)
    return _latin(_TOKEN.findall(plain(text)), language, guess)


def is_cjk(text: str) -> bool:
    """Whether a text holds Korean, Japanese or Chinese letters."""
    return not text.isascii() and _CJK.search(text) is not None
