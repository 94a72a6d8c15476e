"""An LSTM whose gates see the whole cell through matrices."""

import numpy as np


def sigmoid(a):
    """1 / (1 + exp(-a)), with an exponent that is never positive, so that nothing overflows."""
    e = np.exp(-np.abs(a))
    return np.where(a >= 0, 1.0, e) / (1.0 + e)


def colah_peephole_step(x, h, c, W, R, b, V):
    """x (N, D), h and c (N, H), W (4H, D), R (4H, H), b (4H,) in blocks i f g o, V (3H, H) -> the new h and c."""
    a = x @ W.T + h @ R.T + b
    a_i, a_f, a_g, a_o = np.split(a, 4, axis=1)
    V_i, V_f, V_o = np.split(V, 3)
    i = sigmoid(a_i + c @ V_i.T)
    f = sigmoid(a_f + c @ V_f.T)
    g = np.tanh(a_g)
    c_new = f * c + i * g
    o = sigmoid(a_o + c_new @ V_o.T)
    h_new = o * np.tanh(c_new)
    return h_new, c_new
