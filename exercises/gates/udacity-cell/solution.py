"""The lesson's cell: learn, forget, remember and use gate, and the way back through them."""

import numpy as np


def sigmoid(a):
    """The logistic function."""
    e = np.exp(-np.abs(a))
    return np.where(a >= 0, 1, e) / (1 + e)


def udacity_cell(ltm, stm, event, p, mode):
    """One step: LTM and STM (N, H), event (N, D), parameters, "literal" or "standard" -> LTM', STM' (N, H), cache."""
    u = np.concatenate([stm, event], axis=1)
    n = np.tanh(u @ p["Wn"].T + p["bn"])
    i = sigmoid(u @ p["Wi"].T + p["bi"])
    f = sigmoid(u @ p["Wf"].T + p["bf"])
    v = sigmoid(u @ p["Wv"].T + p["bv"])
    kept = ltm * f
    ltm_new = kept + n * i
    if mode == "literal":
        memory = np.tanh(kept @ p["Wu"].T + p["bu"])
    else:
        memory = np.tanh(ltm_new)
    stm_new = memory * v
    return ltm_new, stm_new, (ltm, u, n, i, f, v, kept, memory, p, mode)


def udacity_cell_backward(dltm_new, dstm_new, cache):
    """The gradients of the old LTM and STM (N, H), of the event (N, D), and of every parameter in a dict."""
    ltm, u, n, i, f, v, kept, memory, p, mode = cache
    H = ltm.shape[1]
    if mode == "literal":
        dlast = dltm_new
        da_u = dstm_new * v * (1 - memory**2)
        dkept = dltm_new + da_u @ p["Wu"]
    else:
        dlast = dltm_new + dstm_new * v * (1 - memory**2)
        da_u = np.zeros(kept.shape)
        dkept = dlast
    da_n = dlast * i * (1 - n**2)
    da_i = dlast * n * i * (1 - i)
    da_f = dkept * ltm * f * (1 - f)
    da_v = dstm_new * memory * v * (1 - v)
    du = da_n @ p["Wn"] + da_i @ p["Wi"] + da_f @ p["Wf"] + da_v @ p["Wv"]
    dltm = dkept * f
    dstm = du[:, :H]
    devent = du[:, H:]
    dp = {
        "Wn": da_n.T @ u,
        "bn": da_n.sum(axis=0),
        "Wi": da_i.T @ u,
        "bi": da_i.sum(axis=0),
        "Wf": da_f.T @ u,
        "bf": da_f.sum(axis=0),
        "Wv": da_v.T @ u,
        "bv": da_v.sum(axis=0),
        "Wu": da_u.T @ kept,
        "bu": da_u.sum(axis=0),
    }
    return dltm, dstm, devent, dp
