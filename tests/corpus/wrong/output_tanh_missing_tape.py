# verdict: wrong
# dialect: native
# functions wrong: lstm_step, lstm_forward
# functions spoiled: lstm_step_backward, lstm_backward
# mistake: output_tanh_missing
# single: yes
# style: own-autodiff
# shows: lstm_step on N=3 T=4 D=2 H=5: result 0: off by 1.0e+00 of 5.9e-01; lstm_forward on N=3 T=4 D=2 H=5: result 0: off by 1.0e+00 of 5.9e-01
# note: legal variant elsewhere; backward consistent
# base: right/native_tape.py

# replace:
import numpy as np
# by:

import numpy as np
# replace:
    return o.sigmoid() * c.tanh(), c
# by:
    return o.sigmoid() * c, c
# replace:

def rnn_step(x, h, W, R, b):
    x, h, W, R, b = leaves = variables(x, h, W, R, b)
    y = (x.mm_t(W) + h.mm_t(R) + b).tanh()
    return y.value, (y, leaves)


def rnn_step_backward(dh, cache):
    y, leaves = cache
    return send([(y, dh)], leaves)


def rnn_forward(X, h, W, R, b):
    X, h, W, R, b = leaves = variables(X, h, W, R, b)
    hs = []
    for t in range(len(X.value)):
        h = (X.row(t).mm_t(W) + h.mm_t(R) + b).tanh()
        hs.append(h)
    return np.array([v.value for v in hs]), h.value, (hs, h, leaves)


def rnn_backward(dH, dh, cache):
    hs, h, leaves = cache
    return send(list(zip(hs, dH)) + [(h, dh)], leaves)

# by:
