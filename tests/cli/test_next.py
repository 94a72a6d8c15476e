"""`next`: the first exercise, no further while it fails, the next one once it passes."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.catalog.catalog import Catalog
from grader.cli import next as next_module
from grader.cli.main import run

Captured = pytest.CaptureFixture[str]


def test_from_one_exercise_to_the_next(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch, exercises: Catalog
) -> None:
    """A starter holds one up, the solution does not; what is written is never written over."""
    monkeypatch.chdir(tmp_path)
    first, second, *_ = exercises.slugs
    assert run(["next"]) == 0
    assert f"Next: read {first}/task.md" in capsys.readouterr().out
    assert run(["next"]) == 1
    assert "is not done yet" in capsys.readouterr().out
    assert not (tmp_path / second).exists()
    mine = tmp_path / first / f"{first.replace('-', '_')}.py"
    mine.write_text((exercises.exercise(first).folder / "solution.py").read_text())
    assert run(["next"]) == 0
    output = capsys.readouterr().out
    assert f"Next: read {second}/task.md" in output
    assert output.rstrip().endswith("lstm-grader next")
    assert (tmp_path / second / "task.md").is_file()
    mine = tmp_path / second / f"{second.replace('-', '_')}.py"
    mine.unlink()
    assert run(["next"]) == 2
    assert f"{second} has no " in capsys.readouterr().err


def test_after_the_last_there_is_none(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch, exercises: Catalog
) -> None:
    """Of a folder that is named the command is told; what passes last is followed by nothing."""
    monkeypatch.setattr(next_module, "within_reach", lambda known: ["rnn-step"])
    course = tmp_path / "course"
    assert run(["next", str(course)]) == 0
    assert capsys.readouterr().out.rstrip().endswith(f"lstm-grader next {course}")
    (course / "rnn-step" / "rnn_step.py").write_text(
        (exercises.exercise("rnn-step").folder / "solution.py").read_text()
    )
    assert run(["next", str(course)]) == 0
    assert capsys.readouterr().out.rstrip().endswith("That was the last exercise.")


def test_what_cannot_be_done_here_is_passed_over(exercises: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    """Modules of PyTorch where it is not installed."""
    whole = next_module.within_reach(exercises)
    monkeypatch.setattr("grader.run.proof.find_spec", lambda name: None)
    assert {slug for slug in whole if slug not in next_module.within_reach(exercises)} <= {
        outline.slug for outline in exercises.outlines if outline.chapter == "torch"
    }
    assert not any(slug.startswith("torch-") for slug in next_module.within_reach(exercises))
