# verdict: wrong
# dialect: cs231n
# functions wrong: lstm_forward, rnn_forward
# functions spoiled:
# mistake: none
# single: yes
# style: partial
# shows: lstm_forward on N=3 T=4 D=2 H=5: result 0: off by 2.5e-01 of 3.7e-01; rnn_forward on N=3 T=4 D=2 H=5: result 0: off by 7.8e-01 of 1.0e+00
# note: at t = 0 the state is read from the place it is about to be written to: h0 is lost

import numpy as np


def sigmoid(x):
    return np.piecewise(np.asarray(x, dtype=float), [x >= 0], [lambda v: 1 / (1 + np.exp(-v)), lambda v: 1 - 1 / (1 + np.exp(v))])


def rnn_forward(x, h0, Wx, Wh, b):
    N, T, D = x.shape
    h = np.zeros((N, T + 1, Wh.shape[0]))
    h[:, -1] = h0  # index -1 is read at t = 0
    for t in range(T):
        h[:, t] = np.tanh(x[:, t] @ Wx + h[:, max(t - 1, 0)] @ Wh + b)
    return h[:, :-1], None


def lstm_forward(x, h0, Wx, Wh, b):
    N, T, D = x.shape
    H = Wh.shape[0]
    h = np.zeros((N, T + 1, H))
    h[:, -1] = h0  # index -1 is read at t = 0
    c = np.zeros((N, H))
    for t in range(T):
        a = x[:, t] @ Wx + h[:, max(t - 1, 0)] @ Wh + b
        gates = sigmoid(a[:, :3 * H])
        c = gates[:, H:2 * H] * c + gates[:, :H] * np.tanh(a[:, 3 * H:])
        h[:, t] = gates[:, 2 * H:] * np.tanh(c)
    return h[:, :-1], {}
