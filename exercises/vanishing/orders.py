"""A student's curves and ours, compared by orders of magnitude: nobody's random networks are ours."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from hypothesis import strategies as st

from exercises.vanishing.networks import NETWORKS, SEEDS, curves
from grader.checks import TOLERANCE, Answer, Array, Draws, Mismatch, Student

MANY = (
    128  # networks, of which geometric means lie 0.15 powers of ten apart (RNNs, 60 steps), arithmetic ones 1.4 higher
)

CLEARLY = 0.1  # powers of ten between two norms, more than the gates of two steps of one network make


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


def wanted(name: str, case: Case) -> dict[str, Array]:
    """The powers of ten of as many networks of ours at the lags 0 ... T, of sequences as long as any that is asked."""
    return {which: curve[: case.T + 1] for which, curve in ours(name, max(case.seeds, SEEDS)).items()}


@lru_cache(maxsize=16)
def ours(name: str, seeds: int) -> dict[str, Array]:
    """The powers of ten of our own networks."""
    with np.errstate(divide="ignore"):
        return {which: np.log10(curve) for which, curve in curves(name, seeds=seeds).items()}


def gaps(got: Array, want: Array, seeds: int) -> Array:
    """How many powers of ten each norm is off, in units of what is allowed; 0 where both norms are 0.

    Means of few networks may be a share of the exponent off as well.
    """
    with np.errstate(invalid="ignore"):
        sizes = np.zeros_like(want) if seeds >= MANY else np.abs(want)
        allowed = np.array([TOLERANCE["decades"].allows(size, 1.0) for size in sizes])
        return np.where(got == want, 0.0, (got - want) / allowed)


def near(student: Student, case: Case, which: str) -> None:
    """Every norm of a kind is of the right order of magnitude."""
    for name in case.names:
        want = wanted(name, case)[which]
        got = decades(name, asked(student, name, case), case, which)
        off = ~(np.abs(gaps(got, want, case.seeds)) <= 1)  # nan is off
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


def against_direct(name: str, answer: Answer, case: Case) -> float:
    """One step back, the whole gradient of an LSTM against its direct path: 0 as much, 1 nearly, 2 more, -2 less."""
    total, direct = (decades(name, answer, case, which)[1] for which in ("total", "direct"))
    slightly = sign_beyond(total - direct, TOLERANCE["forward"].rtol)
    return 2 * sign_beyond(total - direct, CLEARLY) or abs(slightly)


def sign_beyond(gap: float, allowed: float) -> float:
    """The sign of what is more than allowed; nan stays."""
    return 0.0 if abs(gap) <= allowed else float(np.sign(gap))


def pattern(student: Student, case: Case, absent: tuple[str, ...]) -> dict[str, Array]:
    """Where a student's norms are too large (1), right (0), too small (-1): what mistakes are told apart by."""
    found = {}
    for name in case.names:
        answer = asked(student, name, case)
        for which, want in wanted(name, case).items():
            got = decades(name, answer, case, which)
            far = gaps(got, want, case.seeds)
            found[f"{which} of {name}"] = np.where(np.abs(far) <= 1, 0.0, np.sign(far))[[1, -1]]
            found[f"{which}[0] of {name}"] = np.array(sign_beyond(got[0], TOLERANCE["forward"].rtol))
        if NETWORKS[name][0] == "lstm":
            found[f"one step back, {name}"] = np.array(against_direct(name, answer, case))
    return found
