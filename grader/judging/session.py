"""One submission's worker over its whole life: opened when first needed, opened again after it was lost."""

from __future__ import annotations

import contextlib
import hashlib
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import TracebackType
from typing import Any

from grader.errors import LoadFailed, WorkerLost
from grader.model import Submission
from grader.sandbox.limits import Limits, Rules
from grader.sandbox.start import Sandbox
from grader.sandbox.told import Arity
from grader.sandbox.worker import Answered, Reply, Worker
from grader.worker.wire import Handle

MAX_LOSSES = 4  # workers that one submission may use up before the rest of its checks is given up
_ROUNDS = 1000  # 0.3 ms: seeds have 32 bits, to try them all must take longer than a submission has


def workers_seed(seed: int, source: str) -> int:
    """What a submission's generators are seeded with: the same in every run of a seed, and no way back to it.

    A submission can read all that its worker knows, and whoever knows the run's seed knows its inputs.
    """
    salt = source.encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.pbkdf2_hmac("sha256", str(seed).encode(), salt, _ROUNDS, 8), "little")


@dataclass
class Session:
    """A callee (see grader.judging.student) that survives the loss of its worker."""

    sandbox: Sandbox
    submission: Submission
    seed: int
    limits: Limits
    rules: Rules
    adapter: str = ""  # the text of what meets the submission in its process: see adapt
    packages: tuple[str, ...] = ()  # imported before its workers begin
    worker: Worker | None = None
    asked: bool = False  # whether the worker was called, and so may keep something
    losses: int = 0
    last_words: str = ""  # of a worker that is gone, until somebody hears them
    mishaps: tuple[LoadFailed, ...] = ()  # what a file that was loaded as far as it runs met on the way
    ends_at: float = field(init=False)  # time.monotonic() when all its workers together have had their time

    def __post_init__(self) -> None:
        self.ends_at = time.monotonic() + self.limits.total_s

    def under(self, limits: Limits, rules: Rules) -> None:
        """Other limits and rules from now on, where they differ in a new worker; raises LoadFailed."""
        if (limits, rules) != (self.limits, self.rules):
            self.close()
            self.limits, self.rules = limits, rules
            with contextlib.suppress(WorkerLost):  # whatever is asked next says so
                self.open()

    def open(self) -> Mapping[str, Arity]:
        """The functions that the file defines; raises LoadFailed."""
        return self.alive().functions

    def adapt(self, text: str) -> None:
        """Have an adapter's functions beside the submission's from now on; raises LoadFailed or WorkerLost."""
        if text == self.adapter:
            return
        if self.adapter or self.asked:
            self.restart()
        self.adapter = text
        if self.worker is None:
            self.alive()
            return
        try:
            self.worker.adapt(text)
        except (LoadFailed, WorkerLost):
            self.close()
            raise

    def alive(self) -> Worker:
        """The worker, a new one if the last was lost; raises WorkerLost when time or patience is used up."""
        if self.worker is None:
            left = self.ends_at - time.monotonic()
            if left <= 0:
                raise self.out_of_time()
            if self.losses >= MAX_LOSSES:
                raise WorkerLost("died", f"given up: the submission's process was lost {self.losses} times before")
            limits = replace(self.limits, total_s=left)
            came = self.submission
            seed = workers_seed(self.seed, came.source)
            self.worker = self.sandbox.open(
                came.source, came.name, seed=seed, limits=limits, rules=self.rules, adapter=self.adapter,
                files=came.files, home=came.home, packages=self.packages,
            )  # fmt: skip
            self.mishaps, self.asked = self.worker.mishaps, False
        return self.worker

    def call(self, function: str, args: Sequence[Any], *, keep: tuple[int, ...] = (), in_place: bool = False) -> Reply:
        """As a worker does, in a live one; raises Raised or WorkerLost."""
        worker = self.reopened()
        self.asked = True
        try:
            return worker.call(function, args, keep=keep, in_place=in_place)
        except WorkerLost as lost:
            raise self.lost(lost) from lost

    def read(self, handle: Handle) -> Reply:
        """As a worker does."""
        worker = self.reopened()
        try:
            return worker.read(handle)
        except WorkerLost as lost:
            raise self.lost(lost) from lost

    def calls(self, function: str, many: Sequence[Sequence[Any]], *, keep: tuple[int, ...] = ()) -> list[Answered]:
        """As a worker does."""
        worker = self.reopened()
        self.asked = True
        return self.heeded(worker.calls(function, many, keep=keep))

    def reads(self, handles: Sequence[Handle]) -> list[Answered]:
        """As a worker does."""
        return self.heeded(self.reopened().reads(handles))

    def heeded(self, answers: list[Answered]) -> list[Answered]:
        """Answers of a worker, whose loss is noted."""
        return [self.lost(answer) if isinstance(answer, WorkerLost) else answer for answer in answers]

    def lost(self, lost: WorkerLost) -> WorkerLost:
        """A loss that is noted, in words that do not depend on how much of its time a submission had left."""
        self.drop()
        return self.out_of_time() if lost.kind == "timeout" and time.monotonic() >= self.ends_at else lost

    def out_of_time(self) -> WorkerLost:
        """The whole submission has had its time."""
        return WorkerLost("timeout", f"the submission took more than its {self.limits.total_s:g} s")

    def forget(self) -> None:
        """Drop what the worker holds; nothing to do when it is gone."""
        if self.worker is not None:
            self.worker.forget()

    def restart(self) -> None:
        """End the worker; the next call loads the file again."""
        self.close()

    @contextlib.contextmanager
    def uncounted(self) -> Iterator[bool]:
        """Calls that the report needs: their time and losses are not the submission's; whether it has time left."""
        began, losses = time.monotonic(), self.losses
        try:
            yield began < self.ends_at
        finally:
            spent = time.monotonic() - began
            self.ends_at += spent
            if self.worker is not None:
                self.worker.prolong(spent)
            self.losses = losses

    def reopened(self) -> Worker:
        """A file that loaded once and does not load again has lost its worker."""
        try:
            return self.alive()
        except LoadFailed as error:
            self.losses += 1
            raise WorkerLost("died", f"the file does not load a second time: {error}") from error

    def heard(self) -> str:
        """What the submission has printed since this was asked last."""
        said, self.last_words = self.last_words, ""
        return said + (self.worker.heard() if self.worker else "")

    def drop(self) -> None:
        """Note the loss of the worker."""
        self.losses += 1
        self.close()

    def close(self) -> None:
        """End the worker, keep what it printed."""
        if self.worker is not None:
            self.last_words = self.worker.heard()
            self.worker.close()
            self.worker = None

    def __enter__(self) -> Session:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
