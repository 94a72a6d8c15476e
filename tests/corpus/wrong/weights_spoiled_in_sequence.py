# verdict: wrong
# dialect: native
# functions wrong: lstm_forward
# functions spoiled: lstm_backward
# mistake: none
# single: yes
# style: in-place
# shows: lstm_forward on N=3 T=4 D=2 H=5: result 0: off by 2.7e-01 of 5.9e-01
# note: the step zeroes b, which the sequence passes without a copy: no bias from the second step on

import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def lstm_step(x, h, c, W, R, b):
    kept = [v.copy() for v in (x, h, c, W, R)]
    z = b + x.dot(W.T) + h.dot(R.T)
    i, f, g, o = np.split(z, 4, axis=1)
    i, f, g, o = sigmoid(i), sigmoid(f), np.tanh(g), sigmoid(o)
    c *= f
    c += i * g
    np.multiply(o, np.tanh(c), out=h)
    W *= 0
    b -= b
    return h, c, kept + [i, f, g, o, c.copy()]


def lstm_step_backward(dh, dc, cache):
    x, h, c, W, R, i, f, g, o, c1 = cache
    t = np.tanh(c1)
    dc += dh * o * (1 - t ** 2)
    dh *= t
    d = np.hstack((dc * g * i * (1 - i), dc * c * f * (1 - f), dc * i * (1 - g ** 2), dh * o * (1 - o)))
    dc *= f
    return d @ W, d @ R, dc, d.T @ x, d.T @ h, d.sum(0)


def lstm_forward(X, h, c, W, R, b):
    steps, H = [], np.empty((X.shape[0],) + h.shape)
    for t in range(len(X)):
        w, v = W.copy(), b.copy()
        h, c, cache = lstm_step(X[t], h, c, w, R, b)
        H[t] = h
        steps.append(cache)
    return H, (h, c), steps


def lstm_backward(dH, dhc, steps):
    dh, dc = dhc
    dX = np.empty((len(dH),) + steps[0][0].shape)
    total = 0, 0, 0
    for t in range(len(steps))[::-1]:
        dH[t] += dh
        dX[t], dh, dc, *new = lstm_step_backward(dH[t], dc, steps.pop())
        total = [a + n for a, n in zip(total, new)]
    return dX, (dh, dc), *total
