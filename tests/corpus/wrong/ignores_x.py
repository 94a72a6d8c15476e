# verdict: wrong
# dialect: native
# functions wrong: rnn_step, rnn_step_backward, rnn_forward, rnn_backward
# functions spoiled:
# mistake: input_unused
# single: yes
# style: functional
# shows: rnn_step on N=3 T=4 D=2 H=5: result 0: off by 8.4e-01 of 9.8e-01; rnn_step_backward on N=3 T=4 D=2 H=5: result 0: off by 1.2e+00 of 1.2e+00; rnn_forward on N=3 T=4 D=2 H=5: result 0: off by 1.6e+00 of 1.0e+00; rnn_backward on N=3 T=4 D=2 H=5: result 0: off by 1.5e+00 of 1.5e+00
# note: the input is never used; gradients consistent with that

import numpy as np


def rnn_step(x, h, W, R, b):
    y = np.tanh(h @ R.T + b)
    return y, (x, h, W, R, y)


def rnn_step_backward(dh, cache):
    x, h, W, R, y = cache
    a = dh * (1 - y ** 2)
    return np.zeros_like(x), a @ R, np.zeros_like(W), a.T @ h, a.sum(axis=0)


def rnn_forward(X, h, W, R, b):
    H, caches = [], []
    for x in X:
        h, cache = rnn_step(x, h, W, R, b)
        H.append(h)
        caches.append(cache)
    return np.array(H), h, caches


def rnn_backward(dH, dh, caches):
    dX, dW, dR, db = [], 0, 0, 0
    for t in reversed(range(len(dH))):
        dx, dh, w, r, v = rnn_step_backward(dH[t] + dh, caches[t])
        dX.append(dx)
        dW, dR, db = dW + w, dR + r, db + v
    return np.array(dX[::-1]), dh, dW, dR, db
