"""Text to notions: what a name or a sentence says, word by word, and what in it is not understood."""

import re
import unicodedata
from collections.abc import Iterator, Sequence, Set
from functools import cache, lru_cache
from itertools import dropwhile, takewhile

import attrs

from stenosis_routines.language.notions import ARTICLES, SMALL, Notion, Table, fold, lexicon, shorthand, table, words_in

__all__ = ["Reading", "has_picture", "is_cjk", "read"]

#: Longer text is cut. No name is that long, so what is cut off a name counts as not understood; instructions say at
#: their beginning how a movement starts.
_NAME_LIMIT, _TEXT_LIMIT = 300, 2000

#: Pictures, which may say something that is not read. Ranges as wide as these take ``re`` milliseconds to compile,
#: so they are left as text until a name needs them; ``re`` remembers what it compiled.
_PICTURE = "[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff\ue000-\uf8ff]"
_CJK = "[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff々]"
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_TOKEN = re.compile(r"[^\W\d_]+|\d+|[.;!?\n]")
#: Latin words, ends of sentences, and runs of other letters. Numbers are read over, but not the one that is the shape
#: of the legs: "4の字ストレッチ", "4字拉伸", "4자 스트레칭".
_CJK_TOKEN = re.compile(r"[a-z]+(?:[\W\d_]+[a-z]+)*|[.;!?。；\n]|(?:[^\Wa-z\d_]|(?<!\d)4(?=の?字|자))+")
_GAP = re.compile(r"(?<=[^\x00-\x7f])[\s_-]+(?=[^\x00-\x7f])")
_MARKS = re.compile("(?<=[a-z])[\u0300-\u036f]+")
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_APOSTROPHES = str.maketrans("", "", "'’‘`´ʼ")
_ENDS = frozenset(".;!?\n。；！？")
#: Clinicians' words with a slash, which may have full stops: "S/L", "re./li.".
_SLASHED = re.compile(r"(?<![\w/])([a-z]{1,2})\.?/([a-z]{1,2})\b(?!/)\.?")
#: Signs of a load, each with the word it is read as: "5#" is five pounds.
_SIGNS = ((re.compile(r"(?<=\d)\s*#"), " lb "), (re.compile("#"), " number "), (re.compile("%"), " percent "))
#: The plural of a straight leg is both legs: "straight leg raises", but "straight legs raise".
_BOTH_LEGS = re.compile(
    r"(?<![^\W_])(?=(?:straight|extended|stretched)[\s_-]legs(?![^\W_])|legs[\s_-](?:straight|extended|stretched)(?![^\W_]))"
)

#: What stands round a movement is a word of its own before a longer name.
_AROUND = frozenset({"position", "setting", "equipment"})

#: A part of the body, and what says how or which.
_OF_PART = frozenset({"part", "manner"})

#: Languages that elide vowels before an apostrophe, and those that write words together.
_ELIDING = frozenset({"fr", "it"})
_JOINING = frozenset({"de", "nl"})

#: Small words whose place matters: "step up" is not "up step".
_FIXED = frozenset(
    {"up", "down", "to", "on", "in", "out", "off", "over", "and", "of", "with", "through", "at", "back", "lever"}
)


@attrs.frozen(eq=False)
class Reading:
    """What a text says."""

    #: The notions in order; ``None`` is the end of a sentence.
    found: tuple[Notion | None, ...]
    #: The words they were found as.
    words: tuple[str, ...]
    #: The words that mean nothing known.
    unknown: tuple[str, ...]
    #: Whether it holds a negation or a guess: such a name never passes.
    unsure: bool
    #: Whether a word in it was read as a misspelt one.
    guessed: bool = False
    #: The language it was found to be in, if none was given and it is not English.
    language: str | None = None
    #: What it says in other languages that understand as much of it.
    rivals: tuple["Reading", ...] = ()

    @property
    def notions(self) -> list[Notion]:
        """The notions without the ends of sentences."""
        return [notion for notion in self.found if notion is not None]


def is_cjk(text: str) -> bool:
    """Whether a text holds Korean, Japanese or Chinese letters."""
    return not text.isascii() and re.search(_CJK, unicodedata.normalize("NFKC", text[:_TEXT_LIMIT])) is not None


def has_picture(text: str) -> bool:
    """Whether a text holds an emoji or another picture."""
    return not text.isascii() and re.search(_PICTURE, text) is not None


def read(text: str, language: str = "en", *, guess: bool = True) -> Reading:
    """What a text says in a language of `LATIN`, or in all of `CJK` (``cjk``).

    ``guess`` reads misspelt words and words written together; names need it, sentences would be misread.
    """
    limit = _NAME_LIMIT if guess else _TEXT_LIMIT
    if len(text) > limit:
        return attrs.evolve(read(text[:limit], language, guess=guess), unsure=True)
    if has_picture(text):
        return attrs.evolve(read(re.sub(_PICTURE, " ", text), language, guess=guess), unsure=True)
    if language == "cjk":
        return _segmented(_plain(text))
    if " " not in text:
        text = _CAMEL.sub(" ", text)
    if language in _ELIDING:
        # What is elided is a word of its own: "l'enfant", "dell'anca", but "child's".
        text = text.replace("'", " ").replace("\u2019", " ")
    return _latin(_plain(text), language, guess)


def _plain(text: str) -> str:
    """Lower case, without accents, apostrophes and invisible characters; full-width forms as plain ones."""
    if text.isascii():
        return _spelled_out(text.lower().replace("'", "").replace("`", ""))
    text = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).translate(_APOSTROPHES).casefold()
    # Only Latin letters lose their marks: Hangul and kana are made of what looks like marks here.
    return _spelled_out(unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFD", text))))


def _spelled_out(text: str) -> str:
    """A plain text with the signs of a load, and what clinicians write with a slash, as words."""
    if "#" in text or "%" in text:
        for sign, word in _SIGNS:
            text = sign.sub(word, text)
    if "/" in text:
        text = _SLASHED.sub(_without_slash, text)
    return text


def _without_slash(found: re.Match[str]) -> str:
    words = shorthand().slashed.get(f"{found[1]}/{found[2]}")
    return found[0] if words is None else f" {words} "


def _match(steps: Sequence[str], at: int, words: Table) -> tuple[Notion | None, int]:
    """The longest phrase that starts here, and where it ends; ``None`` if none does."""
    phrases, starts, last = words.phrases, words.starts, len(steps) - 1
    said, place = steps[at], at
    found, end = phrases.get(said), at + 1
    while place < last and said in starts:
        place += 1
        said = f"{said} {steps[place]}"
        if (longer := phrases.get(said)) is not None:
            found, end = longer, place + 1
    return found, end


def _before_longer(steps: Sequence[str], at: int, end: int, words: Table) -> int:
    """Where a phrase of more words starts that this one would cut: "supine", not "supine press", "press back down"."""
    for start in range(at + 1, end):
        around = words.phrases.get(" ".join(steps[at:start])) if steps[start] in words.starts else None
        if around is not None and around.kind in _AROUND:
            after = _match(steps, start, words)[1]
            if after > end and after - start > end - at:
                return start
    return end


def _latin(text: str, language: str, guess: bool) -> Reading:
    words = table(language)
    vocabulary, phrases, starts = words_in(language), words.phrases, words.starts
    known: list[str] = []
    unsure = corrected = False
    if guess and "legs" in text:
        text = _BOTH_LEGS.sub("both ", text)
    for token in _TOKEN.findall(text):
        if token in ARTICLES:
            continue
        word = fold(token) if len(token) < 40 else token
        if token.endswith("s") and (token.endswith("ies") or word not in vocabulary):
            word = _singular(token, word, vocabulary)
        if word in vocabulary or token in _ENDS or token.isdigit():
            known.append(word)
            continue
        written_out = shorthand().stands_for.get(token)
        if written_out is not None and re.search(rf"(?<![^\W_]){token}(?![^\W_])", text):
            # Not in the middle of an id: "463c-abd6".
            known += written_out
            continue
        behind, guessed = _behind(word, language) if guess else ((), False)
        unsure = unsure or guessed
        corrected = corrected or bool(behind)
        known += behind or (word,)
    scribe = _Scribe(unsure, corrected)
    at, end = 0, len(known)
    while at < end:
        word = known[at]
        notion, after = _match(known, at, words) if word in starts else (phrases.get(word), at + 1)
        if notion is not None and notion.kind == "movement" and after > at + 1:
            cut = _before_longer(known, at, after, words)
            notion, after = (notion, after) if cut == after else (phrases[" ".join(known[at:cut])], cut)
        if (
            guess
            and after == at + 1 < end
            and (turned := phrases.get(f"{known[after]} {word}")) is not None
            and _FIXED.isdisjoint((word, known[after]))
            and _match(known, after, words)[1] == after + 1
        ):
            # "Slide heel", but not the first two words of "sliding leg curl".
            notion, after = turned, after + 1
        if notion is not None:
            scribe.note(notion, word if after == at + 1 else " ".join(known[at:after]))
        elif word in _ENDS:
            scribe.end()
        elif not word.isdigit():
            scribe.unknown.append(word)
        at = after
    return scribe.reading()


def _singular(token: str, folded: str, vocabulary: Set[str]) -> str:
    """The known word of which this is a plural that `fold` does not know: "flies", "skis"; else the folded word."""
    stems = (f"{token[:-3]}y",) if token.endswith("ies") else ()
    if not token.endswith("ss"):
        stems = (*stems, folded, token[:-1])
    return next((stem for stem in stems if len(stem) > 2 and stem in vocabulary), folded)


def _segmented(text: str) -> Reading:
    """Text without spaces, by the longest word that matches; Latin words in it are read as English."""
    words = table("cjk")
    scribe = _Scribe()
    for run in _CJK_TOKEN.findall(_GAP.sub("", text)):
        if run in _ENDS:
            scribe.end()
        elif "a" <= run[0] <= "z":
            scribe.take(_latin(run, "en", guess=False))
        else:
            for at, after, notion in _segments(run, words):
                if notion is None:
                    scribe.unknown.append(run[at:after])
                else:
                    scribe.note(notion, run[at:after], denies_before=True)
    return scribe.reading()


def _segments(run: str, words: Table) -> Iterator[tuple[int, int, Notion | None]]:
    """The known words of a run of letters with their notions, and what stands between them with ``None``."""
    at = start = 0
    while at < len(run):
        notion, after = _match(run, at, words)
        if notion is not None:
            if start < at:
                yield start, at, None
            yield at, after, notion
            start = after
        at = after
    if start < at:
        yield start, at, None


@attrs.define(eq=False)
class _Scribe:
    """Collects what is read. What is denied is left out, and makes the reading unsure."""

    unsure: bool = False
    guessed: bool = False
    found: list[Notion | None] = attrs.field(factory=list[Notion | None])
    words: list[str] = attrs.field(factory=list[str])
    unknown: list[str] = attrs.field(factory=list[str])
    denied: bool = False
    #: What small words say of the part of the body that may follow them.
    waits: set[str] = attrs.field(factory=set[str])

    def note(self, notion: Notion, said: str, denies_before: bool = False) -> None:
        if notion.kind == "noise":
            if "borne" in self.waits and " " in said:
                self._say("borne")  # the leg may be in a phrase that says nothing elsewhere: "on bent leg"
            return
        if notion.kind in SMALL:
            self._note_small(notion.kind)
        elif notion.kind == "negations":
            self.unsure = True
            if not denies_before:
                self.denied = True
            elif self.found:
                del self.found[-1], self.words[-1]
        elif self.denied:
            self.denied = False
        else:
            self.found.append(notion)
            self.words.append(said)
            self._meet(notion)

    def _note_small(self, small: str) -> None:
        """A way goes with the parts before it ("lower back up, leg"), or with a movement of such a part.

        Other small words go with what follows, and so does a way with nothing before it.
        """
        says = SMALL[small]
        before = dropwhile(lambda notion: notion is not None and notion.kind == "position", reversed(self.found))
        group = takewhile(
            lambda notion: notion is not None and (notion.kind in _OF_PART or says in notion.marks), before
        )
        moved = [notion for notion in group if notion is not None and notion.kind != "manner"]
        if small != "way" or not moved:
            self.waits.add(says)
        elif any(says in notion.marks for notion in moved):
            self._say(says)

    def _meet(self, notion: Notion) -> None:
        """End the wait of small words, but not at what only says how or which: "on left leg"."""
        for says in self.waits & notion.marks:
            self._say(says)
        if notion.kind != "manner":
            self.waits.clear()

    def _say(self, says: str) -> None:
        self.found.append(lexicon().notions[says])
        self.words.append(says)
        self.waits.clear()

    def end(self) -> None:
        self.denied = False
        self.waits.clear()
        self.found.append(None)
        self.words.append("")

    def take(self, other: Reading) -> None:
        self.found += other.found
        self.words += other.words
        self.unknown += other.unknown
        self.unsure = self.unsure or other.unsure

    def reading(self) -> Reading:
        return Reading(tuple(self.found), tuple(self.words), tuple(self.unknown), self.unsure, self.guessed)


@cache
def _by_ends(language: str) -> dict[str, list[str]]:
    """The words by their first and by their last three letters: one edit leaves one of the two whole."""
    ends: dict[str, list[str]] = {}
    for word in words_in(language):
        if word.isascii():
            ends.setdefault(word[:3], []).append(word)
            ends.setdefault("-" + word[-3:], []).append(word)
    return ends


def _one_edit(word: str, other: str) -> bool:
    """Whether one letter more, less, different or exchanged with its neighbour makes one of the other."""
    same = 0
    for a, b in zip(word, other, strict=False):
        if a != b:
            break
        same += 1
    a, b = word[same:], other[same:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])


@lru_cache(maxsize=4096)
def _behind(word: str, language: str) -> tuple[tuple[str, ...], bool]:
    """The known words behind a word that is not known itself, and whether that is too much of a guess to pass."""
    if not 6 <= len(word) < 40 or not word.isascii():
        # A letter of another script that looks like a Latin one is no misspelling.
        return (), False
    ends = _by_ends(language)
    near = {
        other
        for end in (word[:3], "-" + word[-3:])
        for other in ends.get(end, ())
        if -2 < len(other) - len(word) < 2 and _one_edit(word, other)
    }
    if len(near) == 1:
        (other,) = near
        # A letter too many, too few or out of order is a slip; another letter may be another word: rucking, rocking.
        return (other,), len(other) == len(word) and sorted(other) != sorted(word)
    if near:
        return (), False
    # Where words are not written together, it is an oversight, and may hide another word.
    parts = _split(word, words_in(language))
    return parts, bool(parts) and language not in _JOINING


def _split(word: str, vocabulary: Set[str], parts: int = 3) -> tuple[str, ...]:
    """The known words that a word is written together from, the longest first; empty if there are none."""
    for cut in range(len(word) - 2, 2, -1):
        head, rest = fold(word[:cut]), fold(word[cut:])
        if head in vocabulary:
            if rest in vocabulary:
                return head, rest
            if parts > 2 and (more := _split(word[cut:], vocabulary, parts - 1)):
                return head, *more
    return ()
