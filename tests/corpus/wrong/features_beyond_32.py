# verdict: wrong
# dialect: cs231n
# functions wrong: rnn_step_forward
# functions spoiled: rnn_step_backward
# mistake: none
# single: yes
# style: confusing-names
# shows: rnn_step_forward on wide: result 0: off by 4.8e-01 of 1.0e+00
# note: only 32 input features

import numpy as np


def rnn_step(Wx_plus_Wh_plus_b):
    return np.tanh(Wx_plus_Wh_plus_b)


def rnn_step_forward(X, H, W, R, b):
    out = rnn_step(np.add(X[:, :32] @ W[:32], H @ R) + b)
    return out, (X, H, W, R, out)


def rnn_step_backward(grad, memory):
    X, H, W, R, out = memory
    grad = np.where(np.abs(out) < 1, grad * (1 - out * out), 0.0)
    return grad @ W.T, grad @ R.T, X.T @ grad, H.T @ grad, grad.sum(0)
