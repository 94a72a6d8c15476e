# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_forward
# functions spoiled: lstm_step_backward
# mistake: float32_inside
# single: yes
# style: dict-of-gates
# shows: on ordinary inputs of several samples and units
# note: casts the pre-activations to float32

import numpy as np


def sigmoid(v):
    return (np.tanh(v / 2) + 1) / 2


def lstm_step_forward(x, prev_h, prev_c, Wx, Wh, b):
    H = Wh.shape[0]
    act = (x.dot(Wx) + prev_h.dot(Wh) + b).astype(np.float32)
    gates = dict()
    for k, name in enumerate('ifog'):
        piece = act[:, H * k:H * k + H]
        gates[name] = np.tanh(piece) if name == 'g' else sigmoid(piece)
    next_c = gates['f'] * prev_c + gates['i'] * gates['g']
    next_h = gates['o'] * np.tanh(next_c)
    return next_h, next_c, (gates, x, prev_h, prev_c, Wx, Wh, next_c)


def lstm_step_backward(dnext_h, dnext_c, cache):
    gates, x, prev_h, prev_c, Wx, Wh, next_c = cache
    t = np.tanh(next_c)
    dc = dnext_c + gates['o'] * dnext_h * (1 - t * t)
    up = {'i': dc * gates['g'], 'f': dc * prev_c, 'o': dnext_h * t, 'g': dc * gates['i']}
    cols = []
    for name in 'ifog':
        v = gates[name]
        cols.append(up[name] * ((1 - v * v) if name == 'g' else v * (1 - v)))
    dact = np.concatenate(cols, axis=1)
    return dact.dot(Wx.T), dact.dot(Wh.T), dc * gates['f'], x.T.dot(dact), prev_h.T.dot(dact), dact.sum(axis=0)
