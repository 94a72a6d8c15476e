"""A simple recurrent network over a sequence, forward and backward through time."""

import numpy as np


def rnn_step(x, h, W, R, b):
    """x (N, D), h (N, H) -> the new h, cache."""
    a = x @ W.T + h @ R.T + b
    h_new = np.tanh(a)
    return h_new, (x, h, a, W, R)


def rnn_step_backward(dh, cache):
    """dh (N, H), of the new state -> dx (N, D), dh (N, H) of the old state, dW, dR, db."""
    x, h, a, W, R = cache
    h_new = np.tanh(a)
    da = dh * (1 - h_new**2)

    dx = da @ W
    dh_old = da @ R
    dW = da.T @ x
    dR = da.T @ h
    db = da.sum(axis=0)
    return dx, dh_old, dW, dR, db


def rnn_forward(X, h, W, R, b):
    """X (T, N, D), h (N, H) -> H (T, N, H), the final h, cache."""
    H, caches = np.zeros((len(X), *h.shape)), []
    for t in range(len(X)):
        h, cache = rnn_step(X[t], h, W, R, b)
        H[t] = h
        caches.append(cache)
    return H, h, (X, caches)


def rnn_backward(dH, dh, cache):
    """dH (T, N, H), dh (N, H) -> dX (T, N, D), dh (N, H) of the initial state, dW, dR, db."""
    X, caches = cache
    dX = np.zeros(X.shape)
    dW, dR, db = 0, 0, 0
    for t in reversed(range(len(dH))):
        dh_t = dH[t] + dh  # what arrives here, and what the step after this one sends back
        dx, dh, dW_t, dR_t, db_t = rnn_step_backward(dh_t, caches[t])
        dX[t] = dx

        # The weights are the same at every step: their gradients add up.
        dW = dW + dW_t
        dR = dR + dR_t
        db = db + db_t
    return dX, dh, dW, dR, db
