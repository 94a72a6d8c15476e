# verdict: right
# dialect: native
# functions wrong:
# functions spoiled:
# mistake: none
# single: no
# style: recursion, namedtuple, deque
# shows: nothing
# note:
# native: the sequence by recursion and namedtuples
from collections import namedtuple, deque
import numpy as np
S = namedtuple('S', 'x h W R hn')
def rnn_step(x, h, W, R, b):
    hn = np.tanh(np.matmul(x, W.T) + np.matmul(h, R.T) + b)
    return hn, S(x, h, W, R, hn)
def rnn_step_backward(dh, cache):
    d = dh * (1 - cache.hn**2)
    return np.matmul(d, cache.W), np.matmul(d, cache.R), np.matmul(d.T, cache.x), np.matmul(d.T, cache.h), d.sum(0)
def rnn_forward(X, h, W, R, b):
    if len(X) == 0: return np.empty((0,)+h.shape), h, deque()
    hn, s = rnn_step(X[0], h, W, R, b)
    H, last, rest = rnn_forward(X[1:], hn, W, R, b)
    rest.appendleft(s)
    return np.concatenate([hn[None], H]), last, rest
def rnn_backward(dH, dh, cache):
    if not cache: return None, dh, 0, 0, 0
    s, *rest = cache
    dX, dh, dW, dR, db = rnn_backward(dH[1:], dh, rest)
    dx, dh, w, r, bb = rnn_step_backward(dH[0] + dh, s)
    return dx[None] if dX is None else np.concatenate([dx[None], dX]), dh, dW + w, dR + r, db + bb
