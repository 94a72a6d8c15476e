# verdict: right
# dialect: native
# functions wrong:
# mistake: none
# single: yes
# style: one-matrix
# note: one product with [x, h] joined; the candidate apart
import numpy as np


def logistic(v):
    return np.where(v < 0, np.exp(np.minimum(v, 0)) / (1 + np.exp(np.minimum(v, 0))), 1 / (1 + np.exp(-np.maximum(v, 0))))


def gru_step(x, h, W, R, b, bn):
    D, H = x.shape[1], h.shape[1]
    xh = np.concatenate((x, h), axis=1)
    gates_w = np.concatenate((W[: 2 * H], R[: 2 * H]), axis=1)
    rz = logistic(xh.dot(gates_w.T) + b[: 2 * H])
    r, z = rz[:, :H], rz[:, H:]
    hidden = h.dot(R[2 * H :].T) + bn
    n = np.tanh(x.dot(W[2 * H :].T) + b[2 * H :] + r * hidden)
    h_next = (1 - z) * n + z * h
    return h_next, dict(xh=xh, D=D, gates_w=gates_w, Wn=W[2 * H :], Rn=R[2 * H :], r=r, z=z, hidden=hidden, n=n)


def gru_step_backward(dh, cache):
    D, xh, r, z, hidden, n = (cache[key] for key in ("D", "xh", "r", "z", "hidden", "n"))
    x, h = xh[:, :D], xh[:, D:]
    d_tanh = dh * (1 - z) * (1 - n**2)
    d_hidden = d_tanh * r
    d_r = d_tanh * hidden * r * (1 - r)
    d_z = dh * (h - n) * z * (1 - z)
    d_rz = np.concatenate((d_r, d_z), axis=1)
    d_xh = d_rz.dot(cache["gates_w"])
    d_gates_w = d_rz.T.dot(xh)
    dx = d_xh[:, :D] + d_tanh.dot(cache["Wn"])
    dh_prev = d_xh[:, D:] + d_hidden.dot(cache["Rn"]) + dh * z
    dW = np.concatenate((d_gates_w[:, :D], d_tanh.T.dot(x)))
    dR = np.concatenate((d_gates_w[:, D:], d_hidden.T.dot(h)))
    db = np.concatenate((d_rz.sum(0), d_tanh.sum(0)))
    return dx, dh_prev, dW, dR, db, d_hidden.sum(0)
