"""The equations, one scalar at a time: no array operation of numpy, only `math` and indices."""

from __future__ import annotations

import math

import numpy as np

from .draws import Array


def logistic(a: float) -> float:
    """1 / (1 + exp(-a)), for the moderate arguments of the tests."""
    return 1 / (1 + math.exp(-a))


def affine(x: Array, h: Array, W: Array, R: Array, b: Array, n: int, row: int) -> float:
    """One pre-activation: Σ_d W[row, d] x[n, d] + Σ_k R[row, k] h[n, k] + b[row]."""
    total = float(b[row])
    for d in range(x.shape[1]):
        total += float(W[row, d]) * float(x[n, d])
    for k in range(h.shape[1]):
        total += float(R[row, k]) * float(h[n, k])
    return total


def rnn_sequence(X: Array, h: Array, W: Array, R: Array, b: Array) -> Array:
    """Every h_t of the simple network, (T, N, H)."""
    hs = []
    for x in X:
        new = np.empty_like(h)
        for n, j in np.ndindex(h.shape):
            new[n, j] = math.tanh(affine(x, h, W, R, b, n, j))
        h = new
        hs.append(h)
    return np.array(hs)


def lstm_sequence(X: Array, h: Array, c: Array, W: Array, R: Array, b: Array) -> tuple[Array, Array]:
    """Every h_t (T, N, H) and the last c of the standard LSTM, row blocks i f g o."""
    size, hs = h.shape[1], []
    for x in X:
        new_h, new_c = np.empty_like(h), np.empty_like(c)
        for n, j in np.ndindex(h.shape):
            i, f, g, o = (affine(x, h, W, R, b, n, k * size + j) for k in range(4))
            cell = logistic(f) * float(c[n, j]) + logistic(i) * math.tanh(g)
            new_c[n, j] = cell
            new_h[n, j] = logistic(o) * math.tanh(cell)
        h, c = new_h, new_c
        hs.append(h)
    return np.array(hs), c
