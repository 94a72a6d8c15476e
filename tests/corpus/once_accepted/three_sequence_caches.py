# verdict: wrong
# dialect: native
# functions wrong: rnn_backward
# mistake: none
# single: yes
# style: plain
# shows: states kept in 3 module slots by turns
# note: once got full marks
import numpy as np

_S = {}
_N = [0]
from types import SimpleNamespace


def rnn_forward(X, h, W, R, b):
    T, N, D = X.shape
    H = h.shape[1]
    U = (X.reshape(T * N, D) @ W.T).reshape(T, N, H) + b
    hs = [h]
    for t in range(T):
        hs.append(np.tanh(U[t] + hs[-1] @ R.T))
    S = np.array(hs)
    _N[0] += 1
    _S[_N[0] % 3] = S
    return S[1:], S[-1], SimpleNamespace(X=X, k=_N[0] % 3, W=W, R=R)


def rnn_backward(dH, dh, cache):
    X, S, W, R = cache.X, _S[cache.k], cache.W, cache.R
    T, N, D = X.shape
    H = S.shape[2]
    dA = np.zeros((T, N, H))
    for t in range(T - 1, -1, -1):
        dh = dh + dH[t]
        dA[t] = dh * (1 - S[t + 1] ** 2)
        dh = dA[t] @ R
    flat = dA.reshape(T * N, H)
    dX = (flat @ W).reshape(T, N, D)
    dW = flat.T @ X.reshape(T * N, D)
    dR = flat.T @ S[:-1].reshape(T * N, H)
    db = flat.sum(axis=0)
    return dX, dh, dW, dR, db
