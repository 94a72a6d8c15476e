# verdict: wrong
# dialect: cs231n
# functions wrong: rnn_step_forward, rnn_step_backward, lstm_step_forward, lstm_step_backward
# functions spoiled:
# mistake: all_zero
# single: no
# style: constant
# shows: rnn_step_forward on N=3 T=4 D=2 H=5: result 0: off by 9.8e-01 of 9.8e-01; rnn_step_backward on N=3 T=4 D=2 H=5: result 0: off by 1.2e+00 of 1.2e+00; lstm_step_forward on N=3 T=4 D=2 H=5: result 0: off by 5.9e-01 of 5.9e-01; lstm_step_backward on N=3 T=4 D=2 H=5: result 0: off by 1.4e+00 of 1.4e+00
# note: constant outputs with zero gradients agree with finite differences of themselves: no points at all

import numpy as np


def rnn_step_forward(x, prev_h, Wx, Wh, b):
    return np.zeros(prev_h.shape), (x, prev_h, Wx, Wh, b)


def rnn_step_backward(dnext_h, cache):
    return tuple(np.zeros(v.shape) for v in cache)


def lstm_step_forward(x, prev_h, prev_c, Wx, Wh, b):
    return np.zeros(prev_h.shape), np.zeros(prev_c.shape), (x, prev_h, prev_c, Wx, Wh, b)


def lstm_step_backward(dnext_h, dnext_c, cache):
    return tuple(np.zeros(v.shape) for v in cache)
