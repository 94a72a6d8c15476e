# verdict: right
# dialect: native
# functions wrong:
# mistake: none
# single: yes
# style: columns
# note: column vectors; the complement of the update gate by itself
import numpy as np


def squash(a):
    return np.exp(-np.logaddexp(0, -a))


def gru_step(x, h, W, R, b, bn):
    X, S = x.T, h.T
    H = S.shape[0]
    A = W @ X + b[:, np.newaxis]
    K = R @ S
    r = squash(A[:H] + K[:H])
    keep, renew = squash(A[H:-H] + K[H:-H]), squash(-A[H:-H] - K[H:-H])
    q = K[-H:] + bn[:, np.newaxis]
    n = np.tanh(A[-H:] + r * q)
    return (keep * S + renew * n).T, [X, S, W, R, r, keep, renew, q, n]


def gru_step_backward(dh, cache):
    X, S, W, R, r, keep, renew, q, n = cache
    G = dh.T
    dn = G * renew * (1 - n * n)
    dk = G * (S - n) * keep * renew
    dr = dn * q * r * (1 - r)
    outer = np.concatenate([dr, dk, dn])
    inner = np.concatenate([dr, dk, dn * r])
    ones = np.ones(X.shape[1])
    return (W.T @ outer).T, (G * keep + R.T @ inner).T, outer @ X.T, inner @ S.T, outer @ ones, (dn * r) @ ones
