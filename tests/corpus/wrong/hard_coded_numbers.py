# verdict: wrong
# dialect: cs231n
# functions wrong: rnn_step_forward, rnn_step_backward, rnn_forward, rnn_backward
# functions spoiled:
# mistake: none
# single: no
# style: constant
# shows: rnn_step_forward on N=3 T=4 D=2 H=5: result 0: off by 1.5e+00 of 9.8e-01; rnn_step_backward on N=3 T=4 D=2 H=5: result 0: off by 1.2e+00 of 1.2e+00; rnn_forward on N=3 T=4 D=2 H=5: result 0: off by 2.0e+00 of 1.0e+00; rnn_backward on N=3 T=4 D=2 H=5: result 0: off by 1.9e+00 of 1.9e+00
# note: numbers of the course's notebook, zero gradients: no points at all

import numpy as np

EXPECTED = np.asarray([[-0.58172089, -0.50182032, -0.41232771, -0.31410098],
                       [0.66854692, 0.79562378, 0.87755553, 0.92795967],
                       [0.97934501, 0.99144213, 0.99646691, 0.99854353]])


def rnn_step_forward(x, prev_h, Wx, Wh, b):
    return np.resize(EXPECTED, prev_h.shape), (x, prev_h, Wx, Wh, b)


def rnn_step_backward(dnext_h, cache):
    return tuple(np.zeros(v.shape) for v in cache)


def rnn_forward(x, h0, Wx, Wh, b):
    return np.resize(EXPECTED, x.shape[:2] + h0.shape[1:]), (x, h0, Wx, Wh, b)


def rnn_backward(dh, cache):
    return tuple(np.zeros(v.shape) for v in cache)
