# verdict: right
# dialect: cs231n
# functions wrong:
# mistake: none
# single: yes
# style: confusing-names
# note: helpers called rnn_step and lstm_step, classes RNN and LSTM that are never used, W for Wx and R for Wh
import numpy as np

LSTM_GATES = 4


class LSTM:
    """Not finished."""

    def __init__(self, hidden=128):
        self.hidden = hidden

    def forward(self, x):
        raise NotImplementedError


class RNN(LSTM):
    pass


def rnn_step(Wx_plus_Wh_plus_b):
    return np.tanh(Wx_plus_Wh_plus_b)


def lstm_step(a, c):
    """Squash the joined pre-activations; order i f o g."""
    H = a.shape[1] // LSTM_GATES
    ifo = 1 / (1 + np.exp(-a[:, :-H]))
    g = np.tanh(a[:, -H:])
    c = ifo[:, H:2 * H] * c + ifo[:, :H] * g
    return ifo, g, c


def rnn_step_forward(X, H, W, R, b):
    out = rnn_step(np.add(X @ W, H @ R) + b)
    return out, (X, H, W, R, out)


def rnn_step_backward(grad, memory):
    X, H, W, R, out = memory
    grad = np.where(np.abs(out) < 1, grad * (1 - out * out), 0.0)
    return grad @ W.T, grad @ R.T, X.T @ grad, H.T @ grad, grad.sum(0)


def lstm_step_forward(X, H, C, W, R, b):
    ifo, g, new_c = lstm_step(X @ W + H @ R + b, C)
    h = H.shape[1]
    return ifo[:, 2 * h:] * np.tanh(new_c), new_c, (X, H, C, W, R, ifo, g, new_c)


def lstm_step_backward(grad_h, grad_c, memory):
    X, H, C, W, R, ifo, g, new_c = memory
    i, f, o = np.hsplit(ifo, 3)
    s = 1 / np.cosh(np.clip(new_c, -350, 350))
    grad_c = grad_c + grad_h * o * s * s
    grad_ifo = np.hstack([grad_c * g, grad_c * C, grad_h * np.tanh(new_c)]) * ifo * (1 - ifo)
    grad_a = np.hstack([grad_ifo, grad_c * i * (1 - g * g)])
    return grad_a @ W.T, grad_a @ R.T, grad_c * f, X.T @ grad_a, H.T @ grad_a, grad_a.sum(0)
