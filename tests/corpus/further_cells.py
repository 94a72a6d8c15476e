"""Plain formulas of one step of a GRU and of a peephole LSTM, as `cells.py` has those of the others.

x (N,D), h and c (N,H). GRU: W (3H,D), R (3H,H), b (3H,) in blocks r z n, bn (H,). Peephole: i f g o, p (3H,) in i f o.
"""

from __future__ import annotations

import numpy as np

from .cells import Array, logistic


def gru_parts(x: Array, h: Array, W: Array, R: Array, b: Array, bn: Array) -> tuple[Array, Array, Array, Array]:
    """r, z, n and what r multiplies, each (N,H)."""
    n = h.shape[1]
    a, k = x @ W.T + b, h @ R.T
    r, z = logistic(a[:, :n] + k[:, :n]), logistic(a[:, n : 2 * n] + k[:, n : 2 * n])
    inner = k[:, 2 * n :] + bn
    return r, z, np.tanh(a[:, 2 * n :] + r * inner), inner


def gru_step(x: Array, h: Array, W: Array, R: Array, b: Array, bn: Array) -> Array:
    """h' = z h + (1 - z) n, shape (N,H)."""
    _, z, n, _ = gru_parts(x, h, W, R, b, bn)
    return z * h + (1.0 - z) * n


def gru_step_gradients(
    x: Array, h: Array, W: Array, R: Array, b: Array, bn: Array, dh: Array
) -> tuple[Array, Array, Array, Array, Array, Array]:
    """(dx, dh, dW, dR, db, dbn) of sum(dh * h')."""
    r, z, n, inner = gru_parts(x, h, W, R, b, bn)
    at_n = dh * (1.0 - z) * (1.0 - n) * (1.0 + n)
    gates = [at_n * inner * r * (1.0 - r), dh * (h - n) * z * (1.0 - z)]
    at_x, at_h = np.hstack([*gates, at_n]), np.hstack([*gates, at_n * r])
    return at_x @ W, dh * z + at_h @ R, at_x.T @ x, at_h.T @ h, at_x.sum(axis=0), (at_n * r).sum(axis=0)


def peephole_parts(
    x: Array, h: Array, c: Array, W: Array, R: Array, b: Array, p: Array
) -> tuple[Array, Array, Array, Array, Array]:
    """i, f, g, o and the new cell, each (N,H)."""
    n = h.shape[1]
    a = x @ W.T + h @ R.T + b
    i = logistic(a[:, :n] + p[:n] * c)
    f = logistic(a[:, n : 2 * n] + p[n : 2 * n] * c)
    g = np.tanh(a[:, 2 * n : 3 * n])
    new = f * c + i * g
    return i, f, g, logistic(a[:, 3 * n :] + p[2 * n :] * new), new


def peephole_step(x: Array, h: Array, c: Array, W: Array, R: Array, b: Array, p: Array) -> tuple[Array, Array]:
    """(h', c'), each (N,H)."""
    *_, o, new = peephole_parts(x, h, c, W, R, b, p)
    return o * np.tanh(new), new


def peephole_step_gradients(
    x: Array, h: Array, c: Array, W: Array, R: Array, b: Array, p: Array, dh: Array, dc: Array
) -> tuple[Array, Array, Array, Array, Array, Array, Array]:
    """(dx, dh, dc, dW, dR, db, dp) of sum(dh * h') + sum(dc * c')."""
    i, f, g, o, new = peephole_parts(x, h, c, W, R, b, p)
    n, t = h.shape[1], np.tanh(new)
    at_o = dh * t * o * (1.0 - o)
    s = dc + dh * o * (1.0 - t) * (1.0 + t) + p[2 * n :] * at_o
    at_i, at_f, at_g = s * g * i * (1.0 - i), s * c * f * (1.0 - f), s * i * (1.0 - g) * (1.0 + g)
    a = np.hstack([at_i, at_f, at_g, at_o])
    dp = np.concatenate([(at_i * c).sum(axis=0), (at_f * c).sum(axis=0), (at_o * new).sum(axis=0)])
    dc_old = s * f + p[:n] * at_i + p[n : 2 * n] * at_f
    return a @ W, a @ R, dc_old, a.T @ x, a.T @ h, a.sum(axis=0), dp
