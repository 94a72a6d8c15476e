"""The gradient against the lag in seven random networks, by the reference: what is measured, and what is drawn."""

from __future__ import annotations

import numpy as np

from grader.checks import Array
from reference import sequence
from reference.cell import Params
from reference.cells import LSTM
from reference.elman import RNN
from reference.flow import direct_path, forget_gates, lag_norms

D, H, T, SEEDS = 8, 32, 100, 8
NETWORKS = {
    "lstm -2": ("lstm", -2.0),
    "rnn": ("rnn", 0.0),
    "lstm 0": ("lstm", 0.0),
    "orthogonal": ("orthogonal", 0.0),
    "lstm 1": ("lstm", 1.0),
    "lstm 2": ("lstm", 2.0),
    "lstm 5": ("lstm", 5.0),
}


def curves(name: str, steps: int = T, seeds: int = SEEDS) -> dict[str, Array]:
    """Norms at the lags 0 ... steps, geometric means over the seeds: total, and along the direct path."""
    runs = np.array([norms(*NETWORKS[name], steps, seed) for seed in range(seeds)])
    with np.errstate(divide="ignore"):
        total, direct = np.exp(np.log(runs).mean(axis=0))
    return {"total": total, "direct": direct}


def norms(network: str, forget_bias: float, steps: int, seed: int) -> Array:
    """(2, steps + 1): the norms of one network's gradients at its c (an LSTM) or h, and of the direct path."""
    rng = np.random.default_rng(seed)
    p = parameters(rng, network, forget_bias)
    X, v = rng.normal(size=(steps, 1, D)), rng.normal(size=(1, H))
    v /= np.linalg.norm(v)
    cell = LSTM if network == "lstm" else RNN
    zeros = tuple(np.zeros((1, H)) for _ in cell.states)
    _, _, cache = sequence.forward(cell, X, zeros, p)
    total = lag_norms((*zeros[1:], v), cache)[:, -1]
    if network != "lstm":
        return np.array([total, np.eye(1, steps + 1)[0]])
    path = direct_path(forget_gates(cache))[::-1]
    return np.array([total, np.linalg.norm(path * v, axis=(1, 2))])


def parameters(rng: np.random.Generator, network: str, forget_bias: float) -> Params:
    """Weights uniform up to 1/√H, or an orthogonal R; biases 0 but the forget gate's."""
    blocks, most = 4 if network == "lstm" else 1, H**-0.5
    W, R = rng.uniform(-most, most, (blocks * H, D)), rng.uniform(-most, most, (blocks * H, H))
    b = np.zeros(blocks * H)
    if network == "lstm":
        b[H : 2 * H] = forget_bias
    if network == "orthogonal":
        R = np.linalg.qr(rng.normal(size=(H, H)))[0]
    return {"W": W, "R": R, "b": b}
