"""The Jacobian of one step of an LSTM, block by block."""

import numpy as np


def sigmoid(a):
    """1 / (1 + exp(-a)), with an exponent that is never positive, so that nothing overflows."""
    e = np.exp(-np.abs(a))
    return np.where(a >= 0, 1.0, e) / (1.0 + e)


def state_jacobian(x, h, c, W, R, b):
    """x (D,), h and c (H,), W (4H, D), R (4H, H), b (4H,) -> (2H, 2H): rows h', c', columns h, c."""
    a_i, a_f, a_g, a_o = np.split(W @ x + R @ h + b, 4)
    R_i, R_f, R_g, R_o = np.split(R, 4)
    i, f, g, o = sigmoid(a_i), sigmoid(a_f), np.tanh(a_g), sigmoid(a_o)
    s = np.tanh(f * c + i * g)
    slope = o * (1 - s**2)
    c_of_h = rows(g * i * (1 - i), R_i) + rows(c * f * (1 - f), R_f) + rows(i * (1 - g**2), R_g)
    h_of_h = rows(slope, c_of_h) + rows(s * o * (1 - o), R_o)
    J = np.block([[h_of_h, np.diag(slope * f)], [c_of_h, np.diag(f)]])
    return J


def rows(factors, M):
    """diag(factors) M: each row of M (H, H) with its factor."""
    return factors[:, None] * M
