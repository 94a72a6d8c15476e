# verdict: wrong
# dialect: native
# functions wrong: lstm_step_backward
# functions spoiled:
# mistake: none
# single: yes
# style: adjoint-batched
# shows: lstm_step_backward on zero x: result 0: off by 2.4e+00 of 2.4e+00
# note: no gradient for inputs that are zero

import numpy as np


def s(z):
    return 0.5 * (np.tanh(z / 2) + 1)


def lstm_step(x, h, c, W, R, b):
    H, last, cache = lstm_forward(np.asarray(x)[None], h, c, W, R, b)
    return last[0], last[1], cache


def lstm_step_backward(dh, dc, cache):
    dX, (dh0, dc0), dW, dR, db = lstm_backward(np.zeros((1,) + dh.shape), (dh, dc), cache)
    dX *= cache[0] != 0
    return dX[0], dh0, dc0, dW, dR, db


def lstm_forward(X, h, c, W, R, b):
    states, gates = [(h, c)], []
    for x in X:
        z = np.split(x @ W.T + states[-1][0] @ R.T + b, 4, axis=1)
        i, f, g, o = s(z[0]), s(z[1]), np.tanh(z[2]), s(z[3])
        cn = f * states[-1][1] + i * g
        states.append((o * np.tanh(cn), cn))
        gates.append((i, f, g, o))
    return np.stack([p for p, _ in states[1:]]), states[-1], (X, states, gates, W, R)


def lstm_backward(dH, dlast, cache):
    X, states, gates, W, R = cache
    T, N, n = dH.shape
    dcda, dhda, J = np.zeros((T, N, n, 4 * n)), np.zeros((T, N, n, 4 * n)), np.zeros((T, N, 2 * n, 2 * n))
    k = np.arange(n)
    for t, (i, f, g, o) in enumerate(gates):
        c_old, c_new = states[t][1], states[t + 1][1]
        tc = np.tanh(c_new)
        slope = o * (1 - tc ** 2)
        dcda[t, :, k, k] = (g * i * (1 - i)).T
        dcda[t, :, k, n + k] = (c_old * f * (1 - f)).T
        dcda[t, :, k, 2 * n + k] = (i * (1 - g ** 2)).T
        dhda[t] = slope[:, :, None] * dcda[t]
        dhda[t, :, k, 3 * n + k] = (tc * o * (1 - o)).T
        J[t, :, :n, :n] = dhda[t] @ R
        J[t, :, n:, :n] = dcda[t] @ R
        J[t, :, k, n + k] = (slope * f).T
        J[t, :, n + k, n + k] = f.T
    v = np.concatenate(dlast, axis=1)
    E = np.zeros((T, N, 4 * n))
    for t in range(T - 1, -1, -1):
        v = v + np.concatenate([dH[t], np.zeros((N, n))], axis=1)
        E[t] = np.einsum('nj,njk->nk', v[:, :n], dhda[t]) + np.einsum('nj,njk->nk', v[:, n:], dcda[t])
        v = np.einsum('nj,njk->nk', v, J[t])
    old = np.stack([p for p, _ in states[:-1]])
    return (E @ W, (v[:, :n], v[:, n:]), np.einsum('tnk,tnd->kd', E, X), np.einsum('tnk,tnj->kj', E, old), E.sum((0, 1)))
