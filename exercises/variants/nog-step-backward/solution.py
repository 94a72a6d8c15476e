"""NOG, forward and backward."""

import numpy as np


def sigmoid(a):
    """1 / (1 + exp(-a)), with an exponent that is never positive, so that nothing overflows."""
    e = np.exp(-np.abs(a))
    return np.where(a >= 0, 1.0, e) / (1.0 + e)


def activations(x, h, c, W, R, b, p):
    """The gates, the candidate and the new cell (N, H)."""
    a = x @ W.T + h @ R.T + b
    a_i, a_f, a_g = np.split(a, 3, axis=1)
    p_i, p_f = np.split(p, 2)
    i = sigmoid(a_i + p_i * c)
    f = sigmoid(a_f + p_f * c)
    g = np.tanh(a_g)
    c_new = f * c + i * g
    return i, f, g, c_new


def nog_step(x, h, c, W, R, b, p):
    """x (N, D), h and c (N, H), W (3H, D), R (3H, H), b (3H,) in blocks i f g, p (2H,) in i f -> the new h and c."""
    *_, c_new = activations(x, h, c, W, R, b, p)
    return np.tanh(c_new), c_new


def nog_step_backward(dh_new, dc_new, x, h, c, W, R, b, p):
    """dh_new and dc_new (N, H), of the new states, and what the step took -> dx, dh, dc, dW, dR, db, dp."""
    i, f, g, c_new = activations(x, h, c, W, R, b, p)
    p_i, p_f = np.split(p, 2)
    s = np.tanh(c_new)
    slope = 1 - s**2
    dct = dc_new + dh_new * slope
    da_i = dct * g * i * (1 - i)
    da_f = dct * c * f * (1 - f)
    da_g = dct * i * (1 - g**2)
    dc = dct * f + p_i * da_i + p_f * da_f
    da = np.hstack([da_i, da_f, da_g])
    dx = da @ W
    dh = da @ R
    dW = da.T @ x
    dR = da.T @ h
    db = da.sum(axis=0)
    dp_i = (c * da_i).sum(axis=0)
    dp_f = (c * da_f).sum(axis=0)
    dp = np.hstack([dp_i, dp_f])
    return dx, dh, dc, dW, dR, db, dp
