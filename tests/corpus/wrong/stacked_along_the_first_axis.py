# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_forward
# mistake: axes_in_another_order
# single: yes
# style: stack
# shows: on ordinary inputs of several samples and units
# note: stacks the hidden states along axis 0: (T, N, H)

import numpy as np


def sigmoid(x):
    return 0.5 * (1 + np.tanh(0.5 * x))


def lstm_step_forward(x, prev_h, prev_c, Wx, Wh, b):
    a = np.dot(x, Wx) + np.dot(prev_h, Wh) + b
    H = a.shape[1] // 4
    i = sigmoid(a[:, :H])
    f = sigmoid(a[:, H:2*H])
    o = sigmoid(a[:, 2*H:3*H])
    g = np.tanh(a[:, 3*H:])
    next_c = f * prev_c + i * g
    next_h = o * np.tanh(next_c)
    return next_h, next_c, dict(x=x, prev_h=prev_h, prev_c=prev_c, Wx=Wx, Wh=Wh, i=i, f=f, o=o, g=g, c=next_c)


def lstm_forward(x, h0, Wx, Wh, b):
    T = x.shape[1]
    ht, ct = h0, np.zeros(h0.shape)
    outputs, cache = [], []
    for t in range(T):
        ht, ct, step_cache = lstm_step_forward(x[:, t, :], ht, ct, Wx, Wh, b)
        outputs.append(ht)
        cache.append(step_cache)
    h = np.stack(outputs)
    return h, cache
