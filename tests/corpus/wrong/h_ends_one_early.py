# verdict: wrong
# dialect: native
# functions wrong: lstm_forward
# functions spoiled:
# mistake: last_state_one_step_early
# unnamed: says off_final_state
# single: yes
# style: backend-alias
# shows: lstm_forward on N=3 T=4 D=2 H=5: result 2: off by 1.5e+00 of 1.1e+00
# note: the returned c is that of the step before

try:
    import cupy as xp
    ON_GPU = True
except Exception:
    import numpy as xp
    ON_GPU = False

dtype = xp.float64


def host(a):
    return a.get() if ON_GPU else a


def sig(v):
    return xp.exp(xp.minimum(v, 0)) / (1 + xp.exp(-xp.abs(v)))


def lstm_forward(X, h, c, W, R, b):
    X, h, c, W, R, b = (xp.asarray(v, dtype=dtype) for v in (X, h, c, W, R, b))
    T, N, D = X.shape
    n = h.shape[1]
    Hs, Cs, G = xp.zeros((T + 1, N, n)), xp.zeros((T + 1, N, n)), xp.zeros((T, 4, N, n))
    Hs[0], Cs[0] = h, c
    for t in range(T):
        for k in range(4):
            rows = slice(k * n, k * n + n)
            a = X[t].dot(W[rows].T) + Hs[t].dot(R[rows].T) + b[rows]
            G[t, k] = xp.tanh(a) if k == 2 else sig(a)
        Cs[t + 1] = G[t, 1] * Cs[t] + G[t, 0] * G[t, 2]
        Hs[t + 1] = G[t, 3] * xp.tanh(Cs[t + 1])
    return host(Hs[1:]), (host(Hs[T]), host(Cs[T - 1])), (X, Hs, Cs, G, W, R)


def lstm_backward(dH, dlast, cache):
    X, Hs, Cs, G, W, R = cache
    T, N, D = X.shape
    n = Hs.shape[2]
    dHs, dCs = xp.zeros(Hs.shape), xp.zeros(Cs.shape)
    dHs[1:] = xp.asarray(dH)
    dHs[T] += xp.asarray(dlast[0])
    dCs[T] += xp.asarray(dlast[1])
    dX, dW, dR, db = xp.zeros(X.shape), xp.zeros(W.shape), xp.zeros(R.shape), xp.zeros(4 * n)
    for t in range(T, 0, -1):
        i, f, g, o = G[t - 1]
        tc = xp.tanh(Cs[t])
        dCs[t] += dHs[t] * o * (1 - tc ** 2)
        dCs[t - 1] += dCs[t] * f
        for k, (d, y) in enumerate([(dCs[t] * g, i), (dCs[t] * Cs[t - 1], f), (dCs[t] * i, g), (dHs[t] * tc, o)]):
            rows = slice(k * n, k * n + n)
            a = d * (1 - y ** 2) if k == 2 else d * y * (1 - y)
            dX[t - 1] += a.dot(W[rows])
            dHs[t - 1] += a.dot(R[rows])
            dW[rows] += a.T.dot(X[t - 1])
            dR[rows] += a.T.dot(Hs[t - 1])
            db[rows] += a.sum(axis=0)
    return host(dX), (host(dHs[0]), host(dCs[0])), host(dW), host(dR), host(db)
