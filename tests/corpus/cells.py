"""Plain formulas of the two cells: the truth by which the corpus is judged.

Deliberately naive: one loop over time, one line per symbol, nothing shared with any other package.
Layouts are the native ones: x (N,D), h and c (N,H), X (T,N,D), W (4H,D), R (4H,H), b (4H,), blocks i f g o.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def logistic(a: Array) -> Array:
    """1/(1+exp(-a)) without overflow."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.maximum(a, -700.0))))


def rnn_step(x: Array, h: Array, W: Array, R: Array, b: Array) -> Array:
    """h' = tanh(W x + R h + b), shape (N,H)."""
    return np.asarray(np.tanh(x @ W.T + h @ R.T + b))


def rnn_step_gradients(
    x: Array, h: Array, W: Array, R: Array, b: Array, dh: Array
) -> tuple[Array, Array, Array, Array, Array]:
    """(dx, dh, dW, dR, db) of sum(dh * h')."""
    y = rnn_step(x, h, W, R, b)
    a = dh * (1.0 - y) * (1.0 + y)
    return a @ W, a @ R, a.T @ x, a.T @ h, a.sum(axis=0)


def gates(x: Array, h: Array, W: Array, R: Array, b: Array) -> tuple[Array, Array, Array, Array]:
    """i, f, g, o, each (N,H)."""
    a, n = x @ W.T + h @ R.T + b, h.shape[1]
    i, f, g, o = a[:, :n], a[:, n : 2 * n], a[:, 2 * n : 3 * n], a[:, 3 * n :]
    return logistic(i), logistic(f), np.tanh(g), logistic(o)


def lstm_step(x: Array, h: Array, c: Array, W: Array, R: Array, b: Array) -> tuple[Array, Array]:
    """(h', c'), each (N,H)."""
    i, f, g, o = gates(x, h, W, R, b)
    new_c = f * c + i * g
    return o * np.tanh(new_c), new_c


def lstm_step_gradients(
    x: Array, h: Array, c: Array, W: Array, R: Array, b: Array, dh: Array, dc: Array
) -> tuple[Array, Array, Array, Array, Array, Array]:
    """(dx, dh, dc, dW, dR, db) of sum(dh * h') + sum(dc * c')."""
    i, f, g, o = gates(x, h, W, R, b)
    t = np.tanh(f * c + i * g)
    s = dc + dh * o * (1.0 - t) * (1.0 + t)
    a = np.hstack([s * g * i * (1.0 - i), s * c * f * (1.0 - f), s * i * (1.0 - g) * (1.0 + g), dh * t * o * (1.0 - o)])
    return a @ W, a @ R, s * f, a.T @ x, a.T @ h, a.sum(axis=0)


def rnn_layer(X: Array, h: Array, W: Array, R: Array, b: Array) -> list[Array]:
    """The states h_0 ... h_T, each (N,H)."""
    states = [h]
    for x in X:
        states.append(rnn_step(x, states[-1], W, R, b))
    return states


def rnn_layer_gradients(
    X: Array, h: Array, W: Array, R: Array, b: Array, dH: Array, dh: Array
) -> tuple[Array, Array, Array, Array, Array]:
    """(dX, dh, dW, dR, db) of sum(dH * H) + sum(dh * h_T)."""
    states = rnn_layer(X, h, W, R, b)
    dX, dW, dR, db = np.zeros(X.shape), np.zeros(W.shape), np.zeros(R.shape), np.zeros(b.shape)
    carried = dh
    for t in reversed(range(len(X))):
        dX[t], carried, w, r, v = rnn_step_gradients(X[t], states[t], W, R, b, dH[t] + carried)
        dW, dR, db = dW + w, dR + r, db + v
    return dX, carried, dW, dR, db


def lstm_layer(X: Array, h: Array, c: Array, W: Array, R: Array, b: Array) -> list[tuple[Array, Array]]:
    """The states (h_0, c_0) ... (h_T, c_T)."""
    states = [(h, c)]
    for x in X:
        states.append(lstm_step(x, *states[-1], W, R, b))
    return states


def lstm_layer_gradients(
    X: Array, h: Array, c: Array, W: Array, R: Array, b: Array, dH: Array, dh: Array, dc: Array
) -> tuple[Array, Array, Array, Array, Array, Array]:
    """(dX, dh, dc, dW, dR, db) of sum(dH * H) + sum(dh * h_T) + sum(dc * c_T)."""
    states = lstm_layer(X, h, c, W, R, b)
    dX, dW, dR, db = np.zeros(X.shape), np.zeros(W.shape), np.zeros(R.shape), np.zeros(b.shape)
    for t in reversed(range(len(X))):
        dX[t], dh, dc, w, r, v = lstm_step_gradients(X[t], *states[t], W, R, b, dH[t] + dh, dc)
        dW, dR, db = dW + w, dR + r, db + v
    return dX, dh, dc, dW, dR, db
