"""Chinese texts beside lying movements: what is understood, and what never is."""

import pytest

import stenosis_routines as sr
from stenosis_routines.language import Stance, read

KNEE = "单膝抱胸"
HEEL = "足跟滑动"
ANKLE = "仰卧踝泵"
ROCKING = "仰卧骨盆左右摆动"
ROLLS = "仰卧双膝左右摆动"
RAISE = "仰卧单腿轻抬"
FALLOUT = "仰卧单膝外展"
BOOK = "侧卧翻书式"
BREATHING = "仰卧腹式呼吸"
REST = "仰卧休息"


def understood(text: str, movement: str) -> bool:
    """Whether a movement with that note is still suitable."""
    times = 5 if movement == ROCKING else 1
    item = sr.Prescription(sr.Exercise(name=movement), sr.Dose(reps=10, times_per_day=times), text)
    guidance = ("Ask your doctor before you start.", "Stop at once if the pain gets worse and ask your doctor.")
    return sr.check(sr.Routine("Morning", (sr.Session("On the bed", (item,)),), guidance)).ok


@pytest.mark.parametrize(
    ("movement", "text"),
    [
        (KNEE, "慢慢将一侧膝盖拉向胸口，双手抱住大腿后侧。"),
        (KNEE, "保持15到20秒，然后慢慢放下。"),
        (KNEE, "感到臀部有轻微拉伸感即可，不要用力硬拉。"),
        (KNEE, "如果膝盖不舒服，可以抱住大腿后侧。"),
        (KNEE, "动作要慢，不要憋气。"),
        (KNEE, "避免深蹲和弯腰。"),
        (KNEE, "如有麻木或刺痛加重，请停止练习并联系医生。"),
        (HEEL, "脚跟贴着床面慢慢滑向臀部，再滑回去。"),
        (HEEL, "弯到舒服的位置就可以了，不必勉强。"),
        (ANKLE, "脚尖慢慢向身体方向勾起，再往下踩，重复十次。"),
        (ANKLE, "三至五次。"),
        (ROCKING, "骨盆轻轻向左右摆动，幅度小一点。"),
        (ROLLS, "双膝并拢，缓缓倒向一侧，回到中间。"),
        (RAISE, "一条腿弯曲，另一条腿伸直，慢慢抬起约10厘米。"),
        (RAISE, "抬腿时不要让腰部拱起来。"),
        (FALLOUT, "一侧膝盖慢慢倒向外侧，骨盆保持不动。"),
        (BOOK, "上面的手臂慢慢向后打开，眼睛跟着手看。"),
        (BREATHING, "用鼻子慢慢吸气，感觉腹部鼓起。"),
        (REST, "膝盖下面垫一个枕头，闭上眼睛。"),
    ],
)
def test_an_ordinary_sentence_is_understood(movement: str, text: str) -> None:
    assert understood(text, movement)


@pytest.mark.parametrize(
    ("movement", "text"),
    [
        (KNEE, "双膝同时拉向胸口。"),
        (KNEE, "双腿屈膝靠近胸部。"),
        (KNEE, "另一条腿也抬起。"),
        (KNEE, "另一条腿伸直并抬离床面。"),
        (KNEE, "用力把膝盖拉到胸口，坚持一分钟。"),
        (KNEE, "即使疼痛也继续拉。"),
        (KNEE, "尽量拉近胸口。"),
        (KNEE, "抬起头和肩膀。"),
        (KNEE, "套上弹力带做。"),
        (KNEE, "坐在椅子上做。"),
        (KNEE, "手扶滚轮。"),
        (HEEL, "脚跟离开床面，悬空滑动。"),
        (HEEL, "抬起臀部。"),
        (ANKLE, "双脚抬起。"),
        (ANKLE, "双脚离地。"),
        (ANKLE, "左右甩动双腿。"),
        (ANKLE, "站着踮脚。"),
        (ROCKING, "把骨盆抬离床面。"),
        (ROLLS, "双腿伸直倒向一侧。"),
        (RAISE, "双腿并拢抬起。"),
        (RAISE, "双侧抬腿。"),
        (RAISE, "双侧同时直腿抬高。"),
        (RAISE, "腿并拢，抬起来。"),
        (RAISE, "向后抬腿。"),
        (BREATHING, "吸气，停10秒。"),
        (REST, "趴着休息。"),
        (REST, "夹腿。"),
    ],
)
def test_a_sentence_that_changes_the_movement_is_not_understood(movement: str, text: str) -> None:
    assert not understood(text, movement)


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("不要做深蹲。", Stance.WARNS),
        ("不要憋气。", Stance.WARNS),
        ("慢慢放下。", Stance.ASKS),
        ("不要忘记深蹲。", Stance.UNCLEAR),
    ],
)
def test_a_denial_is_heard(text: str, stance: Stance) -> None:
    assert read(text)[0].stance is stance


def test_a_heel_raise_stays_a_name() -> None:
    assert read("抬脚跟10次")[0].pieces[0].names == ["抬脚跟"]
    assert not read("抬腿10次")[0].pieces[0].names
