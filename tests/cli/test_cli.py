"""The command line: what each command prints, where, and with which exit code."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from grader import __version__
from grader.catalog.catalog import load
from grader.cli import check as check_module
from grader.cli.grade import progress_bar
from grader.cli.main import COMMANDS, run
from grader.errors import SandboxUnavailable
from grader.judging.judge import Judge
from grader.model import Check, Status, Verdict
from grader.run import run as run_module
from grader.sandbox.start import Sandbox
from tests.samples import RIGHT, written

Captured = pytest.CaptureFixture[str]


def outcome(capsys: Captured, *args: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of a command."""
    code = run(list(args))
    output, error = capsys.readouterr()
    return code, output, error


def test_help_answers_without_numpy() -> None:
    """--help of the program and of every command loads neither numpy nor hypothesis."""
    code = (
        "import sys; from grader.cli.main import run\n"
        f"for name in ['', *{COMMANDS!r}]:\n"
        "    assert run([name, '--help'] if name else ['--help']) == 0\n"
        "print(sorted({'numpy', 'hypothesis', 'rich', 'torch', 'multiprocessing'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("[]\n")
    assert all(len(line) <= 80 for line in done.stdout.splitlines())


def test_python_m_grader_is_the_program() -> None:
    """`python -m grader` names the program and its version."""
    done = subprocess.run([sys.executable, "-m", "grader", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"lstm-grader, version {__version__}\n"


def test_a_right_file(capsys: Captured, right: Path) -> None:
    """Exit code 0, every check, nothing on standard error."""
    code, output, error = outcome(capsys, "check", str(right))
    assert (code, error) == (0, "")
    assert output.startswith("rnn-step  right.py")
    assert "✗" not in output
    assert "10 of 10 points" in output


def test_a_wrong_file(capsys: Captured, wrong: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit code 1, the smallest input, got and expected, and a command to repeat it."""
    monkeypatch.chdir(wrong.parent)
    code, output, error = outcome(capsys, "check", wrong.name)
    assert (code, error) == (1, "")
    assert "First failure: " in output
    assert "With N=1 D=1 H=1" in output
    assert ", but should be " in output
    assert "--exercise rnn-step --seed 0" in output
    assert max(map(len, output.splitlines())) <= 80


def test_json_is_one_object_or_a_list(capsys: Captured, tmp_path: Path) -> None:
    """`--format json` prints the result format: one object, and a list when several exercises apply."""
    both = RIGHT + "\n\ndef rnn_step_backward(dh, cache):\n    raise NotImplementedError\n"
    code, output, _ = outcome(capsys, "check", str(written(tmp_path / "a.py", both)), "--format", "json")
    assert code == 1
    assert [line["exercise"] for line in json.loads(output)] == ["rnn-step", "rnn-step-backward"]
    code, output, _ = outcome(capsys, "check", str(tmp_path / "a.py"), "--format", "json", "--exercise", "rnn-step")
    assert code == 0
    assert json.loads(output)["status"] == "graded"
    code, output, _ = outcome(capsys, "check", str(tmp_path / "no.py"), "--format", "json")
    assert code == 3
    assert json.loads(output)["reason"] == "no such file"
    code, output, _ = outcome(capsys, "check", str(tmp_path / "no.py"), "--format", "json", "--exercise", "rnn-step")
    assert (json.loads(output)["score"], json.loads(output)["max_score"]) == (0.0, 10.0)


def test_check_and_grade_say_the_same(capsys: Captured, wrong: Path, tmp_path: Path) -> None:
    """The same file and seed give the same line, durations apart, by either command."""
    _, output, _ = outcome(capsys, "check", str(wrong), "--format", "json", "--seed", "5")
    code, summary, error = outcome(capsys, "grade", str(wrong), "-o", str(tmp_path / "out"), "--seed", "5")
    assert (code, error) == (0, "")
    assert summary.startswith("1 submission, 1 report: 1 graded; seed 5\n")
    graded, checked = json.loads((tmp_path / "out" / "results.jsonl").read_text()), json.loads(output)
    assert graded | {"duration_s": 0} == checked | {"duration_s": 0}


@pytest.mark.long
def test_a_secret_seed_is_recorded(capsys: Captured, wrong: Path, tmp_path: Path) -> None:
    """Without --seed `grade` draws one, another each time, and writes it down."""
    seeds = set()
    for name in ("one", "two"):
        outcome(capsys, "grade", str(wrong), "-o", str(tmp_path / name))
        seeds.add(json.loads((tmp_path / name / "run.json").read_text())["seed"])
        assert json.loads((tmp_path / name / "results.jsonl").read_text())["seed"] in seeds
    assert len(seeds) == 2


def test_resume_keeps_the_seed_and_refuses_another_plan(capsys: Captured, wrong: Path, tmp_path: Path) -> None:
    """--resume takes the recorded seed; without it, or with other options, the results are left alone."""
    grade = ["grade", str(wrong), "-o", str(tmp_path / "out")]
    outcome(capsys, *grade)
    before = (tmp_path / "out" / "results.jsonl").read_text()
    code, _, error = outcome(capsys, *grade)
    assert (code, "--resume" in error) == (2, True)
    code, _, error = outcome(capsys, *grade, "--resume", "--timeout", "7")
    assert (code, "timeout_s" in error) == (2, True)
    assert (tmp_path / "out" / "results.jsonl").read_text() == before
    (tmp_path / "out" / "results.jsonl").write_text(before[:50])
    assert outcome(capsys, *grade, "--resume")[0] == 0
    after = (tmp_path / "out" / "results.jsonl").read_text()
    assert json.loads(after) | {"duration_s": 0} == json.loads(before) | {"duration_s": 0}


def test_a_hint_on_request(capsys: Captured, wrong: Path) -> None:
    """--hint adds the exercise's hint, a second --hint the second one."""
    _, without, _ = outcome(capsys, "check", str(wrong))
    _, with_hint, _ = outcome(capsys, "check", str(wrong), "--hint")
    _, with_both, _ = outcome(capsys, "check", str(wrong), "--hint", "--hint")
    assert with_hint.count("  Hint: ") == 1
    assert with_both.count("  Hint: ") == 2
    assert "  Hint: " not in without


@pytest.mark.parametrize(
    ("args", "text"),
    [
        (["check"], "Missing argument"),
        (["check", "x.py", "--format", "xml"], "Invalid value"),
        (["check", "{right}", "--exercise", "nonsense"], "no exercise 'nonsense'; `list` shows the "),
        (["check", "{right}", "--dialect", "nonsense"], "no dialect 'nonsense'; there are: "),
        (["check", "{right}", "--dialect", "nowhere.toml"], "nowhere.toml"),
        (["check", "{right}", "--exercises", "nowhere"], "does not exist"),
        (["check", "{right}", "--seed", "-1"], "Invalid value"),
        (["check", "{right}", "--timeout", "0"], "Invalid value"),
        (["check", "{right}", "--timeout", "nan"], "'nan' is not a number of seconds"),
        (["check", "{right}", "--dialect", "{empty}"], "is a folder, not a .toml file"),
        (["grade", "{right}", "-o", ""], "an empty name"),
        (["grade", "{right}", "-o", "{right}/x"], "right.py/x cannot be written: Not a directory"),
        (["grade", "{right}", "-o", "{empty}/out", "--timeout", "nan"], "is not a number"),
        (["start", "rnn-step", ""], "an empty name"),
        (["start", "rnn-step", "{right}/x"], "right.py/x cannot be written: Not a directory"),
        (["grade", "{empty}", "-o", "out"], "no submission below"),
        (["grade", "{right}"], "Missing option"),
        (["grade", "{right}", "-o", "{empty}/out", "--exercise", "nonsense"], "no exercise 'nonsense'"),
        (["start", "nonsense", "{empty}"], "no exercise 'nonsense'"),
        (["start", "rnn-step", "{empty}", "--dialect", "nonsense"], "no dialect 'nonsense'"),
        (["selfcheck", "nonsense"], "no exercise 'nonsense'"),
        (["nonsense"], "no command"),
    ],
)
def test_wrong_usage(capsys: Captured, right: Path, tmp_path: Path, args: list[str], text: str) -> None:
    """Exit code 2, a word about what is wrong, and nothing on standard output."""
    (tmp_path / "empty").mkdir()
    args = [arg.format(right=right, empty=tmp_path / "empty") for arg in args]
    code, output, error = outcome(capsys, *args)
    assert (code, output) == (2, "")
    assert text in " ".join(error.split())
    assert error.startswith("lstm-grader:")
    assert max(map(len, error.splitlines())) <= 80


def test_two_dialects_that_fit_alike_are_asked_about(capsys: Captured, tmp_path: Path) -> None:
    """A tie is exit code 2 and names both; with --dialect it is graded."""
    path = written(tmp_path / "tie.py", "def rnn_forward(*args): pass\ndef rnn_backward(*args): pass\n")
    code, output, error = outcome(capsys, "check", str(path))
    assert (code, output) == (2, "")
    assert "native" in error
    assert "cs231n" in error
    assert "--dialect" in error
    assert outcome(capsys, "check", str(path), "--dialect", "cs231n")[0] == 1


def test_a_bug_of_ours_is_called_one(capsys: Captured, right: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: the front end itself breaks; exit code 4, with the traceback to report."""

    def broken(run: object, file: Path) -> None:
        raise ZeroDivisionError("planted")

    monkeypatch.setattr(check_module, "graded", broken)
    code, output, error = outcome(capsys, "check", str(right))
    assert (code, output) == (4, "")
    assert "ZeroDivisionError: planted" in error
    assert "a fault of ours, not yours" in error


def test_a_faulty_report_is_exit_code_4(capsys: Captured, right: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: a check of ours raises; the report has no score, and the code is 4, not a silent zero."""

    def broken(self: object, check: Check) -> Verdict:
        return Verdict(check.id, check.title, Status.FAULT, 0.0, check.points, "planted")

    monkeypatch.setattr(Judge, "verdict", broken)
    assert outcome(capsys, "check", str(right))[0] == 4


def test_marks_become_plain_where_the_encoding_lacks_them(wrong: Path) -> None:
    """A terminal without Unicode gets + and x, not a crash."""
    env = {**os.environ, "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "grader", "check", str(wrong)]
    done = subprocess.run(command, capture_output=True, text=True, env=env, check=False)
    assert (done.returncode, done.stderr) == (1, "")
    assert "  x The new state" in done.stdout


def test_list_shows_every_exercise(capsys: Captured) -> None:
    """Slug, title and points, by chapter."""
    code, output, _ = outcome(capsys, "list")
    assert code == 0
    assert "  rnn-step " in output
    assert "  lstm-sequence-backward " in output
    assert max(map(len, output.splitlines())) <= 80


def test_doctor_says_what_works_here(capsys: Captured) -> None:
    """Versions, and the level of the sandbox."""
    code, output, _ = outcome(capsys, "doctor")
    assert code == 0
    assert f"grader {__version__}" in output
    assert "sandbox level " in output


def test_progress_counts_what_is_done_and_names_whom_it_waits_for(capsys: Captured) -> None:
    """In one line of 60 columns that overwrites itself."""
    show = progress_bar(12)
    show(3, "bob.py")
    show(12, "")
    first, last = capsys.readouterr().err.split("\r")[1:]
    assert first.startswith("3/12 ")
    assert first.rstrip().endswith("left  waiting for bob.py")
    assert last.startswith("12/12 ")
    assert len(first) == len(last) == 60


def test_a_sandbox_that_is_not_to_be_had(capsys: Captured, right: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """--require-sandbox refuses in a sentence, before anything is run."""

    def refuse(level: str | None = None, *, require: str | None = None) -> Sandbox:
        raise SandboxUnavailable(f"level {require} is not to be had here")

    monkeypatch.setattr(run_module, "start", refuse)
    code, output, error = outcome(capsys, "check", str(right), "--require-sandbox", "B")
    assert (code, output, error) == (2, "", "lstm-grader: level B is not to be had here\n")


def test_exercises_of_a_teachers_own(capsys: Captured, right: Path, tmp_path: Path) -> None:
    """A folder beside the package is listed, started and graded like the others."""
    builtin = load().exercise("rnn-step").folder
    mine = shutil.copytree(builtin, tmp_path / "mine" / "rnn" / "my-step")
    (mine / "checks.py").write_text(
        "from exercises.recurrent.suites import step\nfrom exercises.rnn.cell import CELL\n"
        "CHECKS, ANSWERS = step.checks(CELL), step.answers(CELL)\n"
    )
    more = ["--exercises", str(tmp_path / "mine")]
    assert "  my-step " in outcome(capsys, "list", *more)[1]
    assert "  my-step " not in outcome(capsys, "list")[1]
    code, output, _ = outcome(capsys, "check", str(right), "--exercise", "my-step", *more)
    assert code == 0
    assert output.startswith("my-step  right.py")
    assert outcome(capsys, "start", "my-step", str(tmp_path / "lab"), *more)[0] == 0
    assert "exercises='../mine'" in (tmp_path / "lab" / "test_my_step.py").read_text()
