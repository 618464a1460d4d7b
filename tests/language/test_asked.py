"""How much a text asks for, in each language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stenosis_routines.language.asked import asked, most, unclear
from stenosis_routines.language.phrases import _pattern

AMOUNTS = [
    ("Heel slide 1000 times each side", "reps", 1000),
    ("10 to 15 reps", "reps", 15),
    ("do 500", "reps", 500),
    ("Do not do more than 100.", "reps", 100),
    ("５００ times", "reps", 500),
    ("10-20-30-40", "reps", 40),
    ("no fewer than 200 times", "reps", 200),
    ("200 Wiederholungen", "reps", 200),
    ("200 repeticiones", "reps", 200),
    ("200 répétitions", "reps", 200),
    ("200회씩", "reps", 200),
    ("200回", "reps", 200),
    ("做200次", "reps", 200),
    ("10 rounds", "sets", 10),
    ("twelve rounds", "sets", 12),
    ("Heel slide:200 reps", "reps", 200),
    ("Heel slide,20x/day", "times_per_day", 20),
    ("Heel slide/20/day", "times_per_day", 20),
    ("Heel slide x 20x/day", "times_per_day", 20),
    ("Heel slide, 20 x day", "times_per_day", 20),
    ("Heel slide × 12 x 10", "sets", 12),
    ("Heel slide * 5 min", "lasts_s", 300),
    ("0.5 kg, 1:30, 10 reps", "reps", 10),
    ("10세트", "sets", 10),
    ("4 times a day", "times_per_day", 4),
    ("하루 4번", "times_per_day", 4),
    ("하루에 10번 이상", "times_per_day", 10),
    ("several times a day", "times_per_day", 3),
    ("20 Mal am Tag", "times_per_day", 20),
    ("veinte veces al día", "times_per_day", 20),
    ("vingt fois par jour", "times_per_day", 20),
    ("1日20回", "times_per_day", 20),
    ("每天20次", "times_per_day", 20),
    ("hold for 90 seconds", "hold_s", 90),
    ("hold for 1 1/2 minutes", "hold_s", 90),
    ("Do it 40.", "reps", 40),
    ("Do the whole thing 3 times.", "sets", 3),
    ("count to 200", "hold_s", 200),
    ("Do these for 2 hours.", "lasts_s", 7200),
    ("For 90 minutes:", "lasts_s", 5400),
    ("total 2 hours", "lasts_s", 7200),
    ("두 시간 동안", "hold_s", 7200),
    ("zwei Stunden lang", "lasts_s", 7200),
    ("durante dos horas", "lasts_s", 7200),
    ("pendant deux heures", "lasts_s", 7200),
    ("两个小时", "lasts_s", 7200),
]

UNCLEAR = [
    *("every hour", "every 2 hours", "every 30 minutes", "every half hour", "once an hour", "hourly", "q2h"),
    *("Heel slide:10 x 10 x 10", "Heel slide × 10 x 10 x 10"),
    *("as often as you can", "as many as you can", "as much as possible", "again and again", "non-stop"),
    *("to failure", "AMRAP", "EMOM", "a hundred times", "a dozen sets", "hundreds of reps", "double the reps"),
    *("same again ten times", "repeat the whole routine five times", "without stopping", "20+ reps", "10 more"),
    *("매시간", "한 시간마다", "수시로", "틈날 때마다", "쉬지 않고", "백 번씩", "하루 종일", "최대한 많이"),
    *("stündlich", "alle zwei Stunden", "so oft wie möglich", "hundertmal", "den ganzen Tag"),
    *("cada hora", "tantas veces como pueda, sin parar", "todo el día", "toutes les heures", "sans arrêt"),
    *("1時間ごとに", "できるだけ多く", "一日中", "每小时", "尽可能多", "一整天"),
]

NOTHING = [
    *("Week 12", "Day 30 - gentle", "Page 200", "21:00", "12.5.2024", "2024-05-03", "Top 50 stretches"),
    *("Ages 60-80", "5 exercises", "Slowly and gently.", "Stretch your legs"),
    *("Do not do 100.", "Do not do it every hour.", "Never go on to failure."),
    *("Stop if pain lasts for more than 2 hours.", "Call 555 0133 if it gets worse."),
]


@pytest.mark.parametrize(("text", "field", "amount"), AMOUNTS)
def test_an_amount_is_read(text, field, amount):
    assert most(asked(text), field) == amount


@pytest.mark.parametrize("text", UNCLEAR)
def test_what_has_no_bound_is_unclear(text):
    assert unclear(asked(text))


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_amount_of_a_movement_asks_for_nothing(text):
    found = asked(text)
    assert not unclear(found)
    assert not any(most(found, field) for field in ("sets", "reps", "times_per_day", "hold_s", "lasts_s"))


@given(st.integers(1, 9999), st.sampled_from(["{} times", "{} reps each side", "{}회", "{} Wiederholungen", "{}回"]))
def test_any_number_of_repetitions_is_read(number, frame):
    assert most(asked(frame.format(number)), "reps") == number


@given(st.integers(1, 99), st.integers(1, 99))
def test_of_several_amounts_the_largest_counts(first, second):
    assert most(asked(f"{first} times, then {second} times"), "reps") == max(first, second)


_PARTS = (
    "ten",
    "Five",
    "twenty-five",
    "fuenfmal",
    "mal",
    "x",
    "to",
    "bis",
    "between ",
    "and",
    "oder",
    "ou",
    "reps",
    "#",
)


@given(
    st.lists(st.sampled_from(_PARTS) | st.text("0159 .,:/-+_", max_size=4) | st.text(st.characters(max_codepoint=127)))
)
def test_an_ascii_text_has_the_same_words_by_the_pattern_for_all_scripts(parts):
    text = "".join(parts)
    words, same = ([(m.span(), m.groupdict()) for m in _pattern(plain).finditer(text)] for plain in (True, False))
    assert words == same
