"""The command line: its output and exit codes."""

import io
import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

import stenosis_routines as sr
from stenosis_routines import cli

EXAMPLES = Path(__file__).parent.parent / "examples"
FOUR, COACH, PPL = (str(EXAMPLES / f"{n}.json") for n in ("articles_four", "ai_coach_plan", "push_pull_legs"))


def test_a_suitable_routine_exits_zero(run):
    code, out, _ = run("check", FOUR)
    assert (code, " ".join(out.split())) == (0, f"{FOUR}: suitable - nothing found")


def test_a_faulty_routine_exits_one_and_names_the_places(run):
    code, out, _ = run("check", PPL)
    assert code == 1
    lines = out.splitlines()
    place = next(n for n, line in enumerate(lines) if "Legs / Back Squat, 4 x 6-8, 80 kg" in line)
    assert "/plan/phases/0/weeks/0/days/2/blocks/0/activities/0" in "\n".join(lines[place : place + 2])
    assert any("SR101 standing" in line and line.endswith("A08") for line in lines[place : place + 4])


def test_no_line_is_wider_than_a_terminal(run, tmp_path):
    far = tmp_path / ("a" * 40) / ("b" * 40)
    far.mkdir(parents=True)
    plan = far / "plan.json"
    plan.write_bytes(Path(PPL).read_bytes())
    _, out, _ = run("check", PPL, COACH, plan)
    assert max(map(len, out.splitlines())) <= 80
    assert f"{plan}:" in out.replace("\n", "")


def cells(line):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


def test_wide_characters_count_twice(run, tmp_path):
    names = ("양쪽 무릎을 가슴으로 당기고 천천히 숨을 쉬며 오래 버티는 아주 긴 이름의 운동 동작", "仰卧抱膝" * 30)
    plan = tmp_path / "plan.csv"
    plan.write_text("session,exercise,reps\n" + "".join(f"아침,{name},10\n" for name in names), encoding="utf-8")
    _, out, _ = run("check", plan)
    assert max(map(cells, out.splitlines()[1:])) <= 80
    assert names[1] in "".join(line.strip() for line in out.splitlines())


def test_no_line_of_the_rules_is_wider_than_a_terminal(run):
    lines = run("explain")[1].splitlines() + run("explain", *(rule.code for rule in sr.article))[1].splitlines()
    assert max(map(len, lines)) <= 80


def test_an_unreadable_file_exits_two_and_the_others_are_still_checked(run, tmp_path):
    bad = tmp_path / "bad.json"
    bad.write_text('{"format": "stenosis-routines/1", "title": 3, "sessions": [{}]}', encoding="utf-8")
    code, out, err = run("check", bad, FOUR)
    assert code == 2
    assert "suitable" in out
    assert "/title: expected text, found 3" in err
    assert "/sessions/0/title: expected text" in err


def test_a_missing_file_exits_two(run, tmp_path):
    code, _, err = run("check", tmp_path / "none.csv")
    assert (code, "No such file" in err) == (2, True)


@pytest.mark.parametrize("command", ["check", "repair", "ask"])
def test_no_file_exits_two(run, command):
    code, out, err = run(command)
    assert (code, out, "name a file or a folder, or - for standard input" in err) == (2, "", True)


def test_an_unknown_option_exits_two(run):
    assert run("check", "--outputs", "json")[0] == 2


def test_json_is_one_object_for_one_file(run):
    code, out, _ = run("check", COACH, "--output", "json")
    report = json.loads(out)
    assert (code, report["verdict"], report["version"], report["source"]) == (1, "unsuitable", 1, COACH)
    finding = report["findings"][0]
    assert set(finding) >= {
        *("code", "name", "severity", "path", "message", "exercise"),
        *("contraindications", "citation", "remedy", "waived"),
    }
    assert set(finding["citation"]) == {"source", "section", "statement"}


def test_json_is_a_list_for_several_files_unreadable_ones_in_place(run, tmp_path):
    bad = tmp_path / "bad.csv"
    bad.write_bytes(b"\xff\xfe\x00")
    code, out, err = run("check", FOUR, bad, COACH, "--output", "json")
    assert code == 2
    assert [report["verdict"] for report in json.loads(out)] == ["suitable", None, "unsuitable"]
    assert json.loads(out)[1]["problems"]
    assert err == ""


@pytest.mark.parametrize(
    ("output", "severity"),
    [
        ("operation-outcome", lambda document: document["issue"][0]["severity"]),
        ("cds-hooks", lambda document: document["cards"][0]["indicator"]),
    ],
)
def test_clinical_systems_get_one_document_a_file(run, tmp_path, output, severity):
    bad = tmp_path / "bad.csv"
    bad.write_bytes(b"\xff\xfe\x00")
    code, out, err = run("check", FOUR, bad, COACH, "--output", output)
    assert (code, err) == (2, "")
    assert [severity(document) for document in json.loads(out)] in (
        ["information", "fatal", "error"],
        ["info", "warning", "critical"],
    )
    assert severity(json.loads(run("check", COACH, "--output", output)[1])) in ("error", "critical")


def test_standard_input_is_a_file_named_by_a_dash(run, monkeypatch):
    stdin = io.TextIOWrapper(io.BytesIO(Path(FOUR).read_bytes()))
    monkeypatch.setattr(sys, "stdin", stdin)
    code, out, _ = run("check", "-")
    assert (code, out.startswith("<stdin>: suitable")) == (0, True)


def test_a_profile_a_rule_book_and_waivers_come_from_files(run, tmp_path):
    profile, book, waivers = (tmp_path / name for name in ("p.toml", "b.toml", "w.toml"))
    profile.write_text('red_flags = ["saddle_numbness"]', encoding="utf-8")
    book.write_text("[rules.SR504]\nenabled = false\n", encoding="utf-8")
    waivers.write_text(
        '[[waivers]]\ncode = "SR101"\nexercise = "x"\nwho = "a"\nwhy = "b"\nuntil = 2999-01-01\n', encoding="utf-8"
    )
    assert run("check", FOUR, "--profile", profile)[0] == 1
    assert run("check", FOUR, "--profile", profile, "--rulebook", book)[0] == 0
    code, out, _ = run("check", FOUR, "--waivers", waivers)
    assert (code, "SR604" in out) == (0, True)


def test_a_bad_profile_lists_every_problem(run, tmp_path):
    profile = tmp_path / "p.json"
    profile.write_text('{"minutes_per_day": -3, "severity": "awful", "age": 3}', encoding="utf-8")
    code, _, err = run("check", FOUR, "--profile", profile)
    assert code == 2
    assert all(path in err for path in ("/minutes_per_day", "/severity", "/age"))


@pytest.mark.parametrize(
    ("option", "name", "text", "problem"),
    [
        ("--rulebook", "b.toml", b"\xff", "byte 0: expected UTF-8 text"),
        ("--rulebook", "b.toml", b"name = 3", "/name: expected text, found 3"),
        ("--rulebook", "b.toml", b'[rules.SR101]\nenabled = "x"', "/rules/SR101/enabled: expected true or false"),
        ("--rulebook", "b.toml", b"a=" + b"[" * 5000, "expected TOML"),
        ("--profile", "p.json", b"[" * 100_000, "expected at most 64 levels of nesting"),
        ("--profile", "p.toml", b"a=" + b"[" * 5000, "expected TOML"),
        ("--profile", "p.JSON", b'{"severity": 3}', "/severity: expected one of mild, moderate, severe, found 3"),
        ("--profile", "p.json", b'\xef\xbb\xbf{"severity": true}', "found true"),
        ("--profile", "p.json", b'{"severity": "mild", "severity": "severe"}', "/severity: expected each key once"),
        ("--profile", "p.toml", b"clearance = 2026-01-01T10:00:00", "a date such as 2026-03-31, found 2026-01-01T10"),
        ("--waivers", "w.json", b"{}", "/waivers: expected a list"),
        ("--waivers", "w.json", b'{"waivers": [null]}', "/waivers/0: expected an object, found nothing"),
        ("--waivers", "w.json", None, "No such file or directory"),
    ],
)
def test_a_bad_file_of_an_option_is_named_with_its_problem(run, tmp_path, option, name, text, problem):
    path = tmp_path / name
    if text is not None:
        path.write_bytes(text)
    code, out, err = run("check", FOUR, option, path)
    assert (code, out) == (2, "")
    assert err.startswith(f"{option} {path}: could not be read\n")
    assert problem in " ".join(err.split())


@pytest.mark.parametrize("name", ["p.JSON", "p.json"])
def test_a_profile_of_a_spreadsheet_user_is_read(run, tmp_path, name):
    profile = tmp_path / name
    profile.write_bytes(b'\xef\xbb\xbf{"severity": "severe"}')
    assert "SR503" in run("check", FOUR, "--profile", profile)[1]


def test_a_mistyped_option_is_no_file(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("--bogus").write_bytes(Path(FOUR).read_bytes())
    code, out, err = run("check", "--bogus", FOUR)
    assert (code, out, "--bogus" in err) == (2, "", True)
    assert run("recognise", "--bogus")[0] == 2
    assert run("check", "--", "--bogus")[0] == 0


def test_no_more_is_read_of_a_file_than_may_be(run, tmp_path):
    huge = tmp_path / "huge.json"
    with huge.open("wb") as file:
        file.truncate(2**40)
    code, _, err = run("check", huge)
    assert (code, "expected a document of at most" in err) == (2, True)


@pytest.mark.parametrize(
    ("command", "message"),
    [
        ("check - <&-", "standard input is closed"),
        (f"check '{FOUR}' >&-", "standard output is closed"),
        ("recognise --jsonl <&-", "standard input"),
    ],
)
def test_a_closed_stream_exits_two(command, message):
    line = f"'{sys.executable}' -m stenosis_routines {command}"
    run = subprocess.run(["sh", "-c", line], capture_output=True, text=True, check=False)
    assert (run.returncode, message in run.stderr, "Traceback" in run.stderr) == (2, True, False)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_reported(tmp_path):
    line = f"'{sys.executable}' -m stenosis_routines check '{FOUR}' >/dev/full"
    run = subprocess.run(["sh", "-c", line], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (2, "standard output: No space left on device\n")


def test_explain_shows_the_profile_of_an_example(run):
    text = " ".join(run("explain", "SR503", "SR505", "SR605")[1].split())
    assert "fires on (for: severity severe):" in text
    assert "silent on (for: severity severe, clearance 2026-01-01):" in text
    assert "fires on (for: excluded pelvic-rocking):" in text
    assert "fires on (with waiver: SR101 for Barbell squat until 2020-01-01):" in text


def test_explain_shows_a_rule_and_its_source(run):
    code, out, _ = run("explain", "sr103")
    assert code == 0
    assert all(words in out for words in ("SR103 heavy-hip-leg-load (error)", "A07", "fires on:", "silent on:"))


def test_explain_lists_all_rules(run):
    code, out, _ = run("explain")
    assert code == 0
    assert [line[:5] for line in out.splitlines() if line.startswith("SR")] == [rule.code for rule in sr.article]


def test_explain_refuses_an_unknown_code(run):
    code, _, err = run("explain", "SR999")
    assert (code, "SR999" in err) == (2, True)


def test_recognise_says_what_a_name_means(run):
    code, out, _ = run("recognise", "Barbell back squat", "Pelvic tilt")
    assert code == 0
    assert "Barbell back squat: contraindicated - heavy hip leg load, standing" in out
    assert "Pelvic tilt: unknown" in out
    assert "ask:" in out


def test_recognise_answers_every_line_in_order(run, monkeypatch):
    lines = ['{"id": 1, "name": "Squat"}', "nonsense", '{"id": 3, "name": 5}', '{"id": "x", "name": "Knee to chest"}']
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("\n".join(lines).encode())))
    code, out, _ = run("recognise", "--jsonl")
    answers = [json.loads(line) for line in out.splitlines()]
    assert code == 2
    assert [answer["id"] for answer in answers] == [1, None, 3, "x"]
    assert [answer["suitability"] for answer in answers] == ["contraindicated", "unknown", "unknown", "recommended"]
    assert ["error" in answer for answer in answers] == [False, True, True, False]


def recognised(run, monkeypatch, lines):
    """The exit code, and the answer to each line."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("\n".join(lines).encode())))
    code, out, _ = run("recognise", "--jsonl")
    return code, [json.loads(answer) for answer in out.splitlines()]


def test_recognise_takes_lists_as_they_come(run, monkeypatch):
    rows = [
        {"id": 1, "name": "Knee to chest", "equipment": ["mat", "barbell"]},
        {"id": 2, "name": "Lying hamstring stretch", "category": ["stretching", "strength"]},
        {"id": 3, "name": "Hamstring stretch", "instructions": ["Lie on your back.", "Raise one leg."]},
        {"id": 4, "name": "Knee to chest", "equipment": [], "category": None, "muscles": "glutes", "language": None},
    ]
    code, answers = recognised(run, monkeypatch, map(json.dumps, rows))
    assert code == 0
    assert [(answer["id"], answer["suitability"]) for answer in answers] == [
        (1, "contraindicated"),
        (2, "unknown"),
        (3, "compatible"),
        (4, "recommended"),
    ]


@pytest.mark.parametrize("key", ["category", "equipment", "muscles", "instructions", "language", "name"])
@pytest.mark.parametrize("value", [5, 0, False, {"a": "b"}, [5], [None], [["a"]]])
def test_a_hint_of_another_type_is_an_error_of_its_line(run, monkeypatch, key, value):
    faulty = {"id": 2, "name": "Knee to chest"} | {key: value}
    rows = [{"id": 1, "name": "Squat"}, faulty, {"id": 3, "name": "Knee to chest"}]
    code, answers = recognised(run, monkeypatch, map(json.dumps, rows))
    assert code == 2
    assert [(answer["id"], answer["suitability"]) for answer in answers] == [
        (1, "contraindicated"),
        (2, "unknown"),
        (3, "recommended"),
    ]
    assert answers[1]["error"].startswith(f"line 2, {key}: expected a text")
    assert ["error" in answer for answer in answers] == [False, True, False]


def test_every_line_has_its_row(run, monkeypatch):
    lines = ["", "[]", "3", '"Squat"', "null", "{", '{"name": null}', '{"name": "Squat"}']
    code, answers = recognised(run, monkeypatch, lines)
    assert (code, len(answers)) == (2, len(lines))
    assert [answer["suitability"] for answer in answers] == ["unknown"] * 7 + ["contraindicated"]
    assert [answer["error"].startswith(f"line {number}") for number, answer in enumerate(answers[:7], 1)] == [True] * 7


@pytest.mark.parametrize("names", [(), ("",), (" ",), ("Squat", "")])
def test_recognise_wants_a_name(run, names):
    code, out, err = run("recognise", *names)
    assert (code, out, "give a name" in err) == (2, "", True)


def test_recognise_reads_names_from_one_place_only(run):
    assert run("recognise", "--jsonl", "Squat")[0] == 2


@pytest.mark.parametrize(
    "line", ['{"id": NaN, "name": "Squat"}', '{"id": 1, "id": 2, "name": "Squat"}', '{"id": 1e999, "name": "Squat"}']
)
def test_what_is_no_json_is_no_request(run, monkeypatch, line):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(line.encode())))
    code, out, _ = run("recognise", "--jsonl")
    answer = json.loads(out, parse_constant=pytest.fail)
    assert (code, answer["id"], "error" in answer) == (2, None, True)


def test_a_line_without_a_language_takes_that_of_the_option(run, monkeypatch):
    lines = b'{"name": "Kniebeuge"}\n{"name": "Kniebeuge", "language": "de"}\n'
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines)))
    _, out, _ = run("recognise", "--jsonl", "--language", "xx")
    assert [json.loads(line)["suitability"] for line in out.splitlines()] == ["unknown", "contraindicated"]


def test_colour_is_for_terminals_only(run):
    assert "\x1b[" not in run("check", COACH)[1]


@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_a_terminal_gets_colour_unless_it_declines(no_color, coloured):
    pty = pytest.importorskip("pty", reason="needs a terminal")
    parent, child = pty.openpty()
    environment = {**os.environ, "NO_COLOR": no_color, "TERM": "xterm"}
    command = [sys.executable, "-m", "stenosis_routines", "check", FOUR]
    subprocess.run(command, stdout=child, stderr=child, env=environment, check=False)
    os.close(child)
    assert (b"\x1b[" in os.read(parent, 4096)) is coloured
    os.close(parent)


def test_names_from_a_document_cannot_speak_to_the_terminal(run, tmp_path):
    evil = tmp_path / "evil.csv"
    evil.write_text("session,exercise,reps\nA,\u202eSquat\u200b,10\n", encoding="utf-8")
    _, out, _ = run("check", evil)
    assert "\u202e" not in out
    assert "\u200b" not in out


def test_a_closed_pipe_ends_quietly():
    command = f"{sys.executable} -m stenosis_routines explain | head -1"
    run = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert "Traceback" not in run.stderr


def test_repair_prints_the_changes_and_exits_like_a_check_of_the_result(run):
    code, out, _ = run("repair", EXAMPLES / "home_programme.csv")
    headline, _, _ = out.partition("\n\n")  # two lines where the name of the folder is long
    assert (code, headline.endswith("4 changes; now suitable")) == (0, True)
    assert "  + Lying ankle point and flex, 1 x 10, 3 days a week" in out
    assert "Heel slides" not in out
    assert run("repair", PPL)[0] == 1


def test_repair_diff_shows_the_whole_routine_no_wider_than_a_terminal(run):
    _, out, _ = run("repair", EXAMPLES / "home_programme.csv", "--diff")
    assert "    Heel slides, 1 x 10 each side, 2 times a day" in out
    assert max(map(len, out.splitlines())) <= 80
    assert max(map(len, run("repair", PPL, "--diff")[1].splitlines())) <= 80


def test_repair_says_that_a_suitable_routine_was_left_alone(run):
    code, out, _ = run("repair", FOUR)
    assert (code, " ".join(out.split())) == (0, f"{FOUR}: no changes; now suitable")


@pytest.mark.parametrize("name", ["mended.json", "mended.csv"])
def test_repair_writes_the_mended_routine(run, tmp_path, name):
    assert run("repair", EXAMPLES / "home_programme.csv", "--write", tmp_path / name)[0] == 0
    assert run("check", tmp_path / name)[0] == 0


def test_repair_writes_nothing_it_cannot_say(run, tmp_path):
    code, _, err = run("repair", PPL, "--write", tmp_path / "mended.fit")
    assert (code, ".json or .csv" in err) == (2, True)


def test_repair_says_where_it_cannot_write(run, tmp_path):
    code, out, err = run("repair", FOUR, "--write", tmp_path / "nowhere" / "mended.json")
    assert (code, out, "No such file" in err) == (2, "", True)


def test_repair_of_an_unreadable_file_exits_two(run, tmp_path):
    assert run("repair", tmp_path / "none.csv")[0] == 2


def test_repair_refuses_a_person_who_must_be_seen_first(run, tmp_path):
    profile = tmp_path / "p.toml"
    profile.write_text('red_flags = ["saddle_numbness"]\nlanguage = "ko"', encoding="utf-8")
    code, out, err = run("repair", PPL, "--profile", profile, "--write", tmp_path / "out.json")
    assert (code, out, "응급실" in err, (tmp_path / "out.json").exists()) == (1, "", True, False)


def test_convert_prints_the_verdict_and_what_is_left_out_and_then_writes(run, tmp_path):
    code, out, err = run("convert", PPL, tmp_path / "legs.csv")
    assert (code, out) == (0, "")
    assert err.splitlines()[0] == f"{PPL}: unsuitable"
    assert "left out: /title 'Push / Pull / Legs, 3 days' (plan-csv has no title)" in err
    assert run("check", tmp_path / "legs.csv")[0] == 1


def test_convert_prints_what_is_left_out_even_if_it_cannot_write(run, tmp_path):
    code, _, err = run("convert", FOUR, tmp_path / "nowhere" / "four.csv")
    assert (code, "left out: /title" in err, "No such file" in err) == (2, True, True)


def test_convert_reads_and_writes_the_standard_streams(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(Path(FOUR).read_bytes())))
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written))
    assert cli.run(["convert", "-", "-", "--to", "plan-csv"]) == 0
    assert written.getvalue().startswith(b"session,exercise,")
    assert b"\r\n" in written.getvalue()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("{out}/none.csv", "{out}/a.json"), "No such file"),
        ((FOUR, "{out}/a.fit"), "a name that ends in .json or .csv or .ics"),
        ((FOUR, "{out}/a.json", "--to", "hevy-csv"), "a format to write"),
        ((FOUR, "-"), "say which format with --to"),
        ((FOUR, "{out}/a.ics"), "start: expected the first day"),
        ((FOUR, "{out}/a.csv", "--start", "2026-12-01"), "start: expected an option of plan-csv"),
        ((PPL, "{out}/a.ics", "--start", "2026-12-01"), "on how many days a week"),
        ((FOUR, FOUR), "is the document itself"),
    ],
)
def test_convert_writes_nothing_where_it_cannot(run, tmp_path, arguments, message):
    code, out, err = run("convert", *(argument.format(out=tmp_path) for argument in arguments))
    assert (code, out, message in " ".join(err.split())) == (2, "", True), err
    assert list(tmp_path.iterdir()) == []


def test_convert_never_writes_over_the_document_by_another_name(run, tmp_path):
    (tmp_path / "four.json").write_bytes(Path(FOUR).read_bytes())
    (tmp_path / "link.csv").symlink_to(tmp_path / "four.json")
    code, _, err = run("convert", tmp_path / "four.json", tmp_path / "link.csv")
    assert (code, "is the document itself" in " ".join(err.split())) == (2, True)
    assert (tmp_path / "four.json").read_bytes() == Path(FOUR).read_bytes()


def test_convert_writes_a_calendar(run, tmp_path):
    options = ("--start", "2026-12-01", "--days-per-week", 1)
    assert run("convert", PPL, tmp_path / "a.ics", *options)[0] == 0
    assert (tmp_path / "a.ics").read_text(encoding="utf-8").count("BEGIN:VEVENT") == 3
    code, _, err = run("check", tmp_path / "a.ics")
    assert (code, "icalendar, which can only be written" in " ".join(err.split())) == (2, True)


def test_plan_writes_all_weeks_to_a_calendar(run, tmp_path):
    assert run("plan", "--weeks", 3, "--write", tmp_path / "a.ics", "--start", "2026-12-01")[0] == 0
    assert (tmp_path / "a.ics").read_text(encoding="utf-8").count("BEGIN:VEVENT") == 3 * 5
    code, _, err = run("plan", "--write", tmp_path / "b.ics")
    assert (code, "start: expected the first day" in err) == (2, True)


def test_a_plan_is_kept_and_moved_on_week_by_week(run, tmp_path):
    plan, log = tmp_path / "plan.json", tmp_path / "log.json"
    assert run("plan", "--weeks", 4, "--write", plan)[0] == 0
    day = {"done": True, "pain_before": 3, "pain_after": 2}
    log.write_text(json.dumps([{"day": number, **day} for number in range(1, 8)]), encoding="utf-8")
    code, out, _ = run("advance", plan, log, "--write", plan)
    assert (code, "One step on" in out, "Weeks: 3" in out) == (0, True, True)
    assert run("check", plan)[0] == 0
    assert run("convert", plan, tmp_path / "week.csv")[0] == 0

    log.write_text(json.dumps([{"day": 1, **day, "red_flags": ["saddle_numbness"]}]), encoding="utf-8")
    code, out, _ = run("advance", plan, log, "--write", plan)
    assert (code, "emergency department" in out, "Weeks" in out) == (1, True, False)
    log.write_text("[]", encoding="utf-8")
    assert json.loads(run("advance", plan, log, "--output", "json")[1])["decision"] == "stop"
    code, out, err = run("check", plan)
    assert (code, out, "/stop: expected a plan that goes on" in err) == (2, "", True)


def test_a_plan_of_a_person_who_must_be_seen_first_stays_as_it_is(run, tmp_path):
    plan, log = tmp_path / "plan.json", tmp_path / "log.json"
    run("plan", "--write", plan)
    kept = json.loads(plan.read_text(encoding="utf-8"))
    kept["profile"]["red_flags"] = ["saddle_numbness"]
    plan.write_text(json.dumps(kept), encoding="utf-8")
    log.write_text(json.dumps([{"day": 1, "done": True, "pain_before": 3, "pain_after": 2}]), encoding="utf-8")
    code, out, err = run("advance", plan, log, "--write", plan)
    assert (code, out, "emergency department" in " ".join(err.split())) == (1, "", True)
    assert json.loads(plan.read_text(encoding="utf-8")) == kept


@pytest.mark.parametrize(
    ("log", "place"), [("[{]", "line 1"), ('{"day": 1}', "a list"), ('[{"day": 1, "done": 1}]', "/0/done")]
)
def test_a_log_that_cannot_be_read_moves_nothing(run, tmp_path, log, place):
    plan, file = tmp_path / "plan.json", tmp_path / "log.json"
    run("plan", "--write", plan)
    before = plan.read_bytes()
    file.write_text(log, encoding="utf-8")
    code, _, err = run("advance", plan, file, "--write", plan)
    assert (code, place in err, plan.read_bytes()) == (2, True, before)
    assert run("advance", file, file)[0] == 2


def test_a_document_in_two_formats_asks_for_the_option(run, tmp_path):
    both = tmp_path / "both.csv"
    header = "date,workout name,exercise name,set order,weight,reps,exercise_title,set_index"
    both.write_text(f"{header}\na,b,c,0,0,5,d,0\n", encoding="utf-8")
    code, _, err = run("check", both)
    assert (code, all(word in err for word in ("strong-csv", "hevy-csv", "--format"))) == (2, True)


@pytest.mark.parametrize("arguments", [("convert", "{}", "{out}"), ("repair", "{}", "--write", "{out}")])
def test_nothing_is_written_that_would_be_judged_better(run, tmp_path, arguments):
    """A table has no title, and here the title is what speaks against the routine."""
    document, out = tmp_path / "in.json", tmp_path / "out.csv"
    weighted = Path(FOUR).read_text(encoding="utf-8").replace('"title": "', '"title": "With 20 kg ankle weights, ', 1)
    document.write_text(weighted, encoding="utf-8")
    assert run("check", document)[0] == 1
    code, _, err = run(*(argument.format(document, out=out) for argument in arguments))
    assert (code, "plan-csv leaves out what speaks against it" in err, out.exists()) == (2, True, False)


def test_repair_never_writes_over_the_document(run, tmp_path):
    document = tmp_path / "in.csv"
    document.write_bytes((EXAMPLES / "home_programme.csv").read_bytes())
    (tmp_path / "link.csv").symlink_to(document)
    for target in (document, tmp_path / "link.csv"):
        code, _, err = run("repair", document, "--write", target)
        assert (code, "is the document itself" in " ".join(err.split())) == (2, True)
    assert document.read_bytes() == (EXAMPLES / "home_programme.csv").read_bytes()


@pytest.mark.parametrize("output", ["bad\x1b[31m/x.json", "bad.json"])
def test_refused_characters_are_printed_in_lines_that_a_terminal_can_show(run, tmp_path, monkeypatch, output):
    monkeypatch.chdir(tmp_path)
    exercise = {"title": "Squat", "\x1b[31mk": "x " * 200}
    Path("in.json").write_text(json.dumps({"routine": {"title": "t", "exercises": [exercise]}}), encoding="utf-8")
    code, out, err = run("convert", "in.json", output, "--to", "wpl" if output == "bad.json" else "native")
    assert (code, "\x1b" in out + err) == (2, False)
    assert max(map(len, err.splitlines())) <= 80


def test_a_missing_package_stops_only_the_file_that_needs_it(run, monkeypatch):
    monkeypatch.setitem(sys.modules, "fitdecode", None)
    watch = EXAMPLES.parent / "tests" / "data" / "legs.fit"
    code, out, err = run("check", watch, FOUR)
    assert (code, 'pip install "stenosis-routines[fit]"' in " ".join(err.split())) == (2, True)
    assert "suitable - nothing found" in out


PLAN = "session,exercise,reps,per_side\nA,Heel wobbles,10,yes\n"


@pytest.fixture
def clinic(tmp_path):
    """Two documents with the same unknown name, and one that cannot be read."""
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text(PLAN, encoding="utf-8")
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    return tmp_path


def test_what_is_asked_is_filled_in_and_fed_back(run, clinic):
    plans, questions = [clinic / "a.csv", clinic / "b.csv"], clinic / "questions.toml"
    code, out, err = run("ask", *plans, "-o", questions, "--who", "R. Example", "--on", "2026-12-01")
    assert (code, out, err) == (0, "", "1 question\n")
    text = questions.read_text(encoding="utf-8")
    assert f"2 times, such as in {plans[0]}, row 2" in text.replace("\n#", "")
    assert run("check", *plans, "--answers", questions)[0] == 1
    questions.write_text(text.replace('is = ""', 'is = "heel-slide"'), encoding="utf-8")
    code, out, err = run("check", *plans, "--answers", questions)
    assert (code, err) == (0, "")
    code, out, _ = run("ask", *plans, "--answers", questions)
    assert (code, "[[" in out) == (0, False)
    assert "compatible" in run("recognise", "heel wobbles", "--answers", questions)[1]
    assert run("repair", plans[0], "--answers", questions)[0] == 0


def test_open_entries_are_counted_and_settle_nothing(run, clinic):
    questions = clinic / "questions.toml"
    run("ask", clinic / "a.csv", "-o", questions)
    code, _, err = run("check", clinic / "a.csv", "--answers", questions)
    assert (code, err) == (1, "--answers: 1 entry is not filled in, and settles nothing\n")


def test_of_two_files_of_answers_the_later_counts(run, clinic):
    files = []
    for ident in ("squat", "heel-slide"):
        files.append(clinic / f"{ident}.toml")
        run("ask", clinic / "a.csv", "-o", files[-1], "--who", "R", "--on", "2026-12-01")
        filled = files[-1].read_text(encoding="utf-8").replace('is = ""', f'is = "{ident}"')
        files[-1].write_text(filled, encoding="utf-8")
    squat, slide = files
    assert run("check", clinic / "a.csv", "--answers", squat, "--answers", slide)[0] == 0
    assert run("check", clinic / "a.csv", "--answers", slide, "--answers", squat)[0] == 1


def test_asking_never_overwrites_and_says_what_could_not_be_read(run, clinic):
    questions = clinic / "questions.toml"
    code, _, err = run("ask", clinic / "broken.json", clinic / "a.csv", "-o", questions)
    assert (code, "broken.json: could not be read" in " ".join(err.split())) == (2, True)
    kept = questions.read_text(encoding="utf-8")
    assert "Heel wobbles" in kept
    assert run("ask", clinic / "a.csv", "-o", questions)[0] == 2
    assert questions.read_text(encoding="utf-8") == kept
    assert run("ask")[0] == 2


def test_answers_that_cannot_be_read_are_listed(run, clinic):
    bad = clinic / "bad.toml"
    bad.write_text('[[name]]\nname = "A"\nis = "sqat"\n', encoding="utf-8")
    code, _, err = run("check", clinic / "a.csv", "--answers", bad)
    assert code == 2
    for place in ("/format", "/name/0/is", "/name/0/who", "/name/0/on"):
        assert place in err


def test_recognised_lines_take_answers(run, clinic, monkeypatch):
    answers = clinic / "answers.toml"
    run("ask", clinic / "a.csv", "-o", answers, "--who", "R", "--on", "2026-12-01")
    answers.write_text(answers.read_text(encoding="utf-8").replace('is = ""', 'is = "heel-slide"'), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"id": 1, "name": "Heel wobbles"}\n')))
    code, out, _ = run("recognise", "--jsonl", "--answers", answers)
    assert (code, json.loads(out)["basis"]["posture"]) == (0, "answered")
