"""Files of any size: read a piece at a time, screened part by part, joined at the end, gone on with after a kill."""

import json
import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time

import pyarrow as pa
import pyarrow.csv
import pyarrow.feather
import pyarrow.parquet
import pytest

import stenosis_routines as sr
from stenosis_routines import bulk
from stenosis_routines.bulk.files import source
from stenosis_routines.bulk.parts import screen_file

NAMES = ("Knee to chest", "Barbell squat", "Pelvic rocking", "Zxcv", "Lying ankle pump")


def rows_of(count, each=4):
    return [
        {
            "routine_id": f"r{number // each}",
            "session": f"Day {number // 2 % 2}",
            "name": NAMES[number * 7 % 5],
            "reps": number % 30 + 1,
            "notes": "slowly" if number % 3 else None,
        }
        for number in range(count)
    ]


TABLE = pa.Table.from_pylist(rows_of(400))


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written(path, table=TABLE):
    """Writes a table as a file of the kind that its suffix says."""
    if path.endswith(".parquet"):
        pyarrow.parquet.write_table(table, path, row_group_size=90)
    elif path.endswith((".arrow", ".feather")):
        pyarrow.feather.write_feather(table, path, chunksize=70, compression="uncompressed")
    elif path.endswith(".csv"):
        pyarrow.csv.write_csv(table, path)
    else:
        with open(path, "w", encoding="utf-8") as file:
            file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in table.to_pylist())
    return path


def read(path):
    """The rows of a result."""
    if path.endswith(".parquet"):
        return pyarrow.parquet.read_table(path).to_pylist()
    if path.endswith((".arrow", ".feather")):
        return pyarrow.feather.read_table(path).to_pylist()
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


EXPECTED = bulk.screen(TABLE).to_pylist()


@pytest.mark.parametrize("suffix", [".parquet", ".arrow", ".csv", ".jsonl"])
@pytest.mark.parametrize("rows", [10, 90, 10_000])
def test_every_kind_of_file_is_screened_as_its_table_is(folder, suffix, rows):
    found = screen_file(source(written(f"in{suffix}")), "out.parquet", rows=rows)
    assert read("out.parquet") == EXPECTED
    assert (found.rows, found.verdicts.total()) == (400, 100)
    assert set(os.listdir(folder)) == {f"in{suffix}", "out.parquet"}


@pytest.mark.parametrize("suffix", [".parquet", ".arrow", ".jsonl"])
def test_every_kind_of_file_can_be_written(folder, suffix):
    screen_file(source(written("in.parquet")), f"out{suffix}", rows=100)
    assert read(f"out{suffix}") == EXPECTED


def test_a_result_in_csv_has_lists_in_one_cell(folder):
    screen_file(source(written("in.parquet")), "out.csv")
    found = pyarrow.csv.read_csv("out.csv").to_pylist()
    assert [row["codes"].split() for row in found] == [row["codes"] for row in EXPECTED]
    assert [row["verdict"] for row in found] == [row["verdict"] for row in EXPECTED]


def test_the_summary_counts_verdicts_codes_and_questions(folder):
    found = screen_file(source(written("in.csv")), "out.csv", rows=50)
    reports = bulk.verdicts(bulk.screen(TABLE)).to_pylist()
    assert found.verdicts == {v: n for v in sr.Verdict if (n := sum(r["verdict"] == v for r in reports))}
    assert found.codes == {c: n for c in sr.article._index if (n := sum(c in r["codes"] for r in reports))}
    assert [(q.text, q.count) for q in found.questions] == [("Zxcv", 80)]


# A run that is killed


class Killed(BaseException):
    pass


@pytest.mark.parametrize("after", [0, 2, 4])
def test_a_run_goes_on_at_the_last_finished_part(folder, after):
    given, seen = source(written("in.parquet")), []

    def kill(rows):
        seen.append(rows)
        if len(seen) > after:
            raise Killed

    with pytest.raises(Killed):
        screen_file(given, "out.jsonl", rows=40, done=kill)
    assert not os.path.exists("out.jsonl")
    (folder / "out.jsonl.parts" / "000099.new").write_bytes(b"half")
    again = []
    found = screen_file(given, "out.jsonl", rows=40, done=again.append)
    assert again[0] == seen[-1]
    assert read("out.jsonl") == EXPECTED
    assert found == screen_file(given, "other.jsonl")


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_screen_that_is_killed_at_any_point_ends_with_the_same_rows(folder, jobs):
    many = pa.Table.from_pylist(rows_of(6000))
    expected = bulk.screen(many).to_pylist()
    written("in.parquet", many)
    code = (
        "from stenosis_routines.bulk.files import source\nfrom stenosis_routines.bulk.parts import screen_file\n"
        "print('ready', flush=True)\n"
        f"screen_file(source('in.parquet'), 'out.parquet', rows=40, jobs={jobs})"
    )
    chance = random.Random(0)
    for _ in range(10):
        run = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
        run.stdout.readline()
        before = parts = len(list(folder.glob("out.parquet.parts/*.arrow")))
        more = chance.randint(0, 3)
        while run.poll() is None and parts < before + more:
            parts = len(list(folder.glob("out.parquet.parts/*.arrow")))
        time.sleep(chance.uniform(0, 0.01))
        run.send_signal(signal.SIGKILL)
        assert run.wait() == -signal.SIGKILL
        run.stdout.close()
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
    assert read("out.parquet") == expected


def test_parts_of_another_input_are_not_joined(folder):
    given = source(written("in.parquet"))
    with pytest.raises(Killed):
        screen_file(given, "out.csv", rows=40, done=lambda rows: (_ for _ in ()).throw(Killed))
    time.sleep(0.01)
    given = source(written("in.parquet", TABLE.slice(4)))
    with pytest.raises(sr.UnreadableRoutineError, match="remove the folder to start again"):
        screen_file(given, "out.csv", rows=40)


# Several processes


@pytest.mark.parametrize("suffix", [".parquet", ".arrow", ".csv", ".jsonl"])
def test_several_processes_come_to_the_same(folder, suffix):
    given, seen = source(written(f"in{suffix}")), []
    found = screen_file(given, "several.parquet", rows=40, jobs=3, done=seen.append)
    assert read("several.parquet") == EXPECTED
    assert seen == sorted(seen)
    assert found == screen_file(given, "one.parquet", rows=40)


def test_a_run_goes_on_with_another_number_of_processes(folder):
    given = source(written("in.parquet"))

    def kill(rows):
        if rows > 100:
            raise Killed

    with pytest.raises(Killed):
        screen_file(given, "out.parquet", rows=40, jobs=2, done=kill)
    again = []
    screen_file(given, "out.parquet", rows=40, done=again.append)
    assert again[0] > 100
    assert read("out.parquet") == EXPECTED


def test_answers_hold_in_several_processes(folder):
    settled = 'name = "Zxcv"\nis = "knee-to-chest"\nwho = "An expert"\non = "2026-11-02"\n'
    answers = sr.Answers.loads(f'format = "stenosis-routines-answers/1"\n[[name]]\n{settled}')
    given = source(written("in.parquet"))
    found = screen_file(given, "several.parquet", answers, rows=40, jobs=2)
    assert found == screen_file(given, "one.parquet", answers, rows=40)
    assert found.questions == ()


def test_of_several_errors_the_first_row_is_said(folder):
    names = ["" if number == 43 else name for number, name in enumerate(TABLE.column("name").to_pylist())]
    damaged(folder, TABLE.set_column(2, "name", pa.array(names)))
    assert "row group 1, row 44, column name: expected the name" in refused("in.parquet", rows=40, jobs=2)


def test_a_process_that_is_killed_is_said_and_the_run_goes_on(folder):
    given = source(written("in.parquet"))

    def kill(rows):
        for process in multiprocessing.active_children():
            process.kill()

    with pytest.raises(sr.StenosisRoutinesError, match="the same command goes on"):
        screen_file(given, "out.parquet", rows=40, jobs=2, done=kill)
    screen_file(given, "out.parquet", rows=40, jobs=2)
    assert read("out.parquet") == EXPECTED


# What cannot be screened


def refused(path, *options, **more):
    with pytest.raises(sr.UnreadableRoutineError) as error:
        screen_file(source(path, *options), "out.parquet", **more)
    assert not os.path.exists("out.parquet")
    assert not os.path.exists("out.parquet.parts")
    return str(error.value)


@pytest.mark.parametrize("rows", [8, 1000])
@pytest.mark.parametrize("jobs", [1, 2])
def test_an_id_that_comes_back_is_refused_in_any_part(folder, rows, jobs):
    again = pa.concat_tables([TABLE, TABLE.slice(100, 4)])
    message = "row group 5, row 401, column routine_id: expected all rows of a routine one after the other, found 'r25'"
    assert refused(written("in.parquet", again), rows=rows, jobs=jobs) == message


def test_a_missing_name_is_refused_with_its_row_group_and_row(folder):
    names = ["" if number == 123 else name for number, name in enumerate(TABLE.column("name").to_pylist())]
    bad = TABLE.set_column(2, "name", pa.array(names))
    assert "row group 2, row 124, column name: expected the name" in refused(written("in.parquet", bad), rows=40)
    assert "row 124, column name: expected the name" in refused(written("in.csv", bad), rows=50)
    assert "line 124, column name: expected the name" in refused(written("in.jsonl", bad), rows=60)


def damaged(folder, table=TABLE):
    """Writes a table as a file whose third row group has a damaged column."""
    written("in.parquet", table)
    column = pyarrow.parquet.ParquetFile("in.parquet").metadata.row_group(2).column(2)
    data = bytearray((folder / "in.parquet").read_bytes())
    begin = column.dictionary_page_offset
    data[begin : begin + column.total_compressed_size] = b"\xff" * column.total_compressed_size
    (folder / "in.parquet").write_bytes(data)


def test_a_corrupt_row_group_is_refused_with_its_column(folder):
    damaged(folder)
    assert "row group 3, rows 181 to 270, column name: expected data that is not damaged" in refused("in.parquet")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("in.parquet", b"PAR1 no", "expected a Parquet file"),
        ("in.arrow", b"ARROW1", "expected an Arrow IPC file"),
        ("in.csv", b"", "expected comma-separated values"),
        ("in.csv", b"routine_id,session,name\na,b\n", "expected comma-separated values"),
        ("in.csv", b"routine_id,session,name\na,b,\xff\xfe\n", "expected comma-separated values in UTF-8"),
        ("in.csv", b"routine_id;session;name\na;b;c\n", "column session: expected a column of that name"),
        ("in.csv", b"routine_id,session,name\n,b,Crunch\n", "row 1, column routine_id: expected the id of a routine"),
        ("in.jsonl", b'{"routine_id": "a"\n', "line 1: expected a JSON object of texts and numbers"),
        ("in.jsonl", b'{"routine_id": "a", "session": "", "name": ["x"]}\n', "line 1: expected a JSON object"),
        ("in.jsonl", b'{"routine_id": "a", "session": ""}\n', "column name: expected a column of that name"),
        (
            "in.jsonl",
            b'{"routine_id": "a", "session": "", "name": "x", "tip": "squat"}\n',
            "column tip: expected one of",
        ),
        ("in.txt", b"", "expected a file with one of the suffixes .parquet, .arrow"),
    ],
)
def test_a_file_that_cannot_be_screened_is_refused(folder, name, content, message):
    (folder / name).write_bytes(content)
    assert message in refused(name)


def test_a_column_that_is_left_out_is_not_looked_at(folder):
    (folder / "in.csv").write_text("routine_id,session,name,user\na,A,Crunch,7\n", encoding="utf-8")
    assert "column user: expected one of" in refused("in.csv")
    screen_file(source("in.csv", ["user"]), "out.parquet")
    assert len(read("out.parquet")) == 1


def test_a_file_without_rows_gives_one_without_rows(folder):
    screen_file(source(written("in.parquet", TABLE.slice(0, 0))), "out.parquet")
    assert read("out.parquet") == []


# The command


def test_the_command_writes_the_result_and_says_what_it_comes_to(folder, run):
    code, out, err = run("screen", written("in.parquet"), "-o", "out.parquet", "--ask", "open.toml")
    assert (code, err, read("out.parquet")) == (1, "", EXPECTED)
    assert out.startswith("100 routines: ")
    assert "400 rows, 0 of them through check" in out
    assert "SR101 standing" in out
    assert "80 name: Zxcv" in out
    assert 'name = "Zxcv"' in (folder / "open.toml").read_text(encoding="utf-8")


def test_the_command_exits_0_where_all_is_suitable(folder, run):
    (folder / "in.csv").write_text("routine_id,session,name,reps\na,A,Lying ankle pump,10\n", encoding="utf-8")
    assert run("screen", "in.csv", "-o", "out.csv")[0] == 0
    assert run("screen", "in.csv", "-o", "more.csv", "--quiet")[:2] == (0, "")


def test_the_command_takes_answers(folder, run):
    (folder / "in.csv").write_text("routine_id,session,name,reps\na,A,Zxcv,10\n", encoding="utf-8")
    assert run("screen", "in.csv", "-o", "out.csv", "--ask", "open.toml")[0] == 1
    filled = (folder / "open.toml").read_text(encoding="utf-8").replace('is = ""', 'is = "ankle-flexion"')
    filled = filled.replace('who = ""', 'who = "R"').replace('on = ""', "on = 2026-01-01")
    (folder / "open.toml").write_text(filled, encoding="utf-8")
    assert run("screen", "in.csv", "-o", "more.csv", "--answers", "open.toml")[0] == 0


def test_what_the_command_cannot_read_or_write_is_no_pass(folder, run):
    assert run("screen", "none.csv", "-o", "out.csv")[0] == 2
    written("in.csv")
    (folder / "out.csv").write_text("precious", encoding="utf-8")
    code, _, err = run("screen", "in.csv", "-o", "out.csv")
    assert (code, (folder / "out.csv").read_text(encoding="utf-8")) == (2, "precious")
    assert "out.csv: it is there already, and is never overwritten" in " ".join(err.split())
    assert run("screen", "in.csv", "-o", "no/such/folder/out.csv")[0] in (0, 1, 2)
