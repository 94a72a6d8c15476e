"""`--with PATH`: a course's own files, which submissions may import, in `check`, `grade` and `start`."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from grader.cli.main import run
from tests.samples import STARTER

HELPER = "import numpy as np\n\n\ndef squash(v):\n    return np.tanh(v)\n"
USES = "from {module} import *\n\n\ndef rnn_step(x, h, W, R, b):\n    return squash(x @ W.T + h @ R.T + b), None\n"
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course's folder: a module, and a package."""
    for name in ("course/rnn_utils.py", "course/cs231n/layers.py", "course/cs231n/__init__.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("" if name.endswith("__init__.py") else HELPER)
    return tmp_path / "course"


def hand_in(folder: Path, module: str) -> Path:
    """A submission that imports a module of the course."""
    folder.mkdir(exist_ok=True)
    (folder / "hw.py").write_text(USES.format(module=module))
    return folder / "hw.py"


@pytest.mark.parametrize(
    ("module", "path"),
    [
        ("rnn_utils", "course/rnn_utils.py"),
        ("rnn_utils", "course"),
        ("course.rnn_utils", "course"),
        ("cs231n.layers", "course/cs231n"),
        ("cs231n.layers", "course"),
        (".rnn_utils", "course"),
    ],
)
def test_a_submission_imports_what_the_course_gives(
    capsys: Captured, course: Path, tmp_path: Path, module: str, path: str
) -> None:
    """A file, a folder of files, a package; the command that is to be typed next names it too."""
    file = hand_in(tmp_path / "in", module)
    assert run(["check", str(file), "--with", str(tmp_path / path)]) == 0
    wrong = file.read_text().replace("+ b", "- b")
    file.write_text(wrong)
    assert run(["check", str(file), "--with", str(tmp_path / path)]) == 1
    told = " ".join(capsys.readouterr().out.replace("\\\n", " ").split())
    assert f"--with {tmp_path / path}" in told


def test_without_it_what_is_missing_is_named(capsys: Captured, tmp_path: Path) -> None:
    """And that only what was handed in is seen."""
    run(["check", str(hand_in(tmp_path / "in", "our_utils"))])
    told = " ".join(capsys.readouterr().out.split())
    assert "name 'squash' is not defined" in told
    assert "it may come from our_utils, which is not there: only what was handed in is seen" in told


def test_in_a_batch(course: Path, tmp_path: Path) -> None:
    """A student's own file of the same name comes first; what the course's hold decides whether a run can go on."""
    hand_in(tmp_path / "in", "rnn_utils")
    (tmp_path / "in" / "bob").mkdir()
    (tmp_path / "in" / "bob" / "hw.py").write_text(USES.format(module="rnn_utils"))
    (tmp_path / "in" / "bob" / "rnn_utils.py").write_text(HELPER.replace("np.tanh(v)", "np.sinh(v)"))
    args = ["grade", str(tmp_path / "in"), "-o", str(tmp_path / "out"), "--seed", "3", "--with", str(course)]
    assert run(args) == 0
    found = [json.loads(line) for line in (tmp_path / "out" / "results.jsonl").read_text().splitlines()]
    assert {line["submission"]: line["score"] for line in found} == {"hw.py": 10.0, "bob": 0.0}
    assert run([*args, "--resume"]) == 0
    (course / "rnn_utils.py").write_text(HELPER + "# changed\n")
    assert run([*args, "--resume"]) == 2


def test_what_start_writes_works_by_itself(capsys: Captured, course: Path, tmp_path: Path) -> None:
    """The course's file lies beside the starter: `check` finds it, and so does Python."""
    lab = tmp_path / "lab"
    assert run(["start", "rnn-step", str(lab), "--with", str(course / "rnn_utils.py")]) == 0
    assert (lab / "rnn_utils.py").read_text() == HELPER
    (lab / "rnn_step.py").write_text(USES.format(module="rnn_utils"))
    assert run(["check", str(lab / "rnn_step.py")]) == 0
    capsys.readouterr()
    subprocess.run([sys.executable, "rnn_step.py"], cwd=lab, check=True)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("notes.txt", "x", "is neither a folder nor a .py file"),
        ("broken.py", "def f(:\n", "broken.py, line 1: invalid syntax"),
        ("empty/notes.txt", "x", "holds no .py file"),
    ],
)
def test_what_cannot_be_given_is_said(capsys: Captured, tmp_path: Path, name: str, content: str, said: str) -> None:
    """Before anything is graded, as wrong usage."""
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(content)
    (tmp_path / "hw.py").write_text(STARTER)
    assert run(["check", str(tmp_path / "hw.py"), "--with", str(tmp_path / name.partition("/")[0])]) == 2
    assert said in " ".join(capsys.readouterr().err.split())
