# verdict: wrong
# dialect: native
# functions wrong: rnn_step
# functions spoiled: rnn_step_backward
# mistake: none
# single: yes
# style: plain
# shows: memo keyed by id(x) (freed arrays come back under the same id)
# note: once got full marks
import numpy as np

_MEMO = {}


def rnn_step(x, h, W, R, b):
    N, D = x.shape
    H = h.shape[1]
    key = (id(x), id(W), x.shape, W.shape)
    if key not in _MEMO:
        _MEMO[key] = x @ W.T + b
    a = _MEMO[key] + h @ R.T
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
