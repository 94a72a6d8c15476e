"""NIG, forward and backward."""

import numpy as np


def sigmoid(a):
    """1 / (1 + exp(-a)), with an exponent that is never positive, so that nothing overflows."""
    e = np.exp(-np.abs(a))
    return np.where(a >= 0, 1.0, e) / (1.0 + e)


def activations(x, h, c, W, R, b, p):
    """The gates, the candidate and the new cell (N, H)."""
    a = x @ W.T + h @ R.T + b
    a_f, a_g, a_o = np.split(a, 3, axis=1)
    p_f, p_o = np.split(p, 2)
    f = sigmoid(a_f + p_f * c)
    g = np.tanh(a_g)
    c_new = f * c + g
    o = sigmoid(a_o + p_o * c_new)
    return f, g, o, c_new


def nig_step(x, h, c, W, R, b, p):
    """x (N, D), h and c (N, H), W (3H, D), R (3H, H), b (3H,) in blocks f g o, p (2H,) in f o -> the new h and c."""
    *_, o, c_new = activations(x, h, c, W, R, b, p)
    return o * np.tanh(c_new), c_new


def nig_step_backward(dh_new, dc_new, x, h, c, W, R, b, p):
    """dh_new and dc_new (N, H), of the new states, and what the step took -> dx, dh, dc, dW, dR, db, dp."""
    f, g, o, c_new = activations(x, h, c, W, R, b, p)
    p_f, p_o = np.split(p, 2)
    s = np.tanh(c_new)
    da_o = dh_new * s * o * (1 - o)
    slope = o * (1 - s**2)
    dct = dc_new + dh_new * slope + p_o * da_o
    da_f = dct * c * f * (1 - f)
    da_g = dct * (1 - g**2)
    dc = dct * f + p_f * da_f
    da = np.hstack([da_f, da_g, da_o])
    dx = da @ W
    dh = da @ R
    dW = da.T @ x
    dR = da.T @ h
    db = da.sum(axis=0)
    dp_f = (c * da_f).sum(axis=0)
    dp_o = (c_new * da_o).sum(axis=0)
    dp = np.hstack([dp_f, dp_o])
    return dx, dh, dc, dW, dR, db, dp
