"""What the rules find: how bad it is, where, in which words, and what to do instead."""

import attrs
import pytest

import stenosis_routines as sr
from builders import ADVICE, GENTLE, prescription, routine

HERE = "/sessions/0/prescriptions/0"
CLINICIAN = ("ask", "display", "a clinician if you can keep it")
NONE_KNOWN = ("remove", "review", "we have no lying-down exercise to offer instead")
GENTLY = ("adjust_dose", "review", "gently, and well short of the limit")
STOP = ("remove", "review", "the sentence; say instead to stop at once when pain gets worse")
SLOWLY = ("adjust_dose", "review", "slowly, under control")
PRESCRIBE = ("ask", "display", "Is this to be done? Prescribe it as a movement of its own, or take it out.")
MEANING = ("ask", "display", "What does this ask the person to do?")
VERSION = ("ask", "display", "Is there a version in English, or another language that is read?")
AGAINST = "mentions something the article advises against"
NOT_GENTLE = "mentions something that may not be gentle, or not done lying down"
EACH_SIDE = ("adjust_dose", "review", "the same for each side")
FIVE_TIMES = ("adjust_dose", "review", "five times a day")
LITTLE = ("adjust_dose", "review", "start with little, and add a little at a time")


def dose(applicability, text):
    return ("adjust_dose", applicability, text)


def own(**facts):
    """A gentle lying movement that nobody knows by its name, with other facts."""
    return prescription("Our own sway", attrs.evolve(GENTLE, **facts), reps=10)


def called(ident, **given):
    """Such a movement, to which its document gives the id of one in the catalogue."""
    done = prescription("Our own sway", GENTLE, per_side=True, **given)
    return attrs.evolve(done, exercise=attrs.evolve(done.exercise, id=ident))


def pump(**given):
    return prescription("Lying ankle pump", **given)


def knee(**given):
    return prescription("Knee to chest", **{"per_side": True, **given})


def found(report, code):
    return [
        (str(one.severity), one.path, one.message)
        + ((None,) if one.remedy is None else (str(one.remedy.kind), str(one.remedy.applicability), one.remedy.text))
        for one in report.findings
        if one.code == code
    ]


ARTICLE = "the article"
NOT_IT = f"which {ARTICLE} does not mention"


@pytest.mark.parametrize(
    ("done", "code", "severity", "words", "remedy"),
    [
        (own(posture="standing"), "SR101", "error", "done standing up", NONE_KNOWN),
        (own(upright_phase=True), "SR101", "error", "you stand up during this exercise", NONE_KNOWN),
        (own(posture="standing", upright_phase=True), "SR101", "error", "done standing up", NONE_KNOWN),
        (own(spine_motion={"extension"}), "SR102", "error", "arches the lower back", NONE_KNOWN),
        (own(leg_load="heavy"), "SR103", "error", "puts a heavy load on the hips and legs", NONE_KNOWN),
        (own(effort="strenuous"), "SR202", "error", "very hard effort, by its nature or as the document says", GENTLY),
        (own(aim="power"), "SR202", "error", "ballistic: done for power", GENTLY),
        (pump(reps=(5, None)), "SR202", "warning", "the repetitions have no upper end", GENTLY),
        (pump(notes="Squeeze to failure."), "SR202", "error", 'asks for great effort: "Squeeze to failure."', GENTLY),
        (
            own(posture="prone"),
            "SR203",
            "warning",
            "done lying face down; the article describes lying on the back",
            CLINICIAN,
        ),
        (own(posture="seated"), "SR203", "warning", "done sitting; the article describes only lying down", CLINICIAN),
        (own(aim="strength"), "SR204", "warning", "strength work, which the article does not recommend", CLINICIAN),
        (own(aim="balance"), "SR205", "warning", f"lying down, but done for balance, {NOT_IT}", CLINICIAN),
        (own(aim="cardio"), "SR205", "warning", f"lying down, but done for fitness, {NOT_IT}", CLINICIAN),
        (own(effort="moderate"), "SR205", "warning", f"lying down, but of moderate effort, {NOT_IT}", CLINICIAN),
        (
            prescription("Pelvic rocking", reps=10),
            *("SR301", "warning", "it doesn't say how often a day; the article says five times or more", FIVE_TIMES),
        ),
        (
            prescription("Pelvic rocking", reps=10, times_per_day=4),
            *("SR301", "warning", "only 4 a day; the article says five times or more", FIVE_TIMES),
        ),
        (
            *(knee(), "SR302", "warning", "it doesn't say how many; the article says 10-20 on each side"),
            dose("review", "10-20 each side"),
        ),
        (
            *(knee(sets=3, reps=3), "SR302", "warning", "9 repetitions; the article says 10-20 on each side"),
            dose("review", "10-20 each side"),
        ),
        (
            *(knee(sets=3, reps=7), "SR302", "warning", "21 repetitions; the article says 10-20 on each side"),
            dose("safe", "10-20 each side"),
        ),
        (
            *(knee(reps=(9, 21)), "SR302", "warning", "9-21 repetitions; the article says 10-20 on each side"),
            dose("review", "10-20 each side"),
        ),
        (
            *(knee(reps=(10, None)), "SR302", "warning", "10 or more repetitions; the article says 10-20 on each side"),
            dose("safe", "10-20 each side"),
        ),
        (
            knee(reps=10, per_side=False),
            *("SR303", "warning", "done one side at a time, but not prescribed for each side", EACH_SIDE),
        ),
        (
            *(knee(reps=10, per_side=None), "SR303", "info"),
            "done one side at a time; it doesn't say whether the dose is for each side or in total",
            EACH_SIDE,
        ),
        (pump(reps=50, sets=5, times_per_day=6), "SR306", "warning", "75 minutes a day of one movement", LITTLE),
        (
            *(pump(reps=101), "SR307", "warning", "Lying ankle pump: 101 repetitions a side in one day"),
            dose("safe", "at most 100 a side a day"),
        ),
        (
            *(knee(reps=7, times_per_day=3), "SR307", "warning", "Knee to chest: 21 repetitions a side in one day"),
            dose("safe", "at most 20 a side a day"),
        ),
        (
            *(called("knee-to-chest", reps=21), "SR307", "warning", "Our own sway: 21 repetitions a side in one day"),
            dose("safe", "at most 20 a side a day"),
        ),
        (
            *(pump(notes="Push through the pain."), "SR401", "error"),
            *('asks the person to go on in spite of pain: "Push through the pain."', STOP),
        ),
        (
            *(pump(notes="Swing the leg up."), "SR402", "warning"),
            *('asks for speed or swing: "Swing the leg up."', SLOWLY),
        ),
        (pump(reps=5, seconds_per_rep=1), "SR402", "warning", "1 s a repetition is too quick to be controlled", SLOWLY),
        (
            prescription("Lying hamstring stretch with strap", reps=1, hold_s=61),
            *("SR307", "warning", "held for 61 s", dose("safe", "hold at most 60 s")),
        ),
        (pump(notes="with 2 kg"), "SR607", "warning", f'{AGAINST}: "2 kg"', PRESCRIBE),
        (pump(notes="then do squats"), "SR607", "warning", f'{AGAINST}: "squats"', PRESCRIBE),
        (pump(notes="then swim"), "SR607", "warning", f'{NOT_GENTLE}: "swim"', PRESCRIBE),
        (pump(notes="then grizzle the leg"), "SR608", "warning", 'not understood: "grizzle"', MEANING),
    ],
)
def test_what_is_found_in_a_movement(done, code, severity, words, remedy):
    assert found(sr.check(routine(done)), code) == [(severity, HERE, words, *remedy)]


@pytest.mark.parametrize(
    "done",
    [
        pump(reps=(10, 12)),
        pump(reps=100),
        pump(reps=10, seconds_per_rep=2),
        knee(reps=(10, 20)),
        knee(sets=2, reps=(5, 10)),
        knee(reps=10, times_per_day=2),
        prescription("Pelvic rocking", reps=200, times_per_day=5),  # it has no upper count
        prescription("Lying hamstring stretch with strap", reps=1, hold_s=60, per_side=True),
        prescription("Constructive rest", hold_s=3600),
    ],
)
def test_nothing_is_found_at_the_edge_of_what_is_gentle(done):
    assert sr.check(routine(done)).findings == ()


MORE_RELAXING = ("adjust_dose", "display", "give more than half of the time to relaxation, mobility and stretch")
WHAT_FOR = ("ask", "display", "What are the unknown movements for?")
REST = prescription("Constructive rest", hold_s=1801)


@pytest.mark.parametrize(
    ("given", "code", "severity", "path", "words", "remedy"),
    [
        (
            *(routine(own(aim="strength"), pump(reps=10)), "SR201", "error", ""),
            *("strength and power take 50% of the active time", MORE_RELAXING),
        ),
        (
            *(routine(own(aim=None), own(aim="strength"), pump(reps=20)), "SR201", "warning", ""),
            "strength and power may take up to 50% of the active time; what some movements are for is not known",
            WHAT_FOR,
        ),
        (
            *(routine(pump(reps=10), title="To failure"), "SR202", "error", "/title"),
            *('asks for great effort: "To failure"', GENTLY),
        ),
        (
            *(routine(attrs.evolve(pump(reps=10), path="row 2"), title="To failure"), "SR202", "error", ""),
            *('asks for great effort: "To failure"', GENTLY),
        ),
        (
            sr.Routine("A", (*routine(pump(reps=10)).sessions, sr.Session("To failure", ())), ADVICE),
            *("SR202", "error", "/sessions/1/title", 'asks for great effort: "To failure"', GENTLY),
        ),
        (
            sr.Routine("A", routine(pump(reps=10)).sessions, ADVICE, source="stenosis_routines"),
            *("SR304", "info", "", "has no movement for: pelvis, knees, hips", (None,)),
        ),
        (
            *(routine(pump(reps=10, days_per_week=2), pump(reps=10, days_per_week=6)), "SR305", "info", ""),
            *("practised on 6 days a week; the article asks for every day", dose("review", "every day")),
        ),
        (
            *(routine(REST, REST), "SR306", "warning", HERE),
            *("Constructive rest: 60 minutes a day, added up", LITTLE),
        ),
        (
            *(routine(pump(reps=10), title="61 minutes"), "SR306", "warning", "/title"),
            *("a text asks for 61 minutes at a time", LITTLE),
        ),
        (
            *(routine(pump(reps=10), guidance=(*ADVICE, "Practise for 61 minutes.")), "SR306", "warning"),
            *("/guidance/2", "a text asks for 61 minutes at a time", LITTLE),
        ),
        (
            *(routine(pump(reps=10), title="No pain no gain"), "SR401", "error", "/title"),
            *('asks the person to go on in spite of pain: "No pain no gain"', STOP),
        ),
        (
            *(routine(pump(reps=10), guidance=(*ADVICE, "Push through the pain.")), "SR401", "error", "/guidance/2"),
            *('asks the person to go on in spite of pain: "Push through the pain."', STOP),
        ),
        (
            *(routine(pump(reps=10), title="Swing the leg up"), "SR402", "warning", "/title"),
            *('asks for speed or swing: "Swing the leg up"', SLOWLY),
        ),
        (
            *(routine(pump(reps=10), guidance=(*ADVICE, "Swing the leg up.")), "SR402", "warning", "/guidance/2"),
            *('asks for speed or swing: "Swing the leg up."', SLOWLY),
        ),
        (
            *(routine(pump(reps=50), pump(reps=51)), "SR307", "warning", HERE),
            *("Lying ankle pump: 101 repetitions a side in one day", dose("safe", "at most 100 a side a day")),
        ),
        (
            *(routine(pump(reps=10), title="Both legs in the air"), "SR607", "warning", "/title"),
            *(f'{NOT_GENTLE}: "Both legs in the air"', PRESCRIBE),
        ),
        (
            *(routine(pump(reps=10), title="Legs go up"), "SR607", "warning", "/title"),
            *(f'{NOT_GENTLE}: "Legs go up"', PRESCRIBE),
        ),
        (
            *(routine(pump(reps=10), title="On one leg"), "SR608", "warning", "/title"),
            *('not understood: "On one leg"', MEANING),
        ),
        (
            *(routine(pump(reps=10), guidance=(*ADVICE, "Then do squats.")), "SR607", "warning", "/guidance/2"),
            *(f'{AGAINST}: "squats"', PRESCRIBE),
        ),
        (
            *(routine(pump(reps=10), guidance=(*ADVICE, "Then grizzle.")), "SR608", "warning", "/guidance/2"),
            *('not understood: "grizzle"', MEANING),
        ),
        (
            *(routine(prescription("Przyciąganie kolan do klatki piersiowej")), "SR609", "info", ""),
            *("this looks like Polish, which is not read", VERSION),
        ),
    ],
)
def test_what_is_found_in_the_whole_routine(given, code, severity, path, words, remedy):
    assert found(sr.check(given), code) == [(severity, path, words, *remedy)]


@pytest.mark.parametrize(
    "given",
    [
        routine(pump(reps=11), own(aim="mobility"), pump(days_per_week=7)),
        routine(pump(reps=50), pump(reps=50)),
        routine(pump(days_per_week=3), pump(days_per_week=7)),
        routine(pump(reps=10), title="60 minutes"),
        *(
            routine(pump(reps=10), title=title)
            for title in ("Both knees to chest", "With pain in the legs", "Against back pain", "Stretch your legs")
        ),
        routine(*[prescription("Constructive rest", hold_s=1800)] * 2),
    ],
)
def test_nothing_is_found_in_a_whole_that_is_gentle(given):
    assert sr.check(given).findings == ()
