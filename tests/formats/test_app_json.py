"""Plans of chat coaches and training apps, in whatever JSON they have."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import stenosis_routines as sr
from stenosis_routines.errors import InvalidValueError, UnreadableRoutineError
from stenosis_routines.formats import detect, loads
from stenosis_routines.routine import Dose

DATA = Path(__file__).parents[1] / "data"
COACH = (DATA / "coach.json").read_bytes()
_K = {"name": "Knee to chest", "sets": 1, "reps": 10}
_MONDAY = {"day": "Mon", "exercises": [_K]}


def read(document, **options):
    text = json.dumps(document)
    assert detect(text.encode()) == "app-json"
    return loads(text, **options)


def items(document, **options):
    return [item for session in read(document, **options).sessions for item in session.prescriptions]


def shown(document):
    return [(item.exercise.name, item.dose.in_words()) for item in items(document)]


def unread(document):
    return [(problem.path, problem.code) for problem in read(document).unread]


def said(routine):
    """Every text that a routine holds."""
    held = [item for session in routine.sessions for item in session.prescriptions]
    texts = [routine.title, *routine.guidance, *(session.title for session in routine.sessions)]
    texts += [text for item in held for text in (item.exercise.name, item.notes, item.group or "")]
    texts += [text for problem in routine.unread for text in (problem.found, problem.path)]
    return "\n".join(texts)


def test_a_plan_of_a_coach_is_read_whole():
    routine = loads(COACH)
    assert routine.title == "Gentle start, mobility"
    assert routine.guidance[1:] == ("Avoid: Squats", "Avoid: Bridges")
    assert [session.title for session in routine.sessions] == ["Day 1, back", "Day 2, hips"]
    first, second = (session.prescriptions for session in routine.sessions)
    assert [(item.exercise.name, item.dose) for item in first] == [
        ("Lying ankle pump", Dose(sets=1, reps=20)),
        ("Single knee to chest", Dose(sets=2, reps=(8, 12), rest_s=60, per_side=True)),
        ("Pelvic tilt", Dose(reps=(10, 20), rest_s=90)),
    ]
    assert [(item.exercise.name, item.dose) for item in second] == [
        ("Barbell squat", Dose(sets=3, reps=(10, 15), load_kg=20)),
        ("Lying arm raise", Dose(sets=2, reps=(8, 10), load_kg=2)),
    ]
    assert [item.path for item in first] == ["/days/0/warm_up/0", "/days/0/exercises/0", "/days/0/exercises/1"]
    assert second[1].exercise.traits.effort == "strenuous"
    assert routine.unread == ()


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ({"exercises": [{"name": "Squat", "sets": 3, "reps": 10}]}, [("Squat", "3 x 10")]),
        ([{"exercise": "Squat", "sets": "3", "reps": "8-12"}], [("Squat", "3 x 8-12")]),
        ({"Push": {"exercises": [{"name": "Push-up", "reps": 8}]}}, [("Push-up", "8 times")]),
        ({"workouts": [{"exercises": [{"name": "Squat", "repetitions": 10}]}]}, [("Squat", "10 times")]),
        ({"details": ["Squats: 2x8", "Plank: 2x15-20s"]}, [("Squats", "2 x 8"), ("Plank", "2 sets, hold 20 s")]),
        ({"warm_up": "5 squats\n10 lunges"}, [("squats", "5 times"), ("lunges", "10 times")]),
        ({"plan": {"Squat": {"sets": 3, "reps": 5}}}, [("Squat", "3 x 5")]),
        ({"monday": {"squats": "3 x 8"}}, [("squats", "3 x 8")]),
        ([{"name": "A", "days": [{"exercises": [{"name": "Squat", "repRange": {"min": 8, "max": 12}}]}]}],
         [("Squat", "8-12 times")]),
        ({"exercises": [{"exercise": {"name": "Squat"}, "sets": [{"reps": 5}, {"reps": 3}]}]}, [("Squat", "2 x 3-5")]),
        ({"exercises": [{"name": "Squat", "sets": 3, "reps": "12, 10, 8"}]}, [("Squat", "3 x 8-12")]),
        ({"exercises": [{"name": "Squat", "reps": [12, 10, 8]}]}, [("Squat", "3 x 8-12")]),
        ({"exercises": [{"name": "Squat", "minReps": 8, "maxReps": 12}]}, [("Squat", "8-12 times")]),
        ({"exercises": [{"name": "Squat 3x10"}]}, [("Squat", "3 x 10")]),
        ({"exercises": [{"name": "Plank", "duration": "30 seconds"}]}, [("Plank", "hold 30 s")]),
        ({"exercises": [{"name": "Plank", "duration_seconds": 30}]}, [("Plank", "hold 30 s")]),
        ({"exercises": [{"name": "Plank", "reps": 3, "hold": "30 sec"}]}, [("Plank", "3 times, hold 30 s")]),
        ({"exercises": [{"name": "Squat", "weightKg": 20, "reps": 5}]}, [("Squat", "5 times, 20 kg")]),
        ({"exercises": [{"name": "Squat", "weight": {"value": 20, "unit": "lb"}}]}, [("Squat", "9.07 kg")]),
        ({"exercises": ["Squat", "Lunge x 10"]}, [("Squat", ""), ("Lunge", "10 times")]),
        ({"exercises": [{"name": "Squat", "details": "3 x 10"}]}, [("Squat", "3 x 10")]),
        ({"exercises": [{"name": "Squat"}, {"name": "Lunge"}]}, [("Squat", ""), ("Lunge", "")]),
        ({"days": [{"day": "Monday", "rounds": 3, "exercises": [{"name": "Squat", "reps": 5}]}]}, [("Squat", "3 x 5")]),
        ({"routine": {"exercises": [{"name": "Squat", "reps": 5}]}}, [("Squat", "5 times")]),
    ],
    ids=range(24),
)  # fmt: skip
def test_movements_are_found_under_the_keys_that_people_use(document, expected):
    assert shown(document) == expected
    assert unread(document) == []


def test_the_titles_of_parts_are_kept():
    exercises = [{"name": "Squat", "reps": 5}]
    document = {"name": "Mine", "weeks": [{"week": 1, "days": [{"name": "Legs", "exercises": exercises}] * 2}]}
    assert [session.title for session in read(document).sessions] == ["Week 1, Legs"]
    untitled = {"days": [{"exercises": exercises}, {"exercises": exercises}]}
    assert [session.title for session in read(untitled).sessions] == ["Day 1", "Day 2"]
    named = {"Push": {"exercises": exercises}, "Pull": exercises}
    assert [session.title for session in read(named).sessions] == ["Push", "Pull"]


def test_days_a_week_are_of_a_routine_of_one_session_only():
    exercises = [{"name": "Squat", "reps": 5}]
    assert shown({"days_per_week": 3, "exercises": exercises}) == [("Squat", "5 times, 3 days a week")]
    two = {"days": [{"day": 1, "exercises": exercises}, {"day": 2, "exercises": exercises}]}
    assert shown({"days_per_week": 2, **two}) == [("Squat", "5 times"), ("Squat", "5 times")]
    assert unread({"days_per_week": 4, **two}) == [("", "not-understood")]


#: What apps keep beside a movement and beside a plan, which asks nothing of anybody.
_RECORDS_OF_MOVEMENTS = (
    {"isFavorite": True, "is_optional": False, "completed": False, "locked": False, "progress": 0, "points": 10},
    {
        "videoURL": "https://video.example/watch?v=a1",
        "image_urls": ["a.png", "b.png"],
        "gifUrl": "a.gif",
        "hasAudio": True,
    },
    {"media": [{"type": "video", "url": "https://video.example/a"}, {"type": "image", "url": "a.png", "width": 200}]},
    {"video": {"url": "https://video.example/a", "duration": 45}},
    {"stepId": 1, "step_order": 1, "exercise_id": "knee_to_chest", "slug": "knee-to-chest", "lastPerformedAt": None},
    {"position": "lying on back", "personalNote": "", "setsCompleted": 0},
    {"confidence": 0.9, "tags": ["gentle", "lying"], "difficulty": "easy", "met": 1.5, "estimatedCalories": 5},
)
_RECORDS_OF_PLANS = (
    {"isPublic": True, "version": 3, "createdAt": "2026-01-02T10:00:00Z", "locale": "en-US", "streak": 0, "likes": 12},
    {"author": {"id": 5, "name": "Dana", "avatarUrl": "https://images.example/d.png"}, "tags": ["back", "gentle"]},
    {"user": {"age": 71, "sex": "f", "weight_kg": 60, "height_cm": 160}, "exercise_count": 1},
    {
        "targetUser": "older adult",
        "createdBy": {"id": "u1", "role": "coach"},
        "sharing": {"isPublic": False},
        "evidence_level": "B",
    },
    {"model": "gpt-x", "temperature": 0.2, "usage": {"prompt_tokens": 100, "completion_tokens": 200}},
    {"id": "hep-22931", "key": "plan_2026/v3", "uuid": "PT.0091"},
    {"metadata": {"schema": 1, "hash": "abc"}, "links": {"self": "https://plans.example/7"}, "pagination": {"page": 1}},
)


@pytest.mark.parametrize("records", _RECORDS_OF_MOVEMENTS)
def test_what_apps_record_of_a_movement_asks_nothing(records):
    assert unread({"exercises": [{"name": "Knee to chest", "reps": 10, **records}]}) == []
    assert verdict(_CALM | records) == "suitable"


@pytest.mark.parametrize("records", _RECORDS_OF_PLANS)
def test_what_apps_record_of_a_plan_asks_nothing(records):
    assert unread({**records, "exercises": [{"name": "Knee to chest", "reps": 10}]}) == []
    assert verdict(**records) == "suitable"


@pytest.mark.parametrize(
    "members",
    [
        *({"video": "Do it standing"}, {"media": {"caption": "Do squats"}}, {"image": {"alt": "Standing lunge"}}),
        *(
            {"media": [{"type": "video", "url": "https://a.example"}, {"note": "standing"}]},
            {"links": [{"title": "Squats"}]},
        ),
        *(
            {"next_exercise": "Squat"},
            {"next_movement": {"name": "Squat", "reps": 10}},
            {"parent exercise": "Barbell squat"},
        ),
        *({"isStanding": True}, {"is_weighted": False}, {"optional": {"weights": "5 kg"}}, {"score": "50 reps"}),
        *(
            {"progress": "Add squats next week"},
            {"order": "after squats"},
            {"tags": ["squat"]},
            {"step": {"text": "Stand up."}},
        ),
        *({"prescription": {"sets": 3, "reps": 500}}, {"prescription": {"reps": 10, "note": "standing"}}),
        *(
            {"prescription": {"reps": 10, "load": {"value": 50, "unit": "kg"}}},
            {"prescription": {"reps": 10, "foo": True}},
        ),
        *(
            {"author": {"bio": "Do lunges every day."}},
            {"user": {"goal": "Squat 100 kg"}},
            {"metadata": {"standing": True}},
        ),
        *({"metadata": {"reps": 50}}, {"user": {"weight_kg": 60, "reps": 30}}, {"usage": "Do it standing"}),
        *({"points": {"standing": 1}}, {"template": {"name": "Squat program"}}, {"completedReps": 500}),
        *(
            {"goal": {"weight": 100}},
            {"media": {"load": 20}},
            {"video": {"hold": 60}},
            {"video": {"duration": 45, "reps": 50}},
            {"client": {"resistance": "20 kg"}},
            {"level": {"kg": 20}},
        ),
    ],
)
def test_what_stands_among_records_is_read_too(members):
    assert verdict(_CALM | members) != "suitable"
    assert verdict(**members) != "suitable"


@pytest.mark.parametrize(
    "said",
    [
        "squat-3x10",
        "10 squats",
        "squat-10-reps",
        "squats-2",
        "barbell_squats.v2",
        "run-12",
        "run12",
        "standing-2",
        "5kg-2",
    ],
)
def test_an_id_that_says_more_than_a_number_is_read(said):
    assert verdict(id=said) != "suitable"


def test_a_prescription_in_an_object_is_a_dose():
    exercise = {"exercise": {"name": "Heel slide"}, "prescription": {"sets": 2, "reps": 10, "rest": "30 s"}}
    assert shown({"items": [exercise]}) == [("Heel slide", "2 x 10")]
    assert unread({"items": [exercise]}) == []


def test_korean_keys_are_known():
    plan = {"루틴명": "저녁 루틴", "대상": "척추관 협착증", "주의": "통증이 심해지면 멈추세요"}
    plan["운동"] = [{"이름": "누워서 무릎 가슴으로 당기기", "세트 수": 2, "횟수": 10, "메모": "천천히"}]
    assert shown(plan) == [("누워서 무릎 가슴으로 당기기", "2 x 10")]
    assert (unread(plan), str(sr.check(read(plan)).verdict)) == ([], "suitable")


def test_sides_are_counted_by_keys_and_by_numbers():
    for members in ({"repsPerSide": 10}, {"reps": 10, "sides": 2}, {"reps_each_side": "8-10"}):
        routine = read({"exercises": [{"name": "Knee to chest", **members}]})
        assert routine.sessions[0].prescriptions[0].dose.per_side is True
        assert routine.unread == ()
    for sides in (1, 3):
        one = read({"exercises": [{"name": "Knee to chest", "reps": 10, "sides": sides}]})
        assert one.sessions[0].prescriptions[0].dose.per_side is None
        assert one.unread
    assert verdict(_CALM | {"repsPerSide": 500}) != "suitable"


def test_sets_may_be_numbered():
    sets = [{"setNumber": 1, "reps": 10, "completed": False}, {"setNumber": 2, "reps": 10, "completed": False}]
    document = {"exercises": [{"name": "Heel slide", "sets": sets}]}
    assert (shown(document), unread(document)) == ([("Heel slide", "2 x 10")], [])
    counted = [{"name": name, "set count": count, "reps": 10} for count, name in enumerate(("Heel slide", "Bridge"), 1)]
    assert shown({"exercises": counted}) == [("Heel slide", "1 x 10"), ("Bridge", "2 x 10")]


def test_a_weight_of_nothing_is_no_sign_of_another_app():
    assert shown({"title": "Mine", "exercises": [{"name": "Heel slide", "reps": 5, "weight_kg": 0}]}) == [
        ("Heel slide", "5 times")
    ]


@pytest.mark.parametrize(
    ("members", "path", "code"),
    [
        ({"mood": 3}, "/exercises/0/mood", "unknown-key"),
        ({"rest": 2}, "/exercises/0/rest", "not-understood"),
        ({"duration": 10}, "/exercises/0/duration", "not-understood"),
        ({"weight": 20}, "/exercises/0", "missing"),
        ({"reps": 0.5}, "/exercises/0", "wrong-type"),
        ({"reps": 5000}, "/exercises/0", "out-of-range"),
        ({"reps": {"a": 1}}, "/exercises/0/reps", "unknown-key"),
        ({"sets": [[1]]}, "/exercises/0/sets", "unknown-key"),
        ({"weighted": True}, "/exercises/0/weighted", "unknown-key"),
        ({"difficulty": 9}, "/exercises/0/difficulty", "unknown-key"),
    ],
    ids=range(10),
)
def test_what_is_not_understood_is_unread(members, path, code):
    assert (path, code) in unread({"exercises": [{"name": "Knee to chest", **members}]})


@pytest.mark.parametrize(
    "members",
    [
        *({"id": "squats"}, {"order": ["squats"]}, {"done": ["squats"]}, {"date": "squats"}, {"skipped": "squats"}),
        *(
            {"duration": "30 min of squats"},
            {"calories": {"squats": 100}},
            {"unit": "squats"},
            {"created_by": "do squats"},
        ),
        *({"goal": "squats"}, {"tags": ["squats"]}, {"squats": True}, {"squats": 3}, {"superset": ["squats"]}),
        *({"alternative": {"name": "squats"}}, {"workouts": [{"name": "squats"}]}, {"days": ["squats"]}),
    ],
    ids=str,
)
@pytest.mark.parametrize("place", ["plan", "movement"])
def test_a_movement_passes_under_no_key(members, place):
    gentle = {"name": "Single knee to chest", "sets": 1, "reps": 10, "notes": "each side"}
    told = ["Stop at once if symptoms are severe or pain gets worse.", "Ask your doctor before you start."]
    plan = {"exercises": [gentle], "notes": told}
    assert sr.check(read(plan)).verdict == "suitable"
    if place == "plan":
        plan |= members
    else:
        gentle |= members
    assert sr.check(read(plan)).verdict != "suitable"


def test_what_only_records_something_says_nothing():
    records = {"id": "a-17", "created_at": "2026-11-29T12:00:00Z", "image_url": "https://x/squat.png", "order": 3}
    plan = {**records, "exercises": [{"name": "Knee to chest", "reps": 10, **records, "completed": False}]}
    assert unread(plan) == []
    assert read(plan).guidance == ()


@pytest.mark.parametrize(
    "ranks", [(1, 2, 3, 4), (0, 1, 0, 1), (1, 2, 1, 2), ("A1", "A2", "B1", "B2"), ("1", "2", "3", "4")]
)
def test_numbers_that_count_the_movements_say_nothing(ranks):
    made = [{**_K, "number": rank} for rank in ranks]
    assert unread({"days": [{"number": 1, "exercises": made[:2]}, {"number": 2, "exercises": made[2:]}]}) == []
    assert unread({"exercises": [*made, {**_K, "number": 9}]}) == [("/exercises/0/number", "not-understood")]


@pytest.mark.parametrize("key", ["mood", "rpeTarget", "video poster"])
def test_null_is_unknown_under_a_key_that_is_no_name(key):
    day = {"day": 1, key: None, "exercises": [{**_K, key: None}, {"exercise": {"name": "Knee to chest", key: None}}]}
    assert unread({key: None, "days": [day]}) == []
    assert unread({"exercises": [{**_K, key: ""}]}) == [(f"/exercises/0/{key}", "unknown-key")]


@pytest.mark.parametrize(
    ("document", "path"),
    [
        ({"exercises": {"Knee to chest": {"reps": 10}, "Blorps": None}}, "/exercises/Blorps"),
        ({"exercises": {"Blorps": None}, "workout": [_K]}, "/exercises/Blorps"),
        ({"plan": {"Knee to chest": "2 x 10", "Blorps": None}}, "/plan/Blorps"),
        ({"Gentle": [_K], "Blorps": None}, "/Blorps"),
        ({"exercises": [_K], "Barbell squats": None}, "/Barbell squats"),
        ({"exercises": [_K], "Blorps": " "}, "/Blorps"),
        ({"exercises": [{**_K, "standing": None}]}, "/exercises/0/standing"),
    ],
    ids=range(7),
)
def test_nothing_under_what_may_be_a_name_is_unread(document, path):
    assert (path, "unknown-key") in unread(document)


def test_a_rest_day_is_nothing_to_do():
    exercises = [{"name": "Squat", "reps": 5}]
    days = [{"day": "Monday", "exercises": exercises}, {"day": "Tuesday", "focus": "Rest", "exercises": []}]
    assert unread({"days": days}) == []
    assert unread({"monday": exercises, "tuesday": "Rest day"}) == []
    for rest in ({"rest": True}, {"isRestDay": True, "name": "Off"}):
        assert unread({"days": [days[0], {"day": "Tuesday"} | rest]}) == []
        for more in ({"focus": "Squats"}, {"standing": True}, {"rest": False}, {"do": {"reps": 5}}):
            assert unread({"days": [days[0], {"day": "Tuesday"} | rest | more]}) != []
    assert unread({"days": [days[0], {"day": "Tuesday", "focus": "Squats"}]}) != []


def test_what_is_not_understood_beside_movements_is_unread():
    document = {"exercises": [{"name": "Knee to chest", "reps": 10}], "mood": {"x": "Then squats"}, "n": 5}
    routine = read(document)
    assert [(problem.path, problem.code) for problem in routine.unread] == [
        ("/mood", "unknown-key"),
        ("/n", "unknown-key"),
    ]
    assert routine.guidance == ("Then squats",)
    assert "SR607" in [finding.code for finding in sr.check(routine).findings]


def test_a_movement_within_a_movement_is_a_movement_too():
    document = {"exercises": [{"name": "Knee to chest", "reps": 10, "alternatives": [{"name": "Squat", "reps": 5}]}]}
    assert shown(document) == [("Knee to chest", "10 times"), ("Squat", "5 times")]


def test_a_list_of_what_to_avoid_warns():
    gentle = {"name": "Single knee to chest", "reps": 10, "notes": "each side"}
    routine = read({"exercises": [gentle], "exercises_to_avoid": ["Squats", "Lunges"]})
    assert routine.guidance == ("Avoid: Squats", "Avoid: Lunges")
    named = read({"exercises": [gentle], "avoid": [{"name": "Squats"}, {"name": "Lunges"}]})
    assert named.guidance == routine.guidance
    assert not {"SR101", "SR607"} & {finding.code for finding in sr.check(routine).findings}


@pytest.mark.parametrize(
    ("more", "passes"),
    [
        ({"target_area": "lower back"}, True),
        ({"focusNotes": ["move slowly", "breathe out as you pull"]}, True),
        ({"equipment": "none", "muscles": ["None"]}, True),
        ({"tempo": "slow", "intensity": "very light"}, True),
        ({"side": "each", "tempo": "slow"}, True),
        *(({key: "lie on your back"}, False) for key in ("instead_of", "wrong", "never", "old_advice", "zxq")),
        ({"mood": "then squats"}, False),
        ({"mood": ["then squats"]}, False),
    ],
    ids=range(12),
)
def test_a_text_under_an_unknown_key_is_read_behind_its_key(more, passes):
    gentle = {"name": "Single knee to chest", "reps": 10, "notes": "each side"}
    assert sr.check(read({"exercises": [{**gentle, **more}]})).ok is passes
    document = {"exercises": [gentle], **({} if "equipment" in more else more)}
    assert sr.check(read(document)).ok is passes or "tempo" in more


@pytest.mark.parametrize(("side", "each"), [("each", True), ("per leg", True), (True, True), ("left", None)])
def test_sides_are_read_in_words_too(side, each):
    [item] = items({"exercises": [{"name": "Single knee to chest", "reps": 10, "side": side}]})
    assert item.dose.per_side is each


def test_reasons_to_stop_are_read_with_what_their_key_says():
    gentle = {"name": "Single knee to chest", "reps": 10, "notes": "each side"}
    routine = read({"exercises": [gentle], "stop_if": ["Sharp pain", "Numbness in the legs"]})
    assert routine.guidance == ("Stop if: Sharp pain", "Stop if: Numbness in the legs")
    assert "SR501" not in {finding.code for finding in sr.check(routine).findings}
    assert sr.check(routine).ok
    inside = read({"exercises": [{**gentle, "stop_if": "pain increases", "avoid": "lifting your hips"}]})
    assert (
        inside.sessions[0].prescriptions[0].notes == "each side\n\nStop if: pain increases\n\nAvoid: lifting your hips"
    )
    assert sr.check(inside).ok


@pytest.mark.parametrize("more", [{"red_flags": ["saddle numbness"]}, {"stop_if": "never"}, {"avoid": "lying down"}])
def test_what_a_person_has_or_never_does_is_no_reason_to_stop(more):
    gentle = {"name": "Single knee to chest", "reps": 10, "notes": "each side"}
    assert not sr.check(read({"exercises": [gentle], **more})).ok
    assert not sr.check(read({"exercises": [{**gentle, **more}]})).ok


def test_the_unit_of_weights_can_be_given():
    document = {"exercises": [{"name": "Curl", "weight": 20, "reps": 5}]}
    assert items(document, weight_unit="lb")[0].dose.load_kg == 9.07
    with pytest.raises(InvalidValueError):
        read(document, weight_unit="stone")


@pytest.mark.parametrize(
    "document",
    [
        {},
        [],
        {"a": 1},
        [1, 2],
        {"name": "x", "version": "1"},
        {"ingredients": [{"name": "egg"}], "steps": ["Bake for 50 minutes."]},
        {"exercises": []},
    ],
    ids=range(7),
)
def test_json_without_movements_is_refused_with_an_example(document):
    with pytest.raises(UnreadableRoutineError, match='"exercises"'):
        loads(json.dumps(document))
    with pytest.raises(UnreadableRoutineError):
        loads(json.dumps(document), format="app-json")


def test_our_own_json_without_its_format_is_told_so():
    document = {"title": "x", "sessions": [{"title": "s", "prescriptions": [{"exercise": {"name": "Rocking"}}]}]}
    with pytest.raises(UnreadableRoutineError, match="stenosis-routines/1") as caught:
        loads(json.dumps(document))
    assert caught.value.problems[0].path == "/format"


_words = st.sampled_from(["Squat", "Blorp", "then lunges", "Day 1", "3 x 10", "10", "each side", "60s", "n/a", ""])
_keys = st.sampled_from(
    ["name", "exercise", "exercises", "days", "sets", "reps", "rest", "notes", "x", "day", "warm_up", "avoid", "title"]
)
_values = st.recursive(
    _words | st.integers(0, 40) | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_keys, inner, max_size=4),
    max_leaves=12,
)


def texts(value):
    if isinstance(value, dict):
        return [text for member in value.values() for text in texts(member)]
    if isinstance(value, list):
        return [text for member in value for text in texts(member)]
    return [value] if isinstance(value, str) else []


@settings(max_examples=400, deadline=None)
@given(_values)
def test_no_word_of_a_document_is_lost(value):
    """Law: whatever the shape, every word of a name or a text is in the routine, or is listed as unread."""
    document = {"exercises": [{"name": "Knee to chest", "reps": 10}], "more": value}
    routine = loads(json.dumps(document), format="app-json")
    held = said(routine)
    for text in ("Squat", "Blorp", "lunges"):
        if any(text in one for one in texts(value)):
            assert text in held, value
    if any("Squat" in one or "Blorp" in one for one in texts(value)):
        warned = json.dumps(value).count("avoid")
        assert warned or sr.check(routine).verdict != "suitable"


@pytest.mark.parametrize("deep", [60, 5000])
def test_a_hostile_shape_takes_no_time(deep):
    for opening, closing in (('{"exercises":[', "]}"), ("[", "]"), ('{"a":', "}")):
        text = opening * deep + '{"name": "Squat"}' + closing * deep
        with pytest.raises(UnreadableRoutineError):
            loads(text, format="app-json", limits=sr.formats.Limits(depth=30))


@pytest.mark.parametrize(
    "document",
    [
        *(
            {"exercises": {"Knee to chest": {"reps": 10}, "Deadlift": empty}}
            for empty in (None, {}, [], "", " ", "rest")
        ),
        {"days": [_MONDAY, {"day": "Wed", "workout": "4x8 deadlifts", "focus": "Rest"}]},
        {"days": [_MONDAY, {"name": "Deadlifts", "when": "off"}]},
        *({"exercises": [{**_K, "notes": told}]} for told in ({"Deadlifts": "daily"}, {"standing": True}, ["x", 5])),
        *({"exercises": [{**_K, "rir": none}]} for none in (0, "0", "none")),
        {"exercises": [{**_K, "sets": [{"reps": 10, "rir": 0}]}]},
        *({"exercises": [{**_K, "position": told}]} for told in ("Standing.", "upright/standing", "서서.")),
        *({"exercises": [{**_K, "times_per_day": told}]} for told in ("2, then deadlifts", "every 3 hours")),
        {"exercises [all standing]": [_K]},
        {"exercises": [_K], "duration": "15 min + 30 deadlifts"},
        {"exercises": [{**_K, "hold": 6, "unit": "minutes"}]},
        *({"exercises": [{**_K, "hold": {"value": 6, "unit": unit}}]} for unit in ("Minutes", "min.", "breaths")),
        {"exercises": [{**_K, "count": 900}]},
        *({"exercises": [_K], name: amount} for name, amount in (("rounds", 40), ("hold", 400))),
        {"exercises": [_K], "lying_down": False},
        *({"exercises": [{**_K, key: told}]} for key in ("number", "no", "multiplier") for told in (50, "50", [50])),
        {"exercises": [_K], "number": 900},
        {"exercises": [_K], "goal": 500},
        {"exercises": [{"name": "Knee to chest", "rounds": 2, "sets": [{"reps": 10}] * 9}]},
        {"exercises": [{"name": "Knee to chest", "times_per_day": 1, "sets": [{"reps": 10, "times_per_day": 9}]}]},
        *({"exercises": [_K], "avoid": {key: "barbell squats"}} for key in ("instead", "alternative", "do")),
        {"exercises": [_K], "avoid": [{"name": "Sitting", "alternative": "barbell squats"}]},
        *({"exercises": [{**_K, "order": told}]} for told in ("5up", "50kg", "50×10", "🏋️ 50")),
    ],
    ids=str,
)
def test_nothing_that_may_ask_for_more_is_dropped(document):
    assert sr.check(read({"exercises": [_K]})).verdict == "suitable"
    assert sr.check(read(document)).verdict != "suitable"


_CALM = {"name": "Lying ankle pump", "sets": 1, "reps": 10}
_SAFE = ["Ask your doctor before you start.", "Stop at once if the pain gets worse."]


def verdict(exercise=_CALM, **part):
    return sr.check(loads(json.dumps({"guidance": _SAFE, "days": [{**part, "exercises": [exercise]}]}))).verdict


def test_a_gentle_movement_passes():
    assert verdict(_CALM | {"load": "bodyweight only"}) == "suitable"
    assert verdict(duration="45 min") == verdict(duration_minutes=60) == "suitable"


@pytest.mark.parametrize(
    "said",
    [
        *({"load": text} for text in ("light", "moderate", "some", "same", "level 2", "add weekly", "as needed", "?")),
        *({"reps": text} for text in ("many", "some", "a few", "10, then 20", "10 and 20")),
        *({"sets": "some"}, {"hold": "long"}, {"hold": "some"}),
    ],
)
def test_words_that_do_not_say_how_much_are_not_understood(said):
    assert verdict(_CALM | said) != "suitable"


@pytest.mark.parametrize("said", [{"reps": {"min": 10}}, {"reps": {"from": 10, "to": None}}, {"min_reps": 10}])
def test_a_range_without_an_upper_end_is_open(said):
    exercise = {"name": "Lying ankle pump", **said}
    assert items({"exercises": [exercise]})[0].dose.reps == (10, None)
    assert verdict(exercise) != "suitable"


@pytest.mark.parametrize("tempo", ["X0X0", "1-0-X", "10X0", "X-0-X-0"])
def test_an_explosive_tempo_does_not_pass(tempo):
    assert verdict(_CALM | {"tempo": tempo}) != "suitable"


@pytest.mark.parametrize(
    "part", [{"duration": "3 hours"}, {"duration_minutes": 180}, {"time": "1:30:00"}, {"session_duration_min": 180}]
)
def test_a_part_that_lasts_too_long_does_not_pass(part):
    assert verdict(**part) != "suitable"


def test_contraindications_are_what_is_to_be_avoided():
    plan = {"exercises": [{"name": "Supine heel slide", "reps": 10}], "contraindications": ["squats", "back bends"]}
    assert read(plan).guidance == ("Avoid: squats", "Avoid: back bends")
    assert sr.check(read(plan)).ok
    assert sr.check(read(plan | {"contraindications": "none known"})).ok
    assert not sr.check(read(plan | {"contraindications": ["lying down"]})).ok


def test_what_takes_some_minutes_and_lists_its_steps_is_a_part():
    steps = [{"exercise": "Squat", "reps": 10}, {"exercise": "Supine ankle pump", "reps": 20}]
    plan = {"routine": {"name": "Evening wind-down", "minutes": 12, "steps": steps}}
    assert shown(plan) == [("Squat", "10 times"), ("Supine ankle pump", "20 times")]
    # A movement with steps is one, and so are its steps, for all anybody knows.
    for key in ("name", "exercise"):
        named = {"exercises": [{key: "Supine heel slide", "minutes": 2, "steps": steps}]}
        assert {name for name, _ in shown(named)} == {"Supine heel slide", "Squat", "Supine ankle pump"}


@pytest.mark.parametrize(
    ("key", "said"), [("vermeiden", "Kniebeugen"), ("피해야_할_운동", "스쿼트"), ("a_evitar", "sentadillas")]
)
def test_a_list_of_what_to_avoid_warns_in_its_own_language(key, said):
    plan = {"exercises": [{"name": "Supine heel slide", "reps": 10}]}
    assert sr.check(read(plan | {key: [said]})).ok
    assert not sr.check(read(plan | {"notes": said})).ok


def test_a_bare_number_is_a_dose_beside_texts_with_doses():
    day = ["Supine heel slides - 10 reps", "Supine ankle pumps - 20"]
    assert shown({"week1": {"mon": day}}) == [("Supine heel slides", "10 times"), ("Supine ankle pumps", "20 times")]


def test_what_is_to_be_avoided_may_stand_among_other_advice():
    plan = {"exercises": [{"name": "Supine heel slide", "reps": 10}]}
    safety = {"avoid": ["standing", "back extension"], "stop_if": ["leg pain increases"], "consult": "Ask your doctor."}
    assert sr.check(read(plan | {"safety": safety})).ok
    assert not sr.check(read(plan | {"safety": safety | {"then": "squats"}})).ok
    assert not sr.check(read(plan | {"safety": safety | {"reps": 500}})).ok
    assert not sr.check(read(plan | {"stop_if": "none"})).ok


@pytest.mark.parametrize(
    ("member", "said"),
    [
        ({"seiten": "beide"}, "beide seiten"),
        ({"lados": "ambos"}, "ambos lados"),
        ({"côtés": "les deux"}, "les deux côtés"),
    ],
)
def test_both_sides_are_said_in_the_language_of_their_key(member, said):
    document = {"exercises": [{"name": "Single knee to chest", "reps": 10, **member}]}
    (item,) = items(document)
    assert item.notes == said
    assert not unread(document)


@pytest.mark.parametrize("key", ["halten", "haltezeit", "mantener", "tenir", "保持時間", "유지 시간"])
def test_a_hold_has_a_key_in_each_language(key):
    (item,) = items({"exercises": [{"name": "Single knee to chest", "reps": 10, key: "5 s"}]})
    assert item.dose.hold_s == 5


def test_the_name_of_a_person_is_no_instruction():
    plan = {
        "programName": "Back Ease - Week 1",
        "patient": {"firstName": "Nora", "condition": "Lumbar spinal stenosis (L4/5)"},
        "instructions": "Stop if the pain gets worse. Ask your doctor first.",
        "exercises": [{"name": "Lying ankle pump", "reps": 15}],
        "createdBy": "B. Lind, physiotherapist",
    }
    assert sr.check(read(plan)).verdict == "suitable"
    plan["patient"]["firstName"] = "Do squats"
    assert sr.check(read(plan)).verdict != "suitable"
