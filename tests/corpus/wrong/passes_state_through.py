# verdict: wrong
# dialect: native
# functions wrong: lstm_step, lstm_step_backward, lstm_forward, lstm_backward
# functions spoiled:
# mistake: old_states_returned
# single: no
# style: identity
# shows: lstm_step on N=3 T=4 D=2 H=5: result 0: off by 1.0e+00 of 5.9e-01; lstm_step_backward on N=3 T=4 D=2 H=5: result 0: off by 1.4e+00 of 1.4e+00; lstm_forward on N=3 T=4 D=2 H=5: result 0: off by 1.3e+00 of 5.9e-01; lstm_backward on N=3 T=4 D=2 H=5: result 0: off by 1.1e+00 of 1.1e+00
# note: consistent with its own forward, which depends on h and c but on nothing else

import numpy as np


def lstm_step(x, h, c, W, R, b):
    """The states go through untouched; the gradients are those of the identity."""
    return h.copy(), c.copy(), (x, W, R, b)


def lstm_step_backward(dh, dc, cache):
    x, W, R, b = cache
    return np.zeros_like(x), dh, dc, np.zeros_like(W), np.zeros_like(R), np.zeros_like(b)


def lstm_forward(X, h, c, W, R, b):
    return np.stack([h] * len(X)), (h.copy(), c.copy()), (X, W, R, b)


def lstm_backward(dH, d, cache):
    X, W, R, b = cache
    return np.zeros_like(X), (d[0] + dH.sum(axis=0), d[1]), np.zeros_like(W), np.zeros_like(R), np.zeros_like(b)
