"""What an author's code prints does not stand in the middle of a report."""

import json
from pathlib import Path

import pytest

from grader.cli.main import run
from grader.derived import loading
from grader.mutation.build import Build

PRINTS = """
print("read")

def twice(x):
    print("asked", x.shape)
    return 2 * x
"""


def test_a_solution_and_its_mutants_are_unheard(capsys: pytest.CaptureFixture[str]) -> None:
    """Their own `print` included, they are what they were."""
    one = loading.run(PRINTS, Path("solution.py"))["twice"]
    other = Build(PRINTS)({})["twice"]
    with pytest.raises(AttributeError):
        one(3.0)
    assert capsys.readouterr().out == ""
    assert other.__name__ == "twice"


def test_reports_of_a_printing_solution_are_whole(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """JSON stays JSON, though expected values, mutants and the search ask the solution hundreds of times."""
    folder = tmp_path / "mine" / "numbers" / "twice"
    folder.mkdir(parents=True)
    (folder / "exercise.toml").write_text('title = "Twice"\nhint = "What is two times x?"\n[arguments]\nx = "N D"\n')
    (folder / "task.md").write_text("# Twice\n\nWrite `twice(x)`.\n")
    (folder / "solution.py").write_text(PRINTS)
    (tmp_path / "wrong.py").write_text("def twice(x):\n    return x - 2\n")
    assert run(["check", str(tmp_path / "wrong.py"), "--exercises", str(tmp_path / "mine"), "--format", "json"]) == 1
    (report,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert (report["exercise"], report["score"]) == ("twice", 0.0)
