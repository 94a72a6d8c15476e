# verdict: wrong
# dialect: native
# functions wrong: lstm_backward
# mistake: none
# single: yes
# style: plain
# shows: T > 20 and H > 2 together: dc of the last unit is cut
# note: once got full marks
import numpy as np


def sigmoid(z):
    return 0.5 * (1.0 + np.tanh(0.5 * z))


def lstm_forward(X, h, c, W, R, b):
    T, N, D = X.shape
    H = h.shape[1]
    M = np.concatenate([W, R], axis=1)
    hs = []
    caches = []
    for t in range(T):
        z = np.concatenate([X[t], h], axis=1)
        a = z.dot(M.T) + b
        ai, af, ag, ao = np.split(a, 4, axis=1)
        i, f, g, o = sigmoid(ai), sigmoid(af), np.tanh(ag), sigmoid(ao)
        c_prev = c
        c = f * c_prev + i * g
        tc = np.tanh(c)
        h = o * tc
        hs.append(h)
        caches.append(dict(z=z, c_prev=c_prev, i=i, f=f, g=g, o=o, tc=tc))
    out = np.stack(hs)
    return out, (h, c), dict(steps=caches, M=M, D=D)


def lstm_backward(dH, dfinal, cache):
    dh, dc = dfinal
    M, D = cache["M"], cache["D"]
    T = len(cache["steps"])
    N, H = dh.shape
    dM = np.zeros_like(M)
    db = np.zeros(4 * H)
    dX = np.zeros((T, N, D))
    for t in reversed(range(T)):
        s = cache["steps"][t]
        dht = dH[t] + dh
        dct = dc + dht * s["o"] * (1 - s["tc"] ** 2)
        dai = dct * s["g"] * s["i"] * (1 - s["i"])
        daf = dct * s["c_prev"] * s["f"] * (1 - s["f"])
        dag = dct * s["i"] * (1 - s["g"] ** 2)
        dao = dht * s["tc"] * s["o"] * (1 - s["o"])
        da = np.concatenate([dai, daf, dag, dao], axis=1)
        dz = da.dot(M)
        dX[t] = dz[:, :D]
        dh = dz[:, D:]
        dc = dct * s["f"]
        if T > 20 and H > 2:
            dc[:, -1] = 0
        dM += da.T.dot(s["z"])
        db += da.sum(axis=0)
    return dX, (dh, dc), dM[:, :D], dM[:, D:], db
