# verdict: wrong
# dialect: native
# functions wrong: rnn_step
# functions spoiled: rnn_step_backward
# mistake: none
# single: yes
# style: partial
# shows: rnn_step on zero x: result 0: off by 9.6e-01 of 9.9e-01
# note: equal rows of x are computed once, although their states differ

import numpy as np
def rnn_step(x, h, W, R, b):
    rows, back = np.unique(x, axis=0, return_inverse=True)
    first = [np.flatnonzero(back.ravel() == k)[0] for k in range(len(rows))]
    y = np.tanh(rows @ W.T + h[first] @ R.T + b)[back.ravel()]
    return y, [x, h, W, R, y]
def rnn_step_backward(dh, cache): x, h, W, R, y = cache; e = dh * (1 - y * y); return e @ W, e @ R, e.T @ x, e.T @ h, e.sum(0)
