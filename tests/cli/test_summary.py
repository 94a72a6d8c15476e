"""A class at a glance: scores, pass rates, the commonest mistakes; CSV for a spreadsheet."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest

from grader.cli.main import run
from grader.report import lines
from tests.report.reports import FAILING, INVALID, RIGHT


@pytest.fixture
def results(tmp_path: Path) -> Path:
    """Three submissions: a right one, a wrong one, and one that cannot be read."""
    reports = (RIGHT, replace(FAILING, submission="=bob.py"), replace(INVALID, submission="eve.py", reason="is empty"))
    text = "".join(lines.render(report) + "\n" for report in reports)
    (tmp_path / "results.jsonl").write_text(text, encoding="utf-8")
    return tmp_path


def test_a_class(results: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was graded and what was not, the mean, a rate for every check, the mistake with its advice."""
    assert run(["summary", str(results)]) == 0
    text = capsys.readouterr().out
    assert text.startswith("3 submissions, 3 reports\n")
    assert "2 graded, 1 invalid" in text
    assert "mean 1.00, median 1, from 1 to 1, of 7.5 points" in text
    assert "  100 %  Returns arrays of the right shapes" in text
    assert f"  1 submission: {FAILING.diagnosis[0].id}" in text
    assert text.endswith("\nWhy what is not graded is not:\n  eve.py: is empty\n")


def test_a_table(results: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A row for each; a name that a spreadsheet would compute is quoted."""
    assert run(["summary", str(results), "--csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["submission"] for row in rows] == ["alice.py", "'=bob.py", "eve.py"]
    assert (rows[1]["score"], rows[1]["mistakes"]) == ("1.0", FAILING.diagnosis[0].id)
    assert rows[2]["reason"] == "is empty"


@pytest.mark.parametrize("content", [None, "no json", "[1]", "{}"])
def test_what_is_no_results(tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str | None) -> None:
    """A line and exit code 3, no traceback."""
    if content is not None:
        (tmp_path / "results.jsonl").write_text(content, encoding="utf-8")
    assert run(["summary", str(tmp_path)]) == 3
    assert "Traceback" not in capsys.readouterr().err
