"""A teacher's dialect through the whole program: proved on our own solutions before anything is graded with it."""

from pathlib import Path

import pytest

from grader.cli.main import run
from grader.model import Exercise
from grader.run import proof
from tests.samples import RIGHT, written

MINE = """
[rnn.entries.rnn_step]
function = "rnn_step"
args = ["x", "h", "W", "R", "b"]
returns = ["h", "cache"]
"""


def said(capsys: pytest.CaptureFixture[str]) -> str:
    """Standard error without its line breaks."""
    return " ".join(capsys.readouterr().err.split())


def test_a_slip_is_wrong_usage_and_leaves_no_results(
    capsys: pytest.CaptureFixture[str], right: Path, tmp_path: Path
) -> None:
    """Exit code 2 in every command, with file, entry and key; `grade` writes nothing, not even run.json."""
    dialect = written(tmp_path / "mine.toml", MINE.replace("function", "funktion"))
    for args in (["check", str(right)], ["grade", str(right), "-o", str(tmp_path / "out")], ["start", "rnn-step"]):
        assert run([*args, "--dialect", str(dialect)]) == 2
        assert "mine.toml: rnn_step: unknown key 'funktion'; did you mean function?" in said(capsys)
    assert run(["grade", str(right), "-o", str(tmp_path / "out"), "--dialect", "nonsense"]) == 2
    assert "no dialect 'nonsense'" in said(capsys)
    assert not (tmp_path / "out").exists()


def test_a_dict_of_results(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A table for `returns` is a dict, by the keys that the students write."""
    text = MINE.replace('["h", "cache"]', '{new = "h", kept = "cache"}')
    dialect = written(tmp_path / "mine.toml", text)
    path = written(tmp_path / "alice.py", RIGHT.replace("return h, None", 'return {"kept": None, "new": h}'))
    assert run(["check", str(path), "--dialect", str(dialect)]) == 0


def test_a_dialect_in_which_our_solution_fails_is_refused(
    capsys: pytest.CaptureFixture[str], right: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Planted: the solution is asked in the dialect's words and answers wrongly; nobody is graded by that."""
    dialect = written(tmp_path / "mine.toml", MINE)
    assert run(["check", str(right), "--dialect", str(dialect)]) == 0
    capsys.readouterr()

    def wrong(exercise: Exercise, *args: object) -> list[str]:
        return [f"the solution fails ordinary of {exercise.slug} in mine: h is wrong"]

    monkeypatch.setattr(proof, "solution", wrong)
    assert run(["check", str(right), "--dialect", str(dialect)]) == 2
    assert "the dialect mine cannot be used for rnn-step: the solution fails ordinary" in said(capsys)
