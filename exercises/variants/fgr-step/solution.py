"""FGR: an LSTM whose gates read the gates of the step before."""

import numpy as np


def sigmoid(a):
    """1 / (1 + exp(-a)), with an exponent that is never positive, so that nothing overflows."""
    e = np.exp(-np.abs(a))
    return np.where(a >= 0, 1.0, e) / (1.0 + e)


def fgr_step(x, h, c, i, f, o, W, R, b, p, G):
    """x (N, D), h, c, i, f, o (N, H), W (4H, D), R (4H, H), b (4H,), p (3H,), nine G (H, H) -> the five new."""
    a = x @ W.T + h @ R.T + b
    a_i, a_f, a_g, a_o = np.split(a, 4, axis=1)
    p_i, p_f, p_o = np.split(p, 3)
    r_i = i @ G["ii"].T + f @ G["fi"].T + o @ G["oi"].T
    r_f = i @ G["if"].T + f @ G["ff"].T + o @ G["of"].T
    r_o = i @ G["io"].T + f @ G["fo"].T + o @ G["oo"].T
    i_new = sigmoid(a_i + p_i * c + r_i)
    f_new = sigmoid(a_f + p_f * c + r_f)
    g = np.tanh(a_g)
    c_new = f_new * c + i_new * g
    o_new = sigmoid(a_o + p_o * c_new + r_o)
    h_new = o_new * np.tanh(c_new)
    return h_new, c_new, i_new, f_new, o_new
