"""A name that was nearly right is told: functions, exercises, commands, dialects, files; what is far off is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.cli.main import run
from grader.words import nearest

STEP = """import numpy as np
def {name}({args}):
    {body}
    h = np.tanh(x @ W.T + h @ R.T + b)
    return h, None
"""


def said(capsys: pytest.CaptureFixture[str], *args: object) -> str:
    """What the program says, on one line."""
    run(list(map(str, args)))
    captured = capsys.readouterr()
    return " ".join((captured.out + captured.err).split())


def step(folder: Path, name: str = "rnn_step", args: str = "x, h, W, R, b", body: str = "pass") -> Path:
    """A file with one function."""
    file = folder / "net.py"
    file.write_text(STEP.format(name=name, args=args, body=body), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("words", "close"),
    [
        (["chek", "x.py"], "no command 'chek'; did you mean check?"),
        (["start", "lstm-stp"], "no exercise 'lstm-stp'; did you mean lstm-step?"),
        (["start", "lstm_step"], "no exercise 'lstm_step'; did you mean lstm-step?"),
        (["start", "lstm-step", "--dialect", "cs231"], "no dialect 'cs231'; did you mean cs231n?"),
        (["quiz", "quiz-210"], "no quiz item 'quiz-210'; did you mean quiz-2.10?"),
    ],
)
def test_a_name_that_is_nearly_right(capsys: pytest.CaptureFixture[str], words: list[str], close: str) -> None:
    """In whatever it is the name of."""
    assert close in said(capsys, *words)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["hint", "lstm-step"], "did you mean `lstm-grader check FILE --hint`?"),
        (["help"], "did you mean `lstm-grader --help`?"),
        ([str(Path(__file__))], f"did you mean `lstm-grader check {Path(__file__)}`?"),
        (["start", "lstm-step", "--hint"], "no option '--hint'; next and check have it Try"),
        (["check", "x.py", "--hints"], "no option '--hints'; did you mean --hint?"),
        (["check", "x.py", "--solution"], "no option '--solution' Try"),
        (["list", "--notebook"], "no option '--notebook'; start and next have it"),
    ],
)
def test_what_is_typed_for_a_command_or_an_option(
    capsys: pytest.CaptureFixture[str], words: list[str], told: str
) -> None:
    """Words that people guess, a file without a command, an option of another command."""
    assert told in said(capsys, *words)


@pytest.mark.parametrize("words", [["frobnicate"], ["start", "tomato"], ["quiz", "zebra"]])
def test_nothing_is_suggested_for_what_is_far_off(capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    """A wrong guess is worse than none."""
    assert "did you mean" not in said(capsys, *words)


def test_a_function_of_a_submission(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Whether an exercise is asked for or not."""
    file = step(tmp_path, name="rnnstep")
    assert "by rnnstep, did you mean rnn_step?" in said(capsys, "check", file)
    assert "by rnnstep, did you mean rnn_step?" in said(capsys, "check", file, "--exercise", "rnn-step")


def test_a_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """By its name, without its ending."""
    step(tmp_path).rename(tmp_path / "infinite.py")
    assert "did you mean" not in said(capsys, "check", tmp_path / "nofile.py")
    assert "did you mean infinite.py?" in said(capsys, "check", tmp_path / "infinit.py")


def test_a_function_that_takes_another_number_of_arguments(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """How it is called is shown; not for a helper of the student's own."""
    told = said(capsys, "check", step(tmp_path, args="x, h, W, R"))
    assert "takes 4 positional arguments but 5 were given; it is called as rnn_step(x, h, W, R, b)" in told
    assert "is called as" not in said(capsys, "check", step(tmp_path, body="(lambda a: a)(1, 2)"))


def test_a_variable_and_an_attribute(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A local name, and one of NumPy's."""
    file = step(tmp_path, body="gates = x; return gatess, None")
    assert "name 'gatess' is not defined; did you mean gates? (line 3" in said(capsys, "check", file)
    assert "has no attribute 'tahn'; did you mean tanh?" in said(capsys, "check", step(tmp_path, body="np.tahn(x)"))
    assert "did you mean" not in said(capsys, "check", step(tmp_path, body="return qqqqq, None"))


def test_likeness() -> None:
    """Capitals and separators do not count; a short name has to be nearly whole."""
    assert nearest("LSTMStep", ["lstm_step", "rnn_step"]) == "lstm_step"
    assert nearest("q99", ["q09", "q19"]) == ""
