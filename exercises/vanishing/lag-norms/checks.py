"""Orders of magnitude and their order."""

from __future__ import annotations

import itertools

import numpy as np

from exercises.vanishing.networks import NETWORKS, SEEDS, T
from exercises.vanishing.orders import (
    MANY,
    Case,
    against_direct,
    asked,
    decades,
    draws,
    near,
    pattern,
    power,
    slope,
    title,
)
from grader.checks import TOLERANCE, Answers, Mismatch, Student, check

NAMES = tuple(NETWORKS)
UP, LEAST, MOST = 0.0, 0.3, 0.7  # with bias 5 the total grows; between these is half of the direct path left
ORDER = ("lstm -2", "rnn", "lstm 0", "lstm 1", "lstm 2", "lstm 5")  # of the slopes, the steepest first
BESIDE = ("lstm 0", "orthogonal", "lstm 2")  # an orthogonal RNN and bias 1 are too near to be ordered
SHORT = draws(Case(("rnn", "lstm 0"), 3, 2))
LSTMS = tuple(name for name in NAMES if NETWORKS[name][0] == "lstm")


@check(points=1, cases=SHORT)
def begins(student: Student, case: Case) -> None:
    """The curves begin at 1 and have a norm for each lag"""
    for name in case.names:
        answer = asked(student, name, case)
        for which in ("total", "direct"):
            first = 10.0 ** decades(name, answer, case, which)[0]
            if not abs(first - 1) <= TOLERANCE["forward"].rtol:
                raise Mismatch("lag_norms", which, text=f"{title(name)}: {which}[0] = {first:.6g}, but should be 1")


@check(points=1, needs=(begins,), cases=draws(Case(LSTMS, 3, 2)))
def one_step_back(student: Student, case: Case) -> None:
    """One step back the whole gradient of an LSTM is what the direct path has left: none has been at h yet"""
    for name in case.names:
        answer = asked(student, name, case)
        if against_direct(name, answer, case) != 0:
            total, direct = (10.0 ** decades(name, answer, case, which)[1] for which in ("total", "direct"))
            text = f"{title(name)}: total[1] = {total:.6g}, but should be {direct:.6g}, which is direct[1]"
            raise Mismatch("lag_norms", "total", text=text)


@check(points=2, needs=(begins,), cases=draws(Case(("rnn", *LSTMS), 40, SEEDS)))
def direct_path(student: Student, case: Case) -> None:
    """The direct path has the right order of magnitude for every forget bias"""
    near(student, case, "direct")


@check(points=3, needs=(begins,), cases=draws(Case(NAMES, T, SEEDS)))
def whole_gradient(student: Student, case: Case) -> None:
    """The whole gradient has the right order of magnitude in all seven networks"""
    near(student, case, "total")


@check(points=1, needs=(begins,), cases=draws(Case(("rnn",), 60, MANY)))
def typical(student: Student, case: Case) -> None:
    """The mean of 128 RNNs is the geometric one, to within one power of ten"""
    near(student, case, "total")


@check(points=3, needs=(begins,), cases=draws(Case(NAMES, 60, SEEDS)))
def order_of_slopes(student: Student, case: Case) -> None:
    """The networks forget in the right order

    Fastest an LSTM with bias -2, then the RNN, bias 0, bias 1 and the orthogonal RNN, bias 2; with bias 5 the gradient
    does not shrink.
    """
    slopes = {name: slope(student, name, case) for name in case.names}
    for row in (ORDER, BESIDE):
        for less, more in itertools.pairwise(row):
            if not slopes[less] < slopes[more]:
                facts = f"{slopes[less]:.3f} powers of ten a step, but should be less than the {slopes[more]:.3f}"
                raise Mismatch("lag_norms", "total", text=f"{title(less)}: {facts} of {title(more)}")


@check(points=1, needs=(begins,), cases=draws(Case(("lstm 5",), T, SEEDS)))
def open_gates(student: Student, case: Case) -> None:
    """With forget bias 5 half of the direct path is left after 100 steps, and the whole gradient has grown"""
    answer = asked(student, "lstm 5", case)
    direct = 10.0 ** decades("lstm 5", answer, case, "direct")[-1]
    if not LEAST <= direct <= MOST:
        raise Mismatch("lag_norms", "direct", text=f"direct[{T}] = {direct:.2g}, but should be about 0.5")
    total = decades("lstm 5", answer, case, "total")[-1]
    if not total > UP:
        raise Mismatch("lag_norms", "total", text=f"total[{T}] = {power(total)}, but should be above 1")


@check(points=1, needs=(begins,), cases=SHORT)
def repeats(student: Student, case: Case) -> None:
    """The same call gives the same result"""
    for name in case.names:
        first, again = asked(student, name, case), asked(student, name, case)
        for which in ("total", "direct"):
            if not np.array_equal(np.asarray(first[which]), np.asarray(again[which])):
                raise Mismatch("lag_norms", which, text=f"{title(name)}: {which} is another one the second time")


ANSWERS = Answers(draws(*(Case((name,), 40, SEEDS) for name in NAMES)), lambda student, case: (), pattern, samples="")
