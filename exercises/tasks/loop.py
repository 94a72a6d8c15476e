"""A training loop of which one thing at a time can be done otherwise: what its mistakes are made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.checks import Array, Parts

NAMES = ("W", "R", "b", "V", "d")
Grads = Mapping[str, Array]


def states_of(x: Array, h: Array, p: Grads) -> Array:
    """The states (T + 1, N, H) of a piece, that before it first."""
    states = [h]
    for x_t in x:
        states.append(np.tanh(x_t @ p["W"].T + states[-1] @ p["R"].T + p["b"]))
    return np.array(states)


def grads_of(x: Array, states: Array, dy: Array, p: Grads, V: Array | None = None, back: float = 1.0) -> Grads:
    """The five gradients; V: the read-out that the error goes back through; back: what becomes of the carried one."""
    V = p["V"] if V is None else V
    grads, carried = {name: np.zeros(p[name].shape) for name in NAMES}, np.zeros(states[0].shape)
    for t in reversed(range(len(x))):
        da = (dy[t] @ V + carried) * (1 - states[t + 1] ** 2)
        parts = da.T @ x[t], da.T @ states[t], da.sum(axis=0), dy[t].T @ states[t + 1], dy[t].sum(axis=0)
        for name, part in zip(NAMES, parts, strict=True):
            grads[name] += part
        carried = back * da @ p["R"]
    return grads


def norm_of(grads: Grads) -> float:
    """The common norm."""
    return float(np.sqrt(sum(np.sum(grad**2) for grad in grads.values())))


def by_norm(grads: Grads, most: float) -> Grads:
    """All gradients by one factor, so that their norm is at most so much."""
    norm = norm_of(grads)
    return {name: grad * (min(1.0, most / norm) if norm > 0 else 0.0) for name, grad in grads.items()}


def state_after(first: Array, x: Array, states: Array, new: Grads) -> Array:
    """The state that the next piece begins with."""
    last: Array = states[-1]
    return last


@dataclass(frozen=True)
class Loop:
    """What a training does at each piece; as it stands it is right."""

    share: Callable[[Array], float] = lambda off: 2 / off.size  # what errors are multiplied with for the gradient
    measured: Callable[[Array], Any] = lambda off: np.mean(off**2)
    counts: Callable[[Array], Array] = lambda off: off  # the errors that are gone back from
    goes_on: Callable[[Array, Array, Array, Grads], Array] = state_after
    gradients: Callable[..., Grads] = grads_of
    clipped: Callable[[Grads, float], Grads] = by_norm
    kept: float = 0.0  # of the gradients of the piece before
    carries_clipped: bool = False
    sign: float = -1.0
    afterwards: bool = False  # the loss is measured when the step has been taken

    def train(self, X: Array, Y: Array, h: Array, *rest: Any) -> tuple[Any, ...]:
        """The answer to what `train_rnn` is asked."""
        *weights, rate, most = rest
        p, first, losses = dict(zip(NAMES, weights, strict=True)), h, []
        before: Grads = {name: np.zeros(array.shape) for name, array in p.items()}
        for x, wanted in zip(X, Y, strict=True):
            states = states_of(x, h, p)
            off = states[1:] @ p["V"].T + p["d"] - wanted
            found = self.gradients(x, states, self.share(off) * self.counts(off), p)
            grads = {name: grad + self.kept * before[name] for name, grad in found.items()}
            short = self.clipped(grads, most)
            before = short if self.carries_clipped else grads
            new = {name: p[name] + self.sign * rate * short[name] for name in NAMES}
            if self.afterwards:
                off = states_of(x, h, new)[1:] @ new["V"].T + new["d"] - wanted
            losses.append(self.measured(off))
            h, p = self.goes_on(first, x, states, new), new
        return np.array(losses), h, *p.values()


def loop(**other: Any) -> Parts:
    """The training with one thing done otherwise."""
    made = Loop(**other)
    return {"train_rnn": lambda X, Y, h, W, R, b, V, d, rate, most: made.train(X, Y, h, W, R, b, V, d, rate, most)}
