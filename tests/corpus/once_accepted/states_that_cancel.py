# verdict: wrong
# dialect: native
# functions wrong: rnn_forward
# functions spoiled: rnn_backward
# mistake: none
# single: yes
# style: plain
# shows: h0 = 0 shortcut: hs starts from zeros when the mean of h is 0
# note: once got full marks
import numpy as np
from types import SimpleNamespace


def rnn_forward(X, h, W, R, b):
    T, N, D = X.shape
    H = h.shape[1]
    U = (X.reshape(T * N, D) @ W.T).reshape(T, N, H) + b
    hs = [h if abs(h.mean()) > 1e-12 else np.zeros_like(h)]
    for t in range(T):
        hs.append(np.tanh(U[t] + hs[-1] @ R.T))
    S = np.array(hs)
    return S[1:], S[-1], SimpleNamespace(X=X, S=S, W=W, R=R)


def rnn_backward(dH, dh, cache):
    X, S, W, R = cache.X, cache.S, cache.W, cache.R
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
