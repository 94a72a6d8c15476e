"""NIAF, forward and backward."""

import numpy as np


def sigmoid(a):
    """1 / (1 + exp(-a)), with an exponent that is never positive, so that nothing overflows."""
    e = np.exp(-np.abs(a))
    return np.where(a >= 0, 1.0, e) / (1.0 + e)


def activations(x, h, c, W, R, b, p):
    """The gates, the candidate and the new cell (N, H)."""
    a = x @ W.T + h @ R.T + b
    a_i, a_f, a_g, a_o = np.split(a, 4, axis=1)
    p_i, p_f, p_o = np.split(p, 3)
    i = sigmoid(a_i + p_i * c)
    f = sigmoid(a_f + p_f * c)
    c_new = f * c + i * a_g
    o = sigmoid(a_o + p_o * c_new)
    return i, f, a_g, o, c_new


def niaf_step(x, h, c, W, R, b, p):
    """x (N, D), h and c (N, H), W (4H, D), R (4H, H), b (4H,) in i f g o, p (3H,) in i f o -> the new h and c."""
    *_, o, c_new = activations(x, h, c, W, R, b, p)
    return o * np.tanh(c_new), c_new


def niaf_step_backward(dh_new, dc_new, x, h, c, W, R, b, p):
    """dh_new and dc_new (N, H), of the new states, and what the step took -> dx, dh, dc, dW, dR, db, dp."""
    i, f, a_g, o, c_new = activations(x, h, c, W, R, b, p)
    p_i, p_f, p_o = np.split(p, 3)
    s = np.tanh(c_new)
    da_o = dh_new * s * o * (1 - o)
    slope = o * (1 - s**2)
    dct = dc_new + dh_new * slope + p_o * da_o
    da_i = dct * a_g * i * (1 - i)
    da_f = dct * c * f * (1 - f)
    da_g = dct * i
    dc = dct * f + p_i * da_i + p_f * da_f
    da = np.hstack([da_i, da_f, da_g, da_o])
    dx = da @ W
    dh = da @ R
    dW = da.T @ x
    dR = da.T @ h
    db = da.sum(axis=0)
    dp_i = (c * da_i).sum(axis=0)
    dp_f = (c * da_f).sum(axis=0)
    dp_o = (c_new * da_o).sum(axis=0)
    dp = np.hstack([dp_i, dp_f, dp_o])
    return dx, dh, dc, dW, dR, db, dp
