"""Japanese verbs and adjectives: their stems, and the endings that tell how a statement goes on.

A file of words marks a verb that only drops its last letter by a plus sign ("曲げ+る"); all other verbs change that
letter ("伸ばす", "持つ"), and "する" is irregular. A stem counts only where an ending, a pause or a negation follows it,
so that it cannot hide in a longer word.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

__all__ = ["FORM", "longest", "stems"]

#: The kind under which the tree of words keeps which stem a phrase is; no token has it.
FORM = "form"

#: The last letter of a verb: before "ない", before "ます", before "ば", before "う", with "て" and with "た".
_ROWS: Mapping[str, tuple[str, str, str, str, str, str]] = {
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
    """The stems of a verb or an adjective, each with which of them it is; any other phrase stands as it is."""
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
    elif phrase[-1:] in _ROWS:
        stem, row = phrase[:-1], _ROWS[phrase[-1]]
        te, ta = ("って", "った") if phrase.endswith(("行く", "いく")) else row[4:]
        yield from ((stem + row[0], "n"), (stem + row[1], "i"), (stem + row[2], "b"), (stem + row[3], "o"))
        yield from ((stem + te, "t"), (stem + ta, "p"), (phrase, "d"))
    else:
        yield phrase, ""


def _regular(stem: str) -> Iterator[tuple[str, str]]:
    yield from ((stem, "n"), (stem, "i"), (f"{stem}れ", "b"), (f"{stem}よ", "o"), (stem, "z"))
    yield from ((f"{stem}て", "t"), (f"{stem}た", "p"), (f"{stem}る", "d"))


def _endings(*groups: tuple[str, str]) -> dict[str, str]:
    return {ending: value for value, listed in groups for ending in listed.split()}


_POLITE = "ます ました ましょう ましょうね ますね ますよ なさい ましょうか"
#: The endings by stem, each with how the next statement is joined; "" ends nothing.
_ENDINGS: Mapping[str, Mapping[str, str]] = {
    "i": _endings(
        ("", _POLITE + " 始めます 続けます やすくなります やすいです やすい やすく ください くださいね"),
        ("and", "ながら つつ ましたら、 ますので ましょう、 ますが"),
        ("if", "ましたら ますと にくい場合は にくいときは にくい時は にくければ にくい方は にくい人は づらい場合は づらいときは づらければ づらい方は そうなら そうな場合は そうなときは そうになったら"),
    ),
    "t": _endings(
        (
            "",
            "ください くださいね 下さい います いる いきます いく いきましょう おきます おく おきましょう おいてください みます みましょう みてください もらいます "
            "あげます あげましょう あげてください きます くる いきます。 もかまいません も構いません もいいです もよいです もよい も大丈夫です も大丈夫 もokです もok いてもかまいません いても構いません いても大丈夫です いてもよいです いてもいいです おいてもかまいません おいても構いません おいても大丈夫です おいてもよいです おいてもいいです もらっても大丈夫です きても問題ありません きても大丈夫です きてもかまいません きても構いません も問題ありません いても問題ありません も良いです "
            "いただきます いただければ いるだけで いるだけです 行きます 行く 行きましょう いた いました いるか おります よいです いいです ね ほしいです 欲しいです しまいます しまう",
        ),
        ("and", "から いき いって おき おいて みて いて いくと きて 、 いながら"),
        (
            "when",
            "いるとき いるときは いる時 いる時は いる間 いる間は いる間も いる最中に いる最中 いるあいだ きたとき きた時",
        ),
        (
            "if",
            "きたら いたら いるなら いる場合 いる場合は きた場合 きた場合は しまったら しまう場合は くるなら くる場合は みると いると くると いれば くれば くるようなら くるときは",
        ),
        ("unless", "も いても"),
        ("until", "くるまで いくまで"),
    ),
    "p": _endings(
        (
            "and",
            "まま ままで ままでも ままにし ままにして 状態で 姿勢で ら、 り 位置で ところで 後 後に 後は あと あとに あとは のち のちに ら次に うえで 上で",
        ),
        (
            "",
            "ままです ままにします ままにしましょう ままでいます ままでかまいません ままで構いません ままにしておきます 状態です 状態にします ままにしてください 状態を 姿勢を りします りしましょう りする りしてください",
        ),
        ("when", "とき ときは ときに 時 時は 時に 際 際は 際に 日 日は"),
        ("if", "ら 場合 場合は 場合には なら"),
    ),
    "d": _endings(
        (
            "",
            "ようにします ようにしましょう ようにしてください ように ようにする ようにして ようなイメージで ようなつもりで ような感じで ようです ことができます ことが大切です ことがポイントです ことが目的です "
            "だけです だけで十分です だけで大丈夫です だけで だけ だけでかまいません だけで構いません のを のが のは のに ことを ことが ことは こと 動きを 動きです 動作を "
            "ことを意識します ことを意識しましょう ことを意識して ことを大切に のです んです はずです 程度で 程度 程度にします 程度に 程度です くらいで くらい ぐらいで ぐらい くらいに "
            "といいです とよいです と良いです といいでしょう とよいでしょう といい とよい と効果的です 感じです 感じで 感覚で イメージで つもりで とちょうどよいです のがおすすめです ことをおすすめします のが理想です のもよい方法です",
        ),
        ("and", "ことで ので が、 し、 と同時に 一方で"),
        (
            "when",
            "とき ときは ときに ときも 時 時は 時に 際 際は 際に 間 間は 間に 間も あいだ あいだは 前に 前は 前 たびに たび につれて にあわせて のに合わせて のにあわせて のと一緒に たび、 ときには 時には",
        ),
        (
            "if",
            "と 場合 場合は 場合には なら ならば ようなら ようであれば ようでしたら ときは必ず 人は 方は のであれば",
        ),
        ("until", "まで ところまで 手前まで 位置まで 範囲まで"),
        ("why", "ため ために ための"),
    ),
    "b": _endings(("if", "ば"), ("", "ばよいです ばいいです ば十分です ばOKです ばok ば大丈夫です ばokです")),
    "o": _endings(("", "う うとせず うとせずに"), ("when", "うとすると うとして")),
    "k": _endings(
        ("", "なります なる します する ください なりません あります"),
        ("and", "て なり"),
        (
            "if",
            "なったら なれば なるなら なった場合は なった場合 なるようなら なる場合は なる場合 なるときは なったときは なると なってきたら したい場合は",
        ),
        ("unless", "ても"),
        ("until", "なるまで なる前 なる手前"),
    ),
}
#: What follows a stem that is denied or is made to be done.
_DENIED = ("ない", "なく", "なけ", "ず", "ませ", "な")
#: What may stand behind a stem that ends a statement.
_PAUSE = frozenset("、。，,．.・！!？? \n」』）)】〉;；:：…")


def inflected(readings: Mapping[str, str], plain: str, after: int) -> tuple[Mapping[str, str], int]:
    """What a stem means together with the ending that follows it, and where that ends; nothing, if none fits."""
    forms = readings.get(FORM)
    if forms is None:
        return readings, after
    meant = {kind: value for kind, value in readings.items() if kind != FORM}
    best, join, ended = after, "", False
    for form in forms.split():
        for size in range(min(_longest(), len(plain) - after), 0, -1):
            value = _ENDINGS.get(form, {}).get(plain[after : after + size])
            if value is not None and after + size > best:
                best, join, ended = after + size, value, True
                break
    if ended:
        while plain[best - 1] == "、":
            best -= 1
        return ({**meant, "ending": join} if join else meant), best
    for form in forms.split():
        if form == "-" or form in "dp":
            return ({"state": meant["motion"]} if form == "p" and meant.keys() == {"motion"} else meant), after
        if form == "t":
            return {**meant, "ending": "and"}, after
        if (
            form in "ik" and (after == len(plain) or plain[after] in _PAUSE or plain.startswith(_BEHIND, after))
        ) or form == "k":
            return meant, after
        if form in "nk" and plain.startswith(_DENIED, after):
            return meant, after
        if form == "i" and plain.startswith("ませ", after):
            return meant, after
        if form == "z" and plain.startswith("ず", after):
            return meant, after
    return {}, after


#: What else may follow a stem directly: "too much", "to go and".
_BEHIND = ("すぎ", "過ぎ", "に行", "方", "ません", "ましょ")


@cache
def _longest() -> int:
    return max(len(ending) for endings in _ENDINGS.values() for ending in endings)


def longest(root: Mapping[str | None, Any], plain: str, at: int) -> tuple[Mapping[str, str], int]:
    """What the longest phrase that starts here means, with the ending of its verb, and where it ends."""
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
