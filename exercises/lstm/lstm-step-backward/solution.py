"""One LSTM step, forward and backward."""

import numpy as np


def sigmoid(a):
    """1 / (1 + exp(-a)), with an exponent that is never positive, so that nothing overflows."""
    e = np.exp(-np.abs(a))
    return np.where(a >= 0, 1.0, e) / (1.0 + e)


def lstm_step(x, h, c, W, R, b):
    """x (N, D), h and c (N, H), W (4H, D), R (4H, H), b (4H,) -> the new h and c (N, H), cache."""
    a = x @ W.T + h @ R.T + b
    a_i, a_f, a_g, a_o = np.split(a, 4, axis=1)
    i, f, g, o = sigmoid(a_i), sigmoid(a_f), np.tanh(a_g), sigmoid(a_o)
    c_new = f * c + i * g
    t = np.tanh(c_new)
    return o * t, c_new, {"x": x, "h": h, "c": c, "W": W, "R": R, "i": i, "f": f, "g": g, "o": o, "t": t}


def lstm_step_backward(dh, dc, cache):
    """dh and dc (N, H), of the new states -> dx (N, D), dh and dc (N, H) of the old states, dW, dR, db."""
    i, f, g, o, t = (cache[name] for name in "ifgot")

    # h = o * tanh(c): dh reaches the output gate and, through tanh, the cell, where dc is waiting.
    do = dh * t
    dc = dc + dh * o * (1 - t**2)

    # c = f * c_old + i * g: the gradient of the cell reaches each of the four factors.
    df, dc_old = dc * cache["c"], dc * f
    di, dg = dc * g, dc * i

    # Through the activations: s (1 - s) is the slope of a sigmoid s, and 1 - g² that of a tanh g.
    da = np.hstack([di * i * (1 - i), df * f * (1 - f), dg * (1 - g**2), do * o * (1 - o)])

    # a = x Wᵀ + h Rᵀ + b
    return da @ cache["W"], da @ cache["R"], dc_old, da.T @ cache["x"], da.T @ cache["h"], da.sum(axis=0)
