# verdict: wrong
# dialect: native
# functions wrong: lstm_step
# functions spoiled: lstm_step_backward
# mistake: none
# single: yes
# style: plain
# shows: weights transposed once and kept under id(W): stale after an in-place update
# note: once got full marks
import numpy as np

_WT = {}


def transposed(M):
    if id(M) not in _WT:
        _WT[id(M)] = (M, M.T.copy())
    return _WT[id(M)][1]


def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1.0 + e)


def lstm_step(x, h, c, W, R, b):
    N, H = h.shape
    a = x @ transposed(W) + h @ transposed(R) + b
    i = sigmoid(a[:, :H])
    f = sigmoid(a[:, H:2 * H])
    g = np.tanh(a[:, 2 * H:3 * H])
    o = sigmoid(a[:, 3 * H:])
    c_new = f * c + i * g
    tc = np.tanh(c_new)
    h_new = o * tc
    cache = (x, h, c, W, R, i, f, g, o, tc)
    return h_new, c_new, cache


def lstm_step_backward(dh, dc, cache):
    x, h, c, W, R, i, f, g, o, tc = cache
    do = dh * tc
    dct = dc + dh * o * (1 - tc ** 2)
    di = dct * g
    df = dct * c
    dg = dct * i
    dc_prev = dct * f
    dai = di * i * (1 - i)
    daf = df * f * (1 - f)
    dag = dg * (1 - g ** 2)
    dao = do * o * (1 - o)
    da = np.hstack([dai, daf, dag, dao])
    dx = da @ W
    dh_prev = da @ R
    dW = da.T @ x
    dR = da.T @ h
    db = da.sum(axis=0)
    return dx, dh_prev, dc_prev, dW, dR, db
