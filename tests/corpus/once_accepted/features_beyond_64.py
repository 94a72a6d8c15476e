# verdict: wrong
# dialect: native
# functions wrong: rnn_step
# functions spoiled: rnn_step_backward
# mistake: none
# single: yes
# style: plain
# shows: features above 64 ignored
# note: once got full marks
import numpy as np


def rnn_step(x, h, W, R, b):
    N, D = x.shape
    H = h.shape[1]
    a = x[:, :64] @ W[:, :64].T + h @ R.T + b
    h_new = np.tanh(a)
    return h_new, (x, h, W, R, h_new.copy())


def rnn_step_backward(dh, cache):
    x, h, W, R, h_new = cache
    da = dh * (1 - h_new ** 2)
    dx = da @ W
    dh_prev = da @ R
    dW = da.T @ x
    dR = da.T @ h
    db = da.sum(0)
    return dx, dh_prev, dW, dR, db
