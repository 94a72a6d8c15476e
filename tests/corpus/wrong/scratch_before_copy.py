# verdict: wrong
# dialect: native
# functions wrong: rnn_step_backward, rnn_backward
# functions spoiled:
# mistake: dR_from_new_h
# unnamed: only said of the step
# single: yes
# style: in-place
# shows: rnn_step_backward on N=3 T=4 D=2 H=5: result 3: off by 1.9e+00 of 1.3e+00; rnn_backward on N=3 T=4 D=2 H=5: result 3: off by 6.4e+00 of 4.2e+00
# note: h is overwritten in place while the cache holds a reference to it: only dR is wrong

import numpy as np


def rnn_step(x, h, W, R, b):
    kept = [x.copy(), h, W.copy(), R.copy()]
    y = b + x.dot(W.T) + h.dot(R.T)
    np.tanh(y, out=y)
    h[...] = y
    x[...] = 0
    kept.append(y)
    return h, kept


def rnn_step_backward(dh, cache):
    x, h, W, R, y = cache
    dh *= 1 - y ** 2
    return dh @ W, dh @ R, dh.T @ x, dh.T @ h, dh.sum(0)


def rnn_forward(X, h, W, R, b):
    steps, H = [], np.empty((X.shape[0],) + h.shape)
    for t in range(len(X)):
        h, cache = rnn_step(X[t], h, W, R, b)
        H[t] = h
        steps.append(cache)
    return H, h, steps


def rnn_backward(dH, dh, steps):
    dX = np.empty((len(dH),) + steps[0][0].shape)
    total = 0, 0, 0
    for t in range(len(steps))[::-1]:
        dH[t] += dh
        dX[t], dh, *new = rnn_step_backward(dH[t], steps.pop())
        total = [a + n for a, n in zip(total, new)]
    return dX, dh, *total
