"""Free text: what its lines are, what their doses are, and that nothing in them is lost."""

import contextlib
import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stenosis_routines._data import toml
from stenosis_routines.check import check
from stenosis_routines.errors import UnreadableRoutineError
from stenosis_routines.exercise import Effort, Posture
from stenosis_routines.formats import Limits, detect, loads
from stenosis_routines.formats import text as reader
from stenosis_routines.formats.format import Glance
from stenosis_routines.formats.text import recognises
from stenosis_routines.formats.text.sorting import posture_of
from stenosis_routines.routine import Dose
from timing import soon

SHARED = Path(__file__).parents[3] / "shared" / "samples"
DATA = Path(__file__).parents[1] / "data" / "text"
GOLDEN = (DATA / "golden.txt").read_text(encoding="utf-8").split("@ ")[1:]

_WORDS = {"hold": "hold_s", "kg": "load_kg", "rest": "rest_s", "day": "times_per_day", "week": "days_per_week"}


def told(item):
    """A prescription as the golden file writes it."""
    dose, parts = item.dose, []
    if dose.sets is not None:
        parts.append(f"sets {dose.sets}")
    if dose.reps_range is not None:
        low, high = dose.reps_range
        parts.append(f"reps {low}" + ("+" if high is None else f"-{high}" if high != low else ""))
    parts += ["side"] if dose.per_side else []
    parts += [f"{word} {getattr(dose, field):g}" for word, field in _WORDS.items() if getattr(dose, field) is not None]
    parts += [f"group {item.group}"] if item.group else []
    parts += ["hard"] if item.exercise.traits.effort is Effort.STRENUOUS else []
    return f"{item.path.removeprefix('line ')} {item.exercise.name} | {', '.join(sorted(parts))}".rstrip()


def shown(routine):
    """A routine as the golden file writes it."""
    lines = [f"title {routine.title}".rstrip()]
    for session in routine.sessions:
        lines += [f"session {session.title}".rstrip(), *map(told, session.prescriptions)]
    unread = [problem.path.removeprefix("line ") for problem in routine.unread]
    return [*lines, *([f"unread {' '.join(sorted(unread, key=int))}"] if unread else [])]


def ordered(line):
    head, bar, dose = line.partition(" |")
    return f"{head}{bar} {', '.join(sorted(dose.strip().split(', ')))}".rstrip() if bar else line


@pytest.mark.parametrize("entry", GOLDEN, ids=lambda entry: entry.partition("\n")[0])
def test_a_document_reads_as_a_person_would_read_it(entry):
    """The readings were written by hand, before the reader was run."""
    name, *expected = entry.strip().splitlines()
    routine = loads((DATA / name).read_bytes(), format="text")
    assert shown(routine) == [ordered(line) for line in expected]


@pytest.mark.parametrize("entry", GOLDEN, ids=lambda entry: entry.partition("\n")[0])
def test_a_document_is_told_from_its_content(entry):
    name = entry.partition("\n")[0]
    assert detect((DATA / name).read_bytes()) == ("sheet" if name == "tabs_sheet.txt" else "text")


TABLE = re.split(r"\n(?==+  =)", reader.__doc__)[-2].splitlines()


@pytest.mark.parametrize("row", TABLE[1:], ids=lambda row: row[:70].strip())
def test_each_line_of_the_decision_table_is_read_as_it_says(row):
    widths = [len(bar) + 2 for bar in TABLE[0].split("  ")]
    wanted, example = row[: widths[0]].strip(), row[widths[0] : sum(widths[:2])].strip()
    lines = example.split(" / ")
    if wanted == "nothing":
        with pytest.raises(UnreadableRoutineError):
            loads("\n".join(lines), format="text")
        return
    routine = loads("\n".join(lines), format="text")
    items = [item for session in routine.sessions for item in session.prescriptions]
    words = lines[-1].lstrip("-#1.❌ ").removeprefix("Off the menu: ")
    here = [item for item in items if item.path == f"line {len(lines)}"]
    read = {
        "item": len(here) == 1,
        "2 items": len(here) == 2,
        "note": not here and words in items[-1].notes,
        "dose": not here and items[-1].dose.reps == 10 and items[-1].notes == "",
        "guidance": not here and any(words in said for said in routine.guidance),
        "all": all(item.dose.times_per_day == 2 or item.dose.reps == 10 for item in items)
        and all(item.exercise.hints.instructions for item in items) == ("Ankle" in example),
        "session": len(routine.sessions) == 1 and routine.sessions[0].title in ("Day 2", "My favourites", "Monday"),
        "unread": bool(routine.unread),
    }
    assert read[wanted]


GENTLE = "# Morning\n1. Lying ankle pump – 20 reps\n2. Knee to chest – 12 reps each side"


@pytest.mark.parametrize(
    "text",
    [
        GENTLE,
        "- Lying ankle pump x 20\n- Knee to chest (12 each side)\n\nStop if pain gets worse. Ask your doctor first.",
        "| Exercise | Reps |\n|---|---|\n| Lying ankle pump | 20 |\n| Knee to chest | 12 each side |\n\nDaily.",
        "### Knee to chest\n\nBring one knee up to your chest.\n\n- 12 reps each side\n- Hold 5-10 seconds",
        "```\n[ ] Lying ankle pump: 2 sets of 10 reps, slowly\n[x] Pelvic rocking 10 reps, five times a day\n```",
        "아침 운동\n1. 무릎 가슴으로 당기기 12회, 양쪽 각각\n통증이 심해지면 중단하세요.",
        GENTLE + "\n\nAvoid:\n- Squats\n- Lunges",
        "| Exercise | How |\n|---|---|\n| Knee to chest | Lie on your back.<br>12 each side<br/>Hold: 5 seconds |",
        "**Knee to chest**<br>12 reps each side <BR /> Hold: 5 seconds",
        # a heading of text, breaths that are no dose, and a position for all
        f"Position: lying down\n\n## Warm up\n\nTake five slow breaths. Relax.\n\n{GENTLE}\n3. Ankle pumps - 20 reps",
        # names that a label, a rest or a pause might be taken for
        f"Everything here is done lying down.\n\n**1. Belly breathing** – 2 minutes\nBreathe calmly.\n\n{GENTLE}",
        "COOL-DOWN\nHeel slide - 2 x 10 each side\nConstructive rest - 3 min",
        f"{GENTLE}\n3. Reclined butterfly: 60 seconds, pillows under both knees",
        # a name that is left open
        f"# 누워서 하는 운동\n\n○○병원 재활의학과\n\n{GENTLE}",
        # a statement of how all of it is done, and headings of one word
        "この体操はすべて仰向けで行います。\n\n1. 腹式呼吸 2分\n2. 片膝抱え 左右10回\n\n## 注意\n\n無理はしません。",
        "以下动作都在仰卧位进行。\n\n1. 腹式呼吸：2分钟\n2. 单膝抱胸：每侧10次\n\n- 如果感到不适，请休息一下。",
        "1. 복식호흡 2분\n   편안하게 누워서 한 손을 배 위에 올려놓으세요.\n2. 누워서 발목 펌프 20회",
        f"{GENTLE}\n\n## Consejos\n\n- Respire con normalidad.",
        f"{GENTLE}\n\n## Conseils\n\n- Respirez calmement.\n\n## À éviter\n\n- Porter des charges lourdes",
        # doses in columns, or behind a bare number
        "KNEE TO CHEST\nReps: 10 each side   Hold: 5 seconds   Frequency: 2 times per day\nLie on your back.",
        "| Movement | How many |\n|---|---|\n| Lying ankle pump | 20, five times a day |",
        # what is to be avoided under a sentence, and what is felt under a heading of when to call
        f"{GENTLE}\n\n이런 운동은 피하세요\n× 스쿼트\n× 무거운 물건 들기",
        f"{GENTLE}\n\n## When to get help\n\nStop the exercise and call the doctor if:\n- the pain becomes worse",
        # advice beside the last movement, which is a heading too
        "**1. Knee to chest (12 each side)**\nHug one knee.\n\n**Tips**\n- Avoid squats.",
        "Exercise one: Lying ankle pump – 20 reps\nExercise two: Knee to chest – 12 reps each side",
        # pictures before the title, breaths at the end, a day of rest, a name under a farewell
        f"🌙 Bedtime wind-down 🌙\n\n{GENTLE}\n\nFinish with 3 slow breaths.",
        "Monday: Knee to chest 12 each side\nTuesday: Lying ankle pump 20 reps\nWednesday: Rest",
        f"{GENTLE}\n\nSee you next week,\nTom",
        "Mon/Wed: Knee to chest 12 each side\nTue/Thu: Lying ankle pump 20 reps\nSat/Sun: Rest",
        # a time for a part that lists no movement, and addresses
        f"{GENTLE}\n\n**Cool-down (2 min)**\n- Rest on your back with your knees bent",
        f"- [Home](/)\n- [About us](/about-us)\n\n{GENTLE}\n\n[Contact us](https://www.example.org/back-pain/contact)",
        "1. [Knee to chest](https://www.example.org/knee-to-chest): 12 times each side\n2. Lying ankle pump: 20 times",
        # columns of what to do and not to do, a mark beside a denial, a stop sign before a stop rule, a question
        f"{GENTLE}\n\n| Do | Don't |\n|---|---|\n| Breathe calmly | Bend backwards |\n| Rest | Squats |",
        f"{GENTLE}\n\n| ✅ | ❌ |\n|---|---|\n| Lying ankle pump 20 times | Squats |",
        "✅ Knee to chest – lying – 10x each leg\n❌ No squats\n⏰ Twice a day, before breakfast and before bed\n"
        "🛑 Stop if it hurts\n☎️ Questions? Ask your physio",
        # a colon with no space behind it
        "1. 膝抱え:仰向けに寝て、片方の膝を胸に近づけます。左右10回ずつ。\n2. 足首の運動:仰向けで20回。",
    ],
    ids=range(36),
)
def test_a_gentle_document_can_pass(text):
    assert check(loads(text)).verdict == "suitable"


# Each of these once passed, or was written to.
BEHIND = [
    *(" to failure", ", AMRAP", " with 5 kg ankle weights", " @ 20 lb", ", standing", " on a chair", ", then sit-ups"),
    *(
        " followed by 10 sit-ups",
        " and sit-ups",
        " / sit-ups",
        " (or sit-ups)",
        ", plus 10 crunches",
        ", as fast as you can",
    ),
]
AFTER = [
    *(
        "3. Sit-ups",
        "3. Aunt Mabel's special",
        "- Twirl",
        "- Twirl 10 reps",
        "   - Twirl",
        "   - sit-ups",
        "   then do sit-ups",
    ),
    *("   Lift your hips", "   Arch your back 10 times", "   Tighten your stomach muscles", "   and 10 push-ups"),
    *("   also pelvic tilt", "   - hamstring stretch", "   Stretch your hamstrings too", "   - 15 reps", "   Hold 90"),
]
LATER = [
    *(
        "Then do some squats.",
        "Finish with 20 crunches",
        "20 crunches",
        "## Sit-ups",
        "## Sit-ups\n3 x 10",
        "**Crunches**",
    ),
    *("Crunches:\n- 3x10", "| Sit-ups | 10 |", "| Exercise | Reps |\n|---|---|\n| Sit-ups | 10 |", "> Sit-ups x 10"),
    *(
        "| Day | Plan |\n|---|---|\n| Mon | Sit-ups |",
        "| Sit-ups | Planks |\n|---|---|\n| 10 | 20 |",
        "```\nSit-ups 10\n```",
    ),
    *(
        "```squats\n```",
        "Tip: sit-ups are great too",
        "## Tips\n- Sit-ups 10",
        "## Tips\n- Do your sit-ups",
        "~~Sit-ups~~",
    ),
    *(
        "## Avoid\n- Squats 3x10",
        "## Avoid\n- Squats\n\n- Sit-ups",
        "Avoid:\nSit-ups 10",
        "Avoid: squats; sit-ups daily",
    ),
    *("Avoid squats, do lunges instead.", "## Avoid\n- Squats\nThen do sit-ups", "## Avoid\n- Squats\n## Do\n- Lunges"),
    *(
        "Avoid sitting for long. Sit-ups 3x10.",
        "Do each exercise 500 times.",
        "Repeat the circuit 10 times",
        "Do it every hour",
    ),
    *(
        "Alternate with sit-ups.",
        "Also: sit-ups",
        "SIT-UPS",
        "Sit\u200b-ups",
        "S i t - u p s",
        "Sit-ups\t3\t10",
        "A1 Sit-ups",
    ),
    *(
        "윗몸일으키기",
        "- 윗몸일으키기 10회",
        "그다음 스쿼트를 하세요",
        "Kniebeugen 3x10",
        "Приседания 3x10",
        "- Приседания",
    ),
    *(
        "<!-- squats -->",
        "<details>sit-ups</details>",
        "&#83;quats",
        "[Sit-ups](x)",
        "[More](https://www.example.org/10-sit-ups)",
        "[10](500) times",
        "[More](push-through-pain)",
        "Wednesday: [Rest](/sit-ups)",
        "Wednesday: sit-ups",
        "Wednesday: Rest, then sit-ups",
        "![Sit-ups](x.png)",
        "Step 3: Sit-ups",
    ),
    *("Week 2: add sit-ups", "## Week 2\nAdd sit-ups", "## Sit-up day", "# Sit-ups and planks", "Cool-down: planks"),
    *("Rest day: sit-ups", "Superset: sit-ups + planks", "Circuit of sit-ups and planks", "Optional: 10 burpees"),
    *(
        "Hold each stretch for 45 minutes.",
        "Push through the pain.",
        "Do all of it standing up.",
        "It hurts when you walk. Do it daily.",
        "Avoid squats. Do them daily.",
        "Hamstring stretch 30s",
    ),
    *("very " * 60 + "sit-ups", "a, " * 600 + "sit-ups", "x" * 3000 + " sit-ups", "- " + "long " * 50 + "sit-ups"),
]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "text",
    [
        *(GENTLE + more for more in BEHIND),
        *(f"{GENTLE}\n{more}" for more in AFTER),
        *(f"{GENTLE}\n\n{more}\n" for more in LATER),
        *(
            f"{more}\n\n{GENTLE}\n"
            for more in ("# Sit-ups", "Sit-ups\n=======", "Title: sit-ups", "My trainer says: sit-ups")
        ),
    ],
)
def test_what_is_not_gentle_passes_nowhere(text, end):
    assert check(loads(text.replace("\n", end), format="text")).verdict != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        "| Day | Exercise | Reps |\n|--|--|--|\n| Sit-up day | Lying ankle pump | 20 |",
        "| Exercise | Reps |\n|--|--|\n| Lying ankle pump | 20 |\n| | 10 sit-ups |",
        "| Exercise | Reps | Position |\n|--|--|--|\n| Lying ankle pump | 20 | standing |",
        "| Exercise (standing) | Reps |\n|--|--|\n| Lying ankle pump | 20 |",
        "| Exercise | Reps | RPE |\n|--|--|--|\n| Lying ankle pump | 20 | 9 |",
        "| Exercise | Reps | Weight |\n|--|--|--|\n| Lying ankle pump | 20 | 5 |",
        "| Exercise | Reps |\n|--|--|\n| Lying ankle pump | lots |",
        "| Exercise | Reps |\n|--|--|\n| Lying ankle pump | hold 20 |",
        "| Exercise | Reps |\n|--|--|\n| Knee to chest | Lying ankle pump 12 each side |",
        "| Exercise | Reps |\n|--|--|\n| Lying ankle pump<br>Sit-ups | 20 |",
        "| Exercise | How |\n|--|--|\n| Lying ankle pump | Avoid sit-ups<br>squats 3 x 10 |",
        "Lying ankle pump 20 reps<br>Sit-ups",
        "| # | Exercise | Reps |\n|--|--|--|\n| Squats | Lying ankle pump | 20 |",
        "| Twirl | Spin |\n|--|--|\n| 10 | 20 |\n\n- Lying ankle pump x 20",
        "Exercise    Sets    Reps\nLying ankle pump    2    20\nTwirl     3    10",
        "Lying ankle pump 20 reps, Twirl 20 reps",
        "- Lying ankle pump 20 reps & twirl",
        "- Lying ankle pump 20 reps, 20 times an hour",
        "- Lying ankle pump 20 reps (add 10 each week)",
        "- Lying ankle pump a hundred reps",
        "- 누워서 발목 펌프 이백 회",
        "- 누워서 발목 펌프 20회 후 스쿼트 10회",
        "- 누워서 발목 펌프 20회\n※ 윗몸일으키기도 하세요",
        "- Do not forget squats\n- Lying ankle pump 20 reps",
        "- You do 10 twirls\n- Lying ankle pump 20 reps",
        "- Lie on your back and wiggle both legs\n\n- Lying ankle pump 20 reps",
        "## Key exercises\n- Twirl\n\n## More\n- Lying ankle pump 20 reps",
        "Benefits of sit-ups:\n- Lying ankle pump 20 reps",
        "## A\n- Lying ankle pump 20 reps\n\n## 5 times a day\n\n## B\n- Pelvic rocking 10 reps",
        "- Lying ankle pump x 20\n\nAvoid:\n- Squats\n- Finish with sit-ups",
        "- Lying ankle pump x 20\n\nAvoid:\n- Squats\n- You can add sit-ups if you like.",
        "- Lying ankle pump x 20\n\nAvoid:\n- Squats\n2. Sit-ups",
        "- Lying ankle pump x 20\n\n10 reps avoid:\n- Squats",
        "- Lying ankle pump x 20\n\n## Evening\n500 reps",
        "Lying ankle pump\nDouble twirl ankle pump",
        "- Legs up\n- Lying ankle pump x 20",
        "- Back push\n- Lying ankle pump x 20",
        "- 각도\n- 누워서 발목 펌프 20회",
        "- Lying ankle pump, do 10 in the morning and 400 in the evening",
        "Knee to chest 12 each side\nDouble knee to chest 12",
    ],
)
def test_what_is_not_gentle_passes_in_no_shape(text):
    assert check(loads(text, format="text")).verdict != "suitable"


@pytest.mark.parametrize("line", range(1, 9))
@pytest.mark.parametrize("mark", ["", "- ", "   ", "   - ", "3. ", "## ", "\n", "\n- ", "• ", "💪 ", "| "])
@pytest.mark.parametrize("movement", ["Squats", "10 sit-ups", "Try bridges too", "스쿼트 10회", "heel raise: 2 x 15"])
def test_a_movement_is_found_wherever_it_stands(line, mark, movement):
    lines = ["# Morning", "1. Lying ankle pump", "   Lie on your back.", "   - 20 reps", "2. Knee to chest", ""]
    lines += ["12 reps each side.", "Daily."]
    text = "\n".join([*lines[:line], mark + movement, *lines[line:]])
    assert check(loads("\n".join(lines))).verdict == "suitable"
    assert check(loads(text)).verdict != "suitable"


MARKS = ["- ", "* ", "1. ", "2) ", "• ", "- [ ] ", "✅ ", "① ", "A1. ", "> - ", "Exercise 2: ", "", "  - "]
NAMES = [
    "Goblet squat",
    "Heel slides",
    "Knee to chest",
    "Clamshell",
    "Wall sit",
    "Bird dog",
    "스쿼트",
    "Squat (Barbell)",
]
DOSES = [
    ("3x10", Dose(sets=3, reps=10)),
    ("3 × 8–12", Dose(sets=3, reps=(8, 12))),
    ("3 sets of 12 reps @ 40 kg, rest 60s", Dose(sets=3, reps=12, load_kg=40, rest_s=60)),
    ("x 10", Dose(reps=10)),
    ("(2 x 15 each leg)", Dose(sets=2, reps=15, per_side=True)),
    ("hold 20-30 seconds", Dose(hold_s=30)),
    ("3 x 45s", Dose(sets=3, hold_s=45)),
    ("5 reps, 10 second hold, twice a day", Dose(reps=5, hold_s=10, times_per_day=2)),
    ("10 each side, daily", Dose(reps=10, per_side=True, days_per_week=7)),
    ("ten reps 3 days a week", Dose(reps=10, days_per_week=3)),
    ("2 minutes 5 times a day", Dose(hold_s=120, times_per_day=5)),
    ("10회 3세트", Dose(sets=3, reps=10)),
    ("10회씩 하루 두 번, 양쪽 각각", Dose(reps=10, times_per_day=2, per_side=True)),
    ("20초 유지, 매일", Dose(hold_s=20, days_per_week=7)),
    ("12회, 주 3회", Dose(reps=12, days_per_week=3)),
    ("100 lb x 5", Dose(reps=5, load_kg=45.36)),
    ("10+ reps", Dose(reps=(10, None))),
]


@pytest.mark.parametrize(
    ("said", "unread"),
    [
        ("10 times each side for 90 minutes", "for 90 minutes"),
        ("10 times each side for 2 hours", "for 2 hours"),
        ("10 times, 5 times a day, for 2 hours", "for 2 hours"),
        ("10 times each side for 60 seconds", "for 60 seconds"),
        ("15 reps, 40 minutes", "40 minutes"),
        ("10회 양쪽 90분", "90분"),
    ],
)
def test_a_long_time_beside_repetitions_is_unread_in_a_text_and_in_a_table(said, unread):
    for document in (f"# Home\n- Heel slide {said}\n", f'exercise,dose\nHeel slide,"{said}"\n'):
        routine = loads(document)
        (only,) = routine.sessions[0].prescriptions
        assert (only.dose.hold_s, [problem.found for problem in routine.unread]) == (None, [repr(unread)])
        assert "SR606" in [finding.code for finding in check(routine).findings]
        assert check(routine).verdict == "needs_review"


@pytest.mark.parametrize(
    ("said", "held"), [("10 times each side, hold 5 seconds", 5), ("10 times each side for 5 seconds each", 5)]
)
def test_a_hold_beside_repetitions_is_read(said, held):
    routine = loads(f"# Home\n- Heel slide {said}\n")
    assert (routine.sessions[0].prescriptions[0].dose.hold_s, routine.unread) == (held, ())


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(DOSES)), min_size=1, max_size=6), st.data())
def test_every_movement_of_a_list_is_read_with_its_dose(items, data):
    """Law: whatever the mark and the words between, a name keeps its dose and no item is lost."""
    between, mark = [" ", ": ", " - ", " – ", ", "], data.draw(st.sampled_from(MARKS))
    lines = [mark + name + data.draw(st.sampled_from(between)) + said for name, (said, _) in items]
    found = [item for session in loads("\n".join(lines), format="text").sessions for item in session.prescriptions]
    assert [(item.exercise.name, item.dose, item.path) for item in found] == [
        (name, dose, f"line {number}") for number, (name, (_, dose)) in enumerate(items, 1)
    ]


@pytest.mark.parametrize(
    "dose",
    [
        *(
            "10 or so",
            "3-1-2",
            "70% 1RM",
            "every other day",
            "a few reps",
            "ninety reps",
            "ſix reps",
            ".2 sets of 10",
            "sıx reps",
            "10 reps 12 reps",
        ),
        *(
            "0 reps",
            "1.5 sets",
            "10-5 reps",
            "5000 lb",
            "３ sets",
            "٣ reps",
            "½ set",
            "3x10x2",
            "1:30",
            "1 min 30 s",
            "#5",
        ),
        *("every 2 hours", "2 miles", "several times", "10,000 reps", "1e3 reps", "-5 reps of 3"),
    ],
)
def test_a_dose_that_is_not_understood_whole_is_unread(dose):
    assert loads(f"- Lying ankle pump, {dose}", format="text").unread


@pytest.mark.parametrize(
    "text",
    [
        *("a,b,c\n1,2,3\n", "hello world", "To be, or not to be: that is the question.", "name;city\nSquat;3x10\n"),
        *("I like squats on Mondays.", "<?xml?><p>Squat 3x10</p>", "BEGIN:VCALENDAR\n- x\n"),
        *(
            '{"a": "- Squat 3x10"}',
            '[\n"- Squat"\n]',
            "Dear Bob,\n\nsee you at 10 minutes past nine.\n",
            "# Title only\n",
        ),
    ],
)
def test_what_lists_no_movement_is_no_routine(text):
    for format in (None, "text"):
        with pytest.raises(UnreadableRoutineError):
            loads(text, format=format)


@pytest.mark.parametrize(
    "text",
    [
        "Do 10 squats, 10 lunges, 10 bridges, 10 curls, 10 rows, and then rest.\n",
        "Squats, 3 x 10, slowly\nLunges, 3 x 10, slowly\nBridges, 3 x 10, slowly\n",
    ],
)
def test_a_list_in_sentences_is_no_table(text):
    assert detect(text.encode()) == "text"
    assert loads(text).sessions[0].prescriptions


def test_no_document_of_another_format_is_taken_for_text():
    others = [p for p in DATA.parent.iterdir() if p.suffix in (".json", ".csv")]
    others += [p for folder in SHARED.glob("*") if folder.is_dir() for p in folder.iterdir()]
    assert len(others) > 2
    assert not [path for path in others if recognises(Glance(path.read_bytes()))]


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "1",
        "x",
        "-",
        "- ",
        "* ",
        "_",
        "( ",
        "[ ",
        "|",
        "#",
        "> ",
        "3x10 ",
        "sets ",
        "10-",
        ": ",
        " – ",
        "and ",
        "squat, ",
        "<br>",
        "a <br>",
    ],
)
def test_a_line_without_end_takes_no_time(piece):
    long = piece * (65_536 // len(piece))
    wide = f"- Squat{' ' * len(long)}{piece}"
    for text in (long, f"- Squat {long}", f"- Squat\n{long}", f"- Squat\n{long[:1900]}", wide):
        with soon(), contextlib.suppress(UnreadableRoutineError):
            loads(text, format="text")


def test_a_text_of_too_many_lines_is_refused():
    with pytest.raises(UnreadableRoutineError) as caught:
        loads("- Squat\n" * 11, format="text", limits=Limits(rows=10))
    assert (caught.value.problems[0].path, caught.value.problems[0].code) == ("line 11", "too-large")


SENTENCES = ("Breathe out slowly", "Stop if it hurts", "Do not stand", "천천히 하세요")


@given(
    st.text(max_size=300)
    | st.lists(st.sampled_from([*MARKS, *NAMES, *SENTENCES, *(s for s, _ in DOSES), *"\n\n|:;.!?。", "**"])).map(
        "".join
    )
)
@example("- Knee to chest 10 reps\n- ... and breathe slowly")
@example("1. . Lie down\n2. Knee to chest 10 reps")
def test_any_text_is_read_or_refused(text):
    with contextlib.suppress(UnreadableRoutineError):
        loads(text, format="text")


@pytest.mark.parametrize("path", sorted((DATA.parent / "fuzz" / "text").iterdir()), ids=lambda path: path.name)
def test_what_once_broke_the_reader_is_read_or_refused(path):
    with contextlib.suppress(UnreadableRoutineError):
        loads(path.read_bytes(), format="text")


# A page such as a newspaper prints: prose about an approach, four paragraphs, and advice.
PAGE = """
Why resting muscles may do more than training them

Many people with a tight spinal canal try to train harder. Movements such as squats, bridges or heel raises can strain
the hips and legs.

A gentler way: exercises done lying down

Four things to try

1. Tilting the pelvis: On your back with both knees bent, sway the pelvis softly. Do this five times a day.

2. Knee to the chest: Raise one leg and draw the knee to the chest. Take turns, 10–20 repetitions per side.

3. Hip movement: Raise one leg a little and lower it with control.

4. Bending the ankles: Draw the toes towards you, then point them away.

If the pain gets worse while you exercise, stop at once and ask a doctor.

Talk to a doctor before you start any programme.
"""


def test_a_page_of_prose_gives_its_four_movements_and_warns_of_the_rest():
    routine = loads(PAGE, format="text")
    items = [item for session in routine.sessions for item in session.prescriptions]
    assert [item.exercise.name for item in items] == [
        "Tilting the pelvis",
        "Knee to the chest",
        "Hip movement",
        "Bending the ankles",
    ]
    assert [(item.dose.times_per_day, item.dose.reps) for item in items] == [
        (5, None),
        (None, (10, 20)),
        (None, None),
        (None, None),
    ]
    assert items[1].dose.per_side
    assert items[2].exercise.hints.instructions == "lying"
    assert any("squats, bridges" in text for text in routine.guidance)
    assert not {"SR101", "SR102", "SR103", "SR501", "SR502"} & {finding.code for finding in check(routine).findings}


@pytest.mark.parametrize(
    "line",
    [
        "Hold: 5 seconds   Repeat: 10 times each leg   Twice daily",
        "Reps: 10 each side\tHold: 5 sec\tFrequency: twice daily",
    ],
)
def test_doses_in_columns_below_a_movement_are_its_own(line):
    routine = loads(f"# Home\n\n1. Single knee to chest\nLie on your back.\n{line}\n", format="text")
    [item] = routine.sessions[0].prescriptions
    assert item.dose == Dose(reps=10, per_side=True, hold_s=5, times_per_day=2, days_per_week=7)
    assert not routine.unread


@pytest.mark.parametrize("mark", [" - ", " – ", ": ", ", "])
def test_a_plain_line_with_a_name_and_a_dose_is_a_movement_whatever_it_says_behind(mark):
    lines = (
        f"Knee to chest{mark}15 times each side, lying on your back",
        f"Ankle pumps{mark}10 times, lying on your back",
        f"Squats{mark}12 times, with your back straight",
    )
    routine = loads("\n".join(("Gentle plan\n", *lines)), format="text")
    found = [(one.exercise.name, one.dose.reps) for one in routine.sessions[0].prescriptions]
    assert found == [("Knee to chest", 15), ("Ankle pumps", 10), ("Squats", 12)]


LETTER = """Dear Mrs Brown,

As discussed at your appointment, please do these exercises every day, lying on your bed.

Knee to chest: pull one knee gently to your chest and hold for 5 seconds, 10 times each side.
Ankle pumps: with your legs straight, move both feet up and down 20 times.

Stop at once if the pain gets worse.
"""


@pytest.mark.parametrize(
    "more",
    [
        *(
            "❌ No pain, no gain",
            "❌ Don't avoid squats",
            "❌ No rest",
            "❌ Stop if it hurts",
            "🛑 Do not stop if it hurts",
        ),
        *("🛑 Do not stop if it hurts", "🛑 Stop lying down", "❌ No need to avoid squats", "❌ Don't ask your doctor"),
        *("| Do | Don't |\n|---|---|\n| Squats | Rest |", "| Don't | Do |\n|---|---|\n| Lie down | Breathe calmly |"),
        *("| Don't | Instead |\n|---|---|\n| Rush | Squats |", "| Do | Don't |\n|---|---|\n| Rest | No. Do squats. |"),
        # a cell too many, an address that names a movement, and words beside a mark
        "| Do | Don't |\n|---|---|\n| Rest | Rush | Squats |",
        "| Do | Don't |\n|---|---|\n| [Rest](/10-squats) | Rush |",
        "| ❌ Zorble daily | ✅ |\n|---|---|\n| Rush | Rest |",
    ],
)
def test_what_a_mark_or_a_column_denies_must_be_bad(more):
    assert check(loads(f"{GENTLE}\n\n{more}")).verdict != "suitable"


def test_a_letter_gives_a_movement_a_line_and_none_for_whom_it_greets():
    routine = loads(LETTER, format="text")
    items = [
        (item.exercise.name, item.dose.in_words()) for session in routine.sessions for item in session.prescriptions
    ]
    assert items == [("Knee to chest", "10 times each side, hold 5 s"), ("Ankle pumps", "20 times")]
    assert check(routine).ok


def test_a_step_that_names_nothing_is_no_movement():
    routine = loads('try:\n 0 repetitions, F(\n look="lines Knee chest;', format="text")
    assert not [item for session in routine.sessions for item in session.prescriptions]
    assert "try:" in routine.guidance


ARTICLE = Path(__file__).parents[3] / "shared" / "article" / "article.txt"


@pytest.mark.skipif(not ARTICLE.exists(), reason="the shared samples are not here")
def test_the_article_gives_its_four_movements_with_their_doses():
    routine = loads(ARTICLE.read_bytes(), format="text")
    items = [item for session in routine.sessions for item in session.prescriptions]
    assert len(items) == 4
    assert items[0].dose.times_per_day == 5
    assert (items[1].dose.reps, items[1].dose.per_side) == ((10, 20), True)
    assert not {"SR501", "SR502"} & {finding.code for finding in check(routine).findings}


@pytest.mark.parametrize(
    ("said", "dose"),
    [
        ("10 Wiederholungen pro Seite", Dose(reps=10, per_side=True)),
        ("2 Sätze à 10 Wdh., 5-mal am Tag", Dose(sets=2, reps=10, times_per_day=5)),
        ("3 series de 12 repeticiones, dos veces al día", Dose(sets=3, reps=12, times_per_day=2)),
        ("10 repeticiones con cada pierna", Dose(reps=10, per_side=True)),
        ("3 séries de 10, 2 fois par jour", Dose(sets=3, reps=10, times_per_day=2)),
        ("10 fois de chaque côté", Dose(reps=10, per_side=True)),
        ("左右各10回", Dose(reps=10, per_side=True)),
        ("10秒×5回", Dose(hold_s=10, reps=5)),
        ("每侧10次，每天2次", Dose(reps=10, per_side=True, times_per_day=2, days_per_week=7)),
        ("10次 每天2次", Dose(reps=10, times_per_day=2, days_per_week=7)),
        ("10回 毎日2回", Dose(reps=10, times_per_day=2, days_per_week=7)),
        ("10 times daily 2 times", Dose(reps=2, times_per_day=10, days_per_week=7)),
        ("3组，每组10次", Dose(sets=3, reps=10)),
        ("좌우 12회 x 3세트", Dose(reps=12, per_side=True, sets=3)),
        ("하루 두 번", Dose(times_per_day=2)),
        ("2-3 times a day", Dose(times_per_day=3)),
        ("morning and evening", Dose(times_per_day=2)),
        ("10 on each side", Dose(reps=10, per_side=True)),
        ("10 reps, hold 5 breaths", Dose(reps=10)),
        ("2 sets of 10 reps; lower over 3 seconds", Dose(sets=2, reps=10)),
        ("10 times with the right leg, 10 times with the left leg", Dose(reps=10, per_side=True)),
    ],
)
def test_a_dose_is_read_in_its_language(said, dose):
    routine = loads(f"- Lying ankle pump: {said}", format="text")
    assert routine.sessions[0].prescriptions[0].dose == dose


def test_how_often_is_inherited_by_what_stands_under_it_and_by_nothing_else():
    routine = loads(
        "# A\n- Heel slides\n\n# B\nThree times a day.\n- Knee hug\n- Ankle pumps, once a day", format="text"
    )
    often = [[item.dose.times_per_day for item in session.prescriptions] for session in routine.sessions]
    assert often == [[None], [3, 1]]


def test_a_position_that_contradicts_a_name_is_a_question():
    routine = loads(
        "All of it is done lying on your back.\n- Seated forward bend 10 reps\n- Knee hug 10 reps", format="text"
    )
    found = {finding.path: finding.code for finding in check(routine).findings if finding.code == "SR601"}
    assert found == {"line 2": "SR601"}


@pytest.mark.parametrize(
    "text",
    [
        "# Setup\n- Run make\n- Push the image\n",
        "- 2 eggs\n- 250 g flour\n\n1. Mix for 2 minutes.\n",
        "#!/bin/sh\nset -e\n",
    ],
)
def test_a_text_of_no_movements_and_no_doses_is_unreadable(text):
    with pytest.raises(UnreadableRoutineError):
        loads(text, format="text")


def test_every_phrase_of_a_dose_holds_as_many_numbers_as_it_tells():
    data = toml("text")
    for meaning, phrases in data["dose"].items():
        told = [field for field in meaning.split() if "=" not in field and field != "unread"]
        for phrase in filter(None, map(str.strip, phrases.split(","))):
            assert meaning in ("", "unread", "unread=more") or phrase.count("#") == len(told), phrase


def test_a_table_with_a_numbered_column_is_no_text():
    """Three thousand rows of a log took a quarter of a minute, one "Cycling" in each being a movement."""
    table = "id,kind,min,vo2\n" + "".join(f"{n},Cycling,{n},38.4\n" for n in range(9))
    with pytest.raises(UnreadableRoutineError):
        loads(table.encode())
    with pytest.raises(UnreadableRoutineError):
        reader.read(table.encode())


@pytest.mark.parametrize(
    "text", ["Squat 3x10, Plank 60s\nBridge 2x8", "Squat,100x5\nBridge,80x5", "Week 1, Bridge 10\nSquat 5"]
)
def test_a_first_line_with_doses_is_no_header(text):
    assert detect(text.encode()) == "text"


@pytest.mark.parametrize(
    ("head", "cells", "titles"),
    [
        ("Week", ("1-2", "3-4"), ["Week 1-2", "Week 3-4"]),
        ("Day", ("1", "2"), ["Day 1", "Day 2"]),
        ("주차", ("1", "2"), ["주차 1", "주차 2"]),
        ("Day", ("Monday", "Tuesday"), ["Monday", "Tuesday"]),
    ],
)
def test_days_and_weeks_in_a_column_are_sessions(head, cells, titles):
    rows = "".join(f"| {cell} | Knee to chest | 15 each side |\n" for cell in cells)
    routine = loads(f"| {head} | Exercise | Reps |\n|---|---|---|\n{rows}")
    assert [session.title for session in routine.sessions] == titles
    assert "SR307" not in {finding.code for finding in check(routine).findings}


@pytest.mark.parametrize(
    ("text", "warned"),
    [
        ("**Do ✅**\n- Knee hugs, 10 reps\n\n**Don't ❌**\n- Squats\n- Bridges", "Don't\nSquats\nBridges"),
        ("## Do\n- Knee hugs, 10 reps\n\n## Don't 🚫\n- Squats", "Don't\nSquats"),
        ("- Knee hugs, 10 reps\n- 🚫 스쿼트는 하지 마세요.", "스쿼트는 하지 마세요."),
    ],
    ids=["behind bold words", "behind a heading", "before a sentence in Korean"],
)
def test_a_mark_says_what_is_not_to_be_done(text, warned):
    routine = loads(text.encode(), format="text")
    assert [item.exercise.name for session in routine.sessions for item in session.prescriptions] == ["Knee hugs"]
    assert any(warned in one for one in routine.guidance)


def test_a_mark_behind_an_entry_may_say_that_it_was_not_done():
    routine = loads(b"- Knee hugs, 10 reps \xe2\x9c\x85\n- Squats, 10 reps \xe2\x9d\x8c", format="text")
    assert "Squats" in [item.exercise.name for session in routine.sessions for item in session.prescriptions]


@pytest.mark.parametrize(
    ("said", "hold"),
    [
        ("Breathe in for 4 seconds and let your belly rise. Breathe out for 6 seconds.", None),
        ("Inhale for 4 seconds, hold for 4 seconds.", None),
        ("Breathe in and out for 2 minutes.", 120),
        ("Breathe out as you pull the knee in, hold for 10 seconds.", 10),
    ],
)
def test_half_a_breath_is_no_dose(said, hold):
    routine = loads(f"1. Knee hug, lying\n{said}".encode(), format="text")
    assert routine.sessions[0].prescriptions[0].dose.hold_s == hold


def test_breaths_in_a_list_are_no_dose_of_the_rest():
    routine = loads(b"# Evening routine\n- Take 5 deep breaths\n- Knee hugs\n- Rest for 1 minute", format="text")
    assert [item.dose.reps for item in routine.sessions[0].prescriptions] == [5, None]


@pytest.mark.parametrize(
    "mistakes",
    [
        "흔한 실수\n스쿼트를 하지 않기",
        "## 흔한 실수\n스쿼트를 하지 않기",
        "常见错误\n不做深蹲",
        "Common mistakes\nNot doing squats",
    ],
)
def test_what_is_a_mistake_not_to_do_is_asked_for(mistakes):
    text = f"# Morning\n\nStop if it hurts. Ask your doctor first.\n\n- Lying ankle pump, 20 reps\n\n{mistakes}"
    assert not check(loads(text.encode(), format="text")).ok


@pytest.mark.parametrize(
    ("said", "posture"),
    [
        ("All four are done lying on your back.", Posture.SUPINE),
        ("All are done on all fours.", Posture.QUADRUPED),
        ("All of them are done on all four.", Posture.QUADRUPED),
    ],
)
def test_all_four_of_them_are_no_hands_and_knees(said, posture):
    found = posture_of(said)
    assert found is not None
    assert found.posture is posture


@pytest.mark.parametrize("heading", ["## ❌ Bridges", "## Bridges ❌", "**🛑 Bridges**"])
def test_a_marked_heading_stays_in_its_list(heading):
    routine = loads(f"- Knee hugs, 10 reps\n\n{heading}\n- Lift your hips".encode(), format="text")
    assert "Avoid\nBridges\nLift your hips" in routine.guidance


def test_a_marked_heading_over_a_dose_is_no_ban():
    advice = "Stop if it hurts. Ask your doctor first."
    text = f"# Morning\n\n{advice}\n\n- Lying ankle pump, 20 reps\n\n## Squats ❌\n- 10 reps"
    assert not check(loads(text.encode(), format="text")).ok


def test_a_picture_behind_a_bold_name_is_not_dropped():
    routine = loads("**Knee hug, lying** 🏋️ 10 reps".encode(), format="text")
    assert "🏋" in str(routine)


def names(text):
    return [item.exercise.name for session in loads(text).sessions for item in session.prescriptions]


def test_advice_ends_at_a_numbered_movement_with_its_dose_below_it():
    text = "# Plan\n\n## General advice\n\nMove slowly.\n\n1. {}\n   Lie on your back.\n   10 times\n\n"
    text += "2. Heel slides\n   10 times\n"
    assert names(text.format("Belly breathing")) == ["Belly breathing", "Heel slides"]
    assert not check(loads(text.format("Squats"))).ok


@pytest.mark.parametrize("dots", [" … ", " ... ", "…", "："])
def test_what_explains_a_movement_may_stand_behind_dots(dots):
    text = f"体操\n\nあおむけで。\n\n1. 腹式呼吸{dots}鼻から吸って口からゆっくり吐きます。10回\n2. 足首の運動 20回\n"
    assert names(text) == ["腹式呼吸", "足首の運動"]


def test_each_mark_in_a_line_marks_what_follows_it():
    plan = "- Lying heel slides: 10 each side\n\n{}\n"
    assert loads(plan.format("❌ Squats · ❌ Bridges")).guidance == ("Avoid: Squats", "Avoid: Bridges")
    assert check(loads(plan.format("✅ Move slowly · ❌ No standing · ❌ No weights"))).ok
    for more in ("✅ Squats · ❌ Bridges", "❌ Squats | ✅ Squats", "❌ Not lying down, ❌ No rest"):
        assert not check(loads(plan.format(more))).ok


def test_a_sign_at_the_end_of_a_line_says_nothing_unless_it_may_ask_for_more():
    assert check(loads("- Lying heel slides: 10 each side ✔️\n- Lying ankle pumps: 20 👍\n")).ok
    for sign in "🔁➕💪":
        assert not check(loads(f"- Lying heel slides: 10 each side\n- Lying ankle pumps: 20 {sign}\n")).ok


def test_a_short_form_of_time_ends_no_sentence():
    text = "Plan\n\nMorgens:\n1. 10 Wdh. Knie zur Brust\n\nAbends:\n1. 3 Min. Stufenlagerung\n2. 10x Fußpumpe\n"
    assert names(text) == ["Knie zur Brust", "Stufenlagerung", "Fußpumpe"]


@pytest.mark.parametrize("head", ["Plan de ejercicios (4 semanas)", "Programme (4 semaines)", "Programm (4 Wochen)"])
def test_weeks_in_a_title_are_no_movement(head):
    assert names(f"{head}\n\n- Lying heel slides: 10\n") == ["Lying heel slides"]


@pytest.mark.parametrize(
    "said",
    [
        "À faire allongé sur le dos, sans forcer.",
        "Hágalos tumbado boca arriba, despacio y sin dolor.",
        "Alle Übungen im Liegen auf dem Rücken, ohne Schmerzen.",
        "Do them lying on your back, without pain.",
    ],
)
def test_a_posture_is_stated_beside_what_is_to_be_left_out(said):
    assert posture_of(said).posture is Posture.SUPINE
    assert check(loads(f"{said}\n\n1. Ankle pumps: 20\n2. Heel slides: 10\n")).ok


@pytest.mark.parametrize(
    "said",
    [
        "Not lying on your back, but on the side.",
        "Avoid standing, lying on your back.",
        "Lying down or standing, without pain.",
        "Lying on your back, without a break, on the edge of a table.",
    ],
)
def test_a_posture_that_is_denied_or_one_of_several_is_none(said):
    assert posture_of(said) is None
    assert not check(loads(f"{said}\n\n1. Ankle pumps: 20\n2. Heel slides: 10\n")).ok


def test_the_head_of_an_answered_mail_is_frame():
    mail = "From: Ann Lund <ann@example.org>\nTo: John\n\n- Lying heel slides: 10 each side\n\nBest wishes,\nAnn\n\n"
    assert check(loads(f"{mail}> On Tue, 10 Nov 2026 at 09:14, John Smith wrote:\n> Thanks!\n")).ok
    assert not check(loads(f"{mail}> On Tue, 10 Nov 2026, do squats and John wrote:\n> Thanks!\n")).ok


def test_the_tables_of_texts_know_the_columns_of_other_tables():
    rows = "| Übung | Lage | Wdh. |\n|---|---|---|\n| Fersenrutschen | {} | 10 |\n| Fußpumpe | Rückenlage | 20 |\n"
    assert check(loads(rows.format("Rückenlage"))).ok
    assert not check(loads(rows.format("stehend"))).ok


def test_plain_lines_that_end_in_numbers_are_a_list():
    text = "My plan\n\nKnee rolls, lying – 10 times\nHeel slides, lying – 10\nAnkle pumps, lying – 20 each\n"
    assert names(text) == ["Knee rolls, lying", "Heel slides, lying", "Ankle pumps, lying"]
    assert "Squats" in names(text.replace("Heel slides, lying", "Squats"))


def test_a_letter_heads_a_part_over_numbered_movements_if_its_words_are_known():
    text = "Plan\n\nA. {}\n1. Heel slides, lying: 10\n2. Ankle pumps, lying: 20\n\nB. Relax\n1. Knee rolls, lying: 10\n"
    routine = loads(text.format("Mobility"))
    assert [session.title for session in routine.sessions] == ["Mobility", "Relax"]
    for unknown in ("Quzzles", "Hold for ten", "Go heavy"):
        assert names(text.format(unknown))[0] == unknown
        assert not check(loads(text.format(unknown))).ok
    assert not check(loads(text.format("Squats"))).ok


def test_a_label_of_the_position_is_no_movement():
    text = "[1] Heel slide\n    pos: supine\n    dose: 1 x 10\n[2] Ankle pump\n    pos: {}\n    dose: 1 x 20\n"
    assert names(text.format("supine")) == ["Heel slide", "Ankle pump"]
    assert check(loads(text.format("supine"))).ok
    assert not check(loads(text.format("standing"))).ok


@pytest.mark.parametrize("rule", ["-" * 40, "+----------+---------+"])
def test_a_rule_below_the_heads_of_columns_parts_no_table(rule):
    rows = [
        f"{name:<24}{dose:<10}{often}" for name, dose, often in (("Supine heel slide", "10", "2"), ("Squat", "5", "1"))
    ]
    text = "\n".join((f"{'Exercise':<24}{'Reps':<10}Per day", rule, *rows, ""))
    assert [item.dose.in_words() for item in loads(text).sessions[0].prescriptions] == [
        "10 times, 2 times a day",
        "5 times",
    ]


@pytest.mark.parametrize(
    "avoided",
    [
        "Verboten:\n- Kniebeugen",
        "Tabu:\n- langes Stehen",
        "Prohibido:\n- sentadillas",
        "Interdits :\n- squats",
    ],
)
def test_a_heading_of_what_is_avoided_is_read_in_its_language(avoided):
    assert check(loads(f"- Lying heel slides: 10 each side\n\n{avoided}\n")).ok
    assert not check(loads(f"- Lying heel slides: 10 each side\n\nTipps:\n- {avoided.partition('- ')[2]}\n")).ok


@pytest.mark.parametrize(
    "said",
    [
        "Starting position for all exercises: lying on your back",
        "Ausgangsstellung für alle Übungen: Rückenlage, Beine angestellt",
        "（平躺在床上做，每天两次）",
        "すべて仰向けで、1日2回。",
    ],
)
def test_a_posture_of_all_is_found_in_labels_and_brackets(said):
    assert check(loads(f"{said}\n\n1. Ankle pumps: 20\n2. Heel slides: 10 each side\n")).ok


def test_a_number_may_have_a_slash():
    assert names("Fiche\n\n1/ Heel slides, lying: 10\n2/ Ankle pumps, lying: 20\n") == [
        "Heel slides, lying",
        "Ankle pumps, lying",
    ]


def test_roman_numbers_and_korean_ordinals_number_a_list():
    assert names(
        "Plan\n\ni. Heel slides, lying, 10 times\nii. Twirl, 10 times\niii. Ankle pumps, lying, 20 times\n"
    ) == [
        "Heel slides, lying",
        "Twirl",
        "Ankle pumps, lying",
    ]
    assert names("첫째, 누워서 발목 펌프를 20번 합니다.\n\n둘째, 스쿼트를 10번 합니다.\n") == [
        "누워서 발목 펌프",
        "스쿼트",
    ]


def test_a_number_of_so_many_names_no_movement_above_one_that_is_known():
    text = "Exercise 1 of 2\nHeel slides, lying\n10 reps\n\nExercise 2 of 2\n{}\n10 reps\n"
    assert names(text.format("Ankle pumps, lying")) == ["Heel slides, lying", "Ankle pumps, lying"]
    assert "Exercise 2 of 2" in names(text.format("Wobble board"))


def test_reasons_to_stop_may_stand_in_plain_lines():
    text = "1. Lying heel slides: 10\n\nSTOP AND ASK YOUR DOCTOR IF\nyour pain gets worse\n{}\n"
    assert check(loads(text.format("your leg gives way"))).ok
    for more in ("lift both legs", "you stand up ten times"):
        assert not check(loads(text.format(more))).ok


def test_a_rest_with_its_posture_is_a_movement_and_its_time_no_pause():
    assert names("Lying heel slides 10 reps\n\nLying rest 3 min\n") == ["Lying heel slides", "Lying rest"]
    assert not check(loads("Lying heel slides 10 reps\nStanding rest 3 min\n")).ok
    assert loads("Lying heel slides 10 reps, rest 30 s\n").sessions[0].prescriptions[0].dose.rest_s == 30


def test_marks_of_headings_mark_the_next_ones_too():
    text = "■ 운동 1: 누워서 발목 펌프\n  횟수: 20회\n■ {}\n  횟수: 10회\n"
    assert names(text.format("운동 2: 누워서 뒤꿈치 밀기")) == ["누워서 발목 펌프", "누워서 뒤꿈치 밀기"]
    assert not check(loads(text.format("흔들판"))).ok


def test_what_is_avoided_may_speak_of_the_person():
    text = "1. Lying heel slides: 10\n\n## Please don't\n\n- stand up to exercise\n- {}\n"
    assert check(loads(text.format("use heavy weights for your legs"))).ok
    assert not check(loads(text.format("skip your squats on your rest days"))).ok


def test_what_stands_in_brackets_is_a_heading():
    text = "[운동]\n● 누워서 발목 펌프: 20회\n\n[피해야 할 자세와 운동]\n● 오래 서 있는 자세\n● {}\n"
    assert check(loads(text.format("허리를 뒤로 젖히는 자세"))).ok
    assert not check(loads(text.format("누워서 쉬기"))).ok
    assert not check(loads("[Wobble board 8 min]\n- Lying heel slides: 10\n")).ok


def test_a_bar_or_a_step_may_number_a_movement():
    assert names("**1 | Lying heel slides**\n10 reps\n\n**2 | Wobble**\n10 reps\n") == ["Lying heel slides", "Wobble"]
    steps = "Step 1 - {}\n\nStep 2 - Lying heel slides, 10 times\nLower slowly.\n"
    assert names(steps.format("Lie on your back.")) == ["Lying heel slides"]
    assert not check(loads(steps.format("Squats, 10 times"))).ok


def test_of_two_columns_the_one_with_known_movements_names_them():
    text = "| Exercise | What to do | Reps |\n|---|---|---|\n| Lying heel slides | {} | 10 |\n"
    assert names(text.format("Slide your heel")) == ["Lying heel slides"]
    assert not check(loads(text.format("Squats"))).ok


def test_advice_ends_at_a_numbered_list_of_movements_with_doses():
    text = "How to look after your back\n\n1. Lying heel slides: 10\n2. Lying ankle pumps: 20\n"
    assert names(text) == ["Lying heel slides", "Lying ankle pumps"]


def test_loads_and_exercises_done_standing_stay_in_a_list_of_what_is_avoided():
    text = (
        "1. Lying heel slides: 10\n\n## What to avoid\n\n- Exercises done standing\n- Heavy weights on your legs\n{}\n"
    )
    assert check(loads(text.format("- Bending backwards"))).ok
    assert check(loads("1. Lying heel slides: 10\n\nPLEASE AVOID\nStanding exercises\nHeavy leg weights\n")).ok
    for more in (
        "- Do exercises standing",
        "- Heavy squats 3x10",
        "\n- Heavy weights on your legs",
    ):
        assert not check(loads(text.format(more))).ok


@pytest.mark.parametrize(
    ("said", "dose"),
    [
        ("10 respiraciones lentas", Dose(reps=10)),
        ("10 respirations lentes", Dose(reps=10)),
        ("2x15 BD", Dose(sets=2, reps=15, times_per_day=2)),
        ("10 reps TDS", Dose(reps=10, times_per_day=3)),
        ("10 reps QDS", Dose(reps=10, times_per_day=4)),
    ],
)
def test_the_short_words_of_clinics_and_of_breaths_are_doses(said, dose):
    (item,) = loads(f"- Diaphragmatic breathing, lying: {said}\n").sessions[0].prescriptions
    assert (item.dose, item.notes) == (dose, "")


@pytest.mark.parametrize(
    "said",
    [
        "Inhale through your nose for 4 seconds, exhale through your mouth for 6 seconds.",
        "Breathe in for a count of 4, breathe out for a count of 6.",
        "4초 동안 코로 들이마시고 6초 동안 입으로 내쉽니다.",
        "4秒かけて鼻から吸い、6秒かけて口から吐きます。",
        "吸气4秒，呼气6秒。",
        "Atmen Sie 4 Sekunden durch die Nase ein und 6 Sekunden durch den Mund aus.",
        "Inhale 4 segundos por la nariz y exhale 6 segundos por la boca.",
        "Inspirez 4 secondes par le nez, expirez 6 secondes par la bouche.",
    ],
)
def test_the_pace_of_a_breath_is_no_dose(said):
    routine = loads(f"- Diaphragmatic breathing (lying on your back)\n  - {said}\n  - Repeat 5 times\n")
    (item,) = routine.sessions[0].prescriptions
    assert (item.dose, item.notes, routine.unread) == (Dose(reps=5), said, ())


def test_a_bare_number_is_a_dose_beside_lines_with_doses():
    lines = "Heel slides - 10 each\nAnkle pumps - 20\nKnee to chest - 10 each leg, hold 5 secs\n"
    found = loads(f"All lying down.\n\n{lines}").sessions[0].prescriptions
    assert [(item.exercise.name, item.dose.reps) for item in found] == [
        ("Heel slides", 10),
        ("Ankle pumps", 20),
        ("Knee to chest", 10),
    ]


def test_a_heading_with_a_star_of_caution_is_no_movement():
    text = "1. 누워서 발목 펌프 20회\n\n※ 주의사항\n- 서서 하는 운동은 피해 주세요.\n- 아프면 멈추세요.\n"
    (item,) = loads(text).sessions[0].prescriptions
    assert item.exercise.name == "누워서 발목 펌프"


def test_a_table_may_have_the_time_of_day_and_points_in_japanese():
    table = (
        "| 時間帯 | 運動 | 回数 | ポイント |\n|---|---|---|---|\n| 朝 | 足首の曲げ伸ばし(仰向け) | 20回 | ゆっくり |\n"
    )
    routine = loads(table)
    ((session, item),) = [(one.title, item) for one in routine.sessions for item in one.prescriptions]
    assert (session, item.dose, item.notes, routine.guidance) == ("朝", Dose(reps=20), "ゆっくり", ())


LABELLED = """Stop at once if the pain gets worse and ask your doctor.

- Single knee to chest, lying down: 10 reps each side, daily

{}
"""


def counted(routine):
    return len([item for session in routine.sessions for item in session.prescriptions])


@pytest.mark.parametrize(
    "line",
    [
        *("Pace: slow and comfortable", "Breathing: calm, through the nose", "Tempo: langsam", "Ort: Bett oder Matte"),
        *("Ritmo: lento y cómodo", "Parar si: el dolor empeora", "Rythme : lent et régulier", "Lieu : le lit"),
        *("速さ：ゆっくり", "相談：心配なことがあれば医師へ", "速度：缓慢", "停止：疼痛加重时"),
    ],
)
def test_a_label_of_how_all_of_it_is_done_is_no_movement(line):
    routine = loads(LABELLED.format(f"- {line}").encode())
    assert counted(routine) == 1
    assert check(routine).verdict == "suitable"


@pytest.mark.parametrize("line", ["Tempo: schnell", "Ort: im Stehen", "速度：快", "Lugar: de pie", "服装：深蹲"])
def test_a_label_of_how_all_of_it_is_done_is_read(line):
    assert check(loads(LABELLED.format(f"- {line}").encode())).verdict != "suitable"


def test_a_label_with_a_number_before_it_is_a_movement():
    assert counted(loads(LABELLED.format("- 90/90 breathing: 5 breaths").encode())) == 2


def test_numbers_in_wide_brackets_and_numbered_questions_head_what_follows():
    asked = "一、可以做哪些动作？\n（1）单膝抱胸：每侧10次，放下时要慢。\n（2）仰卧踝泵：20次。\n"
    routine = loads(f"{asked}\n二、应该避免什么？\n不要做深蹲。\n".encode())
    items = [item for session in routine.sessions for item in session.prescriptions]
    assert [item.exercise.name for item in items] == ["单膝抱胸", "仰卧踝泵"]
    assert items[1].notes == ""
    assert "不要做深蹲。" in routine.guidance


@pytest.mark.parametrize(
    "said", ["10 x rechts, 10 x links", "10 fois à droite, 10 fois à gauche", "右10回、左10回", "右侧10次，左侧10次"]
)
def test_as_many_on_one_side_as_on_the_other_are_as_many_on_each(said):
    (item,) = loads(f"- Single knee to chest, lying down: {said}".encode()).sessions[0].prescriptions
    assert (item.dose.reps, item.dose.per_side) == (10, True)


@pytest.mark.parametrize("said", ["10 x rechts, 30 x links", "右10回、左30回"])
def test_more_on_one_side_than_on_the_other_is_unread(said):
    assert loads(f"- Single knee to chest, lying down: {said}".encode()).unread


@pytest.mark.parametrize(
    ("heading", "items"),
    [
        ("Das lässt du besser weg", "- Übungen im Stehen\n- ins Hohlkreuz gehen"),
        (
            "Darauf sollten Sie verzichten",
            "- Übungen, bei denen Sie stehen\n- Übungen, bei denen Sie ein Hohlkreuz machen",
        ),
        ("Qué conviene dejar", "- Ejercicios en los que esté de pie\n- Ejercicios en los que arquee la espalda"),
        ("Ce qu'il vaut mieux laisser", "- Les exercices où l'on est debout\n- Les exercices qui cambrent le dos"),
        ("やめておきたいこと", "- 腰を反らす\n- 重い物を持ち上げる"),
        ("最好不要做", "- 站着做的运动\n- 腰往后弯的运动"),
    ],
)
def test_a_list_of_what_is_left_out_holds_no_movement(heading, items):
    routine = loads(LABELLED.format(f"## {heading}\n{items}").encode())
    assert counted(routine) == 1
    assert check(routine).verdict == "suitable"


@pytest.mark.parametrize(
    ("heading", "items"),
    [
        ("Darauf sollten Sie nicht verzichten", "- Kniebeugen"),
        ("Darauf sollten Sie verzichten", "- Übungen, bei denen Sie stehen, tun gut"),
        ("Das sollten Sie tun", "- Kniebeugen"),
        ("Besser so", "- Kniebeugen"),
        ("Nie genug", "- Kniebeugen"),
        ("Zu Hause bitte nicht", "- ausruhen"),
        ("Recomendado", "- sentadillas"),
        ("No deje", "- sentadillas"),
        ("À faire", "- squats"),
        ("おすすめの運動", "- スクワット"),
        ("在家不要停", "- 深蹲"),
    ],
)
def test_a_list_of_what_is_good_or_kept_is_asked_for(heading, items):
    assert check(loads(LABELLED.format(f"## {heading}\n{items}").encode())).verdict != "suitable"


@pytest.mark.parametrize(
    ("line", "name"),
    [("体操1　骨盤ゆらし：10回、1日5回", "骨盤ゆらし"), ("动作1 骨盆摆动：左右10次，每天5次", "骨盆摆动")],
)
def test_a_movement_may_be_numbered_in_words_without_a_mark(line, name):
    (item,) = loads(line.encode()).sessions[0].prescriptions
    assert item.exercise.name == name
    assert check(loads(line.replace(name, "スクワット").encode())).verdict == "unsuitable"


@pytest.mark.parametrize("head", ["Nr.", "Nº", "N°", "No."])
def test_a_column_that_only_numbers_gives_no_dose(head):
    table = (
        f"| {head} | Exercise | Reps |\n|---|---|---|\n| 1 | Lying ankle pump | 20 |\n| 2 | Heel slide lying | 10 |\n"
    )
    routine = loads(table.encode())
    assert [item.dose.reps for item in routine.sessions[0].prescriptions] == [20, 10]
    assert not routine.unread


@pytest.mark.parametrize(
    ("title", "item"),
    [
        ("Lumbar stenosis: gentle exercises lying down", "Hug both knees, 10 times"),
        ("Spinal stenosis: exercises on your back", "Hug both knees, 10 times"),
        ("Übungen im Liegen bei Spinalkanalstenose", "Beide Knie umarmen, 10-mal"),
        ("Estenosis de canal lumbar: ejercicios tumbado", "Abrazar las dos rodillas, 10 veces"),
        ("Canal lombaire étroit : exercices en position allongée", "Bercer les genoux, 10 fois"),
        ("협착증 환자를 위한 누워서 하는 운동", "무릎 안기 10회"),
        ("腰椎管狭窄症患者卧位锻炼指导", "踝泵运动 20次"),
        ("누워서 무릎을 세웁니다.", "무릎 안기 10회"),
        ("Lage: auf dem Rücken", "Beide Knie umarmen, 10-mal"),
    ],
)
def test_the_position_of_a_title_or_the_first_line_is_that_of_all(title, item):
    (prescription,) = loads(f"{title}\n\n- {item}\n").sessions[0].prescriptions
    assert (prescription.exercise.hints.instructions or "").startswith("lying")


@pytest.mark.parametrize(
    ("title", "item"),
    [
        ("Exercises before lying down", "Hug both knees, 10 times"),
        ("Exercises instead of lying down", "Hug both knees, 10 times"),
        ("Exercises for people who cannot lie on their back", "Hug both knees, 10 times"),
        ("Lie down for a minute before you start.", "Hug both knees, 10 times"),
        ("Übungen nach dem Liegen", "Beide Knie umarmen, 10-mal"),
        ("Ejercicios después de estar tumbado", "Abrazar las dos rodillas, 10 veces"),
        ("눕기 전에 하는 운동", "무릎 안기 10회"),
    ],
)
def test_a_title_that_only_speaks_of_lying_gives_no_position(title, item):
    (prescription,) = loads(f"{title}\n\n- {item}\n").sessions[0].prescriptions
    assert prescription.exercise.hints.instructions is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "仰向けで。\n\n1. 膝かかえ 片方の膝を胸に引き寄せます。12回\n2. 足首の運動 つま先を上げ下げします。20回\n",
            ["膝かかえ", "足首の運動"],
        ),
        (
            "平躺。\n\n1. 单膝抱胸:双手抱膝拉向胸口。每侧12次。\n2. 踝泵运动:脚尖上勾、下踩。20次。\n",
            ["单膝抱胸", "踝泵运动"],
        ),
        (
            "Plan\n\n1. Breathing: hands on your belly. 10 breaths.\n2. Heel slides: 12 times.\n",
            ["Breathing", "Heel slides"],
        ),
        (
            "Fiche\n\n1. Respiration : sur le dos. 10 respirations.\n2. Pompes de cheville : 20 fois.\n",
            ["Respiration", "Pompes de cheville"],
        ),
        ("## 体操メニュー(約8分)\n\n| 順番 | 動き | 回数 |\n|---|---|---|\n| 1 | 膝倒し | 10回 |\n", ["膝倒し"]),
        (
            "■ 이런 분께: 걸으면 다리가 저린 분\n■ 운동\n - 발목 펌프 20회\n - 복식호흡 10회\n",
            ["발목 펌프", "복식호흡"],
        ),
        (
            "好的,既然您确诊了,先从躺着的动作开始。平躺即可。\n\n1. **骨盆后倾**:10次\n2. **单膝抱胸**:每侧12次\n",
            ["骨盆后倾", "单膝抱胸"],
        ),
    ],
)
def test_a_movement_is_told_from_its_how_to_its_number_and_what_stands_above(text, said):
    routine = loads(text.encode())
    assert [item.exercise.name for session in routine.sessions for item in session.prescriptions] == said
    assert not routine.unread


@pytest.mark.parametrize("said", ["10 breaths for 90 minutes", "10 respirations pendant 90 minutes"])
def test_breaths_for_so_long_are_no_breaths_alone(said):
    assert loads(f"Plan\n\n{said}.\n\n- Lying heel slides: 10\n").unread


@pytest.mark.parametrize(
    "said",
    [
        "for the next 6 weeks",
        "over the coming 6 weeks",
        "in den nächsten 6 Wochen",
        "pendant les 6 prochaines semaines",
    ],
)
def test_for_how_many_weeks_is_no_dose(said):
    (item,) = loads(f"- Lying heel slides: 10 reps, twice a day, {said}\n").sessions[0].prescriptions
    assert item.dose == Dose(reps=10, times_per_day=2)


def test_breaths_alone_are_no_dose_of_other_movements():
    routine = loads(b"Exercices\n\n10 respirations.\n\n1. Pompes de cheville : 20 fois.\n")
    assert routine.sessions[0].prescriptions[0].dose.reps == 20
    assert (
        loads("锻炼\n\n1. 踝泵运动:20次\n\n每天做两遍。\n".encode()).sessions[0].prescriptions[0].dose.times_per_day
        == 2
    )


@pytest.mark.parametrize(
    ("first", "others"),
    [
        ("Lie on your back with your knees bent", ("Ankle pumps: 20", "Deep breathing: 10")),
        ("Auf den Rücken legen, Beine aufstellen", ("Fußpumpe: 20", "Tiefes Atmen: 10")),
        ("똑바로 누워서 무릎 세우기", ("발목 펌프 20번", "심호흡 5번")),
        ("Túmbese boca arriba con las rodillas dobladas", ("Bombeo de tobillos: 20", "Respiración profunda: 10")),
    ],
)
def test_a_first_line_that_only_lies_down_is_the_position_of_the_rest(first, others):
    routine = loads("Plan\n\n" + "".join(f"- {entry}\n" for entry in (first, *others)))
    assert counted(routine) == 2
    assert check(routine).ok


@pytest.mark.parametrize("first", ["Lie on your back and lift both legs", "Lie on your back, then stand up", "Squats"])
def test_what_does_more_than_lie_down_stays_a_movement_or_a_question(first):
    assert not check(loads(f"Plan\n\n- {first}\n- Lying ankle pumps: 20\n- Lying heel slides: 10\n")).ok


@pytest.mark.parametrize("title", ["寝たままできる体操", "腰部脊柱管狭窄症の方へ:仰向けで行う運動", "누워서 하는 운동"])
def test_a_second_line_may_be_the_title_that_gives_the_position(title):
    assert check(loads(f"青葉台病院\n{title}\n\n1. 膝かかえ 15秒×10回 左右\n2. 腹式呼吸 10回\n")).ok


@pytest.mark.parametrize(
    "said",
    [
        "Báscula pélvica: apoye la zona lumbar en la cama, mantenga 5 segundos y suelte. 10 veces.",
        "Becken kippen: Rücken ins Bett drücken, 5 Sekunden halten und loslassen. 10-mal.",
        "Bascule du bassin : plaquez le bas du dos sur le lit, tenez 5 secondes et relâchez. 10 fois.",
    ],
)
def test_a_word_behind_a_hold_is_read_in_the_language_of_its_sentence(said):
    routine = loads(f"- {said}\n- Lying ankle pumps: 10\n")
    assert not routine.unread
    assert routine.sessions[0].prescriptions[0].dose == Dose(reps=10, hold_s=5)


@pytest.mark.parametrize(
    "head", ["| 順番 | 動き | 回数 |", "| Nº | Ejercicio | Cantidad |", "| Nr. | Übung | Anzahl |"]
)
def test_columns_of_other_languages_are_known(head):
    routine = loads(f"{head}\n|---|---|---|\n| 1 | Lying ankle pumps | 10x |\n| 2 | Lying heel slides | 12x |\n")
    assert [item.dose.reps for item in routine.sessions[0].prescriptions] == [10, 12]
    assert not routine.guidance


@pytest.mark.parametrize(
    "title",
    [
        "Exercises, mostly lying down",
        "Exercises usually done lying down",
        "Exercises lying down or otherwise",
        "Start lying down",
        "A guide to lying down",
        "Lie down afterwards",
        "Lying down, if possible",
        "Next week: exercises lying down",
        "Exercises lying down (discontinued)",
        "Exercises to enjoy lying down",
        "Übungen fast im Liegen",
        "Am besten im Liegen",
        "Übungen, die im Liegen beginnen",
        "Im Liegen schlafen",
        "Legen Sie sich danach hin.",
        "Nachts im Liegen",
        "Ejercicios casi tumbado",
        "Ejercicios a veces tumbado",
        "Alternativa: ejercicios tumbado",
        "Túmbese boca arriba cuando termine.",
        "Exercices presque couchés",
        "Allongez-vous ensuite.",
        "De préférence couché",
        "Suite des exercices couchés",
        "寝て休んでから行う体操",
        "仰向けでも",
        "終わったら仰向けになります。",
        "寝て行う体操の次に",
        "来週：寝て行う体操",
        "有时躺着做的运动",
        "躺着开始的运动",
        "也可以躺着做",
        "最好躺着做的运动",
        "누워서 쉰 뒤에 하는 운동",
        "All exercises are mostly done lying down.",
        "All exercises can be done lying down.",
        "Alle Übungen möglichst im Liegen.",
        "Tous les exercices de préférence couché.",
        "すべての体操はできれば仰向けで行います。",
        "所有动作尽量躺着做。",
        "Position: lying down, mostly",
        "Ausgangsstellung: meist Rückenlage",
        "Postura: casi tumbado",
    ],
)
@pytest.mark.parametrize("layout", ["# {}\n\n", "{}\n\n", "# Back exercises\n\n{}\n\n"])
def test_what_only_speaks_of_lying_gives_no_position(title, layout):
    text = layout.format(title) + "- Ankle pumps: 20\n- Deep breathing: 10\n"
    with contextlib.suppress(UnreadableRoutineError):
        assert not check(loads(text, format="text")).ok


@pytest.mark.parametrize(
    "said",
    [
        "All exercises are done lying on your back.",
        "Do all of them lying on your back.",
        "Do all exercises lying down, slowly and without pain.",
        "These exercises are all done lying on your back with your knees bent.",
        "All of these are done on your back on a mat or a firm bed.",
        "Alle Übungen werden im Liegen auf dem Rücken durchgeführt.",
        "Machen Sie alle Übungen in Rückenlage.",
        "Haga todos los ejercicios tumbado boca arriba.",
        "Tous les exercices se font allongé sur le dos.",
        "Faites tous les exercices couché sur le dos, genoux pliés.",
        "모든 운동은 누워서 합니다.",
        "모든 동작은 등을 대고 누워서 무릎을 세우고 합니다.",
        "すべての体操は仰向けで行います。",
        "すべて仰向けに寝て、膝を立てて行います。",
        "所有动作都躺着做。",
        "所有动作均在仰卧位进行。",
        "Position: lying on your back, knees bent",
        "Ausgangsstellung: Rückenlage, Beine angestellt",
        "Postura: boca arriba, rodillas dobladas, pies apoyados.",
        "자세: 등을 대고 누워 무릎을 세웁니다.",
        "姿勢：仰向け、膝を立てる",
        "Easy movements in bed for a narrow spinal canal",
        "Lumbar spinal stenosis: gentle exercises lying down",
    ],
)
def test_what_says_that_all_is_done_lying_gives_the_position(said):
    assert check(loads(f"# Back exercises\n\n{said}\n\n- Ankle pumps: 20\n- Deep breathing: 10\n")).ok
