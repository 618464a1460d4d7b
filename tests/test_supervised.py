"""The rule book for supervised programmes: what a named clinician makes pass, and what nobody does."""

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import stenosis_routines as sr
from builders import ADVICE, codes, prescription, routine
from stenosis_routines.cli import run
from stenosis_routines.render import report_json, report_text
from stenosis_routines.strategies import doses, routines

BOOK = sr.rulebooks["supervised"]
TODAY = date(2026, 11, 30)
CLEARANCE = sr.Clearance(date(2026, 11, 2), who="R. Example, physiotherapist")
CLEARED = sr.Profile(clearance=CLEARANCE)

#: Six weeks, twice a week in the clinic, as in trials: a supported treadmill or cycling beside bending exercises.
PROGRAMME = sr.loads("""session,exercise,sets,reps,per_side,hold_s,days_per_week
Clinic,Treadmill walking with body-weight support,,,,900,2
Clinic,Stationary bike,,,,900,2
Clinic,Knee to chest,1,10,yes,,2
Clinic,Double knee to chest,1,5,,20,2
Clinic,Lying lower trunk rotation,1,10,,,2
Clinic,Supine posterior pelvic tilt,1,10,,5,2
Clinic,Dead bug,2,8,,,2
Clinic,Bridge,2,8,,,2
Clinic,Sit to stand,2,8,,,2
Pool,Water walking,,,,900,1
Home,Walking,,,,600,4
""")


def verdict(routine, profile=CLEARED, **given):
    return sr.check(routine, profile=profile, rulebook=BOOK, today=TODAY, **given).verdict


def one(name, notes="", title="A", guidance=(), hints=None, traits=None, **dose):
    exercise = sr.Exercise(name=name, hints=hints or sr.Hints(), traits=traits or sr.Traits())
    return sr.Routine("R", (sr.Session(title, (sr.Prescription(exercise, sr.Dose(**dose), notes),)),), guidance)


# Who makes it pass.


def test_a_programme_as_in_trials_passes_where_a_clinician_is_named_and_only_in_this_book():
    assert verdict(PROGRAMME) == "suitable"
    assert sr.check(PROGRAMME, profile=CLEARED, today=TODAY).verdict == "unsuitable"


def test_what_passed_under_a_clinician_does_not_pass_without_one():
    assert verdict(PROGRAMME) == "suitable"
    assert verdict(PROGRAMME, None) != "suitable"
    assert verdict(PROGRAMME) == "suitable"


@pytest.mark.parametrize(
    "clearance",
    [
        None,
        CLEARANCE.day,
        attrs.evolve(CLEARANCE, who=None),
        attrs.evolve(CLEARANCE, who="?"),
        attrs.evolve(CLEARANCE, day=date(2026, 12, 1)),
        attrs.evolve(CLEARANCE, until=date(2026, 11, 29)),
        attrs.evolve(CLEARANCE, scope="osteoporosis"),
    ],
)
def test_it_needs_review_where_nobody_is_named_or_their_word_does_not_count(clearance):
    report = sr.check(PROGRAMME, profile=sr.Profile(clearance=clearance), rulebook=BOOK, today=TODAY)
    assert report.verdict == "needs_review"
    warnings = [finding for finding in report.findings if finding.severity == "warning"]
    assert all("their name and profession" in finding.remedy.text for finding in warnings)


@pytest.mark.parametrize(
    ("who", "counts"),
    [
        *((who, True) for who in ("Dr. Lee", "Dr Sara Ali", "Dr. A", "Kim Min-su PT", "KIM MIN-SU, DPT")),
        *((who, True) for who in ("R. Example, physiotherapist", "The Physio Clinic, Jane Doe PT", "Ann Lee, NP")),
        *((who, True) for who in ("김민수 물리치료사", "김민수물리치료사", "이수진 원장님", "정형외과 전문의 최은영")),
        *((who, True) for who in ("Anna Schmidt, Physiotherapeutin", "Dra. Ana Pérez", "田中先生")),
        *((who, False) for who in ("unknown", "n/a", "?", "TBD", "myself", "Anna", "my wife Anna", "ChatGPT")),
        *(
            (who, False)
            for who in ("my doctor", "My Doctor", "MY DOCTOR", "A doctor", "No doctor", "Dr.", "Dr. Unknown")
        ),
        *((who, False) for who in ("physiotherapist", "Physical Therapist", "Local GP", "Hospital doctor", "me (PT)")),
        *((who, False) for who in ("the physio said yes", "Doctor said yes", "Approved by GP", "PT 2 x week")),
        *(
            (who, False)
            for who in ("김민수", "담당 의사", "담당의사", "우리 병원 의사", "의사 선생님", "의사가 허락함")
        ),
        *((who, False) for who in ("医師", "担当医師", "医師が許可")),
        *((who, False) for who in ("YouTube Physio", "Dr. Google", "NHS Physio", "GPT-5 physio", "유튜브 물리치료사")),
        *(
            (who, True)
            for who in ("Approved by Dr. Lee", "Dr. Maria de la Cruz", "St. Mary's: Ann O'Neil PT", "Dr. I. Lee")
        ),
        *((who, True) for who in ("Dr. med. Anna Schmidt", "Dr. Lee, GMC 123456", "서울대학병원 김민수 물리치료사")),
        *(
            (who, False)
            for who in ("Dr. Lee refused", "waiting for Dr. Lee", "not yet Dr. Lee", "Dr. Lee?", "Dr. Lee ✗")
        ),
        *(
            (who, False)
            for who in ("DR. LEE REFUSED", "Waiting for Dr. Lee", "NOT YET DR. LEE", "No, Dr. Lee", "physio for Anna")
        ),
        *((who, False) for who in ("An orthopaedic surgeon", "An OT", "Dr. No-One", "Dr. Not-Yet", "Self-Referred PT")),
        ("A physiotherapist, Ann Lee", True),
        *((who, False) for who in ("Noch nicht Dr. Schmidt", "En attente Dr. Martin", "Esperando Dra. Pérez")),
        *(
            (who, False)
            for who in ("김민수 물리치료사 거절함", "이 박사 안 됨", "아직 김민수 물리치료사", "田中先生 未承認")
        ),
    ],
)
def test_a_clinician_is_named_by_a_profession_and_a_name(who, counts):
    cleared = sr.Profile(clearance=attrs.evolve(CLEARANCE, who=who))
    assert verdict(PROGRAMME, cleared) == ("suitable" if counts else "needs_review")


@given(st.sampled_from(["physiotherapist", "Dr.", "의사"]), st.text(" .,-?0123456789", max_size=6))
def test_a_profession_with_no_word_beside_it_names_nobody(profession, more):
    cleared = sr.Profile(clearance=attrs.evolve(CLEARANCE, who=more + profession + more))
    assert verdict(one("Walking", reps=5), cleared) == "needs_review"


@pytest.mark.parametrize(
    ("ago", "until", "expected"), [(90, None, "suitable"), (91, None, "needs_review"), (91, 1, "suitable")]
)
def test_a_clearance_without_a_last_day_counts_for_ninety_days(ago, until, expected):
    last = None if until is None else TODAY + timedelta(days=until)
    clearance = attrs.evolve(CLEARANCE, day=TODAY - timedelta(days=ago), until=last)
    assert verdict(PROGRAMME, sr.Profile(clearance=clearance)) == expected


def test_a_document_cannot_name_its_own_clinician():
    assert verdict(attrs.evolve(PROGRAMME, profile=CLEARED), profile=None) == "needs_review"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"red_flags": {"saddle_numbness"}}, "unsuitable"),
        ({"conditions": ("vertebral compression fracture (since 2026-11-20)",)}, "unsuitable"),
        ({"conditions": ("frozen shoulder",)}, "needs_review"),
        ({"excluded": ("walking",)}, "needs_review"),
    ],
)
def test_what_speaks_against_the_person_still_does(changes, expected):
    assert verdict(PROGRAMME, profile=attrs.evolve(CLEARED, **changes)) == expected


# What it allows.


@pytest.mark.parametrize("book", ["article", "supervised"])
def test_every_allowance_names_movements_and_rules_that_are_there_and_its_source(book):
    for allowance in sr.rulebooks[book].allowances:
        assert allowance.movements <= {exercise.id for exercise in sr.catalogue}
        assert allowance.codes <= {rule.code for rule in sr.article}
        assert "https://" in allowance.citation.source
        assert allowance.citation.says


def allowed():
    return [(ident, allowance) for allowance in BOOK.allowances for ident in sorted(allowance.movements)]


@pytest.mark.parametrize(("ident", "allowance"), allowed())
def test_an_allowed_movement_is_a_note_with_a_source_where_a_clinician_is_named(ident, allowance):
    """Beside relaxing that takes longer, since a programme of strength alone is left to a person."""
    rest = prescription("Lying ankle pump", reps=100)
    programme = routine(prescription(sr.catalogue[ident].name, reps=5, per_side=True), rest)
    report = sr.check(programme, profile=CLEARED, rulebook=BOOK, today=TODAY)
    eased = [finding for finding in report.findings if finding.code in allowance.codes]
    assert report.verdict == "suitable"
    assert {finding.citation for finding in eased} == {allowance.citation}
    assert {finding.code for finding in eased} == set(allowance.codes)
    assert sr.check(programme, rulebook=BOOK, today=TODAY).verdict == "needs_review"


@pytest.mark.parametrize(
    "name",
    [
        *("Squat", "Heel raise", "Walking lunge", "Running", "Cobra", "Superman", "Leg press", "Single leg stance"),
        *("Walking fast", "Walking uphill", "Weighted walking", "Walk with kettlebells", "Race walking", "Treadmill"),
        *("Bridge with barbell", "Single leg bridge", "Sit to stand with weight", "Clamshell with band"),
        *("Cycling sprints", "Swimming", "Aunt Mabel's special", "Walking and grizzling"),
    ],
)
def test_other_movements_are_judged_as_by_the_article(name):
    found = sr.check(one(name), rulebook=BOOK, profile=CLEARED, today=TODAY)
    assert found.verdict != "suitable"
    plain = [(f.code, f.severity) for f in sr.check(one(name)).findings if f.code != "SR201"]
    assert [(f.code, f.severity) for f in found.findings if f.code != "SR201"] == plain


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("Walking", {"load_kg": 5}),
        ("Bridge", {"load_kg": 1}),
        ("Bridge", {"hints": sr.Hints(equipment="Barbell")}),
        ("Sit to stand", {"hints": sr.Hints(equipment="dumbbells")}),
        ("Dead bug", {"hints": sr.Hints(equipment="resistance band")}),
        ("Bridge", {"hints": sr.Hints(equipment="ball")}),
        ("Walking", {"hints": sr.Hints(equipment="grizzle board")}),
        ("Walking", {"hints": sr.Hints(category="Lunges")}),
        ("Walking", {"hints": sr.Hints(instructions="Hold two heavy kettlebells and lunge")}),
        ("Walking", {"notes": "with a 20 kg backpack"}),
        ("Walking", {"notes": "then grizzle the leg"}),
        ("Walking", {"notes": "do 20 squats after it"}),
        ("Walking", {"notes": "to exhaustion"}),
        ("Walking", {"title": "Squats and lunges"}),
        ("Walking", {"guidance": ("Then do squats.",)}),
        ("Walking", {"traits": sr.Traits(spine_motion={"extension"})}),
        ("Walking", {"traits": sr.Traits(effort="strenuous")}),
        ("Bridge", {"traits": sr.Traits(posture="standing")}),
        ("Walking", {"hold_s": 3600, "times_per_day": 2}),
        ("Walking", {"reps": 1000}),
        ("Sit to stand", {"reps": 101}),
        ("Bridge", {"reps": 1, "hold_s": 61}),
        ("Bridge", {"reps": (10, None)}),
    ],
)
def test_what_is_added_to_an_allowed_movement_keeps_it_from_passing(name, more):
    added, relaxing = one(name, **more), sr.Session("B", (prescription("Lying ankle pump", reps=100),))
    assert verdict(attrs.evolve(added, sessions=(*added.sessions, relaxing))) != "suitable"


#: A name, and what is said beside it, that say more than the plain movement, and the words of it that are shown.
MORE = [
    *((name, {}, name) for name in ("Brisk walking", "Nordic walking", "빠르게 걷기", "Cycling 200 W")),
    *((name, {}, name) for name in ("Full bridge", "Bridge pose", "30 second chair stand", "Chair squat", "Ride")),
    ("Bridging", {"notes": "with one leg"}, "with one leg"),
    ("Bridging", {"notes": "to the top"}, "to the top"),
    ("Walking", {"notes": "for 3 hours"}, "for 3 hours"),
    ("Walking", {"notes": "Slowly. All day."}, "All day"),
    ("Walking", {"notes": "every hour"}, "every hour"),
    *(
        (n, {"notes": words}, words)
        for n in ("Walking", "Stationary bike")
        for words in ("Without holding on", "Never hold on")
    ),
    *(
        ("Stationary bike", {"notes": words}, words)
        for words in ("Not sitting", "Do not sit on the saddle", "잡지 마세요")
    ),
    (
        "Treadmill walking with body-weight support",
        {"notes": "Without body-weight support"},
        "Without body-weight support",
    ),
    ("걷기", {"notes": "2시간"}, "2시간"),
    ("Stationary bike", {"notes": "8 x 15 minutes"}, "8 x 15 minutes"),
    ("Stationary bike", {"notes": "level 10"}, "level 10"),
    ("Stationary bike", {"hints": sr.Hints(instructions="Level 10.")}, "Level 10"),
    ("Dead bug", {"group": "10 rounds"}, "10 rounds"),
    ("Bridging", {"group": "Single leg"}, "Single leg"),
    ("Stationary bike", {"hints": sr.Hints(category="level 10")}, "level 10"),
    *((name, {"group": group}, group) for name in ("Walking", "Bridging") for group in ("5 km", "10라운드", "Hard")),
    *(("Walking", {"equipment": words}, words) for words in ("stairs", "incline treadmill", "treadmill 12%", "wall")),
    *(("Stationary bike", {"equipment": words}, words) for words in ("mountain bike", "spin bike", "assault bike")),
    *(("Sit to stand", {"equipment": words}, words) for words in ("low chair", "stool", "no chair", "x2")),
    *(("Walking", {"title": words}, words) for words in ("One leg", "Level 10", "10 rounds", "3 hours", "5 km", "x3")),
    *(("Bridging", {"title": words}, words) for words in ("한 다리", "Monday, 10 rounds", "All day", "10라운드")),
    ("Walking", {"notes": "Wenn es leicht ist, 3 Stunden"}, "es leicht ist, 3 Stunden"),
    ("Walking", {"notes": "Si es fácil, con los ojos cerrados"}, "es fácil, con los ojos cerrados"),
    ("Walking", {"notes": "Si c'est facile, en arrière"}, "c'est facile, en arrière"),
    *(("Walking", {"notes": words}, words) for words in ("Hold", "Grip on", "Switch", "Stay down", "Move on")),
    ("Bridging", {"notes": "If no pain, 3 hours"}, "no pain, 3 hours"),
    *(("Walking", {"group": words}, words) for words in ("Morning and evening", "Every day")),
    *(("Walking", {"equipment": words}, words) for words in ("stick", "계단", "treadmill and stairs")),
    *(("Walking", {"guidance": words}, words) for words in ("Close your eyes", "for 3 hours", "backwards", "twice")),
]


@pytest.mark.parametrize(("name", "more", "words"), MORE)
def test_what_is_said_beyond_the_plain_movement_is_for_the_clinician_to_see(name, more, words):
    hints = more.get("hints", sr.Hints(equipment=more.get("equipment")))
    exercise = sr.Exercise(name=name, hints=hints)
    item = sr.Prescription(exercise, sr.Dose(reps=5), more.get("notes", ""), group=more.get("group"))
    session = sr.Session(more.get("title", "A"), (item, prescription("Lying ankle pump", reps=100)))
    programme = sr.Routine("R", (session,), tuple(filter(None, [more.get("guidance")])))
    for language in ("en", "ko"):
        report = sr.check(programme, profile=CLEARED, rulebook=BOOK, today=TODAY, language=language)
        eased = [finding for finding in report.findings if finding.exercise == name and finding.severity == "warning"]
        assert report.verdict == "needs_review"
        assert any(f'"{words}"' in finding.remedy.text for finding in eased)


@pytest.mark.parametrize(
    "note",
    [
        *("Slowly.", "At your own pace.", "No rush, with pauses.", "Breathe calmly.", "Do not hold your breath."),
        *("Stop at once if the pain gets worse.", "Rest when you need to.", "천천히", "통증이 심해지면 바로 멈추세요"),
        *(
            "Stop when it hurts.",
            "Rest if your knees are sore.",
            "Hören Sie auf, wenn es weh tut.",
            "Stop if your back arches.",
            "Stop if one leg feels weak.",
            "Rest when both legs are tired.",
        ),
    ],
)
@pytest.mark.parametrize("name", ["Walking", "Bridging", "Stationary bike", "Sit to stand"])
def test_pace_breathing_rest_and_advice_are_no_more_than_the_plain_movement(name, note):
    assert (
        verdict(routine(prescription(name, notes=note, reps=5), prescription("Lying ankle pump", reps=100)))
        == "suitable"
    )


def test_what_is_said_beyond_can_be_settled_by_an_answer():
    programme = routine(
        prescription("Walking", notes="for 10 seconds", reps=5), prescription("Lying ankle pump", reps=100)
    )
    [question] = sr.questions([sr.check(programme, profile=CLEARED, rulebook=BOOK, today=TODAY)])
    assert (question.text, question.beside) == ("for 10 seconds", "walking")
    answers = sr.Answers(
        clauses=[sr.ClauseAnswer(text=question.text, beside="walking", means="harmless", who="Dr. A", on=TODAY)]
    )
    assert verdict(programme, answers=answers) == "suitable"
    named = sr.Answers(names=[sr.NameAnswer(name="Nordic walking", is_="walking", who="Dr. A", on=TODAY)])
    programme = routine(prescription("Nordic walking", reps=5), prescription("Lying ankle pump", reps=100))
    assert verdict(programme, answers=named) == "suitable"


@pytest.mark.parametrize(
    "title",
    [
        "Morning",
        "Warm up",
        "Week 1, day 2",
        "6-week programme",
        "10-day plan",
        "Two days",
        "Monday",
        "Every day",
        "Workout 1",
        "1주차",
        "아침",
        "Legs",
    ],
)
def test_a_title_that_says_when_or_what_kind_changes_nothing(title):
    session = sr.Session(title, (prescription("Walking", reps=5), prescription("Lying ankle pump", reps=100)))
    assert verdict(sr.Routine(title, (session,), (*ADVICE, "Rest between exercises."))) == "suitable"


@pytest.mark.parametrize("title", ["Nordic walking", "Walking 3 hours", "Bridge pose"])
def test_a_title_that_says_more_than_a_plain_name_is_asked_about(title):
    programme = routine(prescription("Walking", reps=5), prescription("Lying ankle pump", reps=100))
    assert verdict(programme) == "suitable"
    assert verdict(attrs.evolve(programme, title=title)) == "needs_review"


def test_every_name_that_does_not_count_is_one_of_the_movement_s_own():
    for allowance in BOOK.allowances:
        assert {sr.recognise(name).exercise_id for name in allowance.but} <= allowance.movements


@pytest.mark.parametrize(
    ("name", "equipment"),
    [
        *(("Walking", "treadmill"), ("Stationary bike", "stationary bike"), ("Bridge", "mat")),
        *(("Sit to stand", "chair"), ("Water walking", "pool"), ("Walking", "treadmill and mat")),
        *(("걷기", "매트"), ("Bridge", "ヨガマット"), ("Bridge", "mat, ")),
    ],
)
def test_the_usual_equipment_changes_nothing(name, equipment):
    added, relaxing = one(name, hints=sr.Hints(equipment=equipment), reps=5), one("Lying ankle pump", reps=100)
    assert verdict(attrs.evolve(added, sessions=(*added.sessions, *relaxing.sessions))) == "suitable"


def test_a_title_may_name_what_is_supervised():
    assert verdict(one("Walking", title="Walking")) == "suitable"
    assert verdict(one("Lying ankle pump", title="Walking", reps=10), profile=None) == "needs_review"


def test_two_walks_of_an_hour_are_more_than_an_hour():
    walk = prescription("Walking", hold_s=3600)
    rest = prescription("Constructive rest", hold_s=3600)
    assert verdict(routine(walk, rest)) == "suitable"
    assert verdict(routine(walk, prescription("Walk", hold_s=3600), rest)) == "needs_review"


def test_a_programme_of_strength_alone_is_left_to_a_person():
    report = sr.check(one("Bridge", reps=10), profile=CLEARED, rulebook=BOOK, today=TODAY)
    assert report.verdict == "needs_review"
    assert [f.code for f in report.findings if f.severity == "warning"] == ["SR201"]


names = st.sampled_from([sr.catalogue[ident].name for ident, _ in allowed()]) | st.sampled_from(
    [exercise.name for exercise in sr.catalogue]
)
notes = st.sampled_from(["", "Slowly.", "then grizzle", "with 5 kg", "to failure", "no pain no gain", "stand up"])
named = st.builds(
    sr.Routine,
    st.just("R"),
    st.lists(
        st.builds(
            sr.Session,
            st.sampled_from(["A", "Walking", "Squats"]),
            st.lists(st.builds(sr.Prescription, st.builds(sr.Exercise, name=names), doses, notes), max_size=3),
        ),
        max_size=2,
    ),
)


@given(routines | named, st.sampled_from([None, CLEARED]))
def test_the_book_is_milder_only_where_it_says_so(one_routine, profile):
    """What the article finds elsewhere is found; what is found more speaks against what would pass."""
    by_article = sr.check(one_routine, profile=profile, today=TODAY)
    by_book = sr.check(one_routine, profile=profile, rulebook=BOOK, today=TODAY)
    items = [item for session in one_routine.sessions for item in session.prescriptions]
    if not any(sr.recognise(item.exercise.name).exercise_id in BOOK.allowed for item in items):
        eased = {"SR201", "SR607", "SR608"}  # a programme of strength, and texts that name what is supervised
        left = [f for f in by_article.findings if f.code not in eased]
        assert [f for f in by_book.findings if f.code not in eased] == left
    if profile is None:
        assert (by_book.verdict == "suitable") == (by_article.verdict == "suitable")
    errors = {f.code for f in by_article.findings if f.severity == "error"}
    assert {f.code for f in by_book.findings if f.severity == "error"} <= errors


@given(named)
def test_what_a_load_a_strange_word_or_great_effort_is_added_to_does_not_pass(one_routine):
    bad = {"then grizzle", "with 5 kg", "to failure", "no pain no gain", "stand up"}
    items = [item for session in one_routine.sessions for item in session.prescriptions]
    supervised = [i for i in items if sr.recognise(i.exercise.name).exercise_id in BOOK.allowed]
    if any(item.notes in bad or item.dose.load_kg for item in supervised):
        assert verdict(one_routine) != "suitable"


@pytest.mark.parametrize(
    ("name", "ident"),
    [
        ("Bridging", "wheel-pose"),
        ("Sit to stand", "thruster"),
        ("Sit to stand", "walking-lunge"),
        ("Walking", "t-bar-row"),
    ],
)
def test_an_allowed_name_eases_nothing_of_another_movement(name, ident):
    text = f"session,exercise,reps,per_side,id\nC,{name},8,,{ident}\nC,Knee to chest,10,yes,\nC,Heel slide,20,yes,\n"
    assert verdict(sr.loads(text)) == "unsuitable"


# What else uses it.


def test_a_report_names_the_book_its_version_and_the_library():
    report = sr.check(PROGRAMME, rulebook=BOOK)
    assert (report.rulebook, report.rulebook_version) == ("supervised", BOOK.version)
    assert report.library_version == sr.__version__
    assert sr.from_dict(report.to_dict(), sr.Report) == report
    assert report_json(report, "x")["rulebook_version"] == BOOK.version
    assert f"  rule book: supervised 1, checked by stenosis-routines {sr.__version__}" in report_text(
        report, PROGRAMME, "x"
    )
    assert "rule book" not in report_text(sr.check(PROGRAMME), PROGRAMME, "x")


def test_an_adapted_book_has_no_version():
    assert sr.check(PROGRAMME, rulebook=BOOK.without("SR305")).rulebook_version is None
    assert sr.article.adapted('[rules.SR203]\nseverity = "error"').version is None
    assert sr.article.version is not None


def test_the_rule_books_that_ship():
    assert list(sr.rulebooks) == ["article", "supervised"]
    assert sr.rulebooks["article"] is sr.article
    assert "other" not in sr.rulebooks
    with pytest.raises(KeyError, match=r"^no rule book 'other'; there are article, supervised$"):
        sr.rulebooks["other"]


@pytest.mark.parametrize("profile", [None, CLEARED])
def test_mending_leaves_what_the_book_allows_alone_and_mends_the_rest(profile):
    squat, plain = prescription("Squat", sets=3, reps=10), PROGRAMME.sessions
    before = attrs.evolve(PROGRAMME, sessions=(*plain, sr.Session("More", (squat,))), guidance=ADVICE)
    fixed = sr.repair(before, profile, rulebook=BOOK, today=TODAY)
    assert fixed.routine.sessions[:-1] == plain
    assert [change.before for change in fixed.changes] == [squat]
    assert fixed.report.verdict == sr.check(fixed.routine, profile=profile, rulebook=BOOK, today=TODAY).verdict


def test_mending_lowers_too_much_of_what_is_supervised_and_leaves_strength_to_a_person():
    fixed = sr.repair(one("Sit to stand", reps=1000), CLEARED, rulebook=BOOK, today=TODAY)
    assert fixed.routine.sessions[0].prescriptions[0].dose.reps == 100
    assert [f.code for f in fixed.report.findings if f.severity == "warning"] == ["SR201"]


def test_building_goes_by_the_book_that_is_given():
    builder = sr.RoutineBuilder("Clinic", profile=CLEARED).add("walking", hold_s=600)
    assert "SR101" in codes(sr.check(builder.build(BOOK, today=TODAY), rulebook=BOOK))
    with pytest.raises(sr.UnsuitableRoutineError):
        builder.build()


def test_the_command_takes_a_book_by_its_name(tmp_path, capsys):
    programme, person = tmp_path / "p.csv", tmp_path / "p.toml"
    programme.write_text("session,exercise,hold_s\nA,Walking,600\n", encoding="utf-8")
    person.write_text(f'clearance = {{ day = {CLEARANCE.day}, who = "Dr. A", until = 9999-12-31 }}', encoding="utf-8")
    assert run(["check", str(programme), "--rulebook", "supervised", "--profile", str(person)]) == 0
    assert run(["check", str(programme), "--rulebook", "supervised"]) == 1
    assert run(["check", str(programme), "--rulebook", "article", "--profile", str(person)]) == 1
    assert "rule book: supervised" in capsys.readouterr().out
    assert run(["check", str(programme), "--rulebook", "none-such"]) == 2
