"""An LSTM over a sequence, forward and backward through time."""

import numpy as np


def sigmoid(a):
    """1 / (1 + exp(-a)), with an exponent that is never positive, so that nothing overflows."""
    e = np.exp(-np.abs(a))
    return np.where(a >= 0, 1.0, e) / (1.0 + e)


def lstm_forward(X, h, c, W, R, b):
    """X (T, N, D), h and c (N, H) -> H (T, N, H), the final (h, c), cache."""
    hs, cs, gates = [h], [c], []
    for x in X:
        a_i, a_f, a_g, a_o = np.split(x @ W.T + hs[-1] @ R.T + b, 4, axis=1)
        i, f, g, o = sigmoid(a_i), sigmoid(a_f), np.tanh(a_g), sigmoid(a_o)
        cs.append(f * cs[-1] + i * g)
        hs.append(o * np.tanh(cs[-1]))
        gates.append((i, f, g, o))
    return np.stack(hs[1:]), (hs[-1], cs[-1]), (X, W, R, hs, cs, gates)


def lstm_backward(dH, dfinal, cache):
    """dH (T, N, H), final (dh, dc) (N, H) -> dX (T, N, D), (dh, dc) of the initial states, dW, dR, db."""
    X, W, R, hs, cs, gates = cache
    dh, dc = dfinal
    das = []
    for t in reversed(range(len(X))):
        i, f, g, o = gates[t]
        tanh_c = np.tanh(cs[t + 1])

        dh = dH[t] + dh
        dc = dc + dh * o * (1 - tanh_c**2)
        da_i = dc * g * i * (1 - i)
        da_f = dc * cs[t] * f * (1 - f)
        da_g = dc * i * (1 - g**2)
        da_o = dh * tanh_c * o * (1 - o)
        da = np.hstack([da_i, da_f, da_g, da_o])

        # What this step sends back to the step before it.
        dh, dc = da @ R, dc * f
        das.append(da)

    # The weights are the same at every step: their gradients are sums over time and samples.
    dA = np.stack(das[::-1])
    dW = np.einsum("tna,tnd->ad", dA, X)
    dR = np.einsum("tna,tnh->ah", dA, np.stack(hs[:-1]))
    return dA @ W, (dh, dc), dW, dR, dA.sum(axis=(0, 1))
