"""Judges in processes of their own: work is given to the idle, answers are collected, the lost are replaced."""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import sys
import time
import traceback
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import FrameType

from grader.model import Report
from grader.report import lines
from grader.run import Plan, Refused, Run, bare, opened
from grader.submission import Place

SPAWN = multiprocessing.get_context("spawn")  # a fork would copy threads' locks and every open file
GRACE_S = 60.0  # beyond ten times the limit of a submission, until its judge is given up
END_S = 5.0  # for a judge to close its sandbox

Done = list[tuple[str, str]]  # status and line of every report of one submission


@dataclass
class Member:
    """One judge's process, and what it is busy with."""

    process: BaseProcess
    line: Connection[object, object]
    number: int = -1
    place: Place | None = None
    until: float = 0.0  # time.monotonic() at which it is given up

    def end(self) -> None:
        """Let the process close its sandbox, and see that it is gone."""
        self.line.close()
        self.process.terminate()
        self.process.join(END_S)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()


class Leave(BaseException):
    """The parent has asked this process to end; `SystemExit` would look like an exercise's own."""


class Crew:
    """Up to `size` judges under one plan, started when there is work for them."""

    def __init__(self, plan: Plan, size: int) -> None:
        self.plan = plan
        self.size = size
        self.members: list[Member] = []

    def has_room(self) -> bool:
        """Whether another submission can be given."""
        return len(self.members) < self.size or any(member.place is None for member in self.members)

    def give(self, number: int, place: Place) -> None:
        """Give a submission to an idle judge."""
        member = next((member for member in self.members if member.place is None), None)
        if member is None:
            member = started(self.plan)
            self.members.append(member)
        member.number, member.place = number, place
        member.until = time.monotonic() + 10 * self.plan.timeout_s + GRACE_S
        with contextlib.suppress(OSError):  # it has died: collect() will find that out
            member.line.send(place)

    def collect(self) -> dict[int, Done]:
        """Wait for at least one answer; raises `Refused` when a judge says that the plan cannot be carried out."""
        busy = [member for member in self.members if member.place is not None]
        patience = min(member.until for member in busy) - time.monotonic()
        ready = wait([member.line for member in busy], max(patience, 0.0))
        answers: dict[int, Done] = {}
        for member in busy:
            if member.line in ready:
                answers[member.number] = self.answer(member)
            elif time.monotonic() >= member.until:
                answers[member.number] = self.lost(member, "its judge did not come to an end")
        return answers

    def answer(self, member: Member) -> Done:
        """What a judge has to say about its submission."""
        try:
            answer = member.line.recv()
        except (EOFError, OSError):
            return self.lost(member, "its judge died")
        if isinstance(answer, str):
            raise Refused(answer)
        member.place = None
        assert isinstance(answer, list)
        return answer

    def lost(self, member: Member, reason: str) -> Done:
        """A report for a submission whose judge is no more."""
        self.members.remove(member)
        member.end()
        assert member.place is not None
        return rendered([bare(self.plan, member.place.path, member.place.name, "fault", reason)])

    def close(self) -> None:
        """End all judges."""
        for member in self.members:
            member.line.close()
        for member in self.members:
            member.end()
        self.members.clear()


def started(plan: Plan) -> Member:
    """A judge in a process of its own."""
    here, there = SPAWN.Pipe()
    process = SPAWN.Process(target=serve, args=(there, plan), daemon=True)
    process.start()
    there.close()
    return Member(process, here)


def serve(line: Connection[object, object], plan: Plan) -> None:
    """The life of a judge's process: places in, reports out, until the line is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    try:
        signal.signal(signal.SIGTERM, leave)
        with opened(plan) as run:
            while True:
                place = line.recv()
                assert isinstance(place, Place)
                line.send(judged(run, place))
    except Refused as error:
        line.send(str(error))
    except (EOFError, BrokenPipeError, Leave):
        pass  # the parent has closed the line: all is done


def leave(number: int, frame: FrameType | None) -> None:
    """End the process with everything closed on the way."""
    raise Leave


def judged(run: Run, place: Place) -> Done:
    """The lines about one submission; one that cannot be written is a fault of ours."""
    try:
        return rendered(run.reports_of_all(place.path, place.name))
    except Exception as error:
        traceback.print_exc(file=sys.stderr)
        return rendered([run.bare(place.path, place.name, "fault", f"{type(error).__name__}: {error}")])


def rendered(reports: list[Report]) -> Done:
    """Reports as they travel: the status, for counting, and the line."""
    return [(report.status, lines.render(report)) for report in reports]
