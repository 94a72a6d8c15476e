"""An LSTM over a sequence."""

import numpy as np


def sigmoid(a):
    """1 / (1 + exp(-a)), with an exponent that is never positive, so that nothing overflows."""
    e = np.exp(-np.abs(a))
    return np.where(a >= 0, 1.0, e) / (1.0 + e)


def lstm_step(x, h, c, W, R, b):
    """x (N, D), h and c (N, H) -> the new h and c."""
    a_i, a_f, a_g, a_o = np.split(x @ W.T + h @ R.T + b, 4, axis=1)
    c = sigmoid(a_f) * c + sigmoid(a_i) * np.tanh(a_g)
    return sigmoid(a_o) * np.tanh(c), c


def lstm_forward(X, h, c, W, R, b):
    """X (T, N, D), h and c (N, H) -> H (T, N, H), the final (h, c), cache."""
    outputs = []
    for x in X:
        h, c = lstm_step(x, h, c, W, R, b)
        outputs.append(h)
    return np.stack(outputs), (h, c), None
