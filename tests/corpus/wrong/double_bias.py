# verdict: wrong
# dialect: native
# functions wrong: rnn_step
# functions spoiled: rnn_step_backward
# mistake: bias_twice
# single: yes
# style: linear-system
# shows: rnn_step on N=3 T=4 D=2 H=5: result 0: off by 3.0e-01 of 9.8e-01
# note:

import numpy as np
from scipy.linalg import solve_triangular


def rnn_step(x, h, W, R, b):
    y = np.tanh((x @ W.T + b) + (h @ R.T + b))
    return y, np.array([None, x, h, y, W, R], dtype=object)


def rnn_step_backward(dh, cache):
    _, x, h, y, W, R = cache
    e = (1 - y) * (1 + y) * dh
    return e @ W, e @ R, e.T @ x, e.T @ h, e.sum(axis=0)


def rnn_forward(X, h, W, R, b):
    hs = [h]
    for x in X:
        hs.append(np.tanh(x @ W.T + hs[-1] @ R.T + b))
    return np.array(hs[1:]), hs[-1].copy(), (X, np.array(hs), W, R)


def rnn_backward(dH, dh, cache):
    X, hs, W, R = cache
    T, N, D = X.shape
    n = len(R)
    dH = dH.copy()
    dH[-1] += dh
    E = np.zeros((T, N, n))
    for s in range(N):
        # lam_t = dH_t + R^T diag(1 - h_{t+1}^2) lam_{t+1}, for all t together
        M = np.eye(T * n)
        for t in range(T - 1):
            M[t * n:(t + 1) * n, (t + 1) * n:(t + 2) * n] = -R.T * (1 - hs[t + 2, s] ** 2)
        lam = solve_triangular(M, dH[:, s].reshape(-1)).reshape(T, n)
        E[:, s] = lam * (1 - hs[1:, s] ** 2)
    return E @ W, E[0] @ R, np.tensordot(E, X, ([0, 1], [0, 1])), np.tensordot(E, hs[:-1], ([0, 1], [0, 1])), E.sum((0, 1))
