# verdict: wrong
# dialect: native
# functions wrong: lstm_step_backward, lstm_backward
# functions spoiled:
# mistake: joined_otherwise_da_f_by_zero_in_da
# single: yes
# style: own-autodiff
# shows: lstm_step_backward on N=3 T=4 D=2 H=5: result 0: off by 4.1e-01 of 1.4e+00; lstm_backward on N=3 T=4 D=2 H=5: result 0: off by 4.2e-01 of 1.1e+00
# note: the forget gate is a constant for the tape: its gradient is zero
# base: right/native_tape.py

# replace:
import numpy as np
# by:

import numpy as np
# replace:
    c = f.sigmoid() * c + i.sigmoid() * g.tanh()
# by:
    c = Var(f.sigmoid().value) * c + i.sigmoid() * g.tanh()
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
