"""What a submission may use up and use: the limits and rules of a run, and the bounds that an exercise sets in them."""

from __future__ import annotations

from dataclasses import replace

from grader.model import Exercise
from grader.run.plan import Plan
from grader.sandbox.limits import Limits, Rules
from grader.sandbox.packages import others


def limits(plan: Plan) -> Limits:
    """The time limits that a plan leaves: no call and no import may last longer than the whole."""
    usual = Limits()
    seconds = plan.timeout_s
    return Limits(call_s=min(usual.call_s, seconds), total_s=seconds, load_s=min(usual.load_s, seconds))


def limited(run: Limits, exercise: Exercise | None) -> Limits:
    """The limits of a run with the bounds of an exercise: it may stretch a call, never the whole."""
    bounds = exercise.bounds if exercise else None
    if bounds is None:
        return run
    call_s = run.call_s if bounds.call_s is None else min(bounds.call_s, run.total_s)
    memory_mb = run.memory_mb if bounds.memory_mb is None else bounds.memory_mb
    return replace(run, call_s=call_s, memory_mb=memory_mb)


def ruled(forbidden: tuple[str, ...], exercise: Exercise | None) -> Rules:
    """The rules of a run with those of an exercise that names the packages it allows."""
    packages = exercise.bounds.packages if exercise else None
    return Rules(forbidden if packages is None else tuple(dict.fromkeys((*forbidden, *others(packages)))))
