"""Japanese texts beside lying movements: what is understood, and what never is."""

import pytest

import stenosis_routines as sr
from stenosis_routines.language import Stance, read
from stenosis_routines.language.japanese import stems

KNEE = "片膝抱え"
HEEL = "かかとすべらせ"
ANKLE = "仰向けで足首の曲げ伸ばし"
ROCKING = "仰向けで骨盤を左右にゆらす"
ROLLS = "仰向けの膝倒し"
RAISE = "仰向けで片脚を少し上げる"
HAMSTRING = "仰向けのハムストリングスストレッチ"
BREATHING = "仰向けの腹式呼吸"
REST = "仰向けの休息"


def understood(text: str, movement: str) -> bool:
    """Whether a movement with that note is still suitable."""
    times = 5 if movement == ROCKING else 1
    item = sr.Prescription(sr.Exercise(name=movement), sr.Dose(reps=10, times_per_day=times), text)
    guidance = ("Ask your doctor before you start.", "Stop at once if the pain gets worse and ask your doctor.")
    return sr.check(sr.Routine("Morning", (sr.Session("On the bed", (item,)),), guidance)).ok


@pytest.mark.parametrize(
    ("movement", "text"),
    [
        (KNEE, "両手で片方の膝を抱え、息を吐きながらゆっくり胸に引き寄せます。"),
        (KNEE, "そのまま15秒キープしたら、足を床に下ろしましょう。"),
        (KNEE, "手が届かないときは、タオルを太ももの裏にかけてください。"),
        (KNEE, "痛みが出たらすぐに中止して、医師に相談してください。"),
        (KNEE, "息を止めないように、自然な呼吸を続けてください。"),
        (KNEE, "スクワットやランジは避けてください。"),
        (KNEE, "そのまま深呼吸を3回します。"),
        (HEEL, "かかとを床から離さずに、お尻に向かってすべらせます。"),
        (HEEL, "反対の脚は楽に伸ばしておきます。"),
        (ANKLE, "つま先を手前に起こし、ゆっくり戻します。"),
        (ROCKING, "骨盤を左右に小さくゆらします。"),
        (ROLLS, "そろえた膝を右に倒し、真ん中に戻して反対側へ。"),
        (ROLLS, "両肩は床から離れないようにします。"),
        (RAISE, "伸ばした脚を10センチほど上げ、2秒止めてから下ろします。"),
        (HAMSTRING, "太ももの裏が軽く伸びるところで止め、20秒保ちます。"),
        (HAMSTRING, "膝は完全に伸ばさなくても大丈夫です。"),
        (BREATHING, "鼻からゆっくり息を吸い、お腹がふくらむのを感じます。"),
        (REST, "膝の下に枕を入れると腰が楽になります。"),
        (REST, "毛布をかけます。"),
        (REST, "両膝をつけます。"),
        (REST, "腕を横へ、吐きながら戻します。"),
    ],
)
def test_an_ordinary_sentence_is_understood(movement: str, text: str) -> None:
    assert understood(text, movement)


@pytest.mark.parametrize(
    ("movement", "text"),
    [
        (KNEE, "両膝を胸に引き寄せます。"),
        (KNEE, "反対の脚も上げます。"),
        (KNEE, "反対の脚はまっすぐ伸ばして床から浮かせます。"),
        (KNEE, "思いきり胸に引き寄せます。"),
        (KNEE, "両脚の膝を胸の方へ曲げます。"),
        (KNEE, "痛くても続けます。"),
        (KNEE, "痛みを気にせず続けます。"),
        (KNEE, "頭を起こして膝に近づけます。"),
        (KNEE, "お尻を床から浮かせます。"),
        (KNEE, "バンドを足にかけて行います。"),
        (KNEE, "先生のお手本のとおりに行います。"),
        (HEEL, "これ以上曲がらないところまで曲げます。"),
        (HEEL, "かかとを床から浮かせます。"),
        (ANKLE, "両足を上げて動かします。"),
        (ROCKING, "骨盤を持ち上げます。"),
        (ROLLS, "膝が床につくまで倒します。"),
        (RAISE, "脚をそろえて上げます。"),
        (RAISE, "できるだけ高く上げます。"),
        (BREATHING, "息を30秒止めます。"),
        (BREATHING, "息を吸って10秒止めます。"),
        (REST, "うつ伏せで休みます。"),
        (REST, "両肘をついて休みます。"),
    ],
)
def test_a_sentence_that_changes_the_movement_is_not_understood(movement: str, text: str) -> None:
    assert not understood(text, movement)


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("スクワットは避けてください。", Stance.WARNS),
        ("腰を反らさないでください。", Stance.WARNS),
        ("ケトルベルは使わないでください。", Stance.WARNS),
        ("呼吸を止めず、腰は反らさないでください。", Stance.WARNS),
        ("膝を胸に引き寄せます。", Stance.ASKS),
        ("スクワットを欠かさないでください。", Stance.UNCLEAR),
    ],
)
def test_a_denial_behind_the_verb_is_heard(text: str, stance: Stance) -> None:
    assert read(text)[0].stance is stance


def test_a_verb_is_conjugated_by_its_last_letter() -> None:
    assert dict(stems("曲げ+る"))["曲げて"] == dict(stems("伸ばす"))["伸ばして"] == "t"
    assert ("持って", "t") in set(stems("持つ"))
    assert ("行って", "t") in set(stems("行く"))


def test_a_stem_inside_a_longer_word_is_not_understood() -> None:
    assert read("脚を持ち去る")[0].not_understood
    assert read("脚を伸ばし縮める")[0].not_understood
