"""The words of a sentence, cut where one statement ends and the next begins: pauses, conjunctions and conditions."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from stenosis_routines.language.avoided import NOMINAL
from stenosis_routines.language.piece import CONDITIONS
from stenosis_routines.language.saying import shape_words
from stenosis_routines.language.spots import VERB_LAST
from stenosis_routines.language.tokens import SMALL_WORD, Token

__all__ = ["ENDS", "groups"]

#: What ends a sentence.
ENDS = frozenset(".!?;\n。！？；…")
_PAUSES = frozenset(':：,、，—–()[]（）“”"「」『』•·')
_STATEMENT_KINDS = frozenset({"motion", "state", "light", "feel", "stop", "negation", "name", "position"})

#: How a group is joined to the one before it, and its words.
_Group = tuple[str, list[Token]]


def groups(found: Sequence[Token], language: str) -> Iterator[_Group]:
    """The tokens of each statement, with how it is joined to the one before it."""
    cut = list(_groups(found, language))
    yield from _joined_to_statements(_joined_to_verbs(cut) if language in VERB_LAST else cut, language)


def _groups(found: Sequence[Token], language: str) -> Iterator[_Group]:
    """The tokens cut at pauses, conjunctions and conditions."""
    join, group = "", list[Token]()
    if language == "de":
        found = [_advising(found, at) for at in range(len(found))]
    elif language == "en":
        found = [_supposing(found, at) or _breathing(found, at) for at in range(len(found))]
    for at, token in enumerate(found):
        if token.text in ENDS:
            continue
        if group and token.get("negation") == "avoid" and not token.text[:1].isalnum():
            yield join, group
            join, group = ",", []  # "❌ Squats ❌ Bridges"
        if token.text in _PAUSES or _is_slash(found, at):
            if group:
                yield join, group
            if group or join not in CONDITIONS or token.text not in ":：":  # "Stop if: it hurts"
                join, group = ":" if token.text in ":：" else ",", []
            continue
        boundary = _boundary(found, at, language)
        if boundary:
            if group:
                yield join, group
                join, group = boundary, []
            elif boundary not in ("and", "then") or join in ("", ",", ":"):
                join = boundary  # "and if", "then when": the condition counts
            if not _KEPT & token.readings.keys():
                continue
        group.append(token)
        after = token.get("ending")
        if (
            after
            and language in ("ko", "ja", "zh")
            and (len(group) > 1 or "motion" in token.readings or language != "zh")
        ):
            # The ending of a verb ends its statement: "raise-and", "if-it-hurts".
            yield (after if after in CONDITIONS else join), group
            join, group = "then" if language == "ko" else "and", []
        elif language == "ko" and _ends_alternative(found, at, group):
            yield join, group
            join, group = "and", []
    if group:
        yield join, group


def _is_slash(found: Sequence[Token], at: int) -> bool:
    """Whether it is a slash between two items: "squats / bridges", but not "up/down"."""
    apart = 0 < at < len(found) - 1 and found[at - 1].end < found[at].start and found[at].end < found[at + 1].start
    return found[at].text == "/" and apart


def _advising(found: Sequence[Token], at: int) -> Token:
    """German: "sollten Sie" is no condition behind what it advises: "Kniebeugen sollten Sie meiden"."""
    token = found[at]
    behind = at > 0 and found[at - 1].text not in _PAUSES | ENDS
    supposes = token.text.startswith("soll") and "negation" not in token.readings
    return token._replace(readings=SMALL_WORD) if behind and supposes else token


def _supposing(found: Sequence[Token], at: int) -> Token | None:
    """English: "should" begins a condition: "Should the pain spread, stop", but not "Should I stop?"."""
    asks = found[-1].text == "?"
    return found[at]._replace(readings={"condition": "if"}) if not (at or asks) and found[at].text == "should" else None


def _breathing(found: Sequence[Token], at: int) -> Token:
    """English: "in" and "out" breathe where they go on so: "breathe out as you pull, and in as you let go"."""
    token = found[at]
    ahead = found[at + 1] if at + 1 < len(found) else None
    goes_on = at > 1 and token.text in ("in", "out") and bool(found[at - 1].get("join") or found[at - 1].text == ",")
    while_it = ahead is not None and ahead.get("condition") == "when"
    if goes_on and while_it and any(before.get("motion") == "breathe" for before in found[:at]):
        return token._replace(text=f"breathe {token.text}", readings={"motion": "breathe"})
    return token


#: Kinds of words that begin a statement and belong to it.
_KEPT = frozenset({"negation", "endure", "whatever"})
#: Words that join names in a list in those languages.
_LISTS = frozenset({"和", "与", "及", "以及", "或", "や", "と", "・"})


def _boundary(found: Sequence[Token], at: int, language: str) -> str:
    """How a token joins the next statement to this one; empty if it begins no statement."""
    token = found[at]
    condition = token.get("condition")
    if token.text == "that" and at + 1 < len(found) and "part" in found[at + 1].readings:
        return ""  # "straighten that knee"
    if token.text == "so" and at and found[at - 1].get("negation") == "not":
        return ""  # "it is not so bad"
    if condition and language not in VERB_LAST:
        return "why" if _gives_reason(found, at) else condition
    if token.get("join"):
        return token.readings["join"]
    if token.get("whatever") or _denies_more(found, at):
        return "and"
    if token.text in _LISTS and 0 < at < len(found) - 1 and _lists_movements(found, at):
        return "and"
    if language in VERB_LAST:
        return "and" if _lists_denied(found, at, language) else ""
    if token.get("negation") in ("instead", "without"):
        return "and"
    if language == "en" and token.text == "to" and _gives_purpose(found, at):
        return "why"
    if token.get("preposition") == "with" and language == "de":
        return "and" if _has_support(found, at) else ""
    if token.get("preposition") == "with" and at + 1 < len(found):
        # "with your knees bent" is a statement of its own; "with your hands" and "repeat with both legs" are not.
        if any(before.get("motion") in ("repeat", "switch") for before in found[:at]):
            return ""
        does, thing = any(before.get("light") == "do" for before in found[:at]), False
        for ahead in found[at + 1 : at + 7]:
            if thing and ahead.get("preposition"):
                return "and"  # "with a pillow under your head", "with your elbows on the floor"
            if does and "state" not in ahead.readings:  # "do it with both legs"
                thing = thing or ahead.get("thing") is not None
                continue
            thing = thing or ahead.get("thing") is not None or ahead.get("part") in _STAY_DOWN
            if ahead.get("motion") in _HASTY:
                return ""  # "never pull your knee in with a jerk"
            lying = ahead.get("direction") and any(before.get("position") for before in found[:at])
            if lying or ahead.get("state") or (ahead.get("motion") and not ahead.get("part")):
                return "and"
            if ahead.text == "and" and not _goes_on_with_part(found, ahead):
                break
            if ahead.text != "and" and not ahead.readings.keys() & _BEFORE_STATE:
                break
    return ""


def _lists_movements(found: Sequence[Token], at: int) -> bool:
    """Whether a word stands between two names, or beside a negation between other bad things: "避免后仰和负重深蹲"."""
    before, after = found[at - 1], found[at + 1]
    if before.get("name") and after.get("name"):
        return True
    if not any(token.get("negation") for token in found):
        return before.text in _PAUSES and any(map(_is_bad, takewhile(_goes_on, found[at + 1 :])))
    behind = any(map(_is_bad, takewhile(_goes_on, reversed(found[:at]))))
    return (behind or before.text in _PAUSES) and any(map(_is_bad, takewhile(_goes_on, found[at + 1 :])))


def _goes_on(token: Token) -> bool:
    """Whether an item of a list goes on with it."""
    return token.text not in _PAUSES and token.text not in _LISTS


def _is_bad(token: Token) -> bool:
    """Whether it names what a warning may list: a movement, a position, a load, or arching the back."""
    return bool({"name", "position", "demand"} & token.readings.keys()) or token.get("motion") == "arch"


def _gives_reason(found: Sequence[Token], at: int) -> bool:
    """English: whether "as" begins a reason for a warning: "don't do bridges, as they arch the lower back"."""
    subject = at + 1 < len(found) and found[at + 1].text in shape_words("reason_subject")
    return subject and found[at].text == "as" and any(before.get("negation") for before in found[:at])


def _denies_more(found: Sequence[Token], at: int) -> bool:
    """Whether a word goes on with what is denied: "ni squats | ni fentes"."""
    return found[at].text == "ni" and any(before.get("negation") for before in found[:at])


def _lists_denied(found: Sequence[Token], at: int, language: str) -> bool:
    """Whether a particle joins what a negation behind it denies: "서서 하는 운동이나 | 플랭크는 하지 마세요"."""
    if found[at].get("particle") != "and" or not at or not any(later.get("negation") for later in found[at + 1 :]):
        return False
    before = found[at - 1]
    return bool({"name", "position"} & before.readings.keys()) or before.text.endswith(NOMINAL.get(language, ()))


def _ends_alternative(found: Sequence[Token], at: int, group: Sequence[Token]) -> bool:
    """Korean: whether a verb ends one of several bad things: "오래 서 있거나 | 허리를 젖히지 마세요"."""
    if not found[at].text.endswith(("거나", "든지")) or not any(later.get("negation") for later in found[at + 1 :]):
        return False
    upright = any(token.get("position") == "upright" for token in group)
    bad = any(token.get("name") or token.get("motion") in _BAD for token in group)
    return (upright or bad) and not any(token.get("negation") or token.get("stop") for token in group)


#: Motions that may be warned of in such a list.
_BAD = frozenset(
    {"arch", "twist", "bend", "raise", "stand", "strain", "force", "bounce", "press", "rush", "hold_breath"}
)


def _gives_purpose(found: Sequence[Token], at: int) -> bool:
    """Whether "to" begins what a motion is for: "tighten your tummy | to keep your pelvis level"."""
    keeps = at + 1 < len(found) and found[at + 1].get("light") == "keep"
    return keeps and any(before.get("motion") for before in found[max(at - 12, 0) : at])


#: Motions that say how another is done.
_HASTY = frozenset({"bounce", "force", "rush"})
#: Parts that may be said to be on the floor: what they carry there is asked where something is lifted.
_STAY_DOWN = frozenset({"arm", "head", "foot"})


def _goes_on_with_part(found: Sequence[Token], joint: Token) -> bool:
    """Whether a part follows "and": "with your hips and knees bent"."""
    behind = (
        token for token in found if token.start > joint.start and not token.readings.keys() <= {"function", "count"}
    )
    return "part" in next(behind, joint).readings


#: What may stand between "with" and a state: "with your hips and knees bent".
_BEFORE_STATE = frozenset({"function", "count", "part", "number", "thing", "manner", "direction"})


def _has_support(found: Sequence[Token], at: int) -> bool:
    """German: whether "mit" begins a thing with its place ("mit einem Kissen unter dem Kopf") and no verb follows."""
    thing = placed = False
    for ahead in found[at + 1 :]:
        if ahead.text in _PAUSES or ahead.text in ENDS or ahead.get("join"):
            break
        placed = placed or (thing and bool(ahead.get("preposition")))
        thing = thing or bool(ahead.get("thing"))
        if "motion" in ahead.readings:
            return False
    return placed


#: The most words of one statement, so that long texts without sense do not take too long.
_MOST_WORDS = 60


def _joined_to_statements(groups: Sequence[_Group], language: str) -> Iterator[_Group]:
    """The groups, with those that are no statement alone added to the previous one ("hips, legs and feet")."""
    joined: list[tuple[str, list[Token]]] = []
    for at, (join, group) in enumerate(groups):
        ahead = groups[at + 1] if at + 1 < len(groups) else None
        is_statement = any(_STATEMENT_KINDS & token.readings.keys() for token in group) or _weighs(group)
        parts = any(token.get("part") or token.get("thing") for token in group)
        support = any(token.get("preposition") for token in group)
        if any(token.get("particle") for token in group):
            support = support or language == "ko" or any(token.get("direction") for token in group)  # "腕は後ろへ"
        open_condition = (
            bool(joined)
            and joined[-1][0] in ("if", "when", "until")
            and not any(_STATEMENT_KINDS & token.readings.keys() for token in joined[-1][1])
            # but "once the foot is back on the mattress, | switch"
            and not (join == "," and any(token.text in shape_words("is") for token in joined[-1][1]))
        )
        leads = language == "en" and _leads_with_part(group)
        negated = bool(joined) and any(token.get("negation") for token in joined[-1][1])
        if leads and not is_statement and not negated:
            support = support or any(token.get("direction") for token in group)  # "arms away from your sides"
        if joined and len(joined[-1][1]) > _MOST_WORDS:
            joined.append((join, list(group)))
            continue
        open_negation = bool(joined) and _is_open_negation(joined[-1][1])
        if (
            negated
            and not open_negation
            and join == ","
            and all(token.readings.keys() <= {"manner", "function"} for token in group)
        ):
            joined.append((join, list(group)))  # "do not bounce, slowly"
        elif joined and _is_open_negation(joined[-1][1]) and join in (",", "and"):
            # "Do not, under any circumstances, bounce."
            joined[-1][1].extend(group)
        elif leads and ahead is not None and ahead[0] == "and" and _parts_only(group) and _says_what_is_done(ahead[1]):
            # "On your side, hips | and knees bent".
            if joined and _parts_only(joined[-1][1]):
                joined[-1][1].extend(group)
            else:
                joined.append((join, list(group)))
        elif leads and joined and join in (",", "and") and _lets_parts_do(joined[-1][1]):
            joined[-1][1].extend(group)  # "allow your jaw | shoulders and belly to soften"
        elif leads and joined and join in (",", "and") and _parts_only(joined[-1][1]):
            joined[-1][1].extend(group)  # "head, shoulders and feet stay still"
        elif open_condition and join in (",", "and", "", ":"):
            # "If the hip or the knee hurts": the condition goes on.
            joined[-1][1].extend(group)
        elif (
            joined
            and not is_statement
            and not _is_own_direction(joined[-1][1], group)
            and join in (",", "and", "", ":")
            and (not (parts and support) or (join == "and" and _is_felt_there(joined[-1][1], group)))
        ):
            joined[-1][1].extend(group)
        else:
            joined.append((join, list(group)))
    if (
        language in ("de", "fr")
        and len(joined) > 1
        and joined[1][0] in (",", "and")
        and _only_parts_with_place(joined[0][1])
    ):
        # "Kopf, Schultern und Arme bleiben locker": all of them.
        joined[1] = (joined[0][0], [*joined[0][1], *joined[1][1]])
        del joined[0]
    if len(joined) > 1 and not any(_STATEMENT_KINDS & token.readings.keys() for token in joined[0][1]):
        # "In the morning, bend one knee": the leading words belong to the next statement.
        join, first = joined[0]
        only = all(token.readings.keys() & {"manner", "function", "talk"} for token in first)
        counted = any(token.get("numbered") for token in first) and any(token.low is not None for token in first)
        next_one = joined[1][1]
        if only and joined[1][0] in (",", ":") and any(token.get("negation") for token in next_one):
            pass  # "动作要慢，不要憋气": how it is done, and what not to do; "Hinweise: nicht im Stehen üben"
        elif next_one[0].get("negation") == "without" and any(token.get("demand") for token in first):
            pass  # "As far as it goes | without support"
        elif not any(token.get("part") for token in first) and not counted:
            joined[1] = (joined[1][0], first + joined[1][1])
            del joined[0]
    return iter(joined)


def _weighs(group: Sequence[Token]) -> bool:
    """Whether it names weights or heavy work: "heavy exercises"."""
    return any(token.get("demand") == "weight" for token in group)


def _only_parts_with_place(group: Sequence[Token]) -> bool:
    parts = any(token.get("part") for token in group)
    return parts and all(token.readings.keys() & {"part", "function", "count", "preposition"} for token in group)


def _leads_with_part(group: Sequence[Token]) -> bool:
    first = next((token for token in group if not token.readings.keys() <= {"function", "count", "manner"}), None)
    return first is not None and "part" in first.readings


def _says_what_is_done(group: Sequence[Token]) -> bool:
    """Whether it begins with a part and says what is done with it."""
    return _leads_with_part(group) and any(token.readings.keys() & {"motion", "state"} for token in group)


def _lets_parts_do(group: Sequence[Token]) -> bool:
    """Whether it lets parts of the body do something that the next group names."""
    lets = any(token.get("light") == "let" for token in group) and any(token.get("part") for token in group)
    return (
        lets
        and all(token.readings.keys() & {"light", "part", "function", "count"} for token in group)
        and not any(token.readings.keys() & {"motion", "state"} for token in group)
    )


def _parts_only(group: Sequence[Token]) -> bool:
    """Whether it only names parts of the body."""
    return any(token.get("part") for token in group) and all(
        token.readings.keys() & {"part", "function", "count"} and not token.readings.keys() & {"motion", "state"}
        for token in group
    )


def _joined_to_verbs(groups: Sequence[_Group]) -> Sequence[_Group]:
    """The groups of a language whose verbs come last, with those without a verb added to the next one."""
    joined: list[_Group] = []
    for join, group in groups:
        manner = joined and all(token.readings.keys() & {"manner", "function", "talk"} for token in joined[-1][1])
        if manner and any(token.get("negation") for token in group):
            pass  # "呼吸を止めず、腰は反らさない": how it is done, and what not to do
        elif joined and group[0].get("motion") == "breathe" and any(token.get("direction") for token in joined[-1][1]):
            pass  # "腕を頭の上へ、吐きながら下ろします": the motion is left out, and is not breathing
        elif joined and not any(
            token.get("ending") or _STATEMENT_KINDS & token.readings.keys() for token in joined[-1][1]
        ):
            before, waiting = joined.pop()
            join, group = (before if join in (",", "and", "then") else join), [*waiting, *group]
        joined.append((join, group))
    return joined


def _is_felt_there(before: Sequence[Token], group: Sequence[Token]) -> bool:
    """Whether it names another place where something is felt: "a mild stretch in the back | or in the buttock"."""
    felt = any(token.get("feel") for token in before)
    return felt and group[0].get("preposition") == "on" and not any(token.get("direction") for token in group)


def _is_own_direction(before: Sequence[Token], group: Sequence[Token]) -> bool:
    """Whether it only gives a direction, and not for the state before it: "knees bent | side to side"."""
    held = any(token.get("state") for token in before)
    held = held and not any(token.get("motion") and not token.get("state") for token in before)
    return held and all(token.readings.keys() & {"direction", "function", "manner"} for token in group)


def _is_open_negation(group: Sequence[Token]) -> bool:
    """Whether it is a negation whose object comes in the next group: "do not", but not the answer "no"."""
    denies = any(token.get("negation") == "not" for token in group) and any(token.get("light") for token in group)
    return denies and all(token.readings.keys() & {"negation", "light", "function"} for token in group)
