"""`start` and pytest: what a student begins with works, and a test run says what `check` says, no more."""

import ast
import contextlib
import fcntl
import json
import os
import pty
import re
import struct
import subprocess
import sys
import termios
import threading
from pathlib import Path

import nbformat
import pytest

from grader.authoring.narrow import markdown
from grader.authoring.starter import files
from grader.catalog.catalog import load
from grader.cli.main import run
from grader.cli.start import installing
from grader.errors import Refused
from grader.run.plan import Plan
from grader.submissions.text import read_text
from tests.outside import pytest_in, with_path
from tests.samples import RIGHT, STARTER, WRONG

SLUGS = tuple(one.slug for one in load().exercises if "native" in one.dialects)


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("dialect", ["native", "cs231n"])
def test_a_starter_defines_what_is_asked(slug: str, dialect: str) -> None:
    """In every dialect: functions with docstrings that raise NotImplementedError, in a file that is Python."""
    made = files(Plan(exercise=slug, dialect=dialect))
    name = slug.replace("-", "_")
    assert list(made) == [f"{name}.py", "task.md", *load().exercise(slug).drawings, f"test_{name}.py"]
    spoken = load().dialect(dialect).entries
    tree = ast.parse(made[f"{name}.py"])
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    for entry in load().entries(slug):
        function = functions[spoken[entry].function]
        assert ast.get_docstring(function)
        assert len(function.args.args) == len(spoken[entry].args.items)
        assert ast.unparse(function.body[-1]) == "raise NotImplementedError"
        assert spoken[entry].function in made["task.md"]
    ast.parse(made[f"test_{name}.py"])


def test_a_notebook_is_valid_and_can_be_read_back() -> None:
    """nbformat accepts it, and our own reader finds the function."""
    text = files(Plan(exercise="rnn-step"), in_notebook=True)["rnn_step.ipynb"]
    nbformat.validate(json.loads(text))
    assert "def rnn_step(x, h, W, R, b):" in read_text(text, "ipynb")


def test_the_last_cell_of_a_notebook_checks_it(tmp_path: Path) -> None:
    """As a shell runs its line: whatever module lies beside it, in the dialect of the notebook, with its exercise."""
    made = files(Plan(exercise="rnn-step", dialect="cs231n"), in_notebook=True)
    *_, task, _, check = ("", *("".join(cell["source"]) for cell in json.loads(made["rnn_step.ipynb"])["cells"]))
    assert "In the dialect cs231n" in task
    (tmp_path / "rnn_step.ipynb").write_text(made["rnn_step.ipynb"])
    (tmp_path / "grader.py").write_text("raise SystemExit('not ours')\n")
    line = next(line for line in check.splitlines() if line.startswith("!")).removeprefix("!")
    done = subprocess.run(
        line.replace("{sys.executable}", sys.executable), shell=True, cwd=tmp_path, capture_output=True, text=True,
        check=False, env=with_path(),
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stdout.startswith("rnn-step  rnn_step.ipynb (cs231n)")


def code_lines(text: str) -> list[str]:
    """The lines of Markdown that are code, tables or headings."""
    parts = text.split("```")
    return [*"".join(parts[1::2]).split("\n"), *(line for line in text.split("\n") if line.startswith(("|", "#")))]


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("dialect", ["native", "cs231n", "deeplearning.ai"])
def test_what_start_writes_fits_a_terminal(slug: str, dialect: str) -> None:
    """Of 80 columns; tables and code of a task may be wider, and drawings are not read there."""
    try:
        made = files(Plan(exercise=slug, dialect=dialect))
    except Refused:
        return
    task = made.pop("task.md")
    texts = [text for name, text in made.items() if not name.endswith(".svg")]
    assert [line for text in texts for line in text.split("\n") if len(line) > 79] == []
    assert [line for line in task.split("\n") if len(line) > 79 and line not in code_lines(task)] == []


def test_a_paragraph_that_is_wrapped_reads_the_same() -> None:
    """Code stays whole, an item hangs, no line begins with what would make a list of it."""
    item = "- the new state is what is kept of the old one, and `0.1 tanh(x W + h R)` of what enters + the bias of it"
    assert markdown(f"# Title\n\n{item}\n\n    code {'x' * 90}\n") == (
        "# Title\n\n- the new state is what is kept of the old one, and `0.1 tanh(x W + h R)` of\n"
        f"  what enters + the bias of it\n\n    code {'x' * 90}\n"
    )
    told = markdown("word " * 15 + "then - and what comes after it + more\n")
    assert not any(line.startswith(("-", "+")) for line in told.split("\n"))


def test_a_package_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """By `start`, before a student finds out."""
    monkeypatch.setattr("grader.run.proof.find_spec", lambda name: None)
    assert installing(Plan(exercise="torch-lstm-cell")) == "Before that: pip install torch  (not installed here)\n"
    assert installing(Plan(exercise="rnn-step")) == ""


def test_a_dialect_without_the_exercise_is_refused(tmp_path: Path) -> None:
    """A teacher's file lays weights out differently and does not say how a sequence is called with them."""
    toml = tmp_path / "mine.toml"
    toml.write_text(
        '[rnn.arrays]\nW = "D H"\n[rnn.entries.rnn_step]\nfunction = "f"\n'
        'args = ["x", "h", "W", "R", "b"]\nreturns = ["h", "cache"]\n'
    )
    assert "def f(x, h, W, R, b):" in files(Plan(exercise="rnn-step", dialect=str(toml)))["rnn_step.py"]
    with pytest.raises(Refused, match="has no rnn_forward, which rnn-sequence needs"):
        files(Plan(exercise="rnn-sequence", dialect=str(toml)))


def test_a_dialect_that_does_not_mention_an_exercise_starts_it_as_it_is(tmp_path: Path) -> None:
    """The files of a chapter that it inherits are the project's own, but for the dialect that the test asks in."""
    toml = tmp_path / "mine.toml"
    toml.write_text(
        '[rnn.entries.rnn_step]\nfunction = "f"\nargs = ["x", "h", "W", "R", "b"]\nreturns = ["h", "cache"]\n'
    )
    inherited, own = files(Plan(exercise="lstm-step", dialect=str(toml))), files(Plan(exercise="lstm-step"))
    assert [inherited[name] for name in ("lstm_step.py", "task.md")] == [own[n] for n in ("lstm_step.py", "task.md")]


def test_start_overwrites_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A second start in the same folder stops before it writes."""
    assert run(["start", "rnn-step", str(tmp_path)]) == 0
    (tmp_path / "rnn_step.py").write_text(WRONG)
    (tmp_path / "task.md").unlink()
    assert run(["start", "rnn-step", str(tmp_path)]) == 2
    assert "there already; nothing is overwritten" in " ".join(capsys.readouterr().err.split())
    assert (tmp_path / "rnn_step.py").read_text() == WRONG
    assert not (tmp_path / "task.md").exists()


@pytest.fixture
def lab(tmp_path: Path) -> Path:
    """A folder made by `start`."""
    assert run(["start", "rnn-step", str(tmp_path / "lab")]) == 0
    return tmp_path / "lab"


def test_pytest_tells_in_the_width_of_the_terminal(lab: Path) -> None:
    """A terminal of 60 columns: what is said of a failure is wrapped, not broken by the terminal."""
    (lab / "rnn_step.py").write_text(WRONG)
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 60, 0, 0))
    told = []

    def listen() -> None:
        with contextlib.suppress(OSError):  # the other end is closed
            while part := os.read(ours, 4096):
                told.append(part)

    listening = threading.Thread(target=listen)
    listening.start()
    command = [sys.executable, "-m", "pytest", "-p", "grader.pytest_plugin.plugin", "-p", "no:cacheprovider"]
    env = {key: value for key, value in with_path().items() if key != "COLUMNS"}
    subprocess.run(command, cwd=lab, stdin=theirs, stdout=theirs, stderr=theirs, check=False, env=env)
    os.close(theirs)
    listening.join()
    text = re.sub(r"\x1b\[[\d;]*m", "", b"".join(told).decode())
    failure = text[text.index("First failure:") : text.index("short test summary")].splitlines()
    assert max(map(len, failure)) <= 60


def test_pytest_passes_a_right_file(lab: Path) -> None:
    """One test for every check, all of them pass."""
    (lab / "rnn_step.py").write_text(RIGHT)
    done = pytest_in(lab, "-v")
    assert done.returncode == 0
    assert "test_rnn_step.py::test_rnn_step[ordinary] PASSED" in done.stdout
    assert "6 passed" in done.stdout


def test_pytest_says_what_check_says(lab: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The failure's text is that of `check`, and nothing of the judge's files or source is shown."""
    (lab / "rnn_step.py").write_text(WRONG)
    assert run(["check", str(lab / "rnn_step.py")]) == 1
    checked = capsys.readouterr().out
    done = pytest_in(lab)
    assert done.returncode == 1
    told = checked[checked.index("First failure") : checked.index("Again:")].rstrip()
    assert told in done.stdout
    assert "1 failed, 5 skipped" in done.stdout
    for word in ("grader/", "pytest_run", "settle", "Traceback", "exercise_check()"):
        assert word not in done.stdout


@pytest.mark.long
def test_pytest_selects_and_seeds(lab: Path) -> None:
    """-k picks a check by its id; --grade-seed is the seed that the text names."""
    (lab / "rnn_step.py").write_text(WRONG)
    done = pytest_in(lab, "-k", "ordinary", "--grade-seed", "7")
    assert "(seed 7)" in done.stdout
    assert "1 failed, 5 deselected" in done.stdout


@pytest.mark.parametrize(
    ("text", "reason"),
    [("def f(:\n", "syntax error in line 1"), (None, "no such file"), (STARTER, "rnn_step is not done yet")],
)
def test_pytest_tells_once_what_is_wrong_with_the_file(lab: Path, text: str | None, reason: str) -> None:
    """A file that cannot be graded is one failure; the other checks are skipped."""
    (lab / "rnn_step.py").unlink()
    if text is not None:
        (lab / "rnn_step.py").write_text(text)
    done = pytest_in(lab)
    assert reason in done.stdout
    assert "1 failed, 5 skipped" in done.stdout


@pytest.mark.long
def test_two_processes_tell_once_too(lab: Path) -> None:
    """With xdist it is the same test that fails, whichever process has it; of the tests that -k leaves the first."""
    pytest.importorskip("xdist")
    (lab / "rnn_step.py").write_text("def f(:\n")
    assert "1 failed, 5 skipped" in pytest_in(lab, "-n", "2").stdout
    done = pytest_in(lab, "-k", "not ordinary")
    assert "1 failed, 4 skipped, 1 deselected" in done.stdout


def test_the_plugin_costs_nothing_when_it_is_not_used(tmp_path: Path) -> None:
    """pytest with the plugin and no marked test loads neither the grader's engine nor Hypothesis for it."""
    (tmp_path / "test_mine.py").write_text(
        "import sys\ndef test_mine():\n    assert not {m for m in sys.modules if m.startswith('grader')} - "
        "{'grader', 'grader.pytest_plugin', 'grader.pytest_plugin.plugin'}\n"
    )
    assert pytest_in(tmp_path, "-p", "no:hypothesispytest").returncode == 0


@pytest.mark.long
def test_a_mark_that_says_nothing_is_wrong_usage(tmp_path: Path) -> None:
    """The fixture without the mark, and an unknown exercise, are explained."""
    (tmp_path / "test_mine.py").write_text("def test_mine(exercise_check): pass\n")
    assert "needs the mark exercise(slug, file=...)" in pytest_in(tmp_path).stdout
    (tmp_path / "test_mine.py").write_text(
        "import pytest\n@pytest.mark.exercise('nonsense', file='x.py')\ndef test_mine(exercise_check): pass\n"
    )
    done = pytest_in(tmp_path)
    assert "no exercise 'nonsense'" in done.stdout
    assert "Traceback" not in done.stdout
    assert len(done.stdout.splitlines()) < 20


def test_no_path_of_the_teachers_machine_stands_in_what_is_written(tmp_path: Path) -> None:
    """A dialect's file comes along, with its adapter; exercises are named from where the test lies."""
    toml = tmp_path / "our course" / "ours.toml"
    toml.parent.mkdir()
    builtin = Path(__file__).parents[2] / "exercises" / "dialects" / "cs231n.toml"
    toml.write_text(builtin.read_text(encoding="utf-8").replace('name = "cs231n"', 'name = "ours"'), encoding="utf-8")
    adapter = builtin.with_suffix(".py")
    (toml.parent / adapter.name).write_text(adapter.read_text(encoding="utf-8"), encoding="utf-8")
    made = files(Plan(exercise="rnn-step", dialect=str(toml)), folder=tmp_path / "lab")
    assert "dialect='ours.toml'" in made["test_rnn_step.py"]
    assert made["ours.toml"] == toml.read_text(encoding="utf-8")
    assert not any(str(tmp_path) in text for text in made.values())
    assert "dialect='native'" in files(Plan(exercise="rnn-step"))["test_rnn_step.py"]


def test_an_exercise_on_modules_is_started_in_its_own_dialect() -> None:
    """Without a word about dialects: the author's starter, and a test file that names the dialect it is graded in."""
    slugs = [one.slug for one in load().exercises if "native" not in one.dialects]
    assert "torch-gru-cell" in slugs
    for slug in slugs:
        made = files(Plan(exercise=slug))
        name = slug.replace("-", "_")
        assert f"dialect={load().exercise(slug).dialects[0]!r}" in made[f"test_{name}.py"]
        assert "raise NotImplementedError" in made[f"{name}.py"]
