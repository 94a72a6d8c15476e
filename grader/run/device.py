"""The device of a run: who asked for one, where it is reached, and what that costs.

Nothing gets one because it is there: a device cannot be reached from a sandbox, so whoever wants one names it. Even
then a submission's other checks stay in the sandbox; those that need the device have a process of their own beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from grader.dialects.signature import Dialect
from grader.judging.session import Session
from grader.model import Exercise, Submission
from grader.parity import devices
from grader.run.plan import Plan
from grader.sandbox.limits import Limits, Rules
from grader.sandbox.start import Sandbox, start

BEGIN_S = 60.0  # for torch and a driver to be loaded, beside what a submission may take
CALL_S = 30.0  # the first call makes the device ready


@dataclass(frozen=True)
class Device:
    """A device, and the sandbox in which a submission reaches it."""

    name: str  # as torch calls it
    described: str
    sandbox: Sandbox

    def session(
        self, submission: Submission, exercise: Exercise, dialect: Dialect, seed: int, bounds: tuple[Limits, Rules]
    ) -> Session:
        """The submission in a process that reaches the device; it begins when it is first asked."""
        limits, rules = bounds
        more = replace(limits, call_s=max(limits.call_s, CALL_S), load_s=BEGIN_S, total_s=limits.total_s + BEGIN_S)
        adapter = exercise.adapter or dialect.adapter
        return Session(self.sandbox, submission, seed, more, rules, adapter, dialect.packages)


def words(plan: Plan) -> str:
    """The device of a plan; empty where it has none, and raises NoDevice where it is not to be had."""
    if plan.device is None:
        return ""
    devices.level(plan.device, plan.require_sandbox)
    return devices.described(plan.device)


@contextmanager
def opened(plan: Plan, box: Sandbox) -> Iterator[Device | None]:
    """The device of a plan, if it has one; `box` is the sandbox of the run. Raises NoDevice."""
    described = words(plan)
    if plan.device is None:
        yield None
    elif (level := devices.level(plan.device)) is None:
        yield Device(plan.device, described, box)
    else:
        with start(level) as unconfined:
            yield Device(plan.device, described, unconfined)
