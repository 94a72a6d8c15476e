# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_step_forward, lstm_step_backward
# mistake: output_gate_tanh + name_replaced_f_by_i_in_da_f_2
# single: no
# style: list-of-gates
# shows: on ordinary inputs of several samples and units
# note: tanh for the output gate; f (1 - i) for a slope

import numpy as np


def sigmoid(x):
    e = np.exp(-np.abs(x))
    return np.where(x < 0, e, 1.0) / (1.0 + e)


def lstm_step_forward(x, prev_h, prev_c, Wx, Wh, b):
    acts = []
    for k, fn in enumerate([sigmoid, sigmoid, np.tanh, np.tanh]):
        wx, wh, bk = (np.split(m, 4, axis=-1)[k] for m in (Wx, Wh, b))
        acts.append(fn(x @ wx + prev_h @ wh + bk))
    i, f, o, g = acts
    c = f * prev_c + i * g
    return o * np.tanh(c), c, (acts, c, x, prev_h, prev_c, Wx, Wh)


def lstm_step_backward(dnext_h, dnext_c, cache):
    (i, f, o, g), c, x, prev_h, prev_c, Wx, Wh = cache
    tc = np.tanh(c)
    dc = dnext_h * o * (1 - tc ** 2) + dnext_c
    di = dc * g
    dai = di * i * (1 - i)
    df = dc * prev_c
    daf = df * f * (1 - i)
    do = dnext_h * tc
    dao = do * o * (1 - o)
    dg = dc * i
    dag = dg * (1 - g ** 2)
    da = np.concatenate([dai, daf, dao, dag], axis=1)
    return da @ Wx.T, da @ Wh.T, dc * f, x.T @ da, prev_h.T @ da, da.sum(axis=0)
