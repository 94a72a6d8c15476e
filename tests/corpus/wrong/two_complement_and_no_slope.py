# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_forward, lstm_step_backward
# mistake: forget_gate_sign_flipped + slope_dropped_f_in_da_f
# single: no
# style: split
# shows: on ordinary inputs of several samples and units
# note: keeps 1 - f of the cell; no slope at the forget gate

import numpy as np


def sigmoid(x):
    return 0.5 * (1 + np.tanh(0.5 * x))


def lstm_step_forward(x, prev_h, prev_c, Wx, Wh, b):
    z = np.concatenate((x, prev_h), axis=1) @ np.concatenate((Wx, Wh), axis=0) + b
    i, f, o, g = np.split(z, 4, axis=1)
    i, f, o, g = sigmoid(i), sigmoid(f), sigmoid(o), np.tanh(g)
    next_c = (1 - f) * prev_c + i * g
    next_h = o * np.tanh(next_c)
    memory = {'in': (x, prev_h, prev_c), 'W': (Wx, Wh), 'gates': (i, f, o, g), 'c': next_c}
    return next_h, next_c, memory


def lstm_step_backward(dnext_h, dnext_c, cache):
    x, prev_h, prev_c = cache['in']
    Wx, Wh = cache['W']
    i, f, o, g = cache['gates']
    tc = np.tanh(cache['c'])
    dc = dnext_c + dnext_h * o * (1 - tc ** 2)
    dz_i = dc * g * i * (1 - i)
    dz_f = dc * prev_c
    dz_o = dnext_h * tc * o * (1 - o)
    dz_g = dc * i * (1 - g ** 2)
    dz = np.concatenate((dz_i, dz_f, dz_o, dz_g), axis=1)
    return dz @ Wx.T, dz @ Wh.T, dc * f, x.T @ dz, prev_h.T @ dz, dz.sum(axis=0)
