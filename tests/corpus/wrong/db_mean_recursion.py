# verdict: wrong
# dialect: native
# functions wrong: lstm_step_backward
# functions spoiled: lstm_backward
# mistake: bias_averaged
# single: yes
# style: recursion
# shows: lstm_step_backward on N=3 T=4 D=2 H=5: result 5: off by 5.6e-01 of 8.4e-01
# note:

import numpy as np

sigmoid = np.vectorize(lambda v: 1 / (1 + np.exp(-v)) if v > -30 else np.exp(v), otypes=[float])


def lstm_step(x, h, c, W, R, b):
    a = (W.dot(x.T) + R.dot(h.T) + b[:, None]).reshape(4, -1, len(x))
    i, f, g, o = sigmoid(a[0]), sigmoid(a[1]), np.tanh(a[2]), sigmoid(a[3])
    c_new = f * c.T + i * g
    h_new = o * np.tanh(c_new)
    return h_new.T, c_new.T, (x, h, c, W, R, (i, f, g, o), c_new)


def lstm_step_backward(dh, dc, cache):
    x, h, c, W, R, (i, f, g, o), c_new = cache
    th = np.tanh(c_new)
    do = dh.T * th
    dcell = dc.T + dh.T * o * (1 - th ** 2)
    delta = np.vstack((dcell * g * i * (1 - i), dcell * c.T * f * (1 - f), dcell * i * (1 - g ** 2), do * o * (1 - o)))
    return W.T.dot(delta).T, R.T.dot(delta).T, (dcell * f).T, delta.dot(x), delta.dot(h), delta.mean(axis=1)


def lstm_forward(X, h, c, W, R, b):
    h_new, c_new, first = lstm_step(X[0], h, c, W, R, b)
    if len(X) == 1:
        return h_new[None], (h_new, c_new), (first, None)
    H, last, rest = lstm_forward(X[1:], h_new, c_new, W, R, b)
    return np.concatenate([h_new[None], H]), last, (first, rest)


def lstm_backward(dH, dlast, cache):
    first, rest = cache
    if rest is None:
        dx, dh, dc, dW, dR, db = lstm_step_backward(dH[0] + dlast[0], dlast[1], first)
        return dx[None], (dh, dc), dW, dR, db
    dX, (dh, dc), dW, dR, db = lstm_backward(dH[1:], dlast, rest)
    dx, dh, dc, w, r, v = lstm_step_backward(dH[0] + dh, dc, first)
    return np.concatenate([dx[None], dX]), (dh, dc), dW + w, dR + r, db + v
