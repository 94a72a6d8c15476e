"""No process of the program imports from where submissions lie, whatever their files are called."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from grader.sandbox import import_path
from tests.samples import RIGHT, WRONG

OURS = ("grader", "reference", "exercises", "numpy", "hypothesis", "click", "sitecustomize", "usercustomize", "torch")
PROGRAM = "import sys; sys.argv[0] = 'lstm-grader'; from grader.__main__ import main; main()"


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A folder with a submission and modules named like the standard library's and ours; each that is run says so."""
    folder = tmp_path / "submissions"
    folder.mkdir()
    for name in {*sys.stdlib_module_names, *OURS} - {"__main__"}:
        text = f"with open({str(tmp_path / 'ran')!r}, 'a') as file:\n    file.write(__name__ + '\\n')\n"
        (folder / f"{name}.py").write_text(text)
    (folder / "right.py").write_text(RIGHT)
    (folder / "wrong.py").write_text(WRONG)
    return folder


def ran(folder: Path) -> list[str]:
    """The modules of a hostile folder that were imported."""
    log = folder.parent / "ran"
    return log.read_text().splitlines() if log.exists() else []


def program(folder: Path, *args: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """The program as a console script starts it, from within a folder; the script's folder does not matter here."""
    command = [sys.executable, "-P", "-c", PROGRAM, *args]
    environment = {**os.environ, **variables}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=300)


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["list"], 0),
        (["doctor"], 0),
        (["start", "rnn-step", "../lab"], 0),
        (["selfcheck", "rnn-step"], 0),
        (["check", "right.py"], 0),
        (["check", "wrong.py"], 1),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_command_imports_nothing_from_the_working_directory(hostile: Path, args: list[str], code: int) -> None:
    """Each command does what it does elsewhere, and none of the folder's modules has run."""
    done = program(hostile, *args)
    assert (done.returncode, ran(hostile)) == (code, []), done.stderr


@pytest.mark.long
def test_grade_imports_nothing_from_the_submissions(hostile: Path) -> None:
    """Judges in processes of their own neither; the wrong file is graded as wrong."""
    done = program(hostile, "grade", ".", "-o", "../results", "--exercise", "rnn-step", "--seed", "1", "--jobs", "2")
    assert (done.returncode, ran(hostile)) == (0, []), done.stderr
    lines = [json.loads(line) for line in (hostile.parent / "results" / "results.jsonl").read_text().splitlines()]
    scores = {line["submission"]: line["score"] for line in lines if line["status"] == "graded"}
    assert scores["right.py"] == 10.0 > scores["wrong.py"]


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux", reason="finds the judges in /proc")
def test_a_judge_that_replaces_another_imports_nothing_either(hostile: Path) -> None:
    """Planted: the first judge is killed; the next one grades what is left."""
    (hostile / "aaa.py").write_text("while True: pass\n")
    args = ["grade", ".", "-o", "../results", "--exercise", "rnn-step", "--seed", "1", "--jobs", "1", "--timeout", "30"]
    running = subprocess.Popen([sys.executable, "-P", "-c", PROGRAM, *args], cwd=hostile, stdout=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while not (judges := children(running.pid)) and time.monotonic() < deadline:
        time.sleep(0.05)
    os.kill(judges[0], signal.SIGKILL)
    assert running.wait(300) == 4  # one report is a fault of ours
    assert ran(hostile) == []
    lines = [json.loads(line) for line in (hostile.parent / "results" / "results.jsonl").read_text().splitlines()]
    assert {line["submission"]: line["score"] for line in lines}["right.py"] == 10.0


def children(pid: int) -> list[int]:
    """The processes that a process has started."""
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def test_watch_imports_nothing_from_the_working_directory(hostile: Path) -> None:
    """Also not when the file is saved and checked again."""
    command = [sys.executable, "-P", "-c", PROGRAM, "check", "right.py", "--watch"]
    with subprocess.Popen(command, cwd=hostile, stdout=subprocess.PIPE, text=True, stderr=subprocess.STDOUT) as running:
        assert running.stdout is not None
        for line in running.stdout:
            if line.startswith("Watching"):
                if (hostile / "saved").exists():
                    break
                (hostile / "saved").touch()
                (hostile / "right.py").write_text(WRONG)
        running.kill()
    assert ran(hostile) == []


@pytest.mark.parametrize("entry", [".", "", "{folder}", "{folder}/deeper"])
def test_pythonpath_does_not_lead_to_submissions(hostile: Path, entry: str) -> None:
    """Planted: PYTHONPATH names the folder of the submissions; what Python itself loads first is out of our hands."""
    code = "import sys; print(*sys.modules)"
    first = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    deeper = hostile / "deeper"
    deeper.mkdir()
    for path in [*hostile.glob("*.py")]:
        if path.stem in {*first, "sitecustomize", "usercustomize", "site", "encodings", "grader"}:
            path.unlink()
        elif path.stem not in ("right", "wrong"):
            (deeper / path.name).write_text(path.read_text())
    done = program(hostile, "grade", ".", "-o", "../out", "--seed", "1", PYTHONPATH=entry.format(folder=hostile) + ":")
    assert (done.returncode, ran(hostile)) == (0, []), done.stderr


def test_the_order_of_the_search_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard library, our own packages, installed packages, PYTHONPATH; what is not to be trusted is left out."""
    site, named, theirs = (tmp_path / name for name in ("site-packages", "named", "theirs"))
    for folder in (site, named, theirs / "inside"):
        folder.mkdir(parents=True)
    (tmp_path / "open").mkdir()
    (tmp_path / "open").chmod(0o777)
    asked = [str(named), str(theirs / "inside"), str(tmp_path / "open")]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(asked))
    monkeypatch.chdir(theirs)
    path = ["", ".", str(theirs), *asked, "/lib/python", str(site), "/elsewhere", import_path.HOME]
    assert import_path.safe(path, [theirs]) == ["/lib/python", import_path.HOME, str(site), "/elsewhere", str(named)]
