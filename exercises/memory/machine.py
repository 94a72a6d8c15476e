"""An LSTM with somebody's weights, run over a sequence; a case tells a story of events that is made into one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from hypothesis import strategies as st

from grader.checks import Answers, Array, Draws, Mismatch, Student
from reference.lstm import lstm_forward

Weights = Mapping[str, Array]


@dataclass(frozen=True)
class Case:
    """A story: its kind, how long its pauses are, and a seed for what happens in them."""

    kind: str
    length: int
    seed: int = 0
    run: int = 0  # the run's seed: the same case has other numbers in another run


def draws(*stories: tuple[str, int, int], rounds: int = 2) -> Draws:
    """One case for each kind of story, with a length between two numbers; a failing one is made shorter."""
    regimes = tuple(
        st.builds(Case, st.just(kind), st.integers(least, most), st.integers(0, 99)) for kind, least, most in stories
    )
    shortest = {kind: least for kind, least, _ in stories}
    return Draws(regimes, rounds, lambda case: shorter(case, shortest[case.kind]), lambda case: 1 + case.length // 100)


def shorter(case: Case, least: int) -> st.SearchStrategy[Case]:
    """The same kind of story, no longer."""
    lengths = st.integers(min(1, least), case.length)
    return st.builds(replace, st.just(case), length=lengths, seed=st.sampled_from((0, 1, case.seed)))


def weights_of(answer: Mapping[str, Any], entry: str, D: int, *further: str) -> dict[str, Array]:
    """The weights that were returned, as arrays; raises Mismatch for other shapes and for what is no number."""
    found = {name: array_of(entry, name, answer[name]) for name in ("W", "R", "b", *further)}
    sizes = {n // 4 for array in found.values() for n in array.shape if n >= 4} | {1}
    wrong = min((misshapen(found, D, H) for H in sorted(sizes)), key=len)
    if wrong:
        said = f"W (4H, {D}), R (4H, H), b (4H,){''.join(f', {one} (H,)' for one in further)}"
        text = f"{wrong[0]} has shape {found[wrong[0]].shape}, but the shapes should be {said}"
        raise Mismatch(entry, wrong[0], text=text)
    return found


def misshapen(found: Mapping[str, Array], D: int, H: int) -> list[str]:
    """The weights that have not the shape of an LSTM with D inputs and H units."""
    wanted = {"W": (4 * H, D), "R": (4 * H, H), "b": (4 * H,)}
    return [name for name, array in found.items() if array.shape != wanted.get(name, (H,))]


def array_of(entry: str, name: str, value: Any) -> Array:
    """One array of finite numbers."""
    try:
        array = np.asarray(value, dtype=float)
    except (TypeError, ValueError):
        array = np.array(np.nan)
    if not np.isfinite(array).all():
        raise Mismatch(entry, name, text=f"{name} should be an array of finite numbers")
    return array


def run(weights: Weights, X: Array) -> tuple[Array, Array]:
    """The outputs and the cells (T, H) of one sequence X (T, D), from an empty memory."""
    H = len(weights["b"]) // 4
    zero = np.zeros((1, H))
    out, _, cache = lstm_forward(X[:, None], zero, zero, weights["W"], weights["R"], weights["b"])
    return out[:, 0], np.reshape([step.c_new for step in cache.steps], (len(X), H))


def behaviour(does: Callable[[Student, Case], Array], cases: Draws) -> Answers:
    """What is told apart by what it does, not by its weights."""

    def asked(student: Student, case: Case, absent: tuple[str, ...]) -> Weights:
        return {"does": does(student, case)}

    return Answers(cases, lambda student, case: (), asked, samples="", lines_show=False)
