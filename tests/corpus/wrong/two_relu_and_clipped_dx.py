# verdict: wrong
# dialect: cs231n
# functions wrong: rnn_step_forward, rnn_step_backward
# functions spoiled: rnn_forward
# mistake: state_relu + clipped
# single: no
# style: short
# shows: on ordinary inputs of several samples and units
# note: a ReLU forward; dx clipped to [-1, 1] backward

import numpy as np


def rnn_step_forward(x, prev_h, Wx, Wh, b):
    pre = np.einsum('ni,ij->nj', x, Wx)
    pre = pre + np.einsum('ni,ij->nj', prev_h, Wh)
    pre = pre + b
    next_h = np.maximum(pre, 0)
    return next_h, (x, prev_h, Wx, Wh, next_h)


def rnn_step_backward(dnext_h, cache):
    x, prev_h, Wx, Wh, next_h = cache
    dpre = dnext_h * (1 - next_h * next_h)
    dx = np.einsum('nj,ij->ni', dpre, Wx)
    dx = np.clip(dx, -1, 1)
    dprev_h = np.einsum('nj,ij->ni', dpre, Wh)
    dWx = np.einsum('ni,nj->ij', x, dpre)
    dWh = np.einsum('ni,nj->ij', prev_h, dpre)
    return dx, dprev_h, dWx, dWh, np.einsum('nj->j', dpre)


def rnn_forward(x, h0, Wx, Wh, b):
    cur = h0
    seq, cache = [], []
    for t in range(x.shape[1]):
        cur, c = rnn_step_forward(x[:, t], cur, Wx, Wh, b)
        seq.append(cur)
        cache.append(c)
    return np.stack(seq, axis=1), cache
