# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_forward, lstm_backward
# functions spoiled:
# mistake: answers_change
# single: no
# style: constant
# shows: lstm_forward on N=3 T=4 D=2 H=5: result 0: off by 1.3e+00 of 3.7e-01; lstm_backward on N=3 T=4 D=2 H=5: result 0: off by 2.2e+00 of 5.2e-01
# note: random numbers of the right shapes

import numpy as np


def lstm_forward(x, h0, Wx, Wh, b):
    h = np.tanh(np.random.randn(x.shape[0], x.shape[1], h0.shape[1]))
    return h, (x, h0, Wx, Wh, b)


def lstm_backward(dh, cache):
    return tuple(np.random.randn(*v.shape) for v in cache)
