"""A student's curves and ours, compared by orders of magnitude: nobody's random networks are ours."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from hypothesis import strategies as st

from exercises.vanishing.networks import NETWORKS, curves
from grader.checks import TOLERANCE, Answer, Array, Draws, Mismatch, Student


@dataclass(frozen=True)
class Case:
    """Some networks, so many steps and so many seeds."""

    names: tuple[str, ...]
    T: int
    seeds: int
    run: int = 0


def draws(*cases: Case) -> Draws:
    """These cases, none simpler."""
    return Draws(tuple(map(st.just, cases)), 1, st.just, lambda case: 100 * len(case.names))


def asked(student: Student, name: str, case: Case) -> Answer:
    """The student's curves of one network."""
    network, bias = NETWORKS[name]
    return student.lag_norms(network=network, forget_bias=bias, T=case.T, seeds=case.seeds)


def decades(name: str, answer: Answer, case: Case, which: str) -> Array:
    """The powers of ten of one curve, of the right shape."""
    curve = np.asarray(answer[which], dtype=float)
    if curve.shape != (case.T + 1,):
        said = (
            f"{which} has shape {curve.shape}, but should have ({case.T + 1},): one norm for each of the lags 0 ... T"
        )
        raise Mismatch("lag_norms", which, text=f"{title(name)}: {said}")
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.log10(curve))


def wanted(name: str, steps: int) -> dict[str, Array]:
    """The powers of ten of our own networks at the lags 0 ... steps, of sequences as long as any that is asked."""
    return {which: curve[: steps + 1] for which, curve in ours(name).items()}


@lru_cache(maxsize=16)
def ours(name: str) -> dict[str, Array]:
    """The powers of ten of our own networks."""
    with np.errstate(divide="ignore"):
        return {which: np.log10(curve) for which, curve in curves(name).items()}


def gaps(got: Array, want: Array) -> Array:
    """How many powers of ten each norm is off, in units of what is allowed; 0 where both norms are 0."""
    with np.errstate(invalid="ignore"):
        allowed = np.array([TOLERANCE["decades"].allows(abs(size), 1.0) for size in want])
        return np.where(got == want, 0.0, (got - want) / allowed)


def near(student: Student, case: Case, which: str) -> None:
    """Every norm of a kind is of the right order of magnitude."""
    for name in case.names:
        want = wanted(name, case.T)[which]
        got = decades(name, asked(student, name, case), case, which)
        off = ~(np.abs(gaps(got, want)) <= 1)  # nan is off
        if off.any():
            k = int(np.argmax(off))
            facts = f"{which}[{k}] = {power(got[k])}, but should be about {power(want[k])}"
            raise Mismatch("lag_norms", which, text=f"{title(name)}: {facts} ({off.sum()} of {len(off)} lags differ)")


def title(name: str) -> str:
    """A network as a message calls it."""
    network, bias = NETWORKS[name]
    return f"forget bias {bias:g}" if network == "lstm" else f"network {network!r}"


def power(decade: float) -> str:
    """A norm from its power of ten."""
    return "nan" if np.isnan(decade) else f"{10.0**decade:.2g}"


def slope(student: Student, name: str, case: Case) -> float:
    """Powers of ten a step, from lag 10 to the last."""
    total = decades(name, asked(student, name, case), case, "total")
    return float((total[-1] - total[10]) / (case.T - 10))


def pattern(student: Student, case: Case, absent: tuple[str, ...]) -> dict[str, Array]:
    """Where a student's norms are too large (1), right (0), too small (-1): what mistakes are told apart by."""
    found = {}
    for name in case.names:
        answer = asked(student, name, case)
        for which, want in wanted(name, case.T).items():
            far = gaps(decades(name, answer, case, which), want)
            found[f"{which} of {name}"] = np.where(np.abs(far) <= 1, 0.0, np.sign(far))[[0, 1, -1]]
    return found
