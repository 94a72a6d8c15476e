"""Judges in processes of their own: work is given to the idle, answers are collected, the lost are replaced."""

from __future__ import annotations

import contextlib
import json
import queue
import subprocess
import sys
import threading
import time
from dataclasses import asdict, dataclass
from itertools import count
from typing import Any

from grader.errors import Refused
from grader.model import Report, ReportStatus
from grader.report import lines
from grader.run.plan import Plan
from grader.run.run import bare
from grader.sandbox import import_path
from grader.submissions.found import Place

GRACE_S = 60.0  # beyond ten times the limit of a submission, until its judge is given up
END_S = 5.0  # for a judge to close its sandbox
# Isolated: neither the working directory nor PYTHONPATH is looked at before the path is what the parent's is.
START = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from grader.batch.judge_process import main; main()"

Done = list[tuple[str, str]]  # status and line of every report of one submission


@dataclass
class Judge:
    """One judge's process, and what it is busy with. It answers in lines of JSON: nothing executable crosses."""

    process: subprocess.Popen[str]
    key: int
    number: int = -1
    place: Place | None = None
    until: float = 0.0  # time.monotonic() at which it is given up

    def tell(self, message: object) -> None:
        """Send a line; one that has died is found out when its answer is awaited."""
        assert self.process.stdin is not None
        with contextlib.suppress(OSError):
            self.process.stdin.write(json.dumps(message) + "\n")
            self.process.stdin.flush()

    def end(self) -> None:
        """Let the process close its sandbox, and see that it is gone."""
        self.close()
        try:
            self.process.wait(END_S)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def close(self) -> None:
        """Say that there is no more work, and ask for the end."""
        assert self.process.stdin is not None
        with contextlib.suppress(OSError):
            self.process.stdin.close()
        self.process.terminate()


class Pool:
    """Up to `size` judges under one plan, started when there is work for them."""

    def __init__(self, plan: Plan, size: int) -> None:
        self.plan = plan
        self.size = size
        self.judges: list[Judge] = []
        self.answers: queue.SimpleQueue[tuple[int, object]] = queue.SimpleQueue()  # key of a member, what it said
        self.keys = count()

    def has_room(self) -> bool:
        """Whether another submission can be given."""
        return len(self.judges) < self.size or any(judge.place is None for judge in self.judges)

    def give(self, number: int, place: Place) -> None:
        """Give a submission to an idle judge."""
        judge = next((judge for judge in self.judges if judge.place is None), None)
        if judge is None:
            judge = self.started()
        judge.number, judge.place = number, place
        judge.until = time.monotonic() + 10 * self.plan.timeout_s + GRACE_S
        judge.tell([place.name, str(place.path), place.refused])

    def started(self) -> Judge:
        """A judge in a process of its own, and a thread that hears it."""
        process = subprocess.Popen(
            [sys.executable, "-I", "-X", "utf8", "-c", START, json.dumps(import_path.safe(sys.path))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="ascii",
        )
        judge = Judge(process, next(self.keys))
        self.judges.append(judge)
        threading.Thread(target=self.hear, args=(judge,), daemon=True).start()
        judge.tell(told(self.plan))
        return judge

    def hear(self, judge: Judge) -> None:
        """Queue what a judge says; None is its end."""
        assert judge.process.stdout is not None
        with judge.process.stdout as lines:
            for line in lines:
                with contextlib.suppress(ValueError):  # cut off by its death
                    self.answers.put((judge.key, json.loads(line)))
        self.answers.put((judge.key, None))

    def collect(self) -> dict[int, Done]:
        """Wait for at least one answer; raises `Refused` when a judge says that the plan cannot be carried out."""
        busy = {judge.key: judge for judge in self.judges if judge.place is not None}
        patience = min(judge.until for judge in busy.values()) - time.monotonic()
        answers: dict[int, Done] = {}
        try:
            key, answer = self.answers.get(timeout=max(patience, 0.0))
        except queue.Empty:
            late = [judge for judge in busy.values() if time.monotonic() >= judge.until]
            return {judge.number: self.lost(judge, "its judge did not come to an end") for judge in late}
        if key in busy:
            judge = busy[key]
            answers[judge.number] = self.lost(judge, "its judge died") if answer is None else heard(judge, answer)
        return answers

    def lost(self, judge: Judge, reason: str) -> Done:
        """A report for a submission whose judge is no more."""
        self.judges.remove(judge)
        judge.end()
        assert judge.place is not None
        return rendered([bare(self.plan, judge.place.path, judge.place.name, ReportStatus.FAULT, reason)])

    def close(self) -> None:
        """End all judges."""
        for judge in self.judges:
            judge.close()
        for judge in self.judges:
            judge.end()
        self.judges.clear()


def heard(judge: Judge, answer: Any) -> Done:
    """The answer of a judge, which is idle then; raises `Refused`."""
    if isinstance(answer, str):
        raise Refused(answer)
    judge.place = None
    return [(status, line) for status, line in answer]


def told(plan: Plan) -> dict[str, Any]:
    """A plan as it travels."""
    paths = {"exercises": str(plan.exercises) if plan.exercises else None}
    return asdict(plan) | paths | {"support": list(map(str, plan.support))}


def rendered(reports: list[Report]) -> Done:
    """Reports as they travel: the status, for counting, and the line."""
    return [(report.status, lines.render(report)) for report in reports]
