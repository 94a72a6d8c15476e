"""What the program prints fits the terminal: of 80 columns, of 60, in a pipe beside one; nothing is cut off."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.cli import main
from grader.cli.main import COMMANDS, run
from grader.report import layout
from tests.samples import STARTER, written

SAMPLE = Path(__file__).parents[2] / "examples" / "rnn_layers.py"
LONG = "course/of-this-term"


@pytest.fixture(params=[60, 80])
def room(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A terminal of so many columns."""
    monkeypatch.setenv("COLUMNS", str(request.param))
    before = layout.width()
    yield request.param
    layout.as_wide_as(before)


def widest(text: str) -> str:
    """The longest line."""
    return max(text.splitlines(), key=len)


@pytest.mark.parametrize("command", ["", *COMMANDS, "quiz ask", "quiz export", "quiz hand-out"])
def test_help_fits_and_is_whole(room: int, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """No line is too long, and no summary ends in dots."""
    assert run([*command.split(), "--help"]) == 0
    told = capsys.readouterr().out
    assert len(widest(told)) <= room
    assert "..." not in re.sub(r"(ARGS\]|PATH|SLUG\]|3, )\.\.\.", "", told)


@pytest.mark.parametrize("words", ["list", "quiz --list", "selfcheck lstm-step", "frobnicate", f"check {SAMPLE}"])
def test_what_is_printed_fits(room: int, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Also where the longest name stands beside the longest title."""
    run(words.split())
    told, complaint = capsys.readouterr()
    lines = [line for line in (told + complaint).splitlines() if str(SAMPLE) not in line]  # a path is not broken
    assert max(map(len, lines)) <= room


def test_what_start_and_next_say_fits(
    room: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A command is broken where the shell goes on: before a path, and before an option."""
    monkeypatch.chdir(tmp_path)
    for words in (f"start lstm-step {LONG}", f"next {LONG}", f"next {LONG}"):
        run(words.split())
    told = capsys.readouterr().out
    assert len(widest(told)) <= room
    joined = told.replace("\\\n", "")
    assert f"check {LONG}/lstm_step.py" in " ".join(joined.split())


def test_a_quoted_path_is_not_broken() -> None:
    """At none of its blanks."""
    lines = layout.command(f"lstm-grader check '{'my file ' * 8}.py' --exercise lstm-step --seed 0", "  ")
    assert lines[1].strip() == f"'{'my file ' * 8}.py' \\"
    assert lines[0] == "  lstm-grader check \\"


def test_the_width_of_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    """That of COLUMNS; else that of the terminal behind standard error, but no more than a file has."""
    monkeypatch.setenv("COLUMNS", "60")
    assert main.room() == 60
    monkeypatch.delenv("COLUMNS")
    for there, wanted in ((60, 60), (200, 80)):
        monkeypatch.setattr(os, "get_terminal_size", lambda stream, there=there: os.terminal_size((there, 24)))
        assert main.room() == wanted


def test_the_folder_that_one_is_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`check .` goes by the folder's name; an empty name, of an unset variable, is no folder."""
    lab = tmp_path / "lab"
    lab.mkdir()
    written(lab / "rnn_step.py", STARTER)
    monkeypatch.chdir(lab)
    assert run(["check", "."]) == 1
    assert "rnn-step  lab " in capsys.readouterr().out
    assert run(["check", ""]) == 2
    assert "an empty name" in capsys.readouterr().err
