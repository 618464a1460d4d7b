"""The library's own JSON."""

import json
import random
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from stenosis_routines import from_dict
from stenosis_routines.errors import InvalidValueError, UnreadableRoutineError
from stenosis_routines.exercise import Exercise, Hints, Traits
from stenosis_routines.formats import Limits, dumps, json_schema, loads, native
from stenosis_routines.log import DayLog
from stenosis_routines.profile import Clearance, Condition, Profile, Symptom, Waiver
from stenosis_routines.routine import Dose, Prescription, Routine, Session
from stenosis_routines.strategies import routines

DATA = Path(__file__).parents[1] / "data"

MORNING = (DATA / "morning.json").read_bytes()


def document(**members):
    return json.dumps({"format": "stenosis-routines/1", "title": "t", **members})


def with_prescription(**members):
    return document(sessions=[{"title": "s", "prescriptions": [{"exercise": {"name": "Rocking"}, **members}]}])


def problems_of(data):
    with pytest.raises(UnreadableRoutineError) as caught:
        loads(data, format="native")
    return [(problem.path, problem.code) for problem in caught.value.problems]


def careful(data):
    try:
        return native._read_carefully(data, Limits())
    except UnreadableRoutineError:
        return None


def test_a_document_is_read_as_written():
    assert loads(MORNING) == Routine(
        "Morning",
        (
            Session(
                "On the back",
                (
                    Prescription(
                        Exercise(
                            name="Single knee to chest",
                            id="knee-to-chest",
                            traits=Traits(posture="supine", spine_motion={"flexion"}, leg_load="none", aim="stretch"),
                            regions={"hip", "lower_back"},
                            one_sided=True,
                        ),
                        Dose(sets=1, reps=(10, 20), per_side=True, hold_s=5.0, times_per_day=2, days_per_week=7),
                        "Slowly.",
                    ),
                    Prescription(Exercise(name="Pelvic rocking"), Dose(reps=(10, None)), group="A"),
                ),
            ),
        ),
        ("Stop when it hurts.",),
        "leaflet",
    )


def test_a_read_prescription_has_no_path_of_its_own():
    assert loads(MORNING).sessions[0].prescriptions[0].path is None


@settings(max_examples=50, deadline=None)
@given(routines)
def test_what_is_written_is_read_back(routine):
    """Law: reading undoes writing, for every value; and the fast way alone manages it."""
    data = dumps(routine).encode()
    assert loads(data) == routine
    assert native._read_carefully(data, Limits()) == routine
    for _ in range(3):  # from the third time on, prescriptions are remembered
        assert native._read_fast(data) == routine or b"\\u003" in data


@settings(max_examples=50, deadline=None)
@given(routines)
def test_equal_routines_are_written_alike(routine):
    text = dumps(routine)
    assert dumps(native._read_carefully(text.encode(), Limits())) == text


def test_unknown_values_are_not_written():
    assert dumps(Routine("t", (Session("s", (Prescription(Exercise(name="n")),)),))) == (
        '{\n  "format": "stenosis-routines/1",\n  "title": "t",\n  "sessions": [\n    {\n      "title": "s",\n'
        '      "prescriptions": [\n        {\n          "exercise": {\n            "name": "n"\n          }\n'
        "        }\n      ]\n    }\n  ]\n}\n"
    )


def mutated(data, seed):
    """The document with one to three small changes, of the kinds people and machines make."""
    chance = random.Random(seed)
    pieces = [
        b'"',
        b":",
        b",",
        b"{",
        b"}",
        b"[",
        b"]",
        b"null",
        b"true",
        b"0",
        b"-1",
        b"1.5",
        b"1e400",
        b"NaN",
        b'"x":1,',
    ]
    pieces += [
        b'"title":"again",',
        b'"path":"p",',
        b'"dose":{},',
        b"\\u003a",
        b"\\ud800",
        b"\xff",
        b"\x00",
        b" ",
        b'"hold":3,',
    ]
    for _ in range(chance.randint(1, 3)):
        place, cut = chance.randrange(len(data) + 1), chance.choice([0, 0, 1, 2, 8])
        data = data[:place] + chance.choice(pieces) + data[place + cut :]
    return data


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 2**32))
@example(0)
def test_the_fast_way_accepts_what_the_careful_way_accepts(seed):
    """Law: for any bytes, the fast way accepts exactly what the careful way finds no problem in."""
    data = mutated(MORNING, seed)
    exact = careful(data)
    for _ in range(3):  # from the third time on, prescriptions are remembered
        fast = native._read_fast(data)
        assert fast == exact or (fast is None and (b"\\u003" in data or b"null" in data))


def test_what_is_remembered_of_prescriptions_has_bounds():
    """More of them than are remembered, and longer ones, are read anew each time, and alike."""
    given = [{"exercise": {"name": f"Movement {number}"}, "dose": {"reps": 10}} for number in range(native._MOST + 9)]
    given += [{"exercise": {"name": "Rocking"}, "notes": f"{number} " + "slowly " * 200} for number in range(9)]
    data = document(sessions=[{"title": "s", "prescriptions": given[start:]} for start in (0, 5)]).encode()
    for _ in range(4):
        assert native._read_fast(data) == careful(data)
        assert len(native._REMEMBERED) <= 2 * native._MOST
        assert len(native._ONCE) <= 2 * native._MOST
        assert all(len(text) <= native._LONGEST for text in native._REMEMBERED)


def test_a_prescription_that_was_refused_once_is_refused_again():
    good, bad = '{"exercise":{"name":"a"},"notes":"b"}', '{"exercise":{"name":"a"},"notes":"b","notes":"b"}'
    made = '{{"format":"stenosis-routines/1","title":"t","sessions":[{{"title":"s","prescriptions":[{}]}}]}}'.format
    for _ in range(3):
        assert native._read_fast(made(good).encode()) is not None
        assert native._read_fast(made(f"{good},{bad}").encode()) is None
        assert problems_of(made(f"{good},{bad}")) == [("/sessions/0/prescriptions/1/notes", "duplicate-key")]


@settings(deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
        lambda inner: st.lists(inner, max_size=3),
    )
)
def test_no_value_in_no_place_is_read_two_ways(value):
    """Law: as above, with any value where another belongs."""
    for place in ("sets", "reps", "per_side", "hold_s", "load_kg"):
        data = with_prescription(dose={place: value}).encode()
        assert native._read_fast(data) == careful(data)
    for data in (
        with_prescription(notes=value),
        document(guidance=value),
        document(source=value),
        document(unread=value),
    ):
        fast = native._read_fast(data.encode())
        assert fast == careful(data.encode()) or (value is None and fast is None)  # only the careful way reads null


@pytest.mark.parametrize("in_ascii", [True, False])
def test_texts_in_every_alphabet_are_read_the_fast_way(in_ascii):
    """Line breaks, quotes and escapes too: most documents have them, and the careful way is slow."""
    held = ["무릎 당기기", 'Say "ah".\n\tThen rest.', "1/2 \\", "40 °C · ½", "\u2028\u3000."]
    data = json.dumps(
        json.loads(with_prescription(exercise={"name": "무릎 당기기"}, notes="\n".join(held))), ensure_ascii=in_ascii
    ).encode()
    assert native._read_fast(data) == careful(data) is not None


@pytest.mark.parametrize("in_ascii", [True, False])
@pytest.mark.parametrize(
    "text", [" ", "\t\n", "\u3000", "\u2003 ", "\xa0", "a\x7f", "무\x85", "a\r\nb", "a\bb", "a\x1b[2J"]
)
def test_no_way_reads_a_blank_name_or_control_characters(text, in_ascii):
    data = json.dumps(json.loads(with_prescription(exercise={"name": text})), ensure_ascii=in_ascii)
    assert native._read_fast(data.encode()) is None
    assert problems_of(data) == [("/sessions/0/prescriptions/0/exercise/name", "out-of-range")]


#: Every list of texts in a document, with the most characters of each text.
LISTS = {
    "/guidance": (10_000, lambda texts: document(guidance=texts)),
    "/profile/excluded": (200, lambda texts: document(profile={"excluded": texts})),
    "/profile/conditions": (2000, lambda texts: document(profile={"conditions": texts})),
    "/sessions/0/prescriptions/0/exercise/hints/muscles": (
        200,
        lambda texts: with_prescription(exercise={"name": "Rocking", "hints": {"muscles": texts}}),
    ),
}


@pytest.mark.parametrize("place", LISTS)
@pytest.mark.parametrize("ascii_only", [True, False])
def test_each_text_of_a_list_is_held_to_its_limits_in_both_ways_of_reading(place, ascii_only):
    limit, made = LISTS[place]
    letter = "a" if ascii_only else "무"
    for held in (letter * limit, "", "a\tb\nc", "\u2028"):
        data = made(["first", held]).encode()
        assert native._read_fast(data) == careful(data) is not None
    for refused in (letter * (limit + 1), f"{letter}\x1b[2J", "\x7f", "\x85", "\r", "\0"):
        data = made(["first", refused])
        assert native._read_fast(data.encode()) is None
        assert problems_of(data) == [(f"{place}/1", "out-of-range")]


@pytest.mark.parametrize("place", LISTS)
def test_the_schema_states_the_limits_of_each_text_of_a_list(place):
    limit, _ = LISTS[place]
    schema = json_schema(inline=True)
    for step in place[1:].split("/"):
        schema = schema.get("anyOf", [schema])[0]
        schema = schema["items"] if step == "0" else schema["properties"][step]
    assert schema["anyOf"][0]["items"] == {"type": "string", "maxLength": limit}


@pytest.mark.parametrize(
    "make",
    [
        lambda text: Routine("t", guidance=(text,)),
        lambda text: Profile(excluded=(text,)),
        lambda text: Profile(conditions=(text,)),
        lambda text: Profile(conditions=(Condition(text),)),
        lambda text: Clearance(date(2026, 12, 1), scope=(text,)),
        lambda text: Hints(muscles=(text,)),
        lambda text: DayLog(1, can_do_again=(text,)),
    ],
)
def test_each_text_of_a_list_is_held_to_its_limits_in_python(make):
    make("Breathe.\nRest.")
    for text in ("a" * 10_001, "a\x1b[2J", "\ud800"):
        with pytest.raises(InvalidValueError, match="characters without control characters"):
            make(text)
    with pytest.raises(InvalidValueError):
        make(3)


@pytest.mark.parametrize("key", ["sessions", "guidance", "profile", "unread", "source"])
def test_null_is_unknown_everywhere(key):
    assert loads(document(**{key: None})) == loads(
        json.dumps({k: v for k, v in json.loads(document()).items() if k != key})
    )


def test_null_is_unknown_within_a_movement():
    nothing = {"id": None, "traits": None, "regions": None, "hints": {"muscles": None, "category": None}}
    given = loads(with_prescription(exercise={"name": "Rocking", **nothing}, dose=None, notes=None, group=None))
    assert given == loads(with_prescription())


def test_a_key_that_is_not_known_is_refused_with_null_too():
    nothing = {"exercise": {"name": "Rocking", "standing": None}, "dose": {"hold_mins": None}}
    assert problems_of(with_prescription(**nothing)) == [
        ("/sessions/0/prescriptions/0/exercise/standing", "unknown-key"),
        ("/sessions/0/prescriptions/0/dose/hold_mins", "unknown-key"),
    ]


def test_null_is_no_title():
    with pytest.raises(UnreadableRoutineError) as caught:
        loads(document(title=None))
    assert [(problem.path, problem.code) for problem in caught.value.problems] == [("/title", "wrong-type")]


def test_every_problem_is_listed_with_its_place():
    data = document(
        extra=1,
        sessions=[
            {
                "title": "s",
                "path": "p",
                "prescriptions": [
                    {
                        "exercise": {"name": "", "traits": {"posture": "lying", "spine_motion": "flexion"}},
                        "dose": {"sets": 0, "reps": [5, 2], "hold_s": -1, "per_side": 1, "hold": 3},
                    },
                    {},
                    5,
                ],
            }
        ],
    )
    first = "/sessions/0/prescriptions/0"
    assert sorted(problems_of(data)) == sorted(
        [
            ("/extra", "unknown-key"),
            ("/sessions/0/path", "unknown-key"),
            (f"{first}/exercise/name", "out-of-range"),
            (f"{first}/exercise/traits/posture", "out-of-range"),
            (f"{first}/exercise/traits/spine_motion", "wrong-type"),
            (f"{first}/dose/sets", "out-of-range"),
            (f"{first}/dose/reps", "out-of-range"),
            (f"{first}/dose/hold_s", "out-of-range"),
            (f"{first}/dose/per_side", "wrong-type"),
            (f"{first}/dose/hold", "unknown-key"),
            ("/sessions/0/prescriptions/1/exercise", "missing"),
            ("/sessions/0/prescriptions/2", "wrong-type"),
        ]
    )


def test_a_problem_says_what_was_expected_and_found():
    with pytest.raises(UnreadableRoutineError) as caught:
        loads(with_prescription(dose={"reps": 0}), format="native")
    place = "/sessions/0/prescriptions/0/dose/reps"
    assert str(caught.value).startswith(f"{place}: expected a whole number from 1 to 1000 repetitions")
    assert str(caught.value).endswith("found 0")


@pytest.mark.parametrize(
    "dose",
    [
        {"sets": True},
        {"sets": "3"},
        {"sets": 3.0},
        {"sets": 51},
        {"hold_s": "20"},
        {"hold_s": True},
        {"reps": [1, 2, 3]},
        {"reps": []},
    ],
)
def test_no_value_is_coerced(dose):
    assert problems_of(with_prescription(dose=dose))


@pytest.mark.parametrize("word", ["lying", "Supine", "", "supine "])
def test_a_word_outside_the_vocabulary_is_refused(word):
    data = document(
        sessions=[{"title": "s", "prescriptions": [{"exercise": {"name": "n", "traits": {"posture": word}}}]}]
    )
    assert problems_of(data) == [("/sessions/0/prescriptions/0/exercise/traits/posture", "out-of-range")]


def test_a_repeated_key_is_refused_wherever_it_stands():
    twice = '{"format":"stenosis-routines/1","title":"a","sessions":[{"title":"s","title":"s","prescriptions":[]}]}'
    assert problems_of(twice) == [("/sessions/0/title", "duplicate-key")]


def test_a_repeated_key_is_not_hidden_by_an_escaped_colon():
    assert native._read_fast(b'{"format":"stenosis-routines/1","title":"a","source":"x","source":"\\u003a"}') is None


@pytest.mark.parametrize(
    ("data", "path", "code"),
    [
        ("{}", "/format", "missing"),
        ('{"format": "stenosis-routines/3", "title": "t"}', "/format", "unknown-format"),
        ("[]", "", "wrong-type"),
        ('{"title": ', "line 1, column 11", "syntax"),
        ('{"format": "stenosis-routines/1", "title": "t", "guidance": ["\\ud800"]}', "/guidance/0", "not-text"),
        ('{"format": "stenosis-routines/1", "title": "t", "source": NaN}', "/source", "syntax"),
        ('{"format": "stenosis-routines/1", "title": "t", "source": 1e400}', "/source", "out-of-range"),
        ('{"format": "stenosis-routines/1", "title": "t", "source": ' + "9" * 5000 + "}", "/source", "out-of-range"),
    ],
)
def test_a_broken_document_is_refused_with_the_place(data, path, code):
    assert (path, code) in problems_of(data)


def test_a_document_that_nests_too_deep_is_refused():
    assert [code for _, code in problems_of("[" * 100_000)] == ["too-large"]
    assert problems_of('{"a":' * 65 + "1" + "}" * 65) == [("/a" * 64, "too-large")]
    assert ("/" + "a/" * 63 + "a", "too-large") not in problems_of('{"a":' * 64 + "1" + "}" * 64)


def test_other_typed_values_are_read_as_strictly():
    data = {"symptoms": ["leg_numbness"], "clearance": "2026-03-31", "minutes_per_day": 15}
    assert from_dict(data, Profile) == Profile(
        symptoms={Symptom.LEG_NUMBNESS}, clearance=date(2026, 3, 31), minutes_per_day=15
    )
    waiver = {"code": "SR101", "exercise": "x", "who": "y", "why": "z", "until": date(2026, 1, 1)}
    assert from_dict([waiver], tuple[Waiver, ...])[0].until == date(2026, 1, 1)
    with pytest.raises(UnreadableRoutineError) as caught:
        from_dict([waiver | {"until": "soon", "expires": 1}], tuple[Waiver, ...])
    assert [(problem.path, problem.code) for problem in caught.value.problems] == [
        ("/0/until", "wrong-type"),
        ("/0/expires", "unknown-key"),
    ]


def test_a_sound_document_that_is_too_deep_for_its_limits_is_refused():
    with pytest.raises(UnreadableRoutineError):
        loads(MORNING, limits=Limits(depth=3))
