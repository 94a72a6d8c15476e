"""FGR, forward and backward."""

import numpy as np


def sigmoid(a):
    """1 / (1 + exp(-a)), with an exponent that is never positive, so that nothing overflows."""
    e = np.exp(-np.abs(a))
    return np.where(a >= 0, 1.0, e) / (1.0 + e)


def fgr_activations(x, h, c, i, f, o, W, R, b, p, G):
    """The new gates, the candidate and the new cell (N, H)."""
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
    return i_new, f_new, g, o_new, c_new


def fgr_step(x, h, c, i, f, o, W, R, b, p, G):
    """x (N, D), h, c, i, f, o (N, H), W (4H, D), R (4H, H), b (4H,), p (3H,), nine G (H, H) -> the five new."""
    i_new, f_new, _, o_new, c_new = fgr_activations(x, h, c, i, f, o, W, R, b, p, G)
    return o_new * np.tanh(c_new), c_new, i_new, f_new, o_new


def fgr_step_backward(dh_new, dc_new, di_new, df_new, do_new, x, h, c, i, f, o, W, R, b, p, G):
    """Five gradients (N, H) of the new states, and what the step took -> dx, dh, dc, di, df, do, dW, dR, db, dp, dG."""
    i_new, f_new, g, o_new, c_new = fgr_activations(x, h, c, i, f, o, W, R, b, p, G)
    p_i, p_f, p_o = np.split(p, 3)
    s = np.tanh(c_new)
    da_o = (do_new + dh_new * s) * o_new * (1 - o_new)
    slope = o_new * (1 - s**2)
    dct = dc_new + dh_new * slope + p_o * da_o
    da_i = (di_new + dct * g) * i_new * (1 - i_new)
    da_f = (df_new + dct * c) * f_new * (1 - f_new)
    da_g = dct * i_new * (1 - g**2)
    dc = dct * f_new + p_i * da_i + p_f * da_f
    di = da_i @ G["ii"] + da_f @ G["if"] + da_o @ G["io"]
    df = da_i @ G["fi"] + da_f @ G["ff"] + da_o @ G["fo"]
    do = da_i @ G["oi"] + da_f @ G["of"] + da_o @ G["oo"]
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
    to_i = {"ii": da_i.T @ i, "fi": da_i.T @ f, "oi": da_i.T @ o}
    to_f = {"if": da_f.T @ i, "ff": da_f.T @ f, "of": da_f.T @ o}
    to_o = {"io": da_o.T @ i, "fo": da_o.T @ f, "oo": da_o.T @ o}
    dG = {**to_i, **to_f, **to_o}
    return dx, dh, dc, di, df, do, dW, dR, db, dp, dG
