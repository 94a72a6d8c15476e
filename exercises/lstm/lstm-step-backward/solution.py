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
    i = sigmoid(a_i)
    f = sigmoid(a_f)
    g = np.tanh(a_g)
    o = sigmoid(a_o)
    c_new = f * c + i * g
    h_new = o * np.tanh(c_new)
    return h_new, c_new, (x, h, c, a, c_new, W, R)


def lstm_step_backward(dh, dc, cache):
    """dh and dc (N, H), of the new states -> dx (N, D), dh and dc (N, H) of the old states, dW, dR, db."""
    x, h, c, a, c_new, W, R = cache
    a_i, a_f, a_g, a_o = np.split(a, 4, axis=1)
    i = sigmoid(a_i)
    f = sigmoid(a_f)
    g = np.tanh(a_g)
    o = sigmoid(a_o)
    tanh_c = np.tanh(c_new)

    # h_new = o tanh(c_new): dh reaches the output gate and, through tanh, the cell, where dc is waiting.
    do = dh * tanh_c
    dc_new = dc + dh * o * (1 - tanh_c**2)

    # c_new = f c + i g: the gradient of the cell reaches each of the four factors.
    di = dc_new * g
    df = dc_new * c
    dg = dc_new * i
    dc_old = dc_new * f

    # Through the activations: s (1 - s) is the slope of a sigmoid s, and 1 - g² that of a tanh g.
    da_i = di * i * (1 - i)
    da_f = df * f * (1 - f)
    da_g = dg * (1 - g**2)
    da_o = do * o * (1 - o)
    da = np.hstack([da_i, da_f, da_g, da_o])

    # a = x Wᵀ + h Rᵀ + b
    dx = da @ W
    dh_old = da @ R
    dW = da.T @ x
    dR = da.T @ h
    db = da.sum(axis=0)
    return dx, dh_old, dc_old, dW, dR, db
