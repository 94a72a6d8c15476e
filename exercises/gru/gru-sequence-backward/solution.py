"""A GRU over a sequence, forward and backward through time."""

import numpy as np


def sigmoid(a):
    """1 / (1 + exp(-a)), with an exponent that is never positive, so that nothing overflows."""
    e = np.exp(-np.abs(a))
    return np.where(a >= 0, 1.0, e) / (1.0 + e)


def gru_step(x, h, W, R, b, bn):
    """x (N, D), h (N, H), W (3H, D), R (3H, H), b (3H,), bn (H,) -> the new h (N, H), cache."""
    a_r, a_z, a_n = np.split(x @ W.T + b, 3, axis=1)
    k_r, k_z, k_n = np.split(h @ R.T, 3, axis=1)
    r = sigmoid(a_r + k_r)
    z = sigmoid(a_z + k_z)
    q = k_n + bn
    n = np.tanh(a_n + r * q)
    h_new = z * h + (1 - z) * n
    return h_new, (x, h, W, R, r, z, n, q)


def gru_step_backward(dh, cache):
    """dh (N, H), of the new state -> dx (N, D), dh (N, H) of the old state, dW, dR, db, dbn."""
    x, h, W, R, r, z, n, q = cache
    dn = dh * (1 - z)
    dz = dh * (h - n)
    da_n = dn * (1 - n**2)
    dq = da_n * r
    dr = da_n * q
    da_r = dr * r * (1 - r)
    da_z = dz * z * (1 - z)
    da = np.hstack([da_r, da_z, da_n])
    dk = np.hstack([da_r, da_z, dq])
    dx = da @ W
    dh_old = dh * z + dk @ R
    dW = da.T @ x
    dR = dk.T @ h
    db = da.sum(axis=0)
    dbn = dq.sum(axis=0)
    return dx, dh_old, dW, dR, db, dbn


def gru_forward(X, h, W, R, b, bn):
    """X (T, N, D), h (N, H) -> H (T, N, H), the final h, cache."""
    H, caches = np.zeros((len(X), *h.shape)), []
    for t in range(len(X)):
        h, cache = gru_step(X[t], h, W, R, b, bn)
        H[t] = h
        caches.append(cache)
    return H, h, (X, caches)


def gru_backward(dH, dh, cache):
    """dH (T, N, H), dh (N, H) of the final state -> dX (T, N, D), dh of the initial one, dW, dR, db, dbn."""
    X, caches = cache
    dX = np.zeros(X.shape)
    dW, dR, db, dbn = 0, 0, 0, 0
    for t in reversed(range(len(dH))):
        dh_t = dH[t] + dh  # what arrives here, and what the step after this one sends back
        dx, dh, dW_t, dR_t, db_t, dbn_t = gru_step_backward(dh_t, caches[t])
        dX[t] = dx
        dW = dW + dW_t
        dR = dR + dR_t
        db = db + db_t
        dbn = dbn + dbn_t
    return dX, dh, dW, dR, db, dbn
