"""Files of deeplearning.ai's course asked as CS231n's are: samples as columns turned into rows, and back."""

from __future__ import annotations

import types
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import cells

Array = NDArray[Any]
Function = Callable[..., Any]
NAMES = ("rnn_cell_forward", "rnn_cell_backward", "rnn_forward", "rnn_backward",
         "lstm_cell_forward", "lstm_cell_backward", "lstm_forward", "lstm_backward")  # fmt: skip
GATES = "ifoc"  # CS231n's order of blocks
OUTPUTS = 2  # rows of y, which nobody looks at


def helpers() -> types.ModuleType:
    """A `rnn_utils` for files that import it."""
    module = types.ModuleType("rnn_utils")
    module.__dict__.update(np=np, sigmoid=cells.logistic, softmax=lambda x: np.exp(x) / np.exp(x).sum(axis=0))
    return module


def turned(array: Array) -> Array:
    """Samples from rows to columns or back: (N, D) <-> (D, N), (N, T, D) <-> (D, N, T) in either direction."""
    return np.array(array.T if array.ndim == 2 else array.transpose(2, 0, 1))


def back(array: Array) -> Array:
    """Columns to rows: (D, N, T) -> (N, T, D)."""
    return np.array(array.T if np.ndim(array) == 2 else np.transpose(array, (1, 2, 0)))


def parameters(Wx: Array, Wh: Array, b: Array) -> dict[str, Array]:
    """The dict that the course passes, made of CS231n's arrays."""
    H = len(Wh)
    y = {"by": np.ones((OUTPUTS, 1))}
    if Wh.shape[1] == H:
        return {"Wax": Wx.T.copy(), "Waa": Wh.T.copy(), "ba": b[:, None].copy(), "Wya": np.ones((OUTPUTS, H)), **y}
    found = {"Wy": np.ones((OUTPUTS, H)), **y}
    for k, gate in enumerate(GATES):
        of = slice(k * H, (k + 1) * H)
        found[f"W{gate}"] = np.hstack([Wh[:, of].T, Wx[:, of].T])
        found[f"b{gate}"] = b[of, None].copy()
    return found


def gradients(got: dict[str, Array], names: tuple[str, ...]) -> tuple[Array, ...]:
    """Those that are named, and of the parameters, from the dict that the course returns."""
    first = tuple(back(np.asarray(got[name])) for name in names)
    if "dWaa" in got:
        return (*first, np.transpose(got["dWax"]), np.transpose(got["dWaa"]), flat(got["dba"]))
    H = len(got["dWf"])
    whole = [np.transpose(got[f"dW{gate}"]) for gate in GATES]
    biases = np.concatenate([flat(got[f"db{gate}"]) for gate in GATES])
    return (*first, np.hstack([w[H:] for w in whole]), np.hstack([w[:H] for w in whole]), biases)


def flat(bias: Array) -> Array:
    """(H, 1) -> (H,); another shape is left as it is."""
    return bias[:, 0] if np.shape(bias)[1:] == (1,) else np.asarray(bias)


def asked_as_cs231n(functions: dict[str, Any]) -> dict[str, Function]:
    """The eight functions as CS231n calls them, of those that a file has, c of every step included."""

    def forward(name: str, states: int) -> Function:
        def called(x: Array, *given: Array) -> tuple[Any, ...]:
            got = functions[name](turned(x), *map(turned, given[:-3]), parameters(*given[-3:]))
            if name == "lstm_forward":
                a, _, c, caches = got
                return back(a), back(c), caches
            return (*map(back, got[:states]), got[-1])

        return called

    def backward(name: str, names: tuple[str, ...]) -> Function:
        def called(*given: Any) -> tuple[Array, ...]:
            return gradients(functions[name](*map(turned, given[:-1]), given[-1]), names)

        return called

    made: dict[str, Function] = {}
    for name in set(NAMES) & functions.keys():
        states = 2 if name == "lstm_cell_forward" else 1
        step, lstm = "cell" in name, name.startswith("lstm")
        names = ("dxt", "da_prev", "dc_prev")[: 2 + lstm] if step else ("dx", "da0")
        made[name] = backward(name, names) if name.endswith("backward") else forward(name, states)
    return made
