"""The corpus: no right file is rejected, no wrong one accepted. `attack` holds files that once got through."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import Any

import pytest

from grader.model import Report, Status
from tests.conftest import Grade

CORPUS = Path(__file__).parents[1] / "corpus"


def loading() -> Any:
    """The corpus's own loader, by path: the two folders are no packages of each other."""
    spec = importlib.util.spec_from_file_location("corpus_loading", CORPUS / "loading.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["corpus_loading"] = module
    spec.loader.exec_module(module)
    return module


corpus = loading().corpus
RIGHT = [*corpus("right"), *corpus("attack/right")]
WRONG = [*corpus("wrong"), *corpus("attack/wrong")]


def undone(report: Report) -> bool:
    """Whether an exercise is still as the starter left it."""
    asked = [verdict for verdict in report.verdicts if verdict.status is not Status.SKIP]
    return bool(asked) and all("not done yet" in verdict.facts for verdict in asked)


def told(report: Report) -> str:
    """What a failing test should show."""
    bad = [f"{v.check}: {v.facts}" for v in report.verdicts if v.status not in (Status.PASS, Status.SKIP)]
    return f"{report.exercise} {report.status} {report.reason} {bad}"


@pytest.mark.parametrize(("path", "header"), RIGHT, ids=[path.stem for path, _ in RIGHT])
def test_a_right_file_is_accepted(path: Any, header: Any, grade: Grade) -> None:
    """Full marks on everything that is done, and no diagnosis."""
    for module in header.needs:
        pytest.importorskip(module)
    reports = grade(path, dialect=header.dialect or None).values()
    assert [told(report) for report in reports if not report.passed and not undone(report)] == []
    assert [report.diagnosis for report in reports if report.diagnosis] == []
    assert any(report.passed for report in reports)
    assert all(report.score == report.max_score for report in reports if not undone(report))


@pytest.mark.parametrize(("path", "header"), WRONG, ids=[path.stem for path, _ in WRONG])
def test_a_wrong_file_is_caught(path: Any, header: Any, grade: Grade) -> None:
    """Some exercise that contains the mistake is not passed, and it lost points."""
    for module in header.needs:
        pytest.importorskip(module)
    reports = grade(path, dialect=header.dialect or None)
    lost = [r for r in reports.values() if r.status == "graded" and not undone(r) and (r.score or 0.0) < r.max_score]
    assert lost, [told(report) for report in reports.values()]
