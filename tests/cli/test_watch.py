"""`check --watch`: one round for every save, also while a round is at it."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from grader.cli import watch as watch_module
from grader.cli.main import run
from tests.samples import RIGHT, STARTER, WRONG


def test_watching_checks_again_when_the_file_is_saved(
    capsys: pytest.CaptureFixture[str], wrong: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One round for every change; Ctrl-C ends it, with the code of Ctrl-C."""
    changes = iter([WRONG.replace("- b", "+ b"), STARTER, ""])

    def change() -> None:
        text = next(changes, None)
        if text is None:
            raise KeyboardInterrupt
        wrong.write_text(text)

    monkeypatch.setattr(watch_module, "pause", change)
    assert run(["check", str(wrong), "--watch"]) == 130
    output = capsys.readouterr().out
    order = [output.index(text) for text in ("First failure", "10 of 10 points", "is not done yet", "is empty")]
    assert order == sorted(order)


def test_a_newer_save_ends_what_is_being_checked(wrong: Path) -> None:
    """A call that does not end is not waited for: the file that replaces it is checked, and the old one not told of."""
    wrong.write_text("def rnn_step(x, h, W, R, b):\n    while True:\n        pass\n")
    command = [sys.executable, "-m", "grader", "check", str(wrong), "--watch"]
    said = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, stderr=subprocess.STDOUT) as running:
        assert running.stdout is not None
        for line in running.stdout:
            said.append(line)
            if line.startswith("Checking") and len(said) < 3:
                time.sleep(1.5)
                wrong.write_text(RIGHT)
            if line.startswith("Watching"):
                break
        running.kill()
    assert "10 of 10 points" in "".join(said)
    assert "took more than" not in "".join(said)
