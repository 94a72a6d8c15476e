# verdict: right
# dialect: cs231n
# functions wrong:
# mistake: none
# single: yes
# style: partial
# note: only the two forward sequences, no step functions, no backward; gates by np.piecewise; caches are None or a dict
import numpy as np


def sigmoid(x):
    return np.piecewise(np.asarray(x, dtype=float), [x >= 0], [lambda v: 1 / (1 + np.exp(-v)), lambda v: 1 - 1 / (1 + np.exp(v))])


def rnn_forward(x, h0, Wx, Wh, b):
    N, T, D = x.shape
    h = np.zeros((N, T + 1, Wh.shape[0]))
    h[:, -1] = h0  # index -1 is read at t = 0
    for t in range(T):
        h[:, t] = np.tanh(x[:, t] @ Wx + h[:, t - 1] @ Wh + b)
    return h[:, :-1], None


def lstm_forward(x, h0, Wx, Wh, b):
    N, T, D = x.shape
    H = Wh.shape[0]
    h = np.zeros((N, T + 1, H))
    h[:, -1] = h0  # index -1 is read at t = 0
    c = np.zeros((N, H))
    for t in range(T):
        a = x[:, t] @ Wx + h[:, t - 1] @ Wh + b
        gates = sigmoid(a[:, :3 * H])
        c = gates[:, H:2 * H] * c + gates[:, :H] * np.tanh(a[:, 3 * H:])
        h[:, t] = gates[:, 2 * H:] * np.tanh(c)
    return h[:, :-1], {}
