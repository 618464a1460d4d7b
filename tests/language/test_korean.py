"""Korean: the forms of verbs, particles and endings, and whole sentences beside lying movements."""

import pytest

from stenosis_routines.language import doubts, families, read
from stenosis_routines.language.hangul import verb_forms
from stenosis_routines.language.korean import korean
from stenosis_routines.recognise import recognise


def motions(text: str) -> list[str]:
    """The steps of a text, as words."""
    return [str(step) for clause in read(text, "ko") for piece in clause.pieces for step in piece.steps]


def is_understood(movement: str, text: str) -> bool:
    clauses = read(text, "ko")
    asked = any(piece.names or "position:upright" in piece.values for clause in clauses for piece in clause.pieces)
    return not asked and not list(doubts(clauses, families(recognise(movement).movements)))


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("굽히", {"굽히", "굽혀", "굽히어"}),
        ("들", {"들", "드", "들어"}),
        ("눕", {"눕", "누우", "누워"}),
        ("돕", {"돕", "도우", "도와"}),
        ("잡", {"잡", "잡으", "잡아"}),
        ("걷", {"걷", "걸으", "걸어"}),
        ("뻗", {"뻗", "뻗으", "뻗어"}),
        ("누르", {"누르", "눌러"}),
        ("따르", {"따르", "따라"}),
        ("모으", {"모으", "모아"}),
        ("아프", {"아프", "아파"}),
        ("낫", {"낫", "나으", "나아"}),
        ("하", {"하", "해", "하여"}),
        ("펴", {"펴", "펴어"}),
    ],
)
def test_a_stem_has_its_forms_and_no_others(verb: str, forms: set[str]) -> None:
    assert {form for form, _ in verb_forms(verb)} == forms


@pytest.mark.parametrize(
    "said",
    ["듭니다", "드세요", "들고", "들면", "들어 주세요", "들었다가", "드는", "든 채", "들 때", "들기", "들어 봅니다"],
)
def test_an_ending_is_found_behind_its_stem(said: str) -> None:
    assert korean(said)[0].get("motion") == "raise"


@pytest.mark.parametrize("said", ["들습니다", "듥니다", "드고", "누웁니다"])
def test_an_ending_attaches_to_no_other_form(said: str) -> None:
    assert not korean(said)[0].readings


@pytest.mark.parametrize(
    ("said", "join"),
    [("굽히고", "and"), ("아프면", "if"), ("내쉴 때", "when"), ("닿을 때까지", "until"), ("굽힙니다", None)],
)
def test_an_ending_says_what_follows(said: str, join: str | None) -> None:
    assert korean(said)[-1].get("ending") == join


@pytest.mark.parametrize(
    ("said", "step"),
    [
        ("무릎을 가슴 쪽으로 당깁니다", "bring knee to:chest"),
        ("손을 배에 얹습니다", "place hand on:abdomen"),
        ("다리를 바닥에서 듭니다", "raise leg from:floor"),
        ("베개를 무릎 아래에 받칩니다", "place pillow under:knee"),
        ("허벅지 뒤를 두 손으로 잡습니다", "hold behind:thigh with:hand"),
        ("다리에 힘을 뺍니다", "relax leg"),
        ("코로 숨을 들이마십니다", "breathe with:face"),
        ("무릎을 옆으로 내립니다", "lower knee side"),
    ],
)
def test_a_particle_says_what_a_noun_does(said: str, step: str) -> None:
    assert motions(said) == [step]


def test_what_is_written_together_is_understood_as_a_whole_or_not_at_all() -> None:
    assert [token.readings for token in korean("무릎팍을")] == [{}]
    assert [token.readings for token in korean("목욕")] == [{}]
    assert korean("무릎관절을")[0].get("part") == "knee"


def test_a_noun_after_its_verb_is_the_object_of_the_verb() -> None:
    assert motions("세운 무릎을 옆으로 내립니다") == ["bend knee", "lower knee side"]


def test_a_belly_that_rises_is_not_lifted() -> None:
    assert is_understood("누워서 복식호흡", "배가 천천히 올라오는 것을 느낍니다.")
    assert not is_understood("누워서 복식호흡", "배를 천천히 들어 올립니다.")


KNEE, HEEL, ANKLE, ROCK, ROLL = (
    "한쪽 무릎 가슴으로 당기기",
    "누워서 발뒤꿈치 미끄러뜨리기",
    "누워서 발목 펌프 운동",
    "누워서 골반 좌우로 흔들기",
    "누워서 무릎 좌우로 넘기기",
)


@pytest.mark.parametrize(
    ("movement", "text"),
    [
        (KNEE, "한쪽 무릎을 굽혀 가슴 쪽으로 천천히 당깁니다."),
        (KNEE, "반대쪽 다리는 바닥에 편하게 둡니다."),
        (KNEE, "반대쪽도 같은 방법으로 합니다."),
        (KNEE, "통증이 심해지면 멈추고 의사와 상의하세요."),
        (KNEE, "숨을 참지 말고 편안하게 쉬세요."),
        (KNEE, "무리하지 마세요."),
        (KNEE, "왼쪽 다리는 들어 올립니다."),
        (KNEE, "양다리를 하나씩 당깁니다."),
        (KNEE, "양쪽 다리를 하나씩 당깁니다."),
        (KNEE, "굽힌 한쪽 무릎을 당깁니다."),
        (HEEL, "발뒤꿈치를 바닥에 붙인 채 무릎을 굽혔다 폅니다."),
        (ANKLE, "발끝을 몸 쪽으로 당겼다가 아래로 밉니다."),
        (ANKLE, "다리가 저리면 쉬세요."),
        (ROCK, "엉덩이가 바닥에서 뜨지 않게 작게 움직이세요."),
        (ROLL, "무릎이 바닥에 닿지 않아도 됩니다."),
        (ROLL, "무릎이 바닥에 안 닿아도 됩니다."),
        (ROLL, "어깨가 들리지 않는 범위까지만 넘기세요."),
        ("사바사나", "등을 대고 누워 온몸의 힘을 뺍니다."),
        ("사바사나", "발끝부터 머리까지 힘을 뺍니다."),
        ("사바사나", "어깨 쪽으로 힘을 뺍니다."),
        ("사바사나", "무릎의 아래에 베개를 놓습니다."),
        ("누워서 복식호흡", "깊게 숨을 쉽니다."),
        ("옆으로 누워 책 펼치기", "팔을 뒤로 보냅니다."),
        ("knee-to-chest", "하루쯤 거르셔도 괜찮습니다."),
        ("knee-to-chest", "소변이 나오지 않으면 바로 응급실로 가세요."),
        ("knee-to-chest", "무거운 물건을 들지 마세요."),
        ("knee-to-chest", "진료 시간: 평일 오전 8시 30분 - 오후 6시"),
        ("knee-to-chest", "담당 물리치료사: 박서연"),
        ("knee-to-chest", "신경이 지나가는 통로가 좁아지는 병입니다."),
        ("pelvic-rocking", "흔들림에 몸을 맡겨 보세요."),
        ("supine-hamstring-stretch", "수건을 당길 때 어깨 힘은 빼세요."),
    ],
)
def test_how_it_is_ordinarily_done_is_understood(movement: str, text: str) -> None:
    assert is_understood(movement, text)


@pytest.mark.parametrize(
    ("movement", "text"),
    [
        (KNEE, "두 다리를 들어 올립니다."),
        (KNEE, "다리를 동시에 들어 올립니다."),
        (KNEE, "반대쪽 다리도 들어 올립니다."),
        (KNEE, "반대쪽 다리는 바닥에서 띄운 채 합니다."),
        (KNEE, "반대쪽 다리를 들어 함께 당깁니다."),
        (KNEE, "빠르게 당깁니다."),
        (KNEE, "다리를 펴도 당깁니다."),
        (KNEE, "굽힌 채 두 다리를 당깁니다."),
        ("누워서 한 다리 살짝 들기", "다리를 하나씩 들지 마세요."),
        ("사바사나", "스쿼트아이."),
        (KNEE, "할 수 있는 만큼 당깁니다."),
        (KNEE, "무릎이 가슴에 닿을 때까지 당깁니다."),
        (KNEE, "아파도 당깁니다."),
        (KNEE, "아프면 그대로 유지하세요."),
        (KNEE, "천천히 당기지 마세요."),
        (KNEE, "허리를 젖히지 말고 두 다리를 들어 올리세요."),
        (KNEE, "의자에 앉아 당깁니다."),
        (HEEL, "발을 바닥에서 띄우고 두 다리를 굽힙니다."),
        (ANKLE, "서서 합니다."),
        (ANKLE, "두 발을 들어 올린 채 움직입니다."),
        (ANKLE, "밴드를 발에 걸고 당깁니다."),
        (ROCK, "엉덩이를 든 채 흔듭니다."),
        (ROCK, "빠르게 흔드는 동작을 합니다."),
        (ROCK, "골반을 흔들면 안 되는 것은 아닙니다."),
        (ROLL, "다리를 펴고 넘깁니다."),
        (ROLL, "다리를 뒤로 보냅니다."),
        ("사바사나", "쉬지 말고 계속하세요."),
        ("사바사나", "배를 바닥에 붙이고 쉽니다."),
        ("누워서 복식호흡", "숨을 들이마시고 20초간 멈춥니다."),
        (ANKLE, "앞으로 숙이기 10회"),
        ("사바사나", "다리가 천장을 향하게 합니다."),
        ("knee-to-chest", "가족과 함께 서세요."),
        ("knee-to-chest", "소변이 나오지 않으면 천천히 하세요."),
        ("knee-to-chest", "무거운 물건을 드세요."),
        ("knee-to-chest", "무거운 물건을 들지 않으면 안 됩니다."),
        ("knee-to-chest", "통증은 정상입니다."),
        ("knee-to-chest", "물리치료사: 스쿼트"),
    ],
)
def test_what_changes_it_or_asks_for_more_is_not_understood(movement: str, text: str) -> None:
    assert not is_understood(movement, text)


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("스쿼트는 하지 마세요.", "warns"),
        ("스쿼트, 런지는 피하세요.", "warns"),
        ("허리를 젖히지 마세요.", "warns"),
        ("천천히, 허리를 젖히지 마세요.", "warns"),
        ("천천히, 쉬지 마세요.", "unclear"),
        ("허리를 굽히거나 비틀지 마세요.", "warns"),
        ("스쿼트를 하지 않으면 안 됩니다.", "unclear"),
        ("스쿼트 없이는 효과가 없습니다.", "unclear"),
        ("쉬지 마세요.", "unclear"),
        ("무릎을 굽힙니다.", "asks"),
    ],
)
def test_a_denial_warns_only_in_a_closed_shape(text: str, stance: str) -> None:
    assert [str(clause.stance) for clause in read(text, "ko")] == [stance]
