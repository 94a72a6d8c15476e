"""Batches: every submission gets its lines, in order, the same ones each time, whatever happens on the way."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from grader.batch import pool as pool
from grader.batch.batch import Tally, grade
from grader.batch.store import RESULTS, Store
from grader.errors import Refused
from grader.run.plan import Plan
from grader.submissions.found import find

PLAN = Plan(seed=3, timeout_s=20.0)
RUN = {"seed": 3}


def run(folder: Path, output: Path, *, resume: bool = False, jobs: int = 1, plan: Plan = PLAN) -> Tally:
    """Grade a folder."""
    with Store(output, RUN, resume) as store:
        return grade(find([folder]), plan, store, jobs)


def results(output: Path) -> list[dict[str, Any]]:
    """The lines of a run."""
    return [json.loads(line) for line in (output / RESULTS).read_text().splitlines()]


def but_for_times(output: Path) -> str:
    """The results with all durations taken out."""
    return re.sub(r'"duration_s": [0-9.e-]+', "", (output / RESULTS).read_text())


def test_every_submission_gets_a_report_in_order(handed_in: Path, tmp_path: Path) -> None:
    """Sorted by name; what cannot be read or dies has a reason; the bytes do not depend on the number of jobs."""
    tally = run(handed_in, tmp_path / "one")
    found = results(tmp_path / "one")
    assert [line["submission"] for line in found] == ["alice.py", "bob.py", "carol.py", "dave.py", "erin.py"]
    assert [line["status"] for line in found] == ["graded", "graded", "invalid", "invalid", "graded"]
    assert found[0]["score"] == found[0]["max_score"] > found[1]["score"]
    assert found[2]["reason"].startswith("is written in Python 2")
    assert "exit code 0" in found[3]["reason"]
    assert found[4]["score"] == 0.0
    assert tally.reports == {"graded": 3, "invalid": 2, "fault": 0}
    run(handed_in, tmp_path / "two", jobs=2)
    assert but_for_times(tmp_path / "one") == but_for_times(tmp_path / "two")


@pytest.mark.long
def test_a_plan_that_cannot_be_carried_out_leaves_the_folder_free(handed_in: Path, tmp_path: Path) -> None:
    """An unknown exercise is refused by the judge, and the next run may use the same folder."""
    with pytest.raises(Refused, match="no exercise 'nonsense'"):
        run(handed_in, tmp_path / "out", plan=Plan(exercise="nonsense"))
    run(handed_in, tmp_path / "out")


def test_a_judge_that_dies_costs_one_report(handed_in: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: the judges' own process is killed while it works; the others are graded all the same."""
    killed: list[str] = []
    give = pool.Pool.give

    def give_and_kill(self: pool.Pool, number: int, place: Any) -> None:
        give(self, number, place)
        if place.name == "bob.py":
            judge = next(judge for judge in self.judges if judge.number == number)
            judge.process.kill()
            killed.append(place.name)

    monkeypatch.setattr(pool.Pool, "give", give_and_kill)
    tally = run(handed_in, tmp_path / "out")
    assert killed == ["bob.py"]
    assert tally.reports == {"graded": 2, "invalid": 2, "fault": 1}
    fault = results(tmp_path / "out")[1]
    assert (fault["submission"], fault["status"], fault["score"]) == ("bob.py", "fault", None)
    assert fault["reason"] == "its judge died"


def test_a_judge_that_hangs_is_given_up(handed_in: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: no patience at all; every submission is a fault, and the run ends."""
    monkeypatch.setattr(pool, "GRACE_S", -1e6)
    tally = run(handed_in, tmp_path / "out")
    assert tally.reports == {"graded": 0, "invalid": 0, "fault": 5}


@pytest.mark.skipif(sys.platform != "linux", reason="signals, and processes in /proc")
def test_ctrl_c_keeps_what_is_done(handed_in: Path, tmp_path: Path) -> None:
    """Interrupted in the middle: exit code 130, whole lines, no process left, and --resume ends it."""
    (handed_in / "bob.py").write_text("while True: pass\n")
    command = [sys.executable, "-m", "grader", "grade", str(handed_in), "-o", str(tmp_path / "out"), "--jobs", "1"]
    process = subprocess.Popen(
        [*command, "--timeout", "60"],
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a shell ignores it for what runs behind
    )
    path = tmp_path / "out" / RESULTS
    for _ in range(600):
        if path.exists() and path.stat().st_size:
            break
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)
    _, error = process.communicate(timeout=30)
    assert process.returncode == 130
    assert b"--resume goes on" in error
    assert [line["submission"] for line in results(tmp_path / "out")] == ["alice.py"]
    deadline = time.monotonic() + 10
    while left(process.pid) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert left(process.pid) == []


def left(group: int) -> list[str]:
    """What still runs in a process group, those that are dead and not yet collected left out."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, of = path.read_text().rpartition(")")[2].split()[:3]
        except OSError:
            continue
        if int(of) == group and state != "Z":
            found.append(path.parent.name)
    return found
