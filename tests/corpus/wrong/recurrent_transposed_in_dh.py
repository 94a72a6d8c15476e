# verdict: wrong
# dialect: cs231n
# functions wrong: rnn_step_backward
# functions spoiled:
# mistake: recurrent_weights_transposed_in_dh
# single: yes
# style: confusing-names
# shows: rnn_step_backward on N=3 T=4 D=2 H=5: result 1: off by 2.1e+00 of 1.8e+00
# note: R for R transposed in dprev_h

import numpy as np


def rnn_step(Wx_plus_Wh_plus_b):
    return np.tanh(Wx_plus_Wh_plus_b)


def rnn_step_forward(X, H, W, R, b):
    out = rnn_step(np.add(X @ W, H @ R) + b)
    return out, (X, H, W, R, out)


def rnn_step_backward(grad, memory):
    X, H, W, R, out = memory
    grad = np.where(np.abs(out) < 1, grad * (1 - out * out), 0.0)
    return grad @ W.T, (grad @ R).reshape(H.shape), X.T @ grad, H.T @ grad, grad.sum(0)
