"""What an author's code prints does not stand in the middle of a report."""

import json
import sys
from pathlib import Path

import pytest

from grader.catalog.loading import module
from grader.cli.main import run
from grader.derived import loading
from grader.mutation.build import Build
from grader.mutation.unheard import aside

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


CHECKS = """
print("checks are read")

def law(student, case):
    print("asked with", case)
    return student + case
"""


def test_what_checks_print_goes_to_the_error_output(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """An author who looks for a mistake in checks sees it; what is printed elsewhere goes there."""
    (tmp_path / "checks.py").write_text(CHECKS)
    found = module(tmp_path / "checks.py")
    heard = capsys.readouterr()
    assert (heard.out, heard.err) == ("", "checks are read\n")
    assert found.law(2, 3) == 5
    heard = capsys.readouterr()
    assert (heard.out, heard.err) == ("", "asked with 3\n")
    aside("here", end="", file=sys.stdout)
    assert capsys.readouterr() == ("here", "")


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
