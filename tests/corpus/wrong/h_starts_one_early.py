# verdict: wrong
# dialect: native
# functions wrong: rnn_forward
# functions spoiled:
# mistake: outputs_before_update
# single: yes
# style: backend-alias
# shows: rnn_forward on N=3 T=4 D=2 H=5: result 0: off by 1.7e+00 of 1.0e+00
# note:

try:
    import cupy as xp
    ON_GPU = True
except Exception:
    import numpy as xp
    ON_GPU = False

dtype = xp.float64


def host(a):
    return a.get() if ON_GPU else a


def rnn_forward(X, h, W, R, b):
    X, h, W, R, b = (xp.asarray(v, dtype=dtype) for v in (X, h, W, R, b))
    Hs = xp.zeros((len(X) + 1,) + h.shape)
    Hs[0] = h
    for t in range(len(X)):
        Hs[t + 1] = xp.tanh(X[t].dot(W.T) + Hs[t].dot(R.T) + b)
    return host(Hs[:-1]), host(Hs[-1]), (X, Hs, W, R)


def rnn_backward(dH, dlast, cache):
    X, Hs, W, R = cache
    dHs = xp.zeros(Hs.shape)
    dHs[1:] = xp.asarray(dH)
    dHs[-1] += xp.asarray(dlast)
    dX, dW, dR, db = xp.zeros(X.shape), xp.zeros(W.shape), xp.zeros(R.shape), xp.zeros(len(R))
    for t in range(len(X), 0, -1):
        a = dHs[t] * (1 - Hs[t] ** 2)
        dHs[t - 1] += a.dot(R)
        dX[t - 1] = a.dot(W)
        dW += a.T.dot(X[t - 1])
        dR += a.T.dot(Hs[t - 1])
        db += a.sum(axis=0)
    return host(dX), host(dHs[0]), host(dW), host(dR), host(db)
