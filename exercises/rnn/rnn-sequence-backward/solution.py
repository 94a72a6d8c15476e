"""A simple recurrent network over a sequence, forward and backward through time."""

import numpy as np


def rnn_forward(X, h, W, R, b):
    """X (T, N, D), h (N, H) -> H (T, N, H), the final h, cache."""
    hs = [h]
    for x in X:
        hs.append(np.tanh(x @ W.T + hs[-1] @ R.T + b))
    return np.stack(hs[1:]), hs[-1], (X, W, R, np.stack(hs))


def rnn_backward(dH, dh, cache):
    """dH (T, N, H), dh (N, H) -> dX (T, N, D), dh (N, H) of the initial state, dW, dR, db."""
    X, W, R, hs = cache
    das = []
    for t in reversed(range(len(X))):
        da = (dH[t] + dh) * (1 - hs[t + 1] ** 2)
        dh = da @ R  # what this step sends back to the step before it
        das.append(da)

    # The weights are the same at every step: their gradients are sums over time and samples.
    dA = np.stack(das[::-1])
    dW = np.einsum("tna,tnd->ad", dA, X)
    dR = np.einsum("tna,tnh->ah", dA, hs[:-1])
    return dA @ W, dh, dW, dR, dA.sum(axis=(0, 1))
