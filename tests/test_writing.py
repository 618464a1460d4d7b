"""Files are written whole or not at all, whatever stands at the target and whatever happens meanwhile."""

import errno
import os
import stat
import subprocess
import sys
import threading

import pytest

from stenosis_routines._writing import write_whole


@pytest.fixture
def target(tmp_path):
    path = tmp_path / "page.html"
    path.write_text("before", encoding="utf-8")
    return path


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_the_text_is_written_as_it_is(target):
    write_whole(target, "a\r\nb\n무릎")
    assert target.read_bytes() == "a\r\nb\n무릎".encode()
    assert names(target.parent) == ["page.html"]


def test_it_is_on_the_disk_before_it_takes_the_place(target, monkeypatch):
    done = []
    monkeypatch.setattr("os.fsync", lambda number: done.append(os.fstat(number).st_size))
    replace = os.replace
    monkeypatch.setattr("os.replace", lambda *paths: (done.append("in place"), replace(*paths)))
    write_whole(target, "after")
    assert done == [5, "in place"]


@pytest.mark.parametrize("step", ["os.fsync", "os.replace", "os.chmod"])
@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()])
def test_what_goes_wrong_leaves_what_was_there_and_nothing_else(target, monkeypatch, step, error):
    def fails(*_):
        raise error

    monkeypatch.setattr(step, fails)
    with pytest.raises(type(error)):
        write_whole(target, "after")
    monkeypatch.undo()
    assert target.read_text(encoding="utf-8") == "before"
    assert names(target.parent) == ["page.html"]


def limited(code, path):
    """A run of some code in which no file may hold more than 1000 bytes."""
    bounds = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))"
    return subprocess.run(
        [sys.executable, "-c", f"{bounds}\n{code}", path], capture_output=True, text=True, check=False
    )


def test_a_full_disk_leaves_what_was_there(target):
    code = "import sys; from stenosis_routines._writing import write_whole; write_whole(sys.argv[1], 'x' * 5000)"
    assert "File too large" in limited(code, target).stderr
    assert target.read_text(encoding="utf-8") == "before"
    assert names(target.parent) == ["page.html"]


@pytest.mark.parametrize("command", ["handout", "ask", "convert"])
def test_a_command_on_a_full_disk_exits_two_and_leaves_nothing(tmp_path, command):
    (tmp_path / "a.csv").write_text("exercise,reps\n" + "Lying ankle pump,5\nGlorp,5\n" * 30, encoding="utf-8")
    out = str(tmp_path / "out")
    more = {
        "handout": ["-o", out, "--anyway"],
        "convert": [out, "--to", "native"],
        "ask": ["-o", out, "--who", "R" * 2000],
    }
    call = [command, str(tmp_path / "a.csv"), *more[command]]
    run = limited(f"import sys; from stenosis_routines.cli import run; sys.exit(run({call!r}))", "")
    assert (run.returncode, "File too large" in " ".join(run.stderr.split())) == (2, True), run.stderr
    assert names(tmp_path) == ["a.csv"]


def test_a_link_stays_a_link(target):
    link = target.with_name("link")
    link.symlink_to(target)
    write_whole(link, "after")
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "after"


def test_a_link_to_a_file_that_is_not_there_makes_it(tmp_path):
    (tmp_path / "link").symlink_to(tmp_path / "new")
    write_whole(tmp_path / "link", "after")
    assert (tmp_path / "new").read_text(encoding="utf-8") == "after"
    assert (tmp_path / "link").is_symlink()


def test_links_in_a_circle_are_an_error(tmp_path):
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    for path in (tmp_path / "a", tmp_path / "a" / "c"):
        with pytest.raises(OSError, match="symbolic links"):
            write_whole(path, "after")
    assert names(tmp_path) == ["a", "b"]


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o666])
def test_the_permissions_of_a_file_stay_and_hold_while_it_is_written(target, monkeypatch, mode):
    target.chmod(mode)
    seen = []
    monkeypatch.setattr("os.fsync", lambda number: seen.append(stat.S_IMODE(os.fstat(number).st_mode)))
    write_whole(target, "after")
    assert [*seen, stat.S_IMODE(target.stat().st_mode)] == [mode, mode]


def test_a_file_that_may_not_be_written_is_not_replaced(target, monkeypatch):
    monkeypatch.setattr("os.access", lambda path, mode: mode != os.W_OK)
    with pytest.raises(PermissionError):
        write_whole(target, "after")
    assert target.read_text(encoding="utf-8") == "before"


@pytest.mark.parametrize("place", ["no/such/folder", ".", "page.html/below"])
def test_a_place_where_no_file_can_be_is_an_error(target, place):
    with pytest.raises(OSError):  # noqa: PT011 - each place has its own kind
        write_whole(target.parent / place, "after")
    assert names(target.parent) == ["page.html"]


def test_a_new_file_never_takes_the_place_of_another(target):
    (target.parent / "link").symlink_to(target.parent / "nothing")
    for path in (target, target.parent / "link"):
        with pytest.raises(FileExistsError):
            write_whole(path, "after", new=True)
    assert target.read_text(encoding="utf-8") == "before"
    write_whole(target.parent / "other", "after", new=True)
    assert names(target.parent) == ["link", "other", "page.html"]


def test_a_pipe_is_written_to_and_stays_one(tmp_path):
    pipe, got = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: got.append(pipe.read_text(encoding="utf-8")))
    reader.start()
    write_whole(pipe, "after")
    reader.join(10)
    assert got == ["after"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert names(tmp_path) == ["pipe"]


@pytest.mark.parametrize("how", ["w", "a"])
@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "link"])
def test_what_the_process_prints_to_keeps_what_it_holds(tmp_path, how, name):
    out = tmp_path / "out"
    out.write_text("earlier\n" if how == "a" else "", encoding="utf-8")
    (tmp_path / "link").symlink_to("/dev/stdout")
    code = (
        "import sys; from stenosis_routines._writing import write_whole; print('said', flush=True);"
        f"write_whole({name!r}, 'text\\n'); print('end')"
    )
    with out.open(how, encoding="utf-8") as file:
        subprocess.run([sys.executable, "-c", code], stdout=file, check=True, cwd=tmp_path)
    assert out.read_text(encoding="utf-8").splitlines()[-3:] == ["said", "text", "end"]
    assert out.read_text(encoding="utf-8").startswith("earlier" if how == "a" else "said")
    assert names(tmp_path) == ["link", "out"]


def test_standard_output_into_a_pipe_is_written_to():
    code = "from stenosis_routines._writing import write_whole; write_whole('/dev/stdout', 'text')"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "text"


def test_half_a_character_leaves_what_was_there(target):
    with pytest.raises(UnicodeEncodeError):
        write_whole(target, "a\ud800")
    assert target.read_text(encoding="utf-8") == "before"
    assert names(target.parent) == ["page.html"]
