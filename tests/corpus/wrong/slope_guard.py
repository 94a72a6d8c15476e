# verdict: wrong
# dialect: cs231n
# functions wrong: rnn_step_backward
# functions spoiled:
# mistake: none
# single: yes
# style: confusing-names
# shows: rnn_step_backward on N=1 T=3 D=4 H=3: result 0: off by 1.2e-03 of 3.8e-01
# note: slopes of nearly saturated units are taken for zero

import numpy as np


def rnn_step(Wx_plus_Wh_plus_b):
    return np.tanh(Wx_plus_Wh_plus_b)


def rnn_step_forward(X, H, W, R, b):
    out = rnn_step(np.add(X @ W, H @ R) + b)
    return out, (X, H, W, R, out)


def rnn_step_backward(grad, memory):
    X, H, W, R, out = memory
    grad = np.where(np.abs(out) < 0.999, grad * (1 - out * out), 0.0)
    return grad @ W.T, grad @ R.T, X.T @ grad, H.T @ grad, grad.sum(0)
