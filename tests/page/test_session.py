"""The guided session: the same decisions as SessionMonitor, played in a real browser to its end and to a stop."""

import itertools
import json
import re
import shutil
from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import stenosis_routines as sr
from builders import the_four
from stenosis_routines.cli import run as command
from stenosis_routines.page.session import session_policy, setup
from stenosis_routines.speech import advice, languages, speech, words

E = sr.Event

# The page as text.


def routine(*sessions, **fields):
    """A routine with a session for each list of prescriptions."""
    kept = [sr.Session(f"Session {number}", items) for number, items in enumerate(sessions, 1)]
    return sr.Routine("Mat", kept, (advice("stop"), advice("consult")), **fields)


def knee(**dose):
    return sr.Prescription(sr.catalogue["knee-to-chest"], sr.Dose(**{"reps": 10, "per_side": True, **dose}))


def test_a_page_that_passes_has_a_guided_session_and_lets_only_its_script_run():
    page = sr.handout(sr.build_plan(sr.Profile()))
    assert page.count('<section id="session" hidden>') == 1
    assert page.count("<script") == 2
    assert f"style-src 'unsafe-inline'; img-src data:; {session_policy()}" in page


def test_a_page_that_does_not_pass_and_a_stopped_plan_have_none():
    squat = sr.Prescription(sr.Exercise(name="Barbell squat"), sr.Dose(sets=3, reps=8))
    stopped = sr.build_plan(sr.Profile()).stopped(date(2026, 12, 1), ["pain"])
    for page in (sr.handout(routine([squat]), anyway=True), sr.handout(stopped)):
        assert not re.search("<script|script-src|session", page)


def test_a_text_from_elsewhere_ends_no_script_and_turns_no_text():
    held = sr.Session("Mat", (knee(),))
    evil = attrs.evolve(held, title="</script><script>alert(1)</script>\u202e")
    data = json.dumps(setup(sr.Routine("R", (evil,)), None, "en"))
    assert "\u202e" not in json.loads(data)["sessions"][0]["title"]
    page = sr.handout(sr.Routine("R", (evil,)), anyway=True)
    assert "<script>alert" not in page


@pytest.mark.parametrize("language", languages())
def test_its_data_is_that_of_the_monitor(language):
    held = setup(the_four(), None, language)
    assert held["sessions"][0]["state"] == sr.to_dict(sr.SessionMonitor(the_four()).state)
    assert held["rules"]["advice"] == advice("stop_now", language)
    assert held["rules"]["band"] is None


def test_each_movement_has_the_picture_that_the_page_shows_for_it():
    named = attrs.evolve(knee(), exercise=sr.Exercise(name="Single knee to chest"))
    held = setup(routine([knee()], [named]), None, "en")
    assert [one["picture"] for session in held["sessions"] for one in session["movements"]] == [0, 0]


def test_each_plan_and_language_has_a_log_of_its_own():
    plans = [sr.build_plan(sr.Profile(), start=day) for day in (None, date(2026, 12, 1), date(2026, 12, 8))]
    keys = {setup(plan, None, language)["key"] for plan in plans for language in languages()}
    assert len(keys) == 6
    assert keys == {setup(plan, None, language)["key"] for plan in plans for language in languages()}


def test_a_clearance_that_ends_is_an_end_of_the_session_too():
    ends = date(2026, 12, 31)
    cleared = sr.Profile(severity="severe", clearance=sr.Clearance(date(2026, 11, 1), until=ends))
    lapse = setup(the_four(), cleared, "en")["lapse"]
    assert lapse["from"] == "2027-01-01"
    assert lapse["decision"]["kind"] == "stop_now"
    without_need = attrs.evolve(cleared, severity=None)
    for_ever = attrs.evolve(cleared, clearance=sr.Clearance(date(2026, 11, 1), until=date.max))
    for profile in (None, without_need, for_ever):
        assert setup(the_four(), profile, "en")["lapse"] is None


def test_a_clearance_that_counts_for_a_condition_for_some_weeks_ends_the_session_too():
    condition = "hip replacement"  # no day is known, so that only a recent clearance covers it
    word = sr.Clearance(date(2026, 11, 1), "Dr. R. Example", (condition, "exercise"))
    cleared = sr.Profile(conditions=(condition,), clearance=word)
    lapse = setup(the_four(), cleared, "en")["lapse"]
    ends = date.fromisoformat(lapse["from"])
    assert sr.check(the_four(), profile=cleared, today=ends - timedelta(days=1)).ok
    assert not sr.check(the_four(), profile=cleared, today=ends).ok
    assert lapse["decision"]["kind"] == "stop_now"


# The same events through both: one load of the page for all of them.

CHROMIUM = shutil.which("chromium")
in_browser = pytest.mark.skipif(CHROMIUM is None, reason="needs Debian's chromium: apt-get install chromium")

#: With two sets in one movement, and an unknown number of them in another.
MONITORED = the_four(
    pelvic_rocking=sr.Dose(sets=2, reps=3, times_per_day=5), knee_to_chest=sr.Dose(reps=10, per_side=True)
)
BANDS = [None, "peak"]

#: Felt by a person in one event, so that each check is met alone and beside others.
FELT = [
    {},
    *({"pain": pain} for pain in (0, 1, 2, 2.5, 3, 5, 7, 10)),
    *({"severity": one} for one in sr.SymptomSeverity),
    *({"trend": one} for one in sr.Trend),
    *({"symptoms": [one]} for one in sr.Symptom),
    *({"symptoms": [one], "pain": 2} for one in sr.Symptom),
    {"symptoms": ["leg_numbness", "difficulty_walking"], "severity": "mild", "pain": 1},
    {"trend": "worsening", "pain": 1},
    {"severity": "moderate", "pain": 1},
    {"red_flags": ["night_pain", "saddle_numbness"]},
]
BEGUN = [E("start", pain=2, severity="mild", symptoms=["low_back_pain"]), E("movement_started", movement=0)]
WHOLE = [
    E("start", pain=2),
    *(
        event
        for place in range(4)
        for event in (E("movement_started", movement=place), *[E("set_done")] * (2 if place == 0 else 1))
    ),
]
BEFORE = [
    [],
    WHOLE,
    [E("start")],
    [E("start", pain=0), E("movement_started", movement=0)],
    [E("start"), E("movement_started", movement=1)],
    BEGUN,
    [*BEGUN, E("set_done")],
    [*BEGUN, E("pause")],
    [*BEGUN, E("set_done"), E("finish", pain=1)],
    [*BEGUN, E("symptom_reported", pain=9)],
]
EACH_AFTER_EACH = [
    *([*before, E(kind, movement=2)] for before, kind in itertools.product(BEFORE, sr.EventKind)),
    *([*before, E("movement_started", movement=place)] for before in BEFORE for place in (None, 0, 3, 4)),
    *(
        [*before, E(kind, **felt)]
        for before, kind, felt in itertools.product(BEFORE, ["start", "set_done", "finish", "symptom_reported"], FELT)
    ),
    *([*BEGUN, E("symptom_reported", red_flags=[sign])] for sign in sr.RedFlag),
]

maybe = st.none
calm = st.builds(
    E,
    st.sampled_from(sr.EventKind),
    movement=st.integers(0, 3),
    pain=maybe() | st.sampled_from([0, 1, 1.5, 2]),
    severity=maybe() | st.just("mild"),
    trend=maybe() | st.sampled_from(["improving", "stable"]),
)
anything = st.builds(
    E,
    st.sampled_from(sr.EventKind),
    movement=maybe() | st.integers(0, 5),
    pain=maybe() | st.integers(0, 20).map(lambda pain: pain / 2),
    symptoms=st.frozensets(st.sampled_from(sr.Symptom), max_size=2),
    severity=maybe() | st.sampled_from(sr.SymptomSeverity),
    trend=maybe() | st.sampled_from(sr.Trend),
    red_flags=st.just(frozenset()) | st.frozensets(st.sampled_from(sr.RedFlag), max_size=2),
)


def traces():
    """Options of a monitor, each with events: each event in each situation, and long rows from Hypothesis."""
    all_traces = [(band, "en", None, events) for band in BANDS for events in EACH_AFTER_EACH]

    @settings(max_examples=400, database=None, derandomize=True)
    @given(
        st.sampled_from(BANDS),
        st.sampled_from(languages()),
        st.sampled_from([None] * 9 + [sr.Profile(severity="severe")]),
        st.lists(calm, max_size=25),
        st.lists(anything, max_size=5),
    )
    def drawn(band, language, profile, quiet, loud):
        all_traces.append((band, language, profile, [*BEGUN, *quiet, *loud] if quiet else loud))

    drawn()
    return all_traces


def by_python(band, language, profile, events):
    """The state after each event, and the log; a refused event changes nothing."""
    monitor = sr.SessionMonitor(MONITORED, band=band, language=language, profile=profile, today=date(2026, 12, 1))
    states = []
    for event in events:
        try:
            monitor, _ = monitor.on(event)
            states.append(sr.to_dict(monitor.state))
        except sr.InvalidValueError:
            states.append(None)
    return states, sr.to_dict(monitor.day_log(date(2026, 12, 1)))


def rules(band, language, profile):
    held = setup(MONITORED, None, language)["rules"]
    if band is not None:
        held["band"] = {"name": band, "stop_from": sr.pain_bands()[band].stop_from}
    if profile is not None:
        monitor = sr.SessionMonitor(MONITORED, language=language, profile=profile)
        held["refused"] = sr.to_dict(monitor.on(E("start"))[1])
    return held


REPLAY = """([all, traces]) => traces.map(([which, events]) => {
    const setup = { ...SETUP, rules: all[which] }, session = SETUP.sessions[0];
    let state = session.state;
    const states = events.map((event) => {
        const next = on(setup.rules, session, state, event);
        state = next ?? state;
        return next;
    });
    return [states, dayLog(setup, [{ day: "2026-12-01", session: 0, state }])];
})"""


def plain(event):
    """An event as JSON holds it, without what is not known, and with lists in another order than Python's."""
    known = {name: value for name, value in sr.to_dict(event).items() if value not in (None, [])}
    return {name: value[::-1] + value[:1] if isinstance(value, list) else value for name, value in known.items()}


@pytest.fixture(scope="module")
def browser():
    sync_api = pytest.importorskip("playwright.sync_api", reason="needs playwright: the dependency group test has it")
    with sync_api.sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture
def opened(browser, tmp_path):
    """Opens the page of a plan or routine; nothing may go wrong in it, and nothing may leave it."""
    contexts, wrong, requests = [], [], []
    path = tmp_path / "page.html"

    def open_page(plan=None, language="en", day="2026-12-01", script="", **options):
        plan = sr.build_plan(sr.Profile()) if plan is None else plan
        path.write_text(sr.handout(plan, language=language), encoding="utf-8")
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda request: requests.append(request.url))
        page.clock.install(time=f"{day}T09:00:00")
        page.add_init_script(script)
        page.goto(path.as_uri())
        return Screen(page, language)

    yield open_page
    for context in contexts:
        context.close()
    assert wrong == []
    assert {url for url in requests if not url.startswith("blob:")} <= {path.as_uri()}


class Screen:
    """The guided session as a person uses it."""

    def __init__(self, page, language):
        self.page, self.say, self.place = page, speech(language)["session"], page.locator("#session")

    def press(self, key, **facts):
        self.place.get_by_role("button", name=self.say[key].format(**facts), exact=True).click()

    def has(self, key):
        return self.place.get_by_role("button", name=self.say[key], exact=True).count() == 1

    def feel(self, pain=None, label="go_on", **felt):
        for name, value in {"pain": pain, **felt}.items():
            box = self.place.locator(f"[name={name}][value='{value}']")
            if value is not None:
                if name == "red_flags" and not box.is_visible():
                    self.place.locator("summary").first.click()
                box.check()
        self.press(label)

    def begin(self, pain=2, **felt):
        self.feel(pain, "begin", **felt)

    def do_all(self, count=4, pain=2):
        for _ in range(count):
            self.press("done")
            self.feel(pain)

    @property
    def text(self):
        return self.place.inner_text()

    @property
    def heading(self):
        return self.place.locator("h3").first.inner_text()

    @property
    def kept(self):
        return self.page.evaluate("Object.values(localStorage).flatMap((text) => JSON.parse(text))")

    def saved(self, day="2026-12-01"):
        with self.page.expect_download() as download:
            self.press("save", day=day)
        return download.value


@in_browser
def test_the_script_decides_as_the_monitor_does(opened):
    all_traces = traces()
    kinds = {name: rules(*name) for name in {trace[:3] for trace in all_traces}}
    names = list(kinds)
    given = [[names.index(trace[:3]), [plain(event) for event in trace[3]]] for trace in all_traces]
    results = opened(MONITORED).page.evaluate(REPLAY, [[kinds[name] for name in names], given])
    reasons = set()
    for trace, (states, log) in zip(all_traces, results, strict=True):
        expected, expected_log = by_python(*trace)
        assert states == expected, trace
        assert {**expected_log, **log} == expected_log, trace
        reasons |= {state and state["decision"]["reason"] for state in states}
    assert None in reasons  # events that cannot happen then
    for text in speech("en")["monitor"].values():
        assert any(re.fullmatch(re.sub(r"\{.*?\}", ".+", text), reason or "") for reason in reasons), text


DAYS = """([merge, all]) => {
    const { state } = SETUP.sessions[0];
    const runs = all.map(({ day = "2026-12-01", ...felt }) => ({ day, session: 0, state: { ...state, ...felt } }));
    return merge ? dayLog(SETUP, runs) : weeks({ ...SETUP, start: null }, runs);
}"""


@in_browser
def test_of_several_runs_of_a_day_the_worst_counts(opened):
    page = opened().page
    done = {
        "phase": "complete",
        "sets_done": [1, 1, 1, 1],
        "pain_before": 2,
        "pain_after": 5,
        "pain_in": [5, 1, None, None],
        "symptoms": ["low_back_pain"],
        "severity": "moderate",
        "trend": "worsening",
        "red_flags": ["night_pain"],
    }
    stopped = {
        "phase": "stopped",
        "pain_after": 4,
        "pain_in": [3, 2, None, 0],
        "symptoms": ["leg_numbness", "low_back_pain"],
        "severity": "mild",
        "trend": "stable",
        "red_flags": ["fever_with_back_pain", "night_pain"],
    }
    worst = sr.DayLog(
        date(2026, 12, 1),
        True,
        stopped=True,
        pain_before=2,
        pain_after=6,
        pain_by_movement={"pelvic-rocking": 5, "knee-to-chest": 2, "ankle-flexion": 0},
        symptoms={"leg_numbness", "low_back_pain"},
        severity="moderate",
        trend="worsening",
        red_flags={"fever_with_back_pain", "night_pain"},
    )

    def merged(*runs):
        log = page.evaluate(DAYS, [True, runs])
        assert all(log[name] == sorted({*log[name]}) for name in ("symptoms", "red_flags"))
        return sr.from_dict(log, sr.DayLog)

    assert merged(done, stopped, {"pain_before": 6}) == worst
    assert merged(stopped, done, {"pain_before": 6}) == worst
    nearly = merged({**done, "sets_done": [1, 1, 1, 0], "trend": "stable"}, {"trend": "improving"})
    assert (nearly.done, nearly.trend) == (False, "improving")
    assert merged({**done, "phase": "active"}).done is False


@in_browser
def test_a_week_without_a_start_begins_with_its_first_run(opened):
    days = [{"day": f"2026-12-{day:02}"} for day in (3, 1, 7, 8, 3)]
    logs = opened().page.evaluate(DAYS, [False, days])
    assert {week: [log["day"][-2:] for log in each] for week, each in logs.items()} == {
        "2026-12-01": ["01", "03", "07"],
        "2026-12-08": ["08"],
    }


# Played by a person.


@in_browser
@pytest.mark.parametrize("language", languages())
def test_played_to_its_end_each_day_its_log_moves_the_plan_on(opened, language, tmp_path, capsys):
    plan = sr.build_plan(sr.Profile(language=language), start=date(2026, 12, 1))
    (tmp_path / "plan.json").write_text(sr.dumps(plan), encoding="utf-8")
    screen = opened(plan, language)
    for number in range(7):
        day = date(2026, 12, 1) + timedelta(days=number)
        screen.page.clock.set_system_time(f"{day}T09:00:00")
        assert screen.heading == screen.say["before"]
        screen.begin(3)
        screen.do_all(pain=2)
        assert screen.say["all_done"] in screen.text
        screen.press("again")
    saved = screen.saved()
    assert saved.suggested_filename == "log-2026-12-01.json"
    saved.save_as(tmp_path / "log.json")
    arguments = ["advance", str(tmp_path / "plan.json"), str(tmp_path / "log.json"), "--today", "2026-12-08"]
    assert command([*arguments, "--output", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["decision"] == "move_on"


@in_browser
@pytest.mark.parametrize("language", languages())
def test_played_to_a_stop_it_shows_the_advice_and_cannot_go_on(opened, language, tmp_path, capsys):
    plan = sr.build_plan(sr.Profile(language=language), start=date(2026, 12, 1))
    screen = opened(plan, language)
    screen.begin(2)
    screen.press("trouble")
    screen.feel(5)
    for _ in range(2):
        assert advice("stop_now", language) in screen.text
        assert words("monitor.rose", language, least=2, pain=5).lower() in screen.text.lower()
        assert words("sign.saddle_numbness", language) in screen.text
        enabled = [one for one in screen.place.get_by_role("button").all() if one.is_visible() and one.is_enabled()]
        assert [one.inner_text() for one in enabled] == [screen.say["save"].format(day="2026-12-01")]
        screen.page.clock.set_system_time("2026-12-03T09:00:00")
        screen.page.reload()  # a stop outlives the page and the day
    (tmp_path / "plan.json").write_text(sr.dumps(plan), encoding="utf-8")
    screen.saved().save_as(tmp_path / "log.json")
    arguments = ["advance", str(tmp_path / "plan.json"), str(tmp_path / "log.json"), "--today", "2026-12-08"]
    assert command([*arguments, "--output", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["decision"] == "hold"
    screen.place.locator("input[type=checkbox]").check()
    screen.press("again")
    assert screen.heading == screen.say["before"]
    screen.page.reload()
    assert screen.heading == screen.say["before"]
    assert screen.kept[0]["state"]["phase"] == "stopped"


@in_browser
@pytest.mark.parametrize(
    ("felt", "topic"),
    [
        ({"red_flags": "saddle_numbness"}, "emergency"),
        ({"red_flags": "night_pain"}, "doctor"),
        ({"red_flags": "long_term_steroids"}, "stop_now"),
        ({"severity": "severe"}, "stop_now"),
        ({"pain": 2, "symptoms": "leg_numbness"}, "stop_now"),
        ({"pain": 2, "trend": "worsening"}, "stop_now"),
    ],
)
@pytest.mark.parametrize("way", ["trouble", "done"])
def test_what_is_felt_stops_it_whichever_way_it_is_said(opened, felt, topic, way):
    screen = opened()
    screen.begin(2)
    screen.press(way)
    screen.feel(**felt)
    assert screen.heading == screen.say["stopped"]
    assert advice(topic) in screen.place.get_by_role("alert").inner_text()


@in_browser
def test_what_speaks_against_beginning_stops_it_before_it_begins(opened):
    screen = opened()
    screen.feel(1, "begin", red_flags="fever_with_back_pain")
    assert screen.heading == screen.say["stopped"]
    assert screen.kept[0]["state"]["movement"] is None


@in_browser
def test_pain_is_asked_for_and_never_assumed(opened):
    screen = opened()
    for way in ("begin", "done", "trouble"):
        if way != "begin":
            screen.press(way)
        label = "begin" if way == "begin" else "go_on"
        screen.press(label)
        assert screen.say["choose_pain"] in screen.text
        screen.feel(2, label)
    assert [one["state"]["sets_done"] for one in screen.kept] == [[1, 0, 0, 0]]


@in_browser
def test_it_counts_repetitions_sides_and_holds(opened):
    screen = opened(the_four(pelvic_rocking=knee(sets=2, hold_s=5, seconds_per_rep=3, times_per_day=5).dose))
    screen.begin()
    assert screen.say["set"].format(number=1, count=2) in screen.text
    screen.page.clock.pause_at("2026-12-01T09:30:00")  # from here on, time passes only where the test says so
    screen.press("count")
    seen = []
    for _ in range(16):
        seen.append((screen.place.get_by_role("status").inner_text(), screen.place.locator(".beat").inner_text()))
        screen.page.clock.run_for(1000)
    say = screen.say
    one, other = say["one_side"], say["other_side"]
    texts = [text.lower() for text in (f"{one}, {say['slowly']}", f"{one}, {say['hold']}")]
    texts += [text.lower() for text in (f"{other}, {say['slowly']}", f"{other}, {say['hold']}")]
    wanted = [
        f"{text} {say['left'].format(seconds=left)}"
        for text, seconds in zip(texts, (3, 5, 3, 5), strict=True)
        for left in range(seconds, 0, -1)
    ]
    assert [beat.lower() for _, beat in seen] == wanted
    assert {count for count, _ in seen} == {say["each_side"].format(number=1, count=10)}
    screen.page.clock.run_for(16_000 * 9)
    ended = screen.place.get_by_role("status").inner_text()
    assert ended == f"{say['each_side'].format(number=10, count=10)}. {say['enough']}"


@in_browser
def test_a_count_waits_and_goes_on_where_it_was(opened):
    screen = opened()
    screen.begin()
    screen.press("count")
    screen.page.clock.run_for(4500)
    number = screen.say["counted"].format(number=2, count=3)
    assert screen.place.get_by_role("status").inner_text() == number
    screen.press("wait")
    screen.page.clock.run_for(60_000)
    assert screen.place.get_by_role("status").inner_text() == number
    screen.press("pause")
    assert not screen.has("done")
    screen.press("resume")
    screen.feel(2)
    assert screen.place.get_by_role("status").inner_text() == number
    assert screen.say["left"].format(seconds=4) in screen.text
    screen.press("count")
    screen.page.clock.run_for(20_000)
    assert screen.say["enough"] in screen.text


@in_browser
def test_what_lasts_counts_down(opened):
    plan = sr.build_plan(sr.Profile(minutes_per_day=30), weeks=12)
    screen = opened(plan)
    screen.begin()
    assert plan.routine.sessions[0].prescriptions[0].dose.hold_s == 60
    screen.press("count")
    screen.page.clock.run_for(59_000)
    assert screen.say["left"].format(seconds=1) in screen.text
    screen.page.clock.run_for(1000)
    assert screen.place.get_by_role("status").inner_text() == screen.say["enough"]


@in_browser
def test_each_movement_is_shown_as_on_the_page(opened):
    plan = sr.build_plan(sr.Profile())
    screen = opened(plan)
    screen.begin()
    for item in plan.routine.sessions[0].prescriptions:
        step = screen.place.locator(".step")
        assert step.locator("h3").inner_text() == item.exercise.name
        assert step.locator(".still > svg").is_visible()
        assert words(f"movement.{item.exercise.id}.how") in step.inner_text()
        screen.press("skip")
    assert screen.say["not_all"] in screen.text


@in_browser
def test_sessions_are_chosen_and_the_day_is_done_when_all_are(opened):
    rocking = sr.Prescription(sr.catalogue["pelvic-rocking"], sr.Dose(reps=10, times_per_day=5))
    four = [*the_four().sessions[0].prescriptions]
    two = attrs.evolve(routine(four, [rocking]), guidance=the_four().guidance)
    screen = opened(two)
    screen.place.locator("[name=session][value='1']").check()
    screen.begin()
    assert screen.place.locator(".step svg").first.is_visible()  # the picture of the same movement in the first
    screen.do_all(1)
    assert json.loads(screen.saved().path().read_text())[0]["done"] is False
    screen.press("again")
    screen.begin()
    screen.do_all(4)
    assert json.loads(screen.saved().path().read_text())[0]["done"] is True


@in_browser
def test_it_refuses_once_the_clearance_has_ended(opened):
    cleared = sr.Profile(severity="severe", clearance=sr.Clearance(date(2026, 11, 1), until=date(2026, 12, 31)))
    plan = sr.build_plan(cleared, start=date(2026, 12, 1))
    assert opened(plan, day="2026-12-31").begin() is None
    screen = opened(plan, day="2027-01-01")
    screen.begin(0)
    assert screen.heading == screen.say["stopped"]
    assert advice("guidance") in screen.text


# The log.


@in_browser
def test_a_session_that_was_left_open_goes_on_that_day_and_is_not_done_on_the_next(opened):
    screen = opened()
    screen.begin()
    screen.press("done")
    screen.feel(2)
    screen.page.reload()
    assert screen.heading == screen.say["paused"]
    screen.press("resume")
    screen.feel(2)
    assert screen.heading == screen.say["movement"].format(number=2, count=4)
    screen.page.clock.set_system_time("2026-12-02T09:00:00")
    screen.page.reload()
    assert screen.heading == screen.say["before"]
    assert screen.say["log_not_done"] in screen.text


@in_browser
def test_the_log_is_deleted_for_good(opened):
    screen = opened()
    screen.begin()
    screen.press("end")
    assert len(screen.kept) == 1
    screen.place.get_by_text(screen.say["delete"], exact=True).click()
    screen.press("delete_yes")
    assert screen.page.evaluate("localStorage.length") == 0
    assert screen.say["log"] not in screen.text
    screen.page.reload()
    assert screen.say["log"] not in screen.text


@in_browser
def test_a_stop_is_shown_though_the_log_is_deleted(opened):
    screen = opened()
    screen.begin(8)
    screen.place.get_by_text(screen.say["delete"], exact=True).click()
    screen.press("delete_yes")
    assert screen.page.evaluate("localStorage.length") == 0
    assert screen.heading == screen.say["stopped"]


@in_browser
def test_each_week_has_a_file_of_its_own(opened):
    plan = sr.build_plan(sr.Profile(), start=date(2026, 12, 1))
    screen = opened(plan)
    for day in ("2026-12-07", "2026-12-08"):
        screen.page.clock.set_system_time(f"{day}T09:00:00")
        screen.begin()
        screen.press("end")
        screen.press("again")
    days = {day: json.loads(screen.saved(day).path().read_text()) for day in ("2026-12-01", "2026-12-08")}
    assert [[one["day"] for one in week] for week in days.values()] == [["2026-12-07"], ["2026-12-08"]]


@in_browser
@pytest.mark.parametrize(
    "script",
    [
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })",
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
    ],
)
def test_without_storage_it_works_and_says_that_the_log_is_not_kept(opened, script):
    screen = opened(script=script)
    screen.begin()
    screen.do_all()
    assert screen.say["not_kept"] in screen.text
    assert json.loads(screen.saved().path().read_text())[0]["done"] is True
    screen.place.get_by_text(screen.say["delete"], exact=True).click()
    screen.press("delete_yes")
    assert screen.heading == screen.say["before"]


@in_browser
@pytest.mark.parametrize("kept", ["{", "3", "null", '[{"session": 9}]', "[null]", '[{"session": 0, "state": {}}]'])
def test_storage_that_holds_something_else_is_no_log(opened, kept):
    key = setup(sr.build_plan(sr.Profile()), None, "en")["key"]
    screen = opened(script=f"localStorage.getItem('{key}') ?? localStorage.setItem('{key}', {json.dumps(kept)})")
    assert screen.heading == screen.say["before"]
    screen.begin()
    assert len(screen.kept) == 1


def stop_in_another_window(screen):
    other = screen.page.context.new_page()
    other.goto(screen.page.url)
    other.wait_for_function("localStorage.length > 0")  # what one window keeps reaches another one a little later
    other.reload()
    other.locator("#session").get_by_role("button", name=screen.say["trouble"]).click()
    other.locator("[name=pain][value='9']").check()
    other.locator("#session").get_by_role("button", name=screen.say["go_on"]).click()


@in_browser
def test_a_stop_in_one_window_is_seen_in_the_other(opened):
    screen = opened()
    screen.begin()
    stop_in_another_window(screen)
    screen.place.get_by_text(screen.say["stopped"]).wait_for()
    assert not screen.has("done")


@in_browser
def test_a_window_that_slept_through_a_stop_does_not_write_over_it(opened):
    screen = opened(script="addEventListener('storage', (event) => event.stopImmediatePropagation())")
    screen.begin()
    stop_in_another_window(screen)
    assert screen.has("done")
    screen.press("done")
    screen.feel(2)
    assert screen.heading == screen.say["stopped"]
    assert [one["state"]["phase"] for one in screen.kept] == ["stopped"]


@in_browser
def test_a_stop_stays_in_the_log_though_the_browser_keeps_nothing(opened):
    screen = opened(script="Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }")
    screen.begin(8)
    screen.place.locator("input[type=checkbox]").check()
    screen.press("again")
    screen.begin()
    screen.do_all()
    (log,) = json.loads(screen.saved().path().read_text())
    assert (log["done"], log["stopped"], log["pain_after"]) == (True, True, 2)


@in_browser
def test_a_stop_is_read_beside_what_is_no_run(opened):
    screen = opened()
    screen.begin(8)
    screen.page.evaluate(
        "for (const [key, text] of Object.entries(localStorage))"
        "localStorage.setItem(key, JSON.stringify([null, { session: 9 }, ...JSON.parse(text)]))"
    )
    screen.page.reload()
    assert screen.heading == screen.say["stopped"]


# How it looks, and for whom.


def states(screen):
    """The session in each of its views."""
    yield "begin"
    screen.press("begin")
    yield "pain is missing"
    screen.begin()
    yield "movement"
    screen.press("count")
    screen.page.clock.run_for(5000)
    yield "counting"
    screen.press("done")
    screen.place.locator("summary").first.click()
    yield "asked"
    screen.press("back")
    screen.press("pause")
    yield "paused"
    screen.press("end")
    screen.place.get_by_text(screen.say["delete"], exact=True).click()
    yield "complete"
    screen.press("trouble")
    screen.feel(9)
    yield "stopped"


VIEWS = {
    "phone": {"viewport": {"width": 320, "height": 640}},
    "dark": {"viewport": {"width": 390, "height": 800}, "color_scheme": "dark"},
    "wide": {"viewport": {"width": 1280, "height": 800}},
}


@in_browser
@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("view", VIEWS)
def test_each_view_is_accessible_large_and_in_the_window(opened, language, view):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python")
    screen = opened(language=language, **VIEWS[view])
    for state in states(screen):
        assert screen.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), state
        targets = screen.place.locator("button, label, summary").all()
        sizes = [one.bounding_box() for one in targets if one.is_visible()]
        assert sizes
        assert all(box["height"] >= 44 and box["width"] >= 44 for box in sizes), state
        found = axe.Axe().run(screen.page, context="#session").response["violations"]
        assert [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found] == [], state


@in_browser
@pytest.mark.parametrize("language", languages())
def test_it_can_be_used_at_twice_the_size(opened, language):
    screen = opened(language=language, viewport={"width": 640, "height": 480})
    screen.page.evaluate("document.documentElement.style.fontSize = '200%'")
    for state in states(screen):
        assert screen.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), state


@in_browser
def test_the_keyboard_alone_is_enough(opened):
    screen = opened()

    def reach(text):
        for _ in range(60):
            screen.page.keyboard.press("Tab")
            name = screen.page.evaluate("document.activeElement.closest('label, button')?.innerText ?? ''")
            if name.strip() == text:
                return
        raise AssertionError(text)

    for label in ("begin", "done", "done", "done", "done"):
        if label == "done":
            reach(screen.say["done"])
            screen.page.keyboard.press("Enter")
        reach("0")
        screen.page.keyboard.press("Space")
        reach(screen.say["begin"] if label == "begin" else screen.say["go_on"])
        screen.page.keyboard.press("Enter")
        assert screen.page.evaluate("document.activeElement.tagName") == "H3"  # each view is read from its heading
    assert screen.heading == screen.say["complete"]


@in_browser
def test_it_moves_nothing_by_itself(opened):
    screen = opened(reduced_motion="reduce")
    screen.begin()
    screen.press("count")
    assert screen.page.evaluate("document.getElementById('session').getAnimations({ subtree: true }).length") == 0
    assert screen.place.locator(".still > svg").is_visible()


@in_browser
def test_it_is_not_printed_and_not_seen_without_a_script(opened):
    screen = opened()
    assert screen.place.is_visible()
    screen.page.emulate_media(media="print")
    assert not screen.place.is_visible()
    assert not opened(java_script_enabled=False).place.is_visible()


@in_browser
def test_no_other_script_runs(browser, tmp_path):
    path = tmp_path / "page.html"
    page = sr.handout(sr.build_plan(sr.Profile()))
    path.write_text(page.replace("</body>", "<script>document.title = 'x'</script></body>"), encoding="utf-8")
    tab = browser.new_page()
    tab.goto(path.as_uri())
    assert tab.title() != "x"
    assert tab.locator("#session").is_visible()
    tab.close()
