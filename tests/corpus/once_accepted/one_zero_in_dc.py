# verdict: wrong
# dialect: native
# functions wrong: lstm_step_backward
# mistake: none
# single: yes
# style: plain
# shows: rows where dh has an exact zero lose dc (mask per entry on dc zero)
# note: once got full marks
import numpy as np


def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1.0 + e)


def lstm_step(x, h, c, W, R, b):
    N, H = h.shape
    a = x @ W.T + h @ R.T + b
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
    dh = np.where((dc == 0).any(axis=1, keepdims=True) & ~(dc == 0).all(), 0, dh)
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
