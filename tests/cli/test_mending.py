"""The command repair: many documents, in place only when asked, and nothing lost."""

import json
import shutil
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
HOME = EXAMPLES / "home_programme.csv"


@pytest.fixture
def home(folder):
    shutil.copy(HOME, folder / "home.csv")
    return folder / "home.csv"


def test_nothing_is_written_unless_that_is_asked_for(run, home):
    before = home.read_bytes()
    assert run("repair", "home.csv", "plans/good.json")[0] == 0
    assert home.read_bytes() == before


def test_many_documents_are_mended_in_their_places(run, folder, home):
    good = (folder / "plans" / "good.json").read_bytes()
    code, out, _ = run("repair", "home.csv", "plans/good.json", "--write")
    assert (code, "home.csv: 4 changes; now suitable" in out) == (0, True)
    assert run("check", "home.csv")[0] == 0
    assert (folder / "plans" / "good.json").read_bytes() == good  # nothing to mend, so nothing is touched


def test_a_wpl_document_keeps_what_was_not_mended(run, folder):
    shutil.copy(EXAMPLES / "push_pull_legs.json", folder / "legs.json")
    before = json.loads((folder / "legs.json").read_bytes())
    run("repair", "legs.json", "--write")
    after = json.loads((folder / "legs.json").read_bytes())
    assert before != after
    assert before.keys() == after.keys()


@pytest.mark.parametrize("document", ["hevy_export.csv", "chat_coach.md"])
def test_a_format_that_cannot_be_written_whole_is_left_alone(run, folder, document):
    shutil.copy(EXAMPLES / document, folder / document)
    before = (folder / document).read_bytes()
    code, out, err = run("repair", document, "home.csv", "--write")
    assert (code, "not written in its place" in " ".join(err.split()), document in out) == (2, True, False)
    assert (folder / document).read_bytes() == before


def test_a_document_that_cannot_be_written_is_named_and_the_others_go_on(run, folder, home):
    twice = folder / "a.csv"  # what is mended leaves nothing in the second session, which rows cannot say
    twice.write_text(
        "session,exercise,reps\nA,Barbell squat,8\nB,Barbell squat,8\nA,Knee to chest,9\n", encoding="utf-8"
    )
    shutil.copy(home, folder / "b.csv")
    before = twice.read_bytes()
    code, out, err = run("repair", "*.csv", "--write")
    assert (code, twice.read_bytes(), "a.csv" in out) == (2, before, False)
    assert " ".join(err.split()).startswith("a.csv: not written - /sessions/1: expected a session with a prescription")
    for name in ("b.csv", "home.csv"):
        assert f"{name}: 4 changes; now suitable" in out
        assert run("check", name)[0] == 0


def test_what_was_added_and_the_format_cannot_hold_is_named(run, folder):
    shutil.copy(EXAMPLES / "push_pull_legs.json", folder / "legs.json")
    err = " ".join(run("repair", "legs.json", "--write")[2].split())
    assert "legs.json: left out: /sessions/" in err


def test_a_saved_plan_is_never_replaced_by_a_week_of_it(run, folder):
    run("plan", "--weeks", 3, "--write", "plan.json")
    text = (folder / "plan.json").read_text(encoding="utf-8").replace("pelvic-rocking", "no-such-movement")
    (folder / "plan.json").write_text(text.replace('"Lying pelvic rocking', '"Squat; '), encoding="utf-8")
    before = (folder / "plan.json").read_bytes()
    code = run("repair", "plan.json", "--write")[0]
    assert (code, (folder / "plan.json").read_bytes()) == (2, before)


def test_one_file_takes_one_document(run, folder, home):
    assert run("repair", "home.csv", "plans/good.json", "--write", "out.csv")[0] == 2
    assert run("repair", "home.csv", "--to", "native", "--write")[0] == 2
    assert not (folder / "out.csv").exists()


def test_mending_takes_the_rule_book_waivers_and_answers(run, folder):
    (folder / "book.toml").write_text("[rules.SR601]\nenabled = false\n", encoding="utf-8")
    waiver = 'code = "SR103"\nexercise = "Barbell squat"\nwho = "R"\nwhy = "x"\nuntil = 2999-01-01\n'
    (folder / "w.toml").write_text(f"[[waivers]]\n{waiver}", encoding="utf-8")
    run("ask", "plans/old/wobble.csv", "-o", "a.toml", "--who", "R", "--on", "2026-12-01")
    answers = (folder / "a.toml").read_text(encoding="utf-8").replace('is = ""', 'is = "heel-slide"')
    (folder / "a.toml").write_text(answers, encoding="utf-8")
    assert "SR601" in run("repair", "plans/old/wobble.csv")[1]
    assert "SR601" not in run("repair", "plans/old/wobble.csv", "--rulebook", "book.toml")[1]
    assert "SR601" not in run("repair", "plans/old/wobble.csv", "--answers", "a.toml")[1]
    assert "puts a heavy load" in run("repair", "plans/squat.csv")[1]
    assert "puts a heavy load" not in run("repair", "plans/squat.csv", "--waivers", "w.toml")[1]


def test_the_language_of_the_reasons_is_asked_for(run, folder):
    out = run("repair", "plans/squat.csv", "--language", "ko")[1]
    assert any("\uac00" <= letter <= "\ud7a3" for letter in out)
