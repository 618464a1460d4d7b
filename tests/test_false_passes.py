"""Routines that once passed and must not; people found them by trying to fool the library."""

import json
from datetime import date

import pytest

import stenosis_routines as sr
from builders import ADVICE, GENTLE
from stenosis_routines.recognise import PASSING, recognise


def verdict(name="Lying ankle pump", notes="", *, guidance=ADVICE, session="A", profile=None, exercise=None, **dose):
    prescription = sr.Prescription(exercise or sr.Exercise(name=name), sr.Dose(**({"reps": 10} | dose)), notes)
    routine = sr.Routine("Test", (sr.Session(session, (prescription,)),), guidance)
    return sr.check(routine, profile=profile, today=date(2026, 11, 23)).verdict


def test_the_movement_these_tests_stand_on_is_suitable():
    assert verdict() == "suitable"


@pytest.mark.parametrize(
    "text",
    [
        "Finish with 50 barbell squats on your feet",
        "Do all of it standing",
        "Do every movement to failure",
        "Bounce as fast as you can",
        "서서 하세요",
    ],
)
def test_guidance_is_read_for_movements_effort_and_speed(text):
    assert verdict(guidance=(*ADVICE, text)) != "suitable"
    assert verdict(session=text) != "suitable"


@pytest.mark.parametrize(
    "notes",
    [
        "with 10 kg ankle weights",
        "Hold a dumbbell between your feet",
        "덤벨을 발에 끼우세요",
        "Do it on your feet",
        "While upright",
        "Rise up on your toes",
        "Then run 5 km",
        "Finish with 50 burpees",
        "Extend the lumbar spine",
        "Lift hips to the ceiling",
        "Do it face down and lift your chest",
        "허리를 뒤로 젖히세요",
        "엉덩이를 들어 올리세요",
        "Поднимите штангу",
        "Hold on to a chair",
        "Lean on a wall.",
        *("On a bench.", "Do it in a wheelchair.", "Hanging.", "Kneeling.", "On your stomach."),
        *("Then down.", "Grizzle the leg. Then squat.", "Every hour. Then squats.", "Avoid squats. Arch your back."),
        "Slowly. In an upright position",
        *("Lower the leg slowly. Sharp pain in the back.", "Relax. Dizziness."),
        "Grab the bar",
        "Crunch",
        "Then do 20 sit-ups",
        "dead bug 10 reps",
        "플랭크 30초",
    ],
)
def test_notes_are_read_for_movements_postures_and_loads(notes):
    assert verdict(notes=notes) != "suitable"


@pytest.mark.parametrize(
    "notes",
    [
        *(
            "Breathe in and keep it",
            "Hold it in",
            "Atmen Sie ein und halten",
            "Inspirez et gardez",
            "숨을 들이마시고 멈추세요",
        ),
        *(
            "Not on your back",
            "Not in bed",
            "침대에서 내려와서",
            "Auch das andere",
            "Les deux ensemble",
            "両方同時に",
            "一起",
        ),
        *("C&J", "D, L."),
        *("Add the other leg", "Include the other leg.", "Now the other leg as well", "Plus what you did before"),
    ],
)
def test_a_note_does_not_ask_by_what_it_leaves_out(notes):
    assert verdict("Lying slight single leg raise", notes) != "suitable"


@pytest.mark.parametrize(
    "notes",
    [
        *(
            "Breathe in and hold. Breathe out slowly.",
            "Breathe in, pause, and breathe out.",
            "Breathe in. Hold the position.",
        ),
        "Feel it in the thigh, not in your back.",
        *("If squats hurt, stop.", "Wenn Gehen schmerzt, legen Sie sich hin."),
    ],
)
def test_a_note_on_breath_or_feeling_stays_harmless(notes):
    assert verdict("Lying slight single leg raise", notes) == "suitable"


@pytest.mark.parametrize(
    ("name", "notes"),
    [
        ("Lying ankle pump", "Ankle pumps keep the blood moving."),
        ("Lying ankle pump", "Feet up and down."),
        ("Lying ankle pump", "Repeat the ankle pumps with the other foot."),
        ("Fußpumpe im Liegen", "Füße auf und ab bewegen"),
        ("Lying single knee to chest", "The knee hug is gentle."),
        ("Breathing, lying on your back", "Belly breathing calms you."),
    ],
)
def test_a_note_may_name_its_own_movement_again(name, notes):
    assert verdict(name, notes) == "suitable"


@pytest.mark.parametrize(
    ("name", "notes"),
    [
        ("Lying ankle pump", "Standing ankle pumps next."),
        ("Lying ankle pump", "Do ankle pumps sitting."),
        ("Lying ankle pump", "Seated ankle pumps at work."),
        ("Lying ankle pump", "Weighted ankle pumps."),
        ("Lying ankle pump", "Ankle pumps against a band."),
        ("Lying ankle pump", "Ankle pumps in the pool."),
        ("Lying ankle pump", "No ankle pumps."),
        ("Lying ankle pump", "Heel raises."),
        ("Lying ankle pump", "Knee hugs"),
        ("Lying ankle pump", "Belly breathing"),
        ("Breathing, lying on your back", "Seated belly breathing."),
        ("Breathing, lying on your back", "Standing belly breathing."),
        ("Lying single knee to chest", "Ankle pumps"),
        ("Lying single knee to chest", "Knee to chest standing."),
        ("Lying straight leg raise, small range", "Double leg raises."),
        ("Lying straight leg raise, small range", "Hanging leg raise."),
        ("Lying knee rolls", "Windmill"),
    ],
)
def test_a_note_names_no_movement_otherwise(name, notes):
    assert verdict(name, notes) != "suitable"


@pytest.mark.parametrize(
    "name",
    [
        "Plank",
        "Headstand",
        "Hanging knee raise",
        "Pull-up",
        "Dips",
        "Push-up",
        "Stationary bike",
        "Bench press",
        "Squat",
    ],
)
def test_declared_facts_do_not_clear_a_name_that_says_otherwise(name):
    assert verdict(exercise=sr.Exercise(name=name, traits=GENTLE)) != "suitable"


@pytest.mark.parametrize(
    "name",
    [
        "Prone manual hamstring",
        "Seated hamstring stretch",
        "Chest stretch lying, front",
        "Kneeling arm circles",
        "Inverted flyers",
        "앉아서 발목 돌리기",
    ],
)
def test_a_declared_posture_does_not_clear_a_name_that_states_another(name):
    assert verdict(exercise=sr.Exercise(name=name, traits=GENTLE)) != "suitable"


@pytest.mark.parametrize("name", ["Sit-up", "Dead bug", "Hollow hold", "Bench press"])
def test_a_declared_aim_does_not_turn_strength_into_rest(name):
    assert verdict(exercise=sr.Exercise(name=name, traits=sr.Traits(aim="relaxation", effort="gentle"))) != "suitable"


@pytest.mark.parametrize("name", ["Приседания со штангой", "Kyykky", "Knäböj", "سكوات", "Qwzx"])
def test_an_id_does_not_clear_a_name_that_is_not_understood(name):
    assert verdict(exercise=sr.Exercise(name=name, id="ankle-flexion")) != "suitable"


@pytest.mark.parametrize("ident", ["plank", "sit_up", "push-up", "seated_ankle_pump", "stationary-bike"])
def test_the_id_of_another_movement_does_not_pass_with_a_gentle_name(ident):
    assert verdict(exercise=sr.Exercise(name="Lying ankle pump", id=ident)) != "suitable"


@pytest.mark.parametrize("ident", ["ankle_pump", "ex-12", "00000000", "supine-ankle-circle"])
def test_an_id_that_says_nothing_else_passes(ident):
    assert verdict(exercise=sr.Exercise(name="Lying ankle pump", id=ident)) == "suitable"


@pytest.mark.parametrize(
    "notes",
    [
        "누워서 하지 마세요",
        "Place heel on a bench and hinge forward. Later, lie on your back.",
        "Unlike the version where you lie on your back, use a wall.",
        "Lie on your back afterwards to rest.",
        "If you cannot do it upright, lie on your back.",
        "Lie on your back, or use a chair, or hang from a bar.",
        "Lie on your back. Arch.",
        "Lie on your back with a 20 kg barbell on your feet.",
    ],
)
def test_lying_in_passing_does_not_settle_an_ambiguous_name(notes):
    assert verdict("Hamstring stretch", notes) != "suitable"
    assert sr.recognise("Hamstring stretch", instructions=notes).suitability != "recommended"


@pytest.mark.parametrize(
    "notes", ["Lie on your back and breathe into your belly.", "Lie down and raise one straight leg."]
)
def test_a_how_to_of_another_movement_settles_no_name_that_is_known(notes):
    assert verdict("Pull up", notes) != "suitable"


@pytest.mark.parametrize(
    "notes",
    [
        *("Stay on your belly.", "Rest on your stomach.", "Keep your belly down.", "Keep your face down."),
        *("Auf dem Bauch bleiben.", "Quédese sobre el abdomen.", "Das Gesicht zeigt nach unten."),
    ],
)
def test_a_note_beside_breathing_keeps_one_on_the_back(notes):
    assert verdict("Supine deep breathing", notes) != "suitable"


@pytest.mark.parametrize(
    ("name", "dose"),
    [
        ("Lying ankle pump", {"reps": (10, None)}),
        ("Lying ankle pump", {"sets": 50, "reps": 1000, "times_per_day": 24}),
        ("Knee to chest", {"reps": 12, "hold_s": 3600, "per_side": True}),
        ("Lying ankle pump", {"load_kg": 0.5}),
    ],
)
def test_a_dose_without_measure_does_not_pass(name, dose):
    assert verdict(name, **dose) != "suitable"


@pytest.mark.parametrize("name", ["Single knee to chest", "무릎 가슴으로 당기기", "knee-to-chest"])
def test_an_exclusion_reaches_the_movement_under_all_its_names(name):
    assert verdict("Knee to chest", per_side=True, profile=sr.Profile(excluded=(name,))) != "suitable"


def test_a_clearance_of_tomorrow_clears_nothing_today():
    profile = sr.Profile(severity="severe", clearance=date(2026, 11, 24))
    assert verdict(profile=profile) == "unsuitable"


@pytest.mark.parametrize(
    "who", ["refused", "Not cleared", "waiting for Dr. Lee", "none", "nicht erlaubt", "의사가 거부함", "未定"]
)
def test_a_clearance_that_nobody_gave_clears_nothing(who):
    given = sr.Clearance(date(2026, 11, 1), who)
    assert verdict(profile=sr.Profile(severity="severe", clearance=given)) == "unsuitable"
    ill = sr.DayLog(1, severity="severe")
    stopped = sr.advance(sr.build_plan(sr.Profile(), weeks=2), [ill], today=date(2026, 10, 1)).plan
    with pytest.raises(sr.InvalidValueError, match="who gave it"):
        stopped.cleared(given, today=date(2026, 11, 23))


@pytest.mark.parametrize("who", [None, "Dr. Lee", "my doctor", "Dr. Nota", "Dr. Mai", "김민수 의사"])
def test_a_clearance_of_anybody_named_clears(who):
    given = sr.Clearance(date(2026, 11, 1), who)
    assert verdict(profile=sr.Profile(severity="severe", clearance=given)) == "suitable"


SOUND_GENTLE = """
lying arm kettlebell swing|hamstring heel slide|belly down lying twist|ankle circles lying + hang|supine ab twist
supine anterior pelvic rocking|pelvic rocking wide stance|vertical knees to chest
knee to chest with rope attachment|lower trunk rotation legs straight
k n e e t o c h e s t|knee to chest 🏋️|Hip joint raise|Ankle flexion
knee to chest (🏋️)|knee to chest, lying 🏋️|ankle pump, l y i n g
TRX knees to chest|slider knees to chest|step knee to chest|knee pulls|hip hug
Knee to chest position|膝胸卧位|TRX 무릎 당기기|slide outs|knee slides
swiss ball heel slide|fallout|ab fallout|straight leg raise rings
lying triceps pushdown stretch|supine kickback stretch|extreme lat stretch lying|lying extreme pec stretch
straight leg raise hold|双腿直腿抬高|side lying double leg raise
leg on chair stretch|legs on wall hold|rest position|fowler position|matsyendrasana
leg crossover|knee drop|Beinpendel|Päckchen|supine hamstring stretch to low lunge
lying couch stretch|reclined lizard|lying hamstring stretch chair
savasana over bolster|standing/ANKLE_FLEXION|plank/KNEE_TO_CHEST|hang/KNEE_TO_CHEST
calf_raise/HEEL_SLIDE|lower trunk rotation with band
straight leg raise overhead|straight leg raise glutes|lower back straight leg raise|side lying leg raise on foam roller
Knie zur Brust aufrecht|genou à la poitrine à genoux|genou à la poitrine sur un pied
deslizamiento de talón glúteos arriba|横向き足上げ フォームローラー
front straight leg raise|90/90 glute stretch|elbow knee crossover|lateral leg slide outs
lumbar rotation with stick|lumbar rotation hands behind head|knee crossover hands behind head|knee to chest pulses
lying doorway stretch|lying wall slide|seated butterfly lying|lying side leg kick
옆으로 누워 견갑골 케틀벨 스윙|側臥位 伸展|누워 서서 발목 펌프
무릎 가슴으로 당기기 근력운동|partner straight leg raise|legs up the wall abs
lying ankle pump head down|Fußpumpe im Liegen Kopf nach unten|누워서 발목 펌프 머리 아래로|仰卧踝泵 头朝下
bombeo de tobillos tumbado cabeza abajo|pompe de cheville allongé tête en bas|仰向け足首ポンプ 頭を下に
rodilla al pecho sobre una pierna|knee to chest up right
Hüfte abheben in Seitlage|hanche soulever sur le côté|옆으로 누워 고관절 들기|横向き 股関節 上げ|侧卧 髋 抬起
respiración tumbado y abdominales|respiration allongée + abdos|仰向け呼吸と腹筋|Supine breathing + abs
respirazione da sdraiato addominali|respiração deitado abdominais|무릎 가슴으로 당기기 침대 끝|Kopf aufrollen liegend
knee to chest w OP|FIL w/ overpressure|lying ankle pump head back|Fußpumpe im Liegen Kopf in den Nacken
single knee to chest 4-point|heel slide (four point)|lower trunk rotation all 4s|heel slide on all 4's
heel slide 4-point kneeling|supine heel slide, quad position|knee to chest point|3-point heel slide
breath hold lying|breathing with holds lying|supine breathing hold|hold breath lying|ワニのポーズ
"""


@pytest.mark.parametrize("name", SOUND_GENTLE.strip().replace("\n", "|").split("|"))
def test_a_name_that_only_sounds_gentle_does_not_pass(name):
    assert sr.recognise(name).suitability not in ("recommended", "compatible")


@pytest.mark.parametrize(
    ("name", "hints"),
    [
        ("Knee to chest", {"instructions": "Jog in place bringing knees to chest."}),
        ("Knee to chest", {"instructions": "Grip a pull-up bar. Pull the knees up."}),
        ("Knee to chest", {"instructions": "Start in a plank position."}),
        ("Knee to chest", {"instructions": "Lift your hips off the floor."}),
        ("Knee to chest", {"equipment": "treadmill"}),
        ("Knee to chest", {"equipment": "TRX"}),
        ("Knee to chest", {"category": "powerlifting"}),
        ("Knee to chest", {"category": "standing"}),
        ("Side lying leg raise", {"instructions": "Get into a side plank."}),
        ("Supine marching", {"instructions": "Lift your hips into a bridge. March."}),
        ("Legs up the wall", {"instructions": "Kick up into a handstand with legs on the wall."}),
        ("Supine arm raise", {"equipment": "dumbbell"}),
        ("Straight leg raise", {"equipment": "foam roller"}),
        ("Straight leg raise", {"equipment": "inversion table"}),
        ("Straight leg raise", {"equipment": "water bottles"}),
        ("Straight leg raise", {"equipment": "ankle cuff"}),
        ("Straight leg raise", {"instructions": "Hold on to a chair and lift the leg behind you."}),
        ("Straight leg raise", {"instructions": "Lean on a wall."}),
        ("Straight leg raise", {"instructions": "Stay on your feet."}),
        ("Straight leg raise", {"instructions": "In an upright position, raise the leg."}),
        ("Straight leg raise", {"instructions": "Raise both legs together and lower them slowly."}),
        ("Straight leg raise", {"instructions": "Put the heels on a ball and lift."}),
        ("Straight leg raise", {"instructions": "Roll your legs over your head."}),
        ("Straight leg raise", {"instructions": "Стоя."}),
        ("Knee to chest", {"instructions": "From a hanging position, raise the knees."}),
        ("Knee to chest", {"instructions": "Lie on a decline bench."}),
        ("Knee to chest", {"instructions": "Lie on a bench with the other leg hanging off."}),
        ("Knee to chest", {"instructions": "Raise your bottom off the bed."}),
        ("Knee to chest", {"instructions": "Lie back over a bolster."}),
        ("Knee to chest", {"instructions": "Keep your back arched."}),
        ("Knee to chest", {"instructions": "March in place."}),
        ("Supine hamstring stretch", {"instructions": "Lie on your belly and lift the leg."}),
        ("Supine hamstring stretch", {"instructions": "Lie face down."}),
        ("Supine hamstring stretch", {"instructions": "Lie on your side."}),
        ("Straight leg raise", {"instructions": "Lie on a foam roller."}),
        ("Lying chest stretch", {"instructions": "Lie on your back."}),
        ("Lying chest stretch", {"equipment": "bed"}),
        ("Lying hip rotation", {"instructions": "Lie on your side."}),
        ("Hamstring stretch", {"instructions": "Lie on your back. Crunch."}),
        ("Hamstring stretch", {"instructions": "Lie on your back. Lift your head and shoulders."}),
        ("Hamstring stretch", {"instructions": "Lie on your back. Lift your lower back off the floor."}),
        ("Hamstring stretch", {"instructions": "Lie on your back. Push your hips toward the ceiling."}),
        ("Hamstring stretch", {"instructions": "Lie on your back. Put a bolster under your back."}),
        ("Hamstring stretch", {"instructions": "Lie on your back. Place your calves on a ball."}),
        ("Hamstring stretch", {"instructions": "Lie on your back. Hold a weight."}),
        ("Hamstring stretch", {"instructions": "Lie on your back. Kick your legs up and down."}),
        ("Hamstring stretch", {"instructions": "Lie on your back. Let one leg hang off the table."}),
        ("Hamstring stretch", {"instructions": "Lie on your back. Roll onto your stomach."}),
        ("Hamstring stretch", {"instructions": "Lie on your back. Roll until your feet touch the floor behind you."}),
        ("Knie zur Brust", {"instructions": "Legen Sie sich auf den Bauch.", "language": "de"}),
        ("Knie zur Brust", {"instructions": "Heben Sie den Po vom Boden ab.", "language": "de"}),
        ("rodilla al pecho", {"instructions": "Eleve los glúteos del suelo.", "language": "es"}),
        ("rodilla al pecho", {"instructions": "Párese en una pierna.", "language": "es"}),
        ("genou à la poitrine", {"instructions": "Cambrez le dos.", "language": "fr"}),
        ("genou à la poitrine", {"instructions": "Décollez les fesses du sol.", "language": "fr"}),
        ("무릎 가슴으로 당기기", {"instructions": "누운 상태에서 엉덩이를 든다."}),
        ("무릎 가슴으로 당기기", {"instructions": "허리를 뒤로 젖힙니다."}),
        ("무릎 가슴으로 당기기", {"instructions": "선 상태로 무릎을 듭니다."}),
        ("仰向け膝抱え", {"instructions": "仰向けになりお尻を床から離します。"}),
        ("仰向け膝抱え", {"instructions": "腰を反らせます。"}),
        ("仰卧抱膝", {"instructions": "仰卧,臀部离地。"}),
        ("仰卧抱膝", {"instructions": "拱起腰。"}),
    ],
)
def test_hints_beside_a_name_can_keep_it_from_passing(name, hints):
    assert sr.recognise(name).suitability != "contraindicated"
    assert sr.recognise(name, **hints).suitability not in ("recommended", "compatible")


HINTS = ("instructions", "category", "muscles", "equipment")


def beside(text, place):
    """A routine of one gentle movement, ten times, with a text in a place."""
    named = {"name": f"Lying ankle pump {text}"} if place == "name" else {"name": "Lying ankle pump"}
    hints = {"hints": sr.Hints(**{place: text})} if place in HINTS else {}
    prescription = sr.Prescription(
        sr.Exercise(**named, **hints),
        sr.Dose(reps=10),
        text if place == "notes" else "",
        group=text if place == "group" else None,
    )
    session = sr.Session(text if place == "session" else "A", (prescription,))
    guidance = (*ADVICE, text) if place == "guidance" else ADVICE
    return sr.check(sr.Routine(text if place == "title" else "Test", (session,), guidance)).verdict


PLACES = ("name", "notes", *HINTS, "group", "session", "title", "guidance")
MORE = [
    *("1000 times each side", "500 reps for 40 minutes", "12 times a day", "10 rounds", "every hour", "for 2 hours"),
    *("tempo X0X0", "tempo 10X1", "3 rounds for time", "100 total", "100 in total", "100 a session", "100 en total"),
    *("do 500", "a hundred times", "100 reps each", "as often as you can", "to failure", "total 2 hours"),
    *("하루 12번", "10세트", "스무 번씩 열 세트", "두 시간 동안", "매시간", "200 Wiederholungen", "stündlich"),
    *("200 repeticiones", "cada hora", "toutes les heures", "200 fois", "1日20回", "每天20次", "每小时"),
    *("3x15x8", "double it", "double the reps", "same again", "백번", "count to 200", "Build up to 50 over two weeks"),
    *(
        "1,000",
        "1.000",
        "Build up to 1,000",
        "80 e/s",
        "and 100 single-leg ones",
        "1e3 times",
        "1/2 hour holds",
        "increase by 10 reps every day",
        "10^3",
    ),
    *(
        "every time you wake up",
        "every commercial break",
        "Do the whole thing ten times",
        "Do everything ten times",
        "alles zehnmal",
        "Sets x reps: 10 x 10",
    ),
    *(
        "做到累为止",
        "500-10 times",
        "1.000 Mal",
        "1 000 fois",
        "all night",
        "as long as it takes",
        "ten times the dose",
    ),
    *(
        "whenever you remember",
        "three times over",
        "minimum 100",
        "100 daily",
        "Tag und Nacht",
        "sans relâche",
        "하루 내내",
    ),
    *("el doble", "생각날 때마다", "何度でも", "越多越好", "toda la rutina diez veces", "이 루틴을 열 번", "整套十遍"),
]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", MORE)
def test_no_text_asks_for_more_than_the_dose(text, place):
    assert beside(text, place) != "suitable"


LABELS = [
    *("Warm up", "Push / Pull / Legs", "Spinal stenosis - exercise advice", "Main part", "Stretch your legs", "Week 1"),
    *("Day 2 - gentle", "Dr Kim's morning programme", "Week 12", "21:00", "10 minute morning routine", "10 reps"),
    *("Twice a day", "3 rounds", "5 exercises", "아침 운동", "1주차", "하루 2번", "Woche 1", "2024-05-03"),
    *("Seniors 65+", "Over 60s", "Ages 60-80", "Top 50 stretches", "Room 204", "Plan 2025", "L4-L5 stenosis", "No. 7"),
    *("30 day challenge", "Weeks: 26", "Low back pain", "Hips and back", "Cool-down and breathing", "For bad days"),
    *(
        "Aunt Mabel's special",
        "Option A (easy)",
        "Push",
        "Week 10: From here on, keep up this amount",
        "Back to basics",
    ),
    *(
        "4주차: 누워서 한쪽 다리 살짝 들기: 좌우 8회씩",
        "Übungen im Liegen bei engem Wirbelkanal",
        "척추관협착증 환자를 위한 침상 운동 안내",
        "Ejercicios para la espalda",
    ),
    *("With a pillow", "Con una almohada", "Sin material", "To loosen up", "Exercises for your back pain"),
    *("晚上", "下午", "In bed", "After lunch", "Left and right", "One side at a time", "Page 2", "Narrow spinal canal"),
    *("Legs", "Beine", "Jambes", "다리", "Both sides", "Both arms", "Hips and legs", "Then breathing", "Enjoy it"),
    *(
        "Meditation",
        "Pool",
        "On the floor",
        "Bed",
        "Lying down",
        "Week 6: 누워서 골반 좌우로 흔들기: 한 번에 10회, 하루 5번",
    ),
]


LABELS += [
    *(
        "Getting up",
        "Legs and back",
        "Back pain",
        "Knee pain relief",
        "For painful days",
        "On bad days",
        "Numb legs",
        "Stiff back",
        "Strong back",
    ),
    *(
        "Exercises with a towel",
        "Left leg",
        "Legs",
        "Lower body",
        "Day 1, back",
        "Push / Pull / Legs",
        "Before getting up",
    ),
    *(
        "허리 통증",
        "통증이 있을 때",
        "골반과 고관절",
        "腰痛改善",
        "股関節",
        "腰腿痛",
        "疼痛缓解",
        "Rückenschmerzen",
        "Mal de dos",
    ),
    *("Bei Schmerzen", "Dolor de espalda", "Unterer Rücken", "Warm up", "Open hips", "Heavy legs", "Back to basics"),
]


@pytest.mark.parametrize("place", ["group", "session", "title", "muscles"])
@pytest.mark.parametrize("text", LABELS)
def test_a_label_that_asks_for_no_more_stays_a_label(text, place):
    assert beside(text, place) == "suitable"


@pytest.mark.parametrize("place", ["group", "session", "title", "category", "muscles"])
@pytest.mark.parametrize(
    "text",
    [
        *("To the back", "At the back", "Behind the back"),
        *("with both legs", "both legs together"),
        *("Rise onto the balls of your feet", "Kick as high as you can", "Go until the legs shake", "Heels raised"),
        *("Do it at the bus stop", "At the barre", "In the shower", "On the edge of a step", "With a bag of rice"),
        *("Not lying down", "No need to lie down", "Do not breathe", "Stop breathing", "Numbness is normal"),
        *("Push your belly out to the ceiling", "Push up on your hands", "Put a rolled towel under your waist"),
        *("While the kettle boils", "Do not be gentle", "Then swim", "With cycling", "For a whole song"),
        *("For a whole winter", "Every coffee", "For a whole conversation", "After each coffee"),
        *("Both feet", "Beide Füße", "양발", "Both at once", "Feet in the air", "Come to your feet"),
        *("All fours", "On a chair", "Sentado", "Assis", "Head down", "Hanging", "네발기기", "Wall", "Bike"),
        *(
            "In the pool",
            "Planks",
            "Sit ups",
            "Double leg raises",
            "Liegestütze",
            "Haga bicicleta",
            "Make a tabletop with it",
        ),
        *("Raise one leg, then both.", "Ziehen Sie das Knie heran, dann beide.", "Levez une jambe, puis les deux."),
        *("Levante una pierna, luego las dos.", "片足を上げ、それから両方。", "집 안에서 스쿼트.", "집 안을 걸으세요."),
        *(
            "Raise one leg and the other knee.",
            "Heben Sie ein Bein und das andere Knie.",
            "Levez une jambe et l'autre genou.",
        ),
        *("천천히 걸어서 갑니다.", "부엌까지 걸어서 오세요.", "자주 걸어 다니세요."),
        *("With both legs", "And now both", "Add the other leg", "The other leg too", "At the same time", "Never stop"),
        *("Leave it up", "All the way", "Without lowering it", "Against your hand", "Head off the bed", "Breath held"),
        *("Up to the ceiling", "Lift.", "Go up onto the balls of your feet", "Plus what you did before", "Keep going"),
        *("止めないで", "不要停", "No pares", "疼痛是正常的"),
        *("バーベル", "ケトルベル", "啞鈴", "彈力帶"),
        *("Out of bed", "Away from the bed", "Next to the bed", "Aus dem Bett", "Hors du lit", "Fuera de la cama"),
        *("침대 밖에서", "침대에서 나와서", "ベッドの外で", "Bending back", "Fesses en l'air"),
        *("Slowly. With 2 kg.", "Ignore it", "Never mind the pain", "Forget the pain", "통증은 신경 쓰지 마세요"),
        *("Hips high", "Belly up to the sky", "Navel to the sky", "Chest up", "Float your hips"),
        *("Let your back leave the floor", "Make your bottom light", "Lock it", "Squeeze", "Breathe later", "Ambas"),
        *(
            "두 발로",
            "두 다리로",
            "배를 하늘로",
            "허리를 뒤로",
            "뒤로",
            "両足で",
            "お腹を天井に",
            "頭を後ろに",
            "手と膝で",
        ),
        *("肚子朝天", "头向后", "收紧", "手撑床", "Bauch zur Decke", "Kopf nach hinten", "Pecho arriba", "Hacia atrás"),
        *("Ventre vers le ciel", "Poitrine haute", "Cadera alta", "La tête en arrière", "Beide"),
        *("Pain is good", "통증은 정상입니다", "아파도 괜찮아요", "痛くても", "痛みは正常です", "痛也没关系", "做到痛"),
        *("Der Schmerz geht vorbei", "Spüren Sie den Schmerz", "Hasta el dolor", "Sienta el dolor", "La douleur passe"),
    ],
)
def test_an_instruction_as_a_title_does_not_pass(text, place):
    assert beside(text, place) != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *("Add the other leg", "At the same time", "At the same time as the other", "Plus what you did before"),
        *("Raise them.", "Rest your head, then raise them.", "Lift them a little.", "Lower them slowly."),
        *("Strecken Sie sich.", "10 reps, hold 5 breaths"),
        *("Raise both other legs.", "Beide anderen Beine heben.", "위에 두 다리를 올리세요."),
        *("Bájelas despacio.", "Lift the legs side by side.", "Do whatever you like.", "Lower it, whatever you do."),
        *("On your stomach", "Auf dem Bauch", "Sobre el pecho", "배 위에서", "在肚子上", "Rest on your belly"),
        *("Both legs together", "Next, both legs together.", "Now both feet together", "Beide Beine zusammen"),
        *(
            "X0X0",
            "x",
            "Simultaneously",
            "Breath held",
            "Mit angehaltenem Atem",
            "Fewer rests",
            "Shorter breaks",
            "Stay up there",
        ),
    ],
)
def test_a_note_beside_a_raise_of_one_leg_asks_for_no_more(text):
    assert verdict("Lying slight single leg raise", text, reps=8, per_side=True) != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        "Legs together.",
        "Lie on your back, both feet together.",
        "Knees bent, both feet together.",
        "Breathe out at the same time",
        "At the same time each day",
        "Do not hold your breath",
        "Raise one of the legs.",
    ],
)
def test_a_note_beside_a_raise_of_one_leg_may_say_when(text):
    assert verdict("Lying slight single leg raise", text, reps=8, per_side=True) == "suitable"


def gentle(text):
    """The verdict on a page of free text with a title and all the advice that one needs."""
    return sr.check(sr.loads(f"# Gentle\n\n{' '.join(ADVICE)}\n\n{text}\n", format="text")).verdict


@pytest.mark.parametrize(
    "line",
    [
        "## Every hour",
        "Do these for 2 hours.",
        "For 90 minutes:",
        "Ten rounds of 20 each.",
        "count to 200",
        "Week 4: 100",
        *("Then: both legs.", "Last one: both legs.", "Do both legs.", "Next, both legs together.", "Tip: together."),
    ],
)
def test_a_line_above_the_movements_asks_of_all_of_them(line):
    assert gentle(f"{line}\n\n- Lying ankle pump - 10 reps") != "suitable"


@pytest.mark.parametrize(
    "warned",
    [
        "## Avoid\n\n- squats\n- lunges\n\n## Week 3\n\n{}",
        "## Avoid\n\n- squats\n- lunges\n\n{}",
        "Avoid squats and lunges.\n\n{}",
        "Avoid squats and lunges. {}",
        "Avoid squats and lunges. Week 3: {}",
    ],
)
@pytest.mark.parametrize(
    "text",
    [
        *("All of the above.", "These.", "Now these are fine.", "You may do these now.", "Start the above."),
        *("Once you are better, these are fine.", "Go back to these.", "Any of them."),
    ],
)
def test_what_is_warned_of_is_not_permitted_by_pointing_back(warned, text):
    assert gentle(f"- Lying ankle pump - 10 reps\n\n{warned.format(text)}") != "suitable"


def test_what_points_back_is_asked_about_in_its_own_words():
    read = sr.loads("# Plan\n\n- Lying ankle pump - 10 reps\n\nAvoid squats and lunges.\n\nAll of the above. Slowly.\n")
    [finding] = [finding for finding in sr.check(read).findings if finding.code == "SR608"]
    assert [question.text for question in finding.questions] == ["All of the above."]
    assert finding.params["words"] == ("All of the above.",)


@pytest.mark.parametrize(
    "text", ["These put strain on your back.", "Do these movements once a day.", "They overload the spine."]
)
def test_a_sentence_behind_a_warning_may_speak_of_it(text):
    assert gentle(f"- Lying ankle pump - 10 reps\n\nAvoid squats and lunges. {text}") == "suitable"


@pytest.mark.parametrize("heading", ["Avoid", "Don'ts", "Do not", "피해야 할 운동", "避ける運動", "禁忌", "Vermeiden"])
@pytest.mark.parametrize(
    "item",
    [
        *("stop when it hurts", "stopping", "lying down", "lying on your back", "gentle movements", "going slowly"),
        *("asking your doctor", "your doctor's advice", "누워 있기", "쉬기", "休息", "休む", "Sich hinlegen"),
    ],
)
def test_what_is_good_is_no_warning_in_a_list_of_what_to_avoid(heading, item):
    assert gentle(f"- Lying ankle pump - 10 reps\n\n## {heading}\n\n- {item}") == "needs_review"


@pytest.mark.parametrize("heading", ["Avoid", "피해야 할 운동", "하지 말아야 할 운동", "避ける運動", "Vermeiden"])
@pytest.mark.parametrize("item", ["squats", "스쿼트", "スクワット"])
def test_a_list_of_what_to_avoid_stays_a_warning(heading, item):
    assert gentle(f"- Lying ankle pump - 10 reps\n\n## {heading}\n\n- {item}") == "suitable"


def test_advice_on_one_movement_asks_of_it():
    assert beside("Do the lying ankle pumps 500 times", "guidance") != "suitable"


def test_a_sentence_of_how_often_that_reads_as_a_caution_is_not_lost():
    routine = sr.loads("- Lying ankle pump - 10 reps. 20 Mal am Tag", format="text")
    prescription = routine.sessions[0].prescriptions[0]
    assert prescription.dose.times_per_day == 20 or "20 Mal am Tag" in prescription.notes


@pytest.mark.parametrize(
    "movement",
    [
        *(
            "Lying ankle pump - at least 10 reps",
            "Lying ankle pump - 10 reps or more",
            "Lying ankle pump - min 10 reps",
        ),
        *("누워서 발목 펌프 10회 이상", "누워서 발목 펌프 최소 50회", "仰卧踝泵 50次以上", "仰卧踝泵 至少50次"),
        *("仰向け足首ポンプ 50回以上", "仰向け足首ポンプ 少なくとも50回", "pompe de cheville allongé au moins 50 fois"),
        *("Fußpumpe im Liegen mindestens 50 Mal", "bombeo de tobillos tumbado 50 veces o más"),
    ],
)
def test_the_least_of_an_amount_is_an_amount_without_an_end(movement):
    routine = sr.loads(f"Lie on your back.\n\n- {movement}\n", format="text")
    low, high = routine.sessions[0].prescriptions[0].dose.reps
    assert (low in (10, 50), high) == (True, None)
    assert sr.check(routine).verdict != "suitable"


def test_at_least_so_often_a_day_stays_an_amount():
    assert gentle("- Lying ankle pump - 10 reps\n\nDo these at least five times a day.") == "suitable"


MORE_IN_OTHER_WORDS = {
    "a condition, and then both legs": """
편해지면 두 다리로 | 편해지면 두 다리로 하세요 | 안 아프면 두 다리로 | 楽になったら両足で
痛みがなければもう片方も一緒に
不痛就两腿 | 轻松了就两条腿 | Wenn es besser geht beide Beine | Si no duele las dos piernas | 나머지도
Si cela ne fait pas mal les deux jambes""",
    "the hips are made light": """
お尻を軽くします | 腰を軽くします | Allégez les fesses | Allégez le bassin | 臀部放轻
Let your feet take the weight. | Let your heels take the weight of your hips. | Keep it floating. | 다리를 만드세요""",
    "a rest or a breath is put off": """
Rest later. | Rest is for later. | Rest tomorrow. | Breathe later. | Keep the breath for later. | 숨은 나중에
나중에 쉬세요 | 내일 쉬세요 | 明日休みます | 後で休みます | 明天休息 | Pausen weglassen
息を吸ったまま | Breathe only between repetitions.""",
    "on the feet": "At the sink | At the kitchen counter | 걸어 보세요 | 不落地",
    "going on, and nothing else": "Keep on. | Stay with it. | Float. | Position: up",
    "a warning for some days only": "Avoid squats this week.",
    "a telephone number that counts": "Call 911 reps | Call 50 reps | Phone 50 times.",
    "the opposite of a warning": "Do the opposite of bending forward.",
    "without an end": """
Add one repetition a day. | Time and again | Time after time | For ever | 밤낮으로 | 昼も夜も | 全天 | 一有时间就做
Tant que vous pouvez | Wieder und wieder | Otra vez y otra vez | So hoch es geht | As high as the leg allows, twice""",
    "less of what is bad": """
Avoid bending backwards too little. | Don't arch your back too little. | Avoid arching less. | Avoid short standing.
Avoid light weights. | No small weights. | Avoid being careful. | Keine leichten Gewichte.
Vermeiden Sie kurzes Stehen.
Évitez les poids légers. | Evite los pesos ligeros. | Evite arquear poco la espalda. | 가벼운 무게는 피하세요.
조금만 젖히지 마세요. | 腰を少しだけ反らさないでください。 | 軽い重りは避けてください。 | 避免轻的哑铃。""",
    "small words, which are the rest of something": "And again. And again. And again. | The whole way. | Behind you.",
    "a pain that passes, or is gone on in": "Respire en el dolor | El dolor pasa | La douleur passe | Rest the pain.",
    "a direction alone": "Backwards | 向后 | 後ろへ | Nach hinten | Hacia atrás | En arrière",
    "a limb that one leans on, or the front of the body on the floor": """
with the elbow | with your elbows | with the knee | 팔꿈치로 | 팔꿈치로 하세요 | 膝で | ひじで | 用肘 | 用膝盖
mit dem Ellenbogen | con los codos | con la rodilla | avec le coude | avec le genou | le ventre contre le sol
belly on the floor | chest on the floor | お腹を床に | 胸を床に | 腹部贴床 | 胸贴床
Bauch auf dem Boden | Brust auf dem Boden | vientre en el suelo | el pecho en el suelo""",
    "rests are shortened": """
shorten the rests | rest less | kürzere Pausen | Pausen kürzen | réduisez les pauses | raccourcissez les pauses
휴식을 줄이세요 | 쉬는 시간을 줄이세요 | 휴식은 짧게 | 덜 쉬세요 | 休憩を減らす | 减少休息 | 缩短休息 | 休息短一点""",
    "an hour": """
for an hour | 한 시간 | 一小时 | 一个小时 | eine Stunde | una hora | durante una hora | pendant une heure""",
    "a breath that is kept": "숨을 마시고 유지 | 吸气保持 | 吸住",
    "both, and not both sides": "both | beide | mit beiden | ambas | las dos | les deux | 両方 | 両方で",
    "not lying": "누워서 하지 마세요 | 누워서 하지 않습니다",
    "kept off the floor": """
do not touch the floor | not touching the bed | den Boden nicht berühren | no toques el suelo
바닥에 닿지 않게 | 床につけないで | 床につかないように | 不碰床""",
    "other exercises": """
昨日の運動 | 昨日やった運動 | 前回の運動 | ほかの運動 | 他の運動も | 次の運動と一緒に | 昨日と同じ
어제 운동 | 평소 운동 | 아까 운동도 | 上次的运动 | 上周的动作 | 平时的运动 | 其他动作
die nächste Übung auch | los ejercicios de siempre | les autres exercices aussi""",
    "moved by somebody else": """
Your physio pulls your knee to your chest. | The therapist bends your knee. | Der Therapeut zieht das Knie zur Brust.
물리치료사가 무릎을 가슴으로 당깁니다 | 理学療法士が膝を胸に引き寄せます | 治疗师把膝盖拉向胸部
El fisioterapeuta lleva la rodilla al pecho. | Le kinésithérapeute ramène le genou vers la poitrine.""",
    "no care": "No need to be careful. | You need not be careful. | 조심할 필요 없습니다 | 조심하지 않아도 됩니다",
    "support is taken away": """
Without holding on | Hold nothing | Do not hold on | Do not hold your knee | Without support | ohne Halt
Nicht festhalten | Ohne Stütze | Nicht abstützen | Stützen Sie sich nicht ab | Sans vous tenir | Sans appui
Ne vous tenez pas | Sin apoyo | Sin sujetarse | No se apoye | 잡지 마세요 | 손으로 잡지 마세요
받침 없이 하세요 | 기대지 않고 | つかまらないで | 支えなしで | 不扶 | 不要扶 | 不要抓""",
    "the front of the body is down": """
Knees on the floor | Both knees on the mat | Rest your knees on the floor | Forehead on the bed
Nose on the mat | Your face is in the pillow | Rest your forehead on the pillow | Die Knie auf dem Boden
Legen Sie die Knie auf den Boden | Stirn auf den Boden | Das Gesicht ins Kissen | Les genoux au sol
Le front sur le sol | Le visage dans l'oreiller | Las rodillas en el suelo | Apoye las rodillas en el suelo
Apoye la frente en la almohada | 額を床につけます | 顔を枕につけます | 额头贴床 | 脸贴枕头
얼굴이 바닥을 향하게 | 팔꿈치를 대고 | 팔꿈치 대고 하세요""",
    "only some parts stay down": """
Keep only your shoulders and feet on the bed | Only your shoulders and feet stay on the bed
Halten Sie nur Schultern und Füße auf dem Bett | Gardez seulement les épaules et les pieds sur le lit
Mantenga solo los hombros y los pies en la cama | 어깨와 발만 바닥에 대세요 | 肩と足だけを床につけます
只有肩和脚贴床""",
    "the body rises or bends back": """
Let your bottom float | Let your pelvis float | Take the weight off your bottom | Make room under your back
Move your bottom back | rise from the bed | Come up | Go down slowly and come up slowly | Kommen Sie nach oben
천천히 내려갔다 올라오세요""",
    "until the muscles work": """
Till your thigh is warm | Until your legs feel warm | Until you feel it working | Bis der Oberschenkel warm wird
다리가 따뜻해질 때까지 | 温まるまで | Hasta sentir calor | Hasta sentir el trabajo""",
    "longer than a minute": """
Hold for twenty slow breaths | Stay for 15 breaths | Halten Sie zwanzig langsame Atemzüge | 스무 호흡 동안 유지하세요
Tenez vingt respirations lentes | Mantenga veinte respiraciones lentas | 二十呼吸保ちます | 保持二十次呼吸
Hold for a very long time | Hold for a good while | 한참 유지하세요""",
    "most of the day": """
From morning to evening | From breakfast to bedtime | Vom Morgen bis zum Abend | Du matin au soir | Matin jusqu'au soir
De la mañana a la noche | Desde la mañana hasta la noche | 아침부터 저녁까지 | 朝から夜まで | 从早上到晚上
Spend the morning on it | Count to your age | Zählen Sie bis zu Ihrem Alter""",
    "as one likes": """
However you like | However often you like | As often as feels right | In any position you like
Any position is fine | Change to the other position | Make a table | Wie Sie wollen | Comme vous voulez
Como quiera | como quieras | Las veces que quiera | 好きなように | 随意做 | 가능한 데까지 하세요""",
    "the second limb joins the first": """
Keep the first knee there and bring the second. | Gardez le premier genou et amenez le second.
Mantenga la primera rodilla y traiga la segunda. | 한쪽 무릎을 그대로 두고 반대쪽을 당기세요 | 반대쪽도 함께 당기세요
The other leg comes along | L'autre jambe suit | La otra pierna acompaña | 不痛的话两条腿一起""",
    "to the end, or to the next level": """
To the end of the movement | Jusqu'à la fin du mouvement | 動作の最後まで | 다음 단계로 넘어가세요""",
    "hips up and down": """
Move your hips up and down | 골반을 위아래로 움직이세요 | 骨盤を上下に動かします | 骨盆上下移动
Bewegen Sie das Becken auf und ab | Bougez le bassin de haut en bas | Mueva la pelvis arriba y abajo""",
    "stop or rest as little as one can": """
Stop only if you must. | Stop only when you need to. | Stop when you cannot go on. | Rest only if you must.
Hören Sie nur auf, wenn Sie müssen. | Arrêtez seulement si vous devez. | Pare solo si es necesario.
Pare cuando no pueda más. | 做不动了再停""",
    "until sleep, and pain as a good sign": """
잠들 때까지 반복하세요 | 잠이 올 때까지 계속하세요 | 做到睡着 | 아픈 건 좋아지는 신호예요""",
    "a heading with its answer": "Frequency: all the time | Breathing: hold | Breathing: hold it while you lift",
    "gritting one's teeth": "坚持下去 | 坚持住",
    "words of known parts": "팔굽혀펴기 | 손주를 안고 | 검도",
    "as many times again": "ten times ten times | 열 번씩 열 번 | 十回を十回 | 十次十遍 | 做到不能",
}


@pytest.mark.parametrize(
    ("name", "dose"),
    [
        ("Single knee to chest", {"per_side": True}),
        ("Heel slide", {"per_side": True}),
        ("Supine pelvic rocking side to side", {"times_per_day": 5}),
    ],
    ids=["knee to chest", "heel slide", "pelvic rocking"],
)
@pytest.mark.parametrize(
    "notes",
    [
        pytest.param(note, id=f"{kind}: {note}")
        for kind, table in MORE_IN_OTHER_WORDS.items()
        for note in map(str.strip, table.replace("\n", "|").split("|"))
        if note
    ],
)
def test_a_note_that_asks_for_more_asks_in_every_language(name, dose, notes):
    assert verdict(name, **dose) == "suitable"
    assert verdict(name, notes, **dose) != "suitable"


@pytest.mark.parametrize(
    "notes",
    [
        *("Take a short rest.", "짧게 쉬세요", "양쪽", "双侧", "both sides", "beide Seiten", "with the left leg"),
        *("with your hands", "손으로", "両手で", "用手", "mit der Hand", "Relax your belly.", "배에 힘을 빼세요"),
        *("The knee need not touch the floor.", "무릎이 바닥에 닿지 않아도 됩니다", "吸气时放松"),
        "통증이 있으면 하지 마세요",
        *(
            "Do not hold your breath.",
            "Do not hold for long.",
            "Feet on the floor.",
            "Keep your back flat on the bed.",
            "双脚贴床",
        ),
        *(
            "Move only the foot.",
            "Nur den Fuß bewegen.",
            "발목만 움직이세요",
            "가능한 데까지만 하세요",
            "Your legs feel warm.",
        ),
        *(
            "Hold for five breaths.",
            "Hold for a while.",
            "Until you feel a gentle stretch.",
            "Close your eyes if you like.",
        ),
        *(
            "If it hurts, do not overdo it.",
            "허리가 아프면 무리하지 마세요.",
            "Please read this leaflet before you start.",
        ),
        *(
            "Keep one knee bent and bring the other to your chest.",
            "Gardez un genou plié et amenez l'autre vers la poitrine.",
        ),
        *("Stop if you feel tired.", "Stop when you need a rest.", "Rest if you need to."),
        *("손바닥이 바닥을 향하게 하세요", "편안하게 잠들 때까지 호흡하세요", "몸의 신호에 귀를 기울이세요"),
        *("Breathing: hold the position and breathe calmly.", "Keep breathing the whole time."),
        *("숨을 참지 마세요", "Nicht die Luft anhalten.", "贵在坚持", "Keep the other foot on the bed."),
    ],
)
def test_a_note_of_rest_of_both_sides_of_a_helping_limb_or_of_less_asks_nothing(notes):
    assert verdict("Single knee to chest", notes, per_side=True) == "suitable"


#: Lists of what to avoid: they say nothing else, in whatever order they name the three.
AVOIDED = (
    "Avoid: bending backwards, heavy lifting, and standing for long periods.",
    "Avoid bending backwards and squats.",
    "Avoid squats, bending backwards and standing for a long time.",
    "Avoid heavy lifting and squats.",
    "Avoid long standing, squats and heavy lifting.",
    "Avoid anything done standing.",
    "Avoid squats, do not lift heavy things.",
    "Avoid squats, no lunges.",
    "피해야 할 동작: 허리를 뒤로 젖히기, 스쿼트, 오래 서 있기",
    "서서 하는 운동은 하지 마세요.",
    "주의: 허리를 뒤로 젖히는 동작, 무거운 물건 들기, 오래 서 있기는 피하세요.",
    "腰を反らす動き、スクワットは避けてください。",
    "No bending back, no squats, no heavy stuff.",
    "Vermeiden Sie Kniebeugen, Rückbeugen und langes Stehen.",
    "Evite las sentadillas, arquear la espalda y estar mucho tiempo de pie.",
    "Évitez les squats, les extensions du dos et la station debout prolongée.",
    "If walking hurts, lie down and rest.",
    "Call 999 if you lose control of your bladder or bowels.",
    "Avoid exercises that bend your back backwards, such as cobra, and heavy exercises such as squats and deadlifts.",
    "Avoid any exercise that makes you lean backwards.",
    "Avoid activities that require standing.",
    "Activities such as running, tennis and jumping are not advised.",
    "Things that can make stenosis worse: arching the back, standing still for a long time, lifting heavy loads.",
    "We don't recommend bridging, planks or prone press-ups.",
    "Avoid sudden or jerky movements.",
    "Don't twist forcefully.",
    "Leave out squats and lunges until your physiotherapist says otherwise.",
    "DO NOT\n- arch your back\n- do sit-ups\n- push or pull heavy things\n- stand for a long time",
    "서서 하는 운동이나 무거운 것을 드는 운동은 하지 마세요.",
    "윗몸 일으키기와 플랭크는 피하는 것이 좋습니다.",
    "달리기나 점프 같은 운동은 삼가 주세요.",
    "스쿼트, 런지, 브릿지 같은 동작은 당분간 피하는 게 좋아요.",
    "立って行う運動や重い物を持つことは控えてください。",
    "Evite las sentadillas, el puente y los ejercicios de pie.",
    "Évitez les squats, le pont et les exercices debout.",
    "不要做仰卧起坐，也不要向后弯腰。",
    "Vermeiden Sie Übungen im Stehen, ein Hohlkreuz und schweres Heben.",
    "Avoid exercises in standing, exercises that arch the back and anything that puts a heavy load on the hips.",
    "허리를 젖히는 동작, 점프, 달리기는 하지 않습니다.",
    "腰を反らす体操、立って行う体操、重い荷物を持つことは避けてください。",
    "금지 동작\n- 브릿지\n- 플랭크\n- 서서 하는 운동",
    "What not to do:\n• Don't lift heavy shopping bags\n• Don't bend backwards",
    "Do not attempt bridges, planks or burpees.",
    "Exercises that arch the lower back are not suitable for people with stenosis.",
    # what hurts
    "Avoid pain.",
    "Avoid anything that makes your leg pain worse.",
    "Avoid any movement that brings on pain in your legs.",
    "Do not do anything that hurts.",
    "Do not do any movement that causes pain.",
    "Avoid squats and anything that hurts.",
    "Vermeiden Sie alles, was weh tut.",
    "Vermeiden Sie Bewegungen, die Schmerzen auslösen.",
    "Evite todo lo que le cause dolor.",
    "Évitez tout ce qui fait mal.",
    "통증을 일으키는 동작은 피하세요.",
    "避免引起疼痛的动作。",
    "Avoid all movements that make your symptoms worse.",
    # what is bad for whom, and with both legs
    "Running and jumping are not good for your back.",
    "Squats and lunges are too hard on your back.",
    "Lifting heavy things puts pressure on the nerves.",
    "Do not lift both legs at the same time.",
    "Please leave out: bridges, cobra, leg raises with both legs",
    "Do not do sit-ups or leg raises with both legs.",
    "Avoid backward bending, heavy lifting, and exercises done on your feet.",
    "It is better to avoid long periods of standing.",
    "Do not pull so far that your hips come off the bed.",
    "Don't arch your back when you stretch.",
    # what is left out, in other words
    "Skip anything that arches your back or loads your hips.",
    "Exercises you should leave out: squats, bridging and heel raises",
    "Three things to avoid: standing exercise, bending back, and heavy loads on the hips and legs.",
    "Do not do standing exercises, backbends or squats.",
    "Avoid sudden twists and jerky movements.",
    "Common mistakes: holding the breath, pulling too hard, arching the lower back",
    "Do not do exercises that put a lot of load on the hips.",
    "Do not reach overhead while standing.",
    "Avoid long walks when your legs hurt.",
    "Anything that makes your legs go numb should be avoided.",
    "Caution: avoid heavy lifting and long standing.",
    "Bridges arch the back, so they are not part of this plan.",
    "Don't do sit-ups or straight leg lifts with both legs.",
    "Machen Sie keine Übungen, bei denen Sie sich nach hinten lehnen.",
    "Kniebeugen und Ausfallschritte weglassen",
    "Deje de lado las sentadillas y las zancadas.",
    "No haga ejercicios que carguen las piernas.",
    "Évitez les exercices debout, ceux qui cambrent le dos et les charges lourdes.",
    "Renoncez aux exercices qui chargent les hanches et les jambes.",
    "오래 서 있거나 허리를 젖히는 동작은 피하세요.",
    "무거운 물건을 들거나 오래 서 있지 마세요.",
    "스쿼트나 런지처럼 서서 하는 운동은 피해 주세요.",
    "브릿지는 허리를 젖히게 되므로 하지 마세요.",
    "통증을 참으면서 운동하지 마세요.",
    "서서 하는 운동은 척추관을 좁힐 수 있어 권하지 않습니다.",
    "長時間立つことは避けてください。",
    "立って行う運動や腰を反らす運動は控えてください。",
    "ブリッジは腰が反るので行いません。",
    "痛みを我慢して続けないでください。",
    "デッドリフトや重いスクワットは禁物です。",
    "跑步、跳跃和负重训练都不适合。",
    "避免让髋部和腿部承受太大的负荷。",
    # for whom, and with what
    "Never do back extensions if you have spinal stenosis.",
    "Avoid twisting your back with force.",
    "Don't force your knee to your chest.",
    "Don't ignore tingling in your legs.",
    "You won't need dumbbells or resistance bands.",
    "Do not use ankle weights or bands.",
    "Skip exercises that make you stand or arch your back.",
    "Limit the time you spend standing.",
    "Avoid swings and jerks.",
    "NOT recommended\n- standing exercises\n- exercises that arch your back\n- heavy weights",
    "Stehen Sie nicht zu lange an einer Stelle.",
    "Übungen, die den Rücken nach hinten biegen, sind nicht geeignet.",
    "Krafttraining für die Beine ist im Moment nichts für Sie.",
    "Evite correr, saltar y levantar pesas.",
    "La musculation des jambes n'est pas recommandée pour l'instant.",
    "次の運動は避けましょう：スクワット、ランジ、かかと上げ",
    "スクワットやブリッジ、腰を反らす運動はしないでください。",
    "急にひねったり反らしたりしないでください。",
    "근력 운동은 아직 이릅니다.",
    "下列运动请避免：深蹲、弓步、提踵",
    "腿部力量训练现在还不合适。",
    "If you have stenosis, avoid bending backwards.",
    "With spinal stenosis you should not lift heavy weights.",
    "Avoid positions in which your back arches.",
    "Don't stretch into pain.",
    "Your physiotherapist advises against back bends.",
    "Evite los ejercicios en los que esté de pie.",
    "협착증이 있다면 허리를 뒤로 젖히지 마세요.",
    "有椎管狭窄的人不要向后弯腰。",
    # or where it would be done
    "If an exercise is done standing, do not do it.",
    "If it has to be done standing, skip it.",
    "If an exercise makes you arch your back, leave it out.",
    "Bitte vermeiden Sie Übungen im Stehen, das Überstrecken des Rückens und schwere Belastungen für Hüften und Beine.",
    "Noch ein paar Hinweise: Bitte nicht im Stehen üben, nicht ins Hohlkreuz gehen und nichts Schweres heben.",
    "Zu vermeiden\nÜbungen im Stehen\nins Hohlkreuz gehen\nschwere Gewichte für Beine und Hüfte",
    "No haga ningún ejercicio de pie.",
    "Évitez les exercices debout, la cambrure du dos et les charges lourdes sur les hanches et les jambes.",
    "À éviter\nLes exercices où l'on est debout\nLes exercices qui cambrent le dos",
    "後ろに反る動作も控えましょう。",
    "请避免站立锻炼、腰部后仰以及髋部和腿部的重负荷。",
    "深蹲和弓步请跳过。",
    "不要塌腰或拱背。",
    "身体不要向后仰。",
    "臀桥一定不要做。",
)
#: What looks like such a list, and bids something or takes some of it back.
NOT_AVOIDED = (
    "Avoid squats and walk.",
    "Avoid bending backwards and squat.",
    "Avoid bending backwards, squats daily.",
    "Avoid bending backwards and do squats.",
    "Avoid lifting your heel and stand up.",
    "Avoid: squats and arch your back.",
    "If unsure, continue.",
    "Extend for your back.",
    "Avoid: squats and walk.",
    "스쿼트, 숨을 참지 마세요.",
    "스쿼트, 무리하지 마세요.",
    "무거운 물건 들기, 허리를 젖히지 마세요.",
    "腰を反らす動き、立って行わないでください。",
    "Avoid squats, not walking.",
    "Avoid bridges (not squats).",
    "Avoid skipping squats, lunges and standing exercises.",
    "Do not bend backwards, squats",
    "Evite las sentadillas y camine.",
    "Évitez de rester assis longtemps et levez-vous.",
    "Vermeiden Sie Brücken, nicht Kniebeugen.",
    "허리를 젖히지 말고 스쿼트",
    "허리를 뒤로 젖히고, 스쿼트는 하지 마세요.",
    "허리를 젖히는 동작 후, 스쿼트는 피하세요.",
    "腰を反らして、スクワットは避けてください。",
    "서서 하는 운동을 하세요.",
    "腰を反らすのを避けて、スクワット",
    "If walking hurts, walk on.",
    "꼭 필요할 때만 쉬세요",
    "必要なときだけ休みます",
    "脸对着床",
    "Avoid bridges, heavy exercises help.",
    "Avoid cobra and squat.",
    "Avoid whatever keeps you from squats.",
    "Avoid exercises that are not squats.",
    "Avoid any exercise that makes you rest.",
    "Avoid anything that makes squats harder.",
    "Avoid squats such as walking slowly.",
    "Exercises such as squats are fine.",
    "Exercises that make you stand are good.",
    "Things that make it worse: stopping.",
    "We do not recommend resting.",
    "We do not recommend leaving out squats.",
    "Do not twist slowly.",
    "Leave out squats until you feel better.",
    "Keep the leg up until your physio says so.",
    "DO NOT\n- stop",
    "누워서 하는 운동은 하지 마세요.",
    "서서 하는 운동이나 누워서 하는 운동은 하지 마세요.",
    "침대에서 하는 운동은 피하세요.",
    "DO NOT\n- lie down",
    "DO NOT\n- do heel slides",
    "DO NOT\n- do squats fast",
    "DO NOT\n- do squats 10 times",
    "DO NOT\n- arch your back\n\nDo squats",
    "DO NOT\n- skip squats",
    "달리기나 스쿼트를 하세요.",
    "스쿼트나 런지를 하고 무리하지 마세요.",
    "스쿼트와 런지, 숨을 참지 마세요.",
    "무릎 당기기나 발목 펌프는 하지 마세요.",
    "서서 하는 운동을 하고 무거운 것은 들지 마세요.",
    "스쿼트나 쉬기는 피하는 것이 좋습니다.",
    "점프 같은 운동은 좋습니다.",
    "스쿼트를 하지 않는 것은 좋지 않습니다.",
    "스쿼트를 피하는 게 좋은 것은 아니에요.",
    "진료를 대신하여 스쿼트를 하세요.",
    "식사 직후에는 스쿼트를 하지 마세요.",
    "立って行う運動や重い物を持ってください。",
    "立って行う運動や寝ることは控えてください。",
    "スクワットや休むことは控えてください。",
    "スクワットを控えないでください。",
    "立って行う運動や片膝抱えを行ってください。",
    "Evite las sentadillas y la camine.",
    "Evite las sentadillas, el puente es bueno.",
    "Evite el descanso y las sentadillas.",
    "Évitez les squats, le pont est bon.",
    "Évitez les squats et marchez.",
    "Évitez le repos.",
    "Vermeiden Sie Kniebeugen, heben Sie die Hüfte.",
    "Vermeiden Sie ein Hohlkreuz, schweres Heben hilft.",
    "Schweres Heben",
    "Schweres Heben ist gut.",
    "不要做仰卧起坐，也要做深蹲。",
    "不要休息，也不要躺下。",
    "也不要停止深蹲",
    "Porter des charges lourdes",
    "Portez des charges lourdes.",
    "Ne portez pas de charges légères.",
    "무거운 것을 드는 운동을 하세요.",
    "무거운 것을 들지 않아도 됩니다. 대신 스쿼트",
    "윗몸 일으키기를 하세요.",
    "Do not hold light weights.",
    "Hold heavy weights.",
    "No need to lift heavy weights, squat.",
    "起き上がるときは、立ってください。",
    "横向きになってから起きるのを10回",
    "팔로 짚고 일어나세요",
    "팔로 짚고 일어나기 10회",
    "Call your doctor if you:\n- squat",
    "Call your doctor if you have:\n- numbness\n\nSquats",
    "Bring it as close to your chest as you can.",
    "Rest for as long as you like between squats.",
    "Take about 10 minutes on each leg.",
    "Warm up: ten minutes",
    "Avoid anything that takes a heavy load off the hips and legs.",
    "Put a heavy load on the hips and legs.",
    "Anything that puts a heavy load on the hips is good.",
    "허리를 젖히는 동작, 점프, 달리기는 합니다.",
    "허리를 젖히는 동작 후, 달리기는 하지 않습니다.",
    "점프, 누워서 하지 않습니다.",
    "금지 동작\n- 누워서 하는 운동\n- 쉬기",
    "금지 동작\n- 브릿지\n\n서서 하는 운동 10회",
    "立って行う体操、腰を反らさないでください。",
    "立って行う体操、片膝抱えは避けてください。",
    "長時間立つことや重い荷物を持つことは良いです。",
    "Attempt bridges.",
    "Do not attempt to rest.",
    "Get help now with squats.",
    "Get medical help tomorrow if you cannot control your bladder.",
    "Take a day off if you cannot control your bladder.",
    "If you have a bad day, do more.",
    "One of the best things you can do for your back is squats.",
    "Set aside ten minutes for squats.",
    "Stop the exercise and call the doctor if:\n- squats",
    "Stop the exercise and call the doctor if:\n- the pain becomes worse\n\nThen squats",
    "There is no need to rest every day.",
    "There is no need to breathe every time.",
    "As far as you can go.",
    "Place a heavy weight on the leg.",
    # what hurts is no list with what follows, and what helps is no warning
    "Avoid pain, squat.",
    "Avoid pain, squats.",
    "Avoid pain and squat.",
    "Avoid pain. Do it daily.",
    "Avoid exercises that hurt. Do them daily.",
    "Avoid anything that hurts less.",
    "Avoid anything that hurts at first.",
    "Avoid anything that hurts until you are warm.",
    "Avoid anything that feels good.",
    "Avoid anything that does not hurt.",
    "Avoid anything that eases the pain.",
    "Avoid exercises that help.",
    "Do not avoid anything that hurts.",
    "Never skip anything that hurts.",
    "Do not worry about anything that hurts.",
    "Do exercises that hurt.",
    "Machen Sie alles, was weh tut.",
    "Vermeiden Sie alles, was gut tut.",
    "Vermeiden Sie alles, was nicht weh tut.",
    "Evite los ejercicios que alivian el dolor.",
    "아프지 않은 동작은 하지 마세요.",
    "통증이 없는 운동은 피하세요.",
    "아픈 동작은 하지 마세요. 매일 하세요.",
    "痛くない動きは避けてください。",
    "Avoid all movements that do not make your symptoms worse.",
    "Running is not bad for your back.",
    "Squats are not too hard on your back.",
    "Lifting heavy things helps the nerves.",
    "Lift heavy things to put pressure on the nerves.",
    "Do not do squats at the same time.",
    "Leg raises with both legs.",
    "Do exercises done on your feet.",
    "Pull so far that your hips come off the bed.",
    "Pull until your hips come off the bed.",
    "Do not stop so early that your hips come off the bed.",
    "When you stretch, lift your hips.",
    "Hold until the pain goes away.",
    "Stop if:\n- it hurts\n- lift both legs\n- you feel dizzy",
    "Stop if:\n- it hurts\n- squats\n- you feel dizzy",
    "Sous la douche.",
    "Make a star.",
    # pain that is set aside
    "Oubliez la douleur.",
    "Laissez de côté la douleur.",
    "Deje de lado el dolor.",
    "Say goodbye to pain.",
    "相談は控えましょう。",
    # whom it is for, in words that are bad
    "With a narrow spinal canal do squats.",
    "With leg pain that gets worse do squats.",
    "椎管狭窄患者做深蹲。",
    "椎管变窄的人站着做。",
    "狭窄症の方はスクワットをしてください。",
    "협착증이 있다면 허리를 뒤로 젖히세요.",
    "Stretch into pain.",
    "Don't stop stretching into pain.",
    "Your physiotherapist advises against rest.",
    "Leave out every exercise that helps.",
    "Do every exercise that puts a load on your hips.",
    "Any position in which you stand.",
    "Starke Steifheit ist normal.",
    # a thing that is avoided heads no list
    "Avoid sugar.\nArch your back.",
    "Vermeiden Sie Stress. Heben Sie das Becken.",
    "砂糖は避けましょう。腰を反らします。",
    "Never do back extensions if you feel well.",
    "Do back extensions if you have spinal stenosis.",
    "Do not lie down if you have spinal stenosis.",
    "Twist your back with force.",
    "Force your knee to your chest.",
    "Ignore tingling in your legs.",
    "You will need dumbbells.",
    "You won't need to rest.",
    "Use ankle weights or bands.",
    "If you see squats, do them.",
    "Limit the time you spend lying down.",
    "Not now: rest.",
    "Skip exercises that make you lie down.",
    "Skip exercises that do not make you stand.",
    "腰を反らす運動はしないで、スクワットをします。",
    "休むことはしないでください。",
    "筋力トレーニングをしましょう。",
    "근력 운동을 하세요.",
    "Heben Sie Schweres.",
    # what is left out in words that say something else
    "Skip anything that arches your back, then do it.",
    "Skip anything that does not arch your back.",
    "Skip anything done lying down.",
    "Three things to do: standing exercise, bending back.",
    "Three things to avoid: resting, lying down and breathing.",
    "Do not do standing exercises, squat.",
    "Do not do standing exercises, backbends are fine.",
    "Common mistakes: resting too long, lying down too much",
    "Common mistakes: lift the leg higher",
    "Common mistakes: pulling too gently",
    "Do not rest while standing.",
    "Reach overhead while standing.",
    "Avoid long walks when your legs feel good.",
    "Avoid the squat rack and squat.",
    "Do anything that makes your legs go numb.",
    "Warning: squats",
    "Warning: the stop rule is optional.",
    "Bridges arch the back.",
    "Bridges arch the back, so they are part of this plan.",
    "Do straight leg lifts with both legs.",
    "These put strain on your back. Arch your back.",
    "These are not suitable. Arch your back.",
    "Do movements that narrow the spinal canal.",
    "We recommend movements that narrow the spinal canal.",
    "Do exercises that put a lot of load on the hips.",
    "Never skip exercises that load the hips.",
    "Do those that arch the back.",
    "Avoid those that do not arch the back.",
    "Machen Sie Übungen, bei denen Sie sich nach hinten lehnen.",
    "Machen Sie Übungen, die die Beine belasten.",
    "Belasten Sie die Hüfte.",
    "Faites ceux qui cambrent le dos.",
    "허리에 부담이 가는 운동을 하세요.",
    "오래 서 있거나 허리를 젖히세요.",
    "스쿼트를 하거나 쉬지 마세요.",
    "누워서 쉬거나 스쿼트를 하지 마세요.",
    "스쿼트처럼 하세요.",
    "브릿지는 허리를 젖히게 되므로 하세요.",
    "ブリッジは腰が反るので行います。",
    "痛みを我慢して続けてください。",
    "立って行う運動や片膝抱えは控えてください。",
    "If an exercise is done standing, do it.",
    "If an exercise is done standing, do not do it slowly.",
    "If an exercise is done standing, stop resting.",
    "If an exercise is done lying down, skip it.",
    "If you cannot do it standing, skip it.",
    "If squats are easy, skip it.",
    # near the same in other languages
    "Vermeiden Sie Kniebeugen, Beugen Sie die Knie tief.",
    "Vermeiden Sie Brücken, Lehnen an der Wand.",
    "Hinweise: nicht ausruhen.",
    "Machen Sie um 10 Uhr Kniebeugen.",
    "Lassen Sie das Liegen weg.",
    "Kniebeugen lassen Sie nicht weg.",
    "No haga nada de reposo.",
    "No pare nunca.",
    "No evite nada.",
    "No olvide ningún ejercicio de pie.",
    "Faites les exercices où l'on est debout.",
    "À éviter\nLes exercices qui soulagent",
    "Tenez-vous à distance du lit.",
    "休むのは控えましょう。",
    "立って行う体操はお休みせずに行いましょう。",
    "深蹲，不要弓步。",
    "深蹲和弓步不要停。",
    "深蹲和弓步，不要忘记。",
    "避免深蹲以及躺着的运动。",
    "N'oubliez pas les squats.",
    "No olvide las sentadillas.",
    "Oubliez la douleur.",
    "Oubliez le lit.",
    "Das sollten Sie nicht tun\n- Pause machen\n- im Liegen üben",
    "Descansar no está permitido.",
    "Liegen ist nicht erlaubt.",
    "不要休息或躺下。",
    "休憩はすべて避けましょう。",
    "Turnen Sie.",
    "站着做操。",
)


@pytest.mark.parametrize("text", AVOIDED)
def test_what_a_list_warns_of_is_not_asked_for(text):
    assert verdict(guidance=(*ADVICE, text)) == "suitable"


@pytest.mark.parametrize("text", NOT_AVOIDED)
def test_what_a_warning_ends_in_is_asked_for(text):
    assert verdict(guidance=(*ADVICE, text)) != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        "Bending backwards narrows the spinal canal.",
        "Squats put a lot of load on the lower back.",
        "Heavy lifting irritates the nerves.",
        "Standing loads the spine, so do it lying down.",
        "Do not stand up during the exercise.",
        "Do not lift heavy weights overhead.",
        "Avoid lifting heavy weights and squats.",
        "Avoid lifting heavy barbells.",
        "The pain eases when you sit or lean forward.",
        "Symptoms often get better when you sit down.",
        "Avoid squats. Do these exercises daily.",
        "Avoid squats, and go slowly.",
        "스쿼트는 피하세요. 천천히 하세요.",
        "Kniebeugen belasten den Rücken.",
        "La extensión de la espalda estrecha el canal.",
        "L'extension du dos rétrécit le canal.",
        "스쿼트는 신경을 압박합니다.",
        "スクワットは腰に負担がかかります。",
        "深蹲会增加腰椎负担。",
        # that it hurts on the feet
        "Your legs may ache when you walk.",
        "The pain is usually worse when standing or walking.",
        "서 있으면 다리가 저립니다.",
        "歩くと足がしびれます。",
        "走路时腿会痛。",
        # or in which posture it hurts and eases
        "Walking makes your legs ache.",
        "Standing and walking often make the pain worse.",
        "Leaning forward often makes the pain less.",
        "Many people feel better when they sit or lie down.",
        "The pain often goes away when you sit down or lie down.",
        "The pain comes on when you walk and goes away when you rest.",
        "The symptoms are worse when you stand and better when you sit.",
        "When you sit, the pain eases.",
        "The pain often comes on when you stand or walk and eases when you sit.",
        "걸으면 다리가 아프고 앉으면 편해집니다.",
        "歩くと足が痛くなり、座ると楽になります。",
        # what it does to the pain or the nerves
        "Long periods of standing tend to make the leg pain worse.",
        "Squats and lunges can worsen your pain.",
        "Movements that arch the back can squeeze the nerves.",
        "Exercises that load the hips and legs may irritate the nerves.",
        "Lifting heavy bags can bring on your symptoms.",
        "Warning: exercises that arch the back can make stenosis worse.",
        "Langes Stehen kann die Beschwerden verstärken.",
        "Las extensiones de espalda pueden empeorar los síntomas.",
        "Rester debout trop longtemps peut aggraver la douleur.",
        "허리를 젖히면 신경이 눌려 통증이 심해질 수 있습니다.",
        "腰を反らすと神経が圧迫されることがあります。",
        "立ちっぱなしは症状を悪化させることがあります。",
        "久站可能会加重腿痛。",
        "Bending backwards makes the spinal canal smaller.",
        "When the back arches, the nerves have less room.",
        "Wenn Sie sich nach hinten beugen, wird der Kanal enger.",
        "Cuando arquea la espalda, el canal se estrecha.",
        "Quand vous cambrez le dos, le canal se rétrécit.",
        "허리를 꺾는 자세는 신경 통로를 좁게 만듭니다.",
        "오래 서 있으면 다리 통증이 심해질 수 있으니 피하세요.",
        "腰往后弯时，椎管会变窄。",
        "Standing and walking can make your legs hurt because the canal gets narrower.",
        "Walking downhill arches the back and may bring on pain.",
        "Bending the hips and knees gives the nerves more space.",
        # a list of when to stop goes on behind an item that is asked about
        "이럴 때는 멈추세요\n- 허리나 다리가 더 아플 때\n- 어지러울 때",
        # a moment on the edge of the bed before getting up
        "Sit on the edge of the bed for a minute before you get up.",
        "Roll onto your side and push yourself up with your arms. Sit for a moment.",
        "일어날 때는 옆으로 돌아누운 다음 손으로 바닥을 밀면서 천천히 일어나세요.",
        *(
            "Bei einer Spinalkanalstenose ist der Kanal, in dem die Nerven verlaufen, enger geworden.",
            "Das Gehen und Stehen fällt dann schwer, im Liegen lassen die Beschwerden meist nach.",
            "Typisch sind Schmerzen in den Beinen, die beim Gehen zunehmen und beim Liegen nachlassen.",
            "La estenosis lumbar es un estrechamiento del canal por donde pasan los nervios.",
            "Puede causar dolor de espalda, hormigueo en las piernas y dificultad para caminar.",
            "Il peut provoquer des douleurs dans le dos et les jambes, surtout à la marche.",
            "Les os et les ligaments s'épaississent et laissent moins de place aux nerfs.",
            "年齢とともに背骨の中の管が狭くなり、神経が圧迫されることがあります。",
            "60歳以上の方に多く見られます。",
            "腰椎管狭窄是指神经通过的管道变窄，常引起腰痛、腿麻和行走困难。",
        ),
    ],
)
def test_what_harms_may_be_explained(text):
    assert verdict(guidance=(*ADVICE, text)) == "suitable"


@pytest.mark.parametrize(
    "text",
    [
        "Squats never load the spine.",
        "Squats load the spine in a good way.",
        "Standing loads the spine, which is what we want.",
        "Standing loads the spine; do it ten times.",
        "Skipping squats puts more load on the lower back.",
        "Without squats, this puts strain on the back.",
        "Sans squats, on surcharge le dos.",
        "Avoid squats and lunges and deadlifts Stand up.",
        "Avoid squats and lunges stand up.",
        "Vermeiden Sie Kniebeugen Stehen Sie auf.",
        "Standing loads the spine squats.",
        "Your legs may ache when you walk stand up.",
        "Do not arch your back lift your hips.",
        "Do not lift heavy weights squats.",
        "Do not arch your back and do not lift heavy weights squats.",
        "Kein Stehen belastet den Rücken.",
        "스쿼트를 안 하면 신경을 압박합니다.",
        # that there is too little of it
        "Short walks can make your pain worse.",
        "Too little walking can make the pain worse.",
        "Skipping squats can make your pain worse.",
        "If you stop squats, the pain gets worse.",
        "Weniger Kniebeugen können die Schmerzen verstärken.",
        "덜 걸으면 통증이 심해질 수 있습니다.",
        "スクワットをしないと痛みが強くなります。",
        "少做深蹲会加重疼痛。",
        # what it does to the pain, and what else
        "Squats can make pain worse, keep going.",
        "Squats can make pain worse but they help.",
        "Squats can make the pain slightly worse.",
        "Squats rarely make the pain worse.",
        "Squats may hurt at first.",
        "Squats can make pain worse at first.",
        "Squats can make the pain worse before it gets better.",
        "Squats never make the pain worse.",
        "Squats make the pain less bad.",
        "Squats can make the pain go away.",
        "Squats should make the pain worse.",
        "Squats can make the pain worse. Do them daily.",
        "Do squats and lunges can worsen your pain.",
        "Bring on the pain with squats.",
        "Make the pain worse with squats.",
        "Standing can make the pain worse. That is good.",
        "Standing can bring on relief.",
        "Lying down can make the pain worse.",
        "When you arch your back, the pain gets better.",
        "If you arch your back, the pain can get worse, but go on.",
        "If you arch your back, the canal gets narrower, which is good.",
        "If you arch your back, the canal gets narrower. Do it.",
        "Squats give the nerves more room.",
        "Lifting the hips gives the nerves more space.",
        "Walking downhill arches the back, which is good.",
        "Arching your back makes room for the nerves.",
        # on the feet in spite of pain
        "Walk when it hurts.",
        "Stand up when your legs ache.",
        "It hurts when you walk. That is good.",
        "It hurts when you walk. Do it daily.",
        "Your legs may ache when you stand. Try it for 10 minutes.",
        "Your legs ache when you walk 30 minutes a day.",
        "Your pain gets better when you walk.",
        "The pain eases when you sit or stand.",
        "The pain eases if you sit up straight.",
        "The pain eases when you bend backwards.",
        "The pain eases when you sit. Do it daily.",
        "The pain must ease when you sit.",
        "걸을 때 다리가 아파야 합니다.",
        "서 있으면 아픈 게 좋아요.",
        "走路时腿要痛。",
        "痛いときは歩いてください。",
        "The symptoms are worse when you sit and better when you stand.",
        "Many people feel better when they walk.",
        "Many people feel better when they stand or lie down.",
        "You feel better when you sit.",
        "Walking eases the pain.",
        "걸으면 편해집니다.",
        "걸으면 다리가 아프고 서면 편해집니다.",
        "歩くと楽になります。",
        "Walking makes the pain less.",
        "Walking makes your legs strong.",
        "Walking makes your legs ache, which is good.",
        "Walking makes your legs ache. Do it daily.",
        "Walking hurts, stand up.",
        "Walking when it hurts.",
        "Let your legs ache when you walk.",
        "The pain goes away when you walk.",
        "The pain goes away when you sit, then stand.",
        "When you stand, the pain eases.",
        "Sitting eases the pain, so do it daily.",
        "Ease into the pain.",
        # sitting that is no getting up
        "Sit on the edge of the bed for a moment.",
        "Sit for a minute, 10 times, before you stand up.",
        "Before you get up, sit for ten minutes.",
        "Before you get up, sit for a minute and lift one leg.",
        "Push yourself up to sitting and lift one leg before you get up.",
        "손으로 바닥을 밀면서 일어나세요.",
        "Comfortably, not on your back.",
        # a name behind an article
        "Finish with the calf stretch.",
        "Start with your heel raise.",
        "Then the calf stretch.",
        # what a warning names, asked for behind it
        "Avoid sitting and whatever squats you like.",
        "Avoid squats. Do them daily.",
        "Avoid squats. Do ten a day.",
        "Avoid squats, do them slowly.",
        "Avoid squats and do them daily.",
        "Vermeiden Sie Kniebeugen. Machen Sie sie täglich.",
        "Evite las sentadillas. Hágalas a diario.",
        "Évitez les squats. Faites-les tous les jours.",
        "스쿼트는 피하세요. 매일 하세요.",
        "スクワットは避けてください。毎日行ってください。",
        "避免深蹲。每天做。",
        *("Squeezed nerves hurt, but never mind.", "Die Nerven sind eingeengt, das tut weh, aber kein Problem."),
        *("神经受压会疼，但没关系。", "神经受压会疼，继续。", "神経が圧迫されて痛みますが、大丈夫です。"),
        *("Beim Gehen lassen die Schmerzen nach.", "Im Liegen wird es schlimmer, im Stehen besser."),
        *("Schmerzen, die beim Liegen zunehmen und beim Gehen nachlassen.", "Es tut weh, gehen."),
        *("Al caminar el dolor disminuye.", "La douleur diminue à la marche.", "歩くと痛みが楽になります。"),
        *("走路时疼痛会减轻。", "Die Beine kribbeln, gehen Sie.", "Gehen fällt schwer, also gehen Sie mehr."),
        *("Si tiene dificultad para caminar, camine más.", "行走困难时多走走。", "歩行困難でも歩きましょう。"),
        *("Der Kanal ist enger, stehen Sie auf.", "El canal es estrecho, arquee la espalda.", "神经受压，所以要多走。"),
        *("Viele Betroffene machen Kniebeugen.", "很多患者会站着锻炼。", "60歳以上の方はスクワットをしましょう。"),
    ],
)
def test_what_harms_is_not_asked_for_by_explaining_it(text):
    assert verdict(guidance=(*ADVICE, text)) != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        "do not arch your back\nlift your hips",
        "no squats\nstand up",
        "avoid bending backwards\narch your back",
        "evite las sentadillas\nlevántese",
        "évitez les squats\nlevez-vous",
        "your legs may ache when you walk\nstand up",
        # a phrase that a line break parts
        "hold\nyour breath while you pull",
    ],
)
def test_a_warning_ends_with_its_line(text):
    assert verdict(guidance=(*ADVICE, text)) != "suitable"
    assert verdict(notes=text) != "suitable"


@pytest.mark.parametrize(
    "text", ["avoid squats\nand lunges", "stop if it hurts\nor tingles", "pull your toes\ntowards you"]
)
def test_a_sentence_goes_on_in_the_next_line(text):
    assert verdict(guidance=(*ADVICE, text)) == "suitable"


@pytest.mark.parametrize(
    "text",
    [
        # a warning or an advice is made light of
        *("The stop rule is optional.", "Red flags are rare.", "The warning signs do not matter."),
        *("Safety advice is for older people.", "These warnings are general.", "Stopping is optional."),
        *("Doctors worry too much.", "Your doctor is too careful.", "Few people stop here."),
        *("Ihr Arzt ist zu vorsichtig.", "Parar es opcional.", "注意事项不重要。", "注意事项仅供参考。"),
        *("注意事項は参考程度に。", "주의사항은 참고만 하세요."),
        *("Stop if it hurts. This is optional.", "Stop if it hurts. It is up to you."),
        *("Avoid squats. It is up to you.", "Avoid squats. At first."),
        # where it hurts, the position is held, or the breath goes on
        *("If it hurts, hold it there.", "If it hurts, stay put.", "If it hurts, breathe and stay there."),
        *(
            "If it hurts, stay in this position.",
            "If it hurts, keep breathing.",
            "If it hurts, take a breath and finish.",
        ),
        *("Bei Schmerzen ruhig weiteratmen.", "Si duele, respire.", "En cas de douleur, respirez."),
        *("아프면 숨을 쉬세요.", "痛くなったら呼吸します。", "痛的时候呼吸。"),
        # getting up again and again
        "Roll to your side and sit up slowly. Repeat.",
    ],
)
def test_advice_is_not_made_light_of(text):
    assert verdict(guidance=(*ADVICE, text)) != "suitable"
    assert verdict(notes=text) != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *("Please read the safety advice first.", "Red flags: call your doctor.", "Warning signs"),
        *("The warning signs are important.", "If you feel dizzy, breathe normally.", "If it hurts, pause."),
        *("If it hurts, breathe and lower the leg.", "Bei Schwindel normal weiteratmen.", "If it hurts, relax."),
        *("Your doctor is happy to help.", "Optional: a pillow under your head."),
    ],
)
def test_advice_may_be_named_and_where_it_hurts_one_may_do_less(text):
    assert verdict(guidance=(*ADVICE, text)) == "suitable"


@pytest.mark.parametrize("place", ["session", "title"])
@pytest.mark.parametrize(
    "text",
    [
        *("Pain is your teacher.", "Move the sofa.", "Lie on the bolster.", "Increase the curve in your lower back."),
        *(
            "If it hurts, be proud.",
            "Wetting yourself is common.",
            "通りの掃除をします",
            "孫を抱っこします。",
            "做家务。",
        ),
        *(
            "통증은 회복의 과정입니다",
            "침대 끝에서 하세요",
            "El dolor es parte del proceso.",
            "Die Enkel tragen wir gern.",
        ),
    ],
)
def test_a_sentence_as_a_title_is_a_text(text, place):
    assert beside(text, place) != "suitable"


@pytest.mark.parametrize("text", ["Day 1.", "Mabel's special.", "No. 7", "아침 운동입니다", "Welcome!"])
def test_a_title_may_end_in_a_point(text):
    assert beside(text, "session") == "suitable"


@pytest.mark.parametrize(
    "text",
    [
        # in what touches the floor
        *("Elbows and toes on the mat", "Hands and feet on the floor", "Palms and knees on the mat, back flat"),
        *("Tops of your feet on the floor", "Knees, hips and shoulders in line", "Head and heels on the bed"),
        *("Ellenbogen und Zehen auf der Matte", "Fußrücken auf der Matte", "Knie, Hüfte und Schultern in einer Linie"),
        *("Codos y dedos de los pies en la colchoneta", "Empeines en el suelo", "Mains et pieds au sol"),
        *("Genoux, hanches et épaules alignés", "손과 발을 바닥에 두세요", "발등을 바닥에 둡니다"),
        *("肘とつま先を床につけます", "足の甲を床につけます", "手和脚放在地上", "脚背贴床"),
        # the hips are higher than the feet
        *("Bottom on the mattress, feet on the floor", "Keep your bottom on the sofa and your feet on the floor"),
        *("Po auf dem Bett, Füße auf dem Boden", "Glúteos en la cama, pies en el suelo"),
        *("Les fesses sur le lit, les pieds au sol", "발바닥을 바닥에 대고 엉덩이는 침대에 두세요"),
        *("足を床につけ、お尻はベッドに置きます", "脚踩地,臀部放在床上", "Imagine your hips floating to the ceiling"),
        *("Back against the sofa", "At the table", "Over breakfast", "Head lower than your feet"),
    ],
)
def test_a_position_is_known_by_what_touches_what(text):
    assert verdict(guidance=(*ADVICE, f"{text}.")) != "suitable"
    assert verdict(notes=text) != "suitable"
    assert verdict(f"Lying ankle pump ({text})") != "suitable"
    assert verdict(f"{text}: lying ankle pump") != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *("Knees bent, feet on the floor, hands on the floor beside you", "Lie on the bed, feet flat on the floor"),
        *(
            "Toes up",
            "Your back rests on the bed",
            "Lie on a mat on the floor",
            "On the sofa",
            "Let your arms and legs rest",
        ),
    ],
)
def test_what_may_touch_the_floor(text):
    assert verdict(guidance=(*ADVICE, f"{text}.")) == "suitable"
    assert verdict(notes=text) == "suitable"


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Knee to chest alternate, together",
            "Single knee to chest (heels to the ceiling)",
            "Heel slide - move the sofa",
        ),
        *("Heel slide (pain: normal)", "Heel slide (le dessus des pieds au sol)", "Heel slide, use the cane"),
    ],
)
def test_what_is_added_to_a_name_is_read_as_a_note(name):
    assert verdict(name, per_side=True) != "suitable"


@pytest.mark.parametrize(
    "name",
    [
        *("Heel slide (lying)", "Heel slide, left", "Single knee to chest (Apanasana)", "Heel slide, in bed"),
        *("Heel slide - one leg at a time", "Heel slide (knee bent, back relaxed)", "Day 3: Heel slide"),
    ],
)
def test_a_name_may_say_how(name):
    assert verdict(name, per_side=True) == "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *("Everything is allowed.", "All exercises are allowed.", "Any movement is fine.", "Alles ist erlaubt."),
        *("Todo está permitido.", "Tout est permis.", "所有动作都可以。"),
        *(
            "Bonus: another round.",
            "One more set.",
            "Noch eine Runde.",
            "Otra ronda.",
            "Encore une série.",
            "再来一组。",
        ),
        *("With the help of your partner.", "Your partner helps.", "Con la ayuda de su pareja.", "Su pareja ayuda."),
        *("Stay below 8 out of 10.", "Las dos piernas juntas.", "最後まで引きます。", "腿放到床外。"),
    ],
)
def test_more_than_the_dose_and_other_people(text):
    assert verdict("Lying slight single leg raise", text, reps=8, per_side=True) != "suitable"
    assert verdict(guidance=(*ADVICE, text)) != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        "Avoid exercises done lying on your back.",
        "Arching the back narrows the canal, which is what we want.",
        "Arching the back narrows the canal, so do it.",
        *("Bend backwards to put pressure on the nerves.", "Bend backwards, which puts pressure on the nerves."),
        *("Bend backwards, it narrows the canal.", "Lift heavy things to put pressure on the nerves."),
        *("그림처럼 하세요.", "저처럼 하세요."),
        *(
            "Avoid: squats are fine",
            "Avoid squats are fine",
            "Avoid: squats are allowed",
            "Avoid: squats, which are fine",
        ),
        *("Vermeiden: Kniebeugen sind erlaubt", "A evitar: las sentadillas están permitidas", "避免：深蹲可以"),
        *("Sometimes avoid squats.", "Maybe avoid squats.", "Few people avoid squats.", "I used to avoid squats."),
        *("Avoid squats with your family.", "Avoid squats on the website."),
        *("Avoid squats with a friend.", "Vermeiden Sie manchmal Kniebeugen.", "A veces evite las sentadillas."),
        *("## Avoid?\n\n- squats", "- Avoid:\n  - squats\n- standing heel raises"),
    ],
)
def test_a_warning_by_halves_warns_of_nothing(text):
    assert gentle(f"- Lying ankle pump - 10 reps\n\n{text}") != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *("You may want to avoid squats.", "People with stenosis should avoid squats.", "Always avoid squats."),
        *("## What should I avoid?\n\n- squats", "- Avoid:\n  - squats\n    - deep squats\n  - lunges"),
        *("Common mistakes\n- Don't hold your breath", "À éviter :\n- squats\nNe faites pas de fentes."),
    ],
)
def test_a_warning_may_be_polite(text):
    assert gentle(f"- Lying ankle pump - 10 reps\n\n{text}") == "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *("Rest one leg on the other and lift.", "Put one foot on the other. Lift.", "Lift one leg with the other."),
        *("Support one leg with the other and lift.", "Legen Sie ein Bein auf das andere und heben Sie an."),
        *("Bring your leg behind you.", "Pull your foot back behind you.", "Bringen Sie das Bein nach hinten."),
        *("Bringen Sie das Bein hinter sich.", "Lleve la pierna hacia atrás.", "Amenez la jambe derrière vous."),
        *(
            "Every few minutes.",
            "Every 10 minutes.",
            "Alle paar Minuten",
            "몇 분마다",
            "数分ごとに",
            "Progress to the next.",
        ),
    ],
)
def test_a_limb_on_the_other_or_behind_and_every_few_minutes(text):
    assert verdict("Lying slight single leg raise", text, reps=8, per_side=True) != "suitable"
    assert verdict("Single knee to chest", text, per_side=True) != "suitable"


@pytest.mark.parametrize("text", ["Lift one leg. Repeat with the other.", "Bring the leg back."])
def test_the_other_limb_may_follow(text):
    assert verdict("Lying slight single leg raise", text, reps=8, per_side=True) == "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *("Until your legs feel heavy", "Bis die Beine schwer sind", "다리가 무거워질 때까지", "Step one foot out"),
        *("Heels on the sofa, hips off", "Like a table"),
    ],
)
def test_legs_that_tire_or_step_and_hips_off_the_bed(text):
    assert verdict(notes=text) != "suitable"
    assert verdict("Lying abdominal breathing", text) != "suitable"


@pytest.mark.parametrize("where", ["blog", "newsletter", "menu", "home page", "article"])
def test_exercises_of_somewhere_else_are_asked_about(where):
    assert verdict(guidance=(*ADVICE, f"Our {where}.")) == "suitable"
    for said in (f"Do the {where}.", f"Do the exercises in our {where}.", f"Then use the {where}."):
        assert verdict(guidance=(*ADVICE, said)) != "suitable"


@pytest.mark.parametrize(
    "said", ["Watch the video and do it.", "Watch the video. Do it.", "Exercise along.", "Train with us."]
)
def test_exercises_that_somebody_shows_are_asked_about(said):
    assert verdict(guidance=(*ADVICE, said)) != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Bend your knee extremely.",
            "Bend your knee in winter.",
            "Raise your leg as your mother says.",
            "In a bus, hold.",
        ),
        *("Do your favourite exercise.", "Take ibuprofen first.", "Your main exercises, five times.", "New exercises."),
        *("Exercises on the website.", "Try the family exercises.", "Women: both knees", "Men do both legs"),
        *("Stop in winter.", "Stop if it hurts, in winter.", "Stop if the pain is serious.", "Serious pain"),
        *("Do not be afraid of squats.", "No-impact squats", "Never fear squats.", "Squats are fun."),
        *("Do not be afraid to arch your back.", "Never fear arching the back.", "Without a fear of bouncing."),
        *(
            "Avoid squats on Monday.",
            "Avoid squats in winter.",
            "Avoid squats with your family.",
            "Avoid standing in summer.",
        ),
        *(
            "Avoid squats. It is for experts.",
            "Avoid squats. This is not official.",
            "The warnings are for your family.",
        ),
        *("Live an active life.", "Measure how far you can go.", "Join the gym."),
        *(
            "For a whole winter",
            "Every coffee",
            "Each season",
            "After each coffee",
            "For a whole conversation",
            "Through fear",
        ),
        *(
            "Den ganzen Sommer",
            "Jeden Urlaub",
            "Todo el invierno",
            "Cada comida",
            "Tout l'hiver",
            "Chaque repas",
            "여름 내내",
        ),
        *("Keine Angst vor Kniebeugen.", "Vermeiden Sie Kniebeugen im Winter.", "Übungen aus dem Heft."),
        *(
            "Beugen Sie das Knie im Sommer.",
            "Haben Sie keine Angst, das Hohlkreuz zu machen.",
            "Stoppen Sie im Winter.",
        ),
        *("No tenga miedo de las sentadillas.", "Evite las sentadillas en invierno.", "Los ejercicios de la revista."),
        *("N'ayez pas peur des squats.", "Évitez les squats en hiver.", "N'ayez pas peur de cambrer le dos."),
        *(
            "겨울에는 스쿼트를 하지 마세요.",
            "친구와 스쿼트를 하지 마세요.",
            "책자의 운동을 하세요.",
            "여름에는 멈추세요.",
        ),
        *(
            "冬はスクワットをしないでください。",
            "冊子の運動をしてください。",
            "夏は中止してください。",
            "周末不要做深蹲。",
            "不要害怕深蹲。",
        ),
        *(
            "Letters, 10 times.",
            "Letters twice a day.",
            "Painting for 20 minutes.",
            "Piano, 20 minutes.",
            "Choir daily",
        ),
        *("Up and down the kitchen", "Letters left and right", "Lie down, letters, lie down"),
        *("Lying down is expensive.", "Poetry is better than lying.", "Your therapist is bureaucratic."),
        *("Stop when the concert ends.", "As often as the baker.", "As long as the choir", "As the editor says."),
        *("The gardener does squats.", "The insurance pays for lunges. Do them.", "Your holiday: stand on one leg."),
        *("The receptionist recommends planks.", "Listen to the concert on your hands and knees.", "Push the sofa."),
        *("Breakfast: toast and lunges.", "The priest says pain is good.", "The editor arches her back."),
        *("Klavier, 10 Mal.", "Klavier auf und ab.", "Legen Sie sich hin, Klavier.", "Liegen ist interessant."),
        *("Stoppen Sie, wenn der Chor singt.", "So oft wie der Bäcker.", "Wie der Professor sagt."),
        *("Die Versicherung bezahlt Ausfallschritte. Machen Sie sie.", "Frühstück: Eier und Ausfallschritte."),
        *("Piano, 10 veces.", "Piano arriba y abajo.", "Túmbese, piano.", "Tumbarse es interesante."),
        *("Pare cuando acabe la ópera.", "Tantas veces como el panadero.", "Como dice el profesor."),
        *("El seguro paga las zancadas. Hágalas.", "Desayuno: huevos y zancadas."),
        *("20 minutes de piano.", "Piano de haut en bas.", "Allongez-vous, piano.", "S'allonger est intéressant."),
        *("Arrêtez quand le concert se termine.", "Aussi souvent que le boulanger.", "Comme le boulanger."),
        *("피아노 20분.", "하루 두 번 피아노.", "피아노 위아래로.", "연주회가 끝나면 멈추세요.", "교수님 말씀대로."),
        *("손주를 들어 올리세요.", "보험이 런지 비용을 지불합니다. 런지를 하세요.", "제빵사만큼 자주."),
        *(
            "ピアノを20分。",
            "一日二回ピアノ。",
            "ピアノを上下に。",
            "仰向けでピアノ。",
            "教授のように。",
            "台所でスクワット。",
        ),
        *("钢琴10次。", "每天两次钢琴。", "钢琴上下。", "仰卧钢琴。", "像教授一样。", "在厨房深蹲。", "做作业。"),
        *("Do your homework twice a day.", "Follow the podcast.", "Watch the video and copy it.", "The choir skip."),
    ],
)
def test_words_of_statements_that_ask_for_nothing_are_a_question_where_something_is_done(text):
    assert verdict(notes=text) != "suitable"
    assert verdict(guidance=(*ADVICE, text)) != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "This letter is for people with spinal stenosis.",
            "Our members say that they receive a letter.",
        ),
        *(
            "Your mother may help you to read the letter.",
            "This is not a medical device.",
            "The newsletter is free of charge.",
        ),
        *("The office is to the left.", "The guest house has a kitchen and a library."),
        *("Die Küche ist im Erdgeschoss.", "Humor ist gesund.", "Das Wetter beeinflusst die Stimmung."),
        *("El humor es bueno para la salud.", "Le parking est gratuit.", "La cuisine est au rez-de-chaussée."),
        *("주차장은 무료입니다.", "유머는 건강에 좋습니다.", "駐車場は無料です。", "停车场免费。", "幽默有益健康。"),
        *("The committee approved this leaflet.", "Humour makes life lighter.", "I was sceptical at first."),
        *("It is fun.", "Your GP can review your painkillers if they are not helping."),
        *("Choose a time when you are not tired.", "If they do not settle within two days, contact your doctor."),
    ],
)
def test_words_of_statements_that_ask_for_nothing_may_stand_there(text):
    assert verdict(guidance=(*ADVICE, text)) == "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *("Hold it for a day.", "Hold it for a year.", "Keep the knee at the chest for a month."),
        *("Halten Sie das Knie einen Tag.", "Mantenga la rodilla durante una semana.", "Tenez le genou un mois."),
        *("무릎을 일주일 동안 잡으세요.", "膝を一日抱えます。", "抱住膝盖一周。"),
    ],
)
def test_nothing_is_held_for_days(text):
    assert verdict("Single knee to chest", text, per_side=True) != "suitable"


@pytest.mark.parametrize(
    "text", ["Hold it for a moment, once a day.", "Halten Sie das Knie zehn Sekunden, einmal am Tag."]
)
def test_what_is_held_may_be_held_every_day(text):
    assert verdict("Single knee to chest", text, per_side=True) == "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *("Stop when you are not well.", "Rest if you are not tired.", "Avoid squats if you are not well."),
        *("Do both legs if it does not help.", "If it is not enough, do more.", "Stop only if it does not help."),
        *(
            "If it hurts, hold for two hours.",
            "If it does not hurt for two hours, stop.",
            "Do it for two days without a break.",
        ),
        *(
            "Push yourself up with your arms, then roll onto your side.",
            "Roll onto your side, push yourself up ten times.",
        ),
        *("Pain in the leg with squats when you stand.", "Your legs may ache, and feel lighter when you walk."),
        *(
            "Avoid standing for ten minutes.",
            "Do not stand for less than ten minutes.",
            "Standing for more than an hour is fine.",
        ),
        *(
            "Lift more than 5 kg.",
            "Do not lift 5 kg.",
            "Avoid lifting less than 5 kg.",
            "Avoid squats for more than an hour.",
        ),
        *(
            "Avoid anything you do on your feet fast.",
            "Hold off on golf until you have done ten.",
            "Carry your groceries.",
        ),
        *("Sleep on your stomach.", "Avoid: standing for more than ten minutes with squats"),
        *("Get on your feet.", "Get both knees to your chest.", "Get your hips up.", "Do it when you are not well."),
        *(
            "Don't worry about the pain.",
            "Don't worry about squats.",
            "Don't worry if it hurts.",
            "Warm-up (10 minutes)",
        ),
        *("Once your legs are up, lift the other.", "Once the foot is up, bring up the other one."),
        *("If it hurts, keep still.", "If it hurts, keep on.", "If it hurts, keep it there."),
        *(
            "Do not lift your hips in the morning.",
            "Do not raise both legs today.",
            "Do not lift your bottom each time.",
        ),
    ],
)
def test_what_is_near_a_warning_or_a_condition_is_asked_about(text):
    assert verdict(guidance=(*ADVICE, text)) != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *("Avoid standing for more than ten minutes.", "Do not lift more than 5 kg.", "No lifting over 10 lb."),
        *(
            "Avoid any exercise that you do on your feet.",
            "Do not sleep on your stomach.",
            "Do not carry heavy bags of groceries.",
        ),
        *(
            "Don't lift anything heavier than a kettle.",
            "Hold off on golf and tennis until you have talked to your doctor.",
        ),
        *(
            "Roll onto your side and push yourself up with your arms.",
            "Gentle stretches done lying down may ease stiffness.",
        ),
        "It can cause aching, heaviness or pins and needles in the legs, especially when you walk or stand.",
        *("Once the foot is back on the mattress, switch.", "When the knee is at your chest, hold it for 5 seconds."),
        *("Call the clinic if soreness lasts for more than 48 hours.", "Everyone gets better at their own pace."),
        *("This is a warning.", "The warning is: stop when it hurts."),
        *("Flex one knee.", "Hold the knee with both arms."),
    ],
)
def test_what_to_avoid_may_be_for_long_and_a_condition_may_be_a_place_or_a_time(text):
    assert verdict("Single knee to chest", guidance=(*ADVICE, text), per_side=True) == "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *("Move like a bridge.", "Rock like a boat with your hips up.", "Lift the boat.", "Hold a baby.", "Boat."),
        *(
            "Jump like a leaf.",
            "Rock as a boat and lift.",
            "Imagine a boat; lift your hips.",
            "Imagine lifting a baby.",
        ),
        *("Like a table.", "Bend like a bow.", "Wie ein Bogen.", "Como un puente.", "Comme un pont."),
    ],
)
def test_what_a_movement_is_like_hides_none(text):
    assert verdict("Supine pelvic rocking side to side", text) != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *("Rock like a small boat on calm water.", "Let your hips sway like a leaf on a stream."),
        *("Imagine your hips are a cradle.", "Sway like seaweed in the sea."),
    ],
)
def test_a_movement_may_be_like_something_gentle(text):
    assert verdict("Supine pelvic rocking side to side", text, times_per_day=5) == "suitable"


@pytest.mark.parametrize(
    "heading", ["When to see a doctor", "When to seek medical help", "Call your doctor if you notice"]
)
def test_what_is_listed_under_when_to_see_a_doctor_is_a_reason(heading):
    document = "{}\n\n1. Single knee to chest - 10 reps each side, daily\n\n## {}\n- Sudden weakness in your legs\n{}"
    asked = "Talk to your doctor before you start. Stop at once if the pain gets worse."
    assert sr.check(sr.loads(document.format(asked, heading, "").encode())).verdict == "suitable"
    for item in ("- Squats\n", "- Feel the burn\n", "- Bridge 3x10\n"):
        assert sr.check(sr.loads(document.format(asked, heading, item).encode())).verdict != "suitable"


def test_advice_with_a_label_is_no_movement():
    document = "# Morning\n\n1. Single knee to chest - 10 reps each side, daily\n\n## Tips\n\n{}\n"
    advice = "- **Be patient.** It may take several weeks.\n- **Go slow.** Breathe.\n"
    (session,) = sr.loads(document.format(advice).encode()).sessions
    assert [item.exercise.name for item in session.prescriptions] == ["Single knee to chest"]
    for item in ("- **Be patient.** Squats.\n", "- **Bridge.** Lift your hips.\n", "- **Go slow.** 3 x 10 squats\n"):
        assert sr.check(sr.loads(document.format(item).encode())).verdict != "suitable"


def test_a_dose_may_be_the_second_sentence_of_a_movement():
    document = "# Morning\n\n1. Knee to chest, one leg at a time, lying on your back. 12 on each side, once a day.\n"
    (session,) = sr.loads(document.encode()).sessions
    assert [item.dose.reps for item in session.prescriptions] == [12]


def test_what_stands_before_all_is_no_part_of_the_programme():
    document = "Before: put your glasses within reach.\n\n1. Single knee to chest - 10 reps each side, daily\n"
    assert [session.title for session in sr.loads(document.encode()).sessions] == [""]
    assert sr.check(sr.loads(document.replace("put your glasses within reach", "squat").encode())).verdict != "suitable"


HEADED = "# Morning\n\nAsk your doctor first. Stop if it hurts.\n\n1. Single knee to chest - 10 reps each side\n\n{}\n"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Avoid\n\nSquats daily.",
            "Avoid\nSquats. Lunges.",
            "Avoid\nSquats 3 x 10",
            "Avoid\nSquats, or walk.",
            "Tips\nSquats, lunges",
        ),
        *(
            *(
                "Common mistakes\nnot doing squats",
                "Häufige Fehler\nkeine Kniebeugen machen",
                "흔한 실수:\n- 스쿼트를 하지 않기",
            ),
            "Avoid:\nSquats\n- Lunges",
            "Avoid:\nSquats\nLift your hips.",
            "Avoid:\nSquats\n\nLunges",
            "Avoid:\nSquats\nDo lunges",
        ),
        *("피해야 할 동작\n스쿼트 3세트", "Kniebeugen, Hohlkreuz vermeiden.", "Kniebeugen, und Hektik vermeiden."),
        *("Kniebeugen täglich und Ausfallschritte vermeiden.", "Kniebeugen, Hohlkreuz und Hektik vermeiden."),
        *("Machen Sie Kniebeugen und vermeiden Sie Hektik.", "Kniebeugen sollten Sie machen."),
        *(
            "膝を抱えたり、腰を反らしたりしないでください。",
            "休んだりしないでください。",
            "腰を反らしたりしてください。",
        ),
    ],
)
def test_what_stands_beside_a_list_of_what_to_avoid_is_asked_for(text):
    assert sr.check(sr.loads(HEADED.format(text).encode())).verdict != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "## Please avoid\n\nSquats, lunges, standing for long periods and bending backwards.",
            "■ Avoid\nSquats, lunges",
        ),
        *(
            "■ 피해야 할 동작\n오래 서 있기, 허리 뒤로 젖히기, 무거운 물건 들기, 스쿼트",
            "하지 말아야 할 동작:\n- 오래 서 있기\n- 스쿼트",
        ),
        *("Kniebeugen und Ausfallschritte vermeiden.", "Langes Stehen und Kniebeugen sollten Sie meiden."),
        *("Avoid:\nSquats\nLunges\nBending backwards", "Avoid:\nStanding exercises"),
        "立って行う運動、腰を反らす運動、重い物を持ち上げる運動は行わないでください。",
        *("Beugen Sie sich nicht nach hinten und heben Sie nichts Schweres.", "Springen Sie nicht."),
        *(
            "No haga ejercicios de pie, no se incline hacia atrás y no levante peso.",
            "No corra y no levante pesas.",
        ),
        *("Ne courez pas et ne soulevez pas de poids.", "Ne vous penchez pas en arrière."),
        "Do not bend backwards, for example when you reach for a high shelf.",
        *("Kniebeugen, schweres Heben und langes Stehen vermeiden.", "Evite cargar peso y estar de pie mucho rato."),
        *("피해야 할 동작: 서서 하는 운동, 허리 뒤로 젖히기, 무거운 물건 들기", "不要站着锻炼，也不要搬重物。"),
        *("Exercises on your stomach are not recommended.", "Avoid sitting for longer than an hour."),
        *(
            "Skip for now: standing exercises, back extensions, sit-ups, and anything with weights",
            "Avoid anything with weights.",
        ),
        *("Please avoid exercises in standing until we see you again.", "Please do them for the next six weeks."),
        *(
            "If the pain has not settled by the following day, contact us.",
            "Call your doctor if you notice new leg weakness.",
        ),
        *(
            "Stay in a range that feels easy.",
            "A plastic bag under the heel helps it to glide.",
            "Socks make it easier to slide.",
        ),
        *("重い物を持ち上げたり、腰を反らしたりしないでください。", "Sollten Sie Schmerzen haben, hören Sie auf."),
    ],
)
def test_a_list_of_what_to_avoid_may_be_a_line(text):
    assert sr.check(sr.loads(HEADED.format(text).encode())).verdict == "suitable"


def test_how_one_lies_may_be_added_to_the_name_of_a_movement():
    document = "Heel slide, lying on your back\nDo 10 on each side, twice a day.\n"
    (session,) = sr.loads(document.encode(), format="text").sessions
    assert [(item.exercise.name, item.dose.reps) for item in session.prescriptions] == [
        ("Heel slide, lying on your back", 10)
    ]


@pytest.mark.parametrize(
    "text",
    [
        # what is good is bounded, or too much of it is denied
        *("No more resting.", "No more caution.", "No more doctors.", "No more bed.", "Week 3: no more lying."),
        *(
            "Ruhen Sie nicht zu lange.",
            "Nicht zu viel Pause.",
            "Legen Sie sich nicht ganz hin.",
            "Liegen Sie nicht fest.",
        ),
        *("No demasiado despacio.", "No demasiado suave.", "Pas trop lentement.", "Pas trop doucement."),
        *(
            "너무 조심하지 마세요.",
            "休みすぎないように。",
            "ゆっくりすぎないようにします。",
            "慎重になりすぎないでください。",
        ),
        *("Rest as little as you can.", "Rest as little as possible."),
        # a negation that belongs to the verb, not to the pain
        *(
            "Hören Sie bei Schmerzen nicht auf.",
            "Brechen Sie bei Schmerzen nicht ab.",
            "Bei Schmerzen nicht nachlassen.",
        ),
        *("Wenden Sie sich bei Schmerzen nicht an den Arzt.", "N'écoutez pas la douleur.", "Ne sentez pas la douleur."),
        *("Ce n'est pas la douleur qui doit vous arrêter.",),
        # only some people lie, or only for some time
        *("Beginners lie down.", "Lying down is for beginners.", "Lie down if you must.", "Lie down at first."),
        *("Lie down as little as possible.", "Lie down only briefly.", "Liegen Sie so wenig wie möglich."),
        *("Túmbese lo menos posible.", "Allongez-vous le moins possible.", "가능한 한 적게 누우세요."),
        *("If it hurts, stop after the set.", "Stop at the end of the set if it hurts."),
        *("Wenn es schmerzt, hören Sie nach der Übung auf.", "Si duele, pare después de la serie."),
        *("If it is easy, both legs.", "When it feels easy, both knees."),
        *("Breathe in. Hold for 20 seconds.", "Breathe in and stop for 20 seconds. Breathe out."),
        *("Atmen Sie ein. 20 Sekunden halten.", "숨을 들이마시세요. 20초 유지하세요."),
        *(
            "The bed is only for beginners.",
            "Anfänger legen sich hin.",
            "Anfangs im Liegen.",
            "Im Liegen, falls nötig.",
        ),
        *("Los principiantes, tumbados.", "Al principio, tumbado.", "Au début, allongé.", "초보자는 누워서 하세요."),
        *("처음에는 누워서 하세요.", "初心者は寝て行います。", "慣れるまでは寝て行います。", "第一周躺着做。"),
        # to stop what is good
        *("Stop being careful.", "Stop asking your doctor.", "Deje de tener cuidado.", "Deje de consultar al médico."),
        *(
            "Arrêtez de consulter votre médecin.",
            "Hören Sie auf, den Arzt zu fragen.",
            "의사에게 묻는 것을 그만두세요.",
        ),
        *("쉬는 것을 그만두세요.", "医師に相談するのをやめます。", "休むのをやめます。", "停止咨询医生。"),
        # advice that is put off
        *(
            "Ask your doctor afterwards.",
            "Ask your doctor next month.",
            "Ask your doctor if you must.",
            "Stop tomorrow.",
        ),
        *("Fragen Sie Ihren Arzt hinterher.", "Consulte a su médico más tarde.", "Consultez votre médecin après."),
        *("나중에 의사와 상담하세요.", "後で医師に相談してください。", "以后再问医生。"),
        # as much as one likes or can bear, or anything at all
        *(
            "Aguante lo que pueda.",
            "Las que quiera.",
            "생각나면 하세요.",
            "忍不住再停。",
            "Where you do it doesn't matter.",
        ),
        *("Sie dürfen alles tragen.", "Sie können alles machen.", "Puede hacer de todo.", "Vous pouvez tout porter."),
        *("Schwer tragen ist in Ordnung.", "Portez lourd."),
    ],
)
def test_what_is_good_is_not_taken_away(text):
    assert verdict(guidance=(*ADVICE, text)) != "suitable"
    assert verdict(notes=text) != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Ten times, no more.",
            "Nicht zu weit.",
            "Heben Sie das Bein nicht zu hoch.",
            "Pas trop vite.",
            "上げすぎないように。",
        ),
        *("Bei Schmerzen nicht weitermachen.", "At first, ask your doctor.", "Ask your doctor before you start."),
        *("Stop and ask your doctor.", "Stop if it hurts, and ask your doctor later.", "쉬는 것이 좋습니다."),
        *("If necessary, ask your doctor.", "Lie on your back with a pillow under your head, if you like."),
    ],
)
def test_what_is_bounded_may_be_the_movement(text):
    assert verdict("Lying slight single leg raise", text, reps=10, per_side=True) == "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Heben Sie ruhig schwer.",
            "もう片方も同時に上げます。",
            "両方とも上げて、下ろします。",
            "Beide anheben.",
            "Suba las dos.",
        ),
        "허리 아래 공간을 만드세요.",
    ],
)
def test_a_leg_raise_is_of_one_light_leg(text):
    assert verdict("Lying slight single leg raise", text, reps=10, per_side=True) != "suitable"
    assert verdict("Supine diaphragmatic breathing", text) != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *("Rest: none", "Breathing: none", "Stop later", "Lie on the roller.", "用肘撑住。"),
        *("第1週 – 休みなし", "Pas de repos", "Nada de reposo", "Keine Pause", "휴식 없음"),
    ],
)
def test_a_title_leaves_the_rest_and_names_no_support(text):
    assert beside(text, "session") != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *("None, squat on.", "No, squats.", "Not yet, squats.", "Never, squats.", "Avoid, squats.", "Avoid it, squat."),
        *("Keine, Kniebeugen.", "Noch nicht, Kniebeugen.", "No, sentadillas.", "Aucune, squats.", "없음, 스쿼트."),
        *("なし、スクワット。", "不,深蹲。", "没有,深蹲。", "Is it over? No, squats."),
    ],
)
def test_an_answer_negates_no_movement_behind_a_comma(text):
    assert verdict(guidance=(*ADVICE, text)) != "suitable"
    assert verdict(notes=text) != "suitable"
    assert beside(text, "session") != "suitable"


@pytest.mark.parametrize("text", ["Do not, under any circumstances, bounce.", "Do not, ever, arch your back."])
def test_a_negation_goes_on_behind_a_comma(text):
    assert verdict(guidance=(*ADVICE, text)) == "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Week 2 (on a step)",
            "Week 2 [on a step]",
            "Week 2 - on a step",
            "Day 1: at the wall",
            "Week 2 - double reps",
        ),
        *("Week 2: reps tripled", "Woche 2 - doppelt so viele", "Semana 2 - doble de repeticiones", "2주차: 갑절"),
        "Semaine 2 - double des répétitions",
    ],
)
def test_what_stands_behind_a_mark_in_a_title_is_a_title(text):
    assert beside(text, "session") != "suitable"
    assert beside(text, "title") != "suitable"


def test_a_number_in_a_column_of_goals_may_be_of_each_movement():
    table = "session,exercise,sets,reps,goal\nA,Lying ankle pump,1,10,{}\n"
    assert sr.check(sr.loads(table.format(500).encode())).verdict != "suitable"
    assert sr.check(sr.loads(table.format("Less pain").encode())).verdict == "suitable"


@pytest.mark.parametrize(
    ("dose", "verdict_of_it"),
    [
        ({"reps": 10, "hold_s": 60}, "needs_review"),
        ({"reps": (5, 8), "hold_s": 30}, "needs_review"),
        ({"reps": 10, "hold_s": 19}, "suitable"),
        ({"reps": 1, "hold_s": 300}, "suitable"),
    ],
)
def test_each_of_several_breaths_is_short(dose, verdict_of_it):
    assert verdict("Supine diaphragmatic breathing", **dose) == verdict_of_it


def test_a_breath_is_mended_to_its_longest():
    item = sr.Prescription(sr.Exercise(name="Supine diaphragmatic breathing"), sr.Dose(reps=10, hold_s=60))
    fixed = sr.repair(sr.Routine("Test", (sr.Session("A", (item,)),), ADVICE))
    assert fixed.routine.sessions[0].prescriptions[0].dose.hold_s == 20
    assert fixed.report.verdict == "suitable"


def answered(clause):
    answer = sr.ClauseAnswer(text=clause, everywhere=True, means="harmless", who="Dr. Lee", on=date(2026, 11, 1))
    item = sr.Prescription(sr.Exercise(name="Lying ankle pump"), sr.Dose(reps=10))
    routine = sr.Routine("Test", (sr.Session("A", (item,)),), (*ADVICE, clause))
    return sr.check(routine, answers=sr.Answers(clauses=[answer])).verdict


@pytest.mark.parametrize("clause", ["서서 하세요.", "일어서서 하세요.", "Do it standing.", "立って行います。"])
def test_no_answer_makes_standing_harmless(clause):
    assert answered(clause) != "suitable"


def test_an_answer_may_clear_getting_up():
    assert answered("Get up slowly.") == "suitable"


@pytest.mark.parametrize("who", ["nobody", "none", "not cleared", "미정"])
def test_an_answer_that_nobody_gave_is_refused(who):
    with pytest.raises(sr.InvalidValueError, match="the name of the person who settled it"):
        sr.Answers([sr.NameAnswer(name="Wobble", is_="heel-slide", who=who, on=date(2026, 11, 1))])


@pytest.mark.parametrize(
    "text",
    [
        *("Now the opposite.", "And the other way.", "In both directions.", "Alternate."),
        *("逆にします。", "反対方向にも傾けます。", "반대 방향으로도 하세요.", "Auch in die andere Richtung."),
        *("Luego al contrario.", "Dans l'autre sens.", "再反方向做。"),
    ],
)
def test_a_pelvis_that_flattens_the_back_does_not_tilt_the_other_way(text):
    assert verdict("Posterior pelvic tilt lying", text) != "suitable"
    assert verdict("Posterior pelvic tilt lying", "Tilt the other way too.") != "suitable"
    assert verdict("Lower trunk rotation", text) == "suitable"


@pytest.mark.parametrize("text", ["Bring the top leg behind.", "Your doctor approves everything."])
def test_a_leg_behind_and_a_general_permission(text):
    assert verdict("Side lying leg raise", text, per_side=True) != "suitable"
    assert verdict("Heel slide", text, per_side=True) != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *("Schaukeln Sie vor und zurück.", "Mézase adelante y atrás.", "Balancez-vous d'avant en arrière."),
        *("앞뒤로 흔드세요.", "前後に揺らします。", "前后摇摆。"),
    ],
)
def test_a_pelvis_does_not_rock_forward_and_back(text):
    assert verdict("Lying pelvic rocking", text, times_per_day=5) != "suitable"


@pytest.mark.parametrize("text", ["Schaukeln Sie hin und her.", "Rock from side to side."])
def test_a_pelvis_rocks_from_side_to_side(text):
    assert verdict("Lying pelvic rocking", text, times_per_day=5) == "suitable"


@pytest.mark.parametrize(
    "said", ["Take breaks whenever you need to.", "Take breaks between exercises.", "Take regular breaks."]
)
def test_breaks_may_be_taken_and_not_left_out(said):
    assert verdict(guidance=(*ADVICE, said)) == "suitable"
    for denied in (
        f"Never {said[0].lower()}{said[1:]}",
        said.replace("Take", "Take no"),
        said.replace("Take", "Take fewer"),
    ):
        assert verdict(guidance=(*ADVICE, denied)) != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        # where, or with whom, and nothing of what
        *("At the window.", "With a friend.", "In the hall.", "On the way home.", "Where: in the office."),
        *("In addition to last week's.", "On top of Monday's.", "With everything you have."),
        *("Im Büro.", "En la ventana.", "Dans la cuisine.", "부엌에서.", "友達と一緒に。", "在办公室。"),
        # what is usual, or was done before, is not in the text
        *("Carry on as normal.", "Carry on as you are.", "Finish as usual.", "Wie gewohnt.", "Wie gestern."),
        *(
            "Siga como siempre.",
            "Como de costumbre.",
            "Continuez comme avant.",
            "평소대로 하세요.",
            "いつも通り行います。",
        ),
        # all of it again
        *("Do it all again.", "Do all of it again.", "Repeat the whole list.", "Wiederholen Sie alles."),
        *("Repita toda la lista.", "Répétez tout.", "전체를 반복하세요.", "全部重复。"),
        # any position
        *("The position does not matter.", "Position: any.", "Start position: varies.", "Die Position ist egal."),
        *("La postura no importa.", "La position est libre.", "자세는 상관없습니다.", "어떤 자세든 좋습니다."),
        # nobody is asked, or much later
        *("Ask your doctor, or just start.", "Ask your doctor in a few weeks.", "Ask your doctor once a year."),
        *("Ask me, not your doctor.", "Ask me instead.", "Fragen Sie Ihren Arzt oder beginnen Sie einfach."),
        *("Pregunte al médico o empiece.", "Consultez votre médecin une fois par an.", "几周后咨询医生。"),
        *("의사에게 묻거나 그냥 시작하세요.", "年に一度医師に相談してください。"),
        # more, in words that are harmless elsewhere
        *("Progress as able.", "Progress daily.", "Add sets over time.", "Put your back into it.", "Up you get."),
        *("Everything at once.", "With painkillers it is easier.", "You know the rest.", "Watch and copy."),
        # both legs are lifted, though no word says so
        *("Legs together, up.", "Beine zusammen, hoch.", "Piernas juntas, arriba.", "두 다리 모으고 위로."),
    ],
)
def test_short_sentences_that_leave_open_what_is_done(text):
    assert verdict(guidance=(*ADVICE, text)) != "suitable"
    assert verdict(notes=text) != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *("At home.", "In bed.", "On the mat.", "With a pillow under your head.", "At your own pace."),
        *("Breathe as usual.", "Atmen Sie wie gewohnt.", "Take your medicines as usual."),
        *("Ask your doctor again in a few weeks.", "If you are no better in a few weeks, ask your doctor."),
        *("I am not your doctor.", "Go through the list once.", "Do the routine twice a day."),
    ],
)
def test_short_sentences_may_say_where_and_how(text):
    assert verdict(guidance=(*ADVICE, text)) == "suitable"


@pytest.mark.parametrize("text", ["Do the whole routine twice.", "Complete this routine twice."])
def test_twice_is_two_rounds(text):
    assert verdict(guidance=(*ADVICE, text), sets=1) != "suitable"
    assert verdict(guidance=(*ADVICE, text), sets=2) == "suitable"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        *(
            ("Lying ankle pump", text)
            for text in ("Back off the bed.", "Both feet off.", "Heels off.", "Furniture x 10")
        ),
        *(("Lying ankle pump", text) for text in ("両脚を後ろへ。", "双腿向后。", "다리를 펴고 위로.", "가구 10번")),
        *(("Supine diaphragmatic breathing", text) for text in ("Lift your chest.", "Chest up.", "家具10次")),
    ],
)
def test_few_words_that_lift_or_move_more(name, text):
    assert verdict(name, notes=text) != "suitable"


@pytest.mark.parametrize(
    "text",
    ["Let your chest rise.", "Breathe in, chest and belly lift.", "Back off if it hurts."],
)
def test_what_rises_by_itself_or_is_let_be(text):
    assert verdict("Supine diaphragmatic breathing", notes=text) == "suitable"


@pytest.mark.parametrize("lines", ["Avoid\n\nResting", "Avoid:\nTaking it easy", "Avoid\nLying down\n"])
def test_what_is_good_is_no_warning_in_the_line_below(lines):
    assert sr.check(sr.loads(HEADED.format(lines).encode())).verdict != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *("Every day with weight.", "10 reps with load.", "10 reps with both at once.", "10 reps, then repeat all."),
        *("Each day, add one.", "Daily, all at once.", "Täglich mit Gewicht.", "Cada día con peso."),
        # a leg that hangs, both legs, more where it is easy
        *("One leg over the side.", "Both legs are allowed.", "Two at the same time is fine."),
        *("The other leg does the same at the same time.", "If nothing hurts, add.", "After two weeks, add two."),
        # what holds for some only
        *("On your back to begin with.", "On bad days lie down.", "Stopping is for beginners."),
        "My physio goes on in pain.",
    ],
)
def test_a_line_below_the_movements_adds_nothing(text):
    assert sr.check(sr.loads(HEADED.format(text).encode())).verdict != "suitable"


@pytest.mark.parametrize("reps", ["10 with weight", "10, load", "10, then repeat all"])
def test_a_cell_of_repetitions_adds_nothing(reps):
    document = {"exercises": [{"name": "Lying ankle pump", "sets": 1, "reps": reps}]}
    assert sr.check(sr.loads(json.dumps(document))).verdict != "suitable"


@pytest.mark.parametrize(
    "text", ["Hold for 5 seconds, then repeat 10 times.", "Do all exercises twice a day.", "Every day, 10 times each."]
)
def test_a_line_below_the_movements_may_be_their_dose(text):
    assert sr.check(sr.loads(HEADED.format(text).encode())).verdict == "suitable"


@pytest.mark.parametrize("text", ["(each day, add one)", "(every day, with weight)", "(10 times with load)"])
def test_a_bracket_behind_a_step_adds_nothing(text):
    document = f"# Morning\n\n1. Heel slide - 10 reps each side\n   - Slide the heel slowly. {text}\n"
    assert sr.check(sr.loads(document)).verdict != "suitable"


@pytest.mark.parametrize("row", ["Both at a time.", "Halten Sie durch.", "全部重复。"])
def test_a_row_of_small_words_is_not_lost(row):
    table = f"# Morning\n\n| Exercise | Reps |\n|---|---|\n| Heel slide | 10 each side |\n| {row} | |\n"
    routine = sr.loads(table)
    assert row in routine.guidance
    assert sr.check(routine).verdict != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        # the most of something
        *("Do not hold for longer than 30 seconds.", "Never hold the stretch for more than 20 seconds."),
        *("Do not do more than 10 repetitions.", "Do no more than 10.", "Don't repeat it more than ten times."),
        *("Halten Sie nicht länger als 30 Sekunden.", "No mantenga más de 30 segundos.", "30초 이상 유지하지 마세요."),
        # less where it hurts
        *("If your back hurts, do not bend the knee as much.", "If it hurts, don't pull so hard."),
        *("If it hurts, do not do as many.", "Do not do too much."),
        # no pain
        *("You should not feel sharp pain.", "There should be no sharp pain.", "No debe sentir un dolor fuerte."),
        *("You should not feel numbness, tingling or pain.", "Sie sollten keinen stechenden Schmerz spüren."),
        # another place
        *("You may feel it in your back or in your buttock.", "Your arms can lie by your sides or on your belly."),
        "Stop when you feel a gentle pull behind the knee or in the thigh.",
        # how the breath goes on
        *(
            "Breathe out as you bring the knee up, and in as you lower it.",
            "Breathe in as you rest and out as you pull.",
        ),
    ],
)
def test_a_note_may_bound_deny_pain_and_go_on(text):
    assert verdict("Single knee to chest", text, per_side=True) == "suitable"


@pytest.mark.parametrize(
    "text",
    [
        # the most of what is good, or no bound at all
        *("Do not rest for more than 5 seconds.", "Do not pause for longer than 2 seconds.", "5초 이상 쉬지 마세요."),
        *("Do not lie down for more than a minute.", "Do not keep your heel on the bed for more than 5 seconds."),
        *("Do not do more than 500 repetitions.", "Do not hold for more than 300 seconds.", "30초 이상 유지하세요."),
        *("Why not do more than 10?", "Why not hold for more than 30 seconds.", "Don't be afraid to do more than 10."),
        *("It is not bad to do more than 10.", "Do not stop before you have done more than 10."),
        *("Do not just hold for more than 10 seconds.", "Do not hold your breath for more than 10 seconds."),
        *("Do not lift your hips more than 10 cm.", "Do not do less than 10 or more than 20."),
        # less of what is good where it hurts
        *(
            "If it hurts, do not rest so much.",
            "If it hurts, do not stop so fast.",
            "If it hurts, do not worry so much.",
        ),
        *("If it hurts, do not go so slowly.", "If it hurts, do not breathe so deeply.", "If it hurts, pull as far."),
        *("Do not rest as long.", "Do not lie down so long.", "If it hurts, do not lift your hips as high."),
        "If you lose control of your bladder, do not pull so hard.",
        # pain that is felt, or not minded
        *("You should feel sharp pain.", "You should not only feel sharp pain.", "You should not mind the sharp pain."),
        *("Do not feel the sharp pain.", "Stop when you do not feel sharp pain."),
        "You should not feel numbness and tingling is fine.",
        # another place that is none of the movement
        *("Rest your feet on the floor or on a chair.", "Lie on your elbows and on your knees."),
        *("Bring the knee to your chest or to your forehead.", "Place a pillow under your head and under your bottom."),
        # a breath that is held, and what is done with it
        *("Breathe in as you lift your hips and out as you lower them.", "Breathe out, and in as you squat."),
        "Bring the leg out and in as you breathe.",
    ],
)
def test_a_note_that_bounds_what_is_good_or_goes_on_otherwise_is_asked_about(text):
    assert verdict("Single knee to chest", text, per_side=True) != "suitable"


@pytest.mark.parametrize(
    "title",
    [
        *("Evening stretch - 10 min", "**Evening stretch (10 min)**", "Day 1: Evening stretch (10 min)"),
        *(
            "잠들기 전 10분 스트레칭",
            "Estiramientos suaves (10 min)",
            "10 minutes pour le dos",
            "Day 1 - warm up (5 min)",
        ),
        "**Warm up.** Lie on your back with your knees bent and breathe slowly for one minute.",
    ],
)
def test_a_title_may_say_how_long_all_of_it_takes(title):
    assert gentle(f"{title}\n\n1. Lying ankle pump - 10 reps") == "suitable"


@pytest.mark.parametrize(
    "title",
    [
        *(
            "Day 1: Wobble board 8 min",
            "Day 1 - Wobble board (8 min)",
            "# Wobble board (8 min)",
            "Wobble board (8 min)",
        ),
        *("# Easy sauna (10 min)", "# Bridges (10 min)", "Standing (10 min)", "Cool-down: 5 minutes of easy walking"),
        *("**Warm up.** March on the spot for one minute.", "**Warm up.** Wobble board for 5 minutes."),
    ],
)
def test_a_title_with_a_time_hides_no_movement(title):
    assert gentle(f"{title}\n\n1. Lying ankle pump - 10 reps") != "suitable"


def test_a_list_of_what_to_avoid_may_name_what_hurts():
    listed = "- Lying ankle pump - 10 reps\n\nWhat to avoid:\n- Leaning back\n- {}\n- Squats"
    assert gentle(listed.format("Any movement that brings on pain in your legs")) == "suitable"
    assert gentle(listed.format("Anything that hurts.")) == "suitable"
    for item in ("Anything that feels good", "Anything that does not hurt", "Squats are good for you.", "Pain is good"):
        assert gentle(listed.format(item)) != "suitable"
        assert verdict(guidance=(*ADVICE, f"What to avoid\n{item}")) != "suitable"


def test_a_reason_to_stop_may_be_felt_during_the_exercise():
    listed = "When to stop\n- Pain that gets worse during the exercise\n- {}"
    assert verdict(guidance=(*ADVICE, listed.format("Feeling dizzy or unwell"))) == "suitable"
    for item in ("Pain during squats", "Pain when you rest", "Pain, then go on"):
        assert verdict(guidance=(*ADVICE, listed.format(item))) != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        # with a thing or a position
        *("You can also do this with a pillow under your legs.", "Do this with the other leg bent or straight."),
        "Hold it there for 5 seconds with your hands behind your thigh.",
        # not again where it hurts, and less of it
        *("If an exercise hurts, do not do it again until you have talked to us.", "If it hurts, do not repeat it."),
        *("If you feel worse the next day, do half as many.", "Do not go past the point where it starts to hurt."),
        "Loosen the towel when the pull gets too strong.",
        # how long what lies on the bed stays there
        *("Your heel should stay on the bed all the way.", "Two seconds up, two seconds down."),
        # what it is good for
        *("This stretches the muscles at the back of your hip.", "It helps tight muscles let go."),
        # what to avoid
        *("Do not stand on one leg.", "Ne restez pas debout trop longtemps.", "No arquee la espalda hacia atrás."),
        *("Do not reach above your head.", "Don't push with your feet."),
    ],
)
def test_a_note_may_say_with_what_for_what_and_how_long(text):
    assert verdict("Single knee to chest", text, per_side=True) == "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *("Do it with both legs raised.", "Do it with a pillow on your chest.", "Do it with both feet on the wall."),
        *("Do not do it again.", "If it hurts, do not repeat the rest.", "Rest half as long.", "Do half a squat."),
        *("If it hurts, do not do it so gently.", "Do not pull so gently.", "Do not pull as gently."),
        *("Go past the point where it starts to hurt.", "Pull harder when the pull gets too strong."),
        *("Keep your leg up all the way.", "Hold the leg all the way up.", "Keep your knees on the floor all the way."),
        *("Keep your heel on the bed as long as you can.", "This lifts your hips.", "It helps you lift your hips."),
        *("Do not stand on both legs, squat.", "Stand on one leg.", "Ne restez pas couché trop longtemps."),
        *("Do not keep lying on your back.", "Push with your feet.", "Reach above your head."),
    ],
)
def test_a_note_that_only_sounds_so_is_asked_about(text):
    assert verdict("Single knee to chest", text, per_side=True) != "suitable"


@pytest.mark.parametrize(
    "greeting", ["Good morning! Here is your plan for today.", "Good morning! ☀️ Here is your plan:"]
)
def test_a_greeting_is_no_exercise(greeting):
    assert gentle(f"{greeting}\n\n- Lying ankle pump - 10 reps") == "suitable"


@pytest.mark.parametrize(
    "line",
    [
        *("Good morning", "Good morning!", "Good morning, 10 reps", "Good morning! 10 reps", "Good morning!\n10 reps"),
        *("Good morning! Do 10 reps.", "Good morning! x 10", "Good morning! Squat.", "Do a good morning!"),
    ],
)
def test_an_exercise_is_no_greeting(line):
    assert gentle(f"{line}\n\n- Lying ankle pump - 10 reps") != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *("A little stiffness afterwards is normal.", "Some stiffness in the morning is normal."),
        "You may feel a little stiff at first, but this should get better after a few days.",
        *("Stop if your pain goes up by more than 2 points.", "Next visit: Tuesday at 2 pm."),
    ],
)
def test_a_little_stiffness_may_be_expected(text):
    assert verdict(guidance=(*ADVICE, text)) == "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *("Some pain is normal.", "Severe stiffness is normal.", "Some stiffness and numbness is normal."),
        *("You may feel a little stiff and numb.", "You may feel a little stiff, ignore it."),
        *("Some stiffness is normal, lift your hips.", "You may feel a little stiff. Push through it."),
        *("Do 50 points.", "Increase by 5 points."),
    ],
)
def test_no_more_than_a_little_stiffness_is_expected(text):
    assert verdict(guidance=(*ADVICE, text)) != "suitable"


def test_a_how_to_under_a_heading_of_advice_is_no_movement():
    text = "- Single knee to chest - 10 reps each side\n\nHow to do it:\n- Hold each knee for about 5 seconds."
    routine = sr.loads(f"# Gentle\n\n{text}\n", format="text")
    assert [item.exercise.name for session in routine.sessions for item in session.prescriptions] == [
        "Single knee to chest"
    ]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Hold until you do not feel any pain.",
            "Repeat until you do not feel any pain.",
            "Hold until the pain settles.",
        ),
        *("Rest until it hurts.", "Lie down until it hurts.", "Rest until the pain settles, then squat."),
    ],
)
def test_nothing_but_rest_goes_on_until_pain_ends(text):
    assert verdict(notes=text) != "suitable"
    assert verdict(guidance=(*ADVICE, text)) != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *("Rest until the pain settles.", "Wait until the pain settles.", "Relax until it does not hurt."),
        *(
            "Ruhen Sie, bis der Schmerz nachlässt.",
            "통증이 가라앉을 때까지 쉬세요.",
            "Lie on your back until you feel no pain.",
        ),
    ],
)
def test_rest_may_go_on_until_pain_ends(text):
    assert verdict(notes=text) == "suitable"
    assert verdict(guidance=(*ADVICE, text)) == "suitable"


@pytest.mark.parametrize(
    "text", ["Bend your knees, then come up.", "Bend both knees and come up.", "Bend the knees. Come up again."]
)
def test_who_bends_the_knees_and_comes_up_squats(text):
    assert verdict("Single knee to chest", text, per_side=True) != "suitable"
    assert verdict(notes=text) != "suitable"


@pytest.mark.parametrize("text", ["Start with the letters.", "Then the letters.", "Try the piano.", "Then shop."])
def test_what_asks_for_nothing_is_not_begun(text):
    assert verdict(guidance=(*ADVICE, text)) != "suitable"
    assert verdict(notes=text) != "suitable"


@pytest.mark.parametrize("text", ["Den Rest kennen Sie.", "자세: 자유.", "Position: freedom.", "Doctors disagree."])
def test_what_is_left_to_the_reader_is_a_question(text):
    assert verdict(guidance=(*ADVICE, text)) != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        "Vermeiden Sie schwere Kniebeugen.",
        "Vermeiden Sie Übungen im Stehen, Hohlkreuz und schwere Kniebeugen.",
        "Keine Übungen im Stehen, kein Hohlkreuz, keine schweren Gewichte.",
        "Verzichten Sie auf schwere Beinübungen.",
        "Bitte kein Hohlkreuz machen und keine schweren Lasten heben.",
        "Evita los ejercicios de pie, arquear la espalda y las sentadillas con peso.",
        "Evita las sentadillas pesadas.",
        "Evite cargar peso sobre las piernas y caderas.",
        "No hagas ejercicios de pie ni arquees la espalda.",
        "Nada de sentadillas ni ejercicios con peso.",
        "서서 하는 운동, 허리를 뒤로 젖히는 동작, 무거운 하체 운동은 피하세요.",
        "무거운 하체 운동은 피하세요.",
        "허리를 젖히는 운동이나 서서 하는 운동은 하지 마세요.",
        "다리와 엉덩이에 큰 부담을 주는 운동은 피하는 것이 좋습니다.",
        "立って行う運動、腰を反らす動き、重い負荷は避けましょう。",
        "腰を反らす動作や、脚に重い負荷をかける運動は避けてください。",
        "立って行う運動は控えましょう。",
        "避免站立运动、后仰和负重深蹲。",
        "不要做站立的运动，也不要后仰。",
        "避免腿部和髋部负重过大的运动。",
        "Évitez les squats lourds.",
        "Évitez les exercices debout, la cambrure du dos et les charges lourdes.",
        "Pas de squats, pas de charges lourdes, pas d'exercices debout.",
        "Évitez de cambrer le dos et de porter des charges lourdes.",
        "Avoid heavy lower-body exercise, standing exercise and backbends.",
        "Nothing here involves standing, arching or loading the spine.",
        "Avoid exercises that put a heavy load on your hips and legs.",
        "No standing exercises, no arching backwards, no heavy leg work.",
        "避免深蹲和负重训练。",
        "スクワットや重い物を持つ運動は避けてください。",
        "스쿼트나 런지 같은 무거운 운동은 피하세요.",
        "Vermeiden Sie langes Stehen, schwere Lasten und das Hohlkreuz.",
        "Evite estar mucho tiempo de pie, arquear la espalda y levantar peso.",
        "Évitez de rester longtemps debout, de cambrer le dos et de porter lourd.",
        "Avoid long standing, arching your back and heavy lifting.",
        "No heavy leg work, no standing exercises and no backbends.",
        "Steer clear of standing exercises, backbends and heavy leg training.",
    ],
)
def test_a_warning_of_heavy_work_of_standing_and_of_arching_is_a_warning(text):
    assert verdict(notes=text) == "suitable"
    assert verdict(guidance=(*ADVICE, text)) == "suitable"


@pytest.mark.parametrize(
    "text",
    [
        "Avoid squats and do heavy leg exercises.",
        "Avoid squats and do heavy lifting.",
        "Avoid squats, do heavy leg exercises.",
        "Avoid squats, then heavy leg exercises.",
        "Avoid squats; heavy leg exercises.",
        "Avoid standing. Heavy leg exercises daily.",
        "No heavy leg exercise without a warm-up.",
        "Avoid heavy leg exercises on Monday.",
        "Do heavy lower-body exercise.",
        "Avoid light leg exercise, heavy leg exercise is better.",
        "Avoid squats and practise heavy leg exercises.",
        "Avoid squats but not heavy leg exercises.",
        "Vermeiden Sie Kniebeugen und machen Sie schwere Beinübungen.",
        "Vermeiden Sie Kniebeugen, schwere Beinübungen machen.",
        "Machen Sie schwere Kniebeugen.",
        "Kniebeugen vermeiden, schwere Beinübungen.",
        "Evite las sentadillas y haga ejercicios pesados de piernas.",
        "Évitez les squats et faites des exercices lourds pour les jambes.",
        "스쿼트는 피하고 무거운 하체 운동을 하세요.",
        "스쿼트, 무거운 하체 운동을 하세요.",
        "무거운 하체 운동을 하세요.",
        "스쿼트를 하지 말고 무거운 하체 운동.",
        "深蹲不要做，做负重训练。",
        "避免深蹲，做大重量腿部训练。",
        "スクワットは避け、重い負荷の運動をしましょう。",
        "立って行う運動、重い負荷をかけましょう。",
        "Avoid squats, stand to do the exercises.",
        "Avoid squats and standing exercises are next.",
        "Avoid sitting, standing exercises are better.",
        "Avoid resting; standing exercise.",
        "Lassen Sie schwere Kniebeugen nicht aus.",
        "Do not avoid heavy leg exercises.",
        "Do not skip heavy leg work.",
        "Never miss heavy leg training.",
        "No heavy leg exercise? Start now.",
        "Avoid heavy legs by squatting.",
        "Loading the spine is good.",
        "Load the spine.",
        "Keep loading your legs.",
        "Add loading to your legs.",
        "スクワットは避け、重い負荷の運動。",
        "腰を反らす運動は避け、重い負荷をかけましょう。",
        "허리를 젖히지 말고 무거운 하체 운동을 하세요.",
        "허리를 젖히는 동작은 피하고, 무거운 하체 운동.",
        "서서 하는 운동, 누워서 하는 운동은 하지 마세요.",
        "무거운 하체 운동은 피하지 마세요.",
        "무거운 운동을 피하세요? 아니요.",
        "Avoid bending back, load the legs.",
        "Avoid arching, loading the spine is better.",
        "Avoid bending back and load your legs.",
        "Do not rest or skip heavy leg exercises.",
        "No rest, no heavy leg exercises missed.",
        "Evite descansar y cargue peso sobre las piernas.",
        "Evite las sentadillas, cargue peso sobre las piernas.",
        "Évitez les squats, portez lourd.",
        "Évitez de vous reposer et portez des charges lourdes.",
        "避免休息，负重深蹲。",
        "不要后仰，要负重深蹲。",
        "Vermeiden Sie Hohlkreuz, heben Sie schwere Lasten.",
        "Vermeiden Sie das Hohlkreuz und heben Sie schwer.",
        "Keine leichten Übungen, schwere Kniebeugen.",
        "Keine Pausen, schwere Gewichte.",
        "No breaks, heavy weights.",
        "No breaks and heavy weights.",
        "No breaks, heavy leg exercises.",
        "Not standing but heavy leg exercises.",
        "Avoid easy days, heavy leg exercises.",
        "Nothing involves standing, so load your legs.",
        "Never stop loading your legs.",
        "Avoid stopping and heavy leg exercises.",
        "Do not stand, bend or load your legs lightly.",
        "Avoid bending back and lift heavy weights.",
        "Avoid bending back, lifting heavy weights is better.",
        "Vermeiden Sie Hohlkreuz und machen Sie Kniebeugen.",
        "Vermeiden Sie das Hohlkreuz und stehen Sie auf.",
        "Evite arquear la espalda y levante peso.",
        "Avoid squats and walk.",
        "Avoid backbends and carry heavy bags.",
        "スクワットは避け、ブリッジ。",
        "스쿼트는 피하고, 브릿지.",
        "스쿼트 말고 브릿지.",
        "Avoid squats and weights help.",
        "Avoid squats, heavy weights help.",
        "Vermeiden Sie Kniebeugen, Gewichte helfen.",
        "Evite las sentadillas y el peso ayuda.",
        "Evite arquear la espalda, la pesa ayuda.",
        "Évitez les squats, la charge aide.",
        "스쿼트는 하지 말고 무거운 것을 드세요.",
    ],
)
def test_what_stands_beside_a_warning_of_heavy_work_is_asked_for(text):
    assert verdict(notes=text) != "suitable"
    assert verdict(guidance=(*ADVICE, text)) != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        # what stands above is made little of
        *("The above was for last week.", "The above is too easy for you.", "That was the easy part."),
        *("This is only the warm-up.", "Das war nur zum Aufwärmen.", "Lo de arriba era el calentamiento."),
        *("C'était la partie facile.", "여기까지는 준비운동입니다.", "これは準備運動です。", "以上是热身。"),
        *("Now the real thing.", "Jetzt kommt der schwere Teil.", "Ahora en serio."),
        # relaxing comes last, or not at all; what is easy is left out
        *(
            "Relaxation can wait.",
            "Relaxation is optional.",
            "Leave out the relaxation.",
            "Lying down is for the night.",
        ),
        *(
            "Die Entspannung kann warten.",
            "La relajación viene al final.",
            "La détente est facultative.",
            "쉬는 건 나중에.",
        ),
        *(
            "Leave out the first one.",
            "Leave out the easy ones.",
            "Die erste Übung lassen Sie weg.",
            "Deje los fáciles.",
        ),
        *("첫 번째 운동은 빼세요.", "쉬운 건 빼고 하세요.", "跳过第一个。", "Rest for one second."),
        # the stop rule is made light of
        *(
            "The stop rule ends today.",
            "The stop rule can wait.",
            "Don't worry about the stop rule.",
            "Who needs a stop rule?",
        ),
        *("La règle d'arrêt est pour les autres.", "Don't listen to your body.", "There is no need to be so careful."),
        *("Sin miedo.", "Stop on Sunday."),
        # a question that means that something good is not needed
        *(
            "Why rest?",
            "Why wait?",
            "Who needs a bed for this?",
            "Wer braucht schon ein Bett?",
            "Qui a besoin d'un lit ?",
        ),
        *("¿Por qué descansar?", "¿Quién necesita una cama?", "Pourquoi se reposer ?"),
        # what somebody else does, or what can be seen elsewhere
        *("Do as I do.", "Do it like me.", "Do as you are told.", "Do what the coach does.", "The picture shows how."),
        *("Machen Sie es wie ich.", "Machen Sie es wie beim letzten Mal.", "Faites comme moi.", "先生のように。"),
        *("나머지는 앱에 있습니다.", "평소에 하던 운동도 하세요.", "If you have time, do the long version."),
        # as much as one can
        *("Until you can do no more.", "Do all you can.", "Halten Sie das Bein, solange Sie können."),
        *("Faites tout ce que vous pouvez.", "On bad days do it all twice.", "Do it to the end even on bad days."),
        *(
            "It has to pull.",
            "Es muss ziehen.",
            "Tiene que tirar.",
            "Ça doit tirer.",
            "You should feel it the next day.",
        ),
        "Wenn es weh tut, wirkt es.",
        # somewhere else, or in another position
        *("Now the same in the kitchen.", "Jetzt dasselbe in der Küche.", "Ahora lo mismo en la cocina."),
        *("Not on the floor this time.", "En el trabajo también.", "텔레비전 보면서 하세요.", "침대 가장자리에서."),
        *("Machen Sie sich gerade.", "Stellen Sie sich vor den Spiegel.", "Keep your feet under you."),
        *("Then up onto your feet.", "Don't forget to stand up.", "In no time you will be on your feet."),
        # a negation that denies nothing
        *(
            "立ってやってみませんか。",
            "Don't use a chair, stand free.",
            "Do not sit, stand.",
            "Why not do it with a weight?",
        ),
        "Instead of one leg, two.",
        # errands, and moving about
        *("Machen Sie das Bett.", "Faites le lit.", "Leave the house.", "Paint the ceiling.", "Join the choir."),
        *("Move about.", "Move!", "Push.", "Get on with it.", "Let's go up a level.", "Lassen Sie sich drücken."),
        # the back, and both legs
        *("Keep a natural curve in your back.", "Drücken Sie den Rücken durch.", "Both legs in week two."),
        *(
            "Let your hips sink to the floor while your arms are straight.",
            "Keep your hips on the floor and straighten your arms.",
        ),
        # enough of what is good, or less of it
        *(
            "You have rested enough.",
            "Enough rest.",
            "You have been lying down enough.",
            "As you get better, less lying.",
        ),
        *(
            "You should not lie down for long.",
            "You were told to rest. Don't.",
            "충분히 쉬었습니다.",
            "눕는 시간을 줄이세요.",
        ),
        *("Genug der leichten Übungen.", "Ya ha descansado bastante.", "Vous vous êtes assez reposé."),
        # getting up, or lying, as one likes
        *(
            "It is time to get up.",
            "It is up to you whether you lie down.",
            "Skip the first two.",
            "Relax only at the end.",
        ),
        *("Leave the stop rule out.", "Leave the doctor out of it.", "Leave the easy way.", "Leave your comfort zone."),
        *(
            "Just go.",
            "Just push.",
            "Keep working.",
            "Just do it properly.",
            "Now the fun part.",
            "Now it gets serious.",
        ),
        *(
            "금요일까지만 누워서 하세요.",
            "휴식 제로.",
            "날씨가 좋으면 나가세요.",
            "그냥 하세요.",
            "나머지 생략.",
            "Next, get your shoes.",
            "One foot on the floor, one on the bed.",
            "Stop complaining.",
            "One for every year.",
        ),
        # what comes next, and the rest
        *(
            "You can leave these behind now.",
            "You know what comes next.",
            "The rest is up to you.",
            "Everything twice.",
        ),
        *(
            "And then the floor.",
            "Und jetzt der Boden.",
            "그다음은 바닥에서.",
            "然后是地板。",
            "Der Rest kommt morgen.",
        ),
        *("For this one you need to get up.", "Getting up counts too.", "Carry on.", "Always to the end."),
        *("Zum Schluss beide.", "À la fin, les deux.", "Ya sabe cómo.", "처음부터 다시.", "Et on recommence."),
        # with whom, and where
        *("You can do this with friends.", "You will need a friend.", "Also in the office.", "Also good when waiting."),
        *("Help in the kitchen.", "Helfen Sie in der Küche.", "부엌일을 도우세요.", "写真と同じ。", "和朋友一起做。"),
        *("Doctors are wrong about this.", "You should not be afraid."),
        *(
            "できれば両方。",
            "可以的话两边一起。",
            "Throw your hips from side to side.",
            "Hold it there until I come back.",
        ),
    ],
)
def test_a_short_line_takes_nothing_back(text):
    assert verdict(guidance=(*ADVICE, text)) != "suitable"
    assert verdict(notes=text) != "suitable"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Lying ankle pump", "Draw circles with a straight leg."),
        ("Single knee to chest", "Raise the straight leg as you pull the knee in."),
        ("Lying slight single leg raise", "Raise one, keep it there, raise the other."),
        ("Lying slight single leg raise", "If it is too easy, straighten the other leg and lift it too."),
        ("Lying slight single leg raise", "Put the other heel on top and lift."),
        ("仰卧单腿轻抬", "另一条也抬。"),
        ("Bombeo de tobillos tumbado", "Círculos con toda la pierna."),
    ],
)
def test_a_note_that_brings_in_a_leg_is_asked_about(name, text):
    assert verdict(name, notes=text) != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *("This is a guide.", "The stop rule is important.", "Remember the stop rule every day.", "Why lying down?"),
        *("You can do these before you get up.", "Please avoid exercises in standing until we see you again."),
        *("Do not squat, lunge or jump.", "Do not stand, sit or kneel.", "Leave out anything that hurts."),
        *(
            "Get enough rest.",
            "Call the hospital: 030 1234567.",
        ),
    ],
)
def test_what_only_sounds_like_it_passes(text):
    assert verdict(guidance=(*ADVICE, text)) == "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *("### Stop\nOnly if you faint.", "Stop. Only if it gets unbearable.", "Pain scale: stay at 6"),
        *("![](deadlift.jpg)", "[](squats)"),
    ],
)
def test_a_line_that_restricts_or_hides(text):
    assert gentle(f"- Lying ankle pump - 10 reps\n\n{text}") != "suitable"


@pytest.mark.parametrize("notes", ["+10 daily", "+5 each week"])
def test_more_each_day_is_no_dose(notes):
    assert verdict(notes=notes) != "suitable"
    table = f"exercise,sets,reps,progression\nLying ankle pump,1,10,{notes}\n"
    assert sr.check(sr.loads(table)).verdict != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        # one more thing to avoid, and a good one
        *("Avoid squats, and exercises done lying down.", "Avoid squats and lying down.", "Avoid squats and resting."),
        *(
            "Meiden Sie Kniebeugen und Übungen im Liegen.",
            "Évitez les squats et les exercices allongé.",
            "避免深蹲和躺着的运动。",
        ),
        # what stands behind a negation is asked for
        *(
            "スクワットは避けて、ランジを。",
            "座らずに立って。",
            "Nicht gehen, laufen.",
            "Do not stand without a chair.",
        ),
        # to stop, and to go on
        *(
            "Stop if it hurts. Then start again.",
            "If it hurts, stop, then carry on.",
            "Stop if it hurts. It always does, so carry on.",
        ),
        *("Ask your doctor. It is up to you.", "의사와 상의하세요. 괜찮다고 할 거예요."),
    ],
)
def test_what_is_avoided_or_stopped_is_not_turned_round(text):
    assert verdict(guidance=(*ADVICE, text)) != "suitable"
    assert verdict(notes=text) != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Avoid squats, lunges and standing for long.",
            "Avoid squats and rest.",
            "Kniebeugen und langes Stehen vermeiden.",
        ),
        *(
            "If it hurts, stop and rest.",
            "スクワットやランジは避けてください。",
            "Enjoy your day!",
            "Only go as far as you can without pain.",
        ),
        "The pictures show the start and the end.",
    ],
)
def test_a_list_and_a_wish_pass(text):
    assert verdict(guidance=(*ADVICE, text)) == "suitable"


@pytest.mark.parametrize(
    "text",
    [
        # loads on the legs
        *("Avoid light weights for the legs.", "No heavy weights for your legs without a warm-up."),
        *("Avoid heavy work for the legs, do it for the arms.", "Never skip heavy work for the legs."),
        *("Do not lift heavy weights with straight legs.", "No squats with straight knees."),
        *("Do not lift heavy weights with one leg.", "Do not push weights with your legs slowly."),
        *("Avoid exercises that load your hips too little.", "Heavy work for the legs."),
        *(
            "Use heavy weights and standing exercises are off the menu.",
            "Do not only lift heavy weights with your legs.",
        ),
        # what it is done in, and what eases it
        *("If pain goes above 8 out of 10, stop.", "Less lying helps your back.", "Good morning, Squat!"),
        *("Squats bring on pain, and standing eases it.", "Walking may bring on pain, and standing eases it."),
        *("A narrow canal can make you lift your legs.", "Make your legs feel heavy.", "You need to get up now."),
        *("When should I stop? Never.", "Why lie down?", "Do not\nDo not rest."),
        *("Get up slowly and lift one leg.", "Grab a dumbbell.", "Pull hard on your knee."),
        # Korean
        *("서서 하는 하체 운동을 하세요.", "누워서 하는 운동은 피하세요.", "서서 허리를 돌리지 마세요."),
        *("서서 허리를 천천히 돌리는 동작은 피하세요.", "스쿼트 같은 무거운 하체 운동을 하세요."),
        *("스쿼트 같은 가벼운 하체 운동은 피하세요.", "다리에 힘이 많이 들어가는 운동을 하세요."),
        *("오래 걸으면 다리가 저리고, 서서 쉬면 편해집니다.", "다리가 아프면 앉아서 운동하면 편해집니다."),
        *("오래 걸으면 다리가 저리고, 앉아서 다리를 들면 편해집니다.", "코브라 자세처럼 허리를 젖히는 동작을 하세요."),
        *(
            "코브라 자세처럼 허리를 천천히 젖히는 동작은 피하세요.",
            "허리를 젖히면 신경 통로가 넓어지므로 주의해야 합니다.",
        ),
        *("다리에 무게를 실으세요.", "천천히 움직이거나 빠르게 움직이지 마세요.", "등 운동을 하세요."),
        *("피해야 할 것: 누워서 하는 하체 운동", "주의하세요. 계속하세요.", "서서 하는 체조를 하세요."),
        # what is named, and answered
        *("Do exercises with heavy weights.", "Do the leg press.", "Keep you on your feet."),
        *(
            "Not in your plan: rest and lying down.",
            "Leave out: lying down",
            "Skip: resting",
            "Also leave out the breaks.",
        ),
        *("Is there anything I should avoid? No.", "Yes. Do squats.", "Can I stand up? Yes."),
        *("I would advise you not to stop.", "I would advise you to do squats.", "Put heavy weight through your legs."),
        *("Load your hips and legs with weights.", "The canal is too narrow, so lift your legs."),
        *("Symptoms often improve over time with squats.", "Symptoms often improve with time and heavy exercise."),
        *("If your pain score goes up, push through.", "Your foot goes numb. Go on.", "Grab some weights."),
        *("Add another pillow under your hips and lift.", "Try again tomorrow with more repetitions."),
        *("아래 운동을 서서 하세요.", "쉬면 나아지니 걸으세요.", "제한 동작: 누워서 쉬기", "제한 없이 하세요."),
        *("나아지지 않으면 계속하세요.", "주의: 서서 하는 운동을 하세요.", "네. 서서 하세요.", "특징: 서서 하기"),
        *("Do not only force it.", "Do not just pull hard.", "Do not only stretch further than is comfortable."),
        *(
            "Don'ts: rest",
            "What doesn't help: lying down",
            "Exercise in a standing position.",
            "Use machines for your legs.",
        ),
        *(
            "Most people feel better standing.",
            "People with stenosis feel better running.",
            "Lift heavy things or do squats.",
        ),
        *("When to stop: lift your legs.", "When to stop: your pain gets worse, carry on.", "Do any of them 50 times."),
        *(
            "Let the leg go up.",
            "Stretch further than is comfortable.",
            "Make your back hollow.",
            "Squats will not harm your back.",
        ),
        *(
            "무거운 것을 들거나 다리에 부담을 주세요.",
            "이럴 땐 계속하세요.",
            "통증이 커지면 계속하세요.",
            "하루 종일 하세요.",
        ),
    ],
)
def test_what_only_sounds_like_the_advice_of_a_leaflet_is_asked_about(text):
    assert verdict(guidance=(*ADVICE, text)) != "suitable"
    assert verdict(notes=text) != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *("Do not lift heavy weights with your legs.", "Avoid heavy resistance for the legs."),
        *("Keep away from exercises that load your hips and legs.", "Avoid exercises that you do standing up."),
        "Heavy weights and standing exercises are off the menu for now.",
        *("If pain goes above 4 out of 10, stop.", "When you lie down, your spine carries less weight."),
        "Walking may bring on pain, and sitting down usually eases it.",
        "Narrowing of the spinal canal can make your legs feel heavy or numb.",
        *("It is normal to feel a little stiff in the first few days.", "Do not\nDo not exercise while standing."),
        *("Good morning, Joan! Here is your plan.", "Gentle movement can ease stiffness and help you stay active."),
        *("Do these exercises 2 times a day on your bed.", "Why lie down to exercise?", "When should I see a doctor?"),
        *("서서 허리를 돌리는 동작은 피하세요.", "스쿼트 같은 무거운 하체 운동은 피하는 것이 좋습니다."),
        *("무거운 짐을 들거나 오래 서 있는 일은 피해 주세요.", "런지처럼 다리에 힘이 많이 들어가는 동작은 빼 주세요."),
        *("피해야 할 것: 스쿼트, 런지 등 서서 하는 하체 운동", "오래 걸으면 다리가 저리고, 앉아서 쉬면 편해집니다."),
        *("허리를 젖히면 신경 통로가 더 좁아지므로 주의해야 합니다.", "갑작스럽게 움직이거나 빠르게 움직이지 마세요."),
        *("평일 오전 9시부터 오후 6시까지", "감사합니다.\n물리치료사 박은주 드림"),
        *("Avoid putting heavy weight through your hips and legs.", "Leave out: standing exercises, heavy leg weights"),
        *("Not in your plan: standing work, back extension, loaded leg exercises.", "Avoid the leg press."),
        *(
            "Please do not do these: exercises standing up, exercises with heavy weights for your legs.",
            "Yes. Rest well.",
        ),
        "Don't do exercises that arch your back, keep you on your feet or put heavy weight on your legs.",
        *("When to stop: when pain goes down your leg or your foot goes numb.", "Is there anything I should avoid?"),
        *(
            "Symptoms often improve with time and gentle exercise.",
            "If your pain score rises by more than two points, stop.",
        ),
        *("오래 걸으면 다리가 아프고 쉬면 나아집니다.", "통증이 나아지지 않으면 의사와 상담하세요.", "시간: 약 10분"),
        *("Don'ts: standing exercises, heavy leg weights", "Do not lift heavy things or do squats."),
        *(
            "Avoid weights or machines for your legs.",
            "Do ask for help if you are unsure.",
            "Any of them can be left out.",
        ),
        *(
            "When to stop: your pain spreads further down the leg.",
            "Check in with your doctor if you have trouble walking.",
        ),
        *("Avoid movements that make your back hollow.", "Do not stretch further than is comfortable."),
        *("피해야 할 운동: 무거운 것을 들거나 다리에 부담을 주는 운동", "이럴 땐 멈추세요\n- 통증이 커질 때"),
    ],
)
def test_the_advice_of_a_leaflet_passes(text):
    assert verdict(guidance=(*ADVICE, text)) == "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *("Mistakes: moving too slowly, stopping early.", "Mistakes: resting too long, going too far."),
        "Mistakes: not too far.",
        *("Mistakes: too fast and squat.", "Mistakes: going too fast and lift your hips."),
        "Common mistakes: not going too far.",
        *("Avoid squats / lift your hips.", "Do not lift your head, shoulders off the pillow.", "Why not squats?"),
        "Why no rest?",
        *("Avoid anything that lets your hips rise.", "Avoid anything that lets you hurt less."),
        "Ne faites ni pause ni repos.",
        *("Do not exercise lying down after meals.", "Do not rest after meals."),
        "Do not do squats right after eating.",
        *(
            "Avoid squats after a big meal.",
            "Do not stop after eating.",
            "食後すぐにスクワットをします。",
            "饭后深蹲。",
        ),
        *("Get up slowly.", "Roll onto your side and stand up ten times.", "Turn onto your side and stand."),
        "Lie on your side and sit up.",
        "Roll onto your side, get up slowly and lift one leg.",
        "Roll onto your side, get up slowly and sit down again.",
        "Drehen Sie sich über die Seite und stehen Sie langsam auf und heben Sie ein Bein.",
        "Stehen Sie langsam auf.",
        *("Keep your legs a little stiff.", "Go on until you are a little stiff."),
        "A little stiff and painful is normal.",
        *("Very stiff is normal.", "Hold your back a little stiff.", "처음에는 통증이 있을 수 있습니다."),
        "Au début, un peu de douleur est normal.",
        *("Breathe in and lift your belly.", "Breathe in, let your hips rise.", "Do it whenever you like."),
        "Nur 50 Minuten.",
        *("Your doctor was too strict.", "Fragen Sie Ihren Arzt hinterher.", "Ask your doctor afterwards."),
        "Schlafen Sie auf dem Bauch.",
        *("Statt der Pause Kniebeugen.", "Use weights.", "Do not use less weight.", "Further than is comfortable."),
        *("Pull the knee further than is comfortable.", "Hold for an hour.", "Once an hour.", "Every half hour."),
        *("Rest is not needed.", "Breaks are too much.", "La respiration sollicite trop le dos."),
    ],
)
def test_what_only_sounds_like_a_mistake_a_meal_or_a_stiff_morning_is_asked_about(text):
    assert verdict("Single knee to chest", guidance=(*ADVICE, text)) != "suitable"
    assert verdict("Single knee to chest", text) != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        "Common mistakes: holding your breath, moving too fast, lifting the shoulders.",
        "Häufige Fehler: zu schnell, Luft anhalten.",
        *("Errores frecuentes: ir demasiado rápido y tensar los hombros.", "흔한 실수: 숨 참기, 너무 빨리 움직이기."),
        *("常见错误：动作太快，憋气，耸肩。", "Avoid: bending backwards / heavy squats / standing for long."),
        "Ne faites ni squats ni fentes.",
        *("Do not lift your head or shoulders off the pillow.", "Avoid any movement that makes your legs tingle."),
        "Do not bend backwards, even if it feels like a good stretch.",
        "Why no bridges? They arch the lower back.",
        *("Do not exercise on an empty stomach.", "Do not do the exercises right after eating.", "饭后不要马上锻炼。"),
        *(
            "Üben Sie nicht direkt nach dem Essen.",
            "No haga ejercicio justo después de comer.",
            "식사 직후에는 운동하지 마세요.",
        ),
        *("Ne faites pas d'exercice juste après un repas.", "食後すぐの運動は避けましょう。"),
        *("Get up slowly: roll onto your side first and push up with your arms.", "起床时先侧过身，再慢慢坐起来。"),
        *("Stehen Sie langsam über die Seite auf.", "A little stiffness at the beginning is normal."),
        *(
            "처음 며칠은 뻐근할 수 있습니다.",
            "Los primeros días puede sentirse un poco rígido.",
            "刚开始几天可能会有点僵硬。",
        ),
        *(
            "Les premiers jours, vous pouvez être un peu raide.",
            "Jeden Tag ein paar Minuten genügen.",
            "每天几分钟就够了。",
        ),
        *("You can take a break whenever you like.", "疲れたらいつでも休んでください。"),
        "This leaflet was written by the physiotherapy team of the outpatient clinic.",
        "Planks are too much for your back.",
        "Don't force the knee any further than is comfortable.",
        "Squats put a lot of load on the hips, so leave them out.",
        *("Let your shoulders drop away from your ears.", "Breathe in through your nose and let your belly rise."),
        *("Schlafen Sie nicht auf dem Bauch.", "不要使用沙袋。", "Do not use heavy weights."),
    ],
)
def test_mistakes_meals_and_a_stiff_morning_may_be_spoken_of(text):
    assert verdict("Single knee to chest", guidance=(*ADVICE, text)) == "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *("Go on when it hurts.", "Avoid: stopping when it hurts.", "Avoid: not going on when it hurts."),
        *("Do not go on and on when it hurts.", "Do not stop, go on when it hurts."),
        *("Do not go on resting when it hurts.", "Why not go on when it hurts?", "Do not go on? It hurts."),
        *("If you do not go on, it hurts.", "Avoid\n- Stop when it hurts", "Do not do\n- Rest when it hurts"),
        *("Pull your knee in with a jerk.", "Dauer: 90 Minuten.", "时间：约90分钟。", "Change anything."),
        *("Change the plan yourself.", "Hi Hyrox, do it daily.", "Hello Squat, here is your plan.", "Bend in 2028."),
        *("Lift it between 50 and 90.", "Dos - 10 squats."),
    ],
)
def test_going_on_in_pain_is_a_mistake_only_where_it_is_denied(text):
    assert verdict("Single knee to chest", guidance=(*ADVICE, text)) != "suitable"
    assert verdict("Single knee to chest", text) != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *("Do not go on when it hurts.", "If it hurts, do not go on.", "Never pull your knee in with a jerk."),
        *("Move slowly, never with a jerk.", "Dauer: etwa 10 bis 15 Minuten.", "时间：约10分钟。"),
        *("Hi Margaret, here is your plan for the next two weeks.", "Your physio, Tom"),
        *("Montag bis Freitag von 8 bis 12 Uhr.", "Ein leichtes Ziehen ist in Ordnung, Schmerzen nicht."),
        *("Always follow your doctor's advice.", "Ask your doctor before you change anything."),
        "Next review in 2028.",
    ],
)
def test_a_plan_may_greet_name_its_time_and_deny_going_on_in_pain(text):
    assert verdict("Single knee to chest", guidance=(*ADVICE, text)) == "suitable"


def test_what_is_read_of_a_leaflet_in_lines():
    text = "Single knee to chest - 10 reps each leg\n\nRemember:\n- comfortable range only\n- keep breathing"
    assert gentle(text) == "suitable"
    assert gentle(f"{text}\n- lift both legs") != "suitable"
    assert gentle(f"{text}\n\n## Do not\n\n- Arch your back\n- Go on when it hurts") == "suitable"
    assert gentle(f"{text}\n\n## Do\n\n- Arch your back\n- Go on when it hurts") == "unsuitable"
    assert gentle("1. Balancement latéral du bassin sur le dos - 10 répétitions, 5 fois par jour") == "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *("Pull yourself up.", "Push yourself a little."),
        *("Roll to one side, sit up with your arms and lift one leg.", "Sit up with the help of your arms."),
        *("Roll onto your side and walk downhill.", "Legen Sie sich auf den Bauch.", "Túmbese boca abajo."),
        *("不要勉强。深蹲。", "Do the exercises for 90 minutes.", "Each session takes three hours."),
        *("Stop at your next visit.", "Nur mit Schmerzen weitermachen."),
        *("Hören Sie nicht auf, mit Schmerzen weitermachen.", "Squats cannot wait.", "Do not wait, squat."),
        *("Do not lie down.", "Better squats.", "German squats.", "Mention squats at your next visit and do them."),
        *("No pain, no glory.", "No discomfort, no reward.", "Start with the teacups.", "Teacups, 10 times"),
        *(
            "편지부터 시작하세요.",
            "手紙から始めます。",
            "Pain is a treasure.",
            "Imaginary warnings",
            "Garden for an hour.",
        ),
        *("Heavy loading of the hips and legs, 10 times.", "Load your legs heavily.", "Increasing leg pain is fine."),
        *("Stamp.", "Dust and garden.", "Your old exercises are fine.", "Asking your doctor is voluntary."),
        *("Your legs suddenly weaken. Rest.", "If a leg suddenly goes weak, do less.", "Rest days are over."),
        *("Lift him 10 times.", "Carry the baby.", "Variations are fine.", "It is your choice.", "Persevere."),
        *("Tingling means that the nerve is grateful.", "Numbness tells you that the nerve is happy."),
        *("Also good in the kitchen.", "Enough gentle letters.", "One for the road.", "Make it a game.", "Stack wood."),
        *("Avoid bridges and do heavy loading of the hips.", "Extension of the back."),
        *("When is it an emergency? Never.", "When is it an emergency?\nSquats", "Follow this plan until it hurts."),
        *(
            "You decide how many.",
            "Let your mood decide how far.",
            "Your wife decides.",
            "It is up to you.",
            "你自己决定。",
        ),
    ],
)
def test_what_only_sounds_like_everyday_life_is_asked_about(text):
    assert verdict("Single knee to chest", guidance=(*ADVICE, text)) != "suitable"
    assert verdict("Single knee to chest", text) != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        "Roll to one side, wait a moment and sit up with the help of your arms.",
        *("最后侧过身，用手臂支撑慢慢坐起来。", "Al terminar, gírese de lado y levántese con ayuda de los brazos."),
        "Pour finir, tournez-vous sur le côté et relevez-vous avec les bras.",
        *("Legen Sie sich nicht auf den Bauch.", "No se tumbe boca abajo.", "Ne vous allongez pas sur le ventre."),
        *("不要勉强拉伸。", "Nicht mit Schmerzen weitermachen.", "Squats and lunges can wait."),
        *("Avoid squats, walking downhill.", "Each session takes ten minutes at most."),
        *("Trainieren Sie nicht, wenn Sie krank sind.", "No haga los ejercicios si está enfermo."),
        "Ne faites pas les exercices si vous êtes malade.",
        *("Two years ago my friend gave him a book with paintings of flowers.", "The planner is in the kitchen."),
        *("My friend likes toast and blueberries for breakfast.", "The flowers bloom in summer."),
        *("Call 999 if your legs suddenly weaken.", "Avoid heavy loading of the hips and legs."),
        *("Stop if leg pain grows or travels further down your leg.", "Attend the emergency department at once."),
        *("Stop if you feel increasing leg pain.", "What should I leave alone?\nSquats and leaning back."),
        *("Avoid squats, arching backward and heavy loading of the hips.", "No extension of the back."),
        *("When is it an emergency?\nIf you lose control of your bladder.", "Please follow this programme once daily."),
    ],
)
def test_everyday_life_may_be_spoken_of(text):
    assert verdict("Single knee to chest", guidance=(*ADVICE, text)) == "suitable"


@pytest.mark.parametrize(
    "label", ["Equipment: bed or mat, pillow", "How long: about 10 minutes", "Equipment: a mat\nHow often: daily"]
)
def test_a_label_with_its_advice_hides_no_movement_below_it(label):
    assert gentle(f"{label}\n\nExercise 1: Knee rolls lying\n10 each side. Keep both feet on the bed.") == "suitable"
    assert gentle(f"{label}\n\nExercise 1: Squats\n10 times.") == "unsuitable"


@pytest.mark.parametrize(
    "text",
    [
        *("Push into the pain.", "Push into your leg although it hurts.", "Should I stop if it hurts?"),
        *("Should it hurt, go on.", "Should you feel good, do squats.", "Stretch into the painful leg."),
        "Should hurt.",
    ],
)
def test_a_pain_that_spreads_into_a_leg_is_no_bidding(text):
    assert verdict("Single knee to chest", guidance=(*ADVICE, text)) != "suitable"
    assert verdict("Single knee to chest", text) != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *("Should the pain spread into your leg, leave it for today.", "Should you feel pain, stop."),
    ],
)
def test_should_may_begin_a_condition(text):
    assert verdict("Single knee to chest", guidance=(*ADVICE, text)) == "suitable"
    assert verdict("Single knee to chest", text) == "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *("Stretch until it hurts.", "Do not stop until it hurts.", "Do not rest until it hurts."),
        *("Do not lower the leg until it hurts.", "Do not stretch less until it hurts."),
        *("Never let go until it hurts.", "Do not bend your knee until it hurts.", "Dehnen Sie, bis es weh tut."),
        *("Nicht aufhören, bis es weh tut.", "痛くなるまで伸ばしてください。", "痛くなるまで休まないでください。"),
        *("If it hurts, suddenly lift the leg.", "Lift suddenly.", "Don't rest, as it makes you stiff."),
        *("Don't stop as it gets hard.", "Aguante el aire.", "Swing your legs."),
        "Keine Pause, denn sie belastet die Lendenwirbelsäule.",
    ],
)
def test_what_ends_in_pain_or_begins_at_once_is_asked_about(text):
    assert verdict("Single knee to chest", guidance=(*ADVICE, text)) != "suitable"
    assert verdict("Single knee to chest", text) != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *("Do not stretch until it hurts.", "Dehnen Sie nicht, bis es weh tut.", "No estire hasta que duela."),
        *("痛くなるまで伸ばさないでください。", "不要拉到疼痛。"),
        "Call your doctor the same day if your legs suddenly feel weak.",
        "Don't do bridges, as they arch the lower back.",
        *("Keine Brücken, denn sie belasten die Lendenwirbelsäule.", "No balancee las piernas."),
    ],
)
def test_a_warning_may_end_in_pain_and_have_its_reason(text):
    assert verdict("Single knee to chest", guidance=(*ADVICE, text)) == "suitable"
    assert verdict("Single knee to chest", text) == "suitable"


@pytest.mark.parametrize("text", ["Long holds are best.", "Open air is best.", "Short rests are best."])
def test_what_is_praised_is_asked_for(text):
    assert verdict(notes=text) != "suitable"
    assert verdict(guidance=(*ADVICE, text)) != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *("Mistakes: moving too fast, resting", "Common mistakes: squats, lying down"),
        *("Common mistakes: arching your back, lying down", "Do not go on when it is easy."),
        *("Heel slides L10-8", "Keep the knee in (45M)."),
    ],
)
def test_what_is_good_is_no_mistake_and_no_number_is_lost(text):
    assert verdict(notes=text) != "suitable"
    assert verdict(guidance=(*ADVICE, text)) != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        # how much, with no number
        *(
            "How many: all",
            "How often: always",
            "How long: hours",
            "Rest: minimal",
            "Rest: if you must",
            "Pause: wenig",
        ),
        *("Frecuencia: continua", "Durée : longue", "Fréquence : toujours", "休憩：最後に", "頻度：常に", "次数：全部"),
        *("Do your age in reps.", "One for every day of the month.", "Haga su edad en repeticiones.", "按年龄做。"),
        *("Machen Sie Ihr Alter in Wiederholungen.", "Faites votre âge en répétitions.", "횟수는 상관없어요."),
        # gently at first only, and on every day
        *("Slowly only at first.", "Only at first.", "Nur am Anfang langsam.", "Seulement au début.", "只在开始。"),
        *("Even on bad days.", "On bad days, do it anyway.", "An schlechten Tagen genauso.", "También en días malos."),
        *(
            "Même les mauvais jours.",
            "調子の悪い日も同じに。",
            "With or without pain.",
            "If you have time, do it again.",
        ),
        *("Si vous avez le temps, recommencez.", "時間があればもう一度。", "有时间全部再做。"),
        # lying down, breathing and asking are put off, or not needed
        *(
            "You can lie down later.",
            "Pregunte después.",
            "Demandez après.",
            "Respire después.",
            "以后再躺。",
            "以后问。",
        ),
        *("Breathe when you can.", "Atmen Sie, wenn Sie können.", "做完再休息。", "Keine Eile mit der Pause."),
        *(
            "누워서 안 해도 돼요.",
            "寝る代わりに座って。",
            "No need.",
            "Don't read the warnings.",
            "첫 번째는 건너뛰세요.",
        ),
        *("Lassen Sie den Arzt in Ruhe.", "Laissez le médecin tranquille.", "순서대로 안 해도 됩니다."),
        # a pain that is severe, or explained away
        *("If the pain is sharp, slow down.", "If you feel pain, that is the nerve.", "Lassen Sie es brennen."),
        # more of it, of nothing that is named
        *("Go heavy.", "Get heavy.", "Machen Sie es schwer.", "Nehmen Sie die schwere Variante.", "Do it long."),
        *("Make it spicy.", "Make it count.", "Get stronger.", "Keep adding.", "Keep the pressure on.", "Go low."),
        *("Pull.", "Push a bit.", "Ziehen Sie.", "拉。", "On both feet.", "Go without your stick.", "用全身重量。"),
        *("Two legs are better than one.", "Vaya a por todas.", "Une de plus chaque jour.", "샤워하면서 하세요."),
        *("Wash up. Do it while showering.", "두 가지 다른 방법으로 하세요.", "换个做法。", "重量在一条腿。"),
    ],
)
def test_common_words_leave_nothing_open(text):
    assert verdict(guidance=(*ADVICE, text)) != "suitable"
    assert verdict("Single knee to chest", text, per_side=True) != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *("How often: every day", "How long: about ten minutes", "Rest: when you are tired", "Rest: 30 s between sets"),
        *("On bad days, do less.", "On bad days, just breathe.", "A little stiffness only at first is normal."),
        *("If you have time, rest a little longer.", "Rest afterwards.", "If the pain is sharp, stop.", "Pull gently."),
        *("Let your legs get heavy.", "Make it a habit.", "No need to hurry."),
    ],
)
def test_how_much_may_be_said_in_words(text):
    assert verdict("Single knee to chest", guidance=(*ADVICE, text)) == "suitable"


@pytest.mark.parametrize("said", ["Go on.", "If you can, both.", "Do it often.", "Off you go", "How many: all"])
def test_a_bracket_behind_a_dose_is_not_lost(said):
    assert gentle(f"1. Lying ankle pump - 10 reps, daily ({said})") != "suitable"


def test_a_bracket_behind_a_dose_may_say_nothing():
    assert gentle("1. Lying ankle pump - 10 reps, daily (in total)") == "suitable"


@pytest.mark.parametrize(
    "text",
    [
        # what is gentle, rest and care are over, too much, or for others
        *("Slow is optional.", "The easy part is over.", "Care comes later. Slow comes later.", "The bed is optional."),
        *("A little less careful each day.", "You are too careful.", "You stop too early.", "Enough lying around."),
        *("Small movements are for beginners.", "The mat is for later.", "It is too easy lying down."),
        *("Der leichte Teil ist vorbei.", "Genug geruht.", "Sie sind zu vorsichtig.", "Im Liegen ist es zu leicht."),
        *("La parte fácil ha terminado.", "Basta de descanso.", "Le repos est terminé.", "Assez de prudence."),
        *(
            "쉬운 부분은 끝났어요.",
            "작은 동작은 초보자용이에요.",
            "休みは終わりです。",
            "慎重すぎます。",
            "轻松的部分结束了。",
        ),
        # more is needed
        *("Pushing is not enough.", "A warm-up is not enough.", "Dehnen allein reicht nicht.", "Estirar no basta."),
        *("Pousser ne suffit pas.", "미는 것만으로는 충분하지 않아요.", "一日一回では足りません。", "拉伸不够。"),
        # what is to come
        *(
            "From gentle to firm.",
            "Carefully at first, then freely.",
            "The idea is to get up.",
            "Every day, good or bad.",
        ),
        *("Relax, then push.", "Breathe and push.", "Atmen und drücken.", "힘을 빼고 미세요."),
    ],
)
def test_what_is_gentle_is_not_over(text):
    assert verdict(guidance=(*ADVICE, text)) != "suitable"
    assert verdict("Single knee to chest", text, per_side=True) != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "A pillow is optional.",
            "If it is too much, rest.",
            "That is enough for today.",
        ),
        *("Instead of standing, lie down.", "座る代わりに寝て行います。", "Rest for a while."),
        *("When the session is over, rest for a while.", "終わったら少し休みます。", "운동이 끝났으면 잠시 쉬세요."),
        "These gentle movements are for beginners.",
    ],
)
def test_what_is_enough_may_be_said(text):
    assert verdict(guidance=(*ADVICE, text)) == "suitable"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Single knee to chest", "Keep the foot just above the bed between repetitions."),
        ("Single knee to chest", "Lower the foot to just above the bed."),
        ("Single knee to chest", "Do not let the foot touch down."),
        ("Supine hamstring stretch", "Lower the leg straight and stop just above the bed."),
        ("Supine pelvic rocking side to side", "Then tip it forward."),
        ("Diaphragmatic breathing lying", "Breathe in for ten, hold for ten."),
        ("Diaphragmatic breathing lying", "Stay empty for twenty seconds."),
    ],
)
def test_a_limb_does_not_hover_and_a_breath_is_not_held(name, text):
    assert verdict(name, text) != "suitable"


@pytest.mark.parametrize("name", ["Happy baby rock up"])
def test_who_rocks_up_sits(name):
    assert sr.recognise(name).suitability not in ("recommended", "compatible")


@pytest.mark.parametrize(
    "text",
    [
        *("Pain? Breathe.", "Pain? Breathe and stay.", "Once it feels easy, use less support.", "Think tall."),
        *("Your back wants to move, so move it all day.", "Lie down only at night.", "Lie down only when told to."),
        *(
            "Wenn Sie es können, lassen Sie das Bett weg.",
            "Intente más que ayer.",
            "お尻が軽くなります。",
            "Put your shoes on.",
        ),
    ],
)
def test_a_pain_is_not_answered_by_going_on(text):
    assert verdict(guidance=(*ADVICE, text)) != "suitable"
    assert verdict("Single knee to chest", text, per_side=True) != "suitable"


@pytest.mark.parametrize("text", ["Pain? Stop.", "Pain? Rest."])
def test_a_pain_may_be_answered_by_rest(text):
    assert verdict(guidance=(*ADVICE, text)) == "suitable"


@pytest.mark.parametrize("title", ["Rest: minimal", "Rest: if you must", "Rest: only at the end", "How many: all"])
def test_a_title_does_not_leave_open_how_much(title):
    assert gentle(f"{title}\n\n1. Lying ankle pump - 10 reps") != "suitable"
    assert verdict(session=title) != "suitable"


@pytest.mark.parametrize("title", ["Gentle stretches for beginners", "How often: daily", "초보자용 스트레칭"])
def test_a_title_may_say_for_whom_and_how_often(title):
    assert verdict(session=title) == "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *("Why so slow?", "Why so careful?", "Why not both?", "Do you really need the bed?", "Warum so langsam?"),
        *("¿Por qué tan despacio?", "Pourquoi pas les deux ?", "정말 필요할까요, 침대가?", "真的需要休息吗？"),
        *(
            "When to stop? At the end.",
            "When to stop. At the end.",
            "When to rest? At night.",
            "When to lie down? Tomorrow.",
            "No hurry to stop.",
            "No rush to lie down.",
            "Sie stehen auf dem Bett.",
            "Beine angewinkelt, Sie stehen flach auf der Matte.",
            "Stop being so slow.",
            "Leave out the lying.",
            "Leave the relaxation.",
            "We leave the stop rule out.",
            "Don't follow the instructions.",
            "Bei heftigen Schmerzen langsamer.",
            "Note: go heavy.",
            "Cue: push.",
            "In bed or out of it.",
        ),
        *("Lying down for now.", "Lying down, if there is a bed.", "You may want to push a bit.", "Importante: siga."),
        *("Important : continuez.", "重要：続ける。", "We skip the warm-up today.", "Most people stop too soon."),
        *(
            "Was auch immer Sie wollen.",
            "Machen Sie, was Ihnen Spaß macht.",
            "想做什么就做什么。",
            "想怎么做就怎么做。",
        ),
        *(
            "Wann aufhören? Nie.",
            "¿Cuándo debo parar? Al final.",
            "Quand arrêter ? Jamais.",
            "什么时候停止？做完再停。",
        ),
        *(
            "いつやめるべきですか？やめなくていいです。",
            "なぜ休むのですか？",
            "为什么要休息？",
            "Was wollen Sie heute heben?",
        ),
    ],
)
def test_a_question_takes_no_care_back(text):
    assert verdict(guidance=(*ADVICE, text)) != "suitable"
    assert verdict("Single knee to chest", text, per_side=True) != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *("Why lying down?", "When to stop? If the pain gets worse.", "When should I rest? Between movements."),
        *("Was sollten Sie vermeiden?", "Wann sollten Sie aufhören?", "¿Qué debo evitar?", "¿Cuándo debo parar?"),
        *("Que dois-je éviter ?", "Quand consulter ?", "いつやめるべきですか？", "受診の目安は？", "应该避免什么？"),
        *("什么时候停止？", "为什么要躺着锻炼？", "可以做哪些动作？"),
    ],
)
def test_a_question_may_be_of_care(text):
    assert verdict(guidance=(*ADVICE, text)) == "suitable"


@pytest.mark.parametrize(
    "title",
    ["Go heavy", "Work hard", "Give everything", "Full power", "Push your limits", "Repeat everything", "全力以赴"],
)
def test_a_title_does_not_ask_for_effort_or_for_all_of_it_again(title):
    assert verdict(session=title) != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *("Do not go all out.", "Never go all out.", "Avoid going all out.", "Never go heavy.", "Do not push hard."),
        *(
            "There is no need to go all out.",
            "Do not exercise to exhaustion.",
            "It is not about doing as many as possible.",
        ),
    ],
)
def test_effort_may_be_denied(text):
    assert verdict(guidance=(*ADVICE, text)) == "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *("Do not do less than as many as you can.", "Do not just go all out.", "Don't stop until failure."),
        *("Do not be afraid to go all out.", "Do not go all out until week two.", "Why not go all out?"),
        *(
            "Do not go all out but go hard.",
            "Do not go all out alone.",
            "Do not go all out standing.",
            "Do it until exhausted.",
        ),
        *("Never do less than maximum effort.", "Do not forget to go all out.", "No session without maximum effort."),
    ],
)
def test_effort_is_not_denied_by_halves(text):
    assert verdict(guidance=(*ADVICE, text)) != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "1日2回、ゆっくり行いましょう。",
            "1日に2回行いましょう。",
            "1일 2회 하세요.",
            "1天2次，慢慢做。",
            "1天做2次。",
        ),
        *(
            "Perform 1-2x/day.",
            "2x/day, slowly.",
            "Do these BID.",
            "Do all of them lying on your back, on the bed or a mat.",
        ),
        *(
            "Slow breaths into your belly.",
            "Let your body settle.",
            "F/U 2 weeks.",
            "Stop if radicular symptoms increase.",
        ),
        *("No lumbar extension, no standing exercises, no heavy LE loading.", "Stenosis at L4/5."),
        "Please don't do anything standing up.",
    ],
)
def test_how_often_where_and_short_words_of_clinics_are_understood(text):
    assert verdict(guidance=(*ADVICE, text)) == "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "1日100回行いましょう。",
            "1日30分行いましょう。",
            "1日に何回でも行いましょう。",
            "1日中行ってください。",
            "膝を1日抱えます。",
        ),
        *("1일 100회 하세요.", "1일 운동하세요.", "保持1天。", "1天100次。", "1天做2小时。", "100/day.", "Do L4/5."),
        *(
            "Avoid squats and bridges. All of them in week 3.",
            "Avoid bridges. These in week 4.",
            "Do all of them again.",
        ),
        *("Avoid squats. Do these in phase 2.", "Avoid squats. Do all of these daily.", "Do all of them at once."),
        *(
            "Do all of them standing up.",
            "Do it standing up.",
            "Heavy LE loading.",
            "Settle on your feet.",
            "Breathe and push.",
        ),
    ],
)
def test_what_is_near_them_is_asked_about(text):
    assert verdict(guidance=(*ADVICE, text)) != "suitable"


def test_what_was_pulled_up_may_be_pushed_away_if_it_is_a_foot():
    assert verdict("Lying ankle pump", "발끝을 당겼다가 밀어 주세요.") == "suitable"
    assert verdict("Lying ankle pump", "Bend your knee, then push.") != "suitable"
    assert verdict("Single knee to chest", "무릎을 당겼다가 밀어 주세요.", per_side=True) != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *("Let me know if you'd like me to adjust anything!", "Let me know if you want any changes.", "Pain -> stop"),
        *("허리 협착증이 있으신 분들이 집에서 편하게 할 수 있는 운동을 알려드릴게요.", "누워서 하는 운동 4가지"),
    ],
)
def test_words_around_a_leaflet_are_understood(text):
    assert verdict(guidance=(*ADVICE, text)) == "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Let me know if you'd like me to add squats!",
            "Adjust the weight.",
            "Pain -> squat",
            "Ankle pumps -> bridges",
        ),
        *("척추관협착증이 있으신 분들이 스쿼트를 합니다.", "4가지 더 하세요.", "Easy? -> Do squats."),
    ],
)
def test_words_around_a_leaflet_ask_for_nothing(text):
    assert verdict(guidance=(*ADVICE, text)) != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *("Fragen Sie vorher Dr. Keller.", "Lucía Romero, fisioterapeuta", "Para: Manuel Ortega"),
        *("Klinik für Orthopädie – Abteilung Physiotherapie", "Centre hospitalier Saint-Luc", "Salut Michel !"),
        *("たけしさん、こんにちは！", "老李，你好！", "Dein Coach Timo", "Prochain rendez-vous : mercredi, 9 h 30"),
        *("Bei Lähmungen wählen Sie bitte sofort den Notruf 112.", "如果出现瘫痪，请立即拨打120。"),
    ],
)
def test_a_letter_names_people_places_hours_and_who_is_called(text):
    assert verdict(guidance=(*ADVICE, text)) == "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Fragen Sie Dr. Keller nicht.",
            "Fragen Sie Dr. Keller und machen Sie Hyrox.",
            "Dr. Squat",
            "Coach Kniebeuge",
        ),
        *("Praxis Brücke", "Hola Sentadilla:", "Salut Squat !", "スクワットさん", "深蹲医院"),
        *("Wählen Sie 112 Wiederholungen.", "Llame al 112 y haga sentadillas.", "Appelez le 50 fois.", "打120次。"),
        *(
            "老李，深蹲。",
            "9 h 30 de marche",
            "次回予約：スクワット",
            "立位体操",
            "Zentrum für Kniebeugen",
            "Para: Squat Fuerte",
        ),
    ],
)
def test_no_name_and_no_number_to_call_hides_what_is_asked_for(text):
    assert verdict(guidance=(*ADVICE, text)) != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *("If it hurts, it is the nerve.", "Si ça fait mal, c'est le nerf.", "Wenn es weh tut, ist das der Nerv."),
        *(
            "痛ければ神経です。",
            "4번: 병원에서 배운 것.",
            "Faites comme le coach.",
            "Put your feet on the wall and push.",
        ),
        *(
            "いつ休みますか？夜に。",
            "医生太小心了。",
            "医生错了。",
            "您知道下一个是什么。",
            "스쿼트는 빨리 하지 마세요.",
        ),
    ],
)
def test_a_pain_a_place_and_a_doctor_are_not_talked_away(text):
    assert verdict(guidance=(*ADVICE, text)) != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Lifting may bring on pain, which helps.",
            "Squats may bring on pain. That is only the nerve.",
            "It is only the nerve.",
        ),
        *(
            "Bending backwards may bring on pain, but it is safe.",
            "Walking may bring on pain in your chest. This is normal.",
        ),
        *(
            "Numbness in the groin means that the nerve is healing.",
            "걸을 때 소변이 샐 수 있습니다. 정상입니다.",
        ),
        *(
            "Das ist nur der Nerv, weiter so.",
            "Es solo el nervio, aguante.",
            "神経が痛むだけです、続けてください。",
            "只是椎管狭窄，继续锻炼。",
        ),
    ],
)
def test_no_harm_is_praised_and_no_pain_is_made_light_of(text):
    assert verdict(guidance=(*ADVICE, text)) != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Stop if the pain lasts longer than a month.",
            "Stop when the pain is unbearable.",
            "Stop if the pain lasts longer than a week.",
        ),
        *("See your doctor if you cannot pass urine for three days.", "Stop when you faint, then start again."),
        *("Hören Sie erst auf, wenn die Beine taub sind.",),
        *(
            "Es ist verboten, bei Schmerzen aufzuhören.",
            "Es ist nicht nötig, Pausen zu machen.",
            "没有必要因为麻木停下。",
        ),
        *("사타구니에 감각이 없으면 횟수를 줄이세요.", "Do less if your groin is numb.", "Should I bend? Yes."),
    ],
)
def test_nobody_stops_too_late_or_is_told_not_to(text):
    assert verdict(guidance=(*ADVICE, text)) != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        "10x/hour",
        "10회/분",
        "twice a minute",
        "Breathe in for 60 seconds.",
        "60초 내쉬세요.",
    ],
)
def test_nothing_is_done_so_often_and_no_breath_is_so_long(text):
    assert verdict(guidance=(*ADVICE, text)) != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Long standing can make the pain worse.",
            "Stop if your legs go numb.",
            "Can I do them every day? Yes.",
        ),
        *(
            "Breathe in for 4 seconds and out for 6.",
            "A gentle stretch is normal.",
            "Ask your doctor if the pain does not go away.",
        ),
        *(
            "Rest if you are tired.",
            "Do less the next day if the pain was worse.",
            "Es ist nicht nötig, die Knie ganz zu strecken.",
        ),
    ],
)
def test_what_is_said_of_pain_in_earnest_passes(text):
    assert verdict(guidance=(*ADVICE, text)) == "suitable"


def test_a_statement_without_words_is_no_fault():
    assert verdict(guidance=(*ADVICE, "Ruhe bewahren und weitermachen, auch bei Schmerzen.")) != "suitable"


TILTS = ("Pelvic tilt", "골반 기울이기", "Becken kippen", "Bascule du bassin", "Báscula pélvica", "骨盤の運動")


@pytest.mark.parametrize("name", TILTS)
def test_a_how_to_that_flattens_the_back_settles_a_pelvic_tilt_in_every_language(name):
    lying = sr.Exercise(name=name, hints=sr.Hints(instructions="lying on the back"))
    for note in ("Gently flatten your lower back into the bed, then let go.", "허리를 바닥에 지그시 누릅니다.", ""):
        assert (verdict(notes=note, exercise=lying) == "suitable") is bool(note)


@pytest.mark.parametrize("name", TILTS)
@pytest.mark.parametrize(
    "note",
    [
        "Flatten your back, then arch it.",
        "Press your back into the floor and lift your hips.",
        "Arch your back off the bed.",
        "Press your back against your hands.",
        "Den Rücken auf die Matte drücken, dann ins Hohlkreuz gehen.",
        "허리를 바닥에 누른 뒤 엉덩이를 듭니다.",
    ],
)
def test_a_how_to_that_does_more_settles_no_pelvic_tilt(name, note):
    lying = sr.Exercise(name=name, hints=sr.Hints(instructions="lying on the back"))
    assert verdict(notes=note, exercise=lying) != "suitable"


def test_a_pelvic_tilt_upright_or_with_more_in_its_name_is_not_settled():
    for name in ("Standing pelvic tilt", "Seated pelvic tilt", "Anterior pelvic tilt", "Pelvic tilt march"):
        assert verdict(name, "Lie on your back. Press your lower back into the mat.") != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        # what names an exercise, a way or a doctor by something that asks for nothing
        "우산 운동",
        "오래된 자세",
        "우산부터 시작하세요.",
        "우산으로 시작하세요.",
        "의사는 바쁩니다.",
        "切手運動",
        "切手から始めましょう。",
        "切手のようにします。",
        "医師は有名です。",
        "裙子姿势",
        "从裙子开始。",
        "医生很忙碌。",
        *("마당까지", "郵便局まで", "用书本", "방법은 아시죠?", "음악에 맞춰 신나게.", "의사에게는 비밀로."),
        *("이제 이 운동은 졸업입니다.", "地点：哪里都行"),
        *("注意事项是小说", "以上是故事"),
        # a doctor who is asked too late
        *("If it hurts, see a doctor next year.", "아프면 내년에 병원에 가세요.", "痛いときは来年受診してください。"),
        # words that everyday words must not hide
        "잡지 마세요.",
        "손을 빌려 도와주세요.",
        "119회 반복하세요.",
        # red flags and loads
        "대소변 조절이 안 되면 더 천천히 하세요.",
        "갑작스러운 다리 마비는 괜찮습니다.",
        "다리에 무게를 싣는 운동을 하세요.",
        "통증이 다리로 번지면 계속하세요.",
        "急な脚の脱力は大丈夫です。",
        "脚に強い負担のかかる運動をしてください。",
        "腿突然无力时慢慢做。",
    ],
)
def test_everyday_words_of_korean_japanese_and_chinese_ask_for_nothing(text):
    assert verdict(guidance=(*ADVICE, text)) != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        "이 안내문은 가족들과 이웃들이 함께 만들었습니다.",
        "거실 창가에 화분이 있습니다.",
        "병원 정원에는 장미와 해바라기가 있습니다.",
        "이 책자는 지난달에 출간되었습니다.",
        "할머니는 시골에서 태어났습니다.",
        "질문이 있으시면 언제든 알려 주세요.",
        "예약은 홈페이지에서 신청합니다.",
        "회음부 감각 소실, 대소변 조절 장애, 갑작스러운 다리 마비 시 즉시 응급실로 가십시오.",
        "대소변 조절이 안 되면 바로 119에 전화하세요.",
        "통증이 다리 쪽으로 번지면 중단하십시오.",
        "외래 진료: 평일 08:30~17:00",
        "다리에 무게를 싣는 운동은 피하세요.",
        "祖母は故郷で育ちました。",
        "股の間の感覚がない、尿や便が出にくい・漏れる、急に脚に力が入らないときは、すぐに受診してください。",
        "脚に強い負担のかかる運動は避けてください。",
        "年末年始は休診です。",
        "这本书由社区医院的志愿者编写。",
        "国庆节停诊。",
        "我的邻居喜欢园艺。",
        "大小便失禁时请拨打120。",
        "如果会阴部发麻、大小便失禁或排不出、腿突然没力气，请立即去医院急诊。",
    ],
)
def test_everyday_statements_of_korean_japanese_and_chinese_pass(text):
    assert verdict(guidance=(*ADVICE, text)) == "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Es wäre nicht nötig, Pausen zu machen.",
            "Es war nicht nötig, Pausen zu machen.",
            "Die Pausen waren für Anfänger.",
            "Das waren nur die Nerven, weiter so.",
        ),
        *(
            "Das wäre das Aufwärmen gewesen.",
            "Atmet, wenn ihr könnt.",
            "Il vous faudra un ami.",
            "Les pauses étaient pour les débutants.",
            "Ce serait l'échauffement.",
        ),
        *("Il faudra que ça fasse mal.", "Eso sería el calentamiento.", "Los descansos eran para principiantes."),
        # An auxiliary verb or a word for nothing that is done, and another sentence or less care behind it.
        *(
            "Vermeiden Sie Kniebeugen jetzt machen Sie schwere Beinübungen.",
            "Vermeiden Sie Kniebeugen hingegen machen Sie schwere Beinübungen.",
            "Terminez par la cuisine.",
            "Jusqu'au placard.",
            "Hasta el armario.",
        ),
        *(
            "Seien Sie nicht so besorgt.",
            "No sea tan responsable.",
            "Die Regeln sind seltsam.",
            "Los consejos son viejos.",
            "El aviso es viejo.",
            "Maintenant pour de vrai.",
        ),
        *(
            "Ya lo conoce.",
            "Lugar: cualquiera",
            "Bei Reithosentaubheit machen Sie eine Pause.",
            "Debilidad repentina: descanse.",
        ),
        *("En cas de perte de force soudaine, continuez.", "Mo–Fr 8–12 Kniebeugen"),
    ],
)
def test_other_forms_of_verbs_and_common_words_hide_nothing(text):
    assert verdict(guidance=(*ADVICE, text)) != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Meine Nachbarin hatte dieselbe Diagnose und hat mir dieses Heft geschenkt.",
            "Ihre Krankenkasse hätte gern eine Kopie der Rechnung.",
            "Wir waren gestern im Büro.",
        ),
        *(
            "Ma voisine avait le même diagnostic et m'a donné ce carnet.",
            "La plupart des patients seraient heureux de recevoir une lettre.",
            "Votre fille pourrait vous lire la feuille.",
        ),
        *(
            "Mi vecina tenía el mismo diagnóstico y me regaló un cuaderno.",
            "Algunos pacientes fueron al centro cuando eran jóvenes.",
            "Somos un equipo pequeño.",
        ),
        *(
            "Sofort in die Notaufnahme: Taubheit im Schritt, Verlust der Blasenkontrolle, plötzliche Schwäche.",
            "Urgence : perte de sensibilité entre les jambes, troubles urinaires, faiblesse brutale. Composez le 15.",
            "Emergencia: pérdida de control de vejiga o intestino, debilidad repentina. Llama al 112.",
        ),
        *(
            "Vermeiden Sie Übungen im Stehen, das Überstrecken nach hinten, starke Belastung der Hüften und Beine.",
            "Évitez de cambrer le dos, de faire des exercices debout et de porter des charges lourdes.",
            "No se arquee hacia atrás, no haga ejercicios de pie ni cargue peso con las piernas.",
            "Este problema es típico.",
            "Citas: de lunes a viernes, de 8:00 a 15:00.",
            "Mo, Di, Do 8–12 Uhr, Mi und Fr 8–13 Uhr",
        ),
    ],
)
def test_what_people_write_around_gentle_movements_passes(text):
    assert verdict(guidance=(*ADVICE, text)) == "suitable"


#: The three things to avoid, as leaflets in seven languages say them.
THREE_DO_NOTS = """
Avoid standing exercises, arching your back and heavy loads on your hips and legs.
Please avoid any exercise done in standing, leaning backwards, or putting heavy weight through your hips and legs.
For now, leave out standing work, back extensions and heavy leg training.
No standing exercises, no backward bending, no heavy leg work.
Don't do exercises on your feet, don't bend backwards and don't load your legs heavily.
Things to avoid: standing exercise, bending the spine backwards, heavy loads on the hips and legs.
❌ Standing exercises ❌ Arching backwards ❌ Heavy leg work
Stay away from standing exercises, back bends and heavy weights for the legs.
Steer clear of exercises in standing, extension of the lower back and heavy loading through the legs.
Do not exercise in standing, do not arch backwards and do not lift heavy weights with your legs.
What not to do: exercises on your feet, leaning back, heavy lifting.
What should I avoid? Exercise while standing, arching your back, and heavy loading of your hips and legs.
The three don'ts: no exercise on your feet, no arching backwards, no heavy load on hips and legs.
The hospital advises against exercising while standing, arching the back and heavy loading of the hips and legs.
Not for you at the moment: lunges, squats, back extensions and anything standing.
We do not recommend standing exercises, arching the back or heavy weights on the legs.
Standing exercises, bending backwards and heavy leg exercises are not recommended.
Standing exercises, arching the back as well as heavy loads on the hips and legs should be avoided.
You should not do standing exercises, arch your back or lift heavy weights with your legs.
Hold off on standing exercises, backward bends and weighted leg exercises until your review.
🚫 No standing exercises, no backbends, no heavy squats.
Caution: avoid spinal extension, standing exercise and heavy hip and leg loading.
Three things to leave out: exercise on your feet, arching backwards and heavy leg work.
Don't: stand to exercise, bend backwards, load your legs heavily.
Off limits for now: anything standing, anything arching backward, and the leg press.
Never bend backwards, never exercise standing up and never put heavy weight on your legs.
⛔ Not in your plan: standing moves, backbends, heavy leg work. They close down the space you're trying to open.
서서 하는 운동, 허리를 뒤로 젖히는 운동, 엉덩이와 다리에 큰 부담을 주는 운동은 피하세요.
서서 하는 운동과 허리를 젖히는 동작, 고관절과 다리에 무리한 하중이 가는 운동은 삼가십시오.
✕ 서서 운동 ✕ 허리 젖히기 ✕ 무거운 것 들기
피해야 할 동작: 허리 뒤로 젖히기, 서서 하는 운동, 무거운 하체 운동
금지: 허리 젖히기, 서서 하는 운동, 다리에 무게를 싣는 운동
허리를 뒤로 젖히거나, 서서 운동하거나, 다리에 무거운 무게를 싣지 마세요.
서서 하는 운동이나 허리를 젖히는 운동, 무거운 하체 운동은 하지 마세요.
당분간 서서 하는 운동, 허리 젖히기, 무거운 무게 들기는 하지 않습니다.
서서 하는 체조, 허리를 뒤로 젖히는 스트레칭, 다리에 힘이 많이 들어가는 운동은 좋지 않습니다.
이런 운동은 피해 주세요: 서서 하는 운동, 허리를 젖히는 운동, 고관절과 다리에 부담이 큰 운동.
하지 말아야 할 세 가지: 서서 하는 운동, 허리 젖히기, 엉덩이와 다리에 무거운 부담 주기
서서 하는 운동 및 허리를 젖히는 동작, 하체에 무거운 부하를 주는 운동은 금합니다.
무엇을 피해야 하나요? 서서 하는 운동, 허리를 뒤로 젖히는 동작, 그리고 고관절과 다리에 무리가 가는 운동입니다.
❌ 서서 하는 운동 ❌ 허리를 젖히는 동작 ❌ 무거운 하체 운동
스쿼트, 런지처럼 서서 하는 운동과 허리를 뒤로 젖히는 운동은 쉬어 주세요.
서서 하는 운동은 안 돼요. 허리를 젖히는 운동도 안 돼요. 다리에 무게를 싣는 운동도 안 돼요.
서서 하는 운동, 허리를 젖히는 자세, 무거운 물건을 드는 일은 당분간 삼가 주세요.
서 있는 자세의 운동, 허리를 펴서 젖히는 운동, 하체에 무리가 되는 운동은 권하지 않습니다.
선 자세에서 하는 운동, 허리 신전 운동, 고관절과 다리의 과도한 부하는 피합니다.
허리를 뒤로 젖히지 말고, 서서 하는 운동과 무거운 하체 운동은 쉬세요.
Vermeiden Sie Übungen im Stehen, Überstrecken des Rückens und schwere Belastung von Hüften und Beinen.
Bitte meiden: ins Hohlkreuz gehen, Übungen im Stehen, schwere Lasten.
Auf Rückbeugen, Übungen im Stehen und schwere Gewichte für die Beine sollte man verzichten.
Nicht durchführen: Übungen im Stehen, Überstreckung der Wirbelsäule, starke Belastung von Hüften und Beinen.
Keine Übungen im Stehen, kein Hohlkreuz, keine schweren Gewichte für Hüften und Beine.
Lassen Sie Übungen im Stehen, Rückbeugen und schweres Beintraining vorerst weg.
Zu vermeiden sind Übungen im Stehen, das Beugen nach hinten sowie schwere Lasten für Hüfte und Beine.
❌ Übungen im Stehen ❌ Hohlkreuz ❌ Schweres Beintraining
Verzichten Sie auf Übungen im Stehen, auf Rückbeugen und auf schwere Belastungen der Beine.
Nicht ins Hohlkreuz gehen, keine Übungen im Stehen, nichts Schweres mit den Beinen heben.
Was soll ich lassen? Übungen im Stehen, Rückbeugen und alles, was Hüften und Beine schwer belastet.
Übungen im Stehen, ein Hohlkreuz und schwere Belastungen der Hüften und Beine sind zu vermeiden.
Ungeeignet sind Übungen im Stehen, Überstreckungen des Rückens und schweres Krafttraining der Beine.
Das sollten Sie meiden: Stehübungen, Rückbeugen, schwere Beinübungen.
Nicht auf Ihrem Plan: Stehübungen, Rückbeugen, schweres Beintraining.
Vorsicht: kein Überstrecken des Rückens, keine Übungen im Stehen, keine hohe Belastung von Hüften und Beinen.
Streichen Sie fürs Erste alles im Stehen, alle Rückbeugen und jedes schwere Beintraining.
Evite los ejercicios de pie, arquear la espalda y las cargas pesadas en caderas y piernas.
**No toca:** ejercicio de pie, arcos hacia atrás, pesas para las piernas.
No se arquee hacia atrás, no haga ejercicios de pie ni cargue peso con las piernas.
Conviene olvidarse de las extensiones hacia atrás, los ejercicios de pie y las máquinas de piernas con peso.
Evite: ejercicios de pie, extensión de la espalda, cargas en caderas y piernas.
Nada de ejercicios de pie, nada de arquear la espalda y nada de cargas pesadas en las piernas.
Qué evitar: ejercicios de pie, arquear la espalda, cargas pesadas en caderas y piernas.
¿Qué debo evitar? Los ejercicios de pie, arquear la espalda y las cargas fuertes en caderas y piernas.
❌ Ejercicios de pie ❌ Arquear la espalda ❌ Cargas pesadas en las piernas
Los ejercicios de pie, la extensión de la espalda y las cargas pesadas en las piernas no están recomendados.
De momento, deje los ejercicios de pie, las extensiones de espalda y el trabajo pesado de piernas.
Se desaconsejan los ejercicios de pie, las extensiones de columna y las cargas fuertes sobre caderas y piernas.
Evite hacer ejercicios de pie, doblarse hacia atrás o cargar mucho peso en las piernas.
Precauciones: nada de extensión lumbar, nada de ejercicios de pie, nada de cargas fuertes en caderas y piernas.
Prohibido: ejercicios de pie, arquear la espalda hacia atrás, sentadillas con peso.
Por ahora no: ejercicios de pie, arcos hacia atrás y pesas.
Debe evitar los ejercicios de pie, inclinarse hacia atrás, así como las cargas pesadas en caderas y piernas.
No conviene hacer ejercicio de pie, arquear la espalda ni cargar las caderas y las piernas.
Évitez les exercices debout, la cambrure du dos et les charges lourdes sur les hanches et les jambes.
On laisse de côté : le debout, les cambrures, la musculation lourde des jambes.
Évitez de cambrer le dos, de faire des exercices debout et de forcer avec les jambes.
À éviter : se pencher en arrière, exercices debout, efforts importants des hanches et des jambes.
Pas d'exercices debout, pas de cambrure, pas de charges lourdes sur les jambes.
Ne faites pas d'exercices debout, ne cambrez pas le dos et ne portez pas de charges lourdes avec les jambes.
❌ Exercices debout ❌ Cambrer le dos ❌ Charges lourdes sur les jambes
Les exercices debout, l'extension du dos ainsi que les charges lourdes sur les hanches et les jambes sont à éviter.
Les exercices debout, les extensions du dos et le travail lourd des jambes sont déconseillés.
Pour le moment, pas de squats, pas d'exercices debout, pas d'extension du dos.
Interdits pour l'instant : les exercices debout, les extensions arrière, les squats et les charges lourdes.
Trois choses à éviter : faire les exercices debout, se cambrer, charger lourdement les hanches et les jambes.
Ne pas se cambrer, ne pas faire d'exercices debout, ne pas charger les jambes.
Précautions : pas d'extension du dos, pas d'exercice debout, pas de charge lourde sur les hanches et les jambes.
Nous déconseillons les exercices debout, la cambrure et les charges lourdes sur les jambes.
À bannir : les exercices debout, le dos cambré, les charges lourdes.
Laissez tomber les exercices debout, les cambrures et la musculation des jambes avec des poids.
立って行う運動、腰を反らす動作、股関節や脚に重い負担がかかる運動は避けましょう。
✕ 立って行う運動、腰反らし、重い脚トレはお休み。
立ってする体操、後ろへの反り返り、しゃがみ立ちは、この教室ではしません。
立って行う運動や腰を反らす運動、股関節と脚に強い負荷をかける運動は控えましょう。
避けること：立って行う運動、腰を反らすこと、股関節や脚への重い負荷。
避けたい動き：立位での運動、腰の反り、脚への重い負荷
しないこと：立ったままの体操、後ろに反ること、重いものを持ち上げること
立って行う運動はしないでください。腰を反らさないでください。股関節や脚に重い負荷をかけないでください。
立位での運動、腰椎の伸展、股関節および下肢への重い負荷は避けてください。
❌ 立って行う体操 ❌ 腰を反らす ❌ 脚に重い負荷をかける
何を避ければいいですか？ 立って行う運動、腰を反らす動き、股関節や脚に重い負担がかかる運動です。
立ったままの運動、腰を後ろに反らす動き、脚に重りをつける運動は禁止です。
今は、立って行う運動、腰を反らす体操、重い脚の運動はしません。
立って行う運動、腰を反らす姿勢、脚に大きな負担がかかる動作はおすすめしません。
スクワットやランジなど立って行う運動、腰を反らすストレッチは避けてください。
禁止：立って運動すること、腰を反らすこと、重い物を持つこと
腰を反らしたり、立って運動したり、脚に重い負担をかけたりしないでください。
先不做：站着的动作、后仰、大重量练腿
不要往后弯腰,不要站着练,腿上不要负重。
避免站着做运动、腰部后仰、髋部和腿部承受重负荷。
请避免站立运动、向后弯腰以及髋部和腿部的大负荷锻炼。
不要做站立的运动、腰部后仰和腿部负重训练。
❌ 站着锻炼 ❌ 腰往后仰 ❌ 腿部负重
禁忌：站立锻炼、腰部后伸、髋腿负重。
应避免的动作：站着做的运动、向后弯腰、给髋和腿加重负荷的运动
我应该避免什么？站着做的运动、腰部后仰，以及髋部和腿部的重负荷运动。
不要站着锻炼、不要向后仰、不要让髋部和腿部负重。
暂时不要做站立练习、后仰动作和负重练腿。
站立的运动、腰部后仰的动作和腿部负重的运动都不适合。
站着做的运动、向后仰的动作以及重的腿部训练应当避免。
尽量避免：站立运动、腰后仰、腿部大重量训练
三不要：不要站着运动，不要腰往后仰，不要给髋和腿加重负荷。
避免站立、后仰和负重的练习。
请勿做站立位运动、腰椎后伸运动及髋腿大负荷运动。
禁止深蹲、弓步、腰部后仰和负重练习。
不做站着的运动，不做后仰的动作，不做腿部负重的训练。
"""


@pytest.mark.parametrize("text", THREE_DO_NOTS.strip().splitlines())
def test_a_list_of_what_to_avoid_passes(text):
    assert verdict(guidance=(*ADVICE, text)) == "suitable"
    assert gentle(f"- Lying ankle pump - 10 reps\n\n{text}") == "suitable"


#: Why lying down helps, as leaflets in seven languages say it.
WHY_LYING = """
Lying with bent knees usually feels better than standing or walking.
Upright, it is tighter still. Bent a little forward, it opens.
Your nerves have less room than they used to.
Why do my legs ache when I walk?
Do your legs ache when you walk and feel better when you sit?
Many people with spinal stenosis feel better lying down than standing.
Lying on your back with your knees bent gives the nerves more room than standing does.
When you lie with your knees bent, the canal opens a little.
Standing and walking narrow the canal; lying down opens it.
You may find that you need to stop and rest when you walk.
The space for the nerves is tight. Standing makes it tighter.
Arching backwards narrows the canal, bending forwards opens it.
Why lying down? Because the nerves have the most room when you lie with bent knees.
Spinal stenosis means the channel for the nerves in your lower back has become narrower.
Why does sitting help? When you sit, the spine bends a little and the nerves have more room.
That is why these exercises are done lying down.
허리를 살짝 구부리면 통로가 넓어지기 때문에 무릎을 세우고 누우면 한결 편해집니다.
걷다가 자꾸 쉬게 되시나요?
척추관 협착증은 허리의 신경이 지나가는 길이 좁아진 상태입니다.
서 있거나 걸을 때보다 누워 있을 때 다리가 편합니다.
서 있으면 신경 통로가 더 좁아지고, 누우면 넓어집니다.
왜 걸으면 다리가 저릴까요?
걸을 때 다리가 저리고 앉으면 나아지시나요?
허리를 뒤로 젖히면 신경이 지나는 통로가 좁아집니다.
무릎을 세우고 누우면 서 있을 때보다 허리가 편안합니다.
왜 누워서 하나요? 누우면 신경이 눌리지 않기 때문입니다.
그래서 이 운동은 모두 누워서 합니다.
Im Liegen mit gebeugten Knien ist es meist angenehmer als im Stehen oder Gehen.
Im Stehen wird der Kanal enger, im Liegen mit gebeugten Knien weiter.
Ihre Nerven haben weniger Platz als früher.
Warum schmerzen meine Beine beim Gehen?
Schmerzen die Beine beim Gehen und wird es im Sitzen besser?
Wenn Sie sich leicht nach vorne beugen, haben die Nerven mehr Platz.
Liegen entlastet die Nerven mehr als Stehen oder Gehen.
Deshalb werden alle Übungen im Liegen gemacht.
Mit angewinkelten Beinen liegt es sich bequemer, als es sich steht.
Tumbado con las rodillas dobladas se suele estar mejor que de pie o caminando.
De pie el canal se estrecha; tumbado se abre un poco.
Sus nervios tienen menos espacio que antes.
¿Por qué me duelen las piernas al caminar?
¿Le duelen las piernas al caminar y mejora al sentarse?
Al doblar un poco la espalda hacia delante, el canal se abre.
Por eso los ejercicios se hacen tumbado.
Estar tumbado alivia más que estar de pie.
Al arquear la espalda hacia atrás, el canal se estrecha.
Allongé avec les genoux pliés, on se sent souvent mieux que debout ou en marchant.
Debout, le canal se resserre ; allongé, il s'ouvre un peu.
Vos nerfs ont moins de place qu'avant.
Pourquoi ai-je mal aux jambes quand je marche ?
Avez-vous mal aux jambes en marchant, et est-ce mieux assis ?
Si vous vous penchez un peu en avant, les nerfs ont plus de place.
C'est pourquoi les exercices se font allongé.
La position allongée soulage plus que la position debout.
Quand on se cambre, le canal se rétrécit.
膝を立てて仰向けに寝ると、立っているときや歩いているときより楽になります。
立つと神経の通り道が狭くなり、寝ると広がります。
神経の通り道が以前より狭くなっています。
歩くと脚が痛み、座ると楽になりますか？
腰を少し丸めると、神経の通り道が広がります。
そのため、体操はすべて寝て行います。
立っているより寝ているほうが楽です。
腰を反らすと神経の通り道が狭くなります。
屈膝仰卧通常比站着或走路更舒服。
站立时椎管更窄，躺下屈膝时会变宽。
走路腿疼、坐下就好？
腰稍微前弯，椎管会变宽一些。
所以这些动作都躺着做。
躺着比站着舒服。
腰往后仰，椎管会变窄。
"""


@pytest.mark.parametrize("text", WHY_LYING.strip().splitlines())
def test_an_explanation_of_why_lying_helps_passes(text):
    assert verdict(guidance=(*ADVICE, text)) == "suitable"
    assert gentle(f"- Lying ankle pump - 10 reps\n\n{text}") == "suitable"


#: The nearest sentences to these that ask for what is dangerous, or against what is good.
ONLY_LIKE_THEM = """
Avoid squats and do standing exercises.
Skip for now: the easy ones. Standing exercises come first.
No bending backwards is needed before the squats.
Not in your plan: lying down.
Standing feels better than lying.
Standing and walking usually feel better than lying with bent knees.
Avoid bending forwards, standing exercises are better.
Skip the breathing, standing exercises and squats come next.
Leave out lying down, standing exercises, and heavy leg work is fine.
Do not bend backwards, do exercises in standing, and load your legs heavily.
Do not bend backwards, but do exercises in standing.
Do not stop, do exercises in standing, or load your legs heavily.
Do not rest, bend backwards or load your legs.
No rest, standing exercises, heavy leg work.
No pain, standing exercises, heavy leg work.
No hurry: standing exercises, backbends, squats.
No lifting with your legs is too heavy for you.
No limit on standing exercises, backbends and heavy leg work.
What should I leave alone? Lying down. Standing exercises are next.
What should I do? Standing exercises, leaning back, and anything heavy through the hips and legs.
Should I leave alone standing exercises?
Avoid heavy loading too rarely, standing exercises help.
Avoid arching backward, stand up, and load the hips and legs heavily.
Precautions: no extension of the back, standing exercise until review.
Precautions: standing exercise, arching backward and heavy loading.
No standing exercises before the squats.
Please add other exercises during the trial, in particular standing exercises.
Please do not add other exercises to the standing exercises.
Please do not leave out other exercises, in particular standing exercises.
She said no bending backwards and then exercises on your feet.
She said no bending backwards without standing exercises.
Upright, it opens. Bent forward, it is tighter.
Upright, it is better.
Upright, do it again.
Lying feels better after standing exercises.
Lying feels better than standing, so stand.
Lying is worse than standing.
Lying down feels no better than standing or walking.
Better than lying down: standing exercises.
Arching your back feels better than bending forwards.
Lying with bent knees feels better than standing, so do squats.
Why do my legs ache when I walk? Because you walk too little.
Why do you lie down when you can walk?
Why don't you walk more?
Why not do squats when you stand?
Do squats make your legs ache?
Do your legs ache? Walk more.
Not in your plan yet, but soon: standing moves, backbends.
Not in your plan: standing moves. Now do heavy leg work.
Not only standing moves, backbends, heavy leg work.
Not enough: standing moves, backbends, heavy leg work.
No more lying: standing exercises, backbends and heavy leg work.
NO standing still. NO bending of the knees. Lifting with your legs.
Skip for now: breathing, resting. Standing exercises, heavy leg work.
Skip rope.
Skip to: standing exercises, backbends, heavy leg work.
Stay away from lying down, standing exercises and squats are best.
Hold off on lying down.
Stop lying down and avoid rest, standing exercises help.
Avoid standing exercises less, arch your back more.
Avoid standing exercises, arching your back feels good.
Avoid standing exercises, and heavy leg work helps.
Avoid standing exercises, then squat.
Avoid squats, arch your back.
Avoid backbends, stand to exercise.
Avoid backbends; exercise while standing.
Avoid backbends: exercise while standing instead.
Off limits: lying down. On your feet, heavy leg work.
Do not avoid standing exercises, arching backward, and heavy loading of the hips and legs.
Never avoid standing exercises, backbends and heavy leg work.
Your nerves have less room than they used to, so arch your back.
Your nerves have more room when you stand.
Arching backwards opens the canal, bending forwards narrows it.
Bending forwards narrows the canal.
Lying down narrows the canal; standing opens it.
Standing opens it; lying down narrows the canal.
스쿼트는 피하고 서서 하는 운동을 하세요.
서서 하는 운동, 허리를 뒤로 젖히는 동작, 엉덩이와 다리에 무거운 힘이 실리는 운동을 하십시오.
서서 하는 운동을 하고, 허리를 젖히는 동작은 피하세요.
누워 있기, 서서 쉬는 것은 피하고 서서 운동하세요.
🚫 누워서 하는 운동은 쉬어 가요.
서서 하는 운동은 쉬지 말고 하세요.
서서 하는 운동을 피하지 마세요.
서서 하는 운동을 쉬지 마세요.
서서 하는 운동, 허리 젖히기, 무거운 하체 운동은 빼먹지 마세요.
서서 쉬어 가요.
서 있을 때가 누워 있을 때보다 편합니다.
누우면 좁아지고 서면 넓어집니다.
허리를 젖히면 통로가 넓어집니다.
누워 있기보다 서 있는 것이 낫습니다.
누워 있을 때보다 걸을 때 다리가 편합니다.
걷다가 쉬지 마세요.
걷다가 허리를 젖히세요.
피해야 할 동작: 누워서 하는 운동. 서서 하는 운동을 하세요.
쉬운 동작은 쉬고, 서서 하는 운동, 무거운 하체 운동.
서서 하는 운동, 허리를 젖히는 동작은 좋습니다. 누워 있는 것은 피하십시오.
허리를 구부리면 통로가 좁아지기 때문에 서서 하면 편해집니다.
왜 걸으면 다리가 아플까요? 덜 걸어서입니다. 더 걸으세요.
Vermeiden Sie Kniebeugen und machen Sie Übungen im Stehen.
Vermeiden Sie das Liegen, Übungen im Stehen sind besser.
Vermeiden Sie nicht Übungen im Stehen, Rückbeugen und schwere Lasten.
Lass weg: das Liegen. Alles im Stehen.
Lass nichts weg: alles im Stehen, Hohlkreuz, schweres Beintraining.
Lass nicht weg: alles im Stehen, Hohlkreuz, schweres Beintraining.
Im Stehen ist es besser als im Liegen.
Im Liegen wird der Kanal enger, im Stehen weiter.
Im Liegen ist es nicht besser als im Stehen.
Keine Pause, Übungen im Stehen, schweres Beintraining.
Keine Angst: Übungen im Stehen, Rückbeugen, schwere Gewichte.
Keine Übungen im Liegen, Übungen im Stehen.
Keine Übung ohne schwere Gewichte, Übungen im Stehen.
Verzichten Sie auf Pausen, auf Rückbeugen kommt es an.
Verzichten Sie nicht auf Übungen im Stehen und Rückbeugen.
Nicht auf Ihrem Plan: Liegen.
Machen Sie keine Kniebeugen, beugen Sie sich nach hinten und belasten Sie Hüften und Beine schwer.
Bis zur nächsten Kontrolle Übungen im Stehen, kein Überstrecken.
Warum nicht im Stehen üben?
Evite las sentadillas y haga ejercicios de pie.
Evite estar tumbado, los ejercicios de pie son mejores.
No evite los ejercicios de pie, arquear la espalda y las cargas pesadas.
De pie se está mejor que tumbado.
Tumbado el canal se estrecha; de pie se abre.
Nada de descanso, ejercicios de pie y cargas pesadas.
No toca: descansar. Ejercicios de pie.
No deje los ejercicios de pie, las extensiones y el trabajo pesado.
No se arquee hacia atrás, haga ejercicios de pie y cargue peso con las piernas.
Conviene hacer ejercicios de pie, arquear la espalda y cargar peso.
¿Por qué no camina más?
No haga sentadillas, arquee la espalda y levante peso.
Évitez les squats et faites des exercices debout.
Évitez de rester allongé, les exercices debout sont meilleurs.
N'évitez pas les exercices debout, la cambrure et les charges lourdes.
Debout, on se sent mieux qu'allongé.
Allongé, le canal se resserre ; debout, il s'ouvre.
Pas de repos, exercices debout, charges lourdes.
À ne pas oublier : exercices debout, cambrures, charges lourdes.
On laisse de côté : le repos. Exercices debout et charges lourdes.
Pas de squats, cambrez le dos et portez des charges lourdes.
Il faut faire les exercices debout, cambrer le dos et charger les jambes.
La position debout soulage plus que la position allongée.
スクワットは避けて、立って体操をしてください。
立って行う体操、腰を反らす動き、股関節や脚に強い負担のかかる運動をしてください。
立って行う体操、腰を反らす動きは避けないでください。
寝ているより立っているほうが楽です。
寝ると神経の通り道が狭くなり、立つと広がります。
腰を反らすと神経の通り道が広がります。
立って行う体操を休まず続けましょう。
寝て行う体操はお休み、立って行う体操をしましょう。
立って休みましょう。
立って行う体操をして、腰を反らす動きは避けてください。
しないこと：休むこと。立って行う体操。
なぜ歩かないのですか？
避免深蹲，做站立位锻炼。
避免深蹲以及做站立位锻炼时要慢。
不要避免站立位锻炼、腰部后仰以及髋部和腿部的负重运动。
要做站立位锻炼、腰部后仰以及髋部和腿部的负重运动。
站着比躺着舒服。
躺下时椎管更窄，站立时会变宽。
腰往后仰，椎管会变宽。
先不做躺着的动作，做站着的动作、后仰、大重量练腿。
先不休息：站着的动作、后仰、大重量练腿。
不要休息，站着练，腿上负重。
不要停，站着练。
避免躺着，站立锻炼更好。
走路腿疼、多走就好？
不要躺着锻炼，向后仰，负重。
Avoid standing exercises, finish with heavy leg work.
Avoid standing exercises and finish with squats.
Avoid squats, any exercises on your feet are good.
Skip for now: lying down, heavy leg work.
🚫 No rest, heavy leg work and squats.
Not in your plan: rest, standing exercises and squats.
Leave out nothing: standing exercises, heavy leg work.
Steer clear of rest, standing exercises and heavy work.
Avoid resting, standing exercises and heavy leg work.
Standing exercises, lying down and heavy loads are to be avoided.
Squats are good, backbends are to be avoided.
Do standing exercises, backbends are to be avoided.
Stand up, arch your back and heavy loads are to be avoided.
The three don'ts: no squats without weights.
The three don'ts: no lying down, no rest, no breathing.
Avoid squats until your review, then do them daily.
Hold until your next review.
Stand until your next review.
No squats until your next review with ten.
Arch your back, it gets tighter.
When you stand, it is tighter, arch your back.
Standing opens the canal.
It is better to stand than to lie.
If lying feels better, stand.
Walking feels better.
Walking and standing feel better.
Lie down less: standing feels better.
Stand: it is tighter.
Walk, it is worse when you lie.
Sitting is worse than walking.
Does standing feel better? Then stand.
Do you feel better when you stand?
Do your legs ache when you lie and feel better when you walk?
Leaning back gives the nerves more room.
Bending forward narrows the space for the nerves.
Skip straight to the squats.
Anything that does not hurt. Standing exercises.
Anything: standing exercises, backbends.
Do anything.
Avoid nothing: anything heavy for your legs.
❌ Rest ❌ Lying down ❌ Breathing
✅ Standing exercises ❌ Lying down
You should not rest, arch your back or lift heavy weights.
You should not do less, arch your back and lift heavy weights.
You should do standing exercises, arch your back or lift heavy weights with your legs.
Do not do standing exercises, arch your back and lift heavy weights with your legs.
She said no bending backwards and exercises on your feet.
Extension of the lower back and heavy loading through the legs.
What should I avoid? Nothing. Exercise while standing.
What should I avoid? Lying down.
What I no longer do: rest.
What I no longer do: lie down. Standing exercises.
Until your review, do standing exercises.
서서 하는 운동은 쉬엄쉬엄 하세요.
누워서 하는 동작은 쉬고 서서 하는 동작을 하세요.
스쿼트는 쉬지 않고 합니다.
허리 젖히기는 쉬어요. 서서 하세요.
무엇을 피해야 하나요? 눕는 것입니다. 서서 하는 운동을 하세요.
의사는 쉬는 것을 피하라고 합니다.
서서 하는 운동을 피하라고 하지 않습니다.
피해야 할 동작: 누워서 쉬기, 서서 하는 운동, 무거운 하체 운동
서 있으면 편해집니다.
걸으면 나아집니다.
허리를 젖히면 신경 통로가 넓어지고, 구부리면 좁아집니다.
서세요. 통로가 넓어집니다.
걷다가 쉬게 되면 더 걸으세요.
다리에 무게를 싣는 운동을 하세요.
누우면 좁아지지 않는다고 서세요.
Auf Liegen, Übungen im Stehen und schwere Gewichte sollte man verzichten.
Lassen Sie das Liegen, Rückbeugen und schweres Beintraining weg.
Auf Übungen im Stehen sollte man nicht verzichten.
Übungen im Liegen, ein Hohlkreuz und schwere Lasten sind zu vermeiden.
Beugen Sie sich nach hinten, Kniebeugen sind zu vermeiden.
Machen Sie Übungen im Stehen, Rückbeugen sind zu vermeiden.
Was soll ich lassen? Nichts. Übungen im Stehen.
Ungeeignet sind Pausen, Übungen im Stehen tun gut.
Beugen Sie sich nach hinten, das gibt den Nerven mehr Platz.
Stehen Sie auf, im Stehen ist mehr Platz.
Im Stehen haben die Nerven mehr Platz.
Wenn Sie sich nach hinten beugen, haben die Nerven mehr Platz.
Gehen ist besser.
Se desaconseja el descanso, los ejercicios de pie ayudan.
Deje el descanso, los ejercicios de pie y las pesas.
Los ejercicios tumbado, arquear la espalda y las cargas deben evitarse.
Haga ejercicios de pie, arquear la espalda debe evitarse.
¿Qué debo evitar? Nada. Ejercicios de pie.
De pie los nervios tienen más espacio.
Póngase de pie, los nervios tienen más espacio.
Arquee la espalda, el canal se estrecha.
Conviene olvidarse del descanso, los ejercicios de pie y las pesas.
Nous déconseillons le repos, les exercices debout et les charges.
Les exercices allongés, la cambrure et les charges lourdes sont à éviter.
Faites des exercices debout, la cambrure est à éviter.
Laissez tomber le repos, les exercices debout et la musculation.
Debout, les nerfs ont plus de place.
Levez-vous, le canal s'ouvre.
Cambrez le dos, le canal se rétrécit.
Que dois-je éviter ? Rien. Les exercices debout.
寝て行う体操、腰を反らす動き、重い負荷は避けてください。
休むこと、立って行う体操は避けないでください。
立って行う体操はお休みせずに続けます。
立って運動する、腰を反らす、休むのは控えてください。
腰を反らしてください。神経の通り道が広がります。
立つと楽になります。
歩くと楽です。
しないこと：休む、寝る、立って行う体操
先不做：躺着的动作、休息
三不要：不要休息，不要躺着，不要停。
站着做的运动、躺着休息以及深蹲应当避免。
做站立的运动，腰部后仰应当避免。
请站立，椎管会变宽。
站立时椎管变宽。
走路就好。
我应该避免什么？休息。站着做的运动。
🚫 Never skip squats.
⛔ Not lying down.
🚫 Don't lie down.
🚫 Not doing squats.
⛔ Never without squats.
🚫 Never rest.
🚫 No squats without weights.
⛔ No more than ten squats.
🚫 Do not stop squats.
Avoid heavy leg work until you can squat.
Squat until your next review.
Lying feels worse than arching your back.
Leaning back opens it up and feels better than lying.
Sitting with a rounded back is worse than standing upright.
Bending forward makes it tighter, arching opens it.
People with spinal stenosis feel better standing than lying down.
People with stenosis feel better when they stand and walk.
Lying on your back is better than sitting, walking is better still.
Walking is best for spinal stenosis.
Standing gives the nerves more room than lying does.
Why does standing help?
Why is walking better than lying?
Is standing better than lying down?
Do you need to walk when you lie down?
You have to walk when your legs ache.
When your legs ache, walk.
It is tight, so stand.
Nerves have more room upright.
Avoid backbends, heavy leg exercises help.
Avoid backbends, standing exercises twice a day.
Avoid backbends, standing exercises (10 reps).
Avoid backbends. Standing exercises and heavy leg work.
Avoid backbends and add heavy leg work.
Avoid backbends, exercises on your feet instead.
Avoid backbends, weights help.
Avoid backbends, weights on.
Avoid backbends, legs loaded heavily.
No backbends, squats and lunges daily.
No bed rest, standing exercises and squats.
No exercises lying down, standing exercises and squats.
Unsuitable: rest. Standing exercises.
The physio advises against lying down and standing exercises are best.
🚫 Nie Kniebeugen auslassen.
Vermeiden Sie Rückbeugen, alles im Stehen ist erlaubt.
Vermeiden Sie Rückbeugen, alle Übungen im Stehen machen.
Keine Rückbeugen, Kniebeugen und Ausfallschritte täglich.
Im Liegen schmerzt es mehr als im Stehen.
Gehen tut besser als Liegen.
Sitzen ist schlechter als Stehen.
Warum ist Stehen besser?
Verzichten Sie auf Ruhe, auf Übungen im Stehen kommt es an.
Evite las extensiones, los ejercicios de pie ayudan.
Evite las extensiones, haga los ejercicios de pie.
Caminar es mejor que estar tumbado.
Tumbado duele más que de pie.
No deje de hacer ejercicios de pie.
Évitez la cambrure, les exercices debout aident.
Évitez la cambrure, debout pour les exercices.
Marcher soulage plus que rester allongé.
Ne laissez pas tomber les exercices debout.
Assis, c'est pire que debout.
허리 젖히기는 피하고, 서서 하는 운동은 매일.
허리 젖히기를 피하고 무거운 하체 운동을 하세요.
누우면 서 있을 때보다 아픕니다.
서 있는 것이 누워 있는 것보다 편합니다.
앉으면 걸을 때보다 나빠집니다.
걸을 때 편하고 누울 때 아픕니다.
腰反らしは避けて、立って行う体操をします。
寝ていると立っているときより痛みます。
座ると悪くなり、歩くと楽になります。
腰を丸めると狭くなります。
立っているほうが楽です。
避免后仰，站着做运动。
避免后仰，以及多做站立运动。
不要后仰，负重练腿和深蹲要做。
坐着比站着更疼。
走路比躺着舒服。
站着不舒服，躺着更不舒服。
Avoid backbends, weights on.
避免后仰，站着做运动。
避免后仰，站立运动。
"""


@pytest.mark.parametrize("text", ONLY_LIKE_THEM.strip().splitlines())
def test_what_only_sounds_like_a_do_not_or_its_reason_does_not_pass(text):
    assert verdict(guidance=(*ADVICE, text)) != "suitable"
    assert gentle(f"- Lying ankle pump - 10 reps\n\n{text}") != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        "What should I leave alone?\nStanding exercises, leaning back and heavy leg work.",
        "❌ Standing exercises ❌ Arching backwards ❌ Heavy leg work",
        "## Do not\n\nExercise while standing, arch your back or load your hips and legs heavily.",
        "¿Qué debo evitar? Los ejercicios de pie, arquear la espalda y las cargas fuertes en las piernas.",
    ],
)
def test_a_line_that_warns_gives_no_position(text):
    assert gentle(f"{text}\n\n- Lying ankle pump - 10 reps") == "suitable"


@pytest.mark.parametrize(
    "text",
    [
        "Suddenly straighten your leg.",
        "Suddenly lift the leg.",
        "Sudden weakness is normal.",
        "Sudden leg weakness is fine.",
        "Wait until Monday if you go numb between the legs.",
        "Wait until Monday if you go numb.",
        "If your legs suddenly go weak, do less.",
        "If a leg suddenly gives way, rest for a while.",
        "If you lose control of your bladder, carry on gently.",
        "If you lose feeling between your legs, ask at your next visit.",
        "Numb between the legs? Rest and try again tomorrow.",
        "Cannot pass urine? Drink more water.",
        "If your legs suddenly weaken, hold them up.",
        "Lift the leg without pain suddenly.",
        "Lower the leg suddenly until it feels weak.",
        "Suddenly drop the leg when it feels weak.",
        "Let the leg suddenly give way.",
        "Sudden weakness means it works.",
        "If you have no numbness between the legs, do squats.",
        "Numbness between the legs is normal.",
        "Trouble passing urine is common.",
        "Saddle numbness is nothing to worry about.",
        "Lose control of your legs.",
        "Let your leg suddenly go weak.",
        "Hold your pee.",
        "Do not pass urine.",
        "Weaken your legs suddenly.",
        "Move quickly, feeling weak.",
        "Work rapidly until your legs are weak.",
        "Go quickly until weakness.",
        "Drop the foot suddenly.",
        "A sudden pull, feel it.",
        "Feel a sudden stretch.",
        "If you go numb between the legs, do not wait until Monday.",
        "Do not wait until it stops hurting.",
        "Call your doctor, do not wait until the pain is gone, do ten squats.",
        "Do not wait between repetitions.",
        "Call 999 and wait until Monday if you go numb between the legs.",
        "Suddenly drop the leg and stop if it hurts.",
        "Suddenly let the knee give way, and stop if it hurts.",
        "Swing the leg quickly, stop if your legs go numb.",
        "If your bladder leaks, see your doctor next month.",
        "Ask your doctor in a week if you cannot pass urine.",
        "Let the leg suddenly give way, and stop if it hurts.",
        "Let your leg suddenly go weak and stop if it hurts.",
        "Suddenly weaken the leg, and stop if it hurts.",
        "Drop the leg suddenly and stop if it hurts.",
        "Suddenly let go of the weak leg, and call your doctor if it hurts.",
        "Suddenly give way and stop.",
        "The leg suddenly drops, stop if it hurts.",
        "Red flags: saddle numbness, incontinence, sudden leg weakness.",
        "Numbness between the legs. Rest.",
        "Numbness between the legs. Then lift both legs.",
        "If it hurts, er, lift the leg.",
        "갑자기 다리를 펴세요.",
        "다리를 갑자기 들어 올리세요.",
        "갑작스러운 힘 빠짐은 정상입니다.",
        "다리 힘이 갑자기 빠지면 조금만 하세요.",
        "다리 사이 감각이 없으면 월요일까지 기다리세요.",
        "소변이 새면 쉬었다가 하세요.",
        "다리 사이가 저린 것은 괜찮습니다.",
        "갑자기 다리 힘을 빼고 아프면 멈추세요.",
        "다리 힘을 갑자기 풀고, 아프면 멈추세요.",
        "갑자기 다리를 떨어뜨리고 아프면 멈추세요.",
        "Das Bein plötzlich strecken.",
        "Strecken Sie das Bein plötzlich.",
        "Plötzliche Schwäche ist normal.",
        "Bei plötzlicher Schwäche in den Beinen weniger machen.",
        "Bei Taubheit im Schritt bis Montag warten.",
        "Bei Taubheit im Schritt langsamer üben.",
        "Das Bein plötzlich schwach werden lassen und bei Schmerzen aufhören.",
        "Wenn Sie kein Wasser lassen können, trinken Sie mehr.",
        "Taubheit zwischen den Beinen ist normal.",
        "Estire la pierna de repente.",
        "De repente levante la pierna.",
        "La debilidad repentina es normal.",
        "Si tiene debilidad repentina en una pierna, haga menos.",
        "Si nota adormecimiento entre las piernas, espere hasta el lunes.",
        "Si pierde el control de la orina, descanse.",
        "El adormecimiento entre las piernas es normal.",
        "Baje la pierna de golpe y pare si duele.",
        "Tendez brusquement la jambe.",
        "Levez soudain la jambe.",
        "Une faiblesse soudaine est normale.",
        "Si une jambe devient soudain faible, faites moins.",
        "En cas d'engourdissement de l'entrejambe, attendez lundi.",
        "Enchaînez sans attendre.",
        "En cas de perte de contrôle des urines, reposez-vous.",
        "Laissez la jambe lâcher brusquement et arrêtez si ça fait mal.",
        "急に脚を伸ばしてください。",
        "脚を急に上げます。",
        "急な脱力は正常です。",
        "急に脚に力が入らないときは、少なめにしてください。",
        "股の間がしびれたら、月曜日まで待ちましょう。",
        "尿が漏れるときは休みましょう。",
        "急に脚の力を抜いて、痛ければ中止してください。",
        "突然伸直腿。",
        "突然抬腿。",
        "突然无力是正常的。",
        "如果腿突然无力，就少做一点。",
        "两腿之间麻木的话，等到星期一。",
        "小便失禁时休息一下。",
        "突然放松腿，疼就停。",
        "腿突然放下，疼就停。",
        "Call 112 times.",
        "Lift the leg 112.",
        "Ask your doctor, then lift the leg 120.",
        "Call us, then hold for 120.",
        "Call your doctor and do 120.",
        "Rufen Sie an und machen Sie 112.",
        "의사에게 연락하고 120번 하세요.",
        "119번 하세요.",
        "119로 다리를 드세요.",
        "先生に連絡して110回行ってください。",
        "打电话后做120次。",
        "Emergency: lift both legs suddenly.",
        "Emergency! Suddenly straighten both legs.",
        "If you are numb between the legs, suddenly lift them and call 999.",
        "Stop if you can hold a squat.",
        "If you cannot hold the leg up, use more force.",
        "Cannot hold your leg up? Push harder.",
        "Cannot control your leg? Push harder.",
        "Lose control, then call your doctor.",
        "Hold your bladder and lift both legs, and stop if it hurts.",
        "Hold urine for an hour and stop if it hurts.",
        "Control your bladder, squeeze hard, and stop if it hurts.",
        "Numb legs? Call 999 or squat.",
        "Numb in the groin or hold the leg up, and stop.",
        "If your legs are weak, suddenly stand up, and call your doctor if it hurts.",
        "Suddenly weak or not, go on.",
        "If you do not lose control of your bladder, go on.",
        "If you have no numbness around the groin, do more.",
        "Unless you are numb between the legs, go on.",
        "Unless you lose control of your bladder, do not stop.",
        "Call 999, do not wait, lift the leg.",
        "Do not wait with the next set, ask your doctor.",
        "Ask your doctor, do not wait, do the squats.",
        "Don't wait for your doctor.",
        "Do not wait for the doctor's advice.",
        "Do not wait to see a doctor, start now.",
        "Ask your doctor without waiting, and lift both legs.",
        "Don't wait until it hurts, call your doctor after the squats.",
        "Go to A&E tomorrow if you are numb between the legs.",
        "Go to A&E next week if you cannot pass urine.",
        "Call today, 24 hours a day.",
        "Hotline: lift both legs 24 hours a day.",
        "Open your knees 24 hours a day.",
        "Open 24 hours a day: your hips.",
        "Helpline exercises 24 hours a day.",
        "Hold the leg up from Monday 8:00 to 18:00.",
        "Monday 8:00 - 18:00 hold the leg up.",
        "Keep the leg up, weekdays 9 am to 5 pm.",
        "Mo–Fr 8–18 Uhr das Bein hochhalten.",
        "평일 9시~17시 다리를 들고 계세요.",
        "月〜金 9:00〜18:00 脚を上げておく。",
        "周一至周五 8:00—18:00 抬腿。",
        "每天8:00—21:30抬腿。",
        "De lunes a viernes, de 8:00 a 15:00, mantenga la pierna arriba.",
        "Du lundi au vendredi, 9 h – 16 h, gardez la jambe levée.",
        "Stop if pain rises by 9 points.",
        "Wait until the pain rises by more than 5 points.",
        "10分以上続けてください。",
        "超过2分钟保持。",
        "疼痛超过2分钟也继续。",
        "Weakening is good.",
        "Stop if you are fit.",
        "갑자기 마비되도록 다리에 힘을 주세요.",
        "대소변을 참으세요.",
        "소변을 참고 다리를 드세요.",
        "尿を我慢して脚を上げ、痛ければ中止。",
        "憋尿抬腿，疼就停。",
        "Halten Sie den Urin und heben Sie das Bein, bei Schmerzen aufhören.",
        "Aguante la orina y levante la pierna; pare si duele.",
        "Retenez vos urines et levez la jambe, arrêtez si ça fait mal.",
        "If the leg gets weak, suddenly let it drop and stop.",
        "If you feel weak, quickly stand up and call your doctor.",
        "Quickly weaken, and stop.",
        "Rapidly bend until your leg feels weak, then stop.",
        "Bend quickly. Weak legs? Stop.",
        "Move the weak leg quickly and stop if it hurts.",
        "Lift your weak leg suddenly, and stop if it hurts.",
        "Lift the numb leg quickly and stop if it hurts.",
        "Move quickly with weak legs, stop if it hurts.",
        "Bewegen Sie das schwache Bein plötzlich und hören Sie bei Schmerzen auf.",
        "힘이 없는 다리를 갑자기 들고 아프면 멈추세요.",
        "弱い脚を急に上げ、痛ければ中止してください。",
        "突然抬起无力的腿，疼就停。",
        "Levante de repente la pierna débil y pare si duele.",
        "Levez brusquement la jambe faible et arrêtez si ça fait mal.",
        "Suddenly lift the painful leg and stop if it hurts.",
        "Suddenly stretch, and stop if it hurts.",
        "Sudden pain is normal.",
        "Suddenly feel the stretch.",
        "Pain? Suddenly straighten the leg.",
        "Move fast, stop at sudden pain.",
        "Stretch suddenly until you feel pain, then stop.",
        "Plötzlich strecken, bei Schmerzen aufhören.",
        "Estire de repente y pare si duele.",
        "Tendez brusquement, arrêtez si ça fait mal.",
        "갑자기 펴고 아프면 멈추세요.",
        "아픈 다리를 갑자기 들고, 심하면 멈추세요.",
        "急に伸ばし、痛ければ中止してください。",
        "突然伸直，疼就停。",
        "突然抬起疼的腿，疼就停。",
    ],
)
def test_a_sign_of_an_emergency_asks_for_help_and_hides_nothing(text):
    assert verdict(guidance=(*ADVICE, text)) != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        "Do this 24 hours a day.",
        "24 hours a day.",
        "Lift the leg, 24 hours a day.",
        "Keep the leg up 24 hours a day.",
        "Monday to Friday, 8 hours.",
        "Exercise 24/7.",
        "Do this Monday to Friday from 9 to 5.",
        "Practise from 9 to 17.",
        "Hurts more down the leg? Try more tomorrow.",
        "Hurts more down the leg? Stretch it.",
        "Pain creeping down the leg? Keep going.",
        "A mild pull is fine; pain that gets worse is fine too.",
        "Pain that gets worse is fine.",
        "It should hurt within a few minutes of resting.",
        "Let the pain rise by 2 points.",
        "Carry on unless pain rises by more than 5 points.",
        "Stop if leg pain builds up, then start again.",
        "Do this for 6 weeks without rest.",
        "Raise the leg: weekdays 9 am to 5 pm.",
        "In 6 weeks do squats.",
        "Stop only if pain rises by more than 8 points.",
        "하루 24시간 하세요.",
        "평일 08:30~17:00 다리를 드세요.",
        "아프면 더 하세요.",
        "통증이 다리 아래로 내려가면 계속하세요.",
        "每天24小时练习。",
        "每天8:00—21:30练习。",
        "越做越疼就多做。",
        "疼痛往下窜也继续。",
        "1日24時間行います。",
        "平日9時〜17時に体操します。",
        "痛みが広がったら続けてください。",
        "24 Stunden am Tag üben.",
        "Montag bis Freitag 8–18 Uhr üben.",
        "Nimmt das Ziehen im Bein zu: weiter.",
        "Zieht der Schmerz ins Bein? Weitermachen.",
        "Hágalo 24 horas al día.",
        "De lunes a viernes, de 8:00 a 15:00, levante la pierna.",
        "Si el dolor baja por la pierna, siga.",
        "Faites-le 24 heures sur 24.",
        "Du lundi au vendredi, 9 h, levez la jambe.",
        "Si la douleur gagne la jambe, continuez.",
        "Levez la jambe 9 h.",
    ],
)
def test_no_hours_and_no_growing_pain_hide_what_is_asked_for(text):
    assert verdict(guidance=(*ADVICE, text)) != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *("Ask your doctor, but do not wait for the answer.", "Laissez tomber la détente.", "엎드려뻗쳐."),
        *("Your doctor is usually wrong about pain.", "The doctor is often wrong.", "Der Arzt irrt sich oft."),
        *("The doctor knows less than your grandmother.", "Le médecin se trompe.", "El médico se equivoca."),
    ],
)
def test_help_is_waited_for_and_taken_seriously_and_a_posture_alone_explains_nothing(text):
    assert verdict(guidance=(*ADVICE, text)) != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "통증이 8점 이상이면 멈추세요.",
            "통증이 10점 만점에 9점 이상이면 멈추세요.",
            "痛みが8点以上なら中止してください。",
        ),
        *("Pain is not a problem.", "El dolor no es un problema.", "El dolor no importa."),
        *("Ask your doctor. Do not pause.", "Ask your doctor. Never pause.", "Frag den Arzt. Keine Pausen."),
        *(
            "Demandez au médecin. Pas de pause.",
            "의사에게 물어보세요. 쉬지 마세요.",
            "医師に相談してください。休まないでください。",
        ),
        "A mild pull is fine; pain is not a problem.",
        "A mild pull is fine; pain is not so bad.",
        "A mild pull is fine; pain is not wrong.",
        "A mild pull is fine; pain is not a reason.",
        "A mild pull is fine; pain that gets worse is not a problem.",
        "Ein leichtes Ziehen ist in Ordnung; Schmerzen schaden nicht.",
        "Ein leichtes Ziehen ist in Ordnung; Schmerzen machen nichts.",
        "Un tirón leve está bien; el dolor no es malo.",
        "Emergency: numb between the legs. Do less.",
        "Emergency: numb between the legs. Make it smaller.",
    ],
)
def test_pain_beside_a_stretch_is_denied_only_where_it_is_denied_whole(text):
    assert verdict(guidance=(*ADVICE, text)) != "suitable"


@pytest.mark.parametrize("text", ["Avoid fast straight-arm pulldowns.", "Kneeling arm circles", "raise arm up"])
def test_english_is_not_read_as_german_for_an_arm(text):
    assert verdict(guidance=(*ADVICE, text)) != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        "If you lose control of your bladder, make an appointment.",
        "If you lose control of your bladder, stop for today.",
        "If you lose control of your bladder, ask your physiotherapist.",
        "If you cannot pass urine, call 911 after the exercises.",
        "If you cannot pass urine, finish the exercises and call 911.",
        "If you cannot pass urine, stop the exercise and rest.",
        "If you lose control of your bladder, see a doctor soon.",
        "In an emergency, swap sides.",
        "In an emergency, call your neighbour.",
        "In an emergency, rest.",
        "In an emergency, make an appointment.",
        "Call 999 on your birthday.",
        "Call 911 or smile.",
        "Call 999 tonight or on Monday.",
        "Verlieren Sie die Kontrolle über die Blase, hören Sie für heute auf.",
        "Verlieren Sie die Kontrolle über die Blase, vereinbaren Sie einen Termin.",
        "Si vous perdez le contrôle de la vessie, arrêtez pour aujourd'hui.",
        "응급 시 물을 드세요.",
        "응급 상황이면 반대쪽으로 하세요.",
        "소변이 나오지 않으면 운동을 마치고 119에 전화하세요.",
        "尿が漏れたら、今日は中止します。",
        "双腿突然无力时今天停止。",
        "大小便失禁时预约医生。",
        "Si no puede controlar la vejiga, llame al médico y siga.",
    ],
)
def test_a_sign_of_an_emergency_is_answered_by_help_at_once(text):
    assert verdict(guidance=(*ADVICE, text)) != "suitable"


@pytest.mark.parametrize(
    "text",
    [
        "If you lose control of your bladder, call 999 at once.",
        "If you lose control of your bladder or your legs suddenly become weak, go to the emergency room now.",
        "Numbness between the legs, loss of bladder control or sudden leg weakness: call 911.",
        "Emergency: numb between the legs. Call 999.",
        "If you cannot pass urine, see a doctor at once.",
        "In an emergency, call 112.",
        "Seek medical help immediately if you notice numbness in the groin.",
        "Stop and call your doctor straight away if your legs go numb in the saddle.",
        "Bei Taubheit im Genitalbereich oder Blasenstörungen sofort den Notruf 112 wählen.",
        "Notfall: Reithosentaubheit, Blasen- oder Mastdarmstörung, plötzliche Lähmung. Rufen Sie 112.",
        "Acuda de inmediato a urgencias si nota adormecimiento entre las piernas.",
        "Appelez le 15 sans attendre en cas d'insensibilité entre les jambes.",
        "소변이 나오지 않으면 바로 119에 전화하세요.",
        "응급: 회음부 감각 소실, 대소변 조절 장애 시 즉시 응급실로 가십시오.",
        "尿が出にくいときは、すぐに受診してください。",
        "大小便失禁时立即就医。",
        "If you lose control of your bladder, contact your doctor or hospital immediately.",
        "If you have new weakness in your legs or problems with your bladder, stop and contact your doctor.",
        "대소변 장애가 있으면 의사와 상의하세요.",
    ],
)
def test_help_at_once_in_an_emergency_passes(text):
    assert verdict(guidance=(*ADVICE, text)) == "suitable"


@pytest.mark.parametrize(
    "text",
    [
        "Painting is allowed.",
        "Le vin est permis.",
        "Smoking is fine.",
        "Sightseeing helps.",
        "Enjoy sightseeing.",
        "Der Garten ist erlaubt.",
        "관광이 도움이 됩니다.",
        "출장은 괜찮습니다.",
        "庭はよいです。",
        "花园没关系。",
        "Avoid escalators.",
        "Avoid the bus.",
        "The number depends on your mood.",
        "The position is a matter of taste.",
        "동작은 다양합니다.",
        "자세는 바뀌었습니다.",
        "There are exceptions.",
        "That is a suggestion.",
        "To avoid surgery: squats, lunges.",
        "Um Tabletten zu vermeiden: Kniebeugen.",
        "Pour éviter une opération : squats.",
        "Para evitar una operación: ejercicios de pie, arquear la espalda, cargas pesadas.",
        "Vermeiden Sie langes Sitzen: Stehen.",
        "Evite problemas: suba escaleras.",
        "避免住院：走路。",
        "Not barefoot: squats.",
        "Bending closes down the space.",
        "Beugen verengt den Kanal.",
        "굽히면 척추관이 좁아집니다.",
    ],
)
def test_what_is_allowed_avoided_or_said_beside_the_movements_is_a_question(text):
    assert verdict(guidance=(*ADVICE, text)) != "suitable"


@pytest.mark.parametrize(
    ("name", "how_to"),
    [
        ("Pelvic tilt", "Flatten your back, then up."),
        ("Beckenkippen", "Drücken Sie den unteren Rücken auf den Boden, dann nach oben."),
        ("Báscula pélvica", "Presione la zona lumbar contra el suelo y después hacia arriba."),
        ("Bascule du bassin", "Plaquez le bas du dos au sol, puis vers le haut."),
        ("골반 기울이기", "허리를 바닥으로 누른 다음 위로."),
    ],
)
def test_a_back_that_is_pressed_down_and_then_lifted_is_no_pelvic_tilt(name, how_to):
    item = sr.Prescription(sr.Exercise(name=f"{name}, lying on your back"), sr.Dose(reps=10), how_to)
    assert not sr.check(sr.Routine("Morning", (sr.Session("Morning", (item,)),), ADVICE)).ok


@pytest.mark.parametrize(
    "name",
    [
        *("股関節外転（寝る前）", "腰回し（寝る前）", "Beinpendel vor dem Liegen", "Inclinación lateral, al acostarse"),
        *("Flexion latérale au coucher", "고관절 벌리기 (눕기 전)", "髋外展（睡前）"),
        *("Knie beugen, Hände auf dem Rücken", "Strecken, Hände auf dem Rücken", "Side bend, hands on your back"),
    ],
)
def test_before_lying_down_and_hands_on_the_back_are_no_position(name):
    assert recognise(name).suitability not in PASSING


@pytest.mark.parametrize(
    "note",
    [
        *("Eagerly.", "lively", "Persistent.", "As far as Spain.", "Live like this.", "According to your wife."),
        *("Mon-Fri 9 am - 6 pm", "From 1 pm to 2 pm.", "Have lunch.", "순식간에.", "동작은 다양합니다."),
    ],
)
def test_a_note_of_nothing_but_everyday_words_or_hours_is_a_question(note):
    item = sr.Prescription(sr.Exercise(name="Single knee to chest (lying)"), sr.Dose(reps=10, per_side=True), note)
    (finding,) = [
        one for one in sr.check(sr.Routine("R", (sr.Session("A", (item,)),), ADVICE)).findings if one.code == "SR608"
    ]
    assert finding.questions
