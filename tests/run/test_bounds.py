"""The limits that an exercise sets: in the place of the usual ones, and never beyond the time of the run."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from grader.catalog.catalog import Catalog
from grader.model import Bounds, Report, ReportStatus, Status
from grader.run.bounds import limited, limits, ruled
from grader.run.grader import Grader
from grader.run.plan import Plan
from grader.sandbox import packages
from grader.sandbox.limits import Limits
from grader.sandbox.start import Sandbox
from grader.sandbox.worker import Worker
from tests.conftest import submission

STEP = """
import numpy as np
{top}
def rnn_step(x, h, W, R, b):
    {body}
    return np.tanh(x @ W.T + h @ R.T + b), None
"""


def bounded(exercises: Catalog, **bounds: Bounds) -> Catalog:
    """The catalog with other bounds for some exercises (`rnn_step=...`)."""
    return replace(
        exercises,
        loader=lambda slug: replace(exercises.exercise(slug), bounds=bounds.get(slug.replace("-", "_"), Bounds())),
    )


def graded(exercises: Catalog, room: Sandbox, source: str, slug: str | None = "rnn-step", **bounds: Bounds) -> Report:
    """The report of the first exercise."""
    return Grader(bounded(exercises, **bounds), room).reports(submission(source), slug)[0]


@pytest.mark.parametrize(
    ("seconds", "timeout", "call_s"), [(None, 60, 10), (0.5, 60, 0.5), (30, 60, 30), (90, 60, 60), (30, 5, 5)]
)
def test_a_call_may_last_longer_but_never_than_the_run(
    exercises: Catalog, seconds: float | None, timeout: float, call_s: float
) -> None:
    """What --timeout gives to a submission is its most, whatever an exercise asks for."""
    exercise = replace(exercises.exercise("rnn-step"), bounds=Bounds(call_s=seconds))
    found = limited(limits(Plan(timeout_s=timeout)), exercise)
    assert (found.call_s, found.total_s) == (call_s, timeout)


def test_what_an_exercise_does_not_set_is_the_runs(exercises: Catalog) -> None:
    """No bounds, no difference."""
    run = Limits(call_s=3.0, memory_mb=200)
    exercise = exercises.exercise("rnn-step")
    assert limited(run, exercise) == limited(run, None) == run
    assert limited(run, replace(exercise, bounds=Bounds(memory_mb=300))) == replace(run, memory_mb=300)
    assert ruled(("torch",), exercise).forbidden == ruled(("torch",), None).forbidden == ("torch",)


def test_seconds_and_memory_of_an_exercise_hold_in_the_sandbox(exercises: Catalog, room: Sandbox) -> None:
    """A call that is too long, or takes too much, for this exercise; under the usual limits both are right."""
    slow = STEP.format(top="import time", body="time.sleep(0.6)")
    report = graded(exercises, room, slow, rnn_step=Bounds(call_s=0.3))
    assert "took more than 0.3 s" in report.verdicts[0].facts
    large = STEP.format(top="", body="np.empty(50_000_000)")
    report = graded(exercises, room, large, rnn_step=Bounds(memory_mb=128))
    assert (report.verdicts[0].status, "MemoryError" in report.verdicts[0].facts) == (Status.ERROR, True)
    assert graded(exercises, room, large).passed


def test_a_submission_may_use_the_packages_of_its_exercise(exercises: Catalog, room: Sandbox) -> None:
    """What is not in the list is refused when it is used; what is, and what that needs in turn, is not."""
    pytest.importorskip("scipy")
    uses = STEP.format(top="import scipy.special", body="scipy.special.expit(x)")
    assert graded(exercises, room, uses, rnn_step=Bounds(packages=("scipy",))).passed
    report = graded(exercises, room, uses, rnn_step=Bounds(packages=()))
    assert "does not allow scipy" in report.verdicts[0].facts
    assert graded(exercises, room, STEP.format(top="", body=""), rnn_step=Bounds(packages=())).passed


def test_what_a_package_needs_is_allowed_with_it() -> None:
    """matplotlib draws on pillow and dateutil; nobody needs pandas for it."""
    pytest.importorskip("matplotlib")
    refused = packages.others(("matplotlib",))
    assert {"torch", "pandas", "scipy"} <= set(refused)
    assert not {"numpy", "matplotlib", "mpl_toolkits", "pylab", "PIL", "dateutil"} & set(refused)


def test_every_exercise_of_a_file_has_its_own_bounds(exercises: Catalog, room: Sandbox) -> None:
    """A file that answers two exercises is judged under the limits of each."""
    source = STEP.format(top="import time", body="time.sleep(0.02)") + (
        "def rnn_step_backward(dh, cache):\n    time.sleep(0.6)\n    return None\n"
    )
    grader = Grader(bounded(exercises, rnn_step_backward=Bounds(call_s=0.3)), room)
    step, backward = grader.reports(submission(source))
    assert step.passed
    assert "took more than 0.3 s" in backward.verdicts[0].facts


def test_a_file_that_does_not_load_under_the_bounds_is_invalid(exercises: Catalog, room: Sandbox) -> None:
    """It says why, as where it does not load at all."""
    source = STEP.format(top="kept = np.ones(50_000_000)", body="")
    report = graded(exercises, room, source, None, rnn_step=Bounds(memory_mb=128))
    assert (report.status, "MemoryError" in report.reason) == (ReportStatus.INVALID, True)
    assert report.max_score == 10.0


def test_the_table_of_an_exercise_is_read(exercises: Catalog, tmp_path: Path) -> None:
    """`[limits]` in exercise.toml."""
    from grader.catalog.loading import outline

    folder = tmp_path / "rnn" / "mine"
    folder.mkdir(parents=True)
    table = "[limits]\ncall_s = 2.5\nmemory_mb = 300\npackages = ['scipy']\n"
    text = "title = 'Mine'\nhint = 'None.'\nentries = ['rnn_step']\n"
    (folder / "exercise.toml").write_text(text + table)
    assert outline(folder / "exercise.toml", exercises.chapters).bounds == Bounds(2.5, 300, ("scipy",))
    (folder / "exercise.toml").write_text(text)
    assert outline(folder / "exercise.toml", exercises.chapters).bounds == Bounds()


def test_one_worker_serves_finding_and_judging(
    exercises: Catalog, room: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What all exercises of the course forbid is the same before and after it is known which of them a file answers."""
    opened, usual = list[str](), room.open

    def counted(source: str, name: str = "submission.py", **rest: Any) -> Worker:
        opened.append(name)
        return usual(source, name, **rest)

    monkeypatch.setattr(room, "open", counted)
    assert graded(exercises, room, STEP.format(top="", body="x = x + 0"), None).passed
    assert len(opened) == 1
